//! As whom we speak: profile, region, credentials and the client of ECS, opened when the first request needs it.
//!
//! Credentials live in the providers of the SDK. Nothing here prints, stores or answers with them.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use aws_config::profile::{ProfileFileCredentialsProvider, ProfileSet};
use aws_config::provider_config::ProviderConfig;
use aws_config::{BehaviorVersion, ConfigLoader, Region};
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_runtime::env_config::file::{EnvConfigFileKind, EnvConfigFiles};
use aws_smithy_http_client::tls::Provider;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::SdkConfig;
use aws_types::os_shim_internal::{Env, Fs};
use aws_types::service_config::ServiceConfigKey;

use super::error::{AwsError, ErrorKind, classify};
use super::message::{Identity, Progress, Target};
use super::options::{Limits, Options};
use super::profiles::{self, Profile, Signer};
use super::sign_in;
use super::sso::{Portal, Sso, SsoProvider, Token};

/// An open session.
#[derive(Clone)]
pub(super) struct Session {
    /// What all clients are made from.
    pub(super) config: SdkConfig,
    /// The client of ECS.
    pub(super) ecs: aws_sdk_ecs::Client,
    /// Who we are.
    pub(super) identity: Identity,
    /// How long things may take.
    pub(super) limits: Limits,
    whom: Whom,
}

impl Session {
    /// An error of this session, with what there is to say about as whom and where it happened.
    pub(super) fn name(&self, error: AwsError) -> AwsError {
        let host = self.identity.emulator.clone().or_else(|| host(error.action, &self.identity.region));
        self.whom.name(AwsError { host: error.host.or(host), ..error })
    }
}

/// As whom it is tried, as far as an error may tell.
#[derive(Debug, Clone, Default)]
struct Whom {
    profile: Option<String>,
    signer: Option<Signer>,
    region: Option<String>,
}

impl Whom {
    fn new(target: &Target, set: &ProfileSet) -> Self {
        let profile = target.profile.clone().or_else(|| {
            // Keys of the environment weigh more than a profile that it names.
            let default = Some(set.selected_profile()).filter(|name| set.get_profile(name).is_some());
            default.filter(|_| environment("AWS_ACCESS_KEY_ID").is_none()).map(str::to_owned)
        });
        let signer = profile.as_deref().and_then(|name| profiles::signer_of(set, name));
        Self { profile, signer, region: None }
    }

    fn name(&self, error: AwsError) -> AwsError {
        let Self { profile, signer, region } = self.clone();
        AwsError { profile, signer, region, ..error }
    }
}

/// What sessions are opened with.
pub(super) struct Opener {
    options: Options,
    http: SharedHttpClient,
    /// Of those who signed in from the window: never written, gone with the program.
    tokens: Mutex<HashMap<Portal, Token>>,
}

impl Opener {
    pub(super) fn new(options: Options) -> Self {
        let http = aws_smithy_http_client::Builder::new()
            .tls_provider(Provider::Rustls(CryptoMode::Ring))
            .build_https();
        Self { options, http, tokens: Mutex::default() }
    }

    /// The profiles of the configuration.
    pub(super) async fn profiles(&self) -> Result<Vec<Profile>, AwsError> {
        Ok(profiles::list(&self.configuration(None).await?))
    }

    /// Opens a session and asks AWS who we are.
    pub(super) async fn open(&self, target: &Target) -> Result<Session, AwsError> {
        let set = self.configuration(target.profile.as_deref()).await?;
        let mut whom = Whom::new(target, &set);
        let named = target
            .profile
            .clone()
            .or_else(|| environment("AWS_PROFILE").filter(|_| environment("AWS_ACCESS_KEY_ID").is_none()));
        if let Some(name) = named.filter(|name| set.get_profile(name).is_none()) {
            return Err(whom.name(AwsError::new(ErrorKind::NoProfile(name))));
        }
        let region = region(target, &set).and_then(|region| region.ok_or(ErrorKind::NoRegion));
        let region = region.map_err(|kind| whom.name(AwsError::new(kind)))?;
        whom.region = Some(region.clone());
        let session = async {
            let sso = whom.profile.as_deref().and_then(|name| Sso::of(&set, name));
            let config = self.config(target, Region::new(region.clone()), sso).await?;
            let identity = identity(&config, target, &region).await?;
            let ecs = aws_sdk_ecs::Client::new(&config);
            let limits = self.options.limits.clone();
            Ok(Session { config, ecs, identity, limits, whom: whom.clone() })
        };
        session.await.map_err(|error| whom.name(error))
    }

