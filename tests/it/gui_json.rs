//! The JSON pane: what it shows of the text, and what keys do in it.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, OutputCommand};
use egui_kittest::kittest::NodeT as _;
use taskwright::app::command::Command;
use taskwright::app::workspace::Pane;
use taskwright::document::Path;
use taskwright::text::Language;

use crate::window::{CTRL, WEB, Window};

const SECRET: &str = r#"{
  "family": "web",
  "containerDefinitions": [
    {
      "name": "web",
      "image": "nginx:1",
      "environment": [
        { "name": "DB_HOST", "value": "db" },
        { "name": "DB_PASSWORD", "value": "hunter22" }
      ]
    }
  ]
}
"#;

impl Window {
    fn json(&self) -> String {
        self.value(Role::MultilineTextInput, "JSON")
    }

    /// Puts the caret behind `before` in the text.
    fn caret_behind(&mut self, before: &str) -> &mut Self {
        let offset = self.text().find(before).expect("a part of the text") + before.len();
        self.focus_json();
        let select = Command::Select { path: Path::root(), offset: Some(offset), origin: Pane::Outline };
        self.harness.state().send(select);
        self.run()
    }
}

#[test]
fn the_accessible_editor_is_no_larger_than_its_pane() {
    let long = WEB.replace("\"family\"", &format!("{}\"family\"", "\n".repeat(400)));
    let window = Window::open(&long);
    let bounds = window.find(Role::MultilineTextInput, "JSON").accesskit_node().raw_bounds().unwrap();
    assert!(bounds.y0 >= 0.0 && bounds.y1 <= 900.0 && bounds.x1 <= 1440.0, "{bounds:?}");
}

#[test]
fn secrets_are_masked_until_the_caret_or_the_user_asks() {
    let mut window = Window::open(SECRET);
    let masked = SECRET.replace("hunter22", "••••••••");
    assert_eq!(window.json(), masked);
    window.caret_behind("DB_PASSWORD");
    assert_eq!(window.json(), SECRET);
    window.caret_behind("DB_HOST");
    assert_eq!(window.json(), masked);
    window.press("Show secrets");
    assert_eq!(window.json(), SECRET);
    window.press("Hide secrets");
    assert_eq!(window.json(), masked);
    assert_eq!(window.text(), SECRET);
    // Without secrets, there is nothing to show.
    assert!(!Window::open(WEB).has("Show secrets"));
}

#[test]
fn copying_gives_the_real_text() {
    let mut window = Window::open(SECRET);
    window.find(Role::Button, "Copy JSON").click_accesskit();
    window.harness.run_steps(1);
    let copied = |window: &Window| {
        let commands = &window.harness.output().platform_output.commands;
        commands.iter().any(|command| matches!(command, OutputCommand::CopyText(text) if text == SECRET))
    };
    let is_copied = copied(&window) || {
        window.harness.run_steps(1);
        copied(&window)
    };
    assert!(is_copied);
    window.focus_json().key(CTRL, Key::A);
    window.harness.event(Event::Cut);
    window.run();
    assert_eq!(window.text(), "");
    window.undo();
    assert_eq!(window.text(), SECRET);
}

#[test]
fn format_says_how_many_lines_change_and_is_one_step() {
    let text = WEB.replace("  \"family\": \"web\",", "  \"family\":   \"web\", // ours\n");
    let mut window = Window::open(&text);
    window.press("Format");
    assert!(window.has("This changes 1 line. Comments and values stay as they are."));
    window.press("Cancel");
    assert_eq!(window.text(), text);
    window.press("Format").press("Format now");
    assert_eq!(window.text(), text.replace(":   ", ": "));
    window.undo();
    assert_eq!(window.text(), text);
    window.key(CTRL, Key::Y).press("Format");
    assert!(window.has("No line changes: the text is laid out already."));
}

#[test]
fn the_bars_say_where_and_in_which_state() {
    let mut window = Window::in_language(WEB, Language::Ko);
    assert!(window.has("폼을 따라감"));
    window.caret_behind("nginx");
    assert!(window.has("7행"));
    window.type_text("\n").wait();
    assert!(window.has("폼을 따라감"));
    window.caret_behind("\"family\"").type_text("x").wait();
    assert!(window.has("JSON 2행에 오류가 있습니다"));
}

