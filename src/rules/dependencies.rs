//! The rules of the category `dependencies`: which container waits for which.

use std::collections::HashMap;

use super::fix::{remove, set};
use super::scope::ANY;
#[cfg(test)]
use super::testing::Case;
use super::{Check, Findings, Fix, Rule, Severity, cycle};
use crate::document::Path;
use crate::schema::suggest::{Nearest, nearest};
use crate::task::container::shorten;
use crate::task::{Container, Object, Slot, Task, placeholder};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/depends-unknown",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].dependsOn[].containerName"],
        check: Check::Form(depends_unknown),
    },
    Rule {
        id: "ecs/depends-cycle",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].dependsOn[]"],
        check: Check::Task(depends_cycle),
    },
    Rule {
        id: "ecs/depends-complete-on-essential",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].dependsOn[].condition"],
        check: Check::Task(depends_complete_on_essential),
    },
    Rule {
        id: "ecs/depends-healthy-no-check",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].dependsOn[].condition"],
        check: Check::Task(depends_healthy_no_check),
    },
    Rule {
        id: "ecs/depends-duplicate",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].dependsOn[].containerName"],
        check: Check::Task(depends_duplicate),
    },
];

/// One element of `dependsOn`, and what it names.
struct Dependency<'t, 'a> {
    path: Path,
    /// Its index in the list.
    at: usize,
    container: &'t Container<'a>,
    name: &'a str,
    condition: Slot<&'a str>,
    /// The first container of that name.
    target: Option<&'t Container<'a>>,
}

/// All dependencies that name something, in the order of the document.
fn dependencies<'t, 'a>(task: &'t Task<'a>) -> Vec<Dependency<'t, 'a>> {
    let mut names = None;
    let mut found = Vec::new();
    for container in &task.containers {
        let Some(list) = container.object.list("dependsOn").get() else { continue };
        let names = names.get_or_insert_with(|| cycle::containers_by_name(task));
        for (at, value) in list.iter().enumerate() {
            let Some(object) = value.as_object().map(Object) else { continue };
            let Some(name) = object.text("containerName").get() else { continue };
            found.push(Dependency {
                path: container.path.key("dependsOn").index(at),
                at,
                container,
                name,
                condition: object.text("condition"),
                target: names.get(name).and_then(|position| task.containers.get(*position)),
            });
        }
    }
    found
}

fn depends_unknown(task: &Task<'_>, findings: &mut Findings) {
    let dependencies = dependencies(task);
    let names = || task.containers.iter().filter_map(|container| container.name.get());
    // A placeholder may become any name.
    if dependencies.iter().all(|dependency| dependency.target.is_some()) || names().any(placeholder::is_in) {
        return;
    }
    for dependency in dependencies.iter().filter(|dependency| dependency.target.is_none()) {
        let path = dependency.path.key("containerName");
        let finding = findings.at(path.clone());
        finding.arg("container", dependency.container.label()).arg("name", shorten(dependency.name));
        finding.arg("suggestion", "");
        let may_start_first = |name: &&str| {
            let other = task.containers.iter().find(|other| other.name.is(*name));
            // One that waits for others could wait for this one as well.
            let waits = |other: &Container<'_>| !other.object.list("dependsOn").is_absent();
            other.is_some_and(|other| !waits(other) && fits(dependency.condition, other))
        };
        let others = names().filter(|name| !dependency.container.name.is(*name) && !name.is_empty());
        if let Some(Nearest { word, .. }) = nearest(dependency.name, others)
            && may_start_first(&word)
        {
            finding.arg("suggestion", shorten(word)).fix(Fix::review([set(path, word)]));
        }
    }
}

/// Whether `target` can ever come to what is waited for.
fn fits(condition: Slot<&str>, target: &Container<'_>) -> bool {
    match condition {
        Slot::Set("COMPLETE" | "SUCCESS") => target.essential.is(false),
        Slot::Set("HEALTHY") => target.object.value("healthCheck").is_some(),
        Slot::Set(_) | Slot::Absent | Slot::Wrong => true,
    }
}

