//! Amazon Resource Names in their parts.
//!
//! Lenient: it splits and never judges whether such a thing can exist. Rules do that.

/// An ARN: `arn:partition:service:region:account:resource`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Arn<'a> {
    /// `aws`, `aws-cn`, `aws-us-gov` and some more.
    pub partition: &'a str,
    /// Such as `secretsmanager`.
    pub service: &'a str,
    /// Empty for services without regions, such as IAM and S3.
    pub region: &'a str,
    /// The account id. Empty for S3 buckets; `aws` for what AWS itself owns.
    pub account: &'a str,
    /// Everything after the account, with its own colons and slashes.
    pub resource: &'a str,
}

impl<'a> Arn<'a> {
    /// Splits a text that begins with `arn:` and has all six parts, empty or not.
    pub fn parse(text: &'a str) -> Option<Self> {
        let mut parts = text.strip_prefix("arn:")?.splitn(5, ':');
        Some(Self {
            partition: parts.next()?,
            service: parts.next()?,
            region: parts.next()?,
            account: parts.next()?,
            resource: parts.next()?,
        })
    }

    /// Whether a text is meant as an ARN, whole or not.
    pub fn is_meant_by(text: &str) -> bool {
        text.starts_with("arn:")
    }

    /// What kind of resource it is: `role` of `role/path/name`, `secret` of `secret:name`. A resource without
    /// either sign, such as an S3 bucket, has none; that of `bucket/key` is the bucket, as nothing tells the two
    /// apart.
    pub fn resource_type(self) -> Option<&'a str> {
        self.split_resource().map(|(kind, _)| kind)
    }

    /// What follows the type: `path/name` of `role/path/name`, the whole resource where there is no type.
    pub fn resource_name(self) -> &'a str {
        self.split_resource().map_or(self.resource, |(_, name)| name)
    }

    /// Whether it is a resource of this service and type, such as `("iam", "role")`.
    pub fn is(self, service: &str, resource_type: &str) -> bool {
        self.service == service && self.resource_type() == Some(resource_type)
    }

    /// Bucket and key where it is the ARN of an object in S3, which has neither region nor account.
    pub fn s3_object(self) -> Option<(&'a str, &'a str)> {
        let is_s3 = self.partition.starts_with("aws")
            && self.service == "s3"
            && self.region.is_empty()
            && self.account.is_empty();
        let object = self.resource.split_once('/').filter(|_| is_s3);
        object.filter(|(bucket, key)| !bucket.is_empty() && !key.is_empty())
    }

    fn split_resource(self) -> Option<(&'a str, &'a str)> {
        self.resource.split_once([':', '/'])
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn arn(text: &str) -> Arn<'_> {
        Arn::parse(text).unwrap()
    }

    #[test]
    fn splits_all_forms() {
        for (text, parts, kind, name) in [
            (
                "arn:aws:iam::111122223333:role/path/to/app",
                ["aws", "iam", "", "111122223333"],
                Some("role"),
                "path/to/app",
            ),
            (
                "arn:aws-cn:secretsmanager:cn-north-1:111122223333:secret:db-AbCdEf:password::",
                ["aws-cn", "secretsmanager", "cn-north-1", "111122223333"],
                Some("secret"),
                "db-AbCdEf:password::",
            ),
            (
                "arn:aws-us-gov:ssm:us-gov-west-1:111122223333:parameter/app/key",
                ["aws-us-gov", "ssm", "us-gov-west-1", "111122223333"],
                Some("parameter"),
                "app/key",
            ),
            (
                "arn:aws:logs:eu-west-1:111122223333:log-group:/ecs/web:*",
                ["aws", "logs", "eu-west-1", "111122223333"],
                Some("log-group"),
                "/ecs/web:*",
            ),
            (
                "arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7",
                ["aws", "ecs", "eu-west-1", "111122223333"],
                Some("task-definition"),
                "web:7",
            ),
            ("arn:aws:s3:::bucket", ["aws", "s3", "", ""], None, "bucket"),
            ("arn:aws:s3:::bucket/app.env", ["aws", "s3", "", ""], Some("bucket"), "app.env"),
            (
                "arn:aws:iam::aws:policy/ReadOnlyAccess",
                ["aws", "iam", "", "aws"],
                Some("policy"),
                "ReadOnlyAccess",
            ),
            ("arn:::::", ["", "", "", ""], None, ""),
        ] {
            let arn = arn(text);
            assert_eq!([arn.partition, arn.service, arn.region, arn.account], parts, "{text}");
            assert_eq!((arn.resource_type(), arn.resource_name()), (kind, name), "{text}");
        }
    }

    #[test]
    fn what_lacks_a_part_is_none() {
        for text in ["", "arn", "arn:", "arn:aws:iam::111122223333", "ARN:aws:iam::1:role/x", "role/x"] {
            assert_eq!(Arn::parse(text), None, "{text}");
        }
        assert!(Arn::is_meant_by("arn:aws:iam") && !Arn::is_meant_by("app-role"));
    }

    #[test]
    fn service_and_type_are_asked_together() {
        let role = arn("arn:aws:iam::111122223333:role/app");
        assert!(role.is("iam", "role") && !role.is("iam", "user") && !role.is("sts", "role"));
    }

    proptest! {
        #[test]
        fn the_parts_are_the_text(text in "arn:[a-z:/0-9-]{0,40}") {
            if let Some(arn) = Arn::parse(&text) {
                let Arn { partition, service, region, account, resource } = arn;
                prop_assert_eq!(format!("arn:{partition}:{service}:{region}:{account}:{resource}"), text);
            }
        }
    }
}
