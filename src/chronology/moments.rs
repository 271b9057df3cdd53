//! The instant of each row, with all that its time, its day line and its zone leave open.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use crate::document::{Clock, DayAndZone, Event, Id, Postmortem, TimelineEntry, read_time};
use crate::timeline::spelling::abbreviations::{MeantZone, meanings};
use crate::timeline::spelling::clock::{ClockText, Point};
use crate::timeline::spelling::day::DayText;
use crate::timeline::spelling::stamp::nearest_year;
use crate::timeline::spelling::zone::ZoneText;
use crate::timeline::zones::{Instant, Zones, instant, local};

/// The rows of a timeline with their instants.
#[derive(Debug)]
pub struct Chronology<'d> {
    /// In the order of the document.
    pub events: Vec<TimedEvent<'d>>,
    /// Those that times are in; the first is that of the picture's axis.
    pub zones: Vec<NamedZone>,
    /// Whether a day is known. If none is, all times are of one day that stands for it.
    pub is_dated: bool,
    has_several_days: bool,
}

/// A row.
#[derive(Debug)]
pub struct TimedEvent<'d> {
    pub id: Id,
    /// Counted from 1, as the form does.
    pub number: usize,
    pub event: &'d Event,
    /// `None` if nobody knows when it was: its time is missing, is `??:??`, or is no time.
    pub moment: Option<Moment>,
}

/// When something happened, as exactly as it is known.
///
/// Guarantees: the earliest is not after the latest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// In seconds since 1970, UTC.
    pub earliest: i64,
    pub latest: i64,
    /// Whether the row says that this is only about right.
    pub approximate: bool,
    /// The day on the clocks of the zone.
    pub day: NaiveDate,
    /// Which of [`Chronology::zones`] it was told in.
    pub zone: usize,
}

impl Moment {
    /// The middle of the time that it may have been.
    pub fn middle(self) -> i64 {
        self.earliest + (self.latest - self.earliest) / 2
    }

    pub fn is_certain(self) -> bool {
        self.earliest == self.latest && !self.approximate
    }
}

/// A zone that times of the timeline are in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedZone {
    /// As the document has it; `None` if it names none, and then it is UTC.
    pub name: Option<String>,
    text: Option<ZoneText>,
    /// Which of the zones that the name may mean is taken.
    meaning: Option<usize>,
}

impl NamedZone {
    fn unnamed() -> NamedZone {
        NamedZone { name: None, text: Some(ZoneText::Utc), meaning: Some(0) }
    }

    pub(super) fn new(name: &str, text: Option<ZoneText>, zones: &dyn Zones) -> NamedZone {
        let known = |zone: &MeantZone| match zone {
            MeantZone::Fixed(_) => true,
            MeantZone::Region(region) => zones.offset(region, 0).is_some(),
        };
        let meaning = text.as_ref().and_then(|text| text.meant().iter().position(known));
        NamedZone { name: Some(name.to_owned()), text, meaning }
    }

    /// Whether it is known how far its clocks are from UTC. Those of one that is not known are taken to show UTC, which
    /// makes no difference between its own times.
    pub fn is_known(&self) -> bool {
        self.meaning.is_some()
    }

    /// What a reader needs to know of what was taken for it, as a sentence.
    pub fn note(&self) -> Option<String> {
        let name = self.name.as_deref()?;
        let Some(taken) = self.meaning else {
            return Some(format!("The zone “{name}” is not known: its times are compared only with each other."));
        };
        let Some(ZoneText::Abbreviation(abbreviation)) = &self.text else { return None };
        let meanings = meanings(abbreviation);
        let taken = meanings.get(taken).filter(|_| meanings.len() > 1)?;
        Some(format!("“{name}” is taken for {}.", taken.name))
    }

    pub(super) fn meant(&self) -> MeantZone<'_> {
        let zone = self.meaning.zip(self.text.as_ref());
        zone.and_then(|(taken, text)| text.meant().get(taken).copied()).unwrap_or(MeantZone::Fixed(0))
    }

    /// When its clocks show a time. What they skipped or cannot be known to show is as if they had not changed.
    fn instant(&self, local: NaiveDateTime, zones: &dyn Zones) -> Instant {
        instant(local, self.meant(), zones).unwrap_or(Instant::One(local.and_utc().timestamp()))
    }

    /// The instant at which its clocks show a time: the first of two; for a time that they skip, that by the offset before.
    pub fn at(&self, local: NaiveDateTime, zones: &dyn Zones) -> i64 {
        self.instant(local, zones).likely()
    }

    /// What its clocks show at an instant in seconds since 1970, UTC. `None` beyond all calendars.
    pub fn local(&self, at: i64, zones: &dyn Zones) -> Option<NaiveDateTime> {
        local(at, self.meant(), zones).or_else(|| Some(DateTime::from_timestamp(at, 0)?.naive_utc()))
    }
}

