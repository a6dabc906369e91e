//! The rules of the category `compatibility`: which launch types a definition asks ECS to check it for.

use std::collections::HashMap;

use serde_json::Value;

use super::fix::{remove, set};
use super::scope::{ANY, EXTERNAL, FARGATE, Scope};
use super::{CATEGORIES, Check, Findings, Fix, Rule, Severity};
use crate::document::parse::SyntaxFacts;
use crate::document::{Edit, Parsed, Path, SpanMap};
use crate::task::Task;
use crate::task::container::shorten;

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/compat-absent",
        severity: Severity::Info,
        applies: ANY,
        at: &["requiresCompatibilities"],
        check: Check::Task(compat_absent),
    },
    Rule {
        id: "ecs/compat-duplicate",
        severity: Severity::Warning,
        applies: ANY,
        at: &["requiresCompatibilities[]"],
        check: Check::Task(compat_duplicate),
    },
    Rule {
        id: "ecs/compat-fargate-with-external",
        severity: Severity::Error,
        applies: FARGATE.and(EXTERNAL),
        at: &["requiresCompatibilities", "networkMode"],
        check: Check::Task(compat_fargate_with_external),
    },
    Rule {
        id: "ecs/compat-mixed-fargate",
        severity: Severity::Info,
        applies: FARGATE,
        at: &["requiresCompatibilities"],
        check: Check::Task(compat_mixed_fargate),
    },
];

fn path() -> Path {
    Path::root().key("requiresCompatibilities")
}

fn compat_absent(task: &Task<'_>, findings: &mut Findings) {
    if task.object.value("requiresCompatibilities").is_some_and(|value| value != &Value::Array(Vec::new())) {
        return;
    }
    let fitting = launch_types_that_fit(task);
    let finding = findings.at(path());
    finding.arg("fitting", fitting.as_slice());
    for (launch_type, text) in [("FARGATE", "fix-fargate"), ("EC2", "fix")] {
        if fitting.contains(&launch_type) {
            let list = Value::Array(vec![launch_type.into()]);
            finding.fix(Fix::review([set(path(), list)]).named(text));
        }
    }
}

