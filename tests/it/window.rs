//! The real window, driven without a screen: what the tests of its parts share.

use std::fs;
use std::path::PathBuf;

use eframe::App as _;
use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Event, ImeEvent, Key, Modifiers, ViewportEvent};
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use taskwright::app::command::Command;
use taskwright::app::dialog::Dialog;
use taskwright::app::view::SidePane;
use taskwright::app::workspace::OpenDocument;
use taskwright::app::{App, AppEnv, prepare};
use taskwright::text::Language;

/// A small definition without an error.
pub(crate) const WEB: &str = r#"{
  "family": "web",
  "networkMode": "awsvpc",
  "containerDefinitions": [
    {
      "name": "web",
      "image": "nginx:1",
      "portMappings": [
        { "containerPort": 8080, "hostPort": 8080 }
      ],
      "essential": true
    }
  ]
}
"#;

/// What a keyboard sends for Ctrl on Linux and Windows.
pub(crate) const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

/// The application with a file in a folder of its own.
pub(crate) struct Window {
    pub(crate) harness: Harness<'static, App>,
    pub(crate) folder: tempfile::TempDir,
}

impl Window {
    /// Opens a text as `web.json`, in English.
    pub(crate) fn open(text: &str) -> Self {
        Self::in_language(text, Language::En)
    }

    pub(crate) fn in_language(text: &str, language: Language) -> Self {
        Self::with_files(&[("web.json", text)], language)
    }

