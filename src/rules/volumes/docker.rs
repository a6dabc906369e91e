//! `dockerVolumeConfiguration`: who makes the volume, and for how long.

use crate::rules::fix::{remove, set};
use crate::rules::shape::volume_label;
use crate::rules::{Findings, Fix};
use crate::task::Task;

pub(super) fn docker_volume_task_autoprovision_false(task: &Task<'_>, findings: &mut Findings) {
    task_autoprovision(task, findings, false);
}

pub(super) fn docker_volume_task_autoprovision_true(task: &Task<'_>, findings: &mut Findings) {
    task_autoprovision(task, findings, true);
}

fn task_autoprovision(task: &Task<'_>, findings: &mut Findings, value: bool) {
    for (path, volume) in &task.volumes {
        let Some(docker) = volume.object("dockerVolumeConfiguration").get() else { continue };
        if docker.text("scope").is("task") && docker.boolean("autoprovision").is(value) {
            let at = path.key("dockerVolumeConfiguration").key("autoprovision");
            let finding = findings.at(at.clone());
            finding.arg("volume", volume_label(path, *volume));
            // A volume of others may be meant, which is never made for this task.
            let scope = path.key("dockerVolumeConfiguration").key("scope");
            finding.fix(Fix::review([remove(at)]));
            finding.fix(Fix::review([set(scope, "shared")]).named("fix-shared"));
        }
    }
}

pub(super) fn docker_volume_autoprovision_no_scope(task: &Task<'_>, findings: &mut Findings) {
    for (path, volume) in &task.volumes {
        let Some(docker) = volume.object("dockerVolumeConfiguration").get() else { continue };
        if docker.text("scope").is_absent() && docker.boolean("autoprovision").is_set() {
            let at = path.key("dockerVolumeConfiguration");
            let finding = findings.at(at.clone());
            finding.arg("volume", volume_label(path, *volume));
            finding.fix(Fix::review([set(at.key("scope"), "shared")]));
        }
    }
}
