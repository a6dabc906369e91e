//! Where containers mount volumes, and whose mounts they take over.

use std::collections::{HashMap, HashSet};

use serde_json::json;

use super::kind::starts_with_drive;
use crate::document::{Edit, Path};
use crate::rules::container::is_name;
use crate::rules::fix::{remove, set};
use crate::rules::{Findings, Fix};
use crate::schema::suggest::{Nearest, nearest};
use crate::task::container::shorten;
use crate::task::{Container, Object, Slot, Task, placeholder};

/// What the containers of a task mount.
pub(super) struct Mounts<'t> {
    volumes: HashSet<&'t str>,
    /// Whether one of them has a placeholder for its volume, which may become any.
    has_placeholder: bool,
}

impl<'t> Mounts<'t> {
    pub(super) fn of(task: &'t Task<'_>) -> Self {
        let mounts = task.containers.iter().flat_map(mount_points);
        let volumes: HashSet<&str> =
            mounts.filter_map(|(_, mount)| mount.text("sourceVolume").get()).collect();
        let has_placeholder = volumes.iter().any(|name| placeholder::is_in(name));
        Self { volumes, has_placeholder }
    }

    /// Whether a volume of this name is mounted, as far as can be told.
    pub(super) fn may_mount(&self, volume: &str) -> bool {
        self.has_placeholder || self.volumes.contains(volume)
    }
}

fn mount_points<'a>(container: &Container<'a>) -> Vec<(Path, Object<'a>)> {
    container.object.objects("mountPoints", &container.path)
}

/// Whether something is mounted in the container at this path.
pub(super) fn has_mount_at(container: &Container<'_>, target: &str) -> bool {
    let targets =
        |mount: Object<'_>| mount.text("containerPath").get().is_some_and(|path| is_same(path, target));
    mount_points(container).into_iter().any(|(_, mount)| targets(mount))
}

fn is_same(path: &str, other: &str) -> bool {
    without_slash(path) == without_slash(other)
}

/// `/data` of `/data/`.
fn without_slash(path: &str) -> &str {
    match path.trim_end_matches('/') {
        "" => path.get(..1).unwrap_or_default(),
        rest => rest,
    }
}

pub(super) fn mount_unknown_volume(task: &Task<'_>, findings: &mut Findings) {
    if task.object.list("volumes") == Slot::Wrong {
        return;
    }
    let names: HashSet<&str> =
        task.volumes.iter().filter_map(|(_, volume)| volume.text("name").get()).collect();
    // Of a bare list of containers the volumes are not known, and a placeholder may become any name.
    let is_open = task.is_fragment || names.iter().any(|name| placeholder::is_in(name));
    for container in &task.containers {
        for (path, mount) in mount_points(container) {
            let source = match mount.text("sourceVolume") {
                Slot::Set(name) if is_open || names.contains(name) => continue,
                Slot::Wrong => continue,
                Slot::Absent if task.is_fragment => continue,
                Slot::Absent => "",
                Slot::Set(name) => name,
            };
            let at = path.key("sourceVolume");
            let finding = findings.at(at.clone());
            finding.arg("container", container.label());
            finding.arg("name", shorten(source)).arg("length", source.len());
            // In the order of the document, and no more than a sentence can hold.
            let known = task.volumes.iter().filter_map(|(_, volume)| volume.text("name").get());
            let known: Vec<String> =
                known.filter(|name| !name.is_empty()).take(MOST_NAMED).map(shorten).collect();
            finding.arg("count", known.len()).arg("known", known).arg("suggestion", "");
            if let Some(Nearest { word, .. }) = nearest(source, names.iter().copied()) {
                let fix = Fix::review([set(at, word)]).named("fix-nearest");
                finding.arg("suggestion", shorten(word)).fix(fix);
            }
            if is_name(source) {
                finding.fix(add_volume(task, source));
            }
        }
    }
}

/// So many volumes a sentence names.
const MOST_NAMED: usize = 10;

fn add_volume(task: &Task<'_>, name: &str) -> Fix {
    let (path, volume) = (Path::root().key("volumes"), json!({ "name": name }));
    Fix::review([match task.object.list("volumes") {
        Slot::Set(list) => Edit::Insert { path, index: list.len(), value: volume },
        Slot::Absent | Slot::Wrong => set(path, vec![volume]),
    }])
}

