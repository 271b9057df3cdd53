//! Times as people type them into a row: understood in many spellings, and kept as typed where they are not.

use std::fmt;

use chrono::{NaiveDate, TimeDelta};

use super::cell::Cell;
use super::clock::Clock;
use super::day_and_zone::DayAndZone;
use super::postmortem::Postmortem;
use super::rows::{Id, Row, position};
use super::timeline::{Event, TimelineEntry};
use super::zone::Zone;
use crate::timeline::spelling::abbreviations::MeantZone;
use crate::timeline::spelling::clock::{ClockText, Leeway, Point, clock};
use crate::timeline::spelling::day::DayText;
use crate::timeline::spelling::reader::Reader;
use crate::timeline::spelling::relative::{After, Relative};
use crate::timeline::spelling::stamp::{At, Stamp, nearest_year, stamp};
use crate::timeline::spelling::zone::ZoneText;

/// A typed time that is understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedTime {
    pub clock: Clock,
    /// The day that the row is of; `None` if nothing says another one than it stands below.
    pub day: Option<NaiveDate>,
}

/// Why a typed time is kept as typed. It is written out in words for the person who typed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnclearTime {
    /// It says no time of day.
    NoTime,
    /// It is told on other clocks than the times of the day that it is of, which are in this zone.
    OtherZone(Zone),
    /// Which day it names is not told.
    Day,
    /// It starts from another row, and no row has a time that it could start from.
    NoStart,
    /// It goes into another day than the row it starts from, and that one's day is not known.
    NoDay,
}

impl fmt::Display for UnclearTime {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            UnclearTime::NoTime => {
                out.write_str("It is not understood as a time: write it as in 09:27, 2pm, ~13:00 or +5m.")
            }
            UnclearTime::OtherZone(zone) => write!(out, "The times of that day are in {zone}."),
            UnclearTime::Day => out.write_str("Which day it means is not clear: write it as in 2026-03-14 09:27."),
            UnclearTime::NoStart => out.write_str("No row above has a time that it could start from."),
            UnclearTime::NoDay => out.write_str("It goes past midnight, and the day of the row above is not known."),
        }
    }
}

impl Postmortem {
    /// Why the time of a row is kept as typed; `None` if it is understood, or blank.
    pub fn unclear_time(&self, id: Id) -> Option<UnclearTime> {
        let at = position(&self.timeline, id)?;
        let event = self.timeline[at].value.as_event()?;
        self.typed_time(at, &event.time.cell()).err()
    }

    /// The day of an entry of the timeline: that of the lines above it, or the incident's.
    pub(super) fn date_at(&self, at: usize) -> Option<NaiveDate> {
        DayAndZone::at(&self.timeline, at).date.or(self.date.day())
    }

    /// The zone of an entry of the timeline: that of the lines above it, or UTC.
    fn zone_at(&self, at: usize) -> Zone {
        DayAndZone::at(&self.timeline, at).zone.cloned().unwrap_or_else(Zone::utc)
    }

    /// What a person means who types a time into the row that stands there.
    pub(super) fn typed_time(&self, at: usize, text: &str) -> Result<TypedTime, UnclearTime> {
        let known = Clock::of(Cell::typed(text));
        if !matches!(known, Clock::AsTyped(_)) {
            return Ok(TypedTime { clock: known, day: None });
        }
        let stamp = loosely(text.trim()).ok_or(UnclearTime::NoTime)?;
        if let Some(relative) = stamp.relative {
            return self.time_after(at, relative);
        }
        let date = self.date_at(at);
        let day = match stamp.day {
            None => None,
            Some(DayText::Full(day)) => Some(day),
            Some(DayText::NoYear { month, day }) => {
                Some(date.and_then(|date| nearest_year(month, day, date)).ok_or(UnclearTime::Day)?)
            }
            Some(
                DayText::Numbers { .. } | DayText::Weekday(_) | DayText::Relative(_) | DayText::Next | DayText::Unknown,
            ) => {
                return Err(UnclearTime::Day);
            }
        };
        if let Some(told) = &stamp.zone {
            let zone = self.zone_of(at, day);
            if day.is_none() && tells_which(told, text, &zone) {
                return Ok(TypedTime { clock: known, day });
            }
            if !is_in(told, &zone) {
                return Err(UnclearTime::OtherZone(zone));
            }
        }
        stamp.clock.map(|clock| TypedTime { clock: written(clock), day }).ok_or(UnclearTime::NoTime)
    }

