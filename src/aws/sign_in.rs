//! Signing in to IAM Identity Center from the window, as a device without a keyboard does (RFC 8628): AWS names an
//! address and a code, someone approves the code in a browser, and meanwhile it is asked again and again.

use std::time::Duration;

use aws_sdk_ssooidc::Client;
use aws_sdk_ssooidc::operation::create_token::CreateTokenError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_types::SdkConfig;
use tokio::time::{Instant, sleep};

use super::error::{AwsError, ErrorKind, classify};
use super::message::Progress;
use super::options::SsoStandIn;
use super::sso::{Sso, Token};

/// How AWS names this way to a token.
const GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";
/// Between two questions where AWS names no time, and what a "slow down" adds (RFC 8628, section 3.5).
const INTERVAL: Duration = Duration::from_secs(5);
/// A code lives ten minutes. Whatever is answered, nobody is asked for longer than this.
const LONGEST: Duration = Duration::from_secs(60 * 60);

/// Signs in, told by `tell` what to show. The token is for this thread alone.
pub(super) async fn sign_in(
    sso: &Sso,
    config: &SdkConfig,
    stand_in: Option<&SsoStandIn>,
    tell: &(dyn Fn(Progress) + Sync),
) -> Result<Token, AwsError> {
    let region = aws_config::Region::new(sso.portal.region.clone());
    let builder = aws_sdk_ssooidc::config::Builder::from(config).region(region);
    let builder = match stand_in {
        Some(stand_in) => builder.endpoint_url(&stand_in.url),
        None => builder,
    };
    let client = Client::from_conf(builder.build());

    let scopes = Some(sso.scopes.clone()).filter(|scopes| !scopes.is_empty());
    let own = client.register_client().client_name("Taskwright").client_type("public").set_scopes(scopes);
    let own = own.send().await.map_err(|error| of(&error, "sso-oauth:RegisterClient"))?;
    let (Some(id), Some(secret)) = (own.client_id(), own.client_secret()) else { return Err(unreadable()) };

    let device = client
        .start_device_authorization()
        .client_id(id)
        .client_secret(secret)
        .start_url(&sso.portal.start_url)
        .send()
        .await
        .map_err(|error| of(&error, "sso-oauth:StartDeviceAuthorization"))?;
    let url = device.verification_uri_complete().or(device.verification_uri());
    let (Some(url), Some(code), Some(device_code)) = (url, device.user_code(), device.device_code()) else {
        return Err(unreadable());
    };
    // A browser is sent there: nothing but the web, and nothing that could be read on the way.
    if host(url).is_none() {
        return Err(unreadable());
    }
    let lasts = seconds(device.expires_in()).min(LONGEST);
    tell(Progress::SignIn { url: url.to_owned(), code: code.to_owned(), lasts });

    let second = stand_in.map_or(Duration::from_secs(1), |stand_in| stand_in.second);
    let scaled = |time: Duration| second.mul_f64(time.as_secs_f64());
    let end = Instant::now() + lasts;
    let mut interval = Some(seconds(device.interval())).filter(|time| !time.is_zero()).unwrap_or(INTERVAL);
    while Instant::now() < end {
        sleep(scaled(interval)).await;
        let question = client.create_token().client_id(id).client_secret(secret);
        match question.grant_type(GRANT).device_code(device_code).send().await {
            Ok(reply) => {
                let access = reply.access_token().ok_or_else(unreadable)?;
                return Ok(Token::new(access, seconds(reply.expires_in())));
            }
            Err(error) => match error.as_service_error() {
                Some(CreateTokenError::AuthorizationPendingException(_)) => {}
                Some(CreateTokenError::SlowDownException(_)) => interval += INTERVAL,
                _ => return Err(of_token(&error)),
            },
        }
    }
    Err(AwsError::new(ErrorKind::CodeExpired))
}

/// The host of an address that a browser may be sent to: `device.sso.us-east-1.amazonaws.com`.
pub fn host(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let is_host = |c: char| c.is_ascii_alphanumeric() || ".-:".contains(c);
    let is_plain = !url.contains(|c: char| c.is_whitespace() || c.is_control() || c == '\\');
    (is_plain && !host.is_empty() && host.chars().all(is_host)).then_some(host)
}

fn seconds(count: i32) -> Duration {
    Duration::from_secs(u64::try_from(count).unwrap_or_default())
}

fn unreadable() -> AwsError {
    AwsError::new(ErrorKind::BadReply)
}

fn of<E>(error: &SdkError<E, HttpResponse>, action: &'static str) -> AwsError
where
    E: aws_smithy_types::error::metadata::ProvideErrorMetadata + std::error::Error + 'static,
{
    classify(error, false).of(action)
}

fn of_token(error: &SdkError<CreateTokenError, HttpResponse>) -> AwsError {
    let kind = match error.as_service_error() {
        Some(CreateTokenError::AccessDeniedException(_)) => ErrorKind::SignInRefused,
        Some(CreateTokenError::ExpiredTokenException(_)) => ErrorKind::CodeExpired,
        _ => return of(error, "sso-oauth:CreateToken"),
    };
    AwsError::new(kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_sent_to_the_web_alone() {
        for (url, expected) in [
            (
                "https://device.sso.us-east-1.amazonaws.com/?user_code=AB-CD",
                Some("device.sso.us-east-1.amazonaws.com"),
            ),
            ("https://a.awsapps.com?x#y", Some("a.awsapps.com")),
            ("http://device.sso.us-east-1.amazonaws.com/", None),
            ("file:///etc/passwd", None),
            ("javascript:alert(1)", None),
            ("https://device.sso.amazonaws.com@evil.example/", None),
            ("https://a.example\\@evil.example/", None),
            ("https://", None),
            ("https://a b/", None),
        ] {
            assert_eq!(host(url), expected, "{url}");
        }
    }
}
