//! A time as a count since the beginning of 1970, as programs write it.

use chrono::{DateTime, Timelike};

use super::clock::{ClockText, Point};
use super::day::DayText;
use super::stamp::Stamp;
use super::zone::ZoneText;

/// Reads seconds (perhaps with a fraction), milliseconds, microseconds or nanoseconds, told apart by their count of
/// digits: between September 2001 and November 2286.
pub fn epoch(text: &str) -> Option<Stamp> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i64 = whole.parse().ok()?;
    let seconds = match whole.len() {
        10 => number,
        13 if fraction.is_empty() => number / 1_000,
        16 if fraction.is_empty() => number / 1_000_000,
        19 if fraction.is_empty() => number / 1_000_000_000,
        _ => return None,
    };
    let moment = DateTime::from_timestamp(seconds, 0)?.naive_utc();
    Some(Stamp {
        day: Some(DayText::Full(moment.date())),
        clock: Some(ClockText::exact(Point::at(moment.time().num_seconds_from_midnight()))),
        zone: Some(ZoneText::Utc),
        relative: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_since_1970_are_told_apart_by_their_length() {
        for text in ["1773307621", "1773307621.000200", "1773307621123", "1773307621123456", "1773307621123456789"] {
            let clock = epoch(text).and_then(|stamp| stamp.clock).map(|clock| clock.to_string());
            assert_eq!(clock.as_deref(), Some("09:27:01"), "{text}");
        }
        for text in ["5432", "17733076", "1773307621x", "", "12.5"] {
            assert_eq!(epoch(text), None, "{text}");
        }
    }
}
