//! The rules of the category `healthcheck`: the command that ECS runs in a container to see whether it works.

use super::fix::set;
use super::scope::ANY;
#[cfg(test)]
use super::testing::Case;
use super::{Check, Findings, Fix, Rule, Severity, Shape};
use crate::document::Path;
use crate::task::container::shorten;
use crate::task::{Container, Object, Slot, Task, Texts, placeholder, shell_words};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/healthcheck-interval",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].healthCheck.interval"],
        check: Check::Shape(Shape::Between(MIN_INTERVAL, MAX_INTERVAL)),
    },
    Rule {
        id: "ecs/healthcheck-timeout",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].healthCheck.timeout"],
        check: Check::Shape(Shape::Between(MIN_TIMEOUT, MAX_TIMEOUT)),
    },
    Rule {
        id: "ecs/healthcheck-retries",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].healthCheck.retries"],
        check: Check::Shape(Shape::Between(1, 10)),
    },
    Rule {
        id: "ecs/healthcheck-start-period",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].healthCheck.startPeriod"],
        check: Check::Shape(Shape::Between(0, 300)),
    },
    Rule {
        id: "ecs/healthcheck-command-empty",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].healthCheck.command"],
        check: Check::Task(healthcheck_command_empty),
    },
    Rule {
        id: "ecs/healthcheck-no-prefix",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].healthCheck.command"],
        check: Check::Task(healthcheck_no_prefix),
    },
    Rule {
        id: "ecs/healthcheck-shell-extra-args",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].healthCheck.command"],
        check: Check::Task(healthcheck_shell_extra_args),
    },
    Rule {
        id: "ecs/healthcheck-timeout-over-interval",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].healthCheck.timeout", "containerDefinitions[].healthCheck.interval"],
        check: Check::Task(healthcheck_timeout_over_interval),
    },
    Rule {
        id: "ecs/healthcheck-missing",
        severity: Severity::Info,
        applies: ANY,
        at: &["containerDefinitions[].healthCheck"],
        check: Check::Task(healthcheck_missing),
    },
    Rule {
        id: "ecs/healthcheck-start-period-missing",
        severity: Severity::Info,
        applies: ANY,
        at: &["containerDefinitions[].healthCheck.startPeriod"],
        check: Check::Task(healthcheck_start_period_missing),
    },
];

const MIN_INTERVAL: i64 = 5;
const MAX_INTERVAL: i64 = 300;
const DEFAULT_INTERVAL: i64 = 30;
const MIN_TIMEOUT: i64 = 2;
/// ECS refuses 61, although the AWS CDK lets 120 through.
const MAX_TIMEOUT: i64 = 60;
const DEFAULT_TIMEOUT: i64 = 5;
const DEFAULT_RETRIES: i64 = 3;

/// What a command begins with: how it is run, or that no check is.
const KEYWORDS: [&str; 3] = [SHELL, EXEC, NONE];
const SHELL: &str = "CMD-SHELL";
const EXEC: &str = "CMD";
const NONE: &str = "NONE";

fn healthcheck_command_empty(task: &Task<'_>, findings: &mut Findings) {
    for (container, path, command) in commands(task) {
        let is_empty = match only(command) {
            Some(word) => [SHELL, EXEC].contains(&word),
            None => command.is_set() && command.is_empty(),
        };
        if !is_empty {
            continue;
        }
        let url = own_url(container);
        let template = vec![SHELL.to_owned(), format!("curl -f {url} || exit 1")];
        findings
            .at(path.clone())
            .arg("container", container.label())
            .arg("url", url)
            .fix(Fix::review([set(path, template)]));
    }
}

fn healthcheck_no_prefix(task: &Task<'_>, findings: &mut Findings) {
    for (container, path, command) in commands(task) {
        let Some((0, first)) = command.iter().next() else { continue };
        // What it begins with is known once a placeholder there is filled.
        let begins_with_placeholder =
            || placeholder::find(first).first().is_some_and(|range| range.start == 0);
        if KEYWORDS.contains(&first) || begins_with_placeholder() {
            continue;
        }
        let finding = findings.at(path.clone());
        finding.arg("container", container.label()).arg("value", shorten(first));
        if let Some((prefix, words)) = prefixed(command) {
            finding.arg("prefix", prefix).fix(Fix::review([set(path, words)]));
        }
    }
}

fn healthcheck_shell_extra_args(task: &Task<'_>, findings: &mut Findings) {
    for (container, path, command) in commands(task) {
        let mut words = command.iter();
        if command.len() <= 2 || words.next() != Some((0, SHELL)) {
            continue;
        }
        let words: Vec<&str> = words.map(|(_, word)| word).collect();
        let finding = findings.at(path.clone());
        finding.arg("container", container.label()).arg("value", shorten(words.first().unwrap_or(&"")));
        if words.len() + 1 == command.len() {
            let joined = words.join(" ");
            finding.fix(Fix::review([set(path, vec![SHELL.to_owned(), joined])]));
        }
    }
}

