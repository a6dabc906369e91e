//! The rules of the category `resources`: CPU and memory of the task and of its containers.
//!
//! The size table of Fargate is not judged here but in `fargate::size`.

use super::fix::{Fix, set};
use super::scope::{ANY, EC2, EXTERNAL, MANAGED_INSTANCES};
#[cfg(test)]
use super::testing::Case;
use super::{Check, Findings, Rule, Safety, Severity};
use crate::document::{Edit, Path};
use crate::schema::fargate::{TaskSize, sizes};
use crate::task::{Container, Slot, Task, size};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/task-cpu-format",
        severity: Severity::Error,
        applies: ANY,
        at: &["cpu"],
        check: Check::Form(task_cpu_format),
    },
    Rule {
        id: "ecs/task-memory-format",
        severity: Severity::Error,
        applies: ANY,
        at: &["memory"],
        check: Check::Form(task_memory_format),
    },
    Rule {
        id: "ecs/container-memory-missing",
        severity: Severity::Error,
        applies: EC2.and(EXTERNAL).and(MANAGED_INSTANCES),
        at: &["containerDefinitions[].memory", "containerDefinitions[].memoryReservation", "memory"],
        check: Check::Task(container_memory_missing),
    },
    Rule {
        id: "ecs/memory-below-reservation",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].memory", "containerDefinitions[].memoryReservation"],
        check: Check::Task(memory_below_reservation),
    },
    Rule {
        id: "ecs/container-memory-over-task",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].memory", "memory"],
        check: Check::Task(container_memory_over_task),
    },
    Rule {
        id: "ecs/reservation-sum-over-task",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].memoryReservation", "memory"],
        check: Check::Task(reservation_sum_over_task),
    },
    Rule {
        id: "ecs/cpu-sum-over-task",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].cpu", "cpu"],
        check: Check::Task(cpu_sum_over_task),
    },
    Rule {
        id: "ecs/container-cpu-negative",
        severity: Severity::Error,
        applies: ANY,
        at: &["containerDefinitions[].cpu"],
        check: Check::Task(container_cpu_negative),
    },
    Rule {
        id: "ecs/task-cpu-range",
        severity: Severity::Warning,
        applies: EC2.and(EXTERNAL).and(MANAGED_INSTANCES),
        at: &["cpu"],
        check: Check::Task(task_cpu_range),
    },
    Rule {
        id: "ecs/memory-sum-over-task",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].memory", "memory"],
        check: Check::Task(memory_sum_over_task),
    },
    Rule {
        id: "ecs/container-memory-too-small",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].memory", "containerDefinitions[].memoryReservation"],
        check: Check::Task(container_memory_too_small),
    },
    Rule {
        id: "ecs/container-memory-below-6",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].memory", "containerDefinitions[].memoryReservation"],
        check: Check::Task(container_memory_below_6),
    },
    Rule {
        id: "ecs/task-memory-unit",
        severity: Severity::Warning,
        applies: ANY,
        at: &["memory"],
        check: Check::Form(task_memory_unit),
    },
    Rule {
        id: "ecs/container-cpu-one",
        severity: Severity::Info,
        applies: EC2.and(EXTERNAL),
        at: &["containerDefinitions[].cpu"],
        check: Check::Task(container_cpu_one),
    },
    Rule {
        id: "ecs/memory-hard-limit-missing",
        severity: Severity::Info,
        applies: EC2.and(EXTERNAL).and(MANAGED_INSTANCES),
        at: &["containerDefinitions[].memory"],
        check: Check::Task(memory_hard_limit_missing),
    },
    Rule {
        id: "ecs/memory-equals-task-with-sidecars",
        severity: Severity::Info,
        applies: ANY,
        at: &["containerDefinitions[].memory", "memory"],
        check: Check::Task(memory_equals_task_with_sidecars),
    },
    Rule {
        id: "ecs/task-size-absent-ec2",
        severity: Severity::Info,
        applies: EC2.and(MANAGED_INSTANCES),
        at: &["cpu", "memory"],
        check: Check::Task(task_size_absent_ec2),
    },
];

