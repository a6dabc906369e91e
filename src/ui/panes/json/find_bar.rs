//! The bar that finds, replaces and goes to a line.

use eframe::egui::{self, Align, Button, Event, Key, Layout, Response, TextEdit, Ui, vec2};

use super::bars::{icon_button, small};
use super::find::{Match, Search};
use super::{JsonState, editor_id};
use crate::app::ctx::Ctx;
use crate::app::workspace::Pane;
use crate::document::{Edit, StepName};
use crate::text::Args;
use crate::ui::icons;
use crate::ui::theme::{Type, height, spacing};

/// Draws the bar that is open.
pub(super) fn find_bar_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut JsonState, search: Search) {
    ui.add_space(spacing::XS);
    match search {
        Search::Find => find_ui(ui, ctx, state),
        Search::Replace => {
            find_ui(ui, ctx, state);
            replace_ui(ui, ctx, state);
        }
        Search::Line => line_ui(ui, ctx, state),
    }
    ui.add_space(spacing::XS);
}

fn find_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut JsonState) {
    row(ui, |ui| {
        close_ui(ui, ctx, state);
        if icon_button(ui, icons::CARET_DOWN, &ctx.texts.get("json-find-next")).clicked() {
            let found = state.find.step(true);
            state.show_match(ctx, found);
        }
        if icon_button(ui, icons::CARET_UP, &ctx.texts.get("json-find-previous")).clicked() {
            let found = state.find.step(false);
            state.show_match(ctx, found);
        }
        let case = Button::selectable(state.find.is_exact_case, "Aa");
        let name = ctx.texts.get("json-find-case");
        if ui.add(case).accessible_name(&*name).on_hover_text(&*name).clicked() {
            state.find.is_exact_case = !state.find.is_exact_case;
        }
        let count = match state.find.present() {
            Some(present) => {
                let args = Args::new().with("number", present + 1).with("count", state.find.matches().len());
                ctx.texts.catalog().format("json-find-count", &args)
            }
            None if state.find.query.is_empty() => String::new(),
            None => ctx.texts.get("json-find-none").to_string(),
        };
        ui.label(small(ui, count));
        let name = ctx.texts.get("json-find");
        let response = field(ui, &mut state.find.query, &name);
        if std::mem::take(&mut state.find.wants_keyboard) {
            response.request_focus();
        }
        if response.changed() {
            // The text is looked through at once, so that the count beside the field is the one of the question.
            state.find.refresh(&state.view.text, ctx.document().revision());
            let found = state.find.stay();
            state.show_match(ctx, found);
        }
        if let Some(shift) = entered(ui, &response) {
            let found = state.find.step(!shift);
            state.show_match(ctx, found);
        }
        close_on_escape(ui, state, &response);
    });
}

fn replace_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut JsonState) {
    row(ui, |ui| {
        let has_match = state.find.present().is_some() && state.text == state.view.text;
        let all = Button::new(&*ctx.texts.get("json-replace-all"));
        if ui.add_enabled(has_match, all).clicked() {
            state.replace_all(ctx);
        }
        let one = Button::new(&*ctx.texts.get("json-replace-one"));
        let is_pressed = ui.add_enabled(has_match, one).clicked();
        let name = ctx.texts.get("json-replace-with");
        let response = field(ui, &mut state.find.replacement, &name);
        let is_entered = entered(ui, &response).is_some();
        if has_match && (is_pressed || is_entered) {
            state.replace_one(ctx);
        }
        close_on_escape(ui, state, &response);
    });
}

fn line_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut JsonState) {
    row(ui, |ui| {
        close_ui(ui, ctx, state);
        let is_pressed = ui.button(&*ctx.texts.get("json-line-go")).clicked();
        let lines = ctx.derived.lines.len();
        ui.label(small(ui, ctx.texts.with("json-line-count", "count", lines)));
        let response = field(ui, &mut state.find.line, &ctx.texts.get("json-line-number"));
        if std::mem::take(&mut state.find.wants_keyboard) {
            response.request_focus();
        }
        let is_entered = entered(ui, &response).is_some();
        let line = state.find.line.trim().parse::<usize>().ok().filter(|line| *line > 0);
        if let Some(line) = line.filter(|_| is_pressed || is_entered) {
            state.go_to_line(ctx, line.min(lines));
            close(ui, state);
        }
        close_on_escape(ui, state, &response);
    });
}

