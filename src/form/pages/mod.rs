//! Fields that are laid out by hand. They draw the same controls as generated rows where they can, and always send the
//! same edits.

pub(super) mod variables;

use eframe::egui::Ui;

use super::FormState;
use super::page::field_ui;
use super::sections::ByHand;
use super::view::RowView;
use crate::app::ctx::Ctx;

/// Draws the fields of an item; `rows` are in the order in which the item names them.
pub(super) fn hand_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, hand: ByHand, rows: &[RowView]) {
    match hand {
        ByHand::Variables => variables::variables_ui(ui, ctx, state, rows),
        ByHand::Platform
        | ByHand::NetworkMode
        | ByHand::TaskSize
        | ByHand::Roles
        | ByHand::Identity
        | ByHand::Image
        | ByHand::Arguments
        | ByHand::HealthCheck
        | ByHand::Logging
        | ByHand::ContainerSize => rows.iter().for_each(|row| field_ui(ui, ctx, state, row)),
    }
}

/// Draws the actions of an item at the end of the heading of its section.
pub(super) fn heading_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, hand: ByHand, rows: &[RowView]) {
    if hand == ByHand::Variables {
        variables::heading_ui(ui, ctx, state, rows);
    }
}
