//! Entry point and command: one argument a line, each with its bounds to be seen, and the way from and to a shell line.

use eframe::egui::{
    Align, Align2, CursorIcon, Id, Key, Layout, Modifiers, Rect, Response, Sense, Ui, pos2, vec2,
};
use serde_json::{Value, json};

use super::shell_line;
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::app::workspace::Pane;
use crate::document::{Edit, Path, StepName};
use crate::form::FormState;
use crate::form::inline::findings_ui;
use crate::form::page::field_ui;
use crate::form::row::{self, Place, Row, field_id, notice_focus, show_selection};
use crate::form::text;
use crate::form::view::RowView;
use crate::schema::{Field, SCHEMA};
use crate::task::shell_words;
use crate::text::Args;
use crate::ui::theme::{Type, colors, height, spacing, stroke_width};
use crate::ui::widgets::{ghost_button, icon_button};
use crate::ui::{fonts, icons};

/// The width of the handle of a line, and of its number.
const HANDLE_WIDTH: f32 = 16.0;
const NUMBER_WIDTH: f32 = 24.0;

/// Draws both lists.
pub(super) fn arguments_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, rows: &[RowView]) {
    for view in rows {
        let row = Row::new(ctx, view, Place::Row);
        let list = match row.value {
            None => Some(&[][..]),
            Some(value) => value.as_array().map(Vec::as_slice),
        };
        let is_scalar = |value: &Value| !value.is_array() && !value.is_object();
        let list = list.filter(|list| list.iter().all(is_scalar));
        match (list, SCHEMA.element(view.field)) {
            (Some(values), Some(element)) => {
                Arguments { row, view, values, element }.ui(ui, ctx, state);
            }
            _ => field_ui(ui, ctx, state, view),
        }
    }
}

/// A list of arguments.
struct Arguments<'a> {
    row: Row<'a>,
    view: &'a RowView,
    values: &'a [Value],
    element: &'static Field,
}

/// What is to be done with the lines.
#[derive(Debug, PartialEq)]
enum Act {
    /// A new line with this text, before the one of this number.
    Insert(usize, Value),
    Remove(usize),
    Move(usize, usize),
}

impl Arguments<'_> {
    fn ui(&self, ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState) {
        let shown = row::labelled(ui, ctx, self.view, |ui| {
            ui.spacing_mut().item_spacing.y = spacing::XS;
            let mut wanted = None;
            let act = self.lines_ui(ui, ctx, state, &mut wanted);
            let (add, of_button) = self.buttons_ui(ui, ctx, state);
            if let Some(act) = act.or(of_button) {
                self.make(ui, ctx, state, act);
            }
            findings_ui(ui, ctx, self.row.path);
            wanted.unwrap_or(add)
        });
        show_selection(ui, ctx, state, self.row.path, &shown.response, &shown.inner);
    }

    /// Draws the lines, and keeps the field that the user went to from elsewhere.
    fn lines_ui(
        &self,
        ui: &mut Ui,
        ctx: &Ctx<'_>,
        state: &mut FormState,
        wanted: &mut Option<Response>,
    ) -> Option<Act> {
        let mut act = None;
        let mut places: Vec<Rect> = Vec::with_capacity(self.values.len());
        let mut handles: Vec<Response> = Vec::with_capacity(self.values.len());
        for (index, value) in self.values.iter().enumerate() {
            let line = ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = spacing::XS;
                handles.push(handle_ui(ui, ctx, self.row.path, index));
                number_ui(ui, index);
                self.line_ui(ui, ctx, state, (index, value), wanted)
            });
            places.push(line.response.rect);
            act = act.or(line.inner);
        }
        act.or(dropped(ui, &handles, &places).map(|(from, to)| Act::Move(from, to)))
    }

    fn line_ui(
        &self,
        ui: &mut Ui,
        ctx: &Ctx<'_>,
        state: &mut FormState,
        (index, value): (usize, &Value),
        wanted: &mut Option<Response>,
    ) -> Option<Act> {
        let words = self.view.elements.get(index)?;
        let path = self.row.path.index(index);
        let of_keys = self.keys(ui, ctx, state, (index, value));
        let row = Row {
            path: &path,
            field: self.element,
            value: Some(value),
            name: &words.name,
            unset: "",
            choices: &[],
            place: Place::Element,
        };
        let width = ui.available_width() - 2.0 * (height::FIELD + spacing::XS);
        let response = ui
            .allocate_ui_with_layout(vec2(width, height::FIELD), Layout::top_down(Align::Min), |ui| {
                text::text_ui(ui, ctx, state, &row)
            })
            .inner;
        notice_focus(ctx, &path, &response);
        if state.wants(&path) {
            *wanted = Some(response.clone());
        }
        let enters = (response.has_focus() || response.lost_focus())
            && ui.input(|input| input.key_pressed(Key::Enter) && input.modifiers.is_none());
        let args = Args::new().with("field", self.row.name).with("number", index + 1);
        let duplicate = ctx.texts.catalog().format("arguments-duplicate", &args);
        let is_copied = icon_button(ui, icons::COPY_SIMPLE, height::FIELD, &duplicate).clicked();
        let is_removed = row::remove_button(ui, &words.remove).clicked();
        match () {
            () if of_keys.is_some() => of_keys,
            () if enters => Some(Act::Insert(index + 1, json!(""))),
            () if is_copied => Some(Act::Insert(index + 1, value.clone())),
            () if is_removed => Some(Act::Remove(index)),
            () => None,
        }
    }

    /// Keys that mean the line and not its text; taken before its field sees them.
    fn keys(
        &self,
        ui: &Ui,
        ctx: &Ctx<'_>,
        state: &mut FormState,
        (index, value): (usize, &Value),
    ) -> Option<Act> {
        let path = self.row.path.index(index);
        if ctx.is_composing || !ui.memory(|memory| memory.has_focus(field_id(&path))) {
            return None;
        }
        let is_empty = state.draft(ctx, &path, Some(value)).map_or(value == "", |text| text.is_empty());
        ui.input_mut(|input| {
            if input.consume_key(Modifiers::ALT, Key::ArrowUp) {
                return index.checked_sub(1).map(|to| Act::Move(index, to));
            }
            if input.consume_key(Modifiers::ALT, Key::ArrowDown) {
                return Some(index + 1).filter(|to| *to < self.values.len()).map(|to| Act::Move(index, to));
            }
            (is_empty && input.consume_key(Modifiers::NONE, Key::Backspace)).then_some(Act::Remove(index))
        })
    }

    /// The buttons below the lines. Answers with the one that adds, and with what it is to do.
    fn buttons_ui(&self, ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState) -> (Response, Option<Act>) {
        ui.horizontal_wrapped(|ui| {
            let named = |ui: &mut Ui, symbol, key, name: &str| {
                ghost_button(ui, symbol, &ctx.texts.get(key)).accessible_name(name)
            };
            let add = named(ui, icons::PLUS, "form-add", &self.view.buttons.add);
            let name = ctx.texts.with("arguments-paste-name", "field", self.row.name);
            let paste = named(ui, icons::TERMINAL, "arguments-paste", &name);
            let texts: Vec<&str> = self.values.iter().filter_map(Value::as_str).collect();
            if shell_line::popup_ui(ctx, state, &paste, &self.row, &texts) {
                state.forget_below(self.row.path);
            }
            if self.row.value.is_none() {
                ui.label(Type::BODY.text(self.row.unset).color(colors(ui).text_muted));
            } else if !texts.is_empty() && texts.len() == self.values.len() {
                let name = ctx.texts.with("arguments-copy-name", "field", self.row.name);
                if named(ui, icons::COPY, "arguments-copy", &name).clicked() {
                    ui.copy_text(shell_words::quote(texts));
                    ctx.send(Command::Say("notice-copied"));
                }
            }
            let act = add.clicked().then(|| Act::Insert(self.values.len(), json!("")));
            (add, act)
        })
        .inner
    }

    /// Does it, as a step of undo, and takes the keyboard along.
    fn make(&self, ui: &Ui, ctx: &Ctx<'_>, state: &mut FormState, act: Act) {
        state.forget_below(self.row.path);
        let path = self.row.path.clone();
        let (step, edit, next) = match act {
            Act::Insert(index, value) => {
                (StepName::Add(path.index(index)), Edit::Insert { path, index, value }, Some(index))
            }
            Act::Remove(index) => {
                let path = path.index(index);
                let is_last = self.values.len() == 1;
                let next = (!is_last).then(|| index.saturating_sub(1));
                (StepName::Remove(path.clone()), Edit::Remove { path }, next)
            }
            Act::Move(from, to) => {
                (StepName::Move(path.index(from)), Edit::Move { path, from, to }, Some(to))
            }
        };
        ctx.edit(step, vec![edit]);
        if let Some(next) = next {
            let path = self.row.path.index(next);
            ui.memory_mut(|memory| memory.request_focus(field_id(&path)));
            ctx.select(path, Pane::Form);
        }
    }
}

