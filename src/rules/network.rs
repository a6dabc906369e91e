//! The rules of the category `network`: the network mode and what hangs on it, except ports.

use std::collections::HashSet;
use std::net::IpAddr;

use super::fix::{remove, set};
use super::scope::{ANY, EC2, EXTERNAL, MANAGED_INSTANCES};
#[cfg(test)]
use super::testing::Case;
use super::{Check, Findings, Fix, Rule, Safety, Severity, Shape, container, cycle};
use crate::document::{Edit, Path};
use crate::schema::suggest::{Nearest, nearest};
use crate::task::container::shorten;
use crate::task::{Container, Task, placeholder};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/awsvpc-links",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].links"],
        check: Check::Shape(Shape::InNetworkMode(&["awsvpc"], &Shape::Absent(Some(Safety::Review)))),
    },
    Rule {
        id: "ecs/awsvpc-hostname",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].hostname"],
        check: Check::Shape(Shape::InNetworkMode(&["awsvpc"], &Shape::Absent(Some(Safety::Review)))),
    },
    Rule {
        id: "ecs/awsvpc-extra-hosts",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].extraHosts"],
        check: Check::Shape(Shape::InNetworkMode(&["awsvpc"], &Shape::Absent(Some(Safety::Review)))),
    },
    Rule {
        id: "ecs/awsvpc-dns-servers",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].dnsServers"],
        check: Check::Shape(Shape::InNetworkMode(&["awsvpc"], &Shape::Absent(Some(Safety::Review)))),
    },
    Rule {
        id: "ecs/awsvpc-dns-search-domains",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].dnsSearchDomains"],
        check: Check::Shape(Shape::InNetworkMode(&["awsvpc"], &Shape::Absent(Some(Safety::Review)))),
    },
    Rule {
        id: "ecs/awsvpc-disable-networking",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].disableNetworking"],
        check: Check::Shape(Shape::InNetworkMode(&["awsvpc"], &Shape::NotTrue(Safety::Review))),
    },
    Rule {
        id: "ecs/links-need-bridge",
        severity: Severity::Error,
        applies: EC2.and(EXTERNAL).and(MANAGED_INSTANCES),
        at: &["containerDefinitions[].links"],
        check: Check::Shape(Shape::InNetworkMode(&["host", "none"], &Shape::Absent(Some(Safety::Review)))),
    },
    Rule {
        id: "ecs/link-format",
        severity: Severity::Error,
        applies: EC2.and(EXTERNAL),
        at: &["containerDefinitions[].links[]"],
        check: Check::Shape(Shape::Form(is_link)),
    },
    Rule {
        id: "ecs/link-unknown-container",
        severity: Severity::Error,
        applies: EC2.and(EXTERNAL),
        at: &["containerDefinitions[].links[]"],
        check: Check::Form(link_unknown_container),
    },
    Rule {
        id: "ecs/link-cycle",
        severity: Severity::Error,
        applies: EC2.and(EXTERNAL),
        at: &["containerDefinitions[].links[]"],
        check: Check::Task(link_cycle),
    },
    Rule {
        id: "ecs/links-legacy",
        severity: Severity::Info,
        applies: EC2.and(EXTERNAL),
        at: &["containerDefinitions[].links"],
        check: Check::Shape(Shape::Absent(None)),
    },
    Rule {
        id: "ecs/disable-networking-with-ports",
        severity: Severity::Warning,
        applies: EC2.and(EXTERNAL),
        at: &["containerDefinitions[].disableNetworking", "containerDefinitions[].portMappings"],
        check: Check::Task(disable_networking_with_ports),
    },
    Rule {
        id: "ecs/dns-search-domain-format",
        severity: Severity::Warning,
        applies: EC2.and(EXTERNAL),
        at: &["containerDefinitions[].dnsSearchDomains[]"],
        check: Check::Shape(Shape::Form(is_search_domain)),
    },
    Rule {
        id: "ecs/dns-server-not-ip",
        severity: Severity::Warning,
        applies: EC2.and(EXTERNAL),
        at: &["containerDefinitions[].dnsServers[]"],
        check: Check::Shape(Shape::Form(is_ip_address)),
    },
    Rule {
        id: "ecs/extra-host-ip",
        severity: Severity::Warning,
        applies: EC2.and(EXTERNAL),
        at: &["containerDefinitions[].extraHosts[].ipAddress"],
        check: Check::Shape(Shape::Form(is_ip_address)),
    },
    Rule {
        id: "ecs/host-mode-single-task",
        severity: Severity::Info,
        applies: EC2.and(EXTERNAL).and(MANAGED_INSTANCES),
        at: &["networkMode"],
        check: Check::Task(host_mode_single_task),
    },
    Rule {
        id: "ecs/network-mode-absent",
        severity: Severity::Info,
        applies: EC2.and(EXTERNAL),
        at: &["networkMode"],
        check: Check::Task(network_mode_absent),
    },
];

