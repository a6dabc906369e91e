//! The rules of the category `secrets`: variables whose values come from Secrets Manager or Parameter Store.
//!
//! No fact holds a `valueFrom`: where it names nothing, it may be the secret itself, put into the wrong field.

use std::collections::HashMap;

use super::fix::{remove, set};
use super::repeat::{self, Keep, number};
use super::scope::ANY;
#[cfg(test)]
use super::testing::Case;
use super::{Check, Finding, Findings, Fix, Rule, Severity};
use crate::document::{Edit, Path};
use crate::task::secret::variable_label;
use crate::task::{Arn, Container, Object, Task};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/secret-env-collision",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].secrets[].name", "containerDefinitions[].environment[].name"],
        check: Check::Task(secret_env_collision),
    },
    Rule {
        id: "ecs/secret-duplicate",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].secrets[].name"],
        check: Check::Task(secret_duplicate),
    },
    Rule {
        id: "ecs/secret-value-from-format",
        severity: Severity::Error,
        applies: ANY,
        at: &[
            "containerDefinitions[].secrets[].valueFrom",
            "containerDefinitions[].logConfiguration.secretOptions[].valueFrom",
        ],
        check: Check::Form(secret_value_from_format),
    },
    Rule {
        id: "ecs/secret-json-key-form",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].secrets[].valueFrom"],
        check: Check::Form(secret_json_key_form),
    },
    Rule {
        id: "ecs/secret-bare-name",
        severity: Severity::Info,
        applies: ANY,
        at: &["containerDefinitions[].secrets[].valueFrom"],
        check: Check::Form(secret_bare_name),
    },
];

fn secret_env_collision(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        let secrets = secrets(container);
        if secrets.is_empty() {
            continue;
        }
        let mut variables: HashMap<&str, Vec<Path>> = HashMap::new();
        for (path, variable) in container.object.objects("environment", &container.path) {
            if let Some(name) = variable.text("name").get().filter(|name| !name.is_empty()) {
                variables.entry(name).or_default().push(path);
            }
        }
        for (path, secret) in &secrets {
            let Some(name) = secret.text("name").get() else { continue };
            // Taken out, so that of two secrets with one name only the first is said to collide.
            let Some(places) = variables.remove(name) else { continue };
            let finding = findings.at(path.key("name"));
            finding.arg("container", container.label()).arg("name", variable_label(name));
            finding.also.extend(places.iter().map(|place| place.key("name")));
            // The last first, so that the others keep their indexes.
            finding.fix(Fix::review(places.into_iter().rev().map(remove).collect::<Vec<Edit>>()));
        }
    }
}

fn secret_duplicate(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        repeat::report(&secrets(container), "name", Keep::First, variable_label, findings, |finding| {
            finding.arg("container", container.label());
        });
    }
}

fn secret_value_from_format(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        let log = container.object.object("logConfiguration").get();
        let options = log.map(|log| log.objects("secretOptions", &container.path.key("logConfiguration")));
        for (path, secret) in secrets(container).into_iter().chain(options.unwrap_or_default()) {
            let Some(value) = secret.text("valueFrom").get() else { continue };
            if !is_parameter_name(value) && !is_secret_arn(value) {
                describe(findings.at(path.key("valueFrom")), container, &path, secret);
            }
        }
    }
}

fn secret_json_key_form(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        for (path, secret) in secrets(container) {
            let Some(value) = secret.text("valueFrom").get() else { continue };
            let Some(resource) = secrets_manager_resource(value) else { continue };
            let colons = resource.matches(':').count();
            if colons == 0 || colons == JSON_KEY_COLONS {
                continue;
            }
            let path_of_value = path.key("valueFrom");
            let finding = findings.at(path_of_value.clone());
            describe(finding, container, &path, secret);
            finding.arg("colons", colons);
            if let Some(whole) = with_all_colons(value, colons) {
                finding.fix(Fix::safe([set(path_of_value, whole)]));
            }
        }
    }
}

fn secret_bare_name(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        for (path, secret) in secrets(container) {
            if secret.text("valueFrom").get().is_some_and(is_parameter_name) {
                describe(findings.at(path.key("valueFrom")), container, &path, secret);
            }
        }
    }
}

/// How many colons follow the name of a secret that is not read as a whole: before the JSON key, the version stage
/// and the version id.
const JSON_KEY_COLONS: usize = 3;

fn secrets<'a>(container: &Container<'a>) -> Vec<(Path, Object<'a>)> {
    container.object.objects("secrets", &container.path)
}

