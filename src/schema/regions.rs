//! The regions of AWS with their names, the partitions that they belong to, and where the console shows what they
//! hold, read from `assets/ecs/regions.json`, which names its sources.
//!
//! The table is for names and choices, never a bound: AWS opens regions faster than programs are replaced, so a
//! region that it does not have is usable by what its code begins with.

use std::sync::LazyLock;

use serde_json::Value;

use crate::task::Arn;
use crate::text::Language;

static TABLE: &str = include_str!("../../assets/ecs/regions.json");

static PARTITIONS: LazyLock<Vec<Partition>> = LazyLock::new(|| read(TABLE));

/// A part of AWS with accounts, ARNs and hosts of its own.
#[derive(Debug, PartialEq, Eq)]
pub struct Partition {
    /// As ARNs spell it: `aws`, `aws-cn`, `aws-us-gov` and some more.
    pub id: String,
    /// What the hosts of its services end with, such as `amazonaws.com`.
    pub dns_suffix: String,
    /// The host of its console, to which each region adds its own name; `None` where the public cannot reach it.
    pub console: Option<String>,
    /// What the codes of its regions begin with; `None` for the partition of all other codes.
    prefix: Option<String>,
    regions: Vec<Region>,
}

/// A region that the table has.
#[derive(Debug, PartialEq, Eq)]
pub struct Region {
    /// Such as `ap-northeast-2`.
    pub code: String,
    /// Its name in English and in Korean: `Seoul`.
    short: [String; 2],
    /// The same with the part of the world: `Asia Pacific (Seoul)`.
    long: [String; 2],
}

impl Region {
    /// Its name for a place beside its code: `Seoul`, `서울`.
    pub fn name(&self, language: Language) -> &str {
        let [en, ko] = &self.short;
        match language {
            Language::En => en,
            Language::Ko => ko,
        }
    }

    /// The name that AWS gives it in full: `Asia Pacific (Seoul)`.
    pub fn long_name(&self, language: Language) -> &str {
        let [en, ko] = &self.long;
        match language {
            Language::En => en,
            Language::Ko => ko,
        }
    }
}

/// All regions of the table: first those of `aws`, by their codes.
pub fn all() -> impl Iterator<Item = &'static Region> {
    PARTITIONS.iter().flat_map(|partition| &partition.regions)
}

/// The region with this code, where the table has it.
pub fn find(code: &str) -> Option<&'static Region> {
    all().find(|region| region.code == code)
}

/// The name of a region: `Seoul`; `None` where the table does not have it.
pub fn name(code: &str, language: Language) -> Option<&'static str> {
    find(code).map(|region| region.name(language))
}

/// A region as the window shows it: `ap-northeast-2 Seoul`, the code alone where the table does not have it.
pub fn label(code: &str, language: Language) -> String {
    name(code, language).map_or_else(|| code.to_owned(), |name| format!("{code} {name}"))
}

/// The partition of a region, by what its code begins with, so that a region of tomorrow has one too.
pub fn partition(code: &str) -> &'static Partition {
    let has_it =
        |partition: &&Partition| partition.prefix.as_deref().is_some_and(|prefix| code.starts_with(prefix));
    let main = || PARTITIONS.iter().find(|partition| partition.prefix.is_none());
    PARTITIONS.iter().find(has_it).or_else(main).expect("assets/ecs/regions.json has a main partition")
}

/// Where the console shows a revision of a task definition. `None` where the public cannot reach the console, and for
/// what is spelled like no region.
pub fn console_url(region: &str, family: &str, revision: u64) -> Option<String> {
    let is_host_part = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let host = partition(region).console.as_deref().filter(|_| !region.is_empty())?;
    region.bytes().all(is_host_part).then(|| {
        let family = in_url(family);
        format!(
            "https://{region}.{host}/ecs/v2/task-definitions/{family}/{revision}/containers?region={region}"
        )
    })
}

/// The same by the ARN of a revision, such as ECS gives it when it registers one.
pub fn console_url_of_arn(arn: &str) -> Option<String> {
    let arn = Arn::parse(arn).filter(|arn| arn.is("ecs", "task-definition"))?;
    let (family, revision) = arn.resource_name().rsplit_once(':')?;
    console_url(arn.region, family, revision.parse().ok()?)
}

/// A text as one step of a path in a URL. ECS has nothing in names that must change here, a document may.
fn in_url(text: &str) -> String {
    let spelled = text.bytes().map(|byte| match byte {
        b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    });
    spelled.collect()
}

