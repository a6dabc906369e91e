//! Fields with few values: segments or a list to choose from, and a switch.

use eframe::egui::{Align2, Color32, ComboBox, FontId, Response, RichText, Stroke, Ui};
use serde_json::Value;

use super::inline::worst;
use super::row::{Place, Row, field_id};
use crate::app::ctx::Ctx;
use crate::document::{Edit, StepName};
use crate::ui::theme::{Type, colors, height, stroke};
use crate::ui::widgets::{Segment, segmented, switch};
use crate::ui::{fonts, icons};

/// More choices than these stand in a list.
const SEGMENTS_MAX: usize = 5;
/// The width of a list of choices.
const COMBO_WIDTH: f32 = 240.0;

/// One of the values that the table lists. A value that it does not list is shown as its JSON.
pub(super) fn choice_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: &Row<'_>) -> Response {
    if row.place == Place::Cell || row.field.values.len() > SEGMENTS_MAX {
        return combo_ui(ui, ctx, row);
    }
    let chosen = row.value.and_then(Value::as_str);
    let chosen = row.field.values.iter().position(|value| Some(*value) == chosen);
    let segments: Vec<Segment<'_>> =
        row.field.values.iter().zip(row.choices).map(|(value, name)| Segment { text: value, name }).collect();
    let line = worst(ctx, row.path).map(|severity| stroke(colors(ui).severity(severity).fill));
    let (response, made) = segmented(ui, &segments, chosen, height::SEGMENT, line);
    if let Some(value) = made.and_then(|made| row.field.values.get(made)) {
        set(ctx, row, (*value).into());
    }
    match (row.value, chosen) {
        (None, _) => muted(ui, row.unset),
        (Some(value), None) => {
            ui.label(Type::MONO.text(value.to_string()));
        }
        (Some(_), Some(_)) => {}
    }
    response
}

fn combo_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: &Row<'_>) -> Response {
    let chosen = row.value.and_then(Value::as_str).filter(|text| row.field.values.contains(text));
    let text = match (row.value, chosen) {
        (None, _) => RichText::new(row.unset).color(colors(ui).text_muted),
        (Some(_), Some(text)) => RichText::new(text),
        (Some(value), None) => Type::MONO.text(value.to_string()),
    };
    let in_cell = row.place == Place::Cell;
    ui.spacing_mut().button_padding.y = 0.0;
    if in_cell {
        ui.spacing_mut().interact_size.y = ui.available_height();
        let widgets = &mut ui.visuals_mut().widgets;
        for visuals in [&mut widgets.inactive, &mut widgets.hovered] {
            visuals.bg_stroke = Stroke::NONE;
            visuals.weak_bg_fill = Color32::TRANSPARENT;
        }
    } else if let Some(severity) = worst(ctx, row.path) {
        let line = stroke(colors(ui).severity(severity).fill);
        ui.visuals_mut().widgets.inactive.bg_stroke = line;
    }
    let width = if in_cell { ui.available_width() } else { ui.available_width().min(COMBO_WIDTH) };
    let combo = ComboBox::from_id_salt(field_id(row.path)).selected_text(text).width(width).truncate();
    let combo = combo.icon(|ui, rect, _, _| {
        let font = FontId::new(12.0, fonts::family(fonts::ICONS));
        let color = colors(ui).text_muted;
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, icons::CARET_DOWN, font, color);
    });
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
        .accessible_name(row.name)
}

/// On, off, or neither: not set.
pub(super) fn switch_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: &Row<'_>) -> Response {
    let value = row.value.and_then(Value::as_bool);
    let response = switch(ui, value, row.name);
    match (row.value, value) {
        (None, _) => muted(ui, row.unset),
        (Some(_), Some(is_on)) => {
            let text = ctx.texts.get(if is_on { "form-on" } else { "form-off" });
            ui.label(Type::BODY.text(&*text).color(colors(ui).text_primary));
        }
        (Some(value), None) => {
            ui.label(Type::MONO.text(value.to_string()));
        }
    }
    if response.clicked() {
        set(ctx, row, (value != Some(true)).into());
    }
    response
}

fn muted(ui: &mut Ui, text: &str) {
    ui.label(Type::BODY.text(text).color(colors(ui).text_muted));
}

fn set(ctx: &Ctx<'_>, row: &Row<'_>, value: Value) {
    if row.value != Some(&value) {
        let path = row.path.clone();
        ctx.edit(StepName::Change(path.clone()), vec![Edit::Set { path, value }]);
    }
}
