//! The rules of the category `placement`: on which instances a task may run.

pub(super) mod query;

use super::fix::{remove, set};
use super::scope::{EC2, EXTERNAL, MANAGED_INSTANCES};
#[cfg(test)]
use super::testing::Case;
use super::{Check, Findings, Fix, Rule, Scope, Severity, Shape};
use crate::document::Path;
use crate::task::container::shorten;
use crate::task::{Object, Slot, Task};

/// Fargate has no instances to choose from.
const WITH_INSTANCES: Scope = EC2.and(EXTERNAL).and(MANAGED_INSTANCES);

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "ecs/placement-count",
        severity: Severity::Error,
        applies: WITH_INSTANCES,
        at: &["placementConstraints"],
        check: Check::Shape(Shape::MaxItems(10)),
    },
    Rule {
        id: "ecs/placement-expression-missing",
        severity: Severity::Error,
        applies: WITH_INSTANCES,
        at: &["placementConstraints[].expression"],
        check: Check::Task(placement_expression_missing),
    },
    Rule {
        id: "ecs/placement-type",
        severity: Severity::Error,
        applies: WITH_INSTANCES,
        at: &["placementConstraints[].type"],
        check: Check::Form(placement_type),
    },
    Rule {
        id: "ecs/placement-expression-syntax",
        severity: Severity::Warning,
        applies: WITH_INSTANCES,
        at: &["placementConstraints[].expression"],
        check: Check::Form(placement_expression_syntax),
    },
];

pub(super) const MEMBER_OF: &str = "memberOf";

pub(super) fn constraints<'a>(task: &Task<'a>) -> Vec<(Path, Object<'a>)> {
    task.object.objects("placementConstraints", &Path::root())
}

fn placement_expression_missing(task: &Task<'_>, findings: &mut Findings) {
    for (path, constraint) in constraints(task) {
        let expression = constraint.text("expression");
        if constraint.text("type").is(MEMBER_OF) && (expression.is_absent() || expression.is("")) {
            findings.at(path.key("expression"));
        }
    }
}

fn placement_type(task: &Task<'_>, findings: &mut Findings) {
    for (path, constraint) in constraints(task) {
        let kind = match constraint.text("type") {
            Slot::Set(MEMBER_OF) | Slot::Wrong => continue,
            kind => kind.get().unwrap_or_default(),
        };
        let at = path.key("type");
        let finding = findings.at(at.clone());
        finding.arg("value", shorten(kind)).arg("length", kind.len());
        let is_meant = kind.is_empty() || kind.eq_ignore_ascii_case(MEMBER_OF);
        let has_expression = constraint.text("expression").get().is_some_and(|text| !text.is_empty());
        if is_meant && has_expression {
            finding.fix(Fix::review([set(at, MEMBER_OF)]).named("fix-member"));
        }
        finding.fix(Fix::review([remove(path)]));
    }
}

fn placement_expression_syntax(task: &Task<'_>, findings: &mut Findings) {
    for (path, constraint) in constraints(task) {
        let expression = constraint.text("expression").get().filter(|text| !text.is_empty());
        let Some(expression) = expression.filter(|text| !query::is_valid(text)) else { continue };
        let at = path.key("expression");
        let finding = findings.at(at.clone());
        finding.arg("value", shorten(expression));
        let better = expression.replace("attributes:", "attribute:");
        let is_better = better != expression && query::is_valid(&better);
        finding.fix_if(is_better.then(|| Fix::review([set(at, better)])));
    }
}

#[cfg(test)]
pub(super) static CASES: &[Case] = &[
    Case {
        rule: "placement-count",
        bad: r#"{"placementConstraints": [1,2,3,4,5,6,7,8,9,10,11]}"#,
        at: "placementConstraints",
        good: r#"{"placementConstraints": [1,2,3,4,5,6,7,8,9,10]}"#,
    },
    Case {
        rule: "placement-expression-missing",
        bad: r#"{"placementConstraints": [{"type": "memberOf", "expression": ""}]}"#,
        at: "placementConstraints[0].expression",
        good: r#"{"placementConstraints": [{"type": "memberOf", "expression": "agentConnected == true"}, {"type": "memberOf", "expression": 5}]}"#,
    },
    Case {
        rule: "placement-type",
        bad: r#"{"placementConstraints": [{"expression": "attribute:ecs.instance-type =~ t3.*"}]}"#,
        at: "placementConstraints[0].type",
        good: r#"{"placementConstraints": [{"type": "memberOf", "expression": "attribute:a exists"}, {"type": 5}, {"type": "${TYPE}"}]}"#,
    },
    Case {
        rule: "placement-type",
        bad: r#"{"placementConstraints": [{"type": "distinctInstance"}]}"#,
        at: "placementConstraints[0].type",
        good: r#"{"placementConstraints": null}"#,
    },
    Case {
        rule: "placement-expression-syntax",
        bad: r#"{"placementConstraints": [{"type": "memberOf", "expression": "attributes:ecs.os-type == linux"}]}"#,
        at: "placementConstraints[0].expression",
        good: r#"{"placementConstraints": [{"type": "memberOf", "expression": "not(attribute:stack exists)"},
            {"type": "memberOf", "expression": "attribute:zone in [a, b] and agentVersion >= 1.50.0"},
            {"type": "memberOf", "expression": "${EXPRESSION}"}, {"type": "memberOf", "expression": null}]}"#,
    },
];
