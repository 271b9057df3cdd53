//! How long something took, in words.

use std::fmt;

/// A length of time, as exactly as it is known.
///
/// Guarantees: the shortest is not longer than the longest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    shortest: u32,
    longest: u32,
    approximate: bool,
}

impl Length {
    /// Between two lengths in seconds. What may have been nothing at the shortest is not less than nothing. `None` if it
    /// is less than nothing however one reads it, or longer than a century.
    pub fn new(shortest: i64, longest: i64, approximate: bool) -> Option<Length> {
        let longest = u32::try_from(longest).ok()?;
        let shortest = u32::try_from(shortest.max(0)).ok()?.min(longest);
        Some(Length { shortest, longest, approximate })
    }

    /// The shortest and the longest that it may have been, in seconds.
    pub fn bounds(self) -> (i64, i64) {
        (self.shortest.into(), self.longest.into())
    }

    /// How many seconds it was, where no time leaves that open.
    pub fn exact(self) -> Option<u32> {
        (self.shortest == self.longest && !self.approximate).then_some(self.longest)
    }
}

/// `31 minutes`, `13 to 27 minutes`, `about 2 hours`, `up to 5 minutes`.
impl fmt::Display for Length {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let about = if self.approximate { "about " } else { "" };
        let (shortest, longest) = (parts(self.shortest), parts(self.longest));
        match (&shortest[..], &longest[..]) {
            _ if shortest == longest => write!(out, "{about}{}", said(&longest)),
            _ if self.shortest == 0 => write!(out, "up to {about}{}", said(&longest)),
            ([(shortest, unit)], [(_, other)]) if unit == other => {
                write!(out, "{about}{shortest} to {}", said(&longest))
            }
            _ => write!(out, "{about}{} to {}", said(&shortest), said(&longest)),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Day,
    Hour,
    Minute,
    Second,
}

impl Unit {
    fn name(self) -> &'static str {
        match self {
            Unit::Day => "day",
            Unit::Hour => "hour",
            Unit::Minute => "minute",
            Unit::Second => "second",
        }
    }

    fn sign(self) -> &'static str {
        match self {
            Unit::Day => "d",
            Unit::Hour => "h",
            Unit::Minute => "min",
            Unit::Second => "s",
        }
    }
}

/// How many there are of each unit, without those of which there are none. From an hour on seconds are rounded to
/// minutes: no clock on a wall is that good.
fn parts(seconds: u32) -> Vec<(u32, Unit)> {
    let (minutes, rest) = match seconds {
        0..3600 => (seconds / 60, seconds % 60),
        _ => (seconds / 60 + u32::from(seconds % 60 >= 30), 0),
    };
    let parts = [
        (minutes / 1440, Unit::Day),
        (minutes / 60 % 24, Unit::Hour),
        (minutes % 60, Unit::Minute),
        (rest, Unit::Second),
    ];
    parts.into_iter().filter(|(count, _)| *count > 0).collect()
}

/// Days are always spelled out, and so is what stands alone or beside them alone.
fn said(parts: &[(u32, Unit)]) -> String {
    if parts.is_empty() {
        // Both times are of one minute.
        return "less than a minute".to_owned();
    }
    let spells_out = parts.len() == 1 || parts.len() == 2 && parts[0].1 == Unit::Day;
    let part = |(count, unit): &(u32, Unit)| match count {
        1 if spells_out || *unit == Unit::Day => format!("1 {}", unit.name()),
        _ if spells_out || *unit == Unit::Day => format!("{count} {}s", unit.name()),
        _ => format!("{count} {}", unit.sign()),
    };
    parts.iter().map(part).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(shortest: i64, longest: i64, approximate: bool) -> String {
        Length::new(shortest, longest, approximate).map_or("none".to_owned(), |length| length.to_string())
    }

    #[test]
    fn a_length_is_said_in_the_units_that_suit_it() {
        const MINUTE: i64 = 60;
        const HOUR: i64 = 3600;
        const DAY: i64 = 86_400;
        for (seconds, words) in [
            (0, "less than a minute"),
            (1, "1 second"),
            (59, "59 seconds"),
            (MINUTE, "1 minute"),
            (31 * MINUTE, "31 minutes"),
            (4 * MINUTE + 12, "4 min 12 s"),
            (HOUR - 1, "59 min 59 s"),
            (HOUR, "1 hour"),
            (HOUR + 5 * MINUTE, "1 h 5 min"),
            (HOUR + 5 * MINUTE + 30, "1 h 6 min"),
            (3 * HOUR, "3 hours"),
            (DAY - 1, "1 day"),
            (DAY + HOUR, "1 day 1 hour"),
            (2 * DAY + 3 * HOUR, "2 days 3 hours"),
            (2 * DAY + 3 * HOUR + 15 * MINUTE, "2 days 3 h 15 min"),
            (9 * DAY + 15 * MINUTE, "9 days 15 minutes"),
        ] {
            assert_eq!(said(seconds, seconds, false), words, "{seconds}");
        }
    }

    #[test]
    fn an_uncertain_length_is_a_range() {
        assert_eq!(said(780, 1620, false), "13 to 27 minutes");
        assert_eq!(said(3300, 3900, false), "55 minutes to 1 h 5 min");
        assert_eq!(said(3600, 7200, true), "about 1 to 2 hours");
        assert_eq!(said(0, 300, false), "up to 5 minutes");
        assert_eq!(said(1860, 1860, true), "about 31 minutes");
        assert_eq!(said(-120, 300, false), "up to 5 minutes");
        assert_eq!(said(0, 2760, true), "up to about 46 minutes");
    }

    #[test]
    fn nothing_takes_less_than_nothing() {
        assert_eq!(Length::new(-120, -60, false), None);
        assert_eq!(Length::new(0, i64::MAX, false), None);
    }
}
