//! A time with what stands beside it: its day and its zone, before or after it.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::clock::{ClockText, Leeway, Point, clock, end_of_while};
use super::day::{Beside, DayText, day, four_digit_year};
use super::epoch::epoch;
use super::reader::Reader;
use super::relative::{Relative, later, relative};
use super::zone::{ZoneText, glued_offset, zone};

/// What a piece of text says about when something happened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    pub day: Option<DayText>,
    pub clock: Option<ClockText>,
    pub zone: Option<ZoneText>,
    pub relative: Option<Relative>,
}

impl Stamp {
    /// Whether it says a time, not only a day.
    pub fn has_time(&self) -> bool {
        self.clock.is_some() || self.relative.is_some()
    }
}

/// A stamp and where in the line it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub span: Range<usize>,
    pub stamp: Stamp,
}

/// Where a stamp is looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct At {
    /// At the start of a line or in a cell, where a time is expected.
    pub expected: bool,
    /// Four digits are a time there.
    pub four_digits: bool,
}

/// The time that a text is and nothing else, as a cell or a value of a record may be.
pub fn whole_stamp(text: &str) -> Option<Stamp> {
    if let Some(counted) = epoch(text) {
        return Some(counted);
    }
    let found = stamp(text, 0, At { expected: true, four_digits: true })?;
    let rest = text[found.span.end..].trim_matches([' ', '*', '_', '`', '.', '"']);
    (rest.is_empty() && found.stamp.has_time()).then_some(found.stamp)
}

/// The stamps of a line, in order, none of them touching another one. Takes time in proportion to the line.
pub fn stamps(line: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut before = None;
    while let Some(sign) = line[at..].chars().next() {
        if may_begin(before, sign)
            && let Some(next) = stamp(line, at, At::default())
        {
            at = next.span.end;
            before = line[..at].chars().next_back();
            found.push(next);
            continue;
        }
        at += sign.len_utf8();
        before = Some(sign);
    }
    found
}

/// Whether a stamp may begin at a sign that follows another one.
fn may_begin(before: Option<char>, sign: char) -> bool {
    if !(sign.is_ascii_alphanumeric() || "~≈∼?-".contains(sign)) {
        return false;
    }
    match before {
        None => true,
        Some('.' | ':' | '/' | '-' | '+' | '_' | '$' | '#' | '=' | '\\' | '@' | '%' | '&') => false,
        Some(before) => !before.is_alphanumeric(),
    }
}

/// The stamp that begins at a byte of a line.
pub fn stamp(line: &str, start: usize, place: At) -> Option<Found> {
    let mut reader = Reader::new(line, start);
    if let Some(relative) = relative(&mut reader, place.expected).or_else(|| later(&mut reader)) {
        let stamp = Stamp { relative: Some(relative), ..Stamp::default() };
        return Some(Found { span: start..reader.at, stamp });
    }
    let mut stamp = Stamp::default();
    let mut end = start;
    let mut part = Part::None;
    loop {
        let mut next = Reader::new(line, end);
        let joined = part == Part::None || joint(&mut next, part);
        if !joined {
            break;
        }
        let Some(found) = next_part(&mut next, &mut stamp, part, place) else { break };
        part = found;
        end = next.at;
    }
    if part == Part::Zone {
        end = end_behind_zone(line, end, &mut stamp).unwrap_or(end);
    }
    if stamp.day.is_none() && stamp.clock.is_none() || is_beside_nothing(&stamp, &line[start..end]) {
        return None;
    }
    Some(Found { span: start..end, stamp })
}

/// A weekday, `today`, `12/06` or `13.3.` says a day only beside a time.
fn is_beside_nothing(stamp: &Stamp, told: &str) -> bool {
    let needs_clock = stamp.day.is_some_and(|day| day.needs_clock())
        || matches!(stamp.day, Some(DayText::NoYear { .. })) && !told.contains(char::is_alphabetic);
    stamp.clock.is_none() && needs_clock
}

/// Reads the end of a while that follows the zone of its begin, in the same zone: `09:20 UTC - 09:40 UTC`.
fn end_behind_zone(line: &str, end: usize, stamp: &mut Stamp) -> Option<usize> {
    let clock = stamp.clock.as_mut().filter(|clock| clock.end.is_none())?;
    let mut next = Reader::new(line, end);
    let point = end_of_while(&mut next)?;
    let mut zoned = next;
    zoned.eat_blanks();
    match zone(&mut zoned) {
        Some(found) if stamp.zone.as_ref() == Some(&found) => next = zoned,
        Some(_) => return None,
        None => {}
    }
    clock.end = Some(point);
    Some(next.at)
}

/// The part of a stamp that was read last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    None,
    Day,
    Clock,
    Zone,
}