    /// Opens several files of a new folder.
    pub(crate) fn with_files(files: &[(&str, &str)], language: Language) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let write = |(name, text): &(&str, &str)| {
            let file = folder.path().join(name);
            fs::write(&file, text).unwrap();
            file
        };
        let app = App::new(AppEnv::Test, files.iter().map(write).collect(), Some(language));
        Self::of(app, folder)
    }

    /// The window of an application whose files are in `folder`.
    pub(crate) fn of(app: App, folder: tempfile::TempDir) -> Self {
        let frame = |ui: &mut eframe::egui::Ui, app: &mut App| {
            let mut frame = eframe::Frame::_new_kittest();
            app.logic(&ui.ctx().clone(), &mut frame);
            app.ui(ui, &mut frame);
        };
        let harness = Harness::builder()
            .with_size([1440.0, 900.0])
            .with_max_steps(12)
            .with_step_dt(0.1)
            .with_context_setup(prepare)
            .build_ui_state(frame, app);
        Self { harness, folder }
    }

    /// The document that the window shows.
    pub(crate) fn active(&self) -> &OpenDocument {
        self.harness.state().workspace().active()
    }

    /// The dialog in front of it.
    pub(crate) fn dialog(&self) -> Option<&Dialog> {
        self.harness.state().workspace().dialog.as_ref()
    }

    /// Asks the window to close, as its frame does.
    pub(crate) fn close(&mut self) -> &mut Self {
        let viewport = self.harness.input_mut().viewports.values_mut().next().unwrap();
        viewport.events.push(ViewportEvent::Close);
        self.harness.run_steps(2);
        let viewport = self.harness.input_mut().viewports.values_mut().next().unwrap();
        viewport.events.clear();
        self.run()
    }

    /// Presses the button of a dialog, where the window behind it has one of the same name.
    pub(crate) fn answer(&mut self, name: &str) -> &mut Self {
        self.harness.get_all_by_role_and_label(Role::Button, name).last().unwrap().click_accesskit();
        self.run()
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn text(&self) -> String {
        self.active().document.text().to_string()
    }

    pub(crate) fn is_dirty(&self) -> bool {
        self.active().document.is_dirty()
    }

    pub(crate) fn run(&mut self) -> &mut Self {
        self.harness.run();
        self
    }

    pub(crate) fn find<'a>(&'a self, role: Role, name: &'a str) -> Node<'a> {
        self.harness.get_by_role_and_label(role, name)
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.harness.query_all_by_label(name).next().is_some()
            || self.harness.query_all(By::new().value(name)).next().is_some()
    }

    /// The texts of the window that hold these words.
    pub(crate) fn saying(&self, words: &str) -> Vec<String> {
        let says = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            node.value().is_some_and(|value| value.contains(words))
        };
        let nodes = self.harness.query_all(By::new().predicate(says));
        nodes.filter_map(|node| node.accesskit_node().value()).collect()
    }

    /// Presses a button or an entry of the outline, wherever it is.
    pub(crate) fn press(&mut self, name: &str) -> &mut Self {
        let is_it = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            matches!(node.role(), Role::Button | Role::TreeItem) && node.label().as_deref() == Some(name)
        };
        self.harness.get(By::new().predicate(is_it)).click_accesskit();
        self.run()
    }

    /// Chooses an entry of a menu.
    pub(crate) fn choose(&mut self, menu: &str, entry: &str) -> &mut Self {
        self.find(Role::MenuItem, menu).click_accesskit();
        self.run();
        let is_entry = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            matches!(node.role(), Role::MenuItem | Role::MenuItemCheckBox)
        };
        self.harness.get(By::new().label(entry).predicate(is_entry)).click_accesskit();
        self.run()
    }

    /// Shows the list of findings.
    pub(crate) fn show_problems(&mut self) -> &mut Self {
        self.harness.state().send(Command::ShowPane(SidePane::Problems));
        self.run()
    }

    /// The Problems pane with its notes, which are hidden at first.
    pub(crate) fn show_notes(&mut self) -> &mut Self {
        self.show_problems();
        let is_of_notes = |name: &String| name.contains("note") || name.contains("참고");
        let mut switches = self.buttons("Filter: ").into_iter().chain(self.buttons("필터: "));
        let switch = switches.find(is_of_notes).expect("the switch of the notes");
        if self.find(Role::Button, &switch).accesskit_node().toggled() == Some(Toggled::False) {
            self.press(&switch);
        }
        self
    }

    /// Gives the keyboard to a field, its caret at the end.
    pub(crate) fn focus(&mut self, name: &str) -> &mut Self {
        self.find(Role::TextInput, name).focus();
        self.run()
    }

    pub(crate) fn focus_json(&mut self) -> &mut Self {
        self.find(Role::MultilineTextInput, "JSON").focus();
        self.run()
    }

    pub(crate) fn type_text(&mut self, text: &str) -> &mut Self {
        for character in text.chars() {
            self.harness.event(Event::Text(character.to_string()));
            self.run();
        }
        self
    }

    pub(crate) fn key(&mut self, modifiers: Modifiers, key: Key) -> &mut Self {
        self.harness.key_press_modifiers(modifiers, key);
        self.run()
    }

    pub(crate) fn undo(&mut self) -> &mut Self {
        self.key(CTRL, Key::Z)
    }

    /// Lets more time pass than a broken text is given.
    pub(crate) fn wait(&mut self) -> &mut Self {
        self.harness.run_steps(8);
        self
    }

    pub(crate) fn value(&self, role: Role, name: &str) -> String {
        self.find(role, name).value().unwrap_or_default()
    }

    pub(crate) fn selected(&self) -> String {
        self.active().selection.path.to_string()
    }

    /// The buttons whose name begins so.
    pub(crate) fn buttons(&self, prefix: &str) -> Vec<String> {
        self.named(Role::Button, prefix)
    }

    /// Whatever has this role and a name that begins so.
    pub(crate) fn named(&self, role: Role, prefix: &str) -> Vec<String> {
        let begins = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            node.role() == role && node.label().is_some_and(|label| label.starts_with(prefix))
        };
        let nodes = self.harness.query_all(By::new().predicate(begins));
        nodes.filter_map(|node| node.accesskit_node().label()).collect()
    }

    /// Feeds what an input method shows while a word is composed.
    pub(crate) fn compose(&mut self) -> &mut Self {
        for preedit in ["ㅎ", "하", "한"] {
            let preedit = ImeEvent::Preedit { text: preedit.to_owned(), active_range_chars: None };
            self.harness.event(Event::Ime(preedit));
            self.run();
        }
        self
    }

    /// Ends the composition with its word.
    pub(crate) fn commit(&mut self) -> &mut Self {
        self.harness.event(Event::Ime(ImeEvent::Commit("한".to_owned())));
        self.run()
    }
}
