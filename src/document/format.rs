//! Lays a text out anew: white space changes and nothing else, so numbers, escapes, duplicates and comments stay
//! as they were written. What stands on one line and fits there stays on one line.

use super::scan::string_length;
use std::collections::HashSet;
use std::ops::Range;

use super::print;

/// A list or object longer than this, in characters, gets lines for its members.
const MAX_COLUMN: usize = 100;

/// The text in its own indent and line ends. The text must parse.
pub fn format(text: &str) -> String {
    let tokens = tokens(text);
    let mut writer = Writer {
        text,
        unit: print::indent_unit(text),
        newline: print::newline(text),
        closes: closes(&tokens),
        out: String::with_capacity(text.len()),
        open: Vec::new(),
    };
    for at in 0..tokens.len() {
        writer.write(&tokens, at);
    }
    if text.ends_with(['\n', '\r']) {
        writer.out.push_str(writer.newline);
    }
    writer.out
}

/// How many lines of `before` a new layout changes.
pub fn changed_lines(before: &str, after: &str) -> usize {
    // Both texts have the same characters but for white space: a line is the same when it begins at the same one.
    fn placed(text: &str) -> impl Iterator<Item = (usize, &str)> {
        text.lines().scan(0, |seen, line| {
            let start = *seen;
            *seen += line.chars().filter(|c| !c.is_whitespace()).count();
            Some((start, line))
        })
    }
    let kept: HashSet<_> = placed(after).collect();
    placed(before).filter(|line| !kept.contains(line)).count()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Open,
    Close,
    Comma,
    Colon,
    Scalar,
    LineComment,
    BlockComment,
}

#[derive(Debug, Clone)]
struct Token {
    kind: Kind,
    range: Range<usize>,
    /// Line ends between the token before it and this one.
    breaks: usize,
}

fn tokens(text: &str) -> Vec<Token> {
    let bytes = text.as_bytes();
    let mut tokens = Vec::new();
    let (mut at, mut breaks) = (0, 0);
    while at < bytes.len() {
        let rest = &bytes[at..];
        let find = |end: &[u8]| rest.windows(end.len()).position(|part| part == end);
        let (length, kind) = match rest[0] {
            b' ' | b'\t' => {
                at += 1;
                continue;
            }
            b'\n' | b'\r' => {
                breaks += 1;
                at += if rest.starts_with(b"\r\n") { 2 } else { 1 };
                continue;
            }
            b'{' | b'[' => (1, Kind::Open),
            b'}' | b']' => (1, Kind::Close),
            b',' => (1, Kind::Comma),
            b':' => (1, Kind::Colon),
            b'/' if rest.starts_with(b"//") => {
                let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
                (end.unwrap_or(rest.len()), Kind::LineComment)
            }
            b'/' if rest.starts_with(b"/*") => {
                (find(b"*/").map_or(rest.len(), |end| end + 2), Kind::BlockComment)
            }
            b'"' => (string_length(rest), Kind::Scalar),
            _ => {
                let is_end = |byte: &u8| byte.is_ascii_whitespace() || b"{}[],:\"/".contains(byte);
                let end = rest.iter().skip(1).position(is_end);
                (end.map_or(rest.len(), |end| end + 1), Kind::Scalar)
            }
        };
        tokens.push(Token { kind, range: at..at + length, breaks: std::mem::take(&mut breaks) });
        at += length;
    }
    tokens
}

/// For each opening bracket its closing one.
fn closes(tokens: &[Token]) -> Vec<usize> {
    let mut closes = vec![0; tokens.len()];
    let mut open = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Open => open.push(at),
            Kind::Close => {
                if let Some(start) = open.pop() {
                    closes[start] = at;
                }
            }
            _ => {}
        }
    }
    closes
}

#[derive(Debug)]
struct Writer<'a> {
    text: &'a str,
    unit: &'a str,
    newline: &'static str,
    closes: Vec<usize>,
    out: String,
    /// Whether each open list or object stays on its line.
    open: Vec<bool>,
}

