//! The hand-laid fields of the task page: size, platform, network mode, roles, launch types.

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use taskwright::app::command::Command;
use taskwright::app::settings::Setting;
use taskwright::schema::fargate::sizes;
use taskwright::text::Language;

use crate::window::{CTRL, Window};

const FARGATE: &str = r#"{
  "family": "foobar",
  "requiresCompatibilities": ["FARGATE"],
  "networkMode": "awsvpc",
  "cpu": "256",
  "memory": "512",
  "containerDefinitions": [
    { "name": "web", "image": "nginx:1", "cpu": 128, "memory": 500, "memoryReservation": 384 },
    { "name": "otel", "image": "otel:1", "cpu": 64, "memory": 128 }
  ]
}
"#;

/// The lines of `new` that `old` has differently; neither has a line more.
fn changed(old: &str, new: &str) -> Vec<String> {
    assert_eq!(old.lines().count(), new.lines().count(), "{new}");
    let pairs = old.lines().zip(new.lines());
    pairs.filter(|(old, new)| old != new).map(|(_, new)| new.trim().to_owned()).collect()
}

fn cell(window: &mut Window, name: &str) {
    window.find(Role::RadioButton, name).click_accesskit();
    window.run();
}

fn key(window: &mut Window, key: Key) {
    window.key(Modifiers::NONE, key);
}

/// The choices of an open list that show units, as `0.5 vCPU 512`.
fn entries(window: &Window, unit: &str) -> Vec<String> {
    let is_entry = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        let name = node.label().unwrap_or_default();
        node.role() == Role::Button
            && name.contains(&format!(" {unit} "))
            && name.ends_with(|c: char| c.is_ascii_digit())
    };
    let nodes = window.harness.query_all(By::new().predicate(is_entry));
    nodes.filter_map(|node| node.accesskit_node().label()).collect()
}

fn open_list(window: &mut Window, name: &str) {
    window.find(Role::ComboBox, name).click_accesskit();
    window.run();
}

fn is_chosen(window: &Window, name: &str) -> bool {
    window.find(Role::RadioButton, name).accesskit_node().toggled() == Some(Toggled::True)
}

#[test]
fn a_cell_changes_the_two_lines_and_is_one_step() {
    for (language, old, new) in [
        (Language::En, "0.25 vCPU, 0.5 GB, $10.36 / month", "0.5 vCPU, 1 GB, $20.72 / month"),
        (Language::Ko, "0.25 vCPU, 0.5 GB, 월 $10.36", "0.5 vCPU, 1 GB, 월 $20.72"),
    ] {
        let mut window = Window::in_language(FARGATE, language);
        assert!(is_chosen(&window, old) && !is_chosen(&window, new));
        cell(&mut window, new);
        assert_eq!(changed(FARGATE, &window.text()), ["\"cpu\": \"512\",", "\"memory\": \"1024\","]);
        assert!(is_chosen(&window, new) && !is_chosen(&window, old));
        window.undo();
        assert_eq!(window.text(), FARGATE);
        assert!(is_chosen(&window, old));
        // What is chosen already changes nothing.
        cell(&mut window, old);
        assert!(!window.is_dirty());
    }
}

#[test]
fn what_stays_the_same_is_not_written_anew() {
    let text = FARGATE.replace("\"256\"", "\".25 vCPU\"");
    let mut window = Window::open(&text);
    cell(&mut window, "0.25 vCPU, 2 GB, $15.96 / month");
    assert_eq!(changed(&text, &window.text()), ["\"memory\": \"2048\","]);
}

