//! What the SDK says where a call came to nothing. It tells apart less than people need, so the chain of causes is
//! read, down to their words.

use std::error::Error as StdError;
use std::io;

use aws_credential_types::provider::error::CredentialsError;
use aws_sdk_sso::operation::get_role_credentials::GetRoleCredentialsError;
use aws_sdk_sts::operation::assume_role::AssumeRoleError;
use aws_sdk_sts::operation::assume_role_with_web_identity::AssumeRoleWithWebIdentityError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;

use super::answer::{Answer, answer_in, of_answer, redact};
use super::{AwsError, ErrorKind};

/// How a name without an address is told.
const NO_HOST: &[&str] = &["dns error", "failed to lookup address"];
/// How it is told that nobody could be reached.
const NO_CONNECTION: &[&str] = &["client error (Connect)", "HTTP connect timeout"];

/// Reads an error of the SDK. `is_sent`: whether the request may have left.
pub(in crate::aws) fn classify<E>(error: &SdkError<E, HttpResponse>, is_sent: bool) -> AwsError
where
    E: ProvideErrorMetadata + StdError + 'static,
{
    if let SdkError::ServiceError(service) = error {
        let metadata = service.err().meta();
        let answer = answer_in(service.raw());
        let answer = Answer {
            code: answer.code.or_else(|| metadata.code().map(str::to_owned)),
            message: answer.message.or_else(|| metadata.message().map(redact)),
            ..answer
        };
        return of_answer(answer, is_sent);
    }
    if let Some(error) = chain(error).find_map(|error| error.downcast_ref::<CredentialsError>()) {
        return of_credentials(error);
    }
    let kind = of_transport(error, is_sent);
    let has_no_connection = matches!(kind, ErrorKind::NoHost | ErrorKind::NoConnection | ErrorKind::NoTrust);
    AwsError { is_outcome_unknown: is_sent && !has_no_connection, ..AwsError::new(kind) }
}

/// An error and what it came from.
fn chain<'e>(error: &'e (dyn StdError + 'static)) -> impl Iterator<Item = &'e (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |error| {
        let error: &'e (dyn StdError + 'static) = *error;
        error.source()
    })
}

/// What an error and what it came from say, each in its own words.
fn words_of(error: &(dyn StdError + 'static)) -> Vec<String> {
    chain(error).map(ToString::to_string).collect()
}

fn says(words: &[String], parts: &[&str]) -> bool {
    words.iter().any(|text| parts.iter().any(|part| text.contains(part)))
}

/// What an error says that no service answered.
fn of_transport<E>(error: &SdkError<E, HttpResponse>, is_sent: bool) -> ErrorKind
where
    E: StdError + 'static,
{
    let words = words_of(error);
    let says = |parts| says(&words, parts);
    if says(NO_HOST) {
        return ErrorKind::NoHost;
    }
    // Only what fails here cannot have reached the service: a network that goes away later says the same words.
    if says(NO_CONNECTION) {
        let is_about_trust =
            says(&["certificate", "invalid peer", "handshake", "HandshakeFailure", "TLS", "tls"]);
        return if is_about_trust { ErrorKind::NoTrust } else { ErrorKind::NoConnection };
    }
    let has_io = chain(error).any(<dyn StdError + 'static>::is::<io::Error>);
    match error {
        SdkError::TimeoutError(_) => ErrorKind::TimedOut,
        SdkError::DispatchFailure(failure) if failure.is_timeout() => ErrorKind::TimedOut,
        SdkError::ResponseError(_) if says(&["timeout", "stalled"]) => ErrorKind::TimedOut,
        SdkError::ResponseError(_) if has_io || says(&["incomplete", "end of file", "connection"]) => {
            ErrorKind::ConnectionLost
        }
        SdkError::ResponseError(_) => ErrorKind::BadReply,
        SdkError::ConstructionFailure(_) if !is_sent => ErrorKind::BadEndpoint(String::new()),
        _ => ErrorKind::ConnectionLost,
    }
}

/// What a provider of credentials says. Its words are read here and never shown; those of a service that it asked
/// are.
fn of_credentials(error: &CredentialsError) -> AwsError {
    let refusal = refusal::<AssumeRoleError>(error, "sts:AssumeRole")
        .or_else(|| refusal::<AssumeRoleWithWebIdentityError>(error, "sts:AssumeRoleWithWebIdentity"))
        .or_else(|| refusal::<GetRoleCredentialsError>(error, "sso:GetRoleCredentials"));
    match refusal {
        // The portal of SSO does not take the token any more.
        Some(refusal) if refusal.code() == Some("UnauthorizedException") => {
            AwsError { kind: ErrorKind::SignedOut, ..refusal }
        }
        Some(refusal) => refusal,
        None => AwsError::new(kind_of_credentials(error)),
    }
}

/// What a service answered that was asked for credentials.
fn refusal<E>(error: &CredentialsError, action: &'static str) -> Option<AwsError>
where
    E: ProvideErrorMetadata + StdError + Send + Sync + 'static,
{
    let asked = chain(error).find_map(|error| error.downcast_ref::<SdkError<E, HttpResponse>>())?;
    matches!(asked, SdkError::ServiceError(_)).then(|| classify(asked, false).of(action))
}

fn kind_of_credentials(error: &CredentialsError) -> ErrorKind {
    let words = words_of(error);
    let says = |parts| says(&words, parts);
    let is_sign_in = says(&[
        "SSO token",
        "Login token",
        // A session of `aws login` that was never begun: its file is not there.
        "/login/cache",
        // The same of `aws sso login`, for profiles without `sso_session`.
        "/sso/cache",
        "aws sso login",
        "aws login",
        // The portal of SSO, about a token that it does not take any more.
        "UnauthorizedException",
    ]);
    match error {
        _ if says(NO_HOST) => ErrorKind::NoHost,
        _ if says(NO_CONNECTION) => ErrorKind::NoConnection,
        _ if is_sign_in => ErrorKind::SignedOut,
        CredentialsError::CredentialsNotLoaded(_) => ErrorKind::NoCredentials,
        CredentialsError::InvalidConfiguration(_) if says(&["not defined", "could not find"]) => {
            ErrorKind::NoCredentials
        }
        CredentialsError::InvalidConfiguration(_) => ErrorKind::BadConfiguration,
        CredentialsError::ProviderTimedOut(_) => ErrorKind::TimedOut,
        _ => ErrorKind::CredentialsFailed,
    }
}
