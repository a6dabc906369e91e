//! One look at one thing, by the calls that tell the least.

use super::{Outcome, Reason, Thing, Unfit};
use crate::aws::error::{AwsError, ErrorKind};
use crate::aws::pickers::images::{self, Repository};
use crate::aws::pickers::{Platform, Platforms, file_systems, log_groups, parameters, roles, secrets};
use crate::aws::session::Session;
use crate::task::image::{self, Pin};
use crate::task::{Arn, Image, placeholder};

/// What one call answers, or a few: one thing, or parameters of one region.
pub(super) type Question = Vec<Thing>;

/// Why nobody is to be asked about a thing.
pub(super) fn reason_not_to(session: &Session, thing: &Thing) -> Option<Reason> {
    let is_other = |account: &str| account != session.identity.account;
    let has_placeholder = match thing {
        Thing::LogGroup { region: Some(region), .. } => placeholder::is_in(region),
        _ => false,
    };
    if has_placeholder || placeholder::is_in(thing.name()) {
        return Some(Reason::Placeholder);
    }
    match thing {
        Thing::Image { text, .. } => {
            let image = Image::parse(text);
            let host = || Reason::Registry(image.registry.unwrap_or("docker.io").to_owned());
            image.ecr().is_none().then(host)
        }
        Thing::Role(name) => {
            let account = Arn::parse(name)?.account;
            is_other(account).then(|| Reason::OtherAccount(account.to_owned()))
        }
        // The call knows no account but our own.
        Thing::Parameter { account: Some(account), .. } => {
            is_other(account).then(|| Reason::OtherAccount(account.clone()))
        }
        Thing::LogGroup { is_made, .. } => is_made.then_some(Reason::Made),
        Thing::Object(_) | Thing::OtherFileSystem(_) => Some(Reason::NotAsked),
        Thing::Unreadable(_) => Some(Reason::Unreadable),
        Thing::Parameter { account: None, .. }
        | Thing::Secret(_)
        | Thing::FileSystem(_)
        | Thing::AccessPoint { .. } => None,
    }
}

/// Puts together what is asked together. Systems Manager lets this call be made only a few times a second, and a
/// definition may name dozens of parameters.
pub(super) fn questions(things: Vec<Thing>) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    for thing in things {
        let is_open = |question: &&mut Question| match (question.first(), &thing) {
            (Some(Thing::Parameter { region: a, .. }), Thing::Parameter { region: b, .. }) => {
                a == b && question.len() < parameters::AT_ONCE
            }
            _ => false,
        };
        match questions.iter_mut().find(is_open) {
            Some(question) => question.push(thing),
            None => questions.push(vec![thing]),
        }
    }
    questions
}

/// Looks whether they are there and fit.
pub(super) async fn look(session: &Session, question: Question) -> Vec<(Thing, Outcome)> {
    if let Some(Thing::Parameter { region, .. }) = question.first() {
        let names: Vec<&str> = question.iter().map(Thing::name).collect();
        let found = parameters::existing(session, &names, region.as_deref()).await;
        let outcome = |thing: &Thing| match &found {
            Ok(found) => exists(found.contains(thing.name())),
            Err(error) => of_error(error.clone()),
        };
        let outcomes: Vec<Outcome> = question.iter().map(outcome).collect();
        return question.into_iter().zip(outcomes).collect();
    }
    let mut outcomes = Vec::new();
    for thing in question {
        let outcome = look_at(session, &thing).await.unwrap_or_else(of_error);
        outcomes.push((thing, outcome));
    }
    outcomes
}

async fn look_at(session: &Session, thing: &Thing) -> Result<Outcome, AwsError> {
    match thing {
        Thing::Image { text, platform } => image(session, text, platform.as_ref()).await,
        Thing::Role(name) => role(session, name).await,
        Thing::LogGroup { name, region, .. } => {
            log_groups::exists(session, name, region.as_deref()).await.map(exists)
        }
        Thing::Secret(id) => secret(session, id).await,
        Thing::FileSystem(id) => file_systems::state(session, id).await.map(available),
        Thing::AccessPoint { id, file_system } => access_point(session, id, file_system.as_deref()).await,
        Thing::Parameter { .. } | Thing::Object(_) | Thing::OtherFileSystem(_) | Thing::Unreadable(_) => {
            Ok(Outcome::NotChecked(Reason::NotAsked))
        }
    }
}