#[test]
fn a_size_that_is_not_there_tells_why_and_cannot_be_taken() {
    for (language, name, takes, instead) in [
        (
            Language::En,
            "0.25 vCPU, 5 GB, not on Fargate. ",
            "0.25 vCPU takes 0.5, 1 or 2 GB.",
            "For 5 GB pick 1 or 2 vCPU.",
        ),
        (
            Language::Ko,
            "0.25 vCPU, 5 GB, Fargate에 없는 크기. ",
            "0.25 vCPU에는 0.5, 1 또는 2 GB를 쓸 수 있습니다.",
            "5 GB를 쓰려면 1 또는 2 vCPU를 고릅니다.",
        ),
    ] {
        let mut window = Window::in_language(FARGATE, language);
        assert!(!window.has(takes));
        let name = format!("{name}{takes} {instead}");
        window.find(Role::RadioButton, &name).hover();
        window.run();
        assert!(window.has(takes) && window.has(instead));
        let rect = window.find(Role::RadioButton, &name).rect();
        for pressed in [true, false] {
            let pos = rect.center();
            let button = eframe::egui::PointerButton::Primary;
            window.harness.event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
            window.run();
        }
        assert_eq!(window.text(), FARGATE);
    }
}

#[test]
fn the_keyboard_goes_through_the_grid() {
    let mut window = Window::open(FARGATE);
    let chosen = "0.25 vCPU, 0.5 GB, $10.36 / month";
    window.find(Role::RadioButton, chosen).focus();
    window.run();
    let is_at = |window: &Window, name: &str| window.find(Role::RadioButton, name).is_focused();
    assert!(is_at(&window, chosen));
    assert_eq!(window.selected(), "cpu");
    key(&mut window, Key::ArrowRight);
    assert!(is_at(&window, "0.25 vCPU, 1 GB, $12.23 / month"));
    key(&mut window, Key::ArrowDown);
    assert!(is_at(&window, "0.5 vCPU, 1 GB, $20.72 / month"));
    assert_eq!(window.text(), FARGATE);
    key(&mut window, Key::Space);
    assert_eq!(changed(FARGATE, &window.text()), ["\"cpu\": \"512\",", "\"memory\": \"1024\","]);
    assert!(is_at(&window, "0.5 vCPU, 1 GB, $20.72 / month"));
    // A dot takes the keyboard to say why it is one, and nothing else.
    let before = window.text();
    key(&mut window, Key::Home);
    assert!(window.has("0.5 vCPU takes 1, 2, 3 or 4 GB.") && window.has("For 0.5 GB pick 0.25 vCPU."));
    key(&mut window, Key::Enter);
    assert_eq!(window.text(), before);
    key(&mut window, Key::End);
    assert!(window.has("For 30 GB pick 4 vCPU."));
    for _ in 0..9 {
        key(&mut window, Key::ArrowDown);
    }
    assert!(is_at(&window, "4 vCPU, 30 GB, $247.86 / month"));
    key(&mut window, Key::Enter);
    assert_eq!(changed(FARGATE, &window.text()), ["\"cpu\": \"4096\",", "\"memory\": \"30720\","]);
    // Tab stops once in the grid.
    key(&mut window, Key::Tab);
    assert!(window.find(Role::ComboBox, "Task CPU").is_focused());
    window.key(Modifiers::SHIFT, Key::Tab);
    assert!(is_at(&window, "4 vCPU, 30 GB, $247.86 / month"));
}

