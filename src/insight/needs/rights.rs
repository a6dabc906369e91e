//! The rights that somebody needs who registers a definition, as an IAM policy that is ready to be copied.
//!
//! Sources: "Actions, resources, and condition keys for Amazon ECS" in the Service Authorization Reference, "Grant
//! permission to tag resources on creation" and "Amazon ECS task execution IAM role" in the developer guide.

use serde_json::{Map, Value, json};

use super::references::References;
use super::things::{LogGroup, Named, Names, Role};
use crate::document::print;
use crate::schema::regions;
use crate::task::account::is_account;
use crate::task::{Arn, Task, placeholder};

/// Where a definition is registered, as far as that is known: of the session where there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Home<'a> {
    /// The region.
    pub region: Option<&'a str>,
    /// The account id.
    pub account: Option<&'a str>,
}

/// What somebody must be allowed to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Right {
    /// Register the definition.
    Register,
    /// Give it its tags.
    Tag,
    /// Hand its roles to ECS.
    PassRoles,
    /// Make log groups first, with their retention.
    CreateLogGroups,
}

impl Right {
    /// The key of its sentence in the text catalogues, whose attribute `.why` says when AWS asks for it.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Register => "right-register",
            Self::Tag => "right-tag",
            Self::PassRoles => "right-pass-roles",
            Self::CreateLogGroups => "right-create-log-groups",
        }
    }

    /// The `Sid` of its statement.
    fn sid(self) -> &'static str {
        match self {
            Self::Register => "RegisterTaskDefinition",
            Self::Tag => "TagTaskDefinition",
            Self::PassRoles => "PassRolesToEcsTasks",
            Self::CreateLogGroups => "CreateLogGroups",
        }
    }

    /// The actions that it stands for.
    pub fn actions(self) -> &'static [&'static str] {
        match self {
            Self::Register => &["ecs:RegisterTaskDefinition"],
            Self::Tag => &["ecs:TagResource"],
            Self::PassRoles => &["iam:PassRole"],
            Self::CreateLogGroups => &["logs:CreateLogGroup", "logs:PutRetentionPolicy"],
        }
    }

    /// The key and the value that narrow it to this one purpose.
    fn condition(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Tag => Some(("ecs:CreateAction", "RegisterTaskDefinition")),
            Self::PassRoles => Some(("iam:PassedToService", "ecs-tasks.amazonaws.com")),
            Self::Register | Self::CreateLogGroups => None,
        }
    }
}

/// One statement of a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// What it allows.
    pub right: Right,
    /// The ARNs that it allows it for.
    pub resources: Vec<String>,
}

impl Statement {
    /// What must be filled in before AWS takes it: `ACCOUNT_ID` where nothing tells the account.
    pub fn placeholders(&self) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        for resource in &self.resources {
            for range in placeholder::find(resource) {
                let own = &resource[range];
                if !found.contains(&own) {
                    found.push(own);
                }
            }
        }
        found
    }

    fn to_json(&self) -> Value {
        let one_or_all = |texts: Vec<&str>| match *texts {
            [one] => Value::from(one),
            _ => Value::from(texts),
        };
        let mut statement = Map::new();
        statement.insert("Sid".to_owned(), self.right.sid().into());
        statement.insert("Effect".to_owned(), "Allow".into());
        statement.insert("Action".to_owned(), one_or_all(self.right.actions().to_vec()));
        statement
            .insert("Resource".to_owned(), one_or_all(self.resources.iter().map(String::as_str).collect()));
        if let Some((key, value)) = self.right.condition() {
            statement.insert("Condition".to_owned(), json!({ "StringEquals": { key: value } }));
        }
        Value::from(statement)
    }
}

