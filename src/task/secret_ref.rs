//! What `valueFrom` of a secret says, in its parts, and the way back.
//!
//! Lenient like [`Arn`]: it splits and never judges. Whatever it splits, [`SecretRef::join`] writes as it was.

use std::fmt;

use super::arn::Arn;
use crate::schema::regions::partition;

/// Where the value of a secret is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Store {
    /// AWS Secrets Manager.
    SecretsManager,
    /// A parameter of Systems Manager.
    Ssm,
}

/// A reference to a secret or parameter. What it does not say is empty.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SecretRef {
    /// Which service keeps it.
    pub store: Store,
    /// `aws`, `aws-cn`, `aws-us-gov` and some more.
    pub partition: String,
    /// Empty where a parameter goes by its name alone: then it is the region of the task.
    pub region: String,
    /// The account id.
    pub account: String,
    /// Of a secret with the six characters that Secrets Manager appends; of a parameter with its slashes.
    pub name: String,
    /// Which key of the JSON in the secret; empty for all of it.
    pub json_key: String,
    /// The staging label of a version, such as `AWSPREVIOUS`.
    pub stage: String,
    /// The id of a version.
    pub version: String,
}

impl SecretRef {
    /// A reference of this service that says nothing yet.
    pub fn empty(store: Store) -> Self {
        let none = String::new;
        Self {
            store,
            partition: none(),
            region: none(),
            account: none(),
            name: none(),
            json_key: none(),
            stage: none(),
            version: none(),
        }
    }

    /// Splits a `valueFrom`. Like ECS, it takes whatever is no ARN of a secret or parameter for the name of a
    /// parameter.
    pub fn split(text: &str) -> Self {
        Arn::parse(text)
            .and_then(of_arn)
            .unwrap_or_else(|| Self { name: text.to_owned(), ..Self::empty(Store::Ssm) })
    }

    /// The `valueFrom` that says this.
    pub fn join(&self) -> String {
        self.to_string()
    }

    /// Gives the region, and the partition that it belongs to where it is another region than before.
    pub fn set_region(&mut self, region: &str) {
        if self.region != region || (self.partition.is_empty() && !region.is_empty()) {
            self.partition = partition_of(region).to_owned();
            self.region = region.to_owned();
        }
    }

    /// Whether ECS can look it up as it stands: it has a name, and of a secret also region and account.
    pub fn is_whole(&self) -> bool {
        let has_place = !self.region.is_empty() && !self.account.is_empty();
        let has_none = self.region.is_empty() && self.account.is_empty();
        !self.name.is_empty() && (has_place || (has_none && self.store == Store::Ssm))
    }

    fn is_bare_name(&self) -> bool {
        self.store == Store::Ssm
            && [&self.partition, &self.region, &self.account].iter().all(|part| part.is_empty())
    }
}

/// The partition of a region, as ARNs spell it; empty where there is no region.
pub fn partition_of(region: &str) -> &'static str {
    if region.is_empty() { "" } else { &partition(region).id }
}

fn of_arn(arn: Arn<'_>) -> Option<SecretRef> {
    let place = |store| SecretRef {
        partition: arn.partition.to_owned(),
        region: arn.region.to_owned(),
        account: arn.account.to_owned(),
        ..SecretRef::empty(store)
    };
    match arn.service {
        "secretsmanager" => {
            let resource = arn.resource.strip_prefix("secret:")?;
            let reference = place(Store::SecretsManager);
            // Anything but the three parts together is no suffix, and neither are three empty ones.
            let parts: Vec<&str> = resource.split(':').collect();
            Some(match parts.as_slice() {
                [name, key, stage, version] if [key, stage, version].iter().any(|part| !part.is_empty()) => {
                    SecretRef {
                        name: (*name).to_owned(),
                        json_key: (*key).to_owned(),
                        stage: (*stage).to_owned(),
                        version: (*version).to_owned(),
                        ..reference
                    }
                }
                _ => SecretRef { name: resource.to_owned(), ..reference },
            })
        }
        "ssm" => {
            let name = arn.resource.strip_prefix("parameter/")?;
            // `/a/b` is `parameter/a/b`, and `a` is `parameter/a`.
            let name = if name.contains('/') { format!("/{name}") } else { name.to_owned() };
            Some(SecretRef { name, ..place(Store::Ssm) }).filter(|reference| !reference.is_bare_name())
        }
        _ => None,
    }
}

