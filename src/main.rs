//! Arguments to the command line or the window.

use std::path::PathBuf;
use std::process::ExitCode;

use taskwright::cli::{self, Outcome};
use taskwright::text::Language;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Outcome::Exit(exit) => ExitCode::from(exit.code()),
        Outcome::Window(files, language) => window(files, language),
    }
}

#[cfg(feature = "gui")]
fn window(files: Vec<PathBuf>, language: Language) -> ExitCode {
    match taskwright::app::run(files, Some(language)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => ExitCode::from(cli::complain(language, &sentence).code()),
    }
}

#[cfg(not(feature = "gui"))]
fn window(_: Vec<PathBuf>, _: Language) -> ExitCode {
    ExitCode::from(cli::refuse_window(std::env::args_os()).code())
}
