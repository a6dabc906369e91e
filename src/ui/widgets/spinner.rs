//! What turns while something is waited for.

use std::f32::consts::TAU;
use std::time::Duration;

use eframe::egui::epaint::TextShape;
use eframe::egui::{Response, Sense, Ui, Vec2};

use crate::ui::theme::colors;
use crate::ui::{fonts, icons};

/// Steps of one turn, and how long each stands. A window that only waits is not drawn more often than that.
const STEPS: f32 = 8.0;
const STEP: Duration = Duration::from_millis(125);

/// A circle with a notch that turns, unless nothing is to move.
pub fn spinner(ui: &mut Ui, size: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    let color = colors(ui).accent_text;
    let galley = ui.painter().layout_no_wrap(icons::CIRCLE_NOTCH.to_owned(), fonts::icon_font(size), color);
    let at = rect.center() - galley.size() / 2.0;
    let moves = ui.style().animation_time > 0.0;
    let step = ui.input(|input| (input.time / STEP.as_secs_f64()).floor() as f32) % STEPS;
    let angle = if moves { step / STEPS * TAU } else { 0.0 };
    let shape =
        TextShape::new(at, galley, color).with_angle_and_anchor(angle, eframe::egui::Align2::CENTER_CENTER);
    ui.painter().add(shape);
    if moves {
        ui.ctx().request_repaint_after(STEP);
    }
    response
}
