//! What any paste is promised, tried on generated ones: nothing of it is lost, rows tell where they stand, and what is
//! accepted is written and read back.

use std::ops::Range;

use chrono::NaiveDate;
use postmortem_editor::document::{Cell, NewEntry, TimelineEntry};
use postmortem_editor::document::{Edit, Postmortem};
use postmortem_editor::markdown::{read, write_canonical};
use postmortem_editor::review::{ItemKind, Review};
use postmortem_editor::session::Session;
use postmortem_editor::syntax::lines;
use postmortem_editor::timeline::proposal::{Entry, Known, Proposal, propose};
use postmortem_editor::timeline::spelling::clock::Point;
use postmortem_editor::timeline::spelling::stamp::stamps;
use postmortem_editor::zone_database::Bundled;
use proptest::prelude::*;
use proptest::sample::select;

use crate::generated::config;

/// Words that are no part of a time, none of them in another one.
const WORDS: [&str; 12] =
    ["slow", "Kofi", "pool", "übel", "naïve", "x9", "error", "deploy", "日本", "Straße", "İzmir", "OUTAGE"];

/// What else people write around them.
const SIGNS: [&str; 94] = [
    "9:27",
    "09:27:01",
    "9:27 AM",
    "2pm",
    "~13:00",
    "12:26-12:40",
    "??:??",
    "12:??",
    "0927",
    "0927Z",
    "noon",
    "13h12",
    "9.20",
    "23:59",
    "00:01",
    "T+5m",
    "T0",
    "+5m",
    "+00:05",
    "ten minutes later",
    "2026-03-12",
    "2026-03-12T09:27:01.5Z",
    "2026-03-12 09:27",
    "March 12, 2026",
    "12 Mar",
    "12/06",
    "12/06/2026",
    "12/Mar/26 9:27 AM",
    "Thursday",
    "today",
    "2026-02-??",
    "1773308280",
    "UTC",
    "CET",
    "(PDT)",
    "IST",
    "+02:00",
    "Europe/Berlin ",
    "[Europe/Berlin]",
    "Pacific Time",
    "all times in",
    "at",
    "on",
    "between",
    "and",
    "will",
    "-",
    "*",
    "1.",
    "- [x]",
    ">",
    "#",
    "##",
    "|",
    "|-|-|",
    "| Time | What |",
    "[",
    "]",
    "(",
    ")",
    "**",
    "_",
    "`",
    "```",
    "~~~",
    ":",
    "—",
    "–",
    ",",
    ";",
    ".",
    "!",
    "…",
    "\"",
    "“",
    "”",
    "-->",
    "\t",
    "\u{200e}",
    "\u{a0}",
    "\u{202f}",
    "\u{2028}",
    "e\u{301}",
    "🎈",
    "９:２７",
    "a.m.",
    "time=",
    "level=info",
    "<",
    "</",
    "%",
    "E0312",
    "--- Day changed",
    "@",
];

/// Heads of messages, and others that only stand at the start of a line.
const HEADS: [&str; 16] = [
    "",
    "",
    "",
    "",
    "",
    "Kofi 9:27 AM",
    "[9:27 AM] Kofi",
    "Kofi",
    "9:27 AM",
    "<Kofi> ",
    "Kofi: ",
    "> ",
    "    ",
    "On Mar 12, 2026 at 9:44 AM Kofi wrote:",
    "Kofi added a comment - 12/Mar/26 9:27 AM",
    "[12/03/2026, 09:27:01] Kofi: ",
];

/// Lines that only certain readers look for.
const RECORDS: [&str; 16] = [
    "{\"time\":\"2026-03-12T09:27:01Z\",\"message\":\"slow\"}",
    "{\"ts\":1773308280,\"text\":\"<@U1> é <\",\"user\":\"U1\",\"type\":\"message\"}",
    "[",
    "]",
    "{",
    "}",
    ",",
    "#1773308280",
    ": 1773308280:0;slow",
    "commit 0123abc",
    "Author: Kofi <k@e.org>",
    "Date:   Thu Mar 12 09:27:01 2026 +0000",
    "Subject: slow",
    "- time: 2026-03-12T09:27:01Z",
    "  message: \"übel\"",
    "time,what",
];