fn healthcheck_timeout_over_interval(task: &Task<'_>, findings: &mut Findings) {
    for (container, path, check) in checks(task) {
        let timeout = check.integer("timeout");
        let seconds =
            (or_default(timeout, DEFAULT_TIMEOUT), or_default(check.integer("interval"), DEFAULT_INTERVAL));
        let (Some(timeout_seconds), Some(interval_seconds)) = seconds else { continue };
        if timeout_seconds <= interval_seconds {
            continue;
        }
        let places = [path.key("timeout"), path.key("interval")];
        let [at, other] =
            if timeout.is_set() { places.clone() } else { [places[1].clone(), places[0].clone()] };
        let longer = timeout_seconds.clamp(MIN_INTERVAL, MAX_INTERVAL);
        let finding = findings.at(at);
        finding
            .arg("container", container.label())
            .arg("timeout", timeout_seconds)
            .arg("interval", interval_seconds)
            .arg("new", longer)
            .also(other);
        let [timeout, interval] = places;
        if longer >= timeout_seconds {
            finding.fix(Fix::review([set(interval, longer)]));
        }
        if (MIN_TIMEOUT..=MAX_TIMEOUT).contains(&interval_seconds) {
            finding.fix(Fix::review([set(timeout, interval_seconds)]).named("fix-timeout"));
        }
    }
}

fn healthcheck_missing(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        let is_essential = container.essential.is_absent() || container.essential.is(true);
        let has_check = container.object.value("healthCheck").is_some();
        if is_essential && !container.ports.is_empty() && !has_check {
            findings.at(container.path.key("healthCheck")).arg("container", container.label());
        }
    }
}

fn healthcheck_start_period_missing(task: &Task<'_>, findings: &mut Findings) {
    const ENOUGH: i64 = 30;
    for (container, path, check) in checks(task) {
        let is_off = check.texts("command").iter().next() == Some((0, NONE));
        let factors = (
            or_default(check.integer("interval"), DEFAULT_INTERVAL),
            or_default(check.integer("retries"), DEFAULT_RETRIES),
        );
        let (Some(interval), Some(retries)) = factors else { continue };
        let seconds = interval.saturating_mul(retries);
        if is_off || seconds >= ENOUGH || check.value("startPeriod").is_some() {
            continue;
        }
        let path = path.key("startPeriod");
        findings
            .at(path.clone())
            .arg("container", container.label())
            .arg("seconds", seconds.max(0))
            .arg("new", ENOUGH)
            .fix(Fix::review([set(path, ENOUGH)]));
    }
}

fn checks<'t, 'a>(task: &'t Task<'a>) -> impl Iterator<Item = (&'t Container<'a>, Path, Object<'a>)> {
    task.containers.iter().filter_map(|container| {
        let check = container.object.object("healthCheck").get()?;
        Some((container, container.path.key("healthCheck"), check))
    })
}

fn commands<'t, 'a>(task: &'t Task<'a>) -> impl Iterator<Item = (&'t Container<'a>, Path, Texts<'a>)> {
    checks(task).map(|(container, path, check)| (container, path.key("command"), check.texts("command")))
}

/// `None` for what cannot be read.
fn or_default(slot: Slot<i64>, default: i64) -> Option<i64> {
    if slot.is_absent() { Some(default) } else { slot.get() }
}

fn only(words: Texts<'_>) -> Option<&str> {
    words.iter().next().filter(|_| words.len() == 1).map(|(_, word)| word)
}

/// Where the container itself most likely answers.
fn own_url(container: &Container<'_>) -> String {
    let ports = container.ports.iter().filter_map(|port| port.container_port.get());
    match ports.into_iter().find(|port| (1..=65535).contains(port)) {
        Some(port) if port != 80 => format!("http://localhost:{port}/"),
        _ => "http://localhost/".to_owned(),
    }
}

