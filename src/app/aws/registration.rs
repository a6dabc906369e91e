//! The registration of one document: what was checked, what is compared, what was sent and what came of it. Data and
//! the steps between; asking AWS is the business of `register`.

use std::sync::Arc;

use serde_json::Value;

use crate::app::aws::Remote;
use crate::app::aws::difference::Difference;
use crate::app::derived::Counts;
use crate::app::journal::DocumentId;
use crate::aws::checks::{Check, Outcome, Thing};
use crate::aws::message::Looked;
use crate::aws::{AwsError, ErrorKind, Identity, Progress, Reply, RequestId, Revision, Target};
use crate::document::Path;
use crate::exchange::body;
use crate::insight::merge::{Merge, Side};

/// A registration that is prepared, under way, or over.
#[derive(Debug, Clone, PartialEq)]
pub struct Registration {
    /// Changes with every dialog, so that its fields begin anew.
    pub serial: u64,
    /// Of which document.
    pub document: DocumentId,
    /// The revision of its text that `body` was made of.
    pub text_revision: u64,
    /// Its family.
    pub family: String,
    /// The same as values.
    pub value: Arc<Value>,
    /// What will be sent, byte for byte.
    pub body: Arc<str>,
    /// The same with marks in place of what looks like a secret, to be shown.
    pub masked: Arc<str>,
    /// In what that differs from the file: ECS takes strict JSON in UTF-8.
    pub deviations: Vec<body::Difference>,
    /// What the rules say.
    pub counts: Counts,
    /// How many placeholders are not filled in.
    pub placeholders: usize,
    /// What to do where the rules say stop.
    pub anyway: Anyway,
    /// As whom and where: what was shown when it was sent holds to the end, whatever is chosen elsewhere meanwhile.
    pub target: Target,
    /// Who we are.
    pub identity: Remote<Identity>,
    /// The latest revision of the family, or that there is none.
    pub latest: Remote<Option<Box<Revision>>>,
    /// What the document names outside of itself.
    pub named: Vec<(Path, Thing)>,
    /// Whether that is there. It stops nothing.
    pub live: Remote<Vec<Check>>,
    /// What changes against the latest revision; nothing while that is not known, and for a first revision.
    pub difference: Option<Arc<Difference>>,
    /// The revision that the document was made from, as far as is known.
    pub base: Option<u64>,
    /// Whether the latest revision was registered after the document was opened. Where it is not known what the
    /// document was made from, that is all there is to go by.
    pub is_later: bool,
    /// Whether that revision's text is known, too, so that what others changed since can be taken over.
    pub can_merge: bool,
    /// What to do about revisions that came since.
    pub newer: Newer,
    /// How the document and the latest revision come together, while somebody answers what both changed.
    pub merging: Option<Merging>,
    /// The log groups that can be made before.
    pub log_groups: Vec<LogGroupWish>,
    /// The policy that allows the whole registration, as JSON.
    pub policy: Option<String>,
    /// What the change is, in the user's words.
    pub note: String,
    /// How far it is.
    pub sending: Sending,
    /// What a refusal is about.
    pub place: Option<Path>,
    /// Whether equal revisions are registered all the same.
    pub repeats: bool,
}

/// What to do where the rules say stop: rules can be wrong.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Anyway {
    /// Stop.
    #[default]
    No,
    /// The user is asked once more.
    Asked,
    /// Go on.
    Yes,
}

/// What to do about revisions that others made since the document was opened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Newer {
    /// The user has not said.
    #[default]
    Open,
    /// Register all the same: what they changed is then changed back.
    GoOn,
}

/// Bringing the document and the latest revision together.
#[derive(Debug, Clone)]
pub struct Merging {
    /// What is taken and what is asked.
    pub merge: Arc<Merge>,
    /// Whose version of each conflict is right, as far as somebody has said.
    pub answers: Vec<Option<Side>>,
}

