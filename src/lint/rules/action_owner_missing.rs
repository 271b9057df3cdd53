//! An action item that is nobody's.

use crate::document::ActionColumn;
use crate::form::Field;
use crate::lint::people::People;
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

/// States of what nobody will do.
const DROPPED: [&str; 6] = ["ABANDONED", "CANCELLED", "OBSOLETE", "REJECTED", "WON'T FIX", "WONTFIX"];

/// What a name ends with that is one of a group, in small letters.
const GROUPS: [&str; 7] = ["department", "group", "guild", "ops", "squad", "team", "teams"];

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    for (id, action) in subject.actions() {
        let place = Place::Field(Field::Action(id, ActionColumn::Owner), 0..0);
        let owner = plain_text(&inline(&action.owner));
        let named =
            owner.trim_matches(|sign: char| sign.is_whitespace() || "-–—?@.<>[]*_…".contains(sign)).to_lowercase();
        if NOBODY.binary_search(&named.as_str()).is_ok() {
            // What will not be done needs nobody who does it.
            if action.state().is_some_and(|state| DROPPED.contains(&state)) {
                continue;
            }
            found(RULE.finding(place, "Nobody owns this item. Name one person or one team that sees to it."));
        } else if are_several(&owner, subject.people()) {
            let message = "Several own this item. Name the one who answers for it; the others can help.";
            found(RULE.finding(place, message).at(Level::Warning));
        }
    }
}

/// Whether a cell surely names several. What stands in parentheses tells more of a name. Other words beside each other may be
/// the name of one team: `Trust & Safety`, `acme/storage`, `SRE / on-call`.
fn are_several(owner: &str, people: &People) -> bool {
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
    let is_person = |part: &str| part.starts_with('@') || people.has_word(&part.to_lowercase());
    // Lists are of people, of teams, or of handles, which are in small letters; “Lovelace, Ada” is none.
    let is_one = |part: &str| {
        let is_team = || part.rsplit(' ').next().is_some_and(|last| GROUPS.contains(&last.to_lowercase().as_str()));
        is_person(part) || is_team() || part.chars().all(char::is_lowercase)
    };
    let are = |parts: Vec<&str>, is_one: &dyn Fn(&str) -> bool| {
        let parts: Vec<&str> = parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
        let is_reversed =
            matches!(parts[..], [last, first] if people.has_word(&format!("{first} {last}").to_lowercase()));
        parts.len() > 1 && !is_reversed && parts.iter().all(|part| is_one(part))
    };
    let whole = said.split_whitespace().filter(|word| word.starts_with('@') || word.contains("://")).count();
    let joined =
        said.split(['&', '/', ',', ';', '+']).flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" or "));
    whole > 1 || are(said.split([',', ';', '+']).collect(), &is_one) || are(joined.collect(), &is_person)
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
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | Trust & Safety | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | Search and Ranking | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | acme/storage | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | Lovelace, Ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | SRE / on-call | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect |  | n/a **WONTFIX** |\n",
        "## Authors\n\n* Ada Lovelace\n\n## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | Lovelace, Ada | n/a **TODO** |\n",
    ],
    failing: &[
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | TBD | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | *someone?* | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada, grace | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | Ada Lovelace and Grace Hopper | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | Ines or Tomasz | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | Ada Lovelace / Grace Hopper | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | @ada @grace | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | @ada and Grace Hopper | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect |  | n/a **DONE** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | https://people.example.org/ada https://people.example.org/grace | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | Storage team; Network team | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | Ada Lovelace (nights) & Grace Hopper (days) | n/a **TODO** |\n",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::only;

    #[test]
    fn only_people_and_teams_that_are_told_apart_are_several() {
        assert!(NOBODY.is_sorted());
        for (owner, is_found) in [
            ("@ada and @grace", true),
            ("@ada or @grace", true),
            ("ada) (grace", false),
            ("R&D", false),
            ("AT&T", false),
            ("Identity and Access", false),
            ("storage, network", true),
            ("ada, , ", false),
            ("Storage Team, Network Team", true),
            ("Berlin, Storage team", false),
        ] {
            let found = only(
                &RULE,
                &format!("## Action Items\n\n| Action Item | Owner |\n| - | - |\n| Limit it | {owner} |\n"),
            );
            assert_eq!(found.len(), usize::from(is_found), "{owner}");
        }
    }
}
