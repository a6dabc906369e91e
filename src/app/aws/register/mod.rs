//! Registering the document in front: what the dialog asks for, and which requests that takes.
//!
//! One press of the button is one registration. Nothing here sends a second one: after an outcome that nobody knows
//! the window looks, and only the user sends again.

mod prepare;
mod send;

use super::Remote;
use super::registration::{Anyway, LogGroupWish, Newer, Registration, Sending};
use crate::app::App;
use crate::app::dialog::{Dialog, Then};
use crate::app::view::SidePane;
use crate::app::workspace::Pane;
use crate::aws::Request;
use crate::document::Path;
use crate::insight::merge::Side;

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
    pub(in crate::app::aws) fn run_register(&mut self, command: RegisterCommand) {
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
            RegisterCommand::Send => self.send_registration(),
            RegisterCommand::SendAgain => self.send_registration_again(),
            RegisterCommand::LookAgain => {
                if let Some(Sending::Unknown { error, .. }) = self.registration().map(|it| &it.sending) {
                    self.look_for_registration(error.clone());
                }
            }
            RegisterCommand::StopWaiting => {
                self.connection.cancel(self.registration().and_then(Registration::running));
            }
            RegisterCommand::AskAnyway => self.change_registration(|it| it.anyway = Anyway::Asked),
            RegisterCommand::Anyway(goes_on) => self.change_registration(|it| {
                it.anyway = if goes_on { Anyway::Yes } else { Anyway::No };
            }),
            RegisterCommand::Repeat => self.change_registration(|it| it.repeats = true),
            RegisterCommand::Newer(newer) => self.change_registration(|it| it.newer = newer),
            RegisterCommand::Merge => self.merge_registration(),
            RegisterCommand::Answer(index, side) => self.change_registration(|it| it.answer(index, side)),
            RegisterCommand::ApplyMerge => self.apply_merge(),
            RegisterCommand::LeaveMerge => self.change_registration(|it| it.merging = None),
            RegisterCommand::NoteAsTag => self.tag_with_note(),
            RegisterCommand::LogGroup(index, wish) => self.change_registration(|it| {
                if let Some(group) = it.log_groups.get_mut(index) {
                    *group = wish;
                }
                it.refresh_policy();
            }),
            RegisterCommand::Note(note) => self.change_registration(|it| it.note = note),
        }
    }

    /// The registration in front, else the one behind the window.
    pub(in crate::app::aws) fn registration(&self) -> Option<&Registration> {
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

    pub(in crate::app::aws) fn change_registration(&mut self, change: impl FnOnce(&mut Registration)) {
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

    /// Whether closing waits once, for a registration whose outcome nobody would learn: it is shown, and said.
    pub(in crate::app) fn waits_for_registration(&mut self, then: &Then) -> bool {
        let Some(registration) = self.registration() else { return false };
        let is_it = match then {
            Then::Quit => true,
            Then::Close(ids) => ids.contains(&registration.document),
        };
        let running = registration.running().filter(|_| is_it);
        if running.is_none() || running == self.connection.warned {
            return false;
        }
        let text = self.texts.with("register-still-runs", "family", registration.family.as_str());
        self.connection.warned = running;
        self.workspace.refuse(text);
        self.show_registration();
        true
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
    pub(in crate::app::aws) fn restart_registration(&mut self) {
        let Some(registration) = self.registration() else { return };
        if !matches!(registration.sending, Sending::Not | Sending::Refused(_)) {
            return;
        }
        let (family, named) = (registration.family.clone(), registration.named.clone());
        self.stop_check_of_registration();
        let target = self.preferences.aws.target();
        let identity = self.connection.ask(Request::Connect(target.clone()));
        let live = match named.is_empty() {
            false => self.connection.ask(Request::Check(target.clone(), named)),
            true => Remote::Ready(Vec::new()),
        };
        let latest = match family.is_empty() {
            false => self.connection.ask(Request::Latest(target.clone(), family)),
            true => Remote::Ready(None),
        };
        self.change_registration(|it| {
            it.target = target;
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
        if let Some(Dialog::Register(registration)) = &self.workspace.dialog {
            self.connection.cancel(registration.live.waiting());
        }
    }

    /// Shows the document that the dialog is about: while it ran behind the window, another may have come to the front.
    pub(in crate::app::aws) fn show_registered_document(&mut self) {
        if let Some(id) = self.registration().map(|it| it.document) {
            self.workspace.switch(id);
        }
    }
}
