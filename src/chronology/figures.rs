//! How long it took: the outage, the incident, and the way from its begin to each step of the response.
//!
//! Each is the difference of two marked rows. Of several rows that say the same, an outage or an incident begins with the
//! first and ends with the last; detected and acknowledged is what was so for the first time, mitigated what was so at last,
//! as an earlier one did not hold.

use std::fmt;

use super::length::Length;
use super::milestones::{Milestone, milestones};
use super::moments::{Chronology, Moment};
use crate::document::{iso, read_time};
use crate::timeline::spelling::clock::ClockText;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Outage,
    Incident,
    Detect,
    Acknowledge,
    Mitigate,
    Resolve,
}

impl Kind {
    pub const ALL: [Kind; 6] =
        [Kind::Outage, Kind::Incident, Kind::Detect, Kind::Acknowledge, Kind::Mitigate, Kind::Resolve];

    /// In words for the person.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Outage => "Outage",
            Kind::Incident => "Incident",
            Kind::Detect => "Time to detect",
            Kind::Acknowledge => "Time to acknowledge",
            Kind::Mitigate => "Time to mitigate",
            Kind::Resolve => "Time to resolve",
        }
    }
}

/// A figure, and the two rows that it is taken from: places in [`Chronology::events`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    pub kind: Kind,
    pub from: Option<usize>,
    pub to: Option<usize>,
    pub length: Result<Length, Missing>,
}

/// Why there is no figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// No row has this marker.
    Marker(&'static str),
    /// The time of a row, by its number, is not known.
    Time(usize),
    /// What ends or follows stands before what it ends or follows, by their numbers.
    Contradiction { from: usize, to: usize },
    /// The times are of different zones, and it is not known how far this one is from the other.
    Zone(String),
}

/// In words for the person.
impl fmt::Display for Missing {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Missing::Marker(marker) => write!(out, "No row is marked {marker}"),
            Missing::Time(number) => write!(out, "The time of row {number} is not known"),
            Missing::Contradiction { from, to } => {
                write!(out, "The rows contradict each other: row {to} is before row {from}")
            }
            Missing::Zone(name) => write!(out, "The zone “{name}” is not known"),
        }
    }
}

/// All figures of a timeline, in the order of [`Kind::ALL`].
pub fn figures(chronology: &Chronology) -> [Figure; Kind::ALL.len()] {
    let marked = Marked::of(chronology);
    Kind::ALL.map(|kind| marked.figure(kind))
}

/// The sentence that says how long the outage or the incident was. `None` of another figure, and while it is not known.
pub fn sentence(chronology: &Chronology, figure: &Figure) -> Option<String> {
    let subject = match figure.kind {
        Kind::Outage => "outage",
        Kind::Incident => "incident",
        Kind::Detect | Kind::Acknowledge | Kind::Mitigate | Kind::Resolve => return None,
    };
    let length = figure.length.as_ref().ok()?;
    let (from, to) = (figure.from?, figure.to?);
    let moment = |at: usize| chronology.events[at].moment;
    let (begin, end) = (moment(from)?, moment(to)?);
    let with_day = chronology.is_dated && begin.day != end.day;
    let zone = |moment: Moment| {
        let name = chronology.zone(moment).name.as_deref();
        name.map(|name| format!(" {name}")).unwrap_or_default()
    };
    let told = |at: usize, moment: Moment| {
        let day = if with_day { format!("{} ", iso(moment.day)) } else { String::new() };
        // A tilde could strike through what stands between it and another one.
        let about = if moment.approximate { "about " } else { "" };
        format!("{about}{day}{}", clock_of(chronology, at))
    };
    let begin_zone = if zone(begin) == zone(end) { String::new() } else { zone(begin) };
    Some(format!(
        "The {subject} lasted {length} ({}{begin_zone} to {}{}).",
        told(from, begin),
        told(to, end),
        zone(end)
    ))
}

