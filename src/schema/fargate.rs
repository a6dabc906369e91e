//! What Fargate offers: the task sizes for Linux and for Windows, read from `assets/ecs/fargate.json`.
//!
//! Each row of the table names its sources: the size table of the AWS page "create-task-definition" (copies of
//! 2026), cfn-lint 1.58.0 E3047 and, for Windows, aws-cdk-lib 2.276.0. What else Fargate refuses is said by rules.

use std::sync::LazyLock;

use serde_json::Value;

static TABLE: &str = include_str!("../../assets/ecs/fargate.json");

static SIZES: LazyLock<[Sizes; 2]> = LazyLock::new(|| read(TABLE));

/// CPU and memory of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaskSize {
    /// In CPU units; 1024 are 1 vCPU.
    pub cpu: i64,
    /// In MiB.
    pub memory: i64,
}

/// All sizes for one operating system, by rising CPU.
#[derive(Debug)]
pub struct Sizes(Vec<Row>);

/// The sizes with the same CPU.
#[derive(Debug)]
pub struct Row {
    /// In CPU units.
    pub cpu: i64,
    /// The amounts of memory that go with it, in MiB, rising.
    pub memories: Vec<i64>,
    /// The oldest platform version that has it; `None` where every version does.
    pub min_platform: Option<String>,
}

/// The sizes for Windows or for Linux.
pub fn sizes(is_windows: bool) -> &'static Sizes {
    let [linux, windows] = &*SIZES;
    if is_windows { windows } else { linux }
}

/// The table is a part of the program: a mistake in it is a mistake of ours, found by the first test that runs.
fn read(table: &str) -> [Sizes; 2] {
    let table: Value = serde_json::from_str(table).expect("assets/ecs/fargate.json is an object");
    ["LINUX", "WINDOWS"].map(|system| {
        let rows = table["sizes"][system].as_array().into_iter().flatten();
        Sizes(rows.map(Row::read).collect())
    })
}

impl Row {
    fn read(row: &Value) -> Self {
        Self {
            cpu: row["cpu"].as_i64().unwrap_or_default(),
            memories: row["memory_mib"].as_array().into_iter().flatten().filter_map(Value::as_i64).collect(),
            min_platform: row["min_platform_version"].as_str().map(str::to_owned),
        }
    }

    fn size(&self, memory: i64) -> TaskSize {
        TaskSize { cpu: self.cpu, memory }
    }

    fn at_least(&self, memory: i64) -> Option<TaskSize> {
        self.memories.iter().find(|own| **own >= memory).map(|own| self.size(*own))
    }

    fn at_most(&self, memory: i64) -> Option<TaskSize> {
        self.memories.iter().rfind(|own| **own <= memory).map(|own| self.size(*own))
    }
}

impl Sizes {
    /// All rows, by rising CPU.
    pub fn rows(&self) -> &[Row] {
        &self.0
    }

    /// The row with this CPU.
    pub fn row(&self, cpu: i64) -> Option<&Row> {
        self.0.iter().find(|row| row.cpu == cpu)
    }

    /// Whether Fargate has this size.
    pub fn contains(&self, size: TaskSize) -> bool {
        self.row(size.cpu).is_some_and(|row| row.memories.contains(&size.memory))
    }

    /// The smallest size with this CPU and memory or more: memory is rounded up first, then CPU.
    pub fn at_least(&self, size: TaskSize) -> Option<TaskSize> {
        self.0.iter().filter(|row| row.cpu >= size.cpu).find_map(|row| row.at_least(size.memory))
    }

    /// The largest size with this CPU and memory or less: memory is rounded down first, then CPU.
    pub fn at_most(&self, size: TaskSize) -> Option<TaskSize> {
        self.0.iter().rev().filter(|row| row.cpu <= size.cpu).find_map(|row| row.at_most(size.memory))
    }

    /// The sizes around `size`: with the same CPU, with the same memory, and the next ones up and down.
    pub fn near(&self, size: TaskSize) -> Vec<TaskSize> {
        let row = self.row(size.cpu);
        let with_memory = || self.0.iter().filter(|row| row.memories.contains(&size.memory));
        let candidates = [
            row.and_then(|row| row.at_most(size.memory)),
            row.and_then(|row| row.at_least(size.memory)),
            with_memory().rfind(|row| row.cpu <= size.cpu).map(|row| row.size(size.memory)),
            with_memory().find(|row| row.cpu >= size.cpu).map(|row| row.size(size.memory)),
            self.at_most(size),
            self.at_least(size),
        ];
        let mut near: Vec<TaskSize> = candidates.into_iter().flatten().collect();
        near.sort_unstable();
        near.dedup();
        near
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size((cpu, memory): (i64, i64)) -> TaskSize {
        TaskSize { cpu, memory }
    }

    #[test]
    fn both_tables_are_complete_and_sorted() {
        for (is_windows, rows, pairs) in [(false, 8, 77), (true, 3, 43)] {
            let sizes = sizes(is_windows);
            assert_eq!(sizes.rows().len(), rows);
            assert_eq!(sizes.rows().iter().map(|row| row.memories.len()).sum::<usize>(), pairs);
            assert!(sizes.rows().is_sorted_by_key(|row| row.cpu));
            assert!(sizes.rows().iter().all(|row| row.memories.is_sorted()));
        }
        assert!(sizes(false).contains(size((32768, 249_856))));
        assert!(!sizes(true).contains(size((1024, 1024))));
    }

    #[test]
    fn finds_the_nearest_sizes_up_and_down() {
        let linux = sizes(false);
        for (asked, up, down, near) in [
            ((256, 513), Some((256, 1024)), Some((256, 512)), vec![(256, 512), (256, 1024)]),
            ((256, 3072), Some((512, 3072)), Some((256, 2048)), vec![(256, 2048), (512, 3072)]),
            ((512, 512), Some((512, 1024)), Some((256, 512)), vec![(256, 512), (512, 1024)]),
            ((300, 513), Some((512, 1024)), Some((256, 512)), vec![(256, 512), (512, 1024)]),
            (
                (16384, 131_072),
                Some((32768, 249_856)),
                Some((16384, 122_880)),
                vec![(16384, 122_880), (32768, 249_856)],
            ),
            ((128, 256), Some((256, 512)), None, vec![(256, 512)]),
            ((65536, 1 << 40), None, Some((32768, 249_856)), vec![(32768, 249_856)]),
        ] {
            let asked = size(asked);
            assert_eq!(linux.at_least(asked), up.map(size), "{asked:?}");
            assert_eq!(linux.at_most(asked), down.map(size), "{asked:?}");
            assert_eq!(linux.near(asked), near.into_iter().map(size).collect::<Vec<_>>(), "{asked:?}");
        }
    }
}
