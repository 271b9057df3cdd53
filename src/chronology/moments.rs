//! The instant of each row, with all that its time, its day line and its zone leave open.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::milestones::{Milestone, milestones};
use crate::document::{DayAndZone, Event, Id, Postmortem, TimelineEntry, read_time};
use crate::preview::{inline, plain_text};
use crate::timeline::spelling::abbreviations::{MeantZone, meanings};
use crate::timeline::spelling::clock::{ClockText, Point};
use crate::timeline::spelling::day::DayText;
use crate::timeline::spelling::stamp::{Stamp, nearest_year};
use crate::timeline::spelling::zone::ZoneText;
use crate::timeline::zones::{Instant, Zones, instant, local};

/// The rows of a timeline with their instants.
#[derive(Debug)]
pub struct Chronology {
    /// In the order of the document.
    pub events: Vec<TimedEvent>,
    /// Those that day lines and times name, and UTC where a time is in none of them.
    pub zones: Vec<NamedZone>,
    /// The day lines that name a zone, each with the place of that in [`Chronology::zones`].
    pub zone_lines: Vec<(Id, usize)>,
    /// Whether a day is known. If none is, all times are of one day that stands for it.
    pub is_dated: bool,
    has_several_days: bool,
    has_several_zones: bool,
}

/// A row.
#[derive(Debug)]
pub struct TimedEvent {
    pub id: Id,
    /// Counted from 1, as the form does.
    pub number: usize,
    pub event: Event,
    /// What its time says, if it says a time.
    pub clock: Option<ClockText>,
    /// `None` if nobody knows when it was: its time is missing, is `??:??`, or is no time; or its day is not known.
    pub moment: Option<Moment>,
    /// Whether only its day is not known.
    pub lacks_day: bool,
}

impl TimedEvent {
    /// What its marker says; nothing if it has none, or one of the team's own.
    pub fn milestones(&self) -> Vec<Milestone> {
        self.event.marker().map(milestones).unwrap_or_default()
    }
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

    /// What it is called. Where none is named, it is UTC.
    pub fn name(&self) -> &str {
        self.name.as_deref().unwrap_or("UTC")
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
    pub fn instant(&self, local: NaiveDateTime, zones: &dyn Zones) -> Instant {
        instant(local, self.meant(), zones).unwrap_or(Instant::One(local.and_utc().timestamp()))
    }

    /// What its clocks show at an instant in seconds since 1970, UTC. `None` beyond all calendars.
    pub fn local(&self, at: i64, zones: &dyn Zones) -> Option<NaiveDateTime> {
        local(at, self.meant(), zones).or_else(|| Some(DateTime::from_timestamp(at, 0)?.naive_utc()))
    }
}

impl Chronology {
    /// Reads the timeline of a document. The day of a row is its own, else that of the lines above it, else the document's;
    /// the zone is its own, else that of the lines above it, else UTC. A timeline without any day is of one that stands for
    /// it; but while one row has a day, nobody knows when those were that have none.
    pub fn of(document: &Postmortem, zones: &dyn Zones) -> Chronology {
        let mut reading = Reading { zones, named: Vec::new(), day: document.date.day(), zone: None };
        let mut told = DayAndZone::default();
        let mut zone_lines = Vec::new();
        let mut events: Vec<TimedEvent> = Vec::new();
        for entry in document.timeline.iter() {
            match &*entry.value {
                TimelineEntry::Note(_) => {}
                TimelineEntry::Day(line) => {
                    told = told.below(line);
                    reading.day = told.date.or(document.date.day());
                    reading.zone = told.zone.map(|zone| reading.index(zone.as_str(), || ZoneText::of(zone.as_str())));
                    zone_lines.extend(line.zone().and(reading.zone).map(|zone| (entry.id, zone)));
                }
                TimelineEntry::Event(event) => {
                    let stamp = read_time(&event.time);
                    let (moment, lacks_day) = stamp.as_ref().map_or((None, false), |stamp| reading.moment(stamp));
                    let (number, clock) = (events.len() + 1, stamp.and_then(|stamp| stamp.clock));
                    events.push(TimedEvent { id: entry.id, number, event: event.clone(), clock, moment, lacks_day });
                }
            }
        }
        let has_day = |row: &TimedEvent| row.moment.is_some() && !row.lacks_day;
        let is_dated = document.date.day().is_some() || events.iter().any(has_day);
        for row in events.iter_mut().filter(|row| row.lacks_day) {
            row.moment = row.moment.filter(|_| !is_dated);
            row.lacks_day = row.moment.is_none();
        }
        let has_several_days = are_several(events.iter().filter_map(|row| Some(row.moment?.day)));
        let has_several_zones = are_several(events.iter().filter_map(|row| Some(row.moment?.zone)));
        Chronology { events, zones: reading.named, zone_lines, is_dated, has_several_days, has_several_zones }
    }

