//! Commands about findings: several fixes as one step of undo, and the way from one problem to the next.

use super::App;
use super::derived::Counts;
use super::fixes::{self, Fixed, Pick};
use super::workspace::Pane;
use crate::document::{Path, StepName};
use crate::rules::{Finding, Severity};

/// Where a problem stands: the byte first, for the order of the document.
type Spot = (usize, Path);

impl App {
    /// Makes fixes that were chosen in the text of `revision`, as one step of undo.
    pub(super) fn apply_fixes(&mut self, revision: u64, picks: &[Pick]) {
        if revision != self.workspace.active().document.revision() {
            return;
        }
        self.refresh();
        let errors = self.error_count();
        let open = self.workspace.active_mut();
        let Fixed { derived, made } = fixes::apply(open.derived(), picks);
        let Some(after) = derived else { return };
        let name = match picks {
            [pick] => StepName::Fix(pick.finding.rule.to_owned()),
            _ => StepName::Fixes(made),
        };
        open.document.replace(name, &after.text, None);
        self.changed(None);
        self.refresh();
        self.say_fixed(made, errors);
    }

    /// How many errors the present text has.
    pub(super) fn error_count(&self) -> usize {
        Counts::of(&self.derived().findings).errors
    }

    /// Says that fixes were made in a text that had so many errors.
    pub(super) fn say_fixed(&mut self, count: usize, errors: usize) {
        let mut text = match count {
            1 => self.texts.get("toast-fixed").to_string(),
            _ => self.texts.with("toast-fixes", "count", count),
        };
        if let Some(fewer @ 1..) = errors.checked_sub(self.error_count()) {
            text = format!("{text} {}", self.texts.with("toast-fewer-errors", "count", fewer));
        }
        self.workspace.say_undoable(text);
    }

    /// Goes to the next error or warning of the document, or the one before; after the last comes the first. Where
    /// there is neither, notes are problems enough. Problems of one place are seen together.
    pub(super) fn go_to_problem(&mut self, is_forward: bool) {
        self.refresh();
        let open = self.workspace.active_mut();
        let derived = open.derived();
        let place = |finding: &Finding| (derived.underline_of(finding).start, finding.at.clone());
        let selection = &open.selection;
        let start = selection.offset.unwrap_or_else(|| derived.underline(&selection.path).start);
        let here = (start, selection.path.clone());
        let is_problem = |finding: &Finding| finding.severity != Severity::Info;
        let are_all_notes = !derived.findings.iter().any(is_problem);
        let stops = || derived.findings.iter().filter(|finding| are_all_notes || is_problem(finding));
        let places = || stops().map(|finding| (place(finding), finding));
        let first = |(one, _): &(Spot, &Finding), (other, _): &(Spot, &Finding)| one.cmp(other);
        // Where the keyboard went on to a cell of the place, the place itself is no step back.
        let holds_here = |place: &Path| !place.is_root() && here.1.is_inside(place);
        let found = if is_forward {
            places().filter(|(spot, _)| *spot > here).min_by(first).or_else(|| places().min_by(first))
        } else {
            let before = places().filter(|(spot, _)| *spot < here && !holds_here(&spot.1));
            before.max_by(first).or_else(|| places().max_by(first))
        };
        if let Some((_, finding)) = found {
            let offset = finding.range.as_ref().map(|range| range.start);
            let path = finding.at.clone();
            open.select(path, offset, Pane::Problems);
        }
    }
}
