//! Colours for JSON. Reads broken texts too: it looks at characters, not at structure.

use crate::document::scan::string_length;
use std::ops::Range;

use eframe::egui::Color32;
use eframe::egui::text::{LayoutJob, LayoutSection, TextFormat};

use crate::app::derived::MAX_READ;
use crate::ui::theme::{Colors, Type};

/// What a part of the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    Key,
    String,
    Number,
    Word,
    Comment,
    Other,
}

/// The text in colours, one line for each of its lines.
pub(in crate::ui) fn job(text: &str, colors: &Colors) -> LayoutJob {
    let mut job = LayoutJob { text: text.to_owned(), ..Default::default() };
    job.wrap.max_width = f32::INFINITY;
    job.keep_trailing_whitespace = true;
    let section = |range: Range<usize>, color| {
        let mut format = TextFormat::simple(Type::MONO.font(), color);
        format.line_height = Some(Type::MONO.line);
        let byte_range = range.start.into()..range.end.into();
        LayoutSection { leading_space: 0.0, byte_range, format }
    };
    job.sections = if text.len() > MAX_READ {
        // egui looks at every section in every frame, which would be most of the time that a key takes.
        vec![section(0..text.len(), colors.text_primary)]
    } else {
        tokens(text).into_iter().map(|(range, token)| section(range, token.color(colors))).collect()
    };
    job
}

impl Token {
    fn color(self, colors: &Colors) -> Color32 {
        match self {
            Self::Key => colors.code_key,
            Self::String => colors.code_string,
            Self::Number => colors.code_number,
            Self::Word => colors.code_bool,
            Self::Comment => colors.text_muted,
            Self::Other => colors.code_punct,
        }
    }
}

/// The whole text in parts without gaps.
fn tokens(text: &str) -> Vec<(Range<usize>, Token)> {
    let bytes = text.as_bytes();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let (length, token) = match rest[0] {
            b'"' => {
                let length = string_length(rest);
                let follows = rest[length..].iter().find(|byte| !byte.is_ascii_whitespace());
                (length, if follows == Some(&b':') { Token::Key } else { Token::String })
            }
            b'/' if rest.starts_with(b"//") => {
                (rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len()), Token::Comment)
            }
            b'/' if rest.starts_with(b"/*") => {
                let end = rest.windows(2).skip(2).position(|end| end == b"*/");
                (end.map_or(rest.len(), |end| end + 4), Token::Comment)
            }
            b'-' | b'0'..=b'9' => {
                (run(rest, |byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte)), Token::Number)
            }
            byte if byte.is_ascii_alphabetic() => (run(rest, u8::is_ascii_alphanumeric), Token::Word),
            _ => (run(rest, |byte| !byte.is_ascii_alphanumeric() && !b"\"/-".contains(byte)), Token::Other),
        };
        let length = length.max(1);
        tokens.push((at..at + length, token));
        at += length;
    }
    tokens
}

fn run(bytes: &[u8], belongs: impl Fn(&u8) -> bool) -> usize {
    bytes.iter().position(|byte| !belongs(byte)).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ui::theme::LIGHT;

    #[test]
    fn tells_keys_from_values() {
        let text = r#"{ "a" : "b\"", // c
  "n": -1.5e3, "t": true, "open"#;
        let found: Vec<(&str, Token)> = tokens(text)
            .into_iter()
            .filter(|(_, token)| *token != Token::Other)
            .map(|(range, token)| (&text[range], token))
            .collect();
        let expected = [
            ("\"a\"", Token::Key),
            ("\"b\\\"\"", Token::String),
            ("// c", Token::Comment),
            ("\"n\"", Token::Key),
            ("-1.5e3", Token::Number),
            ("\"t\"", Token::Key),
            ("true", Token::Word),
            ("\"open", Token::String),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_large_text_has_one_colour() {
        let sections = |text: &str| job(text, &LIGHT).sections;
        let small = "{ \"a\": 1 }\n".repeat(8);
        assert!(sections(&small).len() > 8);
        let large = small.repeat(MAX_READ / small.len() + 1);
        let sections = sections(&large);
        assert_eq!(sections.len(), 1);
        assert_eq!(sections[0].byte_range, 0.into()..large.len().into());
    }

    proptest! {
        #[test]
        fn parts_cover_any_text_and_cut_no_character(text: String) {
            let mut end = 0;
            for (range, _) in tokens(&text) {
                prop_assert_eq!(range.start, end);
                prop_assert!(text.get(range.clone()).is_some_and(|part| !part.is_empty()));
                end = range.end;
            }
            prop_assert_eq!(end, text.len());
        }
    }
}
