//! Registering the document in front: what the dialog asks for, and which requests that takes.
//!
//! One press of the button is one registration. Nothing here sends a second one: after an outcome that nobody knows
//! the window looks, and only the user sends again.

use std::sync::Arc;

use super::Remote;
use super::difference::Difference;
use super::origin::base_revision;
use super::registration::{Anyway, LogGroupWish, Newer, Registration, Sending, Stop};
use crate::app::App;
use crate::app::derived::{Counts, Derived};
use crate::app::dialog::Dialog;
use crate::app::fill_in;
use crate::app::journal::DocumentId;
use crate::app::view::SidePane;
use crate::app::workspace::Pane;
use crate::aws::{AwsError, Progress, Reply, Request, RequestId};
use crate::document::{Encoding, Path, parse};
use crate::exchange::body;
use crate::insight::answer;
use crate::insight::merge::Side;
use crate::insight::needs::{self, Home, LogGroup, References};
use crate::task::{Task, secret};

/// What the dialog wants.
#[derive(Debug, Clone, PartialEq)]
pub enum RegisterCommand {
    /// Opens the dialog for the document in front.
    Open,
    /// Makes the revision, log groups first.
    Send,
    /// Asks once more whether to go on in spite of the rules.
    AskAnyway,
    /// Registers although nothing changes.
    Repeat,
    /// Goes on in spite of the rules, or does not after all.
    Anyway(bool),
    /// What to do about revisions that came since.
    Newer(Newer),
    /// Brings the document and the latest revision together: takes what only the others changed, and asks for the rest.
    Merge,
    /// Whose version of a conflict is right.
    Answer(usize, Side),
    /// Changes the document as it was answered.
    ApplyMerge,
    /// Changes nothing.
    LeaveMerge,
    /// Writes the note into the document as a tag, so that what is shown and what is sent stay one.
    NoteAsTag,
    /// Asks AWS again for what it did not say.
    Retry,
    /// Looks again what became of it.
    LookAgain,
    /// Sends it once more, although it may be there already. The user was told.
    SendAgain,
    /// Waits no longer.
    StopWaiting,
    /// Goes on behind the window.
    ToBackground,
    /// Shows it again.
    ToFront,
    /// Whether a log group is made first, and how long it keeps its events.
    LogGroup(usize, LogGroupWish),
    /// What the change is.
    Note(String),
    /// Leaves the dialog and shows what the rules say.
    ShowProblems,
    /// Leaves the dialog and goes to a place.
    GoTo(Path),
}

