//! Rules about what Fargate lacks or demands beyond the task size, on either operating system.

use std::cell::LazyCell;

use crate::document::Path;
use crate::rules::fix::{remove, set};
use crate::rules::logs::{UsualLogs, logs, stream_prefix};
use crate::rules::{Findings, Fix, Safety, network};
use crate::task::{Container, Slot, Task, placeholder};

/// What Fargate can send logs with.
const LOG_DRIVERS: [&str; 3] = ["awslogs", "splunk", "awsfirelens"];
/// The most open files that Fargate lets a process have.
const NOFILE_MAX: i64 = 1_048_576;

pub(super) fn fargate_network_mode(task: &Task<'_>, findings: &mut Findings) {
    let value = match task.network_mode {
        Slot::Set("awsvpc") | Slot::Wrong => return,
        // The word by which the texts know that there is none.
        Slot::Absent | Slot::Set("") => "absent",
        Slot::Set(mode) => mode,
    };
    let path = Path::root().key("networkMode");
    let finding = findings.at(path);
    finding.arg("value", value);
    // The mode alone keeps what the user means: Fargate has no other.
    let is_mode_alone = |fix: &Fix| fix.edits.len() == 1;
    finding.fix_if(network::switch_to_awsvpc(task).map(|fix| match is_mode_alone(&fix) {
        true => Fix { safety: Safety::Safe, ..fix },
        false => fix,
    }));
}

pub(super) fn fargate_pid_mode_host(task: &Task<'_>, findings: &mut Findings) {
    if !task.pid_mode.is("host") {
        return;
    }
    let path = Path::root().key("pidMode");
    // Windows has no PID mode at all.
    let fix = if task.is_windows() {
        Fix::review([remove(path.clone())]).named("fix-remove")
    } else {
        Fix::review([set(path.clone(), "task")])
    };
    findings.at(path).fix(fix);
}

pub(super) fn fargate_capability_add(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        let capabilities = container.linux.and_then(|linux| linux.object("capabilities").get());
        let Some(added) = capabilities.map(|capabilities| capabilities.texts("add")) else { continue };
        let list = container.path.key("linuxParameters").key("capabilities").key("add");
        let is_refused = |capability: &str| capability != "SYS_PTRACE" && !placeholder::is_in(capability);
        let refused = added.iter().filter(|(_, capability)| is_refused(capability));
        let refused: Vec<_> = refused.map(|(at, capability)| (list.index(at), capability)).collect();
        report_elements(container, &refused, None, findings);
    }
}

pub(super) fn fargate_gpu(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        let refused = container.resource_requirements.iter().filter_map(|requirement| {
            let kind = requirement.kind.get().filter(|kind| ["GPU", "NeuronDevice"].contains(kind))?;
            Some((requirement.path.clone(), kind))
        });
        report_elements(container, &refused.collect::<Vec<_>>(), Some("type"), findings);
    }
}

pub(super) fn fargate_ulimit_not_nofile(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        let ignored = container.ulimits.iter().filter_map(|ulimit| {
            let name = ulimit.name.literal().filter(|name| *name != "nofile")?;
            Some((ulimit.path.clone(), name))
        });
        report_elements(container, &ignored.collect::<Vec<_>>(), Some("name"), findings);
    }
}

/// One finding for each unwanted element of a list, at the element or at one of its members. Each offers to take
/// all of them out, the last first, so that no index moves.
fn report_elements(
    container: &Container<'_>,
    unwanted: &[(Path, &str)],
    member: Option<&'static str>,
    findings: &mut Findings,
) {
    for (element, value) in unwanted {
        let edits = unwanted.iter().rev().map(|(element, _)| remove(element.clone()));
        findings
            .at(member.map_or_else(|| element.clone(), |member| element.key(member)))
            .arg("container", container.label())
            .arg("value", *value)
            .fix(Fix::review(edits.collect::<Vec<_>>()));
    }
}

pub(super) fn fargate_nofile_max(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        for ulimit in container.ulimits.iter().filter(|ulimit| ulimit.name.is("nofile")) {
            let limits = [("softLimit", ulimit.soft), ("hardLimit", ulimit.hard)];
            let over = limits.into_iter().filter_map(|(key, limit)| Some((key, limit.get()?)));
            let over: Vec<_> = over.filter(|(_, limit)| *limit > NOFILE_MAX).collect();
            let Some(value) = over.iter().map(|(_, limit)| *limit).max() else { continue };
            let edits = over.iter().map(|(key, _)| set(ulimit.path.key(*key), NOFILE_MAX));
            findings
                .at(ulimit.path.key("hardLimit"))
                .arg("container", container.label())
                .arg("value", value)
                .arg("limit", NOFILE_MAX)
                .fix(Fix::safe(edits.collect::<Vec<_>>()));
        }
    }
}

pub(super) fn fargate_log_driver(task: &Task<'_>, findings: &mut Findings) {
    let usual = LazyCell::new(|| UsualLogs::of(task));
    for (container, log) in logs(task) {
        let refused = log.driver.literal().filter(|driver| !LOG_DRIVERS.contains(driver));
        let Some(driver) = refused else { continue };
        findings
            .at(log.path.key("logDriver"))
            .arg("container", container.label())
            .arg("value", driver)
            .arg("values", LOG_DRIVERS.as_slice())
            .fix(usual.switch(&log.path, stream_prefix(task, container)));
    }
}

pub(super) fn fargate_gmsa_domain_joined(task: &Task<'_>, findings: &mut Findings) {
    if !task.is_linux() {
        return;
    }
    for container in &task.containers {
        for (at, spec) in container.credential_specs.iter() {
            if spec.starts_with("credentialspec:") {
                findings
                    .at(container.path.key("credentialSpecs").index(at))
                    .arg("container", container.label());
            }
        }
    }
}

pub(super) fn fargate_runtime_platform_absent(task: &Task<'_>, findings: &mut Findings) {
    if matches!(task.object.object("runtimePlatform"), Slot::Wrong) {
        return;
    }
    let path = Path::root().key("runtimePlatform");
    let defaults = [
        ("cpuArchitecture", task.cpu_architecture, "X86_64"),
        ("operatingSystemFamily", task.os_family, "LINUX"),
    ];
    let missing = defaults.into_iter().filter(|(_, slot, _)| slot.is_absent());
    let edits: Vec<_> = missing.map(|(key, _, default)| set(path.key(key), default)).collect();
    if !edits.is_empty() {
        findings.at(path).fix(Fix::safe(edits));
    }
}
