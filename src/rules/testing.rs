//! Runs the cases that stand at the end of each category file, and compares the whole set with the catalogue.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::fix::Ask;
use super::{CATEGORIES, Finding, Fix, Rule, Severity, all, check, check_broken};
use crate::document::{edit, parse};
use crate::schema::{Kind, SCHEMA};
use crate::task::Task;
use crate::task::read::count::READS;
use crate::text::{Catalog, Language};

/// One rule, a document that breaks it and one that does not.
pub(super) struct Case {
    /// The id without `ecs/`.
    pub rule: &'static str,
    /// A document on which the rule fires once.
    pub bad: &'static str,
    /// Where it fires.
    pub at: &'static str,
    /// A document on which it is silent.
    pub good: &'static str,
}

static CASES: &[&[Case]] = &[
    super::document::CASES,
    super::task::CASES,
    super::compatibility::CASES,
    super::resources::CASES,
    super::fargate::CASES,
    super::managed_instances::CASES,
    super::external::CASES,
    super::windows::CASES,
    super::network::CASES,
    super::ports::CASES,
    super::container::CASES,
    super::image::CASES,
    super::environment::CASES,
    super::secrets::CASES,
    super::iam::CASES,
    super::healthcheck::CASES,
    super::dependencies::CASES,
    super::timeouts::CASES,
    super::restart::CASES,
    super::logging::CASES,
    super::firelens::CASES,
    super::volumes::CASES,
    super::efs::CASES,
    super::s3files::CASES,
    super::fsx::CASES,
    super::linux::CASES,
    super::ulimits::CASES,
    super::gpu::CASES,
    super::placement::CASES,
    super::proxy::CASES,
    super::fault_injection::CASES,
    super::trusted_execution::CASES,
    super::security::CASES,
    super::tags::CASES,
    super::cost::CASES,
];

fn cases() -> impl Iterator<Item = &'static Case> {
    CASES.iter().copied().flatten()
}

/// Each rule with a document that breaks it and the path where it fires: what ECS would answer about it is tested
/// with the same documents.
pub(crate) fn broken() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    cases().map(|case| (case.rule, case.bad, case.at))
}

/// All findings of a text.
pub(super) fn findings(text: &str) -> Vec<Finding> {
    match parse(text) {
        Ok(parsed) => check(&Task::read(text, &parsed), &parsed.value),
        Err(error) => check_broken(&error),
    }
}

fn of_rule(text: &str, rule: &str) -> Vec<Finding> {
    findings(text).into_iter().filter(|finding| finding.rule.text_key() == rule).collect()
}

fn errors(findings: &[Finding]) -> BTreeSet<(&'static str, String)> {
    let errors = findings.iter().filter(|finding| finding.rule.severity == Severity::Error);
    errors.map(|finding| (finding.rule.id, finding.at.to_string())).collect()
}

