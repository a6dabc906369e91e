//! Whether an input method composes. egui writes a preedit into the field and reports a change for every jamo;
//! fields keep such text to themselves until it is committed.

use eframe::egui::{self, Event, Id, ImeEvent, Key};

/// Follows the input events from frame to frame.
#[derive(Debug, Default)]
pub(super) struct Composition {
    is_active: bool,
    focused: Option<Id>,
    focus_serial: u64,
}

impl Composition {
    /// Reads the events of this frame, before any widget does. The Enter that ends a composition is taken out:
    /// it chose a word and means nothing to the field.
    pub(super) fn update(&mut self, context: &egui::Context) {
        let focused = context.memory(egui::Memory::focused);
        if focused != self.focused {
            self.focused = focused;
            self.focus_serial += 1;
            self.is_active = false;
        }
        let was_active = self.is_active;
        context.input_mut(|input| {
            for event in &input.events {
                match event {
                    Event::Ime(ImeEvent::Preedit { text, .. }) => self.is_active = !text.is_empty(),
                    Event::Ime(ImeEvent::Commit(_))
                    | Event::Text(_)
                    | Event::Paste(_)
                    | Event::PointerButton { pressed: true, .. } => self.is_active = false,
                    _ => {}
                }
            }
            if was_active {
                input
                    .events
                    .retain(|event| !matches!(event, Event::Key { key: Key::Enter, pressed: true, .. }));
            }
        });
    }

    /// Whether the focused field holds text that is not committed yet.
    pub(super) fn is_active(&self) -> bool {
        self.is_active
    }

    /// Where the keyboard is.
    pub(super) fn focused(&self) -> Option<Id> {
        self.focused
    }

    /// A number that changes whenever the keyboard goes elsewhere.
    pub(super) fn focus_serial(&self) -> u64 {
        self.focus_serial
    }
}
