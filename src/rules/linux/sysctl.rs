//! `systemControls`, parameters of the kernel.

use std::collections::HashMap;

use crate::document::Path;
use crate::rules::fix::remove;
use crate::rules::{Findings, Fix};
use crate::task::container::shorten;
use crate::task::{Container, Object, Task};

/// The parameters of System V IPC that belong to a namespace of their own.
const KERNEL: [&str; 8] = [
    "kernel.msgmax",
    "kernel.msgmnb",
    "kernel.msgmni",
    "kernel.sem",
    "kernel.shmall",
    "kernel.shmmax",
    "kernel.shmmni",
    "kernel.shm_rmid_forced",
];

/// Whether ECS lets a container set the parameter.
pub(super) fn is_namespace(text: &str) -> bool {
    let has_name = |start| text.strip_prefix(start).is_some_and(|name: &str| !name.is_empty());
    has_name("net.") || has_name("fs.mqueue.") || KERNEL.contains(&text)
}

fn is_of_network(namespace: &str) -> bool {
    namespace.starts_with("net.")
}

fn is_of_ipc(namespace: &str) -> bool {
    namespace.starts_with("kernel.") || namespace.starts_with("fs.mqueue.")
}

/// Each element of `systemControls` with its container.
fn controls<'t, 'a>(task: &'t Task<'a>) -> impl Iterator<Item = (&'t Container<'a>, Path, Object<'a>)> {
    task.containers.iter().flat_map(|container| {
        let own = container.object.objects("systemControls", &container.path);
        own.into_iter().map(move |(path, control)| (container, path, control))
    })
}

pub(super) fn sysctl_incomplete(task: &Task<'_>, findings: &mut Findings) {
    for (container, path, control) in controls(task) {
        let lacking = ["namespace", "value"].into_iter().filter(|key| control.value(key).is_none());
        let lacking: Vec<String> = lacking.map(str::to_owned).collect();
        if !lacking.is_empty() {
            findings.at(path).arg("container", container.label()).arg("members", lacking);
        }
    }
}

pub(super) fn sysctl_net_host_mode(task: &Task<'_>, findings: &mut Findings) {
    if task.network_mode.is("host") {
        report_of_host(task, "networkMode", is_of_network, findings);
    }
}

pub(super) fn sysctl_ipc_host_mode(task: &Task<'_>, findings: &mut Findings) {
    if task.ipc_mode.is("host") {
        report_of_host(task, "ipcMode", is_of_ipc, findings);
    }
}

fn report_of_host(
    task: &Task<'_>,
    mode: &'static str,
    is_of_host: impl Fn(&str) -> bool,
    findings: &mut Findings,
) {
    for (container, path, control) in controls(task) {
        if let Some(namespace) = control.text("namespace").get().filter(|own| is_of_host(own)) {
            let finding = findings.at(path.key("namespace"));
            finding.arg("container", container.label()).arg("namespace", shorten(namespace));
            finding.also(Path::root().key(mode)).fix(Fix::review([remove(path)]));
        }
    }
}

pub(super) fn sysctl_net_shared(task: &Task<'_>, findings: &mut Findings) {
    if !task.network_mode.is("awsvpc") {
        return;
    }
    let mut first_of: HashMap<&str, (&Container<'_>, Path, &str)> = HashMap::new();
    for (container, path, control) in controls(task) {
        let (Some(namespace), Some(value)) = (control.text("namespace").get(), control.text("value").get())
        else {
            continue;
        };
        if !is_of_network(namespace) {
            continue;
        }
        match first_of.get(namespace) {
            None => {
                first_of.insert(namespace, (container, path, value));
            }
            Some((first, first_path, other)) if first.index != container.index && *other != value => {
                let finding = findings.at(path.key("namespace"));
                finding.arg("namespace", shorten(namespace));
                finding.arg("first", first.label()).arg("container", container.label());
                finding.also(first_path.key("namespace"));
            }
            Some(_) => {}
        }
    }
}
