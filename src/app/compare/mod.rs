//! Two texts as lines, side by side or one below the other: which lines stay, come and go, and which words of a line.
//!
//! Made once and kept by who shows it. How it is drawn stands in `ui::diff`.

mod align;
mod comparable;
#[cfg(test)]
mod tests;
mod words;

pub use comparable::comparable;

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ops::Range;
use std::time::{Duration, Instant};

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};
use unicode_width::UnicodeWidthChar as _;

use crate::task::secret;

/// Unchanged lines that stay around a change.
const CONTEXT: usize = 2;
/// Fewer lines than this are not worth a fold.
const FEWEST_FOLDED: usize = 2;
/// The best difference of two long texts without a line in common may take minutes; after this a good one has to do.
/// Two quite different definitions as long as ECS takes them need far less.
const LONGEST: Duration = Duration::from_millis(500);
/// What a tab is shown as.
const TAB: &str = "    ";

/// The differences of two texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// How many lines only the first text has.
    pub removed: usize,
    /// How many lines only the second text has.
    pub added: usize,
    /// Whether the texts have the same lines and yet differ: in their line ends.
    pub is_in_line_ends: bool,
    /// The lines of both texts.
    sides: [Vec<Line>; 2],
    beside: Rows,
    inline: Rows,
    fingerprint: u64,
}

/// How two texts stand to each other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Arrangement {
    /// Each in its half.
    #[default]
    SideBySide,
    /// One below the other, wherever they differ.
    Inline,
}

/// One line of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// The line without its end. What looks like a secret is masked, a tab is four spaces.
    pub text: String,
    /// The bytes of `text` that its counterpart in the other text does not have, in order.
    pub words: Vec<Range<usize>>,
}

/// What becomes of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// It stays.
    Same,
    /// It comes.
    Added,
    /// It goes.
    Removed,
}

/// What stands in one row: lines of both texts by their indices, from 0. A line that stays is there with both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The line of the first text.
    pub old: Option<usize>,
    /// The line of the second text.
    pub new: Option<usize>,
    /// Whether both are the same.
    pub is_same: bool,
}

/// All rows of an arrangement.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows {
    /// From the first line to the last.
    pub rows: Vec<Row>,
    /// Unchanged rows that need not be shown, in order. Both arrangements have the same folds.
    pub folds: Vec<Fold>,
    /// How wide the widest line outside of folds is, in columns of a terminal.
    columns: usize,
}

/// Unchanged rows far from any change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fold {
    /// Which.
    pub rows: Range<usize>,
    columns: usize,
}

impl Comparison {
    /// Compares two texts. Secrets count, and are shown as marks.
    pub fn new(old: &str, new: &str) -> Self {
        let sources = [Source::new(old), Source::new(new)];
        let mut builder = Builder::new(&sources);
        let [old_ids, new_ids] = ids(&sources);
        let deadline = Some(Instant::now() + LONGEST);
        let (mut old_end, mut new_end) = (0, 0);
        for operation in capture_diff_slices_deadline(Algorithm::Myers, &old_ids, &new_ids, deadline) {
            if let DiffOp::Equal { old_index, new_index, len } = operation {
                builder.changed(old_end..old_index, new_end..new_index);
                builder.same(old_index, new_index, len);
                (old_end, new_end) = (old_index + len, new_index + len);
            }
        }
        builder.changed(old_end..old_ids.len(), new_end..new_ids.len());
        let mut hasher = DefaultHasher::new();
        (old, new).hash(&mut hasher);
        builder.finish(old != new, hasher.finish())
    }

    /// The rows of an arrangement.
    pub fn rows(&self, arrangement: Arrangement) -> &Rows {
        match arrangement {
            Arrangement::SideBySide => &self.beside,
            Arrangement::Inline => &self.inline,
        }
    }

    /// A line of the first text.
    pub fn old_line(&self, index: usize) -> Option<&Line> {
        self.sides[0].get(index)
    }

    /// A line of the second text.
    pub fn new_line(&self, index: usize) -> Option<&Line> {
        self.sides[1].get(index)
    }

    /// How many lines the longer text has.
    pub fn longest_side(&self) -> usize {
        self.sides[0].len().max(self.sides[1].len())
    }

    /// Tells this comparison from one of other texts.
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// Rows of [`Arrangement::Inline`] that changed, each with so many unchanged ones around it, as far as they stand
    /// together.
    pub fn hunks(&self, context: usize) -> Vec<Range<usize>> {
        let rows = &self.inline.rows;
        let mut hunks: Vec<Range<usize>> = Vec::new();
        for (at, _) in rows.iter().enumerate().filter(|(_, row)| !row.is_same) {
            let wanted = at.saturating_sub(context)..(at + context + 1).min(rows.len());
            match hunks.last_mut() {
                Some(last) if wanted.start <= last.end => last.end = wanted.end,
                _ => hunks.push(wanted),
            }
        }
        hunks
    }
}

