//! Times in a zone that nobody names, or in several.

use std::collections::BTreeSet;

use crate::chronology::{Moment, NamedZone, TimedEvent};
use crate::document::{Edit, Id, Place as RowPlace, Section, TimelineEntry};
use crate::form::Field;
use crate::lint::rule::{Examples, Rule};
use crate::lint::stated_times::{declares_zone, stated_times};
use crate::lint::{Finding, Fix, Level, Place, Subject};

pub static RULE: Rule = Rule {
    name: "timeline-zone-undeclared",
    level: Level::Warning,
    what: "no line says what zone the times are in, or they are in zones that differ",
    why: "Readers in another country, and whoever compares the rows with logs, are off by hours.",
    source: "SRE book, appendix D, whose timeline says that all times are UTC; from practice",
    remedy: "Name the zone in the line above the table, the same for all days.",
    check,
};

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let chronology = &subject.times.chronology;
    let zone_of = |row: &TimedEvent| row.moment.map(|moment| chronology.zone(moment));
    let unnamed = chronology.events.iter().find(|row| zone_of(row).is_some_and(|zone| zone.name.is_none()));
    if let Some(row) = unnamed {
        if is_declared_elsewhere(subject) {
            return;
        }
        let line = line_above(subject, row.id);
        let place = line.map_or(Place::Section(Section::Timeline), |line| Place::Field(Field::DayZone(line), 0..0));
        let message = match chronology.only_zone() {
            Some(_) => {
                "No line says what zone these times are in. Name it, so that readers elsewhere can compare them."
                    .to_owned()
            }
            None => format!("Row {} names no zone, while others do. Name it in the line above.", row.number),
        };
        let finding = RULE.finding(place, message);
        found(Finding { fix: fix(subject, line), ..finding });
    } else if let Some(rows) = differing(subject) {
        let [(first, zone), (other, other_zone)] = rows.map(|(row, moment)| (row, chronology.zone(moment).name()));
        let message = format!(
            "Row {} is in {other_zone}, row {} in {zone}. Tell all times in one zone, so that readers can compare them.",
            other.number, first.number
        );
        found(RULE.finding(Place::Field(Field::Time(other.id), 0..0), message));
    }
}

/// The nearest line of a day above a row.
fn line_above(subject: &Subject, row: Id) -> Option<Id> {
    let above = subject.document.timeline.iter().take_while(|entry| entry.id != row);
    above.filter(|entry| entry.value.as_day().is_some()).last().map(|line| line.id)
}

/// Whether a note beside the rows or another text says what zone the times are in.
fn is_declared_elsewhere(subject: &Subject) -> bool {
    let notes = subject.document.timeline.iter().filter_map(|entry| match &*entry.value {
        TimelineEntry::Note(text) => Some(text.as_str()),
        TimelineEntry::Day(_) | TimelineEntry::Event(_) => None,
    });
    notes.chain(subject.texts.iter().map(|text| text.plain.as_str())).any(declares_zone)
}

/// Declares the zone that the other sections tell some of the rows' times in, if that is one zone. An offer: times of another
/// company may be the same by chance.
fn fix(subject: &Subject, line: Option<Id>) -> Option<Fix> {
    let chronology = &subject.times.chronology;
    chronology.only_zone()?;
    let clocks: BTreeSet<u32> = chronology.events.iter().filter_map(|row| row.clock?.begin.seconds()).collect();
    let mut zone = None;
    for time in subject.texts.iter().flat_map(stated_times) {
        let (Some(told), Some(clock)) = (time.stamp.zone, time.stamp.clock) else { continue };
        let is_of_row = clock.begin.seconds().is_some_and(|begin| clocks.contains(&begin));
        if !is_of_row || zone.as_ref().is_some_and(|zone| *zone != told) {
            return None;
        }
        zone = Some(told);
    }
    let zone = zone?.to_string();
    let edit = match line {
        Some(line) => Edit::DayZone(line, zone.clone()),
        // Such a line is in UTC.
        None if zone == "UTC" => Edit::AddDay(RowPlace::First, subject.document.date.day()?),
        None => return None,
    };
    Some(Fix { name: format!("Say that all times are {zone}"), edit, is_safe: false })
}

/// Two rows that are told in zones that differ: not by the same clocks in summer and in winter.
fn differing<'s>(subject: &Subject<'s>) -> Option<[(&'s TimedEvent, Moment); 2]> {
    let chronology = &subject.times.chronology;
    let mut rows = chronology.events.iter().filter_map(|row| Some((row, row.moment?)));
    let first = rows.next()?;
    let zone = chronology.zone(first.1);
    let family = family(zone);
    let other = rows.find(|(_, moment)| {
        let other = chronology.zone(*moment);
        moment.zone != first.1.zone
            && self::family(other) != family
            && !(zone.is_known() && other.is_known() && shift(subject, zone, *moment) == shift(subject, other, *moment))
    })?;
    Some([first, other])
}

/// How far the clocks of a zone are from UTC at a moment.
fn shift(subject: &Subject, zone: &NamedZone, moment: Moment) -> Option<i64> {
    Some(zone.local(moment.earliest, subject.zones)?.and_utc().timestamp() - moment.earliest)
}

/// What abbreviations of summer and winter have in common: `CET` of CEST, `PT` of PST and PDT.
fn family(zone: &NamedZone) -> String {
    let name = zone.name();
    match (name, name.as_bytes()) {
        ("BST", _) => "GMT".to_owned(),
        (_, [start @ .., b'S' | b'D', b'T']) if !start.is_empty() => format!("{}T", &name[..start.len()]),
        _ => name.to_owned(),
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\nTimes are in CET, as in the chat.\n\n2026-03-24\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n",
        "## Supporting Information\n\nAll times of this text are UTC.\n\n## Timeline\n\n2026-03-24\n\n| Time | Description |\n| - | - |\n\
         | 21:00 | **OUTAGE BEGINS** checkout fails |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 22:00 GMT | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times CET*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 22:00 CEST | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times GMT*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 22:00 BST | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24\n\n| Time | Description |\n| - | - |\n| | **OUTAGE BEGINS** checkout fails |\n",
        "## Timeline\n\n-\n",
    ],
    failing: &[
        "## Timeline\n\n2026-03-24\n\n| Time | Description |\n| - | - |\n| 23:14 | **OUTAGE BEGINS** checkout fails |\n| 23:50 | **OUTAGE ENDS** |\n",
        "## Impact\n\nAt 23:14 UTC bookings began to fail.\n\n## Timeline\n\n2026-03-24\n\n| Time | Description |\n| - | - |\n\
         | 23:14 | **OUTAGE BEGINS** checkout fails |\n| 23:50 | **OUTAGE ENDS** |\n",
        "## Impact\n\nFrom 23:14 UTC on bookings failed.\n\n## Timeline\n\n| Time | Description |\n| - | - |\n\
         | 23:14 | **OUTAGE BEGINS** checkout fails |\n| 23:50 | **OUTAGE ENDS** |\n",
        "## Impact\n\nFrom 23:14 to 23:50 CET bookings failed.\n\n## Timeline\n\n| Time | Description |\n| - | - |\n\
         | 23:14 | **OUTAGE BEGINS** checkout fails |\n| 23:50 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\n\
         2026-03-25 (*all times CET*)\n\n| Time | Description |\n| - | - |\n| 08:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 22:00 UTC | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times PST*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 22:00 EST | **OUTAGE ENDS** |\n",
    ],
};