#[test]
fn the_lists_reach_every_size_of_linux_and_windows() {
    let windows = FARGATE
        .replace("\"256\"", "\"1024\"")
        .replace("\"512\"", "\"2048\"")
        .replace("\"family\": \"foobar\",", "\"family\": \"foobar\", \"runtimePlatform\": { \"operatingSystemFamily\": \"WINDOWS_SERVER_2022_CORE\" },");
    for (text, is_windows, count) in [(FARGATE, false, 77), (&windows, true, 43)] {
        let mut window = Window::open(text);
        let mut reached = 0;
        for row in sizes(is_windows).rows() {
            open_list(&mut window, "Task CPU");
            let cpus = entries(&window, "vCPU");
            assert_eq!(cpus.len(), sizes(is_windows).rows().len(), "{cpus:?}");
            let cpu = cpus.iter().find(|name| name.ends_with(&format!(" {}", row.cpu))).unwrap();
            window.press(cpu);
            open_list(&mut window, "Task memory");
            let memories = entries(&window, "GB");
            let numbers: Vec<i64> =
                memories.iter().map(|name| name.rsplit(' ').next().unwrap().parse().unwrap()).collect();
            assert_eq!(numbers, row.memories);
            reached += numbers.len();
            window.press(memories.last().unwrap());
            let written = window.text();
            assert!(written.contains(&format!("\"cpu\": \"{}\"", row.cpu)), "{written}");
            assert!(written.contains(&format!("\"memory\": \"{}\"", numbers.last().unwrap())), "{written}");
        }
        assert_eq!(reached, count);
    }
}

#[test]
fn another_cpu_keeps_the_memory_or_takes_the_nearest() {
    let mut window = Window::open(&FARGATE.replace("\"256\"", "\"1024\"").replace("\"512\"", "\"4096\""));
    let text = window.text();
    open_list(&mut window, "Task CPU");
    window.press("2 vCPU 2048");
    assert_eq!(changed(&text, &window.text()), ["\"cpu\": \"2048\","]);
    open_list(&mut window, "Task CPU");
    window.press("0.25 vCPU 256");
    assert_eq!(changed(&text, &window.text()), ["\"cpu\": \"256\",", "\"memory\": \"2048\","]);
    window.undo().undo();
    assert_eq!(window.text(), text);
}

#[test]
fn large_sizes_have_a_page_of_their_own() {
    let mut window = Window::open(FARGATE);
    assert!(!window.has("8 vCPU"));
    cell(&mut window, "Task sizes: 8 to 32 vCPU");
    cell(&mut window, "32 vCPU, 244 GB, $1997.83 / month");
    assert_eq!(changed(FARGATE, &window.text()), ["\"cpu\": \"32768\",", "\"memory\": \"249856\","]);
    assert!(is_chosen(&window, "Task sizes: 8 to 32 vCPU"));
    window.undo();
    assert!(is_chosen(&window, "Task sizes: Up to 4 vCPU"));
}

#[test]
fn a_wrong_pair_offers_the_sizes_around_it() {
    for (language, button, sentence) in [
        (Language::En, "Use 0.5 vCPU, 1 GB", "Sizes near 0.5 vCPU, 0.5 GB"),
        (Language::Ko, "0.5 vCPU, 1 GB 사용", "0.5 vCPU, 0.5 GB에 가까운 크기"),
    ] {
        let text = FARGATE.replace("\"256\"", "\"512\"");
        let mut window = Window::in_language(&text, language);
        assert!(window.has(sentence));
        window.press(button);
        assert_eq!(changed(&text, &window.text()), ["\"memory\": \"1024\","]);
        assert!(!window.has(sentence));
    }
}

#[test]
fn the_task_says_whether_it_holds_its_containers() {
    for (language, holds, too_small) in [
        (
            Language::En,
            "Holds your containers: 192 CPU units, 512 MiB",
            "Too small for your containers: 192 CPU units, 513 MiB",
        ),
        (
            Language::Ko,
            "컨테이너가 모두 들어갑니다: 192 CPU 유닛, 512 MiB",
            "컨테이너가 들어가지 않습니다: 192 CPU 유닛, 513 MiB",
        ),
    ] {
        let window = Window::in_language(FARGATE, language);
        assert!(window.has(holds) && !window.has(too_small));
        let window = Window::in_language(&FARGATE.replace("384", "385"), language);
        assert!(window.has(too_small) && !window.has(holds));
    }
    let open = FARGATE
        .replace(", \"cpu\": 128, \"memory\": 500, \"memoryReservation\": 384", "")
        .replace(", \"cpu\": 64, \"memory\": 128", "");
    assert!(Window::open(&open).has("Your containers share it: none has a limit of its own"));
}

