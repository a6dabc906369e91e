//! What all dialogs draw that speak with AWS: as whom they do, and what went wrong.

pub(in crate::ui) mod message;
mod sign_in;
pub(in crate::ui) mod target;

use eframe::egui::{Frame, Margin};

use super::theme::{corner, radius, spacing, stroke};
use super::tokens::Tone;

/// A box in the tone of what it says.
pub(in crate::ui) fn tone_frame(tone: Tone) -> Frame {
    Frame::NONE
        .fill(tone.tint)
        .stroke(stroke(tone.stroke))
        .corner_radius(corner(radius::CARD))
        .inner_margin(Margin::same(spacing::MD as i8))
}
