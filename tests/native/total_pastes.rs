//! Reading a paste takes any text, and a text takes about the time of its parts: see [`crate::total`].

use std::hint::black_box;

use postmortem_editor::document::Postmortem;
use postmortem_editor::review::Review;
use postmortem_editor::session::Session;
use postmortem_editor::timeline::proposal::{Known, propose};
use postmortem_editor::timeline::zones::NoZones;

use crate::total::{assert_in_proportion, repeated};

/// The size of inputs in bytes: of those that are read, and of those that are reviewed too.
const LARGE: usize = 2 << 20;
const SMALL: usize = 100 << 10;

/// Texts that have made readers slow or that nest deeply: what is said once, and what is then said again and again.
const LARGE_TEXTS: [(&str, &str, &str); 16] = [
    ("digits", "", "7"),
    ("colons", "", ":"),
    ("round brackets", "", "("),
    ("square brackets", "", "["),
    ("curly brackets", "", "{"),
    ("hours without minutes", "", "9:"),
    ("times in a line", "", "12:30 "),
    ("times alone", "", "12:30\n"),
    ("tabs", "", "\t"),
    ("brackets in brackets", "", "[["),
    ("open arrays", "[{\"a\":1},", "["),
    ("quotes in a cell", "time,what\n", "\""),
    ("a quote that nothing closes", "time,what\n9:27,\"", "9:27,a\n"),
    ("spaces below a sentence", "It was at 9:27 slow. b", " "),
    ("hard spaces", "", "\u{a0}"),
    ("stars", "", "*"),
];

