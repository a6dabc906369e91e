//! The rules of the category `fault-injection`.

use super::scope::{ANY, EC2, EXTERNAL, MANAGED_INSTANCES};
#[cfg(test)]
use super::testing::Case;
use super::{Check, Findings, Rule, Severity, network};
use crate::document::Path;
use crate::task::{Slot, Task};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/fault-injection-network-mode",
        severity: Severity::Warning,
        applies: EC2.and(EXTERNAL).and(MANAGED_INSTANCES),
        at: &["enableFaultInjection", "networkMode"],
        check: Check::Task(fault_injection_network_mode),
    },
    Rule {
        id: "ecs/fault-injection-on",
        severity: Severity::Info,
        applies: ANY,
        at: &["enableFaultInjection"],
        check: Check::Task(fault_injection_on),
    },
];

fn is_on(task: &Task<'_>) -> bool {
    task.object.boolean("enableFaultInjection").is(true)
}

fn path() -> Path {
    Path::root().key("enableFaultInjection")
}

fn fault_injection_network_mode(task: &Task<'_>, findings: &mut Findings) {
    let works = match task.network_mode {
        Slot::Set("bridge" | "none") => false,
        // Managed Instances document awsvpc as their default, elsewhere it is bridge.
        Slot::Absent => task.requires("MANAGED_INSTANCES") && task.requires.len() == 1,
        Slot::Set(_) | Slot::Wrong => true,
    };
    if !is_on(task) || works {
        return;
    }
    findings.at(path()).also(Path::root().key("networkMode")).fix_if(network::switch_to_awsvpc(task));
}

fn fault_injection_on(task: &Task<'_>, findings: &mut Findings) {
    if is_on(task) {
        findings.at(path());
    }
}

#[cfg(test)]
pub(super) static CASES: &[Case] = &[
    Case {
        rule: "fault-injection-network-mode",
        bad: r#"{"enableFaultInjection": true, "networkMode": "bridge", "containerDefinitions": [
            {"name": "app", "portMappings": [{"containerPort": 80, "hostPort": 8080}]}]}"#,
        at: "enableFaultInjection",
        good: r#"{"enableFaultInjection": true, "networkMode": "host"}"#,
    },
    Case {
        rule: "fault-injection-network-mode",
        bad: r#"{"enableFaultInjection": true, "requiresCompatibilities": ["EC2", "MANAGED_INSTANCES"]}"#,
        at: "enableFaultInjection",
        good: r#"{"enableFaultInjection": true, "requiresCompatibilities": ["MANAGED_INSTANCES"]}"#,
    },
    Case {
        rule: "fault-injection-on",
        bad: r#"{"enableFaultInjection": true, "networkMode": "awsvpc"}"#,
        at: "enableFaultInjection",
        good: r#"{"enableFaultInjection": false}"#,
    },
];
