//! From a path as a person types it, with names for list items, to a path of the file and the field that ECS
//! has there.

use serde_json::Value;

use super::Problem;
use super::frame::Frame;
use crate::document::edit::lookup;
use crate::document::path::{Step, parse_steps};
use crate::document::{Path, Segment};
use crate::schema::suggest::nearest;
use crate::schema::{Field, Kind, SCHEMA};
use crate::text::Args;

/// What a typed path leads to.
#[derive(Debug)]
pub(super) struct Target {
    /// From the top of the file.
    pub(super) path: Path,
    /// What ECS calls it; nothing for a key that ECS does not know.
    pub(super) field: Option<&'static Field>,
}

/// What is to be done there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Write,
    Remove,
}

/// Follows `typed` through the document.
pub(super) fn find(
    typed: &str,
    document: &Value,
    frame: &Frame,
    purpose: Purpose,
) -> Result<Target, Problem> {
    let steps = parse_steps(typed).map_err(|error| {
        Problem::usage("cli-set-path", Args::new().with("path", typed).with("at", error.at))
    })?;
    let (start, steps) = start(&steps, document, frame);
    let Some((last, way)) = steps.split_last() else {
        return Err(Problem::usage("cli-set-whole", Args::new()));
    };
    let parent = way.iter().try_fold(start, Cursor::step)?;
    let end = match last {
        Step::Bracket(word) if purpose == Purpose::Write && parent.is_after_last(word) => {
            parent.at_index(word)?
        }
        last => parent.step(last)?,
    };
    Ok(Target { path: end.path, field: end.field })
}

/// The task definition inside the file, and the steps that lead on from there.
fn start<'v, 's>(steps: &'s [Step], document: &'v Value, frame: &Frame) -> (Cursor<'v>, &'s [Step]) {
    let field = match frame {
        Frame::Containers => SCHEMA.lookup("containerDefinitions"),
        Frame::Task | Frame::Reply(_) => Some(SCHEMA.root()),
    };
    let (path, way) = (frame.start(), frame.way());
    let is_same = |(step, segment): (&Step, &Segment)| match (step, segment) {
        (Step::Key(typed), Segment::Key(key)) => typed == key,
        _ => false,
    };
    let is_spelled_out = steps.len() >= way.segments().len() && steps.iter().zip(way.segments()).all(is_same);
    let rest = if is_spelled_out { &steps[way.segments().len()..] } else { steps };
    (Cursor { value: lookup(document, &path), path, field }, rest)
}

/// A place on the way.
struct Cursor<'v> {
    path: Path,
    value: Option<&'v Value>,
    field: Option<&'static Field>,
}

impl Cursor<'_> {
    fn step(self, step: &Step) -> Result<Self, Problem> {
        match step {
            Step::Key(key) => self.at_key(key),
            Step::Bracket(word) if !self.is_list() => self.at_key(word),
            Step::Bracket(word) if word.parse::<u32>().is_ok() => {
                let missing = self.is_after_last(word).then(|| self.no_index(word));
                missing.map_or_else(|| self.at_index(word), Err)
            }
            Step::Bracket(word) => self.at_name(word),
        }
    }

    fn args(&self) -> Args {
        Args::new().with("path", self.path.to_string())
    }

    fn is_list(&self) -> bool {
        match self.value {
            None | Some(Value::Null) => self.field.is_some_and(|field| field.kind == Kind::List),
            Some(value) => value.is_array(),
        }
    }

    fn items(&self) -> &[Value] {
        self.value.and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    /// Whether `word` is the index at which a list grows.
    fn is_after_last(&self, word: &str) -> bool {
        self.is_list() && word.parse() == Ok(self.items().len())
    }

    fn no_index(&self, word: &str) -> Problem {
        let args = self.args().with("index", word).with("count", self.items().len());
        Problem::missing("cli-set-no-index", args)
    }

    fn at_key(self, key: &str) -> Result<Self, Problem> {
        let child = self.value.and_then(|value| value.get(key));
        let field = self.field.and_then(|field| match field.kind {
            Kind::Structure => SCHEMA.member(field, key),
            Kind::Map => SCHEMA.element(field),
            _ => None,
        });
        if self.is_list() {
            return Err(Problem::missing("cli-set-wants-item", self.args().with("key", key)));
        }
        let has_parts = match self.value {
            None | Some(Value::Null) => self.field.is_none_or(|field| is_object(field.kind)),
            Some(value) => value.is_object(),
        };
        if !has_parts {
            return Err(Problem::missing("cli-set-no-parts", self.args()));
        }
        if let (None, None, Some(parent)) = (field, child, self.field) {
            let known: Vec<&str> = SCHEMA.members(parent).map(|member| member.name).collect();
            let path = self.path.key(key.to_owned()).to_string();
            let problem = Problem::usage("cli-set-unknown-field", Args::new().with("path", path));
            return Err(problem.with_nearest(nearest(key, known)));
        }
        Ok(Self { path: self.path.key(key.to_owned()), value: child, field })
    }

    fn at_index(self, word: &str) -> Result<Self, Problem> {
        let count = self.items().len();
        let index = word.parse().ok().filter(|index: &usize| *index <= count);
        let index = index.ok_or_else(|| self.no_index(word))?;
        Ok(self.child(index))
    }

    fn child(self, index: usize) -> Self {
        let list = self.value.and_then(Value::as_array);
        Self {
            path: self.path.index(index),
            value: list.and_then(|list| list.get(index)),
            field: self.field.and_then(|field| SCHEMA.element(field)),
        }
    }

    fn at_name(self, word: &str) -> Result<Self, Problem> {
        let names: Vec<Option<&str>> = self.items().iter().map(name_of).collect();
        let mut matching = (0..names.len()).filter(|at| names[*at] == Some(word));
        match (matching.next(), matching.count()) {
            (Some(index), 0) => Ok(self.child(index)),
            (Some(_), more) => {
                let args = self.args().with("name", word).with("count", more + 1);
                Err(Problem::missing("cli-set-ambiguous", args))
            }
            (None, _) => {
                let problem = Problem::missing("cli-set-no-item", self.args().with("name", word));
                Err(problem.with_nearest(nearest(word, names.into_iter().flatten())))
            }
        }
    }
}

fn is_object(kind: Kind) -> bool {
    matches!(kind, Kind::Structure | Kind::Map)
}

/// What an item of a list is called: the member by which ECS tells its siblings apart, or the text itself.
fn name_of(item: &Value) -> Option<&str> {
    const NAMES: [&str; 9] = [
        "name",
        "key",
        "containerName",
        "sourceVolume",
        "sourceContainer",
        "hostname",
        "namespace",
        "deviceName",
        "type",
    ];
    match item {
        Value::String(text) => Some(text),
        item => NAMES.iter().find_map(|key| item.get(key)?.as_str()),
    }
}
