//! A proposed time on the clocks of another zone: those that the timeline's rows are in.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::proposal::ProposedRow;
use super::spelling::clock::{ClockText, Point};
use super::spelling::zone::ZoneText;
use super::zones::{Instant, MeantZone, Zones, beside_time, instant, local};

/// What was decided about the zones of a paste.
#[derive(Clone, Copy)]
pub struct Zoning<'z> {
    /// The zone of times that name none; `None`: that of the timeline.
    pub untold: Option<MeantZone<'z>>,
    /// What an abbreviation means here: the place of the meaning among [`ZoneText::meant`].
    pub meaning: &'z dyn Fn(&str) -> usize,
    /// The zone that times are told in; `None`: the timeline names one of which nothing is known.
    pub into: Option<MeantZone<'z>>,
    pub zones: &'z dyn Zones,
}

/// A time as a row of the timeline has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    pub day: Option<NaiveDate>,
    /// In the form of the document; with its own zone behind it if it could not be told in the other one.
    pub time: String,
    pub remark: Option<Remark>,
}

/// What is to be said of a time that was brought to another zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Nothing is known of the zone.
    UnknownZone(String),
    /// Nothing is known of the timeline's.
    UnknownTimeline,
    /// Without its day, the time of a zone that changes its clocks could be either.
    NeedsDay(String),
    /// An hour without its minutes does not come out as an hour there.
    NoWholeHour(String),
    /// The clocks went forward past this time. It was taken by the offset before.
    Skipped,
    /// The clocks showed this time twice. The first one was taken.
    Twice,
}

impl Remark {
    /// For the person who reads the row.
    pub fn in_words(&self) -> String {
        match self {
            Remark::UnknownZone(zone) => format!("the zone {zone} is not known; the time is kept as it is"),
            Remark::UnknownTimeline => "the zone of the timeline is not known; the time keeps its own".to_owned(),
            Remark::NeedsDay(zone) => format!("without its day, a time in {zone} cannot be told in another zone"),
            Remark::NoWholeHour(zone) => format!("an hour in {zone} is no whole hour there; the time is kept as it is"),
            Remark::Skipped => "the clocks went forward past this time; it was taken as before the change".to_owned(),
            Remark::Twice => "the clocks showed this time twice; the first one was taken".to_owned(),
        }
    }
}

/// Tells a row's time in the zone of the timeline.
pub fn settle(row: &ProposedRow, zoning: &Zoning) -> Settled {
    let is_unsaid = row.zone.is_none() && (zoning.untold.is_none() || zoning.untold == zoning.into);
    let is_unknown = row.clock.begin == Point::Unknown && row.clock.end.is_none();
    if is_unsaid || is_unknown {
        return Settled { day: row.day, time: row.clock.to_string(), remark: None };
    }
    let meant = match &row.zone {
        None => zoning.untold,
        Some(zone) => {
            let meanings = zone.meant();
            let chosen = match zone {
                ZoneText::Abbreviation(name) => (zoning.meaning)(name),
                ZoneText::Utc | ZoneText::Offset(_) | ZoneText::Named(_) => 0,
            };
            meanings.get(chosen).or(meanings.first()).copied()
        }
    };
    let named = || match (&row.zone, zoning.untold) {
        (Some(zone), _) => zone.to_string(),
        (None, Some(MeantZone::Region(name))) => name.to_owned(),
        (None, Some(MeantZone::Fixed(0)) | None) => ZoneText::Utc.to_string(),
        (None, Some(MeantZone::Fixed(minutes))) => ZoneText::Offset(minutes).to_string(),
    };
    let kept =
        |remark: Remark| Settled { day: row.day, time: format!("{} {}", row.clock, named()), remark: Some(remark) };
    let Some(from) = meant else { return kept(Remark::UnknownZone(named())) };
    let Some(into) = zoning.into else { return kept(Remark::UnknownTimeline) };
    if from == into {
        return Settled { day: row.day, time: row.clock.to_string(), remark: None };
    }
    let Some(day) = row.day else {
        return without_day(row, from, into).unwrap_or_else(|| kept(Remark::NeedsDay(named())));
    };
    if [Some(row.clock.begin), row.clock.end].into_iter().flatten().any(|point| matches!(point, Point::Hour(_))) {
        let apart = apart(day, from, into, zoning.zones);
        if apart.is_some_and(|seconds| seconds % 3600 != 0) {
            return kept(Remark::NoWholeHour(named()));
        }
    }
    let Some(Moved { point: begin, remark, day: begins_on, offset }) =
        moved(day, row.clock.begin, from, into, zoning.zones)
    else {
        return kept(Remark::UnknownZone(named()));
    };
    let end = row.clock.end.map(|end| {
        // A while that ends at an earlier time ends on the next day.
        let next = end.seconds() < row.clock.begin.seconds() && end.seconds().is_some();
        let day = if next { day.succ_opt().unwrap_or(day) } else { day };
        moved(day, end, from, into, zoning.zones).map_or(end, |end| end.point)
    });
    let clock = ClockText { approximate: row.clock.approximate, begin, end };
    // The two ends of a while may have each their own offset; a row has room for one.
    let offset = offset.filter(|_| end.is_none()).map(|offset| format!(" {}", beside_time(offset)));
    Settled { day: Some(begins_on), time: format!("{clock}{}", offset.unwrap_or_default()), remark }
}

