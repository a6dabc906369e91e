//! As whom and to where: profile, region, account, and an address in place of AWS.

use eframe::egui::{Align, Button, Frame, Id, Label, Layout, Margin, TextEdit, Ui};

use super::{tone_box_ui, tone_frame};
use crate::app::aws::{Alarm, AwsCommand, Label as AccountLabel};
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::aws::Identity;
use crate::schema::regions;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, corner, height, radius, spacing, stroke};
use crate::ui::tokens::Tone;
use crate::ui::widgets::{Segment, combo, icon_button, segmented};

/// The width of the names of the fields.
const NAMES: f32 = 64.0;

/// What is typed in the fields.
#[derive(Debug, Default)]
pub(in crate::ui) struct TargetState {
    is_read: bool,
    endpoint: String,
    shows_endpoint: bool,
    label: Option<String>,
}

/// Who we are and what to speak to. `is_free`: nothing runs that another target would pull the ground from under.
pub(in crate::ui) fn target_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    identity: Option<&Identity>,
    is_free: bool,
    state: &mut TargetState,
) {
    let wanted = &ctx.preferences.aws;
    if !std::mem::replace(&mut state.is_read, true) {
        state.endpoint = wanted.endpoint_url.clone().unwrap_or_default();
        state.shows_endpoint = wanted.endpoint_url.is_some();
    }
    ui.label(Type::HEADING.text(&*ctx.texts.get("register-target")));
    ui.add_enabled_ui(is_free, |ui| {
        row(ui, &ctx.texts.get("aws-profile"), |ui| profile_ui(ui, ctx));
        row(ui, &ctx.texts.get("aws-region"), |ui| region_ui(ui, ctx, identity));
        endpoint_ui(ui, ctx, state);
    });
    if let Some(identity) = identity {
        account_ui(ui, ctx, identity, state);
    }
}

fn row(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.allocate_ui_with_layout(
            [NAMES, height::FIELD].into(),
            Layout::left_to_right(Align::Center),
            |ui| {
                ui.set_min_width(NAMES);
                ui.label(Type::LABEL.text(name).color(colors(ui).text_secondary));
            },
        );
        content(ui);
    });
}

fn profile_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let wanted = ctx.preferences.aws.profile.as_deref();
    let environment = ctx.texts.get("aws-profile-environment");
    let name = ctx.texts.get("aws-profile");
    let shown = wanted.unwrap_or(&environment);
    let response = combo(Id::unique("aws-profile"), ui.available_width() - spacing::SM)
        .selected_text(shown)
        .show_ui(ui, |ui| {
            if ui.selectable_label(wanted.is_none(), &*environment).clicked() {
                ctx.send(Command::Aws(AwsCommand::Profile(None)));
            }
            let profiles = ctx.connection.profiles.ready().map(Vec::as_slice).unwrap_or_default();
            for profile in profiles {
                let region = profile.region.as_deref().unwrap_or_default();
                let text = format!("{}  {region}", profile.name);
                if ui.selectable_label(wanted == Some(&profile.name), text.trim_end()).clicked() {
                    ctx.send(Command::Aws(AwsCommand::Profile(Some(profile.name.clone()))));
                }
            }
        });
    response.response.accessible_name(format!("{name}: {shown}"));
}

fn region_ui(ui: &mut Ui, ctx: &Ctx<'_>, identity: Option<&Identity>) {
    let wanted = ctx.preferences.aws.region.as_deref();
    let language = ctx.texts.language();
    let of_profile = ctx.texts.get("aws-region-of-profile");
    let used = identity.map(|identity| identity.region.as_str()).or(wanted);
    let text = used.map_or_else(|| of_profile.to_string(), |region| regions::label(region, language));
    let name = ctx.texts.get("aws-region");
    let response = combo(Id::unique("aws-region"), ui.available_width() - spacing::SM)
        .selected_text(&text)
        .show_ui(ui, |ui| {
            if ui.selectable_label(wanted.is_none(), &*of_profile).clicked() {
                ctx.send(Command::Aws(AwsCommand::Region(None)));
            }
            for region in regions::all() {
                let text = regions::label(&region.code, language);
                if ui.selectable_label(wanted == Some(&region.code), text).clicked() {
                    ctx.send(Command::Aws(AwsCommand::Region(Some(region.code.clone()))));
                }
            }
        });
    response.response.accessible_name(format!("{name}: {text}"));
}

