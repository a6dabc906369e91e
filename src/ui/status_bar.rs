//! The bar below the window: counts of findings, the file, whether it is saved, what happened last.

use eframe::egui::{Align, Layout, Ui};

use super::theme::{Type, colors};
use super::widgets::severity_icon;
use crate::app::ctx::Ctx;
use crate::app::derived::Counts;
use crate::rules::Severity;

pub(super) fn status_bar_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        counts_ui(ui, ctx);
        ui.separator();
        let name = ctx.workspace().file_name().unwrap_or_else(|| ctx.texts.get("untitled").to_string());
        let label = ui.label(Type::SMALL.text(name));
        if let Some(file) = ctx.file() {
            label.on_hover_text(file.display().to_string());
        }
        let is_dirty = ctx.document().is_dirty();
        let key = if is_dirty { "status-unsaved" } else { "status-saved" };
        if is_dirty || ctx.file().is_some() {
            ui.label(Type::SMALL.text(&*ctx.texts.get(key)).color(colors(ui).text_muted));
        }
        if let Some(notice) = &ctx.workspace().notice {
            ui.separator();
            ui.label(Type::SMALL.text(notice));
        }
    });
}

fn counts_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let counts = Counts::of(ctx.findings().map(|shown| shown.finding));
    let of = [
        (Severity::Error, counts.errors, "status-errors"),
        (Severity::Warning, counts.warnings, "status-warnings"),
        (Severity::Info, counts.notes, "status-notes"),
    ];
    for (severity, count, key) in of {
        ui.label(severity_icon(ui, severity));
        ui.label(Type::SMALL.text(ctx.texts.with(key, "count", count)));
    }
}
