//! Values of the wrong JSON type that say plainly what they mean: `"80"` where a number is wanted. A conversion
//! loses nothing; where one would have to guess, there is none.

use serde_json::{Map, Number, Value};

use super::{Field, Kind, SCHEMA};

/// `value` as the type that `field` has.
pub fn convert(field: &Field, value: &Value) -> Option<Value> {
    match (field.kind, value) {
        (Kind::Integer, Value::String(text)) => text.trim().parse::<i64>().ok().map(Value::from),
        (Kind::Integer, Value::Number(number)) => whole(number).map(Value::from),
        (Kind::Boolean, Value::String(text)) => truth(text).map(Value::Bool),
        (Kind::String, Value::Number(number)) => Some(Value::String(plain(number))),
        (Kind::String, Value::Bool(boolean)) => Some(Value::String(boolean.to_string())),
        (Kind::List, value) => list(SCHEMA.element(field)?, value),
        _ => None,
    }
}

/// A number as a person writes it: 80 rather than 80.0.
pub fn plain(number: &Number) -> String {
    whole(number).map_or_else(|| number.to_string(), |whole| whole.to_string())
}

/// The whole number that `number` is, whether or not it is written with a fraction.
pub fn whole(number: &Number) -> Option<i64> {
    // Up to here every whole number has its own 64-bit float.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let from_float = |float: f64| (float.fract() == 0.0 && float.abs() < EXACT).then_some(float as i64);
    number.as_i64().or_else(|| number.as_f64().and_then(from_float))
}

fn truth(text: &str) -> Option<bool> {
    let is = |word: &str| text.trim().eq_ignore_ascii_case(word);
    if is("true") { Some(true) } else { is("false").then_some(false) }
}

/// One element as a list of it, or an object of names and values as a list of pairs.
fn list(element: &Field, value: &Value) -> Option<Value> {
    match (element.kind, value) {
        (Kind::String | Kind::Enum, Value::String(_)) => Some(Value::Array(vec![value.clone()])),
        (Kind::Structure, Value::Object(map)) => {
            let is_element = !map.is_empty() && map.keys().all(|key| SCHEMA.member(element, key).is_some());
            if is_element { Some(Value::Array(vec![value.clone()])) } else { pairs(element, map) }
        }
        _ => None,
    }
}

/// `{"MODE": "prod"}` as `[{"name": "MODE", "value": "prod"}]`, for elements that are two texts.
fn pairs(element: &Field, map: &Map<String, Value>) -> Option<Value> {
    let members: Vec<&Field> = SCHEMA.members(element).collect();
    let [name, content] = members.as_slice() else { return None };
    if name.kind != Kind::String || content.kind != Kind::String {
        return None;
    }
    let pair = |(key, value): (&String, &Value)| {
        let value = if content.kind.admits(value) { value.clone() } else { convert(content, value)? };
        let members = [(name.name.to_owned(), Value::from(key.as_str())), (content.name.to_owned(), value)];
        Some(Value::Object(members.into_iter().collect()))
    };
    map.iter().map(pair).collect::<Option<Vec<_>>>().map(Value::Array)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn converts_without_loss_or_not_at_all() {
        let port = "containerDefinitions[].portMappings[].containerPort";
        for (pattern, value, expected) in [
            (port, json!("80"), Some(json!(80))),
            (port, json!(" 80 "), Some(json!(80))),
            (port, json!(80.0), Some(json!(80))),
            (port, json!(80.5), None),
            (port, json!("80a"), None),
            (port, json!(true), None),
            (port, json!([80]), None),
            ("containerDefinitions[].essential", json!("True"), Some(json!(true))),
            ("containerDefinitions[].essential", json!("yes"), None),
            ("containerDefinitions[].essential", json!(1), None),
            ("containerDefinitions[].user", json!(1000), Some(json!("1000"))),
            ("containerDefinitions[].user", json!(0.25), Some(json!("0.25"))),
            ("containerDefinitions[].user", json!(false), Some(json!("false"))),
            ("containerDefinitions[].user", json!({}), None),
            ("containerDefinitions[].command", json!("date"), Some(json!(["date"]))),
            ("requiresCompatibilities", json!("FARGATE"), Some(json!(["FARGATE"]))),
            ("volumes", json!({"name": "data"}), Some(json!([{"name": "data"}]))),
            ("volumes", json!("data"), None),
            ("tags", json!({"team": "web"}), Some(json!([{"key": "team", "value": "web"}]))),
            ("tags", json!({"key": "a", "value": "b"}), Some(json!([{"key": "a", "value": "b"}]))),
            (
                "containerDefinitions[].environment",
                json!({"PORT": 80, "MODE": null}),
                Some(json!([{"name": "PORT", "value": "80"}, {"name": "MODE", "value": null}])),
            ),
            ("containerDefinitions[].environment", json!({"PORTS": [80]}), None),
            ("networkMode", json!(1), None),
        ] {
            let field = SCHEMA.lookup(pattern).unwrap();
            assert_eq!(convert(field, &value), expected, "{pattern}: {value}");
        }
    }
}
