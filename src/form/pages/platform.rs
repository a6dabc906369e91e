//! Operating system and architecture in one row.

use eframe::egui::{self, Align2, Pos2, Rect, Ui, pos2, vec2};
use serde_json::Value;

use super::Note;
use super::facts::{Facts, facts};
use crate::app::ctx::Ctx;
use crate::document::{Edit, StepName};
use crate::form::FormState;
use crate::form::inline::{findings_ui, worst};
use crate::form::page::field_ui;
use crate::form::row::{
    Place, Row, beside_ui, field_id, named_label_ui, notice_focus, show_selection, unset_button,
};
use crate::form::view::RowView;
use crate::text::Args;
use crate::ui::theme::{Type, colors, height, spacing, stroke};
use crate::ui::widgets::{Segment, combo, locked_segments};
use crate::ui::{fonts, icons};

/// The width of the list of operating systems: that of the longest one.
const SYSTEMS: f32 = 224.0;

/// The logo of the system, and the room that it takes before the name.
const LOGO: f32 = 16.0;
const LOGO_ROOM: f32 = LOGO + spacing::XS;

/// Draws `operatingSystemFamily` and `cpuArchitecture`.
pub(super) fn platform_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, rows: &[RowView]) {
    let is_plain = |view: &RowView| {
        let value = Row::new(ctx, view, Place::Row).value;
        value.is_none_or(|value| value.as_str().is_some_and(|text| view.field.values.contains(&text)))
    };
    match (rows, facts(ctx, state)) {
        ([system, architecture], Some(facts)) if is_plain(system) && is_plain(architecture) => {
            both_ui(ui, ctx, state, &facts, [system, architecture]);
        }
        _ => rows.iter().for_each(|row| field_ui(ui, ctx, state, row)),
    }
}

fn both_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &FormState, facts: &Facts, views: [&RowView; 2]) {
    let label = ctx.texts.get("platform-label");
    let rows = views.map(|view| Row::new(ctx, view, Place::Row));
    let [system, architecture] = &rows;
    let whole = beside_ui(
        ui,
        |ui| named_label_ui(ui, ctx, views[0], &label),
        |ui| {
            let band = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height::FIELD));
            let is_hovered = ui.rect_contains_pointer(band);
            let windows = ctx.texts.get("platform-windows");
            let note = note(ui, facts, &windows);
            let controls = ui.horizontal(|ui| {
                ui.set_min_height(height::FIELD);
                let first = system_ui(ui, ctx, system);
                let second = architecture_ui(ui, ctx, facts, architecture);
                notice_focus(ctx, system.path, &first);
                notice_focus(ctx, architecture.path, &second);
                let has_focus = first.has_focus() || second.has_focus();
                if rows.iter().any(|row| row.value.is_some()) {
                    let name = ctx.texts.with("form-unset", "field", &*label);
                    // At the end of the row, where it covers nothing.
                    let right = band.right() - height::FIELD - spacing::SM;
                    let control = Rect::from_min_max(band.min, pos2(right, band.bottom()));
                    if unset_button(ui, system.path, &name, control, is_hovered || has_focus) {
                        unset(ctx, &rows);
                    }
                }
                let is_below = note.as_ref().is_some_and(|note| !note.beside_ui(ui));
                ([first, second], is_below)
            });
            let (controls, is_below) = controls.inner;
            if let Some(note) = note.filter(|_| is_below) {
                note.below_ui(ui);
            }
            views.iter().for_each(|view| findings_ui(ui, ctx, &view.path));
            controls
        },
    );
    for (view, control) in views.iter().zip(&whole.inner) {
        show_selection(ui, ctx, state, &view.path, &whole.response, control);
    }
}

/// `WINDOWS_SERVER_2022_CORE` as people write it.
fn system_name(value: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().map(String::from).unwrap_or_default();
        // 20H2 is a version.
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            word.to_owned()
        } else {
            first + &letters.as_str().to_ascii_lowercase()
        }
    };
    value.split('_').map(word).collect::<Vec<_>>().join(" ")
}

