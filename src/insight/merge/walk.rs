//! Going through three versions at once.

use serde_json::{Map, Value};

use super::clean::Versions;
use super::{Conflict, Merge, Step, Taken, words};
use crate::document::edit::lookup;
use crate::document::{Edit, Path};
use crate::insight::changes::Words;
use crate::insight::changes::place::{self, member_pattern};
use crate::insight::identity;
use crate::schema::{Kind, SCHEMA};
use crate::task::size;

pub(super) const CONTAINERS: &str = "containerDefinitions";

pub(super) fn merge(base: &Value, ours: &Value, theirs: &Value) -> Merge {
    let Some(versions) = Versions::of(base, ours, theirs) else { return Merge::default() };
    let mut walk = Walk { document: ours, names: Vec::new(), merge: Merge::default() };
    let root = Place {
        pattern: String::new(),
        path: Path::root(),
        base: Some(&versions.base),
        ours: Some(&versions.ours),
        theirs: Some(&versions.theirs),
        holder: None,
    };
    if versions.is_bare {
        walk.value(&Place { path: Path::root(), ..root.key(CONTAINERS) });
    } else {
        walk.value(&root);
    }
    walk.merge
}

/// Where something stands in three versions.
#[derive(Debug, Clone)]
pub(super) struct Place<'v> {
    /// In the notation of the field table.
    pub(super) pattern: String,
    /// In our document.
    pub(super) path: Path,
    pub(super) base: Option<&'v Value>,
    pub(super) ours: Option<&'v Value>,
    pub(super) theirs: Option<&'v Value>,
    /// The object that it is a member of, in one of the versions that have it.
    pub(super) holder: Option<&'v Value>,
}

impl<'v> Place<'v> {
    pub(super) fn key(&self, key: &str) -> Self {
        let member = |side: Option<&'v Value>| side.and_then(|value| value.get(key));
        Self {
            pattern: member_pattern(&self.pattern, key),
            path: self.path.key(key.to_owned()),
            base: member(self.base),
            ours: member(self.ours),
            theirs: member(self.theirs),
            holder: self.theirs.or(self.ours),
        }
    }

    /// The keys of ours in their order, then those that are theirs alone.
    fn keys(&self) -> Vec<&'v str> {
        let members = |side: Option<&'v Value>| side.and_then(Value::as_object);
        let ours = members(self.ours);
        let of_ours = ours.into_iter().flat_map(Map::keys);
        let added = members(self.theirs).into_iter().flat_map(Map::keys);
        let added = added.filter(|key| ours.is_none_or(|members| !members.contains_key(*key)));
        of_ours.chain(added).map(String::as_str).collect()
    }

    /// Whether two of its values mean the same to ECS. An element that is there says something, even if all its
    /// members are defaults.
    pub(super) fn is_same(&self, one: Option<&Value>, other: Option<&Value>) -> bool {
        if self.pattern.ends_with("[]") && one.is_some() != other.is_some() {
            return false;
        }
        let units = |value: Option<&Value>| match (&*self.pattern, value?) {
            ("cpu", Value::String(text)) => size::cpu(text).units(),
            ("memory", Value::String(text)) => size::memory(text).units(),
            ("cpu" | "memory", Value::Number(number)) => number.as_i64(),
            _ => None,
        };
        place::is_same(&self.pattern, one, other)
            || units(one).is_some_and(|units_of_one| Some(units_of_one) == units(other))
    }

    /// Whether they changed nothing here that we do not have.
    pub(super) fn is_settled(&self) -> bool {
        self.is_same(self.base, self.theirs) || self.is_same(self.ours, self.theirs)
    }

    /// Whether we left it as it was.
    pub(super) fn is_untouched(&self) -> bool {
        self.is_same(self.base, self.ours)
    }

    /// Whether each version has a value of this type or none, and it was not made on their side alone.
    fn is_all(&self, is_of_type: fn(&Value) -> bool) -> bool {
        let sides = [self.base, self.ours, self.theirs];
        let is_theirs_alone = self.base.is_none() && self.ours.is_none();
        !is_theirs_alone && sides.into_iter().flatten().all(is_of_type)
    }
}

pub(super) struct Walk<'d> {
    /// Ours as it is.
    pub(super) document: &'d Value,
    /// The containers and other elements of lists that lead to the present place.
    pub(super) names: Vec<Words>,
    pub(super) merge: Merge,
}

