//! A list of which each value is there or not: launch types, as cards to tick.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align, Align2, FontId, Layout, Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};
use serde_json::Value;

use super::row::{Row, notice_focus};
use crate::app::ctx::Ctx;
use crate::document::{Edit, StepName};
use crate::schema::{Field, Kind, SCHEMA};
use crate::ui::theme::{Type, colors, corner, height, radius, spacing, stroke, stroke_width};
use crate::ui::{fonts, icons};

/// A narrower card would break its title: it stands in the next line.
const CARD_MIN: f32 = 172.0;

/// The order of the cards: the most usual first. Values that came later stand behind them.
const ORDER: [&str; 4] = ["FARGATE", "EC2", "MANAGED_INSTANCES", "EXTERNAL"];

/// The element of a list that is shown as cards.
pub(super) fn element_of(field: &Field) -> Option<&'static Field> {
    SCHEMA.element(field).filter(|element| element.kind == Kind::Enum)
}

/// One of the cards.
struct Card<'a> {
    value: &'static str,
    name: &'a str,
    /// Where it stands in the list.
    at: Option<usize>,
    /// The key of the reason why it cannot be ticked.
    lock: Option<&'static str>,
}

/// Why a launch type does not go with those that are ticked. One that is ticked already can be taken back.
fn lock(value: &str, ticked: &[Value]) -> Option<&'static str> {
    let has = |wanted: &str| ticked.iter().any(|one| one.as_str() == Some(wanted));
    match value {
        "EXTERNAL" if has("FARGATE") && !has("EXTERNAL") => Some("launch-lock-external"),
        "FARGATE" if has("EXTERNAL") && !has("FARGATE") => Some("launch-lock-fargate"),
        _ => None,
    }
}

/// Draws a card for each value that the table lists.
pub(super) fn cards_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: &Row<'_>, element: &'static Field) -> Response {
    let list = row.value.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let count = element.values.len().max(1);
    let gap = spacing::SM;
    let width = ui.available_width();
    let fitting = (((width + gap) / (CARD_MIN + gap)) as usize).clamp(1, count);
    let lines = count.div_ceil(fitting);
    // Lines of the same length, rather than a card left over.
    let per_line = count.div_ceil(lines);
    let card_width = ((width + gap) / per_line as f32 - gap).floor();
    let total = vec2(width, lines as f32 * (height::LAUNCH_CARD + gap) - gap);
    let (whole, place) = ui.allocate_exact_size(total, Sense::hover());
    let mut first = None;
    let mut cards: Vec<_> = element.values.iter().copied().zip(row.choices).collect();
    cards.sort_by_key(|(value, _)| ORDER.iter().position(|one| one == value).unwrap_or(ORDER.len()));
    for (number, (value, name)) in cards.into_iter().enumerate() {
        let (line, column) = (number / per_line, number % per_line);
        let offset = vec2(column as f32 * (card_width + gap), line as f32 * (height::LAUNCH_CARD + gap));
        let rect = Rect::from_min_size(whole.min + offset, vec2(card_width, height::LAUNCH_CARD));
        let at = list.iter().position(|one| one.as_str() == Some(value));
        let lock = lock(value, list);
        let sense = if lock.is_some() { Sense::hover() } else { Sense::click() };
        let own = ui.interact(rect, place.id.with(number), sense);
        card_ui(ui, ctx, &own, &Card { value, name, at, lock });
        notice_focus(ctx, row.path, &own);
        if own.clicked() {
            toggle(ctx, row, value, at, list.len());
        }
        first.get_or_insert(own);
    }
    first.unwrap_or(place)
}

fn card_ui(ui: &mut Ui, ctx: &Ctx<'_>, response: &Response, card: &Card<'_>) {
    let (colors, rect, is_on) = (colors(ui), response.rect, card.at.is_some());
    let is_enabled = ui.is_enabled() && card.lock.is_none();
    response.widget_info(|| {
        let reason = card.lock.map(|key| format!(". {}", ctx.texts.get(key))).unwrap_or_default();
        WidgetInfo::selected(Role::CheckBox, is_enabled, is_on, format!("{}{reason}", card.name))
    });
    let (fill, line) = match () {
        () if !is_enabled => (colors.bg_disabled, stroke(colors.stroke_card)),
        () if is_on => (colors.accent_tint, stroke(colors.accent_fill)),
        () if response.hovered() => (colors.bg_hover, stroke(colors.stroke_card)),
        () => (colors.bg_panel, stroke(colors.stroke_card)),
    };
    ui.painter().rect(rect, corner(radius::CARD), fill, line, StrokeKind::Inside);
    if response.has_focus() {
        let ring = Stroke::new(stroke_width::FOCUS, colors.stroke_focus);
        ui.painter().rect_stroke(rect, corner(radius::CARD), ring, StrokeKind::Inside);
    }
    let inside = rect.shrink2(vec2(spacing::MD, spacing::SM + 2.0));
    let tick = Rect::from_min_size(
        pos2(inside.left(), inside.top() + 2.0),
        vec2(height::CHECKBOX, height::CHECKBOX),
    );
    let (fill, line) = match () {
        () if is_on => (colors.accent_fill, colors.accent_fill),
        () if !is_enabled => (colors.bg_disabled, colors.stroke_card),
        () => (colors.bg_field, colors.stroke_control),
    };
    ui.painter().rect(tick, corner(radius::CELL), fill, stroke(line), StrokeKind::Inside);
    let (title, help) = words(card.value);
    let mut content = ui.new_child(UiBuilder::new().max_rect(inside).layout(Layout::top_down(Align::Min)));
    content.spacing_mut().item_spacing.y = 2.0;
    if is_on {
        let font = FontId::new(12.0, fonts::family(fonts::ICONS));
        content.painter().text(tick.center(), Align2::CENTER_CENTER, icons::CHECK, font, colors.accent_on);
    }
    content.scope_builder(UiBuilder::new().max_rect(inside.with_min_x(tick.right() + spacing::SM)), |ui| {
        let color = if is_enabled { colors.text_primary } else { colors.text_muted };
        ui.label(Type::LABEL.text(title).color(color))
    });
    let below = inside.with_min_y(inside.top() + Type::LABEL.line + 2.0);
    content.scope_builder(UiBuilder::new().max_rect(below), |ui| {
        let text = card.lock.or(help).map(|key| ctx.texts.get(key));
        ui.label(Type::SMALL.text(text.as_deref().unwrap_or_default()).color(colors.text_muted));
    });
}

/// The name of a launch type as people write it, and the key of what it means.
fn words(value: &'static str) -> (&'static str, Option<&'static str>) {
    match value {
        "FARGATE" => ("Fargate", Some("launch-fargate")),
        "EC2" => ("EC2", Some("launch-ec2")),
        "EXTERNAL" => ("External", Some("launch-external")),
        "MANAGED_INSTANCES" => ("Managed Instances", Some("launch-managed")),
        other => (other, None),
    }
}

fn toggle(ctx: &Ctx<'_>, row: &Row<'_>, value: &str, at: Option<usize>, length: usize) {
    let list = row.path.clone();
    let edit = match at {
        // An empty list says nothing that an absent one does not.
        Some(_) if length == 1 => Edit::Remove { path: list },
        Some(at) => Edit::Remove { path: list.index(at) },
        None => Edit::Insert { path: list, index: length, value: value.into() },
    };
    ctx.edit(StepName::Change(row.path.clone()), vec![edit]);
}
