//! The rules of the category `container`: names, commands, credentials and what else concerns one container.

use std::collections::{HashMap, HashSet};

use super::fix::{remove, set};
use super::scope::{ANY, EC2};
#[cfg(test)]
use super::testing::Case;
use super::{Check, Findings, Fix, Rule, Severity, Shape};
use crate::document::Edit;
use crate::task::container::shorten;
use crate::task::reference::references_to;
use crate::task::{Container, Task, Texts, placeholder};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/container-name-missing",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].name"],
        check: Check::Task(container_name_missing),
    },
    Rule {
        id: "ecs/container-name-format",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].name"],
        check: Check::Form(container_name_format),
    },
    Rule {
        id: "ecs/container-name-duplicate",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].name"],
        check: Check::Task(container_name_duplicate),
    },
    Rule {
        id: "ecs/command-single-string",
        severity: Severity::Info,
        applies: ANY,
        at: &["containerDefinitions[].command", "containerDefinitions[].entryPoint"],
        check: Check::Task(command_single_string),
    },
    Rule {
        id: "ecs/working-directory-relative",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].workingDirectory"],
        check: Check::Form(working_directory_relative),
    },
    Rule {
        id: "ecs/credential-specs-count",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].credentialSpecs"],
        check: Check::Task(credential_specs_count),
    },
    Rule {
        id: "ecs/credential-specs-format",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].credentialSpecs[]"],
        check: Check::Shape(Shape::Form(is_credential_spec)),
    },
    Rule {
        id: "ecs/credential-specs-and-security-options",
        severity: Severity::Warning,
        applies: EC2,
        at: &["containerDefinitions[].credentialSpecs", "containerDefinitions[].dockerSecurityOptions"],
        check: Check::Task(credential_specs_and_security_options),
    },
    Rule {
        id: "ecs/essential-sidecar",
        severity: Severity::Info,
        applies: ANY,
        at: &["containerDefinitions[].essential"],
        check: Check::Task(essential_sidecar),
    },
    Rule {
        id: "ecs/interactive-in-service",
        severity: Severity::Info,
        applies: ANY,
        at: &["containerDefinitions[].interactive", "containerDefinitions[].pseudoTerminal"],
        check: Check::Task(interactive_in_service),
    },
];

fn container_name_missing(task: &Task<'_>, findings: &mut Findings) {
    let mut taken = names(task);
    for container in &task.containers {
        if !container.name.is_absent() && !container.name.is("") {
            continue;
        }
        let path = container.path.key("name");
        let finding = findings.at(path.clone());
        finding.arg("container", container.label());
        let name = container.image.literal().map(|image| with_hyphens(image_basename(image)));
        if let Some(name) = name.filter(|name| is_name(name) && taken.insert(name.clone())) {
            finding.arg("suggestion", shorten(&name)).fix(Fix::safe([set(path, name)]));
        }
    }
}

fn container_name_format(task: &Task<'_>, findings: &mut Findings) {
    let mut taken = names(task);
    for container in &task.containers {
        let Some(name) = container.name.get().filter(|name| !name.is_empty() && !is_name(name)) else {
            continue;
        };
        let finding = findings.at(container.path.key("name"));
        finding.arg("value", shorten(name));
        let better = with_hyphens(name);
        if is_name(&better) && taken.insert(better.clone()) {
            finding
                .arg("suggestion", shorten(&better))
                .fix(Fix::review(rename(task, container, name, &better)));
        }
    }
}

fn container_name_duplicate(task: &Task<'_>, findings: &mut Findings) {
    let mut taken = names(task);
    let mut first_of = HashMap::new();
    for container in &task.containers {
        let Some(name) = container.name.get().filter(|name| !name.is_empty()) else { continue };
        let first: &mut &Container<'_> = first_of.entry(name).or_insert(container);
        if first.index == container.index {
            continue;
        }
        let path = container.path.key("name");
        let finding = findings.at(path.clone());
        let places = [first.index, container.index].map(|index| format!("#{}", index + 1));
        finding.arg("name", shorten(name)).arg("containers", places.to_vec()).also(first.path.key("name"));
        let numbered = format!("{name}-{}", container.index + 1);
        if numbered.len() <= MAX_NAME && taken.insert(numbered.clone()) {
            finding.arg("suggestion", shorten(&numbered)).fix(Fix::review([set(path, numbered)]));
        }
    }
}

