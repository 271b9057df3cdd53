//! An action item that no tracker knows.

use crate::form::Field;
use crate::lint::rule::{Examples, Rule};
use crate::lint::tracker::{is_tracked, links};
use crate::lint::{Finding, Level, Place, Subject};
use crate::preview::{inline, plain_text};

pub static RULE: Rule = Rule {
    name: "action-untracked",
    level: Level::Warning,
    what: "an action item leads to no tracker",
    why: "Nobody reads postmortems to see what is left to do. What is in no queue is forgotten.",
    source: "SRE book, chapter 15, and SRE workbook, chapter 10: action items are tracked to the end",
    remedy: "Link the issue or write its number; n/a says that it needs none.",
    check,
};

/// What says that it needs none, in small letters.
const NOT_NEEDED: [&str; 5] = ["n.a", "n/a", "na", "not applicable", "not needed"];

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    for (id, action) in subject.actions() {
        let tracking = action.tracking();
        if is_tracked(tracking) {
            continue;
        }
        let said = plain_text(&inline(tracking)).to_lowercase();
        // The item itself may be the link. Numbers in its words count for something else.
        // What follows “n/a” is a state that is not in its place yet.
        let needs_none = NOT_NEEDED
            .iter()
            .any(|none| said.trim().strip_prefix(none).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
        if links(&action.item) || needs_none {
            continue;
        }
        let message = if said.trim_matches([' ', '-', '?']).is_empty() {
            "This item leads to no issue. Link one or write its number; n/a says that it needs none.".to_owned()
        } else {
            format!(
                "“{}” leads to no issue. Link one or write its number; n/a says that it needs none.",
                tracking.trim()
            )
        };
        found(RULE.finding(Place::Field(Field::Tracking(id), 0..0), message));
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | [alerts#145](https://git.example.com/alerts/issues/145) **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | N/A **TODO** |\n| Limit it | prevent | ada | #12 **DONE** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| [Alert on errors](https://git.example.com/alerts/issues/145) | detect | ada | **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors <https://git.example.com/1> | detect | ada | **TODO** |\n| Alert: https://git.example.com/1 | detect | ada | **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | n/a - Done |\n",
    ],
    failing: &[
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | soon **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | - **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | name it **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | nap **TODO** |\n",
    ],
};
