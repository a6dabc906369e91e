//! By what an element of a list of the API is recognised again in another version of the document.
//!
//! Containers go by name, ports by number and protocol, and so on. Lists that mean what they say by value or by order
//! (`command`, `links`, `dnsServers`) have nothing of the kind.

use serde_json::Value;

use crate::document::Path;
use crate::schema::convert::plain;

/// By what the elements of a list are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    /// The text or number of one member.
    Member(&'static str),
    /// Container port, or range of them, and protocol.
    Port,
    /// The first of these members that is set.
    FirstOf(&'static [&'static str]),
}

/// What `element` of the list at `list` is recognised by: the same text in two versions of a document is the same
/// thing. `None` where elements of that list have no identity, or this one lacks it.
///
/// Two elements of one list may have the same key, where the document says something twice.
pub fn key(list: &Path, element: &Value) -> Option<String> {
    key_in(&list.pattern(), element)
}

/// [`key`] for a list whose pattern is known: `containerDefinitions[].environment`.
pub fn key_in(pattern: &str, element: &Value) -> Option<String> {
    let member = |name: &str| text(element.get(name)?);
    match by(pattern)? {
        By::Member(name) => member(name),
        By::FirstOf(names) => names.iter().find_map(|name| member(name)),
        By::Port => {
            let port = member("containerPort").or_else(|| member("containerPortRange"));
            match port {
                // Where no protocol is written ECS takes `tcp`.
                Some(port) => Some(format!("{port}/{}", member("protocol").unwrap_or_else(|| "tcp".into()))),
                None => member("name"),
            }
        }
    }
}

/// Whether the elements of the list with this pattern have an identity.
pub fn is_keyed(pattern: &str) -> bool {
    by(pattern).is_some()
}

/// Whether it means something in which order the elements of the list with this pattern stand.
///
/// Of environment files the first one that names a variable wins ("Use a file to pass environment variables" in the
/// ECS developer guide); words of commands and servers to ask are taken as they come.
pub fn is_ordered(pattern: &str) -> bool {
    match pattern.strip_prefix("containerDefinitions[].").unwrap_or(pattern) {
        "environmentFiles" => true,
        "requiresCompatibilities"
        | "credentialSpecs"
        | "dockerSecurityOptions"
        | "linuxParameters.capabilities.add"
        | "linuxParameters.capabilities.drop"
        | "linuxParameters.devices[].permissions"
        | "links"
        | "restartPolicy.ignoredExitCodes" => false,
        _ => !is_keyed(pattern),
    }
}

fn by(pattern: &str) -> Option<By> {
    Some(match pattern.strip_prefix("containerDefinitions[].").unwrap_or(pattern) {
        "containerDefinitions"
        | "volumes"
        | "environment"
        | "secrets"
        | "logConfiguration.secretOptions"
        | "ulimits"
        | "proxyConfiguration.properties" => By::Member("name"),
        "portMappings" => By::Port,
        "environmentFiles" => By::Member("value"),
        "mountPoints" | "linuxParameters.tmpfs" => By::Member("containerPath"),
        "volumesFrom" => By::Member("sourceContainer"),
        "dependsOn" => By::Member("containerName"),
        "extraHosts" => By::Member("hostname"),
        "systemControls" => By::Member("namespace"),
        "resourceRequirements" => By::Member("type"),
        // Where no path inside is written it is the one of the host.
        "linuxParameters.devices" => By::FirstOf(&["containerPath", "hostPath"]),
        "tags" => By::Member("key"),
        "inferenceAccelerators" => By::Member("deviceName"),
        // `distinctInstance` has no expression.
        "placementConstraints" => By::FirstOf(&["expression", "type"]),
        _ => return None,
    })
}

/// A text or a number as text; an empty text tells nothing.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(plain(number)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::schema::{Kind, SCHEMA};

    fn key_of(list: &str, element: &Value) -> Option<String> {
        key(&list.parse().unwrap(), element)
    }

    #[test]
    fn elements_go_by_what_names_them() {
        let own = |list: &str| format!("containerDefinitions[1].{list}");
        for (list, element, expected) in [
            ("containerDefinitions".into(), json!({"image": "a", "name": "web"}), Some("web")),
            ("volumes".into(), json!({"name": "data"}), Some("data")),
            ("tags".into(), json!({"key": "team", "value": "web"}), Some("team")),
            (
                "placementConstraints".into(),
                json!({"type": "memberOf", "expression": "a == b"}),
                Some("a == b"),
            ),
            ("placementConstraints".into(), json!({"type": "distinctInstance"}), Some("distinctInstance")),
            ("proxyConfiguration.properties".into(), json!({"name": "AppPorts"}), Some("AppPorts")),
            (own("environment"), json!({"name": "A", "value": "1"}), Some("A")),
            (own("portMappings"), json!({"containerPort": 80, "name": "http"}), Some("80/tcp")),
            (own("portMappings"), json!({"containerPort": "53", "protocol": "udp"}), Some("53/udp")),
            (own("portMappings"), json!({"containerPortRange": "80-90"}), Some("80-90/tcp")),
            (own("portMappings"), json!({"name": "http"}), Some("http")),
            (own("mountPoints"), json!({"sourceVolume": "a", "containerPath": "/a"}), Some("/a")),
            (own("linuxParameters.devices"), json!({"hostPath": "/dev/a"}), Some("/dev/a")),
            (own("logConfiguration.secretOptions"), json!({"name": "token"}), Some("token")),
            (own("environmentFiles"), json!({"value": "arn:a", "type": "s3"}), Some("arn:a")),
            // What lacks its name, or is no object, is recognised by nothing.
            (own("environment"), json!({"name": "", "value": "1"}), None),
            (own("environment"), json!("A=1"), None),
            (own("environment"), json!(null), None),
            // Lists by value.
            (own("command"), json!("sh"), None),
            (own("links"), json!("db"), None),
            ("requiresCompatibilities".into(), json!("FARGATE"), None),
            // Not of the API.
            ("environment[0].more".into(), json!({"name": "a"}), None),
        ] {
            assert_eq!(key_of(&list, &element).as_deref(), expected, "{list} {element}");
        }
    }

    #[test]
    fn every_list_of_structures_has_an_identity_and_no_other() {
        for list in SCHEMA.fields().iter().filter(|field| field.kind == Kind::List) {
            let is_of_structures = SCHEMA.element(list).unwrap().kind == Kind::Structure;
            assert_eq!(is_keyed(list.pattern), is_of_structures, "{}", list.pattern);
        }
        for (list, expected) in [
            ("containerDefinitions", false),
            ("containerDefinitions[].environment", false),
            ("containerDefinitions[].environmentFiles", true),
            ("containerDefinitions[].command", true),
            ("containerDefinitions[].linuxParameters.capabilities.drop", false),
        ] {
            assert_eq!(is_ordered(list), expected, "{list}");
        }
    }
}