/// Facts: `container` and `name`, which is `#2` for the second secret without one.
fn describe(finding: &mut Finding, container: &Container<'_>, path: &Path, secret: Object<'_>) {
    let name = secret.text("name").get().filter(|name| !name.is_empty());
    finding.arg("container", container.label());
    finding.arg("name", name.map_or_else(|| number(path), variable_label));
}

/// The name of a parameter in the Region of the task. ECS takes what is no ARN for one.
fn is_parameter_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_/".contains(&byte))
}

fn is_secret_arn(text: &str) -> bool {
    let is_named = |name: &str| !name.is_empty() && !name.starts_with(':');
    if let Some(resource) = secrets_manager_resource(text) {
        return is_named(resource);
    }
    let name = placed_arn(text, "ssm").and_then(|arn| arn.resource.strip_prefix("parameter/"));
    name.is_some_and(is_named)
}

/// What follows `secret:` in an ARN of Secrets Manager: the name, and what to take of the secret.
fn secrets_manager_resource(text: &str) -> Option<&str> {
    placed_arn(text, "secretsmanager")?.resource.strip_prefix("secret:")
}

/// An ARN of a service that has Regions.
fn placed_arn<'a>(text: &'a str, service: &str) -> Option<Arn<'a>> {
    let has_place =
        |arn: &Arn<'_>| arn.partition.starts_with("aws") && !arn.region.is_empty() && !arn.account.is_empty();
    Arn::parse(text).filter(|arn| arn.service == service).filter(has_place)
}

/// A `valueFrom` with missing colons appended, or with those beyond the third taken away where nothing follows them.
fn with_all_colons(text: &str, colons: usize) -> Option<String> {
    if colons < JSON_KEY_COLONS {
        return Some(format!("{text}{}", ":".repeat(JSON_KEY_COLONS - colons)));
    }
    let excess = colons - JSON_KEY_COLONS;
    let (whole, rest) = text.split_at_checked(text.len().checked_sub(excess)?)?;
    rest.bytes().all(|byte| byte == b':').then(|| whole.to_owned())
}

