//! The rules of the category `s3files`: file systems of Amazon S3 Files.

use super::efs::report_port;
use super::fix::remove;
use super::role::{insert_task_role, lacks_task_role, task_role_path};
use super::scope::{ANY, EC2, EXTERNAL};
use super::shape::volume_label;
#[cfg(test)]
use super::testing::Case;
use super::{Check, Findings, Fix, Rule, Severity, Shape};
use crate::document::Path;
use crate::task::container::shorten;
use crate::task::{Object, Task};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/s3files-arn",
        severity: Severity::Error,
        applies: ANY,
        at: &["volumes[].s3filesVolumeConfiguration.fileSystemArn"],
        check: Check::Shape(Shape::Form(|arn| arn.starts_with("arn:"))),
    },
    Rule {
        id: "ecs/s3files-access-point-root-directory",
        severity: Severity::Error,
        applies: ANY,
        at: &["volumes[].s3filesVolumeConfiguration.rootDirectory"],
        check: Check::Form(s3files_access_point_root_directory),
    },
    Rule {
        id: "ecs/s3files-needs-task-role",
        severity: Severity::Error,
        applies: ANY,
        at: &["volumes[].s3filesVolumeConfiguration", "taskRoleArn"],
        check: Check::Task(s3files_needs_task_role),
    },
    Rule {
        id: "ecs/s3files-port-range",
        severity: Severity::Error,
        applies: ANY,
        at: &["volumes[].s3filesVolumeConfiguration.transitEncryptionPort"],
        check: Check::Task(s3files_port_range),
    },
    Rule {
        id: "ecs/s3files-external",
        severity: Severity::Warning,
        applies: EXTERNAL,
        at: &["volumes[].s3filesVolumeConfiguration"],
        check: Check::Task(s3files_elsewhere),
    },
    Rule {
        id: "ecs/s3files-ec2",
        severity: Severity::Warning,
        applies: EC2,
        at: &["volumes[].s3filesVolumeConfiguration"],
        check: Check::Task(s3files_ec2),
    },
];

const CONFIGURATION: &str = "s3filesVolumeConfiguration";

/// Each volume of S3 Files: its configuration, with its path, and its name for a sentence.
fn file_systems<'a>(task: &Task<'a>) -> impl Iterator<Item = (Path, Object<'a>, String)> {
    task.volumes.iter().filter_map(|(path, volume)| {
        let own = volume.object(CONFIGURATION).get()?;
        Some((path.key(CONFIGURATION), own, volume_label(path, *volume)))
    })
}

fn s3files_access_point_root_directory(task: &Task<'_>, findings: &mut Findings) {
    for (path, own, volume) in file_systems(task) {
        let has_access_point = own.text("accessPointArn").get().is_some_and(|arn| !arn.is_empty());
        let root = own.text("rootDirectory").get().filter(|root| has_access_point && *root != "/");
        if let Some(root) = root {
            let at = path.key("rootDirectory");
            let finding = findings.at(at.clone());
            finding.arg("volume", volume).arg("value", shorten(root)).fix(Fix::review([remove(at)]));
        }
    }
}

fn s3files_needs_task_role(task: &Task<'_>, findings: &mut Findings) {
    if lacks_task_role(task) {
        for (path, _, volume) in file_systems(task) {
            let finding = findings.at(path);
            finding.arg("volume", volume).also(task_role_path()).fix(insert_task_role(task));
        }
    }
}

fn s3files_port_range(task: &Task<'_>, findings: &mut Findings) {
    for (path, own, volume) in file_systems(task) {
        report_port(&path, own, &volume, findings);
    }
}

fn s3files_elsewhere(task: &Task<'_>, findings: &mut Findings) {
    for (path, _, volume) in file_systems(task) {
        findings.at(path).arg("volume", volume);
    }
}

fn s3files_ec2(task: &Task<'_>, findings: &mut Findings) {
    // Without launch types the task may be meant for Fargate.
    if task.requires("EC2") {
        s3files_elsewhere(task, findings);
    }
}

#[cfg(test)]
pub(super) static CASES: &[Case] = &[
    Case {
        rule: "s3files-arn",
        bad: r#"{"taskRoleArn": "role", "volumes": [{"name": "data", "s3filesVolumeConfiguration": {"fileSystemArn": "fs-0123456789abcdef0"}}]}"#,
        at: "volumes[0].s3filesVolumeConfiguration.fileSystemArn",
        good: r#"{"volumes": [{"s3filesVolumeConfiguration": {"fileSystemArn":
            "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0"}},
            {"s3filesVolumeConfiguration": {"fileSystemArn": "${FS}"}}, {"s3filesVolumeConfiguration": {"fileSystemArn": null}}]}"#,
    },
    Case {
        rule: "s3files-access-point-root-directory",
        bad: r#"{"volumes": [{"name": "data", "s3filesVolumeConfiguration": {"accessPointArn": "arn:a", "rootDirectory": "/data"}}]}"#,
        at: "volumes[0].s3filesVolumeConfiguration.rootDirectory",
        good: r#"{"volumes": [{"s3filesVolumeConfiguration": {"accessPointArn": "arn:a", "rootDirectory": "/"}},
            {"s3filesVolumeConfiguration": {"rootDirectory": "/data"}}, {"s3filesVolumeConfiguration": {"accessPointArn": "arn:a"}}]}"#,
    },
    Case {
        rule: "s3files-needs-task-role",
        bad: r#"{"volumes": [{"name": "data", "s3filesVolumeConfiguration": {"fileSystemArn": "arn:aws:s3files:eu-west-1:1:fs"}}]}"#,
        at: "volumes[0].s3filesVolumeConfiguration",
        good: r#"{"taskRoleArn": "role", "volumes": [{"s3filesVolumeConfiguration": {}}]}"#,
    },
    Case {
        rule: "s3files-port-range",
        bad: r#"{"volumes": [{"name": "data", "s3filesVolumeConfiguration": {"transitEncryptionPort": 0}}]}"#,
        at: "volumes[0].s3filesVolumeConfiguration.transitEncryptionPort",
        good: r#"{"volumes": [{"s3filesVolumeConfiguration": {"transitEncryptionPort": 65535}}]}"#,
    },
    Case {
        rule: "s3files-external",
        bad: r#"{"requiresCompatibilities": ["EXTERNAL"], "volumes": [{"name": "data", "s3filesVolumeConfiguration": {}}]}"#,
        at: "volumes[0].s3filesVolumeConfiguration",
        good: r#"{"requiresCompatibilities": ["FARGATE"], "volumes": [{"name": "data", "s3filesVolumeConfiguration": {}}]}"#,
    },
    Case {
        rule: "s3files-ec2",
        bad: r#"{"requiresCompatibilities": ["EC2"], "volumes": [{"name": "data", "s3filesVolumeConfiguration": {}}]}"#,
        at: "volumes[0].s3filesVolumeConfiguration",
        good: r#"{"volumes": [{"name": "data", "s3filesVolumeConfiguration": {}}]}"#,
    },
];
