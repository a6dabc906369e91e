//! The rules of the category `environment`: variables in plain text, and the files that bring more of them.
//!
//! No fact holds the value of a variable, nor what a URL has to let someone in: it may be a secret.

use super::fix::set;
use super::repeat::{self, Keep, number};
use super::role::own_account;
use super::scope::ANY;
#[cfg(test)]
use super::testing::Case;
use super::{Check, Findings, Fix, Rule, Severity, Shape};
use crate::document::Path;
use crate::task::secret::{address_label, variable_label};
use crate::task::{Arn, Container, Object, Task};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/environment-name-missing",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].environment[].name"],
        check: Check::Task(environment_name_missing),
    },
    Rule {
        id: "ecs/env-files-count",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].environmentFiles"],
        check: Check::Shape(Shape::MaxItems(10)),
    },
    Rule {
        id: "ecs/env-file-arn",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].environmentFiles[].value"],
        check: Check::Form(env_file_arn),
    },
    Rule {
        id: "ecs/env-file-extension",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].environmentFiles[].value"],
        check: Check::Form(env_file_extension),
    },
    Rule {
        id: "ecs/environment-name-characters",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].environment[].name"],
        check: Check::Form(environment_name_characters),
    },
    Rule {
        id: "ecs/environment-value-missing",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].environment[].value"],
        check: Check::Task(environment_value_missing),
    },
    Rule {
        id: "ecs/environment-duplicate",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].environment[].name"],
        check: Check::Task(environment_duplicate),
    },
];

fn environment_name_missing(task: &Task<'_>, findings: &mut Findings) {
    for (container, path, variable) in elements(task, "environment") {
        let name = variable.text("name");
        if name.is_absent() || name.is("") {
            let finding = findings.at(path.key("name"));
            finding.arg("container", container.label()).arg("number", number(&path));
        }
    }
}

fn env_file_arn(task: &Task<'_>, findings: &mut Findings) {
    for (container, path, file) in elements(task, "environmentFiles") {
        let Some(value) = file.text("value").get().filter(|value| arn_key(value).is_none()) else { continue };
        let path = path.key("value");
        let finding = findings.at(path.clone());
        finding.arg("container", container.label()).arg("value", address_label(value));
        if let Some((bucket, key)) = uri_parts(value) {
            let partition = own_account(task).map_or("aws", |(partition, _)| partition);
            finding.fix(Fix::safe([set(path, format!("arn:{partition}:s3:::{bucket}/{key}"))]));
        }
    }
}

fn env_file_extension(task: &Task<'_>, findings: &mut Findings) {
    for (container, path, file) in elements(task, "environmentFiles") {
        let Some(value) = file.text("value").get() else { continue };
        // A URI of S3 names a file too, and is to become its ARN.
        let key = arn_key(value).or_else(|| uri_parts(value).map(|(_, key)| key));
        if let Some(key) = key.filter(|key| !key.ends_with(".env")) {
            let file = key.rsplit('/').next().filter(|file| !file.is_empty()).unwrap_or(key);
            let finding = findings.at(path.key("value"));
            finding.arg("container", container.label()).arg("value", address_label(file));
        }
    }
}

fn environment_name_characters(task: &Task<'_>, findings: &mut Findings) {
    let is_odd = |name: &&str| {
        name.starts_with(|c: char| c.is_ascii_digit())
            || name.contains(|c: char| c == '=' || c.is_whitespace())
    };
    for (container, path, variable) in elements(task, "environment") {
        if let Some(name) = variable.text("name").get().filter(is_odd) {
            let finding = findings.at(path.key("name"));
            finding.arg("container", container.label()).arg("name", variable_label(name));
        }
    }
}

fn environment_value_missing(task: &Task<'_>, findings: &mut Findings) {
    for (container, path, variable) in elements(task, "environment") {
        if variable.text("value").is_absent() {
            let name = variable.text("name").get().filter(|name| !name.is_empty());
            let finding = findings.at(path.key("value"));
            finding.arg("container", container.label());
            finding.arg("name", name.map_or_else(|| number(&path), variable_label));
            finding.fix(Fix::safe([set(path.key("value"), "")]));
        }
    }
}

fn environment_duplicate(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        let variables = container.object.objects("environment", &container.path);
        // The agent gets a map of variables, which holds one value for each name.
        repeat::report(&variables, "name", Keep::Last, variable_label, findings, |finding| {
            finding.arg("container", container.label());
        });
    }
}

/// The objects of the list at `key` in each container, with their paths.
fn elements<'t, 'a>(
    task: &'t Task<'a>,
    key: &'static str,
) -> impl Iterator<Item = (&'t Container<'a>, Path, Object<'a>)> {
    task.containers.iter().flat_map(move |container| {
        let objects = container.object.objects(key, &container.path);
        objects.into_iter().map(move |(path, object)| (container, path, object))
    })
}

/// The key of an object in S3 by its ARN.
fn arn_key(text: &str) -> Option<&str> {
    Arn::parse(text)?.s3_object().map(|(_, key)| key)
}

