//! The rules of the category `proxy`: the App Mesh proxy in front of the containers of a task.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::fix::set;
use super::scope::{ANY, EC2, EXTERNAL, MANAGED_INSTANCES};
#[cfg(test)]
use super::testing::Case;
use super::{Check, Findings, Fix, Rule, Severity, Shape, network};
use crate::document::{Edit, Path};
use crate::schema::suggest::nearest;
use crate::task::container::shorten;
use crate::task::{Container, Image, Object, Slot, Task, placeholder};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/proxy-network-mode",
        severity: Severity::Error,
        applies: EC2.and(EXTERNAL).and(MANAGED_INSTANCES),
        at: &["proxyConfiguration", "networkMode"],
        check: Check::Task(proxy_network_mode),
    },
    Rule {
        id: "ecs/proxy-container",
        severity: Severity::Error,
        applies: ANY,
        at: &["proxyConfiguration.containerName"],
        check: Check::Form(proxy_container),
    },
    Rule {
        id: "ecs/proxy-properties",
        severity: Severity::Error,
        applies: ANY,
        at: &["proxyConfiguration.properties"],
        check: Check::Task(proxy_properties),
    },
    Rule {
        id: "ecs/proxy-uid-or-gid",
        severity: Severity::Error,
        applies: ANY,
        at: &["proxyConfiguration.properties"],
        check: Check::Task(proxy_uid_or_gid),
    },
    Rule {
        id: "ecs/proxy-user-mismatch",
        severity: Severity::Warning,
        applies: ANY,
        at: &["proxyConfiguration.properties", "containerDefinitions[].user"],
        check: Check::Task(proxy_user_mismatch),
    },
    Rule {
        id: "ecs/app-mesh-end",
        severity: Severity::Warning,
        applies: ANY,
        at: &["proxyConfiguration"],
        check: Check::Shape(Shape::Absent(None)),
    },
];

/// The user that App Mesh gives its proxy.
const PROXY_UID: &str = "1337";
/// What must not go through the proxy: where the agent and the instance hand out metadata and credentials.
const METADATA_ADDRESSES: &str = "169.254.170.2,169.254.169.254";
/// Stands where no container tells its ports; it must be replaced before ECS sees it.
const UNKNOWN_PORTS: &str = "${APP_PORTS}";
/// How many containers a sentence names: ECS takes no more.
const MAX_CONTAINERS: usize = 10;

fn proxy_network_mode(task: &Task<'_>, findings: &mut Findings) {
    if Proxy::of(task).is_none() || matches!(task.network_mode, Slot::Set("awsvpc") | Slot::Wrong) {
        return;
    }
    let mode = Path::root().key("networkMode");
    // The word by which the texts know that there is none.
    let value = task.network_mode.get().filter(|mode| !mode.is_empty()).unwrap_or("absent");
    let finding = findings.at(Path::root().key("proxyConfiguration"));
    finding.arg("value", shorten(value)).also(mode);
    finding.fix_if(network::switch_to_awsvpc(task));
}

fn proxy_container(task: &Task<'_>, findings: &mut Findings) {
    let Some(proxy) = Proxy::of(task) else { return };
    let Some(value) = proxy.object.text("containerName").get() else { return };
    let names = || task.containers.iter().filter_map(|container| container.name.get());
    if proxy.container(task).is_some() || names().any(placeholder::is_in) {
        // A placeholder may become any name.
        return;
    }
    let path = proxy.path.key("containerName");
    let known = || names().filter(|name| !name.is_empty());
    let is_envoy = |container: &&Container<'_>| {
        container.image.get().is_some_and(|image| Image::parse(image).name().contains("envoy"))
    };
    let of_image = || task.containers.iter().find(is_envoy)?.name.get().filter(|name| !name.is_empty());
    let suggestion = known()
        .find(|name| *name == "envoy")
        .or_else(of_image)
        .or_else(|| nearest(value, known()).map(|nearest| nearest.word));
    let finding = findings.at(path.clone());
    finding.arg("problem", if value.is_empty() { "empty" } else { "unknown" });
    finding.arg("name", shorten(value)).arg("suggestion", suggestion.map(shorten).unwrap_or_default());
    finding
        .arg("known", task.containers.iter().take(MAX_CONTAINERS).map(Container::label).collect::<Vec<_>>());
    finding.fix_if(suggestion.map(|name| Fix::review([set(path, name)])));
}

