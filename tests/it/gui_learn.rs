//! The Learn pane: it explains the field at which the user is, finds words of the glossary, and may speak another
//! language than the window. And the ways to it.

use eframe::egui::accesskit::{Action, Role};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use taskwright::app::command::{Command, UiCommand};
use taskwright::app::view::SidePane;
use taskwright::app::workspace::Pane;
use taskwright::document::Path;
use taskwright::learn::field_help;
use taskwright::text::Language;

use crate::window::{CTRL, WEB, Window};

const NONE: Modifiers = Modifiers::NONE;

/// A window with the pane open.
fn open(language: Language) -> Window {
    let mut window = Window::in_language(WEB, language);
    window.key(CTRL, Key::Num6);
    assert!(shows_pane(&window));
    window
}

fn shows_pane(window: &Window) -> bool {
    window.harness.state().workspace().view.shows(SidePane::Learn)
}

fn go_to(window: &mut Window, path: &str, origin: Pane) {
    let path = path.parse::<Path>().unwrap();
    window.harness.state().send(Command::Select { path, offset: None, origin });
    window.run();
}

/// Whether a sentence that the window shows begins so.
fn reads(window: &Window, beginning: &str) -> bool {
    let begins = |text: Option<String>| text.is_some_and(|text| text.starts_with(beginning));
    let is_it =
        |node: &egui_kittest::kittest::AccessKitNode<'_>| begins(node.value()) || begins(node.label());
    window.harness.query_all(By::new().predicate(is_it)).next().is_some()
}

/// The words that were found, and which of them is chosen.
fn found(window: &Window) -> (Vec<String>, Option<usize>) {
    let nodes = window.harness.query_all(By::new().role(Role::ListBoxOption));
    let option = |node: egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        let name = node.label().unwrap_or_default();
        let term = name.split(',').next().unwrap_or_default().to_owned();
        (term, node.is_selected() == Some(true))
    };
    let options: Vec<(String, bool)> = nodes.map(option).collect();
    let chosen = options.iter().position(|(_, is_chosen)| *is_chosen);
    (options.into_iter().map(|(name, _)| name).collect(), chosen)
}

#[test]
fn f1_in_a_field_opens_its_page() {
    for (language, field) in [(Language::En, "Image URI"), (Language::Ko, "이미지 URI")] {
        let mut window = Window::in_language(WEB, language);
        window.press("web").focus(field).key(NONE, Key::F1);
        assert!(shows_pane(&window));
        let help = field_help("containerDefinitions[].image").unwrap();
        assert!(window.has(help.help(language)));
        assert!(window.has("containerDefinitions[0].image"));
        assert!(window.find(Role::TextInput, field).is_focused(), "the keyboard stays in the field");
        assert_eq!(window.text(), WEB);
        // Asked again, it stays; its own key hides it.
        window.key(NONE, Key::F1);
        assert!(shows_pane(&window));
        window.key(CTRL, Key::Num6);
        assert!(!shows_pane(&window));
    }
}

#[test]
fn the_sign_behind_a_label_explains_its_field() {
    for (language, sign) in [(Language::En, "About Network mode"), (Language::Ko, "네트워크 모드 알아보기")]
    {
        let mut window = Window::in_language(WEB, language);
        window.find(Role::Button, sign).click_accesskit();
        window.run();
        assert!(shows_pane(&window));
        assert_eq!(window.selected(), "networkMode");
        let help = field_help("networkMode").unwrap();
        assert!(window.has(help.help(language)) && window.has("networkMode"));
        // Tab goes from field to field.
        let sign = window.find(Role::Button, sign);
        assert!(!sign.accesskit_node().data().supports_action(Action::Focus));
    }
}

#[test]
fn the_pane_follows_the_selection_and_makes_none() {
    for language in Language::ALL {
        let mut window = open(language);
        for (path, origin) in [
            ("networkMode", Pane::Json),
            ("containerDefinitions[0].portMappings[0].hostPort", Pane::Form),
            ("containerDefinitions[0].stopTimeout", Pane::Problems),
            ("cpu", Pane::Outline),
        ] {
            let serial = window.active().selection.serial;
            go_to(&mut window, path, origin);
            assert!(window.has(path), "{path}");
            window.harness.run_steps(4);
            let selection = &window.active().selection;
            assert_eq!((selection.origin, selection.serial - serial), (origin, 1), "{path}");
        }
        // The page of the task, and one of a key that ECS does not know.
        go_to(&mut window, "", Pane::Outline);
        assert!(reads(
            &window,
            if language == Language::Ko { "태스크 정의에는" } else { "A task definition says" }
        ));
        go_to(&mut window, "containerDefinitions[0].imagee", Pane::Json);
        let nearest = if language == Language::Ko {
            "가장 비슷한 키는 image"
        } else {
            "The known key nearest to it is image"
        };
        assert!(reads(&window, nearest));
    }
}

