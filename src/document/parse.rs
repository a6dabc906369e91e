//! Text to value tree, spans and the facts that only the text shows: duplicate keys, comments, trailing commas.
//!
//! Comments and trailing commas are read, everything else is strict JSON (RFC 8259).

use super::scan::string_length;
use std::collections::HashMap;
use std::ops::Range;

use jsonc_parser::errors::ParseErrorKind;
use jsonc_parser::tokens::{Token, TokenAndRange};
use jsonc_parser::{CollectOptions, CommentCollectionStrategy, ParseOptions, ParseStringErrorKind, ast};
use serde_json::{Map, Number, Value};

use super::path::{Path, Segment};
use super::span::{NodeId, SpanMap};

/// Lists and objects nest at most this deep. ECS itself needs 7 levels; the bound keeps every recursion over a
/// value short of the stack.
pub const MAX_DEPTH: usize = 128;

/// A text that is JSON, with or without comments and trailing commas.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// The values, keys in the order of the text. Of a key that stands twice, the last value.
    pub value: Value,
    /// Where each value stands.
    pub spans: SpanMap,
    /// What the value does not show.
    pub facts: SyntaxFacts,
}

/// What the text says beyond its value.
#[derive(Debug, Clone, Default)]
pub struct SyntaxFacts {
    /// Keys that stand more than once in one object.
    pub duplicates: Vec<DuplicateKey>,
    /// The ranges of comments, in order.
    pub comments: Vec<Range<usize>>,
    /// The ranges of commas before a closing bracket, in order.
    pub trailing_commas: Vec<Range<usize>>,
    /// Numbers outside what a 64-bit number holds; the value has their text as a string.
    pub huge_numbers: Vec<Path>,
}

/// A key that stands more than once in one object. Readers keep the last value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DuplicateKey {
    /// The path that all of them share.
    pub path: Path,
    /// The members that readers ignore, key to value, in order.
    pub ignored: Vec<Range<usize>>,
    /// The member that readers keep.
    pub kept: Range<usize>,
}

/// Why a text is not JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong.
    pub problem: SyntaxProblem,
    /// The bytes that show it.
    pub range: Range<usize>,
    /// What stands there, shortened; empty at the end of the text.
    pub found: String,
}

/// The ways in which a text fails to be JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SyntaxProblem {
    /// Nothing but white space and comments.
    Empty,
    /// A `{` without its `}`; the range is the `{`.
    UnclosedObject,
    /// A `[` without its `]`; the range is the `[`.
    UnclosedList,
    /// A string that does not end on its line.
    UnclosedString,
    /// A `/*` without its `*/`.
    UnclosedComment,
    /// Two values or members without a comma between them.
    MissingComma,
    /// A key without a colon.
    MissingColon,
    /// A key and a colon without a value.
    MissingValue,
    /// A key that is not in double quotes.
    UnquotedKey,
    /// Text in single quotes.
    SingleQuotes,
    /// A word that is no value: `True`, `None`, `undefined`.
    UnknownWord,
    /// A bracket, comma or colon where something else must stand.
    UnexpectedSign,
    /// A number in a form that JSON does not have: `+1`, `.5`, `0x1F`, `NaN`.
    NumberForm,
    /// A backslash before a character that needs none.
    BadEscape,
    /// A tab or another control character inside a string.
    ControlCharacter,
    /// White space that JSON does not know, such as a no-break space.
    ForeignSpace,
    /// More text after the end of the value.
    TextAfterValue,
    /// More than [`MAX_DEPTH`] levels.
    TooDeep,
}

impl SyntaxProblem {
    /// All of them.
    pub const ALL: [Self; 18] = [
        Self::Empty,
        Self::UnclosedObject,
        Self::UnclosedList,
        Self::UnclosedString,
        Self::UnclosedComment,
        Self::MissingComma,
        Self::MissingColon,
        Self::MissingValue,
        Self::UnquotedKey,
        Self::SingleQuotes,
        Self::UnknownWord,
        Self::UnexpectedSign,
        Self::NumberForm,
        Self::BadEscape,
        Self::ControlCharacter,
        Self::ForeignSpace,
        Self::TextAfterValue,
        Self::TooDeep,
    ];

