//! Volumes with their mounts, and which container starts after which.

use eframe::egui::Key;
use eframe::egui::accesskit::{Role, Toggled};
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use taskwright::text::Language;

use crate::window::{CTRL, Window};

const SHOP: &str = r#"{
  "family": "shop",
  "containerDefinitions": [
    {
      "name": "api",
      "image": "api:1",
      "mountPoints": [
        { "sourceVolume": "data", "containerPath": "/data" }
      ]
    },
    {
      "name": "worker",
      "image": "worker:1",
      "mountPoints": [
        { "sourceVolume": "tmp", "containerPath": "/tmp" },
        { "sourceVolume": "data", "containerPath": "/in" }
      ],
      "dependsOn": [
        { "containerName": "api", "condition": "START" }
      ]
    },
    { "name": "migrate", "image": "migrate:1" }
  ],
  "volumes": [
    {
      "name": "data",
      "efsVolumeConfiguration": {
        "fileSystemId": "fs-1"
      }
    },
    { "name": "tmp" }
  ]
}
"#;

fn kind<'a>(window: &'a Window, name: &'a str) -> egui_kittest::Node<'a> {
    window.find(Role::RadioButton, name)
}

fn has_field(window: &Window, name: &str) -> bool {
    window.harness.query_all_by_role_and_label(Role::TextInput, name).next().is_some()
}

fn pick(window: &mut Window, list: &str, entry: &str) {
    let named = |name: &str, roles: &[Role]| {
        let (name, roles) = (name.to_owned(), roles.to_vec());
        By::new().predicate(move |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            roles.contains(&node.role()) && node.label().as_deref() == Some(name.as_str())
        })
    };
    window.harness.get(named(list, &[Role::ComboBox, Role::Button])).click_accesskit();
    window.run();
    let entries = [Role::Button, Role::RadioButton, Role::ListBoxOption];
    window.harness.get_all(named(entry, &entries)).last().unwrap().click_accesskit();
    window.run();
}

#[test]
fn only_the_fields_of_its_kind_show() {
    let mut window = Window::open(SHOP);
    window.press("data");
    assert_eq!(kind(&window, "Kind of volume: Amazon EFS").accesskit_node().toggled(), Some(Toggled::True));
    assert!(
        has_field(&window, "File system ID, EFS volume") && !has_field(&window, "Source path, bind mount")
    );
    kind(&window, "Kind of volume: Bind mount").click_accesskit();
    window.run();
    assert!(!window.text().contains("efsVolumeConfiguration"), "{}", window.text());
    assert!(
        !has_field(&window, "File system ID, EFS volume") && has_field(&window, "Source path, bind mount")
    );
    window.undo();
    assert_eq!(window.text(), SHOP);
}

#[test]
fn another_kind_takes_the_place_of_the_one_before() {
    let mut window = Window::in_language(SHOP, Language::Ko);
    window.press("data");
    kind(&window, "볼륨 종류: 시작할 때 설정").click_accesskit();
    window.run();
    let text = window.text();
    assert!(text.contains("\"configuredAtLaunch\": true") && !text.contains("fs-1"), "{text}");
    kind(&window, "볼륨 종류: Docker 볼륨").click_accesskit();
    window.run();
    let text = window.text();
    assert!(text.contains("\"dockerVolumeConfiguration\": {}") && !text.contains("AtLaunch"), "{text}");
    window.undo().undo();
    assert_eq!(window.text(), SHOP);
}

#[test]
fn fargate_locks_what_it_does_not_have() {
    let text = SHOP.replace("\"shop\",", "\"shop\",\n  \"requiresCompatibilities\": [\"FARGATE\"],");
    let mut window = Window::open(&text);
    window.press("tmp");
    let card = kind(&window, "Kind of volume: Docker volume");
    assert!(card.accesskit_node().is_disabled());
    card.click_accesskit();
    window.run();
    assert_eq!(window.text(), text);
    assert!(!kind(&window, "Kind of volume: Amazon EFS").accesskit_node().is_disabled());
}

