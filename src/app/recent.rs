//! The files that were open last, the newest first, with the counts that their findings had.

use std::path::{Path as FilePath, PathBuf};

use serde::{Deserialize, Serialize};

const KEPT: usize = 12;

/// A file that was open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Where it is, from the root of the file system.
    pub file: PathBuf,
    /// How many errors it had when it was last looked at.
    #[serde(default)]
    pub errors: usize,
    /// How many warnings.
    #[serde(default)]
    pub warnings: usize,
}

/// The list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecentFiles(Vec<Recent>);

impl RecentFiles {
    /// The newest first.
    pub fn iter(&self) -> impl Iterator<Item = &Recent> {
        self.0.iter()
    }

    /// Puts a file in front. Its counts stay until [`Self::count`] knows better.
    pub fn add(&mut self, file: &FilePath) {
        let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
        // A name that is no text cannot be written down.
        if file.to_str().is_none() {
            return;
        }
        let known = self.0.iter().position(|recent| recent.file == file).map(|at| self.0.remove(at));
        self.0.insert(0, known.unwrap_or(Recent { file, errors: 0, warnings: 0 }));
        self.0.truncate(KEPT);
    }

    /// Notes what the findings of a file came to.
    pub fn count(&mut self, file: &FilePath, errors: usize, warnings: usize) {
        let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
        if let Some(recent) = self.0.iter_mut().find(|recent| recent.file == file) {
            (recent.errors, recent.warnings) = (errors, warnings);
        }
    }

    /// Takes a file out: it is gone.
    pub fn forget(&mut self, file: &FilePath) {
        self.0.retain(|recent| recent.file != file);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_is_first_and_stands_there_once() {
        let mut recent = RecentFiles::default();
        for name in ["/a", "/b", "/a"] {
            recent.add(FilePath::new(name));
        }
        recent.count(FilePath::new("/b"), 2, 1);
        let files: Vec<_> =
            recent.iter().map(|recent| (recent.file.to_str().unwrap(), recent.errors)).collect();
        assert_eq!(files, [("/a", 0), ("/b", 2)]);
        recent.forget(FilePath::new("/a"));
        assert_eq!(recent.iter().count(), 1);
        for number in 0..20 {
            recent.add(FilePath::new(&format!("/{number}")));
        }
        assert_eq!(recent.iter().count(), KEPT);
    }
}
