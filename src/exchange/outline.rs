//! The upper keys of a text that may be JSON, YAML, a template of either, or neither: enough to tell what it is.
//!
//! It reads what a parser refuses, so it never says whether the text is right; `document::parse` does.

use crate::document::scan::string_length;
use std::collections::BTreeSet;

/// Deeper keys are the user's own matter.
const MAX_DEPTH: usize = 3;

/// What a list contributes to a path.
const ELEMENT: &str = "[]";

/// A part of a template is shorter; the bound keeps the search for its end from reading the text again and again.
const MAX_TEMPLATE: usize = 4096;

/// The upper keys of a text.
#[derive(Debug, Default)]
pub(super) struct Outline<'t> {
    /// Whether the keys were read from lines and indents, not from brackets.
    pub(super) is_yaml: bool,
    /// The first sign of a template outside of strings.
    pub(super) placeholder: Option<&'static str>,
    paths: BTreeSet<Vec<&'t str>>,
}

/// How a template shows itself outside of strings: what opens it and what closes it. The longer signs first.
const TEMPLATES: [(&str, &str); 6] =
    [("{{", "}}"), ("{%", "%}"), ("<%", "%>"), ("${", "}"), ("%{", "}"), ("<", ">")];

impl<'t> Outline<'t> {
    /// Reads a text by its first character that is neither space, comment nor template.
    pub(super) fn of(text: &'t str) -> Self {
        match first_sign(text) {
            Some(b'{' | b'[') => Self::of_json(text),
            _ => Self::of_yaml(text),
        }
    }

    /// Whether there is a key at `pattern`, such as `Resources.*.Type` or `[].image`.
    pub(super) fn has(&self, pattern: &str) -> bool {
        let steps = pattern.split('.').flat_map(|step| match step.strip_suffix(ELEMENT) {
            Some("") => vec![ELEMENT],
            Some(key) => vec![key, ELEMENT],
            None => vec![step],
        });
        let steps: Vec<&str> = steps.collect();
        if !steps.contains(&"*") {
            return self.paths.contains(&steps);
        }
        let fits = |(step, own): (&&str, &&str)| step == own || (*step == "*" && *own != ELEMENT);
        self.paths.iter().any(|path| path.len() == steps.len() && steps.iter().zip(path).all(fits))
    }

    fn record(&mut self, path: &[&'t str]) {
        if path.len() <= MAX_DEPTH && !self.paths.contains(path) {
            self.paths.insert(path.to_vec());
        }
    }

    fn of_json(text: &'t str) -> Self {
        let mut outline = Self::default();
        let mut path: Vec<&str> = Vec::new();
        let mut levels: Vec<Level> = Vec::new();
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let (token, length) = next_token(rest);
            at += length;
            match token {
                Token::Word(key) if text[at..].trim_start().starts_with(':') => {
                    path.truncate(levels.last().map_or(0, |level| level.inside));
                    path.push(key);
                    outline.record(&path);
                }
                Token::Open(is_list) => {
                    let before = path.len();
                    path.extend(is_list.then_some(ELEMENT));
                    levels.push(Level { before, inside: path.len() });
                }
                Token::Close => path.truncate(levels.pop().map_or(0, |level| level.before)),
                Token::Template(sign) => outline.placeholder = outline.placeholder.or(Some(sign)),
                Token::Word(_) | Token::Other => {}
            }
        }
        outline
    }

    fn of_yaml(text: &'t str) -> Self {
        let mut outline = Self { is_yaml: true, ..Self::default() };
        let mut levels: Vec<(usize, &str)> = Vec::new();
        let mut block: Option<usize> = None;
        for line in text.lines() {
            let mut rest = line.trim_start();
            let mut indent = line.len() - rest.len();
            if rest.is_empty() || rest.starts_with('#') || block.is_some_and(|block| indent > block) {
                continue;
            }
            block = None;
            if let Some(sign) = yaml_template(rest) {
                outline.placeholder = outline.placeholder.or(Some(sign));
            }
            while let Some(item) = rest.strip_prefix("- ").or_else(|| (rest == "-").then_some("")) {
                // A list may stand as deep as the key that holds it.
                while levels
                    .last()
                    .is_some_and(|(own, key)| *own > indent || (*own == indent && *key == ELEMENT))
                {
                    levels.pop();
                }
                levels.push((indent, ELEMENT));
                indent += rest.len() - item.trim_start().len();
                rest = item.trim_start();
            }
            let Some((key, value)) = yaml_member(rest) else { continue };
            while levels.last().is_some_and(|(own, _)| *own >= indent) {
                levels.pop();
            }
            levels.push((indent, key));
            if levels.len() <= MAX_DEPTH {
                outline.record(&levels.iter().map(|(_, key)| *key).collect::<Vec<_>>());
            }
            block = value.starts_with(['|', '>']).then_some(indent);
        }
        outline
    }
}

