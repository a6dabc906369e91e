//! The file dialog of the desktop, on a thread of its own, so that the window stays alive behind it.
//!
//! The library cannot say that no dialog came: it answers as if the user had cancelled. An answer that is faster
//! than any hand therefore means that there is none.

use std::ffi::OsString;
use std::future::Future;
use std::io;
use std::path::{Path as FilePath, PathBuf};
use std::pin::pin;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

use rfd::{AsyncFileDialog, FileHandle};

use super::dialog::Purpose;

/// No hand cancels a dialog so fast.
const TOO_FAST: Duration = Duration::from_millis(300);

/// A dialog of the desktop that waits for its answer.
#[derive(Debug)]
pub struct DesktopDialog {
    answer: Receiver<(Option<PathBuf>, Duration)>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// This file.
    File(PathBuf),
    /// The user wants none.
    Cancelled,
    /// There was no dialog to answer.
    NoDialog,
}

/// What the dialog says and shows at first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// What the file is for.
    pub purpose: Purpose,
    /// The title of the dialog.
    pub title: String,
    /// The folder that it shows.
    pub folder: PathBuf,
    /// The name of a file to write.
    pub name: String,
    /// What the filter for files that end in `.json` is called.
    pub json_files: String,
    /// What the filter for all files is called.
    pub all_files: String,
}

impl DesktopDialog {
    /// Shows the dialog. `wake` is called when there is an answer.
    ///
    /// # Errors
    /// Where the system has no thread to give.
    pub fn show(request: Request, wake: impl FnOnce() + Send + 'static) -> io::Result<Self> {
        let (sender, answer) = mpsc::channel();
        thread::Builder::new().name("file dialog".to_owned()).spawn(move || {
            let shown = Instant::now();
            let file = block_on(ask(request)).map(|file| file.path().to_owned());
            // Nobody listens any more once the built-in dialog has been asked for.
            sender.send((file, shown.elapsed())).unwrap_or_default();
            wake();
        })?;
        Ok(Self { answer })
    }

    /// The answer, once there is one.
    pub fn poll(&self) -> Option<Answer> {
        match self.answer.try_recv() {
            Ok((file, after)) => Some(answer_of(file, after)),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Answer::NoDialog),
        }
    }
}

fn answer_of(file: Option<PathBuf>, after: Duration) -> Answer {
    match file {
        Some(file) => Answer::File(file),
        None if after < TOO_FAST => Answer::NoDialog,
        None => Answer::Cancelled,
    }
}

async fn ask(request: Request) -> Option<FileHandle> {
    let Request { purpose, title, folder, name, json_files, all_files } = request;
    let dialog = AsyncFileDialog::new()
        .set_title(title)
        .set_directory(folder)
        .add_filter(json_files, &["json"])
        .add_filter(all_files, &["*"]);
    match purpose {
        Purpose::Open => dialog.pick_file().await,
        Purpose::Save => dialog.set_file_name(name).save_file().await,
    }
}

/// Whether this desktop can be expected to have such a dialog.
pub fn is_expected() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    has_session_bus()
        || variable("PATH")
            .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join("zenity").exists()))
}

/// Whether programs of this desktop can talk to each other.
pub(super) fn has_session_bus() -> bool {
    variable("DBUS_SESSION_BUS_ADDRESS").is_some()
        || variable("XDG_RUNTIME_DIR").is_some_and(|folder| FilePath::new(&folder).join("bus").exists())
}

fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// Waits on this thread.
pub(super) fn block_on<F: Future>(future: F) -> F::Output {
    struct Unpark(Thread);
    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_faster_than_a_hand_is_none() {
        assert_eq!(answer_of(None, Duration::from_millis(20)), Answer::NoDialog);
        assert_eq!(answer_of(None, Duration::from_secs(2)), Answer::Cancelled);
        assert_eq!(answer_of(Some("/a".into()), Duration::ZERO), Answer::File("/a".into()));
    }

    #[test]
    fn a_future_of_another_thread_is_waited_for() {
        let (sender, receiver) = mpsc::channel::<Waker>();
        let mut is_ready = false;
        let future = std::future::poll_fn(|context| {
            if std::mem::replace(&mut is_ready, true) {
                return Poll::Ready(7);
            }
            sender.send(context.waker().clone()).unwrap();
            Poll::Pending
        });
        let waker = thread::spawn(move || receiver.recv().unwrap().wake());
        assert_eq!(block_on(future), 7);
        waker.join().unwrap();
    }
}
