//! Sending a registration: its log groups, then the one request, and what becomes of that.

use std::sync::Arc;

use crate::app::App;
use crate::app::aws::registration::{LogGroupWish, Registration, Sending, Stop};
use crate::aws::{AwsError, Progress, Reply, Request, RequestId};
use crate::insight::answer;
use crate::task::Task;

impl App {
    pub(super) fn send_registration(&mut self) {
        if self.registration().is_some_and(|it| it.stop() == Stop::Ready) {
            self.send_from(0);
        }
    }

    /// Sends the revision once more, whose log groups are there by now.
    pub(super) fn send_registration_again(&mut self) {
        if self.registration().is_some_and(|it| matches!(it.sending, Sending::Unknown { .. })) {
            self.send_revision(None);
        }
    }

    /// Makes the log groups from `start` on, then the revision.
    fn send_from(&mut self, start: usize) {
        let Some(registration) = self.registration() else { return };
        let Some((index, group)) = registration.next_log_group(start) else {
            return self.send_revision(registration.is_compared().then(|| registration.after()));
        };
        let LogGroupWish { name, region, retention, .. } = group.clone();
        let target = registration.target.clone();
        let request = Request::CreateLogGroup { target, name, region, retention };
        let id = self.connection.aws.send(request);
        self.change_registration(|it| it.sending = Sending::LogGroup { index, id });
    }

    /// Sends it, unless there is a revision newer than `after`.
    fn send_revision(&mut self, after: Option<u64>) {
        let Some(registration) = self.registration() else { return };
        let (target, body) = (registration.target.clone(), Arc::clone(&registration.body));
        let (id, since) = (self.connection.aws.send(Request::Register { target, body, after }), self.now);
        let sending = Sending::Sent { id, since, is_out: false, again: None };
        self.change_registration(|it| it.sending = sending);
    }

    pub(super) fn look_for_registration(&mut self, error: AwsError) {
        let Some(registration) = self.registration() else { return };
        let (target, after) = (registration.target.clone(), registration.after());
        let body = Arc::clone(&registration.body);
        let id = self.connection.aws.send(Request::Look { target, body, after });
        self.change_registration(|it| it.sending = Sending::Looking { id, error, count: (0, 0) });
    }

    pub(in crate::app::aws) fn progress_of_registration(&mut self, id: RequestId, progress: Progress) {
        self.change_registration(|it| it.progress(id, progress));
    }

    /// Takes an answer that the dialog waits for.
    pub(in crate::app::aws) fn reply_to_registration(
        &mut self,
        id: RequestId,
        outcome: Result<Reply, AwsError>,
    ) {
        let Some(registration) = self.registration_mut() else { return };
        if registration.identity.waits_for(id) {
            registration.identity.take(outcome, Reply::identity);
            // Whichever comes last knows both.
            self.compare_registration();
        } else if registration.latest.waits_for(id) {
            registration.latest.take(outcome, Reply::revision);
            self.compare_registration();
        } else if registration.live.waits_for(id) {
            registration.live.take(outcome, Reply::checks);
            let document = registration.document;
            if let Some(checks) = registration.live.ready().cloned() {
                self.connection.live.entry(document).or_default().take(&checks);
            }
        } else if registration.running() == Some(id) {
            self.go_on_registering(outcome);
            self.tell_of_registration();
        }
    }

    /// The next log group or the revision, or what became of it.
    fn go_on_registering(&mut self, outcome: Result<Reply, AwsError>) {
        let now = self.now;
        let Some(registration) = self.registration_mut() else { return };
        if let (Sending::LogGroup { index, .. }, Ok(_)) = (&registration.sending, &outcome) {
            let next = index + 1;
            return self.send_from(next);
        }
        if let Some(error) = registration.settle(outcome, now) {
            self.look_for_registration(error);
        }
        self.after_registration();
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
