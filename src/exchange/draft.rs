//! A registered revision as a document to work on: what DescribeTaskDefinition answered becomes a text.
//!
//! Nothing is lost: what goes is what opening a describe output takes away too ([`describe::clean`]), and what ECS
//! fills in, such as empty lists and a `cpu` of 0, stays as it does there. Keys that nobody knows stay, and so do
//! numbers and escapes as ECS wrote them; only tags, which move in from beside, are printed anew.

use serde_json::Value;

use super::describe::{self, Cleaned, Origin, SetAside};
use crate::document::encoding::{DecodeError, Encoding};
use crate::document::{KeyOrder as _, Parsed, Path, SyntaxError, parse};
use crate::schema::SCHEMA;

/// A document that was made of a reply.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Its text, with a line end behind it.
    pub text: String,
    /// The revision that it was.
    pub origin: Origin,
    /// What of the reply is no part of it.
    pub set_aside: Vec<SetAside>,
}

/// Why a reply is no task definition.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DraftError {
    /// Its bytes are no text.
    #[error("not text at byte {}", .0.at)]
    NotText(DecodeError),
    /// Its text is not JSON.
    #[error("not JSON at byte {}", .0.range.start)]
    NotJson(SyntaxError),
    /// It is JSON of another kind.
    #[error("no task definition")]
    NoTaskDefinition,
}

/// Makes a document of a reply to DescribeTaskDefinition, as the server sent it, with the tags beside it.
///
/// ECS answers on one line. Such a reply is laid out anew, each member on a line of its own, with its keys in the
/// order of the API: ECS has them in an order of its own, and so has every emulator. So two revisions read alike,
/// `family` comes first as in a file that was written by hand, and a key added later stands where the form would put
/// it too. Unknown keys follow those that are known. A reply of several lines is somebody's layout and stays.
///
/// # Errors
/// Where the reply is something else.
pub fn draft(reply: &[u8]) -> Result<Draft, DraftError> {
    let (reply, _) = Encoding::decode(reply).map_err(DraftError::NotText)?;
    let parsed = parse(&reply).map_err(DraftError::NotJson)?;
    if !describe::is_output(&parsed.value) {
        return Err(DraftError::NoTaskDefinition);
    }
    let Cleaned { text, set_aside, origin } = describe::clean(&reply, &parsed);
    let mut text = lay_out(&text).unwrap_or(text);
    if !text.ends_with('\n') {
        text.push('\n');
    }
    Ok(Draft { text, origin, set_aside })
}

/// `text` in lines and in the order of the API; `None` where it has lines, and for what a server does not write:
/// comments have a place among others, and of keys that stand twice the last one counts.
fn lay_out(text: &str) -> Option<String> {
    if text.trim().contains(['\n', '\r']) {
        return None;
    }
    let parsed = parse(text).ok()?;
    let is_plain = parsed.facts.comments.is_empty() && parsed.facts.duplicates.is_empty();
    is_plain.then(|| {
        let mut printer = Printer { text, parsed: &parsed, out: String::with_capacity(2 * text.len()) };
        printer.value(&Path::root(), &parsed.value, 0);
        printer.out
    })
}

/// Prints each scalar and each key as it is spelled in `text`.
struct Printer<'a> {
    text: &'a str,
    parsed: &'a Parsed,
    out: String,
}

