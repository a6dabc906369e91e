//! What keys do in the text beyond writing their character: keep the indent, pair brackets and quotes, indent lines.
//! Pure functions over a text and a selection in bytes.

use std::ops::Range;

/// A key that may do more than write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Character(char),
    Enter,
    Indent,
    Outdent,
    Backspace,
}

/// A part of the text to replace, and what is selected afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) range: Range<usize>,
    pub(super) text: String,
    pub(super) selection: Range<usize>,
}

impl Change {
    /// Puts `text` in the place of `range`, the caret behind it.
    pub(super) fn insert(range: Range<usize>, text: impl Into<String>) -> Self {
        let text = text.into();
        let caret = range.start + text.len();
        Self { range, text, selection: caret..caret }
    }

    fn with_caret(self, caret: usize) -> Self {
        Self { selection: caret..caret, ..self }
    }
}

/// What `key` changes; `None` where it does what it does in any text field. `unit` is the white space of a level.
pub(super) fn change(text: &str, selection: Range<usize>, key: Key, unit: &str) -> Option<Change> {
    match key {
        Key::Character(c) => character(text, selection, c),
        Key::Enter => Some(enter(text, selection, unit)),
        Key::Indent if selection.is_empty() => Some(Change::insert(selection, unit)),
        Key::Indent => Some(indent_lines(text, &selection, |line| format!("{unit}{line}"))),
        Key::Outdent => Some(indent_lines(text, &selection, |line| outdented(line, unit).to_owned())),
        Key::Backspace => {
            let (before, after) = around(text, &selection);
            let is_pair = before.and_then(closer).is_some_and(|close| after == Some(close));
            let range = selection.start.saturating_sub(1)..selection.end + 1;
            (is_pair && selection.is_empty()).then(|| Change::insert(range, ""))
        }
    }
}

/// The bracket at the caret and its partner, as bytes of the text.
pub(super) fn matching_brackets(text: &str, caret: usize) -> Option<[usize; 2]> {
    let mut open = Vec::new();
    let is_at_caret = |at: usize| at == caret || at + 1 == caret;
    let mut found = None;
    for at in brackets(text) {
        if matches!(text.as_bytes()[at], b'{' | b'[') {
            open.push(at);
        } else if let Some(start) = open.pop()
            && closer(char::from(text.as_bytes()[start])) == Some(char::from(text.as_bytes()[at]))
            && (is_at_caret(start) || is_at_caret(at))
        {
            // The innermost of two that touch at the caret closes first.
            found = found.or(Some([start, at]));
        }
    }
    found
}

/// The brackets outside strings and comments.
fn brackets(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at;
            at += 1;
            match *bytes.get(start)? {
                b'{' | b'}' | b'[' | b']' => return Some(start),
                b'"' => {
                    let mut is_escaped = false;
                    while let Some(byte) = bytes.get(at).filter(|byte| **byte != b'\n') {
                        at += 1;
                        match byte {
                            _ if is_escaped => is_escaped = false,
                            b'\\' => is_escaped = true,
                            b'"' => break,
                            _ => {}
                        }
                    }
                }
                b'/' if bytes.get(at) == Some(&b'/') => {
                    at += bytes[at..].iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len() - at);
                }
                b'/' if bytes.get(at) == Some(&b'*') => {
                    let end = bytes[at..].windows(2).position(|end| end == b"*/");
                    at += end.unwrap_or(bytes.len() - at);
                }
                _ => {}
            }
        }
    })
}

fn closer(opener: char) -> Option<char> {
    match opener {
        '{' => Some('}'),
        '[' => Some(']'),
        '"' => Some('"'),
        _ => None,
    }
}

/// The characters on both sides of the selection.
fn around(text: &str, selection: &Range<usize>) -> (Option<char>, Option<char>) {
    let before = text.get(..selection.start).and_then(|before| before.chars().next_back());
    let after = text.get(selection.end..).and_then(|after| after.chars().next());
    (before, after)
}

