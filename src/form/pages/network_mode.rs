//! The network mode, with the choices locked that launch types and the operating system do not leave open.

use eframe::egui::{self, Rect, Ui, pos2, vec2};
use serde_json::Value;

use super::Note;
use super::facts::{Facts, facts};
use crate::app::ctx::Ctx;
use crate::document::{Edit, StepName};
use crate::form::FormState;
use crate::form::inline::{findings_ui, worst};
use crate::form::page::field_ui;
use crate::form::row::{Place, Row, beside_ui, label_ui, notice_focus, show_selection, unset_button};
use crate::form::view::RowView;
use crate::insight::network::Lock;
use crate::text::Args;
use crate::ui::theme::{colors, height, spacing, stroke};
use crate::ui::widgets::{Segment, locked_segments};

/// The modes, the one that every launch type but one takes first.
const ORDER: [&str; 4] = ["awsvpc", "bridge", "host", "none"];

/// Draws `networkMode`.
pub(super) fn network_mode_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, rows: &[RowView]) {
    let is_known = |value: &Value| value.as_str().is_some_and(|text| ORDER.contains(&text));
    let is_plain = |view: &RowView| Row::new(ctx, view, Place::Row).value.is_none_or(is_known);
    match (rows, facts(ctx, state)) {
        ([view], Some(facts)) if is_plain(view) => mode_ui(ui, ctx, state, &facts, view),
        _ => rows.iter().for_each(|row| field_ui(ui, ctx, state, row)),
    }
}

fn mode_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &FormState, facts: &Facts, view: &RowView) {
    let row = Row::new(ctx, view, Place::Row);
    let whole = beside_ui(
        ui,
        |ui| label_ui(ui, ctx, view),
        |ui| {
            let band = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height::FIELD));
            let is_hovered = ui.rect_contains_pointer(band);
            // Why some modes are locked.
            let lock = ORDER.iter().find_map(|mode| facts.locks.of(mode));
            let reason = lock.map(|lock| ctx.texts.get(reason_key(lock)));
            let color = colors(ui).text_muted;
            let note = reason.as_deref().map(|text| Note { symbol: None, text, color });
            let control = ui.horizontal(|ui| {
                let response = segments_ui(ui, ctx, facts, &row);
                notice_focus(ctx, row.path, &response);
                if row.value.is_some() {
                    let right = band.right() - height::FIELD - spacing::SM;
                    let control = Rect::from_min_max(band.min, pos2(right, band.bottom()));
                    let is_shown = is_hovered || response.has_focus();
                    if unset_button(ui, row.path, &view.buttons.unset, control, is_shown) {
                        let path = row.path.clone();
                        ctx.edit(StepName::Remove(path.clone()), vec![Edit::Remove { path }]);
                    }
                }
                let is_below = note.as_ref().is_some_and(|note| !note.beside_ui(ui));
                (response, is_below)
            });
            let (response, is_below) = control.inner;
            if let Some(note) = note.filter(|_| is_below) {
                note.below_ui(ui);
            }
            findings_ui(ui, ctx, row.path);
            response
        },
    );
    show_selection(ui, ctx, state, row.path, &whole.response, &whole.inner);
}

fn segments_ui(ui: &mut Ui, ctx: &Ctx<'_>, facts: &Facts, row: &Row<'_>) -> egui::Response {
    let chosen = row.value.and_then(Value::as_str);
    let choice_name = |mode: &str| {
        let at = row.field.values.iter().position(|value| *value == mode);
        at.and_then(|at| row.choices.get(at)).map_or("", String::as_str)
    };
    let words = ORDER.map(|mode| {
        let text = match facts.default_mode {
            Some(default) if chosen.is_none() && default == mode => {
                ctx.texts.with("form-default", "value", mode)
            }
            _ => mode.to_owned(),
        };
        let name = match facts.locks.of(mode) {
            Some(lock) => {
                let args = Args::new()
                    .with("name", choice_name(mode))
                    .with("reason", &*ctx.texts.get(reason_key(lock)));
                ctx.texts.catalog().format("network-locked", &args)
            }
            None => choice_name(mode).to_owned(),
        };
        (text, name)
    });
    let segments: Vec<Segment<'_>> = words.iter().map(|(text, name)| Segment { text, name }).collect();
    let locks = ORDER.map(|mode| facts.locks.of(mode).is_some());
    let at = ORDER.iter().position(|mode| Some(*mode) == chosen);
    let line = worst(ctx, row.path).map(|severity| stroke(colors(ui).severity(severity).fill));
    let (response, made) = locked_segments(ui, &segments, &locks, at, height::SEGMENT, line);
    if let Some(mode) = made.and_then(|made| ORDER.get(made)).filter(|mode| Some(**mode) != chosen) {
        let path = row.path.clone();
        ctx.edit(StepName::Change(path.clone()), vec![Edit::Set { path, value: (*mode).into() }]);
    }
    response
}

fn reason_key(lock: Lock) -> &'static str {
    match lock {
        Lock::Fargate => "network-lock-fargate",
        Lock::External => "network-lock-external",
        Lock::ManagedInstances => "network-lock-managed",
        Lock::Windows => "network-lock-windows",
    }
}
