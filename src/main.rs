//! Arguments to the command line or the window.

use std::process::ExitCode;

use taskwright::cli::{self, Outcome, RemoteWish, WindowWish};

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Outcome::Exit(exit) => ExitCode::from(exit.code()),
        Outcome::Window(wish) => window(wish),
        Outcome::Remote(wish) => remote(&wish),
    }
}

#[cfg(feature = "gui")]
fn window(wish: WindowWish) -> ExitCode {
    let language = wish.language.unwrap_or_else(cli::language_of_environment);
    match taskwright::app::run(wish) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => ExitCode::from(cli::complain(language, &sentence).code()),
    }
}

#[cfg(not(feature = "gui"))]
fn window(_: WindowWish) -> ExitCode {
    ExitCode::from(cli::refuse_window(std::env::args_os()).code())
}

#[cfg(feature = "aws")]
fn remote(wish: &RemoteWish) -> ExitCode {
    ExitCode::from(taskwright::aws::command::run(wish).code())
}

#[cfg(not(feature = "aws"))]
fn remote(wish: &RemoteWish) -> ExitCode {
    ExitCode::from(cli::refuse_aws(wish.language).code())
}