    /// When a row was, as it says itself, without markup; with its day and its zone where the timeline has several.
    pub fn time(&self, row: &TimedEvent) -> String {
        let Some((moment, clock)) = row.moment.zip(row.clock) else {
            return plain_text(&inline(&row.event.time.cell()));
        };
        let day = if self.has_several_days { format!("{} ", short_day(moment.day)) } else { String::new() };
        let zone = if self.has_several_zones { format!(" {}", self.zone(moment).name()) } else { String::new() };
        format!("{day}{clock}{zone}")
    }

    /// The zone that all times are in; `None` if there are several, or no times.
    pub fn only_zone(&self) -> Option<&NamedZone> {
        let first = self.events.iter().find_map(|row| row.moment)?;
        (!self.has_several_zones).then(|| self.zone(first))
    }

    /// The zone that a moment was told in.
    pub fn zone(&self, moment: Moment) -> &NamedZone {
        &self.zones[moment.zone]
    }

    /// Whether it is known which of two moments was first, and how long it was from one to the other.
    pub fn are_comparable(&self, one: Moment, other: Moment) -> bool {
        one.zone == other.zone || [one, other].into_iter().all(|moment| self.zone(moment).is_known())
    }

    /// What a reader needs to know of rows that are left out, and of what was taken for their zones, as sentences.
    pub fn notes(&self) -> Vec<String> {
        let left_out = match self.events.iter().filter(|row| row.lacks_day).count() {
            0 => None,
            1 => Some("1 row is on no known day and is left out of the figures.".to_owned()),
            count => Some(format!("{count} rows are on no known day and are left out of the figures.")),
        };
        left_out.into_iter().chain(self.zones.iter().filter_map(NamedZone::note)).collect()
    }
}

fn are_several<T: PartialEq>(mut values: impl Iterator<Item = T>) -> bool {
    values.next().is_some_and(|first| values.any(|other| other != first))
}

/// A timeline that is read from its beginning to its end.
struct Reading<'z> {
    zones: &'z dyn Zones,
    named: Vec<NamedZone>,
    /// Of the lines above, or the document's.
    day: Option<NaiveDate>,
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

    /// When a time was, and whether its day is not known: what names none then is of a day that stands for it.
    fn moment(&mut self, stamp: &Stamp) -> (Option<Moment>, bool) {
        let Some((clock, bounds)) = stamp.clock.and_then(|clock| Some((clock, bounds(clock)?))) else {
            return (None, false);
        };
        let day = match stamp.day {
            None => self.day,
            Some(DayText::Full(day)) => Some(day),
            Some(DayText::NoYear { month, day }) => self.day.and_then(|near| nearest_year(month, day, near)),
            Some(
                DayText::Numbers { .. } | DayText::Weekday(_) | DayText::Relative(_) | DayText::Next | DayText::Unknown,
            ) => None,
        };
        if day.is_none() && stamp.day.is_some() {
            return (None, true);
        }
        let zone = match &stamp.zone {
            Some(text) => self.index(&text.to_string(), || Some(text.clone())),
            None => self.zone.unwrap_or_else(|| self.unnamed()),
        };
        (self.on(day.unwrap_or_default(), zone, clock, bounds), day.is_none())
    }

