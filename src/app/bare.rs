//! Whether a window can open here at all, found out before one is tried.
//!
//! winit and glutin load their libraries at run time and panic or fail in words of their own where one is missing.
//! Looking first costs a few file tests and gives one sentence that says what to install.

use crate::text::{Args, Catalog};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Why no window can open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BareProblem {
    /// No Wayland or X display is named.
    Display,
    /// Libraries that the window needs are not installed.
    Libraries(Vec<Library>),
}

/// A library that is loaded at run time, and where Debian has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Library {
    /// File names, one of which is enough.
    pub files: &'static [&'static str],
    /// The Debian package of the first file.
    pub package: &'static str,
}

const fn library(files: &'static [&'static str], package: &'static str) -> Library {
    Library { files, package }
}

/// What winit and glutin load under Wayland.
static WAYLAND: &[Library] = &[
    library(&["libwayland-client.so.0"], "libwayland-client0"),
    library(&["libwayland-egl.so.1"], "libwayland-egl1"),
    library(&["libxkbcommon.so.0"], "libxkbcommon0"),
    library(&["libEGL.so.1"], "libegl1"),
];

/// What they load under X.
static X11: &[Library] = &[
    library(&["libX11.so.6"], "libx11-6"),
    library(&["libX11-xcb.so.1"], "libx11-xcb1"),
    library(&["libXcursor.so.1"], "libxcursor1"),
    library(&["libXi.so.6"], "libxi6"),
    library(&["libxkbcommon.so.0"], "libxkbcommon0"),
    library(&["libxkbcommon-x11.so.0"], "libxkbcommon-x11-0"),
    library(&["libGL.so.1", "libEGL.so.1"], "libgl1"),
];

/// The C library. A search that does not even find this one looks in the wrong folders (NixOS, musl), so what else
/// it misses means nothing.
const C_LIBRARY: &str = "libc.so.6";

/// What keeps a window from opening on this machine, as far as can be told; `None` on systems other than Linux,
/// where windows need nothing that is not always there.
pub fn problem() -> Option<BareProblem> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    let variable = |name: &str| std::env::var_os(name);
    let folders = folders(std::env::consts::ARCH, variable, &configured(Path::new("/etc/ld.so.conf"), 0));
    problem_of(variable, |file| folders.iter().any(|folder| folder.join(file).exists()))
}

/// The same for any environment and any installed libraries.
fn problem_of(
    variable: impl Fn(&str) -> Option<OsString>,
    is_installed: impl Fn(&str) -> bool,
) -> Option<BareProblem> {
    let is_set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    // winit asks in this order, and does not turn to X when Wayland then fails.
    let needed = if is_set("WAYLAND_DISPLAY") || is_set("WAYLAND_SOCKET") {
        WAYLAND
    } else if is_set("DISPLAY") {
        X11
    } else {
        return Some(BareProblem::Display);
    };
    if !is_installed(C_LIBRARY) {
        return None;
    }
    let is_missing = |library: &&Library| !library.files.iter().any(|file| is_installed(file));
    let missing: Vec<Library> = needed.iter().filter(is_missing).copied().collect();
    (!missing.is_empty()).then_some(BareProblem::Libraries(missing))
}

