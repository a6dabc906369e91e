//! The whole window: what is changed in it, saved, opened and closed.

use std::fs;

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;
use taskwright::app::command::Command;
use taskwright::app::dialog::Dialog;
use taskwright::document::Path;
use taskwright::text::Language;

use crate::window::{CTRL, WEB, Window};

#[test]
fn a_field_writes_its_line_and_nothing_else_as_one_step() {
    let mut window = Window::open(WEB);
    window.press("web").focus("Image tag").type_text(".27");
    assert_eq!(window.text(), WEB.replace("nginx:1", "nginx:1.27"));
    assert_eq!(window.selected(), "containerDefinitions[0].image");
    assert!(window.is_dirty());
    window.undo();
    assert_eq!(window.text(), WEB);
    assert!(!window.is_dirty());
    assert_eq!(window.value(Role::TextInput, "Image tag"), "1");
    window.key(CTRL.plus(Modifiers::SHIFT), Key::Z);
    assert_eq!(window.text(), WEB.replace("nginx:1", "nginx:1.27"));
    window.undo().key(CTRL, Key::Y);
    assert_eq!(window.value(Role::TextInput, "Image tag"), "1.27");
}

#[test]
fn an_empty_field_is_unset_and_a_required_one_is_found() {
    let mut window = Window::open(WEB);
    window.focus("Task definition family");
    for _ in 0..3 {
        window.key(Modifiers::NONE, Key::Backspace);
    }
    assert_eq!(window.text(), WEB.replace("  \"family\": \"web\",\n", ""));
    window.undo();
    assert_eq!(window.text(), WEB);
    window.press("Unset Network mode");
    assert_eq!(window.text(), WEB.replace("  \"networkMode\": \"awsvpc\",\n", ""));
}

#[test]
fn what_is_no_number_stays_in_its_row() {
    let mut window = Window::open(WEB);
    window.press("web").focus("Container port").type_text("x");
    assert_eq!(window.text(), WEB);
    assert_eq!(window.value(Role::TextInput, "Container port"), "8080x");
    window.focus("Image URI");
    assert_eq!(window.value(Role::TextInput, "Container port"), "8080x");
    window.focus("Container port").key(Modifiers::NONE, Key::Escape);
    assert_eq!(window.value(Role::TextInput, "Container port"), "8080");
    window.focus("Container port").key(Modifiers::NONE, Key::Backspace);
    assert_eq!(window.text(), WEB.replace("\"containerPort\": 8080", "\"containerPort\": 808"));
}

#[test]
fn choices_and_boxes_write_their_values() {
    let mut window = Window::open(WEB);
    let awsvpc = window.find(Role::RadioButton, "Network mode: awsvpc");
    assert_eq!(awsvpc.accesskit_node().toggled(), Some(Toggled::True));
    window.find(Role::RadioButton, "Network mode: bridge").click_accesskit();
    window.run();
    assert!(window.text().contains("\"networkMode\": \"bridge\""));
    window.press("web");
    let essential = window.find(Role::CheckBox, "Essential container");
    assert_eq!(essential.accesskit_node().toggled(), Some(Toggled::True));
    essential.click_accesskit();
    window.run();
    assert!(window.text().contains("\"essential\": false"));
    window.undo().undo();
    assert_eq!(window.text(), WEB);
}

#[test]
fn containers_and_ports_are_added_and_removed() {
    let mut window = Window::open(WEB);
    window.press("Add to the task definition").press("Add container");
    assert!(window.text().contains("\"name\": \"container-1\""));
    assert_eq!(window.selected(), "containerDefinitions[1]");
    window.press("Remove container container-1");
    assert_eq!(window.text(), WEB);
    assert_eq!(window.selected(), "containerDefinitions[0]");
    window.press("Add port").type_text("81");
    assert_eq!(window.value(Role::TextInput, "Container port, port 2"), "81");
    assert!(window.text().contains("\"containerPort\": 81 }"), "{}", window.text());
    window.press("Actions for port 1").press("Remove port 1");
    assert!(!window.text().contains("8080"), "{}", window.text());
    window.undo().undo().undo();
    assert_eq!(window.text(), WEB);
}

#[test]
fn the_text_is_edited_and_the_form_follows() {
    let mut window = Window::open(WEB);
    window.press("web").focus_json();
    let select = Command::Select {
        path: "containerDefinitions[0].image".parse::<Path>().unwrap(),
        offset: Some(WEB.find(":1\"").unwrap() + 2),
        origin: taskwright::app::workspace::Pane::Outline,
    };
    window.harness.state().send(select);
    window.run().type_text("-x");
    assert_eq!(window.text(), WEB.replace("nginx:1", "nginx:1-x"));
    assert_eq!(window.value(Role::TextInput, "Image tag"), "1-x");
    window.undo();
    assert_eq!(window.text(), WEB);
    assert!(window.find(Role::MultilineTextInput, "JSON").is_focused());
}