/// The command with the keyword that it lacks, and that keyword. A single text is a line for the shell, several are
/// a program and its arguments. What begins with a keyword in other letters, or with one that was not made an
/// element of its own, keeps it.
fn prefixed(command: Texts<'_>) -> Option<(&'static str, Vec<String>)> {
    let words: Vec<&str> = command.iter().map(|(_, word)| word).collect();
    let (first, rest) = words.split_first()?;
    if words.len() != command.len() || first.trim().is_empty() {
        return None;
    }
    let (keyword, mut arguments) = match split_keyword(first) {
        Some((keyword, "")) => (keyword, Vec::new()),
        Some((EXEC, line)) => (EXEC, shell_words::split(line).ok()?),
        Some((keyword, line)) => (keyword, vec![line.to_owned()]),
        None if rest.is_empty() => (SHELL, vec![(*first).to_owned()]),
        None => (EXEC, vec![(*first).to_owned()]),
    };
    arguments.extend(rest.iter().map(|word| (*word).to_owned()));
    if arguments.is_empty() != (keyword == NONE) {
        return None;
    }
    if keyword == SHELL {
        arguments = vec![arguments.join(" ")];
    }
    arguments.insert(0, keyword.to_owned());
    Some((keyword, arguments))
}

/// `CMD-SHELL` and the line after it of `CMD-SHELL, curl …`, which is how the ECS console shows a command.
fn split_keyword(text: &str) -> Option<(&'static str, &str)> {
    let text = text.trim();
    let end = text.find([' ', ',']).unwrap_or(text.len());
    let (word, line) = text.split_at_checked(end)?;
    let keyword = KEYWORDS.into_iter().find(|keyword| {
        // A word in small letters before arguments may be a program: cmd is one.
        *keyword == word || (line.is_empty() && keyword.eq_ignore_ascii_case(word))
    })?;
    Some((keyword, line.trim_start_matches([' ', ','])))
}

