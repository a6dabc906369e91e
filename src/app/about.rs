//! What the program says about itself: its version, its licences, and what a report of a fault needs to know of the
//! machine. Nothing here tells a document, a path or a name of the user.

use std::path::{Path as FilePath, PathBuf};

use super::App;
use super::dialog::Dialog;
use super::state_folder::StateFolder;
use crate::document::file;

/// The version of the program.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A work that is part of the program, and what it is under.
#[derive(Debug)]
pub struct Licence {
    /// What it is called.
    pub work: &'static str,
    /// The short names of its licences.
    pub terms: &'static str,
    /// The licence itself.
    pub text: &'static str,
}

/// All works with a licence text of their own.
pub static LICENCES: [Licence; 5] = [
    Licence { work: "Taskwright", terms: "MIT", text: include_str!("../../LICENSE-MIT") },
    Licence { work: "Taskwright", terms: "Apache-2.0", text: include_str!("../../LICENSE-APACHE") },
    Licence {
        work: "Pretendard",
        terms: "OFL-1.1",
        text: include_str!("../../assets/fonts/OFL-pretendard.txt"),
    },
    Licence {
        work: "JetBrains Mono",
        terms: "OFL-1.1",
        text: include_str!("../../assets/fonts/OFL-jetbrains-mono.txt"),
    },
    Licence {
        work: "Phosphor Icons",
        terms: "MIT",
        text: include_str!("../../assets/fonts/MIT-phosphor.txt"),
    },
];

/// What the dialog shows that has to be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Where reports of crashes are.
    pub log_folder: Option<PathBuf>,
    system: String,
    display: &'static str,
}

impl About {
    fn of_machine() -> Self {
        Self {
            log_folder: StateFolder::of_user().map(|folders| folders.state().to_owned()),
            system: system(),
            display: display_server(),
        }
    }

    /// What to paste into a report, in English. `looks` are the lines that only the window knows.
    pub fn diagnostics(&self, looks: &[(&str, String)]) -> String {
        let own = [
            ("Taskwright", VERSION.to_owned()),
            ("System", format!("{} ({})", self.system, std::env::consts::ARCH)),
            ("Display server", self.display.to_owned()),
            ("Renderer", "OpenGL (glow)".to_owned()),
        ];
        let lines = own.iter().chain(looks).map(|(name, value)| format!("{name}: {value}\n"));
        lines.collect()
    }
}

impl App {
    /// Shows what this program is.
    pub(super) fn open_about(&mut self) {
        self.workspace.dialog = Some(Dialog::About(About::of_machine()));
    }
}

/// The name that a Linux distribution gives itself, else the kind of system.
fn system() -> String {
    let release = file::read(FilePath::new("/etc/os-release")).map(|(text, _)| text).unwrap_or_default();
    let name = release.lines().find_map(|line| line.strip_prefix("PRETTY_NAME="));
    name.map_or_else(|| std::env::consts::OS.to_owned(), |name| name.trim_matches('"').to_owned())
}

fn display_server() -> &'static str {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    match std::env::consts::OS {
        "linux" if is_set("WAYLAND_DISPLAY") => "Wayland",
        "linux" if is_set("DISPLAY") => "X11",
        "linux" => "none",
        _ => "native",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn diagnostics_tell_no_path_and_no_name() {
        let about =
            About { log_folder: Some("/home/ann/.local".into()), system: "Debian".into(), display: "X11" };
        let text = about.diagnostics(&[("Theme", "dark".to_owned())]);
        assert!(text.contains(VERSION) && text.contains("Debian") && text.ends_with("Theme: dark\n"));
        assert!(!text.contains('/') && !text.contains("ann"), "{text}");
    }

    #[test]
    fn every_licence_has_its_text() {
        for licence in &LICENCES {
            assert!(licence.text.len() > 500, "{} {}", licence.work, licence.terms);
        }
    }
}
