//! A difference of two texts as lines with numbers, added and removed ones in their colours.

use eframe::egui::{Align2, ScrollArea, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::app::fixes::{Hunk, Line, LineKind, Preview};
use crate::ui::panes::json::highlight;
use crate::ui::theme::{Type, colors, height, spacing};

/// Room for the number of a line and the sign behind it.
const GUTTER: f32 = spacing::XXL + spacing::LG;

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
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::both().auto_shrink(false).show_rows(ui, height::CODE_LINE, lines.len(), |ui, range| {
        for (at, line) in lines.iter().enumerate().take(range.end).skip(range.start) {
            ui.push_id(at, |ui| line_ui(ui, *line, None));
        }
    });
}

/// Draws the first lines, for a tooltip.
pub(super) fn short_ui(ui: &mut Ui, preview: &Preview) {
    let lines = drawn(preview);
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.set_width(ui.spacing().tooltip_width);
    for line in lines.iter().take(SHORT) {
        line_ui(ui, *line, Some(SHORT_LINE));
    }
    if lines.len() > SHORT {
        ui.label(Type::MONO.text("…"));
    }
}

/// Draws a line, or as many characters of it as are wanted.
fn line_ui(ui: &mut Ui, line: Drawn<'_>, longest: Option<usize>) {
    let palette = colors(ui);
    let (sign, text, color) = match line {
        Drawn::Head(hunk) => ("", format!("@@ {}", hunk.place), palette.text_muted),
        Drawn::Line(line) => (sign(line.kind), line.text.replace('\t', "    "), palette.text_primary),
    };
    let text = match longest.and_then(|longest| text.char_indices().nth(longest)) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    };
    let galley = match line {
        Drawn::Head(_) => ui.painter().layout_no_wrap(text, Type::MONO.font(), color),
        Drawn::Line(_) => ui.painter().layout_job(highlight::job(&text, palette)),
    };
    let width = (GUTTER + galley.size().x + spacing::SM).max(ui.available_width());
    let (rect, response) = ui.allocate_exact_size(vec2(width, height::CODE_LINE), Sense::empty());
    if let Drawn::Line(line) = line {
        let fill = match line.kind {
            LineKind::Added => Some(palette.diff_add),
            LineKind::Removed => Some(palette.diff_del),
            LineKind::Same => None,
        };
        if let Some(fill) = fill {
            ui.painter().rect_filled(rect, 0.0, fill);
        }
        let font = Type::MONO.font();
        let at = pos2(rect.left() + spacing::XXL, rect.center().y);
        ui.painter().text(at, Align2::RIGHT_CENTER, line.number, font.clone(), palette.code_gutter);
        let at = pos2(rect.left() + spacing::XXL + spacing::SM, rect.center().y);
        ui.painter().text(at, Align2::CENTER_CENTER, sign, font, palette.text_primary);
    }
    let name = format!("{sign} {}", galley.text());
    let top = rect.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(rect.left() + GUTTER, top), galley, color);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name.trim()));
}

fn sign(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Same => "",
        LineKind::Added => "+",
        LineKind::Removed => "−",
    }
}
