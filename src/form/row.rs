//! One field: label, required mark, help, control by kind, unset button, findings.

use eframe::egui::{self, Align, Id, InnerResponse, Layout, Rect, Response, RichText, Sense, Ui, Vec2, vec2};
use serde_json::Value;

use super::inline::findings_ui;
use super::view::RowView;
use super::{FormState, cards, choice, choose, list, menu};
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::app::workspace::Pane;
use crate::document::{Edit, Path, StepName};
use crate::learn::field_help;
use crate::schema::{Field, Kind, SCHEMA};
use crate::ui::theme::{Type, colors, height, icon, spacing, stroke_width, width};
use crate::ui::widgets::icon_button;
use crate::ui::{fonts, icons, theme};

/// In a narrower window labels stand above their controls.
const LABELS_BESIDE_FROM: f32 = 860.0;

/// What a control needs to know about its field.
pub(super) struct Row<'a> {
    pub(super) path: &'a Path,
    pub(super) field: &'static Field,
    /// The value in the document, of whatever type; `null` counts as absent.
    pub(super) value: Option<&'a Value>,
    /// The accessible name of the control.
    pub(super) name: &'a str,
    /// What stands in the control while there is no value.
    pub(super) unset: &'a str,
    /// The names of its choices.
    pub(super) choices: &'a [String],
    /// Where the control stands.
    pub(super) place: Place,
}

/// Where a control stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In a row of its own.
    Row,
    /// In a list: an empty text is a value there.
    Element,
    /// In a cell of a table, without a frame.
    Cell,
    /// In a cell of a map: without a frame, and an empty text is a value.
    Member,
}

impl<'a> Row<'a> {
    pub(super) fn new(ctx: &Ctx<'a>, view: &'a RowView, place: Place) -> Self {
        Self {
            path: &view.path,
            field: view.field,
            value: ctx.good.and_then(|good| good.value(&view.path)),
            name: &view.name,
            unset: &view.unset,
            choices: &view.choices,
            place,
        }
    }
}

/// The id of the control for `path`: it stays the same while rows come and go.
pub(super) fn field_id(path: &Path) -> Id {
    Id::unique(("field", path))
}

/// Draws a field.
pub(super) fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, view: &RowView) {
    let row = Row::new(ctx, view, Place::Row);
    if let Some(element) = cards::element_of(row.field).filter(|_| row.value.is_none_or(Value::is_array)) {
        let response = cards::cards_ui(ui, ctx, &row, element);
        findings_ui(ui, ctx, row.path);
        return show_selection(ui, ctx, state, row.path, &response, &response);
    }
    let whole = labelled(ui, ctx, view, |ui| {
        let response = control_ui(ui, ctx, state, &row, view);
        findings_ui(ui, ctx, row.path);
        response
    });
    if ui.is_enabled() {
        menu::menu_ui(ui, ctx, state, &row, whole.response.rect, &whole.inner);
    }
    show_selection(ui, ctx, state, row.path, &whole.response, &whole.inner);
}

/// Draws controls with the label of their field.
pub(super) fn labelled<R>(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &RowView,
    controls: impl FnOnce(&mut Ui) -> R,
) -> InnerResponse<R> {
    beside_ui(ui, |ui| label_ui(ui, ctx, view), controls)
}

/// Draws a label and, beside it or in a narrow window below it, what belongs to it.
pub(super) fn beside_ui<R>(
    ui: &mut Ui,
    add_label: impl FnOnce(&mut Ui),
    add_controls: impl FnOnce(&mut Ui) -> R,
) -> InnerResponse<R> {
    let is_narrow = is_narrow(ui);
    let layout = if is_narrow { Layout::top_down(Align::Min) } else { Layout::left_to_right(Align::Min) };
    ui.with_layout(layout, |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        add_label(ui);
        if !is_narrow {
            ui.add_space(spacing::MD);
        }
        ui.spacing_mut().item_spacing = vec2(spacing::SM, spacing::FIELD_GAP);
        ui.vertical(add_controls).inner
    })
}

/// Whether labels stand above their controls.
fn is_narrow(ui: &Ui) -> bool {
    ui.ctx().content_rect().width() < LABELS_BESIDE_FROM
}

/// Draws the label of a field in its column.
pub(super) fn label_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &RowView) {
    named_label_ui(ui, ctx, view, &view.label);
}

