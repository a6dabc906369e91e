//! What IAM says when it denies a call.
//!
//! Source: "Troubleshoot access denied error messages" in the IAM user guide, and answers as they were reported.

use crate::document::Path;
use crate::task::{Arn, Task};

/// Who may not do what. IAM leaves out what the caller may not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Denied<'m> {
    /// The ARN of who asked.
    pub principal: Option<&'m str>,
    /// As policies spell it: `iam:PassRole`. Absent where the message hides it in code.
    pub action: Option<&'m str>,
    /// An ARN, or `*`.
    pub resource: Option<&'m str>,
    /// Why, as far as it is said.
    pub cause: Option<Cause<'m>>,
    /// What `aws sts decode-authorization-message` makes readable.
    pub encoded: Option<&'m str>,
}

/// Why IAM denied it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause<'m> {
    /// No policy of this kind allows it: `identity-based policy`, `session policy`, `permissions boundary`.
    NotAllowed(&'m str),
    /// A policy of this kind forbids it: `service control policy`. No other policy helps.
    Forbidden(&'m str),
}

/// What every denial says.
const SIGN: &str = "not authorized to perform";

/// The signs that end a sentence or belong to what is around it.
const PUNCTUATION: [char; 8] = ['.', ',', ';', ':', '"', '\'', ')', ']'];

impl<'m> Denied<'m> {
    /// Reads a message that denies something; `None` for any other.
    pub fn read(message: &'m str) -> Option<Self> {
        let sign = message.find(SIGN)?;
        let rest = message.get(sign + SIGN.len()..)?.trim_start_matches([':', ' ']);
        let action = word(rest).filter(|action| is_action(action));
        let resource = after(rest, "on resource: ").and_then(word);
        let principal = message.get(..sign).and_then(|before| {
            let named = before.rfind("User: ").and_then(|at| before.get(at + "User: ".len()..))?;
            word(named).filter(|principal| *principal != "is")
        });
        let encoded = after(rest, "ncoded authorization failure message: ").and_then(word);
        Some(Self { principal, action, resource, cause: cause(rest), encoded })
    }

    /// The place that names the resource, or that asks for the action.
    pub(super) fn place(&self, task: &Task<'_>) -> Option<Path> {
        let (action, resource) = (self.action?, self.resource);
        let is = |name: &str| action.eq_ignore_ascii_case(name);
        match resource {
            _ if is("ecs:TagResource") => {
                task.object.value("tags").is_some().then(|| Path::root().key("tags"))
            }
            Some(resource) if is("iam:PassRole") => role(task, resource),
            Some(resource) if Arn::is_meant_by(resource) => holder(task, resource),
            _ => None,
        }
    }
}

/// The text up to the next space, without the punctuation that follows a name.
fn word(text: &str) -> Option<&str> {
    let word = text.split_whitespace().next()?.trim_end_matches(PUNCTUATION);
    (!word.is_empty()).then_some(word)
}

fn after<'m>(text: &'m str, words: &str) -> Option<&'m str> {
    text.find(words).and_then(|at| text.get(at + words.len()..))
}

/// `service:Action`.
fn is_action(text: &str) -> bool {
    let is_name = |name: &str| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-*".contains(&byte))
    };
    text.split_once(':').is_some_and(|(service, action)| is_name(service) && is_name(action))
}

/// "because no session policy allows the … action", "with an explicit deny in a service control policy: arn:…".
fn cause(text: &str) -> Option<Cause<'_>> {
    if let Some(policy) = after(text, "because no ") {
        let (policy, _) = policy.split_once(" allows")?;
        return Some(Cause::NotAllowed(policy));
    }
    let policy = after(text, "explicit deny in ")?;
    let policy = policy.strip_prefix("an ").or_else(|| policy.strip_prefix("a ")).unwrap_or(policy);
    let end = ["policy", "boundary"].iter().filter_map(|word| Some(policy.find(word)? + word.len())).min()?;
    policy.get(..end).map(Cause::Forbidden)
}

/// The field that holds the role. ECS takes a bare name as well as an ARN, and makes a role's ARN of whatever it was
/// given. The account in the message may be masked, as build servers do.
fn role(task: &Task<'_>, resource: &str) -> Option<Path> {
    let is_it = |value: &str| {
        let (own, asked) = (role_name(value), role_name(resource));
        let has_other_account = match (account(value), account(resource)) {
            (Some(own), Some(asked)) => own != asked,
            _ => false,
        };
        value == resource || asked == value || (own == asked && !has_other_account)
    };
    let holds =
        |field: &&str| task.object.text(field).get().is_some_and(|value| !value.is_empty() && is_it(value));
    ["taskRoleArn", "executionRoleArn"].into_iter().find(holds).map(|field| Path::root().key(field))
}