impl App {
    pub(super) fn run_register(&mut self, command: RegisterCommand) {
        match command {
            RegisterCommand::Open => self.open_registration(),
            RegisterCommand::ToFront => self.show_registration(),
            RegisterCommand::ToBackground => {
                if let Some(Dialog::Register(registration)) = self.workspace.dialog.take() {
                    self.connection.background = Some(registration);
                }
            }
            RegisterCommand::ShowProblems => {
                self.show_registered_document();
                self.workspace.dialog = None;
                self.workspace.view.show(SidePane::Problems);
            }
            RegisterCommand::GoTo(path) => {
                self.show_registered_document();
                self.workspace.dialog = None;
                self.workspace.active_mut().select(path, None, Pane::Problems);
            }
            RegisterCommand::Retry => {
                self.catch_up_with_document();
                self.restart_registration();
            }
            RegisterCommand::Send => self.send_registration(false),
            RegisterCommand::SendAgain => self.send_registration(true),
            RegisterCommand::LookAgain => {
                if let Some(Sending::Unknown { error, .. }) = self.registration().map(|it| &it.sending) {
                    self.look_for_registration(error.clone());
                }
            }
            RegisterCommand::StopWaiting => {
                if let Some(id) = self.registration().and_then(Registration::running) {
                    self.connection.cancel(id);
                }
            }
            RegisterCommand::AskAnyway => self.change_registration(|it| it.anyway = Anyway::Asked),
            RegisterCommand::Anyway(goes_on) => self.change_registration(|it| {
                it.anyway = if goes_on { Anyway::Yes } else { Anyway::No };
            }),
            RegisterCommand::Repeat => self.change_registration(|it| it.repeats = true),
            RegisterCommand::Newer(newer) => self.change_registration(|it| it.newer = newer),
            RegisterCommand::Merge => self.merge_registration(),
            RegisterCommand::Answer(index, side) => self.change_registration(|it| {
                let answers = it.merging.as_mut().map(|merging| &mut merging.answers);
                if let Some(answer) = answers.and_then(|answers| answers.get_mut(index)) {
                    *answer = Some(side);
                }
            }),
            RegisterCommand::ApplyMerge => self.apply_merge(),
            RegisterCommand::LeaveMerge => self.change_registration(|it| it.merging = None),
            RegisterCommand::NoteAsTag => self.tag_with_note(),
            RegisterCommand::LogGroup(index, wish) => self.change_registration(|it| {
                if let Some(group) = it.log_groups.get_mut(index) {
                    *group = wish;
                }
                let identity = it.identity.ready();
                let region = identity.map(|identity| identity.region.as_str());
                let account = identity.map(|identity| identity.account.as_str());
                it.policy = policy(it, Home { region, account });
            }),
            RegisterCommand::Note(note) => self.change_registration(|it| it.note = note),
        }
    }

    /// The registration in front, else the one behind the window.
    pub(super) fn registration(&self) -> Option<&Registration> {
        match &self.workspace.dialog {
            Some(Dialog::Register(registration)) => Some(registration),
            _ => self.connection.background.as_deref(),
        }
    }

    fn registration_mut(&mut self) -> Option<&mut Registration> {
        match &mut self.workspace.dialog {
            Some(Dialog::Register(registration)) => Some(registration),
            _ => self.connection.background.as_deref_mut(),
        }
    }

    pub(super) fn change_registration(&mut self, change: impl FnOnce(&mut Registration)) {
        if let Some(registration) = self.registration_mut() {
            change(registration);
        }
    }

    fn show_registration(&mut self) {
        if self.workspace.dialog.is_none()
            && let Some(registration) = self.connection.background.take()
        {
            self.workspace.dialog = Some(Dialog::Register(registration));
        }
    }

    fn open_registration(&mut self) {
        // One at a time: the other one first.
        if self.connection.background.is_some() {
            return self.show_registration();
        }
        self.refresh();
        let open = self.workspace.active();
        let Some(registration) =
            Registration::of(open.id(), open.derived(), open.document.encoding(), self.dialogs_shown + 1)
        else {
            return self.workspace.refuse(self.texts.get("register-broken").to_string());
        };
        self.dialogs_shown += 1;
        self.workspace.dialog = Some(Dialog::Register(Box::new(registration)));
        if self.connection.profiles == Remote::Idle {
            self.read_profiles();
        }
        self.restart_registration();
    }

    /// Asks who we are and what there is, unless something was sent already.
    pub(super) fn restart_registration(&mut self) {
        let Some(registration) = self.registration() else { return };
        if !matches!(registration.sending, Sending::Not | Sending::Refused(_)) {
            return;
        }
        let (family, target) = (registration.family.clone(), self.preferences.aws.target());
        self.stop_check_of_registration();
        let Some(registration) = self.registration() else { return };
        let named = registration.named.clone();
        let identity = self.connection.ask(Request::Connect(target.clone()), self.now);
        let live = match named.is_empty() {
            false => self.connection.ask(Request::Check(target.clone(), named), self.now),
            true => Remote::Ready(Vec::new()),
        };
        let latest = match family.is_empty() {
            false => self.connection.ask(Request::Latest(target, family), self.now),
            true => Remote::Ready(None),
        };
        self.change_registration(|it| {
            it.identity = identity;
            it.latest = latest;
            it.live = live;
            it.newer = Newer::Open;
            it.merging = None;
            it.difference = None;
            it.repeats = false;
            it.place = None;
            it.sending = Sending::Not;
        });
    }

