//! Taking revisions away: nothing happens before someone who was told the consequence says so, and nothing is
//! repeated by itself.

use crate::app::aws::Remote;
use crate::aws::{AwsError, ErrorKind, Progress, Reply, RequestId, Revision};

/// ECS deletes so many revisions at a time.
pub const MOST: usize = 10;

/// What is to happen to which revisions, by ARN.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// It becomes inactive: nothing new starts from it.
    Deregister(String),
    /// They go for ever.
    Delete(Vec<String>),
}

impl Act {
    /// The revisions.
    pub fn arns(&self) -> &[String] {
        match self {
            Self::Deregister(arn) => std::slice::from_ref(arn),
            Self::Delete(arns) => arns,
        }
    }

    /// Whether what was found shows that it took place.
    fn is_shown_by(&self, found: &Found) -> bool {
        match (self, found) {
            (Self::Deregister(_), Found::Status(status)) => status != "ACTIVE",
            (Self::Delete(_), Found::Status(status)) => status == "DELETE_IN_PROGRESS",
            (_, Found::Gone) => true,
            (_, Found::Unknown(_)) => false,
        }
    }
}

/// Something that is to be taken away, and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Removal {
    /// What is to happen.
    pub act: Act,
    /// How far it is.
    pub state: Removing,
}

/// How far taking something away is.
#[derive(Debug, Clone, PartialEq)]
pub enum Removing {
    /// The user is asked.
    Asked,
    /// ECS is asked to do it.
    Sent {
        /// The request.
        id: RequestId,
        /// Whether ECS may have it: stopping is then only stopping to wait.
        is_out: bool,
    },
    /// Nobody knows whether it took place: each revision is looked at.
    Looking {
        /// Why nobody knows.
        error: AwsError,
        /// What was found of each, in the order of the revisions.
        looks: Vec<Remote<Found>>,
    },
    /// It was looked, and this is how they are.
    Looked {
        /// Why nobody knew.
        error: AwsError,
        /// What was found of each, in the order of the revisions.
        found: Vec<Found>,
    },
    /// It is done, but for these revisions: ARN and ECS's reason.
    Done(Vec<(String, String)>),
    /// It was not done.
    Refused(AwsError),
}

/// What a look at a revision says.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// `ACTIVE`, `INACTIVE` or `DELETE_IN_PROGRESS`.
    Status(String),
    /// There is none.
    Gone,
    /// Looking did not work either.
    Unknown(AwsError),
}

impl Found {
    /// What the answer to a look says.
    pub(crate) fn of(outcome: Result<Reply, AwsError>) -> Self {
        match outcome {
            Ok(Reply::Revision(Some(revision))) => Self::Status(status_of(&revision)),
            Ok(_) => Self::Gone,
            Err(error) if error.kind == ErrorKind::NotFound => Self::Gone,
            Err(error) => Self::Unknown(error),
        }
    }
}

fn status_of(revision: &Revision) -> String {
    revision.origin.status.clone().unwrap_or_else(|| "ACTIVE".to_owned())
}

impl Removal {
    /// Nothing happens before the user says so.
    pub(crate) fn asked(act: Act) -> Self {
        Self { act, state: Removing::Asked }
    }

    /// Whether a call runs that the dialog waits for.
    pub fn is_running(&self) -> bool {
        matches!(self.state, Removing::Sent { .. } | Removing::Looking { .. })
    }

    /// Whether something may be another way now than the lists have it.
    pub fn has_effect(&self) -> bool {
        matches!(self.state, Removing::Looked { .. } | Removing::Done(_))
    }

    /// The requests that run.
    pub(crate) fn requests(&self) -> Vec<RequestId> {
        match &self.state {
            Removing::Sent { id, .. } => vec![*id],
            Removing::Looking { looks, .. } => looks.iter().filter_map(Remote::waiting).collect(),
            _ => Vec::new(),
        }
    }

    /// Takes note that ECS may have the request.
    pub(crate) fn progress(&mut self, request: RequestId, progress: &Progress) {
        if let Removing::Sent { id, is_out } = &mut self.state
            && *id == request
            && *progress == Progress::Sent
        {
            *is_out = true;
        }
    }

    /// Takes the answer of ECS. Answers why it must be looked what became of it.
    #[must_use]
    pub(crate) fn settle(&mut self, outcome: Result<Reply, AwsError>) -> Option<AwsError> {
        self.state = match outcome {
            Ok(Reply::Deleted { failures, .. }) => Removing::Done(failures),
            Ok(_) => Removing::Done(Vec::new()),
            Err(error) if error.is_outcome_unknown => return Some(error),
            // Stopped before it left: as if nobody had pressed.
            Err(error) if error.kind == ErrorKind::Cancelled => Removing::Asked,
            Err(error) => Removing::Refused(error),
        };
        None
    }

    /// Takes what a look says. Answers whether that was asked for.
    pub(crate) fn look(&mut self, id: RequestId, outcome: Result<Reply, AwsError>) -> bool {
        let Removing::Looking { error, looks } = &mut self.state else { return false };
        let Some(look) = looks.iter_mut().find(|look| look.waits_for(id)) else { return false };
        *look = Remote::Ready(Found::of(outcome));
        let found: Vec<Found> = looks.iter().filter_map(Remote::ready).cloned().collect();
        if found.len() == looks.len() {
            self.state = match found.iter().all(|found| self.act.is_shown_by(found)) {
                true => Removing::Done(Vec::new()),
                false => Removing::Looked { error: error.clone(), found },
            };
        }
        true
    }
}
