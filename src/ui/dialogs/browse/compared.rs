//! Two definitions beside each other: what changes from one to the other, in sentences and as text.

use eframe::egui::{Align, Label, Layout, ScrollArea, Ui, vec2};

use super::{failed_ui, send, waiting_ui};
use crate::app::aws::BrowseCommand;
use crate::app::aws::browser::{Browser, Compared, Side};
use crate::app::ctx::Ctx;
use crate::aws::message::name_of;
use crate::text::Args;
use crate::ui::aws::revision::registered_on;
use crate::ui::changes::{changes_ui, hidden_ui};
use crate::ui::diff::{DiffState, Head, diff_ui, switch_ui};
use crate::ui::icons;
use crate::ui::theme::{Type, colors, height, spacing};
use crate::ui::widgets::icon_button;

/// The part of the room that the sentences take at most.
const CHANGES: f32 = 0.4;

pub(super) fn compared_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    shown: &Browser,
    pair: &Compared,
    state: &mut DiffState,
) {
    let old = name_of(&pair.old);
    let own = ctx.active().file_name().unwrap_or_else(|| ctx.texts.get("untitled").to_string());
    let (new, note) = match &pair.new {
        Side::Revision(arn) => (name_of(arn), note_of(ctx, shown, arn)),
        Side::Document(_) => (own.as_str(), ctx.texts.get("register-this-document").to_string()),
    };
    head_ui(ui, ctx, old, new, state);
    if let Some(error) = pair.arns().find_map(|arn| shown.described(arn).error()) {
        return failed_ui(ui, ctx, error);
    }
    let Some(difference) = &pair.difference else {
        return waiting_ui(ui, &ctx.texts.with("browse-loading", "count", 0_usize));
    };
    let count = difference.changes.len();
    let title = ctx.texts.with("register-changes", "count", count);
    ui.label(Type::HEADING.text(title).color(colors(ui).text_primary));
    let most = (ui.available_height() * CHANGES).max(height::TREE_ROW * 2.0);
    ScrollArea::vertical().id_salt("browse-changes").max_height(most).auto_shrink([false, true]).show(
        ui,
        |ui| {
            changes_ui(ui, ctx, &difference.changes);
        },
    );
    hidden_ui(ui, ctx, difference.hidden);
    ui.add_space(spacing::SM);
    let old_note = note_of(ctx, shown, &pair.old);
    let heads = [Head { name: old, note: &old_note }, Head { name: new, note: &note }];
    let room = ui.available_height().max(height::CODE_LINE * 4.0);
    ui.allocate_ui(vec2(ui.available_width(), room), |ui| {
        diff_ui(ui, ctx.texts, &difference.comparison, state, heads);
    });
}

fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, old: &str, new: &str, state: &mut DiffState) {
    let size = vec2(ui.available_width(), height::BUTTON);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        switch_ui(ui, ctx.texts, state);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let back = ctx.texts.get("browse-back");
            if icon_button(ui, icons::ARROW_LEFT, height::BUTTON, &back).clicked() {
                send(ctx, BrowseCommand::Back);
            }
            let args = Args::new().with("old", old).with("new", new);
            let title = ctx.texts.catalog().format("browse-from-to", &args);
            ui.add(Label::new(Type::TITLE.text(title).color(colors(ui).text_primary)).truncate());
        });
    });
}

/// When a revision was registered.
fn note_of(ctx: &Ctx<'_>, shown: &Browser, arn: &str) -> String {
    shown.described(arn).ready().and_then(|revision| registered_on(ctx, revision)).unwrap_or_default()
}
