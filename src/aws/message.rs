//! What can be asked of AWS, and what comes back.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use super::checks::{Check, Thing};
use super::error::AwsError;
use super::pickers::{Listed, Listing};
use super::profiles::Profile;
use crate::document::Path;
use crate::exchange::describe::{self, Origin};
use crate::schema::walk::DESCRIBE_ONLY;

/// Tells requests apart, in the order in which they were sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RequestId(pub(super) u64);

/// As whom to speak, and to where.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Target {
    /// A profile of the AWS configuration. `None`: what the environment says, as for the AWS CLI.
    pub profile: Option<String>,
    /// `ap-northeast-2`. `None`: that of the environment or the profile.
    pub region: Option<String>,
    /// Where requests go instead of AWS, such as `http://127.0.0.1:5000`.
    pub endpoint_url: Option<String>,
}

/// Who AWS says that we are (sts:GetCallerIdentity), and where we speak to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Twelve digits.
    pub account: String,
    /// `arn:aws:sts::111122223333:assumed-role/Admin/minji`.
    pub arn: String,
    /// The profile that was asked for.
    pub profile: Option<String>,
    /// `ap-northeast-2`.
    pub region: String,
    /// Where requests go, if that is not AWS: nothing of what is done then reaches AWS.
    pub emulator: Option<String>,
}

impl Identity {
    /// What of the ARN names the person or role: `user/minji`, `assumed-role/Admin/minji`.
    pub fn who(&self) -> &str {
        self.arn.splitn(6, ':').nth(5).unwrap_or(&self.arn)
    }
}

/// A registered task definition, as ECS describes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Revision {
    /// The reply as it came: members that nobody here knows are in it.
    pub raw: Arc<str>,
    /// The same, read.
    pub reply: Value,
    /// Which revision this is, since when, and by whom.
    pub origin: Origin,
}

impl Revision {
    /// Reads a reply with a member `taskDefinition`; `None` where there is none.
    pub fn read(raw: &[u8]) -> Option<Self> {
        let raw: Arc<str> = std::str::from_utf8(raw).ok()?.into();
        let reply: Value = serde_json::from_str(&raw).ok()?;
        let origin = describe::origin(reply.get("taskDefinition")?.as_object()?);
        origin.arn.as_ref()?;
        Some(Self { raw, reply, origin })
    }

    /// The task definition inside.
    pub fn definition(&self) -> &Value {
        &self.reply["taskDefinition"]
    }

    /// The task definition as a document would have it: without what only a description has, and with its tags,
    /// which a reply has beside it.
    pub fn document(&self) -> Value {
        let mut document = self.definition().clone();
        if let Some(members) = document.as_object_mut() {
            members.retain(|key, _| !DESCRIBE_ONLY.contains(&key.as_str()));
            let tags =
                self.reply.get("tags").filter(|tags| tags.as_array().is_some_and(|tags| !tags.is_empty()));
            members.extend(tags.map(|tags| ("tags".to_owned(), tags.clone())));
        }
        document
    }

    /// Whether tasks can be started from it.
    pub fn is_active(&self) -> bool {
        self.origin.status.as_deref().is_none_or(|status| status == "ACTIVE")
    }

    /// `foobar:41`.
    pub fn name(&self) -> String {
        format!("{}:{}", self.family(), self.number())
    }

    /// `foobar`.
    pub fn family(&self) -> &str {
        self.origin.family.as_deref().unwrap_or_default()
    }

    /// The 41 of `foobar:41`.
    pub fn number(&self) -> u64 {
        self.origin.revision.unwrap_or_default()
    }

    /// `arn:aws:ecs:ap-northeast-2:111122223333:task-definition/foobar:41`.
    pub fn arn(&self) -> &str {
        self.origin.arn.as_deref().unwrap_or_default()
    }
}

/// `foobar:41` of `…:task-definition/foobar:41`.
pub fn name_of(arn: &str) -> &str {
    arn.rsplit('/').next().unwrap_or(arn)
}

/// The 41 of `…:task-definition/foobar:41`.
pub fn number_of(arn: &str) -> u64 {
    arn.rsplit(':').next().and_then(|number| number.parse().ok()).unwrap_or_default()
}

/// Which revisions of a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Status {
    /// Tasks can be started from them.
    #[default]
    Active,
    /// Deregistered: what runs goes on.
    Inactive,
    /// Being deleted.
    Deleting,
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page<T> {
    /// What is on it.
    pub items: Vec<T>,
    /// What asks for the next page.
    pub next: Option<String>,
}

