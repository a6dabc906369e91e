//! Which revision a document came from, or became: kept while it is open, and in the state folder for its file.

use std::time::SystemTime;

use crate::app::App;
use crate::app::journal::DocumentId;
use crate::app::notes::{self, NoteStore, Notes, Registration as Registered};
use crate::app::workspace::OpenDocument;
use crate::aws::{Identity, Revision};
use crate::task::arn::Arn;

impl App {
    /// What is remembered of a document; nothing where its file became another text since.
    pub(super) fn notes_of(&mut self, id: DocumentId) -> Option<Notes> {
        let store = self.note_store();
        let open = self.workspace.get_mut(id)?;
        if open.notes.is_none()
            && let (Some(store), Some(file)) = (store, &open.file)
        {
            let saved = open.document.saved();
            open.notes = store.read(file).filter(|notes| notes.is_of(saved));
        }
        open.notes.clone()
    }

    /// Remembers that a document was registered as `text`.
    pub(super) fn note_registration(&mut self, id: DocumentId, text: &str, revision: &Revision, note: &str) {
        let mut notes = self.notes_of(id).unwrap_or_default();
        let note = note.trim().to_owned();
        let registered = Registered { arn: revision.arn().to_owned(), at: SystemTime::now(), note };
        notes.add(text, revision.origin.clone(), registered);
        self.keep_notes(id, notes);
    }

    /// The document was brought up to a revision: later changes of others are those after it.
    pub(super) fn note_base(&mut self, id: DocumentId, base: &str, revision: &Revision) {
        let notes = self.notes_of(id).unwrap_or_default();
        let notes = Notes { origin: revision.origin.clone(), base: Some(base.to_owned()), ..notes };
        self.keep_notes(id, notes);
    }

    fn keep_notes(&mut self, id: DocumentId, notes: Notes) {
        let store = self.note_store();
        let Some(open) = self.workspace.get_mut(id) else { return };
        if let (Some(store), Some(file)) = (store, &open.file) {
            // The file has what was saved. That notes are lost where the folder cannot be written costs no document.
            let notes = Notes { text: notes::hash(open.document.saved()), ..notes.clone() };
            store.write(file, &notes).unwrap_or_default();
        }
        open.notes = Some(notes);
    }

    /// The document in front was saved: what is remembered of it is remembered of its file.
    pub(in crate::app) fn notes_follow_file(&mut self) {
        let Some(store) = self.note_store() else { return };
        let OpenDocument { file: Some(file), document, notes, .. } = self.workspace.active() else { return };
        match notes {
            Some(notes) => {
                let notes = Notes { text: notes::hash(document.text()), ..notes.clone() };
                store.write(file, &notes)
            }
            None => store.saved(file, document.text()),
        }
        .unwrap_or_default();
    }

    fn note_store(&self) -> Option<NoteStore> {
        self.files.notes()
    }
}

/// The revision of `family` that a document came from, in the account and region that `identity` speaks to.
pub(super) fn base_revision(notes: &Notes, family: &str, identity: &Identity) -> Option<u64> {
    let arn = Arn::parse(notes.origin.arn.as_deref()?)?;
    let is_here = arn.region == identity.region && arn.account == identity.account;
    let is_own = notes.origin.family.as_deref() == Some(family);
    notes.origin.revision.filter(|_| is_here && is_own)
}
