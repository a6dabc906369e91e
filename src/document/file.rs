//! Files: read with every bound that keeps a stranger's file harmless, written so that a crash leaves the old or
//! the new text, never half of it.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path as FilePath, PathBuf};

use super::encoding::{DecodeError, Encoding};
pub use super::temporary::sweep;
use super::temporary::{self, Readers};

/// Larger files are refused by their size, before reading.
pub const MAX_BYTES: u64 = 16 << 20;

/// Why a file could not be read or written. The text for people is made by `text`, by kind.
#[derive(Debug, thiserror::Error)]
#[error("{}: {problem}", file.display())]
pub struct FileError {
    /// Which file.
    pub file: PathBuf,
    /// What happened.
    pub problem: FileProblem,
}

/// What can go wrong with a file.
#[derive(Debug, thiserror::Error)]
pub enum FileProblem {
    /// There is no such file.
    #[error("not found")]
    NotFound,
    /// It is a folder, a device or a pipe.
    #[error("not a file")]
    NotAFile,
    /// The system does not allow it.
    #[error("no permission")]
    NoPermission,
    /// It has more than [`MAX_BYTES`].
    #[error("{0} bytes are too many")]
    TooLarge(u64),
    /// Its bytes are no text.
    #[error("not {} at byte {}", .0.encoding.name(), .0.at)]
    NotText(DecodeError),
    /// Anything else that the system says.
    #[error("{0}")]
    Other(io::Error),
}

impl FileProblem {
    /// The key of its sentence in the text catalogues.
    pub fn text_key(&self) -> &'static str {
        match self {
            Self::NotFound => "file-not-found",
            Self::NotAFile => "file-not-a-file",
            Self::NoPermission => "file-no-permission",
            Self::TooLarge(_) => "file-too-large",
            Self::NotText(_) => "file-not-text",
            Self::Other(_) => "file-other",
        }
    }
}

impl From<io::Error> for FileProblem {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::PermissionDenied => Self::NoPermission,
            io::ErrorKind::IsADirectory => Self::NotAFile,
            _ => Self::Other(error),
        }
    }
}

/// The text of `file` and how its bytes spell it.
pub fn read(file: &FilePath) -> Result<(String, Encoding), FileError> {
    read_bytes(file)
        .and_then(|bytes| Encoding::decode(&bytes).map_err(FileProblem::NotText))
        .map_err(|problem| FileError { file: file.to_owned(), problem })
}

fn read_bytes(file: &FilePath) -> Result<Vec<u8>, FileProblem> {
    let data = fs::metadata(file)?;
    // Opening a pipe would wait for its writer.
    if !data.is_file() {
        return Err(FileProblem::NotAFile);
    }
    if data.len() > MAX_BYTES {
        return Err(FileProblem::TooLarge(data.len()));
    }
    // Room for all of it, and for the byte that would be one too many: else it comes in many small pieces.
    let mut bytes = Vec::with_capacity(usize::try_from(data.len()).unwrap_or_default() + 1);
    read_into(&mut bytes, &mut File::open(file)?)?;
    Ok(bytes)
}

/// All of a stream, at most [`MAX_BYTES`].
pub fn read_bounded(stream: &mut impl Read) -> Result<Vec<u8>, FileProblem> {
    let mut bytes = Vec::new();
    read_into(&mut bytes, stream)?;
    Ok(bytes)
}

fn read_into(bytes: &mut Vec<u8>, stream: &mut impl Read) -> Result<(), FileProblem> {
    stream.take(MAX_BYTES + 1).read_to_end(bytes)?;
    match bytes.len() as u64 {
        size if size > MAX_BYTES => Err(FileProblem::TooLarge(size)),
        _ => Ok(()),
    }
}

/// Replaces `file` by `text`: a temporary file beside it, fsync, rename. Keeps permissions, and a symbolic link
/// stays one. What a killed program left of an earlier writing goes.
pub fn write(file: &FilePath, text: &str, encoding: Encoding) -> Result<(), FileError> {
    write_bytes(file, &encoding.encode(text)).map_err(|problem| FileError { file: file.to_owned(), problem })
}

fn write_bytes(file: &FilePath, bytes: &[u8]) -> Result<(), FileProblem> {
    // The file behind a link is replaced, not the link.
    let target = match fs::canonicalize(file) {
        Ok(target) => target,
        Err(error) if error.kind() == io::ErrorKind::NotFound => file.to_owned(),
        Err(error) => return Err(error.into()),
    };
    let existing = match fs::metadata(&target) {
        Ok(data) if !data.is_file() => return Err(FileProblem::NotAFile),
        Ok(data) => Some(data),
        Err(_) => None,
    };
    // A rename would replace a file that may not be written: the folder's permission alone decides it.
    if existing.is_some() {
        File::options().append(true).open(&target)?;
    }
    sweep(&target);
    let mut temporary = temporary::create(&target, Readers::Umask)?;
    temporary.write_all(bytes)?;
    if let Some(data) = existing {
        temporary.as_file().set_permissions(data.permissions())?;
    }
    temporary.as_file().sync_all()?;
    temporary.persist(&target).map_err(|error| FileProblem::from(error.error))?;
    // The rename itself lasts only once the folder is on disk.
    #[cfg(unix)]
    File::open(temporary::folder(&target)).and_then(|folder| folder.sync_all()).unwrap_or_default();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(file: &FilePath) -> &'static str {
        read(file).expect_err("must not be read").problem.text_key()
    }

    #[test]
    fn refuses_what_is_no_text_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.json");
        assert_eq!(problem(&file), "file-not-found");
        assert_eq!(problem(folder.path()), "file-not-a-file");
        fs::write(&file, b"\xC0\xC0").unwrap();
        assert_eq!(problem(&file), "file-not-text");
        File::create(&file).unwrap().set_len(MAX_BYTES + 1).unwrap();
        assert_eq!(problem(&file), "file-too-large");
    }

    #[test]
    fn writes_what_it_read_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.json");
        fs::write(&file, b"\xFF\xFE{\0}\0").unwrap();
        let (text, encoding) = read(&file).unwrap();
        write(&file, &text, encoding).unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"\xFF\xFE{\0}\0");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn the_next_writing_takes_away_what_a_killed_one_left() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.json");
        fs::write(folder.path().join(".a.json.taskwright-abc123"), "{").unwrap();
        write(&file, "{}", Encoding::Utf8).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn keeps_permissions_and_symbolic_links() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("a.json"), folder.path().join("link.json"));
        fs::write(&file, "{}").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        write(&link, "[]", Encoding::Utf8).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), "[]");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