/// The names of the rules that the pane lists.
fn rules(window: &Window) -> Vec<String> {
    let is_rule = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        node.role() == Role::Button && node.label().is_some_and(|label| label.contains(", ecs/"))
    };
    let nodes = window.harness.query_all(By::new().predicate(is_rule));
    nodes.filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn rules_of_the_field_are_listed_and_open_in_place() {
    let text = WEB.replace("\"hostPort\": 8080", "\"hostPort\": 80");
    for (language, message, applies) in [
        (Language::En, "Host port 80 must equal container port 8080.", "Applies to: "),
        (Language::Ko, "호스트 포트 80은 컨테이너 포트 8080과 같아야 합니다.", "적용 대상: "),
    ] {
        let mut window = Window::in_language(&text, language);
        window.key(CTRL, Key::Num6);
        go_to(&mut window, "containerDefinitions[0].portMappings[0].hostPort", Pane::Json);
        let host = rules(&window);
        assert!(host[0].starts_with(message) && host[0].ends_with("ecs/awsvpc-host-port"), "{host:?}");
        assert!(host.iter().all(|name| !name.ends_with("ecs/container-port-range")), "{host:?}");
        for is_open in [true, false] {
            window.find(Role::Button, &host[0]).click_accesskit();
            window.run();
            let line = window.find(Role::Button, &host[0]);
            assert_eq!(line.accesskit_node().data().is_expanded(), Some(is_open));
            assert_eq!(reads(&window, applies), is_open);
        }
        go_to(&mut window, "containerDefinitions[0].portMappings[0].containerPort", Pane::Json);
        let container = rules(&window);
        assert!(container.iter().any(|name| name.ends_with("ecs/container-port-range")), "{container:?}");
        assert!(container.iter().all(|name| !name.ends_with("ecs/awsvpc-host-port")), "{container:?}");
    }
}

#[test]
fn no_page_makes_the_pane_wider() {
    let mut window = open(Language::En);
    let width = |window: &Window| window.find(Role::TextInput, "Search the glossary").rect().width();
    let before = width(&window);
    let capabilities = "containerDefinitions[0].linuxParameters.capabilities.add";
    for path in
        ["networkMode", "cpu", capabilities, "containerDefinitions[0].image", "requiresCompatibilities"]
    {
        go_to(&mut window, path, Pane::Json);
        window.harness.run_steps(4);
        assert_eq!(width(&window), before, "{path}");
    }
}

#[test]
fn words_are_found_in_both_languages() {
    for (language, field, term) in
        [(Language::En, "Search the glossary", "Task definition"), (Language::Ko, "용어 찾기", "태스크 정의")]
    {
        for typed in ["작업 정의", "태스크정의", "ㅌㅅㅋㅈㅇ", "TASK DEF", "task definition"] {
            let mut window = open(language);
            window.focus(field).type_text(typed);
            assert_eq!(found(&window).0.first().map(String::as_str), Some(term), "{typed}");
        }
    }
}

#[test]
fn what_was_found_is_reached_by_keyboard_alone() {
    let mut window = open(Language::En);
    window.focus("Search the glossary").type_text("role");
    let (names, chosen) = found(&window);
    assert!(names.len() > 1 && chosen == Some(0), "{names:?}");
    window.key(NONE, Key::ArrowDown);
    assert_eq!(found(&window).1, Some(1));
    window.key(NONE, Key::ArrowUp).key(NONE, Key::ArrowUp);
    assert_eq!(found(&window).1, Some(names.len() - 1));
    window.key(NONE, Key::ArrowDown).key(NONE, Key::Enter);
    assert!(found(&window).0.is_empty());
    assert!(window.has(&names[0]) && window.has("Back to Task"));
    assert_eq!(window.selected(), "", "reading changes no place");
    window.press("Back to Task");
    assert!(!window.has("Back to Task"));
    // Esc takes back what is typed, not the pane.
    window.focus("Search the glossary").type_text("role").key(NONE, Key::Escape);
    assert_eq!(window.value(Role::TextInput, "Search the glossary"), "");
    assert!(shows_pane(&window));
}

#[test]
fn nothing_found_says_what_to_try() {
    for (language, field, none, clear) in [
        (Language::En, "Search the glossary", "No term found for “qqqq”", "Clear the search"),
        (Language::Ko, "용어 찾기", "‘qqqq’에 맞는 용어가 없습니다", "검색어 지우기"),
    ] {
        let mut window = open(language);
        window.focus(field).type_text("qqqq");
        assert!(window.has(none));
        window.press(clear);
        assert!(!window.has(none));
        assert!(window.find(Role::TextInput, field).is_focused());
    }
}