/// Task CPU outside Fargate, in units. The pages of AWS differ on both ends; this is the text of the model.
const CPU_RANGE: (i64, i64) = (128, 196_608);
/// What the container agent raises a smaller memory to, in MiB.
const AGENT_MINIMUM: i64 = 4;
/// What Docker 20.10 and later ask for, in MiB.
const DOCKER_MINIMUM: i64 = 6;
/// A cautious soft limit for a container that has none, in MiB.
const USUAL_RESERVATION: i64 = 128;
/// From here on a number without a unit is hardly meant as cores.
const CORES_BELOW: i64 = 64;

/// A member of a container that takes a part of the task.
#[derive(Clone, Copy)]
struct Member {
    key: &'static str,
    read: fn(&Container<'_>) -> Slot<i64>,
}

const CPU: Member = Member { key: "cpu", read: |container| container.cpu };
const MEMORY: Member = Member { key: "memory", read: |container| container.memory };
const RESERVATION: Member =
    Member { key: "memoryReservation", read: |container| container.memory_reservation };

impl Member {
    fn at(self, container: &Container<'_>) -> Path {
        container.path.key(self.key)
    }

    fn total(self, task: &Task<'_>) -> i64 {
        let values = task.containers.iter().filter_map(|container| (self.read)(container).get());
        values.fold(0, i64::saturating_add)
    }
}

/// The least size that the containers fit into.
pub(super) fn needed(task: &Task<'_>) -> TaskSize {
    let memory = |container: &Container<'_>| container.memory.get().max(container.memory_reservation.get());
    let memories = task.containers.iter().filter_map(memory);
    TaskSize { cpu: CPU.total(task), memory: memories.fold(0, i64::saturating_add) }
}

/// Writes `size` where the task has another one or none; what cannot be read stays. Another CPU or less memory
/// than typed needs a look.
pub(super) fn resize(task: &Task<'_>, size: TaskSize) -> Fix {
    let mut edits: Vec<Edit> = Vec::new();
    for (key, old, new) in [("cpu", task.cpu(), size.cpu), ("memory", task.memory(), size.memory)] {
        if old.is_absent() || old.get().is_some_and(|old| old != new) {
            edits.push(set(Path::root().key(key), new.to_string()));
        }
    }
    let keeps_cpu = task.cpu().get().is_none_or(|cpu| cpu == size.cpu);
    let keeps_memory = task.memory().get().is_none_or(|memory| memory <= size.memory);
    if keeps_cpu && keeps_memory { Fix::safe(edits) } else { Fix::review(edits) }
}

fn task_cpu_format(task: &Task<'_>, findings: &mut Findings) {
    let units = |text: &str| size::cpu(text).units();
    let Some(text) = task.cpu_text.get().filter(|text| units(text).is_none()) else { return };
    let cores = || {
        let units = units(&format!("{} vCPU", text.trim()))?;
        (units < CORES_BELOW * 1024).then(|| (units.to_string(), Safety::Review))
    };
    report_spelling("cpu", text, respelled(text, units).or_else(cores), findings);
}

fn task_memory_format(task: &Task<'_>, findings: &mut Findings) {
    let units = |text: &str| size::memory(text).units();
    let Some(text) = task.memory_text.get().filter(|text| units(text).is_none()) else { return };
    report_spelling("memory", text, respelled(text, units), findings);
}

fn report_spelling(key: &'static str, text: &str, new: Option<(String, Safety)>, findings: &mut Findings) {
    let path = Path::root().key(key);
    let finding = findings.at(path.clone());
    finding.arg("value", text);
    if let Some((new, safety)) = new {
        finding.arg("new", new.as_str()).fix(Fix { safety, ..Fix::safe([set(path, new)]) });
    }
}

/// What is probably meant: the same without white space around it, or without thousands separators.
fn respelled(text: &str, units: impl Fn(&str) -> Option<i64>) -> Option<(String, Safety)> {
    let trimmed = text.trim();
    if units(trimmed).is_some() {
        return Some((trimmed.to_owned(), Safety::Safe));
    }
    // Where the comma is the decimal sign, 1,024 means little more than 1.
    let joined = without_separators(trimmed).filter(|joined| units(joined).is_some());
    joined.map(|joined| (joined, Safety::Review))
}

fn without_separators(text: &str) -> Option<String> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    let (first, groups) = number.split_once(',')?;
    let is_grouped = (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && groups.split(',').all(|group| group.len() == 3);
    is_grouped.then(|| number.replace(',', "") + rest)
}

/// Whether the task is known to have no memory of its own. A Fargate task must have it: a rule of its own says so.
fn has_no_task_memory(task: &Task<'_>) -> bool {
    !task.is_fragment && task.memory_text.is_absent() && !task.requires("FARGATE")
}

fn container_memory_missing(task: &Task<'_>, findings: &mut Findings) {
    if !has_no_task_memory(task) {
        return;
    }
    for container in &task.containers {
        if container.memory.is_absent() && container.memory_reservation.is_absent() {
            findings
                .at(MEMORY.at(container))
                .arg("container", container.label())
                .arg("new", USUAL_RESERVATION)
                .fix(Fix::safe([set(RESERVATION.at(container), USUAL_RESERVATION)]));
        }
    }
}

fn memory_below_reservation(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        let (Slot::Set(memory), Slot::Set(reservation)) = (container.memory, container.memory_reservation)
        else {
            continue;
        };
        if memory >= reservation {
            continue;
        }
        let fits = task.memory().get().is_none_or(|limit| reservation <= limit);
        findings
            .at(MEMORY.at(container))
            .also(RESERVATION.at(container))
            .arg("container", container.label())
            .arg("value", memory)
            .arg("limit", reservation)
            .fix_if(fits.then(|| Fix::safe([set(MEMORY.at(container), reservation)])));
    }
}

