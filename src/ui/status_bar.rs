//! The bar below the window: counts of findings, each a way to the list, and whether the document is saved.

use eframe::egui::{Align, Button, Layout, Stroke, Ui, vec2};

use super::theme::{Type, colors, height, spacing};
use super::widgets::severity_icon;
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::app::derived::Counts;
use crate::app::view::SidePane;
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
    });
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
