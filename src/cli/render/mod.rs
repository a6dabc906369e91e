//! What `check` prints, in four formats. Nothing here decides anything: it shows reports.

mod excerpt;
mod github;
mod json;
mod sarif;
mod text;

use std::io;

use crate::cli::arguments::Format;
use crate::cli::check::Report;
use crate::rules::{Finding, Fix, Severity};
use crate::text::{Args, Catalog};
pub(super) use excerpt::visible;

/// All reports as one text in `format`.
pub(super) fn reports(reports: &[Report], format: Format, catalog: &Catalog) -> String {
    match format {
        Format::Text => text::render(reports, text::wants_colour(&io::stdout()), catalog),
        Format::Json => json::render(reports, catalog),
        Format::Sarif => sarif::render(reports, catalog),
        Format::Github => github::render(reports, catalog),
    }
}

/// A report for standard error.
pub(super) fn messages(report: &Report, catalog: &Catalog) -> String {
    text::render(std::slice::from_ref(report), text::wants_colour(&io::stderr()), catalog)
}

/// The line that counts what was found.
pub(super) fn summary(reports: &[Report], catalog: &Catalog) -> String {
    let of_severity =
        |severity| reports.iter().flat_map(Report::severities).filter(|one| *one == severity).count();
    let off =
        reports.iter().filter_map(|report| report.outcome.as_ref().ok()).map(|checked| checked.off).sum();
    let unread = reports.iter().filter(|report| report.outcome.is_err()).count();
    let counts: Vec<String> = [
        ("check-counts-errors", of_severity(Severity::Error)),
        ("check-counts-warnings", of_severity(Severity::Warning)),
        ("check-counts-notes", of_severity(Severity::Info)),
        ("check-counts-off", off),
        ("check-counts-unread", unread),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .map(|(key, count)| catalog.format(key, &Args::new().with("count", count)))
    .collect();
    let files = catalog.format("check-files", &Args::new().with("count", reports.len() - unread));
    if counts.is_empty() {
        return catalog.format("check-summary-clean", &Args::new().with("files", files));
    }
    catalog.format("check-summary", &Args::new().with("files", files).with("counts", counts))
}

fn message(finding: &Finding, catalog: &Catalog) -> String {
    catalog.format(finding.rule.text_key(), &finding.args)
}

fn why(finding: &Finding, catalog: &Catalog) -> Option<String> {
    catalog.attribute(finding.rule.text_key(), "why", &finding.args)
}

fn title(finding: &Finding, fix: &Fix, catalog: &Catalog) -> Option<String> {
    catalog.attribute(finding.rule.text_key(), fix.text, &finding.args)
}
