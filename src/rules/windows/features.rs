//! What Windows containers lack, where a look at one field does not tell it.

use std::collections::HashSet;

use serde_json::Value;

use crate::document::Path;
use crate::rules::fix::{remove, set};
use crate::rules::logs::{UsualLogs, is_log_router, logs_through_router, stream_prefix};
use crate::rules::shape::name_volume;
use crate::rules::{Findings, Fix};
use crate::schema::SCHEMA;
use crate::task::container::shorten;
use crate::task::{Container, Task};

/// ECS takes no more containers. For more no fix is made that touches each of them.
const MAX_CONTAINERS: usize = 10;

pub(super) fn windows_pid_ipc_mode(task: &Task<'_>, findings: &mut Findings) {
    if task.requires("FARGATE") {
        // There rules of Fargate say it.
        return;
    }
    for (key, mode) in [("pidMode", task.pid_mode), ("ipcMode", task.ipc_mode)] {
        if mode.is_set() {
            let path = Path::root().key(key);
            findings.at(path.clone()).arg("field", key).fix(Fix::review([remove(path)]));
        }
    }
}

pub(super) fn windows_firelens(task: &Task<'_>, findings: &mut Findings) {
    if !task.containers.iter().any(|container| is_log_router(container) || logs_through_router(container)) {
        return;
    }
    let fix = (task.containers.len() <= MAX_CONTAINERS).then(|| without_firelens(task));
    for container in &task.containers {
        let router = is_log_router(container).then(|| (router_path(container), "router"));
        let log = container.log.as_ref().filter(|_| logs_through_router(container));
        let log = log.map(|log| (log.path.key("logDriver"), "log"));
        for (path, part) in router.into_iter().chain(log) {
            let finding = findings.at(path);
            finding.arg("container", container.label()).arg("part", part).fix_if(fix.clone());
        }
    }
}

pub(super) fn docker_volume_windows_driver(task: &Task<'_>, findings: &mut Findings) {
    for (volume, object) in &task.volumes {
        let Some(docker) = object.object("dockerVolumeConfiguration").get() else { continue };
        // Docker takes an empty one for local.
        let driver = docker.text("driver").get().filter(|driver| !matches!(*driver, "" | "local"));
        let Some(driver) = driver else { continue };
        let path = volume.key("dockerVolumeConfiguration");
        let mut edits = vec![set(path.key("driver"), "local")];
        if docker.value("driverOpts").is_some() {
            // They are words of the other driver, at which the local one fails.
            edits.push(remove(path.key("driverOpts")));
        }
        let path = path.key("driver");
        let finding = findings.at(path.clone());
        finding.arg("value", shorten(driver)).fix(Fix::review(edits));
        name_volume(task, &path, finding);
    }
}

pub(super) fn windows_network_mode(task: &Task<'_>, findings: &mut Findings) {
    report_network_mode(task, &["host", "none"], findings);
}

pub(super) fn windows_network_mode_bridge(task: &Task<'_>, findings: &mut Findings) {
    report_network_mode(task, &["bridge"], findings);
}

fn report_network_mode(task: &Task<'_>, modes: &[&str], findings: &mut Findings) {
    let Some(mode) = task.network_mode.get().filter(|mode| modes.contains(mode)) else { return };
    let path = Path::root().key("networkMode");
    // Fargate demands awsvpc, and of Managed Instances it is not known what the default is.
    let has_default = task.requires.iter().all(|(_, launch_type)| matches!(launch_type, "EC2" | "EXTERNAL"));
    let may_go = has_default && (mode == "bridge" || keeps_host_ports(task, mode));
    let fix = may_go.then(|| Fix::review([remove(path.clone())]));
    findings.at(path).arg("value", mode).fix_if(fix);
}

/// Whether each host port is the same in the NAT network, and free there.
fn keeps_host_ports(task: &Task<'_>, mode: &str) -> bool {
    let mut taken = HashSet::new();
    task.containers.iter().flat_map(|container| &container.ports).all(|mapping| {
        match mapping.host_port.get() {
            None | Some(0) => true,
            Some(port) => {
                let is_free = taken.insert((port, mapping.effective_protocol()));
                mode == "host" && mapping.container_port.is(port) && is_free
            }
        }
    })
}

pub(super) fn windows_linux_parameters(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        let Some(linux) = container.linux else { continue };
        let path = container.path.key("linuxParameters");
        if linux.0.iter().any(|(key, value)| is_set(&path.key(key.clone()), value)) {
            let finding = findings.at(path.clone());
            finding.arg("container", container.label()).fix(Fix::review([remove(path)]));
        }
    }
}

pub(super) fn windows_links_dns(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        let has_elements = |key: &str| container.object.list(key).get().is_some_and(|list| !list.is_empty());
        let lists = ["links", "dnsServers", "dnsSearchDomains", "extraHosts"];
        let lists = lists.into_iter().filter(|key| has_elements(key));
        let is_cut_off = container.object.boolean("disableNetworking").is(true);
        for field in lists.chain(is_cut_off.then_some("disableNetworking")) {
            let path = container.path.key(field);
            findings
                .at(path.clone())
                .arg("container", container.label())
                .arg("field", field)
                .fix(Fix::review([remove(path)]));
        }
    }
}

fn router_path(container: &Container<'_>) -> Path {
    container.path.key("firelensConfiguration")
}

/// Sends all logs to CloudWatch and takes the router's part from its container: ECS refuses a router without logs
/// and such logs without a router.
fn without_firelens(task: &Task<'_>) -> Fix {
    let usual = UsualLogs::of(task);
    let (mut edits, mut logs) = (Vec::new(), Vec::new());
    for container in &task.containers {
        if let Some(log) = container.log.as_ref().filter(|_| logs_through_router(container)) {
            edits.push(set(log.path.clone(), usual.settings(stream_prefix(task, container))));
            logs.push(log.path.clone());
        }
        if is_log_router(container) {
            edits.push(remove(router_path(container)));
        }
    }
    usual.switch_all_by(edits, &logs)
}

/// Whether a member says something. What has no place there or another type is for the schema walk.
fn is_set(path: &Path, value: &Value) -> bool {
    let is_empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
    !is_empty && SCHEMA.at(path).is_some_and(|field| field.kind.admits(value))
}
