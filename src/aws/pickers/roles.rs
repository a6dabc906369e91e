//! Roles of IAM that tasks may have.

use aws_smithy_xml::decode::{Document, ScopedDecoder, try_data};
use serde_json::Value;

use super::{Details, Item, Pages};
use crate::aws::error::AwsError;
use crate::aws::generic::{IAM, call_query, unreadable};
use crate::aws::session::Session;

const LIST: &str = "iam:ListRoles";
const GET: &str = "iam:GetRole";

/// Who asks for the credentials of a task.
const ECS_TASKS: [&str; 2] = ["ecs-tasks.amazonaws.com", "ecs-tasks.amazonaws.com.cn"];

/// A role.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::aws) struct Role {
    arn: String,
    name: String,
    description: String,
    /// Whether ECS may give it to tasks.
    pub(in crate::aws) is_trusting: bool,
}

/// The roles that trust ECS tasks, by name. IAM cannot search for them: all roles are read.
pub(super) async fn list(session: &Session) -> Result<(Vec<Item>, bool), AwsError> {
    let mut pages = Pages::new();
    while pages.is_wanted() {
        let mut parameters = vec![("MaxItems", "200")];
        parameters.extend(pages.next().map(|marker| ("Marker", marker)));
        let reply = call_query(session, &IAM, LIST, &parameters).await?;
        let page = read_list(&reply).ok_or_else(|| unreadable(LIST))?;
        pages.add(page.roles, page.next);
    }
    let (roles, is_complete) = pages.finish();
    let mut items: Vec<Item> = roles.into_iter().filter(|role| role.is_trusting).map(item).collect();
    items.sort_by(|a, b| (&a.label, &a.value).cmp(&(&b.label, &b.value)));
    Ok((items, is_complete))
}

fn item(role: Role) -> Item {
    Item { value: role.arn, label: role.name, details: Details::Role { description: role.description } }
}

/// A role by its name, without the path.
pub(in crate::aws) async fn find(session: &Session, name: &str) -> Result<Role, AwsError> {
    let reply = call_query(session, &IAM, GET, &[("RoleName", name)]).await?;
    read_one(&reply).ok_or_else(|| unreadable(GET))
}

/// A page of roles.
#[derive(Debug, PartialEq, Eq)]
struct Page {
    roles: Vec<Role>,
    next: Option<String>,
}

/// Reads the XML of `ListRoles`; `None` for anything else.
fn read_list(xml: &str) -> Option<Page> {
    let mut document = Document::new(xml);
    let mut root = document.root_element().ok()?;
    let mut result = child(&mut root, "ListRolesResult")?;
    let (mut roles, mut marker, mut is_truncated) = (None, None, None);
    while let Some(mut element) = result.next_tag() {
        match element.start_el().local() {
            "Roles" => roles = Some(members(&mut element)?),
            "Marker" => marker = Some(data(&mut element)?),
            "IsTruncated" => is_truncated = Some(data(&mut element)? == "true"),
            _ => {}
        }
    }
    Some(Page { roles: roles?, next: marker.filter(|_| is_truncated == Some(true)) })
}

fn members(list: &mut ScopedDecoder<'_, '_>) -> Option<Vec<Role>> {
    let mut roles = Vec::new();
    while let Some(mut member) = list.next_tag() {
        roles.push(role(&mut member)?);
    }
    Some(roles)
}

/// Reads the XML of `GetRole`.
fn read_one(xml: &str) -> Option<Role> {
    let mut document = Document::new(xml);
    let mut root = document.root_element().ok()?;
    let mut result = child(&mut root, "GetRoleResult")?;
    role(&mut child(&mut result, "Role")?).filter(|role| !role.arn.is_empty())
}

fn child<'inp, 'a>(parent: &'a mut ScopedDecoder<'inp, '_>, name: &str) -> Option<ScopedDecoder<'inp, 'a>> {
    let child = parent.next_tag()?;
    child.start_el().matches(name).then_some(child)
}

