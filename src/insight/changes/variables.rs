//! Environment variables: plain ones, secrets, and those that went from one to the other.

use std::collections::HashMap;

use serde_json::Value;

use super::compare::{Comparison, Said};
use super::fold::{Spot, folded};
use super::privacy::is_secret;
use super::words::Words;
use super::{Kind, Remark, Topic, fields};
use crate::task::secret::variable_label;

pub(super) fn compare(comparison: &mut Comparison, plain: &Spot<'_>, secret: &Spot<'_>) {
    let Some(mut plain) = differing(comparison, plain) else {
        differing(comparison, secret)
            .unwrap_or_default()
            .iter()
            .for_each(|spot| secret_change(comparison, spot));
        return;
    };
    let mut secret = differing(comparison, secret).unwrap_or_default();
    let mut moved = HashMap::new();
    for (index, spot) in secret.iter().enumerate().filter(|(_, spot)| is_one_sided(spot)) {
        moved.entry((name(spot), spot.old.is_some())).or_insert(index);
    }
    let mut taken = vec![false; secret.len()];
    for spot in plain.drain(..) {
        // What is gone here may be new there, and the other way round.
        let other = is_one_sided(&spot).then(|| moved.remove(&(name(&spot), spot.old.is_none()))).flatten();
        match other.and_then(|index| Some((index, secret.get(index)?))) {
            Some((index, other)) => {
                move_change(comparison, &spot, other);
                taken[index] = true;
            }
            None => plain_change(comparison, &spot),
        }
    }
    for (spot, _) in secret.drain(..).zip(taken).filter(|(_, taken)| !taken) {
        secret_change(comparison, &spot);
    }
}

/// The variables of a list that differ; `None` where the list as a whole is said or there is nothing to say.
fn differing<'v>(comparison: &mut Comparison, list: &Spot<'v>) -> Option<Vec<Spot<'v>>> {
    let (old, new) = list.set();
    if list.is_equal() {
        return None;
    }
    if ![old, new].into_iter().flatten().all(Value::is_array) {
        comparison.field(list);
        return None;
    }
    if let Some(kind) = folded(&list.pattern, list.old, list.new) {
        comparison.hidden(kind, list);
        return None;
    }
    let (elements, is_reordered) = list.elements();
    if is_reordered {
        comparison.hidden(Kind::Order, list);
    }
    Some(elements.into_iter().filter(|spot| !spot.is_equal()).collect())
}

fn is_one_sided(spot: &Spot<'_>) -> bool {
    spot.old.is_some() != spot.new.is_some()
}

fn name<'v>(spot: &Spot<'v>) -> &'v str {
    let element = spot.new.or(spot.old);
    element.and_then(|element| element.get("name")).and_then(Value::as_str).unwrap_or_default()
}

fn member<'v>(element: Option<&'v Value>, key: &str) -> &'v str {
    element.and_then(|element| element.get(key)).and_then(Value::as_str).unwrap_or_default()
}

fn subject(spot: &Spot<'_>) -> Words {
    match name(spot) {
        "" => fields::subject(spot),
        name => Words::Text(variable_label(name)),
    }
}

fn plain_change(comparison: &mut Comparison, spot: &Spot<'_>) {
    if spot.old.is_some() && spot.new.is_some() && folded(&spot.pattern, spot.old, spot.new).is_some() {
        return comparison.hidden(Kind::Default, spot);
    }
    let hides = [spot.old, spot.new].into_iter().any(|side| is_secret(name(spot), member(side, "value")));
    let words = |side: Option<&Value>| match side {
        None => Words::none(),
        Some(_) if hides => Words::key("change-plain"),
        Some(element) => fields::value_words(
            "containerDefinitions[].environment[].value",
            element.get("value").or(Some(element).filter(|element| !element.is_object())),
        ),
    };
    let is_bare = spot.old.is_none() && hides && !member(spot.new, "value").is_empty();
    let said = Said::new(Topic::Variable, subject(spot), words(spot.old), words(spot.new));
    comparison.change(spot, said.remark(is_bare.then_some(Remark::Readable)));
}

fn secret_change(comparison: &mut Comparison, spot: &Spot<'_>) {
    let words = |side: Option<&Value>| match side {
        None => Words::none(),
        Some(_) if is_one_sided(spot) => fields::reference_words(member(side, "valueFrom")),
        Some(_) => fields::named_reference_words(member(side, "valueFrom")),
    };
    let said = Said::new(Topic::Variable, subject(spot), words(spot.old), words(spot.new));
    comparison.change(spot, said);
}

/// A variable that went from one list to the other.
fn move_change(comparison: &mut Comparison, plain: &Spot<'_>, secret: &Spot<'_>) {
    let value = Words::key("change-plain");
    let reference = fields::reference_words(member(secret.old.or(secret.new), "valueFrom"));
    let becomes_secret = plain.old.is_some();
    let (from, to) = if becomes_secret { (value, reference) } else { (reference, value) };
    let (gone, come) = if becomes_secret { (plain, secret) } else { (secret, plain) };
    let spot = Spot { old: gone.old, old_path: gone.old_path.clone(), ..come.clone() };
    let hides = is_secret(name(plain), member(plain.new, "value"));
    let remark = match becomes_secret {
        true => Some(Remark::Safer),
        // Whatever it is, somebody kept it as a secret until now.
        false if hides || !member(plain.new, "value").is_empty() => Some(Remark::Readable),
        false => None,
    };
    comparison.change(&spot, Said::new(Topic::Variable, subject(plain), from, to).remark(remark));
}
