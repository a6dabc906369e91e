//! Rules about the task sizes that Fargate offers.

use crate::document::Path;
use crate::rules::resources::{needed, resize};
use crate::rules::{Finding, Findings};
use crate::schema::fargate::{TaskSize, sizes};
use crate::task::Task;

pub(super) fn fargate_cpu_required(task: &Task<'_>, findings: &mut Findings) {
    if task.cpu_text.is_absent() {
        let cpus: Vec<i64> = sizes(task.is_windows()).rows().iter().map(|row| row.cpu).collect();
        report_missing(task, "cpu", &cpus, findings);
    }
}

pub(super) fn fargate_memory_required(task: &Task<'_>, findings: &mut Findings) {
    if !task.memory_text.is_absent() {
        return;
    }
    let sizes = sizes(task.is_windows());
    let row = smallest(task).and_then(|size| sizes.row(size.cpu)).or(sizes.rows().last());
    if let Some(row) = row {
        report_missing(task, "memory", &row.memories, findings).arg("cpu", row.cpu);
    }
}

fn report_missing<'f>(
    task: &Task<'_>,
    key: &'static str,
    values: &[i64],
    findings: &'f mut Findings,
) -> &'f mut Finding {
    let finding = findings.at(Path::root().key(key));
    finding.arg("values", outline(values));
    if let Some(size) = smallest(task) {
        finding.arg("size", print(size)).fix(resize(task, size));
    }
    finding
}

/// The smallest size that holds the containers and what the task says of itself.
fn smallest(task: &Task<'_>) -> Option<TaskSize> {
    let needed = needed(task);
    sizes(task.is_windows()).at_least(TaskSize {
        cpu: task.cpu().get().unwrap_or(needed.cpu),
        memory: task.memory().get().unwrap_or(needed.memory),
    })
}

pub(super) fn fargate_size_invalid(task: &Task<'_>, findings: &mut Findings) {
    if task.is_linux() {
        report_unknown_size(task, findings);
    }
}

pub(super) fn fargate_windows_size(task: &Task<'_>, findings: &mut Findings) {
    report_unknown_size(task, findings);
}

fn report_unknown_size(task: &Task<'_>, findings: &mut Findings) {
    let (Some(cpu), Some(memory)) = (task.cpu().get(), task.memory().get()) else { return };
    let (sizes, size) = (sizes(task.is_windows()), TaskSize { cpu, memory });
    if sizes.contains(size) {
        return;
    }
    let near: Vec<String> = sizes.near(size).into_iter().map(print).collect();
    let finding = findings.at(Path::root().key("cpu"));
    finding.also(Path::root().key("memory"));
    finding.arg("cpu", cpu).arg("memory", memory).arg("sizes", near);
    if let Some(larger) = sizes.at_least(size) {
        finding.arg("larger", print(larger)).fix(resize(task, larger));
    }
    let needed = needed(task);
    let holds = |size: &TaskSize| size.cpu >= needed.cpu && size.memory >= needed.memory;
    if let Some(smaller) = sizes.at_most(size).filter(holds) {
        finding.arg("smaller", print(smaller)).fix(resize(task, smaller).named("fix-smaller"));
    }
}

pub(super) fn fargate_large_size_platform(task: &Task<'_>, findings: &mut Findings) {
    let Some(cpu) = task.cpu().get() else { return };
    let row = sizes(task.is_windows()).rows().iter().rfind(|row| row.cpu <= cpu);
    if let Some(version) = row.and_then(|row| row.min_platform.as_deref()) {
        findings.at(Path::root().key("cpu")).arg("cpu", cpu).arg("version", version);
    }
}

/// The same in every language: `256 / 512 MiB`.
fn print(size: TaskSize) -> String {
    format!("{} / {} MiB", size.cpu, size.memory)
}

/// All of a few values; of many the first two, which show the step, and the last.
fn outline(values: &[i64]) -> Vec<String> {
    match values {
        [first, second, .., last] if values.len() > 8 => {
            vec![first.to_string(), second.to_string(), "…".to_owned(), last.to_string()]
        }
        values => values.iter().map(i64::to_string).collect(),
    }
}
