//! The window's side of AWS: whom it speaks as, what it waits for, and which dialog an answer belongs to.
//!
//! Nothing is connected before an action needs it.

mod browse;
pub mod browser;
pub mod difference;
mod listing;
pub mod live;
mod merging;
mod origin;
mod register;
pub mod registration;
pub mod sign_in;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use eframe::egui;
use serde::{Deserialize, Serialize};

use super::journal::DocumentId;
use super::suggestions::Suggestions;
use super::{App, AppEnv};
use crate::aws::profiles::Profile;
use crate::aws::{Aws, AwsError, Event, Identity, Options, Progress, Reply, Request, RequestId, Target};
use live::Live;
use registration::Registration;
use sign_in::{Code, SignInCommand, SigningIn};

/// Something that AWS is asked for.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Remote<T> {
    /// Nobody asked.
    #[default]
    Idle,
    /// Asked.
    Waiting {
        /// Which request.
        id: RequestId,
    },
    /// It came.
    Ready(T),
    /// It will not come.
    Failed(AwsError),
}

impl<T> Remote<T> {
    /// What came.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            _ => None,
        }
    }

    /// Why it will not come.
    pub fn error(&self) -> Option<&AwsError> {
        match self {
            Self::Failed(error) => Some(error),
            _ => None,
        }
    }

    /// Whether it is on its way.
    pub fn is_waiting(&self) -> bool {
        matches!(self, Self::Waiting { .. })
    }

    /// Whether this is the request that is on its way.
    pub fn waits_for(&self, request: RequestId) -> bool {
        matches!(self, Self::Waiting { id } if *id == request)
    }

    /// The request that is on its way.
    pub(super) fn waiting(&self) -> Option<RequestId> {
        match self {
            Self::Waiting { id } => Some(*id),
            _ => None,
        }
    }

    /// Takes what came of it.
    pub(super) fn settle(&mut self, outcome: Result<T, AwsError>) {
        *self = match outcome {
            Ok(value) => Self::Ready(value),
            Err(error) => Self::Failed(error),
        };
    }

    /// Takes a reply, of which `read` is what was asked for.
    pub(super) fn take(&mut self, outcome: Result<Reply, AwsError>, read: impl FnOnce(Reply) -> Option<T>) {
        *self = match outcome.map(read) {
            Ok(Some(value)) => Self::Ready(value),
            Ok(None) => Self::Idle,
            Err(error) => Self::Failed(error),
        };
    }
}

/// How much an account stands out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alarm {
    /// As everything else.
    #[default]
    None,
    /// Something to play with.
    Calm,
    /// Look twice.
    Careful,
    /// Production.
    Production,
}

/// What the user calls an account.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Label {
    /// A word or two.
    pub name: String,
    /// How much it stands out.
    pub alarm: Alarm,
}

/// What is remembered of AWS between two starts: names, never credentials.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AwsPreferences {
    /// The profile that was chosen last; `None` for what the environment says.
    pub profile: Option<String>,
    /// The region that was chosen last; `None` for that of the profile.
    pub region: Option<String>,
    /// Where requests go instead of AWS.
    pub endpoint_url: Option<String>,
    /// What accounts are called, by their twelve digits.
    pub labels: BTreeMap<String, Label>,
}

impl AwsPreferences {
    /// As whom and to where requests go.
    pub fn target(&self) -> Target {
        Target {
            profile: self.profile.clone(),
            region: self.region.clone(),
            endpoint_url: self.endpoint_url.clone(),
        }
    }
}

/// A wish that has to do with AWS.
#[derive(Debug, Clone, PartialEq)]
pub enum AwsCommand {
    /// Speaks as this profile from now on.
    Profile(Option<String>),
    /// Speaks to this region from now on.
    Region(Option<String>),
    /// Sends requests there from now on; `None` for AWS.
    Endpoint(Option<String>),
    /// Calls an account so.
    Label(String, Label),
    /// Reads the profiles again.
    Profiles,
    /// Forgets who we are.
    Disconnect,
    /// Signs in from the window.
    SignIn(SignInCommand),
    /// What the dialog that registers wants.
    Register(RegisterCommand),
    /// What the dialog that browses wants.
    Browse(BrowseCommand),
    /// Ends the live check of the document in front.
    StopCheck,
}

pub use browse::BrowseCommand;
pub use register::RegisterCommand;

/// What the window knows of AWS.
#[derive(Debug)]
pub struct Connection {
    aws: Aws,
    window: Arc<OnceLock<egui::Context>>,
    /// The profiles of the configuration.
    pub profiles: Remote<Vec<Profile>>,
    /// Who we are, once a request was answered.
    pub identity: Option<Identity>,
    /// The sign-in that is under way, or came to nothing.
    pub sign_in: SigningIn,
    /// The registration that goes on behind the window.
    pub background: Option<Box<Registration>>,
    /// The call that closing has waited for already.
    pub(super) warned: Option<RequestId>,
    /// What there is to choose from.
    pub suggestions: Suggestions,
    /// What live checks know of each document.
    pub live: HashMap<DocumentId, Live>,
}

