//! The picture of any timeline, at any width: nothing stands outside or on top of something else, its words
//! say the same, and the file is well-formed.

use std::collections::HashMap;

use chrono::NaiveDate;
use postmortem_editor::chronology::picture::{Part, Scene, Segment, Sign, WIDEST_COUNT, svg::standalone};
use postmortem_editor::chronology::{Chronology, Edge, Moment, TimedEvent, figures, spoken};
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

/// All elements that a file may hold.
const ELEMENTS: [&str; 10] = ["svg", "title", "desc", "style", "g", "rect", "line", "circle", "polygon", "text"];

/// A text with what XML cannot say shown as such.
fn as_xml(text: &str) -> String {
    let is_allowed = |sign: char| sign == '\n' || sign >= ' ' && sign != '\u{fffe}';
    text.chars().map(|sign| if is_allowed(sign) { sign } else { '\u{fffd}' }).collect()
}

/// The first and the last day that a text names.
fn named_days(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let starts = text.char_indices().map(|(at, _)| at);
    let days: Vec<NaiveDate> = starts.filter_map(|at| text.get(at..at + 10)?.parse().ok()).collect();
    Some((*days.iter().min()?, *days.iter().max()?))
}

/// Whether no figure counts a time that no row tells: none is longer than from the first named day to the last.
fn check_figures(text: &str) -> Result<(), TestCaseError> {
    let days = named_days(text).map_or(0, |(first, last)| (last - first).num_days());
    let opened = read(text);
    let chronology = Chronology::of(opened.document(), &Bundled::default());
    for figure in figures(&chronology).iter().filter(|figure| figure.length.is_ok()) {
        for spell in &figure.spells {
            let at = |edge: Option<Edge>| edge.and_then(|edge| edge.moment);
            let both = at(spell.from).zip(at(spell.to));
            let length = both.map_or(i64::MAX, |(from, to)| to.latest - from.earliest);
            // An end may be of the next day, and clocks may be a day apart.
            prop_assert!(length <= (days + 3) * 86_400, "{figure:?}");
        }
    }
    Ok(())
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

    let zones = Bundled::default();
    let chronology = Chronology::of(document, &zones);
    let moments: HashMap<Id, Moment> = chronology.events.iter().filter_map(|row| Some((row.id, row.moment?))).collect();
    prop_assert!(scene.points.is_sorted_by_key(|point| moments[&point.rows[0]].middle()));
    // What cannot be compared with the others is not shown.
    let knows_all = moments.values().all(|moment| chronology.zone(*moment).is_known());
    prop_assert!(!knows_all || shown.len() == moments.len());
    let mut timed: Vec<(i64, bool, Id)> = Vec::new();
    for row in &chronology.events {
        let moment = row.moment.filter(|_| shown.contains(&row.id));
        timed.extend(moment.map(|moment| (moment.middle(), row.event.marker().is_some(), row.id)));
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
        prop_assert!(band.segments.windows(2).all(|pair| pair[0].right <= pair[1].left), "{band:?}");
        if let Some(name) = band.name.as_ref().filter(|name| !name.is_inside) {
            // No sign is narrower.
            let right = name.x + name.text.chars().count() as i32 * 4;
            let is_free = |segment: &Segment| segment.right <= name.x || right <= segment.left;
            prop_assert!(name.x >= 0 && right <= scene.width && band.segments.iter().all(is_free), "{band:?}");
        }
    }

    let marked = chronology.events.iter().filter(|row| row.event.marker().is_some() && shown.contains(&row.id));
    let mut marked: Vec<_> = marked.map(|row| (row.moment.map(Moment::middle), row.number, row)).collect();
    marked.sort_by_key(|(middle, number, _)| (*middle, *number));
    let spoken = |row: &TimedEvent| spoken(row.event.marker().unwrap_or_default());
    let mut names = marked.iter().map(|(.., row)| format!("{} {}", chronology.time(row), spoken(row)));
    let told = scene.description.split_once("Marked rows: ").map_or("", |(_, told)| told.trim_end_matches('.'));
    let (told, more) = told.split_once("; and ").unwrap_or((told, "0 more"));
    let told: Vec<&str> = told.split("; ").filter(|told| !told.is_empty()).collect();
    prop_assert!(told.iter().all(|told| names.any(|name| name == **told)), "{told:?}");
    prop_assert_eq!(format!("{} more", marked.len() - told.len()), more);
    if more == "0 more" {
        for label in &scene.labels {
            let text = label.text.trim_end_matches('…');
            prop_assert!(told.iter().any(|told| told.contains(text)), "{text} is not in {told:?}");
        }
    }

    let title = "A <b>title</b> & more";
    let file = standalone(&scene, title);
    let read = roxmltree::Document::parse(&file).map_err(|error| TestCaseError::fail(format!("{error}: {file}")))?;
    let texts = |name: &str| -> Vec<String> {
        let named = read.descendants().filter(|element| element.has_tag_name(("http://www.w3.org/2000/svg", name)));
        named.map(|element| element.text().unwrap_or_default().to_owned()).collect()
    };
    prop_assert_eq!(&texts("title")[0], title);
    prop_assert_eq!(texts("desc"), [as_xml(&scene.description)]);
    let names: Vec<String> = scene.points.iter().map(|point| as_xml(&point.name)).collect();
    prop_assert_eq!(&texts("title")[1..], names);
    for element in read.descendants().filter(|element| element.is_element()) {
        let name = element.tag_name().name();
        prop_assert!(ELEMENTS.contains(&name), "{}", name);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: config().cases / 8, ..config() })]

    #[test]
    fn any_timeline_has_an_orderly_picture(text in timeline(), width in select(&[0, 240, 358, 560, 900, 1600][..])) {
        check(read(&text).document(), width)?;
        check_figures(&text)?;
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

/// The picture of rows, each a time and a text, below a line.
fn scene_of(line: &str, rows: &[(&str, &str)]) -> Scene {
    let rows: String = rows.iter().map(|(time, text)| format!("| {time} | {text} |\n")).collect();
    let text = format!("## Timeline\n\n{line}\n\n| Time | Description |\n| --- | --- |\n{rows}");
    scene(read(&text).document(), 640).expect("there is a picture")
}

const UTC: &str = "2026-03-12 (*all times UTC*)";

#[test]
fn a_band_is_cut_where_it_was_over() {
    let (begins, ends) = ("**OUTAGE BEGINS**", "**OUTAGE ENDS**");
    let cut = scene_of(UTC, &[("09:00", begins), ("09:10", ends), ("11:00", begins), ("11:20", ends)]);
    let [first, second] = &cut.bands[0].segments[..] else { panic!("{:?}", cut.bands) };
    assert!(first.right < 100 && second.left > 400, "{:?}", cut.bands);
    assert!(cut.description.contains("Outage 30 minutes in 2 parts."), "{}", cut.description);
    let open = scene_of(UTC, &[("09:00", begins), ("09:10", ends), ("11:00", begins), ("11:20", "x")]);
    let parts: Vec<Part> = open.bands[0].segments.iter().map(|segment| segment.part).collect();
    assert_eq!(parts, [Part::Sure, Part::Open]);
}

#[test]
fn the_words_say_what_the_bands_show() {
    let said = |rows: &[(&str, &str)]| scene_of(UTC, rows).description;
    let open = said(&[("09:00", "**OUTAGE BEGINS**"), ("09:30", "x")]);
    assert_eq!(open, "2 rows from 09:00 to 09:30 UTC. Outage, no end known. Marked rows: 09:00 Outage begins.");
    let rows = [("09:00", "**OUTAGE BEGINS**"), ("09:20", "**OUTAGE MITIGATED**"), ("09:30", "**OUTAGE ENDS**")];
    assert!(said(&rows).contains(" Outage 30 minutes, mitigated at 09:20. "), "{}", said(&rows));
    let many: Vec<(String, &str)> = (0..30).map(|minute| (format!("09:{minute:02}"), "**CDN PURGED**")).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(time, text)| (time.as_str(), *text)).collect();
    assert!(said(&many).ends_with("09:23 CDN PURGED; and 6 more."), "{}", said(&many));
}