fn container_memory_over_task(task: &Task<'_>, findings: &mut Findings) {
    let Some(limit) = task.memory().get() else { return };
    for container in &task.containers {
        let Some(memory) = container.memory.get().filter(|memory| *memory > limit) else { continue };
        let finding = findings.at(MEMORY.at(container));
        finding.also(Path::root().key("memory"));
        finding.arg("container", container.label()).arg("value", memory).arg("limit", limit);
        if let Some(raised) = raised_memory(task) {
            let edit = set(Path::root().key("memory"), raised.to_string());
            finding.arg("new", raised).fix(Fix::review([edit]));
        }
        if container.memory_reservation.get().is_none_or(|reservation| reservation <= limit) {
            finding.fix(Fix::review([set(MEMORY.at(container), limit)]).named("fix-container"));
        }
    }
}

/// The task memory that holds the containers, on Fargate the next one that goes with the task's CPU.
fn raised_memory(task: &Task<'_>) -> Option<i64> {
    let needed = needed(task).memory;
    if !task.requires("FARGATE") {
        return Some(needed);
    }
    let row = sizes(task.is_windows()).row(task.cpu().get()?)?;
    row.memories.iter().copied().find(|memory| *memory >= needed)
}

fn reservation_sum_over_task(task: &Task<'_>, findings: &mut Findings) {
    report_sum(task, RESERVATION, "memory", task.memory(), findings);
}

fn cpu_sum_over_task(task: &Task<'_>, findings: &mut Findings) {
    report_sum(task, CPU, "cpu", task.cpu(), findings);
}

fn memory_sum_over_task(task: &Task<'_>, findings: &mut Findings) {
    let Some(limit) = task.memory().get() else { return };
    // One container over the limit alone is an error of its own.
    if task.containers.iter().all(|container| container.memory.get().is_none_or(|memory| memory <= limit)) {
        report_sum(task, MEMORY, "memory", task.memory(), findings);
    }
}

/// Reports at the first container that takes a part when they take more than the task has.
fn report_sum(
    task: &Task<'_>,
    member: Member,
    task_key: &'static str,
    limit: Slot<i64>,
    findings: &mut Findings,
) {
    let sum = member.total(task);
    let Some(limit) = limit.get().filter(|limit| sum > *limit) else { return };
    let takes_part = |container: &&Container<'_>| (member.read)(container).get().is_some_and(|part| part > 0);
    let mut places = task.containers.iter().filter(takes_part).map(|container| member.at(container));
    let Some(first) = places.next() else { return };
    let finding = findings.at(first);
    finding.arg("sum", sum).arg("limit", limit);
    for place in places.chain([Path::root().key(task_key)]) {
        finding.also(place);
    }
}

