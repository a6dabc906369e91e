//! Everything that people read, in English and Korean, from the Fluent files in `assets/text/`.
//!
//! A third language is files and one line in [`Language`]. Nothing here knows ECS.

pub mod args;
pub mod file;
pub mod josa;
pub mod matching;

pub use args::{Arg, Args};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

/// A language that the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Korean.
    Ko,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::En, Self::Ko];

    /// Its code, as `--lang` takes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ko => "ko",
        }
    }

    /// Its own name for itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Ko => "한국어",
        }
    }

    /// The language of a locale such as `ko_KR.UTF-8`; English for every other.
    pub fn from_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("ko") { Self::Ko } else { Self::En }
    }

    fn sources(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::En => SOURCES_EN,
            Self::Ko => SOURCES_KO,
        }
    }

    fn separator(self) -> &'static str {
        ", "
    }
}

/// The files of each language, by their names.
macro_rules! areas {
    ($($area:literal,)*) => {
        static SOURCES_EN: &[(&str, &str)] =
            &[$(($area, include_str!(concat!("../../assets/text/en/", $area, ".ftl")))),*];
        static SOURCES_KO: &[(&str, &str)] =
            &[$(($area, include_str!(concat!("../../assets/text/ko/", $area, ".ftl")))),*];
    };
}

areas!(
    "aws",
    "bare",
    "cli",
    "changes",
    "merge",
    "document",
    "window",
    "shell",
    "form",
    "form-task",
    "container",
    "variables",
    "runtime",
    "fill",
    "register",
    "browse",
    "sign-in",
    "learn",
    "json",
    "problems",
    "policy",
    "files",
    "desk",
    "live",
    "in-aws",
    "suggest",
    "needs",
    "diff",
    "rules-document",
    "rules-task",
    "rules-compatibility",
    "rules-resources",
    "rules-fargate",
    "rules-managed-instances",
    "rules-external",
    "rules-windows",
    "rules-network",
    "rules-ports",
    "rules-container",
    "rules-image",
    "rules-environment",
    "rules-secrets",
    "rules-iam",
    "rules-healthcheck",
    "rules-dependencies",
    "rules-timeouts",
    "rules-restart",
    "rules-logging",
    "rules-firelens",
    "rules-volumes",
    "rules-efs",
    "rules-s3files",
    "rules-fsx",
    "rules-linux",
    "rules-ulimits",
    "rules-gpu",
    "rules-placement",
    "rules-proxy",
    "rules-fault-injection",
    "rules-trusted-execution",
    "rules-security",
    "rules-tags",
    "rules-cost",
);

/// The texts of one language.
pub struct Catalog {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Catalog {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Catalog").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Catalog {
    /// Reads all texts of a language.
    pub fn new(language: Language) -> Self {
        let locale = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // No invisible direction marks in what a terminal or a log shows.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| match value {
            // ECS reads 1024, not 1,024: numbers that stand in the JSON are printed as they stand there.
            FluentValue::Number(number) => Some(number.value.to_string()),
            _ => None,
        }));
        // Fails only for a name that is taken, and each bundle is new.
        bundle.add_function("JOSA", josa_function).unwrap_or_default();
        for (_, source) in language.sources() {
            let resource = FluentResource::try_new((*source).to_owned());
            // A test parses every file; a broken entry is left out rather than ending the program.
            let resource = resource.unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource(resource).unwrap_or_default();
        }
        Self { language, bundle }
    }

    /// Which language these texts are in.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether there is a message with this key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.get_message(key).is_some_and(|message| message.value().is_some())
    }

    /// A text without placeholders.
    pub fn text(&self, key: &str) -> String {
        self.format(key, &Args::new())
    }

    /// The text for `key`; the key itself where there is none, which a test forbids.
    pub fn format(&self, key: &str, args: &Args) -> String {
        let pattern = self.bundle.get_message(key).and_then(|message| message.value());
        pattern.map_or_else(|| key.to_owned(), |pattern| self.print(pattern, args))
    }

    /// An attribute of a message, such as `.why`.
    pub fn attribute(&self, key: &str, attribute: &str, args: &Args) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.get_attribute(attribute)?.value();
        Some(self.print(pattern, args))
    }

    /// The names of all placeholders of a message and its attributes, sorted.
    pub fn placeholders(&self, key: &str) -> Vec<String> {
        let Some(message) = self.bundle.get_message(key) else { return Vec::new() };
        let patterns = message.value().into_iter().chain(message.attributes().map(|own| own.value()));
        let mut names = Vec::new();
        for element in patterns.flat_map(|pattern| &pattern.elements) {
            if let fluent_syntax::ast::PatternElement::Placeable { expression } = element {
                // The syntax tree prints each variable the same way, inside functions and choices too.
                let printed = format!("{expression:?}");
                let mut rest = printed.as_str();
                while let Some((_, tail)) = rest.split_once("VariableReference { id: Identifier { name: \"") {
                    let (name, tail) = tail.split_once('"').unwrap_or((tail, ""));
                    names.push(name.to_owned());
                    rest = tail;
                }
            }
        }
        names.sort_unstable();
        names.dedup();
        names
    }

    /// A message about no document in particular: in place of each fact stands its name.
    pub fn outline(&self, key: &str) -> Outline {
        let Some(message) = self.bundle.get_message(key) else {
            return Outline { text: key.to_owned(), attributes: Vec::new() };
        };
        let mut values = FluentArgs::new();
        for name in self.placeholders(key) {
            let shown = format!("‹{name}›");
            values.set(name, shown);
        }
        let print = |pattern: Option<&fluent_syntax::ast::Pattern<&str>>| {
            // A choice by number falls to its general case, as it should.
            let text = pattern.map(|own| self.bundle.format_pattern(own, Some(&values), &mut Vec::new()));
            text.unwrap_or_default().into_owned()
        };
        let attributes = message.attributes().map(|own| (own.id().to_owned(), print(Some(own.value()))));
        Outline { text: print(message.value()), attributes: attributes.collect() }
    }

    fn print(&self, pattern: &fluent_syntax::ast::Pattern<&str>, args: &Args) -> String {
        let mut values = FluentArgs::new();
        for (name, arg) in args.iter() {
            match arg {
                Arg::Text(text) => values.set(name, text.as_str()),
                Arg::Number(number) => values.set(name, *number),
                Arg::List(list) => values.set(name, list.join(self.language.separator())),
                Arg::Key(key) => values.set(name, self.format(key, &args.without_keys())),
            }
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "{text}: {errors:?}");
        text
    }
}

