//! The application: the one place that owns state and changes it. `logic` takes shortcuts, runs commands and
//! derives what follows from the text; `ui` draws.

pub mod about;
mod analysis;
pub mod aws;
pub mod bare;
pub mod clock;
pub mod command;
pub mod compare;
mod composition;
pub mod ctx;
pub mod derived;
pub mod desktop_dialog;
pub mod desktop_look;
pub mod dialog;
mod dispatch;
pub mod files;
pub mod fill_in;
pub mod fixes;
pub mod folder_policy;
pub mod instance;
pub mod journal;
pub mod notes;
pub mod opening;
mod panic;
pub mod pasted;
mod placement;
pub mod prefs;
mod problems;
pub mod recent;
pub mod search;
pub mod settings;
pub mod shortcuts;
pub mod state_folder;
pub mod steps;
pub mod suggestions;
mod ui_command;
pub mod view;
pub mod watch;
pub mod wording;
pub mod workspace;

use std::path::PathBuf;
use std::sync::{Arc, OnceLock, Weak};
use std::time::Duration;

use eframe::egui;

use crate::aws::Options;
use crate::cli::{WindowWish, language_of_environment};
use crate::text::{Catalog, Language};
use crate::ui::theme::{Look, Motion};
use crate::ui::{self, UiState};
use aws::Connection;
use command::{Command, Commands};
use composition::Composition;
use ctx::Ctx;
use derived::Derived;
use desktop_look::{Asked, DesktopLook};
use dialog::{Dialog, Then};
use files::Files;
use instance::{Claim, Listener};
use journal::Journal;
use prefs::{Preferences, TextSize, ThemeChoice};
use state_folder::StateFolder;
use wording::Texts;
use workspace::{Welcome, Workspace};

/// How long a text may be broken before the window says so: ordinary typing goes through broken texts.
const BROKEN_AFTER: Duration = Duration::from_millis(600);

/// Where the application runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppEnv {
    /// In a window of the desktop.
    Desktop,
    /// In a test: nothing comes from the machine that the test does not bring.
    Test,
}

/// What the application begins with.
#[derive(Debug, Default)]
pub struct Start {
    /// Files to open, each in a tab.
    pub files: Vec<PathBuf>,
    /// The language, where it is not that of the preferences or the system.
    pub language: Option<Language>,
    /// Where state is kept between two starts.
    pub folder: Option<StateFolder>,
    /// Where later starts hand their files over.
    pub listener: Option<Listener>,
    /// How the desktop wants windows to look, once it answers.
    pub look: Option<Asked>,
    /// A sentence to begin with.
    pub message: Option<String>,
    /// Where the AWS configuration is, if not in its usual place.
    pub aws: Option<Options>,
}

/// The whole application.
#[derive(Debug)]
pub struct App {
    env: AppEnv,
    preferences: Preferences,
    files: Files,
    workspace: Workspace,
    commands: Commands,
    texts: Texts,
    /// What the desktop has not answered yet.
    asked: Option<Asked>,
    /// How it wants windows to look, where the user has no wish.
    desktop_look: DesktopLook,
    /// What the window has been given of this.
    applied: Option<(Look, TextSize)>,
    composition: Composition,
    connection: Connection,
    /// The window is where it can be seen.
    is_placed: bool,
    /// On the clock of the window.
    now: f64,
    /// Nothing stands in the way of closing any more.
    is_closing: bool,
    /// The window was not told yet.
    wants_close: bool,
    title: String,
    dialogs_shown: u64,
    ui: UiState,
}

impl App {
    /// Opens `files`, each in a tab, or an empty definition. Nothing is kept between two starts.
    pub fn new(env: AppEnv, files: Vec<PathBuf>, language: Option<Language>) -> Self {
        Self::start(env, Start { files, language, ..Start::default() })
    }

    /// Begins where the last start ended.
    pub fn start(env: AppEnv, start: Start) -> Self {
        let Start { files, language, folder, listener, look, message, aws } = start;
        let preferences =
            folder.as_ref().map(|folder| Preferences::load(&folder.preferences())).unwrap_or_default();
        let language = language.or(preferences.language).unwrap_or_else(|| settings::system_language(env));
        let mut app = Self {
            env,
            preferences,
            files: Files::default(),
            workspace: Workspace::default(),
            commands: Commands::default(),
            texts: Texts::new(language),
            asked: look,
            desktop_look: DesktopLook::default(),
            applied: None,
            composition: Composition::default(),
            connection: Connection::new(env, aws),
            is_placed: false,
            now: 0.0,
            is_closing: false,
            wants_close: false,
            title: String::new(),
            dialogs_shown: 0,
            ui: UiState::default(),
        };
        if let Some(folder) = folder {
            app.use_folder(folder, listener);
        }
        app.workspace.dialog = message.map(Dialog::Message);
        app.open_all(files);
        if app.workspace.is_fresh() {
            app.workspace.welcome = Welcome::Shown;
        }
        app
    }