impl PartialEq for Merging {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.merge, &other.merge) && self.answers == other.answers
    }
}

impl Merging {
    /// The answers, once there is one for each conflict.
    pub fn complete(&self) -> Option<Vec<Side>> {
        self.answers.iter().copied().collect()
    }
}

/// A log group that the document names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogGroupWish {
    /// Its name.
    pub name: String,
    /// Its region, where the document names one.
    pub region: Option<String>,
    /// Whether it is made before the revision.
    pub is_wanted: bool,
    /// After how many days its events go; `None`: never.
    pub retention: Option<u32>,
}

/// How far a registration is.
#[derive(Debug, Clone, PartialEq)]
pub enum Sending {
    /// Nothing was sent.
    Not,
    /// This log group is made first.
    LogGroup {
        /// Which of the log groups.
        index: usize,
        /// The request.
        id: RequestId,
    },
    /// ECS is asked to make the revision.
    Sent {
        /// The request.
        id: RequestId,
        /// Since when, on the clock of the window.
        since: f64,
        /// Whether ECS may have it: stopping is then only stopping to wait.
        is_out: bool,
        /// Why it is tried once more, where it cannot have arrived.
        again: Option<AwsError>,
    },
    /// Nobody knows whether there is a revision: the window looks.
    Looking {
        /// The request.
        id: RequestId,
        /// Why nobody knows.
        error: AwsError,
        /// How often was looked, and how often will be.
        count: (usize, usize),
    },
    /// It was looked, and what there is does not settle it.
    Unknown {
        /// Why nobody knows.
        error: AwsError,
        /// What looking found, or why it found nothing.
        looked: Result<Looked, AwsError>,
    },
    /// There is a revision.
    Registered {
        /// Which.
        revision: Box<Revision>,
        /// How many seconds it took; `None` where it was found by looking.
        seconds: Option<f64>,
    },
    /// There is none, and this is why.
    Refused(AwsError),
}

/// What the user can do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// Nothing stops it.
    Ready,
    /// The rules or placeholders stop it.
    Rules,
    /// It is not known yet who we are.
    Identity,
    /// The latest revision is not known yet.
    Latest,
    /// Others registered since, and the user has not said what to do.
    Newer,
    /// Nothing would change.
    Nothing,
    /// It is under way or over.
    Sent,
}

impl Registration {
    /// Whether rules or placeholders stop it.
    pub fn is_stopped_by_rules(&self) -> bool {
        self.anyway != Anyway::Yes && (self.counts.errors > 0 || self.placeholders > 0)
    }

    /// The latest revision of the family, where it is known and there is one.
    pub fn latest_revision(&self) -> Option<&Revision> {
        self.latest.ready()?.as_deref()
    }

    /// The latest revision, where others registered it since the document was made or opened.
    pub fn newer(&self) -> Option<&Revision> {
        let latest = self.latest_revision()?;
        let is_newer = self.base.map_or(self.is_later, |base| latest.number() > base);
        is_newer.then_some(latest)
    }

    /// What stops the registration now.
    pub fn stop(&self) -> Stop {
        if self.sending != Sending::Not {
            return Stop::Sent;
        }
        if self.is_stopped_by_rules() {
            return Stop::Rules;
        }
        if self.identity.ready().is_none() {
            return Stop::Identity;
        }
        // Who may register may not be allowed to describe: comparing is left out then.
        let cannot_compare =
            matches!(&self.latest, Remote::Failed(error) if error.kind == ErrorKind::AccessDenied);
        if self.latest.ready().is_none() && !cannot_compare {
            return Stop::Latest;
        }
        if self.newer == Newer::Open && self.newer().is_some() {
            return Stop::Newer;
        }
        if !self.repeats && self.changes_nothing() {
            return Stop::Nothing;
        }
        Stop::Ready
    }

    /// Whether the latest revision is what would be registered.
    pub fn changes_nothing(&self) -> bool {
        self.difference.as_ref().is_some_and(|difference| difference.is_nothing())
    }

