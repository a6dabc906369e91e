//! What of a document may stand in a sentence: values that look like secrets do not.
//!
//! Where it is not sure it hides too much rather than too little.

use serde_json::{Map, Value};

use crate::task::secret::{has_form_of_key, is_secret_name, variable_label};

/// What stands for a secret, however long it is.
pub(super) const HIDDEN: &str = "••••••";

/// What ends a value inside a longer text.
const ENDS: &[char] = &[' ', '\t', '\n', '\r', '"', '\'', ';', '&', ',', '}', ')'];

/// Whether the value of a variable, option or label is not for everyone's eyes.
pub(super) fn is_secret(name: &str, value: &str) -> bool {
    is_secret_name(name) || has_form_of_key(value)
}

/// A text without logins in addresses, without what follows a name such as `password=`, and without keys of
/// well-known services.
pub(super) fn safe(text: &str) -> String {
    if has_form_of_key(text) {
        return HIDDEN.to_owned();
    }
    let text = without_logins(text);
    let mut out = String::with_capacity(text.len());
    let mut rest = &*text;
    let mut before = "";
    while let Some(start) = rest.find(is_of_word) {
        let (between, tail) = rest.split_at(start);
        let hides = takes_secret(before, between);
        let end = match hides {
            // A quote right before it encloses it whole.
            true => match between.chars().next_back().filter(|c| matches!(c, '"' | '\'')) {
                Some(quote) => tail.find(quote),
                None => tail.find(ENDS),
            },
            false => tail.find(|c| !is_of_word(c)),
        };
        let (word, tail) = tail.split_at(end.unwrap_or(tail.len()));
        out.push_str(between);
        out.push_str(if hides || has_form_of_key(word) { HIDDEN } else { word });
        before = if hides { "" } else { word };
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// The same for the words of a command, where the one after `--password` is one whole.
pub(super) fn safe_words<'t>(words: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut before = "";
    let hide = |word: &'t str| {
        let hides = takes_secret(before, " ");
        before = word;
        if hides { HIDDEN.to_owned() } else { safe(word) }
    };
    words.map(hide).collect()
}

/// A value with [`HIDDEN`] in place of each secret in it.
pub(super) fn masked(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::String(safe(text)),
        Value::Array(list) if list.iter().all(Value::is_string) => {
            safe_words(list.iter().filter_map(Value::as_str)).into()
        }
        Value::Array(list) => list.iter().map(masked).collect(),
        Value::Object(members) => Value::Object(masked_members(members)),
        other => other.clone(),
    }
}

fn masked_members(members: &Map<String, Value>) -> Map<String, Value> {
    let text = |key: &str| members.get(key).and_then(Value::as_str);
    let name = text("name").or_else(|| text("key")).unwrap_or_default();
    let mask = |(key, value): (&String, &Value)| {
        let value = match value {
            // The pairs of `environment`, tags and the like, and maps of options.
            Value::String(text) if key == "value" && is_secret(name, text) => HIDDEN.into(),
            // What stands behind a `=` is a value in the wrong field.
            Value::String(text) if key == "name" && text.contains('=') => variable_label(text).into(),
            Value::String(text) if key == "valueFrom" => reference(text).unwrap_or(HIDDEN).into(),
            Value::String(_) if is_secret_name(key) && !is_of_api(key) => HIDDEN.into(),
            value => masked(value),
        };
        (key.clone(), value)
    };
    members.iter().map(mask).collect()
}

/// Keys of the API that sound like secrets but hold the address of one.
fn is_of_api(key: &str) -> bool {
    matches!(key, "credentialsParameter" | "credentialSpecs" | "secretOptions" | "secrets")
}

/// A `valueFrom` that is plainly the address of a secret, and not the secret itself in the wrong field.
pub(super) fn reference(text: &str) -> Option<&str> {
    let is_path =
        text.starts_with('/') && text.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c));
    let is_arn = text.starts_with("arn:") && (text.contains(":secretsmanager:") || text.contains(":ssm:"));
    (is_path || is_arn).then_some(text)
}

/// Whether what follows `word` and `between` is the secret that the word announces.
fn takes_secret(word: &str, between: &str) -> bool {
    let is_name = between.contains(['=', ':']) || word.starts_with('-');
    let is_login = ["-u", "--user", "bearer", "basic"].iter().any(|known| word.eq_ignore_ascii_case(known));
    // Signed addresses of S3 and of Azure.
    let is_signature = ["X-Amz-Signature", "Signature", "sig"].contains(&word);
    (is_name && (is_secret_name(word) || is_signature)) || is_login
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || "-_./@+~$•%!*#^|\\<>`".contains(c)
}

/// `scheme://user:password@host` as `scheme://••••••@host`.
fn without_logins(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("://") {
        let (head, tail) = rest.split_at(at + 3);
        out.push_str(head);
        let end = tail.find([' ', '\t', '\n', '\r', '"', '\'', ',']).unwrap_or(tail.len());
        let address = &tail[..end];
        rest = &tail[end..];
        match address.rsplit_once('@') {
            Some((_, place)) => {
                out.push_str(HIDDEN);
                out.push('@');
                out.push_str(place);
            }
            None => out.push_str(address),
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn secrets_are_hidden_and_the_rest_stays() {
        for (text, expected) in [
            ("nginx -g 'daemon off;'", "nginx -g 'daemon off;'"),
            ("postgres://app:hid@den/x@db:5432/app", "postgres://••••••@db:5432/app"),
            (
                "curl -f http://localhost:8080/healthz || exit 1",
                "curl -f http://localhost:8080/healthz || exit 1",
            ),
            ("curl -u app:hidden http://localhost/", "curl -u •••••• http://localhost/"),
            ("app --password hidden --port 80", "app --password •••••• --port 80"),
            ("app --password=hid:d=en --port 80", "app --password=•••••• --port 80"),
            ("Endpoint=sb://a;SharedAccessKey=hidden;X=1", "Endpoint=sb://a;SharedAccessKey=••••••;X=1"),
            (r#"{"password": "hid den", "user": "a"}"#, r#"{"password": "••••••", "user": "a"}"#),
            ("Authorization: Bearer hidden", "Authorization: Bearer ••••••"),
            ("cat /run/secrets/db file", "cat /run/secrets/db file"),
            ("https://b/a?X-Amz-Signature=hidden&b=c", "https://b/a?X-Amz-Signature=••••••&b=c"),
            ("key AKIAIOSFODNN7EXAMPLE", "key ••••••"),
            ("-----BEGIN RSA PRIVATE KEY-----\nabc", "••••••"),
            ("가나다 라", "가나다 라"),
            ("", ""),
        ] {
            assert_eq!(safe(text), expected);
        }
    }

    #[test]
    fn whole_values_are_hidden_by_their_names() {
        let value = json!({
            "command": ["app", "--token", "hid den"],
            "environment": [{"name": "DB_PASSWORD", "value": "hidden"}, {"name": "HOST", "value": "db"}],
            "secrets": [{"name": "A", "valueFrom": "/a/b"}, {"name": "B", "valueFrom": "hidden"}],
            "options": {"splunk-token": "hidden", "mode": "a"},
            "cpu": 1
        });
        let expected = json!({
            "command": ["app", "--token", "••••••"],
            "environment": [{"name": "DB_PASSWORD", "value": "••••••"}, {"name": "HOST", "value": "db"}],
            "secrets": [{"name": "A", "valueFrom": "/a/b"}, {"name": "B", "valueFrom": "••••••"}],
            "options": {"splunk-token": "••••••", "mode": "a"},
            "cpu": 1
        });
        assert_eq!(masked(&value), expected);
    }
}