/// Bucket and key of `s3://bucket/key`.
fn uri_parts(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once("://")?;
    let (bucket, key) = rest.split_once('/').filter(|_| scheme.eq_ignore_ascii_case("s3"))?;
    (!bucket.is_empty() && !bucket.contains(':') && !key.is_empty()).then_some((bucket, key))
}

#[cfg(test)]
pub(super) static CASES: &[Case] = &[
    Case {
        rule: "environment-name-missing",
        bad: r#"{"containerDefinitions": [{"name": "web", "environment": [{"name": "A", "value": "1"}, {"value": "2"}]}]}"#,
        at: "containerDefinitions[0].environment[1].name",
        good: r#"{"containerDefinitions": [{"name": "web", "environment": [{"name": "_"}, {"name": 1}, null, "B"]},
            {"environment": {"A": "1"}}]}"#,
    },
    Case {
        rule: "environment-name-missing",
        bad: r#"{"containerDefinitions": [{"name": "web", "environment": [{"name": "", "value": "2"}]}]}"#,
        at: "containerDefinitions[0].environment[0].name",
        good: r#"{"containerDefinitions": [{"name": "web", "environment": []}]}"#,
    },
    Case {
        rule: "env-files-count",
        bad: r#"{"containerDefinitions": [{"name": "web", "environmentFiles": [
            {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}]}]}"#,
        at: "containerDefinitions[0].environmentFiles",
        good: r#"{"containerDefinitions": [{"name": "web", "environmentFiles": [
            {}, {}, {}, {}, {}, {}, {}, {}, {}, {}]}]}"#,
    },
    Case {
        rule: "env-file-arn",
        bad: r#"{"containerDefinitions": [{"name": "web", "environmentFiles": [
            {"type": "s3", "value": "s3://config/web/app.env"}]}]}"#,
        at: "containerDefinitions[0].environmentFiles[0].value",
        good: r#"{"containerDefinitions": [{"name": "web", "environmentFiles": [
            {"type": "s3", "value": "arn:aws-cn:s3:::config/web/app.env"}, {"type": "s3", "value": "${ENV_FILE}"},
            {"type": "s3", "value": null}]}]}"#,
    },
    Case {
        rule: "env-file-arn",
        bad: r#"{"containerDefinitions": [{"name": "web", "environmentFiles": [
            {"type": "s3", "value": "arn:aws:s3:eu-west-1:111122223333:config/app.env"}]}]}"#,
        at: "containerDefinitions[0].environmentFiles[0].value",
        good: r#"{"containerDefinitions": [{"name": "web", "environmentFiles": [{"type": "s3"}]}]}"#,
    },
    Case {
        rule: "env-file-extension",
        bad: r#"{"containerDefinitions": [{"name": "web", "environmentFiles": [
            {"type": "s3", "value": "arn:aws:s3:::config/app.env.bak"}]}]}"#,
        at: "containerDefinitions[0].environmentFiles[0].value",
        good: r#"{"containerDefinitions": [{"name": "web", "environmentFiles": [
            {"type": "s3", "value": "arn:aws:s3:::config/.env"}, {"type": "s3", "value": "arn:aws:s3:::config"}]}]}"#,
    },
    Case {
        rule: "environment-name-characters",
        bad: r#"{"containerDefinitions": [{"name": "web", "environment": [{"name": "A=B", "value": ""}]}]}"#,
        at: "containerDefinitions[0].environment[0].name",
        good: r#"{"containerDefinitions": [{"name": "web", "environment": [
            {"name": "a.b-c", "value": ""}, {"name": "_1", "value": ""}, {"name": "{{ NAME }}", "value": ""}]}]}"#,
    },
    Case {
        rule: "environment-name-characters",
        bad: r#"{"containerDefinitions": [{"name": "web", "environment": [{"name": "A\u00a0", "value": ""}]}]}"#,
        at: "containerDefinitions[0].environment[0].name",
        good: r#"{"containerDefinitions": [{"name": "web", "environment": [{"name": "", "value": ""}]}]}"#,
    },
    Case {
        rule: "environment-value-missing",
        bad: r#"{"containerDefinitions": [{"name": "web", "environment": [{"name": "A", "value": null}]}]}"#,
        at: "containerDefinitions[0].environment[0].value",
        good: r#"{"containerDefinitions": [{"name": "web", "environment": [
            {"name": "A", "value": ""}, {"name": "B", "value": 1}]}]}"#,
    },
    Case {
        rule: "environment-duplicate",
        bad: r#"{"containerDefinitions": [{"name": "web", "environment": [
            {"name": "A", "value": "1"}, {"name": "B", "value": "1"}, {"name": "A", "value": "2"}]}]}"#,
        at: "containerDefinitions[0].environment[2].name",
        good: r#"{"containerDefinitions": [{"name": "web", "environment": [
            {"name": "A", "value": "1"}, {"name": "a", "value": "2"}, {"name": ""}, {"name": ""}]},
            {"name": "api", "environment": [{"name": "A", "value": "1"}]}]}"#,
    },
];
