//! Rows that come to the timeline go to their places and change nothing else.

use postmortem_editor::document::{Edit, Id, NewEntry, NewEvent, Postmortem, Rows, TimelineEntry};
use postmortem_editor::markdown::write_canonical;
use postmortem_editor::session::Session;
use postmortem_editor::syntax::lines;
use proptest::prelude::*;
use proptest::sample::Index;

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

const NIGHT: &str = "\
## Timeline

2026-03-12 (*all times CET*)

| Time  | Description |
| ----- | ----------- |
| 23:00 | the index is built |
| 23:50 | it stops |
|  | Ana sees it |

![the graph](graph.png)

| Time  | Description |
| ----- | ----------- |
| 23:55 | the pager rings |
";

/// The night with a time typed and left in the row that has none.
fn settled(text: &str) -> Session {
    let mut session = Session::open(NIGHT);
    let id = event_ids(session.document())[2];
    for (at, end) in (1..=text.len()).enumerate() {
        session.apply_at(Edit::Time(id, text[..end].to_owned()), at as f64 * 700.0);
    }
    session.finish(Edit::SettleTime(id, text.to_owned()));
    session
}

#[test]
fn a_typed_time_moves_its_row_and_what_stands_between_the_rows_stays() {
    let before = settled("2310").text();
    let row = "| 23:10 | Ana sees it |\n";
    assert_eq!(before, NIGHT.replace("|  | Ana sees it |\n", "").replace("| 23:50", &format!("{row}| 23:50")));
    let after = settled("23.58").text();
    assert_eq!(after, NIGHT.replace("|  | Ana sees it |\n", "") + "| 23:58 | Ana sees it |\n");
    let there = settled("+3").text();
    assert_eq!(there, NIGHT.replace("|  | Ana", "| 23:53 | Ana"));
    let unclear = settled("soon").text();
    assert_eq!(unclear, NIGHT.replace("|  | Ana", "| soon | Ana"));
}

#[test]
fn past_midnight_a_row_comes_to_stand_in_the_next_day() {
    let day = "\n2026-03-13 (*all times CET*)\n\n| Time  | Description |\n| ----- | ----------- |\n";
    for text in ["+15m", "2026-03-13 00:05", "13 Mar 0005", "00:05 CET, 13 March"] {
        let written = settled(text).text();
        let rest = NIGHT.replace("|  | Ana sees it |\n", "");
        assert_eq!(written, format!("{rest}{day}| 00:05 | Ana sees it |\n"), "{text}");
    }
}

#[test]
fn a_time_that_is_typed_and_left_is_one_step() {
    for text in ["2310", "+15m", "23:50", "soon", "2026-03-11 1pm"] {
        let mut session = settled(text);
        assert_ne!(session.text(), NIGHT);
        let typed = session.text();
        assert!(session.undo());
        assert_eq!(session.text(), NIGHT, "{text}");
        assert!(!session.can_undo(), "{text}");
        assert!(session.redo());
        assert_eq!(session.text(), typed);
    }
}

/// The rows of a timeline with their days: the minute that is known of each, and its text.
type Told = (Option<String>, Option<u32>, String);

fn told(document: &Postmortem) -> Vec<Told> {
    let mut day = None;
    let mut told = Vec::new();
    for row in document.timeline.iter() {
        match &*row.value {
            TimelineEntry::Day(line) => day = line.date().map(|date| date.to_string()),
            TimelineEntry::Event(event) => {
                let time = event.time.cell().to_string();
                let minute = time.split_once(':').map(|(hour, minute)| {
                    let number = |digits: &str| digits.parse::<u32>().expect("digits");
                    number(hour) * 60 + number(minute)
                });
                told.push((day.clone(), minute, event.text.to_string()));
            }
            TimelineEntry::Note(_) => {}
        }
    }
    told
}

/// A file whose timeline has rows at these hours and minutes of two days, some without a time.
fn timeline(rows: &[(u32, u32, u32)]) -> String {
    let mut text = "## Timeline\n".to_owned();
    for day in 0..2 {
        text += &format!("\n2026-03-1{day} (*all times UTC*)\n\n| Time  | Description |\n| ----- | ----------- |\n");
        for (at, (of, hour, minute)) in rows.iter().enumerate().filter(|(_, (of, ..))| of % 2 == day) {
            let time = if of % 5 == 4 { String::new() } else { format!("{hour:02}:{minute:02}") };
            text += &format!("| {time} | row {at} |\n");
        }
    }
    text
}

/// Hours and minutes of which many are the same.
fn rows() -> impl Strategy<Value = Vec<(u32, u32, u32)>> {
    prop::collection::vec((0..10u32, 8..11u32, 0..3u32), 1..14)
}

fn is_sorted(rows: &[Told]) -> bool {
    let known: Vec<_> = rows.iter().filter_map(|(day, minute, _)| Some((day, (*minute)?))).collect();
    known.is_sorted()
}

/// All rows but those that a text names.
fn without(rows: &[Told], text: &str) -> Vec<Told> {
    rows.iter().filter(|(.., other)| other != text).cloned().collect()
}

fn event_ids(document: &Postmortem) -> Vec<Id> {
    document.timeline.iter().filter(|row| row.value.as_event().is_some()).map(|row| row.id).collect()
}

