//! Filling in placeholders: each distinct one of a document with its places, what it takes, and what putting values in
//! changes. The rule that finds placeholders knows where they are.
//!
//! How they are asked for stands in `ui::dialogs::fill_in`.

use std::ops::Range;

use serde_json::Value;

use super::App;
use super::derived::Derived;
use super::dialog::Dialog;
use crate::document::{Edit, Path, StepName};
use crate::rules::fix::{Ask, Place};
use crate::schema::walk::FREE_ENUMS;
use crate::schema::{Kind, SCHEMA};
use crate::task::secret::is_secret_name;
use crate::text::Args;

/// The rule that finds placeholders.
const RULE: &str = "ecs/placeholder-unfilled";
/// Between the region and the account of a host of ECR.
const ECR: &str = ".dkr.ecr.";

/// All placeholders of a document, to be asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct FillIn {
    /// In the order of their first places.
    pub placeholders: Vec<Placeholder>,
    /// Changes with every dialog, so that its fields begin anew.
    pub serial: u64,
}

/// A placeholder of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Placeholder {
    /// As the text has it.
    pub name: String,
    /// The values that it is a part of.
    pub places: Vec<Path>,
    /// What a value must be, for all its places.
    pub expects: Vec<Expects>,
    /// Whether the JSON pane hides one of its places.
    pub is_secret: bool,
}

/// What a place takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expects {
    /// A whole number.
    Number,
    /// `true` or `false`.
    Switch,
    /// One of the values that ECS lists.
    OneOf(&'static [&'static str]),
    /// The id of an AWS account.
    Account,
    /// A region.
    Region,
}

impl Expects {
    /// Whether a value is of this kind.
    pub fn admits(&self, text: &str) -> bool {
        match self {
            Self::Number => text.parse::<i64>().is_ok(),
            Self::Switch => matches!(text, "true" | "false"),
            Self::OneOf(values) => values.contains(&text),
            Self::Account => text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit()),
            Self::Region => {
                let mut parts = text.split('-');
                let number = parts.next_back().unwrap_or_default();
                let is_word =
                    |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase());
                parts.clone().count() >= 2
                    && parts.all(is_word)
                    && !number.is_empty()
                    && number.bytes().all(|byte| byte.is_ascii_digit())
            }
        }
    }
}

impl Placeholder {
    /// What a value for it is not, though it must be; an empty one leaves the placeholder where it is.
    pub fn problem(&self, text: &str) -> Option<&Expects> {
        let text = text.trim();
        self.expects.iter().find(|expects| !text.is_empty() && !expects.admits(text))
    }
}

/// How many distinct placeholders a document has.
pub fn count(derived: &Derived) -> usize {
    asks(derived).count()
}

/// The placeholders of a document.
pub fn placeholders(derived: &Derived) -> Vec<Placeholder> {
    let placeholder = |(name, ask): (&str, &Ask)| {
        let mut expects = Vec::new();
        for expected in ask.places.iter().flat_map(expectations) {
            if !expects.contains(&expected) {
                expects.push(expected);
            }
        }
        Placeholder {
            name: name.to_owned(),
            places: ask.places.iter().map(|place| place.path().clone()).collect(),
            expects,
            is_secret: ask.places.iter().any(|place| is_hidden(derived, place.path())),
        }
    };
    asks(derived).map(placeholder).collect()
}

/// What puts values in the places of their placeholders; the others stay.
pub fn edits(derived: &Derived, values: &[(String, String)]) -> Vec<Edit> {
    let mut filled: Vec<Filled<'_>> = Vec::new();
    for (name, ask) in asks(derived) {
        let Some((_, value)) = values.iter().find(|(own, _)| own == name) else { continue };
        for place in &ask.places {
            let Place::Parts { path, text, parts } = place else { continue };
            let parts = parts.iter().map(|part| (part.clone(), value.as_str()));
            match filled.iter_mut().find(|own| own.path == path) {
                Some(own) => own.parts.extend(parts),
                None => filled.push(Filled { path, text, parts: parts.collect() }),
            }
        }
    }
    filled.into_iter().map(Filled::edit).collect()
}

/// A text with what its parts become.
struct Filled<'a> {
    path: &'a Path,
    text: &'a str,
    parts: Vec<(Range<usize>, &'a str)>,
}

impl Filled<'_> {
    fn edit(mut self) -> Edit {
        self.parts.sort_by_key(|(part, _)| part.start);
        let mut new = self.text.to_owned();
        for (part, value) in
            self.parts.into_iter().rev().filter(|(part, _)| self.text.get(part.clone()).is_some())
        {
            new.replace_range(part, value);
        }
        Edit::Set { path: self.path.clone(), value: typed(self.path, new) }
    }
}

/// Each placeholder by its name, with the places that its rule found.
fn asks(derived: &Derived) -> impl Iterator<Item = (&str, &Ask)> {
    let findings = derived.findings.iter().filter(|finding| finding.rule.id == RULE);
    findings.filter_map(|finding| {
        let ask = finding.fixes.iter().find_map(|fix| fix.ask.as_ref())?;
        let Place::Parts { text, parts, .. } = ask.places.first()? else { return None };
        Some((text.get(parts.first()?.clone())?, ask))
    })
}

/// The value of a whole text in a field: a number where the field holds numbers.
fn typed(path: &Path, text: String) -> Value {
    match SCHEMA.at(path).map(|field| field.kind) {
        Some(Kind::Integer) => text.parse::<i64>().map_or(Value::from(text), Value::from),
        Some(Kind::Boolean) => text.parse::<bool>().map_or(Value::from(text), Value::from),
        _ => Value::from(text),
    }
}

