//! Several fixes at once: what the text is after them, and how it differs. Finds each fix anew after the one before
//! it, because an edit moves what stands behind it.
//!
//! How a difference is drawn stands in `ui::panes::problems`.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use similar::TextDiff;

use super::compare::{self, Arrangement, Comparison, LineKind};
use super::derived::Derived;
use crate::document::edit::apply_all;
use crate::document::{Edit, Path, Segment};
use crate::learn::place;
use crate::rules::Finding;
use crate::schema::SCHEMA;
use crate::text::Catalog;

/// Lines around a change that do not change.
const CONTEXT: usize = 1;
/// The same in a patch, as every program that takes one expects.
const PATCH_CONTEXT: usize = 3;

/// Names a finding from one revision to the next.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FindingId {
    /// Whose.
    pub rule: &'static str,
    /// Where.
    pub at: Path,
    /// Which of those that the rule has there, from 0.
    pub nth: usize,
}

/// A fix to make.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pick {
    /// What it solves.
    pub finding: FindingId,
    /// The name that the rule gives to it.
    pub fix: &'static str,
}

/// A fix that wants to be looked at before it is made.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// The text that it was offered for.
    pub text: Arc<str>,
    /// What it is called.
    pub name: String,
    /// The sentence of its finding.
    pub message: String,
    /// The fix.
    pub pick: Pick,
}

/// The names of findings, in their order.
pub fn ids(findings: &[Finding]) -> Vec<FindingId> {
    let mut seen: HashMap<(&str, &Path), usize> = HashMap::new();
    let id = |finding| {
        let Finding { rule, at, .. }: &'_ Finding = finding;
        let count = seen.entry((rule.id, at)).or_default();
        *count += 1;
        FindingId { rule: rule.id, at: at.clone(), nth: *count - 1 }
    };
    findings.iter().map(id).collect()
}

/// The document after several fixes.
#[derive(Debug)]
pub struct Fixed {
    /// What follows from the new text; `None` where no fix could be made.
    pub derived: Option<Derived>,
    /// How many could be made.
    pub made: usize,
}

/// Makes fixes, from the end of the document on, so that none moves the place of the next. A fix whose finding went
/// away with an earlier one, or that needs an answer, is left out.
pub fn apply(before: &Derived, picks: &[Pick]) -> Fixed {
    let mut left: Vec<(usize, &Pick)> = picks
        .iter()
        .filter_map(|pick| Some((before.underline_of(find(before, &pick.finding)?).start, pick)))
        .collect();
    left.sort_by_key(|(start, pick)| Reverse((*start, pick.finding.nth)));
    let mut fixed = Fixed { derived: None, made: 0 };
    let mut gone: Vec<Path> = Vec::new();
    for (_, pick) in left {
        let now = fixed.derived.as_ref().unwrap_or(before);
        // What stands there now is another element.
        if gone.iter().any(|element| pick.finding.at.is_inside(element)) {
            continue;
        }
        if let Some((after, edits)) = make(now, pick) {
            gone.extend(edits.iter().filter_map(removed_element));
            fixed = Fixed { derived: Some(after), made: fixed.made + 1 };
        }
    }
    fixed
}

fn make(now: &Derived, pick: &Pick) -> Option<(Derived, Vec<Edit>)> {
    let fixes = &find(now, &pick.finding)?.fixes;
    let fix = fixes.iter().find(|fix| fix.text == pick.fix && fix.ask.is_none())?;
    let in_text: Vec<Edit> = fix.edits.iter().map(|edit| now.edit_in_text(edit)).collect();
    let text = apply_all(&now.text, &in_text, &*SCHEMA).ok()?;
    (text != *now.text).then(|| (now.with_text(text.into()), fix.edits.clone()))
}

fn find<'d>(derived: &'d Derived, id: &FindingId) -> Option<&'d Finding> {
    let is_meant = |finding: &&Finding| finding.rule.id == id.rule && finding.at == id.at;
    derived.findings.iter().filter(is_meant).nth(id.nth)
}

fn removed_element(edit: &Edit) -> Option<Path> {
    match edit {
        Edit::Remove { path } if matches!(path.last(), Some(Segment::Index(_))) => Some(path.clone()),
        _ => None,
    }
}

/// What fixes would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// How many fixes could be made.
    pub made: usize,
    /// The changes, from the first line on.
    pub hunks: Vec<Hunk>,
    /// How many lines come.
    pub added: usize,
    /// How many lines go.
    pub removed: usize,
    /// The text as it would be.
    pub after: Arc<str>,
}

