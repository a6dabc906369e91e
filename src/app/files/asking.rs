//! Asking for a file: with the dialog of the desktop where there is one, else with the built-in one.

use std::path::PathBuf;

use crate::app::desktop_dialog::{self, Answer, DesktopDialog, Request};
use crate::app::dialog::{self, Dialog, FileDialog, Purpose};
use crate::app::{App, AppEnv};
use crate::document::file::FileError;
use crate::text;

impl App {
    /// Asks for a file.
    pub(in crate::app) fn ask_for_file(&mut self, purpose: Purpose) {
        let wants_desktop = self.env == AppEnv::Desktop && !self.preferences.built_in_dialogs;
        if wants_desktop && desktop_dialog::is_expected() && self.show_desktop_dialog(purpose) {
            self.workspace.dialog = Some(Dialog::Desktop);
        } else {
            self.ask_built_in(purpose);
        }
    }

    fn show_desktop_dialog(&mut self, purpose: Purpose) -> bool {
        let title = match purpose {
            Purpose::Open => "file-dialog-open-title",
            Purpose::Save => "file-dialog-save-title",
        };
        let request = Request {
            purpose,
            title: self.texts.get(title).to_string(),
            folder: self.workspace.active().folder(),
            name: self.suggested_name(purpose),
            json_files: self.texts.get("file-filter-json").to_string(),
            all_files: self.texts.get("file-filter-all").to_string(),
        };
        let context = self.files.context.clone();
        let wake = move || {
            if let Some(context) = context {
                context.request_repaint();
            }
        };
        self.files.desktop = DesktopDialog::show(request, wake).ok().map(|dialog| (purpose, dialog));
        self.files.desktop.is_some()
    }

    fn suggested_name(&self, purpose: Purpose) -> String {
        if purpose == Purpose::Open {
            return String::new();
        }
        let open = self.workspace.active();
        let family = open.files.opened.as_ref().and_then(|opened| opened.origin.family.as_ref());
        let of_family = || family.map(|family| format!("{family}.json"));
        open.file_name().or_else(of_family).unwrap_or_else(|| "task-definition.json".to_owned())
    }

    /// Does what the user said in the dialog of the desktop.
    pub(super) fn poll_desktop_dialog(&mut self) {
        if self.workspace.dialog != Some(Dialog::Desktop) {
            // Whatever is said in it comes too late.
            self.files.desktop = None;
        }
        let Some((purpose, dialog)) = &self.files.desktop else { return };
        let purpose = *purpose;
        let Some(answer) = dialog.poll() else { return };
        self.files.desktop = None;
        self.workspace.dialog = None;
        match (answer, purpose) {
            (Answer::File(file), Purpose::Open) => self.open(file),
            // The dialog has asked whether to replace a file.
            (Answer::File(file), Purpose::Save) => self.save_to(file),
            (Answer::Cancelled, _) => self.workspace.after_save = None,
            (Answer::NoDialog, purpose) => self.ask_built_in(purpose),
        }
    }

    /// Asks with the built-in dialog for what the dialog of the desktop asks.
    pub(super) fn ask_for_file_again(&mut self) {
        if let Some((purpose, _)) = self.files.desktop.take() {
            self.ask_built_in(purpose);
        }
    }

    fn ask_built_in(&mut self, purpose: Purpose) {
        self.dialogs_shown += 1;
        self.workspace.dialog = Some(Dialog::File(FileDialog {
            purpose,
            folder: PathBuf::new(),
            entries: Vec::new(),
            name: self.suggested_name(purpose),
            problem: None,
            serial: self.dialogs_shown,
        }));
        self.browse(self.workspace.active().folder());
    }

    /// Shows a folder in the dialog. One that cannot be read leaves the present folder on show, with the reason.
    pub(in crate::app) fn browse(&mut self, folder: PathBuf) {
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
}
