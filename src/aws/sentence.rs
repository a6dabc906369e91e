//! What went wrong between us and AWS, in words: what happened, what the service said, what to do.

use super::error::{AwsError, ErrorKind};
use super::profiles::{SignIn, Signer};
use crate::insight::answer::{Cause, Denied};
use crate::text::{Args, Catalog};

/// An error in one language. The window shows the parts apart, the command line one below the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What happened: one sentence.
    pub title: String,
    /// The service's own words, with the name that it gives the error: `ClientException: Family …`.
    pub words: Option<String>,
    /// What the support of AWS asks for.
    pub request_id: Option<String>,
    /// What to do.
    pub advice: Option<String>,
    /// What to type in a terminal for that: `aws sso login --profile staging`.
    pub command: Option<String>,
}

/// Puts an error into words.
pub fn tell(error: &AwsError, catalog: &Catalog) -> Told {
    let key = key(error);
    let args = args(error);
    let advice = if error.is_outcome_unknown {
        // What helps otherwise is mostly to try again, and that is the one thing not to do.
        Some(catalog.text("aws-outcome-unknown"))
    } else {
        catalog.attribute(key, "advice", &args)
    };
    Told {
        title: catalog.format(key, &args),
        words: words(error),
        request_id: error.answer.as_ref().and_then(|answer| answer.request_id.clone()),
        advice,
        command: command(error).filter(|_| !error.is_outcome_unknown),
    }
}

impl Told {
    /// All of it, a line for each part.
    pub fn lines(&self, error: &AwsError, catalog: &Catalog) -> String {
        let said = self.words.as_ref().map(|words| {
            let args = Args::new().with("host", host(error)).with("words", words.as_str());
            catalog.format("aws-said", &args)
        });
        let id = self
            .request_id
            .as_ref()
            .map(|id| catalog.format("aws-request-id", &Args::new().with("id", id.as_str())));
        let command = self.command.as_ref().map(|command| format!("    {command}"));
        let parts = [Some(self.title.clone()), said, id, self.advice.clone(), command];
        parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
    }
}

/// The key of the sentence; its attribute `.advice` says what to do.
fn key(error: &AwsError) -> &'static str {
    let how = error.signer.as_ref().map(|signer| signer.how);
    match &error.kind {
        ErrorKind::NoCredentials if error.profile.is_some() => "aws-no-credentials-of-profile",
        ErrorKind::NoCredentials => "aws-no-credentials",
        ErrorKind::NoProfile(_) => "aws-no-profile",
        ErrorKind::BadConfiguration => "aws-bad-configuration",
        ErrorKind::CredentialsFailed => match how {
            Some(SignIn::Process) => "aws-credentials-process",
            Some(SignIn::Role) => "aws-credentials-role",
            _ if error.profile.is_some() => "aws-credentials-failed-of-profile",
            _ => "aws-credentials-failed",
        },
        ErrorKind::Overtaken(_) => "aws-overtaken",
        ErrorKind::Broken => "aws-broken",
        ErrorKind::NoRegion => "aws-no-region",
        ErrorKind::BadRegion(_) => "aws-bad-region",
        ErrorKind::SignedOut | ErrorKind::Expired => match how {
            Some(SignIn::Sso) => "aws-signed-out-sso",
            Some(SignIn::Login) => "aws-signed-out-login",
            _ if error.kind == ErrorKind::Expired => "aws-expired",
            _ => "aws-signed-out",
        },
        ErrorKind::CodeExpired => "aws-code-expired",
        ErrorKind::SignInRefused => "aws-sign-in-refused",
        ErrorKind::WrongKeys => "aws-wrong-keys",
        ErrorKind::WrongClock => "aws-wrong-clock",
        ErrorKind::AccessDenied if error.action == "sts:AssumeRole" => "aws-denied-assume-role",
        ErrorKind::AccessDenied => match denied(error) {
            Denied { cause: Some(Cause::Forbidden(_)), .. } => "aws-forbidden",
            Denied { action: Some("iam:PassRole"), resource: Some(_), .. } => "aws-denied-pass-role",
            Denied { resource: Some("*") | None, .. } => "aws-denied",
            _ => "aws-denied-resource",
        },
        ErrorKind::Throttled => "aws-throttled",
        ErrorKind::NotFound => "aws-not-found",
        ErrorKind::Refused => "aws-refused",
        ErrorKind::ServerFault => "aws-server-fault",
        ErrorKind::NoHost => "aws-no-host",
        ErrorKind::NoConnection => "aws-no-connection",
        ErrorKind::ConnectionLost => "aws-connection-lost",
        ErrorKind::NoTrust => "aws-no-trust",
        ErrorKind::TimedOut => "aws-timed-out",
        ErrorKind::BadReply => "aws-bad-reply",
        ErrorKind::BadEndpoint(_) => "aws-bad-endpoint",
        ErrorKind::Cancelled => "aws-cancelled",
    }
}

