//! The dialog that registers, in the real window against a real server, with connections that fail.
//!
//! Whatever happens on the way: the draft stays as it is, the window goes on, and there are as many revisions as
//! someone asked for.

use std::fs;
use std::sync::OnceLock;
use std::time::{SystemTime, UNIX_EPOCH};

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use serde_json::{Value, json};
use taskwright::app::aws::registration::{LogGroupWish, Sending, Stop};
use taskwright::app::aws::{AwsCommand, RegisterCommand};
use taskwright::app::command::{Command, UiCommand};
use taskwright::aws::{ErrorKind, Options};
use taskwright::text::Language;

use super::desk::{Desk, WEB};
use super::fault::{Answer, Fault};
use super::http::Message;
use super::proxy::Amend;
use super::server::{ACCESS_KEY, SECRET_KEY, SESSION_TOKEN, Server, page_as_aws_does};
use crate::window::Window;

#[test]
fn what_is_sent_is_what_is_shown_byte_for_byte() {
    let text = WEB.replace("\"cpu\"", "\"keyOfTomorrow\": {\"deep\": [1.50, 1e3]}, \"cpu\"");
    let mut desk = Desk::open(&text);
    desk.open_dialog();
    // A key that nobody knows is an error of the rules, which can be wrong.
    desk.press("Register anyway…").press("Go on in spite of the errors").register();
    desk.assert_says("Revision web:1 is registered");
    let requests = desk.server.proxy().requests("RegisterTaskDefinition");
    assert_eq!(requests.len(), 1);
    assert_eq!(String::from_utf8_lossy(&requests[0].body), text);
    assert_eq!(desk.window.text(), text);
    assert_eq!(desk.server.revisions("web"), 1);
}

#[test]
fn comments_are_not_sent_and_the_dialog_says_so() {
    let mut desk = Desk::open(&format!("// ours\n{WEB}"));
    desk.open_dialog();
    desk.assert_says("ECS takes no comments");
    let shown = desk.registration().body.clone();
    desk.register();
    let requests = desk.server.proxy().requests("RegisterTaskDefinition");
    assert_eq!(String::from_utf8_lossy(&requests[0].body), *shown);
}

#[test]
fn errors_and_placeholders_stop_until_someone_says_twice_to_go_on() {
    for (text, words) in [
        (WEB.replace("\"512\"", "\"300\""), "1 error must be solved first."),
        (WEB.replace("nginx:1.27", "nginx:<TAG>"), "1 placeholder must be filled in first."),
    ] {
        let mut desk = Desk::open(&text);
        desk.open_dialog().assert_says(words);
        assert!(desk.window.buttons("Register web").is_empty());
        desk.press("Register anyway…").press("Do not register");
        assert!(desk.window.buttons("Register web").is_empty());
        desk.press("Register anyway…").press("Go on in spite of the errors").register();
        assert_eq!(desk.server.revisions("web"), 1, "{words}");
    }
}

/// What the window says and offers, and how many revisions there are, after one press of the button.
struct Case {
    fault: Fault,
    says: &'static str,
    offers: &'static str,
    revisions: usize,
}

/// Every fault that can happen to the one call that must not be made twice.
fn cases() -> Vec<Case> {
    let case = |fault, says, offers, revisions| Case { fault, says, offers, revisions };
    let refused = |answer| Fault::Answer(answer);
    vec![
        // Nobody can know: it is looked, and nothing is there.
        case(Fault::ResetBefore, "No new revision of this family is there so far", "Register again", 0),
        case(Fault::Lost, "No new revision of this family is there so far", "Register again", 0),
        case(refused(Answer::ServerException), "No new revision of this family", "Look again", 0),
        case(refused(Answer::ErrorPage), "No new revision of this family", "Look again", 0),
        // Nobody can know: it is looked, and it is there.
        case(Fault::ResetAfter, "Revision web:1 is registered", "Copy ARN", 1),
        case(Fault::CutReply, "Revision web:1 is registered", "Copy ARN", 1),
        case(Fault::LateReply, "Revision web:1 is registered", "Copy ARN", 1),
        case(Fault::LateBody, "Revision web:1 is registered", "Copy ARN", 1),
        case(Fault::AnswerAfter(Answer::ServerException), "Revision web:1 is registered", "Copy ARN", 1),
        // It cannot have arrived: it is sent once more.
        case(refused(Answer::Throttled), "Revision web:1 is registered", "Copy ARN", 1),
        case(refused(Answer::Unavailable), "Revision web:1 is registered", "Copy ARN", 1),
        // It was refused.
        case(
            refused(Answer::ExpiredToken),
            "The security token included in the request is expired",
            "Try again",
            0,
        ),
        case(refused(Answer::WrongClock), "Signature not yet current", "Try again", 0),
        case(
            refused(Answer::ClientException("Too many containers.".to_owned())),
            "Too many containers.",
            "Try again",
            0,
        ),
    ]
}

