//! What stands in front of the window until it is answered.

mod about;
mod browse;
mod compare;
mod file;
mod fill_in;
mod foreign;
mod question;
mod register;
mod settings;
mod sheet;

use std::path::Path as FilePath;

use eframe::egui::{Context, Frame, Id, Key, Modal, Theme, Ui};

use super::diff::DiffState;
use super::palette::{self, PaletteState};
use super::theme::{Colors, Type, colors, spacing};
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::app::dialog::Dialog;
use crate::app::files::FileCommand;
use browse::BrowseState;
use file::FileDialogState;
use fill_in::FillInState;
use question::QuestionState;
use register::RegisterState;

/// What dialogs remember between frames.
#[derive(Debug, Default)]
pub(super) struct DialogState {
    compare: DiffState,
    file: FileDialogState,
    fill_in: FillInState,
    question: QuestionState,
    palette: PaletteState,
    register: RegisterState,
    browse: BrowseState,
}

/// Draws the dialog that waits, if one does.
pub(super) fn dialog_ui(context: &Context, ctx: &Ctx<'_>, state: &mut DialogState) {
    let Some(dialog) = &ctx.workspace().dialog else { return state.palette.leave(context, ctx) };
    if let Dialog::Palette(palette) = dialog {
        return palette::palette_ui(context, ctx, palette, &mut state.palette);
    }
    let style = context.global_style();
    let frame =
        Frame::popup(&style).corner_radius(style.visuals.window_corner_radius).inner_margin(spacing::XL);
    let is_sheet = matches!(dialog, Dialog::Register(_) | Dialog::Browse(_));
    let frame = if is_sheet { sheet::frame(&style) } else { frame };
    let palette = Colors::of(if style.visuals.dark_mode { Theme::Dark } else { Theme::Light });
    let modal = Modal::new(Id::unique("dialog")).frame(frame).backdrop_color(palette.scrim);
    let modal = modal.show(context, |ui| match dialog {
        Dialog::File(dialog) => file::file_ui(ui, ctx, dialog, &mut state.file),
        Dialog::Desktop => desktop_ui(ui, ctx),
        Dialog::Foreign(foreign) => foreign::foreign_ui(ui, ctx, foreign),
        Dialog::Compare(comparison) => compare::compare_ui(ui, ctx, comparison, &mut state.compare),
        Dialog::Overwrite(file) => overwrite_ui(ui, ctx, file),
        Dialog::Unsaved(_) => unsaved_ui(ui, ctx),
        Dialog::Question(question) => question::question_ui(ui, ctx, question, &mut state.question),
        Dialog::Register(shown) => register::register_ui(ui, ctx, shown, &mut state.register),
        Dialog::Browse(shown) => browse::browse_ui(ui, ctx, shown, &mut state.browse),
        Dialog::FillIn(sheet) => fill_in::fill_in_ui(ui, ctx, sheet, &mut state.fill_in),
        Dialog::Message(text) => message_ui(ui, ctx, text),
        Dialog::Settings => settings::settings_ui(ui, ctx),
        Dialog::About(about) => about::about_ui(ui, ctx, about),
        Dialog::Palette(_) => {}
    });
    // A click beside the dialog is no answer: it would lose what was typed.
    let is_left = modal.is_top_modal && !modal.any_popup_open;
    if is_left && context.input(|input| input.key_pressed(Key::Escape)) {
        match dialog {
            Dialog::Register(shown) => register::leave(ctx, shown),
            Dialog::Browse(shown) => browse::leave(ctx, shown),
            _ => ctx.send(Command::Cancel),
        }
    }
}

fn question_ui(ui: &mut Ui, title: &str, text: &str) {
    ui.set_width(420.0);
    ui.label(Type::TITLE.text(title));
    ui.label(text);
    ui.add_space(spacing::MD);
}

/// One button of a dialog. The first gets the keyboard when the dialog opens.
fn answer_ui(ui: &mut Ui, ctx: &Ctx<'_>, key: &'static str, command: Command, is_first: bool) {
    let response = ui.button(&*ctx.texts.get(key));
    let nobody_has_keyboard = ui.memory(|memory| memory.focused().is_none());
    if is_first && nobody_has_keyboard {
        response.request_focus();
    }
    if response.clicked() {
        ctx.send(command);
    }
}

fn desktop_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    question_ui(ui, &ctx.texts.get("desktop-dialog-title"), &ctx.texts.get("desktop-dialog-text"));
    ui.horizontal(|ui| {
        let built_in = Command::File(FileCommand::BuiltInDialog);
        answer_ui(ui, ctx, "desktop-dialog-built-in", built_in, true);
        answer_ui(ui, ctx, "cancel", Command::Cancel, false);
    });
}

fn overwrite_ui(ui: &mut Ui, ctx: &Ctx<'_>, file: &FilePath) {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    question_ui(ui, &ctx.texts.get("overwrite"), &ctx.texts.with("overwrite-text", "file", name));
    ui.horizontal(|ui| {
        answer_ui(ui, ctx, "overwrite-replace", Command::Overwrite(file.to_owned()), false);
        answer_ui(ui, ctx, "cancel", Command::Cancel, true);
    });
}

fn unsaved_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let name = ctx.active().file_name().unwrap_or_else(|| ctx.texts.get("untitled").to_string());
    question_ui(ui, &ctx.texts.get("unsaved"), &ctx.texts.with("unsaved-text", "file", name));
    ui.horizontal(|ui| {
        answer_ui(ui, ctx, "unsaved-save", Command::SaveFirst, true);
        answer_ui(ui, ctx, "unsaved-discard", Command::Discard, false);
        answer_ui(ui, ctx, "cancel", Command::Cancel, false);
    });
}

fn message_ui(ui: &mut Ui, ctx: &Ctx<'_>, text: &str) {
    ui.set_width(420.0);
    ui.label(Type::BODY.text(text).color(colors(ui).text_primary));
    ui.add_space(spacing::MD);
    answer_ui(ui, ctx, "close", Command::Cancel, true);
}
