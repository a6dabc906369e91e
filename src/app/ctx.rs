//! What panes see: everything, read-only, and a way to ask for changes.

use std::path::Path as FilePath;
use std::sync::Arc;

use super::aws::Connection;
use super::aws::live::{Live, LiveFinding};
use super::command::{Command, Commands};
use super::derived::Derived;
use super::dialog::Question;
use super::fixes::{FindingId, Look, Pick};
use super::prefs::Preferences;
use super::suggestions::{Offer, Source};
use super::wording::{FindingText, Texts};
use super::workspace::{OpenDocument, Pane, Selection, Workspace};
use crate::aws::checks::platform;
use crate::document::history::Place;
use crate::document::{Document, Edit, Path, StepName};
use crate::rules::{Finding, Fix};
use crate::task::Task;

/// The state of the application for one frame.
#[derive(Debug, Clone, Copy)]
pub struct Ctx<'a> {
    pub(super) workspace: &'a Workspace,
    pub(super) commands: &'a Commands,
    /// What follows from the present text.
    pub derived: &'a Derived,
    /// What followed from the last text that parsed; the same while the present one does.
    pub good: Option<&'a Derived>,
    /// Whether the window says that the text does not parse. It waits a moment, so that typing does not flicker.
    pub shows_broken: bool,
    pub(super) finding_texts: &'a [FindingText],
    pub(super) good_texts: &'a [FindingText],
    /// What the user chose, and the files that were open.
    pub preferences: &'a Preferences,
    /// What the window knows of AWS.
    pub connection: &'a Connection,
    /// The texts of the window.
    pub texts: &'a Texts,
    /// Whether an input method composes in the focused field.
    pub is_composing: bool,
}

/// A finding with its sentences.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// Its sentences.
    pub text: &'a FindingText,
    /// Where it was found.
    pub derived: &'a Derived,
    /// Whether it is about an earlier text, because the present one does not parse.
    pub is_old: bool,
}

