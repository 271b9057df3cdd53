//! Zones as a value: what the world knows of them is handed in, and local times become instants and back.

use chrono::{DateTime, NaiveDateTime, TimeDelta};

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

/// What a zone's clocks show at an instant. `None` if the zone is not known, or the instant beyond all calendars.
pub fn local(at: i64, zone: MeantZone<'_>, zones: &dyn Zones) -> Option<NaiveDateTime> {
    let offset = match zone {
        MeantZone::Fixed(minutes) => i64::from(minutes) * 60,
        MeantZone::Region(region) => i64::from(zones.offset(region, at)?),
    };
    DateTime::from_timestamp(at, 0)?.naive_utc().checked_add_signed(TimeDelta::seconds(offset))
}