fn args(error: &AwsError) -> Args {
    let denied = denied(error);
    let policy = match denied.cause {
        Some(Cause::Forbidden(policy) | Cause::NotAllowed(policy)) => policy,
        None => "",
    };
    let profile = match &error.kind {
        ErrorKind::NoProfile(name) => name.clone(),
        _ => error.profile.clone().unwrap_or_default(),
    };
    let region = match &error.kind {
        ErrorKind::BadRegion(name) => name.clone(),
        _ => error.region.clone().unwrap_or_default(),
    };
    let name = match &error.kind {
        ErrorKind::Overtaken(name) => name.as_str(),
        _ => "",
    };
    Args::new()
        .with("name", name)
        .with("action", denied.action.unwrap_or_default())
        .with("policy", policy)
        .with("resource", denied.resource.unwrap_or_default())
        .with("host", host(error))
        .with("signer", error.signer.as_ref().map_or_else(|| profile.clone(), |own| own.profile.clone()))
        .with("profile", profile)
        .with("region", region)
}

/// Who was spoken to: a host's name, or `AWS` where none is known.
fn host(error: &AwsError) -> String {
    match &error.kind {
        ErrorKind::BadEndpoint(url) if !url.is_empty() => url.clone(),
        _ => error.host.clone().unwrap_or_else(|| "AWS".to_owned()),
    }
}

/// `ClientException: Too many containers.`
fn words(error: &AwsError) -> Option<String> {
    let answer = error.answer.as_ref()?;
    match (&answer.code, &answer.message) {
        (Some(code), Some(message)) => Some(format!("{code}: {message}")),
        (Some(only), None) | (None, Some(only)) => Some(only.clone()),
        (None, None) if answer.status > 0 => Some(format!("HTTP {}", answer.status)),
        (None, None) => None,
    }
}

/// What signs in again.
fn command(error: &AwsError) -> Option<String> {
    let Signer { profile, how } = error.signer.as_ref().filter(|_| error.wants_sign_in())?;
    let command = match how {
        SignIn::Sso => "aws sso login",
        SignIn::Login => "aws login",
        _ => return None,
    };
    match profile.as_str() {
        "default" => Some(command.to_owned()),
        name => Some(format!("{command} --profile {}", quoted(name))),
    }
}

/// A name as a shell takes it.
fn quoted(name: &str) -> String {
    let is_plain = name.chars().all(|c| c.is_alphanumeric() || "-_.@/+".contains(c));
    if is_plain { name.to_owned() } else { format!("'{}'", name.replace('\'', r"'\''")) }
}

/// What may not be done: registering needs more rights than the one to register.
fn denied(error: &AwsError) -> Denied<'_> {
    let message = error.answer.as_ref().and_then(|answer| answer.message.as_deref());
    let none = Denied { principal: None, action: None, resource: None, cause: None, encoded: None };
    let denied = message.and_then(Denied::read).unwrap_or(none);
    Denied { action: denied.action.or(Some(error.action)), ..denied }
}

#[cfg(test)]
mod tests {
    use super::super::error::answer::{Answer, of_answer};
    use super::*;
    use crate::text::Language;

    fn signer(how: SignIn, profile: &str) -> Option<Signer> {
        Some(Signer { profile: profile.to_owned(), how })
    }

    fn refusal(code: &str, message: &str) -> AwsError {
        let answer = Answer {
            code: Some(code.to_owned()),
            message: Some(message.to_owned()),
            request_id: Some("id-1".to_owned()),
            status: 400,
        };
        of_answer(answer, true).of("ecs:RegisterTaskDefinition")
    }

