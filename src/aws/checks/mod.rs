//! Live checks: whether what a document names outside of itself is there and fits. Nothing is changed, and no value of
//! a secret or parameter is read.

mod look;
mod things;
mod words;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::SystemTime;

use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use super::error::{AwsError, ErrorKind};
use super::message::Progress;
use super::pickers::Platform;
use super::session::Session;
use crate::document::Path;
use crate::rules::Severity;
pub use things::{platform, things};
pub use words::Message;

/// How many things are looked at side by side.
const AT_ONCE: usize = 8;

/// Something that a document names and that is not in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Thing {
    /// A container image.
    Image {
        /// As written.
        text: String,
        /// What it must run on, where the task says so. On instances of EC2 the instance decides.
        platform: Option<Platform>,
    },
    /// A role by its ARN or name.
    Role(String),
    /// A log group of CloudWatch Logs.
    LogGroup {
        /// Its name.
        name: String,
        /// Its region, where the document names one.
        region: Option<String>,
        /// Whether it need not be there, because `awslogs-create-group` makes it.
        is_made: bool,
    },
    /// A secret by its ARN, without key, stage and version, or by its name.
    Secret(String),
    /// A parameter of Systems Manager.
    Parameter {
        /// With its slashes.
        name: String,
        /// Its region, where the document names one.
        region: Option<String>,
        /// Its account, where the document names one.
        account: Option<String>,
    },
    /// A file system of EFS.
    FileSystem(String),
    /// An access point of EFS.
    AccessPoint {
        /// `fsap-0123456789abcdef0`.
        id: String,
        /// The file system that it is used with, where it is known.
        file_system: Option<String>,
    },
    /// An object in S3, by its ARN: environment variables, settings of a log router.
    Object(String),
    /// A file system of FSx or S3 Files.
    OtherFileSystem(String),
    /// A text that names nothing, since it has not the form of such a name. Rules say what is wrong with it.
    Unreadable(String),
}

impl Thing {
    /// What the document calls it.
    pub fn name(&self) -> &str {
        match self {
            Self::Image { text, .. } => text,
            Self::LogGroup { name, .. } | Self::Parameter { name, .. } => name,
            Self::AccessPoint { id, .. } => id,
            Self::Role(name)
            | Self::Secret(name)
            | Self::FileSystem(name)
            | Self::Object(name)
            | Self::OtherFileSystem(name)
            | Self::Unreadable(name) => name,
        }
    }
}

/// What a look came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is there, and as far as can be seen it fits.
    Exists,
    /// It is not there.
    Missing,
    /// Not even the repository is there.
    NoRepository,
    /// It is there and of no use.
    Unfit(Unfit),
    /// We may not look. That says nothing of the task, which has roles of its own.
    Denied(Box<AwsError>),
    /// Nobody looked.
    NotChecked(Reason),
}

/// Why something that is there is of no use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// The image is for other systems.
    Platform {
        /// What it is for.
        has: Vec<Platform>,
        /// What the task is.
        wants: Platform,
    },
    /// It is no container image but of this media type.
    Artifact(String),
    /// The image cannot be pulled before it is taken out of the archive.
    Archived,
    /// The role does not let ECS take it on for tasks.
    Untrusting,
    /// The secret is going to be deleted, and cannot be read meanwhile.
    BeingDeleted,
    /// The file system or access point is not available but in this state.
    State(String),
    /// The access point is one of this file system.
    Elsewhere(String),
}

/// Why nobody looked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It is named by a placeholder.
    Placeholder,
    /// ECS makes it when a task starts.
    Made,
    /// The image comes from this registry, which is not the user's AWS account.
    Registry(String),
    /// It belongs to this account, whose service answers others nothing.
    OtherAccount(String),
    /// Its service is not asked: S3, FSx.
    NotAsked,
    /// It names nothing.
    Unreadable,
    /// The question failed.
    Failed(Box<AwsError>),
}

/// What is known of one thing at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Where the document names it.
    pub path: Path,
    /// What it names.
    pub thing: Thing,
    /// What was found.
    pub outcome: Outcome,
    /// When.
    pub at: SystemTime,
}

impl Check {
    /// How bad it is; `None` where nothing is wrong.
    pub fn severity(&self) -> Option<Severity> {
        match &self.outcome {
            Outcome::Exists => None,
            Outcome::Missing | Outcome::NoRepository | Outcome::Unfit(_) => Some(Severity::Error),
            Outcome::Denied(_) | Outcome::NotChecked(_) => Some(Severity::Info),
        }
    }

    /// What went wrong with the question, if something did.
    pub fn error(&self) -> Option<&AwsError> {
        match &self.outcome {
            Outcome::Denied(error) | Outcome::NotChecked(Reason::Failed(error)) => Some(error),
            _ => None,
        }
    }
}

/// Looks at all of them, several side by side and each one once. One that fails ends no other, but where the session
/// is over, that is the answer to all.
pub(super) async fn run(
    session: &Session,
    named: Vec<(Path, Thing)>,
    tell: &(dyn Fn(Progress) + Sync),
) -> Result<Vec<Check>, AwsError> {
    let mut things: Vec<Thing> = Vec::new();
    let mut known: HashMap<Thing, Option<(Outcome, SystemTime)>> = HashMap::new();
    for (_, thing) in &named {
        if !known.contains_key(thing) {
            let reason = look::reason_not_to(session, thing).map(Outcome::NotChecked);
            if reason.is_none() {
                things.push(thing.clone());
            }
            known.insert(thing.clone(), reason.map(|reason| (reason, SystemTime::now())));
        }
    }
    let total = things.len();
    let permits = Arc::new(Semaphore::new(AT_ONCE));
    let mut looks = JoinSet::new();
    for question in look::questions(things) {
        let (session, permits) = (session.clone(), Arc::clone(&permits));
        looks.spawn(async move {
            // Nobody closes it: a permit always comes.
            let _permit = permits.acquire().await;
            (look::look(&session, question).await, SystemTime::now())
        });
    }
    let mut done = 0;
    while let Some(look) = looks.join_next().await {
        let (found, at) = look.unwrap_or_else(|_| (Vec::new(), SystemTime::now()));
        done += found.len();
        known.extend(found.into_iter().map(|(thing, outcome)| (thing, Some((outcome, at)))));
        tell(Progress::Checked(done, total));
    }
    let check = |(path, thing): (Path, Thing)| {
        let lost = || Outcome::NotChecked(Reason::Failed(Box::new(AwsError::new(ErrorKind::ConnectionLost))));
        let found = known.get(&thing).cloned().flatten();
        let (outcome, at) = found.unwrap_or_else(|| (lost(), SystemTime::now()));
        Check { path, thing, outcome, at }
    };
    let checks: Vec<Check> = named.into_iter().map(check).collect();
    match checks.iter().filter_map(Check::error).find(|error| error.wants_sign_in()) {
        Some(error) => Err(error.clone()),
        None => Ok(checks),
    }
}
