//! Where the program keeps what it remembers between two starts. Beside a document it writes nothing but the
//! document.

use std::ffi::OsString;
use std::path::{Path as FilePath, PathBuf};

use directories::ProjectDirs;

/// The variable that names another folder, for tests and for a program that travels on a stick.
pub const VARIABLE: &str = "TASKWRIGHT_STATE";

/// The folders of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateFolder {
    state: PathBuf,
    preferences: PathBuf,
}

impl StateFolder {
    /// The folders of the user; `None` for a user without a home.
    pub fn of_user() -> Option<Self> {
        Self::of(std::env::var_os(VARIABLE), ProjectDirs::from("", "", "taskwright").as_ref())
    }

    fn of(named: Option<OsString>, system: Option<&ProjectDirs>) -> Option<Self> {
        if let Some(named) = named.filter(|named| !named.is_empty()) {
            return Some(Self::at(FilePath::new(&named)));
        }
        let system = system?;
        Some(Self {
            // Only Linux tells state from data.
            state: system.state_dir().unwrap_or_else(|| system.data_local_dir()).to_owned(),
            preferences: system.preference_dir().to_owned(),
        })
    }

    /// Everything in one folder.
    pub fn at(folder: &FilePath) -> Self {
        Self { state: folder.to_owned(), preferences: folder.to_owned() }
    }

    /// Where the running window says how to reach it, and where reports of crashes go.
    pub fn state(&self) -> &FilePath {
        &self.state
    }

    /// Where recovery copies are.
    pub fn journal(&self) -> PathBuf {
        self.state.join("journal")
    }

    /// Where the notes about documents are.
    pub fn notes(&self) -> PathBuf {
        self.state.join("notes")
    }

    /// The report of the last crash.
    pub fn crash_report(&self) -> PathBuf {
        self.state.join("crash.txt")
    }

    /// What the user chose.
    pub fn preferences(&self) -> PathBuf {
        self.preferences.join("preferences.json")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_folder_holds_everything() {
        let named = StateFolder::of(Some("/tmp/own".into()), None).unwrap();
        assert_eq!(named, StateFolder::at(FilePath::new("/tmp/own")));
        assert_eq!(named.journal(), FilePath::new("/tmp/own/journal"));
        assert_eq!(named.notes(), FilePath::new("/tmp/own/notes"));
        assert_eq!(named.preferences(), FilePath::new("/tmp/own/preferences.json"));
    }

    #[test]
    fn a_user_without_a_home_has_none() {
        assert_eq!(StateFolder::of(Some("".into()), None), None);
    }
}
