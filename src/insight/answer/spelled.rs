//! Paths that a message spells out, in the spellings of botocore, of the SDKs for JavaScript, Ruby and Go, and of the
//! services themselves (`containerDefinitions.1.member.name`, counted from 1).

use serde_json::Value;

use super::message::Message;
use super::pattern;
use crate::document::{Path, Segment};
use crate::schema::{Field, Kind, SCHEMA};
use crate::task::{Container, Task};

/// Words that stand for the whole definition at the start of a path.
const ROOTS: [&str; 6] = [
    "input",
    "params",
    "taskdefinition",
    "registertaskdefinitioninput",
    "registertaskdefinitionrequest",
    "request",
];

/// Sentences about a member by its key: the key stands in quotes behind them, the path of the structure after "in".
/// The second word says whether the member is there.
const BY_KEY: [(&str, bool); 4] = [
    ("unknown parameter in ", true),
    ("unexpected key ", true),
    ("missing required parameter in ", false),
    ("missing required key ", false),
];

/// What a message spells out.
pub(super) enum Spelled {
    /// A path that the document has, or could have.
    Here(Path),
    /// Only paths that it does not have: the message is about another document.
    Elsewhere,
}

/// The first path that the message spells out and that the document has. `None` where it spells out none.
pub(super) fn read(message: &Message, task: &Task<'_>) -> Option<Spelled> {
    let by_key = BY_KEY.iter().find_map(|(words, is_there)| Some((message.lower.find(words)?, *is_there)));
    if let Some((at, is_there)) = by_key {
        let rest = message.text.get(at..)?;
        let (_, base) = rest.split_once(" in ")?;
        let base = path(base.split([':', ' ', ',']).next()?.trim_end_matches('.'), true)?;
        let key = &message.quoted.iter().find(|quoted| quoted.start > at)?.text;
        let path = base.key(key.clone());
        let is_here = if is_there { pattern::get(task, &path).is_some() } else { is_possible(&path, task) };
        return Some(if is_here { Spelled::Here(path) } else { Spelled::Elsewhere });
    }
    let is_named = |start: usize| message.before(start).ends_with("parameter");
    let paths = || message.tokens(is_part).filter_map(|(start, token)| path(token, is_named(start)));
    match paths().find(|path| is_possible(path, task)) {
        Some(path) => Some(Spelled::Here(path)),
        None => paths().next().map(|_| Spelled::Elsewhere),
    }
}

fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || "_-.[]:$".contains(c)
}

/// A path in any spelling. A bare word is one only where the message calls it a parameter (`is_named`), and so is
/// the whole document.
fn path(token: &str, is_named: bool) -> Option<Path> {
    let is_separator = |c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-');
    let mut parts: Vec<&str> = token.split(is_separator).filter(|part| !part.is_empty()).collect();
    let first = parts.first()?;
    let has_root = ROOTS.iter().any(|root| root.eq_ignore_ascii_case(first));
    if has_root {
        parts.remove(0);
    }
    if !is_named && parts.len() + usize::from(has_root) < 2 {
        return None;
    }
    let counts_from_one = parts.contains(&"member") && !parts.contains(&"0");
    let mut field = SCHEMA.root();
    let mut path = Path::root();
    for part in parts.into_iter().filter(|part| *part != "member") {
        let (next, segment) = step(field, part, counts_from_one)?;
        (field, path) = (next, path.with(segment));
    }
    Some(path)
}

/// Whether the document has the value, or what it would stand in. An element of a list is there or is not.
fn is_possible(path: &Path, task: &Task<'_>) -> bool {
    let is_member = matches!(path.last(), Some(Segment::Key(_)));
    let can_hold = |parent: &Path| match parent.is_root() {
        true => !task.is_fragment,
        false => is_object(parent, task),
    };
    pattern::get(task, path).is_some() || (is_member && path.parent().is_some_and(|parent| can_hold(&parent)))
}

fn is_object(path: &Path, task: &Task<'_>) -> bool {
    let is_container = |container: &Container<'_>| container.path == *path;
    task.containers.iter().any(is_container) || pattern::get(task, path).is_some_and(Value::is_object)
}

fn step(field: &'static Field, part: &str, counts_from_one: bool) -> Option<(&'static Field, Segment)> {
    match field.kind {
        Kind::Structure => {
            // `container_definitions` and `ContainerDefinitions` are the same.
            let name: String = part.chars().filter(|c| *c != '_').collect();
            let member = SCHEMA.members(field).find(|member| member.name.eq_ignore_ascii_case(&name))?;
            Some((member, Segment::Key(member.name.into())))
        }
        Kind::List => {
            let index: u32 = part.parse().ok()?;
            let index = if counts_from_one { index.checked_sub(1)? } else { index };
            Some((SCHEMA.element(field)?, Segment::Index(index)))
        }
        Kind::Map => Some((SCHEMA.element(field)?, Segment::Key(part.to_owned().into()))),
        _ => None,
    }
}
