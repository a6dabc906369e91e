//! The widget alone, in a window of its own.

use std::fmt::Write as _;

use eframe::egui::{CentralPanel, Key};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;
use crate::text::Language;

struct Shown {
    texts: Texts,
    comparison: Comparison,
    state: DiffState,
}

fn window(old: &str, new: &str, language: Language, size: Vec2) -> Harness<'static, Shown> {
    let shown = Shown {
        texts: Texts::new(language),
        comparison: Comparison::new(old, new),
        state: DiffState::default(),
    };
    let frame = |ui: &mut Ui, shown: &mut Shown| {
        let Shown { texts, comparison, state } = shown;
        CentralPanel::default().show(ui, |ui| {
            switch_ui(ui, texts, state);
            let heads = [Head { name: "web:1", note: "deployed" }, Head { name: "web:2", note: "" }];
            diff_ui(ui, texts, comparison, state, heads);
        });
    };
    let mut harness = Harness::builder()
        .with_size(size)
        .with_context_setup(crate::app::prepare)
        .build_ui_state(frame, shown);
    harness.run();
    harness
}

const WIDE: Vec2 = vec2(1000.0, 400.0);

/// The names of all nodes with a role, from the top left.
fn names(harness: &Harness<'_, Shown>, role: Role) -> Vec<String> {
    let mut nodes: Vec<_> = harness.get_all_by_role(role).map(|node| (node.rect().min, node)).collect();
    nodes.sort_by(|(one, _), (other, _)| (one.y, one.x).partial_cmp(&(other.y, other.x)).unwrap());
    let name = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().label().or_else(|| node.accesskit_node().value())
    };
    nodes.iter().filter_map(|(_, node)| name(node)).collect()
}

fn lines(harness: &Harness<'_, Shown>) -> Vec<String> {
    names(harness, Role::Label).into_iter().filter(|name| name.starts_with("Line ")).collect()
}

fn numbered(count: usize) -> String {
    (1..=count).fold(String::new(), |mut text, number| {
        let _ = writeln!(text, "\"key-{number}\": {number},");
        text
    })
}

#[test]
fn every_line_says_what_becomes_of_it() {
    let old = "{\n  \"cpu\": \"256\",\n  \"gone\": 1\n}\n";
    let new = "{\n  \"cpu\": \"512\"\n}\n";
    let harness = window(old, new, Language::En, WIDE);
    assert_eq!(
        lines(&harness),
        [
            "Line 1: {",
            "Line 2 removed: \"cpu\": \"256\",",
            "Line 2 added: \"cpu\": \"512\"",
            "Line 3 removed: \"gone\": 1",
            "Line 3: }",
        ]
    );
    let at = |name: &str| harness.get_by_label(name).rect().min;
    let (old_line, new_line) =
        (at("Line 2 removed: \"cpu\": \"256\","), at("Line 2 added: \"cpu\": \"512\""));
    assert!(old_line.y == new_line.y && old_line.x < new_line.x, "{old_line:?} {new_line:?}");
    let said = names(&harness, Role::Label);
    for name in ["web:1", "deployed", "web:2", "1 line added", "2 lines removed"] {
        assert!(said.iter().any(|said| said == name), "{name}: {said:?}");
    }
}

#[test]
fn inline_is_a_choice_where_there_is_room_and_the_only_way_where_there_is_none() {
    let (old, new) = ("\"cpu\": \"256\",\n", "\"cpu\": \"512\",\n");
    let rows = |harness: &Harness<'_, Shown>| {
        let of = |kind| harness.get_by_label_contains(kind).rect().min;
        (of("Line 1 removed"), of("Line 1 added"))
    };
    let mut harness = window(old, new, Language::En, WIDE);
    let (removed, added) = rows(&harness);
    assert_eq!(removed.y, added.y);
    harness.get_by_role_and_label(Role::RadioButton, "Inline").click();
    harness.run();
    let (removed, added) = rows(&harness);
    assert!(removed.y < added.y && removed.x == added.x);
    let harness = window(old, new, Language::Ko, vec2(600.0, 400.0));
    assert!(harness.query_by_role(Role::RadioButton).is_none());
    let (removed, added) = ("1행 삭제: \"cpu\": \"256\",", "1행 추가: \"cpu\": \"512\",");
    assert!(harness.get_by_label(removed).rect().top() < harness.get_by_label(added).rect().top());
}