/// The launch types whose rules find no error. What holds for EC2 is checked in any case, since such a definition
/// runs there.
pub(super) fn launch_types_that_fit(task: &Task<'_>) -> Vec<&'static str> {
    let launch_types = ANY.names();
    let assumed = asking_for(task, &launch_types);
    let assumed_task = Task::read(task.text, &assumed);
    let rules = CATEGORIES.iter().filter(|(category, _)| *category != "compatibility");
    let rules = rules.flat_map(|(_, rules)| rules.iter());
    let refuses = |rule: &&'static Rule| refuses(rule, &assumed_task, &assumed.value);
    // Rules that cover EC2 speak about this definition already; what they say does not tell launch types apart.
    let narrow = rules.filter(|rule| !rule.applies.names().contains(&"EC2"));
    let refused: Vec<Scope> = narrow.filter(refuses).map(|rule| rule.applies).collect();
    // What only one of them has is refused for the others once they are asked for.
    let only = only_launch_type(task);
    let fits = |name: &&str| {
        only.is_none_or(|only| only == *name) && !refused.iter().any(|scope| scope.names().contains(name))
    };
    launch_types.into_iter().filter(fits).collect()
}

/// Whether asking for `launch_types` instead brings no kind of error that the definition does not have already.
pub(super) fn can_ask_for(task: &Task<'_>, launch_types: &[&str]) -> bool {
    let now = Value::Object(task.object.0.clone());
    let then = asking_for(task, launch_types);
    let task_then = Task::read(task.text, &then);
    !super::all().any(|rule| refuses(rule, &task_then, &then.value) && !refuses(rule, task, &now))
}

/// The definition as if it asked for `launch_types`.
fn asking_for(task: &Task<'_>, launch_types: &[&str]) -> Parsed {
    let mut object = task.object.0.clone();
    object.insert("requiresCompatibilities".to_owned(), launch_types.into());
    Parsed { value: Value::Object(object), spans: SpanMap::default(), facts: SyntaxFacts::default() }
}

/// Whether an error of this kind is in a task.
fn refuses(rule: &'static Rule, task: &Task<'_>, value: &Value) -> bool {
    if rule.severity != Severity::Error || !rule.applies.covers(task) {
        return false;
    }
    let mut found = Findings::new(rule);
    rule.run(task, value, &mut found);
    !found.is_empty()
}

/// The launch type without which a definition like this is refused.
fn only_launch_type(task: &Task<'_>) -> Option<&'static str> {
    let sandbox = task.object.object("trustedExecutionConfiguration").get();
    let is_sandboxed = sandbox
        .is_some_and(|own| own.text("isolationMode").get().is_some_and(|mode| mode.ends_with("_SANDBOX")));
    let mut requirements = task.containers.iter().flat_map(|container| &container.resource_requirements);
    if is_sandboxed || requirements.any(|requirement| requirement.kind.is("NeuronDevice")) {
        Some("MANAGED_INSTANCES")
    } else {
        task.object.value("ephemeralStorage").map(|_| "FARGATE")
    }
}

/// One finding for each value, at the second place where it stands.
fn compat_duplicate(task: &Task<'_>, findings: &mut Findings) {
    let mut places: Vec<(&str, Vec<usize>)> = Vec::new();
    let mut known = HashMap::new();
    for (index, value) in task.requires.iter() {
        let at = *known.entry(value).or_insert(places.len());
        match places.get_mut(at) {
            Some((_, indexes)) => indexes.push(index),
            None => places.push((value, vec![index])),
        }
    }
    for (value, indexes) in places {
        let [first, again, others @ ..] = indexes.as_slice() else { continue };
        let finding = findings.at(path().index(*again));
        finding.arg("value", shorten(value)).arg("count", indexes.len());
        finding.also.extend([first].into_iter().chain(others).map(|index| path().index(*index)));
        finding.fix(Fix::safe(without(&indexes[1..])));
    }
}

/// Edits that take elements away, the last first.
fn without(indexes: &[usize]) -> Vec<Edit> {
    indexes.iter().rev().map(|index| remove(path().index(*index))).collect()
}

fn compat_fargate_with_external(task: &Task<'_>, findings: &mut Findings) {
    if !task.requires("FARGATE") || !task.requires("EXTERNAL") {
        return;
    }
    let drop = |launch_type: &str| {
        let elements = task.requires.iter().filter(|(_, value)| *value == launch_type);
        without(&elements.map(|(index, _)| index).collect::<Vec<_>>())
    };
    let finding = findings.at(path());
    let external = Fix::review(drop("EXTERNAL"));
    let fargate = Fix::review(drop("FARGATE")).named("fix-fargate");
    let fixes = if task.network_mode.is("awsvpc") { [external, fargate] } else { [fargate, external] };
    finding.fixes.extend(fixes);
}

fn compat_mixed_fargate(task: &Task<'_>, findings: &mut Findings) {
    let others: Vec<String> = ["EC2", "MANAGED_INSTANCES"]
        .into_iter()
        .filter(|name| task.requires(name))
        .map(str::to_owned)
        .collect();
    if task.requires("FARGATE") && !others.is_empty() {
        findings.at(path()).arg("others", others);
    }
}

#[cfg(test)]
pub(super) static CASES: &[super::testing::Case] = &[
    super::testing::Case {
        rule: "compat-absent",
        bad: r#"{"family": "web", "requiresCompatibilities": []}"#,
        at: "requiresCompatibilities",
        good: r#"{"family": "web", "requiresCompatibilities": ["EC2"]}"#,
    },
    super::testing::Case {
        rule: "compat-duplicate",
        bad: r#"{"requiresCompatibilities": ["EC2", "EXTERNAL", "EC2", "EC2"]}"#,
        at: "requiresCompatibilities[2]",
        good: r#"{"requiresCompatibilities": ["EC2", "EXTERNAL"]}"#,
    },
    super::testing::Case {
        rule: "compat-fargate-with-external",
        bad: r#"{"requiresCompatibilities": ["FARGATE", "EXTERNAL"], "networkMode": "awsvpc"}"#,
        at: "requiresCompatibilities",
        good: r#"{"requiresCompatibilities": ["EC2", "EXTERNAL"]}"#,
    },
    super::testing::Case {
        rule: "compat-mixed-fargate",
        bad: r#"{"requiresCompatibilities": ["FARGATE", "EC2"]}"#,
        at: "requiresCompatibilities",
        good: r#"{"requiresCompatibilities": ["EC2", "MANAGED_INSTANCES"]}"#,
    },
];