impl Printer<'_> {
    fn value(&mut self, path: &Path, value: &Value, depth: usize) {
        match value {
            Value::Object(members) if !members.is_empty() => {
                let mut keys: Vec<&String> = members.keys().collect();
                let rank = |key: &str| SCHEMA.rank(path, key).unwrap_or(usize::MAX);
                // Stable: what has no rank keeps its order.
                keys.sort_by_key(|key| rank(key));
                self.lines('{', '}', depth, keys.len(), |printer, at| {
                    let child = path.key(keys[at].clone());
                    printer.spelled(printer.parsed.spans.key(&child));
                    printer.out.push_str(": ");
                    printer.value(&child, &members[keys[at]], depth + 1);
                });
            }
            Value::Array(list) if list.iter().any(|item| item.is_object() || item.is_array()) => {
                self.lines('[', ']', depth, list.len(), |printer, at| {
                    printer.value(&path.index(at), &list[at], depth + 1);
                });
            }
            // Plain values share a line, as in every text that the program prints.
            Value::Array(list) => {
                self.out.push('[');
                for at in 0..list.len() {
                    self.out.push_str(if at == 0 { "" } else { ", " });
                    self.spelled(self.parsed.spans.value(&path.index(at)));
                }
                self.out.push(']');
            }
            Value::Object(_) => self.out.push_str("{}"),
            _ => self.spelled(self.parsed.spans.value(path)),
        }
    }

    fn lines(
        &mut self,
        open: char,
        close: char,
        depth: usize,
        count: usize,
        item: impl Fn(&mut Self, usize),
    ) {
        let new_line = |out: &mut String, depth: usize| {
            out.push('\n');
            out.push_str(&"  ".repeat(depth));
        };
        self.out.push(open);
        for at in 0..count {
            self.out.push_str(if at == 0 { "" } else { "," });
            new_line(&mut self.out, depth + 1);
            item(self, at);
        }
        new_line(&mut self.out, depth);
        self.out.push(close);
    }

    fn spelled(&mut self, range: Option<std::ops::Range<usize>>) {
        // Every value that was parsed has its range.
        self.out.push_str(range.and_then(|range| self.text.get(range)).unwrap_or("null"));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    const REPLY: &str = r#"{"tags":[{"key":"team","value":"a\u00e9"}],"taskDefinition":{"compatibilities":["EC2","FARGATE"],"containerDefinitions":[{"cpu":0,"environment":[],"image":"nginx:1","mountPoints":[],"name":"web","newKey":{"b":1e400,"a":[1,[2]]},"portMappings":[{"protocol":"tcp","containerPort":80,"hostPort":80}],"command":["a","b"]}],"cpu":"256","family":"web","later":true,"registeredAt":1.7E9,"revision":7,"status":"ACTIVE","taskDefinitionArn":"arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7"}}"#;

    #[test]
    fn an_answer_on_one_line_becomes_a_file_to_read() {
        let draft = draft(REPLY.as_bytes()).unwrap();
        assert_eq!(
            draft.text,
            r#"{
  "family": "web",
  "containerDefinitions": [
    {
      "name": "web",
      "image": "nginx:1",
      "cpu": 0,
      "portMappings": [
        {
          "containerPort": 80,
          "hostPort": 80,
          "protocol": "tcp"
        }
      ],
      "command": ["a", "b"],
      "environment": [],
      "mountPoints": [],
      "newKey": {
        "b": 1e400,
        "a": [
          1,
          [2]
        ]
      }
    }
  ],
  "cpu": "256",
  "tags": [
    {
      "key": "team",
      "value": "aé"
    }
  ],
  "later": true
}
"#
        );
        let Origin { family, revision, registered_at, .. } = &draft.origin;
        assert_eq!(
            (family.as_deref(), *revision, registered_at.as_deref()),
            (Some("web"), Some(7), Some("1700000000.0"))
        );
        assert_eq!(draft.set_aside.len(), 5);
    }

    #[test]
    fn a_layout_of_several_lines_stays() {
        let reply = "{\n    \"taskDefinition\": {\n        \"revision\": 1,\n        \"family\": \"web\",\n        \"containerDefinitions\": []\n    }\n}";
        assert_eq!(
            draft(reply.as_bytes()).unwrap().text,
            "{\n    \"family\": \"web\",\n    \"containerDefinitions\": []\n}\n"
        );
        let twice = r#"{"taskDefinition":{"family":"a","containerDefinitions":[],"family":"b"}}"#;
        assert_eq!(
            draft(twice.as_bytes()).unwrap().text,
            "{\"family\":\"a\",\"containerDefinitions\":[],\"family\":\"b\"}\n"
        );
    }

    #[test]
    fn what_is_no_answer_says_why() {
        for reply in
            ["{}", "[]", "null", r#"{"taskDefinition": {"family": "web"}}"#, r#"{"taskDefinitionArns": []}"#]
        {
            assert_eq!(draft(reply.as_bytes()), Err(DraftError::NoTaskDefinition), "{reply}");
        }
        for reply in ["", "{\"taskDefinition\":", "<html>"] {
            assert!(matches!(draft(reply.as_bytes()), Err(DraftError::NotJson(_))), "{reply}");
        }
        assert!(matches!(draft(b"{\"\xFF"), Err(DraftError::NotText(error)) if error.at == 2));
    }

    fn any_value() -> impl Strategy<Value = Value> {
        let scalar = prop_oneof![
            Just(json!(null)),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            "[ -~가\n]{0,6}".prop_map(Value::from),
        ];
        scalar.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::btree_map("name|image|cpu|options|[a-z{.\\[]{0,4}", inner, 0..5)
                    .prop_map(|map| Value::from(serde_json::Map::from_iter(map))),
            ]
        })
    }

    proptest! {
        #[test]
        fn nothing_is_lost_or_changed(containers in any_value(), volumes in any_value(), odd in any_value()) {
            let task = json!({"odd": odd, "volumes": volumes, "containerDefinitions": containers});
            let reply = json!({"taskDefinition": task}).to_string();
            let draft = draft(reply.as_bytes()).unwrap();
            // Maps are equal whatever the order of their keys.
            prop_assert_eq!(serde_json::from_str::<Value>(&draft.text).unwrap(), task);
            prop_assert!(draft.set_aside.is_empty());
        }
    }
}
