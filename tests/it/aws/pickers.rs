//! What there is to choose from, listed from the real server.

use serde_json::json;
use taskwright::aws::pickers::{Details, Item, Listed, Listing, Platforms};
use taskwright::aws::{AwsError, ErrorKind, Reply, Request};

use super::client::Client;
use super::fault::{Answer, Fault};
use super::proxy::Received;
use super::server::{ACCESS_KEY, REGION, SECRET_KEY, Server};

fn list(server: &Server, listing: Listing) -> Result<Listed, AwsError> {
    match Client::new(server).ask(|target| Request::List(target, listing))? {
        Reply::Listed(listed) => Ok(listed),
        other => panic!("{other:?}"),
    }
}

/// Everything there is, which must be all.
#[track_caller]
fn items(server: &Server, listing: Listing) -> Vec<Item> {
    let listed = list(server, listing).unwrap();
    assert!(listed.is_complete);
    listed.items
}

fn labels(items: &[Item]) -> Vec<&str> {
    items.iter().map(|item| item.label.as_str()).collect()
}

/// Each request is signed for its service, and none could give the value of a secret or parameter.
#[track_caller]
fn assert_signed_and_harmless(server: &Server) {
    let requests = server.proxy().all_requests();
    assert!(requests.len() > 1);
    for Received { operation, .. } in &requests {
        let gives_values = ["GetSecretValue", "BatchGetSecretValue", "GetParameter"];
        assert!(!gives_values.iter().any(|call| operation.starts_with(call)), "{operation}");
    }
    for request in &requests {
        let signature = request.header("authorization").unwrap_or_default();
        assert!(signature.starts_with(&format!("AWS4-HMAC-SHA256 Credential={ACCESS_KEY}/")), "{request:?}");
        assert!(request.header("x-amz-security-token").is_some() && request.header("x-amz-date").is_some());
    }
}

#[test]
fn images_are_listed_by_tag_with_what_they_run_on() {
    let server = Server::start();
    let web = server.repository("web", &["1.0", "1.1"], &["amd64", "arm64"]);
    server.repository("api", &[], &[]);
    let repositories = items(&server, Listing::Repositories);
    assert_eq!(labels(&repositories), ["api", "web"]);
    assert_eq!(repositories[1].value, web);

    let mut images = items(&server, Listing::Images { repository: web.clone() });
    images.sort_by(|a, b| a.label.cmp(&b.label));
    assert_eq!(labels(&images), ["1.0", "1.1"]);
    assert_eq!(images[1].value, format!("{web}:1.1"));
    let Details::Image(image) = &images[1].details else { panic!("{images:?}") };
    assert!(image.digest.starts_with("sha256:") && image.pushed_at.is_some());
    let Platforms::Known(platforms) = &image.platforms else { panic!("{image:?}") };
    let platforms: Vec<String> = platforms.iter().map(ToString::to_string).collect();
    assert_eq!(platforms, ["linux/amd64", "linux/arm64"]);

    // By name too: a repository of our own registry.
    assert_eq!(items(&server, Listing::Images { repository: "api".to_owned() }), []);
    assert_signed_and_harmless(&server);
    let scope = server.proxy().requests("DescribeImages")[0].header("authorization").unwrap().to_owned();
    assert!(scope.contains(&format!("/{REGION}/ecr/aws4_request")), "{scope}");
}