#[test]
fn times_of_several_zones_are_told_with_them() {
    let rows = [("10:27", "**OUTAGE BEGINS**"), ("09:58 UTC", "**OUTAGE ENDS**"), ("02:45 +01:00", "x")];
    let scene = scene_of("2026-03-12 (*all times CET*)", &rows);
    let words = "3 rows from 02:45 +01:00 to 09:58 UTC. Outage 31 minutes. Marked rows: 10:27 CET Outage begins; 09:58 UTC \
                 Outage ends.";
    assert_eq!(scene.description, words);
    assert_eq!(scene.captions[0].text, "12 Mar 2026, CET");
}

#[test]
fn what_is_of_a_zone_that_nobody_knows_is_not_among_the_others() {
    let day = |zone: &str, rows: &[(&str, &str)]| {
        let rows: String = rows.iter().map(|(time, text)| format!("| {time} | {text} |\n")).collect();
        format!("2026-03-12 (*all times {zone}*)\n\n| Time | Description |\n| --- | --- |\n{rows}\n")
    };
    let begin = day("Moon", &[("10:00", "**OUTAGE BEGINS**"), ("10:05", "x")]);
    let text = format!("## Timeline\n\n{begin}{}", day("CET", &[("10:00", "**OUTAGE ENDS**"), ("10:20", "x")]));
    let mixed = scene(read(&text).document(), 640).expect("there is a picture");
    let words = "2 rows from 10:00 CET to 10:20 CET. 2 rows are not shown, as it is not known when they were. Marked rows: \
                 10:00 CET Outage ends.";
    assert_eq!(mixed.description, words);
    assert!(mixed.bands.is_empty() && mixed.captions[0].text.ends_with("CET"), "{mixed:?}");
    let alone = scene(read(&format!("## Timeline\n\n{begin}")).document(), 640);
    assert!(
        alone.is_some_and(|alone| alone.description.starts_with("2 rows from 10:00 to 10:05 Moon. Outage, no end"))
    );
}