#[test]
fn mounts_are_seen_and_made_from_the_volume() {
    let mut window = Window::open(SHOP);
    window.press("data");
    assert_eq!(window.value(Role::TextInput, "Path in api, mount 1"), "/data");
    window.focus("Path in worker, mount 2").type_text("2");
    assert_eq!(window.text(), SHOP.replace("\"/in\"", "\"/in2\""));
    assert!(has_field(&window, "Volume name"), "the page is still that of the volume");
    window.undo();
    window.press("data");
    pick(&mut window, "Mount in a container", "migrate");
    let added = r#""mountPoints": [{ "sourceVolume": "data", "containerPath": "/mnt/data" }]"#;
    let flat = window.text().split_whitespace().collect::<Vec<_>>().join(" ");
    let added = added.replace("[{", "[ {").replace("}]", "} ]");
    assert!(flat.replace("[{", "[ {").replace("}]", "} ]").contains(&added), "{}", window.text());
    assert!(window.find(Role::TextInput, "Path in migrate, mount 1").is_focused());
    window.undo();
    assert_eq!(window.text(), SHOP);
    window.press("data").press("Remove mount 1 of api");
    assert!(!window.text().contains("\"/data\""), "{}", window.text());
    window.undo();
    assert_eq!(window.text(), SHOP);
}

#[test]
fn a_mounted_volume_takes_its_mounts_along() {
    for (language, name) in
        [(Language::En, "Remove volume data and its 2 mounts"), (Language::Ko, "data 볼륨과 마운트 2개 삭제")]
    {
        let mut window = Window::in_language(SHOP, language);
        window.press("data").press(name);
        let text = window.text();
        assert!(!text.contains("\"data\"") && text.contains("\"sourceVolume\": \"tmp\""), "{text}");
        window.undo();
        assert_eq!(window.text(), SHOP);
    }
}

#[test]
fn a_sentence_says_what_starts_first() {
    let mut window = Window::open(SHOP);
    window.press("worker");
    pick(&mut window, "Condition 1", "has ended with code 0 (SUCCESS)");
    assert_eq!(window.text(), SHOP.replace("\"START\"", "\"SUCCESS\""));
    pick(&mut window, "Container to wait for 1", "migrate");
    let both = SHOP
        .replace("\"START\"", "\"SUCCESS\"")
        .replace("\"containerName\": \"api\"", "\"containerName\": \"migrate\"");
    assert_eq!(window.text(), both);
    window.undo().undo();
    assert_eq!(window.text(), SHOP);
    window.press("worker").press("Add to Start order");
    let flat = window.text().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains(r#"{ "containerName": "migrate", "condition": "START" }"#), "{flat}");
    window.undo();
    window.press("worker").press("No longer wait for api");
    assert!(!window.text().contains("dependsOn"), "{}", window.text());
    window.undo();
    assert_eq!(window.text(), SHOP);
}

#[test]
fn the_sentence_reads_in_korean_too() {
    let mut window = Window::in_language(SHOP, Language::Ko);
    window.press("worker");
    assert_eq!(window.value(Role::ComboBox, "기다릴 컨테이너 1"), "api");
    assert_eq!(window.value(Role::ComboBox, "조건 1"), "시작된 뒤(START)");
    assert!(window.has("컨테이너가") && window.has("시작"));
    pick(&mut window, "조건 1", "정상이 된 뒤(HEALTHY)");
    assert!(window.text().contains("\"HEALTHY\""), "{}", window.text());
}

#[test]
fn a_mount_takes_the_name_of_a_volume_or_any_other() {
    let mut window = Window::open(SHOP);
    // A table out of sight has no buttons: the keyboard brings it into view.
    window.press("worker").focus("Source volume, mount points 1");
    pick(&mut window, "Choose Source volume, mount points 1", "data");
    assert_eq!(window.text(), SHOP.replace("\"sourceVolume\": \"tmp\"", "\"sourceVolume\": \"data\""));
    window.undo();
    window.focus("Source volume, mount points 1").type_text("x");
    assert_eq!(window.text(), SHOP.replace("\"sourceVolume\": \"tmp\"", "\"sourceVolume\": \"tmpx\""));
    window.undo();
    assert_eq!(window.text(), SHOP);
}

#[test]
fn mounts_follow_the_name_of_their_volume() {
    for (language, name) in [(Language::En, "Volume name"), (Language::Ko, "볼륨 이름")] {
        let mut window = Window::in_language(SHOP, language);
        // On the way, the name is that of the other volume, whose mount stays where it is.
        window.press("data").focus(name).key(CTRL, Key::A).type_text("tmp").type_text("s");
        let expected = SHOP
            .replace("\"sourceVolume\": \"data\"", "\"sourceVolume\": \"tmps\"")
            .replace("\"data\",", "\"tmps\",");
        assert_eq!(window.text(), expected);
        window.undo();
        assert_eq!(window.text(), SHOP, "name and mounts are one step");
    }
}
