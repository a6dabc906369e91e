//! Everything outside a definition that it names, each with the place that names it.
//!
//! Lenient: what a pipeline still replaces, and what can be no such name, stays in the lists and says so. The rules
//! have findings of their own for both.

use super::things::{
    AccessPoint, FileSystem, ImageName, LogGroup, Named, Names, ObjectUse, Registry, Role, RoleUse, S3Object,
    Secret, SecretUse,
};
use crate::document::Path;
use crate::task::account::is_account;
use crate::task::container::LogConfiguration;
use crate::task::secret_ref::{SecretRef, Store};
use crate::task::{Arn, Container, Image, Object, Slot, Task, placeholder, region};

/// All that a definition names outside itself. Texts that are absent or empty are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct References<'a> {
    /// The region that the definition speaks of. What names no region of its own is in the one it is registered in.
    pub region: Option<&'a str>,
    /// The task role and the task execution role.
    pub roles: Vec<Named<'a, Role<'a>>>,
    /// The image of each container.
    pub images: Vec<Named<'a, ImageName<'a>>>,
    /// The log groups of containers that log with `awslogs`, each once for its region.
    pub log_groups: Vec<LogGroup<'a>>,
    /// Secrets and parameters.
    pub secrets: Vec<Named<'a, Secret>>,
    /// Objects in S3.
    pub objects: Vec<Named<'a, S3Object<'a>>>,
    /// File systems of EFS, of S3 Files and of FSx for Windows.
    pub file_systems: Vec<Named<'a, FileSystem<'a>>>,
    /// Access points of EFS and of S3 Files.
    pub access_points: Vec<Named<'a, AccessPoint<'a>>>,
}

impl<'a> References<'a> {
    /// What the definition names.
    pub fn of(task: &Task<'a>) -> Self {
        Self {
            region: region::region(task),
            roles: roles(task),
            images: images(task),
            log_groups: log_groups(task),
            secrets: secrets(task),
            objects: objects(task),
            file_systems: file_systems(task),
            access_points: access_points(task),
        }
    }

    /// Whether it names nothing.
    pub fn is_empty(&self) -> bool {
        let Self { region: _, roles, images, log_groups, secrets, objects, file_systems, access_points } =
            self;
        roles.is_empty()
            && images.is_empty()
            && log_groups.is_empty()
            && secrets.is_empty()
            && objects.is_empty()
            && file_systems.is_empty()
            && access_points.is_empty()
    }
}

/// What `text` names, by how `read` reads a text without placeholders. Nothing where it is empty.
fn named<'a, T>(path: Path, text: &'a str, read: impl FnOnce(&'a str) -> Option<T>) -> Option<Named<'a, T>> {
    let names = match text {
        "" => return None,
        _ if placeholder::is_in(text) => Names::Placeholder,
        _ => read(text).map_or(Names::Unreadable, Names::Thing),
    };
    Some(Named { path, text, names })
}

/// What the texts at `pattern` name.
fn all_named<'a, T>(
    task: &Task<'a>,
    pattern: &str,
    read: impl Fn(&'a str) -> Option<T> + Copy,
) -> Vec<Named<'a, T>> {
    let values = task.values(pattern).into_iter();
    values.filter_map(|(path, value)| named(path, value.as_str()?, read)).collect()
}

fn roles<'a>(task: &Task<'a>) -> Vec<Named<'a, Role<'a>>> {
    let of = |key: &'static str, usage| {
        named(Path::root().key(key), task.object.text(key).get()?, |text| read_role(text, usage))
    };
    [of("taskRoleArn", RoleUse::Task), of("executionRoleArn", RoleUse::Execution)]
        .into_iter()
        .flatten()
        .collect()
}

fn read_role(text: &str, usage: RoleUse) -> Option<Role<'_>> {
    // The signs of "IAM and STS quotas".
    let is_name = |name: &str| {
        let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || b"+=,.@_-".contains(&byte);
        !name.is_empty() && name.bytes().all(is_of_name)
    };
    let (name, owner) = if Arn::is_meant_by(text) {
        let arn = Arn::parse(text).filter(|arn| arn.is("iam", "role") && is_account(arn.account))?;
        let name = arn.resource_name();
        (name.rsplit_once('/').map_or(name, |(_, name)| name), Some((arn.partition, arn.account)))
    } else {
        (text, None)
    };
    is_name(name).then_some(Role { usage, name, owner })
}

fn images<'a>(task: &Task<'a>) -> Vec<Named<'a, ImageName<'a>>> {
    let of =
        |container: &Container<'a>| named(container.path.key("image"), container.image.get()?, read_image);
    task.containers.iter().filter_map(of).collect()
}

