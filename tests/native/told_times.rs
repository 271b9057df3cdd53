//! Times of real postmortems, counted and written down by a person: which rows are proposed for each, on which day.
//!
//! `POSTMORTEM_SEEDS` and `POSTMORTEM_CORPUS` name the folders of the texts; without them these tests say that they are skipped.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use postmortem_editor::timeline::paste::draft::{Fate, Guess};
use postmortem_editor::timeline::proposal::{Confidence, Entry, Known, Proposal, ProposedRow, propose};

/// Of the hand-checked lines, how many of 100 must become a row at the right time.
const RIGHT: usize = 95;

/// How many rows may be taken from the other lines of these texts. Most of them are right: the sample lists timelines only.
const UNLISTED: usize = 14;

fn folder(variable: &str) -> Option<PathBuf> {
    let folder = std::env::var_os(variable).map(PathBuf::from);
    if folder.is_none() {
        eprintln!("skipped: {variable} names no folder of postmortems");
    }
    folder
}

fn seed(number: &str) -> Option<String> {
    let folder = folder("POSTMORTEM_SEEDS")?;
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    let mut files = files.map(|entry| entry.expect("it can be listed").path());
    let path = files.find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(number)))?;
    Some(fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}")))
}

fn told(row: &ProposedRow) -> String {
    let day = row.day.map_or("-".to_owned(), |day| day.to_string());
    let zone = row.zone.as_ref().map_or("-".to_owned(), |zone| zone.to_string());
    format!("{day} {} {zone}", row.clock)
}

/// Words of day lines and of headers of tables, which go into no row.
const LEFT_OUT: [&str; 2] = ["times", "Description"];

fn all(proposal: &Proposal) -> Vec<String> {
    proposal.rows().map(told).collect()
}

/// Each word of four letters or more is in a row, a note or a line that attaches.
fn keeps_the_text(text: &str, proposal: &Proposal) {
    let mut kept = String::new();
    for entry in &proposal.entries {
        match entry {
            Entry::Row(row) => kept.push_str(&row.text),
            Entry::Line(line) if line.fate != Fate::Drop => kept.push_str(&line.text),
            Entry::Line(_) => {}
        }
        kept.push('\n');
    }
    let missing: Vec<&str> = text
        .split_whitespace()
        .filter(|word| word.chars().filter(|sign| sign.is_alphabetic()).count() > 3)
        // A time may stand at its word without a space.
        .map(|word| {
            word.trim_matches(['*', '_', '`', '#', '|'])
                .trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == ':')
        })
        .filter(|word| !kept.contains(word) && !LEFT_OUT.contains(word))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_rendered_timeline_without_spaces_is_read() {
    let Some(text) = seed("000") else { return };
    let times = ["09:27", "09:28", "09:29", "09:31", "09:56", "10:00"];
    let start =
        text.lines().position(|line| line.starts_with("2016-09-05 (all times UTC)")).expect("it has a timeline");
    let pasted: String = text.lines().skip(start).take(8).map(|line| format!("{line}\n")).collect();
    let proposal = propose(&pasted, Known::default());
    assert_eq!(all(&proposal), times.map(|time| format!("2016-09-05 {time} UTC")));
    let texts: Vec<&str> = proposal.rows().map(|row| row.text.as_str()).collect();
    assert!(texts[0].starts_with("OUTAGE BEGINS -- ") && texts[5].starts_with("INCIDENT/OUTAGE ENDS -- "), "{texts:?}");
    keeps_the_text(&pasted, &proposal);
    // As a whole page it also has a sentence that tells when users could not do their work.
    let page = all(&propose(&text, Known::default()));
    assert_eq!(page.iter().filter(|row| row.ends_with(" UTC")).count(), 7, "{page:?}");
}

#[test]
fn a_canonical_timeline_is_read() {
    let Some(text) = seed("001") else { return };
    let start = text.find("## Timeline").expect("it has a timeline");
    let end = text.find("## Supporting").expect("it goes on");
    let proposal = propose(&text[start..end], Known::default());
    let times = ["09:27", "09:28", "09:29", "09:31", "09:56", "10:00"];
    assert_eq!(all(&proposal), times.map(|time| format!("2016-09-05 {time} UTC")));
    assert!(proposal.rows().all(|row| row.confidence() == Confidence::High));
    assert!(proposal.rows().next().is_some_and(|row| row.text.starts_with("**OUTAGE BEGINS** -- ")));
    keeps_the_text(&text[start..end], &proposal);
}

/// Five times, all in GMT, three of them with a day of their own.
#[test]
fn a_paragraph_of_prose_is_read() {
    let Some(text) = seed("002") else { return };
    let start = text.find("At 2pm GMT").expect("it has a timeline");
    let end = start + text[start..].find('\n').expect("it goes on");
    let known = Known { day: chrono::NaiveDate::from_ymd_opt(2017, 9, 20), ..Known::default() };
    for pasted in [&text[start..end], text.as_str()] {
        let proposal = propose(pasted, known);
        let rows = all(&proposal);
        let found: Vec<&String> = rows.iter().filter(|row| row.ends_with(" UTC")).collect();
        let expected =
            ["2017-09-19 14:00", "2017-09-19 14:15", "2017-09-21 06:04", "2017-09-21 06:42", "2017-09-21 06:49"];
        assert_eq!(found, expected.map(|time| format!("{time} UTC")).iter().collect::<Vec<_>>());
        keeps_the_text(pasted, &proposal);
    }
}

