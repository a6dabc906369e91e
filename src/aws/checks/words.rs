//! What a check says: keys of `live.ftl` and their facts. Attributes: `why` and, where something can be done, `fix`.

use super::{Check, Outcome, Reason, Thing, Unfit};
use crate::text::{Arg, Args, Catalog};

/// A sentence by its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// In `live.ftl`.
    pub key: &'static str,
    /// The names in it.
    pub args: Args,
}

impl Message {
    /// What must be true and is not, or why it is not known.
    pub fn text(&self, catalog: &Catalog) -> String {
        catalog.format(self.key, &self.args)
    }

    /// Why that matters.
    pub fn why(&self, catalog: &Catalog) -> Option<String> {
        catalog.attribute(self.key, "why", &self.args)
    }

    /// What to do.
    pub fn fix(&self, catalog: &Catalog) -> Option<String> {
        catalog.attribute(self.key, "fix", &self.args)
    }
}

impl Check {
    /// What it says.
    pub fn message(&self) -> Message {
        let args = Args::new().with("name", self.thing.name());
        // Sentences that are the same for all kinds of things name the kind.
        let of_thing = || args.clone().with("thing", Arg::Key(kind(&self.thing)));
        let (key, args) = match &self.outcome {
            Outcome::Exists => ("live-exists", of_thing()),
            Outcome::Missing => (missing(&self.thing), args),
            Outcome::NoRepository => ("live-repository-missing", args),
            Outcome::Unfit(unfit) => unfit_words(&self.thing, unfit, args),
            Outcome::Denied(error) => ("live-denied", of_thing().with("action", error.action)),
            Outcome::NotChecked(reason) => match reason {
                Reason::Placeholder => ("live-placeholder", of_thing()),
                Reason::Made => ("live-made", args),
                Reason::Registry(host) => ("live-registry", args.with("host", host.as_str())),
                Reason::OtherAccount(account) => {
                    ("live-other-account", of_thing().with("account", account.as_str()))
                }
                Reason::NotAsked => ("live-not-asked", of_thing()),
                Reason::Unreadable => ("live-unreadable", args),
                Reason::Failed(_) => ("live-failed", of_thing()),
            },
        };
        Message { key, args }
    }
}

fn kind(thing: &Thing) -> &'static str {
    match thing {
        Thing::Image { .. } => "live-thing-image",
        Thing::Role(_) => "live-thing-role",
        Thing::LogGroup { .. } => "live-thing-log-group",
        Thing::Secret(_) => "live-thing-secret",
        Thing::Parameter { .. } => "live-thing-parameter",
        Thing::FileSystem(_) | Thing::OtherFileSystem(_) => "live-thing-file-system",
        Thing::AccessPoint { .. } => "live-thing-access-point",
        Thing::Object(_) => "live-thing-object",
        Thing::Unreadable(_) => "live-thing-unknown",
    }
}

fn missing(thing: &Thing) -> &'static str {
    match thing {
        Thing::Image { .. } => "live-image-missing",
        Thing::Role(_) => "live-role-missing",
        Thing::LogGroup { .. } => "live-log-group-missing",
        Thing::Secret(_) => "live-secret-missing",
        Thing::Parameter { .. } => "live-parameter-missing",
        Thing::AccessPoint { .. } => "live-access-point-missing",
        // All but the first are never asked for.
        Thing::FileSystem(_) | Thing::OtherFileSystem(_) | Thing::Object(_) | Thing::Unreadable(_) => {
            "live-file-system-missing"
        }
    }
}

