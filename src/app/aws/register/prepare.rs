//! What a registration is made of, and what it is compared with.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::app::App;
use crate::app::aws::Remote;
use crate::app::aws::difference::Difference;
use crate::app::aws::live::named;
use crate::app::aws::origin::base_revision;
use crate::app::aws::registration::{Anyway, LogGroupWish, Newer, Registration, Sending};
use crate::app::derived::{Counts, Derived};
use crate::app::fill_in;
use crate::app::journal::DocumentId;
use crate::aws::{Revision, Target};
use crate::document::{Encoding, parse};
use crate::exchange::body;
use crate::insight::needs::{self, Home, LogGroup, References};
use crate::task::{Task, secret};

impl App {
    /// What changes against the latest revision, and what the caller must be allowed to do.
    pub(in crate::app::aws) fn compare_registration(&mut self) {
        let Some(registration) = self.registration_mut() else { return };
        registration.refresh_policy();
        let identity = registration.identity.ready().cloned();
        if let Some(latest) = registration.latest_revision() {
            let region = identity.as_ref().map(|identity| identity.region.as_str());
            let difference = Difference::of(&latest.document(), &registration.value, region);
            registration.difference = Some(Arc::new(difference));
        }
        let (document, family) = (registration.document, registration.family.clone());
        let Some(identity) = identity else { return };
        let notes = self.notes_of(document);
        let base = notes.as_ref().and_then(|notes| base_revision(notes, &family, &identity));
        let can_merge = notes.is_some_and(|notes| notes.base.is_some());
        let opened = self.workspace.get(document).map(|open| open.opened);
        self.change_registration(|it| {
            it.is_later =
                it.latest_revision().and_then(registered).zip(opened).is_some_and(|(at, opened)| at > opened);
            (it.base, it.can_merge) = (base, can_merge);
        });
    }
}

impl Registration {
    /// A registration of what `derived` was made of; `None` where that cannot be read.
    pub(in crate::app::aws) fn of(
        document: DocumentId,
        derived: &Derived,
        encoding: Encoding,
        serial: u64,
    ) -> Option<Self> {
        let parsed = derived.parsed()?;
        let family = parsed.value.get("family").and_then(serde_json::Value::as_str).unwrap_or_default();
        let body = body::body(&derived.text, parsed, encoding);
        let task = Task::read(&derived.text, parsed);
        let references = References::of(&task);
        Some(Self {
            serial,
            document,
            text_revision: derived.revision,
            family: family.to_owned(),
            masked: secret::mask(&body.text, &secret::values_in(&body.text)).into(),
            body: body.text,
            deviations: body.differences,
            value: Arc::new(parsed.value.clone()),
            difference: None,
            counts: Counts::of(&derived.findings),
            placeholders: fill_in::count(derived),
            anyway: Anyway::No,
            target: Target::default(),
            identity: Remote::Idle,
            latest: Remote::Idle,
            named: named(derived),
            live: Remote::Idle,
            base: None,
            is_later: false,
            can_merge: false,
            newer: Newer::Open,
            merging: None,
            log_groups: log_groups(&references),
            policy: None,
            note: String::new(),
            sending: Sending::Not,
            place: None,
            repeats: false,
        })
    }

    /// Works out the policy that allows the whole registration: with the log groups that are made before.
    pub(super) fn refresh_policy(&mut self) {
        let Ok(parsed) = parse(&self.body) else { return };
        let identity = self.identity.ready();
        let home = Home {
            region: identity.map(|identity| identity.region.as_str()),
            account: identity.map(|identity| identity.account.as_str()),
        };
        let task = Task::read(&self.body, &parsed);
        let references = References::of(&task);
        let is_made = |named: &&LogGroup<'_>| {
            let is_it =
                |wish: &LogGroupWish| wish.name == named.name && wish.region.as_deref() == named.region;
            self.log_groups.iter().any(|wish| wish.is_wanted && is_it(wish))
        };
        let made = references.log_groups.iter().filter(is_made);
        let made: Vec<&LogGroup<'_>> = made.collect();
        self.policy = Some(needs::policy(&needs::statements(&task, &references, home, &made)));
    }
}

/// When a revision was registered, as ECS answers it: in seconds since 1970.
fn registered(revision: &Revision) -> Option<SystemTime> {
    let seconds: f64 = revision.origin.registered_at.as_deref()?.parse().ok()?;
    UNIX_EPOCH.checked_add(Duration::try_from_secs_f64(seconds).ok()?)
}

/// The log groups that are not there by themselves.
fn log_groups(references: &References<'_>) -> Vec<LogGroupWish> {
    let own = references.log_groups.iter().filter(|group| !group.is_created_by_ecs && !group.has_placeholder);
    own.map(|group| LogGroupWish {
        name: group.name.to_owned(),
        region: group.region.map(str::to_owned),
        is_wanted: false,
        retention: None,
    })
    .collect()
}
