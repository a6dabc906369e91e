//! What the catalogue of rules knows beyond the rules themselves: what ECS answers to a definition that breaks one,
//! where that is known word by word or in part, and where each rule comes from.
//!
//! Both tables are made from the catalogue. The first speaks the language of ECS and is never translated.

use std::collections::HashMap;
use std::sync::LazyLock;

static ANSWERS: &str = include_str!("../../assets/ecs/answers.json");
static SOURCES: &str = include_str!("../../assets/ecs/sources.json");

// The tables are a part of the program; tests compare all of both with the catalogue.
static ANSWER_OF: LazyLock<HashMap<String, String>> =
    LazyLock::new(|| serde_json::from_str(ANSWERS).unwrap_or_default());
static SOURCES_OF: LazyLock<HashMap<String, Vec<String>>> =
    LazyLock::new(|| serde_json::from_str(SOURCES).unwrap_or_default());

/// The words in which ECS refuses what the rule with this id finds.
pub fn answer(rule_id: &str) -> Option<&'static str> {
    ANSWER_OF.get(rule_id).map(String::as_str)
}

/// Where it is written, or was seen, that ECS asks for what the rule with this id asks for.
pub fn sources(rule_id: &str) -> &'static [String] {
    SOURCES_OF.get(rule_id).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::Value;

    use super::*;
    use crate::rules::all;

    fn catalogue() -> Vec<Value> {
        let catalogue = std::fs::read_to_string("tests/fixtures/rules.json").unwrap();
        serde_json::from_str(&catalogue).unwrap()
    }

    #[test]
    fn answers_are_those_of_the_catalogue() {
        let answer_of =
            |row: &Value| Some((row["id"].as_str()?.to_owned(), row["aws_error"].as_str()?.to_owned()));
        let expected: BTreeMap<String, String> = catalogue().iter().filter_map(answer_of).collect();
        let found: BTreeMap<String, String> = serde_json::from_str(ANSWERS).unwrap();
        assert_eq!(found, expected);
        assert!(all().filter(|rule| answer(rule.id).is_some()).count() > 20);
        for rule in all() {
            assert_eq!(answer(rule.id), expected.get(rule.id).map(String::as_str), "{}", rule.id);
        }
        assert_eq!(answer("ecs/none"), None);
    }

    #[test]
    fn every_rule_says_where_it_comes_from() {
        let table: BTreeMap<String, Value> = serde_json::from_str(SOURCES).unwrap();
        let rows = catalogue();
        let expected =
            rows.iter().map(|row| (row["id"].as_str().unwrap().to_owned(), row["sources"].clone()));
        assert_eq!(table, expected.collect());
        assert!(all().all(|rule| !sources(rule.id).is_empty()));
    }
}
