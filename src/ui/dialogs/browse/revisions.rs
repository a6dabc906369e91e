//! The revisions of a family, the newest first.

use eframe::egui::{Align, Id, Label, Layout, Ui, vec2};

use super::list::{Did, List, ListState, Row, list_ui};
use super::{failed_ui, nothing_ui, send, waiting_ui};
use crate::app::aws::BrowseCommand;
use crate::app::aws::browser::Browser;
use crate::app::ctx::Ctx;
use crate::app::opening;
use crate::aws::message::{Status, name_of};
use crate::ui::theme::{Type, colors, height};
use crate::ui::widgets::{Segment, segmented};

/// What stands below the list.
const FOOT: f32 = 28.0;

pub(super) fn list_id() -> Id {
    Id::unique("browse-revisions")
}

pub(super) fn revisions_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Browser, state: &mut ListState) {
    let Some(family) = &shown.family else {
        return nothing_ui(ui, &ctx.texts.get("browse-choose"), &ctx.texts.get("browse-choose-text"));
    };
    let title = Type::HEADING.text(family).color(colors(ui).text_primary);
    ui.add(Label::new(title).truncate());
    status_ui(ui, ctx, shown);
    if let Some(error) = shown.revisions.page.error() {
        // One message is enough where nobody answers.
        let is_told = shown.identity.error().is_some() || shown.families.page.error().is_some();
        if !is_told {
            failed_ui(ui, ctx, error);
        }
        return;
    }
    let revisions = &shown.revisions.items;
    if revisions.is_empty() && shown.revisions.is_complete() {
        let title = ctx.texts.get(match shown.status {
            Status::Active => "browse-none-active",
            Status::Inactive => "browse-none-inactive",
            Status::Deleting => "browse-none-deleting",
        });
        return nothing_ui(ui, &title, &ctx.texts.get("browse-none-text"));
    }
    let room = (ui.available_height() - FOOT).max(height::TREE_ROW * 3.0);
    ui.allocate_ui(vec2(ui.available_width(), room), |ui| {
        ui.set_min_height(room);
        let name = ctx.texts.with("browse-revisions", "family", family.as_str());
        let chosen = shown.chosen.as_ref().and_then(|own| revisions.iter().position(|arn| arn == own));
        let list = List { id: list_id(), name: &name, count: revisions.len(), chosen };
        let did = list_ui(ui, &list, state, |index| {
            let arn = revisions.get(index).map(String::as_str).unwrap_or_default();
            Row {
                name: name_of(arn).to_owned(),
                note: day_of(shown, arn),
                mark: Some(shown.marks.iter().any(|mark| mark == arn)),
            }
        });
        act(ctx, shown, &did);
    });
    count_ui(ui, ctx, shown);
}

/// The day of its registration, where it has been looked at.
fn day_of(shown: &Browser, arn: &str) -> String {
    let revision = shown.described(arn).ready();
    let at = revision.and_then(|revision| revision.origin.registered_at.as_deref());
    at.map(opening::day_of).unwrap_or_default()
}

fn act(ctx: &Ctx<'_>, shown: &Browser, did: &Did) {
    let arn = |index: Option<usize>| shown.revisions.items.get(index?).cloned();
    if let Some(arn) = arn(did.marked) {
        send(ctx, BrowseCommand::Mark(arn));
    }
    if let Some(arn) = arn(did.opened) {
        send(ctx, BrowseCommand::OpenDraft(arn));
    } else if let Some(arn) = arn(did.chosen) {
        send(ctx, BrowseCommand::Choose(arn));
    }
    if did.is_at_end && shown.revisions.wants().is_some() {
        send(ctx, BrowseCommand::MoreRevisions);
    }
}

fn status_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Browser) {
    let all = [Status::Active, Status::Inactive, Status::Deleting];
    let texts = ["browse-active", "browse-inactive", "browse-deleting"].map(|key| ctx.texts.get(key));
    let field = ctx.texts.get("browse-status");
    let names = texts.each_ref().map(|text| format!("{field}: {text}"));
    let segments: Vec<Segment<'_>> =
        texts.iter().zip(&names).map(|(text, name)| Segment { text, name }).collect();
    let chosen = all.iter().position(|status| *status == shown.status);
    let (_, made) = segmented(ui, &segments, chosen, height::BUTTON_SMALL, None);
    if let Some(status) = made.and_then(|made| all.get(made)) {
        send(ctx, BrowseCommand::Status(*status));
    }
}

fn count_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Browser) {
    let size = vec2(ui.available_width(), height::BUTTON_SMALL);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        let count = shown.revisions.items.len();
        if shown.revisions.page.is_waiting() {
            let key = if count == 0 { "browse-loading" } else { "browse-loading-more" };
            return waiting_ui(ui, &ctx.texts.with(key, "count", count));
        }
        let key = match shown.revisions.is_complete() {
            true => "browse-revision-count",
            false => "browse-revision-count-more",
        };
        ui.label(Type::SMALL.text(ctx.texts.with(key, "count", count)).color(colors(ui).text_muted));
    });
}