/// A wish with all that it takes to fulfil it.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// The profiles of the AWS configuration. Nothing leaves the machine.
    Profiles,
    /// Who are we?
    Connect(Target),
    /// Signs in to IAM Identity Center, with somebody who approves it in a browser. Answered with [`Reply::Done`].
    SignIn(Target),
    /// The latest active revision of a family.
    Latest(Target, String),
    /// The revision that `family`, `family:revision` or an ARN names.
    Describe(Target, String),
    /// Families whose names begin so, in the order of their names.
    Families {
        /// As whom.
        target: Target,
        /// The beginning of the names.
        prefix: String,
        /// Whether those without an active revision are among them.
        with_inactive: bool,
        /// What the page before gave.
        page: Option<String>,
    },
    /// The ARNs of a family's revisions, the newest first.
    Revisions {
        /// As whom.
        target: Target,
        /// The whole name.
        family: String,
        /// Which of them.
        status: Status,
        /// What the page before gave.
        page: Option<String>,
    },
    /// What there is to choose from.
    List(Target, Listing),
    /// Whether what a document names outside of itself is there and fits, each at its place.
    Check(Target, Vec<(Path, Thing)>),
    /// Makes a revision. Never repeated by itself once it may have reached ECS.
    Register {
        /// As whom.
        target: Target,
        /// What is sent, byte for byte.
        body: Arc<str>,
        /// The latest revision that it was compared with, 0 where there was none: a newer one stops it. `None`: it
        /// could not be compared, or is sent in spite of what may be there.
        after: Option<u64>,
    },
    /// Looks whether a registration of unknown outcome took place: at once and again after some seconds.
    Look {
        /// As whom.
        target: Target,
        /// What was sent.
        body: Arc<str>,
        /// The latest revision before it was sent, 0 where there was none.
        after: u64,
    },
    /// Makes a log group. One that is there already is as good.
    CreateLogGroup {
        /// As whom.
        target: Target,
        /// Its name.
        name: String,
        /// Its region, where that is not the target's.
        region: Option<String>,
        /// After how many days events go. `None`: never.
        retention: Option<u32>,
    },
    /// Makes a revision inactive, by `family:revision` or ARN.
    Deregister(Target, String),
    /// Deletes inactive revisions, at most ten, by ARN.
    Delete(Target, Vec<String>),
}

impl Request {
    /// As whom it is done; `None` where nobody is asked.
    pub fn target(&self) -> Option<&Target> {
        match self {
            Self::Profiles => None,
            Self::Connect(target)
            | Self::SignIn(target)
            | Self::Latest(target, _)
            | Self::Describe(target, _)
            | Self::Deregister(target, _)
            | Self::Delete(target, _)
            | Self::List(target, _)
            | Self::Check(target, _)
            | Self::Families { target, .. }
            | Self::Revisions { target, .. }
            | Self::Register { target, .. }
            | Self::Look { target, .. }
            | Self::CreateLogGroup { target, .. } => Some(target),
        }
    }

    /// Whether what it does cannot be undone by doing it again.
    pub fn is_writing(&self) -> bool {
        matches!(
            self,
            Self::Register { .. } | Self::CreateLogGroup { .. } | Self::Deregister(..) | Self::Delete(..)
        )
    }
}

/// What a request came to.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// By name, the default one first.
    Profiles(Vec<Profile>),
    /// Who we are.
    Identity(Identity),
    /// A revision, or that there is none.
    Revision(Option<Box<Revision>>),
    /// Names of families, or ARNs of revisions.
    Names(Page<String>),
    /// What there is to choose from.
    Listed(Listed),
    /// What was found, in the order of the question.
    Checked(Vec<Check>),
    /// The new revision.
    Registered(Box<Revision>),
    /// What looking found.
    Looked(Looked),
    /// It is done.
    Done,
    /// Done for some, not for others.
    Deleted {
        /// The ARNs that are being deleted.
        deleted: Vec<String>,
        /// ARN and reason of those that are not.
        failures: Vec<(String, String)>,
    },
}

impl Reply {
    /// The profiles, where those were asked for.
    pub fn profiles(self) -> Option<Vec<Profile>> {
        match self {
            Self::Profiles(profiles) => Some(profiles),
            _ => None,
        }
    }

    /// Who we are, where that was asked for.
    pub fn identity(self) -> Option<Identity> {
        match self {
            Self::Identity(identity) => Some(identity),
            _ => None,
        }
    }

    /// A revision or that there is none, where one was asked for.
    pub fn revision(self) -> Option<Option<Box<Revision>>> {
        match self {
            Self::Revision(revision) => Some(revision),
            _ => None,
        }
    }

    /// What was found, where things were looked at.
    pub fn checks(self) -> Option<Vec<Check>> {
        match self {
            Self::Checked(checks) => Some(checks),
            _ => None,
        }
    }
}

/// What there is after a registration of unknown outcome.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Looked {
    /// A revision equal to what was sent that was not there before.
    pub found: Option<Box<Revision>>,
    /// How many other new ones there are.
    pub others: usize,
}

/// What happens between request and reply.
#[derive(Debug, Clone, PartialEq)]
pub enum Progress {
    /// The session is there, as whom was asked for; the request goes out now.
    Connected(Target, Identity),
    /// Somebody is to approve the sign-in in a browser.
    SignIn {
        /// Where: `https://…`, as AWS named it.
        url: String,
        /// What the page shows, too, so that nobody approves the sign-in of someone else.
        code: String,
        /// For how long.
        lasts: Duration,
    },
    /// From now on ECS may have it: stopping is only stopping to wait.
    Sent,
    /// Nothing was done yet, and it is tried once more after some seconds.
    Again(AwsError),
    /// How many things were checked, and how many there are.
    Checked(usize, usize),
    /// How often was looked, and how often will be.
    Looked(usize, usize),
}

/// Something happened to a request. After [`Event::Done`] nothing more comes for it.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// It goes on.
    Progress(RequestId, Progress),
    /// It ended.
    Done(RequestId, Result<Reply, AwsError>),
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_revision_as_a_document_has_its_tags_and_nothing_that_only_ecs_writes() {
        let reply = json!({
            "taskDefinition": {
                "taskDefinitionArn": "arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7", "revision": 7,
                "status": "ACTIVE", "family": "web", "newKey": 1
            },
            "tags": [{ "key": "team", "value": "a" }]
        });
        let revision = Revision::read(reply.to_string().as_bytes()).unwrap();
        let tags = json!([{ "key": "team", "value": "a" }]);
        assert_eq!(revision.document(), json!({ "family": "web", "newKey": 1, "tags": tags }));
    }
}
