//! Lists of texts or numbers: one field for each element, a button that removes it, one that adds another.

use eframe::egui::{Button, Key, Label, Modifiers, Popup, Rect, Response, Ui, vec2};
use serde_json::{Value, json};

use super::row::{Place, Row, field_id, notice_focus, remove_button, show_json_button};
use super::view::{ElementWords, RowView};
use super::{FormState, elements, reorder, text};
use crate::app::ctx::Ctx;
use crate::app::workspace::Pane;
use crate::document::{Edit, Path, StepName};
use crate::schema::{Field, Kind};
use crate::ui::icons;
use crate::ui::theme::{Type, colors, height, spacing};
use crate::ui::widgets::{ghost_button, icon_button};

/// Draws the elements of a list below each other. Returns the response of the element that the keyboard is to go to,
/// else of the button that adds one.
pub(super) fn list_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    row: &Row<'_>,
    view: &RowView,
    element: &'static Field,
) -> Response {
    let elements = row.value.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    ui.spacing_mut().item_spacing.y = spacing::XS;
    let top = ui.cursor().min;
    let mut wanted = None;
    for (index, value) in elements.iter().enumerate() {
        let Some(words) = view.elements.get(index) else { continue };
        let path = row.path.index(index);
        let own = Row {
            path: &path,
            field: element,
            value: Some(value),
            name: &words.name,
            unset: "",
            choices: &[],
            place: Place::Element,
        };
        ui.horizontal(|ui| {
            keys(ui, ctx, state, row, index, elements.len(), &path);
            let size = vec2(ui.available_width() - 2.0 * (height::FIELD + spacing::SM), height::FIELD);
            ui.allocate_ui(size, |ui| {
                let response = if value.is_array() || value.is_object() {
                    element_json_ui(ui, ctx, &own, value)
                } else {
                    text::text_ui(ui, ctx, state, &own)
                };
                notice_focus(ctx, &path, &response);
                if state.wants(&path) {
                    wanted = Some(response);
                }
            });
            menu_ui(ui, ctx, state, row, index, elements.len(), words);
            if remove_button(ui, &words.remove).clicked() {
                elements::remove(ctx, state, row.path, index);
            }
        });
    }
    let pitch = height::FIELD + spacing::XS;
    let rows = Rect::from_min_size(top, vec2(ui.available_width(), pitch * elements.len() as f32));
    let name = |index: usize| view.elements.get(index).map(|words| words.handle.clone()).unwrap_or_default();
    if let Some((from, to)) = reorder::handles_ui(ui, row.path, rows, &name, elements.len(), pitch) {
        elements::shift(ctx, state, row.path, from, to);
    }
    let add = ui.horizontal(|ui| {
        let response = ghost_button(ui, icons::PLUS, &ctx.texts.get("form-add"));
        let response = response.accessible_name(view.buttons.add.as_str());
        if row.value.is_none() {
            ui.label(Type::BODY.text(row.unset).color(colors(ui).text_muted));
        }
        if response.clicked() {
            add_element(ui, ctx, row, element, elements.len());
        }
        response
    });
    wanted.unwrap_or(add.inner)
}

/// Alt and an arrow move the element whose field has the keyboard, which goes along.
fn keys(
    ui: &Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    row: &Row<'_>,
    index: usize,
    length: usize,
    path: &Path,
) {
    if !ui.memory(|memory| memory.has_focus(field_id(path))) || ctx.is_composing {
        return;
    }
    let taken = |key| ui.input_mut(|input| input.consume_key(Modifiers::ALT, key));
    let to = match (taken(Key::ArrowUp), taken(Key::ArrowDown)) {
        (true, _) => index.checked_sub(1),
        (_, true) => Some(index + 1).filter(|to| *to < length),
        _ => None,
    };
    if let Some(to) = to {
        elements::shift(ctx, state, row.path, index, to);
        ui.memory_mut(|memory| memory.request_focus(field_id(&row.path.index(to))));
    }
}

fn menu_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    row: &Row<'_>,
    index: usize,
    length: usize,
    words: &ElementWords,
) {
    let button = icon_button(ui, icons::DOTS_THREE, height::FIELD, &words.actions);
    Popup::menu(&button).show(|ui| {
        for (key, to) in [("form-move-up", index.checked_sub(1)), ("form-move-down", Some(index + 1))] {
            let to = to.filter(|to| *to < length);
            let is_clicked = ui.add_enabled(to.is_some(), Button::new(&*ctx.texts.get(key))).clicked();
            if let Some(to) = to.filter(|_| is_clicked) {
                elements::shift(ctx, state, row.path, index, to);
                ui.close();
            }
        }
        if ui.button(&*ctx.texts.get("form-duplicate")).clicked() {
            state.forget_below(row.path);
            elements::duplicate(ctx, row.path, index);
            ui.close();
        }
    });
}

/// An element that is no text or number.
fn element_json_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: &Row<'_>, value: &Value) -> Response {
    ui.horizontal(|ui| {
        ui.add(Label::new(Type::MONO.text(value.to_string())).truncate());
        let name = ctx.texts.with("form-show-json-of", "field", row.name);
        show_json_button(ui, ctx, row.path, &name)
    })
    .inner
}

fn add_element(ui: &Ui, ctx: &Ctx<'_>, row: &Row<'_>, element: &Field, length: usize) {
    let path = row.path.index(length);
    let value = if element.kind == Kind::Integer { json!(0) } else { json!("") };
    let edit = Edit::Insert { path: row.path.clone(), index: length, value };
    ctx.edit(StepName::Add(path.clone()), vec![edit]);
    ui.memory_mut(|memory| memory.request_focus(field_id(&path)));
    ctx.select(path, Pane::Form);
}
