//! The bar below the window: counts of findings, each a way to the list, and whether the document is saved.

use eframe::egui::{Align, Button, Frame, Label, Layout, Margin, Stroke, Ui, vec2};

use super::aws::target::alarm_tone;
use super::icons;
use super::theme::{Type, colors, corner, height, icon, radius, spacing, stroke};
use super::widgets::{ghost_button, primary_button, severity_icon};
use crate::app::aws::{AwsCommand, RegisterCommand};
use crate::app::command::{Command, UiCommand};
use crate::app::ctx::Ctx;
use crate::app::derived::Counts;
use crate::app::view::SidePane;
use crate::aws::Identity;
use crate::rules::Severity;

/// Below this width notes make room.
const NARROW: f32 = 640.0;

pub(super) fn status_bar_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        if ctx.workspace().shows_welcome() {
            return super::welcome::status_ui(ui, ctx);
        }
        counts_ui(ui, ctx);
        let is_dirty = ctx.document().is_dirty();
        let key = if is_dirty { "status-unsaved" } else { "status-saved" };
        if is_dirty || ctx.file().is_some() {
            separator_ui(ui);
            let text = Type::SMALL.text(&*ctx.texts.get(key)).color(colors(ui).text_secondary);
            let label = ui.label(text);
            if let Some(file) = ctx.file() {
                label.on_hover_text(file.display().to_string());
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| right_ui(ui, ctx));
    });
}

/// The window's main action, and whom it speaks as.
fn right_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.spacing_mut().item_spacing.x = spacing::MD;
    let register = UiCommand::Register;
    let is_enabled = register.is_enabled(ctx.workspace());
    let name = ctx.texts.get("status-register");
    let response = ui.add_enabled_ui(is_enabled, |ui| primary_button(ui, &name)).inner;
    let tooltip = ctx.texts.get(register.tooltip_key());
    if response.on_hover_text(&*tooltip).clicked() {
        ctx.send(Command::Ui(register));
    }
    if let Some(registration) = &ctx.connection.background {
        let name = ctx.texts.with("status-registering", "family", registration.family.as_str());
        if ghost_button(ui, icons::CLOUD_ARROW_UP, &name).clicked() {
            ctx.send(Command::Aws(AwsCommand::Register(RegisterCommand::ToFront)));
        }
    }
    if let Some(identity) = &ctx.connection.identity {
        account_ui(ui, ctx, identity);
    }
}

/// Profile, account, who that is and where, in the tone of the account.
fn account_ui(ui: &mut Ui, ctx: &Ctx<'_>, identity: &Identity) {
    let palette = colors(ui);
    let label = ctx.preferences.aws.labels.get(&identity.account).cloned().unwrap_or_default();
    let profile = identity.profile.as_deref();
    let parts = [
        Some(label.name.as_str()),
        profile,
        Some(&identity.account),
        Some(identity.who()),
        Some(&identity.region),
    ];
    let parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let text = parts.join(" · ");
    let name = ctx.texts.with("status-account", "account", text.as_str());
    let tone = alarm_tone(ui, label.alarm);
    let color = tone.map_or(palette.text_secondary, |tone| tone.text);
    let symbol = if identity.emulator.is_some() { icons::FLASK } else { icons::CLOUD };
    let mut hover = identity.arn.clone();
    if let Some(url) = &identity.emulator {
        hover += "\n";
        hover += &ctx.texts.with("aws-emulator", "url", url.as_str());
    }
    let frame = match tone {
        Some(tone) => {
            Frame::NONE.fill(tone.tint).stroke(stroke(tone.stroke)).corner_radius(corner(radius::BADGE))
        }
        None => Frame::NONE,
    };
    let frame = frame.inner_margin(Margin::symmetric(spacing::SM as i8, 2));
    // From the right to the left, as the bar is laid out: the frame is as wide as what is in it.
    let response = frame
        .show(ui, |ui| {
            let response = ui.add(Label::new(Type::SMALL.text(&text).color(color)).truncate());
            ui.label(icon(symbol, 16.0).color(color));
            response
        })
        .inner;
    response.on_hover_text(hover).accessible_name(name);
}

/// A short line between groups.
fn separator_ui(ui: &mut Ui) {
    ui.allocate_ui(vec2(spacing::XL, spacing::LG), Ui::separator);
}

fn counts_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let counts = Counts::of(ctx.findings().map(|shown| shown.finding));
    let of = [
        (Severity::Error, counts.errors, "status-errors"),
        (Severity::Warning, counts.warnings, "status-warnings"),
        (Severity::Info, counts.notes, "status-notes"),
    ];
    let is_narrow = ui.available_width() < NARROW;
    for (severity, count, key) in of {
        if is_narrow && severity == Severity::Info {
            continue;
        }
        let name = ctx.texts.with(key, "count", count);
        let text = Type::SMALL.text(&name).color(colors(ui).text_primary);
        let button = Button::new((severity_icon(ui, severity), text))
            .frame_when_inactive(false)
            .stroke(Stroke::NONE)
            .min_size(vec2(0.0, height::BUTTON_SMALL));
        let response = ui
            .scope(|ui| {
                ui.spacing_mut().button_padding = vec2(spacing::XS, 0.0);
                ui.add(button)
            })
            .inner;
        if response.accessible_name(name).clicked() {
            ctx.send(Command::ShowPane(SidePane::Problems));
        }
    }
}
