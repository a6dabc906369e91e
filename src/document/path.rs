//! Where something stands in a document: the only kind of address that edits, findings and forms use.
//!
//! Printed as `containerDefinitions[0].portMappings[1].hostPort`, with the keys that a user chose in braces:
//! `options{awslogs-group}`.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

/// One step from a value to a value inside it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Segment {
    /// The member of an object. Names that the program itself knows cost no allocation.
    Key(Cow<'static, str>),
    /// The element of a list, from 0.
    Index(u32),
}

/// Objects whose keys are the user's own words. They print in braces, so that a dot in `com.example.team`
/// is no step. `schema` has a test that compares this list with the maps of the field table.
pub const MAP_FIELDS: [&str; 4] = ["options", "dockerLabels", "driverOpts", "labels"];

/// The address of a value, from the top of the document. Empty: the whole document.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Path(Vec<Segment>);

/// Why a text is no path.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is no path: {problem} at character {at}")]
pub struct PathError {
    /// The text as given.
    pub text: String,
    /// What is wrong, in words.
    pub problem: &'static str,
    /// Where, counted in characters from 1.
    pub at: usize,
}

impl Path {
    /// The whole document.
    pub const fn root() -> Self {
        Self(Vec::new())
    }

    /// This path and one key more.
    #[must_use]
    pub fn key(&self, name: impl Into<Cow<'static, str>>) -> Self {
        self.with(Segment::Key(name.into()))
    }

    /// This path and one index more.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.with(Segment::Index(u32::try_from(index).unwrap_or(u32::MAX)))
    }

    /// This path and one segment more.
    #[must_use]
    pub fn with(&self, segment: Segment) -> Self {
        let mut segments = Vec::with_capacity(self.0.len() + 1);
        segments.extend_from_slice(&self.0);
        segments.push(segment);
        Self(segments)
    }

    /// This path and all steps of `tail`.
    #[must_use]
    pub fn join(&self, tail: &Self) -> Self {
        Self(self.0.iter().chain(&tail.0).cloned().collect())
    }

    /// The steps, from the top.
    pub fn segments(&self) -> &[Segment] {
        &self.0
    }

    /// Whether this is the whole document.
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The path of the enclosing value; `None` for the whole document.
    pub fn parent(&self) -> Option<Self> {
        let (_, parent) = self.0.split_last()?;
        Some(Self(parent.to_vec()))
    }

    /// The last step.
    pub fn last(&self) -> Option<&Segment> {
        self.0.last()
    }

    /// The last step, if it is a key.
    pub fn last_key(&self) -> Option<&str> {
        match self.0.last() {
            Some(Segment::Key(key)) => Some(key),
            _ => None,
        }
    }

    /// The index of the container that this path is in or at.
    pub fn container(&self) -> Option<usize> {
        match self.0.as_slice() {
            [Segment::Key(key), Segment::Index(index), ..] if key == "containerDefinitions" => {
                Some(*index as usize)
            }
            _ => None,
        }
    }

    /// Whether this path is `outer` or leads to a value inside it.
    pub fn is_inside(&self, outer: &Self) -> bool {
        self.0.starts_with(&outer.0)
    }

    /// The path with `[]` for each index: the notation of the field table.
    pub fn pattern(&self) -> String {
        let mut text = String::new();
        write_segments(&mut text, &self.0, true).unwrap_or_default();
        text
    }
}

impl From<Vec<Segment>> for Path {
    fn from(segments: Vec<Segment>) -> Self {
        Self(segments)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_segments(f, &self.0, false)
    }
}

fn write_segments(out: &mut impl fmt::Write, segments: &[Segment], as_pattern: bool) -> fmt::Result {
    let mut in_map = false;
    for (position, segment) in segments.iter().enumerate() {
        match segment {
            Segment::Index(_) if as_pattern => out.write_str("[]")?,
            Segment::Index(index) => write!(out, "[{index}]")?,
            Segment::Key(_) if in_map && as_pattern => out.write_str("{}")?,
            Segment::Key(key) if in_map || !is_plain(key) => {
                write!(out, "{{{}}}", key.replace('\\', "\\\\").replace('}', "\\}"))?;
            }
            Segment::Key(key) if position == 0 => out.write_str(key)?,
            Segment::Key(key) => write!(out, ".{key}")?,
        }
        in_map = !in_map && matches!(segment, Segment::Key(key) if MAP_FIELDS.contains(&key.as_ref()));
    }
    Ok(())
}

fn is_plain(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}

