//! The rules of the category `cost`: what Fargate bills and need not.

use super::resources::resize;
use super::scope::FARGATE;
#[cfg(test)]
use super::testing::Case;
use super::{Check, Finding, Findings, Rule, Severity};
use crate::document::Path;
use crate::schema::fargate::{TaskSize, sizes};
use crate::schema::prices::{Platform, USUAL_REGION, cents, rate, storage_monthly};
use crate::task::region::region;
use crate::task::{Container, Slot, Task};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/fargate-x86-could-be-arm",
        severity: Severity::Info,
        applies: FARGATE,
        at: &["runtimePlatform.cpuArchitecture"],
        check: Check::Task(fargate_x86_could_be_arm),
    },
    Rule {
        id: "ecs/oversized-task",
        severity: Severity::Info,
        applies: FARGATE,
        at: &["cpu", "memory"],
        check: Check::Task(oversized_task),
    },
    Rule {
        id: "ecs/ephemeral-storage-cost",
        severity: Severity::Info,
        applies: FARGATE,
        at: &["ephemeralStorage.sizeInGiB"],
        check: Check::Task(ephemeral_storage_cost),
    },
];

/// What the comparison is made with where the task has no size that Fargate knows.
const USUAL_SIZE: TaskSize = TaskSize { cpu: 512, memory: 1024 };
/// What every task has free of charge, in GiB.
const FREE_STORAGE: i64 = 20;
/// A region with a price of storage, for those without.
const STORAGE_REGION: &str = "us-east-1";

fn size_of(task: &Task<'_>) -> Option<TaskSize> {
    let size = TaskSize { cpu: task.cpu().get()?, memory: task.memory().get()? };
    sizes(task.is_windows()).contains(size).then_some(size)
}

/// The region of the task where its prices are known, else one whose are.
fn priced_region<'a>(task: &Task<'a>, platform: Platform) -> &'a str {
    region(task).filter(|region| rate(region, platform).is_some()).unwrap_or(USUAL_REGION)
}

/// What a size costs a month, as `finding` names it.
fn monthly(region: &str, platform: Platform, size: TaskSize) -> f64 {
    rate(region, platform).map_or(0.0, |rate| rate.monthly(size))
}

fn fargate_x86_could_be_arm(task: &Task<'_>, findings: &mut Findings) {
    let is_x86 = task.cpu_architecture.is_absent() || task.cpu_architecture.is("X86_64");
    if !is_x86 || !task.is_linux() {
        return;
    }
    let region = priced_region(task, Platform::LinuxArm);
    let size = size_of(task).unwrap_or(USUAL_SIZE);
    let [x86, arm] = [Platform::LinuxX86, Platform::LinuxArm].map(|platform| monthly(region, platform, size));
    let finding = findings.at(Path::root().key("runtimePlatform").key("cpuArchitecture"));
    // A few dozen at most.
    let percent = if x86 > 0.0 { (100.0 * (1.0 - arm / x86)).round() as i64 } else { 0 };
    finding.arg("percent", percent);
    name_prices(finding, region, x86, arm);
}

fn name_prices(finding: &mut Finding, region: &str, now: f64, then: f64) {
    finding.arg("region", region.to_owned()).arg("now", cents(now)).arg("then", cents(then));
}

fn oversized_task(task: &Task<'_>, findings: &mut Findings) {
    let Some(present) = size_of(task) else { return };
    let Some(used) = stated(task) else { return };
    // Doubling keeps the numbers whole.
    let is_small = |used: i64, all: i64| used.saturating_mul(2) < all;
    if !is_small(used.cpu, present.cpu) || !is_small(used.memory, present.memory) {
        return;
    }
    let Some(smaller) = sizes(task.is_windows()).at_least(used) else { return };
    let is_smaller = smaller.cpu <= present.cpu && smaller.memory <= present.memory && smaller != present;
    let needs = super::resources::needed(task);
    // A hard limit above the task's memory is refused.
    if !is_smaller || needs.cpu > smaller.cpu || needs.memory > smaller.memory {
        return;
    }
    let finding = findings.at(Path::root().key("cpu"));
    finding.also(Path::root().key("memory"));
    finding.arg("cpu", used.cpu).arg("memory", used.memory);
    finding.arg("size", format!("{} / {} MiB", smaller.cpu, smaller.memory));
    let os_family = task.os_family.get().unwrap_or("LINUX");
    let platform = Platform::read(os_family, task.cpu_architecture.get().unwrap_or("X86_64"));
    let platform = platform.unwrap_or(Platform::LinuxX86);
    let region = priced_region(task, platform);
    name_prices(finding, region, monthly(region, platform, present), monthly(region, platform, smaller));
    finding.fix(resize(task, smaller));
}

