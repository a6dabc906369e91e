//! CPU and memory of the task: on Fargate as a grid with prices, elsewhere as free numbers.

use eframe::egui::{self, Align, Color32, Layout, Response, RichText, Stroke, Ui, vec2};
use serde_json::Value;

use super::budget;
use super::facts::{Facts, facts};
use super::size_grid::grid_ui;
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::app::settings::Setting;
use crate::document::{Edit, Path, StepName};
use crate::form::FormState;
use crate::form::inline::{findings_ui, worst};
use crate::form::page::field_ui;
use crate::form::row::{self, Place, Row, field_id, notice_focus, show_selection};
use crate::form::view::RowView;
use crate::schema::fargate::TaskSize;
use crate::schema::prices::regions;
use crate::task::size::in_1024 as number;
use crate::ui::theme::{Type, colors, height, spacing, stroke};
use crate::ui::widgets::{Segment, combo, segmented};

/// The width of the lists of CPU and memory.
const LIST: f32 = 148.0;
/// The width of the list of regions.
const REGION: f32 = 116.0;

/// What stands behind the heading of the section: which prices these are, and the pages of the grid.
pub(super) fn heading_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState) {
    let Some(facts) = facts(ctx, state).filter(|facts| facts.is_fargate) else { return };
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if facts.grids.len() > 1 {
            pages_ui(ui, ctx, state, &facts);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            prices_ui(ui, ctx, &facts);
        });
    });
}

fn pages_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, facts: &Facts) {
    let texts = ["size-page-small", "size-page-large"].map(|key| ctx.texts.get(key));
    let names = [&texts[0], &texts[1]].map(|text| ctx.texts.with("size-page", "page", &**text));
    let segments = [0, 1].map(|page| Segment { text: &texts[page], name: &names[page] });
    let page = state.task.grid.page(facts);
    let (_, made) = segmented(ui, &segments, Some(page), height::BUTTON_SMALL, None);
    if let Some(made) = made {
        state.task.grid.turn_to(made, facts);
    }
}

/// "USD per month in ap-northeast-2, …": the region is a list where the document does not say it.
fn prices_ui(ui: &mut Ui, ctx: &Ctx<'_>, facts: &Facts) {
    let muted = colors(ui).text_muted;
    let [before, after] = &facts.prices;
    if facts.has_own_region {
        let text = Type::SMALL.text(format!("{before}{}{after}", facts.region)).color(muted);
        ui.add(egui::Label::new(text).truncate());
        return;
    }
    if !before.is_empty() {
        ui.add(egui::Label::new(Type::SMALL.text(before).color(muted)).truncate());
    }
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = vec2(spacing::XS, 0.0);
        ui.spacing_mut().interact_size.y = height::BUTTON_SMALL;
        // A part of the sentence: without a frame until someone comes near.
        let widgets = &mut ui.visuals_mut().widgets;
        widgets.inactive.bg_stroke = Stroke::NONE;
        widgets.inactive.weak_bg_fill = Color32::TRANSPARENT;
        let text = Type::SMALL.text(&*facts.region).color(colors(ui).accent_text);
        let list = combo(egui::Id::unique("price-region"), REGION.min(ui.available_width()));
        let response = list.selected_text(text).show_ui(ui, |ui| {
            for region in regions() {
                if ui.selectable_label(facts.region == region, region).clicked() {
                    ctx.send(Command::Set(Setting::PriceRegion(region)));
                    ui.close();
                }
            }
        });
        response.response.accessible_name(&*ctx.texts.get("size-price-region"));
    });
    ui.add(egui::Label::new(Type::SMALL.text(after).color(muted)).truncate());
}

/// Draws `cpu` and `memory`.
pub(super) fn task_size_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, rows: &[RowView]) {
    let ([cpu, memory], Some(facts)) = (rows, facts(ctx, state)) else {
        return rows.iter().for_each(|row| field_ui(ui, ctx, state, row));
    };
    if facts.is_fargate {
        fargate_ui(ui, ctx, state, &facts, [cpu, memory]);
    } else {
        free_ui(ui, ctx, state, &facts, [cpu, memory]);
    }
}

