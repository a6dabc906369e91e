//! The page of a node: its fields in the order of the API, structures as sections, and lists that can grow.

use eframe::egui::{self, Ui};
use serde_json::{Value, json};

use super::inline::findings_ui;
use super::locate::{Node, has_nodes, is_laid_out};
use super::{FormState, row};
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::app::workspace::Pane;
use crate::document::{Edit, Path, StepName};
use crate::learn::label;
use crate::schema::{Field, Kind, SCHEMA};
use crate::ui::theme::{Type, colors, spacing, width};
use crate::ui::widgets;

/// Draws the page of the chosen node, or what stands in its place.
pub fn page_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState) {
    state.follow_selection(ctx);
    let node = Node::of(&ctx.selection().path);
    let Some(good) = ctx.good else {
        return no_form_ui(ui, ctx);
    };
    if ctx.shows_broken {
        broken_strip_ui(ui, ctx);
    }
    let node = if good.has_node(node) { node } else { Node::Task };
    egui::ScrollArea::vertical().id_salt(node).auto_shrink(false).show(ui, |ui| {
        egui::Frame::NONE.inner_margin(spacing::PANE_PADDING).show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(width::FORM_MAX));
            ui.add_enabled_ui(!ctx.shows_broken, |ui| node_ui(ui, ctx, state, node));
        });
    });
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

fn node_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, node: Node) {
    head_ui(ui, ctx, node);
    let path = node.path();
    if let Some(field) = SCHEMA.at(&path) {
        findings_ui(ui, ctx, &path);
        match field.kind {
            Kind::Structure => structure_ui(ui, ctx, state, &path, field),
            _ => elements_ui(ui, ctx, state, &path, field),
        }
    }
}

fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, node: Node) {
    ui.horizontal(|ui| {
        ui.label(Type::TITLE.text(widgets::node_name(ctx, node)));
        if let Node::Container(index) = node {
            let name = ctx.texts.with("form-remove-container", "name", widgets::node_name(ctx, node));
            if widgets::right_button(ui, &name).clicked() {
                let path = Node::Container(index).path();
                ctx.edit(StepName::Remove(path.clone()), vec![Edit::Remove { path }]);
            }
        }
    });
    ui.add_space(spacing::SM);
}

fn structure_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, path: &Path, field: &'static Field) {
    // Plain fields first: what comes after a section would seem to belong to it.
    for member in SCHEMA.members(field).filter(|member| !is_section(member)) {
        if !has_nodes(member) {
            row::row_ui(ui, ctx, state, &path.key(member.name), member);
        } else if member.name != "tags" {
            findings_ui(ui, ctx, &path.key(member.name));
        }
    }
    for member in SCHEMA.members(field).filter(|member| is_section(member)) {
        let path = path.key(member.name);
        section_ui(ui, ctx, &path, member, |ui| match member.kind {
            Kind::Structure => structure_ui(ui, ctx, state, &path, member),
            _ => elements_ui(ui, ctx, state, &path, member),
        });
    }
}

fn is_section(field: &Field) -> bool {
    (field.kind == Kind::Structure || is_laid_out(field)) && !has_nodes(field)
}

fn section_ui(ui: &mut Ui, ctx: &Ctx<'_>, path: &Path, field: &'static Field, content: impl FnOnce(&mut Ui)) {
    ui.add_space(spacing::MD);
    ui.separator();
    ui.label(Type::HEADING.text(label(field, ctx.texts.language())));
    findings_ui(ui, ctx, path);
    content(ui);
}

/// A list of structures, element by element, each with a button that removes it, and one to add another.
fn elements_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, path: &Path, field: &'static Field) {
    let (element_key, add_key, remove_key) = match field.name {
        "tags" => ("form-tag", "form-add-tag", "form-remove-tag"),
        _ => ("form-port", "form-add-port", "form-remove-port"),
    };
    let length = ctx.good.map_or(0, |good| good.length(path));
    let Some(element) = SCHEMA.element(field) else { return };
    for index in 0..length {
        let element_path = path.index(index);
        ui.horizontal(|ui| {
            ui.label(Type::LABEL.text(ctx.texts.with(element_key, "number", index + 1)));
            let remove = ctx.texts.with(remove_key, "number", index + 1);
            if widgets::right_button(ui, &remove).clicked() {
                let path = element_path.clone();
                ctx.edit(StepName::Remove(path.clone()), vec![Edit::Remove { path }]);
            }
        });
        findings_ui(ui, ctx, &element_path);
        structure_ui(ui, ctx, state, &element_path, element);
        ui.add_space(spacing::SM);
    }
    if ui.button(&*ctx.texts.get(add_key)).clicked() {
        let value = match field.name {
            "tags" => json!({ "key": "", "value": "" }),
            _ => json!({ "containerPort": free_port(ctx, path) }),
        };
        insert(ctx, path, length, value, element);
    }
}

/// Puts an element at the end of a list and goes there.
fn insert(ctx: &Ctx<'_>, list: &Path, index: usize, value: Value, element: &'static Field) {
    let path = list.index(index);
    ctx.edit(StepName::Add(path.clone()), vec![Edit::Insert { path: list.clone(), index, value }]);
    let first = SCHEMA.members(element).next().map_or("", |member| member.name);
    ctx.send(Command::Select { path: path.key(first), offset: None, origin: Pane::Outline });
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

/// The first port from 80, then from 8080 on, that the container does not map yet.
fn free_port(ctx: &Ctx<'_>, list: &Path) -> i64 {
    let mapped = ctx.good.and_then(|good| good.value(list)).and_then(Value::as_array);
    let is_taken =
        |port: i64| mapped.is_some_and(|ports| ports.iter().any(|mapping| mapping["containerPort"] == port));
    std::iter::once(80).chain(8080..).find(|port| !is_taken(*port)).unwrap_or(80)
}
