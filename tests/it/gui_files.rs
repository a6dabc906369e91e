//! Files in the real window: what opens how, what others do to a file, and what outlives the program.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::accesskit::Role;
use eframe::egui::{DroppedFile, Event, HoveredFile, Key, Modifiers, Rect, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use taskwright::app::command::{Command, UiCommand};
use taskwright::app::dialog::Dialog;
use taskwright::app::files::FileCommand;
use taskwright::app::instance::{Claim, claim};
use taskwright::app::prefs::{TextSize, WindowPlace};
use taskwright::app::settings::Setting;
use taskwright::app::state_folder::StateFolder;
use taskwright::app::workspace::OpenDocument;
use taskwright::app::{App, AppEnv, Start};
use taskwright::exchange::detect::Kind;
use taskwright::text::Language;

use crate::window::{CTRL, WEB, Window};

const DESCRIBED: &str = r#"{
  "taskDefinition": {
    "taskDefinitionArn": "arn:aws:ecs:eu-west-1:111122223333:task-definition/web:12",
    "family": "web",
    "revision": 12,
    "status": "ACTIVE",
    "registeredAt": "2023-05-01T12:00:00+02:00",
    "registeredBy": "arn:aws:iam::111122223333:user/ann",
    "containerDefinitions": [{ "name": "web", "image": "nginx:1", "essential": true }]
  },
  "tags": []
}
"#;

/// Starts in a state folder of its own, as the one window or beside it.
fn start(folder: tempfile::TempDir, files: &[&str]) -> Window {
    let state = StateFolder::at(&folder.path().join("state"));
    let listener = match claim(state.state(), &[], || {}) {
        Claim::First(listener) => Some(listener),
        _ => None,
    };
    let files = files.iter().map(|name| folder.path().join(name)).collect();
    let language = Some(Language::En);
    let app = App::start(
        AppEnv::Test,
        Start { files, language, folder: Some(state), listener, ..Start::default() },
    );
    Window::of(app, folder)
}

/// Ends the program without a word and starts it again.
fn start_again(window: Window, files: &[&str]) -> Window {
    let Window { harness, folder } = window;
    drop(harness);
    start(folder, files)
}

fn with_file(name: &str, text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), text).unwrap();
    folder
}

/// Lets the window look at its files.
fn look(window: &mut Window) -> &mut Window {
    window.harness.run_steps(12);
    window.run()
}

#[test]
fn an_answer_of_ecs_opens_as_a_new_document_that_says_where_it_is_from() {
    let mut window = Window::open(DESCRIBED);
    window.run();
    assert!(window.active().file.is_none());
    assert!(window.is_dirty());
    assert!(!window.text().contains("revision"), "{}", window.text());
    let strip = "From web:12. 6 values that ECS adds are set aside (tags, taskDefinitionArn, revision, status, …). \
                 Registered 2023-05-01 by arn:aws:iam::111122223333:user/ann.";
    assert!(window.has(strip));
    window.press("Open the file as it is");
    assert_eq!(window.text(), DESCRIBED);
    assert!(window.active().file.is_some());
    assert_eq!(window.harness.state().workspace().documents().len(), 1);
}

#[test]
fn the_note_about_what_was_set_aside_goes_when_it_is_closed() {
    let mut window = Window::in_language(DESCRIBED, Language::Ko);
    window.run().press("안내 닫기");
    assert!(window.active().files.opened.is_none());
}

#[test]
fn other_files_are_told_and_open_as_text_when_wanted() {
    let policy = r#"{"Statement": [{"Effect": "Allow"}]}"#;
    let mut window = Window::open(policy);
    window.run();
    let Some(Dialog::Foreign(foreign)) = window.dialog() else { panic!("{:?}", window.dialog()) };
    assert_eq!(foreign.kind, Kind::IamPolicy);
    assert!(window.has("web.json is no task definition"));
    window.press("Open as text");
    assert_eq!(window.text(), policy);
    let mut window = Window::open(policy);
    window.run().press("Cancel");
    assert!(window.active().is_untouched());
}