fn read_image(text: &str) -> Option<ImageName<'_>> {
    let image = Image::parse(text);
    let is_part = |part: &str| !part.is_empty() && !part.contains(char::is_whitespace);
    let parts = [Some(image.repository), image.tag, image.digest];
    if !parts.into_iter().flatten().all(is_part) {
        return None;
    }
    let registry = match (image.ecr(), image.registry) {
        (Some(ecr), _) => {
            is_account(ecr.account).then_some(Registry::Ecr { account: ecr.account, region: ecr.region })?
        }
        _ if image.is_ecr_public() => Registry::EcrPublic,
        (None, Some(host)) if !image.is_docker_hub() => Registry::Other(host),
        (None, _) => Registry::DockerHub,
    };
    let is_official = registry == Registry::DockerHub && !image.repository.contains('/');
    let repository =
        if is_official { format!("library/{}", image.repository).into() } else { image.repository.into() };
    Some(ImageName { registry, repository, tag: image.tag, digest: image.digest })
}

fn log_groups<'a>(task: &Task<'a>) -> Vec<LogGroup<'a>> {
    let mut groups: Vec<LogGroup<'a>> = Vec::new();
    let awslogs = |container: &Container<'a>| -> Option<(Path, Object<'a>)> {
        let LogConfiguration { path, options, .. } =
            container.log.as_ref().filter(|log| log.driver.is("awslogs"))?;
        Some((path.key("options").key("awslogs-group"), options.get()?))
    };
    for container in &task.containers {
        let Some((path, options)) = awslogs(container) else { continue };
        let Some(name) = options.text("awslogs-group").get().filter(|name| !name.is_empty()) else {
            continue;
        };
        let region = options.text("awslogs-region").get().filter(|region| !region.is_empty());
        let is_created = options.text("awslogs-create-group").is("true");
        match groups.iter_mut().find(|group| (group.name, group.region) == (name, region)) {
            Some(group) => {
                group.containers.push(container.label());
                group.is_created_by_ecs |= is_created;
                group.also.push(path);
            }
            None => groups.push(LogGroup {
                name,
                region,
                containers: vec![container.label()],
                is_created_by_ecs: is_created,
                has_placeholder: placeholder::is_in(name) || region.is_some_and(placeholder::is_in),
                path,
                also: Vec::new(),
            }),
        }
    }
    groups
}

fn secrets<'a>(task: &Task<'a>) -> Vec<Named<'a, Secret>> {
    let containers = "containerDefinitions[]";
    let login = ".authorizationConfig.credentialsParameter";
    let mut found = Vec::new();
    for (pattern, usage) in [
        (format!("{containers}.secrets[].valueFrom"), SecretUse::Variable),
        (format!("{containers}.logConfiguration.secretOptions[].valueFrom"), SecretUse::LogOption),
        (format!("{containers}.repositoryCredentials.credentialsParameter"), SecretUse::RegistryLogin),
        (format!("volumes[].fsxWindowsFileServerVolumeConfiguration{login}"), SecretUse::FsxLogin),
    ] {
        found.extend(all_named(task, &pattern, |text| read_secret(text, usage)));
    }
    let specs = credential_specs(task).filter(|(_, text)| !is_s3(text));
    found.extend(
        specs.filter_map(|(path, text)| {
            named(path, text, |text| read_secret(text, SecretUse::CredentialSpec))
        }),
    );
    found
}

fn read_secret(text: &str, usage: SecretUse) -> Option<Secret> {
    let is_arn = Arn::is_meant_by(text);
    let reference = match usage {
        SecretUse::Variable | SecretUse::LogOption => SecretRef::split(text),
        // Of these ECS takes the name of a secret, not of a parameter.
        SecretUse::RegistryLogin if !is_arn => {
            SecretRef { name: text.to_owned(), ..SecretRef::empty(Store::SecretsManager) }
        }
        SecretUse::RegistryLogin | SecretUse::FsxLogin | SecretUse::CredentialSpec => {
            is_arn.then(|| SecretRef::split(text))?
        }
    };
    let whole = SecretRef {
        json_key: String::new(),
        stage: String::new(),
        version: String::new(),
        ..reference.clone()
    };
    let SecretRef { store, region, account, name, json_key, stage, version, .. } = reference;
    let place = (!region.is_empty() && is_account(&account)).then_some((region, account));
    // What is meant as an ARN and is none reads as the name of a parameter.
    let is_name = !name.is_empty() && !name.contains(':') && !name.contains(char::is_whitespace);
    if !is_name || place.is_some() != is_arn {
        return None;
    }
    // ARN and name of a parameter, and a secret without its suffix, are what is written.
    let id = if is_arn { whole.join() } else { name.clone() };
    Some(Secret { usage, store, id, name, place, json_key, stage, version })
}