#[test]
fn the_image_of_one_platform_stays_unknown_and_nothing_is_fetched_to_know_it() {
    let server = Server::start();
    let web = server.repository("web", &[], &[]);
    let kind = "application/vnd.oci.image.manifest.v1+json";
    let manifest = json!({
        "schemaVersion": 2, "mediaType": kind,
        "config": { "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "sha256:00", "size": 7 },
        "layers": [{ "digest": "sha256:01", "size": 1000 }],
    });
    let image = json!({
        "repositoryName": "web", "imageTag": "1", "imageManifest": manifest.to_string(),
        "imageManifestMediaType": kind,
    });
    server.call("AmazonEC2ContainerRegistry_V20150921.PutImage", &image);
    let images = items(&server, Listing::Images { repository: web });
    let Details::Image(image) = &images[0].details else { panic!("{images:?}") };
    assert_eq!(image.platforms, Platforms::Unknown);
    assert!(server.proxy().requests("GetDownloadUrlForLayer").is_empty());
}

#[test]
fn a_list_of_images_does_without_the_right_to_read_manifests() {
    let server = Server::start();
    let web = server.repository("web", &["1"], &["amd64"]);
    let denied = Answer::access_denied("ecr:BatchGetImage", "*");
    server.proxy().fail_always("BatchGetImage", Fault::Answer(denied));
    let images = items(&server, Listing::Images { repository: web });
    assert_eq!(labels(&images), ["1"]);
}

#[test]
fn more_than_one_page_of_repositories() {
    let server = Server::start();
    for number in 0..501 {
        let body = json!({ "repositoryName": format!("r{number:04}") });
        server.call("AmazonEC2ContainerRegistry_V20150921.CreateRepository", &body);
    }
    let repositories = items(&server, Listing::Repositories);
    assert_eq!((repositories.len(), repositories[500].label.as_str()), (501, "r0500"));
    assert_eq!(server.proxy().requests("DescribeRepositories").len(), 2);
}

#[test]
fn only_roles_that_trust_ecs_tasks_are_offered() {
    let server = Server::start();
    for number in 0..205 {
        server.role(&format!("lambda-{number:03}"), "lambda.amazonaws.com");
    }
    let own = server.role("web", "ecs-tasks.amazonaws.com");
    let trust = json!({
        "Version": "2012-10-17",
        "Statement": {
            "Effect": "Allow", "Action": ["sts:AssumeRole"],
            "Principal": { "Service": ["ec2.amazonaws.com", "ecs-tasks.amazonaws.com"] },
        },
    });
    let fields = [
        ("RoleName", "both"),
        ("Path", "/team/"),
        ("Description", "Web & worker"),
        ("AssumeRolePolicyDocument", &trust.to_string()),
    ];
    server.query("iam", "2010-05-08", "CreateRole", &fields);
    let roles = items(&server, Listing::Roles);
    assert_eq!(labels(&roles), ["both", "web"]);
    assert_eq!(roles[0].value, format!("arn:aws:iam::{}:role/team/both", server.account()));
    assert_eq!(roles[0].details, Details::Role { description: "Web & worker".to_owned() });
    assert_eq!(roles[1].value, own);
    // The list has more than one page, and IAM is signed for where it is.
    let requests = server.proxy().requests("ListRoles");
    assert_eq!(requests.len(), 2);
    let signature = requests[0].header("authorization").unwrap();
    assert!(signature.contains("/us-east-1/iam/aws4_request"), "{signature}");
    assert_signed_and_harmless(&server);
}

#[test]
fn log_groups_are_searched_by_how_they_begin() {
    let server = Server::start();
    for number in 0..55 {
        server.log_group(&format!("/ecs/{number:02}"));
    }
    server.log_group("/aws/lambda/x");
    let retention = json!({ "logGroupName": "/ecs/01", "retentionInDays": 30 });
    server.call("Logs_20140328.PutRetentionPolicy", &retention);
    let groups = |prefix: &str, region: Option<&str>| Listing::LogGroups {
        prefix: prefix.to_owned(),
        region: region.map(str::to_owned),
    };
    let found = items(&server, groups("/ecs/", None));
    assert_eq!((found.len(), found[54].value.as_str()), (55, "/ecs/54"));
    assert_eq!(server.proxy().requests("DescribeLogGroups").len(), 2);
    let retention = |at: usize| match found[at].details {
        Details::LogGroup { retention, .. } => retention,
        _ => panic!("{found:?}"),
    };
    assert_eq!((retention(0), retention(1)), (None, Some(30)));
    assert_eq!(items(&server, groups("", None)).len(), 56);
    // Another region has others.
    assert_eq!(items(&server, groups("", Some("us-west-2"))), []);
    let requests = server.proxy().requests("DescribeLogGroups");
    let signature = requests.last().unwrap().header("authorization").unwrap();
    assert!(signature.contains("/us-west-2/logs/aws4_request"), "{signature}");
}

#[test]
fn secrets_and_parameters_are_listed_without_what_they_hold() {
    let server = Server::start();
    for number in 0..101 {
        server.secret(&format!("app/{number:03}"));
    }
    let login = server.secret("login");
    for number in 0..21 {
        server.parameter(&format!("/app/{number:02}"));
    }
    let plain = server.parameter("plain");

    let secrets = items(&server, Listing::Secrets { prefix: String::new() });
    assert_eq!((secrets.len(), secrets[101].value.as_str()), (102, login.as_str()));
    assert!(server.proxy().requests("ListSecrets").len() >= 2);
    let found = items(&server, Listing::Secrets { prefix: "log".to_owned() });
    assert_eq!(labels(&found), ["login"]);

    let parameters = items(&server, Listing::Parameters { contains: String::new() });
    assert_eq!((parameters.len(), parameters[21].value.as_str()), (22, plain.as_str()));
    assert!(server.proxy().requests("DescribeParameters").len() >= 2);
    assert!(
        matches!(&parameters[0].details, Details::Parameter { kind, .. } if kind == "SecureString"),
        "{parameters:?}"
    );
    let found = items(&server, Listing::Parameters { contains: "pp/0".to_owned() });
    assert_eq!(found.len(), 10);
    assert_eq!(found[0].value, format!("arn:aws:ssm:{REGION}:{}:parameter/app/00", server.account()));

    assert!(!format!("{secrets:?}{parameters:?}").contains(SECRET_KEY));
    assert_signed_and_harmless(&server);
}

#[test]
fn file_systems_and_their_access_points() {
    let server = Server::start();
    let (shared, point) = server.file_system("shared");
    let (other, _) = server.file_system("other");
    let systems = items(&server, Listing::FileSystems);
    assert_eq!(labels(&systems), ["other", "shared"]);
    assert_eq!((&systems[0].value, &systems[1].value), (&other, &shared));
    assert!(
        matches!(&systems[0].details, Details::FileSystem { state, .. } if state == "available"),
        "{systems:?}"
    );
    let points = items(&server, Listing::AccessPoints { file_system: shared });
    assert_eq!((points.len(), &points[0].value), (1, &point));
    assert_signed_and_harmless(&server);
}

#[test]
fn a_list_that_may_not_be_read_says_which_permission_is_missing() {
    let server = Server::start();
    let denied = Answer::access_denied("secretsmanager:ListSecrets", "*");
    server.proxy().fail_always("ListSecrets", Fault::Answer(denied));
    let error = list(&server, Listing::Secrets { prefix: String::new() }).unwrap_err();
    assert_eq!((error.kind, error.action), (ErrorKind::AccessDenied, "secretsmanager:ListSecrets"));
    assert_eq!((error.host, error.profile.as_deref()), (Some(server.url()), Some("test")));
    let answer = error.answer.unwrap();
    assert!(answer.message.unwrap().contains("is not authorized to perform: secretsmanager:ListSecrets"));
    assert_eq!(answer.request_id.as_deref(), Some(Answer::REQUEST_ID));
    assert_eq!(server.proxy().requests("ListSecrets").len(), 1);
}

#[test]
fn what_is_slowed_down_or_cut_is_asked_again() {
    let server = Server::start();
    server.parameter("plain");
    for fault in [Fault::Answer(Answer::Throttled), Fault::Answer(Answer::Unavailable), Fault::CutReply] {
        server.proxy().fail("DescribeParameters", fault.clone());
        let found = items(&server, Listing::Parameters { contains: String::new() });
        assert_eq!(labels(&found), ["plain"], "{fault:?}");
    }
    assert_eq!(server.proxy().requests("DescribeParameters").len(), 6);
}

#[test]
fn an_answer_that_nobody_can_read_is_one() {
    let server = Server::start();
    server.proxy().fail_always("ListRoles", Fault::Answer(Answer::ErrorPage));
    let error = list(&server, Listing::Roles).unwrap_err();
    assert_eq!((error.kind, error.action), (ErrorKind::ServerFault, "iam:ListRoles"));
}
