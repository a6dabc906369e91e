//! Parameters of Systems Manager: names and types. `GetParametersByPath`, which would list them too, gives values.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::{Details, Item, Pages, owned, text, without_null};
use crate::aws::error::AwsError;
use crate::aws::generic::{PARAMETERS, call_json};
use crate::aws::message::Identity;
use crate::aws::session::Session;
use crate::schema::regions;

const ACTION: &str = "ssm:DescribeParameters";
/// The list in a reply, and what asks for the next page.
const LIST: [&str; 2] = ["Parameters", "NextToken"];

/// Parameters with this in their names, by name.
pub(super) async fn list(session: &Session, contains: &str) -> Result<(Vec<Item>, bool), AwsError> {
    let filters = (!contains.is_empty())
        .then(|| json!([{ "Key": "Name", "Option": "Contains", "Values": [contains] }]));
    let mut pages = Pages::new();
    while pages.is_wanted() {
        let request = json!({ "ParameterFilters": filters, "MaxResults": 50, "NextToken": pages.next() });
        let reply = call_json(session, &PARAMETERS, None, ACTION, &without_null(request)).await?;
        let item = |parameter: &Value| item(&session.identity, parameter);
        pages.add_reply(&reply, ACTION, LIST, item)?;
    }
    Ok(pages.finish_sorted())
}

/// How many names can be asked for at once: a filter takes 50 values, and a name may have two spellings.
pub(in crate::aws) const AT_ONCE: usize = 25;

/// Which of these there are, as they are written here.
pub(in crate::aws) async fn existing<'n>(
    session: &Session,
    names: &[&'n str],
    region: Option<&str>,
) -> Result<HashSet<&'n str>, AwsError> {
    let values: Vec<String> = names.iter().flat_map(|name| spellings(name)).collect();
    let filter = json!([{ "Key": "Name", "Option": "Equals", "Values": values }]);
    let mut pages = Pages::new();
    while pages.is_wanted() {
        let request = json!({ "ParameterFilters": filter, "MaxResults": 50, "NextToken": pages.next() });
        let reply = call_json(session, &PARAMETERS, region, ACTION, &without_null(request)).await?;
        pages.add_reply(&reply, ACTION, LIST, |parameter| text(parameter, "Name").map(str::to_owned))?;
    }
    let (found, _) = pages.finish();
    let is_there = |name: &&str| spellings(name).iter().any(|spelling| found.contains(spelling));
    Ok(names.iter().copied().filter(is_there).collect())
}

/// An ARN does not tell `a` from `/a`.
fn spellings(name: &str) -> Vec<String> {
    let bare = name.strip_prefix('/').unwrap_or(name);
    if bare.contains('/') { vec![name.to_owned()] } else { vec![bare.to_owned(), format!("/{bare}")] }
}

fn item(identity: &Identity, parameter: &Value) -> Option<Item> {
    let name = text(parameter, "Name")?;
    let value = match text(parameter, "ARN") {
        Some(arn) => arn.to_owned(),
        None => arn(identity, name),
    };
    let details =
        Details::Parameter { kind: owned(parameter, "Type"), description: owned(parameter, "Description") };
    Some(Item { value, label: name.to_owned(), details })
}

/// The ARN of a parameter of ours: `/a/b` is `parameter/a/b`, and `a` is `parameter/a`.
fn arn(identity: &Identity, name: &str) -> String {
    let Identity { account, region, .. } = identity;
    let name = name.strip_prefix('/').unwrap_or(name);
    format!("arn:{}:ssm:{region}:{account}:parameter/{name}", regions::partition(region).id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_is_its_arn() {
        let identity = Identity {
            account: "111122223333".to_owned(),
            arn: String::new(),
            profile: None,
            region: "cn-north-1".to_owned(),
            emulator: None,
        };
        for (parameter, value, label) in [
            (
                json!({ "Name": "/app/db", "Type": "SecureString", "KeyId": "alias/aws/ssm" }),
                "arn:aws-cn:ssm:cn-north-1:111122223333:parameter/app/db",
                "/app/db",
            ),
            (json!({ "Name": "db" }), "arn:aws-cn:ssm:cn-north-1:111122223333:parameter/db", "db"),
            (json!({ "Name": "db", "ARN": "arn:x" }), "arn:x", "db"),
        ] {
            let item = item(&identity, &parameter).unwrap();
            assert_eq!((item.value.as_str(), item.label.as_str()), (value, label));
        }
    }
}
