//! Fields that are laid out by hand. They draw the same controls as generated rows where they can, and always send the
//! same edits.

mod health;
mod labelled;
mod logging;
mod order;
mod volume;

use eframe::egui::Ui;

pub(super) use self::volume::is_of_kind;
pub(crate) use self::volume::removal_of_volume;
use super::FormState;
use super::page::field_ui;
use super::sections::ByHand;
use super::view::RowView;
use crate::app::ctx::Ctx;

/// Draws the fields of an item; `rows` are in the order in which the item names them.
pub(super) fn hand_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, hand: ByHand, rows: &[RowView]) {
    match hand {
        ByHand::HealthCheck => health::health_ui(ui, ctx, state, rows),
        ByHand::Logging => logging::logging_ui(ui, ctx, state, rows),
        ByHand::StartOrder => order::order_ui(ui, ctx, state, rows),
        ByHand::Volume => volume::volume_ui(ui, ctx, state, rows),
        ByHand::Platform
        | ByHand::NetworkMode
        | ByHand::TaskSize
        | ByHand::Roles
        | ByHand::Identity
        | ByHand::Image
        | ByHand::Variables
        | ByHand::Arguments
        | ByHand::ContainerSize => rows.iter().for_each(|row| field_ui(ui, ctx, state, row)),
    }
}