impl Writer<'_> {
    fn write(&mut self, tokens: &[Token], at: usize) {
        let token = &tokens[at];
        let before = at.checked_sub(1).map(|before| tokens[before].kind);
        let is_inline = self.open.last().copied().unwrap_or(false);
        if token.kind == Kind::Close {
            self.open.pop();
        }
        match (before, token.kind) {
            (None, _) => {}
            (Some(Kind::LineComment), _) => self.break_line(token),
            (Some(_), Kind::LineComment | Kind::BlockComment) | (Some(Kind::BlockComment), _) => {
                if token.breaks > 0 { self.break_line(token) } else { self.out.push(' ') }
            }
            (Some(_), Kind::Comma | Kind::Colon) | (Some(Kind::Open), Kind::Close) => {}
            (Some(Kind::Colon), _) => self.out.push(' '),
            (Some(Kind::Comma), _) if is_inline => self.out.push(' '),
            (Some(Kind::Open), _) | (_, Kind::Close) if is_inline => {
                let bracket = if token.kind == Kind::Close { token } else { &tokens[at - 1] };
                if matches!(&self.text[bracket.range.clone()], "{" | "}") {
                    self.out.push(' ');
                }
            }
            (Some(_), _) => self.break_line(token),
        }
        if token.kind == Kind::Open {
            let is_inline = is_inline || !self.open.is_empty() && self.fits(tokens, at);
            self.open.push(is_inline);
        }
        self.out.push_str(&self.text[token.range.clone()]);
    }

    fn break_line(&mut self, token: &Token) {
        let is_apart = token.breaks > 1 && token.kind != Kind::Close;
        for _ in 0..if is_apart { 2 } else { 1 } {
            self.out.push_str(self.newline);
        }
        for _ in &self.open {
            self.out.push_str(self.unit);
        }
    }

    /// Whether the list or object that opens here may stand on one line.
    fn fits(&self, tokens: &[Token], open: usize) -> bool {
        let close = self.closes[open];
        let inside = tokens.get(open + 1..=close).unwrap_or_default();
        let is_comment = |kind| matches!(kind, Kind::LineComment | Kind::BlockComment);
        if inside.iter().any(|token| token.breaks > 0 || is_comment(token.kind)) {
            return inside.len() == 1 && !is_comment(inside[0].kind);
        }
        let width = |token: &Token| match token.kind {
            Kind::Comma | Kind::Colon => 2,
            Kind::Open | Kind::Close if matches!(&self.text[token.range.clone()], "{" | "}") => 2,
            _ => self.text[token.range.clone()].chars().count(),
        };
        let line = self.out.rfind(['\n', '\r']).map_or(0, |end| end + 1);
        let column = self.out[line..].chars().count();
        // The bracket itself, and the comma that may follow.
        column + 3 + inside.iter().map(width).sum::<usize>() <= MAX_COLUMN
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;

    #[test]
    fn white_space_changes_and_nothing_else() {
        let cases = [
            (
                "{\"a\":1,\"b\":[1,2],\"c\":{\"d\":1.0e3}}",
                "{\n  \"a\": 1,\n  \"b\": [1, 2],\n  \"c\": { \"d\": 1.0e3 }\n}",
            ),
            ("{\r\n\t\"a\" :[ ],\r\n\t\t\"a\":{\r\n}}\r\n", "{\r\n\t\"a\": [],\r\n\t\"a\": {}\r\n}\r\n"),
            ("{\n    \"b\": [\n1,\n\n\n2\n]\n}\n", "{\n    \"b\": [\n        1,\n\n        2\n    ]\n}\n"),
            (
                "{ // one\n  \"a\": 1, // two\n  // three\n  \"b\": [ /* four */ 1 ],\n}\n",
                "{ // one\n  \"a\": 1, // two\n  // three\n  \"b\": [ /* four */ 1\n  ],\n}\n",
            ),
            ("[]", "[]"),
            ("\"x\"", "\"x\""),
        ];
        for (text, expected) in cases {
            assert_eq!(format(text), expected);
            assert_eq!(format(expected), expected, "again");
        }
    }

    #[test]
    fn what_is_too_long_for_a_line_gets_several() {
        let long = "x".repeat(90);
        let text = format!("{{\n  \"a\": [\"{long}\", \"y\"]\n}}");
        assert_eq!(format(&text), format!("{{\n  \"a\": [\n    \"{long}\",\n    \"y\"\n  ]\n}}"));
    }

    #[test]
    fn every_fixture_keeps_its_values() {
        for text in
            [include_str!("../../tests/fixtures/web.json"), include_str!("../../tests/fixtures/rules.json")]
        {
            let formatted = format(text);
            let read = |text: &str| parse(text).unwrap().value;
            assert_eq!(read(&formatted), read(text));
            assert_eq!(format(&formatted), formatted);
            let minified = read(text).to_string();
            assert_eq!(read(&format(&minified)), read(text));
        }
    }

    #[test]
    fn changed_lines_are_counted_in_the_old_text() {
        let text = "{\n  \"a\":1,\n  \"b\": 2,\n  \"c\": [1,2]\n}\n";
        assert_eq!(changed_lines(text, &format(text)), 2);
        assert_eq!(changed_lines(text, text), 0);
        assert_eq!(changed_lines("{\"a\":1}", &format("{\"a\":1}")), 1);
    }
}
