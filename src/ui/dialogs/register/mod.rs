//! Registering: whom as and what for on the left, what is sent and what came of it on the right.

mod difference;
mod foot;
mod live;
mod merging;
mod needs;
mod outcome;
mod plan;

use eframe::egui::{Align, Label, Layout, Ui};

use super::sheet::{Sheet, part, scroll};
use crate::app::aws::registration::{Registration, Sending};
use crate::app::aws::{AwsCommand, RegisterCommand};
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::ui::aws::target;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, height, spacing};
use crate::ui::widgets::icon_button;

/// What the dialog remembers between frames.
#[derive(Debug, Default)]
pub(super) struct RegisterState {
    serial: u64,
    target: target::TargetState,
    needs: needs::NeedsState,
    difference: difference::DifferenceState,
    /// How far the sending was in the frame before.
    came: Option<std::mem::Discriminant<Sending>>,
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
    part(ui, sheet.foot, "foot", |ui| foot::foot_ui(ui, ctx, shown));
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
    // What came of it stands above everything: whoever had scrolled down sees it too.
    let came = std::mem::discriminant(&shown.sending);
    let before = state.came.replace(came);
    if before.is_some_and(|before| before != came) {
        ui.scroll_to_cursor(Some(Align::Min));
    }
    outcome::outcome_ui(ui, ctx, shown);
    difference::changes_ui(ui, ctx, shown);
    live::live_ui(ui, ctx, shown);
    if shown.sending == Sending::Not {
        needs::needs_ui(ui, ctx, shown, &mut state.needs);
    }
    difference::json_ui(ui, ctx, shown, &mut state.difference);
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