fn character(text: &str, selection: Range<usize>, c: char) -> Option<Change> {
    let (_, after) = around(text, &selection);
    let is_in_string = is_in_string(text, selection.start);
    let is_closing = matches!(c, '}' | ']') && !is_in_string || c == '"' && is_in_string;
    if selection.is_empty() && is_closing && after == Some(c) {
        return Some(Change::insert(selection.end..selection.end + 1, c));
    }
    let close = closer(c).filter(|_| !is_in_string)?;
    let is_free = after.is_none_or(|after| after.is_whitespace() || ",:]}".contains(after));
    if !selection.is_empty() {
        let inside = selection.start + 1..selection.end + 1;
        let text = format!("{c}{}{close}", text.get(selection.clone())?);
        return Some(Change { range: selection, text, selection: inside });
    }
    let caret = selection.start + 1;
    is_free.then(|| Change::insert(selection, format!("{c}{close}")).with_caret(caret))
}

fn enter(text: &str, selection: Range<usize>, unit: &str) -> Change {
    let start = line_start(text, selection.start);
    let before = &text[start..selection.start];
    let indent = &before[..before.len() - before.trim_start().len()];
    let opener = before.trim_end().chars().next_back().filter(|c| matches!(c, '{' | '['));
    if opener.is_none() || is_in_string(text, selection.start) {
        return Change::insert(selection, format!("\n{indent}"));
    }
    let rest = &text[selection.end..];
    let gap = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    if opener.and_then(closer) != rest[gap..].chars().next() {
        return Change::insert(selection, format!("\n{indent}{unit}"));
    }
    // Between an opening bracket and its closing one: what is written next gets a line of its own.
    let range = start + before.trim_end().len()..selection.end + gap;
    let caret = range.start + 1 + indent.len() + unit.len();
    Change::insert(range, format!("\n{indent}{unit}\n{indent}")).with_caret(caret)
}

fn indent_lines(text: &str, selection: &Range<usize>, change: impl Fn(&str) -> String) -> Change {
    let start = line_start(text, selection.start);
    // A selection that ends at the beginning of a line does not mean that line.
    let end = match text[selection.clone()].ends_with('\n') {
        true => selection.end - 1,
        false => text[selection.end..].find('\n').map_or(text.len(), |at| selection.end + at),
    };
    let lines: Vec<&str> = text[start..end].split('\n').collect();
    let changed: Vec<String> =
        lines.iter().map(|line| if line.is_empty() { String::new() } else { change(line) }).collect();
    let moved = |old: &str, new: &str| new.len() as isize - old.len() as isize;
    let first_move = moved(lines[0], &changed[0]);
    let all_move: isize = lines.iter().zip(&changed).map(|(old, new)| moved(old, new)).sum();
    let new_start = selection.start.saturating_add_signed(first_move).max(start);
    let new_end = selection.end.saturating_add_signed(all_move).max(new_start);
    Change { range: start..end, text: changed.join("\n"), selection: new_start..new_end }
}

/// The line without one level of white space, or with less than that if it has less.
fn outdented<'l>(line: &'l str, unit: &str) -> &'l str {
    let white = line.len() - line.trim_start_matches([' ', '\t']).len();
    match line.starts_with('\t') {
        true => &line[1..],
        false => &line[white.min(unit.len())..],
    }
}

fn line_start(text: &str, offset: usize) -> usize {
    text[..offset].rfind('\n').map_or(0, |at| at + 1)
}

