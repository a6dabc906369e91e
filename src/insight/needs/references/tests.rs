//! What is found, where, and what is not taken for a name.

use super::*;
use crate::document::parse;

fn with<T>(text: &str, look: impl FnOnce(&References<'_>) -> T) -> T {
    let parsed = parse(text).unwrap();
    look(&References::of(&Task::read(text, &parsed)))
}

/// The things of a list in one line each: the path, and what is there.
fn lines<T: std::fmt::Debug>(list: &[Named<'_, T>]) -> Vec<String> {
    list.iter()
        .map(|named| {
            let names = match &named.names {
                Names::Thing(thing) => format!("{thing:?}"),
                Names::Placeholder => "placeholder".to_owned(),
                Names::Unreadable => "unreadable".to_owned(),
            };
            format!("{}: {names}", named.path)
        })
        .collect()
}

#[test]
fn roles_go_by_arn_or_by_name() {
    let role = |text: &str| {
        let text = format!(r#"{{"executionRoleArn": "{text}"}}"#);
        with(&text, |references| {
            assert!(references.roles.iter().all(|role| role.path.to_string() == "executionRoleArn"));
            references.roles.first().map(|role| match role.names {
                Names::Thing(role) => format!("{} of {:?}", role.name, role.owner),
                Names::Placeholder => "placeholder".to_owned(),
                Names::Unreadable => "unreadable".to_owned(),
            })
        })
    };
    for (text, expected) in [
        ("arn:aws-cn:iam::111122223333:role/team/a/app", Some("app of Some((\"aws-cn\", \"111122223333\"))")),
        ("ecsTaskExecutionRole", Some("ecsTaskExecutionRole of None")),
        ("arn:aws:iam::ACCOUNT_ID:role/app", Some("placeholder")),
        ("${ROLE}", Some("placeholder")),
        ("arn:aws:iam::111122223333:user/app", Some("unreadable")),
        ("arn:aws:iam::1:role/app", Some("unreadable")),
        ("role/app", Some("unreadable")),
        ("", None),
    ] {
        assert_eq!(role(text).as_deref(), expected, "{text}");
    }
    let both = r#"{"taskRoleArn": "a", "executionRoleArn": "b"}"#;
    let usages = with(both, |references| {
        references.roles.iter().filter_map(|role| Some(role.thing()?.usage)).collect::<Vec<_>>()
    });
    assert_eq!(usages, [RoleUse::Task, RoleUse::Execution]);
}

#[test]
fn images_go_to_their_registries() {
    let ecr = Registry::Ecr { account: "111122223333", region: "eu-west-1" };
    let other = Registry::Other("quay.io");
    for (text, expected) in [
        ("111122223333.dkr.ecr.eu-west-1.amazonaws.com/a/b:1", Some((ecr, "a/b", Some("1")))),
        ("111122223333.dkr.ecr.eu-west-1.amazonaws.com/web", Some((ecr, "web", None))),
        ("111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1@sha256:00", Some((ecr, "web", Some("1")))),
        ("public.ecr.aws/nginx/nginx:1", Some((Registry::EcrPublic, "nginx/nginx", Some("1")))),
        ("nginx", Some((Registry::DockerHub, "library/nginx", None))),
        ("docker.io/bitnami/redis:7", Some((Registry::DockerHub, "bitnami/redis", Some("7")))),
        ("quay.io/web:1", Some((other, "web", Some("1")))),
        ("web:", None),
        ("a b", None),
        ("1.dkr.ecr.eu-west-1.amazonaws.com/web", None),
    ] {
        let text = format!(r#"{{"containerDefinitions": [{{"image": "{text}"}}]}}"#);
        with(&text, |references| {
            let image = references.images[0].thing();
            let parts = image.map(|image| (image.registry, &*image.repository, image.tag));
            assert_eq!(parts, expected, "{text}");
        });
    }
    let text = r#"{"containerDefinitions": [{"image": "<IMAGE1_NAME>"}, {}, {"image": "web:${TAG}"}]}"#;
    assert_eq!(
        with(text, |references| lines(&references.images)),
        ["containerDefinitions[0].image: placeholder", "containerDefinitions[2].image: placeholder"]
    );
}

#[test]
fn a_log_group_is_listed_once_for_its_region() {
    let log = |name: &str, options: &str| {
        format!(
            r#"{{"name": "{name}", "logConfiguration": {{"logDriver": "awslogs", "options": {{{options}}}}}}}"#
        )
    };
    let web = r#""awslogs-group": "/ecs/web", "awslogs-region": "eu-west-1""#;
    let text = format!(
        r#"{{"containerDefinitions": [{}, {}, {}, {}, {}, {{"logConfiguration":
            {{"logDriver": "splunk", "options": {{"awslogs-group": "no"}}}}}}]}}"#,
        log("web", web),
        log("db", &web.replace("eu-west-1", "us-east-1")),
        log("envoy", &format!(r#"{web}, "awslogs-create-group": "true""#)),
        log("open", r#""awslogs-group": "/ecs/${ENV}""#),
        log("none", r#""awslogs-group": "", "awslogs-region": "eu-west-1""#),
    );
    let groups = with(&text, |references| {
        let lines = references.log_groups.iter().map(|group| {
            let LogGroup { name, region, containers, is_created_by_ecs, has_placeholder, path, also } = group;
            let also: Vec<_> = also.iter().map(ToString::to_string).collect();
            format!("{name} {region:?} {containers:?} {is_created_by_ecs} {has_placeholder} {path} {also:?}")
        });
        lines.collect::<Vec<_>>()
    });
    let place = |at| format!("containerDefinitions[{at}].logConfiguration.options{{awslogs-group}}");
    assert_eq!(
        groups,
        [
            format!(
                "/ecs/web Some(\"eu-west-1\") [\"web\", \"envoy\"] true false {} [\"{}\"]",
                place(0),
                place(2)
            ),
            format!("/ecs/web Some(\"us-east-1\") [\"db\"] false false {} []", place(1)),
            format!("/ecs/${{ENV}} None [\"open\"] false true {} []", place(3)),
        ]
    );
}

#[test]
fn a_secret_is_known_without_the_parts_that_pick_from_it() {
    let secret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf";
    let parameter = "arn:aws:ssm:eu-west-1:111122223333:parameter/app/key";
    for (text, expected) in [
        (
            format!("{secret}:password::"),
            Some((Store::SecretsManager, secret, "db-AbCdEf", true, "password")),
        ),
        (secret.to_owned(), Some((Store::SecretsManager, secret, "db-AbCdEf", true, ""))),
        (parameter.to_owned(), Some((Store::Ssm, parameter, "/app/key", true, ""))),
        ("/app/key".to_owned(), Some((Store::Ssm, "/app/key", "/app/key", false, ""))),
        ("key".to_owned(), Some((Store::Ssm, "key", "key", false, ""))),
        (format!("{secret}:password"), None),
        ("arn:aws:secretsmanager:eu-west-1:111122223333:db".to_owned(), None),
        ("arn:aws:ssm:eu-west-1:1:parameter/key".to_owned(), None),
        ("a b".to_owned(), None),
    ] {
        let text = format!(r#"{{"containerDefinitions": [{{"secrets": [{{"valueFrom": "{text}"}}]}}]}}"#);
        with(&text, |references| {
            let own = references.secrets[0].thing();
            let parts = own.map(|own| (own.store, &*own.id, &*own.name, own.place.is_some(), &*own.json_key));
            assert_eq!(parts, expected, "{text}");
        });
    }
}

#[test]
fn every_field_that_names_a_secret_is_found() {
    let text = r#"{
        "containerDefinitions": [{
            "secrets": [{"name": "A", "valueFrom": "/a"}, {"name": "B", "valueFrom": "${B}"}],
            "logConfiguration": {"logDriver": "splunk", "secretOptions": [{"name": "t", "valueFrom": "/log"}]},
            "repositoryCredentials": {"credentialsParameter": "login"},
            "credentialSpecs": [
                "credentialspec:arn:aws:ssm:eu-west-1:111122223333:parameter/spec",
                "credentialspecdomainless:arn:aws:s3:::bucket/spec.json",
                "credentialspec:file://spec.json"],
            "dockerSecurityOptions": [
                "no-new-privileges", "credentialspec:arn:aws:ssm:eu-west-1:111122223333:parameter/old"]
        }],
        "volumes": [
            {"fsxWindowsFileServerVolumeConfiguration": {"authorizationConfig": {"credentialsParameter":
                "arn:aws:secretsmanager:eu-west-1:111122223333:secret:fsx-AbCdEf"}}},
            {"fsxWindowsFileServerVolumeConfiguration": {"authorizationConfig": {"credentialsParameter": "fsx"}}}]
    }"#;
    let found = with(text, |references| {
        let secrets = references.secrets.iter().map(|own| {
            let what = own.thing().map(|own| (own.usage, own.store, own.name.clone()));
            (own.path.to_string(), what)
        });
        secrets.collect::<Vec<_>>()
    });
    let container = "containerDefinitions[0]";
    let login = "fsxWindowsFileServerVolumeConfiguration.authorizationConfig.credentialsParameter";
    let thing = |usage, store, name: &str| Some((usage, store, name.to_owned()));
    assert_eq!(
        found,
        [
            (format!("{container}.secrets[0].valueFrom"), thing(SecretUse::Variable, Store::Ssm, "/a")),
            (format!("{container}.secrets[1].valueFrom"), None),
            (
                format!("{container}.logConfiguration.secretOptions[0].valueFrom"),
                thing(SecretUse::LogOption, Store::Ssm, "/log")
            ),
            (
                format!("{container}.repositoryCredentials.credentialsParameter"),
                thing(SecretUse::RegistryLogin, Store::SecretsManager, "login")
            ),
            (format!("volumes[0].{login}"), thing(SecretUse::FsxLogin, Store::SecretsManager, "fsx-AbCdEf")),
            (format!("volumes[1].{login}"), None),
            (format!("{container}.credentialSpecs[0]"), thing(SecretUse::CredentialSpec, Store::Ssm, "spec")),
            (
                format!("{container}.dockerSecurityOptions[1]"),
                thing(SecretUse::CredentialSpec, Store::Ssm, "old")
            ),
        ]
    );
    let objects = with(text, |references| lines(&references.objects));
    assert_eq!(
        objects,
        [format!(
            "{container}.credentialSpecs[1]: S3Object {{ usage: CredentialSpec, partition: \"aws\", \
             bucket: \"bucket\", key: \"spec.json\" }}"
        )]
    );
}

#[test]
fn files_in_s3_and_file_systems_are_found() {
    let text = r#"{
        "containerDefinitions": [{
            "environmentFiles": [{"value": "arn:aws:s3:::config/a/app.env"}, {"value": "s3://config/app.env"}],
            "firelensConfiguration": {"options": {"config-file-type": "s3", "config-file-value": "arn:aws:s3:::config/x.conf"}}
        }, {
            "firelensConfiguration": {"options": {"config-file-type": "file", "config-file-value": "/x.conf"}}
        }],
        "volumes": [
            {"efsVolumeConfiguration": {"fileSystemId": "fs-0a", "authorizationConfig": {"accessPointId": "fsap-0b"}}},
            {"efsVolumeConfiguration": {"fileSystemId": "fs-xxxx"}},
            {"s3filesVolumeConfiguration": {"fileSystemArn": "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0c",
                "accessPointArn": "fsap-1"}},
            {"fsxWindowsFileServerVolumeConfiguration": {"fileSystemId": "fs-0d"}},
            {"host": {}}]
    }"#;
    with(text, |references| {
        let objects =
            references.objects.iter().map(|own| own.thing().map(|own| (own.usage, own.bucket, own.key)));
        assert_eq!(
            objects.collect::<Vec<_>>(),
            [
                Some((ObjectUse::EnvironmentFile, "config", "a/app.env")),
                None,
                Some((ObjectUse::FirelensConfig, "config", "x.conf"))
            ]
        );
        let s3_files = Arn::parse("arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0c").unwrap();
        let systems = references.file_systems.iter().map(|own| own.thing().copied());
        assert_eq!(
            systems.collect::<Vec<_>>(),
            [
                Some(FileSystem::Efs("fs-0a")),
                None,
                Some(FileSystem::S3Files(s3_files)),
                Some(FileSystem::FsxWindows("fs-0d"))
            ]
        );
        assert_eq!(references.file_systems[1].names, Names::Placeholder);
        assert_eq!(
            lines(&references.access_points),
            [
                "volumes[0].efsVolumeConfiguration.authorizationConfig.accessPointId: \
                 Efs { id: \"fsap-0b\", file_system: Some(\"fs-0a\") }",
                "volumes[2].s3filesVolumeConfiguration.accessPointArn: unreadable"
            ]
        );
        assert!(!references.is_empty());
    });
    with(r#"{"family": "web", "volumes": [{"name": "a"}]}"#, |references| assert!(references.is_empty()));
}
