//! What the program remembers of a document and never writes beside it: the revision that it came from, that
//! revision's text for a three-way merge, and what was registered from it, with the notes of whoever did.
//!
//! One file in the state folder for each document, readable by its owner alone like the recovery copies, since it
//! holds texts of the user. So a damaged one costs the notes of one document, and two windows that note something at
//! the same time lose nothing of other documents.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path as FilePath, PathBuf};
use std::time::{Duration, SystemTime};

use serde_json::{Value, json};

use super::journal::create_private_folder;
use crate::document::file;
use crate::document::temporary::{self, Readers};
use crate::exchange::Origin;

/// So many documents are remembered; those that were noted longest ago are forgotten first.
const DOCUMENTS: usize = 200;
/// So many registrations of a document are remembered, the newest.
const REGISTRATIONS: usize = 100;
/// A longer base is not kept, in bytes. ECS takes no definition of more than 64 KiB.
const BASE: usize = 1 << 20;
const END: &str = ".json";

/// What is remembered of one document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notes {
    /// The revision that the document came from, or the one that it became last.
    pub origin: Origin,
    /// That revision as a text: what both sides of a three-way merge began with.
    pub base: Option<String>,
    /// The hash of the text that the document's file had when this was noted, by [`hash`].
    pub text: u64,
    /// What was registered from the document, the newest last.
    pub registrations: Vec<Registration>,
}

/// A registration of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// The ARN that ECS gave it.
    pub arn: String,
    /// When it was registered, to the second.
    pub at: SystemTime,
    /// What the user wrote about it; empty where nothing was.
    pub note: String,
}

impl Notes {
    /// Whether `text` is the one that was noted. It is not after another program has changed the file, by a change of
    /// branches for one: then the origin may be that of another text, and whoever shows it says so.
    pub fn is_of(&self, text: &str) -> bool {
        self.text == hash(text)
    }

    /// Notes that `text` was registered: it is the base of what is changed next.
    pub fn add(&mut self, text: &str, origin: Origin, registration: Registration) {
        self.origin = origin;
        self.base = Some(text.to_owned());
        self.text = hash(text);
        self.registrations.push(registration);
    }
}

/// A number that tells texts apart: FNV-1a, which every version of the program computes alike.
pub fn hash(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The notes of all documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteStore {
    folder: PathBuf,
}

impl NoteStore {
    /// Those in `folder`, which is made when something is noted.
    pub fn at(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// What is remembered of the document at `file`. Damaged notes are none.
    pub fn read(&self, file: &FilePath) -> Option<Notes> {
        let key = key(file)?;
        let (text, _) = file::read(&self.place(&key)).ok()?;
        let value: Value = serde_json::from_str(&text).ok()?;
        // Another document may have the same hash.
        (value["file"].as_str() == Some(&*key)).then(|| from_json(&value)).flatten()
    }

    /// Remembers `notes` of the document at `file`, in place of what was remembered before.
    ///
    /// # Errors
    /// Where the state folder cannot be written, and for a name of a file that is no text.
    pub fn write(&self, file: &FilePath, notes: &Notes) -> io::Result<()> {
        let key = key(file).ok_or(io::ErrorKind::InvalidFilename)?;
        create_private_folder(&self.folder)?;
        let place = self.place(&key);
        let mut temporary = temporary::create(&place, Readers::Owner)?;
        temporary.write_all(to_json(&key, notes).to_string().as_bytes())?;
        temporary.as_file().sync_all()?;
        temporary.persist(&place).map_err(|error| error.error)?;
        file::sweep(&place);
        self.forget_oldest();
        Ok(())
    }

    /// The document at `file` has been saved as `text`: its notes are those of that text now.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub fn saved(&self, file: &FilePath, text: &str) -> io::Result<()> {
        match self.read(file) {
            Some(notes) if !notes.is_of(text) => self.write(file, &Notes { text: hash(text), ..notes }),
            _ => Ok(()),
        }
    }

    /// The document at `from` has been saved as `to` too, which then comes from the same revision.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub fn copy(&self, from: &FilePath, to: &FilePath) -> io::Result<()> {
        self.read(from).map_or(Ok(()), |notes| self.write(to, &notes))
    }

    /// Remembers nothing of the document at `file` any more.
    pub fn forget(&self, file: &FilePath) {
        if self.read(file).is_some()
            && let Some(key) = key(file)
        {
            let place = self.place(&key);
            fs::remove_file(&place).unwrap_or_default();
            file::sweep(&place);
        }
    }

    fn place(&self, key: &str) -> PathBuf {
        self.folder.join(format!("{:016x}{END}", hash(key)))
    }

    /// Keeps the folder small. What cannot be listed or removed stays: it is untidy and no more.
    fn forget_oldest(&self) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        let notes = entries.flatten().filter_map(|entry| {
            let path = entry.path();
            let is_note = entry.file_name().to_str().is_some_and(|name| name.ends_with(END));
            let changed = entry.metadata().and_then(|data| data.modified()).ok()?;
            is_note.then_some((changed, path))
        });
        let mut notes: Vec<(SystemTime, PathBuf)> = notes.collect();
        notes.sort();
        let surplus = notes.len().saturating_sub(DOCUMENTS);
        for (_, path) in notes.drain(..surplus) {
            fs::remove_file(path).unwrap_or_default();
        }
    }
}

