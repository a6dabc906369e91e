//! What a pasted text is, in a few facts: enough for the welcome page to say what it recognised and what opening
//! would do. Made once for each text that is typed or pasted.

use serde_json::Value;

use super::opening::{self, Plan};
use crate::exchange::detect::{Kind, Reason, detect};

/// A text and what was recognised in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Pasted {
    /// What it is.
    pub kind: Kind,
    /// What opening would make of it.
    pub outcome: Outcome,
}

/// What opening a text comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// A document with this in it.
    Document(Contents),
    /// A document whose text does not parse yet.
    Broken,
    /// A question: it is something else.
    Foreign,
}

/// What a definition holds, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Contents {
    /// Its containers.
    pub containers: usize,
    /// Their port mappings.
    pub ports: usize,
    /// Their environment variables.
    pub variables: usize,
}

impl Pasted {
    /// Looks at a text; `None` where there is nothing but spaces.
    pub fn recognise(text: &str) -> Option<Self> {
        if text.trim().is_empty() {
            return None;
        }
        let detected = detect(text);
        let is_broken = detected.reasons.iter().any(|reason| matches!(reason, Reason::Syntax(_)));
        let outcome = match opening::plan(text) {
            Plan::Tell(_) => Outcome::Foreign,
            _ if is_broken => Outcome::Broken,
            Plan::Clean(cleaned) => Outcome::Document(Contents::of(&cleaned.text)),
            Plan::AsItIs => Outcome::Document(Contents::of(text)),
        };
        Some(Self { kind: detected.kind, outcome })
    }
}

impl Contents {
    fn of(text: &str) -> Self {
        let Ok(parsed) = crate::document::parse(text) else { return Self::default() };
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let containers = match &parsed.value {
            Value::Array(containers) => containers.clone(),
            task => list(&task["containerDefinitions"]),
        };
        let count = |key: &str| containers.iter().map(|container| list(&container[key]).len()).sum();
        Self { containers: containers.len(), ports: count("portMappings"), variables: count("environment") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(text: &str) -> Option<(Kind, Outcome)> {
        Pasted::recognise(text).map(|pasted| (pasted.kind, pasted.outcome))
    }

    #[test]
    fn definitions_are_counted_however_they_are_wrapped() {
        let container = r#"{"name": "web", "image": "nginx", "portMappings": [{}, {}], "environment": [{}]}"#;
        let one = Outcome::Document(Contents { containers: 1, ports: 2, variables: 1 });
        let input = format!(r#"{{"family": "web", "containerDefinitions": [{container}]}}"#);
        assert_eq!(outcome(&input), Some((Kind::RegisterInput, one)));
        let reply = format!(r#"{{"taskDefinition": {input}}}"#);
        assert_eq!(outcome(&reply), Some((Kind::DescribeReply, one)));
        assert_eq!(outcome(&format!("[{container}]")), Some((Kind::Containers, one)));
    }

    #[test]
    fn what_is_broken_or_something_else_is_said() {
        assert_eq!(outcome(" \n"), None);
        let broken = outcome(r#"{"family": "web", "containerDefinitions": [}"#);
        assert_eq!(broken.map(|(_, outcome)| outcome), Some(Outcome::Broken));
        let yaml = "family: web\ncontainerDefinitions:\n  - name: web\n    image: nginx\n";
        assert_eq!(outcome(yaml), Some((Kind::TaskDefinitionYaml, Outcome::Foreign)));
        assert_eq!(outcome("hello"), Some((Kind::NotJson, Outcome::Foreign)));
    }
}
