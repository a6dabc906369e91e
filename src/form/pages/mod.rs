//! Fields that are laid out by hand. They draw the same controls as generated rows where they can, and always send the
//! same edits.

mod arguments;
mod container_size;
mod identity;
mod image;
mod shell_line;

use eframe::egui::Ui;

use super::FormState;
use super::page::field_ui;
use super::sections::ByHand;
use super::view::RowView;
use crate::app::ctx::Ctx;

/// What fields that are laid out by hand remember between frames.
#[derive(Debug, Default)]
pub(super) struct PagesState {
    renaming: Option<identity::Renaming>,
    image: image::ImageState,
    shell_line: Option<shell_line::ShellLine>,
}

/// Draws the fields of an item; `rows` are in the order in which the item names them.
pub(super) fn hand_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, hand: ByHand, rows: &[RowView]) {
    match hand {
        ByHand::Identity => identity::identity_ui(ui, ctx, state, rows),
        ByHand::Image => image::image_ui(ui, ctx, state, rows),
        ByHand::Arguments => arguments::arguments_ui(ui, ctx, state, rows),
        ByHand::ContainerSize => container_size::container_size_ui(ui, ctx, state, rows),
        ByHand::Platform
        | ByHand::NetworkMode
        | ByHand::TaskSize
        | ByHand::Roles
        | ByHand::Variables
        | ByHand::HealthCheck
        | ByHand::Logging => rows.iter().for_each(|row| field_ui(ui, ctx, state, row)),
    }
}
