//! Port ranges: their form, and mappings of one container that cover the same ports.

use std::collections::BTreeMap;

use super::{Mapped, PORTS, mapped};
use crate::document::Edit;
use crate::rules::fix::{remove, set};
use crate::rules::{Findings, Fix};
use crate::task::container::{parse_port_range, shorten};
use crate::task::{PortMapping, Task};

pub(super) fn port_and_range(task: &Task<'_>, findings: &mut Findings) {
    for mapping in mapped(task).filter(|mapping| mapping.port.container_port_range.is_set()) {
        let port = mapping.port;
        let numbers = [("containerPort", port.container_port), ("hostPort", port.host_port)];
        let edits: Vec<Edit> = numbers
            .iter()
            .filter(|(_, number)| number.is_set())
            .map(|(member, _)| remove(mapping.place(member)))
            .collect();
        if !edits.is_empty() {
            mapping.report_whole(findings).fix(Fix::review(edits));
        }
    }
}

pub(super) fn port_range_format(task: &Task<'_>, findings: &mut Findings) {
    for mapping in mapped(task) {
        let Some(value) = mapping.port.container_port_range.get() else { continue };
        if mapping.port.range().is_some() {
            continue;
        }
        let finding = mapping.report(findings, "containerPortRange").arg("value", shorten(value));
        let ends = value.split_once(':').or_else(|| value.split_once(".."));
        let better = ends.map(|(first, last)| format!("{}-{}", first.trim(), last.trim()));
        if let Some(better) = better.filter(|better| parse_port_range(better).is_some_and(is_range)) {
            finding.arg("range", better.as_str());
            // A colon may have been meant as in `docker run`: host port, container port.
            finding.fix(Fix::review([set(mapping.place("containerPortRange"), better)]));
        }
    }
}

pub(super) fn port_range_order(task: &Task<'_>, findings: &mut Findings) {
    for (mapping, (first, last)) in ranges(task).filter(|(_, (first, last))| first >= last) {
        let path = mapping.place("containerPortRange");
        let finding = mapping.report(findings, "containerPortRange");
        finding.arg("value", format!("{first}-{last}")).arg("port", first);
        if first > last {
            finding.fix(Fix::safe([set(path, format!("{last}-{first}"))]));
        } else if PORTS.contains(&first) && mapping.port.container_port.is_absent() {
            let edits = [remove(path), set(mapping.place("containerPort"), first)];
            finding.fix(Fix::safe(edits).named("single"));
        }
    }
}

pub(super) fn port_range_bounds(task: &Task<'_>, findings: &mut Findings) {
    for (mapping, (first, last)) in ranges(task) {
        if !PORTS.contains(&first) || !PORTS.contains(&last) {
            let value = mapping.port.container_port_range.get().map(shorten).unwrap_or_default();
            mapping.report(findings, "containerPortRange").arg("value", value);
        }
    }
}

pub(super) fn port_range_overlap(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        let (mut tcp, mut udp) = (Covered::default(), Covered::default());
        for port in &container.ports {
            let Some(span) = Span::of(port) else { continue };
            let protocol = port.effective_protocol();
            let covered = if protocol == "udp" { &mut udp } else { &mut tcp };
            let Some(other) = covered.add(span) else { continue };
            let (first, last) = (span.first.max(other.first), span.last.min(other.last));
            let shared = if first == last { first.to_string() } else { format!("{first}-{last}") };
            let finding = Mapped { container, port }.report(findings, span.member());
            finding.arg("shared", shared).arg("protocol", protocol);
            finding.also(other.port.path.key(other.member()));
        }
    }
}

pub(super) fn port_range_count(task: &Task<'_>, findings: &mut Findings) {
    for container in &task.containers {
        let ranges = || container.ports.iter().filter(|port| port.container_port_range.is_set());
        if let Some(port) = ranges().nth(MAX_RANGES) {
            let finding = Mapped { container, port }.report(findings, "containerPortRange");
            finding.arg("count", ranges().count()).arg("limit", MAX_RANGES);
        }
    }
}

/// How many ranges one container may have.
const MAX_RANGES: usize = 100;

/// All ranges that are well formed.
fn ranges<'t>(task: &'t Task<'_>) -> impl Iterator<Item = (Mapped<'t>, (i64, i64))> {
    mapped(task).filter_map(|mapping| Some((mapping, mapping.port.range()?)))
}

fn is_range((first, last): (i64, i64)) -> bool {
    first < last && PORTS.contains(&first) && PORTS.contains(&last)
}

/// The ports that one mapping covers.
#[derive(Debug, Clone, Copy)]
struct Span<'t> {
    first: i64,
    last: i64,
    is_range: bool,
    port: &'t PortMapping<'t>,
}

