//! Conflicts and what was taken, in sentences without secrets.

use serde_json::Value;

use super::walk::Place;
use super::{Conflict, Taken};
use crate::document::Segment;
use crate::insight::changes::Words;
use crate::insight::changes::place::{self, member_subject};
use crate::schema::{Kind, SCHEMA};
use crate::text::{Args, Catalog};

/// What the two revisions are called: `foobar:41` and `foobar:43`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Names<'n> {
    /// The one that both were made from.
    pub base: &'n str,
    /// The newer one.
    pub theirs: &'n str,
}

impl Conflict {
    /// What it is about: `web › image`.
    pub fn subject(&self, catalog: &Catalog) -> String {
        self.subject.text(catalog)
    }

    /// What we have, short and without secrets; `None` where we removed it.
    pub fn ours_text(&self, catalog: &Catalog) -> Option<String> {
        self.ours.as_ref().map(|_| self.sides().0.text(catalog))
    }

    /// What they have, likewise.
    pub fn theirs_text(&self, catalog: &Catalog) -> Option<String> {
        self.theirs.as_ref().map(|_| self.sides().1.text(catalog))
    }

    /// All of it as one sentence.
    pub fn sentence(&self, names: Names<'_>, catalog: &Catalog) -> String {
        let key = match (&self.ours, &self.theirs, self.is_whole) {
            (None, _, true) => "merge-conflict-we-removed-whole",
            (_, None, true) => "merge-conflict-they-removed-whole",
            (_, _, true) => "merge-conflict-whole",
            (None, _, false) => "merge-conflict-we-removed",
            (_, None, false) => "merge-conflict-they-removed",
            _ => "merge-conflict",
        };
        let (ours, theirs) = self.sides();
        let args = Args::new()
            .with("subject", self.subject(catalog))
            .with("ours", ours.text(catalog))
            .with("theirs", theirs.text(catalog))
            .with("base", self.base_words().text(catalog))
            .with("new", names.theirs)
            .with("old", names.base);
        catalog.format(key, &args)
    }

    /// Ours and theirs, different from each other.
    fn sides(&self) -> (Words, Words) {
        let [_, ours, theirs] = self.words.clone();
        place::told_apart(ours, theirs)
    }

    /// What was there, different from what is there now.
    fn base_words(&self) -> Words {
        let [base, ours, theirs] = self.words.clone();
        let now = if self.ours.is_some() { ours } else { theirs };
        place::told_apart(now, base).1
    }
}

impl Taken {
    /// What it is about: `web › image`.
    pub fn subject(&self, catalog: &Catalog) -> String {
        self.subject.text(catalog)
    }

    /// All of it as one sentence.
    pub fn sentence(&self, catalog: &Catalog) -> String {
        let key = match (&self.base, &self.theirs, self.is_whole) {
            (_, None, _) => "merge-taken-removed",
            (None, _, true) => "merge-taken-added-whole",
            (None, _, false) => "merge-taken-added",
            (_, _, true) => "merge-taken-whole",
            _ => "merge-taken",
        };
        let [base, _, theirs] = self.words.clone();
        let (base, theirs) = place::told_apart(base, theirs);
        let args = Args::new()
            .with("subject", self.subject(catalog))
            .with("base", base.text(catalog))
            .with("theirs", theirs.text(catalog));
        catalog.format(key, &args)
    }
}

/// What a place is called, `names` being the elements of lists that lead to it.
pub(super) fn subject(names: &[Words], place: &Place<'_>) -> Words {
    let is_element = matches!(place.path.last(), Some(Segment::Index(_)));
    // The one thing that a pair has is named by the pair.
    let is_pair = place.pattern.ends_with("[].value") || place.pattern.ends_with("[].valueFrom");
    if place.path.is_root() || is_element || (is_pair && !names.is_empty()) {
        return place::nested(names);
    }
    let mut parts = names.to_vec();
    parts.push(member_subject(&place.pattern, &place.path));
    place::nested(&parts)
}

/// Whether a value has no words that fit into a sentence.
pub(super) fn is_large(pattern: &str, value: &Value) -> bool {
    let holds_parts = |value: &Value| value.is_object() || value.is_array();
    match value {
        Value::Array(list) => list.iter().any(holds_parts),
        Value::Object(members) => {
            matches!(pattern, "containerDefinitions[]" | "volumes[]")
                || !pattern.ends_with("[]")
                || members.values().any(holds_parts)
                || SCHEMA.lookup(pattern).is_none_or(|field| field.kind != Kind::Structure)
        }
        _ => false,
    }
}
