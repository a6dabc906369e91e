//! Everything that the window can be asked to do. Panes send commands and never change the document themselves.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::ops::Range;
use std::path::PathBuf;

use eframe::egui::{Key, KeyboardShortcut, Modifiers};
use serde_json::Value;

use super::dialog::Question;
use super::workspace::{Pane, Workspace};
use crate::document::history::Place;
use crate::document::{Edit, Path, StepName};
use crate::text::Language;

/// What menus, keys and buttons can do without saying more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UiCommand {
    /// An empty definition.
    New,
    /// Asks for a file and opens it.
    Open,
    /// Writes the file.
    Save,
    /// Asks for a file and writes it.
    SaveAs,
    /// Takes the last step back.
    Undo,
    /// Does the step again that was undone last.
    Redo,
}

impl UiCommand {
    /// All of them, as the toolbar shows them.
    pub const ALL: [Self; 6] = [Self::New, Self::Open, Self::Save, Self::SaveAs, Self::Undo, Self::Redo];

    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::New => "command-new",
            Self::Open => "command-open",
            Self::Save => "command-save",
            Self::SaveAs => "command-save-as",
            Self::Undo => "command-undo",
            Self::Redo => "command-redo",
        }
    }

    /// The key of the sentence that says what it does.
    pub fn tooltip_key(self) -> &'static str {
        match self {
            Self::New => "command-new-tooltip",
            Self::Open => "command-open-tooltip",
            Self::Save => "command-save-tooltip",
            Self::SaveAs => "command-save-as-tooltip",
            Self::Undo => "command-undo-tooltip",
            Self::Redo => "command-redo-tooltip",
        }
    }

    /// The keys that do it; menus show the first.
    pub fn shortcuts(self) -> &'static [KeyboardShortcut] {
        const fn command(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(Modifiers::COMMAND, key)
        }
        const fn command_shift(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
        }
        match self {
            Self::New => const { &[command(Key::N)] },
            Self::Open => const { &[command(Key::O)] },
            Self::Save => const { &[command(Key::S)] },
            Self::SaveAs => const { &[command_shift(Key::S)] },
            Self::Undo => const { &[command(Key::Z)] },
            Self::Redo => const { &[command_shift(Key::Z), command(Key::Y)] },
        }
    }

    /// Whether it would do something now.
    pub fn is_enabled(self, workspace: &Workspace) -> bool {
        match self {
            Self::Undo => workspace.document.history().undo_name().is_some(),
            Self::Redo => workspace.document.history().redo_name().is_some(),
            Self::New | Self::Open | Self::Save | Self::SaveAs => true,
        }
    }
}

/// A wish with all that it takes to fulfil it.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// What needs no data.
    Ui(UiCommand),
    /// Changes values, as one step of undo.
    Edit {
        /// What undo calls it.
        name: StepName,
        /// In order.
        edits: Vec<Edit>,
        /// Where someone types, if this is a keystroke: keystrokes at one place join.
        typing: Option<Place>,
    },
    /// Replaces a part of the text that was shown at `revision`.
    ReplaceText {
        /// Which text `range` counts in. Of another revision, the command is void.
        revision: u64,
        /// The bytes to replace.
        range: Range<usize>,
        /// By what.
        text: String,
        /// The line on which someone types, from 1.
        line: usize,
    },
    /// Solves a finding.
    ApplyFix {
        /// Which text it was found in. Of another revision, the command is void.
        revision: u64,
        /// Whose fix.
        rule: &'static str,
        /// What it does.
        edits: Vec<Edit>,
        /// Where the finding stands.
        at: Path,
    },
    /// Asks what a fix needs to know.
    Ask(Box<Question>),
    /// Answers that question.
    Answer(Value),
    /// Takes a text that does not parse back to the last one that did.
    BackToLastGood,
    /// Goes to a place.
    Select {
        /// Where.
        path: Path,
        /// The byte of the text, where the path alone does not tell it.
        offset: Option<usize>,
        /// Who asks.
        origin: Pane,
    },
    /// Speaks this language from now on.
    SetLanguage(Language),
    /// Opens a file.
    Open(PathBuf),
    /// Writes the document to a file. Asks first if that would replace another.
    SaveAs(PathBuf),
    /// Writes the document to a file, whatever is there.
    Overwrite(PathBuf),
    /// Shows a folder in the file dialog.
    Browse(PathBuf),
    /// Answers the question about unsaved changes: save them, then go on.
    SaveFirst,
    /// Answers the same question: go on without them.
    Discard,
    /// Closes the dialog.
    Cancel,
}

/// What was sent and not yet done. Runs at the start of the next [`eframe::App::logic`].
#[derive(Debug, Default)]
pub struct Commands(RefCell<VecDeque<Command>>);

impl Commands {
    /// Asks for something.
    pub fn send(&self, command: Command) {
        self.0.borrow_mut().push_back(command);
    }

    /// The next to do.
    pub fn next(&self) -> Option<Command> {
        self.0.borrow_mut().pop_front()
    }

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_shortcut() {
        let mut all: Vec<_> = UiCommand::ALL.iter().flat_map(|command| command.shortcuts()).collect();
        let count = all.len();
        all.sort_by_key(|shortcut| format!("{shortcut:?}"));
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