    /// The key of its sentence in the text catalogues.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Empty => "syntax-empty",
            Self::UnclosedObject => "syntax-unclosed-object",
            Self::UnclosedList => "syntax-unclosed-list",
            Self::UnclosedString => "syntax-unclosed-string",
            Self::UnclosedComment => "syntax-unclosed-comment",
            Self::MissingComma => "syntax-missing-comma",
            Self::MissingColon => "syntax-missing-colon",
            Self::MissingValue => "syntax-missing-value",
            Self::UnquotedKey => "syntax-unquoted-key",
            Self::SingleQuotes => "syntax-single-quotes",
            Self::UnknownWord => "syntax-unknown-word",
            Self::UnexpectedSign => "syntax-unexpected-sign",
            Self::NumberForm => "syntax-number-form",
            Self::BadEscape => "syntax-bad-escape",
            Self::ControlCharacter => "syntax-control-character",
            Self::ForeignSpace => "syntax-foreign-space",
            Self::TextAfterValue => "syntax-text-after-value",
            Self::TooDeep => "syntax-too-deep",
        }
    }
}

/// The leniency of every parse: comments and trailing commas, nothing else.
pub(super) const OPTIONS: ParseOptions = ParseOptions {
    allow_comments: true,
    allow_trailing_commas: true,
    allow_loose_object_property_names: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Reads a text. Linear in its length.
pub fn parse(text: &str) -> Result<Parsed, SyntaxError> {
    let scan = scan(text);
    if let Some(at) = scan.too_deep {
        return Err(error_at(text, SyntaxProblem::TooDeep, at..at + 1));
    }
    let collect = CollectOptions { comments: CommentCollectionStrategy::AsTokens, tokens: true };
    let result = jsonc_parser::parse_to_ast(text, &collect, &OPTIONS);
    // A closing quote that is missing shows up as nonsense some lines later: the cause comes first.
    if let Some(range) = scan.open_string {
        return Err(error_at(text, SyntaxProblem::UnclosedString, range));
    }
    let result = result.map_err(|error| syntax_error(text, error.kind(), error.range()))?;
    let tokens = result.tokens.unwrap_or_default();
    check_tokens(text, &tokens)?;
    let Some(root) = result.value else {
        return Err(error_at(text, SyntaxProblem::Empty, text.len()..text.len()));
    };
    let (spans, root_id) = SpanMap::with_root(range_of(&root));
    let mut builder = Builder { spans, facts: SyntaxFacts::default(), path: Vec::new() };
    let value = builder.value(root, root_id);
    let mut facts = builder.facts;
    for (at, token) in tokens.iter().enumerate() {
        match token.token {
            Token::CommentLine(_) | Token::CommentBlock(_) => facts.comments.push(bytes(token)),
            Token::Comma => {
                let is_code = |t: &&TokenAndRange<'_>| {
                    !matches!(t.token, Token::CommentLine(_) | Token::CommentBlock(_))
                };
                let next = tokens[at + 1..].iter().find(is_code).map(|next| &next.token);
                if matches!(next, Some(Token::CloseBrace | Token::CloseBracket)) {
                    facts.trailing_commas.push(bytes(token));
                }
            }
            _ => {}
        }
    }
    Ok(Parsed { value, spans: builder.spans, facts })
}

struct Builder {
    spans: SpanMap,
    facts: SyntaxFacts,
    path: Vec<Segment>,
}

impl Builder {
    fn value(&mut self, value: ast::Value<'_>, id: NodeId) -> Value {
        match value {
            ast::Value::StringLit(string) => Value::String(string.value.into_owned()),
            ast::Value::BooleanLit(boolean) => Value::Bool(boolean.value),
            ast::Value::NullKeyword(_) => Value::Null,
            ast::Value::NumberLit(number) => match number.value.parse::<Number>() {
                Ok(number) => Value::Number(number),
                Err(_) => {
                    self.facts.huge_numbers.push(self.path.clone().into());
                    Value::String(number.value.to_owned())
                }
            },
            ast::Value::Array(array) => Value::Array(self.list(array, id)),
            ast::Value::Object(object) => Value::Object(self.object(object, id)),
        }
    }

    fn list(&mut self, array: ast::Array<'_>, id: NodeId) -> Vec<Value> {
        let mut elements = Vec::with_capacity(array.elements.len());
        for (index, element) in (0..).zip(array.elements) {
            let child = self.spans.add(id, Segment::Index(index), None, range_of(&element));
            self.path.push(Segment::Index(index));
            elements.push(self.value(element, child));
            self.path.pop();
        }
        elements
    }

