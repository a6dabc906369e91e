//! Generated rows: tables of objects, maps, lists, and the keys that nobody knows.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, OutputCommand, PointerButton, Pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use taskwright::app::command::Command;
use taskwright::app::workspace::Pane;
use taskwright::document::Path;
use taskwright::learn::field_help;
use taskwright::text::{Args, Catalog, Language};

use crate::window::{CTRL, Window};

/// What is in it is about `KEY`, which a test writes below the image of the container.
fn with(key: &str) -> String {
    format!(
        "{{\n  \"family\": \"web\",\n  \"containerDefinitions\": [\n    {{\n      \"name\": \"web\",\n      \"image\": \"nginx:1\",\n{key}      \"essential\": true\n    }}\n  ]\n}}\n"
    )
}

const HOSTS: &str = r#"      "extraHosts": [
        { "hostname": "a", "ipAddress": "10.0.0.1" }, // first
        { "hostname": "b", "ipAddress": "10.0.0.2" }
      ],
"#;

/// A window that shows the row at a path of the first container.
fn at(text: &str, tail: &str, language: Language) -> Window {
    let mut window = Window::in_language(text, language);
    let path = format!("containerDefinitions[0].{tail}").parse::<Path>().unwrap();
    window.harness.state().send(Command::Select { path, offset: None, origin: Pane::Outline });
    window.run().run();
    window
}

fn drag(window: &mut Window, from: Pos2, to: Pos2) {
    let press = |pos: Pos2, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    window.harness.event(Event::PointerMoved(from));
    window.harness.event(press(from, true));
    window.run();
    window.harness.event(Event::PointerMoved(to));
    window.run();
    window.harness.event(press(to, false));
    window.run();
}

#[test]
fn a_cell_writes_its_own_line() {
    for (language, name) in
        [(Language::En, "Host name, extra hosts 1"), (Language::Ko, "호스트 이름, 추가 호스트 1")]
    {
        let text = with(HOSTS);
        let mut window = at(&text, "extraHosts", language);
        window.focus(name).type_text("x");
        assert_eq!(window.text(), text.replace("\"a\"", "\"ax\""));
        window.undo();
        assert_eq!(window.text(), text);
        window.focus(name).compose();
        assert_eq!(window.text(), text, "what is composed is no value yet");
        window.commit();
        assert_eq!(window.text(), text.replace("\"a\"", "\"a한\""));
        window.undo();
        assert_eq!(window.text(), text);
    }
}

#[test]
fn keys_go_through_a_table() {
    let text = with(HOSTS);
    let mut window = at(&text, "extraHosts", Language::En);
    window.focus("Host name, extra hosts 1").key(Modifiers::NONE, Key::Enter);
    assert!(window.find(Role::TextInput, "Host name, extra hosts 2").is_focused());
    window.key(Modifiers::NONE, Key::Tab);
    assert!(window.find(Role::TextInput, "IP address, extra hosts 2").is_focused());
    // Enter on the last row adds one, ready to be written.
    window.key(Modifiers::NONE, Key::Enter).type_text("c");
    let added = ",\n        { \"hostname\": \"c\", \"ipAddress\": \"\" }\n";
    assert_eq!(window.text(), text.replace(" }\n      ],", &format!(" }}{added}      ],")));
    window.key(CTRL, Key::Delete);
    assert_eq!(window.text(), text);
    assert!(window.find(Role::TextInput, "Host name, extra hosts 2").is_focused());
    window.key(Modifiers::ALT, Key::ArrowUp);
    let (a, b) = (window.text().find("\"a\"").unwrap(), window.text().find("\"b\"").unwrap());
    assert!(b < a, "{}", window.text());
    assert!(window.text().contains("\"10.0.0.1\" } // first"), "a comment goes along: {}", window.text());
    assert!(window.find(Role::TextInput, "Host name, extra hosts 1").is_focused());
    window.undo();
    assert_eq!(window.text(), text);
}

