//! Choosing from the account and live checks, in the real window against a real server.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{By, Queryable as _};
use serde_json::{Value, json};
use taskwright::app::aws::live::Live;
use taskwright::app::aws::{AwsCommand, RegisterCommand};
use taskwright::app::command::{Command, UiCommand};
use taskwright::app::workspace::Pane;
use taskwright::text::Language;

use super::desk::Desk;
use super::fault::{Answer, Fault};
use super::server::{REGION, SECRET_KEY, Server};

/// A task for ARM that names one of each.
fn document(names: &Value) -> Value {
    json!({
        "family": "web", "requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc",
        "cpu": "256", "memory": "512", "runtimePlatform": { "cpuArchitecture": "ARM64" },
        "executionRoleArn": names["role"],
        "containerDefinitions": [{
            "name": "app", "image": names["image"], "essential": true,
            "secrets": [{ "name": "A", "valueFrom": names["secret"] }],
            "logConfiguration": {
                "logDriver": "awslogs",
                "options": { "awslogs-group": names["group"], "awslogs-region": REGION, "awslogs-stream-prefix": "web" },
            },
        }],
        "volumes": [{
            "name": "data", "efsVolumeConfiguration": { "fileSystemId": names["system"], "transitEncryption": "ENABLED" },
        }],
    })
}

/// Names of what no account of a test has.
fn strangers(server: &Server) -> Value {
    let account = server.account();
    json!({
        "role": format!("arn:aws:iam::{account}:role/nobody"),
        "image": format!("{account}.dkr.ecr.{REGION}.amazonaws.com/nothing:1"),
        "secret": format!("arn:aws:secretsmanager:{REGION}:{account}:secret:none-AbCdEf"),
        "group": "/ecs/none",
        "system": "fs-0123456789abcdef0",
    })
}

fn desk(server: Server, names: &Value, language: Language) -> Desk {
    let text = serde_json::to_string_pretty(&document(names)).unwrap();
    Desk::with(server, &text, language, None)
}

impl Desk {
    fn go(&mut self, path: &str) -> &mut Self {
        let path = path.parse().unwrap();
        self.window.harness.state().send(Command::Select { path, offset: None, origin: Pane::Problems });
        self.steps(4)
    }

    /// Opens the list behind a field.
    #[track_caller]
    fn choose_for(&mut self, field: &str) -> &mut Self {
        let name = format!("Choose from AWS: {field}");
        let all = self.window.buttons("Choose from AWS");
        assert!(all.contains(&name), "no {name:?} among {all:?}");
        self.press(&name)
    }

    fn options(&self) -> Vec<String> {
        self.window.named(Role::ListBoxOption, "")
    }

    #[track_caller]
    fn until_options(&mut self) -> &mut Self {
        self.until("the list", |desk| !desk.options().is_empty())
    }

    /// Opens the list behind a field, connects, and waits for it.
    #[track_caller]
    fn connect_for(&mut self, field: &str) -> &mut Self {
        self.choose_for(field).press("Connect to AWS").until_options()
    }

    #[track_caller]
    fn take(&mut self, name: &str) -> &mut Self {
        let begins = format!("{name}, ");
        let is_it = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            node.role() == Role::ListBoxOption
                && node.label().is_some_and(|own| own == name || own.starts_with(&begins))
        };
        self.window.harness.get(By::new().predicate(is_it)).click_accesskit();
        self.steps(4)
    }

    fn at(&self, pointer: &str) -> Value {
        let value: Value = serde_json::from_str(&self.window.text()).unwrap();
        value.pointer(pointer).cloned().unwrap_or_default()
    }

    fn live(&self) -> &Live {
        let app = self.window.harness.state();
        app.live().expect("nothing was checked")
    }

    /// Checks and waits for what comes of it.
    #[track_caller]
    fn check(&mut self) -> &mut Self {
        self.window.harness.state().send(Command::Ui(UiCommand::CheckLive));
        self.steps(2).until("the check", |desk| !desk.live().run.is_waiting())
    }

    /// The places of what is wrong.
    fn wrong(&self) -> Vec<String> {
        let wrong = self
            .live()
            .findings
            .iter()
            .filter(|found| found.severity == Some(taskwright::rules::Severity::Error));
        let mut places: Vec<String> = wrong.map(|found| found.at.to_string()).collect();
        places.sort();
        places
    }
}

