//! A definition in the order of another one, so that order alone makes no difference between them.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::document::{Path, print};
use crate::insight::identity;

/// Prints `value` on lines of its own, keys and elements in the order that `like` has them in.
///
/// Elements go by what they are recognised by. Where the order of a list means something it stays as it is. What
/// `like` does not have comes behind what it follows in `value`.
pub fn comparable(value: &Value, like: &Value) -> String {
    print::pretty(&ordered(value, like, &Path::root()), "  ", "", "\n") + "\n"
}

fn ordered(value: &Value, like: &Value, path: &Path) -> Value {
    match (value, like) {
        (Value::Object(value), Value::Object(like)) => Value::Object(object(value, like, path)),
        (Value::Array(value), Value::Array(like)) => Value::Array(list(value, like, path)),
        _ => value.clone(),
    }
}

fn object(value: &Map<String, Value>, like: &Map<String, Value>, path: &Path) -> Map<String, Value> {
    let places: HashMap<&String, usize> = like.keys().enumerate().map(|(at, key)| (key, at)).collect();
    let members: Vec<(&String, &Value)> = value.iter().collect();
    let of_like: Vec<Option<usize>> = members.iter().map(|(key, _)| places.get(key).copied()).collect();
    let member = |at: usize| {
        let (key, value) = *members.get(at)?;
        let own = like.get(key).map(|like| ordered(value, like, &path.key(key.clone())));
        Some((key.clone(), own.unwrap_or_else(|| value.clone())))
    };
    in_order(&of_like).into_iter().filter_map(member).collect()
}

fn list(value: &[Value], like: &[Value], path: &Path) -> Vec<Value> {
    let pattern = path.pattern();
    let is_ordered = identity::is_ordered(&pattern);
    // What has no identity is recognised by what it is.
    let name = |element: &Value| match identity::key_in(&pattern, element) {
        Some(key) => (true, key),
        None => (false, print::compact(element)),
    };
    let mut places: HashMap<_, Vec<usize>> = HashMap::new();
    for (at, element) in like.iter().enumerate().rev() {
        places.entry(name(element)).or_default().push(at);
    }
    let of_like: Vec<Option<usize>> =
        value.iter().map(|element| places.get_mut(&name(element)).and_then(Vec::pop)).collect();
    let element = |at: usize| {
        let element = value.get(at)?;
        let own = of_like.get(at).copied().flatten().or(is_ordered.then_some(at));
        let like = own.and_then(|own| like.get(own));
        Some(like.map_or_else(|| element.clone(), |like| ordered(element, like, &path.index(at))))
    };
    let order = if is_ordered { (0..value.len()).collect() } else { in_order(&of_like) };
    order.into_iter().filter_map(element).collect()
}

/// The order of things of which some have a place elsewhere: those by their places, each of the others behind the one
/// that it follows.
fn in_order(places: &[Option<usize>]) -> Vec<usize> {
    let mut after: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    let mut placed: Vec<(usize, usize)> = Vec::new();
    let mut last = None;
    for (at, place) in places.iter().enumerate() {
        match place {
            Some(place) => {
                placed.push((*place, at));
                last = Some(at);
            }
            None => after.entry(last).or_default().push(at),
        }
    }
    placed.sort_unstable();
    let mut order = after.remove(&None).unwrap_or_default();
    for (_, at) in placed {
        order.push(at);
        order.extend(after.remove(&Some(at)).into_iter().flatten());
    }
    order
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// `value` in the order of `like`, without spaces.
    fn in_order_of(value: &Value, like: &Value) -> String {
        print::compact(&serde_json::from_str::<Value>(&comparable(value, like)).unwrap())
    }

    #[test]
    fn order_alone_makes_no_difference() {
        let like = json!({
            "family": "web",
            "containerDefinitions": [
                {"name": "web", "environment": [{"name": "B", "value": "1"}, {"name": "A", "value": "2"}]},
                {"name": "log", "links": ["b", "a"]},
            ],
            "tags": [{"key": "team", "value": "web"}],
        });
        let value = json!({
            "tags": [{"value": "web", "key": "team"}],
            "containerDefinitions": [
                {"links": ["a", "b"], "name": "log"},
                {"environment": [{"value": "2", "name": "A"}, {"name": "B", "value": "1"}], "name": "web"},
            ],
            "family": "web",
        });
        assert_eq!(comparable(&value, &like), comparable(&like, &like));
        assert_eq!(in_order_of(&value, &like), print::compact(&like));
    }

    #[test]
    fn what_is_new_comes_behind_what_it_follows() {
        let like = json!({"c": 1, "a": 2, "gone": 3});
        let value = json!({"first": 0, "a": 2, "next": 4, "c": 1, "last": 5});
        assert_eq!(in_order_of(&value, &like), r#"{"first":0,"c":1,"last":5,"a":2,"next":4}"#);
    }

    #[test]
    fn an_order_that_means_something_stays() {
        let own = |container: Value| json!({"containerDefinitions": [container]});
        let like = own(json!({
            "name": "web",
            "command": ["a", "b"],
            "environmentFiles": [{"value": "x", "type": "s3"}, {"value": "y"}],
        }));
        let value = own(json!({
            "environmentFiles": [{"value": "y"}, {"type": "s3", "value": "x"}],
            "command": ["b", "a"],
            "name": "web",
        }));
        let expected = own(json!({
            "name": "web",
            "command": ["b", "a"],
            "environmentFiles": [{"value": "y"}, {"value": "x", "type": "s3"}],
        }));
        assert_eq!(in_order_of(&value, &like), print::compact(&expected));
    }

    #[test]
    fn elements_that_say_the_same_twice_all_stay() {
        let tag = |value: &&str| json!({"key": "a", "value": value});
        let tags = |values: &[&str]| json!({"tags": values.iter().map(tag).collect::<Vec<_>>()});
        assert_eq!(
            in_order_of(&tags(&["1", "2", "3"]), &tags(&["1", "2"])),
            print::compact(&tags(&["1", "2", "3"]))
        );
    }

    #[test]
    fn other_kinds_of_values_stay_as_they_are() {
        assert_eq!(
            comparable(&json!([1, {"a": 1}]), &json!({"a": 1})),
            "[\n  1,\n  {\n    \"a\": 1\n  }\n]\n"
        );
        assert_eq!(comparable(&json!("a"), &json!(null)), "\"a\"\n");
    }
}
