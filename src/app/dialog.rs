//! What a dialog in front of the window asks. How it is drawn stands in `ui::dialogs`.

use std::path::{Path as FilePath, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use serde_json::Value;

use super::about::About;
use super::aws::browser::Browser;
use super::aws::registration::Registration;
use super::files::{FileComparison, Foreign};
use super::fill_in::FillIn;
use super::journal::DocumentId;
use super::search::Index;
use crate::document::Path;
use crate::rules::Fix;
use crate::rules::fix::Ask;
use crate::schema::Kind;

/// The dialog that waits for an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Dialog {
    /// Which file?
    File(FileDialog),
    /// The dialog of the desktop asks for a file.
    Desktop,
    /// This is no definition: what to make of it?
    Foreign(Foreign),
    /// How window and file differ.
    Compare(FileComparison),
    /// There is such a file: replace it?
    Overwrite(PathBuf),
    /// Save the changes before this?
    Unsaved(Then),
    /// What a fix needs to know.
    Question(Question),
    /// What is sent to ECS, and what becomes of it.
    Register(Box<Registration>),
    /// What is there in ECS?
    Browse(Box<Browser>),
    /// What stands for the placeholders?
    FillIn(FillIn),
    /// A sentence to read.
    Message(String),
    /// What shall be found?
    Palette(Palette),
    /// What does the user prefer?
    Settings,
    /// What this program is.
    About(About),
}

/// The command palette.
#[derive(Debug, Clone, PartialEq)]
pub struct Palette {
    /// What can be found.
    pub index: Arc<Index>,
    /// Changes with every dialog, so that its field begins anew.
    pub serial: u64,
}

/// A fix that only the user can complete.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// What the fix does.
    pub title: String,
    /// Which text it was offered for.
    pub revision: u64,
    /// Whose fix.
    pub rule: &'static str,
    /// The fix.
    pub fix: Fix,
    /// Where its finding stands.
    pub at: Path,
    /// Changes with every dialog, so that its field begins anew.
    pub serial: u64,
}

impl Question {
    /// The value that a text stands for; `None` where the field takes another.
    pub fn answer(&self, text: &str) -> Option<Value> {
        let text = text.trim();
        let kind = self.fix.ask.as_ref().and_then(Ask::field).map(|field| field.kind);
        match kind {
            _ if text.is_empty() => None,
            Some(Kind::Integer) => text.parse::<i64>().ok().map(Value::from),
            Some(Kind::Boolean) => text.parse::<bool>().ok().map(Value::from),
            Some(Kind::List | Kind::Map | Kind::Structure) => serde_json::from_str(text).ok(),
            Some(Kind::String | Kind::Enum) | None => Some(Value::from(text)),
        }
    }
}

/// What waits until unsaved changes are saved or given up.
#[derive(Debug, Clone, PartialEq)]
pub enum Then {
    /// These documents close, the last one first.
    Close(Vec<DocumentId>),
    /// The program ends.
    Quit,
}

/// What the file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To be read.
    Open,
    /// To be written.
    Save,
}

/// The built-in dialog for a file.
#[derive(Debug, Clone, PartialEq)]
pub struct FileDialog {
    /// What the file is for.
    pub purpose: Purpose,
    /// The folder that it shows.
    pub folder: PathBuf,
    /// What the folder holds: folders first, each by name.
    pub entries: Vec<Entry>,
    /// The name that stands in the field at first.
    pub name: String,
    /// Why the folder could not be read, or a file not be opened.
    pub problem: Option<String>,
    /// Changes with every dialog, so that its field begins anew.
    pub serial: u64,
}

/// One line of the file dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The name in its folder.
    pub name: String,
    /// Whether it is a folder itself.
    pub is_folder: bool,
}

/// What a folder holds, without hidden files: folders first, each by name.
pub(super) fn entries(folder: &FilePath) -> io::Result<Vec<Entry>> {
    let mut entries: Vec<Entry> = fs::read_dir(folder)?
        .filter_map(Result::ok)
        .map(|entry| Entry {
            name: entry.file_name().to_string_lossy().into_owned(),
            // The target of a link counts.
            is_folder: entry.path().is_dir(),
        })
        .filter(|entry| !entry.name.starts_with('.'))
        .collect();
    entries.sort_by_cached_key(|entry| (!entry.is_folder, entry.name.to_lowercase()));
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_lists_its_folders_first_and_hides_what_is_hidden() {
        let folder = tempfile::tempdir().unwrap();
        for file in ["b.json", "A.json", ".hidden"] {
            fs::write(folder.path().join(file), "{}").unwrap();
        }
        fs::create_dir(folder.path().join("z")).unwrap();
        let names: Vec<String> =
            entries(folder.path()).unwrap().into_iter().map(|entry| entry.name).collect();
        assert_eq!(names, ["z", "A.json", "b.json"]);
        assert!(entries(&folder.path().join("none")).is_err());
    }
}
