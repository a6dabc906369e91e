//! Log groups of CloudWatch Logs.

use std::time::{Duration, UNIX_EPOCH};

use serde_json::json;

use super::error::AwsError;
use super::generic::{LOGS, call_json};
use super::session::Session;

/// A group that is younger was made by the same person's registration. Its events are kept for a day at least, so
/// that no retention takes one away yet.
const YOUNG: Duration = Duration::from_secs(60 * 60);

/// Makes a log group that keeps its events for `retention` days. One that was there before is as good, and its own
/// retention stays.
pub(super) async fn create_group(
    session: &Session,
    name: &str,
    region: Option<&str>,
    retention: Option<u32>,
) -> Result<(), AwsError> {
    let body = json!({ "logGroupName": name });
    let made = call_json(session, &LOGS, region, "logs:CreateLogGroup", &body).await;
    let is_there = made.as_ref().is_err_and(|error| error.code() == Some("ResourceAlreadyExistsException"));
    if !is_there {
        made?;
    }
    let Some(days) = retention else { return Ok(()) };
    // An answer that got lost, or a retention that was refused, leaves the group behind without it.
    if is_there && !is_ours(session, name, region).await? {
        return Ok(());
    }
    let body = json!({ "logGroupName": name, "retentionInDays": days });
    call_json(session, &LOGS, region, "logs:PutRetentionPolicy", &body).await?;
    Ok(())
}

/// Whether a group that is there is the one that was just made, and has no retention yet.
async fn is_ours(session: &Session, name: &str, region: Option<&str>) -> Result<bool, AwsError> {
    let body = json!({ "logGroupNamePrefix": name });
    let reply = call_json(session, &LOGS, region, "logs:DescribeLogGroups", &body).await?;
    // Sorted by name: the one that is the prefix itself comes first.
    let group = &reply["logGroups"][0];
    let made = group["creationTime"]
        .as_u64()
        .and_then(|millis| UNIX_EPOCH.checked_add(Duration::from_millis(millis)));
    // A clock that is behind that of AWS sees it made in the future.
    let is_young = made.is_some_and(|made| made.elapsed().map_or(true, |age| age < YOUNG));
    Ok(group["logGroupName"] == name && group["retentionInDays"].is_null() && is_young)
}
