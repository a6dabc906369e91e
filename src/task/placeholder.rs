//! Placeholders that a person or a pipeline replaces before ECS sees the document: `${NAME}`, `<NAME>`,
//! `{{ must_env "NAME" }}`, `XXXXXXXXXXXX`, ACCOUNT_ID in an ARN and their like.
//!
//! In which fields they are looked for is decided by the schema walk.

use std::ops::Range;

/// Whether `text` holds a placeholder.
pub fn is_in(text: &str) -> bool {
    Scan::new(text).next().is_some()
}

/// The placeholders of `text`, in order.
pub fn find(text: &str) -> Vec<Range<usize>> {
    Scan::new(text).collect()
}

const ECR: &str = ".dkr.ecr.";

/// One pass over a text. Each kind of placeholder stops looking at the next sign that could begin one of its own,
/// so that no byte is read more than a few times.
struct Scan<'a> {
    text: &'a str,
    at: usize,
    has_ecr_host: bool,
    /// How many colons of an ARN were passed; none outside an ARN.
    arn_colons: Option<u8>,
}

impl<'a> Scan<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0, has_ecr_host: text.contains(ECR), arn_colons: None }
    }

    /// The length of the placeholder that begins with `rest`.
    fn length(&self, rest: &[u8], before: u8) -> Option<usize> {
        let bracket = match rest.first()? {
            b'$' => dollar(rest),
            b'{' => double_braces(rest).or_else(|| self.request('}')),
            b'[' => self.request(']'),
            b'<' => self.angle(),
            b'_' if !is_word(before) => underscores(rest),
            b'X' | b'x' if !before.is_ascii_alphabetic() => crosses(rest),
            _ => None,
        };
        bracket.or_else(|| if is_word(before) { None } else { self.account_or_region(rest, before) })
    }

    /// `<NAME>` with letters, digits, space, `_`, `.` and `-`.
    fn angle(&self) -> Option<usize> {
        let name = self.enclosed('>', |c| c.is_alphanumeric() || " _.-".contains(c))?;
        (name.trim() == name).then_some(name.len() + 2)
    }

    /// `[account id]` or `{your-tag}`: a bracket that says what to put there.
    fn request(&self, close: char) -> Option<usize> {
        let name = self.enclosed(close, |c| c.is_alphanumeric() || " _.-/".contains(c))?;
        let mut words = name.split(|c: char| !c.is_alphanumeric()).map(str::to_ascii_lowercase);
        let first = words.find(|word| word != "aws")?;
        let asks = ["your", "insert", "enter", "replace", "account", "accountid", "region"];
        asks.contains(&first.as_str()).then_some(name.len() + 2)
    }

    /// What stands between the bracket here and its closing one, where only `allowed` characters do.
    fn enclosed(&self, close: char, allowed: impl Fn(char) -> bool) -> Option<&'a str> {
        let inside = self.text.get(self.at + 1..)?;
        let end = inside.find(|c| !allowed(c))?;
        (end > 0 && inside[end..].starts_with(close)).then(|| &inside[..end])
    }

    /// A word such as ACCOUNT_ID or `aws-region` where an ARN or an ECR host has the real one.
    fn account_or_region(&self, rest: &[u8], before: u8) -> Option<usize> {
        let is_arn_part = before == b':' && matches!(self.arn_colons, Some(3 | 4));
        if !is_arn_part && !self.has_ecr_host {
            return None;
        }
        let length = rest.iter().take_while(|byte| is_word(**byte)).count();
        let is_part = if is_arn_part {
            rest.get(length) == Some(&b':')
        } else {
            let before = &self.text.as_bytes()[..self.at];
            rest[length..].starts_with(ECR.as_bytes()) || before.ends_with(ECR.as_bytes())
        };
        let word = self.text.get(self.at..self.at + length).filter(|_| is_part)?.to_ascii_lowercase();
        let names_it = word.contains("account") || word.contains("region") || word.starts_with("your");
        names_it.then_some(length)
    }

    /// Follows an ARN part by part; white space and the like end it.
    fn pass(&mut self, byte: u8, before: u8) {
        self.arn_colons = match (byte, self.arn_colons) {
            (b'a', None) if !is_word(before) && self.text[self.at..].starts_with("arn:") => Some(0),
            (b':', Some(colons)) => Some(colons.saturating_add(1)),
            (b' ' | b'\t' | b'\n' | b',' | b';' | b'"' | b'\'', _) => None,
            (_, colons) => colons,
        };
        self.at += 1;
    }
}

impl Iterator for Scan<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            let before = self.at.checked_sub(1).and_then(|before| bytes.get(before)).copied().unwrap_or(b' ');
            if let Some(length) = self.length(&bytes[self.at..], before) {
                let start = self.at;
                self.at += length;
                return Some(start..self.at);
            }
            self.pass(*byte, before);
        }
        None
    }
}

/// A byte of a name that runs on.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

fn is_capital(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_'
}

/// `${name}` with anything inside, or `$NAME`. `$5` and `$100` are money.
fn dollar(rest: &[u8]) -> Option<usize> {
    if rest.get(1) == Some(&b'{') {
        let inside = rest.get(2..)?;
        let end = inside.iter().position(|byte| matches!(byte, b'{' | b'}' | b'\n'))?;
        return (end > 0 && inside[end] == b'}').then_some(end + 3);
    }
    let name = rest.get(1..)?;
    let length = name.iter().take_while(|byte| is_capital(**byte)).count();
    let ends = !name.get(length).is_some_and(u8::is_ascii_lowercase);
    (length >= 3 && !name[0].is_ascii_digit() && ends).then_some(length + 1)
}