    /// Signs in as whom the target's requests are signed, with somebody who looks at what `tell` is given.
    pub(super) async fn sign_in(
        &self,
        target: &Target,
        tell: &(dyn Fn(Progress) + Sync),
    ) -> Result<(), AwsError> {
        let set = self.configuration(target.profile.as_deref()).await?;
        let whom = Whom::new(target, &set);
        let signed_in = async {
            let sso = whom.profile.as_deref().and_then(|name| Sso::of(&set, name));
            let sso = sso.ok_or_else(|| AwsError::new(ErrorKind::BadConfiguration))?;
            if !is_region(&sso.portal.region) {
                return Err(AwsError::new(ErrorKind::BadRegion(sso.portal.region)));
            }
            let config = self.plain(Region::new(sso.portal.region.clone())).await;
            let token = sign_in::sign_in(&sso, &config, self.options.sso.as_ref(), tell).await?;
            self.tokens.lock().unwrap_or_else(PoisonError::into_inner).insert(sso.portal, token);
            Ok(())
        };
        signed_in.await.map_err(|error| whom.name(error))
    }

    /// The token of someone who signed in from the window, unless it is over.
    fn token(&self, sso: &Sso) -> Option<Token> {
        let mut tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        tokens.retain(|_, token| token.is_good());
        tokens.get(&sso.portal).cloned()
    }

    async fn configuration(&self, profile: Option<&str>) -> Result<ProfileSet, AwsError> {
        let profile = profile.map(|name| name.to_owned().into());
        aws_config::profile::load(&Fs::real(), &Env::real(), &self.files(), profile)
            .await
            .map_err(|_| AwsError::new(ErrorKind::BadConfiguration))
    }

    fn files(&self) -> EnvConfigFiles {
        match &self.options.config_file {
            Some(file) => EnvConfigFiles::builder().with_file(EnvConfigFileKind::Config, file).build(),
            None => EnvConfigFiles::default(),
        }
    }

    /// What every client is made from, without credentials.
    fn loader(&self, region: Region) -> ConfigLoader {
        let limits = &self.options.limits;
        let timeouts = TimeoutConfig::builder()
            .connect_timeout(limits.connect)
            .read_timeout(limits.attempt)
            .operation_attempt_timeout(limits.attempt)
            .build();
        let first = limits.again.first().copied().unwrap_or(Duration::from_secs(1));
        let retries = RetryConfig::standard().with_max_attempts(3).with_initial_backoff(first);
        let loader = aws_config::defaults(BehaviorVersion::latest())
            .http_client(self.http.clone())
            .profile_files(self.files())
            .region(region)
            .timeout_config(timeouts)
            .retry_config(retries);
        match &self.options.clock {
            Some(clock) => loader.sleep_impl(clock.clone()),
            None => loader,
        }
    }

    /// For what takes no credentials, or brings its own.
    async fn plain(&self, region: Region) -> SdkConfig {
        self.loader(region).no_credentials().load().await
    }

    async fn config(&self, target: &Target, region: Region, sso: Option<Sso>) -> Result<SdkConfig, AwsError> {
        let mut loader = self.loader(region.clone());
        if let Some(url) = &target.endpoint_url {
            if !is_address(url) {
                return Err(AwsError::new(ErrorKind::BadEndpoint(without_password(url))));
            }
            loader = loader.endpoint_url(url.trim_end_matches('/'));
        }
        let signed_in = sso.and_then(|sso| Some((self.token(&sso)?, sso)));
        if let Some(name) = &target.profile {
            loader = loader.profile_name(name);
        }
        if let Some((token, sso)) = signed_in {
            let endpoint = self.options.sso.as_ref().map(|stand_in| stand_in.url.clone());
            let provider = SsoProvider::new(sso, token, self.plain(region).await, endpoint);
            loader = loader.credentials_provider(SharedCredentialsProvider::new(provider));
        } else if let Some(name) = &target.profile {
            // The default chain would take keys of the environment before those of a profile that was asked for.
            let provider = ProviderConfig::without_region()
                .with_region(Some(region))
                .with_http_client(self.http.clone());
            let provider = ProfileFileCredentialsProvider::builder()
                .configure(&provider)
                .profile_name(name)
                .profile_files(self.files())
                .build();
            loader = loader.credentials_provider(SharedCredentialsProvider::new(provider));
        }
        Ok(loader.load().await)
    }
}

