//! An end that stands before its begin.

use crate::chronology::{Measure, Missing};
use crate::form::Field;
use crate::lint::row_order::{Means, days};
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject};

pub static RULE: Rule = Rule {
    name: "timeline-end-before-begin",
    level: Level::Error,
    what: "the row that ends the outage or the incident is before the one that begins it",
    why: "One of the two times is wrong, and no figure can be taken from them.",
    source: "From practice: times that are written down at night, or in two zones",
    remedy: "Correct the time that is wrong, or add the day that the end is of.",
    check,
};

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let mut told = Vec::new();
    let mut midnights = None;
    for figure in &subject.times.figures {
        // Alerts may well go off before the harm begins.
        let what = match figure.measure {
            Measure::Outage => "the outage",
            Measure::Incident => "the incident",
            Measure::Resolve => "what began there",
            Measure::Detect | Measure::Acknowledge | Measure::Mitigate => continue,
        };
        let Err(Missing::Contradiction { from, to, is_of_one_day }) = figure.length else { continue };
        let Some(row) = subject.times.chronology.events.iter().find(|row| row.number == to) else { continue };
        if told.contains(&to) {
            continue;
        }
        told.push(to);
        // `timeline-clock-runs-back` tells of a midnight without its day, and adds it.
        let midnights = midnights.get_or_insert_with(|| midnights_without_day(subject));
        if midnights.iter().any(|row| from < *row && *row <= to) {
            continue;
        }
        let mend = if is_of_one_day {
            "If it is of the next day, add that day above it."
        } else {
            "One of the two times is wrong."
        };
        let message = format!("Row {to} ends {what}, but is before row {from}. {mend}");
        found(RULE.finding(Place::Field(Field::Time(row.id), 0..0), message));
    }
}

/// The numbers of the rows that are after a midnight whose day no line names.
fn midnights_without_day(subject: &Subject) -> Vec<usize> {
    let steps = days(subject).into_iter().flat_map(|day| day.steps_back(subject));
    steps.filter(|step| step.means == Means::AnotherDay).map(|step| step.row.number).collect()
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 21:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 20:50 | **DETECTED** by an alert |\n\
         | 21:00 | **OUTAGE BEGINS** checkout fails |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 23:50 | **OUTAGE BEGINS** checkout fails |\n\n\
         2026-03-25\n\n| Time | Description |\n| - | - |\n| 00:10 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 23:50 | **INCIDENT BEGINS** checkout fails |\n\
         | 00:10 | **INCIDENT ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 23:50 | **INCIDENT BEGINS** checkout fails |\n\
         | 00:10 | a restart |\n| 00:20 | **INCIDENT ENDS** |\n",
    ],
    failing: &[
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 20:59 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 23:40 | **OUTAGE BEGINS** checkout fails |\n\
         | 22:00 | **OUTAGE ENDS** |\n| 00:10 | the team meets |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 23:40 | the pager rings |\n| 00:10 | **OUTAGE BEGINS** checkout fails |\n\
         | 00:05 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 20:50 | **INCIDENT ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\n\
         2026-03-23\n\n| Time | Description |\n| - | - |\n| 23:00 | **OUTAGE ENDS** |\n",
    ],
};
