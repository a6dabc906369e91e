//! What Fargate costs, read from `assets/ecs/fargate.json`: dollars by region, operating system and architecture.
//!
//! Each row of the table names its source and the date of it. Load balancers, logs, traffic and disk beyond the free
//! part are extra. Where the table has no price there is none: a guess would be worse.

use std::sync::LazyLock;

use serde_json::Value;

use super::fargate::TaskSize;

/// The hours of a month, as AWS counts them.
pub const HOURS: u16 = 730;
/// The region whose prices are shown where neither the document nor the user names one.
pub const USUAL_REGION: &str = "ap-northeast-2";

static TABLE: &str = include_str!("../../assets/ecs/fargate.json");

static RATES: LazyLock<Vec<Rate>> = LazyLock::new(|| read(TABLE));

/// The price of a GB of ephemeral storage an hour, by region.
static STORAGE: LazyLock<Vec<(String, f64)>> = LazyLock::new(|| {
    let of_storage = |row: &Value| {
        let is_it = row["item"] == "ephemeral-storage" && row["os"] == "LINUX";
        is_it.then(|| Some((row["region"].as_str()?.to_owned(), row["usd"].as_f64()?))).flatten()
    };
    rows(TABLE).iter().filter_map(of_storage).collect()
});

/// What a task runs on, as far as prices go by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Platform {
    /// Linux on x86.
    LinuxX86,
    /// Linux on Graviton.
    LinuxArm,
    /// Windows, which runs on x86 only.
    Windows,
}

impl Platform {
    /// The platform of an operating system family and an architecture, as the API spells them; `None` where Fargate
    /// has no such pair.
    pub fn read(os_family: &str, architecture: &str) -> Option<Self> {
        match (os_family, architecture) {
            ("LINUX", "X86_64") => Some(Self::LinuxX86),
            ("LINUX", "ARM64") => Some(Self::LinuxArm),
            (windows, "X86_64") if windows.starts_with("WINDOWS") => Some(Self::Windows),
            _ => None,
        }
    }

    /// As the table spells it.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::LinuxX86 => ("LINUX", "X86_64"),
            Self::LinuxArm => ("LINUX", "ARM64"),
            Self::Windows => ("WINDOWS", "X86_64"),
        }
    }
}

/// The prices of one platform in one region, in dollars an hour.
#[derive(Debug, PartialEq)]
pub struct Rate {
    /// The region.
    pub region: String,
    /// The platform.
    pub platform: Platform,
    /// When AWS had these prices, as far as the sources tell: a month or a span of years.
    pub date: String,
    /// Whether no source of AWS itself confirms them.
    pub is_unsure: bool,
    per_vcpu: f64,
    per_gb: f64,
}

impl Rate {
    /// What a task of this size costs an hour.
    pub fn hourly(&self, size: TaskSize) -> f64 {
        // Sizes are far below what an `f64` holds exactly.
        (size.cpu as f64 * self.per_vcpu + size.memory as f64 * self.per_gb) / 1024.0
    }

    /// What a task of this size costs a month.
    pub fn monthly(&self, size: TaskSize) -> f64 {
        self.hourly(size) * f64::from(HOURS)
    }
}

/// The prices of a platform in a region.
pub fn rate(region: &str, platform: Platform) -> Option<&'static Rate> {
    RATES.iter().find(|rate| rate.region == region && rate.platform == platform)
}

/// What so much ephemeral storage beyond the free part costs a month in a region, in dollars.
pub fn storage_monthly(region: &str, gib: i64) -> Option<f64> {
    let (_, per_gb) = STORAGE.iter().find(|(own, _)| own == region)?;
    // Sizes are far below what an `f64` holds exactly.
    Some(gib as f64 * per_gb * f64::from(HOURS))
}

/// The regions that have a price, in order.
pub fn regions() -> Vec<&'static str> {
    let mut regions: Vec<&str> = RATES.iter().map(|rate| &*rate.region).collect();
    regions.sort_unstable();
    regions.dedup();
    regions
}

/// Dollars with their cents: `20.72`.
pub fn cents(usd: f64) -> String {
    format!("{usd:.2}")
}

/// Dollars for a narrow cell: from 100 on without cents.
pub fn short(usd: f64) -> String {
    if usd < 99.995 { cents(usd) } else { format!("{usd:.0}") }
}

/// The table is a part of the program: a mistake in it is a mistake of ours, found by the first test that runs.
fn rows(table: &str) -> Vec<Value> {
    let mut table: Value = serde_json::from_str(table).expect("assets/ecs/fargate.json is an object");
    match table["prices_usd"].take() {
        Value::Array(rows) => rows,
        _ => Vec::new(),
    }
}

fn read(table: &str) -> Vec<Rate> {
    let rows = &*rows(table);
    let mut regions: Vec<&str> = rows.iter().filter_map(|row| row["region"].as_str()).collect();
    regions.dedup();
    let platforms = [Platform::LinuxX86, Platform::LinuxArm, Platform::Windows];
    let rates = regions.iter().flat_map(|region| platforms.map(|platform| rate_of(rows, region, platform)));
    rates.flatten().collect()
}