/// The folders in which the loader looks for a library.
fn folders(
    architecture: &str,
    variable: impl Fn(&str) -> Option<OsString>,
    configured: &[PathBuf],
) -> Vec<PathBuf> {
    let own = variable("LD_LIBRARY_PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> =
        std::env::split_paths(&own).filter(|path| !path.as_os_str().is_empty()).collect();
    folders.extend_from_slice(configured);
    for folder in ["/lib", "/usr/lib", "/usr/local/lib"] {
        folders.push(format!("{folder}/{architecture}-linux-gnu").into());
        folders.push(format!("{folder}64").into());
        folders.push(folder.into());
    }
    folders
}

/// The folders that a configuration of the loader and the files that it includes name.
fn configured(file: &Path, depth: usize) -> Vec<PathBuf> {
    // Files that include each other are the only way to get this deep.
    if depth > 4 {
        return Vec::new();
    }
    let (text, _) = crate::document::file::read(file).unwrap_or_default();
    let mut folders = Vec::new();
    for line in text.lines().map(|line| line.split('#').next().unwrap_or_default().trim()) {
        if let Some(pattern) = line.strip_prefix("include ") {
            let pattern = file.parent().unwrap_or(Path::new("/")).join(pattern.trim());
            for included in matching(&pattern) {
                folders.extend(configured(&included, depth + 1));
            }
        } else if line.starts_with('/') {
            folders.push(line.into());
        }
    }
    folders
}

/// The files that a pattern with at most one `*`, in its last part, stands for.
fn matching(pattern: &Path) -> Vec<PathBuf> {
    let name = pattern.file_name().unwrap_or_default().to_string_lossy();
    let Some((start, end)) = name.split_once('*') else { return vec![pattern.to_owned()] };
    let entries = pattern.parent().and_then(|folder| std::fs::read_dir(folder).ok());
    let paths = entries.into_iter().flatten().flatten().map(|entry| entry.path());
    let mut found: Vec<PathBuf> = paths
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.len() >= start.len() + end.len() && name.starts_with(start) && name.ends_with(end)
        })
        .collect();
    found.sort_unstable();
    found
}

impl BareProblem {
    /// What is missing, what to install, and what works without a window.
    pub fn text(&self, catalog: &Catalog) -> String {
        match self {
            Self::Display => catalog.text("bare-display"),
            Self::Libraries(libraries) => {
                let files = libraries.iter().filter_map(|library| library.files.first());
                let files: Vec<String> = files.map(|file| (*file).to_owned()).collect();
                let packages: Vec<&str> = libraries.iter().map(|library| library.package).collect();
                let args = Args::new().with("libraries", files).with("packages", packages.join(" "));
                catalog.format("bare-libraries", &args)
            }
        }
    }
}

/// Why a window did not open after all, and what to do: the libraries are there, and what they met is not. What winit
/// says of it names files of its own sources, which nobody can do anything about.
pub fn failure(error: &eframe::Error, catalog: &Catalog) -> String {
    failure_in(error, |name| std::env::var_os(name), catalog)
}