#[test]
fn a_question_lets_the_other_files_wait() {
    let files = [("a.json", "{\"a\": 1}"), ("b.json", WEB)];
    let mut window = Window::with_files(&files, Language::En);
    window.run();
    assert!(window.active().is_untouched());
    window.press("Cancel");
    window.run();
    assert_eq!(window.text(), WEB);
}

#[test]
fn a_container_and_a_list_become_definitions() {
    let mut window = Window::open(r#"{"name": "web", "image": "nginx:1", "essential": true}"#);
    window.run().press("Make a definition of it");
    assert!(window.text().starts_with("{\n  \"containerDefinitions\": [\n"));
    let list = format!("[{WEB},{WEB}]");
    let mut window = Window::open(&list);
    window.run().press("Open each definition");
    assert_eq!(window.harness.state().workspace().documents().len(), 2);
    assert_eq!(window.text(), WEB);
}

#[test]
fn every_kind_is_told_in_both_languages() {
    for language in Language::ALL {
        let catalog = taskwright::text::Catalog::new(language);
        for kind in [
            Kind::Container,
            Kind::TaskDefinitions,
            Kind::TaskDefinitionYaml,
            Kind::Template,
            Kind::Jsonnet,
            Kind::Dockerrun,
            Kind::DockerrunSingle,
            Kind::CloudFormation,
            Kind::Terraform,
            Kind::TerraformPlan,
            Kind::TerraformState,
            Kind::Compose,
            Kind::CreateService,
            Kind::RunTask,
            Kind::DescribeServices,
            Kind::DescribeTasks,
            Kind::ListTaskDefinitions,
            Kind::ImageDefinitions,
            Kind::AppSpec,
            Kind::IamPolicy,
            Kind::AgentTask,
            Kind::AgentState,
            Kind::Kubernetes,
            Kind::Spinnaker,
            Kind::JsonSchema,
            Kind::UnknownJson,
            Kind::NotJson,
        ] {
            let key = format!("kind-{}", kind.name());
            assert!(catalog.has(&key), "{key}");
            assert!(catalog.attribute(&key, "help", &taskwright::text::Args::new()).is_some(), "{key}");
        }
    }
}

#[test]
fn a_change_from_outside_is_offered_and_taken_as_one_step() {
    let mut window = Window::open(WEB);
    let other = WEB.replace("nginx:1", "nginx:2");
    look(&mut window);
    fs::write(window.file("web.json"), &other).unwrap();
    look(&mut window);
    assert!(window.has("Another program changed web.json."));
    assert_eq!(window.text(), WEB);
    window.press("Reload");
    assert_eq!(window.text(), other);
    assert!(!window.is_dirty());
    assert!(!window.has("Another program changed web.json."));
    window.undo();
    assert_eq!(window.text(), WEB);
    assert!(window.is_dirty());
}

#[test]
fn what_another_program_wrote_is_shown_before_it_is_replaced() {
    let mut window = Window::open(WEB);
    let other = WEB.replace("nginx:1", "nginx:2");
    window.focus("Task definition family").type_text("x");
    fs::write(window.file("web.json"), &other).unwrap();
    window.harness.state().send(Command::Ui(UiCommand::Save));
    window.run();
    assert!(matches!(window.dialog(), Some(Dialog::Compare(_))), "{:?}", window.dialog());
    assert!(window.has("Only here: 2 lines. Only in the file: 2 lines."));
    for line in [
        "Line 2 removed: \"family\": \"webx\",",
        "Line 2 added: \"family\": \"web\",",
        "Line 7 removed: \"image\": \"nginx:1\",",
        "Line 7 added: \"image\": \"nginx:2\",",
        "Line 1: {",
    ] {
        window.harness.get_by_label(line);
    }
    assert_eq!(fs::read_to_string(window.file("web.json")).unwrap(), other);
    window.answer("Keep mine");
    assert!(window.is_dirty());
    window.harness.state().send(Command::Ui(UiCommand::Save));
    window.run();
    let saved = fs::read_to_string(window.file("web.json")).unwrap();
    assert_eq!(saved, WEB.replace("\"web\",\n  \"net", "\"webx\",\n  \"net"));
    assert!(!window.is_dirty());
}

#[test]
fn a_file_that_is_gone_is_said_and_written_again() {
    let mut window = Window::open(WEB);
    look(&mut window);
    fs::remove_file(window.file("web.json")).unwrap();
    look(&mut window);
    assert!(window.has("web.json is gone. Saving writes it again."));
    window.harness.state().send(Command::Ui(UiCommand::Save));
    window.run();
    assert_eq!(fs::read_to_string(window.file("web.json")).unwrap(), WEB);
    assert!(!window.has("web.json is gone. Saving writes it again."));
}

#[test]
fn a_read_only_file_is_said_to_be_one() {
    let folder = with_file("web.json", WEB);
    let file = folder.path().join("web.json");
    let mut permissions = fs::metadata(&file).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&file, permissions).unwrap();
    let mut window = start(folder, &["web.json"]);
    window.run();
    assert!(window.has("web.json is read-only. Changes can be saved under another name."));
    window.press("Close this note");
    assert!(!window.has("web.json is read-only. Changes can be saved under another name."));
}

