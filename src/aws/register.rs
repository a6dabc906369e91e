//! Registering. Each call makes a revision and ECS takes no client token, so a call that may have reached ECS is
//! never made again by itself; afterwards it is looked what there is.

use std::sync::Arc;

use aws_sdk_ecs::config::Builder;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use serde_json::Value;
use tokio::time::sleep;

use super::error::{AwsError, ErrorKind, classify};
use super::message::{Looked, Progress, Revision};
use super::operations;
use super::session::Session;
use super::wire::Verbatim;
use crate::document::Path;
use crate::insight::changes::{Change, changes};
use crate::schema::SCHEMA;

const ACTION: &str = "ecs:RegisterTaskDefinition";

/// How many new revisions are compared with what was sent, at most.
const NEWEST: u64 = 20;

/// Makes a revision of `body`, sent byte for byte, unless there is one newer than `after` by now. Only what cannot have
/// reached ECS is tried again.
pub(super) async fn register(
    session: &Session,
    body: &Arc<str>,
    after: Option<u64>,
    tell: &(dyn Fn(Progress) + Sync),
) -> Result<Revision, AwsError> {
    if let Some(after) = after {
        let ours: Value = serde_json::from_str(body).unwrap_or_default();
        let latest = operations::latest(session, family_of(&ours)).await?;
        if let Some(latest) = latest.filter(|latest| latest.number() > after) {
            return Err(AwsError::new(ErrorKind::Overtaken(latest.name())).of(ACTION));
        }
    }
    let mut pauses = session.limits.again.iter();
    loop {
        match attempt(session, body, tell).await {
            Err(error) if error.is_safe_to_repeat() => {
                let Some(pause) = pauses.next() else { return Err(error) };
                tell(Progress::Again(error));
                sleep(*pause).await;
            }
            outcome => return outcome,
        }
    }
}

async fn attempt(
    session: &Session,
    body: &Arc<str>,
    tell: &(dyn Fn(Progress) + Sync),
) -> Result<Revision, AwsError> {
    let wire = Verbatim::sending(Arc::clone(body));
    let timeouts = TimeoutConfig::builder()
        .connect_timeout(session.limits.connect)
        .read_timeout(session.limits.write)
        .operation_attempt_timeout(session.limits.write)
        .build();
    let once = Builder::new().retry_config(RetryConfig::disabled()).timeout_config(timeouts);
    let call = session
        .ecs
        .register_task_definition()
        // The SDK asks for these two; the interceptor puts the whole body in their place.
        .family("")
        .set_container_definitions(Some(Vec::new()))
        .customize()
        .config_override(once)
        .interceptor(wire.clone());
    tell(Progress::Sent);
    let outcome = call.send().await;
    let reply = wire.take_reply().as_deref().and_then(Revision::read);
    match (outcome, reply) {
        // What ECS says is read from its own bytes, so a reply that only the SDK cannot read is still a reply.
        (_, Some(revision)) => Ok(revision),
        (Ok(_), None) => {
            Err(AwsError { is_outcome_unknown: true, ..AwsError::new(ErrorKind::BadReply).of(ACTION) })
        }
        (Err(error), None) => Err(classify(&error, wire.is_sent()).of(ACTION)),
    }
}

/// Looks whether a revision equal to `body` is there that is newer than `after`: at once and after each pause.
pub(super) async fn look(
    session: &Session,
    body: &str,
    after: u64,
    tell: &(dyn Fn(Progress) + Sync),
) -> Result<Looked, AwsError> {
    let ours: Value = serde_json::from_str(body).unwrap_or_default();
    let family = family_of(&ours);
    let pauses = &session.limits.looks;
    let mut last = Err(AwsError::new(ErrorKind::NotFound));
    for (count, pause) in pauses.iter().enumerate() {
        sleep(*pause).await;
        last = look_once(session, &ours, family, after).await;
        if let Ok(Looked { found: Some(_), .. }) = &last {
            break;
        }
        tell(Progress::Looked(count + 1, pauses.len()));
    }
    last
}

