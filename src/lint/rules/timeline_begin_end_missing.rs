//! A timeline that does not say when it began or ended.

use crate::chronology::{Milestone, TimedEvent};
use crate::document::Edit;
use crate::form::Field;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject};

pub static RULE: Rule = Rule {
    name: "timeline-begin-end-missing",
    level: Level::Error,
    what: "no row of the timeline is marked as the begin of the outage or incident, or none as its end",
    why: "All figures are taken from these two rows, and readers look for them first.",
    source: "SRE book, appendix D: the timeline marks where outage and incident begin and end",
    remedy: "Mark the row with which it began and the one with which it was over.",
    check,
};

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let rows = || subject.times.chronology.events.iter().filter(|row| !row.event.is_blank());
    // What is told in other ways than rows is not known to lack anything.
    let (Some(first), Some(last)) = (rows().next(), rows().next_back()) else { return };
    let marked = |wanted: &[Milestone]| rows().rfind(|row| row.milestones().iter().any(|what| wanted.contains(what)));
    let begin = marked(&[Milestone::OutageBegins, Milestone::IncidentBegins]);
    let end = marked(&[Milestone::OutageEnds, Milestone::IncidentEnds]);
    // The other one tells whether people here speak of an outage or of an incident.
    let is_incident = marked(&[Milestone::OutageBegins, Milestone::OutageEnds]).is_none() && (begin.is_some() || end.is_some());
    let subject_of = if is_incident { "INCIDENT" } else { "OUTAGE" };
    let mark = |row: &TimedEvent, verb: &str| Edit::Marker(row.id, format!("{subject_of} {verb}"));
    let (from, to) = (begin.unwrap_or(first), end.unwrap_or(last));
    let is_free = |row: &TimedEvent| row.event.marker().is_none();
    let can_be = from.id != to.id && !is_before(to, from);
    let (number, until) = (first.number, last.number);
    let (row, message, fix) = match (begin, end) {
        (Some(_), Some(_)) => return,
        (None, None) => (
            first,
            "No row is marked as the begin of the outage or incident, and none as its end. Mark them: all figures are taken from these.",
            (is_free(first) && is_free(last)).then(|| {
                (format!("Mark row {number} as the begin, row {until} as the end"), Edit::All(vec![mark(first, "BEGINS"), mark(last, "ENDS")]))
            }),
        ),
        (None, Some(_)) => (
            first,
            "No row is marked as the begin of the outage or incident. Mark the one with which it began.",
            is_free(first).then(|| (format!("Mark row {number} as the begin"), mark(first, "BEGINS"))),
        ),
        (Some(_), None) => (
            last,
            "No row is marked as the end of the outage or incident. Mark the one with which it was over.",
            is_free(last).then(|| (format!("Mark row {until} as the end"), mark(last, "ENDS"))),
        ),
    };
    let finding = RULE.finding(Place::Field(Field::Marker(row.id), 0..0), message);
    found(match fix.filter(|_| can_be) {
        Some((name, edit)) => finding.with_offer(name, edit),
        None => finding,
    });
}

/// Whether a row was before another one for sure.
fn is_before(row: &TimedEvent, other: &TimedEvent) -> bool {
    row.moment.zip(other.moment).is_some_and(|(row, other)| row.latest < other.earliest)
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **INCIDENT BEGINS** the pager rings |\n\
         | 22:00 | **RESOLVED** |\n",
        "## Timeline\n\n* 21:00 checkout fails\n* 22:00 all is well\n",
        "## Timeline\n\n-\n",
    ],
    failing: &[
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | checkout fails |\n| 22:00 | all is well |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 22:00 | all is well |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | checkout fails |\n\
         | 22:00 | **INCIDENT ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **DETECTED** by a customer |\n\
         | 22:00 | **OUTAGE MITIGATED** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 22:00 | checkout fails |\n| 21:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | checkout fails |\n",
    ],
};
