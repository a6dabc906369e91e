//! One container: its image, ports and logs. What it has of variables and health checks stands in files of their own.

use serde_json::Value;

use super::compare::{Comparison, Said};
use super::fold::{Spot, folded, is_default, scalar};
use super::privacy::safe;
use super::task::each;
use super::words::{Words, shorten};
use super::{Kind, Owner, Remark, Topic, fields, health, variables};
use crate::task::image::{Pin, split};
use crate::task::secret::without_login;

/// A container that is in both versions. `modes` are the network modes of the two.
pub(super) fn compare(comparison: &mut Comparison, spot: &Spot<'_>, modes: [Option<&str>; 2]) {
    image(comparison, &spot.key("image"));
    variables::compare(comparison, &spot.key("environment"), &spot.key("secrets"));
    health::compare(comparison, &spot.key("healthCheck"));
    ports(comparison, &spot.key("portMappings"), modes);
    logs(comparison, &spot.key("logConfiguration"));
    for key in spot.keys() {
        match key {
            "image" | "environment" | "secrets" | "healthCheck" | "portMappings" | "logConfiguration" => {}
            _ => comparison.field(&spot.key(key)),
        }
    }
}

/// A container that is new or gone.
pub(super) fn whole(comparison: &mut Comparison, spot: &Spot<'_>) {
    let words = |value: Option<&Value>| match value {
        None => Words::none(),
        Some(value) => value
            .get("image")
            .and_then(Value::as_str)
            .map_or_else(|| Words::key("change-there"), |image| Words::Text(shorten(&address(image)))),
    };
    let subject = Words::phrase("change-container", [("container", comparison.owner_words())]);
    let said = Said::new(Topic::Container, subject, words(spot.old), words(spot.new));
    comparison.change(spot, said.names_owner());
}

impl Comparison {
    /// What the container is called.
    pub(super) fn owner_words(&self) -> Words {
        match &self.owner {
            Some(Owner::Container(name) | Owner::Volume(name)) if !name.is_empty() => {
                Words::Text(shorten(&safe(name)))
            }
            _ => Words::key("change-unnamed"),
        }
    }
}

pub(super) fn address(image: &str) -> String {
    safe(without_login(image))
}

fn image(comparison: &mut Comparison, spot: &Spot<'_>) {
    if spot.is_equal() {
        return;
    }
    if let Some(kind) = folded(&spot.pattern, spot.old, spot.new) {
        return comparison.hidden(kind, spot);
    }
    let (old, new) = spot.set();
    let subject = Words::phrase("change-image", [("container", comparison.owner_words())]);
    let (from, to, remark) = match (old.and_then(Value::as_str), new.and_then(Value::as_str)) {
        (Some(old), Some(new)) => {
            // The `@` of a login is no digest.
            let [(old_name, old_pin), (new_name, new_pin)] =
                [old, new].map(|image| split(without_login(image)));
            let remark = match (is_moving(old_pin), is_moving(new_pin)) {
                (false, true) => Some(Remark::Moving),
                _ if matches!((old_pin, new_pin), (Some(Pin::Digest(_)), Some(Pin::Tag(_)))) => {
                    Some(Remark::Moving)
                }
                _ if matches!((old_pin, new_pin), (None | Some(Pin::Tag(_)), Some(Pin::Digest(_)))) => {
                    Some(Remark::Pinned)
                }
                _ => None,
            };
            if old_name == new_name {
                (pin_words(old_pin), pin_words(new_pin), remark)
            } else {
                (Words::Text(address(old)), Words::Text(address(new)), remark)
            }
        }
        _ => {
            let (from, to) = fields::pair_words(spot);
            (from, to, None)
        }
    };
    comparison.change(spot, Said::new(Topic::Image, subject, from, to).remark(remark).names_owner());
}

/// Whether the image behind it is another one from time to time.
fn is_moving(pin: Option<Pin<'_>>) -> bool {
    matches!(pin, None | Some(Pin::Tag("latest")))
}

pub(super) fn pin_words(pin: Option<Pin<'_>>) -> Words {
    match pin {
        None => Words::key("change-no-tag"),
        Some(Pin::Tag(tag)) => Words::Text(tag.to_owned()),
        Some(Pin::Digest(digest)) => match digest.split_once(':') {
            // As Docker shortens ids.
            Some((kind, hex)) if hex.is_ascii() && hex.len() > 12 => {
                Words::Text(format!("{kind}:{}…", &hex[..12]))
            }
            _ => Words::Text(digest.to_owned()),
        },
    }
}

fn ports(comparison: &mut Comparison, list: &Spot<'_>, modes: [Option<&str>; 2]) {
    let mut removed = Vec::new();
    let mut added = Vec::new();
    each(comparison, list, |comparison, spot| match spot.set() {
        (Some(_), None) => removed.push(spot.clone()),
        (None, Some(_)) => added.push(spot.clone()),
        _ => port(comparison, spot, modes),
    });
    // One port in place of another is one change.
    if let ([old], [new]) = (&*removed, &*added) {
        let spot = Spot { old_path: old.old_path.clone(), old: old.old, ..new.clone() };
        let numbers = [old.old, new.new].map(|mapping| number(mapping).map_or_else(Words::none, Words::Text));
        let [from, to] = numbers;
        let said = Said::new(Topic::Port, Words::key("change-port-alone"), from, to);
        return comparison.change(&spot, said.remark(Remark::NoPort));
    }
    for spot in added.iter().chain(&removed) {
        port(comparison, spot, modes);
    }
}

