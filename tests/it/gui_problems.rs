//! The Problems pane: list, filters, fixes and the way from one problem to the next.

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Key, Modifiers, OutputCommand};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use taskwright::app::command::Command;
use taskwright::app::workspace::Pane;
use taskwright::document::history::StepName;
use taskwright::rules::{Finding, Severity};
use taskwright::text::Language;

use crate::window::{CTRL, WEB, Window};

/// Two sizes with safe fixes, two ports whose fix drops a value, a note.
const BROKEN: &str = r#"{
  "family": "web",
  "networkMode": "awsvpc",
  "cpu": 256,
  "memory": 512,
  "containerDefinitions": [
    {
      "name": "web",
      "image": "${IMAGE}:1",
      "environment": [{ "name": "DB_PASSWORD", "value": "hunter2" }],
      "portMappings": [
        { "containerPort": 8080, "hostPort": 80 },
        { "containerPort": 9090, "hostPort": 90 }
      ],
      "essential": true
    }
  ]
}
"#;

/// Nothing but advice is to be had for it.
const CLEAN: &str = r#"{
  "family": "web",
  "containerDefinitions": [
    {
      "name": "web",
      "image": "example.com/web:1",
      "memory": 128,
      "logConfiguration": { "logDriver": "json-file", "options": { "max-size": "10m" } }
    }
  ]
}
"#;

const NONE: Modifiers = Modifiers::NONE;

fn strings() -> String {
    BROKEN.replace("256", "\"256\"").replace("512", "\"512\"")
}

/// The window with its Problems pane.
fn problems(text: &str, language: Language) -> Window {
    let mut window = Window::in_language(text, language);
    window.show_notes();
    window
}

/// The lines of the list.
fn lines(window: &Window) -> Vec<String> {
    window.named(Role::ListItem, "")
}

fn line_of(window: &Window, sentence: &str) -> String {
    let found = window.named(Role::ListItem, sentence);
    found.into_iter().next().unwrap_or_else(|| panic!("{sentence}: {:?}", lines(window)))
}

fn open(window: &mut Window, sentence: &str) {
    let line = line_of(window, sentence);
    window.find(Role::ListItem, &line).click_accesskit();
    window.run();
}

fn check(window: &mut Window, sentence: &str) {
    let name = window.named(Role::CheckBox, sentence).into_iter().next().expect("a box");
    window.find(Role::CheckBox, &name).click_accesskit();
    window.run();
}

fn last_step(window: &Window) -> Option<StepName> {
    window.active().document.history().undo_name().cloned()
}

/// Replaces a part of the text, as typing in it does.
fn type_over(window: &mut Window, old: &str, new: &str) {
    let start = window.text().find(old).expect("a part of the text");
    let revision = window.active().document.revision();
    let (range, text) = (start..start + old.len(), new.to_owned());
    window.harness.state().send(Command::ReplaceText { revision, range, text, line: 1 });
    window.run();
}

#[test]
fn a_finding_appears_with_the_edit_that_causes_it() {
    for (language, none) in [(Language::En, "Host port 80 "), (Language::Ko, "호스트 포트 80은")] {
        let mut window = problems(WEB, language);
        assert!(window.named(Role::ListItem, none).is_empty());
        type_over(&mut window, "\"hostPort\": 8080", "\"hostPort\": 80");
        assert!(line_of(&window, none).contains("web › "), "{:?}", lines(&window));
        window.undo();
        assert!(window.named(Role::ListItem, none).is_empty());
    }
}

#[test]
fn severities_are_switched_off_and_on() {
    let mut window = problems(BROKEN, Language::En);
    let all = lines(&window).len();
    let switches = window.buttons("Filter: ");
    let switch = |word: &str| switches.iter().find(|name| name.contains(word)).expect("a switch");
    let toggled = |window: &Window| window.find(Role::Button, switch("error")).accesskit_node().toggled();
    assert_eq!(toggled(&window), Some(Toggled::True));
    window.press(switch("error"));
    assert_eq!(toggled(&window), Some(Toggled::False));
    assert_eq!(lines(&window).len(), all - 4);
    window.press(switch("note")).press(switch("warning"));
    // What is not seen is not fixed.
    assert!(window.buttons("Apply").is_empty());
    assert!(lines(&window).is_empty() && window.has("All findings are hidden"));
    window.press("Show all findings");
    assert_eq!(lines(&window).len(), all);
}

