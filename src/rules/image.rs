//! The rules of the category `image`: the reference to an image, and what says how it is pulled.

use super::fix::{remove, set};
use super::role::is_account;
use super::scope::ANY;
#[cfg(test)]
use super::testing::Case;
use super::{Check, Findings, Fix, Rule, Severity};
use crate::task::container::shorten;
use crate::task::image::{Pin, split};
use crate::task::secret::without_login;
use crate::task::{Container, Image, Task, placeholder};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/image-missing",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].image"],
        check: Check::Task(image_missing),
    },
    Rule {
        id: "ecs/image-characters",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].image"],
        check: Check::Form(image_characters),
    },
    Rule {
        id: "ecs/image-length",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].image"],
        check: Check::Form(image_length),
    },
    Rule {
        id: "ecs/image-digest-format",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].image"],
        check: Check::Form(image_digest_format),
    },
    Rule {
        id: "ecs/image-url-scheme",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].image"],
        check: Check::Form(image_url_scheme),
    },
    Rule {
        id: "ecs/image-uppercase-repo",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].image"],
        check: Check::Form(image_uppercase_repo),
    },
    Rule {
        id: "ecs/image-latest",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].image"],
        check: Check::Form(image_latest),
    },
    Rule {
        id: "ecs/repository-credentials-on-ecr",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].repositoryCredentials"],
        check: Check::Task(repository_credentials_on_ecr),
    },
    Rule {
        id: "ecs/image-no-digest",
        severity: Severity::Info,
        applies: ANY,
        at: &["containerDefinitions[].image"],
        check: Check::Form(image_no_digest),
    },
    Rule {
        id: "ecs/image-docker-hub",
        severity: Severity::Info,
        applies: ANY,
        at: &["containerDefinitions[].image"],
        check: Check::Form(image_docker_hub),
    },
    Rule {
        id: "ecs/version-consistency-disabled",
        severity: Severity::Info,
        applies: ANY,
        at: &["containerDefinitions[].versionConsistency"],
        check: Check::Task(version_consistency_disabled),
    },
];

fn image_missing(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        if container.image.is_absent() || container.image.is("") {
            findings.at(container.path.key("image")).arg("container", container.label());
        }
    }
}

fn image_characters(task: &Task<'_>, findings: &mut Findings) {
    for (container, text) in images(task) {
        let Some(other) = text.chars().find(|c| !is_of_image(*c)) else { continue };
        let path = container.path.key("image");
        let finding = findings.at(path.clone());
        finding.arg("value", label(text));
        match other {
            ' ' => finding.arg("character", "space"),
            other if other.is_whitespace() || other.is_control() => finding.arg("character", "control"),
            other => finding.arg("character", other.to_string()),
        };
        // Trimmed, a scheme that stood behind white space would be the next thing that ECS refuses.
        let trimmed = meant(text);
        if !trimmed.is_empty() && trimmed.chars().all(is_of_image) {
            finding.fix(Fix::safe([set(path, trimmed)]));
        }
    }
}

fn image_length(task: &Task<'_>, findings: &mut Findings) {
    for (container, text) in images(task) {
        let name = text.split('@').next().unwrap_or_default();
        if name.len() > MAX_LENGTH {
            let length = name.chars().count();
            if length > MAX_LENGTH {
                let finding = findings.at(container.path.key("image"));
                finding.arg("container", container.label()).arg("length", length).arg("limit", MAX_LENGTH);
            }
        }
    }
}

