//! What a person or a pipeline must still put in.

use super::super::fix::Place;
use crate::document::Path;
use crate::rules::{Findings, Fix};
use crate::task::Task;
use crate::task::container::shorten;

/// One placeholder with all its places.
struct Placeholder<'a> {
    name: &'a str,
    places: Vec<Place>,
}

pub(super) fn placeholder_unfilled(task: &Task<'_>, findings: &mut Findings) {
    for placeholder in distinct(task) {
        let mut paths = placeholder.places.iter().map(Place::path);
        let Some(first) = paths.next().cloned() else { continue };
        let others: Vec<Path> = paths.cloned().collect();
        let finding = findings.at(first.clone());
        finding.arg("placeholder", shorten(placeholder.name));
        finding.arg("count", placeholder.places.len()).arg("place", first.to_string());
        finding.also = others;
        finding.fix(Fix::asking(placeholder.places));
    }
}

/// In the order of their first places.
fn distinct<'a>(task: &'a Task<'_>) -> Vec<Placeholder<'a>> {
    let mut found: Vec<Placeholder<'a>> = Vec::new();
    let mut indexes = std::collections::HashMap::new();
    for text in &task.walk.placeholders {
        for range in &text.ranges {
            let Some(name) = text.text.get(range.clone()) else { continue };
            let index = *indexes.entry(name).or_insert(found.len());
            if index == found.len() {
                found.push(Placeholder { name, places: Vec::new() });
            }
            let places = &mut found[index].places;
            match places.last_mut() {
                Some(Place::Parts { path, parts, .. }) if *path == text.path => parts.push(range.clone()),
                _ => places.push(Place::Parts {
                    path: text.path.clone(),
                    text: text.text.clone(),
                    parts: vec![range.clone()],
                }),
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use crate::document::edit::apply_all;
    use crate::rules::testing::findings;
    use crate::schema::SCHEMA;

    #[test]
    fn one_answer_fills_all_places_of_a_placeholder() {
        let text = r#"{"taskRoleArn": "arn:aws:iam::${A}:role/${A}-${B}", "family": "${A}"}"#;
        let found = findings(text);
        let unfilled: Vec<_> =
            found.iter().filter(|finding| finding.rule.text_key() == "placeholder-unfilled").collect();
        let told: Vec<(String, usize)> =
            unfilled.iter().map(|finding| (finding.at.to_string(), finding.also.len())).collect();
        assert_eq!(told, [("taskRoleArn".to_owned(), 1), ("taskRoleArn".to_owned(), 0)]);
        let fix = &unfilled[0].fixes[0];
        assert!(fix.edits.is_empty());
        let filled = apply_all(text, &fix.edits_with(&Value::from("1")), &*SCHEMA).unwrap();
        assert_eq!(filled, r#"{"taskRoleArn": "arn:aws:iam::1:role/1-${B}", "family": "1"}"#);
    }
}
