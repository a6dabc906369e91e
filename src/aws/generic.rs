//! Calls to services without an SDK of their own. The SDKs of the services that pickers ask are millions of
//! lines; their calls are a signed request and a reply in JSON or XML, which the SDK's own runtime carries: with its
//! signature, retries, time limits and HTTP client.

use std::fmt;

use aws_config::BehaviorVersion;
use aws_runtime::auth::SigV4OperationSigningConfig;
use aws_runtime::auth::sigv4::{SCHEME_ID, SigV4AuthScheme};
use aws_runtime::retries::classifiers::AwsErrorCodeClassifier;
use aws_smithy_runtime::client::orchestrator::operation::Operation;
use aws_smithy_runtime::client::retries::classifiers::{HttpStatusCodeClassifier, TransientErrorClassifier};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::static_resolver::StaticAuthSchemeOptionResolver;
use aws_smithy_runtime_api::client::auth::{
    AuthSchemeOptionResolverParams, SharedAuthScheme, SharedAuthSchemeOptionResolver,
};
use aws_smithy_runtime_api::client::identity::SharedIdentityResolver;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::StaticRuntimePlugin;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::Layer;
use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_types::SigningName;
use aws_types::region::{Region, SigningRegion};
use serde_json::Value;

use super::error::answer::answer_in;
use super::error::{AwsError, ErrorKind, classify};
use super::message::Identity;
use super::session::{Session, endpoint, is_aws, is_region};
use crate::schema::regions;

/// How a service wants to be spoken to.
#[derive(Debug, Clone, Copy)]
enum Protocol {
    /// JSON 1.1: `X-Amz-Target: PREFIX.Operation`.
    Json(&'static str),
    /// A form in, XML out; with the version of the service.
    Query(&'static str),
    /// A path for each operation, JSON out.
    Rest,
}

/// A service.
#[derive(Debug, Clone, Copy)]
pub(super) struct Service {
    /// What the configuration calls it: `AWS_ENDPOINT_URL_CLOUDWATCH_LOGS`.
    id: &'static str,
    /// The beginning of its host's name.
    host: &'static str,
    /// What a signature calls it.
    signing: &'static str,
    protocol: Protocol,
    /// Whether there is one for all regions of a partition.
    is_global: bool,
}

const fn json(id: &'static str, host: &'static str, signing: &'static str, target: &'static str) -> Service {
    Service { id, host, signing, protocol: Protocol::Json(target), is_global: false }
}

pub(super) const ECR: Service = json("ECR", "api.ecr", "ecr", "AmazonEC2ContainerRegistry_V20150921");
pub(super) const LOGS: Service = json("CloudWatch Logs", "logs", "logs", "Logs_20140328");
pub(super) const SECRETS: Service =
    json("Secrets Manager", "secretsmanager", "secretsmanager", "secretsmanager");
pub(super) const PARAMETERS: Service = json("SSM", "ssm", "ssm", "AmazonSSM");
pub(super) const IAM: Service = Service {
    id: "IAM",
    host: "iam",
    signing: "iam",
    protocol: Protocol::Query("2010-05-08"),
    is_global: true,
};
pub(super) const EFS: Service = Service {
    id: "EFS",
    host: "elasticfilesystem",
    signing: "elasticfilesystem",
    protocol: Protocol::Rest,
    is_global: false,
};

/// A request in the making.
#[derive(Debug, Clone)]
struct Outgoing {
    method: &'static str,
    /// Path and query.
    path: String,
    headers: Vec<(&'static str, String)>,
    body: String,
}

/// A reply that is no success, with the code that decides whether it is tried again. What it says is read from the
/// response beside it.
#[derive(Debug)]
struct Fault(ErrorMetadata);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the service refused")
    }
}

impl std::error::Error for Fault {}

impl ProvideErrorMetadata for Fault {
    fn meta(&self) -> &ErrorMetadata {
        &self.0
    }
}

/// Calls a service that speaks JSON 1.1. `action` is spelled as in a policy, `region` where it is not that of the
/// session.
pub(super) async fn call_json(
    session: &Session,
    service: &Service,
    region: Option<&str>,
    action: &'static str,
    body: &Value,
) -> Result<Value, AwsError> {
    let Protocol::Json(target) = service.protocol else {
        return Err(unreadable(action));
    };
    let outgoing = Outgoing {
        method: "POST",
        path: "/".to_owned(),
        headers: vec![
            ("content-type", "application/x-amz-json-1.1".to_owned()),
            ("x-amz-target", format!("{target}.{}", operation(action))),
        ],
        body: body.to_string(),
    };
    let reply = send(session, service, region, action, outgoing).await?;
    read_json(&reply).ok_or_else(|| unreadable(action))
}

/// Calls a service that speaks the query protocol; the reply is XML.
pub(super) async fn call_query(
    session: &Session,
    service: &Service,
    action: &'static str,
    parameters: &[(&str, &str)],
) -> Result<String, AwsError> {
    let Protocol::Query(version) = service.protocol else {
        return Err(unreadable(action));
    };
    let mut body = format!("Action={}&Version={version}", operation(action));
    for (name, value) in parameters {
        body += &format!("&{name}={}", percent(value));
    }
    let outgoing = Outgoing {
        method: "POST",
        path: "/".to_owned(),
        headers: vec![("content-type", "application/x-www-form-urlencoded".to_owned())],
        body,
    };
    let bytes = send(session, service, None, action, outgoing).await?;
    String::from_utf8(bytes).map_err(|_| unreadable(action))
}

/// Reads from a service that has a path for each operation.
pub(super) async fn call_rest(
    session: &Session,
    service: &Service,
    region: Option<&str>,
    action: &'static str,
    path: &str,
    query: &[(&str, &str)],
) -> Result<Value, AwsError> {
    let query: Vec<String> = query.iter().map(|(name, value)| format!("{name}={}", percent(value))).collect();
    let path = if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) };
    let outgoing = Outgoing { method: "GET", path, headers: Vec::new(), body: String::new() };
    let reply = send(session, service, region, action, outgoing).await?;
    read_json(&reply).ok_or_else(|| unreadable(action))
}