#[cfg(test)]
pub(super) static CASES: &[Case] = &[
    Case {
        rule: "healthcheck-interval",
        bad: r#"{"containerDefinitions": [{"name": "web",
             "healthCheck": {"command": ["CMD", "true"], "interval": 4}}]}"#,
        at: "containerDefinitions[0].healthCheck.interval",
        good: r#"{"containerDefinitions": [{"healthCheck": {"interval": 5}}, {"healthCheck": {"interval": 300}},
            {"healthCheck": {"interval": null}}, {"healthCheck": {"interval": "4"}}]}"#,
    },
    Case {
        rule: "healthcheck-timeout",
        bad: r#"{"containerDefinitions": [{"name": "web",
             "healthCheck": {"command": ["CMD", "true"], "timeout": 61}}]}"#,
        at: "containerDefinitions[0].healthCheck.timeout",
        good: r#"{"containerDefinitions": [{"healthCheck": {"timeout": 2}}, {"healthCheck": {"timeout": 60}}]}"#,
    },
    Case {
        rule: "healthcheck-retries",
        bad: r#"{"containerDefinitions": [{"name": "web",
             "healthCheck": {"command": ["CMD", "true"], "retries": 0}}]}"#,
        at: "containerDefinitions[0].healthCheck.retries",
        good: r#"{"containerDefinitions": [{"healthCheck": {"retries": 1}}, {"healthCheck": {"retries": 10}}]}"#,
    },
    Case {
        rule: "healthcheck-start-period",
        bad: r#"{"containerDefinitions": [{"name": "web",
             "healthCheck": {"command": ["CMD", "true"], "startPeriod": 301}}]}"#,
        at: "containerDefinitions[0].healthCheck.startPeriod",
        good: r#"{"containerDefinitions": [{"healthCheck": {"startPeriod": 0}},
             {"healthCheck": {"startPeriod": 300}}]}"#,
    },
    Case {
        rule: "healthcheck-command-empty",
        bad: r#"{"containerDefinitions": [{"name": "web", "portMappings": [{"containerPort": 8080}],
            "healthCheck": {"command": []}}]}"#,
        at: "containerDefinitions[0].healthCheck.command",
        good: r#"{"containerDefinitions": [{"healthCheck": {"command": ["NONE"]}}, {"healthCheck": {"command": null}},
            {"healthCheck": {"command": ["CMD", "true"]}}, {"healthCheck": {"command": "CMD"}}]}"#,
    },
    Case {
        rule: "healthcheck-command-empty",
        bad: r#"{"containerDefinitions": [{"name": "web", "healthCheck": {"command": ["CMD-SHELL"]}}]}"#,
        at: "containerDefinitions[0].healthCheck.command",
        good: r#"{"containerDefinitions": [{"healthCheck": {"command": ["cmd"]}}, {"healthCheck": {}}]}"#,
    },
    Case {
        rule: "healthcheck-no-prefix",
        bad: r#"{"containerDefinitions": [{"name": "web",
             "healthCheck": {"command": ["curl", "-f", "http://localhost/"]}}]}"#,
        at: "containerDefinitions[0].healthCheck.command",
        good: r#"{"containerDefinitions": [{"healthCheck": {"command": ["CMD", "true"]}},
             {"healthCheck": {"command": []}},
            {"healthCheck": {"command": ["${CHECK}", "true"]}}, {"healthCheck": {"command": ["NONE"]}}]}"#,
    },
    Case {
        rule: "healthcheck-no-prefix",
        bad: r#"{"containerDefinitions": [{"name": "web",
             "healthCheck": {"command": ["curl -f localhost:${PORT} || exit 1"]}}]}"#,
        at: "containerDefinitions[0].healthCheck.command",
        good: r#"{"containerDefinitions": [{"healthCheck": {"command": ["CMD-SHELL", "true"]}},
            {"healthCheck": {"command": [5, "true"]}}]}"#,
    },
    Case {
        rule: "healthcheck-shell-extra-args",
        bad: r#"{"containerDefinitions": [{"name": "web",
            "healthCheck": {"command": ["CMD-SHELL", "curl", "-f", "http://localhost/"]}}]}"#,
        at: "containerDefinitions[0].healthCheck.command",
        good: r#"{"containerDefinitions": [{"healthCheck": {"command": ["CMD-SHELL", "curl -f http://localhost/"]}},
            {"healthCheck": {"command": ["CMD", "curl", "-f"]}}]}"#,
    },
    Case {
        rule: "healthcheck-timeout-over-interval",
        bad: r#"{"containerDefinitions": [{"name": "web",
             "healthCheck": {"command": ["CMD", "true"], "timeout": 31}}]}"#,
        at: "containerDefinitions[0].healthCheck.timeout",
        good: r#"{"containerDefinitions": [{"healthCheck": {"timeout": 30}}, {"healthCheck": {"interval": 5}},
            {"healthCheck": {"timeout": 60, "interval": "5"}}]}"#,
    },
    Case {
        rule: "healthcheck-timeout-over-interval",
        bad: r#"{"containerDefinitions": [{"name": "web",
             "healthCheck": {"command": ["CMD", "true"], "interval": 4}}]}"#,
        at: "containerDefinitions[0].healthCheck.interval",
        good: r#"{"containerDefinitions": [{"healthCheck": {"timeout": 60, "interval": 60}},
             {"healthCheck": null}]}"#,
    },
    Case {
        rule: "healthcheck-missing",
        bad: r#"{"containerDefinitions": [{"name": "web", "portMappings": [{"containerPort": 80}],
             "healthCheck": null}]}"#,
        at: "containerDefinitions[0].healthCheck",
        good: r#"{"containerDefinitions": [{"portMappings": []}, {"portMappings": [{"containerPort": 80}],
             "healthCheck": {}},
            {"essential": false, "portMappings": [{"containerPort": 80}]}]}"#,
    },
    Case {
        rule: "healthcheck-start-period-missing",
        bad: r#"{"containerDefinitions": [{"name": "web",
            "healthCheck": {"command": ["CMD", "true"], "interval": 9, "startPeriod": null}}]}"#,
        at: "containerDefinitions[0].healthCheck.startPeriod",
        good: r#"{"containerDefinitions": [{"healthCheck": {"interval": 10}}, {"healthCheck": {"retries": 1}},
            {"healthCheck": {"interval": 5, "startPeriod": 0}},
             {"healthCheck": {"interval": 5, "command": ["NONE"]}}]}"#,
    },
];

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_command_gets_the_keyword_that_was_meant() {
        for (command, expected) in [
            (json!(["curl -f http://x || exit 1"]), Some(json!(["CMD-SHELL", "curl -f http://x || exit 1"]))),
            (json!(["curl", "-f", "http://x"]), Some(json!(["CMD", "curl", "-f", "http://x"]))),
            (json!(["cmd", "true"]), Some(json!(["CMD", "true"]))),
            (json!(["cmd-shell", "true", "||", "false"]), Some(json!(["CMD-SHELL", "true || false"]))),
            (json!(["none"]), Some(json!(["NONE"]))),
            (json!(["CMD-SHELL, curl -f http://x"]), Some(json!(["CMD-SHELL", "curl -f http://x"]))),
            (json!(["CMD curl 'a b'"]), Some(json!(["CMD", "curl", "a b"]))),
            (json!(["cmd /c exit 0"]), Some(json!(["CMD-SHELL", "cmd /c exit 0"]))),
            (json!(["CMD it's"]), None),
            (json!(["cmd"]), None),
            (json!(["none", "true"]), None),
            (json!([" "]), None),
            (json!(["curl", null]), None),
        ] {
            let check = json!({ "command": command });
            let words = prefixed(Object(check.as_object().unwrap()).texts("command"));
            assert_eq!(words.map(|(_, words)| json!(words)), expected, "{command}");
        }
    }
}
