//! The rules of the category `managed-instances`: what tasks on Managed Instances cannot have.

use std::cell::LazyCell;

use super::fix::{remove, set};
use super::logs::{UsualLogs, logs, stream_prefix};
use super::scope::MANAGED_INSTANCES;
use super::shape::name_volume;
#[cfg(test)]
use super::testing::Case;
use super::{Check, Findings, Fix, Rule, Safety, Severity, Shape, network, placement};
use crate::document::Path;
use crate::task::container::shorten;
use crate::task::{Container, Task};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/managed-network-mode",
        severity: Severity::Error,
        applies: MANAGED_INSTANCES,
        at: &["networkMode"],
        check: Check::Task(managed_network_mode),
    },
    Rule {
        id: "ecs/managed-os-family",
        severity: Severity::Error,
        applies: MANAGED_INSTANCES,
        at: &["runtimePlatform.operatingSystemFamily"],
        check: Check::Task(managed_os_family),
    },
    Rule {
        id: "ecs/managed-ipc-mode",
        severity: Severity::Error,
        applies: MANAGED_INSTANCES,
        at: &["ipcMode"],
        check: Check::Shape(Shape::Absent(Some(Safety::Review))),
    },
    Rule {
        id: "ecs/managed-proxy",
        severity: Severity::Error,
        applies: MANAGED_INSTANCES,
        at: &["proxyConfiguration"],
        check: Check::Shape(Shape::Absent(Some(Safety::Review))),
    },
    Rule {
        id: "ecs/managed-ephemeral-storage",
        severity: Severity::Error,
        applies: MANAGED_INSTANCES,
        at: &["ephemeralStorage"],
        check: Check::Shape(Shape::Absent(Some(Safety::Review))),
    },
    Rule {
        id: "ecs/managed-docker-volume",
        severity: Severity::Error,
        applies: MANAGED_INSTANCES,
        at: &["volumes[].dockerVolumeConfiguration"],
        check: Check::Shape(Shape::Absent(Some(Safety::Review))),
    },
    Rule {
        id: "ecs/managed-fsx-volume",
        severity: Severity::Error,
        applies: MANAGED_INSTANCES,
        at: &["volumes[].fsxWindowsFileServerVolumeConfiguration"],
        check: Check::Shape(Shape::Absent(None)),
    },
    Rule {
        id: "ecs/managed-links",
        severity: Severity::Error,
        applies: MANAGED_INSTANCES,
        at: &["containerDefinitions[].links"],
        check: Check::Shape(Shape::Absent(Some(Safety::Review))),
    },
    Rule {
        id: "ecs/managed-hostname",
        severity: Severity::Error,
        applies: MANAGED_INSTANCES,
        at: &["containerDefinitions[].hostname"],
        check: Check::Shape(Shape::Absent(Some(Safety::Review))),
    },
    Rule {
        id: "ecs/managed-extra-hosts",
        severity: Severity::Warning,
        applies: MANAGED_INSTANCES,
        at: &["containerDefinitions[].extraHosts"],
        check: Check::Shape(Shape::Absent(Some(Safety::Review))),
    },
    Rule {
        id: "ecs/managed-dns",
        severity: Severity::Error,
        applies: MANAGED_INSTANCES,
        at: &["containerDefinitions[].dnsServers", "containerDefinitions[].dnsSearchDomains"],
        check: Check::Task(managed_dns),
    },
    Rule {
        id: "ecs/managed-disable-networking",
        severity: Severity::Error,
        applies: MANAGED_INSTANCES,
        at: &["containerDefinitions[].disableNetworking"],
        check: Check::Shape(Shape::NotTrue(Safety::Review)),
    },
    Rule {
        id: "ecs/managed-docker-security-options",
        severity: Severity::Error,
        applies: MANAGED_INSTANCES,
        at: &["containerDefinitions[].dockerSecurityOptions"],
        check: Check::Shape(Shape::Absent(Some(Safety::Review))),
    },
    Rule {
        id: "ecs/managed-swap",
        severity: Severity::Error,
        applies: MANAGED_INSTANCES,
        at: &[
            "containerDefinitions[].linuxParameters.maxSwap",
            "containerDefinitions[].linuxParameters.swappiness",
        ],
        check: Check::Task(managed_swap),
    },
    Rule {
        id: "ecs/managed-shared-memory-size",
        severity: Severity::Error,
        applies: MANAGED_INSTANCES,
        at: &["containerDefinitions[].linuxParameters.sharedMemorySize"],
        check: Check::Shape(Shape::Absent(Some(Safety::Review))),
    },
    Rule {
        id: "ecs/managed-log-driver",
        severity: Severity::Error,
        applies: MANAGED_INSTANCES,
        at: &["containerDefinitions[].logConfiguration.logDriver"],
        check: Check::Task(managed_log_driver),
    },
    Rule {
        id: "ecs/managed-source-path-writable",
        severity: Severity::Warning,
        applies: MANAGED_INSTANCES,
        at: &["volumes[].host.sourcePath"],
        check: Check::Form(managed_source_path_writable),
    },
    Rule {
        id: "ecs/managed-placement-attributes",
        severity: Severity::Warning,
        applies: MANAGED_INSTANCES,
        at: &["placementConstraints[].expression"],
        check: Check::Form(managed_placement_attributes),
    },
    Rule {
        id: "ecs/managed-network-mode-absent",
        severity: Severity::Warning,
        applies: MANAGED_INSTANCES,
        at: &["networkMode"],
        check: Check::Task(managed_network_mode_absent),
    },
    Rule {
        id: "ecs/managed-docker-labels",
        severity: Severity::Info,
        applies: MANAGED_INSTANCES,
        at: &["containerDefinitions[].dockerLabels"],
        check: Check::Shape(Shape::Absent(None)),
    },
];

