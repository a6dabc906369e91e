//! Bringing together two revisions that were made from the same one: ours as the text that is open, theirs as ECS
//! answers it.
//!
//! What only they changed is taken; what both changed differently is asked. The result is edits of our text, so that
//! its comments, its order and every byte that nobody touched stay. What ECS fills in by itself is no change of
//! theirs, and keys that ECS does not know are ours alone.

mod clean;
mod list;
mod variables;
mod walk;
mod words;

use std::fmt;

use serde_json::Value;

use crate::document::{Edit, Path};
use crate::insight::changes::Words;
pub use words::Names;

/// What becomes of two revisions.
#[derive(Clone, Default)]
pub struct Merge {
    /// What only they changed, in the order of our document.
    pub taken: Vec<Taken>,
    /// What both changed, in the same order.
    pub conflicts: Vec<Conflict>,
    steps: Vec<Step>,
}

/// A change of theirs that nothing of ours contradicts.
#[derive(Clone, PartialEq)]
pub struct Taken {
    /// Where it stands in our document, or will stand: before the others that are taken.
    pub path: Path,
    /// What was there. May hold secrets, as all values here.
    pub base: Option<Value>,
    /// What they have. Without what ECS filled in.
    pub theirs: Option<Value>,
    subject: Words,
    words: [Words; 3],
    is_whole: bool,
}

/// A place that both changed, each in another way.
#[derive(Clone, PartialEq)]
pub struct Conflict {
    /// Where it stands in our document, or would stand where we removed it.
    pub path: Path,
    /// What was there; `None` for nothing, which may stand for what ECS takes then.
    pub base: Option<Value>,
    /// What we have. May hold secrets, as all values here.
    pub ours: Option<Value>,
    /// What they have. Without what ECS filled in.
    pub theirs: Option<Value>,
    subject: Words,
    /// Base, ours, theirs.
    words: [Words; 3],
    /// Whether the values are too large for a sentence.
    is_whole: bool,
}

/// Whose version of a conflict is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Side {
    /// What our document has.
    #[default]
    Ours,
    /// What the newer revision has.
    Theirs,
}

/// One edit, in an order in which no edit moves the place of a later one.
#[derive(Clone, PartialEq)]
struct Step {
    edit: Edit,
    /// The conflicts that must all be answered with theirs.
    conflicts: Vec<usize>,
}

impl Merge {
    /// Whether they changed nothing that our document does not have.
    pub fn is_empty(&self) -> bool {
        self.taken.is_empty() && self.conflicts.is_empty()
    }

    /// What turns our text into one with all that is taken, and our side of every conflict.
    pub fn edits(&self) -> Vec<Edit> {
        self.resolve(&[])
    }

    /// What turns our text into the merged one, with an answer for each conflict in the order of `conflicts`. Where
    /// an answer is missing ours stays. For `document::edit::apply_all`, with the field table as the order of keys.
    pub fn resolve(&self, answers: &[Side]) -> Vec<Edit> {
        let is_theirs = |conflict: &usize| answers.get(*conflict) == Some(&Side::Theirs);
        let wanted = self.steps.iter().filter(|step| step.conflicts.iter().all(is_theirs));
        wanted.map(|step| step.edit.clone()).collect()
    }
}

/// Merges two values that were made from `base`. `ours` is the parsed text that the edits are for.
///
/// Each is a task definition, its tags among its members as `exchange::describe` leaves them, or a bare list of
/// containers; of ours a bare list takes what changed of containers alone. What is neither merges with nothing.
pub fn merge(base: &Value, ours: &Value, theirs: &Value) -> Merge {
    walk::merge(base, ours, theirs)
}

impl fmt::Debug for Merge {
    /// Without values: what looks like no secret may be one.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Merge")
            .field("taken", &self.taken)
            .field("conflicts", &self.conflicts)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Taken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Taken({})", self.path)
    }
}

impl fmt::Debug for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Conflict({})", self.path)
    }
}

#[cfg(test)]
mod tests;
