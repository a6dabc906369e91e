//! What stands above everything else: what stops the registration, what came of it, and what to do about that.

use eframe::egui::{Button, Label, Ui};

use super::send;
use crate::app::aws::RegisterCommand;
use crate::app::aws::registration::{Anyway, Newer, Registration, Sending, Stop};
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::aws::message::Looked;
use crate::aws::{AwsError, Revision};
use crate::rules::Severity;
use crate::text::Args;
use crate::ui::aws::message::{self, command_ui, message_ui};
use crate::ui::aws::revision::ways_ui;
use crate::ui::aws::tone_box_ui;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, spacing};
use crate::ui::tokens::Tone;
use crate::ui::widgets::ghost_button;

pub(super) fn outcome_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Registration) {
    match &shown.sending {
        Sending::Not => before_ui(ui, ctx, shown),
        Sending::Registered { revision, .. } => registered_ui(ui, ctx, shown, revision),
        Sending::Refused(error) => refused_ui(ui, ctx, shown, error),
        Sending::Looking { error, .. } => message_ui(ui, ctx, error, |ui| {
            plain_ui(ui, ctx, "register-looking-why");
        }),
        Sending::Unknown { error, looked } => unknown_ui(ui, ctx, error, looked),
        Sending::LogGroup { .. } | Sending::Sent { .. } => {}
    }
}

fn plain_ui(ui: &mut Ui, ctx: &Ctx<'_>, key: &'static str) {
    let text = Type::BODY.text(&*ctx.texts.get(key)).color(colors(ui).text_secondary);
    ui.add(Label::new(text).wrap());
}

/// What draws the ways on.
type Actions<'a> = Option<&'a dyn Fn(&mut Ui)>;

/// A box with an icon, a bold sentence and a plain one.
fn note_ui(ui: &mut Ui, tone: Tone, symbol: &str, title: &str, text: &str, actions: Actions<'_>) {
    let palette = colors(ui);
    tone_box_ui(ui, tone, symbol, |ui| {
        ui.spacing_mut().item_spacing.y = spacing::XS;
        ui.add(Label::new(Type::LABEL.text(title).color(palette.text_primary)).wrap());
        if !text.is_empty() {
            ui.add(Label::new(Type::BODY.text(text).color(palette.text_secondary)).wrap());
        }
        if let Some(actions) = actions {
            ui.horizontal_wrapped(actions);
        }
    });
}

fn before_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Registration) {
    let palette = colors(ui);
    let (error, warning) = (palette.severity(Severity::Error), palette.severity(Severity::Warning));
    if let Some(identity) = &shown.identity.error() {
        message_ui(ui, ctx, identity, |ui| retry_ui(ui, ctx));
    } else if let Some(latest) = shown.latest.error() {
        message_ui(ui, ctx, latest, |ui| retry_ui(ui, ctx));
    }
    if shown.anyway == Anyway::Asked {
        let (title, text) = (ctx.texts.get("register-anyway-title"), ctx.texts.get("register-anyway-text"));
        note_ui(ui, error, icons::WARNING_CIRCLE, &title, &text, None);
    }
    if shown.is_stopped_by_rules() {
        let args = Args::new().with("errors", shown.counts.errors).with("placeholders", shown.placeholders);
        let title = ctx.texts.catalog().format("register-stopped", &args);
        let text = ctx.texts.get("register-stopped-text");
        note_ui(ui, error, icons::WARNING_CIRCLE, &title, &text, Some(&|ui| findings_ui(ui, ctx)));
    }
    if shown.stop() == Stop::Nothing
        && let Some(latest) = shown.latest_revision()
    {
        let title = ctx.texts.with("register-nothing", "name", latest.name());
        let text = ctx.texts.get("register-nothing-text");
        note_ui(ui, palette.severity(Severity::Info), icons::INFO, &title, &text, None);
    }
    if let Some(latest) = shown.newer()
        && shown.newer == Newer::Open
    {
        newer_ui(ui, ctx, shown, latest, warning);
    }
}

fn retry_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    if ghost_button(ui, icons::ARROW_CLOCKWISE, &ctx.texts.get("register-retry")).clicked() {
        send(ctx, RegisterCommand::Retry);
    }
}