#[test]
fn notes_are_for_who_asks() {
    for (language, title, show) in [
        (Language::En, "No errors, no warnings", "Show notes"),
        (Language::Ko, "오류와 경고가 없습니다", "참고 표시"),
    ] {
        let mut window = Window::in_language(CLEAN, language);
        window.show_problems();
        assert!(lines(&window).is_empty() && window.has(title), "{:?}", lines(&window));
        window.press(show);
        assert!(!lines(&window).is_empty());
    }
}

#[test]
fn who_goes_to_a_note_sees_it() {
    let mut window = Window::open(CLEAN);
    window.show_problems().key(NONE, Key::F8);
    assert!(!lines(&window).is_empty());
}

#[test]
fn a_long_list_is_grouped_by_place() {
    for (language, sort, place) in [(Language::En, "Sort", "Place"), (Language::Ko, "정렬", "위치")] {
        let mut window = problems(BROKEN, language);
        let all = lines(&window).len();
        window.find(Role::ComboBox, sort).click_accesskit();
        window.run().press(place);
        assert_eq!(lines(&window).len(), all);
        let heads = window.named(Role::Heading, "");
        let is_there = |name: &str| heads.iter().any(|head| head == name);
        assert!(is_there("web") && heads.len() > 1, "{heads:?}");
    }
}

#[test]
fn a_list_is_searched_by_words_of_any_kind() {
    let mut window = problems(BROKEN, Language::En);
    let all = lines(&window).len();
    for (typed, sentence) in
        [("host 90", "Host port 90"), ("AWSVPC-HOST-PORT", "Host port"), ("web ${image", "${IMAGE}")]
    {
        window.focus("Find in problems").type_text(typed);
        let found = lines(&window);
        assert!(found.len() < all && found.iter().all(|line| line.contains(sentence)), "{typed}: {found:?}");
        assert!(!found.is_empty(), "{typed}");
        window.press("Clear the search");
        assert_eq!(lines(&window).len(), all);
    }
    window.focus("Find in problems").type_text("no such words");
    assert!(lines(&window).is_empty() && window.has("No finding fits"));
}

#[test]
fn the_order_is_by_severity_or_by_line() {
    let mut window = problems(BROKEN, Language::En);
    let number = |line: &String| line.rsplit(' ').next().and_then(|line| line.parse::<usize>().ok());
    window.find(Role::ComboBox, "Sort").click_accesskit();
    window.run().press("Line");
    let numbers: Vec<_> = lines(&window).iter().map(number).collect();
    assert!(numbers.is_sorted() && numbers.iter().all(Option::is_some), "{numbers:?}");
}

#[test]
fn an_open_line_says_why_and_what_ecs_answers() {
    for (language, sentence, why) in
        [(Language::En, "Host port 80", "awsvpc"), (Language::Ko, "호스트 포트 80", "awsvpc")]
    {
        let mut window = problems(BROKEN, language);
        assert!(!window.has("ecs/awsvpc-host-port"));
        open(&mut window, sentence);
        assert!(window.has("ecs/awsvpc-host-port"));
        let answer =
            "When networkMode=awsvpc, the host ports and container ports in port mappings must match";
        assert!(window.has(answer), "the words stay those of ECS");
        assert!(window.harness.query_all_by_label_contains(why).next().is_some());
        // One line is open at a time, and a second click closes it.
        open(&mut window, sentence);
        assert!(!window.has("ecs/awsvpc-host-port"));
    }
}

