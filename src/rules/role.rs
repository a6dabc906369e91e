//! What several categories say of roles: whether the task execution role is missing, and one to begin with.

use super::Fix;
use super::fix::set;
use crate::document::Path;
use crate::task::secret_ref::partition_of;
use crate::task::{Arn, Image, Task};

/// The name that the ECS console gives the role that it makes.
const EXECUTION_ROLE: &str = "ecsTaskExecutionRole";

/// Where the task execution role stands.
pub(super) fn execution_role_path() -> Path {
    Path::root().key("executionRoleArn")
}

/// Whether there is no task execution role: absent, `null` or empty.
pub(super) fn lacks_execution_role(task: &Task<'_>) -> bool {
    let role = task.object.text("executionRoleArn");
    role.is_absent() || role.is("")
}

/// Writes a task execution role of the name that the ECS console uses, in the account that the definition itself
/// tells. Where it tells none, the ARN has `ACCOUNT_ID` for it, which is then found as a placeholder.
pub(super) fn insert_execution_role(task: &Task<'_>) -> Fix {
    let (partition, account) = own_account(task).unwrap_or(("aws", "ACCOUNT_ID"));
    let arn = format!("arn:{partition}:iam::{account}:role/{EXECUTION_ROLE}");
    Fix::review([set(execution_role_path(), arn)])
}

/// Where the task role stands.
pub(super) fn task_role_path() -> Path {
    Path::root().key("taskRoleArn")
}

/// Whether there is no task role: absent, `null` or empty.
pub(super) fn lacks_task_role(task: &Task<'_>) -> bool {
    let role = task.object.text("taskRoleArn");
    role.is_absent() || role.is("")
}

/// Writes a task role whose name must still be filled in: no two programs need the same one.
pub(super) fn insert_task_role(task: &Task<'_>) -> Fix {
    let (partition, account) = own_account(task).unwrap_or(("aws", "ACCOUNT_ID"));
    let arn = format!("arn:{partition}:iam::{account}:role/<TASK_ROLE>");
    Fix::review([set(task_role_path(), arn)])
}

/// Partition and account of the roles, else of the first private registry of ECR that an image comes from.
pub(super) fn own_account<'a>(task: &Task<'a>) -> Option<(&'a str, &'a str)> {
    let is_whole = |(partition, account): &(&str, &str)| !partition.is_empty() && is_account(account);
    let roles = ["taskRoleArn", "executionRoleArn"].into_iter();
    let mut of_roles = roles
        .filter_map(|key| Arn::parse(task.object.text(key).get()?).map(|arn| (arn.partition, arn.account)));
    let of_image = || {
        let registries =
            task.containers.iter().filter_map(|container| Image::parse(container.image.get()?).ecr());
        registries.map(|registry| (partition_of(registry.region), registry.account)).find(is_whole)
    };
    of_roles.find(is_whole).or_else(of_image)
}

/// Whether a text has the form of an account id.
pub(super) fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}
