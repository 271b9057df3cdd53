//! The order of the Timeline: the rows of a day stand by the minute in which they begin, new days by their dates.
//!
//! A file is never sorted as a whole: only the row that an edit concerns goes to its place, so a file that was opened in
//! another order keeps that order. Rows whose time is unknown and the notes between the rows belong to the row above:
//! nothing comes between them and it, and a note stays where it stands when that row moves away.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use chrono::NaiveDate;

use super::rows::Row;
use super::timeline::{DayLine, Event, TimelineEntry};
use super::typed_time::clock_of;
use super::zone::Zone;
use crate::timeline::spelling::clock::Point;

/// The line of the day that an entry belongs to.
pub fn day_above(rows: &[Row<TimelineEntry>], at: usize) -> Option<&DayLine> {
    rows[..at].iter().rev().find_map(|row| row.value.as_day())
}

/// The minute of its day in which a row begins: that of `~13:00` and of `12:26-12:40` too, of `12:??` the hour's first.
/// `None` if it is unknown, or told on the clocks of another zone than the day's.
fn minute(event: &Event, zone: Option<&Zone>) -> Option<u32> {
    match clock_of(event, zone)?.begin {
        Point::Unknown => None,
        Point::Hour(hour) => Some(u32::from(hour) * 60),
        begin => begin.seconds().map(|seconds| seconds / 60),
    }
}

/// The entries of the day that one of them belongs to, without the day's line.
fn day_around(rows: &[Row<TimelineEntry>], at: usize) -> Range<usize> {
    let is_day = |row: &Row<TimelineEntry>| row.value.as_day().is_some();
    let start = rows[..at].iter().rposition(is_day).map_or(0, |line| line + 1);
    let end = rows[at + 1..].iter().position(is_day).map_or(rows.len(), |line| at + 1 + line);
    start..end
}

/// Puts a row where it belongs in its day: to the nearest place where the known times before and after are not the wrong
/// way round. If it stands at such a place it stays there, so rows of one minute keep their order. Returns where it is.
pub fn settle(rows: &mut Vec<Row<TimelineEntry>>, at: usize) -> usize {
    let place = place(rows, at);
    let to = if place > at { place - 1 } else { place };
    if to != at {
        let row = rows.remove(at);
        rows.insert(to, row);
    }
    to
}

/// Before which entry a row belongs.
fn place(rows: &[Row<TimelineEntry>], at: usize) -> usize {
    let zone = day_above(rows, at).and_then(DayLine::zone);
    let known = |at: usize| rows[at].value.as_event().and_then(|event| Some((at, minute(event, zone)?)));
    let Some((_, own)) = known(at) else { return at };
    let day = day_around(rows, at);
    let above = || (day.start..at).rev().filter_map(known);
    let below = || (at + 1..day.end).filter_map(known);
    let is_early = |minute: u32| minute <= own;
    let is_late = |minute: u32| own <= minute;
    if above().next().is_none_or(|(_, minute)| is_early(minute))
        && below().next().is_none_or(|(_, minute)| is_late(minute))
    {
        return at;
    }
    let up = nearest(above(), |near, beyond| is_late(near) && beyond.is_none_or(is_early));
    let up = up.map(|(passed, near, _)| (passed, near));
    let down = nearest(below(), |near, beyond| is_early(near) && beyond.is_none_or(is_late));
    let down = down.map(|(passed, _, beyond)| (passed, beyond.unwrap_or(day.end)));
    up.into_iter().chain(down).min_by_key(|(passed, _)| *passed).map_or(at, |(_, place)| place)
}

/// The nearest place that fits beyond some rows, which are given with their minutes: how many it is beyond, the last of them, and
/// the one that follows.
fn nearest(
    rows: impl Iterator<Item = (usize, u32)>,
    fits: impl Fn(u32, Option<u32>) -> bool,
) -> Option<(usize, usize, Option<usize>)> {
    let mut rows = rows.peekable();
    let mut passed = 0;
    loop {
        let (near, minute) = rows.next()?;
        passed += 1;
        let beyond = rows.peek();
        if fits(minute, beyond.map(|(_, minute)| *minute)) {
            return Some((passed, near, beyond.map(|(row, _)| *row)));
        }
    }
}

/// A row that comes to the timeline, with the notes that come with it.
pub struct Addition {
    /// `None`: the last day that there is.
    pub day: Option<NaiveDate>,
    pub rows: Vec<Row<TimelineEntry>>,
}

