//! The names and numbers that a sentence speaks of: data without a language.

/// One value for a placeholder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// A name or a value of the document.
    Text(String),
    /// A number, printed without grouping: it is a value that the user typed or reads in the JSON.
    Number(i64),
    /// Several names; printed with the separator of the language.
    List(Vec<String>),
    /// Another text of the catalogue by its key: the name of a type, a sentence within a sentence. It sees the
    /// facts beside it, but no further keys.
    Key(&'static str),
}

/// Values by placeholder name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Args(Vec<(&'static str, Arg)>);

impl Args {
    /// No values.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds or replaces a value.
    pub fn set(&mut self, name: &'static str, value: impl Into<Arg>) {
        let value = value.into();
        match self.0.iter_mut().find(|(key, _)| *key == name) {
            Some((_, old)) => *old = value,
            None => self.0.push((name, value)),
        }
    }

    /// These values and one more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.set(name, value);
        self
    }

    /// The values that are the same in every language.
    pub(super) fn without_keys(&self) -> Self {
        Self(self.0.iter().filter(|(_, arg)| !matches!(arg, Arg::Key(_))).cloned().collect())
    }

    /// The values in the order in which they were given.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Arg)> {
        self.0.iter().map(|(name, value)| (*name, value))
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<Vec<String>> for Arg {
    fn from(list: Vec<String>) -> Self {
        Self::List(list)
    }
}

impl From<&[&str]> for Arg {
    fn from(list: &[&str]) -> Self {
        Self::List(list.iter().map(|text| (*text).to_owned()).collect())
    }
}