fn role_name(role: &str) -> &str {
    role.split_once(":role/").map_or(role, |(_, name)| name)
}

fn account(role: &str) -> Option<&str> {
    let account = Arn::parse(role)?.account;
    (account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit())).then_some(account)
}

/// The first field that names the resource: its ARN, alone or with a key of a secret behind it, or its log group.
fn holder(task: &Task<'_>, resource: &str) -> Option<Path> {
    let first = |pattern: &str, is_it: &dyn Fn(&str) -> bool| {
        let values = task.values(pattern).into_iter();
        let mut texts = values.filter_map(|(path, value)| Some((path, value.as_str()?)));
        texts.find(|(_, value)| is_it(value)).map(|(path, _)| path)
    };
    let arn = Arn::parse(resource)?;
    if arn.service == "logs" {
        let group = arn.resource.strip_prefix("log-group:")?.split(':').next()?;
        return first("containerDefinitions[].logConfiguration.options{awslogs-group}", &|value| {
            value == group
        });
    }
    let is_it = |value: &str| {
        value.strip_prefix(resource).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/']))
    };
    [
        "containerDefinitions[].secrets[].valueFrom",
        "containerDefinitions[].logConfiguration.secretOptions[].valueFrom",
        "containerDefinitions[].repositoryCredentials.credentialsParameter",
        "containerDefinitions[].environmentFiles[].value",
        "containerDefinitions[].firelensConfiguration.options{config-file-value}",
        "volumes[].fsxWindowsFileServerVolumeConfiguration.authorizationConfig.credentialsParameter",
        "taskRoleArn",
        "executionRoleArn",
    ]
    .iter()
    .find_map(|pattern| first(pattern, &is_it))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEPLOYER: &str = "arn:aws:sts::111122223333:assumed-role/deploy/ci";
    const ROLE: &str = "arn:aws:iam::111122223333:role/shop";

    #[test]
    fn every_wording_of_a_denial_is_read() {
        let identity = Cause::NotAllowed("identity-based policy");
        for (tail, cause) in [
            ("", None),
            (".", None),
            (": ClientError", None),
            (" (Service: AmazonECS; Status Code: 400; Error Code: AccessDeniedException)", None),
            (" because no identity-based policy allows the iam:PassRole action", Some(identity)),
            (
                " because no session policy allows the iam:PassRole action\",",
                Some(Cause::NotAllowed("session policy")),
            ),
            (
                " because no permissions boundary allows the iam:PassRole action",
                Some(Cause::NotAllowed("permissions boundary")),
            ),
            (
                " with an explicit deny in a service control policy",
                Some(Cause::Forbidden("service control policy")),
            ),
            (
                " with an explicit deny in a permissions boundary: arn:aws:iam::111122223333:policy/lab",
                Some(Cause::Forbidden("permissions boundary")),
            ),
            (
                " with an explicit deny in an identity-based policy.",
                Some(Cause::Forbidden("identity-based policy")),
            ),
        ] {
            let message = format!(
                "User: {DEPLOYER} is not authorized to perform: iam:PassRole on resource: {ROLE}{tail}"
            );
            let expected = Denied {
                principal: Some(DEPLOYER),
                action: Some("iam:PassRole"),
                resource: Some(ROLE),
                cause,
                encoded: None,
            };
            assert_eq!(Denied::read(&message), Some(expected), "{message}");
        }
    }

    #[test]
    fn what_a_denial_leaves_out_is_absent() {
        let nothing = Denied { principal: None, action: None, resource: None, cause: None, encoded: None };
        for (message, expected) in [
            (
                "User is not authorized to perform: ecs:RegisterTaskDefinition",
                Denied { action: Some("ecs:RegisterTaskDefinition"), ..nothing },
            ),
            (
                "You are not authorized to perform this operation. Encoded authorization failure message: 6h34Gt-_x",
                Denied { encoded: Some("6h34Gt-_x"), ..nothing },
            ),
            (
                "User: u is not authorized to perform: ecs:RegisterTaskDefinition on resource: *",
                Denied {
                    principal: Some("u"),
                    action: Some("ecs:RegisterTaskDefinition"),
                    resource: Some("*"),
                    ..nothing
                },
            ),
            ("not authorized to perform", nothing),
        ] {
            assert_eq!(Denied::read(message), Some(expected), "{message}");
        }
        for message in ["", "Role is not valid", "The user is not authorized"] {
            assert_eq!(Denied::read(message), None, "{message}");
        }
    }
}