/// An open bracket: how long the path is around and inside it.
struct Level {
    before: usize,
    inside: usize,
}

enum Token<'t> {
    /// A string without its quotes, or a bare word.
    Word(&'t str),
    /// A bracket; whether of a list.
    Open(bool),
    Close,
    /// A part of a template, by its sign.
    Template(&'static str),
    Other,
}

/// The first token of `rest`, which is not empty, and its length in bytes.
fn next_token(rest: &str) -> (Token<'_>, usize) {
    if let Some(length) = blank(rest) {
        return (Token::Other, length);
    }
    if let Some((sign, length)) = template(rest) {
        return (Token::Template(sign), length);
    }
    match rest.as_bytes()[0] {
        b'{' => (Token::Open(false), 1),
        b'[' => (Token::Open(true), 1),
        b'}' | b']' => (Token::Close, 1),
        b'"' => {
            let length = string_length(rest.as_bytes());
            (Token::Word(rest[1..length].strip_suffix('"').unwrap_or(&rest[1..length])), length)
        }
        _ => {
            let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '$');
            match rest.find(|c| !is_part(c)).unwrap_or(rest.len()) {
                0 => (Token::Other, rest.chars().next().map_or(1, char::len_utf8)),
                // `$NAME`, which a shell or `envsubst` replaces.
                length if rest.starts_with('$') => (Token::Template("$"), length),
                length => (Token::Word(&rest[..length]), length),
            }
        }
    }
}

/// The length of the white space or comment that `rest` begins with.
fn blank(rest: &str) -> Option<usize> {
    if rest.starts_with("//") || rest.starts_with('#') {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    if let Some(comment) = rest.strip_prefix("/*") {
        return Some(comment.find("*/").map_or(rest.len(), |end| end + 4));
    }
    let space = rest.len() - rest.trim_start().len();
    (space > 0).then_some(space)
}

/// The sign and the length of the template that `rest` begins with.
fn template(rest: &str) -> Option<(&'static str, usize)> {
    let (open, close) = TEMPLATES.iter().find(|(open, _)| rest.starts_with(open))?;
    let inside = &rest[open.len()..];
    let mut depth = 0_usize;
    for (at, c) in inside.char_indices().take(MAX_TEMPLATE) {
        match c {
            // Expressions hold braces of their own: `${jsonencode({ a = 1 })}`.
            '{' if *close == "}" => depth += 1,
            '}' if *close == "}" && depth > 0 => depth -= 1,
            '\n' if *open == "<" => return None,
            _ if inside[at..].starts_with(close) => return Some((open, open.len() + at + close.len())),
            _ => {}
        }
    }
    None
}

/// The first byte that is neither space, comment nor template.
fn first_sign(text: &str) -> Option<u8> {
    let mut rest = text;
    while let Some(length) = blank(rest).or_else(|| Some(template(rest)?.1)) {
        rest = &rest[length..];
    }
    rest.bytes().next()
}

/// The key and the value of a line of YAML.
fn yaml_member(line: &str) -> Option<(&str, &str)> {
    let at = line.match_indices(':').map(|(at, _)| at).find(|at| {
        let after = &line[at + 1..];
        after.is_empty() || after.starts_with([' ', '\t', '\r'])
    })?;
    let key = line[..at].trim_end().trim_matches(['"', '\'']);
    let is_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':' | '/' | '$' | '<');
    (!key.is_empty() && key.chars().all(is_key)).then(|| (key, line[at + 1..].trim()))
}