impl FromStr for Path {
    type Err = PathError;

    /// Reads the printed form; `$.` in front and `["key"]` are taken too.
    fn from_str(text: &str) -> Result<Self, PathError> {
        Ok(Self(
            parse_steps(text)?
                .into_iter()
                .map(|step| match step {
                    Step::Key(key) => Segment::Key(key.into()),
                    Step::Bracket(word) => match word.parse() {
                        Ok(index) => Segment::Index(index),
                        Err(_) => Segment::Key(word.into()),
                    },
                })
                .collect(),
        ))
    }
}

/// One step of a path as a person typed it: what stands in brackets may be an index or a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// `.key` or `{key}`.
    Key(String),
    /// `[0]`, `[web]` or `["web"]`.
    Bracket(String),
}

/// Splits a typed path into its steps.
pub fn parse_steps(text: &str) -> Result<Vec<Step>, PathError> {
    let error = |problem, rest: &str| PathError {
        text: text.to_owned(),
        problem,
        at: text[..text.len() - rest.len()].chars().count() + 1,
    };
    let mut rest = text.strip_prefix('$').unwrap_or(text);
    rest = rest.strip_prefix('.').unwrap_or(rest);
    let mut steps = Vec::new();
    let mut wants_key = !rest.is_empty() && !rest.starts_with(['[', '{']);
    while !rest.is_empty() {
        if wants_key {
            let end = rest.find(['.', '[', '{']).unwrap_or(rest.len());
            if end == 0 {
                return Err(error("a name is missing", rest));
            }
            steps.push(Step::Key(rest[..end].to_owned()));
            rest = &rest[end..];
            wants_key = false;
        } else if let Some(tail) = rest.strip_prefix('.') {
            if tail.is_empty() {
                return Err(error("a name is missing", tail));
            }
            rest = tail;
            wants_key = true;
        } else if let Some(tail) = rest.strip_prefix('[') {
            let end = tail.find(']').ok_or_else(|| error("`]` is missing", ""))?;
            let word = tail[..end].trim_matches(['"', '\'']);
            if word.is_empty() {
                return Err(error("an index or a name is missing", tail));
            }
            steps.push(Step::Bracket(word.to_owned()));
            rest = &tail[end + 1..];
        } else if let Some(tail) = rest.strip_prefix('{') {
            let (key, length) = braced(tail).ok_or_else(|| error("`}` is missing", ""))?;
            steps.push(Step::Key(key));
            rest = &tail[length..];
        } else {
            return Err(error("`.`, `[` or `{` must stand here", rest));
        }
    }
    Ok(steps)
}

/// The key up to the closing brace, and how many bytes that took, brace included.
fn braced(text: &str) -> Option<(String, usize)> {
    let mut key = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => key.push(chars.next()?.1),
            '}' => return Some((key, at + 1)),
            c => key.push(c),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> Path {
        text.parse().unwrap()
    }

    #[test]
    fn prints_what_it_reads() {
        for text in [
            "",
            "family",
            "containerDefinitions[0].portMappings[1].hostPort",
            "containerDefinitions[0].logConfiguration.options{awslogs-group}",
            "containerDefinitions[0].dockerLabels{com.example.team}",
            "containerDefinitions[0].dockerLabels{a\\}b\\\\c}",
            "tags[3]",
            "[2].name",
        ] {
            assert_eq!(path(text).to_string(), text);
        }
    }

    #[test]
    fn takes_other_spellings() {
        assert_eq!(path("$.a.b"), path("a.b"));
        assert_eq!(path("a[\"b\"]"), path("a.b"));
        assert_eq!(path("options.awslogs-group"), path("options{awslogs-group}"));
    }

    #[test]
    fn a_map_below_a_map_key_is_an_ordinary_object() {
        assert_eq!(path("labels{options}.x").to_string(), "labels{options}.x");
    }

    #[test]
    fn says_where_a_path_goes_wrong() {
        for (text, at) in
            [("a..b", 3), ("a[", 3), ("a[]", 3), ("a.", 3), ("a]b", 0), ("a{b", 4), ("가[0]x", 5)]
        {
            match text.parse::<Path>() {
                Err(error) => assert_eq!(error.at, at, "{text}"),
                Ok(path) => assert_eq!(at, 0, "{text} was read as {path:?}"),
            }
        }
    }

    #[test]
    fn patterns_are_the_notation_of_the_field_table() {
        assert_eq!(path("a[3].dockerLabels{x}").pattern(), "a[].dockerLabels{}");
    }
}