fn command_single_string(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        let command = ("command", container.command, container.entry_point);
        let entry_point = ("entryPoint", container.entry_point, Texts::default());
        for (field, arguments, before) in [command, entry_point] {
            let Some(line) = only_element(arguments) else { continue };
            if !line.contains(' ')
                || placeholder::is_in(line)
                || before.iter().any(|(_, word)| is_shell(word))
            {
                continue;
            }
            let path = container.path.key(field);
            let finding = findings.at(path.clone());
            finding.arg("value", shorten(line));
            // Quotes and the signs of a shell mean more than spaces do.
            if !line.contains(['\'', '"', '\\', '|', '&', ';', '<', '>', '$', '`', '*', '(']) {
                finding.fix(Fix::review([set(path, line.split_whitespace().collect::<Vec<_>>())]));
            }
        }
    }
}

fn working_directory_relative(task: &Task<'_>, findings: &mut Findings) {
    let is_absolute = |path: &str| match (task.is_windows(), path.as_bytes()) {
        (false, [first, ..]) => *first == b'/',
        (true, [drive, colon, ..]) => drive.is_ascii_alphabetic() && *colon == b':',
        // Docker takes an empty one for none.
        (_, bytes) => bytes.is_empty(),
    };
    for container in &task.containers {
        if let Some(value) = container.working_directory.get().filter(|value| !is_absolute(value)) {
            findings.at(container.path.key("workingDirectory")).arg("value", shorten(value));
        }
    }
}

fn credential_specs_count(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        let count = container.credential_specs.len();
        if count > 1 {
            let path = container.path.key("credentialSpecs");
            let rest: Vec<Edit> = (1..count).rev().map(|at| remove(path.index(at))).collect();
            let finding = findings.at(path);
            finding.arg("container", container.label()).arg("count", count).fix(Fix::review(rest));
        }
    }
}

fn is_credential_spec(text: &str) -> bool {
    let arn = ["credentialspec:", "credentialspecdomainless:"].iter().find_map(|own| text.strip_prefix(own));
    let parts: Vec<&str> = arn.unwrap_or_default().splitn(6, ':').collect();
    match parts[..] {
        ["arn", partition, "ssm", _, _, resource] => {
            partition.starts_with("aws")
                && resource.strip_prefix("parameter/").is_some_and(|name| !name.is_empty())
        }
        ["arn", partition, "s3", _, _, resource] => {
            let is_object = |(bucket, key): (&str, &str)| !bucket.is_empty() && !key.is_empty();
            partition.starts_with("aws") && resource.split_once('/').is_some_and(is_object)
        }
        _ => false,
    }
}

fn credential_specs_and_security_options(task: &Task<'_>, findings: &mut Findings) {
    for container in task.containers.iter().filter(|container| !container.credential_specs.is_empty()) {
        let options = container.path.key("dockerSecurityOptions");
        let of_kind =
            container.docker_security_options.iter().filter(|(_, own)| own.starts_with("credentialspec:"));
        let mut edits: Vec<Edit> = of_kind.map(|(at, _)| remove(options.index(at))).collect();
        // The last first, so that the others keep their indexes.
        edits.reverse();
        if !edits.is_empty() {
            let finding = findings.at(container.path.key("credentialSpecs"));
            finding.arg("container", container.label()).also(options).fix(Fix::review(edits));
        }
    }
}

fn essential_sidecar(task: &Task<'_>, findings: &mut Findings) {
    let is_essential =
        |container: &Container<'_>| container.essential.is_absent() || container.essential.is(true);
    let mut places = task.containers.iter().map(|container| container.path.key("essential"));
    if task.containers.len() >= 3 && task.containers.iter().all(is_essential) {
        let Some(first) = places.next() else { return };
        let finding = findings.at(first);
        finding.arg("count", task.containers.len());
        places.for_each(|place| {
            finding.also(place);
        });
    }
}

fn interactive_in_service(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        for field in ["interactive", "pseudoTerminal"] {
            if container.object.boolean(field).is(true) {
                findings.at(container.path.key(field)).arg("container", container.label());
            }
        }
    }
}

const MAX_NAME: usize = 255;

/// Whether ECS takes this as the name of a container.
pub(super) fn is_name(text: &str) -> bool {
    (1..=MAX_NAME).contains(&text.len()) && text.chars().all(is_of_name)
}

