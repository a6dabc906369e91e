//! Opening and saving. What a text is made into stands in `opening`, what others do to a file in `outside`, how a
//! file is asked for in `asking`, and where files and texts come from in `incoming`.

mod asking;
mod incoming;
mod outside;
mod recovery;
mod state;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::Context;

use super::App;
use super::desktop_dialog::DesktopDialog;
use super::dialog::{Dialog, Purpose};
use super::instance::Listener;
use super::journal::{DocumentId, Entry, Journal};
use super::notes::{NoteStore, Notes};
use super::opening::{self, Offer, Plan};
use super::prefs::Preferences;
use super::state_folder::StateFolder;
use super::workspace::{OpenDocument, is_same};
use crate::document::file::{self, FileError};
use crate::document::{Document, Encoding};
use crate::exchange::describe::Cleaned;
use crate::exchange::detect::Kind;
use crate::exchange::draft::Draft;
use crate::text;
pub use outside::FileComparison;
pub(super) use recovery::Recovery;
pub use state::{FileState, Opened, Source};

/// How long the window waits for the journal.
const PATIENCE: Duration = Duration::from_secs(2);

/// What can be done with files and with the notes about them.
#[derive(Debug, Clone, PartialEq)]
pub enum FileCommand {
    /// Opens a text that has no file, from the clipboard say.
    OpenText(String),
    /// Answers the note about a text that is no definition: what to make of it, or nothing but a text.
    OpenForeign(Option<Offer>),
    /// Opens the text as it was that a document was made of.
    OpenAsItIs,
    /// Closes the note about what was set aside.
    CloseOpened,
    /// Closes the note that the file is read-only.
    CloseReadOnly,
    /// Takes the text that the file has.
    Reload,
    /// Stays with the text of the window.
    KeepMine,
    /// Shows how window and file differ.
    Compare,
    /// Asks for the file with the built-in dialog after all.
    BuiltInDialog,
    /// Empties the list of recent files.
    ForgetRecent,
}

/// A text that is no definition.
#[derive(Debug, Clone, PartialEq)]
pub struct Foreign {
    /// What it is.
    pub kind: Kind,
    /// The text.
    pub source: Source,
}

/// What the application needs for its files beyond the documents themselves.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// Where state is kept; `None` in tests that bring none.
    folder: Option<StateFolder>,
    pub(super) recovery: Recovery,
    listener: Option<Listener>,
    desktop: Option<(Purpose, DesktopDialog)>,
    /// Files that wait until a dialog is answered.
    waiting: VecDeque<PathBuf>,
    /// When files were looked at last, on the clock of the window.
    looked_at: f64,
    /// What the file of preferences has, and when it was compared.
    saved_preferences: (Preferences, f64),
    /// To be woken from other threads.
    context: Option<Context>,
}

impl Files {
    /// Where notes about documents are kept; nowhere in a program that keeps nothing.
    pub(super) fn notes(&self) -> Option<NoteStore> {
        self.folder.as_ref().map(|folder| NoteStore::at(folder.notes()))
    }
}

impl App {
    /// Opens files, each in a tab. One that raises a question lets the others wait.
    pub(super) fn open_all(&mut self, files: impl IntoIterator<Item = PathBuf>) {
        self.files.waiting.extend(files);
        while self.workspace.dialog.is_none()
            && let Some(file) = self.files.waiting.pop_front()
        {
            self.open(file);
        }
    }

    /// Opens a file in a tab of its own, or goes to the one that it has.
    pub(super) fn open(&mut self, file: PathBuf) {
        if let Some(open) = self.workspace.of_file(&file) {
            let id = open.id();
            self.workspace.dialog = None;
            return self.workspace.switch(id);
        }
        match file::read(&file) {
            Ok((text, encoding)) => {
                self.open_source(Source { file: Some(file), text: text.into(), encoding })
            }
            Err(error) => {
                if matches!(error.problem, file::FileProblem::NotFound) {
                    self.preferences.recent.forget(&file);
                }
                self.report(&error);
            }
        }
    }

    fn open_source(&mut self, source: Source) {
        if let Some(file) = &source.file {
            file::sweep(file);
        }
        match opening::plan(&source.text) {
            Plan::AsItIs => self.open_as_it_is(source),
            Plan::Clean(cleaned) => self.open_cleaned(source, &cleaned),
            Plan::Tell(kind) => self.workspace.dialog = Some(Dialog::Foreign(Foreign { kind, source })),
        }
    }

