//! Each kind of change on either side, and what a reader is told of it.

use serde_json::json;

use super::*;
use crate::document::edit::apply_all;
use crate::document::parse;
use crate::schema::SCHEMA;
use crate::text::{Catalog, Language};

const NAMES: Names<'static> = Names { base: "foobar:41", theirs: "foobar:43" };

/// As people write it.
const OURS: &str = r#"{
  // of the payments team
  "family": "foobar",
  "requiresCompatibilities": ["FARGATE"],
  "networkMode": "awsvpc",
  "cpu": ".25 vCPU",
  "memory": "512",
  "x-note": "ask before you change this",
  "containerDefinitions": [
    {
      "name": "web",
      "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/foobar:1.4.1", // what serves
      "portMappings": [{ "containerPort": 8080 }],
      "environment": [
        { "name": "HOST", "value": "db" },
        { "name": "MODE", "value": "prod" },
        { "name": "DB_PASSWORD", "value": "hunter2" }
      ],
      "stopTimeout": 30
    },
    { "name": "sidecar", "image": "otel:1", "essential": false }
  ]
}
"#;

/// The same as ECS answers it, with `edits` made to it there.
fn registered(edits: &[(&str, Value)]) -> Value {
    let mut value = json!({
        "taskDefinitionArn": "arn:aws:ecs:eu-west-1:111122223333:task-definition/foobar:41",
        "revision": 41,
        "status": "ACTIVE",
        "compatibilities": ["EC2", "FARGATE"],
        "family": "foobar",
        "requiresCompatibilities": ["FARGATE"],
        "networkMode": "awsvpc",
        "cpu": "256",
        "memory": "512",
        "volumes": [],
        "placementConstraints": [],
        "containerDefinitions": [
            {
                "name": "web",
                "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/foobar:1.4.1",
                "cpu": 0,
                "essential": true,
                "portMappings": [{"containerPort": 8080, "hostPort": 8080, "protocol": "tcp"}],
                "environment": [
                    {"name": "DB_PASSWORD", "value": "hunter2"},
                    {"name": "HOST", "value": "db"},
                    {"name": "MODE", "value": "prod"}
                ],
                "mountPoints": [],
                "volumesFrom": [],
                "systemControls": [],
                "stopTimeout": 30
            },
            {"name": "sidecar", "image": "otel:1", "cpu": 0, "essential": false, "environment": []}
        ]
    });
    change(&mut value, edits);
    value
}

/// Sets the values at some pointers; a null takes the member or element away.
fn change(value: &mut Value, edits: &[(&str, Value)]) {
    for (path, new) in edits {
        let (parent, last) = path.rsplit_once('/').unwrap();
        match value.pointer_mut(parent).unwrap_or_else(|| panic!("{path}")) {
            Value::Object(members) if new.is_null() => drop(members.shift_remove(last)),
            Value::Object(members) => drop(members.insert(last.into(), new.clone())),
            Value::Array(list) if new.is_null() => drop(list.remove(last.parse().unwrap())),
            Value::Array(list) => match last.parse::<usize>() {
                Ok(index) => list.insert(index, new.clone()),
                Err(_) => list.push(new.clone()),
            },
            _ => panic!("{path}"),
        }
    }
}

fn value(text: &str) -> Value {
    parse(text).unwrap().value
}

fn apply(text: &str, edits: &[Edit]) -> String {
    apply_all(text, edits, &*SCHEMA).unwrap_or_else(|error| panic!("{error}: {edits:?}\n{text}"))
}

/// Our text with some words replaced by others.
fn edited(replacements: &[(&str, &str)]) -> String {
    replacements.iter().fold(OURS.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    })
}

/// One merge of `ours` with what `theirs` changed, from the same registered revision.
struct Case {
    ours: String,
    merge: Merge,
}

