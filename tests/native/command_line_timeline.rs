//! `postmortem timeline` as a shell runs it: any text in, a timeline in UTC out, and on standard error what it leaves out.

use std::fs;

use serde_json::{Value, json};

use crate::command_line::{Ended, ended, folder, in_folder, with_input};

const CHAT: &str = "\
2026-03-12

09:27:00 Alert fires: 8 % of orders fail
It is the checkout.
10:31:08 CET Ana Ruiz takes the lead
~22:05 pool raised to 80

The review is on another page.
Kofi said “it will be up at 23:00”.
";

const LEFT_OUT: &str = "\
postmortem: left out 23:00 “Kofi said “it will be up at 23:00”.”: it may not be when something happened
postmortem: left out what has no time: 1 line carries none; --notes keeps them
";

const ONE_DAYLESS: &str = "postmortem: 1 row has no day, or none with its year; --date tells which\n";

fn timeline<const N: usize>(arguments: [&str; N], input: &str) -> Ended {
    with_input(["timeline"].into_iter().chain(arguments), input.as_bytes())
}

/// The rows of a timeline, from below the head of its table on.
fn rows(out: &str) -> Vec<&str> {
    out.lines().filter(|line| line.starts_with('|')).skip(2).collect()
}

#[test]
fn the_timeline_of_a_text_is_canonical_and_in_utc() {
    let told = timeline(["--zone", "UTC"], CHAT);
    let expected = "\
2026-03-12 (*all times UTC*)

| Time  | Description |
| ----- | ----------- |
| 09:27 | Alert fires: 8 % of orders fail<br>It is the checkout. |
| 09:31:08 | Ana Ruiz takes the lead |
| ~22:05 | pool raised to 80 |
";
    assert_eq!(told, ended(0, expected, LEFT_OUT));
    let canonical = with_input(["fmt"], format!("## Timeline\n\n{}", told.out).as_bytes()).out;
    assert!(canonical.contains(&format!("## Timeline\n\n{expected}")), "{canonical}");
}

#[test]
fn the_example_of_the_readme_is_what_is_printed() {
    let readme = include_str!("../../README.md");
    let block = |before: &str| {
        let (_, rest) = readme.split_once(before).expect("the README has it");
        rest.split_once("```").map_or(rest, |(block, _)| block)
    };
    let chat = block("`chat.txt` that says\n\n```\n");
    let told = timeline(["--date", "2026-03-12", "--zone", "Europe/Berlin"], chat);
    assert_eq!(told, ended(0, block("chat.txt` prints\n\n```markdown\n"), ""));
}

#[test]
fn times_without_a_zone_are_in_the_one_that_is_told_or_named() {
    let text = "09:27 it fires\n09:31:08 it is seen\n";
    let with = |zone: &str| timeline(["--date", "2026-07-12", "--zone", zone], text);
    for (zone, first, second) in [
        ("UTC", "| 09:27 | it fires |", "| 09:31:08 | it is seen |"),
        ("Europe/Berlin", "| 07:27 | it fires |", "| 07:31:08 | it is seen |"),
        ("+05:45", "| 03:42 | it fires |", "| 03:46:08 | it is seen |"),
        ("PDT", "| 16:27 | it fires |", "| 16:31:08 | it is seen |"),
    ] {
        let told = with(zone);
        assert_eq!((told.code, rows(&told.out), told.err.as_str()), (0, vec![first, second], ""), "{zone}");
    }
    let unnamed = timeline(["--date", "2026-07-12"], "09:27 CEST it fires\n09:31 it is seen\n");
    assert_eq!(rows(&unnamed.out), ["| 07:27 | it fires |", "| 09:31 | it is seen |"], "it is UTC if none is told");
}

#[test]
fn a_time_goes_to_the_day_that_it_has_in_utc() {
    let told = timeline(["--date", "March 12, 2026", "--zone", "Europe/Berlin"], "00:30 it fires\n01:30 it is seen\n");
    let expected = "\
2026-03-11 (*all times UTC*)

| Time  | Description |
| ----- | ----------- |
| 23:30 | it fires |

2026-03-12 (*all times UTC*)

| Time  | Description |
| ----- | ----------- |
| 00:30 | it is seen |
";
    assert_eq!(told, ended(0, expected, ""));
}

