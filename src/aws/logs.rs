//! Log groups of CloudWatch Logs.

use serde_json::json;

use super::error::AwsError;
use super::generic::{LOGS, call_json};
use super::session::Session;

/// Makes a log group that keeps its events for `retention` days. One that is there already is as good, and its
/// own retention stays.
pub(super) async fn create_group(
    session: &Session,
    name: &str,
    region: Option<&str>,
    retention: Option<u32>,
) -> Result<(), AwsError> {
    let body = json!({ "logGroupName": name });
    match call_json(session, &LOGS, region, "logs:CreateLogGroup", &body).await {
        Ok(_) => {}
        Err(error) if error.code() == Some("ResourceAlreadyExistsException") => return Ok(()),
        Err(error) => return Err(error),
    }
    if let Some(days) = retention {
        let body = json!({ "logGroupName": name, "retentionInDays": days });
        call_json(session, &LOGS, region, "logs:PutRetentionPolicy", &body).await?;
    }
    Ok(())
}
