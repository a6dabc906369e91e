//! What several categories ask of log settings and write into them, above all those of CloudWatch Logs.

use serde_json::{Value, json};

use super::fix::{Place, set};
use super::role::{insert_execution_role, lacks_execution_role};
use super::{Findings, Fix};
use crate::document::{Edit, Path};
use crate::task::region::region;
use crate::task::{Container, LogConfiguration, Slot, Task};

pub(super) const GROUP: &str = "awslogs-group";
pub(super) const REGION: &str = "awslogs-region";
pub(super) const STREAM_PREFIX: &str = "awslogs-stream-prefix";

/// Each container that says how it logs.
pub(super) fn logs<'t, 'a>(
    task: &'t Task<'a>,
) -> impl Iterator<Item = (&'t Container<'a>, &'t LogConfiguration<'a>)> {
    task.containers.iter().filter_map(|container| Some((container, container.log.as_ref()?)))
}

/// Each container that logs to CloudWatch Logs.
pub(super) fn awslogs<'t, 'a>(
    task: &'t Task<'a>,
) -> impl Iterator<Item = (&'t Container<'a>, &'t LogConfiguration<'a>)> {
    logs(task).filter(|(_, log)| log.driver.is("awslogs"))
}

/// Whether the container is the log router of the task.
pub(super) fn is_log_router(container: &Container<'_>) -> bool {
    container.object.object("firelensConfiguration").is_set()
}

/// Whether the container sends its logs to the log router.
pub(super) fn logs_through_router(container: &Container<'_>) -> bool {
    container.log.as_ref().is_some_and(|log| log.driver.is("awsfirelens"))
}

/// Where an option stands, or would.
pub(super) fn option_path(log: &Path, option: &'static str) -> Path {
    log.key("options").key(option)
}

/// An option, as written.
pub(super) fn option<'a>(log: &LogConfiguration<'a>, option: &str) -> Slot<&'a str> {
    match log.options {
        Slot::Absent => Slot::Absent,
        Slot::Wrong => Slot::Wrong,
        Slot::Set(options) => options.text(option),
    }
}

/// Reports each container that logs to CloudWatch Logs without a prefix for the names of its streams.
pub(super) fn awslogs_stream_prefix(task: &Task<'_>, findings: &mut Findings) {
    for (container, log) in awslogs(task).filter(|(_, log)| option(log, STREAM_PREFIX).is_absent()) {
        let path = option_path(&log.path, STREAM_PREFIX);
        let prefix = stream_prefix(task, container);
        findings
            .at(path.clone())
            .arg("container", container.label())
            .arg("new", prefix)
            .fix(Fix::safe([set(path, prefix)]));
    }
}

/// What the log streams of a container are best called.
pub(super) fn stream_prefix<'a>(task: &Task<'a>, container: &Container<'a>) -> &'a str {
    let mut names = [container.name, task.family].into_iter().filter_map(Slot::get);
    names.find(|name| !name.is_empty()).unwrap_or("ecs")
}

/// Whether CloudWatch Logs takes this as the name of a log group.
pub(super) fn is_log_group(text: &str) -> bool {
    let is_of_name =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'/' | b'#');
    (1..=512).contains(&text.len()) && text.bytes().all(is_of_name)
}

/// The edits that write a task execution role where there is none. It stands at the task level, which a bare list of
/// containers does not have.
pub(super) fn missing_role(task: &Task<'_>) -> Vec<Edit> {
    if lacks_execution_role(task) && !task.is_fragment {
        insert_execution_role(task).edits
    } else {
        Vec::new()
    }
}

/// Whether the task execution role is what sends logs to CloudWatch Logs: on Fargate and on external instances by the
/// table of IAM roles in the developer guide, on Managed Instances by their page of parameters.
fn sends_logs_by_execution_role(task: &Task<'_>) -> bool {
    ["FARGATE", "EXTERNAL", "MANAGED_INSTANCES"].into_iter().any(|launch_type| task.requires(launch_type))
}

/// Settings as the ECS console writes them, in the log group and Region that the definition already speaks of.
pub(super) struct UsualLogs<'a> {
    /// The Region; `None` where nothing in the definition names one.
    pub(super) region: Option<&'a str>,
    group: Option<&'a str>,
    family: Option<&'a str>,
    role: Vec<Edit>,
}

impl<'a> UsualLogs<'a> {
    /// Looks through the whole definition: once for a rule, not for each of its findings.
    pub(super) fn of(task: &Task<'a>) -> Self {
        let groups = awslogs(task).filter_map(|(_, log)| option(log, GROUP).get());
        Self {
            region: region(task),
            group: groups.into_iter().find(|group| is_log_group(group)),
            family: task.family.get().filter(|family| !family.is_empty()),
            // On EC2 the role of the instance sends the logs.
            role: if sends_logs_by_execution_role(task) { missing_role(task) } else { Vec::new() },
        }
    }

    /// The log group in use, else one named after the family, else after `name`.
    pub(super) fn group(&self, name: &str) -> String {
        let usual = [self.family, Some(name)].into_iter().flatten().map(|name| format!("/ecs/{name}"));
        let mut groups = self.group.map(str::to_owned).into_iter().chain(usual);
        groups.find(|group| is_log_group(group)).unwrap_or_else(|| "/ecs/app".to_owned())
    }

    /// All of `logConfiguration`, without the Region where it is not known.
    pub(super) fn settings(&self, prefix: &str) -> Value {
        let mut options = json!({ GROUP: self.group(prefix) });
        if let Some(region) = self.region {
            options[REGION] = region.into();
        }
        options[STREAM_PREFIX] = prefix.into();
        json!({ "logDriver": "awslogs", "options": options })
    }

    /// A fix that makes the logs at `log` go to CloudWatch Logs.
    pub(super) fn switch(&self, log: &Path, prefix: &str) -> Fix {
        self.switch_by(vec![set(log.clone(), self.settings(prefix))], log)
    }

    /// The same with other edits that write [`Self::settings`] to `log`.
    pub(super) fn switch_by(&self, edits: Vec<Edit>, log: &Path) -> Fix {
        self.switch_all_by(edits, std::slice::from_ref(log))
    }

    /// The same for the logs of several containers, which share one Region.
    pub(super) fn switch_all_by(&self, mut edits: Vec<Edit>, logs: &[Path]) -> Fix {
        if logs.is_empty() {
            return Fix::review(edits);
        }
        edits.extend(self.role.iter().cloned());
        if self.region.is_some() {
            return Fix::review(edits);
        }
        let places = logs.iter().map(|log| Place::Value(option_path(log, REGION)));
        Fix { edits, ..Fix::asking(places.collect::<Vec<_>>()) }
    }

    /// A fix with these edits that writes the Region as well, and asks for it where it is not known.
    pub(super) fn with_region(&self, mut edits: Vec<Edit>, log: &Path) -> Fix {
        let path = option_path(log, REGION);
        match self.region {
            Some(region) => {
                edits.push(set(path, region));
                Fix::review(edits)
            }
            None => Fix { edits, ..Fix::asking([Place::Value(path)]) },
        }
    }
}
