//! What stands beside the form where the window is too narrow for outline and pane: a rail of icons for each.

use eframe::egui::{
    Align, Align2, Button, Frame, Layout, Margin, Panel, Rect, Response, ScrollArea, Stroke, Ui, Vec2, pos2,
    vec2,
};

use super::icons;
use super::theme::{Type, colors, corner, height, icon, radius, spacing, width};
use super::widgets::node_name;
use crate::app::command::{Command, UiCommand};
use crate::app::ctx::Ctx;
use crate::app::derived::Counts;
use crate::app::view::{SidePane, Spot};
use crate::app::workspace::Pane;
use crate::document::Path;
use crate::form::locate::Node;

/// The size of the icons.
const ICON: f32 = 16.0;

/// The rail on the left: the way to the outline, and the nodes. Answers with its place.
pub(super) fn outline_rail_ui(ui: &mut Ui, ctx: &Ctx<'_>) -> Rect {
    rail("outline-rail", true)
        .frame(frame(ui))
        .show(ui, |ui| {
            column(ui, |ui| {
                let is_open = ctx.workspace().view.outline_spot() == Spot::Over;
                let name = ctx.texts.get(UiCommand::ToggleOutline.text_key());
                if cell_ui(ui, icons::SIDEBAR_SIMPLE, &name, is_open, 0).clicked() {
                    ctx.send(Command::Ui(UiCommand::ToggleOutline));
                }
                ui.separator();
                for node in nodes(ctx) {
                    let errors = ctx.good.map_or(0, |good| good.counts(node).errors);
                    let is_chosen = Node::of(&ctx.selection().path) == node;
                    if cell_ui(ui, symbol(node), &node_name(ctx, node), is_chosen, errors).clicked() {
                        ctx.select(node.path(), Pane::Outline);
                    }
                }
            })
        })
        .response
        .rect
}

/// The rail on the right: the panes. Answers with its place.
pub(super) fn side_rail_ui(ui: &mut Ui, ctx: &Ctx<'_>) -> Rect {
    rail("side-rail", false)
        .frame(frame(ui))
        .show(ui, |ui| {
            column(ui, |ui| {
                let errors = Counts::of(ctx.findings().map(|shown| shown.finding)).errors;
                for (pane, command, symbol, errors) in [
                    (SidePane::Json, UiCommand::ShowJson, icons::BRACKETS_CURLY, 0),
                    (SidePane::Problems, UiCommand::ShowProblems, icons::WARNING_CIRCLE, errors),
                ] {
                    let is_shown = ctx.workspace().view.shows(pane);
                    if cell_ui(ui, symbol, &ctx.texts.get(pane.text_key()), is_shown, errors).clicked() {
                        ctx.send(Command::Ui(command));
                    }
                }
            })
        })
        .response
        .rect
}

fn rail(name: &'static str, is_left: bool) -> Panel {
    let panel = if is_left { Panel::left(name) } else { Panel::right(name) };
    panel.resizable(false).exact_size(width::OUTLINE_COLLAPSED)
}

fn frame(ui: &Ui) -> Frame {
    Frame::NONE.fill(colors(ui).bg_side).inner_margin(Margin::same(spacing::SM as i8))
}

fn column(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.with_layout(Layout::top_down(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.y = spacing::XS;
            content(ui);
        });
    });
}

fn nodes(ctx: &Ctx<'_>) -> impl Iterator<Item = Node> {
    let length = |list| ctx.good.map_or(0, |good| good.length(&Path::root().key(list)));
    let containers = (0..length("containerDefinitions")).map(Node::Container);
    let volumes = (0..length("volumes")).map(Node::Volume);
    [Node::Task, Node::Containers].into_iter().chain(containers).chain(volumes).chain([Node::Tags])
}

fn symbol(node: Node) -> &'static str {
    match node {
        Node::Task => icons::SLIDERS_HORIZONTAL,
        Node::Containers => icons::STACK,
        Node::Container(_) => icons::CUBE,
        Node::Volume(_) => icons::DATABASE,
        Node::Tags => icons::TAG,
    }
}

fn cell_ui(ui: &mut Ui, symbol: &str, name: &str, is_on: bool, errors: usize) -> Response {
    let palette = colors(ui);
    let (color, fill) = match is_on {
        true => (palette.accent_text, palette.bg_selected),
        false => (palette.text_secondary, palette.bg_side),
    };
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding = Vec2::ZERO;
            let button = Button::new(icon(symbol, ICON).color(color)).fill(fill).stroke(Stroke::NONE);
            ui.add(button.min_size(Vec2::splat(height::ICON_RAIL_CELL)))
        })
        .inner
        .on_hover_text(name)
        .accessible_name(name);
    if errors > 0 {
        let at = pos2(response.rect.right() - spacing::XS, response.rect.top() + spacing::XS);
        let pill = Rect::from_center_size(at, vec2(height::BADGE, height::BADGE));
        ui.painter().rect_filled(pill, corner(radius::BADGE), palette.error_fill);
        let font = Type::MICRO.font();
        ui.painter().text(pill.center(), Align2::CENTER_CENTER, errors, font, palette.error_on);
    }
    response
}
