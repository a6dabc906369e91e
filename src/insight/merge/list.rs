//! Lists whose elements are recognised by what names them.

use std::collections::HashMap;

use serde_json::Value;

use super::Step;
use super::walk::{Place, Walk};
use crate::document::{Edit, Segment};
use crate::insight::changes::place::element_subject;
use crate::insight::identity;

/// What an element is recognised by, and which of those with the same name it is. One without a name goes by its
/// value.
pub(super) type Id = (Result<String, String>, usize);

/// What was decided for elements from outside of their list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Ours stays.
    Keep,
    /// Theirs is taken.
    Take,
    /// Theirs is taken if the conflict with this number is answered so.
    Ask(usize),
}

/// The verdicts on elements by their names.
pub(super) type Verdicts = HashMap<String, Verdict>;

/// The elements of one side by what they are recognised by.
pub(super) fn ids(pattern: &str, list: &[Value]) -> Vec<Id> {
    let mut counts: HashMap<Result<String, String>, usize> = HashMap::new();
    let id = |element| {
        let name = identity::key_in(pattern, element).ok_or_else(|| Value::to_string(element));
        let count = counts.entry(name.clone()).or_default();
        *count += 1;
        (name, *count - 1)
    };
    list.iter().map(id).collect()
}

pub(super) fn elements(side: Option<&Value>) -> &[Value] {
    side.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn places(ids: &[Id]) -> HashMap<&Id, usize> {
    ids.iter().enumerate().map(|(index, id)| (id, index)).collect()
}

impl Walk<'_> {
    /// Whether the order of the list says something and they changed it: then it is one value.
    pub(super) fn is_in_their_order(&self, place: &Place<'_>) -> bool {
        if !identity::is_ordered(&place.pattern) {
            return false;
        }
        let [base, theirs] = [place.base, place.theirs].map(|side| ids(&place.pattern, elements(side)));
        let base = places(&base);
        !theirs.iter().filter_map(|id| base.get(id)).is_sorted()
    }

    /// Merges a list element by element. None is as good as an empty one.
    pub(super) fn list(&mut self, place: &Place<'_>, verdicts: Option<&Verdicts>) {
        let [base, ours, theirs] = [place.base, place.ours, place.theirs].map(elements);
        let [base_ids, our_ids, their_ids] = [base, ours, theirs].map(|list| ids(&place.pattern, list));
        let [in_base, in_ours, in_theirs] = [&base_ids, &our_ids, &their_ids].map(|ids| places(ids));
        let verdict = |id: &Id| verdicts.and_then(|all| all.get(id.0.as_ref().ok()?)).copied();
        let before = self.merge.steps.len();

        let element = |id: &Id, index: usize| Place {
            pattern: format!("{}[]", place.pattern),
            path: place.path.index(index),
            base: in_base.get(id).and_then(|index| base.get(*index)),
            ours: in_ours.get(id).and_then(|index| ours.get(*index)),
            theirs: in_theirs.get(id).and_then(|index| theirs.get(*index)),
            holder: None,
        };
        // The steps for each element of ours, and for what goes before it; the last for what goes at the end.
        let mut own: Vec<Vec<Step>> = vec![Vec::new(); ours.len() + 1];
        let mut added: Vec<Vec<Step>> = own.clone();
        for (index, id) in our_ids.iter().enumerate() {
            let steps = self.element(&place.pattern, &element(id, index), verdict(id));
            own[index] = steps;
        }
        let ordered_start = identity::is_ordered(&place.pattern).then_some(0);
        // Where the next element goes that follows in theirs; `None` where what it follows is not with us.
        let mut after = ordered_start;
        for id in &their_ids {
            if let Some(index) = in_ours.get(id) {
                after = Some(index + 1);
                continue;
            }
            let index = after.unwrap_or(ours.len());
            let steps = self.element(&place.pattern, &element(id, index), verdict(id));
            after = match (steps.is_empty(), ordered_start) {
                (false, _) => Some(index),
                (true, Some(_)) => after,
                (true, None) => None,
            };
            added[index].extend(steps);
        }
        // From the end, so that no step moves the place of a later one.
        for (own, added) in own.into_iter().zip(added).rev() {
            self.merge.steps.extend(own);
            self.merge.steps.extend(added.into_iter().rev());
        }
        self.remove_emptied(place, before);
    }

    /// The steps for one element.
    fn element(&mut self, list: &str, place: &Place<'_>, verdict: Option<Verdict>) -> Vec<Step> {
        let before = self.merge.steps.len();
        let name = place.ours.or(place.theirs).map(|element| element_subject(list, element));
        let depth = self.names.len();
        self.names.extend(name);
        match verdict {
            None if place.is_settled() => {}
            None if place.ours.is_some() && place.theirs.is_some() => self.value(place),
            None => {
                let edits = edit(place).into_iter().collect();
                match (place.base, place.is_untouched()) {
                    // They never had what we added, and what we removed they may have left alone.
                    (None, false) => {}
                    (_, true) => self.take(place, edits),
                    (Some(_), false) => self.ask(place, edits),
                }
            }
            Some(Verdict::Keep) => {}
            Some(_) if place.is_same(place.ours, place.theirs) => {}
            Some(verdict) => {
                let conflicts =
                    if let Verdict::Ask(conflict) = verdict { vec![conflict] } else { Vec::new() };
                let step = edit(place).map(|edit| Step { edit, conflicts });
                self.merge.steps.extend(step);
            }
        }
        self.names.truncate(depth);
        self.merge.steps.split_off(before)
    }
}

/// What makes ours theirs.
fn edit(element: &Place<'_>) -> Option<Edit> {
    let path = element.path.clone();
    match (element.ours, element.theirs) {
        (Some(_), Some(value)) => Some(Edit::Set { path, value: value.clone() }),
        (Some(_), None) => Some(Edit::Remove { path }),
        (None, Some(value)) => {
            let index = match path.last()? {
                Segment::Index(index) => *index as usize,
                Segment::Key(_) => return None,
            };
            Some(Edit::Insert { path: path.parent()?, index, value: value.clone() })
        }
        (None, None) => None,
    }
}
