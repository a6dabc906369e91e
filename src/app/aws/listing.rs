//! Lists of the account as suggestions for fields: which services a source takes, and what is told of each thing.

use std::time::SystemTime;

use super::App;
use crate::app::clock;
use crate::app::suggestions::{Choice, Fact, List, Source, Suggest};
use crate::aws::pickers::images::Image;
use crate::aws::pickers::{Details, Item, Listed, Listing, Platforms};
use crate::aws::{AwsError, ErrorKind, Reply, Request, RequestId};
use crate::text::Args;

impl App {
    pub(in crate::app) fn run_suggest(&mut self, wish: Suggest) {
        match wish {
            Suggest::List(source) => {
                self.stop_list(&source);
                let target = self.preferences.aws.target();
                let requests = listings(&source)
                    .into_iter()
                    .map(|listing| self.connection.aws.send(Request::List(target.clone(), listing)))
                    .collect();
                self.connection.suggestions.begin(source, requests);
            }
            Suggest::Stop(source) => self.stop_list(&source),
        }
    }

    fn stop_list(&mut self, source: &Source) {
        self.connection.cancel(self.connection.suggestions.waiting(source));
        self.connection.suggestions.stop(source);
    }

    pub(super) fn reply_to_list(&mut self, id: RequestId, outcome: Result<Reply, AwsError>) {
        let answer = match outcome {
            Ok(Reply::Listed(Listed { items, is_complete, at })) => {
                let choices = items.into_iter().map(choice).collect();
                Ok(List { choices, is_complete, at })
            }
            Ok(_) => Ok(List { choices: Vec::new(), is_complete: true, at: SystemTime::now() }),
            Err(error) => Err(error),
        };
        // Who stops several requests of one list sees nothing of those that ended on the way.
        if !matches!(&answer, Err(error) if error.kind == ErrorKind::Cancelled) {
            self.connection.suggestions.take(id, answer);
        }
    }
}

/// The questions that a source takes.
fn listings(source: &Source) -> Vec<Listing> {
    match source {
        Source::Repositories => vec![Listing::Repositories],
        Source::Images { repository } => vec![Listing::Images { repository: repository.clone() }],
        Source::Roles => vec![Listing::Roles],
        Source::LogGroups { region, search } => {
            vec![Listing::LogGroups { prefix: search.clone(), region: region.clone() }]
        }
        Source::Secrets { with_parameters, search } => {
            let parameters = with_parameters.then(|| Listing::Parameters { contains: search.clone() });
            std::iter::once(Listing::Secrets { prefix: search.clone() }).chain(parameters).collect()
        }
        Source::FileSystems => vec![Listing::FileSystems],
        Source::AccessPoints { file_system } => {
            vec![Listing::AccessPoints { file_system: file_system.clone() }]
        }
    }
}

fn choice(item: Item) -> Choice {
    let Item { value, label, details } = item;
    let (platforms, digest) = match &details {
        Details::Image(image) => (platforms_of(image), Some(image.digest.clone())),
        _ => (None, None),
    };
    Choice { value, label, facts: facts(details), platforms, digest }
}

/// What an image runs on, where that is known.
fn platforms_of(image: &Image) -> Option<Vec<String>> {
    match &image.platforms {
        Platforms::Known(list) => Some(list.iter().map(ToString::to_string).collect()),
        Platforms::Unknown => None,
    }
}

