//! All rules, a file each.

use super::finding::Finding;
use super::rows::Entry;
use super::rule::{Examples, Rule};

mod acronym_unexpanded;
mod action_changes_people;
mod action_no_verb;
mod action_not_verifiable;
mod action_owner_missing;
mod action_state_unknown;
mod action_type_unknown;
mod action_untracked;
mod action_vague;
mod actions_missing;
mod actions_no_prevention;
mod animated_language;
mod authors_many;
mod authors_missing;
mod blame_word;
mod cause_is_trigger;
mod date_invalid;
mod date_weekday_mismatch;
mod detection_mechanism_missing;
mod draft_old;
mod duration_mismatch;
mod heading_in_section;
mod hindsight_word;
mod human_error_cause;
mod impact_not_quantified;
mod impact_time_outside;
mod impact_vague;
mod lessons_only_negative;
mod lessons_without_actions;
mod person_blamed;
mod placeholder_left;
mod secret_in_text;
mod section_empty;
mod single_cause;
mod status_contradicts_actions;
mod status_missing;
mod summary_long;
mod summary_no_duration;
mod table_cell_escaped;
mod timeline_begin_end_missing;
mod timeline_clock_runs_back;
mod timeline_date_mismatch;
mod timeline_detection_unmarked;
mod timeline_dst_ambiguous;
mod timeline_end_before_begin;
mod timeline_future;
mod timeline_no_evidence;
mod timeline_starts_late;
mod timeline_time_uncertain;
mod timeline_unsorted;
mod timeline_zone_undeclared;
mod title_missing;
mod why_who_question;

/// Makes both lists of rules: their order is that of the sections that they look at.
macro_rules! rules {
    ($($rule:ident),* $(,)?) => {
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

/// The rules that look for words, to which a team may add its own.
pub static OF_WORDS: [&Rule; 10] = [
    &placeholder_left::RULE,
    &impact_vague::RULE,
    &human_error_cause::RULE,
    &blame_word::RULE,
    &hindsight_word::RULE,
    &animated_language::RULE,
    &detection_mechanism_missing::RULE,
    &action_vague::RULE,
    &action_changes_people::RULE,
    &action_not_verifiable::RULE,
];

/// What looks at an entry of the timeline by itself.
type OfRow = fn(&Entry, &mut dyn FnMut(Finding));

/// Of the rules that look at each entry of the timeline by itself: that.
pub static OF_ROWS: [OfRow; 4] =
    [date_weekday_mismatch::of_row, placeholder_left::of_row, secret_in_text::of_row, table_cell_escaped::of_row];

/// The rule of a name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}
