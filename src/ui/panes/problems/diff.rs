//! The hunks of a preview: changed lines with numbers, added and removed ones in their colours.

use eframe::egui::{ScrollArea, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::app::fixes::{Hunk, Line, Preview};
use crate::ui::diff::line::{self, Gutter, Laid, sign};
use crate::ui::theme::{Type, colors, height, spacing};

/// How many lines a preview beside the pointer shows.
const SHORT: usize = 12;
/// How many characters of each.
const SHORT_LINE: usize = 44;

/// One line to draw.
#[derive(Debug, Clone, Copy)]
enum Drawn<'p> {
    Head(&'p Hunk),
    Line(&'p Line),
}

fn drawn(preview: &Preview) -> Vec<Drawn<'_>> {
    let of = |hunk| [Drawn::Head(hunk)].into_iter().chain(hunk_lines(hunk));
    preview.hunks.iter().flat_map(of).collect()
}

fn hunk_lines(hunk: &Hunk) -> impl Iterator<Item = Drawn<'_>> {
    hunk.lines.iter().map(Drawn::Line)
}

/// How high all lines are together.
pub(super) fn full_height(preview: &Preview) -> f32 {
    let lines: usize = preview.hunks.iter().map(|hunk| hunk.lines.len() + 1).sum();
    lines as f32 * height::CODE_LINE
}

/// Draws all lines; only those in view cost anything.
pub(super) fn diff_ui(ui: &mut Ui, preview: &Preview) {
    let lines = drawn(preview);
    let gutter = gutter(ui, preview);
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::both().auto_shrink(false).show_rows(ui, height::CODE_LINE, lines.len(), |ui, range| {
        for (at, line) in lines.iter().enumerate().take(range.end).skip(range.start) {
            ui.push_id(at, |ui| line_ui(ui, *line, gutter, None));
        }
    });
}

/// Draws the first lines, for a tooltip.
pub(super) fn short_ui(ui: &mut Ui, preview: &Preview) {
    let lines = drawn(preview);
    let gutter = gutter(ui, preview);
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.set_width(ui.spacing().tooltip_width);
    for line in lines.iter().take(SHORT) {
        line_ui(ui, *line, gutter, Some(SHORT_LINE));
    }
    if lines.len() > SHORT {
        ui.label(Type::MONO.text("…"));
    }
}

fn gutter(ui: &Ui, preview: &Preview) -> Gutter {
    let last = |hunk: &Hunk| hunk.lines.iter().map(|line| line.number).max();
    Gutter::new(ui, 1, preview.hunks.iter().filter_map(last).max().unwrap_or_default())
}

/// Draws a line, or as many characters of it as are wanted.
fn line_ui(ui: &mut Ui, drawn: Drawn<'_>, gutter: Gutter, longest: Option<usize>) {
    let shorten = |text: &str| match longest.and_then(|longest| text.char_indices().nth(longest)) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    };
    let (sign, galley) = match drawn {
        Drawn::Head(hunk) => {
            let text = shorten(&format!("@@ {}", hunk.place));
            ("", ui.painter().layout_no_wrap(text, Type::MONO.font(), colors(ui).text_muted))
        }
        Drawn::Line(line) => (sign(line.kind), line::layout(ui, &shorten(&line.shown.text))),
    };
    let width = (gutter.width() + galley.size().x + spacing::SM).max(ui.available_width());
    let (rect, response) = ui.allocate_exact_size(vec2(width, height::CODE_LINE), Sense::empty());
    let name = format!("{sign} {}", galley.text());
    match drawn {
        Drawn::Head(_) => {
            let at = pos2(rect.left() + gutter.width(), rect.center().y - galley.size().y / 2.0);
            let color = colors(ui).text_muted;
            ui.painter().galley(at, galley, color);
        }
        Drawn::Line(line) => {
            let (numbers, words) = (&[Some(line.number)], &line.shown.words);
            Laid { kind: line.kind, numbers, galley, words }.paint(ui, rect, gutter, 0.0);
        }
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name.trim()));
}