#[test]
fn line_ends_stay_as_the_file_has_them() {
    let text = WEB.replace('\n', "\r\n");
    let mut window = Window::open(&text);
    window.focus_json().key(CTRL, Key::End).type_text("1");
    assert_eq!(window.text(), format!("{text}1"));
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(window.text(), format!("{text}1\r\n"));
}

#[test]
fn a_broken_text_greys_the_form_until_it_parses() {
    let mut window = Window::open(WEB);
    window.focus_json().key(CTRL, Key::Home).type_text("[");
    // Typing goes through broken texts, so nothing is said at once.
    assert!(window.buttons("Back to").is_empty());
    window.wait();
    assert_eq!(window.buttons("Back to"), ["Back to the last text that parses"]);
    let family = window.find(Role::TextInput, "Task definition family");
    assert!(family.accesskit_node().is_disabled());
    assert_eq!(family.value().as_deref(), Some("web"));
    window.key(Modifiers::NONE, Key::Backspace);
    assert!(!window.find(Role::TextInput, "Task definition family").accesskit_node().is_disabled());
    assert!(window.buttons("Back to").is_empty());
    window.type_text("]").wait().press("Back to the last text that parses");
    assert_eq!(window.text(), WEB);
    window.undo();
    assert_eq!(window.text(), format!("]{WEB}"));
    // What is broken is saved as it is.
    window.key(CTRL, Key::S);
    assert_eq!(fs::read_to_string(window.file("web.json")).unwrap(), format!("]{WEB}"));
}

#[test]
fn a_file_that_is_broken_from_the_start_says_so_at_once() {
    let window = Window::open("{ \"family\": ");
    assert!(window.has("This text is no JSON yet"));
    assert_eq!(window.value(Role::MultilineTextInput, "JSON"), "{ \"family\": ");
}

#[test]
fn a_fix_solves_its_finding_as_one_step() {
    let text = WEB.replace("\"hostPort\": 8080", "\"hostPort\": 80");
    let mut window = Window::open(&text);
    let is_host_port = |window: &Window| {
        let findings = &window.harness.state().derived().findings;
        findings.iter().any(|finding| finding.at.last_key() == Some("hostPort"))
    };
    assert!(is_host_port(&window));
    // A value that the user typed goes, so there is a look at it first.
    window.show_problems().press("Fix: Remove host port");
    assert_eq!(window.text(), text);
    window.press("Apply");
    assert!(!is_host_port(&window));
    assert_ne!(window.text(), text);
    window.undo();
    assert_eq!(window.text(), text);
}

#[test]
fn a_finding_leads_to_its_field_and_line() {
    let text = WEB.replace("\"hostPort\": 8080", "\"hostPort\": 80");
    let mut window = Window::open(&text);
    window.show_problems();
    let message = window.named(Role::ListItem, "Host port 80").into_iter().next().expect("the finding");
    assert!(message.ends_with("Error, web › port 1 › host port, line 9"), "{message}");
    window.find(Role::ListItem, &message).click_accesskit();
    window.run();
    window.find(Role::Link, "Go to field").click_accesskit();
    window.run();
    assert_eq!(window.selected(), "containerDefinitions[0].portMappings[0].hostPort");
    assert!(window.find(Role::TextInput, "Host port").is_focused());
}

#[test]
fn undo_goes_to_the_place_that_changed() {
    let mut window = Window::open(WEB);
    window.press("web").focus("Image URI").type_text("5").press("Task");
    assert_eq!(window.selected(), "");
    window.undo();
    assert_eq!(window.selected(), "containerDefinitions[0].image");
    assert!(window.find(Role::TextInput, "Image URI").is_focused());
}

#[test]
fn an_input_method_writes_when_it_commits() {
    let mut window = Window::open(WEB);
    window.press("web").focus("Image tag");
    window.compose();
    assert_eq!(window.text(), WEB);
    assert_eq!(window.value(Role::TextInput, "Image tag"), "1한");
    // The Enter that ends a composition moves nowhere.
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.find(Role::TextInput, "Image tag").is_focused());
    window.commit();
    assert_eq!(window.text(), WEB.replace("nginx:1", "nginx:1한"));
    window.undo();
    assert_eq!(window.text(), WEB);
    assert_eq!(window.value(Role::TextInput, "Image tag"), "1");
}

#[test]
fn a_composition_that_is_left_is_written() {
    let mut window = Window::open(WEB);
    window.press("web").focus("Image tag");
    window.compose();
    window.focus("Container port");
    assert_eq!(window.text(), WEB.replace("nginx:1", "nginx:1한"));
    window.undo();
    assert_eq!(window.text(), WEB);
}

