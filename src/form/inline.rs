//! What is wrong with a field, right below it. Notes are not shown here: they are advice, not mistakes.

use eframe::egui::{self, Ui};

use crate::app::ctx::{Ctx, Shown};
use crate::document::Path;
use crate::rules::Severity;
use crate::ui::theme::{Type, colors, corner, radius, spacing, stroke_width};

/// The errors and warnings of the row at `path`.
pub(super) fn findings_ui(ui: &mut Ui, ctx: &Ctx<'_>, path: &Path) {
    for shown in ctx.findings_of_row(path).filter(|shown| shown.finding.rule.severity != Severity::Info) {
        finding_ui(ui, ctx, shown);
    }
}

/// The worst severity of the errors and warnings at `path`.
pub(super) fn worst(ctx: &Ctx<'_>, path: &Path) -> Option<Severity> {
    let severities = ctx.findings_of_row(path).map(|shown| shown.finding.rule.severity);
    severities.filter(|severity| *severity != Severity::Info).min()
}

fn finding_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: Shown<'_>) {
    let Shown { finding, text, is_old, .. } = shown;
    let tone = colors(ui).severity(finding.rule.severity);
    let frame = egui::Frame::NONE
        .fill(tone.tint)
        .stroke(egui::Stroke::new(stroke_width::CONTROL, tone.stroke))
        .corner_radius(corner(radius::CONTROL))
        .inner_margin(egui::Margin::symmetric(spacing::SM as i8, spacing::XS as i8));
    frame.show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let message = ui.label(Type::LABEL.text(&text.message).color(tone.text));
            if let Some(why) = &text.why {
                message.on_hover_text(why);
            }
            for (fix, name) in finding.fixes.iter().zip(&text.fixes) {
                if ui.add_enabled(!is_old, egui::Button::new(name)).clicked() {
                    ctx.fix(shown, fix, name);
                }
            }
        });
    });
}
