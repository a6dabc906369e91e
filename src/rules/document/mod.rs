//! The rules of the category `document`: whether the text is JSON, and whether the JSON has the shape that ECS takes.
//!
//! What the schema walk found becomes findings in `fields` and `placeholders`, what only the text shows in `text`.

mod fields;
mod placeholders;
mod reply;
mod text;

pub(super) use reply::describe_reply;
pub(super) use text::{broken, not_object};

use super::scope::ANY;
use super::{Check, Finding, Findings, Rule, Severity};
use crate::document::{Path, Segment};
use crate::task::container::shorten;

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/unknown-field",
        severity: Severity::Error,
        applies: ANY,
        at: &["*"],
        check: Check::Walk(fields::unknown_field),
    },
    Rule {
        id: "ecs/describe-only-field",
        severity: Severity::Error,
        applies: ANY,
        at: &crate::schema::walk::DESCRIBE_ONLY,
        check: Check::Walk(fields::describe_only_field),
    },
    Rule {
        id: "ecs/wrong-type",
        severity: Severity::Error,
        applies: ANY,
        at: &["*"],
        check: Check::Walk(fields::wrong_type),
    },
    Rule {
        id: "ecs/task-size-not-string",
        severity: Severity::Error,
        applies: ANY,
        at: &["cpu", "memory"],
        check: Check::Walk(fields::task_size_not_string),
    },
    Rule {
        id: "ecs/enum-value",
        severity: Severity::Error,
        applies: ANY,
        at: &[
            "networkMode",
            "pidMode",
            "ipcMode",
            "requiresCompatibilities[]",
            "runtimePlatform.operatingSystemFamily",
            "runtimePlatform.cpuArchitecture",
            "containerDefinitions[].dependsOn[].condition",
            "containerDefinitions[].firelensConfiguration.type",
            "containerDefinitions[].environmentFiles[].type",
            "containerDefinitions[].linuxParameters.devices[].permissions[]",
            "containerDefinitions[].resourceRequirements[].type",
            "containerDefinitions[].ulimits[].name",
            "containerDefinitions[].versionConsistency",
            "containerDefinitions[].portMappings[].appProtocol",
            "proxyConfiguration.type",
            "volumes[].dockerVolumeConfiguration.scope",
            "volumes[].efsVolumeConfiguration.transitEncryption",
            "volumes[].efsVolumeConfiguration.authorizationConfig.iam",
            "trustedExecutionConfiguration.isolationMode",
        ],
        check: Check::Walk(fields::enum_value),
    },
    Rule {
        id: "ecs/required-field",
        severity: Severity::Error,
        applies: ANY,
        at: &["*"],
        check: Check::Walk(fields::required_field),
    },
    Rule {
        id: "ecs/null-container",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[]"],
        check: Check::Walk(fields::null_container),
    },
    Rule {
        id: "ecs/definition-too-large",
        severity: Severity::Error,
        applies: ANY,
        at: &["*"],
        check: Check::Task(text::definition_too_large),
    },
    Rule { id: "ecs/json-syntax", severity: Severity::Error, applies: ANY, at: &[""], check: Check::Text },
    Rule {
        id: "ecs/json-not-object",
        severity: Severity::Error,
        applies: ANY,
        at: &[""],
        check: Check::Text,
    },
    Rule {
        id: "ecs/json-duplicate-key",
        severity: Severity::Warning,
        applies: ANY,
        at: &["*"],
        check: Check::Task(text::json_duplicate_key),
    },
    Rule {
        id: "ecs/json-not-strict",
        severity: Severity::Warning,
        applies: ANY,
        at: &[""],
        check: Check::Task(text::json_not_strict),
    },
    Rule {
        id: "ecs/placeholder-unfilled",
        severity: Severity::Info,
        applies: ANY,
        at: &["*"],
        check: Check::Walk(placeholders::placeholder_unfilled),
    },
];

/// The only finding of a text that has nothing else to say.
fn only(id: &str, fill: impl FnOnce(&mut Finding)) -> Vec<Finding> {
    let Some(rule) = RULES.iter().find(|rule| rule.id == id) else { return Vec::new() };
    let mut findings = Findings::new(rule);
    fill(findings.at(Path::root()));
    findings.into_vec()
}

/// What `path` leads to, for a sentence: its last key with the indexes behind it, and of a member of an element
/// the list too.
fn name_of(path: &Path) -> String {
    let segments = path.segments();
    let is_key = |segment: &Segment| matches!(segment, Segment::Key(_));
    let last = segments.iter().rposition(is_key).unwrap_or_default();
    let list = segments[..last].iter().rposition(is_key).filter(|list| *list > 0 && list + 1 < last);
    let mut name = String::new();
    for segment in &segments[list.unwrap_or(last)..] {
        match segment {
            Segment::Key(key) if name.is_empty() => name.push_str(&shorten(key)),
            Segment::Key(key) => name.push_str(&format!(".{}", shorten(key))),
            Segment::Index(index) => name.push_str(&format!("[{index}]")),
        }
    }
    name
}

#[cfg(test)]
macro_rules! times16 {
    ($text:expr) => {
        concat!(
            $text, $text, $text, $text, $text, $text, $text, $text, $text, $text, $text, $text, $text, $text,
            $text, $text
        )
    };
}

#[cfg(test)]
use super::testing::Case;

