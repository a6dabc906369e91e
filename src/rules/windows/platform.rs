//! What Windows does in another way than Linux: users, sizes, mounts and the platform itself.

use std::collections::HashMap;

use crate::document::Path;
use crate::rules::fix::{remove, set};
use crate::rules::{Findings, Fix};
use crate::task::container::shorten;
use crate::task::{Slot, Task};

/// An account of every Windows image that may do little.
pub(in crate::rules) const PLAIN_USER: &str = "ContainerUser";
/// Families that the API still knows and that no longer get updates from Microsoft, or soon get none.
const OLD_FAMILIES: [&str; 3] =
    ["WINDOWS_SERVER_2004_CORE", "WINDOWS_SERVER_20H2_CORE", "WINDOWS_SERVER_2016_FULL"];
/// What an old family is replaced by.
const PRESENT_FAMILY: &str = "WINDOWS_SERVER_2022_CORE";

pub(super) fn windows_user(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        if let Some(user) = container.user.get().filter(|user| begins_with_uid(user)) {
            let path = container.path.key("user");
            findings
                .at(path.clone())
                .arg("container", container.label())
                .arg("value", shorten(user))
                .arg("new", PLAIN_USER)
                .fix(Fix::review([set(path, PLAIN_USER)]));
        }
    }
}

pub(super) fn windows_task_size_ignored(task: &Task<'_>, findings: &mut Findings) {
    if task.requires("FARGATE") {
        return;
    }
    let sizes = [("cpu", task.cpu_text), ("memory", task.memory_text)];
    let mut places = sizes.iter().filter(|(_, size)| size.is_set()).map(|(key, _)| Path::root().key(*key));
    if let Some(first) = places.next() {
        let finding = findings.at(first);
        places.for_each(|place| {
            finding.also(place);
        });
    }
}

pub(super) fn windows_memory_reservation(task: &Task<'_>, findings: &mut Findings) {
    for container in task.containers.iter().filter(|container| container.memory.is_absent()) {
        let Some(reservation) = container.memory_reservation.get() else { continue };
        let path = container.path.key("memoryReservation");
        // ECS refuses a container with a hard limit above the memory of its task.
        let fits = !matches!(task.memory(), Slot::Set(limit) if reservation > limit);
        let rename = || Fix::review([set(container.path.key("memory"), reservation), remove(path.clone())]);
        findings
            .at(path.clone())
            .arg("container", container.label())
            .arg("value", reservation)
            .fix_if(fits.then(rename));
    }
}

pub(super) fn windows_cpu_absent(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        if container.cpu.is_absent() || container.cpu.is(0) {
            findings.at(container.path.key("cpu")).arg("container", container.label());
        }
    }
}

pub(super) fn windows_mount_drive(task: &Task<'_>, findings: &mut Findings) {
    let sources: HashMap<&str, (Path, char)> = task
        .volumes
        .iter()
        // From the end, so that of two volumes with one name the first stays.
        .rev()
        .filter_map(|(path, volume)| {
            let drive = drive_of(volume.object("host").get()?.text("sourcePath").literal()?)?;
            Some((volume.text("name").get()?, (path.key("host").key("sourcePath"), drive)))
        })
        .collect();
    if sources.is_empty() {
        return;
    }
    for container in &task.containers {
        for (path, mount) in container.object.objects("mountPoints", &container.path) {
            let Some((source, host)) = mount.text("sourceVolume").get().and_then(|name| sources.get(name))
            else {
                continue;
            };
            let drive = mount.text("containerPath").literal().and_then(drive_of);
            let Some(drive) = drive.filter(|drive| drive != host) else { continue };
            findings
                .at(path.key("containerPath"))
                .arg("container", container.label())
                .arg("drive", format!("{drive}:"))
                .arg("host", format!("{host}:"))
                .also(source.clone());
        }
    }
}

pub(super) fn windows_mount_read_only(task: &Task<'_>, findings: &mut Findings) {
    if task.requires("FARGATE") {
        return;
    }
    for container in &task.containers {
        for (path, mount) in container.object.objects("mountPoints", &container.path) {
            if mount.boolean("readOnly").is(true) {
                let path = path.key("readOnly");
                let finding = findings.at(path.clone());
                finding.arg("container", container.label()).fix(Fix::review([remove(path)]));
            }
        }
    }
}

pub(super) fn windows_arm64(task: &Task<'_>, findings: &mut Findings) {
    // There a rule of Fargate says it.
    if !task.requires("FARGATE") {
        report_arm64(task, findings);
    }
}

pub(super) fn windows_os_retired(task: &Task<'_>, findings: &mut Findings) {
    report_old_family(task, findings);
}

/// A finding where Windows is to run on ARM64, whatever the rule makes of that.
pub(in crate::rules) fn report_arm64(task: &Task<'_>, findings: &mut Findings) {
    if task.cpu_architecture.is("ARM64") {
        let path = Path::root().key("runtimePlatform").key("cpuArchitecture");
        findings.at(path.clone()).fix(Fix::review([set(path, "X86_64")]));
    }
}

/// A finding where the family of Windows is an old one. Facts: `value`, `new`.
pub(in crate::rules) fn report_old_family(task: &Task<'_>, findings: &mut Findings) {
    if let Some(family) = task.os_family.get().filter(|family| OLD_FAMILIES.contains(family)) {
        let path = Path::root().key("runtimePlatform").key("operatingSystemFamily");
        findings
            .at(path.clone())
            .arg("value", family)
            .arg("new", PRESENT_FAMILY)
            .fix(Fix::review([set(path, PRESENT_FAMILY)]));
    }
}

/// Whether a user is a number, alone or with a group.
fn begins_with_uid(user: &str) -> bool {
    let uid = user.split(':').next().unwrap_or_default();
    !uid.is_empty() && uid.bytes().all(|byte| byte.is_ascii_digit())
}

/// `C` of `c:\data`.
pub(in crate::rules) fn drive_of(path: &str) -> Option<char> {
    match path.as_bytes() {
        [letter, b':', ..] if letter.is_ascii_alphabetic() => Some(char::from(letter.to_ascii_uppercase())),
        _ => None,
    }
}
