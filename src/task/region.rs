//! The region that a definition speaks of.

use serde_json::Value;

use super::{Arn, Container, Image, Task};

/// The first region that the definition names: where it logs to, else where an image of ECR comes from, else that
/// of any ARN in it.
pub fn region<'a>(task: &Task<'a>) -> Option<&'a str> {
    let logs = |container: &Container<'a>| {
        container.log.as_ref()?.options.get()?.text("awslogs-region").get().filter(|text| is_region(text))
    };
    let image = |container: &Container<'a>| {
        let registry = Image::parse(container.image.get()?).ecr()?;
        Some(registry.region).filter(|text| is_region(text))
    };
    let containers = || task.containers.iter();
    containers()
        .find_map(logs)
        .or_else(|| containers().find_map(image))
        .or_else(|| containers().flat_map(|container| container.object.0.values()).find_map(of_arn))
        .or_else(|| task.object.0.values().find_map(of_arn))
}

fn of_arn(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Arn::parse(text).map(|arn| arn.region).filter(|region| is_region(region)),
        Value::Array(list) => list.iter().find_map(of_arn),
        Value::Object(members) => members.values().find_map(of_arn),
        _ => None,
    }
}

/// Whether a text is spelled like a region: `eu-west-1`, `us-gov-east-1`. Placeholders are not.
fn is_region(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [words @ .., number] = &*parts else { return false };
    let is_word = |word: &&str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
    words.len() >= 2
        && words.iter().all(is_word)
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && !number.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;

    #[test]
    fn the_first_place_that_names_one_wins() {
        let logs =
            r#""logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-region": "eu-west-1"}}"#;
        let image = r#""image": "111122223333.dkr.ecr.us-east-1.amazonaws.com/web:1""#;
        let secret = r#""secrets": [{"name": "A", "valueFrom": "arn:aws:ssm:ap-northeast-2:111122223333:parameter/a"}]"#;
        for (members, expected) in [
            (format!("{secret}, {image}, {logs}"), Some("eu-west-1")),
            (format!("{secret}, {image}"), Some("us-east-1")),
            (secret.to_owned(), Some("ap-northeast-2")),
            (logs.replace("eu-west-1", "${REGION}"), None),
            (logs.replace("eu-west-1", "eu-west-"), None),
            (r#""image": "nginx""#.to_owned(), None),
        ] {
            let text = format!(
                r#"{{"executionRoleArn": "arn:aws:iam::111122223333:role/a", "containerDefinitions": [{{{members}}}]}}"#
            );
            let parsed = parse(&text).unwrap();
            assert_eq!(region(&Task::read(&text, &parsed)), expected, "{text}");
        }
    }
}
