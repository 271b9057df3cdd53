//! A postmortem that does not say how far it is.

use crate::document::{Date, Edit, Passage};
use crate::form::Field;
use crate::lint::labels::Labels;
use crate::lint::progress::Progress;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject};

pub static RULE: Rule = Rule {
    name: "status-missing",
    level: Level::Warning,
    what: "no status is told, and the text is no post of a blog: a hint where it has not the form of the template",
    why: "Without it nobody knows whether a text can be relied on, or whether somebody still works on it.",
    source: "SRE book, appendix D: the status also says how far the action items are",
    remedy: "Say whether it is a draft, in review or complete, and whether action items are open.",
    check,
};

/// How long people write a postmortem.
const DAYS_OF_DRAFT: i64 = 14;

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let document = subject.document;
    if !document.passage(Passage::Status).is_blank() || Labels::of(document).tell(&["status"]) {
        return;
    }
    if subject.is_post() || subject.refers_to_another() {
        return;
    }
    let is_unfinished = subject.settings.required.iter().any(|section| document.is_blank(*section));
    let likely = match Progress::of(subject) {
        progress if is_unfinished || progress.count() == 0 => is_recent(subject).then_some("Draft"),
        progress if progress.open.is_empty() => Some("Complete"),
        _ => Some("Complete, action items in progress"),
    };
    // Other forms have no place for it.
    let (level, message) = match subject.is_of_template() {
        true => (
            RULE.level,
            "The status is empty. Say whether this is a draft, in review or complete, and whether actions are open.",
        ),
        false => (
            Level::Hint,
            "No status is told. Say whether this is a draft, in review or complete, and whether actions are open.",
        ),
    };
    let place = Place::Field(Field::Passage(Passage::Status), 0..0);
    let finding = RULE.finding(place, message).at(level);
    found(match likely {
        Some(likely) => {
            let edit = Edit::Passage(Passage::Status, likely.to_owned());
            finding.with_offer(format!("Write “{likely}”"), edit)
        }
        None => finding,
    });
}

/// Whether it was a short time ago: a text that is older, and lacks something, will hardly be a draft.
fn is_recent(subject: &Subject) -> bool {
    match subject.document.date {
        Date::Day(day) => (subject.today - day).num_days() <= DAYS_OF_DRAFT,
        Date::Blank | Date::AsTyped(_) => false,
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &["## Status\n\nDraft\n", "## Status\n\nComplete\n", "## Status\n\n-\n\n## Report\n\nStatus: draft\n"],
    failing: &[
        "## Status\n\n-\n",
        "## Status\n\n-\n\n## Summary\n\n-\n",
        "## Status\n\n-\n\n## Action Items\n\n-\n",
        "## Status\n\n-\n\n## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | n/a **DONE** |\n",
    ],
};

#[cfg(test)]
mod tests {
    use crate::lint::Level;
    use crate::lint::testing::only;

    #[test]
    fn the_likeliest_is_offered() {
        let item = |state: &str| format!("| Action Item | Bug |\n|-|-|\n| Alert on errors | n/a **{state}** |");
        for (date, summary, actions, likely) in [
            ("-", "It fell.", item("TODO"), Some("Complete, action items in progress")),
            ("-", "It fell.", item("DONE"), Some("Complete")),
            ("2026-03-24", "-", item("DONE"), Some("Draft")),
            ("2026-03-24", "It fell.", "-".to_owned(), Some("Draft")),
            ("2026-03-12", "It fell.", "-".to_owned(), Some("Draft")),
            ("2026-03-11", "It fell.", "-".to_owned(), None),
            ("-", "It fell.", "-".to_owned(), None),
            ("24 March", "-", item("DONE"), None),
        ] {
            let rest = "## Impact\n\nall\n\n## Root Causes\n\nb\n\n## Resolution\n\nc\n";
            let text =
                format!("## Date\n\n{date}\n\n## Summary\n\n{summary}\n\n{rest}\n## Action Items\n\n{actions}\n");
            let fix = only(&super::RULE, &text).pop().and_then(|finding| finding.fix);
            assert_eq!(fix.map(|fix| fix.name), likely.map(|likely| format!("Write “{likely}”")), "{text}");
        }
    }

    #[test]
    fn other_forms_have_no_place_for_it() {
        let told = |text: &str| only(&super::RULE, text).remove(0);
        let (empty, none) = (told("## Date\n\n2026-03-24\n"), told("## Summary\n\nIt fell.\n"));
        assert_eq!((empty.level, none.level), (Level::Warning, Level::Hint));
        assert!(empty.message.starts_with("The status is empty") && none.message.starts_with("No status is told"));
    }

    #[test]
    fn what_was_published_as_a_post_needs_no_status() {
        for (settings, count) in [
            ("path = \"inside/2026/03/24/bookings\"", 0),
            ("permalink: /bookings/", 0),
            ("slug: bookings", 0),
            ("published: true", 0),
            ("published: false", 1),
            ("slug:", 1),
            ("layout: post", 0),
            ("layout: report", 1),
            ("title: The path", 1),
        ] {
            let text = format!("---\n{settings}\n---\n\n# Bookings fail\n");
            assert_eq!(only(&super::RULE, &text).len(), count, "{settings}");
        }
    }
}
