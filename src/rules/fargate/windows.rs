//! Rules about Windows on Fargate that need more than a look at one field.

use serde_json::Value;

use crate::document::Path;
use crate::rules::fix::{remove, set};
use crate::rules::shape::name_volume;
use crate::rules::{Findings, Fix};
use crate::task::Task;

/// Families that the API knows and Fargate does not host. It takes CORE and FULL of 2019, 2022 and 2025.
const NOT_HOSTED: [&str; 3] =
    ["WINDOWS_SERVER_2004_CORE", "WINDOWS_SERVER_20H2_CORE", "WINDOWS_SERVER_2016_FULL"];
/// What a family that is not hosted is replaced by.
const HOSTED: &str = "WINDOWS_SERVER_2022_CORE";
/// The platform keeps this container port for itself.
const RESERVED_PORT: i64 = 3150;

pub(super) fn fargate_windows_arm64(task: &Task<'_>, findings: &mut Findings) {
    if task.cpu_architecture.is("ARM64") {
        let path = Path::root().key("runtimePlatform").key("cpuArchitecture");
        findings.at(path.clone()).fix(Fix::review([set(path, "X86_64")]));
    }
}

pub(super) fn fargate_os_family(task: &Task<'_>, findings: &mut Findings) {
    if let Some(family) = task.os_family.get().filter(|family| NOT_HOSTED.contains(family)) {
        let path = Path::root().key("runtimePlatform").key("operatingSystemFamily");
        findings
            .at(path.clone())
            .arg("value", family)
            .arg("new", HOSTED)
            .fix(Fix::review([set(path, HOSTED)]));
    }
}

pub(super) fn fargate_windows_pid_mode(task: &Task<'_>, findings: &mut Findings) {
    if task.pid_mode.is("task") {
        let path = Path::root().key("pidMode");
        findings.at(path.clone()).fix(Fix::review([remove(path)]));
    }
}

pub(super) fn fargate_windows_port_3150(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        for port in container.ports.iter().filter(|port| port.container_port.is(RESERVED_PORT)) {
            findings
                .at(port.path.key("containerPort"))
                .arg("container", container.label())
                .arg("value", RESERVED_PORT);
        }
    }
}

pub(super) fn fargate_windows_configured_at_launch(task: &Task<'_>, findings: &mut Findings) {
    for (path, value) in task.values("volumes[].configuredAtLaunch") {
        if *value == Value::Bool(true) {
            name_volume(task, &path, findings.at(path.clone()));
        }
    }
}
