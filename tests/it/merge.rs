//! Merges of generated revisions, in every layout that people keep: nothing is lost, nothing is asked in vain.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use taskwright::document::edit::apply_all;
use taskwright::document::parse;
use taskwright::insight::changes::changes;
use taskwright::insight::merge::{Merge, Names, Side, merge};
use taskwright::schema::SCHEMA;
use taskwright::text::{Catalog, Language};

use crate::any_bytes;
use crate::edits::{Layout, layouts, printed, values};

fn definition() -> Value {
    json!({
        "family": "foobar",
        "requiresCompatibilities": ["FARGATE"],
        "networkMode": "awsvpc",
        "cpu": "256",
        "memory": "512",
        "executionRoleArn": "arn:aws:iam::111122223333:role/exec",
        "containerDefinitions": [
            {
                "name": "web",
                "image": "foobar:1.4.1",
                "environment": [{"name": "A", "value": "1"}, {"name": "B", "value": "2"}, {"name": "C", "value": "3"}],
                "secrets": [{"name": "D", "valueFrom": "/d"}],
                "portMappings": [{"containerPort": 80}, {"containerPort": 443, "protocol": "tcp"}],
                "command": ["serve", "--port", "80"],
                "dockerLabels": {"team": "web", "tier": "front"},
                "healthCheck": {"command": ["CMD", "true"], "interval": 30},
                "logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": "/a", "mode": "b"}},
                "mountPoints": [{"sourceVolume": "data", "containerPath": "/data"}],
                "environmentFiles": [{"value": "arn:aws:s3:::b/a.env", "type": "s3"}]
            },
            {"name": "log", "image": "fluent:1", "essential": false, "dependsOn": [{"containerName": "web", "condition": "START"}]}
        ],
        "volumes": [{"name": "data", "efsVolumeConfiguration": {"fileSystemId": "fs-1"}}],
        "tags": [{"key": "team", "value": "web"}]
    })
}

/// What elements go by stays, or there would be two of a name. So does the network mode: what host ports mean hangs
/// on it, which is no question of merging.
const KEPT: [&str; 7] =
    ["name", "containerPort", "containerPath", "containerName", "key", "protocol", "networkMode"];

/// What people and ECS do to a definition.
#[derive(Debug, Clone)]
enum Act {
    /// Another text or number in place of one.
    Change(Index, u8),
    /// A member or element goes.
    Remove(Index),
    /// An element of a list is written once more under another name.
    Add(Index, u8),
    /// A list turns around.
    Reverse(Index),
    /// A variable becomes a secret, or a secret a plain value.
    Move(Index),
    /// Defaults are written down.
    FillIn,
}

fn acts(most: usize) -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        4 => (any::<Index>(), 0..3_u8).prop_map(|(at, to)| Act::Change(at, to)),
        3 => any::<Index>().prop_map(Act::Remove),
        3 => (any::<Index>(), 0..3_u8).prop_map(|(at, name)| Act::Add(at, name)),
        1 => any::<Index>().prop_map(Act::Reverse),
        3 => any::<Index>().prop_map(Act::Move),
        1 => Just(Act::FillIn),
    ];
    vec(act, 0..most)
}