fn depends_cycle(task: &Task<'_>, findings: &mut Findings) {
    let dependencies = dependencies(task);
    if dependencies.is_empty() {
        return;
    }
    let position_of: HashMap<usize, usize> =
        task.containers.iter().enumerate().map(|(position, container)| (container.index, position)).collect();
    let mut edges = vec![Vec::new(); task.containers.len()];
    for dependency in &dependencies {
        let ends = (position_of.get(&dependency.container.index), dependency.target);
        let (Some(from), Some(target)) = ends else { continue };
        if let (Some(list), Some(to)) = (edges.get_mut(*from), position_of.get(&target.index)) {
            list.push((dependency.at, *to));
        }
    }
    cycle::report(task, "dependsOn", &edges, findings);
}

fn depends_complete_on_essential(task: &Task<'_>, findings: &mut Findings) {
    let essential = task.containers.iter().filter(|container| container.is_essential()).count();
    for dependency in dependencies(task) {
        let (Slot::Set(condition @ ("COMPLETE" | "SUCCESS")), Some(target)) =
            (dependency.condition, dependency.target)
        else {
            continue;
        };
        if !(target.essential.is_absent() || target.essential.is(true)) {
            continue;
        }
        let finding = findings.at(dependency.path.key("condition"));
        finding.arg("container", dependency.container.label()).arg("name", target.label());
        let path = target.path.key("essential");
        finding.arg("condition", condition).also(path.clone());
        // A task without any essential container is refused.
        finding.fix_if((essential > 1).then(|| Fix::review([set(path, false)])));
    }
}

fn depends_healthy_no_check(task: &Task<'_>, findings: &mut Findings) {
    for dependency in dependencies(task) {
        let Some(target) = dependency.target.filter(|_| dependency.condition.is("HEALTHY")) else { continue };
        if target.object.value("healthCheck").is_some() {
            continue;
        }
        let path = dependency.path.key("condition");
        let finding = findings.at(path.clone());
        finding.arg("container", dependency.container.label()).arg("name", target.label());
        finding.also(target.path.key("healthCheck")).fix(Fix::review([set(path, "START")]));
    }
}

fn depends_duplicate(task: &Task<'_>, findings: &mut Findings) {
    let mut first_of: HashMap<(usize, &str), Dependency<'_, '_>> = HashMap::new();
    for dependency in dependencies(task) {
        let key = (dependency.container.index, dependency.name);
        let Some(first) = first_of.get(&key) else {
            first_of.insert(key, dependency);
            continue;
        };
        let finding = findings.at(dependency.path.key("containerName"));
        finding.arg("container", dependency.container.label()).arg("name", shorten(dependency.name));
        finding.also(first.path.key("containerName"));
        let weaker = match (first.condition, dependency.condition) {
            (Slot::Set(first), Slot::Set(own)) if includes(first, own) => Some(&dependency.path),
            (Slot::Set(other), Slot::Set(own)) if includes(own, other) => Some(&first.path),
            _ => None,
        };
        finding.fix_if(weaker.map(|path| Fix::safe([remove(path.clone())])));
    }
}

/// Whether who waits for `strict` has waited for `weak` as well. A container that is healthy has not come to its end.
fn includes(strict: &str, weak: &str) -> bool {
    strict == weak || weak == "START" || (strict == "SUCCESS" && weak == "COMPLETE")
}

