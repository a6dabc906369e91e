//! A volume: its name, its kind as cards, and which containers mount it.

mod kind;
mod mounts;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align, Layout, Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2,
};
use serde_json::Value;

use self::kind::Kind;
pub(crate) use self::mounts::removal_of_volume;
use super::labelled::{Label, own_label_ui};
use crate::app::ctx::Ctx;
use crate::app::derived::Derived;
use crate::document::{Path, StepName};
use crate::form::FormState;
use crate::form::inline::findings_ui;
use crate::form::locate::Node;
use crate::form::page;
use crate::form::row::show_selection;
use crate::form::view::RowView;
use crate::text::Args;
use crate::ui::theme::{Type, colors, corner, height, radius, spacing, stroke, stroke_width};

/// A narrower card stands in the next line.
const CARD_MIN: f32 = 200.0;
/// From the edge of a card to its content.
const CARD_PADDING: f32 = spacing::MD;

/// Whether the field at `path` of a node belongs to what the node is: a volume has fields for every kind.
pub(in crate::form) fn is_of_kind(good: &Derived, node: Node, path: &str) -> bool {
    let Node::Volume(_) = node else { return true };
    let kind = good.value(&node.path()).map_or(Kind::Bind, Kind::of);
    let first = path.split('.').next();
    let owner = Kind::ALL.into_iter().find(|kind| *kind != Kind::AtLaunch && Some(kind.key()) == first);
    owner.is_none_or(|owner| owner == kind)
}

/// Draws name, kind and mounts.
pub(super) fn volume_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, rows: &[RowView]) {
    let [name, at_launch] = rows else { return };
    let Some(path) = name.path.parent() else { return };
    page::field_ui(ui, ctx, state, name);
    let Some(volume) = ctx.good.and_then(|good| good.value(&path)).filter(|volume| volume.is_object()) else {
        return;
    };
    let text = ctx.texts.get("volume-kind");
    let help = ctx.texts.get("volume-kind-help");
    own_label_ui(ui, &Label { text: &text, is_required: false, help: &help });
    let response = kinds_ui(ui, ctx, state, &path, volume);
    // What the cards do not say, the field says itself.
    if volume[Kind::AtLaunch.key()].is_null() || volume[Kind::AtLaunch.key()] == true {
        findings_ui(ui, ctx, &at_launch.path);
        show_selection(ui, ctx, state, &at_launch.path, &response, &response);
    } else {
        page::field_ui(ui, ctx, state, at_launch);
    }
    mounts::mounts_ui(ui, ctx, state, &path);
}

fn kinds_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, path: &Path, volume: &Value) -> Response {
    let types = ctx.good.and_then(|good| good.value(&Path::root().key("requiresCompatibilities")));
    let types = types.and_then(Value::as_array);
    let is_on_fargate = types.is_some_and(|types| types.iter().any(|own| own == "FARGATE"));
    let gap = spacing::SM;
    let width = ui.available_width();
    let per_line = (((width + gap) / (CARD_MIN + gap)) as usize).clamp(1, Kind::ALL.len() / 2);
    let card_width = ((width + gap) / per_line as f32 - gap).floor();
    let count = Kind::ALL.len().div_ceil(per_line);
    let total = vec2(width, count as f32 * (height::LAUNCH_CARD + gap) - gap);
    let (whole, place) = ui.allocate_exact_size(total, Sense::hover());
    let chosen = Kind::of(volume);
    let mut shown = None;
    for (number, kind) in Kind::ALL.into_iter().enumerate() {
        let (line, column) = (number / per_line, number % per_line);
        let offset = vec2(column as f32 * (card_width + gap), line as f32 * (height::LAUNCH_CARD + gap));
        let rect = Rect::from_min_size(whole.min + offset, vec2(card_width, height::LAUNCH_CARD));
        let is_locked = is_on_fargate && !kind.is_on_fargate() && kind != chosen;
        let sense = if is_locked { Sense::hover() } else { Sense::click() };
        let own = ui.interact(rect, place.id.with(number), sense);
        card_ui(ui, ctx, &own, kind, kind == chosen, is_locked);
        if own.clicked() {
            let edits = kind.edits(path, volume);
            if !edits.is_empty() {
                state.forget_below(path);
                ctx.edit(StepName::Change(path.clone()), edits);
            }
        }
        if kind == chosen {
            shown = Some(own);
        }
    }
    shown.unwrap_or(place)
}

fn card_ui(ui: &mut Ui, ctx: &Ctx<'_>, response: &Response, kind: Kind, is_chosen: bool, is_locked: bool) {
    let (colors, rect) = (colors(ui), response.rect);
    let (title, help) = kind.text_keys();
    let title = ctx.texts.get(title);
    let help = ctx.texts.get(if is_locked { "volume-not-on-fargate" } else { help });
    let is_enabled = ui.is_enabled() && !is_locked;
    response.widget_info(|| {
        let args = Args::new().with("field", &*ctx.texts.get("volume-kind")).with("value", &*title);
        let name = ctx.texts.catalog().format("form-choice", &args);
        WidgetInfo::selected(Role::RadioButton, is_enabled, is_chosen, name)
    });
    let (fill, line) = match () {
        () if !is_enabled => (colors.bg_disabled, colors.stroke_card),
        () if is_chosen => (colors.accent_tint, colors.accent_fill),
        () if response.hovered() => (colors.bg_hover, colors.stroke_card),
        () => (colors.bg_panel, colors.stroke_card),
    };
    ui.painter().rect(rect, corner(radius::CARD), fill, stroke(line), StrokeKind::Inside);
    if response.has_focus() {
        let ring = Stroke::new(stroke_width::FOCUS, colors.stroke_focus);
        ui.painter().rect_stroke(rect, corner(radius::CARD), ring, StrokeKind::Inside);
    }
    let inside = rect.shrink2(vec2(CARD_PADDING, spacing::SM + 2.0));
    let round = height::CHECKBOX / 2.0;
    let centre = inside.left_top() + vec2(round, 2.0 + round);
    let line = if is_chosen { colors.accent_fill } else { colors.stroke_control };
    ui.painter().circle(centre, round, colors.bg_field, stroke(line));
    if is_chosen {
        ui.painter().circle_filled(centre, round / 2.0, colors.accent_fill);
    }
    let layout = Layout::top_down(Align::Min);
    let text = inside.with_min_x(centre.x + round + spacing::SM);
    let mut content = ui.new_child(UiBuilder::new().max_rect(text).layout(layout));
    content.spacing_mut().item_spacing.y = 2.0;
    let color = if is_enabled { colors.text_primary } else { colors.text_disabled };
    content.label(Type::LABEL.text(&*title).color(color));
    content.label(Type::SMALL.text(&*help).color(colors.text_muted));
}
