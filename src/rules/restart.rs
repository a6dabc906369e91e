//! The rules of the category `restart`: when a container is started anew while its task goes on.

use super::fix::{remove, set};
use super::scope::ANY;
#[cfg(test)]
use super::testing::Case;
use super::{Check, Findings, Fix, Rule, Severity, Shape};
use crate::document::Edit;
use crate::task::Task;

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/restart-period",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].restartPolicy.restartAttemptPeriod"],
        check: Check::Shape(Shape::Between(60, 1800)),
    },
    Rule {
        id: "ecs/restart-exit-codes-count",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].restartPolicy.ignoredExitCodes"],
        check: Check::Shape(Shape::MaxItems(50)),
    },
    Rule {
        id: "ecs/restart-disabled-with-settings",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].restartPolicy"],
        check: Check::Task(restart_disabled_with_settings),
    },
    Rule {
        id: "ecs/restart-exit-code-value",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].restartPolicy.ignoredExitCodes[]"],
        check: Check::Task(restart_exit_code_value),
    },
];

fn restart_disabled_with_settings(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        let Some(policy) = container.object.object("restartPolicy").get() else { continue };
        if !policy.boolean("enabled").is(false) {
            continue;
        }
        let has_codes = policy.list("ignoredExitCodes").get().is_some_and(|list| !list.is_empty());
        let has_period = policy.integer("restartAttemptPeriod").is_set();
        let settings = [("ignoredExitCodes", has_codes), ("restartAttemptPeriod", has_period)];
        let path = container.path.key("restartPolicy");
        let removals: Vec<Edit> =
            settings.iter().filter(|(_, is_set)| *is_set).map(|(key, _)| remove(path.key(*key))).collect();
        if !removals.is_empty() {
            let finding = findings.at(path.clone());
            finding.arg("container", container.label()).fix(Fix::review(removals));
            finding.fix(Fix::review([set(path.key("enabled"), true)]).named("fix-enable"));
        }
    }
}

fn restart_exit_code_value(task: &Task<'_>, findings: &mut Findings) {
    // Windows has exit codes of 32 bits.
    if !task.is_linux() {
        return;
    }
    for container in &task.containers {
        let policy = container.object.object("restartPolicy").get();
        let Some(codes) = policy.and_then(|policy| policy.list("ignoredExitCodes").get()) else { continue };
        for (at, code) in codes.iter().enumerate() {
            let is_outside =
                code.as_i64().is_some_and(|code| !(0..=255).contains(&code)) || code.as_u64() > Some(255);
            if is_outside {
                let path = container.path.key("restartPolicy").key("ignoredExitCodes").index(at);
                findings.at(path).arg("container", container.label()).arg("value", code.to_string());
            }
        }
    }
}

#[cfg(test)]
pub(super) static CASES: &[Case] = &[
    Case {
        rule: "restart-period",
        bad: r#"{"containerDefinitions": [{"name": "app", "restartPolicy": {"enabled": true, "restartAttemptPeriod": 59}}]}"#,
        at: "containerDefinitions[0].restartPolicy.restartAttemptPeriod",
        good: r#"{"containerDefinitions": [{"restartPolicy": {"enabled": true, "restartAttemptPeriod": 60}},
            {"restartPolicy": {"enabled": true, "restartAttemptPeriod": 1800}}]}"#,
    },
    Case {
        rule: "restart-period",
        bad: r#"{"containerDefinitions": [{"name": "app", "restartPolicy": {"enabled": true, "restartAttemptPeriod": 1801}}]}"#,
        at: "containerDefinitions[0].restartPolicy.restartAttemptPeriod",
        good: r#"{"containerDefinitions": [{"restartPolicy": {"enabled": true, "restartAttemptPeriod": "5"}}]}"#,
    },
    Case {
        rule: "restart-exit-codes-count",
        bad: r#"{"containerDefinitions": [{"name": "app", "restartPolicy": {"enabled": true, "ignoredExitCodes":
            [0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,
             39,40,41,42,43,44,45,46,47,48,49,50]}}]}"#,
        at: "containerDefinitions[0].restartPolicy.ignoredExitCodes",
        good: r#"{"containerDefinitions": [{"restartPolicy": {"enabled": true, "ignoredExitCodes":
            [0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,
             39,40,41,42,43,44,45,46,47,48,49]}}]}"#,
    },
    Case {
        rule: "restart-disabled-with-settings",
        bad: r#"{"containerDefinitions": [{"name": "app", "restartPolicy": {"enabled": false, "restartAttemptPeriod": 60,
            "ignoredExitCodes": [0]}}]}"#,
        at: "containerDefinitions[0].restartPolicy",
        good: r#"{"containerDefinitions": [{"restartPolicy": {"enabled": false}},
            {"restartPolicy": {"enabled": false, "ignoredExitCodes": []}},
            {"restartPolicy": {"enabled": true, "restartAttemptPeriod": 60}}]}"#,
    },
    Case {
        rule: "restart-exit-code-value",
        bad: r#"{"containerDefinitions": [{"name": "app", "restartPolicy": {"enabled": true, "ignoredExitCodes": [0, 256, 255]}}]}"#,
        at: "containerDefinitions[0].restartPolicy.ignoredExitCodes[1]",
        good: r#"{"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}, "containerDefinitions": [
            {"restartPolicy": {"enabled": true, "ignoredExitCodes": [3221225786]}}]}"#,
    },
    Case {
        rule: "restart-exit-code-value",
        bad: r#"{"containerDefinitions": [{"name": "app", "restartPolicy": {"enabled": true, "ignoredExitCodes": [-1]}}]}"#,
        at: "containerDefinitions[0].restartPolicy.ignoredExitCodes[0]",
        good: r#"{"containerDefinitions": [{"restartPolicy": {"enabled": true, "ignoredExitCodes": ["256", null]}}]}"#,
    },
];
