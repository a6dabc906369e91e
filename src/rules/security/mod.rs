//! The rules of the category `security`: who can read, change or reach more than it needs. Most of it ECS accepts.

mod mounts;
mod plain;

use super::fix::{remove, set};
use super::scope::{ANY, EC2, EXTERNAL, MANAGED_INSTANCES, WINDOWS};
#[cfg(test)]
use super::testing::Case;
use super::{Check, Findings, Fix, Rule, Severity, Shape, network, windows};
use crate::document::{Edit, Path};
use crate::task::{Container, Slot, Task};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/user-format",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].user"],
        check: Check::Shape(Shape::Form(is_user)),
    },
    Rule {
        id: "ecs/docker-security-option-value",
        severity: Severity::Warning,
        applies: EC2.and(EXTERNAL),
        at: &["containerDefinitions[].dockerSecurityOptions[]"],
        check: Check::Shape(Shape::Form(is_security_option)),
    },
    Rule {
        id: "ecs/env-plain-aws-keys",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].environment[].name"],
        check: Check::Task(plain::env_plain_aws_keys),
    },
    Rule {
        id: "ecs/env-plain-secret",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].environment[]"],
        check: Check::Task(plain::env_plain_secret),
    },
    Rule {
        id: "ecs/splunk-token-plain",
        severity: Severity::Warning,
        applies: ANY,
        at: &["containerDefinitions[].logConfiguration.options{splunk-token}"],
        check: Check::Task(plain::splunk_token_plain),
    },
    Rule {
        id: "ecs/docker-socket-mount",
        severity: Severity::Warning,
        applies: EC2.and(EXTERNAL),
        at: &["volumes[].host.sourcePath"],
        check: Check::Shape(Shape::Form(mounts::is_no_socket)),
    },
    Rule {
        id: "ecs/host-root-mount",
        severity: Severity::Warning,
        applies: EC2.and(EXTERNAL),
        at: &["volumes[].host.sourcePath"],
        check: Check::Form(mounts::host_root_mount),
    },
    Rule {
        id: "ecs/mount-could-be-readonly",
        severity: Severity::Info,
        applies: ANY,
        at: &["containerDefinitions[].mountPoints[].readOnly"],
        check: Check::Task(mounts::mount_could_be_readonly),
    },
    Rule {
        id: "ecs/efs-no-tls",
        severity: Severity::Warning,
        applies: ANY,
        at: &["volumes[].efsVolumeConfiguration.transitEncryption"],
        check: Check::Task(mounts::efs_no_tls),
    },
    Rule {
        id: "ecs/capability-powerful",
        severity: Severity::Warning,
        applies: EC2.and(EXTERNAL),
        at: &["containerDefinitions[].linuxParameters.capabilities.add[]"],
        check: Check::Task(capability_powerful),
    },
    Rule {
        id: "ecs/capability-drop-all",
        severity: Severity::Info,
        applies: ANY,
        at: &["containerDefinitions[].linuxParameters.capabilities.drop"],
        check: Check::Task(capability_drop_all),
    },
    Rule {
        id: "ecs/pid-mode-host",
        severity: Severity::Warning,
        applies: EC2.and(EXTERNAL),
        at: &["pidMode"],
        check: Check::Task(pid_mode_host),
    },
    Rule {
        id: "ecs/ipc-mode-host",
        severity: Severity::Warning,
        applies: EC2.and(EXTERNAL),
        at: &["ipcMode"],
        check: Check::Task(ipc_mode_host),
    },
    Rule {
        id: "ecs/root-user",
        severity: Severity::Info,
        applies: ANY,
        at: &["containerDefinitions[].user"],
        check: Check::Task(root_user),
    },
    Rule {
        id: "ecs/root-user-host-mode",
        severity: Severity::Warning,
        applies: EC2.and(EXTERNAL).and(MANAGED_INSTANCES),
        at: &["containerDefinitions[].user", "networkMode", "containerDefinitions[].privileged"],
        check: Check::Task(root_user_host_mode),
    },
    Rule {
        id: "ecs/host-network-mode",
        severity: Severity::Info,
        applies: EC2.and(EXTERNAL).and(MANAGED_INSTANCES),
        at: &["networkMode"],
        check: Check::Task(host_network_mode),
    },
    Rule {
        id: "ecs/privileged-container",
        severity: Severity::Warning,
        applies: EC2.and(EXTERNAL),
        at: &["containerDefinitions[].privileged"],
        check: Check::Task(privileged_container),
    },
    Rule {
        id: "ecs/writable-root",
        severity: Severity::Info,
        applies: ANY,
        at: &["containerDefinitions[].readonlyRootFilesystem"],
        check: Check::Task(writable_root),
    },
    Rule {
        id: "ecs/windows-admin-user",
        severity: Severity::Info,
        applies: WINDOWS,
        at: &["containerDefinitions[].user"],
        check: Check::Task(windows_admin_user),
    },
    Rule {
        id: "ecs/no-new-privileges",
        severity: Severity::Info,
        applies: EC2,
        at: &["containerDefinitions[].dockerSecurityOptions"],
        check: Check::Task(no_new_privileges),
    },
];

