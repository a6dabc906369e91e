//! A document is its text, byte for byte as the file has it. Values, spans and everything else are derived from
//! it, once for each revision.
//!
//! Nothing here knows ECS.

pub mod edit;
pub mod encoding;
pub mod file;
pub mod format;
pub mod history;
mod layout;
pub mod parse;
pub mod path;
pub mod print;
pub(crate) mod scan;
pub mod span;
pub mod temporary;

use std::sync::Arc;

pub use edit::{Edit, EditError, KeyOrder};
pub use encoding::Encoding;
pub use history::{History, Splice, StepName, Typing};
pub use parse::{Parsed, SyntaxError, parse};
pub use path::{Path, Segment};
pub use span::{LineTable, Position, SpanMap};

/// A text with its past. It never asks whether it parses.
#[derive(Debug, Clone)]
pub struct Document {
    text: Arc<str>,
    saved: Arc<str>,
    encoding: Encoding,
    revision: u64,
    history: History,
}

impl Document {
    /// A document as it was read: nothing to save, nothing to undo.
    pub fn new(text: impl Into<Arc<str>>, encoding: Encoding) -> Self {
        let text = text.into();
        Self { saved: Arc::clone(&text), text, encoding, revision: 0, history: History::default() }
    }

    /// A document that no file has yet.
    pub fn unsaved(text: impl Into<Arc<str>>, encoding: Encoding) -> Self {
        Self { saved: Arc::from(""), ..Self::new(text, encoding) }
    }

    /// The text.
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// How the file spells the text.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Grows with every change, undo and redo included. What is derived from the text is kept by this number.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether the text differs from what was saved last.
    pub fn is_dirty(&self) -> bool {
        self.text != self.saved
    }

    /// The steps that undo and redo know.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Applies edits as one step of undo. Nothing changes when one of them does not fit.
    pub fn edit(
        &mut self,
        name: StepName,
        edits: &[Edit],
        order: &dyn KeyOrder,
        typing: Option<Typing>,
    ) -> Result<(), EditError> {
        let text = edit::apply_all(&self.text, edits, order)?;
        self.replace(name, &text, typing);
        Ok(())
    }

    /// Makes `text` the text, as one step of undo.
    pub fn replace(&mut self, name: StepName, text: &str, typing: Option<Typing>) {
        if *text != *self.text {
            self.history.record(name, &self.text, text, typing);
            self.become_text(text);
        }
    }

    /// Takes the last step back; answers with what changed.
    pub fn undo(&mut self) -> Option<Splice> {
        let (text, splice) = self.history.undo(&self.text)?;
        self.become_text(&text);
        Some(splice)
    }

    /// Does the step again that was undone last; answers with what changed.
    pub fn redo(&mut self) -> Option<Splice> {
        let (text, splice) = self.history.redo(&self.text)?;
        self.become_text(&text);
        Some(splice)
    }

    /// The next keystroke begins a step of its own.
    pub fn end_step(&mut self) {
        self.history.end_step();
    }

    /// The present text is what the file has.
    pub fn mark_saved(&mut self) {
        self.saved = Arc::clone(&self.text);
        self.history.end_step();
    }

    /// What the file has, as far as is known.
    pub fn saved(&self) -> &Arc<str> {
        &self.saved
    }

    /// The file has `text` now, whatever the document has.
    pub fn set_saved(&mut self, text: impl Into<Arc<str>>) {
        self.saved = text.into();
    }

    /// Takes what the file has now, as one step of undo.
    pub fn reload(&mut self, text: &str, encoding: Encoding) {
        self.replace(StepName::Reload, text, None);
        self.encoding = encoding;
        self.mark_saved();
    }

    /// Begins a new revision of the same text: what follows from it must be derived anew.
    pub fn touch(&mut self) {
        self.become_text(&Arc::clone(&self.text));
    }

    fn become_text(&mut self, text: &str) {
        self.text = Arc::from(text);
        self.revision += 1;
    }
}
