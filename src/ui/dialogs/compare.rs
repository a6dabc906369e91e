//! How the window and the file of a document differ, as lines.

use eframe::egui::{Align, Layout, Ui, vec2};

use super::answer_ui;
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::app::files::{FileCommand, FileComparison};
use crate::text::Args;
use crate::ui::diff::{DiffState, Head, diff_ui, switch_ui};
use crate::ui::theme::{Type, colors, height, spacing, width};

const MAX_HEIGHT: f32 = 480.0;
/// What the window has to leave for title, answers and margins.
const AROUND: f32 = 240.0;

pub(super) fn compare_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &FileComparison, state: &mut DiffState) {
    let FileComparison { name, comparison } = shown;
    let window = ui.ctx().content_rect().size();
    ui.set_width(width::DIALOG.min(window.x - 4.0 * spacing::XL));
    let size = vec2(ui.available_width(), height::SEGMENT);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        switch_ui(ui, ctx.texts, state);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let title = ctx.texts.with("compare-title", "file", name.as_str());
            ui.add(eframe::egui::Label::new(Type::TITLE.text(title)).truncate());
        });
    });
    let args = Args::new().with("removed", comparison.removed).with("added", comparison.added);
    ui.label(
        Type::BODY.text(ctx.texts.catalog().format("compare-counts", &args)).color(colors(ui).text_muted),
    );
    ui.add_space(spacing::SM);
    let here = ctx.texts.get("compare-here");
    let in_file = ctx.texts.get("compare-in-file");
    let heads = [Head { name: &here, note: "" }, Head { name, note: &in_file }];
    let room = MAX_HEIGHT.min(window.y - AROUND).max(height::CODE_LINE * 4.0);
    ui.allocate_ui(vec2(ui.available_width(), room), |ui| diff_ui(ui, ctx.texts, comparison, state, heads));
    ui.add_space(spacing::MD);
    ui.horizontal(|ui| {
        answer_ui(ui, ctx, "close", Command::Cancel, true);
        answer_ui(ui, ctx, "strip-keep", Command::File(FileCommand::KeepMine), false);
        answer_ui(ui, ctx, "strip-reload", Command::File(FileCommand::Reload), false);
    });
}
