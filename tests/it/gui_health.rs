//! The health check and logging, laid out by hand: each edit is the changed lines and one step of undo.

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use taskwright::text::Language;

use crate::window::{WEB, Window};

const CHECKED: &str = r#"{
  "family": "web",
  "requiresCompatibilities": ["FARGATE"],
  "containerDefinitions": [
    {
      "name": "web",
      "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1",
      "healthCheck": {
        "command": [
          "CMD-SHELL",
          "curl -f http://localhost:8080/"
        ],
        "interval": 10
      },
      "logConfiguration": {
        "logDriver": "awslogs",
        "options": {
          "awslogs-group": "/ecs/web",
          "mode": "non-blocking"
        }
      }
    }
  ]
}
"#;

fn choose(window: &mut Window, name: &str) {
    window.find(Role::RadioButton, name).click_accesskit();
    window.run();
}

fn is_chosen(window: &Window, name: &str) -> bool {
    window.find(Role::RadioButton, name).accesskit_node().toggled() == Some(Toggled::True)
}

/// Opens a list and takes one of its entries.
fn pick(window: &mut Window, list: &str, entry: &str) {
    let opens = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        matches!(node.role(), Role::ComboBox | Role::Button) && node.label().as_deref() == Some(list)
    };
    window.harness.get(By::new().predicate(opens)).click_accesskit();
    window.run();
    let is_entry = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        matches!(node.role(), Role::Button | Role::RadioButton | Role::ListBoxOption)
            && node.label().as_deref() == Some(entry)
    };
    window.harness.get(By::new().predicate(is_entry)).click_accesskit();
    window.run();
}

/// The text, its trimmed lines one after another, where it differs from `before`.
fn changed(window: &Window, before: &str) -> (Vec<String>, Vec<String>) {
    let after = window.text();
    let only_in = |one: &str, other: &str| {
        let other: Vec<&str> = other.lines().map(str::trim).collect();
        one.lines().map(str::trim).filter(|line| !other.contains(line)).map(str::to_owned).collect()
    };
    (only_in(before, &after), only_in(&after, before))
}

