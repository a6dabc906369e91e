//! The health check: one line for the shell or a program with its arguments, and the timing on one line.

mod command;

use eframe::egui::{Key, Label as TextLabel, Modifiers, Rect, Response, Ui, vec2};
use serde_json::Value;

use self::command::{Check, edits_between};
use super::labelled::{Label, field_ui, lines, own_label_ui, text_width};
use crate::app::ctx::Ctx;
use crate::app::workspace::Pane;
use crate::document::{Edit, StepName};
use crate::form::FormState;
use crate::form::inline::{findings_ui, worst};
use crate::form::row::{Place, Row, beside_ui, field_id, label_ui, remove_button, show_selection};
use crate::form::view::RowView;
use crate::form::{elements, page, reorder};
use crate::schema::defaults::default_of;
use crate::schema::{Field, SCHEMA};
use crate::text::Args;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, height, spacing, stroke};
use crate::ui::widgets::{Segment, ghost_button, icon_button, segmented};

/// The width of a number of the timing.
const NUMBER_WIDTH: f32 = 60.0;
/// With less room behind the choice, the line for the shell stands below it.
const LINE_MIN: f32 = 220.0;

const WAYS: [&str; 3] = ["health-shell", "health-exec", "health-off"];

/// Draws the command and the timing.
pub(super) fn health_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, rows: &[RowView]) {
    let [view, timing @ ..] = rows else { return };
    let row = Row::new(ctx, view, Place::Row);
    let check = Check::of(row.value);
    let is_generated = matches!(check, Check::Other | Check::Bare(_));
    let command = beside_ui(
        ui,
        |ui| label_ui(ui, ctx, view),
        |ui| {
            let response = command_ui(ui, ctx, state, view, &row, &check);
            if !is_generated {
                findings_ui(ui, ctx, row.path);
            }
            response
        },
    );
    if is_generated {
        page::field_ui(ui, ctx, state, view);
    }
    show_selection(ui, ctx, state, row.path, &command.response, &command.inner);
    let has_check =
        ctx.good.is_some_and(|good| row.path.parent().is_some_and(|at| good.value(&at).is_some()));
    if has_check {
        timing_ui(ui, ctx, state, timing);
    } else {
        // Without a check there is no timing: who looks for it finds what switches the check on.
        for view in timing {
            show_selection(ui, ctx, state, &view.path, &command.response, &command.inner);
        }
    }
}

fn command_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    view: &RowView,
    row: &Row<'_>,
    check: &Check<'_>,
) -> Response {
    let Some(element) = SCHEMA.element(row.field) else { return ways_ui(ui, ctx, state, row, check) };
    match check {
        Check::Shell(line) => {
            let is_beside = ui.available_width() >= LINE_MIN + 200.0;
            let mut draw = |ui: &mut Ui| {
                let ways = ways_ui(ui, ctx, state, row, check);
                let width = ui.available_width();
                let path = row.path.index(1);
                let value = line.map(Value::from);
                let hint = hint(ctx, row);
                let own = Row {
                    path: &path,
                    field: element,
                    value: value.as_ref(),
                    name: &view.name,
                    unset: &hint,
                    choices: &[],
                    place: Place::Element,
                };
                field_ui(ui, ctx, state, &own, width);
                ways
            };
            if is_beside { ui.horizontal(draw).inner } else { draw(ui) }
        }
        Check::Exec(arguments) => {
            let ways = ways_ui(ui, ctx, state, row, check);
            arguments_ui(ui, ctx, state, view, element, arguments);
            ways
        }
        Check::Absent | Check::Disabled => {
            let key = if *check == Check::Absent { "health-off-help" } else { "health-none-help" };
            ui.horizontal(|ui| {
                let ways = ways_ui(ui, ctx, state, row, check);
                let text = Type::BODY.text(&*ctx.texts.get(key)).color(colors(ui).text_muted);
                ui.add(TextLabel::new(text).truncate());
                ways
            })
            .inner
        }
        Check::Bare(_) | Check::Other => ways_ui(ui, ctx, state, row, check),
    }
}

/// The choice of how the command runs.
fn ways_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, row: &Row<'_>, check: &Check<'_>) -> Response {
    let texts = WAYS.map(|key| ctx.texts.get(key));
    let names = texts.each_ref().map(|text| {
        let args = Args::new().with("field", row.name).with("value", &**text);
        ctx.texts.catalog().format("form-choice", &args)
    });
    let segments: Vec<Segment<'_>> =
        texts.iter().zip(&names).map(|(text, name)| Segment { text, name }).collect();
    let chosen = match check {
        Check::Shell(_) => Some(0),
        Check::Exec(_) => Some(1),
        Check::Absent | Check::Disabled => Some(2),
        Check::Bare(_) | Check::Other => None,
    };
    let line = worst(ctx, row.path).map(|severity| stroke(colors(ui).severity(severity).fill));
    let (response, made) = segmented(ui, &segments, chosen, height::SEGMENT, line);
    if let Some(made) = made.filter(|made| Some(*made) != chosen || *check == Check::Disabled) {
        state.forget_below(row.path);
        switch(ui, ctx, row, check, made);
    }
    response
}

fn switch(ui: &Ui, ctx: &Ctx<'_>, row: &Row<'_>, check: &Check<'_>, made: usize) {
    let words = match made {
        0 => check.to_shell(),
        1 => check.to_exec(),
        _ => {
            let Some(path) = row.path.parent() else { return };
            return ctx.edit(StepName::Remove(path.clone()), vec![Edit::Remove { path }]);
        }
    };
    ctx.edit(StepName::Change(row.path.clone()), edits_between(row.path, row.value, &words));
    if matches!(check, Check::Absent | Check::Disabled) {
        let first = row.path.index(1);
        ui.memory_mut(|memory| memory.request_focus(field_id(&first)));
        ctx.select(first, Pane::Form);
    }
}