#[test]
fn a_placeholder_and_a_wrong_type_stay_as_they_are() {
    let text = FARGATE.replace("\"256\"", "\"${CPU}\"").replace("\"512\"", "512");
    let mut window = Window::open(&text);
    assert_eq!(window.value(Role::TextInput, "Task CPU"), "${CPU}");
    assert_eq!(window.value(Role::TextInput, "Task memory"), "512");
    assert!(!window.buttons("Set memory to").is_empty() || window.has("Unset Task memory"));
    window.focus("Task CPU").type_text("x");
    assert_eq!(changed(&text, &window.text()), ["\"cpu\": \"${CPU}x\","]);
    window.undo();
    // A size takes the place of both.
    cell(&mut window, "0.5 vCPU, 1 GB, $20.72 / month");
    assert_eq!(changed(&text, &window.text()), ["\"cpu\": \"512\",", "\"memory\": \"1024\","]);
    assert!(window.harness.query_all_by_role_and_label(Role::TextInput, "Task CPU").next().is_none());
}

#[test]
fn prices_go_by_region_system_and_architecture() {
    let mut window = Window::open(FARGATE);
    assert!(window.has(", one task, 730 hours, prices of 2026-10"));
    open_list(&mut window, "Region of the prices");
    window.press("us-east-1");
    assert_eq!(window.harness.state().preferences().price_region.as_deref(), Some("us-east-1"));
    assert!(is_chosen(&window, "0.25 vCPU, 0.5 GB, $9.01 / month"));
    // The document knows better.
    let image = "111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/web:1";
    let mut window = Window::open(&FARGATE.replace("nginx:1", image));
    window.harness.state().send(Command::Set(Setting::PriceRegion("us-east-1")));
    window.run();
    assert!(window.has("USD per month in ap-northeast-2, one task, 730 hours, prices of 2026-10"));
    assert!(is_chosen(&window, "0.25 vCPU, 0.5 GB, $10.36 / month"));
    assert!(window.has("ARM64 saves $2.07 a month"));
    cell(&mut window, "CPU architecture: ARM64");
    assert!(is_chosen(&window, "0.25 vCPU, 0.5 GB, $8.29 / month"));
    let window = Window::in_language(
        &FARGATE.replace("nginx:1", &image.replace("ap-northeast-2", "eu-west-1")),
        Language::Ko,
    );
    assert!(window.has("eu-west-1의 요금 정보가 없습니다"));
    assert!(is_chosen(&window, "0.25 vCPU, 0.5 GB, 요금 없음"));
}

#[test]
fn elsewhere_than_on_fargate_any_number_goes() {
    let text = FARGATE.replace("FARGATE", "EC2").replace("\"256\"", "\"300\"");
    let mut window = Window::open(&text);
    assert!(window.named(Role::RadioButton, "0.25 vCPU").is_empty());
    assert!(window.has("0.29 vCPU") && window.has("Holds your containers: 192 CPU units, 512 MiB"));
    window.focus("Task CPU").type_text("0");
    assert_eq!(changed(&text, &window.text()), ["\"cpu\": \"3000\","]);
    let without = text.replace("  \"cpu\": \"300\",\n  \"memory\": \"512\",\n", "");
    let window = Window::in_language(&without, Language::Ko);
    assert!(
        window.has("1024 CPU 유닛은 1 vCPU입니다") && window.has("컨테이너가 쓰는 양: 192 CPU 유닛, 512 MiB")
    );
}

