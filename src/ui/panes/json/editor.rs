//! The editor itself: one text field over the laid-out text, what it sends and what it follows.

use std::sync::Arc;

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::{TextEditOutput, TextEditState};
use eframe::egui::{
    self, EventFilter, Frame, Galley, Margin, Rect, ScrollArea, Shape, TextBuffer, TextEdit, Ui, accesskit,
    vec2,
};

use super::job::Reveal;
use super::marks::{self, Page};
use super::{JsonState, byte_of, editor_id, hover, keys, view};
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::app::workspace::Pane;
use crate::ui::theme::{colors, spacing};

/// Draws the text and what is painted over it.
pub(super) fn editor_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut JsonState) {
    let caret = (state.caret.is_focused, state.caret.line);
    let goal = state.follow_selection(ui, ctx);
    let is_typed = state.take_keys(ui, ctx);
    ScrollArea::both().auto_shrink(false).show(ui, |ui| {
        let visible = ui.clip_rect();
        let gutter = marks::gutter_width(ctx.derived.lines.len());
        let background = ui.painter().add(Shape::Noop);
        let output = text_ui(ui, ctx, state, gutter, visible);
        let page = Page { galley: &output.galley, origin: output.galley_pos, visible };
        state.follow_caret(ui, &output);
        let lines = state.filled_lines();
        let found = marks::match_shape(ui, page, state.find.matches(), state.find.present());
        ui.painter().set(background, Shape::Vec(vec![marks::line_shape(ui, page, &lines), found]));
        marks::paint_squiggles(ui, page, &state.marks);
        if state.caret.is_focused {
            marks::paint_frames(ui, page, state.caret.brackets.iter().copied());
        }
        let current = state.caret.at.map(|_| state.caret.line);
        marks::paint_gutter(ui, page, gutter, &lines, current, &state.marks);
        if let Some(character) = goal {
            let at = output.galley.pos_from_cursor(CCursor::new(character));
            let at = at.translate(output.galley_pos.to_vec2());
            // In the middle from top to bottom, but no further to the side than it takes.
            let around = vec2(gutter, ((visible.height() - at.height()) / 2.0).max(0.0));
            ui.scroll_to_rect(at.expand2(around), None);
        }
        if is_typed && let Some(cursor) = output.cursor_range {
            let at = output.galley.pos_from_cursor(cursor.primary).translate(output.galley_pos.to_vec2());
            ui.scroll_to_rect(at.expand2(vec2(gutter, 0.0)), None);
        }
        state.leave_completion(ui);
        // A click on the list takes the keyboard from the text until it is done.
        let listed = state.caret.at.filter(|_| state.completing.is_open());
        let caret = output.cursor_range.map(|cursor| cursor.primary.index.0).or(listed);
        if let Some(caret) = caret.filter(|_| !ctx.is_composing) {
            let at = output.galley.pos_from_cursor(CCursor::new(caret));
            state.completion_ui(ui, ctx, caret, at.translate(output.galley_pos.to_vec2()));
        }
        hover::hover_ui(&output.response.response, ctx, state, page, gutter);
        state.send(ctx, &output);
        state.select_on_caret(ctx, &output);
    });
    // The line of the caret decides which secret can be read, and stands in the bar below.
    if caret != (state.caret.is_focused, state.caret.line) {
        ui.ctx().request_repaint();
    }
}

