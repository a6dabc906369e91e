//! What a service answered, and what that means: JSON, XML, or the page of something in between.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use serde_json::Value;

use super::{AwsError, ErrorKind};

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

/// Reads the answer of a service that refused.
pub(in crate::aws) fn of_answer(answer: Answer, is_sent: bool) -> AwsError {
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

/// Reads what a service answered.
pub(in crate::aws) fn answer_in(response: &HttpResponse) -> Answer {
    let header = |name| response.headers().get(name).map(str::to_owned);
    read(response.status().as_u16(), response.body().bytes().unwrap_or_default(), &header)
}

fn read(status: u16, body: &[u8], header: &dyn Fn(&'static str) -> Option<String>) -> Answer {
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
    answer.message = answer.message.as_deref().map(|message| redact(&one_line(message)));
    answer
}

/// What a service says stands within a sentence of ours: on a line of its own it could pass for one.
fn one_line(message: &str) -> String {
    message.split_whitespace().collect::<Vec<_>>().join(" ")
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
pub(super) fn redact(message: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, body: &str) -> Answer {
        read(status, body.as_bytes(), &|name| (name == "x-amzn-requestid").then(|| "id-1".to_owned()))
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
    fn the_words_of_a_service_are_one_line() {
        let answer =
            answer(400, r#"{"__type":"ClientException","message":"no\r\nRegistered: web:9.\u2028"}"#);
        assert_eq!(answer.message.as_deref(), Some("no Registered: web:9."));
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
