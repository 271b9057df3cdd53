//! What becomes of a draft that two tabs have open.

use super::Draft;

/// How a tab goes on once storage holds another record of its draft than the one that it saw there last.
#[derive(Clone, Debug, PartialEq)]
pub enum Meeting {
    /// With its own text, as a name or a form is all that the other tab changed, or both say the same.
    Agree(Draft),
    /// With the other tab's text, as it changed nothing itself.
    Follow(Draft),
    /// With a draft of its own: both changed the text, and both versions are kept.
    Part,
}

impl Meeting {
    /// `seen` is the record that this tab saw last, `theirs` the one that is stored now. `is_edited` says that there are
    /// edits here, stored or not: who made some sees nothing change under their hands.
    pub fn of(ours: Draft, seen: &Draft, theirs: &Draft, is_edited: bool) -> Meeting {
        // Who did not change these takes what the other one made of them.
        let name = if ours.name == seen.name { theirs.name.clone() } else { ours.name };
        let own_form = if ours.own_form == seen.own_form { theirs.own_form } else { ours.own_form };
        // Each of them took a person some thought, so nobody's is dropped for another one.
        let decisions = ours.decisions.met(&theirs.decisions, &seen.decisions);
        if theirs.text == ours.text {
            Meeting::Agree(Draft { name, own_form, decisions, ..theirs.clone() })
        } else if theirs.text == seen.text {
            Meeting::Agree(Draft { name, own_form, decisions, ..ours })
        } else if ours.text == seen.text && !is_edited {
            Meeting::Follow(Draft { name, own_form, decisions, ..theirs.clone() })
        } else {
            Meeting::Part
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::VERSION;
    use super::*;
    use crate::lint::Decisions;

    fn draft(text: &str, name: &str, changed: u64) -> Draft {
        let name = Some(name.to_owned()).filter(|name| !name.is_empty());
        let (text, decisions) = (text.to_owned(), Decisions::default());
        Draft { version: VERSION, text, opened: None, file: None, name, own_form: false, decisions, changed }
    }

    #[test]
    fn a_decision_is_taken_over_where_the_other_tab_made_none() {
        let decided = |draft: Draft| Draft { decisions: Decisions { whole: true, ..Decisions::default() }, ..draft };
        let (seen, theirs) = (draft("a", "", 1), draft("b", "", 2));
        let ours = decided(draft("a", "", 3));
        assert_eq!(Meeting::of(ours.clone(), &seen, &theirs, false), Meeting::Follow(decided(theirs)));
        assert_eq!(Meeting::of(draft("c", "", 1), &seen, &ours, true), Meeting::Agree(decided(draft("c", "", 1))));
    }

    #[test]
    fn what_both_tabs_decided_is_kept() {
        let off = |draft: Draft, rules: &[&str]| {
            let off = rules.iter().map(|rule| (*rule).to_owned()).collect();
            Draft { decisions: Decisions { off, ..Decisions::default() }, ..draft }
        };
        let seen = draft("a", "", 1);
        let (ours, theirs) = (off(draft("a", "", 3), &["blame-word"]), off(draft("a", "", 2), &["draft-old"]));
        let both = off(draft("a", "", 2), &["draft-old", "blame-word"]);
        assert_eq!(Meeting::of(ours, &seen, &theirs, true), Meeting::Agree(both));
    }

    #[test]
    fn who_changed_nothing_follows() {
        let (seen, theirs) = (draft("a", "", 1), draft("b", "", 2));
        assert_eq!(Meeting::of(seen.clone(), &seen, &theirs, false), Meeting::Follow(theirs.clone()));
        // A name that only this tab knows of is kept.
        let named = Meeting::of(draft("a", "Mine", 3), &seen, &theirs, false);
        assert_eq!(named, Meeting::Follow(draft("b", "Mine", 2)));
    }

    #[test]
    fn two_texts_part() {
        let (seen, theirs) = (draft("a", "", 1), draft("b", "", 2));
        assert_eq!(Meeting::of(draft("c", "", 3), &seen, &theirs, true), Meeting::Part);
        assert_eq!(Meeting::of(draft("c", "", 3), &seen, &theirs, false), Meeting::Part);
        assert_eq!(Meeting::of(seen.clone(), &seen, &theirs, true), Meeting::Part);
    }

    #[test]
    fn one_text_or_one_that_did_not_change_needs_no_second_draft() {
        let seen = draft("a", "", 1);
        let (renamed, same) = (draft("a", "Theirs", 2), draft("b", "Theirs", 2));
        assert_eq!(Meeting::of(draft("b", "", 3), &seen, &renamed, true), Meeting::Agree(draft("b", "Theirs", 3)));
        assert_eq!(Meeting::of(draft("b", "", 3), &seen, &same, true), Meeting::Agree(same));
        assert_eq!(Meeting::of(draft("a", "Mine", 3), &seen, &renamed, true), Meeting::Agree(draft("a", "Mine", 2)));
    }
}