fn text_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut JsonState, gutter: f32, visible: Rect) -> TextEditOutput {
    let is_dark = ui.visuals().dark_mode;
    let palette = colors(ui);
    let line = state.caret.is_focused.then_some(state.caret.line);
    let reveal = Reveal { all: ctx.active().shows_secrets, line };
    let cache = &mut state.job;
    let is_set = |input: &egui::InputState| {
        input.accesskit_action_requests(editor_id(), accesskit::Action::SetValue).next().is_some()
    };
    let before = ui.input(is_set).then(|| (state.text.clone(), cache.shown().to_owned()));
    let mut layouter = |ui: &Ui, buffer: &dyn TextBuffer, _: f32| -> Arc<Galley> {
        let job = cache.job(buffer.as_str(), reveal, is_dark, palette).clone();
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let margin = Margin { left: gutter as i8, right: spacing::MD as i8, ..Margin::same(spacing::XS as i8) };
    // Tab indents; Esc closes what can be written here, else it leaves the editor.
    let escape = state.completing.is_open();
    let filter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape };
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
    if let Some((text, shown)) = before {
        state.text = view::through_masks(&text, &shown, &state.text);
    }
    let bounds = output.response.response.rect.intersect(visible);
    ui.ctx().accesskit_node_builder(editor_id(), |node| {
        node.set_label(&*ctx.texts.get("json"));
        node.set_value(cache.shown());
        // The text is longer than the pane: who points at the middle of it must hit the pane.
        node.set_bounds(accesskit::Rect {
            x0: bounds.min.x.into(),
            y0: bounds.min.y.into(),
            x1: bounds.max.x.into(),
            y1: bounds.max.y.into(),
        });
        node.set_clips_children();
    });
    output
}

impl JsonState {
    /// Puts the caret where the user went, and answers with the character to bring into view.
    fn follow_selection(&mut self, ui: &Ui, ctx: &Ctx<'_>) -> Option<usize> {
        let selection = ctx.selection();
        if let Some(character) = self.goal.take() {
            self.put_caret(ui, character);
            return Some(character);
        }
        if selection.serial == self.seen_selection {
            return None;
        }
        self.seen_selection = selection.serial;
        if selection.origin == Pane::Json || ctx.derived.parsed().is_none() && selection.offset.is_none() {
            return None;
        }
        let offset = selection.offset.unwrap_or_else(|| ctx.derived.underline(&selection.path).start);
        let character = self.character(offset);
        self.put_caret(ui, character);
        Some(character)
    }

    fn put_caret(&mut self, ui: &Ui, character: usize) {
        let mut editor = TextEditState::load(ui.ctx(), editor_id()).unwrap_or_default();
        editor.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(character))));
        editor.store(ui.ctx(), editor_id());
        self.caret.at = Some(character);
        self.find_brackets(character);
    }

    fn follow_caret(&mut self, ui: &Ui, output: &TextEditOutput) {
        // Also while another window is in front.
        self.caret.is_focused = ui.memory(|memory| memory.has_focus(editor_id()));
        if let Some(cursor) = output.cursor_range {
            self.find_brackets(cursor.primary.index.0);
        }
    }

    /// Finds the line of the caret, and the brackets there.
    fn find_brackets(&mut self, caret: usize) {
        let is_sent = self.text == self.view.text;
        let brackets_of = Some((caret, self.revision.filter(|_| is_sent)));
        if self.caret.brackets_of == brackets_of && is_sent {
            return;
        }
        self.caret.brackets_of = brackets_of;
        self.caret.line = line_of(&self.text, caret);
        let place = |offset: usize| {
            let before = &self.text[..offset];
            let line = before.rfind('\n').map_or(0, |at| at + 1);
            (before.matches('\n').count(), before[line..].chars().count())
        };
        let found = keys::matching_brackets(&self.text, byte_of(&self.text, caret));
        self.caret.brackets = found.map(|pair| pair.map(place).to_vec()).unwrap_or_default();
    }

    /// The lines to fill: those of what is selected, else that of the caret.
    fn filled_lines(&self) -> std::ops::Range<usize> {
        match self.caret.at {
            Some(_) if self.lines.is_empty() => self.caret.line..self.caret.line + 1,
            _ => self.lines.clone(),
        }
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
        let is_moved = self.caret.at.replace(caret) != Some(caret);
        if !is_moved || self.text != self.view.text {
            return;
        }
        if let Some(path) = ctx.derived.path_at(self.telling_offset(caret))
            && path != ctx.selection().path
        {
            ctx.select(path, Pane::Json);
        }
    }
}

/// The line of a character, from 0.
fn line_of(text: &str, character: usize) -> usize {
    text.chars().take(character).filter(|c| *c == '\n').count()
}
