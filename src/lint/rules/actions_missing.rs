//! A postmortem without action items.

use crate::document::{ActionEntry, Section};
use crate::lint::labels::Labels;
use crate::lint::phrases::Phrases;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject};

pub static RULE: Rule = Rule {
    name: "actions-missing",
    level: Level::Error,
    what: "there is no action item",
    why: "What nothing is done about comes back. If nothing is worth doing, that is worth a line.",
    source: "SRE book, chapter 15: every postmortem has follow-up; SRE workbook, chapter 10",
    remedy: "Write what is to be done, with one owner each, and where it is tracked.",
    check,
};

/// What people call the part that tells what is to be done. What ends in a letter stands for all words that begin so.
const NAMES: [&str; 24] = [
    "action item",
    "actions",
    "changes to make",
    "corrective",
    "follow-up",
    "follow up",
    "followup",
    "future action",
    "future measures",
    "going forward",
    "improvements",
    "insights",
    "key takeaways",
    "long term changes",
    "measures",
    "mitigations",
    "moving forward",
    "next steps",
    "prevent",
    "recommendation",
    "remediation",
    "review action",
    "tasks",
    "to do",
];

/// What texts without such a part have where they tell it.
const SPOKEN: [&str; 34] = [
    "action",
    "action items",
    "action taken",
    "actions",
    "follow-up*",
    "followup*",
    "future measures",
    "going forward",
    "improvements",
    "long term changes",
    "mitigations",
    "moving forward",
    "next steps",
    "prevent",
    "preventing",
    "prevention",
    "recommendations",
    "remediation",
    "several changes",
    "steps taken",
    "taking steps",
    "tasks",
    "to do",
    "todo",
    "we are adding",
    "we are going to",
    "we have taken",
    "we need to",
    "we plan",
    "we will",
    "we'll",
    "we're adding",
    "we're going to",
    "we're planning",
];

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    // Some items without the table are items too; and an action item may be a link or a picture alone.
    let says_nothing = subject.document.actions.iter().all(|row| match &*row.value {
        ActionEntry::Action(action) => action.is_blank(),
        ActionEntry::Note(text) => text.is_blank(),
    });
    if !says_nothing {
        return;
    }
    if Labels::of(subject.document).tell(&NAMES) || !subject.is_of_template() && is_told_elsewhere(subject) {
        return;
    }
    let message =
        "There is no action item. Write what is to be done and who does it, or that nothing is worth doing and why.";
    let heading = subject.empty_heading(&NAMES).map(|field| Place::Field(field, 0..0));
    found(RULE.finding(heading.unwrap_or(Place::Section(Section::ActionItems)), message));
}

/// Whether another text speaks of what is done, apart from the status.
fn is_told_elsewhere(subject: &Subject) -> bool {
    let elsewhere = Phrases::new(SPOKEN);
    let mut texts = subject.texts.iter().filter(|text| text.section != Some(Section::Status));
    texts.any(|text| elsewhere.are_in(text))
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | n/a **TODO** |\n",
        "## Action Items\n\nNothing is worth doing: the import is retired next week.\n",
        "## Action Items\n\n-\n\n## Next steps\n\n* Alert on errors\n\n## Background\n\nWe sell tickets.\n",
        "## Action Items\n\n-\n\n## Impact\n\n-\n\n## Root Causes\n\nA missing limit.\n\n## Trigger\n\n-\n\n## Resolution\n\nTo keep it from happening again, we will add an alert.\n\n## Detection\n\n-\n\n## Background\n\nWe sell tickets.\n",
        "## Action Items\n\n-\n\n## Lessons Learned\n\n**Next steps**\n\n* Alert on errors\n",
    ],
    failing: &[
        "## Action Items\n\n-\n\n## Next steps\n\n-\n\n## Transactions of that night\n\n40 were lost.\n",
        "## Action Items\n\n-\n\n## Impact\n\n-\n\n## Root Causes\n\nA missing limit.\n\n## Trigger\n\nThe import.\n\n## Resolution\n\nTo keep it from happening again, we will add an alert.\n\n## Detection\n\n-\n",
        "## Action Items\n\n-\n\n## Resolution\n\nWe restarted it.\n\n## Detection\n\n-\n\n## Trigger\n\n-\n",
        "## Action Items\n\n-\n",
        "## Action Items\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| | | | |\n",
        "## Action Items\n\n-\n\n## Thanks\n\nTo all who helped.\n\n## Status\n\nAction items in progress\n",
    ],
};