/// Changed lines that stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hunk {
    /// Where, in words.
    pub place: String,
    /// Its lines, some unchanged ones around it included.
    pub lines: Vec<Line>,
}

/// One line of a difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What becomes of it.
    pub kind: LineKind,
    /// Its number: in the new text where it is added, else in the old one.
    pub number: usize,
    /// What is shown of it.
    pub shown: compare::Line,
}

/// What `picks` would change.
pub fn preview(before: &Derived, picks: &[Pick], catalog: &Catalog) -> Preview {
    let Fixed { derived, made } = apply(before, picks);
    let Some(after) = derived else {
        let after = Arc::clone(&before.text);
        return Preview { made, hunks: Vec::new(), added: 0, removed: 0, after };
    };
    let comparison = Comparison::new(&before.text, &after.text);
    let (old, new) = (Side(before), Side(&after));
    let rows = &comparison.rows(Arrangement::Inline).rows;
    let line = |row: &compare::Row| {
        let of = |kind, index: usize, line: Option<&compare::Line>| {
            Some(Line { kind, number: index + 1, shown: line?.clone() })
        };
        match (row.old, row.new) {
            (Some(index), Some(_)) => of(LineKind::Same, index, comparison.old_line(index)),
            (Some(index), None) => of(LineKind::Removed, index, comparison.old_line(index)),
            (None, Some(index)) => of(LineKind::Added, index, comparison.new_line(index)),
            (None, None) => None,
        }
    };
    let hunk = |range: Range<usize>| {
        let lines: Vec<Line> = rows.get(range).unwrap_or_default().iter().filter_map(line).collect();
        Hunk { place: hunk_place(&lines, &old, &new, catalog), lines }
    };
    let hunks = comparison.hunks(CONTEXT).into_iter().map(hunk).collect();
    let Comparison { added, removed, .. } = comparison;
    Preview { made, added, removed, hunks, after: Arc::clone(&after.text) }
}

/// One of the two texts of a difference.
struct Side<'d>(&'d Derived);

impl Side<'_> {
    /// The first byte of a line, and the line as the text has it, secrets included.
    fn written(&self, line: &Line) -> (usize, &str) {
        compare::lines(&self.0.text).nth(line.number - 1).unwrap_or_default()
    }

    /// What the line with this number is about from the column on that `common` bytes lead to, in words.
    fn place(&self, line: &Line, common: usize, catalog: &Catalog) -> Option<String> {
        let is_telling = |c: char| !c.is_whitespace() && !matches!(c, ',' | '{' | '[' | ']' | '}');
        let (start, written) = self.written(line);
        let path = self.0.path_at(start + common + written.get(common..)?.find(is_telling)?)?;
        let name_of = |path: &Path| self.0.name_of(path).map(str::to_owned);
        Some(place(&path, &name_of, catalog))
    }
}

/// Where the first line that changes stands: in the old text if it goes, else in the new one.
fn hunk_place(lines: &[Line], old: &Side<'_>, new: &Side<'_>, catalog: &Catalog) -> String {
    let first = |kind| lines.iter().find(|line| line.kind == kind);
    let common = match (first(LineKind::Removed), first(LineKind::Added)) {
        (Some(removed), Some(added)) => common_start(old.written(removed).1, new.written(added).1),
        _ => 0,
    };
    let changed = lines.iter().filter(|line| line.kind != LineKind::Same);
    let in_side = |line: &Line, common| match line.kind {
        LineKind::Added => new.place(line, common, catalog),
        LineKind::Same | LineKind::Removed => old.place(line, common, catalog),
    };
    let mut places = changed.flat_map(|line| [in_side(line, common), in_side(line, 0)]).flatten();
    places.next().unwrap_or_else(|| place(&Path::root(), &|_| None, catalog))
}

/// How many bytes two lines begin with alike.
fn common_start(one: &str, other: &str) -> usize {
    let pairs = one.chars().zip(other.chars());
    pairs.take_while(|(one, other)| one == other).map(|(c, _)| c.len_utf8()).sum()
}

