//! The form: fields of the document as rows, drawn from the field table. Every valid keystroke becomes an edit of
//! the text; what is not valid stays in its row.

mod choice;
mod inline;
pub mod locate;
mod page;
mod row;
mod text;

use std::collections::HashMap;

use serde_json::Value;

use crate::app::ctx::Ctx;
use crate::app::workspace::Pane;
use crate::document::Path;
use crate::document::history::Place;
use locate::row_of;

pub(crate) use page::add_container;
pub use page::page_ui;

/// What the form remembers between frames.
#[derive(Debug, Default)]
pub struct FormState {
    drafts: HashMap<Path, Draft>,
    seen_selection: u64,
    /// The row to bring into view in this frame.
    target: Option<Target>,
}

/// A row that the user wants to see.
#[derive(Debug, Clone, PartialEq)]
struct Target {
    row: Path,
    takes_focus: bool,
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

impl FormState {
    /// Forgets what belongs to one document.
    pub fn forget_document(&mut self) {
        *self = Self::default();
    }

    /// Learns where the user went. A selection that the form made itself is where it is already.
    fn follow_selection(&mut self, ctx: &Ctx<'_>) {
        self.target = None;
        let selection = ctx.selection();
        if selection.serial == self.seen_selection {
            return;
        }
        self.seen_selection = selection.serial;
        if selection.origin != Pane::Form {
            let row = row_of(&selection.path);
            self.target = Some(Target { row, takes_focus: selection.takes_focus });
        }
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