    #[test]
    fn every_kind_of_error_says_what_happened_and_what_to_do() {
        let name = || "name".to_owned();
        let kinds = [
            ErrorKind::NoCredentials,
            ErrorKind::NoProfile(name()),
            ErrorKind::BadConfiguration,
            ErrorKind::CredentialsFailed,
            ErrorKind::NoRegion,
            ErrorKind::BadRegion(name()),
            ErrorKind::SignedOut,
            ErrorKind::Expired,
            ErrorKind::CodeExpired,
            ErrorKind::SignInRefused,
            ErrorKind::WrongKeys,
            ErrorKind::WrongClock,
            ErrorKind::AccessDenied,
            ErrorKind::Throttled,
            ErrorKind::NotFound,
            ErrorKind::Refused,
            ErrorKind::ServerFault,
            ErrorKind::NoHost,
            ErrorKind::NoConnection,
            ErrorKind::ConnectionLost,
            ErrorKind::NoTrust,
            ErrorKind::TimedOut,
            ErrorKind::BadReply,
            ErrorKind::BadEndpoint(name()),
            ErrorKind::Cancelled,
            ErrorKind::Overtaken(name()),
            ErrorKind::Broken,
        ];
        let ways = [
            None,
            signer(SignIn::Keys, "a"),
            signer(SignIn::Sso, "a"),
            signer(SignIn::Login, "a"),
            signer(SignIn::Role, "a"),
            signer(SignIn::Process, "a"),
        ];
        for language in Language::ALL {
            let catalog = Catalog::new(language);
            for kind in &kinds {
                for way in &ways {
                    let profile = way.as_ref().map(|_| "prod".to_owned());
                    let (signer, region) = (way.clone(), Some("eu-west-1".to_owned()));
                    let error = AwsError { profile, signer, region, ..AwsError::new(kind.clone()) };
                    let told = tell(&error, &catalog);
                    assert!(catalog.has(key(&error)), "{error:?}");
                    assert!(told.advice.is_some_and(|advice| !advice.is_empty()), "{error:?}");
                    // A sentence does not begin with what is missing.
                    assert!(!told.title.starts_with(' '), "{}", told.title);
                }
            }
        }
    }

    #[test]
    fn who_is_signed_out_reads_what_to_type() {
        let catalog = Catalog::new(Language::En);
        for (how, profile, command) in [
            (SignIn::Sso, "staging", Some("aws sso login --profile staging")),
            (SignIn::Sso, "default", Some("aws sso login")),
            (SignIn::Sso, "my team's", Some(r"aws sso login --profile 'my team'\''s'")),
            (SignIn::Login, "me", Some("aws login --profile me")),
            (SignIn::Keys, "old", None),
        ] {
            let error = AwsError { signer: signer(how, profile), ..AwsError::new(ErrorKind::Expired) };
            assert_eq!(tell(&error, &catalog).command.as_deref(), command);
        }
        let error = AwsError { signer: signer(SignIn::Sso, "a"), ..AwsError::new(ErrorKind::NoConnection) };
        assert_eq!(tell(&error, &catalog).command, None);
    }

    #[test]
    fn a_denial_names_the_right_that_is_missing() {
        let catalog = Catalog::new(Language::En);
        let pass = "User: arn:aws:iam::111122223333:user/u is not authorized to perform: iam:PassRole on resource: \
                    arn:aws:iam::111122223333:role/task because no identity-based policy allows the iam:PassRole action";
        let told = tell(&refusal("ClientException", pass), &catalog);
        assert!(told.title.contains("role/task"), "{}", told.title);
        assert!(told.advice.unwrap().contains("ecs-tasks.amazonaws.com"));
        assert_eq!(told.words, Some(format!("ClientException: {pass}")));
        assert_eq!(told.request_id.as_deref(), Some("id-1"));

        let tag = "User: u is not authorized to perform: ecs:TagResource on resource: *";
        let told = tell(&refusal("AccessDeniedException", tag), &catalog);
        assert_eq!(told.title, "These credentials may not do ecs:TagResource.");

        let forbidden = "User: u is not authorized to perform: ecs:RegisterTaskDefinition on resource: * with an \
                         explicit deny in a service control policy";
        let told = tell(&refusal("AccessDeniedException", forbidden), &catalog);
        assert!(told.advice.unwrap().contains("service control policy"));

        let told = tell(&refusal("AccessDeniedException", "no"), &catalog);
        assert_eq!(told.title, "These credentials may not do ecs:RegisterTaskDefinition.");
    }

    #[test]
    fn where_the_outcome_is_open_nothing_asks_to_try_again() {
        for language in Language::ALL {
            let catalog = Catalog::new(language);
            let error = AwsError { is_outcome_unknown: true, ..AwsError::new(ErrorKind::TimedOut) };
            let advice = tell(&error, &catalog).advice.unwrap();
            assert_eq!(advice, catalog.text("aws-outcome-unknown"));
        }
    }
}