impl<'d> Chronology<'d> {
    /// Reads the timeline of a document. The day of a row is that of the lines above it, else the document's, else the
    /// first that the timeline names; the zone that of the lines above it, else UTC.
    pub fn of(document: &'d Postmortem, zones: &dyn Zones) -> Chronology<'d> {
        let first_named = || document.timeline.iter().find_map(|entry| entry.value.as_day()?.date());
        let first_day = document.date.day().or_else(first_named);
        let undated = first_day.unwrap_or_default();
        let mut reading = Reading { zones, named: Vec::new(), day: undated, zone: None };
        let mut told = DayAndZone::default();
        let mut events = Vec::new();
        for entry in document.timeline.iter() {
            match &*entry.value {
                TimelineEntry::Note(_) => {}
                TimelineEntry::Day(line) => {
                    told = told.below(line);
                    reading.day = told.date.unwrap_or(undated);
                    reading.zone = told.zone.map(|zone| reading.index(zone.as_str(), || ZoneText::of(zone.as_str())));
                }
                TimelineEntry::Event(event) => {
                    let moment = reading.moment(&event.time);
                    events.push(TimedEvent { id: entry.id, number: events.len() + 1, event, moment });
                }
            }
        }
        let mut days = events.iter().filter_map(|row| Some(row.moment?.day));
        let first = days.next();
        let has_several_days = days.any(|day| Some(day) != first);
        Chronology { events, zones: reading.named, is_dated: first_day.is_some(), has_several_days }
    }

    /// When a row was, as it says itself; with its day where the timeline has several.
    pub fn time(&self, row: &TimedEvent) -> String {
        let time = row.event.time.cell();
        let day = row.moment.filter(|_| self.is_dated && self.has_several_days).map(|moment| short_day(moment.day));
        day.map_or(time.to_string(), |day| format!("{day} {}", time.as_str()))
    }

    /// The zone that a moment was told in.
    pub fn zone(&self, moment: Moment) -> &NamedZone {
        &self.zones[moment.zone]
    }
}

/// A timeline that is read from its beginning to its end.
struct Reading<'z> {
    zones: &'z dyn Zones,
    named: Vec<NamedZone>,
    day: NaiveDate,
    /// Of the lines above.
    zone: Option<usize>,
}

impl Reading<'_> {
    /// The place of a zone among those that were named.
    fn index(&mut self, name: &str, text: impl FnOnce() -> Option<ZoneText>) -> usize {
        let known = self.named.iter().position(|zone| zone.name.as_deref() == Some(name));
        known.unwrap_or_else(|| self.add(NamedZone::new(name, text(), self.zones)))
    }

    fn unnamed(&mut self) -> usize {
        let known = self.named.iter().position(|zone| zone.name.is_none());
        known.unwrap_or_else(|| self.add(NamedZone::unnamed()))
    }

    fn add(&mut self, zone: NamedZone) -> usize {
        self.named.push(zone);
        self.named.len() - 1
    }

    fn moment(&mut self, time: &Clock) -> Option<Moment> {
        let stamp = read_time(time)?;
        let day = match stamp.day {
            None => self.day,
            Some(DayText::Full(day)) => day,
            Some(DayText::NoYear { month, day }) => nearest_year(month, day, self.day)?,
            Some(
                DayText::Numbers { .. } | DayText::Weekday(_) | DayText::Relative(_) | DayText::Next | DayText::Unknown,
            ) => {
                return None;
            }
        };
        let clock = stamp.clock?;
        let (earliest, latest) = bounds(clock)?;
        let zone = match stamp.zone {
            Some(text) => self.index(&text.to_string(), || Some(text.clone())),
            None => self.zone.unwrap_or_else(|| self.unnamed()),
        };
        let zone_of_row = &self.named[zone];
        let instant = |seconds: i64| {
            let local = day.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::seconds(seconds))?;
            Some(zone_of_row.instant(local, self.zones))
        };
        let (earliest, latest) = (instant(earliest)?, instant(latest)?);
        let latest = match latest {
            Instant::Twice { second, .. } => second,
            latest => latest.likely(),
        };
        let earliest = earliest.likely();
        Some(Moment { earliest, latest: latest.max(earliest), approximate: clock.approximate, day, zone })
    }
}

/// `24 Mar`
pub fn short_day(day: NaiveDate) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = MONTHS.get(day.month0() as usize).copied().unwrap_or_default();
    format!("{} {month}", day.day())
}

