//! What a paste proposes for the timeline: its rows with their days worked out, and the lines between them.
//!
//! What the paste does not say is taken from what is known of the incident, and told as a guess; what cannot be known is left
//! open. Zones are not converted here: see [`super::settling`].

use std::collections::HashSet;
use std::ops::Range;

use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;

use super::paste::draft::{Draft, DraftLine, DraftRow, Fate, Guess};
use super::paste::read;
use super::spelling::clock::{ClockText, Point};
use super::spelling::day::DayText;
use super::spelling::relative::After;
use super::spelling::stamp::{Stamp, nearest_year};
use super::spelling::zone::ZoneText;
use super::zones::MeantZone;

/// What is known before a paste is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The day of the incident, or of the row that the paste comes after.
    pub day: Option<NaiveDate>,
    /// Whether `12/06` is the sixth of December: the answer to [`Proposal::asks_month_first`].
    pub month_first: Option<bool>,
}

/// What a paste proposes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    /// In the order of the text.
    pub entries: Vec<Entry>,
    /// A day such as `12/06/2026` is there whose month nothing tells.
    pub asks_month_first: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Boxed, because most lines of a long paste are none.
    Row(Box<ProposedRow>),
    Line(DraftLine),
}

/// A row that is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedRow {
    /// The bytes of the paste that it was read from.
    pub span: Range<usize>,
    /// On the clocks of its zone.
    pub day: Option<NaiveDate>,
    /// On the clocks of its zone.
    pub clock: ClockText,
    /// What the paste says about the zone, of this row or of all.
    pub zone: Option<ZoneText>,
    pub text: String,
    /// In the order in which they were made, each once.
    pub guesses: Vec<Guess>,
}

/// How sure it is that a row is one, at the time that it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// A person should look before it is taken.
    Low,
    /// Something was taken for granted.
    Medium,
    /// All of it is written there.
    High,
}

impl ProposedRow {
    pub fn confidence(&self) -> Confidence {
        if self.guesses.iter().any(|guess| guess.is_doubtful()) {
            Confidence::Low
        } else if self.guesses.is_empty() {
            Confidence::High
        } else {
            Confidence::Medium
        }
    }
}

impl Proposal {
    pub fn rows(&self) -> impl Iterator<Item = &ProposedRow> {
        self.entries.iter().filter_map(|entry| match entry {
            Entry::Row(row) => Some(&**row),
            Entry::Line(_) => None,
        })
    }

    /// Abbreviations of zones that may mean several, each once, in the order of the text.
    pub fn ambiguous_zones(&self) -> Vec<String> {
        let mut seen = HashSet::new();
        let several = self.rows().filter_map(|row| match &row.zone {
            Some(zone @ ZoneText::Abbreviation(name)) if zone.meant().len() > 1 => Some(name),
            _ => None,
        });
        several.filter(|name| seen.insert(*name)).cloned().collect()
    }
}

/// A clock that runs back by more than this many seconds has gone past midnight; by less, the rows are not in order.
const PAST_MIDNIGHT: i64 = 6 * 3600;

/// Reads any text. Takes time in proportion to it.
pub fn propose(text: &str, known: Known) -> Proposal {
    let drafts = read(text);
    let mut working = Working::new(&drafts, known);
    let mut entries = Vec::new();
    for draft in drafts {
        match draft {
            Draft::Day(day, zone) => working.day_line(day, zone),
            Draft::Zone(zone) => working.zone = Some(zone),
            Draft::Line(line) => entries.push(Entry::Line(line)),
            Draft::Row(row) => entries.push(working.row(*row, text)),
        }
    }
    Proposal { entries, asks_month_first: working.asks_month_first }
}

/// What is known while the drafts are gone through.
struct Working {
    known: Known,
    /// A day that the paste itself tells with its year: the nearest thing to the day of the incident.
    told: Option<NaiveDate>,
    /// Relative times that run from zero.
    from_start: bool,
    /// The day of what follows.
    day: Option<NaiveDate>,
    /// A line of its own says so.
    is_day_line: bool,
    zone: Option<ZoneText>,
    asks_month_first: bool,
    /// The first row, and the row above: when, in seconds since 1970 on the clocks of its zone, and the zone.
    start: Option<Anchor>,
    above: Option<Anchor>,
}

