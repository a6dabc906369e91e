//! The page of a container: what is laid out by hand on it.

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Event, Key, Modifiers, OutputCommand};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use taskwright::text::Language;

use crate::window::{CTRL, Window};

const TASK: &str = r#"{
  "family": "shop",
  "networkMode": "awsvpc",
  "cpu": "256",
  "memory": "1024",
  "executionRoleArn": "arn:aws:iam::<ACCOUNT_ID>:role/ecsTaskExecutionRole",
  "containerDefinitions": [
    {
      "name": "api",
      "image": "111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/shop/api:1.4.2",
      "essential": true,
      "memory": 512,
      "memoryReservation": 256,
      "command": [
        "npm",
        "run  start",
        "--verbose"
      ],
      "logConfiguration": {
        "logDriver": "awslogs",
        "options": {
          "awslogs-group": "/ecs/shop",
          "awslogs-region": "${AWS_REGION}",
          "awslogs-stream-prefix": "api"
        }
      }
    },
    {
      "name": "ap",
      "image": "${IMAGE}:${TAG}",
      "essential": false,
      "links": ["api:backend", "apis"],
      "dependsOn": [
        { "containerName": "api", "condition": "START" }
      ],
      "volumesFrom": [
        { "sourceContainer": "ap" }
      ]
    }
  ]
}
"#;

fn key(window: &mut Window, key: Key) {
    window.key(Modifiers::NONE, key);
}

/// The lines in which two texts of equally many lines differ.
fn changed<'a>(before: &'a str, after: &'a str) -> Vec<(&'a str, &'a str)> {
    assert_eq!(before.lines().count(), after.lines().count(), "{after}");
    let pairs = before.lines().zip(after.lines()).map(|(before, after)| (before.trim(), after.trim()));
    pairs.filter(|(before, after)| before != after).collect()
}