#[cfg(test)]
pub(super) static CASES: &[Case] = &[
    Case {
        rule: "unknown-field",
        bad: r#"{"containerDefinitions": [{"name": "web", "portMappings": [{"hostport": 80}]}]}"#,
        at: "containerDefinitions[0].portMappings[0].hostport",
        good: r#"{"containerDefinitions": [{"name": "web", "dockerLabels": {"hostport": "80"}}]}"#,
    },
    Case {
        rule: "unknown-field",
        bad: r#"[{"name": "web", "status": "ACTIVE"}]"#,
        at: "containerDefinitions[0].status",
        good: r#"{"status": "ACTIVE", "inferenceAccelerators": []}"#,
    },
    Case {
        rule: "describe-only-field",
        bad: r#"{"family": "web", "revision": 3, "status": "ACTIVE"}"#,
        at: "revision",
        good: r#"{"family": "web"}"#,
    },
    Case {
        rule: "describe-only-field",
        bad: "{\n  \"taskDefinition\": {\n    \"family\": \"web\",\n    \"revision\": 3,\n    \
              \"containerDefinitions\": [\n      {\"name\": \"web\", \"image\": \"web\", \"memory\": 128}\n    ]\n  },\n  \
              \"tags\": [{\"key\": \"team\", \"value\": \"a\"}]\n}\n",
        at: "taskDefinition",
        good: r#"{"family": "web", "containerDefinitions": [{"name": "web"}]}"#,
    },
    Case {
        rule: "wrong-type",
        bad: r#"{"containerDefinitions": [{"name": "web", "cpu": "${CPU}"}]}"#,
        at: "containerDefinitions[0].cpu",
        good: r#"{"cpu": 256, "containerDefinitions": [{"name": "web", "cpu": 256, "command": null}]}"#,
    },
    Case {
        rule: "wrong-type",
        bad: r#"[{"name": "web", "startTimeout": "30"}]"#,
        at: "containerDefinitions[0].startTimeout",
        good: r#"[{"name": "web", "startTimeout": 30}]"#,
    },
    Case {
        rule: "wrong-type",
        bad: r#"{"tags": {"team": "web"}}"#,
        at: "tags",
        good: r#"{"tags": [{"key": "team", "value": "web"}]}"#,
    },
    Case {
        rule: "task-size-not-string",
        bad: r#"{"cpu": 256, "memory": "512"}"#,
        at: "cpu",
        good: r#"{"cpu": "256", "containerDefinitions": [{"name": "web", "cpu": 256}]}"#,
    },
    Case {
        rule: "enum-value",
        bad: r#"{"networkMode": "Bridge"}"#,
        at: "networkMode",
        good: r#"{"networkMode": "${MODE}", "placementConstraints": [{"type": "distinctInstance"}]}"#,
    },
    Case {
        rule: "enum-value",
        bad: r#"{"runtimePlatform": {"cpuArchitecture": "amd64"}}"#,
        at: "runtimePlatform.cpuArchitecture",
        good: r#"{"runtimePlatform": {"cpuArchitecture": "ARM64"}}"#,
    },
    Case {
        rule: "enum-value",
        bad: r#"[{"name": "web", "versionConsistency": ""}]"#,
        at: "containerDefinitions[0].versionConsistency",
        good: r#"[{"name": "web", "versionConsistency": "disabled"}]"#,
    },
    Case {
        rule: "required-field",
        bad: r#"{"containerDefinitions": [{"name": "web", "secrets": [{"name": "DB", "valueFrom": null}]}]}"#,
        at: "containerDefinitions[0].secrets[0].valueFrom",
        good: r#"{"containerDefinitions": [{"name": "web", "restartPolicy": null}]}"#,
    },
    Case {
        rule: "null-container",
        bad: r#"{"containerDefinitions": [{"name": "web"}, null]}"#,
        at: "containerDefinitions[1]",
        good: r#"{"containerDefinitions": [{"name": "web", "linuxParameters": null}]}"#,
    },
    Case {
        rule: "definition-too-large",
        bad: concat!(r#"{"family": ""#, times16!(times16!(times16!(times16!("a")))), r#""}"#),
        at: "",
        good: concat!(r#"{"family": "web""#, times16!(times16!(times16!(times16!(" ")))), "}"),
    },
    Case { rule: "json-syntax", bad: r#"{"family": "web""#, at: "", good: "{} // a comment" },
    Case { rule: "json-not-object", bad: "[1, 2]", at: "", good: r#"[{"name": "web"}]"# },
    Case {
        rule: "json-duplicate-key",
        bad: r#"{"family": "web", "cpu": "256", "family": "api"}"#,
        at: "family",
        good: r#"{"family": "web", "Family": "api"}"#,
    },
    Case {
        rule: "json-not-strict",
        bad: "{\n  // the name\n  \"family\": \"web\",\n}",
        at: "",
        good: r#"{"family": "//web,"}"#,
    },
    Case {
        rule: "placeholder-unfilled",
        bad: r#"{"containerDefinitions": [{"name": "web", "image": "${REPOSITORY}:1"}]}"#,
        at: "containerDefinitions[0].image",
        good: r#"{"containerDefinitions": [{"name": "web", "command": ["${PORT}"]}]}"#,
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_named_by_its_last_key() {
        for (path, name) in [
            ("containerDefinitions[0].command[1]", "command[1]"),
            ("containerDefinitions[0].cpu", "cpu"),
            ("containerDefinitions[0].environment[2].value", "environment[2].value"),
            ("containerDefinitions[0].logConfiguration.options{mode}", "mode"),
            ("networkMode", "networkMode"),
            ("containerDefinitions[2]", "containerDefinitions[2]"),
            ("", ""),
        ] {
            assert_eq!(name_of(&path.parse().unwrap()), name);
        }
    }
}
