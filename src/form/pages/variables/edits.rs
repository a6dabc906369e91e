//! What changes in the text: pure functions from the document to edits, each the whole of one step of undo.

use serde_json::{Map, Value, json};

use super::model::{Entry, List, Source};
use crate::app::derived::Derived;
use crate::document::{Edit, Path};
use crate::exchange::variables::{Content, Pasted};

/// A new entry without name and value.
pub(super) fn blank(list: List) -> Value {
    match list {
        List::Environment => json!({ "name": "", "value": "" }),
        List::Secrets => json!({ "name": "", "valueFrom": "" }),
        List::Files => json!({ "value": "", "type": "s3" }),
    }
}

/// Takes an entry out; with the last one its list goes too.
pub(super) fn removal(good: &Derived, list: &Path, index: usize) -> Edit {
    let path = if good.length(list) == 1 { list.clone() } else { list.index(index) };
    Edit::Remove { path }
}

/// Takes an entry to the list of another source, and where it ends up. The name stays; so does the content where the
/// other source can have it, unless there is a new one.
pub(super) fn conversion(
    good: &Derived,
    container: &Path,
    entry: &Entry,
    to: Source,
    content: Option<&str>,
) -> (Vec<Edit>, Path) {
    let own = good.value(&entry.content.path).and_then(Value::as_str).unwrap_or_default();
    let kept = if to.takes(own) { own } else { "" };
    let value = content.unwrap_or(kept);
    if entry.list == to.list() {
        let path = entry.content.path.clone();
        let edits = if value == own { Vec::new() } else { vec![Edit::Set { path, value: value.into() }] };
        return (edits, entry.path.clone());
    }
    let (from_list, to_list) = (entry.list.path(container), to.list().path(container));
    let index = good.length(&to_list);
    let element = converted(good.value(&entry.path).and_then(Value::as_object), to.list(), value);
    let place = to_list.index(index);
    let insert = Edit::Insert { path: to_list, index, value: element };
    (vec![insert, removal(good, &from_list, entry.index)], place)
}

/// An entry as an entry of another list. Keys that ECS does not know stay.
fn converted(entry: Option<&Map<String, Value>>, list: List, content: &str) -> Value {
    let mut members = Map::new();
    if list != List::Files {
        let name = entry.and_then(|entry| entry.get("name")).cloned().unwrap_or_else(|| "".into());
        members.insert("name".to_owned(), name);
    }
    members.insert(list.content_key().to_owned(), content.into());
    if list == List::Files {
        members.insert("type".to_owned(), "s3".into());
    }
    let own = ["name", "value", "valueFrom", "type"];
    let others = entry.into_iter().flatten().filter(|(key, _)| !own.contains(&key.as_str()));
    members.extend(others.map(|(key, value)| (key.clone(), value.clone())));
    members.into()
}

/// What pasting would do.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Paste {
    pub(super) edits: Vec<Edit>,
    /// How many variables there are.
    pub(super) count: usize,
    /// How many of them are secrets.
    pub(super) secrets: usize,
    /// How many of them have an entry already, which they replace.
    pub(super) replaced: usize,
}

/// Adds variables behind those of their list. One that is there already gets the new value where it stands; in the
/// other list it makes room.
pub(super) fn paste(good: &Derived, container: &Path, pasted: &Pasted) -> Paste {
    let mut lists = [List::Environment, List::Secrets].map(|list| Names::of(good, container, list));
    let mut paste = Paste::default();
    for variable in pasted.last_of_each() {
        let (own, text) = match &variable.content {
            Content::Value(text) => (0, text),
            Content::From(text) => (1, text),
        };
        paste.count += 1;
        paste.secrets += own;
        let [environment, secrets] = &mut lists;
        let (own, other) = if own == 0 { (environment, secrets) } else { (secrets, environment) };
        let mut is_new = true;
        while let Some(index) = other.position(&variable.name) {
            other.names.remove(index);
            let path = if other.names.is_empty() { other.path.clone() } else { other.path.index(index) };
            paste.edits.push(Edit::Remove { path });
            is_new = false;
        }
        let key = own.list.content_key();
        match own.position(&variable.name) {
            Some(index) => {
                let path = own.path.index(index).key(key);
                if good.value(&path).and_then(Value::as_str) != Some(text) {
                    paste.edits.push(Edit::Set { path, value: text.as_str().into() });
                }
                is_new = false;
            }
            None => {
                let value = json!({ "name": variable.name, key: text });
                paste.edits.push(Edit::Insert { path: own.path.clone(), index: own.names.len(), value });
                own.names.push(variable.name.clone());
            }
        }
        paste.replaced += usize::from(!is_new);
    }
    paste
}

/// The names of a list as the edits so far leave them.
struct Names {
    list: List,
    path: Path,
    names: Vec<String>,
}

impl Names {
    fn of(good: &Derived, container: &Path, list: List) -> Self {
        let path = list.path(container);
        let name = |index| good.name_of(&path.index(index)).unwrap_or_default().to_owned();
        let names = (0..good.length(&path)).map(name).collect();
        Self { list, path, names }
    }

    /// Of entries with the same name the last is the one that counts.
    fn position(&self, name: &str) -> Option<usize> {
        self.names.iter().rposition(|own| own == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::edit::{Append, apply_all};

    fn after(text: &str, pasted: &str) -> (Value, Paste) {
        let derived = Derived::new(text.into(), 0);
        let container: Path = "containerDefinitions[0]".parse().unwrap();
        let paste = paste(&derived, &container, &Pasted::read(pasted));
        let text = apply_all(text, &paste.edits, &Append).unwrap();
        (serde_json::from_str::<Value>(&text).unwrap()["containerDefinitions"][0].clone(), paste)
    }

    #[test]
    fn what_is_pasted_replaces_what_has_its_name_wherever_that_is() {
        let text = r#"{"containerDefinitions": [{"environment": [
            {"name": "A", "value": "1"}, {"name": "B", "value": "2"}],
            "secrets": [{"name": "C", "valueFrom": "/c"}]}]}"#;
        let (container, paste) = after(text, "B=3\nC=4\nD=5\nA=1");
        let expected = json!({ "environment": [
            { "name": "A", "value": "1" },
            { "name": "B", "value": "3" },
            { "name": "C", "value": "4" },
            { "name": "D", "value": "5" },
        ] });
        assert_eq!(container, expected);
        assert_eq!((paste.count, paste.replaced, paste.secrets), (4, 3, 0));
        let (container, paste) =
            after(text, r#"[{"name": "A", "valueFrom": "/a"}, {"name": "B", "valueFrom": "/b"}]"#);
        let secret = |name: &str, from: &str| json!({ "name": name, "valueFrom": from });
        assert_eq!(
            container,
            json!({ "secrets": [secret("C", "/c"), secret("A", "/a"), secret("B", "/b")] })
        );
        assert_eq!((paste.count, paste.replaced, paste.secrets), (2, 2, 2));
    }

    #[test]
    fn what_is_there_already_is_no_edit() {
        let text = r#"{"containerDefinitions": [{"environment": [{"name": "A", "value": "1"}]}]}"#;
        assert_eq!(after(text, "A=1").1.edits, []);
        assert_eq!(after(text, "").1, Paste::default());
    }
}
