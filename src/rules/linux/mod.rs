//! The rules of the category `linux`: kernel capabilities, swap, scratch memory and kernel parameters.

mod capabilities;
#[cfg(test)]
mod cases;
mod memory;
mod sysctl;

#[cfg(test)]
pub(super) use cases::CASES;

use super::fix::set;
use super::scope::{ANY, EC2, EXTERNAL, MANAGED_INSTANCES};
use super::{Check, Findings, Fix, Rule, Severity, Shape, container};
use crate::task::{Slot, Task};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/capability-name",
        severity: Severity::Warning,
        applies: ANY,
        at: &[
            "containerDefinitions[].linuxParameters.capabilities.add[]",
            "containerDefinitions[].linuxParameters.capabilities.drop[]",
        ],
        check: Check::Form(capabilities::capability_name),
    },
    Rule {
        id: "ecs/capability-add-and-drop",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].linuxParameters.capabilities"],
        check: Check::Task(capabilities::capability_add_and_drop),
    },
    Rule {
        id: "ecs/swappiness-range",
        severity: Severity::Error,
        applies: EC2.and(EXTERNAL).and(MANAGED_INSTANCES),
        at: &["containerDefinitions[].linuxParameters.swappiness"],
        check: Check::Shape(Shape::Between(0, 100)),
    },
    Rule {
        id: "ecs/swappiness-without-max-swap",
        severity: Severity::Warning,
        applies: EC2.and(EXTERNAL),
        at: &["containerDefinitions[].linuxParameters.swappiness"],
        check: Check::Task(memory::swappiness_without_max_swap),
    },
    Rule {
        id: "ecs/max-swap-negative",
        severity: Severity::Error,
        applies: EC2.and(EXTERNAL),
        at: &["containerDefinitions[].linuxParameters.maxSwap"],
        check: Check::Task(memory::max_swap_negative),
    },
    Rule {
        id: "ecs/shared-memory-size",
        severity: Severity::Error,
        applies: EC2.and(EXTERNAL),
        at: &["containerDefinitions[].linuxParameters.sharedMemorySize"],
        check: Check::Task(memory::shared_memory_size),
    },
    Rule {
        id: "ecs/tmpfs-size",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].linuxParameters.tmpfs[].size"],
        check: Check::Task(memory::tmpfs_size),
    },
    Rule {
        id: "ecs/tmpfs-path",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].linuxParameters.tmpfs[].containerPath"],
        check: Check::Shape(Shape::Form(|path| path.starts_with('/'))),
    },
    Rule {
        id: "ecs/tmpfs-option",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].linuxParameters.tmpfs[].mountOptions[]"],
        check: Check::Shape(Shape::Form(memory::is_mount_option)),
    },
    Rule {
        id: "ecs/privileged-ignores-capabilities",
        severity: Severity::Info,
        applies: EC2.and(EXTERNAL),
        at: &["containerDefinitions[].privileged", "containerDefinitions[].linuxParameters.capabilities"],
        check: Check::Task(capabilities::privileged_ignores_capabilities),
    },
    Rule {
        id: "ecs/init-process-suggestion",
        severity: Severity::Info,
        applies: ANY,
        at: &["containerDefinitions[].linuxParameters.initProcessEnabled"],
        check: Check::Task(init_process_suggestion),
    },
    Rule {
        id: "ecs/sysctl-namespace",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].systemControls[].namespace"],
        check: Check::Shape(Shape::Form(sysctl::is_namespace)),
    },
    Rule {
        id: "ecs/sysctl-incomplete",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].systemControls[]"],
        check: Check::Task(sysctl::sysctl_incomplete),
    },
    Rule {
        id: "ecs/sysctl-net-host-mode",
        severity: Severity::Error,
        applies: EC2.and(EXTERNAL).and(MANAGED_INSTANCES),
        at: &["containerDefinitions[].systemControls[].namespace", "networkMode"],
        check: Check::Task(sysctl::sysctl_net_host_mode),
    },
    Rule {
        id: "ecs/sysctl-ipc-host-mode",
        severity: Severity::Error,
        applies: EC2.and(EXTERNAL),
        at: &["containerDefinitions[].systemControls[].namespace", "ipcMode"],
        check: Check::Task(sysctl::sysctl_ipc_host_mode),
    },
    Rule {
        id: "ecs/sysctl-net-shared",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].systemControls[].namespace", "networkMode"],
        check: Check::Task(sysctl::sysctl_net_shared),
    },
];

fn init_process_suggestion(task: &Task<'_>, findings: &mut Findings) {
    if !task.is_linux() {
        return;
    }
    for container in &task.containers {
        let is_absent = match container.object.object("linuxParameters") {
            Slot::Absent => true,
            Slot::Set(linux) => linux.value("initProcessEnabled").is_none(),
            Slot::Wrong => false,
        };
        let words = || container.entry_point.iter().chain(container.command.iter()).map(|(_, word)| word);
        let runs_shell = words().next().is_some_and(container::is_shell);
        if is_absent && runs_shell {
            let path = container.path.key("linuxParameters").key("initProcessEnabled");
            let finding = findings.at(path.clone());
            finding.arg("container", container.label()).fix(Fix::review([set(path, true)]));
        }
    }
}
