//! What is looked at in ECS: families, their revisions, one of them in detail, two beside each other, and what is to
//! be taken away. Data and the steps between; asking AWS is the business of `browse`.

mod pages;
mod removal;

use std::collections::HashMap;

pub use pages::Pages;
pub use removal::{Act, Found, MOST, Removal, Removing};

use super::Remote;
use super::difference::Difference;
use super::merging::NOTE_TAG;
use crate::app::journal::DocumentId;
use crate::aws::message::{Status, number_of};
use crate::aws::{AwsError, Identity, RequestId, Revision};

/// What the dialog that browses has loaded, and where the user is in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Browser {
    /// Changes with every dialog, so that its fields begin anew.
    pub serial: u64,
    /// Who we are.
    pub identity: Remote<Identity>,
    /// What the user looks for among the families.
    pub typed: String,
    /// When that changed last, on the clock of the window; `None` once ECS was asked for it.
    pub(super) typed_at: Option<f64>,
    /// Whether families without an active revision are listed, too.
    pub with_inactive: bool,
    /// The families, as far as they are loaded.
    pub families: Pages,
    /// Those that ECS has for what was typed, as long as `families` is not complete.
    pub searched: Pages,
    /// What of both fits what was typed, by name.
    shown: Vec<String>,
    /// The family whose revisions are listed.
    pub family: Option<String>,
    /// Which of them.
    pub status: Status,
    /// The ARNs of these revisions, the newest first.
    pub revisions: Pages,
    /// The revision whose details are shown: its ARN.
    pub chosen: Option<String>,
    /// Revisions that are marked to do something with: their ARNs, in the order of marking.
    pub marks: Vec<String>,
    /// What revisions are, by ARN.
    described: HashMap<String, Remote<Box<Revision>>>,
    /// What the user wrote about revisions that were registered from open documents, by ARN.
    pub(super) notes: HashMap<String, String>,
    /// What the dialog shows.
    pub view: View,
    /// A revision that opens as soon as it is known.
    pub(super) to_open: Option<String>,
}

/// What the dialog shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum View {
    /// Families, revisions and one revision.
    #[default]
    Lists,
    /// Two definitions beside each other.
    Compared(Box<Compared>),
    /// What is to be taken away, and what became of that.
    Removal(Removal),
}

/// Two definitions beside each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// The ARN of the older one.
    pub old: String,
    /// The newer one.
    pub new: Side,
    /// How they differ, once both are known.
    pub difference: Option<Difference>,
}

impl Compared {
    /// The ARNs of the revisions among both, the newer one first.
    pub fn arns(&self) -> impl Iterator<Item = &String> {
        let new = match &self.new {
            Side::Revision(arn) => Some(arn),
            Side::Document(_) => None,
        };
        new.into_iter().chain([&self.old])
    }
}

/// What a revision is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Side {
    /// Another revision, by ARN.
    Revision(String),
    /// An open document.
    Document(DocumentId),
}

impl Browser {
    /// Nothing is loaded yet. `family`: the one to begin with.
    pub(super) fn new(serial: u64, family: Option<String>) -> Self {
        Self {
            serial,
            identity: Remote::Idle,
            typed: String::new(),
            typed_at: None,
            with_inactive: false,
            families: Pages::default(),
            searched: Pages::default(),
            shown: Vec::new(),
            family,
            status: Status::Active,
            revisions: Pages::default(),
            chosen: None,
            marks: Vec::new(),
            described: HashMap::new(),
            notes: HashMap::new(),
            view: View::Lists,
            to_open: None,
        }
    }

    /// The same wishes, and nothing loaded.
    pub(super) fn anew(&self) -> Self {
        Self {
            typed: self.typed.clone(),
            with_inactive: self.with_inactive,
            notes: self.notes.clone(),
            ..Self::new(self.serial, self.family.clone())
        }
    }

    /// The families that fit what was typed, by name.
    pub fn shown(&self) -> &[String] {
        &self.shown
    }

    /// Whether ECS may have families that fit and are not loaded.
    pub fn may_have_more(&self) -> bool {
        self.typed_at.is_some() || !self.front().is_complete()
    }

    /// Whether what was typed is a question to ECS: what is loaded is not all.
    pub(super) fn searches_ecs(&self) -> bool {
        !self.typed.is_empty() && !self.families.is_complete()
    }

    /// The list that goes on where what is shown ends.
    pub fn front(&self) -> &Pages {
        if self.searches_ecs() { &self.searched } else { &self.families }
    }

    /// Takes what was typed at `now`. What is loaded is filtered at once.
    pub(super) fn search(&mut self, typed: String, now: f64) {
        if typed == self.typed {
            return;
        }
        self.typed = typed;
        self.typed_at = self.searches_ecs().then_some(now);
        self.filter();
    }

    /// Puts together what fits: in whatever case and place among what is loaded, and what ECS found.
    pub(super) fn filter(&mut self) {
        let typed = self.typed.to_lowercase();
        let fits = |name: &&String| name.to_lowercase().contains(&typed);
        let searched = if self.searches_ecs() { self.searched.items.as_slice() } else { &[] };
        let mut shown: Vec<String> =
            self.families.items.iter().chain(searched).filter(fits).cloned().collect();
        shown.sort_unstable();
        shown.dedup();
        self.shown = shown;
    }

