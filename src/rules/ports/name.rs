//! Port names and app protocols: what Service Connect and VPC Lattice go by.

use std::collections::HashSet;

use super::{Mapped, PORTS, mapped, repeats, report_repeat};
use crate::document::Edit;
use crate::rules::container::with_hyphens;
use crate::rules::fix::{remove, set};
use crate::rules::{Findings, Fix};
use crate::task::Task;
use crate::task::container::shorten;

pub(super) fn port_name_format(task: &Task<'_>, findings: &mut Findings) {
    let mut taken = names(task);
    for mapping in mapped(task) {
        let Some(name) = mapping.port.name.get().filter(|name| !is_port_name(name)) else { continue };
        let finding = mapping.report(findings, "name");
        // An empty name would leave a hole in the sentence.
        finding.arg("value", if name.is_empty() { "\"\"".to_owned() } else { shorten(name) });
        let better =
            if name.is_empty() { name_of_container_and_port(mapping) } else { Some(to_port_name(name)) };
        if let Some(better) = better.and_then(|better| free(better, &mut taken)) {
            finding.arg("suggestion", shorten(&better)).fix(Fix::review(name_it(mapping, better)));
        }
    }
}

pub(super) fn port_name_duplicate(task: &Task<'_>, findings: &mut Findings) {
    if task.network_mode.is("awsvpc") {
        report_repeated_names(task, findings);
    }
}

pub(super) fn port_name_duplicate_bridge(task: &Task<'_>, findings: &mut Findings) {
    // A mode that cannot be read may still become awsvpc.
    if task.is_bridge() || task.network_mode.is("host") || task.network_mode.is("none") {
        report_repeated_names(task, findings);
    }
}

fn report_repeated_names(task: &Task<'_>, findings: &mut Findings) {
    let mut taken = names(task);
    for (first, later) in repeats(task, |mapping| mapping.port.name.get().filter(|name| !name.is_empty())) {
        let name = later.port.name.get().unwrap_or_default();
        let finding = report_repeat(findings, (first, later), "name");
        finding.arg("name", shorten(name));
        let numbered = number(later).map(|number| format!("{name}-{number}"));
        if let Some(better) = numbered.and_then(|numbered| free(numbered, &mut taken)) {
            finding.arg("suggestion", shorten(&better)).fix(Fix::review(name_it(later, better)));
        }
    }
}

pub(super) fn app_protocol_without_name(task: &Task<'_>, findings: &mut Findings) {
    let mut taken = names(task);
    for mapping in mapped(task) {
        let Some(protocol) = mapping.port.app_protocol.get().filter(|_| mapping.port.name.is_absent()) else {
            continue;
        };
        let finding = mapping.report(findings, "appProtocol").arg("value", shorten(protocol));
        if let Some(name) = name_of_container_and_port(mapping).and_then(|name| free(name, &mut taken)) {
            finding.arg("suggestion", shorten(&name)).fix(Fix::safe(name_it(mapping, name)));
        }
    }
}

pub(super) fn app_protocol_udp(task: &Task<'_>, findings: &mut Findings) {
    for mapping in mapped(task).filter(|mapping| mapping.port.protocol.is("udp")) {
        if let Some(protocol) = mapping.port.app_protocol.get() {
            let path = mapping.place("appProtocol");
            let finding = mapping.report(findings, "appProtocol").arg("value", shorten(protocol));
            finding.also(mapping.place("protocol")).fix(Fix::review([remove(path)]));
        }
    }
}

pub(super) fn service_connect_network_mode(task: &Task<'_>, findings: &mut Findings) {
    let Some(mode @ ("host" | "none")) = task.network_mode.get() else { return };
    for mapping in mapped(task) {
        let members = [("name", mapping.port.name), ("appProtocol", mapping.port.app_protocol)];
        let mut written = members.iter().filter(|(_, value)| value.is_set()).map(|(member, _)| *member);
        if let Some(member) = written.next() {
            let finding = mapping.report(findings, member).arg("mode", mode);
            written.for_each(|other| {
                finding.also(mapping.place(other));
            });
        }
    }
}

fn is_port_name(text: &str) -> bool {
    let is_allowed =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_');
    (1..=64).contains(&text.len()) && !text.starts_with('-') && text.bytes().all(is_allowed)
}

fn to_port_name(text: &str) -> String {
    with_hyphens(&text.to_ascii_lowercase()).trim_start_matches('-').to_owned()
}

fn names(task: &Task<'_>) -> HashSet<String> {
    mapped(task).filter_map(|mapping| mapping.port.name.get().map(str::to_owned)).collect()
}

fn name_of_container_and_port(mapping: Mapped<'_>) -> Option<String> {
    let container = mapping.container.name.literal()?;
    Some(to_port_name(&format!("{container}-{}", number(mapping)?)))
}

/// The port, or the first of a range, as a part of a name.
fn number(mapping: Mapped<'_>) -> Option<i64> {
    let range = || mapping.port.range().map(|(first, _)| first);
    mapping.port.container_port.get().or_else(range).filter(|port| PORTS.contains(port))
}

/// `name`, if ECS takes it and no other port has it or was offered it.
fn free(name: String, taken: &mut HashSet<String>) -> Option<String> {
    (is_port_name(&name) && taken.insert(name.clone())).then_some(name)
}

/// The edit that names a mapping.
fn name_it(mapping: Mapped<'_>, name: String) -> [Edit; 1] {
    [set(mapping.place("name"), name)]
}
