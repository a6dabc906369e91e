//! What the registry of an image tells about the rest of a task: its region, and the account of its roles.

use super::account::is_account;
use super::image::Image;
use super::{Arn, Slot, Task};
use crate::document::{Edit, Path};

/// The region and the account of an ECR address, as far as it says them itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin<'a> {
    /// Such as `eu-west-1`; `None` where a placeholder stands for it.
    pub region: Option<&'a str>,
    /// Twelve digits; `None` where a placeholder stands for them.
    pub account: Option<&'a str>,
}

/// A value that could be that of the image.
#[derive(Debug, Clone, PartialEq)]
pub struct Follower {
    /// What makes it so.
    pub edit: Edit,
    /// Whether ECS can do nothing with what stands there now, or nothing stands there.
    pub is_open: bool,
}

impl<'a> Origin<'a> {
    /// What the address of an image says.
    pub fn of(image: &'a str) -> Option<Self> {
        let registry = Image::parse(image).ecr()?;
        let region = Some(registry.region).filter(|region| is_region(region));
        let account = Some(registry.account).filter(|account| is_account(account));
        (region.is_some() || account.is_some()).then_some(Self { region, account })
    }

    /// The regions of logs that are not this one.
    pub fn logs(self, task: &Task<'_>) -> Vec<Follower> {
        let Some(region) = self.region else { return Vec::new() };
        let logs = task.containers.iter().filter_map(|container| container.log.as_ref());
        let of_cloudwatch = logs.filter(|log| log.driver.is("awslogs"));
        let follower = of_cloudwatch.filter_map(|log| {
            let now = match log.options {
                Slot::Set(options) => options.text("awslogs-region"),
                Slot::Absent => Slot::Absent,
                Slot::Wrong => Slot::Wrong,
            };
            let is_open = match now {
                Slot::Set(now) if now == region => return None,
                Slot::Set(now) => !is_region(now),
                Slot::Absent => true,
                // Its own finding says what is wrong with it.
                Slot::Wrong => return None,
            };
            let path = log.path.key("options").key("awslogs-region");
            Some(Follower { edit: Edit::Set { path, value: region.into() }, is_open })
        });
        follower.collect()
    }

    /// The roles of other accounts.
    pub fn roles(self, task: &Task<'_>) -> Vec<Follower> {
        let Some(account) = self.account else { return Vec::new() };
        let follower = |key: &'static str| {
            let arn = Arn::parse(task.object.text(key).get()?).filter(|arn| arn.is("iam", "role"))?;
            if arn.account == account {
                return None;
            }
            let Arn { partition, service, region, resource, account: now } = arn;
            let value = format!("arn:{partition}:{service}:{region}:{account}:{resource}");
            let edit = Edit::Set { path: Path::root().key(key), value: value.into() };
            Some(Follower { edit, is_open: !is_account(now) })
        };
        ["executionRoleArn", "taskRoleArn"].into_iter().filter_map(follower).collect()
    }
}

/// `ap-northeast-2`, `us-gov-west-1`.
fn is_region(text: &str) -> bool {
    let is_of_region = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    text.bytes().all(is_of_region)
        && text.matches('-').count() >= 2
        && text.ends_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;

    const IMAGE: &str = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1";

    #[test]
    fn an_address_says_what_is_no_placeholder() {
        let of = |image| Origin::of(image).map(|origin| (origin.account, origin.region));
        assert_eq!(of(IMAGE), Some((Some("111122223333"), Some("eu-west-1"))));
        assert_eq!(of("XXXX.dkr.ecr.us-gov-west-1.amazonaws.com/x"), Some((None, Some("us-gov-west-1"))));
        assert_eq!(of("111122223333.dkr.ecr.region.amazonaws.com/x"), Some((Some("111122223333"), None)));
        assert_eq!(of("ACCOUNT.dkr.ecr.REGION.amazonaws.com/x"), None);
        assert_eq!(of("public.ecr.aws/x/y"), None);
    }

    fn followers(text: &str) -> Vec<(String, bool)> {
        let parsed = parse(text).unwrap();
        let task = Task::read(text, &parsed);
        let origin = Origin::of(IMAGE).unwrap();
        let all = origin.logs(&task).into_iter().chain(origin.roles(&task));
        all.map(|follower| match follower.edit {
            Edit::Set { path, value } => (format!("{path}={value}"), follower.is_open),
            edit => panic!("{edit:?}"),
        })
        .collect()
    }

    #[test]
    fn regions_of_logs_and_accounts_of_roles_follow() {
        let text = r#"{
            "executionRoleArn": "arn:aws:iam::<ACCOUNT_ID>:role/service-role/a",
            "taskRoleArn": "arn:aws:iam::999999999999:role/b",
            "containerDefinitions": [
              {"logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-region": "${REGION}"}}},
              {"logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-region": "us-east-1"}}},
              {"logConfiguration": {"logDriver": "awslogs"}},
              {"logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-region": "eu-west-1"}}},
              {"logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-region": 1}}},
              {"logConfiguration": {"logDriver": "splunk", "options": {"awslogs-region": "us-east-1"}}}]}"#;
        let log = |index: u8, is_open| {
            let path = format!("containerDefinitions[{index}].logConfiguration.options");
            (format!("{path}{{awslogs-region}}=\"eu-west-1\""), is_open)
        };
        assert_eq!(
            followers(text),
            [
                log(0, true),
                log(1, false),
                log(2, true),
                (r#"executionRoleArn="arn:aws:iam::111122223333:role/service-role/a""#.to_owned(), true),
                (r#"taskRoleArn="arn:aws:iam::111122223333:role/b""#.to_owned(), false),
            ]
        );
    }

    #[test]
    fn what_is_no_role_or_the_same_stays() {
        let text = r#"{"executionRoleArn": "arn:aws:iam::111122223333:role/a", "taskRoleArn": "app-role"}"#;
        assert_eq!(followers(text), []);
        assert_eq!(followers(r#"{"executionRoleArn": "<ROLE_ARN>", "taskRoleArn": 1}"#), []);
    }
}