/// Any number goes: generated rows, each with what its number means.
fn free_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, facts: &Facts, rows: [&RowView; 2]) {
    let hints = ["size-hint-cpu", "size-hint-memory"];
    let meant = [("size-vcpu", "cpu", facts.cpu), ("size-gb", "memory", facts.memory)];
    for ((view, hint), (key, argument, units)) in rows.into_iter().zip(hints).zip(meant) {
        let row = Row::new(ctx, view, Place::Row);
        let whole = row::beside_ui(
            ui,
            |ui| row::label_ui(ui, ctx, view),
            |ui| {
                let response = row::control_ui(ui, ctx, state, &row, view);
                findings_ui(ui, ctx, &view.path);
                let text = match units {
                    Some(units) => ctx.texts.with(key, argument, number(units)),
                    None => ctx.texts.get(hint).to_string(),
                };
                ui.label(Type::SMALL.text(text).color(colors(ui).text_muted));
                response
            },
        );
        show_selection(ui, ctx, state, &view.path, &whole.response, &whole.inner);
    }
    budget::status_ui(ui, ctx, facts);
}

fn fargate_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, facts: &Facts, rows: [&RowView; 2]) {
    let [cpu, memory] = rows;
    let grid = egui::ScrollArea::horizontal().id_salt("task-size").show(ui, |ui| {
        let (_, picked) = grid_ui(ui, ctx, state, facts, &cpu.path);
        picked
    });
    if let Some(size) = grid.inner {
        pick(ctx, facts, size, rows);
    }
    near_ui(ui, ctx, facts, rows);
    // What no list can show, a placeholder perhaps, stays a text.
    for (row, _) in rows.into_iter().zip(facts.is_listable).filter(|(_, is_listable)| !is_listable) {
        row::row_ui(ui, ctx, state, row);
    }
    let lists = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = spacing::LG;
        let [cpu_listable, memory_listable] = facts.is_listable;
        let cpu = cpu_listable.then(|| cpu_ui(ui, ctx, facts, rows));
        let memory = memory_listable.then(|| memory_ui(ui, ctx, facts, rows));
        if facts.status.fits != Some(false) {
            budget::status_ui(ui, ctx, facts);
        }
        [cpu, memory]
    });
    // With the size that would do, it is too long for the end of a line.
    if facts.status.fits == Some(false) {
        budget::status_ui(ui, ctx, facts);
    }
    for (row, list) in [cpu, memory].into_iter().zip(lists.inner) {
        let Some(list) = list else { continue };
        findings_ui(ui, ctx, &row.path);
        notice_focus(ctx, &row.path, &list);
        show_selection(ui, ctx, state, &row.path, &lists.response, &list);
    }
}

fn near_ui(ui: &mut Ui, ctx: &Ctx<'_>, facts: &Facts, rows: [&RowView; 2]) {
    if facts.near.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let text = ctx.texts.with("size-near", "size", facts.near_to.as_str());
        ui.label(Type::SMALL.text(text).color(colors(ui).text_muted));
        for (size, name) in &facts.near {
            ui.spacing_mut().button_padding.y = 0.0;
            let button = egui::Button::new(Type::LABEL.text(name)).min_size(vec2(0.0, height::CHIP));
            let described = ctx.texts.with("size-pick", "size", name.as_str());
            if ui.add(button).accessible_name(described).clicked() {
                pick(ctx, facts, *size, rows);
            }
        }
    });
}

fn cpu_ui(ui: &mut Ui, ctx: &Ctx<'_>, facts: &Facts, rows: [&RowView; 2]) -> Response {
    let choices: Vec<i64> = facts.sizes.rows().iter().map(|row| row.cpu).collect();
    let list = List { row: rows[0], label: "size-cpu", unit: ("size-vcpu", "cpu"), chosen: facts.cpu };
    let (response, made) = list.ui(ui, ctx, &choices);
    if let Some(cpu) = made {
        pick_cpu(ctx, facts, cpu, rows);
    }
    response
}

fn memory_ui(ui: &mut Ui, ctx: &Ctx<'_>, facts: &Facts, rows: [&RowView; 2]) -> Response {
    let row = facts.cpu.and_then(|cpu| facts.sizes.row(cpu));
    let mut choices: Vec<i64> = match row {
        Some(row) => row.memories.clone(),
        None => facts.sizes.rows().iter().flat_map(|row| row.memories.iter().copied()).collect(),
    };
    choices.sort_unstable();
    choices.dedup();
    let list = List { row: rows[1], label: "size-memory", unit: ("size-gb", "memory"), chosen: facts.memory };
    let (response, made) = list.ui(ui, ctx, &choices);
    if let Some(memory) = made {
        let cpu = row.map(|row| row.cpu).or_else(|| cpu_for(facts, memory));
        pick(ctx, facts, TaskSize { cpu: cpu.unwrap_or_default(), memory }, rows);
    }
    response
}