fn container_cpu_negative(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        if let Some(cpu) = container.cpu.get().filter(|cpu| *cpu < 0) {
            findings
                .at(CPU.at(container))
                .arg("container", container.label())
                .arg("value", cpu)
                .fix(Fix::safe([set(CPU.at(container), 0)]));
        }
    }
}

fn task_cpu_range(task: &Task<'_>, findings: &mut Findings) {
    let (min, max) = CPU_RANGE;
    let Some(cpu) = task.cpu().get().filter(|cpu| !(min..=max).contains(cpu)) else { return };
    if task.requires("FARGATE") {
        return;
    }
    let path = Path::root().key("cpu");
    let new = cpu.clamp(min, max);
    findings
        .at(path.clone())
        .arg("value", task.cpu_text.get().unwrap_or_default())
        .arg("min", min)
        .arg("max", max)
        .arg("new", new)
        .fix(Fix::review([set(path, new.to_string())]));
}

fn container_memory_too_small(task: &Task<'_>, findings: &mut Findings) {
    report_small_memory(task, |memory| memory < AGENT_MINIMUM, findings);
}

fn container_memory_below_6(task: &Task<'_>, findings: &mut Findings) {
    report_small_memory(task, |memory| (AGENT_MINIMUM..DOCKER_MINIMUM).contains(&memory), findings);
}

fn report_small_memory(task: &Task<'_>, is_small: impl Fn(i64) -> bool, findings: &mut Findings) {
    for container in &task.containers {
        for member in [MEMORY, RESERVATION] {
            if let Some(memory) = (member.read)(container).get().filter(|memory| is_small(*memory)) {
                findings
                    .at(member.at(container))
                    .arg("container", container.label())
                    .arg("value", memory)
                    .arg("limit", DOCKER_MINIMUM)
                    .fix_if(enlarge(task, container, member, memory));
            }
        }
    }
}

/// Gives a container what Docker asks for, where the task has room for it.
fn enlarge(task: &Task<'_>, container: &Container<'_>, member: Member, memory: i64) -> Option<Fix> {
    let mut edits = vec![set(member.at(container), DOCKER_MINIMUM)];
    let mut load = DOCKER_MINIMUM;
    if member.key == RESERVATION.key {
        load = RESERVATION.total(task).saturating_sub(memory).saturating_add(DOCKER_MINIMUM);
        // The hard limit must not be lower than the soft one.
        if container.memory.get().is_some_and(|hard| hard < DOCKER_MINIMUM) {
            edits.push(set(MEMORY.at(container), DOCKER_MINIMUM));
        }
    }
    task.memory().get().is_none_or(|limit| load <= limit).then(|| Fix::safe(edits))
}

fn task_memory_unit(task: &Task<'_>, findings: &mut Findings) {
    let Some(text) = task.memory_text.get() else { return };
    let unit = size::memory_unit(text);
    // What comes to no whole number is reported for its format.
    let Some(memory) = size::memory(text).units() else { return };
    if unit.is_empty() || unit.eq_ignore_ascii_case("gb") {
        return;
    }
    let path = Path::root().key("memory");
    findings
        .at(path.clone())
        .arg("value", text)
        .arg("new", memory)
        .fix(Fix::safe([set(path, memory.to_string())]));
}

fn container_cpu_one(task: &Task<'_>, findings: &mut Findings) {
    if task.is_fragment || task.requires("FARGATE") || !task.is_linux() {
        return;
    }
    for container in &task.containers {
        if container.cpu.is_absent() || matches!(container.cpu, Slot::Set(0 | 1)) {
            findings.at(CPU.at(container)).arg("container", container.label());
        }
    }
}

