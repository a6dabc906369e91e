//! The rules of the category `ports`: port mappings, one file below for each part of them.

mod host;
mod name;
mod range;
mod single;

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::Hash;
use std::ops::RangeInclusive;

use super::scope::{ANY, EC2, EXTERNAL, MANAGED_INSTANCES};
#[cfg(test)]
use super::testing::Case;
use super::{Check, Finding, Findings, Rule, Safety, Severity, Shape};
use crate::document::Path;
use crate::task::{Container, PortMapping, Task};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/awsvpc-host-port",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].portMappings[].hostPort"],
        check: Check::Task(host::awsvpc_host_port),
    },
    Rule {
        id: "ecs/host-mode-host-port",
        severity: Severity::Error,
        applies: EC2.and(EXTERNAL).and(MANAGED_INSTANCES),
        at: &["containerDefinitions[].portMappings[].hostPort"],
        check: Check::Task(host::host_mode_host_port),
    },
    Rule {
        id: "ecs/none-mode-port-mappings",
        severity: Severity::Error,
        applies: EC2.and(EXTERNAL).and(MANAGED_INSTANCES),
        at: &["containerDefinitions[].portMappings"],
        check: Check::Shape(Shape::InNetworkMode(&["none"], &Shape::Absent(Some(Safety::Review)))),
    },
    Rule {
        id: "ecs/port-missing",
        severity: Severity::Error,
        applies: ANY,
        at: &[
            "containerDefinitions[].portMappings[].containerPort",
            "containerDefinitions[].portMappings[].containerPortRange",
        ],
        check: Check::Task(single::port_missing),
    },
    Rule {
        id: "ecs/container-port-range",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].portMappings[].containerPort"],
        check: Check::Task(single::container_port_range),
    },
    Rule {
        id: "ecs/host-port-range",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].portMappings[].hostPort"],
        check: Check::Task(host::host_port_range),
    },
    Rule {
        id: "ecs/port-and-range",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].portMappings[]"],
        check: Check::Task(range::port_and_range),
    },
    Rule {
        id: "ecs/port-range-format",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].portMappings[].containerPortRange"],
        check: Check::Form(range::port_range_format),
    },
    Rule {
        id: "ecs/port-range-order",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].portMappings[].containerPortRange"],
        check: Check::Task(range::port_range_order),
    },
    Rule {
        id: "ecs/port-range-bounds",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].portMappings[].containerPortRange"],
        check: Check::Task(range::port_range_bounds),
    },
    Rule {
        id: "ecs/port-range-overlap",
        severity: Severity::Error,
        applies: ANY,
        at: &[
            "containerDefinitions[].portMappings[].containerPortRange",
            "containerDefinitions[].portMappings[].containerPort",
        ],
        check: Check::Task(range::port_range_overlap),
    },
    Rule {
        id: "ecs/port-range-network-mode",
        severity: Severity::Error,
        applies: EC2.and(EXTERNAL).and(MANAGED_INSTANCES),
        at: &["containerDefinitions[].portMappings[].containerPortRange"],
        check: Check::Shape(Shape::InNetworkMode(&["host", "none"], &Shape::Absent(None))),
    },
    Rule {
        id: "ecs/port-range-count",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].portMappings[].containerPortRange"],
        check: Check::Task(range::port_range_count),
    },
    Rule {
        id: "ecs/container-port-duplicate",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].portMappings[].containerPort"],
        check: Check::Task(single::container_port_duplicate),
    },
    Rule {
        id: "ecs/host-port-duplicate",
        severity: Severity::Error,
        applies: EC2.and(EXTERNAL),
        at: &["containerDefinitions[].portMappings[].hostPort"],
        check: Check::Task(host::host_port_duplicate),
    },
    Rule {
        id: "ecs/port-tcp-and-udp",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].portMappings[]"],
        check: Check::Task(single::port_tcp_and_udp),
    },
    Rule {
        id: "ecs/port-protocol-unknown",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].portMappings[].protocol"],
        check: Check::Form(single::port_protocol_unknown),
    },
    Rule {
        id: "ecs/port-name-format",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].portMappings[].name"],
        check: Check::Form(name::port_name_format),
    },
    Rule {
        id: "ecs/port-name-duplicate",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].portMappings[].name"],
        check: Check::Task(name::port_name_duplicate),
    },
    Rule {
        id: "ecs/port-name-duplicate-bridge",
        severity: Severity::Warning,
        applies: EC2.and(EXTERNAL),
        at: &["containerDefinitions[].portMappings[].name"],
        check: Check::Task(name::port_name_duplicate_bridge),
    },
    Rule {
        id: "ecs/app-protocol-without-name",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].portMappings[].appProtocol"],
        check: Check::Task(name::app_protocol_without_name),
    },
    Rule {
        id: "ecs/app-protocol-udp",
        severity: Severity::Warning,
        applies: ANY,
        at: &[
            "containerDefinitions[].portMappings[].appProtocol",
            "containerDefinitions[].portMappings[].protocol",
        ],
        check: Check::Task(name::app_protocol_udp),
    },
    Rule {
        id: "ecs/service-connect-network-mode",
        severity: Severity::Warning,
        applies: EC2.and(EXTERNAL).and(MANAGED_INSTANCES),
        at: &[
            "containerDefinitions[].portMappings[].name",
            "containerDefinitions[].portMappings[].appProtocol",
        ],
        check: Check::Task(name::service_connect_network_mode),
    },
    Rule {
        id: "ecs/host-port-reserved",
        severity: Severity::Warning,
        applies: EC2.and(EXTERNAL),
        at: &["containerDefinitions[].portMappings[].hostPort"],
        check: Check::Task(host::host_port_reserved),
    },
    Rule {
        id: "ecs/host-port-ephemeral",
        severity: Severity::Warning,
        applies: EC2.and(EXTERNAL),
        at: &["containerDefinitions[].portMappings[].hostPort"],
        check: Check::Task(host::host_port_ephemeral),
    },
    Rule {
        id: "ecs/host-port-static-bridge",
        severity: Severity::Info,
        applies: EC2,
        at: &["containerDefinitions[].portMappings[].hostPort"],
        check: Check::Task(host::host_port_static_bridge),
    },
    Rule {
        id: "ecs/host-port-redundant",
        severity: Severity::Info,
        applies: ANY,
        at: &["containerDefinitions[].portMappings[].hostPort"],
        check: Check::Task(host::host_port_redundant),
    },
    Rule {
        id: "ecs/port-privileged-nonroot",
        severity: Severity::Info,
        applies: ANY,
        at: &["containerDefinitions[].portMappings[].containerPort", "containerDefinitions[].user"],
        check: Check::Task(single::port_privileged_nonroot),
    },
];

