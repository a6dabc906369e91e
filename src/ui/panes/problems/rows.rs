//! Which findings the list shows, in which order: worked out when something of it changes, not for every frame.

use std::collections::HashSet;
use std::sync::Arc;

use crate::app::ctx::{Ctx, Shown};
use crate::app::derived::Derived;
use crate::app::fixes::{FindingId, ids};
use crate::rules::Severity;

/// The order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Order {
    /// Errors first.
    #[default]
    Severity,
    /// As they stand in the document.
    Line,
}

impl Order {
    /// All of them, as the menu shows them.
    pub(super) const ALL: [Self; 2] = [Self::Severity, Self::Line];

    /// The key of its name.
    pub(super) fn text_key(self) -> &'static str {
        match self {
            Self::Severity => "problems-sort-severity",
            Self::Line => "problems-sort-line",
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
    ) {
        let text = |derived: &Derived| Arc::clone(&derived.text);
        let key = Key {
            present: text(ctx.derived),
            good: ctx.good.map(text),
            shows_broken: ctx.shows_broken,
            hidden: hidden.clone(),
            order,
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
        let mut rows: Vec<Row> = names.enumerate().map(|(index, id)| Row { index, id }).collect();
        rows.retain(|row| {
            findings.get(row.index).is_some_and(|shown| !hidden.contains(&shown.finding.rule.severity))
        });
        rows.sort_by_cached_key(|row| {
            let shown = &findings[row.index];
            let severity = (order == Order::Severity).then_some(shown.finding.rule.severity);
            (!is_present(shown), severity, shown.derived.underline_of(shown.finding).start)
        });
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
    }
}
