//! The question of a fix that only the user can complete: one field and a button.

use eframe::egui::{Button, Key, TextEdit, Ui};

use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::app::dialog::Question;
use crate::rules::fix::Ask;
use crate::ui::theme::{Type, colors, spacing};

/// What is typed in the dialog.
#[derive(Debug, Default)]
pub(super) struct QuestionState {
    serial: u64,
    text: String,
}

pub(super) fn question_ui(ui: &mut Ui, ctx: &Ctx<'_>, question: &Question, state: &mut QuestionState) {
    let is_new = state.serial != question.serial;
    if is_new {
        *state = QuestionState { serial: question.serial, text: String::new() };
    }
    ui.set_width(480.0);
    let title = ui.label(Type::TITLE.text(&question.title));
    let places = question.fix.ask.as_ref().map_or(0, |ask: &Ask| ask.places.len());
    let note = ctx.texts.with("question-places", "count", places);
    ui.label(Type::BODY.text(note).color(colors(ui).text_muted));
    let edit = TextEdit::singleline(&mut state.text).desired_width(f32::INFINITY);
    let response = ui.add(edit).labelled_by(title.id);
    if is_new {
        response.request_focus();
    }
    let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.add_space(spacing::MD);
    ui.horizontal(|ui| {
        let answer = question.answer(&state.text);
        let button = ui.add_enabled(answer.is_some(), Button::new(&*ctx.texts.get("question-apply")));
        if let Some(answer) = answer
            && (button.clicked() || is_entered)
        {
            ctx.send(Command::Answer(answer));
        }
        if ui.button(&*ctx.texts.get("cancel")).clicked() {
            ctx.send(Command::Cancel);
        }
    });
}
