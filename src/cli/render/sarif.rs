//! For code scanning services: SARIF 2.1.0 (OASIS), one run over all files.

use serde_json::{Value, json};

use super::{message, why};
use crate::cli::check::{Found, Place, Report};
use crate::rules::{Rule, Severity, all};
use crate::text::Catalog;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub(super) fn render(reports: &[Report], catalog: &Catalog) -> String {
    let found = |report: &Report| report.outcome.as_ref().map_or(&[][..], |checked| &checked.found).len();
    let is_used = |rule: &&'static Rule| reports.iter().any(|report| uses(report, rule));
    let rules: Vec<&Rule> = all().filter(is_used).collect();
    let mut results = Vec::with_capacity(reports.iter().map(found).sum());
    let mut notifications = Vec::new();
    for report in reports {
        let uri = uri(&report.file);
        match &report.outcome {
            Ok(checked) => results.extend(checked.found.iter().map(|one| result(one, &uri, &rules, catalog))),
            Err(sentence) => notifications.push(json!({
                "level": "error",
                "message": { "text": sentence },
                "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri } } }],
            })),
        }
    }
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "taskwright",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| descriptor(rule, catalog)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": notifications.is_empty(),
                "toolExecutionNotifications": notifications,
            }],
            "results": results,
        }],
    });
    format!("{log}\n")
}

fn uses(report: &Report, rule: &Rule) -> bool {
    let found = report.outcome.as_ref().map_or(&[][..], |checked| &checked.found);
    found.iter().any(|found| found.finding.rule.id == rule.id)
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn descriptor(rule: &'static Rule, catalog: &Catalog) -> Value {
    let outline = catalog.outline(rule.text_key());
    let mut descriptor = json!({
        "id": rule.id,
        "shortDescription": { "text": outline.text },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": { "category": rule.category() },
    });
    if let Some(why) = outline.attribute("why") {
        descriptor["fullDescription"] = json!({ "text": why });
    }
    descriptor
}

fn result(found: &Found, uri: &str, rules: &[&Rule], catalog: &Catalog) -> Value {
    let finding = &found.finding;
    let mut text = message(finding, catalog);
    if let Some(why) = why(finding, catalog) {
        text = format!("{text} {why}");
    }
    json!({
        "ruleId": finding.rule.id,
        "ruleIndex": rules.iter().position(|rule| rule.id == finding.rule.id),
        "level": level(finding.severity),
        "message": { "text": text },
        "locations": [location(&found.place, uri)],
        "relatedLocations": found.also.iter().map(|place| location(place, uri)).collect::<Vec<_>>(),
    })
}

fn location(place: &Place, uri: &str) -> Value {
    json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri },
            "region": {
                "startLine": place.start.line,
                "startColumn": place.start.column,
                "endLine": place.end.line,
                "endColumn": place.end.column,
            },
        },
        "logicalLocations": [{ "fullyQualifiedName": place.path }],
    })
}

/// A file name as a URI reference (RFC 3986): relative as it was given, or `file:`.
fn uri(file: &str) -> String {
    let file = file.replace('\\', "/");
    let mut uri = String::from(if file.starts_with('/') { "file://" } else { "" });
    for byte in file.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(byte.into());
            }
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_become_uris() {
        assert_eq!(uri("a b/웹.json"), "a%20b/%EC%9B%B9.json");
        assert_eq!(uri("/tmp/a:b.json"), "file:///tmp/a%3Ab.json");
    }
}
