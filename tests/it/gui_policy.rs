//! What `taskwright.toml` beside a document does to its problems, and how the window says so.

use std::fs;

use eframe::egui::Event;
use eframe::egui::accesskit::Role;
use taskwright::policy::FILE_NAME;
use taskwright::rules::Severity;
use taskwright::text::Language;

use crate::window::Window;

const TEXT: &str = r#"{
  "family": "web",
  "requiresCompatibilities": ["EC2", "EC2"],
  "networkMode": "host",
  "containerDefinitions": [{ "name": "web", "image": "nginx:1", "memory": 128, "links": ["web:w"] }]
}
"#;

const SETTINGS: &str = "packs = [\"strict\"]\n\n[rules]\n\"ecs/links-need-bridge\" = \"off\"\n";

fn severity(window: &Window, rule: &str) -> Option<Severity> {
    let findings = &window.active().derived().findings;
    findings.iter().find(|finding| finding.rule.id == rule).map(|finding| finding.severity)
}

/// The document with settings beside it.
fn with_settings(language: Language) -> Window {
    let mut window = Window::in_language(TEXT, language);
    fs::write(window.file(FILE_NAME), SETTINGS).unwrap();
    come_back(&mut window);
    window
}

/// Another program wrote something, and the window gets the keyboard.
fn come_back(window: &mut Window) {
    window.harness.event(Event::WindowFocused(true));
    window.run();
}

#[test]
fn settings_of_the_folder_are_used_and_named() {
    for (language, summary, origin) in [
        (Language::En, "taskwright.toml: ", "In this folder: error (taskwright.toml, line 1, pack strict)"),
        (Language::Ko, "taskwright.toml: ", "이 폴더에서는 오류(taskwright.toml 1행, strict 묶음)"),
    ] {
        let mut window = with_settings(language);
        window.show_problems();
        assert_eq!(severity(&window, "ecs/links-need-bridge"), None);
        assert_eq!(severity(&window, "ecs/compat-duplicate"), Some(Severity::Error));
        let line = window
            .named(Role::ListItem, "")
            .into_iter()
            .find(|line| line.contains("EC2"))
            .expect("the repeated launch type");
        window.find(Role::ListItem, &line).click_accesskit();
        window.run();
        assert!(window.has(origin), "{line}");
        let summary = window.buttons(summary).into_iter().next().expect("what the folder says");
        window.press(&summary);
        assert!(window.has("ecs/links-need-bridge"));
    }
}

#[test]
fn a_change_of_the_settings_is_seen_and_a_mistake_is_told() {
    let mut window = Window::open(TEXT);
    window.show_problems();
    assert_eq!(severity(&window, "ecs/links-need-bridge"), Some(Severity::Error));
    let file = window.file(FILE_NAME);
    fs::write(&file, SETTINGS).unwrap();
    come_back(&mut window);
    assert_eq!(severity(&window, "ecs/links-need-bridge"), None);
    assert!(!window.is_dirty(), "a setting is no change of the document");
    fs::write(&file, "[rules]\n\"ecs/links-need-brige\" = \"off\"\n").unwrap();
    come_back(&mut window);
    assert_eq!(severity(&window, "ecs/links-need-bridge"), Some(Severity::Error));
    let told = window.saying(FILE_NAME).into_iter().next().expect("what is wrong");
    assert!(told.contains("line 2") && told.contains("Did you mean ecs/links-need-bridge?"), "{told}");
}

#[test]
fn several_fixes_go_by_the_same_settings() {
    let mut window = with_settings(Language::En);
    let apply = window.show_problems().buttons("Apply ").into_iter().next().expect("safe fixes");
    window.press(&apply);
    assert_eq!(severity(&window, "ecs/compat-duplicate"), None);
    assert!(window.text().contains("\"links\""), "{}", window.text());
}