#[derive(Clone, Debug)]
struct Anchor {
    day: Option<NaiveDate>,
    /// Seconds since midnight of that day.
    seconds: i64,
    zone: Option<ZoneText>,
}

impl Working {
    fn new(drafts: &[Draft], known: Known) -> Working {
        let told = drafts.iter().find_map(|draft| match draft {
            Draft::Day(DayText::Full(day), _) => Some(*day),
            Draft::Row(row) => match row.stamp.day {
                Some(DayText::Full(day)) => Some(day),
                _ => None,
            },
            _ => None,
        });
        let unsaid = drafts.iter().filter_map(|draft| match draft {
            Draft::Row(row) => row.stamp.relative.filter(|relative| relative.after == After::Unsaid),
            _ => None,
        });
        let from_start = unsaid.map(|relative| relative.seconds).is_sorted_by(|a, b| a < b);
        Working {
            known,
            told,
            from_start,
            day: known.day,
            is_day_line: false,
            zone: None,
            asks_month_first: false,
            start: None,
            above: None,
        }
    }

    /// The best that is known of the incident's day.
    fn near(&self) -> Option<NaiveDate> {
        self.known.day.or(self.day).or(self.told)
    }

    fn day_line(&mut self, day: DayText, zone: Option<ZoneText>) {
        if let Some(day) = self.resolve(day, &mut Vec::new()) {
            self.day = Some(day);
            self.is_day_line = true;
        }
        self.zone = zone.or(self.zone.take());
    }

    /// The day that a text means, with what was guessed.
    fn resolve(&mut self, day: DayText, guesses: &mut Vec<Guess>) -> Option<NaiveDate> {
        match day {
            DayText::Full(day) => Some(day),
            DayText::NoYear { month, day } => {
                let day = nearest_year(month, day, self.near()?)?;
                guesses.push(Guess::Year);
                Some(day)
            }
            DayText::Numbers { first, second, year } => self.numbers(first, second, year, guesses),
            DayText::Weekday(weekday) => {
                let near = self.day.or(self.near())?;
                let ahead =
                    i64::from(weekday.num_days_from_monday()) - i64::from(near.weekday().num_days_from_monday());
                // Within three days on either side.
                let days = (ahead + 10).rem_euclid(7) - 3;
                guesses.push(Guess::Weekday);
                near.checked_add_signed(chrono::TimeDelta::days(days))
            }
            DayText::Relative(days) => {
                guesses.push(Guess::Weekday);
                self.near()?.checked_add_signed(chrono::TimeDelta::days(days.into()))
            }
            DayText::Unknown => None,
        }
    }

    /// Which number is the month is told by the day that is known, or asked.
    fn numbers(&mut self, first: u8, second: u8, year: Option<i32>, guesses: &mut Vec<Guess>) -> Option<NaiveDate> {
        let near = self.near();
        let date = |day: u8, month: u8| match year {
            Some(year) => NaiveDate::from_ymd_opt(year, month.into(), day.into()),
            None => near.and_then(|near| nearest_year(month, day, near)),
        };
        let (day_first, month_first) = (date(first, second), date(second, first));
        if year.is_none() {
            guesses.push(Guess::Year);
        }
        let (Some(day), Some(month)) = (day_first, month_first) else { return day_first.or(month_first) };
        if day == month {
            return Some(day);
        }
        guesses.push(Guess::MonthAndDay);
        if let Some(month_first) = self.known.month_first {
            return Some(if month_first { month } else { day });
        }
        let far = |date: NaiveDate| near.map(|near| (date - near).num_days().abs());
        // Within a week of the day that is known, and the other far from it.
        match (far(day), far(month)) {
            (Some(day_off), Some(month_off)) if day_off <= 7 && month_off > 7 => Some(day),
            (Some(day_off), Some(month_off)) if month_off <= 7 && day_off > 7 => Some(month),
            _ => {
                self.asks_month_first = true;
                None
            }
        }
    }

