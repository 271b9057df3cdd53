//! A timeline that does not say when it began or ended.

use crate::chronology::{Milestone, TimedEvent};
use crate::document::{Edit, Section};
use crate::form::Field;
use crate::lint::outages::tells_outage;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Phrases, Place, Subject, Text};

pub static RULE: Rule = Rule {
    name: "timeline-begin-end-missing",
    level: Level::Error,
    what: "no row of the timeline is marked as the begin of the outage or incident, or none as its end; a warning while the \
           document has no markers at all",
    why: "All figures are taken from these two rows, and readers look for them first.",
    source: "SRE book, appendix D: the timeline marks where outage and incident begin and end",
    remedy: "Mark the row with which it began and the one with which it was over.",
    check,
};

/// What people call a row in place of a marker: before a colon at its begin, or in parentheses at its end; in order.
const BEGINS: [&str; 3] = ["detection", "discovery", "problem started"];
const ENDS: [&str; 3] = ["recovery", "resolution", "resolved"];

/// What a Summary says if nothing was out.
const NOTHING_OUT: [&str; 4] = ["investigat*", "not affected", "unaffected", "were not impacted"];

/// What a row says with which it was over.
const WELL_AGAIN: [&str; 12] = [
    "back to normal",
    "confirmed working",
    "healthy",
    "normal again",
    "recovered",
    "resolved",
    "restored",
    "verified",
    "well again",
    "working again",
    "working as",
    "works again",
];

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let rows = || subject.times.chronology.events.iter().filter(|row| !row.event.is_blank());
    // What is told in other ways than rows is not known to lack anything.
    let (Some(first), Some(last)) = (rows().next(), rows().next_back()) else { return };
    let marked = |wanted: &[Milestone]| rows().rfind(|row| row.milestones().iter().any(|what| wanted.contains(what)));
    let begin = marked(&[Milestone::OutageBegins, Milestone::IncidentBegins]);
    let end = marked(&[Milestone::OutageEnds, Milestone::IncidentEnds]);
    let has_markers = rows().any(|row| row.event.marker().is_some());
    if !has_markers && (is_of_no_outage(subject) || rows().filter(|row| row.moment.is_some()).count() < 2) {
        return;
    }
    // Where nobody marks rows, the first and the last one may say in words that something broke, and that it was well again.
    let text = |row: &TimedEvent| Text::read(Field::Description(row.id), None, row.event.description());
    let is_broken = !has_markers && tells_outage(&text(first));
    let is_well = !has_markers && Phrases::new(WELL_AGAIN).are_in(&text(last));
    let is_told = |names: &[&str]| rows().any(|row| is_called(row.event.description(), names));
    // The other one tells whether people here speak of an outage or of an incident.
    let is_incident =
        marked(&[Milestone::OutageBegins, Milestone::OutageEnds]).is_none() && (begin.is_some() || end.is_some());
    let subject_of = if is_incident { "INCIDENT" } else { "OUTAGE" };
    let mark = |row: &TimedEvent, verb: &str| Edit::Marker(row.id, format!("{subject_of} {verb}"));
    let (from, to) = (begin.unwrap_or(first), end.unwrap_or(last));
    // Row 1 is often of what came before, and the last one of what came after: both are not guessed at once.
    let can_be = from.id != to.id && !is_before(to, from) && (begin.is_some() || end.is_some());
    let is_free = |row: &TimedEvent| row.event.marker().is_none();
    let (number, until) = (first.number, last.number);
    let (row, message, fix) = match (
        begin.is_some() || is_broken || is_told(&BEGINS),
        end.is_some() || is_well || is_told(&ENDS),
    ) {
        (true, true) => return,
        (false, false) => (
            first,
            "No row is marked as the begin of the outage or incident, and none as its end. Mark them: all figures are taken from these.",
            None,
        ),
        (false, true) => (
            first,
            "No row is marked as the begin of the outage or incident. Mark the one with which it began.",
            is_free(first).then(|| (format!("Mark row {number} as the begin"), mark(first, "BEGINS"))),
        ),
        (true, false) => (
            last,
            "No row is marked as the end of the outage or incident. Mark the one with which it was over.",
            is_free(last).then(|| (format!("Mark row {until} as the end"), mark(last, "ENDS"))),
        ),
    };
    let level = if has_markers { RULE.level } else { Level::Warning };
    let finding = RULE.finding(Place::Field(Field::Marker(row.id), 0..0), message).at(level);
    found(match fix.filter(|_| can_be) {
        Some((name, edit)) => finding.with_offer(name, edit),
        None => finding,
    });
}