/// A row that is filled from its right end: the field takes what is left.
fn row(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let size = vec2(ui.available_width(), height::FIELD);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = spacing::XS;
        content(ui);
    });
}

fn field(ui: &mut Ui, text: &mut String, name: &str) -> Response {
    let edit = TextEdit::singleline(text).font(Type::MONO.font()).hint_text(name);
    ui.add(edit.desired_width(ui.available_width())).accessible_name(name)
}

/// Enter acts and keeps the keyboard; answers with whether Shift was held.
fn entered(ui: &Ui, response: &Response) -> Option<bool> {
    let (is_enter, shift) = ui.input(|input| (input.key_pressed(Key::Enter), input.modifiers.shift));
    let is_entered = response.lost_focus() && is_enter;
    if is_entered {
        response.request_focus();
        take_key(ui, Key::Enter);
    }
    is_entered.then_some(shift)
}

/// What a key did here it must not do in the text, which may have the keyboard next.
fn take_key(ui: &Ui, taken: Key) {
    let is_taken = |event: &Event| matches!(event, Event::Key { key, pressed: true, .. } if *key == taken);
    ui.input_mut(|input| input.events.retain(|event| !is_taken(event)));
}

fn close_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut JsonState) {
    if icon_button(ui, icons::X, &ctx.texts.get("json-find-close")).clicked() {
        close(ui, state);
    }
}

fn close_on_escape(ui: &Ui, state: &mut JsonState, response: &Response) {
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        take_key(ui, Key::Escape);
        close(ui, state);
    }
}

/// The keyboard goes back to the text.
fn close(ui: &Ui, state: &mut JsonState) {
    state.find.open = None;
    ui.memory_mut(|memory: &mut egui::Memory| memory.request_focus(editor_id()));
}

impl JsonState {
    /// Opens the bar.
    pub fn open_search(&mut self, search: Search) {
        let caret = self.caret.at.map_or(0, |caret| super::byte_of(&self.view.text, caret));
        self.find.open(search, caret);
    }

    fn show_match(&mut self, ctx: &Ctx<'_>, found: Option<Match>) {
        if let Some(found) = found {
            self.go_to(ctx, found.bytes.start);
        }
    }

    fn go_to_line(&mut self, ctx: &Ctx<'_>, line: usize) {
        let starts = self.view.text.match_indices('\n').map(|(at, _)| at + 1);
        let start = std::iter::once(0).chain(starts).nth(line - 1).unwrap_or(self.view.text.len());
        let rest = &self.view.text[start..];
        self.go_to(ctx, start + rest.len() - rest.trim_start_matches([' ', '\t']).len());
    }

    /// Puts the caret at a byte of the view, in sight; the form follows.
    fn go_to(&mut self, ctx: &Ctx<'_>, at: usize) {
        let character = self.view.text.get(..at).map_or(0, |before| before.chars().count());
        self.goal = Some(character);
        if let Some(path) = ctx.derived.path_at(self.view.in_document(at)) {
            ctx.select(path, Pane::Json);
        }
    }

    fn replace_one(&mut self, ctx: &Ctx<'_>) {
        let Some(found) = self.find.stay() else { return };
        self.find.go_on_behind(found.bytes.start + self.find.replacement.len());
        let range = self.view.in_document(found.bytes.start)..self.view.in_document(found.bytes.end);
        let text = self.find.replacement.clone();
        ctx.edit(StepName::Replace, vec![Edit::ReplaceText { range, text }]);
    }

    fn replace_all(&mut self, ctx: &Ctx<'_>) {
        let document = ctx.document().text();
        let mut text = String::new();
        let mut end = None;
        for found in self.find.matches() {
            let [from, to] = [found.bytes.start, found.bytes.end].map(|at| self.view.in_document(at));
            text.push_str(document.get(end.unwrap_or(from)..from).unwrap_or_default());
            text.push_str(&self.find.replacement);
            end = Some(to);
        }
        let first = self.find.matches().first().map(|found| self.view.in_document(found.bytes.start));
        if let (Some(first), Some(end)) = (first, end) {
            ctx.edit(StepName::Replace, vec![Edit::ReplaceText { range: first..end, text }]);
        }
    }
}
