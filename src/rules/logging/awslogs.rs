//! Rules about the options of the driver awslogs.

use std::cell::LazyCell;

use super::buffer;
use crate::document::Edit;
use crate::rules::fix::{remove, set};
use crate::rules::logs::{
    self, GROUP, REGION, STREAM_PREFIX, UsualLogs, awslogs, is_log_group, option, option_path, stream_prefix,
};
use crate::rules::{Findings, Fix};
use crate::schema::suggest::{Nearest, nearest};
use crate::task::container::shorten;
use crate::task::{LogConfiguration, Task, placeholder};

const CREATE_GROUP: &str = "awslogs-create-group";
const DATETIME: &str = "awslogs-datetime-format";
const MULTILINE: &str = "awslogs-multiline-pattern";

/// The options that ECS documents. It checks names against a list, which has grown over the years.
const KNOWN: [&str; 8] =
    [GROUP, REGION, STREAM_PREFIX, CREATE_GROUP, DATETIME, MULTILINE, buffer::MODE, buffer::BUFFER];

/// Options that the driver has in Docker and ECS does not pass on.
const REFUSED: [&str; 4] = ["awslogs-endpoint", "awslogs-stream", "awslogs-credentials-endpoint", "tag"];

pub(super) fn awslogs_group_missing(task: &Task<'_>, findings: &mut Findings) {
    let usual = LazyCell::new(|| UsualLogs::of(task));
    for (container, log) in awslogs(task).filter(|(_, log)| option(log, GROUP).is_absent()) {
        let group = usual.group(stream_prefix(task, container));
        let path = option_path(&log.path, GROUP);
        findings
            .at(path.clone())
            .arg("container", container.label())
            .arg("new", group.as_str())
            .fix(Fix::review([set(path, group)]));
    }
}

pub(super) fn awslogs_region_missing(task: &Task<'_>, findings: &mut Findings) {
    let usual = LazyCell::new(|| UsualLogs::of(task));
    for (container, log) in awslogs(task).filter(|(_, log)| option(log, REGION).is_absent()) {
        let fix = usual.with_region(Vec::new(), &log.path);
        let finding = findings.at(option_path(&log.path, REGION));
        finding.arg("container", container.label()).arg("new", usual.region.unwrap_or_default());
        finding.fix(if fix.ask.is_some() { fix.named("fix-ask") } else { fix });
    }
}

/// Placeholders are judged like any text: they are not looked for in log options, where nothing else would speak of
/// them, and ECS refuses their signs.
pub(super) fn awslogs_group_characters(task: &Task<'_>, findings: &mut Findings) {
    for (_, log) in awslogs(task) {
        if let Some(group) = option(log, GROUP).get().filter(|group| !is_log_group(group)) {
            findings.at(option_path(&log.path, GROUP)).arg("value", shorten(group));
        }
    }
}

/// Reports at the option itself, of which there may be several.
pub(super) fn awslogs_option_refused(task: &Task<'_>, findings: &mut Findings) {
    for (container, log) in awslogs(task) {
        for key in keys(log).filter(|key| REFUSED.contains(key)) {
            let path = log.path.key("options").key(key.to_owned());
            findings
                .at(path.clone())
                .arg("container", container.label())
                .arg("option", key)
                .arg("known", KNOWN.as_slice())
                .fix(Fix::review([remove(path)]));
        }
    }
}

/// Reports at the option itself, of which there may be several.
pub(super) fn awslogs_option_unknown(task: &Task<'_>, findings: &mut Findings) {
    let is_known = |key: &&str| KNOWN.contains(key) || REFUSED.contains(key) || placeholder::is_in(key);
    for (container, log) in awslogs(task) {
        for key in keys(log).filter(|key| !is_known(key)) {
            let path = log.path.key("options").key(key.to_owned());
            let finding = findings.at(path.clone());
            finding
                .arg("container", container.label())
                .arg("option", shorten(key))
                .arg("known", KNOWN.as_slice());
            let free = KNOWN.into_iter().filter(|known| has_no_key(log, known));
            if let Some(Nearest { word, .. }) = nearest(key, free).filter(|near| fits(log, near.word, key)) {
                let rename = Edit::RenameKey { path, to: word.to_owned() };
                finding.arg("suggestion", word).fix(Fix::review([rename]));
            }
        }
    }
}