#[test]
fn safe_fixes_are_checked_at_first_and_made_as_one_step() {
    for (language, apply, notice) in [
        (Language::En, "Apply 2 fixes", "2 fixes applied. 2 errors fewer."),
        (Language::Ko, "수정 2개 적용", "수정 2개를 적용했습니다. 오류가 2개 줄었습니다."),
    ] {
        let mut window = problems(BROKEN, language);
        assert!(window.harness.query_all_by_label_contains("\"cpu\": \"256\",").next().is_some());
        window.press(apply);
        assert_eq!(window.text(), strings());
        assert_eq!(last_step(&window), Some(StepName::Fixes(2)));
        assert!(window.has(notice));
        assert!(window.buttons(apply).is_empty());
        window.undo();
        assert_eq!(window.text(), BROKEN);
    }
}

#[test]
fn a_checked_fix_that_drops_a_value_goes_along() {
    let mut window = problems(BROKEN, Language::En);
    check(&mut window, "Include the fix: Host port 80");
    check(&mut window, "Include the fix: Host port 90");
    window.press("Apply 4 fixes");
    let expected = strings().replace(", \"hostPort\": 80", "").replace(", \"hostPort\": 90", "");
    assert_eq!(window.text(), expected);
    window.undo();
    assert_eq!(window.text(), BROKEN);
}

#[test]
fn a_patch_is_copied_as_it_is_and_shown_without_secrets() {
    let mut window = problems(BROKEN, Language::En);
    check(&mut window, "Include the fix: Host port 80");
    window.find(Role::Button, "Copy patch").click_accesskit();
    window.harness.step();
    let commands = window.harness.output().platform_output.commands.clone();
    let patch = commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let patch = patch.expect("a copied text");
    assert!(patch.starts_with("--- a/web.json\n+++ b/web.json\n@@ "), "{patch}");
    assert!(patch.contains("hunter2"), "{patch}");
    let label = |node: egui_kittest::Node<'_>| node.accesskit_node().label().unwrap_or_default();
    let shown: Vec<String> = window.harness.get_all_by_role(Role::Label).map(label).collect();
    assert!(shown.iter().all(|text| !text.contains("hunter2")), "{shown:?}");
}

#[test]
fn a_fix_that_drops_a_value_is_looked_at_first() {
    let mut window = problems(BROKEN, Language::En);
    for (answer, is_made) in [("Cancel", false), ("Apply", true)] {
        let chip = window.harness.get_all_by_role_and_label(Role::Button, "Fix: Remove host port").next();
        chip.expect("the chip").click_accesskit();
        window.run();
        assert_eq!(window.text(), BROKEN);
        window.press(answer);
        assert_eq!(window.text() != BROKEN, is_made);
    }
    assert_eq!(window.text(), BROKEN.replace(", \"hostPort\": 80", ""));
    assert!(window.buttons("Cancel").is_empty());
}

#[test]
fn a_fix_asks_and_leads_back() {
    for (language, chip, apply) in
        [(Language::En, "Fix: Fill in ${IMAGE}", "Apply"), (Language::Ko, "수정: ${IMAGE}", "적용")]
    {
        let mut window = problems(BROKEN, language);
        let chip = window.buttons(chip).into_iter().next().expect("the chip");
        window.press(&chip).type_text("nginx");
        window.answer(apply);
        assert_eq!(window.text(), BROKEN.replace("${IMAGE}", "nginx"));
        window.undo();
        assert_eq!(window.text(), BROKEN);
    }
}

