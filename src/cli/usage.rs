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

/// The candidate that `word` was probably meant to be.
pub(super) fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let word = word.to_lowercase();
    // Longer words are no slip of a known one, and comparing them would cost their length squared.
    let is_short = |word: &str| word.len() <= 64;
    if !is_short(&word) {
        return None;
    }
    // A third of the letters may differ: enough for a slip, too little for another word.
    let allowed = (word.chars().count() / 3).max(1);
    let distance = |candidate: &str| strsim::damerau_levenshtein(&word, &candidate.to_lowercase());
    let short = candidates.into_iter().filter(|candidate| is_short(candidate));
    let near = short.map(|candidate| (distance(candidate), candidate));
    near.filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_what_is_near_and_nothing_else() {
        let fields = ["family", "networkMode", "memory"];
        assert_eq!(nearest("famly", fields), Some("family"));
        assert_eq!(nearest("NetworkMode", fields), Some("networkMode"));
        assert_eq!(nearest("tags", fields), None);
    }
}