pub(super) fn awslogs_datetime_and_multiline(task: &Task<'_>, findings: &mut Findings) {
    for (container, log) in awslogs(task) {
        if [DATETIME, MULTILINE].iter().all(|key| option(log, key).is_set()) {
            let [datetime, multiline] = [DATETIME, MULTILINE].map(|key| option_path(&log.path, key));
            findings
                .at(log.path.key("options"))
                .arg("container", container.label())
                .also(datetime.clone())
                .also(multiline.clone())
                .fix(Fix::review([remove(multiline)]))
                .fix(Fix::review([remove(datetime)]).named("fix-datetime"));
        }
    }
}

pub(super) fn awslogs_create_group_value(task: &Task<'_>, findings: &mut Findings) {
    for (container, log) in awslogs(task) {
        let Some(value) = option(log, CREATE_GROUP).get().filter(|value| !matches!(*value, "true" | "false"))
        else {
            continue;
        };
        let path = option_path(&log.path, CREATE_GROUP);
        let finding = findings.at(path.clone());
        finding.arg("container", container.label()).arg("value", shorten(value));
        match truth(value) {
            Some(new) => {
                finding.arg("new", new).fix(Fix::safe([set(path, new)]));
            }
            None => {
                finding.arg("new", "true").fix(Fix::review([set(path.clone(), "true")]));
                finding.fix(Fix::review([set(path, "false")]).named("fix-false"));
            }
        }
    }
}

pub(super) fn awslogs_stream_prefix_missing(task: &Task<'_>, findings: &mut Findings) {
    // Fargate does not register it at all: ecs/fargate-awslogs-stream-prefix.
    if !task.requires("FARGATE") {
        logs::awslogs_stream_prefix(task, findings);
    }
}

/// Whether nothing that is in the options would be refused if the driver were awslogs.
pub(super) fn are_taken(log: &LogConfiguration<'_>) -> bool {
    let has_bad_group = option(log, GROUP).get().is_some_and(|group| !is_log_group(group));
    let has_refused = keys(log).any(|key| REFUSED.contains(&key));
    let has_both = [DATETIME, MULTILINE].iter().all(|key| option(log, key).is_set());
    !has_bad_group && !has_refused && !has_both
}

/// The options that are there and not `null`.
fn keys<'t>(log: &'t LogConfiguration<'_>) -> impl Iterator<Item = &'t str> {
    let options = log.options.get().into_iter().flat_map(|options| options.0.iter());
    options.filter(|(_, value)| !value.is_null()).map(|(key, _)| key.as_str())
}

/// Whether the options have not even a `null` at `key`.
fn has_no_key(log: &LogConfiguration<'_>, key: &str) -> bool {
    log.options.get().is_none_or(|options| !options.0.contains_key(key))
}

/// Whether the value at `key` would be taken as that of the option `known`.
fn fits(log: &LogConfiguration<'_>, known: &str, key: &str) -> bool {
    option(log, key).get().is_some_and(|value| match known {
        GROUP => is_log_group(value),
        DATETIME => option(log, MULTILINE).is_absent(),
        MULTILINE => option(log, DATETIME).is_absent(),
        buffer::MODE => buffer::is_mode(value),
        _ => true,
    })
}

/// What else Docker reads as a truth value.
fn truth(text: &str) -> Option<&'static str> {
    match text {
        "1" | "t" | "T" | "TRUE" | "True" => Some("true"),
        "0" | "f" | "F" | "FALSE" | "False" => Some("false"),
        _ => None,
    }
}
