//! For GitHub Actions: workflow commands that put each finding beside its line in a pull request.

use super::{message, why};
use crate::cli::check::{Checked, Found, Report};
use crate::rules::Severity;
use crate::text::Catalog;

pub(super) fn render(reports: &[Report], catalog: &Catalog) -> String {
    let lines = reports.iter().flat_map(|report| match &report.outcome {
        Ok(checked) => annotations(&report.file, checked, catalog),
        Err(sentence) => vec![format!("::error file={}::{}\n", property(&report.file), data(sentence))],
    });
    lines.collect()
}

fn annotations(file: &str, checked: &Checked, catalog: &Catalog) -> Vec<String> {
    checked.found.iter().map(|found| annotation(file, found, catalog)).collect()
}

fn annotation(file: &str, found: &Found, catalog: &Catalog) -> String {
    let Found { finding, place, .. } = found;
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let mut text = message(finding, catalog);
    if let Some(why) = why(finding, catalog) {
        text = format!("{text}\n{why}");
    }
    format!(
        "::{command} file={},line={},col={},endLine={},endColumn={},title={}::{}\n",
        property(file),
        place.start.line,
        place.start.column,
        place.end.line,
        place.end.column,
        property(finding.rule.id),
        data(&text),
    )
}

/// The escapes of `actions/toolkit`, packages/core/src/command.ts.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_end_the_command() {
        assert_eq!(property("a,b:c%\n"), "a%2Cb%3Ac%25%0A");
        assert_eq!(data("80: a, b\r\n"), "80: a, b%0D%0A");
    }
}
