//! Whatever bytes a file has, the core answers: with findings, their sentences in both languages, and fixes that fit
//! the text. It never panics, and it takes no longer for a document than the document is long.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use taskwright::document::edit::apply_all;
use taskwright::document::{Encoding, parse};
use taskwright::rules::{self, Finding};
use taskwright::schema::SCHEMA;
use taskwright::task::Task;
use taskwright::text::{Catalog, Language};

static CATALOGS: LazyLock<[Catalog; 2]> = LazyLock::new(|| Language::ALL.map(Catalog::new));

/// Takes bytes the whole way to what a user reads.
fn answer(bytes: &[u8]) -> Vec<Finding> {
    let Ok((text, _)) = Encoding::decode(bytes) else { return Vec::new() };
    let findings = match parse(&text) {
        Ok(parsed) => {
            let task = Task::read(&text, &parsed);
            assert!(task.walk.visited <= text.len(), "more values than bytes: {text}");
            rules::check(&task, &parsed.value)
        }
        Err(error) => {
            assert!(text.get(error.range.clone()).is_some(), "{error:?} in {text}");
            rules::check_broken(&error)
        }
    };
    for finding in &findings {
        read(finding);
        for fix in &finding.fixes {
            let edits = fix.edits_with(&Value::from("1"));
            match apply_all(&text, &edits, &*SCHEMA) {
                Ok(fixed) => assert!(parse(&fixed).is_ok(), "{} .{}: {fixed}", finding.rule.id, fix.text),
                Err(error) => panic!("{} .{}: {error}\n{text}", finding.rule.id, fix.text),
            }
        }
    }
    findings
}

fn read(finding: &Finding) {
    let key = finding.rule.text_key();
    for catalog in &*CATALOGS {
        let language = catalog.language().code();
        assert!(catalog.has(key), "{key} in {language}");
        assert!(!catalog.format(key, &finding.args).is_empty(), "{key} in {language}");
        for attribute in std::iter::once("why").chain(finding.fixes.iter().map(|fix| fix.text)) {
            let text = catalog.attribute(key, attribute, &finding.args);
            assert!(text.is_some_and(|text| !text.is_empty()), "{key}.{attribute} in {language}");
        }
    }
}

/// Pieces that JSON, comments and task definitions are made of.
fn pieces() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        " ",
        "\n",
        "\r\n",
        "\t",
        "\u{a0}",
        "// c\n",
        "/* c */",
        "/*",
        "'a'",
        "\"",
        "\\",
        "\"\\u12\"",
        "\"\\ud800\"",
        "\"a\":",
        "\"family\":",
        "\"family\": \"web\",",
        "\"cpu\": 256,",
        "\"containerDefinitions\": [",
        "{\"name\": \"web\",",
        "\"image\": \"${X}\"",
        "\"command\": \"a b\",",
        "\"portMappings\": [{\"hostport\": \"80\"}],",
        "null",
        "true",
        "True",
        "1e999",
        "-0",
        "0x1F",
        ".5",
        "한글",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// A value that may be anything, with keys that ECS knows somewhere.