/// Puts additions where they belong: each after the last row of its day that does not begin later, one of unknown time
/// after the one before it. Days that are missing are made by `line`; rows without one are of the day `undated`. What is
/// there keeps its order, whatever that is. Takes time in proportion to `n log n` of all rows.
pub fn add(
    rows: &mut Vec<Row<TimelineEntry>>,
    additions: Vec<Addition>,
    undated: Option<NaiveDate>,
    mut line: impl FnMut(NaiveDate) -> Option<Row<TimelineEntry>>,
) {
    let mut days = vec![Day::default()];
    for row in std::mem::take(rows) {
        if row.value.as_day().is_some() {
            days.push(Day::of(row));
        } else if let Some(day) = days.last_mut() {
            day.rows.push(row);
        }
    }
    let wanted: BTreeSet<NaiveDate> = additions.iter().filter_map(|addition| addition.day).collect();
    for date in wanted {
        if days.iter().all(|day| day.date(undated) != Some(date))
            && let Some(line) = line(date)
        {
            // What has no line stays first: it would come below the new one.
            let later = days.iter().skip(1).position(|day| day.date(undated).is_some_and(|other| other > date));
            days.insert(later.map_or(days.len(), |later| later + 1), Day::of(line));
        }
    }
    let by_date: BTreeMap<NaiveDate, usize> =
        days.iter().enumerate().rev().filter_map(|(at, day)| Some((day.date(undated)?, at))).collect();
    let last = days.len() - 1;
    for addition in additions {
        let day = addition.day.and_then(|date| by_date.get(&date).copied());
        days[day.unwrap_or(last)].additions.push(addition.rows);
    }
    rows.extend(days.into_iter().flat_map(Day::merged));
}

/// A day of the timeline while rows are put into it.
#[derive(Default)]
struct Day {
    /// `None` for what stands before the first line.
    line: Option<Row<TimelineEntry>>,
    rows: Vec<Row<TimelineEntry>>,
    additions: Vec<Vec<Row<TimelineEntry>>>,
}

impl Day {
    fn of(line: Row<TimelineEntry>) -> Day {
        Day { line: Some(line), ..Day::default() }
    }

    fn named(&self) -> Option<&DayLine> {
        self.line.as_ref().and_then(|line| line.value.as_day())
    }

    fn date(&self, undated: Option<NaiveDate>) -> Option<NaiveDate> {
        let has_rows = self.rows.iter().any(|row| row.value.as_event().is_some());
        self.named().and_then(DayLine::date).or(undated.filter(|_| has_rows))
    }

    /// The line and all rows, the additions among them.
    fn merged(mut self) -> Vec<Row<TimelineEntry>> {
        let mut placed = self.placed().into_iter().peekable();
        let mut rows: Vec<_> = self.line.into_iter().collect();
        for (at, row) in self.rows.into_iter().enumerate() {
            while let Some(addition) = placed.next_if(|addition| addition.before == at) {
                rows.extend(addition.rows);
            }
            rows.push(row);
        }
        rows.extend(placed.flat_map(|addition| addition.rows));
        rows
    }

    /// The additions in the order in which they are to stand.
    fn placed(&mut self) -> Vec<Placed> {
        let zone = self.named().and_then(DayLine::zone).cloned();
        let known = |row: &Row<TimelineEntry>| row.value.as_event().and_then(|event| minute(event, zone.as_ref()));
        // For each row of known time the earliest minute from there on, which never goes back.
        let rows = self.rows.iter().enumerate();
        let mut earliest: Vec<(usize, u32)> = rows.filter_map(|(at, row)| Some((at, known(row)?))).collect();
        for at in (1..earliest.len()).rev() {
            earliest[at - 1].1 = earliest[at - 1].1.min(earliest[at].1);
        }
        let (mut before, mut minute) = (self.rows.len(), u32::MAX);
        let place = |rows: Vec<Row<TimelineEntry>>| {
            if let Some(own) = rows.iter().find_map(known) {
                let next = earliest.partition_point(|(_, earliest)| *earliest <= own);
                before = earliest.get(next).map_or(self.rows.len(), |(at, _)| *at);
                minute = own;
            }
            Placed { before, minute, rows }
        };
        let mut placed: Vec<Placed> = std::mem::take(&mut self.additions).into_iter().map(place).collect();
        placed.sort_by_key(|addition| (addition.before, addition.minute));
        placed
    }
}