/// The pointers of all values inside of `value`.
fn pointers(value: &Value, wanted: &dyn Fn(&Value) -> bool) -> Vec<String> {
    fn collect(at: &str, value: &Value, wanted: &dyn Fn(&Value) -> bool, found: &mut Vec<String>) {
        if !at.is_empty() && wanted(value) {
            found.push(at.to_owned());
        }
        match value {
            Value::Object(members) => {
                members.iter().for_each(|(key, own)| collect(&format!("{at}/{key}"), own, wanted, found));
            }
            Value::Array(list) => {
                let elements = list.iter().enumerate();
                elements.for_each(|(index, own)| collect(&format!("{at}/{index}"), own, wanted, found));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    collect("", value, wanted, &mut found);
    found
}

fn pick(value: &Value, at: Index, wanted: &dyn Fn(&Value) -> bool) -> Option<String> {
    let all = pointers(value, wanted);
    (!all.is_empty()).then(|| all[at.index(all.len())].clone())
}

fn act(value: &mut Value, act: &Act) {
    let is_scalar = |own: &Value| own.is_string() || own.is_number();
    match act {
        Act::Change(at, to) => {
            let Some(place) = pick(value, *at, &is_scalar) else { return };
            let key = place.rsplit('/').next().unwrap_or_default();
            if KEPT.contains(&key) || place.contains("environmentFiles") {
                return;
            }
            let own = value.pointer_mut(&place).unwrap();
            *own = match own {
                Value::Number(_) => json!(100 + to),
                _ => json!(format!("new-{to}")),
            };
        }
        Act::Remove(at) => {
            let Some(place) = pick(value, *at, &|_| true) else { return };
            let (parent, key) = place.rsplit_once('/').unwrap();
            match value.pointer_mut(parent).unwrap() {
                Value::Object(members) if !KEPT.contains(&key) && key != "value" => {
                    members.shift_remove(key);
                }
                Value::Array(list) => drop(list.remove(key.parse().unwrap())),
                _ => {}
            }
        }
        Act::Add(at, name) => {
            let is_named = |own: &Value| {
                own.as_array()
                    .is_some_and(|list| list.first().is_some_and(|first| first.get("name").is_some()))
            };
            let Some(place) = pick(value, *at, &is_named) else { return };
            let list = value.pointer_mut(&place).unwrap().as_array_mut().unwrap();
            let mut element = list[0].clone();
            element["name"] = json!(format!("NEW{name}"));
            if list.iter().all(|own| own["name"] != element["name"]) {
                list.insert(at.index(list.len() + 1), element);
            }
        }
        Act::Reverse(at) => {
            let Some(place) = pick(value, *at, &Value::is_array) else { return };
            value.pointer_mut(&place).unwrap().as_array_mut().unwrap().reverse();
        }
        Act::Move(at) => {
            let Some(web) = value.pointer_mut("/containerDefinitions/0").and_then(Value::as_object_mut)
            else {
                return;
            };
            let lists = ["environment", "secrets"];
            let all: Vec<(usize, usize)> = (0..2)
                .flat_map(|list| {
                    (0..web.get(lists[list]).and_then(Value::as_array).map_or(0, Vec::len))
                        .map(move |own| (list, own))
                })
                .collect();
            if all.is_empty() {
                return;
            }
            let (list, own) = all[at.index(all.len())];
            let element = web[lists[list]].as_array_mut().unwrap().remove(own);
            let name = element["name"].clone();
            let element = if list == 0 {
                json!({"name": name, "valueFrom": "/moved"})
            } else {
                json!({"name": name, "value": "moved"})
            };
            let other = web.entry(lists[1 - list]).or_insert_with(|| json!([]));
            other.as_array_mut().unwrap().push(element);
        }
        Act::FillIn => {
            let is_one_port = value["networkMode"] == "awsvpc";
            let containers = value.get_mut("containerDefinitions").and_then(Value::as_array_mut);
            for container in containers.into_iter().flatten() {
                let Some(members) = container.as_object_mut() else { continue };
                for (key, default) in [
                    ("cpu", json!(0)),
                    ("mountPoints", json!([])),
                    ("volumesFrom", json!([])),
                    ("essential", json!(true)),
                ] {
                    members.entry(key).or_insert(default);
                }
                let ports = members.get_mut("portMappings").and_then(Value::as_array_mut);
                for port in ports.into_iter().flatten() {
                    port["protocol"] = json!("tcp");
                    if is_one_port && port.get("hostPort").is_none() {
                        port["hostPort"] = port["containerPort"].clone();
                    }
                }
            }
        }
    }
}

fn changed(base: &Value, acts: &[Act]) -> Value {
    let mut value = base.clone();
    for own in acts {
        let before = value.clone();
        act(&mut value, own);
        if has_name_twice(&value) {
            value = before;
        }
    }
    value
}

/// The text after a merge, and its value.
fn applied(text: &str, merge: &Merge, answers: &[Side]) -> Result<(String, Value), TestCaseError> {
    let edits = merge.resolve(answers);
    let merged = apply_all(text, &edits, &*SCHEMA)
        .map_err(|error| TestCaseError::fail(format!("{error}\n{edits:?}\n{text}")))?;
    let parsed = parse(&merged)
        .map_err(|error| TestCaseError::fail(format!("{error:?}\n{edits:?}\n{text}\n---\n{merged}")))?;
    Ok((merged, parsed.value))
}

fn check_same(one: &Value, other: &Value) -> Result<(), TestCaseError> {
    let found = changes(one, other);
    let shown: Vec<_> = found.iter().filter(|change| !change.is_hidden()).collect();
    prop_assert!(shown.is_empty(), "{shown:?}\n{one:#}\n{other:#}");
    Ok(())
}

/// Whether a container has a variable in both lists.
fn has_name_twice(value: &Value) -> bool {
    let containers = value["containerDefinitions"].as_array().map(Vec::as_slice).unwrap_or_default();
    containers.iter().any(|container| {
        let names = |list: &str| -> Vec<&Value> {
            container[list].as_array().into_iter().flatten().map(|own| &own["name"]).collect()
        };
        let secret = names("secrets");
        names("environment").iter().any(|name| secret.contains(name))
    })
}

fn read(merge: &Merge) {
    let names = Names { base: "foobar:41", theirs: "foobar:43" };
    for catalog in Language::ALL.map(Catalog::new) {
        let conflicts = merge.conflicts.iter().map(|own| own.sentence(names, &catalog));
        for sentence in conflicts.chain(merge.taken.iter().map(|own| own.sentence(&catalog))) {
            assert!(sentence.chars().count() > 5 && !sentence.contains("merge-"), "{sentence}");
        }
    }
}

fn revisions() -> impl Strategy<Value = (Value, Value, Value, Layout)> {
    (acts(4), acts(5), acts(5), layouts()).prop_map(|(base, ours, theirs, layout)| {
        let base = changed(&definition(), &base);
        (base.clone(), changed(&base, &ours), changed(&base, &theirs), layout)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn without_a_change_of_theirs_there_is_nothing_to_do((base, ours, theirs, _) in revisions()) {
        let filled = changed(&base, &[Act::FillIn]);
        for merge in [merge(&base, &ours, &base), merge(&base, &ours, &filled), merge(&base, &theirs, &theirs)] {
            prop_assert!(merge.is_empty() && merge.edits().is_empty(), "{merge:?}");
        }
    }

    #[test]
    fn without_a_change_of_ours_all_of_theirs_is_taken((base, _, theirs, layout) in revisions()) {
        let merge = merge(&base, &base, &theirs);
        prop_assert!(merge.conflicts.is_empty(), "{merge:?}");
        let (_, merged) = applied(&printed(&base, &layout), &merge, &[])?;
        check_same(&merged, &theirs)?;
    }

    #[test]
    fn every_answer_counts((base, ours, theirs, layout) in revisions(), answers in vec(any::<bool>(), 24)) {
        let first = merge(&base, &ours, &theirs);
        read(&first);
        let side = |is_theirs: &bool| if *is_theirs { Side::Theirs } else { Side::Ours };
        let answers: Vec<Side> = answers.iter().map(side).collect();
        let text = printed(&ours, &layout);
        for answers in [vec![Side::Ours; 24], vec![Side::Theirs; 24], answers] {
            prop_assume!(first.conflicts.len() <= answers.len());
            let (merged_text, merged) = applied(&text, &first, &answers)?;
            // Merged once more, only what stayed ours is asked again.
            let again = merge(&base, &merged, &theirs);
            let kept = answers.iter().take(first.conflicts.len()).filter(|side| **side == Side::Ours).count();
            prop_assert!(again.taken.is_empty(), "{again:?}\n{first:?}\n{merged_text}\n{theirs:#}");
            prop_assert_eq!(again.conflicts.len(), kept, "{:?}\n{:?}\n{}", again, first, merged_text);
            prop_assert!(!has_name_twice(&merged), "{}", merged_text);
        }
        // Nothing of ours goes unasked.
        let (merged_text, merged) = applied(&text, &first, &[])?;
        let lost = merge(&base, &merged, &ours);
        prop_assert!(lost.is_empty(), "{lost:?}\n{text}\n---\n{merged_text}");
        // What is asked of one is asked of the other.
        prop_assert_eq!(merge(&base, &theirs, &ours).conflicts.len(), first.conflicts.len());
    }

    #[test]
    fn one_answer_alone_leaves_a_text_that_is_read((base, ours, theirs, layout) in revisions()) {
        let text = printed(&ours, &layout);
        let merge = merge(&base, &ours, &theirs);
        for asked in 0..merge.conflicts.len() {
            let answers: Vec<Side> = (0..=asked).map(|at| if at == asked { Side::Theirs } else { Side::Ours }).collect();
            let edits = merge.resolve(&answers);
            let taken = apply_all(&text, &edits, &*SCHEMA)
                .map_err(|error| TestCaseError::fail(format!("{error}\n{edits:?}\n{text}")))?;
            prop_assert!(parse(&taken).is_ok(), "{}", taken);
        }
    }

    #[test]
    fn changes_that_do_not_meet_come_together_either_way(
        base in acts(4), first in acts(4), second in acts(4), layout in layouts(),
    ) {
        // The first container and the task are changed here, the second container and the rest there.
        let split = |value: Value, takes_first: bool, base: &Value| {
            let mut whole = base.clone();
            let own: &[&str] = if takes_first { &["family", "cpu", "containerDefinitions"] } else { &["memory", "volumes", "tags"] };
            for key in own {
                match value.get(*key) {
                    Some(own) => whole[*key] = own.clone(),
                    None => drop(whole.as_object_mut().unwrap().shift_remove(*key)),
                }
            }
            whole
        };
        let base = changed(&definition(), &base);
        let one = split(changed(&base, &first), true, &base);
        let other = split(changed(&base, &second), false, &base);
        let (here, there) = (merge(&base, &one, &other), merge(&base, &other, &one));
        prop_assert!(here.conflicts.is_empty() && there.conflicts.is_empty(), "{here:?} {there:?}");
        let (_, here) = applied(&printed(&one, &layout), &here, &[])?;
        let (_, there) = applied(&printed(&other, &layout), &there, &[])?;
        check_same(&here, &there)?;
        check_same(&here, &split(split(changed(&base, &second), false, &base), false, &one))?;
    }

    #[test]
    fn the_strangest_values_merge_into_a_text(
        base in any_bytes::changed_definition(), ours in any_bytes::changed_definition(),
        theirs in any_bytes::changed_definition(), layout in layouts(), answers in vec(any::<bool>(), 0..9),
    ) {
        let answers: Vec<Side> = answers.iter().map(|own| if *own { Side::Theirs } else { Side::Ours }).collect();
        for (base, ours, theirs) in [(&base, &ours, &theirs), (&base, &ours, &json!({})), (&json!([]), &ours, &theirs)] {
            let merge = merge(base, ours, theirs);
            read(&merge);
            applied(&printed(ours, &layout), &merge, &answers)?;
            applied(&printed(ours, &layout), &merge, &[Side::Theirs; 64])?;
        }
        prop_assert!(merge(&base, &ours, &base).is_empty());
        prop_assert!(merge(&base, &ours, &ours).is_empty());
    }

    #[test]
    fn elements_that_stand_twice_or_are_none_do_no_harm(
        lists in vec(vec(prop_oneof![
            3 => (select(vec!["A", "B", ""]), select(vec!["1", "2"])).prop_map(|(name, value)| json!({"name": name, "value": value})),
            1 => (select(vec!["A", "B"]), Just("/x")).prop_map(|(name, value)| json!({"name": name, "valueFrom": value})),
            1 => values(),
        ], 0..5), 6),
        layout in layouts(), answers in vec(any::<bool>(), 0..9),
    ) {
        let task = |at: usize| {
            json!({"family": "a", "containerDefinitions": [{"name": "w", "environment": lists[at], "secrets": lists[at + 1]}]})
        };
        let (base, ours, theirs) = (task(0), task(2), task(4));
        let merge = merge(&base, &ours, &theirs);
        let answers: Vec<Side> = answers.iter().map(|own| if *own { Side::Theirs } else { Side::Ours }).collect();
        applied(&printed(&ours, &layout), &merge, &answers)?;
        applied(&printed(&ours, &layout), &merge, &[Side::Theirs; 64])?;
    }
}
