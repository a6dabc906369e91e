//! The value of `PATH=VALUE` in the type that its field has, or as it is given in `PATH:=JSON`.

use serde_json::Value;

use super::Problem;
use super::target::Target;
use crate::schema::Kind;
use crate::schema::suggest::nearest;
use crate::task::placeholder;
use crate::text::Args;

/// A value as it was typed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Given<'a> {
    /// After `=`.
    Word(&'a str),
    /// After `:=`.
    Json(&'a str),
}

/// Splits `PATH=VALUE` or `PATH:=JSON`. A sign inside brackets or braces belongs to the path.
pub(super) fn split(typed: &str) -> Result<(&str, Given<'_>), Problem> {
    let at = sign(typed);
    let at = at.ok_or_else(|| Problem::usage("cli-set-no-value", Args::new().with("path", typed)))?;
    let (path, value) = (&typed[..at], &typed[at + 1..]);
    Ok(match path.strip_suffix(':') {
        Some(path) => (path, Given::Json(value)),
        None => (path, Given::Word(value)),
    })
}

/// Where the first `=` outside of brackets and braces stands.
fn sign(typed: &str) -> Option<usize> {
    let mut closing = None;
    let mut chars = typed.char_indices();
    while let Some((at, c)) = chars.next() {
        match (closing, c) {
            (None, '=') => return Some(at),
            (None, '[') => closing = Some(']'),
            (None, '{') => closing = Some('}'),
            (Some('}'), '\\') => {
                chars.next();
            }
            (Some(end), c) if c == end => closing = None,
            _ => {}
        }
    }
    None
}

impl Given<'_> {
    /// The value for the field at `target`.
    pub(super) fn read(&self, target: &Target) -> Result<Value, Problem> {
        match self {
            Self::Json(text) => serde_json::from_str(text).map_err(|error| {
                let args = Args::new().with("path", target.path.to_string());
                Problem::usage("cli-set-json", args.with("line", error.line()).with("column", error.column()))
            }),
            Self::Word(word) => typed(word, target),
        }
    }
}

fn typed(word: &str, target: &Target) -> Result<Value, Problem> {
    let args = Args::new().with("path", target.path.to_string()).with("value", word);
    let Some(field) = target.field else {
        return Err(Problem::usage("cli-set-no-type", args));
    };
    match field.kind {
        Kind::String => Ok(word.into()),
        // What a pipeline fills in is not judged by its form.
        Kind::Enum if field.values.contains(&word) || placeholder::is_in(word) => Ok(word.into()),
        Kind::Enum => {
            let args = args.with("values", &*field.values);
            let near = nearest(word, field.values.iter().copied());
            Err(Problem::usage("cli-set-enum", args).with_nearest(near))
        }
        // The model's integers have 32 bits.
        Kind::Integer => match word.parse::<i32>() {
            Ok(number) => Ok(number.into()),
            Err(_) => Err(Problem::usage("cli-set-integer", args)),
        },
        Kind::Boolean => match word {
            "true" => Ok(true.into()),
            "false" => Ok(false.into()),
            _ => Err(Problem::usage("cli-set-boolean", args)),
        },
        Kind::List | Kind::Map | Kind::Structure => Err(Problem::usage("cli-set-parts", args)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_is_found_outside_of_names() {
        for (typed, path, given) in [
            ("cpu=512", "cpu", Given::Word("512")),
            ("a=b=c", "a", Given::Word("b=c")),
            ("a:=[1]", "a", Given::Json("[1]")),
            ("labels{a=b}=c", "labels{a=b}", Given::Word("c")),
            ("labels{a\\}=b}=c", "labels{a\\}=b}", Given::Word("c")),
            ("list[a=b]:=1", "list[a=b]", Given::Json("1")),
            ("family=", "family", Given::Word("")),
        ] {
            assert_eq!(split(typed).unwrap(), (path, given), "{typed}");
        }
        assert_eq!(split("labels{a=b}").unwrap_err().key, "cli-set-no-value");
    }
}
