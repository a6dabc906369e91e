//! The text as the editor shows it: with `\n` only. Changes go back with the document's own line ends.

use crate::document::Splice;

/// The document's text with `\n` for every line end.
#[derive(Debug, Default)]
pub(super) struct View {
    pub(super) text: String,
    /// Where the view has an `\n` for which the document has `\r\n`.
    breaks: Vec<usize>,
}

/// A change of the view as a change of the document.
#[derive(Debug, PartialEq)]
pub(super) struct ViewChange {
    /// Bytes of the document.
    pub(super) range: std::ops::Range<usize>,
    pub(super) text: String,
    /// The line on which the change begins, from 1.
    pub(super) line: usize,
}

impl View {
    pub(super) fn of(document: &str) -> Self {
        let mut view = Self::default();
        let mut rest = document;
        while let Some(at) = rest.find("\r\n") {
            view.text.push_str(&rest[..at]);
            view.breaks.push(view.text.len());
            view.text.push('\n');
            rest = &rest[at + 2..];
        }
        view.text.push_str(rest);
        view
    }

    /// Where the byte at `offset` of the view stands in the document.
    pub(super) fn in_document(&self, offset: usize) -> usize {
        offset + self.breaks.partition_point(|at| *at < offset)
    }

    /// Where the byte at `offset` of the document stands in the view.
    pub(super) fn in_view(&self, offset: usize) -> usize {
        // The break with number n has n bytes of line ends before it that the view lacks.
        let (mut low, mut high) = (0, self.breaks.len());
        while low < high {
            let middle = (low + high) / 2;
            if self.breaks[middle] + middle < offset { low = middle + 1 } else { high = middle }
        }
        offset - low
    }

    /// What must change in the document for its view to become `edited`.
    pub(super) fn change_to(&self, edited: &str) -> Option<ViewChange> {
        let splice = Splice::between(&self.text, edited)?;
        let range = self.in_document(splice.at)..self.in_document(splice.at + splice.old.len());
        let text = if self.breaks.is_empty() { splice.new } else { splice.new.replace('\n', "\r\n") };
        let line = self.text.as_bytes()[..splice.at].iter().filter(|byte| **byte == b'\n').count() + 1;
        Some(ViewChange { range, text, line })
    }
}

/// What `text` becomes when `shown`, which is the same with a mark for each character of a secret, becomes `edited`.
/// Assistive technology writes the whole of what it has read: the marks in it are no part of the text.
pub(super) fn through_masks(text: &str, shown: &str, edited: &str) -> String {
    if text.chars().count() != shown.chars().count() {
        return edited.to_owned();
    }
    let Some(splice) = Splice::between(shown, edited) else { return text.to_owned() };
    // A mark has other bytes than what it stands for, but each character has one.
    let start = shown[..splice.at].chars().count();
    let end = start + splice.old.chars().count();
    let before = text.chars().take(start);
    before.chain(splice.new.chars()).chain(text.chars().skip(end)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_was_written_over_marks_leaves_the_secret() {
        let (text, shown) =
            ("{\"password\": \"hunter2\", \"cpu\": 1}", "{\"password\": \"•••••••\", \"cpu\": 1}");
        let write = |edited: &str| through_masks(text, shown, edited);
        assert_eq!(write(&shown.replace(": 1", ": 23")), text.replace(": 1", ": 23"));
        assert_eq!(write(&shown.replace("{", "{ ")), text.replace("{", "{ "));
        assert_eq!(write(&shown.replace("•••••••", "new")), text.replace("hunter2", "new"));
        assert_eq!(write(shown), text);
    }

    #[test]
    fn offsets_are_found_on_both_sides() {
        let view = View::of("{\r\n  \"a\": 1\r\n}");
        assert_eq!(view.text, "{\n  \"a\": 1\n}");
        for (view_offset, offset) in [(0, 0), (1, 1), (2, 3), (5, 6), (10, 11), (11, 13), (12, 14)] {
            assert_eq!(view.in_document(view_offset), offset);
            assert_eq!(view.in_view(offset), view_offset);
        }
    }

    fn applied(document: &str, edited: &str) -> String {
        match View::of(document).change_to(edited) {
            Some(change) => {
                [&document[..change.range.start], &change.text, &document[change.range.end..]].concat()
            }
            None => document.to_owned(),
        }
    }

    #[test]
    fn a_new_line_has_the_line_end_of_the_others() {
        assert_eq!(applied("{\r\n}", "{\n\n}"), "{\r\n\r\n}");
        assert_eq!(applied("{\n}", "{\n\n}"), "{\n\n}");
        let change = View::of("{\r\n\r\n}").change_to("{\n\n  1}").unwrap();
        assert_eq!(change, ViewChange { range: 5..5, text: "  1".to_owned(), line: 3 });
    }

    proptest! {
        #[test]
        fn the_changed_document_shows_the_edited_text(
            document in "(a|\r\n|\n|가|\\{){0,12}", edited in "(a|\n|가|\\{){0,12}"
        ) {
            prop_assert_eq!(View::of(&applied(&document, &edited)).text, edited);
        }
    }
}