    /// The zone of the row that stands there, once it is of a day if one is given.
    fn zone_of(&self, at: usize, day: Option<NaiveDate>) -> Zone {
        if day.is_none() || day == self.date_at(at) {
            return self.zone_at(at);
        }
        let is_that_day = |entry: &Row<TimelineEntry>| entry.value.as_day().is_some_and(|line| line.date() == day);
        match self.timeline.iter().position(is_that_day) {
            Some(line) => self.zone_at(line + 1),
            None => self.zone(),
        }
    }

    /// The time so long after another row.
    fn time_after(&self, at: usize, relative: Relative) -> Result<TypedTime, UnclearTime> {
        let known = |row: usize| {
            let event = self.timeline[row].value.as_event()?;
            let clock = clock_of(event, DayAndZone::at(&self.timeline, row).zone)?;
            Some((row, clock, clock.begin.seconds()?))
        };
        let start = match relative.after {
            After::Start => (0..self.timeline.len()).filter(|row| *row != at).find_map(known),
            After::RowAbove | After::Unsaid => (0..at).rev().find_map(known),
        };
        let (row, clock, seconds) = start.ok_or(UnclearTime::NoStart)?;
        const DAY: i64 = 86_400;
        let seconds = i64::from(seconds) + relative.seconds;
        let day = match (self.date_at(row), seconds.div_euclid(DAY)) {
            (None, 0) => None,
            (date, days) => {
                let day = date.and_then(|date| date.checked_add_signed(TimeDelta::days(days)));
                Some(day.ok_or(UnclearTime::NoDay)?)
            }
        };
        // What another zone's clocks showed then is not known here.
        let zone = self.zone_of(at, day);
        if !is_same(&zone, &self.zone_at(row)) {
            return Err(UnclearTime::OtherZone(zone));
        }
        let begin = u32::try_from(seconds.rem_euclid(DAY)).map_or(Point::Unknown, Point::at);
        Ok(TypedTime { clock: written(ClockText { begin, end: None, ..clock }), day })
    }
}

fn written(clock: ClockText) -> Clock {
    Clock::of(Cell::typed(&clock.to_string()))
}

/// What the time of a row says, if it says a time and nothing else; it may stand in emphasis.
pub fn read_time(time: &Clock) -> Option<Stamp> {
    match time {
        Clock::Blank => None,
        Clock::At(time) => {
            let clock = ClockText::exact(Point::at(time.seconds()));
            Some(Stamp { clock: Some(clock), ..Stamp::default() })
        }
        Clock::AsTyped(cell) => whole(plain(cell)),
    }
}

/// A text without the signs of emphasis around it.
fn plain(text: &str) -> &str {
    text.trim_matches(['*', '_', '`', ' '])
}

/// The time of a row on the clocks of its day, which are UTC where no zone is named; `None` if it has none, or on the clocks
/// of another zone.
pub fn clock_of(event: &Event, zone: Option<&Zone>) -> Option<ClockText> {
    let stamp = read_time(&event.time).filter(|stamp| stamp.day.is_none())?;
    let is_here = stamp.zone.as_ref().is_none_or(|told| {
        let zone = zone.cloned().unwrap_or_else(Zone::utc);
        is_in(told, &zone) || tells_which(told, &event.time.cell(), &zone)
    });
    stamp.clock.filter(|_| is_here)
}

/// What a cell says that holds a time and nothing else.
fn whole(cell: &str) -> Option<Stamp> {
    let found = stamp(cell, 0, At { expected: true, four_digits: true })?;
    (found.span.end == cell.len()).then_some(found.stamp)
}

/// What a person means who types a time and nothing else: `927`, `9.27` and `+5` too.
fn loosely(text: &str) -> Option<Stamp> {
    let dotted = || {
        let mut reader = Reader::new(text, 0);
        let leeway = Leeway { four_digits: true, dot: true, ..Leeway::default() };
        let clock = clock(&mut reader, leeway).filter(|_| reader.rest().is_empty());
        clock.map(|clock| Stamp { clock: Some(clock), ..Stamp::default() })
    };
    whole(text).or_else(dotted).or_else(|| whole(&with_unit(text)?)).or_else(|| whole(&with_colon(text)?))
}

/// `+5` with the unit that it has among people: minutes.
fn with_unit(text: &str) -> Option<String> {
    let number = text.strip_prefix('+')?.trim_start();
    (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).then(|| format!("+{number}m"))
}

/// `927`, `~1430`, `244pm` with a colon before the minutes, where there are no other digits.
fn with_colon(text: &str) -> Option<String> {
    let start = text.find(|sign: char| sign.is_ascii_digit())?;
    let count = text[start..].bytes().take_while(u8::is_ascii_digit).count();
    let (hours, minutes) = text.split_at_checked(start + count.checked_sub(2)?)?;
    let alone = !minutes[2..].contains(|sign: char| sign.is_ascii_digit());
    (alone && (3..=4).contains(&count)).then(|| format!("{hours}:{minutes}"))
}

