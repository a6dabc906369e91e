//! What is the same for ECS although it is not the same JSON.

use std::collections::HashMap;

use serde_json::Value;

use super::Kind;
use crate::document::Path;
use crate::insight::identity;
use crate::schema::convert::{convert, plain};
use crate::schema::defaults::default_of;
use crate::schema::{self, SCHEMA};
use crate::task::Arn;

/// Objects that say something by being there, whatever is in them.
const TELLING: [&str; 6] = [
    "volumes[].dockerVolumeConfiguration",
    "volumes[].efsVolumeConfiguration",
    "volumes[].fsxWindowsFileServerVolumeConfiguration",
    "volumes[].s3filesVolumeConfiguration",
    "containerDefinitions[].firelensConfiguration",
    "containerDefinitions[].resourceRequirements[].sharingStrategy",
];

/// How two values at one place are the same; `None` where they are not, or where they are equal anyway.
pub(super) fn folded(pattern: &str, old: Option<&Value>, new: Option<&Value>) -> Option<Kind> {
    #[cfg(test)]
    count::STEPS.set(count::STEPS.get() + 1);
    let is_default = |value: Option<&Value>| value.is_none_or(|value| is_default(pattern, value));
    if is_default(old) && is_default(new) {
        return Some(Kind::Default);
    }
    let (old, new) = (old?, new?);
    match (old, new) {
        (Value::Object(before), Value::Object(after)) => {
            let keys = before.keys().chain(after.keys().filter(|key| !before.contains_key(*key)));
            let member = |key: &String| {
                let (old, new) = (before.get(key), after.get(key));
                if old == new { None } else { Some(folded(&inside(pattern, key), old, new)) }
            };
            keys.filter_map(member).try_fold(None, |most: Option<Kind>, kind| Some(most.max(Some(kind?))))?
        }
        (Value::Array(before), Value::Array(after)) => folded_lists(pattern, before, after),
        (Value::Number(before), Value::Number(after)) => {
            (plain(before) == plain(after)).then_some(Kind::Spelling)
        }
        _ if is_same_role(pattern, old, new) => Some(Kind::Spelling),
        _ => {
            let field = SCHEMA.lookup(pattern)?;
            let meant = |value| convert(field, value).unwrap_or_else(|| Value::clone(value));
            (meant(old) == meant(new)).then_some(Kind::Spelling)
        }
    }
}

fn folded_lists(pattern: &str, old: &[Value], new: &[Value]) -> Option<Kind> {
    if old.len() != new.len() {
        return None;
    }
    let pairs = pair(pattern, old, new);
    let mut kind = None;
    for row in &pairs.rows {
        let (before, after) = (old.get(row.0?)?, new.get(row.1?)?);
        if before != after {
            kind = kind.max(Some(folded(&format!("{pattern}[]"), Some(before), Some(after))?));
        }
    }
    match (pairs.is_reordered, identity::is_ordered(pattern)) {
        (true, true) => None,
        (true, false) => Some(Kind::Order),
        (false, _) => kind,
    }
}

/// Whether ECS takes the value where nothing is written.
pub(super) fn is_default(pattern: &str, value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(list) => list.is_empty(),
        Value::Object(members) => {
            !TELLING.contains(&pattern)
                && members.iter().all(|(key, value)| is_default(&inside(pattern, key), value))
        }
        value => match pattern.strip_prefix("containerDefinitions[].").unwrap_or(pattern) {
            "mountPoints[].readOnly" | "volumesFrom[].readOnly" | "volumes[].configuredAtLaunch" => {
                *value == false
            }
            "healthCheck.startPeriod" => *value == 0,
            _ => default_of(pattern).is_some_and(|default| scalar(value).as_deref() == Some(default)),
        },
    }
}

/// The pattern of a member.
pub(super) fn inside(pattern: &str, key: &str) -> String {
    match SCHEMA.lookup(pattern).map(|field| field.kind) {
        Some(schema::Kind::Map) => format!("{pattern}{{}}"),
        _ if pattern.is_empty() => key.to_owned(),
        _ => format!("{pattern}.{key}"),
    }
}

/// A text, number or truth value as text.
pub(super) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(plain(number)),
        Value::Bool(boolean) => Some(boolean.to_string()),
        _ => None,
    }
}

/// A role by its name and by its ARN: RegisterTaskDefinition takes both.
fn is_same_role(pattern: &str, old: &Value, new: &Value) -> bool {
    let name_of = |arn: &Value| {
        let arn = Arn::parse(arn.as_str()?).filter(|arn| arn.is("iam", "role"))?;
        Some(arn.resource_name().to_owned())
    };
    let is_name_of =
        |name: &Value, arn: &Value| name.as_str().is_some() && name.as_str() == name_of(arn).as_deref();
    matches!(pattern, "executionRoleArn" | "taskRoleArn") && (is_name_of(old, new) || is_name_of(new, old))
}

