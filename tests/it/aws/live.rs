//! Live checks against the real server.

use serde_json::{Value, json};
use taskwright::aws::checks::{Check, Outcome, Reason, Thing, Unfit, things};
use taskwright::aws::{AwsError, ErrorKind, Reply, Request};
use taskwright::document::{Path, parse};
use taskwright::insight::needs::References;
use taskwright::rules::Severity;
use taskwright::task::Task;
use taskwright::text::{Catalog, Language};

use super::client::Client;
use super::fault::{Answer, Fault};
use super::server::{REGION, SECRET_KEY, Server};

fn named(document: &Value) -> Vec<(Path, Thing)> {
    let text = document.to_string();
    let parsed = parse(&text).unwrap();
    let task = Task::read(&text, &parsed);
    things(&task, &References::of(&task))
}

fn check(server: &Server, document: &Value) -> Result<Vec<Check>, AwsError> {
    match Client::new(server).ask(|target| Request::Check(target, named(document)))? {
        Reply::Checked(checks) => Ok(checks),
        other => panic!("{other:?}"),
    }
}

/// Each path with what was found there.
#[track_caller]
fn outcomes(server: &Server, document: &Value) -> Vec<(String, Outcome)> {
    let checks = check(server, document).unwrap();
    checks.into_iter().map(|check| (check.path.to_string(), check.outcome)).collect()
}

/// A task that names one of each; `prepared` is what there is.
fn document(names: &Names) -> Value {
    json!({
        "family": "web", "requiresCompatibilities": ["FARGATE"],
        "taskRoleArn": names.role, "executionRoleArn": names.role,
        "containerDefinitions": [{
            "name": "app", "image": names.image,
            "secrets": [
                { "name": "A", "valueFrom": format!("{}:password::", names.secret) },
                { "name": "B", "valueFrom": names.parameter },
                { "name": "C", "valueFrom": names.parameter_name },
            ],
            "logConfiguration": {
                "logDriver": "awslogs",
                "options": { "awslogs-group": names.group, "awslogs-region": REGION },
            },
        }],
        "volumes": [{
            "name": "data",
            "efsVolumeConfiguration": {
                "fileSystemId": names.file_system,
                "authorizationConfig": { "accessPointId": names.access_point },
            },
        }],
    })
}

struct Names {
    image: String,
    role: String,
    secret: String,
    parameter: String,
    parameter_name: &'static str,
    group: &'static str,
    file_system: String,
    access_point: String,
}

fn prepare(server: &Server, architectures: &[&str]) -> Names {
    let (file_system, access_point) = server.file_system("shared");
    server.log_group("/ecs/web");
    server.log_group("/ecs/web-2");
    server.parameter("plain");
    Names {
        image: format!("{}:1", server.repository("web", &["1"], architectures)),
        role: server.role("web", "ecs-tasks.amazonaws.com"),
        secret: server.secret("db"),
        parameter: server.parameter("/app/key"),
        parameter_name: "plain",
        group: "/ecs/web",
        file_system,
        access_point,
    }
}

#[test]
fn everything_is_there_and_each_thing_is_asked_for_once() {
    let server = Server::start();
    let document = document(&prepare(&server, &["amd64", "arm64"]));
    let checks = check(&server, &document).unwrap();
    assert_eq!(checks.len(), 9);
    for check in &checks {
        assert_eq!((&check.outcome, check.severity()), (&Outcome::Exists, None), "{}", check.path);
    }
    // Both roles are one, and parameters are asked for together: one by its region, one in that of the session.
    assert_eq!(server.proxy().requests("GetRole").len(), 1);
    assert_eq!(server.proxy().requests("DescribeParameters").len(), 2);
    for request in server.proxy().all_requests() {
        let gives_values = ["GetSecretValue", "BatchGetSecretValue", "GetParameter"];
        assert!(!gives_values.iter().any(|call| request.operation.starts_with(call)), "{request:?}");
        assert!(request.header("authorization").is_some(), "{request:?}");
        assert!(!String::from_utf8_lossy(&request.body).contains(SECRET_KEY));
    }
    assert!(!format!("{checks:?}").contains(SECRET_KEY));
}