fn memory_hard_limit_missing(task: &Task<'_>, findings: &mut Findings) {
    if !has_no_task_memory(task) {
        return;
    }
    for container in &task.containers {
        if !container.memory.is_absent() {
            continue;
        }
        let finding = findings.at(MEMORY.at(container));
        finding.arg("container", container.label());
        let soft = container.memory_reservation.get().filter(|soft| *soft > 0);
        if let Some(twice) = soft.and_then(|soft| soft.checked_mul(2)) {
            finding.arg("new", twice).fix(Fix::review([set(MEMORY.at(container), twice)]));
        }
    }
}

fn memory_equals_task_with_sidecars(task: &Task<'_>, findings: &mut Findings) {
    let Some(limit) = task.memory().get().filter(|_| task.containers.len() > 1) else { return };
    for container in task.containers.iter().filter(|container| container.memory.is(limit)) {
        findings
            .at(MEMORY.at(container))
            .also(Path::root().key("memory"))
            .arg("container", container.label())
            .arg("limit", limit);
    }
}

fn task_size_absent_ec2(task: &Task<'_>, findings: &mut Findings) {
    let is_absent = task.cpu_text.is_absent() && task.memory_text.is_absent();
    if is_absent && task.is_linux() && !task.requires("FARGATE") {
        findings.at(Path::root().key("cpu")).also(Path::root().key("memory"));
    }
}

