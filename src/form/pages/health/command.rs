//! How the command of a health check runs, and how one way turns into another.

use serde_json::Value;

use crate::document::{Edit, Path};

const SHELL: &str = "CMD-SHELL";
const EXEC: &str = "CMD";
const NONE: &str = "NONE";

/// What a health check does, as its command says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Check<'v> {
    /// There is no command.
    Absent,
    /// `["NONE"]`: no check, said in so many words.
    Disabled,
    /// One line for the shell; `None` where it is not there yet.
    Shell(Option<&'v str>),
    /// A program with its arguments.
    Exec(Vec<&'v str>),
    /// Texts without a word before them that says how they run.
    Bare(Vec<&'v str>),
    /// Anything else.
    Other,
}

impl<'v> Check<'v> {
    pub(super) fn of(command: Option<&'v Value>) -> Self {
        let Some(command) = command else { return Self::Absent };
        let Some(list) = command.as_array() else {
            return command.as_str().map_or(Self::Other, |text| Self::Bare(vec![text]));
        };
        let words: Option<Vec<&str>> = list.iter().map(Value::as_str).collect();
        let Some(words) = words else { return Self::Other };
        match words.as_slice() {
            [NONE] => Self::Disabled,
            [SHELL] => Self::Shell(None),
            [SHELL, line] => Self::Shell(Some(line)),
            [SHELL, ..] => Self::Other,
            [EXEC, rest @ ..] => Self::Exec(rest.to_vec()),
            _ => Self::Bare(words),
        }
    }

    /// The same for the shell.
    pub(super) fn to_shell(&self) -> Vec<String> {
        let line = match self {
            Self::Shell(line) => line.unwrap_or_default().to_owned(),
            Self::Exec(words) | Self::Bare(words) => match words.as_slice() {
                ["sh" | "/bin/sh", "-c", line] | [line] => (*line).to_owned(),
                words => words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" "),
            },
            Self::Absent | Self::Disabled | Self::Other => String::new(),
        };
        vec![SHELL.to_owned(), line]
    }

    /// The same without a shell. A line that needs one keeps it, as a program of its own.
    pub(super) fn to_exec(&self) -> Vec<String> {
        let words = match self {
            Self::Shell(line) => in_words(line.unwrap_or_default()),
            Self::Bare(words) => match words.as_slice() {
                [line] => in_words(line),
                words => words.iter().map(|word| (*word).to_owned()).collect(),
            },
            Self::Exec(words) => words.iter().map(|word| (*word).to_owned()).collect(),
            Self::Absent | Self::Disabled | Self::Other => vec![String::new()],
        };
        std::iter::once(EXEC.to_owned()).chain(words).collect()
    }
}

fn in_words(line: &str) -> Vec<String> {
    split(line).unwrap_or_else(|| ["sh", "-c", line].map(str::to_owned).to_vec())
}

/// The words of a line that means the same without a shell; `None` where only a shell knows what it means.
fn split(line: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for c in line.chars() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (Some('"'), '$' | '`' | '\\') => return None,
            (Some(_), _) => word.get_or_insert_default().push(c),
            (None, '"' | '\'') => {
                word.get_or_insert_default();
                quote = Some(c);
            }
            (None, ' ' | '\t') => words.extend(word.take()),
            (None, _) if is_of_shell(c, word.is_none()) => return None,
            (None, _) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    // `NAME=value program` gives the program a variable.
    let sets_variable = words.first().is_some_and(|first: &String| first.contains('='));
    (quote.is_none() && !sets_variable).then_some(words)
}

/// Whether the shell makes something of a character outside quotes.
fn is_of_shell(c: char, begins_word: bool) -> bool {
    "|&;<>()$`\\*?[]{}!\n\r".contains(c) || (begins_word && "#~".contains(c))
}

/// A word as a line of the shell has it.
fn quoted(word: &str) -> String {
    match split(word).as_deref() {
        Some([own]) if own == word => word.to_owned(),
        _ => format!("'{}'", word.replace('\'', r"'\''")),
    }
}

/// What turns a list of texts into another, element by element, so that no other line changes.
pub(super) fn edits_between(path: &Path, old: Option<&Value>, new: &[String]) -> Vec<Edit> {
    let Some(old) = old.and_then(Value::as_array) else {
        return vec![Edit::Set { path: path.clone(), value: new.into() }];
    };
    let changed = old.iter().zip(new).enumerate().filter(|(_, (old, new))| old.as_str() != Some(new));
    let set = changed.map(|(index, (_, new))| Edit::Set { path: path.index(index), value: (&**new).into() });
    let removed = (new.len()..old.len()).rev().map(|index| Edit::Remove { path: path.index(index) });
    let added = new.iter().enumerate().skip(old.len()).map(|(index, new)| Edit::Insert {
        path: path.clone(),
        index,
        value: (&**new).into(),
    });
    set.chain(removed).chain(added).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_command_is_read_as_ecs_reads_it() {
        let cases = [
            (json!(["CMD-SHELL", "true"]), Check::Shell(Some("true"))),
            (json!(["CMD-SHELL"]), Check::Shell(None)),
            (json!(["CMD", "a", "b"]), Check::Exec(vec!["a", "b"])),
            (json!(["NONE"]), Check::Disabled),
            (json!(["curl", "x"]), Check::Bare(vec!["curl", "x"])),
            (json!("curl x"), Check::Bare(vec!["curl x"])),
            (json!(["CMD-SHELL", "a", "b"]), Check::Other),
            (json!(["CMD", 1]), Check::Other),
            (json!(1), Check::Other),
        ];
        for (command, check) in &cases {
            assert_eq!(Check::of(Some(command)), *check, "{command}");
        }
        assert_eq!(Check::of(None), Check::Absent);
    }

    #[test]
    fn a_line_without_signs_of_the_shell_becomes_words_and_back() {
        for (line, words) in [
            ("curl -f http://localhost:8080/", &["CMD", "curl", "-f", "http://localhost:8080/"][..]),
            ("wget -q 'a b'", &["CMD", "wget", "-q", "a b"]),
            (
                "curl -f http://localhost/ || exit 1",
                &["CMD", "sh", "-c", "curl -f http://localhost/ || exit 1"],
            ),
            ("test -f ~/ok", &["CMD", "sh", "-c", "test -f ~/ok"]),
            ("A=1 check", &["CMD", "sh", "-c", "A=1 check"]),
            ("echo 'open", &["CMD", "sh", "-c", "echo 'open"]),
        ] {
            let exec = Check::Shell(Some(line)).to_exec();
            assert_eq!(exec, words, "{line}");
            let args = exec[1..].iter().map(String::as_str).collect();
            assert_eq!(Check::Exec(args).to_shell()[1], line);
        }
        assert_eq!(Check::Exec(vec!["a", "it's", ""]).to_shell()[1], r"a 'it'\''s' ''");
        assert_eq!(Check::Bare(vec!["curl x"]).to_exec(), ["CMD", "curl", "x"]);
    }

    #[test]
    fn only_what_differs_is_edited() {
        let path = Path::root().key("command");
        let old = json!(["CMD-SHELL", "a b"]);
        let new = ["CMD", "a", "b"].map(str::to_owned);
        let expected = [
            Edit::Set { path: path.index(0), value: "CMD".into() },
            Edit::Set { path: path.index(1), value: "a".into() },
            Edit::Insert { path: path.clone(), index: 2, value: "b".into() },
        ];
        assert_eq!(edits_between(&path, Some(&old), &new), expected);
        assert_eq!(
            edits_between(&path, Some(&json!(["CMD", "a"])), &new[..1]),
            [Edit::Remove { path: path.index(1) }]
        );
    }
}