#[test]
fn a_list_of_times_in_a_text_is_read() {
    let Some(text) = seed("003") else { return };
    let times = [
        "13:12", "13:23", "13:26", "13:32", "13:39", "13:40", "13:45", "13:49", "13:51", "13:55", "14:01", "14:08",
        "14:17", "14:34",
    ];
    let known = Known { day: chrono::NaiveDate::from_ymd_opt(2017, 12, 6), ..Known::default() };
    let start = text.find("13:12 - ").expect("it has a timeline");
    let end = text.find("What steps have we taken?").expect("it goes on");
    let proposal = propose(&text[start..end], known);
    assert_eq!(all(&proposal), times.map(|time| format!("2017-12-06 {time} -")));
    keeps_the_text(&text[start..end], &proposal);
    // The page names one of them before, in a sentence.
    let page = all(&propose(&text, known));
    let first = "2017-12-06 13:23 -".to_owned();
    assert_eq!(
        page,
        std::iter::once(first).chain(times.map(|time| format!("2017-12-06 {time} -"))).collect::<Vec<_>>()
    );
}

/// Thirteen times: nine of the story, of which two stand in one sentence and two are one while; one of a plan; one of a dialogue.
#[test]
fn a_story_is_read_and_what_is_only_spoken_of_is_told_apart() {
    let Some(text) = seed("004") else { return };
    let known = Known { day: chrono::NaiveDate::from_ymd_opt(2021, 11, 18), ..Known::default() };
    let proposal = propose(&text, known);
    let happened = ["~13:00", "~14:30", "14:44", "14:47", "14:55", "15:08", "14:58-15:06", "15:11", "15:28", "15:35"];
    let spoken = [("17:00", Guess::Planned), ("15:30", Guess::Quoted)];
    let (doubtful, sure): (Vec<&ProposedRow>, Vec<&ProposedRow>) =
        proposal.rows().partition(|row| row.confidence() == Confidence::Low);
    assert_eq!(sure.into_iter().map(told).collect::<Vec<_>>(), happened.map(|time| format!("2021-11-18 {time} -")));
    assert_eq!(doubtful.len(), spoken.len());
    for (row, (time, why)) in doubtful.into_iter().zip(spoken) {
        assert_eq!(row.clock.to_string(), time);
        assert!(row.guesses.contains(&why), "{time}: {:?}", row.guesses);
    }
    keeps_the_text(&text, &proposal);
}

/// The lines of 30 postmortems that a person has read, each with its time and, where it tells one, its day.
#[test]
fn the_timeline_lines_of_real_postmortems_become_rows() {
    let Some(folder) = folder("POSTMORTEM_CORPUS") else { return };
    let sample = include_str!("fixtures/corpus-times.tsv");
    let mut right = 0;
    let mut wrong = Vec::new();
    let mut read: Option<(String, Vec<(usize, String)>)> = None;
    for record in sample.lines().skip(1) {
        let [file, line, time, day, ..] = record.split('\t').collect::<Vec<_>>()[..] else {
            panic!("no record: {record}")
        };
        if read.as_ref().is_none_or(|(name, _)| name != file) {
            let text = fs::read_to_string(folder.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
            let proposal = propose(&text, Known::default());
            let at = |offset: usize| text[..offset].matches('\n').count() + 1;
            let rows = proposal.rows().map(|row| (at(row.span.start), told(row))).collect();
            read = Some((file.to_owned(), rows));
        }
        let number: usize = line.parse().unwrap_or_else(|_| panic!("no number: {record}"));
        let time = time.strip_suffix(":00").filter(|time| time.contains(':')).unwrap_or(time);
        let rows = read.as_ref().map(|(_, rows)| rows.as_slice()).unwrap_or_default();
        let of_line = rows.iter().filter(|(line, _)| *line == number).map(|(_, row)| row.as_str());
        // A day without its year is told as far as it goes.
        let is_right = |row: &str| {
            let [row_day, row_time, _] = row.split(' ').collect::<Vec<_>>()[..] else { return false };
            row_time == time
                && (day == "-"
                    || row_day == day
                    || row_day == "-" && day.len() == 5
                    || row_day.ends_with(&format!("-{day}")))
        };
        if of_line.clone().any(is_right) {
            right += 1;
        } else {
            wrong.push(format!("{file}:{line} {day} {time} read as {:?}", of_line.collect::<Vec<_>>()));
        }
    }
    let all = right + wrong.len();
    eprintln!("{right} of {all} lines are rows at the right time");
    assert!(right * 100 >= all * RIGHT, "{right} of {all}; wrong: {wrong:#?}");
}

/// A sentence about a figure is no row: of the rows that would be taken, few may be on lines where no person saw a time.
#[test]
fn few_rows_of_real_postmortems_are_no_times() {
    let Some(folder) = folder("POSTMORTEM_CORPUS") else { return };
    let sample = include_str!("fixtures/corpus-times.tsv");
    let mut listed: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for record in sample.lines().skip(1) {
        let [file, line, ..] = record.split('\t').collect::<Vec<_>>()[..] else { panic!("no record: {record}") };
        listed.entry(file).or_default().push(line.parse().unwrap_or_else(|_| panic!("no number: {record}")));
    }
    let (mut taken, mut unlisted) = (0, Vec::new());
    for (file, lines) in listed {
        let text = fs::read_to_string(folder.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        for row in propose(&text, Known::default()).rows().filter(|row| row.confidence() > Confidence::Low) {
            taken += 1;
            let line = text[..row.span.start].matches('\n').count() + 1;
            if !lines.contains(&line) {
                unlisted.push(format!("{file}:{line} {} {}", told(row), row.text));
            }
        }
    }
    eprintln!("{} of {taken} rows are on lines that are not listed", unlisted.len());
    assert!(unlisted.len() <= UNLISTED, "{} of {taken}: {unlisted:#?}", unlisted.len());
}
