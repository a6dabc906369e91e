//! Signing in to IAM Identity Center from the window: the whole way, and each way that it ends early.

use std::fs;
use std::path::Path;
use std::time::Duration;

use eframe::egui::accesskit::Role;
use taskwright::app::aws::{AwsCommand, RegisterCommand, sign_in::SignInCommand};
use taskwright::app::command::{Command, UiCommand};
use taskwright::aws::{Aws, ErrorKind, Event, Options, Progress, Request, SsoStandIn, Target};
use taskwright::text::Language;

use super::desk::{Desk, WEB};
use super::server::{REGION, Server};
use super::sso_server::{CODE, ROLE_KEY, SECRETS, SsoServer, TOKEN, Turn, URL};
use crate::window::Window;

/// Profiles that sign in with a session, as older ones do, and through another profile.
fn config(url: &str) -> String {
    format!(
        "[default]\nregion = {REGION}\nendpoint_url = {url}\n\
         [profile test]\nregion = {REGION}\nsso_session = taskwright-none\n\
         sso_account_id = 111122223333\nsso_role_name = Admin\n\
         [sso-session taskwright-none]\nsso_start_url = https://portal.example/start\nsso_region = eu-west-1\n\
         [profile older]\nregion = {REGION}\nsso_start_url = https://portal.example/start\n\
         sso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = Admin\n\
         [profile role]\nregion = {REGION}\nsource_profile = test\n\
         role_arn = arn:aws:iam::111122223333:role/deploy\n"
    )
}

fn stand_in(portal: &SsoServer) -> SsoStandIn {
    SsoStandIn { url: portal.url(), second: Duration::from_millis(5) }
}

fn desk(portal: &SsoServer, language: Language) -> Desk {
    let server = Server::start();
    let config = config(&server.url());
    Desk::with_portal(server, language, &config, stand_in(portal))
}

/// The dialog, once it says that nobody is signed in.
fn signed_out(portal: &SsoServer) -> Desk {
    let mut desk = desk(portal, Language::En);
    desk.open_dialog();
    assert!(desk.says("The profile test is not signed in any more."), "{:?}", desk.window.saying(""));
    assert!(desk.says("aws sso login --profile test"));
    desk
}

/// Waits until it is known who signed in and what there is.
fn signed_in(desk: &mut Desk) {
    desk.until("the account", |desk| {
        let shown = desk.registration();
        shown.identity.ready().is_some() && shown.latest.ready().is_some()
    });
}

/// All that is below a folder.
fn contents(folder: &Path, into: &mut String) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            contents(&path, into);
        } else {
            *into += &String::from_utf8_lossy(&fs::read(path).unwrap_or_default());
        }
    }
}

#[test]
fn who_approves_the_code_goes_on_where_they_were() {
    let portal = SsoServer::start(&[Turn::Pending, Turn::SlowDown]);
    let mut desk = signed_out(&portal);
    desk.press("Sign in…").until("the code", |desk| desk.says(CODE));
    let mut seen = format!("{:?} {:?}", desk.window.saying(""), desk.window.harness.state());
    assert!(desk.says("at device.sso.example.") && desk.says(URL), "{:?}", desk.window.saying(""));
    assert!(desk.says("The code is good for 10 more minutes."), "{:?}", desk.window.saying(""));
    // Nobody has approved it: nothing is asked for with what nobody has.
    assert_eq!(portal.tokens(), [""; 0]);

    portal.turn(&[Turn::Pending, Turn::Token]);
    signed_in(&mut desk);
    assert!(!desk.says(CODE) && !desk.says("not signed in"));
    assert_eq!(desk.window.text(), WEB);
    assert!(!portal.tokens().is_empty() && portal.tokens().iter().all(|token| token == TOKEN));
    assert_eq!(desk.server.revisions("web"), 0, "nothing is registered by itself");

    desk.register();
    assert!(desk.says("Revision web:1 is registered"), "{:?}", desk.window.saying(""));
    for operation in ["GetCallerIdentity", "RegisterTaskDefinition"] {
        let requests = desk.server.proxy().requests(operation);
        assert!(!requests.is_empty(), "{operation}");
        for request in requests {
            let signed = request.header("authorization").unwrap();
            assert!(signed.contains(&format!("Credential={ROLE_KEY}/")), "{operation}: {signed}");
        }
    }

    seen += &format!("{:?} {:?}", desk.window.saying(""), desk.window.harness.state());
    let Desk { server: _, window: Window { harness, folder } } = desk;
    // What is still to be written is written when the program ends.
    drop(harness);
    contents(folder.path(), &mut seen);
    if let Some(home) = std::env::home_dir() {
        contents(&home.join(".aws"), &mut seen);
    }
    for secret in SECRETS {
        assert!(!seen.contains(secret), "{secret}");
    }
}

#[test]
fn a_sign_in_that_comes_to_nothing_says_why_and_can_be_begun_again() {
    for (turn, words) in [
        (Turn::Denied, "The sign-in was turned down in the browser."),
        (Turn::Expired, "Nobody approved the sign-in while its code was good."),
    ] {
        let portal = SsoServer::start(&[Turn::Pending, turn, Turn::Token]);
        let mut desk = signed_out(&portal);
        desk.press("Sign in…").until("why not", |desk| desk.says(words));
        assert!(!desk.says(CODE) && portal.tokens().is_empty());
        desk.press("Sign in…");
        signed_in(&mut desk);
        assert_eq!(desk.window.text(), WEB);
    }
}