fn words(most: usize) -> impl Strategy<Value = String> {
    let token = prop_oneof![select(&WORDS[..]), select(&SIGNS[..])];
    let tokens = prop::collection::vec((token, select(&[" ", " ", " ", "", "  ", "\t"][..])), 0..most);
    tokens.prop_map(|tokens| tokens.into_iter().flat_map(|(token, joint)| [token, joint]).collect())
}

fn line() -> impl Strategy<Value = String> {
    (select(&HEADS[..]), words(8)).prop_map(|(head, said)| format!("{head}{said}"))
}

/// Rows of cells, with the names of their columns or without.
fn table() -> impl Strategy<Value = Vec<String>> {
    let cells = prop::collection::vec(words(3), 3);
    let rows = prop::collection::vec(cells, 1..6);
    let header = select(&[["Time", "Zone", "What"], ["Date", "Time", "Until"], ["Who", "What", "When"]][..]);
    (header, rows, select(&["|", "|", ",", ";", "\t"][..])).prop_map(|(header, rows, sign)| {
        let header = header.map(str::to_owned).to_vec();
        let rule = (sign == "|").then(|| vec!["-".to_owned(); 3]);
        let rows = std::iter::once(header).chain(rule).chain(rows);
        rows.map(|cells| cells.join(sign)).collect()
    })
}

/// What a person may paste: lines of a few forms or of many, and tables.
fn paste() -> impl Strategy<Value = String> {
    let lines = (line(), select(&[1, 1, 1, 2, 3][..])).prop_map(|(line, times)| vec![line; times]);
    let lines = prop::collection::vec(prop_oneof![12 => lines, 1 => table()], 0..10);
    let ending = select(&["\n", "\n", "\n", "\r\n", "\r", "\n\n"][..]);
    let lines = prop_oneof![6 => lines.prop_map(|lines| lines.concat()), 1 => table()];
    (lines, ending).prop_map(|(lines, ending)| lines.join(ending))
}

/// Also what programs write.
fn export() -> impl Strategy<Value = String> {
    let record = select(&RECORDS[..]).prop_map(str::to_owned);
    let lines = prop::collection::vec(prop_oneof![2 => record, 1 => line()], 0..8);
    prop_oneof![lines.prop_map(|lines| lines.join("\n")), any::<String>(), paste()]
}

fn known() -> impl Strategy<Value = Known> {
    let day = select(vec![None, NaiveDate::from_ymd_opt(2026, 3, 12), NaiveDate::from_ymd_opt(2024, 2, 29)]);
    (day, select(&[None, Some(true), Some(false)][..])).prop_map(|(day, month_first)| Known { day, month_first })
}

fn span(entry: &Entry) -> Range<usize> {
    match entry {
        Entry::Row(row) => row.span.clone(),
        Entry::Line(line) => line.span.clone(),
    }
}

fn said(proposal: &Proposal) -> String {
    let texts = proposal.entries.iter().map(|entry| match entry {
        Entry::Row(row) => row.text.as_str(),
        Entry::Line(line) => line.text.as_str(),
    });
    texts.collect::<Vec<_>>().join("\n")
}

fn is_on_a_clock(point: Point) -> bool {
    match point {
        Point::Unknown => true,
        Point::Hour(hour) => hour < 24,
        Point::Minute(hour, minute) => hour < 24 && minute < 60,
        // Seconds that say nothing are not told.
        Point::Second(hour, minute, second) => hour < 24 && minute < 60 && (1..60).contains(&second),
    }
}

#[test]
fn each_entry_stands_somewhere_in_the_paste() {
    proptest!(config(), |(text in export(), known in known())| {
        let proposal = propose(&text, known);
        for entry in &proposal.entries {
            prop_assert!(text.get(span(entry)).is_some_and(|source| !source.trim().is_empty()), "{:?}", entry);
        }
    });
}

