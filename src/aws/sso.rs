//! Credentials of IAM Identity Center for someone who signed in from the window.
//!
//! `aws sso login` leaves its token in a file, which the SDK reads by itself. Ours stays in the memory of the thread
//! that speaks with AWS: nothing here writes, prints or answers with it.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use aws_config::profile::ProfileSet;
use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, Result as Provided, future};
use aws_types::SdkConfig;

/// What tells one place to sign in from another: the address of the portal and its region.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Portal {
    /// `https://my-company.awsapps.com/start`.
    pub(super) start_url: String,
    /// `us-east-1`, which need not be that of the requests.
    pub(super) region: String,
}

/// What a profile says about signing in, with the roles that are taken on from there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sso {
    pub(super) portal: Portal,
    /// `sso:account:access`; none for profiles without `sso_session`.
    pub(super) scopes: Vec<String>,
    account: String,
    role: String,
    /// The first one first.
    roles: Vec<Role>,
}

/// A role that is taken on with the credentials before it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Role {
    arn: String,
    external_id: Option<String>,
    session: Option<String>,
}

impl Sso {
    /// What the profile of this name says; `None` where it does not sign in so, or leaves something out.
    pub(super) fn of(set: &ProfileSet, name: &str) -> Option<Self> {
        let mut roles = Vec::new();
        let mut section = set.get_profile(name)?;
        // As the SDK does: a role counts before all else. Chains of more than eight go in a circle.
        while let Some(arn) = section.get("role_arn") {
            let own = |key: &str| section.get(key).map(str::to_owned);
            let role = Role {
                arn: arn.to_owned(),
                external_id: own("external_id"),
                session: own("role_session_name"),
            };
            roles.insert(0, role);
            let source = section.get("source_profile").filter(|name| *name != section.name())?;
            if section.get("web_identity_token_file").is_some() || roles.len() > 8 {
                return None;
            }
            section = set.get_profile(source)?;
        }
        let session = section.get("sso_session");
        let of_session = |key: &str| set.sso_session(session?)?.get(key);
        let portal = |key: &str| match session {
            Some(_) => of_session(key).map(str::to_owned),
            None => section.get(key).map(str::to_owned),
        };
        let scopes = session.map(|_| of_session("sso_registration_scopes").unwrap_or("sso:account:access"));
        Some(Self {
            portal: Portal { start_url: portal("sso_start_url")?, region: portal("sso_region")? },
            scopes: scopes
                .into_iter()
                .flat_map(|list| list.split(','))
                .map(|it| it.trim().to_owned())
                .collect(),
            account: section.get("sso_account_id")?.to_owned(),
            role: section.get("sso_role_name")?.to_owned(),
            roles,
        })
    }
}

/// What lets one in until it expires.
#[derive(Clone)]
pub(super) struct Token {
    access: Arc<str>,
    until: SystemTime,
}

impl Token {
    pub(super) fn new(access: &str, lasts: Duration) -> Self {
        // A date that no clock knows is as good as one that is over.
        let until = SystemTime::now().checked_add(lasts).unwrap_or(SystemTime::UNIX_EPOCH);
        Self { access: access.into(), until }
    }

    /// Whether it will do for a while.
    pub(super) fn is_good(&self) -> bool {
        self.until > SystemTime::now() + Duration::from_secs(30)
    }
}

/// Gets the keys of a role for a token, and takes on the roles behind it.
pub(super) struct SsoProvider {
    sso: Sso,
    token: Token,
    /// Without credentials and with the region of the requests.
    config: SdkConfig,
    /// In place of the portal of AWS.
    endpoint: Option<String>,
}

impl SsoProvider {
    pub(super) fn new(sso: Sso, token: Token, config: SdkConfig, endpoint: Option<String>) -> Self {
        Self { sso, token, config, endpoint }
    }

    async fn keys(&self) -> Provided {
        let mut credentials = self.keys_of_portal().await?;
        for role in &self.sso.roles {
            credentials = self.take_on(role, credentials).await?;
        }
        Ok(credentials)
    }

    async fn keys_of_portal(&self) -> Provided {
        let Sso { portal, account, role, .. } = &self.sso;
        let config = aws_sdk_sso::config::Builder::from(&self.config)
            .region(aws_config::Region::new(portal.region.clone()));
        let config = match &self.endpoint {
            Some(url) => config.endpoint_url(url),
            None => config,
        };
        let request = aws_sdk_sso::Client::from_conf(config.build())
            .get_role_credentials()
            .access_token(&*self.token.access)
            .account_id(account)
            .role_name(role);
        let reply = request.send().await.map_err(CredentialsError::provider_error)?;
        let keys = reply.role_credentials();
        let found = keys.and_then(|keys| Some((keys, keys.access_key_id()?, keys.secret_access_key()?)));
        let (keys, id, secret) = found.ok_or_else(|| CredentialsError::unhandled("no keys in the reply"))?;
        let millis = u64::try_from(keys.expiration()).unwrap_or_default();
        let mut made = Credentials::builder()
            .access_key_id(id)
            .secret_access_key(secret)
            .account_id(account)
            .expiry(SystemTime::UNIX_EPOCH + Duration::from_millis(millis))
            .provider_name("SSO");
        made.set_session_token(keys.session_token().map(str::to_owned));
        Ok(made.build())
    }

    async fn take_on(&self, role: &Role, credentials: Credentials) -> Provided {
        let config = aws_sdk_sts::config::Builder::from(&self.config).credentials_provider(credentials);
        let reply = aws_sdk_sts::Client::from_conf(config.build())
            .assume_role()
            .role_arn(&role.arn)
            .role_session_name(role.session.as_deref().unwrap_or("taskwright"))
            .set_external_id(role.external_id.clone())
            .send()
            .await
            .map_err(CredentialsError::provider_error)?;
        let keys = reply.credentials().ok_or_else(|| CredentialsError::unhandled("no keys in the reply"))?;
        let mut made = Credentials::builder()
            .access_key_id(keys.access_key_id())
            .secret_access_key(keys.secret_access_key())
            .session_token(keys.session_token())
            .provider_name("SSO");
        made.set_expiry(SystemTime::try_from(*keys.expiration()).ok());
        Ok(made.build())
    }
}

impl ProvideCredentials for SsoProvider {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.keys())
    }
}

impl fmt::Debug for SsoProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SsoProvider").field("sso", &self.sso).finish_non_exhaustive()
    }
}
