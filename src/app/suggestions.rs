//! What fields can be given from the account, as plain data for the form, which knows no AWS. Lists are kept for the
//! session and asked for again on demand; nothing is asked before someone wants it.

use std::collections::HashMap;
use std::time::SystemTime;

use crate::aws::sentence::{Told, tell};
use crate::aws::{AwsError, RequestId};
use crate::text::{Args, Catalog};

/// What a field takes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Source {
    /// Repositories of the account's own registry.
    Repositories,
    /// The tags of a repository, by its URI.
    Images {
        /// `111122223333.dkr.ecr.eu-west-1.amazonaws.com/web`.
        repository: String,
    },
    /// Roles that ECS may give to tasks.
    Roles,
    /// Log groups.
    LogGroups {
        /// Where they are, if the document says it.
        region: Option<String>,
        /// The beginning of their names; empty for all.
        search: String,
    },
    /// Names of secrets.
    Secrets {
        /// Whether parameters of Systems Manager do as well.
        with_parameters: bool,
        /// The beginning of their names; empty for all.
        search: String,
    },
    /// File systems of EFS.
    FileSystems,
    /// The access points of one of them.
    AccessPoints {
        /// `fs-0123456789abcdef0`.
        file_system: String,
    },
}

impl Source {
    /// The same, of which the service itself looks for `text`; `None` where it cannot.
    pub fn searching(&self, text: &str) -> Option<Self> {
        let search = text.to_owned();
        match self {
            Self::LogGroups { region, .. } => Some(Self::LogGroups { region: region.clone(), search }),
            Self::Secrets { with_parameters, .. } => {
                Some(Self::Secrets { with_parameters: *with_parameters, search })
            }
            _ => None,
        }
    }
}

/// A wish about a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Suggest {
    /// Asks for it, and connects for that where nobody has.
    List(Source),
    /// Waits for it no longer.
    Stop(Source),
}

/// Something to choose.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// What goes into the document.
    pub value: String,
    /// What people call it.
    pub label: String,
    /// What else is known, each a sentence or a part of one.
    pub facts: Vec<Fact>,
    /// What an image runs on, where that is known: `linux/amd64`.
    pub platforms: Option<Vec<String>>,
    /// The digest of an image.
    pub digest: Option<String>,
}

impl Choice {
    /// What else is known, on one line.
    pub fn detail(&self, catalog: &Catalog) -> String {
        self.facts.iter().map(|fact| fact.text(catalog)).collect::<Vec<_>>().join(" · ")
    }

    /// Whether it is an image that does not run there.
    pub fn is_unfit_for(&self, platform: &str) -> bool {
        self.platforms.as_ref().is_some_and(|known| known.iter().all(|own| own != platform))
    }

    /// Whether all words, in lower case, are somewhere in it.
    pub fn fits(&self, words: &[String]) -> bool {
        let (label, value) = (self.label.to_lowercase(), self.value.to_lowercase());
        words.iter().all(|word| label.contains(word) || value.contains(word))
    }
}

/// A sentence of `suggest.ftl`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    key: &'static str,
    args: Args,
}

impl Fact {
    pub(super) fn new(key: &'static str, args: Args) -> Self {
        Self { key, args }
    }

    /// In a language.
    pub fn text(&self, catalog: &Catalog) -> String {
        catalog.format(self.key, &self.args)
    }
}

/// What there is to choose from.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// In the order in which they are shown.
    pub choices: Vec<Choice>,
    /// Whether that is all there is.
    pub is_complete: bool,
    /// When it was asked.
    pub at: SystemTime,
}

/// What is known of a source.
#[derive(Debug, Clone, Copy)]
pub struct Offer<'a> {
    /// What came last; stays while it is asked for again.
    pub list: Option<&'a List>,
    /// Whether it is on its way.
    pub is_loading: bool,
    errors: &'a [AwsError],
}

impl Offer<'_> {
    /// Why it did not come, or not all of it.
    pub fn troubles(&self, catalog: &Catalog) -> Vec<Trouble> {
        let trouble = |error: &AwsError| {
            let Told { title, words, request_id, advice, command } = tell(error, catalog);
            Trouble { title, words, request_id, advice, command }
        };
        self.errors.iter().map(trouble).collect()
    }
}

/// Why a list did not come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What happened.
    pub title: String,
    /// What the service said of it.
    pub words: Option<String>,
    /// What the support of AWS asks for.
    pub request_id: Option<String>,
    /// What to do.
    pub advice: Option<String>,
    /// What to type in a terminal for that.
    pub command: Option<String>,
}

/// One question to one service, and its answer.
pub(super) type Answer = Result<List, AwsError>;

#[derive(Debug, Default)]
struct Entry {
    list: Option<List>,
    errors: Vec<AwsError>,
    /// The requests that it takes, with what they came to.
    asked: Vec<(RequestId, Option<Answer>)>,
}

