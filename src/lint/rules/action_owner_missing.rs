//! An action item that is nobody's.

use crate::document::ActionColumn;
use crate::form::Field;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject};
use crate::preview::{inline, plain_text};

pub static RULE: Rule = Rule {
    name: "action-owner-missing",
    level: Level::Error,
    what: "an action item has no owner, or several",
    why: "What is everybody's is nobody's: items without one owner are not done.",
    source: "SRE workbook, chapter 10: action items without owners",
    remedy: "Name one person or one team that sees to it.",
    check,
};

/// What people write who name nobody, in small letters.
const NOBODY: [&str; 9] = ["", "-", "?", "??", "all", "everybody", "everyone", "n/a", "tbd"];

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    for (id, action) in subject.actions() {
        let place = Place::Field(Field::Action(id, ActionColumn::Owner), 0..0);
        let owner = plain_text(&inline(&action.owner));
        if NOBODY.contains(&owner.trim().to_lowercase().as_str()) {
            found(RULE.finding(place, "Nobody owns this item. Name one person or one team that sees to it."));
        } else if owner.split([',', ';', '/', '&', '+', '\n']).filter(|name| !name.trim().is_empty()).count() > 1 {
            let message = "Several own this item. Name the one who answers for it; the others can help.";
            found(RULE.finding(place, message).at(Level::Warning));
        }
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | storage team | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | [ada](https://example.org/ada) | n/a **TODO** |\n",
    ],
    failing: &[
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | TBD | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada, grace | n/a **TODO** |\n",
    ],
};
