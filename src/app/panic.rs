//! What happens when the program breaks: recovery copies are written, a report without any document is left in the
//! state folder, and the program starts itself once more. Breaking again at once ends it with a sentence.

use std::any::Any;
use std::backtrace::{Backtrace, BacktraceStatus};
use std::ffi::OsString;
use std::fs;
use std::io::{self, Write as _};
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::state_folder::StateFolder;
use crate::document::{Encoding, file};
use crate::text::{Args, Catalog};

/// Tells the program that it was started after a crash, and when that was, in seconds since 1970.
const VARIABLE: &str = "TASKWRIGHT_CRASHED";
/// Breaking again within this time after a crash is no accident.
const AGAIN: Duration = Duration::from_secs(10);
/// A message of the program itself is shorter.
const MAX_MESSAGE: usize = 200;
/// A word of such a message too.
const MAX_WORD: usize = 24;

/// Runs the window; a panic in it comes back as an error instead of ending the program.
pub(super) fn catch<T>(window: impl FnOnce() -> T) -> Result<T, Panicked> {
    // What the closure owns is dropped on the way, and nothing of it is used afterwards.
    panic::catch_unwind(AssertUnwindSafe(window)).map_err(|_: Box<dyn Any + Send>| Panicked)
}

/// The window broke.
#[derive(Debug)]
pub(super) struct Panicked;

/// From now on a panic leaves a report in `folder`, after `rescue` has brought documents to safety. The report is all
/// that is printed too: what a program prints ends up in the log of a desktop.
pub(super) fn report_into(folder: StateFolder, rescue: impl Fn() + Send + Sync + 'static) {
    panic::set_hook(Box::new(move |info| {
        let report = report(info);
        print(&report, &Backtrace::capture());
        rescue();
        // There is no better place to tell about a report that cannot be written.
        fs::create_dir_all(folder.state()).unwrap_or_default();
        file::write(&folder.crash_report(), &report, Encoding::Utf8).unwrap_or_default();
    }));
}

/// Names of functions are the program's own: who asks for them with `RUST_BACKTRACE` gets them.
fn print(report: &str, backtrace: &Backtrace) {
    let mut error = io::stderr().lock();
    let printed = write!(error, "{report}").and_then(|()| match backtrace.status() {
        BacktraceStatus::Captured => write!(error, "{backtrace}"),
        _ => Ok(()),
    });
    // Nobody reads it: there is the report.
    printed.unwrap_or_default();
}

fn report(info: &PanicHookInfo<'_>) -> String {
    let place = info.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
    let message = info.payload_as_str().unwrap_or_default();
    let thread = std::thread::current().name().unwrap_or("without a name").to_owned();
    let seconds = seconds_since_1970(SystemTime::now());
    format!(
        "taskwright {} on {} {}\nat {place}\nin thread {thread}\n{seconds} seconds after 1970-01-01 UTC\n{}\n",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH,
        without_values(message),
    )
}

/// A message up to the first value in it: what is quoted may come from a document, and a word that is none from an
/// answer of a service.
fn without_values(message: &str) -> String {
    let is_value = |c: char| matches!(c, '`' | '"' | '\'' | '\n' | '{' | '[');
    let own = message.split(is_value).next().unwrap_or_default();
    let words: Vec<&str> = own.split_whitespace().take_while(|word| is_plain(word)).collect();
    words.join(" ").chars().take(MAX_MESSAGE).collect::<String>().trim_end().to_owned()
}

/// Whether it is a short word or a number, as messages of programs are made of.
fn is_plain(word: &str) -> bool {
    let word = word.trim_matches(|c: char| ".,:;()-".contains(c));
    let is_number = word.chars().all(|c| c.is_ascii_digit() || c == '.');
    let is_word = word.chars().all(|c| c.is_ascii_alphabetic() || "-_:".contains(c));
    word.len() <= MAX_WORD && (is_number || is_word)
}

fn seconds_since_1970(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}

/// Whether the program was started by [`recover`].
pub(super) fn is_restart() -> bool {
    std::env::var_os(VARIABLE).is_some()
}

impl Panicked {
    /// Starts the program again with the same arguments. Comes back with a sentence where that would be in vain.
    pub(super) fn recover(self, folder: Option<&StateFolder>, catalog: &Catalog) -> String {
        let Some(folder) = folder else { return catalog.text("crash-no-folder") };
        let now = seconds_since_1970(SystemTime::now());
        let report = folder.crash_report().display().to_string();
        if is_again(std::env::var_os(VARIABLE), now) {
            let aside = set_aside(folder, now).unwrap_or_else(|_| folder.journal());
            let args = Args::new().with("report", report).with("copies", aside.display().to_string());
            return catalog.format("crash-again", &args);
        }
        let error = restart(now);
        let args = Args::new().with("report", report).with("error", error.to_string());
        catalog.format("crash-no-restart", &args)
    }
}

