//! A paste under review: what is asked, what is decided, and the timeline that comes of it.

use chrono::NaiveDate;
use postmortem_editor::document::{Edit, Section};
use postmortem_editor::markdown::section_text;
use postmortem_editor::review::{ItemKind, Review};
use postmortem_editor::session::Session;
use postmortem_editor::timeline::paste::draft::Fate;
use postmortem_editor::timeline::spelling::zone::ZoneText;
use postmortem_editor::zone_database::Bundled;

const DATED: &str = "## Date\n\n2026-03-12\n";

const WITH_ROWS: &str = "\
## Timeline

2026-03-12 (*all times CET*)

| Time  | Description |
| ----- | ----------- |
| 09:27 | The alert fires. |
";

fn day(text: &str) -> Option<NaiveDate> {
    postmortem_editor::document::day(text)
}

fn review(document: &str, paste: &str) -> Review {
    Review::new(paste, Session::open(document).document())
}

/// Items, a line for each: `x` is a taken row, `=` one that is there, `"` one that the paste has before.
fn shown(review: &Review) -> Vec<String> {
    let items = review.items(&Bundled::default()).into_iter().map(|item| match item.kind {
        ItemKind::Line { text, fate } => format!("{fate:?}: {text}").to_lowercase(),
        ItemKind::Row(row) => {
            let state = match (row.is_taken, row.is_there, row.is_repeated) {
                (true, ..) => "x",
                (_, true, _) => "=",
                (_, _, true) => "\"",
                (false, false, false) => " ",
            };
            let day = row.settled.day.map_or("-".to_owned(), |day| day.to_string());
            format!("{state} {day} {} | {}", row.settled.time, row.proposed.text)
        }
    });
    items.collect()
}

/// The timeline of a document with what is accepted.
fn accepted(document: &str, review: &Review) -> String {
    let mut session = Session::open(document);
    session.apply(Edit::AddEvents(review.accepted(&Bundled::default())));
    section_text(session.document(), Section::Timeline)
}

#[test]
fn the_day_is_asked_where_nothing_tells_it() {
    let mut undated = review("", "09:27 it fires\n09:31 it is seen\n");
    assert!(undated.needs_day());
    assert_eq!((undated.day(), shown(&undated)[0].as_str()), (None, "x - 09:27 | it fires"));
    undated.set_day(day("2026-03-12"));
    assert!(undated.needs_day(), "it is asked as long as it is the answer");
    assert_eq!(shown(&undated), ["x 2026-03-12 09:27 | it fires", "x 2026-03-12 09:31 | it is seen"]);
    undated.set_day(None);
    assert_eq!(shown(&undated), ["x - 09:27 | it fires", "x - 09:31 | it is seen"]);
    assert!(!review("", "2026-03-12 09:27 it fires").needs_day());
}

#[test]
fn the_day_is_that_of_the_incident_or_of_the_last_rows() {
    assert_eq!(review(DATED, "09:27 it fires").day(), day("2026-03-12"));
    let timeline = "## Timeline\n\n2026-03-12\n\n2026-03-14\n";
    assert_eq!(review(&format!("## Date\n\n2026-03-12\n\n{timeline}"), "09:27 it fires").day(), day("2026-03-12"));
    assert_eq!(review(timeline, "09:27 it fires").day(), day("2026-03-14"));
}

#[test]
fn the_zone_is_asked_where_times_name_none() {
    let mut told = review(WITH_ROWS, "10:00 it is seen\n10:05 UTC it is known\n");
    assert!(told.needs_zone());
    assert_eq!((told.timeline_zone(), told.zone().as_str()), ("CET", "CET"), "it is that of the timeline");
    assert_eq!(shown(&told), ["x 2026-03-12 10:00 | it is seen", "x 2026-03-12 11:05 | it is known"]);
    told.set_zone(ZoneText::Named("America/New_York".to_owned()));
    assert_eq!(shown(&told), ["x 2026-03-12 15:00 | it is seen", "x 2026-03-12 11:05 | it is known"]);
    assert!(!review(WITH_ROWS, "10:05 UTC it is known").needs_zone());
    assert_eq!(review("", "10:00 it is seen").zone(), "UTC", "a timeline that names no zone is in UTC");
}

#[test]
fn what_an_abbreviation_means_is_asked() {
    let mut told = review(DATED, "15:00 IST it fires\n15:01 IST it is seen\n15:02 CEST it is up\n");
    assert_eq!(told.ambiguous_zones(), [("IST".to_owned(), 0)]);
    assert_eq!(shown(&told)[0], "x 2026-03-12 09:30 | it fires");
    told.set_meaning("IST", 1);
    assert_eq!(told.ambiguous_zones(), [("IST".to_owned(), 1)]);
    let rows = ["x 2026-03-12 14:00 | it fires", "x 2026-03-12 14:01 | it is seen", "x 2026-03-12 13:02 | it is up"];
    assert_eq!(shown(&told), rows);
}

