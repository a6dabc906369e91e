//! The profiles of the AWS configuration, without what they hold: names, regions and how each signs in.

use aws_config::profile::{Profile as Section, ProfileSet};

/// How a profile comes to its credentials.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignIn {
    /// Access keys in the file.
    Keys,
    /// IAM Identity Center: `aws sso login`.
    Sso,
    /// `aws login`.
    Login,
    /// A role that another profile takes on.
    Role,
    /// A program that prints credentials.
    Process,
    /// A token of another identity provider.
    WebIdentity,
    /// The profile does not say.
    Unknown,
}

/// The profile whose credentials are used in the end: that of a role's source, where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    /// Its name: what `aws sso login --profile` takes.
    pub profile: String,
    /// How it comes to its credentials.
    pub how: SignIn,
}

/// A profile, as far as it may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Its name.
    pub name: String,
    /// Its region.
    pub region: Option<String>,
    /// How it comes to its credentials, and as which profile.
    pub signer: Signer,
    /// `sso_session`, or for older profiles nothing.
    pub sso_session: Option<String>,
    /// `sso_account_id` or the account of `role_arn`: twelve digits.
    pub account: Option<String>,
}

/// All profiles, `default` first, the others by name.
pub(super) fn list(set: &ProfileSet) -> Vec<Profile> {
    let mut profiles: Vec<Profile> =
        set.profiles().filter_map(|name| set.get_profile(name)).map(|section| read(set, section)).collect();
    profiles.sort_by(|a, b| (a.name != "default", &a.name).cmp(&(b.name != "default", &b.name)));
    profiles
}

fn read(set: &ProfileSet, section: &Section) -> Profile {
    let role_account = section.get("role_arn").and_then(|arn| arn.split(':').nth(4));
    Profile {
        name: section.name().to_owned(),
        region: section.get("region").map(str::to_owned),
        signer: signer(set, section, 0),
        sso_session: section.get("sso_session").map(str::to_owned),
        account: section.get("sso_account_id").or(role_account).map(str::to_owned),
    }
}

/// As whom one signs in for the profile of this name.
pub(super) fn signer_of(set: &ProfileSet, name: &str) -> Option<Signer> {
    Some(signer(set, set.get_profile(name)?, 0))
}

/// A role is signed in to as the profile that takes it on is. Chains of more than eight go in a circle.
fn signer(set: &ProfileSet, section: &Section, depth: usize) -> Signer {
    let has = |key: &str| section.get(key).is_some();
    let how = if has("role_arn") && has("web_identity_token_file") {
        SignIn::WebIdentity
    } else if has("role_arn") {
        let source = section.get("source_profile").filter(|name| *name != section.name());
        if let Some(source) = source.and_then(|name| set.get_profile(name)).filter(|_| depth < 8) {
            let source = signer(set, source, depth + 1);
            if !matches!(source.how, SignIn::Keys | SignIn::Unknown) {
                return source;
            }
        }
        SignIn::Role
    } else if has("sso_session") || has("sso_start_url") {
        SignIn::Sso
    } else if has("login_session") {
        SignIn::Login
    } else if has("credential_process") {
        SignIn::Process
    } else if has("aws_access_key_id") {
        SignIn::Keys
    } else {
        SignIn::Unknown
    };
    Signer { profile: section.name().to_owned(), how }
}