/// A patch that leads from one text to the other, in the form that `git apply` takes.
pub fn patch(file: &str, before: &str, after: &str) -> String {
    let diff = TextDiff::from_lines(before, after);
    let (old, new) = (format!("a/{file}"), format!("b/{file}"));
    diff.unified_diff().context_radius(PATCH_CONTEXT).header(&old, &new).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Safety;
    use crate::text::Language;

    const TWICE: &str = r#"{
  "family": "web",
  "networkMode": "awsvpc",
  "cpu": 256,
  "memory": 512,
  "containerDefinitions": [
    {
      "name": "web",
      "image": "nginx:1",
      "environment": [{ "name": "DB_PASSWORD", "value": "hunter2" }],
      "portMappings": [
        { "containerPort": 8080, "hostPort": 80 },
        { "containerPort": 9090, "hostPort": 90 }
      ]
    }
  ]
}
"#;

    fn derived(text: &str) -> Derived {
        Derived::new(text.into(), 0)
    }

    /// The first fix of everything that these rules find.
    fn picks(derived: &Derived, rules: &[&str]) -> Vec<Pick> {
        let pairs = derived.findings.iter().zip(ids(&derived.findings));
        let chosen = pairs.filter(|(finding, _)| rules.contains(&finding.rule.id));
        chosen.map(|(found, finding)| Pick { finding, fix: found.fixes[0].text }).collect()
    }

    #[test]
    fn fixes_are_made_together() {
        let before = derived(TWICE);
        let rules = ["ecs/awsvpc-host-port", "ecs/task-size-not-string"];
        let fixed = apply(&before, &picks(&before, &rules));
        assert_eq!(fixed.made, 4);
        let after = fixed.derived.unwrap();
        assert!(after.findings.iter().all(|finding| !rules.contains(&finding.rule.id)), "{}", after.text);
        assert!(after.text.contains("\"cpu\": \"256\",\n  \"memory\": \"512\""), "{}", after.text);
    }

    #[test]
    fn a_preview_shows_changed_lines_and_hides_secrets() {
        let before = derived(TWICE);
        let catalog = Catalog::new(Language::En);
        let preview = preview(&before, &picks(&before, &["ecs/task-size-not-string"]), &catalog);
        assert_eq!((preview.made, preview.added, preview.removed), (2, 2, 2));
        let [hunk] = &preview.hunks[..] else { panic!("{preview:?}") };
        assert_eq!(hunk.place, "Task CPU");
        let lines: Vec<(LineKind, usize, &str)> =
            hunk.lines.iter().map(|line| (line.kind, line.number, line.shown.text.trim())).collect();
        assert_eq!(
            lines,
            [
                (LineKind::Same, 3, "\"networkMode\": \"awsvpc\","),
                (LineKind::Removed, 4, "\"cpu\": 256,"),
                (LineKind::Removed, 5, "\"memory\": 512,"),
                (LineKind::Added, 4, "\"cpu\": \"256\","),
                (LineKind::Added, 5, "\"memory\": \"512\","),
                (LineKind::Same, 6, "\"containerDefinitions\": ["),
            ]
        );
        let ports = super::preview(&before, &picks(&before, &["ecs/awsvpc-host-port"]), &catalog);
        let lines = ports.hunks.iter().flat_map(|hunk| &hunk.lines);
        assert!(lines.clone().all(|line| !line.shown.text.contains("hunter2")), "{ports:?}");
        let patch = patch("web.json", &before.text, &ports.after);
        assert!(patch.starts_with("--- a/web.json\n+++ b/web.json\n@@ -"), "{patch}");
        assert!(patch.contains("hunter2"), "a patch must fit the text: {patch}");
    }

    #[test]
    fn nothing_picked_changes_nothing() {
        let before = derived(TWICE);
        let preview = preview(&before, &[], &Catalog::new(Language::Ko));
        assert!(preview.hunks.is_empty() && preview.made == 0);
        assert_eq!(*preview.after, *before.text);
        let unknown = Pick { finding: FindingId { rule: "ecs/none", at: Path::root(), nth: 0 }, fix: "fix" };
        assert_eq!(apply(&before, &[unknown]).made, 0);
    }

    #[test]
    fn all_safe_fixes_of_a_broken_definition_can_be_made_at_once() {
        let text = std::fs::read_to_string("tests/fixtures/web.json").unwrap();
        let before = derived(&text);
        let pairs = before.findings.iter().zip(ids(&before.findings));
        let safe: Vec<Pick> = pairs
            .filter_map(|(found, finding)| {
                let fix = found.fixes.iter().find(|fix| fix.safety == Safety::Safe && fix.ask.is_none())?;
                Some(Pick { finding, fix: fix.text })
            })
            .collect();
        let fixed = apply(&before, &safe);
        assert!(fixed.made > 0);
        assert!(fixed.derived.unwrap().findings.len() < before.findings.len());
    }
}
