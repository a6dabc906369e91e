//! Log groups of CloudWatch Logs.

use serde_json::{Value, json};

use super::{Details, Item, Pages, objects, text, without_null};
use crate::aws::error::AwsError;
use crate::aws::generic::{LOGS, call_json};
use crate::aws::session::Session;

const ACTION: &str = "logs:DescribeLogGroups";

/// Log groups whose names begin so, by name.
pub(super) async fn list(
    session: &Session,
    prefix: &str,
    region: Option<&str>,
) -> Result<(Vec<Item>, bool), AwsError> {
    let prefix = (!prefix.is_empty()).then_some(prefix);
    let mut pages = Pages::new();
    while pages.is_wanted() {
        let request = json!({ "logGroupNamePrefix": prefix, "limit": 50, "nextToken": pages.next() });
        let reply = call_json(session, &LOGS, region, ACTION, &without_null(request)).await?;
        pages.add_reply(&reply, ACTION, ["logGroups", "nextToken"], item)?;
    }
    Ok(pages.finish_sorted())
}

/// Whether there is one of this name. CloudWatch Logs lists by name, so that it is the first that begins so.
pub(in crate::aws) async fn exists(
    session: &Session,
    name: &str,
    region: Option<&str>,
) -> Result<bool, AwsError> {
    let request = json!({ "logGroupNamePrefix": name, "limit": 50 });
    let reply = call_json(session, &LOGS, region, ACTION, &request).await?;
    let groups = objects(&reply, "logGroups", ACTION)?;
    Ok(groups.iter().any(|group| text(group, "logGroupName") == Some(name)))
}

fn item(group: &Value) -> Option<Item> {
    let name = text(group, "logGroupName")?;
    let number = |key: &str| group.get(key).and_then(Value::as_u64);
    Some(Item {
        value: name.to_owned(),
        label: name.to_owned(),
        details: Details::LogGroup {
            retention: number("retentionInDays").and_then(|days| u32::try_from(days).ok()),
            bytes: number("storedBytes"),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_without_retention_keeps_events_for_ever() {
        let item = |members: Value| item(&members).map(|item| (item.value, item.details));
        assert_eq!(
            item(json!({
                "logGroupName": "/ecs/web", "creationTime": 1_700_000_000_000_u64, "retentionInDays": 30,
                "metricFilterCount": 0, "storedBytes": 123, "logGroupClass": "STANDARD",
                "arn": "arn:aws:logs:eu-west-1:111122223333:log-group:/ecs/web:*",
            })),
            Some(("/ecs/web".to_owned(), Details::LogGroup { retention: Some(30), bytes: Some(123) }))
        );
        assert_eq!(
            item(json!({ "logGroupName": "a" })),
            Some(("a".to_owned(), Details::LogGroup { retention: None, bytes: None }))
        );
        assert_eq!(item(json!({ "arn": "a" })), None);
    }
}