#[test]
fn f8_walks_through_the_problems_and_around() {
    let mut window = problems(BROKEN, Language::En);
    let mut seen = Vec::new();
    let is_problem = |finding: &&Finding| finding.severity != Severity::Info;
    let count = window.active().derived().findings.iter().filter(is_problem).count();
    for _ in 0..count + 1 {
        window.key(NONE, Key::F8);
        // The keyboard may go on to a cell of the place.
        let here = window.active().selection.path.clone();
        let findings = &window.active().derived().findings;
        assert!(findings.iter().any(|finding| here.is_inside(&finding.at)), "{seen:?}, then {here}");
        seen.push(window.selected());
    }
    let start = |path: &str| window.active().derived().underline(&path.parse().unwrap()).start;
    let first_round = seen.iter().position(|path| *path == seen[seen.len() - 1]);
    assert!(first_round.is_some_and(|at| at < seen.len() - 1), "comes around: {seen:?}");
    let starts: Vec<usize> = seen.iter().map(|path| start(path)).collect();
    let turns = starts.windows(2).filter(|pair| pair[1] < pair[0]).count();
    assert!(turns <= 1, "in the order of the document: {seen:?}");
    let here = window.selected();
    window.key(NONE, Key::F8).key(Modifiers::SHIFT, Key::F8);
    assert_eq!(window.selected(), here);
}

#[test]
fn the_list_works_without_a_pointer() {
    let mut window = problems(BROKEN, Language::En);
    let all = lines(&window);
    window.find(Role::ListItem, &all[0]).focus();
    window.run();
    window.key(NONE, Key::ArrowDown);
    assert!(window.find(Role::ListItem, &all[1]).is_focused());
    window.key(NONE, Key::End);
    assert!(window.find(Role::ListItem, &all[all.len() - 1]).is_focused());
    window.key(NONE, Key::Home).key(NONE, Key::ArrowUp);
    assert!(window.find(Role::ListItem, &all[0]).is_focused());
    let is_open =
        |window: &Window| window.harness.query_by_role_and_label(Role::Link, "Go to field").is_some();
    window.key(NONE, Key::Enter);
    assert!(is_open(&window));
    window.key(NONE, Key::Enter);
    assert!(!is_open(&window));
    let boxes = |window: &Window| {
        let nodes = window.harness.get_all_by_role(Role::CheckBox);
        nodes.filter(|node| node.accesskit_node().toggled() == Some(Toggled::True)).count()
    };
    let checked = boxes(&window);
    window.key(NONE, Key::Space);
    assert_eq!(boxes(&window).abs_diff(checked), 1);
    assert!(!is_open(&window), "Space opens nothing");
}

#[test]
fn the_fixes_of_a_field_come_as_a_menu() {
    let mut window = problems(BROKEN, Language::En);
    window.focus("Task CPU");
    for keys in [(CTRL, Key::Period), (Modifiers::ALT, Key::Enter)] {
        window.key(keys.0, keys.1).key(NONE, Key::Enter);
        assert_eq!(window.text(), BROKEN.replace("256", "\"256\""));
        window.undo();
        window.focus("Task CPU");
    }
    // What drops a value is looked at here, too.
    let path = "containerDefinitions[0].portMappings[0].hostPort".parse().unwrap();
    window.harness.state().send(Command::Select { path, offset: None, origin: Pane::Problems });
    window.run().key(CTRL, Key::Period).key(NONE, Key::Enter);
    assert_eq!(window.text(), BROKEN);
    window.key(NONE, Key::Enter);
    assert_eq!(window.text(), BROKEN.replace(", \"hostPort\": 80", ""));
    window.undo().press("Task").focus("Task definition family").key(CTRL, Key::Period);
    assert!(window.has("No fix for this field"));
    window.key(NONE, Key::Escape);
    assert!(!window.has("No fix for this field"));
    assert!(window.find(Role::TextInput, "Task definition family").is_focused());
}

#[test]
fn no_findings_and_findings_about_an_earlier_text_are_told_apart() {
    let mut window = problems("{ \"family\": ", Language::En);
    assert_eq!(lines(&window).len(), 1);
    let mut broken = problems(BROKEN, Language::En);
    let before = lines(&broken).len();
    type_over(&mut broken, "{\n  \"family\"", "[{ \"family\"");
    broken.wait();
    assert_eq!(lines(&broken).len(), before + 1);
    assert!(broken.harness.query_all_by_label_contains("The pale findings").next().is_some());
    assert!(broken.buttons("Apply").is_empty(), "nothing is fixed in a text that is gone");
    window.run();
}
