//! Pages that are made from the program are what the program would make now.
//! `UPDATE_DOCS=1 cargo test docs` writes them.

use std::fs;
use std::path::{Path, PathBuf};

use taskwright::cli::reference;

const BEGIN: &str = "<!-- Made from the program: `UPDATE_DOCS=1 cargo test docs` writes this part. -->\n";
const END: &str = "<!-- End of that part. -->\n";

fn page(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Compares a page with what it should be, or writes it where that is asked for.
#[track_caller]
fn compare(name: &str, expected: &str) {
    let present = fs::read_to_string(page(name)).unwrap_or_default();
    if present == expected {
        return;
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(page(name), expected).unwrap();
        return;
    }
    let line = present.lines().zip(expected.lines()).take_while(|(old, new)| old == new).count() + 1;
    panic!("{name} is out of date from line {line} on: run `UPDATE_DOCS=1 cargo test docs`");
}

#[test]
fn the_list_of_rules_is_up_to_date() {
    compare("docs/rules.md", &reference::rules_page());
}

#[cfg(feature = "gui")]
#[test]
fn the_list_of_shortcuts_is_up_to_date() {
    compare("docs/shortcuts.md", &taskwright::app::shortcuts::page());
}

#[test]
fn the_help_in_the_readme_is_up_to_date() {
    let readme = fs::read_to_string(page("README.md")).unwrap();
    let (before, rest) = readme.split_once(BEGIN).expect("README.md has the mark where the help begins");
    let (_, after) = rest.split_once(END).expect("README.md has the mark where the help ends");
    compare("README.md", &format!("{before}{BEGIN}\n{}\n{END}{after}", reference::command_help()));
}
