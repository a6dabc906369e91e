//! Words for fields and values that need no sentence of their own.

use serde_json::Value;

use super::fold::{Spot, inside, scalar};
use super::privacy::{is_secret, masked, reference, safe, safe_words};
use super::words::{Words, shorten};
use super::{Remark, Topic};
use crate::insight::identity;
use crate::schema::defaults::{default_of, unit_of};
use crate::task::Arn;
use crate::task::secret::{address_label, is_secret_name, variable_label};
use crate::task::secret_ref::{SecretRef, Store};

/// What a field is about.
pub(super) fn topic(pattern: &str) -> Topic {
    let own = pattern.strip_prefix("containerDefinitions[].").unwrap_or(pattern);
    match own.split(['.', '[', '{']).next().unwrap_or_default() {
        "cpu" | "memory" | "memoryReservation" | "ephemeralStorage" | "resourceRequirements" => Topic::Size,
        "image" | "repositoryCredentials" | "versionConsistency" => Topic::Image,
        "environment" | "secrets" | "environmentFiles" => Topic::Variable,
        "healthCheck" => Topic::HealthCheck,
        "portMappings" => Topic::Port,
        "logConfiguration" | "firelensConfiguration" => Topic::Logging,
        "executionRoleArn" | "taskRoleArn" => Topic::Role,
        "networkMode" | "links" | "dnsServers" | "dnsSearchDomains" | "extraHosts" | "hostname"
        | "disableNetworking" | "proxyConfiguration" => Topic::Network,
        "volumes" | "mountPoints" | "volumesFrom" => Topic::Volume,
        "tags" => Topic::Tag,
        _ => Topic::Other,
    }
}

/// What is named as the thing that changes.
pub(super) fn subject(spot: &Spot<'_>) -> Words {
    let Some(list) = spot.pattern.strip_suffix("[]") else {
        let key = spot.new_path.last_key().unwrap_or_default();
        return match spot.pattern.strip_suffix("{}") {
            Some(map) => entry(Words::Label(map.to_owned()), variable_label(key)),
            None if crate::schema::SCHEMA.lookup(&spot.pattern).is_none() => Words::Text(variable_label(key)),
            None => Words::Label(spot.pattern.clone()),
        };
    };
    let key = spot.new.or(spot.old).and_then(|element| identity::key_in(list, element));
    let name = key.map(|key| match list.rsplit('.').next() {
        Some("environmentFiles") => address_label(&key),
        Some("environment" | "secrets" | "secretOptions") => variable_label(&key),
        _ => shorten(&safe(&key)),
    });
    match (list, name) {
        (_, None) => Words::Label(list.to_owned()),
        ("tags", Some(key)) => Words::phrase("change-tag", [("key", Words::Text(key))]),
        ("containerDefinitions[].mountPoints", Some(path)) => {
            Words::phrase("change-mount", [("path", Words::Text(path))])
        }
        ("containerDefinitions[].portMappings", Some(port)) => {
            let port = port.strip_suffix("/tcp").unwrap_or(&port).to_owned();
            Words::phrase("change-port", [("port", Words::Text(port))])
        }
        (list, Some(key)) => entry(Words::Label(list.to_owned()), key),
    }
}

fn entry(list: Words, key: String) -> Words {
    Words::phrase("change-entry", [("list", list), ("key", Words::Text(key))])
}

/// What the place was and what it becomes.
pub(super) fn pair_words(spot: &Spot<'_>) -> (Words, Words) {
    if is_secret_place(spot) {
        let hidden = |value: Option<&Value>| value.map_or_else(Words::none, |_| Words::key("change-hidden"));
        let (old, new) = spot.set();
        return (hidden(old), hidden(new));
    }
    if let ("executionRoleArn" | "taskRoleArn", Some(words)) = (&*spot.pattern, role_words(spot)) {
        return words;
    }
    let words = |value| value_words(&spot.pattern, value);
    (words(spot.old), words(spot.new))
}