#[test]
fn a_line_for_the_shell_becomes_arguments_and_back() {
    let mut window = Window::open(CHECKED);
    window.press("web");
    assert!(is_chosen(&window, "Command, health check: Shell"));
    choose(&mut window, "Command, health check: Exec");
    let words = [r#""curl","#, r#""-f","#, r#""http://localhost:8080/""#];
    let (gone, new) = changed(&window, CHECKED);
    assert_eq!(gone, [r#""CMD-SHELL","#, r#""curl -f http://localhost:8080/""#]);
    assert_eq!(new, [&[r#""CMD","#], &words[..]].concat());
    assert_eq!(window.value(Role::TextInput, "Command, health check 2"), "-f");
    window.press("Remove Command, health check 2");
    assert!(!window.text().contains("\"-f\""));
    window.undo();
    choose(&mut window, "Command, health check: Shell");
    assert_eq!(window.text(), CHECKED);
    window.undo();
    assert!(window.text().contains("\"CMD\","));
    window.undo();
    assert_eq!(window.text(), CHECKED);
}

#[test]
fn what_only_a_shell_understands_keeps_one() {
    let text = CHECKED.replace("8080/\"", "8080/ || exit 1\"");
    let mut window = Window::open(&text);
    window.press("web");
    choose(&mut window, "Command, health check: Exec");
    assert_eq!(window.value(Role::TextInput, "Command, health check 1"), "sh");
    assert_eq!(
        window.value(Role::TextInput, "Command, health check 3"),
        "curl -f http://localhost:8080/ || exit 1"
    );
    choose(&mut window, "Command, health check: Shell");
    assert_eq!(window.text(), text);
}

#[test]
fn a_check_goes_and_comes_as_one_step() {
    let mut window = Window::in_language(CHECKED, Language::Ko);
    window.press("web");
    choose(&mut window, "명령, 상태 확인: 끔");
    assert!(!window.text().contains("healthCheck"), "{}", window.text());
    assert!(window.harness.query_all_by_role_and_label(Role::TextInput, "간격, 상태 확인").next().is_none());
    window.undo();
    assert_eq!(window.text(), CHECKED);
    let mut window = Window::in_language(WEB, Language::Ko);
    window.press("web");
    assert!(is_chosen(&window, "명령, 상태 확인: 끔"));
    choose(&mut window, "명령, 상태 확인: 셸");
    assert!(window.find(Role::TextInput, "명령, 상태 확인").is_focused());
    window.compose();
    let before = window.text();
    window.commit();
    assert_ne!(window.text(), before);
    assert!(window.text().contains("\"CMD-SHELL\", \"한\"") || window.text().contains("\"한\"\n"));
}

#[test]
fn none_shows_as_off_and_can_be_taken_away() {
    let text = WEB.replace("\"essential\": true", "\"healthCheck\": { \"command\": [\"NONE\"] }");
    let mut window = Window::open(&text);
    window.press("web");
    assert!(is_chosen(&window, "Command, health check: Off"));
    assert!(window.has("Switched off by \"NONE\", which ECS takes like no check"));
    choose(&mut window, "Command, health check: Off");
    assert!(!window.text().contains("healthCheck"), "{}", window.text());
}

#[test]
fn numbers_of_the_timing_are_lines_of_their_own() {
    let mut window = Window::open(CHECKED);
    window.press("web").focus("Timeout, health check").type_text("7");
    assert_eq!(
        changed(&window, CHECKED),
        (
            vec!["\"interval\": 10".to_owned()],
            vec!["\"interval\": 10,".to_owned(), "\"timeout\": 7".to_owned(),]
        )
    );
    window.undo();
    assert_eq!(window.text(), CHECKED);
    // A number that is none is no value.
    window.focus("Retries, health check").type_text("x");
    assert_eq!(window.text(), CHECKED);
}

#[test]
fn a_command_that_is_no_check_is_shown_as_it_is() {
    let text = CHECKED.replace("\"CMD-SHELL\",", "\"curl\",");
    let mut window = Window::open(&text);
    window.press("web");
    for way in ["Shell", "Exec", "Off"] {
        assert!(!is_chosen(&window, &format!("Command, health check: {way}")));
    }
    assert_eq!(window.value(Role::TextInput, "Command, health check 1"), "curl");
    choose(&mut window, "Command, health check: Exec");
    assert!(window.text().contains("\"CMD\",\n          \"curl\","), "{}", window.text());
}

#[test]
fn options_of_cloudwatch_logs_are_fields() {
    let mut window = Window::open(CHECKED);
    window.press("web");
    assert!(is_chosen(&window, "Log driver, logging: CloudWatch Logs"));
    window.focus("Region, logging").type_text("a");
    let (gone, new) = changed(&window, CHECKED);
    assert_eq!((gone.len(), new.len()), (1, 2), "{gone:?} {new:?}");
    assert!(new.contains(&"\"awslogs-region\": \"a\"".to_owned()), "{new:?}");
    window.undo();
    assert_eq!(window.text(), CHECKED);
    window.focus("Stream prefix, logging").compose();
    assert_eq!(window.text(), CHECKED);
    window.commit();
    assert!(window.text().contains("\"awslogs-stream-prefix\": \"한\""), "{}", window.text());
}

#[test]
fn another_driver_keeps_the_options_that_it_takes() {
    let mut window = Window::in_language(CHECKED, Language::Ko);
    window.press("web");
    choose(&mut window, "로그 드라이버, 로그 수집: Splunk");
    let text = window.text();
    assert!(
        text.contains("\"logDriver\": \"splunk\"") && text.contains("\"mode\": \"non-blocking\""),
        "{text}"
    );
    assert!(!text.contains("awslogs-group"), "{text}");
    window.undo();
    assert_eq!(window.text(), CHECKED);
    pick(&mut window, "다른 로그 드라이버", "gelf");
    assert!(window.text().contains("\"logDriver\": \"gelf\""), "{}", window.text());
    window.undo();
    choose(&mut window, "로그 드라이버, 로그 수집: 없음");
    assert!(!window.text().contains("logConfiguration"), "{}", window.text());
    window.undo();
    assert_eq!(window.text(), CHECKED);
}

#[test]
fn a_preset_fills_group_region_and_prefix_at_once() {
    let mut window = Window::open(CHECKED);
    window.press("web");
    assert_eq!(window.value(Role::ComboBox, "Preset"), "Choose…");
    pick(&mut window, "Preset", "Group per family");
    let (_, new) = changed(&window, CHECKED);
    // The region is that of the image.
    assert!(new.iter().any(|line| line.starts_with("\"awslogs-region\": \"eu-west-1\"")), "{new:?}");
    assert!(new.iter().any(|line| line.starts_with("\"awslogs-stream-prefix\": \"web\"")), "{new:?}");
    assert_eq!(window.value(Role::ComboBox, "Preset"), "Group per family");
    window.undo();
    assert_eq!(window.text(), CHECKED);
    // Without logging it brings the driver along.
    let mut window = Window::in_language(WEB, Language::Ko);
    window.press("web");
    pick(&mut window, "프리셋", "컨테이너별 그룹");
    let text = window.text();
    for part in ["\"logDriver\": \"awslogs\"", "\"/ecs/web/web\"", "\"awslogs-stream-prefix\": \"ecs\""] {
        assert!(text.contains(part), "{text}");
    }
    assert!(!text.contains("awslogs-region"), "{text}");
    window.undo();
    assert_eq!(window.text(), WEB);
}

#[test]
fn options_without_a_field_of_their_own_are_a_table() {
    let mut window = Window::open(CHECKED);
    window.press("web");
    assert_eq!(window.value(Role::TextInput, "Key 1, Log options"), "mode");
    assert!(
        window.harness.query_all_by_role_and_label(Role::TextInput, "Key 2, Log options").next().is_none()
    );
    window.focus("Value 1, Log options").type_text("2");
    assert_eq!(window.text(), CHECKED.replace("non-blocking", "non-blocking2"));
}

#[test]
fn arguments_of_a_check_are_moved_and_copied_behind_its_way() {
    let text = "{\n  \"family\": \"shop\",\n  \"containerDefinitions\": [\n    {\n      \"name\": \"web\",\n      \"image\": \"nginx:1\",\n      \"healthCheck\": {\n        \"command\": [\"CMD\", \"a\", \"b\"]\n      }\n    }\n  ]\n}\n";
    for (language, argument, copy) in [
        (Language::En, "Command, health check 1", "Duplicate Command, health check 2"),
        (Language::Ko, "명령, 상태 확인 1", "명령, 상태 확인 2 복제"),
    ] {
        let mut window = Window::in_language(text, language);
        window.press("web").focus(argument).key(Modifiers::ALT, Key::ArrowDown);
        assert_eq!(window.text(), text.replace("\"a\", \"b\"", "\"b\", \"a\""));
        // The last one goes no further, and nothing comes before the way.
        window.key(Modifiers::ALT, Key::ArrowDown).key(Modifiers::ALT, Key::ArrowUp);
        window.key(Modifiers::ALT, Key::ArrowUp);
        assert_eq!(window.text(), text);
        window.press(copy);
        assert_eq!(window.text(), text.replace("\"a\", \"b\"", "\"a\", \"b\", \"b\""));
        window.undo();
        assert_eq!(window.text(), text);
    }
}