#[test]
fn after_any_fault_there_are_as_many_revisions_as_were_asked_for() {
    for Case { fault, says, offers, revisions } in cases() {
        let mut desk = Desk::open(WEB);
        desk.open_dialog();
        desk.server.proxy().fail("RegisterTaskDefinition", fault.clone());
        desk.register();
        desk.assert_says(says);
        assert!(!desk.window.buttons(offers).is_empty(), "{fault:?}: no {offers}");
        assert_eq!(desk.server.revisions("web"), revisions, "{fault:?}");
        assert_eq!(desk.window.text(), WEB, "{fault:?}");
    }
}

#[test]
fn whoever_registers_again_after_an_unknown_outcome_was_told_the_risk() {
    let mut desk = Desk::open(WEB);
    desk.open_dialog();
    desk.server.proxy().fail("RegisterTaskDefinition", Fault::ResetBefore);
    desk.register();
    desk.assert_says("makes a second, equal revision");
    desk.press("Look again").until("the look", |desk| !desk.registration().is_running());
    assert_eq!(desk.server.revisions("web"), 0);
    desk.press("Register again").until("the outcome", |desk| !desk.registration().is_running());
    desk.assert_says("Revision web:1 is registered");
    assert_eq!(desk.server.revisions("web"), 1);
}

#[test]
fn a_reply_that_never_comes_leaves_the_window_free() {
    let mut desk = Desk::open(WEB);
    desk.open_dialog();
    desk.server.proxy().fail("RegisterTaskDefinition", Fault::LateReply);
    // Both in one frame, so that no answer comes between.
    let state = desk.window.harness.state();
    for command in [RegisterCommand::Send, RegisterCommand::ToBackground] {
        state.send(Command::Aws(AwsCommand::Register(command)));
    }
    desk.steps(2);
    assert!(desk.window.dialog().is_none(), "the window is free");
    desk.until("that it is found", |desk| desk.says("web:1 is registered."));
    assert_eq!(desk.server.revisions("web"), 1);
}

#[test]
fn what_was_changed_behind_a_refused_registration_is_sent_when_it_is_tried_again() {
    let mut desk = Desk::in_language(WEB, Language::En);
    desk.open_dialog();
    let refusal = Fault::Answer(Answer::ClientException("Too many containers.".to_owned()));
    desk.server.proxy().fail("RegisterTaskDefinition", refusal);
    let state = desk.window.harness.state();
    for command in [RegisterCommand::Send, RegisterCommand::ToBackground] {
        state.send(Command::Aws(AwsCommand::Register(command)));
    }
    desk.edit("taskRoleArn", json!("arn:aws:iam::123456789012:role/web"));
    desk.until("that it comes to the front", |desk| desk.window.dialog().is_some());
    desk.assert_says("Too many containers.");
    desk.press("Try again").until_compared().register();
    let requests = desk.server.proxy().requests("RegisterTaskDefinition");
    assert_eq!(String::from_utf8_lossy(&requests[1].body), desk.window.text());
    assert!(desk.window.text().contains("role/web"));
}

