//! One pass over a document beside the field table: names, types, required members, listed values, placeholders.
//!
//! Facts only: the rules of the category `document` turn them into findings.

use std::collections::HashSet;
use std::ops::Range;

use serde_json::{Map, Number, Value};

use super::suggest::{Nearest, nearest};
use super::{Field, Kind, SCHEMA, convert};
use crate::document::parse::SyntaxFacts;
use crate::document::{Path, Segment};
use crate::task::{Top, placeholder};

/// What the walk found, each kind in the order of the document.
#[derive(Debug, Default)]
pub struct WalkFacts {
    /// How many values the walk has seen: it grows linearly with the document.
    pub visited: usize,
    /// Keys that ECS does not know where they stand.
    pub unknown_keys: Vec<UnknownKey>,
    /// Keys of the task level that only DescribeTaskDefinition writes.
    pub describe_only: Vec<Path>,
    /// Values of another JSON type than ECS takes.
    pub wrong_types: Vec<WrongType>,
    /// Numbers in `cpu` and `memory` of the task level, where ECS takes texts.
    pub task_sizes: Vec<TaskSize>,
    /// Texts that are none of the values that the field has.
    pub unlisted: Vec<Unlisted>,
    /// Required members that are absent or `null`.
    pub missing: Vec<Missing>,
    /// Elements of `containerDefinitions` that are `null`.
    pub null_containers: Vec<Path>,
    /// Texts with placeholders.
    pub placeholders: Vec<TextWithPlaceholders>,
}

/// A key that ECS does not know.
#[derive(Debug)]
pub struct UnknownKey {
    /// The member.
    pub path: Path,
    /// The known key that it resembles.
    pub nearest: Option<Nearest<'static>>,
    /// Whether the member could bear that key: it is free and takes a value of this type.
    pub can_rename: bool,
}

/// A value of the wrong JSON type. The walk does not go into it.
#[derive(Debug)]
pub struct WrongType {
    /// Where.
    pub path: Path,
    /// What ECS takes there.
    pub expected: Kind,
    /// What stands there.
    pub found: JsonType,
    /// The same value as what ECS takes, where that loses nothing.
    pub converted: Option<Value>,
}

/// The types that JSON tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonType {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number without a fraction.
    Integer,
    /// A number with a fraction or an exponent.
    Fraction,
    /// A number that no 64-bit number holds.
    HugeNumber,
    /// A text in quotes.
    String,
    /// `[…]`
    List,
    /// `{…}`
    Object,
}

impl JsonType {
    /// The type of `value`, which is never [`JsonType::HugeNumber`]: a value holds those as texts.
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Boolean,
            Value::Number(number) if number.is_f64() => Self::Fraction,
            Value::Number(_) => Self::Integer,
            Value::String(_) => Self::String,
            Value::Array(_) => Self::List,
            Value::Object(_) => Self::Object,
        }
    }
}

/// A number where the task level takes a text.
#[derive(Debug)]
pub struct TaskSize {
    /// `cpu` or `memory`.
    pub path: Path,
    /// The number as its field would have it, where it is a whole one.
    pub text: Option<String>,
    /// The number as a reader sees it.
    pub number: String,
}

/// A text that is none of the listed values.
#[derive(Debug)]
pub struct Unlisted {
    /// Where.
    pub path: Path,
    /// The text.
    pub value: String,
    /// The values of the field.
    pub allowed: &'static [&'static str],
    /// Whether there must be one.
    pub is_required: bool,
    /// The value that it resembles.
    pub nearest: Option<Nearest<'static>>,
}

/// A required member that is absent or `null`.
#[derive(Debug)]
pub struct Missing {
    /// The member.
    pub path: Path,
    /// Its field.
    pub field: &'static Field,
}

/// A text with placeholders.
#[derive(Debug)]
pub struct TextWithPlaceholders {
    /// Where.
    pub path: Path,
    /// The whole text.
    pub text: String,
    /// The placeholders in it.
    pub ranges: Vec<Range<usize>>,
}

/// Keys of the task level that DescribeTaskDefinition writes and RegisterTaskDefinition refuses.
pub const DESCRIBE_ONLY: [&str; 9] = [
    "taskDefinitionArn",
    "revision",
    "status",
    "requiresAttributes",
    "compatibilities",
    "registeredAt",
    "registeredBy",
    "deregisteredAt",
    "deleteRequestedAt",
];

