//! The shell of the window: documents and their tabs.

use std::fs;

use eframe::egui::accesskit::{AriaCurrent, Role, Toggled};
use eframe::egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase};
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use taskwright::app::command::Command;
use taskwright::app::view::{SidePane, Spot};
use taskwright::text::Language;

use crate::window::{CTRL, WEB, Window};

const OTHER: &str = "{\n  \"family\": \"other\"\n}\n";

fn two() -> Window {
    Window::with_files(&[("web.json", WEB), ("other.json", OTHER)], Language::En)
}

fn name(window: &Window) -> String {
    window.active().file_name().unwrap_or_default()
}

#[test]
fn every_file_has_a_document_of_its_own() {
    let mut window = two();
    assert_eq!(window.harness.state().workspace().documents().len(), 2);
    assert_eq!(window.text(), OTHER);
    window.focus("Task definition family").type_text("5");
    assert_eq!(window.text(), OTHER.replace("other", "other5"));
    window.key(CTRL, Key::Tab);
    assert_eq!(window.text(), WEB);
    assert_eq!(window.value(Role::TextInput, "Task definition family"), "web");
    window.press("web").focus("Image URI").type_text("7");
    window.key(CTRL.plus(Modifiers::SHIFT), Key::Tab);
    assert_eq!((window.selected().as_str(), window.text()), ("family", OTHER.replace("other", "other5")));
    window.undo();
    assert_eq!(window.text(), OTHER);
    window.key(CTRL, Key::Tab);
    assert_eq!(window.text(), WEB.replace("nginx:1", "nginx:17"), "the other one keeps its own past");
    assert_eq!(window.selected(), "containerDefinitions[0].image");
}

#[test]
fn an_open_file_is_opened_no_second_time() {
    let mut window = two();
    let file = window.file("./web.json");
    window.press("Task").harness.state().send(Command::Open(file));
    window.run();
    assert_eq!(window.harness.state().workspace().documents().len(), 2);
    assert_eq!(name(&window), "web.json");
}

#[test]
fn a_document_with_changes_is_asked_for_before_it_closes() {
    let mut window = two();
    window.focus("Task definition family").type_text("5").key(CTRL, Key::W);
    assert!(window.has("Save the changes first?"));
    window.press("Cancel");
    assert_eq!(name(&window), "other.json");
    window.key(CTRL, Key::W).answer("Save");
    assert_eq!(fs::read_to_string(window.file("other.json")).unwrap(), OTHER.replace("other", "other5"));
    assert_eq!(name(&window), "web.json");
    window.key(CTRL, Key::W);
    assert!(window.active().is_untouched());
}

#[test]
fn the_window_asks_for_each_document() {
    let mut window = two();
    window.focus("Task definition family").type_text("5").key(CTRL, Key::Tab);
    window.focus("Task definition family").type_text("6").close();
    assert_eq!(name(&window), "web.json");
    window.press("Discard changes");
    assert!(window.has("Save the changes first?"));
    assert_eq!(name(&window), "other.json");
    window.answer("Save");
    assert!(window.dialog().is_none());
    assert_eq!(fs::read_to_string(window.file("web.json")).unwrap(), WEB);
    assert_eq!(fs::read_to_string(window.file("other.json")).unwrap(), OTHER.replace("other", "other5"));
}

#[test]
fn the_others_close_one_by_one() {
    let mut window = two();
    window.focus("Task definition family").type_text("5").key(CTRL, Key::Tab);
    let id = window.active().id();
    window.harness.state().send(Command::CloseOthers(id));
    window.run().press("Discard changes");
    assert_eq!(window.harness.state().workspace().documents().len(), 1);
    assert_eq!(name(&window), "web.json");
}