impl<'a> Ctx<'a> {
    /// The document.
    pub fn document(&self) -> &'a Document {
        &self.workspace.active().document
    }

    /// The document with its file and all that belongs to it.
    pub fn active(&self) -> &'a OpenDocument {
        self.workspace.active()
    }

    /// What is open, for what a command needs to know.
    pub fn workspace(&self) -> &'a Workspace {
        self.workspace
    }

    /// The file of the document.
    pub fn file(&self) -> Option<&'a FilePath> {
        self.active().file.as_deref()
    }

    /// What the user looks at.
    pub fn selection(&self) -> &'a Selection {
        &self.active().selection
    }

    /// Whether the present text came from typing at `place`.
    pub fn is_own_change(&self, place: &Place) -> bool {
        self.active().last_change.place.as_ref() == Some(place)
    }

    /// The findings that the window shows, those about the present text first.
    pub fn findings(&self) -> impl Iterator<Item = Shown<'a>> + use<'a> {
        let shown = |derived: &'a Derived, texts: &'a [FindingText], is_old| {
            let pairs = derived.findings.iter().zip(texts);
            pairs.map(move |(finding, text)| Shown { finding, text, derived, is_old })
        };
        let is_broken = self.derived.error().is_some();
        let own = (!is_broken || self.shows_broken).then(|| shown(self.derived, self.finding_texts, false));
        let old = self.good.filter(|_| is_broken).map(|good| shown(good, self.good_texts, self.shows_broken));
        own.into_iter().flatten().chain(old.into_iter().flatten())
    }

    /// The findings that the row at `path` shows.
    pub fn findings_of_row(&self, path: &Path) -> impl Iterator<Item = Shown<'a>> + use<'a> {
        let texts = if self.derived.error().is_some() { self.good_texts } else { self.finding_texts };
        let is_old = self.shows_broken;
        let of_row = self.good.map(|good| (good, good.findings_of_row(path)));
        of_row.into_iter().flat_map(move |(good, indices)| {
            let shown = move |index: &usize| {
                let (finding, text) = (good.findings.get(*index)?, texts.get(*index)?);
                Some(Shown { finding, text, derived: good, is_old })
            };
            indices.iter().filter_map(shown)
        })
    }

    /// The findings of everything at `path` and below it, as the form shows them.
    pub fn findings_inside<'p>(&self, path: &'p Path) -> impl Iterator<Item = Shown<'a>> + use<'a, 'p> {
        self.good_findings().filter(|shown| shown.finding.at.is_inside(path))
    }

    /// The findings of elsewhere whose other end is at `path` or below it.
    pub fn findings_beside<'p>(&self, path: &'p Path) -> impl Iterator<Item = Shown<'a>> + use<'a, 'p> {
        self.good_findings().filter(|Shown { finding, .. }| {
            let pattern = || finding.at.pattern();
            let mut ends = finding.also.iter().filter(|end| end.is_inside(path));
            !finding.at.is_inside(path) && ends.any(|end| end.pattern() == pattern())
        })
    }

    /// The findings of the text that the form shows.
    fn good_findings(&self) -> impl Iterator<Item = Shown<'a>> + use<'a> {
        let texts = if self.derived.error().is_some() { self.good_texts } else { self.finding_texts };
        let is_old = self.shows_broken;
        self.good.into_iter().flat_map(move |good| {
            let pairs = good.findings.iter().zip(texts);
            pairs.map(move |(finding, text)| Shown { finding, text, derived: good, is_old })
        })
    }

    /// What live checks know of the document.
    pub fn live(&self) -> Option<&'a Live> {
        self.connection.live.get(&self.active().id())
    }

    /// What live checks found wrong in the row at `path`.
    pub fn live_of_row(&self, path: &Path) -> Vec<&'a LiveFinding> {
        self.live().map_or_else(Vec::new, |live| live.of_row(path).collect())
    }

    /// What live checks found wrong at `path` and below it.
    pub fn live_inside(&self, path: &Path) -> Vec<&'a LiveFinding> {
        self.live().map_or_else(Vec::new, |live| live.inside(path).collect())
    }

    /// What there is to choose from; `None` where nobody asked.
    pub fn offer(&self, source: &Source) -> Option<Offer<'a>> {
        self.connection.suggestions.offer(source)
    }

    /// What images must run on, where the task says it: `linux/amd64`.
    pub fn task_platform(&self) -> Option<String> {
        let good = self.good?;
        let task = Task::read(&good.text, good.parsed()?);
        platform(&task).map(|platform| platform.to_string())
    }

    /// Whether the account is known already, so that asking it more connects nobody.
    pub fn is_connected(&self) -> bool {
        self.connection.identity.is_some()
    }

    /// Asks for something.
    pub fn send(&self, command: Command) {
        self.commands.send(command);
    }

    /// Makes a fix of a finding: after a question where it needs an answer, after a look where it drops something.
    pub fn fix(&self, shown: Shown<'_>, fix: &Fix, name: &str) {
        let (revision, rule, at) = (shown.derived.revision, shown.finding.rule.id, shown.finding.at.clone());
        self.send(if fix.ask.is_some() {
            let title = name.to_owned();
            Command::Ask(Box::new(Question { title, revision, rule, fix: fix.clone(), at, serial: 0 }))
        } else if !fix.is_direct() {
            Command::Look(Box::new(self.look(shown, fix, name)))
        } else {
            Command::ApplyFix { revision, rule, edits: fix.edits.clone(), at }
        });
    }

    fn look(&self, shown: Shown<'_>, fix: &Fix, name: &str) -> Look {
        let Shown { finding, text, derived, .. } = shown;
        let is_same = |other: &&Finding| other.rule.id == finding.rule.id && other.at == finding.at;
        let nth = derived.findings.iter().filter(is_same).position(|other| std::ptr::eq(other, finding));
        let id = FindingId { rule: finding.rule.id, at: finding.at.clone(), nth: nth.unwrap_or_default() };
        Look {
            text: Arc::clone(&derived.text),
            name: name.to_owned(),
            message: text.message.clone(),
            pick: Pick { finding: id, fix: fix.text },
        }
    }

    /// Asks for a change of the document as a step of undo.
    pub fn edit(&self, name: StepName, edits: Vec<Edit>) {
        self.send(Command::Edit { name, edits, typing: None });
    }

    /// Goes to a place.
    pub fn select(&self, path: Path, origin: Pane) {
        self.send(Command::Select { path, offset: None, origin });
    }
}