/// What a check of a web server looks like, at the first port of the container.
fn hint(ctx: &Ctx<'_>, row: &Row<'_>) -> String {
    let ports =
        row.path.parent().and_then(|check| check.parent()).map(|container| container.key("portMappings"));
    let port = ports.and_then(|ports| ctx.good?.value(&ports.index(0).key("containerPort"))?.as_i64());
    format!("curl -f http://localhost:{}/ || exit 1", port.unwrap_or(80))
}

/// The program and its arguments, one in a line.
fn arguments_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    view: &RowView,
    element: &'static Field,
    arguments: &[&str],
) {
    ui.spacing_mut().item_spacing.y = spacing::XS;
    let top = ui.cursor().min;
    for (number, argument) in arguments.iter().enumerate() {
        let text = |key| {
            let args = Args::new().with("field", view.name.as_str()).with("number", number + 1);
            ctx.texts.catalog().format(key, &args)
        };
        let (path, value, name) = (view.path.index(number + 1), Value::from(*argument), text("form-element"));
        let own = Row {
            path: &path,
            field: element,
            value: Some(&value),
            name: &name,
            unset: "",
            choices: &[],
            place: Place::Element,
        };
        shift_by_keys(ui, ctx, state, view, number, arguments.len());
        ui.horizontal(|ui| {
            let width = ui.available_width() - 2.0 * (height::FIELD + spacing::SM);
            field_ui(ui, ctx, state, &own, width);
            if icon_button(ui, icons::COPY_SIMPLE, height::FIELD, &text("health-duplicate")).clicked() {
                state.forget_below(&view.path);
                elements::duplicate(ctx, &view.path, number + 1);
            }
            if remove_button(ui, &text("form-remove-element")).clicked() {
                state.forget_below(&view.path);
                ctx.edit(StepName::Remove(path.clone()), vec![Edit::Remove { path: path.clone() }]);
            }
        });
    }
    let pitch = height::FIELD + spacing::XS;
    let rows = Rect::from_min_size(top, vec2(ui.available_width(), pitch * arguments.len() as f32));
    let handle = |number: usize| {
        let args = Args::new().with("field", view.name.as_str()).with("number", number + 1);
        ctx.texts.catalog().format("form-move-handle", &args)
    };
    if let Some((from, to)) = reorder::handles_ui(ui, &view.path, rows, &handle, arguments.len(), pitch) {
        elements::shift(ctx, state, &view.path, from + 1, to + 1);
    }
    let add = ghost_button(ui, icons::PLUS, &ctx.texts.get("health-add-argument"));
    if add.accessible_name(view.buttons.add.as_str()).clicked() {
        let path = view.path.index(arguments.len() + 1);
        let edit = Edit::Insert { path: view.path.clone(), index: arguments.len() + 1, value: "".into() };
        ctx.edit(StepName::Add(path.clone()), vec![edit]);
        ui.memory_mut(|memory| memory.request_focus(field_id(&path)));
        ctx.select(path, Pane::Form);
    }
}

/// Alt and an arrow move the argument whose field has the keyboard, which goes along. What says how the command runs stays
/// before all arguments.
fn shift_by_keys(
    ui: &Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    view: &RowView,
    number: usize,
    length: usize,
) {
    let field = field_id(&view.path.index(number + 1));
    if !ui.memory(|memory| memory.has_focus(field)) || ctx.is_composing {
        return;
    }
    let taken = |key| ui.input_mut(|input| input.consume_key(Modifiers::ALT, key));
    let to = match (taken(Key::ArrowUp), taken(Key::ArrowDown)) {
        (true, _) => number.checked_sub(1),
        (_, true) => Some(number + 1).filter(|to| *to < length),
        _ => None,
    };
    if let Some(to) = to {
        elements::shift(ctx, state, &view.path, number + 1, to + 1);
        ui.memory_mut(|memory| memory.request_focus(field_id(&view.path.index(to + 1))));
    }
}

/// All numbers on one line where there is room, each with its own words before it.
fn timing_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, rows: &[RowView]) {
    let label = Label {
        text: &ctx.texts.get("health-timing"),
        is_required: false,
        help: &ctx.texts.get("health-timing-help"),
    };
    let controls = |ui: &mut Ui| {
        let widths: Vec<f32> =
            rows.iter().map(|view| text_width(ui, &view.label) + spacing::SM + NUMBER_WIDTH).collect();
        let gap = spacing::MD;
        for line in lines(&widths, gap, ui.available_width()) {
            ui.horizontal(|ui| {
                for (number, view) in rows.get(line).unwrap_or_default().iter().enumerate() {
                    if number > 0 {
                        ui.add_space(gap - spacing::SM);
                    }
                    number_ui(ui, ctx, state, view);
                }
            });
        }
        for view in rows {
            findings_ui(ui, ctx, &view.path);
        }
    };
    beside_ui(ui, |ui| own_label_ui(ui, &label), controls);
}

fn number_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, view: &RowView) {
    ui.label(Type::BODY.text(&*view.label).color(colors(ui).text_secondary));
    let none = ctx.texts.get("health-no-start-period");
    let row =
        Row { unset: default_of(view.field.pattern).unwrap_or(&none), ..Row::new(ctx, view, Place::Row) };
    let response = field_ui(ui, ctx, state, &row, NUMBER_WIDTH);
    show_selection(ui, ctx, state, row.path, &response, &response);
}