#[test]
fn what_an_input_method_composes_is_found_once() {
    let mut window = open(Language::Ko);
    window.focus("용어 찾기").compose().commit();
    assert_eq!(window.value(Role::TextInput, "용어 찾기"), "한");
    assert_eq!(window.text(), WEB);
}

#[test]
fn the_language_of_the_pane_is_its_own() {
    let mut window = open(Language::En);
    go_to(&mut window, "networkMode", Pane::Json);
    let help = field_help("networkMode").unwrap();
    assert!(window.has(help.help(Language::En)));
    window.find(Role::RadioButton, "Read in 한국어").click_accesskit();
    window.run();
    assert!(window.has(help.help(Language::Ko)) && !window.has(help.help(Language::En)));
    assert!(window.has("관련 규칙") && window.has("용어 찾기"));
    // Menus, form and outline stay as they are.
    assert!(window.has("File") && !window.has("파일"));
    assert_eq!(window.harness.state().preferences().language, None);
    // The window takes the pane along when it changes itself.
    window.harness.state().send(Command::SetLanguage(Language::Ko));
    window.run();
    window.harness.state().send(Command::SetLanguage(Language::En));
    window.run();
    assert!(window.has(help.help(Language::En)));
}

#[test]
fn a_word_leads_to_its_fields_and_to_other_words() {
    let mut window = open(Language::En);
    go_to(&mut window, "containerDefinitions[0].stopTimeout", Pane::Json);
    window.press("Graceful stop (SIGTERM)");
    assert!(window.has("terminationGracePeriodSeconds") && window.has("정상 종료(SIGTERM)"));
    window.press("Stop timeout");
    assert_eq!(window.selected(), "containerDefinitions[0].stopTimeout");
    assert!(window.find(Role::TextInput, "Stop timeout").is_focused());
    assert!(window.has("Unit"), "the page of the field is back");
}

#[test]
fn the_palette_opens_a_word_in_the_pane() {
    let mut window = Window::open(WEB);
    window.key(CTRL, Key::K).type_text("sidecar").key(NONE, Key::Enter);
    assert!(window.dialog().is_none() && shows_pane(&window));
    assert!(window.has("Back to Task") && window.has("Sidecar"));
    window.harness.state().send(Command::Ui(UiCommand::Help));
    window.run();
    assert!(!window.has("Back to Task"));
}

#[test]
fn menus_lead_to_the_pane() {
    for (language, view, help, entry) in [
        (Language::En, "View", "Help", "Learn about this field"),
        (Language::Ko, "보기", "도움말", "이 필드 알아보기"),
    ] {
        let mut window = Window::in_language(WEB, language);
        window.choose(help, entry);
        assert!(shows_pane(&window));
        window.choose(view, if language == Language::En { "Learn" } else { "배우기" });
        assert!(!shows_pane(&window));
    }
}

#[test]
fn the_palette_goes_to_fields_in_any_language_set_or_not() {
    for (language, typed, path) in [
        (Language::Ko, "networkMode", "networkMode"),
        (Language::En, "네트워크 모드", "networkMode"),
        (Language::Ko, "network mode", "networkMode"),
        (Language::En, "stopTimeout", "containerDefinitions[0].stopTimeout"),
        (Language::En, "중지 제한 시간", "containerDefinitions[0].stopTimeout"),
        (Language::Ko, "stopTimeout", "containerDefinitions[0].stopTimeout"),
        (Language::Ko, "stop timeout", "containerDefinitions[0].stopTimeout"),
        (Language::Ko, "중지 제한", "containerDefinitions[0].stopTimeout"),
    ] {
        let mut window = Window::in_language(WEB, language);
        window.key(CTRL, Key::K).type_text(typed).key(NONE, Key::Enter).run();
        assert_eq!(window.selected(), path, "{typed}");
        if path.ends_with("stopTimeout") {
            let name = field_help("containerDefinitions[].stopTimeout").unwrap().label(language);
            assert!(window.find(Role::TextInput, name).is_focused(), "{typed}");
            window.type_text("60");
            assert!(window.text().contains("\"stopTimeout\": 60"), "{}", window.text());
        }
    }
}

#[test]
fn a_synonym_leads_to_a_field_too() {
    for (language, typed, option, path) in [
        (Language::En, "SIGTERM", "Stop timeout, web", "containerDefinitions[0].stopTimeout"),
        (Language::Ko, "마운트 포인트", "마운트 지점, web", "containerDefinitions[0].mountPoints"),
    ] {
        let mut window = Window::in_language(WEB, language);
        window.key(CTRL, Key::K).type_text(typed);
        window.find(Role::ListBoxOption, option).click_accesskit();
        window.run().run();
        assert_eq!(window.selected(), path, "{typed}");
    }
}