#[test]
fn who_cancels_the_sign_in_is_where_they_were() {
    let portal = SsoServer::start(&[]);
    let mut desk = signed_out(&portal);
    desk.press("Sign in…").until("the code", |desk| desk.says(CODE));
    desk.press("Cancel the sign-in");
    assert!(!desk.says(CODE) && desk.says("aws sso login --profile test"));
    // Another profile is another sign-in, too.
    desk.press("Sign in…").until("the code", |desk| desk.says(CODE));
    desk.send(AwsCommand::Profile(Some("older".to_owned())));
    desk.until("the answer", |desk| desk.says("The profile older is not signed in any more."));
    assert!(!desk.says(CODE));
    assert_eq!(portal.tokens(), [""; 0]);
}

#[test]
fn one_sign_in_serves_every_profile_of_its_portal_and_the_roles_behind() {
    let portal = SsoServer::start(&[Turn::Token]);
    let mut desk = signed_out(&portal);
    desk.press("Sign in…");
    signed_in(&mut desk);
    for profile in ["older", "role"] {
        desk.send(AwsCommand::Profile(Some(profile.to_owned())));
        signed_in(&mut desk);
    }
    assert_eq!(portal.count("/client/register"), 1);
    let signed = |operation: &str| {
        let requests = desk.server.proxy().requests(operation);
        requests.last().and_then(|request| request.header("authorization")).unwrap().to_owned()
    };
    assert!(signed("AssumeRole").contains(ROLE_KEY));
    assert!(!signed("GetCallerIdentity").contains(ROLE_KEY));
}

#[test]
fn the_list_of_families_is_asked_for_again_in_korean_too() {
    let portal = SsoServer::start(&[Turn::Pending, Turn::Token]);
    let mut desk = desk(&portal, Language::Ko);
    desk.server.register("kiosk");
    desk.window.harness.state().send(Command::Ui(UiCommand::OpenFromEcs));
    desk.until("that nobody is signed in", |desk| desk.says("test 프로필의 로그인이 끝났습니다."));
    desk.press("로그인…")
        .until("the families", |desk| !desk.window.named(Role::ListBoxOption, "kiosk").is_empty());
}

/// What is asked of the worker itself.
fn ask(portal: &SsoServer, profile: &str) -> (Vec<Event>, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config");
    fs::write(&file, config("http://127.0.0.1:9")).unwrap();
    let options = Options { config_file: Some(file), sso: Some(stand_in(portal)), ..Options::default() };
    let mut aws = Aws::new(options, || {});
    aws.send(Request::SignIn(Target { profile: Some(profile.to_owned()), ..Target::default() }));
    let mut events = Vec::new();
    while !matches!(events.last(), Some(Event::Done(..))) {
        events.push(aws.wait().expect("the thread lives"));
    }
    let debug = format!("{events:?} {aws:?}");
    (events, debug)
}

#[test]
fn no_event_of_a_sign_in_holds_what_lets_someone_in() {
    for turn in [Turn::Token, Turn::Denied, Turn::Expired] {
        let portal = SsoServer::start(&[Turn::Pending, Turn::SlowDown, turn]);
        let (events, debug) = ask(&portal, "role");
        assert!(matches!(&events[0], Event::Progress(_, Progress::SignIn { code, .. }) if code == CODE));
        assert!(debug.contains(CODE));
        for secret in SECRETS {
            assert!(!debug.contains(secret), "{secret}");
        }
        assert_eq!(portal.count("/token"), 3);
    }
}

#[test]
fn no_browser_is_sent_to_what_is_not_the_web() {
    let portal = SsoServer::start(&[Turn::Token]);
    for url in ["http://device.sso.example/", "file:///etc/passwd", "https://a@evil.example/"] {
        portal.name_address(url);
        let (events, _) = ask(&portal, "test");
        assert!(
            matches!(&events[..], [Event::Done(_, Err(error))] if error.kind == ErrorKind::BadReply),
            "{events:?}"
        );
    }
    assert_eq!(portal.count("/token"), 0);
}

#[test]
fn a_profile_of_another_kind_cannot_sign_in_so() {
    let portal = SsoServer::start(&[]);
    let (events, _) = ask(&portal, "default");
    assert!(matches!(&events[..], [Event::Done(_, Err(_))]), "{events:?}");
    assert_eq!(portal.count("/client/register"), 0);
}

#[test]
fn a_second_press_begins_no_second_sign_in() {
    let portal = SsoServer::start(&[]);
    let mut desk = signed_out(&portal);
    for _ in 0..3 {
        desk.send(AwsCommand::SignIn(SignInCommand::Begin));
    }
    desk.until("the code", |desk| desk.says(CODE));
    assert_eq!(portal.count("/client/register"), 1);
    // Asking again by hand leaves the code where it is.
    desk.send(AwsCommand::Register(RegisterCommand::Retry));
    desk.until("the answer", |desk| !desk.registration().identity.is_waiting());
    assert!(desk.says(CODE));
}
