//! A line of the user's text as a terminal may show it, and the underline that belongs below it.

use std::ops::Range;

use unicode_width::UnicodeWidthChar as _;

/// A minified file is one long line: of a longer line a window around the underline is shown.
const MAX_CELLS: usize = 120;
/// How much of a long line is shown before the underline.
const CELLS_BEFORE: usize = 40;
const TAB: &str = "    ";

/// A line and its underline, measured in cells of the terminal: Hangul takes two.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) line: String,
    pub(super) indent: usize,
    pub(super) length: usize,
}

/// Shows `line` with the bytes of `range` underlined; at least one cell is.
pub(super) fn excerpt(line: &str, range: Range<usize>) -> Excerpt {
    let cells_of = |bytes: Range<usize>| line.get(bytes).map_or(0, |part| part.chars().map(cells).sum());
    let before: usize = cells_of(0..range.start);
    let is_long = before + cells_of(range.start..line.len()) > MAX_CELLS;
    let skip = if is_long { before.saturating_sub(CELLS_BEFORE) } else { 0 };
    let mut shown = String::from(if skip > 0 { "…" } else { "" });
    let (mut at_cell, mut indent, mut length) = (0, skip.min(1), 0);
    for (at, c) in line.char_indices() {
        let width = cells(c);
        if at_cell >= skip {
            if is_long && at_cell + width > skip + MAX_CELLS {
                shown.push('…');
                break;
            }
            push_visible(&mut shown, c);
            if at < range.start {
                indent += width;
            } else if at < range.end {
                length += width;
            }
        }
        at_cell += width;
    }
    Excerpt { line: shown, indent, length: length.max(1) }
}

/// The text with nothing in it that would steer a terminal: a stranger's file must not.
pub(in crate::cli) fn visible(text: &str) -> String {
    let steers = |c: char| c != '\n' && is_steering(c);
    if !text.contains(steers) {
        return text.to_owned();
    }
    text.chars().map(|c| if steers(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

fn cells(c: char) -> usize {
    match c {
        '\t' => TAB.len(),
        c if is_steering(c) => 1,
        c => c.width().unwrap_or(1),
    }
}

fn push_visible(shown: &mut String, c: char) {
    match c {
        '\t' => shown.push_str(TAB),
        c if is_steering(c) => shown.push(char::REPLACEMENT_CHARACTER),
        c => shown.push(c),
    }
}

/// Control characters, and the marks that change the direction of what follows.
fn is_steering(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str, part: &str) -> (String, usize, usize) {
        let start = line.find(part).unwrap();
        let Excerpt { line, indent, length } = excerpt(line, start..start + part.len());
        (line, indent, length)
    }

    #[test]
    fn wide_characters_take_two_cells_and_tabs_four() {
        assert_eq!(of("\t\"가나\": 1", "1"), ("    \"가나\": 1".to_owned(), 12, 1));
        assert_eq!(of("a 한글 b", "한글"), ("a 한글 b".to_owned(), 2, 4));
        assert_eq!(excerpt("", 0..0), Excerpt { line: String::new(), indent: 0, length: 1 });
    }

    #[test]
    fn of_a_long_line_the_place_itself_is_shown() {
        let line = format!("{}HERE{}", "x".repeat(5000), "y".repeat(5000));
        let (shown, indent, length) = of(&line, "HERE");
        assert_eq!(shown.chars().skip(indent).take(length).collect::<String>(), "HERE");
        assert!(shown.starts_with('…') && shown.ends_with('…'));
        assert!(shown.chars().count() <= MAX_CELLS + 2);
    }

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(visible("a\u{1b}[31mb\u{202e}\nc"), "a\u{fffd}[31mb\u{fffd}\nc");
        assert_eq!(of("\u{1b}[2J x", "x").0, "\u{fffd}[2J x");
    }
}
