//! What live checks know of a document: findings of their own kind, apart from those of the rules, which know no
//! network. A check is about a thing and what was asked of it, so its finding goes when the document names another
//! thing, follows its field wherever that moves, and comes back with undo.

use std::collections::{BTreeSet, HashMap};
use std::time::SystemTime;

use super::{App, Remote};
use crate::app::clock;
use crate::app::derived::Derived;
use crate::app::journal::DocumentId;
use crate::app::suggestions::Suggestions;
use crate::app::view::SidePane;
use crate::aws::checks::{Check, Outcome, Reason, Thing, Unfit, things};
use crate::aws::pickers::Platform;
use crate::aws::sentence::{Told, tell};
use crate::aws::{AwsError, ErrorKind, Reply, Request, RequestId};
use crate::document::Path;
use crate::form::locate::row_of;
use crate::insight::needs::References;
use crate::learn::place;
use crate::rules::Severity;
use crate::task::Task;
use crate::text::{Args, Catalog, Language};

/// What is known of the things that one document names.
#[derive(Debug, Default)]
pub struct Live {
    /// The check that runs, or why the last one told nothing.
    pub run: Remote<()>,
    /// How many things were looked at, and how many there are.
    pub progress: (usize, usize),
    /// When the last check ended.
    pub at: Option<SystemTime>,
    /// What the document names now and is known of, what is wrong first.
    pub findings: Vec<LiveFinding>,
    /// How many of each there are.
    pub counts: Counts,
    known: HashMap<Thing, (Outcome, SystemTime)>,
    serial: u64,
    made_for: Option<Made>,
}

/// What findings were made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Made {
    revision: u64,
    serial: u64,
    lists: u64,
    language: Language,
}

/// One thing at one place, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveFinding {
    /// Where the document names it.
    pub at: Path,
    /// The row of the form that shows it.
    pub row: Path,
    /// How bad it is; `None` where the thing is there and fits.
    pub severity: Option<Severity>,
    /// What was found.
    pub message: String,
    /// Why that matters.
    pub why: Option<String>,
    /// What to do.
    pub fix: Option<String>,
    /// The service's own words, where it refused to answer.
    pub words: Option<String>,
    /// Where, in words.
    pub place: String,
    /// When it was checked, as people read it.
    pub when: String,
}

/// What checks of a document came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Are there and fit.
    pub exist: usize,
    /// Are not there.
    pub missing: usize,
    /// Are there and of no use.
    pub unfit: usize,
    /// Nobody could look, for these reasons, by their keys.
    pub unknown: usize,
    /// The keys of the reasons.
    pub reasons: BTreeSet<&'static str>,
    /// Were named after the check.
    pub changed: usize,
}

impl Counts {
    /// Counts what was found.
    pub fn of<'c>(checks: impl IntoIterator<Item = &'c Check>) -> Self {
        let mut counts = Self::default();
        checks.into_iter().for_each(|check| counts.add(&check.outcome));
        counts
    }

    fn add(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Exists => self.exist += 1,
            Outcome::Missing | Outcome::NoRepository => self.missing += 1,
            Outcome::Unfit(_) => self.unfit += 1,
            Outcome::Denied(_) => self.could_not("in-aws-reason-denied"),
            Outcome::NotChecked(reason) => self.could_not(match reason {
                Reason::Placeholder => "in-aws-reason-placeholder",
                Reason::Made => "in-aws-reason-made",
                Reason::Registry(_) => "in-aws-reason-registry",
                Reason::OtherAccount(_) => "in-aws-reason-account",
                Reason::NotAsked => "in-aws-reason-service",
                Reason::Unreadable => "in-aws-reason-name",
                Reason::Failed(_) => "in-aws-reason-failed",
            }),
        }
    }

    fn could_not(&mut self, reason: &'static str) {
        self.unknown += 1;
        self.reasons.insert(reason);
    }

    /// Whether something is wrong.
    pub fn is_wrong(&self) -> bool {
        self.missing + self.unfit > 0
    }

    /// "9 exist, 1 is missing, 2 could not be checked (not allowed)".
    pub fn text(&self, catalog: &Catalog) -> String {
        let count =
            |key, count: usize| (count > 0).then(|| catalog.format(key, &Args::new().with("count", count)));
        let reasons: Vec<String> = self.reasons.iter().map(|key| catalog.text(key)).collect();
        let args = Args::new().with("count", self.unknown).with("why", reasons);
        let parts = [
            count("in-aws-exist", self.exist),
            count("in-aws-missing", self.missing),
            count("in-aws-unfit", self.unfit),
            (self.unknown > 0).then(|| catalog.format("in-aws-unknown", &args)),
            count("in-aws-changed", self.changed),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { catalog.text("in-aws-nothing") } else { parts.join(", ") }
    }
}