#[test]
fn what_is_missing_is_said_at_its_place() {
    let server = Server::start();
    let account = server.account();
    let web = server.repository("web", &["1"], &["amd64"]);
    let arn = |service: &str, rest: &str| format!("arn:aws:{service}:{REGION}:{account}:{rest}");
    let names = Names {
        image: format!("{web}:2"),
        role: format!("arn:aws:iam::{account}:role/none"),
        secret: arn("secretsmanager", "secret:none-AbCdEf"),
        parameter: arn("ssm", "parameter/none/a"),
        parameter_name: "none",
        group: "/ecs/we",
        file_system: "fs-00000000000000000".to_owned(),
        access_point: "fsap-00000000000000000".to_owned(),
    };
    // A name that begins so is another.
    server.log_group("/ecs/web");
    let found = outcomes(&server, &document(&names));
    for (path, outcome) in &found {
        assert_eq!(*outcome, Outcome::Missing, "{path}");
    }
    assert_eq!(found.len(), 9);
    assert_eq!(found[0].0, "taskRoleArn");

    let no_repository = json!({ "containerDefinitions": [{ "image": web.replace("/web", "/none") }] });
    assert_eq!(outcomes(&server, &no_repository)[0].1, Outcome::NoRepository);
    let by_digest =
        json!({ "containerDefinitions": [{ "image": format!("{web}@sha256:{}", "0".repeat(64)) }] });
    assert_eq!(outcomes(&server, &by_digest)[0].1, Outcome::Missing);
    let latest = json!({ "containerDefinitions": [{ "image": web }] });
    assert_eq!(outcomes(&server, &latest)[0].1, Outcome::Missing);
}

#[test]
fn an_image_for_other_processors_does_not_fit() {
    let server = Server::start();
    let web = server.repository("web", &["1"], &["amd64"]);
    let task = |architecture: &str| {
        json!({
            "requiresCompatibilities": ["FARGATE"], "runtimePlatform": { "cpuArchitecture": architecture },
            "containerDefinitions": [{ "name": "app", "image": format!("{web}:1") }],
        })
    };
    assert_eq!(outcomes(&server, &task("X86_64"))[0].1, Outcome::Exists);
    let checks = check(&server, &task("ARM64")).unwrap();
    assert!(matches!(&checks[0].outcome, Outcome::Unfit(Unfit::Platform { .. })), "{checks:?}");
    assert_eq!(checks[0].severity(), Some(Severity::Error));
    let catalog = Catalog::new(Language::En);
    let text = checks[0].message().text(&catalog);
    assert_eq!(text, format!("The image {web}:1 is not built for linux/arm64."));
}

#[test]
fn what_is_there_and_of_no_use_is_said() {
    let server = Server::start();
    let mut names = prepare(&server, &["amd64"]);
    let (other, _) = server.file_system("other");
    names.role = server.role("lambda", "lambda.amazonaws.com");
    let delete = json!({ "SecretId": names.secret, "RecoveryWindowInDays": 7 });
    server.call("secretsmanager.DeleteSecret", &delete);
    let shared = std::mem::replace(&mut names.file_system, other);
    let found = outcomes(&server, &document(&names));
    let at = |path: &str| &found.iter().find(|(own, _)| own.ends_with(path)).unwrap().1;
    assert_eq!(at("taskRoleArn"), &Outcome::Unfit(Unfit::Untrusting));
    assert_eq!(at("secrets[0].valueFrom"), &Outcome::Unfit(Unfit::BeingDeleted));
    assert_eq!(at("accessPointId"), &Outcome::Unfit(Unfit::Elsewhere(shared)));
    assert_eq!(at("fileSystemId"), &Outcome::Exists);
}

#[test]
fn dozens_of_parameters_take_few_calls() {
    let server = Server::start();
    let secrets = (0..40).map(|number| {
        if number != 7 {
            server.parameter(&format!("/app/{number}"));
        }
        json!({ "name": format!("V{number}"), "valueFrom": format!("/app/{number}") })
    });
    let document = json!({ "containerDefinitions": [{ "secrets": secrets.collect::<Vec<_>>() }] });
    let found = outcomes(&server, &document);
    let missing: Vec<&str> =
        found.iter().filter(|(_, it)| *it == Outcome::Missing).map(|(path, _)| path.as_str()).collect();
    assert_eq!((found.len(), missing), (40, vec!["containerDefinitions[0].secrets[7].valueFrom"]));
    // Two questions; the server answers them ten at a time.
    assert_eq!(server.proxy().requests("DescribeParameters").len(), 5);
}

