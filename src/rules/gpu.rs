//! The rules of the category `gpu`: GPUs and Neuron devices for containers.

use std::collections::HashMap;

use super::fix::set;
use super::scope::{ANY, EC2, EXTERNAL, MANAGED_INSTANCES};
#[cfg(test)]
use super::testing::Case;
use super::{Check, Findings, Fix, Rule, Severity, Shape};
use crate::document::Path;
use crate::task::container::shorten;
use crate::task::{Container, ResourceRequirement, Slot, Task};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/gpu-value",
        severity: Severity::Error,
        applies: EC2.and(EXTERNAL).and(MANAGED_INSTANCES),
        at: &["containerDefinitions[].resourceRequirements[].value"],
        check: Check::Form(gpu_value),
    },
    Rule {
        id: "ecs/gpu-value-or-sharing",
        severity: Severity::Error,
        applies: EC2.and(EXTERNAL).and(MANAGED_INSTANCES),
        at: &["containerDefinitions[].resourceRequirements[]"],
        check: Check::Task(gpu_value_or_sharing),
    },
    Rule {
        id: "ecs/resource-value-missing",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].resourceRequirements[].value"],
        check: Check::Task(resource_value_missing),
    },
    Rule {
        id: "ecs/gpu-sharing-type",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].resourceRequirements[].sharingStrategy"],
        check: Check::Task(gpu_sharing_type),
    },
    Rule {
        id: "ecs/gpu-mps-memory",
        severity: Severity::Error,
        applies: EC2.and(MANAGED_INSTANCES),
        at: &["containerDefinitions[].resourceRequirements[].sharingStrategy.nvidiaMps.memory"],
        check: Check::Task(gpu_mps_memory),
    },
    Rule {
        id: "ecs/gpu-mps-percent",
        severity: Severity::Error,
        applies: EC2.and(MANAGED_INSTANCES),
        at: &["containerDefinitions[].resourceRequirements[].sharingStrategy.nvidiaMps.maxComputePercent"],
        check: Check::Shape(Shape::Between(1, 100)),
    },
    Rule {
        id: "ecs/gpu-mixed-strategies",
        severity: Severity::Error,
        applies: EC2.and(MANAGED_INSTANCES),
        at: &["containerDefinitions[].resourceRequirements[]"],
        check: Check::Task(gpu_mixed_strategies),
    },
    Rule {
        id: "ecs/gpu-sharing-external",
        severity: Severity::Error,
        applies: EXTERNAL,
        at: &["containerDefinitions[].resourceRequirements[].sharingStrategy"],
        check: Check::Shape(Shape::Absent(None)),
    },
    Rule {
        id: "ecs/neuron-value",
        severity: Severity::Error,
        applies: MANAGED_INSTANCES,
        at: &["containerDefinitions[].resourceRequirements[].value"],
        check: Check::Form(neuron_value),
    },
    Rule {
        id: "ecs/neuron-one-container",
        severity: Severity::Error,
        applies: MANAGED_INSTANCES,
        at: &["containerDefinitions[].resourceRequirements[].type"],
        check: Check::Task(neuron_one_container),
    },
    Rule {
        id: "ecs/neuron-managed-only",
        severity: Severity::Error,
        applies: EC2.and(EXTERNAL),
        at: &["containerDefinitions[].resourceRequirements[].type"],
        check: Check::Task(neuron_managed_only),
    },
    Rule {
        id: "ecs/gpu-duplicate-type",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].resourceRequirements[].type"],
        check: Check::Task(gpu_duplicate_type),
    },
    Rule {
        id: "ecs/gpu-windows",
        severity: Severity::Warning,
        applies: EC2.on_windows(),
        at: &["containerDefinitions[].resourceRequirements[].type"],
        check: Check::Task(gpu_windows),
    },
];

const GPU: &str = "GPU";
const NEURON: &str = "NeuronDevice";
/// Everything that the instance has.
const ALL: &str = "ALL";
/// The parts of a GPU that G6f instances have.
const FRACTIONS: [&str; 3] = ["0.125", "0.25", "0.5"];