/// Draws a label in its column, with the marks of the field of `view`.
pub(super) fn named_label_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &RowView, label: &str) {
    let size = vec2(spacing::LABEL_COLUMN, height::FIELD);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_size(size);
        ui.spacing_mut().item_spacing.x = spacing::XS;
        // Two lines of a long label fit beside the control.
        let text = Type::LABEL.text(label).line_height(Some(Type::SMALL.line));
        let text = text.color(colors(ui).text_secondary);
        let marks = width::HELP_ICON + spacing::XS + if view.is_required { spacing::MD } else { 0.0 };
        ui.scope(|ui| {
            ui.set_max_width(spacing::LABEL_COLUMN - marks);
            ui.add(egui::Label::new(text).wrap());
        });
        if view.is_required {
            ui.label(RichText::new("*").color(colors(ui).accent_text));
        }
        help_ui(ui, ctx, view);
    });
}

/// A question mark that explains the field: shortly under the pointer, in full after a click. Tab passes it by, F1 does
/// the same.
pub(super) fn help_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &RowView) {
    if field_help(view.field.pattern).is_none() {
        return;
    }
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(width::HELP_ICON), Sense::CLICK);
    let is_enabled = ui.is_enabled();
    let name = || ctx.texts.with("learn-about", "field", view.name.as_str());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, is_enabled, name()));
    if response.clicked() {
        ctx.send(Command::LearnAbout(view.path.clone()));
    }
    let color = if response.hovered() { colors(ui).accent_text } else { colors(ui).text_muted };
    let font = egui::FontId::new(14.0, fonts::family(fonts::ICONS));
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, icons::QUESTION, font, color);
    explain(response, ctx, view.field);
}

/// Explains a field under the pointer.
pub(super) fn explain(response: Response, ctx: &Ctx<'_>, field: &Field) {
    let Some(help) = field_help(field.pattern) else { return };
    response.on_hover_ui(|ui| {
        ui.spacing_mut().item_spacing.y = spacing::XS;
        let language = ctx.texts.language();
        ui.label(Type::LABEL.text(help.label(language)).color(colors(ui).text_primary));
        ui.label(Type::SMALL.text(help.help(language)));
        if let Some(example) = &help.example {
            ui.label(Type::MONO.text(example));
        }
        ui.label(Type::MONO.text(field.name).color(colors(ui).text_muted));
    });
}

/// Takes the field out of the document.
pub(super) fn unset_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    row: &Row<'_>,
    view: &RowView,
    control: Rect,
    is_shown: bool,
) {
    if row.value.is_some() && unset_button(ui, row.path, &view.buttons.unset, control, is_shown) {
        state.drafts.remove(row.path);
        let path = row.path.clone();
        ctx.edit(StepName::Remove(path.clone()), vec![Edit::Remove { path }]);
    }
}

/// The button that unsets the field at `path`. It shows under the pointer and with the keyboard: behind a control that
/// leaves room for it, else at its right end.
pub(super) fn unset_button(ui: &mut Ui, path: &Path, name: &str, control: Rect, is_shown: bool) -> bool {
    let room = ui.max_rect().right() - control.right() - spacing::SM;
    let is_behind = room >= height::FIELD;
    let left = if is_behind { control.right() + spacing::SM } else { control.right() - height::FIELD };
    let rect = Rect::from_min_size(egui::pos2(left, control.top()), Vec2::splat(height::FIELD));
    let rect = if is_behind { rect } else { rect.shrink(stroke_width::FOCUS) };
    let response = ui.interact(rect, field_id(path).with("unset"), Sense::click());
    let is_enabled = ui.is_enabled();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, is_enabled, name));
    let is_shown = is_shown || response.hovered() || response.has_focus();
    if is_shown && is_enabled {
        let colors = colors(ui);
        let round = theme::corner(theme::radius::CONTROL);
        let fill = if response.hovered() { colors.bg_hover } else { colors.bg_field };
        if response.hovered() || !is_behind {
            ui.painter().rect_filled(rect, round, fill);
        }
        if response.has_focus() {
            let ring = egui::Stroke::new(stroke_width::FOCUS, colors.stroke_focus);
            ui.painter().rect_stroke(rect, round, ring, egui::StrokeKind::Inside);
        }
        let symbol = icon(icons::ARROW_COUNTER_CLOCKWISE, 16.0);
        let galley =
            egui::WidgetText::from(symbol).into_galley(ui, None, f32::INFINITY, egui::TextStyle::Body);
        ui.painter().galley_with_override_text_color(
            rect.center() - galley.size() / 2.0,
            galley,
            colors.text_muted,
        );
    }
    response.on_hover_text(name).clicked()
}

