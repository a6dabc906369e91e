//! Times as people read them: in the zone of the machine where it tells, else in UTC, which is said.
//!
//! Zones come from the files that Linux and macOS have (RFC 8536); the rule at their end is for times after the last
//! one that they list.

use std::fs::File;
use std::sync::OnceLock;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::document::file::read_bounded;

/// `14:02`, or `14:02 UTC`.
pub fn minute(at: SystemTime) -> String {
    let moment = Moment::of(at, zone());
    moment.with_zone(format!("{:02}:{:02}", moment.hour, moment.minute))
}

/// `2026-11-29 14:02`, or the same with `UTC` behind it.
pub fn day_and_minute(at: SystemTime) -> String {
    let Moment { year, month, day, hour, minute, .. } = Moment::of(at, zone());
    let text = format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}");
    Moment::of(at, zone()).with_zone(text)
}

/// The zone of the machine, read once.
fn zone() -> Option<&'static Zone> {
    static ZONE: OnceLock<Option<Zone>> = OnceLock::new();
    ZONE.get_or_init(|| {
        let named = std::env::var("TZ").ok().map(|name| name.trim_start_matches(':').to_owned());
        let file = match named.as_deref() {
            None => "/etc/localtime".to_owned(),
            Some("" | "UTC") => return None,
            Some(name) if name.starts_with('/') => name.to_owned(),
            Some(name) => format!("/usr/share/zoneinfo/{name}"),
        };
        Zone::read(&read_bounded(&mut File::open(file).ok()?).ok()?)
    })
    .as_ref()
}

/// A time on a calendar.
#[derive(Debug, PartialEq, Eq)]
struct Moment {
    year: i64,
    month: i64,
    day: i64,
    hour: i64,
    minute: i64,
    is_utc: bool,
}

impl Moment {
    fn of(at: SystemTime, zone: Option<&Zone>) -> Self {
        let seconds = match at.duration_since(UNIX_EPOCH) {
            Ok(after) => i64::try_from(after.as_secs()).unwrap_or(i64::MAX / 2),
            Err(before) => -i64::try_from(before.duration().as_secs()).unwrap_or(i64::MAX / 2),
        };
        let local = seconds + zone.map_or(0, |zone| zone.offset(seconds));
        let (days, rest) = (local.div_euclid(86_400), local.rem_euclid(86_400));
        let (year, month, day) = date(days);
        Self { year, month, day, hour: rest / 3_600, minute: rest / 60 % 60, is_utc: zone.is_none() }
    }

    fn with_zone(&self, text: String) -> String {
        if self.is_utc { text + " UTC" } else { text }
    }
}

