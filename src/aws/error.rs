//! What went wrong between us and AWS, as data. The sentences are made in [`super::sentence`].
//!
//! The words of a service are kept as it said them; the words of the SDK are not, because those of a credential
//! provider may quote what a helper program printed.

use std::error::Error as StdError;
use std::io;

use aws_credential_types::provider::error::CredentialsError;
use aws_sdk_sts::operation::assume_role::AssumeRoleError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use serde_json::Value;

use super::profiles::Signer;

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ErrorKind {
    /// No profile, no environment, nothing that says who we are.
    NoCredentials,
    /// The configuration has no profile of this name.
    NoProfile(String),
    /// The configuration cannot be read, or contradicts itself.
    BadConfiguration,
    /// What the profile names gave no credentials: a helper program, another role, a web identity.
    CredentialsFailed,
    /// Neither the user nor the profile nor the environment names a region.
    NoRegion,
    /// What should be a region cannot be a part of a host's name.
    BadRegion(String),
    /// The session of single sign-on is over, or was never begun.
    SignedOut,
    /// The credentials were good and are not any more.
    Expired,
    /// Nobody approved the sign-in while its code was good.
    CodeExpired,
    /// Somebody turned the sign-in down in the browser.
    SignInRefused,
    /// AWS does not know the keys.
    WrongKeys,
    /// AWS takes requests only within minutes of its own clock.
    WrongClock,
    /// No policy allows it.
    AccessDenied,
    /// Too many requests: later it will do.
    Throttled,
    /// There is none.
    NotFound,
    /// The service refused the request itself.
    Refused,
    /// The service failed.
    ServerFault,
    /// The host's name has no address.
    NoHost,
    /// Nobody listens there, or the network is not there.
    NoConnection,
    /// The connection ended before the answer was complete.
    ConnectionLost,
    /// No secure connection could be made.
    NoTrust,
    /// No answer within the time.
    TimedOut,
    /// An answer that nobody can read.
    BadReply,
    /// The endpoint is no address.
    BadEndpoint(String),
    /// The user stopped it.
    Cancelled,
}

/// What a service said, in its own words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// `ClientException`.
    pub code: Option<String>,
    /// Its sentence.
    pub message: Option<String>,
    /// What the support of AWS asks for.
    pub request_id: Option<String>,
    /// The status of HTTP.
    pub status: u16,
}

/// Why a request was not answered as hoped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwsError {
    /// What went wrong.
    pub kind: ErrorKind,
    /// `ecs:RegisterTaskDefinition`, as policies spell it; empty before any call.
    pub action: &'static str,
    /// The host that was spoken to, or would have been.
    pub host: Option<String>,
    /// The profile that was asked for, or that the environment names.
    pub profile: Option<String>,
    /// The region, where one was found.
    pub region: Option<String>,
    /// As which profile to sign in, for what to do about it.
    pub signer: Option<Signer>,
    /// What the service said, if it said something.
    pub answer: Option<Answer>,
    /// Whether it may have been done all the same.
    pub is_outcome_unknown: bool,
}

impl AwsError {
    /// An error before any service was asked.
    pub(super) fn new(kind: ErrorKind) -> Self {
        Self {
            kind,
            action: "",
            host: None,
            profile: None,
            region: None,
            signer: None,
            answer: None,
            is_outcome_unknown: false,
        }
    }

    /// The same, about this action.
    pub(super) fn of(mut self, action: &'static str) -> Self {
        self.action = action;
        self
    }

    /// The code of the service's answer.
    pub fn code(&self) -> Option<&str> {
        self.answer.as_ref()?.code.as_deref()
    }

    /// Whether signing in again helps.
    pub fn wants_sign_in(&self) -> bool {
        matches!(self.kind, ErrorKind::SignedOut | ErrorKind::Expired)
    }

    /// Whether ECS cannot have seen the request, so that sending it again makes no second revision.
    pub fn is_safe_to_repeat(&self) -> bool {
        !self.is_outcome_unknown && matches!(self.kind, ErrorKind::NoConnection | ErrorKind::Throttled)
    }
}