/// Someone other than root, whom every image has: the kernel asks for no name.
const PLAIN_USER: &str = "1000:1000";

const NO_NEW_PRIVILEGES: &str = "no-new-privileges";

/// `user`, `user:group`, each a name or a number.
fn is_user(text: &str) -> bool {
    let is_part = |part: &str| {
        let digits = part.strip_prefix('-').unwrap_or_default();
        let is_negative = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        !part.is_empty() && !is_negative && !part.contains(char::is_whitespace)
    };
    // ECS writes an empty one where there is none.
    text.is_empty() || (text.split(':').count() <= 2 && text.split(':').all(is_part))
}

fn is_security_option(text: &str) -> bool {
    let kinds = ["apparmor:", "label:", "credentialspec:"];
    text == NO_NEW_PRIVILEGES || kinds.iter().any(|kind| text.starts_with(kind))
}

fn capability_powerful(task: &Task<'_>, findings: &mut Findings) {
    let is_powerful = |capability: &str| match capability {
        "ALL" | "SYS_ADMIN" | "SYS_MODULE" | "NET_ADMIN" | "DAC_READ_SEARCH" | "SYS_RAWIO" => true,
        // Among the processes of the container alone it is a debugger's tool.
        "SYS_PTRACE" => task.pid_mode.is("host"),
        _ => false,
    };
    for container in &task.containers {
        let Some(capabilities) = container.linux.and_then(|linux| linux.object("capabilities").get()) else {
            continue;
        };
        let path = capabilities_path(container).key("add");
        for (at, capability) in capabilities.texts("add").iter().filter(|(_, own)| is_powerful(own)) {
            let finding = findings.at(path.index(at));
            finding.arg("container", container.label()).arg("capability", capability.to_owned());
        }
    }
}

fn capability_drop_all(task: &Task<'_>, findings: &mut Findings) {
    for container in task.containers.iter().filter(|_| task.is_linux()) {
        let capabilities = match container.object.object("linuxParameters") {
            Slot::Set(linux) => linux.object("capabilities"),
            other => other,
        };
        let drop = match capabilities {
            Slot::Set(capabilities) => {
                if capabilities.list("drop") == Slot::Wrong {
                    continue;
                }
                capabilities.texts("drop")
            }
            Slot::Absent => Default::default(),
            Slot::Wrong => continue,
        };
        if !drop.contains("ALL") && !drop.contains("NET_RAW") {
            let path = capabilities_path(container).key("drop");
            let finding = findings.at(path.clone());
            finding.arg("container", container.label()).fix(Fix::review([set(path, vec!["ALL"])]));
        }
    }
}

fn capabilities_path(container: &Container<'_>) -> Path {
    container.path.key("linuxParameters").key("capabilities")
}

fn pid_mode_host(task: &Task<'_>, findings: &mut Findings) {
    if task.pid_mode.is("host") && !task.requires("FARGATE") {
        let path = Path::root().key("pidMode");
        let finding = findings.at(path.clone());
        finding.fix(Fix::review([set(path.clone(), "task")]));
        finding.fix(Fix::review([remove(path)]).named("fix-remove"));
    }
}

fn ipc_mode_host(task: &Task<'_>, findings: &mut Findings) {
    if task.ipc_mode.is("host") {
        let path = Path::root().key("ipcMode");
        let finding = findings.at(path.clone());
        finding.fix(Fix::review([set(path.clone(), "task")]));
        finding.fix(Fix::review([set(path, "none")]).named("fix-none"));
    }
}

fn root_user(task: &Task<'_>, findings: &mut Findings) {
    for container in task.containers.iter().filter(|_| task.is_linux()) {
        if is_root(container.user) {
            let path = container.path.key("user");
            let finding = findings.at(path.clone());
            finding.arg("container", container.label()).arg("user", PLAIN_USER);
            finding.fix(Fix::review([set(path, PLAIN_USER)]));
        }
    }
}

