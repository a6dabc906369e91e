//! How the containers share what the task has: one line for each container and one for the rest.

use serde_json::Value;

use crate::app::derived::Derived;
use crate::document::Path;
use crate::task::size;
use crate::text::{Args, Catalog};

/// The parts of a task's CPU or memory.
#[derive(Debug, PartialEq)]
pub(super) struct Share {
    pub(super) parts: Vec<Part>,
}

/// One line.
#[derive(Debug, PartialEq)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) amount: String,
    /// Of the whole line, 0 to 1.
    pub(super) share: f32,
    pub(super) kind: PartKind,
}

/// Whose a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PartKind {
    /// A container's.
    Container,
    /// Nobody's.
    Free,
    /// More than the task has.
    Over,
}

impl Share {
    /// Who has how much of the `cpu` or the `memory` of the task; `None` where the task has no such size or no
    /// container.
    pub(super) fn of(good: &Derived, member: &'static str, catalog: &Catalog) -> Option<Self> {
        let text = good.value(&Path::root().key(member))?.as_str()?;
        let (total, key) = match member {
            "cpu" => (size::cpu(text).units()?, "learn-share-cpu"),
            _ => (size::memory(text).units()?, "learn-share-mib"),
        };
        let list = Path::root().key("containerDefinitions");
        let containers: Vec<(String, Option<i64>)> = (0..good.length(&list))
            .map(|index| {
                let path = list.index(index);
                let name = good.name_of(&path).map_or_else(
                    || catalog.format("node-container", &Args::new().with("number", index + 1)),
                    str::to_owned,
                );
                (name, taken(good, &path, member))
            })
            .collect();
        if containers.is_empty() || total <= 0 {
            return None;
        }
        let sum = containers.iter().filter_map(|(_, amount)| *amount).fold(0, i64::saturating_add);
        let whole = sum.max(total) as f32;
        let amount = |count: i64| catalog.format(key, &Args::new().with("count", count));
        let part = |name, count: i64, kind| Part {
            name,
            amount: amount(count),
            share: (count as f32 / whole).clamp(0.0, 1.0),
            kind,
        };
        let mut parts: Vec<Part> = containers
            .into_iter()
            .map(|(name, count)| match count {
                Some(count) => part(name, count, PartKind::Container),
                None => Part {
                    name,
                    amount: catalog.text("learn-share-unset"),
                    share: 0.0,
                    kind: PartKind::Container,
                },
            })
            .collect();
        let rest = total.saturating_sub(sum);
        if rest > 0 {
            parts.push(part(catalog.text("learn-share-free"), rest, PartKind::Free));
        } else if rest < 0 {
            parts.push(part(catalog.text("learn-share-over"), rest.saturating_neg(), PartKind::Over));
        }
        Some(Self { parts })
    }
}

/// What ECS sets aside for a container: of memory, the soft limit where there is one.
fn taken(good: &Derived, container: &Path, member: &'static str) -> Option<i64> {
    let number = |key| good.value(&container.key(key)).and_then(Value::as_i64).filter(|count| *count > 0);
    match member {
        "memory" => number("memoryReservation").or_else(|| number("memory")),
        member => number(member),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn share(memory: &str, member: &'static str) -> Option<Share> {
        let text = format!(
            r#"{{"cpu": "512", "memory": "{memory}", "containerDefinitions": [
                {{"name": "api", "memory": 1024, "memoryReservation": 768}}, {{"name": "otel", "memory": 128}}, {{}}]}}"#
        );
        Share::of(&Derived::new(text.into(), 0), member, &Catalog::new(Language::En))
    }

    #[test]
    fn containers_take_their_part_and_the_rest_is_free() {
        let parts = share("1 GB", "memory").unwrap().parts;
        let line = |part: &Part| format!("{} {} {:.3}", part.name, part.amount, part.share);
        let lines: Vec<String> = parts.iter().map(line).collect();
        assert_eq!(
            lines,
            ["api 768 MiB 0.750", "otel 128 MiB 0.125", "Container 3 not set 0.000", "free 128 MiB 0.125"]
        );
        assert_eq!(share("1 GB", "cpu").unwrap().parts.last().unwrap().amount, "512 CPU units");
    }

    #[test]
    fn what_is_too_much_is_told_and_a_task_without_a_size_has_no_parts() {
        let parts = share("512", "memory").unwrap().parts;
        let last = parts.last().unwrap();
        assert_eq!((last.kind, last.amount.as_str()), (PartKind::Over, "384 MiB"));
        assert_eq!(share("${SIZE}", "memory"), None);
    }
}
