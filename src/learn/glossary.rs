//! The words of ECS, each with what it means, from `assets/learn/glossary.json`.
//!
//! Knows nothing of how they are looked for or shown.

use std::sync::LazyLock;

use serde_json::Value;

use crate::text::Language;

static GLOSSARY: &str = include_str!("../../assets/learn/glossary.json");

static TERMS: LazyLock<Vec<Term>> = LazyLock::new(|| read(GLOSSARY));

/// One word of ECS.
#[derive(Debug, PartialEq, Eq)]
pub struct Term {
    /// Its name in the table.
    pub id: String,
    english: Meaning,
    korean: Meaning,
    /// The patterns of the fields that it is about.
    pub fields: Vec<String>,
}

/// The word and its meaning in one language.
#[derive(Debug, PartialEq, Eq)]
struct Meaning {
    term: String,
    short: String,
    long: String,
    synonyms: Vec<String>,
}

impl Term {
    /// The word itself.
    pub fn term(&self, language: Language) -> &str {
        &self.meaning(language).term
    }

    /// What it means, in one sentence.
    pub fn short(&self, language: Language) -> &str {
        &self.meaning(language).short
    }

    /// What one has to know about it, in a few sentences more.
    pub fn long(&self, language: Language) -> &str {
        &self.meaning(language).long
    }

    /// Other words for the same thing.
    pub fn synonyms(&self, language: Language) -> &[String] {
        &self.meaning(language).synonyms
    }

    fn meaning(&self, language: Language) -> &Meaning {
        match language {
            Language::En => &self.english,
            Language::Ko => &self.korean,
        }
    }
}

/// All words, in the order of the table.
pub fn terms() -> &'static [Term] {
    &TERMS
}

fn read(table: &str) -> Vec<Term> {
    // The table is a part of the program; a test reads every entry of it.
    let rows: Vec<Value> = serde_json::from_str(table).unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().into_iter().flatten().map(text).collect();
    let meaning = |row: &Value, language: Language| {
        let own = &row[language.code()];
        Meaning {
            term: text(&own["term"]),
            short: text(&own["short"]),
            long: text(&own["long"]),
            synonyms: list(&row["synonyms"][language.code()]),
        }
    };
    let term = |row: &Value| Term {
        id: text(&row["id"]),
        english: meaning(row, Language::En),
        korean: meaning(row, Language::Ko),
        fields: list(&row["fields"]),
    };
    rows.iter().map(term).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::SCHEMA;

    #[test]
    fn every_word_is_explained_in_both_languages_and_its_fields_exist() {
        assert_eq!(terms().len(), 90);
        for term in terms() {
            for language in Language::ALL {
                let Meaning { term: word, short, long, synonyms } = term.meaning(language);
                assert!(
                    ![word, short, long].into_iter().chain(synonyms).any(String::is_empty),
                    "{}",
                    term.id
                );
            }
            for pattern in &term.fields {
                assert!(SCHEMA.lookup(pattern).is_some(), "{} names {pattern}", term.id);
            }
        }
    }
}