fn proxy_properties(task: &Task<'_>, findings: &mut Findings) {
    let Some(proxy) = Proxy::of(task) else { return };
    let kind = proxy.object.text("type");
    let Some(properties) = proxy.properties().filter(|_| kind.is_absent() || kind.is("APPMESH")) else {
        return;
    };
    // No address at all need be ignored: there an empty value is one. Of AppPorts it is known that ECS takes an
    // empty value for none (aws-app-mesh-roadmap 467), and a port is not empty either.
    let demands = [
        ("ProxyIngressPort", properties.has_value("ProxyIngressPort")),
        ("ProxyEgressPort", properties.has_value("ProxyEgressPort")),
        ("AppPorts", properties.has_value("AppPorts")),
        ("EgressIgnoredIPs", properties.find("EgressIgnoredIPs").is_some()),
    ];
    let missing: Vec<&str> = demands.iter().filter(|(_, is_met)| !is_met).map(|(name, _)| *name).collect();
    if missing.is_empty() {
        return;
    }
    let default = |name| match name {
        "ProxyIngressPort" => "15000".to_owned(),
        "ProxyEgressPort" => "15001".to_owned(),
        "EgressIgnoredIPs" => METADATA_ADDRESSES.to_owned(),
        _ => app_ports(task, &proxy),
    };
    let fix = properties.filled(missing.iter().map(|name| (*name, default(name))));
    findings
        .at(properties.path.clone())
        .arg("names", missing.as_slice())
        .arg("count", missing.len())
        .fix(fix);
}

fn proxy_uid_or_gid(task: &Task<'_>, findings: &mut Findings) {
    let Some(proxy) = Proxy::of(task) else { return };
    let Some(properties) = proxy.properties() else { return };
    if properties.has_value("IgnoredUID") || properties.has_value("IgnoredGID") {
        return;
    }
    let user = proxy.container(task).and_then(|container| container.user.get());
    // Where the proxy runs as root, the containers behind it may do so as well.
    let uid = user.map(uid_of).filter(|uid| is_number(uid) && *uid != "0").unwrap_or(PROXY_UID);
    let fix = properties.filled([("IgnoredUID", uid.to_owned())]);
    findings.at(properties.path.clone()).arg("new", uid).fix(fix);
}

fn proxy_user_mismatch(task: &Task<'_>, findings: &mut Findings) {
    let Some(proxy) = Proxy::of(task) else { return };
    let (Some(properties), Some(container)) = (proxy.properties(), proxy.container(task)) else { return };
    let ignored = |name| properties.find(name).and_then(|(_, property)| property.text("value").literal());
    let Some(uid) = ignored("IgnoredUID").filter(|uid| !uid.is_empty()) else { return };
    let Some(user) = container.user.literal().filter(|user| !user.is_empty()) else { return };
    let group = user.split_once(':').map(|(_, group)| group);
    if uid_of(user) == uid || (group.is_some() && group == ignored("IgnoredGID")) {
        return;
    }
    let path = container.path.key("user");
    let new = group.map_or_else(|| uid.to_owned(), |group| format!("{uid}:{group}"));
    let finding = findings.at(properties.path.clone());
    finding.arg("container", container.label()).arg("value", shorten(user)).arg("uid", shorten(uid));
    finding.also(path.clone()).fix_if(is_number(uid).then(|| Fix::review([set(path, new)])));
}

/// `proxyConfiguration`.
struct Proxy<'a> {
    path: Path,
    object: Object<'a>,
}