impl Entry {
    fn settle(&mut self) {
        if self.asked.iter().any(|(_, answer)| answer.is_none()) {
            return;
        }
        self.errors.clear();
        let mut whole: Option<List> = None;
        for answer in self.asked.drain(..).filter_map(|(_, answer)| answer) {
            match (answer, &mut whole) {
                (Err(error), _) => self.errors.push(error),
                (Ok(list), None) => whole = Some(list),
                (Ok(list), Some(whole)) => {
                    whole.choices.extend(list.choices);
                    whole.is_complete &= list.is_complete;
                    whole.choices.sort_by(|a, b| (&a.label, &a.value).cmp(&(&b.label, &b.value)));
                }
            }
        }
        if whole.is_some() {
            self.list = whole;
        }
    }
}

/// The lists of this session.
#[derive(Debug, Default)]
pub struct Suggestions {
    entries: HashMap<Source, Entry>,
    serial: u64,
}

impl Suggestions {
    /// What is known of a source; `None` where nobody asked.
    pub fn offer(&self, source: &Source) -> Option<Offer<'_>> {
        let Entry { list, errors, asked } = self.entries.get(source)?;
        Some(Offer { list: list.as_ref(), is_loading: !asked.is_empty(), errors })
    }

    /// Changes with everything that comes.
    pub(super) fn serial(&self) -> u64 {
        self.serial
    }

    /// Whether tags of a repository are among the lists.
    pub(super) fn has_images(&self) -> bool {
        self.entries.keys().any(|source| matches!(source, Source::Images { .. }))
    }

    /// An image as it was listed, by its text in the document, with the time of the list.
    pub(super) fn image(&self, text: &str) -> Option<(&Choice, SystemTime)> {
        self.entries.iter().filter(|(source, _)| matches!(source, Source::Images { .. })).find_map(
            |(_, entry)| {
                let list = entry.list.as_ref()?;
                let is_it = |choice: &&Choice| {
                    choice.value == text
                        || choice.digest.as_ref().is_some_and(|digest| text.ends_with(digest.as_str()))
                };
                Some((list.choices.iter().find(is_it)?, list.at))
            },
        )
    }

    /// Takes note that a source is asked for.
    pub(super) fn begin(&mut self, source: Source, requests: Vec<RequestId>) {
        self.entries.entry(source).or_default().asked = requests.into_iter().map(|id| (id, None)).collect();
    }

    /// The requests of a source that were not answered.
    pub(super) fn waiting(&self, source: &Source) -> Vec<RequestId> {
        let open = |(id, answer): &(RequestId, Option<Answer>)| answer.is_none().then_some(*id);
        self.entries
            .get(source)
            .map(|entry| entry.asked.iter().filter_map(open).collect())
            .unwrap_or_default()
    }

    /// Waits for a source no longer. What was never there is as if nobody had asked.
    pub(super) fn stop(&mut self, source: &Source) {
        if let Some(entry) = self.entries.get_mut(source) {
            entry.asked.clear();
            if entry.list.is_none() && entry.errors.is_empty() {
                self.entries.remove(source);
            }
        }
    }

    /// Whether this request is one of a list.
    pub(super) fn waits_for(&self, request: RequestId) -> bool {
        self.entries.values().any(|entry| entry.asked.iter().any(|(id, _)| *id == request))
    }

    /// Takes an answer.
    pub(super) fn take(&mut self, request: RequestId, answer: Answer) {
        for entry in self.entries.values_mut() {
            if let Some(asked) = entry.asked.iter_mut().find(|(id, _)| *id == request) {
                asked.1 = Some(answer);
                entry.settle();
                self.serial += 1;
                return;
            }
        }
    }

    /// Forgets everything: it was of another account.
    pub(super) fn clear(&mut self) {
        self.entries.clear();
        self.serial += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(label: &str) -> Choice {
        Choice {
            value: format!("arn:{label}"),
            label: label.to_owned(),
            facts: Vec::new(),
            platforms: None,
            digest: None,
        }
    }

    #[test]
    fn words_are_looked_for_in_name_and_value() {
        let choice = choice("Team-Web");
        let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
        assert!(choice.fits(&words("web team")) && choice.fits(&words("")) && choice.fits(&words("ARN")));
        assert!(!choice.fits(&words("web api")));
    }

    #[test]
    fn an_image_of_unknown_platforms_is_not_unfit() {
        let with = |platforms| Choice { platforms, ..choice("1") };
        assert!(!with(None).is_unfit_for("linux/arm64"));
        assert!(with(Some(vec!["linux/amd64".to_owned()])).is_unfit_for("linux/arm64"));
        assert!(!with(Some(vec!["linux/amd64".to_owned()])).is_unfit_for("linux/amd64"));
    }

    #[test]
    fn only_services_that_search_by_name_are_asked_to() {
        let groups = Source::LogGroups { region: Some("eu-west-1".to_owned()), search: String::new() };
        let found = Source::LogGroups { region: Some("eu-west-1".to_owned()), search: "/a".to_owned() };
        assert_eq!(groups.searching("/a"), Some(found));
        assert_eq!(Source::Roles.searching("a"), None);
    }
}
