//! The page of a node: its head, and its sections below each other.

use std::sync::Arc;

use eframe::egui::{self, Align, Layout, Ui, vec2};
use serde_json::{Value, json};

use super::head;
use super::inline::findings_ui;
use super::locate::Node;
use super::map::map_ui;
use super::sections::section_of;
use super::table::{add_element, table_ui};
use super::view::{Made, RowView, SectionView, View};
use super::{FormState, pages, row};
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::app::derived::Derived;
use crate::app::workspace::Pane;
use crate::document::{Edit, Path, StepName};
use crate::ui::icons;
use crate::ui::theme::{Type, colors, height, spacing, stroke, width};
use crate::ui::widgets::ghost_button;

/// Draws the page of the chosen node, or what stands in its place.
pub fn page_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState) {
    state.follow_selection(ctx);
    let Some(good) = ctx.good else {
        return no_form_ui(ui, ctx);
    };
    let node = state.node(ctx);
    let node = if good.has_node(node) { node } else { Node::Task };
    let view = view(ctx, good, state, node);
    head::head_ui(ui, ctx, state, &view);
    if ctx.shows_broken {
        broken_strip_ui(ui, ctx);
    }
    // The rows keep their width whether or not there is a bar beside them.
    let content = match node {
        Node::Containers => (ui.available_width() - 2.0 * spacing::PANE_PADDING).max(0.0),
        _ => content_width(ui.available_width()),
    };
    egui::ScrollArea::vertical().id_salt(node).auto_shrink(false).show(ui, |ui| {
        let margin = egui::Margin {
            left: spacing::PANE_PADDING as i8,
            right: 0,
            top: spacing::XS as i8,
            bottom: spacing::MD as i8,
        };
        egui::Frame::NONE.inner_margin(margin).show(ui, |ui| {
            ui.set_max_width(content);
            ui.add_enabled_ui(!ctx.shows_broken, |ui| content_ui(ui, ctx, state, &view));
        });
    });
}

/// The rows of the page, made anew when the text, the language or the choice of rows changed.
fn view(ctx: &Ctx<'_>, good: &Derived, state: &mut FormState, node: Node) -> Arc<View> {
    let made_for =
        |shows_all| Made { node, revision: good.revision, shows_all, language: ctx.texts.language() };
    let make = |state: &mut FormState| {
        let wanted = made_for(state.shows_all);
        match state.view.as_ref().filter(|view| view.made_for == wanted) {
            Some(view) => Arc::clone(view),
            None => {
                let view = Arc::new(View::new(ctx, good, wanted));
                state.view = Some(Arc::clone(&view));
                view
            }
        }
    };
    let view = make(state);
    let hides_target = |target: &super::Target| Node::of(&target.row) == node && !view.shows(&target.row);
    if !state.shows_all && state.target.as_ref().is_some_and(hides_target) {
        state.shows_all = true;
        return make(state);
    }
    view
}

/// How wide rows are in a pane of this width.
pub(super) fn content_width(pane: f32) -> f32 {
    (pane - 2.0 * spacing::PANE_PADDING).clamp(0.0, width::FORM_MAX)
}

fn no_form_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    egui::Frame::NONE.inner_margin(spacing::PANE_PADDING).show(ui, |ui| {
        let is_large = ctx.derived.is_large();
        ui.label(Type::HEADING.text(&*ctx.texts.get(if is_large { "form-large" } else { "form-none" })));
        ui.label(&*ctx.texts.get(if is_large { "form-large-help" } else { "form-none-help" }));
    });
}

fn broken_strip_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let Some(error) = ctx.derived.error() else { return };
    let line = ctx.derived.lines.position(&ctx.derived.text, error.range.start).line;
    let tone = colors(ui).severity(crate::rules::Severity::Error);
    egui::Frame::NONE.fill(tone.tint).inner_margin(spacing::SM).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.colored_label(tone.text, ctx.texts.with("form-broken", "line", line));
            if ui.button(&*ctx.texts.get("form-back-to-good")).clicked() {
                ctx.send(Command::BackToLastGood);
            }
        });
    });
}

fn content_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, view: &View) {
    let node = view.made_for.node;
    ui.spacing_mut().item_spacing.y = spacing::FIELD_GAP;
    if node == Node::Task {
        findings_ui(ui, ctx, &Path::root().key("volumes"));
    }
    if node == Node::Containers {
        pages::budget_ui(ui, ctx, state);
    }
    if !matches!(node, Node::Tags | Node::Containers) {
        findings_ui(ui, ctx, &node.path());
    }
    let clip = ui.clip_rect();
    let chosen = section_of(node, &ctx.selection().path);
    let mut in_view = None;
    for (position, section) in view.sections.iter().enumerate() {
        if position > 0 {
            divider(ui);
        }
        let top = ui.cursor().top();
        section_ui(ui, ctx, state, section);
        // The first of which more than its end is in sight, or the one that the user went to: near the end of a page
        // it cannot come to the top.
        let is_first = in_view.is_none() && ui.cursor().top() > clip.top() + height::NODE_HEAD;
        if is_first || (chosen == Some(section.number) && clip.y_range().contains(top)) {
            in_view = Some((node, section.number));
        }
    }
    if state.in_view != in_view {
        state.in_view = in_view;
        ui.ctx().request_repaint();
    }
    if !view.unknown.is_empty() {
        divider(ui);
        unknown_ui(ui, ctx, view);
    }
    ui.add_space(spacing::XL);
}

