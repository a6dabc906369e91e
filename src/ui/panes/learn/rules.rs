//! A rule as a line: how bad it is and what must be true; when it is open, why, what ECS answers and what would solve it.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Frame, Label, Margin, Response, Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, vec2,
};

use super::Wish;
use super::page::RuleLine;
use crate::app::wording::Texts;
use crate::learn::rule::{applies, fixes};
use crate::policy;
use crate::rules::{Severity, answer, sources};
use crate::ui::icons;
use crate::ui::theme::{Type, colors, corner, icon, radius, spacing, stroke_width};
use crate::ui::widgets::severity_icon;

/// Draws a line. The whole of it opens and closes it.
pub(super) fn line_ui(ui: &mut Ui, line: &RuleLine, is_open: bool, texts: &Texts) -> Option<Wish> {
    let builder = UiBuilder::new().id_salt(line.rule.id).sense(Sense::click());
    let response = ui
        .scope_builder(builder, |ui| {
            let background = ui.painter().add(Shape::Noop);
            let margin = Margin::symmetric(spacing::SM as i8, spacing::XS as i8);
            Frame::NONE.inner_margin(margin).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = spacing::XS;
                content_ui(ui, line, is_open, texts);
            });
            let response = ui.response();
            let palette = colors(ui);
            let fill = match () {
                () if response.hovered() => palette.bg_hover,
                () if is_open => palette.bg_sunken,
                () => palette.bg_panel,
            };
            let round = corner(radius::CONTROL);
            ui.painter().set(background, Shape::rect_filled(ui.min_rect(), round, fill));
            if response.has_focus() {
                let ring = Stroke::new(stroke_width::FOCUS, palette.stroke_focus);
                ui.painter().rect_stroke(ui.min_rect(), round, ring, StrokeKind::Inside);
            }
            response
        })
        .inner;
    describe(ui, line, &response, is_open, texts);
    response.clicked().then_some(Wish::Rule(line.rule.id))
}

fn describe(ui: &Ui, line: &RuleLine, response: &Response, is_open: bool, texts: &Texts) {
    response.widget_info(|| {
        let severity = texts.get(severity_key(line.severity()));
        let name = format!("{} {severity}, {}", line.message, line.rule.id);
        WidgetInfo::labeled(Role::Button, true, name)
    });
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
}

fn content_ui(ui: &mut Ui, line: &RuleLine, is_open: bool, texts: &Texts) {
    let palette = colors(ui);
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(Type::BODY.line), Sense::empty());
        let symbol = match line.severity() {
            Some(severity) => severity_icon(ui, severity),
            None => icon(icons::EYE_SLASH, Type::HEADING.size).color(palette.text_muted),
        };
        // An icon is no name; the line itself says how bad it is.
        ui.put(rect, Label::new(symbol)).accessible_name(&*texts.get(severity_key(line.severity())));
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing = vec2(spacing::SM, spacing::XS);
            let step = if line.is_broken { Type::LABEL } else { Type::BODY };
            ui.add(Label::new(step.text(&line.message).color(palette.text_primary)).wrap());
            if is_open {
                details_ui(ui, line, texts);
            }
            ui.add(Label::new(Type::MONO.text(line.rule.id).color(palette.text_muted)).wrap());
        });
    });
}

/// What `taskwright explain` says beyond the rule itself.
fn details_ui(ui: &mut Ui, line: &RuleLine, texts: &Texts) {
    let catalog = texts.catalog();
    let muted = |ui: &mut Ui, text: String| {
        let text = Type::SMALL.text(text).color(colors(ui).text_secondary);
        ui.add(Label::new(text).wrap());
    };
    if let Some(why) = &line.why {
        muted(ui, why.clone());
    }
    if let Some(words) = answer(line.rule.id) {
        muted(ui, format!("{}: {words}", texts.get("explain-answer")));
    }
    for fix in fixes(&catalog.outline(line.rule.text_key()).attributes) {
        muted(ui, format!("{}: {fix}", texts.get("explain-fix")));
    }
    muted(ui, format!("{}: {}", texts.get("explain-applies"), applies(line.rule, catalog)));
    if let Some(setting) = line.setting {
        muted(ui, policy::origin(catalog, setting));
    }
    muted(ui, format!("{}: {}", texts.get("explain-source"), sources(line.rule.id).join("; ")));
}

fn severity_key(severity: Option<Severity>) -> &'static str {
    match severity {
        Some(Severity::Error) => "severity-error",
        Some(Severity::Warning) => "severity-warning",
        Some(Severity::Info) => "severity-note",
        None => "policy-off",
    }
}
