//! The rules of the category `efs`: file systems of Amazon EFS.

use super::fix::{remove, set};
use super::role::{lacks_task_role, task_role_path};
use super::scope::ANY;
use super::shape::volume_label;
#[cfg(test)]
use super::testing::Case;
use super::{Check, Findings, Fix, Rule, Severity, Shape};
use crate::document::Path;
use crate::task::container::shorten;
use crate::task::{Object, Slot, Task, placeholder};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/efs-file-system-id",
        severity: Severity::Error,
        applies: ANY,
        at: &["volumes[].efsVolumeConfiguration.fileSystemId"],
        check: Check::Shape(Shape::Form(|id| is_id(id, "fs-"))),
    },
    Rule {
        id: "ecs/efs-access-point-id",
        severity: Severity::Warning,
        applies: ANY,
        at: &["volumes[].efsVolumeConfiguration.authorizationConfig.accessPointId"],
        check: Check::Shape(Shape::Form(|id| is_id(id, "fsap-"))),
    },
    Rule {
        id: "ecs/efs-access-point-root-directory",
        severity: Severity::Error,
        applies: ANY,
        at: &["volumes[].efsVolumeConfiguration.rootDirectory"],
        check: Check::Form(efs_access_point_root_directory),
    },
    Rule {
        id: "ecs/efs-iam-needs-tls",
        severity: Severity::Error,
        applies: ANY,
        at: &["volumes[].efsVolumeConfiguration.transitEncryption"],
        check: Check::Task(efs_iam_needs_tls),
    },
    Rule {
        id: "ecs/efs-access-point-needs-tls",
        severity: Severity::Error,
        applies: ANY,
        at: &["volumes[].efsVolumeConfiguration.transitEncryption"],
        check: Check::Task(efs_access_point_needs_tls),
    },
    Rule {
        id: "ecs/efs-tls-port-without-tls",
        severity: Severity::Error,
        applies: ANY,
        at: &["volumes[].efsVolumeConfiguration.transitEncryptionPort"],
        check: Check::Task(efs_tls_port_without_tls),
    },
    Rule {
        id: "ecs/efs-tls-port-range",
        severity: Severity::Error,
        applies: ANY,
        at: &["volumes[].efsVolumeConfiguration.transitEncryptionPort"],
        check: Check::Task(efs_tls_port_range),
    },
    Rule {
        id: "ecs/efs-iam-needs-task-role",
        severity: Severity::Warning,
        applies: ANY,
        at: &["volumes[].efsVolumeConfiguration.authorizationConfig.iam", "taskRoleArn"],
        check: Check::Task(efs_iam_needs_task_role),
    },
];

const CONFIGURATION: &str = "efsVolumeConfiguration";
const TLS: &str = "transitEncryption";
const TLS_PORT: &str = "transitEncryptionPort";

/// Whether a text is an id of EFS: what its kind begins with, and hexadecimal digits.
fn is_id(text: &str, start: &str) -> bool {
    let digits = text.strip_prefix(start).unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A volume of EFS.
struct Efs<'a> {
    /// Of its configuration.
    path: Path,
    own: Object<'a>,
    /// Its name for a sentence.
    volume: String,
}

impl<'a> Efs<'a> {
    fn authorization(&self) -> Option<Object<'a>> {
        self.own.object("authorizationConfig").get()
    }

    fn has_access_point(&self) -> bool {
        let id = self.authorization().and_then(|own| own.text("accessPointId").get());
        id.is_some_and(|id| !id.is_empty())
    }

    fn uses_iam(&self) -> bool {
        self.authorization().is_some_and(|own| own.text("iam").is("ENABLED"))
    }

    /// Whether files cross the network in clear: absent means DISABLED.
    fn lacks_tls(&self) -> bool {
        match self.own.text(TLS) {
            Slot::Absent => true,
            Slot::Set(value) => value != "ENABLED" && !placeholder::is_in(value),
            Slot::Wrong => false,
        }
    }

    /// Turns encryption on. Who wrote DISABLED has a look first.
    fn turn_tls_on(&self) -> Fix {
        let edits = [set(self.path.key(TLS), "ENABLED")];
        if self.own.text(TLS).is_absent() { Fix::safe(edits) } else { Fix::review(edits) }
    }
}

