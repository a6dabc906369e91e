//! Which values of environment variables look like secrets, so that nothing shows them unasked.
//!
//! Looks at names and characters, not at structure: a text that does not parse is masked too.

use super::container::shorten;
use crate::document::scan::string_length;
use std::borrow::Cow;
use std::ops::Range;

/// What stands for one character of a secret.
pub const MASK: char = '•';

/// Parts of a name that give a secret away, without what separates words.
const TELLING: [&str; 12] = [
    "PASSWORD",
    "PASSWD",
    "PASSPHRASE",
    "SECRET",
    "TOKEN",
    "APIKEY",
    "PRIVATEKEY",
    "ACCESSKEY",
    "SIGNINGKEY",
    "ENCRYPTIONKEY",
    "CREDENTIAL",
    "CONNECTIONSTRING",
];

/// Whether the value of an environment variable with this name is not for everyone's eyes.
pub fn is_secret_name(name: &str) -> bool {
    let words: String =
        name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    TELLING.iter().any(|part| words.contains(part))
}

/// What the keys of well-known services begin with, and how many characters of a key follow at least.
const KEYS: [(&str, usize); 13] = [
    ("AKIA", 16), // access keys of AWS, IAM User Guide, "Understanding unique ID prefixes"
    ("ASIA", 16),
    ("ghp_", 30),
    ("gho_", 30),
    ("ghs_", 30),
    ("github_pat_", 30),
    ("glpat-", 20),
    ("xoxb-", 20),
    ("xoxp-", 20),
    ("sk_live_", 16),
    ("rk_live_", 16),
    ("AIza", 35),
    ("SG.", 40),
];

/// Whether a value looks like a key of a well-known service, or like a private key in PEM.
pub fn has_form_of_key(value: &str) -> bool {
    let value = value.trim();
    let is_of_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let has_form = |(start, length): &(&str, usize)| {
        value.strip_prefix(start).is_some_and(|rest| rest.len() >= *length && rest.chars().all(is_of_key))
    };
    let is_pem = value.starts_with("-----BEGIN ") && value.contains("PRIVATE KEY-----");
    is_pem || KEYS.iter().any(has_form)
}

/// The name of a variable for a sentence. What stands behind a `=` is no part of it but a value in the wrong field.
pub fn variable_label(name: &str) -> String {
    match name.split_once('=') {
        Some((name, _)) => format!("{}=…", shorten(name)),
        None => shorten(name),
    }
}

/// An address without a user name and password before its host.
pub fn without_login(address: &str) -> &str {
    let (is_url, rest) = match address.split_once("://") {
        Some((_, rest)) => (true, rest),
        None => (false, address),
    };
    // Without a slash behind it the `@` of an image is that of a digest.
    let end = match rest.rfind('/') {
        Some(slash) => slash,
        None if is_url => rest.len(),
        None => return address,
    };
    let login = rest.get(..end).and_then(|head| head.rfind('@'));
    login.and_then(|at| rest.get(at + 1..)).unwrap_or(address)
}

/// An address for a sentence: without a login, and without a query, where a signed URL has its signature.
pub fn address_label(address: &str) -> String {
    match address.split_once('?') {
        Some((place, _)) => format!("{}?…", shorten(without_login(place))),
        None => shorten(without_login(address)),
    }
}

/// The bytes of all values in `text` that look like secrets, without their quotes, in order.
///
/// Such a value is the `value` of an object whose `name` is a secret's name, as `environment` has them.
pub fn values_in(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut open = vec![Entry::default()];
    let mut key = "";
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        at += 1;
        match bytes[start] {
            b'{' => open.push(Entry::default()),
            b'}' => {
                open.pop().into_iter().for_each(|entry| entry.give(&mut found));
                key = "";
            }
            b',' | b'[' | b']' => key = "",
            b'/' if bytes.get(at) == Some(&b'/') => at += until(&bytes[at..], b"\n"),
            b'/' if bytes.get(at) == Some(&b'*') => at += until(&bytes[at..], b"*/"),
            b'"' => {
                let length = string_length(&bytes[start..]);
                at = start + length;
                let is_closed = length > 1 && bytes[at - 1] == b'"';
                let inside = start + 1..if is_closed { at - 1 } else { at };
                let word = text.get(inside.clone()).unwrap_or_default();
                if bytes[at..].iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b':') {
                    key = word;
                    continue;
                }
                let Some(entry) = open.last_mut() else { continue };
                match key {
                    "name" => entry.is_secret |= is_secret_name(word),
                    "value" => entry.values.push(inside),
                    _ => {}
                }
            }
            _ => {}
        }
        if open.is_empty() {
            open.push(Entry::default());
        }
    }
    open.into_iter().for_each(|entry| entry.give(&mut found));
    found.sort_by_key(|range| range.start);
    found
}

