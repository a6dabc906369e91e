//! What the containers take of the task, and the size that holds them: below the sizes of the task, and above the table
//! of all containers, where their shares are weighed.

use eframe::egui::{Label, Ui};

use super::facts::{Facts, facts};
use super::size_words::name;
use crate::app::ctx::Ctx;
use crate::document::{Edit, Path, StepName};
use crate::form::FormState;
use crate::rules::Severity;
use crate::schema::fargate::TaskSize;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, icon_fill, spacing};
use crate::ui::widgets::chip;

/// Draws whether the task holds its containers.
pub(in crate::form) fn budget_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState) {
    if let Some(facts) = facts(ctx, state) {
        status_ui(ui, ctx, &facts);
    }
}

/// Whether the task holds its containers.
pub(super) fn status_ui(ui: &mut Ui, ctx: &Ctx<'_>, facts: &Facts) {
    let status = &facts.status;
    if status.text.is_empty() {
        return;
    }
    let (symbol, tone, text) = match status.fits {
        Some(true) => (icons::CHECK_CIRCLE, colors(ui).success().text, colors(ui).text_muted),
        Some(false) => {
            let tone = colors(ui).severity(Severity::Error).text;
            (icons::WARNING_CIRCLE, tone, tone)
        }
        None => (icons::INFO, colors(ui).text_muted, colors(ui).text_muted),
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = spacing::XS;
        ui.label(icon_fill(symbol, 16.0).color(tone));
        ui.add(Label::new(Type::SMALL.text(&*status.text).color(text)).truncate());
    });
    if status.fits == Some(false) {
        holding_ui(ui, ctx, facts);
    }
}

/// The least size on Fargate that is no smaller than the present one and holds the containers.
fn holding_ui(ui: &mut Ui, ctx: &Ctx<'_>, facts: &Facts) {
    let wanted = TaskSize {
        cpu: facts.room.cpu.max(facts.cpu.unwrap_or(0)),
        memory: facts.room.memory.max(facts.memory.unwrap_or(0)),
    };
    let holding = facts.sizes.at_least(wanted).filter(|size| facts.is_fargate && facts.room.fits(*size));
    let Some(size) = holding else { return };
    let text = ctx.texts.with("size-pick", "size", name(ctx, size));
    if chip(ui, icons::WRENCH, &text, !ctx.shows_broken).clicked() {
        let edit = |key: &'static str, old: Option<i64>, new: i64| {
            let path = Path::root().key(key);
            (old != Some(new)).then(|| Edit::Set { path, value: new.to_string().into() })
        };
        let edits = [edit("cpu", facts.cpu, size.cpu), edit("memory", facts.memory, size.memory)];
        ctx.edit(StepName::Change(Path::root().key("memory")), edits.into_iter().flatten().collect());
    }
}