    fn open_as_it_is(&mut self, source: Source) {
        let Source { file, text, encoding } = source;
        self.workspace.dialog = None;
        match file {
            Some(file) => {
                let state = FileState::of(&file, &text);
                self.preferences.recent.add(&file);
                self.add(Document::new(text, encoding), Some(file));
                self.workspace.active_mut().files = state;
            }
            None => self.add(Document::unsaved(text, encoding), None),
        }
    }

    fn open_cleaned(&mut self, source: Source, cleaned: &Cleaned) {
        self.workspace.dialog = None;
        if let Some(file) = &source.file {
            self.preferences.recent.add(file);
        }
        self.add(Document::unsaved(cleaned.text.as_str(), source.encoding), None);
        let open = self.workspace.active_mut();
        open.files.opened = Some(Opened::new(source, cleaned));
        let (origin, base) = (cleaned.origin.clone(), Some(cleaned.text.clone()));
        open.notes = Some(Notes { origin, base, ..Notes::default() });
    }

    /// Opens what was made of a reply of ECS, `raw`.
    pub(super) fn open_draft(&mut self, draft: Draft, raw: &Arc<str>) {
        let Draft { text, origin, set_aside } = draft;
        let source = Source { file: None, text: Arc::clone(raw), encoding: Encoding::Utf8 };
        self.open_cleaned(source, &Cleaned { text, set_aside, origin });
    }

    pub(super) fn run_file_command(&mut self, command: FileCommand) {
        match command {
            FileCommand::OpenText(text) => {
                self.open_source(Source { file: None, text: text.into(), encoding: Encoding::Utf8 });
            }
            FileCommand::OpenForeign(offer) => self.open_foreign(offer),
            FileCommand::OpenAsItIs => self.open_original(),
            FileCommand::CloseOpened => self.workspace.active_mut().files.opened = None,
            FileCommand::CloseReadOnly => self.workspace.active_mut().files.is_read_only = false,
            FileCommand::Reload => self.reload(),
            FileCommand::KeepMine => self.keep_mine(),
            FileCommand::Compare => self.compare(),
            FileCommand::BuiltInDialog => self.ask_for_file_again(),
            FileCommand::ForgetRecent => self.preferences.recent = Default::default(),
        }
    }

    fn open_foreign(&mut self, offer: Option<Offer>) {
        let Some(Dialog::Foreign(Foreign { source, .. })) = self.workspace.dialog.take() else { return };
        match offer {
            None => self.open_as_it_is(source),
            Some(Offer::Wrap) => {
                self.add(Document::unsaved(opening::wrap(&source.text), Encoding::Utf8), None);
            }
            Some(Offer::Split) => {
                for cleaned in opening::split(&source.text) {
                    self.open_cleaned(source.clone(), &cleaned);
                }
            }
        }
    }

    /// Opens what a document was made of. The document goes, unless someone worked on it.
    fn open_original(&mut self) {
        let open = self.workspace.active_mut();
        let (id, is_unchanged) = (open.id(), open.document.revision() == 0);
        if let Some(opened) = open.files.opened.take() {
            self.open_as_it_is(opened.source);
            if is_unchanged {
                self.close(id);
            }
        }
    }

    /// Writes the file of the document, or asks for one. What another program wrote meanwhile is shown first.
    pub(super) fn save(&mut self) {
        match self.workspace.active().file.clone() {
            Some(file) if self.would_lose_outside_change(&file) => {
                self.workspace.after_save = None;
                self.compare();
            }
            Some(file) => self.save_to(file),
            None => self.ask_for_file(Purpose::Save),
        }
    }

    /// Writes to another file; asks before it replaces one.
    pub(super) fn save_as(&mut self, file: PathBuf) {
        let is_own = self.workspace.active().file.as_deref().is_some_and(|own| is_same(own, &file));
        if file.exists() && !is_own {
            self.workspace.dialog = Some(Dialog::Overwrite(file));
        } else {
            self.save_to(file);
        }
    }

    /// Writes to `file`, whatever is there.
    pub(super) fn save_to(&mut self, file: PathBuf) {
        let open = self.workspace.active_mut();
        match file::write(&file, open.document.text(), open.document.encoding()) {
            Ok(()) => {
                self.preferences.recent.add(&file);
                open.document.mark_saved();
                let opened = open.files.opened.take();
                open.files = FileState { opened, ..FileState::of(&file, open.document.text()) };
                open.file = Some(file);
                open.look_for_policy();
                self.notes_follow_file();
                let open = self.workspace.active();
                let name = open.file_name().unwrap_or_default();
                let is_broken = open.derived().error().is_some();
                self.workspace.dialog = None;
                self.say(if is_broken { "notice-saved-broken" } else { "notice-saved" }, "file", name);
                if let Some(then) = self.workspace.after_save.take() {
                    self.go_on(then);
                }
            }
            Err(error) => self.report(&error),
        }
    }