/// What Managed Instances can send logs with.
const LOG_DRIVERS: [&str; 4] = ["awslogs", "splunk", "awsfirelens", "json-file"];

/// The attributes by which tasks can be placed there.
const ATTRIBUTES: [&str; 4] =
    ["ecs.subnet-id", "ecs.availability-zone", "ecs.instance-type", "ecs.cpu-architecture"];
/// The parts of the host file system that tasks can write to.
const WRITABLE: [&str; 2] = ["var", "tmp"];
/// What a task mounts from its host for what stands there, so that another directory cannot take its place.
const OF_HOST: [&str; 11] =
    ["bin", "boot", "cgroup", "dev", "etc", "lib", "lib64", "proc", "run", "sys", "usr"];

fn managed_network_mode(task: &Task<'_>, findings: &mut Findings) {
    if task.network_mode.is("bridge") {
        report_mode(task, findings);
    }
}

fn managed_network_mode_absent(task: &Task<'_>, findings: &mut Findings) {
    if task.network_mode.is_absent() {
        report_mode(task, findings);
    }
}

fn report_mode(task: &Task<'_>, findings: &mut Findings) {
    findings.at(Path::root().key("networkMode")).fix_if(network::switch_to_awsvpc(task));
}

fn managed_os_family(task: &Task<'_>, findings: &mut Findings) {
    let Some(family) = task.os_family.get().filter(|_| task.is_windows()) else { return };
    let path = Path::root().key("runtimePlatform").key("operatingSystemFamily");
    let finding = findings.at(path.clone());
    finding.arg("value", shorten(family));
    // Where something is mounted at a path of Windows, more than the family must change.
    let is_of_linux = |container: &Container<'_>| {
        let mounts = container.object.objects("mountPoints", &container.path);
        let mut paths = mounts.iter().filter_map(|(_, mount)| mount.text("containerPath").get());
        paths.all(|path| path.starts_with('/'))
    };
    let has_fsx =
        task.volumes.iter().any(|(_, own)| own.value("fsxWindowsFileServerVolumeConfiguration").is_some());
    if task.containers.iter().all(is_of_linux) && !has_fsx && !task.requires("FARGATE") {
        finding.fix(Fix::review([set(path, "LINUX")]));
    }
}

fn managed_dns(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        for field in ["dnsServers", "dnsSearchDomains"] {
            if !container.object.list(field).get().unwrap_or_default().is_empty() {
                report_member(container, container.path.key(field), field, findings);
            }
        }
    }
}

fn managed_swap(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        let Some(linux) = container.linux else { continue };
        for field in ["maxSwap", "swappiness"] {
            if linux.integer(field).is_set() {
                let path = container.path.key("linuxParameters").key(field);
                report_member(container, path, field, findings);
            }
        }
    }
}

fn report_member(container: &Container<'_>, path: Path, field: &'static str, findings: &mut Findings) {
    let finding = findings.at(path.clone());
    finding.arg("container", container.label()).arg("field", field).fix(Fix::review([remove(path)]));
}

fn managed_log_driver(task: &Task<'_>, findings: &mut Findings) {
    let usual = LazyCell::new(|| UsualLogs::of(task));
    for (container, log) in logs(task) {
        let refused = log.driver.literal().filter(|driver| !LOG_DRIVERS.contains(driver));
        let Some(driver) = refused else { continue };
        let finding = findings.at(log.path.key("logDriver"));
        finding.arg("container", container.label()).arg("value", shorten(driver));
        finding.arg("values", LOG_DRIVERS.as_slice());
        finding.fix(usual.switch(&log.path, stream_prefix(task, container)));
    }
}

