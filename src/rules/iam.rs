//! The rules of the category `iam`: the two roles, and what needs them.

use super::fix::{remove, set};
use super::image::{is_private_ecr, meant};
use super::role::{
    execution_role_path, insert_execution_role, is_account, lacks_execution_role, lacks_task_role,
    own_account, task_role_path,
};
use super::scope::{ANY, FARGATE, MANAGED_INSTANCES};
#[cfg(test)]
use super::testing::Case;
use super::{Check, Finding, Findings, Fix, Rule, Severity};
use crate::document::Path;
use crate::task::container::shorten;
use crate::task::{Arn, Container, Task};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/task-role-invalid",
        severity: Severity::Error,
        applies: ANY,
        at: &["taskRoleArn", "executionRoleArn"],
        check: Check::Form(task_role_invalid),
    },
    Rule {
        id: "ecs/fargate-exec-role-awslogs",
        severity: Severity::Error,
        applies: FARGATE,
        at: &["executionRoleArn"],
        check: Check::Task(fargate_exec_role_awslogs),
    },
    Rule {
        id: "ecs/fargate-exec-role-ecr",
        severity: Severity::Error,
        applies: FARGATE,
        at: &["executionRoleArn", "containerDefinitions[].image"],
        check: Check::Task(fargate_exec_role_ecr),
    },
    Rule {
        id: "ecs/repository-credentials-exec-role",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].repositoryCredentials", "executionRoleArn"],
        check: Check::Task(repository_credentials_exec_role),
    },
    Rule {
        id: "ecs/secrets-exec-role",
        severity: Severity::Error,
        applies: ANY,
        at: &["executionRoleArn", "containerDefinitions[].secrets"],
        check: Check::Task(secrets_exec_role),
    },
    Rule {
        id: "ecs/secret-options-exec-role",
        severity: Severity::Error,
        applies: ANY,
        at: &["executionRoleArn", "containerDefinitions[].logConfiguration.secretOptions"],
        check: Check::Task(secret_options_exec_role),
    },
    Rule {
        id: "ecs/execution-role-not-arn",
        severity: Severity::Warning,
        applies: ANY,
        at: &["executionRoleArn"],
        check: Check::Form(execution_role_not_arn),
    },
    Rule {
        id: "ecs/env-files-exec-role",
        severity: Severity::Warning,
        applies: FARGATE.and(MANAGED_INSTANCES),
        at: &["containerDefinitions[].environmentFiles", "executionRoleArn"],
        check: Check::Task(env_files_exec_role),
    },
    Rule {
        id: "ecs/same-role-twice",
        severity: Severity::Info,
        applies: ANY,
        at: &["taskRoleArn", "executionRoleArn"],
        check: Check::Task(same_role_twice),
    },
    Rule {
        id: "ecs/awslogs-create-group-permission",
        severity: Severity::Info,
        applies: ANY,
        at: &["containerDefinitions[].logConfiguration.options{awslogs-create-group}"],
        check: Check::Task(awslogs_create_group_permission),
    },
    Rule {
        id: "ecs/firelens-task-role",
        severity: Severity::Info,
        applies: ANY,
        at: &["containerDefinitions[].firelensConfiguration", "taskRoleArn"],
        check: Check::Task(firelens_task_role),
    },
    Rule {
        id: "ecs/task-role-missing",
        severity: Severity::Info,
        applies: ANY,
        at: &["taskRoleArn"],
        check: Check::Task(task_role_missing),
    },
];

fn task_role_invalid(task: &Task<'_>, findings: &mut Findings) {
    for field in ["taskRoleArn", "executionRoleArn"] {
        // A bare name is a role: the task role may be one, and the execution role has a rule of its own for it.
        let is_wrong = |role: &&str| role.is_empty() || (Arn::is_meant_by(role) && !is_role_arn(role));
        let Some(role) = task.object.text(field).get().filter(is_wrong) else { continue };
        let path = Path::root().key(field);
        let finding = findings.at(path.clone());
        finding.arg("role", field).arg("value", shorten(role));
        finding.arg("form", if role.is_empty() { "empty" } else { "other" });
        // ECS would take an absent role for none, which is what an empty one is meant for.
        finding.fix_if(role.is_empty().then(|| Fix::safe([remove(path)])));
    }
}

fn fargate_exec_role_awslogs(task: &Task<'_>, findings: &mut Findings) {
    let driver = |container: &Container<'_>| {
        let log = container.log.as_ref().filter(|log| log.driver.is("awslogs"))?;
        Some(log.path.key("logDriver"))
    };
    if let Some((_, finding)) = execution_role_missing(task, findings, driver) {
        finding.fix(insert_execution_role(task));
    }
}

