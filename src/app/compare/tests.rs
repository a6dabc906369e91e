//! What becomes of lines, words and folds.

use proptest::prelude::*;

use super::*;

/// The rows as they would be printed: `-`, `+` or a space before each line, changed words in brackets.
fn printed(comparison: &Comparison, arrangement: Arrangement) -> Vec<String> {
    let marked = |line: &Line| {
        let (mut text, mut end) = (String::new(), 0);
        for word in &line.words {
            text += &format!("{}[{}]", &line.text[end..word.start], &line.text[word.clone()]);
            end = word.end;
        }
        text + &line.text[end..]
    };
    let visible = comparison.rows(arrangement).visible(|_| false);
    let shown = (0..visible.count).map(|number| match visible.get(number).unwrap() {
        Shown::Fold(_, count) => format!("… {count}"),
        Shown::Row(row) => {
            let old = row.old.map(|index| marked(comparison.old_line(index).unwrap()));
            let new = row.new.map(|index| marked(comparison.new_line(index).unwrap()));
            match (row.is_same, old, new) {
                (true, Some(old), _) => format!("  {old}"),
                (_, old, new) => {
                    let old = old.map(|old| format!("- {old}"));
                    let new = new.map(|new| format!("+ {new}"));
                    [old, new].into_iter().flatten().collect::<Vec<_>>().join(" | ")
                }
            }
        }
    });
    shown.collect()
}

fn numbers(range: Range<usize>) -> String {
    range.map(|number| format!("{number}\n")).collect()
}

#[test]
fn changed_lines_stand_beside_each_other_with_their_words_marked() {
    let old = "{\n  \"cpu\": \"256\",\n  \"memory\": \"512\",\n  \"image\": \"a/web:1.4.1\"\n}\n";
    let new = "{\n  \"memory\": \"1024\",\n  \"image\": \"a/web:1.4.2\",\n  \"tags\": []\n}\n";
    let comparison = Comparison::new(old, new);
    assert_eq!((comparison.removed, comparison.added), (3, 3));
    assert_eq!(
        printed(&comparison, Arrangement::SideBySide),
        [
            "  {",
            "-   \"cpu\": \"256\",",
            "-   \"memory\": \"[512]\", | +   \"memory\": \"[1024]\",",
            "-   \"image\": \"a/web:[1.4.1]\" | +   \"image\": \"a/web:[1.4.2]\"[,]",
            "+   \"tags\": []",
            "  }",
        ]
    );
    assert_eq!(
        printed(&comparison, Arrangement::Inline),
        [
            "  {",
            "-   \"cpu\": \"256\",",
            "-   \"memory\": \"[512]\",",
            "-   \"image\": \"a/web:[1.4.1]\"",
            "+   \"memory\": \"[1024]\",",
            "+   \"image\": \"a/web:[1.4.2]\"[,]",
            "+   \"tags\": []",
            "  }",
        ]
    );
}

#[test]
fn unrelated_lines_share_a_row_without_marks() {
    let comparison = Comparison::new("{\n\"a\": 1\n}", "{\n// quite another thing\nso it is\n}");
    assert_eq!(
        printed(&comparison, Arrangement::SideBySide),
        ["  {", "- \"a\": 1 | + // quite another thing", "+ so it is", "  }"]
    );
}

#[test]
fn far_lines_are_folded_until_they_are_asked_for() {
    let old = numbers(1..31);
    let new = old.replace("15\n", "fifteen\n").replace("19\n", "").replace("24\n", "x\n");
    let comparison = Comparison::new(&old, &new);
    let expected = [
        "… 12",
        "  13",
        "  14",
        "- 15",
        "+ fifteen",
        "  16",
        "  17",
        "  18",
        "- 19",
        "  20",
        "  21",
        "  22",
        "  23",
        "- 24",
        "+ x",
        "  25",
        "  26",
        "… 4",
    ];
    assert_eq!(printed(&comparison, Arrangement::Inline), expected);
    let rows = comparison.rows(Arrangement::Inline);
    assert_eq!(comparison.rows(Arrangement::SideBySide).folds.len(), rows.folds.len());
    let opened = rows.visible(|fold| fold == 0);
    assert_eq!(opened.get(0), Some(Shown::Row(Row { old: Some(0), new: Some(0), is_same: true })));
    assert_eq!(opened.get(opened.count - 1), Some(Shown::Fold(1, 4)));
    assert_eq!(opened.get(opened.count), None);
}

#[test]
fn secrets_count_but_are_not_shown() {
    let text = |value| format!("{{\n\"name\": \"DB_PASSWORD\",\n\"value\": \"{value}\"\n}}\n");
    let comparison = Comparison::new(&text("hunter-2"), &text("hunter-33"));
    assert_eq!((comparison.removed, comparison.added), (1, 1));
    assert!(!format!("{comparison:?}").contains("hunter"), "{comparison:?}");
    // Which part of it changed is nobody's business either.
    let rows = printed(&comparison, Arrangement::SideBySide);
    assert_eq!(rows[2], "- \"value\": \"[••••••••]\" | + \"value\": \"[•••••••••]\"");
}

#[test]
fn line_ends_alone_are_told_apart_from_no_difference() {
    let same = Comparison::new("{\n}\n", "{\n}\n");
    assert!(!same.is_in_line_ends);
    for other in ["{\r\n}\r\n", "{\n}", "{\r}\n"] {
        let comparison = Comparison::new("{\n}\n", other);
        assert_eq!((comparison.removed, comparison.added), (0, 0));
        assert!(comparison.is_in_line_ends, "{other:?}");
        assert_ne!(comparison.fingerprint(), same.fingerprint());
    }
}

#[test]
fn hunks_have_as_much_around_them_as_is_asked_for() {
    let old = numbers(1..31);
    let comparison = Comparison::new(&old, &old.replace("5\n6\n", "5\nsix\n").replace("10\n", ""));
    let bounds = |context| -> Vec<(usize, usize)> {
        comparison.hunks(context).iter().map(|hunk| (hunk.start, hunk.end)).collect()
    };
    assert_eq!(bounds(1), [(4, 8), (9, 12)]);
    assert_eq!(bounds(3), [(2, 14)]);
    assert_eq!(Comparison::new(&old, &old).hunks(3), []);
}

#[test]
fn a_line_is_as_wide_as_it_looks() {
    let comparison = Comparison::new("a\n", "\t한글\n");
    assert_eq!(comparison.rows(Arrangement::Inline).visible(|_| false).columns, 8);
}

proptest! {
    #[test]
    fn both_texts_can_be_read_from_the_rows(
        old in "([a-c\"]{0,2}[\n\r]{0,2}){0,12}",
        new in "([a-c\"]{0,2}[\n\r]{0,2}){0,12}",
    ) {
        let comparison = Comparison::new(&old, &new);
        for arrangement in [Arrangement::SideBySide, Arrangement::Inline] {
            let Rows { rows, folds, .. } = comparison.rows(arrangement);
            let read = |index: fn(&Row) -> Option<usize>| rows.iter().filter_map(index).collect::<Vec<_>>();
            prop_assert_eq!(read(|row| row.old), (0..lines(&old).count()).collect::<Vec<_>>());
            prop_assert_eq!(read(|row| row.new), (0..lines(&new).count()).collect::<Vec<_>>());
            for row in folds.iter().flat_map(|fold| &rows[fold.rows.clone()]).chain(rows) {
                let (old, new) = (row.old.and_then(|at| comparison.old_line(at)), row.new.and_then(|at| comparison.new_line(at)));
                prop_assert!(!row.is_same || old == new);
            }
        }
    }
}