fn is_link(text: &str) -> bool {
    text.split(':').count() <= 2 && text.split(':').all(container::is_name)
}

fn link_unknown_container(task: &Task<'_>, findings: &mut Findings) {
    let names = cycle::containers_by_name(task);
    if names.keys().any(|name| placeholder::is_in(name)) {
        // It may become any name.
        return;
    }
    let known = || task.containers.iter().take(MAX_CONTAINERS);
    for (container, at, link) in links(task).filter(|(_, _, link)| is_link(link)) {
        let (name, alias) = link_parts(link);
        if names.contains_key(name) {
            continue;
        }
        let path = container.path.key("links").index(at);
        let finding = findings.at(path.clone());
        finding.arg("container", container.label()).arg("name", shorten(name));
        finding.arg("known", known().map(Container::label).collect::<Vec<_>>());
        let others = known().filter(|other| other.index != container.index);
        let others = others.filter_map(|other| other.name.get()).filter(|other| container::is_name(other));
        if let Some(Nearest { word: nearest, .. }) = nearest(name, others) {
            finding.arg("suggestion", shorten(nearest));
            let link = alias.map_or_else(|| nearest.to_owned(), |alias| format!("{nearest}:{alias}"));
            finding.fix(Fix::review([set(path, link)]));
        }
    }
}

fn link_cycle(task: &Task<'_>, findings: &mut Findings) {
    let names = cycle::containers_by_name(task);
    let edges: Vec<Vec<(usize, usize)>> = task
        .containers
        .iter()
        .map(|container| {
            let links = container.links.iter();
            links.filter_map(|(at, link)| Some((at, *names.get(link_parts(link).0)?))).collect()
        })
        .collect();
    cycle::report(task, "links", &edges, findings);
}

fn disable_networking_with_ports(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        if container.object.boolean("disableNetworking").is(true) && !container.ports.is_empty() {
            let ports = container.path.key("portMappings");
            let finding = findings.at(container.path.key("disableNetworking"));
            finding.arg("container", container.label()).also(ports.clone());
            finding.fix(Fix::review([remove(ports)]));
        }
    }
}

/// The pattern that the ECS console shows: `^[a-zA-Z0-9-.]{0,253}[a-zA-Z0-9]$`.
fn is_search_domain(text: &str) -> bool {
    text.len() <= 254
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'))
        && text.bytes().last().is_some_and(|byte| byte.is_ascii_alphanumeric())
}

fn is_ip_address(text: &str) -> bool {
    text.parse::<IpAddr>().is_ok()
}

fn host_mode_single_task(task: &Task<'_>, findings: &mut Findings) {
    if task.network_mode.is("host") && task.containers.iter().any(|container| !container.ports.is_empty()) {
        findings.at(Path::root().key("networkMode"));
    }
}

fn network_mode_absent(task: &Task<'_>, findings: &mut Findings) {
    if !task.network_mode.is_absent() {
        return;
    }
    let path = Path::root().key("networkMode");
    let finding = findings.at(path.clone());
    finding.arg("mode", if task.is_windows() { "nat" } else { "bridge" });
    // Beside FARGATE or MANAGED_INSTANCES, bridge would be refused.
    let takes_bridge = task.requires.iter().all(|(_, launch_type)| matches!(launch_type, "EC2" | "EXTERNAL"));
    finding.fix_if((task.is_linux() && takes_bridge).then(|| Fix::safe([set(path, "bridge")])));
}

/// A fix that sets the network mode to awsvpc, with what must change beside it; `None` where ECS would then refuse
/// something else.
pub(super) fn switch_to_awsvpc(task: &Task<'_>) -> Option<Fix> {
    let mode = set(Path::root().key("networkMode"), "awsvpc");
    edits_for_awsvpc(task).map(|others| Fix::review(std::iter::once(mode).chain(others).collect::<Vec<_>>()))
}

