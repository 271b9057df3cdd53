//! Lessons in which nothing went well.

use crate::document::{List, Section};
use crate::lint::labels::Labels;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject};

pub static RULE: Rule = Rule {
    name: "lessons-only-negative",
    level: Level::Hint,
    what: "something went wrong, and nothing went well",
    why: "What kept the damage small is lost if nobody knows that it did.",
    source: "SRE book, chapter 15 and appendix D; Etsy's debriefing facilitation guide",
    remedy: "Name the tool, habit or design that helped.",
    check,
};

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let document = subject.document;
    let is_negative = !document.list(List::WentWrong).is_blank() && document.list(List::WentWell).is_blank();
    if is_negative && !Labels::of(document).tell(&["well", "right", "good", "worked"]) {
        let message = "Nothing is said to have gone well. Name what helped, so that nobody removes it.";
        found(RULE.finding(Place::Section(Section::WentWell), message));
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## What went well\n\n* The alert fired\n\n## What went wrong\n\n* The runbook was old\n",
        "## What went well\n\n-\n\n## What went wrong\n\n-\n",
        "## What went well\n\n-\n\n## What worked\n\n* The alert fired\n",
    ],
    failing: &[
        "## What went well\n\n-\n\n## What went wrong\n\n* The runbook was old\n",
        "## What went well\n\n*\n\n## What went wrong\n\nThe runbook was old.\n",
        "## What went well\n\n-\n\n## What went wrong\n\n1. The runbook was old\n",
    ],
};
