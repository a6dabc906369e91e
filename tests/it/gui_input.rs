//! What the keyboard and an input method do in each kind of field: a text, a number, an element of a list, a cell of
//! a table, the JSON pane, and the fields of dialogs and bars.

use std::fs;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Id, ImeEvent, Key, Memory, Modifiers};
use egui_kittest::kittest::{AccessKitNode, By, Queryable as _};
use taskwright::app::command::{Command, UiCommand};
use taskwright::app::dialog::Dialog;
use taskwright::app::view::{SidePane, Spot};
use taskwright::app::workspace::Pane;
use taskwright::document::Path;
use taskwright::rules::Severity;
use taskwright::text::{Catalog, Language};

use crate::window::{CTRL, WEB, Window};

const NONE: Modifiers = Modifiers::NONE;

/// A definition with a value in each kind of field.
const FIELDS: &str = r#"{
  "family": "shop",
  "containerDefinitions": [
    {
      "name": "web",
      "image": "nginx:1",
      "cpu": 256,
      "memory": 512,
      "command": ["run"],
      "portMappings": [
        { "containerPort": 8080, "name": "http" }
      ],
      "essential": true
    }
  ],
  "tags": [
    { "key": "team", "value": "orders" }
  ]
}
"#;

impl Window {
    /// Goes to the field at a path, as from the list of problems: the keyboard goes along.
    fn go_to(&mut self, path: &str) -> &mut Self {
        let path: Path = path.parse().unwrap();
        self.harness.state().send(Command::Select { path, offset: None, origin: Pane::Problems });
        self.run().run()
    }

    /// Puts the caret of the JSON pane behind a part of the text.
    fn go_behind(&mut self, before: &str) -> &mut Self {
        let offset = self.text().find(before).expect("a part of the text") + before.len();
        self.focus_json();
        let path = Path::root();
        self.harness.state().send(Command::Select { path, offset: Some(offset), origin: Pane::Outline });
        self.run()
    }

    fn focused(&self) -> Option<Id> {
        self.harness.ctx.memory(Memory::focused)
    }

    /// What stands in the field that has the keyboard.
    fn typed(&self) -> String {
        let focused = self.focused().map(|id| id.accesskit_id());
        let has_keyboard = move |node: &AccessKitNode<'_>| Some(node.locate().0) == focused;
        self.harness.get(By::new().predicate(has_keyboard)).value().unwrap_or_default()
    }

    /// Every finding, in words.
    fn findings(&self) -> Vec<String> {
        let findings = &self.harness.state().derived().findings;
        findings.iter().map(|finding| format!("{} {}", finding.rule.id, finding.at)).collect()
    }

    /// Ends the composition as Enter does it where the input method hands the key on: both in one frame.
    fn commit_by_enter(&mut self) -> &mut Self {
        let enter = Event::Key {
            key: Key::Enter,
            physical_key: Some(Key::Enter),
            pressed: true,
            repeat: false,
            modifiers: NONE,
        };
        // The harness gives each event that it queues a frame of its own.
        self.harness.input_mut().events.extend([Event::Ime(ImeEvent::Commit("한".to_owned())), enter]);
        self.run()
    }
}

