//! The picture of any timeline, at any width: nothing stands outside or on top of something else, and the file is well-formed.

use postmortem_editor::chronology::picture::{Scene, Sign, WIDEST_COUNT, svg::standalone};
use postmortem_editor::chronology::{Chronology, figures};
use postmortem_editor::document::{Id, Postmortem};
use postmortem_editor::markdown::read;
use postmortem_editor::zone_database::Bundled;
use proptest::prelude::*;
use proptest::sample::select;

use crate::generated::config;

const MARKERS: [&str; 12] = [
    "",
    "",
    "",
    "",
    "",
    "**OUTAGE BEGINS** -- ",
    "**INCIDENT BEGINS** -- ",
    "**DETECTED** -- ",
    "**OUTAGE MITIGATED** ",
    "**INCIDENT/OUTAGE ENDS**, ",
    "**CDN PURGED & WARMED AGAIN IN ALL REGIONS** ",
    "**НАУКА** ",
];
const TEXTS: [&str; 5] =
    ["", "it fell", "<script>alert(1)</script> & \"more\" ]]>", "`a\u{1}b` \u{0}\u{fffe} 言葉 🎈", "*x*"];
const ZONES: [&str; 7] = ["UTC", "CET", "Europe/Berlin", "America/St_Johns", "Pacific/Apia", "IST", "Moon"];

/// A time cell: most of an hour or a day, some of them uncertain.
fn time() -> impl Strategy<Value = String> {
    let minute = || (0..1440_u32).prop_map(|minute| format!("{:02}:{:02}", minute / 60, minute % 60));
    prop_oneof![
        6 => (540..600_u32).prop_map(|minute| format!("{:02}:{:02}", minute / 60, minute % 60)),
        3 => minute(),
        1 => (minute(), 0..60_u32).prop_map(|(time, second)| format!("{time}:{second:02}")),
        1 => minute().prop_map(|time| format!("~{time}")),
        1 => (minute(), minute()).prop_map(|(begin, end)| format!("{begin}-{end}")),
        1 => select(&["", "??:??", "09:??", "2019-01-01 09:00", "09:30 PST", "noon", "x"][..]).prop_map(str::to_owned),
    ]
}

/// A timeline of several days, of which a few lie far from each other.
fn timeline() -> impl Strategy<Value = String> {
    let row = (time(), select(&MARKERS[..]), select(&TEXTS[..]))
        .prop_map(|(time, marker, text)| format!("| {time} | {marker}{text} |\n"));
    let date = prop_oneof![
        4 => (1..30_u32).prop_map(|day| format!("2026-03-{day:02} ")),
        1 => select(&["", "2026-10-25 ", "1999-12-31 ", "0001-01-01 ", "9999-12-31 "][..]).prop_map(str::to_owned),
    ];
    let day = (date, select(&ZONES[..]), prop::collection::vec(row, 0..40)).prop_map(|(date, zone, rows)| {
        format!("\n{date}(*all times {zone}*)\n\n| Time | Description |\n| --- | --- |\n{}", rows.concat())
    });
    prop::collection::vec(day, 1..4).prop_map(|days| format!("# T\n\n## Timeline\n{}", days.concat()))
}

fn scene(document: &Postmortem, width: i32) -> Option<Scene> {
    let zones = Bundled::default();
    let chronology = Chronology::of(document, &zones);
    Scene::of(&chronology, &figures(&chronology), width, &zones)
}

/// A rectangle: left, top, right, bottom.
type Place = (i32, i32, i32, i32);

fn overlap(one: Place, other: Place) -> bool {
    one.0 < other.2 && other.0 < one.2 && one.1 < other.3 && other.1 < one.3
}