    /// A time on a day. `None` beyond all calendars.
    fn on(&self, day: NaiveDate, zone: usize, clock: ClockText, bounds: (i64, i64)) -> Option<Moment> {
        let instant = |seconds: i64| {
            let local = day.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::seconds(seconds))?;
            Some(self.named[zone].instant(local, self.zones))
        };
        let earliest = instant(bounds.0)?.likely();
        let latest = match instant(bounds.1)? {
            Instant::Twice { second, .. } => second,
            latest => latest.likely(),
        };
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
        assert_eq!(moments[1].earliest, moments[1].latest);
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

    /// When rows were, as minutes since midnight of 2026-03-12, UTC, and what is said of those that are left out.
    fn on_days(timeline: &str) -> (Vec<Option<i64>>, Vec<String>, bool) {
        let opened = read(&format!("## Timeline\n\n{timeline}"));
        let chronology = Chronology::of(opened.document(), &NoZones);
        let minutes = |moment: Moment| (moment.earliest - TEN) / 60 + 600;
        let at = chronology.events.iter().map(|row| row.moment.map(minutes)).collect();
        (at, chronology.notes(), chronology.is_dated)
    }

    fn table(times: &[&str]) -> String {
        let rows: String = times.iter().map(|time| format!("| {time} | x |\n")).collect();
        format!("| Time | Description |\n| --- | --- |\n{rows}\n")
    }

    #[test]
    fn rows_that_carry_their_days_need_no_day_line() {
        let own = table(&["2026-03-12 23:50", "2026-03-13 00:20", "2026-03-16 10:00"]);
        assert_eq!(on_days(&own), (vec![Some(1430), Some(1460), Some(4 * 1440 + 600)], Vec::new(), true));
    }

    #[test]
    fn rows_of_no_known_day_are_left_out_where_others_have_one() {
        let said = |text: &str| vec![text.to_owned()];
        let one = said("1 row is on no known day and is left out of the figures.");
        assert_eq!(on_days(&table(&["09:00", "2026-03-12 10:05"])), (vec![None, Some(605)], one.clone(), true));
        let below = format!("(*all times UTC*)\n\n{}2026-03-12\n\n{}", table(&["09:00"]), table(&["10:00"]));
        assert_eq!(on_days(&below), (vec![None, Some(600)], one.clone(), true));
        let unclear = format!("2026-03-12\n\n{}", table(&["10:00", "Thursday 10:30", "13 March 10:00", "morning"]));
        assert_eq!(on_days(&unclear), (vec![Some(600), None, Some(2040), None], one, true));
        let two = said("2 rows are on no known day and are left out of the figures.");
        assert_eq!(on_days(&table(&["09:00", "13 March 10:05", "2026-03-12 10:00"])).1, two);
        // A day that no row is of says nothing of them.
        let (at, notes, is_dated) = on_days(&format!("{}\n2026-03-12\n", table(&["09:00", "10:00"])));
        assert!(at.iter().all(Option::is_some) && notes.is_empty() && !is_dated);
    }

    #[test]
    fn a_time_is_told_without_markup_and_with_what_it_does_not_go_without() {
        let told = |text: &str| {
            let opened = read(&format!("## Timeline\n\n{text}"));
            let chronology = Chronology::of(opened.document(), &NoZones);
            chronology.events.iter().map(|row| chronology.time(row)).collect::<Vec<_>>()
        };
        let line = "2026-03-12 (*all times UTC*)\n\n";
        assert_eq!(told(&format!("{line}{}", table(&["**09:27**", "`x`", "~9:30"]))), ["09:27", "x", "~09:30"]);
        let days = told(&format!("{line}{}", table(&["09:27", "2026-03-13 10:05", "10:28 UTC"])));
        assert_eq!(days, ["12 Mar 09:27", "13 Mar 10:05", "12 Mar 10:28"]);
        let zones = told(&format!("{line}{}", table(&["09:27", "10:28 CET", "02:45 +01:00"])));
        assert_eq!(zones, ["09:27 UTC", "10:28 CET", "02:45 +01:00"]);
        assert_eq!(told(&table(&["09:27", "10:28 CET"])), ["09:27 UTC", "10:28 CET"]);
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