/// `text` with a hyphen for each character that a container name cannot have.
pub(super) fn with_hyphens(text: &str) -> String {
    text.chars().map(|c| if is_of_name(c) { c } else { '-' }).collect()
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

fn names(task: &Task<'_>) -> HashSet<String> {
    task.containers.iter().filter_map(|container| container.name.get().map(str::to_owned)).collect()
}

/// `web` of `public.ecr.aws/example/web:1.2@sha256:…`.
fn image_basename(image: &str) -> &str {
    let image = image.split('@').next().unwrap_or_default();
    let last = image.rsplit('/').next().unwrap_or_default();
    last.split(':').next().unwrap_or_default()
}

/// The edits that give a container another name, also where the task refers to it.
fn rename(task: &Task<'_>, container: &Container<'_>, old: &str, new: &str) -> Vec<Edit> {
    let references = references_to(task, old);
    let follow = references.iter().map(|reference| reference.renamed(new));
    std::iter::once(set(container.path.key("name"), new)).chain(follow).collect()
}

fn only_element(texts: Texts<'_>) -> Option<&str> {
    (texts.len() == 1).then(|| texts.iter().next()).flatten().map(|(_, text)| text)
}

/// Whether a word of an entry point names a shell, which splits the command itself.
pub(super) fn is_shell(word: &str) -> bool {
    let name = word.rsplit(['/', '\\']).next().unwrap_or(word).to_ascii_lowercase();
    let name = name.strip_suffix(".exe").unwrap_or(&name);
    matches!(name, "sh" | "ash" | "bash" | "dash" | "ksh" | "zsh" | "fish" | "cmd" | "powershell" | "pwsh")
}

#[cfg(test)]
pub(super) static CASES: &[Case] = &[
    Case {
        rule: "container-name-missing",
        bad: r#"{"containerDefinitions": [{"image": "public.ecr.aws/example/web:1.2"}, {"name": "db"}]}"#,
        at: "containerDefinitions[0].name",
        good: r#"{"containerDefinitions": [{"name": "web"}, {"name": 7}]}"#,
    },
    Case {
        rule: "container-name-missing",
        bad: r#"{"containerDefinitions": [{"name": "", "image": "registry:5000/web@sha256:0123"}]}"#,
        at: "containerDefinitions[0].name",
        good: r#"{"containerDefinitions": [{"name": "0"}]}"#,
    },
    Case {
        rule: "container-name-format",
        bad: r#"{"containerDefinitions": [{"name": "my app"},
            {"name": "db", "links": ["my app:web"], "dependsOn": [{"containerName": "my app", "condition": "START"}],
             "volumesFrom": [{"sourceContainer": "my app"}]}]}"#,
        at: "containerDefinitions[0].name",
        good: r#"{"containerDefinitions": [{"name": "My_app-1"}, {"name": "${NAME}"}]}"#,
    },
    Case {
        rule: "container-name-duplicate",
        bad: r#"{"containerDefinitions": [{"name": "app"}, {"name": "db"}, {"name": "app"}]}"#,
        at: "containerDefinitions[2].name",
        good: r#"{"containerDefinitions": [{"name": "app"}, {"name": "App"}, {"name": ""}, {"name": ""}]}"#,
    },
    Case {
        rule: "command-single-string",
        bad: r#"{"containerDefinitions": [{"command": ["npm start"]}]}"#,
        at: "containerDefinitions[0].command",
        good: r#"{"containerDefinitions": [{"entryPoint": ["/bin/sh", "-c"], "command": ["npm start"]}]}"#,
    },
    Case {
        rule: "command-single-string",
        bad: r#"{"containerDefinitions": [{"entryPoint": ["sh -c 'npm start'"], "command": ["start"]}]}"#,
        at: "containerDefinitions[0].entryPoint",
        good: r#"{"containerDefinitions": [{"entryPoint": ["/my app", "run"], "command": ["${ARGS} -v"]}]}"#,
    },
    Case {
        rule: "working-directory-relative",
        bad: r#"{"containerDefinitions": [{"workingDirectory": "./app"}]}"#,
        at: "containerDefinitions[0].workingDirectory",
        good: r#"{"containerDefinitions": [
            {"workingDirectory": "/app"}, {"workingDirectory": ""}, {"workingDirectory": "${DIR}"}]}"#,
    },
    Case {
        rule: "working-directory-relative",
        bad: r#"{"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
            "containerDefinitions": [{"workingDirectory": "app"}]}"#,
        at: "containerDefinitions[0].workingDirectory",
        good: r#"{"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
            "containerDefinitions": [{"workingDirectory": "C:\\app"}]}"#,
    },
    Case {
        rule: "credential-specs-count",
        bad: r#"{"containerDefinitions": [{"name": "app", "credentialSpecs": [
            "credentialspec:arn:aws:s3:::config/a.json", "credentialspec:arn:aws:s3:::config/b.json"]}]}"#,
        at: "containerDefinitions[0].credentialSpecs",
        good: r#"{"containerDefinitions": [{"credentialSpecs": ["credentialspec:arn:aws:s3:::config/a.json"]}]}"#,
    },
    Case {
        rule: "credential-specs-format",
        bad: r#"{"containerDefinitions": [{"credentialSpecs": ["credentialspec:file://gmsa.json"]}]}"#,
        at: "containerDefinitions[0].credentialSpecs[0]",
        good: r#"{"containerDefinitions": [
            {"credentialSpecs": ["credentialspecdomainless:arn:aws:ssm:eu-west-1:111122223333:parameter/app"]},
            {"credentialSpecs": ["credentialspec:arn:aws-cn:s3:::config/app/gmsa.json"]},
            {"credentialSpecs": ["${SPEC}"]}]}"#,
    },
    Case {
        rule: "credential-specs-and-security-options",
        bad: r#"{"containerDefinitions": [{"name": "app",
            "credentialSpecs": ["credentialspec:arn:aws:s3:::config/gmsa.json"],
            "dockerSecurityOptions": ["credentialspec:file://a.json", "no-new-privileges"]}]}"#,
        at: "containerDefinitions[0].credentialSpecs",
        good: r#"{"containerDefinitions": [
            {"credentialSpecs": ["credentialspec:arn:aws:s3:::config/gmsa.json"],
             "dockerSecurityOptions": ["no-new-privileges"]},
            {"dockerSecurityOptions": ["credentialspec:file://a.json"]}]}"#,
    },
    Case {
        rule: "essential-sidecar",
        bad: r#"{"containerDefinitions": [{"name": "a"}, {"name": "b", "essential": true}, {"name": "c"}]}"#,
        at: "containerDefinitions[0].essential",
        good: r#"{"containerDefinitions": [{"name": "a"}, {"name": "b", "essential": false}, {"name": "c"}]}"#,
    },
    Case {
        rule: "interactive-in-service",
        bad: r#"{"containerDefinitions": [{"name": "app", "pseudoTerminal": true}]}"#,
        at: "containerDefinitions[0].pseudoTerminal",
        good: r#"{"containerDefinitions": [{"name": "app", "interactive": false}]}"#,
    },
];

