//! Swap, shared memory and file systems in memory.

use crate::rules::fix::set;
use crate::rules::{Findings, Fix};
use crate::task::container::shorten;
use crate::task::{Container, Object, Task};

/// What ECS takes as mount options of a tmpfs, before a `=`: API_Tmpfs.
const MOUNT_OPTIONS: [&str; 39] = [
    "defaults",
    "ro",
    "rw",
    "suid",
    "nosuid",
    "dev",
    "nodev",
    "exec",
    "noexec",
    "sync",
    "async",
    "dirsync",
    "remount",
    "mand",
    "nomand",
    "atime",
    "noatime",
    "diratime",
    "nodiratime",
    "bind",
    "rbind",
    "unbindable",
    "runbindable",
    "private",
    "rprivate",
    "shared",
    "rshared",
    "slave",
    "rslave",
    "relatime",
    "norelatime",
    "strictatime",
    "nostrictatime",
    "mode",
    "uid",
    "gid",
    "nr_inodes",
    "nr_blocks",
    "mpol",
];

pub(super) fn is_mount_option(text: &str) -> bool {
    MOUNT_OPTIONS.contains(&text.split('=').next().unwrap_or(text))
}

/// Each container with Linux parameters.
fn linux<'t, 'a>(task: &'t Task<'a>) -> impl Iterator<Item = (&'t Container<'a>, Object<'a>)> {
    task.containers.iter().filter_map(|container| Some((container, container.linux?)))
}

pub(super) fn swappiness_without_max_swap(task: &Task<'_>, findings: &mut Findings) {
    for (container, own) in linux(task) {
        if own.integer("swappiness").is_set() && own.integer("maxSwap").is_absent() {
            let path = container.path.key("linuxParameters");
            let finding = findings.at(path.key("swappiness"));
            finding.arg("container", container.label()).also(path.key("maxSwap"));
        }
    }
}

pub(super) fn max_swap_negative(task: &Task<'_>, findings: &mut Findings) {
    for (container, own) in linux(task) {
        if let Some(value) = own.integer("maxSwap").get().filter(|value| *value < 0) {
            let path = container.path.key("linuxParameters").key("maxSwap");
            let finding = findings.at(path.clone());
            // Docker takes -1 for any amount, which is another wish than none.
            finding.arg("container", container.label()).arg("value", value).fix(Fix::review([set(path, 0)]));
        }
    }
}

pub(super) fn shared_memory_size(task: &Task<'_>, findings: &mut Findings) {
    for (container, own) in linux(task) {
        if let Some(value) = own.integer("sharedMemorySize").get().filter(|value| *value <= 0) {
            let finding = findings.at(container.path.key("linuxParameters").key("sharedMemorySize"));
            finding.arg("container", container.label()).arg("value", value);
        }
    }
}

pub(super) fn tmpfs_size(task: &Task<'_>, findings: &mut Findings) {
    for (container, own) in linux(task) {
        for (path, tmpfs) in own.objects("tmpfs", &container.path.key("linuxParameters")) {
            if let Some(value) = tmpfs.integer("size").get().filter(|value| *value <= 0) {
                let mounted_at = tmpfs.text("containerPath").get().unwrap_or_default();
                let finding = findings.at(path.key("size"));
                finding
                    .arg("container", container.label())
                    .arg("value", value)
                    .arg("path", shorten(mounted_at));
            }
        }
    }
}
