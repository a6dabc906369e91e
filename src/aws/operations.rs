//! Reading from ECS, and the two calls that take revisions away.

use aws_sdk_ecs::config::Builder;
use aws_sdk_ecs::types::{SortOrder, TaskDefinitionFamilyStatus, TaskDefinitionField, TaskDefinitionStatus};
use aws_smithy_types::retry::RetryConfig;

use super::error::{AwsError, ErrorKind, classify};
use super::message::{Page, Reply, Revision, Status, number_of};
use super::session::Session;
use super::wire::Verbatim;

/// Each list comes in pages of this many: the most that ECS gives.
const PAGE: i32 = 100;

/// The revision that `family` (the latest active one), `family:revision` or an ARN names.
pub(super) async fn describe(session: &Session, name: &str) -> Result<Revision, AwsError> {
    const ACTION: &str = "ecs:DescribeTaskDefinition";
    let wire = Verbatim::default();
    let call = session
        .ecs
        .describe_task_definition()
        .task_definition(name)
        .include(TaskDefinitionField::Tags)
        .customize()
        .interceptor(wire.clone());
    call.send().await.map_err(|error| classify(&error, false).of(ACTION))?;
    let raw = wire.take_reply().unwrap_or_default();
    Revision::read(&raw).ok_or_else(|| AwsError::new(ErrorKind::BadReply).of(ACTION))
}

/// The latest active revision of a family; `None` where there is none.
pub(super) async fn latest(session: &Session, family: &str) -> Result<Option<Revision>, AwsError> {
    match describe(session, family).await {
        Ok(revision) => Ok(Some(revision)),
        Err(error) if error.kind == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Families with an active revision, or all.
pub(super) async fn families(
    session: &Session,
    prefix: &str,
    with_inactive: bool,
    page: Option<String>,
) -> Result<Page<String>, AwsError> {
    let status = match with_inactive {
        true => TaskDefinitionFamilyStatus::All,
        false => TaskDefinitionFamilyStatus::Active,
    };
    let reply = session
        .ecs
        .list_task_definition_families()
        .status(status)
        .set_family_prefix((!prefix.is_empty()).then(|| prefix.to_owned()))
        .max_results(PAGE)
        .set_next_token(page)
        .send()
        .await
        .map_err(|error| classify(&error, false).of("ecs:ListTaskDefinitionFamilies"))?;
    Ok(Page { items: reply.families().to_vec(), next: reply.next_token().map(str::to_owned) })
}

/// The ARNs of one family's revisions, the newest first. `familyPrefix` of this call is the whole name.
pub(super) async fn revisions(
    session: &Session,
    family: &str,
    status: Status,
    page: Option<String>,
) -> Result<Page<String>, AwsError> {
    let status = match status {
        Status::Active => TaskDefinitionStatus::Active,
        Status::Inactive => TaskDefinitionStatus::Inactive,
        Status::Deleting => TaskDefinitionStatus::DeleteInProgress,
    };
    let reply = session
        .ecs
        .list_task_definitions()
        .family_prefix(family)
        .status(status)
        .sort(SortOrder::Desc)
        .max_results(PAGE)
        .set_next_token(page)
        .send()
        .await
        .map_err(|error| classify(&error, false).of("ecs:ListTaskDefinitions"))?;
    let mut items = reply.task_definition_arns().to_vec();
    // Stand-ins for ECS answer in an order of their own.
    items.sort_by_key(|arn| std::cmp::Reverse(number_of(arn)));
    Ok(Page { items, next: reply.next_token().map(str::to_owned) })
}

/// What takes something away is sent once: whether to send it again is for the user to say.
fn once() -> Builder {
    Builder::new().retry_config(RetryConfig::disabled())
}

/// Makes a revision inactive.
pub(super) async fn deregister(session: &Session, name: &str) -> Result<Reply, AwsError> {
    let wire = Verbatim::default();
    let call = session.ecs.deregister_task_definition().task_definition(name).customize();
    call.interceptor(wire.clone())
        .config_override(once())
        .send()
        .await
        .map(|_| Reply::Done)
        .map_err(|error| classify(&error, wire.is_sent()).of("ecs:DeregisterTaskDefinition"))
}

/// Deletes inactive revisions. A reply with status 200 may still tell of failures.
pub(super) async fn delete(session: &Session, arns: Vec<String>) -> Result<Reply, AwsError> {
    let wire = Verbatim::default();
    let call = session.ecs.delete_task_definitions().set_task_definitions(Some(arns)).customize();
    let reply = call
        .interceptor(wire.clone())
        .config_override(once())
        .send()
        .await
        .map_err(|error| classify(&error, wire.is_sent()).of("ecs:DeleteTaskDefinitions"))?;
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    Ok(Reply::Deleted {
        deleted: reply.task_definitions().iter().map(|it| text(it.task_definition_arn())).collect(),
        failures: reply.failures().iter().map(|it| (text(it.arn()), text(it.reason()))).collect(),
    })
}
