//! What differs between two versions of a task definition: as data, and in sentences on demand.
//!
//! Elements of lists are recognised by what names them (`super::identity`). What changes nothing for ECS is kept
//! apart: defaults that it fills in, order, other spellings. What belongs together is one change: CPU and memory, a
//! variable that moved, a health check. Secrets are in none of it.
//!
//! Sources: the field table, `schema::defaults`, and what DescribeTaskDefinition answers for a registered document.

mod compare;
mod container;
mod fields;
mod fold;
mod health;
pub(in crate::insight) mod place;
mod privacy;
mod render;
mod task;
mod variables;
mod volumes;
mod words;

use std::collections::HashMap;
use std::fmt;

use serde_json::Value;

use crate::document::Path;
pub use render::text;
pub use words::Words;

/// One difference.
#[derive(Clone, PartialEq)]
pub struct Change {
    /// Whether it changes anything for ECS.
    pub kind: Kind,
    /// What it is about.
    pub topic: Topic,
    /// Where it stands in the new document; `None` where it is gone. Of several places the first.
    pub path: Option<Path>,
    /// Where it stood in the old document; `None` where it is new.
    pub old_path: Option<Path>,
    /// What stood there, with secrets hidden. Of a change that joins several fields each is a member.
    pub old: Option<Value>,
    /// What stands there now, likewise.
    pub new: Option<Value>,
    /// The container or volume that it belongs to.
    pub owner: Option<Owner>,
    /// What changes, short: `Task size`, `web image`, `DB_PASSWORD`.
    pub subject: Words,
    /// What it was.
    pub from: Words,
    /// What it becomes.
    pub to: Words,
    /// What follows from it, where that is worth a word.
    pub remark: Option<Remark>,
    /// What a task costs more a month, where that is known and not nothing.
    pub cost: Option<Cost>,
    names_owner: bool,
}

/// Whether a difference is a change. Of several at one place the last counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// It is.
    Change,
    /// One version leaves out what ECS takes anyway.
    Default,
    /// The same in other letters: `256` and `.25 vCPU`.
    Spelling,
    /// The same elements in another order, which says nothing here.
    Order,
}

/// What a change is about: each has a sign of its own in the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Topic {
    /// CPU, memory and storage.
    Size,
    /// The image of a container.
    Image,
    /// An environment variable, plain or secret.
    Variable,
    /// The health check of a container.
    HealthCheck,
    /// A port.
    Port,
    /// Where logs go.
    Logging,
    /// One of the two roles.
    Role,
    /// The network of the task.
    Network,
    /// A volume or a mount.
    Volume,
    /// A whole container.
    Container,
    /// A tag of the task definition.
    Tag,
    /// Everything else.
    Other,
}

/// How much a change asks to be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weight {
    /// It may keep tasks from starting, cut off who uses them, or show what was hidden.
    Attention,
    /// It costs more.
    Costs,
    /// Neither better nor worse, as far as the program can tell.
    Neutral,
    /// It protects something.
    Safer,
}

/// What follows from a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Remark {
    /// A value went to where it is protected, or lost power that it had.
    Safer,
    /// An image can no longer become another one unnoticed.
    Pinned,
    /// A secret stands in the definition for everyone who may read that.
    Readable,
    /// What goes over the network can be read there.
    NotEncrypted,
    /// A mount no longer asks who mounts.
    NotAuthorized,
    /// A container may do what its host may.
    MorePower,
    /// A container may write where it could not.
    Writable,
    /// The task shares something with its host.
    SharesHost,
    /// ECS no longer sees that a container hangs.
    NoHealthCheck,
    /// Nobody keeps what a container says.
    NoLogs,
    /// What ECS or the code does with the role fails.
    NoRole,
    /// Images must be made for it.
    OtherPlatform,
    /// What is sent to the port arrives nowhere.
    NoPort,
    /// What was kept in the old place is not in the new one.
    OtherStorage,
    /// The image can become another one without a new revision.
    Moving,
    /// It is registered as the first or next revision of something else.
    OtherFamily,
}

impl Remark {
    /// How much it asks to be looked at.
    pub fn weight(self) -> Weight {
        match self {
            Self::Safer | Self::Pinned => Weight::Safer,
            _ => Weight::Attention,
        }
    }
}

/// A difference in price, of Fargate and one task that runs all the time.
#[derive(Debug, Clone, PartialEq)]
pub struct Cost {
    /// Dollars a month; below 0 where it becomes cheaper.
    pub monthly: f64,
    /// The region of the prices.
    pub region: String,
    /// When AWS had them; empty where that is not known.
    pub date: String,
    /// Whether no source of AWS itself confirms them.
    pub is_unsure: bool,
}

/// A container or a volume.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Owner {
    /// The container of this name; the name is empty where it has none.
    Container(String),
    /// The volume of this name, likewise.
    Volume(String),
}

impl Change {
    /// Whether it changes nothing for ECS, so that a list of changes leaves it out.
    pub fn is_hidden(&self) -> bool {
        self.kind != Kind::Change
    }

    /// How much it asks to be looked at.
    pub fn weight(&self) -> Weight {
        let costs = self.cost.as_ref().is_some_and(|cost| cost.monthly > 0.0);
        match self.remark.map(Remark::weight) {
            Some(Weight::Attention) => Weight::Attention,
            _ if self.is_hidden() => Weight::Neutral,
            _ if costs => Weight::Costs,
            other => other.unwrap_or(Weight::Neutral),
        }
    }

    /// Whether there is nothing of it any more.
    pub fn is_removed(&self) -> bool {
        self.path.is_none()
    }
}

impl fmt::Debug for Change {
    /// Without values: what looks like no secret may be one.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.as_ref().or(self.old_path.as_ref()).map(ToString::to_string);
        f.debug_struct("Change")
            .field("kind", &self.kind)
            .field("topic", &self.topic)
            .field("path", &path.unwrap_or_default())
            .field("remark", &self.remark)
            .finish_non_exhaustive()
    }
}

/// What differs between two versions, the changes in the order of the new document and hidden ones among them.
///
/// Both are task definitions or bare lists of containers; what only DescribeTaskDefinition answers is passed over.
/// Prices are those of the region that the new version names.
pub fn changes(old: &Value, new: &Value) -> Vec<Change> {
    changes_in(old, new, None)
}

/// [`changes`] with the prices of the region where the task definition is registered.
pub fn changes_in(old: &Value, new: &Value, region: Option<&str>) -> Vec<Change> {
    let mut found = task::compare(old, new, region);
    tell_apart(&mut found);
    found
}

/// Gives changes with the same subject the name of their container, too.
fn tell_apart(found: &mut [Change]) {
    let mut counts: HashMap<Words, usize> = HashMap::new();
    for change in found.iter().filter(|change| !change.is_hidden()) {
        *counts.entry(change.subject.clone()).or_default() += 1;
    }
    for change in found {
        if counts.get(&change.subject).is_some_and(|count| *count > 1) {
            change.subject = change.whole_subject();
            change.names_owner = true;
        }
    }
}

#[cfg(test)]
mod tests;