#[test]
fn closing_waits_once_for_a_registration_that_runs() {
    for close in [UiCommand::CloseDocument, UiCommand::Quit] {
        let mut desk = Desk::open(WEB);
        desk.open_dialog();
        desk.server.proxy().fail("RegisterTaskDefinition", Fault::HeldReply);
        desk.press("Register web");
        desk.server.proxy().wait_for("RegisterTaskDefinition", 1, true);
        desk.press("Run in background");
        desk.window.harness.state().send(Command::Ui(close));
        desk.steps(3).assert_says("web is being registered.");
        assert!(desk.registration().is_running(), "it is in front");
        assert_eq!(desk.window.text(), WEB);
        desk.server.proxy().release();
        desk.until_settled().assert_says("Revision web:1 is registered");
        // Nothing runs any more: it closes.
        desk.press("Close");
        desk.window.harness.state().send(Command::Ui(close));
        desk.steps(3);
        assert!(close == UiCommand::Quit || desk.window.text() != WEB);
    }
}

#[test]
fn who_stops_waiting_is_told_what_came_of_it() {
    let mut desk = Desk::open(WEB);
    desk.open_dialog();
    desk.server.proxy().fail("RegisterTaskDefinition", Fault::HeldReply);
    desk.press("Register web");
    desk.server.proxy().wait_for("RegisterTaskDefinition", 1, true);
    desk.send(AwsCommand::Register(RegisterCommand::StopWaiting));
    desk.until("that it is found", |desk| !desk.registration().is_running());
    desk.assert_says("Revision web:1 is registered");
    assert_eq!(desk.server.revisions("web"), 1);
}

#[test]
fn a_revision_that_says_the_same_is_not_made_again_unasked() {
    let mut desk = Desk::open(WEB);
    desk.open_dialog().register();
    desk.press("Close").open_dialog().assert_says("web:1 is already what this document says.");
    assert!(desk.window.buttons("Register web").is_empty());
    desk.press("Leave it as it is");
    assert!(desk.window.dialog().is_none());
    assert_eq!(desk.server.revisions("web"), 1);
    desk.open_dialog().press("Register it all the same").register();
    assert_eq!(desk.server.revisions("web"), 2);
}

#[test]
fn what_changes_is_told_in_sentences() {
    let mut desk = Desk::open(WEB);
    let before = WEB.replace("nginx:1.27", "nginx:1.25").replace("\"512\"", "\"1024\"");
    desk.server.register_document(&serde_json::from_str(&before).unwrap());
    desk.open_dialog();
    let rows = desk.window.named(Role::ListItem, "");
    assert!(rows.iter().any(|row| row.contains("1.25") && row.contains("1.27")), "{rows:?}");
    assert!(rows.iter().any(|row| row.contains("1 GB") && row.contains("0.5 GB")), "{rows:?}");
    desk.register().assert_says("Revision web:2 is registered");
}

/// A document that was registered, and that somebody else has registered with another image since.
fn behind_someone_else() -> Desk {
    let mut desk = Desk::open(WEB);
    desk.open_dialog().register().press("Close");
    let theirs =
        WEB.replace("nginx:1.27", "nginx:1.28").replace("\"essential\"", "\"memory\": 256, \"essential\"");
    desk.server.register_document(&serde_json::from_str(&theirs).unwrap());
    desk
}

#[test]
fn what_others_registered_meanwhile_is_taken_over() {
    let mut desk = behind_someone_else();
    desk.edit("taskRoleArn", json!("arn:aws:iam::123456789012:role/web")).open_dialog();
    desk.assert_says("web:2 was registered since this document was made from web:1");
    assert!(!desk.is_enabled("Register web"));
    desk.press("Merge…").press("Change the document");
    for part in ["role/web", "nginx:1.28", "\"memory\": 256"] {
        assert!(desk.window.text().contains(part), "{part} in {}", desk.window.text());
    }
    desk.register().assert_says("Revision web:3 is registered");
    let requests = desk.server.proxy().requests("RegisterTaskDefinition");
    assert_eq!(String::from_utf8_lossy(&requests[1].body), desk.window.text());
    desk.press("Close");
    desk.window.undo();
    assert!(desk.window.text().contains("nginx:1.27"), "one step of undo takes it back");
}