/// The statements that registering the definition needs, with those of log groups that are made first.
pub fn statements(
    task: &Task<'_>,
    references: &References<'_>,
    home: Home<'_>,
    made_first: &[&LogGroup<'_>],
) -> Vec<Statement> {
    let place = Place::of(references, home);
    // AWS compares this action with `*` alone on some of its pages and with the family on others: `*` is right by both.
    let mut statements = vec![Statement { right: Right::Register, resources: vec!["*".to_owned()] }];
    if task.object.list("tags").get().is_some_and(|tags| !tags.is_empty()) {
        let family = task.family.literal().filter(|family| !family.is_empty()).unwrap_or("<FAMILY>");
        let resource = place.arn("ecs", None, &format!("task-definition/{family}:*"));
        statements.push(Statement { right: Right::Tag, resources: vec![resource] });
    }
    let mut add = |right, all: Vec<String>| {
        let mut resources: Vec<String> = Vec::new();
        for resource in all {
            if !resources.contains(&resource) {
                resources.push(resource);
            }
        }
        if !resources.is_empty() {
            statements.push(Statement { right, resources });
        }
    };
    add(Right::PassRoles, references.roles.iter().map(|role| place.role(role)).collect());
    // Policies name a log group with what is in it: see `arn` of DescribeLogGroups in the API reference.
    let groups = made_first
        .iter()
        .map(|group| place.arn("logs", group.region, &format!("log-group:{}:*", group.name)));
    add(Right::CreateLogGroups, groups.collect());
    statements
}

/// Statements as the JSON of a policy.
pub fn policy(statements: &[Statement]) -> String {
    let list: Vec<Value> = statements.iter().map(Statement::to_json).collect();
    let policy = json!({ "Version": "2012-10-17", "Statement": list });
    print::pretty(&policy, "  ", "", "\n") + "\n"
}

/// What ARNs are built of.
struct Place<'a> {
    partition: &'a str,
    region: &'a str,
    account: &'a str,
}

impl<'a> Place<'a> {
    fn of(references: &References<'a>, home: Home<'a>) -> Self {
        // Nobody can pass a role of another account, so a whole ARN tells the own one. A registry is often another's.
        let owner = references.roles.iter().find_map(|role| role.thing()?.owner);
        let partition = |region| &*regions::partition(region).id;
        let region = home.region.or(references.region);
        Self {
            partition: match (home.region, owner) {
                (None, Some((partition, _))) => partition,
                _ => region.map_or("aws", partition),
            },
            region: region.unwrap_or("REGION"),
            account: home.account.or(owner.map(|(_, account)| account)).unwrap_or("ACCOUNT_ID"),
        }
    }

    fn arn(&self, service: &str, region: Option<&str>, resource: &str) -> String {
        let Self { partition, region: own, account } = self;
        format!("arn:{partition}:{service}:{}:{account}:{resource}", region.unwrap_or(own))
    }

    /// The ARN of a role. Where a placeholder stands for more than the account, another one stands for the name: IAM
    /// would take `${…}` for a variable of its own.
    fn role(&self, role: &Named<'_, Role<'_>>) -> String {
        let build = |resource: &str| format!("arn:{}:iam::{}:{resource}", self.partition, self.account);
        match role.names {
            Names::Thing(Role { owner: Some(_), .. }) => role.text.to_owned(),
            Names::Thing(Role { name, .. }) => build(&format!("role/{name}")),
            Names::Placeholder | Names::Unreadable => {
                let arn =
                    Arn::parse(role.text).filter(|arn| arn.is("iam", "role") && !is_account(arn.account));
                match arn.filter(|arn| !placeholder::is_in(arn.resource)) {
                    Some(arn) => build(arn.resource),
                    None if role.path.last_key() == Some("taskRoleArn") => build("role/<TASK_ROLE>"),
                    None => build("role/<EXECUTION_ROLE>"),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;
    use crate::text::{Catalog, Language};

    fn all(text: &str, home: Home<'_>) -> Vec<Statement> {
        let parsed = parse(text).unwrap();
        let task = Task::read(text, &parsed);
        let references = References::of(&task);
        let groups: Vec<_> = references.log_groups.iter().collect();
        statements(&task, &references, home, &groups)
    }

    const SEOUL: Home<'_> = Home { region: Some("ap-northeast-2"), account: Some("444455556666") };

    #[test]
    fn the_policy_is_ready_to_be_copied() {
        let text = r#"{
            "family": "web", "tags": [{"key": "team", "value": "a"}],
            "taskRoleArn": "arn:aws:iam::111122223333:role/team/web", "executionRoleArn": "ecsTaskExecutionRole",
            "containerDefinitions": [{"logConfiguration": {"logDriver": "awslogs", "options": {
                "awslogs-group": "/ecs/web", "awslogs-region": "us-east-1"}}}]}"#;
        let statements = all(text, SEOUL);
        assert!(statements.iter().all(|statement| statement.placeholders().is_empty()), "{statements:?}");
        assert_eq!(
            policy(&statements),
            r#"{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "RegisterTaskDefinition",
      "Effect": "Allow",
      "Action": "ecs:RegisterTaskDefinition",
      "Resource": "*"
    },
    {
      "Sid": "TagTaskDefinition",
      "Effect": "Allow",
      "Action": "ecs:TagResource",
      "Resource": "arn:aws:ecs:ap-northeast-2:444455556666:task-definition/web:*",
      "Condition": {
        "StringEquals": {
          "ecs:CreateAction": "RegisterTaskDefinition"
        }
      }
    },
    {
      "Sid": "PassRolesToEcsTasks",
      "Effect": "Allow",
      "Action": "iam:PassRole",
      "Resource": ["arn:aws:iam::111122223333:role/team/web", "arn:aws:iam::444455556666:role/ecsTaskExecutionRole"],
      "Condition": {
        "StringEquals": {
          "iam:PassedToService": "ecs-tasks.amazonaws.com"
        }
      }
    },
    {
      "Sid": "CreateLogGroups",
      "Effect": "Allow",
      "Action": ["logs:CreateLogGroup", "logs:PutRetentionPolicy"],
      "Resource": "arn:aws:logs:us-east-1:444455556666:log-group:/ecs/web:*"
    }
  ]
}
"#
        );
    }