pub(crate) fn value() -> impl Strategy<Value = Value> {
    let names: Vec<&str> =
        SCHEMA.fields().iter().map(|field| field.name).filter(|name| !name.is_empty()).collect();
    let words =
        ["", "web", "FARGATE", "awsvpc", "80", "true", "<A>", "arn:aws:iam::ACCOUNT:role/x", "host", "가"];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        select(vec![0_i64, 1, 80, -1, 70_000, i64::MAX]).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        select(words.to_vec()).prop_map(Value::from),
        "[$<{x}>_A-Za-z:/ -]{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 6, move |inner| {
        let key = prop_oneof![4 => select(names.clone()).prop_map(str::to_owned), 1 => "[a-zA-Z.]{0,6}"];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// A definition with one field or another set to something else.
pub(crate) fn changed_definition() -> impl Strategy<Value = Value> {
    let patterns: Vec<&str> = SCHEMA.fields().iter().map(|field| field.pattern).collect();
    prop::collection::vec((select(patterns), value()), 1..5).prop_map(|changes| {
        let mut definition =
            json!({"family": "web", "containerDefinitions": [{"name": "web", "image": "web:1"}]});
        for (pattern, value) in changes {
            put(&mut definition, pattern, value);
        }
        definition
    })
}

/// Sets the value at a pattern of the field table, in the first element of each list on the way.
fn put(target: &mut Value, pattern: &str, value: Value) {
    let steps = pattern.replace("[]", ".[]").replace("{}", ".{}");
    let place = steps.split('.').fold(target, |target, step| match step {
        "[]" => {
            if !target.get(0).is_some_and(|_| target.is_array()) {
                *target = json!([null]);
            }
            &mut target[0]
        }
        key => {
            if !target.is_object() {
                *target = json!({});
            }
            &mut target[key]
        }
    });
    *place = value;
}

const DOCUMENTS: [&str; 4] = [
    r#"{
  "family": "web",
  "requiresCompatibilities": ["FARGATE"],
  "networkMode": "awsvpc",
  "cpu": "256",
  "memory": "512",
  "containerDefinitions": [
    {
      "name": "web", // the one that serves
      "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1.4",
      "portMappings": [{ "containerPort": 8080, "protocol": "tcp" }],
      "environment": [{ "name": "MODE", "value": "prod" }],
      "logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "/ecs/web" } },
    },
  ],
}
"#,
    r#"[{"name":"a","image":"b","cpu":"10","command":["sh","-c","echo $HOME"],"mountPoints":[{"sourceVolume":"d"}]}]"#,
    "{\"taskDefinition\": {\"family\": \"web\", \"revision\": 3, \"cpu\": 256,\r\n \"containerDefinitions\": \
     [{\"name\": \"web\"}]}, \"tags\": [{\"key\": \"a\"}]}",
    r#"{"family": "a", "family": "b", "containerDefinitions": [null, {"healthCheck": {}, "healthCheck": {"a": 1}}],
        "taskRoleArn": "arn:aws:iam::ACCOUNT_ID:role/XXXX", "runtimePlatform": {"cpuArchitecture": "amd64"}}"#,
];

/// One cut, doubled or foreign stretch in a document.
fn mutated_document() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just(Vec::new()),
        pieces().prop_map(String::into_bytes),
        any::<[u8; 2]>().prop_map(Vec::from)
    ];
    let mutation = (any::<Index>(), any::<Index>(), piece, any::<bool>());
    (select(DOCUMENTS.to_vec()), prop::collection::vec(mutation, 1..4)).prop_map(|(document, mutations)| {
        let mut bytes = document.as_bytes().to_vec();
        for (start, length, piece, doubles) in mutations {
            let start = start.index(bytes.len() + 1);
            let end = start + length.index((bytes.len() - start).min(40) + 1);
            let piece = if doubles { [&bytes[start..end], &bytes[start..end]].concat() } else { piece };
            bytes.splice(start..end, piece);
        }
        bytes
    })
}

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        answer(&bytes);
    }

    #[test]
    fn any_utf16_is_answered(text in pieces()) {
        answer(&Encoding::Utf16Le.encode(&text));
    }

    #[test]
    fn anything_like_json_is_answered(text in pieces()) {
        answer(text.as_bytes());
    }

    #[test]
    fn any_value_is_answered(value in value()) {
        answer(value.to_string().as_bytes());
    }

    #[test]
    fn any_definition_is_answered(definition in changed_definition()) {
        answer(definition.to_string().as_bytes());
        answer(format!("{definition:#}").as_bytes());
        answer(definition["containerDefinitions"].to_string().as_bytes());
    }

    #[test]
    fn any_damage_to_a_document_is_answered(bytes in mutated_document()) {
        answer(&bytes);
    }
}

#[test]
fn the_documents_that_are_damaged_say_something_when_they_are_whole() {
    for document in DOCUMENTS {
        assert!(!answer(document.as_bytes()).is_empty(), "{document}");
    }
}

#[test]
fn a_text_that_cannot_be_read_has_one_finding() {
    for text in ["", "{", "[1, 2]", "{\"a\": 01}", "\u{feff}x"] {
        let found = answer(text.as_bytes());
        assert_eq!(found.len(), 1, "{text}");
        assert!(found[0].at.is_root());
    }
}

#[test]
fn a_document_twice_as_long_is_visited_at_most_about_twice_as_often() {
    let visited = |count: usize| {
        let ports = vec![r#"{"containerPort": 80, "hostport": 80, "protocol": "<P>"}"#; count].join(",");
        let text = format!(r#"{{"family": "web", "containerDefinitions": [{{"portMappings": [{ports}]}}]}}"#);
        let parsed = parse(&text).unwrap();
        Task::read(&text, &parsed).walk.visited
    };
    for count in [10, 100, 1000] {
        let (once, twice) = (visited(count), visited(2 * count));
        assert!(twice <= 2 * once && twice > once, "{once} for {count}, then {twice}");
    }
}