impl<'a> Proxy<'a> {
    fn of(task: &Task<'a>) -> Option<Self> {
        let object = task.object.object("proxyConfiguration").get()?;
        Some(Self { path: Path::root().key("proxyConfiguration"), object })
    }

    /// The container that it names.
    fn container<'t>(&self, task: &'t Task<'a>) -> Option<&'t Container<'a>> {
        let name = self.object.text("containerName").get().filter(|name| !name.is_empty())?;
        task.containers.iter().find(|container| container.name.is(name))
    }

    /// Its properties, of which there may be none; `None` where something else than a list stands there.
    fn properties(&self) -> Option<Properties<'a>> {
        let list = self.object.list("properties");
        let length = match list {
            Slot::Wrong => return None,
            Slot::Absent => None,
            Slot::Set(list) => Some(list.len()),
        };
        let elements = self.object.objects("properties", &self.path);
        Some(Properties { path: self.path.key("properties"), elements, length })
    }
}

/// `proxyConfiguration.properties`.
struct Properties<'a> {
    path: Path,
    /// Without elements of the wrong type.
    elements: Vec<(Path, Object<'a>)>,
    /// How many elements there are, of whatever type, where there is a list.
    length: Option<usize>,
}

impl<'a> Properties<'a> {
    fn find(&self, name: &str) -> Option<&(Path, Object<'a>)> {
        self.elements.iter().find(|(_, property)| property.text("name").is(name))
    }

    /// Whether a property is there and says something. A value of the wrong type is not judged.
    fn has_value(&self, name: &str) -> bool {
        let value = self.find(name).map(|(_, property)| property.text("value"));
        value.is_some_and(|value| !value.is_absent() && !value.is(""))
    }