impl<'t> Span<'t> {
    /// `None` where other rules have something to say first. A reversed range covers what it means.
    fn of(port: &'t PortMapping<'t>) -> Option<Self> {
        let is_range = !port.container_port_range.is_absent();
        let single = || port.container_port.get().map(|port| (port, port));
        let (one, other) = if is_range { port.range() } else { single() }?;
        let is_known = PORTS.contains(&one) && PORTS.contains(&other);
        is_known.then_some(Self { first: one.min(other), last: one.max(other), is_range, port })
    }

    fn member(self) -> &'static str {
        if self.is_range { "containerPortRange" } else { "containerPort" }
    }
}

/// Which mapping covers which ports: by the first port of each stretch, its last port and the mapping. Stretches
/// do not overlap, and there are never more than two for each mapping, so that adding one takes little time
/// however wide the ranges are.
#[derive(Debug, Default)]
struct Covered<'t>(BTreeMap<i64, (i64, Span<'t>)>);

impl<'t> Covered<'t> {
    /// Adds a mapping. Returns an earlier one that covers some of its ports, if one of the two is a range: single
    /// ports may repeat on bridge, and elsewhere another rule reports them.
    fn add(&mut self, span: Span<'t>) -> Option<Span<'t>> {
        let found = self.first_in(span.first, span.last);
        match found {
            // What a range covers stays with it, so that it is found again.
            Some(other) if !span.is_range => return other.is_range.then_some(other),
            Some(_) => self.clear(span.first, span.last),
            None => {}
        }
        self.0.insert(span.first, (span.last, span));
        found
    }

    fn first_in(&self, first: i64, last: i64) -> Option<Span<'t>> {
        let before =
            self.0.range(..first).next_back().map(|(_, stretch)| stretch).filter(|(end, _)| *end >= first);
        let (_, owner) = before.or_else(|| self.0.range(first..=last).next().map(|(_, stretch)| stretch))?;
        Some(*owner)
    }

    fn clear(&mut self, first: i64, last: i64) {
        if let Some((_, (end, owner))) = self.0.range_mut(..first).next_back() {
            let (old_end, owner) = (*end, *owner);
            *end = old_end.min(first - 1);
            self.keep_rest(last, old_end, owner);
        }
        while let Some((start, (end, owner))) =
            self.0.range(first..=last).next().map(|(start, own)| (*start, *own))
        {
            self.0.remove(&start);
            self.keep_rest(last, end, owner);
        }
    }

    fn keep_rest(&mut self, last: i64, end: i64, owner: Span<'t>) {
        if end > last {
            self.0.insert(last + 1, (end, owner));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use crate::rules::testing::findings;

    /// Places of the overlaps and the places that they overlap with, of one container with these mappings.
    fn overlaps(mappings: &str) -> Vec<(String, String)> {
        let text =
            format!(r#"{{"containerDefinitions": [{{"name": "app", "portMappings": [{mappings}]}}]}}"#);
        let found = findings(&text);
        let overlaps = found.iter().filter(|finding| finding.rule.text_key() == "port-range-overlap");
        let mapping = |path: &crate::document::Path| {
            path.to_string().replace("containerDefinitions[0].portMappings", "")
        };
        overlaps.map(|finding| (mapping(&finding.at), mapping(&finding.also[0]))).collect()
    }

    fn ranges(list: &[&str]) -> String {
        let mapping = |text: &&str| match text.contains('-') {
            true => format!(r#"{{"containerPortRange": "{text}"}}"#),
            false => format!(r#"{{"containerPort": {text}}}"#),
        };
        list.iter().map(mapping).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn each_later_mapping_is_compared_with_all_earlier_ones() {
        for (list, expected) in [
            (&["1-10", "20-30", "11-19"][..], &[][..]),
            (&["2-5", "3-4", "1-10"], &[(1, 0), (2, 0)]),
            (&["1-10", "5-20", "15-30"], &[(1, 0), (2, 1)]),
            (&["1-100", "40-50", "51-60", "101-102"], &[(1, 0), (2, 0)]),
            (&["1-100", "40-50", "90-95", "20-30"], &[(1, 0), (2, 0), (3, 0)]),
            (&["8", "8", "7-9", "8", "9"], &[(2, 0), (3, 2), (4, 2)]),
            (&["30-20", "25"], &[(1, 0)]),
        ] {
            let place = |at: usize| {
                let member = if list[at].contains('-') { "containerPortRange" } else { "containerPort" };
                format!("[{at}].{member}")
            };
            let expected: Vec<_> = expected.iter().map(|(at, other)| (place(*at), place(*other))).collect();
            assert_eq!(overlaps(&ranges(list)), expected, "{list:?}");
        }
    }

    /// Comparing each with each, port by port, would take hours.
    #[test]
    fn many_wide_ranges_come_to_an_end() {
        let mut mappings = ranges(&["1-65535"; 2000]);
        for port in 1..=20_000 {
            write!(mappings, r#", {{"containerPort": {port}}}"#).unwrap();
        }
        assert_eq!(overlaps(&mappings).len(), 1999 + 20_000);
    }
}