    /// Lists the revisions of a family. What was chosen among others is over.
    pub(super) fn list(&mut self, family: Option<String>, status: Status) {
        self.family = family;
        self.status = status;
        self.revisions = Pages::default();
        self.chosen = None;
        self.to_open = None;
        self.marks.clear();
    }

    /// Marks a revision, or takes its mark away.
    pub(super) fn mark(&mut self, arn: &str) {
        match self.marks.iter().position(|mark| mark == arn) {
            Some(at) => drop(self.marks.remove(at)),
            None => self.marks.push(arn.to_owned()),
        }
    }

    /// What is known of a revision.
    pub fn described(&self, arn: &str) -> &Remote<Box<Revision>> {
        const NOTHING: &Remote<Box<Revision>> = &Remote::Idle;
        self.described.get(arn).unwrap_or(NOTHING)
    }

    /// Whether it is known what a revision is, or on its way.
    pub(super) fn is_described(&self, arn: &str) -> bool {
        matches!(self.described(arn), Remote::Ready(_) | Remote::Waiting { .. })
    }

    /// What was written about a revision: by the user, or into its tags.
    pub fn note_of<'a>(&'a self, revision: &'a Revision) -> Option<&'a str> {
        let tags = revision.reply["tags"].as_array().map(Vec::as_slice).unwrap_or_default();
        let tag = || tags.iter().find(|tag| tag["key"] == NOTE_TAG)?["value"].as_str();
        self.notes.get(revision.arn()).map(String::as_str).or_else(tag)
    }

    /// What the chosen revision is.
    pub fn detail(&self) -> Option<&Remote<Box<Revision>>> {
        Some(self.described(self.chosen.as_ref()?))
    }

    /// Takes note that a revision was asked for, or is to be asked for again.
    pub(super) fn describe(&mut self, arn: &str, state: Remote<Box<Revision>>) {
        self.described.insert(arn.to_owned(), state);
    }

    /// Forgets what revisions were: they are not that any more.
    pub(super) fn forget(&mut self, arns: &[String]) {
        self.described.retain(|arn, _| !arns.contains(arn));
    }

    /// Forgets what the listed revisions were.
    pub(super) fn forget_listed(&mut self) {
        self.described.retain(|arn, _| !self.revisions.items.contains(arn));
    }

    /// Takes what a revision is. Answers whether that was asked for.
    pub(super) fn settle(&mut self, id: RequestId, outcome: Result<Box<Revision>, AwsError>) -> bool {
        match self.described.values_mut().find(|state| state.waits_for(id)) {
            Some(state) => {
                state.settle(outcome);
                true
            }
            None => false,
        }
    }

    /// The two revisions that can be compared, the older one first: the two marked ones, or the one marked one and the
    /// chosen one.
    pub fn pair(&self) -> Option<[&String; 2]> {
        let mut pair = match (&*self.marks, &self.chosen) {
            ([one, other], _) => [one, other],
            ([one], Some(other)) if one != other => [one, other],
            _ => return None,
        };
        pair.sort_by_key(|arn| number_of(arn));
        Some(pair)
    }

    /// What would be deleted: the marked revisions, or the chosen one where none is marked.
    pub fn to_delete(&self) -> Vec<String> {
        match &*self.marks {
            [] => self.chosen.iter().cloned().collect(),
            marks => marks.to_vec(),
        }
    }

    /// Every request that someone waits for here.
    pub(super) fn requests(&self) -> Vec<RequestId> {
        let removal = self.removal().map(Removal::requests).unwrap_or_default();
        let described = self.described.values().filter_map(Remote::waiting);
        let pages = [&self.families, &self.searched, &self.revisions].map(|pages| pages.page.waiting());
        let pages = pages.into_iter().flatten();
        self.identity.waiting().into_iter().chain(pages).chain(described).chain(removal).collect()
    }

    /// The requests for details that nobody looks at any more: their answers would come for nothing.
    pub(super) fn drop_unseen(&mut self) -> Vec<RequestId> {
        let seen: Vec<&String> = match &self.view {
            View::Compared(compared) => compared.arns().collect(),
            _ => self.chosen.iter().collect(),
        };
        let unseen = |arn: &String, state: &Remote<_>| state.is_waiting() && !seen.contains(&arn);
        let ids = self.described.iter().filter(|(arn, state)| unseen(arn, state));
        let ids = ids.filter_map(|(_, state)| state.waiting()).collect();
        self.described.retain(|arn, state| !state.is_waiting() || seen.contains(&arn));
        ids
    }

    /// What is to be taken away.
    pub(super) fn removal(&self) -> Option<&Removal> {
        match &self.view {
            View::Removal(removal) => Some(removal),
            _ => None,
        }
    }

    /// Whether something is being taken away: the dialog stays until it is known what came of it, or nobody can.
    pub fn is_running(&self) -> bool {
        self.removal().is_some_and(Removal::is_running)
    }
}

#[cfg(test)]
mod tests;
