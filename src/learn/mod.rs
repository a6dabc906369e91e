//! What the program can explain: a label, a sentence and an example for each field.
//!
//! Knows nothing of a window; `place` puts paths into words.

pub mod glossary;
mod place;
pub mod rule;

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::Value;

use crate::schema::Field;
use crate::text::Language;
pub use place::place;

static FIELD_HELP: &str = include_str!("../../assets/learn/field_help.json");

static BY_PATTERN: LazyLock<HashMap<String, FieldHelp>> = LazyLock::new(|| read(FIELD_HELP));

/// What a person reads about one field.
#[derive(Debug)]
pub struct FieldHelp {
    english: HelpText,
    korean: HelpText,
    /// A value that ECS takes, where it is a plain one: a text as it is, a number, true or false.
    pub example: Option<String>,
    /// A value that ECS takes, as JSON on as many lines as it needs.
    pub example_json: String,
}

/// The same in one language.
#[derive(Debug)]
struct HelpText {
    label: String,
    help: String,
}

impl FieldHelp {
    /// Its name: a noun.
    pub fn label(&self, language: Language) -> &str {
        &self.text(language).label
    }

    /// What it does and when it is needed, in one or two sentences.
    pub fn help(&self, language: Language) -> &str {
        &self.text(language).help
    }

    fn text(&self, language: Language) -> &HelpText {
        match language {
            Language::En => &self.english,
            Language::Ko => &self.korean,
        }
    }
}

/// What is known about the field with this pattern, such as `containerDefinitions[].image`.
pub fn field_help(pattern: &str) -> Option<&'static FieldHelp> {
    BY_PATTERN.get(pattern)
}

/// The label of a field. A field that the table gained before its help was written shows its key.
pub fn label(field: &'static Field, language: Language) -> &'static str {
    field_help(field.pattern).map_or(field.name, |help| help.label(language))
}

/// Labels that begin with a name.
const NAMES: [&str; 5] = ["App Mesh", "Docker", "Elastic Inference", "FireLens", "Linux"];

/// A label inside a line, which begins small but for names and for words such as "CPU" and "IAM role".
pub fn in_line(label: &str) -> String {
    let mut chars = label.chars();
    let is_name = NAMES.iter().any(|name| label.starts_with(name));
    match (chars.next(), label.chars().nth(1)) {
        (Some(first), Some(second)) if second.is_lowercase() && !is_name => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => label.to_owned(),
    }
}

fn read(table: &str) -> HashMap<String, FieldHelp> {
    // The table is a part of the program; a test reads every entry of it.
    let rows: Vec<Value> = serde_json::from_str(table).unwrap_or_default();
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let in_language = |row: &Value| HelpText { label: text(row, "label"), help: text(row, "help") };
    let entry = |row: &Value| {
        let example = match &row["example"] {
            Value::String(text) => Some(text.clone()),
            value @ (Value::Number(_) | Value::Bool(_)) => Some(value.to_string()),
            _ => None,
        };
        let help = FieldHelp {
            english: in_language(&row["en"]),
            korean: in_language(&row["ko"]),
            example,
            example_json: format!("{:#}", row["example"]),
        };
        (text(row, "path"), help)
    };
    rows.iter().map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::SCHEMA;

    #[test]
    fn a_label_in_a_line_keeps_the_capitals_of_names() {
        let cases = [
            ("Host port", "host port"),
            ("CPU architecture", "CPU architecture"),
            ("FireLens options", "FireLens options"),
            ("이름", "이름"),
            ("", ""),
        ];
        for (label, line) in cases {
            assert_eq!(in_line(label), line);
        }
    }

    #[test]
    fn every_field_of_the_table_is_explained_in_both_languages() {
        for field in SCHEMA.fields() {
            let help = field_help(field.pattern).unwrap_or_else(|| panic!("no help for {}", field.pattern));
            for language in Language::ALL {
                assert!(!help.label(language).is_empty(), "{}", field.pattern);
                assert!(!help.help(language).is_empty(), "{}", field.pattern);
            }
            let example: Value = serde_json::from_str(&help.example_json).unwrap();
            assert!(!example.is_null() && field.kind.admits(&example), "{}", field.pattern);
        }
        assert_eq!(BY_PATTERN.len(), SCHEMA.fields().len());
    }
}
