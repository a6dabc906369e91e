//! What went wrong between us and AWS, as data. The sentences are made in [`super::sentence`].
//!
//! The words of a service are kept as it said them; the words of the SDK are not, because those of a credential
//! provider may quote what a helper program printed.

pub(super) mod answer;
mod sdk;

use super::profiles::Signer;
pub use answer::Answer;
pub(super) use sdk::classify;

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ErrorKind {
    /// No profile, no environment, nothing that says who we are.
    NoCredentials,
    /// The configuration has no profile of this name.
    NoProfile(String),
    /// The configuration cannot be read, or contradicts itself.
    BadConfiguration,
    /// What the profile names gave no credentials: a helper program, another role, a web identity.
    CredentialsFailed,
    /// Neither the user nor the profile nor the environment names a region.
    NoRegion,
    /// What should be a region cannot be a part of a host's name.
    BadRegion(String),
    /// The session of single sign-on is over, or was never begun.
    SignedOut,
    /// The credentials were good and are not any more.
    Expired,
    /// Nobody approved the sign-in while its code was good.
    CodeExpired,
    /// Somebody turned the sign-in down in the browser.
    SignInRefused,
    /// AWS does not know the keys.
    WrongKeys,
    /// AWS takes requests only within minutes of its own clock.
    WrongClock,
    /// No policy allows it.
    AccessDenied,
    /// Too many requests: later it will do.
    Throttled,
    /// There is none.
    NotFound,
    /// The service refused the request itself.
    Refused,
    /// The service failed.
    ServerFault,
    /// The host's name has no address.
    NoHost,
    /// Nobody listens there, or the network is not there.
    NoConnection,
    /// The connection ended before the answer was complete.
    ConnectionLost,
    /// No secure connection could be made.
    NoTrust,
    /// No answer within the time.
    TimedOut,
    /// An answer that nobody can read.
    BadReply,
    /// The endpoint is no address.
    BadEndpoint(String),
    /// The user stopped it.
    Cancelled,
    /// This revision came between comparing and registering; nothing was sent.
    Overtaken(String),
    /// The program itself broke.
    Broken,
}

/// Why a request was not answered as hoped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwsError {
    /// What went wrong.
    pub kind: ErrorKind,
    /// `ecs:RegisterTaskDefinition`, as policies spell it; empty before any call.
    pub action: &'static str,
    /// The host that was spoken to, or would have been.
    pub host: Option<String>,
    /// The profile that was asked for, or that the environment names.
    pub profile: Option<String>,
    /// The region, where one was found.
    pub region: Option<String>,
    /// As which profile to sign in, for what to do about it.
    pub signer: Option<Signer>,
    /// What the service said, if it said something.
    pub answer: Option<Answer>,
    /// Whether it may have been done all the same.
    pub is_outcome_unknown: bool,
}

impl AwsError {
    /// An error before any service was asked.
    pub(super) fn new(kind: ErrorKind) -> Self {
        Self {
            kind,
            action: "",
            host: None,
            profile: None,
            region: None,
            signer: None,
            answer: None,
            is_outcome_unknown: false,
        }
    }

    /// The same, about this action.
    pub(super) fn of(mut self, action: &'static str) -> Self {
        self.action = action;
        self
    }

    /// The code of the service's answer.
    pub fn code(&self) -> Option<&str> {
        self.answer.as_ref()?.code.as_deref()
    }

    /// Whether signing in again helps.
    pub fn wants_sign_in(&self) -> bool {
        matches!(self.kind, ErrorKind::SignedOut | ErrorKind::Expired)
    }

    /// Whether ECS cannot have seen the request, so that sending it again makes no second revision.
    pub fn is_safe_to_repeat(&self) -> bool {
        !self.is_outcome_unknown && matches!(self.kind, ErrorKind::NoConnection | ErrorKind::Throttled)
    }
}
