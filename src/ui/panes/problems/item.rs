//! One line of the list: box, severity, sentence, place, fix; when it is open, why, what ECS answers and the rule.

use eframe::egui::{
    self, Align, Checkbox, Frame, Label, Layout, Margin, Rect, Response, Sense, Shape, Stroke, Ui, UiBuilder,
    WidgetInfo, accesskit::Role, vec2,
};

use super::rows::Row;
use super::{ProblemsState, chip, diff, fix_to_check, row_id};
use crate::app::command::Command;
use crate::app::ctx::{Ctx, Shown};
use crate::app::fixes::Pick;
use crate::app::workspace::Pane;
use crate::policy;
use crate::rules::{Severity, answer};
use crate::ui::fonts;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, corner, height, icon, radius, spacing, stroke_width};
use crate::ui::widgets::severity_icon;

/// The sentence of a finding.
const MESSAGE: Type = Type { family: fonts::UI_SEMIBOLD, ..Type::BODY };

/// A chip stands beside the text while it takes no more of the line than this.
const CHIP_SHARE: f32 = 0.42;

/// How strongly findings about an earlier text are drawn.
const OLD_OPACITY: f32 = 0.6;

/// Whether a finding has a box to check.
pub(super) fn has_box(shown: Shown<'_>) -> bool {
    !shown.is_old && fix_to_check(shown.finding).is_some()
}

/// Draws a line. The whole of it opens and closes it.
pub(super) fn item_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut ProblemsState,
    row: &Row,
    shown: Shown<'_>,
) -> Response {
    let is_open = state.open.as_ref() == Some(&row.id);
    let builder = UiBuilder::new().scope_id(row_id(&row.id)).sense(Sense::click());
    let inner = ui.scope_builder(builder, |ui| {
        if shown.is_old {
            ui.set_opacity(OLD_OPACITY);
        }
        let background = ui.painter().add(Shape::Noop);
        let margin = Margin::symmetric(spacing::MD as i8, spacing::SM as i8);
        Frame::NONE.inner_margin(margin).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = spacing::XS;
            head_ui(ui, ctx, state, row, shown);
            if is_open {
                let indent = height::CHECKBOX + MESSAGE.line + 2.0 * ui.spacing().item_spacing.x;
                Frame::NONE.inner_margin(Margin { left: indent as i8, ..Margin::ZERO }).show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    details_ui(ui, ctx, state, row, shown);
                });
            }
        });
        let response = ui.response();
        let fill = background_of(ui, &response, is_open);
        ui.painter().set(background, Shape::rect_filled(ui.min_rect(), 0.0, fill));
        paint_edges(ui, &response, is_open);
        response
    });
    let response = inner.inner;
    let name = name_of(ctx, shown);
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, ui.is_enabled(), &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_expanded(is_open);
    });
    if response.clicked() {
        state.open = (!is_open).then(|| row.id.clone());
        response.request_focus();
    }
    inner.response
}

/// What a line is called: the sentence first, then how bad it is and where.
fn name_of(ctx: &Ctx<'_>, shown: Shown<'_>) -> String {
    let severity = ctx.texts.get(severity_key(shown.finding.severity));
    format!("{} {severity}, {}", shown.text.message, place_of(ctx, shown))
}

fn place_of(ctx: &Ctx<'_>, shown: Shown<'_>) -> String {
    let line = ctx.texts.with("problems-line", "line", shown.text.line);
    format!("{}, {line}", shown.text.place)
}

fn background_of(ui: &Ui, response: &Response, is_open: bool) -> egui::Color32 {
    let palette = colors(ui);
    match () {
        () if is_open => palette.bg_sunken,
        () if response.hovered() => palette.bg_hover,
        () => palette.bg_panel,
    }
}

/// The line below, the bar of the open one, the ring of the focused one.
fn paint_edges(ui: &Ui, response: &Response, is_open: bool) {
    let (palette, rect) = (colors(ui), ui.min_rect());
    let divider = Stroke::new(stroke_width::DIVIDER, palette.stroke_subtle);
    ui.painter().hline(rect.x_range(), rect.bottom() - stroke_width::DIVIDER / 2.0, divider);
    if is_open {
        let bar = Rect::from_min_size(rect.min, vec2(stroke_width::FOCUS, rect.height()));
        ui.painter().rect_filled(bar, 0.0, palette.accent_fill);
    }
    if response.has_focus() {
        let ring = Stroke::new(stroke_width::FOCUS, palette.stroke_focus);
        ui.painter().rect_stroke(rect, corner(radius::CONTROL), ring, egui::StrokeKind::Inside);
    }
}

fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ProblemsState, row: &Row, shown: Shown<'_>) {
    let first = shown.finding.fixes.iter().zip(&shown.text.fixes).next();
    let is_beside =
        first.is_some_and(|(_, name)| chip::chip_width(ui, name) <= ui.available_width() * CHIP_SHARE);
    ui.horizontal_top(|ui| {
        box_ui(ui, ctx, state, row, shown);
        let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(MESSAGE.line), Sense::empty());
        let symbol = severity_icon(ui, shown.finding.severity);
        // An icon is no name; the line itself says how bad it is.
        ui.put(rect, Label::new(symbol))
            .accessible_name(&*ctx.texts.get(severity_key(shown.finding.severity)));
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            if is_beside {
                fix_ui(ui, ctx, state, row, shown, 0);
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let palette = colors(ui);
                ui.add(Label::new(MESSAGE.text(&shown.text.message).color(palette.text_primary)).wrap());
                ui.add(Label::new(Type::SMALL.text(place_of(ctx, shown)).color(palette.text_muted)).wrap());
                if !is_beside && first.is_some() {
                    ui.add_space(spacing::XS);
                    fix_ui(ui, ctx, state, row, shown, 0);
                }
            });
        });
    });
}

/// The box that takes the fix into the preview; its place stays empty where there is none.
fn box_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ProblemsState, row: &Row, shown: Shown<'_>) {
    let (place, _) = ui.allocate_exact_size(vec2(height::CHECKBOX, MESSAGE.line), Sense::empty());
    if !has_box(shown) {
        return;
    }
    let mut is_checked = state.is_checked(&row.id, shown.finding);
    // A child that takes no more of the line than its place.
    let mut ui = ui.new_child(UiBuilder::new().max_rect(place));
    ui.spacing_mut().interact_size.y = MESSAGE.line;
    if is_checked {
        let palette = colors(&ui);
        let widgets = &mut ui.visuals_mut().widgets;
        for widget in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
            widget.bg_fill = palette.accent_fill;
            widget.fg_stroke.color = palette.accent_on;
        }
    }
    let name = ctx.texts.with("problems-include", "message", shown.text.message.as_str());
    let response = ui.add(Checkbox::without_text(&mut is_checked)).accessible_name(name);
    if response.changed() {
        state.toggle(&row.id);
    }
}

/// The chip of one fix, with what it would change.
fn fix_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ProblemsState, row: &Row, shown: Shown<'_>, index: usize) {
    let (Some(fix), Some(name)) = (shown.finding.fixes.get(index), shown.text.fixes.get(index)) else {
        return;
    };
    let response = chip::chip_ui(ui, ctx, fix, name, !shown.is_old);
    let pick = Pick { finding: row.id.clone(), fix: fix.text };
    if response.clicked() {
        ctx.fix(shown, fix, name);
    }
    response.on_hover_ui(|ui| {
        if fix.ask.is_some() {
            ui.label(&*ctx.texts.get("problems-asks"));
            return;
        }
        let preview = state.hovered.get(ctx, shown.derived, std::slice::from_ref(&pick));
        diff::short_ui(ui, preview);
    });
}

fn details_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ProblemsState, row: &Row, shown: Shown<'_>) {
    let palette = colors(ui);
    if let Some(why) = &shown.text.why {
        ui.add(Label::new(Type::BODY.text(why).color(palette.text_secondary)).wrap());
    }
    if let Some(words) = answer(shown.finding.rule.id) {
        ui.horizontal_top(|ui| {
            let name = ctx.texts.get("problems-answer");
            let mark = icon(icons::QUOTES, Type::SMALL.line).color(palette.text_muted);
            ui.label(mark).accessible_name(&*name);
            ui.add(Label::new(Type::SMALL.text(words).color(palette.text_secondary)).wrap())
                .on_hover_text(&*name);
        });
    }
    if shown.finding.fixes.len() > 1 {
        ui.horizontal_wrapped(|ui| {
            for index in 1..shown.finding.fixes.len() {
                fix_ui(ui, ctx, state, row, shown, index);
            }
        });
    }
    if let Some(setting) = shown.derived.policy.setting(shown.finding.rule) {
        let origin = policy::origin(ctx.texts.catalog(), setting);
        ui.add(Label::new(Type::SMALL.text(origin).color(palette.text_secondary)).wrap());
    }
    ui.horizontal(|ui| {
        ui.label(Type::MONO.text(shown.finding.rule.id).color(palette.text_muted));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let link = egui::Link::new(Type::LABEL.text(&*ctx.texts.get("problems-go")));
            if ui.add_enabled(!shown.is_old, link).clicked() {
                let offset = shown.finding.range.as_ref().map(|range| range.start);
                let path = shown.finding.at.clone();
                ctx.send(Command::Select { path, offset, origin: Pane::Problems });
            }
        });
    });
}

fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Info => "severity-note",
    }
}