/// What all containers say they use; `None` where one of them does not say it.
fn stated(task: &Task<'_>) -> Option<TaskSize> {
    let mut sum = TaskSize { cpu: 0, memory: 0 };
    for container in &task.containers {
        sum.cpu = sum.cpu.saturating_add(container.cpu.get().filter(|cpu| *cpu > 0)?);
        sum.memory = sum.memory.saturating_add(memory(container)?);
    }
    (!task.containers.is_empty()).then_some(sum)
}

fn memory(container: &Container<'_>) -> Option<i64> {
    match container.memory_reservation {
        Slot::Set(soft) => Some(soft),
        Slot::Absent => container.memory.get(),
        Slot::Wrong => None,
    }
    .filter(|memory| *memory > 0)
}

fn ephemeral_storage_cost(task: &Task<'_>, findings: &mut Findings) {
    let storage = task.object.object("ephemeralStorage").get();
    let size = storage.and_then(|storage| storage.integer("sizeInGiB").get());
    let Some(size) = size.filter(|size| *size > FREE_STORAGE) else { return };
    let extra = size - FREE_STORAGE;
    let own = region(task).and_then(|region| Some((region, storage_monthly(region, extra)?)));
    let (region, month) =
        own.unwrap_or_else(|| (STORAGE_REGION, storage_monthly(STORAGE_REGION, extra).unwrap_or_default()));
    let finding = findings.at(Path::root().key("ephemeralStorage").key("sizeInGiB"));
    finding.arg("extra", extra).arg("month", cents(month)).arg("region", region.to_owned());
}

#[cfg(test)]
pub(super) static CASES: &[Case] = &[
    Case {
        rule: "fargate-x86-could-be-arm",
        bad: r#"{"requiresCompatibilities": ["FARGATE"], "cpu": "256", "memory": "512"}"#,
        at: "runtimePlatform.cpuArchitecture",
        good: r#"{"requiresCompatibilities": ["FARGATE"], "runtimePlatform": {"cpuArchitecture": "ARM64"}}"#,
    },
    Case {
        rule: "fargate-x86-could-be-arm",
        bad: r#"{"requiresCompatibilities": ["FARGATE"], "runtimePlatform": {"cpuArchitecture": "X86_64",
            "operatingSystemFamily": "LINUX"}}"#,
        at: "runtimePlatform.cpuArchitecture",
        good: r#"{"requiresCompatibilities": ["FARGATE"], "runtimePlatform": {
            "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}"#,
    },
    Case {
        rule: "oversized-task",
        bad: r#"{"family": "a", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "cpu": "2048", "memory": "8192",
            "containerDefinitions": [{"name": "a", "image": "a:1", "cpu": 512, "memory": 1024}]}"#,
        at: "cpu",
        good: r#"{"requiresCompatibilities": ["FARGATE"], "cpu": "4096", "memory": "8192",
            "containerDefinitions": [{"cpu": 2048, "memory": 1024}]}"#,
    },
    Case {
        rule: "oversized-task",
        bad: r#"{"family": "a", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "cpu": "1 vCPU", "memory": "2 GB",
            "containerDefinitions": [{"name": "a", "image": "a:1", "cpu": 128, "memoryReservation": 256}]}"#,
        at: "cpu",
        good: r#"{"requiresCompatibilities": ["FARGATE"], "cpu": "1024", "memory": "2048",
            "containerDefinitions": [{"cpu": 128, "memory": 256}, {"name": "b"}]}"#,
    },
    Case {
        rule: "ephemeral-storage-cost",
        bad: r#"{"requiresCompatibilities": ["FARGATE"], "ephemeralStorage": {"sizeInGiB": 21}}"#,
        at: "ephemeralStorage.sizeInGiB",
        good: r#"{"requiresCompatibilities": ["FARGATE"], "ephemeralStorage": {"sizeInGiB": 20}}"#,
    },
];