/// The numbers that TCP and UDP have for ports.
const PORTS: RangeInclusive<i64> = 1..=65535;

/// A port mapping and the container that it is in.
#[derive(Debug, Clone, Copy)]
struct Mapped<'t> {
    container: &'t Container<'t>,
    port: &'t PortMapping<'t>,
}

/// All port mappings of a task.
fn mapped<'t>(task: &'t Task<'_>) -> impl Iterator<Item = Mapped<'t>> {
    task.containers
        .iter()
        .flat_map(|container| container.ports.iter().map(move |port| Mapped { container, port }))
}

impl Mapped<'_> {
    fn place(self, member: &'static str) -> Path {
        self.port.path.key(member)
    }

    /// A finding at a member of the mapping.
    fn report<'f>(self, findings: &'f mut Findings, member: &'static str) -> &'f mut Finding {
        self.report_at(findings, self.place(member))
    }

    /// A finding at the mapping as a whole.
    fn report_whole(self, findings: &mut Findings) -> &mut Finding {
        self.report_at(findings, self.port.path.clone())
    }

    fn report_at(self, findings: &mut Findings, path: Path) -> &mut Finding {
        findings.at(path).arg("container", self.container.label())
    }

    fn is_beside(self, other: Self) -> bool {
        self.container.index == other.container.index
    }
}