#[test]
fn what_both_changed_is_asked() {
    for (answer, image, then) in [
        ("this document:", "nginx:1.29", "1 change since web:2"),
        ("newer revision:", "nginx:1.28", "web:2 is already what this document says."),
    ] {
        let mut desk = behind_someone_else();
        desk.edit("containerDefinitions[0].image", json!("public.ecr.aws/nginx/nginx:1.29")).open_dialog();
        desk.press("Merge…");
        assert!(!desk.is_enabled("Change the document"), "nobody has answered");
        let choices = desk.window.named(Role::RadioButton, "");
        let choice = choices.iter().find(|name| name.contains(answer)).expect("the two sides").clone();
        desk.choose(&choice).press("Change the document");
        assert!(desk.window.text().contains(image), "{answer}: {}", desk.window.text());
        desk.assert_says(then);
    }
}

#[test]
fn who_registers_between_comparing_and_sending_stops_it() {
    let mut desk = Desk::open(WEB);
    desk.open_dialog();
    desk.server.register("web");
    desk.register().assert_says("web:1 was registered while this was being compared.");
    assert_eq!((desk.server.revisions("web"), desk.window.text().as_str()), (1, WEB));
    desk.press("Try again").until_compared().register();
    assert_eq!(desk.server.revisions("web"), 2);
}

/// A server that tells when a revision was registered, and by whom, which moto does not.
fn registered_at(amend: Amend) -> Desk {
    let server = Server::amended(amend);
    server.register("web");
    let mut desk = Desk::with(server, WEB, Language::En, None);
    desk.open_dialog();
    desk
}

fn tell_when(operation: &str, reply: &mut Message, seconds: f64) {
    if operation == "DescribeTaskDefinition" && reply.status() == 200 {
        let mut body: Value = serde_json::from_slice(&reply.body).unwrap();
        body["taskDefinition"]["registeredAt"] = json!(seconds);
        body["taskDefinition"]["registeredBy"] = json!("arn:aws:iam::111122223333:user/jane");
        reply.body = body.to_string().into_bytes();
    }
}

#[test]
fn what_was_registered_since_a_file_of_unknown_origin_was_opened_is_told() {
    // In the year 2100, and in 2023.
    let mut desk = registered_at(|operation, _, reply| tell_when(operation, reply, 4_102_444_800.5));
    desk.assert_says("web:1 was registered since this document was opened, by");
    assert!(!desk.says("Merge…") && !desk.is_enabled("Register web"));
    desk.press("Go on without it").register();
    assert_eq!(desk.server.revisions("web"), 2);
    let mut desk = registered_at(|operation, _, reply| tell_when(operation, reply, 1_700_000_000.0));
    assert!(!desk.says("Go on without it"));
    desk.register();
    assert_eq!(desk.server.revisions("web"), 2);
}

#[test]
fn a_file_that_is_read_anew_is_as_new_as_its_file() {
    // Somebody registers after it was opened, and brings the file up to that.
    static REGISTERED: OnceLock<f64> = OnceLock::new();
    let server = Server::amended(|operation, _, reply| {
        tell_when(operation, reply, REGISTERED.get().copied().unwrap_or_default());
    });
    server.register("web");
    let mut desk = Desk::with(server, WEB, Language::En, None);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    REGISTERED.set(now.as_secs_f64()).unwrap();
    desk.open_dialog().assert_says("web:1 was registered since this document was opened");
    desk.press("Stop here").edit("pidMode", json!("task"));
    desk.window.harness.state().send(Command::Ui(UiCommand::Revert));
    desk.steps(3).open_dialog();
    assert_eq!(desk.window.text(), WEB);
    assert_eq!((desk.registration().is_later, desk.registration().stop()), (false, Stop::Ready));
}

#[test]
fn who_goes_on_or_stops_changes_nothing_in_the_document() {
    let mut desk = behind_someone_else();
    desk.open_dialog().press("Stop here");
    assert!(desk.window.dialog().is_none());
    assert_eq!(desk.server.revisions("web"), 2);
    desk.open_dialog().press("Go on without it").register();
    assert_eq!(desk.server.revisions("web"), 3);
    assert_eq!(desk.window.text(), WEB);
}

