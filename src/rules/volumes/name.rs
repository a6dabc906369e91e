//! The names of volumes.

use std::collections::{HashMap, HashSet};

use crate::document::{Edit, Path};
use crate::rules::container::{is_name, with_hyphens};
use crate::rules::fix::set;
use crate::rules::shape::volume_label;
use crate::rules::{Findings, Fix};
use crate::task::Task;
use crate::task::container::shorten;
use crate::task::reference::mounts_of;

pub(super) fn volume_name_missing(task: &Task<'_>, findings: &mut Findings) {
    for (path, volume) in &task.volumes {
        let name = volume.text("name");
        if name.is_absent() || name.is("") {
            findings.at(path.key("name")).arg("volume", volume_label(path, *volume));
        }
    }
}

pub(super) fn volume_name_format(task: &Task<'_>, findings: &mut Findings) {
    let mut taken: HashSet<String> =
        task.volumes.iter().filter_map(|(_, volume)| volume.text("name").get().map(str::to_owned)).collect();
    for (path, volume) in &task.volumes {
        let Some(name) = volume.text("name").get().filter(|name| !name.is_empty() && !is_name(name)) else {
            continue;
        };
        let finding = findings.at(path.key("name"));
        finding.arg("value", shorten(name)).arg("suggestion", "");
        let better = with_hyphens(name);
        if is_name(&better) && taken.insert(better.clone()) {
            finding.arg("suggestion", shorten(&better)).fix(Fix::review(rename(task, path, name, &better)));
        }
    }
}

/// The edits that give a volume another name, also where containers mount it.
fn rename(task: &Task<'_>, volume: &Path, old: &str, new: &str) -> Vec<Edit> {
    let references = mounts_of(task, old);
    let follow = references.iter().map(|reference| reference.renamed(new));
    std::iter::once(set(volume.key("name"), new)).chain(follow).collect()
}

pub(super) fn volume_name_duplicate(task: &Task<'_>, findings: &mut Findings) {
    let mut first_of: HashMap<&str, &Path> = HashMap::new();
    for (path, volume) in &task.volumes {
        let Some(name) = volume.text("name").get().filter(|name| !name.is_empty()) else { continue };
        match first_of.get(name) {
            Some(first) => {
                let finding = findings.at(path.key("name"));
                finding.arg("name", shorten(name)).also(first.key("name"));
            }
            None => {
                first_of.insert(name, path);
            }
        }
    }
}
