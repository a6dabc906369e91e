//! The known word that a user most likely meant: the same letters in another case, else one or two typing slips
//! away. It only compares words; what they name is the caller's business.

/// A known word near to what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nearest<'a> {
    /// The known word.
    pub word: &'a str,
    /// Whether nothing but letter case differs.
    pub by_case: bool,
}

/// Longer words are no slip of a known one, and comparing them would cost their length squared.
const LONGEST: usize = 64;

/// The nearest of `known`; the first of them where several are as near.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<Nearest<'a>> {
    let known: Vec<&str> = known.into_iter().collect();
    if let Some(word) = known.iter().copied().find(|word| word.eq_ignore_ascii_case(typed)) {
        return Some(Nearest { word, by_case: true });
    }
    if typed.len() > LONGEST {
        return None;
    }
    let typed = typed.to_ascii_lowercase();
    let short = known.into_iter().filter(|word| word.len() <= LONGEST);
    let distances = short.map(|word| (strsim::osa_distance(&typed, &word.to_ascii_lowercase()), word));
    let (distance, word) = distances.min_by_key(|(distance, _)| *distance)?;
    // In a word of four letters a second slip leaves too little to recognise it by.
    let allowed = if typed.chars().count() < 5 { 1 } else { 2 };
    (distance <= allowed).then_some(Nearest { word, by_case: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letter_case_comes_first_then_few_slips() {
        let known = ["hostPort", "containerPort", "host", "hosts", "cpu"];
        for (typed, expected) in [
            ("hostport", Some(("hostPort", true))),
            ("hostPrt", Some(("hostPort", false))),
            ("hotsPort", Some(("hostPort", false))),
            ("HOST", Some(("host", true))),
            ("hosst", Some(("host", false))),
            ("cpi", Some(("cpu", false))),
            ("gpi", None),
            ("memory", None),
            ("", None),
        ] {
            let found = nearest(typed, known).map(|found| (found.word, found.by_case));
            assert_eq!(found, expected, "{typed}");
        }
        assert_eq!(nearest(&"h".repeat(100_000), known), None);
    }
}
