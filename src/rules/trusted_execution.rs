//! The rules of the category `trusted-execution`: sandboxes for tasks on Managed Instances.

use super::compatibility::can_ask_for;
use super::fix::set;
use super::scope::{EC2, EXTERNAL, FARGATE, MANAGED_INSTANCES};
#[cfg(test)]
use super::testing::Case;
use super::{Check, Findings, Fix, Rule, Severity, Shape};
use crate::document::Path;
use crate::task::container::shorten;
use crate::task::{Object, Slot, Task, placeholder};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/trusted-execution-managed-only",
        severity: Severity::Error,
        applies: EC2.and(FARGATE).and(EXTERNAL),
        at: &["trustedExecutionConfiguration", "requiresCompatibilities"],
        check: Check::Task(trusted_execution_managed_only),
    },
    Rule {
        id: "ecs/trusted-execution-policy-required",
        severity: Severity::Error,
        applies: MANAGED_INSTANCES,
        at: &["trustedExecutionConfiguration.attestationPolicy"],
        check: Check::Task(trusted_execution_policy_required),
    },
    Rule {
        id: "ecs/trusted-execution-policy-unused",
        severity: Severity::Warning,
        applies: MANAGED_INSTANCES,
        at: &["trustedExecutionConfiguration.attestationPolicy"],
        check: Check::Task(trusted_execution_policy_unused),
    },
    Rule {
        id: "ecs/trusted-execution-policy-base64",
        severity: Severity::Warning,
        applies: MANAGED_INSTANCES,
        at: &["trustedExecutionConfiguration.attestationPolicy"],
        check: Check::Shape(Shape::Form(is_base64_or_empty)),
    },
];

/// The only mode that looks at the policy.
const CONFIDENTIAL: &str = "CONFIDENTIAL_SANDBOX";

fn configuration<'a>(task: &Task<'a>) -> Option<Object<'a>> {
    task.object.object("trustedExecutionConfiguration").get()
}

fn path() -> Path {
    Path::root().key("trustedExecutionConfiguration")
}

fn trusted_execution_managed_only(task: &Task<'_>, findings: &mut Findings) {
    let mode = configuration(task).and_then(|own| own.text("isolationMode").get());
    let Some(mode) = mode.filter(|mode| matches!(*mode, "ISOLATED_SANDBOX" | CONFIDENTIAL)) else { return };
    // Without launch types nothing is known of where the task runs.
    if task.requires.is_empty() || task.requires.iter().all(|(_, own)| own == "MANAGED_INSTANCES") {
        return;
    }
    let requires = Path::root().key("requiresCompatibilities");
    let finding = findings.at(path());
    finding.arg("mode", mode).also(requires.clone());
    let managed = vec!["MANAGED_INSTANCES"];
    finding.fix_if(can_ask_for(task, &managed).then(|| Fix::review([set(requires, managed)])));
}

fn trusted_execution_policy_required(task: &Task<'_>, findings: &mut Findings) {
    let Some(own) = configuration(task).filter(|own| own.text("isolationMode").is(CONFIDENTIAL)) else {
        return;
    };
    let policy = own.text("attestationPolicy");
    if policy.is_absent() || policy.is("") {
        findings.at(path().key("attestationPolicy"));
    }
}

fn trusted_execution_policy_unused(task: &Task<'_>, findings: &mut Findings) {
    let Some(own) = configuration(task) else { return };
    let is_other = match own.text("isolationMode") {
        Slot::Absent => true,
        Slot::Wrong => false,
        Slot::Set(mode) => mode != CONFIDENTIAL && !placeholder::is_in(mode),
    };
    if is_other && own.text("attestationPolicy").get().is_some_and(|policy| !policy.is_empty()) {
        let mode = own.text("isolationMode").get().unwrap_or("SHARED");
        findings.at(path().key("attestationPolicy")).arg("mode", shorten(mode));
    }
}

/// RFC 4648, section 4, with its padding.
fn is_base64_or_empty(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    let is_digit = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    text.len().is_multiple_of(4) && text.len() - digits.len() <= 2 && digits.bytes().all(is_digit)
}

