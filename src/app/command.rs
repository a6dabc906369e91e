//! Everything that the window can be asked to do. Panes send commands and never change the document themselves.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::ops::Range;
use std::path::PathBuf;

use serde_json::Value;

use super::aws::AwsCommand;
use super::dialog::Question;
use super::files::FileCommand;
use super::fixes::{Look, Pick};
use super::journal::DocumentId;
use super::prefs::Splits;
use super::settings::Setting;
use super::suggestions::Suggest;
pub use super::ui_command::UiCommand;
use super::view::SidePane;
use super::workspace::Pane;
use crate::document::history::Place;
use crate::document::{Edit, Path, StepName};
use crate::learn::glossary::Term;
use crate::text::Language;

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
    /// Makes several fixes, as one step of undo.
    ApplyFixes {
        /// Which text they were found in. Of another revision, the command is void.
        revision: u64,
        /// Which.
        picks: Vec<Pick>,
    },
    /// Shows what a fix would change before it is made.
    Look(Box<Look>),
    /// Asks what a fix needs to know.
    Ask(Box<Question>),
    /// Answers that question.
    Answer(Value),
    /// Puts values in the places of placeholders: pairs of a placeholder and its value.
    FillIn(Vec<(String, String)>),
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
    /// Shows an open document.
    SwitchDocument(DocumentId),
    /// Closes a document, after a question where something would be lost.
    CloseDocument(DocumentId),
    /// Closes all documents but this one, with the same questions.
    CloseOthers(DocumentId),
    /// The user moved the splitters.
    SetSplits(Splits),
    /// Tells the user what has been done, by the key of the sentence.
    Say(&'static str),
    /// Forgets a notice.
    Dismiss(u64),
    /// Takes away what lies over the form.
    UncoverForm,
    /// Puts the pane over the form beside it, or back.
    TogglePin,
    /// Shows a pane on the right.
    ShowPane(SidePane),
    /// Goes to a field and explains it.
    LearnAbout(Path),
    /// Explains a word.
    LearnTerm(&'static Term),
    /// Speaks this language from now on.
    SetLanguage(Language),
    /// Makes a choice of the settings.
    Set(Setting),
    /// Closes the welcome page.
    CloseWelcome,
    /// Opens a file.
    Open(PathBuf),
    /// Writes the document to a file. Asks first if that would replace another.
    SaveAs(PathBuf),
    /// Writes the document to a file, whatever is there.
    Overwrite(PathBuf),
    /// What has to do with files and the notes about them.
    File(FileCommand),
    /// What has to do with AWS.
    Aws(AwsCommand),
    /// Asks the account what there is to choose from.
    Suggest(Suggest),
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
