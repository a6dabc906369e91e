//! The arguments `-e` and `--env` of `docker run`, alone or in the whole command, with the quotes of a shell.

use super::{Content, Pasted, Problem, first_line};

pub(super) fn is_meant_by(text: &str) -> bool {
    let line = first_line(text).trim_start().trim_start_matches("$ ");
    let line = line.strip_prefix("sudo ").unwrap_or(line);
    let is_argument =
        |word: &str| line.strip_prefix(word).is_some_and(|rest| rest.starts_with([' ', '=', '-', '\t']));
    is_argument("-e")
        || line.starts_with("--env")
        || (line.starts_with("-e") && line.contains('='))
        || ["docker", "podman", "nerdctl", "finch"].into_iter().any(is_argument)
}

pub(super) fn read(text: &str, pasted: &mut Pasted) {
    let (words, open) = words(text);
    let mut words = words.into_iter();
    while let Some(Word { line, text }) = words.next() {
        let assignment = match text.as_str() {
            "-e" | "--env" => words.next(),
            "--env-file" => {
                words.next();
                pasted.skip(line, Problem::File);
                None
            }
            word if word.starts_with("--env-file=") => {
                pasted.skip(line, Problem::File);
                None
            }
            word => {
                let own = word.strip_prefix("--env=").or_else(|| word.strip_prefix("-e"));
                own.map(|own| Word { line, text: own.to_owned() })
            }
        };
        if let Some(Word { line, text }) = assignment {
            match text.split_once('=') {
                Some((name, value)) => pasted.add(line, name, Content::Value(value.to_owned())),
                None => pasted.skip(line, Problem::Value),
            }
        }
    }
    if let Some(line) = open {
        pasted.skip(line, Problem::Quote);
    }
}

struct Word {
    line: usize,
    text: String,
}

/// The words of a shell, and the line of a quote that is not closed; the word with that quote is left out.
fn words(text: &str) -> (Vec<Word>, Option<usize>) {
    let mut words = Vec::new();
    let mut word: Option<Word> = None;
    let mut line = 1;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let start = line;
        let mut add =
            |c: char| word.get_or_insert_with(|| Word { line: start, text: String::new() }).text.push(c);
        match c {
            '\\' => match characters.next() {
                // The line goes on.
                Some('\n') => line += 1,
                Some('\r') => {
                    characters.next_if_eq(&'\n');
                    line += 1;
                }
                Some(c) => add(c),
                None => {}
            },
            '\'' | '"' => {
                // Quotes with nothing in them are a word too.
                word.get_or_insert_with(|| Word { line: start, text: String::new() });
                let mut is_closed = false;
                while let Some(inside) = characters.next() {
                    line += usize::from(inside == '\n');
                    let mut add = |c| word.iter_mut().for_each(|word| word.text.push(c));
                    match inside {
                        inside if inside == c => {
                            is_closed = true;
                            break;
                        }
                        '\\' if c == '"' => match characters.next() {
                            Some(escaped @ ('"' | '\\' | '$' | '`')) => add(escaped),
                            Some('\n') => line += 1,
                            Some(other) => ['\\', other].into_iter().for_each(add),
                            None => {}
                        },
                        inside => add(inside),
                    }
                }
                if !is_closed {
                    return (words, Some(start));
                }
            }
            c if c.is_whitespace() => {
                line += usize::from(c == '\n');
                words.extend(word.take());
            }
            c => add(c),
        }
    }
    words.extend(word);
    (words, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_gives_its_variables_and_nothing_else() {
        let text = "$ sudo docker run --rm -p 8080:80 \\\n  -eA=1 --env \"B=a \\\"b\\\"\" \\\n  -e C=x\\ y nginx sh -c 'exit'";
        let mut pasted = Pasted::default();
        read(text, &mut pasted);
        let found: Vec<_> = pasted.variables.iter().map(|one| (&*one.name, &one.content)).collect();
        let value = |text: &str| Content::Value(text.to_owned());
        assert_eq!(found, [("A", &value("1")), ("B", &value("a \"b\"")), ("C", &value("x y"))]);
        assert_eq!(pasted.unread, []);
        assert!(
            is_meant_by(text)
                && !is_meant_by("env=1")
                && !is_meant_by("-entry: 1")
                && !is_meant_by("dockerize=1")
        );
    }
}