/// The handle by which a line is dragged.
fn handle_ui(ui: &mut Ui, ctx: &Ctx<'_>, list: &Path, index: usize) -> Response {
    let (rect, _) = ui.allocate_exact_size(vec2(HANDLE_WIDTH, height::FIELD), Sense::hover());
    let response = ui.interact(rect, Id::unique(("argument", list, index)), Sense::drag());
    let is_strong = response.hovered() || response.dragged();
    let color = if is_strong { colors(ui).text_primary } else { colors(ui).text_muted };
    let font = fonts::icon_font(14.0);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, icons::DOTS_SIX_VERTICAL, font, color);
    response.on_hover_cursor(CursorIcon::Grab).on_hover_text(&*ctx.texts.get("arguments-drag"))
}

fn number_ui(ui: &mut Ui, index: usize) {
    let (rect, _) = ui.allocate_exact_size(vec2(NUMBER_WIDTH, height::FIELD), Sense::hover());
    let (at, color) = (rect.right_center() - vec2(spacing::XS, 0.0), colors(ui).text_muted);
    ui.painter().text(at, Align2::RIGHT_CENTER, (index + 1).to_string(), Type::SMALL.font(), color);
}

/// Shows where the line that is dragged would go. Answers with the line that was dropped and its new number.
fn dropped(ui: &Ui, handles: &[Response], places: &[Rect]) -> Option<(usize, usize)> {
    let from = handles.iter().position(|handle| handle.dragged() || handle.drag_stopped())?;
    let handle = handles.get(from)?;
    let pointer = handle.interact_pointer_pos()?;
    let gap = places.iter().filter(|place| place.center().y < pointer.y).count();
    if handle.dragged() {
        let top = places.get(gap).map(|place| place.top() - spacing::XS / 2.0);
        let y = top.or_else(|| Some(places.last()?.bottom() + spacing::XS / 2.0))?;
        let line = Rect::from_min_max(
            pos2(places[from].left(), y - stroke_width::FOCUS / 2.0),
            pos2(places[from].right(), y + stroke_width::FOCUS / 2.0),
        );
        ui.painter().rect_filled(line, 0.0, colors(ui).accent_fill);
    }
    let to = if gap > from { gap - 1 } else { gap };
    (handle.drag_stopped() && to != from).then_some((from, to))
}
