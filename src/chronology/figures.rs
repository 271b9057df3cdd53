//! How long it took: the outage, the incident, and the way from its begin to each step of the response.
//!
//! Each is the difference of two marked rows. Of several rows that say the same, an outage or an incident begins with the
//! first and ends with the last, but where it ended and began again it is the sum of what it lasted each time; detected and
//! acknowledged is what was so for the first time, mitigated what was so at last, as an earlier one did not hold.

use std::fmt;

use super::length::Length;
use super::milestones::Milestone;
use super::moments::{Chronology, Moment, TimedEvent};
use crate::document::iso;
use crate::timeline::spelling::clock::ClockText;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    Outage,
    Incident,
    Detect,
    Acknowledge,
    Mitigate,
    Resolve,
}

impl Measure {
    pub const ALL: [Measure; 6] = [
        Measure::Outage,
        Measure::Incident,
        Measure::Detect,
        Measure::Acknowledge,
        Measure::Mitigate,
        Measure::Resolve,
    ];

    /// In words for the person.
    pub fn name(self) -> &'static str {
        match self {
            Measure::Outage => "Outage",
            Measure::Incident => "Incident",
            Measure::Detect => "Time to detect",
            Measure::Acknowledge => "Time to acknowledge",
            Measure::Mitigate => "Time to mitigate",
            Measure::Resolve => "Time to resolve",
        }
    }
}

/// A figure, and the rows that it is taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    pub measure: Measure,
    /// In the order of time. Exactly one, but of an outage or an incident that ended and began again.
    pub spells: Vec<Spell>,
    pub length: Result<Length, Missing>,
}

/// From a begin to an end, as far as rows tell them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spell {
    pub from: Option<Edge>,
    pub to: Option<Edge>,
}

/// A begin or an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The row that tells it: its place in [`Chronology::events`].
    pub row: usize,
    /// When it was, by all rows that tell it.
    pub moment: Option<Moment>,
}

/// Why there is no figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// No row has this marker.
    Marker(&'static str),
    /// It began again in the row of this number, and no row after that has this marker.
    LastEnd(usize, &'static str),
    /// The time of a row, by its number, is not known.
    Time(usize),
    /// The day of a row, by its number, is not known.
    Day(usize),
    /// What ends or follows stands before what it ends or follows, by their numbers; perhaps as a day is missing.
    Contradiction { from: usize, to: usize, is_of_one_day: bool },
    /// The times are of different zones, and it is not known how far this one is from the other.
    Zone(String),
}

/// In words for the person.
impl fmt::Display for Missing {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Missing::Marker(marker) => write!(out, "No row is marked {marker}"),
            Missing::LastEnd(number, marker) => write!(out, "No row after row {number} is marked {marker}"),
            Missing::Time(number) => write!(out, "The time of row {number} is not known"),
            Missing::Day(number) => write!(out, "The day of row {number} is not known"),
            Missing::Contradiction { from, to, is_of_one_day } => {
                write!(out, "The rows contradict each other: row {to} is before row {from}")?;
                let mend = ". If it is of the next day, add that day above it";
                out.write_str(if *is_of_one_day { mend } else { "" })
            }
            Missing::Zone(name) => write!(out, "The zone “{name}” is not known"),
        }
    }
}

impl Figure {
    /// How long it was, in words; if it began again, in how many parts.
    pub fn said(&self) -> Result<String, &Missing> {
        let length = self.length.as_ref()?;
        Ok(match self.spells.len() {
            1 => length.to_string(),
            count => format!("{length} in {count} parts"),
        })
    }
}

/// All figures of a timeline, in the order of [`Measure::ALL`].
pub fn figures(chronology: &Chronology) -> [Figure; Measure::ALL.len()] {
    let marked = Marked::of(chronology);
    Measure::ALL.map(|measure| marked.figure(measure))
}

/// The sentence that says how long the outage or the incident was. `None` of another figure, and while it is not known.
pub fn sentence(chronology: &Chronology, figure: &Figure) -> Option<String> {
    let subject = match figure.measure {
        Measure::Outage => "outage",
        Measure::Incident => "incident",
        Measure::Detect | Measure::Acknowledge | Measure::Mitigate | Measure::Resolve => return None,
    };
    let length = figure.said().ok()?;
    let told = |edge: Edge| Some((&chronology.events[edge.row], edge.moment?));
    let spells: Option<Vec<_>> =
        figure.spells.iter().map(|spell| Some([told(spell.from?)?, told(spell.to?)?])).collect();
    let spells = spells?;
    let (_, first) = spells.first()?[0];
    let zone =
        |moment: Moment| chronology.zone(moment).name.as_deref().map(|name| format!(" {name}")).unwrap_or_default();
    let with_day = chronology.is_dated && spells.iter().flatten().any(|(_, moment)| moment.day != first.day);
    let with_zone = spells.iter().flatten().any(|(_, moment)| moment.zone != first.zone);
    let told = |(row, moment): (&TimedEvent, Moment)| {
        let day = if with_day { format!("{} ", iso(moment.day)) } else { String::new() };
        // A tilde could strike through what stands between it and another one.
        let about = if moment.approximate { "about " } else { "" };
        let clock = row.clock.map(|clock| ClockText { approximate: false, ..clock }.to_string()).unwrap_or_default();
        format!("{about}{day}{clock}{}", if with_zone { zone(moment) } else { String::new() })
    };
    let spells: Vec<String> = spells.into_iter().map(|[from, to]| format!("{} to {}", told(from), told(to))).collect();
    let zone = if with_zone { String::new() } else { zone(first) };
    Some(format!("The {subject} lasted {length} ({}{zone}).", spells.join(" and ")))
}