fn read_json(bytes: &[u8]) -> Option<Value> {
    // Some operations answer success with nothing at all.
    if bytes.is_empty() { Some(Value::Null) } else { serde_json::from_slice(bytes).ok() }
}

/// A success in words that nobody here understands.
pub(super) fn unreadable(action: &'static str) -> AwsError {
    AwsError::new(ErrorKind::BadReply).of(action)
}

/// `CreateLogGroup` of `logs:CreateLogGroup`.
fn operation(action: &'static str) -> &'static str {
    action.split(':').nth(1).unwrap_or(action)
}

/// A value as it may stand in a query or a form.
fn percent(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            byte => out += &format!("%{byte:02X}"),
        }
    }
    out
}

async fn send(
    session: &Session,
    service: &Service,
    region: Option<&str>,
    action: &'static str,
    outgoing: Outgoing,
) -> Result<Vec<u8>, AwsError> {
    let region = region.unwrap_or(&session.identity.region);
    // It becomes a part of a host's name, and may come from the document.
    if !is_region(region) {
        return Err(AwsError::new(ErrorKind::BadRegion(region.to_owned())).of(action));
    }
    let url = address(session, service, region);
    let call = operation_for(session, service, region, action, &url);
    let call = call.ok_or_else(|| AwsError::new(ErrorKind::NoCredentials).of(action))?;
    call.invoke(outgoing).await.map_err(|error| {
        let host = url.strip_prefix("https://").unwrap_or(&url).to_owned();
        session.name(AwsError { host: Some(host), ..classify(&error, false).of(action) })
    })
}

fn operation_for(
    session: &Session,
    service: &Service,
    region: &str,
    action: &'static str,
    url: &str,
) -> Option<Operation<Outgoing, Vec<u8>, Fault>> {
    let config = &session.config;
    let signing_region = if service.is_global { global_region(region) } else { region };
    let mut signing = Layer::new("signing");
    signing.store_put(AuthSchemeOptionResolverParams::new(()));
    signing.store_put(SigV4OperationSigningConfig {
        name: Some(SigningName::from_static(service.signing)),
        region: Some(SigningRegion::from(Region::new(signing_region.to_owned()))),
        ..SigV4OperationSigningConfig::default()
    });
    let option = SharedAuthSchemeOptionResolver::new(StaticAuthSchemeOptionResolver::new(vec![SCHEME_ID]));
    let components = RuntimeComponentsBuilder::new("signing")
        .with_auth_scheme(SharedAuthScheme::new(SigV4AuthScheme::new()))
        .with_auth_scheme_option_resolver(Some(option))
        .with_identity_cache(config.identity_cache())
        .with_identity_resolver(SCHEME_ID, SharedIdentityResolver::new(config.credentials_provider()?));
    Some(
        Operation::builder()
            .service_name(service.signing)
            .operation_name(operation(action))
            .behavior_version(BehaviorVersion::latest())
            .http_client(config.http_client()?)
            .endpoint_url(url)
            .with_connection_poisoning()
            .sleep_impl(config.sleep_impl()?)
            .standard_retry(config.retry_config()?)
            .timeout_config(config.timeout_config()?.clone())
            .retry_classifier(AwsErrorCodeClassifier::<Fault>::new())
            .retry_classifier(TransientErrorClassifier::<Fault>::new())
            .retry_classifier(HttpStatusCodeClassifier::default())
            .runtime_plugin(
                StaticRuntimePlugin::new().with_config(signing.freeze()).with_runtime_components(components),
            )
            .serializer(|outgoing: Outgoing| request(&outgoing))
            .deserializer(reply)
            .build(),
    )
}

