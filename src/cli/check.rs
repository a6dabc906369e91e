//! `taskwright check`: reads files as what would be sent and reports what the rules find in them.

use std::collections::HashMap;
use std::num::NonZero;
use std::ops::Range;
use std::panic::resume_unwind;
use std::path::{Path as FilePath, PathBuf};
use std::thread;

use super::arguments::{CheckOptions, Format};
use super::{Console, Exit, is_dash, render, walk};
use crate::document::file::FileError;
use crate::document::{LineTable, Path, Position, parse};
use crate::exchange::describe;
use crate::policy::{self, Applied, Policy, PolicyError};
use crate::rules::{self, Finding, Severity};
use crate::task::Task;
use crate::text::{self, Args, Catalog};

/// What is known about one file.
#[derive(Debug)]
pub(super) struct Report {
    /// As it was named.
    pub(super) file: String,
    /// The findings, or the sentence that says why there are none to be had.
    pub(super) outcome: Result<Checked, String>,
}

/// A text and what the rules found in it.
#[derive(Debug)]
pub(super) struct Checked {
    pub(super) text: String,
    pub(super) lines: LineTable,
    /// In the order of the text.
    pub(super) found: Vec<Found>,
    /// How many findings there are of rules that are off.
    pub(super) off: usize,
}

/// A finding and where it stands.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) finding: Finding,
    pub(super) place: Place,
    pub(super) also: Vec<Place>,
}

/// A path with its place in the text.
#[derive(Debug)]
pub(super) struct Place {
    /// As seen from the top of the file, with `containerDefinitions` in front in a bare list of containers.
    pub(super) path: String,
    /// The bytes to underline.
    pub(super) range: Range<usize>,
    pub(super) start: Position,
    pub(super) end: Position,
}

/// Checks all files and prints one report for each, in their order.
pub(super) fn run(options: &CheckOptions, console: &Console) -> Exit {
    let catalog = &console.catalog;
    let sources: Vec<Source> = options.files.iter().flat_map(|file| sources_of(file)).collect();
    let policies = Policies::of(sources.iter().map(Source::folder));
    let reports = in_parallel(&sources, |source| source.report(options.clean, &policies, catalog));
    let printed = console.print(render::reports(&reports, options.format, catalog).as_bytes());
    let unusable = policies.errors.iter().map(|error| console.complain(&policy::sentence(catalog, error)));
    let settings = unusable.max().unwrap_or(Exit::Success);
    let unread = reports.iter().filter_map(|report| report.outcome.as_ref().err());
    let read = unread.map(|sentence| console.complain(sentence)).max().unwrap_or(Exit::Success);
    if options.format == Format::Text {
        console.say(&render::summary(&reports, catalog));
    }
    let found = if reports.iter().any(|report| report.fails(options.fails_on_warnings)) {
        Exit::Refused
    } else {
        Exit::Success
    };
    // What could not be read or written weighs more than what was found.
    found.max(read).max(settings).max(printed)
}

/// What keeps a document from being registered.
#[derive(Debug)]
pub struct Obstacles {
    /// How many findings there are of severity error or about what is still to be filled in.
    pub count: usize,
    /// Those, as `check` prints them, in colour where standard error is a terminal.
    pub text: String,
    /// Whether some are about what only ECS writes.
    pub is_describe_output: bool,
}

/// Checks a document that is about to be registered, as `check` does; a sentence says why `taskwright.toml` cannot
/// be used.
pub fn obstacles(file: &FilePath, text: &str, catalog: &Catalog) -> Result<Obstacles, String> {
    let folder = Source::Named(file.to_owned());
    let policy = policy::load(folder.folder()).map_err(|error| policy::sentence(catalog, &error))?;
    let mut checked = Checked::new(text.to_owned(), &policy);
    checked.found.retain(|found| {
        found.finding.severity == Severity::Error || found.finding.rule.id == "ecs/placeholder-unfilled"
    });
    let is_describe_output =
        checked.found.iter().any(|found| found.finding.rule.id == "ecs/describe-only-field");
    let count = checked.found.len();
    let text = render::messages(&Report::new(file, Ok(checked)), catalog);
    Ok(Obstacles { count, text, is_describe_output })
}

/// What the files `taskwright.toml` say of the folders that are looked into.
#[derive(Debug)]
struct Policies {
    by_folder: HashMap<PathBuf, Policy>,
    /// Those that cannot be used. What they speak for is checked without settings, and the command fails.
    errors: Vec<PolicyError>,
}

impl Policies {
    fn of<'s>(folders: impl Iterator<Item = &'s FilePath>) -> Self {
        let mut policies = Self { by_folder: HashMap::new(), errors: Vec::new() };
        for folder in folders {
            if policies.by_folder.contains_key(folder) {
                continue;
            }
            let policy = policy::load(folder).unwrap_or_else(|error| {
                if policies.errors.iter().all(|told| told.file != error.file) {
                    policies.errors.push(error);
                }
                Policy::default()
            });
            policies.by_folder.insert(folder.to_owned(), policy);
        }
        policies
    }
}

