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
    section_empty,
    placeholder_left,
    heading_in_section,
    acronym_unexpanded,
    secret_in_text,
    summary_long,
    summary_no_duration,
    duration_mismatch,
    impact_not_quantified,
    impact_vague,
    impact_time_outside,
    human_error_cause,
    person_blamed,
    blame_word,
    hindsight_word,
    animated_language,
    why_who_question,
    single_cause,
    cause_is_trigger,
    detection_mechanism_missing,
    actions_missing,
    action_owner_missing,
    action_type_unknown,
    action_untracked,
    action_state_unknown,
    action_no_verb,
    action_vague,
    action_changes_people,
    action_not_verifiable,
    actions_no_prevention,
    lessons_without_actions,
    lessons_only_negative,
    timeline_begin_end_missing,
    timeline_detection_unmarked,
    timeline_end_before_begin,
    timeline_unsorted,
    timeline_clock_runs_back,
    timeline_future,
    timeline_zone_undeclared,
    timeline_dst_ambiguous,
    timeline_time_uncertain,
    timeline_starts_late,
    timeline_no_evidence,
    timeline_date_mismatch,
    table_cell_escaped,
}

/// The rule of a name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}
