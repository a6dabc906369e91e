//! What a task needs its two roles for.
//!
//! Source: `execution_role_needed_when` in `assets/ecs/fargate.json` and the rules of the catalogue about roles.

use crate::task::{Container, Image, Task};

/// Something that a role is needed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// So many secrets, which ECS puts into environment variables.
    Secrets(usize),
    /// So many secrets, which ECS gives to the log driver.
    LogSecrets(usize),
    /// The login of a private registry, which is a secret too.
    RegistryLogin,
    /// An image from a private registry of ECR.
    EcrImage,
    /// Logs in CloudWatch.
    Logs,
    /// Files of environment variables in S3.
    EnvironmentFiles,
    /// The login of a file system of FSx for Windows.
    FsxLogin,
    /// A mount of EFS that asks IAM.
    EfsIam,
    /// A mount of S3 Files.
    S3Files,
}

/// Whether ECS refuses a definition without the role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// It does, or no such task starts.
    Required,
    /// It does not, but something in it is likely to fail.
    Advised,
    /// Nothing needs the role.
    Optional,
}

/// All that a role is needed for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needs {
    /// Each of them, the most frequent first.
    pub list: Vec<Need>,
    /// What becomes of a definition without the role.
    pub level: Level,
}

impl Needs {
    fn new(found: impl IntoIterator<Item = Option<(Need, Level)>>) -> Self {
        let found: Vec<(Need, Level)> = found.into_iter().flatten().collect();
        let has = |wanted| found.iter().any(|(_, level)| *level == wanted);
        let level = match () {
            () if has(Level::Required) => Level::Required,
            () if has(Level::Advised) => Level::Advised,
            () => Level::Optional,
        };
        Self { list: found.into_iter().map(|(need, _)| need).collect(), level }
    }
}

/// What ECS itself does for the task with the execution role. On EC2 instances the role of the instance fetches
/// images and writes logs.
pub fn of_execution(task: &Task<'_>) -> Needs {
    let is_fargate = task.requires("FARGATE");
    let any = |is_so: fn(&Container<'_>) -> bool| task.containers.iter().any(is_so);
    let when = |is_so: bool, need, level| is_so.then_some((need, level));
    let counted = |pattern, need: fn(usize) -> Need| {
        let count = elements(task, pattern);
        when(count > 0, need(count), Level::Required)
    };
    let has_logs = any(|container| container.log.as_ref().is_some_and(|log| log.driver.is("awslogs")));
    let log_level = if is_fargate { Level::Required } else { Level::Advised };
    let is_ecr = |container: &Container<'_>| {
        container.image.get().is_some_and(|image| Image::parse(image).ecr().is_some())
    };
    let has = |pattern| !task.values(pattern).is_empty();
    Needs::new([
        counted("containerDefinitions[].secrets", Need::Secrets),
        when(is_fargate && any(is_ecr), Need::EcrImage, Level::Required),
        when(has_logs && (is_fargate || task.requires("EXTERNAL")), Need::Logs, log_level),
        counted("containerDefinitions[].logConfiguration.secretOptions", Need::LogSecrets),
        when(has("containerDefinitions[].repositoryCredentials"), Need::RegistryLogin, Level::Required),
        when(
            elements(task, "containerDefinitions[].environmentFiles") > 0,
            Need::EnvironmentFiles,
            Level::Advised,
        ),
        when(has("volumes[].fsxWindowsFileServerVolumeConfiguration"), Need::FsxLogin, Level::Advised),
    ])
}

/// What the task role is needed for, beyond the calls that the code makes itself: those a definition does not show.
pub fn of_code(task: &Task<'_>) -> Needs {
    let iam = task.values("volumes[].efsVolumeConfiguration.authorizationConfig.iam");
    let asks_iam = iam.iter().any(|(_, value)| *value == "ENABLED");
    let has_s3 = !task.values("volumes[].s3filesVolumeConfiguration").is_empty();
    Needs::new([
        asks_iam.then_some((Need::EfsIam, Level::Advised)),
        has_s3.then_some((Need::S3Files, Level::Required)),
    ])
}

/// How many elements all lists at `pattern` have.
fn elements(task: &Task<'_>, pattern: &str) -> usize {
    task.values(pattern).iter().filter_map(|(_, value)| value.as_array().map(Vec::len)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;

    fn with_task<T>(text: &str, read: impl FnOnce(&Task<'_>) -> T) -> T {
        let parsed = parse(text).unwrap();
        read(&Task::read(text, &parsed))
    }

    #[test]
    fn the_execution_role_is_needed_by_what_ecs_does_itself() {
        let logs = r#""logConfiguration": {"logDriver": "awslogs"}"#;
        let ecr = r#""image": "111122223333.dkr.ecr.us-east-1.amazonaws.com/web:1""#;
        for (requires, members, list, level) in [
            ("FARGATE", r#""image": "nginx""#, vec![], Level::Optional),
            ("FARGATE", logs, vec![Need::Logs], Level::Required),
            ("EXTERNAL", logs, vec![Need::Logs], Level::Advised),
            ("EC2", logs, vec![], Level::Optional),
            ("FARGATE", ecr, vec![Need::EcrImage], Level::Required),
            ("FARGATE", r#""image": "public.ecr.aws/nginx/nginx:1""#, vec![], Level::Optional),
            ("EC2", ecr, vec![], Level::Optional),
            ("EC2", r#""secrets": [{}, {}]"#, vec![Need::Secrets(2)], Level::Required),
            ("EC2", r#""secrets": []"#, vec![], Level::Optional),
            (
                "EC2",
                r#""logConfiguration": {"logDriver": "splunk", "secretOptions": [{}]}"#,
                vec![Need::LogSecrets(1)],
                Level::Required,
            ),
            (
                "EC2",
                r#""repositoryCredentials": {"credentialsParameter": "a"}"#,
                vec![Need::RegistryLogin],
                Level::Required,
            ),
            ("FARGATE", r#""environmentFiles": [{}]"#, vec![Need::EnvironmentFiles], Level::Advised),
        ] {
            let text = format!(
                r#"{{"requiresCompatibilities": ["{requires}"], "containerDefinitions": [{{{members}}}]}}"#
            );
            assert_eq!(with_task(&text, of_execution), Needs { list, level }, "{text}");
        }
        let text = r#"{"volumes": [{"fsxWindowsFileServerVolumeConfiguration": {}}]}"#;
        assert_eq!(with_task(text, of_execution).list, [Need::FsxLogin]);
    }

    #[test]
    fn the_task_role_is_needed_by_mounts_that_ask_iam() {
        for (volume, list, level) in [
            (r#""host": {}"#, vec![], Level::Optional),
            (
                r#""efsVolumeConfiguration": {"authorizationConfig": {"iam": "ENABLED"}}"#,
                vec![Need::EfsIam],
                Level::Advised,
            ),
            (
                r#""efsVolumeConfiguration": {"authorizationConfig": {"iam": "DISABLED"}}"#,
                vec![],
                Level::Optional,
            ),
            (r#""s3filesVolumeConfiguration": {}"#, vec![Need::S3Files], Level::Required),
        ] {
            let text = format!(r#"{{"volumes": [{{{volume}}}]}}"#);
            assert_eq!(with_task(&text, of_code), Needs { list, level }, "{text}");
        }
    }
}
