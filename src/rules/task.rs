//! The rules of the category `task`: the family and the list of containers as a whole.

use serde_json::json;

use super::fix::{Place, remove, set};
use super::scope::ANY;
use super::{Check, Findings, Fix, Rule, Severity};
use crate::document::{Edit, Path};
use crate::task::container::shorten;
use crate::task::{Container, Slot, Task};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/family-required",
        severity: Severity::Error,
        applies: ANY,
        at: &["family"],
        check: Check::Task(family_required),
    },
    Rule {
        id: "ecs/family-invalid",
        severity: Severity::Error,
        applies: ANY,
        at: &["family"],
        check: Check::Form(family_invalid),
    },
    Rule {
        id: "ecs/containers-empty",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions"],
        check: Check::Task(containers_empty),
    },
    Rule {
        id: "ecs/too-many-containers",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions"],
        check: Check::Task(too_many_containers),
    },
    Rule {
        id: "ecs/no-essential-container",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].essential"],
        check: Check::Task(no_essential_container),
    },
    Rule {
        id: "ecs/inference-accelerators-retired",
        severity: Severity::Error,
        applies: ANY,
        at: &["inferenceAccelerators", "containerDefinitions[].resourceRequirements[].type"],
        check: Check::Task(inference_accelerators_retired),
    },
];

fn family_required(task: &Task<'_>, findings: &mut Findings) {
    if !task.family.is_absent() && !task.family.is("") {
        return;
    }
    let path = Path::root().key("family");
    let named = task.containers.first().and_then(|container| container.name.literal());
    let family = named.filter(|name| !name.is_empty()).map(as_family);
    let finding = findings.at(path.clone());
    finding.arg("family", family.as_deref().map(shorten).unwrap_or_default());
    finding.fix_if(family.map(|family| Fix::review([set(path, family)])));
}

/// The longest family that ECS takes, in characters.
const FAMILY_LENGTH: usize = 255;

fn is_family_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

fn as_family(name: &str) -> String {
    name.chars().take(FAMILY_LENGTH).map(|c| if is_family_character(c) { c } else { '-' }).collect()
}

fn family_invalid(task: &Task<'_>, findings: &mut Findings) {
    let Some(family) = task.family.get().filter(|family| !family.is_empty()) else { return };
    let mut foreign: Vec<String> = Vec::new();
    for c in family.chars().filter(|c| !is_family_character(*c)) {
        let quoted = format!("\"{c}\"");
        if foreign.len() < 5 && !foreign.contains(&quoted) {
            foreign.push(quoted);
        }
    }
    let length = family.chars().count();
    if foreign.is_empty() && length <= FAMILY_LENGTH {
        return;
    }
    let path = Path::root().key("family");
    let fixed = as_family(family);
    let finding = findings.at(path.clone());
    finding.arg("problem", if foreign.is_empty() { "length" } else { "characters" });
    finding.arg("characters", foreign).arg("length", length).arg("family", shorten(&fixed));
    finding.fix(Fix::review([set(path, fixed)]));
}

fn containers_empty(task: &Task<'_>, findings: &mut Findings) {
    if !task.container_count.is_absent() && !task.container_count.is(0) {
        return;
    }
    let path = Path::root().key("containerDefinitions");
    let name =
        task.family.literal().filter(|family| !family.is_empty()).map_or_else(|| "app".to_owned(), as_family);
    let first = path.index(0);
    let finding = findings.at(path.clone());
    finding.arg("name", shorten(&name));
    let stub = json!([{ "name": name, "essential": true }]);
    finding.fix(Fix { edits: vec![set(path, stub)], ..Fix::asking([Place::Value(first.key("image"))]) });
}

fn too_many_containers(task: &Task<'_>, findings: &mut Findings) {
    const LIMIT: usize = 10;
    if let Slot::Set(count) = task.container_count
        && count > LIMIT
    {
        findings.at(Path::root().key("containerDefinitions")).arg("count", count).arg("limit", LIMIT);
    }
}

fn no_essential_container(task: &Task<'_>, findings: &mut Findings) {
    let Some(first) = task.containers.first() else { return };
    let all_known = task.container_count.is(task.containers.len());
    if !all_known || task.containers.iter().any(|container| !container.essential.is(false)) {
        return;
    }
    let essential = |container: &Container<'_>| container.path.key("essential");
    let main = task.containers.iter().find(|container| !runs_to_its_end(task, container)).unwrap_or(first);
    let names: Vec<String> = task.containers.iter().map(Container::label).collect();
    let finding = findings.at(essential(first));
    finding.also = task.containers[1..].iter().map(essential).collect();
    finding.arg("containers", names).arg("container", main.label());
    finding.fix(Fix::review([set(essential(main), true)]));
}

/// Whether another container waits for this one to end, as for one that prepares something.
fn runs_to_its_end(task: &Task<'_>, container: &Container<'_>) -> bool {
    let Some(name) = container.name.get() else { return false };
    let waits = task.containers.iter().flat_map(|other| other.object.objects("dependsOn", &other.path));
    waits.into_iter().any(|(_, wait)| {
        let condition = wait.text("condition");
        wait.text("containerName").is(name) && (condition.is("COMPLETE") || condition.is("SUCCESS"))
    })
}