#[cfg(test)]
pub(super) static CASES: &[Case] = &[
    Case {
        rule: "depends-unknown",
        bad: r#"{"containerDefinitions": [{"name": "app", "dependsOn": [{"containerName": "sid", "condition": "START"}]},
            {"name": "side"}]}"#,
        at: "containerDefinitions[0].dependsOn[0].containerName",
        good: r#"{"containerDefinitions": [{"name": "app", "dependsOn": [{"containerName": "Side", "condition": "START"},
            {"condition": "START"}, {"containerName": "${C}"}, {"containerName": 5}]}, {"name": "Side"}]}"#,
    },
    Case {
        rule: "depends-unknown",
        bad: r#"[{"name": "app", "dependsOn": [{"containerName": "sid", "condition": "COMPLETE"}]}, {"name": "side"}]"#,
        at: "containerDefinitions[0].dependsOn[0].containerName",
        good: r#"{"containerDefinitions": [{"name": "app", "dependsOn": [{"containerName": "b"}]}, {"name": "${B}"}]}"#,
    },
    Case {
        rule: "depends-cycle",
        bad: r#"{"containerDefinitions": [
            {"name": "a", "dependsOn": [{"containerName": "c", "condition": "START"}, {"containerName": "b", "condition": "START"}]},
            {"name": "b", "dependsOn": [{"containerName": "a", "condition": "START"}]}, {"name": "c"}]}"#,
        at: "containerDefinitions[0].dependsOn[1]",
        good: r#"{"containerDefinitions": [
            {"name": "a", "dependsOn": [{"containerName": "b"}, {"containerName": "c"}]},
            {"name": "b", "dependsOn": [{"containerName": "c"}]}, {"name": "c"}]}"#,
    },
    Case {
        rule: "depends-cycle",
        bad: r#"{"containerDefinitions": [{"name": "a", "dependsOn": [{"containerName": "a", "condition": "START"}]}]}"#,
        at: "containerDefinitions[0].dependsOn[0]",
        good: r#"{"containerDefinitions": [{"name": "a", "dependsOn": [{"containerName": "b"}]}]}"#,
    },
    Case {
        rule: "depends-complete-on-essential",
        bad: r#"{"containerDefinitions": [{"name": "app", "dependsOn": [{"containerName": "init", "condition": "SUCCESS"}]},
            {"name": "init"}]}"#,
        at: "containerDefinitions[0].dependsOn[0].condition",
        good: r#"{"containerDefinitions": [{"name": "app", "dependsOn": [{"containerName": "init", "condition": "SUCCESS"},
            {"containerName": "side", "condition": "START"}, {"containerName": "odd", "condition": "COMPLETE"}]},
            {"name": "init", "essential": false}, {"name": "side", "essential": true}, {"name": "odd", "essential": "no"}]}"#,
    },
    Case {
        rule: "depends-complete-on-essential",
        bad: r#"{"containerDefinitions": [{"name": "app", "essential": false,
            "dependsOn": [{"containerName": "init", "condition": "COMPLETE"}]}, {"name": "init", "essential": true}]}"#,
        at: "containerDefinitions[0].dependsOn[0].condition",
        good: r#"{"containerDefinitions": [{"name": "app", "dependsOn": [{"containerName": "no", "condition": "COMPLETE"}]}]}"#,
    },
    Case {
        rule: "depends-healthy-no-check",
        bad: r#"{"containerDefinitions": [{"name": "app", "dependsOn": [{"containerName": "db", "condition": "HEALTHY"}]},
            {"name": "db"}]}"#,
        at: "containerDefinitions[0].dependsOn[0].condition",
        good: r#"{"containerDefinitions": [{"name": "app", "dependsOn": [{"containerName": "db", "condition": "HEALTHY"},
            {"containerName": "q", "condition": "HEALTHY"}, {"containerName": "side", "condition": "START"}]},
            {"name": "db", "healthCheck": {"command": ["CMD", "true"]}}, {"name": "q", "healthCheck": 5}, {"name": "side"}]}"#,
    },
    Case {
        rule: "depends-duplicate",
        bad: r#"{"containerDefinitions": [{"name": "app", "dependsOn": [{"containerName": "db", "condition": "START"},
            {"containerName": "db", "condition": "HEALTHY"}]}, {"name": "db", "healthCheck": {"command": ["CMD", "true"]}}]}"#,
        at: "containerDefinitions[0].dependsOn[1].containerName",
        good: r#"{"containerDefinitions": [{"name": "app", "dependsOn": [{"containerName": "db", "condition": "START"}]},
            {"name": "web", "dependsOn": [{"containerName": "db", "condition": "START"}]}, {"name": "db"}]}"#,
    },
    Case {
        rule: "depends-duplicate",
        bad: r#"{"containerDefinitions": [{"name": "app", "dependsOn": [{"containerName": "db", "condition": "COMPLETE"},
            {"containerName": "db", "condition": "HEALTHY"}]}, {"name": "db", "essential": false}]}"#,
        at: "containerDefinitions[0].dependsOn[1].containerName",
        good: r#"{"containerDefinitions": [{"name": "app", "dependsOn": [{"containerName": null}, {"containerName": null}]}]}"#,
    },
];