/// Year, month and day of a day counted from 1970-01-01 (Howard Hinnant, `civil_from_days`).
fn date(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

/// The day of a date, counted from 1970-01-01.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// How far local time is from UTC, in seconds, and since when.
#[derive(Debug, Default, PartialEq, Eq)]
struct Zone {
    first: i64,
    changes: Vec<(i64, i64)>,
    rule: Option<Rule>,
}

/// What holds after the last change: `CET-1CEST,M3.5.0,M10.5.0/3`.
#[derive(Debug, PartialEq, Eq)]
struct Rule {
    standard: i64,
    /// The other offset, from when to when.
    summer: Option<(i64, Day, Day)>,
}

/// A weekday of a month, and the second of that day.
#[derive(Debug, PartialEq, Eq)]
struct Day {
    month: i64,
    week: i64,
    weekday: i64,
    second: i64,
}

impl Zone {
    /// Reads a file of the second version or later.
    fn read(bytes: &[u8]) -> Option<Self> {
        let (_, first_end) = Block::read(bytes, 4)?;
        let later = bytes.get(first_end..)?;
        let (block, end) = Block::read(later, 8)?;
        let rule = std::str::from_utf8(later.get(end..)?).ok();
        let rule = rule.and_then(|rest| Rule::read(rest.trim_matches('\n')));
        Some(Self { first: block.first, changes: block.changes, rule })
    }

    fn offset(&self, at: i64) -> i64 {
        match (self.changes.last(), &self.rule) {
            (Some((last, _)), Some(rule)) if at >= *last => rule.offset(at),
            (None, Some(rule)) => rule.offset(at),
            _ => {
                let after = self.changes.partition_point(|(since, _)| *since <= at);
                after.checked_sub(1).and_then(|index| self.changes.get(index)).map_or(self.first, |own| own.1)
            }
        }
    }
}

struct Block {
    first: i64,
    changes: Vec<(i64, i64)>,
}

impl Block {
    /// The changes of a block whose times have so many bytes, and where the block ends.
    fn read(bytes: &[u8], width: usize) -> Option<(Self, usize)> {
        if bytes.get(..4)? != b"TZif" || *bytes.get(4)? < b'2' {
            return None;
        }
        let count =
            |at: usize| big_endian(bytes.get(at..at + 4)?).and_then(|count| usize::try_from(count).ok());
        let (utc, standard, leap) = (count(20)?, count(24)?, count(28)?);
        let (times, types, names) = (count(32)?, count(36)?, count(40)?);
        let indexes = 44 + times.checked_mul(width)?;
        let offsets = indexes + times;
        let offset = |index: usize| big_endian(bytes.get(offsets + 6 * index..offsets + 6 * index + 4)?);
        let mut changes = Vec::new();
        for index in 0..times {
            let at = 44 + index * width;
            let kind = usize::from(*bytes.get(indexes + index)?);
            changes.push((big_endian(bytes.get(at..at + width)?)?, offset(kind)?));
        }
        let end = offsets + 6 * types + names + leap * (width + 4) + standard + utc;
        Some((Self { first: offset(0)?, changes }, end))
    }
}

fn big_endian(bytes: &[u8]) -> Option<i64> {
    match bytes.len() {
        4 => Some(i64::from(i32::from_be_bytes(bytes.try_into().ok()?))),
        _ => Some(i64::from_be_bytes(bytes.try_into().ok()?)),
    }
}

impl Rule {
    fn read(text: &str) -> Option<Self> {
        let (standard, rest) = offset_after_name(text)?;
        if rest.is_empty() {
            return Some(Self { standard: -standard, summer: None });
        }
        let (name_and_offset, dates) = rest.split_once(',')?;
        let summer = match offset_after_name(name_and_offset) {
            Some((summer, _)) => -summer,
            None => 3_600 - standard,
        };
        let (from, to) = dates.split_once(',')?;
        Some(Self { standard: -standard, summer: Some((summer, Day::read(from)?, Day::read(to)?)) })
    }

    fn offset(&self, at: i64) -> i64 {
        let Some((summer, from, to)) = &self.summer else { return self.standard };
        let year = date((at + self.standard).div_euclid(86_400)).0;
        let (from, to) = (from.second_of(year) - self.standard, to.second_of(year) - summer);
        // South of the equator the other time goes over the new year.
        let is_summer = if from < to { (from..to).contains(&at) } else { !(to..from).contains(&at) };
        if is_summer { *summer } else { self.standard }
    }
}

impl Day {
    /// `M3.5.0/2`: the fifth, that is the last, Sunday of March at two.
    fn read(text: &str) -> Option<Self> {
        let (day, time) = text.split_once('/').unwrap_or((text, "2"));
        let mut parts = day.strip_prefix('M')?.splitn(3, '.').map(|part| part.parse::<i64>().ok());
        let (month, week, weekday) = (parts.next()??, parts.next()??, parts.next()??);
        let is_real = (1..=12).contains(&month) && (1..=5).contains(&week) && (0..7).contains(&weekday);
        is_real.then_some(())?;
        Some(Self { month, week, weekday, second: seconds(time)?.0 })
    }

    /// In seconds since 1970 of a clock that goes by local time.
    fn second_of(&self, year: i64) -> i64 {
        let first = days(year, self.month, 1);
        // 1970-01-01 was a Thursday.
        let weekday = (first + 4).rem_euclid(7);
        let mut day = first + (self.weekday - weekday).rem_euclid(7) + 7 * (self.week - 1);
        let next = if self.month == 12 { days(year + 1, 1, 1) } else { days(year, self.month + 1, 1) };
        while day >= next {
            day -= 7;
        }
        day * 86_400 + self.second
    }
}

/// `CET-1…` and `<+09>-9…`: the seconds behind the name, and what follows.
fn offset_after_name(text: &str) -> Option<(i64, &str)> {
    let rest = match text.strip_prefix('<') {
        Some(quoted) => quoted.split_once('>')?.1,
        None => text.trim_start_matches(|c: char| c.is_ascii_alphabetic()),
    };
    seconds(rest)
}

/// `-9`, `5:30`, `+3:30:00`: as seconds, and what follows.
fn seconds(text: &str) -> Option<(i64, &str)> {
    let end = text.find(|c: char| !matches!(c, '0'..='9' | ':' | '+' | '-')).unwrap_or(text.len());
    let (number, rest) = text.split_at_checked(end)?;
    let (sign, number) = match number.strip_prefix('-') {
        Some(number) => (-1, number),
        None => (1, number.strip_prefix('+').unwrap_or(number)),
    };
    let mut total = 0;
    for (part, worth) in number.split(':').zip([3_600, 60, 1]) {
        total += part.parse::<i64>().ok()? * worth;
    }
    Some((sign * total, rest))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn at(seconds: u64) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(seconds)
    }

    fn zone_of(rule: &str) -> Zone {
        Zone { first: 0, changes: Vec::new(), rule: Rule::read(rule) }
    }

    fn shown(seconds: u64, zone: Option<&Zone>) -> String {
        let Moment { year, month, day, hour, minute, .. } = Moment::of(at(seconds), zone);
        format!("{year}-{month:02}-{day:02} {hour:02}:{minute:02}")
    }

    #[test]
    fn days_and_dates_are_each_others_opposite() {
        for (day, expected) in [
            (0, (1970, 1, 1)),
            (-1, (1969, 12, 31)),
            (11_016, (2000, 2, 29)),
            (20_786, (2026, 11, 29)),
            (20_819, (2027, 1, 1)),
        ] {
            assert_eq!(date(day), expected);
            let (year, month, of_month) = expected;
            assert_eq!(days(year, month, of_month), day);
        }
    }

    #[test]
    fn rules_of_zones_are_kept() {
        // 2026-11-29 05:02 UTC and 2026-07-01 12:00 UTC.
        let (winter, summer) = (1_795_928_520, 1_782_907_200);
        for (rule, in_winter, in_summer) in [
            ("KST-9", "2026-11-29 14:02", "2026-07-01 21:00"),
            ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-11-29 06:02", "2026-07-01 14:00"),
            ("EST5EDT,M3.2.0,M11.1.0", "2026-11-29 00:02", "2026-07-01 08:00"),
            ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-11-29 16:02", "2026-07-01 22:00"),
            ("<+0530>-5:30", "2026-11-29 10:32", "2026-07-01 17:30"),
        ] {
            let zone = zone_of(rule);
            assert_eq!(shown(winter, Some(&zone)), in_winter, "{rule}");
            assert_eq!(shown(summer, Some(&zone)), in_summer, "{rule}");
        }
        assert_eq!(shown(winter, None), "2026-11-29 05:02");
        for nonsense in ["", "CET", "CET-1CEST", "CET-1CEST,J60,J300", "CET-1CEST,M13.5.0,M10.5.0"] {
            assert_eq!(Rule::read(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn a_file_of_a_zone_is_read_and_anything_else_is_none() {
        let header = |times: u32| {
            let mut bytes = b"TZif2".to_vec();
            bytes.extend([0; 15]);
            for count in [0, 0, 0, times, 1, 4_u32] {
                bytes.extend(count.to_be_bytes());
            }
            bytes
        };
        let kind = [&32_400_i32.to_be_bytes()[..], &[0, 0], b"KST\0"].concat();
        let file = [
            header(0),
            kind.clone(),
            header(1),
            (-100_i64).to_be_bytes().to_vec(),
            vec![0],
            kind,
            b"\nKST-9\n".to_vec(),
        ]
        .concat();
        let zone = Zone::read(&file).unwrap();
        assert_eq!((zone.first, zone.changes.as_slice()), (32_400, &[(-100, 32_400)][..]));
        assert_eq!((zone.offset(-200), zone.offset(1_000)), (32_400, 32_400));
        for length in 0..file.len() - 7 {
            assert_eq!(Zone::read(&file[..length]), None, "{length}");
        }
        assert_eq!(Zone::read(b"TZif"), None);
    }

    #[test]
    fn a_time_that_is_not_local_says_so() {
        let moment = Moment::of(at(0), None);
        assert_eq!(moment.with_zone("00:00".to_owned()), "00:00 UTC");
    }
}
