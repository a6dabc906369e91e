//! The words of a service without what tools write around them.

/// Longer texts are cut: no answer of ECS comes near it, and what counts stands at the start.
const LIMIT: usize = 16 * 1024;

/// No name in quotes is longer: those of ECS have 255 characters at most, and ARNs 2,048.
const LONGEST_QUOTE: usize = 2048;

/// What stands right before the words of the service, in the wrappings of the SDKs, Terraform, CloudFormation and
/// Elastic Beanstalk.
const BEFORE: [&str; 8] = [
    "exception: ",
    "exception) ",
    " operation: ",
    ", message:",
    "\"message\": ",
    "returned message: ",
    "create taskdefinition: ",
    "in ecs: ",
];

/// What stands right after them.
const AFTER: [&str; 8] = [
    ", class:com.",
    " (service: ",
    " status code: ",
    " (requestid",
    " with aws_ecs_",
    " with module.",
    " for more information",
    ": clienterror traceback",
];

/// What is said of something that is not there.
const ABSENCE: [&str; 6] =
    ["must be specified", "null or empty", "null or blank", "not be blank", "is missing", " require"];

/// What comes before values that would do, rather than the one that stands there.
const ALTERNATIVES: [&str; 6] =
    ["must be one of", "valid values", "valid types", "enum value set", "supported values", "allowed values"];

/// A message as the rest of this module reads it.
#[derive(Debug)]
pub(super) struct Message {
    /// The words of the service on one line, with straight quotes.
    pub(super) text: String,
    /// The same in lower case, byte for byte at the same places.
    pub(super) lower: String,
    /// What stands in quotes, in order, but for values that would do instead.
    pub(super) quoted: Vec<Quoted>,
}

/// Something in quotes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Quoted {
    /// Where the opening quote stands.
    pub(super) start: usize,
    /// What stands between the quotes.
    pub(super) text: String,
}

impl Message {
    pub(super) fn read(message: &str) -> Self {
        let text = core(&one_line(message));
        let lower = text.to_ascii_lowercase();
        let end = ALTERNATIVES.iter().filter_map(|words| lower.find(words)).min().unwrap_or(text.len());
        let quoted = quoted(text.get(..end).unwrap_or(&text));
        Self { text, lower, quoted }
    }

    /// Whether the words stand in it, whatever their case.
    pub(super) fn says(&self, words: &str) -> bool {
        self.lower.contains(words)
    }

    /// Whether it asks for something that is not there.
    pub(super) fn misses_something(&self) -> bool {
        ABSENCE.iter().any(|words| self.says(words))
    }

    /// The runs of such characters, each with its offset.
    pub(super) fn tokens(&self, is_part: fn(char) -> bool) -> impl Iterator<Item = (usize, &str)> {
        let mut end = 0;
        let pieces = self.text.split_inclusive(move |c| !is_part(c)).map(move |piece| {
            let start = end;
            end += piece.len();
            (start, piece.trim_end_matches(|c| !is_part(c)))
        });
        pieces.filter(|(_, token)| !token.is_empty())
    }

    /// The lower-case text before `offset`, without the space at its end.
    pub(super) fn before(&self, offset: usize) -> &str {
        self.lower.get(..offset).unwrap_or_default().trim_end()
    }
}

/// Without line breaks, frames and the quotes of typesetters.
fn one_line(message: &str) -> String {
    let mut text = String::new();
    for c in message.chars() {
        if text.len() >= LIMIT {
            break;
        }
        match c {
            '\u{2018}' | '\u{2019}' => text.push('\''),
            '\u{201c}' | '\u{201d}' => text.push('"'),
            c if c.is_whitespace() || c.is_control() || ('\u{2500}'..='\u{257f}').contains(&c) => {
                if !text.ends_with(' ') {
                    text.push(' ');
                }
            }
            c => text.push(c),
        }
    }
    text
}

fn core(text: &str) -> String {
    let lower = text.to_ascii_lowercase();
    let after = |words: &&str| lower.rfind(*words).map(|at| at + words.len());
    // What follows may be nothing: then the wrapping is all there is.
    let starts = BEFORE.iter().filter_map(after).filter(|start| *start < lower.trim_end().len());
    let start = starts.max().unwrap_or(0);
    let rest = lower.get(start..).unwrap_or_default();
    let end = AFTER.iter().filter_map(|words| rest.find(words)).min().unwrap_or(rest.len());
    text.get(start..start + end).unwrap_or(text).trim().to_owned()
}

/// Each quote closes at the next one of its kind. An apostrophe inside a word is none.
fn quoted(text: &str) -> Vec<Quoted> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let quote = bytes[at];
        let is_inside_word = at > 0 && bytes[at - 1].is_ascii_alphanumeric();
        if !matches!(quote, b'\'' | b'"' | b'`') || is_inside_word {
            at += 1;
            continue;
        }
        let rest = &bytes[at + 1..bytes.len().min(at + 1 + LONGEST_QUOTE)];
        let Some(length) = rest.iter().position(|byte| *byte == quote) else {
            at += 1;
            continue;
        };
        // Quotes are ASCII: the slice begins and ends between characters.
        if let Some(inner) = text.get(at + 1..at + 1 + length).filter(|inner| !inner.is_empty()) {
            found.push(Quoted { start: at, text: inner.to_owned() });
        }
        at += length + 2;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tools_write_around_the_words_is_left_out() {
        let words = "Unknown volume 'data'.";
        for wrapped in [
            "Unknown volume 'data'.",
            "An error occurred (ClientException) when calling the RegisterTaskDefinition operation: Unknown volume 'data'.",
            "Error: creating ECS Task Definition (shop): operation error ECS: RegisterTaskDefinition, https response \
             error StatusCode: 400, RequestID: 0cd48c37, ClientException:\n  Unknown volume 'data'.\n\n  with \
             aws_ecs_task_definition.app,\n  on main.tf line 635, in resource \"aws_ecs_task_definition\" \"app\":",
            "Service:AmazonECS, Code:ClientException, Message:Unknown volume 'data'., \
             Class:com.amazonaws.services.ecs.model.ClientException",
            "Resource handler returned message: \"Invalid request provided: Create TaskDefinition: Unknown volume \
             \u{2018}data\u{2019}. (Service: AmazonECS; Status Code: 400; Error Code: ClientException)\"",
            "ClientException: Unknown volume 'data'.\n\tstatus code: 400, request id: 423b121f",
            "Error: Failed to register task definition in ECS: Unknown volume 'data'.",
        ] {
            assert_eq!(Message::read(wrapped).text, words, "{wrapped}");
        }
        assert_eq!(Message::read("SerializationException: ").text, "SerializationException:");
        assert_eq!(Message::read("").text, "");
    }

    #[test]
    fn quotes_hold_names_and_apostrophes_do_not() {
        let quoted = |text: &str| Message::read(text).quoted.into_iter().map(|q| q.text).collect::<Vec<_>>();
        assert_eq!(quoted("Task definition doesn't have any 'web' or \"api\""), ["web", "api"]);
        assert_eq!(quoted("'a' at 'b' must be one of 'c', 'd'"), ["a", "b"]);
        assert_eq!(quoted("an 'open quote"), [""; 0]);
    }

    #[test]
    fn long_texts_are_cut_between_characters() {
        let long = "'\u{d55c}\u{ae00}\u{2019}".repeat(20_000);
        assert!(Message::read(&long).text.len() <= LIMIT + 4);
    }
}
