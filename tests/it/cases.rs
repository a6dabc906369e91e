//! What a fix promises, over every labelled case: its finding is gone, and no error is there that was not before.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;
use taskwright::document::edit::apply_all;
use taskwright::document::parse;
use taskwright::rules::{self, Finding, Fix, Severity};
use taskwright::schema::{Kind, SCHEMA};
use taskwright::task::Task;

use crate::shared::shared;

/// The texts of all cases, each with its note; none where they are not there, which `shared` has said.
fn cases() -> Vec<(String, String)> {
    let Some(folder) = shared("cases") else { return Vec::new() };
    let lines = fs::read_to_string(folder.join("cases.jsonl")).unwrap();
    let cases: Vec<_> = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()).collect();
    assert!(cases.len() > 2000, "{} cases only", cases.len());
    let text = |case: &Value| case["text"].as_str().map_or_else(|| case["doc"].to_string(), str::to_owned);
    cases.iter().map(|case| (format!("{}: {}", case["rule"], case["note"]), text(case))).collect()
}

fn findings(text: &str) -> Vec<Finding> {
    parse(text).map_or_else(
        |error| rules::check_broken(&error),
        |parsed| rules::check(&Task::read(text, &parsed), &parsed.value),
    )
}

/// An answer to a fix that asks: the first value of its field, or a number, which is a name and an account as well.
fn answer(fix: &Fix) -> Value {
    let field = fix.ask.as_ref().and_then(rules::fix::Ask::field);
    match field.map(|field| (field.kind, field.values.first())) {
        Some((Kind::Enum, Some(first))) => Value::from(*first),
        Some((Kind::Integer, _)) => Value::from(1),
        Some((Kind::Boolean, _)) => Value::from(true),
        _ => Value::from("111122223333"),
    }
}

/// Rules about values that nobody could read: once they can be, they are judged for the first time.
const REVEALING: [&str; 3] = ["ecs/enum-value", "ecs/task-cpu-format", "ecs/task-size-not-string"];

/// How many errors of each rule there are: the edits of a fix move the places of others.
fn errors(findings: &[Finding]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.severity == Severity::Error) {
        *counts.entry(finding.rule.id).or_default() += 1;
    }
    counts
}

fn of_rule(findings: &[Finding], rule: &str) -> usize {
    findings.iter().filter(|finding| finding.rule.id == rule).count()
}

#[test]
fn every_fix_of_every_case_clears_its_finding_and_causes_no_error() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (note, text) in cases() {
        let before = findings(&text);
        let errors_before = errors(&before);
        for finding in &before {
            for fix in &finding.fixes {
                count += 1;
                let id = format!("{} .{}", finding.rule.id, fix.text);
                let fixed = match apply_all(&text, &fix.edits_with(&answer(fix)), &*SCHEMA) {
                    Ok(fixed) => fixed,
                    Err(error) => {
                        wrong.push(format!("{id}: {error} in {note}"));
                        continue;
                    }
                };
                let after = findings(&fixed);
                if of_rule(&after, finding.rule.id) >= of_rule(&before, finding.rule.id) {
                    wrong.push(format!("{id}: solves nothing in {note}"));
                }
                // What an answer leads to is up to who gives it.
                if fix.ask.is_some() || REVEALING.contains(&finding.rule.id) {
                    continue;
                }
                for (rule, number) in errors(&after) {
                    if number > errors_before.get(rule).copied().unwrap_or_default() {
                        wrong.push(format!("{id}: causes {rule} in {note}"));
                    }
                }
            }
        }
    }
    wrong.sort();
    wrong.dedup_by_key(|line| line.split(" in ").next().map(str::to_owned));
    assert!(wrong.is_empty(), "{} kinds of {count} fixes:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count == 0 || count > 1000, "{count} fixes only");
}

#[test]
fn safe_fixes_come_to_an_end() {
    for (note, text) in cases() {
        let mut text = text;
        for round in 0.. {
            let found = findings(&text);
            let next =
                found.iter().flat_map(|finding| &finding.fixes).filter(|fix| fix.is_direct()).find_map(
                    |fix| apply_all(&text, &fix.edits, &*SCHEMA).ok().filter(|fixed| *fixed != text),
                );
            let Some(fixed) = next else { break };
            text = fixed;
            assert!(round < 100, "{note}: no end to its safe fixes, at {text}");
        }
    }
}
