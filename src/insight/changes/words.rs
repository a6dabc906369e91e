//! Parts of sentences without a language: kept as data, put into words when somebody reads them.

use crate::learn;
use crate::schema::{Kind, SCHEMA};
use crate::text::{Args, Catalog};

/// More characters of a value are not shown at once.
const SHOWN: usize = 48;
/// So many characters before a difference in the middle of a long text.
const CONTEXT: usize = 8;

/// A word, a name or a phrase.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Words {
    /// The same in every language: a value or a name of the document, without secrets.
    Text(String),
    /// A number, by which a phrase may choose its form.
    Number(i64),
    /// The name of the field with this pattern.
    Label(String),
    /// A text of the catalogue with what stands in its places.
    Phrase(&'static str, Vec<(&'static str, Words)>),
    /// Several, one after the other.
    Join(Vec<Words>),
}

impl Words {
    pub(super) fn key(key: &'static str) -> Self {
        Self::Phrase(key, Vec::new())
    }

    pub(super) fn phrase<const N: usize>(key: &'static str, parts: [(&'static str, Self); N]) -> Self {
        Self::Phrase(key, parts.into())
    }

    pub(super) fn none() -> Self {
        Self::key("change-none")
    }

    /// In the language of the catalogue.
    pub fn text(&self, catalog: &Catalog) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Label(pattern) => label(pattern, catalog),
            Self::Phrase(key, parts) => {
                let mut args = Args::new();
                for (name, words) in parts {
                    match words {
                        Self::Number(number) => args.set(name, *number),
                        words => args.set(name, words.text(catalog)),
                    }
                }
                catalog.format(key, &args)
            }
            Self::Join(parts) => {
                let parts: Vec<String> = parts.iter().map(|part| part.text(catalog)).collect();
                parts.join(", ")
            }
        }
    }
}

/// The label of a field; of one inside an object, which its own label may not tell, with that of the object.
fn label(pattern: &str, catalog: &Catalog) -> String {
    let language = catalog.language();
    let own = |pattern: &str| SCHEMA.lookup(pattern).map(|field| learn::label(field, language));
    let Some(inner) = own(pattern) else {
        return pattern.rsplit_once('.').map_or(pattern, |(_, key)| key).to_owned();
    };
    let outer = pattern.rsplit_once('.').map(|(outer, _)| outer);
    let outer = outer.and_then(|outer| SCHEMA.lookup(outer)).filter(|field| {
        // An element of a list is named by whoever asks.
        field.kind == Kind::Structure && !field.pattern.ends_with("[]") && !field.pattern.is_empty()
    });
    match outer {
        Some(outer) => format!("{} › {}", learn::label(outer, language), learn::in_line(inner)),
        None => inner.to_owned(),
    }
}

/// Two texts short enough for a line, which still differ where the long ones do.
pub(super) fn shorten_pair(old: &str, new: &str) -> (String, String) {
    let short = (shorten(old), shorten(new));
    if short.0 != short.1 || old == new {
        return short;
    }
    let same = old.chars().zip(new.chars()).take_while(|(a, b)| a == b).count();
    let from = same.saturating_sub(CONTEXT);
    let cut = |text: &str| {
        let tail: String = text.chars().skip(from).collect();
        let lead = if from > 0 { "…" } else { "" };
        let shown: String = tail.chars().take(SHOWN - 2).collect();
        let trail = if shown.len() < tail.len() { "…" } else { "" };
        format!("{lead}{shown}{trail}")
    };
    (cut(old), cut(new))
}

/// A text whose middle is left out where it is long. Line ends become spaces: a change is one line.
pub(super) fn shorten(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let length = text.chars().count();
    if length <= SHOWN {
        return text;
    }
    let half = (SHOWN - 1) / 2;
    let head: String = text.chars().take(half).collect();
    let tail: String = text.chars().skip(length - half).collect();
    format!("{head}…{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn long_texts_lose_their_middle_but_not_their_difference() {
        let long = "a".repeat(200);
        assert_eq!(shorten(&long).chars().count(), 47);
        let (old, new) = (format!("{long}b{long}"), format!("{long}c{long}"));
        let (old, new) = shorten_pair(&old, &new);
        assert!(old.starts_with("…aaaaaaaab") && new.starts_with("…aaaaaaaac"), "{old} {new}");
        assert_eq!(shorten("a\nb"), "a b");
        assert_eq!(shorten_pair("a", "b"), ("a".into(), "b".into()));
    }

    #[test]
    fn labels_inside_objects_name_the_object() {
        let catalog = Catalog::new(Language::En);
        let label = |pattern: &str| Words::Label(pattern.into()).text(&catalog);
        assert_eq!(label("networkMode"), "Network mode");
        assert_eq!(label("containerDefinitions[].image"), "Image URI");
        assert!(label("containerDefinitions[].linuxParameters.initProcessEnabled").contains(" › "));
        assert_eq!(label("containerDefinitions[].newThing"), "newThing");
    }
}
