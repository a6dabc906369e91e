//! Looking at ECS in the real window against a real server: lists, drafts, comparisons, and taking revisions away.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use serde_json::{Value, json};
use taskwright::app::aws::browser::{Browser, Removal, Removing, View};
use taskwright::app::aws::{AwsCommand, BrowseCommand, Remote};
use taskwright::app::command::{Command, UiCommand};
use taskwright::app::dialog::Dialog;
use taskwright::text::Language;

use super::desk::{Desk, WEB};
use super::fault::{Answer, Fault};
use super::server::{Server, page_as_aws_does};
use crate::window::CTRL;

/// A window of a family that this server has no revision of.
const OTHER: &str = "{\n  \"family\": \"other\",\n  \"containerDefinitions\": []\n}\n";

/// The calls that change something.
const WRITES: [&str; 3] = ["RegisterTaskDefinition", "DeregisterTaskDefinition", "DeleteTaskDefinitions"];

fn browser(desk: &Desk) -> &Browser {
    match desk.window.dialog() {
        Some(Dialog::Browse(browser)) => browser,
        other => panic!("no dialog that browses: {other:?}"),
    }
}

fn removal(desk: &Desk) -> &Removal {
    match &browser(desk).view {
        View::Removal(removal) => removal,
        other => panic!("nothing is taken away: {other:?}"),
    }
}

/// Whether nothing is on its way.
fn is_quiet(desk: &Desk) -> bool {
    let shown = browser(desk);
    let pages = [&shown.families, &shown.searched, &shown.revisions];
    let waits = shown.identity.is_waiting()
        || pages.iter().any(|pages| pages.page.is_waiting())
        || shown.detail().is_some_and(Remote::is_waiting)
        || shown.is_running();
    !waits
}

fn open(desk: &mut Desk) {
    desk.window.harness.state().send(Command::Ui(UiCommand::OpenFromEcs));
    desk.steps(2);
    desk.until("the lists", is_quiet);
}

/// Presses a row of a list.
#[track_caller]
fn choose(desk: &mut Desk, row: &str) {
    let is_row = |name: &String| name == row || name.starts_with(&format!("{row}, "));
    let rows = desk.window.harness.query_all_by_role(Role::ListBoxOption);
    use egui_kittest::kittest::NodeT as _;
    let row = rows.into_iter().find(|node| node.accesskit_node().label().as_ref().is_some_and(is_row));
    row.expect("a row of this name").click_accesskit();
    desk.steps(3);
    desk.until("what was chosen", is_quiet);
}

/// Presses a key. Something that turns asks for frames without end.
fn key(desk: &mut Desk, modifiers: Modifiers, key: Key) {
    desk.window.harness.key_press_modifiers(modifiers, key);
    desk.steps(3);
}

#[track_caller]
fn choose_status(desk: &mut Desk, name: &str) {
    desk.window.harness.get_by_role_and_label(Role::RadioButton, name).click_accesskit();
    desk.steps(3);
    desk.until("the revisions", is_quiet);
}

/// Presses the box before a revision.
#[track_caller]
fn mark(desk: &mut Desk, name: &str) {
    desk.window.harness.get_by_role_and_label(Role::CheckBox, name).click_accesskit();
    desk.steps(3);
}

/// A server with a family of three revisions, of which the last has another image.
fn three() -> Server {
    fill(Server::start())
}

/// The same, and what it describes has a key that nobody knows: moto would leave it out.
fn three_of_tomorrow() -> Server {
    fill(Server::amended(|operation, request, reply| {
        page_as_aws_does(operation, request, reply);
        if operation == "DescribeTaskDefinition" {
            let mut body: Value = serde_json::from_slice(&reply.body).unwrap();
            body["taskDefinition"]["containerDefinitions"][0]["keyOfTomorrow"] = json!([1, { "deep": true }]);
            reply.body = body.to_string().into_bytes();
        }
    }))
}

fn fill(server: Server) -> Server {
    server.register("web");
    server.register("web");
    server.register_document(&json!({
        "family": "web",
        "requiresCompatibilities": ["FARGATE"],
        "networkMode": "awsvpc",
        "cpu": "256",
        "memory": "512",
        "containerDefinitions": [
            { "name": "app", "image": "nginx:1.29", "essential": true }
        ],
        "tags": [{ "key": "team", "value": "shop" }, { "key": "change-note", "value": "newer nginx" }],
    }));
    server
}

fn desk_of(server: Server, text: &str, language: Language) -> Desk {
    Desk::with(server, text, language, None)
}

