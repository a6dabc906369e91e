//! Undo and redo: a list of named splices of the text, with no inverse code for any kind of edit.

use std::ops::Range;
use std::time::Duration;

use super::path::Path;

/// What one undo step did, as data; `text` turns it into words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepName {
    /// Gave a value.
    Change(Path),
    /// Added a member or element.
    Add(Path),
    /// Took one away.
    Remove(Path),
    /// Moved an element.
    Move(Path),
    /// Renamed a key.
    Rename(Path),
    /// Typing in the text.
    Type,
    /// Laid the text out anew.
    Format,
    /// Replaced what was found in the text.
    Replace,
    /// Applied the fix of a rule.
    Fix(String),
    /// Applied several fixes at once.
    Fixes(usize),
    /// Put values in the places of so many placeholders.
    FillIn(usize),
    /// Went back to the last text that parses.
    BackToLastGood,
    /// Took over what the revision of this name has.
    Merge(String),
    /// Took the text that the file has.
    Reload,
}

/// A replaced part of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    /// Where it begins, in bytes.
    pub at: usize,
    /// What stood there.
    pub old: String,
    /// What stands there now.
    pub new: String,
}

impl Splice {
    /// The difference of two texts by their common beginning and end; `None` when they are equal.
    pub fn between(before: &str, after: &str) -> Option<Self> {
        if before == after {
            return None;
        }
        let mut start = common_start(before.as_bytes(), after.as_bytes());
        while !before.is_char_boundary(start) || !after.is_char_boundary(start) {
            start -= 1;
        }
        let (rest_before, rest_after) = (&before[start..], &after[start..]);
        let mut end = common_end(rest_before.as_bytes(), rest_after.as_bytes());
        while !rest_before.is_char_boundary(rest_before.len() - end)
            || !rest_after.is_char_boundary(rest_after.len() - end)
        {
            end -= 1;
        }
        Some(Self {
            at: start,
            old: rest_before[..rest_before.len() - end].to_owned(),
            new: rest_after[..rest_after.len() - end].to_owned(),
        })
    }

    /// The bytes that the new part takes in the new text.
    pub fn new_range(&self) -> Range<usize> {
        self.at..self.at + self.new.len()
    }

    fn inverse(&self) -> Self {
        Self { at: self.at, old: self.new.clone(), new: self.old.clone() }
    }

    fn apply(&self, text: &str) -> String {
        let after = text.get(self.at + self.old.len()..).unwrap_or("");
        [text.get(..self.at).unwrap_or(""), &self.new, after].concat()
    }
}

/// How many bytes are compared at once: a keystroke in a long text leaves nearly all of it as it was.
const CHUNK: usize = 256;

fn common_start(a: &[u8], b: &[u8]) -> usize {
    let chunks = a.chunks_exact(CHUNK).zip(b.chunks_exact(CHUNK));
    let equal = chunks.take_while(|(a, b)| a == b).count() * CHUNK;
    equal + a[equal..].iter().zip(&b[equal..]).take_while(|(a, b)| a == b).count()
}

fn common_end(a: &[u8], b: &[u8]) -> usize {
    let chunks = a.rchunks_exact(CHUNK).zip(b.rchunks_exact(CHUNK));
    let equal = chunks.take_while(|(a, b)| a == b).count() * CHUNK;
    let (a, b) = (&a[..a.len() - equal], &b[..b.len() - equal]);
    equal + a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count()
}

/// What a keystroke must share with the one before it to become part of the same step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typing {
    /// The field's path, or the line of the JSON pane.
    pub place: Place,
    /// Changes whenever the keyboard focus moves.
    pub focus: u64,
    /// On any clock of the caller's. Keystrokes join while less than a second lies between them.
    pub at: Duration,
}

/// Where someone types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A field of the form.
    Field(Path),
    /// A line of the text, from 1.
    Line(usize),
}

const JOIN_WITHIN: Duration = Duration::from_secs(1);

/// Undo keeps at most this many bytes of text.
pub const MAX_BYTES: usize = 32 << 20;

#[derive(Debug, Clone)]
struct Step {
    name: StepName,
    splice: Splice,
    typing: Option<Typing>,
}

impl Step {
    fn bytes(&self) -> usize {
        self.splice.old.len() + self.splice.new.len() + size_of::<Self>()
    }
}

