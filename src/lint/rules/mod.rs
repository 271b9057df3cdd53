//! All rules, a file each.

mod action_owner_missing;
mod authors_missing;
mod blame_word;
mod title_missing;

use super::rule::{Examples, Rule};

/// All rules, in the order of the sections that they look at.
pub const RULES: [&Rule; 4] =
    [&title_missing::RULE, &authors_missing::RULE, &action_owner_missing::RULE, &blame_word::RULE];

/// The examples of each. Apart from the rules, as only their tests and `postmortem rules` have a use for them: a page that
/// does not name this list does not carry it.
pub const EXAMPLES: [(&Rule, &Examples); 4] = [
    (&title_missing::RULE, &title_missing::EXAMPLES),
    (&authors_missing::RULE, &authors_missing::EXAMPLES),
    (&action_owner_missing::RULE, &action_owner_missing::EXAMPLES),
    (&blame_word::RULE, &blame_word::EXAMPLES),
];

/// The rule of a name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.into_iter().find(|rule| rule.name == name)
}
