//! Recovery copies: what stands in a window and in no file survives a crash, a power cut or a closed window.
//!
//! One file for each open document in the state folder, readable by its owner alone. The process that owns it holds a
//! lock, so that a second window restores nothing that is still open in the first. A thread of its own writes within
//! a second of a change; the frame never waits for a disk.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hasher as _};
use std::io::{self, Write as _};
use std::path::{Path as FilePath, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::document::temporary::{self, Readers};
use crate::document::{Encoding, file};

/// A change waits at most this long for those that follow it: with the write itself it stays below a second.
const GATHER: Duration = Duration::from_millis(400);
const LOCK: &str = ".lock";

/// What is written down of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its file; `None` while it has none.
    pub file: Option<PathBuf>,
    /// How the file spells the text.
    pub encoding: Encoding,
    /// The present text.
    pub text: String,
    /// The mark of the text that the file had, by [`mark`].
    pub saved: u64,
}

/// A number that tells texts apart. Another version of the program may come to another one, which means no more
/// than that it looks at the file twice.
pub fn mark(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// The number of a document within this run of the program.
pub type DocumentId = u64;

enum Message {
    Write(DocumentId, Entry),
    Remove(DocumentId),
    Flush(Sender<()>),
}

/// The thread that writes recovery copies. Dropping it writes what waits and leaves the files for the next start.
#[derive(Debug)]
pub struct Journal {
    sender: Option<Sender<Message>>,
    thread: Option<JoinHandle<()>>,
}

impl Journal {
    /// Starts writing into `folder`, which is made when it is missing.
    pub fn start(folder: &FilePath) -> io::Result<Self> {
        create_private_folder(folder)?;
        let (sender, receiver) = mpsc::channel();
        let writer = Writer { folder: folder.to_owned(), open: HashMap::new() };
        let thread =
            std::thread::Builder::new().name("journal".to_owned()).spawn(move || writer.run(&receiver))?;
        Ok(Self { sender: Some(sender), thread: Some(thread) })
    }

    /// Writes `entry` within a second, unless a later one of the same document replaces it.
    pub fn write(&self, id: DocumentId, entry: Entry) {
        self.send(Message::Write(id, entry));
    }

    /// Takes the copy of a document away: it is saved or given up.
    pub fn remove(&self, id: DocumentId) {
        self.send(Message::Remove(id));
    }

    /// Waits until everything is on disk, at most as long as `limit`.
    pub fn flush(&self, limit: Duration) {
        let (done, wait) = mpsc::channel();
        self.send(Message::Flush(done));
        wait.recv_timeout(limit).unwrap_or_default();
    }

    fn send(&self, message: Message) {
        // Without its thread there is no journal: the program goes on, and its next start restores nothing.
        if let Some(sender) = &self.sender {
            sender.send(message).unwrap_or_default();
        }
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        self.sender = None;
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap_or_default();
        }
    }
}

struct Writer {
    folder: PathBuf,
    open: HashMap<DocumentId, Held>,
}

/// A recovery file and the lock that says whose it is.
#[derive(Debug)]
struct Held {
    stem: String,
    lock: File,
}

impl Writer {
    fn run(mut self, receiver: &Receiver<Message>) {
        let mut waiting: HashMap<DocumentId, Entry> = HashMap::new();
        let mut deadline: Option<Instant> = None;
        loop {
            let left =
                deadline.map_or(Duration::from_secs(3600), |at| at.saturating_duration_since(Instant::now()));
            match receiver.recv_timeout(left) {
                Ok(Message::Write(id, entry)) => {
                    waiting.insert(id, entry);
                    deadline.get_or_insert_with(|| Instant::now() + GATHER);
                    continue;
                }
                Ok(Message::Remove(id)) => {
                    waiting.remove(&id);
                    if let Some(held) = self.open.remove(&id) {
                        held.remove(&self.folder);
                    }
                    continue;
                }
                Ok(Message::Flush(done)) => {
                    self.write_all(&mut waiting);
                    done.send(()).unwrap_or_default();
                }
                Err(RecvTimeoutError::Timeout) => self.write_all(&mut waiting),
                Err(RecvTimeoutError::Disconnected) => return self.write_all(&mut waiting),
            }
            deadline = None;
        }
    }

    fn write_all(&mut self, waiting: &mut HashMap<DocumentId, Entry>) {
        for (id, entry) in waiting.drain() {
            // A full disk costs the recovery copy, not the work: the next change tries again.
            self.write(id, &entry).unwrap_or_default();
        }
    }

    fn write(&mut self, id: DocumentId, entry: &Entry) -> io::Result<()> {
        let held = match self.open.entry(id) {
            Slot::Occupied(held) => held.into_mut(),
            Slot::Vacant(free) => free.insert(Held::new(&self.folder)?),
        };
        let copy = copy_file(&self.folder, &held.stem);
        let mut temporary = temporary::create(&copy, Readers::Owner)?;
        temporary.write_all(entry.to_json().to_string().as_bytes())?;
        temporary.as_file().sync_all()?;
        temporary.persist(copy).map_err(|error| error.error)?;
        Ok(())
    }
}

impl Held {
    fn new(folder: &FilePath) -> io::Result<Self> {
        let lock = tempfile::Builder::new().prefix("").suffix(LOCK).rand_bytes(12).tempfile_in(folder)?;
        lock.as_file().try_lock()?;
        let (lock, path) = lock.keep().map_err(|error| error.error)?;
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        Ok(Self { stem, lock })
    }

