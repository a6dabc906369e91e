//! Rules are rows: one static slice for each category, one plain function where no ready-made shape does.
//!
//! A rule sees the typed view only: no clock, disk, network or language. Adding one is a row here, perhaps a
//! function, two cases below it and its two texts in `assets/text/`.

mod catalogue;
mod compatibility;
mod container;
mod cost;
mod cycle;
mod dependencies;
mod document;
mod efs;
mod environment;
mod external;
mod fargate;
mod fault_injection;
pub mod finding;
mod firelens;
pub mod fix;
mod fsx;
mod gpu;
mod healthcheck;
mod iam;
mod image;
mod linux;
mod logging;
mod logs;
mod managed_instances;
mod network;
mod placement;
mod ports;
mod proxy;
mod repeat;
mod resources;
mod restart;
mod role;
mod s3files;
pub mod scope;
mod secrets;
mod security;
pub mod shape;
mod tags;
mod task;
#[cfg(test)]
pub(crate) mod testing;
mod timeouts;
mod trusted_execution;
mod ulimits;
mod volumes;
mod windows;

pub use catalogue::{answer, sources};
pub use finding::{Finding, Findings};
pub use fix::{Fix, Safety};
pub use scope::Scope;
pub use shape::Shape;

use crate::document::edit::lookup;
use crate::document::{Path, SyntaxError};
use crate::task::{Task, Top, placeholder};

/// One thing that must be true of a task definition. Its texts are found by its id.
#[derive(Debug)]
pub struct Rule {
    /// Such as `ecs/host-port-duplicate`.
    pub id: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Which launch types and operating systems it speaks about.
    pub applies: Scope,
    /// The places it reports at, as patterns. `*` stands for any place.
    pub at: &'static [&'static str],
    /// How it is tested.
    pub check: Check,
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// ECS refuses it, or every run fails.
    Error,
    /// Accepted, but likely wrong.
    Warning,
    /// Advice; shown as "note".
    Info,
}