impl Case {
    fn new(ours: &[(&str, &str)], theirs: &[(&str, Value)]) -> Self {
        let ours = edited(ours);
        let merge = merge(&registered(&[]), &value(&ours), &registered(theirs));
        Self { ours, merge }
    }

    fn text(&self, answers: &[Side]) -> String {
        apply(&self.ours, &self.merge.resolve(answers))
    }

    /// Our text with these words replaced is what becomes of it.
    fn check(&self, answers: &[Side], replacements: &[(&str, &str)]) {
        let expected = replacements.iter().fold(self.ours.clone(), |text, (old, new)| {
            assert!(text.contains(old), "{old}");
            text.replacen(old, new, 1)
        });
        assert_eq!(self.text(answers), expected);
    }

    fn conflicts(&self) -> Vec<String> {
        self.merge.conflicts.iter().map(|conflict| conflict.path.to_string()).collect()
    }

    fn taken(&self) -> Vec<String> {
        let catalog = Catalog::new(Language::En);
        self.merge.taken.iter().map(|taken| taken.sentence(&catalog)).collect()
    }

    fn sentences(&self, language: Language) -> Vec<String> {
        let catalog = Catalog::new(language);
        self.merge.conflicts.iter().map(|conflict| conflict.sentence(NAMES, &catalog)).collect()
    }

    fn english(&self) -> Vec<String> {
        self.sentences(Language::En)
    }
}

const IMAGE: &str = "/containerDefinitions/0/image";
const TAG_2: &str = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/foobar:1.4.2";
const TAG_5: &str = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/foobar:1.5.0";

#[test]
fn what_ecs_fills_in_is_no_change() {
    let case = Case::new(&[], &[("/revision", json!(43))]);
    assert!(case.merge.is_empty(), "{:?}", case.merge);
    assert!(case.merge.edits().is_empty());
    // From the text, too.
    let merge = merge(&value(OURS), &value(OURS), &registered(&[]));
    assert!(merge.is_empty() && merge.edits().is_empty(), "{merge:?}");
}

#[test]
fn what_only_they_changed_is_taken_and_nothing_else_moves() {
    let case = Case::new(
        &[("\"stopTimeout\": 30", "\"stopTimeout\": 60")],
        &[(IMAGE, json!(TAG_5)), ("/memory", json!("1024"))],
    );
    assert_eq!(case.taken(), ["Task memory: 1024 instead of 512.", "web › image: 1.5.0 instead of 1.4.1."]);
    assert_eq!(case.conflicts(), [""; 0]);
    case.check(&[], &[("1.4.1", "1.5.0"), ("\"512\"", "\"1024\"")]);
}

#[test]
fn both_changed_a_value() {
    let case = Case::new(&[("1.4.1", "1.4.2")], &[(IMAGE, json!(TAG_5))]);
    assert_eq!(case.conflicts(), ["containerDefinitions[0].image"]);
    assert_eq!(case.english(), ["web › image: you have 1.4.2, foobar:43 has 1.5.0; foobar:41 had 1.4.1."]);
    assert_eq!(
        case.sentences(Language::Ko),
        ["web › 이미지: 내 문서는 1.4.2, foobar:43은 1.5.0입니다. 원래 값(foobar:41): 1.4.1."]
    );
    case.check(&[], &[]);
    case.check(&[Side::Ours], &[]);
    case.check(&[Side::Theirs], &[("1.4.2", "1.5.0")]);
}

#[test]
fn both_changed_it_alike() {
    for (ours, theirs) in [
        (("1.4.1", "1.4.2"), (IMAGE, json!(TAG_2))),
        ((".25 vCPU", "0.5vcpu"), ("/cpu", json!("512"))),
        (("\"512\"", "\"1 GB\""), ("/memory", json!("1024"))),
        (("30", "\"45\""), ("/containerDefinitions/0/stopTimeout", json!(45))),
    ] {
        let case = Case::new(&[ours], &[theirs]);
        assert!(case.merge.is_empty(), "{:?}", case.merge);
    }
}

