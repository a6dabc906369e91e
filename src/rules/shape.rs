//! Ready-made checks for rules that are one field and one test.

use serde_json::Value;

use super::fix::{self, Fix, Safety};
use super::{Findings, Rule};
use crate::document::path::Segment;
use crate::task::container::shorten;
use crate::task::read::whole_number;
use crate::task::{Object, Slot, Task};

/// A check on each value at the first of the rule's paths.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// The value must not be there. An empty list, and for a structure nothing else, counts as not there.
    /// Offers to remove it.
    Absent(Option<Safety>),
    /// The number must not be above this. Offers to set it. Facts: `value`, `limit`.
    AtMost(i64),
    /// The number must be within these bounds, both allowed. Offers the nearer one. Facts: `value`, `least`, `most`,
    /// `nearest`.
    Between(i64, i64),
    /// The list must not have more elements than this. Facts: `count`, `limit`.
    MaxItems(usize),
    /// The truth value must not be true. Offers to remove it. Facts: none.
    NotTrue(Safety),
    /// The text must pass the test; not asked about texts with a placeholder. Facts: `value`, shortened.
    Form(fn(&str) -> bool),
    /// The other shape, any but `Form`, in a task whose `networkMode` is written out and one of these.
    InNetworkMode(&'static [&'static str], &'static Shape),
}

impl Shape {
    pub(super) fn check(self, rule: &'static Rule, task: &Task<'_>, findings: &mut Findings) {
        if let Self::InNetworkMode(modes, shape) = self {
            if task.network_mode.get().is_some_and(|mode| modes.contains(&mode)) {
                shape.check(rule, task, findings);
            }
            return;
        }
        let Some(pattern) = rule.at.first() else { return };
        for (path, value) in task.values(pattern) {
            match (self, value) {
                (Self::Absent(_), Value::Array(list)) if list.is_empty() => {}
                (Self::Absent(safety), value) => {
                    // Of the wrong type: the schema walk says it, and the type comes first.
                    if crate::schema::SCHEMA.at(&path).is_some_and(|field| !field.kind.admits(value)) {
                        continue;
                    }
                    let finding = findings.at(path.clone());
                    if let Some(text) = plain(value) {
                        finding.arg("value", text);
                    }
                    name_container(task, &path, finding);
                    let fix = safety.map(|safety| Fix { safety, ..Fix::safe([fix::remove(path)]) });
                    finding.fix_if(fix);
                }
                (Self::AtMost(limit), Value::Number(_)) => {
                    if let Some(number) = whole_number(value).filter(|number| *number > limit) {
                        let finding = findings.at(path.clone());
                        finding.arg("value", number).arg("limit", limit);
                        name_container(task, &path, finding);
                        finding.fix(Fix::safe([fix::set(path, limit)]));
                    }
                }
                (Self::Between(least, most), Value::Number(_)) => {
                    let outside = |number: &i64| !(least..=most).contains(number);
                    if let Some(number) = whole_number(value).filter(outside) {
                        let nearest = number.clamp(least, most);
                        let finding = findings.at(path.clone());
                        finding.arg("value", number).arg("least", least).arg("most", most);
                        finding.arg("nearest", nearest);
                        name_container(task, &path, finding);
                        finding.fix(Fix::safe([fix::set(path, nearest)]));
                    }
                }
                (Self::MaxItems(limit), Value::Array(list)) if list.len() > limit => {
                    let finding = findings.at(path.clone());
                    finding.arg("count", list.len()).arg("limit", limit);
                    name_container(task, &path, finding);
                }
                (Self::NotTrue(safety), Value::Bool(true)) => {
                    let finding = findings.at(path.clone());
                    name_container(task, &path, finding);
                    finding.fix(Fix { safety, ..Fix::safe([fix::remove(path)]) });
                }
                (Self::Form(test), Value::String(text)) if !test(text) => {
                    let finding = findings.at(path.clone());
                    // A sentence needs something to stand in it.
                    let shown = if text.is_empty() { "\"\"".to_owned() } else { shorten(text) };
                    finding.arg("value", shown);
                    name_container(task, &path, finding);
                }
                _ => {}
            }
        }
    }
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        _ => None,
    }
}

/// Every finding inside a container or a volume may name it.
fn name_container(task: &Task<'_>, path: &crate::document::Path, finding: &mut super::Finding) {
    name_volume(task, path, finding);
    let position =
        path.container().and_then(|at| task.containers.binary_search_by_key(&at, |one| one.index).ok());
    if let Some(container) = position.and_then(|position| task.containers.get(position)) {
        finding.arg("container", container.label());
    }
}

/// Adds the fact `volume` to a finding inside a volume: its name, or `#2` for the second volume without one.
pub(super) fn name_volume(task: &Task<'_>, path: &crate::document::Path, finding: &mut super::Finding) {
    let [Segment::Key(list), Segment::Index(index), ..] = path.segments() else { return };
    if list != "volumes" {
        return;
    }
    // From where it stands unless elements of the wrong type are left out before it.
    let until = task.volumes.len().min((*index as usize).saturating_add(1));
    let mut near = task.volumes[..until].iter().rev();
    if let Some((at, object)) = near.find(|(volume, _)| path.is_inside(volume)) {
        finding.arg("volume", volume_label(at, *object));
    }
}

/// A volume for a sentence: its name, or `#2` for the second volume without one.
pub(super) fn volume_label(path: &crate::document::Path, volume: Object<'_>) -> String {
    match (volume.text("name"), path.last()) {
        (Slot::Set(name), _) if !name.is_empty() => shorten(name),
        (_, Some(Segment::Index(index))) => format!("#{}", index.saturating_add(1)),
        _ => String::new(),
    }
}
