//! A window that speaks to a server of its own, and what people do in its dialog that registers.

use std::fs;
use std::time::Duration;

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use serde_json::Value;
use taskwright::app::aws::AwsCommand;
use taskwright::app::aws::registration::Registration;
use taskwright::app::command::{Command, UiCommand};
use taskwright::app::dialog::Dialog;
use taskwright::app::state_folder::StateFolder;
use taskwright::app::{App, AppEnv, Start};
use taskwright::aws::{Limits, Options, SsoStandIn};
use taskwright::document::{Edit, Path, StepName};
use taskwright::text::Language;

use super::server::{ACCESS_KEY, REGION, SECRET_KEY, SESSION_TOKEN, Server};
use crate::window::Window;

/// A definition without an error, as nobody else would write it: what is sent must be these bytes.
pub(super) const WEB: &str = r#"{
  "family": "web",
     "networkMode": "awsvpc",
  "requiresCompatibilities": ["FARGATE"],
  "executionRoleArn": "arn:aws:iam::123456789012:role/ecsTaskExecutionRole",
  "cpu": "256", "memory": "512",
  "containerDefinitions": [
    { "name": "web", "image": "public.ecr.aws/nginx/nginx:1.27", "essential": true }
  ]
}
"#;

/// Clients of tests wait this long, on the clock of their server: [`super::proxy::Proxy::clock`].
const LIMIT: Duration = Duration::from_millis(300);

/// How often a test looks for what it waits for before it gives up. Only a test that fails gets there.
const PATIENCE: usize = 60_000;

/// A window that speaks to a server of its own.
pub(super) struct Desk {
    pub(super) server: Server,
    pub(super) window: Window,
}

impl Desk {
    pub(super) fn open(text: &str) -> Self {
        Self::in_language(text, Language::En)
    }

    pub(super) fn in_language(text: &str, language: Language) -> Self {
        Self::with(Server::start(), text, language, None)
    }

    /// The same with a server that was prepared; requests go to `endpoint`, else to it.
    pub(super) fn with(server: Server, text: &str, language: Language, endpoint: Option<&str>) -> Self {
        let clock = Some(server.proxy().clock());
        Self::of(server, text, language, endpoint, Options { clock, ..Options::default() })
    }

    pub(super) fn of(
        server: Server,
        text: &str,
        language: Language,
        endpoint: Option<&str>,
        options: Options,
    ) -> Self {
        let profile = format!(
            "[profile test]\nregion = {REGION}\naws_access_key_id = {ACCESS_KEY}\n\
             aws_secret_access_key = {SECRET_KEY}\naws_session_token = {SESSION_TOKEN}\n"
        );
        Self::configured(server, text, language, endpoint, &profile, options)
    }

    /// The same with a configuration whose profile `test` is used, and a portal to sign in at.
    pub(super) fn with_portal(server: Server, language: Language, profiles: &str, sso: SsoStandIn) -> Self {
        let clock = Some(server.proxy().clock());
        let options = Options { sso: Some(sso), clock, ..Options::default() };
        Self::configured(server, WEB, language, None, profiles, options)
    }

    fn configured(
        server: Server,
        text: &str,
        language: Language,
        endpoint: Option<&str>,
        profiles: &str,
        options: Options,
    ) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("web.json");
        fs::write(&file, text).unwrap();
        let config = folder.path().join("config");
        fs::write(&config, profiles).unwrap();
        let limits = Limits {
            connect: LIMIT,
            attempt: LIMIT,
            write: LIMIT,
            again: vec![Duration::ZERO; 2],
            looks: vec![Duration::ZERO; 3],
        };
        let start = Start {
            folder: Some(StateFolder::at(&folder.path().join("state"))),
            files: vec![file],
            language: Some(language),
            aws: Some(Options { config_file: Some(config), limits, ..options }),
            ..Start::default()
        };
        let url = endpoint.map_or_else(|| server.url(), str::to_owned);
        let mut desk = Self { server, window: Window::of(App::start(AppEnv::Test, start), folder) };
        desk.send(AwsCommand::Profile(Some("test".to_owned())));
        desk.send(AwsCommand::Endpoint(Some(url)));
        desk
    }

    pub(super) fn send(&mut self, command: AwsCommand) -> &mut Self {
        self.window.harness.state().send(Command::Aws(command));
        self.steps(2)
    }

    /// Lets frames pass. A spinner asks for them without end.
    pub(super) fn steps(&mut self, count: usize) -> &mut Self {
        self.window.harness.run_steps(count);
        self
    }

    /// Lets frames pass until it is so.
    #[track_caller]
    pub(super) fn until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) -> &mut Self {
        for _ in 0..PATIENCE {
            if is_so(self) {
                return self.steps(2);
            }
            self.steps(1);
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("{what} did not come; the window says {:?}", self.window.saying(""));
    }

    pub(super) fn registration(&self) -> &Registration {
        match self.window.dialog() {
            Some(Dialog::Register(registration)) => registration,
            other => panic!("no dialog that registers: {other:?}"),
        }
    }

    /// Opens the dialog and waits until AWS has answered, whatever it said.
    pub(super) fn open_dialog(&mut self) -> &mut Self {
        self.window.harness.state().send(Command::Ui(UiCommand::Register));
        self.steps(2).until_compared()
    }

    pub(super) fn until_compared(&mut self) -> &mut Self {
        self.until("the comparison", |desk| {
            let shown = desk.registration();
            !shown.identity.is_waiting() && !shown.latest.is_waiting()
        })
    }

    /// Presses a button of the dialog.
    #[track_caller]
    pub(super) fn press(&mut self, name: &str) -> &mut Self {
        let harness = &self.window.harness;
        harness.get_all_by_role_and_label(Role::Button, name).last().unwrap().click_accesskit();
        self.steps(3)
    }

    /// Presses the main button and waits until it is settled.
    #[track_caller]
    pub(super) fn register(&mut self) -> &mut Self {
        self.press("Register web").until_settled()
    }

    #[track_caller]
    pub(super) fn until_settled(&mut self) -> &mut Self {
        self.until("the outcome", |desk| !desk.registration().is_running())
    }

    /// Changes a value, as the form does.
    pub(super) fn edit(&mut self, path: &str, value: Value) -> &mut Self {
        let path: Path = path.parse().unwrap();
        let edits = vec![Edit::Set { path: path.clone(), value }];
        let state = self.window.harness.state();
        state.send(Command::Edit { name: StepName::Change(path), edits, typing: None });
        self.steps(2)
    }

    /// Chooses one of several.
    #[track_caller]
    pub(super) fn choose(&mut self, name: &str) -> &mut Self {
        self.window.find(Role::RadioButton, name).click_accesskit();
        self.steps(3)
    }

    /// Whether a button can be pressed.
    pub(super) fn is_enabled(&self, name: &str) -> bool {
        let buttons = self.window.harness.query_all_by_role_and_label(Role::Button, name);
        buttons.last().is_some_and(|button| !button.accesskit_node().is_disabled())
    }

    /// Whether the window says these words somewhere.
    pub(super) fn says(&self, words: &str) -> bool {
        !self.window.saying(words).is_empty()
    }

    #[track_caller]
    pub(super) fn assert_says(&self, words: &str) {
        assert!(self.says(words), "no {words:?} in {:#?}", self.window.saying(""));
    }
}