/// Fields whose values have rules of their own, since ECS takes more than the model lists.
pub const FREE_ENUMS: [&str; 3] = [
    "containerDefinitions[].logConfiguration.logDriver",
    "containerDefinitions[].portMappings[].protocol",
    "placementConstraints[].type",
];

/// Where the signs of a placeholder belong to the shell, the log driver or whoever reads the label.
const WITHOUT_PLACEHOLDERS: [&str; 6] = [
    "containerDefinitions[].command",
    "containerDefinitions[].credentialSpecs",
    "containerDefinitions[].dockerLabels",
    "containerDefinitions[].entryPoint",
    "containerDefinitions[].healthCheck.command",
    "containerDefinitions[].logConfiguration.options",
];

/// Walks over a whole document. Of a bare list of containers, paths begin with `containerDefinitions` all the same.
pub fn walk(value: &Value, syntax: &SyntaxFacts) -> WalkFacts {
    let top = Top::of(value);
    let base = match top {
        Top::Containers(_) => Path::root().key("containerDefinitions"),
        Top::Task(_) | Top::Other => Path::root(),
    };
    let mut walker = Walker {
        trail: Vec::new(),
        huge: syntax.huge_numbers.iter().map(|path| base.join(path)).collect(),
        takes_placeholders: true,
        facts: WalkFacts::default(),
    };
    match top {
        Top::Task(map) => {
            walker.facts.visited += 1;
            walker.structure(map, SCHEMA.root());
        }
        Top::Containers(_) => {
            let field = SCHEMA.lookup("containerDefinitions");
            if let Some(field) = field {
                walker.trail.push(Step::Field(field.name));
                walker.value(value, field);
            }
        }
        Top::Other => walker.facts.visited += 1,
    }
    walker.facts
}

/// Where the walk is. A [`Path`] is made of it only when there is something to say.
struct Walker<'v> {
    trail: Vec<Step<'v>>,
    /// Numbers that the value holds as texts.
    huge: HashSet<Path>,
    takes_placeholders: bool,
    facts: WalkFacts,
}

