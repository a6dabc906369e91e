//! Registering: whom as and what for on the left, what is sent and what came of it on the right.

mod difference;
mod live;
mod merging;
mod needs;
mod outcome;
mod plan;

use eframe::egui::{Align, Button, Label, Layout, Ui};

use super::sheet::{Sheet, part, scroll};
use crate::app::aws::registration::{Anyway, Registration, Sending, Stop};
use crate::app::aws::{AwsCommand, RegisterCommand};
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::ui::aws::{message, target, tone_frame};
use crate::ui::icons;
use crate::ui::theme::{Type, colors, height, icon, spacing};
use crate::ui::widgets::{icon_button, primary_button};

/// A button of the foot.
struct Answer {
    key: &'static str,
    is_primary: bool,
    is_enabled: bool,
    hint: Option<&'static str>,
}

/// What the dialog remembers between frames.
#[derive(Debug, Default)]
pub(super) struct RegisterState {
    serial: u64,
    target: target::TargetState,
    needs: needs::NeedsState,
    difference: difference::DifferenceState,
}

fn send(ctx: &Ctx<'_>, command: RegisterCommand) {
    ctx.send(Command::Aws(AwsCommand::Register(command)));
}

pub(super) fn register_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Registration, state: &mut RegisterState) {
    if state.serial != shown.serial {
        *state = RegisterState { serial: shown.serial, ..RegisterState::default() };
    }
    let sheet = Sheet::new(ui);
    part(ui, sheet.head, "head", |ui| head_ui(ui, ctx, shown));
    part(ui, sheet.foot, "foot", |ui| foot_ui(ui, ctx, shown));
    if sheet.is_narrow() {
        part(ui, sheet.body, "body", |ui| {
            scroll(ui, "all", |ui| {
                target_ui(ui, ctx, shown, &mut state.target);
                ui.add_space(spacing::LG);
                plan::plan_ui(ui, ctx, shown);
                ui.add_space(spacing::LG);
                right_ui(ui, ctx, shown, state);
            });
        });
    } else {
        let [left, right] = sheet.sides(ui);
        part(ui, left, "left", |ui| {
            scroll(ui, "left", |ui| {
                target_ui(ui, ctx, shown, &mut state.target);
                ui.add_space(spacing::XL);
                plan::plan_ui(ui, ctx, shown);
            });
        });
        part(ui, right, "right", |ui| scroll(ui, "right", |ui| right_ui(ui, ctx, shown, state)));
    }
    sheet.lines(ui);
}

fn target_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Registration, state: &mut target::TargetState) {
    let is_free = matches!(shown.sending, Sending::Not | Sending::Refused(_));
    target::target_ui(ui, ctx, shown.identity.ready(), is_free, state);
}

fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Registration) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add_space(spacing::MD);
        let name = ctx.texts.get(if shown.is_running() { "register-to-background" } else { "close" });
        if icon_button(ui, icons::X, height::BUTTON_SMALL, &name).clicked() {
            leave(ctx, shown);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add_space(spacing::XL);
            ui.label(Type::TITLE.text(ctx.texts.with("register-title", "family", shown.family.as_str())));
            let hint = Type::SMALL.text(&*ctx.texts.get("register-subtitle")).color(colors(ui).text_muted);
            ui.add(Label::new(hint).truncate());
        });
    });
}

/// A call that runs goes on behind the window; nothing is lost by leaving.
pub(super) fn leave(ctx: &Ctx<'_>, shown: &Registration) {
    if shown.is_running() {
        send(ctx, RegisterCommand::ToBackground);
    } else {
        ctx.send(Command::Cancel);
    }
}

fn right_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Registration, state: &mut RegisterState) {
    if let Some(merging) = &shown.merging {
        return merging::merging_ui(ui, ctx, shown, merging);
    }
    outcome::outcome_ui(ui, ctx, shown);
    difference::changes_ui(ui, ctx, shown);
    live::live_ui(ui, ctx, shown);
    if shown.sending == Sending::Not {
        needs::needs_ui(ui, ctx, shown, &mut state.needs);
    }
    difference::json_ui(ui, ctx, shown, &mut state.difference);
}