#[test]
fn a_row_is_copied_with_all_that_is_in_it() {
    let text = with(
        "      \"linuxParameters\": {\n        \"devices\": [{ \"hostPath\": \"/dev/a\", \"permissions\": [\"read\"] }]\n      },\n",
    );
    let mut window = at(&text, "linuxParameters.devices", Language::En);
    window.press("Actions for Devices 1").press("Duplicate");
    assert_eq!(window.text().matches("\"permissions\": [\"read\"]").count(), 2, "{}", window.text());
    assert_eq!(window.value(Role::TextInput, "Permissions, devices 2"), "read");
    window.focus("Permissions, devices 2").type_text(", write");
    assert_eq!(window.text().matches("[\"read\", \"write\"]").count(), 1, "{}", window.text());
    window.undo().undo();
    assert_eq!(window.text(), text);
}

#[test]
fn cells_of_a_spreadsheet_fill_rows_as_one_step() {
    let text = with(HOSTS);
    let mut window = at(&text, "extraHosts", Language::En);
    window.focus("Host name, extra hosts 2");
    window.harness.event(Event::Paste("x\t10.1.0.1\r\ny\t10.1.0.2\r\n".to_owned()));
    window.run();
    let expected = text.replace(
        "{ \"hostname\": \"b\", \"ipAddress\": \"10.0.0.2\" }",
        "{ \"hostname\": \"x\", \"ipAddress\": \"10.1.0.1\" },\n        { \"hostname\": \"y\", \"ipAddress\": \"10.1.0.2\" }",
    );
    assert_eq!(window.text(), expected);
    window.undo();
    assert_eq!(window.text(), text);
    // One cell goes into the text of the cell.
    window.focus("Host name, extra hosts 2");
    window.harness.event(Event::Paste("z".to_owned()));
    window.run();
    assert_eq!(window.text(), text.replace("\"b\"", "\"bz\""));
}

#[test]
fn a_number_that_is_none_stays_in_its_cell() {
    let text = with("      \"ulimits\": [{ \"name\": \"nofile\", \"softLimit\": 1, \"hardLimit\": 2 }],\n");
    let mut window = at(&text, "ulimits", Language::En);
    window.focus("Soft limit, resource limits (ulimits) 1").type_text("x");
    assert_eq!(window.text(), text);
    assert_eq!(window.value(Role::TextInput, "Soft limit, resource limits (ulimits) 1"), "1x");
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(window.value(Role::TextInput, "Soft limit, resource limits (ulimits) 1"), "1");
    // A value of another type shows as its JSON, with the finding and its fix.
    let wrong = text.replace("\"softLimit\": 1", "\"softLimit\": \"1\"");
    let mut window = at(&wrong, "ulimits", Language::En);
    assert_eq!(window.value(Role::TextInput, "Soft limit, resource limits (ulimits) 1"), "\"1\"");
    window.press("Write 1");
    assert_eq!(window.text(), text);
}

#[test]
fn a_row_is_dragged_to_another_place() {
    let text = with(HOSTS);
    let mut window = at(&text, "extraHosts", Language::En);
    let handle = window.find(Role::Button, "Drag Extra hosts 1").rect().center();
    drag(&mut window, handle, handle + vec2(0.0, 44.0));
    let (a, b) = (window.text().find("\"a\"").unwrap(), window.text().find("\"b\"").unwrap());
    assert!(b < a, "{}", window.text());
    window.undo();
    assert_eq!(window.text(), text);
}