/// Goes past what may stand between two parts of a stamp.
fn joint(reader: &mut Reader, last: Part) -> bool {
    let mut next = *reader;
    if last == Part::Day && next.peek() == Some(b'T') && next.ahead(1).is_some_and(|byte| byte.is_ascii_digit()) {
        next.eat("T");
        *reader = next;
        return true;
    }
    if last == Part::Day && next.is_at_more_digits() {
        // `12/Mar/2026:09:27:01`
        next.eat(":");
        *reader = next;
        return true;
    }
    let marks = |reader: &mut Reader| while reader.eat_any(&['*', '`', '_']) {};
    marks(&mut next);
    next.eat(",");
    let blank = next.eat_blanks();
    if last == Part::Day && blank {
        let mut parted = next;
        if parted.eat_any(&['-', '–', '—', '|', '@']) && (parted.eat_blanks() || next.peek() == Some(b'@')) {
            next = parted;
        }
        let _ = ["at", "à", "um"].iter().any(|word| next.eat_word(word));
        next.eat_blanks();
    } else if last != Part::Day && blank {
        next.eat_word("on");
        next.eat_blanks();
    }
    marks(&mut next);
    // Where nothing parts them, only a zone or the sign of an uncertain time may follow.
    let glued =
        next.at == reader.at && !matches!(next.peek(), Some(b'+' | b'-' | b'Z' | b'[' | b'(' | b'~') | Some(0xe2));
    *reader = next;
    !glued
}

fn next_part(reader: &mut Reader, stamp: &mut Stamp, last: Part, place: At) -> Option<Part> {
    let first = last == Part::None;
    let mut next = *reader;
    if stamp.clock.is_none() {
        let after_day = stamp.day.is_some();
        let leeway = Leeway {
            four_digits: after_day && !is_year(&next) || place.four_digits && first,
            dot: after_day,
            letter_follows: place.expected,
            offset_follows: next.before() == Some('T'),
        };
        let compact = after_day && next.before() == Some('T');
        let found = if compact { compact_clock(&mut next) } else { None };
        if let Some(found) = found.or_else(|| clock(&mut next, leeway)) {
            stamp.clock = Some(found);
            let mut zoned = next;
            // `2026-03-12 09:20:00-08`, as databases write it.
            let to_the_second = after_day && reader.rest()[..next.at - reader.at].matches(':').count() == 2;
            let may_be_negative = compact || to_the_second || next.peek() == Some(b'+');
            if let Some(zone) = glued_offset(&mut zoned).filter(|_| may_be_negative) {
                stamp.zone = Some(zone);
                next = zoned;
            }
            *reader = next;
            return Some(Part::Clock);
        }
    }
    // The sign of an approximate time may stand before its day.
    let approximate = first && next.eat("~");
    if stamp.day.is_none() {
        let beside = Beside { clock: stamp.clock.is_some() || first };
        let in_brackets = !first && next.eat("(");
        let found = day(&mut next, beside).filter(|_| !in_brackets || next.eat(")"));
        if let Some(found) = found.filter(|day| in_brackets || first || is_of_clock(*day, reader, &next, place)) {
            if approximate {
                return approximate_clock(reader, next, stamp, found, place);
            }
            stamp.day = Some(found);
            *reader = next;
            return Some(Part::Day);
        }
        next = *reader;
    }
    if let Some(year) = stamp_year(stamp, &mut next) {
        stamp.day = Some(DayText::Full(year));
        *reader = next;
        return Some(Part::Day);
    }
    if stamp.zone.is_none() && stamp.clock.is_some() {
        next.eat_any(&['~']);
        let approximate = next.eat_word("approx");
        if approximate {
            next.eat_any(&['.']);
            next.eat_blanks();
        }
        if let Some(found) = zone(&mut next) {
            stamp.zone = Some(found);
            if let Some(clock) = &mut stamp.clock {
                clock.approximate |= approximate;
            }
            *reader = next;
            return Some(Part::Zone);
        }
    } else if let (Some(_), Some(offset @ (ZoneText::Offset(_) | ZoneText::Utc))) = (&stamp.clock, &stamp.zone) {
        // `2026-03-12T09:27:00+01:00[Europe/Berlin]`: the name says more; `+0100 (CET)` and `+0100 CET` say the same twice.
        let in_brackets = matches!(next.peek(), Some(b'[' | b'('));
        if eat_name_in_brackets(&mut next) {
            *reader = next;
            return Some(Part::Zone);
        }
        if let Some(found) = zone(&mut next).filter(|found| in_brackets || found.meant().contains(&offset.meant()[0])) {
            if matches!(found, ZoneText::Named(_)) {
                stamp.zone = Some(found);
            }
            *reader = next;
            return Some(Part::Zone);
        }
    }
    None
}