fn file_systems<'a>(task: &Task<'a>) -> impl Iterator<Item = Efs<'a>> {
    task.volumes.iter().filter_map(|(path, volume)| {
        let own = volume.object(CONFIGURATION).get()?;
        Some(Efs { path: path.key(CONFIGURATION), own, volume: volume_label(path, *volume) })
    })
}

fn efs_access_point_root_directory(task: &Task<'_>, findings: &mut Findings) {
    for efs in file_systems(task).filter(Efs::has_access_point) {
        let Some(root) = efs.own.text("rootDirectory").get().filter(|root| *root != "/") else { continue };
        let path = efs.path.key("rootDirectory");
        let finding = findings.at(path.clone());
        finding.arg("volume", &*efs.volume).arg("value", shorten(root)).fix(Fix::review([remove(path)]));
    }
}

fn efs_iam_needs_tls(task: &Task<'_>, findings: &mut Findings) {
    for efs in file_systems(task).filter(|efs| efs.uses_iam() && efs.lacks_tls()) {
        let finding = findings.at(efs.path.key(TLS));
        finding.also(efs.path.key("authorizationConfig").key("iam"));
        finding.arg("volume", &*efs.volume).fix(efs.turn_tls_on());
    }
}

fn efs_access_point_needs_tls(task: &Task<'_>, findings: &mut Findings) {
    for efs in file_systems(task).filter(|efs| efs.has_access_point() && efs.lacks_tls()) {
        let finding = findings.at(efs.path.key(TLS));
        finding.also(efs.path.key("authorizationConfig").key("accessPointId"));
        finding.arg("volume", &*efs.volume).fix(efs.turn_tls_on());
    }
}

fn efs_tls_port_without_tls(task: &Task<'_>, findings: &mut Findings) {
    for efs in file_systems(task).filter(Efs::lacks_tls) {
        if let Some(port) = efs.own.integer(TLS_PORT).get() {
            let finding = findings.at(efs.path.key(TLS_PORT));
            finding.arg("volume", &*efs.volume).arg("port", port);
            finding.also(efs.path.key(TLS)).fix(efs.turn_tls_on());
            finding.fix(Fix::review([remove(efs.path.key(TLS_PORT))]).named("fix-port"));
        }
    }
}

fn efs_tls_port_range(task: &Task<'_>, findings: &mut Findings) {
    for efs in file_systems(task) {
        report_port(&efs.path, efs.own, &efs.volume, findings);
    }
}

/// Reports a `transitEncryptionPort` that is no port.
pub(super) fn report_port(path: &Path, own: Object<'_>, volume: &str, findings: &mut Findings) {
    if let Some(port) = own.integer(TLS_PORT).get().filter(|port| !(1..=65535).contains(port)) {
        findings.at(path.key(TLS_PORT)).arg("volume", volume).arg("port", port);
    }
}

fn efs_iam_needs_task_role(task: &Task<'_>, findings: &mut Findings) {
    for efs in file_systems(task).filter(|efs| efs.uses_iam() && lacks_task_role(task)) {
        let finding = findings.at(efs.path.key("authorizationConfig").key("iam"));
        finding.arg("volume", &*efs.volume).also(task_role_path());
    }
}