/// The first and the last second of the day that a time may mean. The last may be of the next day.
fn bounds(clock: ClockText) -> Option<(i64, i64)> {
    const DAY: i64 = 86_400;
    let of = |point: Point| match point {
        Point::Unknown => None,
        // Its minute is not known.
        Point::Hour(hour) => Some((i64::from(hour) * 3600, i64::from(hour) * 3600 + 59 * 60)),
        Point::Minute(..) | Point::Second(..) => point.seconds().map(|at| (i64::from(at), i64::from(at))),
    };
    let begin = of(clock.begin)?;
    let end = clock.end.map_or(Some(begin), of)?;
    Some((begin.0, if end.1 < begin.0 { end.1 + DAY } else { end.1 }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::read;
    use crate::timeline::zones::NoZones;
    use crate::zone_database::Bundled;

    const TEN: i64 = 1_773_309_600;

    /// The moments of rows below a day line, as minutes after 2026-03-12 10:00 UTC.
    fn minutes(day_line: &str, times: &[&str]) -> Vec<Option<(i64, i64, bool)>> {
        let rows: String = times.iter().map(|time| format!("| {time} | x |\n")).collect();
        let text = format!("## Timeline\n\n{day_line}\n\n| Time | Description |\n| --- | --- |\n{rows}");
        let opened = read(&text);
        let chronology = Chronology::of(opened.document(), &Bundled::default());
        let after_ten = |at: i64| (at - TEN) / 60;
        let moments = chronology.events.iter().map(|event| event.moment);
        moments.map(|moment| moment.map(|at| (after_ten(at.earliest), after_ten(at.latest), at.approximate))).collect()
    }

    #[test]
    fn a_time_is_on_the_day_and_in_the_zone_of_its_day_line() {
        let at = |minutes: i64| [Some((minutes, minutes, false))];
        assert_eq!(minutes("2026-03-12 (*all times UTC*)", &["10:05"]), at(5));
        assert_eq!(minutes("2026-03-12", &["10:05"]), at(5));
        assert_eq!(minutes("2026-03-12 (*all times CET*)", &["11:05"]), at(5));
        assert_eq!(minutes("2026-03-12 (*all times Europe/Berlin*)", &["11:05"]), at(5));
        assert_eq!(minutes("2026-03-12 (*all times Pacific Time*)", &["03:05"]), at(5));
        assert_eq!(minutes("2026-03-13 (*all times UTC*)", &["10:05"]), at(24 * 60 + 5));
        assert_eq!(minutes("2026-03-12 (*all times Moon*)", &["10:05"]), at(5));
    }

    #[test]
    fn a_time_may_name_its_own_zone_and_day() {
        let line = "2026-03-12 (*all times UTC*)";
        assert_eq!(minutes(line, &["11:05 CET", "10:05"]), [Some((5, 5, false)); 2]);
        assert_eq!(
            minutes(line, &["2026-03-13 10:05", "13 March 10:05", "1005"]),
            [Some((1445, 1445, false)), Some((1445, 1445, false)), Some((5, 5, false)),]
        );
    }

    #[test]
    fn what_is_not_known_exactly_is_a_range() {
        let line = "2026-03-12 (*all times UTC*)";
        for (text, moment) in [
            ("10:??", Some((0, 59, false))),
            ("10:26-10:??", Some((26, 59, false))),
            ("10:26-10:40", Some((26, 40, false))),
            ("23:50-00:10", Some((830, 850, false))),
            ("~10:30", Some((30, 30, true))),
            ("**10:30**", Some((30, 30, false))),
            ("??:??", None),
            ("10:26-??:??", None),
            ("", None),
            ("morning", None),
            ("10:30 or so", None),
            ("Thursday 10:30", None),
        ] {
            assert_eq!(minutes(line, &[text]), [moment], "{text}");
        }
    }

    #[test]
    fn a_time_that_the_clocks_showed_twice_is_a_range() {
        let opened = read(
            "## Timeline\n\n2026-10-25 (*all times Europe/Berlin*)\n\n| Time | Description |\n| --- | --- |\n\
             | 02:30 | x |\n| 04:00 | x |\n",
        );
        let chronology = Chronology::of(opened.document(), &Bundled::default());
        let moments: Vec<Moment> = chronology.events.iter().filter_map(|event| event.moment).collect();
        assert_eq!(moments[0].latest - moments[0].earliest, 3600);
        assert_eq!(moments[1].earliest - moments[0].latest, 5400);
        assert!(moments[1].is_certain());
    }

    #[test]
    fn times_without_a_day_are_of_one() {
        let times = "## Timeline\n\n| Time | Description |\n| --- | --- |\n| 10:00 | x |\n| 10:31 | x |\n";
        let difference = |text: &str| {
            let opened = read(text);
            let chronology = Chronology::of(opened.document(), &NoZones);
            let at: Vec<i64> = chronology.events.iter().filter_map(|event| event.moment).map(Moment::middle).collect();
            (chronology.is_dated, at[1] - at[0], at[0])
        };
        assert_eq!(difference(times), (false, 1860, 36_000));
        assert_eq!(difference(&format!("## Date\n\n2026-03-12\n\n{times}")), (true, 1860, TEN));
    }

    #[test]
    fn a_zone_says_what_it_was_taken_for() {
        let zone = |name: &str| {
            let opened = read(&format!(
                "## Timeline\n\n2026-03-12 (*all times {name}*)\n\n| Time | Description |\n| --- | --- |\n| 10:00 | x |\n"
            ));
            let zones = Chronology::of(opened.document(), &NoZones).zones;
            zones[0].note()
        };
        assert_eq!(zone("CET"), None);
        assert_eq!(zone("IST").as_deref(), Some("“IST” is taken for India standard time."));
        let unknown = "The zone “Moon” is not known: its times are compared only with each other.";
        assert_eq!(zone("Moon").as_deref(), Some(unknown));
        // Here nothing that could be asked knows it.
        assert!(zone("Europe/Berlin").is_some_and(|note| note.contains("not known")));
    }
}
