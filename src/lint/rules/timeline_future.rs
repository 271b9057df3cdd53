//! A row that has not happened yet.

use chrono::{Days, NaiveTime, TimeDelta};

use crate::document::{TimelineEntry, iso};
use crate::form::Field;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject};

pub static RULE: Rule = Rule {
    name: "timeline-future",
    level: Level::Error,
    what: "a row of the timeline lies in the future",
    why: "A timeline tells what happened. A day in the future is a slip of the year or the month, and moves all figures.",
    source: "From practice: years that are wrong in January",
    remedy: "Correct the day of the row, or of the line above it.",
    check,
};

/// How far clocks are behind UTC where a day ends last, in hours.
const LAST_ZONE: i64 = 12;

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let chronology = &subject.times.chronology;
    let Some(tomorrow) = subject.today.checked_add_days(Days::new(1)).filter(|_| chronology.is_dated) else { return };
    // Where the person is today may last until then.
    let over = (tomorrow.and_time(NaiveTime::MIN) + TimeDelta::hours(LAST_ZONE)).and_utc().timestamp();
    let mut events = chronology.events.iter();
    let mut line = None;
    for entry in subject.document.timeline.iter() {
        match &*entry.value {
            TimelineEntry::Note(_) => {}
            TimelineEntry::Day(day) => line = day.date().map(|date| (entry.id, date)).or(line),
            TimelineEntry::Event(_) => {
                let Some(row) = events.next() else { return };
                let Some(moment) = row.moment.filter(|moment| moment.earliest >= over) else { continue };
                // All rows below a line are told by it once.
                let is_of_line = line.is_some_and(|(_, date)| date == moment.day);
                let (field, what) = match line.take_if(|_| is_of_line) {
                    Some((id, _)) => (Field::DayDate(id), "This day"),
                    None if is_of_line => continue,
                    None => (Field::Time(row.id), "This row"),
                };
                let message = format!("{what} lies in the future: {}. Correct the day.", iso(moment.day));
                found(RULE.finding(Place::Field(field, 0..0), message));
            }
        }
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Timeline\n\n2026-03-26 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 23:59 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-27 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 11:59 | **OUTAGE BEGINS** checkout fails |\n",
        "## Date\n\n-\n\n## Timeline\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n| 22:00 | **OUTAGE ENDS** |\n",
    ],
    failing: &[
        "## Timeline\n\n2026-03-27 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 12:00 | **OUTAGE BEGINS** checkout fails |\n",
        "## Timeline\n\n2027-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n| Time | Description |\n| - | - |\n| 2026-03-24 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 2062-03-24 22:00 | **OUTAGE ENDS** |\n",
    ],
};