fn status(desk: &Desk, name: &str) -> String {
    let reply = desk.server.ecs("DescribeTaskDefinition", &json!({ "taskDefinition": name }));
    reply["taskDefinition"]["status"].as_str().unwrap().to_owned()
}

#[track_caller]
fn assert_nothing_written(desk: &Desk) {
    for operation in WRITES {
        assert_eq!(desk.server.proxy().requests(operation).len(), 0, "{operation}");
    }
}

#[test]
fn the_family_of_the_document_is_shown_first_and_looking_changes_nothing() {
    let mut desk = desk_of(three(), WEB, Language::En);
    open(&mut desk);
    assert_eq!(browser(&desk).shown(), ["web"]);
    assert_eq!(browser(&desk).revisions.items.len(), 3);
    for words in [
        "web:3",
        "newer nginx",
        "nginx:1.29",
        "0.25 vCPU, 0.5 GB",
        "FARGATE",
        "1 container",
        "3 revisions",
        "1 family",
    ] {
        assert!(desk.window.has(words) || desk.says(words), "{words}");
    }
    choose(&mut desk, "web:1");
    assert!(desk.window.has("nginx:1.27"));
    choose(&mut desk, "web:3");
    let described = desk.server.proxy().requests("DescribeTaskDefinition");
    assert_eq!(described.len(), 2, "what is known is not asked for again");
    assert_nothing_written(&desk);
}

#[test]
fn thousands_of_families_come_page_by_page_and_are_searched_in_ecs() {
    let server = Server::start();
    for number in 0..250 {
        server.register(&format!("app-{number:03}"));
    }
    server.register("zebra");
    let mut desk = desk_of(server, OTHER, Language::En);
    open(&mut desk);
    assert_eq!(browser(&desk).families.items.len(), 100, "one page, until its end is wanted");
    assert!(desk.says("100 families"));
    assert_eq!(desk.server.proxy().requests("ListTaskDefinitionFamilies").len(), 1);

    // What is not loaded is found by ECS, after a pause and once.
    desk.window.harness.get_by_role_and_label(Role::TextInput, "Find a family").focus();
    desk.steps(2);
    desk.window.harness.event(Event::Text("zeb".to_owned()));
    desk.steps(2);
    desk.until("the search", |desk| is_quiet(desk) && browser(desk).shown() == ["zebra"]);
    let asked = desk.server.proxy().requests("ListTaskDefinitionFamilies");
    let body: Value = serde_json::from_slice(&asked[1].body).unwrap();
    assert_eq!((asked.len(), body["familyPrefix"].as_str()), (2, Some("zeb")));

    // What is loaded is found by any part of its name.
    desk.send(AwsCommand::Browse(BrowseCommand::Search("p-09".to_owned())));
    assert_eq!(browser(&desk).shown().len(), 10);

    // The end of the list brings the next page, and the keyboard goes to the end.
    desk.send(AwsCommand::Browse(BrowseCommand::Search(String::new())));
    desk.until("quiet", is_quiet);
    key(&mut desk, Modifiers::NONE, Key::ArrowDown);
    choose(&mut desk, "app-000");
    for count in [200, 251] {
        key(&mut desk, Modifiers::NONE, Key::End);
        desk.until("the next page", |desk| is_quiet(desk) && browser(desk).families.items.len() == count);
    }
    key(&mut desk, Modifiers::NONE, Key::End);
    desk.until("the last one", |desk| browser(desk).family.as_deref() == Some("zebra") && is_quiet(desk));
    assert!(desk.window.has("zebra:1"));
}

#[test]
fn revisions_come_newest_first_page_by_page() {
    let server = Server::start();
    for _ in 0..120 {
        server.register("web");
    }
    let mut desk = desk_of(server, WEB, Language::En);
    open(&mut desk);
    assert_eq!(browser(&desk).revisions.items.len(), 100);
    assert!(browser(&desk).revisions.items[0].ends_with("web:120"));
    assert!(desk.says("100 revisions loaded, more…"));
    choose(&mut desk, "web:119");
    key(&mut desk, Modifiers::NONE, Key::End);
    desk.until("the rest", |desk| is_quiet(desk) && browser(desk).revisions.items.len() == 120);
    key(&mut desk, Modifiers::NONE, Key::End);
    desk.until("the first one", |desk| {
        is_quiet(desk) && browser(desk).chosen.as_ref().is_some_and(|arn| arn.ends_with("web:1"))
    });
}