fn unfit_words(thing: &Thing, unfit: &Unfit, args: Args) -> (&'static str, Args) {
    match unfit {
        Unfit::Platform { has, wants } => {
            let has: Vec<String> = has.iter().map(ToString::to_string).collect();
            ("live-image-platform", args.with("has", has).with("wants", wants.to_string()))
        }
        Unfit::Artifact(kind) => ("live-image-artifact", args.with("type", kind.as_str())),
        Unfit::Archived => ("live-image-archived", args),
        Unfit::Untrusting => ("live-role-untrusting", args),
        Unfit::BeingDeleted => ("live-secret-deleted", args),
        Unfit::State(state) => {
            let thing = Arg::Key(kind(thing));
            ("live-state", args.with("thing", thing).with("state", state.as_str()))
        }
        Unfit::Elsewhere(owner) => ("live-access-point-elsewhere", args.with("owner", owner.as_str())),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::time::SystemTime;

    use super::*;
    use crate::aws::pickers::Platform;
    use crate::aws::{AwsError, ErrorKind};
    use crate::document::Path;
    use crate::rules::Severity;
    use crate::text::Language;

    fn samples() -> Vec<Check> {
        let text = || "example".to_owned();
        let denied = || Box::new(AwsError::new(ErrorKind::AccessDenied).of("iam:GetRole"));
        let platform = |architecture| Platform::of_task(None, Some(architecture)).unwrap();
        let things = [
            Thing::Image { text: text(), platform: None },
            Thing::Role(text()),
            Thing::LogGroup { name: text(), region: None, is_made: false },
            Thing::Secret(text()),
            Thing::Parameter { name: text(), region: None, account: None },
            Thing::FileSystem(text()),
            Thing::AccessPoint { id: text(), file_system: None },
            Thing::Object(text()),
            Thing::OtherFileSystem(text()),
            Thing::Unreadable(text()),
        ];
        let outcomes = [
            Outcome::Exists,
            Outcome::Missing,
            Outcome::NoRepository,
            Outcome::Unfit(Unfit::Platform { has: vec![platform("X86_64")], wants: platform("ARM64") }),
            Outcome::Unfit(Unfit::Artifact(text())),
            Outcome::Unfit(Unfit::Archived),
            Outcome::Unfit(Unfit::Untrusting),
            Outcome::Unfit(Unfit::BeingDeleted),
            Outcome::Unfit(Unfit::State("deleting".to_owned())),
            Outcome::Unfit(Unfit::Elsewhere("fs-1".to_owned())),
            Outcome::Denied(denied()),
            Outcome::NotChecked(Reason::Placeholder),
            Outcome::NotChecked(Reason::Made),
            Outcome::NotChecked(Reason::Registry("docker.io".to_owned())),
            Outcome::NotChecked(Reason::OtherAccount("111122223333".to_owned())),
            Outcome::NotChecked(Reason::NotAsked),
            Outcome::NotChecked(Reason::Unreadable),
            Outcome::NotChecked(Reason::Failed(denied())),
        ];
        let check = |thing: &Thing, outcome: &Outcome| Check {
            path: Path::root(),
            thing: thing.clone(),
            outcome: outcome.clone(),
            at: SystemTime::UNIX_EPOCH,
        };
        things.iter().flat_map(|thing| outcomes.iter().map(move |outcome| check(thing, outcome))).collect()
    }

    #[test]
    fn every_check_says_what_why_and_what_to_do_in_both_languages() {
        for language in Language::ALL {
            let catalog = Catalog::new(language);
            for check in samples() {
                let message = check.message();
                let text = message.text(&catalog);
                assert!(catalog.has(message.key) && text.contains("example"), "{text}");
                assert!(!text.contains("live-"), "{text}");
                assert_eq!(message.why(&catalog).is_some(), check.severity().is_some(), "{text}");
                let is_bad = check.severity() == Some(Severity::Error);
                assert!(message.fix(&catalog).is_some() || !is_bad, "{text}");
            }
        }
    }

    #[test]
    fn no_sentence_is_left_over() {
        let said: BTreeSet<&str> =
            samples().iter().flat_map(|check| [check.message().key, kind(&check.thing)]).collect();
        let source = include_str!("../../../assets/text/en/live.ftl");
        let written = source.lines().filter_map(|line| line.split_once(" ="));
        let written: BTreeSet<&str> =
            written.map(|(key, _)| key).filter(|key| key.starts_with("live-")).collect();
        assert_eq!(written, said);
    }
}
