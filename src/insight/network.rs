//! Which network modes a definition leaves open.
//!
//! Sources: `network_modes` in `assets/ecs/fargate.json`, the rules about the mode in the catalogue, and "Task
//! definition parameters" in the ECS developer guide.

use crate::task::Task;

/// Why a network mode cannot be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    /// Fargate takes `awsvpc` and nothing else.
    Fargate,
    /// ECS Anywhere has no `awsvpc`.
    External,
    /// Managed Instances have no `bridge`.
    ManagedInstances,
    /// Windows takes `awsvpc`, or no mode at all.
    Windows,
}

/// What stands in the way of `mode`.
pub fn lock(task: &Task<'_>, mode: &str) -> Option<Lock> {
    match mode {
        "awsvpc" => task.requires("EXTERNAL").then_some(Lock::External),
        _ if task.requires("FARGATE") => Some(Lock::Fargate),
        _ if task.is_windows() => Some(Lock::Windows),
        "bridge" if task.requires("MANAGED_INSTANCES") => Some(Lock::ManagedInstances),
        _ => None,
    }
}

/// What ECS takes where no mode is written, as far as that is known: Fargate refuses such a definition, Windows has a
/// network without a name, and of Managed Instances the pages of AWS differ.
pub fn default_mode(task: &Task<'_>) -> Option<&'static str> {
    let is_known = !task.requires("FARGATE") && !task.requires("MANAGED_INSTANCES") && task.is_linux();
    is_known.then_some("bridge")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;

    #[test]
    fn launch_types_and_windows_close_modes() {
        let (fargate, external) = (Some(Lock::Fargate), Some(Lock::External));
        let windows = Some(Lock::Windows);
        for (requires, os_family, locks, default) in [
            ("\"FARGATE\"", "LINUX", [None, fargate, fargate, fargate], None),
            ("\"FARGATE\", \"EC2\"", "LINUX", [None, fargate, fargate, fargate], None),
            ("\"EC2\"", "LINUX", [None; 4], Some("bridge")),
            ("\"EC2\"", "WINDOWS_SERVER_2022_CORE", [None, windows, windows, windows], None),
            ("\"EXTERNAL\"", "LINUX", [external, None, None, None], Some("bridge")),
            ("\"MANAGED_INSTANCES\"", "LINUX", [None, Some(Lock::ManagedInstances), None, None], None),
        ] {
            let text = format!(
                r#"{{"requiresCompatibilities": [{requires}],
                     "runtimePlatform": {{"operatingSystemFamily": "{os_family}"}}}}"#
            );
            let parsed = parse(&text).unwrap();
            let task = Task::read(&text, &parsed);
            assert_eq!(["awsvpc", "bridge", "host", "none"].map(|mode| lock(&task, mode)), locks, "{text}");
            assert_eq!(default_mode(&task), default, "{text}");
        }
    }
}