/// The port of a mapping inside of the container.
fn number(mapping: Option<&Value>) -> Option<String> {
    let mapping = mapping?;
    ["containerPort", "containerPortRange"].iter().find_map(|key| scalar(mapping.get(key)?))
}

fn port(comparison: &mut Comparison, spot: &Spot<'_>, modes: [Option<&str>; 2]) {
    let sides = [(spot.old, modes[0]), (spot.new, modes[1])];
    let [old_host, new_host] = sides.map(|(mapping, mode)| host_port(mapping, mode));
    let others = spot.keys().into_iter().filter(|key| *key != "hostPort").map(|key| spot.key(key));
    let is_same =
        |other: Spot<'_>| other.is_equal() || folded(&other.pattern, other.old, other.new).is_some();
    let is_in_both = spot.old.is_some() && spot.new.is_some();
    if is_in_both && old_host == new_host && others.into_iter().all(is_same) {
        return comparison.hidden(Kind::Default, spot);
    }
    let words = |mapping: Option<&Value>, host: &Option<String>| {
        let Some(mapping) = mapping else { return Words::none() };
        let text = |key: &str| mapping.get(key).and_then(scalar).map(|text| safe(&text));
        let host = host.clone().filter(|host| Some(host) != number(Some(mapping)).as_ref());
        let parts = [
            text("name").map(|name| Words::phrase("change-port-name", [("name", Words::Text(name))])),
            text("appProtocol").map(Words::Text),
            host.map(|port| Words::phrase("change-port-host", [("port", Words::Text(port))])),
        ];
        let parts: Vec<Words> = parts.into_iter().flatten().collect();
        if parts.is_empty() { Words::key("change-there") } else { Words::Join(parts) }
    };
    let said =
        Said::new(Topic::Port, fields::subject(spot), words(spot.old, &old_host), words(spot.new, &new_host));
    comparison.change(spot, said.remark(spot.new.is_none().then_some(Remark::NoPort)));
}

/// The port of the host that a mapping takes; `None` where Docker picks one.
fn host_port(mapping: Option<&Value>, mode: Option<&str>) -> Option<String> {
    let own = mapping.and_then(|mapping| mapping.get("hostPort")).and_then(scalar).filter(|port| port != "0");
    match mode {
        // The container has the interface for itself, or the host's: both ports are one.
        Some("awsvpc" | "host") | None => own.or_else(|| number(mapping)),
        _ => own,
    }
}

fn logs(comparison: &mut Comparison, spot: &Spot<'_>) {
    if spot.is_equal() {
        return;
    }
    if let Some(kind) = folded(&spot.pattern, spot.old, spot.new) {
        return comparison.hidden(kind, spot);
    }
    let subject = comparison.subject_of(spot);
    let (from, to, remark) = match spot.set() {
        (Some(Value::Object(_)), Some(Value::Object(_))) => {
            let driver = spot.key("logDriver");
            if driver.is_equal() {
                let (from, to) = option_words(spot);
                (from, to, None)
            } else {
                (log_words(spot.old), log_words(spot.new), None)
            }
        }
        (old, new) => {
            let is_gone = old.is_some() && new.is_none();
            (log_words(old), log_words(new), is_gone.then_some(Remark::NoLogs))
        }
    };
    comparison.change(spot, Said::new(Topic::Logging, subject, from, to).remark(remark));
}

/// `awslogs, /ecs/web`.
fn log_words(log: Option<&Value>) -> Words {
    let Some(log) = log.filter(|log| !log.is_null()) else { return Words::none() };
    let driver = log.get("logDriver").and_then(Value::as_str);
    let group = log.get("options").and_then(|options| options.get("awslogs-group")).and_then(Value::as_str);
    let parts: Vec<Words> =
        [driver, group].into_iter().flatten().map(|text| Words::Text(safe(text))).collect();
    if parts.is_empty() { Words::key("change-there") } else { Words::Join(parts) }
}

/// The options that differ, on both sides.
fn option_words(log: &Spot<'_>) -> (Words, Words) {
    let options = log.key("options");
    let differs = |spot: &Spot<'_>| !spot.is_equal();
    let own: Vec<Spot<'_>> = options.keys().into_iter().map(|key| options.key(key)).filter(differs).collect();
    let secrets = log.key("secretOptions").elements().0;
    let secrets: Vec<Spot<'_>> = secrets.into_iter().filter(differs).collect();
    let side = |is_new: bool| {
        let named = |key: String, value: Words| {
            Words::phrase("change-option", [("option", Words::Text(key)), ("value", value)])
        };
        let of = |spot: &Spot<'_>| {
            if is_new { spot.new } else { spot.old }.is_some_and(|own| !is_default("", own))
        };
        let option = |spot: &Spot<'_>| {
            let (from, to) = fields::pair_words(spot);
            let key = spot.new_path.last_key().unwrap_or_default();
            of(spot).then(|| named(safe(key), if is_new { to } else { from }))
        };
        let secret = |spot: &Spot<'_>| {
            let element = if is_new { spot.new } else { spot.old }?;
            let name = element.get("name").and_then(Value::as_str).unwrap_or_default();
            let value = element.get("valueFrom").and_then(Value::as_str).unwrap_or_default();
            Some(named(safe(name), fields::named_reference_words(value)))
        };
        let parts: Vec<Words> =
            own.iter().filter_map(option).chain(secrets.iter().filter_map(secret)).collect();
        if parts.is_empty() { Words::none() } else { Words::Join(parts) }
    };
    (side(false), side(true))
}