#[test]
fn a_default_of_theirs_is_none_and_one_of_ours_neither() {
    // They wrote down what ECS takes; we took it away.
    let case = Case::new(
        &[(",\n      \"stopTimeout\": 30", "")],
        &[("/containerDefinitions/0/readonlyRootFilesystem", json!(false))],
    );
    assert!(case.merge.is_empty(), "{:?}", case.merge);
    // What was a default for both is theirs alone.
    let theirs = [("/containerDefinitions/0/stopTimeout", json!(90))];
    let case = Case::new(&[(",\n      \"stopTimeout\": 30", "")], &theirs);
    assert_eq!(case.taken(), ["web › Stop timeout: 90 s instead of 30 s."]);
    assert!(case.text(&[]).contains("\"stopTimeout\": 90"), "{}", case.text(&[]));
}

#[test]
fn elements_go_after_what_they_follow() {
    let case = Case::new(
        &[("{ \"name\": \"HOST\"", "{ \"name\": \"OWN\", \"value\": \"1\" },\n        { \"name\": \"HOST\"")],
        &[
            ("/containerDefinitions/0/environment/2", json!({"name": "B", "value": "2"})),
            ("/containerDefinitions/0/environment/2", json!({"name": "A", "value": "1"})),
            ("/containerDefinitions/0/environment/-", json!({"name": "LAST", "value": "3"})),
            ("/containerDefinitions/0/environment/0", json!({"name": "FIRST", "value": "0"})),
        ],
    );
    assert_eq!(case.conflicts(), [""; 0]);
    let host = "{ \"name\": \"HOST\", \"value\": \"db\" },\n";
    let mode = "{ \"name\": \"MODE\", \"value\": \"prod\" },\n";
    let password = "{ \"name\": \"DB_PASSWORD\", \"value\": \"hunter2\" }\n";
    case.check(
        &[],
        &[
            (
                host,
                "{ \"name\": \"HOST\", \"value\": \"db\" },\n        { \"name\": \"A\", \"value\": \"1\" },\n        \
                 { \"name\": \"B\", \"value\": \"2\" },\n",
            ),
            (
                mode,
                "{ \"name\": \"MODE\", \"value\": \"prod\" },\n        { \"name\": \"LAST\", \"value\": \"3\" },\n",
            ),
            (
                password,
                "{ \"name\": \"DB_PASSWORD\", \"value\": \"hunter2\" },\n        \
                 { \"name\": \"FIRST\", \"value\": \"0\" }\n",
            ),
        ],
    );
}

#[test]
fn both_add_the_same_element() {
    let ours = [("{ \"name\": \"HOST\"", "{ \"name\": \"NEW\", \"value\": \"1\" }, { \"name\": \"HOST\"")];
    let new = |value: &str| ("/containerDefinitions/0/environment/-", json!({"name": "NEW", "value": value}));
    assert!(Case::new(&ours, &[new("1")]).merge.is_empty());
    let case = Case::new(&ours, &[new("2")]);
    assert_eq!(case.conflicts(), ["containerDefinitions[0].environment[0].value"]);
    assert_eq!(case.english(), ["web › NEW: you have 1, foobar:43 has 2; foobar:41 had none."]);
    case.check(&[Side::Theirs], &[("\"NEW\", \"value\": \"1\"", "\"NEW\", \"value\": \"2\"")]);
}