/// The endpoint, and a path that it may have, comes before this path when the request is sent.
fn request(outgoing: &Outgoing) -> Result<HttpRequest, BoxError> {
    let mut request = HttpRequest::new(SdkBody::from(outgoing.body.as_str()));
    request.set_method(outgoing.method)?;
    request.set_uri(outgoing.path.as_str())?;
    for (name, value) in &outgoing.headers {
        request.headers_mut().try_insert(*name, value.clone())?;
    }
    Ok(request)
}

fn reply(response: &HttpResponse) -> Result<Vec<u8>, OrchestratorError<Fault>> {
    if response.status().is_success() {
        return Ok(response.body().bytes().unwrap_or_default().to_vec());
    }
    let mut metadata = ErrorMetadata::builder();
    if let Some(code) = answer_in(response).code {
        metadata = metadata.code(code);
    }
    Err(OrchestratorError::operation(Fault(metadata.build())))
}

/// Where a service listens.
fn address(session: &Session, service: &Service, region: &str) -> String {
    let Identity { emulator, region: own_region, .. } = &session.identity;
    let configured = endpoint(&session.config, service.id);
    let is_usable = |url: &String| {
        // An address of AWS is one of one service and one region, and where there is an emulator, nothing goes to AWS.
        let is_of_ecs = || endpoint(&session.config, "ECS").as_ref() == Some(url);
        !is_aws(url) || (emulator.is_none() && region == own_region && !is_of_ecs())
    };
    let url = configured.filter(is_usable).or_else(|| emulator.clone());
    url.map_or_else(|| host(service, region), |url| url.trim_end_matches('/').to_owned())
}

fn host(service: &Service, region: &str) -> String {
    let Service { host, is_global, .. } = service;
    let partition = regions::partition(region);
    let suffix = &partition.dns_suffix;
    match partition.id.as_str() {
        "aws" if *is_global => format!("https://{host}.{suffix}"),
        "aws-us-gov" if *is_global => format!("https://{host}.us-gov.{suffix}"),
        // The other partitions name a region even here.
        _ if *is_global => format!("https://{host}.{}.{suffix}", global_region(region)),
        _ => format!("https://{host}.{region}.{suffix}"),
    }
}

/// The region that signs what a partition has once.
fn global_region(region: &str) -> &'static str {
    match regions::partition(region).id.as_str() {
        "aws-cn" => "cn-north-1",
        "aws-us-gov" => "us-gov-west-1",
        "aws-iso" => "us-iso-east-1",
        "aws-iso-b" => "us-isob-east-1",
        "aws-iso-e" => "eu-isoe-west-1",
        "aws-iso-f" => "us-isof-south-1",
        "aws-eusc" => "eusc-de-east-1",
        _ => "us-east-1",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_those_of_each_partition() {
        // botocore, endpoint-rule-set-1.json of each service and partitions.json.
        for (service, region, url) in [
            (&ECR, "eu-west-1", "https://api.ecr.eu-west-1.amazonaws.com"),
            (&ECR, "cn-north-1", "https://api.ecr.cn-north-1.amazonaws.com.cn"),
            (&LOGS, "us-gov-west-1", "https://logs.us-gov-west-1.amazonaws.com"),
            (&SECRETS, "eusc-de-east-1", "https://secretsmanager.eusc-de-east-1.amazonaws.eu"),
            (&IAM, "ap-northeast-2", "https://iam.amazonaws.com"),
            (&IAM, "cn-northwest-1", "https://iam.cn-north-1.amazonaws.com.cn"),
            (&IAM, "us-gov-east-1", "https://iam.us-gov.amazonaws.com"),
            (&IAM, "us-iso-west-1", "https://iam.us-iso-east-1.c2s.ic.gov"),
            (&EFS, "us-east-1", "https://elasticfilesystem.us-east-1.amazonaws.com"),
        ] {
            assert_eq!(host(service, region), url);
        }
        assert_eq!(global_region("us-gov-east-1"), "us-gov-west-1");
    }

    #[test]
    fn values_are_written_as_a_query_may_have_them() {
        assert_eq!(percent("/a b+c=ü&~"), "%2Fa%20b%2Bc%3D%C3%BC%26~");
        assert_eq!(operation("logs:CreateLogGroup"), "CreateLogGroup");
    }

    #[test]
    fn the_code_of_an_answer_decides_whether_it_is_tried_again() {
        let mut response = HttpResponse::new(
            400.try_into().unwrap(),
            SdkBody::from(r#"{"__type":"ThrottlingException","message":"Rate exceeded"}"#),
        );
        response.headers_mut().insert("content-type", "application/x-amz-json-1.1");
        let Err(OrchestratorError { .. }) = reply(&response) else { panic!("400 is no success") };
        let error = reply(&response).unwrap_err();
        assert_eq!(error.as_operation_error().and_then(|fault| fault.code()), Some("ThrottlingException"));
    }
}
