//! The form: fields of the document as rows, drawn from the field table. Every valid keystroke becomes an edit of
//! the text; what is not valid stays in its row.

mod cards;
mod choice;
mod choose;
mod elements;
mod head;
mod inline;
mod list;
pub mod locate;
mod map;
mod menu;
mod page;
mod pages;
mod removal;
mod reorder;
mod row;
pub mod sections;
mod suggest;
mod table;
mod text;
mod view;

use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::Id;
use serde_json::Value;

use crate::app::ctx::Ctx;
use crate::app::workspace::Pane;
use crate::document::Path;
use crate::document::history::Place;
use locate::{Node, row_of};
use map::KeyDraft;
use sections::{section_of, sections, start};
use view::View;

pub(crate) use elements::duplicate;
pub(crate) use page::add_container;
pub use page::page_ui;
pub(crate) use removal::Removal;

/// What the form remembers between frames.
#[derive(Debug, Default)]
pub struct FormState {
    drafts: HashMap<Path, Draft>,
    /// The list of the account that is open.
    choosing: choose::ChooseState,
    /// The menu that was opened by keys.
    menu_by_keys: Option<Id>,
    /// The key of a map that someone writes.
    key_draft: Option<KeyDraft>,
    seen_selection: u64,
    /// The row to bring into view in this frame.
    target: Option<Target>,
    /// Whether fields show that are neither set nor usual.
    shows_all: bool,
    /// Whether the page of all containers is shown: who edits one there stays there.
    in_overview: bool,
    /// The section at the top of what is in sight, by its number on the page of its node.
    in_view: Option<(Node, usize)>,
    /// What fields that are laid out by hand remember.
    pages: pages::PagesState,
    /// What was drawn last.
    view: Option<Arc<View>>,
    /// Of the hand-laid fields of the task page.
    task: pages::TaskState,
    variables: pages::variables::VariablesState,
}

/// A row that the user wants to see.
#[derive(Debug, Clone, PartialEq)]
struct Target {
    /// Where the user went.
    path: Path,
    row: Path,
    takes_focus: bool,
    /// Whether the row stands for the section that it begins.
    is_section: bool,
}

/// A text in a row that is not, or not yet, the value in the document.
#[derive(Debug, Clone)]
struct Draft {
    text: String,
    /// The revision that this text goes with.
    revision: u64,
    /// The value in the document at that time.
    value: Option<Value>,
    /// Whether the document has it, or was asked to.
    is_sent: bool,
}

fn begins_section(path: &Path) -> bool {
    let node = Node::of(path);
    let section = section_of(node, path).and_then(|number| sections(node).get(number));
    section.is_some_and(|section| start(node, section) == *path)
}

impl FormState {
    /// The section that the last frame showed: the one at the top, by its number on the page of its node.
    pub fn in_view(&self) -> Option<(Node, usize)> {
        self.in_view
    }

    /// Learns where the user went. A selection that the form made itself is where it is already.
    fn follow_selection(&mut self, ctx: &Ctx<'_>) {
        self.target = None;
        let selection = ctx.selection();
        if selection.serial == self.seen_selection {
            return;
        }
        self.seen_selection = selection.serial;
        if !matches!(selection.origin, Pane::Form | Pane::History) {
            self.in_overview = Node::of(&selection.path) == Node::Containers;
        }
        if selection.origin != Pane::Form {
            let path = selection.path.clone();
            let row = row_of(&path);
            let is_section = selection.origin == Pane::Outline && begins_section(&path);
            self.target = Some(Target { path, row, takes_focus: selection.takes_focus, is_section });
        }
    }

    /// The node whose page is shown.
    fn node(&self, ctx: &Ctx<'_>) -> Node {
        match Node::of(&ctx.selection().path) {
            Node::Container(_) if self.in_overview => Node::Containers,
            node => node,
        }
    }

    /// Whether the keyboard is to go to the control at `path`.
    fn wants(&self, path: &Path) -> bool {
        self.target.as_ref().is_some_and(|target| target.takes_focus && target.path == *path)
    }

    /// Forgets the texts of the elements of a list whose places change.
    fn forget_below(&mut self, list: &Path) {
        self.drafts.retain(|path, _| !path.is_inside(list));
    }

    /// The text of a row that someone is writing. It belongs to the row until the revision that its own command
    /// made; what never became a value stays until the value under it changes.
    fn draft(&mut self, ctx: &Ctx<'_>, path: &Path, value: Option<&Value>) -> Option<String> {
        let draft = self.drafts.get_mut(path)?;
        let revision = ctx.document().revision();
        let is_current = draft.revision == revision
            || (draft.is_sent && ctx.is_own_change(&Place::Field(path.clone())))
            || (!draft.is_sent && draft.value.as_ref() == value);
        if is_current {
            draft.revision = revision;
            draft.value = value.cloned();
            Some(draft.text.clone())
        } else {
            self.drafts.remove(path);
            None
        }
    }
}
