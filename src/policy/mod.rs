//! Which rules a folder wants to hear of, and how loudly: what `taskwright.toml` beside the documents says.
//!
//! Rules know nothing of it. It is laid over what they found, the same in the window and on the command line.

mod error;
mod find;
mod origin;
mod pack;
mod read;

use std::collections::HashMap;
use std::path::PathBuf;

pub use error::{PolicyError, PolicyProblem, sentence};
pub use find::{FILE_NAME, Stamp, load, nearest};
pub use origin::origin;
pub use pack::Pack;

use crate::rules::{Finding, Rule, Severity, all};

/// What one file says of the rules. The one without a file leaves every rule as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policy {
    /// The file.
    pub file: Option<PathBuf>,
    /// What becomes of the rules that it changes, by their ids.
    changes: HashMap<&'static str, Setting>,
}

/// What is said of one rule, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// What becomes of the rule.
    pub level: Level,
    /// The line of the file that says so, from 1.
    pub line: usize,
    /// The pack that the line names, where it does not name the rule itself.
    pub pack: Option<Pack>,
}

/// What becomes of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// It is not heard of.
    Off,
    /// It is as bad as this.
    As(Severity),
}

/// Findings as a policy wants them.
#[derive(Debug)]
pub struct Applied {
    /// Those that are heard of, with the severity that they have then.
    pub findings: Vec<Finding>,
    /// How many each rule that is off would have had, in the order of the catalogue.
    pub off: Vec<(&'static Rule, usize)>,
}

impl Policy {
    /// What the packs, with their lines, and the lines of single rules come to. A rule's own line weighs more, and of
    /// the packs the severest.
    fn new(packs: &[(Pack, usize)], rules: &HashMap<&'static str, Setting>) -> Self {
        let of_packs = |rule: &Rule| {
            let raised = packs.iter().filter_map(|(pack, line)| Some((pack.severity(rule)?, *pack, *line)));
            let (severity, pack, line) = raised.min_by_key(|(severity, ..)| *severity)?;
            Some(Setting { level: Level::As(severity), line, pack: Some(pack) })
        };
        let change = |rule: &'static Rule| {
            let setting = rules.get(rule.id).copied().or_else(|| of_packs(rule));
            let changed = setting.filter(|setting| setting.level != Level::As(rule.severity));
            changed.map(|setting| (rule.id, setting))
        };
        Self { file: None, changes: all().filter_map(change).collect() }
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// What is said of a rule. `None` where it stays as the catalogue has it.
    pub fn setting(&self, rule: &Rule) -> Option<Setting> {
        self.changes.get(rule.id).copied()
    }

    /// All rules that it changes, in the order of the catalogue.
    pub fn changes(&self) -> impl Iterator<Item = (&'static Rule, Setting)> {
        all().filter_map(|rule| Some((rule, self.setting(rule)?)))
    }

    /// Leaves out what is off and gives the rest its severity.
    pub fn apply(&self, found: Vec<Finding>) -> Applied {
        if self.is_empty() {
            return Applied { findings: found, off: Vec::new() };
        }
        let mut findings = Vec::with_capacity(found.len());
        let mut off: Vec<(&'static Rule, usize)> = Vec::new();
        for finding in found {
            match self.setting(finding.rule).map(|setting| setting.level) {
                None => findings.push(finding),
                Some(Level::As(severity)) => findings.push(Finding { severity, ..finding }),
                Some(Level::Off) => match off.last_mut().filter(|(rule, _)| rule.id == finding.rule.id) {
                    Some((_, count)) => *count += 1,
                    None => off.push((finding.rule, 1)),
                },
            }
        }
        Applied { findings, off }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;
    use crate::rules::check;
    use crate::task::Task;

    const TEXT: &str = r#"{"family": "web", "requiresCompatibilities": ["EC2", "EC2"], "networkMode": "awsvpc",
        "containerDefinitions": [{"name": "a", "image": "a:1", "memory": 64, "links": ["b"]}, {"name": "a b"}]}"#;

    fn applied(file: &str) -> Applied {
        let parsed = parse(TEXT).unwrap();
        read::policy(file).unwrap().apply(check(&Task::read(TEXT, &parsed), &parsed.value))
    }

    fn severity(found: &Applied, rule: &str) -> Option<Severity> {
        found.findings.iter().find(|finding| finding.rule.text_key() == rule).map(|finding| finding.severity)
    }

    #[test]
    fn a_rule_is_off_or_as_bad_as_the_file_says() {
        let found = applied("[rules]\n\"ecs/compat-duplicate\" = \"off\"\n\"ecs/awsvpc-links\" = \"info\"\n");
        assert_eq!(severity(&found, "compat-duplicate"), None);
        assert_eq!(severity(&found, "awsvpc-links"), Some(Severity::Info));
        assert_eq!(severity(&found, "container-name-format"), Some(Severity::Error));
        let off: Vec<_> = found.off.iter().map(|(rule, count)| (rule.id, *count)).collect();
        assert_eq!(off, [("ecs/compat-duplicate", 1)]);
    }

    #[test]
    fn a_pack_raises_and_a_rule_of_its_own_weighs_more() {
        let found = applied("packs = [\"strict\"]");
        assert_eq!(severity(&found, "compat-duplicate"), Some(Severity::Error));
        let found = applied("packs = [\"strict\"]\n[rules]\ncompat-duplicate = \"warning\"\n");
        assert_eq!(severity(&found, "compat-duplicate"), Some(Severity::Warning));
    }

    #[test]
    fn a_setting_says_where_it_comes_from() {
        let policy =
            read::policy("packs = [\n  \"strict\",\n]\n\n[rules]\nawsvpc-links = \"off\"\n").unwrap();
        let setting = |rule: &str| policy.setting(Rule::find(rule).unwrap());
        assert_eq!(setting("awsvpc-links"), Some(Setting { level: Level::Off, line: 6, pack: None }));
        let level = Level::As(Severity::Error);
        assert_eq!(setting("compat-duplicate"), Some(Setting { level, line: 2, pack: Some(Pack::Strict) }));
        assert_eq!(setting("family-required"), None);
        assert!(policy.changes().count() > 10);
        assert_eq!(Policy::default().changes().count(), 0);
    }
}
