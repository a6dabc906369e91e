//! Takes our shortcuts out of the input before any widget runs: egui's text fields would keep Ctrl+Z and Ctrl+Y
//! for an undo of their own. Plain editing keys stay with the field.

use eframe::egui::{self, Event, KeyboardShortcut, Modifiers};

use super::command::{Command, Commands, UiCommand};

/// Sends the command of every shortcut that was pressed in this frame, in order.
pub(super) fn take(context: &egui::Context, commands: &Commands) {
    context.input_mut(|input| {
        input.events.retain(|event| match command_of(event) {
            Some(command) => {
                commands.send(Command::Ui(command));
                false
            }
            None => true,
        });
    });
}

/// A layout without Latin letters has its keys by their physical place: egui reports those when the letter itself
/// is no key that it knows.
fn command_of(event: &Event) -> Option<UiCommand> {
    let Event::Key { key, pressed: true, modifiers, .. } = event else { return None };
    let matches = |shortcut: &KeyboardShortcut| {
        shortcut.logical_key == *key && is_exactly(*modifiers, shortcut.modifiers)
    };
    UiCommand::ALL.into_iter().find(|command| command.shortcuts().iter().any(matches))
}

/// Ctrl+Shift+Z must not do what Ctrl+Z does.
fn is_exactly(pressed: Modifiers, wanted: Modifiers) -> bool {
    pressed.command == wanted.command && pressed.shift == wanted.shift && pressed.alt == wanted.alt
}
