//! What registering needs beside the document: a right to pass its roles, log groups, and a word about the change.

use eframe::egui::{Button, Id, Label, TextEdit, Ui};

use super::{heading_ui, send};
use crate::app::aws::RegisterCommand;
use crate::app::aws::registration::{LogGroupWish, Registration};
use crate::app::ctx::Ctx;
use crate::document::Path;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, spacing};
use crate::ui::widgets::{combo, ghost_button};

/// The days that CloudWatch Logs takes for a retention.
const RETENTIONS: [u32; 22] =
    [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

/// What is typed in the fields.
#[derive(Debug, Default)]
pub(super) struct NeedsState {
    note: String,
}

pub(super) fn needs_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Registration, state: &mut NeedsState) {
    ui.add_space(spacing::MD);
    heading_ui(ui, &ctx.texts.get("register-needs"), "");
    if let Some(policy) = &shown.policy {
        let palette = colors(ui);
        ui.horizontal_wrapped(|ui| {
            let text = Type::BODY.text(&*ctx.texts.get("register-pass-role")).color(palette.text_secondary);
            ui.add(Label::new(text).wrap());
            if ghost_button(ui, icons::COPY, &ctx.texts.get("register-copy-policy")).clicked() {
                ui.copy_text(policy.clone());
            }
        });
    }
    for (index, group) in shown.log_groups.iter().enumerate().filter(|(_, group)| !shown.has_found(group)) {
        log_group_ui(ui, ctx, index, group);
    }
    note_ui(ui, ctx, shown, state);
}

fn log_group_ui(ui: &mut Ui, ctx: &Ctx<'_>, index: usize, group: &LogGroupWish) {
    ui.horizontal_wrapped(|ui| {
        let name = ctx.texts.with("register-create-log-group", "group", group.name.as_str());
        let mut is_wanted = group.is_wanted;
        if ui.checkbox(&mut is_wanted, &name).changed() {
            send(ctx, RegisterCommand::LogGroup(index, LogGroupWish { is_wanted, ..group.clone() }));
        }
        if !group.is_wanted {
            return;
        }
        let text = |days: Option<u32>| match days {
            Some(days) => ctx.texts.with("register-retention-days", "days", days as usize),
            None => ctx.texts.get("register-retention-forever").to_string(),
        };
        let shown = text(group.retention);
        let list = combo(Id::unique(("register-retention", index)), 140.0).selected_text(&shown);
        let response = list.show_ui(ui, |ui| {
            for days in std::iter::once(None).chain(RETENTIONS.map(Some)) {
                if ui.selectable_label(group.retention == days, text(days)).clicked() {
                    let wish = LogGroupWish { retention: days, ..group.clone() };
                    send(ctx, RegisterCommand::LogGroup(index, wish));
                }
            }
        });
        let label = ctx.texts.get("register-retention");
        response.response.accessible_name(format!("{label}: {shown}"));
    });
}

fn note_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Registration, state: &mut NeedsState) {
    ui.label(Type::LABEL.text(&*ctx.texts.get("register-note")).color(colors(ui).text_secondary));
    let edit = TextEdit::singleline(&mut state.note)
        .hint_text(&*ctx.texts.get("register-note-hint"))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name(ctx.texts.get("register-note").to_string());
    if response.changed() {
        send(ctx, RegisterCommand::Note(state.note.clone()));
    }
    ui.horizontal_wrapped(|ui| {
        let name = ctx.texts.get("register-note-tag");
        let button = ui.add_enabled(!state.note.trim().is_empty(), Button::new(&*name));
        if button.on_hover_text(&*ctx.texts.get("register-note-tag-hint")).clicked() {
            send(ctx, RegisterCommand::NoteAsTag);
        }
        tags_ui(ui, ctx, shown);
    });
}

/// The tags that the revision gets, and the way to them.
fn tags_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Registration) {
    let tags = shown.value.get("tags").and_then(serde_json::Value::as_array);
    let text = |tag: &serde_json::Value| {
        Some(format!("{}={}", tag["key"].as_str()?, tag["value"].as_str().unwrap_or("")))
    };
    let tags: Vec<String> = tags.into_iter().flatten().filter_map(text).collect();
    let text = match tags.is_empty() {
        true => ctx.texts.get("register-no-tags").to_string(),
        false => ctx.texts.with("register-tags", "tags", tags.join(", ")),
    };
    ui.add(Label::new(Type::SMALL.text(text).color(colors(ui).text_muted)).wrap());
    if ghost_button(ui, icons::TAG, &ctx.texts.get("register-edit-tags")).clicked() {
        send(ctx, RegisterCommand::GoTo(Path::root().key("tags")));
    }
}
