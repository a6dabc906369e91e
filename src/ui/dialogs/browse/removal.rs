//! Before a revision is taken away: what that does, to which revision, in whose account. Afterwards: what came of it.

use eframe::egui::{Button, Label, Ui};

use super::{plain_button, send};
use crate::app::aws::browser::{Act, Browser, Found, Removal, Removing};
use crate::app::aws::{Alarm, BrowseCommand};
use crate::app::ctx::Ctx;
use crate::aws::AwsError;
use crate::aws::message::name_of;
use crate::rules::Severity;
use crate::text::Args;
use crate::ui::aws::message::{self, message_ui, words_ui};
use crate::ui::aws::target::{account_frame, account_name, alarm_tone};
use crate::ui::aws::tone_box_ui;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, icon, icon_fill, spacing};
use crate::ui::widgets::{lead_icon, primary_button, spinner};

/// `foobar:41`, or how many.
fn name(ctx: &Ctx<'_>, act: &Act) -> String {
    match act.arns() {
        [only] => name_of(only).to_owned(),
        all => ctx.texts.with("browse-several", "count", all.len()),
    }
}

fn key(act: &Act, deregister: &'static str, delete: &'static str) -> &'static str {
    match act {
        Act::Deregister(_) => deregister,
        Act::Delete(_) => delete,
    }
}

pub(super) fn removal_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Browser, it: &Removal) {
    match &it.state {
        Removing::Asked | Removing::Sent { .. } => question_ui(ui, ctx, shown, it),
        Removing::Looking { error, looks } => message_ui(ui, ctx, error, |ui| {
            spinner(ui, 16.0);
            let done = looks.iter().filter(|look| look.ready().is_some()).count();
            let args = Args::new().with("done", done).with("all", looks.len());
            ui.add(Label::new(ctx.texts.catalog().format("browse-looking", &args)).wrap());
        }),
        Removing::Looked { error, found } => looked_ui(ui, ctx, it, error, found),
        Removing::Done(failures) => done_ui(ui, ctx, it, failures),
        Removing::Refused(error) => {
            message_ui(ui, ctx, error, |_| {});
            ui.add_space(spacing::MD);
            question_ui(ui, ctx, shown, it);
        }
    }
}

fn question_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Browser, it: &Removal) {
    let title = key(&it.act, "browse-deregister-title", "browse-delete-title");
    let title = ctx.texts.with(title, "name", name(ctx, &it.act));
    ui.label(Type::TITLE.text(title).color(colors(ui).text_primary));
    account_ui(ui, ctx, shown);
    if it.act.arns().len() > 1 {
        for arn in it.act.arns() {
            ui.label(Type::BODY.text(name_of(arn)).color(colors(ui).text_primary));
        }
    }
    ui.add_space(spacing::SM);
    let consequences = match &it.act {
        Act::Deregister(_) => [
            (icons::PLAY, "browse-deregister-runs"),
            (icons::PROHIBIT, "browse-deregister-new"),
            (icons::ARROW_COUNTER_CLOCKWISE, "browse-deregister-back"),
        ],
        Act::Delete(_) => [
            (icons::TRASH, "browse-delete-gone"),
            (icons::HOURGLASS, "browse-delete-used"),
            (icons::LIST_NUMBERS, "browse-delete-numbers"),
        ],
    };
    for (symbol, key) in consequences {
        ui.horizontal_top(|ui| {
            lead_icon(ui, icon(symbol, 16.0).color(colors(ui).text_muted), Type::BODY.line);
            let text = Type::BODY.text(&*ctx.texts.get(key)).color(colors(ui).text_secondary);
            ui.add(Label::new(text).wrap());
        });
    }
    if let Removing::Sent { is_out, .. } = it.state {
        ui.add_space(spacing::MD);
        ui.horizontal(|ui| {
            spinner(ui, 16.0);
            let key = if is_out { "register-sent" } else { "register-sending" };
            ui.label(Type::BODY.text(&*ctx.texts.get(key)).color(colors(ui).text_secondary));
        });
    }
}

/// In whose account, in the colour that the user gave it.
fn account_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Browser) {
    let Some(identity) = shown.identity.ready() else { return };
    let palette = colors(ui);
    let label = ctx.preferences.aws.labels.get(&identity.account).cloned().unwrap_or_default();
    let tone = alarm_tone(ui, label.alarm);
    let account = account_name(ctx, &label, &identity.account);
    account_frame(ui, tone).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            let symbol = if label.alarm == Alarm::Production { icons::WARNING } else { icons::CLOUD };
            let color = tone.map_or(palette.text_secondary, |tone| tone.text);
            lead_icon(ui, icon_fill(symbol, 16.0).color(color), Type::LABEL.line);
            let text = format!("{account} · {}", identity.region);
            ui.add(Label::new(Type::LABEL.text(text).color(palette.text_primary)).wrap());
        });
        if let Some(url) = &identity.emulator {
            let text = ctx.texts.with("aws-emulator", "url", url.as_str());
            ui.add(Label::new(Type::SMALL.text(text).color(palette.text_secondary)).wrap());
        }
    });
}

