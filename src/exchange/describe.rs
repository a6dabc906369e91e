//! Making a document of what DescribeTaskDefinition answered: the object around it goes, and with it all that
//! RegisterTaskDefinition refuses. Every other byte of the task definition stays.
//!
//! It converts nothing that ECS takes: a doubtful value is for the rules to report.

use serde_json::{Map, Value};

use crate::document::edit::{self, Edit, lookup};
use crate::document::{Parsed, Path, parse};
use crate::schema::SCHEMA;
use crate::schema::walk::DESCRIBE_ONLY;
use crate::task::arn::Arn;

/// Where an answer keeps the task definition: as the AWS CLI prints it, and as recorders of AWS calls keep it.
const ENVELOPES: [&[&str]; 2] = [&["taskDefinition"], &["data", "taskDefinition"]];

/// A text as it opens, and what opening took away.
#[derive(Debug, Clone, PartialEq)]
pub struct Cleaned {
    /// The document. The text itself where it was no describe output.
    pub text: String,
    /// What is no part of the document, in the order of the text.
    pub set_aside: Vec<SetAside>,
    /// Where the document came from, as far as the text told.
    pub origin: Origin,
}

/// A value that is no part of the document.
#[derive(Debug, Clone, PartialEq)]
pub struct SetAside {
    /// Where it stood in the text as it was.
    pub path: Path,
    /// What it was.
    pub value: Value,
}

/// Which registered revision a document came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// `taskDefinitionArn`.
    pub arn: Option<String>,
    /// `family`, else the one of the ARN.
    pub family: Option<String>,
    /// `revision`, else the one of the ARN.
    pub revision: Option<u64>,
    /// `status`: `ACTIVE`, `INACTIVE` or `DELETE_IN_PROGRESS`.
    pub status: Option<String>,
    /// `registeredAt` as written: a date, or the seconds that old versions of the AWS CLI print.
    pub registered_at: Option<String>,
    /// `registeredBy`: the ARN of who did it.
    pub registered_by: Option<String>,
}

impl Cleaned {
    fn unchanged(text: &str) -> Self {
        Self { text: text.to_owned(), set_aside: Vec::new(), origin: Origin::default() }
    }
}

/// Makes a document of `text`, which `parsed` was read from. What is no describe output comes back unchanged.
///
/// The object around the task definition goes, with the indent that it gave to each line, so that the result
/// reads as a file of its own. Strings never hold line ends, so no value changes by that. Comments beside the
/// task definition stand before it; a comment inside something set aside goes with it. A list of `tags` beside
/// the task definition moves into it, and an empty one goes: ECS refuses it.
pub fn clean(text: &str, parsed: &Parsed) -> Cleaned {
    let Some(outer) = place_of(&parsed.value) else { return Cleaned::unchanged(text) };
    let Some(Value::Object(task)) = lookup(&parsed.value, &outer) else { return Cleaned::unchanged(text) };
    let unwrapped = if outer.is_root() { Some(text.to_owned()) } else { unwrap(text, parsed, &outer) };
    let Some(mut cleaned) = unwrapped else { return Cleaned::unchanged(text) };

    let tags = tags_beside(&parsed.value, &outer).filter(|_| tags_of(task).is_none_or(<[Value]>::is_empty));
    let mut set_aside = siblings(&parsed.value, &outer, tags.is_some());
    for (key, value) in task {
        let is_empty_tags = key == "tags" && value.as_array().is_some_and(Vec::is_empty);
        if !DESCRIBE_ONLY.contains(&key.as_str()) && !is_empty_tags {
            continue;
        }
        let edit = Edit::Remove { path: Path::root().key(key.clone()) };
        if let Ok(text) = edit::apply(&cleaned, &edit, &*SCHEMA) {
            cleaned = text;
            set_aside.push(SetAside { path: outer.key(key.clone()), value: value.clone() });
        }
    }
    if let Some(tags) = tags {
        let edit = Edit::Set { path: Path::root().key("tags"), value: Value::from(tags) };
        cleaned = edit::apply(&cleaned, &edit, &*SCHEMA).unwrap_or(cleaned);
    }
    Cleaned { text: cleaned, set_aside, origin: origin(task) }
}

/// Whether `value` is a describe output: what [`clean`] makes a document of.
pub(super) fn is_output(value: &Value) -> bool {
    place_of(value).is_some()
}