#[cfg(test)]
mod tests {
    use crate::document::edit;
    use crate::rules::testing::findings;
    use crate::schema::SCHEMA;

    /// The text after all fixes of a rule, each made from a fresh look.
    fn fixed(text: &str, rule: &str) -> String {
        let mut text = text.to_owned();
        while let Some(fix) = findings(&text)
            .into_iter()
            .find(|f| f.rule.text_key() == rule)
            .and_then(|f| f.fixes.into_iter().next())
        {
            text = edit::apply_all(&text, &fix.edits, &*SCHEMA).unwrap();
        }
        text
    }

    #[test]
    fn a_new_name_reaches_every_place_that_refers_to_it() {
        let text = r#"{"proxyConfiguration": {"containerName": "my app"}, "containerDefinitions": [
            {"name": "my app", "links": ["my app 2", "db"]},
            {"name": "db", "links": ["my app:web", "my app"], "volumesFrom": [{"sourceContainer": "my app"}],
             "dependsOn": [{"containerName": "db"}, {"containerName": "my app"}]}]}"#;
        assert_eq!(
            fixed(text, "container-name-format"),
            text.replace("my app", "my-app").replace("my-app 2", "my app 2")
        );
    }

    #[test]
    fn no_name_is_offered_that_another_container_has() {
        for (rule, text) in [
            ("container-name-missing", r#"{"containerDefinitions": [{"image": "web"}, {"name": "web"}]}"#),
            (
                "container-name-format",
                r#"{"containerDefinitions": [{"name": "my app"}, {"name": "my-app"}]}"#,
            ),
            (
                "container-name-duplicate",
                r#"{"containerDefinitions": [{"name": "a"}, {"name": "a-3"}, {"name": "a"}]}"#,
            ),
        ] {
            assert_eq!(fixed(text, rule), text);
        }
    }
}
