//! Everything around the form: theme, fonts, widgets, panes, dialogs.
//!
//! What a document means is the core's business, what is done to it the application's.

mod dialogs;
pub mod fonts;
pub mod icons;
pub mod panes;
mod status_bar;
pub mod theme;
mod tokens;
mod toolbar;
pub mod widgets;

use eframe::egui::{self, CentralPanel, Frame, IdSalt, Panel, Ui};

use crate::app::ctx::Ctx;
use crate::form::{self, FormState};
use dialogs::DialogState;
use panes::json::JsonState;
use theme::{colors, height, spacing, width};

/// What the parts of the window remember between frames.
#[derive(Debug, Default)]
pub struct UiState {
    form: FormState,
    json: JsonState,
    dialog: DialogState,
}

impl UiState {
    /// Forgets what belongs to one document.
    pub fn forget_document(&mut self) {
        let Self { form, json, dialog: _ } = self;
        form.forget_document();
        json.forget_document();
    }
}

/// Draws the window: bars above and below, outline, form, text and findings between them.
pub fn window_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut UiState) {
    let UiState { form, json, dialog } = state;
    let colors = colors(ui);
    let bar = Frame::NONE.fill(colors.bg_app).inner_margin(egui::Margin::symmetric(spacing::MD as i8, 2));
    Panel::top("toolbar").frame(bar).resizable(false).show(ui, |ui| toolbar::toolbar_ui(ui, ctx));
    Panel::bottom("status-bar")
        .frame(bar)
        .resizable(false)
        .exact_size(height::STATUS_BAR)
        .show(ui, |ui| status_bar::status_bar_ui(ui, ctx));
    Panel::left("outline")
        .frame(Frame::NONE.fill(colors.bg_side).inner_margin(spacing::SM))
        .default_size(width::OUTLINE)
        .size_range(200.0..=360.0)
        .show(ui, |ui| panes::outline::outline_ui(ui, ctx));
    let right_max = (ui.available_width() / 2.0).max(width::RIGHT_PANE_MIN);
    Panel::right("right-pane")
        .frame(Frame::NONE.fill(colors.bg_panel))
        .default_size(width::RIGHT_PANE_DEFAULT)
        .size_range(width::RIGHT_PANE_MIN..=right_max)
        .show(ui, |ui| {
            Panel::bottom("problems")
                .frame(Frame::NONE.fill(colors.bg_panel).inner_margin(spacing::SM))
                .default_size(280.0)
                .min_size(80.0)
                .resizable(true)
                .show(ui, |ui| panes::problems::problems_ui(ui, ctx));
            name_splitter(ui, "problems", &ctx.texts.get("splitter-problems"));
            CentralPanel::default()
                .frame(Frame::NONE.fill(colors.bg_sunken))
                .show(ui, |ui| panes::json::json_ui(ui, ctx, json));
        });
    CentralPanel::default()
        .frame(Frame::NONE.fill(colors.bg_panel))
        .show(ui, |ui| form::page_ui(ui, ctx, form));
    name_splitter(ui, "outline", &ctx.texts.get("splitter-outline"));
    name_splitter(ui, "right-pane", &ctx.texts.get("splitter-right-pane"));
    dialogs::dialog_ui(ui.ctx(), ctx, dialog);
}

/// egui names the handle between two panels in English.
fn name_splitter(ui: &Ui, panel: &str, name: &str) {
    let handle = ui.scope_id().with_salt(IdSalt::new(panel)).with("__resize");
    ui.ctx().accesskit_node_builder(handle, |node| node.set_label(name));
}