/// The time of a row without its day and zone, and without the sign of an approximate one.
fn clock_of(chronology: &Chronology, at: usize) -> String {
    let clock = read_time(&chronology.events[at].event.time).and_then(|stamp| stamp.clock);
    clock.map(|clock| ClockText { approximate: false, ..clock }.to_string()).unwrap_or_default()
}

/// The rows that say something of the outage or the incident.
struct Marked<'c> {
    chronology: &'c Chronology<'c>,
    rows: Vec<(Milestone, usize)>,
}

impl<'c> Marked<'c> {
    fn of(chronology: &'c Chronology) -> Marked<'c> {
        let rows = chronology.events.iter().enumerate().filter_map(|(at, row)| Some((at, row.event.marker()?)));
        let rows = rows.flat_map(|(at, marker)| milestones(marker).into_iter().map(move |what| (what, at))).collect();
        Marked { chronology, rows }
    }

    fn moment(&self, at: usize) -> Option<Moment> {
        self.chronology.events[at].moment
    }

    fn all(&self, what: Milestone) -> impl Iterator<Item = usize> {
        self.rows.iter().filter(move |(other, _)| *other == what).map(|(_, at)| *at)
    }

    /// The first row in time that says this. One whose time is not known might be: then it is that one.
    fn first(&self, what: Milestone) -> Option<usize> {
        self.all(what).min_by_key(|at| self.moment(*at).map(|moment| moment.earliest))
    }

    /// The last row in time that says this, or one of which nobody knows whether it is.
    fn last(&self, what: Milestone) -> Option<usize> {
        self.all(what).max_by_key(|at| self.moment(*at).map_or(i64::MAX, |moment| moment.latest))
    }

    fn figure(&self, kind: Kind) -> Figure {
        let outage = self.first(Milestone::OutageBegins);
        let incident = self.first(Milestone::IncidentBegins);
        // The response is measured from when the harm began.
        let begin = outage.or(incident);
        let (from, to, marker) = match kind {
            Kind::Outage => (outage, self.last(Milestone::OutageEnds), "OUTAGE ENDS"),
            Kind::Incident => (incident, self.last(Milestone::IncidentEnds), "INCIDENT ENDS"),
            Kind::Detect => (begin, self.first(Milestone::Detected).or_else(|| self.declared()), "DETECTED"),
            Kind::Acknowledge => (begin, self.first(Milestone::Acknowledged), "ACKNOWLEDGED"),
            Kind::Mitigate => (begin, self.last(Milestone::Mitigated), "OUTAGE MITIGATED"),
            Kind::Resolve => {
                let end = self.last(Milestone::IncidentEnds).or_else(|| self.last(Milestone::OutageEnds));
                (begin, end, "INCIDENT ENDS")
            }
        };
        let begin_marker = if kind == Kind::Incident { "INCIDENT BEGINS" } else { "OUTAGE BEGINS" };
        let length = match (from, to) {
            (None, _) => Err(Missing::Marker(begin_marker)),
            (_, None) => Err(Missing::Marker(marker)),
            (Some(from), Some(to)) => self.length(from, to),
        };
        Figure { kind, from, to, length }
    }

    /// The row with which the incident begins, where that tells when the outage was detected: it is another row than that
    /// with which the outage begins, and not before it. In the example postmortem of the book "Site Reliability
    /// Engineering" (appendix D) the outage begins with the harm, and the incident when somebody who noticed it declares
    /// it; a row of its own that says when it was detected is more exact.
    fn declared(&self) -> Option<usize> {
        let (outage, incident) = (self.first(Milestone::OutageBegins)?, self.first(Milestone::IncidentBegins)?);
        let is_before = self
            .moment(outage)
            .zip(self.moment(incident))
            .is_some_and(|(outage, incident)| incident.latest < outage.earliest);
        (outage != incident && !is_before).then_some(incident)
    }

    fn length(&self, from: usize, to: usize) -> Result<Length, Missing> {
        let number = |at: usize| self.chronology.events[at].number;
        let begin = self.moment(from).ok_or(Missing::Time(number(from)))?;
        let end = self.moment(to).ok_or(Missing::Time(number(to)))?;
        if begin.zone != end.zone {
            let zones = [begin, end].map(|moment| self.chronology.zone(moment));
            if let Some(unknown) = zones.into_iter().find(|zone| !zone.is_known()) {
                return Err(Missing::Zone(unknown.name.clone().unwrap_or_default()));
            }
        }
        let shortest = end.earliest - begin.latest;
        let longest = end.latest - begin.earliest;
        let approximate = begin.approximate || end.approximate;
        Length::new(shortest, longest, approximate).ok_or(Missing::Contradiction { from: number(from), to: number(to) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::read;
    use crate::template::EXAMPLE;
    use crate::timeline::zones::NoZones;

    fn timeline(rows: &[(&str, &str)]) -> String {
        let rows: String = rows.iter().map(|(time, text)| format!("| {time} | {text} |\n")).collect();
        format!("## Timeline\n\n2026-03-12 (*all times UTC*)\n\n| Time | Description |\n| --- | --- |\n{rows}")
    }

    /// What each figure says, with the numbers of its rows.
    fn said(text: &str) -> Vec<String> {
        let opened = read(text);
        let chronology = Chronology::of(opened.document(), &NoZones);
        figures(&chronology)
            .into_iter()
            .map(|figure| match (figure.from, figure.to, figure.length) {
                (Some(from), Some(to), Ok(length)) => format!("{length}, rows {} and {}", from + 1, to + 1),
                (_, _, Ok(_)) => unreachable!("a length has two rows"),
                (_, _, Err(missing)) => missing.to_string(),
            })
            .collect()
    }

    fn sentences(text: &str) -> Vec<String> {
        let opened = read(text);
        let chronology = Chronology::of(opened.document(), &NoZones);
        figures(&chronology).iter().filter_map(|figure| sentence(&chronology, figure)).collect()
    }

    #[test]
    fn the_example_has_its_figures() {
        assert_eq!(
            said(EXAMPLE),
            [
                "1 h 25 min, rows 3 and 12",
                "2 h 44 min, rows 5 and 14",
                "12 minutes, rows 3 and 5",
                "No row is marked ACKNOWLEDGED",
                "1 h 13 min, rows 3 and 11",
                "2 h 56 min, rows 3 and 14",
            ]
        );
        assert_eq!(
            sentences(EXAMPLE),
            [
                "The outage lasted 1 h 25 min (2026-03-24 23:14 to 2026-03-25 00:39 UTC).",
                "The incident lasted 2 h 44 min (2026-03-24 23:26 to 2026-03-25 02:10 UTC).",
            ]
        );
    }

    #[test]
    fn every_step_has_its_own_marker() {
        let text = timeline(&[
            ("09:00", "**OUTAGE BEGINS** -- x"),
            ("09:05", "**DETECTED**"),
            ("09:07", "**INCIDENT BEGINS/ACKNOWLEDGED**"),
            ("09:20", "**OUTAGE MITIGATED**"),
            ("09:25", "**OUTAGE MITIGATED** -- it had not held"),
            ("09:31", "**INCIDENT/OUTAGE ENDS**"),
        ]);
        assert_eq!(
            said(&text),
            [
                "31 minutes, rows 1 and 6",
                "24 minutes, rows 3 and 6",
                "5 minutes, rows 1 and 2",
                "7 minutes, rows 1 and 3",
                "25 minutes, rows 1 and 5",
                "31 minutes, rows 1 and 6",
            ]
        );
    }

    #[test]
    fn the_first_begin_and_the_last_end_count_wherever_they_stand() {
        let text = timeline(&[
            ("09:20", "**OUTAGE BEGINS**"),
            ("09:30", "**OUTAGE ENDS**"),
            ("09:10", "**OUTAGE BEGINS**"),
            ("09:50", "**OUTAGE ENDS**"),
            ("09:40", "**OUTAGE ENDS**"),
        ]);
        assert_eq!(said(&text)[0], "40 minutes, rows 3 and 4");
        let unknown =
            timeline(&[("??:??", "**OUTAGE BEGINS**"), ("09:10", "**OUTAGE BEGINS**"), ("09:50", "**OUTAGE ENDS**")]);
        assert_eq!(said(&unknown)[0], "The time of row 1 is not known");
    }

    #[test]
    fn an_incident_that_is_declared_was_detected() {
        let detect = |rows: &[(&str, &str)]| said(&timeline(rows)).swap_remove(2);
        let (outage, incident) = ("**OUTAGE BEGINS**", "**INCIDENT BEGINS**");
        assert_eq!(detect(&[("09:00", outage), ("09:12", incident)]), "12 minutes, rows 1 and 2");
        assert_eq!(detect(&[("09:00", outage), ("09:00", incident)]), "less than a minute, rows 1 and 2");
        assert_eq!(detect(&[("09:12", outage), ("09:00", incident)]), "No row is marked DETECTED");
        assert_eq!(detect(&[("09:00", "**OUTAGE/INCIDENT BEGINS**")]), "No row is marked DETECTED");
        assert_eq!(detect(&[("09:00", incident), ("09:09", "**DETECTED**")]), "9 minutes, rows 1 and 2");
        assert_eq!(detect(&[("09:00", incident)]), "No row is marked DETECTED");
        assert_eq!(detect(&[("09:00", "CPU is full")]), "No row is marked OUTAGE BEGINS");
    }

    #[test]
    fn an_uncertain_time_makes_an_uncertain_figure() {
        let outage = |from: &str, to: &str| {
            let text = timeline(&[(from, "**OUTAGE BEGINS**"), (to, "**OUTAGE ENDS**")]);
            (said(&text).swap_remove(0), sentences(&text).pop().unwrap_or_default())
        };
        let (said, sentence) = outage("12:13", "12:26-12:40");
        assert_eq!(said, "13 to 27 minutes, rows 1 and 2");
        assert_eq!(sentence, "The outage lasted 13 to 27 minutes (12:13 to 12:26-12:40 UTC).");
        let (said, sentence) = outage("~13:00", "~13:31");
        assert_eq!(said, "about 31 minutes, rows 1 and 2");
        assert_eq!(sentence, "The outage lasted about 31 minutes (about 13:00 to about 13:31 UTC).");
        assert_eq!(outage("12:13", "12:??").0, "up to 46 minutes, rows 1 and 2");
        assert_eq!(outage("12:13", "??:??"), ("The time of row 2 is not known".to_owned(), String::new()));
        assert_eq!(outage("12:13", "12:12").0, "The rows contradict each other: row 2 is before row 1");
    }

    #[test]
    fn the_sentence_names_the_zones_that_the_timeline_names() {
        let rows =
            "| Time | Description |\n| --- | --- |\n| 09:27 | **OUTAGE BEGINS** |\n| 09:58 | **OUTAGE ENDS** |\n";
        assert_eq!(sentences(&format!("## Timeline\n\n{rows}")), ["The outage lasted 31 minutes (09:27 to 09:58)."]);
        let own = timeline(&[("10:27 CET", "**OUTAGE BEGINS**"), ("09:58", "**OUTAGE ENDS**")]);
        assert_eq!(sentences(&own), ["The outage lasted 31 minutes (10:27 CET to 09:58 UTC)."]);
    }

    #[test]
    fn times_of_a_zone_that_nobody_knows_are_compared_only_with_each_other() {
        let moon = |rows: &[(&str, &str)]| said(&timeline(rows).replace("UTC", "Moon")).swap_remove(0);
        let (begins, ends) = ("**OUTAGE BEGINS**", "**OUTAGE ENDS**");
        assert_eq!(moon(&[("09:27", begins), ("09:58", ends)]), "31 minutes, rows 1 and 2");
        assert_eq!(moon(&[("09:27", begins), ("09:58 CET", ends)]), "The zone “Moon” is not known");
    }
}
