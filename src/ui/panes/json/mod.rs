//! The document's own text, editable. What changes without the text, such as the line of the caret and underlines, is
//! painted over the laid-out text for the visible rows only.

mod highlight;
mod view;

use std::sync::Arc;

use eframe::egui::text::{CCursor, CCursorRange, LayoutJob};
use eframe::egui::text_edit::{TextEditOutput, TextEditState};
use eframe::egui::{
    self, EventFilter, Frame, Galley, Id, Margin, Pos2, Rect, ScrollArea, Stroke, TextBuffer, TextEdit, Ui,
    pos2, vec2,
};

use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::app::workspace::Pane;
use crate::rules::Severity;
use crate::ui::theme::{Type, colors, spacing, stroke_width};
use view::View;

/// Room for the numbers of lines.
const GUTTER: f32 = 48.0;

/// What the pane remembers between frames.
#[derive(Debug, Default)]
pub struct JsonState {
    /// The text of `revision` as the editor shows it.
    view: View,
    revision: Option<u64>,
    /// What stands in the editor: the view, and what is typed and not sent yet.
    text: String,
    job: Option<(bool, LayoutJob)>,
    underlines: Vec<(std::ops::Range<usize>, Severity)>,
    /// The revision and the state of the findings that the underlines are for.
    underlined: Option<(u64, bool)>,
    seen_selection: u64,
    caret: Option<usize>,
}

impl JsonState {
    /// Forgets what belongs to one document.
    pub fn forget_document(&mut self) {
        *self = Self::default();
    }

    /// Takes over the document's text when another revision came.
    fn refresh(&mut self, ctx: &Ctx<'_>) {
        let revision = ctx.document().revision();
        if self.revision != Some(revision) {
            self.view = View::of(ctx.document().text());
            if self.text != self.view.text {
                self.text.clone_from(&self.view.text);
            }
            self.revision = Some(revision);
        }
        if self.underlined != Some((revision, ctx.shows_broken)) {
            self.underlined = Some((revision, ctx.shows_broken));
            let of_present = ctx.findings().filter(|shown| shown.derived.revision == revision);
            let underline = |shown: crate::app::ctx::Shown<'_>| {
                let range = shown.derived.underline_of(shown.finding);
                let [start, end] = [range.start, range.end].map(|offset| self.character(offset));
                (start..end.max(start + 1), shown.finding.rule.severity)
            };
            self.underlines = of_present.map(underline).collect();
        }
    }

    /// The character of the view at a byte of the document.
    fn character(&self, offset: usize) -> usize {
        let offset = self.view.in_view(offset.min(self.view.in_document(self.view.text.len())));
        self.view.text.get(..offset).map_or(0, |before| before.chars().count())
    }

    /// The byte of the document at a character of the view.
    fn offset(&self, character: usize) -> usize {
        let text = &self.view.text;
        let offset = text.char_indices().nth(character).map_or(text.len(), |(at, _)| at);
        self.view.in_document(offset)
    }
}

/// The id of the editor.
pub fn editor_id() -> Id {
    Id::unique("json-editor")
}

/// Draws the text and takes what is typed.
pub fn json_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut JsonState) {
    state.refresh(ctx);
    let goal = state.follow_selection(ui, ctx);
    ScrollArea::both().auto_shrink(false).show(ui, |ui| {
        let visible = ui.clip_rect();
        let background = ui.painter().add(egui::Shape::Noop);
        let output = editor_ui(ui, ctx, state);
        let caret_line = caret_line_rect(ui, &output, visible, goal);
        ui.painter().set(background, egui::Shape::rect_filled(caret_line, 0.0, colors(ui).code_line));
        paint_underlines(ui, &output.galley, output.galley_pos, &state.underlines);
        paint_gutter(ui, &output.galley, output.galley_pos, visible);
        if let Some(character) = goal {
            let at = output.galley.pos_from_cursor(CCursor::new(character));
            let at = at.translate(output.galley_pos.to_vec2());
            // In the middle from top to bottom, but no further to the side than it takes.
            let around = vec2(GUTTER, (visible.height() - at.height()) / 2.0);
            ui.scroll_to_rect(at.expand2(around.max(vec2(GUTTER, 0.0))), None);
        }
        state.send(ctx, &output);
        state.select_on_caret(ctx, &output);
    });
}

