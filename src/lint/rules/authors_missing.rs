//! A postmortem that nobody signs.

use crate::document::{List, Passage, Section};
use crate::form::Field;
use crate::lint::labels::Labels;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject};

pub static RULE: Rule = Rule {
    name: "authors-missing",
    level: Level::Error,
    what: "no author is named: a warning where the text has not the form of the template",
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
    if !authors.is_blank() || Labels::of(subject.document).tell(&NAMES) || has_byline(subject) {
        return;
    }
    let first = authors.items().first().map(|row| Field::AuthorName(row.id));
    let field = first.or_else(|| subject.empty_heading(&NAMES)).map(|field| Place::Field(field, 0..0));
    let level = if subject.is_of_template() { RULE.level } else { Level::Warning };
    let message = "No author is named. Name who can answer questions about this text.";
    found(RULE.finding(field.unwrap_or(Place::Section(Section::Authors)), message).at(level));
}

/// Whether a line before the sections says by whom it is: `*By the search team, 20 February 2026*`.
fn has_byline(subject: &Subject) -> bool {
    let mut above = [Passage::BeforeTitle, Passage::Introduction].into_iter();
    above.any(|passage| {
        let mut lines = subject.document.passage(passage).lines();
        lines.any(|line| line.trim_start_matches(['*', '_', ' ']).to_lowercase().starts_with("by "))
    })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::only;

    #[test]
    fn other_forms_may_tell_it_above() {
        let told = |text: &str| {
            only(&RULE, text).into_iter().map(|finding| (finding.level, finding.place)).collect::<Vec<_>>()
        };
        let section = Place::Section(Section::Authors);
        assert_eq!(told("# T\n\n*By the search team, 20 February*\n\n## Summary\n\nIt fell.\n"), []);
        assert_eq!(told("By Ada\n\n# T\n\n## Summary\n\nIt fell.\n"), []);
        assert_eq!(told("# T\n\nBypasses fell.\n\n## Summary\n\nIt fell.\n"), [(Level::Warning, section.clone())]);
        assert_eq!(told("## Summary\n\nBy Ada\n"), [(Level::Warning, section.clone())]);
        assert_eq!(told("## Date\n\n2026-03-24\n"), [(Level::Error, section)]);
        let heading = told("## Prepared by\n\n## Summary\n\nIt fell.\n").remove(0).1;
        assert!(matches!(heading, Place::Field(Field::OwnHeading(_), _)), "{heading:?}");
    }
}
