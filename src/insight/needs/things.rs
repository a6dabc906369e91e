//! What a definition can name outside itself: roles, images, log groups, secrets, objects, file systems.

use std::borrow::Cow;

use crate::document::Path;
use crate::task::Arn;
use crate::task::secret_ref::Store;

/// A text of the document that names something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named<'a, T> {
    /// Where it stands.
    pub path: Path,
    /// As written.
    pub text: &'a str,
    /// What it names.
    pub names: Names<T>,
}

impl<T> Named<'_, T> {
    /// What can be looked up.
    pub fn thing(&self) -> Option<&T> {
        match &self.names {
            Names::Thing(thing) => Some(thing),
            Names::Placeholder | Names::Unreadable => None,
        }
    }
}

/// What a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Names<T> {
    /// This.
    Thing(T),
    /// Not known before somebody fills in a placeholder in it.
    Placeholder,
    /// Nothing: it has not the form of such a name.
    Unreadable,
}

/// What a role is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RoleUse {
    /// `taskRoleArn`: what the code may do.
    Task,
    /// `executionRoleArn`: what ECS does for the task.
    Execution,
}

/// An IAM role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Role<'a> {
    /// What it is for.
    pub usage: RoleUse,
    /// Its name without the path before it, as GetRole takes it.
    pub name: &'a str,
    /// Partition and account of its ARN; `None` where only the name is written: then it is a role of the account that
    /// the definition is registered in.
    pub owner: Option<(&'a str, &'a str)>,
}

/// Where an image is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Registry<'a> {
    /// A private registry of ECR.
    Ecr {
        /// Twelve digits.
        account: &'a str,
        /// Such as `eu-west-1`.
        region: &'a str,
    },
    /// The public gallery of ECR.
    EcrPublic,
    /// Docker Hub, named or by default.
    DockerHub,
    /// Any other host.
    Other(&'a str),
}

/// An image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageName<'a> {
    /// Where it is kept.
    pub registry: Registry<'a>,
    /// As its registry knows it: official images of Docker Hub with their `library/`.
    pub repository: Cow<'a, str>,
    /// The tag as written. A digest wins over it.
    pub tag: Option<&'a str>,
    /// Such as `sha256:…`.
    pub digest: Option<&'a str>,
}

/// A log group of CloudWatch Logs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogGroup<'a> {
    /// As written.
    pub name: &'a str,
    /// `awslogs-region`; `None` where it is absent.
    pub region: Option<&'a str>,
    /// The containers that log to it, by the names that sentences give them.
    pub containers: Vec<String>,
    /// Whether one of them has ECS make the group when it starts: `awslogs-create-group`.
    pub is_created_by_ecs: bool,
    /// Whether name or region hold a placeholder, so that nobody can look for it yet.
    pub has_placeholder: bool,
    /// Where the first of the containers names it.
    pub path: Path,
    /// Where the others do.
    pub also: Vec<Path>,
}

/// What a secret or parameter is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SecretUse {
    /// An environment variable.
    Variable,
    /// An option of a log driver.
    LogOption,
    /// The login of a private registry.
    RegistryLogin,
    /// The login of a file system of FSx for Windows.
    FsxLogin,
    /// A credential spec for gMSA.
    CredentialSpec,
}

/// A secret of Secrets Manager or a parameter of Systems Manager.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Secret {
    /// What it is for.
    pub usage: SecretUse,
    /// Which service keeps it.
    pub store: Store,
    /// By what DescribeSecret and GetParameters know it: its ARN without JSON key, stage and version, or its name.
    pub id: String,
    /// Its name. That of a secret ends with the six characters that Secrets Manager appends where an ARN names it.
    pub name: String,
    /// Region and account; `None` where it goes by its name alone.
    pub place: Option<(String, String)>,
    /// Which key of the JSON in the secret; empty for all of it.
    pub json_key: String,
    /// The staging label of a version.
    pub stage: String,
    /// The id of a version.
    pub version: String,
}

/// What an object in S3 is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ObjectUse {
    /// A file of environment variables.
    EnvironmentFile,
    /// The settings of the log router.
    FirelensConfig,
    /// A credential spec for gMSA.
    CredentialSpec,
}

/// An object in S3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct S3Object<'a> {
    /// What it is for.
    pub usage: ObjectUse,
    /// Of its ARN.
    pub partition: &'a str,
    /// The bucket.
    pub bucket: &'a str,
    /// The key.
    pub key: &'a str,
}

/// A file system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileSystem<'a> {
    /// Of EFS, by its id.
    Efs(&'a str),
    /// Of S3 Files, by its ARN.
    S3Files(Arn<'a>),
    /// Of FSx for Windows, by its id.
    FsxWindows(&'a str),
}

/// An access point of a file system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccessPoint<'a> {
    /// Of EFS.
    Efs {
        /// Its id.
        id: &'a str,
        /// The id of the file system that it must belong to, as written.
        file_system: Option<&'a str>,
    },
    /// Of S3 Files, by its ARN.
    S3Files(Arn<'a>),
}