pub(super) fn mount_path_missing(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        for (path, mount) in mount_points(container) {
            let target = mount.text("containerPath");
            if target.is_absent() || target.is("") {
                let volume = mount.text("sourceVolume").get().unwrap_or_default();
                let finding = findings.at(path.key("containerPath"));
                finding.arg("container", container.label()).arg("volume", shorten(volume));
            }
        }
    }
}

pub(super) fn mount_path_relative(task: &Task<'_>, findings: &mut Findings) {
    if !task.is_linux() {
        return;
    }
    for container in &task.containers {
        for (path, mount) in mount_points(container) {
            let target = mount.text("containerPath").get();
            let Some(target) = target.filter(|target| !target.is_empty() && !target.starts_with('/')) else {
                continue;
            };
            // May be meant for Windows.
            if task.os_family.is_absent() && starts_with_drive(target) {
                continue;
            }
            let at = path.key("containerPath");
            let finding = findings.at(at.clone());
            finding.arg("container", container.label()).arg("value", shorten(target)).arg("suggestion", "");
            let absolute = format!("/{}", target.strip_prefix("./").unwrap_or(target));
            let is_plain =
                !starts_with_drive(target) && !target.starts_with("..") && !target.starts_with('~');
            if is_plain && !has_mount_at(container, &absolute) {
                finding.arg("suggestion", shorten(&absolute)).fix(Fix::review([set(at, absolute)]));
            }
        }
    }
}

pub(super) fn is_below_root(path: &str) -> bool {
    path != "/"
}

pub(super) fn mount_path_duplicate(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        let mut first_of: HashMap<&str, (Path, Object<'_>)> = HashMap::new();
        for (path, mount) in mount_points(container) {
            let Some(target) = mount.text("containerPath").get().filter(|target| !target.is_empty()) else {
                continue;
            };
            let Some((first_path, first)) = first_of.get(without_slash(target)) else {
                first_of.insert(without_slash(target), (path, mount));
                continue;
            };
            let finding = findings.at(path.key("containerPath"));
            finding.arg("container", container.label()).arg("path", shorten(without_slash(target)));
            finding.also(first_path.key("containerPath"));
            finding.fix_if((first.0 == mount.0).then(|| Fix::safe([remove(path)])));
        }
    }
}

pub(super) fn volume_unused(task: &Task<'_>, findings: &mut Findings) {
    if task.volumes.is_empty() {
        return;
    }
    let mounts = Mounts::of(task);
    for (path, volume) in &task.volumes {
        // One without a name is an error of its own.
        let Some(name) = volume.text("name").get().filter(|name| !name.is_empty()) else { continue };
        let is_launched = volume.boolean("configuredAtLaunch").is(true);
        if !is_launched && !mounts.may_mount(name) {
            findings.at(path.clone()).arg("volume", shorten(name)).fix(Fix::review([remove(path.clone())]));
        }
    }
}

pub(super) fn volumes_from_unknown(task: &Task<'_>, findings: &mut Findings) {
    let names: HashSet<&str> = task.containers.iter().filter_map(|container| container.name.get()).collect();
    let has_placeholder = names.iter().any(|name| placeholder::is_in(name));
    for container in &task.containers {
        for (path, source) in container.object.objects("volumesFrom", &container.path) {
            let name = match source.text("sourceContainer") {
                Slot::Set(name) if has_placeholder || names.contains(name) => continue,
                Slot::Wrong => continue,
                Slot::Absent => "",
                Slot::Set(name) => name,
            };
            let at = path.key("sourceContainer");
            let finding = findings.at(at.clone());
            finding.arg("container", container.label()).arg("suggestion", "");
            finding.arg("name", shorten(name)).arg("length", name.len());
            let others =
                names.iter().copied().filter(|other| !container.name.is(*other) && !other.is_empty());
            if let Some(Nearest { word, .. }) = nearest(name, others) {
                finding.arg("suggestion", shorten(word)).fix(Fix::review([set(at, word)]));
            }
        }
    }
}

pub(super) fn volumes_from_self(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        let Some(name) = container.name.get().filter(|name| !name.is_empty()) else { continue };
        for (path, source) in container.object.objects("volumesFrom", &container.path) {
            if source.text("sourceContainer").is(name) {
                let finding = findings.at(path.key("sourceContainer"));
                finding.arg("container", container.label()).fix(Fix::review([remove(path)]));
            }
        }
    }
}