impl Live {
    /// The findings that the row at `path` shows: what is wrong, not what nobody could look at.
    pub fn of_row<'l>(&'l self, path: &Path) -> impl Iterator<Item = &'l LiveFinding> {
        let path = path.clone();
        self.wrong().filter(move |finding| finding.row == path || finding.at == path)
    }

    /// What is wrong at `path` and below it.
    pub fn inside<'l>(&'l self, path: &Path) -> impl Iterator<Item = &'l LiveFinding> {
        let path = path.clone();
        self.wrong().filter(move |finding| finding.at.is_inside(&path))
    }

    fn wrong(&self) -> impl Iterator<Item = &LiveFinding> {
        self.findings.iter().filter(|finding| finding.severity == Some(Severity::Error))
    }

    /// Takes what was found.
    pub(super) fn take(&mut self, checks: &[Check]) {
        for Check { thing, outcome, at, .. } in checks {
            self.known.insert(thing.clone(), (outcome.clone(), *at));
            self.at = self.at.max(Some(*at));
        }
        self.serial += 1;
    }

    /// Works out what is known of the things that the document names now.
    fn refresh(&mut self, good: &Derived, lists: &Suggestions, catalog: &Catalog) {
        let made = Made {
            revision: good.revision,
            serial: self.serial,
            lists: lists.serial(),
            language: catalog.language(),
        };
        if self.made_for == Some(made) {
            return;
        }
        self.made_for = Some(made);
        self.counts = Counts::default();
        self.findings.clear();
        for (path, thing) in named(good) {
            let known = self.known.get(&thing).cloned();
            match known.or_else(|| of_list(&thing, lists)) {
                Some((outcome, at)) => {
                    self.counts.add(&outcome);
                    let check = Check { path, thing, outcome, at };
                    self.findings.push(finding(&check, good, catalog));
                }
                None if self.at.is_some() => self.counts.changed += 1,
                None => {}
            }
        }
        // Errors come first, then what is not known; what is there comes last.
        self.findings.sort_by_key(|finding| finding.severity.map_or(u8::MAX, |severity| severity as u8));
    }
}

/// What a document names outside of itself.
pub(super) fn named(derived: &Derived) -> Vec<(Path, Thing)> {
    let Some(parsed) = derived.parsed() else { return Vec::new() };
    let task = Task::read(&derived.text, parsed);
    things(&task, &References::of(&task))
}

/// What a list of tags tells of an image that does not run on the platform of the task.
fn of_list(thing: &Thing, lists: &Suggestions) -> Option<(Outcome, SystemTime)> {
    let Thing::Image { text, platform: Some(wants) } = thing else { return None };
    let (choice, at) = lists.image(text)?;
    if !choice.is_unfit_for(&wants.to_string()) {
        return None;
    }
    let platform = |text: &String| {
        let (os, architecture) = text.split_once('/')?;
        Some(Platform { os: os.to_owned(), architecture: architecture.to_owned() })
    };
    let has = choice.platforms.iter().flatten().filter_map(platform).collect();
    Some((Outcome::Unfit(Unfit::Platform { has, wants: wants.clone() }), at))
}

fn finding(check: &Check, good: &Derived, catalog: &Catalog) -> LiveFinding {
    let message = check.message();
    let name_of = |path: &Path| good.name_of(path).map(str::to_owned);
    let words = check.error().map(|error| {
        let Told { title, words, .. } = tell(error, catalog);
        words.unwrap_or(title)
    });
    LiveFinding {
        at: check.path.clone(),
        row: row_of(&check.path),
        severity: check.severity(),
        message: message.text(catalog),
        why: message.why(catalog),
        fix: message.fix(catalog),
        words,
        place: place(&check.path, &name_of, catalog),
        when: clock::minute(check.at),
    }
}

impl App {
    /// Looks whether what the document in front names is there.
    pub(in crate::app) fn check_live(&mut self) {
        self.refresh();
        let open = self.workspace.active();
        let (id, named) = (open.id(), named(open.derived()));
        self.workspace.view.show(SidePane::Problems);
        if named.is_empty() {
            return self.workspace.say(self.texts.get("in-aws-nothing").to_string());
        }
        let target = self.preferences.aws.target();
        let live = self.connection.live.entry(id).or_default();
        if live.run.is_waiting() {
            return;
        }
        live.progress = (0, 0);
        live.run = Remote::Waiting { id: self.connection.aws.send(Request::Check(target, named)) };
    }