fn fargate_exec_role_ecr(task: &Task<'_>, findings: &mut Findings) {
    let image = |container: &Container<'_>| {
        container.image.get().filter(|image| is_private_ecr(image))?;
        Some(container.path.key("image"))
    };
    if let Some((container, finding)) = execution_role_missing(task, findings, image) {
        finding.arg("image", shorten(meant(container.image.get().unwrap_or_default())));
        finding.fix(insert_execution_role(task));
    }
}

fn repository_credentials_exec_role(task: &Task<'_>, findings: &mut Findings) {
    let credentials = |container: &Container<'_>| {
        container.object.object("repositoryCredentials").get()?;
        Some(container.path.key("repositoryCredentials"))
    };
    if let Some((_, finding)) = execution_role_missing(task, findings, credentials) {
        finding.fix(insert_execution_role(task));
    }
}

fn secrets_exec_role(task: &Task<'_>, findings: &mut Findings) {
    let secrets = |container: &Container<'_>| {
        container.object.list("secrets").get().filter(|list| !list.is_empty())?;
        Some(container.path.key("secrets"))
    };
    if let Some((_, finding)) = execution_role_missing(task, findings, secrets) {
        finding.fix(insert_execution_role(task));
    }
}

fn secret_options_exec_role(task: &Task<'_>, findings: &mut Findings) {
    let options = |container: &Container<'_>| {
        let log = container.object.object("logConfiguration").get()?;
        log.list("secretOptions").get().filter(|list| !list.is_empty())?;
        Some(container.path.key("logConfiguration").key("secretOptions"))
    };
    if let Some((_, finding)) = execution_role_missing(task, findings, options) {
        finding.fix(insert_execution_role(task));
    }
}

fn execution_role_not_arn(task: &Task<'_>, findings: &mut Findings) {
    let role = task.object.text("executionRoleArn").get();
    let Some(role) = role.filter(|role| !role.is_empty() && !Arn::is_meant_by(role)) else { return };
    let finding = findings.at(execution_role_path());
    finding.arg("value", shorten(role));
    let name = role.strip_prefix("role/").unwrap_or(role).trim_start_matches('/');
    if let Some((partition, account)) = own_account(task).filter(|_| is_role_name(name)) {
        let arn = format!("arn:{partition}:iam::{account}:role/{name}");
        finding.fix(Fix::review([set(execution_role_path(), arn)]));
    }
}

fn env_files_exec_role(task: &Task<'_>, findings: &mut Findings) {
    execution_role_missing(task, findings, |container| {
        container.object.list("environmentFiles").get().filter(|list| !list.is_empty())?;
        Some(container.path.key("environmentFiles"))
    });
}

fn same_role_twice(task: &Task<'_>, findings: &mut Findings) {
    let Some(role) = task.object.text("taskRoleArn").get().filter(|role| !role.is_empty()) else { return };
    if task.object.text("executionRoleArn").is(role) {
        let name = role.rsplit('/').next().filter(|name| !name.is_empty()).unwrap_or(role);
        let finding = findings.at(task_role_path());
        finding.arg("name", shorten(name)).also(execution_role_path());
    }
}

fn awslogs_create_group_permission(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        let Some(log) = container.log.as_ref() else { continue };
        // Other drivers do not know the option.
        if log.driver.get().is_some_and(|driver| driver != "awslogs") {
            continue;
        }
        let option = log.options.get().and_then(|options| options.text("awslogs-create-group").get());
        if option.is_some_and(|option| option.eq_ignore_ascii_case("true")) {
            let path = log.path.key("options").key("awslogs-create-group");
            findings.at(path).arg("container", container.label());
        }
    }
}

fn firelens_task_role(task: &Task<'_>, findings: &mut Findings) {
    if !lacks_task_role(task) {
        return;
    }
    let is_router = |container: &&Container<'_>| container.object.object("firelensConfiguration").is_set();
    let mut routers = task.containers.iter().filter(is_router).peekable();
    if let Some(first) = routers.peek() {
        let finding = findings.at(task_role_path());
        finding.arg("container", first.label());
        finding.also.extend(routers.map(|router| router.path.key("firelensConfiguration")));
    }
}

fn task_role_missing(task: &Task<'_>, findings: &mut Findings) {
    if lacks_task_role(task) {
        findings.at(task_role_path());
    }
}