#[test]
fn system_and_architecture_are_one_row() {
    let mut window = Window::open(FARGATE);
    assert!(window.has("OS/Architecture"));
    open_list(&mut window, "Operating system, operating system and CPU");
    window.press("Windows Server 2022 Core");
    assert!(window.text().contains("\"operatingSystemFamily\": \"WINDOWS_SERVER_2022_CORE\""));
    assert!(window.has("Windows runs on X86_64 only."));
    let arm = "CPU architecture: ARM64. Windows runs on X86_64 only.";
    assert!(window.find(Role::RadioButton, arm).accesskit_node().is_disabled());
    cell(&mut window, "CPU architecture: X86_64");
    assert!(window.text().contains("\"cpuArchitecture\": \"X86_64\""));
    window.press("Unset OS/Architecture");
    assert!(!window.text().contains("SERVER") && !window.text().contains("X86_64"), "{}", window.text());
    let text = FARGATE.replace(
        "\"cpu\": \"256\"",
        "\"runtimePlatform\": { \"operatingSystemFamily\": \"${OS}\" },\n  \"cpu\": \"256\"",
    );
    let window = Window::in_language(&text, Language::Ko);
    assert!(window.has("\"${OS}\"") && !window.has("OS/아키텍처"));
}

#[test]
fn network_modes_are_locked_with_their_reason() {
    for (language, requires, locked, reason) in [
        (Language::En, "FARGATE", &["bridge", "host", "none"][..], "Fargate takes awsvpc only."),
        (Language::Ko, "FARGATE", &["bridge", "host", "none"], "Fargate에서는 awsvpc만 쓸 수 있습니다."),
        (Language::En, "EXTERNAL", &["awsvpc"], "External instances have no awsvpc."),
        (Language::En, "MANAGED_INSTANCES", &["bridge"], "Managed Instances have no bridge."),
    ] {
        let text = FARGATE.replace("FARGATE", requires).replace("  \"networkMode\": \"awsvpc\",\n", "");
        let mut window = Window::in_language(&text, language);
        assert!(window.has(reason));
        let label = if language == Language::En { "Network mode" } else { "네트워크 모드" };
        for mode in ["awsvpc", "bridge", "host", "none"] {
            let name = if locked.contains(&mode) {
                format!("{label}: {mode}. {reason}")
            } else {
                format!("{label}: {mode}")
            };
            let node = window.find(Role::RadioButton, &name);
            assert_eq!(node.accesskit_node().is_disabled(), locked.contains(&mode), "{name}");
            node.click_accesskit();
            window.run();
            assert_eq!(
                window.text().contains(&format!("\"networkMode\": \"{mode}\"")),
                !locked.contains(&mode)
            );
        }
    }
}

#[test]
fn a_locked_mode_that_is_set_shows_with_its_finding() {
    let text = FARGATE.replace("\"awsvpc\"", "\"bridge\"");
    let mut window = Window::open(&text);
    assert!(is_chosen(&window, "Network mode: bridge. Fargate takes awsvpc only."));
    assert_eq!(window.buttons("Set network mode to awsvpc").len(), 1);
    cell(&mut window, "Network mode: awsvpc");
    assert_eq!(window.text(), FARGATE);
    window.press("Unset Network mode");
    assert!(!window.text().contains("networkMode"));
    window.undo();
    assert_eq!(window.text(), FARGATE);
    // On EC2 nothing is locked, and no mode means bridge.
    let text = FARGATE.replace("FARGATE", "EC2").replace("  \"networkMode\": \"awsvpc\",\n", "");
    let window = Window::open(&text);
    assert!(window.named(Role::RadioButton, "Network mode: ").iter().all(|name| !name.contains('.')));
}