#[cfg(test)]
pub(super) static CASES: &[Case] = &[
    Case {
        rule: "secret-env-collision",
        bad: r#"{"executionRoleArn": "arn:aws:iam::111122223333:role/x", "containerDefinitions": [{"name": "web",
            "environment": [{"name": "DB", "value": "1"}, {"name": "A", "value": "1"}, {"name": "DB", "value": "2"}],
            "secrets": [{"name": "DB", "valueFrom": "/db"}]}]}"#,
        at: "containerDefinitions[0].secrets[0].name",
        good: r#"{"containerDefinitions": [
            {"name": "web", "environment": [{"name": "db", "value": "1"}], "secrets": [{"name": "DB", "valueFrom": "/db"}]},
            {"name": "api", "environment": [{"name": "DB", "value": "1"}, {"name": ""}], "secrets": [{"name": ""}]}]}"#,
    },
    Case {
        rule: "secret-duplicate",
        bad: r#"{"executionRoleArn": "arn:aws:iam::111122223333:role/x", "containerDefinitions": [{"name": "web",
            "secrets": [{"name": "DB", "valueFrom": "/a"}, {"name": "A", "valueFrom": "/a"}, {"name": "DB", "valueFrom": "/b"}]}]}"#,
        at: "containerDefinitions[0].secrets[2].name",
        good: r#"{"containerDefinitions": [
            {"name": "web", "secrets": [{"name": "DB", "valueFrom": "/a"}, {"name": "db", "valueFrom": "/a"}, {"name": 1}, {"name": 1}]},
            {"name": "api", "secrets": [{"name": "DB", "valueFrom": "/a"}]}]}"#,
    },
    Case {
        rule: "secret-value-from-format",
        bad: r#"{"containerDefinitions": [{"name": "web", "secrets": [{"name": "DB", "valueFrom": ""}]}]}"#,
        at: "containerDefinitions[0].secrets[0].valueFrom",
        good: r#"{"containerDefinitions": [{"name": "web", "secrets": [{"name": "DB"}, {"name": "A", "valueFrom": "${ARN}!"},
            {"name": "B", "valueFrom": "arn:aws-cn:secretsmanager:cn-north-1:111122223333:secret:a/b-AbCdEf:key::"},
            {"name": "C", "valueFrom": "arn:aws:ssm:us-east-1:111122223333:parameter/a/b"}, {"name": "D", "valueFrom": "/a.b-c_d"}]}]}"#,
    },
    Case {
        rule: "secret-value-from-format",
        bad: r#"{"containerDefinitions": [{"name": "web", "logConfiguration": {"logDriver": "splunk",
            "secretOptions": [{"name": "splunk-token", "valueFrom": "my token"}]}}]}"#,
        at: "containerDefinitions[0].logConfiguration.secretOptions[0].valueFrom",
        good: r#"{"containerDefinitions": [{"name": "web", "logConfiguration": {"logDriver": "splunk",
            "secretOptions": [{"name": "splunk-token", "valueFrom": "token"}]}}]}"#,
    },
    Case {
        rule: "secret-value-from-format",
        bad: r#"{"containerDefinitions": [{"name": "web", "secrets": [{"name": "DB", "valueFrom": "arn:aws:s3:::bucket/key"}]}]}"#,
        at: "containerDefinitions[0].secrets[0].valueFrom",
        good: r#"{"containerDefinitions": [{"name": "web", "secrets": [{"name": "DB", "valueFrom": 7}]}]}"#,
    },
    Case {
        rule: "secret-json-key-form",
        bad: r#"{"containerDefinitions": [{"name": "web", "secrets": [
            {"name": "DB", "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf:password"}]}]}"#,
        at: "containerDefinitions[0].secrets[0].valueFrom",
        good: r#"{"containerDefinitions": [{"name": "web", "secrets": [
            {"name": "A", "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf"},
            {"name": "B", "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf:::"},
            {"name": "C", "valueFrom": "arn:aws:ssm:eu-west-1:111122223333:parameter/a:2"}]}]}"#,
    },
    Case {
        rule: "secret-json-key-form",
        bad: r#"{"containerDefinitions": [{"name": "web", "secrets": [
            {"name": "DB", "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf:password::::"}]}]}"#,
        at: "containerDefinitions[0].secrets[0].valueFrom",
        good: r#"{"containerDefinitions": [{"name": "web", "secrets": [
            {"name": "DB", "valueFrom": "arn:aws:secretsmanager:eu-west-1:${ACCOUNT}:secret:db-AbCdEf:password"}]}]}"#,
    },
    Case {
        rule: "secret-bare-name",
        bad: r#"{"containerDefinitions": [{"name": "web", "secrets": [{"name": "DB", "valueFrom": "db-password"}]}]}"#,
        at: "containerDefinitions[0].secrets[0].valueFrom",
        good: r#"{"containerDefinitions": [{"name": "web", "secrets": [{"name": "DB", "valueFrom": ""}, {"name": "A", "valueFrom": "my secret"},
            {"name": "B", "valueFrom": "arn:aws:ssm:us-east-1:111122223333:parameter/a"}, {"name": "C", "valueFrom": "<DB_SECRET>"}]}]}"#,
    },
];

#[cfg(test)]
mod tests {
    use crate::rules::testing::findings;

    /// The rules of `image`, `environment` and `secrets`: a secret may be typed into any of their texts.
    #[test]
    fn no_fact_holds_a_secret_in_the_wrong_field() {
        let found = findings(
            r#"{"containerDefinitions": [
                {"image": "https://user:hidden@host/web:1"}, {"image": "user:hid!hidden@host/web"},
                {"image": "a:hidden@hidden@host/web", "environment": [{"name": "A=hidden"}, {"name": "A=hidden"}],
                    "secrets": [{"name": "A=hidden", "valueFrom": "hidden!"}, {"name": "A=hidden", "valueFrom": "hidden"}],
                    "environmentFiles": [{"value": "https://host/a?sign=hidden"}, {"value": "https://a:hidden@host/a"},
                        {"value": "arn:aws:s3:::bucket/a?sign=hidden"}]}]}"#,
        );
        let of_ours = ["image-", "environment-", "env-file-", "secret-"];
        let ours =
            found.iter().filter(|one| of_ours.iter().any(|part| one.rule.text_key().starts_with(part)));
        let ours: Vec<_> = ours.collect();
        for rule in ["image-url-scheme", "image-characters", "image-digest-format", "environment-duplicate"] {
            assert!(ours.iter().any(|one| one.rule.text_key() == rule), "{rule}");
        }
        for one in ours {
            assert!(!format!("{:?}", one.args).contains("hidden"), "{}: {:?}", one.rule.id, one.args);
        }
    }
}
