//! The commands `register` and `pull`: results on standard output, messages on standard error, an exit code back.

mod line;
mod pull;
mod register;

use super::Options;
use crate::cli::remote::RemoteCommand;
use crate::cli::{Console, Exit, RemoteWish};
use crate::text::Args;
use line::Line;

/// Runs a command.
pub fn run(wish: &RemoteWish) -> Exit {
    let console = Console::new(wish.language);
    let options = match Options::from_environment() {
        Ok(options) => options,
        Err(value) => {
            let args = Args::new().with("value", value);
            return console.complain(&console.catalog.format("aws-bad-timeout", &args));
        }
    };
    match &wish.command {
        RemoteCommand::Register(asked) => {
            register::run(asked, Line::new(options, &asked.destination, &console))
        }
        RemoteCommand::Pull(asked) => pull::run(asked, Line::new(options, &asked.destination, &console)),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::text::{Catalog, Language};

    const SOURCES: [&str; 6] = [
        include_str!("mod.rs"),
        include_str!("line.rs"),
        include_str!("pull.rs"),
        include_str!("register.rs"),
        include_str!("../sentence.rs"),
        include_str!("../../exchange/body.rs"),
    ];

    #[test]
    fn every_text_that_the_code_names_is_there_and_none_is_left_over() {
        let literals = SOURCES.iter().flat_map(|source| source.split('"').skip(1).step_by(2));
        let used: BTreeSet<&str> = literals
            .filter(|word| word.starts_with("aws-") && !word.ends_with('-'))
            .filter(|word| word.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
            .collect();
        let catalog = Catalog::new(Language::En);
        let missing: Vec<_> = used.iter().filter(|key| !catalog.has(key)).collect();
        assert!(missing.is_empty(), "no text for {missing:?}");
        let file = include_str!("../../../assets/text/en/aws.ftl");
        let keys = file.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
        let left: Vec<_> =
            keys.filter(|key| !key.starts_with([' ', '#'])).filter(|key| !used.contains(key)).collect();
        assert!(left.is_empty(), "nothing uses {left:?}");
    }
}