    /// What is open.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// What the user chose.
    pub fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    /// What follows from its text.
    pub fn derived(&self) -> &Derived {
        self.workspace.active().derived()
    }

    /// What live checks know of the document in front.
    pub fn live(&self) -> Option<&aws::live::Live> {
        self.connection.live.get(&self.workspace.active().id())
    }

    /// Asks for something, as a pane does.
    pub fn send(&self, command: Command) {
        self.commands.send(command);
    }

    /// Derives what follows from the text, unless that is done already.
    fn refresh(&mut self) {
        self.workspace.active_mut().refresh(self.texts.catalog());
    }

    fn ctx(&self) -> Ctx<'_> {
        let analysis = &self.workspace.active().analysis;
        Ctx {
            workspace: &self.workspace,
            commands: &self.commands,
            derived: &analysis.current,
            good: analysis.good.as_deref(),
            shows_broken: self.shows_broken(),
            finding_texts: analysis.finding_texts(),
            good_texts: analysis.good_texts(),
            texts: &self.texts,
            preferences: &self.preferences,
            connection: &self.connection,
            is_composing: self.composition.is_active(),
        }
    }

    fn shows_broken(&self) -> bool {
        let open = self.workspace.active();
        let since = self.now - open.last_change.at;
        // A text that was broken when it was opened is nobody's typing.
        let is_typed = open.last_change.place.is_some();
        open.derived().error().is_some() && (!is_typed || since >= BROKEN_AFTER.as_secs_f64())
    }

    /// Closing waits while there is something to lose: nothing is, when the next start brings it back.
    fn watch_close(&mut self, context: &egui::Context) {
        let is_requested = context.input(|input| input.viewport().close_requested());
        let is_dirty = || self.workspace.documents().iter().any(|open| open.document.is_dirty());
        if !is_requested || self.is_closing {
            return;
        }
        if !self.files.recovery.is_on() && is_dirty() {
            context.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.go_on(Then::Quit);
        } else if self.waits_for_registration(&Then::Quit) {
            context.send_viewport_cmd(egui::ViewportCommand::CancelClose);
        }
    }

    /// Gives the window its colours and the size of its texts, when they were chosen anew or the desktop answers.
    fn apply_preferences(&mut self, context: &egui::Context) {
        if let Some(look) = self.asked.as_ref().and_then(Asked::poll) {
            self.desktop_look = look;
            self.asked = None;
        }
        let Preferences { text_size, .. } = self.preferences;
        let look = self.look();
        if self.applied == Some((look, text_size)) {
            return;
        }
        self.applied = Some((look, text_size));
        ui::theme::apply(context, look);
        context.set_zoom_factor(text_size.factor());
    }

    /// What the user chose, else what the desktop wants.
    fn look(&self) -> Look {
        let Preferences { theme, reduced_motion, .. } = self.preferences;
        Look {
            theme: match theme {
                ThemeChoice::System => egui::ThemePreference::System,
                ThemeChoice::Light => egui::ThemePreference::Light,
                ThemeChoice::Dark => egui::ThemePreference::Dark,
            },
            fallback: self.desktop_look.theme.unwrap_or(egui::Theme::Light),
            motion: match reduced_motion {
                None => self.desktop_look.motion,
                Some(true) => Motion::Reduced,
                Some(false) => Motion::Full,
            },
        }
    }

    fn set_title(&mut self, context: &egui::Context) {
        let open = self.workspace.active();
        let name = open.file_name().unwrap_or_else(|| self.texts.get("untitled").to_string());
        let mark = if open.document.is_dirty() { "• " } else { "" };
        let title = format!("{mark}{name} - Taskwright");
        if self.env == AppEnv::Desktop && title != self.title {
            context.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, context: &egui::Context, frame: &mut eframe::Frame) {
        self.now = context.input(|input| input.time);
        if let Some(window) = frame.winit_window()
            && !self.is_placed
        {
            self.is_placed = placement::settle(context, window);
        }
        self.workspace.view.fit(context.content_rect().width());
        self.composition.update(context);
        self.watch_close(context);
        self.take_incoming(context);
        self.take_aws_events(context);
        // A dialog has fields of its own, and nothing behind it may change.
        let has_sheet = context.memory(|memory| memory.top_modal_layer().is_some());
        if self.workspace.dialog.is_none() && !has_sheet {
            shortcuts::take(context, &self.commands);
        }
        while let Some(command) = self.commands.next() {
            self.run(command);
        }
        self.apply_preferences(context);
        self.keep_copies();
        self.refresh();
        self.refresh_live();
        self.keep_preferences(context);
        if std::mem::take(&mut self.wants_close) {
            context.send_viewport_cmd(egui::ViewportCommand::Close);
        }
        if self.derived().error().is_some() && !self.shows_broken() {
            context.request_repaint_after(BROKEN_AFTER);
        }
        self.set_title(context);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        let mut state = std::mem::take(&mut self.ui);
        ui::window_ui(ui, &self.ctx(), &mut state);
        self.ui = state;
        if !self.commands.is_empty() {
            ui.ctx().request_repaint();
        }
    }
}

