//! What is open: documents, their files, what is selected in them, and the dialog in front of them.

use std::collections::VecDeque;
use std::path::{Path as FilePath, PathBuf};
use std::time::SystemTime;

use super::analysis::Analysis;
use super::derived::Derived;
use super::dialog::{Dialog, Then};
use super::files::FileState;
use super::folder_policy::FolderPolicy;
use super::journal::DocumentId;
use super::notes::Notes;
use super::view::View;
use crate::document::history::Place;
use crate::document::{Document, Encoding, Path};
use crate::form::locate::Node;
use crate::text::Catalog;

/// The text of a new definition: no field that nobody has set, but lines to put them on.
const EMPTY: &str = "{\n  \"containerDefinitions\": []\n}\n";

/// Everything that is open. There is always a document, if only an empty one.
#[derive(Debug)]
pub struct Workspace {
    open: Vec<OpenDocument>,
    /// An index into `open`.
    active: usize,
    last_id: DocumentId,
    /// How the window is arranged.
    pub view: View,
    /// What waits for an answer.
    pub dialog: Option<Dialog>,
    /// What to do once the document is saved.
    pub after_save: Option<Then>,
    /// The page that greets who opens no file.
    pub welcome: Welcome,
    notices: VecDeque<Notice>,
    notices_said: u64,
}

/// The welcome page among the tabs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Welcome {
    /// It is not there.
    #[default]
    Closed,
    /// It has a tab, and a document is shown.
    Behind,
    /// It is shown.
    Shown,
}

/// A sentence about what was done, or could not be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notice {
    /// Its number within this run of the program.
    pub serial: u64,
    /// The sentence.
    pub text: String,
    /// Whether it could not be done.
    pub is_refusal: bool,
    /// The document and the revision that undo takes back, where the sentence is about one.
    pub undoes: Option<(DocumentId, u64)>,
}

/// So many notices are told at a time.
const MAX_NOTICES: usize = 2;

/// One open document and what surrounds it.
#[derive(Debug)]
pub struct OpenDocument {
    id: DocumentId,
    /// The document.
    pub document: Document,
    /// Where it was read from or saved last.
    pub file: Option<PathBuf>,
    /// What the user looks at.
    pub selection: Selection,
    /// The change that led to the present revision.
    pub last_change: Change,
    /// What is known of the file beyond its name.
    pub files: FileState,
    /// What its folder says of the rules.
    pub policy: FolderPolicy,
    /// Whether its secret values can be read on the screen. Never remembered.
    pub shows_secrets: bool,
    /// Which revision it came from and what was registered from it, once somebody asked.
    pub(super) notes: Option<Notes>,
    /// Since when it is here as its file was: opened, or read anew.
    pub(super) opened: SystemTime,
    pub(super) analysis: Analysis,
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
    /// The command palette.
    Palette,
    /// What explains fields and words.
    Learn,
}

impl Pane {
    /// Whether going to a place from here takes the keyboard along.
    pub(super) fn takes_focus(self) -> bool {
        matches!(self, Self::Problems | Self::Palette | Self::Learn)
    }
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
        let id = 1;
        Self {
            open: vec![OpenDocument::empty(id)],
            active: 0,
            last_id: id,
            view: View::default(),
            dialog: None,
            after_save: None,
            welcome: Welcome::default(),
            notices: VecDeque::new(),
            notices_said: 0,
        }
    }
}

impl Workspace {
    /// Tells the user something that needs no answer.
    pub fn say(&mut self, text: String) {
        self.add_notice(Notice { text, ..Notice::default() });
    }

    /// Tells the user why something was not done. The window shows what is wrong elsewhere too.
    pub fn refuse(&mut self, text: String) {
        self.add_notice(Notice { text, is_refusal: true, ..Notice::default() });
    }

    /// Tells the user what the present revision is the result of, and offers to undo it.
    pub fn say_undoable(&mut self, text: String) {
        let open = self.active();
        let undoes = (open.id, open.document.revision());
        self.add_notice(Notice { text, undoes: Some(undoes), ..Notice::default() });
    }