#[test]
fn enter_keeps_the_indent_and_tab_uses_the_unit_of_the_file() {
    let text = WEB.replace("  ", "\t");
    let mut window = Window::open(&text);
    window.caret_behind("\"nginx:1\",").key(Modifiers::NONE, Key::Enter);
    assert_eq!(window.text(), text.replace("\"nginx:1\",", "\"nginx:1\",\n\t\t\t"));
    window.key(Modifiers::NONE, Key::Tab);
    assert_eq!(window.text(), text.replace("\"nginx:1\",", "\"nginx:1\",\n\t\t\t\t"));
    window.key(Modifiers::SHIFT, Key::Tab);
    assert_eq!(window.text(), text.replace("\"nginx:1\",", "\"nginx:1\",\n\t\t\t"));
    assert!(window.find(Role::MultilineTextInput, "JSON").is_focused());
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.find(Role::MultilineTextInput, "JSON").is_focused());
}

#[test]
fn a_selection_is_indented_line_by_line() {
    let mut window = Window::open(WEB);
    window.focus_json().key(CTRL, Key::A).key(Modifiers::NONE, Key::Tab);
    let indented: String = WEB.lines().map(|line| format!("  {line}\n")).collect();
    assert_eq!(window.text(), indented);
    window.key(Modifiers::SHIFT, Key::Tab);
    assert_eq!(window.text(), WEB);
}

#[test]
fn brackets_and_quotes_come_in_pairs() {
    let mut window = Window::open(WEB);
    window.caret_behind("\"web\",").key(Modifiers::NONE, Key::Enter).type_text("\"cpu\": \"256\",");
    let expected = WEB.replacen("\"web\",", "\"web\",\n  \"cpu\": \"256\",", 1);
    assert_eq!(window.text(), expected);
    window.type_text("[").key(Modifiers::NONE, Key::Backspace);
    assert_eq!(window.text(), expected);
    // The keys of one frame keep their order.
    for event in ["\"", "a", "\"", ":"] {
        window.harness.event(Event::Text(event.to_owned()));
    }
    window.run();
    assert_eq!(window.text(), expected.replacen("\"256\",", "\"256\",\"a\":", 1));
}

#[test]
fn a_composition_is_not_touched_by_the_keys() {
    let mut window = Window::open(WEB);
    window.caret_behind("\"family\": \"").compose();
    assert_eq!(window.text(), WEB);
    window.key(Modifiers::NONE, Key::Enter).commit();
    assert_eq!(window.text(), WEB.replace("\"family\": \"web", "\"family\": \"한web"));
    window.undo();
    assert_eq!(window.text(), WEB);
}

#[test]
fn words_are_found_from_the_keyboard() {
    let mut window = Window::open(WEB);
    // The pane comes into view for it.
    window.key(CTRL, Key::Num1).key(CTRL, Key::F).type_text("WEB");
    assert!(window.has("1 of 2"));
    assert_eq!(window.selected(), "family");
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.has("2 of 2"));
    assert_eq!(window.selected(), "containerDefinitions[0].name");
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.has("1 of 2"));
    window.key(Modifiers::SHIFT, Key::Enter);
    assert!(window.has("2 of 2"));
    window.press("Match case");
    assert!(window.has("None"));
    window.find(Role::TextInput, "Find").focus();
    window.run().key(Modifiers::NONE, Key::Escape);
    assert!(!window.has("Next match"));
    assert!(window.find(Role::MultilineTextInput, "JSON").is_focused());
}

#[test]
fn all_matches_are_replaced_as_one_step() {
    let text = WEB.replace('\n', "\r\n");
    let mut window = Window::open(&text);
    window.key(CTRL, Key::H).type_text("web");
    window.focus("Replace with").type_text("api").press("Replace");
    assert_eq!(window.text(), text.replacen("web", "api", 1));
    window.press("Replace all");
    assert_eq!(window.text(), text.replace("web", "api"));
    window.undo();
    assert_eq!(window.text(), text.replacen("web", "api", 1));
    window.undo();
    assert_eq!(window.text(), text);
}

#[test]
fn a_line_is_gone_to_by_its_number() {
    let mut window = Window::open(WEB);
    window.key(CTRL, Key::G);
    assert!(window.has("of 15"));
    window.type_text("6").key(Modifiers::NONE, Key::Enter);
    assert_eq!(window.selected(), "containerDefinitions[0].name");
    assert!(window.has("Ln 6"));
    assert_eq!(window.text(), WEB);
    assert!(window.find(Role::MultilineTextInput, "JSON").is_focused());
    window.key(CTRL, Key::G).type_text("2").key(Modifiers::NONE, Key::Enter);
    assert_eq!(window.selected(), "family", "the bar begins anew");
}