/// The path of the task definition in a describe output; `None` for every other value.
fn place_of(value: &Value) -> Option<Path> {
    let root = value.as_object()?;
    if root.contains_key("containerDefinitions") {
        return DESCRIBE_ONLY.iter().any(|key| root.contains_key(*key)).then(Path::root);
    }
    let paths = ENVELOPES.iter().map(|keys| keys.iter().fold(Path::root(), |path, key| path.key(*key)));
    paths.into_iter().find(|path| {
        lookup(value, path)
            .and_then(Value::as_object)
            .is_some_and(|task| task.contains_key("containerDefinitions"))
    })
}

fn tags_of(object: &Map<String, Value>) -> Option<&[Value]> {
    object.get("tags")?.as_array().map(Vec::as_slice)
}

/// The tags that an answer has beside its task definition, where there are any.
fn tags_beside(value: &Value, outer: &Path) -> Option<Vec<Value>> {
    let envelope = lookup(value, &outer.parent()?)?.as_object()?;
    tags_of(envelope).filter(|tags| !tags.is_empty()).map(<[Value]>::to_vec)
}

/// Everything on the way to the task definition that is no part of it.
fn siblings(value: &Value, outer: &Path, moves_tags: bool) -> Vec<SetAside> {
    let mut found = Vec::new();
    let mut path = outer.clone();
    while let Some(parent) = path.parent() {
        let is_next_to_task = path == *outer;
        let members = lookup(value, &parent).and_then(Value::as_object).into_iter().flatten();
        for (key, value) in members {
            let stays = path.last_key() == Some(key) || (is_next_to_task && moves_tags && key == "tags");
            if !stays {
                found.push(SetAside { path: parent.key(key.clone()), value: value.clone() });
            }
        }
        path = parent;
    }
    found
}

/// The text of the value at `path` as a text of its own, with what stood around the whole value still around it.
fn unwrap(text: &str, parsed: &Parsed, path: &Path) -> Option<String> {
    let root = parsed.spans.value(&Path::root())?;
    let inner = parsed.spans.value(path)?;
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut out = text.get(..root.start)?.to_owned();
    for comment in &parsed.facts.comments {
        let is_beside = root.start <= comment.start
            && comment.end <= root.end
            && (comment.end <= inner.start || inner.end <= comment.start);
        if is_beside {
            out += text.get(comment.clone())?.trim_end();
            out += newline;
        }
    }
    let line = text.get(..inner.end - 1)?.rsplit('\n').next()?;
    let closes_line = line.trim_start().is_empty();
    out += &outdent(text.get(inner)?, if closes_line { line } else { "" });
    out += text.get(root.end..)?;
    Some(out)
}

/// `text` with as much of `indent` as each line after the first begins with taken away.
pub(crate) fn outdent(text: &str, indent: &str) -> String {
    let strip = |line: &str| -> usize {
        line.bytes().zip(indent.bytes()).take_while(|(own, outer)| own == outer).count()
    };
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    lines.fold(first.to_owned(), |out, line| out + &line[strip(line)..])
}

pub(crate) fn origin(task: &Map<String, Value>) -> Origin {
    let text = |key: &str| task.get(key).and_then(Value::as_str).map(str::to_owned);
    let arn = text("taskDefinitionArn");
    let name = arn.as_deref().and_then(Arn::parse).map(|arn| arn.resource_name().to_owned());
    let (family, revision) = name.as_deref().map_or((None, None), |name| match name.rsplit_once(':') {
        Some((family, revision)) => (Some(family.to_owned()), revision.parse().ok()),
        None => (Some(name.to_owned()), None),
    });
    Origin {
        family: text("family").or(family),
        revision: task.get("revision").and_then(Value::as_u64).or(revision),
        status: text("status"),
        registered_at: task
            .get("registeredAt")
            .filter(|value| !value.is_null())
            .map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)),
        registered_by: text("registeredBy"),
        arn,
    }
}