#[test]
fn a_revision_opens_as_a_draft_with_all_that_it_has() {
    for is_by_keyboard in [false, true] {
        let mut desk = desk_of(three_of_tomorrow(), WEB, Language::En);
        open(&mut desk);
        if is_by_keyboard {
            choose(&mut desk, "web:2");
            key(&mut desk, Modifiers::NONE, Key::ArrowUp);
            key(&mut desk, Modifiers::NONE, Key::Enter);
        } else {
            desk.press("Open as draft");
        }
        desk.until("the draft", |desk| desk.window.dialog().is_none());
        let document: Value = serde_json::from_str(&desk.window.text()).unwrap();
        assert_eq!(document["containerDefinitions"][0]["keyOfTomorrow"], json!([1, { "deep": true }]));
        let tags =
            json!([{ "key": "team", "value": "shop" }, { "key": "change-note", "value": "newer nginx" }]);
        assert_eq!(document["tags"], tags);
        assert_eq!(document["family"], "web");
        assert!(document.get("revision").is_none(), "{document}");
        assert!(desk.says("web:3"), "the strip says which revision it was");
        assert!(desk.window.active().file.is_none());
        assert_eq!(desk.window.harness.state().workspace().documents().len(), 2);
        assert_nothing_written(&desk);
    }
}

#[test]
fn two_revisions_are_compared_and_so_is_the_document() {
    let mut desk = desk_of(three(), WEB, Language::En);
    open(&mut desk);
    mark(&mut desk, "web:1");
    desk.press("Compare web:1 and web:3");
    desk.until("the comparison", |desk| desk.window.has("web:1 → web:3"));
    desk.until(
        "the changes",
        |desk| matches!(&browser(desk).view, View::Compared(pair) if pair.difference.is_some()),
    );
    desk.until("the image", |desk| desk.says("nginx:1.27") && desk.says("nginx:1.29"));
    assert!(!desk.window.buttons("").is_empty());
    desk.press("Back to the list");
    choose(&mut desk, "web:2");
    desk.press("Compare with the document");
    desk.until("the comparison", |desk| desk.window.has("web:2 → web.json"));
    assert!(desk.says("public.ecr.aws/nginx/nginx:1.27"));
    // Escape goes back one step.
    key(&mut desk, Modifiers::NONE, Key::Escape);
    assert_eq!(browser(&desk).view, View::Lists);
    key(&mut desk, Modifiers::NONE, Key::Escape);
    assert!(desk.window.dialog().is_none());
    assert_eq!(desk.window.text(), WEB);
}

#[test]
fn nothing_is_deregistered_before_the_consequence_was_told_and_its_name_pressed() {
    for (language, ask, texts, keep, act, done) in [
        (
            Language::En,
            "Deregister web:3…",
            ["Deregister web:3?", "go on", "cannot be undone", "10 minutes", "Account"],
            "Keep it",
            "Deregister web:3",
            "web:3 is deregistered.",
        ),
        (
            Language::Ko,
            "web:3 등록 취소…",
            ["web:3을 등록 취소할까요?", "계속 실행", "되돌릴 수 없습니다", "10분", "계정"],
            "그대로 두기",
            "web:3 등록 취소",
            "web:3을 등록 취소했습니다.",
        ),
    ] {
        let mut desk = desk_of(three(), WEB, language);
        open(&mut desk);
        desk.press(ask);
        for words in texts {
            assert!(desk.says(words), "{words}");
        }
        desk.press(keep);
        desk.press(ask);
        key(&mut desk, Modifiers::NONE, Key::Escape);
        assert_nothing_written(&desk);
        assert_eq!(status(&desk, "web:3"), "ACTIVE");
        desk.press(ask).press(act);
        desk.until("the outcome", |desk| !browser(desk).is_running());
        assert!(desk.says(done), "{:?}", desk.window.saying(""));
        assert_eq!(status(&desk, "web:3"), "INACTIVE");
        assert_eq!(desk.server.proxy().requests("DeregisterTaskDefinition").len(), 1);
        desk.send(AwsCommand::Browse(BrowseCommand::Back)).until("the lists", is_quiet);
        assert_eq!(browser(&desk).revisions.items.len(), 2, "the list is another now");
    }
}