#[test]
fn a_note_becomes_a_tag_that_is_shown_and_sent() {
    let mut desk = Desk::open(WEB);
    desk.open_dialog();
    desk.send(AwsCommand::Register(RegisterCommand::Note("smaller image".to_owned())));
    desk.send(AwsCommand::Register(RegisterCommand::NoteAsTag));
    desk.assert_says("change-note=smaller image");
    desk.register();
    let requests = desk.server.proxy().requests("RegisterTaskDefinition");
    assert_eq!(String::from_utf8_lossy(&requests[0].body), desk.window.text());
    assert!(desk.window.text().contains("smaller image"));
}

#[test]
fn a_log_group_is_made_first_with_its_retention() {
    let mut desk = with_log_group(Server::start());
    desk.register();
    let names: Vec<String> = desk.server.proxy().all_requests().into_iter().map(|it| it.operation).collect();
    let at = |name: &str| names.iter().position(|operation| operation == name).expect(name);
    assert!(at("CreateLogGroup") < at("PutRetentionPolicy"));
    assert!(at("PutRetentionPolicy") < at("RegisterTaskDefinition"));
    assert_eq!(retention(&desk), 30);
}

/// A document that logs to `/ecs/web`, in the dialog.
fn logging(server: Server) -> Desk {
    let log = r#""essential": true, "logConfiguration": {"logDriver": "awslogs", "options": {
        "awslogs-group": "/ecs/web", "awslogs-region": "eu-central-1", "awslogs-stream-prefix": "web"}}"#;
    let mut desk = Desk::with(server, &WEB.replace("\"essential\": true", log), Language::En, None);
    desk.open_dialog().until("the live check", |desk| !desk.registration().live.is_waiting());
    desk
}

/// The same with the wish to make the log group with a retention of 30 days.
fn with_log_group(server: Server) -> Desk {
    let mut desk = logging(server);
    let wish = desk.registration().log_groups[0].clone();
    let wish = LogGroupWish { is_wanted: true, retention: Some(30), ..wish };
    desk.send(AwsCommand::Register(RegisterCommand::LogGroup(0, wish)));
    desk
}

#[test]
fn a_log_group_that_is_there_is_not_offered_to_be_made() {
    let offered = |server| {
        let desk = logging(server);
        let boxes = desk.window.harness.query_all_by_role(Role::CheckBox);
        let names = boxes.filter_map(|node| node.accesskit_node().label());
        names.filter(|name| name.contains("/ecs/web")).count()
    };
    assert_eq!(offered(Server::start()), 1);
    let server = Server::start();
    server.log_group("/ecs/web");
    assert_eq!(offered(server), 0);
}

fn retention(desk: &Desk) -> Value {
    let groups = desk.server.call("Logs_20140328.DescribeLogGroups", &json!({}));
    groups["logGroups"][0]["retentionInDays"].clone()
}

#[test]
fn a_retention_is_set_though_the_answer_to_the_group_was_lost() {
    let mut desk = with_log_group(Server::start());
    desk.server.proxy().fail("CreateLogGroup", Fault::ResetAfter);
    desk.register().assert_says("Revision web:1 is registered");
    assert_eq!(retention(&desk), 30);
    // Or was refused when it was set.
    let mut desk = with_log_group(Server::start());
    let denied = Answer::access_denied("logs:PutRetentionPolicy", "*");
    desk.server.proxy().fail("PutRetentionPolicy", Fault::Answer(denied));
    desk.register().assert_says("logs:PutRetentionPolicy");
    desk.press("Try again").until_compared().register();
    assert_eq!((retention(&desk), desk.server.revisions("web")), (json!(30), 1));
}

