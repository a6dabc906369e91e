//! Settings for CloudWatch Logs that most teams end up with, filled in as a whole.

use serde_json::{Map, Value};

use super::driver::change;
use crate::app::derived::Derived;
use crate::document::{Edit, Path};
use crate::task::arn::Arn;
use crate::task::image::Image;

/// Where the logs of a container go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Preset {
    /// All containers of the family share a group.
    GroupPerFamily,
    /// Each container has a group.
    GroupPerContainer,
}

impl Preset {
    pub(super) const ALL: [Self; 2] = [Self::GroupPerFamily, Self::GroupPerContainer];

    pub(super) fn text_key(self) -> &'static str {
        match self {
            Self::GroupPerFamily => "logging-preset-family",
            Self::GroupPerContainer => "logging-preset-container",
        }
    }

    /// Group and stream prefix for a container; `None` while family or container have no name.
    fn names(self, family: Option<&str>, container: Option<&str>) -> Option<(String, String)> {
        let (family, container) = (family?, container?);
        Some(match self {
            Self::GroupPerFamily => (format!("/ecs/{family}"), container.to_owned()),
            Self::GroupPerContainer => (format!("/ecs/{family}/{container}"), "ecs".to_owned()),
        })
    }

    /// The options that it gives to the logging at `path`; empty while they cannot be told.
    fn options(self, good: &Derived, path: &Path) -> Vec<(&'static str, String)> {
        let text = |path: &Path| good.value(path)?.as_str().filter(|text| !text.is_empty());
        let family = text(&Path::root().key("family"));
        let container = path.parent().and_then(|container| good.name_of(&container));
        let Some((group, prefix)) = self.names(family, container) else { return Vec::new() };
        let own = text(&path.key("options").key("awslogs-region"));
        let region = own.or_else(|| region_of(&good.parsed()?.value)).map(str::to_owned);
        let mut options = vec![("awslogs-group", group)];
        options.extend(region.map(|region| ("awslogs-region", region)));
        options.push(("awslogs-stream-prefix", prefix));
        options
    }

    /// Whether the logging at `path` is as this preset has it.
    pub(super) fn is_chosen(self, good: &Derived, path: &Path) -> bool {
        let options = self.options(good, path);
        let has = |(option, value): &(&'static str, String)| {
            good.value(&path.key("options").key(*option)).and_then(Value::as_str) == Some(value)
        };
        !options.is_empty() && options.iter().all(has)
    }

    /// What it changes; nothing while family or container have no name.
    pub(super) fn edits(self, good: &Derived, path: &Path) -> Vec<Edit> {
        let options = self.options(good, path);
        if options.is_empty() {
            return Vec::new();
        }
        let Some(logging) = good.value(path).filter(|logging| logging.is_object()) else {
            let options: Map<String, Value> =
                options.into_iter().map(|(option, value)| (option.to_owned(), value.into())).collect();
            let value = serde_json::json!({ "logDriver": "awslogs", "options": options });
            return vec![Edit::Set { path: path.clone(), value }];
        };
        let mut edits = change(path, Some(logging), "awslogs");
        let present = &logging["options"];
        let differs = |(option, value): &(&str, String)| present[*option] != value.as_str();
        edits.extend(
            options.into_iter().filter(differs).map(|(option, value)| Edit::Set {
                path: path.key("options").key(option),
                value: value.into(),
            }),
        );
        edits
    }
}

/// The region that a document speaks of: first where logs go already, then where images and secrets are.
fn region_of(document: &Value) -> Option<&str> {
    let mut texts = Vec::new();
    collect(document, None, &mut texts);
    let log_region = texts.iter().find(|(key, _)| *key == Some("awslogs-region")).map(|(_, text)| *text);
    let is_literal = |region: &&str| !crate::task::placeholder::is_in(region) && !region.is_empty();
    let mut elsewhere = texts.iter().filter_map(|(_, text)| region_in(text)).filter(is_literal);
    log_region.filter(is_literal).or_else(|| elsewhere.next())
}

fn region_in(text: &str) -> Option<&str> {
    Arn::parse(text).map(|arn| arn.region).or_else(|| Some(Image::parse(text).ecr()?.region))
}

fn collect<'v>(value: &'v Value, key: Option<&'v str>, texts: &mut Vec<(Option<&'v str>, &'v str)>) {
    match value {
        Value::String(text) => texts.push((key, text)),
        Value::Array(list) => list.iter().for_each(|value| collect(value, key, texts)),
        Value::Object(map) => map.iter().for_each(|(key, value)| collect(value, Some(key), texts)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_region_is_that_of_other_logs_else_of_images_and_secrets() {
        let cases = [
            (
                json!({"x": "arn:aws:ssm:eu-west-1:1:x", "o": {"awslogs-region": "us-east-1"}}),
                Some("us-east-1"),
            ),
            (json!({"image": "1.dkr.ecr.ap-northeast-2.amazonaws.com/a:1"}), Some("ap-northeast-2")),
            (json!({"role": "arn:aws:iam::1:role/x", "s": ["arn:aws:ssm:eu-west-1:1:x"]}), Some("eu-west-1")),
            (json!({"o": {"awslogs-region": "${REGION}"}}), None),
            (json!({"image": "nginx"}), None),
        ];
        for (document, region) in &cases {
            assert_eq!(region_of(document), *region, "{document}");
        }
    }

    #[test]
    fn a_preset_writes_what_differs() {
        let text = r#"{"family": "shop", "containerDefinitions": [{"name": "api", "logConfiguration": {
            "logDriver": "awslogs", "options": {"awslogs-group": "/ecs/shop", "awslogs-region": "x"}}}]}"#;
        let good = Derived::new(text.into(), 0);
        let path: Path = "containerDefinitions[0].logConfiguration".parse().unwrap();
        let options = path.key("options");
        let prefix = Edit::Set { path: options.key("awslogs-stream-prefix"), value: "api".into() };
        assert_eq!(Preset::GroupPerFamily.edits(&good, &path), [prefix]);
        assert!(!Preset::GroupPerFamily.is_chosen(&good, &path));
        let nameless = Derived::new(text.replace("shop", "").into(), 0);
        assert_eq!(Preset::GroupPerFamily.edits(&nameless, &path), []);
    }
}
