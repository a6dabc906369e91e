//! Text fields that take a name which stands elsewhere in the document: the names are a list behind the field, and
//! any other text is as good.

use eframe::egui::{Popup, Response, Ui, vec2};

use super::row::Row;
use super::{FormState, choose, text};
use crate::app::ctx::Ctx;
use crate::document::{Edit, Path, StepName};
use crate::ui::icons;

use crate::ui::widgets::icon_button;

/// The size of the button that opens the list of names.
const LIST_BUTTON: f32 = 20.0;

/// The list whose elements have the names that a field takes.
fn list_of(pattern: &str) -> Option<&'static str> {
    match pattern {
        "containerDefinitions[].mountPoints[].sourceVolume" => Some("volumes"),
        "containerDefinitions[].volumesFrom[].sourceContainer" => Some("containerDefinitions"),
        _ => None,
    }
}

/// Draws the field, and the list behind it where there are names.
pub(super) fn text_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, row: &Row<'_>) -> Response {
    let names = list_of(row.field.pattern).map(|list| names(ctx, list, row.path)).unwrap_or_default();
    if names.is_empty() {
        return choose::text_ui(ui, ctx, state, row);
    }
    ui.spacing_mut().item_spacing.x = 0.0;
    let size = vec2(ui.available_width() - LIST_BUTTON, ui.available_height());
    let response = ui
        .allocate_ui(size, |ui| {
            ui.set_max_size(size);
            text::text_ui(ui, ctx, state, row)
        })
        .inner;
    let name = ctx.texts.with("suggest-names", "field", row.name);
    let button = icon_button(ui, icons::CARET_DOWN, LIST_BUTTON, &name);
    let present = row.value.and_then(serde_json::Value::as_str);
    Popup::menu(&button).show(|ui| {
        for name in names {
            if ui.selectable_label(present == Some(&name), &name).clicked() {
                if present != Some(&name) {
                    state.forget_below(row.path);
                    let edit = Edit::Set { path: row.path.clone(), value: name.as_str().into() };
                    ctx.edit(StepName::Change(row.path.clone()), vec![edit]);
                }
                ui.close();
            }
        }
    });
    response
}

/// The names of the elements of a list of the task, without the one that the field itself belongs to.
fn names(ctx: &Ctx<'_>, list: &'static str, field: &Path) -> Vec<String> {
    let Some(good) = ctx.good else { return Vec::new() };
    let list = Path::root().key(list);
    let paths = (0..good.length(&list)).map(|index| list.index(index));
    let others = paths.filter(|element| !field.is_inside(element));
    others.filter_map(|element| good.name_of(&element).map(str::to_owned)).collect()
}
