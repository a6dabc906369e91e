//! `taskwright explain`: what a rule asks for, where, why, and what would solve it.

use std::path::Path as FilePath;

use super::{Console, Exit};
use crate::learn::rule::{applies, fixes};
use crate::policy::{self, Policy};
use crate::rules::{Rule, all, answer, sources};
use crate::schema::suggest;
use crate::text::{Args, Catalog};

/// Prints the page of one rule.
pub(super) fn run(id: &str, console: &Console) -> Exit {
    match Rule::find(id) {
        Some(rule) => match policy::load(FilePath::new(".")) {
            Ok(policy) => console.print(page(rule, &policy, &console.catalog).as_bytes()),
            Err(error) => {
                let page = page(rule, &Policy::default(), &console.catalog);
                console
                    .print(page.as_bytes())
                    .max(console.complain(&policy::sentence(&console.catalog, &error)))
            }
        },
        None => {
            let mut sentence =
                console.catalog.format("explain-unknown", &Args::new().with("rule", id.to_owned()));
            if let Some(name) = nearest(id) {
                let args = Args::new().with("name", name);
                sentence = format!("{sentence} {}", console.catalog.format("cli-did-you-mean", &args));
            }
            console.complain(&sentence)
        }
    }
}

fn nearest(id: &str) -> Option<&'static str> {
    let name = id.strip_prefix("ecs/").unwrap_or(id);
    let key = suggest::nearest(name, all().map(Rule::text_key))?.word;
    Rule::find(key).map(|rule| rule.id)
}

fn page(rule: &'static Rule, policy: &Policy, catalog: &Catalog) -> String {
    let outline = catalog.outline(rule.text_key());
    let mut lines = vec![
        rule.id.to_owned(),
        String::new(),
        format!("{}: {}", catalog.text("explain-severity"), severity(rule, catalog)),
        format!("{}: {}", catalog.text("explain-category"), category(rule.category(), catalog)),
        format!("{}: {}", catalog.text("explain-applies"), applies(rule, catalog)),
        format!("{}: {}", catalog.text("explain-places"), places(rule, catalog).join(", ")),
        String::new(),
        format!("{}: {}", catalog.text("explain-rule"), outline.text),
    ];
    if let Some(setting) = policy.setting(rule) {
        lines.insert(3, policy::origin(catalog, setting));
    }
    lines.extend(outline.attribute("why").map(|text| format!("{}: {text}", catalog.text("explain-why"))));
    lines.extend(answer(rule.id).map(|words| format!("{}: {words}", catalog.text("explain-answer"))));
    lines.extend(fixes(&outline.attributes).map(|text| format!("{}: {text}", catalog.text("explain-fix"))));
    lines.push(format!("{}: {}", catalog.text("explain-source"), sources(rule.id).join("; ")));
    lines.join("\n") + "\n"
}

/// The severity in words.
pub(super) fn severity(rule: &Rule, catalog: &Catalog) -> String {
    catalog.text(&format!("cli-severity-{}", rule.severity.name()))
}

/// The title of a category; its name where there is none yet.
pub(super) fn category(name: &str, catalog: &Catalog) -> String {
    let key = format!("category-{name}");
    if catalog.has(&key) { catalog.text(&key) } else { name.to_owned() }
}

/// The places that the rule reports at, in words where the pattern alone says little.
pub(super) fn places(rule: &Rule, catalog: &Catalog) -> Vec<String> {
    let place = |pattern: &&str| match *pattern {
        "*" => catalog.text("explain-anywhere"),
        "" => catalog.text("explain-whole"),
        pattern => pattern.to_owned(),
    };
    rule.at.iter().map(place).collect()
}