#[test]
fn the_retention_of_a_group_that_was_there_stays() {
    let server = Server::start();
    server.log_group("/ecs/web");
    let policy = json!({ "logGroupName": "/ecs/web", "retentionInDays": 7 });
    server.call("Logs_20140328.PutRetentionPolicy", &policy);
    let mut desk = with_log_group(server);
    desk.register();
    assert_eq!(retention(&desk), 7);
    // An old one that keeps its events for ever.
    let server = Server::amended(|operation, request, reply| {
        page_as_aws_does(operation, request, reply);
        if operation == "DescribeLogGroups" {
            let mut body: Value = serde_json::from_slice(&reply.body).unwrap();
            body["logGroups"][0]["creationTime"] = json!(1_700_000_000_000_u64);
            reply.body = body.to_string().into_bytes();
        }
    });
    server.log_group("/ecs/web");
    let mut desk = with_log_group(server);
    desk.register();
    assert_eq!((retention(&desk), desk.server.revisions("web")), (Value::Null, 1));
}

#[test]
fn what_was_shown_is_registered_whatever_is_chosen_meanwhile() {
    let mut desk = with_log_group(Server::start());
    desk.server.proxy().fail("CreateLogGroup", Fault::HeldReply);
    desk.server.proxy().fail("RegisterTaskDefinition", Fault::ResetAfter);
    desk.press("Register web");
    desk.server.proxy().wait_for("CreateLogGroup", 1, true);
    desk.press("Run in background");
    desk.send(AwsCommand::Region(Some("us-east-1".to_owned())));
    desk.server.proxy().release();
    desk.until("that it is found", |desk| desk.says("web:1 is registered."));
    let sent = desk.server.proxy().all_requests();
    let regions =
        sent.iter().filter(|it| it.operation.contains("TaskDefinition") || it.operation.contains("LogGroup"));
    for request in regions {
        let signed = request.header("authorization").unwrap();
        assert!(signed.contains("/eu-central-1/"), "{} {signed}", request.operation);
    }
    assert_eq!(desk.server.revisions("web"), 1);
    // Who we were while it was sent is not who we are.
    assert!(!desk.window.has("eu-central-1"));
}

#[test]
fn a_second_click_on_the_button_stops_nothing() {
    let mut desk = Desk::open(WEB);
    desk.open_dialog();
    let place = desk.window.find(Role::Button, "Register web").rect().center();
    desk.server.proxy().fail("RegisterTaskDefinition", Fault::HeldReply);
    desk.press("Register web");
    desk.server.proxy().wait_for("RegisterTaskDefinition", 1, true);
    for stop in ["Stop", "Stop waiting", "Stop looking"] {
        let buttons = desk.window.harness.query_all_by_role_and_label(Role::Button, stop);
        assert!(buttons.into_iter().all(|button| !button.rect().contains(place)), "{stop}");
    }
}

#[test]
fn a_refusal_leads_to_the_field_that_it_is_about() {
    let mut desk = Desk::open(WEB);
    desk.open_dialog();
    let denied = Answer::access_denied("iam:PassRole", "arn:aws:iam::123456789012:role/ecsTaskExecutionRole");
    desk.server.proxy().fail("RegisterTaskDefinition", Fault::Answer(denied));
    desk.register().assert_says("iam:PassRole");
    desk.press("Go to the field");
    assert!(desk.window.dialog().is_none());
    assert_eq!(desk.window.selected(), "executionRoleArn");
}

#[test]
fn a_connection_that_is_refused_is_told_and_tried_again_when_asked() {
    let mut desk = Desk::open(WEB);
    desk.open_dialog();
    desk.server.proxy().refuse();
    desk.register();
    assert_eq!(desk.server.revisions("web"), 0);
    desk.server.proxy().heal();
    desk.press("Try again").until("the comparison", |desk| !desk.registration().latest.is_waiting());
    desk.register();
    assert_eq!(desk.server.revisions("web"), 1);
}

#[test]
fn the_limits_hold_on_the_clock_of_the_machine_too() {
    let mut desk = Desk::of(Server::start(), WEB, Language::En, None, Options::default());
    // Whatever the machine is busy with, an answer that never comes is too late.
    desk.server.proxy().fail_always("GetCallerIdentity", Fault::Lost);
    desk.open_dialog();
    assert_eq!(desk.registration().identity.error().map(|error| &error.kind), Some(&ErrorKind::TimedOut));
    desk.assert_says("did not answer in time");
}

