//! Takes our shortcuts out of the input before any widget runs: egui's text fields would keep Ctrl+Z and Ctrl+Y
//! for an undo of their own. Plain editing keys stay with the field. And writes the page about them.

use eframe::egui::{self, Event, Key, KeyboardShortcut, ModifierNames, Modifiers};

use super::command::{Command, Commands, UiCommand};
use crate::text::{Catalog, Language};

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

/// The command of a key. A layout without Latin letters has its keys by their physical place: egui reports those when
/// the letter itself is no key that it knows.
fn command_of(event: &Event) -> Option<UiCommand> {
    let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else { return None };
    let with = |key: Key| {
        let matches = |shortcut: &KeyboardShortcut| {
            shortcut.logical_key == key && is_exactly(*modifiers, shortcut.modifiers)
        };
        UiCommand::ALL.into_iter().find(|command| command.shortcuts().iter().any(matches))
    };
    // Shift makes another character of a digit or a sign, never of a letter.
    let is_changed_by_shift = || modifiers.shift && !is_letter(*key);
    with(*key).or_else(|| with(physical_key.filter(|_| is_changed_by_shift())?))
}

fn is_letter(key: Key) -> bool {
    (Key::A..=Key::Z).contains(&key)
}

/// Ctrl+Shift+Z must not do what Ctrl+Z does.
fn is_exactly(pressed: Modifiers, wanted: Modifiers) -> bool {
    pressed.command == wanted.command && pressed.shift == wanted.shift && pressed.alt == wanted.alt
}

/// The page `docs/shortcuts.md`.
pub fn page() -> String {
    let catalog = Catalog::new(Language::En);
    let mut page = "# Shortcuts

Made from the list of commands by `UPDATE_DOCS=1 cargo test docs`. On macOS Ctrl is Cmd.

| Keys | Command | What it does |
| --- | --- | --- |
"
    .to_owned();
    let with_keys = UiCommand::ALL.into_iter().filter(|command| !command.shortcuts().is_empty());
    for command in with_keys {
        let format = |keys: &KeyboardShortcut| format!("`{}`", keys.format(&ModifierNames::NAMES, false));
        let keys: Vec<String> = command.shortcuts().iter().map(format).collect();
        let (name, about) = (catalog.text(command.text_key()), catalog.text(command.tooltip_key()));
        page += &format!("| {} | {name} | {about} |\n", keys.join(", "));
    }
    page + "
`Alt+F`, `Alt+E`, `Alt+V` and `Alt+T` open the menus File, Edit, View and Task; the arrow keys go on from there.
"
}

#[cfg(test)]
mod tests {
    use super::*;

    const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

    fn command(key: Key, physical_key: Key, modifiers: Modifiers) -> Option<UiCommand> {
        let physical_key = Some(physical_key);
        command_of(&Event::Key { key, physical_key, pressed: true, repeat: false, modifiers })
    }

    #[test]
    fn a_sign_is_found_where_shift_makes_it() {
        let ctrl_shift = CTRL.plus(Modifiers::SHIFT);
        for (key, modifiers) in [(Key::Plus, CTRL), (Key::Equals, CTRL), (Key::Plus, ctrl_shift)] {
            assert_eq!(command(key, Key::Equals, modifiers), Some(UiCommand::LargerText));
        }
        assert_eq!(command(Key::Num0, Key::Num0, CTRL), Some(UiCommand::NormalText));
    }

    #[test]
    fn a_letter_counts_wherever_it_stands() {
        let ctrl_shift = CTRL.plus(Modifiers::SHIFT);
        // A German keyboard has Z where an American one has Y, and Dvorak has O where S is.
        assert_eq!(command(Key::Z, Key::Y, CTRL), Some(UiCommand::Undo));
        assert_eq!(command(Key::Z, Key::Y, ctrl_shift), Some(UiCommand::Redo));
        assert_eq!(command(Key::O, Key::S, ctrl_shift), Some(UiCommand::OpenFromEcs));
        assert_eq!(command(Key::Z, Key::Z, CTRL.plus(Modifiers::ALT)), None);
    }
}
