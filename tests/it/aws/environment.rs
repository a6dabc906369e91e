//! The Python environment that the AWS tests run `moto_server` and the `aws` command line from: what
//! `tests/fixtures/moto.txt` pins, in a folder of the user's cache, made by the first test that needs it.
//!
//! It is a plain folder of packages (`pip install --target`), used through `PYTHONPATH`: unlike a virtual
//! environment it can be made under another name and renamed when it is whole.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

const PINS: &str = include_str!("../../fixtures/moto.txt");
const PINS_FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/moto.txt");

/// The oldest Python that the pinned packages run on.
const OLDEST_PYTHON: (u32, u32) = (3, 11);

/// Prints `3 11` and the program itself, which may be behind a script that chooses one.
const WHICH_PYTHON: &str = "import sys; print(*sys.version_info[:2]); print(sys.executable)";

/// Python with the pinned packages.
#[derive(Debug)]
pub(crate) struct Environment {
    python: PathBuf,
    packages: PathBuf,
}

impl Environment {
    /// The environment of this run, made where it is not there yet.
    ///
    /// # Panics
    /// In one sentence, where it cannot be made.
    pub(crate) fn get() -> &'static Self {
        // A failure is kept too, so that each test says it and none asks a network that is not there again.
        static ENVIRONMENT: OnceLock<Result<Environment, String>> = OnceLock::new();
        let environment = ENVIRONMENT.get_or_init(|| Self::make("python3", &cache()?));
        environment.as_ref().unwrap_or_else(|why| panic!("{why}"))
    }

    /// A Python that sees the pinned packages and no others, and nothing of what the user has set up.
    pub(crate) fn python(&self) -> Command {
        let mut command = Command::new(&self.python);
        command.env_clear();
        for name in ["LD_LIBRARY_PATH", "PATH", "TMPDIR"] {
            command.envs(std::env::var_os(name).map(|value| (name, value)));
        }
        // -S and -s: without the packages of the system and of the user.
        command.args(["-S", "-s"]).env("PYTHONPATH", &self.packages).env("PYTHONUTF8", "1");
        // A home without a folder `.aws`.
        command.env("HOME", &self.packages);
        command
    }

    /// Finds the environment below `cache` or makes it there with this Python; one process makes it, the others wait.
    fn make(python: &str, cache: &Path) -> Result<Self, String> {
        let (python, (major, minor)) = which(python)?;
        let name = format!("{}-python{major}.{minor}", name_of_pins());
        let packages = cache.join(&name);
        let failed = |error| format!("{NEED}, and {} cannot be written: {error}.", cache.display());
        fs::create_dir_all(cache).map_err(failed)?;
        let lock = File::create(cache.join("moto.lock")).map_err(failed)?;
        lock.lock().map_err(failed)?;
        // It has its name only when it is whole.
        if !packages.is_dir() {
            let unfinished = cache.join(format!("{name}.unfinished"));
            remove(&unfinished).map_err(failed)?;
            install(&python, &unfinished, &cache.join("moto.venv"))?;
            fs::rename(&unfinished, &packages).map_err(failed)?;
        }
        Ok(Self { python, packages })
    }
}

/// How each sentence begins that says why there is no environment.
const NEED: &str =
    "The tests of the AWS part run moto_server, a Python program that they install on first use";

fn cache() -> Result<PathBuf, String> {
    let cache = std::env::var_os("XDG_CACHE_HOME").filter(|folder| !folder.is_empty()).map(PathBuf::from);
    let cache = cache.or_else(|| std::env::home_dir().map(|home| home.join(".cache")));
    let cache = cache.ok_or_else(|| format!("{NEED}, but no cache folder is known: set XDG_CACHE_HOME."))?;
    Ok(cache.join("taskwright"))
}

/// `moto-5.2.5-awscli-1.46.3-` and a number made of all pins, so that changed ones make a new folder.
fn name_of_pins() -> String {
    let pin = |name: &str| {
        let line = PINS.lines().find(|line| line.starts_with(name)).unwrap();
        line.rsplit("==").next().unwrap()
    };
    // FNV-1a: the hash of the standard library may change with the compiler.
    let hash =
        PINS.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("moto-{}-awscli-{}-{hash:08x}", pin("moto["), pin("awscli="))
}

/// The Python that is to be used, and its version.
fn which(python: &str) -> Result<(PathBuf, (u32, u32)), String> {
    let (major, minor) = OLDEST_PYTHON;
    let missing = |what: &str| {
        format!(
            "{NEED}, and {what}: install Python {major}.{minor} or newer as {python} \
             (Debian: apt-get install python3 python3-venv) and run them again."
        )
    };
    let output = Command::new(python).args(["-c", WHICH_PYTHON]).stdin(Stdio::null()).output();
    let Ok(output) = output.and_then(Output::exit_ok_or_text) else {
        return Err(missing(&format!("there is no {python}")));
    };
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut lines = text.lines();
    let version = lines.next().unwrap_or_default();
    let numbers = version.split_once(' ').and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
    match (numbers, lines.next()) {
        (Some(numbers), Some(path)) if numbers >= OLDEST_PYTHON => Ok((PathBuf::from(path), numbers)),
        _ => Err(missing(&format!("{python} is {}", version.replace(' ', ".")))),
    }
}