    fn object(&mut self, object: ast::Object<'_>, id: NodeId) -> Map<String, Value> {
        let mut map = Map::with_capacity(object.properties.len());
        let mut members = Members::default();
        for property in object.properties {
            let key_range = match &property.name {
                ast::ObjectPropName::String(name) => name.range.start..name.range.end,
                ast::ObjectPropName::Word(name) => name.range.start..name.range.end,
            };
            let member = key_range.start..range_of(&property.value).end;
            let name = property.name.into_string();
            let segment = Segment::Key(name.clone().into());
            let child = self.spans.add(id, segment.clone(), Some(key_range), range_of(&property.value));
            self.path.push(segment);
            let value = self.value(property.value, child);
            // A later value takes the place of the earlier one in the order, as every reader does.
            if map.insert(name.clone(), value).is_some() {
                self.duplicate(&mut members, &map, &name, member);
            } else {
                members.add(&name, member);
            }
            self.path.pop();
        }
        map
    }

    fn duplicate(
        &mut self,
        members: &mut Members,
        map: &Map<String, Value>,
        name: &str,
        later: Range<usize>,
    ) {
        let Some(member) = members.find(map, name) else { return };
        let earlier = std::mem::replace(&mut member.range, later.clone());
        match member.duplicate.and_then(|at| self.facts.duplicates.get_mut(at)) {
            Some(duplicate) => {
                duplicate.ignored.push(earlier);
                duplicate.kept = later;
            }
            None => {
                member.duplicate = Some(self.facts.duplicates.len());
                let path = Path::from(self.path.clone());
                self.facts.duplicates.push(DuplicateKey { path, ignored: vec![earlier], kept: later });
            }
        }
    }
}

/// The members of one object while it is read. Finding one by its key costs something only once a key stands
/// twice.
#[derive(Debug, Default)]
struct Members {
    list: Vec<Member>,
    by_key: Option<HashMap<String, usize>>,
}

#[derive(Debug)]
struct Member {
    range: Range<usize>,
    /// Its entry among the duplicates.
    duplicate: Option<usize>,
}

impl Members {
    fn add(&mut self, name: &str, range: Range<usize>) {
        if let Some(by_key) = &mut self.by_key {
            by_key.insert(name.to_owned(), self.list.len());
        }
        self.list.push(Member { range, duplicate: None });
    }

    fn find(&mut self, map: &Map<String, Value>, name: &str) -> Option<&mut Member> {
        let by_key = self.by_key.get_or_insert_with(|| map.keys().cloned().zip(0..).collect());
        self.list.get_mut(*by_key.get(name)?)
    }
}

fn range_of(value: &ast::Value<'_>) -> Range<usize> {
    use jsonc_parser::common::Ranged as _;
    value.start()..value.end()
}

fn bytes(token: &TokenAndRange<'_>) -> Range<usize> {
    token.range.start..token.range.end
}

/// What one pass over the bytes shows before any recursive parser sees the text.
#[derive(Debug, Default)]
struct Scan {
    /// The bracket that opens one level too many: a text of a million `[` must not cost a stack.
    too_deep: Option<usize>,
    /// The first string that does not end on its line, without the line end.
    open_string: Option<Range<usize>>,
}

fn scan(text: &str) -> Scan {
    let bytes = text.as_bytes();
    let mut found = Scan::default();
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let rest = &bytes[at..];
        at += match byte {
            b'"' => {
                let length = string_length(rest);
                if found.open_string.is_none() && !matches!(rest.get(length - 1), Some(b'"') if length > 1) {
                    found.open_string = Some(at..at + length);
                }
                length
            }
            b'/' if rest.starts_with(b"//") => {
                rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len())
            }
            b'/' if rest.starts_with(b"/*") => {
                rest.windows(2).skip(2).position(|end| end == b"*/").map_or(rest.len(), |end| end + 4)
            }
            b'{' | b'[' => {
                depth += 1;
                if depth > MAX_DEPTH && found.too_deep.is_none() {
                    found.too_deep = Some(at);
                }
                1
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                1
            }
            _ => 1,
        };
    }
    found
}