fn managed_source_path_writable(task: &Task<'_>, findings: &mut Findings) {
    for (path, volume) in &task.volumes {
        let source = volume.object("host").get().and_then(|host| host.text("sourcePath").get());
        // ecs/host-source-path-blank speaks of an empty one.
        let Some(source) = source.filter(|source| !source.is_empty()) else { continue };
        let names = names_of(source);
        let top = names.first().filter(|_| source.starts_with('/'));
        if top.is_some_and(|top| WRITABLE.contains(top)) {
            continue;
        }
        let at = path.key("host").key("sourcePath");
        let can_move = top.is_some_and(|top| !OF_HOST.contains(top));
        let suggestion = if can_move { format!("/var/{}", names.join("/")) } else { String::new() };
        let finding = findings.at(at.clone());
        finding.arg("value", shorten(source)).arg("suggestion", shorten(&suggestion));
        name_volume(task, &at, finding);
        finding.fix_if(can_move.then(|| Fix::review([set(at, suggestion)])));
    }
}

/// The names in a path, with `..` followed.
fn names_of(path: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for name in path.split('/') {
        match name {
            "" | "." => {}
            ".." => _ = names.pop(),
            name => names.push(name),
        }
    }
    names
}

fn managed_placement_attributes(task: &Task<'_>, findings: &mut Findings) {
    for (path, constraint) in placement::constraints(task) {
        let Some(expression) = constraint.text("expression").get() else { continue };
        if !constraint.text("type").is(placement::MEMBER_OF) {
            continue;
        }
        let mut names = placement::query::attributes(expression).into_iter();
        if let Some(name) = names.find(|name| !ATTRIBUTES.contains(name)) {
            let finding = findings.at(path.key("expression"));
            finding.arg("name", shorten(name)).arg("names", ATTRIBUTES.as_slice());
        }
    }
}