#[test]
fn a_map_is_a_table_of_keys_and_values() {
    for (language, add, key, value) in [
        (Language::En, "Add to Docker labels", "Key 1, Docker labels", "Value 1, Docker labels"),
        (Language::Ko, "Docker 레이블에 추가", "키 1, Docker 레이블", "값 1, Docker 레이블"),
    ] {
        let text = with("      \"dockerLabels\": { \"com.example.team\": \"core\" },\n");
        let mut window = at(&text, "dockerLabels", language);
        window.focus(value).type_text("s");
        assert_eq!(window.text(), text.replace("core", "cores"));
        window.undo();
        window.focus(key).type_text("x");
        assert_eq!(window.text(), text.replace("team", "teamx"));
        window.undo();
        assert_eq!(window.text(), text);
        window.focus(key).compose();
        assert_eq!(window.text(), text);
        window.commit();
        assert_eq!(window.text(), text.replace("team", "team한"));
        window.undo();
        window.press(add).key(CTRL, Key::A).type_text("owner");
        assert!(window.text().contains("\"owner\": \"\""), "{}", window.text());
        // A key that is taken stays a text in its field.
        window.key(CTRL, Key::A);
        window.harness.event(Event::Paste("com.example.team".to_owned()));
        window.run();
        assert!(window.text().contains("\"owner\": \"\""), "{}", window.text());
        window.focus(value).key(CTRL, Key::Delete);
        assert!(!window.text().contains("team"), "{}", window.text());
    }
}

#[test]
fn a_value_of_a_map_that_looks_like_a_secret_is_masked() {
    let text = with(
        "      \"logConfiguration\": { \"logDriver\": \"splunk\", \"options\": { \"splunk-token\": \"hunter2\" } },\n",
    );
    let mut window = at(&text, "logConfiguration.options", Language::En);
    let named = window.named(Role::PasswordInput, "Value 1");
    assert_eq!(named, ["Value 1, Log options"]);
    assert!(!window.value(Role::PasswordInput, "Value 1, Log options").contains("hunter2"));
    window.find(Role::PasswordInput, "Value 1, Log options").focus();
    window.run();
    assert_eq!(window.value(Role::TextInput, "Value 1, Log options"), "hunter2");
}

#[test]
fn texts_of_a_list_are_moved_and_copied() {
    let text = with("      \"dnsServers\": [\n        \"10.0.0.1\",\n        \"10.0.0.2\"\n      ],\n");
    let mut window = at(&text, "dnsServers", Language::En);
    window.focus("DNS servers 1").key(Modifiers::ALT, Key::ArrowDown);
    assert!(window.find(Role::TextInput, "DNS servers 2").is_focused());
    assert!(window.text().contains("\"10.0.0.2\",\n        \"10.0.0.1\"\n"), "{}", window.text());
    window.undo();
    assert_eq!(window.text(), text);
    window.press("Actions for DNS servers 1").press("Duplicate");
    assert_eq!(window.text().matches("10.0.0.1").count(), 2);
}

#[test]
fn a_key_that_nobody_knows_is_never_hidden() {
    let text = with(
        "      \"extraHosts\": [{ \"hostname\": \"a\", \"ipAddress\": \"10.0.0.1\", \"note\": \"ours\" }],\n      \"colour\": \"blue\",\n",
    );
    let mut window = at(&text, "extraHosts", Language::En);
    assert!(window.has("More fields"));
    assert!(window.has("extraHosts[0].note") && window.has("colour"));
    window.press("Show colour in JSON");
    assert_eq!(window.selected(), "containerDefinitions[0].colour");
}

#[test]
fn containers_are_copied_with_a_name_of_their_own() {
    let text = with("");
    let mut window = Window::open(&text);
    window.find(Role::TreeItem, "web").click_secondary();
    window.run().press("Duplicate");
    assert_eq!(window.selected(), "containerDefinitions[1]");
    assert!(window.text().contains("\"name\": \"web-2\""), "{}", window.text());
    assert_eq!(window.text().matches("nginx:1").count(), 2);
}

#[test]
fn form_and_text_follow_each_other_without_a_loop() {
    let text = with(HOSTS);
    let mut window = at(&text, "extraHosts", Language::En);
    window.focus("IP address, extra hosts 2");
    assert_eq!(window.selected(), "containerDefinitions[0].extraHosts[1].ipAddress");
    let serial = window.active().selection.serial;
    window.run().run();
    assert_eq!(window.active().selection.serial, serial, "nobody answers a selection with another");
    window.focus_json().key(CTRL, Key::Home);
    assert_ne!(window.selected(), "containerDefinitions[0].extraHosts[1].ipAddress");
    let serial = window.active().selection.serial;
    window.run().run();
    assert_eq!(window.active().selection.serial, serial);
    assert!(window.find(Role::MultilineTextInput, "JSON").is_focused(), "who writes in the text stays there");
    let node = window.find(Role::TextInput, "Task definition family");
    assert!(!node.accesskit_node().is_focused());
}

