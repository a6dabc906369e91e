//! Opening and saving: what touches the disk, and the dialogs around it.

use std::path::{Path as FilePath, PathBuf};

use super::App;
use super::dialog::{self, Dialog, FileDialog, Purpose};
use super::workspace::Workspace;
use crate::document::Document;
use crate::document::file::{self, FileError};
use crate::text;

impl App {
    /// Reads a file in place of the present document.
    pub(super) fn open(&mut self, file: PathBuf) {
        match file::read(&file) {
            Ok((text, encoding)) => {
                self.replace_workspace(Workspace::new(Document::new(text, encoding), Some(file)));
            }
            Err(error) => self.report(&error),
        }
    }

    /// Writes the file of the document, or asks for one.
    pub(super) fn save(&mut self) {
        match self.workspace.file.clone() {
            Some(file) => self.save_to(file),
            None => self.ask_for_file(Purpose::Save),
        }
    }

    /// Writes to another file; asks before it replaces one.
    pub(super) fn save_as(&mut self, file: PathBuf) {
        let is_own = self.workspace.file.as_deref().is_some_and(|own| is_same(own, &file));
        if file.exists() && !is_own {
            self.workspace.dialog = Some(Dialog::Overwrite(file));
        } else {
            self.save_to(file);
        }
    }

    /// Writes to `file`, whatever is there.
    pub(super) fn save_to(&mut self, file: PathBuf) {
        let document = &mut self.workspace.document;
        match file::write(&file, document.text(), document.encoding()) {
            Ok(()) => {
                document.mark_saved();
                self.workspace.file = Some(file);
                self.workspace.dialog = None;
                let name = self.workspace.file_name().unwrap_or_default();
                let key = if self.current.error().is_some() { "notice-saved-broken" } else { "notice-saved" };
                self.workspace.notice = Some(self.texts.with(key, "file", name));
                if let Some(then) = self.workspace.after_save.take() {
                    self.go_on(then);
                }
            }
            Err(error) => self.report(&error),
        }
    }

    /// Opens the built-in dialog for a file.
    pub(super) fn ask_for_file(&mut self, purpose: Purpose) {
        self.dialogs_shown += 1;
        let name = match purpose {
            Purpose::Open => String::new(),
            Purpose::Save => self.workspace.file_name().unwrap_or_else(|| "task-definition.json".to_owned()),
        };
        self.workspace.dialog = Some(Dialog::File(FileDialog {
            purpose,
            folder: PathBuf::new(),
            entries: Vec::new(),
            name,
            problem: None,
            serial: self.dialogs_shown,
        }));
        self.browse(self.workspace.folder());
    }

    /// Shows a folder in the dialog. One that cannot be read leaves the present folder on show, with the reason.
    pub(super) fn browse(&mut self, folder: PathBuf) {
        let found = dialog::entries(&folder);
        let Some(Dialog::File(dialog)) = &mut self.workspace.dialog else { return };
        match found {
            Ok(entries) => {
                dialog.folder = std::path::absolute(&folder).unwrap_or(folder);
                dialog.entries = entries;
                dialog.problem = None;
            }
            Err(error) => {
                let error = FileError { file: folder, problem: error.into() };
                dialog.problem = Some(text::file::sentence(self.texts.catalog(), &error));
            }
        }
    }

    /// Says what went wrong: in the file dialog if it is open, so that another name can be given.
    fn report(&mut self, error: &FileError) {
        let sentence = text::file::sentence(self.texts.catalog(), error);
        match &mut self.workspace.dialog {
            Some(Dialog::File(dialog)) => dialog.problem = Some(sentence),
            dialog => *dialog = Some(Dialog::Message(sentence)),
        }
    }
}

fn is_same(one: &FilePath, other: &FilePath) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    }
}