/// A sentence for each revision that was looked at.
fn looked_ui(ui: &mut Ui, ctx: &Ctx<'_>, it: &Removal, error: &AwsError, found: &[Found]) {
    message_ui(ui, ctx, error, |ui| {
        ui.vertical(|ui| {
            for (arn, found) in it.act.arns().iter().zip(found) {
                let text = found_text(ctx, name_of(arn), found);
                ui.add(Label::new(Type::LABEL.text(text).color(colors(ui).text_primary)).wrap());
            }
            ui.add(Label::new(&*ctx.texts.get("browse-looked")).wrap());
        });
    });
}

fn found_text(ctx: &Ctx<'_>, name: &str, found: &Found) -> String {
    let key = match found {
        Found::Status(status) => match status.as_str() {
            "INACTIVE" => "browse-found-inactive",
            "DELETE_IN_PROGRESS" => "browse-found-deleting",
            _ => "browse-found-active",
        },
        Found::Gone => "browse-found-gone",
        Found::Unknown(error) => {
            let args = Args::new().with("name", name).with("why", message::title(ctx, error));
            return ctx.texts.catalog().format("browse-found-unknown", &args);
        }
    };
    ctx.texts.with(key, "name", name)
}

fn done_ui(ui: &mut Ui, ctx: &Ctx<'_>, it: &Removal, failures: &[(String, String)]) {
    let palette = colors(ui);
    let has_failed = |arn: &String| failures.iter().any(|(own, _)| own == arn);
    let done: Vec<&str> =
        it.act.arns().iter().filter(|arn| !has_failed(arn)).map(|arn| name_of(arn)).collect();
    if failures.len() < it.act.arns().len() {
        tone_box_ui(ui, palette.success(), icons::CHECK_CIRCLE, |ui| {
            let title = key(&it.act, "browse-deregistered", "browse-deleted");
            let args = Args::new().with("names", done.join(", ")).with("count", done.len());
            let title = ctx.texts.catalog().format(title, &args);
            ui.add(Label::new(Type::LABEL.text(title).color(palette.text_primary)).wrap());
            let text = key(&it.act, "browse-deregistered-text", "browse-deleted-text");
            let text = Type::BODY.text(&*ctx.texts.get(text)).color(palette.text_secondary);
            ui.add(Label::new(text).wrap());
        });
    }
    for (arn, reason) in failures {
        ui.add_space(spacing::SM);
        tone_box_ui(ui, palette.severity(Severity::Error), icons::WARNING_CIRCLE, |ui| {
            let title = ctx.texts.with("browse-not-deleted", "name", name_of(arn));
            ui.add(Label::new(Type::LABEL.text(title).color(palette.text_primary)).wrap());
            words_ui(ui, ctx, reason);
        });
    }
}

/// The main action is the safe one; what takes something away has its name on it and is not filled.
pub(super) fn foot_ui(ui: &mut Ui, ctx: &Ctx<'_>, it: &Removal) {
    match &it.state {
        Removing::Asked | Removing::Refused(_) => {
            let keep = primary_button(ui, &ctx.texts.get("browse-keep"));
            if ui.memory(|memory| memory.focused().is_none()) {
                keep.request_focus();
            }
            if keep.clicked() {
                send(ctx, BrowseCommand::Back);
            }
            let text = key(&it.act, "browse-deregister-do", "browse-delete-do");
            let text = ctx.texts.with(text, "name", name(ctx, &it.act));
            let button = Button::new(Type::LABEL.text(&text).color(colors(ui).error_text));
            if ui.add(button).clicked() {
                send(ctx, BrowseCommand::Act);
            }
        }
        Removing::Sent { is_out, .. } => {
            let text = if *is_out { "register-stop-waiting" } else { "register-stop" };
            let stop = plain_button(ui, &ctx.texts.get(text), true);
            if stop.on_hover_text(&*ctx.texts.get("register-stop-waiting-hint")).clicked() {
                send(ctx, BrowseCommand::StopWaiting);
            }
        }
        Removing::Looking { .. } => {
            if plain_button(ui, &ctx.texts.get("register-stop-looking"), true).clicked() {
                send(ctx, BrowseCommand::StopWaiting);
            }
        }
        Removing::Looked { .. } => {
            if primary_button(ui, &ctx.texts.get("register-look-again")).clicked() {
                send(ctx, BrowseCommand::LookAgain);
            }
            if plain_button(ui, &ctx.texts.get("browse-back"), true).clicked() {
                send(ctx, BrowseCommand::Back);
            }
        }
        Removing::Done(_) => {
            if primary_button(ui, &ctx.texts.get("browse-back")).clicked() {
                send(ctx, BrowseCommand::Back);
            }
        }
    }
}
