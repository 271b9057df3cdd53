//! A time that clocks which were changed never showed, or showed twice.

use crate::chronology::RowTime;
use crate::form::Field;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject};

pub static RULE: Rule = Rule {
    name: "timeline-dst-ambiguous",
    level: Level::Warning,
    what: "a time is in the hour that clocks skipped or showed twice that day",
    why: "Nobody can tell which instant is meant, so durations may be wrong by an hour.",
    source: "From practice; the IANA time zone database tells when clocks are changed",
    remedy: "Write the offset beside the time, or use UTC.",
    check,
};

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let chronology = &subject.times.chronology;
    for row in chronology.events.iter().filter(|_| chronology.is_dated) {
        if let Some(remark) = RowTime::of(row, chronology, subject.zones).remark {
            found(RULE.finding(Place::Field(Field::Time(row.id), 0..0), remark));
        }
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Timeline\n\n2025-10-26 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 02:30 | **OUTAGE BEGINS** checkout fails |\n",
        "## Timeline\n\n2025-10-26 (*all times Europe/Berlin*)\n\n| Time | Description |\n| - | - |\n| 01:59 | **OUTAGE BEGINS** checkout fails |\n\
         | 02:30 +02:00 | the pager rings |\n| 03:00 | **OUTAGE ENDS** |\n",
        "## Date\n\n-\n\n## Timeline\n\n(*all times Europe/London*)\n\n| Time | Description |\n| - | - |\n| 00:30 | **OUTAGE BEGINS** checkout fails |\n",
    ],
    failing: &[
        "## Timeline\n\n2025-10-26 (*all times Europe/Berlin*)\n\n| Time | Description |\n| - | - |\n| 02:30 | **OUTAGE BEGINS** checkout fails |\n",
        "## Timeline\n\n2025-03-30 (*all times Europe/Berlin*)\n\n| Time | Description |\n| - | - |\n| 02:30 | **OUTAGE BEGINS** checkout fails |\n",
        "## Timeline\n\n2025-11-02 (*all times PT*)\n\n| Time | Description |\n| - | - |\n| 00:30-01:30 | **OUTAGE BEGINS** checkout fails |\n",
    ],
};
