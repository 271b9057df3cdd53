//! A postmortem that nobody signs.

use crate::document::{List, Section};
use crate::form::Field;
use crate::lint::labels::Labels;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject};

pub static RULE: Rule = Rule {
    name: "authors-missing",
    level: Level::Error,
    what: "no author is named",
    why: "Readers need somebody to ask, and an open question needs somebody who feels it is theirs.",
    source: "SRE workbook, chapter 10: a good postmortem has a named owner",
    remedy: "Name the people who can answer questions about the text.",
    check,
};

/// What people call those who answer for a text, where they have no section for them.
const NAMES: [&str; 11] = [
    "attendee",
    "author",
    "incident lead",
    "lead",
    "owner",
    "participant",
    "people involved",
    "posted by",
    "prepared by",
    "reporter",
    "written by",
];

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let authors = subject.document.list(List::Authors);
    if authors.is_blank() && !Labels::of(subject.document).tell(&NAMES) {
        let first = authors.items().first().map(|row| Place::Field(Field::AuthorName(row.id), 0..0));
        let message = "No author is named. Name who can answer questions about this text.";
        found(RULE.finding(first.unwrap_or(Place::Section(Some(Section::Authors))), message));
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Authors\n\n* Ada\n",
        "## Authors\n\n* [Ada](https://example.org/ada)\n",
        "## Authors\n\nThe storage team\n",
        "## Authors\n\n-\n\n## About this page\n\nWritten by: Ada\n",
    ],
    failing: &["## Authors\n\n-\n", "## Authors\n", "## Authors\n\n*\n", "## Authors\n\n-\n\n## Attendees\n"],
};
