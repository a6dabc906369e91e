//! What the window knows about one open document beyond its text: what is derived from the present text and from the
//! last one that parsed, and the sentences of both.

use std::sync::Arc;

use super::derived::Derived;
use super::wording::{self, FindingText};
use crate::document::Document;
use crate::policy::Policy;
use crate::text::{Catalog, Language};

/// The present text of a document and the last one that parsed.
#[derive(Debug)]
pub(super) struct Analysis {
    /// What follows from the present text.
    pub(super) current: Arc<Derived>,
    /// What followed from the last text that parsed; the same as `current` while that one does.
    pub(super) good: Option<Arc<Derived>>,
    wording: Wording,
}

/// The sentences of the findings, and what they were made for.
#[derive(Debug, Default)]
struct Wording {
    made_for: Option<(u64, Option<u64>, Language)>,
    current: Vec<FindingText>,
    good: Vec<FindingText>,
}

impl Analysis {
    /// Reads the document as it is.
    pub(super) fn of(document: &Document, policy: &Arc<Policy>) -> Self {
        let text = Arc::clone(document.text());
        let current = Arc::new(Derived::under(Arc::clone(policy), text, document.revision()));
        let good = current.parsed().is_some().then(|| Arc::clone(&current));
        Self { current, good, wording: Wording::default() }
    }

    /// Reads the document again if it changed. Answers whether it did.
    pub(super) fn update(&mut self, document: &Document, policy: &Arc<Policy>) -> bool {
        if self.current.revision == document.revision() {
            return false;
        }
        let good = self.good.take();
        *self = Self { wording: std::mem::take(&mut self.wording), ..Self::of(document, policy) };
        if self.current.error().is_some() {
            self.good = good;
        }
        true
    }

    /// Makes the sentences of the findings, unless that is done already.
    pub(super) fn resolve_wording(&mut self, catalog: &Catalog) {
        let good = self.good.as_ref();
        let made_for = Some((self.current.revision, good.map(|good| good.revision), catalog.language()));
        if self.wording.made_for == made_for {
            return;
        }
        let is_good = self.current.parsed().is_some();
        self.wording = Wording {
            made_for,
            current: wording::finding_texts(&self.current, catalog),
            good: good
                .filter(|_| !is_good)
                .map_or_else(Vec::new, |good| wording::finding_texts(good, catalog)),
        };
    }

    /// The sentences of the findings in the present text.
    pub(super) fn finding_texts(&self) -> &[FindingText] {
        &self.wording.current
    }

    /// The sentences of the findings in the last text that parsed, where that is an earlier one.
    pub(super) fn good_texts(&self) -> &[FindingText] {
        &self.wording.good
    }
}
