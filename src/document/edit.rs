//! Edits as data, applied to the text: a changed value is a changed line, and nothing else moves.
//!
//! A value is replaced where it stands; a member is added, taken away or moved with its comma and its comments. A
//! list or object that stands on one line stays there.

use std::ops::Range;

use serde_json::Value;

use super::layout::{self, LINE_END, Layout, Place, Spacing};
use super::parse::{Parsed, SyntaxError, parse};
use super::path::{Path, Segment};
use super::print;

/// One change of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Gives the value at `path`, with the objects that lead there where they are missing. An index equal to the
    /// length of its list appends.
    Set {
        /// Where.
        path: Path,
        /// The new value.
        value: Value,
    },
    /// Takes the member or element at `path` away.
    Remove {
        /// What.
        path: Path,
    },
    /// Puts a new element into the list at `path`, before the element that is now at `index`.
    Insert {
        /// The list. Where it is missing, it is made.
        path: Path,
        /// From 0 to the length of the list.
        index: usize,
        /// The new element.
        value: Value,
    },
    /// Moves an element of the list at `path`.
    Move {
        /// The list.
        path: Path,
        /// Its index now.
        from: usize,
        /// Its index afterwards.
        to: usize,
    },
    /// Gives the member at `path` another key, in the same place.
    RenameKey {
        /// The member with its present key.
        path: Path,
        /// The new key.
        to: String,
    },
    /// Replaces bytes of the text.
    ReplaceText {
        /// Which bytes.
        range: Range<usize>,
        /// By what.
        text: String,
    },
}

/// Why an edit does not fit a document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The text does not parse, so there are no paths.
    #[error("the text is not JSON: {} at byte {}", .0.problem.text_key(), .0.range.start)]
    Broken(SyntaxError),
    /// There is nothing at this path.
    #[error("there is nothing at `{0}`")]
    Missing(Path),
    /// The path goes through a value that is neither list nor object, or treats one as the other.
    #[error("`{0}` is not the kind of value that the path needs")]
    WrongKind(Path),
    /// The list has fewer elements.
    #[error("`{path}` has {length} elements")]
    OutOfRange {
        /// The list.
        path: Path,
        /// How many elements it has.
        length: usize,
    },
    /// The object already has that key.
    #[error("`{0}` exists already")]
    Taken(Path),
    /// The bytes are outside the text or cut a character.
    #[error("bytes {0:?} are no part of the text")]
    NoSuchText(Range<usize>),
}

/// Where a new key goes among its siblings. The document itself knows no field of ECS.
pub trait KeyOrder {
    /// The place of `key` in the object at `parent`; `None` for keys without one: they go last.
    fn rank(&self, parent: &Path, key: &str) -> Option<usize>;
}

/// No order: new keys go last.
#[derive(Debug, Clone, Copy, Default)]
pub struct Append;

impl KeyOrder for Append {
    fn rank(&self, _: &Path, _: &str) -> Option<usize> {
        None
    }
}

/// The text after `edit`.
pub fn apply(text: &str, edit: &Edit, order: &dyn KeyOrder) -> Result<String, EditError> {
    if let Edit::ReplaceText { range, text: new } = edit {
        return splice(text, range.clone(), new).ok_or_else(|| EditError::NoSuchText(range.clone()));
    }
    let parsed = parse(text).map_err(EditError::Broken)?;
    let editor = Editor { text, parsed, order };
    match edit {
        Edit::Set { path, value } => editor.set(path, value),
        Edit::Remove { path } => editor.remove(path),
        Edit::Insert { path, index, value } => editor.insert(path, *index, value),
        Edit::Move { path, from, to } => editor.shift(path, *from, *to),
        Edit::RenameKey { path, to } => editor.rename(path, to),
        Edit::ReplaceText { .. } => Ok(text.to_owned()),
    }
}

/// The text after all of `edits`, each applied to what the one before it left.
pub fn apply_all(text: &str, edits: &[Edit], order: &dyn KeyOrder) -> Result<String, EditError> {
    edits.iter().try_fold(text.to_owned(), |text, edit| apply(&text, edit, order))
}

/// `text` with `range` replaced; `None` where the range is no part of it.
pub(super) fn splice(text: &str, range: Range<usize>, new: &str) -> Option<String> {
    let before = text.get(..range.start)?;
    let after = text.get(range.end..).filter(|_| range.start <= range.end)?;
    Some([before, new, after].concat())
}

struct Editor<'a> {
    text: &'a str,
    parsed: Parsed,
    order: &'a dyn KeyOrder,
}