/// What each credential spec names. A file on the instance is nothing outside that could be looked up.
fn credential_specs<'a>(task: &Task<'a>) -> impl Iterator<Item = (Path, &'a str)> {
    let kinds = ["credentialspec:", "credentialspecdomainless:"];
    let source = move |text: &'a str| kinds.iter().find_map(|kind| text.strip_prefix(kind));
    let texts = |pattern| {
        let values = task.values(pattern).into_iter();
        values.filter_map(|(path, value)| Some((path, value.as_str()?)))
    };
    let specs = texts("containerDefinitions[].credentialSpecs[]");
    let specs = specs.map(move |(path, text)| (path, source(text).unwrap_or(text)));
    // Where they stood before there was a field for them.
    let options = texts("containerDefinitions[].dockerSecurityOptions[]");
    let options = options.filter_map(move |(path, text)| Some((path, source(text)?)));
    specs.chain(options).filter(|(_, source)| !source.starts_with("file:"))
}

fn is_s3(text: &str) -> bool {
    Arn::parse(text).is_some_and(|arn| arn.service == "s3")
}

fn objects<'a>(task: &Task<'a>) -> Vec<Named<'a, S3Object<'a>>> {
    let environment_file = |text| read_object(text, ObjectUse::EnvironmentFile);
    let mut found = all_named(task, "containerDefinitions[].environmentFiles[].value", environment_file);
    for (path, options) in task.values("containerDefinitions[].firelensConfiguration.options") {
        let Some(options) = options.as_object().map(Object) else { continue };
        let of_s3 = options.text("config-file-type").is("s3");
        if let (true, Slot::Set(text)) = (of_s3, options.text("config-file-value")) {
            let path = path.key("config-file-value");
            found.extend(named(path, text, |text| read_object(text, ObjectUse::FirelensConfig)));
        }
    }
    let specs = credential_specs(task).filter(|(_, text)| is_s3(text));
    found.extend(
        specs.filter_map(|(path, text)| {
            named(path, text, |text| read_object(text, ObjectUse::CredentialSpec))
        }),
    );
    found
}

fn read_object(text: &str, usage: ObjectUse) -> Option<S3Object<'_>> {
    let arn = Arn::parse(text)?;
    let (bucket, key) = arn.s3_object()?;
    Some(S3Object { usage, partition: arn.partition, bucket, key })
}

const EFS: &str = "volumes[].efsVolumeConfiguration";
const S3_FILES: &str = "volumes[].s3filesVolumeConfiguration";

fn file_systems<'a>(task: &Task<'a>) -> Vec<Named<'a, FileSystem<'a>>> {
    let id = |text: &'a str| is_id(text, "fs-").then_some(text);
    let fsx = "volumes[].fsxWindowsFileServerVolumeConfiguration.fileSystemId";
    let mut found = all_named(task, &format!("{EFS}.fileSystemId"), |text| id(text).map(FileSystem::Efs));
    found.extend(all_named(task, &format!("{S3_FILES}.fileSystemArn"), |text| {
        Arn::parse(text).map(FileSystem::S3Files)
    }));
    found.extend(all_named(task, fsx, |text| id(text).map(FileSystem::FsxWindows)));
    found
}

fn access_points<'a>(task: &Task<'a>) -> Vec<Named<'a, AccessPoint<'a>>> {
    let mut found = Vec::new();
    for (path, value) in task.values(EFS) {
        let Some(own) = value.as_object().map(Object) else { continue };
        let file_system = own.text("fileSystemId").literal().filter(|id| !id.is_empty());
        let authorization = own.object("authorizationConfig").get();
        let id = authorization.and_then(|authorization| authorization.text("accessPointId").get());
        let path = path.key("authorizationConfig").key("accessPointId");
        found.extend(id.and_then(|id| {
            named(path, id, |id| is_id(id, "fsap-").then_some(AccessPoint::Efs { id, file_system }))
        }));
    }
    found.extend(all_named(task, &format!("{S3_FILES}.accessPointArn"), |text| {
        Arn::parse(text).map(AccessPoint::S3Files)
    }));
    found
}

/// Whether a text is an id: what its kind begins with, and hexadecimal digits.
fn is_id(text: &str, start: &str) -> bool {
    let digits = text.strip_prefix(start).unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests;
