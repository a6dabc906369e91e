//! What others did to the files of open documents, and what the user says to it.

use std::path::Path as FilePath;
use std::time::SystemTime;

use eframe::egui::{Context, Event};

use crate::app::App;
use crate::app::compare::Comparison;
use crate::app::dialog::Dialog;
use crate::app::watch::{INTERVAL, Outside};
use crate::app::workspace::OpenDocument;
use crate::document::file;

/// A comparison with the name of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileComparison {
    /// The file without its folder.
    pub name: String,
    /// What differs.
    pub comparison: Comparison,
}

impl App {
    /// Looks at the files: when the window gets the keyboard, and from time to time.
    pub(super) fn watch_files(&mut self, context: &Context) {
        if self.workspace.documents().iter().all(|open| open.file.is_none()) {
            return;
        }
        let comes_back = context.input(|input| input.events.contains(&Event::WindowFocused(true)));
        if comes_back || self.now - self.files.looked_at >= INTERVAL.as_secs_f64() {
            self.look_at_files();
        }
        context.request_repaint_after(INTERVAL);
    }

    /// Looks at the files of all documents now.
    pub(super) fn look_at_files(&mut self) {
        self.files.looked_at = self.now;
        for open in self.workspace.documents_mut() {
            open.look_for_policy();
            if let Some(file) = &open.file {
                open.files.look(file);
            }
            let text = open.document.text();
            if matches!(&open.files.outside, Some(Outside::Changed(other, _)) if other == text) {
                // Both came to the same.
                open.document.mark_saved();
                open.files.outside = None;
            }
        }
    }

    /// Takes the text of the file, as one step of undo.
    pub(in crate::app) fn reload(&mut self) {
        let open = self.workspace.active_mut();
        let Some(file) = open.file.clone() else { return };
        match file::read(&file) {
            Ok((text, encoding)) => {
                open.document.reload(&text, encoding);
                open.opened = SystemTime::now();
                open.files = super::FileState::of(&file, open.document.text());
                self.workspace.dialog = None;
                self.changed(None);
                let name = self.workspace.active().file_name().unwrap_or_default();
                self.say("notice-reloaded", "file", name);
            }
            Err(error) => self.report(&error),
        }
    }

    /// Stays with the text of the window: it differs from what the file has now.
    pub(super) fn keep_mine(&mut self) {
        let open = self.workspace.active_mut();
        if let Some(Outside::Changed(text, _)) = open.files.outside.take() {
            open.document.set_saved(text);
        }
        self.workspace.dialog = None;
    }

    /// Shows what differs between window and file.
    pub(super) fn compare(&mut self) {
        let open = self.workspace.active();
        let Some(file) = &open.file else { return };
        match file::read(file) {
            Ok((text, _)) => {
                let comparison = Comparison::new(open.document.text(), &text);
                let name = open.file_name().unwrap_or_default();
                self.workspace.dialog = Some(Dialog::Compare(FileComparison { name, comparison }));
            }
            Err(error) => self.report(&error),
        }
    }

    /// Whether saving the document to `file` would replace what another program wrote there.
    pub(super) fn would_lose_outside_change(&mut self, file: &FilePath) -> bool {
        let open: &mut OpenDocument = self.workspace.active_mut();
        open.files.look(file);
        matches!(&open.files.outside, Some(Outside::Changed(text, _)) if text != open.document.text())
    }
}
