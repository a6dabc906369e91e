//! Volumes: where they keep what is in them, and whether the way there is encrypted.

use serde_json::Value;

use super::compare::{Comparison, Said};
use super::fold::{Spot, folded};
use super::privacy::safe;
use super::words::{Words, shorten};
use super::{Remark, Topic};

/// The members by which kinds of volumes are told, their phrases, and the member that names the place.
const KINDS: [(&str, &str, &str); 4] = [
    ("efsVolumeConfiguration", "change-volume-efs", "fileSystemId"),
    ("fsxWindowsFileServerVolumeConfiguration", "change-volume-fsx", "fileSystemId"),
    ("s3filesVolumeConfiguration", "change-volume-s3files", "fileSystemArn"),
    ("dockerVolumeConfiguration", "change-volume-docker", "driver"),
];

pub(super) fn compare(comparison: &mut Comparison, spot: &Spot<'_>) {
    let whole = Words::phrase("change-volume", [("volume", comparison.owner_words())]);
    let (Some(Value::Object(_)), Some(Value::Object(_))) = spot.set() else {
        let said = Said::new(Topic::Volume, whole, kind_words(spot.old), kind_words(spot.new));
        return comparison.change(spot, said.names_owner());
    };
    if let Some(kind) = folded(&spot.pattern, spot.old, spot.new) {
        return comparison.hidden(kind, spot);
    }
    let (old, new) = (kind_of(spot.old), kind_of(spot.new));
    let keys = spot.keys();
    let is_of_kind =
        |key: &str| KINDS.iter().any(|(own, ..)| *own == key) || matches!(key, "host" | "configuredAtLaunch");
    if old != new {
        let places: Vec<Spot<'_>> = keys
            .iter()
            .filter(|key| is_of_kind(key))
            .map(|key| spot.key(key))
            .filter(|own| !own.is_equal())
            .collect();
        let said = Said::new(Topic::Volume, whole, kind_words(spot.old), kind_words(spot.new));
        comparison.joined(&places, said.remark(Remark::OtherStorage).names_owner());
    }
    for key in keys.iter().filter(|key| old == new || !is_of_kind(key)) {
        let own = spot.key(key);
        match (*key, own.set()) {
            ("efsVolumeConfiguration", (Some(Value::Object(_)), Some(Value::Object(_)))) => {
                efs(comparison, &own)
            }
            _ => comparison.field(&own),
        }
    }
}

fn efs(comparison: &mut Comparison, spot: &Spot<'_>) {
    for key in spot.keys() {
        let own = spot.key(key);
        match key {
            "transitEncryption" => encryption(comparison, &own),
            _ => comparison.field(&own),
        }
    }
}

fn encryption(comparison: &mut Comparison, spot: &Spot<'_>) {
    if spot.is_equal() {
        return;
    }
    if let Some(kind) = folded(&spot.pattern, spot.old, spot.new) {
        return comparison.hidden(kind, spot);
    }
    let is_on = |value: Option<&Value>| value.and_then(Value::as_str) == Some("ENABLED");
    let words = |value: Option<&Value>| match value.and_then(Value::as_str) {
        Some("ENABLED") => Words::key("change-encrypted"),
        None | Some("DISABLED") => Words::key("change-not-encrypted"),
        Some(other) => Words::Text(shorten(&safe(other))),
    };
    let remark = match (is_on(spot.old), is_on(spot.new)) {
        (false, true) => Some(Remark::Safer),
        (true, false) => Some(Remark::NotEncrypted),
        _ => None,
    };
    let subject = Words::phrase("change-volume", [("volume", comparison.owner_words())]);
    let said = Said::new(Topic::Volume, subject, words(spot.old), words(spot.new));
    comparison.change(spot, said.remark(remark).names_owner());
}

/// The key by which its kind is told; empty for a place of its own on the host.
fn kind_of(volume: Option<&Value>) -> &'static str {
    let is_set = |key: &str| volume.and_then(|volume| volume.get(key)).is_some_and(|value| !value.is_null());
    let has_path = || {
        let path = volume.and_then(|volume| volume.get("host")?.get("sourcePath")?.as_str());
        path.is_some_and(|path| !path.is_empty())
    };
    match KINDS.iter().find(|(key, ..)| is_set(key)) {
        Some((key, ..)) => key,
        None if has_path() => "host",
        None if volume.and_then(|volume| volume.get("configuredAtLaunch")) == Some(&Value::Bool(true)) => {
            "configuredAtLaunch"
        }
        None => "",
    }
}

fn kind_words(volume: Option<&Value>) -> Words {
    let Some(value) = volume.filter(|volume| !volume.is_null()) else { return Words::none() };
    let kind = kind_of(volume);
    let named = |phrase, text: Option<&str>| {
        Words::phrase(phrase, [("place", Words::Text(shorten(&safe(text.unwrap_or("?")))))])
    };
    match KINDS.iter().find(|(key, ..)| *key == kind) {
        Some((key, phrase, place)) => {
            let place = value.get(key).and_then(|own| own.get(place)).and_then(Value::as_str);
            let usual = Some("local").filter(|_| *key == "dockerVolumeConfiguration");
            named(phrase, place.or(usual))
        }
        None => match kind {
            "host" => named(
                "change-volume-host",
                value.get("host").and_then(|host| host.get("sourcePath")?.as_str()),
            ),
            "configuredAtLaunch" => Words::key("change-volume-launch"),
            _ => Words::key("change-volume-bind"),
        },
    }
}
