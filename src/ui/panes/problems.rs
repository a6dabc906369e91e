//! The list of findings: what must be true, where, why, and a button that makes it so.

use eframe::egui::{self, Button, Frame, ScrollArea, Ui};

use crate::app::command::Command;
use crate::app::ctx::{Ctx, Shown};
use crate::app::workspace::Pane;
use crate::rules::Severity;
use crate::ui::theme::{Type, colors, spacing};
use crate::ui::widgets::severity_icon;

/// Draws the list, errors first.
pub fn problems_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.label(Type::HEADING.text(&*ctx.texts.get("problems")));
    let mut findings: Vec<Shown<'_>> = ctx.findings().collect();
    findings.sort_by_key(|shown| (shown.is_old, shown.finding.rule.severity));
    if findings.is_empty() {
        let key = if ctx.derived.is_large() { "problems-large" } else { "problems-none" };
        ui.label(Type::BODY.text(&*ctx.texts.get(key)).color(colors(ui).text_muted));
        return;
    }
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        for (index, shown) in findings.iter().enumerate() {
            ui.push_id(index, |ui| finding_ui(ui, ctx, *shown));
        }
    });
}

fn finding_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: Shown<'_>) {
    let Shown { finding, text, is_old, .. } = shown;
    if is_old {
        ui.set_opacity(0.6);
    }
    Frame::NONE.inner_margin(egui::Margin::symmetric(0, spacing::XS as i8)).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.label(severity_icon(ui, finding.rule.severity));
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = spacing::XS;
                message_ui(ui, ctx, shown);
                let line = ctx.texts.with("problems-line", "line", text.line);
                let severity = ctx.texts.get(severity_key(finding.rule.severity));
                let place = format!("{severity} · {} · {line}", text.place);
                ui.add(egui::Label::new(Type::SMALL.text(place).color(colors(ui).text_muted)).wrap());
                if let Some(why) = &text.why {
                    ui.add(egui::Label::new(Type::SMALL.text(why)).wrap());
                }
                fixes_ui(ui, ctx, shown);
            });
        });
    });
    ui.separator();
}

/// The sentence is the way to its field and line.
fn message_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: Shown<'_>) {
    let message = Type::LABEL.text(&shown.text.message);
    let button = Button::new(message).frame(false).wrap();
    if ui.add_enabled(!shown.is_old, button).clicked() {
        let offset = shown.finding.range.as_ref().map(|range| range.start);
        let path = shown.finding.at.clone();
        ctx.send(Command::Select { path, offset, origin: Pane::Problems });
    }
}

fn fixes_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: Shown<'_>) {
    let Shown { finding, text, is_old, .. } = shown;
    if finding.fixes.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for (fix, name) in finding.fixes.iter().zip(&text.fixes) {
            let button = Button::new(ctx.texts.with("problems-fix", "fix", name.as_str()));
            if ui.add_enabled(!is_old, button).clicked() {
                ctx.fix(shown, fix, name);
            }
        }
    });
}

fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Info => "severity-note",
    }
}
