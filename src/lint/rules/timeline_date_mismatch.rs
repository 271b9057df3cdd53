//! A timeline of other days than the postmortem's.

use crate::document::iso;
use crate::form::Field;
use crate::lint::row_order::days;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject};

pub static RULE: Rule = Rule {
    name: "timeline-date-mismatch",
    level: Level::Warning,
    what: "the date of the postmortem is before the first day of the timeline or after the last one",
    why: "People look for what happened on a day by the date. It is often that of the day on which the text was written.",
    source: "SRE book, appendix D: the date is that of the incident",
    remedy: "Give the day on which the harm began, or correct the days of the timeline.",
    check,
};

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let Some(date) = subject.document.date.day() else { return };
    let of_lines = days(subject).into_iter().filter(|day| !day.rows.is_empty()).filter_map(|day| day.date);
    let of_rows = subject.times.chronology.events.iter().filter_map(|row| Some(row.moment?.day));
    let rows: Vec<_> = of_rows.collect();
    // The day of a line is that of its rows, unless each has one of its own.
    let days: Vec<_> = if rows.is_empty() { of_lines.collect() } else { rows };
    let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else { return };
    if (first..=last).contains(&&date) {
        return;
    }
    let told =
        if first == last { format!("of {}", iso(*first)) } else { format!("from {} to {}", iso(*first), iso(*last)) };
    let message =
        format!("The date is {}, but the timeline is {told}. Give the day on which the harm began.", iso(date));
    found(RULE.finding(Place::Field(Field::Date, 0..0), message));
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Date\n\n2026-03-25\n",
        "## Date\n\n2026-03-24\n\n## Timeline\n\n2026-03-23 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | a change goes out |\n\n\
         2026-03-25\n\n| Time | Description |\n| - | - |\n| 08:00 | **OUTAGE BEGINS** checkout fails |\n",
        "## Date\n\n2026-03-23\n\n## Timeline\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n",
        "## Date\n\n-\n",
        "## Date\n\n2026-03-23\n\n## Timeline\n\n-\n",
    ],
    failing: &[
        "## Date\n\n2026-03-23\n",
        "## Date\n\n2026-03-26\n",
        "## Date\n\n2026-03-23\n\n## Timeline\n\n| Time | Description |\n| - | - |\n| 2026-03-24 21:00 | **OUTAGE BEGINS** checkout fails |\n",
        "## Date\n\n2026-03-23\n\n## Timeline\n\n2026-03-24\n\n| Time | Description |\n| - | - |\n| | **OUTAGE BEGINS** checkout fails |\n",
    ],
};