    /// Gives values to properties that have none or are not there.
    fn filled(&self, values: impl IntoIterator<Item = (&'static str, String)>) -> Fix {
        let mut edits = Vec::new();
        let mut added: Vec<Value> = Vec::new();
        for (name, value) in values {
            match self.find(name) {
                Some((path, _)) => edits.push(set(path.key("value"), value)),
                None => added.push(json!({"name": name, "value": value})),
            }
        }
        match self.length {
            None => edits.push(set(self.path.clone(), added)),
            Some(length) => {
                let insert =
                    |(at, value)| Edit::Insert { path: self.path.clone(), index: length + at, value };
                edits.extend(added.into_iter().enumerate().map(insert));
            }
        }
        Fix::review(edits)
    }
}

/// The ports that the containers behind the proxy map.
fn app_ports(task: &Task<'_>, proxy: &Proxy<'_>) -> String {
    let proxy = proxy.container(task).map(|container| container.index);
    let others = task.containers.iter().filter(|container| Some(container.index) != proxy);
    let ports = others.flat_map(|container| &container.ports).filter_map(|port| port.container_port.get());
    let mut seen = HashSet::new();
    let ports: Vec<String> =
        ports.filter(|port| *port > 0 && seen.insert(*port)).map(|port| port.to_string()).collect();
    if ports.is_empty() { UNKNOWN_PORTS.to_owned() } else { ports.join(",") }
}

/// `1337` of `1337:1000`.
fn uid_of(user: &str) -> &str {
    user.split(':').next().unwrap_or(user)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
pub(super) static CASES: &[Case] = &[
    Case {
        rule: "proxy-network-mode",
        bad: r#"{"networkMode": "host", "proxyConfiguration": {"containerName": "envoy",
            "properties": [{"name": "IgnoredUID", "value": "1337"}, {"name": "ProxyIngressPort",
            "value": "15000"}, {"name": "ProxyEgressPort", "value": "15001"}, {"name": "AppPorts",
            "value": "8080"}, {"name": "EgressIgnoredIPs", "value": ""}]},
            "containerDefinitions": [{"name": "envoy"}, {"name": "web",
            "portMappings": [{"containerPort": 80, "hostPort": 8080}, {"containerPort": 81}]}]}"#,
        at: "proxyConfiguration",
        good: r#"{"proxyConfiguration": null, "containerDefinitions": [{"name": "envoy"},
            {"name": "web"}]}"#,
    },
    Case {
        rule: "proxy-network-mode",
        bad: r#"{"requiresCompatibilities": ["EXTERNAL"],
            "proxyConfiguration": {"containerName": "envoy", "properties": [{"name": "IgnoredUID",
            "value": "1337"}, {"name": "ProxyIngressPort", "value": "15000"},
            {"name": "ProxyEgressPort", "value": "15001"}, {"name": "AppPorts", "value": "8080"},
            {"name": "EgressIgnoredIPs", "value": ""}]}, "containerDefinitions": [{"name": "envoy"},
            {"name": "web"}]}"#,
        at: "proxyConfiguration",
        good: r#"{"networkMode": "awsvpc", "proxyConfiguration": {"containerName": "envoy",
            "properties": [{"name": "IgnoredUID", "value": "1337"}, {"name": "ProxyIngressPort",
            "value": "15000"}, {"name": "ProxyEgressPort", "value": "15001"}, {"name": "AppPorts",
            "value": "8080"}, {"name": "EgressIgnoredIPs", "value": ""}]},
            "containerDefinitions": [{"name": "envoy"}, {"name": "web"}]}"#,
    },
    Case {
        rule: "proxy-network-mode",
        bad: r#"{"proxyConfiguration": {"containerName": "envoy", "properties": [{"name": "IgnoredUID",
            "value": "1337"}, {"name": "ProxyIngressPort", "value": "15000"},
            {"name": "ProxyEgressPort", "value": "15001"}, {"name": "AppPorts", "value": "8080"},
            {"name": "EgressIgnoredIPs", "value": ""}]}, "containerDefinitions": [{"name": "envoy"},
            {"name": "web", "links": ["envoy"]}]}"#,
        at: "proxyConfiguration",
        good: r#"{"networkMode": 1, "proxyConfiguration": {"containerName": "envoy",
            "properties": [{"name": "IgnoredUID", "value": "1337"}, {"name": "ProxyIngressPort",
            "value": "15000"}, {"name": "ProxyEgressPort", "value": "15001"}, {"name": "AppPorts",
            "value": "8080"}, {"name": "EgressIgnoredIPs", "value": ""}]},
            "containerDefinitions": [{"name": "envoy"}, {"name": "web"}]}"#,
    },
    Case {
        rule: "proxy-container",
        bad: r#"{"networkMode": "awsvpc", "proxyConfiguration": {"containerName": "proxy",
            "properties": [{"name": "IgnoredUID", "value": "1337"}, {"name": "ProxyIngressPort",
            "value": "15000"}, {"name": "ProxyEgressPort", "value": "15001"}, {"name": "AppPorts",
            "value": "8080"}, {"name": "EgressIgnoredIPs", "value": ""}]},
            "containerDefinitions": [{"name": "envoy"}, {"name": "web"}]}"#,
        at: "proxyConfiguration.containerName",
        good: r#"{"networkMode": "awsvpc", "proxyConfiguration": {"containerName": "envoy",
            "properties": [{"name": "IgnoredUID", "value": "1337"}, {"name": "ProxyIngressPort",
            "value": "15000"}, {"name": "ProxyEgressPort", "value": "15001"}, {"name": "AppPorts",
            "value": "8080"}, {"name": "EgressIgnoredIPs", "value": ""}]},
            "containerDefinitions": [{"name": "envoy"}, {"name": "web"}]}"#,
    },
    Case {
        rule: "proxy-container",
        bad: r#"{"networkMode": "awsvpc", "proxyConfiguration": {"containerName": "Side",
            "properties": [{"name": "IgnoredUID", "value": "1337"}, {"name": "ProxyIngressPort",
            "value": "15000"}, {"name": "ProxyEgressPort", "value": "15001"}, {"name": "AppPorts",
            "value": "8080"}, {"name": "EgressIgnoredIPs", "value": ""}]},
            "containerDefinitions": [{"name": "web"}, {"name": "side"}]}"#,
        at: "proxyConfiguration.containerName",
        good: r#"{"networkMode": "awsvpc", "proxyConfiguration": {"containerName": "proxy",
            "properties": [{"name": "IgnoredUID", "value": "1337"}, {"name": "ProxyIngressPort",
            "value": "15000"}, {"name": "ProxyEgressPort", "value": "15001"}, {"name": "AppPorts",
            "value": "8080"}, {"name": "EgressIgnoredIPs", "value": ""}]},
            "containerDefinitions": [{"name": "${NAME}"}]}"#,
    },
    Case {
        rule: "proxy-container",
        bad: r#"{"networkMode": "awsvpc", "proxyConfiguration": {"containerName": "",
            "properties": [{"name": "IgnoredUID", "value": "1337"}, {"name": "ProxyIngressPort",
            "value": "15000"}, {"name": "ProxyEgressPort", "value": "15001"}, {"name": "AppPorts",
            "value": "8080"}, {"name": "EgressIgnoredIPs", "value": ""}]},
            "containerDefinitions": [{"name": "web"}, {"name": "side",
            "image": "public.ecr.aws/appmesh/aws-appmesh-envoy:v1"}]}"#,
        at: "proxyConfiguration.containerName",
        good: r#"{"networkMode": "awsvpc", "proxyConfiguration": {"containerName": "${PROXY}",
            "properties": [{"name": "IgnoredUID", "value": "1337"}, {"name": "ProxyIngressPort",
            "value": "15000"}, {"name": "ProxyEgressPort", "value": "15001"}, {"name": "AppPorts",
            "value": "8080"}, {"name": "EgressIgnoredIPs", "value": ""}]},
            "containerDefinitions": [{"name": "envoy"}, {"name": "web"}]}"#,
    },
    Case {
        rule: "proxy-properties",
        bad: r#"{"networkMode": "awsvpc", "proxyConfiguration": {"containerName": "envoy",
            "properties": [{"name": "IgnoredUID", "value": "1337"}, {"name": "ProxyEgressPort",
            "value": "15001"}, {"name": "EgressIgnoredIPs", "value": ""}]},
            "containerDefinitions": [{"name": "envoy", "portMappings": [{"containerPort": 9901}]},
            {"name": "web", "portMappings": [{"containerPort": 80}, {"containerPort": 81}]}]}"#,
        at: "proxyConfiguration.properties",
        good: r#"{"networkMode": "awsvpc", "proxyConfiguration": {"type": "APPMESH",
            "containerName": "envoy", "properties": [{"name": "IgnoredUID", "value": "1337"},
            {"name": "ProxyIngressPort", "value": "15000"}, {"name": "ProxyEgressPort",
            "value": "15001"}, {"name": "AppPorts", "value": "8080"}, {"name": "EgressIgnoredIPs",
            "value": ""}]}, "containerDefinitions": [{"name": "envoy"}, {"name": "web"}]}"#,
    },
    Case {
        rule: "proxy-properties",
        bad: r#"{"networkMode": "awsvpc", "proxyConfiguration": {"type": "APPMESH",
            "containerName": "envoy", "properties": [{"name": "IgnoredUID", "value": "1337"},
            {"name": "ProxyIngressPort", "value": "15000"}, {"name": "ProxyEgressPort",
            "value": "15001"}, {"name": "EgressIgnoredIPs", "value": ""}, {"name": "AppPorts",
            "value": ""}]}, "containerDefinitions": [{"name": "envoy"}, {"name": "web"}]}"#,
        at: "proxyConfiguration.properties",
        good: r#"{"networkMode": "awsvpc", "proxyConfiguration": {"type": "OTHER",
            "containerName": "envoy", "properties": []}, "containerDefinitions": [{"name": "envoy"},
            {"name": "web"}]}"#,
    },
    Case {
        rule: "proxy-properties",
        bad: r#"{"networkMode": "awsvpc", "proxyConfiguration": {"containerName": "envoy"},
            "containerDefinitions": [{"name": "envoy"}, {"name": "web"}]}"#,
        at: "proxyConfiguration.properties",
        good: r#"{"networkMode": "awsvpc", "proxyConfiguration": {"containerName": "envoy",
            "properties": "none"}, "containerDefinitions": [{"name": "envoy"}, {"name": "web"}]}"#,
    },
    Case {
        rule: "proxy-uid-or-gid",
        bad: r#"{"networkMode": "awsvpc", "proxyConfiguration": {"containerName": "envoy",
            "properties": [{"name": "ProxyIngressPort", "value": "15000"}, {"name": "ProxyEgressPort",
            "value": "15001"}, {"name": "AppPorts", "value": "8080"}, {"name": "EgressIgnoredIPs",
            "value": ""}, {"name": "IgnoredUID", "value": ""}]},
            "containerDefinitions": [{"name": "envoy", "user": "1500:1"}]}"#,
        at: "proxyConfiguration.properties",
        good: r#"{"networkMode": "awsvpc", "proxyConfiguration": {"containerName": "envoy",
            "properties": [{"name": "ProxyIngressPort", "value": "15000"}, {"name": "ProxyEgressPort",
            "value": "15001"}, {"name": "AppPorts", "value": "8080"}, {"name": "EgressIgnoredIPs",
            "value": ""}, {"name": "IgnoredUID", "value": ""}, {"name": "IgnoredGID",
            "value": "1337"}]}, "containerDefinitions": [{"name": "envoy"}, {"name": "web"}]}"#,
    },
    Case {
        rule: "proxy-uid-or-gid",
        bad: r#"{"networkMode": "awsvpc", "proxyConfiguration": {"containerName": "envoy",
            "properties": null}, "containerDefinitions": [{"name": "envoy", "user": "0"}]}"#,
        at: "proxyConfiguration.properties",
        good: r#"{"networkMode": "awsvpc", "proxyConfiguration": {"containerName": "envoy",
            "properties": [{"name": "IgnoredUID", "value": 1337}]},
            "containerDefinitions": [{"name": "envoy"}, {"name": "web"}]}"#,
    },
    Case {
        rule: "proxy-user-mismatch",
        bad: r#"{"networkMode": "awsvpc", "proxyConfiguration": {"containerName": "envoy",
            "properties": [{"name": "IgnoredUID", "value": "1337"}, {"name": "ProxyIngressPort",
            "value": "15000"}, {"name": "ProxyEgressPort", "value": "15001"}, {"name": "AppPorts",
            "value": "8080"}, {"name": "EgressIgnoredIPs", "value": ""}]},
            "containerDefinitions": [{"name": "envoy", "user": "1338:1000"}]}"#,
        at: "proxyConfiguration.properties",
        good: r#"{"networkMode": "awsvpc", "proxyConfiguration": {"containerName": "envoy",
            "properties": [{"name": "IgnoredUID", "value": "1337"}, {"name": "ProxyIngressPort",
            "value": "15000"}, {"name": "ProxyEgressPort", "value": "15001"}, {"name": "AppPorts",
            "value": "8080"}, {"name": "EgressIgnoredIPs", "value": ""}]},
            "containerDefinitions": [{"name": "envoy", "user": "1337:1000"}, {"name": "web",
            "user": "1338"}]}"#,
    },
    Case {
        rule: "proxy-user-mismatch",
        bad: r#"{"networkMode": "awsvpc", "proxyConfiguration": {"containerName": "envoy",
            "properties": [{"name": "IgnoredUID", "value": "1337"}, {"name": "ProxyIngressPort",
            "value": "15000"}, {"name": "ProxyEgressPort", "value": "15001"}, {"name": "AppPorts",
            "value": "8080"}, {"name": "EgressIgnoredIPs", "value": ""}, {"name": "IgnoredGID",
            "value": "1337"}]}, "containerDefinitions": [{"name": "envoy", "user": "root"}]}"#,
        at: "proxyConfiguration.properties",
        good: r#"{"networkMode": "awsvpc", "proxyConfiguration": {"containerName": "envoy",
            "properties": [{"name": "IgnoredUID", "value": "1337"}, {"name": "ProxyIngressPort",
            "value": "15000"}, {"name": "ProxyEgressPort", "value": "15001"}, {"name": "AppPorts",
            "value": "8080"}, {"name": "EgressIgnoredIPs", "value": ""}, {"name": "IgnoredGID",
            "value": "1337"}]}, "containerDefinitions": [{"name": "envoy", "user": "1338:1337"}]}"#,
    },
    Case {
        rule: "proxy-user-mismatch",
        bad: r#"{"networkMode": "awsvpc", "proxyConfiguration": {"containerName": "envoy",
            "properties": [{"name": "IgnoredUID", "value": "1337"}, {"name": "ProxyIngressPort",
            "value": "15000"}, {"name": "ProxyEgressPort", "value": "15001"}, {"name": "AppPorts",
            "value": "8080"}, {"name": "EgressIgnoredIPs", "value": ""}]},
            "containerDefinitions": [{"name": "envoy", "user": "1338"}]}"#,
        at: "proxyConfiguration.properties",
        good: r#"{"networkMode": "awsvpc", "proxyConfiguration": {"containerName": "envoy",
            "properties": [{"name": "IgnoredUID", "value": "1337"}, {"name": "ProxyIngressPort",
            "value": "15000"}, {"name": "ProxyEgressPort", "value": "15001"}, {"name": "AppPorts",
            "value": "8080"}, {"name": "EgressIgnoredIPs", "value": ""}]},
            "containerDefinitions": [{"name": "envoy", "user": "${UID}"}]}"#,
    },
    Case {
        rule: "proxy-user-mismatch",
        bad: r#"{"networkMode": "awsvpc", "proxyConfiguration": {"containerName": "envoy",
            "properties": [{"name": "IgnoredUID", "value": "1337"}, {"name": "ProxyIngressPort",
            "value": "15000"}, {"name": "ProxyEgressPort", "value": "15001"}, {"name": "AppPorts",
            "value": "8080"}, {"name": "EgressIgnoredIPs", "value": ""}]},
            "containerDefinitions": [{"name": "envoy", "user": "1338"}]}"#,
        at: "proxyConfiguration.properties",
        good: r#"{"networkMode": "awsvpc", "proxyConfiguration": {"containerName": "envoy",
            "properties": [{"name": "IgnoredUID", "value": "1337"}, {"name": "ProxyIngressPort",
            "value": "15000"}, {"name": "ProxyEgressPort", "value": "15001"}, {"name": "AppPorts",
            "value": "8080"}, {"name": "EgressIgnoredIPs", "value": ""}]},
            "containerDefinitions": [{"name": "envoy", "user": null}]}"#,
    },
    Case {
        rule: "app-mesh-end",
        bad: r#"{"networkMode": "awsvpc", "proxyConfiguration": {"containerName": "envoy",
            "properties": [{"name": "IgnoredUID", "value": "1337"}, {"name": "ProxyIngressPort",
            "value": "15000"}, {"name": "ProxyEgressPort", "value": "15001"}, {"name": "AppPorts",
            "value": "8080"}, {"name": "EgressIgnoredIPs", "value": ""}]},
            "containerDefinitions": [{"name": "envoy"}, {"name": "web"}]}"#,
        at: "proxyConfiguration",
        good: r#"{"networkMode": "awsvpc", "proxyConfiguration": null,
            "containerDefinitions": [{"name": "envoy"}, {"name": "web"}]}"#,
    },
];