#[test]
fn closing_the_window_asks_nothing_and_the_next_start_brings_everything_back() {
    let mut window = start(with_file("web.json", WEB), &["web.json"]);
    window.run().focus("Task definition family").type_text("x");
    let text = window.text();
    window.close();
    assert!(window.dialog().is_none());
    let mut window = start_again(window, &[]);
    window.run();
    assert_eq!(window.text(), text);
    assert!(window.is_dirty());
    assert_eq!(window.active().file_name().as_deref(), Some("web.json"));
    assert_eq!(window.harness.state().workspace().documents().len(), 1);
    assert!(window.has("A document with unsaved changes is open again."));
    assert_eq!(fs::read_to_string(window.file("web.json")).unwrap(), WEB);
    window.harness.state().send(Command::Ui(UiCommand::Save));
    window.run();
    let mut window = start_again(window, &[]);
    window.run();
    assert!(!window.is_dirty());
    assert_eq!(window.text(), text);
}

#[test]
fn a_file_that_changed_since_is_not_replaced_unasked() {
    let mut window = start(with_file("web.json", WEB), &["web.json"]);
    window.run().focus("Task definition family").type_text("x");
    let text = window.text();
    let Window { harness, folder } = window;
    drop(harness);
    fs::write(folder.path().join("web.json"), "{}").unwrap();
    let mut window = start(folder, &[]);
    window.run();
    assert_eq!(window.text(), text);
    assert!(window.has("Another program changed web.json, and here are changes that are not saved."));
    window.harness.state().send(Command::Ui(UiCommand::Save));
    window.run();
    assert!(matches!(window.dialog(), Some(Dialog::Compare(_))));
    assert_eq!(fs::read_to_string(window.file("web.json")).unwrap(), "{}");
}

#[test]
fn a_broken_text_without_a_file_outlives_the_program() {
    let mut window = start(tempfile::tempdir().unwrap(), &[]);
    window.run().key(CTRL, Key::N).focus_json().key(CTRL, Key::A).type_text("{ \"fam");
    let text = window.text();
    let mut window = start_again(window, &[]);
    window.run();
    assert_eq!(window.text(), text);
    assert!(window.active().derived().error().is_some());
    // Given up, it does not come back.
    window.harness.state().send(Command::Ui(UiCommand::CloseDocument));
    window.run().press("Discard changes");
    let mut window = start_again(window, &[]);
    window.run();
    assert!(window.active().is_untouched());
}

