//! The preview of the checked fixes, docked below the list, and the buttons that make them or copy them.

use std::sync::Arc;

use eframe::egui::{Align, Button, Frame, Layout, Margin, Panel, Stroke, Ui};

use super::diff;
use crate::app::command::{Command, UiCommand};
use crate::app::ctx::Ctx;
use crate::app::derived::Derived;
use crate::app::fixes::{self, Pick, Preview};
use crate::text::Language;
use crate::ui::diff::counts_ui;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, height, icon, spacing, stroke_width};

/// How much of the pane the preview takes at most.
const SHARE: f32 = 0.45;
/// How many lines it shows at least.
const FEWEST: f32 = 3.0;

/// Typing has come to rest after so many seconds.
const SETTLED: f32 = 0.3;

/// A preview and what it was made for, so that it is made once.
#[derive(Debug, Default)]
pub(super) struct PreviewCache(Option<Made>);

#[derive(Debug)]
struct Made {
    text: Arc<str>,
    picks: Vec<Pick>,
    language: Language,
    preview: Preview,
}

impl Made {
    fn is_for(&self, ctx: &Ctx<'_>, before: &Derived, picks: &[Pick]) -> bool {
        Arc::ptr_eq(&self.text, &before.text) && self.picks == picks && self.language == ctx.texts.language()
    }
}

impl PreviewCache {
    /// What `picks` would change in `before`.
    pub(super) fn get(&mut self, ctx: &Ctx<'_>, before: &Derived, picks: &[Pick]) -> &Preview {
        let made = self.0.take().filter(|made| made.is_for(ctx, before, picks));
        let make = || Made {
            text: Arc::clone(&before.text),
            picks: picks.to_vec(),
            language: ctx.texts.language(),
            preview: fixes::preview(before, picks, ctx.texts.catalog()),
        };
        &self.0.insert(made.unwrap_or_else(make)).preview
    }

    /// The last preview, where it is about something else by now.
    fn outdated(&self, ctx: &Ctx<'_>, before: &Derived, picks: &[Pick]) -> Option<&Preview> {
        self.0.as_ref().filter(|made| !made.is_for(ctx, before, picks)).map(|made| &made.preview)
    }
}

/// Draws the preview of `picks`, which were found in `before`.
pub(super) fn docked_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    cache: &mut PreviewCache,
    before: &Derived,
    picks: &[Pick],
) {
    // Every fix runs the rules once more: who types does not wait for that.
    let rest = seconds_until_settled(ui, ctx).filter(|_| cache.outdated(ctx, before, picks).is_some());
    if let Some(rest) = rest {
        ui.ctx().request_repaint_after_secs(rest);
    } else {
        cache.get(ctx, before, picks);
    }
    let is_current = rest.is_none() && before.revision == ctx.document().revision();
    let Some(Made { preview, .. }) = &cache.0 else { return };
    if preview.made == 0 {
        return;
    }
    let bars = height::PANE_TOOLBAR + height::DIALOG_FOOT;
    let lines = diff::full_height(preview) + spacing::SM;
    let size = (lines + bars).min((ui.available_height() * SHARE).max(bars + FEWEST * height::CODE_LINE));
    let palette = colors(ui);
    let frame = Frame::NONE.fill(palette.bg_sunken);
    Panel::bottom("fix-preview").frame(frame).resizable(false).exact_size(size).show(ui, |ui| {
        let bar = Frame::NONE.fill(palette.bg_panel).inner_margin(Margin::symmetric(spacing::MD as i8, 0));
        Panel::top("fix-preview-head")
            .frame(bar)
            .resizable(false)
            .exact_size(height::PANE_TOOLBAR)
            .show(ui, |ui| head_ui(ui, ctx, preview));
        Panel::bottom("fix-preview-foot").frame(bar).resizable(false).exact_size(height::DIALOG_FOOT).show(
            ui,
            |ui| {
                // While the text does not parse, nothing can be said about the fixes of the text before.
                ui.add_enabled_ui(is_current, |ui| foot_ui(ui, ctx, before, preview, picks));
            },
        );
        diff::diff_ui(ui, preview);
    });
}

/// How long someone who types has to rest before the preview follows; `None` where nobody types.
fn seconds_until_settled(ui: &Ui, ctx: &Ctx<'_>) -> Option<f32> {
    let change = &ctx.active().last_change;
    let since = (ui.input(|input| input.time) - change.at) as f32;
    (change.place.is_some() && since < SETTLED).then_some(SETTLED - since)
}

fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, preview: &Preview) {
    let palette = colors(ui);
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let title = ctx.texts.get("problems-preview");
        ui.label(icon(icons::GIT_DIFF, spacing::LG).color(palette.text_muted)).accessible_name(&*title);
        ui.label(Type::HEADING.text(&*title));
        let count = ctx.texts.with("problems-preview-count", "count", preview.made);
        ui.label(Type::SMALL.text(count).color(palette.text_muted));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            counts_ui(ui, ctx.texts, preview.added, preview.removed);
        });
    });
}

fn foot_ui(ui: &mut Ui, ctx: &Ctx<'_>, before: &Derived, preview: &Preview, picks: &[Pick]) {
    let palette = colors(ui);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let name = ctx.texts.with("problems-apply", "count", preview.made);
        if apply_button(ui, &name).clicked() {
            ctx.send(Command::ApplyFixes { revision: before.revision, picks: picks.to_vec() });
        }
        if ui.button(&*ctx.texts.get("problems-copy")).clicked() {
            let file = ctx.file().and_then(|file| file.file_name());
            let file = file.map_or_else(|| "task-definition.json".into(), |name| name.to_string_lossy());
            ui.ctx().copy_text(fixes::patch(&file, &before.text, &preview.after));
            ctx.send(Command::Say("notice-copied"));
        }
        let keys = UiCommand::Undo.shortcuts().first().map(|keys| ui.ctx().format_shortcut(keys));
        let note = ctx.texts.with("problems-one-step", "keys", keys.unwrap_or_default());
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(eframe::egui::Label::new(Type::SMALL.text(note).color(palette.text_muted)).truncate());
        });
    });
}

/// The main button of the preview.
pub(super) fn apply_button(ui: &mut Ui, name: &str) -> eframe::egui::Response {
    let palette = colors(ui);
    let label = |text: eframe::egui::RichText| text.color(palette.accent_on);
    let button = Button::new((label(icon(icons::WRENCH, spacing::LG)), label(Type::LABEL.text(name))));
    let response = ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        widgets.inactive.weak_bg_fill = palette.accent_fill;
        widgets.inactive.bg_stroke = Stroke::new(stroke_width::CONTROL, palette.accent_fill);
        widgets.hovered.weak_bg_fill = palette.accent_hover;
        widgets.hovered.bg_stroke = Stroke::new(stroke_width::CONTROL, palette.accent_hover);
        widgets.active.weak_bg_fill = palette.accent_hover;
        ui.add(button)
    });
    response.inner.accessible_name(name)
}
