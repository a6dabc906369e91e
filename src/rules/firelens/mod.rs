//! The rules of the category `firelens`: the log router of a task and the containers that log through it.
//!
//! Here stand the rows and the cases; the functions are in `config` and `router`.

mod config;
mod router;

use super::scope::{ANY, EC2, EXTERNAL, FARGATE, MANAGED_INSTANCES};
#[cfg(test)]
use super::testing::Case;
use super::{Check, Rule, Severity};
use crate::document::Path;
use crate::task::{Container, Object, Task};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/fargate-firelens-s3",
        severity: Severity::Error,
        applies: FARGATE,
        at: &["containerDefinitions[].firelensConfiguration.options{config-file-type}"],
        check: Check::Task(config::fargate_firelens_s3),
    },
    Rule {
        id: "ecs/awsfirelens-without-router",
        severity: Severity::Error,
        applies: ANY,
        at: &[
            "containerDefinitions[].logConfiguration.logDriver",
            "containerDefinitions[].firelensConfiguration",
        ],
        check: Check::Task(router::awsfirelens_without_router),
    },
    Rule {
        id: "ecs/firelens-without-consumer",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].firelensConfiguration"],
        check: Check::Task(router::firelens_without_consumer),
    },
    Rule {
        id: "ecs/firelens-multiple-routers",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].firelensConfiguration"],
        check: Check::Task(router::firelens_multiple_routers),
    },
    Rule {
        id: "ecs/firelens-config-pair",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].firelensConfiguration.options"],
        check: Check::Task(config::firelens_config_pair),
    },
    Rule {
        id: "ecs/firelens-config-type",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].firelensConfiguration.options{config-file-type}"],
        check: Check::Form(config::firelens_config_type),
    },
    Rule {
        id: "ecs/firelens-s3-arn",
        severity: Severity::Error,
        applies: EC2.and(EXTERNAL).and(MANAGED_INSTANCES),
        at: &["containerDefinitions[].firelensConfiguration.options{config-file-value}"],
        check: Check::Form(config::firelens_s3_arn),
    },
    Rule {
        id: "ecs/firelens-port-exposed",
        severity: Severity::Warning,
        applies: EC2,
        at: &["containerDefinitions[].portMappings[].containerPort"],
        check: Check::Task(router::firelens_port_exposed),
    },
    Rule {
        id: "ecs/depends-firelens-condition",
        severity: Severity::Warning,
        applies: EC2,
        at: &["containerDefinitions[].dependsOn[]"],
        check: Check::Task(router::depends_firelens_condition),
    },
    Rule {
        id: "ecs/firelens-metadata-value",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].firelensConfiguration.options{enable-ecs-log-metadata}"],
        check: Check::Form(config::firelens_metadata_value),
    },
    Rule {
        id: "ecs/firelens-router-self-route",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].firelensConfiguration", "containerDefinitions[].logConfiguration"],
        check: Check::Task(router::firelens_router_self_route),
    },
    Rule {
        id: "ecs/firelens-router-not-essential",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].firelensConfiguration", "containerDefinitions[].essential"],
        check: Check::Task(router::firelens_router_not_essential),
    },
    Rule {
        id: "ecs/firelens-router-memory",
        severity: Severity::Info,
        applies: ANY,
        at: &["containerDefinitions[].firelensConfiguration", "containerDefinitions[].memoryReservation"],
        check: Check::Task(router::firelens_router_memory),
    },
];

/// Each log router with its `firelensConfiguration` and the path of that.
fn routers<'t, 'a>(task: &'t Task<'a>) -> impl Iterator<Item = (&'t Container<'a>, Path, Object<'a>)> {
    task.containers.iter().filter_map(|container| {
        let router = container.object.object("firelensConfiguration").get()?;
        Some((container, container.path.key("firelensConfiguration"), router))
    })
}

