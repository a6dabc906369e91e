//! What several categories say of roles: whether the task execution role is missing, and one to begin with.

use super::Fix;
use super::fix::set;
use crate::document::Path;
use crate::task::Task;
pub(super) use crate::task::account::{is_account, own_account};

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