#[test]
fn the_caret_of_each_text_stays_where_it_is() {
    let mut window = two();
    window.focus_json().key(CTRL, Key::End).key(CTRL, Key::Tab);
    window.focus_json().key(CTRL, Key::Home).key(CTRL, Key::Tab);
    window.type_text(" ");
    assert_eq!(window.text(), format!("{OTHER} "));
    window.key(CTRL, Key::Tab).type_text(" ");
    assert_eq!(window.text(), format!(" {WEB}"));
}

#[test]
fn f6_goes_round_the_window_and_comes_back_to_the_same_field() {
    let mut window = Window::open(WEB);
    window.press("web").focus("Image URI");
    let is_focused = |window: &Window, role, name: &str| window.find(role, name).is_focused();
    window.key(Modifiers::NONE, Key::F6);
    assert!(is_focused(&window, Role::MultilineTextInput, "JSON"));
    window.key(Modifiers::NONE, Key::F6);
    assert!(is_focused(&window, Role::Button, "1 error"));
    window.key(Modifiers::NONE, Key::F6);
    assert!(is_focused(&window, Role::TreeItem, "Image"));
    window.key(Modifiers::NONE, Key::F6);
    assert!(is_focused(&window, Role::TextInput, "Image URI"));
    window.key(Modifiers::SHIFT, Key::F6);
    assert!(is_focused(&window, Role::TreeItem, "Image"));
}

#[test]
fn a_menu_opens_by_its_letter_and_is_walked_by_arrows() {
    let mut window = Window::open(WEB);
    window.press("web").focus("Image URI").type_text("5").key(Modifiers::ALT, Key::E);
    window.key(Modifiers::NONE, Key::ArrowDown).key(Modifiers::NONE, Key::Enter);
    assert_eq!(window.text(), WEB);
}

#[test]
fn menus_say_what_is_on() {
    let mut window = Window::open(WEB);
    window.choose("View", "Dark theme");
    assert!(window.harness.ctx.global_style().visuals.dark_mode);
    window.find(Role::MenuItem, "View").click_accesskit();
    window.run();
    let toggled = |name| window.find(Role::MenuItemCheckBox, name).accesskit_node().toggled();
    assert_eq!(toggled("Dark theme"), Some(Toggled::True));
    assert_eq!(toggled("Light theme"), Some(Toggled::False));
}

#[test]
fn tabs_switch_and_close() {
    let mut window = two();
    window.find(Role::Tab, "web.json").click_accesskit();
    window.run();
    assert_eq!(name(&window), "web.json");
    window.focus("Task definition family").type_text("5");
    assert!(window.find(Role::Tab, "web.json, unsaved changes").accesskit_node().is_selected().unwrap());
    window.press("Close other.json");
    assert_eq!(window.harness.state().workspace().documents().len(), 1);
    window.press("New");
    assert_eq!(window.harness.state().workspace().documents().len(), 2);
    window.press("Close web.json");
    assert!(window.has("Save the changes first?"));
    window.press("Discard changes");
    assert_eq!(window.harness.state().workspace().documents().len(), 1);
}

#[test]
fn a_fix_says_so_and_is_undone_from_there() {
    let text = WEB.replace("\"hostPort\": 8080", "\"hostPort\": 80");
    let mut window = Window::open(&text);
    window.show_problems().press("Fix: Remove host port").press("Apply");
    assert!(window.has("Fix applied. 1 error fewer."));
    window.find(Role::Link, "Undo").click_accesskit();
    window.run();
    assert_eq!(window.text(), text);
    assert!(!window.has("Fix applied. 1 error fewer."), "it is no longer true");
    window.press("Fix: Remove host port").press("Apply");
    window.harness.run_steps(60);
    assert!(!window.has("Fix applied. 1 error fewer."), "it leaves by itself");
}

#[test]
fn the_status_bar_leads_to_the_problems() {
    let mut window = Window::open(WEB);
    window.press("1 error");
    assert!(window.harness.state().workspace().view.shows(SidePane::Problems));
    assert!(window.find(Role::Tab, "Problems, 1 error").accesskit_node().is_selected().unwrap());
}

