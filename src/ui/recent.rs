//! The menu of the files that were open before.

use eframe::egui::Ui;
use eframe::egui::accesskit::Role;
use eframe::egui::containers::menu::SubMenuButton;

use super::menu_bar::{entry, set_role};
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::app::files::FileCommand;

/// Draws the menu: one entry for each file, the newest first.
pub(super) fn open_recent_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let name = ctx.texts.get("open-recent");
    let button = entry(ui, &name, false).right_text(SubMenuButton::arrow_atom(None));
    let (response, _) = SubMenuButton::from_button(button).ui(ui, |ui| {
        let mut is_empty = true;
        for recent in ctx.preferences.recent.iter() {
            is_empty = false;
            let name = recent.file.file_name().unwrap_or_default().to_string_lossy();
            if entry_ui(ui, &name, Some(&recent.file.display().to_string())) {
                ctx.send(Command::Open(recent.file.clone()));
            }
        }
        if is_empty {
            ui.weak(&*ctx.texts.get("open-recent-none"));
            return;
        }
        ui.separator();
        if entry_ui(ui, &ctx.texts.get("open-recent-clear"), None) {
            ctx.send(Command::File(FileCommand::ForgetRecent));
        }
    });
    set_role(&response, Role::MenuItem);
    response.accessible_name(&*name);
}

/// Draws an entry and answers whether it was chosen.
fn entry_ui(ui: &mut Ui, name: &str, help: Option<&str>) -> bool {
    let mut response = ui.add(entry(ui, name, false)).accessible_name(name);
    set_role(&response, Role::MenuItem);
    if let Some(help) = help {
        response = response.on_hover_text(help);
    }
    let is_chosen = response.clicked();
    if is_chosen {
        ui.close();
    }
    is_chosen
}
