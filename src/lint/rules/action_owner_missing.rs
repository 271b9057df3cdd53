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

/// What people write who name nobody, in small letters and in order.
const NOBODY: [&str; 27] = [
    "",
    "all",
    "any",
    "anybody",
    "anyone",
    "everybody",
    "everyone",
    "n/a",
    "na",
    "nobody",
    "none",
    "not assigned",
    "open",
    "owner",
    "somebody",
    "someone",
    "tba",
    "tbc",
    "tbd",
    "to be assigned",
    "to be decided",
    "to be determined",
    "todo",
    "unassigned",
    "unknown",
    "us",
    "we",
];

/// What a name ends with that is one of a group, in small letters.
const GROUPS: [&str; 7] = ["department", "group", "guild", "ops", "squad", "team", "teams"];

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    for (id, action) in subject.actions() {
        let place = Place::Field(Field::Action(id, ActionColumn::Owner), 0..0);
        let owner = plain_text(&inline(&action.owner));
        let named =
            owner.trim_matches(|sign: char| sign.is_whitespace() || "-–—?@.<>[]*_…".contains(sign)).to_lowercase();
        if NOBODY.binary_search(&named.as_str()).is_ok() {
            found(RULE.finding(place, "Nobody owns this item. Name one person or one team that sees to it."));
        } else if names(&owner) > 1 {
            let message = "Several own this item. Name the one who answers for it; the others can help.";
            found(RULE.finding(place, message).at(Level::Warning));
        }
    }
}

/// How many a cell names. What stands in parentheses tells more of a name, addresses and handles are names as a whole, and so
/// is what a team is called: `Storage & Network team`.
fn names(owner: &str) -> usize {
    let mut depth = 0_usize;
    let said: String = owner
        .chars()
        .filter(|sign| {
            match sign {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => return depth == 0,
            }
            false
        })
        .collect();
    let is_whole = |word: &&str| word.starts_with('@') || word.contains("://");
    let whole = said.split_whitespace().filter(is_whole).count();
    let others: Vec<&str> = said.split_whitespace().filter(|word| !is_whole(word)).collect();
    let others = others.join(" ").to_lowercase();
    let is_one = |part: &str| part.contains(char::is_alphanumeric);
    let people: usize = others
        .split([',', ';', '+'])
        .map(|part| {
            let group = part.split(' ').next_back().is_some_and(|last| GROUPS.contains(&last));
            let parts = part.split(['&', '/']).flat_map(|part| part.split(" and ")).filter(|part| is_one(part)).count();
            if group { parts.min(1) } else { parts }
        })
        .sum();
    // Between handles a lone “and” or “with” names nobody.
    whole + if whole > 0 && ["and", "with", "or"].contains(&others.trim()) { 0 } else { people }
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | Storage & Network team | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | [ada](https://example.org/ada) | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | @example/storage | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | Ada Lovelace (SRE, nights) | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | https://people.example.org/ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | SRE/Infra team, | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | Wendy Anders | n/a **TODO** |\n",
    ],
    failing: &[
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | TBD | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | *someone?* | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada, grace | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada and grace | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada/grace | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | @ada @grace | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | @ada grace | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | Storage team; Network team | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada (nights) & grace (days) | n/a **TODO** |\n",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_counts_once() {
        assert!(NOBODY.is_sorted());
        assert_eq!(names("@ada and @grace"), 2);
        assert_eq!(names("@ada with grace"), 2);
        assert_eq!(names("ada) (grace"), 1);
    }
}
