//! What the commands take. The texts of the help come from the catalogue, so that `--help` speaks the language
//! that was asked for, and the README is made from the same definitions.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, ValueParser};
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Command};

use super::remote::{Destination, PullOptions, RegisterOptions, RemoteCommand};
use super::{language_of_environment, usage};
use crate::text::{Catalog, Language};

/// What the arguments ask for.
#[derive(Debug)]
pub(super) enum Request {
    Window {
        files: Vec<PathBuf>,
        is_new: bool,
    },
    /// A page of help, or the version.
    Print(String),
    Check(CheckOptions),
    Explain {
        rule: String,
    },
    Set(SetOptions),
    /// A command that speaks with AWS.
    Remote(RemoteCommand),
}

/// The arguments of `check`.
#[derive(Debug)]
pub(super) struct CheckOptions {
    pub(super) files: Vec<PathBuf>,
    pub(super) format: Format,
    pub(super) clean: bool,
    /// Whether warnings, too, make the command fail.
    pub(super) fails_on_warnings: bool,
}

/// How `check` prints what it found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Text,
    Json,
    Sarif,
    Github,
}

/// The arguments of `set`.
#[derive(Debug)]
pub(super) struct SetOptions {
    pub(super) file: PathBuf,
    /// In the order in which they stand on the command line.
    pub(super) changes: Vec<Change>,
    pub(super) output: Option<PathBuf>,
}

/// One change as it was typed.
#[derive(Debug)]
pub(super) enum Change {
    /// `PATH=VALUE` or `PATH:=JSON`.
    Assign(String),
    /// `--unset PATH`.
    Unset(String),
}

/// The language to speak, before anything else is read: usage errors are told in it, too.
pub(super) fn language(args: &[OsString]) -> Language {
    asked_language(args).unwrap_or_else(language_of_environment)
}

/// The language of `--lang`.
pub(super) fn asked_language(args: &[OsString]) -> Option<Language> {
    let mut words = args.iter().skip(1).filter_map(|arg| arg.to_str()).take_while(|word| *word != "--");
    let mut asked = None;
    while let Some(word) = words.next() {
        match word.strip_prefix("--lang") {
            Some("") => asked = words.next(),
            Some(rest) => asked = rest.strip_prefix('=').or(asked),
            None => {}
        }
    }
    Language::ALL.into_iter().find(|language| Some(language.code()) == asked)
}

/// Reads the arguments; a sentence says what is wrong with them.
pub(super) fn parse(args: &[OsString], catalog: &Catalog) -> Result<Request, String> {
    match command(catalog).try_get_matches_from(args) {
        Ok(matches) => request(&matches, catalog),
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            Ok(Request::Print(error.to_string()))
        }
        Err(error) => Err(usage::sentence(&error, catalog)),
    }
}

fn request(matches: &ArgMatches, catalog: &Catalog) -> Result<Request, String> {
    match matches.subcommand() {
        Some(("check", matches)) => Ok(Request::Check(CheckOptions {
            files: all(matches, "files"),
            format: match one::<String>(matches, "format").as_str() {
                "json" => Format::Json,
                "sarif" => Format::Sarif,
                "github" => Format::Github,
                _ => Format::Text,
            },
            clean: matches.get_flag("clean"),
            fails_on_warnings: one::<String>(matches, "fail-on") == "warning",
        })),
        Some(("explain", matches)) => Ok(Request::Explain { rule: one(matches, "rule") }),
        Some(("set", matches)) => Ok(Request::Set(SetOptions {
            file: one(matches, "file"),
            changes: changes(matches),
            output: matches.get_one::<PathBuf>("output").cloned(),
        })),
        Some(("register", matches)) => Ok(Request::Remote(RemoteCommand::Register(RegisterOptions {
            file: one(matches, "file"),
            destination: destination(matches),
            is_dry_run: matches.get_flag("dry-run"),
            is_accepted: matches.get_flag("yes"),
            is_anyway: matches.get_flag("anyway"),
        }))),
        Some(("pull", matches)) => Ok(Request::Remote(RemoteCommand::Pull(PullOptions {
            name: one(matches, "name"),
            destination: destination(matches),
            output: matches.get_one::<PathBuf>("output").cloned(),
        }))),
        Some(("help", matches)) => help_page(matches.get_one("command"), catalog),
        _ => Ok(Request::Window { files: all(matches, "files"), is_new: matches.get_flag("new-window") }),
    }
}

fn help_page(name: Option<&String>, catalog: &Catalog) -> Result<Request, String> {
    let words: Vec<OsString> = ["taskwright"]
        .into_iter()
        .chain(name.map(String::as_str))
        .chain(["--help"])
        .map(Into::into)
        .collect();
    parse(&words, catalog)
}

fn all<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, name: &str) -> Vec<T> {
    matches.get_many(name).into_iter().flatten().cloned().collect()
}