/// Installs the pinned packages into a new folder. Debian ships Python without pip or without venv: one is enough.
fn install(python: &Path, packages: &Path, venv: &Path) -> Result<(), String> {
    let has = |module: &str| {
        let code = format!("import {module}");
        let output = Command::new(python).args(["-c", &code]).stdin(Stdio::null()).output();
        output.is_ok_and(|output| output.status.success())
    };
    let mut pip = Command::new(python);
    if has("pip") {
        // Some users let pip work in virtual environments alone; this is a folder of our own.
        pip.env("PIP_REQUIRE_VIRTUALENV", "0");
    } else if has("venv, ensurepip")
        && run(Command::new(python).arg("-m").args(["venv", "--clear"]).arg(venv)).is_ok()
    {
        pip = Command::new(venv.join("bin").join("python"));
    } else {
        return Err(format!(
            "{NEED}, and {} has neither pip nor venv: install one \
             (Debian: apt-get install python3-venv) and run them again.",
            python.display()
        ));
    }
    pip.args(["-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]);
    pip.args(["--no-warn-conflicts", "--target"]).arg(packages).args(["-r", PINS_FILE]);
    let installed = run(&mut pip);
    let _ = remove(venv);
    installed.map_err(|why| {
        format!(
            "{NEED}, and its packages could not be installed, for which Python's package index is needed once \
             ({}): see that it can be reached and run them again.",
            why.trim_end_matches('.')
        )
    })
}

/// Runs to the end; the error is the line that says most.
fn run(command: &mut Command) -> Result<(), String> {
    let output = command.stdin(Stdio::null()).output().and_then(Output::exit_ok_or_text);
    output.map(|_| ()).map_err(|error| error.to_string())
}

trait ExitOk: Sized {
    fn exit_ok_or_text(self) -> std::io::Result<Self>;
}

impl ExitOk for Output {
    /// An error with the last line that pip marks as one, else the last line, where the exit code is not 0.
    fn exit_ok_or_text(self) -> std::io::Result<Self> {
        if self.status.success() {
            return Ok(self);
        }
        let text = String::from_utf8_lossy(&self.stderr).into_owned();
        let lines = || text.lines().rev().filter(|line| !line.trim().is_empty());
        let line = lines().find(|line| line.starts_with("ERROR")).or_else(|| lines().next());
        Err(std::io::Error::other(line.map_or_else(|| self.status.to_string(), str::to_owned)))
    }
}

fn remove(folder: &Path) -> std::io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    /// A stand-in for Python that says its version and does `pip` when it is told to install.
    fn python(folder: &Path, version: &str, pip: &str) -> String {
        let path = folder.join("python");
        let script = format!(
            "#!/bin/sh\ncase \"$*\" in\n*version_info*) echo {version}; echo \"$0\" ;;\n*'pip install'*)\n\
             while [ $# -gt 0 ]; do [ \"$1\" = --target ] && target=$2; shift; done\n{pip}\n;;\n\
             *'import pip'*) [ -n '{pip}' ] ;;\n*) exit 1 ;;\nesac\n"
        );
        fs::write(&path, script).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// The only folder of packages there.
    fn made(cache: &Path) -> Vec<String> {
        let entries = fs::read_dir(cache).unwrap().map(|entry| entry.unwrap());
        let folders = entries.filter(|entry| entry.path().is_dir());
        folders.map(|entry| entry.file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn it_is_made_once_whoever_asks_and_made_again_when_it_was_cut_short() {
        let folder = tempfile::tempdir().unwrap();
        let cache = folder.path().join("cache");
        let python = python(
            folder.path(),
            "3 12",
            "mkdir \"$target\" && sleep 0.1 && echo x >>\"$(dirname \"$0\")\"/runs",
        );
        let runs = || fs::read_to_string(folder.path().join("runs")).unwrap().lines().count();

        let name = format!("{}-python3.12", name_of_pins());
        let unfinished = cache.join(format!("{name}.unfinished"));
        fs::create_dir_all(&unfinished).unwrap();
        fs::write(unfinished.join("half.py"), "").unwrap();

        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| Environment::make(&python, &cache).unwrap());
            }
        });
        assert_eq!(runs(), 1);
        assert!(!cache.join(&name).join("half.py").exists());
        assert_eq!(made(&cache), [name]);
    }

    #[test]
    fn what_is_missing_is_said_in_one_sentence() {
        let folder = tempfile::tempdir().unwrap();
        let cache = folder.path().join("cache");
        let why = |python: &str| Environment::make(python, &cache).unwrap_err();

        let none = why("taskwright-no-such-python");
        assert!(
            none.contains("there is no taskwright-no-such-python: install Python 3.11 or newer"),
            "{none}"
        );
        let old = why(&python(folder.path(), "3 9", "true"));
        assert!(old.contains("is 3.9: install Python 3.11 or newer"), "{old}");
        let no_pip = why(&python(folder.path(), "3 11", ""));
        assert!(no_pip.contains("neither pip nor venv: install one"), "{no_pip}");
        let no_index = why(&python(
            folder.path(),
            "3 11",
            "mkdir \"$target\"; echo WARNING: Retrying >&2; echo ERROR: No matching distribution found. >&2; echo notice >&2; exit 1",
        ));
        assert!(
            no_index.contains("(ERROR: No matching distribution found): see that it can be"),
            "{no_index}"
        );
        for sentence in [none, old, no_pip, no_index] {
            assert!(!sentence.contains('\n') && sentence.ends_with('.'), "{sentence}");
        }
        assert!(made(&cache).iter().all(|name| name.ends_with(".unfinished")), "{:?}", made(&cache));
    }
}