#[test]
fn inactive_revisions_are_deleted_together_and_failures_are_told_one_by_one() {
    for (language, inactive, ask, texts, act, said) in [
        (
            Language::En,
            "Status: Inactive",
            "Delete 2 revisions…",
            ["Delete 2 revisions?", "gone for ever", "numbers go on"],
            "Delete 2 revisions",
            ["web:1 is being deleted.", "web:2 is not deleted."],
        ),
        (
            Language::Ko,
            "상태: 비활성",
            "개정 2개 삭제…",
            ["개정 2개를 삭제할까요?", "영원히 없어집니다", "번호는 다시 쓰지 않습니다"],
            "개정 2개 삭제",
            ["web:1을 삭제하는 중입니다.", "web:2는 삭제되지 않았습니다."],
        ),
    ] {
        let server = three();
        for name in ["web:1", "web:2"] {
            server.ecs("DeregisterTaskDefinition", &json!({ "taskDefinition": name }));
        }
        let mut desk = desk_of(server, WEB, language);
        open(&mut desk);
        assert!(desk.window.buttons("Delete").is_empty(), "an active revision cannot be deleted");
        choose_status(&mut desk, inactive);
        mark(&mut desk, "web:1");
        mark(&mut desk, "web:2");
        desk.press(ask);
        for words in texts {
            assert!(desk.says(words), "{words}");
        }
        assert_nothing_written(&desk);
        // Somebody else has removed one of them meanwhile.
        let arn = "web:2";
        desk.server.ecs("DeleteTaskDefinitions", &json!({ "taskDefinitions": [arn] }));
        desk.press(act);
        desk.until("the outcome", |desk| !browser(desk).is_running());
        for words in said {
            assert!(desk.says(words), "{words}: {:?}", desk.window.saying(""));
        }
        assert_eq!(desk.server.proxy().requests("DeleteTaskDefinitions").len(), 1);
    }
}

#[test]
fn no_more_than_ten_are_deleted_at_a_time() {
    let server = Server::start();
    for number in 1..=11 {
        server.register("web");
        server.ecs("DeregisterTaskDefinition", &json!({ "taskDefinition": format!("web:{number}") }));
    }
    let mut desk = desk_of(server, WEB, Language::En);
    open(&mut desk);
    choose_status(&mut desk, "Status: Inactive");
    for number in 1..=11 {
        mark(&mut desk, &format!("web:{number}"));
    }
    assert!(desk.says("at most 10 at a time"));
    let ask = desk.window.harness.get_by_role_and_label(Role::Button, "Delete 11 revisions…");
    use egui_kittest::kittest::NodeT as _;
    assert!(ask.accesskit_node().is_disabled());
    mark(&mut desk, "web:11");
    desk.press("Delete 10 revisions…");
    assert!(desk.says("Delete 10 revisions?"));
}

#[test]
fn after_an_unknown_outcome_the_window_looks_and_sends_nothing_again() {
    for (fault, words, after) in [
        (Fault::ResetAfter, "web:3 is deregistered.", "INACTIVE"),
        (Fault::CutReply, "web:3 is deregistered.", "INACTIVE"),
        (Fault::ResetBefore, "web:3 is still active.", "ACTIVE"),
        (Fault::Answer(Answer::ServerException), "web:3 is still active.", "ACTIVE"),
    ] {
        let mut desk = desk_of(three(), WEB, Language::En);
        open(&mut desk);
        desk.server.proxy().fail_always("DeregisterTaskDefinition", fault.clone());
        desk.press("Deregister web:3…").press("Deregister web:3");
        desk.until("the outcome", |desk| !browser(desk).is_running());
        assert!(desk.says(words), "{fault:?}: {:?}", desk.window.saying(""));
        assert_eq!(status(&desk, "web:3"), after, "{fault:?}");
        let sent = desk.server.proxy().requests("DeregisterTaskDefinition").len();
        assert_eq!(sent, 1, "{fault:?}: one press is one request");
    }
}

#[test]
fn a_deletion_whose_reply_is_lost_is_sent_once_and_found() {
    let server = three();
    server.ecs("DeregisterTaskDefinition", &json!({ "taskDefinition": "web:1" }));
    let mut desk = desk_of(server, WEB, Language::En);
    open(&mut desk);
    choose_status(&mut desk, "Status: Inactive");
    desk.server.proxy().fail_always("DeleteTaskDefinitions", Fault::ResetAfter);
    desk.press("Delete web:1…").press("Delete web:1");
    desk.until("the outcome", |desk| !browser(desk).is_running());
    assert!(desk.says("web:1 is being deleted."), "{:?}", desk.window.saying(""));
    assert_eq!(desk.server.proxy().requests("DeleteTaskDefinitions").len(), 1);
}

