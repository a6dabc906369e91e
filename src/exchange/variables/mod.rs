//! Environment variables as people have them at hand: a `.env` file, lines of `KEY=value`, JSON, arguments of
//! `docker run`, two columns of a spreadsheet. Which of them a text is, its content says.
//!
//! What cannot be read is told line by line and keeps nothing else from being read.

mod docker;
mod json;
mod lines;
mod sheet;

/// What a text holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pasted {
    /// In the order of the text. A name that stands twice is there twice; the last one counts, as in a shell.
    pub variables: Vec<Variable>,
    /// What could not be read, in the order of the text.
    pub unread: Vec<Unread>,
}

/// One variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// Its value, or where that is.
    pub content: Content,
}

/// What a variable gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A plain value.
    Value(String),
    /// What a secret or parameter holds: the `valueFrom` of it.
    From(String),
}

/// A line that could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unread {
    /// From 1.
    pub line: usize,
    /// Why.
    pub problem: Problem,
}

/// Why a line could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// There is no name, or none that a variable can have.
    Name,
    /// There is a name and no value: a shell would have it.
    Value,
    /// A quote is not closed.
    Quote,
    /// It begins like JSON and is none.
    Json,
    /// The value is a list, an object or `null`.
    NoText,
    /// There are more than two columns.
    Columns,
    /// The variables are in another file.
    File,
}

impl Problem {
    /// The key of its text.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Name => "variables-unread-name",
            Self::Value => "variables-unread-value",
            Self::Quote => "variables-unread-quote",
            Self::Json => "variables-unread-json",
            Self::NoText => "variables-unread-no-text",
            Self::Columns => "variables-unread-columns",
            Self::File => "variables-unread-file",
        }
    }
}

impl Pasted {
    /// Reads a text in whichever form it is.
    pub fn read(text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut pasted = Self::default();
        if json::is_meant_by(text) {
            json::read(text, &mut pasted);
        } else if docker::is_meant_by(text) {
            docker::read(text, &mut pasted);
        } else if sheet::is_meant_by(text) {
            sheet::read(text, &mut pasted);
        } else {
            lines::read(text, &mut pasted);
        }
        pasted
    }

    /// The variables that count: of each name the last, in the place of the first.
    pub fn last_of_each(&self) -> Vec<&Variable> {
        let mut found: Vec<&Variable> = Vec::new();
        for variable in &self.variables {
            match found.iter_mut().find(|other| other.name == variable.name) {
                Some(earlier) => *earlier = variable,
                None => found.push(variable),
            }
        }
        found
    }

    /// Adds a variable, or tells that its name is none.
    fn add(&mut self, line: usize, name: &str, content: Content) {
        let name = name.trim();
        if is_name(name) {
            self.variables.push(Variable { name: name.to_owned(), content });
        } else {
            self.skip(line, Problem::Name);
        }
    }

    fn skip(&mut self, line: usize, problem: Problem) {
        self.unread.push(Unread { line, problem });
    }
}

/// Whether a text can be the name of a variable. Dots and dashes are names to many programs, though to no shell.
fn is_name(text: &str) -> bool {
    let is_part = |c: char| !c.is_whitespace() && !c.is_control() && !"\"'`=:;,#$&|<>(){}[]\\".contains(c);
    !text.is_empty() && text.chars().all(is_part)
}

