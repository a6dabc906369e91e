//! `taskwright set`: changes values by their paths and leaves every other byte of the file alone.

mod frame;
mod target;
mod value;

use std::path::Path as FilePath;

use serde_json::Value;

use super::arguments::{Change, SetOptions};
use super::{Console, Exit, is_dash};
use crate::document::edit::{self, lookup};
use crate::document::{Edit, Encoding, LineTable, Parsed, SyntaxError, file, parse};
use crate::rules;
use crate::schema::suggest::Nearest;
use crate::text::{Args, Catalog};
use frame::Frame;

/// Why a change is not made.
#[derive(Debug)]
struct Problem {
    exit: Exit,
    /// The key of its sentence.
    key: &'static str,
    args: Args,
    /// What was probably meant.
    nearest: Option<String>,
}

impl Problem {
    /// The command line asks for something that no task definition has.
    fn usage(key: &'static str, args: Args) -> Self {
        Self { exit: Exit::Usage, key, args, nearest: None }
    }

    /// This document does not have what the path speaks of.
    fn missing(key: &'static str, args: Args) -> Self {
        Self { exit: Exit::Refused, key, args, nearest: None }
    }

    fn with_nearest(self, nearest: Option<Nearest<'_>>) -> Self {
        Self { nearest: nearest.map(|nearest| nearest.word.to_owned()), ..self }
    }

    fn sentence(&self, catalog: &Catalog) -> String {
        let mut text = catalog.format(self.key, &self.args);
        if let Some(name) = &self.nearest {
            text.push(' ');
            text.push_str(&catalog.format("cli-did-you-mean", &Args::new().with("name", name.as_str())));
        }
        text
    }
}

/// Makes all changes, or none.
pub(super) fn run(options: &SetOptions, console: &Console) -> Exit {
    let (text, encoding) = match super::read(&options.file) {
        Ok(read) => read,
        Err(error) => return console.complain_of_file(&error),
    };
    let parsed = match parse(&text) {
        Ok(parsed) => parsed,
        Err(error) => return complain_of_syntax(&options.file, &text, &error, console),
    };
    match changed(&text, parsed, &options.changes) {
        Ok(new) => write(options, &text, &new, encoding, console),
        Err(problem) => {
            console.complain(&problem.sentence(&console.catalog));
            problem.exit
        }
    }
}

fn complain_of_syntax(name: &FilePath, text: &str, error: &SyntaxError, console: &Console) -> Exit {
    let place = LineTable::new(text).position(text, error.range.start);
    for finding in rules::check_broken(error) {
        let message = console.catalog.format(finding.rule.text_key(), &finding.args);
        console.complain(&format!("{}:{}:{}: {message}", name.display(), place.line, place.column));
    }
    Exit::Usage
}

fn write(options: &SetOptions, old: &str, new: &str, encoding: Encoding, console: &Console) -> Exit {
    let written = match &options.output {
        Some(file) if !is_dash(file) => file::write(file, new, encoding),
        None if !is_dash(&options.file) => match old == new {
            true => Ok(()),
            false => file::write(&options.file, new, encoding),
        },
        _ => return console.print(&encoding.encode(new)),
    };
    written.map_or_else(|error| console.complain_of_file(&error), |()| Exit::Success)
}

/// The text after all changes, each made to what the one before it left.
fn changed(text: &str, mut parsed: Parsed, changes: &[Change]) -> Result<String, Problem> {
    let frame = Frame::of(&parsed.value);
    let mut text = text.to_owned();
    for change in changes {
        let Some(edit) = edit_for(change, &parsed.value, &frame)? else { continue };
        let new = edit::apply(&text, &edit, &frame).ok();
        // The path has been walked already: what is left is a value that makes the document too deep to read.
        let read = new.and_then(|new| Some((parse(&new).ok()?, new)));
        (parsed, text) = read
            .ok_or_else(|| Problem::usage("cli-set-too-deep", Args::new().with("change", change.typed())))?;
    }
    Ok(text)
}

/// What a change does to this document; nothing where the document is as it should be.
fn edit_for(change: &Change, document: &Value, frame: &Frame) -> Result<Option<Edit>, Problem> {
    match change {
        Change::Unset(typed) => {
            let target = target::find(typed, document, frame, target::Purpose::Remove)?;
            let is_there = lookup(document, &target.path).is_some();
            Ok(is_there.then_some(Edit::Remove { path: target.path }))
        }
        Change::Assign(typed) => {
            let (path, given) = value::split(typed)?;
            let target = target::find(path, document, frame, target::Purpose::Write)?;
            let value = given.read(&target)?;
            let is_same = lookup(document, &target.path) == Some(&value);
            Ok((!is_same).then_some(Edit::Set { path: target.path, value }))
        }
    }
}

