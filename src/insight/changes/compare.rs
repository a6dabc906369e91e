//! Going through two documents at once, and what has no words of its own: one change for each field.

use serde_json::{Map, Value};

use super::fold::{Spot, folded};
use super::privacy::masked;
use super::words::{Words, shorten, shorten_pair};
use super::{Change, Cost, Kind, Owner, Remark, Topic, fields};
use crate::insight::identity;
use crate::schema::{self, SCHEMA};

/// Collects what differs.
#[derive(Debug, Default)]
pub(super) struct Comparison {
    pub(super) found: Vec<Change>,
    /// The container or volume that is being compared.
    pub(super) owner: Option<Owner>,
}

/// What is said of a change, before it has its place.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) topic: Topic,
    pub(super) subject: Words,
    pub(super) from: Words,
    pub(super) to: Words,
    pub(super) remark: Option<Remark>,
    pub(super) cost: Option<Cost>,
    /// Whether the subject names the container or volume.
    pub(super) names_owner: bool,
}

impl Said {
    pub(super) fn new(topic: Topic, subject: Words, from: Words, to: Words) -> Self {
        Self { topic, subject, from, to, remark: None, cost: None, names_owner: false }
    }

    pub(super) fn remark(self, remark: impl Into<Option<Remark>>) -> Self {
        Self { remark: remark.into(), ..self }
    }

    pub(super) fn names_owner(self) -> Self {
        Self { names_owner: true, ..self }
    }
}

impl Comparison {
    /// Notes a change at one place.
    pub(super) fn change(&mut self, spot: &Spot<'_>, said: Said) {
        self.note(Kind::Change, spot, spot.old.map(masked_at(spot)), spot.new.map(masked_at(spot)), said);
    }