#[derive(Clone, Copy)]
enum Step<'v> {
    /// A key that the table knows.
    Field(&'static str),
    /// Any other key.
    Key(&'v str),
    Index(usize),
}

impl<'v> Walker<'v> {
    fn path(&self) -> Path {
        let segment = |step: &Step<'v>| match step {
            Step::Field(name) => Segment::Key((*name).into()),
            Step::Key(key) => Segment::Key((*key).to_owned().into()),
            Step::Index(index) => Segment::Index(u32::try_from(*index).unwrap_or(u32::MAX)),
        };
        self.trail.iter().map(segment).collect::<Vec<_>>().into()
    }

    fn path_to(&self, key: &str) -> Path {
        self.path().key(key.to_owned())
    }

    fn value(&mut self, value: &'v Value, field: &'static Field) {
        self.facts.visited += 1;
        let is_huge = !self.huge.is_empty() && value.is_string() && self.huge.contains(&self.path());
        if let Value::String(text) = value
            && !is_huge
        {
            self.placeholders(text);
        }
        match (field.kind, value) {
            (_, Value::Null) => {}
            (_, Value::String(text)) if is_huge => self.huge_number(text, field),
            (Kind::Structure, Value::Object(map)) => self.structure(map, field),
            (Kind::Map, Value::Object(map)) => self.map(map, field),
            (Kind::List, Value::Array(list)) => self.list(list, field),
            (Kind::Enum, Value::String(text)) => self.listed(text, field),
            (kind, value) if kind.admits(value) => {}
            (_, Value::Number(number)) if is_task_size(field) => self.task_size(number),
            _ => self.facts.wrong_types.push(WrongType {
                path: self.path(),
                expected: field.kind,
                found: JsonType::of(value),
                converted: convert::convert(field, value),
            }),
        }
    }

    fn structure(&mut self, map: &'v Map<String, Value>, field: &'static Field) {
        for (key, value) in map {
            match SCHEMA.member(field, key) {
                Some(member) => {
                    self.trail.push(Step::Field(member.name));
                    self.value(value, member);
                    self.trail.pop();
                }
                None => self.unknown(key, value, map, field),
            }
        }
        for member in SCHEMA.members(field).filter(|member| member.is_required) {
            if map.get(member.name).is_none_or(Value::is_null) {
                let path = self.path_to(member.name);
                self.facts.missing.push(Missing { path, field: member });
            }
        }
    }

    fn unknown(&mut self, key: &'v str, value: &Value, siblings: &Map<String, Value>, field: &'static Field) {
        self.facts.visited += 1;
        let path = self.path_to(key);
        if self.trail.is_empty() && DESCRIBE_ONLY.contains(&key) {
            self.facts.describe_only.push(path);
            return;
        }
        let nearest = nearest(key, SCHEMA.members(field).map(|member| member.name));
        let goal = nearest.and_then(|nearest| SCHEMA.member(field, nearest.word));
        let can_rename =
            goal.is_some_and(|goal| !siblings.contains_key(goal.name) && goal.kind.admits(value));
        self.facts.unknown_keys.push(UnknownKey { path, nearest, can_rename });
    }

    fn map(&mut self, map: &'v Map<String, Value>, field: &'static Field) {
        let Some(element) = SCHEMA.element(field) else { return };
        let takes_placeholders = self.enter(field);
        for (key, value) in map {
            self.trail.push(Step::Key(key));
            self.value(value, element);
            self.trail.pop();
        }
        self.takes_placeholders = takes_placeholders;
    }

    fn list(&mut self, list: &'v [Value], field: &'static Field) {
        let Some(element) = SCHEMA.element(field) else { return };
        let takes_placeholders = self.enter(field);
        for (index, value) in list.iter().enumerate() {
            self.trail.push(Step::Index(index));
            if value.is_null() && field.pattern == "containerDefinitions" {
                self.facts.null_containers.push(self.path());
            }
            self.value(value, element);
            self.trail.pop();
        }
        self.takes_placeholders = takes_placeholders;
    }

    /// Answers with what held outside.
    fn enter(&mut self, field: &Field) -> bool {
        let outside = self.takes_placeholders;
        self.takes_placeholders = outside && !WITHOUT_PLACEHOLDERS.contains(&field.pattern);
        outside
    }

    fn placeholders(&mut self, text: &str) {
        if !self.takes_placeholders {
            return;
        }
        let ranges = placeholder::find(text);
        if !ranges.is_empty() {
            let path = self.path();
            self.facts.placeholders.push(TextWithPlaceholders { path, text: text.to_owned(), ranges });
        }
    }

    fn listed(&mut self, text: &str, field: &'static Field) {
        let is_known = field.values.contains(&text) || FREE_ENUMS.contains(&field.pattern);
        // What a pipeline replaces is not judged by its form.
        if is_known || placeholder::is_in(text) {
            return;
        }
        self.facts.unlisted.push(Unlisted {
            path: self.path(),
            value: text.to_owned(),
            allowed: &field.values,
            is_required: field.is_required,
            nearest: nearest(text, field.values.iter().copied()),
        });
    }

    fn task_size(&mut self, number: &Number) {
        let text = convert::whole(number).map(|whole| whole.to_string());
        self.facts.task_sizes.push(TaskSize { path: self.path(), text, number: convert::plain(number) });
    }

    /// A number that no 64-bit number holds is of no field's type. As a text it keeps all its digits.
    fn huge_number(&mut self, text: &str, field: &'static Field) {
        let path = self.path();
        if is_task_size(field) {
            self.facts.task_sizes.push(TaskSize { path, text: None, number: text.to_owned() });
            return;
        }
        let converted = (field.kind == Kind::String).then(|| Value::from(text));
        self.facts.wrong_types.push(WrongType {
            path,
            expected: field.kind,
            found: JsonType::HugeNumber,
            converted,
        });
    }
}

