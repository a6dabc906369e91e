//! Which launch types and operating systems a rule speaks about; written and tested here, once.

use crate::task::Task;

/// A set of launch types, narrowed to Windows or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    launch_types: u8,
    windows_only: bool,
}

/// Tasks on EC2 instances, which is where a definition without launch types runs.
pub const EC2: Scope = Scope { launch_types: 1, windows_only: false };
/// Tasks on Fargate.
pub const FARGATE: Scope = Scope { launch_types: 2, windows_only: false };
/// Tasks on ECS Anywhere.
pub const EXTERNAL: Scope = Scope { launch_types: 4, windows_only: false };
/// Tasks on Managed Instances.
pub const MANAGED_INSTANCES: Scope = Scope { launch_types: 8, windows_only: false };
/// Every task.
pub const ANY: Scope = EC2.and(FARGATE).and(EXTERNAL).and(MANAGED_INSTANCES);
/// Every task of Windows containers.
pub const WINDOWS: Scope = ANY.on_windows();

const NAMES: [(&str, Scope); 4] =
    [("EC2", EC2), ("FARGATE", FARGATE), ("EXTERNAL", EXTERNAL), ("MANAGED_INSTANCES", MANAGED_INSTANCES)];

impl Scope {
    /// These launch types and those.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            launch_types: self.launch_types | other.launch_types,
            windows_only: self.windows_only || other.windows_only,
        }
    }

    /// Only where the operating system family begins with WINDOWS.
    #[must_use]
    pub const fn on_windows(self) -> Self {
        Self { windows_only: true, ..self }
    }

    /// The words of the catalogue, in its order. What speaks about Windows alone names no launch type.
    pub fn names(self) -> Vec<&'static str> {
        if self == WINDOWS {
            return vec!["WINDOWS"];
        }
        let types = NAMES.iter().filter(|(_, one)| self.launch_types & one.launch_types != 0);
        types.map(|(name, _)| *name).chain(self.windows_only.then_some("WINDOWS")).collect()
    }

    /// Whether a rule of this scope speaks about `task`. Without launch types ECS checks for none of Fargate,
    /// EXTERNAL and Managed Instances, and the task runs on EC2.
    pub fn covers(self, task: &Task<'_>) -> bool {
        if self.windows_only && !task.is_windows() {
            return false;
        }
        if self.launch_types == ANY.launch_types {
            return true;
        }
        let covers = |scope: Self| self.launch_types & scope.launch_types != 0;
        if task.is_fragment || !task.object.0.contains_key("requiresCompatibilities") || has_none(task) {
            return covers(EC2);
        }
        NAMES.iter().any(|(name, scope)| covers(*scope) && task.requires(name))
    }
}

fn has_none(task: &Task<'_>) -> bool {
    match task.object.value("requiresCompatibilities") {
        None => true,
        Some(_) => task.requires.is_set() && task.requires.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;

    #[test]
    fn goes_by_what_the_definition_asks_for() {
        for (document, scope, covered) in [
            (r#"{}"#, ANY, true),
            (r#"{}"#, EC2, true),
            (r#"{}"#, FARGATE, false),
            (r#"{"requiresCompatibilities": null}"#, EC2, true),
            (r#"{"requiresCompatibilities": []}"#, EC2.and(EXTERNAL), true),
            (r#"{"requiresCompatibilities": []}"#, EXTERNAL, false),
            (r#"{"requiresCompatibilities": ["FARGATE"]}"#, FARGATE, true),
            (r#"{"requiresCompatibilities": ["FARGATE"]}"#, EC2.and(EXTERNAL), false),
            (r#"{"requiresCompatibilities": ["EC2", "FARGATE"]}"#, EC2, true),
            (r#"{"requiresCompatibilities": "FARGATE"}"#, EC2, false),
            (r#"{"requiresCompatibilities": ["FARGATE"]}"#, FARGATE.on_windows(), false),
            (r#"{"requiresCompatibilities": ["EXTERNAL"]}"#, WINDOWS, false),
            (
                r#"{"requiresCompatibilities": ["EXTERNAL"],
                   "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}"#,
                WINDOWS,
                true,
            ),
            (
                r#"{"requiresCompatibilities": ["FARGATE"],
                   "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}"#,
                FARGATE.on_windows(),
                true,
            ),
        ] {
            let parsed = parse(document).unwrap();
            assert_eq!(scope.covers(&Task::read(document, &parsed)), covered, "{document} {scope:?}");
        }
    }
}