/// Fonts and theme: without them egui has nothing to draw the first frame with.
pub fn prepare(context: &egui::Context) {
    ui::fonts::install(context);
    ui::theme::apply(context, Look::default());
    // The size of texts is a preference, with keys like all others.
    context.options_mut(|options| options.zoom_with_keyboard = false);
}

/// Opens the window and returns when it closes, or when another window has taken the files.
///
/// # Errors
/// Where no window can open, or where it broke: one sentence, in the language of the window, that says why and what
/// to do.
pub fn run(wish: WindowWish) -> Result<(), String> {
    let WindowWish { files, language, is_new } = wish;
    let folder = StateFolder::of_user();
    let preferences = folder.as_ref().map(|folder| Preferences::load(&folder.preferences()));
    let preferences = preferences.unwrap_or_default();
    let spoken = language.or(preferences.language).unwrap_or_else(language_of_environment);
    if let Some(problem) = bare::problem() {
        return Err(problem.text(&Catalog::new(spoken)));
    }
    let window = Arc::new(OnceLock::<egui::Context>::new());
    let claim = folder
        .as_ref()
        .filter(|_| !is_new)
        .map_or(Claim::Alone, |folder| instance::claim(folder.state(), &files, wake(&window)));
    let listener = match claim {
        Claim::HandedOver => return Ok(()),
        Claim::First(listener) => Some(listener),
        Claim::Alone => None,
    };
    let message = folder.as_ref().filter(|_| panic::is_restart()).map(|folder| {
        let report = folder.crash_report().display().to_string();
        Texts::new(spoken).with("crash-restarted", "report", report)
    });
    let journal = Arc::new(OnceLock::<Weak<Journal>>::new());
    if let Some(folder) = &folder {
        panic::report_into(folder.clone(), rescue(&journal));
    }
    let look = Asked::desktop(wake(&window)).ok();
    let (aws, message) = match Options::from_environment() {
        Ok(options) => (Some(options), message),
        // It is used with AWS alone: the window opens all the same.
        Err(value) => {
            (None, message.or_else(|| Some(Texts::new(spoken).with("aws-bad-timeout", "value", value))))
        }
    };
    let start = Start { files, language, folder: folder.clone(), listener, look, message, aws };
    let create: eframe::AppCreator<'_> = Box::new(move |creation| {
        prepare(&creation.egui_ctx);
        window.get_or_init(|| creation.egui_ctx.clone());
        let app = App::start(AppEnv::Desktop, start);
        if let Some(own) = app.journal() {
            journal.get_or_init(|| Arc::downgrade(&own));
        }
        Ok(Box::new(app))
    });
    match panic::catch(|| eframe::run_native("Taskwright", options(&preferences), create)) {
        Ok(ended) => ended.map_err(|error| bare::failure(&error, &Catalog::new(spoken))),
        Err(panicked) => Err(panicked.recover(folder.as_ref(), &Catalog::new(spoken))),
    }
}

/// Wakes the window, once there is one.
fn wake(window: &Arc<OnceLock<egui::Context>>) -> impl Fn() + Send + 'static {
    let window = Arc::clone(window);
    move || {
        if let Some(context) = window.get() {
            context.request_repaint();
        }
    }
}

/// Brings documents to safety.
fn rescue(journal: &Arc<OnceLock<Weak<Journal>>>) -> impl Fn() + Send + Sync + 'static {
    let journal = Arc::clone(journal);
    move || {
        if let Some(journal) = journal.get().and_then(Weak::upgrade) {
            journal.flush(Duration::from_secs(2));
        }
    }
}

/// The window as it was left.
fn options(preferences: &Preferences) -> eframe::NativeOptions {
    let place = preferences.window;
    let viewport = egui::ViewportBuilder::default()
        .with_title("Taskwright")
        .with_app_id("taskwright")
        .with_inner_size(place.map_or([1440.0, 900.0], |place| place.size))
        .with_min_inner_size([480.0, 400.0])
        .with_maximized(place.is_some_and(|place| place.is_maximized));
    let viewport = match place.and_then(|place| place.position) {
        Some(position) => viewport.with_position(position),
        None => viewport,
    };
    eframe::NativeOptions { viewport, ..Default::default() }
}