    /// Saves every changed document that has a file, then asks where the first one without goes.
    pub(super) fn save_all(&mut self) {
        let shown = self.workspace.active().id();
        let is_dirty = |id: &DocumentId| self.workspace.get(*id).is_some_and(|open| open.document.is_dirty());
        let ids = self.workspace.documents().iter().map(OpenDocument::id);
        let dirty: Vec<DocumentId> = ids.filter(is_dirty).collect();
        let (with_file, without): (Vec<_>, Vec<_>) =
            dirty.into_iter().partition(|id| self.workspace.get(*id).is_some_and(|open| open.file.is_some()));
        let mut saved: usize = 0;
        for id in with_file {
            self.workspace.switch(id);
            self.save();
            // The question is about the document that is shown.
            if self.workspace.dialog.is_some() {
                return;
            }
            saved += 1;
        }
        self.say("notice-saved-all", "count", saved);
        match without.first() {
            Some(id) => {
                self.workspace.switch(*id);
                self.ask_for_file(Purpose::Save);
            }
            None => self.workspace.switch(shown),
        }
    }

    /// Says what went wrong: in the file dialog if it is open, so that another name can be given.
    pub(super) fn report(&mut self, error: &FileError) {
        let sentence = text::file::sentence(self.texts.catalog(), error);
        match &mut self.workspace.dialog {
            Some(Dialog::File(dialog)) => dialog.problem = Some(sentence),
            dialog => *dialog = Some(Dialog::Message(sentence)),
        }
    }

    /// Says what was done.
    fn say(&mut self, key: &'static str, name: &'static str, value: impl Into<text::Arg>) {
        self.workspace.say(self.texts.with(key, name, value));
    }

    /// Takes the folder into use: what an earlier run left there opens again.
    pub(super) fn use_folder(&mut self, folder: StateFolder, listener: Option<Listener>) {
        let (recovery, orphans) = Recovery::start(&folder.journal());
        file::sweep(&folder.preferences());
        self.files.recovery = recovery;
        self.files.saved_preferences = (self.preferences.clone(), 0.0);
        self.files.folder = Some(folder);
        // Another window beside the first one begins empty.
        if listener.is_some() {
            self.reopen_tabs();
        }
        self.files.listener = listener;
        for entry in &orphans.entries {
            self.restore(entry);
        }
        if !orphans.entries.is_empty() {
            self.keep_copies();
            if let Some(journal) = self.journal() {
                journal.flush(PATIENCE);
                orphans.remove();
            }
            self.say("notice-restored", "count", self.files.recovery.count());
        }
    }

    /// Opens the tabs of the last time. A file that is gone leaves no tab, and no question.
    fn reopen_tabs(&mut self) {
        let Preferences { tabs, active_tab, .. } = self.preferences.clone();
        for file in &tabs {
            if let Ok((text, encoding)) = file::read(file) {
                file::sweep(file);
                let text: Arc<str> = text.into();
                let state = FileState::of(file, &text);
                self.add(Document::new(text, encoding), Some(file.clone()));
                self.workspace.active_mut().files = state;
            }
        }
        let active = tabs.get(active_tab).and_then(|file| self.workspace.of_file(file));
        if let Some(id) = active.map(OpenDocument::id) {
            self.workspace.switch(id);
        }
    }

    fn restore(&mut self, entry: &Entry) {
        if let Some(file) = &entry.file {
            file::sweep(file);
        }
        let (document, state) = recovery::restored(entry);
        let tab = entry.file.as_deref().and_then(|file| self.workspace.of_file(file)).map(OpenDocument::id);
        if let Some(tab) = tab {
            self.close(tab);
        }
        self.add(document, entry.file.clone());
        self.workspace.active_mut().files = state;
    }

    /// Brings the journal up to date. Runs before anything is derived from a text that may break the program.
    pub(super) fn keep_copies(&mut self) {
        self.files.recovery.update(self.workspace.documents());
    }

    /// The journal, to be flushed when the program breaks.
    pub(super) fn journal(&self) -> Option<Arc<Journal>> {
        self.files.recovery.journal().cloned()
    }
}