/// A variable that is set to something.
pub(super) fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// As the AWS CLI does: what was asked for, the environment, the profile.
fn region(target: &Target, set: &ProfileSet) -> Result<Option<String>, ErrorKind> {
    let profile = target.profile.as_deref().unwrap_or(set.selected_profile());
    let of_profile = || set.get_profile(profile)?.get("region").map(str::to_owned);
    let region = target
        .region
        .clone()
        .or_else(|| environment("AWS_REGION"))
        .or_else(|| environment("AWS_DEFAULT_REGION"))
        .or_else(of_profile);
    match region {
        Some(region) if !is_region(&region) => Err(ErrorKind::BadRegion(region)),
        region => Ok(region),
    }
}

/// Where AWS listens for an action.
fn host(action: &str, region: &str) -> Option<String> {
    let service = action.split(':').next().filter(|service| !service.is_empty())?;
    let suffix = if region.starts_with("cn-") { "amazonaws.com.cn" } else { "amazonaws.com" };
    match service {
        "iam" => Some(format!("iam.{suffix}")),
        "ecr" => Some(format!("api.ecr.{region}.{suffix}")),
        _ => Some(format!("{service}.{region}.{suffix}")),
    }
}

/// A region becomes a part of a host's name: nothing else may stand in it.
pub(super) fn is_region(text: &str) -> bool {
    !text.is_empty() && text.len() <= 64 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

fn is_address(url: &str) -> bool {
    let rest = url.strip_prefix("http://").or_else(|| url.strip_prefix("https://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(['@', ' ', '?', '#']))
}

/// An address as it may be shown: what stands before an `@` can be a password.
fn without_password(url: &str) -> String {
    let Some((_, rest)) = url.rsplit_once('@') else { return url.to_owned() };
    let scheme = url.split_once("://").map_or("", |(scheme, _)| scheme);
    format!("{scheme}://••••@{rest}")
}

async fn identity(config: &SdkConfig, target: &Target, region: &str) -> Result<Identity, AwsError> {
    const ACTION: &str = "sts:GetCallerIdentity";
    // Where ECS alone has an address of its own, nothing else goes to AWS either.
    let emulator = emulator(config);
    let builder = aws_sdk_sts::config::Builder::from(config);
    let builder = match emulator.clone().filter(|_| endpoint(config, "STS").is_none()) {
        Some(url) => builder.endpoint_url(url),
        None => builder,
    };
    let client = aws_sdk_sts::Client::from_conf(builder.build());
    let reply = client.get_caller_identity().send().await.map_err(|error| {
        let error = classify(&error, false);
        // Credentials may have been asked for elsewhere, by a call of their own.
        let action = if error.action.is_empty() { ACTION } else { error.action };
        let host = emulator.clone().or_else(|| host(action, region));
        AwsError { host, ..error.of(action) }
    })?;
    Ok(Identity {
        account: reply.account().unwrap_or_default().to_owned(),
        arn: reply.arn().unwrap_or_default().to_owned(),
        profile: target.profile.clone(),
        region: region.to_owned(),
        emulator,
    })
}

/// Where requests for ECS go, if an address was configured in place of that of AWS.
fn emulator(config: &SdkConfig) -> Option<String> {
    endpoint(config, "ECS").filter(|url| !is_aws(url))
}

/// The address that was configured for a service: what the user asked for, else that of the service alone, else that
/// of all services. The clients of the SDK choose in the same order.
pub(super) fn endpoint(config: &SdkConfig, service_id: &str) -> Option<String> {
    if config.get_origin("endpoint_url").is_client_config() {
        return config.endpoint_url().map(str::to_owned);
    }
    let key = ServiceConfigKey::builder()
        .service_id(service_id)
        .env("AWS_ENDPOINT_URL")
        .profile("endpoint_url")
        .build()
        .ok()?;
    let of_service = || config.service_config()?.load_config(key);
    of_service().or_else(|| config.endpoint_url().map(str::to_owned))
}

/// Whether an address is one of AWS: a private endpoint of AWS is AWS too.
pub(super) fn is_aws(url: &str) -> bool {
    let host = url.split("://").nth(1).and_then(|rest| rest.split(['/', ':']).next()).unwrap_or_default();
    [".amazonaws.com", ".amazonaws.com.cn", ".api.aws"].iter().any(|end| host.ends_with(end))
}
