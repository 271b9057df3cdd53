//! How long it was from one row of the timeline to another, to be asked for many lengths.

use crate::chronology::{Chronology, Moment, TimedEvent};

/// How far off a time may be that says it is only about right, in seconds.
pub const APPROXIMATE: i64 = 600;

/// Rows of known times.
#[derive(Debug)]
pub struct Intervals {
    /// By their earliest instants.
    rows: Vec<Instants>,
    /// Of each row and all before it, the one that may have been last.
    last: Vec<usize>,
}

#[derive(Clone, Copy, Debug)]
struct Instants {
    earliest: i64,
    latest: i64,
    /// Its place in [`Chronology::events`].
    row: usize,
}

impl Intervals {
    /// Between the rows that are wanted.
    pub fn of(chronology: &Chronology, wanted: impl Fn(&TimedEvent) -> bool) -> Intervals {
        let instants = |(row, event): (usize, &TimedEvent)| {
            let Moment { earliest, latest, approximate, .. } = event.moment.filter(|_| wanted(event))?;
            let slack = if approximate { APPROXIMATE } else { 0 };
            Some(Instants { earliest: earliest - slack, latest: latest + slack, row })
        };
        let mut rows: Vec<Instants> = chronology.events.iter().enumerate().filter_map(instants).collect();
        rows.sort_by_key(|row| row.earliest);
        let last = rows.iter().enumerate().scan(0, |last, (at, row)| {
            if rows[*last].latest < row.latest {
                *last = at;
            }
            Some(*last)
        });
        let last = last.collect();
        Intervals { rows, last }
    }

    /// The pairs of a row and one so many seconds after it, among these or others. The first few of them take time in
    /// proportion to `n log n`.
    pub fn apart<'i>(
        &'i self,
        others: &'i Intervals,
        shortest: i64,
        longest: i64,
    ) -> impl Iterator<Item = (usize, usize)> + 'i {
        self.rows.iter().flat_map(move |from| {
            let until = from.latest.saturating_add(longest);
            let count = others.rows.partition_point(|to| to.earliest <= until);
            let is_late = move |to: &Instants| to.latest >= from.earliest + shortest;
            // None of those before a place fits once the last one of them does not.
            let may_fit = (0..count).rev().take_while(move |at| is_late(&others.rows[others.last[*at]]));
            may_fit.map(|at| &others.rows[at]).filter(move |to| is_late(to)).map(|to| (from.row, to.row))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::read;
    use crate::timeline::zones::NoZones;

    /// The rows that are so many minutes apart, by their numbers; those that are marked come first in each pair.
    fn apart(times: &[&str], minutes: i64) -> Vec<(usize, usize)> {
        let rows: String = times.iter().map(|time| format!("| {time} | x |\n")).collect();
        let opened = read(&format!("## Timeline\n\n2026-03-12\n\n| Time | Description |\n| - | - |\n{rows}"));
        let chronology = Chronology::of(opened.document(), &NoZones);
        let rows = Intervals::of(&chronology, |_| true);
        rows.apart(&rows, minutes * 60, minutes * 60).map(|(from, to)| (from + 1, to + 1)).collect()
    }

    #[test]
    fn rows_are_found_by_how_far_apart_they_are() {
        let times = ["09:00", "09:31", "09:10", "10:02", "??:??"];
        assert_eq!(apart(&times, 31), [(1, 2), (2, 4)]);
        assert_eq!(apart(&times, 10), [(1, 3)]);
        assert!(apart(&times, 32).is_empty() && apart(&times, 63).is_empty() && apart(&[], 0).is_empty());
    }

    #[test]
    fn a_row_may_have_several_after_it() {
        assert_eq!(apart(&["09:00", "09:31", "09:31", "09:30"], 31), [(1, 3), (1, 2)]);
        assert_eq!(apart(&["09:00", "09:10-09:40", "09:35", "09:31", "09:20"], 31), [(1, 4), (1, 2)]);
    }

    #[test]
    fn an_uncertain_time_may_be_any_of_its_range() {
        assert_eq!(apart(&["09:00", "09:10-09:40"], 31), [(1, 2)]);
        assert_eq!(apart(&["09:10-09:40"], 30), [(1, 1)]);
        assert_eq!(apart(&["09:00", "~09:25"], 35), [(1, 2)]);
        assert!(apart(&["09:00", "~09:25"], 36).is_empty());
        assert_eq!(apart(&["09:00", "~09:25"], 15), [(1, 2), (2, 2)]);
    }
}