    #[test]
    fn nothing_is_asked_for_that_registering_does_not_need() {
        let rights = |text| all(text, SEOUL).into_iter().map(|own| own.right).collect::<Vec<_>>();
        assert_eq!(rights(r#"{"family": "web", "tags": []}"#), [Right::Register]);
        assert_eq!(rights(r#"{"taskRoleArn": "a"}"#), [Right::Register, Right::PassRoles]);
        let resources = |text| all(text, SEOUL).pop().unwrap().resources;
        assert_eq!(
            resources(r#"{"taskRoleArn": "a", "executionRoleArn": "arn:aws:iam::444455556666:role/a"}"#),
            ["arn:aws:iam::444455556666:role/a"],
            "one role for both is passed once"
        );
    }

    #[test]
    fn what_is_not_known_says_so() {
        let china = Home { region: Some("cn-north-1"), account: None };
        let whole = r#""executionRoleArn": "arn:aws-us-gov:iam::111122223333:role/b""#;
        let logs =
            r#""containerDefinitions": [{"image": "111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/web"}]"#;
        for (members, home, arn, open) in [
            (
                r#""taskRoleArn": "a""#.to_owned(),
                Home::default(),
                "arn:aws:iam::ACCOUNT_ID:role/a",
                &["ACCOUNT_ID"][..],
            ),
            (r#""taskRoleArn": "a""#.to_owned(), china, "arn:aws-cn:iam::ACCOUNT_ID:role/a", &["ACCOUNT_ID"]),
            (
                format!(r#""taskRoleArn": "a", {whole}"#),
                Home::default(),
                "arn:aws-us-gov:iam::111122223333:role/a",
                &[],
            ),
            // The registry may be that of another account.
            (
                format!(r#""taskRoleArn": "a", {logs}"#),
                Home::default(),
                "arn:aws-cn:iam::ACCOUNT_ID:role/a",
                &["ACCOUNT_ID"],
            ),
            (
                r#""taskRoleArn": "arn:aws:iam::ACCOUNT_ID:role/p/a""#.to_owned(),
                SEOUL,
                "arn:aws:iam::444455556666:role/p/a",
                &[],
            ),
            (
                r#""taskRoleArn": "${ROLE}""#.to_owned(),
                SEOUL,
                "arn:aws:iam::444455556666:role/<TASK_ROLE>",
                &["<TASK_ROLE>"],
            ),
            (
                r#""executionRoleArn": "arn:aws:iam::444455556666:role/${ENV}-b""#.to_owned(),
                SEOUL,
                "arn:aws:iam::444455556666:role/<EXECUTION_ROLE>",
                &["<EXECUTION_ROLE>"],
            ),
        ] {
            let statements = all(&format!("{{{members}}}"), home);
            let passing = statements.iter().find(|own| own.right == Right::PassRoles).unwrap();
            assert_eq!((&*passing.resources[0], &*passing.placeholders()), (arn, open), "{members}");
        }
        let tags = all(r#"{"family": "${F}", "tags": [{"key": "a"}]}"#, Home::default());
        assert_eq!(tags[1].placeholders(), ["REGION", "ACCOUNT_ID", "<FAMILY>"]);
    }

    #[test]
    fn every_right_is_told_in_both_languages() {
        for language in Language::ALL {
            let catalog = Catalog::new(language);
            for right in [Right::Register, Right::Tag, Right::PassRoles, Right::CreateLogGroups] {
                let outline = catalog.outline(right.text_key());
                assert!(catalog.has(right.text_key()) && outline.attribute("why").is_some(), "{right:?}");
            }
            assert!(catalog.has("right-placeholders"));
        }
    }
}