#[cfg(test)]
pub(super) static CASES: &[Case] = &[
    Case {
        rule: "efs-file-system-id",
        bad: r#"{"volumes": [{"name": "data", "efsVolumeConfiguration": {"fileSystemId": "fs-xyz", "transitEncryption": "ENABLED"}}]}"#,
        at: "volumes[0].efsVolumeConfiguration.fileSystemId",
        good: r#"{"volumes": [{"efsVolumeConfiguration": {"fileSystemId": "fs-0123abcd"}},
            {"efsVolumeConfiguration": {"fileSystemId": "${FS}"}}, {"efsVolumeConfiguration": {"fileSystemId": null}}]}"#,
    },
    Case {
        rule: "efs-file-system-id",
        bad: r#"{"volumes": [{"name": "data", "efsVolumeConfiguration": {"fileSystemId": "fs-"}}]}"#,
        at: "volumes[0].efsVolumeConfiguration.fileSystemId",
        good: r#"{"volumes": [{"efsVolumeConfiguration": {"fileSystemId": 5}}, {"efsVolumeConfiguration": null}]}"#,
    },
    Case {
        rule: "efs-access-point-id",
        bad: r#"{"volumes": [{"name": "data", "efsVolumeConfiguration": {"fileSystemId": "fs-0123abcd", "transitEncryption": "ENABLED",
            "authorizationConfig": {"accessPointId": "fs-0123abcd"}}}]}"#,
        at: "volumes[0].efsVolumeConfiguration.authorizationConfig.accessPointId",
        good: r#"{"volumes": [{"efsVolumeConfiguration": {"fileSystemId": "fs-0123abcd",
            "authorizationConfig": {"accessPointId": "fsap-0123456789abcdef0"}}}]}"#,
    },
    Case {
        rule: "efs-access-point-root-directory",
        bad: r#"{"volumes": [{"name": "data", "efsVolumeConfiguration": {"fileSystemId": "fs-0123abcd", "transitEncryption": "ENABLED",
            "rootDirectory": "/data", "authorizationConfig": {"accessPointId": "fsap-0123abcd"}}}]}"#,
        at: "volumes[0].efsVolumeConfiguration.rootDirectory",
        good: r#"{"volumes": [{"efsVolumeConfiguration": {"rootDirectory": "/", "authorizationConfig": {"accessPointId": "fsap-0123abcd"}}},
            {"efsVolumeConfiguration": {"rootDirectory": "/data"}},
            {"efsVolumeConfiguration": {"rootDirectory": null, "authorizationConfig": {"accessPointId": "fsap-0123abcd"}}}]}"#,
    },
    Case {
        rule: "efs-iam-needs-tls",
        bad: r#"{"volumes": [{"name": "data", "efsVolumeConfiguration": {"fileSystemId": "fs-0123abcd",
            "transitEncryption": "DISABLED", "authorizationConfig": {"iam": "ENABLED"}}}]}"#,
        at: "volumes[0].efsVolumeConfiguration.transitEncryption",
        good: r#"{"volumes": [{"efsVolumeConfiguration": {"transitEncryption": "ENABLED", "authorizationConfig": {"iam": "ENABLED"}}},
            {"efsVolumeConfiguration": {"authorizationConfig": {"iam": "DISABLED"}}}]}"#,
    },
    Case {
        rule: "efs-access-point-needs-tls",
        bad: r#"{"volumes": [{"name": "data", "efsVolumeConfiguration": {"fileSystemId": "fs-0123abcd",
            "authorizationConfig": {"accessPointId": "fsap-0123abcd"}}}]}"#,
        at: "volumes[0].efsVolumeConfiguration.transitEncryption",
        good: r#"{"volumes": [{"efsVolumeConfiguration": {"authorizationConfig": {}}},
            {"efsVolumeConfiguration": {"transitEncryption": true, "authorizationConfig": {"accessPointId": "fsap-0123abcd"}}}]}"#,
    },
    Case {
        rule: "efs-tls-port-without-tls",
        bad: r#"{"volumes": [{"name": "data", "efsVolumeConfiguration": {"fileSystemId": "fs-0123abcd", "transitEncryptionPort": 2999}}]}"#,
        at: "volumes[0].efsVolumeConfiguration.transitEncryptionPort",
        good: r#"{"volumes": [{"efsVolumeConfiguration": {"transitEncryption": "ENABLED", "transitEncryptionPort": 2999}},
            {"efsVolumeConfiguration": {"transitEncryption": "DISABLED", "transitEncryptionPort": null}}]}"#,
    },
    Case {
        rule: "efs-tls-port-range",
        bad: r#"{"volumes": [{"name": "data", "efsVolumeConfiguration": {"fileSystemId": "fs-0123abcd",
            "transitEncryption": "ENABLED", "transitEncryptionPort": 65536}}]}"#,
        at: "volumes[0].efsVolumeConfiguration.transitEncryptionPort",
        good: r#"{"volumes": [{"efsVolumeConfiguration": {"transitEncryption": "ENABLED", "transitEncryptionPort": 65535}},
            {"efsVolumeConfiguration": {"transitEncryption": "ENABLED", "transitEncryptionPort": 1}}]}"#,
    },
    Case {
        rule: "efs-iam-needs-task-role",
        bad: r#"{"taskRoleArn": "", "volumes": [{"name": "data", "efsVolumeConfiguration": {"fileSystemId": "fs-0123abcd",
            "transitEncryption": "ENABLED", "authorizationConfig": {"iam": "ENABLED"}}}]}"#,
        at: "volumes[0].efsVolumeConfiguration.authorizationConfig.iam",
        good: r#"{"taskRoleArn": "role", "volumes": [{"efsVolumeConfiguration": {"authorizationConfig": {"iam": "ENABLED"}}}]}"#,
    },
];