/// Whether a zone that is told beside a time is the one that a day line names.
fn is_in(told: &ZoneText, zone: &Zone) -> bool {
    ZoneText::of(zone.as_str()).as_ref() == Some(told)
}

/// Whether both names are of one zone, as `UTC` and `GMT` are.
fn is_same(a: &Zone, b: &Zone) -> bool {
    a == b || ZoneText::of(a.as_str()).is_some_and(|told| is_in(&told, b))
}

/// Whether an offset is told, in digits, beside a time of a place's clocks, which show some times twice: it says which is
/// meant. `UTC` in letters names a zone that the time was brought from.
fn tells_which(told: &ZoneText, text: &str, zone: &Zone) -> bool {
    let is_in_digits = || plain(text).trim_end_matches([')', ']']).ends_with(|sign: char| sign.is_ascii_digit());
    let is_place = || {
        let zone = ZoneText::of(zone.as_str());
        zone.is_some_and(|zone| zone.meant().iter().any(|meant| matches!(meant, MeantZone::Region(_))))
    };
    matches!(told, ZoneText::Utc | ZoneText::Offset(_)) && is_in_digits() && is_place()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Edit, NewEntry, NewEvent, Place, Rows};
    use crate::session::Session;

    /// A timeline of two days, as the rows that it then has: what is typed into the last but one.
    fn typed(text: &str) -> Result<(String, Option<String>), UnclearTime> {
        let mut session = Session::open("");
        let event = |day: u32, time: &str| {
            let day = NaiveDate::from_ymd_opt(2026, 3, day);
            NewEntry::Event(NewEvent { day, time: time.to_owned(), text: String::new() })
        };
        session.apply(Edit::AddEvents(vec![event(12, "23:50"), event(12, ""), event(13, "00:30")]));
        let typed = session.document().typed_time(2, text)?;
        Ok((typed.clock.cell().to_string(), typed.day.map(|day| day.to_string())))
    }

    #[test]
    fn a_time_is_understood_however_it_is_typed() {
        for (text, time) in [
            ("927", "09:27"),
            ("0927", "09:27"),
            ("9.27", "09:27"),
            ("9:27", "09:27"),
            (" 09:27 ", "09:27"),
            ("09:27:05", "09:27:05"),
            ("2pm", "14:00"),
            ("2.44pm", "14:44"),
            ("244pm", "14:44"),
            ("9h27", "09:27"),
            ("noon", "12:00"),
            ("~1pm", "~13:00"),
            ("~927", "~09:27"),
            ("about 1430", "~14:30"),
            ("12:26-12:40", "12:26-12:40"),
            ("12:26 – 12:??", "12:26-12:??"),
            ("??:??", "??:??"),
            ("9:27 UTC", "09:27"),
            ("927Z", "09:27"),
            ("", ""),
        ] {
            assert_eq!(typed(text), Ok((time.to_owned(), None)), "{text}");
        }
    }

    #[test]
    fn a_time_may_name_its_day() {
        for text in
            ["2026-03-13 09:27", "13 Mar 9:27", "March 13, 9:27am", "9:27 on 13 March 2026", "2026-03-13T09:27Z"]
        {
            assert_eq!(typed(text), Ok(("09:27".to_owned(), Some("2026-03-13".to_owned()))), "{text}");
        }
    }

    /// What is typed into a row below some lines, which follows rows of theirs.
    fn typed_below(timeline: &str, text: &str) -> Result<(String, Option<String>), UnclearTime> {
        let mut session = Session::open(&format!("## Timeline\n\n{timeline}\n"));
        session.apply(Edit::AddRow(Rows::Timeline, Place::Last));
        let at = session.document().timeline.len() - 1;
        let typed = session.document().typed_time(at, text)?;
        Ok((typed.clock.cell().to_string(), typed.day.map(|day| day.to_string())))
    }

    fn other(zone: &str) -> UnclearTime {
        UnclearTime::OtherZone(Zone::new(zone).expect("a zone"))
    }

    #[test]
    fn an_offset_is_kept_that_says_which_of_two_times_of_a_place_is_meant() {
        for (zone, text) in [
            ("Europe/Berlin", "02:30 +01:00"),
            ("Europe/London", "01:30 +00:00"),
            ("Europe/London", "01:30 +01:00"),
            ("CET/CEST", "02:30 +02:00"),
            ("PT", "01:30 UTC-07:00"),
        ] {
            let typed = typed_below(&format!("2026-10-25 (*all times {zone}*)"), text);
            assert_eq!(typed, Ok((text.to_owned(), None)), "{zone}");
        }
        assert_eq!(typed_below("2026-10-25 (*all times Europe/Berlin*)", "02:30 CET"), Err(other("Europe/Berlin")));
        assert_eq!(typed_below("2026-10-25 (*all times Europe/Berlin*)", "02:30 UTC"), Err(other("Europe/Berlin")));
        assert_eq!(typed_below("2026-10-25 (*all times CET*)", "02:30 +02:00"), Err(other("CET")));
    }

    #[test]
    fn a_time_with_an_offset_that_says_which_is_meant_has_its_place() {
        let clock = |text: &str, zone: &str| {
            let event = Event { time: Clock::of(Cell::typed(text)), ..Event::default() };
            clock_of(&event, Zone::new(zone).as_ref()).map(|clock| clock.to_string())
        };
        assert_eq!(clock("02:30 +01:00", "Europe/Berlin").as_deref(), Some("02:30"));
        assert_eq!(clock("01:30 +00:00", "Europe/London").as_deref(), Some("01:30"));
        assert_eq!(clock("**10:30**", "UTC").as_deref(), Some("10:30"));
        assert_eq!(clock("02:30 UTC", "Europe/Berlin"), None);
        assert_eq!(clock("02:30 +01:00", "UTC"), None);
    }

    #[test]
    fn a_time_above_all_lines_is_in_utc_and_a_line_may_leave_out_its_zone() {
        let none = "| Time | Description |\n| - | - |\n| 9:20 | x |";
        assert_eq!(typed_below(none, "9:27 UTC"), Ok(("09:27".to_owned(), None)));
        assert_eq!(typed_below(none, "9:27 CET"), Err(other("UTC")));
        let lines = "2026-03-12 (*all times CET*)\n\n2026-03-13";
        assert_eq!(typed_below(lines, "9:27 CET"), Ok(("09:27".to_owned(), None)));
    }

    #[test]
    fn a_time_that_starts_from_another_row_does_not_go_into_a_day_of_other_clocks() {
        let table = |time: &str| format!("| Time | Description |\n| - | - |\n| {time} | x |");
        let first = format!("2026-03-12 (*all times CET*)\n\n{}", table("23:50"));
        let below = |zone: &str, text: &str| typed_below(&format!("{first}\n\n2026-03-13 (*all times {zone}*)"), text);
        assert_eq!(below("UTC", "+15m"), Err(other("UTC")));
        assert_eq!(below("CET", "+15m"), Ok(("00:05".to_owned(), Some("2026-03-13".to_owned()))));
        // It goes back into the day of the row that it starts from.
        assert_eq!(below("UTC", "+5m"), Ok(("23:55".to_owned(), Some("2026-03-12".to_owned()))));
        let same_day = format!("{first}\n\n(*all times UTC*)");
        assert_eq!(typed_below(&same_day, "+5m"), Err(other("UTC")));
    }

    #[test]
    fn a_time_may_start_from_the_row_above() {
        for (text, time, day) in [
            ("+5m", "23:55", "2026-03-12"),
            ("+5", "23:55", "2026-03-12"),
            ("+90s", "23:51:30", "2026-03-12"),
            ("+15m", "00:05", "2026-03-13"),
            ("+1h", "00:50", "2026-03-13"),
            ("+25:00", "00:50", "2026-03-14"),
            ("+100", "01:30", "2026-03-13"),
            ("ten minutes later", "00:00", "2026-03-13"),
            ("T-5m", "23:45", "2026-03-12"),
        ] {
            assert_eq!(typed(text), Ok((time.to_owned(), Some(day.to_owned()))), "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_says_why() {
        let utc = || UnclearTime::OtherZone(Zone::utc());
        for (text, why) in [
            ("later", UnclearTime::NoTime),
            ("9:7", UnclearTime::NoTime),
            ("25:00", UnclearTime::NoTime),
            ("999", UnclearTime::NoTime),
            ("12345", UnclearTime::NoTime),
            ("2026-03-13", UnclearTime::NoTime),
            ("9:27, or 9:30", UnclearTime::NoTime),
            ("9:27 CET", utc()),
            ("927 CET", utc()),
            ("12/06 09:27", UnclearTime::Day),
            ("Thursday 9:27", UnclearTime::Day),
        ] {
            assert_eq!(typed(text), Err(why), "{text}");
        }
        let empty = Session::open("");
        assert_eq!(empty.document().typed_time(0, "+5m"), Err(UnclearTime::NoStart));
    }
}
