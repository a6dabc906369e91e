//! What only the text shows: that it is no JSON, or none that every reader takes, or too long.

use std::ops::Range;

use serde_json::{Map, Value};

use super::fields::type_key;
use super::{name_of, only};
use crate::document::{Edit, LineTable, Path, SyntaxError};
use crate::rules::{Finding, Findings, Fix};
use crate::schema::walk::JsonType;
use crate::task::Task;
use crate::text::Arg;

/// The one finding of a text that is not JSON.
pub(in crate::rules) fn broken(error: &SyntaxError) -> Vec<Finding> {
    only("ecs/json-syntax", |finding| {
        finding.arg("problem", Arg::Key(error.problem.text_key())).arg("found", error.found.as_str());
        finding.range(error.range.clone());
    })
}

/// The one finding of a text whose top is neither a task definition nor a list of containers.
pub(in crate::rules) fn not_object(value: &Value) -> Vec<Finding> {
    only("ecs/json-not-object", |finding| {
        finding.arg("found", Arg::Key(type_key(JsonType::of(value))));
    })
}

/// ECS compares its own serialisation with this.
const LIMIT: usize = 65536;

pub(super) fn definition_too_large(task: &Task<'_>, findings: &mut Findings) {
    // A number such as 1e15 is longer when it is written out, but not eight times as long.
    if task.text.len() < LIMIT / 8 {
        return;
    }
    let size = if task.is_fragment {
        let containers = task.containers.iter().map(|container| size_of_object(container.object.0) + 1);
        containers.sum::<usize>() + 1
    } else {
        size_of_object(task.object.0)
    };
    if size >= LIMIT {
        let finding = findings.at(Path::root());
        finding.arg("size", size).arg("limit", LIMIT).arg("largest", largest(task));
    }
}

/// Counts what is written to it.
#[derive(Default)]
struct Count(usize);

