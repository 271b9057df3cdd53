//! Things that went wrong and that nobody does anything about.

use crate::document::{ActionEntry, List, Section};
use crate::lint::items::{count, count_lines};
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject};

pub static RULE: Rule = Rule {
    name: "lessons-without-actions",
    level: Level::Hint,
    what: "there are fewer action items than bullets in What went wrong",
    why: "What is written down as wrong and left as it is will go wrong again.",
    source: "SRE workbook, chapter 10; Atlassian's incident handbook: each cause has its action",
    remedy: "Add an action item for what is without one.",
    check,
};

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let document = subject.document;
    let wrong = count(document.list(List::WentWrong));
    let notes = document.actions.iter().filter_map(|row| match &*row.value {
        ActionEntry::Note(text) => Some(count_lines(text)),
        ActionEntry::Action(_) => None,
    });
    let actions = subject.actions().count() + notes.sum::<usize>();
    // Without any, there is more to say than this.
    if actions > 0 && actions < wrong {
        let message = format!(
            "{wrong} things went wrong, and there {} only {actions} action item{}. Which of them is without one?",
            if actions == 1 { "is" } else { "are" },
            if actions == 1 { "" } else { "s" },
        );
        found(RULE.finding(Place::Section(Section::WentWrong), message));
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## What went wrong\n\n* The alert came late\n\n## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | n/a **TODO** |\n",
        "## What went wrong\n\n* The alert came late\n* The runbook was old\n\n## Action Items\n\n* Alert on errors\n* Rewrite the runbook\n",
        "## What went wrong\n\n* The alert came late\n\n## Action Items\n\n-\n",
        "## What went wrong\n\nNothing but the alert.\n",
    ],
    failing: &[
        "## What went wrong\n\n* The alert came late\n* The runbook was old\n\n## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | n/a **TODO** |\n",
        "## What went wrong\n\n1. The alert came late\n2. The runbook was old\n\n## Action Items\n\n* Alert on errors\n",
        "## What went wrong\n\n* The alert came late\n* The runbook was old\n* Nobody could log in\n\n## Action Items\n\n* Rewrite the runbook\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | n/a **TODO** |\n",
    ],
};
