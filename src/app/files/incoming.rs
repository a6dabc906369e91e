//! Files and texts that come to the window by themselves: dropped on it, pasted outside of a field, handed over by a
//! second start. And what goes out on its own: preferences.

use std::path::PathBuf;

use eframe::egui::{Context, Event, ViewportCommand};

use super::FileCommand;
use crate::app::App;
use crate::app::command::Command;
use crate::app::instance::Listener;
use crate::app::opening;
use crate::app::prefs::WindowPlace;
use crate::rules::Severity;

/// Preferences are compared with their file this often, in seconds.
const SAVE_AFTER: f64 = 2.0;

impl App {
    /// What comes from outside, before the commands of a frame run.
    pub(in crate::app) fn take_incoming(&mut self, context: &Context) {
        self.files.context.get_or_insert_with(|| context.clone());
        let dropped: Vec<PathBuf> = context
            .input_mut(|input| std::mem::take(&mut input.raw.dropped_files))
            .iter()
            .map(|file| file.path().to_owned())
            .collect();
        let handed_over = self.files.listener.as_ref().and_then(Listener::poll);
        if handed_over.is_some() {
            context.send_viewport_cmd(ViewportCommand::Focus);
        }
        self.poll_desktop_dialog();
        self.open_all(dropped.into_iter().chain(handed_over.into_iter().flatten()));
        if self.workspace.dialog.is_none() && !context.text_edit_focused() {
            self.take_paste(context);
        }
        self.watch_files(context);
    }

    /// A text that is pasted into no field opens as a document.
    fn take_paste(&mut self, context: &Context) {
        let pasted = context.input_mut(|input| {
            let at = input.events.iter().position(|event| matches!(event, Event::Paste(_)))?;
            match input.events.remove(at) {
                Event::Paste(text) => Some(text),
                _ => None,
            }
        });
        let Some(text) = pasted else { return };
        if opening::is_worth_pasting(&text) {
            self.commands.send(Command::File(FileCommand::OpenText(text)));
        } else {
            self.workspace.say(self.texts.get("notice-nothing-to-paste").to_string());
        }
    }

    /// Notes how the window is left and writes preferences down when they changed.
    pub(in crate::app) fn keep_preferences(&mut self, context: &Context) {
        let Some(folder) = &self.files.folder else { return };
        let is_closing = context.input(|input| input.viewport().close_requested());
        let (saved, compared_at) = &self.files.saved_preferences;
        if !is_closing && self.now - compared_at < SAVE_AFTER {
            return;
        }
        let preferences = &mut self.preferences;
        let documents = self.workspace.documents();
        let is_first = self.files.listener.is_some();
        let with_file = || documents.iter().filter(|open| open.file.is_some());
        if is_first {
            let path = |file: &PathBuf| std::path::absolute(file).unwrap_or_else(|_| file.clone());
            preferences.window = window_place(context).or(preferences.window);
            preferences.tabs = with_file().filter_map(|open| open.file.as_ref().map(path)).collect();
            // A name that is no text cannot be written down.
            preferences.tabs.retain(|file| file.to_str().is_some());
            let active = self.workspace.active().id();
            preferences.active_tab = with_file().position(|open| open.id() == active).unwrap_or_default();
        }
        for open in with_file() {
            let count = |severity| {
                open.derived().findings.iter().filter(|finding| finding.severity == severity).count()
            };
            if let Some(file) = &open.file {
                preferences.recent.count(file, count(Severity::Error), count(Severity::Warning));
            }
        }
        if let Some(journal) = self.files.recovery.journal().filter(|_| is_closing) {
            journal.flush(super::PATIENCE);
        }
        if *preferences != *saved {
            // What cannot be written is tried again with the next change.
            preferences.save(&folder.preferences()).unwrap_or_default();
        }
        self.files.saved_preferences = (preferences.clone(), self.now);
    }
}

fn window_place(context: &Context) -> Option<WindowPlace> {
    // The next start opens the window before it has the size of texts.
    let zoom = context.zoom_factor();
    context.input(|input| {
        let viewport = input.viewport();
        let inner = viewport.inner_rect?;
        Some(WindowPlace {
            position: viewport.outer_rect.map(|outer| (outer.min * zoom).into()),
            size: (inner.size() * zoom).into(),
            is_maximized: viewport.maximized.unwrap_or_default(),
        })
    })
}