/// Reports that there is no task execution role where a container has something that needs one; `need` says where
/// it stands. Gives the first such container with the finding. Facts: `container`.
fn execution_role_missing<'t, 'f>(
    task: &'t Task<'_>,
    findings: &'f mut Findings,
    need: impl Fn(&Container<'_>) -> Option<Path>,
) -> Option<(&'t Container<'t>, &'f mut Finding)> {
    if !lacks_execution_role(task) {
        return None;
    }
    let needs = task.containers.iter().filter_map(|container| Some((container, need(container)?)));
    let mut needs = needs.peekable();
    let first = needs.peek()?.0;
    let finding = findings.at(execution_role_path());
    finding.arg("container", first.label());
    finding.also.extend(needs.map(|(_, path)| path));
    Some((first, finding))
}

fn is_role_arn(text: &str) -> bool {
    Arn::parse(text).is_some_and(|arn| {
        let has_role = |name: &str| !name.is_empty() && !name.ends_with('/');
        !arn.partition.is_empty()
            && arn.service == "iam"
            && arn.region.is_empty()
            && is_account(arn.account)
            && arn.resource.strip_prefix("role/").is_some_and(has_role)
    })
}

/// The characters that IAM takes in the name of a role, and the slashes of its path.
fn is_role_name(text: &str) -> bool {
    !text.is_empty()
        && !text.ends_with('/')
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_+=,.@-/".contains(&byte))
}

#[cfg(test)]
pub(super) static CASES: &[Case] = &[
    Case {
        rule: "task-role-invalid",
        bad: r#"{"taskRoleArn": ""}"#,
        at: "taskRoleArn",
        good: r#"{"taskRoleArn": "app", "executionRoleArn": null}"#,
    },
    Case {
        rule: "task-role-invalid",
        bad: r#"{"executionRoleArn": "arn:aws:iam::11112222333:role/app"}"#,
        at: "executionRoleArn",
        good: r#"{"taskRoleArn": "arn:aws-cn:iam::111122223333:role/team/app",
            "executionRoleArn": "arn:aws:iam::ACCOUNT_ID:role/app"}"#,
    },
    Case {
        rule: "task-role-invalid",
        bad: r#"{"taskRoleArn": "arn:aws:iam::111122223333:instance-profile/role/app"}"#,
        at: "taskRoleArn",
        good: r#"{"taskRoleArn": {"Ref": "Role"}, "executionRoleArn": "ecsTaskExecutionRole"}"#,
    },
    Case {
        rule: "fargate-exec-role-awslogs",
        bad: r#"{"requiresCompatibilities": ["FARGATE"], "executionRoleArn": "", "containerDefinitions": [
            {"name": "web", "logConfiguration": {"logDriver": "awslogs"}}]}"#,
        at: "executionRoleArn",
        good: r#"{"requiresCompatibilities": ["EC2"], "containerDefinitions": [
            {"name": "web", "logConfiguration": {"logDriver": "awslogs"}}]}"#,
    },
    Case {
        rule: "fargate-exec-role-awslogs",
        bad: r#"{"requiresCompatibilities": ["FARGATE"], "taskRoleArn": "arn:aws:iam::111122223333:role/app",
            "containerDefinitions": [{"name": "web"}, {"name": "api", "logConfiguration": {"logDriver": "awslogs"}}]}"#,
        at: "executionRoleArn",
        good: r#"{"requiresCompatibilities": ["FARGATE"], "executionRoleArn": 1, "containerDefinitions": [
            {"name": "web", "logConfiguration": {"logDriver": "awslogs"}}]}"#,
    },
    Case {
        rule: "fargate-exec-role-ecr",
        bad: r#"{"requiresCompatibilities": ["FARGATE"], "containerDefinitions": [
            {"name": "web", "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1"}]}"#,
        at: "executionRoleArn",
        good: r#"{"requiresCompatibilities": ["FARGATE"], "containerDefinitions": [
            {"name": "web", "image": "public.ecr.aws/example/web:1"},
            {"name": "api", "image": "1111.dkr.ecr.eu-west-1.amazonaws.com/api:1"}]}"#,
    },
    Case {
        rule: "fargate-exec-role-ecr",
        bad: r#"{"requiresCompatibilities": ["FARGATE"], "containerDefinitions": [
            {"name": "web", "image": "${ACCOUNT}.dkr-ecr.eu-west-1.on.aws/web:1"}]}"#,
        at: "executionRoleArn",
        good: r#"{"requiresCompatibilities": ["FARGATE"], "executionRoleArn": "${ROLE}", "containerDefinitions": [
            {"name": "web", "image": "111122223333.dkr-ecr.eu-west-1.on.aws/web:1"}]}"#,
    },
    Case {
        rule: "fargate-exec-role-ecr",
        bad: r#"{"requiresCompatibilities": ["FARGATE"], "taskRoleArn": "arn::iam::111122223333:role/app",
            "containerDefinitions": [{"name": "web", "image": "111122223333.dkr.ecr..amazonaws.com/web:1"}]}"#,
        at: "executionRoleArn",
        good: r#"{"requiresCompatibilities": ["FARGATE"], "containerDefinitions": [{"name": "web", "image": null}]}"#,
    },
    Case {
        rule: "repository-credentials-exec-role",
        bad: r#"{"containerDefinitions": [{"name": "web", "image": "registry.example.com/web:1",
            "repositoryCredentials": {"credentialsParameter": "login"}}]}"#,
        at: "executionRoleArn",
        good: r#"{"containerDefinitions": [{"name": "web", "repositoryCredentials": null}]}"#,
    },
    Case {
        rule: "secrets-exec-role",
        bad: r#"{"executionRoleArn": null, "containerDefinitions": [
            {"name": "web", "secrets": [{"name": "A", "valueFrom": "/a"}]}]}"#,
        at: "executionRoleArn",
        good: r#"{"containerDefinitions": [{"name": "web", "secrets": []}]}"#,
    },
    Case {
        rule: "secret-options-exec-role",
        bad: r#"{"containerDefinitions": [{"name": "web", "logConfiguration":
            {"logDriver": "splunk", "secretOptions": [{"name": "splunk-token", "valueFrom": "/token"}]}}]}"#,
        at: "executionRoleArn",
        good: r#"{"containerDefinitions": [{"name": "web", "logConfiguration":
            {"logDriver": "splunk", "secretOptions": []}}]}"#,
    },
    Case {
        rule: "execution-role-not-arn",
        bad: r#"{"executionRoleArn": "ecsTaskExecutionRole", "taskRoleArn": "arn:aws-cn:iam::111122223333:role/app"}"#,
        at: "executionRoleArn",
        good: r#"{"executionRoleArn": "", "taskRoleArn": "app"}"#,
    },
    Case {
        rule: "execution-role-not-arn",
        bad: r#"{"executionRoleArn": "/ecsTaskExecutionRole"}"#,
        at: "executionRoleArn",
        good: r#"{"executionRoleArn": "<EXECUTION_ROLE>"}"#,
    },
    Case {
        rule: "env-files-exec-role",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "containerDefinitions": [
            {"name": "web", "environmentFiles": [{"type": "s3", "value": "arn:aws:s3:::config/app.env"}]}]}"#,
        at: "executionRoleArn",
        good: r#"{"requiresCompatibilities": ["EC2"], "containerDefinitions": [
            {"name": "web", "environmentFiles": [{"type": "s3", "value": "arn:aws:s3:::config/app.env"}]}]}"#,
    },
    Case {
        rule: "same-role-twice",
        bad: r#"{"taskRoleArn": "arn:aws:iam::111122223333:role/app",
            "executionRoleArn": "arn:aws:iam::111122223333:role/app"}"#,
        at: "taskRoleArn",
        good: r#"{"taskRoleArn": "", "executionRoleArn": ""}"#,
    },
    Case {
        rule: "awslogs-create-group-permission",
        bad: r#"{"containerDefinitions": [{"name": "web", "logConfiguration":
            {"logDriver": "awslogs", "options": {"awslogs-create-group": "true"}}}]}"#,
        at: "containerDefinitions[0].logConfiguration.options{awslogs-create-group}",
        good: r#"{"containerDefinitions": [{"name": "web", "logConfiguration":
            {"logDriver": "awslogs", "options": {"awslogs-create-group": "false"}}}]}"#,
    },
    Case {
        rule: "firelens-task-role",
        bad: r#"{"containerDefinitions": [{"name": "web"}, {"name": "router", "firelensConfiguration": {"type": "fluentbit"}}]}"#,
        at: "taskRoleArn",
        good: r#"{"taskRoleArn": "app", "containerDefinitions": [
            {"name": "router", "firelensConfiguration": {"type": "fluentbit"}}]}"#,
    },
    Case {
        rule: "task-role-missing",
        bad: r#"{"taskRoleArn": ""}"#,
        at: "taskRoleArn",
        good: r#"{"taskRoleArn": "app"}"#,
    },
    Case {
        rule: "task-role-missing",
        bad: r#"{"taskRoleArn": null}"#,
        at: "taskRoleArn",
        good: r#"{"taskRoleArn": 7}"#,
    },
];