    /// Looks no longer whether what the document in the dialog names is there.
    pub(in crate::app) fn stop_check_of_registration(&self) {
        if let Some(Dialog::Register(registration)) = &self.workspace.dialog
            && let Remote::Waiting { id, .. } = registration.live
        {
            self.connection.cancel(id);
        }
    }

    /// Shows the document that the dialog is about: while it ran behind the window, another may have come to the front.
    pub(super) fn show_registered_document(&mut self) {
        if let Some(id) = self.registration().map(|it| it.document) {
            self.workspace.switch(id);
        }
    }

    fn send_registration(&mut self, is_again: bool) {
        let Some(registration) = self.registration() else { return };
        let may = match is_again {
            false => registration.stop() == Stop::Ready,
            true => matches!(registration.sending, Sending::Unknown { .. }),
        };
        if may {
            self.send_from(if is_again { usize::MAX } else { 0 });
        }
    }

    /// Makes the log groups from `start` on, then the revision.
    fn send_from(&mut self, start: usize) {
        let Some(registration) = self.registration() else { return };
        let target = self.preferences.aws.target();
        let since = self.now;
        let next = registration.next_log_group(start).map(|(index, group)| (index, group.clone()));
        let body = Arc::clone(&registration.body);
        let sending = match next {
            Some((index, LogGroupWish { name, region, retention, .. })) => {
                let request = Request::CreateLogGroup { target, name, region, retention };
                Sending::LogGroup { index, id: self.connection.aws.send(request), since }
            }
            None => {
                let id = self.connection.aws.send(Request::Register { target, body });
                Sending::Sent { id, since, is_out: false, again: None }
            }
        };
        self.change_registration(|it| it.sending = sending);
    }

    fn look_for_registration(&mut self, error: AwsError) {
        let Some(registration) = self.registration() else { return };
        let (target, after) = (self.preferences.aws.target(), registration.after());
        let body = Arc::clone(&registration.body);
        let id = self.connection.aws.send(Request::Look { target, body, after });
        self.change_registration(|it| it.sending = Sending::Looking { id, error, count: (0, 0) });
    }

    pub(super) fn progress_of_registration(&mut self, id: RequestId, progress: Progress) {
        self.change_registration(|it| it.progress(id, progress));
    }

    pub(super) fn reply_to_registration(&mut self, id: RequestId, outcome: Result<Reply, AwsError>) {
        let now = self.now;
        let Some(registration) = self.registration_mut() else { return };
        if registration.identity.waits_for(id) {
            registration.identity = match outcome {
                Ok(Reply::Identity(identity)) => Remote::Ready(identity),
                Ok(_) => Remote::Idle,
                Err(error) => Remote::Failed(error),
            };
            // Whichever comes last knows both.
            self.compare_registration();
        } else if registration.live.waits_for(id) {
            let document = registration.document;
            registration.live.settle(outcome.map(|reply| match reply {
                Reply::Checked(checks) => checks,
                _ => Vec::new(),
            }));
            if let Some(checks) = registration.live.ready().cloned() {
                self.connection.live.entry(document).or_default().take(&checks);
            }
        } else if registration.latest.waits_for(id) {
            registration.latest.settle(outcome.map(|reply| match reply {
                Reply::Revision(revision) => revision,
                _ => None,
            }));
            self.compare_registration();
        } else if registration.running() == Some(id) {
            match (&registration.sending, &outcome) {
                (Sending::LogGroup { index, .. }, Ok(_)) => {
                    let next = index + 1;
                    self.send_from(next);
                }
                _ => {
                    if let Some(error) = registration.settle(outcome, now) {
                        self.look_for_registration(error);
                    }
                    self.after_registration();
                }
            }
            self.tell_of_registration();
        }
    }