impl Change {
    fn typed(&self) -> &str {
        match self {
            Self::Assign(typed) | Self::Unset(typed) => typed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        r#"{"cpu": "256", "containerDefinitions": [{"name": "web", "cpu": 128}, {"name": "log"}]}"#;

    fn outcome(text: &str, changes: &[&str]) -> Result<String, (&'static str, Exit)> {
        let change = |typed: &&str| match typed.strip_prefix("--unset ") {
            Some(path) => Change::Unset(path.to_owned()),
            None => Change::Assign((*typed).to_owned()),
        };
        let changes: Vec<Change> = changes.iter().map(change).collect();
        changed(text, parse(text).unwrap(), &changes).map_err(|problem| (problem.key, problem.exit))
    }

    #[test]
    fn values_take_the_type_of_their_field() {
        for (change, expected) in [
            ("cpu=512", r#""cpu": "512""#),
            ("containerDefinitions[web].cpu=512", r#""cpu": 512"#),
            ("containerDefinitions[log].essential=true", r#""essential": true"#),
            ("networkMode=awsvpc", r#""networkMode": "awsvpc""#),
            ("networkMode=${MODE}", r#""networkMode": "${MODE}""#),
            (
                "containerDefinitions[0].dockerLabels{com.example.a=b}=c",
                r#""dockerLabels": { "com.example.a=b": "c" }"#,
            ),
            ("requiresCompatibilities[0]=EC2", r#""requiresCompatibilities": ["EC2"]"#),
            ("tags:=[{\"key\": \"team\"}]", r#""tags": [{ "key": "team" }]"#),
            ("containerDefinitions[web].cpu:=\"128\"", r#""cpu": "128""#),
            ("containerDefinitions[2]:={\"name\": \"new\"}", r#", { "name": "new" }]"#),
        ] {
            let text = outcome(TEXT, &[change]).unwrap_or_else(|problem| panic!("{change}: {problem:?}"));
            assert!(text.contains(expected), "{change}: {text}");
        }
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        for (change, key, exit) in [
            ("cpu", "cli-set-no-value", Exit::Usage),
            ("a..b=1", "cli-set-path", Exit::Usage),
            ("=1", "cli-set-whole", Exit::Usage),
            ("containerDefinitions[0].cpu=half", "cli-set-integer", Exit::Usage),
            ("containerDefinitions[0].cpu=3000000000", "cli-set-integer", Exit::Usage),
            ("containerDefinitions[0].essential=yes", "cli-set-boolean", Exit::Usage),
            ("networkMode=vpc", "cli-set-enum", Exit::Usage),
            ("tags=a", "cli-set-parts", Exit::Usage),
            ("tags:=[", "cli-set-json", Exit::Usage),
            ("famly=a", "cli-set-unknown-field", Exit::Usage),
            ("famly:=1", "cli-set-unknown-field", Exit::Usage),
            ("--unset famly", "cli-set-unknown-field", Exit::Usage),
            ("cpu.limit=1", "cli-set-no-parts", Exit::Refused),
            ("containerDefinitions.cpu=1", "cli-set-wants-item", Exit::Refused),
            ("containerDefinitions[db].cpu=1", "cli-set-no-item", Exit::Refused),
            ("containerDefinitions[2].cpu=1", "cli-set-no-index", Exit::Refused),
            ("containerDefinitions[3]:={}", "cli-set-no-index", Exit::Refused),
            ("--unset containerDefinitions[2]", "cli-set-no-index", Exit::Refused),
        ] {
            assert_eq!(outcome(TEXT, &[change]), Err((key, exit)), "{change}");
        }
    }

    #[test]
    fn a_name_that_stands_twice_is_no_address() {
        let text = r#"{"containerDefinitions": [{"name": "web"}, {"name": "web"}]}"#;
        let problem = outcome(text, &["containerDefinitions[web].cpu=1"]);
        assert_eq!(problem, Err(("cli-set-ambiguous", Exit::Refused)));
    }

    #[test]
    fn what_is_already_so_stays_untouched() {
        for change in ["cpu=256", "--unset memory", "--unset runtimePlatform.cpuArchitecture"] {
            assert_eq!(outcome(TEXT, &[change]).unwrap(), TEXT, "{change}");
        }
    }

    #[test]
    fn later_changes_see_earlier_ones() {
        let changes = ["containerDefinitions[0].name=api", "containerDefinitions[api].cpu=1", "--unset cpu"];
        let text = outcome(TEXT, &changes).unwrap();
        assert_eq!(text, r#"{"containerDefinitions": [{"name": "api", "cpu": 1}, {"name": "log"}]}"#);
    }

    #[test]
    fn finds_its_way_in_replies_and_in_lists_of_containers() {
        let reply = r#"{"taskDefinition": {"family": "a", "revision": 3, "status": "ACTIVE"}}"#;
        let changes = ["cpu=512", "taskDefinition.family=b", "--unset revision", "status:=\"INACTIVE\""];
        assert_eq!(
            outcome(reply, &changes).unwrap(),
            r#"{"taskDefinition": {"family": "b", "cpu": "512", "status": "INACTIVE"}}"#
        );
        let list = r#"[{"name": "web"}]"#;
        let changes = ["containerDefinitions[web].cpu=1", "[0].image=nginx"];
        assert_eq!(outcome(list, &changes).unwrap(), r#"[{"name": "web", "image": "nginx", "cpu": 1}]"#);
        assert_eq!(outcome(list, &["cpu=1"]), Err(("cli-set-wants-item", Exit::Refused)));
    }

    #[test]
    fn a_value_that_nests_too_deep_is_not_written() {
        let deep = format!("tags:={}{}", "[".repeat(127), "]".repeat(127));
        assert!(outcome("{}", &[&deep]).is_ok());
        let inner = format!("containerDefinitions[web].{deep}").replace("tags", "links");
        assert_eq!(outcome(TEXT, &[&inner]), Err(("cli-set-too-deep", Exit::Usage)));
    }
}
