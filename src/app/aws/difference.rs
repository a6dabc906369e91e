//! How the document differs from a registered revision: in sentences, and as text. Made once for each pair.

use serde_json::{Map, Value};

use crate::app::compare::{Comparison, comparable};
use crate::document::{Path, Segment};
use crate::insight::changes::{Change, Kind, changes_in};

/// What differs between two definitions.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// What changes.
    pub changes: Vec<Change>,
    /// How many differences change nothing for ECS: defaults that it fills in, order, spelling.
    pub hidden: usize,
    /// Both texts, laid out alike.
    pub comparison: Comparison,
}

impl Difference {
    /// From one definition to another, with the prices of `region`.
    pub fn of(old: &Value, new: &Value, region: Option<&str>) -> Self {
        let found = changes_in(old, new, region);
        let mut plain = old.clone();
        // What ECS has filled in would stand in the way of what somebody changed. The last first, so that the
        // indexes of the others stay.
        let filled = found.iter().filter(|change| change.kind == Kind::Default && change.is_removed());
        let mut filled: Vec<&Path> = filled.filter_map(|change| change.old_path.as_ref()).collect();
        filled.sort_unstable_by(|a, b| b.cmp(a));
        for path in filled {
            remove(&mut plain, path.segments());
        }
        let comparison = Comparison::new(&comparable(&plain, new), &comparable(new, new));
        let (hidden, changes): (Vec<Change>, Vec<Change>) = found.into_iter().partition(Change::is_hidden);
        Self { changes, hidden: hidden.len(), comparison }
    }

    /// Whether ECS would have the same again.
    pub fn is_nothing(&self) -> bool {
        self.changes.is_empty()
    }
}

fn remove(value: &mut Value, path: &[Segment]) {
    match (value, path) {
        (Value::Object(members), [Segment::Key(key)]) => drop(Map::shift_remove(members, key.as_ref())),
        (Value::Object(members), [Segment::Key(key), rest @ ..]) => {
            if let Some(member) = members.get_mut(key.as_ref()) {
                remove(member, rest);
            }
        }
        (Value::Array(elements), [Segment::Index(index)]) if (*index as usize) < elements.len() => {
            drop(elements.remove(*index as usize));
        }
        (Value::Array(elements), [Segment::Index(index), rest @ ..]) => {
            if let Some(element) = elements.get_mut(*index as usize) {
                remove(element, rest);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_ecs_fills_in_is_no_line_of_the_comparison() {
        let ours = json!({"family": "web", "containerDefinitions": [{"name": "web", "image": "nginx:2", "essential": true}]});
        let theirs = json!({
            "family": "web",
            "containerDefinitions": [{
                "name": "web", "image": "nginx:1", "cpu": 0, "portMappings": [], "essential": true,
                "environment": [], "mountPoints": [], "volumesFrom": []
            }],
            "volumes": [], "placementConstraints": []
        });
        let difference = Difference::of(&theirs, &ours, None);
        assert_eq!((difference.changes.len(), difference.is_nothing()), (1, false));
        assert_eq!((difference.comparison.removed, difference.comparison.added), (1, 1));
        assert!(difference.hidden > 0);
        assert!(Difference::of(&ours, &ours, None).is_nothing());
    }
}