fn gpu_value(task: &Task<'_>, findings: &mut Findings) {
    let is_external = task.requires("EXTERNAL");
    for (container, requirement) in of_type(task, GPU) {
        let Some(value) = requirement.value.get() else { continue };
        let is_fraction = FRACTIONS.contains(&value);
        if is_count(value) || value == ALL || (is_fraction && !is_external) {
            continue;
        }
        findings
            .at(requirement.path.key("value"))
            .arg("container", container.label())
            .arg("value", shorten(value))
            .arg("problem", if is_fraction { "fraction" } else { "form" });
    }
}

fn gpu_value_or_sharing(task: &Task<'_>, findings: &mut Findings) {
    for (container, requirement) in of_type(task, GPU) {
        let problem = match (requirement.value.is_absent(), requirement.sharing.is_absent()) {
            (true, true) => "neither",
            (false, false) => "both",
            _ => continue,
        };
        findings.at(requirement.path.clone()).arg("container", container.label()).arg("problem", problem);
    }
}

fn resource_value_missing(task: &Task<'_>, findings: &mut Findings) {
    for (container, requirement) in requirements(task).filter(|(_, own)| own.value.is_absent()) {
        // A placeholder may become GPU, which can do without.
        if let Some(kind) = requirement.kind.literal().filter(|kind| *kind != GPU) {
            findings
                .at(requirement.path.key("value"))
                .arg("container", container.label())
                .arg("type", shorten(kind));
        }
    }
}

fn gpu_sharing_type(task: &Task<'_>, findings: &mut Findings) {
    for (container, requirement) in requirements(task) {
        let Some(sharing) = requirement.sharing.get() else { continue };
        let kind = requirement.kind.literal().filter(|kind| *kind != GPU);
        let members = sharing.0.values().filter(|value| !value.is_null()).count();
        if kind.is_none() && members == 1 {
            continue;
        }
        findings
            .at(requirement.path.key("sharingStrategy"))
            .arg("container", container.label())
            .arg("problem", if kind.is_some() { "type" } else { "members" })
            .arg("type", kind.map(shorten).unwrap_or_default())
            .arg("count", members);
    }
}

fn gpu_mps_memory(task: &Task<'_>, findings: &mut Findings) {
    for (container, requirement) in requirements(task) {
        let sharing = requirement.sharing.get().and_then(|sharing| sharing.object("nvidiaMps").get());
        let memory = sharing.and_then(|sharing| sharing.integer("memory").get());
        if let Some(memory) = memory.filter(|memory| *memory < 1) {
            let path = requirement.path.key("sharingStrategy").key("nvidiaMps").key("memory");
            findings.at(path).arg("container", container.label()).arg("value", memory);
        }
    }
}

fn gpu_mixed_strategies(task: &Task<'_>, findings: &mut Findings) {
    // The first container with a GPU, and the first of which the form is clear.
    let (mut first, mut first_clear): (Option<Use<'_>>, Option<Use<'_>>) = (None, None);
    for container in &task.containers {
        let Some(own) = Use::of(container) else { continue };
        let other = match own.form {
            Form::Fraction => first,
            form => first_clear.filter(|other| other.form.excludes(form)),
        };
        if let Some(other) = other {
            let has_fraction = own.form == Form::Fraction || other.form == Form::Fraction;
            findings
                .at(own.requirement.path.clone())
                .arg("container", container.label())
                .arg("other", other.container.label())
                .arg("problem", if has_fraction { "fraction" } else { "sharing" })
                .also(other.requirement.path.clone());
        }
        first = first.or(Some(own));
        first_clear = first_clear.or(Some(own).filter(|own| own.form != Form::Unclear));
    }
}

fn neuron_value(task: &Task<'_>, findings: &mut Findings) {
    for (container, requirement) in of_type(task, NEURON) {
        let Some(value) = requirement.value.get().filter(|value| *value != ALL) else { continue };
        let path = requirement.path.key("value");
        let edits = [set(path.clone(), ALL)];
        // A number asked for fewer devices than all.
        let fix = if value.eq_ignore_ascii_case(ALL) { Fix::safe(edits) } else { Fix::review(edits) };
        findings.at(path).arg("container", container.label()).arg("value", shorten(value)).fix(fix);
    }
}

fn neuron_one_container(task: &Task<'_>, findings: &mut Findings) {
    let mut users = task.containers.iter().filter_map(|container| {
        let mut own = container.resource_requirements.iter();
        Some((container, own.find(|requirement| requirement.kind.is(NEURON))?))
    });
    let Some((first, first_requirement)) = users.next() else { return };
    for (container, requirement) in users {
        findings
            .at(requirement.path.key("type"))
            .arg("container", container.label())
            .arg("other", first.label())
            .also(first_requirement.path.key("type"));
    }
}