    fn add_notice(&mut self, notice: Notice) {
        self.notices_said += 1;
        self.notices.push_back(Notice { serial: self.notices_said, ..notice });
        if self.notices.len() > MAX_NOTICES {
            self.notices.pop_front();
        }
    }

    /// What is to be told now, the latest last. What undoes a step is void once another one was made.
    pub fn notices(&self) -> impl Iterator<Item = &Notice> {
        let open = self.active();
        let present = (open.id, open.document.revision());
        self.notices.iter().filter(move |notice| notice.undoes.is_none_or(|undoes| undoes == present))
    }

    /// Forgets a notice.
    pub(super) fn dismiss(&mut self, serial: u64) {
        self.notices.retain(|notice| notice.serial != serial);
    }

    /// Forgets what was told.
    pub(super) fn dismiss_all(&mut self) {
        self.notices.clear();
    }

    /// Everything that is open, in the order of the tabs.
    pub fn documents(&self) -> &[OpenDocument] {
        &self.open
    }

    /// The same, to change them.
    pub(super) fn documents_mut(&mut self) -> &mut [OpenDocument] {
        &mut self.open
    }

    /// The document that the window shows.
    pub fn active(&self) -> &OpenDocument {
        &self.open[self.active]
    }

    /// The same, to change it.
    pub fn active_mut(&mut self) -> &mut OpenDocument {
        &mut self.open[self.active]
    }

    /// Whether the welcome page stands in front of the documents.
    pub fn shows_welcome(&self) -> bool {
        self.welcome == Welcome::Shown
    }

    /// Whether there is nothing but an empty definition that nobody asked for.
    pub fn is_fresh(&self) -> bool {
        self.open.len() == 1 && self.active().is_untouched()
    }

    /// Puts a document in front of the welcome page.
    fn leave_welcome(&mut self) {
        if self.shows_welcome() {
            self.welcome = Welcome::Behind;
        }
    }

    /// An open document.
    pub fn get(&self, id: DocumentId) -> Option<&OpenDocument> {
        self.open.iter().find(|open| open.id == id)
    }

    /// The open document with this id.
    pub(super) fn get_mut(&mut self, id: DocumentId) -> Option<&mut OpenDocument> {
        self.open.iter_mut().find(|open| open.id == id)
    }

    /// The open document of a file.
    pub fn of_file(&self, file: &FilePath) -> Option<&OpenDocument> {
        self.open.iter().find(|open| open.file.as_deref().is_some_and(|own| is_same(own, file)))
    }

    /// Opens a document and shows it. It takes the place of an empty one that nobody touched.
    pub(super) fn add(&mut self, document: Document, file: Option<PathBuf>) -> DocumentId {
        self.leave_welcome();
        self.last_id += 1;
        let open = OpenDocument::new(self.last_id, document, file);
        if self.active().is_untouched() {
            *self.active_mut() = open;
        } else {
            self.add_last(open);
        }
        self.last_id
    }

    /// Opens an empty document and shows it.
    pub(super) fn add_empty(&mut self) {
        self.last_id += 1;
        self.add_last(OpenDocument::empty(self.last_id));
    }

    fn add_last(&mut self, open: OpenDocument) {
        self.open.push(open);
        self.active = self.open.len() - 1;
    }

    /// Shows an open document.
    pub(super) fn switch(&mut self, id: DocumentId) {
        if let Some(index) = self.open.iter().position(|open| open.id == id) {
            self.active = index;
            self.leave_welcome();
        }
    }

    /// Shows the document so many tabs further on, or back; the row is a ring.
    pub(super) fn switch_by(&mut self, tabs: isize) {
        self.leave_welcome();
        let count = self.open.len();
        self.active = self.active.saturating_add_signed(tabs.rem_euclid(count as isize)) % count;
    }

    /// Closes a document, whatever is in it. After the last one there is an empty one behind the welcome page.
    pub(super) fn remove(&mut self, id: DocumentId) {
        let Some(index) = self.open.iter().position(|open| open.id == id) else { return };
        self.open.remove(index);
        if self.open.is_empty() {
            self.add_empty();
            self.welcome = Welcome::Shown;
        } else if index < self.active || self.active == self.open.len() {
            self.active -= 1;
        }
    }
}

