//! One field: label, required mark, control by kind, unset button, findings.

use eframe::egui::{self, Align, Id, Layout, Response, RichText, Ui};
use serde_json::Value;

use super::inline::findings_ui;
use super::{FormState, Target, choice, text};
use crate::app::ctx::Ctx;
use crate::app::workspace::Pane;
use crate::document::{Edit, Path, Segment, StepName};
use crate::form::locate::Node;
use crate::learn::{field_help, in_line, label};
use crate::schema::{Field, Kind, SCHEMA};
use crate::ui::theme::{Type, colors, height, spacing, stroke_width};
use crate::ui::{icons, theme};

/// What the button that leads to the JSON of a field takes, with the gap before it.
const SHOW_JSON_WIDTH: f32 = 120.0;

/// What a control needs to know about its field.
pub(super) struct Row<'a> {
    pub(super) path: &'a Path,
    pub(super) field: &'static Field,
    /// The value in the document, of whatever type; `null` counts as absent.
    pub(super) value: Option<&'a Value>,
    /// The accessible name of the control.
    pub(super) name: String,
}

/// The id of the control for `path`: it stays the same while rows come and go.
pub(super) fn field_id(path: &Path) -> Id {
    Id::unique(("field", path))
}

/// Draws the field at `path`.
pub(super) fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, path: &Path, field: &'static Field) {
    let row = Row {
        path,
        field,
        value: ctx.good.and_then(|good| good.value(path)),
        name: name_of(ctx, path, field),
    };
    let row_of_controls = ui.horizontal(|ui| {
        label_ui(ui, ctx, &row);
        // The control comes before its unset button, for Tab too.
        let size = egui::vec2(ui.available_width() - height::FIELD - spacing::SM, height::FIELD);
        let layout = Layout::left_to_right(Align::Center);
        let control = ui.allocate_ui_with_layout(size, layout, |ui| {
            ui.set_min_width(size.x);
            control_ui(ui, ctx, state, &row)
        });
        unset_ui(ui, ctx, state, &row);
        control.inner
    });
    show_selection(ui, ctx, state, &row, &row_of_controls.response, &row_of_controls.inner);
    findings_ui(ui, ctx, path);
}

/// Unique on its page: an element after the first says its number, a field of a section says the section where the
/// label alone could be another's.
fn name_of(ctx: &Ctx<'_>, path: &Path, field: &'static Field) -> String {
    let language = ctx.texts.language();
    let own = label(field, language).to_owned();
    let parent = path.parent().unwrap_or_default();
    match parent.last() {
        _ if parent == Node::of(path).path() => own,
        Some(Segment::Index(index)) if *index > 0 => {
            let key = if Node::of(path) == Node::Tags { "form-tag" } else { "form-port" };
            in_element(&own, &ctx.texts.with(key, "number", i64::from(*index) + 1))
        }
        Some(Segment::Key(_)) => match SCHEMA.at(&parent) {
            Some(section) => in_element(&own, label(section, language)),
            None => own,
        },
        _ => own,
    }
}

fn in_element(label: &str, element: &str) -> String {
    format!("{label}, {}", in_line(element))
}

fn label_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: &Row<'_>) {
    let size = egui::vec2(spacing::LABEL_COLUMN, height::FIELD);
    let language = ctx.texts.language();
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_width(spacing::LABEL_COLUMN);
        ui.spacing_mut().item_spacing.x = spacing::XS;
        let text = Type::LABEL.text(label(row.field, language)).color(colors(ui).text_secondary);
        let response = ui.add(egui::Label::new(text).wrap());
        if row.field.is_required {
            ui.label(RichText::new("*").color(colors(ui).accent_text));
        }
        if let Some(help) = field_help(row.field.pattern) {
            response.on_hover_ui(|ui| {
                ui.label(help.help(language));
                if let Some(example) = &help.example {
                    ui.label(Type::MONO.text(example));
                }
                ui.label(Type::MONO.text(row.field.name).color(colors(ui).text_muted));
            });
        }
    });
    ui.add_space(spacing::MD - ui.spacing().item_spacing.x);
}

/// Takes the field out of the document. Its place stays empty while there is nothing to take out, so that controls
/// keep their width.
fn unset_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, row: &Row<'_>) {
    let size = egui::Vec2::splat(height::FIELD);
    if row.value.is_none() || row.field.kind == Kind::Structure {
        ui.allocate_exact_size(size, egui::Sense::hover());
        return;
    }
    let name = ctx.texts.with("form-unset", "field", row.name.as_str());
    let icon = theme::icon(icons::ARROW_COUNTER_CLOCKWISE, 16.0).color(colors(ui).text_muted);
    let response = ui.add_sized(size, egui::Button::new(icon).frame(false));
    if response.on_hover_text(&name).accessible_name(name).clicked() {
        state.drafts.remove(row.path);
        let path = row.path.clone();
        ctx.edit(StepName::Remove(path.clone()), vec![Edit::Remove { path }]);
    }
}

fn control_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, row: &Row<'_>) -> Response {
    let is_scalar = row.value.is_none_or(|value| !value.is_array() && !value.is_object());
    let response = match row.field.kind {
        Kind::String | Kind::Integer if is_scalar => text::text_ui(ui, ctx, state, row),
        Kind::Enum if is_scalar => choice::choice_ui(ui, ctx, row),
        Kind::Boolean if is_scalar => choice::switch_ui(ui, ctx, row),
        _ => summary_ui(ui, ctx, row),
    };
    // A field that the keyboard came to is where the user is.
    if response.gained_focus() && ctx.selection().path != *row.path {
        ctx.select(row.path.clone(), Pane::Form);
    }
    response
}

/// What is edited in the text: its JSON, and the way there.
fn summary_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: &Row<'_>) -> Response {
    let text = match row.value {
        Some(value) => Type::MONO.text(value.to_string()),
        None => RichText::new(&*ctx.texts.get("form-not-set")).color(colors(ui).text_muted),
    };
    let layout = Layout::left_to_right(Align::Center);
    let size = egui::vec2((ui.available_width() - SHOW_JSON_WIDTH).max(0.0), height::FIELD);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.set_min_width(size.x);
        ui.add(egui::Label::new(text).truncate());
    });
    let name = ctx.texts.with("form-show-json-of", "field", row.name.as_str());
    let response = ui.button(&*ctx.texts.get("form-show-json")).accessible_name(name);
    if response.clicked() {
        ctx.select(row.path.clone(), Pane::Form);
    }
    response
}

/// Brings the row into view, and the keyboard to it, when the user went there from elsewhere.
fn show_selection(
    ui: &Ui,
    ctx: &Ctx<'_>,
    state: &FormState,
    row: &Row<'_>,
    whole: &Response,
    control: &Response,
) {
    if ctx.selection().path.is_inside(row.path) {
        let mut bar = whole.rect;
        bar.set_right(bar.left() - spacing::SM);
        bar.set_left(bar.right() - stroke_width::FOCUS);
        ui.painter().rect_filled(bar, 0.0, colors(ui).accent_fill);
    }
    if let Some(Target { row: target, takes_focus }) = &state.target
        && target == row.path
    {
        whole.scroll_to_me(Some(Align::Center));
        if *takes_focus {
            control.request_focus();
        }
    }
}