/// The sign of a template that takes a whole line or a value without quotes.
fn yaml_template(line: &str) -> Option<&'static str> {
    let value = yaml_member(line).map_or(line, |(_, value)| value);
    ["{{", "{%", "<%"].into_iter().find(|sign| value.starts_with(sign))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    fn paths(text: &str) -> Vec<String> {
        Outline::of(text).paths.iter().map(|path| path.join(".")).collect()
    }

    #[test]
    fn json_keys_are_found_to_the_third_level() {
        let text = r#"{"a": {"b": [{"c": 1}], "d": {"e": {"f": 1}}}, "g": "x: y"}"#;
        assert_eq!(paths(text), ["a", "a.b", "a.d", "a.d.e", "g"]);
        assert_eq!(paths(r#"[{"a": 1, "b": [1]}, {"c": {}}]"#), ["[].a", "[].b", "[].c"]);
    }

    #[test]
    fn broken_json_keeps_its_keys() {
        assert_eq!(paths("{\n  ...\n  \"a\": [\n  {\n  \"b\": …,\n }, ],\n  c: 1,\n"), ["a", "a.[].b", "c"]);
        assert_eq!(paths("{\"a\": \"open\n, \"b\": 1}}}}], \"c\": 2"), ["a", "b", "c"]);
    }

    #[test]
    fn templates_are_stepped_over_and_told() {
        let text =
            "{{ with .Service }}\n{\"a\": ${jsonencode({ x = {} })}, \"b\": <COUNT>, \"c\": $N}{{ end }}";
        let outline = Outline::of(text);
        assert_eq!((outline.placeholder, outline.is_yaml), (Some("{{"), false));
        assert_eq!(paths(text), ["a", "b", "c"]);
        assert_eq!(Outline::of(r#"{"a": "${x}"}"#).placeholder, None, "inside a string it is a value");
        assert_eq!(Outline::of("[\n%{ for x in y ~}\n{\"a\": 1}\n%{ endfor }]").placeholder, Some("%{"));
    }

    #[test]
    fn yaml_keys_are_found_by_their_indent() {
        let text = "# note\n---\na:\n  \"b\":\n  - c: 1\n    d: 2\n  e: |\n    f: no key\ng: {h: 1}\n- i\n";
        assert_eq!(paths(text), ["a", "a.b", "a.e", "g"]);
        assert_eq!(paths("a:\n- b: 1\n- c: 2\nd:"), ["a", "a.[].b", "a.[].c", "d"]);
        assert_eq!(Outline::of("a: {{ .Values.x }}").placeholder, Some("{{"));
        assert_eq!(Outline::of("a: \"{{ .Values.x }}\"").placeholder, None);
    }

    #[test]
    fn patterns_take_any_key_for_a_star() {
        let outline = Outline::of(r#"{"services": {"web": {"image": "x"}}, "tasks": [{"taskArn": "y"}]}"#);
        assert!(outline.has("services.*.image") && outline.has("tasks[].taskArn") && outline.has("tasks"));
        for absent in ["tasks.*.taskArn", "services.*.build", "services.*.*.*", "image"] {
            assert!(!outline.has(absent), "{absent}");
        }
    }

    /// The keys that a parser finds, by the same bounds.
    fn keys(value: &Value, path: &[String], found: &mut BTreeSet<String>) {
        let members: Vec<(String, &Value)> = match value {
            Value::Object(map) => map.iter().map(|(key, value)| (key.clone(), value)).collect(),
            Value::Array(list) => list.iter().map(|value| (ELEMENT.to_owned(), value)).collect(),
            _ => return,
        };
        for (key, value) in members {
            let is_key = key != ELEMENT;
            let here: Vec<String> = path.iter().cloned().chain([key]).collect();
            if here.len() > MAX_DEPTH {
                return;
            }
            if is_key {
                found.insert(here.join("."));
            }
            keys(value, &here, found);
        }
    }

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<i32>().prop_map(Value::from),
            ".{0,9}".prop_map(Value::from)
        ];
        leaf.prop_recursive(5, 40, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::vec(("[a-z{}<$%/#]{1,4}", inner), 0..4)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn of_text_that_parses_it_finds_what_the_parser_finds(value in value()) {
            prop_assume!(value.is_object() || value.is_array());
            let mut expected = BTreeSet::new();
            keys(&value, &[], &mut expected);
            for text in [value.to_string(), format!("{value:#}")] {
                let outline = Outline::of(&text);
                let found: BTreeSet<String> = outline.paths.iter().map(|path| path.join(".")).collect();
                prop_assert_eq!(&found, &expected, "{}", text);
                prop_assert_eq!(outline.placeholder, None);
            }
        }

        #[test]
        fn any_text_has_an_outline(text in r#"([\[\]{}":,$<>%\\\-#/ \n가a-c]|//|/\*|\*/){0,60}"#) {
            let outline = Outline::of(&text);
            prop_assert!(outline.paths.iter().all(|path| path.len() <= MAX_DEPTH));
        }
    }
}
