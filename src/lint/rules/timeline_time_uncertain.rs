//! A row of which nobody knows exactly when it was.

use crate::chronology::TimedEvent;
use crate::document::{TimeOfDay, day};
use crate::form::Field;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject};

use super::placeholder_left::is_to_come;

pub static RULE: Rule = Rule {
    name: "timeline-time-uncertain",
    level: Level::Hint,
    what: "a row has no time, or one that is not known; or a marked row has one that is approximate or a range",
    why: "Rows without a known time are in no figure, and figures that are taken from an uncertain one are ranges themselves.",
    source: "From practice; SRE book, appendix D: times of a timeline are to the minute",
    remedy: "Look the time up in a log, a chat or a graph while they are kept.",
    check,
};

/// If more rows have no time that is known, they are told of once.
const MOST_APART: usize = 3;

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let chronology = &subject.times.chronology;
    let rows = || chronology.events.iter().filter(|row| !row.event.is_blank());
    // What was left to be filled in is told of as such.
    let is_unknown = |row: &&TimedEvent| {
        if row.moment.is_some() || row.lacks_day {
            return false;
        }
        let time = row.event.time.cell();
        !is_to_come(&time) && !is_to_come(row.event.description()) && !is_day(&time)
    };
    let unknown = rows().filter(is_unknown).count();
    // Rows without a day are told of once, and so are those without a time if they are many.
    let (mut is_day_told, mut is_unknown_told) = (false, false);
    for row in rows() {
        let number = row.number;
        let message = match row.moment {
            None if row.lacks_day && is_day_told => continue,
            None if row.lacks_day => {
                is_day_told = true;
                format!(
                    "The day of row {number} is not told, while others have one: it is in no figure. Add a line with its day above it."
                )
            }
            None if !is_unknown(&row) || is_unknown_told => continue,
            None => {
                is_unknown_told = unknown > MOST_APART;
                let more = match unknown - 1 {
                    more if is_unknown_told => format!(" {more} more rows have no known time either."),
                    _ => String::new(),
                };
                match unread_day(&row.event.time.cell()) {
                    Some(day) => format!(
                        "The day “{day}” in row {number} cannot be read: the row is in no figure.{more} Correct it, as in 2026-03-24."
                    ),
                    None => format!(
                        "Row {number} has no time that is known: it is in no figure.{more} Can a log or a chat tell when it was?"
                    ),
                }
            }
            Some(moment) if is_in_figures(row) && moment.approximate => {
                format!("Row {number} is marked, and its time is only about right: so are its figures.")
            }
            Some(moment) if is_in_figures(row) && moment.earliest < moment.latest => {
                format!("Row {number} is marked, and its time is a range: the figures that it is in are ranges, too.")
            }
            Some(_) => continue,
        };
        found(RULE.finding(Place::Field(Field::Time(row.id), 0..0), message));
    }
}

/// Whether a cell names a day and nothing else: for what was not of this outage, that is enough.
fn is_day(cell: &str) -> bool {
    day(cell.trim()).is_some()
}

/// What stands before a time of day in a cell, if that begins like a day in digits and is none.
fn unread_day(cell: &str) -> Option<&str> {
    let (day, clock) = cell.trim().split_once(' ')?;
    (day.starts_with(|sign: char| sign.is_ascii_digit()) && TimeOfDay::parse(clock.trim()).is_some()).then_some(day)
}

fn is_in_figures(row: &TimedEvent) -> bool {
    !row.milestones().is_empty()
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | ~21:10 | somebody calls |\n| 21:10-21:20 | a restart |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | ~21:10 | **CACHE CLEARED** |\n| | |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n* about nine: checkout fails\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n| HH:MM | a restart |\n| TBD | another one |\n| 22:00 | **OUTAGE ENDS** |\n",
    ],
    failing: &[
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | | somebody calls |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| ~21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 21:50-22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | ??:?? | a restart |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Date\n\n-\n\n## Timeline\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 2026-03-24 22:00 | **OUTAGE ENDS** |\n",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::only;

    /// What is found if the rows have these times.
    fn messages(times: &[&str]) -> Vec<String> {
        let rows: String = times.iter().map(|time| format!("| {time} | x |\n")).collect();
        let text = format!("## Timeline\n\n2026-03-24\n\n| Time | Description |\n| - | - |\n{rows}");
        only(&RULE, &text).into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn many_rows_without_a_time_are_told_of_once() {
        assert_eq!(messages(&["??:??", "21:00", "??:??", "??:??"]).len(), 3);
        let told = messages(&["21:00", "??:??", "??:??", "HH:MM", "??:??", "??:??"]);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(
            told[0].starts_with("Row 2 ") && told[0].contains(" 3 more rows have no known time either."),
            "{told:?}"
        );
    }

    #[test]
    fn a_day_that_cannot_be_read_is_named() {
        let of = |time: &str| messages(&[time, "21:00"]).concat();
        assert!(of("20202-01-16 12:00").starts_with("The day “20202-01-16” in row 1 cannot be read"));
        for time in ["around 12:00?", "2020-01-16 noon", "x20 12:00"] {
            assert!(!of(time).contains("cannot be read"), "{time}");
        }
    }
}
