//! The rules of the category `logging`: log drivers and their options, except FireLens.
//!
//! Here stand the rows and the cases; the functions are in `awslogs`, `buffer` and `driver`.

mod awslogs;
mod buffer;
mod driver;

use super::scope::{ANY, EC2, EXTERNAL, MANAGED_INSTANCES};
#[cfg(test)]
use super::testing::Case;
use super::{Check, Rule, Severity};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/awslogs-group-missing",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].logConfiguration.options{awslogs-group}"],
        check: Check::Task(awslogs::awslogs_group_missing),
    },
    Rule {
        id: "ecs/awslogs-region-missing",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].logConfiguration.options{awslogs-region}"],
        check: Check::Task(awslogs::awslogs_region_missing),
    },
    Rule {
        id: "ecs/awslogs-group-characters",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].logConfiguration.options{awslogs-group}"],
        check: Check::Task(awslogs::awslogs_group_characters),
    },
    Rule {
        id: "ecs/awslogs-option-refused",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].logConfiguration.options"],
        check: Check::Task(awslogs::awslogs_option_refused),
    },
    Rule {
        id: "ecs/awslogs-datetime-and-multiline",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].logConfiguration.options"],
        check: Check::Task(awslogs::awslogs_datetime_and_multiline),
    },
    Rule {
        id: "ecs/log-mode-value",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].logConfiguration.options{mode}"],
        check: Check::Form(buffer::log_mode_value),
    },
    Rule {
        id: "ecs/splunk-options-missing",
        severity: Severity::Error,
        applies: ANY,
        at: &[
            "containerDefinitions[].logConfiguration.options",
            "containerDefinitions[].logConfiguration.secretOptions",
        ],
        check: Check::Task(driver::splunk_options_missing),
    },
    Rule {
        id: "ecs/awslogs-option-unknown",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].logConfiguration.options"],
        check: Check::Task(awslogs::awslogs_option_unknown),
    },
    Rule {
        id: "ecs/awslogs-create-group-value",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].logConfiguration.options{awslogs-create-group}"],
        check: Check::Form(awslogs::awslogs_create_group_value),
    },
    Rule {
        id: "ecs/awslogs-stream-prefix-missing",
        severity: Severity::Warning,
        applies: EC2.and(EXTERNAL).and(MANAGED_INSTANCES),
        at: &["containerDefinitions[].logConfiguration.options{awslogs-stream-prefix}"],
        check: Check::Task(awslogs::awslogs_stream_prefix_missing),
    },
    Rule {
        id: "ecs/log-buffer-with-blocking",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].logConfiguration.options{max-buffer-size}"],
        check: Check::Task(buffer::log_buffer_with_blocking),
    },
    Rule {
        id: "ecs/log-buffer-format",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].logConfiguration.options{max-buffer-size}"],
        check: Check::Form(buffer::log_buffer_format),
    },
    Rule {
        id: "ecs/secret-option-duplicate",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].logConfiguration.secretOptions[].name"],
        check: Check::Task(driver::secret_option_duplicate),
    },
    Rule {
        id: "ecs/log-config-missing",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].logConfiguration"],
        check: Check::Task(driver::log_config_missing),
    },
    Rule {
        id: "ecs/log-driver-unknown",
        severity: Severity::Warning,
        applies: EC2.and(EXTERNAL).and(MANAGED_INSTANCES),
        at: &["containerDefinitions[].logConfiguration.logDriver"],
        check: Check::Form(driver::log_driver_unknown),
    },
    Rule {
        id: "ecs/log-mode-blocking",
        severity: Severity::Info,
        applies: ANY,
        at: &["containerDefinitions[].logConfiguration.options{mode}"],
        check: Check::Task(buffer::log_mode_blocking),
    },
    Rule {
        id: "ecs/log-driver-instance-config",
        severity: Severity::Info,
        applies: EC2.and(EXTERNAL),
        at: &["containerDefinitions[].logConfiguration.logDriver"],
        check: Check::Task(driver::log_driver_instance_config),
    },
];

