//! What can be done with a field as a whole: the menu of the right button, of Shift+F10 and of the menu key.

use eframe::egui::{Button, Key, Modifiers, Popup, Rect, Response, SetOpenCommand, Ui};
use serde_json::Value;

use super::FormState;
use super::row::{Row, field_id};
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::app::workspace::Pane;
use crate::document::{Edit, StepName};
use crate::schema::Kind;

/// Opens the menu of the field whose row takes `whole` and whose control is `control`.
pub(super) fn menu_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    row: &Row<'_>,
    whole: Rect,
    control: &Response,
) {
    let is_clicked = ui.rect_contains_pointer(whole) && ui.input(|input| input.pointer.secondary_clicked());
    let has_key = control.has_focus()
        && ui.input_mut(|input| {
            input.consume_key(Modifiers::SHIFT, Key::F10) || input.consume_key(Modifiers::NONE, Key::Menu)
        });
    let open = (is_clicked || has_key).then_some(SetOpenCommand::Bool(true));
    let id = field_id(row.path).with("menu");
    if open.is_some() {
        state.menu_by_keys = has_key.then_some(id);
    }
    let mut menu = Popup::menu(control).id(id).open_memory(open);
    // Keys open it beside the control, where it stays although they go on to its entries; the pointer where it is.
    if state.menu_by_keys != Some(id) {
        menu = menu.at_pointer_fixed();
    }
    menu.show(|ui| items_ui(ui, ctx, state, row));
}

fn items_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, row: &Row<'_>) {
    let item = |ui: &mut Ui, key, is_enabled| {
        let is_clicked = ui.add_enabled(is_enabled, Button::new(&*ctx.texts.get(key))).clicked();
        if is_clicked {
            ui.close();
        }
        is_clicked
    };
    let copy = |ui: &Ui, text: String| {
        ui.copy_text(text);
        ctx.send(Command::Say("notice-copied"));
    };
    if item(ui, "form-copy-value", row.value.is_some())
        && let Some(value) = row.value
    {
        copy(ui, value.as_str().map_or_else(|| value.to_string(), str::to_owned));
    }
    if item(ui, "outline-copy-json", row.value.is_some())
        && let Some(value) = row.value
    {
        copy(ui, serde_json::to_string_pretty(value).unwrap_or_default());
    }
    if item(ui, "outline-copy-path", true) {
        copy(ui, row.path.to_string());
    }
    if item(ui, "form-show-json", row.value.is_some()) {
        ctx.select(row.path.clone(), Pane::Form);
    }
    ui.separator();
    let is_text = row.field.kind == Kind::String && row.value.is_none_or(Value::is_string);
    if is_text && item(ui, "form-set-empty", row.value.is_none_or(|value| value != "")) {
        state.drafts.remove(row.path);
        let (path, value) = (row.path.clone(), "".into());
        ctx.edit(StepName::Change(path.clone()), vec![Edit::Set { path, value }]);
    }
    if item(ui, "form-unset-value", row.value.is_some()) {
        state.drafts.remove(row.path);
        let path = row.path.clone();
        ctx.edit(StepName::Remove(path.clone()), vec![Edit::Remove { path }]);
    }
}