/// The control with its unset button behind it, for Tab too.
pub(super) fn control_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    row: &Row<'_>,
    view: &RowView,
) -> Response {
    let is_list = row.value.is_none_or(Value::is_array);
    match SCHEMA.element(row.field) {
        Some(element) if is_list && row.field.kind == Kind::List => match element.kind {
            Kind::String | Kind::Integer => return list::list_ui(ui, ctx, state, row, view, element),
            _ => {}
        },
        _ => {}
    }
    let top_left = ui.cursor().min;
    let band = Rect::from_min_size(top_left, vec2(ui.available_width(), height::FIELD));
    let is_hovered = ui.rect_contains_pointer(band);
    ui.horizontal(|ui| {
        let control = scalar_ui(ui, ctx, state, row, view);
        let (response, mut rect) = (control.inner, control.response.rect);
        // The button that unsets stands in the field, and not over the one that opens a list.
        if choose::source_of(ctx, row.path, row.field.pattern).is_some() {
            rect.set_right(rect.right() - choose::ROOM);
        }
        unset_ui(ui, ctx, state, row, view, rect, is_hovered || response.has_focus());
        response
    })
    .inner
}

fn scalar_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    row: &Row<'_>,
    view: &RowView,
) -> InnerResponse<Response> {
    let size = vec2(ui.available_width(), height::FIELD);
    let layout = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.set_min_height(size.y);
        let is_scalar = row.value.is_none_or(|value| !value.is_array() && !value.is_object());
        let response = match row.field.kind {
            Kind::String | Kind::Integer if is_scalar => choose::text_ui(ui, ctx, state, row),
            Kind::Enum if is_scalar => choice::choice_ui(ui, ctx, row),
            Kind::Boolean if is_scalar => choice::switch_ui(ui, ctx, row),
            _ => summary_ui(ui, ctx, row, view),
        };
        notice_focus(ctx, row.path, &response);
        response
    })
}

/// A control that the keyboard came to is where the user is.
pub(super) fn notice_focus(ctx: &Ctx<'_>, path: &Path, response: &Response) {
    if response.gained_focus() && ctx.selection().path != *path {
        ctx.select(path.clone(), Pane::Form);
    }
}

/// What is edited in the text: what it holds, and the way there.
fn summary_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: &Row<'_>, view: &RowView) -> Response {
    let text = match row.value {
        Some(_) => Type::BODY.text(&*view.summary).color(colors(ui).text_primary),
        None => Type::BODY.text(row.unset).color(colors(ui).text_muted),
    };
    ui.add(egui::Label::new(text).truncate());
    show_json_button(ui, ctx, row.path, &view.buttons.show_json)
}

/// The way from a field to its JSON.
pub(super) fn show_json_button(ui: &mut Ui, ctx: &Ctx<'_>, path: &Path, name: &str) -> Response {
    let text = Type::LABEL.text(&*ctx.texts.get("form-show-json")).color(colors(ui).accent_text);
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding.y = 0.0;
            ui.add(egui::Button::new(text).frame_when_inactive(false).min_size(vec2(0.0, height::BUTTON)))
        })
        .inner
        .accessible_name(name);
    if response.clicked() {
        ctx.select(path.clone(), Pane::Form);
    }
    response
}

/// A square button of an icon at the end of a row.
pub(super) fn remove_button(ui: &mut Ui, name: &str) -> Response {
    icon_button(ui, icons::TRASH, height::FIELD, name)
}

/// Brings the row into view, and the keyboard to it, when the user went there from elsewhere.
pub(super) fn show_selection(
    ui: &Ui,
    ctx: &Ctx<'_>,
    state: &FormState,
    path: &Path,
    whole: &Response,
    control: &Response,
) {
    let selection = ctx.selection();
    if selection.origin != Pane::Form && !control.has_focus() && selection.path.is_inside(path) {
        let mut bar = whole.rect;
        bar.set_right(bar.left() - spacing::SM);
        bar.set_left(bar.right() - stroke_width::FOCUS);
        ui.painter().rect_filled(bar, 0.0, colors(ui).accent_fill);
    }
    if let Some(target) = state.target.as_ref().filter(|target| target.row == *path) {
        // A section that was asked for shows from its heading on.
        if !target.is_section {
            whole.scroll_to_me(Some(Align::Center));
        }
        if target.takes_focus {
            control.request_focus();
        }
    }
}