impl OpenDocument {
    fn new(id: DocumentId, document: Document, file: Option<PathBuf>) -> Self {
        let selection = Selection {
            path: Path::root(),
            offset: None,
            origin: Pane::Outline,
            takes_focus: false,
            serial: 0,
        };
        let policy = FolderPolicy::of(file.as_deref());
        let analysis = Analysis::of(&document, policy.policy());
        Self {
            id,
            document,
            file,
            selection,
            last_change: Change::default(),
            files: FileState::default(),
            policy,
            shows_secrets: false,
            notes: None,
            opened: SystemTime::now(),
            analysis,
        }
    }

    fn empty(id: DocumentId) -> Self {
        Self::new(id, Document::new(EMPTY, Encoding::Utf8), None)
    }

    /// Its number within this run of the program.
    pub fn id(&self) -> DocumentId {
        self.id
    }

    /// What follows from its text.
    pub fn derived(&self) -> &Derived {
        &self.analysis.current
    }

    /// Whether it is a new definition in which nobody did anything.
    pub fn is_untouched(&self) -> bool {
        self.file.is_none() && self.document.revision() == 0 && **self.document.text() == *EMPTY
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

    /// Derives what follows from the text, unless that is done already.
    pub(super) fn refresh(&mut self, catalog: &Catalog) {
        if self.analysis.update(&self.document, self.policy.policy())
            && self.analysis.current.parsed().is_some()
        {
            self.leave_missing_node();
        }
        self.analysis.resolve_wording(catalog);
    }

    /// Asks the folder again what it says of the rules. If it says something else now, all that follows from the text
    /// is derived anew.
    pub(super) fn look_for_policy(&mut self) {
        if self.policy.look(self.file.as_deref()) {
            self.document.touch();
        }
    }

    /// Goes to a place.
    pub(super) fn select(&mut self, path: Path, offset: Option<usize>, origin: Pane) {
        let serial = self.selection.serial + 1;
        self.selection = Selection { path, offset, origin, takes_focus: origin.takes_focus(), serial };
    }

    /// A container or volume that is gone leaves its place to the one before it, or to the task.
    fn leave_missing_node(&mut self) {
        let current = &self.analysis.current;
        let node = Node::of(&self.selection.path);
        if !current.has_node(node) {
            let before = |at: usize| match node {
                Node::Container(_) => Node::Container(at),
                Node::Volume(_) => Node::Volume(at),
                Node::Task | Node::Containers | Node::Tags => node,
            };
            let (Node::Container(index) | Node::Volume(index)) = node else { return };
            let nearest = (0..index).rev().map(before).find(|node| current.has_node(*node));
            self.selection.path = nearest.unwrap_or(Node::Task).path();
        }
    }
}

/// Whether two paths lead to one file.
pub(super) fn is_same(one: &FilePath, other: &FilePath) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(workspace: &mut Workspace, name: &str) -> DocumentId {
        workspace.add(Document::new("{}", Encoding::Utf8), Some(name.into()))
    }

    #[test]
    fn tabs_are_a_ring_and_never_empty() {
        let mut workspace = Workspace::default();
        let first = open(&mut workspace, "a.json");
        assert_eq!(workspace.documents().len(), 1, "an untouched document gives way");
        let second = open(&mut workspace, "b.json");
        let third = open(&mut workspace, "c.json");
        workspace.switch_by(1);
        assert_eq!(workspace.active().id(), first);
        workspace.switch_by(-1);
        assert_eq!(workspace.active().id(), third);
        workspace.switch(second);
        workspace.remove(first);
        assert_eq!(workspace.active().id(), second);
        workspace.remove(second);
        assert_eq!(workspace.active().id(), third);
        workspace.remove(third);
        assert!(workspace.active().is_untouched());
    }

    #[test]
    fn the_last_tab_leaves_its_place_to_the_one_before_it() {
        let mut workspace = Workspace::default();
        let first = open(&mut workspace, "a.json");
        let second = open(&mut workspace, "b.json");
        workspace.remove(second);
        assert_eq!(workspace.active().id(), first);
        assert_eq!(workspace.of_file(FilePath::new("a.json")).map(OpenDocument::id), Some(first));
    }
}
