//! A whole answer of DescribeTaskDefinition, with the task definition inside: one finding says so, and what is
//! inside is checked as if it stood alone.

use serde_json::Value;

use super::fields::tell_keys;
use crate::document::edit::lookup;
use crate::document::parse::SyntaxFacts;
use crate::document::{Edit, Parsed, Path, SpanMap, parse};
use crate::rules::fix::{remove, set};
use crate::rules::{Finding, Fix, check};
use crate::schema::walk::DESCRIBE_ONLY;
use crate::task::Task;

/// Everything there is to say about a document that is such an answer; `None` for any other.
pub(in crate::rules) fn describe_reply(task: &Task<'_>, value: &Value) -> Option<Vec<Finding>> {
    let (base, definition) = definition_inside(value)?;
    let parsed = Parsed {
        value: definition.clone(),
        spans: SpanMap::default(),
        facts: facts_below(task.syntax, &base),
    };
    let inside = check(&Task::read(task.text, &parsed), &parsed.value);
    let below = inside.into_iter().map(|finding| finding.below(&base));
    // The output keys inside are part of the one thing that is to say.
    let (inside, rest): (Vec<_>, Vec<_>) =
        below.partition(|finding| finding.rule.id == "ecs/describe-only-field");
    let keys = inside.into_iter().flat_map(|finding| [vec![finding.at], finding.also].concat());
    let keys: Vec<Path> = std::iter::once(base.clone()).chain(keys).collect();
    let mut found = super::only("ecs/describe-only-field", |finding| {
        tell_keys(finding, &keys);
        finding.also.extend_from_slice(&keys[1..]);
        finding.at = base.clone();
        finding.fix_if(unwrap(task.text, value, &base));
    });
    found.extend(rest);
    Some(found)
}

/// The task definition inside an answer, as the API gives it or as some tools record it.
fn definition_inside(value: &Value) -> Option<(Path, &Value)> {
    if value.get("containerDefinitions").is_some() {
        return None;
    }
    let reply = Path::root().key("taskDefinition");
    let record = Path::root().key("data").key("taskDefinition");
    let found = [reply, record].into_iter().find_map(|path| {
        let inside = lookup(value, &path)?;
        Some((path, inside))
    });
    found.filter(|(_, inside)| inside.get("containerDefinitions").is_some())
}

fn facts_below(facts: &SyntaxFacts, base: &Path) -> SyntaxFacts {
    let inside = |path: &Path| {
        let rest = path.segments().strip_prefix(base.segments());
        rest.map(|rest| Path::from(rest.to_vec()))
    };
    let mut facts = facts.clone();
    facts.huge_numbers = facts.huge_numbers.iter().filter_map(inside).collect();
    facts.duplicates.retain_mut(|duplicate| match inside(&duplicate.path) {
        Some(path) if !path.is_root() => {
            duplicate.path = path;
            true
        }
        _ => false,
    });
    facts
}

/// Puts the definition in the place of the answer, takes the output keys away and the tags beside it in.
fn unwrap(text: &str, value: &Value, base: &Path) -> Option<Fix> {
    let spans = parse(text).ok()?.spans;
    let (whole, inside) = (spans.value(&Path::root())?, spans.value(base)?);
    let line_start = text[..inside.start].rfind('\n').map_or(0, |at| at + 1);
    let line = &text[line_start..inside.start];
    let indent = &line[..line.len() - line.trim_start().len()];
    // JSON strings hold no line ends: what is taken off a line is white space or a part of a comment's.
    let deeper = format!("\n{indent}");
    let shallow = text.get(inside)?.replace(&deeper, "\n");
    let mut edits = vec![Edit::ReplaceText { range: whole, text: shallow }];
    let definition = lookup(value, base)?;
    let outputs = DESCRIBE_ONLY.into_iter().filter(|key| definition.get(key).is_some());
    edits.extend(outputs.map(|key| remove(Path::root().key(key))));
    let tags = base.parent().and_then(|parent| lookup(value, &parent)?.get("tags")?.as_array());
    if let Some(tags) = tags.filter(|tags| !tags.is_empty())
        && definition.get("tags").is_none_or(Value::is_null)
    {
        edits.push(set(Path::root().key("tags"), tags.clone()));
    }
    Some(Fix::review(edits).named("fix-unwrap"))
}

#[cfg(test)]
mod tests {
    use crate::document::edit::apply_all;
    use crate::rules::testing::findings;
    use crate::schema::SCHEMA;

    #[test]
    fn an_answer_is_one_finding_and_its_inside_is_checked() {
        let text = r#"{
  "taskDefinition": {
    "family": "web",
    "revision": 3,
    "containerDefinitions": [
      {"name": "web", "image": "web", "essential": "true", "essential": "false"}
    ]
  },
  "tags": [{"key": "team", "value": "a"}]
}
"#;
        let found = findings(text);
        let told: Vec<(&str, String)> = found
            .iter()
            .filter(|finding| finding.rule.category() == "document")
            .map(|finding| (finding.rule.text_key(), finding.at.to_string()))
            .collect();
        let essential = "taskDefinition.containerDefinitions[0].essential".to_owned();
        let expected = [
            ("describe-only-field", "taskDefinition".to_owned()),
            ("wrong-type", essential.clone()),
            ("json-duplicate-key", essential),
        ];
        assert_eq!(told, expected);
        let unwrapped = apply_all(text, &found[0].fixes[0].edits, &*SCHEMA).unwrap();
        let expected = r#"{
  "family": "web",
  "containerDefinitions": [
    {"name": "web", "image": "web", "essential": "true", "essential": "false"}
  ],
  "tags": [
    {
      "key": "team",
      "value": "a"
    }
  ]
}
"#;
        assert_eq!(unwrapped, expected);
        let wrong = found.iter().find(|finding| finding.rule.text_key() == "wrong-type").unwrap();
        let converted = apply_all(text, &wrong.fixes[0].edits, &*SCHEMA).unwrap();
        assert!(converted.contains(r#""essential": "true", "essential": false}"#), "{converted}");
    }
}