/// Which elements of two lists are the same thing.
pub(super) struct Pairs {
    /// Indexes into the old and the new list: first the elements of the new one in their order, then those that are
    /// gone.
    pub(super) rows: Vec<(Option<usize>, Option<usize>)>,
    /// Whether those that stayed stand in another order.
    pub(super) is_reordered: bool,
}

/// Matches the elements of two lists at `pattern`: by what names them, else by their values. Where a list says
/// something twice, the first goes with the first.
pub(super) fn pair(pattern: &str, old: &[Value], new: &[Value]) -> Pairs {
    let name = |element: &Value| identity::key_in(pattern, element).ok_or_else(|| element.to_string());
    let mut places: HashMap<Result<String, String>, Vec<usize>> = HashMap::new();
    for (index, element) in old.iter().enumerate().rev() {
        places.entry(name(element)).or_default().push(index);
    }
    #[cfg(test)]
    count::STEPS.set(count::STEPS.get() + old.len() + new.len());
    let mut rows: Vec<(Option<usize>, Option<usize>)> = Vec::with_capacity(new.len());
    for (index, element) in new.iter().enumerate() {
        let before = places.get_mut(&name(element)).and_then(Vec::pop);
        rows.push((before, Some(index)));
    }
    let kept: Vec<usize> = rows.iter().filter_map(|(before, _)| *before).collect();
    let mut gone: Vec<usize> = places.into_values().flatten().collect();
    gone.sort_unstable();
    rows.extend(gone.into_iter().map(|index| (Some(index), None)));
    Pairs { rows, is_reordered: !kept.is_sorted() }
}

/// Where something stands in both documents.
#[derive(Debug, Clone)]
pub(super) struct Spot<'v> {
    /// In the notation of the field table.
    pub(super) pattern: String,
    pub(super) old_path: Path,
    pub(super) new_path: Path,
    pub(super) old: Option<&'v Value>,
    pub(super) new: Option<&'v Value>,
}

impl<'v> Spot<'v> {
    /// A member of both objects.
    pub(super) fn key(&self, key: &str) -> Self {
        Self {
            pattern: inside(&self.pattern, key),
            old_path: self.old_path.key(key.to_owned()),
            new_path: self.new_path.key(key.to_owned()),
            old: self.old.and_then(|value| value.get(key)),
            new: self.new.and_then(|value| value.get(key)),
        }
    }

    /// The elements of both lists, matched. A value that is no list has none.
    pub(super) fn elements(&self) -> (Vec<Self>, bool) {
        let list = |value: Option<&'v Value>| -> &'v [Value] {
            value.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
        };
        let (old, new) = (list(self.old), list(self.new));
        let pairs = pair(&self.pattern, old, new);
        let element = |(before, after): &(Option<usize>, Option<usize>)| Self {
            pattern: format!("{}[]", self.pattern),
            old_path: self.old_path.index(before.unwrap_or_default()),
            new_path: self.new_path.index(after.unwrap_or_default()),
            old: before.and_then(|index| old.get(index)),
            new: after.and_then(|index| new.get(index)),
        };
        (pairs.rows.iter().map(element).collect(), pairs.is_reordered)
    }

    /// The keys of both objects: those of the new one in their order, then those that are gone.
    pub(super) fn keys(&self) -> Vec<&'v str> {
        let (old, new) = (self.old.and_then(Value::as_object), self.new.and_then(Value::as_object));
        let of_new = new.into_iter().flat_map(|members| members.keys());
        let gone = old.into_iter().flat_map(|members| members.keys());
        let gone = gone.filter(|key| new.is_none_or(|members| !members.contains_key(*key)));
        of_new.chain(gone).map(String::as_str).collect()
    }

    /// Whether it is the same JSON in both.
    pub(super) fn is_equal(&self) -> bool {
        self.old == self.new
    }

    /// The value before and after, where `null` counts as nothing.
    pub(super) fn set(&self) -> (Option<&'v Value>, Option<&'v Value>) {
        let set = |value: Option<&'v Value>| value.filter(|value| !value.is_null());
        (set(self.old), set(self.new))
    }
}

/// How much was compared, for the test that a long document takes no more than its length.
#[cfg(test)]
pub(super) mod count {
    use std::cell::Cell;

    thread_local! {
        pub(in super::super) static STEPS: Cell<usize> = const { Cell::new(0) };
    }
}
