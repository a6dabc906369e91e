//! What is wrong with a field, right below it. Notes are not shown here: they are advice, not mistakes.

use eframe::egui::text::LayoutJob;
use eframe::egui::{self, Align, Frame, Label, Layout, Margin, TextFormat, Ui, vec2};

use crate::app::aws::live::LiveFinding;
use crate::app::ctx::{Ctx, Shown};
use crate::document::Path;
use crate::rules::Severity;
use crate::ui::icons;
use crate::ui::theme::{Tone, Type, colors, corner, height, icon_fill, radius, spacing, stroke};
use crate::ui::widgets::chip;

/// In a narrower card the chips stand below the text.
const ONE_LINE_FROM: f32 = 520.0;
/// The least that a sentence beside chips gets.
const SENTENCE_MIN: f32 = 200.0;

/// The errors and warnings of the row at `path`.
pub(super) fn findings_ui(ui: &mut Ui, ctx: &Ctx<'_>, path: &Path) {
    for shown in ctx.findings_of_row(path).filter(|shown| shown.finding.severity != Severity::Info) {
        finding_ui(ui, ctx, shown);
    }
    ctx.live_of_row(path).into_iter().for_each(|found| live_ui(ui, ctx, found));
}

/// The errors and warnings of the list or map at `path`, and of what is in it as far as it `is_shown`.
pub(super) fn findings_inside_ui(ui: &mut Ui, ctx: &Ctx<'_>, path: &Path, is_shown: &dyn Fn(&Path) -> bool) {
    let findings = ctx.findings_inside(path).filter(|shown| shown.finding.severity != Severity::Info);
    for shown in findings.filter(|shown| shown.finding.at == *path || is_shown(&shown.finding.at)) {
        finding_ui(ui, ctx, shown);
    }
    let live = ctx.live_inside(path).into_iter();
    live.filter(|found| found.at == *path || is_shown(&found.at)).for_each(|found| live_ui(ui, ctx, found));
    // A clash is told at both of its ends.
    for shown in ctx.findings_beside(path).filter(|shown| shown.finding.severity != Severity::Info) {
        finding_ui(ui, ctx, shown);
    }
}

/// The worst severity of the errors and warnings at `path`.
pub(super) fn worst(ctx: &Ctx<'_>, path: &Path) -> Option<Severity> {
    let severities = ctx.findings_of_row(path).map(|shown| shown.finding.severity);
    let other = ctx.good.and_then(|good| good.other_end(path));
    let live = ctx.live_of_row(path).into_iter().filter_map(|found| found.severity);
    severities.chain(other).chain(live).filter(|severity| *severity != Severity::Info).min()
}

/// The box of a finding, whoever made it.
fn tinted(tone: Tone) -> Frame {
    Frame::NONE
        .fill(tone.tint)
        .stroke(stroke(tone.stroke))
        .corner_radius(corner(radius::CONTROL))
        .inner_margin(Margin::symmetric(spacing::SM as i8, spacing::XS as i8))
}

/// What a look at the account found wrong with the field. It has a sign and a time of its own: it holds for the moment
/// of the look, and no rule says it.
fn live_ui(ui: &mut Ui, ctx: &Ctx<'_>, found: &LiveFinding) {
    let tone = colors(ui).severity(Severity::Error);
    tinted(tone).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(spacing::SM, spacing::XS);
        let checked = ctx.texts.with("in-aws-checked", "time", found.when.as_str());
        let mark = format!("{}, {checked}.", ctx.texts.get("in-aws-mark"));
        let told: Vec<&str> = [Some(&mark), found.why.as_ref(), found.fix.as_ref()]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        let told = told.join(" ");
        let width = ui.available_width() - height::CHIP;
        words_ui(ui, icons::WARNING_CIRCLE, Severity::Error, &found.message, Some(&told), width);
    });
}

fn finding_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: Shown<'_>) {
    let tone = colors(ui).severity(shown.finding.severity);
    tinted(tone).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(spacing::SM, spacing::XS);
        let chips: f32 = shown.text.fixes.iter().map(|name| chip_width(ui, name) + spacing::SM).sum();
        let beside = ui.available_width() - chips - height::CHIP;
        if ui.available_width() >= ONE_LINE_FROM && beside >= SENTENCE_MIN {
            ui.horizontal_top(|ui| {
                sentence_ui(ui, shown, beside);
                chips_ui(ui, ctx, shown);
            });
        } else {
            sentence_ui(ui, shown, ui.available_width() - height::CHIP);
            ui.horizontal_wrapped(|ui| chips_ui(ui, ctx, shown));
        }
    });
}

fn chip_width(ui: &Ui, name: &str) -> f32 {
    let galley = ui.painter().layout_no_wrap(name.to_owned(), Type::LABEL.font(), colors(ui).accent_text);
    galley.size().x + 14.0 + 2.0 * spacing::SM + spacing::SM
}

/// The bold sentence, and why.
fn sentence_ui(ui: &mut Ui, shown: Shown<'_>, width: f32) {
    let severity = shown.finding.severity;
    let symbol = match severity {
        Severity::Error => icons::WARNING_CIRCLE,
        Severity::Warning => icons::WARNING,
        Severity::Info => icons::INFO,
    };
    words_ui(ui, symbol, severity, &shown.text.message, shown.text.why.as_deref(), width);
}

fn words_ui(
    ui: &mut Ui,
    symbol: &'static str,
    severity: Severity,
    message: &str,
    why: Option<&str>,
    width: f32,
) {
    let colors = colors(ui);
    let symbol = icon_fill(symbol, 16.0).color(colors.severity(severity).text);
    let size = vec2(width + height::CHIP, height::CHIP);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Min), |ui| {
        ui.set_min_width(size.x);
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, height::CHIP), egui::Sense::hover());
        let galley =
            egui::WidgetText::from(symbol).into_galley(ui, None, f32::INFINITY, egui::TextStyle::Body);
        ui.painter().galley(rect.center() - galley.size() / 2.0, galley, colors.text_primary);
        let mut job = LayoutJob::default();
        let format = |step: Type, color| TextFormat {
            line_height: Some(step.line),
            ..TextFormat::simple(step.font(), color)
        };
        job.append(message, 0.0, format(Type::LABEL, colors.text_primary));
        if let Some(why) = why {
            job.append(" ", 0.0, format(Type::SMALL, colors.text_secondary));
            job.append(why, 0.0, format(Type::SMALL, colors.text_secondary));
        }
        ui.vertical(|ui| {
            ui.add_space((height::CHIP - Type::LABEL.line) / 2.0);
            ui.add(Label::new(job).wrap());
        });
    });
}

fn chips_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: Shown<'_>) {
    for (fix, name) in shown.finding.fixes.iter().zip(&shown.text.fixes) {
        let symbol = if fix.is_direct() { icons::WRENCH } else { icons::PENCIL_SIMPLE };
        if chip(ui, symbol, name, !shown.is_old).clicked() {
            ctx.fix(shown, fix, name);
        }
    }
}