#[test]
fn a_name_without_an_address_is_told() {
    let mut desk = Desk::with(Server::start(), WEB, Language::En, Some("http://ecs.taskwright.invalid"));
    desk.open_dialog();
    desk.assert_says("ecs.taskwright.invalid");
    assert!(desk.registration().identity.error().is_some());
    assert_eq!(desk.window.text(), WEB);
}

#[test]
fn nothing_that_is_written_or_shown_holds_a_credential() {
    let mut desk = Desk::open(WEB);
    desk.edit("taskRoleArn", json!("arn:aws:iam::123456789012:role/web")).open_dialog();
    // Services answer to a wrong signature with what they signed themselves.
    let echo = format!(
        "Key {ACCESS_KEY} is wrong. The Canonical String for this request should have been \
                        'x-amz-security-token:{SESSION_TOKEN}'"
    );
    let mut seen = String::new();
    for answer in [Answer::ClientException(echo), Answer::ExpiredToken, Answer::WrongClock, Answer::ErrorPage]
    {
        desk.server.proxy().fail("RegisterTaskDefinition", Fault::Answer(answer));
        desk.register();
        seen += &format!("{:?} {:?}", desk.window.saying(""), desk.window.harness.state());
        desk.send(AwsCommand::Register(RegisterCommand::Retry)).until_compared();
        if !matches!(desk.registration().sending, Sending::Not) {
            desk.press("Close").open_dialog();
        }
    }
    desk.send(AwsCommand::Register(RegisterCommand::Note("a note".to_owned()))).register();
    desk.press("Close").steps(5);
    seen += &format!("{:?} {:?}", desk.window.saying(""), desk.window.harness.state());
    let Desk { server: _, window: Window { harness, folder } } = desk;
    // What is still to be written is written when the program ends.
    drop(harness);
    let mut files = 0;
    let mut folders = vec![folder.path().join("state")];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files += 1;
                seen += &String::from_utf8_lossy(&fs::read(path).unwrap());
            }
        }
    }
    assert!(files >= 2 && seen.contains("a note"), "notes and recovery copies are there: {files}");
    for secret in [ACCESS_KEY, SECRET_KEY, SESSION_TOKEN] {
        assert!(!seen.contains(secret), "{secret}");
    }
}

#[test]
fn no_fault_of_two_hundred_makes_a_revision_that_nobody_pressed_for() {
    let mut desk = Desk::open(WEB);
    desk.server.proxy().fail_by_chance(7);
    let (mut pressed, mut found, mut repeated) = (0, 0, 0);
    for opened in 1.. {
        desk.open_dialog();
        for (stop, go_on) in [(Stop::Newer, "Go on without it"), (Stop::Nothing, "Register it all the same")]
        {
            if desk.registration().stop() == stop {
                desk.press(go_on);
            }
        }
        if desk.registration().stop() == Stop::Ready {
            pressed += 1;
            desk.press("Register web").until_settled();
        }
        // Everybody looks again; every other one takes the risk.
        if matches!(desk.registration().sending, Sending::Unknown { .. }) {
            desk.press("Look again").until_settled();
        }
        if opened % 2 == 0 && matches!(desk.registration().sending, Sending::Unknown { .. }) {
            (pressed, repeated) = (pressed + 1, repeated + 1);
            desk.press("Register again").until_settled();
        }
        assert!(!desk.registration().is_running());
        found += usize::from(matches!(desk.registration().sending, Sending::Registered { .. }));
        desk.window.harness.state().send(Command::Cancel);
        desk.steps(2);
        let made = desk.server.revisions("web");
        assert!(made <= pressed, "{made} after {pressed}");
        // With few registrations among them it would say little.
        if desk.server.proxy().faults() >= 200 && pressed >= 20 && found >= 5 && repeated > 0 {
            break;
        }
        assert!(opened < 2_000, "{pressed} pressed, {found} found, {repeated} repeated of {opened}");
    }
    assert_eq!(desk.window.text(), WEB);
}
