//! `configuredAtLaunch`: an Amazon EBS volume whose settings come with the service or the run.

use serde_json::json;

use super::kind::kinds;
use super::mount::{Mounts, targets, without_slash};
use crate::document::{Edit, Path};
use crate::rules::container::is_name;
use crate::rules::fix::{remove, set};
use crate::rules::shape::volume_label;
use crate::rules::{Findings, Fix};
use crate::task::{Object, Slot, Task};

/// The volumes with `configuredAtLaunch` true.
fn configured_at_launch<'t>(task: &'t Task<'_>) -> impl Iterator<Item = (&'t Path, Object<'t>)> {
    let is_configured = |volume: &Object<'_>| volume.boolean("configuredAtLaunch").is(true);
    task.volumes.iter().map(|(path, volume)| (path, *volume)).filter(move |(_, volume)| is_configured(volume))
}

pub(super) fn configured_at_launch_many(task: &Task<'_>, findings: &mut Findings) {
    let mut volumes = configured_at_launch(task);
    let Some((first_path, first)) = volumes.next() else { return };
    for (path, volume) in volumes {
        let finding = findings.at(path.key("configuredAtLaunch"));
        finding.arg("first", volume_label(first_path, first)).arg("volume", volume_label(path, volume));
        finding.also(first_path.key("configuredAtLaunch"));
    }
}

pub(super) fn configured_at_launch_unmounted(task: &Task<'_>, findings: &mut Findings) {
    if configured_at_launch(task).next().is_none() {
        return;
    }
    let mounts = Mounts::of(task);
    for (path, volume) in configured_at_launch(task) {
        let name = volume.text("name");
        if name == Slot::Wrong || mounts.may_mount(name.get().unwrap_or_default()) {
            continue;
        }
        let finding = findings.at(path.key("configuredAtLaunch"));
        finding.arg("volume", volume_label(path, volume)).arg("container", "");
        if let Some((container, fix)) = name.get().and_then(|name| mount_in_first(task, name)) {
            finding.arg("container", container).fix(fix);
        }
    }
}

/// Mounts a volume in the first container, at a path of its name, and says which container that is.
fn mount_in_first(task: &Task<'_>, volume: &str) -> Option<(String, Fix)> {
    let container = task.containers.first()?;
    let target = if task.is_windows() { format!(r"C:\{volume}") } else { format!("/mnt/{volume}") };
    if !is_name(volume) || targets(container).contains(without_slash(&target)) {
        return None;
    }
    let mount = json!({ "sourceVolume": volume, "containerPath": target });
    let path = container.path.key("mountPoints");
    let edit = match container.object.list("mountPoints") {
        Slot::Absent => set(path, vec![mount]),
        Slot::Set(list) => Edit::Insert { path, index: list.len(), value: mount },
        Slot::Wrong => return None,
    };
    Some((container.label(), Fix::review([edit])))
}

pub(super) fn configured_at_launch_with_config(task: &Task<'_>, findings: &mut Findings) {
    for (path, volume) in configured_at_launch(task) {
        let kinds = kinds(volume);
        if kinds.is_empty() {
            continue;
        }
        let finding = findings.at(path.clone());
        finding.also.extend(kinds.iter().map(|kind| path.key(*kind)));
        finding.fix(Fix::review(kinds.iter().map(|kind| remove(path.key(*kind))).collect::<Vec<_>>()));
        finding.fix(Fix::review([remove(path.key("configuredAtLaunch"))]).named("fix-launch"));
        let names: Vec<String> = kinds.into_iter().map(str::to_owned).collect();
        finding.arg("volume", volume_label(path, volume)).arg("kinds", names);
    }
}