#[test]
fn one_denial_ends_no_other_check() {
    let server = Server::start();
    let document = document(&prepare(&server, &["amd64"]));
    let denied = Answer::access_denied("iam:GetRole", "role web");
    server.proxy().fail_always("GetRole", Fault::Answer(denied));
    server.proxy().fail_always("DescribeSecret", Fault::Answer(Answer::ErrorPage));
    server.proxy().fail("DescribeLogGroups", Fault::Answer(Answer::Throttled));
    for check in check(&server, &document).unwrap() {
        match (&check.thing, &check.outcome) {
            (Thing::Role(_), Outcome::Denied(error)) => {
                assert_eq!((error.kind.clone(), error.action), (ErrorKind::AccessDenied, "iam:GetRole"));
                assert_eq!(check.severity(), Some(Severity::Info));
            }
            (Thing::Secret(_), Outcome::NotChecked(Reason::Failed(error))) => {
                assert_eq!(error.kind, ErrorKind::ServerFault);
            }
            (Thing::Role(_) | Thing::Secret(_), other) => panic!("{}: {other:?}", check.path),
            (_, outcome) => assert_eq!(outcome, &Outcome::Exists, "{}", check.path),
        }
    }
}

#[test]
fn a_session_that_is_over_ends_all_of_them() {
    let server = Server::start();
    let document = document(&prepare(&server, &["amd64"]));
    server.proxy().fail_always("GetRole", Fault::Answer(Answer::ExpiredToken));
    let error = check(&server, &document).unwrap_err();
    assert!(error.wants_sign_in(), "{error:?}");
}

#[test]
fn what_is_not_asked_says_why() {
    let server = Server::start();
    let document = json!({
        "taskRoleArn": "arn:aws:iam::444455556666:role/theirs",
        "executionRoleArn": "arn:aws:iam::${ACCOUNT}:role/web",
        "containerDefinitions": [
            {
                "image": "nginx:1.27",
                "environmentFiles": [{ "type": "s3", "value": "arn:aws:s3:::bucket/a.env" }],
                "logConfiguration": {
                    "logDriver": "awslogs",
                    "options": { "awslogs-group": "/ecs/new", "awslogs-create-group": "true" },
                },
            },
            { "image": "public.ecr.aws/nginx/nginx:1" },
        ],
    });
    let reasons: Vec<Outcome> =
        outcomes(&server, &document).into_iter().map(|(_, outcome)| outcome).collect();
    let registry = |host: &str| Reason::Registry(host.to_owned());
    let expected = [
        Reason::OtherAccount("444455556666".to_owned()),
        Reason::Placeholder,
        registry("docker.io"),
        registry("public.ecr.aws"),
        Reason::Made,
        Reason::NotAsked,
    ];
    assert_eq!(reasons, expected.map(Outcome::NotChecked));
    // Who we are is all that was asked.
    let asked: Vec<String> = server.proxy().all_requests().into_iter().map(|it| it.operation).collect();
    assert_eq!(asked, ["GetCallerIdentity"]);
}

#[test]
fn another_region_and_account_are_asked_where_they_are() {
    let server = Server::start();
    let document = json!({
        "containerDefinitions": [{
            "image": "444455556666.dkr.ecr.us-west-2.amazonaws.com/web:1",
            "secrets": [{
                "name": "A",
                "valueFrom": "arn:aws:secretsmanager:us-east-2:444455556666:secret:db-AbCdEf",
            }],
        }],
    });
    outcomes(&server, &document);
    let scope = |operation: &str| {
        let requests = server.proxy().requests(operation);
        requests[0].header("authorization").unwrap().to_owned()
    };
    assert!(scope("DescribeImages").contains("/us-west-2/ecr/aws4_request"));
    assert!(scope("DescribeSecret").contains("/us-east-2/secretsmanager/aws4_request"));
    let body = String::from_utf8(server.proxy().requests("DescribeImages")[0].body.clone()).unwrap();
    assert!(body.contains(r#""registryId":"444455556666""#), "{body}");
}
