//! Text and number fields: every keystroke that yields a value is written, joined into one step of undo.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{
    self, Galley, Key, KeyboardShortcut, Response, RichText, Stroke, StrokeKind, TextBuffer, TextEdit, Ui,
};
use serde_json::Value;

use super::inline::worst;
use super::row::{Place, Row, field_id};
use super::{Draft, FormState};
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::document::history;
use crate::document::{Edit, StepName};
use crate::rules::Severity;
use crate::schema::defaults::unit_of;
use crate::schema::{Field, Kind, SCHEMA};
use crate::task::secret::is_secret_name;
use crate::ui::theme::{Type, colors, corner, height, radius, spacing, stroke_width};
use crate::ui::widgets::paint_shortened;
use crate::ui::{fonts, icons};

/// The width of a number with its unit.
const NUMBER_WIDTH: f32 = 136.0;
/// The width of a name.
const NAME_WIDTH: f32 = 260.0;
/// Lists of arguments, of which each letter counts.
const ARGUMENTS: [&str; 2] = ["containerDefinitions[].command[]", "containerDefinitions[].entryPoint[]"];
/// Around the text of a field, with its frame.
pub(super) const FIELD_MARGIN: egui::Margin = egui::Margin { left: 8, right: 8, top: 6, bottom: 6 };
/// Above and below the text of a cell.
const CELL_MARGIN: i8 = 6;

/// What a text in the field means for the document.
#[derive(Debug, PartialEq)]
enum Meaning {
    Unset,
    Value(Value),
    /// No value of the type of the field: it stays where it is.
    Nothing,
}

/// How a field differs from others of its place.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Manner {
    /// Whether its text is shown as dots, also to assistive technologies.
    pub(super) is_masked: bool,
    /// Whether its text is read letter by letter, whatever the field.
    pub(super) is_mono: bool,
    /// Whether no text is an empty one, and does not take the field away.
    pub(super) keeps_empty: bool,
}

impl Manner {
    /// An element of a list or a member of a map cannot be unset: without a text it is an empty one.
    fn of(place: Place) -> Self {
        Self { keeps_empty: matches!(place, Place::Element | Place::Member), ..Self::default() }
    }
}

fn meaning(row: &Row<'_>, manner: Manner, text: &str) -> Meaning {
    match meaning_of(row.field.kind, text) {
        Meaning::Unset if manner.keeps_empty => match row.field.kind {
            Kind::Integer => Meaning::Nothing,
            _ => Meaning::Value("".into()),
        },
        meaning => meaning,
    }
}

fn meaning_of(kind: Kind, text: &str) -> Meaning {
    match kind {
        _ if text.is_empty() => Meaning::Unset,
        Kind::Integer => {
            text.trim().parse::<i64>().map_or(Meaning::Nothing, |number| Meaning::Value(number.into()))
        }
        Kind::List => Meaning::Value(text.split(',').map(str::trim).collect::<Vec<_>>().into()),
        _ => Meaning::Value(text.into()),
    }
}

/// Whether a list is one of words, which a cell shows with commas between them.
pub(super) fn is_words(field: &Field, value: Option<&Value>) -> bool {
    let is_word = |value: &Value| value.as_str().is_some_and(|text| !text.contains(','));
    let is_of_words =
        SCHEMA.element(field).is_some_and(|element| matches!(element.kind, Kind::String | Kind::Enum));
    is_of_words && value.is_none_or(|value| value.as_array().is_some_and(|words| words.iter().all(is_word)))
}

/// A value as its field shows it: one of another type as its JSON.
pub(super) fn shown(kind: Kind, value: Option<&Value>) -> String {
    match (kind, value) {
        (_, None) => String::new(),
        (Kind::String, Some(Value::String(text))) => text.clone(),
        (Kind::List, Some(Value::Array(words))) => {
            words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
        }
        (_, Some(value)) => value.to_string(),
    }
}

pub(super) fn text_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, row: &Row<'_>) -> Response {
    text_in_manner_ui(ui, ctx, state, row, Manner::of(row.place))
}

