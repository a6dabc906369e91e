//! The command line: arguments in, results on standard output, messages on standard error, an exit code back.
//!
//! Needs no display and knows nothing of a window: without a subcommand it hands the files back to `main`.

mod arguments;
mod check;
mod explain;
pub mod reference;
pub mod remote;
mod render;
mod set;
mod usage;
mod walk;

use std::ffi::OsString;
use std::io::{self, Read as _, Write as _};
use std::path::{Path as FilePath, PathBuf};

use crate::document::Encoding;
use crate::document::file::{self, FileError, FileProblem};
use crate::text::{self, Catalog, Language};
use arguments::Request;
pub use check::{Obstacles, obstacles};
pub use remote::RemoteWish;

/// What `main` has left to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// End with this code.
    Exit(Exit),
    /// Open the window.
    Window(WindowWish),
    /// Run a command that speaks with AWS.
    Remote(RemoteWish),
}

/// What the arguments say about the window.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct WindowWish {
    /// The files to open.
    pub files: Vec<PathBuf>,
    /// The language of `--lang`.
    pub language: Option<Language>,
    /// Whether to open another window beside one that runs already.
    pub is_new: bool,
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// All is well: code 0.
    Success,
    /// Errors were found, or a path was not: code 1.
    Refused,
    /// The command line is wrong, or a file could not be read or written: code 2.
    Usage,
    /// It may have been done or not: code 3.
    Unknown,
}

impl Exit {
    /// The number that the shell sees.
    pub fn code(self) -> u8 {
        match self {
            Self::Success => 0,
            Self::Refused => 1,
            Self::Usage => 2,
            Self::Unknown => 3,
        }
    }
}

/// Runs the command that the arguments name; the first of them is the program itself.
pub fn run(args: impl IntoIterator<Item = OsString>) -> Outcome {
    let args: Vec<OsString> = args.into_iter().collect();
    let language = arguments::language(&args);
    let console = Console::new(language);
    match arguments::parse(&args, &console.catalog) {
        Ok(Request::Window { files, is_new }) => {
            Outcome::Window(WindowWish { files, language: arguments::asked_language(&args), is_new })
        }
        Ok(Request::Print(page)) => Outcome::Exit(console.print(page.as_bytes())),
        Ok(Request::Check(options)) => Outcome::Exit(check::run(&options, &console)),
        Ok(Request::Explain { rule }) => Outcome::Exit(explain::run(&rule, &console)),
        Ok(Request::Set(options)) => Outcome::Exit(set::run(&options, &console)),
        Ok(Request::Remote(command)) => Outcome::Remote(RemoteWish { language, command }),
        Err(sentence) => Outcome::Exit(console.complain(&sentence)),
    }
}

/// Says that this build has no window, and which commands it has.
pub fn refuse_window(args: impl IntoIterator<Item = OsString>) -> Exit {
    let args: Vec<OsString> = args.into_iter().collect();
    let console = Console::new(arguments::language(&args));
    console.complain(&console.catalog.text("cli-no-window"))
}

/// Says that this build cannot speak with AWS.
pub fn refuse_aws(language: Language) -> Exit {
    let console = Console::new(language);
    console.complain(&console.catalog.text("cli-no-aws"))
}

/// Says on standard error why the program ends.
pub fn complain(language: Language, sentence: &str) -> Exit {
    Console::new(language).complain(sentence)
}

/// The language that the environment asks for.
pub fn language_of_environment() -> Language {
    let set = |name| std::env::var(name).ok().filter(|locale| !locale.is_empty());
    set("LC_ALL").or_else(|| set("LANG")).map_or(Language::default(), |locale| Language::from_locale(&locale))
}

/// Standard output and standard error in one language.
#[derive(Debug)]
pub struct Console {
    /// The texts of the language.
    pub catalog: Catalog,
}

impl Console {
    /// The outputs of this program in a language.
    pub fn new(language: Language) -> Self {
        Self { catalog: Catalog::new(language) }
    }

    /// Writes a result. A reader that has gone, such as `head`, is no mistake of anyone.
    pub fn print(&self, bytes: &[u8]) -> Exit {
        let mut out = io::stdout().lock();
        match out.write_all(bytes).and_then(|()| out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                self.complain_of_file(&FileError { file: "-".into(), problem: error.into() })
            }
            _ => Exit::Success,
        }
    }

    /// Writes a message. Where even standard error is closed, there is nobody to tell.
    pub fn say(&self, text: &str) {
        let mut err = io::stderr().lock();
        writeln!(err, "{}", render::visible(text)).unwrap_or_default();
    }

    /// Writes a message that nothing can steer the terminal with but our own colours.
    pub fn show(&self, text: &str) {
        io::stderr().lock().write_all(text.as_bytes()).unwrap_or_default();
    }

    /// Says what is wrong with the command or a file.
    pub fn complain(&self, sentence: &str) -> Exit {
        self.say(&format!("{}: {sentence}", self.catalog.text("cli-error")));
        Exit::Usage
    }

    /// Says which file could not be read or written, and why.
    pub fn complain_of_file(&self, error: &FileError) -> Exit {
        self.complain(&text::file::sentence(&self.catalog, error))
    }
}

/// Whether a file name stands for standard input or output.
pub fn is_dash(file: &FilePath) -> bool {
    file.as_os_str() == "-"
}

/// The text of a file, or of standard input for `-`.
pub fn read(file: &FilePath) -> Result<(String, Encoding), FileError> {
    if !is_dash(file) {
        return file::read(file);
    }
    file::read_bounded(&mut io::stdin().lock().by_ref())
        .and_then(|bytes| Encoding::decode(&bytes).map_err(FileProblem::NotText))
        .map_err(|problem| FileError { file: file.to_owned(), problem })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const SOURCES: [&str; 12] = [
        include_str!("mod.rs"),
        include_str!("remote.rs"),
        include_str!("arguments.rs"),
        include_str!("check.rs"),
        include_str!("explain.rs"),
        include_str!("usage.rs"),
        include_str!("render/mod.rs"),
        include_str!("render/text.rs"),
        include_str!("set/mod.rs"),
        include_str!("set/target.rs"),
        include_str!("set/value.rs"),
        include_str!("../learn/rule.rs"),
    ];

    /// The texts that are looked up by the name of something else.
    const BUILT: [&str; 3] = ["cli-severity-", "category-", "file-"];

    #[test]
    fn every_text_that_the_code_names_is_there_and_none_is_left_over() {
        let literals = SOURCES.iter().flat_map(|source| source.split('"').skip(1).step_by(2));
        let used: BTreeSet<&str> = literals
            .filter(|word| ["cli-", "check-", "explain-"].iter().any(|area| word.starts_with(area)))
            .filter(|word| word.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
            .filter(|word| !word.ends_with('-'))
            .collect();
        let catalog = Catalog::new(Language::En);
        let missing: Vec<_> = used.iter().filter(|key| !catalog.has(key)).collect();
        assert!(missing.is_empty(), "no text for {missing:?}");
        let file = include_str!("../../assets/text/en/cli.ftl");
        let keys = file.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
        let named = |key: &&str| !key.starts_with([' ', '#']) && !used.contains(key);
        let left: Vec<_> =
            keys.filter(named).filter(|key| !BUILT.iter().any(|start| key.starts_with(start))).collect();
        assert!(left.is_empty(), "nothing uses {left:?}");
    }
}