    /// Whether a call runs that the dialog waits for.
    pub fn is_running(&self) -> bool {
        matches!(self.sending, Sending::LogGroup { .. } | Sending::Sent { .. } | Sending::Looking { .. })
    }

    /// The request that runs.
    pub fn running(&self) -> Option<RequestId> {
        match self.sending {
            Sending::LogGroup { id, .. } | Sending::Sent { id, .. } | Sending::Looking { id, .. } => Some(id),
            _ => None,
        }
    }

    /// Whether it is known what is registered. Who may register may not be allowed to look.
    pub(super) fn is_compared(&self) -> bool {
        self.latest.ready().is_some()
    }

    /// The latest revision before this registration, 0 where there was none.
    pub fn after(&self) -> u64 {
        self.latest_revision().map_or(0, Revision::number)
    }

    /// Whether a log group is there, so that it need not be made.
    pub fn has_found(&self, group: &LogGroupWish) -> bool {
        let is_it = |thing: &Thing| matches!(thing, Thing::LogGroup { name, region, .. } if (name, region) == (&group.name, &group.region));
        let found = |check: &Check| check.outcome == Outcome::Exists && is_it(&check.thing);
        !group.is_wanted && self.live.ready().is_some_and(|checks| checks.iter().any(found))
    }

    /// The log group that is made next, from `start` on.
    pub(super) fn next_log_group(&self, start: usize) -> Option<(usize, &LogGroupWish)> {
        self.log_groups.iter().enumerate().skip(start).find(|(_, group)| group.is_wanted)
    }

    /// Takes whose version of a conflict is right.
    pub(super) fn answer(&mut self, conflict: usize, side: Side) {
        if let Some(answer) = self.merging.as_mut().and_then(|merging| merging.answers.get_mut(conflict)) {
            *answer = Some(side);
        }
    }

    /// Takes note of what happens to a request of this registration.
    pub(super) fn progress(&mut self, request: RequestId, progress: Progress) {
        match (&mut self.sending, progress) {
            (Sending::Sent { id, is_out, .. }, Progress::Sent) if *id == request => *is_out = true,
            (Sending::Sent { id, is_out, again, .. }, Progress::Again(error)) if *id == request => {
                *is_out = false;
                *again = Some(error);
            }
            (Sending::Looking { id, count, .. }, Progress::Looked(done, all)) if *id == request => {
                *count = (done, all);
            }
            _ => {}
        }
    }

    /// Takes the answer to ECS being asked for the revision, or to looking for it. Answers whether it must be looked
    /// what became of it.
    #[must_use]
    pub(super) fn settle(&mut self, outcome: Result<Reply, AwsError>, now: f64) -> Option<AwsError> {
        let sending = std::mem::replace(&mut self.sending, Sending::Not);
        self.sending = match (sending, outcome) {
            (Sending::Sent { since, .. }, Ok(Reply::Registered(revision))) => {
                Sending::Registered { revision, seconds: Some(now - since) }
            }
            (Sending::Sent { .. }, Err(error)) if error.is_outcome_unknown => return Some(error),
            (Sending::Sent { .. }, Err(error)) if error.kind == ErrorKind::Cancelled => Sending::Not,
            (Sending::Sent { .. } | Sending::LogGroup { .. }, Err(error)) => Sending::Refused(error),
            (Sending::Looking { .. }, Ok(Reply::Looked(Looked { found: Some(revision), .. }))) => {
                Sending::Registered { revision, seconds: None }
            }
            (Sending::Looking { error, .. }, Ok(Reply::Looked(looked))) => {
                Sending::Unknown { error, looked: Ok(looked) }
            }
            (Sending::Looking { error, .. }, Err(failed)) => Sending::Unknown { error, looked: Err(failed) },
            (sending, _) => sending,
        };
        None
    }
}
