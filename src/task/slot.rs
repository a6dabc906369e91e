//! What a field holds, read leniently.

/// A field of the document. A value of the wrong type is neither read nor called missing: the schema walk has
/// reported it already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Slot<T> {
    /// Not there, or `null`.
    #[default]
    Absent,
    /// There, with another JSON type than ECS takes.
    Wrong,
    /// There.
    Set(T),
}

impl<T> Slot<T> {
    /// The value, where there is a readable one.
    pub fn get(self) -> Option<T> {
        match self {
            Self::Set(value) => Some(value),
            Self::Absent | Self::Wrong => None,
        }
    }

    /// Whether the field is not there at all, or `null`.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether there is a readable value.
    pub fn is_set(&self) -> bool {
        matches!(self, Self::Set(_))
    }

    /// Turns the value into another one; what cannot be turned is as good as unreadable.
    pub fn and_then<U>(self, read: impl FnOnce(T) -> Option<U>) -> Slot<U> {
        match self {
            Self::Absent => Slot::Absent,
            Self::Wrong => Slot::Wrong,
            Self::Set(value) => read(value).map_or(Slot::Wrong, Slot::Set),
        }
    }
}

impl<T: PartialEq> Slot<T> {
    /// Whether the value is this one.
    pub fn is(&self, value: T) -> bool {
        matches!(self, Self::Set(own) if *own == value)
    }
}

impl<'a> Slot<&'a str> {
    /// The text, unless it holds a placeholder: what a pipeline replaces is not judged by its form.
    pub fn literal(self) -> Option<&'a str> {
        self.get().filter(|text| !super::placeholder::is_in(text))
    }
}