fn image_digest_format(task: &Task<'_>, findings: &mut Findings) {
    let is_digest = |text: &str| {
        let digits = text.strip_prefix("sha256:").unwrap_or_default();
        digits.len() == 64 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    for (container, text) in images(task) {
        let digest = Image::parse(text).digest;
        if let Some(digest) = digest.filter(|digest| !is_digest(digest)) {
            let finding = findings.at(container.path.key("image"));
            finding.arg("container", container.label()).arg("value", shorten(without_login(digest)));
        }
    }
}

fn image_url_scheme(task: &Task<'_>, findings: &mut Findings) {
    for (container, text) in images(task) {
        if without_scheme(text).is_none() {
            continue;
        }
        let path = container.path.key("image");
        let finding = findings.at(path.clone());
        let rest = meant(text);
        finding.arg("container", container.label()).arg("value", label(text));
        finding.fix_if((!rest.is_empty()).then(|| Fix::safe([set(path, rest)])));
    }
}

fn image_uppercase_repo(task: &Task<'_>, findings: &mut Findings) {
    for (container, text) in images(task) {
        let image = Image::parse(meant(text));
        if !image.repository.bytes().any(|byte| byte.is_ascii_uppercase()) {
            continue;
        }
        let lower = image.repository.to_ascii_lowercase();
        let path = container.path.key("image");
        let finding = findings.at(path.clone());
        finding.arg("value", shorten(image.repository));
        let host = image.registry.map(|host| format!("{host}/")).unwrap_or_default();
        let tag = image.tag.map(|tag| format!(":{tag}")).unwrap_or_default();
        let digest = image.digest.map(|digest| format!("@{digest}")).unwrap_or_default();
        finding.fix(Fix::review([set(path, format!("{host}{lower}{tag}{digest}"))]));
    }
}

fn image_latest(task: &Task<'_>, findings: &mut Findings) {
    for (container, text) in images(task) {
        let image = Image::parse(meant(text));
        let is_latest = image.tag.is_none_or(|tag| tag.is_empty() || tag == "latest");
        if image.digest.is_none() && is_latest {
            let finding = findings.at(container.path.key("image"));
            finding.arg("name", shorten(image.name()));
            finding.arg("tag", if image.tag == Some("latest") { "latest" } else { "none" });
        }
    }
}

fn repository_credentials_on_ecr(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        let has_credentials = container.object.object("repositoryCredentials").is_set();
        if has_credentials && container.image.get().is_some_and(is_private_ecr) {
            let path = container.path.key("repositoryCredentials");
            let finding = findings.at(path.clone());
            finding.arg("container", container.label()).fix(Fix::review([remove(path)]));
        }
    }
}

fn image_no_digest(task: &Task<'_>, findings: &mut Findings) {
    for (container, text) in images(task) {
        let image = Image::parse(meant(text));
        let tag = image.tag.filter(|tag| !tag.is_empty() && *tag != "latest");
        if let Some(tag) = tag.filter(|_| image.digest.is_none()) {
            let finding = findings.at(container.path.key("image"));
            finding.arg("name", shorten(image.name())).arg("tag", shorten(tag));
        }
    }
}

fn image_docker_hub(task: &Task<'_>, findings: &mut Findings) {
    for (container, text) in images(task) {
        // With a login the pulls are not anonymous.
        let is_anonymous = !container.object.object("repositoryCredentials").is_set();
        let image = Image::parse(meant(text));
        if is_anonymous && image.is_docker_hub() {
            findings.at(container.path.key("image")).arg("name", shorten(image.name()));
        }
    }
}

fn version_consistency_disabled(task: &Task<'_>, findings: &mut Findings) {
    let uses_tag = |text: &str| match split(text).1 {
        Some(Pin::Tag(_)) => true,
        Some(Pin::Digest(_)) => false,
        // Without either the tag is latest, unless one is still to be put in.
        None => !placeholder::is_in(text),
    };
    for (container, text) in images(task) {
        if container.object.text("versionConsistency").is("disabled") && uses_tag(text) {
            let path = container.path.key("versionConsistency");
            let finding = findings.at(path.clone());
            finding.arg("container", container.label()).fix(Fix::review([remove(path)]));
        }
    }
}

/// The longest image without its digest.
const MAX_LENGTH: usize = 255;

/// Each container that has an image, with it.
fn images<'t>(task: &'t Task<'_>) -> impl Iterator<Item = (&'t Container<'t>, &'t str)> {
    let image = |container: &'t Container<'t>| {
        Some((container, container.image.get().filter(|image| !image.is_empty())?))
    };
    task.containers.iter().filter_map(image)
}

