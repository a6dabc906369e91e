//! Where containers mount volumes, and whose mounts they take over.

use std::collections::{HashMap, HashSet};

use serde_json::{Value, json};

use crate::document::{Edit, Path};
use crate::rules::container::is_name;
use crate::rules::fix::{remove, set};
use crate::rules::windows::drive_of;
use crate::rules::{Findings, Fix};
use crate::schema::suggest::{Nearest, nearest};
use crate::task::container::shorten;
use crate::task::{Container, Object, Slot, Task, placeholder};

/// What the containers of a task mount.
pub(super) struct Mounts<'t> {
    volumes: HashSet<&'t str>,
    /// Whether something cannot be read or has a placeholder, so that it may mount any volume.
    is_open: bool,
}

impl<'t> Mounts<'t> {
    pub(super) fn of(task: &'t Task<'_>) -> Self {
        let mut volumes = HashSet::new();
        let elements = task.containers.len();
        let mut is_open = task.object.list("containerDefinitions") == Slot::Wrong
            || task.container_count.get().is_some_and(|count| count > elements);
        for container in &task.containers {
            is_open |= container.object.list("mountPoints") == Slot::Wrong;
            for (_, mount) in mount_points(container) {
                match mount.text("sourceVolume") {
                    Slot::Set(name) => {
                        is_open |= placeholder::is_in(name);
                        volumes.insert(name);
                    }
                    Slot::Wrong => is_open = true,
                    Slot::Absent => {}
                }
            }
        }
        Self { volumes, is_open }
    }

    /// Whether a volume of this name is mounted, as far as can be told.
    pub(super) fn may_mount(&self, volume: &str) -> bool {
        self.is_open || self.volumes.contains(volume) || placeholder::is_in(volume)
    }
}

fn mount_points<'a>(container: &Container<'a>) -> Vec<(Path, Object<'a>)> {
    container.object.objects("mountPoints", &container.path)
}

/// Where volumes are mounted in a container, without slashes at the end.
pub(super) fn targets<'a>(container: &Container<'a>) -> HashSet<&'a str> {
    let mounts = mount_points(container).into_iter();
    mounts.filter_map(|(_, mount)| Some(without_slash(mount.text("containerPath").get()?))).collect()
}

/// `/data` of `/data/`.
pub(super) fn without_slash(path: &str) -> &str {
    match path.trim_end_matches('/') {
        "" => path.get(..1).unwrap_or_default(),
        rest => rest,
    }
}

pub(super) fn mount_unknown_volume(task: &Task<'_>, findings: &mut Findings) {
    let volumes = Names::of(
        task.volumes.iter().map(|(_, volume)| volume.text("name")),
        task.object.list("volumes"),
        task.volumes.len(),
    );
    for container in &task.containers {
        for (path, mount) in mount_points(container) {
            let source = match mount.text("sourceVolume") {
                Slot::Wrong => continue,
                // Of a bare list of containers the volumes are not known.
                _ if task.is_fragment => continue,
                Slot::Set(name) if volumes.may_have(name) => continue,
                Slot::Set(name) => name,
                Slot::Absent => "",
            };
            let at = path.key("sourceVolume");
            let finding = findings.at(at.clone());
            finding.arg("container", container.label());
            finding.arg("name", shorten(source)).arg("length", source.len());
            let known: Vec<String> =
                volumes.in_order.iter().take(MOST_NAMED).map(|name| shorten(name)).collect();
            finding.arg("count", known.len()).arg("known", known).arg("suggestion", "");
            if let Some(word) = volumes.nearest(source, None) {
                let fix = Fix::review([set(at, word)]).named("fix-nearest");
                finding.arg("suggestion", shorten(word)).fix(fix);
            }
            if is_name(source) {
                finding.fix(add_volume(task, source));
            }
        }
    }
}

/// The names of volumes or containers that others point at.
struct Names<'a> {
    /// In the order of the document, empty ones left out.
    in_order: Vec<&'a str>,
    set: HashSet<&'a str>,
    /// Whether one of them cannot be read or has a placeholder, so that it may be any name.
    is_open: bool,
}