/// A list of CPU or memory.
struct List<'a> {
    row: &'a RowView,
    label: &'static str,
    /// The key of a number with its unit, and the name of the number in it.
    unit: (&'static str, &'static str),
    chosen: Option<i64>,
}

impl List<'_> {
    fn ui(&self, ui: &mut Ui, ctx: &Ctx<'_>, choices: &[i64]) -> (Response, Option<i64>) {
        let mut made = None;
        let response = ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = spacing::SM;
            ui.spacing_mut().button_padding.y = 0.0;
            let label = Type::LABEL.text(&*ctx.texts.get(self.label));
            ui.label(label.color(colors(ui).text_secondary));
            if let Some(severity) = worst(ctx, &self.row.path) {
                let line = stroke(colors(ui).severity(severity).fill);
                ui.visuals_mut().widgets.inactive.bg_stroke = line;
            }
            let muted = colors(ui).text_muted;
            let words = |units: i64| -> (RichText, RichText) {
                let (key, argument) = self.unit;
                let text = ctx.texts.with(key, argument, number(units));
                (Type::BODY.text(text), Type::MONO.text(units.to_string()).color(muted))
            };
            let list = combo(field_id(&self.row.path), LIST);
            let list = match self.chosen {
                Some(units) => list.selected_text(words(units)),
                None => list.selected_text(RichText::new(&self.row.unset).color(muted)),
            };
            let shown = list.show_ui(ui, |ui| {
                for units in choices {
                    if ui.selectable_label(self.chosen == Some(*units), words(*units)).clicked() {
                        made = Some(*units);
                        ui.close();
                    }
                }
            });
            shown.response.accessible_name(&self.row.name)
        });
        (response.inner, made)
    }
}

/// The least CPU that goes with an amount of memory and holds the containers, else the least that goes with it.
fn cpu_for(facts: &Facts, memory: i64) -> Option<i64> {
    let mut rows = facts.sizes.rows().iter().filter(|row| row.memories.contains(&memory)).map(|row| row.cpu);
    let least = rows.clone().next();
    rows.find(|cpu| *cpu >= facts.room.cpu).or(least)
}

/// Takes a CPU, with the nearest memory that goes with it; a memory that cannot be read stays as it is.
fn pick_cpu(ctx: &Ctx<'_>, facts: &Facts, cpu: i64, rows: [&RowView; 2]) {
    let wanted = facts.memory.unwrap_or(facts.room.memory);
    let memories = facts.sizes.row(cpu).map_or(&[][..], |row| &row.memories);
    let memory = memories.iter().find(|memory| **memory >= wanted).or(memories.last());
    let memory = memory.copied().filter(|_| facts.is_listable[1]);
    set(
        ctx,
        [Some(cpu).filter(|cpu| facts.cpu != Some(*cpu)), memory.filter(|new| facts.memory != Some(*new))],
        rows,
    );
}

/// Takes a size: one step that changes what differs.
fn pick(ctx: &Ctx<'_>, facts: &Facts, size: TaskSize, rows: [&RowView; 2]) {
    let differing = |old: Option<i64>, new: i64| (old != Some(new)).then_some(new);
    set(ctx, [differing(facts.cpu, size.cpu), differing(facts.memory, size.memory)], rows);
}

fn set(ctx: &Ctx<'_>, units: [Option<i64>; 2], rows: [&RowView; 2]) {
    let changed = |(row, units): (&&RowView, &Option<i64>)| {
        units.map(|units| (row.path.clone(), Value::from(units.to_string())))
    };
    let changes: Vec<(Path, Value)> = rows.iter().zip(&units).filter_map(changed).collect();
    let Some((first, _)) = changes.first() else { return };
    let name = StepName::Change(first.clone());
    ctx.edit(name, changes.into_iter().map(|(path, value)| Edit::Set { path, value }).collect());
}
