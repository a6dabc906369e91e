//! Rules about the options of a log router: its configuration file and the metadata that it adds.

use std::cell::LazyCell;

use super::routers;
use crate::document::Path;
use crate::rules::fix::set;
use crate::rules::{Findings, Fix};
use crate::task::container::shorten;
use crate::task::region::region;
use crate::task::secret_ref::partition_of;
use crate::task::{Arn, Container, Object, Task, placeholder};

const FILE_TYPE: &str = "config-file-type";
const FILE_VALUE: &str = "config-file-value";
const METADATA: &str = "enable-ecs-log-metadata";

pub(super) fn fargate_firelens_s3(task: &Task<'_>, findings: &mut Findings) {
    for (container, path, options) in options(task) {
        if !options.text(FILE_TYPE).is("s3") {
            continue;
        }
        let at = path.key(FILE_TYPE);
        let mut edits = vec![set(at.clone(), "file")];
        // The ARN is no path; a file of that name is what goes into the image.
        let file = options
            .text(FILE_VALUE)
            .literal()
            .and_then(s3_object)
            .and_then(|(_, key)| key.rsplit('/').next())
            .filter(|file| !file.is_empty());
        edits.extend(file.map(|file| set(path.key(FILE_VALUE), format!("/{file}"))));
        findings.at(at).arg("container", container.label()).fix(Fix::review(edits));
    }
}

pub(super) fn firelens_config_pair(task: &Task<'_>, findings: &mut Findings) {
    for (container, path, options) in options(task) {
        let (present, missing) = match [FILE_TYPE, FILE_VALUE].map(|key| options.value(key).is_some()) {
            [true, false] => (FILE_TYPE, FILE_VALUE),
            [false, true] => (FILE_VALUE, FILE_TYPE),
            [true, true] | [false, false] => continue,
        };
        findings.at(path).arg("container", container.label()).arg("present", present).arg("missing", missing);
    }
}

pub(super) fn firelens_config_type(task: &Task<'_>, findings: &mut Findings) {
    for (container, path, options) in options(task) {
        if let Some(value) = options.text(FILE_TYPE).get().filter(|value| !matches!(*value, "s3" | "file")) {
            let finding = findings.at(path.key(FILE_TYPE));
            finding.arg("container", container.label()).arg("value", shorten(value));
        }
    }
}

pub(super) fn firelens_s3_arn(task: &Task<'_>, findings: &mut Findings) {
    let partition = LazyCell::new(|| region(task).map_or("aws", partition_of));
    for (container, path, options) in options(task).filter(|(_, _, options)| options.text(FILE_TYPE).is("s3"))
    {
        let is_no_object = |value: &&str| s3_object(value).is_none();
        let Some(value) = options.text(FILE_VALUE).get().filter(is_no_object) else { continue };
        let path = path.key(FILE_VALUE);
        let finding = findings.at(path.clone());
        finding.arg("container", container.label()).arg("value", shorten(value));
        let arn = value.strip_prefix("s3://").map(|object| format!("arn:{}:s3:::{object}", *partition));
        if let Some(arn) = arn.filter(|arn| s3_object(arn).is_some() && !placeholder::is_in(arn)) {
            finding.arg("new", shorten(&arn)).fix(Fix::safe([set(path, arn)]));
        }
    }
}

pub(super) fn firelens_metadata_value(task: &Task<'_>, findings: &mut Findings) {
    for (container, path, options) in options(task) {
        if let Some(value) = options.text(METADATA).get().filter(|value| !matches!(*value, "true" | "false"))
        {
            let finding = findings.at(path.key(METADATA));
            finding.arg("container", container.label()).arg("value", shorten(value));
        }
    }
}

/// Each log router with its options and their path.
fn options<'t, 'a>(task: &'t Task<'a>) -> impl Iterator<Item = (&'t Container<'a>, Path, Object<'a>)> {
    routers(task).filter_map(|(container, path, router)| {
        Some((container, path.key("options"), router.object("options").get()?))
    })
}

/// Bucket and key of the ARN of an S3 object, as the ECS agent takes it apart: `arn:([^:]+):s3:::([^/]+)/(.+)`.
fn s3_object(text: &str) -> Option<(&str, &str)> {
    Arn::parse(text)?.s3_object()
}