/// An argument that is required or has a default.
fn one<T: Clone + Default + Send + Sync + 'static>(matches: &ArgMatches, name: &str) -> T {
    matches.get_one(name).cloned().unwrap_or_default()
}

fn destination(matches: &ArgMatches) -> Destination {
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    Destination { profile: text("profile"), region: text("region"), endpoint_url: text("endpoint-url") }
}

fn changes(matches: &ArgMatches) -> Vec<Change> {
    let placed =
        |name: &str| matches.indices_of(name).into_iter().flatten().zip(all::<String>(matches, name));
    let assigned = placed("changes").map(|(at, text)| (at, Change::Assign(text)));
    let unset = placed("unset").map(|(at, text)| (at, Change::Unset(text)));
    let mut changes: Vec<_> = assigned.chain(unset).collect();
    changes.sort_by_key(|(at, _)| *at);
    changes.into_iter().map(|(_, change)| change).collect()
}

/// The names of the subcommands, in the order of the help.
pub(super) const COMMANDS: [&str; 5] = ["check", "explain", "set", "register", "pull"];

/// The whole command line.
pub(super) fn command(catalog: &Catalog) -> Command {
    let builder = Builder { catalog };
    let files = Arg::new("files").value_name("FILE").num_args(0..).value_parser(ValueParser::path_buf());
    let lang = Arg::new("lang")
        .long("lang")
        .value_name("LANGUAGE")
        .value_parser(PossibleValuesParser::new(Language::ALL.map(Language::code)))
        .global(true);
    let new_window = Arg::new("new-window").long("new-window").action(ArgAction::SetTrue);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let help = builder
        .subcommand("help", "taskwright help [COMMAND]", "cli-help-help")
        .arg(builder.positional(
            Arg::new("command").value_name("COMMAND").value_parser(PossibleValuesParser::new(COMMANDS)),
            "cli-help-arg-command",
        ))
        .hide(true);
    let program = builder
        .common(
            Command::new("taskwright"),
            "taskwright [--new-window] [FILE…]\n       taskwright COMMAND …",
            "cli-help-taskwright",
        )
        .version(env!("CARGO_PKG_VERSION"))
        .arg(builder.positional(files, "cli-help-arg-window-files"))
        .arg(builder.option(new_window, "cli-help-opt-new-window"))
        .arg(builder.option(lang, "cli-help-opt-lang"))
        .arg(builder.option(version, "cli-help-opt-version"))
        .args_conflicts_with_subcommands(true)
        .subcommand_help_heading(catalog.text("cli-help-commands"))
        .subcommand_value_name("COMMAND")
        .subcommand(builder.finish(builder.check()))
        .subcommand(builder.finish(builder.explain()))
        .subcommand(builder.finish(builder.set()))
        .subcommand(builder.finish(builder.register()))
        .subcommand(builder.finish(builder.pull()))
        .subcommand(builder.finish(help));
    builder.finish(program)
}

struct Builder<'c> {
    catalog: &'c Catalog,
}

