//! Edits over generated documents in every layout that people keep: indents, line ends, comments, one line.

use std::ops::Range;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Map, Value, json};
use taskwright::document::edit::{Append, EditError, apply, lookup};
use taskwright::document::{Document, Edit, Encoding, Parsed, Path, Segment, StepName, parse};
use taskwright::schema::SCHEMA;

/// How a person or a tool laid the text out.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    unit: &'static str,
    newline: &'static str,
    /// For each member in turn: a comment above, a comment behind, a blank line above, written on one line.
    noise: Vec<u8>,
    trailing_commas: bool,
    tail: &'static str,
}

pub(crate) fn layouts() -> impl Strategy<Value = Layout> {
    (
        prop::sample::select(vec!["  ", "    ", "\t", "", "ONE LINE", "MINIFIED"]),
        prop::sample::select(vec!["\n", "\r\n", "\r"]),
        vec(any::<u8>(), 1..24),
        any::<bool>(),
        prop::sample::select(vec!["", "\n", "\r\n", " \n\n"]),
    )
        .prop_map(|(unit, newline, noise, trailing_commas, tail)| Layout {
            unit,
            newline,
            noise,
            trailing_commas,
            tail,
        })
}

fn names() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec![
            "family", "cpu", "memory", "containerDefinitions", "name", "image", "portMappings",
            "environment", "options", "volumes", "tags",
        ])
        .prop_map(str::to_owned),
        1 => "[a-zA-Z가-힣 .\"\\\\}]{0,6}",
    ]
}

pub(crate) fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "[ -~가-힣\\n]{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec((names(), inner), 0..5).prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn documents() -> impl Strategy<Value = (Value, String)> {
    let top = vec((names(), values()), 0..6).prop_map(|members| Value::Object(members.into_iter().collect()));
    (top, layouts()).prop_map(|(value, layout)| {
        let text = printed(&value, &layout);
        (value, text)
    })
}

/// The text of a value in a layout.
pub(crate) fn printed(value: &Value, layout: &Layout) -> String {
    let mut printer = Printer { layout, at: 0, out: String::new() };
    printer.value(value, 0, false);
    printer.out + layout.tail
}

struct Printer<'a> {
    layout: &'a Layout,
    at: usize,
    out: String,
}

impl Printer<'_> {
    fn noise(&mut self) -> u8 {
        self.at += 1;
        self.layout.noise[self.at % self.layout.noise.len()]
    }

    fn value(&mut self, value: &Value, depth: usize, on_one_line: bool) {
        match value {
            Value::Array(list) => {
                let items: Vec<_> = list.iter().map(|value| (None, value)).collect();
                self.container(['[', ']'], &items, depth, on_one_line);
            }
            Value::Object(map) => {
                let items: Vec<_> = map.iter().map(|(key, value)| (Some(key), value)).collect();
                self.container(['{', '}'], &items, depth, on_one_line);
            }
            scalar => self.out += &scalar.to_string(),
        }
    }

    fn container(
        &mut self,
        brackets: [char; 2],
        items: &[(Option<&String>, &Value)],
        depth: usize,
        one_line: bool,
    ) {
        let tight = self.layout.unit == "MINIFIED";
        let one_line = one_line || tight || self.layout.unit == "ONE LINE" || self.noise() < 40;
        self.out.push(brackets[0]);
        for (at, (key, value)) in items.iter().enumerate() {
            let noise = self.noise();
            if !one_line {
                self.out += self.layout.newline;
                if noise & 0b11 == 0b11 {
                    self.line(depth + 1, "// a \"comment\", above");
                }
                if noise & 0b1100 == 0b1100 {
                    self.out += self.layout.newline;
                }
                self.out += &self.layout.unit.repeat(depth + 1);
            } else if at > 0 && !tight {
                self.out.push(' ');
            }
            if let Some(key) = key {
                self.out += &Value::from(key.as_str()).to_string();
                self.out += if tight { ":" } else { ": " };
            }
            self.value(value, depth + 1, one_line);
            if at + 1 < items.len() || (self.layout.trailing_commas && !tight) {
                self.out.push(',');
            }
            if !one_line && noise & 0b11_0000 == 0b11_0000 {
                self.out += " // behind";
            }
        }
        if !one_line && !items.is_empty() {
            self.out += self.layout.newline;
            self.out += &self.layout.unit.repeat(depth);
        }
        self.out.push(brackets[1]);
    }

    fn line(&mut self, depth: usize, text: &str) {
        self.out += &self.layout.unit.repeat(depth);
        self.out += text;
        self.out += self.layout.newline;
    }
}

