//! What surrounds the documents: the command palette, the settings, about.

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Event, ImeEvent, Key, Modifiers, OutputCommand, Theme};
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use taskwright::app::desktop_look::{Asked, DesktopLook};
use taskwright::app::dialog::Dialog;
use taskwright::app::{App, AppEnv, Start};
use taskwright::text::Language;
use taskwright::ui::theme::Motion;

use crate::window::{CTRL, WEB, Window};

const NONE: Modifiers = Modifiers::NONE;

fn options(window: &Window) -> Vec<(String, bool)> {
    let is_option = |node: &egui_kittest::kittest::AccessKitNode<'_>| node.role() == Role::ListBoxOption;
    let nodes = window.harness.query_all(By::new().predicate(is_option));
    let option = |node: egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        (node.label().unwrap_or_default(), node.is_selected().unwrap_or_default())
    };
    nodes.map(option).collect()
}

fn chosen(window: &Window) -> String {
    options(window).into_iter().find(|(_, is_chosen)| *is_chosen).expect("a chosen option").0
}

#[test]
fn the_palette_leads_to_a_field_by_keyboard_alone() {
    for (language, field, option, name) in [
        (Language::En, "host po", "Host port, web › port 1", "Host port"),
        (Language::Ko, "호스트 포", "호스트 포트, web › 포트 1", "호스트 포트"),
        (Language::Ko, "ㅎㅅㅌㅍㅌ", "호스트 포트, web › 포트 1", "호스트 포트"),
    ] {
        let mut window = Window::in_language(WEB, language);
        window.key(CTRL, Key::K).type_text(field);
        assert_eq!(chosen(&window), option);
        window.key(NONE, Key::Enter).run();
        assert!(window.dialog().is_none());
        assert_eq!(window.selected(), "containerDefinitions[0].portMappings[0].hostPort");
        assert!(window.find(Role::TextInput, name).is_focused(), "{name}");
        window.type_text("1");
        assert_eq!(window.text(), WEB.replace("\"hostPort\": 8080", "\"hostPort\": 80801"));
    }
}

#[test]
fn the_palette_does_what_an_action_does() {
    for (language, typed, field) in
        [(Language::En, "undo", "Image URI"), (Language::Ko, "실행 취", "이미지 URI")]
    {
        let mut window = Window::in_language(WEB, language);
        window.press("web").focus(field).type_text("5").key(CTRL, Key::K).type_text(typed);
        window.key(NONE, Key::Enter);
        assert_eq!(window.text(), WEB);
        assert!(window.dialog().is_none());
    }
}

#[test]
fn what_the_json_pane_does_is_in_the_palette_too() {
    let text = WEB.replace(
        "nginx:1\"",
        "nginx:1\", \"environment\": [{\"name\": \"DB_PASSWORD\", \"value\": \"hunter2\"}]",
    );
    for (language, format, apply, secrets) in [
        (Language::En, "format json", "Format now", "show secrets"),
        (Language::Ko, "서식", "서식 적용", "가린 값 표시"),
    ] {
        let mut window = Window::in_language(&text, language);
        assert!(!window.value(Role::MultilineTextInput, "JSON").contains("hunter2"));
        window.key(CTRL, Key::K).type_text(secrets).key(NONE, Key::Enter).run();
        assert!(window.value(Role::MultilineTextInput, "JSON").contains("hunter2"));
        window.key(CTRL, Key::K).type_text(format).key(NONE, Key::Enter).run();
        assert_eq!(window.text(), text, "the question comes first");
        window.press(apply);
        assert_ne!(window.text(), text);
    }
}

#[test]
fn undo_says_what_it_takes_back() {
    let text = WEB.replace("\"family\": ", "\"family\":   ");
    let mut window = Window::open(&text);
    window.press("web").focus("Image URI").type_text("5");
    window.choose("Edit", "Undo: change web › image URI");
    assert_eq!(window.text(), text);
    window.choose("Edit", "Redo: change web › image URI");
    window.key(CTRL, Key::K).type_text("format json").key(NONE, Key::Enter).run().press("Format now");
    window.choose("Edit", "Undo: format");
    window.key(CTRL, Key::H).type_text("nginx");
    window.focus("Replace with").type_text("httpd").press("Replace all");
    assert!(window.text().contains("httpd:15"));
    window.choose("Edit", "Undo: replace in the JSON");
    assert!(window.text().contains("nginx:15"));
}

#[test]
fn the_list_is_walked_through_and_left() {
    let mut window = Window::open(WEB);
    window.press("web").focus("Image URI").key(CTRL, Key::K);
    let all = options(&window);
    assert!(all.len() > 3 && all[0].1, "{all:?}");
    assert!(window.harness.query_by_role_and_label(Role::ListBox, "Results").is_some());
    window.key(NONE, Key::ArrowDown);
    assert_eq!(chosen(&window), all[1].0);
    window.key(NONE, Key::ArrowUp).key(NONE, Key::ArrowUp);
    assert_eq!(chosen(&window), all[all.len() - 1].0);
    window.type_text("qqqq");
    assert!(options(&window).is_empty() && window.has("Nothing found for “qqqq”"));
    window.key(NONE, Key::Enter).key(NONE, Key::Escape).run();
    assert!(window.dialog().is_none());
    assert!(window.find(Role::TextInput, "Image URI").is_focused(), "the keyboard is where it was");
    // The same keys open and close it.
    window.key(CTRL, Key::K).key(CTRL, Key::K);
    assert!(window.dialog().is_none());
    assert_eq!(window.text(), WEB);
}