#[test]
fn nothing_is_asked_before_someone_connects_and_a_role_is_chosen() {
    let server = Server::start();
    let role = server.role("webTask", "ecs-tasks.amazonaws.com");
    server.role("function", "lambda.amazonaws.com");
    let names = strangers(&server);
    let mut desk = desk(server, &names, Language::En);
    desk.go("taskRoleArn").choose_for("Task role");
    assert!(desk.says("Nothing was asked yet"));
    assert!(desk.server.proxy().all_requests().is_empty());
    desk.press("Connect to AWS").until_options();
    assert_eq!(desk.options(), ["webTask"]);
    desk.take("webTask");
    assert_eq!(desk.at("/taskRoleArn"), role);
    assert!(desk.options().is_empty(), "the list is closed");
    // Undo takes the choice back as one step, and any text is as good.
    desk.window.undo();
    assert_eq!(desk.at("/taskRoleArn"), Value::Null);
    desk.window.focus("Task role").type_text("x");
    assert_eq!(desk.at("/taskRoleArn"), "x");
}

#[test]
fn the_keyboard_finds_and_chooses() {
    let server = Server::start();
    for name in ["api", "batch", "web-a", "web-b"] {
        server.role(name, "ecs-tasks.amazonaws.com");
    }
    let names = strangers(&server);
    let mut desk = desk(server, &names, Language::En);
    desk.go("executionRoleArn").connect_for("Task execution role");
    assert_eq!(desk.options().len(), 4);
    for letter in ["w", "e", "b"] {
        desk.window.harness.event(eframe::egui::Event::Text(letter.to_owned()));
        desk.steps(2);
    }
    assert_eq!(desk.options(), ["web-a", "web-b"]);
    for key in [Key::ArrowDown, Key::Enter] {
        desk.window.harness.key_press_modifiers(Modifiers::NONE, key);
        desk.steps(3);
    }
    assert!(desk.at("/executionRoleArn").as_str().unwrap().ends_with(":role/web-b"));
    // Now the account is known: the list is there at once, and Esc leaves everything as it is.
    desk.choose_for("Task execution role");
    assert_eq!(desk.options().len(), 4);
    desk.window.harness.key_press_modifiers(Modifiers::NONE, Key::Escape);
    desk.steps(3);
    assert!(desk.options().is_empty());
}

#[test]
fn a_list_is_asked_for_once_and_again_on_demand() {
    let server = Server::start();
    server.role("one", "ecs-tasks.amazonaws.com");
    let names = strangers(&server);
    let mut desk = desk(server, &names, Language::En);
    desk.go("executionRoleArn").connect_for("Task execution role").take("one");
    desk.server.role("two", "ecs-tasks.amazonaws.com");
    let asked = desk.server.proxy().requests("ListRoles").len();
    desk.choose_for("Task role");
    assert_eq!(desk.options(), ["one"], "the same list serves both roles");
    assert_eq!(desk.server.proxy().requests("ListRoles").len(), asked);
    desk.press("Refresh").until("the new one", |desk| desk.options().len() == 2);
    // Another profile is another account.
    desk.send(AwsCommand::Region(Some("eu-west-1".to_owned())));
    desk.steps(2);
    assert!(desk.options().is_empty());
}

#[test]
fn repository_then_tag_and_what_does_not_fit_is_told_at_both_ends() {
    let server = Server::start();
    let web = server.repository("web", &["1.0", "1.1"], &["amd64"]);
    let arm = server.repository("web-arm", &["2.0"], &["arm64"]);
    let mut names = strangers(&server);
    names["image"] = "nginx:1".into();
    let mut desk = desk(server, &names, Language::En);
    desk.go("containerDefinitions[0].image").connect_for("Image URI");
    assert_eq!(desk.options(), ["web", "web-arm"]);
    desk.take("web").until("the tags", |desk| desk.options().iter().any(|name| name.contains("Pushed")));
    assert_eq!(desk.at("/containerDefinitions/0/image"), format!("{web}:1"));
    let options = desk.options();
    assert!(options.iter().all(|name| name.contains("Not built for linux/arm64")), "{options:?}");
    desk.take("1.1");
    assert_eq!(desk.at("/containerDefinitions/0/image"), format!("{web}:1.1"));
    assert_eq!(desk.wrong(), ["containerDefinitions[0].image"]);
    assert!(desk.says("is not built for linux/arm64"));

    desk.choose_for("Image URI")
        .take("web-arm")
        .until("the tags", |desk| desk.options().iter().any(|name| name.starts_with("2.0")));
    assert!(desk.options().iter().all(|name| !name.contains("Not built for")));
    desk.take("2.0");
    assert_eq!(desk.at("/containerDefinitions/0/image"), format!("{arm}:2.0"));
    assert_eq!(desk.wrong(), [] as [&str; 0]);
}

