//! Fields that are laid out by hand. They draw the same controls as generated rows where they can, and always send the
//! same edits.

mod arguments;
mod budget;
mod container_size;
mod facts;
mod health;
mod identity;
mod image;
mod labelled;
mod logging;
mod network_mode;
mod order;
mod platform;
mod roles;
mod shell_line;
mod size_grid;
mod size_words;
mod task_size;
pub(super) mod variables;
mod volume;

use eframe::egui::{Color32, Label, Ui};

pub(super) use self::budget::budget_ui;
pub(super) use self::volume::is_of_kind;
pub(crate) use self::volume::removal_of_volume;
use super::FormState;
use super::sections::ByHand;
use super::view::RowView;
use crate::app::ctx::Ctx;
use crate::ui::theme::{Type, height, icon, spacing};

pub(super) use facts::TaskState;

/// Draws what stands behind the heading of the section that the item begins.
pub(super) fn heading_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, hand: ByHand, rows: &[RowView]) {
    match hand {
        ByHand::TaskSize => task_size::heading_ui(ui, ctx, state),
        ByHand::Variables => variables::heading_ui(ui, ctx, state, rows),
        _ => {}
    }
}

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
        ByHand::HealthCheck => health::health_ui(ui, ctx, state, rows),
        ByHand::Logging => logging::logging_ui(ui, ctx, state, rows),
        ByHand::StartOrder => order::order_ui(ui, ctx, state, rows),
        ByHand::Volume => volume::volume_ui(ui, ctx, state, rows),
        ByHand::Platform => platform::platform_ui(ui, ctx, state, rows),
        ByHand::NetworkMode => network_mode::network_mode_ui(ui, ctx, state, rows),
        ByHand::TaskSize => task_size::task_size_ui(ui, ctx, state, rows),
        ByHand::Roles => roles::roles_ui(ui, ctx, state, rows),
        ByHand::Identity => identity::identity_ui(ui, ctx, state, rows),
        ByHand::Image => image::image_ui(ui, ctx, state, rows),
        ByHand::Arguments => arguments::arguments_ui(ui, ctx, state, rows),
        ByHand::ContainerSize => container_size::container_size_ui(ui, ctx, state, rows),
        ByHand::Variables => variables::variables_ui(ui, ctx, state, rows),
    }
}

/// A sentence behind a control.
struct Note<'a> {
    symbol: Option<&'a str>,
    text: &'a str,
    color: Color32,
}

impl Note<'_> {
    /// Draws it in what the row leaves before the button that unsets it, and answers whether it fits there.
    fn beside_ui(&self, ui: &mut Ui) -> bool {
        let text = ui.painter().layout_no_wrap(self.text.to_owned(), Type::SMALL.font(), self.color);
        let symbol = if self.symbol.is_some() { height::CHECKBOX + spacing::XS } else { 0.0 };
        let fits = text.size().x + symbol + height::FIELD + spacing::SM <= ui.available_width();
        if fits {
            self.ui(ui);
        }
        fits
    }

    /// Draws it in lines of its own.
    fn below_ui(&self, ui: &mut Ui) {
        ui.scope(|ui| {
            ui.spacing_mut().interact_size.y = Type::SMALL.line;
            ui.horizontal(|ui| self.ui(ui));
        });
    }

    fn ui(&self, ui: &mut Ui) {
        if let Some(symbol) = self.symbol {
            ui.spacing_mut().item_spacing.x = spacing::XS;
            ui.label(icon(symbol, height::CHECKBOX).color(self.color));
        }
        ui.add(Label::new(Type::SMALL.text(self.text).color(self.color)).wrap());
    }
}
