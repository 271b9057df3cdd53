//! All rules, a file each.

use super::rule::{Examples, Rule};

/// Names the modules of rules once for both lists: their order is that of the sections that they look at.
macro_rules! rules {
    ($($rule:ident),* $(,)?) => {
        $(mod $rule;)*

        /// All rules.
        pub static RULES: &[&Rule] = &[$(&$rule::RULE),*];

        /// The examples of each. Apart from the rules, as only their tests and `postmortem rules` have a use for them: a page
        /// that does not name this list does not carry it.
        pub static EXAMPLES: &[(&Rule, &Examples)] = &[$((&$rule::RULE, &$rule::EXAMPLES)),*];
    };
}

rules! {
    title_missing,
    date_invalid,
    date_weekday_mismatch,
    authors_missing,
    authors_many,
    status_missing,
    status_contradicts_actions,
    draft_old,
    summary_long,
    section_empty,
    placeholder_left,
    acronym_unexpanded,
    heading_in_section,
    secret_in_text,
    lessons_without_actions,
    lessons_only_negative,
    table_cell_escaped,
    blame_word,
    animated_language,
    hindsight_word,
    impact_not_quantified,
    impact_vague,
    human_error_cause,
    person_blamed,
    single_cause,
    cause_is_trigger,
    why_who_question,
    detection_mechanism_missing,
    actions_missing,
    action_no_verb,
    action_vague,
    action_changes_people,
    action_not_verifiable,
    action_type_unknown,
    action_owner_missing,
    action_untracked,
    action_state_unknown,
    actions_no_prevention,
}

/// The rule of a name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}
