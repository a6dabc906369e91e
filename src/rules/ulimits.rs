//! The rules of the category `ulimits`: how much of a resource the processes of a container may use.

use std::collections::HashMap;

use super::fix::set;
use super::repeat::number;
use super::scope::ANY;
#[cfg(test)]
use super::testing::Case;
use super::{Check, Findings, Fix, Rule, Severity};
use crate::document::Path;
use crate::task::container::shorten;
use crate::task::{Task, Ulimit};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/ulimit-soft-over-hard",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].ulimits[]"],
        check: Check::Task(ulimit_soft_over_hard),
    },
    Rule {
        id: "ecs/ulimit-duplicate",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].ulimits[].name"],
        check: Check::Task(ulimit_duplicate),
    },
];

/// Means that there is no limit.
const UNLIMITED: i64 = -1;

fn ulimit_soft_over_hard(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        for ulimit in &container.ulimits {
            let (Some(soft), Some(hard)) = (ulimit.soft.get(), ulimit.hard.get()) else { continue };
            if soft == UNLIMITED || hard == UNLIMITED || soft <= hard {
                continue;
            }
            let finding = findings.at(ulimit.path.clone());
            finding.arg("container", container.label());
            finding.arg("name", name(ulimit));
            finding.arg("soft", soft).arg("hard", hard);
            finding.fix(Fix::review([set(ulimit.path.key("softLimit"), hard)]));
            // Fargate takes no more than a million open files.
            if !task.requires("FARGATE") {
                finding.fix(Fix::review([set(ulimit.path.key("hardLimit"), soft)]).named("fix-raise"));
            }
        }
    }
}

fn ulimit_duplicate(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        let mut first_of: HashMap<&str, &Path> = HashMap::new();
        for ulimit in &container.ulimits {
            let Some(name) = ulimit.name.get().filter(|name| !name.is_empty()) else { continue };
            let Some(first) = first_of.get(name) else {
                first_of.insert(name, &ulimit.path);
                continue;
            };
            let finding = findings.at(ulimit.path.key("name"));
            finding.arg("container", container.label()).arg("name", shorten(name)).also(first.key("name"));
        }
    }
}

/// The name of a limit for a sentence, or `#2` for the second one without a name.
fn name(ulimit: &Ulimit<'_>) -> String {
    ulimit.name.get().filter(|name| !name.is_empty()).map_or_else(|| number(&ulimit.path), shorten)
}

#[cfg(test)]
pub(super) static CASES: &[Case] = &[
    Case {
        rule: "ulimit-soft-over-hard",
        bad: r#"{"containerDefinitions": [{"name": "app", "ulimits": [{"name": "nproc", "softLimit": 1025, "hardLimit": 1024}]}]}"#,
        at: "containerDefinitions[0].ulimits[0]",
        good: r#"{"containerDefinitions": [{"ulimits": [{"name": "nproc", "softLimit": 1024, "hardLimit": 1024},
            {"name": "core", "softLimit": -1, "hardLimit": 1024}, {"name": "cpu", "softLimit": 1024, "hardLimit": -1},
            {"name": "data", "softLimit": 1024}]}]}"#,
    },
    Case {
        rule: "ulimit-duplicate",
        bad: r#"{"containerDefinitions": [{"name": "app", "ulimits": [{"name": "nofile", "softLimit": 1, "hardLimit": 1},
            {"name": "nproc", "softLimit": 1, "hardLimit": 1}, {"name": "nofile", "softLimit": 2, "hardLimit": 2}]}]}"#,
        at: "containerDefinitions[0].ulimits[2].name",
        good: r#"{"containerDefinitions": [{"ulimits": [{"name": "nofile", "softLimit": 1, "hardLimit": 1}]},
            {"ulimits": [{"name": "nofile", "softLimit": 1, "hardLimit": 1}, {"name": ""}, {"name": ""}]}]}"#,
    },
];
