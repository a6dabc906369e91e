//! What others registered meanwhile: what is taken over, and whose version is right where both changed something.

use eframe::egui::{Label, Ui};

use super::{heading_ui, send};
use crate::app::aws::RegisterCommand;
use crate::app::aws::registration::{Merging, Registration};
use crate::app::ctx::Ctx;
use crate::insight::merge::{Conflict, Names, Side};
use crate::ui::icons;
use crate::ui::theme::{Type, colors, height, icon, icon_fill, spacing};
use crate::ui::widgets::{Segment, lead_icon, segmented, segments_width};

pub(super) fn merging_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Registration, merging: &Merging) {
    let Some((base, latest)) = shown.base.zip(shown.newer()) else { return };
    let (base, latest) = (format!("{}:{base}", shown.family), latest.name());
    let names = Names { base: &base, theirs: &latest };
    let catalog = ctx.texts.catalog();
    let title = ctx.texts.with("register-merge-title", "name", latest.as_str());
    heading_ui(ui, &title, "");
    let merge = &merging.merge;
    if merge.is_empty() {
        ui.add(Label::new(&*ctx.texts.get("register-merge-nothing")).wrap());
    }
    for taken in &merge.taken {
        ui.horizontal_top(|ui| {
            lead_icon(
                ui,
                icon_fill(icons::CHECK_CIRCLE, 16.0).color(colors(ui).success_text),
                Type::BODY.line,
            );
            ui.add(Label::new(Type::BODY.text(taken.sentence(catalog))).wrap());
        });
    }
    if !merge.conflicts.is_empty() {
        ui.add_space(spacing::SM);
        let count = ctx.texts.with("register-merge-conflicts", "count", merge.conflicts.len());
        ui.label(Type::LABEL.text(count).color(colors(ui).text_primary));
    }
    for (index, (conflict, answer)) in merge.conflicts.iter().zip(&merging.answers).enumerate() {
        conflict_ui(ui, ctx, index, conflict, *answer, names);
    }
}

/// The same choice as one line for each.
fn radios(ui: &mut Ui, segments: &[Segment<'_>], chosen: Option<usize>) -> Option<usize> {
    let draw = |(index, segment): (usize, &Segment<'_>)| {
        let radio = ui.radio(chosen == Some(index), segment.text).accessible_name(segment.name);
        radio.clicked().then_some(index)
    };
    segments.iter().enumerate().filter_map(draw).last()
}

fn conflict_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    index: usize,
    conflict: &Conflict,
    answer: Option<Side>,
    names: Names<'_>,
) {
    let catalog = ctx.texts.catalog();
    let sentence = conflict.sentence(names, catalog);
    ui.horizontal_top(|ui| {
        lead_icon(ui, icon(icons::SWAP, 16.0).color(colors(ui).warning_text), Type::BODY.line);
        ui.vertical(|ui| {
            ui.add(Label::new(Type::BODY.text(&sentence)).wrap());
            let nothing = ctx.texts.get("register-merge-removed");
            let ours = conflict.ours_text(catalog).unwrap_or_else(|| nothing.to_string());
            let theirs = conflict.theirs_text(catalog).unwrap_or_else(|| nothing.to_string());
            let subject = conflict.subject(catalog);
            let named = |key, text: &str| format!("{subject}: {} {text}", ctx.texts.get(key));
            let accessible = [named("register-merge-ours", &ours), named("register-merge-theirs", &theirs)];
            let segments = [(&ours, &accessible[0]), (&theirs, &accessible[1])]
                .map(|(text, name)| Segment { text, name });
            let chosen = answer.map(|side| usize::from(side == Side::Theirs));
            // What has no room beside each other stands below each other.
            let made = match segments_width(ui, [ours.as_str(), theirs.as_str()]) <= ui.available_width() {
                true => segmented(ui, &segments, chosen, height::SEGMENT, None).1,
                false => radios(ui, &segments, chosen),
            };
            if let Some(made) = made {
                let side = if made == 0 { Side::Ours } else { Side::Theirs };
                send(ctx, RegisterCommand::Answer(index, side));
            }
        });
    });
}