#[test]
fn points_that_share_a_pixel_are_in_the_order_of_time() {
    let day = |day: &str, rows: &str| {
        format!("2026-03-{day} (*all times UTC*)\n\n| Time | Description |\n| - | - |\n{rows}\n")
    };
    let rows = "| 09:00 | **DETECTED** |\n| 09:01 | looked at |\n| 09:02 | **ACKNOWLEDGED** |\n";
    let text = format!("## Timeline\n\n{}{}", day("12", rows), day("30", "| 09:00 | over |\n"));
    let scene = scene(read(&text).document(), 640).expect("there is a picture");
    let names: Vec<&str> = scene.points.iter().map(|point| point.name.as_str()).collect();
    assert_eq!(
        names,
        ["12 Mar 09:00 DETECTED", "12 Mar 09:01 looked at", "12 Mar 09:02 ACKNOWLEDGED", "30 Mar 09:00 over"]
    );
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

#[test]
fn ticks_show_again_the_hour_that_clocks_show_twice() {
    assert_eq!(
        ticks(&[("2026-10-25 (*all times Europe/Berlin*)", &["01:00", "04:00"])], 640),
        ["01:00", "01:30", "02:00", "02:30", "02:00", "02:30", "03:00", "03:30", "04:00", "25 Oct 2026, Europe/Berlin"]
    );
    // It begins within that hour.
    assert_eq!(
        ticks(&[("2026-10-25 (*all times Europe/Berlin*)", &["02:40 +02:00", "02:20 +01:00"])], 640)[..5],
        ["02:40", "02:45", "02:50", "02:55", "02:00"]
    );
}

#[test]
fn a_year_is_that_of_the_day_beside_it() {
    let year_ends =
        [("2025-12-31 (*all times UTC*)", &["23:55"][..]), ("2026-01-01 (*all times UTC*)", &["05:00"][..])];
    assert_eq!(ticks(&year_ends, 640).last().map(String::as_str), Some("1 Jan 2026, UTC"));
}

#[test]
fn rows_with_days_of_their_own_have_days_on_the_axis() {
    let ticks = ticks(&[("", &["2026-03-12 23:50", "2026-03-13 00:20", "2026-03-16 10:00"])], 640);
    assert!(ticks.contains(&"13 Mar 2026".to_owned()) && ticks.contains(&"16 Mar".to_owned()), "{ticks:?}");
}
