//! Small things that several parts of the window draw.
//!
//! They know colours and names, not documents: what a click means is the business of who draws them.

mod badge;
mod buttons;
mod choice;
mod combo;
mod shortened;
mod spinner;

use eframe::egui::{RichText, Sense, TextStyle, TextWrapMode, Ui, WidgetText, vec2};

use super::theme::{colors, icon_fill};
use super::{icons, theme};
use crate::app::ctx::Ctx;
use crate::form::locate::Node;
use crate::rules::Severity;

pub use badge::{counts_in_words, paint_badge, paint_count};
pub use buttons::{chip, ghost_button, icon_button, primary_button};
pub use choice::{SWITCH_WIDTH, Segment, locked_segments, segmented, segments_width, switch};
pub use combo::combo;
pub use shortened::{paint_shortened, shortened};
pub use spinner::spinner;

/// The filled icon of a severity, in its colour.
pub fn severity_icon(ui: &Ui, severity: Severity) -> RichText {
    let icon = match severity {
        Severity::Error => icons::WARNING_CIRCLE,
        Severity::Warning => icons::WARNING,
        Severity::Info => icons::INFO,
    };
    icon_fill(icon, theme::Type::HEADING.size).color(colors(ui).severity(severity).text)
}

/// An icon before a text that may wrap: it stands in the middle of the first line, which is `line` high.
pub fn lead_icon(ui: &mut Ui, icon: RichText, line: f32) {
    let galley =
        WidgetText::from(icon).into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, TextStyle::Body);
    let (rect, _) = ui.allocate_exact_size(vec2(galley.size().x, line), Sense::hover());
    let at = rect.center() - galley.size() / 2.0;
    ui.painter().galley(at, galley, colors(ui).text_primary);
}

/// What people call a node: containers and volumes go by their own names.
pub fn node_name(ctx: &Ctx<'_>, node: Node) -> String {
    let own = ctx.good.and_then(|good| good.name_of(&node.path())).map(str::to_owned);
    match node {
        Node::Task => ctx.texts.get("node-task").to_string(),
        Node::Tags => ctx.texts.get("node-tags").to_string(),
        Node::Containers => ctx.texts.get("outline-containers").to_string(),
        Node::Container(index) => {
            own.unwrap_or_else(|| ctx.texts.with("node-container", "number", index + 1))
        }
        Node::Volume(index) => own.unwrap_or_else(|| ctx.texts.with("node-volume", "number", index + 1)),
    }
}
