//! Signing in to IAM Identity Center without leaving the window. What was asked for is then asked again; nothing
//! that makes something is.

use eframe::egui::{Context, OpenUrl};

use super::Remote;
use crate::app::App;
use crate::aws::{AwsError, Reply, Request, RequestId, sign_in};

/// What the message of an error wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInCommand {
    /// Asks AWS for a code.
    Begin,
    /// Waits no longer.
    Cancel,
}

/// A sign-in that is under way, or came to nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SigningIn {
    /// How far it is. What it is waited for holds nothing: the token stays with the thread that speaks with AWS.
    pub outcome: Remote<()>,
    /// What is to be approved, once AWS has named it.
    pub code: Option<Code>,
}

/// What somebody approves in a browser.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    /// Where.
    pub url: String,
    /// What the page shows, too.
    pub code: String,
    /// Until when, on the clock of the window, in seconds.
    pub until: f64,
}

impl Code {
    /// The host of the address: `device.sso.us-east-1.amazonaws.com`.
    pub fn host(&self) -> &str {
        sign_in::host(&self.url).unwrap_or_default()
    }

    /// For how many minutes it is good at this time, begun ones counted.
    pub fn minutes(&self, now: f64) -> usize {
        // Never negative, and an hour at most.
        ((self.until - now).max(0.0) / 60.0).ceil() as usize
    }
}

impl App {
    pub(super) fn run_sign_in(&mut self, command: SignInCommand) {
        match command {
            SignInCommand::Begin if self.connection.sign_in.outcome.is_waiting() => {}
            SignInCommand::Begin => {
                let request = Request::SignIn(self.preferences.aws.target());
                let outcome = self.connection.ask(request);
                self.connection.sign_in = SigningIn { outcome, code: None };
            }
            SignInCommand::Cancel => self.leave_sign_in(),
        }
    }

    /// Waits no longer. The code that was shown is then of no use to anyone.
    pub(super) fn leave_sign_in(&mut self) {
        self.connection.cancel(self.connection.sign_in.outcome.waiting());
        self.connection.sign_in = SigningIn::default();
    }

    /// There is a code: it is shown, and the browser opens once.
    pub(super) fn show_code(&mut self, id: RequestId, code: Code, context: &Context) {
        if self.connection.sign_in.outcome.waits_for(id) {
            context.open_url(OpenUrl::new_tab(&code.url));
            self.connection.sign_in.code = Some(code);
        }
    }

    pub(super) fn reply_to_sign_in(&mut self, outcome: Result<Reply, AwsError>) {
        self.connection.sign_in.code = None;
        let is_in = outcome.is_ok();
        self.connection.sign_in.outcome.settle(outcome.map(|_| ()));
        if is_in {
            self.connection.sign_in = SigningIn::default();
            self.after_sign_in();
        }
    }

    /// Asks again for what was not answered: who we are and what there is, never for a revision.
    fn after_sign_in(&mut self) {
        self.restart_registration();
        self.retry_browsing();
    }
}
