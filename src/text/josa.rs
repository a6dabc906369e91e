//! Korean particles after a word that is known only while running: 포트 80은, 포트 443은, awsvpc를.

/// The word with the particle that its final sound asks for. `pair` is written as in `은/는`, the form after a
/// consonant first; one of 은/는, 이/가, 을/를, 과/와, 으로/로, 아/야, 이나/나, 이라/라.
pub fn with_josa(word: &str, pair: &str) -> String {
    let (after_consonant, after_vowel) = pair.split_once('/').unwrap_or((pair, pair));
    let is_directional = after_consonant == "으로";
    let particle = match final_sound(word) {
        Sound::Vowel => after_vowel,
        Sound::Rieul if is_directional => after_vowel,
        Sound::Rieul | Sound::Consonant => after_consonant,
    };
    format!("{word}{particle}")
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sound {
    Vowel,
    /// ㄹ: a consonant, except before 으로.
    Rieul,
    Consonant,
}

fn final_sound(word: &str) -> Sound {
    let read = outside_brackets(word);
    let letters: Vec<char> = read.chars().filter(|c| c.is_alphanumeric()).collect();
    let Some(last) = letters.last().copied() else { return Sound::Vowel };
    match last {
        '가'..='힣' => match (u32::from(last) - u32::from('가')) % 28 {
            0 => Sound::Vowel,
            8 => Sound::Rieul,
            _ => Sound::Consonant,
        },
        // 영 일 이 삼 사 오 육 칠 팔 구; a round number ends in 십, 백, 천, 만: consonants like 영.
        '0' | '3' | '6' => Sound::Consonant,
        '1' | '7' | '8' => Sound::Rieul,
        '2' | '4' | '5' | '9' => Sound::Vowel,
        c if c.is_ascii_alphabetic() => latin_sound(&letters),
        _ => Sound::Vowel,
    }
}

/// What stands before a bracket at the end is what is read aloud: `awsvpc(태스크마다 …)를`.
fn outside_brackets(word: &str) -> &str {
    let word = word.trim_end();
    match (word.ends_with(')'), word.rfind('(')) {
        (true, Some(open)) if open > 0 => &word[..open],
        _ => word,
    }
}

/// Capital abbreviations are spelled out, other words are read as Koreans read English.
fn latin_sound(letters: &[char]) -> Sound {
    let start = letters.iter().rposition(|c| !c.is_ascii_alphabetic()).map_or(0, |at| at + 1);
    let word: String = letters[start..].iter().collect();
    let is_spelled = word.chars().all(|c| c.is_ascii_uppercase()) || word.len() == 1;
    let lower = word.to_ascii_lowercase();
    let last = lower.chars().last().unwrap_or('a');
    if is_spelled {
        // The names of the letters: 엘, 알 end in ㄹ; 엠, 엔 in a consonant; all others in a vowel.
        return match last {
            'l' | 'r' => Sound::Rieul,
            'm' | 'n' => Sound::Consonant,
            _ => Sound::Vowel,
        };
    }
    // Words that are said letter by letter although they are written small.
    if ["vpc", "tcp", "udp", "cpu", "gpu", "http", "grpc", "efs", "arn", "url", "dns"]
        .iter()
        .any(|spelled| lower.ends_with(spelled))
    {
        return match last {
            'l' | 'r' => Sound::Rieul,
            'm' | 'n' => Sound::Consonant,
            _ => Sound::Vowel,
        };
    }
    if lower.ends_with("le") || lower.ends_with('l') {
        return Sound::Rieul;
    }
    if lower.ends_with("ng") || lower.ends_with('m') || lower.ends_with('n') {
        return Sound::Consonant;
    }
    if ["me", "ne"].iter().any(|end| lower.ends_with(end)) {
        return Sound::Consonant;
    }
    // A short vowel and a stop close the syllable: app 앱, web 웹, task 태스크 does not.
    let vowel = |c: char| "aeiou".contains(c);
    let chars: Vec<char> = lower.chars().collect();
    match chars.as_slice() {
        // A long vowel before it opens another syllable: group 그룹 closes, mode 모드 and host 호스트 do not.
        [.., a, 'p' | 'b' | 'k' | 'c'] if vowel(*a) => Sound::Consonant,
        [.., a, 'c', 'k'] if vowel(*a) => Sound::Consonant,
        [.., a, 'p', 'p'] if vowel(*a) => Sound::Consonant,
        [.., a, 't'] if vowel(*a) => Sound::Consonant,
        _ => Sound::Vowel,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_by_the_sound_as_read() {
        for expected in [
            "포트 80은/는",
            "포트 443은/는",
            "포트 8082는/은",
            "8080으로/로",
            "8081로/으로",
            "8087로/으로",
            "tag를/을",
            "host는/은",
            "ECS는/은",
            "EFS를/을",
            "ALB를/을",
            "awsvpc를/을",
            "ARN을/를",
            "IAM을/를",
            "JSON으로/로",
            "ECR로/으로",
            "URL로/으로",
            "컨테이너는/은",
            "패밀리를/을",
            "값을/를",
            "파일로/으로",
            "\"web\"은/는",
            "app이/가",
            "bridge를/을",
            "fluentd를/을",
            "sidecar를/을",
            "awsvpc(태스크마다 전용 네트워크 인터페이스)를/을",
            "없음과/와",
            "family와/과",
        ] {
            let (text, other) = expected.rsplit_once('/').unwrap();
            let other: &str = other;
            let particle_len = ["으로", "은", "는", "이", "가", "을", "를", "과", "와", "로"]
                .iter()
                .find(|p| text.ends_with(**p))
                .unwrap()
                .len();
            let (word, right) = text.split_at(text.len() - particle_len);
            let consonant_first = ["은", "이", "을", "과", "으로"];
            let pair = if consonant_first.contains(&right) {
                format!("{right}/{other}")
            } else {
                format!("{other}/{right}")
            };
            assert_eq!(with_josa(word, &pair), text);
        }
    }
}
