//! Changes in words: for the rows of a dialog, for a screen reader and for the command line.

use super::privacy::safe;
use super::{Change, Cost, Kind, Owner, Remark, Words};
use crate::schema::prices::cents;
use crate::task::container::shorten;
use crate::text::{Args, Catalog};

impl Remark {
    fn key(self) -> &'static str {
        match self {
            Self::Safer => "change-remark-safer",
            Self::Pinned => "change-remark-pinned",
            Self::Readable => "change-remark-readable",
            Self::NotEncrypted => "change-remark-not-encrypted",
            Self::NotAuthorized => "change-remark-not-authorized",
            Self::MorePower => "change-remark-more-power",
            Self::Writable => "change-remark-writable",
            Self::SharesHost => "change-remark-shares-host",
            Self::NoHealthCheck => "change-remark-no-health-check",
            Self::NoLogs => "change-remark-no-logs",
            Self::NoRole => "change-remark-no-role",
            Self::OtherPlatform => "change-remark-other-platform",
            Self::NoPort => "change-remark-no-port",
            Self::OtherStorage => "change-remark-other-storage",
            Self::Moving => "change-remark-moving",
            Self::OtherFamily => "change-remark-other-family",
        }
    }

    /// A word or two: `safer`.
    pub fn text(self, catalog: &Catalog) -> String {
        catalog.text(self.key())
    }

    /// A sentence that says what follows; `None` where the word says it all.
    pub fn why(self, catalog: &Catalog) -> Option<String> {
        catalog.attribute(self.key(), "why", &Args::new())
    }
}

impl Cost {
    /// `+$10.36 / month`, `−$10.36 / month`.
    pub fn text(&self, catalog: &Catalog) -> String {
        let key = if self.monthly < 0.0 { "change-cost-less" } else { "change-cost-more" };
        catalog.format(key, &Args::new().with("usd", cents(self.monthly.abs())))
    }
}

impl Change {
    /// What changes, with the container that it belongs to.
    pub(super) fn whole_subject(&self) -> Words {
        match &self.owner {
            Some(Owner::Container(name)) if !self.names_owner => {
                let owner = match &**name {
                    "" => Words::key("change-unnamed"),
                    name => Words::Text(shorten(&safe(name))),
                };
                Words::phrase("change-of", [("owner", owner), ("subject", self.subject.clone())])
            }
            _ => self.subject.clone(),
        }
    }

    /// What is said behind a row: the price, else what follows from the change.
    pub fn remark_text(&self, catalog: &Catalog) -> Option<String> {
        let cost = self.cost.as_ref().map(|cost| cost.text(catalog));
        let remark = self.remark.map(|remark| remark.text(catalog));
        match (remark, cost) {
            (Some(remark), Some(cost)) => Some(format!("{remark}, {cost}")),
            (remark, cost) => remark.or(cost),
        }
    }

    /// All of it as whole sentences, on one line.
    pub fn sentence(&self, catalog: &Catalog) -> String {
        let none = Words::none();
        let is_vain = |words: &Words| *words == Words::key("change-there");
        let key = match (&self.from, &self.to) {
            _ if self.kind == Kind::Order => "change-sentence-order",
            (from, to) if *from == none && is_vain(to) => "change-sentence-added-bare",
            (from, to) if *to == none && is_vain(from) => "change-sentence-removed-bare",
            (from, _) if *from == none => "change-sentence-added",
            (_, to) if *to == none => "change-sentence-removed",
            _ => "change-sentence",
        };
        let why = self.remark.and_then(|remark| remark.why(catalog));
        // The word says nothing that the sentence does not.
        let word = self.remark.filter(|_| why.is_none()).map(|remark| remark.text(catalog));
        let cost = self.cost.as_ref().map(|cost| cost.text(catalog));
        let notes: Vec<String> = cost.into_iter().chain(word).collect();
        let note = match &*notes {
            [] => String::new(),
            notes => catalog.format("change-note", &Args::new().with("text", notes.join(", "))),
        };
        let args = Args::new()
            .with("subject", self.whole_subject().text(catalog))
            .with("from", self.from.text(catalog))
            .with("to", self.to.text(catalog))
            .with("note", note);
        let sentence = catalog.format(key, &args);
        why.map_or_else(|| sentence.clone(), |why| format!("{sentence} {why}"))
    }
}

/// One line for each change, and one that counts what changes nothing. Ends with a line end.
pub fn text(changes: &[Change], catalog: &Catalog) -> String {
    let shown = changes.iter().filter(|change| !change.is_hidden());
    let mut lines: Vec<String> = shown.map(|change| change.sentence(catalog)).collect();
    if lines.is_empty() {
        lines.push(catalog.text("change-nothing"));
    }
    let hidden = changes.iter().filter(|change| change.is_hidden()).count();
    if hidden > 0 {
        lines.push(catalog.format("change-hidden-count", &Args::new().with("count", hidden)));
    }
    lines.join("\n") + "\n"
}