/// Roles by their names, where both are of one account.
fn role_words(spot: &Spot<'_>) -> Option<(Words, Words)> {
    let (old, new) = spot.set();
    let read = |value: &Value| match Arn::parse(value.as_str()?) {
        Some(arn) if arn.is("iam", "role") => Some((arn.account.to_owned(), safe(arn.resource_name()))),
        _ => None,
    };
    let (old, new) = (old.map(read), new.map(read));
    let name = |role: Option<(String, String)>| role.map_or_else(Words::none, |(_, name)| Words::Text(name));
    match (old, new) {
        (Some(Some(old)), Some(Some(new))) if old.0 == new.0 && old.1 != new.1 => {
            Some((name(Some(old)), name(Some(new))))
        }
        (Some(Some(old)), None) => Some((name(Some(old)), Words::none())),
        (None, Some(Some(new))) => Some((Words::none(), name(Some(new)))),
        _ => None,
    }
}

/// Whether what stands there is a secret by the name of the place.
pub(super) fn is_secret_place(spot: &Spot<'_>) -> bool {
    let is_named = || spot.new_path.last_key().is_some_and(is_secret_name);
    let is_of_user = spot.pattern.ends_with("{}") || crate::schema::SCHEMA.lookup(&spot.pattern).is_none();
    is_of_user && is_named()
}

/// A value in words; where there is none, the default that ECS takes.
pub(super) fn value_words(pattern: &str, value: Option<&Value>) -> Words {
    let Some(value) = value.filter(|value| !value.is_null()) else {
        return match default_of(pattern) {
            Some("true") => Words::key("change-on"),
            Some("false") => Words::key("change-off"),
            Some(text) => with_unit(pattern, text.to_owned()),
            None => Words::none(),
        };
    };
    match value {
        Value::Bool(true) => Words::key("change-on"),
        Value::Bool(false) => Words::key("change-off"),
        Value::String(text) if text.is_empty() => Words::key("change-empty"),
        Value::String(text) => Words::Text(text_of(pattern, text)),
        Value::Number(_) => with_unit(pattern, scalar(value).unwrap_or_default()),
        Value::Array(list) if list.is_empty() => Words::none(),
        Value::Array(list) if list.iter().all(Value::is_string) => {
            let words = safe_words(list.iter().filter_map(Value::as_str));
            let is_command = pattern.ends_with("command") || pattern.ends_with("entryPoint");
            Words::Text(words.join(if is_command { " " } else { ", " }))
        }
        Value::Object(_) if pattern.ends_with("[]") => element_words(pattern, value),
        other => Words::Text(masked(other).to_string()),
    }
}

fn text_of(pattern: &str, text: &str) -> String {
    match pattern.rsplit('.').next() {
        Some("valueFrom") => reference(text).unwrap_or_default().to_owned(),
        _ => safe(text),
    }
}

fn with_unit(pattern: &str, number: String) -> Words {
    let key = match unit_of(pattern) {
        Some("unit-mib") => "change-mib",
        Some("unit-gib") => "change-gib",
        Some("unit-seconds") => "change-seconds",
        Some("unit-cpu") => "change-units",
        _ => return Words::Text(number),
    };
    Words::phrase(key, [("number", Words::Text(number))])
}