/// [`clean`] for a text that nobody has parsed yet. What does not parse comes back unchanged.
pub fn clean_text(text: &str) -> Cleaned {
    parse(text).map_or_else(|_| Cleaned::unchanged(text), |parsed| clean(text, &parsed))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn paths(cleaned: &Cleaned) -> Vec<String> {
        cleaned.set_aside.iter().map(|part| part.path.to_string()).collect()
    }

    const BARE: &str = r#"{
    "taskDefinitionArn": "arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7",
    // the one container
    "containerDefinitions": [ {"name" : "web"} ],
    "family": "web",
    "revision": 7,
    "status": "ACTIVE",
    "requiresAttributes": [
        {"name": "ecs.capability.task-eni"}
    ],
    "compatibilities": ["EC2", "FARGATE"],
    "cpu": "256",
    "registeredAt": 1700000000.5,
    "registeredBy": "arn:aws:iam::111122223333:root",
    "tags": []
}
"#;

    #[test]
    fn takes_the_read_only_keys_and_leaves_every_other_line() {
        let cleaned = clean_text(BARE);
        assert_eq!(
            cleaned.text,
            r#"{
    // the one container
    "containerDefinitions": [ {"name" : "web"} ],
    "family": "web",
    "cpu": "256"
}
"#
        );
        assert_eq!(
            paths(&cleaned),
            [
                "taskDefinitionArn",
                "revision",
                "status",
                "requiresAttributes",
                "compatibilities",
                "registeredAt",
                "registeredBy",
                "tags"
            ]
        );
        assert_eq!(
            cleaned.origin,
            Origin {
                arn: Some("arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7".to_owned()),
                family: Some("web".to_owned()),
                revision: Some(7),
                status: Some("ACTIVE".to_owned()),
                registered_at: Some("1700000000.5".to_owned()),
                registered_by: Some("arn:aws:iam::111122223333:root".to_owned()),
            }
        );
    }

    #[test]
    fn unwraps_with_the_relative_layout_kept() {
        let text = "// from dev\n{\r\n    \"taskDefinition\": {\r\n        \"containerDefinitions\": [\r\n            {}\r\n        ],\r\n  \"cpu\": \"1 vCPU\"\r\n    },\r\n    // none yet\r\n    \"tags\": []\r\n}\r\n";
        let cleaned = clean_text(text);
        assert_eq!(
            cleaned.text,
            "// from dev\n// none yet\r\n{\r\n    \"containerDefinitions\": [\r\n        {}\r\n    ],\r\n\"cpu\": \"1 vCPU\"\r\n}\r\n"
        );
        assert_eq!(paths(&cleaned), ["tags"]);
        assert_eq!(cleaned.origin, Origin::default());
    }

    #[test]
    fn moves_tags_in_from_beside() {
        let text = r#"{"status_code": 200, "data": {"tags": [{"key": "team", "value": "a"}], "taskDefinition": {"containerDefinitions": [], "revision": 2, "tags": []}, "ResponseMetadata": {}}}"#;
        let cleaned = clean_text(text);
        assert_eq!(
            cleaned.text,
            r#"{"containerDefinitions": [], "tags": [{ "key": "team", "value": "a" }]}"#
        );
        assert_eq!(
            paths(&cleaned),
            [
                "data.ResponseMetadata",
                "status_code",
                "data.taskDefinition.revision",
                "data.taskDefinition.tags"
            ]
        );
        let both = r#"{"taskDefinition": {"containerDefinitions": [], "tags": [1]}, "tags": [2]}"#;
        let cleaned = clean_text(both);
        assert_eq!(
            cleaned.text, r#"{"containerDefinitions": [], "tags": [1]}"#,
            "its own tags are the truth"
        );
        assert_eq!(cleaned.set_aside, [SetAside { path: Path::root().key("tags"), value: json!([2]) }]);
    }

    #[test]
    fn leaves_every_other_text_alone() {
        for text in [
            "",
            "{\"revision\": 1",
            "[]",
            r#"{"family": "web", "containerDefinitions": [], "tags": []}"#,
            r#"{"taskDefinition": "web:1", "tags": []}"#,
            r#"{"taskDefinition": {"taskDefinition": {"containerDefinitions": []}}}"#,
            r#"{"revision": 1, "status": "ACTIVE"}"#,
        ] {
            assert_eq!(clean_text(text), Cleaned::unchanged(text));
        }
    }

    #[test]
    fn the_arn_tells_family_and_revision_where_nothing_else_does() {
        let arn = r#"{"containerDefinitions": [], "taskDefinitionArn": "arn:aws:ecs:us-east-1:1:task-definition/a-b:41"}"#;
        let origin = clean_text(arn).origin;
        assert_eq!((origin.family.as_deref(), origin.revision), (Some("a-b"), Some(41)));
    }

    #[test]
    fn a_key_that_stands_twice_goes_wholly() {
        let text = "{\n  \"revision\": 1,\n  \"containerDefinitions\": [],\n  \"revision\": 2\n}";
        let cleaned = clean_text(text);
        assert_eq!(cleaned.text, "{\n  \"containerDefinitions\": []\n}");
        assert_eq!(cleaned.set_aside, [SetAside { path: Path::root().key("revision"), value: json!(2) }]);
    }

    /// A member of a task definition: its key, its value, what stands around them.
    #[derive(Debug, Clone)]
    struct Member {
        key: &'static str,
        value: &'static str,
        comment: &'static str,
        is_inline: bool,
    }

    const KEYS: &[&str] =
        &["family", "cpu", "x-note", "volumes", "revision", "status", "requiresAttributes", "registeredAt"];
    const VALUES: &[&str] =
        &["1", "\"a, b: {\"", "[ ]", "{\"a\" :1}", "[1,\n      2]", "null", "\"}\"", "{ // c\n }"];
    const COMMENTS: &[&str] = &["", "", "// , \"revision\": {", "/* two\n lines */"];

    fn member() -> impl Strategy<Value = Member> {
        use prop::sample::select;
        (select(KEYS), select(VALUES), select(COMMENTS), any::<bool>())
            .prop_map(|(key, value, comment, is_inline)| Member { key, value, comment, is_inline })
    }

    /// A describe output with its members in any order, each key once.
    fn output() -> impl Strategy<Value = (String, Vec<Member>)> {
        (prop::collection::vec(member(), 0..7), 0..7_usize, any::<bool>(), 0..4_usize).prop_map(
            |(mut members, at, trailing_comma, wrapping)| {
                let containers = Member {
                    key: "containerDefinitions",
                    value: "[{\"name\":  \"web\"}]",
                    comment: "",
                    is_inline: false,
                };
                members.insert(at.min(members.len()), containers);
                let mut seen = Vec::new();
                members.retain(|member| {
                    !seen.contains(&member.key) && {
                        seen.push(member.key);
                        true
                    }
                });
                (print(&members, trailing_comma, wrapping), members)
            },
        )
    }

    fn print(members: &[Member], trailing_comma: bool, wrapping: usize) -> String {
        let indent = if wrapping == 0 { "  " } else { "    " };
        let lines = members.iter().enumerate().map(|(at, member)| {
            let comma = if at + 1 < members.len() || trailing_comma { "," } else { "" };
            let gap = if member.is_inline && !member.comment.starts_with("//") {
                " ".to_owned()
            } else {
                format!("\n{indent}")
            };
            let Member { key, value, comment, .. } = member;
            format!("{gap}{comment}{gap}\"{key}\": {value}{comma}")
        });
        let task = format!("{{{}\n{}}}", lines.collect::<String>(), &indent[2..]);
        match wrapping {
            0 => format!("{task}\n"),
            1 => format!("{{\n  \"taskDefinition\": {task}\n}}\n"),
            2 => format!("{{ \"taskDefinition\": {task}, \"tags\": [] }}"),
            _ => format!("{{\n  \"tags\": [{{\"key\": \"k\"}}],\n  \"taskDefinition\": {task}\n}}"),
        }
    }

    proptest! {
        #[test]
        fn what_is_kept_stays_as_it_was((text, members) in output()) {
            let parsed = parse(&text).unwrap();
            let cleaned = clean(&text, &parsed);
            let after = parse(&cleaned.text).map_err(|error| TestCaseError::fail(format!("{error:?}\n{}", cleaned.text)))?;
            let is_output = place_of(&parsed.value).is_some();
            let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            for member in &members {
                let path = Path::root().key(member.key);
                let is_read_only = DESCRIBE_ONLY.contains(&member.key);
                let span = after.spans.value(&path).map(|range| &cleaned.text[range]);
                if is_read_only && is_output {
                    prop_assert_eq!(span, None);
                } else {
                    prop_assert_eq!(span.map(squeezed), Some(squeezed(member.value)));
                    prop_assert!(squeezed(&cleaned.text).contains(&squeezed(member.comment)), "{}", cleaned.text);
                }
            }
            let expected = members.iter().filter(|member| !(is_output && DESCRIBE_ONLY.contains(&member.key)));
            let moved = text.contains("\"k\"").then_some("tags");
            let expected: Vec<&str> = expected.map(|member| member.key).chain(moved).collect();
            let mut keys: Vec<&str> = after.value.as_object().unwrap().keys().map(String::as_str).collect();
            if moved.is_some() {
                keys.retain(|key| *key != "tags");
                keys.push("tags");
            }
            prop_assert_eq!(keys, expected);
        }

        #[test]
        fn cleaning_twice_is_cleaning_once((text, _) in output()) {
            let once = clean_text(&text);
            prop_assert_eq!(clean_text(&once.text), Cleaned::unchanged(&once.text));
        }
    }
}
