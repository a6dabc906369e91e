//! The built-in dialog for a file: a folder, what it holds, a name.

use std::path::Path as FilePath;

use eframe::egui::{self, Button, Key, ScrollArea, TextEdit, Ui};

use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::app::dialog::{FileDialog, Purpose};
use crate::ui::icons;
use crate::ui::theme::{Type, colors, height, icon, spacing};

/// What is typed in the dialog.
#[derive(Debug, Default)]
pub(super) struct FileDialogState {
    serial: u64,
    name: String,
}

pub(super) fn file_ui(ui: &mut Ui, ctx: &Ctx<'_>, dialog: &FileDialog, state: &mut FileDialogState) {
    let is_new = state.serial != dialog.serial;
    if is_new {
        *state = FileDialogState { serial: dialog.serial, name: dialog.name.clone() };
    }
    ui.set_width(560.0);
    let title = match dialog.purpose {
        Purpose::Open => "file-dialog-open-title",
        Purpose::Save => "file-dialog-save-title",
    };
    ui.label(Type::TITLE.text(&*ctx.texts.get(title)));
    folder_ui(ui, ctx, &dialog.folder);
    entries_ui(ui, ctx, dialog, state);
    let is_entered = name_ui(ui, ctx, state, is_new);
    if let Some(problem) = &dialog.problem {
        ui.colored_label(colors(ui).error_text, problem);
    }
    let is_named = !state.name.trim().is_empty();
    ui.horizontal(|ui| {
        let key = match dialog.purpose {
            Purpose::Open => "file-dialog-open",
            Purpose::Save => "file-dialog-save",
        };
        let is_confirmed = ui.add_enabled(is_named, Button::new(&*ctx.texts.get(key))).clicked();
        if is_named && (is_confirmed || is_entered) {
            confirm(ctx, dialog, &state.name);
        }
        if ui.button(&*ctx.texts.get("cancel")).clicked() {
            ctx.send(Command::Cancel);
        }
    });
}

fn folder_ui(ui: &mut Ui, ctx: &Ctx<'_>, folder: &FilePath) {
    ui.horizontal(|ui| {
        let name = ctx.texts.get("file-dialog-up");
        let up = ui.add_enabled(folder.parent().is_some(), Button::new(icon(icons::ARROW_UP, 16.0)));
        if up.on_hover_text(&*name).accessible_name(&*name).clicked()
            && let Some(parent) = folder.parent()
        {
            ctx.send(Command::Browse(parent.to_owned()));
        }
        ui.add(egui::Label::new(folder.display().to_string()).truncate());
    });
}

fn entries_ui(ui: &mut Ui, ctx: &Ctx<'_>, dialog: &FileDialog, state: &mut FileDialogState) {
    let area = ScrollArea::vertical().id_salt(&dialog.folder).max_height(280.0).auto_shrink([false, true]);
    area.show_rows(ui, height::TREE_ROW, dialog.entries.len(), |ui, rows| {
        for entry in dialog.entries.get(rows).unwrap_or_default() {
            let is_chosen = !entry.is_folder && entry.name == state.name;
            let symbol = if entry.is_folder { icons::FOLDER } else { icons::FILE_TEXT };
            let button =
                Button::selectable(is_chosen, (icon(symbol, 16.0), entry.name.as_str(), egui::Atom::grow()))
                    .min_size(egui::vec2(ui.available_width(), height::TREE_ROW));
            // The icon is no part of the name.
            let response = ui.add(button).accessible_name(&entry.name);
            if entry.is_folder {
                if response.clicked() {
                    ctx.send(Command::Browse(dialog.folder.join(&entry.name)));
                }
            } else {
                if response.clicked() {
                    state.name.clone_from(&entry.name);
                }
                if response.double_clicked() {
                    confirm(ctx, dialog, &entry.name);
                }
            }
        }
    });
    if dialog.entries.is_empty() {
        ui.weak(&*ctx.texts.get("file-dialog-empty"));
    }
}

/// The field for the name. Answers whether Enter confirms it.
fn name_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FileDialogState, is_new: bool) -> bool {
    let mut is_entered = false;
    ui.horizontal(|ui| {
        let label = ui.label(Type::LABEL.text(&*ctx.texts.get("file-dialog-name")));
        ui.add_space(spacing::SM);
        let edit = TextEdit::singleline(&mut state.name).desired_width(f32::INFINITY);
        let response = ui.add(edit).labelled_by(label.id);
        if is_new {
            response.request_focus();
        }
        is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    });
    is_entered
}

/// A name leads to a file; the name of a folder leads into it.
fn confirm(ctx: &Ctx<'_>, dialog: &FileDialog, name: &str) {
    let is_folder = |entry: &&crate::app::dialog::Entry| entry.is_folder && entry.name == name;
    let file = dialog.folder.join(name.trim());
    ctx.send(match dialog.purpose {
        _ if dialog.entries.iter().any(|entry| is_folder(&entry)) => Command::Browse(file),
        Purpose::Open => Command::Open(file),
        Purpose::Save => Command::SaveAs(file),
    });
}