#[test]
fn all_containers_stand_side_by_side() {
    for (language, page, memory) in [
        (Language::En, "Containers", "Memory hard limit, containers 2"),
        (Language::Ko, "컨테이너", "메모리 하드 제한, 컨테이너 2"),
    ] {
        let containers = (1..=12).map(|number| {
            format!("    {{ \"name\": \"c{number}\", \"image\": \"nginx:1\", \"memory\": 100 }}")
        });
        let containers = containers.collect::<Vec<_>>().join(",\n");
        let text =
            format!("{{\n  \"family\": \"web\",\n  \"containerDefinitions\": [\n{containers}\n  ]\n}}\n");
        let mut window = Window::in_language(&text, language);
        window.press(page).run();
        assert_eq!(window.selected(), "containerDefinitions");
        window.focus(memory).key(CTRL, Key::A).type_text("1792");
        let changed = "\"name\": \"c2\", \"image\": \"nginx:1\", \"memory\": 1792";
        assert_eq!(
            window.text(),
            text.replace("\"name\": \"c2\", \"image\": \"nginx:1\", \"memory\": 100", changed)
        );
        // Who edits there stays there, and undo too.
        assert!(window.find(Role::TextInput, memory).is_focused());
        window.undo();
        assert_eq!(window.text(), text);
        assert_eq!(window.value(Role::TextInput, memory), "100");
        window.press("c3").run();
        assert!(window.harness.query_all_by_role_and_label(Role::TextInput, memory).next().is_none());
    }
}

#[test]
fn containers_are_moved_in_the_outline() {
    let two = "{\n  \"family\": \"web\",\n  \"containerDefinitions\": [\n    { \"name\": \"a\", \"image\": \"i\" },\n    { \"name\": \"b\", \"image\": \"i\" }\n  ]\n}\n";
    let is_b_first = |window: &Window| window.text().find("\"b\"") < window.text().find("\"a\"");
    let mut window = Window::open(two);
    window.press("b").find(Role::TreeItem, "b").focus();
    window.run().key(Modifiers::ALT, Key::ArrowUp).run();
    assert!(is_b_first(&window), "{}", window.text());
    assert!(window.find(Role::TreeItem, "b").is_focused(), "the keyboard goes along");
    assert_eq!(window.selected(), "containerDefinitions[0]");
    window.key(Modifiers::ALT, Key::ArrowUp);
    window.undo();
    assert_eq!(window.text(), two);
    let [a, b] = ["a", "b"].map(|name| window.find(Role::TreeItem, name).rect().center());
    drag(&mut window, a, b + vec2(0.0, 8.0));
    assert!(is_b_first(&window), "{}", window.text());
}

#[test]
fn a_field_has_a_menu_by_mouse_and_by_keys() {
    let text = with("      \"hostname\": \"box\",\n");
    for (language, host, empty, copy, unset) in [
        (Language::En, "Host name", "Set to empty text", "Copy value", "Unset"),
        (Language::Ko, "호스트 이름", "빈 텍스트로 설정", "값 복사", "설정 해제"),
    ] {
        let mut window = at(&text, "hostname", language);
        window.find(Role::TextInput, host).click_secondary();
        window.run().find(Role::Button, copy).click_accesskit();
        window.harness.step();
        let copied = window.harness.output().platform_output.commands.iter();
        assert!(copied.into_iter().any(|it| matches!(it, OutputCommand::CopyText(text) if text == "box")));
        window.focus(host).key(Modifiers::SHIFT, Key::F10).press(empty);
        assert_eq!(window.text(), text.replace("\"box\"", "\"\""));
        window.undo();
        assert_eq!(window.text(), text);
        window.focus(host).key(Modifiers::NONE, Key::Menu).press(unset);
        assert_eq!(window.text(), with(""));
    }
}

