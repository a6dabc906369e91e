//! What the window knows about the file of one document, and what it still has to say about it.

use std::path::{Path as FilePath, PathBuf};
use std::sync::Arc;

use crate::app::watch::{OnDisk, Outside, is_read_only};
use crate::document::Encoding;
use crate::exchange::describe::{Cleaned, Origin, SetAside};

/// The file of a document beyond its name.
#[derive(Debug, Default)]
pub struct FileState {
    /// What was seen of it; `None` while the document has no file.
    pub(super) disk: Option<OnDisk>,
    /// Whether it may not be written, and nobody has closed the note about that.
    pub is_read_only: bool,
    /// What happened to it outside of the window, until someone says what to do.
    pub outside: Option<Outside>,
    /// What opening took away, until someone closes the note about that.
    pub opened: Option<Opened>,
}

impl FileState {
    /// A file that has `text`.
    pub(super) fn of(file: &FilePath, text: &Arc<str>) -> Self {
        Self {
            disk: Some(OnDisk::new(Arc::clone(text))),
            is_read_only: is_read_only(file),
            outside: None,
            opened: None,
        }
    }

    /// Looks at the file again.
    pub(super) fn look(&mut self, file: &FilePath) {
        if let Some(outside) = self.disk.as_mut().and_then(|disk| disk.look(file)) {
            self.outside = Some(outside);
        }
    }
}

/// A text and where it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// `None` for a text from the clipboard.
    pub file: Option<PathBuf>,
    /// The text.
    pub text: Arc<str>,
    /// How the file spells it.
    pub encoding: Encoding,
}

/// A document that was made of what ECS wrote.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The text as it was.
    pub source: Source,
    /// What is no part of the document.
    pub set_aside: Vec<SetAside>,
    /// Which registered revision it is.
    pub origin: Origin,
}

impl Opened {
    pub(super) fn new(source: Source, cleaned: &Cleaned) -> Self {
        Self { source, set_aside: cleaned.set_aside.clone(), origin: cleaned.origin.clone() }
    }

    /// `family:revision`, as far as the text told.
    pub fn name(&self) -> Option<String> {
        let family = self.origin.family.as_deref()?;
        Some(match self.origin.revision {
            Some(revision) => format!("{family}:{revision}"),
            None => family.to_owned(),
        })
    }
}
