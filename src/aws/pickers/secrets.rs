//! Secrets of Secrets Manager: what they are called, never what they hold.

use serde_json::{Value, json};

use super::{Details, Item, Pages, owned, text, without_null};
use crate::aws::error::AwsError;
use crate::aws::generic::{SECRETS, call_json};
use crate::aws::session::Session;

/// Secrets whose names begin so, by name. Those that are about to be deleted are not among them.
pub(super) async fn list(session: &Session, prefix: &str) -> Result<(Vec<Item>, bool), AwsError> {
    const ACTION: &str = "secretsmanager:ListSecrets";
    let filters = (!prefix.is_empty()).then(|| json!([{ "Key": "name", "Values": [prefix] }]));
    let mut pages = Pages::new();
    while pages.is_wanted() {
        let request = json!({ "Filters": filters, "MaxResults": 100, "NextToken": pages.next() });
        let reply = call_json(session, &SECRETS, None, ACTION, &without_null(request)).await?;
        pages.add_reply(&reply, ACTION, ["SecretList", "NextToken"], item)?;
    }
    Ok(pages.finish_sorted())
}

/// Whether the secret of this ARN or name is there and will stay.
pub(in crate::aws) async fn is_lasting(
    session: &Session,
    id: &str,
    region: Option<&str>,
) -> Result<bool, AwsError> {
    let request = json!({ "SecretId": id });
    let reply = call_json(session, &SECRETS, region, "secretsmanager:DescribeSecret", &request).await?;
    Ok(reply.get("DeletedDate").is_none_or(Value::is_null))
}

fn item(secret: &Value) -> Option<Item> {
    let arn = text(secret, "ARN")?;
    Some(Item {
        value: arn.to_owned(),
        label: text(secret, "Name").unwrap_or(arn).to_owned(),
        details: Details::Secret { description: owned(secret, "Description") },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_its_arn_and_its_name() {
        let secret = json!({
            "ARN": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf", "Name": "db",
            "Description": "Database", "SecretVersionsToStages": { "a": ["AWSCURRENT"] },
        });
        let item = item(&secret).unwrap();
        assert_eq!(item.value, "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf");
        assert_eq!(
            (item.label.as_str(), item.details),
            ("db", Details::Secret { description: "Database".to_owned() })
        );
        assert_eq!(super::item(&json!({ "Name": "db" })), None);
    }
}