#[test]
fn a_number_field_and_the_text_compose_too() {
    let mut window = Window::open(WEB);
    window.press("web").focus("Container port");
    window.compose();
    window.commit();
    assert_eq!(window.text(), WEB);
    assert_eq!(window.value(Role::TextInput, "Container port"), "8080한");
    window.key(Modifiers::NONE, Key::Escape);
    window.focus_json().key(CTRL, Key::End);
    window.compose();
    window.wait();
    assert_eq!(window.text(), WEB);
    assert!(window.buttons("Back to").is_empty(), "no finding while a word is composed");
    window.commit();
    assert_eq!(window.text(), format!("{WEB}한"));
    window.undo();
    assert_eq!(window.text(), WEB);
}

#[test]
fn the_window_speaks_korean() {
    let mut window = Window::open(WEB);
    window.find(Role::ComboBox, "Language").click_accesskit();
    window.run().press("한국어");
    window.press("web").focus("이미지 태그").type_text("5");
    assert_eq!(window.text(), WEB.replace("nginx:1", "nginx:15"));
    window.choose("편집", "실행 취소: web › 이미지 URI 변경");
    assert_eq!(window.text(), WEB);
    window.press("포트 추가");
    assert_eq!(window.value(Role::TextInput, "컨테이너 포트, 포트 2"), "80");
    assert!(window.has("저장하지 않은 변경"));
    // egui names these in English.
    assert!(window.has("개요 너비") && window.has("JSON 창 너비"));
    assert!(!window.has("Resize panel"));
    window.find(Role::ComboBox, "언어").click_accesskit();
    window.run().press("English");
    assert!(window.has("Unsaved changes"));
}

#[test]
fn saving_and_saving_as() {
    let mut window = Window::in_language(WEB, Language::Ko);
    window.press("web").focus("이미지 태그").type_text("5");
    assert!(window.has("저장하지 않은 변경"));
    window.choose("파일", "저장");
    let saved = WEB.replace("nginx:1", "nginx:15");
    assert_eq!(fs::read_to_string(window.file("web.json")).unwrap(), saved);
    assert!(window.has("저장됨") && !window.is_dirty());

    window.key(CTRL.plus(Modifiers::SHIFT), Key::S);
    assert_eq!(window.value(Role::TextInput, "파일 이름"), "web.json");
    window.key(CTRL, Key::A).type_text("copy.json").key(Modifiers::NONE, Key::Enter);
    assert_eq!(fs::read_to_string(window.file("copy.json")).unwrap(), saved);
    assert_eq!(window.active().file_name().as_deref(), Some("copy.json"));

    // Another file is replaced only when asked.
    window.focus("이미지 태그").type_text("6").choose("파일", "다른 이름으로 저장…").press("web.json");
    window.answer("저장");
    assert!(matches!(window.dialog(), Some(Dialog::Overwrite(_))));
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(fs::read_to_string(window.file("web.json")).unwrap(), saved);
    assert!(window.is_dirty());
}

#[test]
fn another_file_is_opened_through_the_dialog() {
    let mut window = Window::open(WEB);
    fs::create_dir(window.file("deep")).unwrap();
    fs::write(window.file("deep/other.json"), "{ \"family\": \"other\" }").unwrap();
    window.press("web").focus("Image tag").type_text("5").key(CTRL, Key::O);
    window.press("deep").press("other.json").press("Open");
    assert_eq!(window.text(), "{ \"family\": \"other\" }");
    assert_eq!(window.selected(), "");
    assert!(!window.is_dirty());
    // A name that is not there is said in the dialog, and another can be given.
    window.key(CTRL, Key::O).type_text("none.json").key(Modifiers::NONE, Key::Enter);
    match window.dialog() {
        Some(Dialog::File(dialog)) => assert!(dialog.problem.is_some()),
        dialog => panic!("{dialog:?}"),
    }
    window.press("Cancel");
    assert_eq!(window.text(), "{ \"family\": \"other\" }");
}

#[test]
fn closing_asks_while_there_is_something_to_lose() {
    let mut window = Window::open(WEB);
    window.close();
    assert!(window.dialog().is_none());
    window.press("web").focus("Image tag").type_text("5");
    window.close();
    assert!(window.has("Save the changes first?"));
    window.answer("Save");
    assert_eq!(fs::read_to_string(window.file("web.json")).unwrap(), WEB.replace("nginx:1", "nginx:15"));
}

#[test]
fn a_bare_list_of_containers_is_edited_in_place() {
    let text = "[\n  { \"name\": \"web\", \"image\": \"nginx:1\" }\n]\n";
    let mut window = Window::open(text);
    window.press("web").focus("Image tag").type_text("5");
    assert_eq!(window.text(), text.replace("nginx:1", "nginx:15"));
}

#[test]
fn a_fix_asks_for_what_only_the_user_knows() {
    let text = WEB.replace("nginx:1", "${IMAGE}:1");
    let mut window = Window::open(&text);
    window.show_notes().press("Fix: Fill in ${IMAGE}");
    assert!(window.find(Role::Button, "Apply").accesskit_node().is_disabled());
    window.type_text("nginx").press("Apply");
    assert_eq!(window.text(), WEB);
    assert!(window.dialog().is_none());
    window.undo();
    assert_eq!(window.text(), text);
}