#[test]
fn a_fold_opens_with_a_click_and_with_the_keyboard() {
    let old = numbered(12);
    let new = old.replace(": 12,", ": 13,");
    for by_keyboard in [false, true] {
        let mut harness = window(&old, &new, Language::En, WIDE);
        assert_eq!(names(&harness, Role::Button), ["9 unchanged lines"]);
        assert_eq!(lines(&harness).len(), 4);
        if by_keyboard {
            harness.get_by_label("9 unchanged lines").focus();
            harness.run();
            harness.key_press(Key::Enter);
        } else {
            harness.get_by_label("9 unchanged lines").click();
        }
        harness.run();
        assert_eq!(lines(&harness).len(), 13);
        assert!(harness.query_by_role(Role::Button).is_none());
        // The keyboard is not lost with the button.
        let region = harness.get_by_role_and_label(Role::ScrollView, "Differences of web:1 and web:2");
        assert_eq!(region.accesskit_node().is_focused(), by_keyboard);
        // Another comparison begins anew.
        harness.state_mut().comparison = Comparison::new(&old, &new.replace(": 13", ": 14"));
        harness.run();
        assert_eq!(names(&harness, Role::Button), ["9 unchanged lines"]);
    }
}

#[test]
fn only_rows_in_view_are_drawn_and_keys_move_them() {
    let mut harness = window("", &numbered(3_000), Language::En, WIDE);
    assert!(lines(&harness).len() < 30);
    harness.get_by_label("Line 1 added: \"key-1\": 1,");
    harness.get_by_role(Role::ScrollView).focus();
    harness.run();
    let mut after = |key| {
        harness.key_press(key);
        harness.run();
        lines(&harness).first().cloned().unwrap()
    };
    assert_eq!(after(Key::ArrowDown), "Line 2 added: \"key-2\": 2,");
    assert_eq!(after(Key::ArrowUp), "Line 1 added: \"key-1\": 1,");
    assert_ne!(after(Key::PageDown), "Line 1 added: \"key-1\": 1,");
    after(Key::End);
    assert_eq!(after(Key::End), after(Key::ArrowDown));
    harness.get_by_label("Line 3000 added: \"key-3000\": 3000,");
}

#[test]
fn a_long_line_moves_sideways_in_both_halves() {
    let line = |number: usize| format!("\"image\": \"{}{number}\",\n", "a/".repeat(200));
    let mut harness = window(&line(1), &line(2), Language::En, WIDE);
    harness.get_by_role(Role::ScrollView).focus();
    harness.run();
    assert_eq!(harness.state().state.offset.x, 0.0);
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_eq!(harness.state().state.offset.x, ARROW_STEP);
    // The halves themselves stay, and each line is there in full for who listens.
    let name = format!("Line 1 removed: {}", line(1).trim());
    assert!(harness.get_by_label(&name).rect().left() < 100.0);
}

#[test]
fn secrets_are_masked_in_what_is_heard_too() {
    let text = |value| format!("{{ \"name\": \"DB_PASSWORD\", \"value\": \"{value}\" }}\n");
    let harness = window(&text("hunter2"), &text("sesame"), Language::En, WIDE);
    let lines = lines(&harness);
    assert!(lines.iter().all(|line| line.contains('•')), "{lines:?}");
    assert!(lines.iter().all(|line| !line.contains("hunter") && !line.contains("sesame")), "{lines:?}");
}

#[test]
fn what_does_not_differ_says_so() {
    window("{}\n", "{}\n", Language::En, WIDE).get_by_label("No line differs");
    window("{}\n", "{}\r\n", Language::Ko, WIDE).get_by_label("줄 끝만 다름");
}