fn neuron_managed_only(task: &Task<'_>, findings: &mut Findings) {
    // Without a list Managed Instances may still take the task.
    let Some(launch_type) = ["EC2", "EXTERNAL"].into_iter().find(|own| task.requires(own)) else { return };
    for (container, requirement) in of_type(task, NEURON) {
        findings
            .at(requirement.path.key("type"))
            .arg("container", container.label())
            .arg("launch_type", launch_type);
    }
}

fn gpu_duplicate_type(task: &Task<'_>, findings: &mut Findings) {
    for container in task.containers.iter().filter(|container| container.resource_requirements.len() > 1) {
        let mut firsts: HashMap<&str, &Path> = HashMap::new();
        for requirement in &container.resource_requirements {
            let Some(kind) = requirement.kind.get() else { continue };
            let first = *firsts.entry(kind).or_insert(&requirement.path);
            if *first != requirement.path {
                findings
                    .at(requirement.path.key("type"))
                    .arg("container", container.label())
                    .arg("type", shorten(kind))
                    .also(first.key("type"));
            }
        }
    }
}

fn gpu_windows(task: &Task<'_>, findings: &mut Findings) {
    for (container, requirement) in of_type(task, GPU) {
        findings.at(requirement.path.key("type")).arg("container", container.label());
    }
}

/// How a container uses its first GPU requirement.
#[derive(Clone, Copy)]
struct Use<'t> {
    container: &'t Container<'t>,
    requirement: &'t ResourceRequirement<'t>,
    form: Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A number of GPUs, or all.
    Whole,
    /// A part of one.
    Fraction,
    /// Together with other containers.
    Shared,
    /// Both at once or neither: other rules say it.
    Unclear,
}

impl<'t> Use<'t> {
    fn of(container: &'t Container<'t>) -> Option<Self> {
        let requirement = container.resource_requirements.iter().find(|own| own.kind.is(GPU))?;
        let form = match (requirement.value, requirement.sharing) {
            (Slot::Set(value), Slot::Absent) if FRACTIONS.contains(&value) => Form::Fraction,
            (Slot::Set(_), Slot::Absent) => Form::Whole,
            (Slot::Absent, Slot::Set(_)) => Form::Shared,
            _ => Form::Unclear,
        };
        Some(Self { container, requirement, form })
    }
}

impl Form {
    /// Whether a container of this form and one of the other cannot be in one task.
    fn excludes(self, other: Self) -> bool {
        match self {
            Self::Fraction => true,
            Self::Whole => other == Self::Shared || other == Self::Fraction,
            Self::Shared => other == Self::Whole || other == Self::Fraction,
            Self::Unclear => other == Self::Fraction,
        }
    }
}

fn requirements<'t>(
    task: &'t Task<'_>,
) -> impl Iterator<Item = (&'t Container<'t>, &'t ResourceRequirement<'t>)> {
    task.containers.iter().flat_map(|container| {
        container.resource_requirements.iter().map(move |requirement| (container, requirement))
    })
}

fn of_type<'t>(
    task: &'t Task<'_>,
    kind: &'static str,
) -> impl Iterator<Item = (&'t Container<'t>, &'t ResourceRequirement<'t>)> {
    requirements(task).filter(move |(_, requirement)| requirement.kind.is(kind))
}

/// A whole number above zero, in digits alone.
fn is_count(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit()) && text.bytes().any(|byte| byte != b'0')
}

