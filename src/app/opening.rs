//! What opening a text does, decided by what the text is: a definition opens as it stands, an answer of ECS becomes
//! a new document, and everything else is told to the user, who then says what to do.

use serde_json::Value;

use crate::document::{Path, parse};
use crate::exchange::describe::{self, Cleaned};
use crate::exchange::detect::{Kind, detect};
use crate::schema::SCHEMA;

/// What to do with a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Plan {
    /// It is the document.
    AsItIs,
    /// ECS wrote it: what is left of it is a new document.
    Clean(Cleaned),
    /// It is something else.
    Tell(Kind),
}

/// What the user can be offered besides opening the text as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// A definition around the one container.
    Wrap,
    /// One document for each definition of the list.
    Split,
}

/// What to do with `text`.
pub fn plan(text: &str) -> Plan {
    let kind = detect(text).kind;
    match kind {
        _ if kind.is_describe_output() => Plan::Clean(describe::clean_text(text)),
        _ if kind.is_document() => Plan::AsItIs,
        Kind::UnknownJson if is_begun(text) => Plan::AsItIs,
        Kind::NotJson if begins_like_json(text) => Plan::AsItIs,
        _ => Plan::Tell(kind),
    }
}

/// Whether it is empty, or has no key but those of a definition.
fn is_begun(text: &str) -> bool {
    let is_known = |key: &String| SCHEMA.member(SCHEMA.root(), key).is_some();
    parse(text).is_ok_and(|parsed| match &parsed.value {
        Value::Object(members) => members.keys().all(is_known),
        Value::Array(elements) => elements.is_empty(),
        _ => false,
    })
}

/// An empty file is to be filled, and what begins like JSON has an error that the window shows.
fn begins_like_json(text: &str) -> bool {
    text.trim_start().chars().next().is_none_or(|first| matches!(first, '{' | '['))
}

/// Whether a text from the clipboard is worth a document of its own.
pub fn is_worth_pasting(text: &str) -> bool {
    parse(text).is_ok_and(|parsed| parsed.value.is_object() || parsed.value.is_array())
}

/// What a kind can be made into.
pub fn offer(kind: Kind) -> Option<Offer> {
    match kind {
        Kind::Container => Some(Offer::Wrap),
        Kind::TaskDefinitions => Some(Offer::Split),
        _ => None,
    }
}

/// A definition around one container, whose own text stays as it is but for its indent.
pub fn wrap(container: &str) -> String {
    let lines: Vec<String> = container.trim().lines().map(|line| format!("    {line}\n")).collect();
    format!("{{\n  \"containerDefinitions\": [\n{}  ]\n}}\n", lines.concat())
}

/// The definitions of a list, each as a text of its own.
pub fn split(list: &str) -> Vec<Cleaned> {
    let Ok(parsed) = parse(list) else { return Vec::new() };
    let count = parsed.value.as_array().map_or(0, Vec::len);
    let text = |index| {
        let range = parsed.spans.value(&Path::root().index(index))?;
        let last_line = list.get(..range.end - 1)?.rsplit('\n').next()?;
        let indent = if last_line.trim_start().is_empty() { last_line } else { "" };
        Some(describe::outdent(list.get(range)?, indent) + "\n")
    };
    (0..count).filter_map(text).map(|text| describe::clean_text(&text)).collect()
}

/// The day of `registeredAt`, which ECS writes as a date and old versions of the AWS CLI as seconds since 1970.
pub fn day_of(registered_at: &str) -> String {
    match registered_at.parse::<f64>() {
        Ok(seconds) => day_of_seconds(seconds as i64),
        Err(_) => registered_at.split(['T', ' ']).next().unwrap_or_default().to_owned(),
    }
}

/// The same with the time of the day, for seconds in UTC.
pub fn minute_of(registered_at: &str) -> String {
    match registered_at.parse::<f64>() {
        Ok(seconds) => {
            let minutes = (seconds as i64).rem_euclid(86_400) / 60;
            format!("{} {:02}:{:02} UTC", day_of_seconds(seconds as i64), minutes / 60, minutes % 60)
        }
        Err(_) => registered_at.to_owned(),
    }
}

/// The civil date of a number of days, as Howard Hinnant's `civil_from_days` has it.
fn day_of_seconds(seconds: i64) -> String {
    let days = seconds.div_euclid(86_400) + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    // Months count from March here.
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn definitions_open_as_they_are_even_broken_ones() {
        for text in [
            "",
            "{}",
            "[ ]",
            r#"{"family": "web"}"#,
            "{ \"fam",
            r#"{"family": "web", "containerDefinitions": []}"#,
            r#"{"containerDefinitions": [}"#,
            r#"[{"name": "web", "image": "nginx"}]"#,
        ] {
            assert_eq!(plan(text), Plan::AsItIs, "{text}");
        }
    }

    #[test]
    fn an_answer_of_ecs_is_cleaned() {
        let text = r#"{"taskDefinition": {"family": "web", "revision": 3, "containerDefinitions": []}}"#;
        let Plan::Clean(cleaned) = plan(text) else { panic!("{:?}", plan(text)) };
        assert_eq!(cleaned.origin.revision, Some(3));
    }

    #[test]
    fn days_are_dates_however_they_are_written() {
        for (written, day) in [
            ("2023-05-01T12:00:00.123000+09:00", "2023-05-01"),
            ("1600000000.5", "2020-09-13"),
            ("0", "1970-01-01"),
            ("951782400", "2000-02-29"),
        ] {
            assert_eq!(day_of(written), day);
        }
        assert_eq!(minute_of("1600000000.5"), "2020-09-13 12:26 UTC");
        assert_eq!(minute_of("-1"), "1969-12-31 23:59 UTC");
        assert_eq!(minute_of("2023-05-01T12:00:00+09:00"), "2023-05-01T12:00:00+09:00");
    }

    #[test]
    fn other_texts_are_told() {
        for (text, kind) in [
            ("hello", Kind::NotJson),
            (r#"{"a": 1}"#, Kind::UnknownJson),
            (r#"{"Statement": [{"Effect": "Allow"}]}"#, Kind::IamPolicy),
            ("AWSTemplateFormatVersion: '2010-09-09'\nResources: {}\n", Kind::CloudFormation),
        ] {
            assert_eq!(plan(text), Plan::Tell(kind), "{text}");
        }
    }

    #[test]
    fn a_container_gets_a_definition_around_it() {
        let wrapped = wrap("{\n  \"name\": \"web\",\n  \"image\": \"nginx\"\n}\n");
        assert_eq!(
            wrapped,
            "{\n  \"containerDefinitions\": [\n    {\n      \"name\": \"web\",\n      \"image\": \"nginx\"\n    \
             }\n  ]\n}\n"
        );
        assert_eq!(plan(&wrapped), Plan::AsItIs);
    }

    #[test]
    fn a_list_of_definitions_is_taken_apart() {
        let list = "[\n  {\n    \"family\": \"a\",\n    \"revision\": 1,\n    \"containerDefinitions\": []\n  },\n  \
                    {\"family\": \"b\", \"containerDefinitions\": []}\n]\n";
        let texts: Vec<String> = split(list).into_iter().map(|cleaned| cleaned.text).collect();
        assert_eq!(
            texts,
            [
                "{\n  \"family\": \"a\",\n  \"containerDefinitions\": []\n}\n",
                "{\"family\": \"b\", \"containerDefinitions\": []}\n"
            ]
        );
    }
}
