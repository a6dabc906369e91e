//! Text and number fields: every keystroke that yields a value is written, joined into one step of undo.

use eframe::egui::{self, Key, Response, TextEdit, Ui};
use serde_json::Value;

use super::inline::worst;
use super::row::{Row, field_id};
use super::{Draft, FormState};
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::document::history::Place;
use crate::document::{Edit, StepName};
use crate::rules::Severity;
use crate::schema::Kind;
use crate::ui::theme::{colors, height};

/// What a text in the field means for the document.
#[derive(Debug, PartialEq)]
enum Meaning {
    Unset,
    Value(Value),
    /// No value of the type of the field: it stays where it is.
    Nothing,
}

fn meaning(kind: Kind, text: &str) -> Meaning {
    match kind {
        _ if text.is_empty() => Meaning::Unset,
        Kind::Integer => {
            text.trim().parse::<i64>().map_or(Meaning::Nothing, |number| Meaning::Value(number.into()))
        }
        _ => Meaning::Value(text.into()),
    }
}

/// A value as its field shows it: one of another type as its JSON.
fn shown(kind: Kind, value: Option<&Value>) -> String {
    match (kind, value) {
        (_, None) => String::new(),
        (Kind::String, Some(Value::String(text))) => text.clone(),
        (_, Some(value)) => value.to_string(),
    }
}

pub(super) fn text_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, row: &Row<'_>) -> Response {
    let id = field_id(row.path);
    let draft = state.draft(ctx, row.path, row.value);
    let mut text = draft.unwrap_or_else(|| shown(row.field.kind, row.value));
    let is_wrong_type = row.value.is_some_and(|value| !row.field.kind.admits(value));
    let is_nothing = meaning(row.field.kind, &text) == Meaning::Nothing && !is_wrong_type;
    let severity = if is_nothing { Some(Severity::Error) } else { worst(ctx, row.path) };
    if let Some(severity) = severity {
        let color = colors(ui).severity(severity).fill;
        ui.visuals_mut().widgets.inactive.bg_stroke.color = color;
    }
    let is_mono = row.field.kind == Kind::Integer || is_wrong_type;
    let mut edit = TextEdit::singleline(&mut text)
        .id(id)
        .hint_text(&*ctx.texts.get("form-not-set"))
        .min_size(egui::vec2(0.0, height::FIELD))
        .desired_width(f32::INFINITY);
    if is_mono {
        edit = edit.font(egui::TextStyle::Monospace);
    }
    if is_nothing {
        edit = edit.text_color(colors(ui).error_text);
    }
    let response = ui.add(edit).accessible_name(row.name.as_str());
    if response.changed() {
        let draft =
            Draft { text, revision: ctx.document().revision(), value: row.value.cloned(), is_sent: false };
        state.drafts.insert(row.path.clone(), draft);
    }
    let is_leaving = response.lost_focus();
    // What an input method composes is sent when it is committed, or when the keyboard leaves.
    if !ctx.is_composing || is_leaving {
        send(ctx, state, row);
    }
    if is_leaving {
        let restores = ui.input(|input| input.key_pressed(Key::Escape));
        state.leave(row, restores);
    }
    response
}

/// Sends the draft of a row, if it is a value and was not sent yet.
fn send(ctx: &Ctx<'_>, state: &mut FormState, row: &Row<'_>) {
    let Some(draft) = state.drafts.get_mut(row.path).filter(|draft| !draft.is_sent) else { return };
    let path = row.path.clone();
    let edit = match meaning(row.field.kind, &draft.text) {
        Meaning::Nothing => return,
        Meaning::Unset if row.value.is_none() => None,
        Meaning::Unset => Some(Edit::Remove { path }),
        Meaning::Value(value) if row.value == Some(&value) => None,
        Meaning::Value(value) => Some(Edit::Set { path, value }),
    };
    draft.is_sent = true;
    if let Some(edit) = edit {
        ctx.send(Command::Edit {
            name: StepName::Change(row.path.clone()),
            edits: vec![edit],
            typing: Some(Place::Field(row.path.clone())),
        });
    }
}

impl FormState {
    /// The keyboard leaves a row: a text that became a value is the document's now; one that did not stays, unless
    /// Esc gives it up.
    fn leave(&mut self, row: &Row<'_>, restores: bool) {
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
        assert_eq!(meaning(Kind::String, "80"), Meaning::Value("80".into()));
        assert_eq!(meaning(Kind::Integer, " 80 "), Meaning::Value(80.into()));
        assert_eq!(meaning(Kind::Integer, "80a"), Meaning::Nothing);
        assert_eq!(meaning(Kind::Integer, "0.5"), Meaning::Nothing);
        assert_eq!(meaning(Kind::Integer, ""), Meaning::Unset);
    }

    #[test]
    fn a_value_of_another_type_shows_as_its_json() {
        assert_eq!(shown(Kind::String, Some(&256.into())), "256");
        assert_eq!(shown(Kind::Integer, Some(&"256".into())), "\"256\"");
        assert_eq!(shown(Kind::String, Some(&"256".into())), "256");
        assert_eq!(shown(Kind::String, None), "");
    }
}
