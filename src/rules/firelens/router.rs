//! Rules about the log router itself and the containers that log through it.

use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};

use serde_json::{Value, json};

use super::routers;
use crate::document::{Edit, Path};
use crate::rules::fix::{remove, set};
use crate::rules::logs::{
    GROUP, REGION, STREAM_PREFIX, UsualLogs, awslogs, is_log_router, logs_through_router, option,
    stream_prefix,
};
use crate::rules::{Findings, Fix};
use crate::task::{Container, Slot, Task, placeholder};

/// Where the log router listens.
const ROUTER_PORT: i64 = 24224;
/// What the examples of AWS reserve for a log router, in MiB.
const USUAL_MEMORY: i64 = 100;
/// ECS takes no more containers.
const MAX_CONTAINERS: usize = 10;

pub(super) fn awsfirelens_without_router(task: &Task<'_>, findings: &mut Findings) {
    let mut consumers = task.containers.iter().filter(|container| logs_through_router(container));
    let may_be_router = |container: &Container<'_>| container.object.value("firelensConfiguration").is_some();
    let Some(first) = consumers.next().filter(|_| !task.containers.iter().any(may_be_router)) else { return };
    let driver = |container: &Container<'_>| container.path.key("logConfiguration").key("logDriver");
    let finding = findings.at(driver(first));
    finding.arg("container", first.label());
    for other in consumers {
        finding.also(driver(other));
    }
    let name = free_name(task);
    finding.arg("name", name.as_str());
    // ECS has no FireLens on Windows.
    if let Some(count) =
        task.container_count.get().filter(|count| *count < MAX_CONTAINERS && !task.is_windows())
    {
        finding.fix(add_router(task, &name, count));
    }
}

pub(super) fn firelens_without_consumer(task: &Task<'_>, findings: &mut Findings) {
    let may_be_consumer = |container: &Container<'_>| match container.log.as_ref().map(|log| log.driver) {
        Some(Slot::Set(driver)) => driver == "awsfirelens" || placeholder::is_in(driver),
        Some(Slot::Wrong) => true,
        Some(Slot::Absent) => false,
        None => container.object.value("logConfiguration").is_some(),
    };
    if task.containers.iter().any(may_be_consumer) {
        return;
    }
    let switch = LazyCell::new(|| switch_to_firelens(task));
    for (container, path, router) in routers(task) {
        let finding = findings.at(path.clone());
        finding.arg("container", container.label());
        let switch = switch.as_ref().filter(|_| router.text("type").is("fluentbit"));
        finding.arg("other", switch.map(|(other, _)| other.label()).unwrap_or_default());
        if let Some((_, edit)) = switch {
            finding.fix(Fix::review([edit.clone()]).named("fix-switch"));
        }
        finding.fix(Fix::review([remove(path)]));
    }
}

pub(super) fn firelens_multiple_routers(task: &Task<'_>, findings: &mut Findings) {
    let mut routers = routers(task);
    let Some((first, first_path, _)) = routers.next() else { return };
    for (container, path, _) in routers {
        findings
            .at(path)
            .arg("container", container.label())
            .arg("first", first.label())
            .also(first_path.clone());
    }
}

pub(super) fn firelens_port_exposed(task: &Task<'_>, findings: &mut Findings) {
    if !task.is_bridge() || !task.containers.iter().any(is_log_router) {
        return;
    }
    for container in &task.containers {
        let exposed = container.ports.iter().filter(|port| port.container_port.is(ROUTER_PORT));
        let exposed: Vec<&Path> = exposed.map(|port| &port.path).collect();
        let Some((first, others)) = exposed.split_first() else { continue };
        // The last first, so that no index moves.
        let edits = exposed.iter().rev().map(|path| remove((*path).clone()));
        let finding = findings.at(first.key("containerPort"));
        finding.arg("container", container.label()).arg("port", ROUTER_PORT);
        finding.fix(Fix::review(edits.collect::<Vec<_>>()));
        for other in others {
            finding.also(other.key("containerPort"));
        }
    }
}

