//! Arguments as one line of a POSIX shell, both ways.
//!
//! Only quotes and backslashes are read. Nothing is expanded and no operator means anything: `$NAME`, `*` and `|`
//! stay the characters that they are.

use thiserror::Error;

/// Why a line is not a list of arguments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Unclosed {
    /// A `'` without its partner.
    #[error("a single quote is not closed")]
    Single,
    /// A `"` without its partner.
    #[error("a double quote is not closed")]
    Double,
}

/// The arguments of `line`. Line breaks outside quotes separate as spaces do; behind a backslash they join.
pub fn split(line: &str) -> Result<Vec<String>, Unclosed> {
    let mut words = Vec::new();
    // A pair of quotes with nothing in it begins a word too.
    let mut word: Option<String> = None;
    let mut rest = line.chars().peekable();
    while let Some(character) = rest.next() {
        match character {
            ' ' | '\t' | '\n' | '\r' => words.extend(word.take()),
            '\'' => {
                let word = word.get_or_insert_default();
                loop {
                    match rest.next().ok_or(Unclosed::Single)? {
                        '\'' => break,
                        inside => word.push(inside),
                    }
                }
            }
            '"' => {
                let word = word.get_or_insert_default();
                loop {
                    match rest.next().ok_or(Unclosed::Double)? {
                        '"' => break,
                        // Before any other character a backslash is itself.
                        '\\' => match rest.next().ok_or(Unclosed::Double)? {
                            '\n' => {}
                            escaped @ ('$' | '`' | '"' | '\\') => word.push(escaped),
                            other => word.extend(['\\', other]),
                        },
                        inside => word.push(inside),
                    }
                }
            }
            '\\' => match rest.next() {
                Some('\n') => {}
                Some('\r') if rest.peek() == Some(&'\n') => drop(rest.next()),
                escaped => word.get_or_insert_default().push(escaped.unwrap_or('\\')),
            },
            other => word.get_or_insert_default().push(other),
        }
    }
    words.extend(word);
    Ok(words)
}

/// A line that a shell splits into `arguments` again, quoted where it must be.
pub fn quote<'a>(arguments: impl IntoIterator<Item = &'a str>) -> String {
    arguments.into_iter().map(quote_word).collect::<Vec<_>>().join(" ")
}

fn quote_word(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "_@%+=:,./-".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn splits_as_a_shell_does() {
        for (line, expected) in [
            ("npm run start", &["npm", "run", "start"][..]),
            ("  a\t b\r\nc ", &["a", "b", "c"]),
            ("", &[]),
            ("sh -c 'echo \"$HOME\" | cat'", &["sh", "-c", "echo \"$HOME\" | cat"]),
            (r#"a"b c"'d e'f"#, &["ab cd ef"]),
            (r#""\$A \`b\` \"c\" \\ \n""#, &[r#"$A `b` "c" \ \n"#]),
            (r"a\ b \\ \'", &["a b", r"\", "'"]),
            (r#"'' "" x"#, &["", "", "x"]),
            ("java \\\n  -jar \\\r\n app.jar", &["java", "-jar", "app.jar"]),
            ("\"a\\\nb\"", &["ab"]),
            ("'a\nb'", &["a\nb"]),
            ("$A ${B} *.txt ~ # && x>y", &["$A", "${B}", "*.txt", "~", "#", "&&", "x>y"]),
            ("한글 '두 말'", &["한글", "두 말"]),
            ("a\\", &["a\\"]),
        ] {
            assert_eq!(split(line).unwrap(), expected, "{line}");
        }
    }

    #[test]
    fn a_quote_without_its_partner_is_no_list() {
        assert_eq!(split("echo 'a"), Err(Unclosed::Single));
        assert_eq!(split("echo \"it's"), Err(Unclosed::Double));
        assert_eq!(split("\"a\\"), Err(Unclosed::Double));
    }

    #[test]
    fn quotes_only_where_a_shell_needs_it() {
        let line = quote(["curl", "-fsS", "http://x:80/a?b", "it's", "", "--a=b", "$HOME", "두 말", "말"]);
        assert_eq!(line, r"curl -fsS 'http://x:80/a?b' 'it'\''s' '' --a=b '$HOME' '두 말' 말");
    }

    proptest! {
        #[test]
        fn a_quoted_line_splits_into_the_same_arguments(arguments: Vec<String>) {
            prop_assert_eq!(split(&quote(arguments.iter().map(String::as_str))), Ok(arguments));
        }

        #[test]
        fn signs_of_a_shell_survive(arguments in proptest::collection::vec("['\"\\\\ \n\r\t$`a]{0,8}", 0..4)) {
            prop_assert_eq!(split(&quote(arguments.iter().map(String::as_str))), Ok(arguments));
        }

        #[test]
        fn any_line_is_read(line in "['\"\\\\ \n$a]{0,20}") {
            if let Ok(words) = split(&line) {
                prop_assert_eq!(split(&quote(words.iter().map(String::as_str))), Ok(words));
            }
        }
    }
}
