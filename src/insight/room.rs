//! What the containers of a task take of its CPU and memory.

use crate::schema::fargate::TaskSize;
use crate::task::{Container, Task};

/// The sums over the containers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// In CPU units.
    pub cpu: i64,
    /// In MiB: the soft limit of each container, or the hard one where it has no soft one.
    pub memory: i64,
    /// The largest hard limit, in MiB: ECS takes none above the memory of the task.
    largest: i64,
}

impl Room {
    /// What the containers of `task` take.
    pub fn of(task: &Task<'_>) -> Self {
        let sum = |read: fn(&Container<'_>) -> Option<i64>| {
            task.containers.iter().filter_map(read).fold(0, i64::saturating_add)
        };
        Self {
            cpu: sum(|container| container.cpu.get()),
            memory: sum(|container| container.memory_reservation.get().or(container.memory.get())),
            largest: task.containers.iter().filter_map(|container| container.memory.get()).max().unwrap_or(0),
        }
    }

    /// Whether no container says what it takes.
    pub fn is_open(self) -> bool {
        self.cpu == 0 && self.memory == 0
    }

    /// Whether a task of this size holds them.
    pub fn fits(self, size: TaskSize) -> bool {
        self.cpu <= size.cpu && self.memory <= size.memory && self.largest <= size.memory
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;

    #[test]
    fn soft_limits_count_where_there_are_any() {
        let text = r#"{"containerDefinitions": [
            {"cpu": 128, "memory": 900, "memoryReservation": 768},
            {"cpu": 64, "memory": 128},
            {"cpu": "64"}
        ]}"#;
        let parsed = parse(text).unwrap();
        let room = Room::of(&Task::read(text, &parsed));
        assert_eq!((room.cpu, room.memory, room.is_open()), (192, 896, false));
        for (cpu, memory, fits) in
            [(192, 900, true), (191, 900, false), (192, 895, false), (192, 899, false), (512, 1024, true)]
        {
            assert_eq!(room.fits(TaskSize { cpu, memory }), fits, "{cpu} {memory}");
        }
    }
}
