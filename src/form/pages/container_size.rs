//! CPU, hard and soft memory limit of a container on one line where there is room, and what they mean together.

use eframe::egui::{Align, Label, Layout, Response, Sense, Ui, vec2};
use serde_json::Value;

use crate::app::ctx::Ctx;
use crate::document::Path;
use crate::form::FormState;
use crate::form::inline::findings_ui;
use crate::form::page::field_ui;
use crate::form::row::{self, Place, Row, notice_focus, show_selection};
use crate::form::text;
use crate::form::view::RowView;
use crate::text::Args;
use crate::ui::theme::{Type, colors, height, spacing};

/// The width of the CPU with its unit.
const CPU_WIDTH: f32 = 124.0;
/// The width of a limit with its unit.
const LIMIT_WIDTH: f32 = 104.0;

/// Draws the three numbers. The label of the row is that of the first.
pub(super) fn container_size_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, rows: &[RowView]) {
    let [cpu, hard, soft] = rows else { return };
    let is_scalar = |view: &RowView| {
        let value = Row::new(ctx, view, Place::Row).value;
        value.is_none_or(|value| !value.is_array() && !value.is_object())
    };
    if !rows.iter().all(is_scalar) {
        return rows.iter().for_each(|row| field_ui(ui, ctx, state, row));
    }
    let numbers = [
        Number { view: cpu, label: None, width: CPU_WIDTH },
        Number { view: hard, label: Some(ctx.texts.get("size-hard").to_string()), width: LIMIT_WIDTH },
        Number { view: soft, label: Some(ctx.texts.get("size-soft").to_string()), width: LIMIT_WIDTH },
    ];
    let shown = row::labelled(ui, ctx, cpu, |ui| {
        let mut responses: Vec<Response> = Vec::new();
        for line in lines(ui, &numbers) {
            ui.horizontal(|ui| {
                responses.extend(line.iter().map(|number| number_ui(ui, ctx, state, number)));
            });
        }
        if let Some(meaning) = meaning(ctx, &hard.path, &soft.path) {
            let text = Type::SMALL.text(meaning).color(colors(ui).text_muted);
            ui.add(Label::new(text).wrap());
        }
        for row in rows {
            findings_ui(ui, ctx, &row.path);
        }
        responses
    });
    for (row, response) in rows.iter().zip(&shown.inner) {
        show_selection(ui, ctx, state, &row.path, &shown.response, response);
    }
}

/// A number with the label before it, if it has one of its own.
struct Number<'a> {
    view: &'a RowView,
    label: Option<String>,
    width: f32,
}

/// As many numbers on a line as there is room for.
fn lines<'a>(ui: &Ui, numbers: &'a [Number<'a>]) -> Vec<&'a [Number<'a>]> {
    let room = ui.available_width();
    let width = |number: &Number<'_>| {
        let label = number.label.clone().map_or(0.0, |label| {
            let galley = ui.painter().layout_no_wrap(label, Type::BODY.font(), colors(ui).text_secondary);
            galley.size().x + spacing::SM
        });
        label + number.width + spacing::SM
    };
    let mut lines = Vec::new();
    let (mut start, mut taken) = (0, 0.0);
    for (index, number) in numbers.iter().enumerate() {
        if index > start && taken + width(number) > room + spacing::SM {
            lines.push(&numbers[start..index]);
            (start, taken) = (index, 0.0);
        }
        taken += width(number);
    }
    lines.push(&numbers[start..]);
    lines
}

fn number_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, number: &Number<'_>) -> Response {
    if let Some(label) = &number.label {
        let text = Type::BODY.text(label).color(colors(ui).text_secondary);
        let response = ui.add(Label::new(text).sense(Sense::hover()));
        row::explain(response, ctx, number.view.field);
    }
    let row = Row::new(ctx, number.view, Place::Row);
    let size = vec2(number.width, height::FIELD);
    let response = ui
        .allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_size(size);
            text::text_ui(ui, ctx, state, &row)
        })
        .inner;
    notice_focus(ctx, row.path, &response);
    response
}

/// What the two limits mean together; nothing where a finding says what is wrong with them.
fn meaning(ctx: &Ctx<'_>, hard: &Path, soft: &Path) -> Option<String> {
    let value = |path: &Path| ctx.good.and_then(|good| good.value(path));
    let mebibytes = |path: &Path| match value(path) {
        None => Some(None),
        Some(value) => value.as_i64().filter(|number| *number > 0).map(Some),
    };
    match (mebibytes(hard)?, mebibytes(soft)?) {
        (Some(hard), Some(soft)) if soft <= hard => {
            let args = Args::new().with("hard", hard).with("soft", soft);
            Some(ctx.texts.catalog().format("size-of-both", &args))
        }
        (Some(_), Some(_)) => None,
        (Some(hard), None) => Some(ctx.texts.with("size-of-hard", "hard", hard)),
        (None, Some(soft)) => Some(ctx.texts.with("size-of-soft", "soft", soft)),
        (None, None) => {
            let task = value(&Path::root().key("memory")).is_some_and(Value::is_string);
            task.then(|| ctx.texts.get("size-of-task").to_string())
        }
    }
}