#[cfg(test)]
pub(super) static CASES: &[Case] = &[
    Case {
        rule: "gpu-value",
        bad: r#"{"containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "GPU",
            "value": "0"}]}]}"#,
        at: "containerDefinitions[0].resourceRequirements[0].value",
        good: r#"{"containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "GPU",
            "value": "16"}]}]}"#,
    },
    Case {
        rule: "gpu-value",
        bad: r#"{"containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "GPU",
            "value": "all"}]}]}"#,
        at: "containerDefinitions[0].resourceRequirements[0].value",
        good: r#"{"containerDefinitions": [{"name": "a", "resourceRequirements": [{"type": "GPU",
            "value": "ALL"}]}, {"name": "b", "resourceRequirements": [{"type": "GPU",
            "value": "0.125"}]}, {"name": "c", "resourceRequirements": [{"type": "GPU",
            "value": "${GPUS}"}]}, {"name": "d", "resourceRequirements": [{"type": "GPU", "value": 0}]},
            {"name": "e", "resourceRequirements": [{"type": "NeuronDevice", "value": "0"}]}]}"#,
    },
    Case {
        rule: "gpu-value",
        bad: r#"{"requiresCompatibilities": ["EXTERNAL"], "containerDefinitions": [{"name": "web",
            "resourceRequirements": [{"type": "GPU", "value": "0.25"}]}]}"#,
        at: "containerDefinitions[0].resourceRequirements[0].value",
        good: r#"{"requiresCompatibilities": ["EXTERNAL"], "containerDefinitions": [{"name": "web",
            "resourceRequirements": [{"type": "GPU", "value": "1"}]}]}"#,
    },
    Case {
        rule: "gpu-value-or-sharing",
        bad: r#"{"containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "GPU",
            "value": null}]}]}"#,
        at: "containerDefinitions[0].resourceRequirements[0]",
        good: r#"{"containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "GPU",
            "value": 1}]}]}"#,
    },
    Case {
        rule: "gpu-value-or-sharing",
        bad: r#"{"containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "GPU",
            "value": "1", "sharingStrategy": {"nvidiaMps": {"memory": 1024}}}]}]}"#,
        at: "containerDefinitions[0].resourceRequirements[0]",
        good: r#"{"containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "GPU",
            "sharingStrategy": {"nvidiaMps": {"memory": 1024}}}]}]}"#,
    },
    Case {
        rule: "resource-value-missing",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"],
            "containerDefinitions": [{"name": "web",
            "resourceRequirements": [{"type": "NeuronDevice"}]}]}"#,
        at: "containerDefinitions[0].resourceRequirements[0].value",
        good: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"],
            "containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "GPU"},
            {"type": "${TYPE}"}, {"value": null}]}]}"#,
    },
    Case {
        rule: "gpu-sharing-type",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"],
            "containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "NeuronDevice",
            "value": "ALL", "sharingStrategy": {"nvidiaMps": {"memory": 1024}}}]}]}"#,
        at: "containerDefinitions[0].resourceRequirements[0].sharingStrategy",
        good: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"],
            "containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "GPU",
            "sharingStrategy": {"nvidiaMps": {"memory": 1024}}}]}]}"#,
    },
    Case {
        rule: "gpu-sharing-type",
        bad: r#"{"containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "GPU",
            "sharingStrategy": {"nvidiaMps": null}}]}]}"#,
        at: "containerDefinitions[0].resourceRequirements[0].sharingStrategy",
        good: r#"{"containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "GPU",
            "sharingStrategy": "nvidiaMps"}]}]}"#,
    },
    Case {
        rule: "gpu-mps-memory",
        bad: r#"{"containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "GPU",
            "sharingStrategy": {"nvidiaMps": {"memory": 0}}}]}]}"#,
        at: "containerDefinitions[0].resourceRequirements[0].sharingStrategy.nvidiaMps.memory",
        good: r#"{"containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "GPU",
            "sharingStrategy": {"nvidiaMps": {"memory": 1}}}]}]}"#,
    },
    Case {
        rule: "gpu-mps-percent",
        bad: r#"{"containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "GPU",
            "sharingStrategy": {"nvidiaMps": {"memory": 1024, "maxComputePercent": 101}}}]}]}"#,
        at: "containerDefinitions[0].resourceRequirements[0].sharingStrategy.nvidiaMps.maxComputePercent",
        good: r#"{"containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "GPU",
            "sharingStrategy": {"nvidiaMps": {"memory": 1024, "maxComputePercent": 100}}}]}]}"#,
    },
    Case {
        rule: "gpu-mixed-strategies",
        bad: r#"{"containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "GPU",
            "value": "1"}]}, {"name": "app", "resourceRequirements": [{"type": "GPU",
            "sharingStrategy": {"nvidiaMps": {"memory": 1024}}}]}]}"#,
        at: "containerDefinitions[1].resourceRequirements[0]",
        good: r#"{"containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "GPU",
            "value": "1"}]}, {"name": "app", "resourceRequirements": [{"type": "GPU", "value": "ALL"}]},
            {"name": "db", "resourceRequirements": [{"type": "NeuronDevice", "value": "ALL"}]}]}"#,
    },
    Case {
        rule: "gpu-mixed-strategies",
        bad: r#"{"containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "GPU"}]},
            {"name": "app", "resourceRequirements": [{"type": "GPU", "value": "0.5"}]}]}"#,
        at: "containerDefinitions[1].resourceRequirements[0]",
        good: r#"{"containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "GPU",
            "value": "0.5"}]}, {"name": "app", "resourceRequirements": []}]}"#,
    },
    Case {
        rule: "gpu-mixed-strategies",
        bad: r#"{"containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "GPU",
            "value": "0.5"}]}, {"name": "app", "resourceRequirements": [{"type": "GPU"}]}]}"#,
        at: "containerDefinitions[1].resourceRequirements[0]",
        good: r#"{"containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "GPU",
            "sharingStrategy": {"nvidiaMps": {"memory": 1024}}}]}, {"name": "app",
            "resourceRequirements": [{"type": "GPU"}]}, {"name": "db",
            "resourceRequirements": [{"type": "GPU",
            "sharingStrategy": {"nvidiaMps": {"memory": 1024}}}]}]}"#,
    },
    Case {
        rule: "gpu-sharing-external",
        bad: r#"{"requiresCompatibilities": ["EC2", "EXTERNAL"],
            "containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "GPU",
            "sharingStrategy": {"nvidiaMps": {"memory": 1024}}}]}]}"#,
        at: "containerDefinitions[0].resourceRequirements[0].sharingStrategy",
        good: r#"{"containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "GPU",
            "sharingStrategy": {"nvidiaMps": {"memory": 1024}}}]}]}"#,
    },
    Case {
        rule: "neuron-value",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"],
            "containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "NeuronDevice",
            "value": "all"}]}]}"#,
        at: "containerDefinitions[0].resourceRequirements[0].value",
        good: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"],
            "containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "NeuronDevice",
            "value": "${DEVICES}"}]}]}"#,
    },
    Case {
        rule: "neuron-value",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"],
            "containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "NeuronDevice",
            "value": "1"}]}]}"#,
        at: "containerDefinitions[0].resourceRequirements[0].value",
        good: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"],
            "containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "NeuronDevice",
            "value": null}, {"type": "GPU", "value": "1"}]}]}"#,
    },
    Case {
        rule: "neuron-one-container",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"],
            "containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "NeuronDevice",
            "value": "ALL"}]}, {"name": "app", "resourceRequirements": [{"type": "NeuronDevice",
            "value": "ALL"}]}]}"#,
        at: "containerDefinitions[1].resourceRequirements[0].type",
        good: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"],
            "containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "NeuronDevice",
            "value": "ALL"}, {"type": "NeuronDevice", "value": "ALL"}]}, {"name": "app",
            "resourceRequirements": [{"type": "GPU", "value": "1"}]}]}"#,
    },
    Case {
        rule: "neuron-managed-only",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES", "EC2"],
            "containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "NeuronDevice",
            "value": "ALL"}]}]}"#,
        at: "containerDefinitions[0].resourceRequirements[0].type",
        good: r#"{"containerDefinitions": [{"name": "web",
            "resourceRequirements": [{"type": "NeuronDevice", "value": "ALL"}]}]}"#,
    },
    Case {
        rule: "gpu-duplicate-type",
        bad: r#"{"containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "GPU",
            "value": "1"}, {"type": "GPU", "value": "1"}]}]}"#,
        at: "containerDefinitions[0].resourceRequirements[1].type",
        good: r#"{"containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "GPU",
            "value": "1"}, {"type": "NeuronDevice", "value": "ALL"}, {"type": null}, {"type": null}]}]}"#,
    },
    Case {
        rule: "gpu-windows",
        bad: r#"{"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
            "containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "GPU",
            "value": "1"}]}]}"#,
        at: "containerDefinitions[0].resourceRequirements[0].type",
        good: r#"{"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
            "containerDefinitions": [{"name": "web", "resourceRequirements": [{"type": "NeuronDevice",
            "value": "ALL"}]}]}"#,
    },
];