#[test]
fn a_narrow_window_has_rails_and_lays_panes_over_the_form() {
    let mut window = Window::open(WEB);
    window.harness.set_size(eframe::egui::vec2(1000.0, 700.0));
    window.run().run();
    let has_tree = |window: &Window| window.harness.query_all_by_role(Role::TreeItem).next().is_some();
    assert!(!has_tree(&window));
    window.press("Outline");
    assert!(has_tree(&window));
    window.press("Outline").press("web");
    assert_eq!(window.selected(), "containerDefinitions[0]");
    window.focus("Image URI").press("JSON");
    assert!(window.find(Role::MultilineTextInput, "JSON").rect().width() > 300.0);
    window.key(Modifiers::NONE, Key::F6);
    assert!(window.find(Role::MultilineTextInput, "JSON").is_focused(), "F6 reaches what lies over the form");
    window.key(Modifiers::NONE, Key::Escape).key(Modifiers::NONE, Key::Escape);
    assert_eq!(window.harness.state().workspace().view.side_spot(), Spot::Away);
}

#[test]
fn a_narrow_head_leads_to_other_pages_and_sections() {
    for (language, go, section, limits) in
        [(Language::En, "Go to", "Section", "Limits"), (Language::Ko, "이동", "섹션", "제한")]
    {
        let mut window = Window::in_language(WEB, language);
        window.harness.set_size(eframe::egui::vec2(1000.0, 700.0));
        window.run().run();
        window.find(Role::ComboBox, go).click_accesskit();
        window.run();
        window.answer("web").run();
        assert_eq!(window.selected(), "containerDefinitions[0]");
        window.find(Role::ComboBox, section).click_accesskit();
        window.run();
        window.press(limits).run();
        assert_eq!(window.selected(), "containerDefinitions[0].cpu");
        assert_eq!(window.value(Role::ComboBox, section), limits);
    }
}

#[test]
fn a_pane_over_the_form_can_be_kept_beside_it() {
    let mut window = Window::open(WEB);
    window.harness.set_size(eframe::egui::vec2(1000.0, 700.0));
    window.run().run().press("Problems").press("Keep the pane beside the form").run();
    assert_eq!(window.harness.state().workspace().view.side_spot(), Spot::Beside);
    window.press("web").focus("Image URI").press("Put the pane back over the form").run();
    assert_eq!(window.harness.state().workspace().view.side_spot(), Spot::Over);
    window.press("Close the pane");
    assert_eq!(window.harness.state().workspace().view.side_spot(), Spot::Away);
}

#[test]
fn the_outline_marks_the_section_in_view() {
    let marked = |window: &Window| {
        let is_marked = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            node.role() == Role::TreeItem && node.aria_current() == Some(AriaCurrent::Location)
        };
        let nodes = window.harness.query_all(By::new().predicate(is_marked));
        nodes.filter_map(|node| node.accesskit_node().label()).collect::<Vec<_>>()
    };
    let mut window = Window::open(WEB);
    window.press("web").run();
    assert_eq!(marked(&window), ["Image"]);
    let over_the_form = window.find(Role::TextInput, "Image URI").rect().center();
    window.harness.event(Event::PointerMoved(over_the_form));
    window.run();
    let delta = eframe::egui::vec2(0.0, -260.0);
    window.harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta,
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    window.run().run();
    assert_ne!(marked(&window), ["Image"]);
    assert_eq!(marked(&window).len(), 1);
    assert_eq!(window.selected(), "containerDefinitions[0]", "looking is not going");
}

#[test]
fn the_smallest_window_is_drawn_too() {
    let mut window = Window::in_language(WEB, Language::Ko);
    for (width, height) in [(860.0, 500.0), (700.0, 450.0), (480.0, 400.0)] {
        window.harness.set_size(eframe::egui::vec2(width, height));
        window.run().key(CTRL, Key::Num2).key(CTRL, Key::Num2).key(CTRL, Key::B).key(CTRL, Key::B);
    }
}
