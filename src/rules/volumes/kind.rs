//! What a volume is: a folder of the host, or one of the kinds that have a configuration of their own.

use crate::document::Path;
use crate::rules::fix::remove;
use crate::rules::shape::volume_label;
use crate::rules::windows::drive_of;
use crate::rules::{Findings, Fix};
use crate::task::container::shorten;
use crate::task::{Object, Slot, Task};

/// The configurations of which a volume may have one.
const CONFIGURATIONS: [&str; 4] = [
    "dockerVolumeConfiguration",
    "efsVolumeConfiguration",
    "s3filesVolumeConfiguration",
    "fsxWindowsFileServerVolumeConfiguration",
];

/// The members of a volume that say what it is. An empty `host` says nothing: it is what ECS writes for scratch space.
pub(super) fn kinds(volume: Object<'_>) -> Vec<&'static str> {
    let is_of_host = source_path(volume).is_some_and(|path| !path.is_empty());
    let configured = CONFIGURATIONS.into_iter().filter(|key| volume.object(key).is_set());
    is_of_host.then_some("host").into_iter().chain(configured).collect()
}

fn source_path(volume: Object<'_>) -> Option<&str> {
    volume.object("host").get()?.text("sourcePath").get()
}

pub(super) fn volume_multiple_types(task: &Task<'_>, findings: &mut Findings) {
    for (path, volume) in &task.volumes {
        let kinds = kinds(*volume);
        if kinds.len() > 1 {
            let finding = findings.at(path.clone());
            finding.also.extend(kinds.iter().map(|kind| path.key(*kind)));
            let names: Vec<String> = kinds.into_iter().map(str::to_owned).collect();
            finding.arg("volume", volume_label(path, *volume)).arg("kinds", names);
        }
    }
}

pub(super) fn host_source_path_blank(task: &Task<'_>, findings: &mut Findings) {
    for (path, volume) in &task.volumes {
        if source_path(*volume) == Some("") {
            let at = source_path_of(path);
            let finding = findings.at(at.clone());
            finding.arg("volume", volume_label(path, *volume)).fix(Fix::safe([remove(at)]));
        }
    }
}

pub(super) fn host_source_path_relative(task: &Task<'_>, findings: &mut Findings) {
    let is_absolute = |path: &str| {
        let is_of_windows = drive_of(path).is_some() || path.starts_with(r"\\");
        match task.os_family {
            Slot::Set("LINUX") => path.starts_with('/'),
            Slot::Set(_) if task.is_windows() => is_of_windows,
            _ => path.starts_with('/') || is_of_windows,
        }
    };
    for (path, volume) in &task.volumes {
        let Some(source) = source_path(*volume).filter(|source| !source.is_empty() && !is_absolute(source))
        else {
            continue;
        };
        let finding = findings.at(source_path_of(path));
        finding.arg("volume", volume_label(path, *volume)).arg("value", shorten(source));
    }
}

fn source_path_of(volume: &Path) -> Path {
    volume.key("host").key("sourcePath")
}