#[test]
fn each_rule_fires_on_its_bad_case_and_not_on_its_good_one() {
    let mut wrong = Vec::new();
    for case in cases() {
        let at: Vec<String> = of_rule(case.bad, case.rule).iter().map(|f| f.at.to_string()).collect();
        if at != [case.at] {
            wrong.push(format!("{}: reported at {at:?}, expected {:?}\n  {}", case.rule, case.at, case.bad));
        }
        let silent = of_rule(case.good, case.rule);
        if !silent.is_empty() {
            wrong.push(format!("{}: reported at {}\n  {}", case.rule, silent[0].at, case.good));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_fix_clears_its_finding_and_causes_no_error() {
    let mut wrong = Vec::new();
    for case in cases() {
        let before = findings(case.bad);
        for finding in before.iter().filter(|finding| finding.rule.text_key() == case.rule) {
            for fix in &finding.fixes {
                let fixed = match edit::apply_all(case.bad, &fix.edits_with(&sample(fix)), &*SCHEMA) {
                    Ok(fixed) => fixed,
                    Err(error) => {
                        wrong.push(format!("{} .{}: {error}", case.rule, fix.text));
                        continue;
                    }
                };
                let after = findings(&fixed);
                if after.iter().any(|other| other.rule.id == finding.rule.id && other.at == finding.at) {
                    wrong.push(format!("{} .{}: not solved by\n  {fixed}", case.rule, fix.text));
                }
                let new: Vec<_> = errors(&after).difference(&errors(&before)).cloned().collect();
                if !new.is_empty() {
                    wrong.push(format!("{} .{}: causes {new:?}\n  {fixed}", case.rule, fix.text));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// An answer to a fix that asks: the first value of its field, or a number, which is a name, a tag and an account
/// as well.
fn sample(fix: &Fix) -> Value {
    let field = fix.ask.as_ref().and_then(Ask::field);
    match field.map(|field| (field.kind, field.values.first())) {
        Some((Kind::Enum, Some(first))) => Value::from(*first),
        Some((Kind::Integer, _)) => Value::from(1),
        Some((Kind::Boolean, _)) => Value::from(true),
        _ => Value::from("111122223333"),
    }
}

#[test]
fn each_fix_of_a_bare_list_of_containers_fits_its_text() {
    let mut wrong = Vec::new();
    for case in cases() {
        let Ok(parsed) = parse(case.bad) else { continue };
        let Some(list) = parsed.value.get("containerDefinitions").filter(|list| list.is_array()) else {
            continue;
        };
        let text = list.to_string();
        for finding in of_rule(&text, case.rule) {
            for fix in &finding.fixes {
                match edit::apply_all(&text, &fix.edits_with(&sample(fix)), &*SCHEMA) {
                    Ok(fixed) if of_rule(&fixed, case.rule).iter().any(|other| other.at == finding.at) => {
                        wrong.push(format!("{} .{}: not solved by\n  {fixed}", case.rule, fix.text));
                    }
                    Ok(_) => {}
                    Err(error) => wrong.push(format!("{} .{}: {error}\n  {text}", case.rule, fix.text)),
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn catalogue() -> BTreeMap<String, Value> {
    let rows: Vec<Value> = serde_json::from_str(include_str!("../../tests/fixtures/rules.json")).unwrap();
    rows.into_iter().map(|row| (row["id"].as_str().unwrap().to_owned(), row)).collect()
}

fn strings(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

fn sorted<'a>(list: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut list: Vec<&str> = list.into_iter().collect();
    list.sort_unstable();
    list
}

#[test]
fn every_row_agrees_with_the_catalogue_and_none_is_missing() {
    let catalogue = catalogue();
    for rule in all() {
        let row = catalogue.get(rule.id).unwrap_or_else(|| panic!("{} is not in the catalogue", rule.id));
        assert_eq!(rule.severity.name(), row["severity"], "{}", rule.id);
        assert_eq!(rule.category(), row["category"], "{}", rule.id);
        assert_eq!(sorted(rule.applies.names()), sorted(strings(&row["applies_to"])), "{}", rule.id);
        assert_eq!(sorted(rule.at.iter().copied()), sorted(strings(&row["paths"])), "{}", rule.id);
    }
    for (category, rules) in CATEGORIES {
        let ids = |rules: &mut dyn Iterator<Item = String>| rules.collect::<BTreeSet<_>>();
        let ours = ids(&mut rules.iter().map(|rule: &Rule| rule.id.to_owned()));
        let theirs = ids(&mut catalogue
            .values()
            .filter(|row| row["category"] == *category)
            .map(|row| row["id"].as_str().unwrap().to_owned()));
        assert_eq!(ours, theirs, "category {category}");
        assert_eq!(ours.len(), rules.len(), "category {category} repeats a rule");
    }
}

#[test]
fn every_rule_has_a_case_and_a_fix_where_the_catalogue_names_one() {
    let catalogue = catalogue();
    let mut wrong = Vec::new();
    for rule in all() {
        let own: Vec<&Case> = cases().filter(|case| case.rule == rule.text_key()).collect();
        if own.is_empty() {
            wrong.push(format!("{}: no case", rule.id));
        }
        let has_fix = own.iter().any(|case| of_rule(case.bad, case.rule).iter().any(|f| !f.fixes.is_empty()));
        if has_fix == catalogue[rule.id]["quick_fix"].is_null() {
            wrong.push(format!(
                "{}: the catalogue says quick_fix {}",
                rule.id, catalogue[rule.id]["quick_fix"]
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_text_is_there_in_both_languages_with_the_same_facts() {
    let catalogs = Language::ALL.map(Catalog::new);
    let mut wrong = Vec::new();
    for rule in all() {
        let key = rule.text_key();
        let [en, ko] = catalogs.each_ref().map(|catalog| catalog.placeholders(key));
        if en != ko {
            wrong.push(format!("{key}: placeholders {en:?} in English, {ko:?} in Korean"));
        }
        for catalog in &catalogs {
            if !catalog.has(key) {
                wrong.push(format!("{key}: no text in {}", catalog.language().code()));
            }
        }
    }
    for case in cases() {
        for finding in of_rule(case.bad, case.rule) {
            let known: BTreeSet<&str> = finding.args.iter().map(|(name, _)| name).collect();
            for catalog in &catalogs {
                let language = catalog.language().code();
                let unknown = catalog.placeholders(case.rule);
                let unknown: Vec<_> = unknown.iter().filter(|name| !known.contains(name.as_str())).collect();
                if !unknown.is_empty() {
                    wrong.push(format!("{} ({language}): the rule gives no {unknown:?}", case.rule));
                    continue;
                }
                let message = catalog.format(case.rule, &finding.args);
                let limit = if catalog.language() == Language::En { 60 } else { 40 };
                let first = message.split_inclusive(". ").next().unwrap_or("").trim();
                if first.chars().count() > limit {
                    wrong.push(format!("{} ({language}): over {limit} characters: {first}", case.rule));
                }
                if catalog.attribute(case.rule, "why", &finding.args).is_none() {
                    wrong.push(format!("{} ({language}): no .why", case.rule));
                }
                for fix in &finding.fixes {
                    if catalog.attribute(case.rule, fix.text, &finding.args).is_none() {
                        wrong.push(format!("{} ({language}): no .{}", case.rule, fix.text));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A document with `count` elements in every list that can be long, all of them worth a finding or two.
fn long(count: usize) -> String {
    let list = |element: &dyn Fn(usize) -> String| (0..count).map(element).collect::<Vec<_>>().join(",");
    let names = |at: usize| format!("c{at}");
    let containers = list(&|at| {
        format!(
            r#"{{"name": "{}", "image": "x:{at}", "links": ["{}"], "dependsOn": [{{"containerName": "{}", "condition": "START"}}],
            "volumesFrom": [{{"sourceContainer": "none{at}"}}], "logConfiguration": {{"logDriver": "awsfirelens"}}}}"#,
            names(at),
            names(at + 1),
            names(at + 1),
        )
    });
    let ports =
        list(&|at| format!(r#"{{"containerPort": {}, "hostPort": {}, "name": "p"}}"#, at % 7, at % 5));
    let mounts = list(&|at| format!(r#"{{"sourceVolume": "v{}", "containerPath": "d{}"}}"#, at * 2, at % 9));
    let variables = list(&|at| format!(r#"{{"name": "PASSWORD_{}", "value": "x"}}"#, at % 11));
    let secrets = list(&|at| format!(r#"{{"name": "PASSWORD_{at}", "valueFrom": "s {at}"}}"#));
    let limits = list(&|at| format!(r#"{{"name": "l{}", "softLimit": 2, "hardLimit": 1}}"#, at % 3));
    let controls = list(&|at| format!(r#"{{"namespace": "net.{}", "value": "{at}"}}"#, at % 4));
    let volumes = list(&|at| format!(r#"{{"name": "v{}", "host": {{"sourcePath": "/etc"}}}}"#, at % 13));
    let tags = list(&|at| format!(r#"{{"key": "k{}", "value": "*"}}"#, at % 6));
    format!(
        r#"{{"networkMode": "awsvpc", "volumes": [{volumes}], "tags": [{tags}], "containerDefinitions": [
        {{"portMappings": [{ports}], "mountPoints": [{mounts}], "environment": [{variables}], "secrets": [{secrets}],
          "ulimits": [{limits}], "systemControls": [{controls}]}}, {containers}]}}"#
    )
}

#[test]
fn the_work_grows_with_the_document_and_no_faster() {
    let reads = |count: usize| {
        let text = long(count);
        let parsed = parse(&text).unwrap();
        let before = READS.get();
        let task = Task::read(&text, &parsed);
        assert!(!check(&task, &parsed.value).is_empty());
        READS.get() - before
    };
    let (once, twice) = (reads(200), reads(400));
    assert!(twice < once * 23 / 10, "{once} reads for 200 of each, {twice} for 400");
}
