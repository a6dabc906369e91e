//! Versions as they are compared: without what ECS fills in, and without what is no part of a task definition.
//!
//! Elements of lists keep their indexes, so that paths lead to the same things in the document itself.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use crate::insight::changes::place::{effective_mode, member_pattern};
use crate::schema::walk::DESCRIBE_ONLY;
use crate::schema::{Kind, SCHEMA};
use crate::task::Top;

/// The three versions as they are compared.
pub(super) struct Versions {
    pub(super) base: Value,
    pub(super) ours: Value,
    pub(super) theirs: Value,
    /// Whether our document is a bare list of containers.
    pub(super) is_bare: bool,
}

impl Versions {
    /// `None` where one of the newer two is no task definition.
    pub(super) fn of(base: &Value, ours: &Value, theirs: &Value) -> Option<Self> {
        let is_bare = matches!(Top::of(ours), Top::Containers(_));
        let base = whole(base).unwrap_or_else(|| json!({}));
        let (ours, theirs) = (whole(ours)?, whole(theirs)?);
        let sides = [&base, &ours, &theirs];
        // A list of containers alone does not tell its mode: it is that of the revision it belongs to.
        let is_one_port = |side: &&Value| {
            let is_whole = side.as_object().is_some_and(|task| task.len() > 1);
            let mode = effective_mode(if is_whole { side } else { &theirs });
            // The container has the interface for itself, or the host's: both ports are one.
            matches!(mode, Some("awsvpc" | "host") | None)
        };
        let mut known = HashSet::new();
        unknown_keys("", &theirs, &mut known);
        // Ours does not count here: whatever mode we chose, what they wrote is in that of theirs.
        let cleaner = Cleaner { known, is_one_port: [&base, &theirs].iter().all(is_one_port) };
        let [base, ours, theirs] = sides.map(|side| cleaner.task(side));
        Some(Self { base, ours, theirs, is_bare })
    }
}

/// A bare list of containers with the task around it; `None` for what is neither.
fn whole(value: &Value) -> Option<Value> {
    match Top::of(value) {
        Top::Task(_) => Some(value.clone()),
        Top::Containers(list) => Some(json!({ "containerDefinitions": list })),
        Top::Other => None,
    }
}

/// The patterns of all keys that the field table lacks: what ECS answers with is newer than the table.
fn unknown_keys(pattern: &str, value: &Value, found: &mut HashSet<String>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                let pattern = member_pattern(pattern, key);
                unknown_keys(&pattern, value, found);
                if SCHEMA.lookup(&pattern).is_none() {
                    found.insert(pattern);
                }
            }
        }
        Value::Array(list) => {
            let pattern = format!("{pattern}[]");
            list.iter().for_each(|element| unknown_keys(&pattern, element, found));
        }
        _ => {}
    }
}

struct Cleaner {
    /// Keys outside of the field table that ECS has all the same. All others are the user's own.
    known: HashSet<String>,
    is_one_port: bool,
}

impl Cleaner {
    fn task(&self, value: &Value) -> Value {
        let mut task = self.clean("", value);
        let Some(members) = task.as_object_mut() else { return task };
        members.retain(|key, _| !DESCRIBE_ONLY.contains(&key.as_str()));
        // ECS does not write the mode that it takes where none is written, but people do.
        let is_whole = members.keys().any(|key| key != "containerDefinitions");
        if let Some(mode) = effective_mode(value).filter(|_| is_whole) {
            members.entry("networkMode").or_insert_with(|| mode.into());
        }
        task
    }

    fn clean(&self, pattern: &str, value: &Value) -> Value {
        match value {
            Value::Object(members) => {
                let member = |(key, own): (&String, &Value)| {
                    let pattern = member_pattern(pattern, key);
                    let stays = !self.is_nothing(&pattern, own, members);
                    stays.then(|| (key.clone(), self.clean(&pattern, own)))
                };
                Value::Object(members.iter().filter_map(member).collect())
            }
            Value::Array(list) => {
                let pattern = format!("{pattern}[]");
                list.iter().map(|element| self.clean(&pattern, element)).collect()
            }
            other => other.clone(),
        }
    }

    /// Whether a member says nothing to ECS.
    fn is_nothing(&self, pattern: &str, value: &Value, siblings: &Map<String, Value>) -> bool {
        if value.is_null() {
            return true;
        }
        let Some(field) = SCHEMA.lookup(pattern) else { return !self.known.contains(pattern) };
        match (field.kind, value) {
            (Kind::List, Value::Array(list)) => list.is_empty(),
            (Kind::Map, Value::Object(members)) => members.is_empty(),
            _ => match pattern {
                "containerDefinitions[].cpu" => *value == 0,
                "containerDefinitions[].portMappings[].hostPort" => {
                    *value == 0 || (self.is_one_port && siblings.get("containerPort") == Some(value))
                }
                _ => false,
            },
        }
    }
}