#[test]
fn a_time_that_is_typed_moves_its_row_alone_and_to_where_it_belongs() {
    proptest!(config(), |(rows in rows(), pick in any::<Index>(), time in (8..12u32, 0..3u32), sorted in any::<bool>())| {
        let mut rows = rows;
        if sorted {
            rows.sort_by_key(|(of, hour, minute)| (of % 2, *hour, *minute));
        }
        let mut session = Session::open(&timeline(&rows));
        let before = told(session.document());
        prop_assert!(!sorted || is_sorted(&before));
        let id = *pick.get(&event_ids(session.document()));
        let at = event_ids(session.document()).iter().position(|other| *other == id).expect("it is there");
        let settle = || Edit::SettleTime(id, format!("{}{:02}", time.0, time.1));
        session.apply(settle());
        let after = told(session.document());
        let (day, _, text) = &before[at];
        let is_it = |(of, minute, other): &&Told| of == day && *minute == Some(time.0 * 60 + time.1) && other == text;
        prop_assert!(after.iter().any(|row| is_it(&row)), "{:?}", after);
        prop_assert_eq!(without(&after, text), without(&before, text), "no other row moves");
        if sorted {
            prop_assert!(is_sorted(&after), "{:?}", after);
        }
        // The rows of known time beside it are not the wrong way round, however the others stand.
        let same_day: Vec<&Told> = after.iter().filter(|(of, minute, _)| of == day && minute.is_some()).collect();
        let place = same_day.iter().position(is_it).expect("it is there");
        let around = &same_day[place.saturating_sub(1)..(place + 2).min(same_day.len())];
        prop_assert!(around.is_sorted_by_key(|(_, minute, _)| minute), "{:?}", after);
        // And there it stays.
        let once = session.text();
        session.apply(settle());
        prop_assert_eq!(session.text(), once);
    });
}

#[test]
fn a_row_that_is_moved_by_hand_leaves_the_rest_in_order() {
    proptest!(config(), |(rows in rows(), pick in any::<Index>(), other in any::<Index>())| {
        let mut rows = rows;
        rows.sort_by_key(|(of, hour, minute)| (of % 2, *hour, *minute));
        let mut session = Session::open(&timeline(&rows));
        let ids = event_ids(session.document());
        let (id, to) = (*pick.get(&ids), *other.get(&ids));
        let before = told(session.document());
        session.apply(Edit::MoveRow { rows: Rows::Timeline, id, to });
        let after = told(session.document());
        prop_assert!(is_sorted(&after), "{:?}", after);
        let place = |id: Id| ids.iter().position(|other| *other == id).expect("it is there");
        let (from, to) = (&before[place(id)], &before[place(to)]);
        prop_assert_eq!(without(&after, &from.2), without(&before, &from.2), "no other row moves");
        if from.0 == to.0 && (from.1 == to.1 || from.1.is_none()) {
            let now = after.iter().position(|row| row.2 == from.2);
            let wanted = before.iter().position(|row| row.2 == to.2);
            prop_assert_eq!(now, wanted, "it stands where it was put");
        }
    });
}

#[test]
fn rows_that_are_added_stand_in_order() {
    proptest!(config(), |(rows in rows(), new in rows())| {
        let mut rows = rows;
        rows.sort_by_key(|(of, hour, minute)| (of % 2, *hour, *minute));
        let mut session = Session::open(&timeline(&rows));
        let before = told(session.document());
        let new: Vec<NewEntry> = new.iter().enumerate().map(|(at, (day, hour, minute))| {
            event(Some(&format!("2026-03-1{}", day % 4)), &format!("{hour:02}:{minute:02}"), &format!("new {at}"))
        }).collect();
        let ids = session.apply(Edit::AddEvents(new.clone()));
        prop_assert_eq!(ids.len(), new.len());
        let after = told(session.document());
        prop_assert!(is_sorted(&after), "{:?}", after);
        let (added, old): (Vec<Told>, Vec<Told>) = after.into_iter().partition(|(.., text)| text.starts_with("new"));
        prop_assert_eq!(old, before);
        prop_assert_eq!(added.len(), new.len());
        // Those of one minute stand as they were given.
        let number = |text: &str| text["new ".len()..].parse::<usize>().expect("a number");
        prop_assert!(added.is_sorted_by_key(|(day, minute, text)| (day.clone(), *minute, number(text))), "{:?}", added);
    });
}

#[test]
fn a_row_that_is_moved_where_it_may_not_stand_stays_and_what_is_below_it_too() {
    let rows = "## Timeline\n\n2026-03-12 (*all times UTC*)\n\n| Time  | Description |\n| ----- | ----------- |\n\
                | 07:00 | a |\n| 07:26 | b |\n|  | x |\n\n![the graph](graph.png)\n";
    let mut session = Session::open(rows);
    let [a, b, x] = event_ids(session.document())[..] else { panic!("three rows") };
    session.apply(Edit::MoveRow { rows: Rows::Timeline, id: b, to: a });
    assert_eq!(session.text(), rows);
    session.apply(Edit::MoveRow { rows: Rows::Timeline, id: b, to: x });
    assert_eq!(session.text(), rows.replace("| 07:26 | b |\n|  | x |\n", "|  | x |\n| 07:26 | b |\n"));
}

#[test]
fn rows_without_a_day_have_their_zone_in_an_empty_timeline() {
    let mut session = Session::open("# Title\n");
    session.apply(Edit::AddEvents(vec![event(None, "9:28", "y"), event(None, "9:27", "x")]));
    let text = "## Timeline\n\n(*all times UTC*)\n\n| Time  | Description |\n| ----- | ----------- |\n\
                | 09:27 | x |\n| 09:28 | y |\n";
    assert!(session.text().ends_with(text), "{}", session.text());
}
