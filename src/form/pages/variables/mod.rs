//! Environment variables, secrets and environment files as one table: what a container finds in its environment,
//! wherever the values come from.

mod action;
mod cell;
mod edits;
mod model;
mod sheet;
mod table;

use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::{Label, Ui};
use serde_json::Value;

use crate::app::ctx::Ctx;
use crate::app::derived::Derived;
use crate::document::{Edit, Path, StepName};
use crate::form::FormState;
use crate::form::inline::findings_ui;
use crate::form::page::field_ui;
use crate::form::view::RowView;
use crate::ui::icons;
use crate::ui::theme::{Type, colors};
use crate::ui::widgets::{ghost_button, icon_button};
use model::{Entry, List, Model, Source};
use sheet::Sheet;

/// In a narrower heading its actions are icons.
const NAMES_FROM: f32 = 270.0;

/// What the table remembers between frames.
#[derive(Debug, Default)]
pub(in crate::form) struct VariablesState {
    model: Option<Arc<Model>>,
    /// The values that the user wants to see, each with the name that its entry had: another one may come to stand
    /// there.
    shown: HashMap<Path, String>,
    /// The source that the user chose for an entry whose text does not say it yet.
    chosen: HashMap<Path, Source>,
    /// The cell that gets the keyboard once it is there, and for how many frames it is waited for.
    wanted: Option<(Path, u8)>,
    sheet: Option<Sheet>,
}

impl VariablesState {
    fn want(&mut self, cell: Path) {
        self.wanted = Some((cell, 3));
    }

    fn takes_keyboard(&mut self, cell: &Path) -> bool {
        let is_it = self.wanted.as_ref().is_some_and(|(wanted, _)| wanted == cell);
        if is_it {
            self.wanted = None;
        }
        is_it
    }

    /// The source as the row shows it.
    fn source_of(&self, entry: &Entry) -> Source {
        let chosen = || self.chosen.get(&entry.path).copied();
        entry.source.or_else(chosen).unwrap_or(Source::SecretsManager)
    }

    fn shows(&self, entry: &Entry) -> bool {
        self.shown.get(&entry.path) == Some(&entry.name)
    }

    /// Shows a value, or hides it again.
    fn toggle(&mut self, entry: &Entry) {
        if self.shows(entry) {
            self.shown.remove(&entry.path);
        } else {
            self.shown.insert(entry.path.clone(), entry.name.clone());
        }
    }

    /// Indices change: nothing is known of them any more.
    fn forget_places(&mut self) {
        self.shown.clear();
        self.chosen.clear();
    }
}

/// Draws the table, what is wrong in it, and the sheet that is open.
pub(in crate::form) fn variables_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, rows: &[RowView]) {
    let Some(good) = ctx.good else { return };
    let Some(container) = rows.first().and_then(|row| row.path.parent()) else { return };
    let is_list = |row: &&RowView| good.value(&row.path).is_none_or(Value::is_array);
    for row in rows {
        if is_list(&row) {
            findings_ui(ui, ctx, &row.path);
        } else {
            field_ui(ui, ctx, state, row);
        }
    }
    let model = model(ctx, good, state, &container);
    if model.entries.is_empty() {
        if rows.iter().all(|row| is_list(&row)) {
            let text = Type::BODY.text(&*ctx.texts.get("variables-none")).color(colors(ui).text_muted);
            ui.add(Label::new(text).truncate());
        }
    } else {
        table::table_ui(ui, ctx, state, &model);
        for entry in model
            .entries
            .iter()
            .filter(|entry| entry.has_findings || !ctx.live_inside(&entry.path).is_empty())
        {
            entry_findings_ui(ui, ctx, entry);
        }
    }
    sheet::sheet_ui(ui, ctx, state, good, &model);
    state.variables.wanted = state.variables.wanted.take().and_then(|(cell, frames)| {
        ui.ctx().request_repaint();
        Some((cell, frames.checked_sub(1)?))
    });
}

/// "Paste .env" and "Add variable".
pub(in crate::form) fn heading_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, rows: &[RowView]) {
    let Some(list) = rows.first().map(|row| &row.path) else { return };
    let Some(good) = ctx.good.filter(|good| good.value(list).is_none_or(Value::is_array)) else { return };
    let layout = eframe::egui::Layout::right_to_left(eframe::egui::Align::Center);
    ui.with_layout(layout, |ui| {
        let has_room = ui.available_width() >= NAMES_FROM;
        let action = |ui: &mut Ui, symbol, key| {
            let name = ctx.texts.get(key);
            let height = crate::ui::theme::height::BUTTON;
            let response = if has_room {
                ghost_button(ui, symbol, &name)
            } else {
                icon_button(ui, symbol, height, &name)
            };
            response.clicked()
        };
        if action(ui, icons::PLUS, "variables-add") {
            add(ctx, state, good, list, List::Environment);
        }
        if action(ui, icons::CLIPBOARD_TEXT, "variables-paste") {
            state.variables.sheet = list.parent().map(Sheet::paste);
        }
    });
}

fn model(ctx: &Ctx<'_>, good: &Derived, state: &mut FormState, container: &Path) -> Arc<Model> {
    match state.variables.model.as_ref().filter(|model| model.is_for(ctx, good, container)) {
        Some(model) => Arc::clone(model),
        None => {
            let model = Arc::new(Model::new(ctx, good, container));
            state.variables.model = Some(Arc::clone(&model));
            model
        }
    }
}

/// Puts an entry at the end of a list and goes to its key.
fn add(ctx: &Ctx<'_>, state: &mut FormState, good: &Derived, list_path: &Path, list: List) -> Path {
    let index = good.length(list_path);
    let path = list_path.index(index);
    let edit = Edit::Insert { path: list_path.clone(), index, value: edits::blank(list) };
    ctx.edit(StepName::Add(path.clone()), vec![edit]);
    let first = if list == List::Files { list.content_key() } else { "name" };
    state.variables.want(path.key(first));
    path
}

/// Below the table stands what is wrong with its rows, but for what a sign in the row says already.
fn entry_findings_ui(ui: &mut Ui, ctx: &Ctx<'_>, entry: &Entry) {
    if !entry.is_told_by_sign(ctx) {
        findings_ui(ui, ctx, &entry.path);
    }
    if let Some(key) = &entry.key {
        findings_ui(ui, ctx, &key.path);
    }
    findings_ui(ui, ctx, &entry.content.path);
    if entry.list == List::Files {
        findings_ui(ui, ctx, &entry.path.key("type"));
    }
}