#[test]
fn tabs_and_recent_files_come_back() {
    let folder = with_file("a.json", WEB);
    fs::write(folder.path().join("b.json"), WEB.replace("\"web\"", "\"\"")).unwrap();
    let mut window = start(folder, &["a.json", "b.json"]);
    window.run().key(CTRL.plus(Modifiers::SHIFT), Key::Tab);
    window.harness.run_steps(30);
    fs::remove_file(window.file("b.json")).unwrap();
    let mut window = start_again(window, &[]);
    window.run();
    let names: Vec<_> =
        window.harness.state().workspace().documents().iter().filter_map(OpenDocument::file_name).collect();
    assert_eq!(names, ["a.json"]);
    assert!(window.dialog().is_none());
    let recent: Vec<_> = window.harness.state().preferences().recent.iter().cloned().collect();
    assert_eq!(recent.len(), 2);
    assert!(recent[0].file.ends_with("b.json") && recent[0].errors > 0, "{recent:?}");
}

#[test]
fn a_second_start_opens_its_file_here() {
    let mut window = start(tempfile::tempdir().unwrap(), &[]);
    fs::write(window.file("web.json"), WEB).unwrap();
    let state = window.file("state");
    let handed = claim(&state, &[window.file("web.json")], || {});
    assert!(matches!(handed, Claim::HandedOver), "{handed:?}");
    // Only a test that fails gets to the end.
    for _ in 0..6_000 {
        window.run();
        if window.active().file.is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(window.text(), WEB);
}

#[test]
fn a_window_with_large_texts_is_as_large_at_the_next_start() {
    let mut window = start(with_file("web.json", WEB), &["web.json"]);
    window.run();
    window.harness.state().send(Command::Set(Setting::TextSize(TextSize::new(150))));
    window.run();
    assert_eq!(window.harness.ctx.zoom_factor(), 1.5);
    // In the points of the window, which large texts make fewer.
    let place = Rect::from_min_size(pos2(100.0, 60.0), vec2(960.0, 600.0));
    let viewport = window.harness.input_mut().viewports.values_mut().next().unwrap();
    (viewport.inner_rect, viewport.outer_rect) = (Some(place), Some(place));
    window.close();
    let window = start_again(window, &[]);
    let kept = window.harness.state().preferences().window;
    let (position, size) = (Some([150.0, 90.0]), [1440.0, 900.0]);
    assert_eq!(kept, Some(WindowPlace { position, size, is_maximized: false }));
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the window reads files itself".to_owned())
    }
}

#[test]
fn dropped_files_open_each_in_a_tab() {
    let mut window = Window::open(WEB);
    for name in ["a.json", "b.json"] {
        fs::write(window.file(name), WEB).unwrap();
        let dropped = Arc::new(Dropped(window.file(name)));
        window.harness.input_mut().dropped_files.push(dropped);
    }
    window.run();
    assert_eq!(window.harness.state().workspace().documents().len(), 3);
    assert_eq!(window.active().file_name().as_deref(), Some("b.json"));
}

#[test]
fn while_files_hover_the_window_says_what_a_drop_does() {
    let hover = |window: &mut Window, names: &[Option<&str>]| {
        let file = |name: &Option<&str>| HoveredFile { path: name.map(PathBuf::from), ..Default::default() };
        window.harness.input_mut().hovered_files = names.iter().map(file).collect();
        window.harness.run_steps(3);
    };
    for (language, one, unnamed, two, in_tabs, after_dialog) in [
        (
            Language::En,
            "Drop to open a.json",
            "Drop to open 1 file",
            "Drop to open 2 files",
            "Each file opens in a tab of its own.",
            "Files open once the dialog is closed.",
        ),
        (
            Language::Ko,
            "놓으면 a.json 파일을 엽니다",
            "놓으면 파일 1개를 엽니다",
            "놓으면 파일 2개를 엽니다",
            "파일마다 새 탭에서 열립니다.",
            "대화 상자를 닫으면 파일이 열립니다.",
        ),
    ] {
        let mut window = Window::in_language(WEB, language);
        hover(&mut window, &[Some("/home/ann/a.json")]);
        assert!(window.has(one));
        hover(&mut window, &[Some("/home/ann/production-task-definition.json")]);
        assert!(window.has(&one.replace("a.json", "production-…nition.json")));
        hover(&mut window, &[None]);
        assert!(window.has(unnamed));
        hover(&mut window, &[Some("/home/ann/a.json"), Some("/home/ann/b.json")]);
        assert!(window.has(two) && window.has(in_tabs));
        window.harness.state().send(Command::Ui(UiCommand::Settings));
        window.harness.run_steps(3);
        assert!(window.has(two) && window.has(after_dialog) && !window.has(in_tabs));
        hover(&mut window, &[]);
        assert!(!window.has(two) && !window.has(after_dialog));
    }
}

