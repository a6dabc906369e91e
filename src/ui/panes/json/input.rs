//! Takes the keys that do more than write out of the input, before the text field sees them.

use std::ops::Range;

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{self, Event, Ui};

use super::completion::Taken;
use super::keys::{self, Change, Key};
use super::{JsonState, byte_of, editor_id};
use crate::app::ctx::Ctx;
use crate::document::print;

impl JsonState {
    /// Does what was typed in this frame where it is more than writing; answers whether the text changed.
    pub(super) fn take_keys(&mut self, ui: &Ui, ctx: &Ctx<'_>) -> bool {
        let has_keyboard = ui.memory(|memory| memory.has_focus(editor_id()));
        let is_typed = |event: &Event| matches!(event, Event::Text(_) | Event::Key { pressed: true, .. });
        let has_keys = ui.input(|input| input.events.iter().any(is_typed));
        if !has_keyboard || !has_keys || ctx.is_composing {
            return false;
        }
        self.complete_string(ui);
        let mut selection = self.selection(ui);
        let mut is_changed = false;
        ui.input_mut(|input| {
            if input.events.iter().any(|event| matches!(event, Event::Ime(_))) {
                return;
            }
            let mut at = 0;
            while let Some(event) = input.events.get(at) {
                if let Some(taken) = self.completing.key(event) {
                    input.events.remove(at);
                    if let Taken::Accepted(change) = taken {
                        selection = self.apply(change);
                        is_changed = true;
                    }
                    continue;
                }
                if moves(event) {
                    break;
                }
                let Some(key) = key_of(event) else {
                    at += 1;
                    continue;
                };
                let is_last = !input.events[at + 1..].iter().any(|event| key_of(event).is_some());
                let unit = print::indent_unit(&self.view.text);
                let change = match (keys::change(&self.text, selection.clone(), key, unit), key) {
                    (Some(change), _) => change,
                    // Written here only to keep the order of what comes after it.
                    (None, Key::Character(c)) if !is_last => Change::insert(selection.clone(), c),
                    (None, _) => break,
                };
                input.events.remove(at);
                selection = self.apply(change);
                is_changed = true;
            }
        });
        if is_changed {
            self.set_selection(ui, selection);
        }
        is_changed
    }

    /// What is selected, in bytes of the text.
    pub(super) fn selection(&self, ui: &Ui) -> Range<usize> {
        let editor = TextEditState::load(ui.ctx(), editor_id()).unwrap_or_default();
        let range = editor.cursor.char_range().unwrap_or_default();
        let [start, end] = range.sorted_cursors().map(|cursor| byte_of(&self.text, cursor.index.0));
        start..end
    }

    /// Selects bytes of the text, the caret at their end.
    pub(super) fn set_selection(&mut self, ui: &Ui, selection: Range<usize>) {
        let character = |offset: usize| self.text.get(..offset).map_or(0, |before| before.chars().count());
        let range = CCursorRange::two(
            CCursor::new(character(selection.start)),
            CCursor::new(character(selection.end)),
        );
        let mut editor = TextEditState::load(ui.ctx(), editor_id()).unwrap_or_default();
        editor.cursor.set_char_range(Some(range));
        editor.store(ui.ctx(), editor_id());
    }

    /// Changes what stands in the editor; answers with what is selected then.
    pub(super) fn apply(&mut self, change: Change) -> Range<usize> {
        self.text.replace_range(change.range, &change.text);
        change.selection
    }
}

fn key_of(event: &Event) -> Option<Key> {
    match event {
        Event::Text(text) => {
            let mut characters = text.chars();
            characters.next().filter(|_| characters.next().is_none()).map(Key::Character)
        }
        Event::Key { key, pressed: true, modifiers, .. } if !modifiers.any() || modifiers.shift_only() => {
            match key {
                egui::Key::Enter => Some(Key::Enter),
                egui::Key::Tab if modifiers.shift => Some(Key::Outdent),
                egui::Key::Tab => Some(Key::Indent),
                egui::Key::Backspace => Some(Key::Backspace),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether an event moves the caret or the text in a way that only the text field knows.
fn moves(event: &Event) -> bool {
    use egui::Key::{ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Delete, End, Escape, Home, PageDown, PageUp};
    match event {
        Event::Cut | Event::Paste(_) | Event::PointerButton { .. } | Event::AccessKitActionRequest(_) => true,
        Event::Key { key, pressed: true, .. } => matches!(
            key,
            ArrowDown | ArrowLeft | ArrowRight | ArrowUp | Delete | End | Escape | Home | PageDown | PageUp
        ),
        _ => false,
    }
}