impl<'a> Names<'a> {
    /// `list` is what they stand in, of which `read` elements could be read.
    fn of(names: impl Iterator<Item = Slot<&'a str>>, list: Slot<&[Value]>, read: usize) -> Self {
        let mut is_open = list == Slot::Wrong || list.get().is_some_and(|list| list.len() > read);
        let mut in_order = Vec::new();
        for name in names {
            is_open |= name == Slot::Wrong || name.get().is_some_and(placeholder::is_in);
            in_order.extend(name.get().filter(|name| !name.is_empty()));
        }
        Self { set: in_order.iter().copied().collect(), in_order, is_open }
    }

    fn may_have(&self, name: &str) -> bool {
        self.is_open && !name.is_empty() || self.set.contains(name)
    }

    /// The name most like `name`, other than `own`, among as many as a task can sensibly have.
    fn nearest(&self, name: &str, own: Option<&str>) -> Option<&'a str> {
        let others = self.in_order.iter().copied().take(MOST_COMPARED).filter(|other| Some(*other) != own);
        nearest(name, others).map(|Nearest { word, .. }| word)
    }
}

/// So many names are compared with one that is not known.
const MOST_COMPARED: usize = 64;

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
        let taken = targets(container);
        for (path, mount) in mount_points(container) {
            let target = mount.text("containerPath").get();
            let Some(target) = target.filter(|target| !target.is_empty() && !target.starts_with('/')) else {
                continue;
            };
            // May be meant for Windows.
            if task.os_family.is_absent() && drive_of(target).is_some() {
                continue;
            }
            let at = path.key("containerPath");
            let finding = findings.at(at.clone());
            finding.arg("container", container.label()).arg("value", shorten(target)).arg("suggestion", "");
            if let Some(absolute) = absolute(target).filter(|path| !taken.contains(without_slash(path))) {
                finding.arg("suggestion", shorten(&absolute)).fix(Fix::review([set(at, absolute)]));
            }
        }
    }
}

/// `/data` of `./data`; `None` where it is not plain what is meant.
fn absolute(path: &str) -> Option<String> {
    let path = path.trim();
    let path = path.strip_prefix("./").unwrap_or(path);
    let is_plain = |part: &str| !matches!(part, "" | "." | ".." | "~");
    let is_meant = drive_of(path).is_none() && path.trim_end_matches('/').split('/').all(is_plain);
    is_meant.then(|| format!("/{path}"))
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
            finding.fix_if(is_same_mount(*first, mount).then(|| Fix::safe([remove(path)])));
        }
    }
}

/// Whether two mounts at one path mount the same in the same way.
fn is_same_mount(one: Object<'_>, other: Object<'_>) -> bool {
    let is_read_only = |mount: Object<'_>| mount.boolean("readOnly").get().unwrap_or(false);
    one.text("sourceVolume") == other.text("sourceVolume") && is_read_only(one) == is_read_only(other)
}

pub(super) fn volume_unused(task: &Task<'_>, findings: &mut Findings) {
    if task.volumes.is_empty() {
        return;
    }
    let mounts = Mounts::of(task);
    for (path, volume) in &task.volumes {
        // One without a name is an error of its own.
        let Some(name) = volume.text("name").get().filter(|name| !name.is_empty()) else { continue };
        let launched = volume.boolean("configuredAtLaunch");
        let is_launched = launched.is(true) || launched == Slot::Wrong;
        if !is_launched && !mounts.may_mount(name) {
            findings.at(path.clone()).arg("volume", shorten(name)).fix(Fix::review([remove(path.clone())]));
        }
    }
}

pub(super) fn volumes_from_unknown(task: &Task<'_>, findings: &mut Findings) {
    let containers = Names::of(
        task.containers.iter().map(|container| container.name),
        task.object.list("containerDefinitions"),
        task.containers.len(),
    );
    for container in &task.containers {
        for (path, source) in container.object.objects("volumesFrom", &container.path) {
            let name = match source.text("sourceContainer") {
                Slot::Wrong => continue,
                Slot::Set(name) if containers.may_have(name) => continue,
                Slot::Set(name) => name,
                Slot::Absent => "",
            };
            let at = path.key("sourceContainer");
            let finding = findings.at(at.clone());
            finding.arg("container", container.label()).arg("suggestion", "");
            finding.arg("name", shorten(name)).arg("length", name.len());
            if let Some(word) = containers.nearest(name, container.name.get()) {
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