/// What is to be seen of [`Rows`] while some folds are open.
#[derive(Debug)]
pub struct Visible<'r> {
    rows: &'r Rows,
    /// Each with the number of its first row among all that are to be seen.
    parts: Vec<(usize, Part)>,
    /// How many rows are to be seen, folds included.
    pub count: usize,
    /// How wide the widest of them is, in columns of a terminal.
    pub columns: usize,
}

#[derive(Debug)]
enum Part {
    From(usize),
    Fold(usize),
}

/// One row that is to be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// A row.
    Row(Row),
    /// A closed fold, by its index, and how many rows it hides.
    Fold(usize, usize),
}

impl Rows {
    /// What is to be seen while the folds for which `is_open` holds are open.
    pub fn visible(&self, is_open: impl Fn(usize) -> bool) -> Visible<'_> {
        let mut visible = Visible { rows: self, parts: Vec::new(), count: 0, columns: self.columns };
        let mut end = 0;
        for (index, fold) in self.folds.iter().enumerate() {
            if is_open(index) {
                visible.columns = visible.columns.max(fold.columns);
                continue;
            }
            if fold.rows.start > end {
                visible.parts.push((visible.count, Part::From(end)));
                visible.count += fold.rows.start - end;
            }
            visible.parts.push((visible.count, Part::Fold(index)));
            visible.count += 1;
            end = fold.rows.end;
        }
        if self.rows.len() > end {
            visible.parts.push((visible.count, Part::From(end)));
            visible.count += self.rows.len() - end;
        }
        visible
    }
}

impl Visible<'_> {
    /// The row with this number, from 0.
    pub fn get(&self, number: usize) -> Option<Shown> {
        let number = Some(number).filter(|number| *number < self.count)?;
        let part = self.parts.partition_point(|(first, _)| *first <= number).checked_sub(1)?;
        let (first, part) = self.parts.get(part)?;
        match part {
            Part::From(row) => self.rows.rows.get(row + number - first).copied().map(Shown::Row),
            Part::Fold(index) => self.rows.folds.get(*index).map(|fold| Shown::Fold(*index, fold.rows.len())),
        }
    }
}

/// A text, its lines and what is secret in them.
struct Source<'t> {
    lines: Vec<Written<'t>>,
}

/// A line as the text has it.
#[derive(Debug, Clone)]
struct Written<'t> {
    text: &'t str,
    /// Bytes of `text`.
    secrets: Vec<Range<usize>>,
}

impl<'t> Source<'t> {
    fn new(text: &'t str) -> Self {
        // No secret goes beyond its line.
        let mut secrets = secret::values_in(text).into_iter().peekable();
        let written = |(start, line): (usize, &'t str)| {
            let mut own = Vec::new();
            while let Some(secret) = secrets.next_if(|secret| secret.start < start + line.len()) {
                own.push(secret.start.saturating_sub(start)..secret.end - start.min(secret.end));
            }
            Written { text: line, secrets: own }
        };
        Self { lines: lines(text).map(written).collect() }
    }
}

/// The lines of a text without their ends, each with its first byte. A lone carriage return ends one too.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let (start, length) = (at, rest.find(['\n', '\r']).unwrap_or(rest.len()));
        let (line, end) = rest.split_at(length);
        at += length + if end.starts_with("\r\n") { 2 } else { end.len().min(1) };
        Some((start, line))
    })
}

/// Equal lines have equal numbers.
fn ids(sources: &[Source<'_>; 2]) -> [Vec<usize>; 2] {
    let mut known = HashMap::new();
    sources.each_ref().map(|source| {
        let id = |line: &Written<'_>| {
            let next = known.len();
            *known.entry(line.text.to_owned()).or_insert(next)
        };
        source.lines.iter().map(id).collect()
    })
}

struct Builder<'s, 't> {
    sources: &'s [Source<'t>; 2],
    sides: [Vec<Line>; 2],
    beside: Vec<Row>,
    inline: Vec<Row>,
    removed: usize,
    added: usize,
}

