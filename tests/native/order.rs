//! Rows that come to the timeline go to their places and change nothing else.

use postmortem_editor::document::{Edit, NewEntry, NewEvent};
use postmortem_editor::markdown::write_canonical;
use postmortem_editor::session::Session;
use postmortem_editor::syntax::lines;
use proptest::prelude::*;

use crate::generated::{config, edited, file, steps};

const DAYS: &str = include_str!("fixtures/by-hand/days.md");

fn event(day: Option<&str>, time: &str, text: &str) -> NewEntry {
    let day = day.and_then(postmortem_editor::document::day);
    NewEntry::Event(NewEvent { day, time: time.to_owned(), text: text.to_owned() })
}

/// The lines of a text that another one has more, in order; `None` if one of its own is missing there.
fn added<'t>(before: &str, after: &'t str) -> Option<Vec<&'t str>> {
    let mut old = lines(before, 0).map(|line| line.of(before)).peekable();
    let new = lines(after, 0).map(|line| line.of(after)).filter(|line| old.next_if_eq(line).is_none()).collect();
    old.next().is_none().then_some(new)
}

#[test]
fn rows_that_are_added_change_no_line_of_the_file() {
    let mut session = Session::open(DAYS);
    let ids = session.apply(Edit::AddEvents(vec![
        event(Some("2016-09-05"), "9:28", "the pager rings"),
        event(Some("2016-09-05"), "09:30", "a | b"),
        event(Some("2016-09-06"), "00:05", "INCIDENT/OUTAGE ENDS -- all is up"),
        NewEntry::Note("The graph of that minute is lost.".to_owned()),
        event(Some("2016-09-07"), "08:00", "the report is written"),
    ]));
    let text = session.text();
    assert_eq!(
        added(DAYS, &text).expect("no line is gone"),
        [
            "| 09:28 | the pager rings |",
            "| 09:30 | a \\| b |",
            "| Time  | Description |",
            "| ----- | ----------- |",
            "| 00:05 | **INCIDENT/OUTAGE ENDS** -- all is up |",
            "",
            "The graph of that minute is lost.",
            "",
            "",
            "2016-09-07 (*all times CET*)",
            "",
            "| Time  | Description |",
            "| ----- | ----------- |",
            "| 08:00 | the report is written |",
        ],
        "{text}"
    );
    let texts: Vec<&str> = ids
        .iter()
        .filter_map(|id| session.document().timeline.iter().find(|row| row.id == *id)?.value.as_event())
        .map(|event| event.description())
        .collect();
    assert_eq!(texts, ["the pager rings", "a | b", "all is up", "the report is written"]);
    session.undo();
    assert_eq!(session.text(), DAYS);
}

#[test]
fn rows_that_are_added_change_no_line_of_any_document() {
    proptest!(config(), |(text in file(), steps in steps())| {
        let Some((last, steps)) = steps.split_last() else { return Ok(()) };
        let (_, before) = edited(&text, steps);
        let mut session = Session::open(&write_canonical(&before));
        let old = session.text();
        session.apply(Edit::AddEvents(last.new_entries()));
        let new = session.text();
        prop_assume!(!before.timeline.is_empty());
        prop_assert!(added(&old, &new).is_some(), "{}{}", old, new);
    });
}
