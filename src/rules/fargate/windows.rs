//! Rules about Windows on Fargate that need more than a look at one field.

use serde_json::Value;

use crate::document::Path;
use crate::rules::fix::remove;
use crate::rules::shape::name_volume;
use crate::rules::windows::{report_arm64, report_old_family};
use crate::rules::{Findings, Fix};
use crate::task::Task;

/// The platform keeps this container port for itself.
const RESERVED_PORT: i64 = 3150;

pub(super) fn fargate_windows_arm64(task: &Task<'_>, findings: &mut Findings) {
    report_arm64(task, findings);
}

pub(super) fn fargate_os_family(task: &Task<'_>, findings: &mut Findings) {
    // Fargate hosts CORE and FULL of 2019, 2022 and 2025: of what the API knows, all but the old ones.
    report_old_family(task, findings);
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
