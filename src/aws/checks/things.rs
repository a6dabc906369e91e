//! What a document names outside of itself, as questions.

use super::Thing;
use crate::aws::pickers::Platform;
use crate::document::Path;
use crate::insight::needs::{AccessPoint, FileSystem, Named, Names, References, Role, Secret};
use crate::task::Task;
use crate::task::secret_ref::Store;

/// All of it, each with its place.
pub fn things(task: &Task<'_>, references: &References<'_>) -> Vec<(Path, Thing)> {
    let References { region: _, roles, images, log_groups, secrets, objects, file_systems, access_points } =
        references;
    let mut found = Vec::new();
    let role = |text: &str| Thing::Role(text.to_owned());
    add(&mut found, roles, role, |text, _: &Role<'_>| role(text));
    let platform = platform(task);
    let image = |text: &str| Thing::Image { text: text.to_owned(), platform: platform.clone() };
    add(&mut found, images, image, |text, _| image(text));
    for group in log_groups {
        let thing = Thing::LogGroup {
            name: group.name.to_owned(),
            region: group.region.map(str::to_owned),
            is_made: group.is_created_by_ecs,
        };
        let places = std::iter::once(&group.path).chain(&group.also);
        found.extend(places.map(|path| (path.clone(), thing.clone())));
    }
    add(&mut found, secrets, |text| Thing::Secret(text.to_owned()), |_, secret| of_secret(secret));
    let object = |text: &str| Thing::Object(text.to_owned());
    add(&mut found, objects, object, |text, _| object(text));
    let file_system = |text: &str| Thing::FileSystem(text.to_owned());
    add(&mut found, file_systems, file_system, |text, system| match system {
        FileSystem::Efs(_) => file_system(text),
        FileSystem::S3Files(_) | FileSystem::FsxWindows(_) => Thing::OtherFileSystem(text.to_owned()),
    });
    let access_point = |id: &str, file_system: Option<&str>| Thing::AccessPoint {
        id: id.to_owned(),
        file_system: file_system.map(str::to_owned),
    };
    add(
        &mut found,
        access_points,
        |text| access_point(text, None),
        |text, point| match point {
            AccessPoint::Efs { id, file_system } => access_point(id, *file_system),
            AccessPoint::S3Files(_) => Thing::OtherFileSystem(text.to_owned()),
        },
    );
    found
}

/// Adds what texts name: `to` makes a thing of a text and what it names, `unknown` of one with a placeholder.
fn add<T>(
    found: &mut Vec<(Path, Thing)>,
    list: &[Named<'_, T>],
    unknown: impl Fn(&str) -> Thing,
    to: impl Fn(&str, &T) -> Thing,
) {
    found.extend(list.iter().map(|named| {
        let thing = match &named.names {
            Names::Thing(thing) => to(named.text, thing),
            Names::Placeholder => unknown(named.text),
            Names::Unreadable => Thing::Unreadable(named.text.to_owned()),
        };
        (named.path.clone(), thing)
    }));
}

fn of_secret(secret: &Secret) -> Thing {
    let (region, account) = secret.place.clone().unzip();
    match secret.store {
        Store::SecretsManager => Thing::Secret(secret.id.clone()),
        Store::Ssm => Thing::Parameter { name: secret.name.clone(), region, account },
    }
}

/// What an image must run on. Where nothing says it, Fargate takes Linux on X86_64, and elsewhere the instance decides.
pub fn platform(task: &Task<'_>) -> Option<Platform> {
    let is_known = !task.cpu_architecture.is_absent() || task.is_windows() || task.requires("FARGATE");
    let platform = || Platform::of_task(task.os_family.get(), task.cpu_architecture.get());
    is_known.then(platform).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;

    fn all(text: &str) -> Vec<(String, Thing)> {
        let parsed = parse(text).unwrap();
        let task = Task::read(text, &parsed);
        things(&task, &References::of(&task))
            .into_iter()
            .map(|(path, thing)| (path.to_string(), thing))
            .collect()
    }

    #[test]
    fn everything_outside_is_found_with_its_place() {
        let text = r#"{
            "taskRoleArn": "arn:aws:iam::111122223333:role/app", "executionRoleArn": "", "requiresCompatibilities": ["FARGATE"],
            "containerDefinitions": [{
              "image": "nginx",
              "repositoryCredentials": {"credentialsParameter": "registry-login"},
              "environmentFiles": [{"type": "s3", "value": "arn:aws:s3:::bucket/app.env"}],
              "secrets": [
                {"name": "A", "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf:password::"},
                {"name": "B", "valueFrom": "arn:aws:ssm:eu-west-1:111122223333:parameter/app/key"},
                {"name": "C", "valueFrom": "plain"}, {"name": "D", "valueFrom": "${D}"},
                {"name": "E", "valueFrom": "arn:aws:kms"}],
              "logConfiguration": {"logDriver": "awslogs", "options":
                {"awslogs-group": "/ecs/a", "awslogs-region": "eu-west-1", "awslogs-create-group": "true"}},
              "firelensConfiguration": {"options": {"config-file-value": "/etc/extra.conf"}}
            }],
            "volumes": [
              {"efsVolumeConfiguration": {"fileSystemId": "fs-0a", "authorizationConfig": {"accessPointId": "fsap-0a"}}},
              {"fsxWindowsFileServerVolumeConfiguration": {"fileSystemId": "fs-0b"}}]}"#;
        let owned = str::to_owned;
        let container = |tail: &str| format!("containerDefinitions[0].{tail}");
        let parameter = |name: &str, region: Option<&str>, account: Option<&str>| Thing::Parameter {
            name: name.to_owned(),
            region: region.map(owned),
            account: account.map(owned),
        };
        let platform = Platform::of_task(None, None);
        let group =
            Thing::LogGroup { name: owned("/ecs/a"), region: Some(owned("eu-west-1")), is_made: true };
        let point = Thing::AccessPoint { id: owned("fsap-0a"), file_system: Some(owned("fs-0a")) };
        assert_eq!(
            all(text),
            [
                (owned("taskRoleArn"), Thing::Role(owned("arn:aws:iam::111122223333:role/app"))),
                (container("image"), Thing::Image { text: owned("nginx"), platform }),
                (container("logConfiguration.options{awslogs-group}"), group),
                (
                    container("secrets[0].valueFrom"),
                    Thing::Secret(owned("arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf")),
                ),
                (
                    container("secrets[1].valueFrom"),
                    parameter("/app/key", Some("eu-west-1"), Some("111122223333")),
                ),
                (container("secrets[2].valueFrom"), parameter("plain", None, None)),
                (container("secrets[3].valueFrom"), Thing::Secret(owned("${D}"))),
                (container("secrets[4].valueFrom"), Thing::Unreadable(owned("arn:aws:kms"))),
                (
                    container("repositoryCredentials.credentialsParameter"),
                    Thing::Secret(owned("registry-login")),
                ),
                (container("environmentFiles[0].value"), Thing::Object(owned("arn:aws:s3:::bucket/app.env"))),
                (owned("volumes[0].efsVolumeConfiguration.fileSystemId"), Thing::FileSystem(owned("fs-0a"))),
                (
                    owned("volumes[1].fsxWindowsFileServerVolumeConfiguration.fileSystemId"),
                    Thing::OtherFileSystem(owned("fs-0b")),
                ),
                (owned("volumes[0].efsVolumeConfiguration.authorizationConfig.accessPointId"), point),
            ]
        );
    }

    #[test]
    fn the_platform_is_known_where_the_task_or_fargate_says_it() {
        for (members, expected) in [
            (r#""requiresCompatibilities": ["FARGATE"]"#, Some("linux/amd64")),
            (r#""requiresCompatibilities": ["EC2"]"#, None),
            (r#""runtimePlatform": {"cpuArchitecture": "ARM64"}"#, Some("linux/arm64")),
            (
                r#""runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}"#,
                Some("windows/amd64"),
            ),
            (r#""runtimePlatform": {"cpuArchitecture": "${ARCH}"}"#, None),
        ] {
            let text = format!(r#"{{{members}, "containerDefinitions": [{{"image": "a"}}]}}"#);
            let things = all(&text);
            let [(_, Thing::Image { platform, .. })] = things.as_slice() else { panic!("{things:?}") };
            assert_eq!(platform.as_ref().map(ToString::to_string).as_deref(), expected, "{text}");
        }
    }
}