#[test]
fn a_word_is_explained_and_a_click_chooses() {
    let mut window = Window::open(WEB);
    window.key(CTRL, Key::K).type_text("sidecar");
    assert!(chosen(&window).starts_with("Sidecar, "));
    window.key(NONE, Key::Enter);
    assert!(matches!(window.dialog(), Some(Dialog::Palette(_))), "a word leads nowhere");
    window.key(CTRL, Key::A).type_text("network mode");
    window.find(Role::ListBoxOption, "Network mode, Task").click_accesskit();
    window.run().run();
    assert_eq!(window.selected(), "networkMode");
}

#[test]
fn a_word_that_is_composed_filters_and_its_enter_chooses_nothing() {
    let mut window = Window::in_language(WEB, Language::Ko);
    window.key(CTRL, Key::K);
    for preedit in ["ㄴ", "네", "네트", "네트ㅇ"] {
        window
            .harness
            .event(Event::Ime(ImeEvent::Preedit { text: preedit.to_owned(), active_range_chars: None }));
        window.run();
        assert!(options(&window).iter().any(|(name, _)| name == "네트워크 모드, 태스크"), "{preedit}");
    }
    window.key(NONE, Key::Enter);
    assert!(matches!(window.dialog(), Some(Dialog::Palette(_))));
    window.harness.event(Event::Ime(ImeEvent::Commit("네트워크".to_owned())));
    window.run().key(NONE, Key::Enter).run();
    assert_eq!(window.selected(), "networkMode");
}

#[test]
fn settings_take_effect_at_once() {
    let mut window = Window::open(WEB);
    window.key(CTRL, Key::Comma);
    let radio = |window: &mut Window, name: &str| {
        window.find(Role::RadioButton, name).click_accesskit();
        window.run();
    };
    radio(&mut window, "Language: 한국어");
    assert!(window.has("설정"));
    radio(&mut window, "테마: 어둡게");
    assert!(window.harness.ctx.global_style().visuals.dark_mode);
    window.press("글자 크게");
    assert_eq!(window.harness.ctx.zoom_factor(), 1.1);
    window.press("글자 크기 100%");
    assert_eq!(window.harness.ctx.zoom_factor(), 1.0);
    radio(&mut window, "움직임: 줄이기");
    assert_eq!(window.harness.ctx.global_style().animation_time, 0.0);
    assert_eq!(
        window.find(Role::RadioButton, "움직임: 줄이기").accesskit_node().toggled(),
        Some(Toggled::True)
    );
    window.key(NONE, Key::Escape).key(CTRL, Key::Comma);
    radio(&mut window, "언어: 시스템");
    assert!(window.has("Settings"));
    window.press("Close");
    assert!(window.dialog().is_none());
    assert_eq!(window.text(), WEB);
}

#[test]
fn the_desktop_decides_how_the_window_looks_until_the_user_does() {
    let look = DesktopLook { theme: Some(Theme::Dark), motion: Motion::Reduced };
    let start = Start { language: Some(Language::En), look: Some(Asked::known(look)), ..Start::default() };
    let mut window = Window::of(App::start(AppEnv::Test, start), tempfile::tempdir().unwrap());
    let looks = |window: &Window| {
        let style = window.harness.ctx.global_style();
        (style.visuals.dark_mode, style.animation_time)
    };
    assert_eq!(looks(window.run()), (true, 0.0));
    window.key(CTRL, Key::Comma);
    for (choice, expected) in [
        ("Motion: Full", (true, 0.1)),
        ("Theme: Light", (false, 0.1)),
        ("Motion: System", (false, 0.0)),
        ("Theme: System", (true, 0.0)),
    ] {
        window.find(Role::RadioButton, choice).click_accesskit();
        assert_eq!(looks(window.run()), expected, "{choice}");
    }
}

#[test]
fn about_copies_what_a_report_needs_and_nothing_of_the_user() {
    for (language, about, copy) in
        [(Language::En, "about", "Copy diagnostics"), (Language::Ko, "정보", "진단 정보 복사")]
    {
        let mut window = Window::in_language(WEB, language);
        window.key(CTRL, Key::K).type_text(about).key(NONE, Key::Enter);
        assert!(matches!(window.dialog(), Some(Dialog::About(_))));
        window.find(Role::Button, copy).click_accesskit();
        window.harness.step();
        let copied =
            window.harness.output().platform_output.commands.iter().find_map(|command| match command {
                OutputCommand::CopyText(text) => Some(text.clone()),
                _ => None,
            });
        let copied = copied.expect("a text in the clipboard");
        assert!(copied.contains("Taskwright: ") && copied.contains("Theme: light"), "{copied}");
        let folder = window.folder.path().to_string_lossy().into_owned();
        assert!(!copied.contains(&folder) && !copied.contains("web"), "{copied}");
    }
}