/// A kind of field: how to get there, and what a word at its end makes of the text; nothing where it is no value.
type Kind = (&'static str, Go, Option<(&'static str, &'static str)>);
type Go = fn(&mut Window) -> &mut Window;

const KINDS: [Kind; 9] = [
    ("text", |window| window.go_to("family"), Some(("\"shop\"", "\"shop한\""))),
    (
        "repository of an image",
        |window| window.go_to("containerDefinitions[0].image"),
        Some(("nginx:1", "nginx한:1")),
    ),
    ("number", |window| window.go_to("containerDefinitions[0].cpu"), None),
    (
        "element of a list",
        |window| window.go_to("containerDefinitions[0].command[0]"),
        Some(("\"run\"", "\"run한\"")),
    ),
    (
        "cell",
        |window| window.go_to("containerDefinitions[0].portMappings[0].name"),
        Some(("\"http\"", "\"http한\"")),
    ),
    (
        "cell with a number",
        |window| window.go_to("containerDefinitions[0].portMappings[0].containerPort"),
        None,
    ),
    ("cell of a key", |window| window.go_to("tags[0].key"), Some(("\"team\"", "\"team한\""))),
    // Enter in the last cell of a column would add a row.
    ("last cell", |window| window.go_to("tags[0].value"), Some(("\"orders\"", "\"orders한\""))),
    ("JSON", |window| window.go_behind("\"family\": \"shop"), Some(("\"shop\"", "\"shop한\""))),
];

#[test]
fn a_composed_word_is_one_step_in_every_kind_of_field() {
    for language in Language::ALL {
        for (kind, go, change) in KINDS {
            for commit in [Window::commit, Window::commit_by_enter] {
                let mut window = Window::in_language(FIELDS, language);
                go(&mut window);
                let (findings, place, before) = (window.findings(), window.focused(), window.typed());
                assert!(place.is_some(), "{kind}");
                window.compose().wait();
                assert_eq!(window.text(), FIELDS, "{kind}: nothing is written while a word is composed");
                assert_eq!(window.findings(), findings, "{kind}");
                assert_ne!(window.typed(), before, "{kind}: the word is in sight");
                window.key(NONE, Key::Enter);
                assert_eq!((window.focused(), window.text().as_str()), (place, FIELDS), "{kind}");
                commit(&mut window);
                assert_eq!(window.focused(), place, "{kind}: the Enter of a composition moves nowhere");
                let history = |window: &Window| window.active().document.history().undo_name().is_some();
                let Some((old, new)) = change else {
                    assert_eq!(window.text(), FIELDS, "{kind}");
                    assert_eq!(window.typed(), format!("{before}한"), "{kind}: what is no number stays");
                    assert!(!history(&window), "{kind}");
                    continue;
                };
                assert_eq!(window.text(), FIELDS.replace(old, new), "{kind}");
                window.undo();
                assert_eq!((window.text().as_str(), history(&window)), (FIELDS, false), "{kind}: one step");
            }
        }
    }
}

#[test]
fn a_composition_that_is_left_is_written_in_a_cell_too() {
    let mut window = Window::open(FIELDS);
    window.go_to("tags[0].value").compose().go_to("tags[0].key");
    assert_eq!(window.text(), FIELDS.replace("orders", "orders한"));
    window.undo();
    assert_eq!(window.text(), FIELDS);
}

/// The fields that are no part of a document, and how to get there. What stands twice in the text would be gone to
/// by Enter, what is no line too, and a dialog would close.
type OtherKind = (&'static str, fn(&mut Window, &Catalog));

const OTHER_KINDS: [OtherKind; 7] = [
    ("palette", |window, _| {
        window.key(CTRL, Key::K);
    }),
    ("find", |window, _| {
        window.key(CTRL, Key::F);
    }),
    ("replace", |window, catalog| {
        window.key(CTRL, Key::H).type_text("nginx").focus(&catalog.text("json-replace-with"));
    }),
    ("line", |window, _| {
        window.key(CTRL, Key::G);
    }),
    ("file name", |window, _| {
        window.key(CTRL.plus(Modifiers::SHIFT), Key::S);
    }),
    ("question of a fix", |window, _| {
        let asks = |name: &String| name.contains("${TAG}");
        window.show_notes();
        let fix = window.buttons("").into_iter().find(asks).expect("a fix that asks");
        window.press(&fix);
    }),
    ("welcome page", |window, catalog| {
        window.harness.state().send(Command::Ui(UiCommand::Welcome));
        window.run().find(Role::MultilineTextInput, &catalog.text("welcome-paste")).focus();
        window.run();
    }),
];

#[test]
fn a_composed_word_stays_in_the_fields_of_dialogs_and_bars() {
    let text = WEB.replace("\"web\"", "\"한\"").replace("nginx:1", "nginx:${TAG}");
    for language in Language::ALL {
        let catalog = Catalog::new(language);
        for (kind, open) in OTHER_KINDS {
            for commit in [Window::commit, Window::commit_by_enter] {
                let mut window = Window::in_language(&text, language);
                open(&mut window, &catalog);
                let (place, before) = (window.focused(), window.typed());
                let dialog = window.dialog().map(std::mem::discriminant);
                assert!(place.is_some(), "{kind}");
                window.compose();
                let selected = window.selected();
                window.key(NONE, Key::Enter);
                assert_eq!(window.typed(), format!("{before}한"), "{kind}");
                commit(&mut window);
                assert_eq!(window.typed(), format!("{before}한"), "{kind}: a word, not a line of its own");
                assert_eq!(window.focused(), place, "{kind}");
                assert_eq!(window.dialog().map(std::mem::discriminant), dialog, "{kind}");
                assert_eq!(window.selected(), selected, "{kind}");
                assert_eq!(window.text(), text, "{kind}");
            }
        }
    }
}

/// Where the keyboard may be when a shortcut is pressed, and what is typed there first.
const PLACES: [(&str, Go, &str); 3] = [
    ("field", |window| window.go_to("containerDefinitions[0].image"), "5"),
    ("cell", |window| window.go_to("containerDefinitions[0].portMappings[0].name"), "p"),
    ("JSON", |window| window.go_behind("}\n"), " "),
];

/// Presses a key as egui reports it. It does so for a Korean layout too: `key` is then the physical one, as here.
fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    for pressed in [true, false] {
        let physical_key = Some(key);
        window.harness.event(Event::Key { key, physical_key, pressed, repeat: false, modifiers });
    }
    window.run();
}

/// What a person notices of a command, in the window of the test below. `text` is what stands in `web.json` there.
fn is_done(window: &Window, command: UiCommand, catalog: &Catalog, text: &str, place: Option<Id>) -> bool {
    let workspace = window.harness.state().workspace();
    let file = || window.active().file_name().unwrap_or_default();
    let is_in = |key| {
        let name = catalog.text(key);
        window.harness.query_all_by_role_and_label(Role::TextInput, &name).any(|node| node.is_focused())
    };
    let saved = |name| fs::read_to_string(window.file(name)).unwrap();
    let is_at_problem = || {
        let findings = &window.harness.state().derived().findings;
        let mut problems = findings.iter().filter(|finding| finding.severity != Severity::Info);
        problems.any(|finding| finding.at == window.active().selection.path)
    };
    let zoom = window.harness.ctx.zoom_factor();
    match command {
        UiCommand::New => workspace.documents().len() == 4,
        UiCommand::Open | UiCommand::SaveAs => matches!(window.dialog(), Some(Dialog::File(_))),
        UiCommand::Save | UiCommand::SaveAll => saved("web.json") == text && !window.is_dirty(),
        UiCommand::CloseDocument | UiCommand::Quit => matches!(window.dialog(), Some(Dialog::Unsaved(_))),
        UiCommand::Undo => window.text() == WEB,
        UiCommand::Redo => window.text() == text,
        UiCommand::NextDocument => file() == "z.json",
        UiCommand::PreviousDocument => file() == "a.json",
        UiCommand::Find | UiCommand::Replace => is_in("json-find"),
        UiCommand::GoToLine => is_in("json-line-number"),
        UiCommand::NextProblem | UiCommand::PreviousProblem => is_at_problem(),
        UiCommand::OpenFromEcs => matches!(window.dialog(), Some(Dialog::Browse(_))),
        UiCommand::Register => matches!(window.dialog(), Some(Dialog::Register(_))),
        UiCommand::ShowFixes => window.has(&catalog.text("problems-no-fix")),
        UiCommand::Palette => matches!(window.dialog(), Some(Dialog::Palette(_))),
        UiCommand::Settings => matches!(window.dialog(), Some(Dialog::Settings)),
        UiCommand::ToggleOutline => workspace.view.outline_spot() == Spot::Away,
        UiCommand::ShowJson => !workspace.view.shows(SidePane::Json),
        UiCommand::ShowProblems => workspace.view.shows(SidePane::Problems),
        UiCommand::ShowLearn | UiCommand::Help => workspace.view.shows(SidePane::Learn),
        UiCommand::NextRegion | UiCommand::PreviousRegion => window.focused() != place,
        UiCommand::LargerText => zoom == 1.1,
        UiCommand::SmallerText => zoom == 0.9,
        UiCommand::NormalText => zoom == 1.0,
        UiCommand::Revert
        | UiCommand::Format
        | UiCommand::ToggleSecrets
        | UiCommand::FillIn
        | UiCommand::CheckLive
        | UiCommand::About
        | UiCommand::Welcome
        | UiCommand::SystemTheme
        | UiCommand::LightTheme
        | UiCommand::DarkTheme => unreachable!("{command:?} has no keys"),
    }
}

fn every_shortcut_works(language: Language) {
    let catalog = Catalog::new(language);
    let other = |family: &str| format!("{{ \"family\": \"{family}\" }}\n");
    let (first, last) = (other("first"), other("last"));
    let files = [("a.json", first.as_str()), ("web.json", WEB), ("z.json", &last)];
    for (name, go, typed) in PLACES {
        for command in UiCommand::ALL {
            for shortcut in command.shortcuts() {
                let mut window = Window::with_files(&files, language);
                window.key(CTRL.plus(Modifiers::SHIFT), Key::Tab);
                go(&mut window).type_text(typed);
                let text = window.text();
                assert_ne!(text, WEB, "{name}");
                match command {
                    UiCommand::Redo => press(&mut window, CTRL, Key::Z),
                    UiCommand::NormalText => press(&mut window, CTRL, Key::Plus),
                    _ => {}
                }
                let place = window.focused();
                let is_done = |window: &Window| is_done(window, command, &catalog, &text, place);
                assert!(!is_done(&window), "{command:?} in the {name} is to be noticed");
                let mut modifiers = shortcut.modifiers;
                modifiers.ctrl |= modifiers.command;
                press(&mut window, modifiers, shortcut.logical_key);
                assert!(is_done(&window), "{command:?} by {shortcut:?} in the {name}");
                let web = window.harness.state().workspace().documents().iter();
                let kept = web.filter(|open| open.file_name().as_deref() == Some("web.json"));
                let kept: Vec<String> = kept.map(|open| open.document.text().to_string()).collect();
                let expected = if command == UiCommand::Undo { WEB } else { &text };
                assert_eq!(kept, [expected], "{command:?} in the {name}: the key does nothing else");
            }
        }
    }
}

#[test]
fn every_shortcut_works_in_every_field() {
    every_shortcut_works(Language::En);
}

#[test]
fn every_shortcut_works_in_every_field_in_korean() {
    every_shortcut_works(Language::Ko);
}
