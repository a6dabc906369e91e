//! What happens when the program breaks: recovery copies are written, a report without any document is left in the
//! state folder, and the program starts itself once more. Breaking again at once ends it with a sentence.

use std::any::Any;
use std::ffi::OsString;
use std::fs;
use std::io;
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

/// Runs the window; a panic in it comes back as an error instead of ending the program.
pub(super) fn catch<T>(window: impl FnOnce() -> T) -> Result<T, Panicked> {
    // What the closure owns is dropped on the way, and nothing of it is used afterwards.
    panic::catch_unwind(AssertUnwindSafe(window)).map_err(|_: Box<dyn Any + Send>| Panicked)
}

/// The window broke.
#[derive(Debug)]
pub(super) struct Panicked;

/// From now on a panic leaves a report in `folder`, after `rescue` has brought documents to safety.
pub(super) fn report_into(folder: StateFolder, rescue: impl Fn() + Send + Sync + 'static) {
    let print = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        print(info);
        rescue();
        // There is no better place to tell about a report that cannot be written.
        fs::create_dir_all(folder.state()).unwrap_or_default();
        file::write(&folder.crash_report(), &report(info), Encoding::Utf8).unwrap_or_default();
    }));
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

/// A message up to the first value in it: what is quoted may come from a document.
fn without_values(message: &str) -> String {
    let is_value = |c: char| matches!(c, '`' | '"' | '\'' | '\n' | '{' | '[');
    let own = message.split(is_value).next().unwrap_or_default();
    own.chars().take(MAX_MESSAGE).collect::<String>().trim_end().to_owned()
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
    use super::*;

    #[test]
    fn a_report_holds_nothing_of_a_document() {
        let message = "byte index 3 is not a char boundary; it is inside 'é' (bytes 2..4) of `hunter2é`";
        assert_eq!(without_values(message), "byte index 3 is not a char boundary; it is inside");
        assert_eq!(without_values("called `Option::unwrap()`"), "called");
        assert_eq!(without_values("index out of bounds"), "index out of bounds");
        assert_eq!(without_values(&"x".repeat(999)).len(), MAX_MESSAGE);
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
