//! A timeline that begins when somebody noticed.

use crate::chronology::Milestone;
use crate::form::Field;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject};

pub static RULE: Rule = Rule {
    name: "timeline-starts-late",
    level: Level::Hint,
    what: "the first row of the timeline is the detection, and none is marked as the begin of the outage",
    why: "What led here came before anybody noticed, and the time to detect cannot be told without it.",
    source: "SRE book, appendix D: its timeline begins with the cause, before the first page; Etsy's debriefing guide",
    remedy: "Add when the harm began, and the change or condition that led to it.",
    check,
};

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let rows = || subject.times.chronology.events.iter().filter(|row| !row.event.is_blank());
    let Some(first) = rows().next() else { return };
    let is_begin = |what: &Milestone| matches!(what, Milestone::OutageBegins | Milestone::IncidentBegins);
    let is_noticed = |what: &Milestone| matches!(what, Milestone::Detected | Milestone::Acknowledged);
    let has_begun = |what: &Milestone| *what == Milestone::OutageBegins;
    let opens = first.milestones();
    if opens.iter().any(is_noticed)
        && !opens.iter().any(is_begin)
        && !rows().any(|row| row.milestones().iter().any(has_begun))
    {
        let message =
            "The timeline opens when somebody noticed. Add a row that says when the harm began, and what led to it.";
        found(RULE.finding(Place::Field(Field::Marker(first.id), 0..0), message));
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 21:05 | **DETECTED** |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | a new version goes out |\n\
         | 21:05 | **DETECTED** by an alert |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS/DETECTED** by an alert |\n\
         | 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 20:55 | **DETECTED** by an alert |\n\
         | 21:00 | **OUTAGE BEGINS** checkout fails |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n-\n",
    ],
    failing: &[
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **DETECTED** by an alert |\n\
         | 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| | |\n| 21:00 | **OUTAGE ACKNOWLEDGED** by Ines |\n\
         | 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE DETECTED** by a customer |\n\
         | 21:10 | **INCIDENT BEGINS** |\n| 22:00 | **INCIDENT/OUTAGE ENDS** |\n",
    ],
};