#[test]
fn log_groups_secrets_and_file_systems_are_chosen_and_no_value_is_asked_for() {
    let server = Server::start();
    server.log_group("/ecs/web");
    let secret = server.secret("db");
    server.parameter("/app/key");
    let (system, point) = server.file_system("shared");
    let names = strangers(&server);
    let mut desk = desk(server, &names, Language::En);
    desk.go("containerDefinitions[0].logConfiguration.logDriver").connect_for("Log group, logging");
    desk.take("/ecs/web");
    assert_eq!(desk.at("/containerDefinitions/0/logConfiguration/options/awslogs-group"), "/ecs/web");

    desk.go("containerDefinitions[0].secrets[0].valueFrom").choose_for("Value of A").until_options();
    let options = desk.options();
    assert!(options.iter().any(|name| name.starts_with("/app/key, Parameter (SecureString)")), "{options:?}");
    desk.take("db");
    assert_eq!(desk.at("/containerDefinitions/0/secrets/0/valueFrom"), secret);

    desk.go("volumes[0].efsVolumeConfiguration.fileSystemId")
        .choose_for("File system ID, EFS volume")
        .until_options();
    desk.take("shared");
    assert_eq!(desk.at("/volumes/0/efsVolumeConfiguration/fileSystemId"), system);
    desk.go("volumes[0].efsVolumeConfiguration.authorizationConfig.accessPointId");
    desk.choose_for("Access point ID, authorization").until_options().take("shared");
    let chosen = desk.at("/volumes/0/efsVolumeConfiguration/authorizationConfig/accessPointId");
    assert_eq!(chosen, point);

    for request in desk.server.proxy().all_requests() {
        let operation = &request.operation;
        assert!(
            !operation.contains("GetSecretValue") && !operation.starts_with("GetParameter"),
            "{operation}"
        );
    }
    assert!(!desk.says(SECRET_KEY));
}

#[test]
fn a_list_that_may_not_be_had_says_why_and_can_be_tried_again() {
    let server = Server::start();
    server.log_group("/ecs/web");
    let names = strangers(&server);
    let mut desk = desk(server, &names, Language::En);
    let denied = Answer::access_denied("logs:DescribeLogGroups", "*");
    desk.server.proxy().fail("DescribeLogGroups", Fault::Answer(denied));
    desk.go("containerDefinitions[0].logConfiguration.logDriver").choose_for("Log group, logging");
    desk.press("Connect to AWS").until("the refusal", |desk| desk.says("logs:DescribeLogGroups"));
    desk.press("Try again").until_options();
    assert_eq!(desk.at("/containerDefinitions/0/logConfiguration/options/awslogs-group"), "/ecs/none");
}

#[test]
fn a_check_tells_what_is_missing_at_its_rows_with_the_time() {
    for (language, missing, checked) in [
        (Language::En, "The log group /ecs/none does not exist.", "checked\u{a0}"),
        (Language::Ko, "/ecs/none 로그 그룹이 없습니다.", "\u{a0}확인"),
    ] {
        let server = Server::start();
        let names = strangers(&server);
        let mut desk = desk(server, &names, language);
        desk.check();
        let places = desk.wrong();
        for place in [
            "containerDefinitions[0].image",
            "containerDefinitions[0].logConfiguration.options{awslogs-group}",
            "containerDefinitions[0].secrets[0].valueFrom",
            "executionRoleArn",
            "volumes[0].efsVolumeConfiguration.fileSystemId",
        ] {
            assert!(places.iter().any(|own| own == place), "no {place} in {places:?}, {:?}", desk.live());
        }
        assert!(desk.says(checked));
        // In the pane, and at the row.
        desk.go("containerDefinitions[0].logConfiguration.logDriver");
        assert!(desk.window.saying(missing).len() >= 2, "{:#?}", desk.window.saying("/ecs/none"));
        let when = desk.live().findings[0].when.clone();
        assert!(desk.says(&when) && when.contains(':'), "{when}");
        // Rules know nothing of it.
        let rules = desk.window.harness.state().derived();
        assert!(rules.findings.iter().all(|finding| !finding.rule.id.contains("live")));
    }
}

#[test]
fn what_is_there_is_counted_and_an_edit_makes_it_unknown_until_undo() {
    let server = Server::start();
    server.log_group("/ecs/web");
    let (system, _) = server.file_system("shared");
    let names = json!({
        "role": server.role("web", "ecs-tasks.amazonaws.com"),
        "image": format!("{}:1", server.repository("web", &["1"], &["arm64"])),
        "secret": server.secret("db"),
        "group": "/ecs/web",
        "system": system,
    });
    let mut desk = desk(server, &names, Language::En);
    desk.check();
    assert_eq!(desk.wrong(), [] as [&str; 0]);
    assert!(desk.says("5 exist"), "{:?}", desk.window.saying("exist"));
    desk.go("executionRoleArn").window.focus("Task execution role").type_text("x");
    assert!(desk.says("4 exist, 1 changed since"), "{:?}", desk.window.saying("exist"));
    desk.window.undo();
    assert!(desk.says("5 exist · "), "{:?}", desk.window.saying("exist"));
}

