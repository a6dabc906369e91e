//! What undo and redo would do, in words.

use super::derived::Derived;
use crate::document::{Path, StepName};
use crate::learn::place;
use crate::text::{Args, Catalog};

/// A step of the history in words, as a menu shows it behind "Undo". Containers and volumes go by the names that they
/// have now.
pub fn step_text(step: &StepName, now: Option<&Derived>, catalog: &Catalog) -> String {
    let at = |key: &str, path: &Path| {
        let name_of = |path: &Path| now.and_then(|now| now.name_of(path)).map(str::to_owned);
        catalog.format(key, &Args::new().with("place", place(path, &name_of, catalog)))
    };
    match step {
        StepName::Change(path) => at("step-change", path),
        StepName::Add(path) => at("step-add", path),
        StepName::Remove(path) => at("step-remove", path),
        StepName::Move(path) => at("step-move", path),
        StepName::Rename(path) => at("step-rename", path),
        StepName::Type => catalog.text("step-type"),
        StepName::Format => catalog.text("step-format"),
        StepName::Replace => catalog.text("step-replace"),
        StepName::Fix(_) => catalog.text("step-fix"),
        StepName::Fixes(count) => catalog.format("step-fixes", &Args::new().with("count", *count)),
        StepName::FillIn(count) => catalog.format("step-fill-in", &Args::new().with("count", *count)),
        StepName::BackToLastGood => catalog.text("step-back"),
        StepName::Merge(name) => catalog.format("step-merge", &Args::new().with("name", name.as_str())),
        StepName::Reload => catalog.text("step-reload"),
    }
}
