//! Lists of the account as suggestions for fields: which services a source takes, and what is told of each thing.

use std::time::SystemTime;

use super::App;
use crate::app::clock;
use crate::app::suggestions::{Choice, Fact, List, Source, Suggest};
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
    let mut choice = Choice { value, label, facts: Vec::new(), platforms: None, digest: None };
    let mut add = |key: &'static str, args: Args| choice.facts.push(Fact::new(key, args));
    match details {
        Details::Repository { is_immutable } => {
            if is_immutable {
                add("suggest-immutable", Args::new());
            }
        }
        Details::Image(image) => {
            if let Some(at) = image.pushed_at {
                add("suggest-pushed", Args::new().with("when", clock::day_and_minute(at)));
            }
            let platforms = match &image.platforms {
                Platforms::Known(list) => Some(list.iter().map(ToString::to_string).collect::<Vec<_>>()),
                Platforms::Unknown => None,
            };
            if let Some(platforms) = &platforms {
                add("suggest-text", Args::new().with("text", platforms.join(", ")));
            }
            if let Some(bytes) = image.bytes {
                add("suggest-text", Args::new().with("text", size(bytes)));
            }
            if image.is_archived {
                add("suggest-archived", Args::new());
            }
            if let Some(kind) = &image.artifact {
                add("suggest-artifact", Args::new().with("type", kind.as_str()));
            }
            choice.platforms = platforms;
            choice.digest = Some(image.digest);
        }
        Details::Role { description } => add_text(&mut choice, description),
        Details::LogGroup { retention, bytes } => {
            match retention {
                Some(days) => add("suggest-retention", Args::new().with("days", i64::from(days))),
                None => add("suggest-retention-never", Args::new()),
            }
            if let Some(bytes) = bytes.filter(|bytes| *bytes > 0) {
                add("suggest-text", Args::new().with("text", size(bytes)));
            }
        }
        Details::Secret { description } => {
            add("suggest-secret", Args::new());
            add_text(&mut choice, description);
        }
        Details::Parameter { kind, description } => {
            add("suggest-parameter", Args::new().with("type", kind));
            add_text(&mut choice, description);
        }
        Details::FileSystem { state, bytes, is_encrypted } => {
            add_state(&mut choice, state);
            if let Some(bytes) = bytes {
                add_text(&mut choice, size(bytes));
            }
            let key = if is_encrypted { "suggest-encrypted" } else { "suggest-not-encrypted" };
            choice.facts.push(Fact::new(key, Args::new()));
        }
        Details::AccessPoint { state, root, user } => {
            add_state(&mut choice, state);
            choice.facts.push(Fact::new("suggest-root", Args::new().with("root", root)));
            if let Some((user, group)) = user {
                let args = Args::new().with("user", user.to_string()).with("group", group.to_string());
                choice.facts.push(Fact::new("suggest-user", args));
            }
        }
    }
    choice
}

fn add_text(choice: &mut Choice, text: String) {
    if !text.is_empty() {
        choice.facts.push(Fact::new("suggest-text", Args::new().with("text", text)));
    }
}

/// Only what cannot be mounted says so.
fn add_state(choice: &mut Choice, state: String) {
    if state != "available" {
        choice.facts.push(Fact::new("suggest-state", Args::new().with("state", state)));
    }
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
