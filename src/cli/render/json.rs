//! For programs: one entry for every file, with all that is known about each finding. Written straight into the
//! text: a tree of values first would cost more than the rules themselves.

use std::fmt::{self, Display, Write as _};

use super::{message, title, why};
use crate::cli::check::{Checked, Found, Place, Report, in_parallel};
use crate::document::Edit;
use crate::rules::{Finding, Fix, Safety, answer};
use crate::text::Catalog;

pub(super) fn render(reports: &[Report], catalog: &Catalog) -> String {
    // The sentences cost more than finding what they are about.
    let entries = in_parallel(reports, |report| {
        let mut out = String::new();
        // Writing into a string does not fail.
        entry(&mut out, report, catalog).unwrap_or_default();
        out
    });
    format!("[{}]\n", entries.join(","))
}

fn entry(out: &mut String, report: &Report, catalog: &Catalog) -> fmt::Result {
    write!(out, r#"{{"file":{},"#, Quoted(&report.file))?;
    match &report.outcome {
        Ok(checked) => findings(out, checked, catalog)?,
        Err(sentence) => write!(out, r#""error":{}"#, Quoted(sentence))?,
    }
    out.write_char('}')
}

fn findings(out: &mut String, checked: &Checked, catalog: &Catalog) -> fmt::Result {
    out.write_str(r#""findings":"#)?;
    list(out, &checked.found, |out, Found { finding, place, also }| {
        let (rule, message) = (finding.rule, message(finding, catalog));
        write!(out, r#"{{"rule":{},"severity":"{}","#, Quoted(rule.id), finding.severity.name())?;
        write!(out, r#""path":{},"message":{},"#, Quoted(&place.path), Quoted(&message))?;
        if let Some(why) = why(finding, catalog) {
            write!(out, r#""why":{},"#, Quoted(&why))?;
        }
        if let Some(words) = answer(rule.id) {
            write!(out, r#""answer":{},"#, Quoted(words))?;
        }
        write!(out, r#"{},"also":"#, Lines(place))?;
        list(out, also, |out, place| write!(out, r#"{{"path":{},{}}}"#, Quoted(&place.path), Lines(place)))?;
        out.write_str(r#","fixes":"#)?;
        list(out, &finding.fixes, |out, fix| fix_of(out, finding, fix, catalog))?;
        out.write_char('}')
    })
}

fn fix_of(out: &mut String, finding: &Finding, fix: &Fix, catalog: &Catalog) -> fmt::Result {
    let safety = match fix.safety {
        Safety::Safe => "safe",
        Safety::Review => "review",
    };
    let title = title(finding, fix, catalog).unwrap_or_default();
    write!(out, r#"{{"safety":"{safety}","title":{},"edits":"#, Quoted(&title))?;
    list(out, &fix.edits, edit)?;
    if let Some(ask) = &fix.ask {
        // What the user must tell first: a value for each of these places.
        out.write_str(r#","asks":"#)?;
        list(out, &ask.places, |out, place| write!(out, "{}", Quoted(&place.path().to_string())))?;
    }
    out.write_char('}')
}

fn edit(out: &mut String, edit: &Edit) -> fmt::Result {
    let mut head = |name: &str, path: &dyn Display| {
        write!(out, r#"{{"edit":"{name}","path":{}"#, Quoted(&path.to_string()))
    };
    match edit {
        Edit::Set { path, value } => {
            head("set", path)?;
            write!(out, r#","value":{value}}}"#)
        }
        Edit::Remove { path } => {
            head("remove", path)?;
            out.write_char('}')
        }
        Edit::Insert { path, index, value } => {
            head("insert", path)?;
            write!(out, r#","index":{index},"value":{value}}}"#)
        }
        Edit::Move { path, from, to } => {
            head("move", path)?;
            write!(out, r#","from":{from},"to":{to}}}"#)
        }
        Edit::RenameKey { path, to } => {
            head("rename", path)?;
            write!(out, r#","to":{}}}"#, Quoted(to))
        }
        // Bytes of the text in UTF-8.
        Edit::ReplaceText { range, text } => {
            let (start, end) = (range.start, range.end);
            write!(out, r#"{{"edit":"replace","start":{start},"end":{end},"text":{}}}"#, Quoted(text))
        }
    }
}

/// A list with what `item` writes for each element.
fn list<T>(out: &mut String, items: &[T], item: impl Fn(&mut String, &T) -> fmt::Result) -> fmt::Result {
    out.write_char('[')?;
    for (at, one) in items.iter().enumerate() {
        if at > 0 {
            out.write_char(',')?;
        }
        item(out, one)?;
    }
    out.write_char(']')
}

/// Where a place begins and ends.
struct Lines<'p>(&'p Place);

impl Display for Lines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { start, end, .. } = self.0;
        write!(f, r#""line":{},"column":{},"#, start.line, start.column)?;
        write!(f, r#""endLine":{},"endColumn":{}"#, end.line, end.column)
    }
}

/// A string of JSON.
struct Quoted<'t>(&'t str);

impl Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let must_escape = |c: char| matches!(c, '"' | '\\' | '\0'..='\u{1f}');
        f.write_char('"')?;
        let mut rest = self.0;
        while let Some(at) = rest.find(must_escape) {
            let (plain, tail) = rest.split_at(at);
            f.write_str(plain)?;
            let mut tail = tail.chars();
            match tail.next() {
                Some(c @ ('"' | '\\')) => write!(f, "\\{c}")?,
                Some(control) => write!(f, "\\u{:04x}", u32::from(control))?,
                None => {}
            }
            rest = tail.as_str();
        }
        f.write_str(rest)?;
        f.write_char('"')
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    proptest! {
        #[test]
        fn every_text_can_be_read_back(text: String) {
            let quoted = Quoted(&text).to_string();
            prop_assert_eq!(serde_json::from_str::<Value>(&quoted).unwrap(), Value::from(text));
        }
    }

    #[test]
    fn every_kind_of_edit_is_json() {
        let path: crate::document::Path = "tags[0]".parse().unwrap();
        for (change, expected) in [
            (
                Edit::Set { path: path.clone(), value: json!({"a": "\""}) },
                json!({"edit": "set", "path": "tags[0]", "value": {"a": "\""}}),
            ),
            (Edit::Remove { path: path.clone() }, json!({"edit": "remove", "path": "tags[0]"})),
            (
                Edit::Insert { path: path.clone(), index: 1, value: json!(null) },
                json!({"edit": "insert", "path": "tags[0]", "index": 1, "value": null}),
            ),
            (
                Edit::Move { path: path.clone(), from: 2, to: 0 },
                json!({"edit": "move", "path": "tags[0]", "from": 2, "to": 0}),
            ),
            (
                Edit::RenameKey { path, to: "key".to_owned() },
                json!({"edit": "rename", "path": "tags[0]", "to": "key"}),
            ),
            (
                Edit::ReplaceText { range: 3..5, text: "\n".to_owned() },
                json!({"edit": "replace", "start": 3, "end": 5, "text": "\n"}),
            ),
        ] {
            let mut out = String::new();
            edit(&mut out, &change).unwrap();
            assert_eq!(serde_json::from_str::<Value>(&out).unwrap(), expected);
        }
    }
}