fn family_of(document: &Value) -> &str {
    document.get("family").and_then(Value::as_str).unwrap_or_default()
}

/// Asks by name and not for a list, so that who may register and describe may look.
async fn look_once(session: &Session, ours: &Value, family: &str, after: u64) -> Result<Looked, AwsError> {
    let Some(latest) = operations::latest(session, family).await? else { return Ok(Looked::default()) };
    let mut looked = Looked::default();
    let first = after.max(latest.number().saturating_sub(NEWEST)) + 1;
    for number in (first..=latest.number()).rev() {
        let revision = if number == latest.number() {
            Some(latest.clone())
        } else {
            operations::latest(session, &format!("{family}:{number}")).await?
        };
        // One that was there before and is not active any more may look the same.
        let Some(revision) = revision.filter(Revision::is_active) else { continue };
        if looked.found.is_none() && is_same(ours, &revision) {
            looked.found = Some(Box::new(revision));
        } else {
            looked.others += 1;
        }
    }
    Ok(looked)
}

/// Whether ECS made this revision of that document: it fills in members of its own, and passes over keys that it
/// does not know.
fn is_same(ours: &Value, revision: &Revision) -> bool {
    let (theirs, ours) = (known(&revision.document(), &Path::root()), known(ours, &Path::root()));
    changes(&theirs, &ours).iter().all(Change::is_hidden)
}

/// Whether a document has members that no field of the API has: ECS may not keep them, so that what it made of the
/// document looks changed afterwards.
pub(super) fn has_unknown(document: &Value) -> bool {
    known(document, &Path::root()) != *document
}

/// A value without the members that no field of the API has.
fn known(value: &Value, path: &Path) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.iter().filter_map(|(key, value)| {
                let path = path.key(key.clone());
                SCHEMA.at(&path)?;
                Some((key.clone(), known(value, &path)))
            });
            Value::Object(members.collect())
        }
        Value::Array(list) => {
            list.iter().enumerate().map(|(index, value)| known(value, &path.index(index))).collect()
        }
        scalar => scalar.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn revision(definition: &Value) -> Revision {
        let arn = "arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7";
        let mut definition = definition.clone();
        definition["taskDefinitionArn"] = json!(arn);
        let reply = json!({ "taskDefinition": definition, "tags": [{ "key": "team", "value": "a" }] });
        Revision::read(reply.to_string().as_bytes()).unwrap()
    }

    #[test]
    fn a_revision_is_known_again_by_what_ecs_keeps() {
        let ours = json!({
            "family": "web",
            "futureKey": 1,
            "tags": [{ "key": "team", "value": "a" }],
            "containerDefinitions": [{
                "name": "app",
                "image": "nginx",
                "memory": 128,
                "dockerLabels": { "com.example.key": "kept" },
                "environment": [{ "name": "A", "value": "1", "futureKey": {} }],
            }],
        });
        let kept = json!({
            "family": "web",
            "revision": 7,
            "containerDefinitions": [{
                "name": "app",
                "image": "nginx",
                "memory": 128,
                "cpu": 0,
                "dockerLabels": { "com.example.key": "kept" },
                "environment": [{ "name": "A", "value": "1" }],
                "mountPoints": [],
            }],
        });
        assert!(is_same(&ours, &revision(&kept)));
        assert!(has_unknown(&ours) && !has_unknown(&revision(&kept).document()));
        for (key, value) in [
            ("dockerLabels", json!({})),
            ("image", json!("nginx:2")),
            ("essential", json!(false)),
            ("user", json!("root")),
        ] {
            let mut other = kept.clone();
            other["containerDefinitions"][0][key] = value;
            assert!(!is_same(&ours, &revision(&other)), "{key}");
        }
        let mut less = kept.clone();
        less["containerDefinitions"][0].as_object_mut().unwrap().remove("memory");
        assert!(!is_same(&ours, &revision(&less)));
    }
}