/// An element beside what it is recognised by: its one other value, or all of them by name.
fn element_words(pattern: &str, element: &Value) -> Words {
    let list = pattern.strip_suffix("[]").unwrap_or(pattern);
    let Some(members) = element.as_object() else { return Words::none() };
    let name = ["name", "key"].iter().find_map(|key| element.get(key)?.as_str()).unwrap_or_default();
    let without = |key: &str| {
        let mut rest = members.clone();
        rest.shift_remove(key);
        identity::key_in(list, &Value::Object(rest)) != identity::key_in(list, element)
    };
    let others: Vec<(&String, &Value)> =
        members.iter().filter(|(key, value)| !value.is_null() && !without(key)).collect();
    match &*others {
        [] => Words::key("change-there"),
        [(key, Value::String(value))] if *key == "value" && is_secret(name, value) => {
            Words::key("change-hidden")
        }
        [(key, Value::String(value))] if *key == "valueFrom" => reference_words(value),
        [(key, value)] => value_words(&inside(pattern, key), Some(value)),
        _ => {
            let masked = masked(element);
            let part = |(key, _): &(&String, &Value)| {
                let value = masked.get(key.as_str())?;
                let text = scalar(value).unwrap_or_else(|| value.to_string());
                Some(Words::Text(format!("{key}: {text}")))
            };
            Words::Join(others.iter().filter_map(part).collect())
        }
    }
}

/// Where a secret is kept: `SSM parameter /app/db`. A text that is no address may be the secret itself.
pub(super) fn reference_words(value_from: &str) -> Words {
    let key = match SecretRef::split(value_from).store {
        Store::SecretsManager => "change-secret",
        Store::Ssm => "change-parameter",
    };
    Words::key(key)
}

/// [`reference_words`] with the name, for where only that differs.
pub(super) fn named_reference_words(value_from: &str) -> Words {
    let Some(text) = reference(value_from) else { return reference_words(value_from) };
    let reference = SecretRef::split(text);
    let key = match reference.store {
        Store::SecretsManager => "change-secret-named",
        Store::Ssm => "change-parameter-named",
    };
    let parts = [&reference.name, &reference.json_key, &reference.stage, &reference.version];
    let parts: Vec<&str> = parts.iter().map(|part| part.as_str()).filter(|part| !part.is_empty()).collect();
    Words::phrase(key, [("name", Words::Text(parts.join(":")))])
}

/// What follows from a change of a field.
pub(super) fn remark(spot: &Spot<'_>) -> Option<Remark> {
    let (old, new) = spot.set();
    let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
    let is_on = |value: Option<&Value>| value == Some(&Value::Bool(true));
    let is_off_now = old.is_some() && new.is_none();
    Some(match spot.pattern.strip_prefix("containerDefinitions[].").unwrap_or(&spot.pattern) {
        "privileged" => {
            if is_on(new) {
                Remark::MorePower
            } else {
                Remark::Safer
            }
        }
        "readonlyRootFilesystem" => {
            if is_on(new) {
                Remark::Safer
            } else {
                Remark::Writable
            }
        }
        "user" => match (is_root(&text(old)), is_root(&text(new))) {
            (false, true) => Remark::MorePower,
            (true, false) => Remark::Safer,
            _ => return None,
        },
        "networkMode" | "pidMode" | "ipcMode" => match (&*text(old), &*text(new)) {
            (_, "host") => Remark::SharesHost,
            ("host", _) => Remark::Safer,
            _ => return None,
        },
        "executionRoleArn" | "taskRoleArn" if is_off_now => Remark::NoRole,
        "runtimePlatform.cpuArchitecture" | "runtimePlatform.operatingSystemFamily" => Remark::OtherPlatform,
        "family" => Remark::OtherFamily,
        "volumes[].efsVolumeConfiguration.authorizationConfig.iam" => match &*text(new) {
            "ENABLED" => Remark::Safer,
            _ => Remark::NotAuthorized,
        },
        "volumes[].efsVolumeConfiguration.fileSystemId"
        | "volumes[].efsVolumeConfiguration.rootDirectory"
        | "volumes[].efsVolumeConfiguration.authorizationConfig.accessPointId"
        | "volumes[].s3filesVolumeConfiguration.fileSystemArn"
        | "volumes[].fsxWindowsFileServerVolumeConfiguration.fileSystemId" => Remark::OtherStorage,
        _ => return None,
    })
}

/// Whether a `user` is root. Where none is written the image says who.
fn is_root(user: &str) -> bool {
    matches!(user.split(':').next(), Some("root" | "0"))
}
