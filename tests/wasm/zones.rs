//! What the browser knows of zones.

use postmortem_editor::browser::zones::{BrowserZones, all, own};
use postmortem_editor::timeline::zones::Zones;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

#[path = "../clocks/mod.rs"]
mod clocks;

#[wasm_bindgen_test]
fn the_browser_tells_offsets_and_its_own_zone() {
    let zones = BrowserZones::default();
    let (winter, summer) = (1_768_478_400, 1_784_116_800);
    for (zone, at, offset) in [
        ("UTC", winter, Some(0)),
        ("Europe/Berlin", winter, Some(3600)),
        ("Europe/Berlin", summer, Some(7200)),
        ("America/St_Johns", winter, Some(-12_600)),
        ("Asia/Kathmandu", winter, Some(20_700)),
        ("Europe/Atlantis", winter, None),
        ("", winter, None),
        ("Europe/Berlin", i64::MAX, None),
        ("Europe/Berlin", i64::MIN, None),
    ] {
        assert_eq!(zones.offset(zone, at), offset, "{zone} {at}");
    }
    let own = own().unwrap();
    assert!(zones.offset(&own, winter).is_some(), "{own}");
    assert!(all().contains(&"Europe/Berlin".to_owned()));
}

#[wasm_bindgen_test]
fn every_change_of_clocks_in_40_zones_is_told_as_by_the_database() {
    let comparison = clocks::compare(&BrowserZones::default());
    let clocks::Comparison { differences, younger, changes, local_times } = comparison;
    console_log!("{changes} changes, {local_times} local times; releases younger than jiff's: {younger:?}");
    assert!(differences.is_empty(), "{differences:#?}");
    assert!(changes > 1300 && local_times > 200_000, "{changes} {local_times}");
}
