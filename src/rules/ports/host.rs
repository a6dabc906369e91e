//! Host ports: what each network mode makes of them.

use super::{Mapped, PORTS, mapped, repeats, report_repeat};
use crate::rules::fix::{remove, set};
use crate::rules::{Findings, Fix};
use crate::task::Task;

pub(super) fn awsvpc_host_port(task: &Task<'_>, findings: &mut Findings) {
    host_port_differs(task, findings, "awsvpc");
}

pub(super) fn host_mode_host_port(task: &Task<'_>, findings: &mut Findings) {
    host_port_differs(task, findings, "host");
}

fn host_port_differs(task: &Task<'_>, findings: &mut Findings, mode: &str) {
    if !task.network_mode.is(mode) {
        return;
    }
    for mapping in mapped(task) {
        if let Some((port, host_port)) = both_ports(mapping).filter(|(port, host_port)| port != host_port) {
            let removal = [remove(mapping.place("hostPort"))];
            let finding = mapping.report(findings, "hostPort");
            finding.arg("port", port).arg("host_port", host_port);
            // 0, the dynamic port of bridge, was no choice of a port.
            finding.fix(if host_port == 0 { Fix::safe(removal) } else { Fix::review(removal) });
        }
    }
}

pub(super) fn host_port_range(task: &Task<'_>, findings: &mut Findings) {
    for mapping in mapped(task) {
        if let Some(port) = mapping.port.host_port.get().filter(|port| *port != 0 && !PORTS.contains(port)) {
            mapping.report(findings, "hostPort").arg("host_port", port);
        }
    }
}

pub(super) fn host_port_duplicate(task: &Task<'_>, findings: &mut Findings) {
    if !task.is_bridge() {
        return;
    }
    for (first, later) in
        repeats(task, |mapping| Some((fixed_port(mapping)?, mapping.port.effective_protocol())))
    {
        let finding = report_repeat(findings, (first, later), "hostPort");
        finding.arg("host_port", later.port.host_port.get().unwrap_or_default());
        finding.arg("protocol", later.port.effective_protocol());
        finding.fix(make_dynamic(later));
    }
}

pub(super) fn host_port_reserved(task: &Task<'_>, findings: &mut Findings) {
    if !task.is_bridge() && !task.network_mode.is("host") {
        return;
    }
    for mapping in mapped(task) {
        let port = mapping.port.effective_host_port(task.network_mode);
        if let Some(port @ (22 | 2375 | 2376 | 51678..=51680)) = port {
            let finding = mapping.report(findings, "hostPort").arg("host_port", port);
            if mapping.port.host_port.is_absent() {
                finding.also(mapping.place("containerPort"));
            }
        }
    }
}

pub(super) fn host_port_ephemeral(task: &Task<'_>, findings: &mut Findings) {
    report_fixed_ports(task, findings, |port| port >= 32768);
}

pub(super) fn host_port_static_bridge(task: &Task<'_>, findings: &mut Findings) {
    report_fixed_ports(task, findings, |_| true);
}

fn report_fixed_ports(task: &Task<'_>, findings: &mut Findings, is_meant: fn(i64) -> bool) {
    if !task.is_bridge() {
        return;
    }
    for mapping in mapped(task) {
        if let Some(port) = fixed_port(mapping).filter(|port| is_meant(*port)) {
            mapping.report(findings, "hostPort").arg("host_port", port).fix(make_dynamic(mapping));
        }
    }
}

pub(super) fn host_port_redundant(task: &Task<'_>, findings: &mut Findings) {
    let Some(mode @ ("awsvpc" | "host")) = task.network_mode.get() else { return };
    for mapping in mapped(task) {
        if let Some((port, _)) = both_ports(mapping).filter(|(port, host_port)| port == host_port) {
            let finding = mapping.report(findings, "hostPort").arg("host_port", port).arg("mode", mode);
            finding.fix(Fix::safe([remove(mapping.place("hostPort"))]));
        }
    }
}

/// Container port and host port, where both are written.
fn both_ports(mapping: Mapped<'_>) -> Option<(i64, i64)> {
    Some((mapping.port.container_port.get()?, mapping.port.host_port.get()?))
}

/// The host port, unless Docker picks it.
fn fixed_port(mapping: Mapped<'_>) -> Option<i64> {
    mapping.port.host_port.get().filter(|port| PORTS.contains(port))
}

fn make_dynamic(mapping: Mapped<'_>) -> Fix {
    Fix::review([set(mapping.place("hostPort"), 0)])
}