#[cfg(test)]
pub(super) static CASES: &[Case] = &[
    Case {
        rule: "awslogs-group-missing",
        bad: r#"{"family": "shop", "containerDefinitions": [{"name": "web",
             "logConfiguration": {"logDriver": "awslogs",
            "options": {"awslogs-group": null, "awslogs-region": "eu-west-1"}}}]}"#,
        at: "containerDefinitions[0].logConfiguration.options{awslogs-group}",
        good: r#"{"containerDefinitions": [
            {"logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": ""}}},
            {"logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": 5}}},
            {"logConfiguration": {"logDriver": "awslogs", "options": "none"}},
            {"logConfiguration": {"logDriver": "json-file"}}]}"#,
    },
    Case {
        rule: "awslogs-group-missing",
        bad: r#"{"family": "my ${ENV}", "containerDefinitions": [{"name": "web",
            "logConfiguration": {"logDriver": "awslogs"}}]}"#,
        at: "containerDefinitions[0].logConfiguration.options{awslogs-group}",
        good: r#"{"containerDefinitions": [
            {"logConfiguration": {"options": {}}},
            {"logConfiguration": {"logDriver": null}}]}"#,
    },
    Case {
        rule: "awslogs-region-missing",
        bad: r#"{"containerDefinitions": [{"name": "web", "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1",
            "logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": "/ecs/web"}}}]}"#,
        at: "containerDefinitions[0].logConfiguration.options{awslogs-region}",
        good: r#"{"containerDefinitions": [
            {"logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-region": "${REGION}"}}},
            {"logConfiguration": {"logDriver": "splunk"}}]}"#,
    },
    Case {
        rule: "awslogs-region-missing",
        bad: r#"{"containerDefinitions": [{"name": "web", "logConfiguration": {"logDriver": "awslogs",
             "options": null}}]}"#,
        at: "containerDefinitions[0].logConfiguration.options{awslogs-region}",
        good: r#"{"containerDefinitions": [
            {"logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-region": "eu-west-1"}}}]}"#,
    },
    Case {
        rule: "awslogs-group-characters",
        bad: r#"{"containerDefinitions": [{"name": "web", "logConfiguration": {"logDriver": "awslogs",
             "options": {"awslogs-group": "/ecs/my app"}}}]}"#,
        at: "containerDefinitions[0].logConfiguration.options{awslogs-group}",
        good: r#"{"containerDefinitions": [
            {"logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": "/ecs/a.b-c_d#e"}}},
            {"logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": null}}},
            {"logConfiguration": {"logDriver": "awsfirelens", "options": {"awslogs-group": "/ecs/my app"}}}]}"#,
    },
    Case {
        rule: "awslogs-group-characters",
        bad: r#"{"containerDefinitions": [{"name": "web", "logConfiguration": {"logDriver": "awslogs",
             "options": {"awslogs-group": "/ecs/<TASK>"}}}]}"#,
        at: "containerDefinitions[0].logConfiguration.options{awslogs-group}",
        good: r#"{"containerDefinitions": [
            {"logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": 5}}}]}"#,
    },
    Case {
        rule: "awslogs-option-refused",
        bad: r#"{"containerDefinitions": [{"name": "web", "logConfiguration": {"logDriver": "awslogs",
             "options": {"awslogs-group": "/ecs/web", "awslogs-region": "eu-west-1",
            "awslogs-endpoint": "http://localhost:4566"}}}]}"#,
        at: "containerDefinitions[0].logConfiguration.options{awslogs-endpoint}",
        good: r#"{"containerDefinitions": [
            {"logConfiguration": {"logDriver": "awslogs", "options": {"tag": null, "awslogs-groups": "x"}}},
            {"logConfiguration": {"logDriver": "json-file", "options": {"tag": "x"}}}]}"#,
    },
    Case {
        rule: "awslogs-datetime-and-multiline",
        bad: r#"{"containerDefinitions": [{"name": "web", "logConfiguration": {"logDriver": "awslogs",
             "options": {"awslogs-group": "/ecs/web", "awslogs-region": "eu-west-1",
            "awslogs-datetime-format": "%Y", "awslogs-multiline-pattern": "^INFO"}}}]}"#,
        at: "containerDefinitions[0].logConfiguration.options",
        good: r#"{"containerDefinitions": [
            {"logConfiguration": {"logDriver": "awslogs",
             "options": {"awslogs-datetime-format": "%Y", "awslogs-multiline-pattern": null}}},
            {"logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-multiline-pattern": "^INFO"}}}]}"#,
    },
    Case {
        rule: "log-mode-value",
        bad: r#"{"containerDefinitions": [{"name": "web", "logConfiguration": {"logDriver": "awslogs",
             "options": {"awslogs-group": "/ecs/web", "awslogs-region": "eu-west-1", "mode": "async"}}}]}"#,
        at: "containerDefinitions[0].logConfiguration.options{mode}",
        good: r#"{"containerDefinitions": [
            {"logConfiguration": {"logDriver": "awslogs", "options": {"mode": "blocking"}}},
            {"logConfiguration": {"logDriver": "awslogs", "options": {"mode": "${MODE}"}}},
            {"logConfiguration": {"logDriver": "awsfirelens", "options": {"mode": "upsert"}}}]}"#,
    },
    Case {
        rule: "log-mode-value",
        bad: r#"{"containerDefinitions": [{"name": "web", "logConfiguration": {"logDriver": "awslogs",
             "options": {"awslogs-group": "/ecs/web", "awslogs-region": "eu-west-1", "mode": "Blocking"}}}]}"#,
        at: "containerDefinitions[0].logConfiguration.options{mode}",
        good: r#"{"containerDefinitions": [
            {"logConfiguration": {"logDriver": "awslogs", "options": {"mode": "non-blocking"}}},
            {"logConfiguration": {"logDriver": "awslogs", "options": {"mode": null}}}]}"#,
    },
    Case {
        rule: "splunk-options-missing",
        bad: r#"{"containerDefinitions": [{"name": "web", "logConfiguration": {"logDriver": "splunk",
            "options": {"splunk-url": "https://splunk.example.com:8088"}, "secretOptions": []}}]}"#,
        at: "containerDefinitions[0].logConfiguration.secretOptions",
        good: r#"{"containerDefinitions": [
            {"logConfiguration": {"logDriver": "splunk",
             "options": {"splunk-url": "https://x", "splunk-token": "0"}}},
            {"logConfiguration": {"logDriver": "splunk",
             "options": {"splunk-url": "https://x"}, "secretOptions": [{"name": "splunk-token"}]}},
            {"logConfiguration": {"logDriver": "splunk",
             "options": {"splunk-url": "https://x"}, "secretOptions": [{"name": "${NAME}"}]}}]}"#,
    },
    Case {
        rule: "splunk-options-missing",
        bad: r#"{"containerDefinitions": [{"name": "web", "logConfiguration": {"logDriver": "splunk"}}]}"#,
        at: "containerDefinitions[0].logConfiguration.options",
        good: r#"{"containerDefinitions": [
            {"logConfiguration": {"logDriver": "splunk", "options": [], "secretOptions": {}}},
            {"logConfiguration": {"logDriver": "gelf"}}]}"#,
    },
    Case {
        rule: "awslogs-option-unknown",
        bad: r#"{"containerDefinitions": [{"name": "web", "logConfiguration": {"logDriver": "awslogs",
             "options": {"awslogs-groups": "/ecs/web",
            "awslogs-region": "eu-west-1"}}}]}"#,
        at: "containerDefinitions[0].logConfiguration.options{awslogs-groups}",
        good: r#"{"containerDefinitions": [
            {"logConfiguration": {"logDriver": "awslogs",
             "options": {"max-buffer-size": "4m", "tag": "x", "max-size": null}}},
            {"logConfiguration": {"logDriver": "json-file", "options": {"max-size": "10m"}}}]}"#,
    },
    Case {
        rule: "awslogs-create-group-value",
        bad: r#"{"containerDefinitions": [{"name": "web", "logConfiguration": {"logDriver": "awslogs",
             "options": {"awslogs-group": "/ecs/web", "awslogs-region": "eu-west-1",
            "awslogs-create-group": "yes"}}}]}"#,
        at: "containerDefinitions[0].logConfiguration.options{awslogs-create-group}",
        good: r#"{"containerDefinitions": [
            {"logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-create-group": "true"}}},
            {"logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-create-group": true}}},
            {"logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-create-group": "${CREATE}"}}}]}"#,
    },
    Case {
        rule: "awslogs-create-group-value",
        bad: r#"{"containerDefinitions": [{"name": "web", "logConfiguration": {"logDriver": "awslogs",
             "options": {"awslogs-group": "/ecs/web", "awslogs-region": "eu-west-1",
            "awslogs-create-group": "True"}}}]}"#,
        at: "containerDefinitions[0].logConfiguration.options{awslogs-create-group}",
        good: r#"{"containerDefinitions": [
            {"logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-create-group": "false"}}}]}"#,
    },
    Case {
        rule: "awslogs-stream-prefix-missing",
        bad: r#"{"containerDefinitions": [{"name": "web", "logConfiguration": {"logDriver": "awslogs",
             "options": {"awslogs-group": "/ecs/web", "awslogs-region": "eu-west-1"}}}]}"#,
        at: "containerDefinitions[0].logConfiguration.options{awslogs-stream-prefix}",
        good: r#"{"requiresCompatibilities": ["EC2", "FARGATE"], "containerDefinitions": [
            {"logConfiguration": {"logDriver": "awslogs", "options": {}}}]}"#,
    },
    Case {
        rule: "log-buffer-with-blocking",
        bad: r#"{"containerDefinitions": [{"name": "web", "logConfiguration": {"logDriver": "awslogs",
             "options": {"awslogs-group": "/ecs/web", "awslogs-region": "eu-west-1",
            "mode": "blocking", "max-buffer-size": "25m"}}}]}"#,
        at: "containerDefinitions[0].logConfiguration.options{max-buffer-size}",
        good: r#"{"containerDefinitions": [
            {"logConfiguration": {"logDriver": "awslogs", "options": {"max-buffer-size": "25m"}}},
            {"logConfiguration": {"logDriver": "awslogs", "options": {"mode": "blocking"}}},
            {"logConfiguration": {"logDriver": "awsfirelens",
             "options": {"mode": "blocking", "max-buffer-size": "25m"}}}]}"#,
    },
    Case {
        rule: "log-buffer-format",
        bad: r#"{"containerDefinitions": [{"name": "web", "logConfiguration": {"logDriver": "awslogs",
             "options": {"awslogs-group": "/ecs/web", "awslogs-region": "eu-west-1", "max-buffer-size": "1.5m"}}}]}"#,
        at: "containerDefinitions[0].logConfiguration.options{max-buffer-size}",
        good: r#"{"containerDefinitions": [
            {"logConfiguration": {"logDriver": "awslogs", "options": {"max-buffer-size": "25m"}}},
            {"logConfiguration": {"logDriver": "awslogs", "options": {"max-buffer-size": "1G"}}},
            {"logConfiguration": {"logDriver": "awslogs", "options": {"max-buffer-size": "1048576"}}},
            {"logConfiguration": {"logDriver": "awslogs", "options": {"max-buffer-size": "26214400b"}}},
            {"logConfiguration": {"logDriver": "awslogs", "options": {"max-buffer-size": "${SIZE}"}}}]}"#,
    },
    Case {
        rule: "secret-option-duplicate",
        bad: r#"{"executionRoleArn": "arn:aws:iam::111122223333:role/run", "containerDefinitions": [{"name": "web",
            "logConfiguration": {"logDriver": "splunk", "options": {"splunk-url": "https://x", "splunk-token": "0"},
            "secretOptions": [{"name": "splunk-token", "valueFrom": "token"}]}}]}"#,
        at: "containerDefinitions[0].logConfiguration.secretOptions[0].name",
        good: r#"{"containerDefinitions": [
            {"logConfiguration": {"logDriver": "splunk",
             "options": {"splunk-token": null}, "secretOptions": [{"name": "splunk-token"}]}},
            {"logConfiguration": {"logDriver": "splunk", "options": {"splunk-token": "0"}}}]}"#,
    },
    Case {
        rule: "log-config-missing",
        bad: r#"{"containerDefinitions": [{"name": "web", "logConfiguration": null}]}"#,
        at: "containerDefinitions[0].logConfiguration",
        good: r#"{"containerDefinitions": [
            {"logConfiguration": {"logDriver": "json-file"}},
            {"logConfiguration": {}},
            {"logConfiguration": "awslogs"}]}"#,
    },
    Case {
        rule: "log-config-missing",
        bad: r#"{"requiresCompatibilities": ["FARGATE"], "family": "shop", "containerDefinitions": [{"name": "web",
            "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1"}]}"#,
        at: "containerDefinitions[0].logConfiguration",
        good: r#"{"containerDefinitions": [
            {"logConfiguration": {"logDriver": null}}]}"#,
    },
    Case {
        rule: "log-driver-unknown",
        bad: r#"{"containerDefinitions": [{"name": "web", "logConfiguration": {"logDriver": "AWSLogs"}}]}"#,
        at: "containerDefinitions[0].logConfiguration.logDriver",
        good: r#"{"containerDefinitions": [
            {"logConfiguration": {"logDriver": "gelf"}},
            {"logConfiguration": {"logDriver": "${DRIVER}"}},
            {"logConfiguration": {"logDriver": null}},
            {"logConfiguration": {"logDriver": 5}}]}"#,
    },
    Case {
        rule: "log-driver-unknown",
        bad: r#"{"containerDefinitions": [{"name": "web", "logConfiguration": {"logDriver": "fluent-d"}}]}"#,
        at: "containerDefinitions[0].logConfiguration.logDriver",
        good: r#"{"requiresCompatibilities": ["FARGATE", "EC2"], "containerDefinitions": [
            {"logConfiguration": {"logDriver": "loki"}}]}"#,
    },
    Case {
        rule: "log-mode-blocking",
        bad: r#"{"containerDefinitions": [{"name": "web", "logConfiguration": {"logDriver": "awslogs",
             "options": {"awslogs-group": "/ecs/web", "awslogs-region": "eu-west-1", "mode": "blocking"}}}]}"#,
        at: "containerDefinitions[0].logConfiguration.options{mode}",
        good: r#"{"containerDefinitions": [
            {"logConfiguration": {"logDriver": "awslogs", "options": {"mode": "non-blocking"}}},
            {"logConfiguration": {"logDriver": "awslogs"}},
            {"logConfiguration": {"logDriver": "awsfirelens", "options": {"mode": "blocking"}}}]}"#,
    },
    Case {
        rule: "log-driver-instance-config",
        bad: r#"{"containerDefinitions": [{"name": "web", "logConfiguration": {"logDriver": "gelf"}}]}"#,
        at: "containerDefinitions[0].logConfiguration.logDriver",
        good: r#"{"requiresCompatibilities": ["FARGATE"], "containerDefinitions": [
            {"logConfiguration": {"logDriver": "splunk"}}, {"logConfiguration": {"logDriver": "json-file"}}]}"#,
    },
];