#[cfg(test)]
pub(super) static CASES: &[Case] = &[
    Case {
        rule: "fargate-firelens-s3",
        bad: r#"{"requiresCompatibilities": ["FARGATE"], "containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit",
             "options": {"config-file-type": "s3", "config-file-value": "arn:aws:s3:::config/a/fluent.conf"}}}]}"#,
        at: "containerDefinitions[1].firelensConfiguration.options{config-file-type}",
        good: r#"{"requiresCompatibilities": ["FARGATE"], "containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit",
             "options": {"config-file-type": "file", "config-file-value": "/fluent.conf"}}}]}"#,
    },
    Case {
        rule: "fargate-firelens-s3",
        bad: r#"{"requiresCompatibilities": ["FARGATE"], "containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit",
             "options": {"config-file-type": "s3"}}}]}"#,
        at: "containerDefinitions[1].firelensConfiguration.options{config-file-type}",
        good: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit",
             "options": {"config-file-type": "s3", "config-file-value": "arn:aws:s3:::config/a/fluent.conf"}}}]}"#,
    },
    Case {
        rule: "awsfirelens-without-router",
        bad: r#"{"containerDefinitions": [
            {"name": "log_router"},
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}}]}"#,
        at: "containerDefinitions[1].logConfiguration.logDriver",
        good: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit"}}]}"#,
    },
    Case {
        rule: "awsfirelens-without-router",
        bad: r#"{"memory": "512", "requiresCompatibilities": ["FARGATE"], "containerDefinitions": [
            {"name": "app", "memoryReservation": 500,
             "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:1",
             "logConfiguration": {"logDriver": "awsfirelens"}, "firelensConfiguration": null}]}"#,
        at: "containerDefinitions[0].logConfiguration.logDriver",
        good: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": "fluentbit"}]}"#,
    },
    Case {
        rule: "firelens-without-consumer",
        bad: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awslogs",
             "options": {"awslogs-group": "/ecs/log", "awslogs-region": "eu-west-1"}}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit"}}]}"#,
        at: "containerDefinitions[1].firelensConfiguration",
        good: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit"}}]}"#,
    },
    Case {
        rule: "firelens-without-consumer",
        bad: r#"{"containerDefinitions": [
            {"name": "log", "firelensConfiguration": {"type": "fluentbit"},
             "logConfiguration": {"logDriver": "awslogs",
             "options": {"awslogs-group": "/ecs/log", "awslogs-region": "eu-west-1"}}}]}"#,
        at: "containerDefinitions[0].firelensConfiguration",
        good: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "${DRIVER}"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit"}}]}"#,
    },
    Case {
        rule: "firelens-multiple-routers",
        bad: r#"{"containerDefinitions": [
            {"name": "first", "firelensConfiguration": {"type": "fluentbit"}},
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "second", "firelensConfiguration": {"type": "fluentbit"}}]}"#,
        at: "containerDefinitions[2].firelensConfiguration",
        good: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit"}},
            {"name": "other", "firelensConfiguration": null}]}"#,
    },
    Case {
        rule: "firelens-config-pair",
        bad: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit",
             "options": {"config-file-type": "file", "config-file-value": null}}}]}"#,
        at: "containerDefinitions[1].firelensConfiguration.options",
        good: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit", "options": {}}}]}"#,
    },
    Case {
        rule: "firelens-config-pair",
        bad: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit",
             "options": {"config-file-value": "/fluent.conf"}}}]}"#,
        at: "containerDefinitions[1].firelensConfiguration.options",
        good: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit",
             "options": {"config-file-type": "file", "config-file-value": "${FILE}"}}}]}"#,
    },
    Case {
        rule: "firelens-config-type",
        bad: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit",
             "options": {"config-file-type": "S3", "config-file-value": "/fluent.conf"}}}]}"#,
        at: "containerDefinitions[1].firelensConfiguration.options{config-file-type}",
        good: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit",
             "options": {"config-file-type": "${TYPE}", "config-file-value": "/fluent.conf"}}}]}"#,
    },
    Case {
        rule: "firelens-s3-arn",
        bad: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit",
             "options": {"config-file-type": "s3", "config-file-value": "s3://config/fluent.conf"}}}]}"#,
        at: "containerDefinitions[1].firelensConfiguration.options{config-file-value}",
        good: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit",
             "options": {"config-file-type": "s3", "config-file-value": "arn:aws:s3:::config/a/fluent.conf"}}}]}"#,
    },
    Case {
        rule: "firelens-s3-arn",
        bad: r#"{"executionRoleArn": "arn:aws-cn:iam::111122223333:role/run", "containerDefinitions": [
            {"name": "app", "image": "111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/app:1",
             "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit",
             "options": {"config-file-type": "s3", "config-file-value": "s3://config/a/fluent.conf"}}}]}"#,
        at: "containerDefinitions[1].firelensConfiguration.options{config-file-value}",
        good: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit",
             "options": {"config-file-type": "s3", "config-file-value": "s3://${BUCKET}/fluent.conf"}}}]}"#,
    },
    Case {
        rule: "firelens-port-exposed",
        bad: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit"},
             "portMappings": [{"containerPort": 24224}]}]}"#,
        at: "containerDefinitions[1].portMappings[0].containerPort",
        good: r#"{"networkMode": "host", "containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit"},
             "portMappings": [{"containerPort": 24224}]}]}"#,
    },
    Case {
        rule: "firelens-port-exposed",
        bad: r#"{"networkMode": "bridge", "containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit"},
             "portMappings": [{"containerPort": 80}, {"containerPort": 24224, "hostPort": 0, "protocol": "udp"}]}]}"#,
        at: "containerDefinitions[1].portMappings[1].containerPort",
        good: r#"{"containerDefinitions": [
            {"name": "fluentd", "portMappings": [{"containerPort": 24224}]}]}"#,
    },
    Case {
        rule: "depends-firelens-condition",
        bad: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit"}}]}"#,
        at: "containerDefinitions[0].dependsOn",
        good: r#"{"networkMode": "awsvpc", "containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit"}}]}"#,
    },
    Case {
        rule: "depends-firelens-condition",
        bad: r#"{"networkMode": "bridge", "containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"},
             "dependsOn": [{"containerName": "log", "condition": "COMPLETE"}]},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit"}}]}"#,
        at: "containerDefinitions[0].dependsOn[0]",
        good: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"},
             "dependsOn": [{"containerName": "log", "condition": "HEALTHY"}]},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit"}}]}"#,
    },
    Case {
        rule: "depends-firelens-condition",
        bad: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"},
             "dependsOn": [{"containerName": "db", "condition": "START"}]},
            {"name": "db"},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit"}}]}"#,
        at: "containerDefinitions[0].dependsOn",
        good: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"},
             "dependsOn": [{"containerName": "db", "condition": "START"}, {"containerName": "log", "condition": "START"}]},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit"}},
            {"name": "db"}]}"#,
    },
    Case {
        rule: "firelens-metadata-value",
        bad: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit",
             "options": {"enable-ecs-log-metadata": "False"}}}]}"#,
        at: "containerDefinitions[1].firelensConfiguration.options{enable-ecs-log-metadata}",
        good: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit",
             "options": {"enable-ecs-log-metadata": false}}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit",
             "options": {"enable-ecs-log-metadata": "false"}}}]}"#,
    },
    Case {
        rule: "firelens-router-self-route",
        bad: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit"},
             "logConfiguration": {"logDriver": "awsfirelens"}}]}"#,
        at: "containerDefinitions[1].logConfiguration",
        good: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit"},
             "logConfiguration": {"logDriver": "awslogs",
             "options": {"awslogs-group": "/ecs/log", "awslogs-region": "eu-west-1"}}}]}"#,
    },
    Case {
        rule: "firelens-router-self-route",
        bad: r#"{"containerDefinitions": [
            {"name": "log", "firelensConfiguration": {"type": "fluentbit"},
             "logConfiguration": {"logDriver": "awsfirelens"}}]}"#,
        at: "containerDefinitions[0].logConfiguration",
        good: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit"}}]}"#,
    },
    Case {
        rule: "firelens-router-not-essential",
        bad: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit"}, "essential": false}]}"#,
        at: "containerDefinitions[1].essential",
        good: r#"{"containerDefinitions": [
            {"name": "app", "essential": false, "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit"}}]}"#,
    },
    Case {
        rule: "firelens-router-not-essential",
        bad: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"},
             "dependsOn": [{"containerName": "log", "condition": "SUCCESS"}]},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit"}, "essential": false}]}"#,
        at: "containerDefinitions[1].essential",
        good: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit"}, "essential": null}]}"#,
    },
    Case {
        rule: "firelens-router-memory",
        bad: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit"}}]}"#,
        at: "containerDefinitions[1].memoryReservation",
        good: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit"}, "memory": 64}]}"#,
    },
    Case {
        rule: "firelens-router-memory",
        bad: r#"{"memory": "512", "containerDefinitions": [
            {"name": "app", "memoryReservation": 450, "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit"}}]}"#,
        at: "containerDefinitions[1].memoryReservation",
        good: r#"{"containerDefinitions": [
            {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log", "firelensConfiguration": {"type": "fluentbit"}, "memoryReservation": "64"}]}"#,
    },
];
