//! A timeline that does not say when the outage was noticed or mitigated.

use crate::chronology::{Measure, Milestone};
use crate::document::Section;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject};

pub static RULE: Rule = Rule {
    name: "timeline-detection-unmarked",
    level: Level::Hint,
    what: "begin and end are marked, but no row tells when the outage was detected, acknowledged or mitigated",
    why: "How long it took to notice is often what can be shortened most, and nobody can tell without that row.",
    source: "Atlassian's incident handbook and PagerDuty's postmortem guide: detection and recovery are told apart",
    remedy: "Mark the row with which somebody noticed it, or the one with which the harm stopped.",
    check,
};

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let milestones = || subject.times.chronology.events.iter().flat_map(|row| row.milestones());
    let has = |wanted: &[Milestone]| milestones().any(|what| wanted.contains(&what));
    let is_framed = has(&[Milestone::OutageBegins, Milestone::IncidentBegins])
        && has(&[Milestone::OutageEnds, Milestone::IncidentEnds]);
    // An incident that was declared tells when the outage was detected.
    let is_detected = subject
        .times
        .figures
        .iter()
        .any(|figure| figure.measure == Measure::Detect && figure.spells.iter().any(|spell| spell.to.is_some()));
    if is_framed && !is_detected && !has(&[Milestone::Acknowledged, Milestone::Mitigated]) {
        let message =
            "No row says when the outage was detected or mitigated. Mark the row with which somebody noticed it.";
        found(RULE.finding(Place::Section(Section::Timeline), message));
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 21:10 | **INCIDENT BEGINS** the pager rings |\n| 22:00 | **INCIDENT/OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 21:10 | **ACKNOWLEDGED** the pager rings |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 21:50 | **MITIGATED** the import is cancelled |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 22:00 | all is well |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | checkout fails |\n\
         | 22:00 | **OUTAGE ENDS** all is well |\n",
    ],
    failing: &[
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE/INCIDENT BEGINS** checkout fails |\n\
         | 22:00 | **INCIDENT/OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **INCIDENT BEGINS** checkout fails |\n\
         | 22:00 | **INCIDENT ENDS** |\n",
    ],
};