fn is_again(crashed: Option<OsString>, now: u64) -> bool {
    let crashed = crashed.and_then(|crashed| crashed.to_str()?.parse::<u64>().ok());
    crashed.is_some_and(|crashed| now.saturating_sub(crashed) <= AGAIN.as_secs())
}

/// Recovery copies that may be what breaks the program are kept where the next start does not look.
fn set_aside(folder: &StateFolder, now: u64) -> io::Result<PathBuf> {
    let aside = folder.state().join(format!("journal-{now}"));
    fs::create_dir_all(&aside)?;
    for entry in fs::read_dir(folder.journal())?.flatten() {
        if entry.path().extension().is_some_and(|extension| extension == "json") {
            fs::copy(entry.path(), aside.join(entry.file_name()))?;
            fs::remove_file(entry.path())?;
        }
    }
    Ok(aside)
}

/// Takes the place of this program. Comes back only with the reason why that did not work.
#[cfg(unix)]
fn restart(now: u64) -> io::Error {
    use std::os::unix::process::CommandExt as _;
    // Every lock and port of this process is free the moment the new one begins.
    again(now).map_or_else(|error| error, |mut command| command.exec())
}

#[cfg(not(unix))]
fn restart(now: u64) -> io::Error {
    match again(now).and_then(|mut command| command.spawn()?.wait()) {
        Ok(_) => io::ErrorKind::Interrupted.into(),
        Err(error) => error,
    }
}

fn again(now: u64) -> io::Result<Command> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(std::env::args_os().skip(1)).env(VARIABLE, now.to_string());
    Ok(command)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn a_report_holds_nothing_of_a_document() {
        let message = "byte index 3 is not a char boundary; it is inside 'é' (bytes 2..4) of `hunter2é`";
        assert_eq!(without_values(message), "byte index 3 is not a char boundary; it is inside");
        assert_eq!(without_values("called `Option::unwrap()`"), "called");
        assert_eq!(without_values("index out of bounds"), "index out of bounds");
        assert_eq!(
            without_values("index out of bounds: the len is 3 but"),
            "index out of bounds: the len is 3 but"
        );
        assert_eq!(without_values("the key AKIAIOSFODNN7EXAMPLE is wrong"), "the key");
        assert_eq!(without_values("the token is abc/def+0123=="), "the token is");
        assert_eq!(without_values(&"word ".repeat(999)).len(), MAX_MESSAGE - 1);
    }

    /// Runs this test in a process of its own, in which the program breaks with what `text` says.
    fn break_with(text: &str, folder: &Path) -> String {
        let test = "app::panic::tests::what_is_left_of_a_crash_holds_no_credential";
        let program = std::env::current_exe().unwrap();
        let child = Command::new(program)
            .args(["--exact", test, "--nocapture"])
            .env(MESSAGE, text)
            .env(FOLDER, folder)
            .env("RUST_BACKTRACE", "1")
            .output()
            .unwrap();
        assert!(!child.status.success());
        String::from_utf8_lossy(&[child.stdout, child.stderr].concat()).into_owned()
    }

    const MESSAGE: &str = "TASKWRIGHT_TEST_MESSAGE";
    const FOLDER: &str = "TASKWRIGHT_TEST_FOLDER";

    #[test]
    fn what_is_left_of_a_crash_holds_no_credential() {
        if let (Ok(message), Some(folder)) = (std::env::var(MESSAGE), std::env::var_os(FOLDER)) {
            report_into(StateFolder::at(Path::new(&folder)), || {});
            panic!("{message}");
        }
        let secrets =
            ["AKIASEEDEDFORSEARCH1", "seededForSearch/secretAccessKey+0123456789", "seededForSearchToken=="];
        for secret in secrets {
            for message in
                [format!("no client for {secret}"), format!("header `{secret}` is unreadable"), secret.into()]
            {
                let folder = tempfile::tempdir().unwrap();
                let printed = break_with(&message, folder.path());
                let report = fs::read_to_string(StateFolder::at(folder.path()).crash_report()).unwrap();
                assert!(printed.contains("taskwright") && printed.contains("panic.rs"), "{printed}");
                assert!(report.contains("panic.rs"), "{report}");
                assert!(!(printed + &report).contains(secret), "{message}");
            }
        }
    }

    #[test]
    fn only_a_crash_that_follows_at_once_is_the_last() {
        assert!(!is_again(None, 100));
        assert!(!is_again(Some("no time".into()), 100));
        assert!(is_again(Some("95".into()), 100));
        assert!(!is_again(Some("80".into()), 100));
    }

    #[test]
    fn copies_that_break_the_program_are_set_aside() {
        let folder = tempfile::tempdir().unwrap();
        let state = StateFolder::at(folder.path());
        fs::create_dir(state.journal()).unwrap();
        file::write(&state.journal().join("a.json"), "{}", Encoding::Utf8).unwrap();
        let aside = set_aside(&state, 7).unwrap();
        assert!(aside.join("a.json").exists());
        assert_eq!(fs::read_dir(state.journal()).unwrap().count(), 0);
    }
}