fn role(element: &mut ScopedDecoder<'_, '_>) -> Option<Role> {
    let mut role = Role::default();
    while let Some(mut member) = element.next_tag() {
        match member.start_el().local() {
            "Arn" => role.arn = data(&mut member)?,
            "RoleName" => role.name = data(&mut member)?,
            "Description" => role.description = data(&mut member)?,
            "AssumeRolePolicyDocument" => role.is_trusting = trusts_ecs_tasks(&data(&mut member)?),
            _ => {}
        }
    }
    Some(role)
}

fn data(element: &mut ScopedDecoder<'_, '_>) -> Option<String> {
    try_data(element).ok().map(|text| text.trim().to_owned())
}

/// Whether a trust policy, URL-encoded as IAM gives it, lets ECS take on the role for a task. Conditions are not
/// weighed: they are about who the task is, which nobody knows yet.
fn trusts_ecs_tasks(encoded: &str) -> bool {
    let policy = decode(encoded);
    let Ok(policy) = serde_json::from_slice::<Value>(&policy) else { return false };
    one_or_many(policy.get("Statement")).iter().any(|statement| {
        let is_allowed = statement.get("Effect").is_some_and(|effect| effect == "Allow");
        let principal = statement.get("Principal");
        let services = principal.and_then(|principal| principal.get("Service"));
        let is_ecs =
            |name: &Value| name.as_str().is_some_and(|name| ECS_TASKS.contains(&name) || name == "*");
        let is_anyone = principal.is_some_and(|principal| principal == "*");
        let is_assume = |action: &Value| {
            let action = action.as_str().unwrap_or_default().to_ascii_lowercase();
            matches!(action.as_str(), "sts:assumerole" | "sts:assume*" | "sts:*" | "*")
        };
        is_allowed
            && (is_anyone || one_or_many(services).iter().any(|name| is_ecs(name)))
            && one_or_many(statement.get("Action")).iter().any(|action| is_assume(action))
    })
}

/// What a policy may write alone or in a list.
fn one_or_many(value: Option<&Value>) -> Vec<&Value> {
    match value {
        None => Vec::new(),
        Some(Value::Array(list)) => list.iter().collect(),
        Some(value) => vec![value],
    }
}

