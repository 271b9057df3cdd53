//! Times of zones, by the database that is part of the command line.

use jiff::Timestamp;
use jiff::tz::TimeZoneDatabase;
use postmortem_editor::zone_database::Bundled;

#[path = "../clocks/mod.rs"]
mod clocks;

#[test]
fn every_change_of_clocks_in_40_zones_is_told_as_by_the_database() {
    let comparison = clocks::compare(&Bundled::default());
    assert!(comparison.differences.is_empty(), "{:#?}", comparison.differences);
    assert!(comparison.younger.is_empty());
    assert!(comparison.changes > 1300 && comparison.local_times > 200_000, "{comparison:?}");
}

/// What `timeline::zones` and the browser's zones rely on.
#[test]
fn no_zone_changes_its_clocks_twice_within_two_days() {
    let start: Timestamp = "1970-01-01T00:00:00Z".parse().expect("a time");
    let end: Timestamp = "2100-01-01T00:00:00Z".parse().expect("a time");
    let zones = TimeZoneDatabase::bundled();
    let mut changes = 0;
    for name in zones.available() {
        let zone = zones.get(name.as_str()).expect("it is listed");
        let (mut offset, mut last) = (zone.to_offset(start), start);
        for transition in zone.following(start).take_while(|transition| transition.timestamp() < end) {
            if transition.offset() != offset {
                let hours = (transition.timestamp().as_second() - last.as_second()) / 3600;
                assert!(last == start || hours > 48, "{name} at {last} and at {}", transition.timestamp());
                (offset, last) = (transition.offset(), transition.timestamp());
                changes += 1;
            }
        }
    }
    assert!(changes > 10_000, "{changes}");
}