#[test]
fn everything_in_these_dialogs_has_a_name() {
    for language in Language::ALL {
        let mut window = Window::in_language(WEB, language);
        for (modifiers, key) in [(CTRL, Key::K), (CTRL, Key::Comma)] {
            window.key(modifiers, key);
            let is_nameless = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
                let is_control = matches!(
                    node.role(),
                    Role::Button | Role::TextInput | Role::ListBoxOption | Role::RadioButton | Role::CheckBox
                );
                is_control
                    && node.label().is_none_or(|label| label.chars().all(|c| ('\u{e000}'..).contains(&c)))
            };
            let nameless = window.harness.query_all(By::new().predicate(is_nameless)).count();
            assert_eq!(nameless, 0, "{language:?} {key:?}");
            window.key(NONE, Key::Escape);
        }
    }
}

const REPLY: &str = include_str!("../fixtures/reply.json");

fn paste(window: &mut Window, name: &str, text: &str) {
    window.find(Role::MultilineTextInput, name).focus();
    window.run().key(CTRL, Key::A).harness.event(Event::Paste(text.to_owned()));
    window.run();
}

#[test]
fn the_welcome_page_recognises_what_it_gets() {
    for (language, name, recognised) in [
        (
            Language::En,
            "Bring what you have",
            [
                "Recognised: task definition",
                "1 container, 1 port",
                "Recognised: answer of DescribeTaskDefinition",
                "Recognised: list of containers",
                "Recognised: JSON with an error",
                "This is a task definition in YAML.",
                "Open",
            ],
        ),
        (
            Language::Ko,
            "붙여넣기",
            [
                "인식한 형식: 태스크 정의",
                "컨테이너 1개, 포트 1개",
                "인식한 형식: DescribeTaskDefinition 응답",
                "인식한 형식: 컨테이너 목록",
                "인식한 형식: 오류가 있는 JSON",
                "YAML로 쓴 태스크 정의입니다.",
                "열기",
            ],
        ),
    ] {
        let mut window = Window::with_files(&[], language);
        let [definition, counts, reply, containers, broken, yaml, open] = recognised;
        paste(&mut window, name, "family: web\ncontainerDefinitions:\n  - name: web\n    image: nginx\n");
        assert!(window.has(yaml));
        paste(&mut window, name, "{ \"family\": \"web\", \"containerDefinitions\": [ }");
        assert!(window.has(broken));
        paste(&mut window, name, r#"[{"name": "web", "image": "nginx"}]"#);
        assert!(window.has(containers));
        paste(&mut window, name, REPLY);
        assert!(window.has(reply));
        paste(&mut window, name, WEB);
        assert!(window.has(definition) && window.has(counts));
        window.press(open);
        assert_eq!(window.text(), WEB);
        assert!(!window.harness.state().workspace().shows_welcome());
        assert!(window.is_dirty(), "it has no file yet");
    }
}

#[test]
fn an_answer_of_ecs_opens_without_what_ecs_adds() {
    let mut window = Window::with_files(&[], Language::En);
    paste(&mut window, "Bring what you have", REPLY);
    window.press("Open");
    assert!(window.text().contains("shop-worker") && !window.text().contains("registeredAt"));
}

#[test]
fn the_welcome_page_starts_a_definition_and_closes_like_a_tab() {
    let mut window = Window::with_files(&[], Language::Ko);
    assert!(window.has("태스크 정의 만들기") && window.has("열린 문서 없음"));
    window.press("빈 태스크 정의");
    assert!(!window.harness.state().workspace().shows_welcome());
    assert_eq!(window.harness.state().workspace().documents().len(), 1);
    window.key(CTRL, Key::K).type_text("시작 화면").key(NONE, Key::Enter);
    assert!(window.harness.state().workspace().shows_welcome());
    // Nothing behind the page is changed or found.
    window.key(CTRL, Key::K).type_text("네트워크 모드");
    assert!(!options(&window).iter().any(|(name, _)| name == "네트워크 모드, 태스크"));
    window.key(NONE, Key::Escape).key(CTRL, Key::W);
    assert!(!window.harness.state().workspace().shows_welcome());
    assert_eq!(window.harness.state().workspace().documents().len(), 1);
}

#[test]
fn a_file_that_was_open_is_opened_again() {
    let mut window = Window::open(WEB);
    window.key(CTRL, Key::W);
    let folder = window.folder.path().to_string_lossy().into_owned();
    let row = window.buttons("web.json, ").into_iter().next().expect("a recent file");
    assert!(row.starts_with(&format!("web.json, {folder}, ")), "{row}");
    window.press(&row);
    assert_eq!(window.text(), WEB);
}