fn is_task_size(field: &Field) -> bool {
    matches!(field.pattern, "cpu" | "memory")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;

    fn facts(text: &str) -> WalkFacts {
        let parsed = parse(text).unwrap();
        walk(&parsed.value, &parsed.facts)
    }

    /// Each fact as a line: what, and where.
    fn told(text: &str) -> Vec<String> {
        let facts = facts(text);
        let lines = |name: &str, paths: Vec<&Path>| {
            paths.into_iter().map(|path| format!("{name} {path}")).collect::<Vec<_>>()
        };
        [
            lines("unknown", facts.unknown_keys.iter().map(|fact| &fact.path).collect()),
            lines("describe", facts.describe_only.iter().collect()),
            lines("type", facts.wrong_types.iter().map(|fact| &fact.path).collect()),
            lines("size", facts.task_sizes.iter().map(|fact| &fact.path).collect()),
            lines("unlisted", facts.unlisted.iter().map(|fact| &fact.path).collect()),
            lines("missing", facts.missing.iter().map(|fact| &fact.path).collect()),
            lines("null", facts.null_containers.iter().collect()),
            lines("placeholder", facts.placeholders.iter().map(|fact| &fact.path).collect()),
        ]
        .concat()
    }

    #[test]
    fn tells_what_stands_where() {
        for (text, expected) in [
            (r#"{"family": "a", "containerDefinitions": []}"#, &[][..]),
            (r#"{}"#, &["missing family", "missing containerDefinitions"]),
            (
                r#"{"family": null, "containerDefinitions": [null], "revision": 3, "cpu": 256, "memory": [1]}"#,
                &[
                    "describe revision",
                    "type memory",
                    "size cpu",
                    "missing family",
                    "null containerDefinitions[0]",
                ],
            ),
            (
                r#"[{"name": "a", "cpu": "1", "command": ["${X}", 1, null], "revision": 1, "environment": {"a": [1]}}]"#,
                &[
                    "unknown containerDefinitions[0].revision",
                    "type containerDefinitions[0].cpu",
                    "type containerDefinitions[0].command[1]",
                    "type containerDefinitions[0].environment",
                ],
            ),
            (
                r#"[{"name": "${N}", "x": {"y": "${Z}"}, "logConfiguration":
                    {"logDriver": "loki", "options": {"a": "${A}", "b.c": 1}, "secretOptions": [{"name": "<n>"}]}}]"#,
                &[
                    "unknown containerDefinitions[0].x",
                    "type containerDefinitions[0].logConfiguration.options{b.c}",
                    "missing containerDefinitions[0].logConfiguration.secretOptions[0].valueFrom",
                    "placeholder containerDefinitions[0].name",
                    "placeholder containerDefinitions[0].logConfiguration.secretOptions[0].name",
                ],
            ),
            (
                r#"[{"image": "a", "user": 1e999, "memory": -1e999, "dockerLabels": {"a": 1e999}}]"#,
                &[
                    "type containerDefinitions[0].user",
                    "type containerDefinitions[0].memory",
                    "type containerDefinitions[0].dockerLabels{a}",
                ],
            ),
            (
                r#"{"family": "a", "containerDefinitions": "${C}", "cpu": 1e999, "networkMode": "${MODE}", "pidMode": "Host",
                    "inferenceAccelerators": [], "requiresCompatibilities": ["EC2", "fargate"]}"#,
                &[
                    "type containerDefinitions",
                    "size cpu",
                    "unlisted pidMode",
                    "unlisted requiresCompatibilities[1]",
                    "placeholder containerDefinitions",
                    "placeholder networkMode",
                ],
            ),
            ("[1]", &[]),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn a_key_can_be_renamed_where_the_right_one_is_free_and_takes_the_value() {
        for (text, expected) in [
            (r#"{"Family": "a"}"#, true),
            (r#"{"Family": 1}"#, false),
            (r#"{"Family": "a", "family": null}"#, false),
            (r#"{"somethingElse": "a"}"#, false),
        ] {
            assert_eq!(facts(text).unknown_keys[0].can_rename, expected, "{text}");
        }
    }

    #[test]
    fn the_lists_of_fields_here_are_fields_of_the_table() {
        for pattern in FREE_ENUMS {
            assert_eq!(SCHEMA.lookup(pattern).unwrap().kind, Kind::Enum, "{pattern}");
        }
        for pattern in WITHOUT_PLACEHOLDERS {
            assert!(matches!(SCHEMA.lookup(pattern).unwrap().kind, Kind::List | Kind::Map), "{pattern}");
        }
        for key in DESCRIBE_ONLY {
            assert!(SCHEMA.lookup(key).is_none(), "{key}");
        }
    }

    #[test]
    fn a_document_twice_as_long_is_twice_the_work() {
        let port = r#"{"containerPort": 80, "hostPort": "80", "x": {"y": [1, 2, 3]}}"#;
        let visited = |count: usize| {
            let ports = vec![port; count].join(",");
            facts(&format!(r#"[{{"name": "a", "portMappings": [{ports}]}}]"#)).visited
        };
        // The list, its element, the name and the list of ports, then four for each port: `x` is not entered.
        assert_eq!((visited(10), visited(20), visited(40)), (4 + 40, 4 + 80, 4 + 160));
    }
}