/// Two things that the parser lets pass although JSON does not have them: control characters in strings and white
/// space beyond the ASCII four.
fn check_tokens(text: &str, tokens: &[TokenAndRange<'_>]) -> Result<(), SyntaxError> {
    let mut end = 0;
    for token in tokens {
        let range = bytes(token);
        check_space(text, end..range.start)?;
        end = range.end;
        if matches!(token.token, Token::String(_))
            && let Some(at) = text[range.clone()].bytes().position(|byte| byte < 0x20)
        {
            let at = range.start + at;
            return Err(error_at(text, SyntaxProblem::ControlCharacter, at..at + 1));
        }
    }
    check_space(text, end..text.len())
}

fn check_space(text: &str, between: Range<usize>) -> Result<(), SyntaxError> {
    let start = between.start;
    let foreign = text[between].char_indices().find(|(_, c)| !matches!(c, ' ' | '\t' | '\n' | '\r'));
    match foreign {
        Some((at, c)) => {
            let at = start + at;
            Err(error_at(text, SyntaxProblem::ForeignSpace, at..at + c.len_utf8()))
        }
        None => Ok(()),
    }
}

fn error_at(text: &str, problem: SyntaxProblem, range: Range<usize>) -> SyntaxError {
    let rest = text.get(range.start..).unwrap_or("");
    let mut found: String = rest.lines().next().unwrap_or("").trim_end().chars().take(24).collect();
    if problem == SyntaxProblem::ForeignSpace || problem == SyntaxProblem::ControlCharacter {
        found = rest.chars().next().map_or(String::new(), |c| format!("U+{:04X}", u32::from(c)));
    }
    SyntaxError { problem, range, found }
}

fn syntax_error(text: &str, kind: &ParseErrorKind, range: jsonc_parser::common::Range) -> SyntaxError {
    use SyntaxProblem as Problem;
    let start = range.start.min(text.len());
    let first = text.get(start..).and_then(|rest| rest.chars().next());
    let problem = match kind {
        ParseErrorKind::UnterminatedObject => Problem::UnclosedObject,
        ParseErrorKind::UnterminatedArray => Problem::UnclosedList,
        ParseErrorKind::UnterminatedCommentBlock => Problem::UnclosedComment,
        ParseErrorKind::ExpectedComma => Problem::MissingComma,
        ParseErrorKind::ExpectedColonAfterObjectKey => Problem::MissingColon,
        ParseErrorKind::ExpectedObjectValue => Problem::MissingValue,
        ParseErrorKind::ExpectedStringObjectProperty => Problem::UnquotedKey,
        ParseErrorKind::SingleQuotedStringsNotAllowed => Problem::SingleQuotes,
        ParseErrorKind::MultipleRootJsonValues => Problem::TextAfterValue,
        ParseErrorKind::NestingDepthExceeded => Problem::TooDeep,
        ParseErrorKind::String(ParseStringErrorKind::UnterminatedStringLiteral) => Problem::UnclosedString,
        ParseErrorKind::String(_) => Problem::BadEscape,
        ParseErrorKind::UnexpectedWord => Problem::UnknownWord,
        ParseErrorKind::BareDecimalPointNumbersNotAllowed
        | ParseErrorKind::ExpectedDigit
        | ParseErrorKind::ExpectedDigitFollowingNegativeSign
        | ParseErrorKind::ExpectedPlusMinusOrDigitInNumberLiteral
        | ParseErrorKind::HexadecimalNumbersNotAllowed
        | ParseErrorKind::NonFiniteNumbersNotAllowed
        | ParseErrorKind::UnaryPlusNumbersNotAllowed => Problem::NumberForm,
        ParseErrorKind::UnexpectedToken if first == Some('.') => Problem::NumberForm,
        ParseErrorKind::UnexpectedToken if first.is_some_and(char::is_alphabetic) => Problem::UnknownWord,
        ParseErrorKind::UnexpectedCloseBrace | ParseErrorKind::UnexpectedComma
            if text[..start].trim_end().ends_with(':') =>
        {
            Problem::MissingValue
        }
        ParseErrorKind::CommentsNotAllowed
        | ParseErrorKind::TrailingCommasNotAllowed
        | ParseErrorKind::UnexpectedCloseBrace
        | ParseErrorKind::UnexpectedCloseBracket
        | ParseErrorKind::UnexpectedColon
        | ParseErrorKind::UnexpectedComma
        | ParseErrorKind::UnexpectedToken
        | ParseErrorKind::UnexpectedTokenInObject => Problem::UnexpectedSign,
    };
    let range = match problem {
        // The whole rest of the text would be underlined: the bracket says it.
        Problem::UnclosedObject | Problem::UnclosedList => start..start + 1,
        Problem::UnclosedString | Problem::UnclosedComment => {
            let line = text.get(start..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
            start..start + line
        }
        _ => start..range.end.clamp(start, text.len()),
    };
    error_at(text, problem, range)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> (SyntaxProblem, &str) {
        let error = parse(text).expect_err(text);
        (error.problem, &text[error.range])
    }

    #[test]
    fn names_what_is_wrong_and_where() {
        use SyntaxProblem as P;
        for (text, expected, at) in [
            ("", P::Empty, ""),
            ("  // nothing\n", P::Empty, ""),
            ("{\"a\": [1, 2}", P::UnexpectedSign, "}"),
            ("{\"a\": {\"b\": 1}", P::UnclosedObject, "{"),
            ("[1, 2", P::UnclosedList, "["),
            ("{\"a\": \"b}\n", P::UnclosedString, "\"b}"),
            ("{\n  \"a: 1,\n  \"b\": 2\n}", P::UnclosedString, "\"a: 1,"),
            ("{\"a\": 1 \"b\": 2}", P::MissingComma, ""),
            ("{\"a\" 1}", P::MissingColon, "1"),
            ("{\"a\": }", P::MissingValue, "}"),
            ("{\"a\": 1, // it's \"odd\n \"b\": 2 3}", P::MissingComma, ""),
            ("{a: 1}", P::UnquotedKey, "a"),
            ("{'a': 1}", P::SingleQuotes, "'"),
            ("{\"a\": True}", P::UnknownWord, "True"),
            ("{\"a\": .5}", P::NumberForm, "."),
            ("{\"a\": 0x1F}", P::NumberForm, "0"),
            ("{\"a\": \"\\q\"}", P::BadEscape, "\\q"),
            ("{\"a\": \"b\tc\"}", P::ControlCharacter, "\t"),
            ("{\u{a0}\"a\": 1}", P::ForeignSpace, "\u{a0}"),
            ("{} {}", P::TextAfterValue, "{"),
            ("/* x", P::UnclosedComment, "/* x"),
        ] {
            assert_eq!(problem(text), (expected, at), "{text:?}");
        }
        let deep = "[".repeat(200_000);
        assert_eq!(problem(&deep).0, P::TooDeep);
        assert!(parse(&("[".repeat(MAX_DEPTH) + &"]".repeat(MAX_DEPTH))).is_ok());
    }

    #[test]
    fn keeps_the_last_of_a_duplicate_and_reports_the_others() {
        let text = r#"{"a": 1, "b": 2, "a": 3, "a": 4}"#;
        let parsed = parse(text).unwrap();
        assert_eq!(parsed.value, serde_json::json!({"a": 4, "b": 2}));
        let duplicate = &parsed.facts.duplicates[0];
        assert_eq!(parsed.facts.duplicates.len(), 1);
        assert_eq!(duplicate.path.to_string(), "a");
        assert_eq!(
            duplicate.ignored.iter().map(|r| &text[r.clone()]).collect::<Vec<_>>(),
            [r#""a": 1"#, r#""a": 3"#]
        );
        assert_eq!(&text[parsed.spans.value(&duplicate.path).unwrap()], "4");
    }

    #[test]
    fn each_of_many_duplicates_is_found() {
        let keys: String = (0..50_000).map(|key| format!("\"{key}\":1,")).collect();
        let facts = parse(&format!("{{{keys}{keys}\"end\":1}}")).unwrap().facts;
        assert_eq!(facts.duplicates.len(), 50_000);
    }

    #[test]
    fn sees_comments_trailing_commas_and_huge_numbers() {
        let text = "{ // one\n \"a\": [1, 2, /* two */ ], \"b\": 1e999,\n}";
        let facts = parse(text).unwrap().facts;
        assert_eq!(facts.comments.len(), 2);
        assert_eq!(facts.trailing_commas.len(), 2);
        assert_eq!(facts.huge_numbers[0].to_string(), "b");
    }

    #[test]
    fn spans_lead_back_and_forth() {
        let text = "{\n  \"a\": [\n    {\"b\": \"x\"}\n  ]\n}";
        let spans = parse(text).unwrap().spans;
        let path: Path = "a[0].b".parse().unwrap();
        assert_eq!(&text[spans.value(&path).unwrap()], "\"x\"");
        assert_eq!(spans.path_at(text.find('x').unwrap()), path);
        assert_eq!(spans.path_at(text.find("\"b\"").unwrap() + 1), path);
        assert_eq!(spans.path_at(0), Path::root());
        assert_eq!(&text[spans.underline(&"a[0].missing".parse().unwrap(), text)], "{");
        assert_eq!(&text[spans.underline(&"a".parse().unwrap(), text)], "\"a\"");
    }
}
