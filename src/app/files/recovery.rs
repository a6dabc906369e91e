//! Keeps the journal in step with the open documents, and brings back what an earlier run left in it.

use std::collections::HashMap;
use std::path::Path as FilePath;
use std::sync::Arc;

use super::FileState;
use crate::app::journal::{self, DocumentId, Entry, Journal, Orphans};
use crate::app::watch::Outside;
use crate::app::workspace::OpenDocument;
use crate::document::Document;
use crate::document::file;

/// Recovery copies of the open documents.
#[derive(Debug, Default)]
pub(in crate::app) struct Recovery {
    journal: Option<Arc<Journal>>,
    /// Which revision of a document the journal has; `None` for one that needs no copy.
    kept: HashMap<DocumentId, Option<u64>>,
}

impl Recovery {
    /// Writes into `folder` from now on. Without a folder that can be written, nothing is kept.
    pub(super) fn start(folder: &FilePath) -> (Self, Orphans) {
        let orphans = journal::orphans(folder);
        let journal = Journal::start(folder).ok().map(Arc::new);
        (Self { journal, kept: HashMap::new() }, orphans)
    }

    /// Whether the next start brings unsaved changes back.
    pub(in crate::app) fn is_on(&self) -> bool {
        self.journal.is_some()
    }

    /// The journal, for whoever must bring documents to safety.
    pub(in crate::app) fn journal(&self) -> Option<&Arc<Journal>> {
        self.journal.as_ref()
    }

    /// How many documents have a copy.
    pub(super) fn count(&self) -> usize {
        self.kept.values().flatten().count()
    }

    /// Writes what changed and forgets what is saved or closed.
    pub(in crate::app) fn update(&mut self, documents: &[OpenDocument]) {
        let Some(journal) = &self.journal else { return };
        for open in documents {
            let document = &open.document;
            let wanted = document.is_dirty().then(|| document.revision());
            let kept = self.kept.entry(open.id()).or_default();
            if *kept == wanted {
                continue;
            }
            *kept = wanted;
            if wanted.is_some() {
                journal.write(open.id(), entry_of(open));
            } else {
                journal.remove(open.id());
            }
        }
        self.kept.retain(|id, _| {
            let is_open = documents.iter().any(|open| open.id() == *id);
            if !is_open {
                journal.remove(*id);
            }
            is_open
        });
    }
}

fn entry_of(open: &OpenDocument) -> Entry {
    Entry {
        // The next start may have another working folder.
        file: open.file.as_ref().map(|file| std::path::absolute(file).unwrap_or_else(|_| file.clone())),
        encoding: open.document.encoding(),
        text: open.document.text().to_string(),
        saved: journal::mark(open.document.saved()),
    }
}

/// The document of a recovery copy, unsaved against what its file has now, and what is known of that file. A file
/// that changed since is said to have.
pub(super) fn restored(entry: &Entry) -> (Document, FileState) {
    let mut document = Document::unsaved(entry.text.as_str(), entry.encoding);
    let Some(file) = entry.file.as_deref() else { return (document, FileState::default()) };
    let present = file::read(file).ok();
    document.set_saved(present.as_ref().map_or("", |(text, _)| text));
    let mut state = FileState::of(file, document.saved());
    if let Some((text, encoding)) = present
        && journal::mark(&text) != entry.saved
        && text != entry.text
    {
        state.outside = Some(Outside::Changed(text.into(), encoding));
    }
    (document, state)
}