/// `{{ anything }}`
fn double_braces(rest: &[u8]) -> Option<usize> {
    let inside = rest.strip_prefix(b"{{")?;
    let end = inside.windows(2).position(|pair| pair == b"}}" || pair == b"{{")?;
    (end > 0 && inside[end] == b'}').then_some(end + 4)
}

/// `__NAME__` on its own: `Logging__LogLevel__Default` is a name in some settings files.
fn underscores(rest: &[u8]) -> Option<usize> {
    let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
    let name = rest.get(..length)?.strip_prefix(b"__")?.strip_suffix(b"__")?;
    let is_name =
        name.first().is_some_and(u8::is_ascii_uppercase) && name.iter().all(|byte| is_capital(*byte));
    is_name.then_some(length)
}

/// Four to sixteen `X` or `x` that are no part of a word.
fn crosses(rest: &[u8]) -> Option<usize> {
    let length = rest.iter().take_while(|byte| matches!(byte, b'X' | b'x')).count();
    let ends = !rest.get(length).is_some_and(u8::is_ascii_alphabetic);
    (ends && (4..=16).contains(&length)).then_some(length)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn finds_what_must_be_replaced() {
        for (text, expected) in [
            ("${IMAGE}", &["${IMAGE}"][..]),
            ("web-${ENV}:${var.tag}", &["${ENV}", "${var.tag}"]),
            ("${a:-${b}}", &["${b}"]),
            ("web:$IMAGE_TAG", &["$IMAGE_TAG"]),
            ("$HOME/$AB", &["$HOME"]),
            ("$HOMEdir $5 $100 $ab $$", &[]),
            ("${} ${", &[]),
            ("<IMAGE1_NAME>", &["<IMAGE1_NAME>"]),
            ("<your image>:<계정>", &["<your image>", "<계정>"]),
            ("a < b > c <> <a,b> 1<2", &[]),
            ("{{ must_env `IMAGE` }}x{{.Tag}}", &["{{ must_env `IMAGE` }}", "{{.Tag}}"]),
            (r#"{{}} {"a":{"b":{}}} {{"#, &[]),
            ("__IMAGE__:__IMAGE_TAG__", &["__IMAGE__", "__IMAGE_TAG__"]),
            ("Logging__LogLevel__Default __init__ ____ a__B__", &[]),
            ("registry.example.com/web:{your-tag}", &["{your-tag}"]),
            ("[Your Private Repo]/web:1.0", &["[Your Private Repo]"]),
            ("{INSERT ticket/issue ID} [aws_account_id]", &["{INSERT ticket/issue ID}", "[aws_account_id]"]),
            ("{level} [info] [] {} [yours, mine]", &[]),
            (
                "XXXXXXXXXXXX.dkr.ecr.us-east-1.amazonaws.com/fs-xxxx:1xxxxx2",
                &["XXXXXXXXXXXX", "xxxx", "xxxxx"],
            ),
            ("maxxxl xxx xxxxy Axxxx xxxxxxxxxxxxxxxxx", &[]),
            ("arn:aws:iam::ACCOUNT_ID:role/ACCOUNT_ID", &["ACCOUNT_ID"]),
            ("arn:aws:ssm:REGION:YOUR_ACCOUNT_ID:parameter/x", &["REGION", "YOUR_ACCOUNT_ID"]),
            ("x, arn:aws:ssm:aws-region:aws_account_id:a", &["aws-region", "aws_account_id"]),
            ("arn:${AWS::Partition}:iam::account:role/x", &["${AWS::Partition}", "account"]),
            ("arn:aws:iam::aws:policy/account", &[]),
            ("arn:aws:iam::111122223333:role/region:account:x", &[]),
            ("barn:a:b:REGION:ACCOUNT:x", &[]),
            ("aws_account_id.dkr.ecr.region.amazonaws.com/account", &["aws_account_id", "region"]),
            ("111122223333.dkr.ecr.eu-west-1.amazonaws.com/region", &[]),
            ("ACCOUNT_ID", &[]),
            ("가<이름>나", &["<이름>"]),
        ] {
            let found: Vec<&str> = find(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
            assert_eq!(is_in(text), !expected.is_empty(), "{text}");
        }
    }

    /// Looking for the end of each opening in the whole rest of the text would take hours.
    #[test]
    fn a_text_of_nothing_but_openings_is_read_to_its_end() {
        for opening in ["${", "{{", "<a", "[your ", "__A", "x", "arn:", "a.dkr.ecr."] {
            let text = opening.repeat(1_000_000) + "${END}";
            assert!(is_in(&text), "{opening}");
        }
    }

    proptest! {
        #[test]
        fn ranges_are_in_order_and_part_of_the_text(text in "(arn:|[$x{}<>\\[\\]_:A-Da가 -]|\\.dkr\\.ecr\\.){0,40}") {
            let mut end = 0;
            for range in find(&text) {
                prop_assert!(range.start >= end && range.end > range.start);
                prop_assert!(text.get(range.clone()).is_some());
                end = range.end;
            }
        }
    }
}
