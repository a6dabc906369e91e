//! The document's own text, editable. What changes without the text, such as the selected lines and underlines, is
//! painted over the laid-out text for the visible rows only.

mod bars;
mod completion;
mod editor;
mod find;
mod find_bar;
pub(in crate::ui) mod highlight;
mod hover;
mod input;
mod job;
mod keys;
mod marks;
mod reformat;
mod view;

use std::ops::Range;

use eframe::egui::{CentralPanel, Frame, Id, Margin, Panel, Ui};

use crate::app::ctx::Ctx;
use crate::ui::theme::{colors, height, spacing};
use completion::Completing;
use find::Find;
pub use find::Search;
use job::JobCache;
use marks::Mark;
use reformat::Reformat;
use view::View;

/// What the pane remembers between frames.
#[derive(Debug, Default)]
pub struct JsonState {
    /// The text of `revision` as the editor shows it.
    view: View,
    revision: Option<u64>,
    /// What stands in the editor: the view, and what is typed and not sent yet.
    text: String,
    job: JobCache,
    marks: Vec<Mark>,
    /// The revision and the state of the findings that the marks are for.
    marked: Option<(u64, bool)>,
    /// How many lines the text had that the marks were made for.
    marked_lines: usize,
    /// The lines of what is selected, from 0.
    lines: Range<usize>,
    /// The selection and the revision that these are the lines of.
    lines_of: Option<(u64, u64)>,
    seen_selection: u64,
    caret: Caret,
    find: Find,
    completing: Completing,
    /// The character to bring into view.
    goal: Option<usize>,
    reformat: Reformat,
}

/// Where the keyboard writes.
#[derive(Debug, Default)]
struct Caret {
    /// The character of the text.
    at: Option<usize>,
    /// Its line, from 0.
    line: usize,
    is_focused: bool,
    /// The bracket there and its partner, by line and column.
    brackets: Vec<(usize, usize)>,
    /// The character and the revision that they are for.
    brackets_of: Option<(usize, Option<u64>)>,
}

impl JsonState {
    /// Takes over what follows from another revision or selection.
    fn refresh(&mut self, ctx: &Ctx<'_>) {
        let revision = ctx.document().revision();
        if self.revision != Some(revision) {
            self.view = View::of(ctx.document().text());
            if self.text != self.view.text {
                self.text.clone_from(&self.view.text);
            }
            self.revision = Some(revision);
        }
        if self.marked != Some((revision, ctx.shows_broken)) {
            self.marked = Some((revision, ctx.shows_broken));
            // Typing goes through broken texts: what was underlined stays until it is said that this one is broken,
            // as long as it stands on the same lines.
            let is_passing = ctx.derived.error().is_some() && !ctx.shows_broken;
            if !is_passing || self.marked_lines != ctx.derived.lines.len() {
                self.marks = marks::of_findings(ctx);
                self.marked_lines = ctx.derived.lines.len();
            }
        }
        let lines_of = Some((ctx.selection().serial, revision));
        if self.lines_of != lines_of {
            self.lines_of = lines_of;
            self.lines = selected_lines(ctx).unwrap_or_default();
        }
        self.find.refresh(&self.view.text, revision);
    }

    /// Asks whether the text is to be laid out anew.
    pub fn ask_to_format(&mut self) {
        self.reformat.ask();
    }

    /// The character of the view at a byte of the document.
    fn character(&self, offset: usize) -> usize {
        let offset = self.view.in_view(offset.min(self.view.in_document(self.view.text.len())));
        self.view.text.get(..offset).map_or(0, |before| before.chars().count())
    }

    /// The byte of the document that a caret at a character of the view means: beside the words of its line, the
    /// nearest of them.
    fn telling_offset(&self, character: usize) -> usize {
        let text = &self.view.text;
        let at = byte_of(text, character);
        let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
        let line = &text[start..end];
        let first = start + line.len() - line.trim_start().len();
        let last = start + line.trim_end_matches(|c: char| c.is_whitespace() || c == ',').len();
        self.view.in_document(if first < last { at.clamp(first, last) } else { at })
    }
}

/// The lines of the selected member or element, key to end; none of the whole document's.
fn selected_lines(ctx: &Ctx<'_>) -> Option<Range<usize>> {
    let (derived, path) = (ctx.derived, ctx.derived.in_text(&ctx.selection().path));
    let spans = &derived.parsed()?.spans;
    let value = spans.value(&path).filter(|_| !path.is_root())?;
    let start = spans.key(&path).map_or(value.start, |key| key.start);
    let line = |offset| derived.lines.position(&derived.text, offset).line;
    Some(line(start) - 1..line(value.end))
}

fn byte_of(text: &str, character: usize) -> usize {
    text.char_indices().nth(character).map_or(text.len(), |(at, _)| at)
}

/// The id of the editor.
pub fn editor_id() -> Id {
    Id::unique("json-editor")
}

/// Draws the text between its bars and takes what is typed.
pub fn json_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut JsonState) {
    state.refresh(ctx);
    let bar = |fill| Frame::NONE.fill(fill).inner_margin(Margin::symmetric(spacing::MD as i8, 0));
    let palette = colors(ui);
    Panel::top("json-header")
        .frame(bar(palette.bg_panel))
        .exact_size(height::PANE_TOOLBAR)
        .show(ui, |ui| bars::header_ui(ui, ctx, state));
    if let Some(search) = state.find.open {
        Panel::top("json-find")
            .frame(bar(palette.bg_panel))
            .resizable(false)
            .show(ui, |ui| find_bar::find_bar_ui(ui, ctx, state, search));
    }
    Panel::bottom("json-footer")
        .frame(bar(palette.bg_panel))
        .exact_size(height::PANE_FOOTER)
        .show(ui, |ui| bars::footer_ui(ui, ctx, state));
    CentralPanel::default()
        .frame(Frame::NONE.fill(palette.bg_sunken))
        .show(ui, |ui| editor::editor_ui(ui, ctx, state));
}