#[cfg(test)]
pub(super) static CASES: &[Case] = &[
    Case {
        rule: "trusted-execution-managed-only",
        bad: r#"{"family": "a", "networkMode": "awsvpc", "requiresCompatibilities": ["MANAGED_INSTANCES", "EC2"],
            "trustedExecutionConfiguration": {"isolationMode": "ISOLATED_SANDBOX"}}"#,
        at: "trustedExecutionConfiguration",
        good: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"],
            "trustedExecutionConfiguration": {"isolationMode": "ISOLATED_SANDBOX"}}"#,
    },
    Case {
        rule: "trusted-execution-managed-only",
        bad: r#"{"requiresCompatibilities": ["FARGATE"], "ipcMode": "task",
            "trustedExecutionConfiguration": {"isolationMode": "CONFIDENTIAL_SANDBOX"}}"#,
        at: "trustedExecutionConfiguration",
        good: r#"{"trustedExecutionConfiguration": {"isolationMode": "ISOLATED_SANDBOX"}}"#,
    },
    Case {
        rule: "trusted-execution-managed-only",
        bad: r#"{"requiresCompatibilities": ["EC2"], "trustedExecutionConfiguration": {"isolationMode": "ISOLATED_SANDBOX"}}"#,
        at: "trustedExecutionConfiguration",
        good: r#"{"requiresCompatibilities": ["EC2"], "trustedExecutionConfiguration": {"isolationMode": "SHARED"}}"#,
    },
    Case {
        rule: "trusted-execution-policy-required",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "trustedExecutionConfiguration": {
            "isolationMode": "CONFIDENTIAL_SANDBOX", "attestationPolicy": ""}}"#,
        at: "trustedExecutionConfiguration.attestationPolicy",
        good: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "trustedExecutionConfiguration": {
            "isolationMode": "ISOLATED_SANDBOX"}}"#,
    },
    Case {
        rule: "trusted-execution-policy-unused",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "trustedExecutionConfiguration": {
            "isolationMode": "SHARED", "attestationPolicy": "eyJ2ZXJzaW9uIjoxfQ=="}}"#,
        at: "trustedExecutionConfiguration.attestationPolicy",
        good: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "trustedExecutionConfiguration": {
            "isolationMode": "CONFIDENTIAL_SANDBOX", "attestationPolicy": "eyJ2ZXJzaW9uIjoxfQ=="}}"#,
    },
    Case {
        rule: "trusted-execution-policy-base64",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "trustedExecutionConfiguration": {
            "isolationMode": "CONFIDENTIAL_SANDBOX", "attestationPolicy": "{\"version\":1}"}}"#,
        at: "trustedExecutionConfiguration.attestationPolicy",
        good: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "trustedExecutionConfiguration": {
            "isolationMode": "CONFIDENTIAL_SANDBOX", "attestationPolicy": "eyJ2ZXJzaW9uIjoxfQ=="}}"#,
    },
    Case {
        rule: "trusted-execution-policy-base64",
        bad: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "trustedExecutionConfiguration": {"attestationPolicy": "abc"}}"#,
        at: "trustedExecutionConfiguration.attestationPolicy",
        good: r#"{"requiresCompatibilities": ["MANAGED_INSTANCES"], "trustedExecutionConfiguration": {
            "attestationPolicy": "${POLICY}"}}"#,
    },
];

#[cfg(test)]
mod tests {
    use crate::rules::testing::findings;

    #[test]
    fn only_managed_instances_are_asked_for_where_that_brings_no_other_error() {
        let is_offered = |rest: &str| {
            let text = format!(
                r#"{{"family": "a", "requiresCompatibilities": ["FARGATE"], "networkMode": {rest},
                "trustedExecutionConfiguration": {{"isolationMode": "ISOLATED_SANDBOX"}}}}"#
            );
            let found = findings(&text);
            let own = found.iter().find(|found| found.rule.id == "ecs/trusted-execution-managed-only");
            !own.unwrap().fixes.is_empty()
        };
        let ports = r#""containerDefinitions": [{"name": "a", "memory": 64, "portMappings": [{"containerPort": 80}]}]"#;
        assert!(is_offered(&format!(r#""awsvpc", {ports}"#)));
        // Fargate refuses the mode itself, Managed Instances the ports in it.
        assert!(!is_offered(&format!(r#""none", {ports}"#)));
        assert!(!is_offered(r#""awsvpc", "containerDefinitions": [{"name": "a"}]"#));
    }
}