impl std::io::Write for Count {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The length of `value` as compact JSON, in bytes.
fn size_of(value: &Value) -> usize {
    let mut count = Count::default();
    // Neither counting nor a value whose keys are texts can fail.
    serde_json::to_writer(&mut count, value).unwrap_or_default();
    count.0
}

fn size_of_object(map: &Map<String, Value>) -> usize {
    let mut count = Count::default();
    serde_json::to_writer(&mut count, map).unwrap_or_default();
    count.0
}

/// The three longest members, of the task level and of its containers, with their lengths.
fn largest(task: &Task<'_>) -> Vec<String> {
    let top = task.object.0.iter().filter(|(key, _)| *key != "containerDefinitions");
    let mut sizes: Vec<(usize, Path)> =
        top.map(|(key, value)| (size_of(value), Path::root().key(key.clone()))).collect();
    for container in &task.containers {
        let members = container.object.0.iter();
        sizes.extend(members.map(|(key, value)| (size_of(value), container.path.key(key.clone()))));
    }
    sizes.sort_by_key(|(size, _)| std::cmp::Reverse(*size));
    sizes.iter().take(3).map(|(size, path)| format!("{path} ({size})")).collect()
}

pub(super) fn json_duplicate_key(task: &Task<'_>, findings: &mut Findings) {
    let duplicates = &task.syntax.duplicates;
    if duplicates.is_empty() {
        return;
    }
    let lines = LineTable::new(task.text);
    let line = |range: &Range<usize>| lines.position(task.text, range.start).line;
    let ignored =
        merged(duplicates.iter().flat_map(|duplicate| duplicate.ignored.iter().cloned()).collect(), "");
    for duplicate in duplicates {
        // Inside a member that readers ignore as a whole there is nothing more to say.
        let outer = ignored.partition_point(|range| range.end <= duplicate.kept.start);
        if ignored.get(outer).is_some_and(|range| range.contains(&duplicate.kept.start)) {
            continue;
        }
        let path = task.path_from_text(&duplicate.path);
        let ignored_lines: Vec<String> =
            duplicate.ignored.iter().map(|range| line(range).to_string()).collect();
        let finding = findings.at(path.clone());
        finding.arg("key", name_of(&path)).arg("kept", line(&duplicate.kept)).arg("ignored", ignored_lines);
        finding.range(key_of(task.text, &duplicate.kept));
        let members = duplicate.ignored.iter().map(|member| with_comma(task, member)).collect();
        // Readers ignore them, but somebody typed them.
        finding.fix(Fix::review(cut_all(task.text, members)));
    }
}

/// The key that a member begins with, quotes included.
fn key_of(text: &str, member: &Range<usize>) -> Range<usize> {
    let mut escaped = false;
    let inside = text.as_bytes().get(member.start + 1..member.end).unwrap_or_default();
    let end = inside.iter().position(|byte| {
        let ends = *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        ends
    });
    end.map_or(member.clone(), |end| member.start..member.start + end + 2)
}

/// A member up to the comma behind it, over white space and comments.
fn with_comma(task: &Task<'_>, member: &Range<usize>) -> Range<usize> {
    let comments = &task.syntax.comments;
    let mut at = member.end;
    loop {
        let rest = task.text.get(at..).unwrap_or_default();
        at += rest.len() - rest.trim_start().len();
        match comments.binary_search_by_key(&at, |comment| comment.start) {
            Ok(comment) if !comments[comment].is_empty() => at = comments[comment].end,
            _ => break,
        }
    }
    let has_comma = task.text.get(at..).is_some_and(|rest| rest.starts_with(','));
    member.start..if has_comma { at + 1 } else { member.end }
}

pub(super) fn json_not_strict(task: &Task<'_>, findings: &mut Findings) {
    let (comments, commas) = (&task.syntax.comments, &task.syntax.trailing_commas);
    let first = [comments.first(), commas.first()].into_iter().flatten().min_by_key(|range| range.start);
    let Some(first) = first.cloned() else { return };
    let line = LineTable::new(task.text).position(task.text, first.start).line;
    let finding = findings.at(Path::root());
    finding.arg("comments", comments.len()).arg("commas", commas.len()).arg("line", line);
    let all = comments.iter().chain(commas).cloned().collect();
    let edits = cut_all(task.text, all);
    // A comment says something that is lost; a comma does not.
    finding.fix(if comments.is_empty() { Fix::safe(edits) } else { Fix::review(edits) });
    finding.range(first);
}

/// Edits that take `ranges` out of `text`, the last first, so that each leaves the others where they are.
fn cut_all(text: &str, ranges: Vec<Range<usize>>) -> Vec<Edit> {
    let cuts = merged(ranges, text).into_iter().rev().map(|range| cut(text, range));
    cuts.map(|range| Edit::ReplaceText { range, text: String::new() }).collect()
}

/// `ranges` in order, those joined that overlap or have only blanks of one line between them.
fn merged(mut ranges: Vec<Range<usize>>, text: &str) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match joined.last_mut() {
            Some(last) if touches(text, last.end, range.start) => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

fn touches(text: &str, end: usize, start: usize) -> bool {
    start < end || text.get(end..start).is_some_and(|between| between.chars().all(is_blank))
}

fn is_blank(c: char) -> bool {
    c == ' ' || c == '\t'
}

/// What goes with `range`: its whole lines where nothing else stands on them, else the blanks that only it needed.
fn cut(text: &str, range: Range<usize>) -> Range<usize> {
    let line_start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at);
    let (before, after) = (&text[line_start..range.start], &text[range.end..line_end]);
    match (before.trim().is_empty(), after.trim().is_empty()) {
        (true, true) => line_start..(line_end + 1).min(text.len()),
        (false, true) => line_start + before.trim_end().len()..range.end,
        (false, false) if after.starts_with(',') => line_start + before.trim_end().len()..range.end,
        (starts_line, false) => {
            let blanks = after.len() - after.trim_start_matches(is_blank).len();
            let is_loose = starts_line || before.ends_with([' ', '\t', '{', '[']);
            range.start..range.end + if is_loose { blanks } else { 0 }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::edit::apply_all;
    use crate::document::parse::SyntaxProblem;
    use crate::rules::testing::findings;
    use crate::schema::SCHEMA;
    use crate::text::{Args, Catalog, Language};

    fn fixed(text: &str, rule: &str) -> String {
        let found = findings(text);
        let finding = found.iter().find(|finding| finding.rule.text_key() == rule).unwrap();
        apply_all(text, &finding.fixes[0].edits, &*SCHEMA).unwrap()
    }

    #[test]
    fn comments_and_commas_leave_no_trace() {
        for (text, strict) in [
            (
                "{\n  // one\n  \"a\": 1, // two\n  \"b\": [1, 2,],\n}\n",
                "{\n  \"a\": 1,\n  \"b\": [1, 2]\n}\n",
            ),
            ("/* head */\n{}\n// tail", "{}\n"),
            ("{ \"a\": 1, }", "{ \"a\": 1 }"),
            ("[/* x */ {\"name\": 1 /* y */, \"b\": /* z */ 2}]", "[{\"name\": 1, \"b\": 2}]"),
            (
                "{\r\n  \"a\": 1, // one\r\n  // two\r\n  \"b\": 2 // three\r\n}",
                "{\r\n  \"a\": 1,\r\n  \"b\": 2\r\n}",
            ),
            ("{\n  /* a */ /* b */\n  \"a\": 1\n  , // c\n}", "{\n  \"a\": 1\n}"),
            ("{\n  /* one\n     two */\n  \"a\": 1 /* three\n  */\n}", "{\n  \"a\": 1\n}"),
            ("{\"a\": 1, /* one\n two */ \"b\": 2}", "{\"a\": 1, \"b\": 2}"),
            ("{\n  /* a */ \"a\": 1\n}", "{\n  \"a\": 1\n}"),
            ("{\"a\":1/**/,/**/\"b\":2}", "{\"a\":1,\"b\":2}"),
        ] {
            assert_eq!(fixed(text, "json-not-strict"), strict, "{text}");
        }
    }

    #[test]
    fn of_a_key_that_stands_twice_the_last_one_is_left() {
        for (text, left) in [
            ("{\"a\": 1, \"a\": 2}", "{\"a\": 2}"),
            ("{\n  \"a\": 1,\n  \"b\": 2,\n  \"a\": 3\n}", "{\n  \"b\": 2,\n  \"a\": 3\n}"),
            ("{\n  \"a\": {\n    \"c\": 1\n  }, // old\n  \"a\": 3\n}", "{\n  // old\n  \"a\": 3\n}"),
            ("{\n  \"a\": 1 /* x */ , \"a\": 2,\n  \"a\": 3\n}", "{\n  \"a\": 3\n}"),
            ("{\"b\": 0, \"a\": 1, \"c\": 2, \"a\": 3}", "{\"b\": 0, \"c\": 2, \"a\": 3}"),
            ("{\"a\":1,\"a\":2}", "{\"a\":2}"),
        ] {
            assert_eq!(fixed(text, "json-duplicate-key"), left, "{text}");
        }
    }

    #[test]
    fn a_duplicate_inside_an_ignored_member_is_not_told() {
        let text = "{\"a\": {\"b\": 1, \"b\": 2},\n \"a\": {\"b\": 3, \"b\\\"\": 4, \"b\\\"\": 5}}";
        let found = findings(text);
        let found = found.iter().filter(|finding| finding.rule.text_key() == "json-duplicate-key");
        let told: Vec<_> =
            found.map(|finding| (finding.at.to_string(), &text[finding.range.clone().unwrap()])).collect();
        assert_eq!(told, [("a{b\"}".to_owned(), "\"b\\\"\""), ("a".to_owned(), "\"a\"")]);
    }

    #[test]
    fn the_size_is_that_of_the_text_without_its_spaces() {
        let value = serde_json::json!({"a": ["가\u{1}\"", 1.5, null, {"b": {}}]});
        assert_eq!(size_of(&value), value.to_string().len());
        let object = |length: usize| format!(r#"{{ "family": "{}" }}"#, "a".repeat(length));
        let list = |length: usize| format!(r#"[ {{"name": "{}"}}, {{"name": "b"}} ]"#, "a".repeat(length));
        let is_told =
            |text: String| findings(&text).iter().any(|f| f.rule.text_key() == "definition-too-large");
        // {"family":""} is 13 bytes, [{"name":""},{"name":"b"}] is 26.
        assert!(!is_told(object(LIMIT - 14)));
        assert!(is_told(object(LIMIT - 13)));
        assert!(!is_told(list(LIMIT - 27)));
        assert!(is_told(list(LIMIT - 26)));
    }

    #[test]
    fn every_syntax_problem_has_a_sentence_of_its_length() {
        let (en, ko) = (Catalog::new(Language::En), Catalog::new(Language::Ko));
        for problem in SyntaxProblem::ALL {
            let key = problem.text_key();
            assert_eq!(en.placeholders(key), ko.placeholders(key), "{key}");
            for (catalog, limit) in [(&en, 60), (&ko, 40)] {
                assert!(catalog.has(key), "{key}");
                let sentence = catalog.format(key, &Args::new().with("found", "\"image\": "));
                assert!(sentence.chars().count() <= limit, "{sentence}");
            }
        }
    }
}