#[test]
fn without_a_day_a_time_is_told_as_far_as_it_can_be() {
    let head = "(*all times UTC*)\n\n| Time  | Description |\n| ----- | ----------- |\n";
    assert_eq!(timeline([], "9:27 it fires\n"), ended(0, &format!("{head}| 09:27 | it fires |\n"), ONE_DAYLESS));
    assert_eq!(timeline([], "9:27 CET it fires\n"), ended(0, &format!("{head}| 08:27 | it fires |\n"), ONE_DAYLESS));
    let kept = format!("{head}| 09:27 Europe/Berlin | it fires |\n");
    let why = "postmortem: 09:27 Europe/Berlin “9:27 it fires”: without its day, a time in Europe/Berlin cannot be told in \
               another zone\n";
    let told = timeline(["--zone", "Europe/Berlin"], "9:27 it fires\n");
    assert_eq!(told, ended(0, &kept, &format!("{why}{ONE_DAYLESS}")));
}

#[test]
fn lines_without_a_time_are_kept_on_demand() {
    let told = timeline(
        ["--notes", "--date", "2026-03-12"],
        "Before.\n\n9:27 it fires\n\nA line of its own.\n\n9:31 it is seen\n",
    );
    let expected = "\
2026-03-12 (*all times UTC*)

Before.

| Time  | Description |
| ----- | ----------- |
| 09:27 | it fires |

A line of its own.

| Time  | Description |
| ----- | ----------- |
| 09:31 | it is seen |
";
    assert_eq!(told, ended(0, expected, ""));
    let told = timeline(["--notes"], "Nothing happened.\n");
    assert_eq!(told, ended(0, "Nothing happened.\n", "postmortem: no line of the text carries a time\n"));
}

#[test]
fn what_is_taken_for_granted_is_said_once() {
    let told = timeline(["--date", "2026-03-12"], "Mar 12 23:58:01 a\nMar 12 23:59:01 b\n00:10 c\n");
    let why = "postmortem: “Mar 12 23:58:01 a” and 2 more: the year is not written there\n\
               postmortem: “00:10 c”: the clock runs back: taken as the next day\n";
    assert_eq!((rows(&told.out)[0], told.err.as_str()), ("| 23:58:01 | a |", why));
}

#[test]
fn what_is_left_out_is_said() {
    let twice = timeline(["--date", "2026-03-12"], "9:27 it fires\n9:27 It fires!\n");
    let why = "postmortem: left out 09:27 “9:27 It fires!”: it stands there before\n";
    assert_eq!((rows(&twice.out), twice.err.as_str()), (vec!["| 09:27 | it fires |"], why));
    let lines = timeline(["--date", "2026-03-12"], "9:27 it fires\n\nA line.\n\nAnother.\n");
    let why = "postmortem: left out what has no time: 2 lines carry none; --notes keeps them\n";
    assert_eq!((rows(&lines.out), lines.err.as_str()), (vec!["| 09:27 | it fires |"], why));
    let skipped = timeline(["--date", "2026-03-29", "--zone", "Europe/Berlin"], "02:30 it fires\n");
    let why = "postmortem: 01:30 “02:30 it fires”: the clocks went forward past this time; it was taken as before the \
               change\n";
    assert_eq!((rows(&skipped.out), skipped.err.as_str()), (vec!["| 01:30 | it fires |"], why));
}

#[test]
fn a_text_without_times_has_no_timeline() {
    let none = "postmortem: no line of the text carries a time\n";
    assert_eq!(timeline([], ""), ended(0, "", none));
    let left_out = "postmortem: left out what has no time: 1 line carries none; --notes keeps them\n";
    assert_eq!(timeline([], "Nothing happened.\n"), ended(0, "", &format!("{none}{left_out}")));
    let planned = timeline([], "The review will be at 17:00.\n");
    let why = "postmortem: left out 17:00 “The review will be at 17:00.”: it may not be when something happened\n";
    assert_eq!(planned, ended(0, "", why));
}