/// Whether a row opens or ends with one of these names: `**Detection:** …`, `… (resolved)`.
fn is_called(description: &str, names: &[&str]) -> bool {
    let is_one = |name: &str| {
        let name = name.trim_matches(|sign: char| !sign.is_alphanumeric());
        names.iter().any(|wanted| wanted.eq_ignore_ascii_case(name))
    };
    let before_colon = description.split_once(':').is_some_and(|(name, _)| is_one(name));
    let ending = description.trim_end().trim_end_matches('.').strip_suffix(')').and_then(|text| text.rsplit_once('('));
    before_colon || ending.is_some_and(|(_, name)| is_one(name))
}

/// Whether the Summary tells of something that was looked into, and of nothing that was out.
fn is_of_no_outage(subject: &Subject) -> bool {
    let nothing_out = Phrases::new(NOTHING_OUT);
    subject.texts_of(Section::Summary).any(|text| nothing_out.are_in(text))
        && !subject.texts_of(Section::Summary).any(tells_outage)
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
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **Detection:** checkout fails |\n| 22:00 | **Recovery:** all is well |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | A change goes out (problem started) |\n| 22:00 | It is taken back (resolved). |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n| 22:00 | Resolved: all is well |\n",
        "## Summary\n\nWe investigated whether the leak of 24 March was of our keys.\n\n## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | a leak is published |\n| 22:00 | all keys are looked at |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | checkout fails |\n| ??:?? | a restart |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | checkout fails |\n| 21:20 | a restart |\n| 22:00 | all is back to normal |\n",
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
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | checkout fails |\n| 21:20 | a restart |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **Detection:** checkout fails |\n| 22:00 | all is well: reverted (more or less) |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | a release begins |\n| 22:00 | it is taken back (resolved) |\n",
        "## Summary\n\nWe investigated why checkout failed.\n\n## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | checkout fails |\n| 22:00 | all is well |\n",
        "## Summary\n\nCheckout was slower than it is.\n\n## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | a leak is published |\n| 22:00 | all keys are looked at |\n",
        "## Summary\n\nWe investigated the leak of 24 March.\n\n## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **LEAK** of a key |\n| 22:00 | all is well |\n",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::only;

    #[test]
    fn what_is_plain_without_a_marker_is_not_asked_for() {
        let told = |first: &str, last: &str| {
            let rows =
                format!("| Time | Description |\n| - | - |\n| 21:00 | {first} |\n| 21:30 | y |\n| 22:00 | {last} |\n");
            let found = only(&RULE, &format!("## Timeline\n\n2026-03-24\n\n{rows}")).pop();
            found.map(|finding| {
                (
                    finding.message.contains("begin"),
                    finding.message.contains("end of the") || finding.message.contains("its end"),
                )
            })
        };
        assert_eq!(told("x", "y"), Some((true, true)));
        assert_eq!(told("checkout fails", "y"), Some((false, true)));
        assert_eq!(told("x", "confirmed working"), Some((true, false)));
        assert_eq!(told("checkout fails", "it is working again"), None);
        assert_eq!(told("**DETECTED** checkout fails", "it is working again"), Some((true, true)));
    }

    #[test]
    fn a_timeline_without_any_marker_is_a_warning_without_a_fix() {
        let of = |marker: &str| {
            let rows =
                format!("| Time | Description |\n| - | - |\n| 21:00 | {marker} x |\n| 21:30 | y |\n| 22:00 | z |\n");
            only(&RULE, &format!("## Timeline\n\n2026-03-24\n\n{rows}")).remove(0)
        };
        let told = |finding: Finding| (finding.level, finding.fix.is_some());
        assert_eq!(told(of("")), (Level::Warning, false));
        assert_eq!(told(of("(resolved)")), (Level::Warning, false));
        assert_eq!(told(of("**CLEARED**")), (Level::Error, false));
        assert_eq!(told(of("**OUTAGE BEGINS**")), (Level::Error, true));
    }
}
