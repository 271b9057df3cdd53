//! A postmortem that nobody signs.

use crate::document::{List, Section};
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

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    if subject.document.list(List::Authors).is_blank() {
        let message = "No author is named. Name who can answer questions about this text.";
        found(RULE.finding(Place::Section(Some(Section::Authors)), message));
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Authors\n\n* Ada\n",
        "## Authors\n\n* [Ada](https://example.org/ada)\n",
        "## Authors\n\nThe storage team\n",
    ],
    failing: &["## Authors\n\n-\n", "## Authors\n", "## Authors\n\n*\n"],
};
