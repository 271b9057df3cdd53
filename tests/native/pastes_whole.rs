//! Each line of a paste that says something is told: in a row, beside it, or as left out. Tried on pieces of special forms,
//! whole and broken, between lines of any kind.

use std::ops::Range;

use postmortem_editor::timeline::proposal::{Entry, Known, propose};
use proptest::prelude::*;
use proptest::sample::select;

use crate::generated::config;

/// Lines of special forms and of others.
const LINES: [&str; 62] = [
    "[",
    "]",
    "{",
    "},",
    "{\"items\": [",
    "{\"time\":\"2026-03-12T09:27:01Z\",\"message\":\"slow\"}",
    "{\"time\":\"2026-03-12T09:27:01Z\",\"message\":\"slow\"},",
    "{\"ts\":\"1773307621.000200\",\"text\":\"is down\",\"type\":\"message\",\"blocks\":[{\"a\":[]}]}",
    "{\"message\": \"no time\"}, {\"time\": \"2026-03-12T09:27:01Z\", \"name\": \"x\"}",
    "{\"time\":\"2026-03-12T09:27:01Z\",\"message\":\"wraps\",\"log\":[{\"at\":1773307621,\"msg\":\"wrapped\"}]}",
    "{\"time\":\"2026-03-12T09:27:01Z\",\"mess",
    "{\"time\":\"2026-03-12T09:27:01Z\"} behind",
    "\"key\": \"value\",",
    "\"key\": [1, true, null, {\"a\": -1.5e3}],",
    "\"limit\": 25}",
    "[2026-03-12 09:27:01] bracketed",
    "commit 0123abc",
    "Author: Kofi <k@e.org>",
    "Date:   Thu Mar 12 09:27:01 2026 +0000",
    "Merge: 123 456",
    "    Fix the pool",
    "    At 09:27 it was slow",
    "diff --git a/x b/x",
    "+++ b/x",
    "-old",
    " kept",
    "#1773308280",
    "kubectl get pods \\",
    ": 1773308280:0;kubectl get pods",
    "- time: 2026-03-12T09:27:01Z",
    "  message: slow",
    "  message: |",
    "    text of a block",
    "- cmd: ls",
    "# a comment",
    "items:",
    "---",
    "kind: List",
    "From: Ana Ruiz",
    "Sent: Thursday, March 12, 2026 9:27 AM",
    "Date: Thu, 12 Mar 2026 09:27:31 +0000",
    "Subject: It is down",
    " and up",
    "X-Priority: 1",
    "time,who,what",
    "2026-03-12 09:27,ana,\"a \"\"big\"\" one\"",
    "2026-03-12 09:27,ana,\"open",
    "2026-03-12,,",
    "09:27,ana",
    ",,goes on",
    "date;what",
    "12 Mar 2026 9:27;it",
    "```",
    "```json",
    "09:27 we deployed it",
    "Ana Ruiz  9:27 AM",
    "nothing of the kind",
    "It was slow at 9:27, then fine.",
    "- an item",
    "> quoted",
    "",
    "",
];

fn paste() -> impl Strategy<Value = String> {
    let lines = prop::collection::vec(select(&LINES[..]), 0..14);
    (lines, select(&["\n", "\n", "\r\n", "\r"][..]), any::<prop::sample::Index>(), any::<bool>()).prop_map(
        |(lines, ending, cut, is_cut)| {
            let mut text = lines.join(ending);
            if is_cut && !text.is_empty() {
                text.truncate(cut.index(text.len()));
            }
            text
        },
    )
}

fn span(entry: &Entry) -> &Range<usize> {
    match entry {
        Entry::Row(row) => &row.span,
        Entry::Line(line) => &line.span,
    }
}

#[test]
fn each_line_is_told() {
    proptest!(config(), |(text in paste())| {
        let proposal = propose(&text, Known::default());
        let mut start = 0;
        for line in text.split(['\n', '\r']) {
            let end = start + line.len();
            let is_told = proposal.entries.iter().map(span).any(|span| span.start < end && span.end > start);
            let says_something = line.contains(char::is_alphanumeric);
            prop_assert!(is_told || !says_something, "{:?} is lost: {:#?}", line, proposal.entries);
            start = end + 1;
        }
    });
}

#[test]
fn what_is_told_stands_in_the_order_of_the_paste() {
    proptest!(config(), |(text in paste())| {
        let proposal = propose(&text, Known::default());
        // Times of one record or sentence share it.
        let in_order = |above: &&Range<usize>, below: &&Range<usize>| above == below || above.end <= below.start;
        prop_assert!(proposal.entries.iter().map(span).is_sorted_by(in_order), "{:#?}", proposal.entries);
        for entry in &proposal.entries {
            prop_assert!(text.get(span(entry).clone()).is_some_and(|said| !said.trim().is_empty()), "{:?}", entry);
        }
    });
}
