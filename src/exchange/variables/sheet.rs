//! Two columns of a spreadsheet, as it copies them: a tab between cells, quotes around a cell with a line break, a tab
//! or a quote in it.

use super::{Content, Pasted, Problem, first_line, is_name};

/// Headings that a first row may have, in the languages of the window.
const HEADINGS: [[&str; 6]; 2] = [
    ["name", "key", "variable", "이름", "키", "변수"],
    ["value", "values", "content", "값", "내용", "설정값"],
];

pub(super) fn is_meant_by(text: &str) -> bool {
    first_line(text).split_once('\t').is_some_and(|(name, _)| is_name(name.trim().trim_matches('"')))
}

pub(super) fn read(text: &str, pasted: &mut Pasted) {
    for (number, row) in rows(text).into_iter().enumerate() {
        let Row { line, cells } = row;
        match cells.as_slice() {
            [] => {}
            [only] if only.trim().is_empty() => {}
            [_] => pasted.skip(line, Problem::Value),
            [name, value] if number == 0 && is_heading(name, value) => {}
            [name, value, rest @ ..] if rest.iter().all(|cell| cell.trim().is_empty()) => {
                pasted.add(line, name, Content::Value(value.clone()));
            }
            [_, _, ..] => pasted.skip(line, Problem::Columns),
        }
    }
}

fn is_heading(name: &str, value: &str) -> bool {
    let [names, values] = HEADINGS;
    names.contains(&&*name.trim().to_lowercase()) && values.contains(&&*value.trim().to_lowercase())
}

struct Row {
    line: usize,
    cells: Vec<String>,
}

fn rows(text: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut rest = text;
    let mut line = 1;
    while !rest.is_empty() {
        let mut row = Row { line, cells: Vec::new() };
        loop {
            let (cell, after) = cell(rest);
            line += rest[..rest.len() - after.len()].matches('\n').count();
            row.cells.push(cell);
            match after.strip_prefix('\t') {
                Some(next) => rest = next,
                None => {
                    let next = after.strip_prefix('\r').unwrap_or(after);
                    rest = next.strip_prefix('\n').unwrap_or(next);
                    line += 1;
                    break;
                }
            }
        }
        rows.push(row);
    }
    rows
}

/// The first cell of a text, and what follows it.
fn cell(text: &str) -> (String, &str) {
    let is_end = |rest: &str| rest.is_empty() || rest.starts_with(['\t', '\n']) || rest.starts_with("\r\n");
    if let Some(inside) = text.strip_prefix('"') {
        let mut at = 0;
        while let Some(quote) = inside[at..].find('"').map(|found| at + found) {
            let rest = &inside[quote + 1..];
            if rest.starts_with('"') {
                at = quote + 2;
            } else if is_end(rest) {
                return (inside[..quote].replace("\"\"", "\"").replace("\r\n", "\n"), rest);
            } else {
                break;
            }
        }
    }
    let end = text.find(['\t', '\n']).unwrap_or(text.len());
    let (cell, rest) = text.split_at(end);
    match cell.strip_suffix('\r') {
        Some(cell) if rest.starts_with('\n') => (cell.to_owned(), rest),
        _ => (cell.to_owned(), rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_taken_as_a_spreadsheet_quotes_them() {
        let mut pasted = Pasted::default();
        read("키\t값\nA\t\"say \"\"hi\"\"\nthere\"\nB\t\"half\" x\nC\n\nD\t\t\t\n", &mut pasted);
        let found: Vec<_> = pasted.variables.iter().map(|one| (&*one.name, &one.content)).collect();
        let value = |text: &str| Content::Value(text.to_owned());
        assert_eq!(
            found,
            [("A", &value("say \"hi\"\nthere")), ("B", &value("\"half\" x")), ("D", &value(""))]
        );
        assert_eq!(pasted.unread.iter().map(|unread| unread.line).collect::<Vec<_>>(), [5]);
    }
}
