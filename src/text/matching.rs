//! How well what someone types fits a text: by words, by parts of words, and for Korean by what is typed so far of
//! a syllable or by initial consonants alone (ㅎㅅㅌ for 호스트).
//!
//! Spaces do not count, so 헬스체크 finds 헬스 체크. Knows nothing of what is looked for.

/// A text made ready to be compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Searchable {
    /// In lower case without spaces, Korean syllables as the letters that a keyboard types.
    letters: String,
    /// The initial consonant of each Korean syllable.
    initials: String,
    /// Where words begin in `letters`.
    starts: Vec<usize>,
}

/// What someone types, word by word.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query(Vec<Searchable>);

impl Query {
    /// Reads what is typed.
    pub fn new(text: &str) -> Self {
        Self(text.split_whitespace().map(Searchable::new).collect())
    }

    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How well this fits an entry with a `title` and lists of other words: `None` if a word of the query fits nowhere,
    /// otherwise more for better.
    pub fn score(&self, title: &Searchable, others: &[&[Searchable]]) -> Option<u32> {
        self.score_named(title, &[], others)
    }

    /// The same for an entry with several names, which count as much as its title.
    pub fn score_named(
        &self,
        title: &Searchable,
        names: &[Searchable],
        others: &[&[Searchable]],
    ) -> Option<u32> {
        let mut sum = 0;
        for word in &self.0 {
            let in_title = title.fit(word).max(names.iter().filter_map(|name| name.fit(word)).max());
            let fits = others.iter().copied().flatten().filter_map(|other| other.fit(word));
            let in_others = fits.max().map(|fit| fit * 2 / 3);
            sum += in_title.max(in_others)?;
        }
        // Of two that fit alike, the one with less besides is meant.
        Some(sum * 64 + 63_u32.saturating_sub(u32::try_from(title.letters.len()).unwrap_or(63)))
    }
}

impl Searchable {
    /// Makes a text ready.
    pub fn new(text: &str) -> Self {
        let mut made = Self::default();
        let mut before = ' ';
        for c in text.chars() {
            if c.is_whitespace() {
                before = c;
                continue;
            }
            let is_start = !before.is_alphanumeric() || (before.is_lowercase() && c.is_uppercase());
            if is_start {
                made.starts.push(made.letters.len());
            }
            before = c;
            match syllable(c) {
                Some(jamo) => {
                    made.initials.push(jamo.initial);
                    made.letters.push(jamo.initial);
                    made.letters.push_str(jamo.vowel);
                    made.letters.push_str(jamo.finals);
                }
                None => made.letters.extend(c.to_lowercase()),
            }
        }
        made
    }

    /// How well `word` fits: `None` if it does not.
    fn fit(&self, word: &Self) -> Option<u32> {
        let typed = word.letters.as_str();
        let at = |position: usize| self.starts.contains(&position);
        let mut best = None;
        for (position, _) in self.letters.match_indices(typed) {
            let fit = match position {
                0 if self.letters.len() == typed.len() => 100,
                0 => 80,
                _ if at(position) => 70,
                _ => 45,
            };
            best = best.max(Some(fit));
        }
        best.or_else(|| self.fits_initials(typed)).or_else(|| self.fits_scattered(typed))
    }

    /// Initial consonants: only where nothing else is typed.
    fn fits_initials(&self, typed: &str) -> Option<u32> {
        let are_consonants = typed.chars().all(|c| ('ㄱ'..='ㅎ').contains(&c));
        match self.initials.find(typed) {
            Some(0) if are_consonants => Some(60),
            Some(_) if are_consonants => Some(40),
            _ => None,
        }
    }