/// Whether a day behind a time is that of the time: `today`, a weekday or `3/4` may as well begin what is said next.
fn is_of_clock(day: DayText, before: &Reader, after: &Reader, place: At) -> bool {
    if !day.needs_clock() {
        return true;
    }
    let said_before = before.behind().trim_end();
    let rest = after.rest().trim_start_matches([' ', '*', '_', '`']);
    let ends = rest.chars().next().is_none_or(|sign| !sign.is_alphanumeric() && !"\"'“(".contains(sign));
    let is_word = !matches!(day, DayText::Numbers { .. });
    ends || said_before.ends_with(" on") || is_word && !place.expected && !said_before.ends_with(',')
}

/// `(Central European Summer Time)`, behind an offset.
fn eat_name_in_brackets(reader: &mut Reader) -> bool {
    let name = reader.rest().strip_prefix('(').and_then(|rest| rest.get(..rest.len().min(50))?.split_once(')'));
    let Some((name, _)) = name.filter(|(name, _)| name.ends_with(" Time")) else { return false };
    reader.at += name.len() + 2;
    true
}

/// `~2026-03-12 09:27`: the time is approximate, not the day, and without a time nothing is.
fn approximate_clock<'t>(
    reader: &mut Reader<'t>,
    after_day: Reader<'t>,
    stamp: &mut Stamp,
    day: DayText,
    place: At,
) -> Option<Part> {
    let mut next = after_day;
    joint(&mut next, Part::Day).then_some(())?;
    let mut dated = Stamp { day: Some(day), ..Stamp::default() };
    let part = next_part(&mut next, &mut dated, Part::Day, place)?;
    dated.clock.as_mut()?.approximate = true;
    (*stamp, *reader) = (dated, next);
    Some(part)
}

/// Whether four digits are more likely a year.
fn is_year(reader: &Reader) -> bool {
    let mut next = *reader;
    next.number(4, 4).is_some_and(|number| (1990..=2059).contains(&number))
}

/// `092700` or `0927` after `T`.
fn compact_clock(reader: &mut Reader) -> Option<ClockText> {
    let mut next = *reader;
    let (digits, count) = match next.count_digits() {
        6 => (next.number(6, 6)?, 6),
        4 => (next.number(4, 4)?, 4),
        _ => return None,
    };
    let point = match count {
        6 => Point::new(digits / 10_000, digits / 100 % 100, Some(digits % 100))?,
        _ => Point::new(digits / 100, digits % 100, None)?,
    };
    let point = point.seconds().map_or(point, Point::at);
    let mut fraction = next;
    if fraction.eat_any(&['.', ',']) && fraction.count_digits() > 0 {
        fraction.at += fraction.count_digits();
        next = fraction;
    }
    *reader = next;
    Some(ClockText::exact(point))
}