fn of_error(error: AwsError) -> Outcome {
    match error.kind {
        ErrorKind::NotFound if error.code() == Some("RepositoryNotFoundException") => Outcome::NoRepository,
        ErrorKind::NotFound => Outcome::Missing,
        ErrorKind::AccessDenied => Outcome::Denied(Box::new(error)),
        _ => Outcome::NotChecked(Reason::Failed(Box::new(error))),
    }
}

fn exists(is_there: bool) -> Outcome {
    if is_there { Outcome::Exists } else { Outcome::Missing }
}

/// A file system that is being updated serves as before.
fn available(state: String) -> Outcome {
    match state.as_str() {
        "available" | "updating" => Outcome::Exists,
        "deleted" => Outcome::Missing,
        _ => Outcome::Unfit(Unfit::State(state)),
    }
}

async fn image(session: &Session, text: &str, platform: Option<&Platform>) -> Result<Outcome, AwsError> {
    // With both, the digest decides and the tag is only a remark.
    let (name, pin) = image::split(text);
    let pin = pin.unwrap_or(Pin::Tag("latest"));
    let found = images::find(session, &Repository::read(name), pin).await?;
    Ok(found.map_or(Outcome::Missing, |image| fitting(image, platform)))
}

fn fitting(image: images::Image, platform: Option<&Platform>) -> Outcome {
    if let Some(kind) = image.artifact {
        return Outcome::Unfit(Unfit::Artifact(kind));
    }
    if image.is_archived {
        return Outcome::Unfit(Unfit::Archived);
    }
    match (image.platforms, platform) {
        (Platforms::Known(has), Some(wants)) if !has.contains(wants) => {
            Outcome::Unfit(Unfit::Platform { has, wants: wants.clone() })
        }
        _ => Outcome::Exists,
    }
}

async fn role(session: &Session, name: &str) -> Result<Outcome, AwsError> {
    let resource = Arn::parse(name).map_or(name, Arn::resource_name);
    // The call wants the name alone, without the path before it.
    let role = roles::find(session, resource.rsplit('/').next().unwrap_or(resource)).await?;
    Ok(if role.is_trusting { Outcome::Exists } else { Outcome::Unfit(Unfit::Untrusting) })
}

async fn secret(session: &Session, id: &str) -> Result<Outcome, AwsError> {
    let region = Arn::parse(id).map(|arn| arn.region).filter(|region| !region.is_empty());
    let is_lasting = secrets::is_lasting(session, id, region).await?;
    Ok(if is_lasting { Outcome::Exists } else { Outcome::Unfit(Unfit::BeingDeleted) })
}

async fn access_point(session: &Session, id: &str, file_system: Option<&str>) -> Result<Outcome, AwsError> {
    let (owner, state) = file_systems::access_point_state(session, id).await?;
    let is_elsewhere = file_system.is_some_and(|own| own != owner);
    Ok(if is_elsewhere { Outcome::Unfit(Unfit::Elsewhere(owner)) } else { available(state) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_of_one_region_are_asked_for_together() {
        let parameter = |number: usize, region: Option<&str>| Thing::Parameter {
            name: number.to_string(),
            region: region.map(str::to_owned),
            account: None,
        };
        let role = || Thing::Role("web".to_owned());
        let mut things = vec![parameter(0, Some("eu-west-1")), role()];
        things.extend((1..=parameters::AT_ONCE + 1).map(|number| parameter(number, None)));
        let sizes: Vec<usize> = questions(things).iter().map(Vec::len).collect();
        assert_eq!(sizes, [1, 1, parameters::AT_ONCE, 1]);
    }

    #[test]
    fn what_is_being_updated_serves_and_what_is_being_made_does_not() {
        let of = |state: &str| available(state.to_owned());
        assert_eq!(
            (of("available"), of("updating"), of("deleted")),
            (Outcome::Exists, Outcome::Exists, Outcome::Missing)
        );
        for state in ["creating", "deleting", "error", ""] {
            assert_eq!(of(state), Outcome::Unfit(Unfit::State(state.to_owned())));
        }
    }
}
