//! Short messages over the lower right corner. They say what was done and leave by themselves; what needs an answer
//! or must not be missed is a dialog or a finding.

use eframe::egui::{Align, Align2, Area, Context, Frame, Id, Layout, Link, Order, Stroke, Ui, vec2};
use std::collections::HashMap;

use super::icons;
use super::theme::{Type, colors, corner, height, icon_fill, radius, spacing, stroke_width};
use super::widgets::icon_button;
use crate::app::command::{Command, UiCommand};
use crate::app::ctx::Ctx;
use crate::app::workspace::Notice;

/// How long a message stays, in seconds, while no pointer is on it.
const DURATION: f32 = 5.0;
const ICON: f32 = 16.0;
const MAX_WIDTH: f32 = 480.0;

/// How long each message has been seen, in seconds.
#[derive(Debug, Default)]
pub(super) struct NotificationState(HashMap<u64, f32>);

pub(super) fn notifications_ui(context: &Context, ctx: &Ctx<'_>, state: &mut NotificationState) {
    let notices = || ctx.workspace().notices();
    state.0.retain(|serial, _| notices().any(|notice| notice.serial == *serial));
    if notices().next().is_none() {
        return;
    }
    let corner = vec2(-spacing::MD, -height::STATUS_BAR - spacing::MD);
    let area = Area::new(Id::unique("notifications"))
        .order(Order::Foreground)
        .anchor(Align2::RIGHT_BOTTOM, corner)
        .show(context, |ui| {
            ui.spacing_mut().item_spacing.y = spacing::SM;
            for notice in notices() {
                ui.push_id(notice.serial, |ui| notice_ui(ui, ctx, notice));
            }
        });
    let is_held = context.rect_contains_pointer(area.response.layer_id, area.response.rect);
    let step = if is_held { 0.0 } else { context.input(|input| input.stable_dt) };
    for notice in notices() {
        let seen = state.0.entry(notice.serial).or_default();
        *seen += step;
        if *seen >= DURATION {
            ctx.send(Command::Dismiss(notice.serial));
        }
    }
    if !is_held {
        context.request_repaint_after_secs(0.25);
    }
}

fn notice_ui(ui: &mut Ui, ctx: &Ctx<'_>, notice: &Notice) {
    let palette = colors(ui);
    Frame::NONE
        .fill(palette.bg_raised)
        .stroke(Stroke::new(stroke_width::CONTROL, palette.stroke_card))
        .corner_radius(corner(radius::CARD))
        .inner_margin(eframe::egui::Margin::symmetric(spacing::MD as i8, 0))
        .show(ui, |ui| {
            ui.set_max_width(MAX_WIDTH);
            ui.set_height(height::TOAST);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let (symbol, color) = match notice.is_refusal {
                    true => (icons::WARNING, palette.warning_text),
                    false => (icons::CHECK_CIRCLE, palette.success_text),
                };
                ui.label(icon_fill(symbol, ICON).color(color));
                let text = ui.label(Type::LABEL.text(&notice.text).color(palette.text_primary));
                // A reader says it when it comes, without being asked.
                ui.ctx().accesskit_node_builder(text.id, |node| {
                    node.set_live(eframe::egui::accesskit::Live::Polite);
                });
                if notice.undoes.is_some() {
                    ui.add_space(spacing::SM);
                    let undo = Type::LABEL.text(&*ctx.texts.get("toast-undo"));
                    if ui.add(Link::new(undo)).clicked() {
                        ctx.send(Command::Ui(UiCommand::Undo));
                    }
                }
                if icon_button(ui, icons::X, height::BUTTON_SMALL, &ctx.texts.get("toast-close")).clicked() {
                    ctx.send(Command::Dismiss(notice.serial));
                }
            });
        });
}