fn inference_accelerators_retired(task: &Task<'_>, findings: &mut Findings) {
    let list = task.object.list("inferenceAccelerators").get();
    let list = list.filter(|list| !list.is_empty()).map(|_| Path::root().key("inferenceAccelerators"));
    let requirements = task.containers.iter().flat_map(|container| &container.resource_requirements);
    let requirements: Vec<&Path> = requirements
        .filter(|requirement| requirement.kind.is("InferenceAccelerator"))
        .map(|requirement| &requirement.path)
        .collect();
    // One without the other is refused as well, so that they go together. The last first: an element that goes
    // moves those behind it.
    let removals = list.iter().chain(requirements.iter().rev().copied());
    let fix = Fix::review(removals.map(|path| remove(path.clone())).collect::<Vec<Edit>>());
    let types = requirements.iter().map(|path| path.key("type"));
    for path in list.iter().cloned().chain(types) {
        findings.at(path).fix(fix.clone());
    }
}

#[cfg(test)]
pub(super) static CASES: &[super::testing::Case] = &[
    super::testing::Case {
        rule: "family-required",
        bad: r#"{"family": "", "containerDefinitions": [{"name": "web"}]}"#,
        at: "family",
        good: r#"{"family": "web"}"#,
    },
    super::testing::Case {
        rule: "family-invalid",
        bad: r#"{"family": "web:1"}"#,
        at: "family",
        good: r#"{"family": "web-<STAGE>"}"#,
    },
    super::testing::Case {
        rule: "containers-empty",
        bad: r#"{"family": "web", "memory": "512", "containerDefinitions": []}"#,
        at: "containerDefinitions",
        good: r#"{"family": "web", "containerDefinitions": [{"name": "web"}]}"#,
    },
    super::testing::Case {
        rule: "too-many-containers",
        bad: r#"{"containerDefinitions": [{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}]}"#,
        at: "containerDefinitions",
        good: r#"{"containerDefinitions": [{}, {}, {}, {}, {}, {}, {}, {}, {}, {}]}"#,
    },
    super::testing::Case {
        rule: "no-essential-container",
        bad: r#"[{"name": "web", "essential": false}, {"name": "log", "essential": false}]"#,
        at: "containerDefinitions[0].essential",
        good: r#"[{"name": "web", "essential": false}, {"name": "log", "essential": null}]"#,
    },
    super::testing::Case {
        rule: "inference-accelerators-retired",
        bad: r#"{"inferenceAccelerators": [{"deviceName": "d", "deviceType": "eia2.medium"}]}"#,
        at: "inferenceAccelerators",
        good: r#"{"inferenceAccelerators": []}"#,
    },
    super::testing::Case {
        rule: "inference-accelerators-retired",
        bad: r#"{"containerDefinitions": [{"name": "web", "resourceRequirements": [
            {"type": "GPU", "value": "1"}, {"type": "InferenceAccelerator", "value": "d"}]}]}"#,
        at: "containerDefinitions[0].resourceRequirements[1].type",
        good: r#"{"containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "GPU"}]}]}"#,
    },
];

#[cfg(test)]
mod tests {
    use crate::document::edit::apply_all;
    use crate::schema::SCHEMA;

    fn fixed(text: &str, rule: &str) -> String {
        let found = super::super::testing::findings(text);
        let finding = found.iter().find(|finding| finding.rule.text_key() == rule).unwrap();
        apply_all(text, &finding.fixes[0].edits, &*SCHEMA).unwrap()
    }

    #[test]
    fn a_family_is_made_of_what_there_is() {
        for (family, expected) in
            [("web.v1", "web-v1"), ("my app", "my-app"), ("웹", "-"), (&"a".repeat(300), &*"a".repeat(255))]
        {
            let text = fixed(&format!(r#"{{"family": "{family}"}}"#), "family-invalid");
            assert_eq!(text, format!(r#"{{"family": "{expected}"}}"#));
        }
    }

    #[test]
    fn what_prepares_something_does_not_become_the_essential_container() {
        let text = r#"[{"name": "init", "essential": false}, {"name": "web", "essential": false,
            "dependsOn": [{"containerName": "init", "condition": "SUCCESS"}]}]"#;
        assert!(fixed(text, "no-essential-container").contains(r#""web", "essential": true"#));
    }

    #[test]
    fn accelerators_and_what_asks_for_them_go_together() {
        let requirement = r#"{"type": "InferenceAccelerator", "value": "d"}"#;
        let text = format!(
            r#"{{"inferenceAccelerators": [{{"deviceName": "d", "deviceType": "e"}}], "containerDefinitions":
                [{{"resourceRequirements": [{requirement}, {{"type": "GPU"}}, {requirement}]}}]}}"#
        );
        let fixed = fixed(&text, "inference-accelerators-retired");
        assert!(!fixed.to_lowercase().contains("accelerator") && fixed.contains("GPU"), "{fixed}");
    }
}
