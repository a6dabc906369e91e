//! What there is to choose from: names, never values. Secrets and parameters are listed by the calls that cannot
//! give what they hold.
//!
//! Lists are bounded, because an account may have tens of thousands of log groups; a list that is not complete says
//! so, and can be asked again with a beginning where the service searches.

pub(super) mod file_systems;
pub mod images;
pub(super) mod log_groups;
pub(super) mod parameters;
pub mod platform;
pub(super) mod roles;
pub(super) mod secrets;

use std::time::{Duration, SystemTime};

use serde_json::Value;

use super::error::AwsError;
use super::generic::unreadable;
use super::session::Session;
pub use platform::{Platform, Platforms};

/// At most this many entries are listed.
pub const MOST: usize = 5_000;

/// At most this many calls are made for one list. Some services give 50 entries a call, and few calls a second.
const MOST_PAGES: usize = 40;

/// What to list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Listing {
    /// The repositories of the account's own registry of ECR.
    Repositories,
    /// The tagged images of one repository, the newest first.
    Images {
        /// Its URI, `111122223333.dkr.ecr.eu-west-1.amazonaws.com/web`, whose account and region are asked; or the
        /// name of a repository of our own.
        repository: String,
    },
    /// The roles that ECS may give to tasks.
    Roles,
    /// Log groups whose names begin so.
    LogGroups {
        /// Empty: all.
        prefix: String,
        /// Where that is not the target's region.
        region: Option<String>,
    },
    /// Secrets whose names begin so.
    Secrets {
        /// Empty: all.
        prefix: String,
    },
    /// Parameters with this in their names.
    Parameters {
        /// Empty: all.
        contains: String,
    },
    /// File systems of EFS.
    FileSystems,
    /// The access points of one of them.
    AccessPoints {
        /// `fs-0123456789abcdef0`.
        file_system: String,
    },
}

/// What there is.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// By name; images by the time of their push.
    pub items: Vec<Item>,
    /// Whether this is all there is.
    pub is_complete: bool,
    /// When it was asked.
    pub at: SystemTime,
}

/// Something to choose.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What goes into the document.
    pub value: String,
    /// What people call it.
    pub label: String,
    /// What else is known.
    pub details: Details,
}

/// What is known of an item beyond its name.
#[derive(Debug, Clone, PartialEq)]
pub enum Details {
    /// A repository.
    Repository {
        /// Whether a tag always means the same image.
        is_immutable: bool,
    },
    /// An image by one of its tags.
    Image(images::Image),
    /// A role.
    Role {
        /// As its owner describes it; may be empty.
        description: String,
    },
    /// A log group.
    LogGroup {
        /// After how many days events go. `None`: never.
        retention: Option<u32>,
        /// How many bytes it keeps.
        bytes: Option<u64>,
    },
    /// A secret.
    Secret {
        /// As its owner describes it; may be empty.
        description: String,
    },
    /// A parameter.
    Parameter {
        /// `String`, `StringList` or `SecureString`.
        kind: String,
        /// As its owner describes it; may be empty.
        description: String,
    },
    /// A file system.
    FileSystem {
        /// `available`, or why it cannot be mounted.
        state: String,
        /// How many bytes it keeps.
        bytes: Option<u64>,
        /// Whether they are encrypted where they lie.
        is_encrypted: bool,
    },
    /// An access point.
    AccessPoint {
        /// `available`, or why it cannot be mounted.
        state: String,
        /// The directory that it shows as the root.
        root: String,
        /// User and group that files are read and written as.
        user: Option<(u64, u64)>,
    },
}

/// Lists what there is.
pub(super) async fn list(session: &Session, listing: &Listing) -> Result<Listed, AwsError> {
    let at = SystemTime::now();
    let (items, is_complete) = match listing {
        Listing::Repositories => images::repositories(session).await?,
        Listing::Images { repository } => images::images(session, repository).await?,
        Listing::Roles => roles::list(session).await?,
        Listing::LogGroups { prefix, region } => log_groups::list(session, prefix, region.as_deref()).await?,
        Listing::Secrets { prefix } => secrets::list(session, prefix).await?,
        Listing::Parameters { contains } => parameters::list(session, contains).await?,
        Listing::FileSystems => file_systems::list(session).await?,
        Listing::AccessPoints { file_system } => file_systems::access_points(session, file_system).await?,
    };
    Ok(Listed { items, is_complete, at })
}