/// Each mapping whose key an earlier one has, after the first that has it.
fn repeats<'t, K: Eq + Hash>(
    task: &'t Task<'_>,
    key: impl Fn(Mapped<'t>) -> Option<K>,
) -> Vec<(Mapped<'t>, Mapped<'t>)> {
    let mut first_of = HashMap::new();
    let mut found = Vec::new();
    for mapping in mapped(task) {
        let Some(key) = key(mapping) else { continue };
        match first_of.entry(key) {
            Entry::Vacant(entry) => _ = entry.insert(mapping),
            Entry::Occupied(entry) => found.push((*entry.get(), mapping)),
        }
    }
    found
}

/// A finding at a member that two mappings have alike, at the later one; names the containers that have it.
fn report_repeat<'f>(
    findings: &'f mut Findings,
    (first, later): (Mapped<'_>, Mapped<'_>),
    member: &'static str,
) -> &'f mut Finding {
    let mut containers = vec![first.container.label()];
    if !first.is_beside(later) {
        containers.push(later.container.label());
    }
    later.report(findings, member).arg("containers", containers).also(first.place(member))
}

#[cfg(test)]
macro_rules! ten_times {
    ($($text:tt)*) => {
        concat!(
            $($text)*, $($text)*, $($text)*, $($text)*, $($text)*,
            $($text)*, $($text)*, $($text)*, $($text)*, $($text)*,
        )
    };
}

