//! The rules of the category `external`: what tasks on ECS Anywhere cannot have.

use std::collections::HashSet;

use super::fix::{remove, set};
use super::role::{execution_role_path, lacks_execution_role};
use super::scope::EXTERNAL;
use super::shape::name_volume;
#[cfg(test)]
use super::testing::Case;
use super::{Check, Findings, Fix, Rule, Safety, Severity, Shape, logs};
use crate::document::{Edit, Path};
use crate::task::Task;

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/efs-external",
        severity: Severity::Error,
        applies: EXTERNAL,
        at: &["volumes[].efsVolumeConfiguration"],
        check: Check::Shape(Shape::Absent(None)),
    },
    Rule {
        id: "ecs/external-network-mode",
        severity: Severity::Error,
        applies: EXTERNAL,
        at: &["networkMode"],
        check: Check::Task(external_network_mode),
    },
    Rule {
        id: "ecs/external-proxy",
        severity: Severity::Error,
        applies: EXTERNAL,
        at: &["proxyConfiguration"],
        check: Check::Shape(Shape::Absent(Some(Safety::Review))),
    },
    Rule {
        id: "ecs/external-awslogs-exec-role",
        severity: Severity::Warning,
        applies: EXTERNAL,
        at: &["executionRoleArn", "containerDefinitions[].logConfiguration.logDriver"],
        check: Check::Task(external_awslogs_exec_role),
    },
    Rule {
        id: "ecs/external-selinux",
        severity: Severity::Warning,
        applies: EXTERNAL,
        at: &["containerDefinitions[].dockerSecurityOptions[]"],
        check: Check::Shape(Shape::Form(|option| !option.starts_with("label:"))),
    },
    Rule {
        id: "ecs/external-configured-at-launch",
        severity: Severity::Warning,
        applies: EXTERNAL,
        at: &["volumes[].configuredAtLaunch"],
        check: Check::Task(external_configured_at_launch),
    },
];

fn external_network_mode(task: &Task<'_>, findings: &mut Findings) {
    if !task.network_mode.is("awsvpc") {
        return;
    }
    let path = Path::root().key("networkMode");
    let finding = findings.at(path.clone());
    // These are refused with bridge.
    let needs_awsvpc = task.requires("FARGATE")
        || task.requires("MANAGED_INSTANCES")
        || task.object.value("proxyConfiguration").is_some();
    if needs_awsvpc {
        return;
    }
    let (mode, name) = if task.is_windows() {
        // There is no bridge on Windows; without a mode its own default applies, nat.
        (remove(path), "fix-remove")
    } else {
        (set(path, "bridge"), "fix")
    };
    let edits: Vec<Edit> = std::iter::once(mode).chain(free_host_ports(task)).collect();
    finding.fix(Fix::review(edits).named(name));
}

/// Removes each host port that another mapping has. With awsvpc it had to be the container port; with bridge it is a
/// port of the machine, of which each can be taken once.
fn free_host_ports(task: &Task<'_>) -> Vec<Edit> {
    let mut taken = HashSet::new();
    let ports = task.containers.iter().flat_map(|container| &container.ports);
    let again = ports.filter(|port| {
        let host_port = port.host_port.get().filter(|host_port| *host_port != 0);
        host_port.is_some_and(|host_port| !taken.insert((host_port, port.effective_protocol())))
    });
    again.map(|port| remove(port.path.key("hostPort"))).collect()
}

fn external_awslogs_exec_role(task: &Task<'_>, findings: &mut Findings) {
    if !lacks_execution_role(task) {
        return;
    }
    let mut drivers =
        logs::awslogs(task).map(|(container, log)| (container, log.path.key("logDriver"))).peekable();
    let Some((container, _)) = drivers.peek() else { return };
    let finding = findings.at(execution_role_path());
    finding.arg("container", container.label());
    finding.also.extend(drivers.map(|(_, driver)| driver));
}