#[cfg(test)]
pub(super) static CASES: &[Case] = &[
    Case {
        rule: "managed-network-mode",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "networkMode": "bridge", "containerDefinitions": [
            {"name": "app", "portMappings": [{"containerPort": 80, "hostPort": 8080}]}]}"#,
        at: "networkMode",
        good: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "networkMode": "none"}"#,
    },
    Case {
        rule: "managed-os-family",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "networkMode": "awsvpc",
            "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}"#,
        at: "runtimePlatform.operatingSystemFamily",
        good: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "runtimePlatform": {"operatingSystemFamily": "LINUX"}}"#,
    },
    Case {
        rule: "managed-ipc-mode",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "ipcMode": "none"}"#,
        at: "ipcMode",
        good: r#"{"requiresCompatibilities": ["EC2"], "ipcMode": "none"}"#,
    },
    Case {
        rule: "managed-proxy",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "proxyConfiguration": {"containerName": "envoy"}}"#,
        at: "proxyConfiguration",
        good: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "proxyConfiguration": null}"#,
    },
    Case {
        rule: "managed-ephemeral-storage",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "ephemeralStorage": {"sizeInGiB": 21}}"#,
        at: "ephemeralStorage",
        good: r#"{"requiresCompatibilities": ["FARGATE"], "ephemeralStorage": {"sizeInGiB": 21}}"#,
    },
    Case {
        rule: "managed-docker-volume",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "volumes": [{"name": "data", "dockerVolumeConfiguration": {"scope": "task"}}]}"#,
        at: "volumes[0].dockerVolumeConfiguration",
        good: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "volumes": [{"name": "data"}]}"#,
    },
    Case {
        rule: "managed-fsx-volume",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "volumes": [{"name": "data", "fsxWindowsFileServerVolumeConfiguration": {}}]}"#,
        at: "volumes[0].fsxWindowsFileServerVolumeConfiguration",
        good: r#"{"requiresCompatibilities": ["EC2"], "volumes": [{"name": "data", "fsxWindowsFileServerVolumeConfiguration": {}}]}"#,
    },
    Case {
        rule: "managed-links",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "networkMode": "host", "containerDefinitions": [{"name": "app", "links": ["db"]}]}"#,
        at: "containerDefinitions[0].links",
        good: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "containerDefinitions": [{"name": "app", "links": []}]}"#,
    },
    Case {
        rule: "managed-hostname",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "networkMode": "host", "containerDefinitions": [{"name": "app", "hostname": "web"}]}"#,
        at: "containerDefinitions[0].hostname",
        good: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "containerDefinitions": [{"name": "app", "hostname": null}]}"#,
    },
    Case {
        rule: "managed-extra-hosts",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "networkMode": "host", "containerDefinitions": [
            {"name": "app", "extraHosts": [{"hostname": "db", "ipAddress": "10.0.0.5"}]}]}"#,
        at: "containerDefinitions[0].extraHosts",
        good: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "containerDefinitions": [{"name": "app", "extraHosts": []}]}"#,
    },
    Case {
        rule: "managed-dns",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "networkMode": "host", "containerDefinitions": [
            {"name": "app", "dnsServers": [], "dnsSearchDomains": ["example.com"]}]}"#,
        at: "containerDefinitions[0].dnsSearchDomains",
        good: r#"{"requiresCompatibilities": ["EC2"], "containerDefinitions": [{"name": "app", "dnsServers": ["10.0.0.2"]}]}"#,
    },
    Case {
        rule: "managed-disable-networking",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "networkMode": "host", "containerDefinitions": [
            {"name": "app", "disableNetworking": true}]}"#,
        at: "containerDefinitions[0].disableNetworking",
        good: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "containerDefinitions": [{"name": "app", "disableNetworking": false}]}"#,
    },
    Case {
        rule: "managed-docker-security-options",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "containerDefinitions": [{"name": "app", "dockerSecurityOptions": ["apparmor:x"]}]}"#,
        at: "containerDefinitions[0].dockerSecurityOptions",
        good: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "containerDefinitions": [{"name": "app", "dockerSecurityOptions": []}]}"#,
    },
    Case {
        rule: "managed-swap",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "containerDefinitions": [{"name": "app", "linuxParameters": {"maxSwap": 0}}]}"#,
        at: "containerDefinitions[0].linuxParameters.maxSwap",
        good: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "containerDefinitions": [{"name": "app", "linuxParameters": {"maxSwap": null}}]}"#,
    },
    Case {
        rule: "managed-shared-memory-size",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "containerDefinitions": [{"name": "app", "linuxParameters": {"sharedMemorySize": 64}}]}"#,
        at: "containerDefinitions[0].linuxParameters.sharedMemorySize",
        good: r#"{"requiresCompatibilities": ["EC2"], "containerDefinitions": [{"name": "app", "linuxParameters": {"sharedMemorySize": 64}}]}"#,
    },
    Case {
        rule: "managed-log-driver",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "containerDefinitions": [{"name": "app", "logConfiguration": {"logDriver": "syslog"}}]}"#,
        at: "containerDefinitions[0].logConfiguration.logDriver",
        good: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "containerDefinitions": [{"name": "app", "logConfiguration": {"logDriver": "json-file"}}]}"#,
    },
    Case {
        rule: "managed-source-path-writable",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "volumes": [{"name": "data", "host": {"sourcePath": "/variable"}}]}"#,
        at: "volumes[0].host.sourcePath",
        good: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "volumes": [{"name": "a", "host": {"sourcePath": "/var/data"}},
            {"name": "b", "host": {"sourcePath": "/tmp"}}, {"name": "c", "host": {"sourcePath": "${DIR}"}}, {"name": "d", "host": {}}]}"#,
    },
    Case {
        rule: "managed-source-path-writable",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "volumes": [{"name": "data", "host": {"sourcePath": "/var/../etc"}}]}"#,
        at: "volumes[0].host.sourcePath",
        good: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "volumes": [
            {"name": "a", "host": {"sourcePath": "/srv/../var/data"}}, {"name": "b", "host": {"sourcePath": "//tmp//x/"}},
            {"name": "c", "host": {"sourcePath": ""}}]}"#,
    },
    Case {
        rule: "managed-placement-attributes",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "placementConstraints": [{"type": "memberOf",
            "expression": "attribute:ecs.instance-type =~ t3.* and attribute:stack == prod"}]}"#,
        at: "placementConstraints[0].expression",
        good: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "placementConstraints": [
            {"type": "memberOf", "expression": "attribute:ecs.availability-zone in [eu-west-1a, eu-west-1b]"},
            {"type": "memberOf", "expression": "attribute:ecs.subnet-id == 'attribute:stack'"},
            {"type": "memberOf", "expression": "attribute: == prod"},
            {"type": "distinctInstance", "expression": "attribute:stack == prod"}]}"#,
    },
    Case {
        rule: "managed-network-mode-absent",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"]}"#,
        at: "networkMode",
        good: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "networkMode": "host"}"#,
    },
    Case {
        rule: "managed-docker-labels",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "containerDefinitions": [{"name": "app", "dockerLabels": {"a": "b"}}]}"#,
        at: "containerDefinitions[0].dockerLabels",
        good: r#"{"requiresCompatibilities": ["EC2"], "containerDefinitions": [{"name": "app", "dockerLabels": {"a": "b"}}]}"#,
    },
];