/// Where a document is, from the root of the file system and without links; `None` where that is no text.
fn key(file: &FilePath) -> Option<String> {
    let path = fs::canonicalize(file).or_else(|_| std::path::absolute(file)).ok()?;
    path.to_str().map(str::to_owned)
}

fn to_json(key: &str, notes: &Notes) -> Value {
    let Notes { origin, base, text, registrations } = notes;
    let Origin { arn, family, revision, status, registered_at, registered_by } = origin;
    let seconds = |at: SystemTime| at.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
    let newest = &registrations[registrations.len().saturating_sub(REGISTRATIONS)..];
    let registrations: Vec<Value> =
        newest.iter().map(|own| json!({ "arn": own.arn, "at": seconds(own.at), "note": own.note })).collect();
    json!({
        "file": key,
        "origin": {
            "arn": arn,
            "family": family,
            "revision": revision,
            "status": status,
            "registeredAt": registered_at,
            "registeredBy": registered_by,
        },
        "base": base.as_ref().filter(|base| base.len() <= BASE),
        "text": text,
        "registrations": registrations,
    })
}

fn from_json(value: &Value) -> Option<Notes> {
    let origin = &value["origin"];
    let text = |key: &str| origin[key].as_str().map(str::to_owned);
    let registration = |own: &Value| {
        let at = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(own["at"].as_u64()?))?;
        let note = own["note"].as_str().unwrap_or_default().to_owned();
        Some(Registration { arn: own["arn"].as_str()?.to_owned(), at, note })
    };
    Some(Notes {
        origin: Origin {
            arn: text("arn"),
            family: text("family"),
            revision: origin["revision"].as_u64(),
            status: text("status"),
            registered_at: text("registeredAt"),
            registered_by: text("registeredBy"),
        },
        base: value["base"].as_str().map(str::to_owned),
        text: value["text"].as_u64()?,
        registrations: value["registrations"].as_array()?.iter().filter_map(registration).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn store() -> (tempfile::TempDir, NoteStore) {
        let folder = tempfile::tempdir().unwrap();
        let store = NoteStore::at(folder.path().join("state/notes"));
        (folder, store)
    }

    fn registration(number: u64) -> Registration {
        let arn = format!("arn:aws:ecs:eu-west-1:111122223333:task-definition/web:{number}");
        let at = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000 + number);
        Registration { arn, at, note: format!("nginx 1.{number}") }
    }

    fn origin(revision: u64) -> Origin {
        Origin {
            arn: Some(format!("arn:aws:ecs:eu-west-1:111122223333:task-definition/web:{revision}")),
            family: Some("web".to_owned()),
            revision: Some(revision),
            registered_at: Some("1700000000.5".to_owned()),
            ..Origin::default()
        }
    }

    fn notes(number: u64) -> Notes {
        let mut notes = Notes::default();
        notes.add("{\"family\": \"web\"}", origin(number), registration(number));
        notes
    }

    #[test]
    fn what_was_noted_comes_back_for_its_document_alone() {
        let (folder, store) = store();
        let [a, b] = ["a.json", "b.json"].map(|name| folder.path().join(name));
        fs::write(&a, "{}").unwrap();
        assert_eq!(store.read(&a), None);
        store.write(&a, &notes(7)).unwrap();
        assert_eq!((store.read(&a), store.read(&b)), (Some(notes(7)), None));
        store.copy(&a, &b).unwrap();
        store.forget(&a);
        assert_eq!((store.read(&a), store.read(&b)), (None, Some(notes(7))));
    }

    #[test]
    fn a_text_that_another_program_wrote_is_told_apart() {
        let (folder, store) = store();
        let file = folder.path().join("a.json");
        store.saved(&file, "{}").unwrap();
        assert_eq!(store.read(&file), None, "a document of which nothing is known gets no notes by saving");
        store.write(&file, &notes(7)).unwrap();
        assert!(store.read(&file).unwrap().is_of("{\"family\": \"web\"}"));
        store.saved(&file, "{\"family\": \"shop\"}").unwrap();
        let saved = store.read(&file).unwrap();
        assert!(saved.is_of("{\"family\": \"shop\"}") && !saved.is_of("{\"family\": \"web\"}"));
        assert_eq!(saved.base.as_deref(), Some("{\"family\": \"web\"}"), "the base is what was registered");
    }

    #[test]
    fn a_registration_is_the_base_of_the_next_one() {
        let mut notes = notes(7);
        notes.add("{\"family\": \"web\", \"cpu\": \"256\"}", origin(8), registration(8));
        assert_eq!(notes.origin.revision, Some(8));
        assert_eq!(notes.base.as_deref(), Some("{\"family\": \"web\", \"cpu\": \"256\"}"));
        assert_eq!(notes.registrations, [registration(7), registration(8)]);
    }

    #[test]
    fn damaged_notes_are_none_and_are_written_anew() {
        let (folder, store) = store();
        let file = folder.path().join("a.json");
        store.write(&file, &notes(7)).unwrap();
        let place = fs::read_dir(folder.path().join("state/notes")).unwrap().next().unwrap().unwrap().path();
        let whole = fs::read_to_string(&place).unwrap();
        let other = whole.replace("a.json", "other.json");
        for damaged in ["", "{", "[]", "{\"file\": 1}", "\u{0}", &whole[..whole.len() / 2], &other] {
            fs::write(&place, damaged).unwrap();
            assert_eq!(store.read(&file), None, "{damaged}");
        }
        store.write(&file, &notes(8)).unwrap();
        assert_eq!(store.read(&file), Some(notes(8)));
    }

    #[test]
    fn neither_the_folder_nor_a_note_grows_without_end() {
        let (folder, store) = store();
        let file = |number: usize| folder.path().join(format!("{number}.json"));
        let mut long = notes(0);
        long.registrations = (0..150).map(registration).collect();
        long.base = Some("x".repeat(BASE + 1));
        store.write(&file(0), &long).unwrap();
        let kept = store.read(&file(0)).unwrap();
        assert_eq!(
            (kept.registrations.len(), kept.registrations[0].clone()),
            (REGISTRATIONS, registration(50))
        );
        assert_eq!(kept.base, None);
        for number in 1..=DOCUMENTS {
            store.write(&file(number), &notes(7)).unwrap();
            // Far apart, whatever the clock of the file system does.
            let place = store.place(&key(&file(number)).unwrap());
            let at = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000 + number as u64);
            fs::File::options().write(true).open(place).unwrap().set_modified(at).unwrap();
        }
        store.write(&file(0), &notes(7)).unwrap();
        assert_eq!(fs::read_dir(&store.folder).unwrap().count(), DOCUMENTS);
        store.write(&file(DOCUMENTS + 1), &notes(7)).unwrap();
        assert_eq!(fs::read_dir(&store.folder).unwrap().count(), DOCUMENTS);
        assert!(store.read(&file(0)).is_some() && store.read(&file(DOCUMENTS + 1)).is_some());
        let is_kept = [1, 2, 3].map(|number| store.read(&file(number)).is_some());
        assert_eq!(is_kept, [false, false, true], "the oldest go first");
    }

    #[cfg(unix)]
    #[test]
    fn notes_are_readable_by_their_owner_alone_and_a_link_leads_to_the_same() {
        use std::os::unix::fs::PermissionsExt as _;
        let (folder, store) = store();
        let [file, link] = ["a.json", "link.json"].map(|name| folder.path().join(name));
        fs::write(&file, "{}").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        store.write(&link, &notes(7)).unwrap();
        assert_eq!(store.read(&file), Some(notes(7)));
        let mode = |path: &FilePath| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&store.folder), 0o700);
        for entry in fs::read_dir(&store.folder).unwrap().flatten() {
            assert_eq!(mode(&entry.path()), 0o600);
        }
    }
}
