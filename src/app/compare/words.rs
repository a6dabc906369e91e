//! Which words of a line changed.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::Written;

/// Where the words that differ would have more pairs than this, all from the first to the last is one change: a file on
/// one line has no end of words.
const MOST_PAIRS: usize = 1 << 20;

/// The bytes of each line that the other does not have, in order.
pub(super) fn changed(old: &Written<'_>, new: &Written<'_>) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let (old_words, new_words) = (words(old), words(new));
    let mut known = HashMap::new();
    let mut ids = |line: &Written<'_>, words: &[Range<usize>]| -> Vec<usize> {
        let id = |word: &Range<usize>| {
            let next = known.len();
            *known.entry(line.text.get(word.clone()).unwrap_or_default().to_owned()).or_insert(next)
        };
        words.iter().map(id).collect()
    };
    let (old_ids, new_ids) = (ids(old, &old_words), ids(new, &new_words));
    let start = old_ids.iter().zip(&new_ids).take_while(|(one, other)| one == other).count();
    let shorter = old_ids.len().min(new_ids.len()) - start;
    let from_end = old_ids.iter().rev().zip(new_ids.iter().rev()).take(shorter);
    let end = from_end.take_while(|(one, other)| one == other).count();
    let old_rest = old_ids.get(start..old_ids.len() - end).unwrap_or_default();
    let new_rest = new_ids.get(start..new_ids.len() - end).unwrap_or_default();
    let operations = if old_rest.len().saturating_mul(new_rest.len()) > MOST_PAIRS {
        let (old_len, new_len) = (old_rest.len(), new_rest.len());
        vec![DiffOp::Replace { old_index: 0, old_len, new_index: 0, new_len }]
    } else {
        capture_diff_slices(Algorithm::Myers, old_rest, new_rest)
    };
    let (mut old_marks, mut new_marks) = (Marks::default(), Marks::default());
    for operation in operations {
        if !matches!(operation, DiffOp::Equal { .. }) {
            old_marks.add(old, &old_words, operation.old_range(), start);
            new_marks.add(new, &new_words, operation.new_range(), start);
        }
    }
    (old_marks.0, new_marks.0)
}

#[derive(Default)]
struct Marks(Vec<Range<usize>>);

impl Marks {
    /// Marks words, together with the last ones if nothing but a sign or a space lies between.
    fn add(&mut self, line: &Written<'_>, words: &[Range<usize>], marked: Range<usize>, start: usize) {
        let marked = words.get(marked.start + start..marked.end + start).unwrap_or_default();
        let (Some(first), Some(last)) = (marked.first(), marked.last()) else { return };
        let is_joint = |between: &str| {
            let mut characters = between.chars();
            let sign = characters.next();
            characters.next().is_none() && sign.is_none_or(|sign| sign != '"' && !is_of_word(sign))
        };
        match self.0.last_mut() {
            Some(mark) if line.text.get(mark.end..first.start).is_some_and(is_joint) => mark.end = last.end,
            _ => self.0.push(first.start..last.end),
        }
    }
}

fn is_of_word(character: char) -> bool {
    // The version of an image is one word.
    character.is_alphanumeric() || matches!(character, '.' | '-' | '_')
}

/// The line in words, runs of spaces and single signs. A secret is one word, so that no mark tells its parts.
fn words(line: &Written<'_>) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut secrets = line.secrets.iter().peekable();
    let mut last = None;
    for (at, character) in line.text.char_indices() {
        while secrets.next_if(|secret| secret.end <= at).is_some() {}
        let kind = match character {
            _ if secrets.peek().is_some_and(|secret| secret.start <= at) => Some(Kind::Secret),
            _ if character.is_whitespace() => Some(Kind::Space),
            _ if is_of_word(character) => Some(Kind::Word),
            _ => None,
        };
        let end = at + character.len_utf8();
        match words.last_mut() {
            Some(word) if kind.is_some() && kind == last => word.end = end,
            _ => words.push(at..end),
        }
        last = kind;
    }
    words
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Secret,
    Space,
    Word,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both lines with brackets around what changed.
    fn marked(old: &str, new: &str) -> [String; 2] {
        let written = |text| Written { text, secrets: Vec::new() };
        let (old_marks, new_marks) = changed(&written(old), &written(new));
        [(old, old_marks), (new, new_marks)].map(|(text, marks)| {
            let mut text = text.to_owned();
            for mark in marks.iter().rev() {
                text.replace_range(mark.clone(), &format!("[{}]", &text[mark.clone()]));
            }
            text
        })
    }

    #[test]
    fn whole_words_are_marked() {
        for (old, new) in [
            ("\"image\": \"a/web:[1.4.1]\",", "\"image\": \"a/web:[1.4.2]\","),
            ("\"cpu\": 256", "\"cpu\": [\"]256[\"]"),
            ("\"설명\": \"[배포]\"", "\"설명\": \"[철회]\""),
            ("same", "same"),
            ("", "[new]"),
            ("arn:[aws:iam]::[1]", "arn:[aws-cn:x]::[2]"),
            ("a[ ]b", "a[  ]b"),
        ] {
            let plain = |text: &str| text.replace(['[', ']'], "");
            assert_eq!(marked(&plain(old), &plain(new)), [old, new]);
        }
    }

    #[test]
    fn a_text_on_one_line_has_one_mark_where_it_has_no_end_of_words() {
        let text =
            |from: usize| (0..2_000).map(|number| format!("{} ", number * 7 + from)).collect::<String>();
        let [old, new] = marked(&format!("a {}z", text(1)), &format!("a {}z", text(2)));
        assert!(old.starts_with("a [") && old.ends_with("] z") && old.matches('[').count() == 1, "{old}");
        assert_eq!(new.matches('[').count(), 1);
    }
}