/// An addition with its place: the row that it comes before, and its minute among those that come there too.
struct Placed {
    before: usize,
    minute: u32,
    rows: Vec<Row<TimelineEntry>>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Cell, Clock, Id, Ids};

    /// Entries by what they say: a day, a time with a letter, or `note`.
    fn timeline(entries: &[&str]) -> Vec<Row<TimelineEntry>> {
        let mut ids = Ids::default();
        entries.iter().map(|entry| row(entry, ids.give())).collect()
    }

    fn row(says: &str, id: Id) -> Row<TimelineEntry> {
        let entry = match DayLine::read(says) {
            Some(line) => TimelineEntry::Day(line),
            None if says == "note" => TimelineEntry::Note(Default::default()),
            None => {
                let (time, text) = says.split_once(' ').unwrap_or(("", says));
                TimelineEntry::Event(Event { time: Clock::of(Cell::typed(time)), text: Cell::typed(text) })
            }
        };
        Row::new(id, entry)
    }

    fn shown(rows: &[Row<TimelineEntry>]) -> Vec<String> {
        let show = |row: &Row<TimelineEntry>| match &*row.value {
            TimelineEntry::Day(line) => line.written(),
            TimelineEntry::Note(_) => "note".to_owned(),
            TimelineEntry::Event(event) => {
                format!("{} {}", event.time.cell().as_str(), event.text.as_str()).trim().to_owned()
            }
        };
        rows.iter().map(show).collect()
    }

    /// Adds rows, each by its day and what it says.
    fn added(before: &[&str], new: &[(&str, &str)]) -> Vec<String> {
        let mut rows = timeline(before);
        let mut ids = Ids::after(Id(1_000));
        let additions = new.iter().map(|(day, says)| Addition {
            day: DayLine::read(day).and_then(|line| line.date()),
            rows: vec![row(says, ids.give())],
        });
        let additions = additions.collect();
        add(&mut rows, additions, NaiveDate::from_ymd_opt(2026, 3, 14), |date| Some(row(&date.to_string(), Id(2_000))));
        shown(&rows)
    }

    #[test]
    fn what_is_added_stands_by_its_minute_after_what_was_there() {
        let before = ["2026-03-12", "09:00 a", "09:27 b", "note", "10:00 c"];
        let new = [("", "09:27:30 y"), ("", "08:00 x"), ("", "~09:27 z"), ("", "11:00 last"), ("", "?? unknown")];
        let after = [
            "2026-03-12",
            "08:00 x",
            "09:00 a",
            "09:27 b",
            "note",
            "09:27:30 y",
            "~09:27 z",
            "10:00 c",
            "11:00 last",
            "?? unknown",
        ];
        assert_eq!(added(&before, &new), after);
    }

    #[test]
    fn days_are_made_where_they_are_missing() {
        let before = ["2026-03-12", "09:00 a", "2026-03-15", "09:00 b"];
        let new = [("2026-03-13", "08:00 x"), ("2026-03-16", "08:00 y"), ("2026-03-15", "08:00 z"), ("", "10:00 last")];
        let after = [
            "2026-03-12",
            "09:00 a",
            "2026-03-13",
            "08:00 x",
            "2026-03-15",
            "08:00 z",
            "09:00 b",
            "2026-03-16",
            "08:00 y",
            "10:00 last",
        ];
        assert_eq!(added(&before, &new), after);
    }

    #[test]
    fn rows_without_a_line_are_of_the_incidents_day() {
        let new = [("2026-03-14", "09:00 x"), ("2026-03-15", "08:00 y"), ("2026-03-13", "08:00 z")];
        let after = ["09:00 x", "10:00 a", "2026-03-13", "08:00 z", "2026-03-15", "08:00 y"];
        assert_eq!(added(&["10:00 a"], &new), after);
        let of_note = ["note", "2026-03-14", "09:00 x"];
        assert_eq!(added(&["note"], &new[..1]), of_note);
    }

    #[test]
    fn rows_in_another_order_keep_it_when_some_are_added() {
        let before = ["10:00 a", "09:00 b", "?? c", "11:00 d", "10:30 e"];
        let new = [("", "09:30 x"), ("", "10:45 y"), ("", "08:00 z")];
        let after = ["08:00 z", "10:00 a", "09:00 b", "?? c", "09:30 x", "11:00 d", "10:30 e", "10:45 y"];
        assert_eq!(added(&before, &new), after);
    }
}