/// What must change beside the network mode so that ECS takes awsvpc; `None` where that is for the user to think of.
fn edits_for_awsvpc(task: &Task<'_>) -> Option<Vec<Edit>> {
    if task.requires("EXTERNAL") {
        // There ECS refuses awsvpc.
        return None;
    }
    let mut edits = Vec::new();
    let (mut ports, mut names) = (HashSet::new(), HashSet::new());
    for container in &task.containers {
        let is_absent = |key| match container.object.value(key) {
            None => true,
            Some(value) => value.as_array().is_some_and(Vec::is_empty),
        };
        let refused = ["links", "hostname", "extraHosts", "dnsServers", "dnsSearchDomains"];
        if !refused.into_iter().all(is_absent) || container.object.boolean("disableNetworking").is(true) {
            return None;
        }
        for mapping in &container.ports {
            let is_new = |port| ports.insert((port, mapping.effective_protocol()));
            let is_only_one = mapping.container_port.get().is_none_or(is_new);
            if !is_only_one || !mapping.name.get().is_none_or(|name| names.insert(name)) {
                return None;
            }
            if mapping.host_port.is_set() && mapping.host_port != mapping.container_port {
                // With awsvpc it must be the container port, which it is where none is given.
                edits.push(remove(mapping.path.key("hostPort")));
            }
        }
    }
    Some(edits)
}

/// ECS takes no more containers, and a sentence names no more.
const MAX_CONTAINERS: usize = 10;

/// Each link with its container and its index there.
fn links<'t>(task: &'t Task<'_>) -> impl Iterator<Item = (&'t Container<'t>, usize, &'t str)> {
    task.containers
        .iter()
        .flat_map(|container| container.links.iter().map(move |(at, link)| (container, at, link)))
}

/// The container that a link names, and the alias.
fn link_parts(link: &str) -> (&str, Option<&str>) {
    link.split_once(':').map_or((link, None), |(name, alias)| (name, Some(alias)))
}

