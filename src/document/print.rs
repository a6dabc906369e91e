//! Values as JSON text, in the spacing of the text around them.

use serde_json::Value;

use super::layout::LINE_END;

/// The line end of a text: that of its first line.
pub fn newline(text: &str) -> &'static str {
    match text.find(LINE_END).map(|at| &text[at..]) {
        Some(rest) if rest.starts_with("\r\n") => "\r\n",
        Some(rest) if rest.starts_with('\r') => "\r",
        _ => "\n",
    }
}

/// The white space that one level takes: the least that a line of the text begins with, else two spaces.
pub fn indent_unit(text: &str) -> &str {
    let lines = text.split(LINE_END).map(|line| &line[..line.len() - line.trim_start().len()]);
    lines.filter(|indent| !indent.is_empty()).min_by_key(|indent| indent.len()).unwrap_or("  ")
}

/// A string with its quotes and escapes.
pub fn string(text: &str) -> String {
    Value::from(text).to_string()
}

/// Without any space: for a file that has none either.
pub fn compact(value: &Value) -> String {
    value.to_string()
}

/// On one line with a space after each colon and comma.
pub fn one_line(value: &Value) -> String {
    match value {
        Value::Array(list) => format!("[{}]", list.iter().map(one_line).collect::<Vec<_>>().join(", ")),
        Value::Object(map) if map.is_empty() => "{}".to_owned(),
        Value::Object(map) => {
            let members = map.iter().map(|(key, value)| format!("{}: {}", string(key), one_line(value)));
            format!("{{ {} }}", members.collect::<Vec<_>>().join(", "))
        }
        scalar => scalar.to_string(),
    }
}

/// On a line for each member. Lists of plain values stay on one line. `unit` is the white space of a level,
/// `indent` that of the line on which the value begins.
pub fn pretty(value: &Value, unit: &str, indent: &str, newline: &str) -> String {
    let deeper = format!("{indent}{unit}");
    let lines = |open: &str, items: Vec<String>, close: &str| {
        let separator = format!(",{newline}{deeper}");
        format!("{open}{newline}{deeper}{}{newline}{indent}{close}", items.join(&separator))
    };
    match value {
        Value::Array(list) if list.iter().any(|item| item.is_object() || item.is_array()) => {
            let items = list.iter().map(|item| pretty(item, unit, &deeper, newline)).collect();
            lines("[", items, "]")
        }
        Value::Object(map) if !map.is_empty() => {
            let member = |(key, value): (&String, &Value)| {
                format!("{}: {}", string(key), pretty(value, unit, &deeper, newline))
            };
            lines("{", map.iter().map(member).collect(), "}")
        }
        other => one_line(other),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn prints_in_three_spacings() {
        let value = json!({"a": [1, 2], "b": [{"c": "x\"y"}], "d": {}});
        assert_eq!(compact(&value), r#"{"a":[1,2],"b":[{"c":"x\"y"}],"d":{}}"#);
        assert_eq!(one_line(&value), r#"{ "a": [1, 2], "b": [{ "c": "x\"y" }], "d": {} }"#);
        let text = pretty(&value, "\t", "  ", "\n");
        assert_eq!(
            text,
            "{\n  \t\"a\": [1, 2],\n  \t\"b\": [\n  \t\t{\n  \t\t\t\"c\": \"x\\\"y\"\n  \t\t}\n  \t],\n  \t\"d\": {}\n  }"
        );
    }
}