/// The first line with more than white space.
fn first_line(text: &str) -> &str {
    text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_form_is_known_by_its_content() {
        let texts = [
            "A=1\nB=two words\n",
            "# a comment\nexport A=1 # one\nB='two words'\n",
            "A: 1\nB: \"two words\"\n",
            "- A=1\n- B=two words",
            "{\"A\": 1, \"B\": \"two words\"}",
            "[{\"name\": \"A\", \"value\": \"1\"}, {\"name\": \"B\", \"value\": \"two words\"}]",
            "\"environment\": [{\"name\": \"A\", \"value\": \"1\"}, {\"name\": \"B\", \"value\": \"two words\"}],",
            "docker run -e A=1 -it --env 'B=two words' nginx:1",
            "-e A=1 \\\n  --env=B=\"two words\"",
            "A\t1\nB\ttwo words\n",
            "Name\tValue\r\nA\t1\r\nB\t\"two words\"\r\n",
        ];
        let variable = |name: &str, value: &str| Variable {
            name: name.to_owned(),
            content: Content::Value(value.to_owned()),
        };
        let expected = [variable("A", "1"), variable("B", "two words")];
        for text in texts {
            assert_eq!(
                Pasted::read(text),
                Pasted { variables: expected.to_vec(), unread: Vec::new() },
                "{text}"
            );
            let with_mark = format!("\u{feff}{text}");
            assert_eq!(Pasted::read(&with_mark).variables, expected, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_by_its_line_and_hides_nothing() {
        use Problem::{Columns, File, Json, Name, NoText, Quote, Value};
        for (text, names, unread) in [
            ("A=1\nhello\n=2\nB=3", "A B", vec![(2, Value), (3, Name)]),
            ("A=\"open\nB=2", "B", vec![(1, Quote)]),
            ("hello world", "", vec![(1, Name)]),
            ("{\n\"A\": 1,\n\"B\": null,\n\"C\": [1]}", "A", vec![(3, NoText), (4, NoText)]),
            (
                "[{\"name\": \"A\", \"value\": \"1\"},\n7, {\"value\": \"2\"}]",
                "A",
                vec![(2, NoText), (2, Name)],
            ),
            ("{\"A\": 1,\n\"B\": x}", "", vec![(2, Json)]),
            ("-e A=1\n-e HOME\n--env-file x.env", "A", vec![(2, Value), (3, File)]),
            ("-e A=1 -e B='x", "A", vec![(1, Quote)]),
            ("A\t1\nB\nC\t3\t4", "A", vec![(2, Value), (3, Columns)]),
            ("", "", vec![]),
        ] {
            let pasted = Pasted::read(text);
            let found: Vec<&str> = pasted.variables.iter().map(|variable| &*variable.name).collect();
            assert_eq!(found.join(" "), names, "{text}");
            let expected: Vec<Unread> =
                unread.into_iter().map(|(line, problem)| Unread { line, problem }).collect();
            assert_eq!(pasted.unread, expected, "{text}");
        }
    }

    #[test]
    fn of_a_name_that_stands_twice_the_last_counts() {
        let pasted = Pasted::read("A=1\nB=2\nA=3");
        let values: Vec<_> =
            pasted.last_of_each().into_iter().map(|one| (&*one.name, &one.content)).collect();
        assert_eq!(values, [("A", &Content::Value("3".into())), ("B", &Content::Value("2".into()))]);
    }

    fn quoted(value: &str) -> String {
        let mut text = String::from("\"");
        for c in value.chars() {
            match c {
                '\n' => text.push_str("\\n"),
                '"' | '\\' => text.extend(['\\', c]),
                c => text.push(c),
            }
        }
        text + "\""
    }

    proptest! {
        #[test]
        fn a_quoted_value_comes_back_in_every_form(values in prop::collection::vec("[a-z\"'\\\\\n =#,:가-힣]{0,8}", 1..4)) {
            let expected: Vec<Variable> = values
                .iter()
                .enumerate()
                .map(|(at, value)| Variable { name: format!("K{at}"), content: Content::Value(value.clone()) })
                .collect();
            let each = |line: &dyn Fn(&str, &str) -> String| {
                values.iter().enumerate().map(|(at, value)| line(&format!("K{at}"), value)).collect::<String>()
            };
            let lines = each(&|name, value| format!("{name}={}\n", quoted(value)));
            prop_assert_eq!(&Pasted::read(&lines).variables, &expected);
            let sheet = each(&|name, value| format!("{name}\t\"{}\"\r\n", value.replace('"', "\"\"")));
            prop_assert_eq!(&Pasted::read(&sheet).variables, &expected);
            let docker = each(&|name, value| format!("-e {name}='{}' ", value.replace('\'', "'\\''")));
            prop_assert_eq!(&Pasted::read(&docker).variables, &expected);
            let object: serde_json::Map<_, _> =
                values.iter().enumerate().map(|(at, value)| (format!("K{at}"), value.clone().into())).collect();
            let json = serde_json::Value::from(object).to_string();
            prop_assert_eq!(&Pasted::read(&json).variables, &expected);
        }

        #[test]
        fn any_text_is_read_and_told_of_within_its_lines(text in "[-AaeE:=\"'`#\t\n\\\\{}\\[\\], ]{0,40}") {
            let lines = text.split('\n').count();
            for unread in Pasted::read(&text).unread {
                prop_assert!((1..=lines).contains(&unread.line));
            }
        }
    }
}