impl Builder<'_> {
    fn check(&self) -> Command {
        let files = Arg::new("files")
            .value_name("FILE")
            .num_args(1..)
            .required(true)
            .value_parser(ValueParser::path_buf());
        self.subcommand("check", "taskwright check [OPTIONS] FILE…", "cli-help-check")
            .arg(self.positional(files, "cli-help-arg-check-files"))
            .arg(self.choice("format", "FORMAT", &["text", "json", "sarif", "github"], "cli-help-opt-format"))
            .arg(
                self.option(Arg::new("clean").long("clean").action(ArgAction::SetTrue), "cli-help-opt-clean"),
            )
            .arg(self.choice("fail-on", "SEVERITY", &["error", "warning"], "cli-help-opt-fail-on"))
    }

    fn explain(&self) -> Command {
        let rule = Arg::new("rule").value_name("RULE").required(true);
        self.subcommand("explain", "taskwright explain RULE", "cli-help-explain")
            .arg(self.positional(rule, "cli-help-arg-rule"))
    }

    fn set(&self) -> Command {
        let file = Arg::new("file").value_name("FILE").required(true).value_parser(ValueParser::path_buf());
        let changes =
            Arg::new("changes").value_name("PATH=VALUE").num_args(1..).required_unless_present("unset");
        let unset = Arg::new("unset").long("unset").value_name("PATH").action(ArgAction::Append);
        let output =
            Arg::new("output").long("output").value_name("FILE").value_parser(ValueParser::path_buf());
        self.subcommand(
            "set",
            "taskwright set FILE PATH=VALUE… [PATH:=JSON]… [--unset PATH]… [--output FILE]",
            "cli-help-set",
        )
        .arg(self.positional(file, "cli-help-arg-set-file"))
        .arg(self.positional(changes, "cli-help-arg-set-changes"))
        .arg(self.option(unset, "cli-help-opt-unset"))
        .arg(self.option(output, "cli-help-opt-output"))
    }

    fn register(&self) -> Command {
        let file = Arg::new("file").value_name("FILE").required(true).value_parser(ValueParser::path_buf());
        let flag = |name: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue);
        let command = self
            .subcommand("register", "taskwright register [OPTIONS] FILE", "cli-help-register")
            .arg(self.positional(file, "cli-help-arg-register-file"));
        self.destination(command)
            .arg(self.option(flag("dry-run"), "cli-help-opt-dry-run"))
            .arg(self.option(flag("yes").short('y'), "cli-help-opt-yes"))
            .arg(self.option(flag("anyway"), "cli-help-opt-anyway"))
    }

    fn pull(&self) -> Command {
        let name = Arg::new("name").value_name("FAMILY[:REVISION]").required(true);
        let output =
            Arg::new("output").long("output").value_name("FILE").value_parser(ValueParser::path_buf());
        let command = self
            .subcommand("pull", "taskwright pull [OPTIONS] FAMILY[:REVISION]", "cli-help-pull")
            .arg(self.positional(name, "cli-help-arg-pull-name"));
        self.destination(command).arg(self.option(output, "cli-help-opt-pull-output"))
    }

    /// What says as whom to speak with AWS, and where it is.
    fn destination(&self, command: Command) -> Command {
        let option = |name: &'static str, value: &'static str| Arg::new(name).long(name).value_name(value);
        command
            .arg(self.option(option("profile", "NAME"), "cli-help-opt-profile"))
            .arg(self.option(option("region", "REGION"), "cli-help-opt-region"))
            .arg(self.option(option("endpoint-url", "URL"), "cli-help-opt-endpoint-url"))
    }

    fn subcommand(&self, name: &'static str, usage: &'static str, about: &str) -> Command {
        self.common(Command::new(name), usage, about)
    }

    /// Clap's own headings are English: a template and headings of ours replace them.
    fn common(&self, command: Command, usage: &'static str, about: &str) -> Command {
        let template = format!(
            "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
            self.catalog.text("cli-help-usage")
        );
        let about = self.catalog.text(about);
        let (short, more) = about.split_once('\n').unwrap_or((&about, ""));
        command
            .about(short.to_owned())
            .after_help(more.trim().to_owned())
            .override_usage(usage)
            .help_template(template)
            .disable_help_flag(true)
            .disable_version_flag(true)
            .disable_help_subcommand(true)
    }

    /// Adds `--help` and shows all arguments in the order in which they are defined.
    fn finish(&self, command: Command) -> Command {
        let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
        let mut order = 0;
        command.arg(self.option(help, "cli-help-opt-help")).mut_args(|arg| {
            order += 1;
            arg.display_order(order)
        })
    }

    fn option(&self, arg: Arg, text: &str) -> Arg {
        // The texts name values and defaults themselves: what clap would add is English.
        let takes_values = arg.get_action().takes_values();
        arg.help(self.catalog.text(text))
            .help_heading(self.catalog.text("cli-help-options"))
            .hide_possible_values(takes_values)
            .hide_default_value(takes_values)
    }

    fn positional(&self, arg: Arg, text: &str) -> Arg {
        self.option(arg, text).help_heading(self.catalog.text("cli-help-arguments"))
    }

    /// An option with listed values, the first of which is the default.
    fn choice(
        &self,
        name: &'static str,
        value_name: &'static str,
        values: &[&'static str],
        text: &str,
    ) -> Arg {
        let default = values.first().copied().unwrap_or_default();
        let arg = Arg::new(name)
            .long(name)
            .value_name(value_name)
            .value_parser(PossibleValuesParser::new(values.to_vec()))
            .default_value(default);
        self.option(arg, text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<OsString> {
        ["taskwright"].into_iter().chain(line.split_whitespace()).map(Into::into).collect()
    }

    #[test]
    fn the_definitions_are_sound_in_both_languages() {
        for language in Language::ALL {
            command(&Catalog::new(language)).debug_assert();
        }
    }

    #[test]
    fn finds_the_language_wherever_it_stands() {
        for (line, expected) in [
            ("check --lang ko a.json", Language::Ko),
            ("--lang=ko check a.json", Language::Ko),
            ("--lang=ko check a.json --lang en", Language::En),
        ] {
            assert_eq!(language(&words(line)), expected, "{line}");
        }
    }

    #[test]
    fn changes_keep_the_order_in_which_they_stand() {
        let line = words("set a.json cpu=1 --unset memory family=x");
        let Ok(Request::Set(options)) = parse(&line, &Catalog::new(Language::En)) else { panic!("no set") };
        let order: Vec<String> = options.changes.iter().map(|change| format!("{change:?}")).collect();
        assert_eq!(order, [r#"Assign("cpu=1")"#, r#"Unset("memory")"#, r#"Assign("family=x")"#]);
    }
}