#[test]
fn entries_stand_in_the_order_of_the_paste() {
    proptest!(config(), |(text in export(), known in known())| {
        let proposal = propose(&text, known);
        let spans: Vec<_> = proposal.entries.iter().map(span).collect();
        // Times of one sentence share it. Where marks that nobody sees are left out of a line, only the line is known.
        let is_seen = !text.contains('\u{200e}');
        let in_order = |a: &Range<usize>, b: &Range<usize>| a == b || a.end <= b.start || !is_seen && a.start <= b.start;
        prop_assert!(spans.is_sorted_by(in_order), "{:#?}", proposal.entries);
        prop_assert_eq!(propose(&text, known), proposal);
    });
}

#[test]
fn each_line_that_says_something_is_in_an_entry() {
    proptest!(config(), |(text in paste(), known in known())| {
        let proposal = propose(&text, known);
        for line in lines(&text, 0) {
            let said = &text[line.start..line.end];
            let is_in = |span: Range<usize>| span.start < line.end && line.start < span.end;
            let is_said = WORDS.iter().any(|word| said.contains(word));
            prop_assert!(!is_said || proposal.entries.iter().any(|entry| is_in(span(entry))), "{:?}", said);
        }
    });
}

#[test]
fn each_time_is_one_that_a_clock_shows() {
    proptest!(config(), |(text in export(), known in known())| {
        for row in propose(&text, known).rows() {
            prop_assert!([Some(row.clock.begin), row.clock.end].into_iter().flatten().all(is_on_a_clock));
            let written = row.clock.to_string();
            let read: Vec<_> = stamps(&written).into_iter().filter_map(|found| found.stamp.clock).collect();
            prop_assert_eq!(read, [row.clock], "{}", written);
            let mut guesses = row.guesses.clone();
            guesses.sort_by_key(|guess| format!("{guess:?}"));
            guesses.dedup();
            prop_assert_eq!(guesses.len(), row.guesses.len(), "{:?}", row);
        }
    });
}

#[test]
fn no_word_of_a_paste_is_lost() {
    proptest!(config(), |(text in paste(), known in known())| {
        let proposal = propose(&text, known);
        let said = said(&proposal);
        for word in WORDS {
            let (before, after) = (text.matches(word).count(), said.matches(word).count());
            prop_assert!(after >= before, "{} {} times, not {}: {:#?}", word, after, before, proposal.entries);
        }
    });
}

fn events(document: &Postmortem) -> usize {
    document.timeline.iter().filter(|entry| matches!(&*entry.value, TimelineEntry::Event(_))).count()
}

#[test]
fn what_is_accepted_is_written_and_read_back() {
    proptest!(config(), |(text in export(), takes_all in any::<bool>())| {
        let zones = Bundled::default();
        let mut session = Session::open("## Date\n\n2026-03-12\n");
        let mut review = Review::new(&text, session.document());
        if takes_all {
            review.take_all(true, &zones);
        }
        let accepted = review.accepted(&zones);
        let taken = review.items(&zones).into_iter().filter(|item| matches!(&item.kind, ItemKind::Row(row) if row.is_taken));
        let new: Vec<_> = accepted.iter().filter_map(|entry| match entry {
            NewEntry::Event(event) => Some(event.clone()),
            NewEntry::Note(_) => None,
        }).collect();
        prop_assert_eq!(taken.count(), new.len());
        let notes = accepted.len() - new.len();
        let ids = session.apply(Edit::AddEvents(accepted));
        prop_assert_eq!(ids.len(), new.len());
        for (id, new) in ids.iter().zip(&new) {
            let row = session.document().timeline.iter().find(|row| row.id == *id).expect("it was added");
            let event = row.value.as_event().expect("it is a row");
            prop_assert_eq!(event.time.cell(), Cell::typed(&new.time));
            let (text, added) = (Cell::typed(&new.text), event.text.as_str());
            // A note that would be read as rows goes into the row.
            let is_same = added == text.as_str() || notes > 0 && added.starts_with(text.as_str());
            prop_assert!(is_same, "{:?} for {:?}", added, new.text);
        }
        for written in [session.text(), write_canonical(session.document())] {
            let back = read(&written);
            prop_assert_eq!(back.document(), session.document(), "{}", written);
            prop_assert_eq!(events(back.document()), new.len());
        }
    });
}
