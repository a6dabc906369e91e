//! The sheet that asks for each placeholder once.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use taskwright::app::command::{Command, UiCommand};
use taskwright::text::Language;

use crate::window::{WEB, Window};

const TEMPLATE: &str = r#"{
  "family": "${APP}",
  "executionRoleArn": "arn:aws:iam::${ACCOUNT}:role/${APP}",
  "containerDefinitions": [
    {
      "name": "web",
      "image": "${ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com/${APP}:1",
      "environment": [
        { "name": "DB_PASSWORD", "value": "${PASSWORD}" }
      ]
    }
  ]
}
"#;

fn is_enabled(window: &mut Window, menu: &str, entry: &str) -> bool {
    window.find(Role::MenuItem, menu).click_accesskit();
    window.run();
    let is_disabled = window.find(Role::MenuItem, entry).accesskit_node().is_disabled();
    window.key(Modifiers::NONE, Key::Escape);
    !is_disabled
}

#[test]
fn values_go_everywhere_as_one_step() {
    let mut window = Window::open(TEMPLATE);
    window.choose("Task", "Fill in placeholders…");
    assert!(window.has("0 values to put in, 3 placeholders stay"));
    assert!(window.has("Task definition family, Task execution role, web › image URI"));
    assert!(window.find(Role::TextInput, "Value for ${APP}").is_focused());
    window.type_text("shop").key(Modifiers::NONE, Key::Enter);
    assert!(window.find(Role::TextInput, "Value for ${ACCOUNT}").is_focused());
    window.type_text("1111");
    assert!(window.has("An account ID has 12 digits."));
    window.answer("Fill in");
    assert_eq!(window.text(), TEMPLATE, "a value that does not fit goes nowhere");
    window.type_text("22223333");
    assert!(window.has("2 values to put in, 1 placeholder stays"));
    window.answer("Fill in");
    assert_eq!(window.text(), TEMPLATE.replace("${APP}", "shop").replace("${ACCOUNT}", "111122223333"));
    assert!(window.has("2 placeholders filled in, 1 left"));
    window.undo();
    assert_eq!(window.text(), TEMPLATE);
}

#[test]
fn the_last_field_and_a_secret_in_korean() {
    let mut window = Window::in_language(TEMPLATE, Language::Ko);
    window.choose("태스크", "자리 표시자 채우기…");
    let masked = By::new().role(Role::PasswordInput).label("${PASSWORD} 값");
    window.harness.get(masked).focus();
    window.run();
    window.compose().commit().key(Modifiers::NONE, Key::Enter);
    assert_eq!(window.text(), TEMPLATE.replace("${PASSWORD}", "한"));
    assert!(window.has("자리 표시자 1개를 채웠습니다. 2개가 남았습니다."));
    window.undo();
    assert_eq!(window.text(), TEMPLATE);
}

#[test]
fn without_placeholders_there_is_nothing_to_ask() {
    let mut window = Window::open(WEB);
    assert!(!is_enabled(&mut window, "Task", "Fill in placeholders…"));
    window.harness.state().send(Command::Ui(UiCommand::FillIn));
    window.run();
    assert!(window.dialog().is_none());
    let mut window = Window::open(TEMPLATE);
    assert!(is_enabled(&mut window, "Task", "Fill in placeholders…"));
}

#[test]
fn escape_leaves_everything_as_it_is() {
    let mut window = Window::open(TEMPLATE);
    window.harness.state().send(Command::Ui(UiCommand::FillIn));
    window.run().type_text("x").key(Modifiers::NONE, Key::Escape);
    assert!(window.dialog().is_none());
    assert_eq!(window.text(), TEMPLATE);
    // The next sheet begins anew.
    window.harness.state().send(Command::Ui(UiCommand::FillIn));
    window.run();
    assert_eq!(window.value(Role::TextInput, "Value for ${APP}"), "");
}
