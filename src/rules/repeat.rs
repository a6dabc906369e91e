//! Names that stand more than once in a list of objects.

use std::collections::HashMap;

use super::fix::remove;
use super::{Findings, Fix, Safety};
use crate::document::{Edit, Path};
use crate::task::Object;

/// Which of several elements with one name a fix keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    First,
    Last,
}

/// How many findings of one name carry the fix, which is the same for all of them.
const MAX_FIXES: usize = 9;

/// Reports each element whose text at `key` an earlier one has, at this text; empty texts are no names. Offers to
/// remove all but one. Facts: `name` as `label` gives it, `places` such as `#1` and `#3`.
pub(super) fn report(
    elements: &[(Path, Object<'_>)],
    key: &'static str,
    keep: Keep,
    label: fn(&str) -> String,
    findings: &mut Findings,
    mut describe: impl FnMut(&mut super::Finding),
) {
    for group in repeated(elements, key) {
        let Some(((first, _), later)) = group.split_first() else { continue };
        for (position, (path, object)) in later.iter().enumerate() {
            let finding = findings.at(path.key(key));
            finding.arg("name", object.text(key).get().map(label).unwrap_or_default());
            finding.arg("places", [first, path].map(number).to_vec()).also(first.key(key));
            describe(finding);
            if position < MAX_FIXES {
                finding.fix(keep_one(&group, keep));
            }
        }
    }
}

/// The elements that share a text at `key` with another one, those of each text together.
fn repeated<'e, 'a>(elements: &'e [(Path, Object<'a>)], key: &str) -> Vec<Vec<&'e (Path, Object<'a>)>> {
    let mut groups: Vec<Vec<&(Path, Object<'_>)>> = Vec::new();
    let mut seen = HashMap::new();
    for element in elements {
        let Some(name) = element.1.text(key).get().filter(|name| !name.is_empty()) else { continue };
        let (first, group) = seen.entry(name).or_insert((element, None));
        if std::ptr::eq(*first, element) {
            continue;
        }
        let at = *group.get_or_insert_with(|| {
            groups.push(vec![*first]);
            groups.len() - 1
        });
        groups[at].push(element);
    }
    groups
}

fn keep_one(group: &[&(Path, Object<'_>)], keep: Keep) -> Fix {
    let kept = if keep == Keep::First { group.first() } else { group.last() };
    let others = group.iter().filter(|element| kept.is_none_or(|kept| !std::ptr::eq(*kept, **element)));
    // The last first, so that the others keep their indexes.
    let edits: Vec<Edit> = others.rev().map(|(path, _)| remove(path.clone())).collect();
    let are_alike = group.windows(2).all(|pair| pair[0].1.0 == pair[1].1.0);
    Fix { safety: if are_alike { Safety::Safe } else { Safety::Review }, ..Fix::safe(edits) }
}

/// `#2` for the second element of a list.
pub(super) fn number(path: &Path) -> String {
    match path.last() {
        Some(crate::document::Segment::Index(index)) => format!("#{}", u64::from(*index) + 1),
        _ => String::new(),
    }
}