fn divider(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), spacing::SM), egui::Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, stroke(colors(ui).stroke_subtle));
}

fn section_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, view: &SectionView) {
    let first = view.rows().next().map(|row| &row.path);
    let heading = ui.horizontal(|ui| {
        ui.set_min_height(height::BUTTON);
        ui.label(Type::HEADING.text(&*view.title));
        if !view.summary.is_empty() {
            let text = Type::SMALL.text(&*view.summary).color(colors(ui).text_muted);
            ui.add(egui::Label::new(text).truncate());
        }
        let tables = view.items.iter().filter(|item| item.by_hand.is_none()).flat_map(|item| &item.rows);
        let list = tables.filter_map(|row| Some((row, row.table.as_ref()?)));
        let mut list =
            list.filter(|(row, table)| table.table.words.is_of_heading && takes_elements(ctx, &row.path));
        if let Some((row, table)) = list.next() {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ghost_button(ui, icons::PLUS, &table.add).clicked() {
                    if row.path == Node::Containers.path() {
                        return add_container(ctx);
                    }
                    add_element(ui, ctx, &row.path, row.field);
                }
            });
        }
        for item in &view.items {
            if let Some(hand) = item.by_hand {
                pages::heading_ui(ui, ctx, state, hand, &item.rows);
            }
        }
    });
    // An object that has no row of its own shows with the heading above its fields.
    let is_wanted = |target: &super::Target| {
        (target.is_section && Some(&target.row) == first) || view.structures.contains(&target.row)
    };
    if state.target.as_ref().is_some_and(is_wanted) {
        heading.response.scroll_to_me(Some(Align::Min));
    }
    for path in &view.structures {
        findings_ui(ui, ctx, path);
    }
    for item in &view.items {
        match item.by_hand {
            Some(hand) => pages::hand_ui(ui, ctx, state, hand, &item.rows),
            None => item.rows.iter().for_each(|row| field_ui(ui, ctx, state, row)),
        }
    }
}

/// Draws a field as it is generated: a list of objects or a map as a table, else a row.
pub(super) fn field_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, row: &RowView) {
    let value = ctx.good.and_then(|good| good.value(&row.path));
    match (&row.table, &row.map) {
        (Some(table), _) if value.is_none_or(Value::is_array) => table_ui(ui, ctx, state, row, table),
        (_, Some(map)) if value.is_none_or(Value::is_object) => map_ui(ui, ctx, state, row, map),
        _ => row::row_ui(ui, ctx, state, row),
    }
}

/// Whether there is a list at `path`, or nothing yet.
fn takes_elements(ctx: &Ctx<'_>, path: &Path) -> bool {
    ctx.good.and_then(|good| good.value(path)).is_none_or(Value::is_array)
}

/// Keys that ECS does not know, kept as they are.
fn unknown_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &View) {
    ui.label(Type::HEADING.text(&*ctx.texts.get("section-more")));
    for unknown in &view.unknown {
        ui.horizontal(|ui| {
            let size = vec2(spacing::LABEL_COLUMN, height::FIELD);
            ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_size(size);
                let text = Type::MONO.text(&*unknown.key).color(colors(ui).text_secondary);
                ui.add(egui::Label::new(text).truncate());
            });
            let name = ctx.texts.with("form-show-json-of", "field", unknown.key.as_str());
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                row::show_json_button(ui, ctx, &unknown.path, &name);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(egui::Label::new(Type::MONO.text(&*unknown.value)).truncate());
                });
            });
        });
    }
}

/// Adds a container with a name that is free, and goes there.
pub(crate) fn add_container(ctx: &Ctx<'_>) {
    let list = Path::root().key("containerDefinitions");
    let Some(good) = ctx.good else { return };
    let length = good.length(&list);
    let is_taken = |name: &String| (0..length).any(|index| good.name_of(&list.index(index)) == Some(name));
    let mut names = (1..).map(|number| format!("container-{number}"));
    let name = names.find(|name| !is_taken(name)).unwrap_or_default();
    let path = list.index(length);
    let value = json!({ "name": name, "image": "" });
    ctx.edit(StepName::Add(path.clone()), vec![Edit::Insert { path: list, index: length, value }]);
    ctx.select(path, Pane::Outline);
}