    /// Letters in order with others between, each run of them from the start of a word: `hpo` for "host port".
    fn fits_scattered(&self, typed: &str) -> Option<u32> {
        if typed.chars().count() < 2 {
            return None;
        }
        let mut rest = typed;
        for (index, &start) in self.starts.iter().enumerate() {
            let end = self.starts.get(index + 1).copied().unwrap_or(self.letters.len());
            let word = &self.letters[start..end];
            let common: usize = word
                .chars()
                .zip(rest.chars())
                .take_while(|(own, wanted)| own == wanted)
                .map(|(c, _)| c.len_utf8())
                .sum();
            rest = &rest[common..];
        }
        rest.is_empty().then_some(30)
    }
}

/// A Korean syllable as it is typed.
struct Jamo {
    initial: char,
    vowel: &'static str,
    finals: &'static str,
}

fn syllable(c: char) -> Option<Jamo> {
    const INITIALS: [char; 19] = [
        'ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ',
        'ㅍ', 'ㅎ',
    ];
    // A vowel or final of two strokes is typed as two: 과 goes through 고, 닭 through 달.
    const VOWELS: [&str; 21] = [
        "ㅏ", "ㅐ", "ㅑ", "ㅒ", "ㅓ", "ㅔ", "ㅕ", "ㅖ", "ㅗ", "ㅗㅏ", "ㅗㅐ", "ㅗㅣ", "ㅛ", "ㅜ", "ㅜㅓ",
        "ㅜㅔ", "ㅜㅣ", "ㅠ", "ㅡ", "ㅡㅣ", "ㅣ",
    ];
    const FINALS: [&str; 28] = [
        "", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ",
        "ㄹㅍ", "ㄹㅎ", "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ",
    ];
    let index = u32::from(c).checked_sub(u32::from('가')).filter(|_| c <= '힣')? as usize;
    Some(Jamo {
        initial: INITIALS[index / (21 * 28)],
        vowel: VOWELS[index / 28 % 21],
        finals: FINALS[index % 28],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(query: &str, title: &str) -> Option<u32> {
        Query::new(query).score(&Searchable::new(title), &[])
    }

    #[test]
    fn words_fit_in_any_order_and_better_at_their_start() {
        assert!(score("port host", "Host port").is_some());
        assert!(score("port x", "Host port").is_none());
        assert!(score("host port", "Host port") > score("port", "Host port"));
        assert!(score("port", "Port") > score("port", "Port mappings"));
        assert!(score("port", "Port mappings") > score("port", "Host port"));
        assert!(score("port", "Host port") > score("ort", "Host port"));
        assert!(score("hostport", "Host port").is_some() && score("port", "hostPort").is_some());
        assert!(score("hpo", "Host port").is_some() && score("hpx", "Host port").is_none());
    }

    #[test]
    fn korean_fits_while_it_is_typed() {
        for typed in ["ㅍ", "포", "퐅", "포트", "ㅎㅅㅌ", "호스", "호스트포트", "포트 호스트"]
        {
            assert!(score(typed, "호스트 포트").is_some(), "{typed}");
        }
        for typed in ["푸", "ㅅㅎ", "포크"] {
            assert!(score(typed, "호스트 포트").is_none(), "{typed}");
        }
        // 과 goes through 고, and 닭 through 달.
        assert!(score("고", "과금").is_some() && score("달", "닭").is_some());
        assert!(score("헬스체크", "헬스 체크").is_some());
        assert!(score("포트", "포트 매핑") > score("포트", "호스트 포트"));
    }

    #[test]
    fn other_words_count_less_than_the_title() {
        let others = [Searchable::new("hostPort"), Searchable::new("web › port 1")];
        let title = Searchable::new("호스트 포트");
        assert!(Query::new("hostport").score(&title, &[&others]).is_some());
        assert!(Query::new("web 호스트").score(&title, &[&others]).is_some());
        assert!(
            Query::new("호스트").score(&title, &[&others]) > Query::new("host").score(&title, &[&others])
        );
        let named = |query: &str| Query::new(query).score_named(&title, &others[..1], &[&others[1..]]);
        assert_eq!(named("hostport"), named("호스트포트"));
        assert!(named("hostport") > named("web"));
        assert!(Query::new(" ").is_empty());
    }
}