/// The main action is the last one, on the right; what is riskier stands before it and is not filled.
fn foot_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Registration) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add_space(spacing::XL);
        for answer in answers(shown).iter().rev() {
            let name = match answer.key {
                "register-send" => ctx.texts.with("register-send", "family", shown.family.as_str()),
                key => ctx.texts.get(key).to_string(),
            };
            let response = match answer.is_primary {
                true => ui.add_enabled_ui(answer.is_enabled, |ui| primary_button(ui, &name)).inner,
                false => ui.add_enabled(answer.is_enabled, Button::new(Type::LABEL.text(&name))),
            };
            let response = match answer.hint {
                Some(hint) => response.on_hover_text(&*ctx.texts.get(hint)),
                None => response,
            };
            if response.clicked() {
                act(ctx, shown, answer.key);
            }
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add_space(spacing::XL);
            hint_ui(ui, ctx, shown);
        });
    });
}

fn hint_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Registration) {
    let palette = colors(ui);
    let text = match (&shown.sending, shown.stop()) {
        (Sending::Registered { .. }, _) => ctx.texts.get("register-hint-done").to_string(),
        (Sending::Sent { is_out: true, .. }, _) => ctx.texts.get("register-hint-out").to_string(),
        (_, Stop::Ready) => ctx.texts.get("register-hint-ready").to_string(),
        _ => return,
    };
    ui.label(icon(icons::INFO, 14.0).color(palette.text_muted));
    ui.add(Label::new(Type::SMALL.text(text).color(palette.text_muted)).truncate());
}

/// The buttons of the foot, the main action last.
fn answers(shown: &Registration) -> Vec<Answer> {
    let plain = |key| Answer { key, is_primary: false, is_enabled: true, hint: None };
    let primary = |key, is_enabled| Answer { key, is_primary: true, is_enabled, hint: None };
    match &shown.sending {
        Sending::Not if let Some(merging) = &shown.merging => {
            vec![plain("register-merge-leave"), primary("register-merge-apply", merging.complete().is_some())]
        }
        Sending::Not if shown.anyway == Anyway::Asked => {
            vec![plain("register-anyway-yes"), primary("register-anyway-no", true)]
        }
        Sending::Not if shown.is_stopped_by_rules() => {
            vec![plain("register-anyway"), plain("cancel"), primary("register-show-problems", true)]
        }
        Sending::Not if shown.stop() == Stop::Nothing => {
            vec![plain("register-repeat"), primary("register-close-same", true)]
        }
        Sending::Not => vec![plain("cancel"), primary("register-send", shown.stop() == Stop::Ready)],
        Sending::LogGroup { .. } | Sending::Sent { is_out: false, .. } => {
            vec![plain("register-to-background"), plain("register-stop")]
        }
        Sending::Sent { is_out: true, .. } => {
            let stop = Answer { hint: Some("register-stop-waiting-hint"), ..plain("register-stop-waiting") };
            vec![plain("register-to-background"), stop]
        }
        Sending::Looking { .. } => vec![plain("register-to-background"), plain("register-stop-looking")],
        Sending::Unknown { .. } => {
            let again = Answer { hint: Some("register-again-risk"), ..plain("register-again") };
            vec![plain("close"), again, primary("register-look-again", true)]
        }
        Sending::Registered { .. } => vec![primary("close", true)],
        Sending::Refused(_) => vec![plain("close"), primary("register-retry", true)],
    }
}

fn act(ctx: &Ctx<'_>, shown: &Registration, key: &str) {
    match key {
        "register-merge-leave" => send(ctx, RegisterCommand::LeaveMerge),
        "register-merge-apply" => send(ctx, RegisterCommand::ApplyMerge),
        "register-anyway" => send(ctx, RegisterCommand::AskAnyway),
        "register-anyway-yes" => send(ctx, RegisterCommand::Anyway(true)),
        "register-anyway-no" => send(ctx, RegisterCommand::Anyway(false)),
        "register-show-problems" => send(ctx, RegisterCommand::ShowProblems),
        "register-send" => send(ctx, RegisterCommand::Send),
        "register-repeat" => send(ctx, RegisterCommand::Repeat),
        "register-to-background" => send(ctx, RegisterCommand::ToBackground),
        "register-stop" | "register-stop-waiting" | "register-stop-looking" => {
            send(ctx, RegisterCommand::StopWaiting);
        }
        "register-again" => send(ctx, RegisterCommand::SendAgain),
        "register-look-again" => send(ctx, RegisterCommand::LookAgain),
        "register-retry" => send(ctx, RegisterCommand::Retry),
        _ => leave(ctx, shown),
    }
}

/// A heading of the right side with something muted behind it.
fn heading_ui(ui: &mut Ui, title: &str, summary: &str) {
    ui.horizontal(|ui| {
        ui.label(Type::HEADING.text(title).color(colors(ui).text_primary));
        if !summary.is_empty() {
            ui.label(Type::SMALL.text(summary).color(colors(ui).text_muted));
        }
    });
}
