//! What a source of zones says of 40 zones from 2000 to 2035, against the IANA database that jiff bundles: every change of
//! their clocks, the offsets and local times around each, and the local times that one leaves out or shows twice. The same
//! for the native tests and, in a browser, for the wasm tests.

use chrono::{DateTime, NaiveDateTime};
use jiff::Timestamp;
use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};
use postmortem_editor::timeline::spelling::abbreviations::MeantZone;
use postmortem_editor::timeline::zones::{Change, Instant, Zones, change, instant, local};

/// The zones, each for what its clocks did.
pub const ZONES: [(&str, &str); 40] = [
    ("Africa/Cairo", "no summer time from 2011, but in 2014 with a break for Ramadan, and again since 2023"),
    ("Africa/Casablanca", "back for every Ramadan, and for good in 2026"),
    ("Africa/Juba", "an hour west for good in 2021"),
    ("Africa/Sao_Tome", "an hour east for one year, 2018"),
    ("Africa/Windhoek", "winter time until 2017, which the database has as negative summer time"),
    ("America/Asuncion", "on summer time for good since 2024, southern"),
    ("America/Caracas", "half an hour west in 2007 and back in 2016"),
    ("America/Havana", "at midnight of its own Sundays, with years of summer time throughout"),
    ("America/Mexico_City", "no summer time since 2022"),
    ("America/New_York", "other Sundays since 2007"),
    ("America/Nuuk", "on a Saturday evening; an hour east in 2023 instead of going forward"),
    ("America/Phoenix", "never"),
    ("America/Santiago", "at midnight, on dates decreed from year to year"),
    ("America/Sao_Paulo", "days that began at 01:00, until 2019"),
    ("America/St_Johns", "half an hour off, at 00:01 until 2011"),
    ("America/Vancouver", "on summer time for good in 2026"),
    ("Antarctica/Casey", "by two or three hours, back and forth"),
    ("Antarctica/Troll", "by two hours"),
    ("Asia/Amman", "on summer time for good since 2022"),
    ("Asia/Colombo", "half an hour west in 2006"),
    ("Asia/Gaza", "at midnight, at 00:01, at 01:00 and at 02:00, with breaks for Ramadan"),
    ("Asia/Kathmandu", "never; 45 minutes off"),
    ("Asia/Kolkata", "never; half an hour off"),
    ("Asia/Pyongyang", "half an hour west in 2015 and back in 2018"),
    ("Asia/Tehran", "at midnight by another calendar until 2022; half an hour off"),
    ("Atlantic/Azores", "at midnight, over UTC itself"),
    ("Australia/Adelaide", "southern, half an hour off"),
    ("Australia/Eucla", "45 minutes off, with three summers on trial"),
    ("Australia/Lord_Howe", "by half an hour"),
    ("Australia/Sydney", "southern, other Sundays since 2008"),
    ("Europe/Berlin", "as the European Union does"),
    ("Europe/Chisinau", "an hour before the Union's until 2021"),
    ("Europe/Dublin", "as London, which the database has as negative summer time in winter"),
    ("Europe/Istanbul", "late in three years, and on summer time for good since 2016"),
    ("Europe/London", "UTC itself in winter"),
    ("Europe/Moscow", "on summer time for good in 2011, on winter time for good in 2014"),
    ("Pacific/Apia", "over the date line: no 2011-12-30"),
    ("Pacific/Chatham", "45 minutes off, southern"),
    ("Pacific/Kwajalein", "never since 1993, when it went over the date line"),
    ("Pacific/Norfolk", "half an hour west in 2015, with summer time since 2019"),
];

/// Where a release of the database that is younger than jiff's has other changes than jiff's 2026e: its announcement says
/// so. A browser may have either.
struct Revision {
    release: &'static str,
    zone: &'static str,
    /// From its first change to its last, in seconds since 1970, UTC.
    changes: (i64, i64),
}

const REVISIONS: [Revision; 1] = [
    // "Cuba will not fall back to -05 on 2026-11-01 and instead plans to maintain -04 through 2027-11-07."
    Revision { release: "2026f", zone: "America/Havana", changes: (1_793_509_200, 1_805_000_400) },
];

impl Revision {
    fn of(zone: &str, at: i64) -> Option<&'static Revision> {
        REVISIONS
            .iter()
            .find(|revision| revision.zone == zone && (revision.changes.0..=revision.changes.1).contains(&at))
    }
}

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;
/// 2000-01-01 and 2036-01-01.
const YEARS: (i64, i64) = (946_684_800, 2_082_758_400);

/// How a source of zones compares.
#[derive(Debug, Default)]
pub struct Comparison {
    pub differences: Vec<String>,
    /// Releases of the database that it has and jiff has not.
    pub younger: Vec<&'static str>,
    pub changes: usize,
    pub local_times: usize,
}