pub(super) fn text_in_manner_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    row: &Row<'_>,
    manner: Manner,
) -> Response {
    let draft = state.draft(ctx, row.path, row.value);
    let mut text = draft.unwrap_or_else(|| shown(row.field.kind, row.value));
    let is_wrong_type = row.value.is_some_and(|value| !row.field.kind.admits(value));
    let is_nothing = meaning(row, manner, &text) == Meaning::Nothing && !is_wrong_type;
    let severity = if is_nothing { Some(Severity::Error) } else { worst(ctx, row.path) };
    let is_argument = row.place == Place::Element && ARGUMENTS.contains(&row.field.pattern);
    let mut layouter = |ui: &Ui, text: &dyn TextBuffer, width: f32| argument_galley(ui, text.as_str(), width);
    let resting = resting_text(ui, row, manner, &text);
    let mut edit = if is_argument && text.contains('\n') {
        // Enter alone is for whoever draws the list.
        let new_line = KeyboardShortcut::new(egui::Modifiers::SHIFT, Key::Enter);
        TextEdit::multiline(&mut text).desired_rows(1).return_key(new_line)
    } else {
        TextEdit::singleline(&mut text)
    };
    if is_argument {
        edit = edit.layouter(&mut layouter);
    }
    let mut edit = edit
        .password(manner.is_masked || is_masked(ui, ctx, row))
        .id(field_id(row.path))
        .hint_text(RichText::new(row.unset).color(colors(ui).text_muted))
        .desired_width(width_of(row).min(ui.available_width()));
    if is_wrong_type || manner.is_mono || is_mono(row.field) {
        edit = edit.font(egui::TextStyle::Monospace);
    }
    if is_nothing && !is_argument {
        edit = edit.text_color(colors(ui).error_text);
    }
    if resting.is_some() {
        // What is painted over it leaves the middle out.
        edit = edit.text_color(egui::Color32::TRANSPARENT);
    }
    let response = match row.place {
        Place::Cell | Place::Member => {
            tint_cell(ui, severity);
            let frame =
                egui::Frame::NONE.inner_margin(egui::Margin::symmetric(spacing::SM as i8, CELL_MARGIN));
            ui.add_sized(ui.available_size(), edit.frame(frame))
        }
        Place::Row | Place::Element => {
            if let Some(severity) = severity {
                let color = colors(ui).severity(severity).fill;
                ui.visuals_mut().widgets.inactive.bg_stroke.color = color;
                ui.visuals_mut().widgets.hovered.bg_stroke.color = color;
            }
            let unit = unit_of(row.field.pattern).map(|key| {
                let text = ctx.texts.get(key).to_string();
                ui.painter().layout_no_wrap(text, Type::BODY.font(), colors(ui).text_muted)
            });
            if let Some(unit) = &unit {
                let right = unit.size().x + spacing::SM + spacing::XS;
                edit = edit.margin(egui::Margin { right: right as i8, ..FIELD_MARGIN });
            }
            let response = ui.add(edit.min_size(egui::vec2(0.0, height::FIELD)));
            if let Some(unit) = unit {
                let right = response.rect.right_center() - egui::vec2(spacing::SM, unit.size().y / 2.0);
                ui.painter().galley(right - egui::vec2(unit.size().x, 0.0), unit, colors(ui).text_muted);
            }
            response
        }
    };
    let response = match resting {
        Some(text) => {
            let margin = egui::vec2(spacing::SM, 0.0);
            let is_whole = paint_shortened(ui, response.rect.shrink2(margin), &text);
            if is_whole { response } else { response.on_hover_text(Type::MONO.text(text)) }
        }
        None => response,
    };
    let response = response.accessible_name(row.name);
    if matches!(row.place, Place::Cell | Place::Member) {
        paint_cell(ui, &response, severity);
    }
    if response.changed() {
        let draft =
            Draft { text, revision: ctx.document().revision(), value: row.value.cloned(), is_sent: false };
        state.drafts.insert(row.path.clone(), draft);
    }
    let is_leaving = response.lost_focus();
    // What an input method composes is sent when it is committed, or when the keyboard leaves.
    if !ctx.is_composing || is_leaving {
        send(ctx, state, row, manner);
    }
    if is_leaving {
        let restores = ui.input(|input| input.key_pressed(Key::Escape));
        state.leave(row, restores);
    }
    response
}

/// The ground of a cell with something wrong in it.
pub(super) fn tint_cell(ui: &Ui, severity: Option<Severity>) {
    if let Some(severity) = severity {
        ui.painter().rect_filled(ui.max_rect(), 0.0, colors(ui).severity(severity).tint);
    }
}

/// Whether the value of a map looks like a secret and nobody is writing it.
fn is_masked(ui: &Ui, ctx: &Ctx<'_>, row: &Row<'_>) -> bool {
    row.place == Place::Member
        && !ctx.active().shows_secrets
        && row.path.last_key().is_some_and(is_secret_name)
        && !ui.memory(|memory| memory.has_focus(field_id(row.path)))
}

/// The text of a field for images and ARNs that nobody writes in: such texts are long, and their ends tell most.
fn resting_text(ui: &Ui, row: &Row<'_>, manner: Manner, text: &str) -> Option<String> {
    let is_long_kind = row.field.kind == Kind::String && is_mono(row.field) && !row.field.name.is_empty();
    let is_text = row.value.and_then(Value::as_str) == Some(text) && !text.is_empty();
    let has_keyboard = ui.memory(|memory| memory.has_focus(field_id(row.path)));
    (is_long_kind && is_text && !manner.is_masked && !has_keyboard && ui.is_enabled())
        .then(|| text.to_owned())
}

