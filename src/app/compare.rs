//! Two texts side by side as lines: what the window has and what the file has.

use std::borrow::Cow;

use similar::{ChangeTag, TextDiff};

use crate::task::secret;

/// Unchanged lines that stay around a change.
const CONTEXT: usize = 3;

/// The differences of two texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Changed lines and those around them, in order.
    pub lines: Vec<Line>,
    /// How many lines only the first text has.
    pub removed: usize,
    /// How many lines only the second text has.
    pub added: usize,
}

/// One line of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Lines that are left out, because nothing near them differs.
    Gap,
    /// In both.
    Same(Numbered),
    /// In the first alone.
    Removed(Numbered),
    /// In the second alone.
    Added(Numbered),
}

/// A line and its number, from 1, in the text that it stands in; of two equal lines the number of the second.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// The number.
    pub number: usize,
    /// The line without its end.
    pub text: String,
}

impl Comparison {
    /// Compares what the window has with what the file has. Secrets count, and are shown as marks.
    pub fn new(window: &str, file: &str) -> Self {
        let diff = TextDiff::from_lines(window, file);
        let (shown_window, shown_file) = (without_secrets(window), without_secrets(file));
        let shown_window: Vec<&str> = shown_window.lines().collect();
        let shown_file: Vec<&str> = shown_file.lines().collect();
        let mut comparison = Self { lines: Vec::new(), removed: 0, added: 0 };
        for (at, group) in diff.grouped_ops(CONTEXT).iter().enumerate() {
            if at > 0 {
                comparison.lines.push(Line::Gap);
            }
            for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
                let (shown, index) = match change.new_index() {
                    Some(index) => (&shown_file, index),
                    None => (&shown_window, change.old_index().unwrap_or_default()),
                };
                let text = shown.get(index).copied().unwrap_or_default().to_owned();
                let line = Numbered { number: index + 1, text };
                comparison.lines.push(match change.tag() {
                    ChangeTag::Equal => Line::Same(line),
                    ChangeTag::Delete => {
                        comparison.removed += 1;
                        Line::Removed(line)
                    }
                    ChangeTag::Insert => {
                        comparison.added += 1;
                        Line::Added(line)
                    }
                });
            }
        }
        comparison
    }
}

fn without_secrets(text: &str) -> Cow<'_, str> {
    secret::mask(text, &secret::values_in(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_count_but_are_not_shown() {
        let text = |value| format!("{{\n\"name\": \"DB_PASSWORD\",\n\"value\": \"{value}\"\n}}\n");
        let comparison = Comparison::new(&text("hunter2"), &text("hunter3"));
        assert_eq!((comparison.removed, comparison.added), (1, 1));
        assert!(!format!("{comparison:?}").contains("hunter"), "{comparison:?}");
    }

    #[test]
    fn far_lines_are_left_out() {
        let text: String = (1..=30).map(|number| format!("{number}\n")).collect();
        let other = text.replace("5\n6\n", "5\nsix\n").replace("29\n", "");
        let comparison = Comparison::new(&text, &other);
        assert_eq!((comparison.removed, comparison.added), (2, 1));
        assert_eq!(comparison.lines.iter().filter(|line| **line == Line::Gap).count(), 1);
        assert!(comparison.lines.contains(&Line::Added(Numbered { number: 6, text: "six".to_owned() })));
        assert_eq!(Comparison::new(&text, &text).lines, []);
    }
}
