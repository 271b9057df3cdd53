//! Zones as a value: what the world knows of them is handed in, and local times become instants and back.

use chrono::{DateTime, NaiveDateTime, TimeDelta};

use super::spelling::zone::ZoneText;

pub use super::spelling::abbreviations::MeantZone;

/// A source of the IANA time zone database: the browser's, or that of a crate.
pub trait Zones {
    /// Seconds east of UTC in a zone of the database at an instant, which is in seconds since 1970, UTC. `None` if the
    /// zone is not known.
    fn offset(&self, zone: &str, at: i64) -> Option<i32>;
}

/// Zones where none are known: offsets and UTC do without.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoZones;

impl Zones for NoZones {
    fn offset(&self, _zone: &str, _at: i64) -> Option<i32> {
        None
    }
}

/// The instants that a time on a zone's clocks may be, in seconds since 1970, UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instant {
    One(i64),
    /// The clocks went back and showed it twice.
    Twice {
        first: i64,
        second: i64,
    },
    /// The clocks went forward past it. With the offsets before and after the change it would be these.
    Never {
        before: i64,
        after: i64,
    },
}

impl Instant {
    /// The one instant; of two, the first; of none, the one by the offset before the change, as most libraries take it.
    pub fn likely(self) -> i64 {
        match self {
            Instant::One(at) | Instant::Twice { first: at, .. } | Instant::Never { before: at, .. } => at,
        }
    }
}

/// When a zone's clocks show a local time. `None` if the zone is not known.
pub fn instant(local: NaiveDateTime, zone: MeantZone<'_>, zones: &dyn Zones) -> Option<Instant> {
    let as_utc = local.and_utc().timestamp();
    let region = match zone {
        MeantZone::Fixed(minutes) => return Some(Instant::One(as_utc - i64::from(minutes) * 60)),
        MeantZone::Region(region) => region,
    };
    // No offset is further from UTC than a day, and no zone changes its clocks twice within two.
    const DAY: i64 = 86_400;
    let before = as_utc - i64::from(zones.offset(region, as_utc - DAY)?);
    let after = as_utc - i64::from(zones.offset(region, as_utc + DAY)?);
    let shows = |at: i64| zones.offset(region, at).is_some_and(|offset| at + i64::from(offset) == as_utc);
    Some(match (shows(before), shows(after)) {
        (true, true) if before != after => Instant::Twice { first: before.min(after), second: before.max(after) },
        (true, _) => Instant::One(before),
        (_, true) => Instant::One(after),
        (false, false) => Instant::Never { before, after },
    })
}

/// A change of a zone's clocks: when, in seconds since 1970, UTC, and the offsets before and after, in seconds east of UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    pub at: i64,
    pub before: i32,
    pub after: i32,
}

/// The change of a zone's clocks between two instants, at the later one at the latest. Between them there is to be one at
/// most; `None` if there is none, or the zone is not known.
pub fn change(zone: &str, from: i64, to: i64, zones: &dyn Zones) -> Option<Change> {
    let (before, after) = (zones.offset(zone, from)?, zones.offset(zone, to)?);
    if before == after {
        return None;
    }
    let (mut not_yet, mut already) = (from, to);
    while already - not_yet > 1 {
        let middle = not_yet + (already - not_yet) / 2;
        if zones.offset(zone, middle)? == before { not_yet = middle } else { already = middle }
    }
    Some(Change { at: already, before, after })
}

/// An offset in seconds as it is written beside a time, to the minute. `01:30 -07:00` would be a time that ends at 07:00.
pub fn beside_time(offset: i64) -> String {
    let zone = ZoneText::Offset(i16::try_from(offset / 60).unwrap_or(0));
    if offset < 0 { format!("UTC{zone}") } else { zone.to_string() }
}

/// What a zone's clocks show at an instant. `None` if the zone is not known, or the instant beyond all calendars.
pub fn local(at: i64, zone: MeantZone<'_>, zones: &dyn Zones) -> Option<NaiveDateTime> {
    let offset = match zone {
        MeantZone::Fixed(minutes) => i64::from(minutes) * 60,
        MeantZone::Region(region) => i64::from(zones.offset(region, at)?),
    };
    DateTime::from_timestamp(at, 0)?.naive_utc().checked_add_signed(TimeDelta::seconds(offset))
}

