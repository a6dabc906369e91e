//! What can happen to a request, and what a service answers instead, in its own words.

use serde_json::json;

use super::http::Message;

/// What the proxy does to one request. What is late comes once the client has left, whose clock is moved past its
/// limits where it has one that can be moved ([`super::proxy::Proxy::clock`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The connection is reset; the server behind never hears of the request.
    ResetBefore,
    /// The server behind has done what was asked; then the connection is reset.
    ResetAfter,
    /// It has done it; half of the reply's body comes, then the connection closes.
    CutReply,
    /// Nothing answers, and the server behind never hears of the request.
    Lost,
    /// It gets the request only when the client has left.
    LateForward,
    /// It has done it; the reply is late.
    LateReply,
    /// It has done it; the second half of the reply's body is late.
    LateBody,
    /// It has done it; the reply waits until the client has left, or [`super::proxy::Proxy::release`]. No clock moves.
    HeldReply,
    /// Something else answers; the server behind never hears of the request.
    Answer(Answer),
    /// The server behind has done it, and yet this is the answer.
    AnswerAfter(Answer),
}

/// Answers of a service that is not well, or does not want to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Answer {
    /// 500 as ECS says it.
    ServerException,
    /// 500 as a page: from a load balancer, or from moto where it has a hole.
    ErrorPage,
    /// 400, the way ECS slows clients down.
    Throttled,
    /// 503, the way a service in front of it does.
    Unavailable,
    /// 400: the session has expired.
    ExpiredToken,
    /// 400: the client's clock is wrong, or the server's is, which says 1 January 2001.
    WrongClock,
    /// 400: not allowed to do this (`ecs:RegisterTaskDefinition`) to that (`*`, a role's ARN).
    AccessDenied { action: String, resource: String },
    /// 400: ECS refuses the document, in these words.
    ClientException(String),
}

/// The time of a server whose clock stands still.
const STOPPED_CLOCK: [&str; 3] = ["Mon, 01 Jan 2001 00:00:00 GMT", "20010101T000000Z", "20010101T000500Z"];

impl Answer {
    /// The id that each of these answers carries.
    pub(crate) const REQUEST_ID: &str = "1b6f2b3e-0000-4000-8000-7461736b7772";

    /// What ECS says where a permission is missing; the caller is `arn:aws:iam::123456789012:user/jane`.
    pub(crate) fn access_denied(action: &str, resource: &str) -> Self {
        Self::AccessDenied { action: action.to_owned(), resource: resource.to_owned() }
    }

    pub(crate) fn reply(&self, request: &Message) -> Message {
        let exception = |status: &str, name: &str, message: &str| {
            let headers =
                [("x-amzn-RequestId", Self::REQUEST_ID), ("Content-Type", "application/x-amz-json-1.1")];
            let body = json!({ "__type": name, "message": message });
            Message::new(&format!("HTTP/1.1 {status}"), &headers, body.to_string().as_bytes())
        };
        match self {
            Self::ServerException => exception(
                "500 Internal Server Error",
                "ServerException",
                "Service Unavailable. Please try again later.",
            ),
            Self::ErrorPage => Message::new(
                "HTTP/1.1 500 Internal Server Error",
                &[("Content-Type", "text/html; charset=utf-8")],
                b"<!doctype html>\n<html lang=en>\n<title>500 Internal Server Error</title>\n\
                  <h1>Internal Server Error</h1>\n<p>The server encountered an internal error and was unable to \
                  complete your request.</p>\n",
            ),
            Self::Throttled => exception("400 Bad Request", "ThrottlingException", "Rate exceeded"),
            Self::Unavailable => exception("503 Service Unavailable", "ThrottlingException", "Rate exceeded"),
            Self::ExpiredToken => exception(
                "400 Bad Request",
                "ExpiredTokenException",
                "The security token included in the request is expired",
            ),
            Self::WrongClock => {
                let [date, now, limit] = STOPPED_CLOCK;
                let signed = request.header("x-amz-date").unwrap_or_default();
                let message = format!(
                    "Signature not yet current: {signed} is still later than {limit} ({now} + 5 min.)"
                );
                let mut reply = exception("400 Bad Request", "InvalidSignatureException", &message);
                reply.headers.push(("Date".to_owned(), date.to_owned()));
                reply
            }
            Self::AccessDenied { action, resource } => exception(
                "400 Bad Request",
                "AccessDeniedException",
                &format!(
                    "User: arn:aws:iam::123456789012:user/jane is not authorized to perform: {action} on resource: \
                     {resource} because no identity-based policy allows the {action} action"
                ),
            ),
            Self::ClientException(message) => exception("400 Bad Request", "ClientException", message),
        }
    }
}

/// Chance that can be repeated.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// One of so many, from 0. SplitMix64: Steele, Lea and Flood, 2014.
    pub(crate) fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }

    /// A fault three times out of four.
    pub(crate) fn fault(&mut self) -> Option<Fault> {
        let answer = match self.roll(6) {
            0 => Answer::ServerException,
            1 => Answer::ErrorPage,
            2 => Answer::Throttled,
            3 => Answer::Unavailable,
            4 => Answer::ExpiredToken,
            _ => Answer::WrongClock,
        };
        Some(match self.roll(12) {
            0 => Fault::ResetBefore,
            1 => Fault::ResetAfter,
            2 => Fault::CutReply,
            3 => Fault::Lost,
            4 => Fault::LateForward,
            5 => Fault::LateReply,
            6 => Fault::LateBody,
            7 => Fault::Answer(answer),
            8 => Fault::AnswerAfter(answer),
            _ => return None,
        })
    }
}
