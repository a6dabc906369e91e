//! What follows from one revision of the text: values, spans, findings and where they are counted. Made in
//! `logic`, once for each revision; holds no language.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value;

use crate::document::edit::lookup;
use crate::document::{Edit, LineTable, Parsed, Path, Segment, SyntaxError, parse};
use crate::form::locate::{Node, row_of};
use crate::policy::{Applied, Policy};
use crate::rules::{Finding, Rule, Severity, check, check_broken};
use crate::task::{Task, Top};

/// A larger text is shown and edited as text, without form and findings: deriving them would hold up every
/// keystroke. ECS takes 64 KiB.
pub const MAX_READ: usize = 1 << 20;

/// Why there are no values.
#[derive(Debug)]
pub enum Unread {
    /// The text does not parse.
    Broken(SyntaxError),
    /// It is longer than [`MAX_READ`] bytes.
    Large,
}

/// One revision of the text and all that the window shows of it.
#[derive(Debug)]
pub struct Derived {
    /// Which revision.
    pub revision: u64,
    /// Its text.
    pub text: Arc<str>,
    /// Its lines.
    pub lines: LineTable,
    /// Its values, or why there are none.
    pub content: Result<Parsed, Unread>,
    /// Whether the text is the bare list of the containers of a task.
    pub is_fragment: bool,
    /// What the rules say, as the folder of the document wants to hear it.
    pub findings: Vec<Finding>,
    /// How many findings the folder does not want to hear of, for each rule that it has switched off.
    pub off: Vec<(&'static Rule, usize)>,
    /// What the folder says of the rules.
    pub policy: Arc<Policy>,
    /// The findings of each row of the form, by their index.
    rows: HashMap<Path, Vec<usize>>,
    /// The other ends of findings about two places of one kind, such as two mappings of a port.
    other_ends: HashMap<Path, Severity>,
    counts: HashMap<Node, Counts>,
}

/// The places that findings name beside their own, where both are of one kind.
fn other_ends(findings: &[Finding]) -> HashMap<Path, Severity> {
    let mut ends: HashMap<Path, Severity> = HashMap::new();
    for finding in findings {
        let pattern = finding.at.pattern();
        for end in finding.also.iter().filter(|end| end.pattern() == pattern) {
            let worst = ends.entry(row_of(end)).or_insert(finding.severity);
            *worst = (*worst).min(finding.severity);
        }
    }
    ends
}

/// How many findings there are of each severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
}

impl Counts {
    /// Counts one more.
    pub fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => self.notes += 1,
        }
    }

    /// The counts of several findings.
    pub fn of<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> Self {
        let mut counts = Self::default();
        findings.into_iter().for_each(|finding| counts.add(finding.severity));
        counts
    }

    /// All of them.
    pub fn total(self) -> usize {
        self.errors + self.warnings + self.notes
    }
}

impl Derived {
    /// Reads a text and runs the rules over it, as the catalogue has them.
    pub fn new(text: Arc<str>, revision: u64) -> Self {
        Self::under(Arc::default(), text, revision)
    }

    /// Reads a text and runs the rules over it, as a folder wants them.
    pub fn under(policy: Arc<Policy>, text: Arc<str>, revision: u64) -> Self {
        let lines = LineTable::new(&text);
        let content = match text.len() {
            0..=MAX_READ => parse(&text).map_err(Unread::Broken),
            _ => Err(Unread::Large),
        };
        let (findings, is_fragment) = match &content {
            Ok(parsed) => {
                let is_fragment = matches!(Top::of(&parsed.value), Top::Containers(_));
                (check(&Task::read(&text, parsed), &parsed.value), is_fragment)
            }
            Err(Unread::Broken(error)) => (check_broken(error), false),
            Err(Unread::Large) => (Vec::new(), false),
        };
        let Applied { findings, off } = policy.apply(findings);
        let mut rows: HashMap<Path, Vec<usize>> = HashMap::new();
        let mut counts: HashMap<Node, Counts> = HashMap::new();
        for (index, finding) in findings.iter().enumerate() {
            rows.entry(row_of(&finding.at)).or_default().push(index);
            counts.entry(Node::of(&finding.at)).or_default().add(finding.severity);
        }
        let other_ends = other_ends(&findings);
        Self { revision, text, lines, content, is_fragment, findings, off, policy, rows, other_ends, counts }
    }

    /// What would follow from another text in the same folder.
    pub fn with_text(&self, text: Arc<str>) -> Self {
        Self::under(Arc::clone(&self.policy), text, self.revision)
    }

    /// The values; `None` where the text does not parse.
    pub fn parsed(&self) -> Option<&Parsed> {
        self.content.as_ref().ok()
    }

    /// Why the text does not parse.
    pub fn error(&self) -> Option<&SyntaxError> {
        match &self.content {
            Err(Unread::Broken(error)) => Some(error),
            Err(Unread::Large) | Ok(_) => None,
        }
    }

