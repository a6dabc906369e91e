//! What the user chose and how the window was left, from one start to the next.
//!
//! A file that cannot be read means the defaults: no choice is worth a window that does not open.

use std::fs;
use std::path::{Path as FilePath, PathBuf};

use serde::{Deserialize, Serialize};

use super::aws::AwsPreferences;
use super::recent::RecentFiles;
use crate::document::Encoding;
use crate::document::file::{self, FileError};
use crate::text::Language;

/// Everything that is remembered.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The language; `None` follows the system.
    #[serde(with = "language_code")]
    pub language: Option<Language>,
    /// Light or dark.
    pub theme: ThemeChoice,
    /// The size of texts.
    pub text_size: TextSize,
    /// Whether nothing moves; `None` follows the system.
    pub reduced_motion: Option<bool>,
    /// Whether files are asked for by the built-in dialog even where the desktop has one.
    pub built_in_dialogs: bool,
    /// The region whose prices are shown where a document names none; `None` before the user chose one.
    pub price_region: Option<String>,
    /// As whom the window speaks to AWS.
    pub aws: AwsPreferences,
    /// Where the window was.
    pub window: Option<WindowPlace>,
    /// The widths of the outline and of the right pane, in points.
    pub splits: Splits,
    /// The files that were open, in the order of their tabs.
    pub tabs: Vec<PathBuf>,
    /// Which of the tabs was in front.
    pub active_tab: usize,
    /// The files that were open before.
    pub recent: RecentFiles,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The size of texts, in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "u16", into = "u16")]
pub struct TextSize(u16);

impl TextSize {
    /// The smallest and the largest.
    pub const RANGE: std::ops::RangeInclusive<u16> = 80..=200;

    /// The nearest size that there is.
    pub fn new(percent: u16) -> Self {
        Self(percent.clamp(*Self::RANGE.start(), *Self::RANGE.end()))
    }

    /// In percent.
    pub fn percent(self) -> u16 {
        self.0
    }

    /// As a factor.
    pub fn factor(self) -> f32 {
        f32::from(self.0) / 100.0
    }
}

impl Default for TextSize {
    fn default() -> Self {
        Self(100)
    }
}

impl From<u16> for TextSize {
    fn from(percent: u16) -> Self {
        Self::new(percent)
    }
}

impl From<TextSize> for u16 {
    fn from(size: TextSize) -> Self {
        size.0
    }
}

/// Where a window is on the desktop, in points of the desktop: the size of texts does not count.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// Its upper left corner; unknown under Wayland.
    pub position: Option<[f32; 2]>,
    /// Its inner size.
    pub size: [f32; 2],
    /// Whether it fills the screen.
    pub is_maximized: bool,
}

/// How the window is divided; `None` where the user never moved a splitter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Splits {
    /// The width of the outline.
    pub outline: Option<f32>,
    /// The width of the right pane.
    pub right_pane: Option<f32>,
}

impl Preferences {
    /// What `file` remembers.
    pub fn load(file: &FilePath) -> Self {
        let text = file::read(file).map(|(text, _)| text).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Writes them down, unless `file` has them already.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn save(&self, file: &FilePath) -> Result<(), FileError> {
        if *self == Self::load(file) && file.exists() {
            return Ok(());
        }
        let fails = |problem: std::io::Error| FileError { file: file.to_owned(), problem: problem.into() };
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(fails)?;
        }
        let text = serde_json::to_string_pretty(self).map_err(|error| fails(error.into()))?;
        file::write(file, &(text + "\n"), Encoding::Utf8)
    }
}

/// Languages go by their code; one that is not known any more follows the system.
mod language_code {
    use serde::{Deserialize as _, Deserializer, Serializer};

    use crate::text::Language;

    pub(super) fn serialize<S: Serializer>(language: &Option<Language>, out: S) -> Result<S::Ok, S::Error> {
        match language {
            Some(language) => out.serialize_str(language.code()),
            None => out.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Language>, D::Error> {
        let code = Option::<String>::deserialize(from)?;
        Ok(Language::ALL.into_iter().find(|language| Some(language.code()) == code.as_deref()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_saved_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("inner/preferences.json");
        assert_eq!(Preferences::load(&file), Preferences::default());
        let mut preferences = Preferences {
            language: Some(Language::Ko),
            theme: ThemeChoice::Dark,
            text_size: TextSize::new(150),
            price_region: Some("us-east-1".to_owned()),
            window: Some(WindowPlace { position: None, size: [1000.0, 700.0], is_maximized: false }),
            tabs: vec!["/a.json".into()],
            ..Preferences::default()
        };
        preferences.recent.add(FilePath::new("/a.json"));
        preferences.save(&file).unwrap();
        assert_eq!(Preferences::load(&file), preferences);
    }

    #[test]
    fn a_broken_file_means_the_defaults_and_a_foreign_value_the_nearest() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("preferences.json");
        file::write(&file, "{\"theme\": 1", Encoding::Utf8).unwrap();
        assert_eq!(Preferences::load(&file), Preferences::default());
        file::write(&file, r#"{"text_size": 900, "language": "xx", "new": 1}"#, Encoding::Utf8).unwrap();
        assert_eq!(Preferences::load(&file).text_size.percent(), 200);
        assert_eq!(Preferences::load(&file).language, None);
    }
}
