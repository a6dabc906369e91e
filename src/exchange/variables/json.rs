//! JSON: an object of names and values, or objects with `name` and `value` or `valueFrom` as ECS has them. Parts of a
//! definition are taken too, as they are copied: with or without what is around them.

use serde_json::{Map, Value};

use super::{Content, Pasted, Problem};
use crate::document::{LineTable, Parsed, Path, SyntaxError, parse};

/// The lists of a container that hold variables.
const LISTS: [&str; 2] = ["environment", "secrets"];

pub(super) fn is_meant_by(text: &str) -> bool {
    text.trim_start().starts_with(['{', '[', '"'])
}

pub(super) fn read(text: &str, pasted: &mut Pasted) {
    match parse_part(text) {
        Ok((text, parsed)) => {
            let lines = LineTable::new(&text);
            let line_of = |path: &Path| {
                parsed.spans.value(path).map_or(1, |range| lines.position(&text, range.start).line)
            };
            Reader { line_of: &line_of, pasted }.value(&parsed.value, &Path::root());
        }
        Err(error) => {
            let line = LineTable::new(text).position(text, error.range.start).line;
            pasted.skip(line, Problem::Json);
        }
    }
}

/// Parses a text, or the elements or members of what it was cut from. The lines stay where they are.
fn parse_part(text: &str) -> Result<(String, Parsed), SyntaxError> {
    let whole = parse(text);
    let part = text.trim_end().trim_end_matches(',');
    let around = |open: &str, close: &str| {
        let text = [open, part, close].concat();
        let parsed = parse(&text).ok()?;
        Some((text, parsed))
    };
    match whole {
        Ok(parsed) => Ok((text.to_owned(), parsed)),
        Err(error) => {
            let is_member = text.trim_start().starts_with('"');
            let (open, close) = if is_member { ("{", "}") } else { ("[", "]") };
            around(open, close).ok_or(error)
        }
    }
}

struct Reader<'a> {
    line_of: &'a dyn Fn(&Path) -> usize,
    pasted: &'a mut Pasted,
}

impl Reader<'_> {
    fn value(&mut self, value: &Value, path: &Path) {
        match value {
            Value::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    self.element(element, &path.index(index));
                }
            }
            Value::Object(members) => self.object(members, path),
            _ => self.pasted.skip((self.line_of)(path), Problem::NoText),
        }
    }

    /// A container or its lists; else a variable for each member.
    fn object(&mut self, members: &Map<String, Value>, path: &Path) {
        let lists = LISTS
            .iter()
            .filter_map(|list| Some((*list, members.get(*list).filter(|value| value.is_array())?)));
        let lists: Vec<_> = lists.collect();
        if !lists.is_empty() {
            for (key, list) in lists {
                self.value(list, &path.key(key));
            }
        } else if is_entry(members) {
            self.entry(members, path);
        } else {
            for (name, value) in members {
                let path = path.key(name.clone());
                match text_of(value) {
                    Some(text) => self.pasted.add((self.line_of)(&path), name, Content::Value(text)),
                    None => self.pasted.skip((self.line_of)(&path), Problem::NoText),
                }
            }
        }
    }

    fn element(&mut self, element: &Value, path: &Path) {
        match element {
            Value::Object(members) if is_entry(members) => self.entry(members, path),
            Value::Object(members) if has(members, "value") || has(members, "valueFrom") => {
                self.pasted.skip((self.line_of)(path), Problem::Name);
            }
            Value::Object(members) => self.object(members, path),
            // A list of lines, as Compose has them.
            Value::String(text) if text.contains('=') => {
                let (name, value) = text.split_once('=').unwrap_or_default();
                self.pasted.add((self.line_of)(path), name, Content::Value(value.to_owned()));
            }
            _ => self.pasted.skip((self.line_of)(path), Problem::NoText),
        }
    }

    fn entry(&mut self, members: &Map<String, Value>, path: &Path) {
        let line = (self.line_of)(path);
        let name = member(members, "name").and_then(Value::as_str).unwrap_or_default();
        let content = match member(members, "valueFrom") {
            Some(from) => text_of(from).map(Content::From),
            None => member(members, "value").and_then(text_of).map(Content::Value),
        };
        match content {
            Some(content) => self.pasted.add(line, name, content),
            None => self.pasted.skip(line, Problem::NoText),
        }
    }
}

fn is_entry(members: &Map<String, Value>) -> bool {
    has(members, "name") && (has(members, "value") || has(members, "valueFrom"))
}

fn has(members: &Map<String, Value>, key: &str) -> bool {
    member(members, key).is_some()
}

/// A member under its key in ECS, or in CloudFormation, where it begins with a capital.
fn member<'v>(members: &'v Map<String, Value>, key: &str) -> Option<&'v Value> {
    let capital = key.split_at_checked(1).map(|(first, rest)| first.to_ascii_uppercase() + rest);
    members.get(key).or_else(|| members.get(&capital?))
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Variable;
    use super::*;

    fn from(name: &str, from: &str) -> Variable {
        Variable { name: name.to_owned(), content: Content::From(from.to_owned()) }
    }

    #[test]
    fn a_secret_stays_a_secret() {
        for text in [
            r#"[{"name": "A", "valueFrom": "/a"}]"#,
            r#"{"name": "A", "valueFrom": "/a"},"#,
            r#"{"name": "web", "image": "nginx", "secrets": [{"Name": "A", "ValueFrom": "/a"}]}"#,
        ] {
            assert_eq!(
                Pasted::read(text),
                Pasted { variables: vec![from("A", "/a")], unread: vec![] },
                "{text}"
            );
        }
    }

    #[test]
    fn numbers_and_switches_become_text() {
        let pasted = Pasted::read("{\"A\": 1.50, // a comment\n\"B\": true,}");
        let values: Vec<_> = pasted.variables.into_iter().map(|variable| variable.content).collect();
        assert_eq!(values, [Content::Value("1.5".into()), Content::Value("true".into())]);
    }
}
