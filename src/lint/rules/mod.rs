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
    authors_missing,
    blame_word,
    summary_no_duration,
    duration_mismatch,
    impact_time_outside,
    action_owner_missing,
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
}

/// The rule of a name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}