const TWO: &str = r#"{
  "family": "web",
  "networkMode": "awsvpc",
  "containerDefinitions": [
    { "name": "a", "image": "i", "memory": 128, "portMappings": [{ "containerPort": 8080 }] },
    { "name": "b", "image": "i", "memory": 128, "portMappings": [{ "containerPort": 8080 }] }
  ]
}
"#;

#[test]
fn the_host_port_follows_the_network_mode_and_is_not_written() {
    for (language, name, same, dynamic) in [
        (Language::En, "Host port", "same (8080)", "dynamic"),
        (Language::Ko, "호스트 포트", "동일(8080)", "동적 할당"),
    ] {
        let placeholder = |text: &str| {
            let window = at(text, "portMappings", language);
            let node = window.find(Role::TextInput, name);
            node.accesskit_node().data().placeholder().map(str::to_owned)
        };
        assert_eq!(placeholder(TWO).as_deref(), Some(same));
        assert_eq!(placeholder(&TWO.replace("awsvpc", "bridge")).as_deref(), Some(dynamic));
    }
}

#[test]
fn a_clash_is_told_at_both_ends() {
    for index in [0, 1] {
        let mut window = Window::open(TWO);
        let path: Path = format!("containerDefinitions[{index}]").parse().unwrap();
        window.harness.state().send(Command::Select { path, offset: None, origin: Pane::Outline });
        window.run().run();
        let told = window.harness.query_all_by_label_contains("8080/tcp").count();
        assert!(told > 0, "container {index}");
    }
}

#[test]
fn a_new_row_is_ready_to_be_written() {
    let text = with("");
    let mut window = at(&text, "portMappings", Language::En);
    window.press("Add port").run().type_text("8080");
    assert!(window.text().contains("\"containerPort\": 8080"), "{}", window.text());
    window.key(Modifiers::NONE, Key::Enter).run().type_text("9090");
    assert!(window.text().contains("\"containerPort\": 9090"), "{}", window.text());
    assert_eq!(window.text().matches("containerPort").count(), 2);
}

#[test]
fn an_object_without_a_row_leads_to_its_section() {
    let text = with("      \"healthCheck\": {\n        \"command\": [\"CMD\", \"true\"]\n      },\n");
    let mut window = Window::open(&text);
    window.press("web").run();
    let offset = text.find("healthCheck").unwrap();
    let path: Path = "containerDefinitions[0].healthCheck".parse().unwrap();
    let heading = |window: &Window| {
        let nodes = window.harness.query_all_by_role_and_label(Role::Label, "Health check");
        let tops = nodes.map(|node| node.rect().top()).collect::<Vec<_>>();
        tops.into_iter().fold(f32::INFINITY, f32::min)
    };
    window.harness.set_size(vec2(1440.0, 500.0));
    window.run();
    assert!(heading(&window) > 500.0, "out of sight at first");
    window.harness.state().send(Command::Select { path, offset: Some(offset), origin: Pane::Json });
    window.run().run().run();
    assert!(heading(&window) < 300.0, "{}", heading(&window));
}

/// What is done with the control of a row to give it a value.
type Give = fn(&mut Window, &str);

/// Each kind of row that is no table: a field, the JSON of a value that its control gives, how, and the JSON of a value of
/// another type.
const KINDS: [(&str, &str, Give, &str); 5] = [
    (
        "hostname",
        "\"x\"",
        |window, name| {
            window.focus(name).type_text("x");
        },
        "7",
    ),
    (
        "stopTimeout",
        "7",
        |window, name| {
            window.focus(name).type_text("7");
        },
        "\"7\"",
    ),
    ("privileged", "true", |window, name| window.find(Role::CheckBox, name).click_accesskit(), "\"yes\""),
    (
        "versionConsistency",
        "\"disabled\"",
        |window, name| {
            let name = format!("{name}: disabled");
            window.find(Role::RadioButton, &name).click_accesskit();
        },
        "7",
    ),
    (
        "dnsServers",
        "[\"x\"]",
        |window, name| {
            let add = Language::ALL.map(|language| {
                Catalog::new(language).format("form-add-element", &Args::new().with("field", name))
            });
            let add =
                add.into_iter().find(|add| !window.buttons(add).is_empty()).expect("a button that adds");
            window.press(&add).type_text("x");
        },
        "7",
    ),
];