impl Walk<'_> {
    pub(super) fn value(&mut self, place: &Place<'_>) {
        if place.is_settled() {
            return;
        }
        let kind = SCHEMA.lookup(&place.pattern).map(|field| field.kind);
        match (place.ours, place.theirs) {
            _ if kind == Some(Kind::Map) && place.is_all(Value::is_object) => self.map(place),
            (Some(Value::Object(_)), Some(Value::Object(_))) => self.members(place),
            _ if identity::is_keyed(&place.pattern)
                && place.is_all(Value::is_array)
                && !self.is_in_their_order(place) =>
            {
                self.list(place, None);
            }
            _ => self.whole(place),
        }
    }

    fn members(&mut self, place: &Place<'_>) {
        let is_container = place.pattern == "containerDefinitions[]";
        for key in place.keys() {
            match key {
                "environment" | "secrets" if is_container => {}
                _ => self.value(&place.key(key)),
            }
        }
        if is_container {
            self.variables(&place.key("environment"), &place.key("secrets"));
        }
    }

    /// A map with the user's own keys: none is as good as an empty one.
    fn map(&mut self, place: &Place<'_>) {
        let before = self.merge.steps.len();
        for key in place.keys() {
            self.value(&place.key(key));
        }
        self.remove_emptied(place, before);
    }

    /// What is taken or asked as one.
    fn whole(&mut self, place: &Place<'_>) {
        let edit = match place.theirs {
            Some(value) => Some(Edit::Set { path: place.path.clone(), value: value.clone() }),
            // What only the comparison has needs no removal.
            None if lookup(self.document, &place.path).is_none() => None,
            None => Some(Edit::Remove { path: place.path.clone() }),
        };
        let edits = edit.into_iter().collect();
        if place.is_untouched() {
            self.take(place, edits);
        } else {
            self.ask(place, edits);
        }
    }

    /// Notes a change of theirs that is taken.
    pub(super) fn take(&mut self, place: &Place<'_>, edits: Vec<Edit>) {
        let (subject, words, is_whole) = self.said(place);
        let (path, base, theirs) = (place.path.clone(), place.base.cloned(), place.theirs.cloned());
        self.merge.taken.push(Taken { path, base, theirs, subject, words, is_whole });
        let steps = edits.into_iter().map(|edit| Step { edit, conflicts: Vec::new() });
        self.merge.steps.extend(steps);
    }

    /// Notes a conflict; `edits` take theirs.
    pub(super) fn ask(&mut self, place: &Place<'_>, edits: Vec<Edit>) {
        let conflict = self.note_conflict(place);
        let steps = edits.into_iter().map(|edit| Step { edit, conflicts: vec![conflict] });
        self.merge.steps.extend(steps);
    }

    /// Notes a conflict whose edits are put among the steps by the caller.
    pub(super) fn note_conflict(&mut self, place: &Place<'_>) -> usize {
        let (subject, words, is_whole) = self.said(place);
        self.merge.conflicts.push(Conflict {
            path: place.path.clone(),
            base: place.base.cloned(),
            ours: place.ours.cloned(),
            theirs: place.theirs.cloned(),
            subject,
            words,
            is_whole,
        });
        self.merge.conflicts.len() - 1
    }

    fn said(&self, place: &Place<'_>) -> (Words, [Words; 3], bool) {
        let sides = [place.base, place.ours, place.theirs];
        let words = place::words_of(&place.pattern, &place.path, place.holder, sides);
        let is_whole = sides.into_iter().flatten().any(|value| words::is_large(&place.pattern, value));
        (words::subject(&self.names, place), words, is_whole)
    }

    /// Where the steps from `before` on take away all that is in the list or map at `place`, and theirs has none,
    /// it goes itself: ECS refuses some empty lists, and nobody wrote this one.
    pub(super) fn remove_emptied(&mut self, place: &Place<'_>, before: usize) {
        let count = match lookup(self.document, &place.path) {
            Some(Value::Array(list)) => list.len(),
            Some(Value::Object(members)) => members.len(),
            _ => return,
        };
        let steps = self.merge.steps.get(before..).unwrap_or_default();
        let is_own_removal = |step: &Step| match &step.edit {
            Edit::Remove { path } => path.parent().as_ref() == Some(&place.path),
            _ => false,
        };
        let is_emptied = steps.len() == count && count > 0 && steps.iter().all(is_own_removal);
        if !is_emptied || place.theirs.is_some() || place.path.is_root() {
            return;
        }
        let mut conflicts: Vec<usize> =
            steps.iter().flat_map(|step| step.conflicts.iter().copied()).collect();
        conflicts.sort_unstable();
        conflicts.dedup();
        let edit = Edit::Remove { path: place.path.clone() };
        if conflicts.is_empty() {
            self.merge.steps.truncate(before);
        }
        self.merge.steps.push(Step { edit, conflicts });
    }
}