/// The table is a part of the program: a mistake in it is a mistake of ours, found by the first test that runs.
fn read(table: &str) -> Vec<Partition> {
    let table: Value = serde_json::from_str(table).expect("assets/ecs/regions.json is an object");
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let region = |row: &Value| Region {
        code: text(&row["code"]),
        short: [text(&row["en"]), text(&row["ko"])],
        long: [text(&row["long_en"]), text(&row["long_ko"])],
    };
    let partition = |row: &Value| Partition {
        id: text(&row["id"]),
        dns_suffix: text(&row["dns_suffix"]),
        console: row["console"].as_str().map(str::to_owned),
        prefix: row["prefix"].as_str().map(str::to_owned),
        regions: list(&row["regions"]).iter().map(region).collect(),
    };
    list(&table["partitions"]).iter().map(partition).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::prices;

    #[test]
    fn the_table_is_whole_and_each_region_is_in_the_partition_of_its_prefix() {
        assert_eq!(PARTITIONS.len(), 8);
        assert!(all().count() >= 48, "{}", all().count());
        for owner in PARTITIONS.iter() {
            assert!(!owner.dns_suffix.is_empty());
            for region in &owner.regions {
                assert_eq!(partition(&region.code).id, owner.id, "{}", region.code);
                for language in Language::ALL {
                    for name in [region.name(language), region.long_name(language)] {
                        assert!(!name.is_empty() && name.trim() == name, "{}", region.code);
                    }
                }
            }
        }
        let codes: Vec<&str> = all().map(|region| &*region.code).collect();
        let mut once = codes.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), codes.len());
        assert!(prices::regions().into_iter().all(|region| find(region).is_some()));
    }

    #[test]
    fn a_region_is_shown_with_its_name() {
        for (code, en, ko) in [
            ("ap-northeast-2", "ap-northeast-2 Seoul", "ap-northeast-2 서울"),
            ("us-east-1", "us-east-1 N. Virginia", "us-east-1 버지니아 북부"),
            ("eu-central-1", "eu-central-1 Frankfurt", "eu-central-1 프랑크푸르트"),
            ("xx-north-9", "xx-north-9", "xx-north-9"),
        ] {
            assert_eq!(Language::ALL.map(|language| label(code, language)), [en, ko]);
        }
        let seoul = find("ap-northeast-2").unwrap();
        assert_eq!(
            Language::ALL.map(|language| seoul.long_name(language)),
            ["Asia Pacific (Seoul)", "아시아 태평양(서울)"]
        );
    }

    #[test]
    fn a_region_of_tomorrow_has_a_partition() {
        for (code, id, suffix) in [
            ("eu-north-7", "aws", "amazonaws.com"),
            ("cn-south-1", "aws-cn", "amazonaws.com.cn"),
            ("us-gov-north-1", "aws-us-gov", "amazonaws.com"),
            ("us-iso-north-1", "aws-iso", "c2s.ic.gov"),
            ("us-isob-north-1", "aws-iso-b", "sc2s.sgov.gov"),
            ("eu-isoe-north-1", "aws-iso-e", "cloud.adc-e.uk"),
            ("us-isof-north-1", "aws-iso-f", "csp.hci.ic.gov"),
            ("eusc-de-west-1", "aws-eusc", "amazonaws.eu"),
            ("", "aws", "amazonaws.com"),
        ] {
            let own = partition(code);
            assert_eq!((&*own.id, &*own.dns_suffix), (id, suffix), "{code}");
        }
    }

    #[test]
    fn the_console_is_another_one_in_each_partition() {
        for (arn, url) in [
            (
                "arn:aws:ecs:ap-northeast-2:111122223333:task-definition/foobar-api-prod:42",
                Some(
                    "https://ap-northeast-2.console.aws.amazon.com/ecs/v2/task-definitions/foobar-api-prod/42/containers?region=ap-northeast-2",
                ),
            ),
            (
                "arn:aws-cn:ecs:cn-north-1:111122223333:task-definition/web:1",
                Some(
                    "https://cn-north-1.console.amazonaws.cn/ecs/v2/task-definitions/web/1/containers?region=cn-north-1",
                ),
            ),
            (
                "arn:aws-us-gov:ecs:us-gov-west-1:111122223333:task-definition/web:1",
                Some(
                    "https://us-gov-west-1.console.amazonaws-us-gov.com/ecs/v2/task-definitions/web/1/containers?region=us-gov-west-1",
                ),
            ),
            ("arn:aws-iso:ecs:us-iso-east-1:111122223333:task-definition/web:1", None),
            ("arn:aws:ecs:eu-west-1:111122223333:task-definition/web", None),
            ("arn:aws:ecs:eu-west-1:111122223333:task/web:1", None),
            ("arn:aws:ecs:evil.example/x?:111122223333:task-definition/web:1", None),
            ("arn:aws:ecs::111122223333:task-definition/web:1", None),
            ("web:1", None),
        ] {
            assert_eq!(console_url_of_arn(arn).as_deref(), url, "{arn}");
        }
        assert!(
            console_url("eu-west-1", "a/../b?", 1).unwrap().contains("/task-definitions/a%2F..%2Fb%3F/1/")
        );
    }
}
