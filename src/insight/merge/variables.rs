//! Variables that went from plain values to secrets or back: two lists, one change. ECS refuses a name that stands in
//! both.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::list::{Id, Verdict, Verdicts, elements, ids};
use super::walk::{Place, Walk};
use crate::insight::changes::Words;
use crate::insight::changes::place::{element_subject, plain_value};

/// The elements of one list in one version that have a certain name, with their indexes.
type Own<'v> = Vec<(usize, &'v Value)>;

/// What one list has of a variable in each version.
type Rows<'v> = [Own<'v>; 3];

const BASE: usize = 0;
const OURS: usize = 1;
const THEIRS: usize = 2;

impl Walk<'_> {
    pub(super) fn variables(&mut self, plain: &Place<'_>, secret: &Place<'_>) {
        let lists = [plain, secret];
        let verdicts = self.verdicts(lists);
        for list in lists {
            let sides = [list.base, list.ours, list.theirs];
            let is_decided = !verdicts.is_empty() && sides.into_iter().flatten().all(Value::is_array);
            if is_decided { self.list(list, Some(&verdicts)) } else { self.value(list) }
        }
    }

    /// Decides all names that stand in one list here and in the other one there.
    fn verdicts(&mut self, lists: [&Place<'_>; 2]) -> Verdicts {
        let is_list = |place: &Place<'_>| {
            [place.base, place.ours, place.theirs].into_iter().flatten().all(Value::is_array)
        };
        let mut verdicts = Verdicts::new();
        if !lists.iter().all(|place| is_list(place)) {
            return verdicts;
        }
        let mut all = lists.map(|list| {
            [list.base, list.ours, list.theirs].map(|side| by_name(&list.pattern, elements(side)))
        });
        for name in names_in_both(lists) {
            let rows =
                all.each_mut().map(|list| list.each_mut().map(|side| side.remove(&name).unwrap_or_default()));
            let verdict = self.verdict(lists, &rows);
            verdicts.insert(name, verdict);
        }
        verdicts
    }

    fn verdict(&mut self, lists: [&Place<'_>; 2], rows: &[Rows<'_>; 2]) -> Verdict {
        let is_same = |one: usize, other: usize| {
            lists.iter().zip(rows).all(|(list, rows)| {
                let element = Place { pattern: format!("{}[]", list.pattern), ..(*list).clone() };
                let (one, other) = (&rows[one], &rows[other]);
                one.len() == other.len()
                    && one.iter().zip(other).all(|(one, other)| element.is_same(Some(one.1), Some(other.1)))
            })
        };
        if is_same(BASE, THEIRS) || is_same(OURS, THEIRS) {
            return Verdict::Keep;
        }
        let Some(place) = place_of(lists, rows) else { return Verdict::Keep };
        let list = place.pattern.strip_suffix("[]").unwrap_or(&place.pattern).to_owned();
        let element = place.ours.or(place.theirs).or(place.base);
        let depth = self.names.len();
        self.names.extend(element.map(|element| element_subject(&list, element)));
        let verdict = if is_same(BASE, OURS) {
            self.take(&place, Vec::new());
            self.merge.taken.last_mut().into_iter().for_each(|taken| hide_plain(&place, &mut taken.words));
            Verdict::Take
        } else {
            let number = self.note_conflict(&place);
            self.merge.conflicts.last_mut().into_iter().for_each(|own| hide_plain(&place, &mut own.words));
            Verdict::Ask(number)
        };
        self.names.truncate(depth);
        verdict
    }
}

/// Hides plain values: whatever it is, somebody keeps it as a secret.
fn hide_plain(place: &Place<'_>, words: &mut [Words; 3]) {
    for (value, words) in [place.base, place.ours, place.theirs].into_iter().zip(words) {
        if value.is_some_and(|value| value.get("value").is_some()) {
            *words = plain_value();
        }
    }
}

/// The names that stand in both lists, of whatever versions, in the order of the lists.
fn names_in_both(lists: [&Place<'_>; 2]) -> Vec<String> {
    let all = |list: &Place<'_>| -> Vec<String> {
        let sides = [list.ours, list.theirs, list.base];
        let ids = sides.into_iter().flat_map(|side| ids(&list.pattern, elements(side)));
        let mut seen = HashSet::new();
        ids.filter_map(|(name, _): Id| name.ok()).filter(|name| seen.insert(name.clone())).collect()
    };
    let [plain, secret] = lists.map(all);
    let secret: HashSet<String> = secret.into_iter().collect();
    plain.into_iter().filter(|name| secret.contains(name)).collect()
}

/// The elements of each name.
fn by_name<'v>(pattern: &str, list: &'v [Value]) -> HashMap<String, Own<'v>> {
    let mut found: HashMap<String, Own<'v>> = HashMap::new();
    for (element, (name, _)) in list.iter().enumerate().zip(ids(pattern, list)) {
        if let Ok(name) = name {
            found.entry(name).or_default().push(element);
        }
    }
    found
}

/// Where the variable stands with us, else in the list where it stands with them.
fn place_of<'v>(lists: [&Place<'v>; 2], rows: &[Rows<'v>; 2]) -> Option<Place<'v>> {
    let first =
        |side: usize| rows.iter().enumerate().find_map(|(list, rows)| Some((list, *rows[side].first()?)));
    let [base, ours, theirs] = [BASE, OURS, THEIRS].map(first);
    let list = lists.get(ours.or(theirs).or(base)?.0)?;
    let index = ours.map_or_else(|| elements(list.ours).len(), |(_, (index, _))| index);
    let value = |side: Option<(usize, (usize, &'v Value))>| side.map(|(_, (_, value))| value);
    Some(Place {
        pattern: format!("{}[]", list.pattern),
        path: list.path.index(index),
        base: value(base),
        ours: value(ours),
        theirs: value(theirs),
        holder: None,
    })
}
