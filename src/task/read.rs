//! Reading members of a JSON object as typed slots.

use serde_json::{Map, Value};

use super::slot::Slot;
use crate::document::Path;

/// An object of the document with its path.
#[derive(Debug, Clone, Copy)]
pub struct Object<'a>(pub &'a Map<String, Value>);

impl<'a> Object<'a> {
    /// The member as it is; `None` where it is absent or `null`.
    pub fn value(self, key: &str) -> Option<&'a Value> {
        #[cfg(test)]
        count::READS.set(count::READS.get() + 1);
        self.0.get(key).filter(|value| !value.is_null())
    }

    fn slot<T>(self, key: &str, read: impl FnOnce(&'a Value) -> Option<T>) -> Slot<T> {
        self.value(key).map_or(Slot::Absent, |value| read(value).map_or(Slot::Wrong, Slot::Set))
    }

    /// A text.
    pub fn text(self, key: &str) -> Slot<&'a str> {
        self.slot(key, Value::as_str)
    }

    /// A whole number.
    pub fn integer(self, key: &str) -> Slot<i64> {
        self.slot(key, whole_number)
    }

    /// A truth value.
    pub fn boolean(self, key: &str) -> Slot<bool> {
        self.slot(key, Value::as_bool)
    }

    /// An object.
    pub fn object(self, key: &str) -> Slot<Object<'a>> {
        self.slot(key, |value| value.as_object().map(Object))
    }

    /// A list.
    pub fn list(self, key: &str) -> Slot<&'a [Value]> {
        self.slot(key, |value| value.as_array().map(Vec::as_slice))
    }

    /// The texts of a list with their indexes; elements of another type are left out.
    pub fn texts(self, key: &str) -> Texts<'a> {
        let list = self.list(key);
        Texts { elements: list.get().unwrap_or_default(), is_set: list.is_set() }
    }

    /// The objects of a list with their paths; elements of another type are left out.
    pub fn objects(self, key: &'static str, path: &Path) -> Vec<(Path, Object<'a>)> {
        let Some(list) = self.list(key).get() else { return Vec::new() };
        let list_path = path.key(key);
        let objects = list.iter().enumerate();
        objects.filter_map(|(at, value)| Some((list_path.index(at), Object(value.as_object()?)))).collect()
    }
}

/// A whole number. One that is too large for 64 bits with a sign reads as the largest: no bound of ECS is near it.
pub fn whole_number(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| value.as_u64().map(|_| i64::MAX))
}

/// Counts how often members are read, in tests: what takes twice as long for each of twice as many shows here.
#[cfg(test)]
pub(crate) mod count {
    use std::cell::Cell;

    thread_local! {
        pub(crate) static READS: Cell<usize> = const { Cell::new(0) };
    }
}

/// A list of texts.
#[derive(Debug, Clone, Copy, Default)]
pub struct Texts<'a> {
    elements: &'a [Value],
    is_set: bool,
}

impl<'a> Texts<'a> {
    /// Each text with its index.
    pub fn iter(self) -> impl Iterator<Item = (usize, &'a str)> {
        self.elements.iter().enumerate().filter_map(|(at, value)| Some((at, value.as_str()?)))
    }

    /// How many elements the list has, of whatever type.
    pub fn len(self) -> usize {
        self.elements.len()
    }

    /// Whether the list is absent or has no elements.
    pub fn is_empty(self) -> bool {
        self.elements.is_empty()
    }

    /// Whether there is a list, empty or not.
    pub fn is_set(self) -> bool {
        self.is_set
    }

    /// Whether one of the elements is `text`.
    pub fn contains(self, text: &str) -> bool {
        self.iter().any(|(_, own)| own == text)
    }
}
