//! A health check as one phrase: `GET /healthz every 30 s`.

use serde_json::Value;

use super::compare::{Comparison, Said};
use super::fold::{Spot, folded, scalar};
use super::privacy::{safe, safe_words};
use super::words::{Words, shorten, shorten_pair};
use super::{Remark, Topic, fields};
use crate::schema::defaults::default_of;

const PATTERN: &str = "containerDefinitions[].healthCheck";

/// What is said only where it differs, with the key of its phrase.
const DETAILS: [(&str, &str); 3] = [
    ("timeout", "change-health-timeout"),
    ("retries", "change-health-retries"),
    ("startPeriod", "change-health-start"),
];

pub(super) fn compare(comparison: &mut Comparison, spot: &Spot<'_>) {
    if spot.is_equal() {
        return;
    }
    if let Some(kind) = folded(&spot.pattern, spot.old, spot.new) {
        return comparison.hidden(kind, spot);
    }
    let (old, new) = spot.set();
    let details: Vec<&str> = match (old, new) {
        (Some(old), Some(new)) => {
            let differs = |key: &&str| timing(old, key) != timing(new, key);
            DETAILS.iter().map(|(key, _)| *key).filter(differs).collect()
        }
        _ => Vec::new(),
    };
    let commands = [old, new].map(|check| check.map(command).unwrap_or_default());
    // Two commands that ask for the same page are told in full.
    let mut probes = commands.each_ref().map(|command| probe(command).unwrap_or_else(|| command.clone()));
    if probes[0] == probes[1] && commands[0] != commands[1] {
        probes = commands;
    }
    let [before, after] = probes;
    let (before, after) = shorten_pair(&before, &after);
    let (from, to) = (words(old, before, &details), words(new, after, &details));
    let is_gone = does_check(old) && !does_check(new);
    let said = Said::new(Topic::HealthCheck, comparison.subject_of(spot), from, to);
    comparison.change(spot, said.remark(is_gone.then_some(Remark::NoHealthCheck)));
}

fn words(check: Option<&Value>, probe: String, details: &[&str]) -> Words {
    let Some(check) = check else { return Words::none() };
    if !does_check(Some(check)) {
        return Words::key("change-health-off");
    }
    let number = |key: &str| Words::Text(timing(check, key).unwrap_or_default());
    let every =
        Words::phrase("change-health", [("check", Words::Text(probe)), ("interval", number("interval"))]);
    let detail = |(key, phrase): &(&'static str, &'static str)| {
        details.contains(key).then(|| Words::phrase(phrase, [("number", number(key))]))
    };
    let details: Vec<Words> = DETAILS.iter().filter_map(detail).collect();
    if details.is_empty() { every } else { Words::Join(std::iter::once(every).chain(details).collect()) }
}

/// Whether it checks anything: `["NONE"]` turns off what the image brings.
fn does_check(check: Option<&Value>) -> bool {
    check.is_some_and(|check| check.get("command") != Some(&Value::from(vec!["NONE"])))
}

/// A number as written, else as ECS takes it.
fn timing(check: &Value, key: &str) -> Option<String> {
    let own = check.get(key).filter(|value| !value.is_null()).and_then(scalar);
    let usual = || default_of(&format!("{PATTERN}.{key}")).unwrap_or("0").to_owned();
    Some(own.map_or_else(usual, |text| shorten(&safe(&text))))
}

/// The command without the word that says how it runs.
fn command(check: &Value) -> String {
    let text = |value: &Value| value.as_str().map(str::to_owned).unwrap_or_default();
    match check.get("command") {
        Some(Value::Array(list)) => {
            let words: Vec<String> = list.iter().map(text).collect();
            let skipped = usize::from(matches!(words.first().map(String::as_str), Some("CMD" | "CMD-SHELL")));
            safe_words(words.iter().skip(skipped).map(String::as_str)).join(" ")
        }
        Some(other) => match fields::value_words(&format!("{PATTERN}.command"), Some(other)) {
            Words::Text(text) => text,
            _ => String::new(),
        },
        None => String::new(),
    }
}

/// The page that a plain `curl` or `wget` asks this container for, and nothing else.
fn probe(command: &str) -> Option<String> {
    let line = command.split("||").next()?.trim();
    let mut words = line.split_whitespace();
    let program = words.next()?;
    if !matches!(program.rsplit('/').next(), Some("curl" | "wget"))
        || line.contains(['|', ';', '&', '>', '$'])
    {
        return None;
    }
    let quotes = ['"', '\''];
    let (mut addresses, rest): (Vec<&str>, Vec<&str>) =
        words.map(|word| word.trim_matches(quotes)).partition(|word| word.contains("://"));
    let address = addresses.pop().filter(|_| addresses.is_empty())?;
    // With these it is another request, or one whose address is only a part of it.
    let is_other = |word: &str| {
        ["-X", "--request", "-d", "--data", "-H", "--header", "--post-data", "-I", "--head", "--unix-socket"]
            .iter()
            .any(|known| word == *known || word.starts_with(&format!("{known}=")))
    };
    if rest.iter().any(|word| is_other(word)) {
        return None;
    }
    let (_, place) = address.split_once("://")?;
    let (host, path) =
        place.split_once('/').map_or((place, String::new()), |(host, path)| (host, path.to_owned()));
    let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
    let is_own = matches!(host, "localhost" | "127.0.0.1" | "[::1]" | "0.0.0.0");
    is_own.then(|| format!("GET /{path}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_request_to_the_container_itself_is_told_by_its_page() {
        for (command, page) in [
            ("curl -f http://localhost:8080/healthz || exit 1", Some("GET /healthz")),
            ("wget -qO- \"http://127.0.0.1/\"", Some("GET /")),
            ("curl -sf http://localhost", Some("GET /")),
            ("/usr/bin/curl http://[::1]:80/a?b=c", Some("GET /a?b=c")),
            ("curl -X POST http://localhost/", None),
            ("curl http://localhost/ | grep ok", None),
            ("curl http://example.com/", None),
            ("curl http://localhost/a http://localhost/b", None),
            ("pg_isready", None),
            ("", None),
        ] {
            assert_eq!(probe(command).as_deref(), page, "{command}");
        }
    }
}