    fn row(&mut self, row: DraftRow, text: &str) -> Entry {
        let DraftRow { span, stamp, text: said, mut guesses } = row;
        let zone = stamp.zone.clone().or_else(|| self.zone.clone());
        let Some(clock) = stamp.clock else { return self.relative_row(span, &stamp, said, guesses, text) };
        let day = match stamp.day {
            Some(told) => {
                let day = self.resolve(told, &mut guesses);
                if let Some(day) = day {
                    self.day = Some(day);
                    self.is_day_line = false;
                }
                day
            }
            None => self.day_of_clock(&clock, zone.as_ref(), &mut guesses),
        };
        if let Some(seconds) = clock.begin.seconds() {
            let anchor = Anchor { day, seconds: seconds.into(), zone: zone.clone() };
            if self.start.is_none() || stamp.relative.is_some() {
                self.start = Some(anchor.clone());
            }
            self.above = Some(anchor);
        }
        Entry::Row(Box::new(ProposedRow { span, day, clock, zone, text: said, guesses }))
    }

    /// The day of a time without one: that of the row above, or the one after.
    fn day_of_clock(
        &mut self,
        clock: &ClockText,
        zone: Option<&ZoneText>,
        guesses: &mut Vec<Guess>,
    ) -> Option<NaiveDate> {
        let day = self.day?;
        let back = self.above.as_ref().filter(|above| above.day == Some(day)).and_then(|above| {
            let at = i64::from(clock.begin.seconds()?);
            let offsets = above.zone.as_ref().and_then(fixed).zip(zone.and_then(fixed));
            let apart = offsets.map_or(0, |(above, here)| above - here);
            Some(above.seconds - at - apart)
        });
        if back.is_some_and(|back| back > PAST_MIDNIGHT) {
            if self.is_day_line {
                guesses.push(Guess::ClockRunsBack);
                return Some(day);
            }
            guesses.push(Guess::NextDay);
            self.day = day.checked_add_days(Days::new(1));
        }
        self.day
    }

    /// A row whose time is told by that of another one. Without that one it is a line.
    fn relative_row(
        &mut self,
        span: Range<usize>,
        stamp: &Stamp,
        said: String,
        mut guesses: Vec<Guess>,
        text: &str,
    ) -> Entry {
        let from = stamp.relative.and_then(|relative| {
            let start = match relative.after {
                After::Start => true,
                After::RowAbove => false,
                After::Unsaid => self.from_start,
            };
            let from = if start { self.start.clone() } else { self.above.clone() }?;
            Some((from, relative))
        });
        let Some((from, relative)) = from else {
            let line = text[span.clone()].trim().to_owned();
            return Entry::Line(DraftLine { span, text: line, fate: Fate::Note });
        };
        const DAY: i64 = 86_400;
        let at = from.seconds.saturating_add(relative.seconds);
        let days = at.div_euclid(DAY);
        let seconds = at.rem_euclid(DAY);
        let day = from.day.and_then(|day| day.checked_add_signed(chrono::TimeDelta::try_days(days)?));
        let clock = ClockText::exact(Point::at(u32::try_from(seconds).unwrap_or(0)));
        if relative.after == After::Unsaid {
            guesses.push(Guess::RelativeTo);
        }
        self.day = day.or(self.day);
        self.above = Some(Anchor { day, seconds, zone: from.zone.clone() });
        Entry::Row(Box::new(ProposedRow { span, day, clock, zone: from.zone, text: said, guesses }))
    }
}

/// Seconds east of UTC, where the text alone tells them.
fn fixed(zone: &ZoneText) -> Option<i64> {
    match zone.meant().first() {
        Some(MeantZone::Fixed(minutes)) => Some(i64::from(*minutes) * 60),
        _ => None,
    }
}