/// Texts in the forms that are looked for, and in forms that are nearly those.
const TEXTS: [(&str, &str, &str); 129] = [
    ("angle brackets", "", "<"),
    ("pairs of brackets", "", "[]"),
    ("times with text", "", "12:30 it is slow\n"),
    ("days in a line", "", "2026-03-12 "),
    ("days alone", "", "2026-03-12\n"),
    ("quotes in quotes", "", "> "),
    ("quoted times", "", "> a 9:27\n"),
    ("cells between tabs", "9:27\t", "a\t"),
    ("rows of a table", "| Time | What |\n|-|-|\n", "| 9:27 | a |\n"),
    ("rows of a table without a header", "", "| 9:27 | a |\n"),
    ("pipes", "", "|"),
    ("one row of cells", "| Time | What |\n|-|-|\n", "| 9:27 "),
    ("rules of tables", "a | b\n", "|-|-|\n"),
    ("open objects", "", "{\"a\":"),
    ("lines of JSON", "", "{\"time\":\"2026-03-12T09:27:01Z\",\"message\":\"it is slow\"}\n"),
    ("lines of open objects", "", "{\"time\":\"2026-03-12T09:27:01Z\"\n"),
    ("an open array of records", "[{\"ts\":1773308280,\"text\":\"a\"}", ",{\"ts\":1773308280,\"text\":\"a\"}"),
    ("one object behind the other", "", "{} "),
    ("lists that nothing closes", "", "[\n"),
    ("a list of records that nothing closes", "[", "{\"time\":\"2026-03-12T09:27:01Z\",\"message\":\"a\"},\n"),
    ("records below what is said", "", "9:27 a\n{\"time\":\"2026-03-12T09:27:01Z\",\"message\":\"a\"}\n\n"),
    ("records in code below a time", "9:27 a\n", "```\n{\"time\":\"2026-03-12T09:27:01Z\",\"message\":\"a\"}\n```\n"),
    ("records with text behind", "", "{\"time\":\"2026-03-12T09:27:01Z\",\"message\":\"a\"} x\n"),
    ("headers of values", "", "time,what\n"),
    ("quotes that nothing closes", "time,what\n", "9:27,\"a\n"),
    ("fields of mails", "", "To: a\n"),
    ("heads of threads", "", "From: a\nSent: Thursday, March 12, 2026 9:27 AM\nSubject: b\n\nhello\n\n"),
    ("items with a key", "", "- k: v\n"),
    ("comments of records", "- time: 2026-03-12T09:27:01Z\n  message: a\n", "# b\n"),
    ("times of a history", "", "#1773308280\n"),
    ("a history of bash", "", "#1773308280\nls\n"),
    ("a history of zsh", "", ": 1773308280:0;ls\n"),
    ("commits without a date", "", "commit 0123abc\n"),
    ("commits", "", "commit 0123abc\nAuthor: Ana <a@e.org>\nDate:   Thu Mar 12 09:27:01 2026 +0000\n\n    Fix it\n\n"),
    ("cells in quotes", "time,what\n", "9:27,\"a\"\n"),
    ("a header of many columns", "time", ",b"),
    ("cells between semicolons", "time;what\n", "9:27;a\n"),
    ("one row of many cells", "time,what\n", ","),
    ("names above times", "", "Ana Ruiz\n9:27 AM\n"),
    ("messages", "", "Ana Ruiz  9:27 AM\nit is slow\n"),
    ("heads of messages without text", "", "Ana Ruiz 9:27 AM\n"),
    ("heads in brackets", "", "[9:27 AM] Ana Ruiz\n"),
    ("messages with heads in brackets", "", "[9:27 AM] Ana Ruiz\nslow\n"),
    ("messages of one person", "Ana Ruiz 9:27 AM\nslow\n", "9:28 it\n"),
    ("fences", "", "```\n"),
    ("a fence that nothing closes", "9:27 a\n```\n", "12:30 b\n"),
    ("code below a row", "9:27 a\n", "```\nx\n```\n"),
    ("relative times", "9:27 a\n", "T+5m\n"),
    ("relative times in a line", "9:27 a\n", "T+5m "),
    ("a length of many parts", "T+", "5m "),
    ("relative times from the row above", "9:27 a\n", "+5m x\n"),
    ("sentence of times", "It was ", "at 9:27 "),
    ("sentence of times commas", "It was ", "at 9:27, "),
    ("sentences of times", "", "It was at 9:27. "),
    ("halves of the day", "", "a.m. "),
    ("sentences that run on", "It was 9 ", "a.m. At "),
    ("sentences in lines", "", "At 9 p.m. it was slow\n"),
    ("blank lines", "", "\n"),
    ("blank lines of another kind", "", "\r"),
    ("blank lines of two signs", "", "\r\n"),
    ("spaces", "", " "),
    ("hard spaces behind a time", "It was 9:27 a\u{a0}", "\u{a0}"),
    ("emoji", "", "🎈"),
    ("combining marks", "9:27 e", "\u{301}"),
    ("wide digits", "", "９:２７ "),
    ("letters behind times", "", "9:27é "),
    ("dots around times", "", "…9:27…"),
    ("dots", "It was 9:27 ", "…"),
    ("dots between words", "It was 9:27. ", "a… b "),
    ("full stops", "It was 9:27", "."),
    ("full stops with spaces", "It was 9:27", ". "),
    ("closing quotes", "It was 9:27.", "\""),
    ("line separators", "", "9:27 a\u{2028}"),
    ("marks of direction", "", "\u{200e}"),
    ("marks of direction in sentences", "", "It was at 9:27\u{200e} slow. "),
    ("marks of direction before heads", "", "\u{200e}[9:27] Ana: hi\n"),
    ("weekdays in a line", "", "Thursday "),
    ("articles", "", "the "),
    ("days without a year", "", "Mar 12 "),
    ("months", "", "March "),
    ("sentences with a day", "", "It was on March 12 there\n"),
    ("lines of text", "", "nothing here\n"),
    ("paragraphs", "", "nothing here\n\n"),
    ("items", "", "- 9:27 a\n"),
    ("items of a dialogue", "Said:\n", "- a\n"),
    ("headings with times", "", "# 9:27 a\n"),
    ("headings with days", "", "## March 12, 2026\n"),
    ("heads of mails", "", "On Mar 12, 2026 at 9:44 AM Ana Ruiz wrote:\n"),
    ("mails that quote mails", "", "On Mar 12, 2026 at 9:44 AM Ana Ruiz wrote:\n> it\n"),
    ("heads of comments", "", "Ana Ruiz added a comment - 12/Mar/26 9:27 AM\n"),
    ("words of heads", "", "added a comment "),
    ("records of keys", "", "- time: 2026-03-12T09:27:01Z\n  message: a\n"),
    ("one record of many keys", "- time: 2026-03-12T09:27:01Z\n", "  k: v\n"),
    ("a long mail", "Date: Thu, 12 Mar 2026 09:27:01 +0000\nSubject: it\n\n", "hello there\n"),
    ("dates of mails", "", "Date: Thu, 12 Mar 2026 09:27:01 +0000\n"),
    ("lines with a zone", "", "All times in CET.\n"),
    ("zones", "9:27 ", "CET "),
    ("parts of the name of a zone", "9:27 ", "Europe/"),
    ("brackets behind a time", "9:27 ", "("),
    ("times in brackets that nothing closes", "", "9:27 ("),
    ("brackets of two kinds behind a time", "9:27 ", "(["),
    ("times in stars", "", "**9:27** "),
    ("tildes", "", "~"),
    ("dashes", "", "-"),
    ("unknown hours", "", "--:"),
    ("unknown times", "", "??:"),
    ("ranges", "", "9:27-9:28-"),
    ("hours with their half of the day", "", "9 am "),
    ("keys of times", "", "time=9:27 "),
    ("counts of seconds", "", "1773308280\n"),
    ("counts of seconds in a line", "", "1773308280 "),
    ("lines of a log", "", "web-1 2026-03-12 09:27:01 error\n"),
    ("lines of syslog", "", "<165>1 2026-03-12T09:27:01Z a\n"),
    ("priorities that nothing closes", "", "<1"),
    ("marks of edits", "", "(edited)\n"),
    ("emoji of a status", "Ana ", ":palm: "),
    ("clocks that run back", "", "23:00 a\n1:00 b\n"),
    ("weekdays", "", "Mon 9:27 a\nTue 9:28 b\n"),
    ("days in numbers", "", "12/06 9:27 a\n"),
    ("headers of columns", "", "AB   CD   EF\n"),
    ("texts with their times below", "", "it is slow\n9:27\n\n"),
    ("text below a time", "9:27", "a\n"),
    ("text above a time", "b\n9:27\n\nc\n9:28\n\n", "a\n"),
    ("commas", "9:27", ","),
    ("hashes", "", "#"),
    ("days of a log", "", "--- Day changed Fri Mar 13 2026\n"),
    ("sentences that may run on", "it was ", "a At "),
    ("underscores around times", "__", "9:27_"),
    ("marks that open a line", "", "**__`*_[("),
];