fn paths(value: &Value) -> Vec<Path> {
    fn walk(value: &Value, path: &Path, found: &mut Vec<Path>) {
        found.push(path.clone());
        match value {
            Value::Array(list) => {
                list.iter().enumerate().for_each(|(at, value)| walk(value, &path.index(at), found));
            }
            Value::Object(map) => {
                map.iter().for_each(|(key, value)| walk(value, &path.key(key.clone()), found));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(value, &Path::root(), &mut found);
    found
}

/// One edit of each kind that fits somewhere, chosen by the numbers given.
fn edit_for(document: &Value, kind: u8, place: Index, other: Index, value: Value, name: String) -> Edit {
    let all = paths(document);
    let path = all[place.index(all.len())].clone();
    let length = |path: &Path| lookup(document, path).and_then(Value::as_array).map_or(0, Vec::len);
    let lists: Vec<&Path> =
        all.iter().filter(|path| lookup(document, path).is_some_and(Value::is_array)).collect();
    let members: Vec<&Path> = all.iter().filter(|path| path.last_key().is_some()).collect();
    match kind % 6 {
        0 => Edit::Set { path, value },
        1 => Edit::Set { path: path.key(name), value },
        2 if !lists.is_empty() => {
            let list = lists[place.index(lists.len())].clone();
            let index = other.index(length(&list) + 1);
            Edit::Insert { path: list, index, value }
        }
        3 if lists.iter().any(|list| length(list) > 0) => {
            let full: Vec<_> = lists.iter().filter(|list| length(list) > 0).collect();
            let list = (**full[place.index(full.len())]).clone();
            let count = length(&list);
            Edit::Move { from: place.index(count), to: other.index(count), path: list }
        }
        4 if !members.is_empty() => {
            Edit::RenameKey { path: members[place.index(members.len())].clone(), to: name }
        }
        _ => Edit::Remove { path },
    }
}

/// What the edit means, on the value alone.
fn expected(document: &Value, edit: &Edit) -> Option<Value> {
    let mut value = document.clone();
    fn at<'v>(value: &'v mut Value, path: &Path) -> Option<&'v mut Value> {
        path.segments().iter().try_fold(value, |value, segment| match segment {
            Segment::Key(key) => value.as_object_mut()?.get_mut(key.as_ref()),
            Segment::Index(index) => value.as_array_mut()?.get_mut(*index as usize),
        })
    }
    match edit {
        Edit::Set { path, value: new } => match (at(&mut value, path), path.parent()) {
            (Some(old), _) => *old = new.clone(),
            (None, Some(parent)) => {
                let parent_value = at(&mut value, &parent)?;
                let was_null = parent_value.is_null();
                if was_null {
                    *parent_value = json!({});
                }
                parent_value.as_object_mut()?.insert(path.last_key()?.to_owned(), new.clone());
            }
            (None, None) => return None,
        },
        Edit::Remove { path } => {
            let parent = at(&mut value, &path.parent()?)?;
            match path.last()? {
                Segment::Key(key) => drop(parent.as_object_mut()?.remove(key.as_ref())),
                Segment::Index(index) => drop(parent.as_array_mut()?.remove(*index as usize)),
            }
        }
        Edit::Insert { path, index, value: new } => {
            at(&mut value, path)?.as_array_mut()?.insert(*index, new.clone())
        }
        Edit::Move { path, from, to } => {
            let list = at(&mut value, path)?.as_array_mut()?;
            let moved = list.remove(*from);
            list.insert(*to, moved);
        }
        Edit::RenameKey { path, to } => {
            let parent = at(&mut value, &path.parent()?)?.as_object_mut()?;
            if path.last_key() != Some(to) && parent.contains_key(to) {
                return None;
            }
            let renamed: Map<String, Value> = std::mem::take(parent)
                .into_iter()
                .map(|(key, value)| {
                    (if Some(key.as_str()) == path.last_key() { to.clone() } else { key }, value)
                })
                .collect();
            *parent = renamed;
        }
        Edit::ReplaceText { .. } => return None,
    }
    Some(value)
}

/// The lines of `before` that an edit may touch: those of its own element, of the neighbour that gains or loses a
/// comma and, for a container on one line, of that line.
fn touchable(before: &str, parsed: &Parsed, edit: &Edit) -> Range<usize> {
    let line = |offset: usize| before[..offset].matches('\n').count();
    let of = |path: &Path| {
        let mut path = path.clone();
        while parsed.spans.value(&path).is_none() {
            path = path.parent().unwrap_or_default();
        }
        let range = parsed.spans.value(&path).unwrap_or(0..0);
        line(range.start)..line(range.end) + 1
    };
    let between = |container: &Path, from: usize, to: usize| {
        let children = parsed.spans.children(container);
        let whole = of(container);
        let start =
            from.checked_sub(1).and_then(|at| children.get(at)).map_or(whole.start, |c| line(c.1.end));
        let end = children.get(to).map_or(whole.end, |c| line(c.1.start) + 1);
        start..end
    };
    match edit {
        Edit::Set { path, .. } | Edit::RenameKey { path, .. } => of(path),
        Edit::Remove { path } => {
            let parent = path.parent().unwrap_or_default();
            let children = parsed.spans.children(&parent);
            let at = children.iter().position(|(segment, _)| Some(segment) == path.last()).unwrap_or(0);
            between(&parent, at, at + 1)
        }
        Edit::Insert { path, index, .. } => between(path, *index, *index),
        Edit::Move { path, from, to } => between(path, *from.min(to), from.max(to) + 1),
        Edit::ReplaceText { .. } => 0..before.lines().count(),
    }
}

/// Whether all lines but those at `may_change` are the same, in the same order.
fn keeps_other_lines(before: &str, after: &str, may_change: &Range<usize>) -> bool {
    let (old, new): (Vec<_>, Vec<_>) = (before.split('\n').collect(), after.split('\n').collect());
    let behind = old.len().saturating_sub(may_change.end);
    new.len() >= may_change.start + behind
        && new[..may_change.start] == old[..may_change.start]
        && new[new.len() - behind..] == old[old.len() - behind..]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn an_edit_does_what_it_says_and_touches_no_other_line(
        (value, text) in documents(),
        kind: u8, place: Index, other: Index,
        new in values(),
        name in names(),
    ) {
        let before = parse(&text).map_err(|error| TestCaseError::fail(format!("{error:?}\n{text}")))?;
        prop_assert_eq!(&before.value, &value, "the printer of this test is wrong");
        let edit = edit_for(&value, kind, place, other, new, name);
        let Some(expected) = expected(&value, &edit) else {
            prop_assert!(apply(&text, &edit, &Append).is_err(), "{:?} on\n{}", edit, text);
            return Ok(());
        };
        let after = apply(&text, &edit, &Append)
            .map_err(|error| TestCaseError::fail(format!("{edit:?}: {error}\n{text}")))?;
        let parsed = parse(&after)
            .map_err(|error| TestCaseError::fail(format!("{edit:?}: {error:?}\n{text}\n---\n{after}")))?;
        prop_assert_eq!(&parsed.value, &expected, "{:?}\n{}\n---\n{}", edit, text, after);
        if let Edit::Set { path, value } = &edit {
            prop_assert_eq!(lookup(&parsed.value, path), Some(value));
        }
        let may_change = touchable(&text, &before, &edit);
        prop_assert!(
            keeps_other_lines(&text, &after, &may_change),
            "{:?} may change lines {:?}\n{}\n---\n{}", edit, may_change, text, after
        );
        if !matches!(edit, Edit::Remove { .. } | Edit::Set { .. }) {
            let comments = |text: &str| text.matches("a \"comment\", above").count();
            prop_assert!(comments(&after) >= comments(&text), "{:?} loses a comment\n{}\n---\n{}", edit, text, after);
        }
        if text.contains("\r\n") && !text.replace("\r\n", "").contains('\n') {
            prop_assert!(!after.replace("\r\n", "").contains('\n'), "{:?} mixes line ends\n{:?}", edit, after);
        }
    }

    #[test]
    fn undo_gives_back_the_same_bytes_and_redo_the_others(
        (value, text) in documents(),
        steps in vec((any::<u8>(), any::<Index>(), any::<Index>(), values(), names()), 1..6),
    ) {
        let mut document = Document::new(text.as_str(), Encoding::Utf8);
        let mut texts = vec![text];
        let mut now = value;
        for (kind, place, other, new, name) in steps {
            let edit = edit_for(&now, kind, place, other, new, name);
            let before = document.text().clone();
            match document.edit(StepName::Type, &[edit], &*SCHEMA, None) {
                Ok(()) if *document.text() != before => texts.push(document.text().to_string()),
                Ok(()) => {}
                Err(error) => {
                    prop_assert!(!matches!(error, EditError::Broken(_) | EditError::NoSuchText(_)), "{}", error);
                    prop_assert_eq!(document.text(), &before);
                }
            }
            now = parse(document.text()).map_err(|error| TestCaseError::fail(format!("{error:?}")))?.value;
        }
        for text in texts.iter().rev().skip(1) {
            prop_assert!(document.undo().is_some());
            prop_assert_eq!(&**document.text(), text);
        }
        prop_assert!(document.undo().is_none());
        prop_assert!(!document.is_dirty());
        for text in texts.iter().skip(1) {
            prop_assert!(document.redo().is_some());
            prop_assert_eq!(&**document.text(), text);
        }
    }

    #[test]
    fn a_text_may_break_and_come_back(
        (_, text) in documents(),
        at: Index, length in 0..6_usize, junk in "[{}\\[\\]\",:a1 \n]{0,4}",
    ) {
        let mut document = Document::new(text.as_str(), Encoding::Utf8);
        let mut start = at.index(text.len() + 1);
        while !text.is_char_boundary(start) { start -= 1; }
        let mut end = (start + length).min(text.len());
        while !text.is_char_boundary(end) { end += 1; }
        let broken = Edit::ReplaceText { range: start..end, text: junk };
        document.edit(StepName::Type, &[broken], &Append, None)
            .map_err(|error| TestCaseError::fail(error.to_string()))?;
        let form_edit = Edit::Set { path: Path::root().key("family"), value: json!("x") };
        let result = document.edit(StepName::Change(Path::root()), &[form_edit], &Append, None);
        if parse(document.text()).is_err() {
            prop_assert!(matches!(result, Err(EditError::Broken(_))));
        }
        while document.undo().is_some() {}
        prop_assert_eq!(&**document.text(), &text);
    }
}

fn after(text: &str, edit: Edit) -> String {
    apply(text, &edit, &*SCHEMA).unwrap()
}

fn path(text: &str) -> Path {
    text.parse().unwrap()
}

#[test]
fn a_new_key_goes_where_the_api_has_it() {
    let text = "{\n  \"family\": \"web\",\n  \"containerDefinitions\": [],\n  \"x\": 1\n}\n";
    let with_mode = after(text, Edit::Set { path: path("networkMode"), value: json!("awsvpc") });
    assert_eq!(
        with_mode,
        "{\n  \"family\": \"web\",\n  \"networkMode\": \"awsvpc\",\n  \"containerDefinitions\": [],\n  \"x\": 1\n}\n"
    );
    let with_cpu = after(text, Edit::Set { path: path("cpu"), value: json!("256") });
    assert_eq!(
        with_cpu,
        "{\n  \"family\": \"web\",\n  \"containerDefinitions\": [],\n  \"cpu\": \"256\",\n  \"x\": 1\n}\n"
    );
}

#[test]
fn parents_are_made_in_the_files_own_indent() {
    let text = "{\r\n\t\"family\": \"web\"\r\n}";
    let edit = Edit::Set { path: path("runtimePlatform.cpuArchitecture"), value: json!("ARM64") };
    assert_eq!(
        after(text, edit),
        "{\r\n\t\"family\": \"web\",\r\n\t\"runtimePlatform\": {\r\n\t\t\"cpuArchitecture\": \"ARM64\"\r\n\t}\r\n}"
    );
}

#[test]
fn one_line_stays_one_line() {
    let port = path("containerDefinitions[0].portMappings[0].hostPort");
    let set = |text: &str| after(text, Edit::Set { path: port.clone(), value: json!(80) });
    let minified = r#"{"containerDefinitions":[{"portMappings":[{"containerPort":80}]}]}"#;
    assert_eq!(
        set(minified),
        r#"{"containerDefinitions":[{"portMappings":[{"containerPort":80,"hostPort":80}]}]}"#
    );
    let inline =
        "{\n  \"containerDefinitions\": [\n    { \"portMappings\": [{ \"containerPort\": 80 }] }\n  ]\n}";
    assert!(set(inline).contains("[{ \"containerPort\": 80, \"hostPort\": 80 }]"), "{}", set(inline));
}

#[test]
fn removing_a_key_that_stands_twice_removes_it() {
    let text = "{\"family\": \"a\", \"cpu\": \"1\", \"family\": \"b\"}";
    let removed = after(text, Edit::Remove { path: path("family") });
    assert_eq!(parse(&removed).unwrap().value, json!({"cpu": "1"}));
}

/// The edit turns the first text into the second.
fn check_edit(edit: Edit, before: &str, expected: &str) {
    let result = after(before, edit.clone());
    assert_eq!(result, expected, "{edit:?}\n{before}\n--- became\n{result}");
}

#[test]
fn lists_that_hug_their_elements_go_on_hugging() {
    let insert = Edit::Insert { path: path("a"), index: 1, value: json!({"b": 2}) };
    check_edit(
        insert,
        "{\n  \"a\": [{\n    \"b\": 1\n  }]\n}",
        "{\n  \"a\": [{\n    \"b\": 1\n  }, {\n    \"b\": 2\n  }]\n}",
    );
}

#[test]
fn comments_and_blank_lines_stay_where_they_are() {
    let text = "{\n  // about a\n  \"a\": 1, // one\n\n  // about b\n  \"b\": 2 // two\n}\n";
    check_edit(
        Edit::Set { path: path("c"), value: json!([1, "x"]) },
        text,
        "{\n  // about a\n  \"a\": 1, // one\n\n  // about b\n  \"b\": 2, // two\n  \"c\": [1, \"x\"]\n}\n",
    );
    check_edit(
        Edit::Remove { path: path("b") },
        text,
        "{\n  // about a\n  \"a\": 1 // one\n\n  // about b\n}\n",
    );
}

#[test]
fn commas_in_front_stay_in_front() {
    let text = "{\n  \"a\": 1\n  , \"b\": 2\n  , \"c\": 3\n}";
    check_edit(Edit::Remove { path: path("b") }, text, "{\n  \"a\": 1\n  , \"c\": 3\n}");
    check_edit(Edit::Remove { path: path("a") }, text, "{\n  \"b\": 2\n  , \"c\": 3\n}");
}

#[test]
fn moving_takes_the_comments_along() {
    check_edit(
        Edit::Move { path: path("a"), from: 0, to: 2 },
        "{\"a\": [\n  // one\n  1, // behind one\n  2,\n  3\n]}",
        "{\"a\": [\n  2,\n  3,\n  // one\n  1 // behind one\n]}",
    );
    check_edit(Edit::Move { path: path("a"), from: 2, to: 0 }, "{\"a\": [1, 2, 3]}", "{\"a\": [3, 1, 2]}");
}

#[test]
fn empty_containers_open_into_lines_where_the_file_has_lines() {
    let port = json!({"containerPort": 80});
    check_edit(
        Edit::Insert { path: path("p"), index: 0, value: port.clone() },
        "{\n  \"p\": []\n}",
        "{\n  \"p\": [\n    {\n      \"containerPort\": 80\n    }\n  ]\n}",
    );
    check_edit(
        Edit::Insert { path: path("p"), index: 0, value: port },
        "{\"p\":[]}",
        "{\"p\":[{\"containerPort\":80}]}",
    );
    check_edit(
        Edit::Insert { path: path("p"), index: 0, value: json!("x") },
        "{\n  \"p\": []\n}",
        "{\n  \"p\": [\"x\"]\n}",
    );
    check_edit(Edit::Remove { path: path("p[0]") }, "{\n  \"p\": [\n    1\n  ]\n}", "{\n  \"p\": []\n}");
}

#[test]
fn what_shares_the_line_of_a_removed_member_stays_on_it() {
    let remove_a = || Edit::Remove { path: path("a") };
    check_edit(remove_a(), "{\n  // c\n  \"a\": 1, \"b\": 2\n}", "{\n  // c\n  \"b\": 2\n}");
    check_edit(
        remove_a(),
        "{\n  \"x\": 0,\n  \"a\": 1, /* b */ \"b\": 2\n}",
        "{\n  \"x\": 0,\n  /* b */ \"b\": 2\n}",
    );
    check_edit(remove_a(), "{\n  \"x\": 0, // c\n  \"a\": 1 }", "{\n  \"x\": 0 // c\n  }");
}

#[test]
fn space_at_the_end_of_a_line_goes_with_the_line() {
    check_edit(
        Edit::Remove { path: path("a") },
        "{\n  \"x\": 0,\n  \"a\": 1, \n  \"b\": 2\n}",
        "{\n  \"x\": 0,\n  \"b\": 2\n}",
    );
}

/// Prints `value` with something of `gaps` between all tokens: no layout that a person would keep, but JSON.
fn print_noisily(value: &Value, gaps: &[&str], at: &mut usize, out: &mut String) {
    fn gap(gaps: &[&str], at: &mut usize, out: &mut String) {
        *at += 1;
        *out += gaps[*at % gaps.len()];
    }
    let mut members = |brackets: [char; 2], items: Vec<(Option<&String>, &Value)>| {
        out.push(brackets[0]);
        let count = items.len();
        for (index, (key, value)) in items.into_iter().enumerate() {
            gap(gaps, at, out);
            if let Some(key) = key {
                *out += &Value::from(key.as_str()).to_string();
                gap(gaps, at, out);
                out.push(':');
                gap(gaps, at, out);
            }
            print_noisily(value, gaps, at, out);
            gap(gaps, at, out);
            if index + 1 < count || (*at).is_multiple_of(3) {
                out.push(',');
            }
        }
        gap(gaps, at, out);
        out.push(brackets[1]);
    };
    match value {
        Value::Array(list) => members(['[', ']'], list.iter().map(|value| (None, value)).collect()),
        Value::Object(map) => {
            members(['{', '}'], map.iter().map(|(key, value)| (Some(key), value)).collect())
        }
        scalar => *out += &scalar.to_string(),
    }
}

const GAPS: &[&str] =
    &["", "", " ", "\n", "\n  ", "\r\n\t", " // c, { \"\n", "/* b, [ */", " /* two\n lines */ ", "  \n\n"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn an_edit_does_what_it_says_in_the_strangest_layout(
        value in vec((names(), values()), 0..6)
            .prop_map(|members| Value::Object(members.into_iter().collect())),
        gaps in vec(prop::sample::select(GAPS), 1..30),
        kind: u8, place: Index, other: Index,
        new in values(),
        name in names(),
    ) {
        let mut text = String::new();
        print_noisily(&value, &gaps, &mut 0, &mut text);
        let edit = edit_for(&value, kind, place, other, new, name);
        let Some(expected) = expected(&value, &edit) else { return Ok(()) };
        let after = apply(&text, &edit, &Append)
            .map_err(|error| TestCaseError::fail(format!("{edit:?}: {error}\n{text}")))?;
        let parsed = parse(&after)
            .map_err(|error| TestCaseError::fail(format!("{edit:?}: {error:?}\n{text}\n---\n{after}")))?;
        prop_assert_eq!(&parsed.value, &expected, "{:?}\n{}\n---\n{}", edit, text, after);
        if matches!(edit, Edit::Insert { .. } | Edit::Move { .. } | Edit::RenameKey { .. }) {
            let comments = |text: &str| parse(text).map_or(0, |parsed| parsed.facts.comments.len());
            prop_assert!(comments(&after) == comments(&text), "{:?} loses a comment\n{}\n---\n{}", edit, text, after);
        }
    }
}
