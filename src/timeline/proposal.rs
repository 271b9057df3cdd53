//! What a paste proposes for the timeline: its rows with their days worked out, and the lines between them.
//!
//! What the paste does not say is taken from what is known of the incident, and told as a guess; what cannot be known is left
//! open. Zones are not converted here: see [`super::settling`].

use std::collections::HashSet;
use std::ops::Range;

use chrono::{Datelike, Days, NaiveDate, TimeDelta};
use serde::Serialize;

use super::paste::draft::{Draft, DraftLine, DraftRow, Fate, Guess};
use super::paste::read;
use super::spelling::clock::{ClockText, Point};
use super::spelling::day::{DayText, is_month_first};
use super::spelling::relative::After;
use super::spelling::stamp::nearest_year;
use super::spelling::zone::ZoneText;
use super::zones::MeantZone;

/// What is known before a paste is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The day of the incident, or of the rows that are there.
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
    /// Nothing was guessed: what the row does not say, a line above does, or it was known before.
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
    let mut working = Working::new(&drafts, text, known);
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
    /// Most clocks run back.
    newest_first: bool,
    zone: Option<ZoneText>,
    asks_month_first: bool,
    reached: Reached,
}

/// How far the rows have come.
#[derive(Clone, Debug, Default)]
struct Reached {
    /// The day of what follows, and what was taken for granted in it.
    day: Option<NaiveDate>,
    guesses: Vec<Guess>,
    /// A line of its own says so.
    is_day_line: bool,
    /// The first row with a time of its own, and the row above.
    start: Option<Anchor>,
    above: Option<Anchor>,
}

/// A time that others are told by, on the clocks of its zone.
#[derive(Clone, Debug)]
struct Anchor {
    day: Option<NaiveDate>,
    /// Seconds since midnight of that day.
    seconds: i64,
    zone: Option<ZoneText>,
}

impl Anchor {
    /// Seconds since another one.
    fn since(&self, other: &Anchor) -> i64 {
        let days = self.day.zip(other.day).map_or(0, |(here, there)| (here - there).num_days());
        days * DAY + self.seconds - other.seconds
    }
}

const DAY: i64 = 86_400;

impl Working {
    fn new(drafts: &[Draft], text: &str, mut known: Known) -> Working {
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
        let reached = Reached { day: known.day, ..Reached::default() };
        let newest_first = is_newest_first(drafts);
        let is_open = |draft: &Draft| match draft {
            Draft::Day(day, _) => matches!(day, DayText::Numbers { .. }),
            Draft::Row(row) => matches!(row.stamp.day, Some(DayText::Numbers { .. })),
            Draft::Line(_) | Draft::Zone(_) => false,
        };
        if known.month_first.is_none() && drafts.iter().any(is_open) {
            known.month_first = is_month_first(text);
        }
        Working { known, told, from_start, newest_first, zone: None, asks_month_first: false, reached }
    }

    /// The best that is known of the incident's day.
    fn near(&self) -> Option<NaiveDate> {
        self.known.day.or(self.reached.day).or(self.told)
    }

    fn day_line(&mut self, day: DayText, zone: Option<ZoneText>) {
        let runs_on = self.reached.is_day_line && !self.newest_first;
        self.reached.is_day_line = self.reach(day, runs_on, &mut Vec::new()).is_some() || self.reached.is_day_line;
        self.zone = zone.or(self.zone.take());
    }

    /// Goes to the day that a text means, if that can be told.
    fn reach(&mut self, day: DayText, runs_on: bool, guesses: &mut Vec<Guess>) -> Option<NaiveDate> {
        let mut own = Vec::new();
        let day = self.resolve(day, runs_on, &mut own);
        guesses.extend(&own);
        if day.is_some() {
            self.reached = Reached { day, guesses: own, is_day_line: false, ..std::mem::take(&mut self.reached) };
        }
        day
    }