    /// Takes copy and lock away; the lock last, so that nobody finds a copy without one.
    fn remove(self, folder: &FilePath) {
        let copy = copy_file(folder, &self.stem);
        file::sweep(&copy);
        fs::remove_file(copy).unwrap_or_default();
        fs::remove_file(folder.join(format!("{}{LOCK}", self.stem))).unwrap_or_default();
        drop(self.lock);
    }
}

fn copy_file(folder: &FilePath, stem: &str) -> PathBuf {
    folder.join(format!("{stem}.json"))
}

pub(super) fn create_private_folder(folder: &FilePath) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder)
}

/// Copies that no running window owns. They stay, and stay locked, until whoever restores them has written them anew.
#[derive(Debug, Default)]
pub struct Orphans {
    /// What they hold, oldest first.
    pub entries: Vec<Entry>,
    folder: PathBuf,
    held: Vec<Held>,
}

impl Orphans {
    /// Takes them away.
    pub fn remove(self) {
        for held in self.held {
            held.remove(&self.folder);
        }
    }
}

/// The copies in `folder` that no running window owns.
pub fn orphans(folder: &FilePath) -> Orphans {
    let Ok(files) = fs::read_dir(folder) else { return Orphans::default() };
    let mut held = Vec::new();
    let mut orphans = Vec::new();
    for file in files.flatten() {
        let path = file.path();
        let stem = path.file_name().and_then(|name| name.to_str()?.strip_suffix(LOCK));
        let (Some(stem), Ok(lock)) = (stem, File::open(&path)) else { continue };
        if lock.try_lock().is_err() {
            continue;
        }
        let copy = copy_file(folder, stem);
        let changed = fs::metadata(&copy).and_then(|data| data.modified()).ok();
        let entry = file::read(&copy).ok().and_then(|(text, _)| Entry::from_json(&text));
        orphans.extend(entry.map(|entry| (changed, entry)));
        held.push(Held { stem: stem.to_owned(), lock });
    }
    orphans.sort_by_key(|(changed, _)| *changed);
    let entries = orphans.into_iter().map(|(_, entry)| entry).collect();
    Orphans { entries, folder: folder.to_owned(), held }
}

const ENCODINGS: [Encoding; 4] = [Encoding::Utf8, Encoding::Utf8Bom, Encoding::Utf16Le, Encoding::Utf16Be];

impl Entry {
    fn to_json(&self) -> Value {
        json!({
            "file": self.file.as_ref().map(|file| file.to_string_lossy()),
            "encoding": self.encoding.name(),
            "text": self.text,
            "saved": self.saved,
        })
    }

    fn from_json(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        let encoding = value["encoding"].as_str()?;
        Some(Self {
            file: value["file"].as_str().map(PathBuf::from),
            encoding: ENCODINGS.into_iter().find(|one| one.name() == encoding)?,
            text: value["text"].as_str()?.to_owned(),
            saved: value["saved"].as_u64()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(30);

    fn take_orphans(folder: &FilePath) -> Vec<Entry> {
        let orphans = orphans(folder);
        let entries = orphans.entries.clone();
        orphans.remove();
        entries
    }

    fn entry(text: &str) -> Entry {
        Entry {
            file: Some("a.json".into()),
            encoding: Encoding::Utf16Le,
            text: text.to_owned(),
            saved: mark("{}"),
        }
    }

    #[test]
    fn what_was_written_last_is_restored_once() {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::start(folder.path()).unwrap();
        journal.write(1, entry("one"));
        journal.write(1, entry("two"));
        journal.write(2, entry("saved"));
        journal.flush(LONG);
        journal.remove(2);
        drop(journal);
        assert_eq!(take_orphans(folder.path()), [entry("two")]);
        assert_eq!(take_orphans(folder.path()), []);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_window_that_still_runs_keeps_its_copies() {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::start(folder.path()).unwrap();
        journal.write(1, entry("mine"));
        journal.flush(LONG);
        assert_eq!(take_orphans(folder.path()), []);
        drop(journal);
        assert_eq!(take_orphans(folder.path()), [entry("mine")]);
    }

    #[test]
    fn a_copy_that_is_not_taken_away_is_restored_again() {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::start(folder.path()).unwrap();
        journal.write(1, entry("mine"));
        drop(journal);
        assert_eq!(orphans(folder.path()).entries, [entry("mine")]);
        assert_eq!(take_orphans(folder.path()), [entry("mine")]);
    }

    #[test]
    fn what_a_killed_writing_left_goes_with_the_copy() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.lock"), "").unwrap();
        fs::write(folder.path().join("a.json"), entry("mine").to_json().to_string()).unwrap();
        fs::write(folder.path().join(".a.json.taskwright-abc123"), "{").unwrap();
        assert_eq!(take_orphans(folder.path()), [entry("mine")]);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn copies_are_readable_by_their_owner_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("journal");
        let journal = Journal::start(&inner).unwrap();
        journal.write(1, entry("mine"));
        journal.flush(LONG);
        let files: Vec<_> = fs::read_dir(&inner).unwrap().flatten().collect();
        assert_eq!(files.len(), 2);
        for file in files {
            assert_eq!(file.metadata().unwrap().permissions().mode() & 0o077, 0);
        }
    }

    #[test]
    fn a_damaged_copy_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.lock"), "").unwrap();
        fs::write(folder.path().join("a.json"), "{\"text\": 1").unwrap();
        assert_eq!(take_orphans(folder.path()), []);
    }
}
