//! The order of the Timeline: the rows of a day stand by the time at which they begin, new days by their dates.
//!
//! A file is never sorted as a whole: only the row that an edit concerns goes to its place, so a file that was opened in
//! another order keeps that order. Rows whose time is unknown and the notes between the rows belong to the row above:
//! nothing comes between them and it, and a note stays where it stands when that row moves away.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use chrono::NaiveDate;

use super::day_and_zone::DayAndZone;
use super::rows::{Id, Row};
use super::timeline::{Event, TimelineEntry};
use super::typed_time::clock_of;
use super::zone::Zone;
use crate::timeline::spelling::clock::Point;

/// The second of its day at which a row begins: that of `~13:00` and of `12:26-12:40` too, of `12:??` the hour's first.
/// `None` if it is unknown, or told on the clocks of another zone than the day's.
fn second(event: &Event, zone: Option<&Zone>) -> Option<u32> {
    match clock_of(event, zone)?.begin {
        Point::Unknown => None,
        Point::Hour(hour) => Some(u32::from(hour) * 3600),
        begin => begin.seconds(),
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
/// way round. If it stands at such a place it stays there, so rows of one time keep their order. Returns where it is.
pub fn settle(rows: &mut Vec<Row<TimelineEntry>>, at: usize) -> usize {
    settle_by(rows, at, 1)
}

/// Moves a row to its place among rows that are told apart by so many seconds.
fn settle_by(rows: &mut Vec<Row<TimelineEntry>>, at: usize, seconds: u32) -> usize {
    let place = place(rows, at, seconds);
    let to = if place > at { place - 1 } else { place };
    shift(rows, at, to);
    to
}

/// Moves a row to where another one stands, and on from there to its place: within a minute it stays where it was put. One that would come out on the other side of
/// where it stood stays: nobody wants it there.
pub fn carry(rows: &mut Vec<Row<TimelineEntry>>, from: usize, to: usize) {
    shift(rows, from, to);
    let at = settle_by(rows, to, MINUTE);
    let is_back = match to.cmp(&from) {
        Ordering::Less => at > from,
        Ordering::Equal => at != from,
        Ordering::Greater => at < from,
    };
    if is_back {
        shift(rows, at, from);
    }
}

/// Puts some rows into an order, in the places where they stand. Ids that no row has are passed over, and so is one that was
/// there before. Takes time in proportion to `n log n` of all rows.
pub fn arrange(rows: &mut [Row<TimelineEntry>], order: &[Id]) {
    let mut places: BTreeMap<Id, usize> = rows.iter().enumerate().map(|(at, row)| (row.id, at)).collect();
    let from: Vec<usize> = order.iter().filter_map(|id| places.remove(id)).collect();
    let arranged: Vec<Row<TimelineEntry>> = from.iter().map(|at| rows[*at].clone()).collect();
    let to: BTreeSet<usize> = from.into_iter().collect();
    for (at, row) in to.into_iter().zip(arranged) {
        rows[at] = row;
    }
}

fn shift(rows: &mut Vec<Row<TimelineEntry>>, from: usize, to: usize) {
    if from != to {
        let row = rows.remove(from);
        rows.insert(to, row);
    }
}

/// In seconds.
const MINUTE: u32 = 60;

/// Before which entry a row belongs, among rows that are told apart by so many seconds.
fn place(rows: &[Row<TimelineEntry>], at: usize, seconds: u32) -> usize {
    let zone = DayAndZone::at(rows, at).zone;
    let known = |at: usize| rows[at].value.as_event().and_then(|event| Some((at, second(event, zone)? / seconds)));
    let Some((_, own)) = known(at) else { return at };
    let day = day_around(rows, at);
    let above = || (day.start..at).rev().filter_map(known);
    let below = || (at + 1..day.end).filter_map(known);
    let is_early = |time: u32| time <= own;
    let is_late = |time: u32| own <= time;
    if above().next().is_none_or(|(_, time)| is_early(time)) && below().next().is_none_or(|(_, time)| is_late(time)) {
        return at;
    }
    let up = nearest(above(), |near, beyond| is_late(near) && beyond.is_none_or(is_early));
    let up = up.map(|(passed, near, _)| (passed, near));
    let down = nearest(below(), |near, beyond| is_early(near) && beyond.is_none_or(is_late));
    let down = down.map(|(passed, _, beyond)| (passed, beyond.unwrap_or(day.end)));
    up.into_iter().chain(down).min_by_key(|(passed, _)| *passed).map_or(at, |(_, place)| place)
}

/// The nearest place that fits beyond some rows, which are given with their times: how many it is beyond, the last of them, and
/// the one that follows.
fn nearest(
    rows: impl Iterator<Item = (usize, u32)>,
    fits: impl Fn(u32, Option<u32>) -> bool,
) -> Option<(usize, usize, Option<usize>)> {
    let mut rows = rows.peekable();
    let mut passed = 0;
    loop {
        let (near, time) = rows.next()?;
        passed += 1;
        let beyond = rows.peek();
        if fits(time, beyond.map(|(_, time)| *time)) {
            return Some((passed, near, beyond.map(|(row, _)| *row)));
        }
    }
}

/// A row that comes to the timeline, with the notes that come with it.
pub struct Addition {
    /// `None` if it is not known.
    pub day: Option<NaiveDate>,
    pub rows: Vec<Row<TimelineEntry>>,
}

/// Puts additions where they belong: each after the last row of its day that does not begin later, one of unknown time
/// after the one before it. One whose day is not known goes to the rows above all days, or to the only day. Lines that are
/// missing are made by `line`, without a date for rows above all days; rows that no line gives a day are of the day
/// `undated`. What is there keeps its order, whatever that is. Takes time in proportion to `n log n` of all rows.
pub fn add(
    rows: &mut Vec<Row<TimelineEntry>>,
    additions: Vec<Addition>,
    undated: Option<NaiveDate>,
    mut line: impl FnMut(Option<NaiveDate>) -> Option<Row<TimelineEntry>>,
) {
    let mut days = days(std::mem::take(rows));
    // Where those begin that have a date: all that is above them has none, and stays above.
    let first = days.iter().position(|day| day.date.is_some()).unwrap_or(days.len());
    let has_dayless = days[..first].iter().any(|day| day.line.is_some() || day.has_rows());
    let dated: BTreeSet<NaiveDate> = days.iter().filter_map(|day| day.date).collect();
    let only = dated.first().copied().filter(|_| dated.len() == 1 && !has_dayless);
    let wanted: BTreeSet<Option<NaiveDate>> = additions.iter().map(|addition| addition.day.or(only)).collect();
    let there: BTreeSet<NaiveDate> = days.iter().filter_map(|day| day.date_or(undated)).collect();
    // The latest date up to each day, which never goes back: a new day comes before the first one that is later.
    let latest = days[first..].iter().scan(None, |latest, day| {
        *latest = day.date.max(*latest);
        Some(*latest)
    });
    let latest: Vec<Option<NaiveDate>> = latest.collect();
    let missing = wanted.into_iter().filter(|date| date.map_or(!has_dayless, |date| !there.contains(&date)));
    let new = missing.filter_map(|date| {
        let later = date.map_or(0, |date| latest.partition_point(|latest| *latest <= Some(date)));
        Some((first + later, Day { date, ..Day::of(line(date)?) }))
    });
    let new: Vec<(usize, Day)> = new.collect();
    let dayless = if new.first().is_some_and(|(_, day)| day.date.is_none()) { first } else { first - 1 };
    days = merged(days, new);
    let by_date: BTreeMap<NaiveDate, usize> =
        days.iter().enumerate().rev().filter_map(|(at, day)| Some((day.date_or(undated)?, at))).collect();
    for addition in additions {
        let day = addition.day.or(only).and_then(|date| by_date.get(&date).copied());
        days[day.unwrap_or(dayless)].additions.push(addition.rows);
    }
    rows.extend(days.into_iter().flat_map(Day::merged));
}

/// The days of a timeline. The first one is what stands above all lines, even if that is nothing.
fn days(rows: Vec<Row<TimelineEntry>>) -> Vec<Day> {
    let mut days = vec![Day::default()];
    for row in rows {
        let Some(above) = days.last_mut() else { break };
        if row.value.as_day().is_none() {
            above.rows.push(row);
            continue;
        }
        let (date, zone) = (above.date, above.zone.clone());
        let day = Day::of(row);
        days.push(Day { date: day.date.or(date), zone: day.zone.clone().or(zone), ..day });
    }
    days
}

/// Days with new ones among them, each before one of those that were there; both are in order.
fn merged(days: Vec<Day>, new: Vec<(usize, Day)>) -> Vec<Day> {
    let mut new = new.into_iter().peekable();
    let mut merged = Vec::with_capacity(days.len() + new.len());
    for (at, day) in days.into_iter().enumerate() {
        while let Some((_, new)) = new.next_if(|(before, _)| *before == at) {
            merged.push(new);
        }
        merged.push(day);
    }
    merged.extend(new.map(|(_, new)| new));
    merged
}

/// A day of the timeline while rows are put into it.
#[derive(Default)]
struct Day {
    /// `None` for what stands above the first line.
    line: Option<Row<TimelineEntry>>,
    /// As the lines up to here tell it; so is the zone.
    date: Option<NaiveDate>,
    zone: Option<Zone>,
    rows: Vec<Row<TimelineEntry>>,
    additions: Vec<Vec<Row<TimelineEntry>>>,
}

impl Day {
    /// The day that a line begins, as that line alone tells it.
    fn of(line: Row<TimelineEntry>) -> Day {
        let told = line.value.as_day().map(|line| (line.date(), line.zone().cloned()));
        let (date, zone) = told.unwrap_or_default();
        Day { line: Some(line), date, zone, ..Day::default() }
    }

    fn has_rows(&self) -> bool {
        self.rows.iter().any(|row| row.value.as_event().is_some())
    }

    fn date_or(&self, undated: Option<NaiveDate>) -> Option<NaiveDate> {
        self.date.or(undated.filter(|_| self.has_rows()))
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
        let zone = self.zone.as_ref();
        let known = |row: &Row<TimelineEntry>| row.value.as_event().and_then(|event| second(event, zone));
        // For each row of known time the earliest second from there on, which never goes back.
        let rows = self.rows.iter().enumerate();
        let mut earliest: Vec<(usize, u32)> = rows.filter_map(|(at, row)| Some((at, known(row)?))).collect();
        for at in (1..earliest.len()).rev() {
            earliest[at - 1].1 = earliest[at - 1].1.min(earliest[at].1);
        }
        let (mut before, mut second) = (self.rows.len(), u32::MAX);
        let place = |rows: Vec<Row<TimelineEntry>>| {
            if let Some(own) = rows.iter().find_map(known) {
                let next = earliest.partition_point(|(_, earliest)| *earliest <= own);
                before = earliest.get(next).map_or(self.rows.len(), |(at, _)| *at);
                second = own;
            }
            Placed { before, second, rows }
        };
        let mut placed: Vec<Placed> = std::mem::take(&mut self.additions).into_iter().map(place).collect();
        placed.sort_by_key(|addition| (addition.before, addition.second));
        placed
    }
}

/// An addition with its place: the row that it comes before, and its second among those that come there too.
struct Placed {
    before: usize,
    second: u32,
    rows: Vec<Row<TimelineEntry>>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Cell, Clock, DayLine, Id, Ids};

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
        let line = |date: Option<NaiveDate>| {
            Some(row(&date.map_or("(*all times UTC*)".to_owned(), |date| date.to_string()), Id(2_000)))
        };
        add(&mut rows, additions, NaiveDate::from_ymd_opt(2026, 3, 14), line);
        shown(&rows)
    }

    #[test]
    fn rows_are_put_into_an_order_in_the_places_that_they_have() {
        let mut rows = timeline(&["09:03 a", "note", "09:02 b", "09:01 c"]);
        let ids: Vec<Id> = [3, 9, 0, 3].iter().map(|at| rows.get(*at).map_or(Id(99), |row| row.id)).collect();
        arrange(&mut rows, &ids);
        assert_eq!(shown(&rows), ["09:01 c", "note", "09:02 b", "09:03 a"]);
    }

    #[test]
    fn what_is_added_stands_by_its_time_after_what_was_there() {
        let before = ["2026-03-12", "09:00 a", "09:27 b", "note", "10:00 c"];
        let new = [("", "09:27:30 y"), ("", "08:00 x"), ("", "~09:27 z"), ("", "11:00 last"), ("", "?? unknown")];
        let after = [
            "2026-03-12",
            "08:00 x",
            "09:00 a",
            "09:27 b",
            "note",
            "~09:27 z",
            "09:27:30 y",
            "10:00 c",
            "11:00 last",
            "?? unknown",
        ];
        assert_eq!(added(&before, &new), after);
    }

    #[test]
    fn days_are_made_where_they_are_missing() {
        let before = ["2026-03-12", "09:00 a", "2026-03-15", "09:00 b"];
        let new = [("2026-03-13", "08:00 x"), ("2026-03-16", "08:00 y"), ("2026-03-15", "08:00 z")];
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

    #[test]
    fn seconds_tell_the_order_of_what_is_added() {
        let new = [("2026-03-12", "09:27:45 b"), ("2026-03-12", "09:27:10 a")];
        assert_eq!(added(&["2026-03-12"], &new), ["2026-03-12", "09:27:10 a", "09:27:45 b"]);
        assert_eq!(added(&["2026-03-12", "09:27:45 b"], &new[1..]), ["2026-03-12", "09:27:10 a", "09:27:45 b"]);
    }

    #[test]
    fn a_typed_time_goes_to_its_second_and_a_row_that_is_moved_stays_within_its_minute() {
        let mut rows = timeline(&["2026-03-12", "09:27:45 b", "09:27:10 a"]);
        settle(&mut rows, 2);
        assert_eq!(shown(&rows), ["2026-03-12", "09:27:10 a", "09:27:45 b"]);
        carry(&mut rows, 1, 2);
        assert_eq!(shown(&rows), ["2026-03-12", "09:27:45 b", "09:27:10 a"]);
    }

    #[test]
    fn a_row_whose_day_is_not_known_goes_below_no_line_that_names_one() {
        let several = ["note", "2026-03-12", "09:00 a", "2026-03-15", "09:00 b"];
        let new = [("2026-03-13", "08:00 x"), ("", "10:00 y"), ("", "09:30 z")];
        let after = [
            "note",
            "(*all times UTC*)",
            "09:30 z",
            "10:00 y",
            "2026-03-12",
            "09:00 a",
            "2026-03-13",
            "08:00 x",
            "2026-03-15",
            "09:00 b",
        ];
        assert_eq!(added(&several, &new), after);
        assert_eq!(
            added(&after, &[("", "10:30 w")])[..5],
            ["note", "(*all times UTC*)", "09:30 z", "10:00 y", "10:30 w"]
        );
        assert_eq!(added(&[], &new[1..]), ["(*all times UTC*)", "09:30 z", "10:00 y"]);
        assert_eq!(added(&["09:45 a"], &new[1..]), ["09:30 z", "09:45 a", "10:00 y"]);
        let one = ["2026-03-12", "09:45 a"];
        assert_eq!(added(&one, &new[1..]), ["2026-03-12", "09:30 z", "09:45 a", "10:00 y"]);
        let before_it = [("2026-03-11", "08:00 x"), ("", "10:00 y")];
        assert_eq!(added(&one, &before_it), ["2026-03-11", "08:00 x", "2026-03-12", "09:45 a", "10:00 y"]);
    }

    #[test]
    fn a_day_without_a_date_stays_above_those_that_have_one() {
        let before = ["(*all times CET*)", "09:00 a"];
        let after = ["(*all times CET*)", "09:00 a", "2026-03-13", "08:00 x"];
        assert_eq!(added(&before, &[("2026-03-13", "08:00 x")]), after);
    }

    #[test]
    fn a_line_that_names_only_a_zone_goes_on_with_the_day_above() {
        let before = ["2026-03-12", "09:00 a", "(*all times CET*)", "10:00 b"];
        let after = ["2026-03-12", "09:00 a", "(*all times CET*)", "10:00 b", "2026-03-14", "08:00 x"];
        assert_eq!(added(&before, &[("2026-03-14", "08:00 x")]), after);
    }

    /// Moves one of some entries to where another one stands.
    fn carried(entries: &[&str], from: usize, to: usize) -> Vec<String> {
        let mut rows = timeline(entries);
        carry(&mut rows, from, to);
        shown(&rows)
    }

    #[test]
    fn a_row_that_is_moved_by_hand_never_comes_out_on_the_other_side() {
        for rows in [["07:00 a", "07:26 b", "x"], ["07:00 a", "07:26 b", "note"]] {
            assert_eq!(carried(&rows, 1, 0), rows);
        }
        let rows = ["x", "07:00 a", "07:26 b"];
        assert_eq!(carried(&rows, 1, 2), rows);
    }

    #[test]
    fn a_row_that_is_moved_by_hand_passes_one_without_a_time() {
        assert_eq!(carried(&["07:00 a", "x", "07:26 b"], 2, 1), ["07:00 a", "07:26 b", "x"]);
        assert_eq!(carried(&["07:00 a", "x", "07:26 b"], 0, 1), ["x", "07:00 a", "07:26 b"]);
        assert_eq!(carried(&["07:00 a", "x", "07:26 b"], 1, 0), ["x", "07:00 a", "07:26 b"]);
        assert_eq!(carried(&["07:00 a", "07:00 c", "x", "07:26 b"], 1, 0), ["07:00 c", "07:00 a", "x", "07:26 b"]);
    }
}
