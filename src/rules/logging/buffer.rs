//! Rules about how Docker hands output to a log driver: at once or through a buffer.

use crate::document::Edit;
use crate::rules::fix::{remove, set};
use crate::rules::logs::{logs, option, option_path};
use crate::rules::{Findings, Fix};
use crate::schema::suggest::nearest;
use crate::task::container::shorten;
use crate::task::{Container, LogConfiguration, Slot, Task, placeholder};

pub(super) const MODE: &str = "mode";
pub(super) const BUFFER: &str = "max-buffer-size";
const BLOCKING: &str = "blocking";
const NON_BLOCKING: &str = "non-blocking";

pub(super) fn log_mode_value(task: &Task<'_>, findings: &mut Findings) {
    for (container, log) in docker_logs(task) {
        let Some(mode) = option(log, MODE).get().filter(|mode| !is_mode(mode)) else { continue };
        let meant = nearest(mode, [BLOCKING, NON_BLOCKING]);
        let new = meant.map_or(NON_BLOCKING, |meant| meant.word);
        let path = option_path(&log.path, MODE);
        let edits = [set(path.clone(), new)];
        let is_clear = meant.is_some_and(|meant| meant.by_case);
        findings
            .at(path)
            .arg("container", container.label())
            .arg("value", shorten(mode))
            .arg("new", new)
            .fix(if is_clear { Fix::safe(edits) } else { Fix::review(edits) });
    }
}

pub(super) fn log_buffer_with_blocking(task: &Task<'_>, findings: &mut Findings) {
    for (container, log) in docker_logs(task).filter(|(_, log)| option(log, MODE).is(BLOCKING)) {
        if option(log, BUFFER).is_set() {
            let [buffer, mode] = [BUFFER, MODE].map(|key| option_path(&log.path, key));
            findings
                .at(buffer.clone())
                .arg("container", container.label())
                .also(mode.clone())
                .fix(Fix::review([remove(buffer)]))
                .fix(Fix::review([set(mode, NON_BLOCKING)]).named("fix-mode"));
        }
    }
}

pub(super) fn log_buffer_format(task: &Task<'_>, findings: &mut Findings) {
    for (_, log) in docker_logs(task) {
        if let Some(size) = option(log, BUFFER).get().filter(|size| !is_size(size)) {
            findings.at(option_path(&log.path, BUFFER)).arg("value", shorten(size));
        }
    }
}

pub(super) fn log_mode_blocking(task: &Task<'_>, findings: &mut Findings) {
    for (container, log) in docker_logs(task).filter(|(_, log)| option(log, MODE).is(BLOCKING)) {
        let path = option_path(&log.path, MODE);
        let mut edits: Vec<Edit> = vec![set(path.clone(), NON_BLOCKING)];
        if option(log, BUFFER).is_absent() {
            edits.push(set(option_path(&log.path, BUFFER), "25m"));
        }
        findings.at(path).arg("container", container.label()).fix(Fix::review(edits));
    }
}

/// Logs whose options Docker reads: those of awsfirelens go to the log router, which may know other modes.
fn docker_logs<'t, 'a>(
    task: &'t Task<'a>,
) -> impl Iterator<Item = (&'t Container<'a>, &'t LogConfiguration<'a>)> {
    logs(task).filter(|(_, log)| match log.driver {
        Slot::Absent => true,
        Slot::Wrong => false,
        Slot::Set(driver) => driver != "awsfirelens" && !placeholder::is_in(driver),
    })
}

pub(super) fn is_mode(text: &str) -> bool {
    matches!(text, BLOCKING | NON_BLOCKING)
}

/// A whole number, alone or with the letter of a unit. AWS documents k, m and g, and the AWS CDK writes bytes as
/// `26214400b`. Docker would read more, such as 1.5m.
fn is_size(text: &str) -> bool {
    let digits = text.strip_suffix(['b', 'k', 'm', 'g', 'B', 'K', 'M', 'G']).unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}