/// The findings that stop it, each a way to its place.
fn findings_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let stops = |severity| severity == Severity::Error;
    ui.vertical(|ui| {
        for shown in ctx.findings().filter(|shown| stops(shown.finding.severity)).take(8) {
            let text = Type::BODY.text(&shown.text.message).color(colors(ui).accent_text);
            let response = ui.add(Button::new(text).frame(false).wrap());
            if response.clicked() {
                send(ctx, RegisterCommand::GoTo(shown.finding.at.clone()));
            }
        }
    });
}

fn newer_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Registration, latest: &Revision, tone: Tone) {
    let who = latest.origin.registered_by.as_deref();
    let base = shown.base.unwrap_or_default();
    let args = Args::new()
        .with("name", latest.name())
        .with("base", format!("{}:{base}", shown.family))
        .with("who", who.unwrap_or_default());
    let key = match (shown.base, who) {
        (Some(_), Some(_)) => "register-newer-by",
        (Some(_), None) => "register-newer",
        (None, Some(_)) => "register-later-by",
        (None, None) => "register-later",
    };
    let title = ctx.texts.catalog().format(key, &args);
    let text = ctx.texts.get("register-newer-text");
    let actions = |ui: &mut Ui| {
        if shown.can_merge && ui.button(&*ctx.texts.get("register-newer-merge")).clicked() {
            send(ctx, RegisterCommand::Merge);
        }
        if ui.button(&*ctx.texts.get("register-newer-go-on")).clicked() {
            send(ctx, RegisterCommand::Newer(Newer::GoOn));
        }
        if ui.button(&*ctx.texts.get("register-newer-stop")).clicked() {
            ctx.send(Command::Cancel);
        }
    };
    note_ui(ui, tone, icons::WARNING, &title, &text, Some(&actions));
}

fn registered_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Registration, revision: &Revision) {
    let tone = colors(ui).success();
    let title = ctx.texts.with("register-done", "name", revision.name());
    let actions = |ui: &mut Ui| {
        ui.vertical(|ui| {
            let arn = Type::MONO.text(revision.arn()).color(colors(ui).text_secondary);
            ui.add(Label::new(arn).wrap().selectable(true));
            ways_ui(ui, ctx, shown.identity.ready(), revision);
            next_ui(ui, ctx, revision);
        });
    };
    note_ui(ui, tone, icons::CHECK_CIRCLE, &title, "", Some(&actions));
}

/// What a registered revision is good for.
fn next_ui(ui: &mut Ui, ctx: &Ctx<'_>, revision: &Revision) {
    let palette = colors(ui);
    let text = ctx.texts.with("register-next", "name", revision.name());
    ui.add(Label::new(Type::BODY.text(text).color(palette.text_secondary)).wrap());
    let command = format!("aws ecs update-service --service SERVICE --task-definition {}", revision.name());
    command_ui(ui, ctx, &command);
}

fn refused_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Registration, error: &AwsError) {
    message_ui(ui, ctx, error, |ui| {
        if let Some(path) = &shown.place
            && ghost_button(ui, icons::ARROW_BEND_DOWN_RIGHT, &ctx.texts.get("register-go-to-field"))
                .clicked()
        {
            send(ctx, RegisterCommand::GoTo(path.clone()));
        }
    });
}

fn unknown_ui(ui: &mut Ui, ctx: &Ctx<'_>, error: &AwsError, looked: &Result<Looked, AwsError>) {
    message_ui(ui, ctx, error, |ui| {
        ui.vertical(|ui| {
            let text = match looked {
                Ok(Looked { others: 0, .. }) => ctx.texts.get("register-unknown-none").to_string(),
                Ok(Looked { others, .. }) => ctx.texts.with("register-unknown-others", "count", *others),
                Err(failed) => ctx.texts.with("register-unknown-failed", "why", message::title(ctx, failed)),
            };
            ui.add(Label::new(Type::LABEL.text(text)).wrap());
            plain_ui(ui, ctx, "register-again-risk");
        });
    });
}
