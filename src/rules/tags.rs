//! The rules of the category `tags`.

use std::collections::HashSet;

use super::fix::{remove, set};
use super::repeat::{self, Keep, number};
use super::scope::ANY;
#[cfg(test)]
use super::testing::Case;
use super::{Check, Findings, Fix, Rule, Severity, Shape};
use crate::document::Path;
use crate::task::container::shorten;
use crate::task::{Object, Slot, Task};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/tags-empty-list",
        severity: Severity::Error,
        applies: ANY,
        at: &["tags"],
        check: Check::Task(tags_empty_list),
    },
    Rule {
        id: "ecs/tags-too-many",
        severity: Severity::Error,
        applies: ANY,
        at: &["tags"],
        check: Check::Shape(Shape::MaxItems(50)),
    },
    Rule {
        id: "ecs/tag-key-invalid",
        severity: Severity::Error,
        applies: ANY,
        at: &["tags[].key"],
        check: Check::Form(tag_key_invalid),
    },
    Rule {
        id: "ecs/tag-value-invalid",
        severity: Severity::Error,
        applies: ANY,
        at: &["tags[].value"],
        check: Check::Form(tag_value_invalid),
    },
    Rule {
        id: "ecs/tag-key-duplicate",
        severity: Severity::Error,
        applies: ANY,
        at: &["tags[].key"],
        check: Check::Task(tag_key_duplicate),
    },
    Rule {
        id: "ecs/tag-key-reserved",
        severity: Severity::Error,
        applies: ANY,
        at: &["tags[].key", "tags[].value"],
        check: Check::Form(tag_key_reserved),
    },
    Rule {
        id: "ecs/task-untagged",
        severity: Severity::Info,
        applies: ANY,
        at: &["tags"],
        check: Check::Task(task_untagged),
    },
];

fn tags_empty_list(task: &Task<'_>, findings: &mut Findings) {
    if task.object.list("tags").get().is_some_and(<[_]>::is_empty) {
        findings.at(tags_path()).fix(Fix::safe([remove(tags_path())]));
    }
}

fn tag_key_invalid(task: &Task<'_>, findings: &mut Findings) {
    let tags = tags(task);
    let mut taken: Option<HashSet<String>> = None;
    for (path, tag) in &tags {
        let key = match tag.text("key") {
            Slot::Set(key) => key,
            Slot::Absent => "",
            Slot::Wrong => continue,
        };
        let Some(problem) = problem_of(key, KEY_MAX).or_else(|| key.is_empty().then_some("missing")) else {
            continue;
        };
        let finding = findings.at(path.key("key"));
        finding.arg("problem", problem).arg("limit", KEY_MAX).arg("length", key.chars().count());
        finding.arg("name", if key.is_empty() { number(path) } else { shorten(key) });
        let stripped: String = key.chars().filter(|c| is_of_tag(*c)).collect();
        let is_right =
            !stripped.is_empty() && problem_of(&stripped, KEY_MAX).is_none() && !is_reserved(&stripped);
        if is_right && taken.get_or_insert_with(|| keys(&tags)).insert(stripped.clone()) {
            finding.fix(Fix::review([set(path.key("key"), stripped)]));
        }
    }
}

fn tag_value_invalid(task: &Task<'_>, findings: &mut Findings) {
    for (path, tag) in tags(task) {
        let Some(value) = tag.text("value").get() else { continue };
        if let Some(problem) = problem_of(value, VALUE_MAX) {
            let finding = findings.at(path.key("value"));
            finding.arg("problem", problem).arg("limit", VALUE_MAX).arg("length", value.chars().count());
            finding.arg("name", label(&path, tag));
        }
    }
}

fn tag_key_duplicate(task: &Task<'_>, findings: &mut Findings) {
    repeat::report(&tags(task), "key", Keep::Last, shorten, findings, |_| {});
}