fn told_as_json(text: &str) -> Vec<Value> {
    let told = timeline(["--json", "--date", "2026-03-12", "--zone", "CET"], text);
    assert_eq!((told.code, told.err.as_str()), (0, ""));
    serde_json::from_str(&told.out).expect("it is a list in JSON")
}

#[test]
fn json_tells_where_entries_stand_and_how_sure_they_are() {
    let text = "Grüße\r\n~9:27 it fires\r\n  at once\r\n";
    let told = told_as_json(text);
    let [greeting, fires, at_once] = &told[..] else { panic!("{told:#?}") };
    assert_eq!(greeting, &json!({ "kind": "line", "line": 1, "span": [0, 7], "text": "Grüße", "fate": "note" }));
    assert_eq!(
        fires,
        &json!({
            "kind": "row",
            "line": 2,
            "span": [9, 23],
            "day": "2026-03-12",
            "time": "~09:27",
            "zone": null,
            "utc": { "day": "2026-03-12", "time": "~08:27" },
            "text": "it fires",
            "remark": null,
            "confidence": "high",
            "guesses": [],
            "taken": true,
        })
    );
    assert_eq!(at_once["fate"], "attach");
    for entry in &told {
        let place = |at: usize| entry["span"][at].as_u64().and_then(|place| usize::try_from(place).ok()).unwrap();
        let source = &text[place(0)..place(1)];
        assert!(source.contains(entry["text"].as_str().unwrap()), "{source}");
    }
}

#[test]
fn json_tells_what_was_guessed() {
    let of = |text: &str| {
        let row = told_as_json(text).pop().expect("it has a row");
        (row["confidence"].clone(), row["guesses"].clone(), row["taken"].clone())
    };
    assert_eq!(of("9:27 UTC it fires"), (json!("high"), json!([]), json!(true)));
    assert_eq!(of("Mar 13 9:27 it fires"), (json!("medium"), json!(["year"]), json!(true)));
    assert_eq!(of("23:50 it fires\n00:10 it is up"), (json!("medium"), json!(["next-day"]), json!(true)));
    assert_eq!(of("We will be up at 9:27."), (json!("low"), json!(["planned"]), json!(false)));
    assert_eq!(told_as_json(""), Vec::<Value>::new());
}

#[test]
fn a_file_is_read_where_one_is_named() {
    let folder = folder("timeline");
    fs::write(folder.join("chat.txt"), "9:27 it fires\n").unwrap();
    let told = in_folder(&folder, ["timeline", "chat.txt"]);
    assert_eq!(rows(&told.out), ["| 09:27 | it fires |"]);
    let missing = ended(2, "", "postmortem: missing.txt: there is no such file\n");
    assert_eq!(in_folder(&folder, ["timeline", "missing.txt"]), missing);
    let not_utf8 = ended(2, "", "postmortem: <stdin>: not UTF-8 text: line 2, byte 14 of the file\n");
    assert_eq!(with_input(["timeline"], b"09:27 fires\r\n\xff"), not_utf8);
}

#[test]
fn days_and_zones_that_are_none_are_refused_on_one_line() {
    for zone in ["Mars/Olympus", "FOO", "Europe/Atlantis", "+25:00", ""] {
        let reason = "not a known zone; write it as in UTC, CET, +02:00 or Europe/Berlin";
        let expected = ended(2, "", &format!("postmortem: --zone {zone}: {reason}\n"));
        assert_eq!(timeline(["--zone", zone], ""), expected);
    }
    let expected = ended(2, "", "postmortem: --date 12.3.: not a day; write it as in 2016-09-05\n");
    assert_eq!(timeline(["--date", "12.3."], ""), expected);
    assert_eq!(timeline(["--json", "--notes"], "").code, 2, "notes are in the JSON");
}