#[test]
fn looking_again_finds_what_came_late() {
    let mut desk = desk_of(three(), WEB, Language::En);
    open(&mut desk);
    desk.server.proxy().fail_always("DeregisterTaskDefinition", Fault::ResetBefore);
    desk.press("Deregister web:3…").press("Deregister web:3");
    desk.until("the outcome", |desk| matches!(removal(desk).state, Removing::Looked { .. }));
    desk.server.ecs("DeregisterTaskDefinition", &json!({ "taskDefinition": "web:3" }));
    desk.press("Look again");
    desk.until("the look", |desk| matches!(removal(desk).state, Removing::Done(_)));
    assert!(desk.says("web:3 is deregistered."));
}

#[test]
fn who_may_not_is_told_what_right_is_missing() {
    let mut desk = desk_of(three(), WEB, Language::En);
    let denied = Answer::access_denied("ecs:DeregisterTaskDefinition", "*");
    desk.server.proxy().fail("DeregisterTaskDefinition", Fault::Answer(denied));
    open(&mut desk);
    desk.press("Deregister web:3…").press("Deregister web:3");
    desk.until("the outcome", |desk| !browser(desk).is_running());
    assert!(desk.says("ecs:DeregisterTaskDefinition"));
    assert_eq!(status(&desk, "web:3"), "ACTIVE");

    let denied = Answer::access_denied("ecs:ListTaskDefinitionFamilies", "*");
    desk.server.proxy().fail("ListTaskDefinitionFamilies", Fault::Answer(denied));
    desk.send(AwsCommand::Browse(BrowseCommand::Back));
    desk.send(AwsCommand::Browse(BrowseCommand::Reload)).until("the refusal", is_quiet);
    assert!(desk.says("ecs:ListTaskDefinitionFamilies"));
    desk.press("Try again").until("the lists", is_quiet);
    assert_eq!(browser(&desk).shown(), ["web"]);
}

#[test]
fn a_slow_answer_to_an_earlier_question_counts_for_nothing() {
    let server = three();
    server.register("api");
    let mut desk = desk_of(server, WEB, Language::En);
    open(&mut desk);
    // The answer to this is on its way until the proxy lets it go.
    let ask_for_web = |desk: &mut Desk| {
        let asked = desk.server.proxy().requests("ListTaskDefinitions").len();
        desk.server.proxy().fail("ListTaskDefinitions", Fault::HeldReply);
        desk.send(AwsCommand::Browse(BrowseCommand::Family("web".to_owned())));
        assert!(browser(desk).revisions.page.is_waiting());
        desk.server.proxy().wait_for("ListTaskDefinitions", asked + 1, true);
    };
    ask_for_web(&mut desk);
    choose(&mut desk, "api");
    assert_eq!(browser(&desk).revisions.items.len(), 1);
    desk.server.proxy().release();
    desk.steps(5);
    assert!(desk.window.has("api:1"));
    assert_eq!(browser(&desk).revisions.items.len(), 1);
    // A dialog that closed waits for nothing.
    ask_for_web(&mut desk);
    key(&mut desk, Modifiers::NONE, Key::Escape);
    assert!(desk.window.dialog().is_none());
    open(&mut desk);
    assert_eq!(browser(&desk).revisions.items.len(), 3);
}

#[test]
fn the_keys_open_it_and_a_second_revision_is_marked_by_key_and_click() {
    let mut desk = desk_of(three(), WEB, Language::En);
    let both = Modifiers { shift: true, ..CTRL };
    key(&mut desk, both, Key::O);
    desk.until("the lists", is_quiet);
    choose(&mut desk, "web:3");
    key(&mut desk, Modifiers::NONE, Key::Space);
    key(&mut desk, Modifiers::NONE, Key::ArrowDown);
    desk.steps(2).until("the next one", is_quiet);
    assert!(!desk.window.buttons("Compare web:2 and web:3").is_empty());
}

#[test]
fn families_without_an_active_revision_are_asked_for() {
    let mut desk = desk_of(three(), WEB, Language::En);
    open(&mut desk);
    let status = |desk: &Desk| {
        let asked = desk.server.proxy().requests("ListTaskDefinitionFamilies");
        let body: Value = serde_json::from_slice(&asked.last().unwrap().body).unwrap();
        body["status"].as_str().unwrap().to_owned()
    };
    assert_eq!(status(&desk), "ACTIVE");
    mark(&mut desk, "Also families without an active revision");
    desk.until("all families", is_quiet);
    assert_eq!(status(&desk), "ALL");
}