impl<'s, 't> Builder<'s, 't> {
    fn new(sources: &'s [Source<'t>; 2]) -> Self {
        let sides =
            sources.each_ref().map(|source| source.lines.iter().map(|line| line.shown(&[])).collect());
        Self { sources, sides, beside: Vec::new(), inline: Vec::new(), removed: 0, added: 0 }
    }

    fn same(&mut self, old: usize, new: usize, count: usize) {
        let row = |at| Row { old: Some(old + at), new: Some(new + at), is_same: true };
        self.beside.extend((0..count).map(row));
        self.inline.extend((0..count).map(row));
    }

    /// Adds lines that stand in one text only.
    fn changed(&mut self, old: Range<usize>, new: Range<usize>) {
        self.removed += old.len();
        self.added += new.len();
        let row = |old, new| Row { old, new, is_same: false };
        self.inline.extend(old.clone().map(|index| row(Some(index), None)));
        self.inline.extend(new.clone().map(|index| row(None, Some(index))));
        let [old_source, new_source] = self.sources;
        let old_lines = old_source.lines.get(old.clone()).unwrap_or_default();
        let new_lines = new_source.lines.get(new.clone()).unwrap_or_default();
        let (mut old_at, mut new_at) = (old.start, new.start);
        for (old_pair, new_pair) in align::pairs(old_lines, new_lines) {
            let (old_pair, new_pair) = (old.start + old_pair, new.start + new_pair);
            self.strangers(old_at..old_pair, new_at..new_pair);
            self.beside.push(row(Some(old_pair), Some(new_pair)));
            self.mark_words(old_pair, new_pair);
            (old_at, new_at) = (old_pair + 1, new_pair + 1);
        }
        self.strangers(old_at..old.end, new_at..new.end);
    }

    /// Lines that stand beside each other and have nothing to do with each other.
    fn strangers(&mut self, old: Range<usize>, new: Range<usize>) {
        let count = old.len().max(new.len());
        let at = |range: &Range<usize>, at| Some(range.start + at).filter(|index| range.contains(index));
        self.beside.extend((0..count).map(|row| Row {
            old: at(&old, row),
            new: at(&new, row),
            is_same: false,
        }));
    }

    fn mark_words(&mut self, old: usize, new: usize) {
        let [old_source, new_source] = self.sources;
        let (Some(old_line), Some(new_line)) = (old_source.lines.get(old), new_source.lines.get(new)) else {
            return;
        };
        let (old_words, new_words) = words::changed(old_line, new_line);
        let [old_side, new_side] = &mut self.sides;
        if let (Some(old), Some(new)) = (old_side.get_mut(old), new_side.get_mut(new)) {
            (*old, *new) = (old_line.shown(&old_words), new_line.shown(&new_words));
        }
    }

    fn finish(self, is_different: bool, fingerprint: u64) -> Comparison {
        let Self { sources: _, sides, beside, inline, removed, added } = self;
        let columns: [Vec<usize>; 2] =
            sides.each_ref().map(|side| side.iter().map(|line| columns(&line.text)).collect());
        let [old_columns, new_columns] = &columns;
        let widest = |rows: &[Row]| {
            let of = |index: Option<usize>, columns: &[usize]| {
                index.and_then(|index| columns.get(index)).copied().unwrap_or_default()
            };
            rows.iter().map(|row| of(row.old, old_columns).max(of(row.new, new_columns))).max().unwrap_or(0)
        };
        Comparison {
            removed,
            added,
            is_in_line_ends: is_different && removed + added == 0,
            beside: fold(beside, widest),
            inline: fold(inline, widest),
            sides,
            fingerprint,
        }
    }
}

/// Folds what is far from every change.
fn fold(rows: Vec<Row>, widest: impl Fn(&[Row]) -> usize) -> Rows {
    let mut folded = Rows::default();
    let (mut start, mut seen) = (0, 0);
    for run in rows.chunk_by(|one, other| one.is_same == other.is_same) {
        let end = start + run.len();
        if run.first().is_some_and(|row| row.is_same) {
            let first = if start == 0 { 0 } else { start + CONTEXT };
            let last = if end == rows.len() { end } else { end.saturating_sub(CONTEXT) };
            if last >= first + FEWEST_FOLDED {
                let hidden = rows.get(first..last).unwrap_or_default();
                folded.folds.push(Fold { rows: first..last, columns: widest(hidden) });
                folded.columns = folded.columns.max(widest(rows.get(seen..first).unwrap_or_default()));
                seen = last;
            }
        }
        start = end;
    }
    folded.columns = folded.columns.max(widest(rows.get(seen..).unwrap_or_default()));
    folded.rows = rows;
    folded
}

fn columns(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(1)).sum()
}

impl Written<'_> {
    /// The line as people may see it, `words` of it marked.
    fn shown(&self, words: &[Range<usize>]) -> Line {
        let mut text = String::with_capacity(self.text.len());
        let mut bounds = words.iter().flat_map(|word| [word.start, word.end]).peekable();
        let mut shown_bounds = Vec::with_capacity(words.len() * 2);
        let mut secrets = self.secrets.iter().peekable();
        for (at, character) in self.text.char_indices() {
            while bounds.next_if(|bound| *bound <= at).is_some() {
                shown_bounds.push(text.len());
            }
            while secrets.next_if(|secret| secret.end <= at).is_some() {}
            match character {
                _ if secrets.peek().is_some_and(|secret| secret.start <= at) => text.push(secret::MASK),
                '\t' => text.push_str(TAB),
                character => text.push(character),
            }
        }
        shown_bounds.extend(bounds.map(|_| text.len()));
        let words = shown_bounds.chunks_exact(2).map(|bounds| bounds[0]..bounds[1]).collect();
        Line { text, words }
    }
}
