//! One place of a document in several versions: whether they are the same for ECS, and words for it. For whoever
//! compares more than two.

use serde_json::Value;

use super::container::{address, pin_words};
use super::fold::{Spot, folded, inside};
use super::words::{Words, shorten};
use super::{compare, fields, privacy, task};
use crate::document::Path;
use crate::task::image::split;
use crate::task::secret::{variable_label, without_login};

const IMAGE: &str = "containerDefinitions[].image";

/// Whether two values at a place are the same for ECS.
pub(in crate::insight) fn is_same(pattern: &str, old: Option<&Value>, new: Option<&Value>) -> bool {
    old == new || folded(pattern, old, new).is_some()
}

/// The pattern of a member.
pub(in crate::insight) fn member_pattern(pattern: &str, key: &str) -> String {
    inside(pattern, key)
}

/// The network mode that ECS takes for a task; `None` where that depends on more than the document.
pub(in crate::insight) fn effective_mode(task: &Value) -> Option<&str> {
    task::effective_mode(Some(task))
}

/// What an element of the list with this pattern is called.
pub(in crate::insight) fn element_subject(list: &str, element: &Value) -> Words {
    let name = element.get("name").and_then(Value::as_str).filter(|name| !name.is_empty());
    let shown = |name: Option<&str>| {
        name.map_or_else(|| Words::key("change-unnamed"), |name| Words::Text(shorten(&privacy::safe(name))))
    };
    match (list, name) {
        ("containerDefinitions", name) => shown(name),
        ("volumes", name) => Words::phrase("change-volume", [("volume", shown(name))]),
        ("containerDefinitions[].environment" | "containerDefinitions[].secrets", Some(name)) => {
            Words::Text(variable_label(name))
        }
        _ => fields::subject(&Spot {
            pattern: format!("{list}[]"),
            old_path: Path::root(),
            new_path: Path::root(),
            old: None,
            new: Some(element),
        }),
    }
}

/// What a member is called.
pub(in crate::insight) fn member_subject(pattern: &str, path: &Path) -> Words {
    if pattern == IMAGE {
        return Words::key("merge-image");
    }
    let (old_path, new_path) = (path.clone(), path.clone());
    fields::subject(&Spot { pattern: pattern.to_owned(), old_path, new_path, old: None, new: None })
}

/// The values of one place in words without secrets. `holder` is the object that they are members of.
pub(in crate::insight) fn words_of(
    pattern: &str,
    path: &Path,
    holder: Option<&Value>,
    values: [Option<&Value>; 3],
) -> [Words; 3] {
    if let Some(words) = image_words(pattern, values) {
        return words;
    }
    let name = ["name", "key"].iter().find_map(|key| holder?.get(key)?.as_str()).unwrap_or_default();
    let key = path.last_key().unwrap_or_default();
    let (old_path, new_path) = (path.clone(), path.clone());
    let spot = Spot { pattern: pattern.to_owned(), old_path, new_path, old: None, new: None };
    let is_secret_place = fields::is_secret_place(&spot);
    values.map(|value| match value {
        Some(_) if is_secret_place => Words::key("change-hidden"),
        Some(Value::String(text)) if key == "value" && privacy::is_secret(name, text) => {
            Words::key("change-hidden")
        }
        Some(Value::String(text)) if key == "valueFrom" => fields::named_reference_words(text),
        value => fields::value_words(pattern, value),
    })
}

/// Images of one name by what differs: their tags.
fn image_words(pattern: &str, values: [Option<&Value>; 3]) -> Option<[Words; 3]> {
    if pattern != IMAGE || !values.iter().flatten().all(|value| value.is_string()) {
        return None;
    }
    let images = values.map(|value| value.and_then(Value::as_str).map(without_login));
    let mut names = images.iter().flatten().map(|image| split(image).0);
    let first = names.next();
    let is_one_name = names.all(|name| Some(name) == first);
    Some(images.map(|image| match image {
        None => Words::none(),
        Some(image) if is_one_name => pin_words(split(image).1),
        Some(image) => Words::Text(address(image)),
    }))
}

/// Two values in words that are short, and different from each other.
pub(in crate::insight) fn told_apart(one: Words, other: Words) -> (Words, Words) {
    compare::told_apart(one, other)
}

/// A value that anyone may read who may read the document, which itself is not shown.
pub(in crate::insight) fn plain_value() -> Words {
    Words::key("change-plain")
}

/// Several names, each inside the one before it: `web › DB_HOST`.
pub(in crate::insight) fn nested(parts: &[Words]) -> Words {
    let mut parts = parts.iter().cloned();
    let first = parts.next().unwrap_or_else(|| Words::key("change-document"));
    parts.fold(first, |outer, inner| Words::phrase("merge-nested", [("outer", outer), ("inner", inner)]))
}
