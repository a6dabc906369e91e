//! Signing in, where a message says that nobody is signed in: the code to compare, and where to approve it.

use std::time::Duration;

use eframe::egui::{Label, OpenUrl, RichText, Ui};

use crate::app::aws::AwsCommand;
use crate::app::aws::sign_in::{Code, SignInCommand};
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::aws::AwsError;
use crate::aws::profiles::SignIn;
use crate::aws::sentence::tell;
use crate::ui::icons;
use crate::ui::theme::{Type, colors};
use crate::ui::widgets::{ghost_button, spinner};

/// How often the time that is left is looked at.
const LOOK: Duration = Duration::from_secs(10);

fn send(ctx: &Ctx<'_>, command: SignInCommand) {
    ctx.send(Command::Aws(AwsCommand::SignIn(command)));
}

/// Whether the window can help itself.
fn helps(error: &AwsError) -> bool {
    error.wants_sign_in() && error.signer.as_ref().is_some_and(|signer| signer.how == SignIn::Sso)
}

/// The button, or what is going on since it was pressed.
pub(super) fn sign_in_ui(ui: &mut Ui, ctx: &Ctx<'_>, error: &AwsError) {
    if !helps(error) {
        return;
    }
    let signing_in = &ctx.connection.sign_in;
    if !signing_in.outcome.is_waiting() {
        if let Some(failed) = signing_in.outcome.error() {
            failed_ui(ui, ctx, failed);
        }
        if ui.button(&*ctx.texts.get("sign-in")).clicked() {
            send(ctx, SignInCommand::Begin);
        }
        return;
    }
    match &signing_in.code {
        Some(code) => code_ui(ui, ctx, code),
        None => {
            ui.horizontal(|ui| {
                spinner(ui, 16.0);
                ui.label(Type::BODY.text(&*ctx.texts.get("sign-in-begins")));
            });
        }
    }
    if ui.button(&*ctx.texts.get("sign-in-cancel")).clicked() {
        send(ctx, SignInCommand::Cancel);
    }
}

/// Why the last try came to nothing.
fn failed_ui(ui: &mut Ui, ctx: &Ctx<'_>, failed: &AwsError) {
    let palette = colors(ui);
    let told = tell(failed, ctx.texts.catalog());
    ui.add(Label::new(Type::LABEL.text(told.title).color(palette.text_primary)).wrap());
    for text in [told.words, told.advice].into_iter().flatten() {
        ui.add(Label::new(Type::BODY.text(text).color(palette.text_secondary)).wrap().selectable(true));
    }
}

fn code_ui(ui: &mut Ui, ctx: &Ctx<'_>, code: &Code) {
    let palette = colors(ui);
    let text = ctx.texts.with("sign-in-compare", "host", code.host());
    ui.add(Label::new(Type::BODY.text(text).color(palette.text_primary)).wrap());
    let large: RichText = Type::MONO.text(&code.code).size(Type::DISPLAY.size).color(palette.text_primary);
    ui.add(Label::new(large).selectable(true));
    ui.add(Label::new(Type::MONO.text(&code.url).color(palette.text_secondary)).wrap().selectable(true));
    ui.horizontal_wrapped(|ui| {
        if ghost_button(ui, icons::ARROW_SQUARE_OUT, &ctx.texts.get("sign-in-browser")).clicked() {
            ui.ctx().open_url(OpenUrl::new_tab(&code.url));
        }
        if ghost_button(ui, icons::COPY, &ctx.texts.get("sign-in-copy")).clicked() {
            ui.copy_text(code.url.clone());
        }
    });
    let minutes = code.minutes(ui.input(|input| input.time));
    let left = ctx.texts.with("sign-in-left", "minutes", minutes);
    ui.label(Type::SMALL.text(left).color(palette.text_muted));
    ui.ctx().request_repaint_after(LOOK);
}
