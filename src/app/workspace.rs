//! What is open: the document, its file, the selection and the dialog in front of them.

use std::path::{Path as FilePath, PathBuf};

use super::dialog::{Dialog, Then};
use crate::document::history::Place;
use crate::document::{Document, Encoding, Path};

/// The text of a new definition: no field that nobody has set, but lines to put them on.
const EMPTY: &str = "{\n  \"containerDefinitions\": []\n}\n";

/// One open document and what surrounds it.
#[derive(Debug)]
pub struct Workspace {
    /// The document.
    pub document: Document,
    /// Where it was read from or saved last.
    pub file: Option<PathBuf>,
    /// What the user looks at.
    pub selection: Selection,
    /// The change that led to the present revision.
    pub last_change: Change,
    /// What waits for an answer.
    pub dialog: Option<Dialog>,
    /// What to do once the document is saved.
    pub after_save: Option<Then>,
    /// A sentence about what was done last, or could not be.
    pub notice: Option<String>,
}

/// A part of the window that can ask for a place to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// The tree on the left.
    Outline,
    /// The form in the middle.
    Form,
    /// The text on the right.
    Json,
    /// The list of findings.
    Problems,
    /// Undo and redo.
    History,
}

/// A place that the user went to. Only what the user does sets it; a pane reacts when another one is the origin.
#[derive(Debug, Clone, PartialEq)]
pub struct Selection {
    /// Where.
    pub path: Path,
    /// The byte of the text, where the path alone does not tell it.
    pub offset: Option<usize>,
    /// Who asked.
    pub origin: Pane,
    /// Whether the keyboard goes along.
    pub takes_focus: bool,
    /// Grows with every selection, so that a pane reacts to each of them once.
    pub serial: u64,
}

/// What made a revision of the text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Change {
    /// The field or line that was typed in, if it was typing.
    pub place: Option<Place>,
    /// When, on the clock of the window, in seconds.
    pub at: f64,
}

impl Default for Workspace {
    fn default() -> Self {
        Self::new(Document::new(EMPTY, Encoding::Utf8), None)
    }
}

impl Workspace {
    /// A document that was just read.
    pub fn new(document: Document, file: Option<PathBuf>) -> Self {
        let selection = Selection {
            path: Path::root(),
            offset: None,
            origin: Pane::Outline,
            takes_focus: false,
            serial: 0,
        };
        Self {
            document,
            file,
            selection,
            last_change: Change::default(),
            dialog: None,
            after_save: None,
            notice: None,
        }
    }

    /// The name of the file without its folder.
    pub fn file_name(&self) -> Option<String> {
        Some(self.file.as_deref()?.file_name()?.to_string_lossy().into_owned())
    }

    /// The folder in which file dialogs begin.
    pub fn folder(&self) -> PathBuf {
        let of_file = self.file.as_deref().and_then(FilePath::parent);
        let named = of_file.filter(|folder| !folder.as_os_str().is_empty()).map(FilePath::to_path_buf);
        named.or_else(|| std::env::current_dir().ok()).unwrap_or_else(|| PathBuf::from("."))
    }
}
