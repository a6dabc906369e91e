//! One command's conversation with AWS: a request at a time, and what becomes of it said on standard error.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};

use crate::aws::sentence::tell;
use crate::aws::{Aws, AwsError, ErrorKind, Event, Identity, Options, Progress, Reply, Request, Target};
use crate::cli::remote::Destination;
use crate::cli::{Console, Exit};
use crate::text::{Args, Catalog};

/// Why a request has no reply.
#[derive(Debug)]
pub(super) enum Failure {
    /// AWS or the way to it.
    Aws(Box<AwsError>),
    /// The thread that speaks with AWS has gone. Whether the request had left by then.
    Lost { is_sent: bool },
}

impl Failure {
    /// Whether what was asked for may have been done all the same.
    pub(super) fn is_outcome_unknown(&self) -> bool {
        match self {
            Self::Aws(error) => error.is_outcome_unknown,
            Self::Lost { is_sent } => *is_sent,
        }
    }
}

/// The conversation.
pub(super) struct Line<'c> {
    aws: Aws,
    /// As whom, and where to.
    pub(super) target: Target,
    /// The outputs.
    pub(super) console: &'c Console,
    identity: Option<Identity>,
}

impl<'c> Line<'c> {
    pub(super) fn new(options: Options, destination: &Destination, console: &'c Console) -> Self {
        let Destination { profile, region, endpoint_url } = destination.clone();
        let target = Target { profile, region, endpoint_url };
        Self { aws: Aws::new(options, || {}), target, console, identity: None }
    }

    pub(super) fn catalog(&self) -> &'c Catalog {
        &self.console.catalog
    }

    /// The region that requests go to, once there is a connection.
    pub(super) fn region(&self) -> &str {
        self.identity.as_ref().map_or("", |identity| &identity.region)
    }

    /// Says a sentence.
    pub(super) fn say(&self, key: &str, args: &Args) {
        self.console.say(&self.catalog().format(key, args));
    }

    /// Says a sentence and what to do.
    pub(super) fn say_with_advice(&self, key: &str, args: &Args) {
        self.say_with(key, "advice", args);
    }

    /// Says a sentence and what goes with it.
    pub(super) fn say_with(&self, key: &str, attribute: &str, args: &Args) {
        self.say(key, args);
        if let Some(more) = self.catalog().attribute(key, attribute, args) {
            self.console.say(&more);
        }
    }

    /// Says why the command stops.
    pub(super) fn refuse(&self, key: &str) -> Exit {
        self.say(key, &Args::new());
        Exit::Refused
    }

    /// Says why a request has no reply. What to do where the outcome is not known is for the command to say.
    pub(super) fn complain(&self, failure: &Failure) -> Exit {
        match failure {
            Failure::Aws(error) => {
                let mut told = tell(error, self.catalog());
                told.advice = told.advice.filter(|_| !error.is_outcome_unknown);
                self.console.complain(&told.lines(error, self.catalog()));
                if matches!(error.kind, ErrorKind::BadRegion(_) | ErrorKind::BadEndpoint(_)) {
                    return Exit::Usage;
                }
            }
            Failure::Lost { .. } => {
                self.console.complain(&self.catalog().text("aws-lost"));
            }
        }
        Exit::Refused
    }

    /// Waits for the reply to a request.
    pub(super) fn ask(&mut self, request: Request) -> Result<Reply, Failure> {
        let own = self.aws.send(request);
        let mut is_sent = false;
        while let Some(event) = self.aws.wait() {
            match event {
                Event::Done(id, outcome) if id == own => {
                    return outcome.map_err(|error| Failure::Aws(Box::new(error)));
                }
                Event::Progress(id, Progress::Connected(_, identity)) if id == own => {
                    self.connected(identity)
                }
                Event::Progress(id, Progress::Sent) if id == own => is_sent = true,
                Event::Progress(id, Progress::Again(error)) if id == own => {
                    self.console.say(&tell(&error, self.catalog()).title);
                    self.say("aws-register-again", &Args::new());
                }
                Event::Done(..) | Event::Progress(..) => {}
            }
        }
        Err(Failure::Lost { is_sent })
    }

    /// Says once whom AWS takes us for.
    fn connected(&mut self, identity: Identity) {
        if self.identity.is_some() {
            return;
        }
        let args = Args::new()
            .with("account", identity.account.as_str())
            .with("region", identity.region.as_str())
            .with("who", identity.who());
        self.say("aws-connected", &args);
        if let Some(url) = &identity.emulator {
            self.say("aws-emulator", &Args::new().with("url", url.as_str()));
        }
        self.identity = Some(identity);
    }

    /// Asks at the terminal; `None` where there is none.
    pub(super) fn consent(&self, key: &str) -> Option<bool> {
        if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
            return None;
        }
        let mut err = io::stderr().lock();
        write!(err, "{} ", self.catalog().text(key)).and_then(|()| err.flush()).unwrap_or_default();
        let mut answer = String::new();
        io::stdin().lock().read_line(&mut answer).ok()?;
        // The key of the y has ㅛ with a Korean layout.
        Some(["y", "yes", "ㅛ", "예", "네"].contains(&answer.trim().to_lowercase().as_str()))
    }
}
