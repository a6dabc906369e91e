//! CPU and memory of the task level in all spellings that ECS takes: `256`, `.25 vCPU`, `0.5vcpu`, `512`, `2 GB`.
//!
//! Source: text of RegisterTaskDefinition in botocore 1.44.5 and the spellings that real deployments registered.

/// A task size as read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// CPU units, or MiB.
    Units(i64),
    /// A spelling that is understood, but comes to no whole number of units.
    NotWhole,
    /// No size at all.
    Unreadable,
}

impl Size {
    /// The number of units, where there is one.
    pub fn units(self) -> Option<i64> {
        match self {
            Self::Units(units) => Some(units),
            Self::NotWhole | Self::Unreadable => None,
        }
    }
}

/// Reads a task CPU in CPU units: 1 vCPU is 1024.
pub fn cpu(text: &str) -> Size {
    read(text, |unit| match unit {
        "" => Some(1),
        "vcpu" => Some(1024),
        _ => None,
    })
}

/// Reads a task memory in MiB: 1 GB is 1024 MiB. The undocumented units MB, MiB, M, GiB and G are read as meant;
/// [`memory_unit`] tells them.
pub fn memory(text: &str) -> Size {
    read(text, |unit| match unit {
        "" | "mb" | "mib" | "m" => Some(1),
        "gb" | "gib" | "g" => Some(1024),
        _ => None,
    })
}

/// The unit behind a task memory, as written; empty for a bare number.
pub fn memory_unit(text: &str) -> &str {
    split(text).map_or("", |(_, unit)| unit)
}

/// CPU units as vCPU, or MiB as GB: `0.25`, `1`. What is no round number is cut to two places.
pub fn in_1024(units: i64) -> String {
    // Sizes are far below what an `f64` holds exactly.
    ((units as f64 / 1024.0 * 100.0).round() / 100.0).to_string()
}

fn split(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let is_number = digits > 0 && number.len() - digits <= 1;
    // Spaces stand between number and unit, and nowhere else.
    let is_bare = unit.is_empty() || !unit.trim().is_empty();
    (is_number && is_bare).then(|| (number, unit.trim_start_matches(' ')))
}

fn read(text: &str, factor: impl Fn(&str) -> Option<i64>) -> Size {
    let Some((number, unit)) = split(text) else { return Size::Unreadable };
    let Some(factor) = factor(&unit.to_ascii_lowercase()) else { return Size::Unreadable };
    if unit.is_empty() && number.contains('.') {
        return Size::NotWhole;
    }
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let whole = if whole.is_empty() { 0 } else { whole.parse::<i64>().unwrap_or(i64::MAX) };
    let Some(units) = whole.checked_mul(factor) else { return Size::Unreadable };
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() {
        return Size::Units(units);
    }
    // 1024 is 2^10: ten decimals hold every fraction that comes to a whole number.
    let (Ok(digits), Ok(length)) = (fraction.parse::<i64>(), u32::try_from(fraction.len())) else {
        return Size::NotWhole;
    };
    let parts = 10_i64.checked_pow(length).and_then(|scale| Some((digits.checked_mul(factor)?, scale)));
    match parts {
        Some((scaled, scale)) if scaled % scale == 0 => {
            units.checked_add(scaled / scale).map_or(Size::Unreadable, Size::Units)
        }
        _ => Size::NotWhole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_spelling() {
        for (text, expected) in [
            ("256", Size::Units(256)),
            (".25 vCPU", Size::Units(256)),
            ("0.25 vCPU", Size::Units(256)),
            (".5vcpu", Size::Units(512)),
            ("1   VCPU", Size::Units(1024)),
            ("1.0 vCPU", Size::Units(1024)),
            ("0.0009765625 vCPU", Size::Units(1)),
            ("0.3 vCPU", Size::NotWhole),
            ("0.5", Size::NotWhole),
            ("1 vCPUs", Size::Unreadable),
            ("", Size::Unreadable),
            (".", Size::Unreadable),
            ("-1", Size::Unreadable),
            ("1.2.3", Size::Unreadable),
            ("256 ", Size::Unreadable),
            ("99999999999999999999", Size::Units(i64::MAX)),
        ] {
            assert_eq!(cpu(text), expected, "{text:?}");
        }
        assert_eq!(memory("2 GB"), Size::Units(2048));
        assert_eq!(memory("0.5gb"), Size::Units(512));
        assert_eq!(memory("512MB"), Size::Units(512));
        assert_eq!(memory_unit("2 GiB"), "GiB");
    }

    #[test]
    fn units_are_told_in_vcpu_and_gb() {
        for (units, expected) in
            [(256, "0.25"), (512, "0.5"), (1024, "1"), (61440, "60"), (249_856, "244"), (300, "0.29")]
        {
            assert_eq!(in_1024(units), expected);
        }
    }
}