impl Editor<'_> {
    fn replace(&self, range: Range<usize>, new: &str) -> Result<String, EditError> {
        splice(self.text, range.clone(), new).ok_or(EditError::NoSuchText(range))
    }

    fn set(&self, path: &Path, value: &Value) -> Result<String, EditError> {
        if let Some(range) = self.parsed.spans.value(path) {
            let new = self.print_in_place(value, range.clone());
            return self.replace(range, &new);
        }
        let (parent, missing) = self.nearest(path)?;
        let (first, rest) = missing.split_first().ok_or_else(|| EditError::Missing(path.clone()))?;
        self.add(&parent, first, wrap(rest, value, path)?)
    }

    /// The deepest existing container on the way, and the steps that lead on from it.
    fn nearest(&self, path: &Path) -> Result<(Path, Vec<Segment>), EditError> {
        let mut value = &self.parsed.value;
        let segments = path.segments();
        for (depth, segment) in segments.iter().enumerate() {
            let here = || Path::from(segments[..depth].to_vec());
            let next = match (value, segment) {
                (Value::Object(map), Segment::Key(key)) => map.get(key.as_ref()),
                (Value::Array(list), Segment::Index(index)) => list.get(*index as usize),
                _ => return Err(EditError::WrongKind(here())),
            };
            match next {
                // A null on the way is as good as nothing there: it is replaced.
                Some(Value::Null) if depth + 1 < segments.len() => {
                    return Ok((here(), segments[depth..].to_vec()));
                }
                Some(next) => value = next,
                None => return Ok((here(), segments[depth..].to_vec())),
            }
        }
        Ok((path.clone(), Vec::new()))
    }

    fn add(&self, parent: &Path, step: &Segment, value: Value) -> Result<String, EditError> {
        let target = parent.with(step.clone());
        if self.parsed.spans.value(&target).is_some() {
            return self.set(&target, &value);
        }
        match step {
            Segment::Index(index) => self.insert(parent, *index as usize, &value),
            Segment::Key(key) => self.insert_member(parent, self.place_of(parent, key), Some(key), &value),
        }
    }

    fn insert(&self, path: &Path, index: usize, value: &Value) -> Result<String, EditError> {
        let list = match lookup(&self.parsed.value, path) {
            Some(Value::Array(list)) => list,
            None | Some(Value::Null) if index == 0 => {
                return self.set(path, &Value::Array(vec![value.clone()]));
            }
            None => return Err(EditError::Missing(path.clone())),
            Some(_) => return Err(EditError::WrongKind(path.clone())),
        };
        if index > list.len() {
            return Err(EditError::OutOfRange { path: path.clone(), length: list.len() });
        }
        self.insert_member(path, index, None, value)
    }

    /// Whether the element beside which a new one comes to stand is an object or list on one line.
    fn is_on_one_line(&self, list: &Path, index: usize) -> bool {
        let neighbour = self.parsed.spans.value(&list.index(index.saturating_sub(1)));
        let text = neighbour.map_or("", |range| &self.text[range]);
        text.starts_with(['{', '[']) && !text.contains(LINE_END)
    }

    fn insert_member(
        &self,
        container: &Path,
        index: usize,
        key: Option<&str>,
        value: &Value,
    ) -> Result<String, EditError> {
        let whole =
            self.parsed.spans.value(container).ok_or_else(|| EditError::Missing(container.clone()))?;
        let inside = &self.text[whole.clone()];
        let holds_parts = |value: &Value| match value {
            Value::Array(list) => list.iter().any(|item| item.is_object() || item.is_array()),
            Value::Object(map) => !map.is_empty(),
            _ => false,
        };
        let spacing = Spacing {
            newline: self.newline(),
            indent: self.indent_of_line(whole.start),
            unit: self.indent_unit(),
            is_tight: !self.has_lines() && !inside.contains(", ") && !self.text.contains(": "),
            // Lists of plain values are written on one line, everything else on lines of its own.
            opens: self.has_lines() && (key.is_some() || holds_parts(value)),
        };
        let layout = self.layout(container, whole);
        let index = self.text_index(container, index);
        let printed = match layout.place(index, spacing) {
            Place::Inline if spacing.is_tight => print::compact(value),
            // A list such as `[{` … `}, {` … `}]` has lines although its elements follow each other on one.
            Place::Inline if inside.contains(LINE_END) && holds_parts(value) => {
                print::pretty(value, spacing.unit, spacing.indent, spacing.newline)
            }
            Place::Inline => print::one_line(value),
            Place::Line(_) if key.is_none() && self.is_on_one_line(container, index) => {
                print::one_line(value)
            }
            Place::Line(indent) => print::pretty(value, spacing.unit, &indent, spacing.newline),
        };
        let member = match key {
            Some(key) => {
                format!("{}{}{printed}", print::string(key), if spacing.is_tight { ":" } else { ": " })
            }
            None => printed,
        };
        Ok(layout::apply(self.text, layout.insert(index, &member, spacing)))
    }

    fn remove(&self, path: &Path) -> Result<String, EditError> {
        let parent = path.parent().ok_or_else(|| EditError::Missing(path.clone()))?;
        let missing = || EditError::Missing(path.clone());
        let whole = self.parsed.spans.value(&parent).ok_or_else(missing)?;
        let children = self.parsed.spans.children(&parent);
        let own = children.iter().enumerate().filter(|(_, (segment, _))| Some(segment) == path.last());
        let (index, _) = own.clone().next_back().ok_or_else(missing)?;
        let text = layout::apply(self.text, self.layout(&parent, whole).remove(index));
        if own.count() == 1 {
            return Ok(text);
        }
        // Of a key that stands twice all go: taking the last alone would bring back an earlier one.
        apply(&text, &Edit::Remove { path: path.clone() }, self.order)
    }

    fn shift(&self, path: &Path, from: usize, to: usize) -> Result<String, EditError> {
        let list = match lookup(&self.parsed.value, path) {
            Some(Value::Array(list)) => list,
            Some(_) => return Err(EditError::WrongKind(path.clone())),
            None => return Err(EditError::Missing(path.clone())),
        };
        let length = list.len();
        if from >= length || to >= length {
            return Err(EditError::OutOfRange { path: path.clone(), length });
        }
        let whole = self.parsed.spans.value(path).ok_or_else(|| EditError::Missing(path.clone()))?;
        if from == to {
            return Ok(self.text.to_owned());
        }
        Ok(layout::apply(self.text, self.layout(path, whole).shift(from, to, self.newline())))
    }

    fn layout(&self, container: &Path, whole: Range<usize>) -> Layout<'_> {
        let children = self.parsed.spans.children(container);
        let members: Vec<Range<usize>> = children.into_iter().map(|(_, range)| range).collect();
        Layout::new(self.text, whole, &members)
    }

    fn rename(&self, path: &Path, to: &str) -> Result<String, EditError> {
        let range = self.parsed.spans.key(path).ok_or_else(|| EditError::Missing(path.clone()))?;
        let target = path.parent().unwrap_or_default().key(to.to_owned());
        if target != *path && self.parsed.spans.value(&target).is_some() {
            return Err(EditError::Taken(target));
        }
        self.replace(range, &print::string(to))
    }

    /// The index among the object's present keys at which a new key belongs.
    fn place_of(&self, parent: &Path, key: &str) -> usize {
        let Some(Value::Object(map)) = lookup(&self.parsed.value, parent) else { return 0 };
        let Some(rank) = self.order.rank(parent, key) else { return map.len() };
        let ranks = map.keys().map(|key| self.order.rank(parent, key)).enumerate();
        let before =
            ranks.filter_map(|(at, other)| other.filter(|other| *other < rank).map(|rank| (rank, at)));
        match before.max() {
            Some((_, at)) => at + 1,
            None if map.keys().any(|key| self.order.rank(parent, key).is_some()) => 0,
            None => map.len(),
        }
    }

    /// The index in the text, where a key that stands twice takes two places.
    fn text_index(&self, container: &Path, index: usize) -> usize {
        let Some(Value::Object(map)) = lookup(&self.parsed.value, container) else { return index };
        let children = self.parsed.spans.children(container);
        match map.keys().nth(index) {
            Some(key) => children
                .iter()
                .position(|(segment, _)| matches!(segment, Segment::Key(other) if other == key))
                .unwrap_or(children.len()),
            None => children.len(),
        }
    }

    fn has_lines(&self) -> bool {
        self.text.trim().contains(LINE_END)
    }

    fn newline(&self) -> &'static str {
        print::newline(self.text)
    }

    /// A value in the place of another: on lines where the file has lines, except where the old one was a list or
    /// object on one line.
    fn print_in_place(&self, value: &Value, old: Range<usize>) -> String {
        let was = &self.text[old.clone()];
        let was_inline = was.starts_with(['{', '[']) && was.len() > 2 && !was.contains(LINE_END);
        match () {
            () if !self.has_lines() && !self.text.contains(": ") => print::compact(value),
            () if !self.has_lines() || was_inline => print::one_line(value),
            () => print::pretty(value, self.indent_unit(), self.indent_of_line(old.start), self.newline()),
        }
    }

    fn indent_unit(&self) -> &str {
        print::indent_unit(self.text)
    }

    fn indent_of_line(&self, offset: usize) -> &str {
        let start = self.text[..offset].rfind(LINE_END).map_or(0, |at| at + 1);
        let line = &self.text[start..offset];
        &line[..line.len() - line.trim_start().len()]
    }
}

/// `value` inside the objects and lists that `steps` call for.
fn wrap(steps: &[Segment], value: &Value, path: &Path) -> Result<Value, EditError> {
    steps.iter().rev().try_fold(value.clone(), |value, step| match step {
        Segment::Key(key) => Ok(Value::Object([(key.to_string(), value)].into_iter().collect())),
        Segment::Index(0) => Ok(Value::Array(vec![value])),
        Segment::Index(_) => Err(EditError::OutOfRange { path: path.clone(), length: 0 }),
    })
}

/// The value at `path`.
pub fn lookup<'v>(value: &'v Value, path: &Path) -> Option<&'v Value> {
    path.segments().iter().try_fold(value, |value, segment| match segment {
        Segment::Key(key) => value.as_object()?.get(key.as_ref()),
        Segment::Index(index) => value.as_array()?.get(*index as usize),
    })
}