fn tag_key_reserved(task: &Task<'_>, findings: &mut Findings) {
    let tags = tags(task);
    let mut taken: Option<HashSet<String>> = None;
    for (path, tag) in &tags {
        for field in ["key", "value"] {
            let Some(text) = tag.text(field).get().filter(|text| is_reserved(text)) else { continue };
            let finding = findings.at(path.key(field));
            finding.arg("field", field).arg("value", shorten(text));
            let rest = without_reserved(text);
            let is_free = field == "value"
                || (!rest.is_empty() && taken.get_or_insert_with(|| keys(&tags)).insert(rest.to_owned()));
            if is_free {
                finding.fix(Fix::review([set(path.key(field), rest)]));
            }
            // Without its last tag the list would be empty, which ECS refuses.
            let is_last = task.object.list("tags").get().is_some_and(|list| list.len() == 1);
            let gone = if is_last { tags_path() } else { path.clone() };
            finding.fix(Fix::review([remove(gone)]).named("fix-remove"));
        }
    }
}

fn task_untagged(task: &Task<'_>, findings: &mut Findings) {
    let tags = task.object.list("tags");
    if matches!(tags, Slot::Wrong) {
        return;
    }
    // What is no tag by its type may be meant as one.
    let is_own = |tag: &serde_json::Value| match tag.as_object().map(|tag| Object(tag).text("key")) {
        Some(Slot::Set(key)) => !key.is_empty() && !is_reserved(key),
        Some(Slot::Absent) => false,
        Some(Slot::Wrong) | None => !tag.is_null(),
    };
    if !tags.get().unwrap_or_default().iter().any(is_own) {
        findings.at(tags_path());
    }
}

const KEY_MAX: usize = 128;
const VALUE_MAX: usize = 256;

/// What AWS keeps for itself, in any letter case.
const RESERVED: &str = "aws:";

fn tags_path() -> Path {
    Path::root().key("tags")
}

fn tags<'a>(task: &Task<'a>) -> Vec<(Path, Object<'a>)> {
    task.object.objects("tags", &Path::root())
}