/// The year that follows the time: `Mar 26 15:12:18 2025`, `Thu Mar 12 09:27:01 UTC 2026`.
fn stamp_year(stamp: &Stamp, reader: &mut Reader) -> Option<NaiveDate> {
    let Some(DayText::NoYear { month, day }) = stamp.day else { return None };
    stamp.clock?;
    let mut next = *reader;
    let year = four_digit_year(&mut next)?;
    if !next.is_at_end_of_word() {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(year, month.into(), day.into())?;
    *reader = next;
    Some(date)
}

/// The day of a year in which a month and a day are nearest to another day.
pub fn nearest_year(month: u8, day: u8, to: NaiveDate) -> Option<NaiveDate> {
    (to.year() - 1..=to.year() + 1)
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month.into(), day.into()))
        .min_by_key(|date| (*date - to).num_days().abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(found: &Found) -> String {
        let Stamp { day, clock, zone, relative } = &found.stamp;
        let day = day.map(|day| match day {
            DayText::Full(day) => day.to_string(),
            DayText::NoYear { month, day } => format!("{month:02}-{day:02}"),
            DayText::Numbers { first, second, .. } => format!("{first}/{second}"),
            DayText::Weekday(day) => day.to_string(),
            DayText::Relative(days) => format!("{days:+}d"),
            DayText::Next => "next".to_owned(),
            DayText::Unknown => "?".to_owned(),
        });
        let parts = [
            day,
            clock.map(|clock| clock.to_string()),
            zone.as_ref().map(|zone| zone.to_string()),
            relative.map(|relative| format!("{:+}s", relative.seconds)),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn all(line: &str) -> Vec<String> {
        stamps(line).iter().map(shown).collect()
    }

    #[test]
    fn day_time_and_zone_stand_in_any_order() {
        for (text, told) in [
            ("2021-03-31 12:06", "2021-03-31 12:06"),
            ("2026-03-12T09:27:01.123Z", "2026-03-12 09:27:01 UTC"),
            ("2026-03-12T09:27:01+02:00", "2026-03-12 09:27:01 +02:00"),
            ("2026-03-12T09:27+01:00[Europe/Berlin]", "2026-03-12 09:27 Europe/Berlin"),
            ("2026-03-12 09:27:01 +0100", "2026-03-12 09:27:01 +01:00"),
            ("20260312T092700Z", "2026-03-12 09:27 UTC"),
            ("Thu, 12 Mar 2026 09:27:01 +0100 (CET)", "2026-03-12 09:27:01 +01:00"),
            ("Wed Mar 26 15:12:18 2025 +0000", "2025-03-26 15:12:18 UTC"),
            ("Thu Mar 12 09:27:01 UTC 2026", "2026-03-12 09:27:01 UTC"),
            ("12/Mar/2026:09:27:01 +0000", "2026-03-12 09:27:01 UTC"),
            ("Mar 12 09:27:01", "03-12 09:27:01"),
            ("2:15pm GMT September 19th", "09-19 14:15 UTC"),
            ("13:12 UTC (Mar 12)", "03-12 13:12 UTC"),
            ("September 5, 2016 at 9:27 am PDT", "2016-09-05 09:27 PDT"),
            ("12/06 09:27", "12/6 09:27"),
            ("12/03/2026, 09:27:01", "12/3 09:27:01"),
            ("Thursday 09:27", "Thu 09:27"),
            ("Thursday morning at 09:27", "Thu 09:27"),
            ("the following day at 9:27", "next 09:27"),
            ("13.3. 09:27", "03-13 09:27"),
            ("9:27 Sunday.", "Sun 09:27"),
            ("9:27 on Sunday Ana", "Sun 09:27"),
            ("9:27, Sunday drivers", "09:27"),
            ("9:27 on Sunday's build", "09:27"),
            ("9:27 3/4 of it", "09:27"),
            ("2026-03-12 09:27:00-08 x", "2026-03-12 09:27 -08:00"),
            ("2026-03-12 09:27:01.1 +0100 CET x", "2026-03-12 09:27:01 +01:00"),
            ("2026-03-12 09:27:01 +0000 UTC x", "2026-03-12 09:27:01 UTC"),
            ("Thu Mar 12 2026 09:27:01 GMT+0200 (Central European Summer Time)", "2026-03-12 09:27:01 +02:00"),
            ("09:27 UTC - 09:40 UTC outage", "09:27-09:40 UTC"),
            ("Today at 9:27 AM", "+0d 09:27"),
            ("2018-01-19 ~9:27    UTC", "2018-01-19 ~09:27 UTC"),
            ("~2018-01-19 09:27", "2018-01-19 ~09:27"),
            ("~13:30-13:45", "~13:30-13:45"),
            ("~9:27 UTC Monday Aug 27", "08-27 ~09:27 UTC"),
            ("2018-01-19 09:27 approx UTC", "2018-01-19 ~09:27 UTC"),
            ("2022-01-08 2140", "2022-01-08 21:40"),
            ("2022-02-?? ??:??", "? ??:??"),
            ("09:27 UTC+2", "09:27 +02:00"),
            ("09:27 (CET)", "09:27 CET"),
            ("8:43 Pacific Time", "08:43 PT"),
            ("**09:27** UTC", "09:27 UTC"),
            ("T+5m", "+300s"),
            ("2026-03-12", "2026-03-12"),
            ("~2026-03-12", "2026-03-12"),
        ] {
            assert_eq!(all(text), [told], "{text}");
        }
    }

    #[test]
    fn a_line_may_hold_several_or_none() {
        assert_eq!(all("between 2.58pm and 3.06pm"), ["14:58", "15:06"]);
        assert_eq!(all("At 13:23, half of it; at 13:26 all"), ["13:23", "13:26"]);
        for text in [
            "GET /a HTTP/1.1 502 10.0.0.12:5432",
            "v1.12:30",
            "a ratio of 16:9",
            "main.rs:12:34",
            "fe80::12:30",
            "sun and moon",
            "on 80% of 2000 hosts",
            "x2026",
            "may fix 1",
            "localhost:8080",
            "took 5m12s",
        ] {
            assert!(all(text).is_empty(), "{text}: {:?}", all(text));
        }
    }

    #[test]
    fn a_missing_year_is_the_nearest() {
        let to = NaiveDate::from_ymd_opt(2026, 1, 3).expect("a day");
        assert_eq!(nearest_year(12, 30, to), NaiveDate::from_ymd_opt(2025, 12, 30));
        assert_eq!(nearest_year(1, 2, to), NaiveDate::from_ymd_opt(2026, 1, 2));
    }
}
