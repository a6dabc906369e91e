//! What ECS itself answers to a definition that breaks a rule, where it is known word by word or in part.
//!
//! The table is made from the catalogue of rules; it speaks the language of ECS and is never translated.

use std::collections::HashMap;
use std::sync::LazyLock;

static ANSWERS: &str = include_str!("../../assets/ecs/answers.json");

// The table is a part of the program; a test compares all of it with the catalogue.
static BY_RULE: LazyLock<HashMap<String, String>> =
    LazyLock::new(|| serde_json::from_str(ANSWERS).unwrap_or_default());

/// The words in which ECS refuses what the rule with this id finds.
pub fn answer(rule_id: &str) -> Option<&'static str> {
    BY_RULE.get(rule_id).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::Value;

    use super::*;
    use crate::rules::all;

    #[test]
    fn answers_are_those_of_the_catalogue() {
        let catalogue = std::fs::read_to_string("tests/fixtures/rules.json").unwrap();
        let rows: Vec<Value> = serde_json::from_str(&catalogue).unwrap();
        let answer_of =
            |row: &Value| Some((row["id"].as_str()?.to_owned(), row["aws_error"].as_str()?.to_owned()));
        let expected: BTreeMap<String, String> = rows.iter().filter_map(answer_of).collect();
        let found: BTreeMap<String, String> = serde_json::from_str(ANSWERS).unwrap();
        assert_eq!(found, expected);
        assert!(all().filter(|rule| answer(rule.id).is_some()).count() > 20);
        for rule in all() {
            assert_eq!(answer(rule.id), expected.get(rule.id).map(String::as_str), "{}", rule.id);
        }
        assert_eq!(answer("ecs/none"), None);
    }
}