/// The same for any environment.
fn failure_in(
    error: &eframe::Error,
    variable: impl Fn(&str) -> Option<OsString>,
    catalog: &Catalog,
) -> String {
    if let eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) = error {
        let display = ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"]
            .into_iter()
            .find_map(|name| Some((name, variable(name).filter(|value| !value.is_empty())?)));
        if let Some((name, value)) = display {
            let args = Args::new().with("display", format!("{name}={}", value.to_string_lossy()));
            return catalog.format("bare-unreachable", &args);
        }
    }
    catalog.format("bare-graphics", &Args::new().with("reason", error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn a_display_that_does_not_answer_is_named_without_words_of_a_library() {
        let error = eframe::Error::WinitEventLoop(winit::error::EventLoopError::RecreationAttempt);
        for language in Language::ALL {
            let text = failure_in(&error, environment(X), &Catalog::new(language));
            assert!(text.contains("DISPLAY=:0") && text.contains("taskwright check"), "{text}");
            assert!(!text.contains("winit") && !text.contains(".rs"), "{text}");
        }
    }

    #[test]
    fn a_display_that_cannot_be_drawn_on_says_what_was_met() {
        let error = eframe::Error::AppCreation("no context".into());
        for language in Language::ALL {
            let text = failure_in(&error, environment(X), &Catalog::new(language));
            assert!(text.contains("no context") && text.contains("taskwright check"), "{text}");
        }
    }

    fn environment(set: &'static [(&str, &str)]) -> impl Fn(&str) -> Option<OsString> {
        move |name| set.iter().find(|(own, _)| *own == name).map(|(_, value)| value.into())
    }

    fn all_but(missing: &'static [&str]) -> impl Fn(&str) -> bool {
        move |file| !missing.contains(&file)
    }

    const X: &[(&str, &str)] = &[("DISPLAY", ":0"), ("WAYLAND_DISPLAY", "")];
    const BOTH: &[(&str, &str)] = &[("DISPLAY", ":0"), ("WAYLAND_DISPLAY", "wayland-0")];

    fn packages(problem: Option<BareProblem>) -> Vec<&'static str> {
        match problem {
            Some(BareProblem::Libraries(libraries)) => {
                libraries.iter().map(|library| library.package).collect()
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_display_is_asked_for_first() {
        assert_eq!(problem_of(environment(&[]), |_| false), Some(BareProblem::Display));
        assert_eq!(problem_of(environment(&[("DISPLAY", "")]), |_| true), Some(BareProblem::Display));
        assert_eq!(problem_of(environment(X), |_| true), None);
        assert_eq!(problem_of(environment(&[("WAYLAND_SOCKET", "3")]), |_| true), None);
    }

    #[test]
    fn the_libraries_are_those_of_the_display_that_is_taken() {
        assert_eq!(
            packages(problem_of(environment(X), all_but(&["libxkbcommon-x11.so.0"]))),
            ["libxkbcommon-x11-0"]
        );
        assert_eq!(problem_of(environment(BOTH), all_but(&["libxkbcommon-x11.so.0", "libX11.so.6"])), None);
        assert_eq!(packages(problem_of(environment(BOTH), all_but(&["libEGL.so.1"]))), ["libegl1"]);
        assert_eq!(packages(problem_of(environment(X), |file| file == C_LIBRARY)).len(), X11.len());
    }

    #[test]
    fn either_of_two_libraries_is_enough_under_x() {
        assert_eq!(problem_of(environment(X), all_but(&["libGL.so.1"])), None);
        assert_eq!(problem_of(environment(X), all_but(&["libEGL.so.1"])), None);
        assert_eq!(packages(problem_of(environment(X), all_but(&["libGL.so.1", "libEGL.so.1"]))), ["libgl1"]);
    }

    #[test]
    fn a_search_that_finds_nothing_at_all_says_nothing() {
        assert_eq!(problem_of(environment(X), |_| false), None);
    }

    #[test]
    fn the_loader_is_followed_through_its_configuration() {
        let root = tempfile::tempdir().expect("a folder");
        let parts = root.path().join("parts");
        std::fs::create_dir(&parts).expect("a folder");
        let write = |path: PathBuf, text: &str| std::fs::write(path, text).expect("a file");
        write(
            root.path().join("ld.so.conf"),
            "# first\n/opt/first\ninclude parts/*.conf\n/opt/last # mine\n",
        );
        write(parts.join("b.conf"), "/opt/b\n");
        write(parts.join("a.conf"), "/opt/a\ninclude ../ld.so.conf\n");
        write(parts.join("a.conf.bak"), "/opt/old\n");
        let found = configured(&root.path().join("ld.so.conf"), 0);
        let order = ["/opt/first", "/opt/a", "/opt/b", "/opt/last"].map(PathBuf::from);
        let position = |path: &PathBuf| found.iter().position(|own| own == path);
        assert!(order.iter().all(|path| position(path).is_some()), "{found:?}");
        assert!(!found.contains(&"/opt/old".into()));
        assert_eq!(found.first(), order.first());
        assert_eq!(found.last(), order.last());
        assert_eq!(configured(&root.path().join("none"), 0), Vec::<PathBuf>::new());
    }

    #[test]
    fn the_users_own_folders_come_first() {
        let own = environment(&[("LD_LIBRARY_PATH", "/opt/mine::/opt/more")]);
        let folders = folders("aarch64", own, &["/opt/configured".into()]);
        let first = ["/opt/mine", "/opt/more", "/opt/configured"].map(PathBuf::from);
        assert!(folders.starts_with(&first), "{folders:?}");
        for folder in ["/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/lib"] {
            assert!(folders.contains(&folder.into()), "{folder}");
        }
    }

    #[test]
    fn the_sentence_names_what_to_install() {
        let problem =
            problem_of(environment(X), all_but(&["libXi.so.6", "libX11-xcb.so.1"])).expect("a problem");
        for language in Language::ALL {
            let text = problem.text(&Catalog::new(language));
            assert!(text.contains("apt install libx11-xcb1 libxi6"), "{text}");
            assert!(text.contains("libX11-xcb.so.1, libXi.so.6"), "{text}");
            assert!(text.contains("taskwright check"), "{text}");
            assert!(BareProblem::Display.text(&Catalog::new(language)).contains("WAYLAND_DISPLAY"));
        }
    }
}