impl Connection {
    pub(super) fn new(env: AppEnv, options: Option<Options>) -> Self {
        let window = Arc::new(OnceLock::<egui::Context>::new());
        let woken = Arc::clone(&window);
        let wake = move || {
            if let Some(context) = woken.get() {
                context.request_repaint();
            }
        };
        // A test brings its own configuration or has none.
        let options = options.unwrap_or_else(|| match env {
            AppEnv::Desktop => Options::default(),
            AppEnv::Test => Options { config_file: Some("/nonexistent".into()), ..Options::default() },
        });
        Self {
            aws: Aws::new(options, wake),
            window,
            profiles: Remote::default(),
            identity: None,
            sign_in: SigningIn::default(),
            background: None,
            warned: None,
            suggestions: Suggestions::default(),
            live: HashMap::new(),
        }
    }

    /// Asks AWS for something.
    pub(super) fn ask<T>(&mut self, request: Request) -> Remote<T> {
        Remote::Waiting { id: self.aws.send(request) }
    }

    /// Waits for these requests no longer.
    pub(super) fn cancel(&self, requests: impl IntoIterator<Item = RequestId>) {
        requests.into_iter().for_each(|id| self.aws.cancel(id));
    }

    /// Forgets what was learned of the account: it is another one now.
    fn forget_account(&mut self) {
        self.identity = None;
        self.suggestions.clear();
        self.live.clear();
    }
}

impl App {
    pub(super) fn run_aws(&mut self, command: AwsCommand) {
        match command {
            AwsCommand::Profile(profile) => self.speak_as(|aws| aws.profile = profile),
            AwsCommand::Region(region) => self.speak_as(|aws| aws.region = region),
            AwsCommand::Endpoint(url) => self.speak_as(|aws| aws.endpoint_url = url),
            AwsCommand::Label(account, label) if label == Label::default() => {
                self.preferences.aws.labels.remove(&account);
            }
            AwsCommand::Label(account, label) => {
                self.preferences.aws.labels.insert(account, label);
            }
            AwsCommand::Profiles => self.read_profiles(),
            AwsCommand::Disconnect => self.connection.forget_account(),
            AwsCommand::SignIn(command) => self.run_sign_in(command),
            AwsCommand::Register(command) => self.run_register(command),
            AwsCommand::Browse(command) => self.run_browse(command),
            AwsCommand::StopCheck => self.stop_check(),
        }
    }

    /// Another target is another account until the contrary is known.
    fn speak_as(&mut self, change: impl FnOnce(&mut AwsPreferences)) {
        let before = self.preferences.aws.clone();
        change(&mut self.preferences.aws);
        if self.preferences.aws != before {
            self.connection.forget_account();
            self.leave_sign_in();
            self.restart_registration();
            self.restart_browser();
        }
    }

    pub(super) fn read_profiles(&mut self) {
        self.connection.profiles = self.connection.ask(Request::Profiles);
    }

    /// Takes what AWS answered, at the start of each frame.
    pub(super) fn take_aws_events(&mut self, context: &egui::Context) {
        self.connection.window.get_or_init(|| context.clone());
        self.search_after_pause(context);
        for event in self.connection.aws.events() {
            match event {
                Event::Progress(_, Progress::Connected(target, identity)) => self.know(&target, identity),
                Event::Progress(id, Progress::Checked(done, all)) => self.progress_of_check(id, done, all),
                Event::Progress(id, Progress::SignIn { url, code, lasts }) => {
                    let code = Code { url, code, until: self.now + lasts.as_secs_f64() };
                    self.show_code(id, code, context);
                }
                Event::Progress(id, progress) => {
                    self.progress_of_removal(id, &progress);
                    self.progress_of_registration(id, progress);
                }
                Event::Done(id, outcome) => self.take_aws_reply(id, outcome),
            }
        }
    }

    /// Who we are, if that is still whom we want to be.
    fn know(&mut self, target: &Target, identity: Identity) {
        if *target == self.preferences.aws.target() {
            self.connection.identity = Some(identity);
        }
    }

    fn take_aws_reply(&mut self, id: RequestId, outcome: Result<Reply, AwsError>) {
        if let Err(error) = &outcome
            && error.wants_sign_in()
        {
            self.connection.identity = None;
        }
        if self.connection.profiles.waits_for(id) {
            return self.connection.profiles.take(outcome, Reply::profiles);
        }
        if self.connection.sign_in.outcome.waits_for(id) {
            return self.reply_to_sign_in(outcome);
        }
        if self.connection.suggestions.waits_for(id) {
            return self.reply_to_list(id, outcome);
        }
        let Some(outcome) = self.reply_to_check(id, outcome) else { return };
        if let Some(outcome) = self.reply_to_browser(id, outcome) {
            self.reply_to_registration(id, outcome);
        }
    }
}