/// A message with the names of its facts in angle quotes: `Host port ‹port› is used twice.`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// The message itself.
    pub text: String,
    /// Its attributes in the order of the file.
    pub attributes: Vec<(String, String)>,
}

impl Outline {
    /// The attribute of this name.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, text)| text.as_str())
    }
}

/// `JOSA($word, "은/는")` in the Korean files.
fn josa_function<'a>(positional: &[FluentValue<'a>], _: &FluentArgs<'_>) -> FluentValue<'a> {
    match positional {
        [FluentValue::String(word), FluentValue::String(pair)] => josa::with_josa(word, pair).into(),
        [FluentValue::Number(number), FluentValue::String(pair)] => {
            josa::with_josa(&number.value.to_string(), pair).into()
        }
        _ => FluentValue::Error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_valid_and_both_languages_have_the_same_ones() {
        let areas = |language: Language| language.sources().iter().map(|(area, _)| *area).collect::<Vec<_>>();
        assert_eq!(areas(Language::En), areas(Language::Ko));
        for language in Language::ALL {
            for (area, source) in language.sources() {
                if let Err((_, errors)) = FluentResource::try_new((*source).to_owned()) {
                    panic!("assets/text/{}/{area}.ftl: {errors:?}", language.code());
                }
            }
        }
    }

    /// Each message of a file with the names of its attributes.
    fn messages(source: &str) -> Vec<(String, Vec<String>)> {
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
        let message = |entry: &fluent_syntax::ast::Entry<&str>| match entry {
            fluent_syntax::ast::Entry::Message(message) => {
                let attributes = message.attributes.iter().map(|own| own.id.name.to_owned());
                Some((message.id.name.to_owned(), attributes.collect()))
            }
            _ => None,
        };
        let mut messages: Vec<_> = resource.entries().filter_map(message).collect();
        messages.sort_unstable();
        messages
    }

    #[test]
    fn both_languages_say_the_same_things() {
        let [en, ko] = Language::ALL.map(Catalog::new);
        for ((area, english), (_, korean)) in SOURCES_EN.iter().zip(SOURCES_KO) {
            let texts = messages(english);
            assert_eq!(texts, messages(korean), "{area}.ftl");
            for (key, _) in texts {
                assert_eq!(en.placeholders(&key), ko.placeholders(&key), "{key} in {area}.ftl");
            }
        }
    }

    #[test]
    fn an_outline_shows_the_names_of_facts() {
        let catalog = Catalog::new(Language::En);
        let outline = catalog.outline("file-too-large");
        assert!(outline.text.contains("‹file›") && outline.text.contains("‹limit›"), "{}", outline.text);
        // A choice by number shows its general case.
        assert_eq!(catalog.outline("check-counts-errors").text, "‹count› errors");
    }
}
