//! The file that a document is written to before it takes the place of the old one, and what a killed program left
//! of such files.
//!
//! It is named after its document and locked while it is written. So a leftover can be told from everything else:
//! its name says whose it is, and nobody holds its lock.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path as FilePath, PathBuf};

use tempfile::NamedTempFile;

/// What stands between the name of the document and the random end.
const MARK: &str = ".taskwright-";
/// How long the random end is.
const RANDOM: usize = 6;
/// So much of a document's name goes into the name: no file system allows more than 255 bytes in all.
const MAX_NAME: usize = 200;
/// How often another name is tried when somebody swept the new file away before it was locked.
const TRIES: usize = 8;

/// Who may read what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Whomever the user's umask lets.
    Umask,
    /// The user alone.
    Owner,
}

/// A new file beside `target`, locked until it is closed. It goes away with its handle unless it is persisted.
///
/// # Errors
/// Where no file can be made in that folder.
pub fn create(target: &FilePath, readers: Readers) -> io::Result<NamedTempFile> {
    let prefix = prefix(target);
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).rand_bytes(RANDOM);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = match readers {
            Readers::Umask => 0o666,
            Readers::Owner => 0o600,
        };
        builder.permissions(fs::Permissions::from_mode(mode));
    }
    #[cfg(not(unix))]
    let (Readers::Umask | Readers::Owner) = readers;
    for _ in 0..TRIES {
        let file = builder.tempfile_in(folder(target))?;
        match file.as_file().try_lock() {
            // Another process saw the file before it was locked, and is about to remove it.
            Err(TryLockError::WouldBlock) => continue,
            // Where files cannot be locked nobody can tell a leftover either, so that none is swept.
            Err(TryLockError::Error(_)) => return Ok(file),
            Ok(()) if file.path().exists() => return Ok(file),
            Ok(()) => {}
        }
    }
    Err(io::Error::from(io::ErrorKind::ResourceBusy))
}

/// Removes what killed programs left of writing `file`. A file that somebody still writes, a link and every other
/// name stay.
pub fn sweep(file: &FilePath) {
    let target = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let prefix = prefix(&target);
    // A folder that cannot be listed stays as it is: a leftover is untidy and no more.
    let Ok(entries) = fs::read_dir(folder(&target)) else { return };
    for entry in entries.flatten() {
        // The kind is that of a link itself, not of what it points to.
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && is_temporary(&entry.file_name(), &prefix) {
            remove_unless_held(&entry.path()).unwrap_or_default();
        }
    }
}

fn remove_unless_held(path: &FilePath) -> io::Result<()> {
    // Network file systems lock only what is open for writing.
    let file = File::options().write(true).open(path)?;
    if file.try_lock().is_ok() {
        fs::remove_file(path)?;
    }
    Ok(())
}

/// The folder that `target` stands in.
pub(super) fn folder(target: &FilePath) -> &FilePath {
    match target.parent() {
        Some(folder) if folder != FilePath::new("") => folder,
        _ => FilePath::new("."),
    }
}

/// How the names of the temporary files of `target` begin.
fn prefix(target: &FilePath) -> OsString {
    let name = PathBuf::from(target.file_name().unwrap_or_default());
    let name = match name.to_str() {
        Some(name) => name[..name.floor_char_boundary(MAX_NAME)].to_owned(),
        // As text it may be longer.
        None => {
            name.to_string_lossy().chars().take(MAX_NAME / char::REPLACEMENT_CHARACTER.len_utf8()).collect()
        }
    };
    format!(".{name}{MARK}").into()
}

fn is_temporary(name: &OsStr, prefix: &OsStr) -> bool {
    let end = name.as_encoded_bytes().strip_prefix(prefix.as_encoded_bytes());
    end.is_some_and(|end| end.len() == RANDOM && end.iter().all(u8::is_ascii_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &FilePath) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn leftovers_go_and_what_is_held_or_of_another_name_stays() {
        let folder = tempfile::tempdir().unwrap();
        let document = folder.path().join("web.json");
        // A process that is killed runs no destructor.
        let (_, leftover) = create(&document, Readers::Umask).unwrap().keep().unwrap();
        let others = [
            ".api.json.taskwright-abc123",
            ".web.json.taskwright-",
            ".web.json.taskwright-abc12",
            ".web.json.taskwright-abc1234",
            ".web.json.taskwright-abc12~",
            "web.json",
            "web.json.taskwright-abc123",
        ];
        for name in others {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let held = create(&document, Readers::Umask).unwrap();
        assert!(leftover.exists());
        sweep(&document);
        let held_name = held.path().file_name().unwrap().to_str().unwrap();
        let mut expected: Vec<&str> = others.into_iter().chain([held_name]).collect();
        expected.sort_unstable();
        assert_eq!(names(folder.path()), expected);
        let (handle, _) = held.keep().unwrap();
        drop(handle);
        sweep(&document);
        assert_eq!(names(folder.path()), others);
    }

    #[cfg(unix)]
    #[test]
    fn a_document_behind_a_link_is_swept_and_a_link_is_not() {
        use std::os::unix::fs::symlink;
        let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let document = folder.path().join("web.json");
        fs::write(&document, "{}").unwrap();
        let link = other.path().join("link.json");
        symlink(&document, &link).unwrap();
        symlink(&document, folder.path().join(".web.json.taskwright-abc123")).unwrap();
        create(&document, Readers::Umask).unwrap().keep().unwrap();
        sweep(&link);
        assert_eq!(names(folder.path()), [".web.json.taskwright-abc123", "web.json"]);
    }

    #[test]
    fn every_name_that_a_document_can_have_leaves_room_for_the_mark() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["가".repeat(85), "a".repeat(255)] {
            let document = folder.path().join(name);
            create(&document, Readers::Umask).unwrap().keep().unwrap();
            assert_eq!(names(folder.path()).len(), 1);
            sweep(&document);
            assert_eq!(names(folder.path()).len(), 0);
        }
    }
}
