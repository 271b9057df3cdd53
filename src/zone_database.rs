//! The IANA time zone database that is part of the command line: the browser has its own.

use jiff::Timestamp;
use jiff::tz::TimeZoneDatabase;

use crate::timeline::zones::Zones;

/// All zones of the database, whatever the machine knows of them.
#[derive(Clone, Debug)]
pub struct Bundled(TimeZoneDatabase);

impl Default for Bundled {
    fn default() -> Bundled {
        Bundled(TimeZoneDatabase::bundled())
    }
}

impl Zones for Bundled {
    fn offset(&self, zone: &str, at: i64) -> Option<i32> {
        let zone = self.0.get(zone).ok()?;
        Some(zone.to_offset(Timestamp::from_second(at).ok()?).seconds())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_has_its_offset_at_an_instant_and_an_unknown_one_has_none() {
        let zones = Bundled::default();
        let (winter, summer) = (1_768_478_400, 1_784_116_800);
        for (zone, at, offset) in [
            ("Europe/Berlin", winter, Some(3600)),
            ("Europe/Berlin", summer, Some(7200)),
            ("America/St_Johns", winter, Some(-12_600)),
            ("US/Pacific", summer, Some(-25_200)),
            ("Europe/Atlantis", winter, None),
            ("", winter, None),
            ("Europe/Berlin", i64::MAX, None),
        ] {
            assert_eq!(zones.offset(zone, at), offset, "{zone} {at}");
        }
    }
}
