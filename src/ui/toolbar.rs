//! The bar above the window: what can be done with the document, and the language.

use eframe::egui::{self, Align, ComboBox, Layout, Ui};

use crate::app::command::{Command, UiCommand};
use crate::app::ctx::Ctx;
use crate::text::Language;

pub(super) fn toolbar_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.horizontal(|ui| {
        for command in UiCommand::ALL {
            command_ui(ui, ctx, command);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| language_ui(ui, ctx));
    });
}

fn command_ui(ui: &mut Ui, ctx: &Ctx<'_>, command: UiCommand) {
    let is_enabled = command.is_enabled(ctx.workspace());
    let button = egui::Button::new(&*ctx.texts.get(command.text_key())).frame_when_inactive(false);
    let response = ui.add_enabled(is_enabled, button);
    if response.clicked() {
        ctx.send(Command::Ui(command));
    }
    response.on_hover_ui(|ui| {
        ui.label(&*ctx.texts.get(command.tooltip_key()));
        if let Some(shortcut) = command.shortcuts().first() {
            ui.weak(ui.ctx().format_shortcut(shortcut));
        }
    });
}

fn language_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let present = ctx.texts.language();
    ComboBox::from_id_salt("language")
        .selected_text(present.name())
        .show_ui(ui, |ui| {
            for language in Language::ALL {
                if ui.selectable_label(language == present, language.name()).clicked() {
                    ctx.send(Command::SetLanguage(language));
                    ui.close();
                }
            }
        })
        .response
        .accessible_name(&*ctx.texts.get("language"));
}
