//! The rules of the category `timeouts`: how long a start and a stop may take.

use std::collections::HashSet;

use super::fix::set;
use super::scope::ANY;
#[cfg(test)]
use super::testing::Case;
use super::{Check, Findings, Fix, Rule, Severity};
use crate::task::{Container, Slot, Task, placeholder};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/start-timeout-min",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].startTimeout"],
        check: Check::Task(start_timeout_min),
    },
    Rule {
        id: "ecs/stop-timeout-min",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].stopTimeout"],
        check: Check::Task(stop_timeout_min),
    },
    Rule {
        id: "ecs/start-timeout-unused",
        severity: Severity::Info,
        applies: ANY,
        at: &["containerDefinitions[].startTimeout"],
        check: Check::Task(start_timeout_unused),
    },
    Rule {
        id: "ecs/stop-timeout-default",
        severity: Severity::Info,
        applies: ANY,
        at: &["containerDefinitions[].stopTimeout"],
        check: Check::Task(stop_timeout_default),
    },
];

/// The shortest timeout that ECS takes, in seconds.
const LEAST: i64 = 2;

fn start_timeout_min(task: &Task<'_>, findings: &mut Findings) {
    at_least(task, findings, "startTimeout", |container| container.start_timeout);
}

fn stop_timeout_min(task: &Task<'_>, findings: &mut Findings) {
    at_least(task, findings, "stopTimeout", |container| container.stop_timeout);
}

fn at_least(
    task: &Task<'_>,
    findings: &mut Findings,
    field: &'static str,
    read: impl Fn(&Container<'_>) -> Slot<i64>,
) {
    for container in &task.containers {
        let Some(value) = read(container).get().filter(|value| *value < LEAST) else { continue };
        let path = container.path.key(field);
        let finding = findings.at(path.clone());
        finding.arg("container", container.label()).arg("value", value).arg("least", LEAST);
        finding.fix(Fix::safe([set(path, LEAST)]));
    }
}

fn start_timeout_unused(task: &Task<'_>, findings: &mut Findings) {
    let timed: Vec<&Container<'_>> =
        task.containers.iter().filter(|container| container.start_timeout.is_set()).collect();
    if timed.is_empty() {
        return;
    }
    let mut waited_for = HashSet::new();
    for container in &task.containers {
        for (_, dependency) in container.object.objects("dependsOn", &container.path) {
            // Who waits for itself makes a cycle, which is an error of its own.
            waited_for
                .extend(dependency.text("containerName").get().filter(|name| !container.name.is(*name)));
        }
    }
    if waited_for.iter().any(|name| placeholder::is_in(name)) {
        return;
    }
    for container in timed {
        if !container.name.get().is_some_and(|name| waited_for.contains(name)) {
            findings.at(container.path.key("startTimeout")).arg("container", container.label());
        }
    }
}

fn stop_timeout_default(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        if container.stop_timeout.is_absent() && !container.ports.is_empty() {
            findings.at(container.path.key("stopTimeout")).arg("container", container.label());
        }
    }
}

#[cfg(test)]
pub(super) static CASES: &[Case] = &[
    Case {
        rule: "start-timeout-min",
        bad: r#"{"containerDefinitions": [{"name": "app", "startTimeout": 1}]}"#,
        at: "containerDefinitions[0].startTimeout",
        good: r#"{"containerDefinitions": [{"startTimeout": 2}, {"startTimeout": "1"}, {"startTimeout": null}]}"#,
    },
    Case {
        rule: "stop-timeout-min",
        bad: r#"{"containerDefinitions": [{"name": "app", "stopTimeout": -5}]}"#,
        at: "containerDefinitions[0].stopTimeout",
        good: r#"{"containerDefinitions": [{"stopTimeout": 2}, {"stopTimeout": null}]}"#,
    },
    Case {
        rule: "start-timeout-unused",
        bad: r#"{"containerDefinitions": [{"name": "app", "startTimeout": 60}, {"name": "db", "startTimeout": 30},
            {"name": "web", "dependsOn": [{"containerName": "db", "condition": "START"}]}]}"#,
        at: "containerDefinitions[0].startTimeout",
        good: r#"{"containerDefinitions": [{"name": "app"}, {"name": "db", "startTimeout": 30},
            {"name": "web", "dependsOn": [{"containerName": "${DB}", "condition": "START"}]}]}"#,
    },
    Case {
        rule: "stop-timeout-default",
        bad: r#"{"containerDefinitions": [{"name": "app", "portMappings": [{"containerPort": 80}]}]}"#,
        at: "containerDefinitions[0].stopTimeout",
        good: r#"{"containerDefinitions": [{"portMappings": []}, {"portMappings": [{"containerPort": 80}], "stopTimeout": 60}]}"#,
    },
];