fn check(document: &Postmortem, width: i32) -> Result<(), TestCaseError> {
    let Some(scene) = scene(document, width) else { return Ok(()) };
    let inside = 0..=scene.width;
    let mut shown: Vec<Id> = Vec::new();
    for point in &scene.points {
        prop_assert!(inside.contains(&point.x) && (0..scene.axis_y).contains(&point.y), "{point:?}");
        prop_assert!(point.reach.is_none_or(|(from, to)| from <= to && inside.contains(&from) && inside.contains(&to)));
        prop_assert!(!point.rows.is_empty() && (point.rows.len() > 1) == (point.sign == Sign::Count), "{point:?}");
        shown.extend(&point.rows);
    }
    prop_assert!(scene.points.is_sorted_by_key(|point| point.x));

    let zones = Bundled::default();
    let chronology = Chronology::of(document, &zones);
    let mut timed: Vec<(i64, bool, Id)> = Vec::new();
    for row in &chronology.events {
        timed.extend(row.moment.map(|moment| (moment.middle(), row.event.marker().is_some(), row.id)));
    }
    for marked in [false, true] {
        // Those that are marked and those that are not stand apart; each are in the order of time.
        let mut expected: Vec<_> = timed.iter().filter(|(_, is_marked, _)| *is_marked == marked).collect();
        expected.sort_by_key(|(at, ..)| *at);
        let expected: Vec<Id> = expected.into_iter().map(|(.., id)| *id).collect();
        let shown: Vec<Id> = shown.iter().filter(|id| expected.contains(id)).copied().collect();
        prop_assert_eq!(shown, expected);
    }

    let places: Vec<Place> = scene
        .points
        .iter()
        .map(|point| {
            let (half, high) = match point.sign {
                Sign::Row => (4, 4),
                Sign::Milestone => (6, 6),
                Sign::OwnMarker => (5, 5),
                Sign::Count => (WIDEST_COUNT / 2, 8),
            };
            (point.x - half, point.y - high, point.x + half, point.y + high)
        })
        .collect();
    for (at, one) in places.iter().enumerate() {
        prop_assert!(one.1 >= 0 && one.3 <= scene.axis_y, "{:?}", scene.points[at]);
        for (other, place) in places.iter().enumerate().skip(at + 1) {
            prop_assert!(!overlap(*one, *place), "{:?} and {:?}", scene.points[at], scene.points[other]);
        }
    }

    let labels: Vec<Place> = scene
        .labels
        .iter()
        .map(|label| {
            let bottom = scene.label_y(label.lane);
            (label.left, bottom - 15, label.left + label.width, bottom)
        })
        .collect();
    for (at, one) in labels.iter().enumerate() {
        prop_assert!(one.0 >= 0 && one.2 <= scene.width && one.1 >= 0, "{:?}", scene.labels[at]);
        for (other, place) in labels.iter().enumerate().filter(|(other, _)| *other != at) {
            let (label, line) = (&scene.labels[at], &scene.labels[other]);
            prop_assert!(!overlap(*one, *place), "{label:?} and {line:?}");
            prop_assert!(
                line.lane < label.lane || !(one.0..=one.2).contains(&line.x),
                "{label:?} is crossed by {line:?}"
            );
        }
    }

    prop_assert!(scene.ticks.is_sorted_by(|one, other| one.x < other.x));
    prop_assert!(scene.ticks.iter().all(|tick| inside.contains(&tick.x)), "{:?}", scene.ticks);
    prop_assert!(scene.captions.is_sorted_by_key(|caption| caption.x));
    for band in &scene.bands {
        for segment in &band.segments {
            prop_assert!(segment.left < segment.right && segment.left >= 0 && segment.right <= scene.width, "{band:?}");
        }
        prop_assert!(band.segments.windows(2).all(|pair| pair[0].right == pair[1].left), "{band:?}");
    }

    let file = standalone(&scene, "A <b>title</b> & more");
    prop_assert!(!file.contains("<script") && !file.contains("<b>"), "{file}");
    let is_allowed = |sign: char| sign == '\n' || sign >= ' ' && sign != '\u{fffe}';
    prop_assert!(file.chars().all(is_allowed), "{file:?}");
    prop_assert_eq!(file.matches("<svg").count(), 1);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: config().cases / 8, ..config() })]

    #[test]
    fn any_timeline_has_an_orderly_picture(text in timeline(), width in select(&[0, 240, 358, 560, 900, 1600][..])) {
        check(read(&text).document(), width)?;
    }
}