/// The guide asks for this order in bridge mode. The ECS agent makes it by itself as well, unless the log router
/// waits for a container.
pub(super) fn depends_firelens_condition(task: &Task<'_>, findings: &mut Findings) {
    let Some((router, ..)) = routers(task).next().filter(|_| task.is_bridge()) else { return };
    let names: HashSet<&str> = routers(task).filter_map(|(router, ..)| router.name.get()).collect();
    let before_router = LazyCell::new(|| waited_for_by(task, router));
    for container in task.containers.iter().filter(|one| logs_through_router(one) && !is_log_router(one)) {
        let path = container.path.key("dependsOn");
        let at = match wait(container, &names) {
            Wait::Right => continue,
            Wait::None => path.clone(),
            Wait::Else(path) => path,
        };
        let finding = findings.at(at.clone());
        finding.arg("container", container.label()).arg("router", router.label());
        let Some(name) = router.name.get().filter(|name| !name.is_empty()) else { continue };
        if before_router.contains(&container.index) {
            // Each would wait for the other.
            continue;
        }
        finding.fix(if at == path {
            let index = container.object.list("dependsOn").get().map_or(0, <[_]>::len);
            let value = json!({ "containerName": name, "condition": "START" });
            Fix::safe([Edit::Insert { path, index, value }])
        } else {
            Fix::review([set(at.key("condition"), "START")])
        });
    }
}

pub(super) fn firelens_router_self_route(task: &Task<'_>, findings: &mut Findings) {
    let usual = LazyCell::new(|| UsualLogs::of(task));
    let consumers = task.containers.iter().filter(|container| logs_through_router(container)).count();
    for (container, path, _) in routers(task).filter(|(container, ..)| logs_through_router(container)) {
        let log = container.path.key("logConfiguration");
        let finding = findings.at(log.clone());
        finding.arg("container", container.label()).also(path);
        // ECS refuses a router that no container logs through.
        if consumers > 1 {
            finding.fix(usual.switch(&log, stream_prefix(task, container)));
        }
    }
}

pub(super) fn firelens_router_not_essential(task: &Task<'_>, findings: &mut Findings) {
    let ends = LazyCell::new(|| waited_for_to_end(task));
    for (container, path, _) in routers(task).filter(|(container, ..)| container.essential.is(false)) {
        let essential = container.path.key("essential");
        let finding = findings.at(essential.clone());
        finding.arg("container", container.label()).also(path);
        // ECS refuses to wait for the end of an essential container.
        if container.name.get().is_none_or(|name| !ends.contains(name)) {
            finding.fix(Fix::review([set(essential, true)]));
        }
    }
}

pub(super) fn firelens_router_memory(task: &Task<'_>, findings: &mut Findings) {
    let room = LazyCell::new(|| room_for_router(task));
    for (container, router, _) in routers(task) {
        if container.memory.is_absent() && container.memory_reservation.is_absent() {
            let path = container.path.key("memoryReservation");
            let finding = findings.at(path.clone());
            finding.arg("container", container.label()).arg("new", USUAL_MEMORY).also(router);
            finding.fix_if(room.map(|memory| Fix::review([set(path, memory)])));
        }
    }
}

const ROUTER_NAME: &str = "log_router";

fn free_name(task: &Task<'_>) -> String {
    let taken: HashSet<&str> = task.containers.iter().filter_map(|container| container.name.get()).collect();
    let numbered = (2..).map(|number| format!("{ROUTER_NAME}_{number}"));
    let mut names = std::iter::once(ROUTER_NAME.to_owned()).chain(numbered);
    names.find(|name| !taken.contains(name.as_str())).unwrap_or_default()
}