/// What each part of a place takes, where that can be told.
fn expectations(place: &Place) -> Vec<Expects> {
    let Place::Parts { path, text, parts } = place else { return Vec::new() };
    let of_part = |part: &Range<usize>| {
        if *part == (0..text.len()) { of_field(path) } else { of_surroundings(text, part) }
    };
    parts.iter().filter_map(of_part).collect()
}

fn of_field(path: &Path) -> Option<Expects> {
    let field = SCHEMA.at(path)?;
    match field.kind {
        Kind::Integer => Some(Expects::Number),
        Kind::Boolean => Some(Expects::Switch),
        Kind::Enum if !FREE_ENUMS.contains(&field.pattern) => Some(Expects::OneOf(&field.values)),
        _ => None,
    }
}

/// Account and region stand at places of their own in an ARN and in a host of ECR.
fn of_surroundings(text: &str, part: &Range<usize>) -> Option<Expects> {
    let (before, after) = (text.get(..part.start)?, text.get(part.end..)?);
    if before.is_empty() && after.starts_with(ECR) {
        return Some(Expects::Account);
    }
    if before.ends_with(ECR) && after.starts_with('.') {
        return Some(Expects::Region);
    }
    let is_part = before.starts_with("arn:") && before.ends_with(':') && after.starts_with(':');
    match before.matches(':').count() {
        3 if is_part => Some(Expects::Region),
        4 if is_part => Some(Expects::Account),
        _ => None,
    }
}

/// Whether the JSON pane masks the value at a path.
fn is_hidden(derived: &Derived, path: &Path) -> bool {
    let name = path.parent().filter(|_| path.last_key() == Some("value"));
    name.and_then(|entry| derived.name_of(&entry)).is_some_and(is_secret_name)
}

impl App {
    pub(super) fn ask_to_fill_in(&mut self) {
        let placeholders = placeholders(self.workspace.active().derived());
        self.dialogs_shown += 1;
        self.workspace.dialog = Some(Dialog::FillIn(FillIn { placeholders, serial: self.dialogs_shown }));
    }

    pub(super) fn fill_in(&mut self, values: &[(String, String)]) {
        self.workspace.dialog = None;
        self.refresh();
        let edits = edits(self.workspace.active().derived(), values);
        let revision = self.workspace.active().document.revision();
        self.edit(StepName::FillIn(values.len()), &edits, None);
        self.refresh();
        if self.workspace.active().document.revision() != revision {
            let left = count(self.workspace.active().derived());
            let args = Args::new().with("count", values.len()).with("left", left);
            let text = self.texts.catalog().format("fill-done", &args);
            self.workspace.say_undoable(text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::edit::apply_all;

    const TEXT: &str = r#"{
  "family": "${APP}",
  "networkMode": "${MODE}",
  "executionRoleArn": "arn:aws:iam::${ACCOUNT}:role/${APP}",
  "containerDefinitions": [
    {
      "name": "web",
      "image": "${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/${APP}:1",
      "portMappings": [{ "containerPort": "${PORT}" }],
      "environment": [{ "name": "DB_PASSWORD", "value": "${SECRET}" }]
    }
  ]
}"#;

    fn derived() -> Derived {
        Derived::new(TEXT.into(), 0)
    }

    #[test]
    fn each_placeholder_is_told_once_with_what_it_takes() {
        let derived = derived();
        let found = placeholders(&derived);
        let told: Vec<(&str, usize, bool)> = found
            .iter()
            .map(|placeholder| (placeholder.name.as_str(), placeholder.places.len(), placeholder.is_secret))
            .collect();
        let expected = [
            ("${APP}", 3, false),
            ("${MODE}", 1, false),
            ("${ACCOUNT}", 2, false),
            ("${REGION}", 1, false),
            ("${PORT}", 1, false),
            ("${SECRET}", 1, true),
        ];
        assert_eq!(told, expected);
        assert_eq!(count(&derived), expected.len());
        for (number, good, bad) in [
            (0, "anything at all", None),
            (1, "awsvpc", Some("AWSVPC")),
            (2, "111122223333", Some("1111")),
            (3, "ap-northeast-2", Some("Seoul")),
            (4, "8080", Some("80a")),
        ] {
            assert_eq!(found[number].problem(good), None);
            assert_eq!(found[number].problem(""), None);
            if let Some(bad) = bad {
                assert!(found[number].problem(bad).is_some(), "{bad}");
            }
        }
    }

    #[test]
    fn values_go_to_all_places_and_what_has_none_stays() {
        let derived = derived();
        let values = [("${APP}", "shop"), ("${ACCOUNT}", "111122223333"), ("${PORT}", "8080")];
        let values = values.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let filled = apply_all(TEXT, &edits(&derived, &values), &*SCHEMA).unwrap();
        let expected = TEXT
            .replace("${APP}", "shop")
            .replace("${ACCOUNT}", "111122223333")
            .replace("\"${PORT}\"", "8080");
        assert_eq!(filled, expected);
    }

    #[test]
    fn regions_are_told_from_other_words() {
        for (text, is_region) in [
            ("us-gov-west-1", true),
            ("cn-north-1", true),
            ("us-east-1a", false),
            ("us-1", false),
            ("-east-1", false),
            ("us-east-", false),
        ] {
            assert_eq!(Expects::Region.admits(text), is_region, "{text}");
        }
    }
}