    /// The day that a text means, with what was guessed. `runs_on`: it is not before the day that was reached.
    fn resolve(&mut self, day: DayText, runs_on: bool, guesses: &mut Vec<Guess>) -> Option<NaiveDate> {
        match day {
            DayText::Full(day) => Some(day),
            DayText::NoYear { month, day } => {
                let day = nearest_year(month, day, self.near()?)?;
                guesses.push(Guess::Year);
                Some(day)
            }
            DayText::Numbers { first, second, year } => self.numbers(first, second, year, guesses),
            DayText::Weekday(weekday) => {
                let near = self.reached.day.or(self.near())?;
                let ahead =
                    i64::from(weekday.num_days_from_monday()) - i64::from(near.weekday().num_days_from_monday());
                // Below another day line the next one of that name, else within three days on either side.
                let days = if runs_on { ahead.rem_euclid(7) } else { (ahead + 10).rem_euclid(7) - 3 };
                guesses.push(Guess::Weekday);
                near.checked_add_signed(TimeDelta::days(days))
            }
            DayText::Relative(days) => {
                guesses.push(Guess::OtherDay);
                self.near()?.checked_add_signed(TimeDelta::days(days.into()))
            }
            DayText::Next => {
                guesses.push(Guess::OtherDay);
                self.reached.day.or(self.near())?.checked_add_days(Days::new(1))
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
        // What is only spoken of is no time that the rows have come to.
        let is_spoken_of = row.guesses.iter().any(|guess| guess.is_only_spoken_of());
        let before = is_spoken_of.then(|| self.reached.clone());
        let zone = row.stamp.zone.clone().or_else(|| self.zone.clone());
        let entry = match row.stamp.clock {
            Some(clock) => Entry::Row(Box::new(self.clock_row(row, clock, zone))),
            None => self.relative_row(row, text),
        };
        if let Some(before) = before {
            self.reached = before;
        }
        entry
    }

    fn clock_row(&mut self, row: DraftRow, clock: ClockText, zone: Option<ZoneText>) -> ProposedRow {
        let DraftRow { span, stamp, text, mut guesses } = row;
        let day = match stamp.day {
            Some(told) => self.reach(told, false, &mut guesses),
            None => self.day_of_clock(&clock, zone.as_ref(), &mut guesses),
        };
        if let Some(seconds) = clock.begin.seconds() {
            let anchor = Anchor { day, seconds: seconds.into(), zone: zone.clone() };
            if self.reached.start.is_none() || stamp.relative.is_some() {
                let since = stamp.relative.map_or(0, |relative| relative.seconds);
                self.reached.start = Some(Anchor { seconds: anchor.seconds.saturating_sub(since), ..anchor.clone() });
            }
            self.reached.above = Some(anchor);
        }
        ProposedRow { span, day, clock, zone, text, guesses }
    }

    /// The day of a time without one: that of the row above, or the one after.
    fn day_of_clock(
        &mut self,
        clock: &ClockText,
        zone: Option<&ZoneText>,
        guesses: &mut Vec<Guess>,
    ) -> Option<NaiveDate> {
        let day = self.reached.day?;
        guesses.extend(&self.reached.guesses);
        let back = self.reached.above.as_ref().filter(|above| above.day == Some(day)).and_then(|above| {
            let at = i64::from(clock.begin.seconds()?);
            let offsets = above.zone.as_ref().and_then(fixed).zip(zone.and_then(fixed));
            let apart = offsets.map_or(0, |(above, here)| above - here);
            Some(above.seconds - at - apart)
        });
        let is_past = if self.newest_first { back.map(|back| -back) } else { back };
        if is_past.is_some_and(|past| past > PAST_MIDNIGHT) {
            if self.reached.is_day_line {
                guesses.push(Guess::ClockRunsBack);
                return Some(day);
            }
            if self.newest_first {
                guesses.push(Guess::DayBefore);
                self.reached.day = day.checked_sub_days(Days::new(1));
            } else {
                guesses.push(Guess::NextDay);
                self.reached.day = day.checked_add_days(Days::new(1));
            }
        }
        self.reached.day
    }

    /// A row whose time is told by that of another one. Without that one it is a line.
    fn relative_row(&mut self, row: DraftRow, text: &str) -> Entry {
        let DraftRow { span, stamp, text: said, mut guesses } = row;
        let from = stamp.relative.and_then(|relative| {
            let Reached { start, above, .. } = &self.reached;
            let is_from_start = match relative.after {
                After::Start => true,
                After::RowAbove => false,
                // It does not fall before the row above.
                After::Unsaid => {
                    let gone = start.as_ref().zip(above.as_ref()).map(|(start, above)| above.since(start));
                    self.from_start && gone.is_none_or(|gone| gone <= relative.seconds)
                }
            };
            let from = if is_from_start { start } else { above };
            Some((from.clone()?, relative))
        });
        let Some((from, relative)) = from else {
            let line = text[span.clone()].trim().to_owned();
            return Entry::Line(DraftLine { span, text: line, fate: Fate::Note });
        };
        let at = from.seconds.saturating_add(relative.seconds);
        let days = at.div_euclid(DAY);
        let seconds = at.rem_euclid(DAY);
        let day = from.day.and_then(|day| day.checked_add_signed(TimeDelta::try_days(days)?));
        let clock = ClockText::exact(Point::at(u32::try_from(seconds).unwrap_or(0)));
        if relative.after == After::Unsaid {
            guesses.push(Guess::RelativeTo);
        }
        if day.is_some() {
            self.reached.day = day;
            guesses.extend(&self.reached.guesses);
        }
        self.reached.above = Some(Anchor { day, seconds, zone: from.zone.clone() });
        Entry::Row(Box::new(ProposedRow { span, day, clock, zone: from.zone, text: said, guesses }))
    }
}

/// Whether most clocks run back, by less than makes another day.
fn is_newest_first(drafts: &[Draft]) -> bool {
    let mut above: Option<i64> = None;
    let (mut back, mut on) = (0, 0);
    for draft in drafts {
        let Draft::Row(row) = draft else { continue };
        if !row.guesses.is_empty() {
            continue;
        }
        let Some(at) = row.stamp.clock.and_then(|clock| clock.begin.seconds()).map(i64::from) else { continue };
        let ran = above.replace(at).map_or(0, |above| at - above);
        back += usize::from((-PAST_MIDNIGHT..0).contains(&ran));
        on += usize::from((1..=PAST_MIDNIGHT).contains(&ran));
    }
    back > 1 && back > 2 * on
}

/// Seconds east of UTC, where the text alone tells them.
fn fixed(zone: &ZoneText) -> Option<i64> {
    match zone.meant().first() {
        Some(MeantZone::Fixed(minutes)) => Some(i64::from(*minutes) * 60),
        _ => None,
    }
}