/// The rows that say something of the outage or the incident.
struct Marked<'c> {
    chronology: &'c Chronology,
    rows: Vec<(Milestone, Edge)>,
}

impl<'c> Marked<'c> {
    fn of(chronology: &'c Chronology) -> Marked<'c> {
        let rows = chronology.events.iter().enumerate().flat_map(|(row, event)| {
            let edge = Edge { row, moment: event.moment };
            event.milestones().into_iter().map(move |what| (what, edge))
        });
        Marked { chronology, rows: rows.collect() }
    }

    fn all(&self, what: Milestone) -> impl Iterator<Item = Edge> {
        self.rows.iter().filter(move |(other, _)| *other == what).map(|(_, edge)| *edge)
    }

    /// What was so for the first time, as exactly as all rows tell it that say it.
    fn first(&self, what: Milestone) -> Option<Edge> {
        self.all(what).reduce(|one, other| self.earlier(one, other))
    }

    /// What was so at last.
    fn last(&self, what: Milestone) -> Option<Edge> {
        self.all(what).reduce(|one, other| self.later(one, other))
    }

    /// The earlier of two: not after either of them. If the time of one is not known, that may be it.
    fn earlier(&self, one: Edge, other: Edge) -> Edge {
        let (Some(a), Some(b)) = (one.moment, other.moment) else {
            return if one.moment.is_none() { one } else { other };
        };
        let (Edge { row, .. }, moment) = if b.earliest < a.earliest { (other, b) } else { (one, a) };
        let latest = if self.chronology.are_comparable(a, b) { a.latest.min(b.latest) } else { moment.latest };
        Edge { row, moment: Some(Moment { latest, ..moment }) }
    }

    /// The later of two: not before either of them.
    fn later(&self, one: Edge, other: Edge) -> Edge {
        let (Some(a), Some(b)) = (one.moment, other.moment) else {
            return if one.moment.is_none() { one } else { other };
        };
        let (Edge { row, .. }, moment) = if b.latest >= a.latest { (other, b) } else { (one, a) };
        let earliest = if self.chronology.are_comparable(a, b) { a.earliest.max(b.earliest) } else { moment.earliest };
        Edge { row, moment: Some(Moment { earliest, ..moment }) }
    }

    fn figure(&self, measure: Measure) -> Figure {
        // The response is measured from when the harm began.
        let begin = || self.first(Milestone::OutageBegins).or_else(|| self.first(Milestone::IncidentBegins));
        let since = |to: Option<Edge>, marker: &'static str| {
            let length = self.between(begin(), to, ["OUTAGE BEGINS or INCIDENT BEGINS", marker]);
            (vec![Spell { from: begin(), to }], length)
        };
        let outage = || self.lasting(Milestone::OutageBegins, Milestone::OutageEnds, ["OUTAGE BEGINS", "OUTAGE ENDS"]);
        let incident =
            || self.lasting(Milestone::IncidentBegins, Milestone::IncidentEnds, ["INCIDENT BEGINS", "INCIDENT ENDS"]);
        let (spells, length) = match measure {
            Measure::Outage => outage(),
            Measure::Incident => incident(),
            Measure::Detect => since(self.first(Milestone::Detected).or_else(|| self.declared()), "DETECTED"),
            Measure::Acknowledge => since(self.first(Milestone::Acknowledged), "ACKNOWLEDGED"),
            Measure::Mitigate => since(self.last(Milestone::Mitigated), "OUTAGE MITIGATED"),
            Measure::Resolve => {
                let incident_end = self.last(Milestone::IncidentEnds);
                let (_, length) = if incident_end.is_some() { incident() } else { outage() };
                let end = incident_end.or_else(|| self.last(Milestone::OutageEnds));
                match length {
                    Err(open @ Missing::LastEnd(..)) => (vec![Spell { from: begin(), to: None }], Err(open)),
                    _ => since(end, "INCIDENT ENDS or OUTAGE ENDS"),
                }
            }
        };
        Figure { measure, spells, length }
    }