#[cfg(test)]
pub(super) static CASES: &[Case] = &[
    Case { rule: "task-cpu-format", bad: r#"{"cpu": "0.5"}"#, at: "cpu", good: r#"{"cpu": "0.5 vCPU"}"# },
    Case { rule: "task-cpu-format", bad: r#"{"cpu": " 256"}"#, at: "cpu", good: r#"{"cpu": "${CPU}"}"# },
    Case {
        rule: "task-memory-format",
        bad: r#"{"memory": "1,024"}"#,
        at: "memory",
        good: r#"{"memory": "1 GB"}"#,
    },
    Case {
        rule: "container-memory-missing",
        bad: r#"{"containerDefinitions": [{"name": "web"}]}"#,
        at: "containerDefinitions[0].memory",
        good: r#"{"containerDefinitions": [{"name": "web"}], "memory": "512"}"#,
    },
    Case {
        rule: "container-memory-missing",
        bad: r#"{"containerDefinitions": [{"name": "web", "memoryReservation": 64}, {"name": "proxy"}]}"#,
        at: "containerDefinitions[1].memory",
        good: r#"{"containerDefinitions": [{"name": "web", "memory": "256"}]}"#,
    },
    Case {
        rule: "memory-below-reservation",
        bad: r#"{"containerDefinitions": [{"name": "web", "memory": 127, "memoryReservation": 128}]}"#,
        at: "containerDefinitions[0].memory",
        good: r#"{"containerDefinitions": [{"name": "web", "memory": 128, "memoryReservation": 128}]}"#,
    },
    Case {
        rule: "container-memory-over-task",
        bad: r#"{"containerDefinitions": [{"name": "web", "memory": 1025}], "memory": "1 GB"}"#,
        at: "containerDefinitions[0].memory",
        good: r#"{"containerDefinitions": [{"name": "web", "memory": 1024}], "memory": "1 GB"}"#,
    },
    Case {
        rule: "container-memory-over-task",
        bad: r#"{"requiresCompatibilities": ["FARGATE"], "containerDefinitions": [{"name": "web",
            "memory": 513}], "cpu": "256", "memory": "512"}"#,
        at: "containerDefinitions[0].memory",
        good: r#"{"containerDefinitions": [{"name": "web", "memory": 513}]}"#,
    },
    Case {
        rule: "reservation-sum-over-task",
        bad: r#"{"containerDefinitions": [{"name": "web", "memoryReservation": 300},
            {"name": "proxy", "memoryReservation": 213}], "memory": "512"}"#,
        at: "containerDefinitions[0].memoryReservation",
        good: r#"{"containerDefinitions": [{"name": "web", "memoryReservation": 300},
            {"name": "proxy", "memoryReservation": 212}], "memory": "512"}"#,
    },
    Case {
        rule: "cpu-sum-over-task",
        bad: r#"{"containerDefinitions": [{"name": "web", "cpu": 0}, {"name": "proxy", "cpu": 257}],
            "cpu": "256"}"#,
        at: "containerDefinitions[1].cpu",
        good: r#"{"containerDefinitions": [{"name": "web"}, {"name": "proxy", "cpu": 256}],
            "cpu": ".25 vCPU"}"#,
    },
    Case {
        rule: "container-cpu-negative",
        bad: r#"{"containerDefinitions": [{"name": "web", "cpu": -1}]}"#,
        at: "containerDefinitions[0].cpu",
        good: r#"{"containerDefinitions": [{"name": "web", "cpu": 0}]}"#,
    },
    Case { rule: "task-cpu-range", bad: r#"{"cpu": "64"}"#, at: "cpu", good: r#"{"cpu": "192 vCPU"}"# },
    Case {
        rule: "memory-sum-over-task",
        bad: r#"{"containerDefinitions": [{"name": "web", "memory": 300}, {"name": "proxy",
            "memory": 213}], "memory": "512"}"#,
        at: "containerDefinitions[0].memory",
        good: r#"{"containerDefinitions": [{"name": "web", "memory": 513}, {"name": "proxy",
            "memory": 64}], "memory": "512"}"#,
    },
    Case {
        rule: "container-memory-too-small",
        bad: r#"{"containerDefinitions": [{"name": "web", "memory": 3}]}"#,
        at: "containerDefinitions[0].memory",
        good: r#"{"containerDefinitions": [{"name": "web", "memory": 4}]}"#,
    },
    Case {
        rule: "container-memory-too-small",
        bad: r#"{"containerDefinitions": [{"name": "web", "memory": 5, "memoryReservation": 3}]}"#,
        at: "containerDefinitions[0].memoryReservation",
        good: r#"{"containerDefinitions": [{"name": "web", "memory": "3"}]}"#,
    },
    Case {
        rule: "container-memory-below-6",
        bad: r#"{"containerDefinitions": [{"name": "web", "memoryReservation": 5}]}"#,
        at: "containerDefinitions[0].memoryReservation",
        good: r#"{"containerDefinitions": [{"name": "web", "memoryReservation": 3}]}"#,
    },
    Case {
        rule: "task-memory-unit",
        bad: r#"{"memory": "2 GiB"}"#,
        at: "memory",
        good: r#"{"memory": "2 GB"}"#,
    },
    Case {
        rule: "container-cpu-one",
        bad: r#"{"containerDefinitions": [{"name": "web", "cpu": 1}]}"#,
        at: "containerDefinitions[0].cpu",
        good: r#"{"containerDefinitions": [{"name": "web", "cpu": 2}]}"#,
    },
    Case {
        rule: "container-cpu-one",
        bad: r#"{"containerDefinitions": [{"name": "web"}]}"#,
        at: "containerDefinitions[0].cpu",
        good: r#"{"containerDefinitions": [{"name": "web"}], "requiresCompatibilities": ["EC2",
            "FARGATE"]}"#,
    },
    Case {
        rule: "memory-hard-limit-missing",
        bad: r#"{"containerDefinitions": [{"name": "web", "memoryReservation": 64}]}"#,
        at: "containerDefinitions[0].memory",
        good: r#"{"containerDefinitions": [{"name": "web", "memoryReservation": 64}], "memory": "512"}"#,
    },
    Case {
        rule: "memory-equals-task-with-sidecars",
        bad: r#"{"containerDefinitions": [{"name": "web", "memory": 512}, {"name": "proxy"}],
            "memory": "512"}"#,
        at: "containerDefinitions[0].memory",
        good: r#"{"containerDefinitions": [{"name": "web", "memory": 512}], "memory": "512"}"#,
    },
    Case {
        rule: "task-size-absent-ec2",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"]}"#,
        at: "cpu",
        good: r#"{"memory": "512"}"#,
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_groups_of_three_digits_are_thousands() {
        for (text, expected) in [
            ("1,024", Some("1024")),
            ("196,608 MB", Some("196608 MB")),
            ("1,048,576", Some("1048576")),
            ("0,512", None),
            ("1,02", None),
            ("1024,", None),
            (",512", None),
            ("512", None),
        ] {
            assert_eq!(without_separators(text).as_deref(), expected, "{text}");
        }
    }
}
