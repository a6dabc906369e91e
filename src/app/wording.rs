//! The texts of the window in the present language: labels are resolved once, the sentences of findings once for
//! each revision.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use super::derived::Derived;
use crate::document::Path;
use crate::learn::place;
use crate::rules::Finding;
use crate::text::{Arg, Args, Catalog, Language};

/// A catalogue that remembers.
#[derive(Debug)]
pub struct Texts {
    catalog: Catalog,
    labels: RefCell<HashMap<&'static str, Arc<str>>>,
}

impl Texts {
    /// The texts of a language.
    pub fn new(language: Language) -> Self {
        Self { catalog: Catalog::new(language), labels: RefCell::default() }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.catalog.language()
    }

    /// The catalogue itself.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// A text without placeholders.
    pub fn get(&self, key: &'static str) -> Arc<str> {
        let mut labels = self.labels.borrow_mut();
        Arc::clone(labels.entry(key).or_insert_with(|| self.catalog.text(key).into()))
    }

    /// A text with one placeholder.
    pub fn with(&self, key: &str, name: &'static str, value: impl Into<Arg>) -> String {
        self.catalog.format(key, &Args::new().with(name, value))
    }
}

/// The sentences of one finding.
#[derive(Debug, Clone)]
pub struct FindingText {
    /// What must be true.
    pub message: String,
    /// Why.
    pub why: Option<String>,
    /// Names of its fixes, in their order.
    pub fixes: Vec<String>,
    /// Where, in words.
    pub place: String,
    /// On which line, from 1.
    pub line: usize,
}

/// The sentences of all findings of a revision, in their order.
pub(super) fn finding_texts(derived: &Derived, catalog: &Catalog) -> Vec<FindingText> {
    let name_of = |path: &Path| derived.name_of(path).map(str::to_owned);
    let text = |finding: &Finding| {
        let key = finding.rule.text_key();
        let fix = |attribute| catalog.attribute(key, attribute, &finding.args).unwrap_or_default();
        let start = derived.underline_of(finding).start;
        FindingText {
            message: catalog.format(key, &finding.args),
            why: catalog.attribute(key, "why", &finding.args),
            fixes: finding.fixes.iter().map(|offer| fix(offer.text)).collect(),
            place: place(&finding.at, &name_of, catalog),
            line: derived.lines.position(&derived.text, start).line,
        }
    };
    derived.findings.iter().map(text).collect()
}
