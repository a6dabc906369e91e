//! `.env` files and lines of `KEY=value`, with the quotes and comments that dotenv and Compose take; `KEY: value` and
//! the dashes of a list, as Compose files have them.

use super::{Content, Pasted, Problem, is_name};

pub(super) fn read(text: &str, pasted: &mut Pasted) {
    let mut rest = text;
    let mut line = 1;
    while !rest.is_empty() {
        let length = read_line(rest, line, pasted);
        let (read, after) = rest.split_at(length);
        line += read.matches('\n').count();
        rest = after;
    }
}

/// Reads one variable, over several lines where its quotes go on, and returns how many bytes that takes.
fn read_line(text: &str, line: usize, pasted: &mut Pasted) -> usize {
    let end = text.find('\n').map_or(text.len(), |at| at + 1);
    let whole = &text[..end];
    let content = whole.trim_start();
    if content.is_empty() || content.starts_with('#') {
        return end;
    }
    let begins = ["export ", "- ", "set "].iter().find_map(|word| content.strip_prefix(word));
    let content = begins.unwrap_or(content).trim_start();
    let Some((name, value)) = split(content) else {
        let word = content.trim_end();
        pasted.skip(line, if is_name(word) { Problem::Value } else { Problem::Name });
        return end;
    };
    let start = end - value.len();
    let (value, length) = match quoted(&text[start..]) {
        Quoted::Not => (unquoted(value), value.len()),
        Quoted::Closed(value, length) => (value, length),
        Quoted::Open => {
            pasted.skip(line, Problem::Quote);
            return end;
        }
    };
    pasted.add(line, name, Content::Value(value));
    start + length
}

/// Name and value of a line; the value still has its white space, quotes and comment.
fn split(content: &str) -> Option<(&str, &str)> {
    let at_sign = content.split_once('=');
    let at_colon = || content.split_once(':').filter(|(_, value)| value.starts_with(char::is_whitespace));
    let is_named = |(name, _): &(&str, &str)| is_name(name.trim());
    at_sign.filter(is_named).or_else(|| at_colon().filter(is_named)).or(at_sign)
}

/// A value without quotes ends at a comment, which begins behind white space.
fn unquoted(value: &str) -> String {
    let is_comment = |at: &usize| value[..*at].ends_with(char::is_whitespace);
    let end = value.match_indices('#').map(|(at, _)| at).find(is_comment);
    value[..end.unwrap_or(value.len())].trim().to_owned()
}

enum Quoted {
    /// It begins without a quote, or goes on behind the closing one.
    Not,
    /// The value, and how many bytes it takes to the end of its last line.
    Closed(String, usize),
    /// The quote is not closed.
    Open,
}

fn quoted(text: &str) -> Quoted {
    let inside = text.trim_start_matches([' ', '\t']);
    let Some(quote) = inside.chars().next().filter(|c| matches!(c, '"' | '\'' | '`')) else {
        return Quoted::Not;
    };
    let mut value = String::new();
    let mut characters = inside.char_indices().skip(1);
    while let Some((at, c)) = characters.next() {
        match c {
            c if c == quote => {
                let rest = &inside[at + 1..];
                let line = rest.find('\n').map_or(rest, |end| &rest[..=end]);
                let is_end = line.trim().is_empty() || line.trim_start().starts_with('#');
                return match () {
                    () if is_end => Quoted::Closed(value, text.len() - rest.len() + line.len()),
                    // The quote belongs to another line: this one has none.
                    () if value.contains('\n') => Quoted::Open,
                    () => Quoted::Not,
                };
            }
            '\\' if quote == '"' => match characters.next() {
                Some((_, 'n')) => value.push('\n'),
                Some((_, 'r')) => value.push('\r'),
                Some((_, 't')) => value.push('\t'),
                Some((_, c @ ('"' | '\\' | '$'))) => value.push(c),
                Some((_, c)) => value.extend(['\\', c]),
                None => return Quoted::Open,
            },
            '\r' if inside[at..].starts_with("\r\n") => {}
            c => value.push(c),
        }
    }
    Quoted::Open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_comments_are_those_of_dotenv() {
        for (line, value) in [
            ("A=", ""),
            ("A= 1 ", "1"),
            ("  A = 1\r\n", "1"),
            ("A=1 # one", "1"),
            ("A=a#b", "a#b"),
            ("A= # none", ""),
            ("A='it # is' # so", "it # is"),
            ("A='a\\nb'", "a\\nb"),
            ("A=\"a\\nb\\\"c\\q\"", "a\nb\"c\\q"),
            ("A=\"one\r\ntwo\"", "one\ntwo"),
            ("A=`it's`", "it's"),
            ("A=\"a\" b", "\"a\" b"),
            ("A=x=y==", "x=y=="),
            ("A=https://user:word@host/?q=1", "https://user:word@host/?q=1"),
            ("A: https://host/?q=1", "https://host/?q=1"),
            ("A=${B}/c", "${B}/c"),
        ] {
            let mut pasted = Pasted::default();
            read(line, &mut pasted);
            let found: Vec<_> = pasted.variables.iter().map(|one| (&*one.name, &one.content)).collect();
            assert_eq!(found, [("A", &Content::Value(value.to_owned()))], "{line}");
            assert_eq!(pasted.unread, [], "{line}");
        }
    }

    #[test]
    fn lines_behind_a_value_of_several_lines_keep_their_numbers() {
        let mut pasted = Pasted::default();
        read("A=\"1\n2\n3\"\nhello\nB=4", &mut pasted);
        assert_eq!(pasted.variables.len(), 2);
        assert_eq!(pasted.unread.iter().map(|unread| unread.line).collect::<Vec<_>>(), [4]);
    }
}