/// What is told of a thing beside its name.
fn facts(details: Details) -> Vec<Fact> {
    let is = |key: &'static str| Some(Fact::new(key, Args::new()));
    let told = |key: &'static str, args: Args| Some(Fact::new(key, args));
    let facts = match details {
        Details::Repository { is_immutable } => vec![is("suggest-immutable").filter(|_| is_immutable)],
        Details::Image(image) => image_facts(&image),
        Details::Role { description } => vec![text(description)],
        Details::LogGroup { retention, bytes } => vec![
            match retention {
                Some(days) => told("suggest-retention", Args::new().with("days", i64::from(days))),
                None => is("suggest-retention-never"),
            },
            bytes.filter(|bytes| *bytes > 0).and_then(|bytes| text(size(bytes))),
        ],
        Details::Secret { description } => vec![is("suggest-secret"), text(description)],
        Details::Parameter { kind, description } => {
            vec![told("suggest-parameter", Args::new().with("type", kind)), text(description)]
        }
        Details::FileSystem { state: own, bytes, is_encrypted } => vec![
            state(own),
            bytes.and_then(|bytes| text(size(bytes))),
            is(if is_encrypted { "suggest-encrypted" } else { "suggest-not-encrypted" }),
        ],
        Details::AccessPoint { state: own, root, user } => vec![
            state(own),
            told("suggest-root", Args::new().with("root", root)),
            user.and_then(|(user, group)| {
                let args = Args::new().with("user", user.to_string()).with("group", group.to_string());
                told("suggest-user", args)
            }),
        ],
    };
    facts.into_iter().flatten().collect()
}

fn image_facts(image: &Image) -> Vec<Option<Fact>> {
    let pushed = |at| Fact::new("suggest-pushed", Args::new().with("when", clock::day_and_minute(at)));
    let artifact = |kind: &String| Fact::new("suggest-artifact", Args::new().with("type", kind.as_str()));
    vec![
        image.pushed_at.map(pushed),
        platforms_of(image).and_then(|platforms| text(platforms.join(", "))),
        image.bytes.and_then(|bytes| text(size(bytes))),
        image.is_archived.then(|| Fact::new("suggest-archived", Args::new())),
        image.artifact.as_ref().map(artifact),
    ]
}

fn text(text: String) -> Option<Fact> {
    (!text.is_empty()).then(|| Fact::new("suggest-text", Args::new().with("text", text)))
}

/// Only what cannot be mounted says so.
fn state(state: String) -> Option<Fact> {
    (state != "available").then(|| Fact::new("suggest-state", Args::new().with("state", state)))
}

/// Bytes as AWS prints them: in thousands.
fn size(bytes: u64) -> String {
    const UNITS: [&str; 5] = ["B", "KB", "MB", "GB", "TB"];
    let mut number = bytes as f64;
    let mut unit = 0;
    while number >= 1_000.0 && unit + 1 < UNITS.len() {
        number /= 1_000.0;
        unit += 1;
    }
    let text = if unit == 0 || number >= 10.0 { format!("{number:.0}") } else { format!("{number:.1}") };
    format!("{text} {}", UNITS[unit])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Catalog, Language};

    #[test]
    fn sizes_are_short() {
        for (bytes, text) in
            [(0, "0 B"), (999, "999 B"), (1_500, "1.5 KB"), (42_000_000, "42 MB"), (1_000_000_000, "1.0 GB")]
        {
            assert_eq!(size(bytes), text);
        }
    }

    #[test]
    fn every_fact_has_its_words_in_both_languages() {
        let of = |details| choice(Item { value: "v".to_owned(), label: "l".to_owned(), details });
        let text = || "words".to_owned();
        let samples = [
            Details::Repository { is_immutable: true },
            Details::Role { description: text() },
            Details::LogGroup { retention: Some(7), bytes: Some(10) },
            Details::LogGroup { retention: None, bytes: None },
            Details::Secret { description: text() },
            Details::Parameter { kind: "SecureString".to_owned(), description: String::new() },
            Details::FileSystem { state: "creating".to_owned(), bytes: Some(1), is_encrypted: false },
            Details::AccessPoint { state: "available".to_owned(), root: "/".to_owned(), user: Some((1, 2)) },
        ];
        for details in samples {
            for language in Language::ALL {
                let detail = of(details.clone()).detail(&Catalog::new(language));
                assert!(!detail.is_empty() && !detail.contains("suggest-"), "{detail}");
            }
        }
    }
}