    /// What changes against the latest revision, and what the caller must be allowed to do.
    pub(super) fn compare_registration(&mut self) {
        let Some(registration) = self.registration_mut() else { return };
        let identity = registration.identity.ready();
        let region = identity.map(|identity| identity.region.as_str());
        if let Some(latest) = registration.latest.ready().and_then(|latest| latest.as_deref()) {
            let difference = Difference::of(&latest.document(), &registration.value, region);
            registration.difference = Some(Arc::new(difference));
        }
        let account = identity.map(|identity| identity.account.as_str());
        registration.policy = policy(registration, Home { region, account });
        let (document, family) = (registration.document, registration.family.clone());
        let Some(identity) = identity.cloned() else { return };
        let notes = self.notes_of(document);
        let base = notes.as_ref().and_then(|notes| base_revision(notes, &family, &identity));
        let can_merge = notes.is_some_and(|notes| notes.base.is_some());
        self.change_registration(|it| (it.base, it.can_merge) = (base, can_merge));
    }

    /// What a registration that is over leaves behind.
    fn after_registration(&mut self) {
        self.place_refusal();
        let Some(Registration { document, body, note, sending, .. }) = self.registration() else { return };
        if let Sending::Registered { revision, .. } = sending {
            let (document, body, note) = (*document, Arc::clone(body), note.clone());
            self.note_registration(document, &body, &revision.clone(), &note);
        }
    }

    /// Which field a refusal is about.
    fn place_refusal(&mut self) {
        let Some(registration) = self.registration() else { return };
        let Sending::Refused(AwsError { answer: Some(answer), .. }) = &registration.sending else { return };
        let Some(open) = self.workspace.get(registration.document) else { return };
        let (Some(message), Some(parsed)) = (&answer.message, open.derived().parsed()) else { return };
        let task = Task::read(&open.derived().text, parsed);
        let place = answer::place(message, &task, &open.derived().findings).map(|place| place.path);
        self.change_registration(|it| it.place = place);
    }

    /// Tells what became of a registration behind the window: success in passing, anything else in front.
    fn tell_of_registration(&mut self) {
        let Some(registration) = &self.connection.background else { return };
        if registration.is_running() {
            return;
        }
        match &registration.sending {
            Sending::Registered { revision, .. } => {
                let text = self.texts.with("register-done-notice", "name", revision.name());
                self.workspace.say(text);
                self.connection.background = None;
            }
            _ => self.show_registration(),
        }
    }
}

/// The log groups that are not there by themselves.
fn log_groups(references: &References<'_>) -> Vec<LogGroupWish> {
    let mut wishes: Vec<LogGroupWish> = Vec::new();
    for group in &references.log_groups {
        if !group.is_created_by_ecs && !group.has_placeholder {
            wishes.push(LogGroupWish {
                name: group.name.to_owned(),
                region: group.region.map(str::to_owned),
                is_wanted: false,
                retention: None,
            });
        }
    }
    wishes
}

/// The policy that allows the whole registration; nothing where it takes no more than to register.
fn policy(registration: &Registration, home: Home<'_>) -> Option<String> {
    let parsed = parse(&registration.body).ok()?;
    let task = Task::read(&registration.body, &parsed);
    let references = References::of(&task);
    let is_made =
        |name: &str| registration.log_groups.iter().any(|group| group.is_wanted && group.name == name);
    let made: Vec<&LogGroup<'_>> = references.log_groups.iter().filter(|group| is_made(group.name)).collect();
    Some(needs::policy(&needs::statements(&task, &references, home, &made)))
}

impl Registration {
    /// A registration of what `derived` was made of; `None` where that cannot be read.
    pub(super) fn of(
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
            identity: Remote::Idle,
            latest: Remote::Idle,
            named: super::live::named(derived),
            live: Remote::Idle,
            base: None,
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
}
