//! The words of ECS, each with what it means, from `assets/learn/glossary.json`.
//!
//! Knows nothing of how they are shown.

use std::cmp::Reverse;
use std::sync::LazyLock;

use serde_json::Value;

use crate::text::Language;
use crate::text::matching::{Query, Searchable};

static GLOSSARY: &str = include_str!("../../assets/learn/glossary.json");

static TERMS: LazyLock<Vec<Term>> = LazyLock::new(|| read(GLOSSARY));

/// What each word is found by, in the order of the table.
static NAMES: LazyLock<Vec<Vec<Searchable>>> = LazyLock::new(|| TERMS.iter().map(names).collect());

/// One word of ECS.
#[derive(Debug, PartialEq, Eq)]
pub struct Term {
    /// Its name in the table.
    pub id: String,
    english: Meaning,
    korean: Meaning,
    /// What one knows it as elsewhere, in Docker or Kubernetes for example.
    pub analog: String,
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

/// The word with this id.
pub fn term(id: &str) -> Option<&'static Term> {
    terms().iter().find(|term| term.id == id)
}

/// The words that are about the field with this pattern, or else about the nearest one around it.
pub fn terms_about(pattern: &str) -> Vec<&'static Term> {
    let is_about = |term: &&Term, pattern: &str| term.fields.iter().any(|own| own == pattern);
    let mut pattern = pattern;
    while !pattern.is_empty() {
        let found: Vec<_> = terms().iter().filter(|term| is_about(term, pattern)).collect();
        if !found.is_empty() {
            return found;
        }
        let without = |end| pattern.strip_suffix(end);
        let parent = without("[]").or_else(|| without("{}"));
        pattern = parent.unwrap_or_else(|| pattern.rsplit_once('.').map_or("", |(parent, _)| parent));
    }
    Vec::new()
}

/// The words that fit what someone types, in whatever language, the best fit first.
pub fn search(typed: &str) -> Vec<&'static Term> {
    let query = Query::new(typed);
    if query.is_empty() {
        return Vec::new();
    }
    // A synonym that fits as a whole is as good as the name itself.
    let fit = |(term, names): (&'static Term, &Vec<Searchable>)| {
        let score = names.iter().filter_map(|name| query.score(name, &[names])).max()?;
        Some((score, term))
    };
    let mut found: Vec<(u32, &Term)> = terms().iter().zip(NAMES.iter()).filter_map(fit).collect();
    found.sort_by_key(|(score, _)| Reverse(*score));
    found.into_iter().map(|(_, term)| term).collect()
}

/// All that a word is called: in every language, by its synonyms, and elsewhere.
fn names(term: &Term) -> Vec<Searchable> {
    let of_language = |language| {
        let synonyms = term.synonyms(language).iter().map(String::as_str);
        synonyms.chain([term.term(language)])
    };
    let names = Language::ALL.into_iter().flat_map(of_language).chain([term.analog.as_str()]);
    names.map(Searchable::new).collect()
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
        analog: text(&row["analog"]),
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
                    ![word, short, long, &term.analog].into_iter().chain(synonyms).any(String::is_empty),
                    "{}",
                    term.id
                );
            }
            for pattern in &term.fields {
                assert!(SCHEMA.lookup(pattern).is_some(), "{} names {pattern}", term.id);
            }
        }
    }

    #[test]
    fn words_are_found_in_both_languages_by_synonyms_and_initials() {
        for (typed, id) in [
            ("task definition", "task-definition"),
            ("TASK DEF", "task-definition"),
            ("태스크 정의", "task-definition"),
            ("작업 정의", "task-definition"),
            ("작업정의", "task-definition"),
            ("ㅌㅅㅋㅈㅇ", "task-definition"),
            ("사이드카", "sidecar"),
            ("정상 종", "stop-timeout"),
            ("irsa", "task-role"),
        ] {
            assert_eq!(search(typed).first().map(|term| term.id.as_str()), Some(id), "{typed}");
        }
        assert!(search("qqqq").is_empty() && search(" ").is_empty());
    }

    #[test]
    fn a_field_without_words_has_those_of_what_it_stands_in() {
        let ids = |pattern| terms_about(pattern).iter().map(|term| term.id.as_str()).collect::<Vec<_>>();
        assert!(ids("networkMode").contains(&"awsvpc"));
        assert_eq!(
            ids("containerDefinitions[].healthCheck.retries"),
            ids("containerDefinitions[].healthCheck")
        );
        assert_eq!(ids("volumes[].host.sourcePath"), ["bind-mount"]);
        assert!(SCHEMA.fields().iter().filter(|field| terms_about(field.pattern).is_empty()).count() < 60);
    }
}
