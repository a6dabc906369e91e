//! What others do to the file of an open document: change it, take it away, forbid writing it.
//!
//! The time and the size of the file tell cheaply that nothing happened; where they differ the text decides.

use std::fs::{self, File};
use std::io;
use std::path::Path as FilePath;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::document::{Encoding, file};

/// How often files are looked at.
pub const INTERVAL: Duration = Duration::from_secs(1);

/// What happened to a file outside of the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outside {
    /// It has another text.
    Changed(Arc<str>, Encoding),
    /// It is gone.
    Removed,
}

/// What is known of a file.
#[derive(Debug, Clone)]
pub struct OnDisk {
    /// The text that the window has seen in it.
    known: Arc<str>,
    /// What the last look saw; `None` before the first, so that it compares the texts.
    stamp: Option<Stamp>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stamp {
    There {
        changed: Option<SystemTime>,
        length: u64,
    },
    Gone,
    /// It cannot be looked at just now: a lock, a network that is away.
    Unclear,
}

impl OnDisk {
    /// A file that has `text`, as far as the window knows.
    pub fn new(text: Arc<str>) -> Self {
        Self { known: text, stamp: None }
    }

    /// What happened since the last look.
    pub fn look(&mut self, file: &FilePath) -> Option<Outside> {
        let stamp = Stamp::of(file);
        if self.stamp == Some(stamp) {
            return None;
        }
        let was_gone = self.stamp == Some(Stamp::Gone);
        self.stamp = Some(stamp);
        match stamp {
            Stamp::Gone => Some(Outside::Removed),
            Stamp::Unclear => None,
            Stamp::There { .. } => {
                let (text, encoding) = file::read(file).ok()?;
                // A file that comes back takes the word back that it is gone.
                (was_gone || *text != *self.known).then(|| {
                    self.known = text.into();
                    Outside::Changed(Arc::clone(&self.known), encoding)
                })
            }
        }
    }
}

impl Stamp {
    fn of(file: &FilePath) -> Self {
        match fs::metadata(file) {
            Ok(data) => Self::There { changed: data.modified().ok(), length: data.len() },
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::Gone,
            Err(_) => Self::Unclear,
        }
    }
}

/// Whether a file is there and may not be written.
pub fn is_read_only(file: &FilePath) -> bool {
    fs::metadata(file).is_ok_and(|data| {
        let refuses = |error: io::Error| {
            matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
        };
        data.permissions().readonly() || File::options().append(true).open(file).is_err_and(refuses)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(file: &FilePath, text: &str) {
        file::write(file, text, Encoding::Utf8).unwrap();
    }

    #[test]
    fn a_file_is_said_to_change_only_when_its_text_does() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.json");
        write(&file, "{}");
        let mut disk = OnDisk::new("{}".into());
        assert_eq!(disk.look(&file), None);
        let touched = File::options().append(true).open(&file).unwrap();
        touched.set_modified(SystemTime::UNIX_EPOCH).unwrap();
        assert_eq!(disk.look(&file), None);
        write(&file, "[]");
        assert_eq!(disk.look(&file), Some(Outside::Changed("[]".into(), Encoding::Utf8)));
        assert_eq!(disk.look(&file), None);
        fs::remove_file(&file).unwrap();
        assert_eq!(disk.look(&file), Some(Outside::Removed));
        assert_eq!(disk.look(&file), None);
        write(&file, "[]");
        assert_eq!(disk.look(&file), Some(Outside::Changed("[]".into(), Encoding::Utf8)));
    }

    #[test]
    fn a_change_between_reading_and_the_first_look_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.json");
        write(&file, "[]");
        assert!(matches!(OnDisk::new("{}".into()).look(&file), Some(Outside::Changed(..))));
    }

    #[test]
    fn a_file_that_forbids_writing_is_read_only() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.json");
        assert!(!is_read_only(&file));
        write(&file, "{}");
        assert!(!is_read_only(&file));
        let mut permissions = fs::metadata(&file).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&file, permissions).unwrap();
        assert!(is_read_only(&file));
    }
}