#[test]
fn one_that_may_not_be_looked_at_ends_no_other() {
    let server = Server::start();
    server.log_group("/ecs/web");
    let mut names = strangers(&server);
    names["group"] = "/ecs/web".into();
    let mut desk = desk(server, &names, Language::En);
    let denied = Answer::access_denied("secretsmanager:DescribeSecret", "*");
    desk.server.proxy().fail("DescribeSecret", Fault::Answer(denied));
    desk.check();
    assert!(
        desk.says("1 exists, 3 are missing, 1 could not be checked (not allowed)"),
        "{:?}",
        desk.live().counts
    );
    assert!(desk.says("secretsmanager:DescribeSecret is not allowed"));
    // The way from the list to the field.
    desk.window.find(Role::Link, "Go to Task execution role").click_accesskit();
    desk.steps(3);
    assert_eq!(desk.window.selected(), "executionRoleArn");
}

#[test]
fn a_check_without_a_connection_says_so_and_leaves_the_draft() {
    let server = Server::start();
    let names = strangers(&server);
    let mut desk = desk(server, &names, Language::En);
    let text = desk.window.text();
    desk.server.proxy().refuse();
    desk.check();
    assert!(desk.live().run.error().is_some());
    assert!(desk.live().findings.is_empty());
    assert_eq!(desk.window.text(), text);
    desk.server.proxy().heal();
    desk.check();
    assert!(desk.live().run.error().is_none() && !desk.wrong().is_empty(), "{:?}", desk.live());
}

#[test]
fn registering_lists_what_is_missing_and_is_not_stopped_by_it() {
    let server = Server::start();
    let names = strangers(&server);
    let mut desk = desk(server, &names, Language::En);
    desk.open_dialog().until("the check", |desk| !desk.registration().live.is_waiting());
    assert!(desk.says("The log group /ecs/none does not exist."));
    assert!(desk.says("5 are missing"), "{:?}", desk.window.saying("missing"));
    desk.register();
    assert_eq!(desk.server.revisions("web"), 1);
    // What the dialog learned stays with the document.
    desk.press("Close");
    assert_eq!(desk.wrong().len(), 5);
}

#[test]
fn a_search_in_the_list_leaves_the_form_where_it_is() {
    let server = Server::start();
    // So many that the list has no room below its field, and its search stands over the top of the form.
    for number in 0..8 {
        server.role(&format!("webTask{number}"), "ecs-tasks.amazonaws.com");
    }
    let names = strangers(&server);
    let mut desk = desk(server, &names, Language::En);
    desk.window.harness.set_size(eframe::egui::vec2(1000.0, 600.0));
    desk.go("taskRoleArn").steps(20).connect_for("Task role").steps(20);
    let top = |desk: &Desk, name: &str| {
        desk.window.harness.get_by_role_and_label(Role::TextInput, name).rect().top()
    };
    let before = top(&desk, "Task role");
    let search = top(&desk, "Search the list");
    assert!(search < 100.0, "{search} above {before}");
    desk.window.harness.event(eframe::egui::Event::Text("task7".to_owned()));
    desk.steps(20);
    assert_eq!(desk.options(), ["webTask7"]);
    assert_eq!(top(&desk, "Task role"), before);
}

#[test]
fn what_a_list_was_refused_for_is_said_in_the_words_of_the_service() {
    let server = Server::start();
    let names = strangers(&server);
    server.proxy().fail("ListRoles", Fault::Answer(Answer::access_denied("iam:ListRoles", "*")));
    let mut desk = desk(server, &names, Language::En);
    desk.go("taskRoleArn").choose_for("Task role").press("Connect to AWS");
    desk.until("the refusal", |desk| desk.says("AWS says"));
    assert!(desk.says("AccessDenied"));
}

#[test]
fn a_note_that_becomes_a_tag_leaves_known_what_was_checked() {
    let server = Server::start();
    let names = strangers(&server);
    let mut desk = desk(server, &names, Language::En);
    desk.open_dialog().until("the check", |desk| desk.registration().live.ready().is_some());
    desk.send(AwsCommand::Register(RegisterCommand::Note("smaller image".to_owned())));
    desk.send(AwsCommand::Register(RegisterCommand::NoteAsTag));
    assert!(desk.registration().live.ready().is_some());
}
