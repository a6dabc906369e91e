//! The commands that speak with AWS: their arguments, which `main` hands to the part that can.

use std::path::PathBuf;

use crate::text::Language;

/// A command and the language to speak.
#[derive(Debug, PartialEq, Eq)]
pub struct RemoteWish {
    /// The language of `--lang` or the environment.
    pub language: Language,
    /// What to do.
    pub command: RemoteCommand,
}

/// What to do.
#[derive(Debug, PartialEq, Eq)]
pub enum RemoteCommand {
    /// `taskwright register`.
    Register(RegisterOptions),
    /// `taskwright pull`.
    Pull(PullOptions),
}

/// As whom to speak, and to where; what is left out, the AWS configuration says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Destination {
    /// `--profile`.
    pub profile: Option<String>,
    /// `--region`.
    pub region: Option<String>,
    /// `--endpoint-url`.
    pub endpoint_url: Option<String>,
}

/// The arguments of `register`.
#[derive(Debug, PartialEq, Eq)]
pub struct RegisterOptions {
    /// The document; `-` is standard input.
    pub file: PathBuf,
    /// Where it is registered.
    pub destination: Destination,
    /// Only to print what would change.
    pub is_dry_run: bool,
    /// Not to ask.
    pub is_accepted: bool,
    /// To go on in spite of findings.
    pub is_anyway: bool,
}

/// The arguments of `pull`.
#[derive(Debug, PartialEq, Eq)]
pub struct PullOptions {
    /// `FAMILY`, `FAMILY:REVISION` or an ARN.
    pub name: String,
    /// Where it is asked for.
    pub destination: Destination,
    /// Where it is written; nothing or `-` is standard output.
    pub output: Option<PathBuf>,
}