/// `text` with a [`MASK`] for each character in `ranges`, which are in order.
pub fn mask<'t>(text: &'t str, ranges: &[Range<usize>]) -> Cow<'t, str> {
    if ranges.is_empty() {
        return text.into();
    }
    let mut masked = String::with_capacity(text.len());
    let mut end = 0;
    for range in ranges {
        let (Some(before), Some(secret)) = (text.get(end..range.start), text.get(range.clone())) else {
            continue;
        };
        masked.push_str(before);
        masked.extend(secret.chars().map(|_| MASK));
        end = range.end;
    }
    masked.push_str(text.get(end..).unwrap_or_default());
    masked.into()
}

/// What one object says of a variable.
#[derive(Debug, Default)]
struct Entry {
    is_secret: bool,
    values: Vec<Range<usize>>,
}

impl Entry {
    fn give(self, found: &mut Vec<Range<usize>>) {
        if self.is_secret {
            found.extend(self.values.into_iter().filter(|range| !range.is_empty()));
        }
    }
}

fn until(bytes: &[u8], end: &[u8]) -> usize {
    bytes.windows(end.len()).position(|part| part == end).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_shown_of_a_variable_and_of_an_address() {
        for (name, shown) in [("A", "A"), ("A=hidden", "A=…"), ("=hidden", "=…"), ("", "")] {
            assert_eq!(variable_label(name), shown);
        }
        let digest = "web@sha256:0";
        for (address, shown) in [
            ("https://user:hidden@host/web:1", "host/web:1"),
            ("https://user:hid@den@host", "host"),
            ("user:hidden@host/web@sha256:0", "host/web@sha256:0"),
            ("https://host/a.env?X=hidden", "https://host/a.env?…"),
            ("s3://bucket/a.env", "s3://bucket/a.env"),
            ("host/web@sha256:0", "host/web@sha256:0"),
            (digest, digest),
            ("/", "/"),
            ("@/", "/"),
            ("", ""),
        ] {
            assert_eq!(address_label(address), shown);
        }
    }

    #[test]
    fn names_of_secrets() {
        for name in ["DB_PASSWORD", "password", "JWT_SIGNING_KEY", "GITHUB_TOKEN", "api-key", "Api.Key"] {
            assert!(is_secret_name(name), "{name}");
        }
        for name in ["DB_HOST", "PASS", "KEYBOARD", "PRIVATE_SUBNET", "SPRING_PROFILES_ACTIVE", ""] {
            assert!(!is_secret_name(name), "{name}");
        }
    }

    fn masked(text: &str) -> String {
        mask(text, &values_in(text)).into_owned()
    }

    #[test]
    fn one_mark_for_each_character() {
        let cases = [
            (
                r#"{ "name": "DB_PASSWORD", "value": "가나3" }"#,
                r#"{ "name": "DB_PASSWORD", "value": "•••" }"#,
            ),
            (r#"{"value":"a\"b","name":"A_TOKEN"}"#, r#"{"value":"••••","name":"A_TOKEN"}"#),
            (r#"{"name":"HOST","value":"h"}"#, r#"{"name":"HOST","value":"h"}"#),
            // What belongs to another object stays.
            (
                r#"{"name":"secret","environment":[{"name":"A","value":"h"}]}"#,
                r#"{"name":"secret","environment":[{"name":"A","value":"h"}]}"#,
            ),
            // A text that does not parse.
            ("{ \"name\": \"A_SECRET\", \"value\": \"ab\n", "{ \"name\": \"A_SECRET\", \"value\": \"••\n"),
            ("}} {\"name\":\"A_SECRET\",\"value\":\"ab", "}} {\"name\":\"A_SECRET\",\"value\":\"••"),
            (
                "// {\"name\":\"A_SECRET\"\n{\"value\":\"ab\"}",
                "// {\"name\":\"A_SECRET\"\n{\"value\":\"ab\"}",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(masked(text), expected);
        }
    }

    proptest! {
        #[test]
        fn every_character_keeps_its_place(text in "(\"name\":|\"value\":|\"A_TOKEN\"|\"가\\\\\"|[{},\n/*]){0,24}") {
            prop_assert_eq!(masked(&text).chars().count(), text.chars().count());
        }
    }
}