fn external_configured_at_launch(task: &Task<'_>, findings: &mut Findings) {
    for (path, volume) in &task.volumes {
        if volume.boolean("configuredAtLaunch").is(true) {
            let at = path.key("configuredAtLaunch");
            name_volume(task, &at, findings.at(at.clone()));
        }
    }
}

#[cfg(test)]
pub(super) static CASES: &[Case] = &[
    Case {
        rule: "efs-external",
        bad: r#"{"requiresCompatibilities": ["EXTERNAL"], "volumes": [{"name": "data", "efsVolumeConfiguration": {"fileSystemId": "fs-0123abcd"}}]}"#,
        at: "volumes[0].efsVolumeConfiguration",
        good: r#"{"requiresCompatibilities": ["EC2"], "volumes": [{"name": "data", "efsVolumeConfiguration": {"fileSystemId": "fs-0123abcd"}}]}"#,
    },
    Case {
        rule: "external-network-mode",
        bad: r#"{"requiresCompatibilities": ["EC2", "EXTERNAL"], "networkMode": "awsvpc", "containerDefinitions": [
            {"name": "app", "portMappings": [{"containerPort": 80, "hostPort": 80}]}]}"#,
        at: "networkMode",
        good: r#"{"requiresCompatibilities": ["EXTERNAL"], "networkMode": "host"}"#,
    },
    Case {
        rule: "external-network-mode",
        bad: r#"{"requiresCompatibilities": ["EXTERNAL", "FARGATE"], "networkMode": "awsvpc"}"#,
        at: "networkMode",
        good: r#"{"requiresCompatibilities": ["EXTERNAL"]}"#,
    },
    Case {
        rule: "external-network-mode",
        bad: r#"{"requiresCompatibilities": ["EXTERNAL"], "networkMode": "awsvpc", "containerDefinitions": [
            {"name": "app", "portMappings": [{"containerPort": 80, "hostPort": 80}]},
            {"name": "side", "portMappings": [{"containerPort": 80, "hostPort": 80}]}]}"#,
        at: "networkMode",
        good: r#"{"networkMode": "awsvpc"}"#,
    },
    Case {
        rule: "external-network-mode",
        bad: r#"{"requiresCompatibilities": ["EXTERNAL"], "networkMode": "awsvpc",
            "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}"#,
        at: "networkMode",
        good: r#"{"requiresCompatibilities": ["EXTERNAL"], "networkMode": "none"}"#,
    },
    Case {
        rule: "external-proxy",
        bad: r#"{"requiresCompatibilities": ["EXTERNAL"], "proxyConfiguration": {"containerName": "envoy"}}"#,
        at: "proxyConfiguration",
        good: r#"{"requiresCompatibilities": ["EXTERNAL"], "proxyConfiguration": null}"#,
    },
    Case {
        rule: "external-awslogs-exec-role",
        bad: r#"{"requiresCompatibilities": ["EXTERNAL"], "containerDefinitions": [{"name": "app", "logConfiguration": {"logDriver": "awslogs"}}]}"#,
        at: "executionRoleArn",
        good: r#"{"requiresCompatibilities": ["EXTERNAL"], "containerDefinitions": [{"name": "app", "logConfiguration": {"logDriver": "json-file"}}]}"#,
    },
    Case {
        rule: "external-selinux",
        bad: r#"{"requiresCompatibilities": ["EXTERNAL"], "containerDefinitions": [{"name": "app", "dockerSecurityOptions": ["label:disable"]}]}"#,
        at: "containerDefinitions[0].dockerSecurityOptions[0]",
        good: r#"{"requiresCompatibilities": ["EXTERNAL"], "containerDefinitions": [{"name": "app", "dockerSecurityOptions": ["apparmor:x"]}]}"#,
    },
    Case {
        rule: "external-configured-at-launch",
        bad: r#"{"requiresCompatibilities": ["EXTERNAL"], "volumes": [{"name": "ebs", "configuredAtLaunch": true}]}"#,
        at: "volumes[0].configuredAtLaunch",
        good: r#"{"requiresCompatibilities": ["EXTERNAL"], "volumes": [{"name": "ebs", "configuredAtLaunch": false}]}"#,
    },
];