impl fmt::Display for SecretRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { store, partition, region, account, name, json_key, stage, version } = self;
        if self.is_bare_name() {
            return f.write_str(name);
        }
        match store {
            Store::SecretsManager => {
                write!(f, "arn:{partition}:secretsmanager:{region}:{account}:secret:{name}")?;
                if [json_key, stage, version].iter().any(|part| !part.is_empty()) {
                    write!(f, ":{json_key}:{stage}:{version}")?;
                }
                Ok(())
            }
            Store::Ssm => {
                let slash = if name.starts_with('/') { "" } else { "/" };
                write!(f, "arn:{partition}:ssm:{region}:{account}:parameter{slash}{name}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Store, partition, region, account, name, key, stage, version.
    fn parts(text: &str) -> (Store, Vec<String>) {
        let SecretRef { store, partition, region, account, name, json_key, stage, version } =
            SecretRef::split(text);
        (store, vec![partition, region, account, name, json_key, stage, version])
    }

    #[test]
    fn every_form_is_told_apart() {
        use Store::{SecretsManager, Ssm};
        let secret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:";
        let place = ["aws", "eu-west-1", "111122223333"];
        for (text, store, place, rest) in [
            (format!("{secret}db-AbCdEf"), SecretsManager, place, ["db-AbCdEf", "", "", ""]),
            (
                format!("{secret}a/db-AbCdEf:password::"),
                SecretsManager,
                place,
                ["a/db-AbCdEf", "password", "", ""],
            ),
            (format!("{secret}db::AWSPREVIOUS:"), SecretsManager, place, ["db", "", "AWSPREVIOUS", ""]),
            (format!("{secret}db:::v1"), SecretsManager, place, ["db", "", "", "v1"]),
            // Not the three parts: it stays as it is.
            (format!("{secret}db:password"), SecretsManager, place, ["db:password", "", "", ""]),
            (format!("{secret}db:::"), SecretsManager, place, ["db:::", "", "", ""]),
            ("arn:aws:ssm:eu-west-1:111122223333:parameter/a/b".into(), Ssm, place, ["/a/b", "", "", ""]),
            ("arn:aws:ssm:eu-west-1:111122223333:parameter/a".into(), Ssm, place, ["a", "", "", ""]),
            ("/a/b".into(), Ssm, ["", "", ""], ["/a/b", "", "", ""]),
            ("db".into(), Ssm, ["", "", ""], ["db", "", "", ""]),
            ("".into(), Ssm, ["", "", ""], ["", "", "", ""]),
            (
                "arn:aws:s3:::bucket/a.env".into(),
                Ssm,
                ["", "", ""],
                ["arn:aws:s3:::bucket/a.env", "", "", ""],
            ),
            ("arn::ssm:::parameter/a".into(), Ssm, ["", "", ""], ["arn::ssm:::parameter/a", "", "", ""]),
        ] {
            let expected: Vec<&str> = place.into_iter().chain(rest).collect();
            assert_eq!(parts(&text), (store, expected.iter().map(ToString::to_string).collect()), "{text}");
        }
    }

    #[test]
    fn a_region_brings_its_partition() {
        let mut reference = SecretRef { name: "db".into(), ..SecretRef::empty(Store::SecretsManager) };
        assert!(!reference.is_whole());
        reference.account = "111122223333".into();
        for (region, partition) in
            [("cn-north-1", "aws-cn"), ("us-gov-west-1", "aws-us-gov"), ("us-east-1", "aws"), ("", "")]
        {
            reference.set_region(region);
            assert_eq!((&*reference.region, &*reference.partition), (region, partition));
            assert_eq!(reference.is_whole(), !region.is_empty());
        }
        // What is not understood stays while the region does.
        let mut reference = SecretRef::split("arn:aws-new:ssm:eu-west-1:1:parameter/a");
        reference.set_region("eu-west-1");
        assert_eq!(reference.partition, "aws-new");
        assert!(SecretRef::split("/a").is_whole() && !SecretRef::split("").is_whole());
    }

    proptest! {
        #[test]
        fn what_is_split_is_written_as_it_was(
            text in "(arn:(aws|):(secretsmanager|ssm|s3):[a-z1-]{0,6}:[0-9]{0,3}:)?(secret:|parameter/?)?[a-z:/가-]{0,12}"
        ) {
            prop_assert_eq!(SecretRef::split(&text).join(), text);
        }

        #[test]
        fn what_is_written_is_split_into_the_same_parts(
            store in prop_oneof![Just(Store::SecretsManager), Just(Store::Ssm)],
            name in "[a-z]{1,3}|(/[a-z]{1,3}){2}",
            suffix in prop::array::uniform3("[a-z]{0,3}"),
        ) {
            let mut reference = SecretRef { account: "111122223333".into(), name, ..SecretRef::empty(store) };
            reference.set_region("eu-west-1");
            if store == Store::SecretsManager {
                [reference.json_key, reference.stage, reference.version] = suffix;
            }
            prop_assert_eq!(SecretRef::split(&reference.join()), reference);
        }
    }
}