fn system_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: &Row<'_>) -> egui::Response {
    let chosen = row.value.and_then(Value::as_str);
    let logo = if chosen.is_some_and(|text| text.starts_with("WINDOWS")) {
        icons::WINDOWS_LOGO
    } else {
        icons::LINUX_LOGO
    };
    let text = match chosen {
        Some(value) => Type::BODY.text(system_name(value)),
        None => {
            let name = ctx.texts.with("form-default", "value", system_name("LINUX"));
            Type::BODY.text(name).color(colors(ui).text_muted)
        }
    };
    ui.scope(|ui| {
        // The logo is painted: within the text, it would be read out. The padding for it counts on both sides.
        ui.spacing_mut().button_padding = vec2(spacing::SM + LOGO_ROOM, 0.0);
        if let Some(severity) = worst(ctx, row.path) {
            ui.visuals_mut().widgets.inactive.bg_stroke = stroke(colors(ui).severity(severity).fill);
        }
        let width = if chosen.is_some_and(|text| text != "LINUX") { SYSTEMS } else { 168.0 };
        let list = combo(field_id(row.path), width.min(ui.available_width())).selected_text(text).icon(
            |ui, rect, _, _| paint_icon(ui, rect.center() + vec2(LOGO_ROOM, 0.0), icons::CARET_DOWN, 12.0),
        );
        let shown = list.show_ui(ui, |ui| {
            // Linux first: most tasks run on it.
            let linux = row.field.values.iter().filter(|value| **value == "LINUX");
            let others = row.field.values.iter().filter(|value| **value != "LINUX");
            for value in linux.chain(others) {
                if ui.selectable_label(chosen == Some(value), system_name(value)).clicked() {
                    set(ctx, row, value);
                    ui.close();
                }
            }
        });
        let left = shown.response.rect.left_center() + vec2(spacing::SM + LOGO / 2.0, 0.0);
        paint_icon(ui, left, logo, LOGO);
        shown.response.accessible_name(row.name)
    })
    .inner
}

fn paint_icon(ui: &Ui, centre: Pos2, symbol: &str, size: f32) {
    let color = colors(ui).text_secondary;
    ui.painter().text(centre, Align2::CENTER_CENTER, symbol, fonts::icon_font(size), color);
}

fn architecture_ui(ui: &mut Ui, ctx: &Ctx<'_>, facts: &Facts, row: &Row<'_>) -> egui::Response {
    let values = &row.field.values;
    let chosen = row.value.and_then(Value::as_str);
    let text = |value: &str| match chosen {
        None if value == "X86_64" => ctx.texts.with("form-default", "value", value),
        _ => value.to_owned(),
    };
    let is_locked = |value: &str| facts.is_windows && value == "ARM64";
    let name = |value: &str| {
        let reason = ctx.texts.get("platform-windows");
        let args = Args::new().with("value", value).with("reason", &*reason);
        let key = if is_locked(value) { "platform-locked" } else { "platform-choice" };
        ctx.texts.catalog().format(key, &args)
    };
    let words: Vec<(String, String)> = values.iter().map(|value| (text(value), name(value))).collect();
    let segments: Vec<Segment<'_>> = words.iter().map(|(text, name)| Segment { text, name }).collect();
    let locks: Vec<bool> = values.iter().map(|value| is_locked(value)).collect();
    let chosen = values.iter().position(|value| Some(*value) == chosen);
    let line = worst(ctx, row.path).map(|severity| stroke(colors(ui).severity(severity).fill));
    let (response, made) = locked_segments(ui, &segments, &locks, chosen, height::SEGMENT, line);
    if let Some(value) = made.and_then(|made| values.get(made)) {
        set(ctx, row, value);
    }
    response
}

/// What the other architecture would save, or why there is none.
fn note<'a>(ui: &Ui, facts: &'a Facts, windows: &'a str) -> Option<Note<'a>> {
    let colors = colors(ui);
    if facts.is_windows {
        return Some(Note { symbol: None, text: windows, color: colors.text_muted });
    }
    let text = facts.saving.as_deref()?;
    Some(Note { symbol: Some(icons::LEAF), text, color: colors.success_text })
}

fn set(ctx: &Ctx<'_>, row: &Row<'_>, value: &str) {
    if row.value.and_then(Value::as_str) != Some(value) {
        let path = row.path.clone();
        ctx.edit(StepName::Change(path.clone()), vec![Edit::Set { path, value: value.into() }]);
    }
}

fn unset(ctx: &Ctx<'_>, rows: &[Row<'_>; 2]) {
    let set = rows.iter().filter(|row| row.value.is_some());
    let edits = set.map(|row| Edit::Remove { path: row.path.clone() }).collect();
    ctx.edit(StepName::Remove(rows[0].path.clone()), edits);
}

#[cfg(test)]
mod tests {
    use super::system_name;

    #[test]
    fn systems_go_by_the_names_that_people_use() {
        assert_eq!(system_name("LINUX"), "Linux");
        assert_eq!(system_name("WINDOWS_SERVER_2022_CORE"), "Windows Server 2022 Core");
        assert_eq!(system_name("WINDOWS_SERVER_20H2_CORE"), "Windows Server 20H2 Core");
    }
}
