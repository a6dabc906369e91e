//! What changes, in sentences and as text, and what is sent.

use eframe::egui::{Align, CollapsingHeader, Frame, Label, Layout, Margin, Rect, ScrollArea, Ui, vec2};

use super::heading_ui;
use crate::app::aws::registration::Registration;
use crate::app::ctx::Ctx;
use crate::text::Args;
use crate::ui::aws::revision::registered_on;
use crate::ui::changes::{changes_ui as rows_ui, hidden_ui};
use crate::ui::diff::{DiffState, Head, diff_ui, switch_ui};
use crate::ui::theme::{Type, colors, corner, height, radius, spacing};

/// What the dialog remembers of it.
#[derive(Debug, Default)]
pub(super) struct DifferenceState {
    diff: DiffState,
    /// How high the difference was when it was in view.
    height: f32,
}

/// How many changes there are.
pub(super) fn summary(ctx: &Ctx<'_>, shown: &Registration) -> String {
    match &shown.difference {
        Some(difference) => ctx.texts.with("register-changes", "count", difference.changes.len()),
        None => String::new(),
    }
}

pub(super) fn changes_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Registration) {
    let (Some(difference), Some(latest)) = (&shown.difference, shown.latest_revision()) else { return };
    ui.add_space(spacing::SM);
    let args = Args::new().with("count", difference.changes.len()).with("name", latest.name());
    let since = ctx.texts.catalog().format("register-changes-since", &args);
    heading_ui(ui, &ctx.texts.get("register-what-changes"), &since);
    rows_ui(ui, ctx, &difference.changes);
    hidden_ui(ui, ctx, difference.hidden);
}

pub(super) fn json_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Registration, state: &mut DifferenceState) {
    ui.add_space(spacing::MD);
    if let (Some(difference), Some(latest)) = (&shown.difference, shown.latest_revision())
        && !difference.is_nothing()
    {
        ui.horizontal(|ui| {
            ui.label(Type::HEADING.text(&*ctx.texts.get("register-json")).color(colors(ui).text_primary));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                switch_ui(ui, ctx.texts, &mut state.diff);
            });
        });
        let (old, new) = (latest.name(), format!("{}:{}", shown.family, latest.number() + 1));
        let when = registered_on(ctx, latest);
        let own = ctx.texts.get("register-this-document");
        let heads =
            [Head { name: &old, note: when.as_deref().unwrap_or_default() }, Head { name: &new, note: &own }];
        // The rows scroll by themselves: what stands below must stay within reach.
        let size = vec2(ui.available_width(), state.height);
        let is_in_view = ui.is_rect_visible(Rect::from_min_size(ui.cursor().min, size));
        if !is_in_view && state.height > 0.0 {
            // The scroll bar of what is out of view would stand over what is in it.
            ui.allocate_space(size);
        } else {
            let shown = ui.allocate_ui(vec2(ui.available_width(), DIFF_HEIGHT), |ui| {
                diff_ui(ui, ctx.texts, &difference.comparison, &mut state.diff, heads);
            });
            state.height = shown.response.rect.height();
        }
        ui.add_space(spacing::SM);
    }
    let name = ctx.texts.with("register-body", "bytes", shown.body.len());
    let is_first = shown.difference.is_none();
    CollapsingHeader::new(Type::LABEL.text(name))
        .id_salt(("register-body", is_first))
        .default_open(is_first)
        .show_unindented(ui, |ui| body_ui(ui, ctx, shown));
}

/// The most that the difference takes before it scrolls.
const DIFF_HEIGHT: f32 = 360.0;
/// The same of what is sent.
const BODY_HEIGHT: f32 = 300.0;

/// What is sent, as it is sent. Values that look like secrets are marks, as in the JSON pane.
fn body_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Registration) {
    for deviation in &shown.deviations {
        let text = deviation.text(ctx.texts.catalog());
        ui.add(Label::new(Type::BODY.text(text).color(colors(ui).text_secondary)).wrap());
    }
    let text = if ctx.active().shows_secrets { &shown.body } else { &shown.masked };
    let lines: Vec<&str> = text.lines().collect();
    let frame = Frame::NONE
        .fill(colors(ui).bg_sunken)
        .corner_radius(corner(radius::CARD))
        .inner_margin(Margin::same(spacing::SM as i8));
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let area = ScrollArea::both().id_salt("register-body-lines").max_height(BODY_HEIGHT);
        area.auto_shrink([false, true]).show_rows(ui, height::CODE_LINE, lines.len(), |ui, rows| {
            for line in lines.get(rows).unwrap_or_default() {
                ui.add(Label::new(Type::MONO.text(*line).color(colors(ui).text_primary)).extend());
            }
        });
    });
}
