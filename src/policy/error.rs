//! What can be wrong with `taskwright.toml`, and the sentence that says what to do about it.

use std::path::PathBuf;

use super::{FILE_NAME, Pack};
use crate::document::file::FileError;
use crate::text::{self, Args, Catalog};

/// A file whose settings cannot be used. None of them is: half of a policy is another policy.
#[derive(Debug, thiserror::Error)]
#[error("{}, line {line}: {problem}", file.display())]
pub struct PolicyError {
    /// Which file.
    pub file: PathBuf,
    /// Where, from 1.
    pub line: usize,
    /// What is wrong.
    pub problem: PolicyProblem,
}

/// What can be wrong in it.
#[derive(Debug, thiserror::Error)]
pub enum PolicyProblem {
    /// It cannot be read.
    #[error("{0}")]
    File(FileError),
    /// It is no TOML.
    #[error("not TOML")]
    Syntax,
    /// A key that means nothing here.
    #[error("unknown key {0}")]
    Key(String),
    /// A rule that there is not, and the one with the nearest name.
    #[error("unknown rule {0}")]
    Rule(String, Option<&'static str>),
    /// Without this rule a document that nobody can read would pass.
    #[error("{0} cannot be switched off")]
    MustStay(&'static str),
    /// Neither `off` nor a severity.
    #[error("unknown level {0}")]
    Level(String),
    /// A pack that there is not.
    #[error("unknown pack {0}")]
    Pack(String),
    /// Another type than the key has.
    #[error("wrong type of {0}")]
    Type(&'static str),
}

/// What a person reads about `error`.
pub fn sentence(catalog: &Catalog, error: &PolicyError) -> String {
    let args = Args::new().with("file", error.file.display().to_string()).with("line", error.line);
    let (key, args) = match &error.problem {
        PolicyProblem::File(error) => return text::file::sentence(catalog, error),
        PolicyProblem::Syntax => ("policy-syntax", args),
        PolicyProblem::Key(key) => ("policy-key", args.with("key", key.clone())),
        PolicyProblem::Rule(rule, None) => ("policy-rule", args.with("rule", rule.clone())),
        PolicyProblem::Rule(rule, Some(nearest)) => {
            ("policy-rule-near", args.with("rule", rule.clone()).with("nearest", *nearest))
        }
        PolicyProblem::MustStay(rule) => ("policy-must-stay", args.with("rule", *rule)),
        PolicyProblem::Level(level) => ("policy-level", args.with("level", level.clone())),
        PolicyProblem::Pack(pack) => {
            let packs: Vec<String> = Pack::ALL.map(|pack| pack.name().to_owned()).into();
            ("policy-pack", args.with("pack", pack.clone()).with("packs", packs))
        }
        PolicyProblem::Type(key) => ("policy-type", args.with("key", *key)),
    };
    format!("{} {}", catalog.format(key, &args.with("name", FILE_NAME)), catalog.text("policy-unused"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::file::FileProblem;
    use crate::text::Language;

    #[test]
    fn every_problem_has_its_sentence_in_both_languages() {
        let file = || PathBuf::from("ecs/taskwright.toml");
        let problems: [fn() -> PolicyProblem; 9] = [
            || {
                PolicyProblem::File(FileError {
                    file: "ecs/taskwright.toml".into(),
                    problem: FileProblem::NoPermission,
                })
            },
            || PolicyProblem::Syntax,
            || PolicyProblem::Key("rule".to_owned()),
            || PolicyProblem::Rule("ecs/famly".to_owned(), None),
            || PolicyProblem::Rule("ecs/famly".to_owned(), Some("ecs/family-required")),
            || PolicyProblem::MustStay("ecs/json-syntax"),
            || PolicyProblem::Level("loud".to_owned()),
            || PolicyProblem::Pack("lax".to_owned()),
            || PolicyProblem::Type("packs"),
        ];
        for catalog in Language::ALL.map(Catalog::new) {
            for problem in problems {
                let error = PolicyError { file: file(), line: 7, problem: problem() };
                let sentence = sentence(&catalog, &error);
                assert!(sentence.contains("ecs/taskwright.toml"), "{sentence}");
                assert!(!sentence.contains('{'), "{sentence}");
            }
        }
    }
}
