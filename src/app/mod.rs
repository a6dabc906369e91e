//! The application: the one place that owns state and changes it. `logic` takes shortcuts, runs commands and
//! derives what follows from the text; `ui` draws.

pub mod bare;
pub mod command;
mod composition;
pub mod ctx;
pub mod derived;
pub mod dialog;
mod dispatch;
mod files;
mod shortcuts;
pub mod wording;
pub mod workspace;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui;

use crate::cli::language_of_environment;
use crate::text::{Catalog, Language};
use crate::ui::{self, UiState};
use command::{Command, Commands};
use composition::Composition;
use ctx::Ctx;
use derived::Derived;
use dialog::{Dialog, Then};
use wording::{FindingText, Texts};
use workspace::Workspace;

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

/// The whole application.
#[derive(Debug)]
pub struct App {
    env: AppEnv,
    workspace: Workspace,
    commands: Commands,
    texts: Texts,
    composition: Composition,
    current: Arc<Derived>,
    /// The last text that parsed; the same as `current` while that one does.
    good: Option<Arc<Derived>>,
    wording: Wording,
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

/// The sentences of the findings, and what they were made for.
#[derive(Debug, Default)]
struct Wording {
    made_for: Option<(u64, Option<u64>, Language)>,
    current: Vec<FindingText>,
    good: Vec<FindingText>,
}

impl App {
    /// Opens the first of `files`, or an empty definition.
    pub fn new(env: AppEnv, files: Vec<PathBuf>, language: Option<Language>) -> Self {
        let workspace = Workspace::default();
        let current = Arc::new(Derived::new(Arc::clone(workspace.document.text()), 0));
        let language = language.unwrap_or_else(|| match env {
            AppEnv::Desktop => language_of_environment(),
            AppEnv::Test => Language::default(),
        });
        let mut app = Self {
            env,
            workspace,
            commands: Commands::default(),
            texts: Texts::new(language),
            composition: Composition::default(),
            good: Some(Arc::clone(&current)),
            current,
            wording: Wording::default(),
            now: 0.0,
            is_closing: false,
            wants_close: false,
            title: String::new(),
            dialogs_shown: 0,
            ui: UiState::default(),
        };
        let skipped = files.len().saturating_sub(1);
        if let Some(file) = files.into_iter().next() {
            app.open(file);
        }
        if skipped > 0 {
            app.workspace.notice = Some(app.texts.with("notice-files-skipped", "count", skipped));
        }
        app
    }

    /// What is open.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// What follows from its text.
    pub fn derived(&self) -> &Derived {
        &self.current
    }

    /// Asks for something, as a pane does.
    pub fn send(&self, command: Command) {
        self.commands.send(command);
    }

    /// Derives what follows from the text, unless that is done already.
    fn refresh(&mut self) {
        let document = &self.workspace.document;
        if self.current.revision != document.revision() {
            self.derive();
        }
        self.resolve_wording();
    }

    fn derive(&mut self) {
        let document = &self.workspace.document;
        self.current = Arc::new(Derived::new(Arc::clone(document.text()), document.revision()));
        if self.current.parsed().is_some() {
            self.good = Some(Arc::clone(&self.current));
            self.leave_missing_node();
        } else if self.current.is_large() {
            self.good = None;
        }
    }

    fn resolve_wording(&mut self) {
        let good = self.good.as_ref();
        let made_for = Some((self.current.revision, good.map(|good| good.revision), self.texts.language()));
        if self.wording.made_for == made_for {
            return;
        }
        let catalog = self.texts.catalog();
        let is_good = self.current.parsed().is_some();
        self.wording = Wording {
            made_for,
            current: wording::finding_texts(&self.current, catalog),
            good: good
                .filter(|_| !is_good)
                .map_or_else(Vec::new, |good| wording::finding_texts(good, catalog)),
        };
    }

    fn ctx(&self) -> Ctx<'_> {
        Ctx {
            workspace: &self.workspace,
            commands: &self.commands,
            derived: &self.current,
            good: self.good.as_deref(),
            shows_broken: self.shows_broken(),
            finding_texts: &self.wording.current,
            good_texts: &self.wording.good,
            texts: &self.texts,
            is_composing: self.composition.is_active(),
        }
    }

    fn shows_broken(&self) -> bool {
        let since = self.now - self.workspace.last_change.at;
        // A text that was broken when it was opened is nobody's typing.
        let is_typed = self.workspace.last_change.place.is_some();
        self.current.error().is_some() && (!is_typed || since >= BROKEN_AFTER.as_secs_f64())
    }

    /// Closing waits while there is something to lose.
    fn watch_close(&mut self, context: &egui::Context) {
        let is_requested = context.input(|input| input.viewport().close_requested());
        if is_requested && !self.is_closing && self.workspace.document.is_dirty() {
            context.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.workspace.dialog = Some(Dialog::Unsaved(Then::Close));
        }
    }

    fn set_title(&mut self, context: &egui::Context) {
        let name = self.workspace.file_name().unwrap_or_else(|| self.texts.get("untitled").to_string());
        let mark = if self.workspace.document.is_dirty() { "• " } else { "" };
        let title = format!("{mark}{name} - Taskwright");
        if self.env == AppEnv::Desktop && title != self.title {
            context.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, context: &egui::Context, _: &mut eframe::Frame) {
        self.now = context.input(|input| input.time);
        self.composition.update(context);
        self.watch_close(context);
        // A dialog has fields of its own, and nothing behind it may change.
        if self.workspace.dialog.is_none() {
            shortcuts::take(context, &self.commands);
        }
        while let Some(command) = self.commands.next() {
            self.run(command);
        }
        self.refresh();
        if std::mem::take(&mut self.wants_close) {
            context.send_viewport_cmd(egui::ViewportCommand::Close);
        }
        if self.current.error().is_some() && !self.shows_broken() {
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
    ui::theme::apply(context, egui::ThemePreference::System, ui::theme::Motion::Full);
}

/// Opens the window and returns when it closes.
///
/// # Errors
/// Where no window can open: one sentence, in the language of the window, that says why and what to do.
pub fn run(files: Vec<PathBuf>, language: Option<Language>) -> Result<(), String> {
    let language = language.unwrap_or_else(language_of_environment);
    if let Some(problem) = bare::problem() {
        return Err(problem.text(&Catalog::new(language)));
    }
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Taskwright")
            .with_app_id("taskwright")
            .with_inner_size([1440.0, 900.0])
            .with_min_inner_size([480.0, 400.0]),
        ..Default::default()
    };
    let create: eframe::AppCreator<'_> = Box::new(move |creation| {
        prepare(&creation.egui_ctx);
        Ok(Box::new(App::new(AppEnv::Desktop, files, Some(language))))
    });
    eframe::run_native("Taskwright", options, create).map_err(|error| error.to_string())
}
