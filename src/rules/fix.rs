//! What would solve a finding: edits, whether they may be made without a look, and what only the user can tell.

use std::ops::Range;

use serde_json::Value;

use crate::document::{Edit, Path};
use crate::schema::{Field, SCHEMA};

/// Edits that solve a finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Fix {
    /// Whether "fix all" may take it.
    pub safety: Safety,
    /// The attribute of the rule's text that names it: `fix`, or another where a rule has several.
    pub text: &'static str,
    /// In the order in which they are applied, each to what the one before it left.
    pub edits: Vec<Edit>,
    /// What the user must tell first. Without an answer the fix cannot be made.
    pub ask: Option<Ask>,
}

/// Whether a fix needs a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// Keeps what the user means.
    Safe,
    /// Drops a value that the user typed, or writes a name that must exist elsewhere.
    Review,
}

/// A value that only the user knows. It is asked for once, whatever the number of places.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// The pattern of the field that the answer fills; `None` where the answer is a part of texts.
    pub pattern: Option<&'static str>,
    /// Where the answer goes.
    pub places: Vec<Place>,
}

/// One place of an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// The whole value at this path. It may be missing so far.
    Value(Path),
    /// Parts of the text at this path.
    Parts {
        /// Where the text stands.
        path: Path,
        /// The whole text as it is.
        text: String,
        /// What the answer replaces, in order.
        parts: Vec<Range<usize>>,
    },
}

impl Fix {
    /// A fix that keeps what the user means.
    pub fn safe(edits: impl Into<Vec<Edit>>) -> Self {
        Self { safety: Safety::Safe, text: "fix", edits: edits.into(), ask: None }
    }

    /// A fix that needs a look.
    pub fn review(edits: impl Into<Vec<Edit>>) -> Self {
        Self { safety: Safety::Review, text: "fix", edits: edits.into(), ask: None }
    }

    /// A fix that needs a value from the user.
    pub fn asking(places: impl Into<Vec<Place>>) -> Self {
        let places = places.into();
        let pattern = match places.first() {
            Some(Place::Value(path)) => SCHEMA.at(path).map(|field| field.pattern),
            Some(Place::Parts { .. }) | None => None,
        };
        Self { ask: Some(Ask { pattern, places }), ..Self::review([]) }
    }

    /// The same fix under another attribute of the rule's text, for rules that offer several.
    #[must_use]
    pub fn named(self, text: &'static str) -> Self {
        Self { text, ..self }
    }

    /// Whether it can be made at once: it needs neither a look nor an answer.
    pub fn is_direct(&self) -> bool {
        self.safety == Safety::Safe && self.ask.is_none()
    }

    /// All edits of a fix that asks, given the answer. A fix that does not ask has no use for one.
    pub fn edits_with(&self, answer: &Value) -> Vec<Edit> {
        let asked = self.ask.iter().flat_map(|ask| &ask.places).map(|place| place.edit(answer));
        self.edits.iter().cloned().chain(asked).collect()
    }

    /// The fix with all paths as `to` gives them; `None` where one of them has no place there.
    pub(super) fn relocate(self, to: &dyn Fn(&Path) -> Option<Path>) -> Option<Self> {
        let edits = self.edits.into_iter().map(|edit| relocate_edit(edit, to)).collect::<Option<_>>()?;
        let ask = match self.ask {
            Some(ask) => {
                let places = ask.places.into_iter().map(|place| place.relocate(to));
                let places = places.collect::<Option<_>>()?;
                Some(Ask { places, ..ask })
            }
            None => None,
        };
        Some(Self { edits, ask, ..self })
    }
}

impl Ask {
    /// The field that the answer fills, which knows its type and its values; `None` for a part of texts.
    pub fn field(&self) -> Option<&'static Field> {
        SCHEMA.lookup(self.pattern?)
    }
}

impl Place {
    /// The path of the value.
    pub fn path(&self) -> &Path {
        match self {
            Self::Value(path) | Self::Parts { path, .. } => path,
        }
    }

    fn edit(&self, answer: &Value) -> Edit {
        match self {
            Self::Value(path) => set(path.clone(), answer.clone()),
            Self::Parts { path, text, parts } => {
                let answer = answer.as_str().map_or_else(|| answer.to_string(), str::to_owned);
                let mut filled = text.clone();
                for part in parts.iter().rev().filter(|part| text.get((*part).clone()).is_some()) {
                    filled.replace_range(part.clone(), &answer);
                }
                set(path.clone(), filled)
            }
        }
    }

    fn relocate(self, to: &dyn Fn(&Path) -> Option<Path>) -> Option<Self> {
        Some(match self {
            Self::Value(path) => Self::Value(to(&path)?),
            Self::Parts { path, text, parts } => Self::Parts { path: to(&path)?, text, parts },
        })
    }
}

fn relocate_edit(edit: Edit, to: &dyn Fn(&Path) -> Option<Path>) -> Option<Edit> {
    Some(match edit {
        Edit::Set { path, value } => Edit::Set { path: to(&path)?, value },
        Edit::Remove { path } => Edit::Remove { path: to(&path)? },
        Edit::Insert { path, index, value } => Edit::Insert { path: to(&path)?, index, value },
        Edit::Move { path, from, to: goal } => Edit::Move { path: to(&path)?, from, to: goal },
        Edit::RenameKey { path, to: key } => Edit::RenameKey { path: to(&path)?, to: key },
        Edit::ReplaceText { .. } => edit,
    })
}

/// An edit that gives a value.
pub fn set(path: Path, value: impl Into<Value>) -> Edit {
    Edit::Set { path, value: value.into() }
}

/// An edit that takes a member or element away.
pub fn remove(path: Path) -> Edit {
    Edit::Remove { path }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_goes_to_all_its_places() {
        let text = "${A}/web:${A}".to_owned();
        let fix = Fix::asking([
            Place::Parts { path: Path::root().key("a"), text, parts: vec![0..4, 9..13] },
            Place::Value(Path::root().key("b")),
        ]);
        let expected = [set(Path::root().key("a"), "1/web:1"), set(Path::root().key("b"), "1")];
        assert_eq!(fix.edits_with(&Value::from("1")), expected);
    }

    #[test]
    fn a_fix_moves_as_a_whole_or_not_at_all() {
        let inside = |path: &Path| path.segments().split_first().map(|(_, rest)| rest.to_vec().into());
        let fix = |text: &str| Fix::safe([remove(text.parse().unwrap())]);
        assert_eq!(fix("a.b").relocate(&inside), Some(fix("b")));
        let both = Fix { edits: fix("a.b").edits, ..Fix::asking([Place::Value(Path::root())]) };
        assert_eq!(both.relocate(&inside), None);
    }
}
