//! Secrets that stand in the definition as plain text.

use serde_json::json;

use crate::document::{Edit, Path};
use crate::rules::fix::{remove, set};
use crate::rules::role::{insert_execution_role, lacks_execution_role};
use crate::rules::{Findings, Fix};
use crate::task::{Container, Object, Slot, Task, placeholder, secret};

/// Credentials of an AWS account, and what the agent logs in to registries with.
const AWS_KEYS: [&str; 3] = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "ECS_ENGINE_AUTH_DATA"];

const SPLUNK_TOKEN: &str = "splunk-token";

pub(super) fn env_plain_aws_keys(task: &Task<'_>, findings: &mut Findings) {
    for_each_variable(task, |container, path, variable| {
        let Some(name) = variable.text("name").get().filter(|name| AWS_KEYS.contains(name)) else { return };
        let finding = findings.at(path.key("name"));
        finding.arg("container", container.label()).arg("name", name.to_owned());
        finding.fix_if(move_variable(task, container, path, name));
    });
}

pub(super) fn env_plain_secret(task: &Task<'_>, findings: &mut Findings) {
    for_each_variable(task, |container, path, variable| {
        let name = variable.text("name").get().unwrap_or_default();
        let Some(value) = variable.text("value").get().filter(|value| !value.is_empty()) else { return };
        // What a pipeline fills in is plain text as well, but its form is not yet known.
        let is_key = || !placeholder::is_in(value) && secret::has_form_of_key(value);
        if (secret::is_secret_name(name) && !is_switch(value)) || is_key() {
            let finding = findings.at(path.clone());
            finding.arg("container", container.label()).arg("name", secret::variable_label(name));
            finding.fix_if(move_variable(task, container, path, name));
        }
    });
}

/// Whether a value turns something on or off, which nobody must hide.
fn is_switch(value: &str) -> bool {
    ["true", "false", "yes", "no", "on", "off"].iter().any(|word| value.eq_ignore_ascii_case(word))
}

pub(super) fn splunk_token_plain(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        let Some(log) = &container.log else { continue };
        if !log.options.get().is_some_and(|options| options.text(SPLUNK_TOKEN).is_set()) {
            continue;
        }
        let token = log.path.key("options").key(SPLUNK_TOKEN);
        let finding = findings.at(token.clone());
        finding.arg("container", container.label());
        let configuration = container.object.object("logConfiguration").get();
        let moved = configuration.and_then(|log_object| {
            add_reference(log_object, &log.path.key("secretOptions"), "secretOptions", SPLUNK_TOKEN)
        });
        finding.fix_if(moved.map(|added| moving(task, remove(token), added)));
    }
}

fn for_each_variable<'t>(task: &'t Task<'_>, mut look: impl FnMut(&'t Container<'_>, &Path, Object<'_>)) {
    for container in &task.containers {
        for (path, variable) in container.object.objects("environment", &container.path) {
            look(container, &path, variable);
        }
    }
}

/// Takes a variable out of `environment` and puts a reference of its name into `secrets`.
fn move_variable(task: &Task<'_>, container: &Container<'_>, path: &Path, name: &str) -> Option<Fix> {
    let added = add_reference(container.object, &container.path.key("secrets"), "secrets", name)?;
    Some(moving(task, remove(path.clone()), added))
}

fn moving(task: &Task<'_>, removal: Edit, added: Option<Edit>) -> Fix {
    // Whoever reads secrets for the task needs a role for that.
    let needs_role = !task.is_fragment && lacks_execution_role(task);
    let role = if needs_role { insert_execution_role(task).edits } else { Vec::new() };
    let edits: Vec<Edit> = std::iter::once(removal).chain(added).chain(role).collect();
    Fix::review(edits)
}

/// The edit that adds a reference to the list of `object` at `path`; `Some(None)` where it is there already, `None`
/// where there is no telling.
#[expect(clippy::option_option, reason = "nothing to do is another answer than no answer")]
fn add_reference(object: Object<'_>, path: &Path, key: &'static str, name: &str) -> Option<Option<Edit>> {
    // Such as the placeholders of a pipeline, which say what must be put there.
    let words: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || "_.-".contains(*c)).collect();
    if words.is_empty() {
        return None;
    }
    let reference = json!({ "name": name, "valueFrom": format!("<ARN of {words}>") });
    Some(match object.list(key) {
        Slot::Wrong => return None,
        Slot::Absent => Some(set(path.clone(), vec![reference])),
        Slot::Set(list) => {
            let is_there = list.iter().any(|own| own.get("name").is_some_and(|own| own == name));
            let edit = Edit::Insert { path: path.clone(), index: list.len(), value: reference };
            (!is_there).then_some(edit)
        }
    })
}
