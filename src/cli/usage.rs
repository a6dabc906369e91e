//! What is wrong with a command line, as a sentence in the language that was asked for.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::text::{Args, Catalog};

/// The sentence for an error of the argument parser, and which help to read.
pub(super) fn sentence(error: &clap::Error, catalog: &Catalog) -> String {
    let word = |kind| error.get(kind).map(words).unwrap_or_default();
    let args = Args::new()
        .with("argument", word(ContextKind::InvalidArg))
        .with("other", word(ContextKind::PriorArg))
        .with("value", word(ContextKind::InvalidValue))
        .with("values", word(ContextKind::ValidValue));
    let key = match error.kind() {
        ErrorKind::UnknownArgument => "cli-usage-unknown",
        ErrorKind::InvalidValue if word(ContextKind::InvalidValue).is_empty() => "cli-usage-value-missing",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "cli-usage-value",
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => "cli-usage-too-many",
        ErrorKind::TooFewValues | ErrorKind::NoEquals => "cli-usage-value-missing",
        ErrorKind::MissingRequiredArgument => "cli-usage-missing",
        ErrorKind::ArgumentConflict if word(ContextKind::PriorArg) == word(ContextKind::InvalidArg) => {
            "cli-usage-twice"
        }
        ErrorKind::ArgumentConflict => "cli-usage-conflict",
        ErrorKind::InvalidUtf8 => "cli-usage-not-text",
        _ => "cli-usage-other",
    };
    let mut text = catalog.format(key, &args);
    let suggested = word(ContextKind::SuggestedArg) + &word(ContextKind::SuggestedValue);
    if !suggested.is_empty() {
        text.push(' ');
        text.push_str(&catalog.format("cli-did-you-mean", &Args::new().with("name", suggested)));
    }
    text + "\n" + &catalog.text("cli-usage-help")
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(word) => word.clone(),
        ContextValue::Strings(words) => words.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}
