//! Which of the lines that go has become which of the lines that come.

use super::Written;

/// How alike two lines are at least, in thousandths, to be one line that changed.
const ALIKE: u32 = 500;
/// What it counts that both are about the same key.
const SAME_KEY: u32 = 1_000;
/// So many pairs are looked at to find the best ones; where there are more, a line may only become the one that stands
/// as far down.
const MOST_PAIRS: usize = 40_000;

/// Pairs of lines by their indices, in order.
pub(super) fn pairs(old: &[Written<'_>], new: &[Written<'_>]) -> Vec<(usize, usize)> {
    if old.len().saturating_mul(new.len()) > MOST_PAIRS {
        let pairs = old.iter().zip(new).enumerate();
        return pairs.filter(|(_, (old, new))| score(old, new).is_some()).map(|(at, _)| (at, at)).collect();
    }
    // The longest common subsequence, only that what is common has a weight. `best[row][column]` is what the lines
    // from there on are worth.
    let width = new.len() + 1;
    let mut best = vec![0_u32; (old.len() + 1) * width];
    let mut worth = vec![None; old.len() * new.len()];
    for row in (0..old.len()).rev() {
        for column in (0..new.len()).rev() {
            let at = row * width + column;
            let score = score(&old[row], &new[column]);
            worth[row * new.len() + column] = score;
            let paired = score.map_or(0, |score| score + best[at + width + 1]);
            best[at] = paired.max(best[at + 1]).max(best[at + width]);
        }
    }
    let mut pairs = Vec::new();
    let (mut row, mut column) = (0, 0);
    while row < old.len() && column < new.len() {
        let at = row * width + column;
        let is_pair = |score: u32| best[at] == score + best[at + width + 1];
        if worth[row * new.len() + column].is_some_and(is_pair) {
            pairs.push((row, column));
            (row, column) = (row + 1, column + 1);
        } else if best[at] == best[at + width] {
            row += 1;
        } else {
            column += 1;
        }
    }
    pairs
}

/// How much one line looks like a change of the other; `None` where it does not.
fn score(old: &Written<'_>, new: &Written<'_>) -> Option<u32> {
    let (old, new) = (old.text.trim(), new.text.trim());
    let longest = old.len().max(new.len());
    let common =
        |pairs: &mut dyn Iterator<Item = (u8, u8)>| pairs.take_while(|(one, other)| one == other).count();
    let start = common(&mut old.bytes().zip(new.bytes()));
    let rest = old.len().min(new.len()) - start;
    let end = common(&mut old.bytes().rev().zip(new.bytes().rev()).take(rest));
    let alike = (start + end).saturating_mul(1_000).checked_div(longest).unwrap_or(0);
    let alike = u32::try_from(alike).unwrap_or(0);
    match key(old) {
        Some(key_of_old) if key(new) == Some(key_of_old) => Some(SAME_KEY + alike),
        _ => (alike >= ALIKE).then_some(alike),
    }
}

/// The key that a line begins with.
fn key(line: &str) -> Option<&str> {
    let (key, rest) = line.strip_prefix('"')?.split_once('"')?;
    rest.trim_start().starts_with(':').then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paired(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
        let written = |lines: &[&'static str]| -> Vec<Written<'static>> {
            lines.iter().map(|text| Written { text, secrets: Vec::new() }).collect()
        };
        let leak = |lines: &[&str]| -> Vec<&'static str> {
            lines.iter().map(|line| &*Box::leak((*line).to_owned().into_boxed_str())).collect()
        };
        pairs(&written(&leak(old)), &written(&leak(new)))
    }

    #[test]
    fn a_line_becomes_the_one_about_the_same_thing() {
        let old = ["\"cpu\": 1,", "\"image\": \"nginx\"", "}"];
        assert_eq!(paired(&old, &["\"image\": \"a.b/other\",", "\"cpu\": 1024,"]), [(0, 1)]);
        assert_eq!(
            paired(&old, &["\"cpu\": 1024,", "\"name\": \"a\",", "\"image\": \"c\","]),
            [(0, 0), (1, 2)]
        );
        // Without keys it is how they look.
        assert_eq!(paired(&["alpha beta"], &["nothing", "alpha bet"]), [(0, 1)]);
        assert_eq!(paired(&["alpha"], &["beta"]), []);
        assert_eq!(paired(&[""], &[""]), []);
        assert_eq!(paired(&[], &["a"]), []);
    }

    #[test]
    fn very_many_lines_are_paired_as_they_stand() {
        let old: Vec<String> = (0..300).map(|number| format!("\"a\": {number}")).collect();
        let new: Vec<String> =
            (0..301).map(|number| format!("\"{}\": x", if number == 7 { "b" } else { "a" })).collect();
        let found = paired(
            &old.iter().map(String::as_str).collect::<Vec<_>>(),
            &new.iter().map(String::as_str).collect::<Vec<_>>(),
        );
        assert_eq!(found.len(), 299);
        assert!(found.iter().all(|(old, new)| old == new && *old != 7));
    }
}