#[cfg(test)]
pub(super) static CASES: &[Case] = &[
    Case {
        rule: "awsvpc-links",
        bad: r#"{"networkMode": "awsvpc", "containerDefinitions": [{"name": "app", "links": ["db"]}, {"name": "db"}]}"#,
        at: "containerDefinitions[0].links",
        good: r#"{"networkMode": "awsvpc", "containerDefinitions": [{"name": "app", "links": []}]}"#,
    },
    Case {
        rule: "awsvpc-hostname",
        bad: r#"{"networkMode": "awsvpc", "containerDefinitions": [{"name": "app", "hostname": "web"}]}"#,
        at: "containerDefinitions[0].hostname",
        good: r#"{"networkMode": "bridge", "containerDefinitions": [{"name": "app", "hostname": "web"}]}"#,
    },
    Case {
        rule: "awsvpc-extra-hosts",
        bad: r#"{"networkMode": "awsvpc", "containerDefinitions": [
            {"name": "app", "extraHosts": [{"hostname": "db", "ipAddress": "10.0.0.5"}]}]}"#,
        at: "containerDefinitions[0].extraHosts",
        good: r#"{"containerDefinitions": [
            {"name": "app", "extraHosts": [{"hostname": "db", "ipAddress": "10.0.0.5"}]}]}"#,
    },
    Case {
        rule: "awsvpc-dns-servers",
        bad: r#"{"networkMode": "awsvpc", "containerDefinitions": [{"name": "app", "dnsServers": ["10.0.0.2"]}]}"#,
        at: "containerDefinitions[0].dnsServers",
        good: r#"{"networkMode": "awsvpc", "containerDefinitions": [{"name": "app", "dnsServers": null}]}"#,
    },
    Case {
        rule: "awsvpc-dns-search-domains",
        bad: r#"{"networkMode": "awsvpc", "containerDefinitions": [
            {"name": "app", "dnsSearchDomains": ["example.com"]}]}"#,
        at: "containerDefinitions[0].dnsSearchDomains",
        good: r#"{"networkMode": "awsvpc", "containerDefinitions": [
            {"name": "app", "dnsSearchDomains": "example.com"}]}"#,
    },
    Case {
        rule: "awsvpc-disable-networking",
        bad: r#"{"networkMode": "awsvpc", "containerDefinitions": [{"name": "app", "disableNetworking": true}]}"#,
        at: "containerDefinitions[0].disableNetworking",
        good: r#"{"networkMode": "awsvpc", "containerDefinitions": [{"name": "app", "disableNetworking": false}]}"#,
    },
    Case {
        rule: "links-need-bridge",
        bad: r#"{"networkMode": "host", "containerDefinitions": [{"name": "app", "links": ["db"]}, {"name": "db"}]}"#,
        at: "containerDefinitions[0].links",
        good: r#"{"containerDefinitions": [{"name": "app", "links": ["db"]}, {"name": "db"}]}"#,
    },
    Case {
        rule: "link-format",
        bad: r#"{"containerDefinitions": [{"name": "app", "links": ["db:a:b"]}, {"name": "db"}]}"#,
        at: "containerDefinitions[0].links[0]",
        good: r#"{"containerDefinitions": [{"name": "app", "links": ["db:a", "${DB}:b"]}, {"name": "db"}]}"#,
    },
    Case {
        rule: "link-unknown-container",
        bad: r#"{"containerDefinitions": [{"name": "app", "links": ["databse:db"]}, {"name": "database"}]}"#,
        at: "containerDefinitions[0].links[0]",
        good: r#"{"containerDefinitions": [{"name": "app", "links": ["db", "not a name"]}, {"name": "db"}]}"#,
    },
    Case {
        rule: "link-unknown-container",
        bad: r#"{"containerDefinitions": [{"name": "app", "links": ["cachee"]}, {"name": "cache"}]}"#,
        at: "containerDefinitions[0].links[0]",
        good: r#"{"containerDefinitions": [{"name": "app", "links": ["cache"]}, {"name": "${NAME}"}]}"#,
    },
    Case {
        rule: "link-cycle",
        bad: r#"{"containerDefinitions": [
            {"name": "app", "links": ["log", "db:data"]}, {"name": "db", "links": ["app"]}, {"name": "log"}]}"#,
        at: "containerDefinitions[0].links[1]",
        good: r#"{"containerDefinitions": [
            {"name": "app", "links": ["log", "db"]}, {"name": "db", "links": ["log"]}, {"name": "log"}]}"#,
    },
    Case {
        rule: "link-cycle",
        bad: r#"{"containerDefinitions": [{"name": "app", "links": ["app"]}]}"#,
        at: "containerDefinitions[0].links[0]",
        good: r#"{"networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"],
            "containerDefinitions": [{"name": "app", "links": ["app"]}]}"#,
    },
    Case {
        rule: "links-legacy",
        bad: r#"{"containerDefinitions": [{"name": "app", "links": ["db"]}, {"name": "db"}]}"#,
        at: "containerDefinitions[0].links",
        good: r#"{"containerDefinitions": [{"name": "app", "links": []}, {"name": "db"}]}"#,
    },
    Case {
        rule: "disable-networking-with-ports",
        bad: r#"{"containerDefinitions": [
            {"name": "app", "disableNetworking": true, "portMappings": [{"containerPort": 80}]}]}"#,
        at: "containerDefinitions[0].disableNetworking",
        good: r#"{"containerDefinitions": [{"name": "app", "disableNetworking": true, "portMappings": []}]}"#,
    },
    Case {
        rule: "dns-search-domain-format",
        bad: r#"{"containerDefinitions": [{"name": "app", "dnsSearchDomains": ["example.com."]}]}"#,
        at: "containerDefinitions[0].dnsSearchDomains[0]",
        good: r#"{"containerDefinitions": [{"name": "app", "dnsSearchDomains": ["corp.example.com", "${DOMAIN}"]}]}"#,
    },
    Case {
        rule: "dns-server-not-ip",
        bad: r#"{"containerDefinitions": [{"name": "app", "dnsServers": ["10.0.0.2", "10.0.0.256"]}]}"#,
        at: "containerDefinitions[0].dnsServers[1]",
        good: r#"{"containerDefinitions": [{"name": "app", "dnsServers": ["10.0.0.2", "2001:db8::2"]}]}"#,
    },
    Case {
        rule: "extra-host-ip",
        bad: r#"{"containerDefinitions": [
            {"name": "app", "extraHosts": [{"hostname": "db", "ipAddress": "db.internal"}]}]}"#,
        at: "containerDefinitions[0].extraHosts[0].ipAddress",
        good: r#"{"containerDefinitions": [{"name": "app", "extraHosts": [{"hostname": "db", "ipAddress": "::1"}]}]}"#,
    },
    Case {
        rule: "host-mode-single-task",
        bad: r#"{"networkMode": "host", "containerDefinitions": [{"portMappings": [{"containerPort": 80}]}]}"#,
        at: "networkMode",
        good: r#"{"networkMode": "host", "containerDefinitions": [{"portMappings": []}]}"#,
    },
    Case {
        rule: "network-mode-absent",
        bad: r#"{"networkMode": null}"#,
        at: "networkMode",
        good: r#"{"networkMode": "bridge"}"#,
    },
    Case {
        rule: "network-mode-absent",
        bad: r#"{"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}"#,
        at: "networkMode",
        good: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"]}"#,
    },
];