impl Report {
    fn new(file: &FilePath, outcome: Result<Checked, String>) -> Self {
        Self { file: file.display().to_string(), outcome }
    }

    /// All severities found.
    pub(super) fn severities(&self) -> impl Iterator<Item = Severity> {
        let found = self.outcome.as_ref().map_or(&[][..], |checked| &checked.found);
        found.iter().map(|found| found.finding.severity)
    }

    fn fails(&self, on_warnings: bool) -> bool {
        let least = if on_warnings { Severity::Warning } else { Severity::Error };
        self.severities().any(|severity| severity <= least)
    }
}

/// Where a report comes from.
enum Source {
    /// A file that was named.
    Named(PathBuf),
    /// A file of a folder that was named, read already.
    Found(walk::Candidate),
    /// A folder in which there is nothing to check.
    Nothing(PathBuf),
}

fn sources_of(file: &FilePath) -> Vec<Source> {
    if is_dash(file) || !file.is_dir() {
        return vec![Source::Named(file.to_owned())];
    }
    let found = walk::definitions(file);
    if found.is_empty() {
        return vec![Source::Nothing(file.to_owned())];
    }
    found.into_iter().map(Source::Found).collect()
}

impl Source {
    /// Whose settings are asked.
    fn folder(&self) -> &FilePath {
        match self {
            Self::Named(file) | Self::Found((file, _)) => {
                // Standard input, like a plain name, is of the present folder.
                file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(FilePath::new("."))
            }
            Self::Nothing(folder) => folder,
        }
    }

    fn report(&self, clean: bool, policies: &Policies, catalog: &Catalog) -> Report {
        let none = Policy::default();
        let policy = policies.by_folder.get(self.folder()).unwrap_or(&none);
        let check = |text: &str| {
            let text = if clean { describe::clean_text(text).text } else { text.to_owned() };
            Checked::new(text, policy)
        };
        let refuse = |error: &FileError| text::file::sentence(catalog, error);
        match self {
            Self::Named(file) => {
                let read = super::read(file);
                Report::new(file, read.map(|(text, _)| check(&text)).map_err(|error| refuse(&error)))
            }
            Self::Found((file, read)) => {
                Report::new(file, read.as_ref().map(|text| check(text)).map_err(refuse))
            }
            Self::Nothing(folder) => {
                let args = Args::new().with("file", folder.display().to_string());
                Report::new(folder, Err(catalog.format("check-no-definitions", &args)))
            }
        }
    }
}

/// Does `work` for each item, in their order, on all cores: files know nothing of each other.
pub(super) fn in_parallel<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    // A thread costs as much as a handful of files.
    const LEAST_SHARE: usize = 8;
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let mut shares = items.chunks(items.len().div_ceil(cores).max(LEAST_SHARE));
    let own = shares.next().unwrap_or_default();
    thread::scope(|scope| {
        let work = &work;
        let threads: Vec<_> =
            shares.map(|share| scope.spawn(move || share.iter().map(work).collect::<Vec<R>>())).collect();
        let mut done: Vec<R> = own.iter().map(work).collect();
        for thread in threads {
            done.extend(thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    })
}

impl Checked {
    fn new(text: String, policy: &Policy) -> Self {
        let lines = LineTable::new(&text);
        let (mut found, off) = find(&text, &lines, policy);
        found.sort_by_key(|found| (found.place.range.start, found.finding.severity));
        Self { text, lines, found, off }
    }
}

fn find(text: &str, lines: &LineTable, policy: &Policy) -> (Vec<Found>, usize) {
    let parsed = match parse(text) {
        Ok(parsed) => parsed,
        Err(error) => {
            let range = |finding: &Finding| finding.range.clone().unwrap_or_else(|| error.range.clone());
            let place = |finding: &Finding| Place::new(&finding.at, range(finding), text, lines);
            let found = rules::check_broken(&error).into_iter();
            let found = found.map(|finding| Found { place: place(&finding), also: Vec::new(), finding });
            return (found.collect(), 0);
        }
    };
    let task = Task::read(text, &parsed);
    let underline = |path: &Path| {
        let in_text = task.path_in_text(path).unwrap_or_default();
        parsed.spans.underline(&in_text, text)
    };
    let located = |finding: Finding| {
        let range = finding.range.clone().unwrap_or_else(|| underline(&finding.at));
        let also = finding.also.iter().map(|path| Place::new(path, underline(path), text, lines));
        Found { place: Place::new(&finding.at, range, text, lines), also: also.collect(), finding }
    };
    let Applied { findings, off } = policy.apply(rules::check(&task, &parsed.value));
    let off = off.iter().map(|(_, count)| count).sum();
    (findings.into_iter().map(located).collect(), off)
}

impl Place {
    fn new(path: &Path, range: Range<usize>, text: &str, lines: &LineTable) -> Self {
        let (start, end) = (lines.position(text, range.start), lines.position(text, range.end));
        Self { path: path.to_string(), range, start, end }
    }
}
