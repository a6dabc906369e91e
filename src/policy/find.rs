//! Which `taskwright.toml` speaks for a document, and whether it is still the one that was read.

use std::fs;
use std::path::{Path as FilePath, PathBuf};
use std::time::SystemTime;

use super::{Policy, PolicyError, PolicyProblem, read};
use crate::document::file;

/// The name of the file.
pub const FILE_NAME: &str = "taskwright.toml";

/// Tells cheaply whether a folder has the same file with the same content as before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stamp {
    file: Option<PathBuf>,
    changed: Option<SystemTime>,
    length: u64,
}

/// The file that speaks for what is in `folder`: the nearest on the way up. The way ends at the top of a repository,
/// so that nothing outside of it decides what its checks say.
pub fn nearest(folder: &FilePath) -> Option<PathBuf> {
    let folder = std::path::absolute(folder).ok()?;
    for folder in folder.ancestors() {
        let file = folder.join(FILE_NAME);
        if file.is_file() {
            return Some(file);
        }
        if folder.join(".git").exists() {
            return None;
        }
    }
    None
}

/// What the file that speaks for `folder` says; nothing where there is none.
pub fn load(folder: &FilePath) -> Result<Policy, PolicyError> {
    let Some(file) = nearest(folder) else { return Ok(Policy::default()) };
    match file::read(&file) {
        Ok((text, _)) => read::parse(&file, &text),
        Err(error) => Err(PolicyError { file, line: 1, problem: PolicyProblem::File(error) }),
    }
}

impl Stamp {
    /// How it is with `folder` now.
    pub fn of(folder: &FilePath) -> Self {
        let file = nearest(folder);
        let data = file.as_ref().and_then(|file| fs::metadata(file).ok());
        let changed = data.as_ref().and_then(|data| data.modified().ok());
        Self { file, changed, length: data.map_or(0, |data| data.len()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Level;
    use crate::rules::Rule;

    fn write(file: &FilePath, text: &str) {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    #[test]
    fn the_nearest_file_speaks_and_a_repository_ends_the_way() {
        let folder = tempfile::tempdir().unwrap();
        let at = |path: &str| folder.path().join(path);
        write(&at("taskwright.toml"), "");
        write(&at("repository/ecs/web/web.json"), "{}");
        assert_eq!(nearest(&at("repository/ecs/web")), Some(at("taskwright.toml")));
        fs::create_dir(at("repository/.git")).unwrap();
        assert_eq!(nearest(&at("repository/ecs/web")), None);
        write(&at("repository/taskwright.toml"), "");
        assert_eq!(nearest(&at("repository/ecs/web")), Some(at("repository/taskwright.toml")));
        write(&at("repository/ecs/taskwright.toml"), "");
        assert_eq!(nearest(&at("repository/ecs/web")), Some(at("repository/ecs/taskwright.toml")));
    }

    #[test]
    fn a_changed_file_has_another_stamp() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join(".git")).unwrap();
        let none = Stamp::of(folder.path());
        assert_eq!(none, Stamp::default());
        write(&folder.path().join(FILE_NAME), "[rules]\n");
        let empty = Stamp::of(folder.path());
        assert_ne!(none, empty);
        write(&folder.path().join(FILE_NAME), "[rules]\nfamily-required = \"off\"\n");
        assert_ne!(empty, Stamp::of(folder.path()));
        let setting = load(folder.path()).unwrap().setting(Rule::find("family-required").unwrap());
        assert_eq!(setting.map(|setting| (setting.level, setting.line)), Some((Level::Off, 2)));
    }
}
