//! Outline and form: the tree by mouse and keyboard, which rows show, tables, lists and cards.

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use taskwright::app::command::Command;
use taskwright::app::workspace::Pane;
use taskwright::document::Path;
use taskwright::text::Language;

use crate::window::{WEB, Window};

/// The names of the outline, in order.
fn outline(window: &Window) -> Vec<String> {
    let nodes = window.harness.query_all(By::new().role(Role::TreeItem));
    nodes.filter_map(|node| node.accesskit_node().label()).collect()
}

fn is_expanded(window: &Window, name: &str) -> Option<bool> {
    window.find(Role::TreeItem, name).accesskit_node().data().is_expanded()
}

fn go_to(window: &mut Window, path: &str) {
    let path = path.parse::<Path>().unwrap();
    window.harness.state().send(Command::Select { path, offset: None, origin: Pane::Problems });
    window.run();
}

fn key(window: &mut Window, key: Key) {
    window.key(Modifiers::NONE, key);
}

#[test]
fn the_outline_is_a_tree_for_the_keyboard() {
    let mut window = Window::open(WEB);
    assert_eq!(is_expanded(&window, "Containers"), Some(true));
    assert_eq!(is_expanded(&window, "Task"), None);
    window.press("web");
    window.find(Role::TreeItem, "web").focus();
    window.run();
    key(&mut window, Key::ArrowLeft);
    assert_eq!(is_expanded(&window, "web"), Some(false));
    assert!(!outline(&window).contains(&"Ports".to_owned()));
    key(&mut window, Key::ArrowRight);
    assert_eq!(is_expanded(&window, "web"), Some(true));
    key(&mut window, Key::ArrowDown);
    assert_eq!(window.selected(), "containerDefinitions[0].name");
    assert!(window.find(Role::TreeItem, "Image").is_focused());
    key(&mut window, Key::ArrowDown);
    assert_eq!(window.selected(), "containerDefinitions[0].portMappings");
    key(&mut window, Key::ArrowLeft);
    assert_eq!(window.selected(), "containerDefinitions[0]");
    key(&mut window, Key::Home);
    assert!(window.find(Role::TreeItem, "Task").is_focused());
    assert_eq!(window.selected(), "");
    key(&mut window, Key::End);
    let last = window.harness.query_all_by_role(Role::TreeItem).last().unwrap();
    assert!(last.is_focused());
}

#[test]
fn a_closed_entry_counts_what_it_hides() {
    let mut window = Window::open(&WEB.replace("\"hostPort\": 8080", "\"hostPort\": 80"));
    let described = |window: &Window, name: &str| {
        let node = window.find(Role::TreeItem, name);
        node.accesskit_node().data().description().map(str::to_owned).unwrap_or_default()
    };
    window.press("web");
    assert!(described(&window, "Ports").contains(" error"), "{}", described(&window, "Ports"));
    assert!(!described(&window, "web").contains("error"));
    window.find(Role::TreeItem, "web").focus();
    window.run();
    key(&mut window, Key::ArrowLeft);
    assert!(described(&window, "web").contains(" error"), "{}", described(&window, "web"));
}

#[test]
fn common_never_hides_what_is_set_and_all_shows_every_row() {
    let text = WEB.replace("\"essential\": true", "\"essential\": true,\n      \"hostname\": \"box\"");
    let mut window = Window::open(&text);
    window.press("web");
    assert_eq!(window.value(Role::TextInput, "Host name"), "box");
    assert!(!window.has("Working directory"));
    window.find(Role::RadioButton, "All 58 settings").click_accesskit();
    window.run();
    assert!(
        window.harness.query_all_by_role_and_label(Role::TextInput, "Working directory").next().is_some()
    );
    window.find(Role::RadioButton, "Common").click_accesskit();
    window.run();
    assert!(!window.has("Working directory"));
    // Who goes to a hidden field finds it.
    go_to(&mut window, "containerDefinitions[0].workingDirectory");
    assert!(window.find(Role::TextInput, "Working directory").is_focused());
}

#[test]
fn a_list_of_texts_is_edited_element_by_element() {
    let mut window = Window::open(WEB);
    window.press("web").press("Add to Command");
    assert!(window.text().contains("\"command\": [\"\"]"), "{}", window.text());
    assert!(window.find(Role::TextInput, "Command 1").is_focused());
    window.type_text("a b");
    assert!(window.text().contains("\"a b\""), "{}", window.text());
    for _ in 0..3 {
        key(&mut window, Key::Backspace);
    }
    // An element without a text is an empty text, and stays.
    assert!(window.text().contains("\"command\": [\"\"]"), "{}", window.text());
    window.press("Remove Command 1");
    assert!(!window.text().contains("\"\""), "{}", window.text());
}

#[test]
fn launch_types_are_ticked() {
    let mut window = Window::open(WEB);
    let card = |window: &Window| {
        let card = window.find(Role::CheckBox, "Launch types: FARGATE");
        card.accesskit_node().toggled()
    };
    assert_eq!(card(&window), Some(Toggled::False));
    for (is_on, toggled) in [(true, Toggled::True), (false, Toggled::False)] {
        window.find(Role::CheckBox, "Launch types: FARGATE").click_accesskit();
        window.run();
        assert_eq!(window.text().contains("\"FARGATE\""), is_on);
        assert_eq!(card(&window), Some(toggled));
    }
    assert_eq!(window.text(), WEB);
}

#[test]
fn rows_of_a_table_move_and_tags_have_one_too() {
    let mut window = Window::in_language(WEB, Language::Ko);
    window.press("web").press("포트 추가").press("포트 2 작업").press("위로 이동");
    let text = window.text();
    assert!(text.find("80 }").unwrap() < text.find("8080").unwrap(), "{text}");
    window.press("태그").press("태그 추가").focus("키").type_text("team");
    assert!(window.text().contains("\"key\": \"team\""), "{}", window.text());
    key(&mut window, Key::Enter);
    assert_eq!(window.selected(), "tags[1].key");
}

#[test]
fn a_key_that_ecs_does_not_know_is_shown() {
    let mut window = Window::open(&WEB.replace("\"essential\": true", "\"colour\": [1, 2]"));
    window.press("web");
    assert!(window.has("More fields"));
    window.press("Show colour in JSON");
    assert_eq!(window.selected(), "containerDefinitions[0].colour");
}

#[test]
fn every_control_of_every_page_has_a_name() {
    let mut window = Window::open(WEB);
    for language in [Language::En, Language::Ko] {
        window.harness.state().send(Command::SetLanguage(language));
        for path in ["", "containerDefinitions[0]", "tags"] {
            go_to(&mut window, path);
            let is_unnamed = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
                let roles = [
                    Role::Button,
                    Role::CheckBox,
                    Role::RadioButton,
                    Role::TextInput,
                    Role::ComboBox,
                    Role::TreeItem,
                ];
                let name = node.label().unwrap_or_default();
                roles.contains(&node.role()) && !name.chars().any(char::is_alphanumeric)
            };
            let unnamed = window.harness.query_all(By::new().predicate(is_unnamed));
            assert_eq!(unnamed.count(), 0, "{path}");
        }
    }
}