type OfSize = fn(usize) -> String;

/// Texts in which no part is like another one, or of which the end matters.
const BUILT: [(&str, OfSize); 4] = [
    ("arrays in arrays", |size| "[".repeat(size / 2) + &"]".repeat(size / 2)),
    ("a long run of spaces", |size| format!("It was slow at 9:27.{}b", " ".repeat(size))),
    ("many keys", |size| {
        let keys: String = (0..size / 12).map(|key| format!("  k{key}: v\n")).collect();
        format!("- time: 2026-03-12T09:27:01Z\n  message: a\n{keys}")
    }),
    ("one time of many days", |size| {
        let day = |at: usize| format!("{}-{:02}-{:02} 9:27 a\n", 1970 + at / 336 % 130, 1 + at / 28 % 12, 1 + at % 28);
        (0..size / 18).map(day).collect()
    }),
];

fn document() -> Postmortem {
    Session::open("## Date\n\n2026-03-12\n\n## Timeline\n\n| Time | Description |\n| - | - |\n| 9:27 | a |\n")
        .document()
        .clone()
}

#[test]
fn a_paste_takes_about_the_time_of_its_parts() {
    for (name, start, again) in LARGE_TEXTS {
        assert_in_proportion(
            name,
            LARGE,
            |size| repeated(start, again, size),
            |text| {
                black_box(propose(text, Known::default()));
            },
        );
    }
}

#[test]
fn a_paste_takes_about_the_time_of_its_parts_to_review() {
    let document = document();
    let review = |text: &str| {
        let review = Review::new(text, &document);
        black_box((review.items(&NoZones), review.accepted(&NoZones)));
    };
    for (name, start, again) in LARGE_TEXTS.into_iter().chain(TEXTS) {
        assert_in_proportion(name, SMALL, |size| repeated(start, again, size), review);
    }
    for (name, text) in BUILT {
        assert_in_proportion(name, SMALL, text, review);
    }
}