    pub(super) fn stop_check(&mut self) {
        let id = self.workspace.active().id();
        self.connection.cancel(self.connection.live.get(&id).and_then(|live| live.run.waiting()));
    }

    pub(super) fn progress_of_check(&mut self, id: RequestId, done: usize, all: usize) {
        if let Some(live) = self.connection.live.values_mut().find(|live| live.run.waits_for(id)) {
            live.progress = (done, all);
        }
    }

    /// Takes the answer to a check; gives it back where it is none.
    pub(super) fn reply_to_check(
        &mut self,
        id: RequestId,
        outcome: Result<Reply, AwsError>,
    ) -> Option<Result<Reply, AwsError>> {
        let Some(live) = self.connection.live.values_mut().find(|live| live.run.waits_for(id)) else {
            return Some(outcome);
        };
        let mut run = Remote::Idle;
        if !matches!(&outcome, Err(error) if error.kind == ErrorKind::Cancelled) {
            run.take(outcome, |reply| reply.checks().map(|checks| live.take(&checks)));
        }
        live.run = run;
        None
    }

    /// Puts what is known into words, once for each revision and answer.
    pub(in crate::app) fn refresh_live(&mut self) {
        let open = self.workspace.active();
        let Some(good) = open.analysis.good.as_deref() else { return };
        let connection = &mut self.connection;
        let live = match connection.suggestions.has_images() {
            true => Some(connection.live.entry(open.id()).or_default()),
            false => connection.live.get_mut(&open.id()),
        };
        if let Some(live) = live {
            live.refresh(good, &connection.suggestions, self.texts.catalog());
        }
    }

    pub(in crate::app) fn forget_live(&mut self, document: DocumentId) {
        let live = self.connection.live.remove(&document);
        self.connection.cancel(live.and_then(|live| live.run.waiting()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn derived(text: &str, revision: u64) -> Derived {
        Derived::new(text.into(), revision)
    }

    fn checks(good: &Derived, outcome: &Outcome) -> Vec<Check> {
        let at = SystemTime::UNIX_EPOCH;
        named(good)
            .into_iter()
            .map(|(path, thing)| Check { path, thing, outcome: outcome.clone(), at })
            .collect()
    }

    fn places(live: &Live) -> Vec<String> {
        live.findings.iter().map(|finding| finding.at.to_string()).collect()
    }

    #[test]
    fn a_finding_goes_with_its_value_and_follows_its_field() {
        let (catalog, lists) = (Catalog::new(Language::En), Suggestions::default());
        let good = derived(r#"{"containerDefinitions": [{"image": "a"}, {"image": "b"}]}"#, 1);
        let mut live = Live::default();
        live.take(&checks(&good, &Outcome::Missing));
        live.refresh(&good, &lists, &catalog);
        assert_eq!(places(&live), ["containerDefinitions[0].image", "containerDefinitions[1].image"]);
        assert_eq!((live.counts.missing, live.counts.changed), (2, 0));

        // The first container went, and the image of the other stayed.
        live.refresh(&derived(r#"{"containerDefinitions": [{"image": "b"}]}"#, 2), &lists, &catalog);
        assert_eq!(places(&live), ["containerDefinitions[0].image"]);
        assert_eq!(live.of_row(&"containerDefinitions[0].image".parse().unwrap()).count(), 1);

        // Another value was never checked.
        live.refresh(&derived(r#"{"containerDefinitions": [{"image": "c"}]}"#, 3), &lists, &catalog);
        assert_eq!((places(&live).len(), live.counts.changed), (0, 1));
        assert_eq!(live.counts.text(&catalog), "1 changed since");
    }

    #[test]
    fn counts_say_what_is_there_and_why_the_rest_is_not_known() {
        let catalog = Catalog::new(Language::En);
        let good = derived(r#"{"containerDefinitions": [{"image": "a"}]}"#, 1);
        let of = |outcome| checks(&good, &outcome).remove(0);
        let checks = [
            of(Outcome::Exists),
            of(Outcome::Exists),
            of(Outcome::Missing),
            of(Outcome::NotChecked(Reason::Registry("docker.io".to_owned()))),
            of(Outcome::NotChecked(Reason::Placeholder)),
        ];
        let counts = Counts::of(&checks);
        assert!(counts.is_wrong());
        assert_eq!(
            counts.text(&catalog),
            "2 exist, 1 is missing, 2 could not be checked (placeholder, registry outside of AWS accounts)"
        );
        assert_eq!(Counts::default().text(&catalog), "Nothing outside of the document is named.");
    }
}