#[test]
fn removed_here_and_changed_there() {
    let host = "        { \"name\": \"HOST\", \"value\": \"db\" },\n";
    let case = Case::new(&[(host, "")], &[("/containerDefinitions/0/environment/1/value", json!("db2"))]);
    assert_eq!(case.conflicts(), ["containerDefinitions[0].environment[2]"]);
    assert_eq!(case.english(), ["web › HOST: you removed it, foobar:43 has db2; foobar:41 had db."]);
    assert_eq!(
        case.sentences(Language::Ko),
        ["web › HOST: 내 문서에서는 삭제했고 foobar:43은 db2입니다. 원래 값(foobar:41): db."]
    );
    case.check(&[], &[]);
    let taken = case.text(&[Side::Theirs]);
    assert!(taken.contains(r#"{ "name": "HOST", "value": "db2" }"#), "{taken}");
    // Left as it was there, it stays removed.
    assert!(Case::new(&[(host, "")], &[]).merge.is_empty());
}

#[test]
fn changed_here_and_removed_there() {
    let case = Case::new(
        &[("\"value\": \"db\"", "\"value\": \"db2\"")],
        &[("/containerDefinitions/0/environment/1", Value::Null)],
    );
    assert_eq!(case.english(), ["web › HOST: you have db2, foobar:43 no longer has it; foobar:41 had db."]);
    assert_eq!(
        case.sentences(Language::Ko),
        ["web › HOST: 내 문서는 db2입니다. foobar:43에는 이제 없습니다. 원래 값(foobar:41): db."]
    );
    case.check(&[Side::Theirs], &[("        { \"name\": \"HOST\", \"value\": \"db2\" },\n", "")]);
    // Not changed here, it goes.
    let case = Case::new(&[], &[("/containerDefinitions/0/environment/1", Value::Null)]);
    assert_eq!(case.taken(), ["web › HOST: removed."]);
    case.check(&[], &[("        { \"name\": \"HOST\", \"value\": \"db\" },\n", "")]);
}

#[test]
fn whole_containers() {
    let sidecar = ",\n    { \"name\": \"sidecar\", \"image\": \"otel:1\", \"essential\": false }";
    let image = ("/containerDefinitions/1/image", json!("otel:2"));
    let case = Case::new(&[(sidecar, "")], &[image]);
    assert_eq!(case.english(), ["sidecar: you removed it, foobar:43 has it changed."]);
    assert_eq!(
        case.sentences(Language::Ko),
        ["sidecar: 내 문서에서는 삭제했고 foobar:43에서는 바뀌었습니다."]
    );
    let taken = value(&case.text(&[Side::Theirs]));
    // Without what ECS filled in.
    let expected = json!({"name": "sidecar", "image": "otel:2", "essential": false});
    assert_eq!(taken["containerDefinitions"][1], expected);

    let case = Case::new(&[("otel:1", "otel:3")], &[("/containerDefinitions/1", Value::Null)]);
    assert_eq!(case.english(), ["sidecar: you changed it, foobar:43 no longer has it."]);
    assert_eq!(case.sentences(Language::Ko), ["sidecar: 내 문서에서는 바꿨고 foobar:43에는 이제 없습니다."]);
    assert_eq!(value(&case.text(&[Side::Theirs]))["containerDefinitions"].as_array().unwrap().len(), 1);
}

#[test]
fn lists_by_value_are_one() {
    let command = "/containerDefinitions/0/command";
    let ours = [("\"stopTimeout\": 30", "\"stopTimeout\": 30,\n      \"command\": [\"a\", \"b\"]")];
    assert!(Case::new(&ours, &[(command, json!(["a", "b"]))]).merge.is_empty());
    let case = Case::new(&ours, &[(command, json!(["a", "--token", "hidden", "c"]))]);
    assert_eq!(
        case.english(),
        ["web › Command: you have a b, foobar:43 has a --token •••••• c; foobar:41 had none."]
    );
    case.check(&[Side::Theirs], &[("[\"a\", \"b\"]", "[\"a\", \"--token\", \"hidden\", \"c\"]")]);
}

#[test]
fn a_variable_that_became_a_secret() {
    let moved = [
        ("/containerDefinitions/0/environment/0", Value::Null),
        ("/containerDefinitions/0/secrets", json!([{"name": "DB_PASSWORD", "valueFrom": "/foobar/db"}])),
    ];
    let in_one_list = |text: &str| {
        let web = value(text)["containerDefinitions"][0].clone();
        let names = |list: &str| -> Vec<Value> {
            web[list].as_array().into_iter().flatten().map(|own| own["name"].clone()).collect()
        };
        let (plain, secret) = (names("environment"), names("secrets"));
        assert!(plain.iter().all(|name| !secret.contains(name)), "{text}");
        secret.contains(&json!("DB_PASSWORD"))
    };
    // Not touched here: taken.
    let case = Case::new(&[], &moved);
    assert_eq!(case.taken(), ["web › DB_PASSWORD: SSM parameter instead of plain value."]);
    assert!(in_one_list(&case.text(&[])));
    // Changed here: asked.
    let case = Case::new(&[("hunter2", "hunter3")], &moved);
    assert_eq!(case.conflicts(), ["containerDefinitions[0].environment[2]"]);
    assert_eq!(
        case.english(),
        [
            "web › DB_PASSWORD: you have plain value, foobar:43 has SSM parameter; foobar:41 had another plain value."
        ]
    );
    assert!(!in_one_list(&case.text(&[Side::Ours])));
    assert!(in_one_list(&case.text(&[Side::Theirs])));
    // Removed here: asked.
    let gone = ",\n        { \"name\": \"DB_PASSWORD\", \"value\": \"hunter2\" }";
    let case = Case::new(&[(gone, "")], &moved);
    assert_eq!(case.conflicts().len(), 1);
    assert!(!in_one_list(&case.text(&[Side::Ours])) && in_one_list(&case.text(&[Side::Theirs])));
    // Moved here and changed there: asked, and back again.
    let theirs = [("/containerDefinitions/0/environment/0/value", json!("hunter4"))];
    let secret =
        "\n      ],\n      \"secrets\": [{ \"name\": \"DB_PASSWORD\", \"valueFrom\": \"/foobar/db\" }],";
    let case = Case::new(&[(gone, ""), ("\n      ],", secret)], &theirs);
    assert_eq!(case.conflicts(), ["containerDefinitions[0].secrets[0]"]);
    assert!(in_one_list(&case.text(&[Side::Ours])) && !in_one_list(&case.text(&[Side::Theirs])));
    let both = value(&case.text(&[Side::Theirs]));
    assert_eq!(both["containerDefinitions"][0].get("secrets"), None, "an empty list is left over");
    // Both added it, each in its own list.
    let ours =
        [("{ \"name\": \"HOST\"", "{ \"name\": \"A\", \"value\": \"1\" },\n        { \"name\": \"HOST\"")];
    let theirs = [("/containerDefinitions/0/secrets", json!([{"name": "A", "valueFrom": "/a"}]))];
    let case = Case::new(&ours, &theirs);
    assert_eq!(case.conflicts(), ["containerDefinitions[0].environment[0]"]);
    let web = value(&case.text(&[Side::Theirs]))["containerDefinitions"][0].clone();
    assert_eq!((web["environment"].as_array().unwrap().len(), &web["secrets"]), (3, &theirs[0].1));
}

#[test]
fn secrets_are_in_no_sentence_and_no_debug_output() {
    let case = Case::new(
        &[("hunter2", "hunter3"), ("\"value\": \"db\"", "\"value\": \"AKIAIOSFODNN7EXAMPLE\"")],
        &[
            ("/containerDefinitions/0/environment/0/value", json!("hunter4")),
            ("/containerDefinitions/0/environment/1/value", json!("https://app:hunter5@host/")),
            ("/containerDefinitions/0/environment/-", json!({"name": "API_TOKEN", "value": "hunter6"})),
        ],
    );
    let mut said = format!("{:?}", case.merge);
    for language in Language::ALL {
        let catalog = Catalog::new(language);
        said.extend(case.sentences(language));
        said.extend(case.merge.taken.iter().map(|taken| taken.sentence(&catalog)));
        let sides =
            case.merge.conflicts.iter().flat_map(|own| [own.ours_text(&catalog), own.theirs_text(&catalog)]);
        said.extend(sides.flatten());
    }
    assert_eq!(case.merge.conflicts.len(), 2);
    assert!(!said.contains("hunter") && !said.contains("AKIA"), "{said}");
    assert!(
        case.english()[1].contains("DB_PASSWORD: you have hidden value, foobar:43 has another hidden value"),
        "{:?}",
        case.english()
    );
}

#[test]
fn emptied_lists_go_and_keys_of_the_user_stay() {
    let tags = "\"x-note\": \"mine\",\n  \"tags\": [{ \"key\": \"a\", \"value\": \"b\" }],";
    let text = edited(&[("\"x-note\": \"ask before you change this\",", tags)]);
    let base = registered(&[("/tags", json!([{"key": "a", "value": "b"}]))]);
    let merge = merge(&base, &value(&text), &registered(&[]));
    let merged = value(&apply(&text, &merge.edits()));
    // ECS refuses an empty list of tags.
    assert_eq!((merged.get("tags"), &merged["x-note"]), (None, &json!("mine")));
    // The same where it is asked.
    let text = text.replace("\"b\"", "\"c\"");
    let merge = super::merge(&base, &value(&text), &registered(&[]));
    let [conflict] = &*merge.conflicts else { panic!("{merge:?}") };
    assert_eq!(conflict.path.to_string(), "tags[0]");
    assert_eq!(value(&apply(&text, &merge.resolve(&[Side::Theirs]))).get("tags"), None);
    assert_eq!(apply(&text, &merge.resolve(&[Side::Ours])), text);
}

#[test]
fn a_key_newer_than_the_field_table_is_theirs() {
    let case = Case::new(&[], &[("/containerDefinitions/0/newThing", json!({"mode": "on"}))]);
    assert_eq!(case.taken(), ["web › newThing: added."]);
    assert_eq!(value(&case.text(&[]))["containerDefinitions"][0]["newThing"], json!({"mode": "on"}));
}

#[test]
fn objects_are_merged_by_their_members() {
    let check = "\"stopTimeout\": 30,\n      \"healthCheck\": {\n        \"command\": [\"CMD\", \"a\"], // fast\n        \"interval\": 30\n      }";
    let health = "/containerDefinitions/0/healthCheck";
    let base =
        registered(&[(health, json!({"command": ["CMD", "a"], "interval": 30, "timeout": 5, "retries": 3}))]);
    let ours = edited(&[("\"stopTimeout\": 30", check)]).replace("\"interval\": 30", "\"interval\": 10");
    let theirs =
        registered(&[(health, json!({"command": ["CMD", "b"], "interval": 30, "timeout": 2, "retries": 3}))]);
    let both = merge(&base, &value(&ours), &theirs);
    let text = apply(&ours, &both.edits());
    let expected =
        "\"command\": [\"CMD\", \"b\"], // fast\n        \"interval\": 10,\n        \"timeout\": 2\n";
    assert!(both.conflicts.is_empty() && text.contains(expected), "{text}");
    // Removed here as a whole, it is asked as a whole.
    let gone = merge(&base, &value(OURS), &theirs);
    assert_eq!(gone.conflicts.len(), 1);
    assert_eq!(gone.conflicts[0].path.to_string(), "containerDefinitions[0].healthCheck");
    let sentence = gone.conflicts[0].sentence(NAMES, &Catalog::new(Language::En));
    assert_eq!(sentence, "web › Health check: you removed it, foobar:43 has it changed.");
}

#[test]
fn the_order_of_environment_files_says_something() {
    let file = |name: &str| json!({"value": format!("arn:aws:s3:::b/{name}.env"), "type": "s3"});
    let files = |names: &[&str]| {
        let list: Vec<Value> = names.iter().map(|name| file(name)).collect();
        json!({"family": "a", "containerDefinitions": [{"name": "web", "environmentFiles": list}]})
    };
    let merged = |base: &[&str], ours: &[&str], theirs: &[&str]| {
        let ours = files(ours);
        let merge = merge(&files(base), &ours, &files(theirs));
        let text = apply(&ours.to_string(), &merge.edits());
        (value(&text), merge.conflicts.len())
    };
    assert_eq!(merged(&["a", "b"], &["a", "b"], &["b", "a"]), (files(&["b", "a"]), 0));
    assert_eq!(merged(&["a"], &["a", "x"], &["n", "a", "m"]), (files(&["n", "a", "m", "x"]), 0));
    assert_eq!(merged(&["a", "b"], &["a", "b", "x"], &["b", "a"]), (files(&["a", "b", "x"]), 1));
}

#[test]
fn the_host_port_is_that_of_the_container_where_they_are_one() {
    let task = |mode: &str, port: Value| json!({"networkMode": mode, "containerDefinitions": [{"name": "web", "portMappings": [port]}]});
    let (bare, full) =
        (json!({"containerPort": 80}), json!({"containerPort": 80, "hostPort": 80, "protocol": "tcp"}));
    let both =
        merge(&task("awsvpc", bare.clone()), &task("awsvpc", bare.clone()), &task("awsvpc", full.clone()));
    assert!(both.is_empty(), "{both:?}");
    let fixed = merge(&task("bridge", bare.clone()), &task("bridge", bare.clone()), &task("bridge", full));
    assert_eq!(fixed.taken.len(), 1);
    // ECS writes that Docker picks a port as 0.
    let dynamic = json!({"containerPort": 80, "hostPort": 0, "protocol": "tcp"});
    assert!(merge(&task("bridge", bare.clone()), &task("bridge", bare), &task("bridge", dynamic)).is_empty());
}

#[test]
fn the_network_mode_that_ecs_takes_is_no_change() {
    let task = |more: Value| {
        let mut task = json!({"family": "a", "containerDefinitions": []});
        task.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        task
    };
    let (none, bridge) = (task(json!({})), task(json!({"networkMode": "bridge"})));
    assert!(merge(&none, &none, &bridge).is_empty() && merge(&bridge, &none, &bridge).is_empty());
    let fargate = task(json!({"requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc"}));
    let merge = merge(&none, &none, &fargate);
    assert_eq!(value(&apply(&none.to_string(), &merge.edits())), fargate);
    // There is nothing to remove where ours does not say it.
    let without = task(json!({"requiresCompatibilities": ["FARGATE"]}));
    let merge = super::merge(&none, &none, &without);
    assert_eq!(value(&apply(&none.to_string(), &merge.edits())), without);
}

#[test]
fn a_bare_list_of_containers_takes_what_changed_of_containers() {
    let text = r#"[{ "name": "web", "image": "a:1" }]"#;
    let theirs = json!({"family": "a", "cpu": "512", "containerDefinitions": [
        {"name": "web", "image": "a:2", "cpu": 0}, {"name": "log", "image": "b"}
    ]});
    let merge = merge(&value(text), &value(text), &theirs);
    let text = apply(text, &merge.edits());
    assert_eq!(text, r#"[{ "name": "web", "image": "a:2" }, { "name": "log", "image": "b" }]"#);
}

#[test]
fn what_is_no_task_definition_merges_with_nothing() {
    for (base, ours, theirs) in [
        (json!({}), json!("a"), json!({"family": "a"})),
        (json!({}), json!({"family": "a"}), json!([1])),
        (json!(null), json!(null), json!(null)),
    ] {
        assert!(merge(&base, &ours, &theirs).is_empty());
    }
    // Without a base all that differs is asked.
    let merge = merge(&json!(1), &json!({"family": "a"}), &json!({"family": "b"}));
    assert_eq!(merge.conflicts.len(), 1);
}