#[cfg(test)]
pub(super) static CASES: &[Case] = &[
    Case {
        rule: "awsvpc-host-port",
        bad: r#"{"networkMode": "awsvpc", "containerDefinitions": [{"portMappings": [{"containerPort": 8080, "hostPort": 0}]}]}"#,
        at: "containerDefinitions[0].portMappings[0].hostPort",
        good: r#"{"networkMode": "awsvpc", "containerDefinitions": [{"portMappings": [
            {"containerPort": 8080, "hostPort": 8080}, {"containerPort": 80, "hostPort": null}]}]}"#,
    },
    Case {
        rule: "host-mode-host-port",
        bad: r#"{"networkMode": "host", "containerDefinitions": [{"portMappings": [{"containerPort": 8080, "hostPort": 80}]}]}"#,
        at: "containerDefinitions[0].portMappings[0].hostPort",
        good: r#"{"containerDefinitions": [{"portMappings": [{"containerPort": 8080, "hostPort": 80}]}]}"#,
    },
    Case {
        rule: "none-mode-port-mappings",
        bad: r#"{"networkMode": "none", "containerDefinitions": [{"name": "app", "portMappings": [{"containerPort": 80}]}]}"#,
        at: "containerDefinitions[0].portMappings",
        good: r#"{"networkMode": "none", "containerDefinitions": [{"name": "app", "portMappings": []}]}"#,
    },
    Case {
        rule: "port-missing",
        bad: r#"{"containerDefinitions": [{"name": "app", "portMappings": [{"hostPort": 8080}]}]}"#,
        at: "containerDefinitions[0].portMappings[0].containerPort",
        good: r#"{"containerDefinitions": [{"portMappings": [{"containerPort": "80"}, {"containerPortRange": "80-90"}]}]}"#,
    },
    Case {
        rule: "port-missing",
        bad: r#"{"containerDefinitions": [{"name": "app", "portMappings": [{"containerPort": 0, "hostPort": 80}]}]}"#,
        at: "containerDefinitions[0].portMappings[0].containerPort",
        good: r#"{"containerDefinitions": [{"portMappings": [{"containerPort": 1}]}]}"#,
    },
    Case {
        rule: "container-port-range",
        bad: r#"{"containerDefinitions": [{"portMappings": [{"containerPort": 65536}]}]}"#,
        at: "containerDefinitions[0].portMappings[0].containerPort",
        good: r#"{"containerDefinitions": [{"portMappings": [{"containerPort": 65535}, {"containerPort": 0}]}]}"#,
    },
    Case {
        rule: "host-port-range",
        bad: r#"{"containerDefinitions": [{"portMappings": [{"containerPort": 80, "hostPort": -1}]}]}"#,
        at: "containerDefinitions[0].portMappings[0].hostPort",
        good: r#"{"containerDefinitions": [{"portMappings": [{"containerPort": 80, "hostPort": 0}]}]}"#,
    },
    Case {
        rule: "port-and-range",
        bad: r#"{"containerDefinitions": [{"name": "app", "portMappings": [
            {"containerPort": 8080, "hostPort": 80, "containerPortRange": "8080-8090"}]}]}"#,
        at: "containerDefinitions[0].portMappings[0]",
        good: r#"{"containerDefinitions": [{"portMappings": [{"containerPortRange": "8080-8090"}, {"containerPort": 80}]}]}"#,
    },
    Case {
        rule: "port-range-format",
        bad: r#"{"containerDefinitions": [{"portMappings": [{"containerPortRange": "8080:8090"}]}]}"#,
        at: "containerDefinitions[0].portMappings[0].containerPortRange",
        good: r#"{"containerDefinitions": [{"portMappings": [
            {"containerPortRange": "1-65535"}, {"containerPortRange": "${FIRST}-${LAST}"}]}]}"#,
    },
    Case {
        rule: "port-range-order",
        bad: r#"{"containerDefinitions": [{"portMappings": [{"containerPortRange": "8090-8080"}]}]}"#,
        at: "containerDefinitions[0].portMappings[0].containerPortRange",
        good: r#"{"containerDefinitions": [{"portMappings": [{"containerPortRange": "9-10"}]}]}"#,
    },
    Case {
        rule: "port-range-order",
        bad: r#"{"containerDefinitions": [{"portMappings": [{"containerPortRange": "8080-8080"}]}]}"#,
        at: "containerDefinitions[0].portMappings[0].containerPortRange",
        good: r#"{"containerDefinitions": [{"portMappings": [{"containerPortRange": "8080"}]}]}"#,
    },
    Case {
        rule: "port-range-bounds",
        bad: r#"{"containerDefinitions": [{"portMappings": [{"containerPortRange": "65535-65536"}]}]}"#,
        at: "containerDefinitions[0].portMappings[0].containerPortRange",
        good: r#"{"containerDefinitions": [{"portMappings": [{"containerPortRange": "1-65535"}]}]}"#,
    },
    Case {
        rule: "port-range-overlap",
        bad: r#"{"containerDefinitions": [{"name": "app", "portMappings": [
            {"containerPort": 8005}, {"containerPortRange": "8000-8010"}]}]}"#,
        at: "containerDefinitions[0].portMappings[1].containerPortRange",
        good: r#"{"containerDefinitions": [
            {"portMappings": [{"containerPortRange": "80-90"}, {"containerPortRange": "80-90", "protocol": "udp"}]},
            {"portMappings": [{"containerPortRange": "80-90"}, {"containerPort": 91}]}]}"#,
    },
    Case {
        rule: "port-range-network-mode",
        bad: r#"{"networkMode": "host", "containerDefinitions": [{"portMappings": [{"containerPortRange": "8080-8090"}]}]}"#,
        at: "containerDefinitions[0].portMappings[0].containerPortRange",
        good: r#"{"containerDefinitions": [{"portMappings": [{"containerPortRange": "8080-8090"}]}]}"#,
    },
    Case {
        rule: "port-range-count",
        bad: concat!(
            r#"{"containerDefinitions": [{"name": "app", "portMappings": ["#,
            ten_times!(ten_times!(r#"{"containerPortRange": "80-90"}, "#)),
            r#"{"containerPort": 80}, {"containerPortRange": "80-90"}]}]}"#
        ),
        at: "containerDefinitions[0].portMappings[101].containerPortRange",
        good: concat!(
            r#"{"containerDefinitions": [{"name": "app", "portMappings": ["#,
            ten_times!(ten_times!(r#"{"containerPortRange": "80-90"}, "#)),
            r#"{"containerPort": 80}]}, {"portMappings": [{"containerPortRange": "80-90"}]}]}"#
        ),
    },
    Case {
        rule: "container-port-duplicate",
        bad: r#"{"networkMode": "awsvpc", "containerDefinitions": [{"name": "app", "portMappings": [
            {"containerPort": 80, "protocol": "tcp"}, {"containerPort": 80, "hostPort": 80}]}]}"#,
        at: "containerDefinitions[0].portMappings[1].containerPort",
        good: r#"{"networkMode": "awsvpc", "containerDefinitions": [{"portMappings": [
            {"containerPort": 80}, {"containerPort": 80, "protocol": "udp"}]}]}"#,
    },
    Case {
        rule: "container-port-duplicate",
        bad: r#"{"networkMode": "host", "containerDefinitions": [
            {"name": "app", "portMappings": [{"containerPort": 80}]},
            {"name": "side", "portMappings": [{"containerPort": 80}]}]}"#,
        at: "containerDefinitions[1].portMappings[0].containerPort",
        good: r#"{"containerDefinitions": [
            {"portMappings": [{"containerPort": 80}]}, {"portMappings": [{"containerPort": 80}]}]}"#,
    },
    Case {
        rule: "host-port-duplicate",
        bad: r#"{"containerDefinitions": [
            {"name": "app", "portMappings": [{"containerPort": 80, "hostPort": 8000}]},
            {"name": "side", "portMappings": [{"containerPort": 90, "hostPort": 8000}]}]}"#,
        at: "containerDefinitions[1].portMappings[0].hostPort",
        good: r#"{"containerDefinitions": [{"portMappings": [
            {"containerPort": 80, "hostPort": 0}, {"containerPort": 90, "hostPort": 0},
            {"containerPort": 80, "hostPort": 53}, {"containerPort": 90, "hostPort": 53, "protocol": "udp"}]}]}"#,
    },
    Case {
        rule: "port-tcp-and-udp",
        bad: r#"{"containerDefinitions": [{"name": "app", "portMappings": [
            {"containerPort": 53, "protocol": "udp"}, {"containerPort": 53}]}]}"#,
        at: "containerDefinitions[0].portMappings[1]",
        good: r#"{"containerDefinitions": [
            {"portMappings": [{"containerPort": 53}]}, {"portMappings": [{"containerPort": 53, "protocol": "udp"}]}]}"#,
    },
    Case {
        rule: "port-protocol-unknown",
        bad: r#"{"containerDefinitions": [{"portMappings": [{"containerPort": 80, "protocol": "TCP"}]}]}"#,
        at: "containerDefinitions[0].portMappings[0].protocol",
        good: r#"{"containerDefinitions": [{"portMappings": [{"protocol": "udp"}, {"protocol": null}, {"protocol": "${X}"}]}]}"#,
    },
    Case {
        rule: "port-name-format",
        bad: r#"{"containerDefinitions": [{"portMappings": [{"containerPort": 80, "name": "-Web.1"}]}]}"#,
        at: "containerDefinitions[0].portMappings[0].name",
        good: r#"{"containerDefinitions": [{"portMappings": [{"name": "web_1-x"}, {"name": null}, {"name": "${NAME}"}]}]}"#,
    },
    Case {
        rule: "port-name-format",
        bad: r#"{"containerDefinitions": [{"portMappings": [{"containerPort": 80, "name": ""}], "name": "app"}]}"#,
        at: "containerDefinitions[0].portMappings[0].name",
        good: r#"{"containerDefinitions": [{"portMappings": [{"name": "0"}]}]}"#,
    },
    Case {
        rule: "port-name-duplicate",
        bad: r#"{"networkMode": "awsvpc", "containerDefinitions": [
            {"name": "app", "portMappings": [{"containerPort": 80, "name": "http"}]},
            {"name": "side", "portMappings": [{"containerPort": 90, "name": "http"}]}]}"#,
        at: "containerDefinitions[1].portMappings[0].name",
        good: r#"{"networkMode": "awsvpc", "containerDefinitions": [{"portMappings": [
            {"containerPort": 80, "name": "http"}, {"containerPort": 81, "name": "admin"}, {"containerPort": 82}]}]}"#,
    },
    Case {
        rule: "port-name-duplicate-bridge",
        bad: r#"{"containerDefinitions": [{"name": "app", "portMappings": [
            {"containerPort": 80, "name": "http"}, {"containerPortRange": "90-95", "name": "http"}]}]}"#,
        at: "containerDefinitions[0].portMappings[1].name",
        good: r#"{"networkMode": "${MODE}", "containerDefinitions": [{"portMappings": [
            {"containerPort": 80, "name": "http"}, {"containerPort": 90, "name": "http"}]}]}"#,
    },
    Case {
        rule: "app-protocol-without-name",
        bad: r#"{"containerDefinitions": [{"name": "App", "portMappings": [{"containerPort": 80, "appProtocol": "http"}]}]}"#,
        at: "containerDefinitions[0].portMappings[0].appProtocol",
        good: r#"{"containerDefinitions": [{"portMappings": [{"containerPort": 80, "appProtocol": "http", "name": "web"}]}]}"#,
    },
    Case {
        rule: "app-protocol-udp",
        bad: r#"{"containerDefinitions": [{"portMappings": [
            {"containerPort": 80, "name": "web", "appProtocol": "http", "protocol": "udp"}]}]}"#,
        at: "containerDefinitions[0].portMappings[0].appProtocol",
        good: r#"{"containerDefinitions": [{"portMappings": [{"containerPort": 80, "name": "web", "appProtocol": "http"}]}]}"#,
    },
    Case {
        rule: "service-connect-network-mode",
        bad: r#"{"networkMode": "host", "containerDefinitions": [{"name": "app", "portMappings": [
            {"containerPort": 80, "name": "web", "appProtocol": "http"}]}]}"#,
        at: "containerDefinitions[0].portMappings[0].name",
        good: r#"{"networkMode": "host", "containerDefinitions": [{"portMappings": [{"containerPort": 80}]}]}"#,
    },
    Case {
        rule: "service-connect-network-mode",
        bad: r#"{"networkMode": "none", "containerDefinitions": [{"name": "app", "portMappings": [
            {"containerPort": 80, "appProtocol": "http"}]}]}"#,
        at: "containerDefinitions[0].portMappings[0].appProtocol",
        good: r#"{"containerDefinitions": [{"portMappings": [{"containerPort": 80, "name": "web"}]}]}"#,
    },
    Case {
        rule: "host-port-reserved",
        bad: r#"{"networkMode": "host", "containerDefinitions": [{"portMappings": [{"containerPort": 51679}]}]}"#,
        at: "containerDefinitions[0].portMappings[0].hostPort",
        good: r#"{"containerDefinitions": [{"portMappings": [{"containerPort": 22, "hostPort": 2222}, {"containerPort": 22}]}]}"#,
    },
    Case {
        rule: "host-port-ephemeral",
        bad: r#"{"containerDefinitions": [{"portMappings": [{"containerPort": 80, "hostPort": 32768}]}]}"#,
        at: "containerDefinitions[0].portMappings[0].hostPort",
        good: r#"{"networkMode": "host", "containerDefinitions": [{"portMappings": [{"containerPort": 40000, "hostPort": 40000}]}]}"#,
    },
    Case {
        rule: "host-port-static-bridge",
        bad: r#"{"containerDefinitions": [{"portMappings": [{"containerPort": 80, "hostPort": 80}]}]}"#,
        at: "containerDefinitions[0].portMappings[0].hostPort",
        good: r#"{"containerDefinitions": [{"portMappings": [{"containerPort": 80, "hostPort": 0}]}]}"#,
    },
    Case {
        rule: "host-port-redundant",
        bad: r#"{"networkMode": "awsvpc", "containerDefinitions": [{"portMappings": [{"containerPort": 80, "hostPort": 80}]}]}"#,
        at: "containerDefinitions[0].portMappings[0].hostPort",
        good: r#"{"networkMode": "bridge", "containerDefinitions": [{"portMappings": [{"containerPort": 80, "hostPort": 80}]}]}"#,
    },
    Case {
        rule: "port-privileged-nonroot",
        bad: r#"{"containerDefinitions": [{"user": "node", "portMappings": [{"containerPort": 1023}]}]}"#,
        at: "containerDefinitions[0].portMappings[0].containerPort",
        good: r#"{"containerDefinitions": [
            {"user": "node", "portMappings": [{"containerPort": 1024}]},
            {"user": "0:1000", "portMappings": [{"containerPort": 80}]},
            {"user": "${USER}", "portMappings": [{"containerPort": 80}]}]}"#,
    },
];