fn keys(tags: &[(Path, Object<'_>)]) -> HashSet<String> {
    tags.iter().filter_map(|(_, tag)| tag.text("key").get().map(str::to_owned)).collect()
}

/// The key of a tag for a sentence, or `#2` for the second tag without one.
fn label(path: &Path, tag: Object<'_>) -> String {
    let key = tag.text("key").get().filter(|key| !key.is_empty());
    key.map_or_else(|| number(path), shorten)
}

/// What is wrong with a key or value; nothing with an empty one.
fn problem_of(text: &str, limit: usize) -> Option<&'static str> {
    if text.len() > limit && text.chars().count() > limit {
        return Some("long");
    }
    (!text.chars().all(is_of_tag)).then_some("characters")
}

/// The pattern of the service model: `[\p{L}\p{Z}\p{N}_.:/=+\-@]`. The standard library counts vowel signs of
/// some scripts among the letters as well.
fn is_of_tag(c: char) -> bool {
    let is_separator = c.is_whitespace() && !c.is_control();
    c.is_alphabetic() || c.is_numeric() || is_separator || "_.:/=+-@".contains(c)
}

fn is_reserved(text: &str) -> bool {
    text.get(..RESERVED.len()).is_some_and(|start| start.eq_ignore_ascii_case(RESERVED))
}

fn without_reserved(text: &str) -> &str {
    let mut rest = text;
    while is_reserved(rest) {
        rest = rest.get(RESERVED.len()..).unwrap_or_default();
    }
    rest
}

#[cfg(test)]
pub(super) static CASES: &[Case] = &[
    Case { rule: "tags-empty-list", bad: r#"{"tags": []}"#, at: "tags", good: r#"{"tags": null}"# },
    Case {
        rule: "tags-too-many",
        bad: r#"{"tags": [{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},
            {},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}]}"#,
        at: "tags",
        good: r#"{"tags": [{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},
            {},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}]}"#,
    },
    Case {
        rule: "tag-key-invalid",
        bad: r#"{"tags": [{"key": "cost,center", "value": "1"}, {"key": "team", "value": "1"}]}"#,
        at: "tags[0].key",
        good: r#"{"tags": [{"key": "a b_c.d:e/f=g+h-i@j", "value": "1"}, {"key": "팀 é", "value": "1"}, {"key": "${TAG}"},
            {"key": 7}, "team", null]}"#,
    },
    Case {
        rule: "tag-key-invalid",
        bad: r#"{"tags": [{"key": "team"}, {"key": "te*am", "value": "1"}]}"#,
        at: "tags[1].key",
        good: r#"{"tags": [{"key": "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"}]}"#,
    },
    Case {
        rule: "tag-key-invalid",
        bad: r#"{"tags": [{"key": "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"}]}"#,
        at: "tags[0].key",
        good: r#"{"tags": [{"key": "\u3000"}]}"#,
    },
    Case {
        rule: "tag-key-invalid",
        bad: r#"{"tags": [{"value": "1"}]}"#,
        at: "tags[0].key",
        good: r#"{"tags": []}"#,
    },
    Case {
        rule: "tag-key-invalid",
        bad: r#"{"tags": [{"key": "\t"}]}"#,
        at: "tags[0].key",
        good: r#"{"tags": {}}"#,
    },
    Case {
        rule: "tag-value-invalid",
        bad: r#"{"tags": [{"key": "team", "value": "a;b"}]}"#,
        at: "tags[0].value",
        good: r#"{"tags": [{"key": "team", "value": ""}, {"key": "a", "value": "${A;B}"}, {"key": "b", "value": "a b@c"},
            {"key": "c", "value": null}, {"key": "d", "value": ["a;b"]}]}"#,
    },
    Case {
        rule: "tag-key-duplicate",
        bad: r#"{"tags": [{"key": "team", "value": "a"}, {"key": "team", "value": "b"}]}"#,
        at: "tags[1].key",
        good: r#"{"tags": [{"key": "team", "value": "a"}, {"key": "Team", "value": "a"}, {"key": ""}, {"key": ""}]}"#,
    },
    Case {
        rule: "tag-key-duplicate",
        bad: r#"{"tags": [{"key": "team", "value": "a"}, {"key": "a", "value": ""}, {"key": "team", "value": "a"}]}"#,
        at: "tags[2].key",
        good: r#"{"tags": [{"value": "a"}, {"value": "a"}]}"#,
    },
    Case {
        rule: "tag-key-reserved",
        bad: r#"{"tags": [{"key": "AWS:aws:team", "value": "a"}]}"#,
        at: "tags[0].key",
        good: r#"{"tags": [{"key": "my:aws:team", "value": "x aws:"}, {"key": "aws-team", "value": "aws"}]}"#,
    },
    Case {
        rule: "tag-key-reserved",
        bad: r#"{"tags": [{"key": "team", "value": "a"}, {"key": "aws:team", "value": "a"}]}"#,
        at: "tags[1].key",
        good: r#"{"tags": [{"key": "awsé", "value": ""}]}"#,
    },
    Case {
        rule: "tag-key-reserved",
        bad: r#"{"tags": [{"key": "team", "value": "aws:"}]}"#,
        at: "tags[0].value",
        good: r#"{"tags": [{"key": "team", "value": null}]}"#,
    },
    Case {
        rule: "task-untagged",
        bad: r#"{"tags": [{"key": "aws:ecs:serviceName", "value": "web"}, null]}"#,
        at: "tags",
        good: r#"{"tags": [{"key": "Team", "value": ""}]}"#,
    },
    Case { rule: "task-untagged", bad: r#"{"family": "web"}"#, at: "tags", good: r#"{"tags": "team"}"# },
];
