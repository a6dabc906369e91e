//! The tree on the left: task, containers, volumes, tags, each with its count of problems.

use eframe::egui::{self, Align, Atom, Button, Layout, ScrollArea, Sense, Ui, vec2};

use crate::app::ctx::Ctx;
use crate::app::derived::Counts;
use crate::app::workspace::Pane;
use crate::document::Path;
use crate::form::add_container;
use crate::form::locate::Node;
use crate::rules::Severity;
use crate::ui::theme::{Type, colors, corner, height, radius, spacing};
use crate::ui::widgets::node_name;

/// Draws the tree.
pub fn outline_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        node_ui(ui, ctx, Node::Task, 0);
        let length = |list| ctx.good.map_or(0, |good| good.length(&Path::root().key(list)));
        heading_ui(ui, &ctx.texts.get("outline-containers"));
        for index in 0..length("containerDefinitions") {
            node_ui(ui, ctx, Node::Container(index), 1);
        }
        add_container_ui(ui, ctx);
        heading_ui(ui, &ctx.texts.get("outline-volumes"));
        for index in 0..length("volumes") {
            node_ui(ui, ctx, Node::Volume(index), 1);
        }
        if length("volumes") == 0 {
            let none = ctx.texts.get("outline-none");
            indented(ui, 1, |ui| ui.label(Type::BODY.text(&*none).color(colors(ui).text_muted)));
        }
        node_ui(ui, ctx, Node::Tags, 0);
    });
}

fn indented<R>(ui: &mut Ui, depth: u8, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), height::TREE_ROW),
        Layout::left_to_right(Align::Center),
        |ui| {
            ui.add_space(spacing::SM + f32::from(depth) * spacing::LG);
            content(ui)
        },
    )
    .inner
}

fn heading_ui(ui: &mut Ui, text: &str) {
    indented(ui, 0, |ui| ui.label(Type::LABEL.text(text).color(colors(ui).text_secondary)));
}

fn node_ui(ui: &mut Ui, ctx: &Ctx<'_>, node: Node, depth: u8) {
    let is_chosen = Node::of(&ctx.selection().path) == node;
    let counts = ctx.good.map_or_else(Counts::default, |good| good.counts(node));
    indented(ui, depth, |ui| {
        let width = ui.available_width() - badge_width(counts);
        let name = node_name(ctx, node);
        let button = Button::selectable(is_chosen, (name.as_str(), Atom::grow()))
            .truncate()
            .min_size(vec2(width, height::TREE_ROW));
        let response = ui.allocate_ui(vec2(width, height::TREE_ROW), |ui| ui.add(button)).inner;
        if response.clicked() {
            ctx.select(node.path(), Pane::Outline);
        }
        badge_ui(ui, ctx, counts);
    });
}

fn badge_width(counts: Counts) -> f32 {
    if counts.errors + counts.warnings == 0 { 0.0 } else { height::FIELD + spacing::SM }
}

/// Errors if there are any, else warnings. Notes are advice and count for nothing here.
fn badge_ui(ui: &mut Ui, ctx: &Ctx<'_>, counts: Counts) {
    let (severity, count, key) = match counts {
        Counts { errors: 0, warnings: 0, .. } => return,
        Counts { errors: 0, warnings, .. } => (Severity::Warning, warnings, "status-warnings"),
        Counts { errors, .. } => (Severity::Error, errors, "status-errors"),
    };
    let tone = colors(ui).severity(severity);
    let (rect, response) = ui.allocate_exact_size(vec2(height::FIELD, height::BADGE), Sense::hover());
    ui.painter().rect_filled(rect, corner(radius::BADGE), tone.fill);
    let font = Type::MICRO.font();
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, count, font, tone.on);
    let name = ctx.texts.with(key, "count", count);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, &name));
    response.on_hover_text(name);
}

fn add_container_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let can_add = !ctx.shows_broken && ctx.good.is_some();
    let name = ctx.texts.get("outline-add-container");
    let is_clicked = indented(ui, 1, |ui| {
        ui.add_enabled(can_add, Button::new(&*name).frame_when_inactive(false)).clicked()
    });
    if is_clicked {
        add_container(ctx);
    }
}
