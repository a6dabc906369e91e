//! For people: the finding, the line that it is about, why, and what would solve it.

use std::fmt::Write as _;
use std::io::IsTerminal;

use super::excerpt::{excerpt, visible};
use super::{message, title, why};
use crate::cli::check::{Checked, Found, Place, Report};
use crate::rules::{Safety, Severity, answer};
use crate::text::Catalog;

/// All findings, one below the other. Files that could not be read are messages, not results.
pub(super) fn render(reports: &[Report], has_colour: bool, catalog: &Catalog) -> String {
    let painter = Painter { has_colour };
    let mut out = String::new();
    for report in reports {
        let Ok(checked) = &report.outcome else { continue };
        for found in &checked.found {
            let printer = Printer { file: &report.file, checked, catalog, painter };
            // Writing into a string does not fail.
            printer.print(found, &mut out).unwrap_or_default();
        }
    }
    out
}

/// Colour only on a terminal, and not where the user does not want it (https://no-color.org).
pub(super) fn wants_colour(stream: &impl IsTerminal) -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    stream.is_terminal() && !is_set("NO_COLOR") && !is_dumb
}

#[derive(Debug, Clone, Copy)]
struct Painter {
    has_colour: bool,
}

impl Painter {
    /// `text` in bold, in the colour of the severity where there is one.
    fn bold(self, text: &str, severity: Option<Severity>) -> String {
        if !self.has_colour {
            return text.to_owned();
        }
        let code = match severity {
            Some(Severity::Error) => "1;31",
            Some(Severity::Warning) => "1;33",
            Some(Severity::Info) => "1;36",
            None => "1",
        };
        format!("\x1b[{code}m{text}\x1b[0m")
    }

    /// What stands around the user's own text.
    fn faint(self, text: &str) -> String {
        if self.has_colour { format!("\x1b[34m{text}\x1b[0m") } else { text.to_owned() }
    }
}

struct Printer<'r> {
    file: &'r str,
    checked: &'r Checked,
    catalog: &'r Catalog,
    painter: Painter,
}

impl Printer<'_> {
    fn print(&self, found: &Found, out: &mut String) -> std::fmt::Result {
        let Found { finding, place, also } = found;
        let rule = finding.rule;
        let severity = self.catalog.text(&format!("cli-severity-{}", finding.severity.name()));
        let head = self.painter.bold(&format!("{severity}[{}]", rule.id), Some(finding.severity));
        let message = self.painter.bold(&visible(&message(finding, self.catalog)), None);
        writeln!(out, "{head}: {message}")?;

        let number = place.start.line.to_string();
        let margin = " ".repeat(number.len());
        let bar = self.painter.faint("|");
        writeln!(out, "{margin}{} {}", self.painter.faint("-->"), self.position(place))?;
        let line = self.checked.lines.line(&self.checked.text, place.start.line);
        let shown = excerpt(line, self.range_in_line(place, line));
        let underline = self.painter.bold(&"^".repeat(shown.length), Some(finding.severity));
        writeln!(out, "{margin} {bar}")?;
        writeln!(out, "{} {bar} {}", self.painter.faint(&number), shown.line.trim_end())?;
        writeln!(out, "{margin} {bar} {}{underline}", " ".repeat(shown.indent))?;

        for (label, text) in self.notes(found, also) {
            let label = self.painter.bold(&self.catalog.text(label), None);
            let text = visible(&text).replace('\n', &format!("\n{margin}   "));
            writeln!(out, "{margin} {} {label}: {text}", self.painter.faint("="))?;
        }
        writeln!(out)
    }

    fn notes(&self, found: &Found, also: &[Place]) -> Vec<(&'static str, String)> {
        let finding = &found.finding;
        let path = Some(found.place.path.clone()).filter(|path| !path.is_empty());
        let also = also.iter().map(|place| format!("{} ({})", self.position(place), place.path));
        let fixes = finding.fixes.iter().filter_map(|fix| {
            let label = match fix.safety {
                _ if fix.ask.is_some() => "check-fix-ask",
                Safety::Safe => "check-fix",
                Safety::Review => "check-fix-review",
            };
            Some((label, title(finding, fix, self.catalog)?))
        });
        path.map(|path| ("check-path", path))
            .into_iter()
            .chain(also.map(|text| ("check-also", text)))
            .chain(why(finding, self.catalog).map(|text| ("check-why", text)))
            .chain(answer(finding.rule.id).map(|words| ("check-answer", words.to_owned())))
            .chain(fixes)
            .collect()
    }

    fn position(&self, place: &Place) -> String {
        visible(&format!("{}:{}:{}", self.file, place.start.line, place.start.column))
    }

    /// The bytes to underline, counted from the start of the line and not beyond its end.
    fn range_in_line(&self, place: &Place, line: &str) -> std::ops::Range<usize> {
        let start = line.char_indices().nth(place.start.column - 1).map_or(line.len(), |(at, _)| at);
        let length = place.range.len();
        start..(start + length).min(line.len())
    }
}