/// Reads an error of the SDK. `is_sent`: whether the request may have left.
pub(super) fn classify<E>(error: &SdkError<E, HttpResponse>, is_sent: bool) -> AwsError
where
    E: ProvideErrorMetadata + StdError + 'static,
{
    if let SdkError::ServiceError(service) = error {
        let response = service.raw();
        let metadata = service.err().meta();
        let body = response.body().bytes().unwrap_or_default();
        let header = |name| response.headers().get(name).map(str::to_owned);
        let answer = read_answer(response.status().as_u16(), body, &header);
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

/// Reads the answer of a service that refused.
pub(super) fn of_answer(answer: Answer, is_sent: bool) -> AwsError {
    let kind = kind_of(&answer);
    // What a service refuses it has not done. A fault of its own may come after the deed.
    let is_outcome_unknown = is_sent && matches!(kind, ErrorKind::ServerFault);
    AwsError { answer: Some(answer), is_outcome_unknown, ..AwsError::new(kind) }
}

fn kind_of(answer: &Answer) -> ErrorKind {
    let message = answer.message.as_deref().unwrap_or_default();
    let code = answer.code.as_deref().unwrap_or_default();
    let tells_of_time = message.contains("Signature expired")
        || message.contains("Signature not yet current")
        || message.contains("is now earlier than")
        || message.contains("is now later than");
    match code {
        "RequestTimeTooSkewed" | "RequestExpired" | "RequestInTheFuture" => ErrorKind::WrongClock,
        "InvalidSignatureException" | "SignatureDoesNotMatch" | "AuthFailure" if tells_of_time => {
            ErrorKind::WrongClock
        }
        "ExpiredToken" | "ExpiredTokenException" | "TokenRefreshRequired" => ErrorKind::Expired,
        "UnrecognizedClientException"
        | "InvalidClientTokenId"
        | "InvalidSignatureException"
        | "SignatureDoesNotMatch"
        | "InvalidAccessKeyId"
        | "IncompleteSignature"
        | "IncompleteSignatureException"
        | "MissingAuthenticationToken"
        | "MissingAuthenticationTokenException"
        | "AuthFailure" => ErrorKind::WrongKeys,
        "AccessDenied" | "AccessDeniedException" | "UnauthorizedOperation" | "NotAuthorized" => {
            ErrorKind::AccessDenied
        }
        // ECS says some denials as a fault of the client.
        _ if message.contains("is not authorized to perform:") => ErrorKind::AccessDenied,
        "Throttling"
        | "ThrottlingException"
        | "ThrottledException"
        | "RequestThrottled"
        | "RequestThrottledException"
        | "TooManyRequestsException"
        | "RequestLimitExceeded" => ErrorKind::Throttled,
        "NoSuchEntity"
        | "NoSuchEntityException"
        | "ResourceNotFoundException"
        | "FileSystemNotFound"
        | "AccessPointNotFound"
        | "RepositoryNotFoundException"
        | "ImageNotFoundException"
        | "ParameterNotFound" => ErrorKind::NotFound,
        "ClientException" if message.starts_with("Unable to describe task definition") => ErrorKind::NotFound,
        _ if answer.status >= 500 => ErrorKind::ServerFault,
        _ if answer.status == 429 => ErrorKind::Throttled,
        _ => ErrorKind::Refused,
    }
}

/// Reads what a service answered: JSON, XML, or the page of something in between.
pub(super) fn read_answer(
    status: u16,
    body: &[u8],
    header: &dyn Fn(&'static str) -> Option<String>,
) -> Answer {
    let request_id = header("x-amzn-requestid").or_else(|| header("x-amz-request-id"));
    let text = String::from_utf8_lossy(body);
    let mut answer = Answer { status, request_id, ..Answer::default() };
    if let Ok(Value::Object(members)) = serde_json::from_str::<Value>(&text) {
        let member =
            |names: &[&str]| names.iter().find_map(|name| members.get(*name)?.as_str()).map(str::to_owned);
        answer.code = member(&["__type", "code", "Code", "ErrorCode", "errorCode"])
            .or_else(|| header("x-amzn-errortype"));
        answer.message = member(&["message", "Message", "errorMessage"]);
    } else {
        let element = |name: &str| {
            let start = text.find(&format!("<{name}>"))? + name.len() + 2;
            let end = start + text.get(start..)?.find(&format!("</{name}>"))?;
            Some(unescape(text.get(start..end)?))
        };
        answer.code = element("Code").or_else(|| header("x-amzn-errortype"));
        answer.message = element("Message").or_else(|| element("message"));
        answer.request_id =
            answer.request_id.or_else(|| element("RequestId")).or_else(|| element("RequestID"));
    }
    answer.code = answer.code.map(|code| short(&code).to_owned());
    answer.message = answer.message.as_deref().map(redact);
    answer
}

/// `com.amazonaws.ecs#ClientException:http://…` is `ClientException`.
fn short(code: &str) -> &str {
    let code = code.split(':').next().unwrap_or(code);
    code.rsplit('#').next().unwrap_or(code)
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}

/// A message without what could let someone in. Services answer to a wrong signature with the text that they
/// signed themselves, session token included, and name access keys.
fn redact(message: &str) -> String {
    let end = ["The Canonical String", "The canonical string", "The String-to-Sign"]
        .iter()
        .filter_map(|start| message.find(start))
        .min()
        .unwrap_or(message.len());
    let mut out = String::new();
    let mut rest = message.get(..end).unwrap_or_default().trim_end();
    while let Some(at) = rest.find(|c: char| c.is_ascii_alphanumeric()) {
        let (before, word) = rest.split_at(at);
        let length = word.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(word.len());
        let (word, after) = word.split_at(length);
        out.push_str(before);
        let is_key = word.len() >= 16 && ["AKIA", "ASIA"].iter().any(|start| word.starts_with(start));
        out.push_str(if is_key { "••••" } else { word });
        rest = after;
    }
    out.push_str(rest);
    out
}

/// An error and what it came from.
fn chain<'e>(error: &'e (dyn StdError + 'static)) -> impl Iterator<Item = &'e (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |error| {
        let error: &'e (dyn StdError + 'static) = *error;
        error.source()
    })
}

/// What an error says that no service answered.
fn of_transport<E>(error: &SdkError<E, HttpResponse>, is_sent: bool) -> ErrorKind
where
    E: StdError + 'static,
{
    let says = |words: &[&str]| {
        chain(error).any(|error| {
            let text = error.to_string();
            words.iter().any(|word| text.contains(word))
        })
    };
    if says(NO_HOST) {
        return ErrorKind::NoHost;
    }
    // Only what fails here cannot have reached the service: a network that goes away later says the same words.
    if says(&["client error (Connect)", "HTTP connect timeout"]) {
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

/// How a name without an address is told.
const NO_HOST: &[&str] = &["dns error", "failed to lookup address"];

/// What a provider of credentials says. Its words are read here and never shown; those of a service that it asked
/// are.
pub(super) fn of_credentials(error: &CredentialsError) -> AwsError {
    let refused =
        chain(error).find_map(|error| error.downcast_ref::<SdkError<AssumeRoleError, HttpResponse>>());
    if let Some(error @ SdkError::ServiceError(_)) = refused {
        return classify(error, false).of("sts:AssumeRole");
    }
    AwsError::new(kind_of_credentials(error))
}

fn kind_of_credentials(error: &CredentialsError) -> ErrorKind {
    let words: Vec<String> = chain(error).map(ToString::to_string).collect();
    let says = |parts: &[&str]| words.iter().any(|text| parts.iter().any(|part| text.contains(part)));
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
        _ if says(&["client error (Connect)", "HTTP connect timeout"]) => ErrorKind::NoConnection,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, body: &str) -> Answer {
        read_answer(status, body.as_bytes(), &|name| (name == "x-amzn-requestid").then(|| "id-1".to_owned()))
    }

    #[test]
    fn an_answer_is_read_in_each_form_that_services_use() {
        for (status, body, code, kind) in [
            (
                400,
                r#"{"__type":"com.x#ClientException","message":"Too many containers."}"#,
                "ClientException",
                ErrorKind::Refused,
            ),
            (
                400,
                r#"{"__type":"ExpiredTokenException","message":"The security token included in the request is expired"}"#,
                "ExpiredTokenException",
                ErrorKind::Expired,
            ),
            (
                403,
                "<ErrorResponse><Error><Code>InvalidClientTokenId</Code><Message>a &lt; b</Message></Error></ErrorResponse>",
                "InvalidClientTokenId",
                ErrorKind::WrongKeys,
            ),
            (
                400,
                r#"{"__type":"InvalidSignatureException","message":"Signature expired: 1 is now earlier than 2"}"#,
                "InvalidSignatureException",
                ErrorKind::WrongClock,
            ),
            (
                400,
                r#"{"__type":"ClientException","message":"User: u is not authorized to perform: iam:PassRole on resource: r"}"#,
                "ClientException",
                ErrorKind::AccessDenied,
            ),
            (
                400,
                r#"{"__type":"ThrottlingException","message":"Rate exceeded"}"#,
                "ThrottlingException",
                ErrorKind::Throttled,
            ),
            (
                503,
                r#"{"__type":"ThrottlingException","message":"Rate exceeded"}"#,
                "ThrottlingException",
                ErrorKind::Throttled,
            ),
            (500, "<!doctype html><title>500</title>", "", ErrorKind::ServerFault),
        ] {
            let answer = answer(status, body);
            assert_eq!(answer.code.as_deref().unwrap_or_default(), code, "{body}");
            assert_eq!(answer.request_id.as_deref(), Some("id-1"));
            assert_eq!(kind_of(&answer), kind, "{body}");
        }
    }

    #[test]
    fn only_a_fault_of_the_service_leaves_open_whether_it_was_done() {
        for (status, body, is_unknown) in [
            (500, "oops", true),
            (503, r#"{"__type":"ThrottlingException"}"#, false),
            (400, r#"{"__type":"ClientException"}"#, false),
        ] {
            assert_eq!(of_answer(answer(status, body), true).is_outcome_unknown, is_unknown, "{body}");
        }
    }

    #[test]
    fn what_could_let_someone_in_is_cut_from_a_message() {
        let message = "Key AKIAIOSFODNN7EXAMPLE does not match. The Canonical String for this request \
                       should have been 'x-amz-security-token:abc'";
        assert_eq!(redact(message), "Key •••• does not match.");
        assert_eq!(redact("arn:aws:iam::111122223333:role/AKIA"), "arn:aws:iam::111122223333:role/AKIA");
    }
}
