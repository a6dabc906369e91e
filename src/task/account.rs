//! The account that a definition speaks of.

use super::secret_ref::partition_of;
use super::{Arn, Image, Task};

/// Partition and account of the roles, else of the first private registry of ECR that an image comes from.
pub fn own_account<'a>(task: &Task<'a>) -> Option<(&'a str, &'a str)> {
    let is_whole = |(partition, account): &(&str, &str)| !partition.is_empty() && is_account(account);
    let roles = ["taskRoleArn", "executionRoleArn"].into_iter();
    let mut of_roles = roles
        .filter_map(|key| Arn::parse(task.object.text(key).get()?).map(|arn| (arn.partition, arn.account)));
    let of_image = || {
        let registries =
            task.containers.iter().filter_map(|container| Image::parse(container.image.get()?).ecr());
        registries.map(|registry| (partition_of(registry.region), registry.account)).find(is_whole)
    };
    of_roles.find(is_whole).or_else(of_image)
}

/// Whether a text has the form of an account id.
pub fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}