#[test]
fn roles_say_what_needs_them() {
    let secrets = r#""secrets": [
      { "name": "A", "valueFrom": "arn:aws:ssm:ap-northeast-2:111122223333:parameter/a" },
      { "name": "B", "valueFrom": "arn:aws:ssm:ap-northeast-2:111122223333:parameter/b" }
    ], "logConfiguration": { "logDriver": "awslogs" }, "image": "111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/web:1""#;
    let needy = FARGATE.replace("\"image\": \"nginx:1\"", secrets);
    for (language, words) in [
        (
            Language::En,
            [
                "ECS uses this to start you",
                "your code uses this",
                "Required",
                "Optional",
                "Not set, but needed: 2 secrets, image from ECR, logs",
                "Needed: 2 secrets, image from ECR, logs",
                "Nothing here needs it.",
                "Task execution role",
            ],
        ),
        (
            Language::Ko,
            [
                "ECS가 태스크를 시작할 때 씁니다",
                "컨테이너 안의 코드가 씁니다",
                "필수",
                "선택 사항",
                "비어 있지만 필요한 곳이 있습니다: 보안 암호 2개, ECR 이미지, 로그",
                "필요한 곳: 보안 암호 2개, ECR 이미지, 로그",
                "이 정의에는 필요한 곳이 없습니다.",
                "태스크 실행 역할",
            ],
        ),
    ] {
        let [execution, code, required, optional, missing, needed, free, field] = words;
        let window = Window::in_language(FARGATE, language);
        assert!(window.has(execution) && window.has(code) && window.has(free));
        assert!(window.has(optional) && !window.has(required));
        let mut window = Window::in_language(&needy, language);
        assert!(window.has(required) && window.has(optional));
        // That it is missing is said by the findings, each with its fix.
        assert!(window.has(needed) && !window.has(missing) && !window.has(free));
        assert!(
            window
                .active()
                .derived()
                .findings
                .iter()
                .any(|finding| finding.rule.id == "ecs/secrets-exec-role")
        );
        window.focus(field);
        window.harness.event(Event::Text("arn:aws:iam::111122223333:role/run".to_owned()));
        window.run();
        assert!(window.text().contains("\"executionRoleArn\": \"arn:aws:iam::111122223333:role/run\""));
        assert!(window.has(needed) && !window.has(missing));
        window.undo();
        assert_eq!(window.text(), needy);
    }
}

#[test]
fn fargate_and_external_lock_each_other() {
    for (language, label, reason) in [
        (Language::En, "Launch types", "Not together with Fargate."),
        (Language::Ko, "시작 유형", "Fargate와 함께 쓸 수 없습니다."),
    ] {
        let mut window = Window::in_language(FARGATE, language);
        let locked = format!("{label}: EXTERNAL. {reason}");
        assert!(window.find(Role::CheckBox, &locked).accesskit_node().is_disabled());
        window.find(Role::CheckBox, &format!("{label}: FARGATE")).click_accesskit();
        window.run();
        assert!(!window.has(reason));
        // Both at once can be taken back.
        let both = FARGATE.replace("[\"FARGATE\"]", "[\"FARGATE\", \"EXTERNAL\"]");
        let mut window = Window::in_language(&both, language);
        window.find(Role::CheckBox, &format!("{label}: EXTERNAL")).click_accesskit();
        window.run();
        assert_eq!(window.text(), FARGATE);
    }
}

#[test]
fn the_grid_and_its_reasons_stay_reachable_in_a_narrow_window() {
    for (width, height) in [(1000.0, 700.0), (700.0, 600.0)] {
        let mut window = Window::open(FARGATE);
        window.harness.set_size(vec2(width, height));
        window.run().run();
        window.find(Role::RadioButton, "0.25 vCPU, 0.5 GB, $10.36 / month").focus();
        window.run();
        key(&mut window, Key::ArrowDown);
        key(&mut window, Key::End);
        window.run().run();
        let last = "0.5 vCPU, 30 GB, not on Fargate. 0.5 vCPU takes 1, 2, 3 or 4 GB. For 30 GB pick 4 vCPU.";
        let node = window.find(Role::RadioButton, last);
        assert!(node.is_focused());
        assert!(node.rect().right() <= width && node.rect().left() >= 0.0, "{:?}", node.rect());
        window.key(CTRL, Key::Z);
        assert_eq!(window.text(), FARGATE);
    }
}