/// For stand-ins of AWS on the own machine. Most people never need it.
fn endpoint_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut TargetState) {
    if !state.shows_endpoint {
        let name = ctx.texts.get("aws-endpoint-show");
        let text = Type::SMALL.text(&*name).color(colors(ui).accent_text);
        state.shows_endpoint = ui.add(Button::new(text).frame(false)).clicked();
        return;
    }
    ui.label(Type::LABEL.text(&*ctx.texts.get("aws-endpoint")).color(colors(ui).text_secondary));
    let edit = TextEdit::singleline(&mut state.endpoint)
        .hint_text("http://127.0.0.1:5000")
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name(ctx.texts.get("aws-endpoint").to_string());
    if response.lost_focus() {
        let url = Some(state.endpoint.trim().to_owned()).filter(|url| !url.is_empty());
        ctx.send(Command::Aws(AwsCommand::Endpoint(url)));
    }
}

/// The tone of an account.
pub(in crate::ui) fn alarm_tone(ui: &Ui, alarm: Alarm) -> Option<Tone> {
    use crate::rules::Severity;
    let palette = colors(ui);
    match alarm {
        Alarm::None => None,
        Alarm::Calm => Some(palette.success()),
        Alarm::Careful => Some(palette.severity(Severity::Warning)),
        Alarm::Production => Some(palette.severity(Severity::Error)),
    }
}

/// What the user calls an account, and its digits.
pub(in crate::ui) fn account_name(ctx: &Ctx<'_>, label: &AccountLabel, account: &str) -> String {
    match label.name.as_str() {
        "" => ctx.texts.with("aws-account", "account", account),
        name => format!("{name} · {account}"),
    }
}

/// What an account stands in.
pub(in crate::ui) fn account_frame(ui: &Ui, tone: Option<Tone>) -> Frame {
    match tone {
        Some(tone) => tone_frame(tone),
        None => Frame::NONE
            .stroke(stroke(colors(ui).stroke_card))
            .corner_radius(corner(radius::CARD))
            .inner_margin(Margin::same(spacing::MD as i8)),
    }
}

fn account_ui(ui: &mut Ui, ctx: &Ctx<'_>, identity: &Identity, state: &mut TargetState) {
    let palette = colors(ui);
    let label = ctx.preferences.aws.labels.get(&identity.account).cloned().unwrap_or_default();
    account_frame(ui, alarm_tone(ui, label.alarm)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = spacing::XS;
        ui.horizontal(|ui| {
            let title = account_name(ctx, &label, &identity.account);
            ui.label(Type::LABEL.text(title).color(palette.text_primary));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let name = ctx.texts.get("aws-label-edit");
                if icon_button(ui, icons::PENCIL_SIMPLE, height::BUTTON_SMALL, &name).clicked() {
                    state.label = match state.label {
                        Some(_) => None,
                        None => Some(label.name.clone()),
                    };
                }
            });
        });
        let who = Type::SMALL.text(identity.who()).color(palette.text_secondary);
        ui.add(Label::new(who).truncate()).on_hover_text(&identity.arn);
        label_ui(ui, ctx, identity, &label, state);
    });
    if let Some(url) = &identity.emulator {
        emulator_ui(ui, ctx, url);
    }
}

/// Says that nothing reaches AWS.
fn emulator_ui(ui: &mut Ui, ctx: &Ctx<'_>, url: &str) {
    let tone = colors(ui).severity(crate::rules::Severity::Info);
    tone_box_ui(ui, tone, icons::FLASK, |ui| {
        let text = ctx.texts.with("aws-emulator", "url", url);
        ui.add(Label::new(Type::SMALL.text(text).color(colors(ui).text_primary)).wrap());
    });
}

fn label_ui(ui: &mut Ui, ctx: &Ctx<'_>, identity: &Identity, label: &AccountLabel, state: &mut TargetState) {
    let Some(name) = &mut state.label else { return };
    let set = |label: AccountLabel| {
        ctx.send(Command::Aws(AwsCommand::Label(identity.account.clone(), label)));
    };
    let edit = TextEdit::singleline(name).desired_width(f32::INFINITY);
    let response = ui.add(edit.hint_text(&*ctx.texts.get("aws-label-hint")));
    let response = response.accessible_name(ctx.texts.get("aws-label-name").to_string());
    if response.changed() {
        set(AccountLabel { name: name.trim().to_owned(), alarm: label.alarm });
    }
    let alarms = [Alarm::None, Alarm::Calm, Alarm::Careful, Alarm::Production];
    let keys = ["aws-alarm-none", "aws-alarm-calm", "aws-alarm-careful", "aws-alarm-production"];
    let texts = keys.map(|key| ctx.texts.get(key));
    let segments: Vec<Segment<'_>> = texts.iter().map(|text| Segment { text, name: text }).collect();
    let chosen = alarms.iter().position(|alarm| *alarm == label.alarm);
    let (_, made) = segmented(ui, &segments, chosen, height::BUTTON_SMALL, None);
    if let Some(alarm) = made.and_then(|made| alarms.get(made)) {
        set(AccountLabel { name: label.name.clone(), alarm: *alarm });
    }
}