fn root_user_host_mode(task: &Task<'_>, findings: &mut Findings) {
    // Windows has no such mode and no root.
    if !task.network_mode.is("host") || task.is_windows() {
        return;
    }
    for container in &task.containers {
        let is_unprivileged = container.privileged.is_absent() || container.privileged.is(false);
        if is_unprivileged && is_root(container.user) {
            let path = container.path.key("user");
            let finding = findings.at(path.clone());
            finding.arg("container", container.label()).arg("user", PLAIN_USER);
            finding.also(Path::root().key("networkMode")).fix(Fix::review([set(path, PLAIN_USER)]));
        }
    }
}

/// Whether Linux runs the container as root: no user, `root` or `0`, with or without a group.
fn is_root(user: Slot<&str>) -> bool {
    match user {
        Slot::Absent => true,
        Slot::Wrong => false,
        Slot::Set(user) => matches!(user.split(':').next(), Some("" | "root" | "0")),
    }
}

fn host_network_mode(task: &Task<'_>, findings: &mut Findings) {
    if task.network_mode.is("host") {
        findings.at(Path::root().key("networkMode")).fix_if(network::switch_to_awsvpc(task));
    }
}

fn privileged_container(task: &Task<'_>, findings: &mut Findings) {
    for container in task.containers.iter().filter(|_| !task.requires("FARGATE")) {
        if container.privileged.is(true) {
            let path = container.path.key("privileged");
            let finding = findings.at(path.clone());
            finding.arg("container", container.label()).fix(Fix::review([set(path, false)]));
        }
    }
}

fn writable_root(task: &Task<'_>, findings: &mut Findings) {
    for container in task.containers.iter().filter(|_| task.is_linux()) {
        let is_read_only = container.object.boolean("readonlyRootFilesystem");
        if is_read_only.is_absent() || is_read_only.is(false) {
            let path = container.path.key("readonlyRootFilesystem");
            let finding = findings.at(path.clone());
            finding.arg("container", container.label()).fix(Fix::review([set(path, true)]));
        }
    }
}

fn windows_admin_user(task: &Task<'_>, findings: &mut Findings) {
    let is_admin = |user: &str| user.is_empty() || user.eq_ignore_ascii_case("ContainerAdministrator");
    for container in &task.containers {
        if container.user.is_absent() || container.user.get().is_some_and(is_admin) {
            let path = container.path.key("user");
            let finding = findings.at(path.clone());
            finding.arg("container", container.label());
            finding.fix(Fix::review([set(path, windows::PLAIN_USER)]));
        }
    }
}

fn no_new_privileges(task: &Task<'_>, findings: &mut Findings) {
    // These refuse every Docker security option.
    let is_refused = ["FARGATE", "MANAGED_INSTANCES"].iter().any(|launch_type| task.requires(launch_type));
    for container in task.containers.iter().filter(|_| task.is_linux()) {
        let options = container.docker_security_options;
        if options.contains(NO_NEW_PRIVILEGES)
            || container.object.list("dockerSecurityOptions") == Slot::Wrong
        {
            continue;
        }
        let path = container.path.key("dockerSecurityOptions");
        let finding = findings.at(path.clone());
        finding.arg("container", container.label());
        let edit = match options.is_set() {
            true => Edit::Insert { path, index: options.len(), value: NO_NEW_PRIVILEGES.into() },
            false => set(path, vec![NO_NEW_PRIVILEGES]),
        };
        finding.fix_if((!is_refused).then(|| Fix::review([edit])));
    }
}

