//! The rules of the category `fsx`: file systems of Amazon FSx for Windows File Server.

use super::role::{execution_role_path, lacks_execution_role};
use super::scope::{EC2, EXTERNAL};
use super::shape::volume_label;
#[cfg(test)]
use super::testing::Case;
use super::{Check, Findings, Rule, Severity, Shape};
use crate::task::{Arn, Task};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/fsx-needs-windows",
        severity: Severity::Error,
        applies: EC2,
        at: &["volumes[].fsxWindowsFileServerVolumeConfiguration"],
        check: Check::Task(fsx_needs_windows),
    },
    Rule {
        id: "ecs/fsx-credentials-arn",
        severity: Severity::Error,
        applies: EC2.and(EXTERNAL),
        at: &["volumes[].fsxWindowsFileServerVolumeConfiguration.authorizationConfig.credentialsParameter"],
        check: Check::Shape(Shape::Form(is_credentials)),
    },
    Rule {
        id: "ecs/fsx-execution-role",
        severity: Severity::Warning,
        applies: EC2.and(EXTERNAL),
        at: &["volumes[].fsxWindowsFileServerVolumeConfiguration", "executionRoleArn"],
        check: Check::Task(fsx_execution_role),
    },
];

const CONFIGURATION: &str = "fsxWindowsFileServerVolumeConfiguration";

fn fsx_needs_windows(task: &Task<'_>, findings: &mut Findings) {
    if task.os_family.is("LINUX") {
        for (path, volume) in &task.volumes {
            if volume.object(CONFIGURATION).is_set() {
                let finding = findings.at(path.key(CONFIGURATION));
                finding.arg("volume", volume_label(path, *volume));
            }
        }
    }
}

/// Whether a text is the ARN of a secret or of a parameter of Systems Manager.
fn is_credentials(text: &str) -> bool {
    let arn = Arn::parse(text);
    arn.is_some_and(|arn| {
        (arn.is("secretsmanager", "secret") || arn.is("ssm", "parameter")) && !arn.resource_name().is_empty()
    })
}

fn fsx_execution_role(task: &Task<'_>, findings: &mut Findings) {
    for (path, volume) in &task.volumes {
        if volume.object(CONFIGURATION).is_set() && lacks_execution_role(task) {
            let finding = findings.at(path.key(CONFIGURATION));
            finding.arg("volume", volume_label(path, *volume)).also(execution_role_path());
        }
    }
}

#[cfg(test)]
pub(super) static CASES: &[Case] = &[
    Case {
        rule: "fsx-needs-windows",
        bad: r#"{"runtimePlatform": {"operatingSystemFamily": "LINUX"}, "volumes": [{"name": "data",
            "fsxWindowsFileServerVolumeConfiguration": {"fileSystemId": "fs-0123456789abcdef0"}}]}"#,
        at: "volumes[0].fsxWindowsFileServerVolumeConfiguration",
        good: r#"{"volumes": [{"name": "data", "fsxWindowsFileServerVolumeConfiguration": {"fileSystemId": "fs-0123456789abcdef0"}}]}"#,
    },
    Case {
        rule: "fsx-credentials-arn",
        bad: r#"{"volumes": [{"name": "data", "fsxWindowsFileServerVolumeConfiguration": {
            "authorizationConfig": {"credentialsParameter": "arn:aws:s3:::bucket/key"}}}]}"#,
        at: "volumes[0].fsxWindowsFileServerVolumeConfiguration.authorizationConfig.credentialsParameter",
        good: r#"{"volumes": [{"fsxWindowsFileServerVolumeConfiguration": {"authorizationConfig": {
            "credentialsParameter": "arn:aws:ssm:eu-west-1:111122223333:parameter/app/db"}}},
            {"fsxWindowsFileServerVolumeConfiguration": {"authorizationConfig": {
            "credentialsParameter": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf"}}},
            {"fsxWindowsFileServerVolumeConfiguration": {"authorizationConfig": {"credentialsParameter": "${SECRET}"}}}]}"#,
    },
    Case {
        rule: "fsx-execution-role",
        bad: r#"{"volumes": [{"name": "data", "fsxWindowsFileServerVolumeConfiguration": {}}]}"#,
        at: "volumes[0].fsxWindowsFileServerVolumeConfiguration",
        good: r#"{"executionRoleArn": "arn:aws:iam::111122223333:role/run", "volumes": [
            {"name": "data", "fsxWindowsFileServerVolumeConfiguration": {}}]}"#,
    },
];
