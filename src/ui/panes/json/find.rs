//! What is looked for in the text, and where it stands. The bar is drawn in `find_bar`.

use std::ops::Range;

/// What the bar is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    /// Finds.
    Find,
    /// Finds and replaces.
    Replace,
    /// Goes to a line.
    Line,
}

/// One place where the query stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Match {
    /// Bytes of the view.
    pub(super) bytes: Range<usize>,
    /// From 0.
    pub(super) line: usize,
    /// In characters from 0.
    pub(super) columns: Range<usize>,
}

/// What the bar remembers.
#[derive(Debug, Default)]
pub(super) struct Find {
    pub(super) open: Option<Search>,
    pub(super) query: String,
    pub(super) replacement: String,
    pub(super) line: String,
    pub(super) is_exact_case: bool,
    /// Its first field takes the keyboard.
    pub(super) wants_keyboard: bool,
    matches: Vec<Match>,
    /// The revision and the question that these answer.
    of: Option<(u64, String, bool)>,
    /// The byte of the view from which the present match is the next.
    anchor: usize,
}

impl Find {
    /// Opens the bar; what is found first stands behind `caret`, a byte of the view.
    pub(super) fn open(&mut self, search: Search, caret: usize) {
        // Another line is wanted than the last time.
        self.line.clear();
        self.open = Some(search);
        self.wants_keyboard = true;
        self.anchor = caret;
    }

    /// Looks again when text or question changed.
    pub(super) fn refresh(&mut self, text: &str, revision: u64) {
        let is_searching = matches!(self.open, Some(Search::Find | Search::Replace));
        let is_same = self.of.as_ref().is_some_and(|(of, query, is_exact)| {
            *of == revision && *query == self.query && *is_exact == self.is_exact_case
        });
        if is_searching && !is_same {
            self.matches = matches(text, &self.query, self.is_exact_case);
            self.of = Some((revision, self.query.clone(), self.is_exact_case));
        }
    }

    /// The matches to show, in the order of the text.
    pub(super) fn matches(&self) -> &[Match] {
        match self.open {
            Some(Search::Find | Search::Replace) => &self.matches,
            Some(Search::Line) | None => &[],
        }
    }

    /// The number of the present match, from 0.
    pub(super) fn present(&self) -> Option<usize> {
        let next = self.matches().partition_point(|found| found.bytes.start < self.anchor);
        (!self.matches().is_empty()).then(|| next % self.matches().len())
    }

    /// Goes `forward` to the next match or back to the one before, round the ends.
    pub(super) fn step(&mut self, forward: bool) -> Option<Match> {
        let (present, count) = (self.present()?, self.matches.len());
        let next = present + if forward { 1 } else { count - 1 };
        self.go_to(next % count)
    }

    /// Goes to the present match.
    pub(super) fn stay(&mut self) -> Option<Match> {
        self.go_to(self.present()?)
    }

    fn go_to(&mut self, number: usize) -> Option<Match> {
        let found = self.matches.get(number)?.clone();
        self.anchor = found.bytes.start;
        Some(found)
    }

    /// What comes behind `byte` is next.
    pub(super) fn go_on_behind(&mut self, byte: usize) {
        self.anchor = byte;
    }
}

/// Every place where `query` stands, without overlaps.
fn matches(text: &str, query: &str, is_exact_case: bool) -> Vec<Match> {
    let mut found = Vec::new();
    let (mut line, mut column, mut free_from) = (0, 0, 0);
    for (at, c) in text.char_indices() {
        if at >= free_from
            && let Some(length) = match_length(&text[at..], query, is_exact_case)
        {
            let count = text[at..at + length].chars().count();
            found.push(Match { bytes: at..at + length, line, columns: column..column + count });
            free_from = at + length;
        }
        if c == '\n' {
            (line, column) = (line + 1, 0);
        } else {
            column += 1;
        }
    }
    found
}

/// How many bytes of `text` the query takes at its beginning.
fn match_length(text: &str, query: &str, is_exact_case: bool) -> Option<usize> {
    if query.is_empty() {
        return None;
    }
    if is_exact_case {
        return text.starts_with(query).then_some(query.len());
    }
    let mut rest = text.char_indices();
    for wanted in query.chars() {
        let (_, c) = rest.next()?;
        if c != wanted && !c.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
    }
    Some(rest.next().map_or(text.len(), |(at, _)| at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, query: &str, is_exact: bool) -> Vec<(usize, usize)> {
        matches(text, query, is_exact).iter().map(|found| (found.line, found.columns.start)).collect()
    }

    #[test]
    fn places_are_lines_and_columns() {
        assert_eq!(found("aXa\n가Ax", "ax", false), [(0, 0), (1, 1)]);
        assert_eq!(found("aXa\n가Ax", "ax", true), []);
        assert_eq!(found("aaaa", "aa", true), [(0, 0), (0, 2)]);
        assert_eq!(found("aaa", "", true), []);
        assert_eq!(found("가나", "나", false), [(0, 1)]);
    }

    #[test]
    fn steps_go_round_the_ends() {
        let mut find = Find { query: "a".to_owned(), ..Find::default() };
        find.open(Search::Find, 2);
        find.refresh("a.a.a", 0);
        assert_eq!(find.present(), Some(1));
        let mut step = |forward| find.step(forward).map(|found| found.bytes.start);
        assert_eq!([step(true), step(true), step(false)], [Some(4), Some(0), Some(4)]);
        find.refresh("b", 1);
        assert_eq!((find.present(), find.step(true)), (None, None));
    }
}
