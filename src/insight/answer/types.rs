//! Answers about a value of the wrong JSON type. ECS reads the body before anything else, and says what it could not
//! read, but never where.
//!
//! Sources: the wordings that services of the same protocol answer with, as they were reported.

use super::Place;
use super::message::Message;
use crate::document::Path;
use crate::rules::Rule;
use crate::schema::Kind;
use crate::schema::walk::JsonType;
use crate::task::Task;

/// A value of the wrong type, as the walk over the document found it.
struct Misfit<'t> {
    path: &'t Path,
    expected: Kind,
    found: JsonType,
    rule: &'static str,
}

/// Whether the message speaks about types, so that whatever else it names is no field.
pub(super) fn is_about_them(message: &Message) -> bool {
    [
        "serializationexception",
        "_value can not be converted to",
        "_value cannot be converted to",
        "found where not expected",
        "expected list or null",
        "expected null",
        "unrecognized collection type",
    ]
    .iter()
    .any(|words| message.says(words))
}

/// The one value that it can mean; `None` where there are several.
pub(super) fn place(message: &Message, task: &Task<'_>) -> Option<Place> {
    let wrong = task.walk.wrong_types.iter().map(|fact| Misfit {
        path: &fact.path,
        expected: fact.expected,
        found: fact.found,
        rule: "ecs/wrong-type",
    });
    let sizes = task.walk.task_sizes.iter().map(|fact| Misfit {
        path: &fact.path,
        expected: Kind::String,
        found: JsonType::Integer,
        rule: "ecs/task-size-not-string",
    });
    let mut meant = wrong.chain(sizes).filter(|misfit| is_meant(message, misfit));
    match (meant.next(), meant.next()) {
        (Some(misfit), None) => Some(Place { path: misfit.path.clone(), rule: Rule::find(misfit.rule) }),
        _ => None,
    }
}

fn is_meant(message: &Message, misfit: &Misfit<'_>) -> bool {
    let Misfit { expected, found, .. } = misfit;
    let is_scalar = matches!(expected, Kind::String | Kind::Enum | Kind::Integer | Kind::Boolean);
    let is_collection = matches!(found, JsonType::List | JsonType::Object);
    if let Some((found_word, expected_word)) = conversion(&message.lower) {
        let fits_found = match found_word {
            "number" => matches!(found, JsonType::Integer | JsonType::Fraction | JsonType::HugeNumber),
            "string" => *found == JsonType::String,
            "true" | "false" | "boolean" => *found == JsonType::Boolean,
            _ => false,
        };
        let fits_expected = match expected_word {
            "string" => matches!(expected, Kind::String | Kind::Enum),
            "integer" | "long" | "int" | "short" => *expected == Kind::Integer,
            "boolean" => *expected == Kind::Boolean,
            _ => false,
        };
        return fits_found && fits_expected;
    }
    match () {
        () if message.says("start of list found") => *found == JsonType::List,
        () if message.says("start of structure or map found") => *found == JsonType::Object,
        () if message.says("expected list or null") => *expected == Kind::List,
        () if message.says("expected null") => !is_scalar && !is_collection,
        () if message.says("unrecognized collection type") => is_collection,
        () => true,
    }
}

/// `("number", "string")` of "NUMBER_VALUE can not be converted to a String".
fn conversion(lower: &str) -> Option<(&str, &str)> {
    let (before, after) = ["_value can not be converted to ", "_value cannot be converted to "]
        .iter()
        .find_map(|words| lower.split_once(words))?;
    let found = before.rsplit(|c: char| !c.is_ascii_alphanumeric()).next()?;
    let after = after.strip_prefix("an ").or_else(|| after.strip_prefix("a ")).unwrap_or(after);
    let expected = after.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
    Some((found, expected))
}
