//! `taskwright register`: what changes against the latest revision, a question, one request, the ARN.
//!
//! A request whose outcome is not known is never made again: it is looked what there is.

use serde_json::Value;

use super::line::{Failure, Line};
use crate::aws::{Reply, Request, Revision, register};
use crate::cli::remote::RegisterOptions;
use crate::cli::{self, Exit};
use crate::document::parse;
use crate::exchange::body::{Body, body};
use crate::insight::changes::{self, Change};
use crate::text::Args;

/// A document that may be sent.
struct Draft {
    family: String,
    value: Value,
    body: Body,
}

pub(super) fn run(options: &RegisterOptions, mut line: Line<'_>) -> Exit {
    let draft = match draft(options, &line) {
        Ok(draft) => draft,
        Err(exit) => return exit,
    };
    let latest = match line.ask(Request::Latest(line.target.clone(), draft.family.clone())) {
        Ok(Reply::Revision(latest)) => latest,
        Ok(_) => None,
        Err(failure) => return line.complain(&failure),
    };
    if let Some(latest) = &latest
        && !has_changes(&draft, latest, &line)
    {
        line.say("aws-register-same", &named(latest));
        return print(latest, &line);
    }
    if latest.is_none() {
        let args = Args::new().with("family", draft.family.as_str()).with("region", line.region());
        line.say("aws-register-first", &args);
    }
    if options.is_dry_run {
        line.say("aws-register-dry-run", &Args::new());
        return Exit::Success;
    }
    match options.is_accepted.then_some(true).or_else(|| line.consent("aws-register-ask")) {
        Some(true) => send(&draft, latest.map_or(0, |latest| latest.number()), &mut line),
        Some(false) => line.refuse("aws-register-declined"),
        None => line.refuse("aws-register-needs-yes"),
    }
}

/// Reads and checks the document, and says what stands in its way.
fn draft(options: &RegisterOptions, line: &Line<'_>) -> Result<Draft, Exit> {
    let (console, catalog) = (line.console, line.catalog());
    let (text, encoding) = cli::read(&options.file).map_err(|error| console.complain_of_file(&error))?;
    let found =
        cli::obstacles(&options.file, &text, catalog).map_err(|sentence| console.complain(&sentence))?;
    console.show(&found.text);
    let parsed = parse(&text).map_err(|_| line.refuse("aws-register-broken"))?;
    if found.is_describe_output {
        line.say("aws-register-describe", &Args::new());
    }
    if found.count > 0 {
        let key = if options.is_anyway { "aws-register-anyway" } else { "aws-register-blocked" };
        line.say(key, &Args::new().with("count", found.count));
        if !options.is_anyway {
            return Err(Exit::Refused);
        }
    }
    let family = parsed.value.get("family").and_then(Value::as_str).filter(|name| !name.is_empty());
    let family = family.ok_or_else(|| line.refuse("aws-register-no-family"))?.to_owned();
    let body = body(&text, &parsed, encoding);
    for difference in &body.differences {
        console.say(&difference.text(catalog));
    }
    Ok(Draft { family, value: parsed.value, body })
}

/// Says what changes against a revision; `false` where nothing does.
fn has_changes(draft: &Draft, latest: &Revision, line: &Line<'_>) -> bool {
    let changes = changes::changes_in(&latest.document(), &draft.value, Some(line.region()));
    if changes.iter().all(Change::is_hidden) {
        return false;
    }
    line.say("aws-register-changes", &named(latest));
    line.console.say(changes::text(&changes, line.catalog()).trim_end());
    true
}

/// Makes the one request, and looks where its outcome is not known.
fn send(draft: &Draft, after: u64, line: &mut Line<'_>) -> Exit {
    let body = &draft.body.text;
    let request = Request::Register { target: line.target.clone(), body: body.clone(), after: Some(after) };
    let failure = match line.ask(request) {
        Ok(Reply::Registered(revision)) => {
            line.say("aws-register-done", &named(&revision));
            return print(&revision, line);
        }
        Ok(_) => Failure::Lost { is_sent: true },
        Err(failure) => failure,
    };
    let exit = line.complain(&failure);
    if !failure.is_outcome_unknown() {
        return exit;
    }
    let advice = if register::has_unknown(&draft.value) { "caution" } else { "advice" };
    line.say("aws-register-looking", &Args::new());
    match line.ask(Request::Look { target: line.target.clone(), body: body.clone(), after }) {
        Ok(Reply::Looked(looked)) => {
            if looked.others > 0 {
                line.say("aws-register-others", &Args::new().with("count", looked.others));
            }
            if let Some(revision) = looked.found {
                line.say("aws-register-found", &named(&revision));
                return print(&revision, line);
            }
            line.say_with("aws-register-unknown", advice, &Args::new());
        }
        Ok(_) => line.say_with_advice("aws-register-not-looked", &Args::new()),
        Err(failure) => {
            line.complain(&failure);
            line.say_with("aws-register-not-looked", advice, &Args::new());
        }
    }
    Exit::Unknown
}

fn named(revision: &Revision) -> Args {
    Args::new().with("name", revision.name())
}

/// The result: the ARN alone.
fn print(revision: &Revision, line: &Line<'_>) -> Exit {
    line.console.print(format!("{}\n", revision.arn()).as_bytes())
}