/// Whether a string is open at `offset`; none goes on over a line end.
pub(super) fn is_in_string(text: &str, offset: usize) -> bool {
    let mut is_open = false;
    let mut is_escaped = false;
    for c in text[line_start(text, offset)..offset].chars() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' if is_open => is_escaped = true,
            '"' => is_open = !is_open,
            _ => {}
        }
    }
    is_open
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Does `key` in a text whose selection stands between two `|`, or whose caret is the only one.
    fn pressed(marked: &str, key: Key) -> Option<String> {
        let start = marked.find('|').unwrap();
        let text = marked.replacen('|', "", 1);
        let (text, end) = match text.find('|') {
            Some(end) => (text.replacen('|', "", 1), end),
            None => (text, start),
        };
        let change = change(&text, start..end, key, "  ")?;
        let mut text = text;
        text.replace_range(change.range, &change.text);
        text.insert(change.selection.end, '|');
        if !change.selection.is_empty() {
            text.insert(change.selection.start, '|');
        }
        Some(text)
    }

    #[test]
    fn keys_do_what_an_editor_of_code_does() {
        let cases = [
            ("{\n  \"a\": 1,|\n}", Key::Enter, "{\n  \"a\": 1,\n  |\n}"),
            ("  \"a\": [|],", Key::Enter, "  \"a\": [\n    |\n  ],"),
            ("  { | }", Key::Enter, "  {\n    |\n  }"),
            ("  {|", Key::Enter, "  {\n    |"),
            ("  \"{|\"", Key::Enter, "  \"{\n  |\""),
            ("a|b", Key::Indent, "a  |b"),
            ("|a\nb|\nc", Key::Indent, "  |a\n  b|\nc"),
            (" |a\n\nb\n|c", Key::Indent, "   |a\n\n  b\n|c"),
            ("    a|", Key::Outdent, "  a|"),
            (" a|\n", Key::Outdent, "a|\n"),
            ("\t|a\n  b|", Key::Outdent, "|a\nb|"),
            ("|", Key::Character('"'), "\"|\""),
            ("{ | }", Key::Character('"'), "{ \"|\" }"),
            ("\"ab|\"", Key::Character('"'), "\"ab\"|"),
            ("|", Key::Character('{'), "{|}"),
            ("[|]", Key::Character(']'), "[]|"),
            ("a |bc| d", Key::Character('"'), "a \"|bc|\" d"),
            ("\"|\"", Key::Backspace, "|"),
            ("가{|}", Key::Backspace, "가|"),
        ];
        for (text, key, expected) in cases {
            assert_eq!(pressed(text, key).as_deref(), Some(expected), "{text:?} {key:?}");
        }
        let plain = [
            ("|x", Key::Character('{')),
            ("\"a|b", Key::Character('"')),
            ("\"a|\"", Key::Character('{')),
            ("\"a\\|\"", Key::Character('x')),
            ("a|", Key::Backspace),
            ("|", Key::Backspace),
        ];
        for (text, key) in plain {
            assert_eq!(pressed(text, key), None, "{text:?} {key:?}");
        }
    }

    #[test]
    fn brackets_find_their_partners() {
        let text = "{ \"}\": [1, /* ] */ [2]] }";
        let matching = |caret| matching_brackets(text, caret);
        assert_eq!(matching(0), Some([0, text.len() - 1]));
        assert_eq!(matching(text.len()), Some([0, text.len() - 1]));
        assert_eq!(matching(7), Some([7, text.len() - 3]));
        assert_eq!(matching(3), None);
        assert_eq!(matching_brackets("{ ]", 0), None);
    }

    proptest! {
        #[test]
        fn every_change_fits_its_text(text in "([{}\\[\\]\":,a가 \n\\\\]){0,16}", a: usize, b: usize, which in 0..7_usize) {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let (a, b) = (places[a % places.len()], places[b % places.len()]);
            let keys = [Key::Enter, Key::Indent, Key::Outdent, Key::Backspace, Key::Character('"'), Key::Character('{'), Key::Character('}')];
            if let Some(change) = change(&text, a.min(b)..a.max(b), keys[which], "  ") {
                let mut text = text;
                text.replace_range(change.range, &change.text);
                prop_assert!(text.get(change.selection).is_some());
            }
        }
    }
}
