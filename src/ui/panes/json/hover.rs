//! What the pointer learns: the finding under it, and what a key means.

use eframe::egui::{Response, Ui};

use super::marks::{self, Page};
use super::{JsonState, byte_of};
use crate::app::ctx::{Ctx, Shown};
use crate::learn::field_help;
use crate::schema::{Field, SCHEMA};
use crate::ui::theme::{Type, colors};
use crate::ui::widgets::severity_icon;

/// What stands under the pointer.
struct Target<'a> {
    findings: Vec<Shown<'a>>,
    field: Option<&'static Field>,
}

/// Shows a tooltip where there is something to say.
pub(super) fn hover_ui(response: &Response, ctx: &Ctx<'_>, state: &JsonState, page: Page<'_>, gutter: f32) {
    if let Some(target) = target(response, ctx, state, page, gutter) {
        response.clone().on_hover_ui_at_pointer(|ui| target_ui(ui, ctx, &target));
    }
}

fn target<'a>(
    response: &Response,
    ctx: &Ctx<'a>,
    state: &JsonState,
    page: Page<'_>,
    gutter: f32,
) -> Option<Target<'a>> {
    let pointer = response.hover_pos().filter(|_| response.hovered() && state.text == state.view.text)?;
    let rows = page.rows();
    let line = rows.clone().find(|line| {
        page.span(*line, &(0..usize::MAX)).is_some_and(|rect| rect.y_range().contains(pointer.y))
    })?;
    let is_gutter = pointer.x < page.visible.left() + gutter;
    let is_under = |mark: &&marks::Mark| {
        let rect = page.span(mark.line, &mark.columns);
        is_gutter || rect.is_some_and(|rect| rect.x_range().contains(pointer.x))
    };
    let marks = marks::of_line(&state.marks, line).iter().rev().filter(is_under);
    let findings: Vec<_> = marks.filter_map(|mark| marks::present(ctx).nth(mark.finding)).collect();
    let is_text = !is_gutter
        && page.span(line, &(0..usize::MAX)).is_some_and(|rect| rect.x_range().contains(pointer.x));
    let field = is_text.then(|| key_at(ctx, state, page, pointer)).flatten();
    let is_something = field.is_some() || !findings.is_empty();
    is_something.then_some(Target { findings, field })
}

/// The field whose key is under the pointer.
fn key_at(
    ctx: &Ctx<'_>,
    state: &JsonState,
    page: Page<'_>,
    pointer: eframe::egui::Pos2,
) -> Option<&'static Field> {
    let character = page.galley.cursor_from_pos(pointer - page.origin).index.0;
    let offset = state.view.in_document(byte_of(&state.view.text, character));
    let path = ctx.derived.path_at(offset)?;
    let key = ctx.derived.parsed()?.spans.key(&ctx.derived.in_text(&path))?;
    SCHEMA.at(&path).filter(|_| (key.start..=key.end).contains(&offset))
}

fn target_ui(ui: &mut Ui, ctx: &Ctx<'_>, target: &Target<'_>) {
    for shown in &target.findings {
        ui.horizontal_top(|ui| {
            ui.label(severity_icon(ui, shown.finding.severity));
            ui.vertical(|ui| {
                ui.label(Type::LABEL.text(&shown.text.message).color(colors(ui).text_primary));
                if let Some(why) = &shown.text.why {
                    ui.label(Type::SMALL.text(why));
                }
            });
        });
    }
    let Some(field) = target.field else { return };
    if !target.findings.is_empty() {
        ui.separator();
    }
    let language = ctx.texts.language();
    let Some(help) = field_help(field.pattern) else { return };
    let required = if field.is_required { " *" } else { "" };
    let label = format!("{}{required}", help.label(language));
    ui.label(Type::LABEL.text(label).color(colors(ui).text_primary));
    ui.label(Type::BODY.text(help.help(language)));
    if let Some(example) = &help.example {
        ui.label(Type::MONO.text(ctx.texts.with("json-example", "example", example.as_str())));
    }
    ui.label(Type::SMALL.text(field.pattern).color(colors(ui).text_muted));
}