/// The steps that led to the present text, and those undone since.
#[derive(Debug, Clone, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl History {
    /// Takes down the change from `before` to `after`. Typing joins the step before it.
    pub fn record(&mut self, name: StepName, before: &str, after: &str, typing: Option<Typing>) {
        let Some(splice) = Splice::between(before, after) else { return };
        self.undone.clear();
        if let (Some(last), Some(now)) = (self.done.last_mut(), &typing)
            && let Some(then) = &last.typing
            && then.place == now.place
            && then.focus == now.focus
            && now.at.saturating_sub(then.at) < JOIN_WITHIN
        {
            let start = last.splice.inverse().apply(before);
            match Splice::between(&start, after) {
                Some(joined) => {
                    last.splice = joined;
                    last.typing = typing;
                }
                // Typed back to where it began: nothing is left to undo.
                None => drop(self.done.pop()),
            }
            return;
        }
        self.done.push(Step { name, splice, typing });
        let mut bytes: usize = self.done.iter().map(Step::bytes).sum();
        while bytes > MAX_BYTES && self.done.len() > 1 {
            bytes -= self.done.remove(0).bytes();
        }
    }

    /// Ends the present step: the next keystroke begins another.
    pub fn end_step(&mut self) {
        if let Some(last) = self.done.last_mut() {
            last.typing = None;
        }
    }

    /// The text before the last step, and the splice that led there.
    pub fn undo(&mut self, text: &str) -> Option<(String, Splice)> {
        let mut step = self.done.pop()?;
        step.typing = None;
        let splice = step.splice.inverse();
        let text = splice.apply(text);
        self.undone.push(step);
        Some((text, splice))
    }

    /// The text after the step that was undone last, and the splice that led there.
    pub fn redo(&mut self, text: &str) -> Option<(String, Splice)> {
        let step = self.undone.pop()?;
        let splice = step.splice.clone();
        let text = splice.apply(text);
        self.done.push(step);
        Some((text, splice))
    }

    /// What undo would take back.
    pub fn undo_name(&self) -> Option<&StepName> {
        self.done.last().map(|step| &step.name)
    }

    /// What redo would do again.
    pub fn redo_name(&self) -> Option<&StepName> {
        self.undone.last().map(|step| &step.name)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_splice_leads_from_one_text_to_the_other(before: String, after: String) {
            match Splice::between(&before, &after) {
                Some(splice) => {
                    prop_assert_eq!(splice.apply(&before), after.clone());
                    prop_assert_eq!(splice.inverse().apply(&after), before);
                }
                None => prop_assert_eq!(before, after),
            }
        }
    }

    proptest! {
        #[test]
        fn a_splice_holds_no_more_than_what_changed(
            start in "[ab가]{0,600}", old in "[xy나]{0,9}", new in "[zw]{1,9}", end in "[ab가]{0,600}"
        ) {
            let splice = Splice::between(&format!("{start}{old}{end}"), &format!("{start}{new}{end}"));
            prop_assert_eq!(splice, Some(Splice { at: start.len(), old, new }));
        }
    }

    fn typing(line: usize, focus: u64, millis: u64) -> Option<Typing> {
        Some(Typing { place: Place::Line(line), focus, at: Duration::from_millis(millis) })
    }

    #[test]
    fn typing_joins_while_place_focus_and_second_are_the_same() {
        let mut history = History::default();
        history.record(StepName::Type, "", "a", typing(1, 0, 0));
        history.record(StepName::Type, "a", "ab", typing(1, 0, 900));
        history.record(StepName::Type, "ab", "abc", typing(1, 0, 1800));
        history.record(StepName::Type, "abc", "abcd", typing(1, 0, 2800));
        history.record(StepName::Type, "abcd", "abcde", typing(2, 0, 2801));
        history.record(StepName::Type, "abcde", "abcdef", typing(2, 1, 2802));
        let mut text = "abcdef".to_owned();
        let mut seen = Vec::new();
        while let Some((before, _)) = history.undo(&text) {
            seen.push(before.clone());
            text = before;
        }
        assert_eq!(seen, ["abcde", "abcd", "abc", ""]);
        while let Some((after, _)) = history.redo(&text) {
            text = after;
        }
        assert_eq!(text, "abcdef");
    }

    #[test]
    fn saving_ends_a_step_and_a_new_change_forgets_what_was_undone() {
        let mut history = History::default();
        history.record(StepName::Type, "", "a", typing(1, 0, 0));
        history.end_step();
        history.record(StepName::Type, "a", "ab", typing(1, 0, 1));
        assert_eq!(history.undo("ab").unwrap().0, "a");
        history.record(StepName::Type, "a", "ac", typing(1, 0, 2));
        assert!(history.redo("ac").is_none());
        assert_eq!(history.undo("ac").unwrap().0, "a");
    }

    #[test]
    fn typing_back_to_the_start_leaves_no_step() {
        let mut history = History::default();
        history.record(StepName::Type, "a", "ab", typing(1, 0, 0));
        history.record(StepName::Type, "ab", "a", typing(1, 0, 1));
        assert_eq!(history.undo_name(), None);
    }

    #[test]
    fn forgets_the_oldest_steps_beyond_its_bound() {
        let mut history = History::default();
        let big = "x".repeat(MAX_BYTES / 2);
        history.record(StepName::Type, "", &big, None);
        history.record(StepName::Type, &big, "", None);
        history.record(StepName::Type, "", &big, None);
        assert!(history.undo(&big).is_some());
        assert!(history.undo("").is_none());
    }
}
