//! How patient to be, and what tests have in place of the world: a server that signs in, and a clock.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use aws_smithy_async::rt::sleep::{AsyncSleep, Sleep};
use tokio::sync::watch;

use super::session::environment;

/// How long things may take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Until a connection stands.
    pub connect: Duration,
    /// Until one attempt of a call that changes nothing is answered.
    pub attempt: Duration,
    /// Until a call that changes something is answered. It is attempted once.
    pub write: Duration,
    /// Before a call is made again that cannot have reached its service.
    pub again: Vec<Duration>,
    /// Before each look whether a registration of unknown outcome took place.
    pub looks: Vec<Duration>,
}

impl Default for Limits {
    fn default() -> Self {
        let seconds = |list: &[u64]| list.iter().copied().map(Duration::from_secs).collect();
        Self {
            connect: Duration::from_secs(5),
            attempt: Duration::from_secs(15),
            write: Duration::from_secs(30),
            again: seconds(&[1, 3]),
            looks: seconds(&[0, 2, 5, 15]),
        }
    }
}

impl Limits {
    /// The same, scaled so that a reading call has this long.
    fn scaled(seconds: f64) -> Self {
        let usual = Self::default();
        let factor = seconds / usual.attempt.as_secs_f64();
        let scale = |time: &Duration| time.mul_f64(factor);
        Self {
            connect: scale(&usual.connect),
            attempt: scale(&usual.attempt),
            write: scale(&usual.write),
            again: usual.again.iter().map(scale).collect(),
            looks: usual.looks.iter().map(scale).collect(),
        }
    }
}

/// How patient to be: seconds for each reading call, in place of 15. Slow networks want more.
const TIMEOUT: &str = "TASKWRIGHT_AWS_TIMEOUT";

/// Where the configuration is and how patient to be.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The configuration file in place of `~/.aws/config` and `~/.aws/credentials`.
    pub config_file: Option<PathBuf>,
    /// How long things may take.
    pub limits: Limits,
    /// What tests have in place of IAM Identity Center. No setting of a user leads here.
    pub sso: Option<SsoStandIn>,
    /// What tests measure the time limits with. No setting of a user leads here.
    pub clock: Option<ClockStandIn>,
}

/// A server that signs in as IAM Identity Center does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SsoStandIn {
    /// Where it listens.
    pub url: String,
    /// How long a second takes of the times between two questions that it names.
    pub second: Duration,
}

impl Options {
    /// What the environment asks for, or the value of `TASKWRIGHT_AWS_TIMEOUT` that is no number of seconds between
    /// a hundredth and an hour.
    pub fn from_environment() -> Result<Self, String> {
        let Some(text) = environment(TIMEOUT) else { return Ok(Self::default()) };
        let seconds: Option<f64> = text.parse().ok().filter(|seconds| (0.01..=3600.0).contains(seconds));
        let limits = seconds.map(Limits::scaled).ok_or(text)?;
        Ok(Self { limits, ..Self::default() })
    }
}

/// A clock that stands still until it is moved: a limit then passes because something was late, and not because a
/// machine is busy.
#[derive(Debug, Clone)]
pub struct ClockStandIn(Arc<watch::Sender<Duration>>);

impl ClockStandIn {
    /// Moves it forward. What waits for less than that is woken.
    pub fn advance(&self, by: Duration) {
        self.0.send_modify(|now| *now += by);
    }
}

impl Default for ClockStandIn {
    fn default() -> Self {
        Self(Arc::new(watch::Sender::new(Duration::ZERO)))
    }
}

impl AsyncSleep for ClockStandIn {
    fn sleep(&self, duration: Duration) -> Sleep {
        let mut clock = self.0.subscribe();
        let until = *clock.borrow() + duration;
        Sleep::new(async move {
            // Fails where nobody can move the clock any more: nothing waits then.
            let _ = clock.wait_for(|now| *now >= until).await;
        })
    }
}
