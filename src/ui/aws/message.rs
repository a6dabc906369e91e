//! An error of AWS in a dialog: what happened, the service's own words, what to do, and the ways on.

use eframe::egui::{Label, Ui};

use super::sign_in::sign_in_ui;
use super::tone_box_ui;
use crate::app::ctx::Ctx;
use crate::aws::AwsError;
use crate::aws::sentence::{Told, tell};
use crate::rules::Severity;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, spacing};
use crate::ui::widgets::ghost_button;

/// What happened, in one sentence.
pub(in crate::ui) fn title(ctx: &Ctx<'_>, error: &AwsError) -> String {
    tell(error, ctx.texts.catalog()).title
}

/// The whole message. `actions` draws the ways on behind it.
pub(in crate::ui) fn message_ui(ui: &mut Ui, ctx: &Ctx<'_>, error: &AwsError, actions: impl FnOnce(&mut Ui)) {
    let palette = colors(ui);
    let Told { title, words, request_id, advice, command } = tell(error, ctx.texts.catalog());
    tone_box_ui(ui, palette.severity(Severity::Error), icons::WARNING_CIRCLE, |ui| {
        ui.spacing_mut().item_spacing.y = spacing::XS;
        ui.add(Label::new(Type::LABEL.text(title).color(palette.text_primary)).wrap());
        if let Some(words) = words {
            words_ui(ui, ctx, &words);
        }
        if let Some(advice) = advice {
            ui.add(Label::new(Type::BODY.text(advice).color(palette.text_primary)).wrap());
        }
        if let Some(command) = command {
            command_ui(ui, ctx, &command);
        }
        sign_in_ui(ui, ctx, error);
        if let Some(id) = request_id {
            let id = ctx.texts.with("register-request-id", "id", id);
            ui.add(Label::new(Type::SMALL.text(id).color(palette.text_muted)).wrap().selectable(true));
        }
        ui.horizontal_wrapped(actions);
    });
}

/// The service's own words.
pub(in crate::ui) fn words_ui(ui: &mut Ui, ctx: &Ctx<'_>, words: &str) {
    let words = Type::BODY.text(ctx.texts.with("register-words", "words", words));
    ui.add(Label::new(words.color(colors(ui).text_secondary)).wrap().selectable(true));
}

/// A command for a terminal, to be copied.
pub(in crate::ui) fn command_ui(ui: &mut Ui, ctx: &Ctx<'_>, command: &str) {
    ui.horizontal_wrapped(|ui| {
        let line = Type::MONO.text(command).color(colors(ui).text_primary);
        ui.add(Label::new(line).selectable(true));
        let name = ctx.texts.with("register-copy-command", "command", command);
        if ghost_button(ui, icons::COPY, &ctx.texts.get("copy")).accessible_name(name).clicked() {
            ui.copy_text(command.to_owned());
        }
    });
}
