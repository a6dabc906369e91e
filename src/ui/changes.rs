//! Changes between two definitions as rows: what, from, to, and what follows.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Label, Layout, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::icons;
use super::theme::{Type, colors, icon, spacing, stroke_width};
use super::widgets::shortened;
use crate::app::ctx::Ctx;
use crate::insight::changes::{Change, Topic, Weight};

/// The height of a row, as in the design.
const ROW: f32 = 32.0;
/// Where the old and the new value begin and where what follows does, in parts of the width.
const OLD: f32 = 0.25;
const NEW: f32 = 0.49;
const REMARK: f32 = 0.82;

/// Draws the rows, one below the other.
pub(super) fn changes_ui(ui: &mut Ui, ctx: &Ctx<'_>, changes: &[Change]) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for change in changes {
            row_ui(ui, ctx, change);
        }
    });
}

/// How many differences are no rows, because they change nothing.
pub(super) fn hidden_ui(ui: &mut Ui, ctx: &Ctx<'_>, count: usize) {
    if count > 0 {
        let text = ctx.texts.with("register-hidden", "count", count);
        ui.add(Label::new(Type::SMALL.text(text).color(colors(ui).text_muted)).wrap());
    }
}

fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, change: &Change) {
    let (palette, catalog) = (colors(ui), ctx.texts.catalog());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let line = Stroke::new(stroke_width::DIVIDER, palette.stroke_subtle);
    ui.painter().hline(rect.x_range(), rect.top(), line);
    let part = |from: f32, to: f32| {
        let x = |part: f32| rect.left() + rect.width() * part;
        Rect::from_min_max(pos2(x(from), rect.top()), pos2(x(to) - spacing::SM, rect.bottom()))
    };
    let text_ui = |ui: &mut Ui, rect: Rect, text: String, color| {
        let mut cell =
            ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)));
        // What two values differ in is mostly at their ends.
        let text = shortened(ui, text, Type::BODY, rect.width());
        cell.add(Label::new(Type::BODY.text(text).color(color)).truncate());
    };
    let mut first =
        ui.new_child(UiBuilder::new().max_rect(part(0.0, OLD)).layout(Layout::left_to_right(Align::Center)));
    first.label(icon(symbol(change.topic), 16.0).color(palette.text_muted));
    let subject = shortened(&first, change.subject.text(catalog), Type::LABEL, first.available_width());
    let subject = Type::LABEL.text(subject).color(palette.text_primary);
    first.add(Label::new(subject).truncate());
    text_ui(ui, part(OLD, NEW - 0.03), change.from.text(catalog), palette.text_muted);
    let arrow = part(NEW - 0.03, NEW);
    text_ui(ui, arrow, String::new(), palette.text_muted);
    let at = arrow.left_center();
    let font = super::fonts::icon_font(14.0);
    ui.painter().text(at, eframe::egui::Align2::LEFT_CENTER, icons::ARROW_RIGHT, font, palette.text_muted);
    let remark = change.remark_text(catalog);
    let end = if remark.is_some() { REMARK } else { 1.0 };
    text_ui(ui, part(NEW, end), change.to.text(catalog), palette.text_primary);
    if let Some(remark) = remark {
        let color = match change.weight() {
            Weight::Attention => palette.error_text,
            Weight::Costs => palette.warning_text,
            Weight::Safer => palette.success_text,
            Weight::Neutral => palette.text_muted,
        };
        let last = part(REMARK, 1.0);
        let mut cell =
            ui.new_child(UiBuilder::new().max_rect(last).layout(Layout::right_to_left(Align::Center)));
        let why = change.remark.and_then(|remark| remark.why(catalog));
        let label = cell.add(Label::new(Type::BODY.text(remark).color(color)).truncate());
        if let Some(why) = why {
            label.on_hover_text(why);
        }
    }
    let sentence = change.sentence(catalog);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::ListItem);
        node.set_label(sentence.clone());
    });
    response.on_hover_text(sentence);
}

fn symbol(topic: Topic) -> &'static str {
    match topic {
        Topic::Size => icons::CPU,
        Topic::Image => icons::PACKAGE,
        Topic::Variable => icons::KEY,
        Topic::HealthCheck => icons::HEARTBEAT,
        Topic::Port => icons::PLUGS,
        Topic::Logging => icons::SCROLL,
        Topic::Role => icons::IDENTIFICATION_CARD,
        Topic::Network => icons::NETWORK,
        Topic::Volume => icons::HARD_DRIVE,
        Topic::Container => icons::CUBE,
        Topic::Tag => icons::TAG,
        Topic::Other => icons::SLIDERS_HORIZONTAL,
    }
}