/// A list that comes in pages.
struct Pages<T> {
    items: Vec<T>,
    count: usize,
    next: Option<String>,
}

impl<T> Pages<T> {
    fn new() -> Self {
        Self { items: Vec::new(), count: 0, next: None }
    }

    /// Whether another page is to be asked for. An empty page may be followed by others.
    fn is_wanted(&self) -> bool {
        let is_first = self.count == 0;
        is_first || (self.next.is_some() && self.count < MOST_PAGES && self.items.len() < MOST)
    }

    /// What asks for the next page; `None` for the first.
    fn next(&self) -> Option<&str> {
        self.next.as_deref()
    }

    /// Adds what `item` makes of the list in a reply. `next`: which member asks for the next page.
    fn add_reply(
        &mut self,
        reply: &Value,
        action: &'static str,
        [list, next]: [&str; 2],
        item: impl Fn(&Value) -> Option<T>,
    ) -> Result<(), AwsError> {
        let items = objects(reply, list, action)?.iter().filter_map(item);
        self.add(items, text(reply, next).map(str::to_owned));
        Ok(())
    }

    fn add(&mut self, items: impl IntoIterator<Item = T>, next: Option<String>) {
        self.items.extend(items);
        self.count += 1;
        self.next = next.filter(|token| !token.is_empty());
    }

    /// The items, and whether they are all.
    fn finish(mut self) -> (Vec<T>, bool) {
        let is_complete = self.next.is_none() && self.items.len() <= MOST;
        self.items.truncate(MOST);
        (self.items, is_complete)
    }
}

impl Pages<Item> {
    /// The same, by label.
    fn finish_sorted(mut self) -> (Vec<Item>, bool) {
        self.items.sort_by(|a, b| (&a.label, &a.value).cmp(&(&b.label, &b.value)));
        self.finish()
    }
}

/// The objects in a list of a reply; a reply without the list is unreadable.
fn objects<'v>(reply: &'v Value, key: &str, action: &'static str) -> Result<&'v [Value], AwsError> {
    let list = reply.get(key).and_then(Value::as_array);
    list.map(Vec::as_slice).ok_or_else(|| unreadable(action))
}

fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key)?.as_str()
}

fn owned(value: &Value, key: &str) -> String {
    text(value, key).unwrap_or_default().to_owned()
}

/// A time as JSON 1.1 has it: seconds since 1970, with a fraction.
fn time(value: &Value) -> Option<SystemTime> {
    let since = Duration::try_from_secs_f64(value.as_f64()?).ok()?;
    SystemTime::UNIX_EPOCH.checked_add(since)
}

/// A request without the members that are null: a service may take those for a mistake.
fn without_null(mut request: Value) -> Value {
    if let Some(members) = request.as_object_mut() {
        members.retain(|_, value| !value.is_null());
    }
    request
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn pages_end_with_the_last_one_or_when_there_are_enough() {
        let mut pages = Pages::new();
        assert!(pages.is_wanted());
        pages.add([2, 1], Some("a".to_owned()));
        assert!(pages.is_wanted() && pages.next() == Some("a"));
        // An empty page in the middle ends nothing; an empty token is none.
        pages.add([], Some("b".to_owned()));
        assert!(pages.is_wanted());
        pages.add([3], Some(String::new()));
        assert!(!pages.is_wanted());
        assert_eq!(pages.finish(), (vec![2, 1, 3], true));
    }

    #[test]
    fn a_list_without_end_is_cut() {
        let mut pages = Pages::new();
        while pages.is_wanted() {
            pages.add(0..1_000, Some("again".to_owned()));
        }
        let (items, is_complete) = pages.finish();
        assert_eq!((items.len(), is_complete), (MOST, false));

        let mut pages = Pages::<u8>::new();
        let mut count = 0;
        while pages.is_wanted() {
            pages.add([], Some("again".to_owned()));
            count += 1;
        }
        assert_eq!((count, pages.finish().1), (MOST_PAGES, false));
    }

    #[test]
    fn times_are_read_and_nonsense_is_none() {
        let second = |seconds| SystemTime::UNIX_EPOCH.checked_add(Duration::from_millis(seconds));
        assert_eq!(time(&json!(1_700_000_000.5)), second(1_700_000_000_500));
        for nonsense in [json!(-1), json!(1e300), json!("2026-01-01"), json!(null)] {
            assert_eq!(time(&nonsense), None, "{nonsense}");
        }
    }
}