#[test]
fn which_number_is_the_month_is_asked_once() {
    let mut told = review("", "12/06/2026 09:27 it fires\n11/06/2026 09:40 it was so before\n");
    assert!(told.asks_month_first());
    assert_eq!(told.month_first(), None);
    told.set_month_first(false);
    assert!(told.asks_month_first(), "it is asked as long as it is answered");
    let rows = ["x 2026-06-12 09:27 | it fires", "x 2026-06-11 09:40 | it was so before"];
    assert_eq!(shown(&told), rows);
    told.set_month_first(true);
    assert_eq!(shown(&told)[0], "x 2026-12-06 09:27 | it fires");
    assert_eq!(shown(&told)[1], "x 2026-11-06 09:40 | it was so before");
    assert!(!review("", "13/06/2026 09:31 it is seen\n12/06/2026 09:27 it fires\n").asks_month_first());
}

const STORY: &str = "\
09:27 the alert fires
10:00 it is seen

The review will be at 17:00.

The graph is in the wiki.

10:05 it is up
  all of it
";

#[test]
fn rows_are_taken_one_by_one_or_all_or_none() {
    let zones = Bundled::default();
    let mut story = review(WITH_ROWS, STORY);
    let proposed = [
        "= 2026-03-12 09:27 | the alert fires",
        "x 2026-03-12 10:00 | it is seen",
        "  2026-03-12 17:00 | The review will be at 17:00.",
        "note: the graph is in the wiki.",
        "x 2026-03-12 10:05 | it is up",
        "attach: all of it",
    ];
    assert_eq!(shown(&story), proposed);
    let states = |review: &Review| {
        let rows = shown(review).into_iter().filter(|line| line.contains(" | "));
        rows.map(|line| line[..1].to_owned()).collect::<String>()
    };
    story.take_all(false, &zones);
    assert_eq!(states(&story), "=   ");
    story.take_all(true, &zones);
    assert_eq!(states(&story), "=xxx", "what is there is not taken twice");
    story.take(0, true);
    story.take(4, false);
    assert_eq!(states(&story), "xxx ");
    let source: Vec<String> = story.items(&zones).iter().map(|item| story.source(item).to_owned()).collect();
    assert_eq!(source[1..3], ["10:00 it is seen", "The review will be at 17:00."]);
}

#[test]
fn lines_go_with_the_row_that_they_are_of() {
    let head = WITH_ROWS.strip_prefix("## Timeline\n\n").expect("it is a section");
    let mut story = review(WITH_ROWS, STORY);
    let all = "\
| 10:00 | it is seen |

The graph is in the wiki.

| Time  | Description |
| ----- | ----------- |
| 10:05 | it is up<br>all of it |";
    assert_eq!(accepted(WITH_ROWS, &story), format!("{head}{all}"));
    story.keep_notes(false);
    assert_eq!(accepted(WITH_ROWS, &story), format!("{head}| 10:00 | it is seen |\n| 10:05 | it is up<br>all of it |"));
    // What is of a row that is not taken goes with it, unless it is to stand alone.
    story.take(4, false);
    assert_eq!(accepted(WITH_ROWS, &story), format!("{head}| 10:00 | it is seen |"));
    story.set_fate(5, Fate::Note);
    assert_eq!(accepted(WITH_ROWS, &story), format!("{head}| 10:00 | it is seen |\n\nall of it"));
    story.set_fate(5, Fate::Drop);
    story.keep_notes(true);
    assert_eq!(accepted(WITH_ROWS, &story), format!("{head}| 10:00 | it is seen |\n\nThe graph is in the wiki."));
    story.set_fate(3, Fate::Attach);
    assert_eq!(shown(&story)[3], "attach: the graph is in the wiki.");
    story.take(2, true);
    let attached = "| 10:00 | it is seen |\n| 17:00 | The review will be at 17:00.<br>The graph is in the wiki. |";
    assert_eq!(accepted(WITH_ROWS, &story), format!("{head}{attached}"));
}

#[test]
fn a_line_above_all_rows_stands_alone_even_if_it_is_to_go_with_one() {
    let mut told = review("", "Before.\n\n09:27 it fires\n");
    told.set_fate(0, Fate::Attach);
    let timeline =
        "(*all times UTC*)\n\nBefore.\n\n| Time  | Description |\n| ----- | ----------- |\n| 09:27 | it fires |";
    assert_eq!(accepted("", &told), timeline);
}

#[test]
fn what_the_timeline_says_already_is_not_taken() {
    let there = |paste: &str| shown(&review(WITH_ROWS, paste))[0][..1].to_owned();
    for paste in ["09:27 the ALERT fires!", "08:27 UTC The alert fires", "2026-03-12 09:27 CET — **The alert** fires"]
    {
        assert_eq!(there(paste), "=", "{paste}");
    }
    for paste in ["09:28 The alert fires.", "09:27 The alert fires again.", "2026-03-13 09:27 CET The alert fires."] {
        assert_eq!(there(paste), "x", "{paste}");
    }
    let twice = review("", "2026-03-12 09:27 it fires\n2026-03-13 09:27 it fires\n2026-03-12 09:27 It fires.\n");
    let rows = ["x 2026-03-12 09:27 | it fires", "x 2026-03-13 09:27 | it fires", "\" 2026-03-12 09:27 | It fires."];
    assert_eq!(shown(&twice), rows);
    // Without a day it may be any.
    let undated = review("## Timeline\n\n2026-03-12\n\n| Time | Description |\n|-|-|\n| 09:27 | it fires |\n", "");
    assert_eq!(shown(&undated), Vec::<String>::new());
    let mut undated = review(WITH_ROWS, "09:27 the alert fires\n");
    undated.set_day(None);
    assert_eq!(shown(&undated), ["= - 09:27 | the alert fires"]);
}