fn rate_of(rows: &[Value], region: &str, platform: Platform) -> Option<Rate> {
    let (system, architecture) = platform.names();
    let of = |item: &'static str| {
        let is_it = move |row: &&Value| {
            row["region"] == region
                && row["os"] == system
                && row["arch"] == architecture
                && row["item"] == item
                && row["usd"].is_number()
        };
        rows.iter().find(is_it)
    };
    let (vcpu, memory) = (of("vcpu")?, of("memory")?);
    let usd = |row: &Value| row["usd"].as_f64();
    // Windows has its license on top of each vCPU.
    let license = of("os-license").and_then(usd).unwrap_or_default();
    Some(Rate {
        region: region.to_owned(),
        platform,
        // "2026-08/2026-10" is when two sources looked; the later one holds.
        date: vcpu["date"].as_str().and_then(|date| date.rsplit('/').next()).unwrap_or_default().to_owned(),
        is_unsure: [vcpu, memory].iter().any(|row| row["unsure"] == true),
        per_vcpu: usd(vcpu)? + license,
        per_gb: usd(memory)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(region: &str, platform: Platform, cpu: i64, memory: i64) -> String {
        short(rate(region, platform).unwrap().monthly(TaskSize { cpu, memory }))
    }

    #[test]
    fn a_month_costs_what_the_table_says() {
        // (vCPU × its rate + GB × its rate) × 730, by hand.
        for (platform, cpu, memory, expected) in [
            // (0.25 × 0.04656 + 0.5 × 0.00511) × 730 = 0.014195 × 730
            (Platform::LinuxX86, 256, 512, "10.36"),
            // (0.5 × 0.04656 + 1 × 0.00511) × 730 = 0.02839 × 730
            (Platform::LinuxX86, 512, 1024, "20.72"),
            // (0.5 × 0.03725 + 1 × 0.00409) × 730 = 0.022715 × 730
            (Platform::LinuxArm, 512, 1024, "16.58"),
            // (2 × 0.04656 + 8 × 0.00511) × 730 = 0.134 × 730
            (Platform::LinuxX86, 2048, 8192, "97.82"),
            // (4 × 0.04656 + 8 × 0.00511) × 730 = 0.22712 × 730 = 165.80
            (Platform::LinuxX86, 4096, 8192, "166"),
            // (4 × 0.04656 + 30 × 0.00511) × 730 = 0.33954 × 730 = 247.86
            (Platform::LinuxX86, 4096, 30720, "248"),
        ] {
            assert_eq!(month("ap-northeast-2", platform, cpu, memory), expected);
        }
        // (0.25 × 0.04048 + 0.5 × 0.004445) × 730 = 0.0123425 × 730
        assert_eq!(month("us-east-1", Platform::LinuxX86, 256, 512), "9.01");
        assert_eq!(storage_monthly("us-east-1", 10).map(cents).as_deref(), Some("0.81"));
        assert_eq!(storage_monthly("ap-northeast-2", 10), None);
        // With the license: (1 × (0.09148 + 0.046) + 2 × 0.01005) × 730 = 0.15758 × 730 = 115.03
        assert_eq!(month("us-east-1", Platform::Windows, 1024, 2048), "115");
        let hour = rate("ap-northeast-2", Platform::LinuxX86).unwrap();
        assert_eq!(format!("{:.5}", hour.hourly(TaskSize { cpu: 512, memory: 1024 })), "0.02839");
    }

    #[test]
    fn what_the_table_does_not_know_has_no_price() {
        assert_eq!(regions(), ["ap-northeast-2", "us-east-1"]);
        assert!(regions().contains(&USUAL_REGION));
        assert!(rate("ap-northeast-2", Platform::Windows).is_none());
        assert!(rate("eu-west-1", Platform::LinuxX86).is_none());
        assert_eq!(Platform::read("WINDOWS_SERVER_2022_CORE", "X86_64"), Some(Platform::Windows));
        assert_eq!(Platform::read("WINDOWS_SERVER_2022_CORE", "ARM64"), None);
        assert_eq!(Platform::read("${OS}", "X86_64"), None);
    }

    #[test]
    fn prices_have_a_date_and_say_when_nobody_confirmed_them() {
        let korean = rate("ap-northeast-2", Platform::LinuxX86).unwrap();
        assert_eq!((&*korean.date, korean.is_unsure), ("2026-10", false));
        let windows = rate("us-east-1", Platform::Windows).unwrap();
        assert_eq!((&*windows.date, windows.is_unsure), ("2024-2025", true));
    }

    #[test]
    fn amounts_lose_their_cents_where_they_would_round_to_a_hundred() {
        assert_eq!(
            (short(99.994), short(99.995), short(113.4)),
            ("99.99".into(), "100".into(), "113".into())
        );
        assert_eq!(cents(165.798), "165.80");
    }
}
