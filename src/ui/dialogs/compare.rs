//! How the window and the file of a document differ, as lines.

use eframe::egui::{self, Frame, Label, Margin, ScrollArea, Ui};

use super::answer_ui;
use crate::app::command::Command;
use crate::app::compare::{Line, Numbered};
use crate::app::ctx::Ctx;
use crate::app::files::{FileCommand, FileComparison};
use crate::text::Args;
use crate::ui::theme::{Type, colors, height, spacing};

const WIDTH: f32 = 760.0;
const MAX_HEIGHT: f32 = 420.0;

pub(super) fn compare_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &FileComparison) {
    let FileComparison { name, comparison } = shown;
    ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 2.0 * spacing::XXL));
    ui.label(Type::TITLE.text(ctx.texts.with("compare-title", "file", name.as_str())));
    let args = Args::new().with("removed", comparison.removed).with("added", comparison.added);
    ui.label(
        Type::BODY.text(ctx.texts.catalog().format("compare-counts", &args)).color(colors(ui).text_muted),
    );
    ui.add_space(spacing::SM);
    let frame = Frame::NONE.fill(colors(ui).bg_sunken).inner_margin(Margin::same(spacing::SM as i8));
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let area = ScrollArea::both().max_height(MAX_HEIGHT).auto_shrink([false, true]);
        area.show_rows(ui, height::CODE_LINE, comparison.lines.len(), |ui, rows| {
            for line in comparison.lines.get(rows).unwrap_or_default() {
                line_ui(ui, ctx, line);
            }
        });
    });
    ui.add_space(spacing::MD);
    ui.horizontal(|ui| {
        answer_ui(ui, ctx, "close", Command::Cancel, true);
        answer_ui(ui, ctx, "strip-keep", Command::File(FileCommand::KeepMine), false);
        answer_ui(ui, ctx, "strip-reload", Command::File(FileCommand::Reload), false);
    });
}

/// One line: its side is told by a sign and, to those who do not see it, in words.
fn line_ui(ui: &mut Ui, ctx: &Ctx<'_>, line: &Line) {
    let palette = colors(ui);
    let (sign, fill, key, numbered) = match line {
        Line::Gap => {
            ui.add(Label::new(Type::MONO.text("⋯").color(palette.text_muted)));
            return;
        }
        Line::Same(line) => (' ', palette.bg_sunken, "compare-same", line),
        Line::Removed(line) => ('-', palette.diff_del, "compare-only-here", line),
        Line::Added(line) => ('+', palette.diff_add, "compare-only-file", line),
    };
    let Numbered { number, text } = numbered;
    let response = Frame::NONE
        .fill(fill)
        .show(ui, |ui| {
            ui.set_min_size(egui::vec2(ui.available_width(), height::CODE_LINE));
            ui.add(Label::new(Type::MONO.text(format!("{number:>5} {sign} {text}"))).extend())
        })
        .inner;
    let args = Args::new().with("number", *number).with("text", text.as_str());
    let name = ctx.texts.catalog().format(key, &args);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(name));
}
