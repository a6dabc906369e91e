//! What a rule reports: data without a sentence, so that a language switch needs no new run.

use std::ops::Range;

use super::{Fix, Rule, Severity};
use crate::document::Path;
use crate::text::{Arg, Args};

/// One problem at one place.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Whose.
    pub rule: &'static Rule,
    /// How bad it is: as the rule says, unless a policy says otherwise.
    pub severity: Severity,
    /// Where. The value may be missing.
    pub at: Path,
    /// The bytes to underline, where the path alone does not tell them.
    pub range: Option<Range<usize>>,
    /// Other places that take part.
    pub also: Vec<Path>,
    /// The names and numbers for its sentences.
    pub args: Args,
    /// What would solve it, the best first.
    pub fixes: Vec<Fix>,
}

impl Finding {
    /// Another place that takes part.
    pub fn also(&mut self, path: Path) -> &mut Self {
        self.also.push(path);
        self
    }

    /// A name or number for the sentences.
    pub fn arg(&mut self, name: &'static str, value: impl Into<Arg>) -> &mut Self {
        self.args.set(name, value);
        self
    }

    /// A way to solve it.
    pub fn fix(&mut self, fix: Fix) -> &mut Self {
        self.fixes.push(fix);
        self
    }

    /// A way to solve it, where there is one.
    pub fn fix_if(&mut self, fix: Option<Fix>) -> &mut Self {
        self.fixes.extend(fix);
        self
    }

    /// The finding with its fixes' paths as `to` gives them. A fix that has no place there is not offered.
    pub(super) fn relocate_fixes(self, to: &dyn Fn(&Path) -> Option<Path>) -> Self {
        Self { fixes: self.fixes.into_iter().filter_map(|fix| fix.relocate(to)).collect(), ..self }
    }

    /// The finding with all its paths below `base`.
    pub(super) fn below(self, base: &Path) -> Self {
        let below = |path: &Path| base.join(path);
        let moved = self.relocate_fixes(&|path| Some(below(path)));
        Self { at: below(&moved.at), also: moved.also.iter().map(below).collect(), ..moved }
    }

    /// The bytes to underline.
    pub fn range(&mut self, range: Range<usize>) -> &mut Self {
        self.range = Some(range);
        self
    }
}

/// Where a rule puts its findings.
#[derive(Debug)]
pub struct Findings {
    rule: &'static Rule,
    found: Vec<Finding>,
}

impl Findings {
    pub(super) fn new(rule: &'static Rule) -> Self {
        Self { rule, found: Vec::new() }
    }

    pub(super) fn for_rule(&mut self, rule: &'static Rule) {
        self.rule = rule;
    }

    pub(super) fn into_vec(self) -> Vec<Finding> {
        self.found
    }

    /// How many there are so far.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether there are none so far.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    pub(super) fn drop_since(&mut self, start: usize, drop: impl Fn(&Finding) -> bool) {
        let mut at = 0;
        self.found.retain(|finding| {
            at += 1;
            at <= start || !drop(finding)
        });
    }

    /// A finding of the present rule at `path`; facts and fixes are added to what this returns.
    pub fn at(&mut self, path: Path) -> &mut Finding {
        let index = self.found.len();
        self.found.push(Finding {
            rule: self.rule,
            severity: self.rule.severity,
            at: path,
            range: None,
            also: Vec::new(),
            args: Args::new(),
            fixes: Vec::new(),
        });
        &mut self.found[index]
    }
}
