//! What the settings dialog changes, and what a change does at once. Keeping it is the business of `prefs`.

use super::prefs::{Preferences, TextSize, ThemeChoice};
use super::wording::Texts;
use super::{App, AppEnv};
use crate::cli::language_of_environment;
use crate::text::Language;

/// One choice of the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// The language; `None` follows the system.
    Language(Option<Language>),
    /// Light or dark.
    Theme(ThemeChoice),
    /// The size of texts.
    TextSize(TextSize),
    /// Whether nothing moves; `None` follows the system.
    ReducedMotion(Option<bool>),
    /// Whether files are asked for by the built-in dialog even where the desktop has one.
    BuiltInDialogs(bool),
}

impl Setting {
    /// Whether the user has chosen this already.
    pub fn is_chosen(self, preferences: &Preferences) -> bool {
        match self {
            Self::Language(language) => preferences.language == language,
            Self::Theme(theme) => preferences.theme == theme,
            Self::TextSize(size) => preferences.text_size == size,
            Self::ReducedMotion(is_reduced) => preferences.reduced_motion == is_reduced,
            Self::BuiltInDialogs(is_built_in) => preferences.built_in_dialogs == is_built_in,
        }
    }
}

impl App {
    /// Makes a choice. How the window looks follows from the preferences, in `logic`.
    pub(super) fn set(&mut self, setting: Setting) {
        match setting {
            Setting::Language(language) => {
                self.preferences.language = language;
                self.speak(language.unwrap_or_else(|| system_language(self.env)));
            }
            Setting::Theme(theme) => self.preferences.theme = theme,
            Setting::TextSize(size) => self.preferences.text_size = size,
            Setting::ReducedMotion(is_reduced) => self.preferences.reduced_motion = is_reduced,
            Setting::BuiltInDialogs(is_built_in) => self.preferences.built_in_dialogs = is_built_in,
        }
    }

    fn speak(&mut self, language: Language) {
        if language != self.texts.language() {
            self.texts = Texts::new(language);
            self.workspace.dismiss_all();
        }
    }
}

/// The language of the machine; of a test, the default one.
pub(super) fn system_language(env: AppEnv) -> Language {
    match env {
        AppEnv::Desktop => language_of_environment(),
        AppEnv::Test => Language::default(),
    }
}
