//! Kernel capabilities.

use std::collections::BTreeSet;

use crate::document::Path;
use crate::rules::fix::set;
use crate::rules::{Findings, Fix};
use crate::task::container::shorten;
use crate::task::{Container, Object, Task};

/// What ECS takes, API_KernelCapabilities.
const NAMES: [&str; 38] = [
    "ALL",
    "AUDIT_CONTROL",
    "AUDIT_WRITE",
    "BLOCK_SUSPEND",
    "CHOWN",
    "DAC_OVERRIDE",
    "DAC_READ_SEARCH",
    "FOWNER",
    "FSETID",
    "IPC_LOCK",
    "IPC_OWNER",
    "KILL",
    "LEASE",
    "LINUX_IMMUTABLE",
    "MAC_ADMIN",
    "MAC_OVERRIDE",
    "MKNOD",
    "NET_ADMIN",
    "NET_BIND_SERVICE",
    "NET_BROADCAST",
    "NET_RAW",
    "SETFCAP",
    "SETGID",
    "SETPCAP",
    "SETUID",
    "SYS_ADMIN",
    "SYS_BOOT",
    "SYS_CHROOT",
    "SYS_MODULE",
    "SYS_NICE",
    "SYS_PACCT",
    "SYS_PTRACE",
    "SYS_RAWIO",
    "SYS_RESOURCE",
    "SYS_TIME",
    "SYS_TTY_CONFIG",
    "SYSLOG",
    "WAKE_ALARM",
];

/// Each container with capabilities, and where they stand.
fn capabilities<'t, 'a>(task: &'t Task<'a>) -> impl Iterator<Item = (&'t Container<'a>, Path, Object<'a>)> {
    task.containers.iter().filter_map(|container| {
        let own = container.linux?.object("capabilities").get()?;
        Some((container, container.path.key("linuxParameters").key("capabilities"), own))
    })
}

pub(super) fn capability_name(task: &Task<'_>, findings: &mut Findings) {
    for (container, path, own) in capabilities(task) {
        for field in ["add", "drop"] {
            for (at, name) in own.texts(field).iter().filter(|(_, name)| !NAMES.contains(name)) {
                let place = path.key(field).index(at);
                let finding = findings.at(place.clone());
                finding.arg("container", container.label()).arg("value", shorten(name));
                let better = name.trim().to_ascii_uppercase();
                let better = better.strip_prefix("CAP_").unwrap_or(&better).to_owned();
                finding.arg("suggestion", shorten(&better));
                finding.fix_if(NAMES.contains(&&*better).then(|| Fix::safe([set(place, better)])));
            }
        }
    }
}

pub(super) fn capability_add_and_drop(task: &Task<'_>, findings: &mut Findings) {
    for (container, path, own) in capabilities(task) {
        let (added, dropped) = (own.texts("add"), own.texts("drop"));
        let dropped: BTreeSet<&str> = dropped.iter().map(|(_, name)| name).collect();
        let both: Vec<(usize, &str)> = added.iter().filter(|(_, name)| dropped.contains(name)).collect();
        if both.is_empty() {
            continue;
        }
        let finding = findings.at(path.clone());
        finding.also.extend(both.iter().map(|(at, _)| path.key("add").index(*at)));
        let names: BTreeSet<&str> = both.into_iter().map(|(_, name)| name).collect();
        let names: Vec<String> = names.into_iter().map(shorten).collect();
        finding.arg("container", container.label()).arg("names", names);
    }
}

pub(super) fn privileged_ignores_capabilities(task: &Task<'_>, findings: &mut Findings) {
    for (container, path, own) in capabilities(task).filter(|(container, ..)| container.privileged.is(true)) {
        if !own.texts("add").is_empty() || !own.texts("drop").is_empty() {
            let finding = findings.at(container.path.key("privileged"));
            finding.arg("container", container.label()).also(path);
        }
    }
}
