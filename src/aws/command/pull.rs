//! `taskwright pull`: a registered revision as a file to work on.

use super::line::{Failure, Line};
use crate::aws::{AwsError, ErrorKind, Reply, Request};
use crate::cli::remote::PullOptions;
use crate::cli::{Exit, is_dash};
use crate::document::{Encoding, file};
use crate::exchange::draft::draft;
use crate::text::Args;

pub(super) fn run(options: &PullOptions, mut line: Line<'_>) -> Exit {
    let revision = match line.ask(Request::Describe(line.target.clone(), options.name.clone())) {
        Ok(Reply::Revision(Some(revision))) => revision,
        Ok(_) => return missing(options, &line),
        Err(Failure::Aws(error)) if error.kind == ErrorKind::NotFound => return missing(options, &line),
        Err(failure) => return line.complain(&failure),
    };
    let Ok(draft) = draft(revision.raw.as_bytes()) else {
        let error = AwsError::new(ErrorKind::BadReply).of("ecs:DescribeTaskDefinition");
        return line.complain(&Failure::Aws(Box::new(error)));
    };
    let written = match options.output.as_deref().filter(|file| !is_dash(file)) {
        Some(file) => file::write(file, &draft.text, Encoding::Utf8)
            .map_or_else(|error| line.console.complain_of_file(&error), |()| Exit::Success),
        None => line.console.print(draft.text.as_bytes()),
    };
    if written == Exit::Success {
        let args = Args::new().with("name", revision.name()).with("arn", revision.arn());
        line.say("aws-pull-done", &args);
        if let Some(status) = revision.origin.status.as_deref().filter(|_| !revision.is_active()) {
            line.say("aws-pull-inactive", &args.with("status", status));
        }
    }
    written
}

fn missing(options: &PullOptions, line: &Line<'_>) -> Exit {
    let args = Args::new().with("name", options.name.as_str()).with("region", line.region());
    line.say_with_advice("aws-pull-missing", &args);
    Exit::Refused
}
