//! The head of a page: what it is about, how much of it shows, and, where the outline has no room, the ways to other
//! pages and sections.

use eframe::egui::{self, Align, ComboBox, Layout, RichText, Ui, vec2};

use super::FormState;
use super::locate::Node;
use super::page::content_width;
use super::sections::{sections, start};
use super::view::View;
use crate::app::ctx::Ctx;
use crate::app::workspace::Pane;
use crate::document::{Edit, Path, StepName};
use crate::ui::theme::{Type, colors, height, icon, spacing, stroke};
use crate::ui::widgets::{Segment, icon_button, node_name, segmented};
use crate::ui::{fonts, icons};

/// The width of the way to other pages.
const WAY_MAX: f32 = 200.0;
/// The height of a list of them; all sections of a container find room.
const LIST_MAX: f32 = 400.0;

/// Icon, title, which of how many, and what the page shows.
pub(super) fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, view: &View) {
    let size = vec2(ui.available_width(), height::NODE_HEAD);
    let head = ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_size(size);
        // The head ends where the rows end.
        let content = content_width(size.x);
        ui.add_space((size.x - spacing::PANE_PADDING - content).max(0.0));
        scope_ui(ui, ctx, state, view);
        remove_ui(ui, ctx, view);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add_space(spacing::PANE_PADDING);
            let symbol = icon(symbol_of(view.made_for.node), 20.0).color(colors(ui).text_secondary);
            let symbol = egui::WidgetText::from(symbol);
            let (rect, _) = ui.allocate_exact_size(vec2(20.0, 20.0), egui::Sense::hover());
            let galley = symbol.into_galley(ui, None, f32::INFINITY, egui::TextStyle::Body);
            ui.painter().galley(rect.center() - galley.size() / 2.0, galley, colors(ui).text_secondary);
            ui.add_space(spacing::XS);
            if ctx.workspace().view.has_room_for_outline() {
                title_ui(ui, view);
            } else {
                nodes_ui(ui, ctx, view);
                sections_ui(ui, ctx, state, view);
            }
        });
    });
    let rect = head.response.rect;
    ui.painter().hline(rect.x_range(), rect.bottom(), stroke(colors(ui).stroke_subtle));
}

/// "Common | All n settings".
fn scope_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, view: &View) {
    if matches!(view.made_for.node, Node::Tags | Node::Containers) {
        return;
    }
    let common = ctx.texts.get("form-common");
    let segments = [&*common, &view.all].map(|text| Segment { text, name: text });
    let (_, made) = segmented(ui, &segments, Some(usize::from(state.shows_all)), height::BUTTON_SMALL, None);
    if let Some(made) = made {
        state.shows_all = made == 1;
    }
}

fn remove_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &View) {
    let key = match view.made_for.node {
        Node::Container(_) => "form-remove-container",
        Node::Volume(_) => "form-remove-volume",
        Node::Task | Node::Containers | Node::Tags => return,
    };
    ui.add_enabled_ui(!ctx.shows_broken, |ui| {
        let name = ctx.texts.with(key, "name", view.title.as_str());
        if icon_button(ui, icons::TRASH, height::FIELD, &name).clicked() {
            let path = view.made_for.node.path();
            ctx.edit(StepName::Remove(path.clone()), vec![Edit::Remove { path }]);
        }
    });
}

fn symbol_of(node: Node) -> &'static str {
    match node {
        Node::Task => icons::SLIDERS_HORIZONTAL,
        Node::Containers => icons::STACK,
        Node::Container(_) => icons::CUBE,
        Node::Volume(_) => icons::DATABASE,
        Node::Tags => icons::TAG,
    }
}

fn title_ui(ui: &mut Ui, view: &View) {
    ui.add(egui::Label::new(Type::TITLE.text(&*view.title)).truncate());
    if !view.subtitle.is_empty() {
        ui.add_space(spacing::XS);
        let text = Type::BODY.text(&*view.subtitle).color(colors(ui).text_muted);
        ui.add(egui::Label::new(text).truncate());
    }
}

/// The title as the way to the other pages.
fn nodes_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &View) {
    let length = |list| ctx.good.map_or(0, |good| good.length(&Path::root().key(list)));
    let containers = (0..length("containerDefinitions")).map(Node::Container);
    let volumes = (0..length("volumes")).map(Node::Volume);
    let nodes: Vec<Node> = [Node::Task, Node::Containers]
        .into_iter()
        .chain(containers)
        .chain(volumes)
        .chain([Node::Tags])
        .collect();
    let present = nodes.iter().position(|node| *node == view.made_for.node);
    let names = nodes.iter().map(|node| node_name(ctx, *node)).collect::<Vec<_>>();
    let title = Type::TITLE.text(&*view.title).color(colors(ui).text_primary);
    if let Some(node) =
        way_ui(ui, &ctx.texts.get("form-go-to-node"), title, &names, present).and_then(|made| nodes.get(made))
    {
        ctx.select(node.path(), Pane::Outline);
    }
}

/// The section in view as the way to the other sections.
fn sections_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &FormState, view: &View) {
    let node = view.made_for.node;
    if view.sections.len() < 2 {
        return;
    }
    let in_view = state.in_view.filter(|(of, _)| *of == node);
    let is_present = |(_, number): (Node, usize)| view.sections.iter().position(|one| one.number == number);
    let present = in_view.and_then(is_present).unwrap_or(0);
    let names = view.sections.iter().map(|section| section.title.clone()).collect::<Vec<_>>();
    let title = names.get(present).map_or("", String::as_str);
    let title = Type::BODY.text(title).color(colors(ui).text_secondary);
    let section = way_ui(ui, &ctx.texts.get("form-go-to-section"), title, &names, Some(present))
        .and_then(|made| view.sections.get(made))
        .and_then(|made| sections(node).get(made.number));
    if let Some(section) = section {
        ctx.select(start(node, section), Pane::Outline);
    }
}

/// A text that opens a list; answers with what was chosen there.
fn way_ui(
    ui: &mut Ui,
    name: &str,
    title: RichText,
    names: &[String],
    present: Option<usize>,
) -> Option<usize> {
    let mut made = None;
    ui.scope(|ui| {
        ui.spacing_mut().button_padding.y = 0.0;
        let widgets = &mut ui.visuals_mut().widgets;
        for visuals in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.open] {
            visuals.bg_stroke = egui::Stroke::NONE;
        }
        widgets.inactive.weak_bg_fill = egui::Color32::TRANSPARENT;
        let wish = egui::WidgetText::from(title.clone())
            .into_galley(ui, Some(egui::TextWrapMode::Extend), f32::INFINITY, egui::TextStyle::Body)
            .size()
            .x;
        let width = (wish + 2.0 * spacing::LG).min(WAY_MAX).min(ui.available_width());
        let combo =
            ComboBox::from_id_salt(name).selected_text(title).width(width).height(LIST_MAX).truncate();
        let combo = combo.icon(|ui, rect, _, _| {
            let color = colors(ui).text_muted;
            let centre = rect.center();
            ui.painter().text(
                centre,
                egui::Align2::CENTER_CENTER,
                icons::CARET_DOWN,
                fonts::icon_font(12.0),
                color,
            );
        });
        let list = combo.show_ui(ui, |ui| {
            for (index, name) in names.iter().enumerate() {
                if ui.selectable_label(present == Some(index), name).clicked() {
                    made = Some(index);
                    ui.close();
                }
            }
        });
        list.response.accessible_name(name);
    });
    made
}
