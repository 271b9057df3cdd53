//! Cells that tables cannot hold as they are.

use crate::document::{ActionColumn, ActionEntry, TimelineEntry};
use crate::form::Field;
use crate::lint::rows::Entry;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject};

pub static RULE: Rule = Rule {
    name: "table-cell-escaped",
    level: Level::Hint,
    what: "a cell holds a |, or one of an action item a line break, which a table of Markdown cannot hold as they are",
    why: "They are written as <br> and \\|, and some programs that show Markdown show just that.",
    source: "GitHub Flavored Markdown: tables",
    remedy: "Make two rows of it, or say it in one sentence; write “or” for a |.",
    check,
};

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    // The form counts blank items, too.
    let actions = subject.document.actions.iter().filter_map(|row| match &*row.value {
        ActionEntry::Action(action) => Some((row.id, action)),
        ActionEntry::Note(_) => None,
    });
    for (index, (id, action)) in actions.enumerate() {
        let number = || format!("Action item {}", index + 1);
        let columns = [ActionColumn::Item, ActionColumn::Kind, ActionColumn::Owner];
        for column in columns {
            cell(Field::Action(id, column), action.cell(column), &['|', '\n'], &number, found);
        }
        cell(Field::Tracking(id), action.tracking(), &['|', '\n'], &number, found);
    }
}

pub fn of_row(entry: &Entry, found: &mut dyn FnMut(Finding)) {
    if matches!(entry.value, TimelineEntry::Event(_)) {
        // Line breaks of a row are often meant so: what follows was of the same minute.
        let number = || format!("Row {}", entry.number);
        entry.for_each_text(&mut |field, text| cell(field, text, &['|'], &number, found));
    }
}

/// Looks for signs in the text of a row, which is called by its number.
fn cell(field: Field, text: &str, signs: &[char], row: &dyn Fn() -> String, found: &mut dyn FnMut(Finding)) {
    let Some(at) = text.find(signs) else { return };
    let row = row();
    let message = if text[at..].starts_with('|') {
        format!("{row} holds a “|”, which is written as “\\|”. Some programs show it so: can you say it without one?")
    } else {
        format!("{row} has a line break, which is written as “<br>”. Some programs show it so: one line, or two rows?")
    };
    found(RULE.finding(Place::Field(field, at..at + 1), message));
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | n/a **TODO** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Summary\n\nThe query `a | b` failed for an hour.\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** -- Errors<br>Many of them |\n| 22:00 | **OUTAGE ENDS** |\n",
    ],
    failing: &[
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on `a \\| b` | detect | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | alerts#1<br>alerts#2 **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect \\| other | ada | n/a **TODO** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** -- Errors<br>Many of them \\| few |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** |\n| 21:30 \\| 21:40 | Restart |\n| 22:00 | **OUTAGE ENDS** |\n",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::only;

    #[test]
    fn the_row_and_the_sign_are_named() {
        let table =
            "## Timeline\n\n| Time | Event |\n|-|-|\n| 9:00 | a |\n| 9:01 | **OUTAGE BEGINS** -- a<br>b \\| c |\n";
        let found = only(&RULE, &format!("{table}\n## Action Items\n\n| Action Item |\n|-|\n| |\n| a \\| b<br>c |\n"));
        let told: Vec<_> = found
            .iter()
            .map(|found| (found.message.split(" holds").next().unwrap_or_default(), &found.place))
            .collect();
        assert!(
            matches!(told[0], ("Action item 2", Place::Field(Field::Action(..), span)) if *span == (2..3)),
            "{told:?}"
        );
        assert!(matches!(told[1], ("Row 2", Place::Field(Field::Description(_), span)) if *span == (4..5)), "{told:?}");
        assert_eq!(told.len(), 2);
    }
}
