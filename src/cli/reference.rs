//! Pages that are made from the program itself, so that they cannot drift from it: the list of rules and the help
//! of the commands. `tests/it/docs.rs` compares them with what is in the repository.

use std::fmt::Write as _;

use super::{arguments, explain};
use crate::learn;
use crate::rules::{CATEGORIES, Rule, all, answer, sources};
use crate::text::{Catalog, Language};

/// `docs/rules.md`.
pub fn rules_page() -> String {
    let catalog = Catalog::new(Language::En);
    let mut page = format!(
        "# Rules\n\n\
         <!-- Made from the rules and their texts: `UPDATE_DOCS=1 cargo test docs` writes this file. -->\n\n\
         The {} rules that Taskwright has, by category.\n\
         Names in ‹angle quotes› stand for what a document has in their place.\n\
         `taskwright explain RULE` prints the same in a terminal, in English or Korean.\n",
        all().count()
    );
    for (name, rules) in CATEGORIES.iter().filter(|(_, rules)| !rules.is_empty()) {
        // Writing into a string does not fail.
        write_category(&mut page, name, rules, &catalog).unwrap_or_default();
    }
    page
}

fn write_category(
    page: &mut String,
    name: &str,
    rules: &'static [Rule],
    catalog: &Catalog,
) -> std::fmt::Result {
    writeln!(page, "\n## {}\n", explain::category(name, catalog))?;
    writeln!(page, "| rule | severity | launch types | fix | what must be true | source |")?;
    writeln!(page, "| --- | --- | --- | --- | --- | --- |")?;
    for rule in rules {
        let anchor = rule.id.replace('/', "");
        let outline = catalog.outline(rule.text_key());
        let text = escaped(&outline.text).replace('\n', " ");
        let severity = explain::severity(rule, catalog);
        let launch_types = learn::rule::applies(rule, catalog);
        let is_fixable = learn::rule::fixes(&outline.attributes).next().is_some();
        let fix = if is_fixable { "yes" } else { "" };
        let source = sources(rule.id).first().map_or_else(String::new, |first| escaped(first));
        writeln!(
            page,
            "| [{}](#{anchor}) | {severity} | {launch_types} | {fix} | {text} | {source} |",
            rule.id
        )?;
    }
    rules.iter().try_for_each(|rule| write_rule(page, rule, catalog))
}

fn write_rule(page: &mut String, rule: &Rule, catalog: &Catalog) -> std::fmt::Result {
    let outline = catalog.outline(rule.text_key());
    let places = rule.at.iter().zip(explain::places(rule, catalog)).map(|(pattern, words)| match *pattern {
        "*" | "" => words,
        pattern => format!("`{pattern}`"),
    });
    writeln!(page, "\n### {}\n", rule.id)?;
    writeln!(page, "{}  ", escaped(&outline.text))?;
    if let Some(why) = outline.attribute("why") {
        writeln!(page, "{}", escaped(why))?;
    }
    writeln!(page, "\n- Severity: {}", explain::severity(rule, catalog))?;
    writeln!(page, "- Applies to: {}", learn::rule::applies(rule, catalog))?;
    writeln!(page, "- Places: {}", places.collect::<Vec<_>>().join(", "))?;
    if let Some(words) = answer(rule.id) {
        writeln!(page, "- ECS answers: `{words}`")?;
    }
    for fix in learn::rule::fixes(&outline.attributes) {
        writeln!(page, "- Fix: {}", escaped(fix))?;
    }
    writeln!(page, "- Source: {}", escaped(&sources(rule.id).join("; ")))
}

/// The signs that Markdown would take for its own.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '|' | '<' | '*' | '_' | '[' | ']' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// The help of the program and of each command, as the README shows it.
pub fn command_help() -> String {
    let mut command = arguments::command(&Catalog::new(Language::En));
    command.build();
    let mut pages = vec![command.render_help().to_string()];
    for name in arguments::COMMANDS {
        pages.extend(command.find_subcommand_mut(name).map(|own| own.render_help().to_string()));
    }
    let blocks = pages.iter().map(|page| format!("```text\n{}\n```\n", page.trim_end()));
    blocks.collect::<Vec<_>>().join("\n")
}