impl Severity {
    /// The word of the catalogue and of the JSON output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// How a rule is tested.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// A ready-made check of the value at its first path.
    Shape(Shape),
    /// A function over the whole task.
    Task(fn(&Task<'_>, &mut Findings)),
    /// The same about the form of a text: what it finds at a text with a placeholder is dropped.
    Form(fn(&Task<'_>, &mut Findings)),
    /// A function over what the schema walk found, which speaks of nothing but what is there: it holds for a bare
    /// list of containers as well.
    Walk(fn(&Task<'_>, &mut Findings)),
    /// Not tested over a task: the text itself gives it away.
    Text,
}

impl Rule {
    /// The id without `ecs/`: the key of its texts.
    pub fn text_key(&self) -> &'static str {
        self.id.strip_prefix("ecs/").unwrap_or(self.id)
    }

    /// The rule with this id, with or without `ecs/`.
    pub fn find(id: &str) -> Option<&'static Self> {
        let name = id.strip_prefix("ecs/").unwrap_or(id);
        all().find(|rule| rule.text_key() == name)
    }

    /// The name of the category that it stands in.
    pub fn category(&'static self) -> &'static str {
        // By name: the slice that a static refers to may be there twice, so that addresses say nothing.
        let holds = |rules: &[Self]| rules.iter().any(|rule| rule.id == self.id);
        CATEGORIES.iter().find(|(_, rules)| holds(rules)).map_or("", |(name, _)| name)
    }
}

/// All categories, in the order of the catalogue.
pub static CATEGORIES: &[(&str, &[Rule])] = &[
    ("document", document::RULES),
    ("task", task::RULES),
    ("compatibility", compatibility::RULES),
    ("resources", resources::RULES),
    ("fargate", fargate::RULES),
    ("managed-instances", managed_instances::RULES),
    ("external", external::RULES),
    ("windows", windows::RULES),
    ("network", network::RULES),
    ("ports", ports::RULES),
    ("container", container::RULES),
    ("image", image::RULES),
    ("environment", environment::RULES),
    ("secrets", secrets::RULES),
    ("iam", iam::RULES),
    ("healthcheck", healthcheck::RULES),
    ("dependencies", dependencies::RULES),
    ("timeouts", timeouts::RULES),
    ("restart", restart::RULES),
    ("logging", logging::RULES),
    ("firelens", firelens::RULES),
    ("volumes", volumes::RULES),
    ("efs", efs::RULES),
    ("s3files", s3files::RULES),
    ("fsx", fsx::RULES),
    ("linux", linux::RULES),
    ("ulimits", ulimits::RULES),
    ("gpu", gpu::RULES),
    ("placement", placement::RULES),
    ("proxy", proxy::RULES),
    ("fault-injection", fault_injection::RULES),
    ("trusted-execution", trusted_execution::RULES),
    ("security", security::RULES),
    ("tags", tags::RULES),
    ("cost", cost::RULES),
];

/// All rules, in the order of the catalogue.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    CATEGORIES.iter().flat_map(|(_, rules)| rules.iter())
}

/// Rules of the schema walk that give way to a specific rule at the same path.
const GENERAL: [&str; 4] = ["ecs/unknown-field", "ecs/wrong-type", "ecs/enum-value", "ecs/required-field"];

/// Rules that speak about the text, whatever stands there: they take nothing from what the general ones say.
const BESIDE: [&str; 4] =
    ["ecs/definition-too-large", "ecs/json-duplicate-key", "ecs/json-not-strict", "ecs/placeholder-unfilled"];

/// Everything that the rules find in a task, in the order of the catalogue.
pub fn check(task: &Task<'_>, value: &serde_json::Value) -> Vec<Finding> {
    if Top::of(value) == Top::Other {
        return document::not_object(value);
    }
    if let Some(found) = document::describe_reply(task, value) {
        return found;
    }
    let Some(first) = all().next() else { return Vec::new() };
    let mut findings = Findings::new(first);
    for rule in all() {
        if !rule.applies.covers(task) || (task.is_fragment && rule.is_of_task_level()) {
            continue;
        }
        findings.for_rule(rule);
        rule.run(task, value, &mut findings);
    }
    let mut found = findings.into_vec();
    drop_general(&mut found);
    if task.is_fragment {
        let in_text = |path: &Path| task.path_in_text(path);
        found = found.into_iter().map(|finding| finding.relocate_fixes(&in_text)).collect();
    }
    found
}

/// The one finding of a text that does not parse.
pub fn check_broken(error: &SyntaxError) -> Vec<Finding> {
    document::broken(error)
}

impl Rule {
    /// Tests it, whether or not it applies.
    fn run(&'static self, task: &Task<'_>, value: &serde_json::Value, findings: &mut Findings) {
        let start = findings.len();
        match self.check {
            Check::Shape(shape) => shape.check(self, task, findings),
            Check::Task(check) | Check::Form(check) | Check::Walk(check) => check(task, findings),
            Check::Text => {}
        }
        if matches!(self.check, Check::Form(_) | Check::Shape(Shape::Form(_))) {
            findings.drop_since(start, |finding| holds_placeholder(task, value, &finding.at));
        }
    }

    /// Whether it says something that a bare list of containers does not tell.
    fn is_of_task_level(&self) -> bool {
        let is_inside = |pattern: &&str| pattern.starts_with("containerDefinitions[]") || *pattern == "*";
        let holds_for_any = matches!(self.check, Check::Walk(_)) || self.at.contains(&"");
        !holds_for_any && !self.at.iter().all(is_inside)
    }
}

fn holds_placeholder(task: &Task<'_>, value: &serde_json::Value, path: &Path) -> bool {
    let found = task.path_in_text(path).and_then(|path| lookup(value, &path));
    found.and_then(serde_json::Value::as_str).is_some_and(placeholder::is_in)
}

/// Where a specific rule speaks about a path, the general ones are silent.
fn drop_general(found: &mut Vec<Finding>) {
    let is_general = |finding: &Finding| GENERAL.contains(&finding.rule.id);
    if !found.iter().any(is_general) {
        return;
    }
    let is_specific = |finding: &&Finding| !is_general(finding) && !BESIDE.contains(&finding.rule.id);
    let specific: std::collections::HashSet<Path> =
        found.iter().filter(is_specific).map(|finding| finding.at.clone()).collect();
    found.retain(|finding| !is_general(finding) || !specific.contains(&finding.at));
}