#[test]
fn each_kind_of_row_is_set_unset_and_undone() {
    for language in Language::ALL {
        for (key, json, give, wrong) in KINDS {
            let name = field_help(&format!("containerDefinitions[].{key}")).unwrap().label(language);
            let mut window = at(&with(""), key, language);
            give(&mut window, name);
            window.run();
            let set = window.text();
            let line = format!("\"{key}\": {json}");
            assert!(set.contains(&line), "{key} {language:?}: {set}");
            assert_eq!(set.lines().count(), with("").lines().count() + 1, "{key}: one line more");
            while window.text() != with("") {
                let before = window.text();
                window.undo();
                assert_ne!(window.text(), before, "{key} is undone");
            }
            // What is set is taken away by the menu of the row, as one step.
            let text = with(&format!("      {line},\n"));
            let mut window = at(&text, key, language);
            let unset = Catalog::new(language).text("form-unset-value");
            let label = window.harness.get_all_by_label(name).next().unwrap();
            let place = label.rect().center();
            window.harness.event(Event::PointerMoved(place));
            for pressed in [true, false] {
                let (button, modifiers) = (PointerButton::Secondary, Modifiers::NONE);
                window.harness.event(Event::PointerButton { pos: place, button, pressed, modifiers });
            }
            window.run().press(&unset).run();
            assert_eq!(window.text(), with(""), "{key} {language:?}");
            window.undo();
            assert_eq!(window.text(), text);
            // A value of another type shows as its JSON, with its finding.
            let text = with(&format!("      \"{key}\": {wrong},\n"));
            let window = at(&text, key, language);
            assert!(window.has(wrong), "{key} {language:?} shows {wrong}");
            let findings = &window.harness.state().derived().findings;
            assert!(findings.iter().any(|finding| finding.at.last_key() == Some(key)), "{key}");
            assert_eq!(window.text(), text, "a look changes nothing");
        }
    }
}

#[test]
fn a_list_or_switch_in_a_row_takes_its_keys_too() {
    let limits = "      \"ulimits\": [\n        { \"name\": \"nofile\", \"softLimit\": 1, \"hardLimit\": 2 },\n        { \"name\": \"core\", \"softLimit\": 3, \"hardLimit\": 4 }\n      ],\n";
    let text = with(limits);
    let mut window = at(&text, "ulimits", Language::En);
    window.find(Role::ComboBox, "Limit name, resource limits (ulimits) 2").focus();
    window.run().key(CTRL, Key::Delete);
    assert!(!window.text().contains("core"), "{}", window.text());
    assert!(window.find(Role::TextInput, "Soft limit, resource limits (ulimits) 1").is_focused());
    window.undo();
    assert_eq!(window.text(), text);
}

#[test]
fn a_menu_that_keys_opened_stays_beside_its_field() {
    let text = with("      \"hostname\": \"box\",\n");
    let mut window = at(&text, "hostname", Language::En);
    window.harness.event(Event::PointerMoved(Pos2::new(900.0, 40.0)));
    window.focus("Host name").key(Modifiers::SHIFT, Key::F10);
    let place = |window: &Window| window.find(Role::Button, "Copy value").rect();
    let before = place(&window);
    let field = window.find(Role::TextInput, "Host name").rect();
    assert!(
        (before.left() - field.left()).abs() < 16.0,
        "beside the field, not the pointer: {before:?} {field:?}"
    );
    window.find(Role::Button, "Copy path").focus();
    window.run().run();
    assert_eq!(place(&window), before);
}