#[cfg(test)]
pub(super) static CASES: &[Case] = &[
    Case {
        rule: "user-format",
        bad: r#"{"containerDefinitions": [{"name": "app", "user": "1000:-5"}]}"#,
        at: "containerDefinitions[0].user",
        good: r#"{"containerDefinitions": [{"user": "app"}, {"user": "app:www"}, {"user": "1000:1000"},
            {"user": "1000:www"}, {"user": "${USER}:a:b"}, {"user": null}, {"user": 1000}]}"#,
    },
    Case {
        rule: "user-format",
        bad: r#"{"containerDefinitions": [{"user": "1:2:3"}]}"#,
        at: "containerDefinitions[0].user",
        good: r#"{"containerDefinitions": [{"user": "app-1"}, {"user": "-app"}, {"user": ""}]}"#,
    },
    Case {
        rule: "docker-security-option-value",
        bad: r#"{"containerDefinitions": [{"dockerSecurityOptions": ["no-new-privileges", "seccomp=unconfined"]}]}"#,
        at: "containerDefinitions[0].dockerSecurityOptions[1]",
        good: r#"{"containerDefinitions": [{"dockerSecurityOptions": ["no-new-privileges", "apparmor:profile",
            "label:disable", "credentialspec:file://gmsa.json", "${OPTION}"]}]}"#,
    },
    Case {
        rule: "env-plain-aws-keys",
        bad: r#"{"executionRoleArn": "arn:aws:iam::111122223333:role/run", "containerDefinitions": [{"name": "app",
            "environment": [{"name": "AWS_REGION", "value": "eu-west-1"}, {"name": "AWS_ACCESS_KEY_ID", "value": "x"}]}]}"#,
        at: "containerDefinitions[0].environment[1].name",
        good: r#"{"containerDefinitions": [{"environment": [{"name": "AWS_REGION", "value": "eu-west-1"}],
            "secrets": [{"name": "AWS_SECRET_ACCESS_KEY", "valueFrom": "/key"}]}]}"#,
    },
    Case {
        rule: "env-plain-secret",
        bad: r#"{"containerDefinitions": [{"name": "app", "secrets": [{"name": "A", "valueFrom": "/a"}],
            "environment": [{"name": "DB_PASSWORD", "value": "hunter22"}]}]}"#,
        at: "containerDefinitions[0].environment[0]",
        good: r#"{"containerDefinitions": [{"environment": [{"name": "DB_PASSWORD", "value": ""}, {"name": "TOKEN"},
            {"name": "MODE", "value": "production"}, {"name": "PASSWORD", "value": null},
            {"name": "ENABLE_SECRETS", "value": "true"}]}]}"#,
    },
    Case {
        rule: "env-plain-secret",
        bad: r#"{"containerDefinitions": [{"name": "app", "secrets": null,
            "environment": [{"name": "MODE", "value": "AKIAIOSFODNN7EXAMPLE"}]}]}"#,
        at: "containerDefinitions[0].environment[0]",
        good: r#"{"containerDefinitions": [{"environment": [{"name": "MODE", "value": "AKIA"},
            {"name": "NOTE", "value": "${KEY} AKIAIOSFODNN7EXAMPLE"}]}]}"#,
    },
    Case {
        rule: "env-plain-secret",
        bad: r#"{"containerDefinitions": [{"secrets": [{"name": "API_KEY", "valueFrom": "/a"}],
            "environment": [{"name": "API_KEY", "value": "a"}]}]}"#,
        at: "containerDefinitions[0].environment[0]",
        good: r#"{"containerDefinitions": [{"environment": [{"name": "API_KEY", "value": 5}]}]}"#,
    },
    Case {
        rule: "splunk-token-plain",
        bad: r#"{"containerDefinitions": [{"name": "app", "logConfiguration": {"logDriver": "splunk",
            "options": {"splunk-url": "https://splunk.example.com:8088", "splunk-token": "00000000"}}}]}"#,
        at: "containerDefinitions[0].logConfiguration.options{splunk-token}",
        good: r#"{"executionRoleArn": "arn:aws:iam::111122223333:role/run", "containerDefinitions": [{
            "logConfiguration": {"logDriver": "splunk", "options": {"splunk-url": "https://splunk.example.com:8088"},
            "secretOptions": [{"name": "splunk-token", "valueFrom": "/splunk"}]}}]}"#,
    },
    Case {
        rule: "docker-socket-mount",
        bad: r#"{"volumes": [{"name": "docker", "host": {"sourcePath": "/var/run/docker.sock"}}]}"#,
        at: "volumes[0].host.sourcePath",
        good: r#"{"volumes": [{"name": "docker", "host": {"sourcePath": "/var/run"}}, {"host": {"sourcePath": null}}]}"#,
    },
    Case {
        rule: "host-root-mount",
        bad: r#"{"volumes": [{"name": "etc", "host": {"sourcePath": "/etc/"}}], "containerDefinitions": [
            {"name": "a", "mountPoints": [{"sourceVolume": "etc", "containerPath": "/a", "readOnly": true}]},
            {"name": "b", "mountPoints": [{"sourceVolume": "etc", "containerPath": "/b"}]}]}"#,
        at: "volumes[0].host.sourcePath",
        good: r#"{"volumes": [{"name": "root", "host": {"sourcePath": "/"}}, {"name": "app", "host": {"sourcePath": "/etc/app"}},
            {"name": "proc", "host": {"sourcePath": "/proc"}}], "containerDefinitions": [{"mountPoints": [
            {"sourceVolume": "root", "readOnly": true}, {"sourceVolume": "app"}]}]}"#,
    },
    Case {
        rule: "host-root-mount",
        bad: r#"{"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
            "volumes": [{"name": "disk", "host": {"sourcePath": "c:\\"}}], "containerDefinitions": [
            {"name": "a", "mountPoints": [{"sourceVolume": "disk", "containerPath": "C:\\host", "readOnly": false}]}]}"#,
        at: "volumes[0].host.sourcePath",
        good: r#"{"volumes": [{"name": "disk", "host": {"sourcePath": "C:\\data"}}], "containerDefinitions": [
            {"mountPoints": [{"sourceVolume": "disk", "containerPath": "C:\\host"}]}]}"#,
    },
    Case {
        rule: "mount-could-be-readonly",
        bad: r#"{"volumes": [{"name": "data"}], "containerDefinitions": [
            {"name": "a", "mountPoints": [{"sourceVolume": "data", "containerPath": "/a"}]},
            {"name": "b", "mountPoints": [{"sourceVolume": "data", "containerPath": "/b", "readOnly": false}]}]}"#,
        at: "containerDefinitions[0].mountPoints[0].readOnly",
        good: r#"{"volumes": [{"name": "data"}], "containerDefinitions": [
            {"name": "a", "mountPoints": [{"sourceVolume": "data", "containerPath": "/a"}]},
            {"name": "b", "mountPoints": [{"sourceVolume": "data", "containerPath": "/b", "readOnly": true}]}]}"#,
    },
    Case {
        rule: "mount-could-be-readonly",
        bad: r#"{"volumes": [{"name": "x"}, {"name": "data"}], "containerDefinitions": [
            {"name": "a", "mountPoints": [{"sourceVolume": "x"}, {"sourceVolume": "data"}]},
            {"name": "b", "mountPoints": [{"sourceVolume": "data"}]}]}"#,
        at: "containerDefinitions[0].mountPoints[1].readOnly",
        good: r#"{"volumes": [{"name": "data"}], "containerDefinitions": [
            {"name": "a", "mountPoints": [{"sourceVolume": "data", "containerPath": "/a"},
             {"sourceVolume": "data", "containerPath": "/b"}]}]}"#,
    },
    Case {
        rule: "efs-no-tls",
        bad: r#"{"volumes": [{"name": "files", "efsVolumeConfiguration": {"fileSystemId": "fs-0123456789abcdef0"}}]}"#,
        at: "volumes[0].efsVolumeConfiguration.transitEncryption",
        good: r#"{"volumes": [{"efsVolumeConfiguration": {"fileSystemId": "fs-0123456789abcdef0",
            "transitEncryption": "ENABLED"}}, {"efsVolumeConfiguration": null}]}"#,
    },
    Case {
        rule: "efs-no-tls",
        bad: r#"{"volumes": [{"efsVolumeConfiguration": {"fileSystemId": "fs-0123456789abcdef0",
            "transitEncryption": "DISABLED"}}]}"#,
        at: "volumes[0].efsVolumeConfiguration.transitEncryption",
        good: r#"{"volumes": [{"efsVolumeConfiguration": {"transitEncryption": true}}]}"#,
    },
    Case {
        rule: "capability-powerful",
        bad: r#"{"containerDefinitions": [{"name": "app", "linuxParameters": {"capabilities": {
            "add": ["SYS_PTRACE", "SYS_ADMIN"]}}}]}"#,
        at: "containerDefinitions[0].linuxParameters.capabilities.add[1]",
        good: r#"{"containerDefinitions": [{"linuxParameters": {"capabilities": {"add": ["NET_BIND_SERVICE"]}}}]}"#,
    },
    Case {
        rule: "capability-powerful",
        bad: r#"{"pidMode": "host", "containerDefinitions": [{"name": "app", "linuxParameters": {"capabilities": {
            "add": ["SYS_PTRACE"]}}}]}"#,
        at: "containerDefinitions[0].linuxParameters.capabilities.add[0]",
        good: r#"{"requiresCompatibilities": ["FARGATE"], "containerDefinitions": [{"linuxParameters": {
            "capabilities": {"add": ["SYS_ADMIN"]}}}]}"#,
    },
    Case {
        rule: "capability-drop-all",
        bad: r#"{"containerDefinitions": [{"name": "app"}]}"#,
        at: "containerDefinitions[0].linuxParameters.capabilities.drop",
        good: r#"{"containerDefinitions": [{"linuxParameters": {"capabilities": {"drop": ["NET_RAW"]}}},
            {"linuxParameters": {"capabilities": {"drop": ["ALL"]}}}, {"linuxParameters": []},
            {"linuxParameters": {"capabilities": {"drop": "ALL"}}}]}"#,
    },
    Case {
        rule: "capability-drop-all",
        bad: r#"{"containerDefinitions": [{"name": "app", "linuxParameters": {"capabilities": {"drop": ["CHOWN"]}}}]}"#,
        at: "containerDefinitions[0].linuxParameters.capabilities.drop",
        good: r#"{"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
            "containerDefinitions": [{"name": "app"}]}"#,
    },
    Case {
        rule: "pid-mode-host",
        bad: r#"{"pidMode": "host"}"#,
        at: "pidMode",
        good: r#"{"requiresCompatibilities": ["FARGATE", "EC2"], "pidMode": "host"}"#,
    },
    Case {
        rule: "ipc-mode-host",
        bad: r#"{"ipcMode": "host"}"#,
        at: "ipcMode",
        good: r#"{"ipcMode": "task"}"#,
    },
    Case {
        rule: "root-user",
        bad: r#"{"containerDefinitions": [{"name": "app"}]}"#,
        at: "containerDefinitions[0].user",
        good: r#"{"containerDefinitions": [{"user": "1000:0"}, {"user": "app"}, {"user": 0}]}"#,
    },
    Case {
        rule: "root-user",
        bad: r#"{"containerDefinitions": [{"name": "app", "user": "root:app"}]}"#,
        at: "containerDefinitions[0].user",
        good: r#"{"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
            "containerDefinitions": [{"name": "app"}]}"#,
    },
    Case {
        rule: "root-user-host-mode",
        bad: r#"{"networkMode": "host", "containerDefinitions": [{"name": "app", "user": "0"}]}"#,
        at: "containerDefinitions[0].user",
        good: r#"{"networkMode": "host", "containerDefinitions": [{"privileged": true}, {"user": "app"}]}"#,
    },
    Case {
        rule: "host-network-mode",
        bad: r#"{"networkMode": "host", "containerDefinitions": [{"name": "app", "user": "app"}]}"#,
        at: "networkMode",
        good: r#"{"networkMode": "bridge"}"#,
    },
    Case {
        rule: "privileged-container",
        bad: r#"{"containerDefinitions": [{"name": "app", "privileged": true}]}"#,
        at: "containerDefinitions[0].privileged",
        good: r#"{"requiresCompatibilities": ["EC2", "FARGATE"], "containerDefinitions": [{"privileged": true}]}"#,
    },
    Case {
        rule: "writable-root",
        bad: r#"{"containerDefinitions": [{"name": "app", "readonlyRootFilesystem": false}]}"#,
        at: "containerDefinitions[0].readonlyRootFilesystem",
        good: r#"{"containerDefinitions": [{"readonlyRootFilesystem": true}, {"readonlyRootFilesystem": "yes"}]}"#,
    },
    Case {
        rule: "windows-admin-user",
        bad: r#"{"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
            "containerDefinitions": [{"name": "app"}, {"user": "ContainerUser"}]}"#,
        at: "containerDefinitions[0].user",
        good: r#"{"containerDefinitions": [{"user": "ContainerAdministrator"}]}"#,
    },
    Case {
        rule: "no-new-privileges",
        bad: r#"{"containerDefinitions": [{"name": "app", "dockerSecurityOptions": ["label:disable"]}]}"#,
        at: "containerDefinitions[0].dockerSecurityOptions",
        good: r#"{"containerDefinitions": [{"dockerSecurityOptions": ["no-new-privileges"]}, {"dockerSecurityOptions": 1}]}"#,
    },
    Case {
        rule: "no-new-privileges",
        bad: r#"{"containerDefinitions": [{"name": "app"}]}"#,
        at: "containerDefinitions[0].dockerSecurityOptions",
        good: r#"{"requiresCompatibilities": ["FARGATE"], "containerDefinitions": [{"name": "app"}]}"#,
    },
];