fn editor_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut JsonState) -> TextEditOutput {
    let is_dark = ui.visuals().dark_mode;
    let palette = colors(ui);
    let job = &mut state.job;
    let mut layouter = |ui: &Ui, buffer: &dyn TextBuffer, _: f32| -> Arc<Galley> {
        let is_laid_out = |(dark, job): &(bool, LayoutJob)| *dark == is_dark && job.text == buffer.as_str();
        if !job.as_ref().is_some_and(is_laid_out) {
            *job = Some((is_dark, highlight::job(buffer.as_str(), palette)));
        }
        let job = job.as_ref().map(|(_, job)| job.clone()).unwrap_or_default();
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let margin = Margin { left: GUTTER as i8, right: spacing::MD as i8, ..Margin::same(spacing::XS as i8) };
    // Esc leaves the editor, and so does Tab until the pane can indent by the file's own unit.
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
    let output = TextEdit::multiline(&mut state.text)
        .id(editor_id())
        .font(egui::TextStyle::Monospace)
        .frame(Frame::NONE.inner_margin(margin))
        .event_filter(filter)
        .desired_width(f32::INFINITY)
        .min_size(ui.available_size())
        .cursor_at_end(false)
        .layouter(&mut layouter)
        .show(ui);
    ui.ctx().accesskit_node_builder(editor_id(), |node| node.set_label(&*ctx.texts.get("json")));
    output
}

impl JsonState {
    /// Puts the caret where the user went, and answers with the character to bring into view.
    fn follow_selection(&mut self, ui: &Ui, ctx: &Ctx<'_>) -> Option<usize> {
        let selection = ctx.selection();
        if selection.serial == self.seen_selection {
            return None;
        }
        self.seen_selection = selection.serial;
        if selection.origin == Pane::Json || ctx.derived.parsed().is_none() && selection.offset.is_none() {
            return None;
        }
        let offset = selection.offset.unwrap_or_else(|| ctx.derived.underline(&selection.path).start);
        let character = self.character(offset);
        let mut editor = TextEditState::load(ui.ctx(), editor_id()).unwrap_or_default();
        editor.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(character))));
        editor.store(ui.ctx(), editor_id());
        self.caret = Some(character);
        Some(character)
    }

    /// Sends what was typed. What an input method composes waits until it is committed, or until the keyboard
    /// leaves.
    fn send(&mut self, ctx: &Ctx<'_>, output: &TextEditOutput) {
        let is_leaving = output.response.response.lost_focus();
        if ctx.is_composing && !is_leaving || self.text == self.view.text {
            return;
        }
        if let Some(change) = self.view.change_to(&self.text) {
            let revision = ctx.document().revision();
            let view::ViewChange { range, text, line } = change;
            ctx.send(Command::ReplaceText { revision, range, text, line });
        }
    }

    /// The caret chooses the field that it stands in.
    fn select_on_caret(&mut self, ctx: &Ctx<'_>, output: &TextEditOutput) {
        let Some(cursor) = output.cursor_range else { return };
        let caret = cursor.primary.index.0;
        let is_moved = self.caret.replace(caret) != Some(caret);
        if !is_moved || self.text != self.view.text {
            return;
        }
        if let Some(path) = ctx.derived.path_at(self.offset(caret))
            && path != ctx.selection().path
        {
            ctx.select(path, Pane::Json);
        }
    }
}

/// The line that the caret stands in, or that the user just went to.
fn caret_line_rect(ui: &Ui, output: &TextEditOutput, visible: Rect, goal: Option<usize>) -> Rect {
    let stored = || TextEditState::load(ui.ctx(), editor_id())?.cursor.char_range();
    let caret = goal.map(CCursor::new).or_else(|| Some(stored()?.primary)).unwrap_or_default();
    let row = output.galley.pos_from_cursor(caret).translate(output.galley_pos.to_vec2());
    Rect::from_x_y_ranges(visible.x_range(), row.y_range())
}

/// The numbers of the lines. They stay where they are when the text scrolls to the side.
fn paint_gutter(ui: &Ui, galley: &Galley, origin: Pos2, visible: Rect) {
    let palette = colors(ui);
    let gutter = visible.with_max_x(visible.left() + GUTTER - spacing::SM);
    if origin.x < visible.left() + GUTTER {
        ui.painter().rect_filled(gutter, 0.0, palette.bg_sunken);
    }
    for (index, row) in galley.rows.iter().enumerate() {
        let y = origin.y + row.pos.y;
        if y > visible.bottom() {
            break;
        }
        if y + row.row.size.y >= visible.top() {
            let at = pos2(gutter.right() - spacing::XS, y + row.row.size.y / 2.0);
            ui.painter().text(
                at,
                egui::Align2::RIGHT_CENTER,
                index + 1,
                Type::MONO.font(),
                palette.code_gutter,
            );
        }
    }
}

fn paint_underlines(
    ui: &Ui,
    galley: &Galley,
    origin: Pos2,
    underlines: &[(std::ops::Range<usize>, Severity)],
) {
    let visible = ui.clip_rect();
    for (range, severity) in underlines {
        let start = galley.pos_from_cursor(CCursor::new(range.start)).translate(origin.to_vec2());
        if !visible.y_range().contains(start.center().y) {
            continue;
        }
        let end = galley.pos_from_cursor(CCursor::new(range.end)).translate(origin.to_vec2());
        let is_one_line = (end.top() - start.top()).abs() < 1.0;
        let right = if is_one_line { end.left() } else { start.left() + spacing::XL };
        let y = start.bottom() - 2.0;
        let stroke = Stroke::new(stroke_width::SQUIGGLE, colors(ui).severity(*severity).fill);
        ui.painter().add(egui::Shape::line(squiggle(start.left(), right, y), stroke));
    }
}

fn squiggle(left: f32, right: f32, y: f32) -> Vec<Pos2> {
    let steps = ((right - left) / 2.0).max(1.0) as usize;
    (0..=steps)
        .map(|step| pos2(left, y) + vec2(step as f32 * 2.0, if step % 2 == 0 { 0.0 } else { 2.0 }))
        .collect()
}