    /// Whether the text is too long to be read.
    pub fn is_large(&self) -> bool {
        matches!(self.content, Err(Unread::Large))
    }

    /// The value at a path of the task definition, where it is there and not `null`.
    pub fn value(&self, path: &Path) -> Option<&Value> {
        lookup(&self.parsed()?.value, &self.in_text(path)).filter(|value| !value.is_null())
    }

    /// How many elements the list at `path` has.
    pub fn length(&self, path: &Path) -> usize {
        self.value(path).and_then(Value::as_array).map_or(0, Vec::len)
    }

    /// The name of an element, where it has one.
    pub fn name_of(&self, path: &Path) -> Option<&str> {
        self.value(&path.key("name"))?.as_str().filter(|name| !name.is_empty())
    }

    /// The findings that the row at `path` shows, by their index.
    pub fn findings_of_row(&self, path: &Path) -> &[usize] {
        self.rows.get(path).map_or(&[], Vec::as_slice)
    }

    /// The worst severity of the findings whose other end the row at `path` shows.
    pub fn other_end(&self, path: &Path) -> Option<Severity> {
        self.other_ends.get(path).copied()
    }

    /// How many findings a node has.
    pub fn counts(&self, node: Node) -> Counts {
        self.counts.get(&node).copied().unwrap_or_default()
    }

    /// Whether the document has this node.
    pub fn has_node(&self, node: Node) -> bool {
        match node {
            Node::Task | Node::Containers | Node::Tags => true,
            Node::Container(_) | Node::Volume(_) => self.value(&node.path()).is_some(),
        }
    }

    /// The bytes to underline for what stands at `path`.
    pub fn underline(&self, path: &Path) -> std::ops::Range<usize> {
        match &self.content {
            Ok(parsed) => parsed.spans.underline(&self.in_text(path), &self.text),
            Err(Unread::Broken(error)) => error.range.clone(),
            Err(Unread::Large) => 0..0,
        }
    }

    /// The bytes to underline for a finding.
    pub fn underline_of(&self, finding: &Finding) -> std::ops::Range<usize> {
        finding.range.clone().unwrap_or_else(|| self.underline(&finding.at))
    }

    /// The path of the task definition that the byte at `offset` belongs to.
    pub fn path_at(&self, offset: usize) -> Option<Path> {
        let path = self.parsed()?.spans.path_at(offset);
        let outer = Path::root().key("containerDefinitions");
        Some(if self.is_fragment && !path.is_root() { outer.join(&path) } else { path })
    }

    /// `path` as the text has it: a bare list of containers begins with them.
    pub fn in_text(&self, path: &Path) -> Path {
        match path.segments() {
            [Segment::Key(list), rest @ ..] if self.is_fragment && list == "containerDefinitions" => {
                rest.to_vec().into()
            }
            _ => path.clone(),
        }
    }

    /// `edit` with the path as the text has it.
    pub fn edit_in_text(&self, edit: &Edit) -> Edit {
        let mut edit = edit.clone();
        match &mut edit {
            Edit::Set { path, .. }
            | Edit::Remove { path }
            | Edit::Insert { path, .. }
            | Edit::Move { path, .. }
            | Edit::RenameKey { path, .. } => *path = self.in_text(path),
            Edit::ReplaceText { .. } => {}
        }
        edit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_list_of_containers_is_edited_where_it_stands() {
        let text = "[\n  { \"name\": \"web\", \"image\": \"nginx\" }\n]\n";
        let derived = Derived::new(text.into(), 0);
        let path: Path = "containerDefinitions[0].image".parse().unwrap();
        assert_eq!(derived.value(&path), Some(&"nginx".into()));
        assert_eq!(&text[derived.underline(&path)], "\"nginx\"");
        assert_eq!(derived.path_at(text.find("nginx").unwrap()), Some(path.clone()));
        let edit = derived.edit_in_text(&Edit::Set { path, value: "httpd".into() });
        assert_eq!(edit, Edit::Set { path: "[0].image".parse().unwrap(), value: "httpd".into() });
    }

    #[test]
    fn a_large_text_is_not_read() {
        let derived = Derived::new(format!("{{\"family\": \"{}\"}}", "x".repeat(MAX_READ)).into(), 0);
        assert!(derived.is_large() && derived.parsed().is_none() && derived.error().is_none());
        assert!(derived.findings.is_empty());
    }

    #[test]
    fn what_a_broken_text_lacks_is_absent() {
        let derived = Derived::new("{ \"family\": ".into(), 0);
        assert!(derived.error().is_some());
        assert_eq!(derived.value(&Path::root().key("family")), None);
        assert_eq!(derived.path_at(3), None);
        assert!(!derived.has_node(Node::Container(0)));
    }
}
