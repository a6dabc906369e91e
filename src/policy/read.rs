//! Reads the text of `taskwright.toml`:
//!
//! ```toml
//! packs = ["strict", "security"]
//!
//! [rules]
//! "ecs/task-untagged" = "off"
//! "ecs/image-latest" = "error"
//! ```

use std::collections::HashMap;
use std::path::Path as FilePath;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Level, Pack, Policy, PolicyError, PolicyProblem, Setting};
use crate::rules::{Rule, Severity, all};
use crate::schema::suggest;

/// Without these a text that nobody can read would pass.
const MUST_STAY: [&str; 2] = ["ecs/json-syntax", "ecs/json-not-object"];

/// What is wrong, and at which byte.
type Problem = (usize, PolicyProblem);

/// The policy of a file with this text.
pub(super) fn parse(file: &FilePath, text: &str) -> Result<Policy, PolicyError> {
    let policy = policy(text).map_err(|(at, problem)| PolicyError {
        file: file.to_owned(),
        line: line_of(text, at),
        problem,
    })?;
    Ok(Policy { file: Some(file.to_owned()), ..policy })
}

pub(super) fn policy(text: &str) -> Result<Policy, Problem> {
    let table = DeTable::parse(text)
        .map_err(|error| (error.span().map_or(0, |span| span.start), PolicyProblem::Syntax))?;
    let (mut packs, mut rules) = (Vec::new(), HashMap::new());
    for (key, value) in table.get_ref() {
        match &**key.get_ref() {
            "packs" => packs = read_packs(value, text)?,
            "rules" => rules = read_rules(value, text)?,
            other => return Err((key.span().start, PolicyProblem::Key(other.to_owned()))),
        }
    }
    Ok(Policy::new(&packs, &rules))
}

fn read_packs(value: &Spanned<DeValue<'_>>, text: &str) -> Result<Vec<(Pack, usize)>, Problem> {
    let wrong_type = |at: &Spanned<DeValue<'_>>| (at.span().start, PolicyProblem::Type("packs"));
    let list = value.get_ref().as_array().ok_or_else(|| wrong_type(value))?;
    let read = |pack: &Spanned<DeValue<'_>>| {
        let name = pack.get_ref().as_str().ok_or_else(|| wrong_type(pack))?;
        let at = pack.span().start;
        let found = Pack::find(name).ok_or_else(|| (at, PolicyProblem::Pack(name.to_owned())))?;
        Ok((found, line_of(text, at)))
    };
    list.iter().map(read).collect()
}

fn read_rules(value: &Spanned<DeValue<'_>>, text: &str) -> Result<HashMap<&'static str, Setting>, Problem> {
    let wrong_type = |at: usize| (at, PolicyProblem::Type("rules"));
    let mut settings = HashMap::new();
    for (key, value) in value.get_ref().as_table().ok_or_else(|| wrong_type(value.span().start))? {
        let at = key.span().start;
        let rule = find_rule(key.get_ref()).map_err(|problem| (at, problem))?;
        let word = value.get_ref().as_str().ok_or_else(|| wrong_type(value.span().start))?;
        let level =
            level(word, rule).ok_or_else(|| (value.span().start, PolicyProblem::Level(word.to_owned())))?;
        if MUST_STAY.contains(&rule.id) && level != Level::As(Severity::Error) {
            return Err((at, PolicyProblem::MustStay(rule.id)));
        }
        settings.insert(rule.id, Setting { level, line: line_of(text, at), pack: None });
    }
    Ok(settings)
}

fn find_rule(id: &str) -> Result<&'static Rule, PolicyProblem> {
    Rule::find(id).ok_or_else(|| {
        let name = id.strip_prefix("ecs/").unwrap_or(id);
        let nearest = suggest::nearest(name, all().map(Rule::text_key)).map(|nearest| nearest.word);
        PolicyProblem::Rule(id.to_owned(), nearest.and_then(Rule::find).map(|rule| rule.id))
    })
}

/// `default` takes a rule out of the packs.
fn level(word: &str, rule: &Rule) -> Option<Level> {
    Some(match word {
        "off" => Level::Off,
        "error" => Level::As(Severity::Error),
        "warning" => Level::As(Severity::Warning),
        "info" | "note" => Level::As(Severity::Info),
        "default" => Level::As(rule.severity),
        _ => return None,
    })
}

fn line_of(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Line and problem of a text that cannot be used.
    fn refused(text: &str) -> (usize, String) {
        let error = parse("taskwright.toml".as_ref(), text).unwrap_err();
        (error.line, error.problem.to_string())
    }

    #[test]
    fn what_cannot_be_used_is_told_with_its_line() {
        for (text, line, problem) in [
            ("[rules\n", 1, "not TOML"),
            ("\nrule = 1\n", 2, "unknown key rule"),
            ("[rules]\n\n\"ecs/famly-required\" = \"off\"\n", 3, "unknown rule ecs/famly-required"),
            ("[rules]\ncompat-absent = \"silent\"\n", 2, "unknown level silent"),
            ("[rules]\ncompat-absent = false\n", 2, "wrong type of rules"),
            ("[rules]\njson-syntax = \"off\"\n", 2, "ecs/json-syntax cannot be switched off"),
            ("packs = \"strict\"\n", 1, "wrong type of packs"),
            ("packs = [\"strict\",\n\"lax\"]\n", 2, "unknown pack lax"),
        ] {
            assert_eq!(refused(text), (line, problem.to_owned()), "{text}");
        }
    }

    #[test]
    fn an_unknown_rule_comes_with_the_nearest() {
        let error = policy("[rules]\nfamly-required = \"off\"\n").unwrap_err();
        assert!(matches!(error.1, PolicyProblem::Rule(_, Some("ecs/family-required"))));
    }

    #[test]
    fn a_comment_and_an_empty_file_say_nothing() {
        assert!(policy("").unwrap().is_empty());
        assert!(policy("# later\n[rules]\n").unwrap().is_empty());
    }
}