/// Compares a source of zones with jiff's.
pub fn compare(zones: &dyn Zones) -> Comparison {
    let mut comparison = Comparison::default();
    for (zone, _) in ZONES {
        match TimeZoneDatabase::bundled().get(zone) {
            Ok(known) => comparison.zone(zone, &known, zones),
            Err(error) => comparison.differences.push(error.to_string()),
        }
    }
    comparison
}

impl Comparison {
    fn zone(&mut self, zone: &'static str, known: &TimeZone, zones: &dyn Zones) {
        let (listed, found) = (listed(known), found(zone, zones));
        let is_settled = |change: &&Change| Revision::of(zone, change.at).is_none();
        if !listed.iter().filter(is_settled).eq(found.iter().filter(is_settled)) {
            let extra = found.iter().filter(|change| !listed.contains(change));
            let missing = listed.iter().filter(|change| !found.contains(change));
            self.differences.push(format!(
                "{zone} has {:?} and lacks {:?}. If the announcement of a release says so, REVISIONS is to name it.",
                extra.collect::<Vec<_>>(),
                missing.collect::<Vec<_>>()
            ));
        }
        if let Some(other) = listed.iter().find(|change| !is_settled(change) && !found.contains(change)) {
            self.younger.extend(Revision::of(zone, other.at).map(|revision| revision.release));
        }
        for change in listed.iter().filter(|change| found.contains(change)) {
            self.changes += 1;
            for seconds in [-DAY, -HOUR, -1, 0, 1, HOUR, DAY] {
                self.there_and_back(zone, known, zones, change.at + seconds);
            }
            let shown = |offset: i32| change.at + i64::from(offset);
            let (first, last) = (shown(change.before.min(change.after)), shown(change.before.max(change.after)));
            let edges = [first - 1, first, first + 1, last - 1, last, last + 1];
            for text in edges.into_iter().chain((first - HOUR..last + HOUR).step_by(60)) {
                self.local_time(zone, known, zones, text);
            }
        }
    }

    /// From an instant to local time and back.
    fn there_and_back(&mut self, zone: &str, known: &TimeZone, zones: &dyn Zones, at: i64) {
        let region = MeantZone::Region(zone);
        let offset = known.to_offset(timestamp(at)).seconds();
        let shown = local(at, region, zones);
        let back = shown.and_then(|shown| instant(shown, region, zones));
        let is_back = match back {
            Some(Instant::One(back)) => back == at,
            Some(Instant::Twice { first, second }) => first == at || second == at,
            Some(Instant::Never { .. }) | None => false,
        };
        if zones.offset(zone, at) != Some(offset) || shown != Some(as_local(at + i64::from(offset))) || !is_back {
            self.differences.push(format!("{zone} at {at}: {offset} in the database, but {shown:?}, back {back:?}"));
        }
    }

    /// A local time, given as the instant at which UTC shows it: when a zone's clocks show it, if they do.
    fn local_time(&mut self, zone: &str, known: &TimeZone, zones: &dyn Zones, as_utc: i64) {
        self.local_times += 1;
        let at = |offset: jiff::tz::Offset| as_utc - i64::from(offset.seconds());
        let expected = match known.to_ambiguous_timestamp(TimeZone::UTC.to_datetime(timestamp(as_utc))).offset() {
            AmbiguousOffset::Unambiguous { offset } => Instant::One(at(offset)),
            AmbiguousOffset::Gap { before, after } => Instant::Never { before: at(before), after: at(after) },
            AmbiguousOffset::Fold { before, after } => Instant::Twice { first: at(before), second: at(after) },
        };
        let told = instant(as_local(as_utc), MeantZone::Region(zone), zones);
        if told != Some(expected) {
            self.differences.push(format!("{zone} {}: {expected:?} in the database, but {told:?}", as_local(as_utc)));
        }
    }
}

/// The changes that the database lists, without those of names alone.
fn listed(zone: &TimeZone) -> Vec<Change> {
    let mut before = zone.to_offset(timestamp(YEARS.0)).seconds();
    let mut changes = Vec::new();
    for transition in zone.following(timestamp(YEARS.0)) {
        let (at, after) = (transition.timestamp().as_second(), transition.offset().seconds());
        if at >= YEARS.1 {
            break;
        }
        if after != before {
            changes.push(Change { at, before, after });
        }
        before = after;
    }
    changes
}

/// The changes that a source of zones tells of, found by halving the weeks in which there is one.
fn found(name: &str, zones: &dyn Zones) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut from = YEARS.0;
    while from < YEARS.1 {
        let to = (from + 7 * DAY).min(YEARS.1);
        changes.extend(change(name, from, to, zones));
        from = to;
    }
    changes
}

fn timestamp(at: i64) -> Timestamp {
    Timestamp::from_second(at).expect("a time of these years")
}

/// The local time that UTC shows at an instant.
fn as_local(at: i64) -> NaiveDateTime {
    DateTime::from_timestamp(at, 0).expect("a time of these years").naive_utc()
}
