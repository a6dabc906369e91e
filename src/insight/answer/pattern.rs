//! From a pattern such as `containerDefinitions[].healthCheck.interval` to the one place that is meant.

use std::collections::HashSet;

use serde_json::Value;

use super::named::Named;
use crate::document::{Path, Segment};
use crate::task::Task;

/// What stands at `path`, as the paths of findings have it.
pub(super) fn get<'a>(task: &Task<'a>, path: &Path) -> Option<&'a Value> {
    let (first, rest) = path.segments().split_first()?;
    let Segment::Key(key) = first else { return None };
    let step = |value: &'a Value, segment: &Segment| match segment {
        Segment::Key(key) => value.as_object()?.get(key.as_ref()),
        Segment::Index(index) => value.as_array()?.get(*index as usize),
    };
    if task.is_fragment {
        // There is no list to look into: its elements are all there is.
        let (Segment::Index(index), rest) = rest.split_first()? else { return None };
        let container = task.containers.iter().find(|container| container.index == *index as usize)?;
        let Some((Segment::Key(key), rest)) = rest.split_first() else { return None };
        return rest.iter().try_fold(container.object.0.get(key.as_ref())?, step);
    }
    rest.iter().try_fold(task.object.0.get(key.as_ref())?, step)
}

/// The place that `pattern` means in this document, if there is but one: in the container or volume that the message
/// names, at the value that it quotes, or where there is no other. The value itself may be missing.
pub(super) fn resolve(pattern: &'static str, task: &Task<'_>, named: &Named<'_>) -> Option<Path> {
    if !pattern.contains("[]") {
        return (!pattern.is_empty() && pattern != "*" && !task.is_fragment)
            .then(|| plain(Path::root(), pattern));
    }
    let is_inside = |path: &Path| named.is_inside_named(path);
    let all: Vec<(Path, &Value)> =
        task.values(pattern).into_iter().filter(|(path, _)| is_inside(path)).collect();
    let meant = || all.iter().filter(|(_, value)| named.can_mean(value));
    let quoted = meant().filter(|(_, value)| named.quotes(value)).map(|(path, _)| path);
    if let Some(path) = only(meant().map(|(path, _)| path)).or_else(|| only(quoted)) {
        return Some(path.clone());
    }
    let (list, rest) = pattern.split_once("[]")?;
    let Some(element) = named.element(list, task) else {
        return if all.is_empty() { in_only_parent(pattern, task, named) } else { list_of_task(list) };
    };
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let certain = rest.split_once("[]").map_or(rest, |(list, _)| list);
    Some(plain(element, certain))
}

/// The missing member of the only structure that could have it.
fn in_only_parent(pattern: &'static str, task: &Task<'_>, named: &Named<'_>) -> Option<Path> {
    let (parent, member) = pattern.rsplit_once('.')?;
    let parents = task.values(parent);
    let parent = only(parents.iter().map(|(path, _)| path).filter(|path| named.is_inside_named(path)))?;
    Some(plain(parent.clone(), member.trim_end_matches("[]")))
}

/// One list of several elements: as deep as it is certain. Of containers and volumes that says nothing.
fn list_of_task(list: &'static str) -> Option<Path> {
    (!matches!(list, "containerDefinitions" | "volumes")).then(|| plain(Path::root(), list))
}

/// `base` and the keys of a pattern without indexes.
fn plain(base: Path, pattern: &'static str) -> Path {
    pattern.split('.').filter(|step| !step.is_empty()).fold(base, |path, step| match step.split_once('{') {
        Some((name, key)) => {
            let path = path.key(name);
            let key = key.trim_end_matches('}');
            if key.is_empty() { path } else { path.key(key) }
        }
        None => path.key(step),
    })
}

/// The one path among those, however often it comes.
pub(super) fn only<'p>(paths: impl IntoIterator<Item = &'p Path>) -> Option<&'p Path> {
    let paths: HashSet<&Path> = paths.into_iter().collect();
    match paths.len() {
        1 => paths.into_iter().next(),
        _ => None,
    }
}
