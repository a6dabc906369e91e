//! What volumes give away: the host itself, more than readers need, and traffic in clear.

use std::collections::HashMap;

use crate::document::{Edit, Path};
use crate::rules::fix::set;
use crate::rules::shape::name_volume;
use crate::rules::{Findings, Fix};
use crate::task::container::shorten;
use crate::task::{Object, Slot, Task};

/// The sockets at which Docker and containerd take orders.
const SOCKETS: [&str; 5] = [
    "/var/run/docker.sock",
    "/run/docker.sock",
    "/run/containerd/containerd.sock",
    "/var/run/containerd/containerd.sock",
    r"\\.\pipe\docker_engine",
];

/// Folders of the host that hold the host itself.
const HOST_FOLDERS: [&str; 5] = ["/", "/etc", "/root", "/proc", "/sys"];

/// A place where a container mounts a volume.
struct Mount<'t> {
    container: &'t crate::task::Container<'t>,
    path: Path,
    is_writable: bool,
}

pub(super) fn is_no_socket(path: &str) -> bool {
    !SOCKETS.contains(&path)
}

pub(super) fn host_root_mount(task: &Task<'_>, findings: &mut Findings) {
    let of_host = |volume: Object<'_>| {
        let path = volume.object("host").get()?.text("sourcePath").get()?.to_owned();
        is_of_host(&path).then_some(path)
    };
    let exposed: Vec<_> =
        task.volumes.iter().filter_map(|(path, volume)| Some((path, volume, of_host(*volume)?))).collect();
    if exposed.is_empty() {
        return;
    }
    let mounts = mounts_by_volume(task);
    for (path, volume, source) in exposed {
        let name = volume.text("name").get().unwrap_or_default();
        let writable: Vec<&Path> = mounts
            .get(name)
            .into_iter()
            .flatten()
            .filter(|mount| mount.is_writable)
            .map(|mount| &mount.path)
            .collect();
        if writable.is_empty() {
            continue;
        }
        let at = path.key("host").key("sourcePath");
        let finding = findings.at(at.clone());
        finding.arg("value", shorten(&source));
        name_volume(task, &at, finding);
        finding.also.extend(writable.iter().copied().cloned());
        let edits: Vec<Edit> = writable.iter().map(|mount| set(mount.key("readOnly"), true)).collect();
        finding.fix(Fix::review(edits));
    }
}

fn is_of_host(path: &str) -> bool {
    let folder = match path.trim_end_matches('/') {
        "" if path.starts_with('/') => "/",
        folder => folder,
    };
    let is_disk = path.eq_ignore_ascii_case(r"C:\") || path.eq_ignore_ascii_case("C:/");
    HOST_FOLDERS.contains(&folder) || is_disk
}

pub(super) fn mount_could_be_readonly(task: &Task<'_>, findings: &mut Findings) {
    let mounts = mounts_by_volume(task);
    let mut found: Vec<_> = mounts
        .into_iter()
        .filter(|(_, mounts)| {
            let containers = || mounts.iter().map(|mount| mount.container.index);
            let first = containers().next();
            containers().any(|index| Some(index) != first) && mounts.iter().all(|mount| mount.is_writable)
        })
        .collect();
    // In the order of the document.
    found.sort_by_key(|(_, mounts)| mounts.first().map(|mount| mount.path.clone()));
    for (volume, mounts) in found {
        let mut places = mounts.iter().map(|mount| mount.path.key("readOnly"));
        let Some(first) = places.next() else { continue };
        let mut containers: Vec<String> = mounts.iter().map(|mount| mount.container.label()).collect();
        containers.dedup();
        let finding = findings.at(first);
        finding.arg("volume", shorten(volume)).arg("containers", containers);
        finding.also.extend(places);
    }
}

pub(super) fn efs_no_tls(task: &Task<'_>, findings: &mut Findings) {
    for (path, volume) in &task.volumes {
        let Some(efs) = volume.object("efsVolumeConfiguration").get() else { continue };
        let encryption = efs.text("transitEncryption");
        let at = path.key("efsVolumeConfiguration").key("transitEncryption");
        let fix = match encryption {
            Slot::Absent => Fix::safe([set(at.clone(), "ENABLED")]),
            Slot::Set("DISABLED") => Fix::review([set(at.clone(), "ENABLED")]),
            Slot::Set(_) | Slot::Wrong => continue,
        };
        let finding = findings.at(at.clone());
        name_volume(task, &at, finding);
        finding.fix(fix);
    }
}

/// All mounts, by the name of their volume, in the order of the document.
fn mounts_by_volume<'t>(task: &'t Task<'_>) -> HashMap<&'t str, Vec<Mount<'t>>> {
    let mut by_volume: HashMap<&str, Vec<Mount<'t>>> = HashMap::new();
    for container in &task.containers {
        for (path, mount) in container.object.objects("mountPoints", &container.path) {
            let Some(volume) = mount.text("sourceVolume").get() else { continue };
            let read_only = mount.boolean("readOnly");
            let is_writable = read_only.is_absent() || read_only.is(false);
            by_volume.entry(volume).or_default().push(Mount { container, path, is_writable });
        }
    }
    by_volume
}
