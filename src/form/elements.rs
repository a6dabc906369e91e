//! What can be done with the elements of a list, each as one step of undo: for tables, lists of texts and the outline.

use serde_json::{Map, Value, json};

use super::FormState;
use crate::app::ctx::Ctx;
use crate::document::{Edit, Path, StepName};
use crate::schema::{Field, Kind, SCHEMA};

/// Moves an element within its list.
pub(super) fn shift(ctx: &Ctx<'_>, state: &mut FormState, list: &Path, from: usize, to: usize) {
    if from != to {
        state.forget_below(list);
        let name = StepName::Move(list.index(from));
        ctx.edit(name, vec![Edit::Move { path: list.clone(), from, to }]);
    }
}

/// Takes an element away.
pub(super) fn remove(ctx: &Ctx<'_>, state: &mut FormState, list: &Path, index: usize) {
    state.forget_below(list);
    let path = list.index(index);
    ctx.edit(StepName::Remove(path.clone()), vec![Edit::Remove { path }]);
}

/// Puts a copy of an element, with all that is in it, behind it. Where elements are known by their names, the copy gets
/// one that is free.
pub(crate) fn duplicate(ctx: &Ctx<'_>, list: &Path, index: usize) -> Option<Path> {
    let elements = ctx.good?.value(list)?.as_array()?;
    let mut value = elements.get(index)?.clone();
    let is_named = matches!(list.last_key(), Some("containerDefinitions" | "volumes"));
    let name = value.get("name").and_then(Value::as_str).filter(|_| is_named);
    if let Some(name) = name.map(|name| free_name(name, elements)) {
        value["name"] = name.into();
    }
    let path = list.index(index + 1);
    let edit = Edit::Insert { path: list.clone(), index: index + 1, value };
    ctx.edit(StepName::Add(path.clone()), vec![edit]);
    Some(path)
}

/// `name` with the first number that makes it one that no element has.
fn free_name(name: &str, elements: &[Value]) -> String {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let stem = stem.strip_suffix('-').unwrap_or(name);
    let is_taken = |name: &String| elements.iter().any(|element| element["name"] == name.as_str());
    (2..).map(|number| format!("{stem}-{number}")).find(|name| !is_taken(name)).unwrap_or_default()
}

/// What a new element of a list is: the members that it needs, empty.
pub(super) fn new_element(ctx: &Ctx<'_>, list: &Path, field: &'static Field) -> Value {
    let Some(element) = SCHEMA.element(field) else { return Value::Null };
    if field.name == "portMappings" {
        return json!({ "containerPort": free_port(ctx, list) });
    }
    if element.kind != Kind::Structure {
        return empty(element);
    }
    let has_required = SCHEMA.members(element).any(|member| member.is_required);
    let is_needed = |member: &&Field| {
        if has_required { member.is_required } else { matches!(member.kind, Kind::String | Kind::Enum) }
    };
    let members = SCHEMA.members(element).filter(is_needed);
    Value::Object(members.map(|member| (member.name.to_owned(), empty(member))).collect::<Map<_, _>>())
}

/// The value with which a field begins.
fn empty(field: &Field) -> Value {
    match field.kind {
        Kind::Integer => json!(0),
        Kind::Boolean => json!(false),
        Kind::Enum => json!(field.values.first().copied().unwrap_or_default()),
        Kind::List => json!([]),
        Kind::Map | Kind::Structure => json!({}),
        Kind::String => json!(""),
    }
}

/// The first port from 80, then from 8080 on, that the container does not map yet.
fn free_port(ctx: &Ctx<'_>, list: &Path) -> i64 {
    let mapped = ctx.good.and_then(|good| good.value(list)).and_then(Value::as_array);
    let is_taken =
        |port: i64| mapped.is_some_and(|ports| ports.iter().any(|mapping| mapping["containerPort"] == port));
    std::iter::once(80).chain(8080..).find(|port| !is_taken(*port)).unwrap_or(80)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_gets_a_name_that_is_free() {
        let named = |names: &[&str]| names.iter().map(|name| json!({ "name": name })).collect::<Vec<_>>();
        assert_eq!(free_name("web", &named(&["web"])), "web-2");
        assert_eq!(free_name("web-2", &named(&["web", "web-2"])), "web-3");
        assert_eq!(free_name("web", &named(&["web", "web-2", "web-3"])), "web-4");
        assert_eq!(free_name("8080", &named(&["8080"])), "8080-2");
        assert_eq!(free_name("v1", &named(&["v1"])), "v1-2");
    }
}