/// A timeline of so many rows within ten hours, of which every 20th is marked.
fn long(rows: usize) -> String {
    let rows = (0..rows).map(|row| {
        let minute = 360 + row * 600 / rows;
        let marker = if row % 20 == 0 { "**CHECKED** -- " } else { "" };
        format!("| {:02}:{:02} | {marker}Step {row} |\n", minute / 60, minute % 60)
    });
    let rows: String = rows.collect();
    format!("## Timeline\n\n2026-03-12 (*all times UTC*)\n\n| Time | Description |\n| --- | --- |\n{rows}")
}

#[test]
fn long_timelines_are_counted_and_quickly_laid_out() {
    for rows in [200, 1_000, 5_000] {
        let opened = read(&long(rows));
        check(opened.document(), 640).unwrap_or_else(|error| panic!("{rows} rows: {error}"));
        let begun = std::time::Instant::now();
        let scene = scene(opened.document(), 640).expect("there is a picture");
        let took = begun.elapsed();
        assert!(scene.points.len() <= 200, "{} points of {rows} rows", scene.points.len());
        assert_eq!(scene.points.iter().map(|point| point.rows.len()).sum::<usize>(), rows);
        // It takes a hundredth of that.
        assert!(took.as_millis() < 1_000, "{rows} rows took {took:?}");
    }
}

#[test]
fn what_has_no_two_times_has_no_picture() {
    let rows = |rows: &str| format!("## Timeline\n\n| Time | Description |\n| --- | --- |\n{rows}");
    for text in [String::new(), rows("| 09:00 | x |\n"), rows("| 09:00 | x |\n| ??:?? | y |\n")] {
        assert_eq!(scene(read(&text).document(), 640), None, "{text}");
    }
    assert!(scene(read(&rows("| 09:00 | x |\n| 09:00 | y |\n")).document(), 640).is_some());
}

fn ticks(days: &[(&str, &[&str])], width: i32) -> Vec<String> {
    let day = |(line, times): &(&str, &[&str])| {
        let rows: String = times.iter().map(|time| format!("| {time} | x |\n")).collect();
        format!("\n{line}\n\n| Time | Description |\n| --- | --- |\n{rows}")
    };
    let days: String = days.iter().map(day).collect();
    let opened = read(&format!("## Timeline\n{days}"));
    let scene = scene(opened.document(), width).expect("there is a picture");
    let captions = scene.captions.into_iter().map(|caption| caption.text);
    scene.ticks.into_iter().map(|tick| tick.label).chain(captions).filter(|text| !text.is_empty()).collect()
}

#[test]
fn ticks_stand_at_times_that_people_count_in() {
    assert_eq!(
        ticks(&[("2026-03-12 (*all times UTC*)", &["09:27", "09:32"])], 640),
        ["09:27", "09:28", "09:29", "09:30", "09:31", "09:32", "12 Mar 2026, UTC"]
    );
    assert_eq!(
        ticks(&[("2026-03-12 (*all times UTC*)", &["09:05", "10:05"])], 640),
        ["09:10", "09:20", "09:30", "09:40", "09:50", "10:00", "12 Mar 2026, UTC"]
    );
    assert_eq!(
        ticks(&[("2026-03-12 (*all times UTC*)", &["22:10"]), ("2026-03-13 (*all times UTC*)", &["02:10"])], 358),
        ["23:00", "00:00", "01:00", "02:00", "12 Mar 2026, UTC", "13 Mar"]
    );
    assert_eq!(
        ticks(&[("2026-03-12 (*all times CET*)", &["09:00"]), ("2026-03-21 (*all times CET*)", &["18:00"])], 358),
        ["14 Mar", "16 Mar", "18 Mar", "20 Mar", "2026, CET"]
    );
    assert_eq!(
        ticks(&[("(*all times CET*)", &["09:00", "09:20"])], 358),
        ["09:00", "09:05", "09:10", "09:15", "09:20", "CET"]
    );
}

#[test]
fn ticks_pass_by_the_hour_that_clocks_leave_out() {
    assert_eq!(
        ticks(&[("2026-03-29 (*all times Europe/Berlin*)", &["00:30", "05:30"])], 640),
        ["00:30", "01:00", "01:30", "03:00", "03:30", "04:00", "04:30", "05:00", "05:30", "29 Mar 2026, Europe/Berlin"]
    );
}
