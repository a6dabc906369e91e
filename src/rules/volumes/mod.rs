//! The rules of the category `volumes`: what volumes are made of, where containers mount them, and the room that
//! Fargate gives to all of it.

#[cfg(test)]
mod cases;
mod docker;
mod ephemeral;
mod kind;
mod launch;
mod mount;
mod name;

#[cfg(test)]
pub(super) use cases::CASES;

use super::scope::{ANY, EC2, EXTERNAL, FARGATE, MANAGED_INSTANCES};
use super::{Check, Rule, Severity, Shape};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/ephemeral-storage-range",
        severity: Severity::Error,
        applies: FARGATE,
        at: &["ephemeralStorage.sizeInGiB"],
        check: Check::Task(ephemeral::ephemeral_storage_range),
    },
    Rule {
        id: "ecs/ephemeral-storage-not-fargate",
        severity: Severity::Error,
        applies: EC2.and(EXTERNAL),
        at: &["ephemeralStorage"],
        check: Check::Task(ephemeral::ephemeral_storage_not_fargate),
    },
    Rule {
        id: "ecs/ephemeral-storage-no-compat",
        severity: Severity::Warning,
        applies: ANY,
        at: &["ephemeralStorage", "requiresCompatibilities"],
        check: Check::Task(ephemeral::ephemeral_storage_no_compat),
    },
    Rule {
        id: "ecs/volume-name-missing",
        severity: Severity::Error,
        applies: ANY,
        at: &["volumes[].name"],
        check: Check::Task(name::volume_name_missing),
    },
    Rule {
        id: "ecs/volume-name-format",
        severity: Severity::Error,
        applies: ANY,
        at: &["volumes[].name"],
        check: Check::Form(name::volume_name_format),
    },
    Rule {
        id: "ecs/volume-name-duplicate",
        severity: Severity::Warning,
        applies: ANY,
        at: &["volumes[].name"],
        check: Check::Task(name::volume_name_duplicate),
    },
    Rule {
        id: "ecs/volume-multiple-types",
        severity: Severity::Error,
        applies: ANY,
        at: &["volumes[]"],
        check: Check::Task(kind::volume_multiple_types),
    },
    Rule {
        id: "ecs/mount-unknown-volume",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].mountPoints[].sourceVolume"],
        check: Check::Form(mount::mount_unknown_volume),
    },
    Rule {
        id: "ecs/mount-path-missing",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].mountPoints[].containerPath"],
        check: Check::Task(mount::mount_path_missing),
    },
    Rule {
        id: "ecs/mount-path-relative",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].mountPoints[].containerPath"],
        check: Check::Form(mount::mount_path_relative),
    },
    Rule {
        id: "ecs/mount-path-root",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].mountPoints[].containerPath"],
        check: Check::Shape(Shape::Form(mount::is_below_root)),
    },
    Rule {
        id: "ecs/mount-path-duplicate",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].mountPoints[].containerPath"],
        check: Check::Task(mount::mount_path_duplicate),
    },
    Rule {
        id: "ecs/volume-unused",
        severity: Severity::Info,
        applies: ANY,
        at: &["volumes[]"],
        check: Check::Task(mount::volume_unused),
    },
    Rule {
        id: "ecs/volumes-from-unknown",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].volumesFrom[].sourceContainer"],
        check: Check::Form(mount::volumes_from_unknown),
    },
    Rule {
        id: "ecs/volumes-from-self",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].volumesFrom[].sourceContainer"],
        check: Check::Task(mount::volumes_from_self),
    },
    Rule {
        id: "ecs/host-source-path-blank",
        severity: Severity::Error,
        applies: EC2.and(EXTERNAL).and(MANAGED_INSTANCES),
        at: &["volumes[].host.sourcePath"],
        check: Check::Task(kind::host_source_path_blank),
    },
    Rule {
        id: "ecs/host-source-path-relative",
        severity: Severity::Warning,
        applies: EC2.and(EXTERNAL).and(MANAGED_INSTANCES),
        at: &["volumes[].host.sourcePath"],
        check: Check::Form(kind::host_source_path_relative),
    },
    Rule {
        id: "ecs/configured-at-launch-many",
        severity: Severity::Error,
        applies: ANY,
        at: &["volumes[].configuredAtLaunch"],
        check: Check::Task(launch::configured_at_launch_many),
    },
    Rule {
        id: "ecs/configured-at-launch-unmounted",
        severity: Severity::Error,
        applies: ANY,
        at: &["volumes[].configuredAtLaunch", "containerDefinitions[].mountPoints[]"],
        check: Check::Task(launch::configured_at_launch_unmounted),
    },
    Rule {
        id: "ecs/configured-at-launch-with-config",
        severity: Severity::Error,
        applies: ANY,
        at: &["volumes[]"],
        check: Check::Task(launch::configured_at_launch_with_config),
    },
    Rule {
        id: "ecs/docker-volume-task-autoprovision-false",
        severity: Severity::Error,
        applies: EC2.and(EXTERNAL),
        at: &["volumes[].dockerVolumeConfiguration.autoprovision"],
        check: Check::Task(docker::docker_volume_task_autoprovision_false),
    },
    Rule {
        id: "ecs/docker-volume-task-autoprovision-true",
        severity: Severity::Error,
        applies: EC2.and(EXTERNAL),
        at: &["volumes[].dockerVolumeConfiguration.autoprovision"],
        check: Check::Task(docker::docker_volume_task_autoprovision_true),
    },
    Rule {
        id: "ecs/docker-volume-autoprovision-no-scope",
        severity: Severity::Warning,
        applies: EC2.and(EXTERNAL),
        at: &["volumes[].dockerVolumeConfiguration"],
        check: Check::Task(docker::docker_volume_autoprovision_no_scope),
    },
];
