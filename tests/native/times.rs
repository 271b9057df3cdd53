//! Times out of text, on spellings that were read by a person: what the rows of pasted texts are to say, and the times of
//! the timelines of 30 real postmortems, by file and line.

use std::fs;
use std::path::Path;

use postmortem_editor::timeline::spelling::day::{Beside, DayText, day};
use postmortem_editor::timeline::spelling::reader::Reader;
use postmortem_editor::timeline::spelling::stamp::stamps;
use postmortem_editor::timeline::spelling::zone::ZoneText;

/// Of the hand-checked lines, how many of 100 must have their time found.
const FOUND: usize = 95;

#[test]
fn the_time_of_a_line_is_found() {
    let Some(folder) = std::env::var_os("POSTMORTEM_CORPUS") else {
        eprintln!("skipped: POSTMORTEM_CORPUS names no folder of postmortems");
        return;
    };
    let sample = include_str!("fixtures/corpus-times.tsv");
    let (mut found, mut missed) = (0, Vec::new());
    for record in sample.lines().skip(1) {
        let [file, line, time, ..] = record.split('\t').collect::<Vec<_>>()[..] else { panic!("no record: {record}") };
        let text = fs::read_to_string(Path::new(&folder).join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        let number: usize = line.parse().unwrap_or_else(|_| panic!("no number: {record}"));
        let text = text.lines().nth(number - 1).unwrap_or_default();
        let clocks = stamps(text).into_iter().filter_map(|found| found.stamp.clock);
        // Seconds of :00 are not written.
        let time = time.strip_suffix(":00").filter(|time| time.contains(':')).unwrap_or(time);
        if clocks.map(|clock| clock.to_string()).any(|clock| clock == time) {
            found += 1;
        } else {
            missed.push(format!("{file}:{line} {time}"));
        }
    }
    let all = found + missed.len();
    eprintln!("{found} of {all} times are found");
    assert!(found * 100 >= all * FOUND, "{found} of {all}; missed: {missed:#?}");
}

#[test]
fn what_is_written_of_a_time_is_read_as_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/native/fixtures/pastes");
    let mut rows = 0;
    for entry in fs::read_dir(folder).expect("the fixtures are there") {
        let path = entry.expect("they can be listed").path();
        if path.extension().is_none_or(|extension| extension != "rows") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a fixture is UTF-8");
        for row in text.lines() {
            let is_row = !["# ", "day: ", "zone: ", "note | ", "settled | "].iter().any(|other| row.starts_with(other));
            let Some((head, _)) = row.split_once(" | ").filter(|_| is_row) else { continue };
            let [stated_day, time, zone] = head.split(' ').collect::<Vec<_>>()[..] else { panic!("{path:?}: {row}") };
            let found = stamps(time);
            let clocks: Vec<String> =
                found.iter().filter_map(|found| found.stamp.clock).map(|clock| clock.to_string()).collect();
            assert_eq!(clocks, [time], "{path:?}: {row}");
            if stated_day != "-" {
                let read = day(&mut Reader::new(stated_day, 0), Beside::default());
                let same = matches!(read, Some(DayText::Full(day)) if day.to_string() == stated_day);
                assert!(same, "{path:?}: {row}");
            }
            if zone != "-" {
                assert_eq!(ZoneText::of(zone).map(|zone| zone.to_string()).as_deref(), Some(zone), "{path:?}: {row}");
            }
            rows += 1;
        }
    }
    assert!(rows > 500, "{rows}");
}
