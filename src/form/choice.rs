//! Fields with few values: a list to choose from, and a box to tick.

use eframe::egui::{self, ComboBox, Response, RichText, Ui};
use serde_json::Value;

use super::inline::worst;
use super::row::{Row, field_id};
use crate::app::ctx::Ctx;
use crate::document::{Edit, StepName};
use crate::ui::theme::{Type, colors};

/// One of the values that the table lists. A value that it does not list is shown as its JSON.
pub(super) fn choice_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: &Row<'_>) -> Response {
    let chosen = row.value.and_then(Value::as_str).filter(|text| row.field.values.contains(text));
    let text = match (row.value, chosen) {
        (None, _) => RichText::new(&*ctx.texts.get("form-not-set")).color(colors(ui).text_muted),
        (Some(_), Some(text)) => RichText::new(text),
        (Some(value), None) => Type::MONO.text(value.to_string()),
    };
    if let Some(severity) = worst(ctx, row.path) {
        let color = colors(ui).severity(severity).fill;
        ui.visuals_mut().widgets.inactive.bg_stroke.color = color;
    }
    let combo = ComboBox::from_id_salt(field_id(row.path)).selected_text(text).width(ui.available_width());
    combo
        .show_ui(ui, |ui| {
            for value in &row.field.values {
                if ui.selectable_label(chosen == Some(value), *value).clicked() {
                    set(ctx, row, (*value).into());
                    // A click of an assistive technology has no pointer that would close the list.
                    ui.close();
                }
            }
        })
        .response
        .accessible_name(row.name.as_str())
}

/// Ticked, not ticked, or neither: not set.
pub(super) fn switch_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: &Row<'_>) -> Response {
    let value = row.value.and_then(Value::as_bool);
    let text = match (row.value, value) {
        (None, _) => RichText::new(&*ctx.texts.get("form-not-set")).color(colors(ui).text_muted),
        (Some(_), Some(true)) => RichText::new(&*ctx.texts.get("form-on")),
        (Some(_), Some(false)) => RichText::new(&*ctx.texts.get("form-off")),
        (Some(value), None) => Type::MONO.text(value.to_string()),
    };
    let mut is_on = value == Some(true);
    let checkbox = egui::Checkbox::new(&mut is_on, text).indeterminate(value.is_none());
    let response = ui.add(checkbox).accessible_name(row.name.as_str());
    if response.clicked() {
        set(ctx, row, (value != Some(true)).into());
    }
    response
}

fn set(ctx: &Ctx<'_>, row: &Row<'_>, value: Value) {
    if row.value != Some(&value) {
        let path = row.path.clone();
        ctx.edit(StepName::Change(path.clone()), vec![Edit::Set { path, value }]);
    }
}