/// A point of a zone's day on the clocks of another one.
struct Moved {
    point: Point,
    remark: Option<Remark>,
    /// The day that it has there.
    day: NaiveDate,
    /// How far the clocks there are ahead of UTC, in seconds, if they showed that time twice: it says which is meant.
    offset: Option<i64>,
}

/// Brings a point of a zone's day to the clocks of the other one.
fn moved(day: NaiveDate, point: Point, from: MeantZone, into: MeantZone, zones: &dyn Zones) -> Option<Moved> {
    let hour_only = matches!(point, Point::Hour(_));
    let seconds = match point {
        Point::Unknown => return Some(Moved { point, remark: None, day, offset: None }),
        Point::Hour(hour) => u32::from(hour) * 3600,
        Point::Minute(..) | Point::Second(..) => point.seconds()?,
    };
    let here = at(day, seconds)?;
    let found = instant(here, from, zones)?;
    let remark = match found {
        Instant::One(_) => None,
        Instant::Twice { .. } => Some(Remark::Twice),
        Instant::Never { .. } => Some(Remark::Skipped),
    };
    let there = local(found.likely(), into, zones)?;
    let is_twice = matches!(instant(there, into, zones), Some(Instant::Twice { .. })) && !hour_only;
    let offset = is_twice.then(|| there.and_utc().timestamp() - found.likely());
    let told = Point::at(seconds_of(there));
    let told = match told {
        Point::Minute(hour, _) | Point::Second(hour, ..) if hour_only => Point::Hour(hour),
        told => told,
    };
    Some(Moved { point: told, remark, day: there.date(), offset })
}

/// A time without a day, between zones that are always as far apart.
fn without_day(row: &ProposedRow, from: MeantZone, into: MeantZone) -> Option<Settled> {
    let (MeantZone::Fixed(here), MeantZone::Fixed(there)) = (from, into) else { return None };
    let apart = i64::from(there) - i64::from(here);
    let moved = |point: Point| match point.seconds() {
        Some(seconds) => {
            let seconds = (i64::from(seconds) + apart * 60).rem_euclid(86_400);
            Some(Point::at(u32::try_from(seconds).ok()?))
        }
        None => (point == Point::Unknown).then_some(point),
    };
    let begin = moved(row.clock.begin)?;
    let end = match row.clock.end {
        Some(end) => Some(moved(end)?),
        None => None,
    };
    let clock = ClockText { approximate: row.clock.approximate, begin, end };
    Some(Settled { day: None, time: clock.to_string(), remark: None })
}

/// How many seconds the clocks of the timeline's zone are ahead at the noon of a day.
fn apart(day: NaiveDate, from: MeantZone, into: MeantZone, zones: &dyn Zones) -> Option<i64> {
    let noon = at(day, 43_200)?;
    let found = instant(noon, from, zones)?;
    let there = local(found.likely(), into, zones)?;
    Some((there - noon).num_seconds())
}

fn at(day: NaiveDate, seconds: u32) -> Option<NaiveDateTime> {
    day.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::seconds(seconds.into()))
}

