//! Rows that are not in the order of their times.

use crate::chronology::TimedEvent;
use crate::document::{Edit, Id};
use crate::form::Field;
use crate::lint::row_order::{Day, Means, StepBack, days};
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject};

pub static RULE: Rule = Rule {
    name: "timeline-unsorted",
    level: Level::Warning,
    what: "rows of one day are not in the order of their times",
    why: "Readers take what stands below for what came later, and see causes where there are none.",
    source: "SRE book, appendix D: the timeline runs from the first event to the last; Etsy's debriefing guide",
    remedy: "Put the rows into the order of their times.",
    check,
};

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    for day in days(subject) {
        let steps = day.steps_back(subject);
        let (wrong, other_days): (Vec<StepBack>, Vec<StepBack>) =
            steps.into_iter().partition(|step| step.means != Means::AnotherDay);
        let Some(first) = wrong.first() else { continue };
        let time = |row: &TimedEvent| subject.times.chronology.time(row);
        let more = match wrong.len() {
            1 => String::new(),
            2 => " One more row of this day goes back like this.".to_owned(),
            count => format!(" {} more rows of this day go back like this.", count - 1),
        };
        let message = if first.means == Means::NewestFirst {
            "Most rows of this day are told newest first. Put them into the order of their times.".to_owned()
        } else {
            format!(
                "Row {} ({}) stands below row {} ({}).{more} Put the rows into the order of their times.",
                first.row.number,
                time(first.row),
                first.above.number,
                time(first.above)
            )
        };
        let finding = RULE.finding(Place::Field(Field::Time(first.row.id), 0..0), message);
        // While a day is missing, the order is not known.
        let order = if other_days.is_empty() { sorted(&day) } else { Vec::new() };
        found(if order.is_empty() {
            finding
        } else {
            finding.with_safe_fix("Sort the rows of this day", Edit::Arrange(order))
        });
    }
}

/// The rows of a day in the order of their times. Those of one time stay as they are, and what has no known time goes with
/// the row above it.
fn sorted(day: &Day) -> Vec<Id> {
    let mut rows: Vec<(Option<i64>, Id)> = Vec::new();
    let mut above = None;
    for row in &day.rows {
        above = row.moment.map(|moment| moment.earliest).or(above);
        rows.push((above, row.id));
    }
    rows.sort_by_key(|(time, _)| *time);
    rows.into_iter().map(|(_, id)| id).collect()
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 21:00 | the pager rings |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 22:30 CET | the pager rings |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:05:40 | **OUTAGE BEGINS** checkout fails |\n\
         | 21:05:12 | the pager rings |\n| ~21:00 | somebody calls |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 23:50 | **OUTAGE BEGINS** checkout fails |\n\
         | 00:10 | **OUTAGE ENDS** |\n",
    ],
    failing: &[
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 20:59 | the pager rings |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:30 | the pager rings |\n\
         | | nobody knows why |\n| 21:10 | a restart |\n| 21:20 | another one |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n| Time | Description |\n| - | - |\n| 2026-03-24 22:00 | the pager rings |\n\
         | 2026-03-23 21:30 | **OUTAGE BEGINS** checkout fails |\n| 2026-03-24 23:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 09:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 20:00 | a restart |\n| 10:00 | the pager rings |\n| 21:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:30 | the pager rings |\n\
         | 21:00 | **OUTAGE BEGINS** checkout fails |\n| 00:10 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 23:50 | **OUTAGE ENDS** |\n| 09:10 | the pager rings |\n| 09:00 | **OUTAGE BEGINS** checkout fails |\n",
    ],
};