fn command(window: &Window) -> Vec<String> {
    let text = window.text();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let list = value["containerDefinitions"][0]["command"].as_array().cloned().unwrap_or_default();
    list.iter().map(|word| word.as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_names_a_container_follows_its_name_in_one_step() {
    for (language, name) in [(Language::En, "Name"), (Language::Ko, "이름")] {
        let mut window = Window::in_language(TASK, language);
        // On the way the name is that of the other container, whose own references stay.
        window.press("api").focus(name);
        key(&mut window, Key::Backspace);
        window.type_text("ple");
        let after = window.text();
        assert_eq!(
            changed(TASK, &after),
            [
                (r#""name": "api","#, r#""name": "apple","#),
                (r#""links": ["api:backend", "apis"],"#, r#""links": ["apple:backend", "apis"],"#),
                (
                    r#"{ "containerName": "api", "condition": "START" }"#,
                    r#"{ "containerName": "apple", "condition": "START" }"#
                ),
            ]
        );
        window.undo();
        assert_eq!(window.text(), TASK);
    }
}

#[test]
fn a_name_that_was_emptied_still_takes_its_references_along() {
    let mut window = Window::open(TASK);
    window.press("api").focus("Name").key(CTRL, Key::A);
    key(&mut window, Key::Backspace);
    assert!(window.text().contains(r#"{ "containerName": "api", "condition""#), "{}", window.text());
    window.type_text("web");
    assert!(window.text().contains(r#"["web:backend", "apis"]"#), "{}", window.text());
    assert!(window.text().contains(r#"{ "containerName": "web", "condition""#), "{}", window.text());
    window.undo();
    assert_eq!(window.text(), TASK);
    // Undo is no typing: the next keystroke starts from what is there.
    window.type_text("x");
    assert!(!window.text().contains("web"), "{}", window.text());
}

#[test]
fn references_to_a_name_that_two_containers_have_stay() {
    let text = TASK.replace(r#""name": "ap","#, r#""name": "api","#);
    let mut window = Window::open(&text);
    let first = window.harness.query_all_by_role_and_label(Role::TreeItem, "api").next().unwrap();
    first.click_accesskit();
    window.run().focus("Name").type_text("2");
    assert_eq!(changed(&text, &window.text()), [(r#""name": "api","#, r#""name": "api2","#)]);
}

#[test]
fn a_composed_name_is_written_when_it_is_committed() {
    let mut window = Window::open(TASK);
    window.press("api").focus("Name").compose();
    assert_eq!(window.text(), TASK);
    window.commit();
    let after = window.text();
    assert_eq!(changed(TASK, &after).len(), 3, "{after}");
    assert!(after.contains(r#"["api한:backend", "apis"]"#), "{after}");
    window.undo();
    assert_eq!(window.text(), TASK);
}

#[test]
fn the_switch_shows_what_is_in_force() {
    let text = TASK.replace("      \"essential\": true,\n", "");
    for (language, name, default) in [
        (Language::En, "Essential container", "Essential: if it stops, the task stops (default)"),
        (Language::Ko, "필수 컨테이너", "필수: 멈추면 태스크도 멈춤(기본값)"),
    ] {
        let mut window = Window::in_language(&text, language);
        window.press("api");
        assert!(window.has(default));
        let switch = window.find(Role::CheckBox, name);
        assert_eq!(switch.accesskit_node().toggled(), Some(Toggled::True));
        switch.click_accesskit();
        window.run();
        let added = "\"memoryReservation\": 256,\n      \"essential\": false,";
        assert_eq!(window.text(), text.replace("\"memoryReservation\": 256,", added));
        window.undo();
        assert_eq!(window.text(), text);
    }
}

#[test]
fn an_image_is_edited_in_its_parts() {
    for (language, name, tag) in
        [(Language::En, "Image URI", "Image tag"), (Language::Ko, "이미지 URI", "이미지 태그")]
    {
        let mut window = Window::in_language(TASK, language);
        window.press("api");
        let repository = "111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/shop/api";
        assert_eq!(window.value(Role::TextInput, name), repository);
        assert_eq!(window.value(Role::TextInput, tag), "1.4.2");
        window.focus(tag).type_text("-b");
        assert_eq!(window.text(), TASK.replace("api:1.4.2", "api:1.4.2-b"));
        window.undo();
        assert_eq!(window.text(), TASK);
        window.focus(name).type_text("-v2");
        assert_eq!(window.text(), TASK.replace("api:1.4.2", "api-v2:1.4.2"));
        window.undo().focus(tag).compose();
        assert_eq!(window.text(), TASK);
        window.commit();
        assert_eq!(window.text(), TASK.replace("api:1.4.2", "api:1.4.2한"));
        window.undo();
        assert_eq!(window.text(), TASK);
    }
}

#[test]
fn a_tag_that_was_emptied_is_gone_and_comes_back() {
    let mut window = Window::open(TASK);
    window.press("api").focus("Image tag").key(CTRL, Key::A);
    key(&mut window, Key::Backspace);
    assert_eq!(window.text(), TASK.replace("api:1.4.2", "api"));
    window.type_text("2");
    assert_eq!(window.text(), TASK.replace("api:1.4.2", "api:2"));
    window.undo();
    assert_eq!(window.text(), TASK);
    assert_eq!(window.value(Role::TextInput, "Image tag"), "1.4.2");
}

#[test]
fn a_whole_reference_in_the_name_is_the_whole_image() {
    let mut window = Window::open(TASK);
    window.press("api").focus("Image URI").key(CTRL, Key::A);
    window.harness.event(Event::Paste("quay.io/x/y:7".to_owned()));
    window.run();
    assert!(window.text().contains("\"image\": \"quay.io/x/y:7\""), "{}", window.text());
    assert_eq!(window.value(Role::TextInput, "Image tag"), "7");
    window.focus("Image tag");
    assert_eq!(window.value(Role::TextInput, "Image URI"), "quay.io/x/y");
    // Typed letter by letter, the tag of before is back as long as there is none.
    window.undo().focus("Image URI");
    key(&mut window, Key::End);
    window.type_text(":8");
    assert_eq!(window.text(), TASK.replace("api:1.4.2", "api:8"));
    key(&mut window, Key::Backspace);
    key(&mut window, Key::Backspace);
    assert_eq!(window.text(), TASK);
}

#[test]
fn a_digest_takes_the_place_of_the_tag_once_it_is_written() {
    for (language, segment, field) in [
        (Language::En, "Image URI: Digest", "Image digest"),
        (Language::Ko, "이미지 URI: 다이제스트", "이미지 다이제스트"),
    ] {
        let mut window = Window::in_language(TASK, language);
        window.press("api").find(Role::RadioButton, segment).click_accesskit();
        window.run();
        assert_eq!(window.text(), TASK);
        assert!(window.find(Role::TextInput, field).is_focused());
        window.type_text("sha256:0");
        assert_eq!(window.text(), TASK.replace("api:1.4.2", "api@sha256:0"));
        window.undo();
        assert_eq!(window.text(), TASK);
    }
}

#[test]
fn placeholders_stay_as_they_are() {
    let mut window = Window::open(TASK);
    window.press("ap");
    assert_eq!(window.value(Role::TextInput, "Image URI"), "${IMAGE}");
    assert_eq!(window.value(Role::TextInput, "Image tag"), "${TAG}");
    window.focus("Image tag").type_text("-arm64");
    assert_eq!(window.text(), TASK.replace("${TAG}", "${TAG}-arm64"));
    window.undo();
    assert_eq!(window.text(), TASK);
}

#[test]
fn an_image_of_another_type_has_its_generated_row() {
    let text = TASK.replace("\"${IMAGE}:${TAG}\"", "7");
    let mut window = Window::open(&text);
    window.press("ap");
    assert_eq!(window.value(Role::TextInput, "Image URI"), "7");
    assert!(window.harness.query_by_role_and_label(Role::TextInput, "Image tag").is_none());
}

#[test]
fn an_ecr_address_gives_its_region_and_account_in_one_step() {
    for (language, chip) in [
        (Language::En, "Use ap-northeast-2 for logs and 111122223333 for roles"),
        (Language::Ko, "로그에 ap-northeast-2, 역할에 111122223333 적용"),
    ] {
        let mut window = Window::in_language(TASK, language);
        window.press("api").press(chip);
        let after = TASK.replace("${AWS_REGION}", "ap-northeast-2").replace("<ACCOUNT_ID>", "111122223333");
        assert_eq!(window.text(), after);
        assert!(!window.has(chip));
        window.undo();
        assert_eq!(window.text(), TASK);
    }
}

#[test]
fn another_account_is_offered_only_to_who_works_on_the_image() {
    let text = TASK.replace("${AWS_REGION}", "eu-west-1").replace("<ACCOUNT_ID>", "999999999999");
    let chip = "Use ap-northeast-2 for logs and 111122223333 for roles";
    let mut window = Window::open(&text);
    window.press("api");
    assert!(!window.has(chip));
    window.focus("Image tag");
    assert!(window.has(chip));
}

#[test]
fn arguments_are_written_line_by_line() {
    for (language, field) in [(Language::En, "Command"), (Language::Ko, "명령")] {
        let mut window = Window::in_language(TASK, language);
        window.press("api").focus(&format!("{field} 1")).type_text("x");
        assert_eq!(window.text(), TASK.replace("\"npm\"", "\"npmx\""));
        window.undo();
        key(&mut window, Key::Enter);
        assert_eq!(command(&window), ["npm", "", "run  start", "--verbose"]);
        assert!(window.find(Role::TextInput, &format!("{field} 2")).is_focused());
        // The composition of a word ends with Enter too, which makes no line.
        window.compose();
        key(&mut window, Key::Enter);
        window.commit();
        assert_eq!(command(&window), ["npm", "한", "run  start", "--verbose"]);
        key(&mut window, Key::Backspace);
        assert_eq!(command(&window).len(), 4);
        key(&mut window, Key::Backspace);
        assert_eq!(window.text(), TASK);
        assert!(window.find(Role::TextInput, &format!("{field} 1")).is_focused());
    }
}

#[test]
fn arguments_are_moved_and_duplicated_as_single_steps() {
    let mut window = Window::open(TASK);
    window.press("api").focus("Command 3").key(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(command(&window), ["npm", "--verbose", "run  start"]);
    assert!(window.find(Role::TextInput, "Command 2").is_focused());
    window.key(Modifiers::ALT, Key::ArrowDown).key(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(window.text(), TASK);
    window.press("Duplicate Command 2");
    assert_eq!(command(&window), ["npm", "run  start", "run  start", "--verbose"]);
    window.undo();
    assert_eq!(window.text(), TASK);
}

#[test]
fn an_argument_is_dragged_to_another_place() {
    let mut window = Window::open(TASK);
    window.press("api").focus("Command 1");
    let first = window.find(Role::TextInput, "Command 1").rect();
    let last = window.find(Role::TextInput, "Command 3").rect();
    let handle = |rect: eframe::egui::Rect| eframe::egui::pos2(rect.left() - 36.0, rect.center().y);
    window.harness.drag_at(handle(first));
    window.run();
    window.harness.hover_at(handle(last));
    window.run();
    window.harness.drop_at(handle(last) + eframe::egui::vec2(0.0, 10.0));
    window.run();
    assert_eq!(command(&window), ["run  start", "--verbose", "npm"]);
    window.undo();
    assert_eq!(window.text(), TASK);
}

#[test]
fn a_shell_line_becomes_arguments_and_back() {
    for (language, paste, line, copy, unclosed, r#use) in [
        (
            Language::En,
            "Paste shell line into Command",
            "Command as shell line",
            "Copy Command as shell line",
            "A single quote (') is not closed.",
            "Use 4 arguments",
        ),
        (
            Language::Ko,
            "명령에 셸 명령줄 붙여넣기",
            "명령 셸 명령줄",
            "명령, 셸 명령줄로 복사",
            "작은따옴표(')가 닫히지 않았습니다.",
            "인수 4개 적용",
        ),
    ] {
        let mut window = Window::in_language(TASK, language);
        window.press("api").press(paste);
        assert_eq!(window.value(Role::MultilineTextInput, line), "npm 'run  start' --verbose");
        assert!(window.find(Role::MultilineTextInput, line).is_focused());
        window.harness.event(Event::Paste("npm exec 'a b".to_owned()));
        window.run();
        assert!(window.has(unclosed));
        key(&mut window, Key::Enter);
        assert_eq!(window.text(), TASK);
        window.type_text("' $X").press(r#use);
        assert_eq!(command(&window), ["npm", "exec", "a b", "$X"]);
        window.find(Role::Button, copy).click_accesskit();
        window.harness.run_steps(1);
        let copied =
            window.harness.output().platform_output.commands.iter().find_map(|command| match command {
                OutputCommand::CopyText(text) => Some(text.clone()),
                _ => None,
            });
        assert_eq!(copied.as_deref(), Some("npm exec 'a b' '$X'"));
        window.run().undo();
        assert_eq!(window.text(), TASK);
    }
}

#[test]
fn both_limits_together_say_what_they_mean() {
    for (language, hard, soft, both, of_hard, of_soft, of_task) in [
        (
            Language::En,
            "Memory hard limit",
            "Memory soft limit",
            "Killed above 512 MiB; 256 MiB are reserved.",
            "Killed above 512 MiB; all of it is reserved.",
            "256 MiB are reserved; more is used while memory is free.",
            "No limit of its own: it shares the memory of the task.",
        ),
        (
            Language::Ko,
            "메모리 하드 제한",
            "메모리 소프트 제한",
            "512 MiB를 넘으면 강제 종료되고, 256 MiB가 예약됩니다.",
            "512 MiB를 넘으면 강제 종료되고, 전부 예약됩니다.",
            "256 MiB가 예약되고, 메모리가 남으면 더 씁니다.",
            "자체 제한 없이 태스크 메모리를 함께 씁니다.",
        ),
    ] {
        let mut window = Window::in_language(TASK, language);
        window.press("api");
        assert!(window.has(both));
        window.focus(hard).type_text("0");
        assert_eq!(window.text(), TASK.replace("\"memory\": 512", "\"memory\": 5120"));
        window.undo().focus(soft).key(CTRL, Key::A);
        key(&mut window, Key::Backspace);
        assert!(window.has(of_hard));
        window.undo().focus(hard).key(CTRL, Key::A);
        key(&mut window, Key::Backspace);
        assert!(window.has(of_soft));
        window.undo();
        assert_eq!(window.text(), TASK);
        window.press("ap");
        assert!(window.has(of_task));
    }
}