fn seconds_of(time: NaiveDateTime) -> u32 {
    u32::try_from((time.time() - NaiveTime::MIN).num_seconds()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::proposal::{Known, propose};
    use crate::timeline::zones::NoZones;

    /// Berlin in 2026: summer time from 29 March to 25 October, both at 01:00 UTC.
    struct Berlin;

    impl Zones for Berlin {
        fn offset(&self, zone: &str, at: i64) -> Option<i32> {
            let summer = 1_774_746_000..1_792_890_000;
            (zone == "Europe/Berlin").then_some(if summer.contains(&at) { 7200 } else { 3600 })
        }
    }

    fn settled(line: &str, day: Option<&str>) -> (String, Option<Remark>) {
        let day = day.map(|day| day.parse().expect("a day"));
        let proposal = propose(line, Known { day, ..Known::default() });
        let row = proposal.rows().next().expect("a row");
        let zoning = Zoning {
            untold: Some(MeantZone::Region("Europe/Berlin")),
            meaning: &|_| 0,
            into: Some(MeantZone::Fixed(0)),
            zones: &Berlin,
        };
        let Settled { day, time, remark } = settle(row, &zoning);
        (format!("{} {time}", day.map_or("-".to_owned(), |day| day.to_string())), remark)
    }

    #[test]
    fn times_are_told_in_the_other_zone_with_its_day() {
        let day = Some("2026-03-12");
        for (line, told) in [
            ("09:27 fires", "2026-03-12 08:27"),
            ("00:30 fires", "2026-03-11 23:30"),
            ("09:27 UTC fires", "2026-03-12 09:27"),
            ("~13:00 fires", "2026-03-12 ~12:00"),
            ("12:26-12:40 down", "2026-03-12 11:26-11:40"),
            ("00:30-01:30 down", "2026-03-11 23:30-00:30"),
            ("12:?? fires", "2026-03-12 11:??"),
            ("??:?? fires", "2026-03-12 ??:??"),
            ("??:??-12:40 PST down", "2026-03-12 ??:??-20:40"),
            ("23:50 PST fires", "2026-03-13 07:50"),
            ("15:00:30 IST fires", "2026-03-12 09:30:30"),
        ] {
            assert_eq!(settled(line, day), (told.to_owned(), None), "{line}");
        }
    }

    #[test]
    fn what_cannot_be_told_keeps_its_zone_and_says_why() {
        let day = Some("2026-03-12");
        let unknown = "Mars/Olympus".to_owned();
        let zoned = ProposedRow {
            zone: Some(ZoneText::Named(unknown.clone())),
            ..propose("09:27 fires", Known::default()).rows().next().expect("a row").clone()
        };
        let zoning = Zoning { untold: None, meaning: &|_| 0, into: Some(MeantZone::Fixed(0)), zones: &NoZones };
        let told = settle(&ProposedRow { day: day.map(|day| day.parse().expect("a day")), ..zoned }, &zoning);
        assert_eq!((told.time.as_str(), told.remark), ("09:27 Mars/Olympus", Some(Remark::UnknownZone(unknown))));
        assert_eq!(
            settled("09:27 fires", None),
            ("- 09:27 Europe/Berlin".to_owned(), Some(Remark::NeedsDay("Europe/Berlin".to_owned())))
        );
        assert_eq!(settled("09:27 CET fires", None), ("- 08:27".to_owned(), None));
        let half_hour = settled("12:?? IST fires", day);
        assert_eq!(half_hour, ("2026-03-12 12:?? IST".to_owned(), Some(Remark::NoWholeHour("IST".to_owned()))));
    }

    #[test]
    fn times_at_a_change_of_the_clocks_are_told_apart() {
        assert_eq!(settled("02:30 fires", Some("2026-03-29")), ("2026-03-29 01:30".to_owned(), Some(Remark::Skipped)));
        assert_eq!(settled("02:30 fires", Some("2026-10-25")), ("2026-10-25 00:30".to_owned(), Some(Remark::Twice)));
        assert_eq!(settled("03:30 fires", Some("2026-10-25")), ("2026-10-25 02:30".to_owned(), None));
    }
}
