//! Container ports, one at a time, and their protocols.

use std::collections::HashSet;

use super::{Mapped, PORTS, mapped, repeats, report_repeat};
use crate::rules::fix::{remove, set};
use crate::rules::{Findings, Fix};
use crate::task::container::shorten;
use crate::task::{Slot, Task};

pub(super) fn port_missing(task: &Task<'_>, findings: &mut Findings) {
    let mut used: HashSet<i64> =
        mapped(task).filter_map(|mapping| mapping.port.container_port.get()).collect();
    for mapping in mapped(task) {
        let port = mapping.port;
        let has_port = !port.container_port.is_absent() && !port.container_port.is(0);
        if has_port || !port.container_port_range.is_absent() {
            continue;
        }
        let finding = mapping.report(findings, "containerPort");
        if let Some(host_port) = port.host_port.get().filter(|own| PORTS.contains(own) && used.insert(*own)) {
            finding.arg("host_port", host_port);
            // A guess on bridge, where the container may listen elsewhere.
            finding.fix(Fix::review([set(mapping.place("containerPort"), host_port)]));
        }
    }
}

pub(super) fn container_port_range(task: &Task<'_>, findings: &mut Findings) {
    for mapping in mapped(task) {
        // 0 counts as no port.
        if let Some(port) =
            mapping.port.container_port.get().filter(|port| *port != 0 && !PORTS.contains(port))
        {
            mapping.report(findings, "containerPort").arg("port", port);
        }
    }
}

pub(super) fn container_port_duplicate(task: &Task<'_>, findings: &mut Findings) {
    let Some(mode @ ("awsvpc" | "host")) = task.network_mode.get() else { return };
    let key = |mapping: Mapped<'_>| {
        let port = mapping.port.container_port.get().filter(|port| *port != 0)?;
        Some((port, mapping.port.effective_protocol()))
    };
    for (first, later) in repeats(task, key) {
        let finding = report_repeat(findings, (first, later), "containerPort");
        finding.arg("port", later.port.container_port.get().unwrap_or_default());
        finding.arg("protocol", later.port.effective_protocol()).arg("mode", mode);
        if first.is_beside(later) && says_the_same(first, later) {
            finding.fix(Fix::safe([remove(later.port.path.clone())]));
        }
    }
}

pub(super) fn port_tcp_and_udp(task: &Task<'_>, findings: &mut Findings) {
    let key = |mapping: Mapped<'_>| Some((mapping.container.index, mapping.port.container_port.get()?));
    for (first, later) in repeats(task, key) {
        if first.port.effective_protocol() != later.port.effective_protocol() {
            let finding = later.report_whole(findings);
            finding.arg("port", later.port.container_port.get().unwrap_or_default());
            finding.also(first.port.path.clone());
        }
    }
}

pub(super) fn port_protocol_unknown(task: &Task<'_>, findings: &mut Findings) {
    for mapping in mapped(task) {
        let Some(value) = mapping.port.protocol.get().filter(|own| !is_protocol(own)) else { continue };
        let finding = mapping.report(findings, "protocol");
        finding.arg("value", shorten(value));
        let protocol = value.to_ascii_lowercase();
        if is_protocol(&protocol) {
            finding.arg("protocol", protocol.as_str());
            finding.fix(Fix::safe([set(mapping.place("protocol"), protocol)]));
        }
    }
}

pub(super) fn port_privileged_nonroot(task: &Task<'_>, findings: &mut Findings) {
    if task.is_windows() {
        // Windows lets every user take every port.
        return;
    }
    for mapping in mapped(task) {
        let Some(user) = mapping.container.user.literal().filter(|user| !is_root(user)) else { continue };
        if let Some(port) = mapping.port.container_port.get().filter(|port| (1..1024).contains(port)) {
            let finding = mapping.report(findings, "containerPort");
            finding.arg("port", port).arg("user", shorten(user)).also(mapping.container.path.key("user"));
        }
    }
}

fn is_protocol(text: &str) -> bool {
    matches!(text, "tcp" | "udp")
}

/// Whether nothing is lost when one of two mappings of one port goes.
fn says_the_same(one: Mapped<'_>, other: Mapped<'_>) -> bool {
    let (texts, host_port) = content(one);
    (texts, host_port) == content(other) && !texts.contains(&Slot::Wrong) && host_port != Slot::Wrong
}

/// What a mapping says beside port and protocol, on awsvpc and host.
fn content<'t>(mapping: Mapped<'t>) -> ([Slot<&'t str>; 3], Slot<i64>) {
    let port = mapping.port;
    let host_port = if port.host_port.is_absent() { port.container_port } else { port.host_port };
    ([port.name, port.app_protocol, port.container_port_range], host_port)
}

/// Of `user`, `user:group`, `uid` and `uid:gid`; an empty one is the user of the image, root by default.
fn is_root(user: &str) -> bool {
    let user = user.split(':').next().unwrap_or_default();
    matches!(user, "" | "root") || user.parse() == Ok(0)
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::findings;

    #[test]
    fn only_a_repeat_that_says_the_same_can_go() {
        for (second, can_go) in [
            (r#""protocol": "tcp""#, true),
            (r#""hostPort": 80"#, true),
            (r#""hostPort": 8080"#, false),
            (r#""name": "web""#, false),
            (r#""appProtocol": "http""#, false),
            (r#""containerPortRange": 1"#, false),
        ] {
            let text = format!(
                r#"{{"networkMode": "awsvpc", "containerDefinitions": [
                    {{"portMappings": [{{"containerPort": 80}}, {{"containerPort": 80, {second}}}]}}]}}"#
            );
            let found = findings(&text);
            let duplicate =
                found.iter().find(|found| found.rule.text_key() == "container-port-duplicate").unwrap();
            assert_eq!(!duplicate.fixes.is_empty(), can_go, "{second}");
        }
    }
}