#[test]
fn files_that_are_dropped_on_a_dialog_open_once_it_is_closed() {
    let mut window = Window::open(WEB);
    window.harness.state().send(Command::Ui(UiCommand::Settings));
    window.run();
    fs::write(window.file("a.json"), WEB).unwrap();
    let dropped = Arc::new(Dropped(window.file("a.json")));
    window.harness.input_mut().dropped_files.push(dropped);
    window.run();
    assert_eq!(window.harness.state().workspace().documents().len(), 1);
    window.press("Close");
    window.run();
    assert_eq!(window.active().file_name().as_deref(), Some("a.json"));
}

#[test]
fn json_that_is_pasted_into_no_field_opens_as_a_document() {
    let mut window = Window::open(WEB);
    window.run();
    window.harness.event(Event::Paste(WEB.replace("nginx", "httpd")));
    window.run();
    assert_eq!(window.harness.state().workspace().documents().len(), 2);
    assert!(window.text().contains("httpd") && window.is_dirty());
    window.harness.event(Event::Paste("hello".to_owned()));
    window.run();
    assert_eq!(window.harness.state().workspace().documents().len(), 2);
    assert!(window.has("The clipboard holds no JSON."));
    // In a field it is text.
    window.focus("Task definition family");
    window.harness.event(Event::Paste("[]".to_owned()));
    window.run();
    assert_eq!(window.value(Role::TextInput, "Task definition family"), "web[]");
}

#[test]
fn save_all_writes_every_file_and_revert_takes_one_back() {
    let mut window = Window::with_files(&[("a.json", WEB), ("b.json", WEB)], Language::En);
    window.run().focus("Task definition family").type_text("b");
    window.key(CTRL.plus(Modifiers::SHIFT), Key::Tab).focus("Task definition family").type_text("a");
    window.key(CTRL.plus(Modifiers::ALT), Key::S);
    let text = |name| fs::read_to_string(window.file(name)).unwrap();
    assert!(text("a.json").contains("\"weba\"") && text("b.json").contains("\"webb\""));
    assert!(window.has("2 documents are saved."));
    assert_eq!(window.active().file_name().as_deref(), Some("a.json"));
    window.focus("Task definition family").type_text("z").choose("File", "Revert");
    assert!(!window.is_dirty() && window.text().contains("\"weba\""));
    window.undo();
    assert!(window.text().contains("\"webaz\""));
}

#[test]
fn recent_files_are_in_the_menu() {
    let mut window = Window::open(WEB);
    window.run().choose("File", "Open recent");
    window.harness.run_steps(4);
    let entry = |name| window.harness.get_by_role_and_label(Role::MenuItem, name);
    assert!(!entry("web.json").accesskit_node().is_disabled());
    entry("Clear the list").click_accesskit();
    window.run();
    assert_eq!(window.harness.state().preferences().recent.iter().count(), 0);
    window.harness.state().send(Command::File(FileCommand::OpenText("[]".to_owned())));
    window.run();
    assert_eq!(window.text(), "[]");
}