/// The ring of a focused cell, and the sign of what is wrong in it.
pub(super) fn paint_cell(ui: &Ui, response: &Response, severity: Option<Severity>) {
    let rect = ui.max_rect();
    if response.has_focus() {
        let ring = Stroke::new(stroke_width::FOCUS, colors(ui).stroke_focus);
        ui.painter().rect_stroke(rect, corner(radius::CELL), ring, StrokeKind::Inside);
    }
    if let Some(severity) = severity {
        let symbol = if severity == Severity::Error { icons::WARNING_CIRCLE } else { icons::WARNING };
        let at = egui::pos2(rect.right() - spacing::SM, rect.center().y);
        let font = egui::FontId::new(14.0, fonts::family(fonts::ICONS_FILL));
        let color = colors(ui).severity(severity).text;
        ui.painter().text(at, egui::Align2::RIGHT_CENTER, symbol, font, color);
    }
}

/// An argument with its spaces as dots: where one ends and whether it has a space at its end can be seen.
fn argument_galley(ui: &Ui, text: &str, width: f32) -> Arc<Galley> {
    let palette = colors(ui);
    let line_height = ui.fonts_mut(|fonts| fonts.row_height(&Type::MONO.font()));
    let format =
        |color| TextFormat { line_height: Some(line_height), ..TextFormat::simple(Type::MONO.font(), color) };
    let mut job = LayoutJob { keep_trailing_whitespace: true, ..LayoutJob::default() };
    job.break_on_newline = text.contains('\n');
    job.wrap.max_width = if job.break_on_newline { width } else { f32::INFINITY };
    for part in text.split_inclusive(' ') {
        let (word, space) = part.strip_suffix(' ').map_or((part, ""), |word| (word, "·"));
        job.append(word, 0.0, format(palette.text_primary));
        job.append(space, 0.0, format(palette.text_muted));
    }
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// What ECS and Docker read letter by letter.
fn is_mono(field: &Field) -> bool {
    field.kind == Kind::Integer
        || field.name.ends_with("Arn")
        || matches!(field.name, "image" | "credentialsParameter" | "containerPortRange" | "")
}

fn width_of(row: &Row<'_>) -> f32 {
    match (row.place, row.field.kind) {
        (Place::Cell | Place::Member, _) => f32::INFINITY,
        (_, Kind::Integer) => NUMBER_WIDTH,
        _ if matches!(row.field.name, "name" | "family") => NAME_WIDTH,
        _ => f32::INFINITY,
    }
}

/// Sends the draft of a row, if it is a value and was not sent yet.
fn send(ctx: &Ctx<'_>, state: &mut FormState, row: &Row<'_>, manner: Manner) {
    let Some(draft) = state.drafts.get_mut(row.path).filter(|draft| !draft.is_sent) else { return };
    let path = row.path.clone();
    let edit = match meaning(row, manner, &draft.text) {
        Meaning::Nothing => return,
        Meaning::Unset if row.value.is_none() => None,
        Meaning::Unset => Some(Edit::Remove { path }),
        Meaning::Value(value) if row.value == Some(&value) => None,
        Meaning::Value(value) => Some(Edit::Set { path, value }),
    };
    draft.is_sent = true;
    if let Some(edit) = edit {
        let mut edits = state.followers(ctx, row, &edit);
        edits.insert(0, edit);
        ctx.send(Command::Edit {
            name: StepName::Change(row.path.clone()),
            edits,
            typing: Some(history::Place::Field(row.path.clone())),
        });
    }
}

impl FormState {
    /// The keyboard leaves a row: a text that became a value is the document's now; one that did not stays, unless
    /// Esc gives it up.
    fn leave(&mut self, row: &Row<'_>, restores: bool) {
        self.end_renaming(row.path);
        if restores || self.drafts.get(row.path).is_some_and(|draft| draft.is_sent) {
            self.drafts.remove(row.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_means_what_the_kind_of_its_field_says() {
        assert_eq!(meaning_of(Kind::String, "80"), Meaning::Value("80".into()));
        assert_eq!(meaning_of(Kind::Integer, " 80 "), Meaning::Value(80.into()));
        assert_eq!(meaning_of(Kind::Integer, "80a"), Meaning::Nothing);
        assert_eq!(meaning_of(Kind::Integer, "0.5"), Meaning::Nothing);
        assert_eq!(meaning_of(Kind::Integer, ""), Meaning::Unset);
    }

    #[test]
    fn a_value_of_another_type_shows_as_its_json() {
        assert_eq!(shown(Kind::String, Some(&256.into())), "256");
        assert_eq!(shown(Kind::Integer, Some(&"256".into())), "\"256\"");
        assert_eq!(shown(Kind::String, Some(&"256".into())), "256");
        assert_eq!(shown(Kind::String, None), "");
    }
}
