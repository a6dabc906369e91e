//! What is sent to register a document: its text, byte for byte, where ECS takes that.

use std::sync::Arc;

use crate::document::{Encoding, Parsed, print};
use crate::text::{Args, Catalog};

/// The body of a request, and why it is not the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// What is sent: strict JSON, to be written as UTF-8.
    pub text: Arc<str>,
    /// In what it differs from the file; nothing where it is the file, byte for byte.
    pub differences: Vec<Difference>,
}

/// Something of a file that ECS does not take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// Comments: the values are printed without.
    Comments,
    /// Commas before a closing bracket: the values are printed without.
    TrailingCommas,
    /// Bytes that are not plain UTF-8: the same text is sent as that.
    Encoding(Encoding),
}

impl Difference {
    /// What becomes of it.
    pub fn text(self, catalog: &Catalog) -> String {
        match self {
            Self::Comments => catalog.text("aws-body-comments"),
            Self::TrailingCommas => catalog.text("aws-body-commas"),
            Self::Encoding(encoding) => {
                catalog.format("aws-body-encoding", &Args::new().with("encoding", encoding.name()))
            }
        }
    }
}

/// Makes the body of `text`, which `parsed` was read from and a file spells in `encoding`.
pub fn body(text: &str, parsed: &Parsed, encoding: Encoding) -> Body {
    let mut differences = Vec::new();
    if !parsed.facts.comments.is_empty() {
        differences.push(Difference::Comments);
    }
    if !parsed.facts.trailing_commas.is_empty() {
        differences.push(Difference::TrailingCommas);
    }
    let is_strict = differences.is_empty();
    if encoding != Encoding::Utf8 {
        differences.push(Difference::Encoding(encoding));
    }
    let text = if is_strict {
        Arc::from(text)
    } else {
        let printed = print::pretty(&parsed.value, print::indent_unit(text), "", print::newline(text));
        (printed + print::newline(text)).into()
    };
    Body { text, differences }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;

    fn body_of(text: &str, encoding: Encoding) -> Body {
        body(text, &parse(text).unwrap(), encoding)
    }

    #[test]
    fn strict_json_is_sent_as_it_stands() {
        let text = "\r\n{ \"cpu\" :\"256\",\t\"x\": 1.50e2, \"a\":1, \"a\": [ ]}\n";
        let body = body_of(text, Encoding::Utf8);
        assert_eq!(*body.text, *text);
        assert_eq!(body.differences, []);
    }

    #[test]
    fn another_encoding_is_told_and_the_text_stays() {
        for encoding in [Encoding::Utf8Bom, Encoding::Utf16Le, Encoding::Utf16Be] {
            let body = body_of("{\"a\":  1}", encoding);
            assert_eq!(&*body.text, "{\"a\":  1}");
            assert_eq!(body.differences, [Difference::Encoding(encoding)]);
        }
    }

    #[test]
    fn what_only_readers_of_comments_take_is_printed_anew() {
        let body =
            body_of("{\n    // c\n    \"b\": [1, 2,],\n    \"a\": {\"c\": \"// no\"}\n}", Encoding::Utf8);
        assert_eq!(body.differences, [Difference::Comments, Difference::TrailingCommas]);
        assert_eq!(&*body.text, "{\n    \"b\": [1, 2],\n    \"a\": {\n        \"c\": \"// no\"\n    }\n}\n");
    }
}