fn is_of_image(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-_:./#@".contains(c)
}

/// An image without what never belongs to it: white space around it, and the scheme of a URL.
pub(super) fn meant(text: &str) -> &str {
    let mut image = text.trim();
    while let Some(rest) = without_scheme(image) {
        image = rest.trim_start();
    }
    image
}

/// An image for a sentence. Before its host may stand a password, as in the address of a page.
fn label(text: &str) -> String {
    shorten(meant(without_login(text.trim())))
}

fn without_scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once("://")?;
    ["http", "https"].iter().any(|own| scheme.eq_ignore_ascii_case(own)).then_some(rest)
}

/// Whether an image is in a private registry of ECR, whose account may still be to be put in.
pub(super) fn is_private_ecr(text: &str) -> bool {
    let text = meant(text);
    let registry = Image::parse(text).ecr();
    registry.is_some_and(|registry| is_account(registry.account) || is_account_to_come(text))
}

/// Whether the account of an ECR host is a placeholder. The whole text decides what is one.
fn is_account_to_come(text: &str) -> bool {
    placeholder::find(text).first().is_some_and(|range| range.start == 0)
}

#[cfg(test)]
pub(super) static CASES: &[Case] = &[
    Case {
        rule: "image-missing",
        bad: r#"{"containerDefinitions": [{"name": "web", "image": ""}]}"#,
        at: "containerDefinitions[0].image",
        good: r#"{"containerDefinitions": [{"name": "web", "image": "0"}, {"name": "api", "image": 7}, null]}"#,
    },
    Case {
        rule: "image-missing",
        bad: r#"{"containerDefinitions": [{"name": "web", "image": "web:1"}, {"name": "api", "image": null}]}"#,
        at: "containerDefinitions[1].image",
        good: r#"{"containerDefinitions": [{"name": "web", "image": "${IMAGE}"}]}"#,
    },
    Case {
        rule: "image-characters",
        bad: r#"{"containerDefinitions": [{"name": "web", "image": " https://example.com/web:1\n"}]}"#,
        at: "containerDefinitions[0].image",
        good: r#"{"containerDefinitions": [{"name": "web", "image": "a-b_c/d.e:1.0_x#1@sha256:0"}]}"#,
    },
    Case {
        rule: "image-characters",
        bad: r#"{"containerDefinitions": [{"name": "web", "image": "web:1.0+build"}]}"#,
        at: "containerDefinitions[0].image",
        good: r#"{"containerDefinitions": [{"name": "web", "image": "web:$TAG"}, {"image": "<IMAGE1_NAME>"}]}"#,
    },
    Case {
        rule: "image-length",
        bad: concat!(
            r#"{"containerDefinitions": [{"name": "web", "image": ""#,
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa:1",
            r#""}]}"#
        ),
        at: "containerDefinitions[0].image",
        good: concat!(
            r#"{"containerDefinitions": [{"name": "web", "image": ""#,
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa:1",
            "@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            r#""}]}"#
        ),
    },
    Case {
        rule: "image-digest-format",
        bad: r#"{"containerDefinitions": [{"name": "web", "image": "web@sha256:0123"}]}"#,
        at: "containerDefinitions[0].image",
        good: r#"{"containerDefinitions": [{"name": "web", "image":
            "web:1@sha256:0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789abcdef"}]}"#,
    },
    Case {
        rule: "image-digest-format",
        bad: r#"{"containerDefinitions": [{"name": "web", "image": "web@"}]}"#,
        at: "containerDefinitions[0].image",
        good: r#"{"containerDefinitions": [{"name": "web", "image": "web@${DIGEST}"}]}"#,
    },
    Case {
        rule: "image-url-scheme",
        bad: r#"{"requiresCompatibilities": ["FARGATE"], "containerDefinitions": [
            {"name": "web", "image": "HTTPS://111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1"}]}"#,
        at: "containerDefinitions[0].image",
        good: r#"{"containerDefinitions": [{"name": "web", "image": "https/web:1"}, {"image": "https://${IMAGE}"}]}"#,
    },
    Case {
        rule: "image-uppercase-repo",
        bad: r#"{"containerDefinitions": [{"name": "web", "image": "WEB.example.com:443/WEB/Api:V1"}]}"#,
        at: "containerDefinitions[0].image",
        good: r#"{"containerDefinitions": [{"name": "web", "image": "WEB.example.com/web:V1"}]}"#,
    },
    Case {
        rule: "image-latest",
        bad: r#"{"containerDefinitions": [{"name": "web", "image": "registry.example.com:5000/web"}]}"#,
        at: "containerDefinitions[0].image",
        good: r#"{"containerDefinitions": [{"name": "web", "image": "registry.example.com:5000/web:latest-1"}]}"#,
    },
    Case {
        rule: "image-latest",
        bad: r#"{"containerDefinitions": [{"name": "web", "image": "web:latest"}]}"#,
        at: "containerDefinitions[0].image",
        good: r#"{"containerDefinitions": [{"name": "web", "image": "web:latest@sha256:0"}, {"image": "${IMAGE}"}]}"#,
    },
    Case {
        rule: "repository-credentials-on-ecr",
        bad: r#"{"containerDefinitions": [{"name": "web", "repositoryCredentials": {"credentialsParameter": "login"},
            "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1"}]}"#,
        at: "containerDefinitions[0].repositoryCredentials",
        good: r#"{"containerDefinitions": [{"name": "web", "repositoryCredentials": {"credentialsParameter": "login"},
            "image": "registry.example.com/web:1"}]}"#,
    },
    Case {
        rule: "repository-credentials-on-ecr",
        bad: r#"{"containerDefinitions": [{"name": "web", "repositoryCredentials": {"credentialsParameter": "login"},
            "image": "aws_account_id.dkr.ecr.region.amazonaws.com/web:1"}]}"#,
        at: "containerDefinitions[0].repositoryCredentials",
        good: r#"{"containerDefinitions": [{"name": "web", "repositoryCredentials": null,
            "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1"}]}"#,
    },
    Case {
        rule: "image-no-digest",
        bad: r#"{"containerDefinitions": [{"name": "web", "image": "registry.example.com/web:1.0"}]}"#,
        at: "containerDefinitions[0].image",
        good: r#"{"containerDefinitions": [{"name": "web", "image": "web:latest"}, {"image": "web"}, {"image": "web:"},
            {"image": "web:1@sha256:0"}, {"image": "web:${TAG}"}]}"#,
    },
    Case {
        rule: "image-docker-hub",
        bad: r#"{"containerDefinitions": [{"name": "web", "image": "library/nginx:1.27"}]}"#,
        at: "containerDefinitions[0].image",
        good: r#"{"containerDefinitions": [{"name": "web", "image": "localhost:5000/web:1"},
            {"name": "api", "image": "team/api:1", "repositoryCredentials": {"credentialsParameter": "login"}}]}"#,
    },
    Case {
        rule: "version-consistency-disabled",
        bad: r#"{"containerDefinitions": [{"name": "web", "image": "web", "versionConsistency": "disabled"}]}"#,
        at: "containerDefinitions[0].versionConsistency",
        good: r#"{"containerDefinitions": [{"name": "web", "image": "web@sha256:0", "versionConsistency": "disabled"},
            {"image": "web:1", "versionConsistency": "enabled"}, {"image": "${IMAGE}", "versionConsistency": "disabled"}]}"#,
    },
    Case {
        rule: "version-consistency-disabled",
        bad: r#"{"containerDefinitions": [{"name": "web", "image": "${REPO}:${TAG}", "versionConsistency": "disabled"}]}"#,
        at: "containerDefinitions[0].versionConsistency",
        good: r#"{"containerDefinitions": [{"name": "web", "image": "", "versionConsistency": "disabled"}]}"#,
    },
];
