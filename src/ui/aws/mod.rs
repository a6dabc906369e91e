//! What all dialogs draw that speak with AWS: as whom they do, and what went wrong.

pub(in crate::ui) mod message;
pub(in crate::ui) mod revision;
mod sign_in;
pub(in crate::ui) mod target;

use eframe::egui::{Frame, Margin, Ui};

use super::theme::{Type, corner, icon_fill, radius, spacing, stroke};
use super::tokens::Tone;
use super::widgets::lead_icon;

/// A box in the tone of what it says.
pub(in crate::ui) fn tone_frame(tone: Tone) -> Frame {
    Frame::NONE
        .fill(tone.tint)
        .stroke(stroke(tone.stroke))
        .corner_radius(corner(radius::CARD))
        .inner_margin(Margin::same(spacing::MD as i8))
}

/// A box as wide as there is room, in the tone of what it says: a symbol, and behind it the content.
pub(in crate::ui) fn tone_box_ui(ui: &mut Ui, tone: Tone, symbol: &str, content: impl FnOnce(&mut Ui)) {
    tone_frame(tone).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            lead_icon(ui, icon_fill(symbol, 16.0).color(tone.text), Type::LABEL.line);
            ui.vertical(content);
        });
    });
}