/// The zone that a person named: in one of the ways that texts name zones, or as the database lists it. `None` if nothing is
/// known of such a zone.
pub fn zone_named(typed: &str, zones: &dyn Zones) -> Option<ZoneText> {
    let name = typed.trim();
    let is_known = |zone: &ZoneText| {
        zone.meant().first().is_some_and(|meant| match meant {
            MeantZone::Region(name) => zones.offset(name, 0).is_some(),
            MeantZone::Fixed(_) => true,
        })
    };
    let is_listed = || zones.offset(name, 0).is_some().then(|| ZoneText::Named(name.to_owned()));
    ZoneText::of(name).filter(is_known).or_else(is_listed)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Clocks that went forward by an hour at 2026-03-29 01:00 UTC, and back at 2026-10-25 01:00 UTC; and a zone that left
    /// 2011-12-30 out, by going from ten hours west of UTC to fourteen east of it.
    struct ByHand;

    const FORWARD: i64 = 1_774_746_000;
    const BACK: i64 = 1_792_890_000;
    const SKIPPED: i64 = 1_325_239_200;

    impl Zones for ByHand {
        fn offset(&self, zone: &str, at: i64) -> Option<i32> {
            match zone {
                "Summer" => Some(if (FORWARD..BACK).contains(&at) { 7200 } else { 3600 }),
                "Dateline" => Some(if at < SKIPPED { -36_000 } else { 50_400 }),
                _ => None,
            }
        }
    }

    fn at(text: &str) -> NaiveDateTime {
        text.parse().expect("a local time")
    }

    fn of(text: &str, zone: MeantZone<'_>) -> Option<Instant> {
        instant(at(text), zone, &ByHand)
    }

    const SUMMER: MeantZone<'static> = MeantZone::Region("Summer");
    const DATELINE: MeantZone<'static> = MeantZone::Region("Dateline");

    #[test]
    fn an_offset_is_taken_away() {
        let one = Some(Instant::One(FORWARD));
        assert_eq!(of("2026-03-29T01:00:00", MeantZone::Fixed(0)), one);
        assert_eq!(of("2026-03-29T06:45:00", MeantZone::Fixed(345)), one);
        assert_eq!(of("2026-03-28T21:30:00", MeantZone::Fixed(-210)), one);
        assert_eq!(local(FORWARD, MeantZone::Fixed(345), &NoZones), Some(at("2026-03-29T06:45:00")));
    }

    #[test]
    fn clocks_that_go_forward_leave_times_out() {
        assert_eq!(of("2026-03-29T01:59:59", SUMMER), Some(Instant::One(FORWARD - 1)));
        assert_eq!(of("2026-03-29T03:00:00", SUMMER), Some(Instant::One(FORWARD)));
        for (text, seconds) in [("2026-03-29T02:00:00", 0), ("2026-03-29T02:59:59", 3599)] {
            let never = Instant::Never { before: FORWARD + seconds, after: FORWARD + seconds - 3600 };
            assert_eq!(of(text, SUMMER), Some(never), "{text}");
            assert_eq!(never.likely(), FORWARD + seconds);
        }
    }

    #[test]
    fn clocks_that_go_back_show_times_twice() {
        assert_eq!(of("2026-10-25T01:59:59", SUMMER), Some(Instant::One(BACK - 3601)));
        assert_eq!(of("2026-10-25T03:00:00", SUMMER), Some(Instant::One(BACK + 3600)));
        for (text, seconds) in [("2026-10-25T02:00:00", 0), ("2026-10-25T02:59:59", 3599)] {
            let twice = Instant::Twice { first: BACK + seconds - 3600, second: BACK + seconds };
            assert_eq!(of(text, SUMMER), Some(twice), "{text}");
            assert_eq!(twice.likely(), BACK + seconds - 3600);
        }
    }

    #[test]
    fn a_change_is_found_to_the_second() {
        let forward = Change { at: FORWARD, before: 3600, after: 7200 };
        for (from, to) in [(-1, 0), (-86_400, 86_400), (-9_999_999, 7)] {
            assert_eq!(change("Summer", FORWARD + from, FORWARD + to, &ByHand), Some(forward));
        }
        assert_eq!(change("Summer", FORWARD, BACK - 1, &ByHand), None);
        assert_eq!(change("Elsewhere", FORWARD - 1, FORWARD, &ByHand), None);
    }

    #[test]
    fn a_day_can_be_left_out() {
        assert_eq!(of("2011-12-29T23:59:59", DATELINE), Some(Instant::One(SKIPPED - 1)));
        assert_eq!(of("2011-12-31T00:00:00", DATELINE), Some(Instant::One(SKIPPED)));
        for (text, seconds) in [("2011-12-30T00:00:00", 0), ("2011-12-30T23:59:59", 86_399)] {
            let never = Instant::Never { before: SKIPPED + seconds, after: SKIPPED + seconds - 86_400 };
            assert_eq!(of(text, DATELINE), Some(never), "{text}");
        }
    }

    #[test]
    fn clocks_show_the_time_of_an_instant() {
        for (seconds, shown) in [
            (FORWARD - 1, "2026-03-29T01:59:59"),
            (FORWARD, "2026-03-29T03:00:00"),
            (BACK - 1, "2026-10-25T02:59:59"),
            (BACK, "2026-10-25T02:00:00"),
        ] {
            assert_eq!(local(seconds, SUMMER, &ByHand), Some(at(shown)), "{shown}");
        }
    }

    #[test]
    fn an_unknown_zone_and_an_instant_beyond_all_calendars_tell_nothing() {
        assert_eq!(of("2026-03-29T02:30:00", MeantZone::Region("Elsewhere")), None);
        assert_eq!(local(FORWARD, MeantZone::Region("Elsewhere"), &ByHand), None);
        for beyond in [i64::MIN, i64::MAX] {
            assert_eq!(local(beyond, SUMMER, &ByHand), None);
        }
        for edge in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
            assert!(instant(edge, SUMMER, &ByHand).is_some());
        }
    }
}
