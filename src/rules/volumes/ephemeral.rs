//! `ephemeralStorage`, the room that a task on Fargate has for images and scratch files.

use crate::document::Path;
use crate::rules::fix::{remove, set};
use crate::rules::{Findings, Fix, compatibility};
use crate::task::{Task, placeholder};

/// What a task has without the setting, in GiB, which is the one size that cannot be written down.
const DEFAULT: i64 = 20;
/// What can be written down, in GiB.
const LEAST: i64 = 21;
const MOST: i64 = 200;

fn path() -> Path {
    Path::root().key("ephemeralStorage")
}

pub(super) fn ephemeral_storage_range(task: &Task<'_>, findings: &mut Findings) {
    let size = task.object.object("ephemeralStorage").and_then(|storage| storage.integer("sizeInGiB").get());
    let Some(size) = size.get().filter(|size| !(LEAST..=MOST).contains(size)) else { return };
    let at = path().key("sizeInGiB");
    let nearest = size.clamp(LEAST, MOST);
    let finding = findings.at(at.clone());
    finding.arg("value", size).arg("least", LEAST).arg("most", MOST).arg("nearest", nearest);
    let clamp = [set(at, nearest)];
    if size <= DEFAULT {
        finding.fix(Fix::safe([remove(path())]).named("fix-remove"));
        finding.fix(Fix::review(clamp));
    } else {
        finding.fix(Fix::safe(clamp));
    }
}

pub(super) fn ephemeral_storage_not_fargate(task: &Task<'_>, findings: &mut Findings) {
    let is_for_others = task.requires("FARGATE")
        || task.requires("MANAGED_INSTANCES")
        || task.requires.iter().any(|(_, launch_type)| placeholder::is_in(launch_type));
    if task.object.object("ephemeralStorage").is_set() && !task.requires.is_empty() && !is_for_others {
        findings.at(path()).fix(Fix::review([remove(path())]));
    }
}

pub(super) fn ephemeral_storage_no_compat(task: &Task<'_>, findings: &mut Findings) {
    let is_absent = task.object.value("requiresCompatibilities").is_none();
    let is_empty = task.requires.is_set() && task.requires.is_empty();
    if !task.object.object("ephemeralStorage").is_set() || !(is_absent || is_empty) {
        return;
    }
    let requires = Path::root().key("requiresCompatibilities");
    let finding = findings.at(path());
    finding.also(requires.clone());
    let fits = compatibility::launch_types_that_fit(task).contains(&"FARGATE");
    finding.fix_if(fits.then(|| Fix::review([set(requires, vec!["FARGATE"])])));
}