/// Undoes `%7B`; a text that is not encoded stays as it is, since JSON has its `%` only inside of texts.
fn decode(text: &str) -> Vec<u8> {
    let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let bytes = text.as_bytes();
    let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while let Some(byte) = bytes.get(at) {
        let pair = digit(bytes.get(at + 1)).zip(digit(bytes.get(at + 2)));
        let pair = pair.filter(|_| *byte == b'%').and_then(|(high, low)| u8::try_from(high * 16 + low).ok());
        out.push(pair.unwrap_or(*byte));
        at += if pair.is_some() { 3 } else { 1 };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRUST: &str = "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C\
        %22Principal%22%3A%7B%22Service%22%3A%22ecs-tasks.amazonaws.com%22%7D%2C%22Action%22%3A%22sts%3AAssumeRole%22\
        %7D%5D%7D";

    /// As IAM answers.
    fn list_reply(more: &str) -> String {
        format!(
            r#"<?xml version="1.0"?>
<ListRolesResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
  <ListRolesResult>
    <IsTruncated>{}</IsTruncated>{more}
    <Roles>
      <member>
        <Path>/team/</Path>
        <RoleName>web</RoleName>
        <RoleId>AROAIOSFODNN7EXAMPLE2</RoleId>
        <Arn>arn:aws:iam::111122223333:role/team/web</Arn>
        <CreateDate>2024-05-08T23:34:01Z</CreateDate>
        <AssumeRolePolicyDocument>{TRUST}</AssumeRolePolicyDocument>
        <Description>Web &amp; worker</Description>
        <MaxSessionDuration>3600</MaxSessionDuration>
        <Tags><member><Key>Arn</Key><Value>no</Value></member></Tags>
      </member>
      <member>
        <RoleName>lambda</RoleName>
        <Arn>arn:aws:iam::111122223333:role/lambda</Arn>
        <AssumeRolePolicyDocument>{}</AssumeRolePolicyDocument>
      </member>
    </Roles>
  </ListRolesResult>
  <ResponseMetadata><RequestId>20f7279f-99ee-11e1-a4c3-27EXAMPLE804</RequestId></ResponseMetadata>
</ListRolesResponse>"#,
            !more.is_empty(),
            TRUST.replace("ecs-tasks", "lambda"),
        )
    }

    #[test]
    fn a_page_is_read_with_what_asks_for_the_next() {
        let page = read_list(&list_reply("<Marker>AB+/=</Marker>")).unwrap();
        assert_eq!(page.next.as_deref(), Some("AB+/="));
        let [web, lambda] = page.roles.as_slice() else { panic!("{page:?}") };
        assert_eq!(web.arn, "arn:aws:iam::111122223333:role/team/web");
        assert_eq!((web.name.as_str(), web.description.as_str()), ("web", "Web & worker"));
        assert!(web.is_trusting && !lambda.is_trusting);
        assert_eq!(read_list(&list_reply("")).unwrap().next, None);
    }

    #[test]
    fn what_is_no_list_of_roles_is_none() {
        for text in [
            "",
            "<html><body>502</body></html>",
            "{}",
            "<ListRolesResponse>",
            "<ListRolesResponse><ListRolesResult/></ListRolesResponse>",
        ] {
            assert_eq!(read_list(text), None, "{text}");
        }
        assert_eq!(
            read_one("<GetRoleResponse><GetRoleResult><Role/></GetRoleResult></GetRoleResponse>"),
            None
        );
    }

    #[test]
    fn one_role_is_read() {
        let xml = format!(
            "<GetRoleResponse><GetRoleResult><Role><Arn>arn:aws:iam::1:role/a</Arn><AssumeRolePolicyDocument>{TRUST}\
             </AssumeRolePolicyDocument></Role></GetRoleResult></GetRoleResponse>"
        );
        assert!(read_one(&xml).is_some_and(|role| role.is_trusting));
    }

    #[test]
    fn trust_is_read_in_each_form_that_policies_have() {
        let statement = |principal: &str, effect: &str, action: &str| {
            format!(r#"{{"Effect": "{effect}", "Principal": {principal}, "Action": {action}}}"#)
        };
        let ecs = r#"{"Service": "ecs-tasks.amazonaws.com"}"#;
        let assume = r#""sts:AssumeRole""#;
        for (statements, expected) in [
            (statement(ecs, "Allow", assume), true),
            (format!("[{}]", statement(ecs, "Allow", assume)), true),
            (
                statement(
                    r#"{"Service": ["ec2.amazonaws.com", "ecs-tasks.amazonaws.com"]}"#,
                    "Allow",
                    assume,
                ),
                true,
            ),
            (statement(ecs, "Allow", r#"["sts:TagSession", "sts:AssumeRole"]"#), true),
            (statement(r#""*""#, "Allow", assume), true),
            (statement(ecs, "Deny", assume), false),
            (statement(ecs, "Allow", r#""sts:TagSession""#), false),
            (statement(r#"{"Service": "ecs.amazonaws.com"}"#, "Allow", assume), false),
            (statement(r#"{"AWS": "ecs-tasks.amazonaws.com"}"#, "Allow", assume), false),
            (statement("7", "Allow", assume), false),
            ("[]".to_owned(), false),
            ("null".to_owned(), false),
        ] {
            let policy = format!(r#"{{"Version": "2012-10-17", "Statement": {statements}}}"#);
            assert_eq!(trusts_ecs_tasks(&policy), expected, "{policy}");
        }
        for nonsense in ["", "%", "%7", "%zz", "%7B%22", "%FF%FE"] {
            assert!(!trusts_ecs_tasks(nonsense), "{nonsense}");
        }
    }
}
