//! Named packs: what many rules become with one word.

use crate::rules::{CATEGORIES, Rule, Severity};

/// A set of rules that are raised together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pack {
    /// Every warning is an error: nothing that is likely wrong leaves the folder.
    Strict,
    /// What security reviews ask for weighs one step more: notes are warnings, warnings are errors.
    Security,
}

/// Rules outside of the category `security` that are about who can change what runs, or act as whom.
const BESIDE: [&str; 4] =
    ["ecs/image-latest", "ecs/image-no-digest", "ecs/same-role-twice", "ecs/version-consistency-disabled"];

impl Pack {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Strict, Self::Security];

    /// Its name in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Strict => "strict",
            Self::Security => "security",
        }
    }

    pub(super) fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|pack| pack.name() == name)
    }

    /// What it makes of a rule; `None` where it leaves it as it is.
    pub(super) fn severity(self, rule: &Rule) -> Option<Severity> {
        match (self, rule.severity) {
            (_, Severity::Error) => None,
            (Self::Strict, Severity::Warning) => Some(Severity::Error),
            (Self::Strict, Severity::Info) => None,
            (Self::Security, severity) => is_about_security(rule).then_some(match severity {
                Severity::Info => Severity::Warning,
                Severity::Warning | Severity::Error => Severity::Error,
            }),
        }
    }
}

fn is_about_security(rule: &Rule) -> bool {
    let category = CATEGORIES.iter().find(|(name, _)| *name == "security");
    BESIDE.contains(&rule.id) || category.is_some_and(|(_, rules)| rules.iter().any(|own| own.id == rule.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn security_raises_what_reviews_ask_for() {
        let severity = |rule: &str| Pack::Security.severity(Rule::find(rule).unwrap());
        assert_eq!(severity("root-user"), Some(Severity::Warning));
        assert_eq!(severity("privileged-container"), Some(Severity::Error));
        assert_eq!(severity("compat-duplicate"), None);
        for rule in BESIDE {
            assert!(severity(rule).is_some(), "{rule}");
        }
    }

    #[test]
    fn every_name_finds_its_pack() {
        assert_eq!(Pack::ALL.map(|pack| Pack::find(pack.name())), Pack::ALL.map(Some));
        assert_eq!(Pack::find("Strict"), None);
    }
}