/// Adds a log router as the ECS console does, at the end of the containers.
fn add_router(task: &Task<'_>, name: &str, index: usize) -> Fix {
    let usual = UsualLogs::of(task);
    let mut router = json!({
        "name": name,
        "image": "public.ecr.aws/aws-observability/aws-for-fluent-bit:stable",
        "essential": true,
        "firelensConfiguration": { "type": "fluentbit", "options": { "enable-ecs-log-metadata": "true" } },
        "logConfiguration": usual.settings(name),
    });
    if let Some(memory) = room_for_router(task) {
        router["memoryReservation"] = memory.into();
    }
    let containers = Path::root().key("containerDefinitions");
    let log = containers.index(index).key("logConfiguration");
    usual.switch_by(vec![Edit::Insert { path: containers, index, value: router }], &log)
}

/// The memory to reserve for a log router; `None` where the reservations would pass the memory of the task.
fn room_for_router(task: &Task<'_>) -> Option<i64> {
    let reserved = task.containers.iter().filter_map(|container| container.memory_reservation.get());
    let sum = reserved.fold(USUAL_MEMORY, i64::saturating_add);
    match task.memory() {
        Slot::Absent => Some(USUAL_MEMORY),
        Slot::Set(limit) => (sum <= limit).then_some(USUAL_MEMORY),
        Slot::Wrong => None,
    }
}

/// The first container that logs to CloudWatch Logs and is no router, and the edit by which Fluent Bit does that
/// for it.
fn switch_to_firelens<'t, 'a>(task: &'t Task<'a>) -> Option<(&'t Container<'a>, Edit)> {
    let mut others = awslogs(task).filter(|(container, _)| !is_log_router(container) && !task.is_windows());
    let (container, log) = others.next()?;
    let [group, region] = [GROUP, REGION].map(|key| option(log, key).get());
    let mut options = json!({ "Name": "cloudwatch_logs", "region": region?, "log_group_name": group? });
    if let Some(prefix) = option(log, STREAM_PREFIX).get() {
        options["log_stream_prefix"] = Value::from(format!("{prefix}/"));
    }
    let value = json!({ "logDriver": "awsfirelens", "options": options });
    Some((container, set(log.path.clone(), value)))
}

/// Whether a container waits for a log router.
enum Wait {
    /// It does, or may once a placeholder is filled.
    Right,
    /// It does not.
    None,
    /// This element waits for something else than that the router runs.
    Else(Path),
}

fn wait(container: &Container<'_>, routers: &HashSet<&str>) -> Wait {
    if matches!(container.object.list("dependsOn"), Slot::Wrong) {
        return Wait::Right;
    }
    let mut found = Wait::None;
    for (path, dependency) in container.object.objects("dependsOn", &container.path) {
        let Some(name) = dependency.text("containerName").get() else { continue };
        if placeholder::is_in(name) {
            return Wait::Right;
        }
        if !routers.contains(name) {
            continue;
        }
        match dependency.text("condition") {
            Slot::Set("COMPLETE" | "SUCCESS") | Slot::Absent => found = Wait::Else(path),
            Slot::Set(_) | Slot::Wrong => return Wait::Right,
        }
    }
    found
}

/// The names of all containers that another one waits to end.
fn waited_for_to_end<'a>(task: &Task<'a>) -> HashSet<&'a str> {
    let dependencies =
        task.containers.iter().flat_map(|container| container.object.objects("dependsOn", &container.path));
    let to_end = dependencies
        .filter(|(_, dependency)| matches!(dependency.text("condition"), Slot::Set("COMPLETE" | "SUCCESS")));
    to_end.filter_map(|(_, dependency)| dependency.text("containerName").get()).collect()
}

/// The indexes of all containers that `container` waits for, itself included.
fn waited_for_by(task: &Task<'_>, container: &Container<'_>) -> HashSet<usize> {
    let by_name: HashMap<&str, &Container<'_>> =
        task.containers.iter().filter_map(|one| Some((one.name.get()?, one))).collect();
    let mut seen = HashSet::from([container.index]);
    let mut left = vec![container];
    while let Some(next) = left.pop() {
        for (_, dependency) in next.object.objects("dependsOn", &next.path) {
            let goal = dependency.text("containerName").get().and_then(|name| by_name.get(name));
            left.extend(goal.filter(|goal| seen.insert(goal.index)));
        }
    }
    seen
}
