//! Which findings the list shows, in which order: worked out when something of it changes, not for every frame.

use std::collections::HashSet;
use std::sync::Arc;

use crate::app::ctx::{Ctx, Shown};
use crate::app::derived::{Counts, Derived};
use crate::app::fixes::{FindingId, ids};
use crate::form::locate::Node;
use crate::rules::{Severity, answer};
use crate::text::Language;

/// The order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Order {
    /// Errors first.
    #[default]
    Severity,
    /// As they stand in the document.
    Line,
    /// What belongs to one part of the task together, under its name.
    Place,
}

impl Order {
    /// All of them, as the menu shows them.
    pub(super) const ALL: [Self; 3] = [Self::Severity, Self::Place, Self::Line];

    /// The key of its name.
    pub(super) fn text_key(self) -> &'static str {
        match self {
            Self::Severity => "problems-sort-severity",
            Self::Line => "problems-sort-line",
            Self::Place => "problems-sort-place",
        }
    }
}

/// One line of the list.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Which of the findings of [`Ctx::findings`].
    pub(super) index: usize,
    /// Its name in every revision.
    pub(super) id: FindingId,
    /// What stands above it, where a part of the task begins.
    pub(super) head: Option<Head>,
}

/// The name of a part of the task above its findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    /// Which part.
    pub(super) node: Node,
    /// Its findings in the list.
    pub(super) counts: Counts,
}

/// The lines of the list, and what they were worked out for.
#[derive(Debug, Default)]
pub(super) struct Rows {
    made_for: Option<Key>,
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Key {
    present: Arc<str>,
    good: Option<Arc<str>>,
    shows_broken: bool,
    hidden: HashSet<Severity>,
    order: Order,
    query: String,
    language: Language,
}

impl Rows {
    /// The lines, from the first on.
    pub(super) fn shown(&self) -> &[Row] {
        &self.rows
    }

    /// Works the lines out anew if anything changed.
    pub(super) fn update(
        &mut self,
        ctx: &Ctx<'_>,
        findings: &[Shown<'_>],
        hidden: &HashSet<Severity>,
        order: Order,
        query: &str,
    ) {
        let text = |derived: &Derived| Arc::clone(&derived.text);
        let key = Key {
            present: text(ctx.derived),
            good: ctx.good.map(text),
            shows_broken: ctx.shows_broken,
            hidden: hidden.clone(),
            order,
            query: query.to_owned(),
            language: ctx.texts.language(),
        };
        if self.made_for.as_ref().is_some_and(|made_for| made_for.is(&key)) {
            return;
        }
        self.made_for = Some(key);
        // Those about the present text come first, so each half has names of its own.
        let is_present = |shown: &Shown<'_>| std::ptr::eq(shown.derived, ctx.derived);
        let (present, old) = findings.split_at(findings.iter().take_while(|shown| is_present(shown)).count());
        let names = [present, old]
            .into_iter()
            .flat_map(|half| half.first().map_or_else(Vec::new, |shown| ids(&shown.derived.findings)));
        let mut rows: Vec<Row> = names.enumerate().map(|(index, id)| Row { index, id, head: None }).collect();
        let query = Query::new(query);
        rows.retain(|row| {
            let is_wanted =
                |shown: &Shown<'_>| !hidden.contains(&shown.finding.severity) && query.fits(shown);
            findings.get(row.index).is_some_and(is_wanted)
        });
        rows.sort_by_cached_key(|row| {
            let shown = &findings[row.index];
            let severity = (order == Order::Severity).then_some(shown.finding.severity);
            let part = (order == Order::Place).then(|| rank(Node::of(&shown.finding.at)));
            let start = shown.derived.underline_of(shown.finding).start;
            (!is_present(shown), severity, part, start, shown.finding.severity)
        });
        if order == Order::Place {
            put_heads(&mut rows, findings);
        }
        self.rows = rows;
    }
}

impl Key {
    fn is(&self, other: &Self) -> bool {
        let is_same_text = match (&self.good, &other.good) {
            (Some(own), Some(other)) => Arc::ptr_eq(own, other),
            (own, other) => own.is_none() && other.is_none(),
        };
        is_same_text
            && Arc::ptr_eq(&self.present, &other.present)
            && self.shows_broken == other.shows_broken
            && self.order == other.order
            && self.hidden == other.hidden
            && self.query == other.query
            && self.language == other.language
    }
}

/// Where a part of the task comes in the list: as in the outline.
fn rank(node: Node) -> (u8, usize) {
    match node {
        Node::Task => (0, 0),
        Node::Containers => (1, 0),
        Node::Container(index) => (2, index),
        Node::Volume(index) => (3, index),
        Node::Tags => (4, 0),
    }
}

/// Puts the name of each part above the first of its rows, which stand together.
fn put_heads(rows: &mut [Row], findings: &[Shown<'_>]) {
    let node_of = |row: &Row| Node::of(&row.id.at);
    for part in rows.chunk_by_mut(|one, next| node_of(one) == node_of(next)) {
        let counts = Counts::of(part.iter().filter_map(|row| Some(findings.get(row.index)?.finding)));
        let Some(first) = part.first_mut() else { continue };
        first.head = Some(Head { node: node_of(first), counts });
    }
}

/// What is looked for in the list: each word must be in the sentence, the place, the id of the rule or what ECS answers.
struct Query(Vec<String>);

impl Query {
    fn new(typed: &str) -> Self {
        Self(typed.split_whitespace().map(str::to_lowercase).collect())
    }

    fn fits(&self, shown: &Shown<'_>) -> bool {
        let answer = answer(shown.finding.rule.id).unwrap_or_default();
        let texts = [&*shown.text.message, &shown.text.place, shown.finding.rule.id, answer];
        let texts = texts.map(str::to_lowercase);
        self.0.iter().all(|word| texts.iter().any(|text| text.contains(word.as_str())))
    }
}