    /// Notes one change of several places; the first place that is there stands for all.
    pub(super) fn joined(&mut self, spots: &[Spot<'_>], said: Said) {
        let all = |of: fn(&Spot<'_>) -> Option<Value>| {
            let key = |spot: &Spot<'_>| spot.new_path.last_key().unwrap_or_default().to_owned();
            let members: Map<String, Value> =
                spots.iter().filter_map(|spot| Some((key(spot), of(spot)?))).collect();
            (!members.is_empty()).then_some(Value::Object(members))
        };
        let old = all(|spot| spot.old.map(masked_at(spot)));
        let new = all(|spot| spot.new.map(masked_at(spot)));
        let differs = |spot: &&Spot<'_>| !spot.is_equal();
        let Some(first) = spots.iter().find(differs).or(spots.first()) else { return };
        let mut place = first.clone();
        let new_place = spots.iter().filter(differs).find(|spot| spot.new.is_some());
        let old_place = spots.iter().filter(differs).find(|spot| spot.old.is_some());
        if let Some(spot) = new_place {
            (place.new_path, place.new) = (spot.new_path.clone(), spot.new);
        }
        if let Some(spot) = old_place {
            (place.old_path, place.old) = (spot.old_path.clone(), spot.old);
        }
        self.note(Kind::Change, &place, old, new, said);
    }

    /// Notes what changes nothing.
    pub(super) fn hidden(&mut self, kind: Kind, spot: &Spot<'_>) {
        let (from, to) = fields::pair_words(spot);
        let said = Said::new(Topic::Other, self.subject_of(spot), from, to);
        self.note(kind, spot, spot.old.map(masked_at(spot)), spot.new.map(masked_at(spot)), said);
    }

    fn note(&mut self, kind: Kind, spot: &Spot<'_>, old: Option<Value>, new: Option<Value>, said: Said) {
        let (from, to) = told_apart(said.from, said.to);
        self.found.push(Change {
            kind,
            topic: said.topic,
            path: spot.new.is_some().then(|| spot.new_path.clone()),
            old_path: spot.old.is_some().then(|| spot.old_path.clone()),
            old,
            new,
            owner: self.owner.clone(),
            subject: said.subject,
            from,
            to,
            remark: said.remark,
            cost: said.cost,
            names_owner: said.names_owner,
        });
    }

    /// Compares a place that nobody has special words for. Whatever is not the same JSON leaves a change or more.
    pub(super) fn field(&mut self, spot: &Spot<'_>) {
        if spot.is_equal() {
            return;
        }
        if let Some(kind) = folded(&spot.pattern, spot.old, spot.new) {
            return self.hidden(kind, spot);
        }
        let kind = SCHEMA.lookup(&spot.pattern).map(|field| field.kind);
        let is_keyed = identity::is_keyed(&spot.pattern);
        match (kind, spot.set()) {
            (
                Some(schema::Kind::Structure | schema::Kind::Map),
                (Some(Value::Object(_)), Some(Value::Object(_))),
            ) => {
                for key in spot.keys() {
                    self.field(&spot.key(key));
                }
            }
            (
                Some(schema::Kind::List),
                (Some(Value::Array(_)) | None, Some(Value::Array(_))) | (Some(Value::Array(_)), None),
            ) if is_keyed => self.list(spot),
            _ => self.leaf(spot),
        }
    }

    /// Compares the elements of a list that are recognised by what names them.
    fn list(&mut self, spot: &Spot<'_>) {
        let (elements, is_reordered) = spot.elements();
        for element in &elements {
            self.element(element);
        }
        if is_reordered {
            self.reordered(spot);
        }
    }

    /// Notes that a list stands in another order.
    pub(super) fn reordered(&mut self, spot: &Spot<'_>) {
        if !identity::is_ordered(&spot.pattern) {
            return self.hidden(Kind::Order, spot);
        }
        let subject = self.subject_of(spot);
        let (from, to) = (Words::key("change-order-old"), Words::key("change-order-new"));
        self.change(spot, Said::new(fields::topic(&spot.pattern), subject, from, to));
    }

    pub(super) fn element(&mut self, spot: &Spot<'_>) {
        if spot.is_equal() {
            return;
        }
        // An element that is there says something, even if all its members are defaults.
        let folds = spot.old.is_some() && spot.new.is_some();
        match folded(&spot.pattern, spot.old, spot.new).filter(|_| folds) {
            Some(kind) => self.hidden(kind, spot),
            None => self.leaf(spot),
        }
    }

    fn leaf(&mut self, spot: &Spot<'_>) {
        let (from, to) = fields::pair_words(spot);
        let said = Said::new(fields::topic(&spot.pattern), self.subject_of(spot), from, to);
        self.change(spot, said.remark(fields::remark(spot)));
    }

    /// What is named as the thing that changes.
    pub(super) fn subject_of(&self, spot: &Spot<'_>) -> Words {
        let own = fields::subject(spot);
        match &self.owner {
            Some(Owner::Volume(name)) => {
                Words::phrase("change-volume-field", [("volume", Words::Text(shorten(name))), ("field", own)])
            }
            _ => own,
        }
    }
}

/// Hides what is secret in a value, knowing where it stands.
fn masked_at(spot: &Spot<'_>) -> impl Fn(&Value) -> Value {
    let is_secret = fields::is_secret_place(spot);
    move |value| match value {
        Value::String(_) if is_secret => super::privacy::HIDDEN.into(),
        value => masked(value),
    }
}

/// Both sides short, and different from each other.
pub(super) fn told_apart(from: Words, to: Words) -> (Words, Words) {
    let (from, to) = match (from, to) {
        (Words::Text(from), Words::Text(to)) => {
            let (from, to) = shorten_pair(&from, &to);
            (Words::Text(from), Words::Text(to))
        }
        (from, to) => (shortened(from), shortened(to)),
    };
    if from == to {
        let other = Words::phrase("change-another", [("value", to)]);
        return (from, other);
    }
    (from, to)
}

fn shortened(words: Words) -> Words {
    match words {
        Words::Text(text) => Words::Text(shorten(&text)),
        Words::Join(parts) => Words::Join(parts.into_iter().map(shortened).collect()),
        Words::Phrase(key, parts) => {
            Words::Phrase(key, parts.into_iter().map(|(name, part)| (name, shortened(part))).collect())
        }
        other => other,
    }
}