    /// What begins and ends, perhaps several times.
    fn lasting(
        &self,
        begins: Milestone,
        ends: Milestone,
        markers: [&'static str; 2],
    ) -> (Vec<Spell>, Result<Length, Missing>) {
        let whole = Spell { from: self.first(begins), to: self.last(ends) };
        let length = self.between(whole.from, whole.to, markers);
        if length.is_err() {
            return (vec![whole], length);
        }
        // From here on all times are known.
        let of = |what: Milestone, is_end: bool| self.all(what).map(move |edge| (edge, is_end));
        let mut edges: Vec<(Edge, bool)> = of(begins, false).chain(of(ends, true)).collect();
        if let Some(missing) = edges.iter().find_map(|(edge, _)| self.incomparable(whole.from?.moment?, edge.moment?)) {
            return (vec![whole], Err(missing));
        }
        edges.sort_by_key(|(edge, is_end)| (edge.moment.map(Moment::middle), *is_end));
        let mut spells: Vec<Spell> = Vec::new();
        for (edge, is_end) in edges {
            match spells.last_mut() {
                Some(spell) if is_end => spell.to = Some(spell.to.map_or(edge, |to| self.later(to, edge))),
                Some(Spell { from: Some(from), to: None }) => *from = self.earlier(*from, edge),
                // It is another one if it began after the end for sure.
                Some(Spell { to: Some(to), .. }) if !is_before(*to, edge) => {}
                _ if is_end => {}
                _ => spells.push(Spell { from: Some(edge), to: None }),
            }
        }
        let length = match spells.last() {
            Some(Spell { from: Some(again), to: None }) => Err(Missing::LastEnd(self.number(*again), markers[1])),
            _ => self.sum(&spells).map_or(length, Ok),
        };
        (spells, length)
    }

    /// How long all of them were together.
    fn sum(&self, spells: &[Spell]) -> Option<Length> {
        let (mut shortest, mut longest, mut approximate) = (0, 0, false);
        for spell in spells {
            let (begin, end) = (spell.from?.moment?, spell.to?.moment?);
            shortest += (end.earliest - begin.latest).max(0);
            longest += end.latest - begin.earliest;
            approximate |= begin.approximate || end.approximate;
        }
        Length::new(shortest, longest, approximate)
    }

    /// The row with which the incident begins, where that tells when the outage was detected: it is another row than that
    /// with which the outage begins, and not before it. In the example postmortem of the book "Site Reliability
    /// Engineering" (appendix D) the outage begins with the harm, and the incident when somebody who noticed it declares
    /// it; a row of its own that says when it was detected is more exact.
    fn declared(&self) -> Option<Edge> {
        let (outage, incident) = (self.first(Milestone::OutageBegins)?, self.first(Milestone::IncidentBegins)?);
        (outage.row != incident.row && !is_before(incident, outage)).then_some(incident)
    }

    /// How long it was from a begin to an end, which are told by rows with these markers.
    fn between(&self, from: Option<Edge>, to: Option<Edge>, markers: [&'static str; 2]) -> Result<Length, Missing> {
        let from = from.ok_or(Missing::Marker(markers[0]))?;
        let to = to.ok_or(Missing::Marker(markers[1]))?;
        let known = |edge: Edge| {
            let lacks_day = self.chronology.events[edge.row].lacks_day;
            let missing = if lacks_day { Missing::Day } else { Missing::Time };
            edge.moment.ok_or_else(|| missing(self.number(edge)))
        };
        let (begin, end) = (known(from)?, known(to)?);
        if let Some(missing) = self.incomparable(begin, end) {
            return Err(missing);
        }
        let approximate = begin.approximate || end.approximate;
        let length = Length::new(end.earliest - begin.latest, end.latest - begin.earliest, approximate);
        let is_of_one_day = begin.day == end.day;
        length.ok_or(Missing::Contradiction { from: self.number(from), to: self.number(to), is_of_one_day })
    }

    fn incomparable(&self, one: Moment, other: Moment) -> Option<Missing> {
        if self.chronology.are_comparable(one, other) {
            return None;
        }
        let zones = [one, other].map(|moment| self.chronology.zone(moment));
        zones.into_iter().find(|zone| !zone.is_known()).map(|zone| Missing::Zone(zone.name().to_owned()))
    }

    fn number(&self, edge: Edge) -> usize {
        self.chronology.events[edge.row].number
    }
}

/// Whether one was before the other for sure.
fn is_before(one: Edge, other: Edge) -> bool {
    one.moment.zip(other.moment).is_some_and(|(one, other)| one.latest < other.earliest)
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
            .map(|figure| {
                let rows = figure.spells.iter().flat_map(|spell| [spell.from, spell.to]);
                let rows: Vec<_> = rows.flatten().map(|edge| (edge.row + 1).to_string()).collect();
                figure.said().map_or_else(ToString::to_string, |said| format!("{said}, rows {}", rows.join(" and ")))
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
    fn an_outage_that_began_again_is_the_sum_of_what_it_lasted() {
        let (begins, ends) = ("**OUTAGE BEGINS**", "**OUTAGE ENDS**");
        let again = timeline(&[("09:00", begins), ("09:10", ends), ("11:00", begins), ("11:20", ends)]);
        assert_eq!(said(&again)[0], "30 minutes in 2 parts, rows 1 and 2 and 3 and 4");
        assert_eq!(said(&again)[5], "2 h 20 min, rows 1 and 4");
        let sentence = "The outage lasted 30 minutes in 2 parts (09:00 to 09:10 and 11:00 to 11:20 UTC).";
        assert_eq!(sentences(&again), [sentence]);
        let days = timeline(&[
            ("09:00", begins),
            ("10:00", ends),
            ("2026-03-13 09:00 CET", begins),
            ("2026-03-13 10:00", ends),
        ]);
        let sentence = "The outage lasted 3 hours in 2 parts (2026-03-12 09:00 UTC to 2026-03-12 10:00 UTC and 2026-03-13 \
                        09:00 CET to 2026-03-13 10:00 UTC).";
        assert_eq!(sentences(&days), [sentence]);
        // It may have gone on.
        let doubtful = timeline(&[("09:00", begins), ("09:10-09:30", ends), ("09:25", begins), ("09:40", ends)]);
        assert_eq!(said(&doubtful)[0], "40 minutes, rows 1 and 4");
        let at_once = timeline(&[("09:00", begins), ("09:10", ends), ("09:10", begins), ("09:40", ends)]);
        assert_eq!(said(&at_once)[0], "40 minutes, rows 1 and 4");
    }

    #[test]
    fn what_began_again_needs_another_end() {
        let (begins, ends) = ("**OUTAGE BEGINS**", "**OUTAGE ENDS**");
        let open = timeline(&[("09:00", begins), ("09:10", ends), ("11:00", begins)]);
        assert_eq!(said(&open)[0], "No row after row 3 is marked OUTAGE ENDS");
        assert_eq!(said(&open)[5], "No row after row 3 is marked OUTAGE ENDS");
        assert!(sentences(&open).is_empty());
        let closed = timeline(&[("09:00", begins), ("09:10", ends), ("11:00", begins), ("12:00", "**INCIDENT ENDS**")]);
        assert_eq!(said(&closed)[5], "3 hours, rows 1 and 4");
    }

    #[test]
    fn the_first_of_several_uncertain_rows_was_not_after_any_of_them() {
        let detect = |rows: [&str; 2]| {
            let rows = [("09:00", "**OUTAGE BEGINS**"), (rows[0], "**DETECTED**"), (rows[1], "**DETECTED**")];
            said(&timeline(&rows)).swap_remove(2)
        };
        assert_eq!(detect(["09:05-09:50", "09:10"]), "5 to 10 minutes, rows 1 and 2");
        assert_eq!(detect(["09:10", "09:05-09:50"]), "5 to 10 minutes, rows 1 and 3");
        let ends = |rows: [&str; 2]| {
            let rows = [("09:00", "**OUTAGE BEGINS**"), (rows[0], "**OUTAGE ENDS**"), (rows[1], "**OUTAGE ENDS**")];
            said(&timeline(&rows)).swap_remove(0)
        };
        assert_eq!(ends(["09:05-09:50", "09:40"]), "40 to 50 minutes, rows 1 and 2");
    }

    #[test]
    fn a_row_of_no_known_day_is_in_no_figure() {
        let rows = "| Time | Description |\n| --- | --- |\n| 09:00 | **OUTAGE BEGINS** |\n\
                    | 2026-03-13 10:05 | **OUTAGE ENDS** |\n";
        assert_eq!(said(&format!("## Timeline\n\n{rows}"))[0], "The day of row 1 is not known");
        assert_eq!(said(&format!("## Date\n\n2026-03-13\n\n## Timeline\n\n{rows}"))[0], "1 h 5 min, rows 1 and 2");
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
        assert_eq!(detect(&[("09:00", "CPU is full")]), "No row is marked OUTAGE BEGINS or INCIDENT BEGINS");
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
        assert_eq!(outage("~12:13", "12:??").0, "up to about 46 minutes, rows 1 and 2");
        let contradiction = "The rows contradict each other: row 2 is before row 1";
        let mend = "If it is of the next day, add that day above it";
        assert_eq!(outage("23:50", "00:12").0, format!("{contradiction}. {mend}"));
        assert_eq!(outage("2026-03-13 12:13", "12:12").0, contradiction);
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
