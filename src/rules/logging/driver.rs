//! Rules about which log driver a container has, about Splunk and about secret options.

use std::cell::LazyCell;

use serde_json::json;

use super::awslogs;
use crate::document::{Edit, Path};
use crate::rules::fix::{Place, remove, set};
use crate::rules::logs::{
    GROUP, REGION, UsualLogs, is_log_router, logs, missing_role, option, option_path, stream_prefix,
};
use crate::rules::{Findings, Fix};
use crate::schema::suggest::{Nearest, nearest};
use crate::task::container::shorten;
use crate::task::{LogConfiguration, Object, Slot, Task, placeholder};

/// What the model lists. The ECS agent knows `none` too, and customised agents may know others.
const KNOWN: [&str; 8] =
    ["json-file", "syslog", "journald", "gelf", "fluentd", "awslogs", "splunk", "awsfirelens"];
/// What an instance offers only when its agent is told so.
const OF_INSTANCE: [&str; 5] = ["gelf", "fluentd", "syslog", "journald", "splunk"];

const URL: &str = "splunk-url";
const TOKEN: &str = "splunk-token";

pub(super) fn splunk_options_missing(task: &Task<'_>, findings: &mut Findings) {
    // It reads the token from where the secret option says.
    let role = LazyCell::new(|| missing_role(task));
    for (container, log) in logs(task).filter(|(_, log)| log.driver.is("splunk")) {
        let missing: Vec<&str> = missing_splunk_options(log).collect();
        let Some(first) = missing.first() else { continue };
        let secrets = log.path.key("secretOptions");
        let mut edits = Vec::new();
        if missing.contains(&TOKEN) {
            let index = log.object.list("secretOptions").get().map_or(0, <[_]>::len);
            let value = json!({ "name": TOKEN, "valueFrom": "${SPLUNK_TOKEN_ARN}" });
            edits.push(Edit::Insert { path: secrets.clone(), index, value });
            edits.extend(role.iter().cloned());
        }
        let at = if *first == URL { log.path.key("options") } else { secrets };
        let fix = if missing.contains(&URL) {
            Fix { edits, ..Fix::asking([Place::Value(option_path(&log.path, URL))]) }
        } else {
            Fix::review(edits)
        };
        findings.at(at).arg("container", container.label()).arg("missing", missing.as_slice()).fix(fix);
    }
}

pub(super) fn secret_option_duplicate(task: &Task<'_>, findings: &mut Findings) {
    for (container, log) in logs(task) {
        let Some(options) = log.options.get() else { continue };
        for (path, secret) in secret_options(log) {
            let Some(name) = secret.text("name").get().filter(|name| options.value(name).is_some()) else {
                continue;
            };
            let plain = log.path.key("options").key(name.to_owned());
            findings
                .at(path.key("name"))
                .arg("container", container.label())
                .arg("name", shorten(name))
                .also(plain.clone())
                .fix(Fix::review([remove(plain)]));
        }
    }
}

pub(super) fn log_config_missing(task: &Task<'_>, findings: &mut Findings) {
    let usual = LazyCell::new(|| UsualLogs::of(task));
    for container in &task.containers {
        if container.object.value("logConfiguration").is_none() {
            let path = container.path.key("logConfiguration");
            let fix = usual.switch(&path, stream_prefix(task, container));
            findings.at(path).arg("container", container.label()).fix(fix);
        }
    }
}

pub(super) fn log_driver_unknown(task: &Task<'_>, findings: &mut Findings) {
    if task.requires("FARGATE") {
        return;
    }
    let usual = LazyCell::new(|| UsualLogs::of(task));
    let takes_firelens = LazyCell::new(|| !task.is_windows() && task.containers.iter().any(is_log_router));
    for (container, log) in logs(task) {
        let Some(driver) = log.driver.get().filter(|driver| !KNOWN.contains(driver)) else { continue };
        let path = log.path.key("logDriver");
        let finding = findings.at(path.clone());
        finding.arg("container", container.label()).arg("value", shorten(driver));
        finding.arg("known", KNOWN.as_slice());
        let Some(Nearest { word, .. }) = nearest(driver, KNOWN) else { continue };
        let switch = vec![set(path, word)];
        let fix = match word {
            "awslogs" => complete_awslogs(switch, log, &usual, stream_prefix(task, container)),
            "splunk" => missing_splunk_options(log).next().is_none().then(|| Fix::review(switch)),
            "awsfirelens" => takes_firelens.then(|| Fix::review(switch)),
            _ => Some(Fix::review(switch)),
        };
        finding.arg("suggestion", word).fix_if(fix);
    }
}

pub(super) fn log_driver_instance_config(task: &Task<'_>, findings: &mut Findings) {
    for (container, log) in logs(task) {
        if let Some(driver) = log.driver.get().filter(|driver| OF_INSTANCE.contains(driver)) {
            let finding = findings.at(log.path.key("logDriver"));
            finding.arg("container", container.label()).arg("value", driver);
        }
    }
}

/// The fix that makes the switch to awslogs and adds what awslogs demands; none where an option would be refused.
fn complete_awslogs(
    mut switch: Vec<Edit>,
    log: &LogConfiguration<'_>,
    usual: &UsualLogs<'_>,
    prefix: &str,
) -> Option<Fix> {
    if matches!(log.options, Slot::Wrong) || !awslogs::are_taken(log) {
        return None;
    }
    if option(log, GROUP).is_absent() {
        switch.push(set(option_path(&log.path, GROUP), usual.group(prefix)));
    }
    let lacks_region = option(log, REGION).is_absent();
    Some(if lacks_region { usual.with_region(switch, &log.path) } else { Fix::review(switch) })
}

/// What Splunk demands and neither the options nor the secret options have.
fn missing_splunk_options(log: &LogConfiguration<'_>) -> impl Iterator<Item = &'static str> {
    let is_secret = |key: &str| {
        let names = |(_, secret): &(Path, Object<'_>)| {
            secret.text("name").get().is_some_and(|name| name == key || placeholder::is_in(name))
        };
        matches!(log.object.list("secretOptions"), Slot::Wrong) || secret_options(log).iter().any(names)
    };
    [URL, TOKEN].into_iter().filter(move |key| option(log, key).is_absent() && !is_secret(key))
}

fn secret_options<'a>(log: &LogConfiguration<'a>) -> Vec<(Path, Object<'a>)> {
    log.object.objects("secretOptions", &log.path)
}