#[test]
fn a_quote_offers_the_keys_that_are_missing() {
    let mut window = Window::open(WEB);
    window.caret_behind("\"family\": \"web\",").key(Modifiers::NONE, Key::Enter).type_text("\"");
    assert!(window.has("taskRoleArn") && !window.buttons("taskRole").is_empty());
    assert!(window.buttons("networkMode").is_empty());
    window.type_text("pidM").key(Modifiers::NONE, Key::Enter);
    let expected = WEB.replacen("\"web\",", "\"web\",\n  \"pidMode\": \"\",", 1);
    assert_eq!(window.text(), expected);
    // The values follow, and arrows choose among them.
    assert_eq!(window.buttons("host"), ["host"]);
    window.key(Modifiers::NONE, Key::ArrowDown).key(Modifiers::NONE, Key::Tab);
    assert_eq!(window.text(), expected.replace("\"pidMode\": \"\"", "\"pidMode\": \"task\""));
    window.undo().undo().undo();
    assert!(!window.text().contains("task\""), "{}", window.text());
}

#[test]
fn names_of_containers_are_offered_and_esc_closes_the_list_only() {
    let text = WEB.replace(
        "\"essential\": true\n    }",
        "\"dependsOn\": [{ \"containerName\":  }]\n    },\n    { \"name\": \"api\" }",
    );
    let mut window = Window::in_language(&text, Language::Ko);
    window.caret_behind("\"containerName\": ").key(CTRL, Key::Space);
    assert_eq!(window.buttons("api"), ["api"]);
    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.buttons("api").is_empty());
    assert!(window.find(Role::MultilineTextInput, "JSON").is_focused());
    window.key(CTRL, Key::Space).key(Modifiers::NONE, Key::Enter);
    assert_eq!(window.text(), text.replace("\"containerName\":  }", "\"containerName\": \"api\" }"));
}

#[test]
fn required_keys_are_named_so() {
    let mut window = Window::open(
        "{\n  \"containerDefinitions\": [\n    { \"name\": \"web\", \"portMappings\": [], \"ulimits\": [{ }] }\n  ]\n}\n",
    );
    window.caret_behind("[{ ").key(CTRL, Key::Space);
    assert_eq!(window.buttons("softLimit"), ["softLimit, required"]);
    window.find(Role::Button, "softLimit, required").click();
    window.run();
    assert!(window.text().contains("[{ \"softLimit\": }]"), "{}", window.text());
    assert!(window.find(Role::MultilineTextInput, "JSON").is_focused());
    window.type_text("5");
    assert!(window.text().contains("[{ \"softLimit\": 5}]"), "{}", window.text());
}

#[test]
fn the_list_opens_in_a_text_with_comments() {
    let mut window = Window::open(include_str!("../fixtures/web.json"));
    window.caret_behind("\"links\": [\"api\"],").key(Modifiers::NONE, Key::Enter).type_text("\"");
    assert_eq!(window.buttons("dependsOn"), ["dependsOn"]);
    window.undo().undo();
    window.caret_behind("},\n    {").key(Modifiers::NONE, Key::Enter).type_text("\"");
    assert_eq!(window.buttons("dependsOn"), ["dependsOn"]);
}

#[test]
fn a_value_set_by_assistive_technology_leaves_masked_secrets() {
    let text = "{\n  \"containerDefinitions\": [\n    {\n      \"name\": \"web\",\n      \"environment\": [\n        { \
                \"name\": \"DB_PASSWORD\", \"value\": \"hunter2\" }\n      ]\n    }\n  ]\n}\n";
    let mut window = Window::open(text);
    window.run();
    let shown = window.value(Role::MultilineTextInput, "JSON");
    assert!(shown.contains("•••••••") && !shown.contains("hunter2"), "{shown}");
    let written = shown.replace("\"web\"", "\"api\"");
    window.find(Role::MultilineTextInput, "JSON").set_text_value_accesskit(&written);
    window.run();
    assert_eq!(window.text(), text.replace("\"web\"", "\"api\""));
}

#[test]
fn a_text_too_large_for_the_form_is_edited_as_text() {
    let padding = format!("  // {}\n", "x".repeat(1000)).repeat(1100);
    let text = SECRET.replacen("  \"family\"", &format!("{padding}  \"family\""), 1);
    for (language, says) in [
        (Language::En, ["Text only: larger than 1 MiB", "This text is larger than 1 MiB"]),
        (Language::Ko, ["텍스트 전용: 1 MiB 초과", "이 텍스트는 1 MiB보다 큽니다"]),
    ] {
        let mut window = Window::in_language(&text, language);
        assert!(says.iter().all(|sentence| window.has(sentence)), "{language:?}");
        assert!(window.json() == text.replace("hunter22", "••••••••"), "a secret is masked here too");
        window.focus_json().key(CTRL, Key::End).type_text("가");
        assert!(window.text() == format!("{text}가"));
        window.undo();
        assert!(window.text() == text);
    }
}
