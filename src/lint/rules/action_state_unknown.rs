//! An action item of which nobody can tell how far it is.

use crate::document::{Action, Edit};
use crate::form::Field;
use crate::lint::rule::{Examples, Rule};
use crate::lint::tracker::is_one_issue;
use crate::lint::{Finding, Level, Place, Subject};

pub static RULE: Rule = Rule {
    name: "action-state-unknown",
    level: Level::Warning,
    what: "an action item has no state, or one that the team does not use",
    why: "Without a state nobody sees what is still to be done before it happens again.",
    source: "SRE book, appendix D: action items with their state",
    remedy: "Choose one of the team's states; they are in its settings.",
    check,
};

/// What people write for states that are usual, in small letters and in order.
const SPELLINGS: [(&str, &str); 26] = [
    ("[x]", "DONE"),
    ("complete", "DONE"),
    ("completed", "DONE"),
    ("doing", "IN PROGRESS"),
    ("done", "DONE"),
    ("finished", "DONE"),
    ("fixed", "DONE"),
    ("in progress", "IN PROGRESS"),
    ("in-progress", "IN PROGRESS"),
    ("not started", "TODO"),
    ("ongoing", "IN PROGRESS"),
    ("resolved", "DONE"),
    ("to do", "TODO"),
    ("to-do", "TODO"),
    ("todo", "TODO"),
    ("will not fix", "WONTFIX"),
    ("wip", "IN PROGRESS"),
    ("won't do", "WONTFIX"),
    ("won't fix", "WONTFIX"),
    ("wont fix", "WONTFIX"),
    ("wontfix", "WONTFIX"),
    ("work in progress", "IN PROGRESS"),
    ("won’t do", "WONTFIX"),
    ("won’t fix", "WONTFIX"),
    ("✅", "DONE"),
    ("✔", "DONE"),
];

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let states = &subject.settings.states;
    for (id, action) in subject.actions() {
        let named = action.state();
        if named.is_some_and(|state| states.iter().any(|known| known == state)) {
            continue;
        }
        let (message, meant) = match named {
            Some(state) => (
                format!("“{state}” is none of the states here."),
                meant(states, state).map(|meant| (action.tracking(), meant)),
            ),
            None => ("This item has no state.".to_owned(), at_end(states, action)),
        };
        // “#12 not done” is not done: the words before a state may take it back.
        let meant = meant.filter(|(tracking, _)| is_apart(tracking));
        let finding =
            RULE.finding(Place::Field(Field::State(id), 0..0), format!("{message} Choose one: {}.", states.join(", ")));
        let Some((tracking, state)) = meant else {
            found(finding);
            continue;
        };
        let edits = vec![
            Edit::State(id, None),
            Edit::Tracking(id, tracking.to_owned()),
            Edit::State(id, Some(state.to_owned())),
        ];
        found(finding.with_safe_fix(format!("Set it to {state}"), Edit::All(edits)));
    }
}

/// The state of the team that a spelling means for sure.
fn meant<'s>(states: &'s [String], said: &str) -> Option<&'s str> {
    let small = said.trim_matches([' ', '*', '_', '(', ')', '.', '~', '\u{fe0f}']).to_lowercase();
    let own = states.iter().find(|state| state.to_lowercase() == small);
    let usual = || SPELLINGS.iter().find(|(spelling, _)| *spelling == small).map(|(_, state)| *state);
    own.map(String::as_str).or_else(|| {
        let usual = usual()?;
        states.iter().map(String::as_str).find(|state| *state == usual)
    })
}

/// A state at the end of a cell that has none in its place, and what stands before it: `#12 (done)`, `n/a - WIP`.
fn at_end<'a>(states: &'a [String], action: &'a Action) -> Option<(&'a str, &'a str)> {
    let cell = action.bug.trim_end();
    let starts = cell.rmatch_indices([' ', '(']).map(|(at, sign)| at + sign.len()).chain([0]);
    // The longest that says one: “not started”, not “started”. None has more than three words.
    let mut last: Vec<usize> = starts.take(4).collect();
    last.reverse();
    last.into_iter().find_map(|at| {
        let state = meant(states, &cell[at..])?;
        Some((cell[..at].trim_end_matches([' ', '(', '*', '_', '-', '–', '—', ',', ';', ':']), state))
    })
}

/// Whether what stands before a state has no words of its own, so that the state is all that is said of it.
fn is_apart(tracking: &str) -> bool {
    let tracking = tracking.trim();
    tracking.is_empty() || tracking.eq_ignore_ascii_case("n/a") || is_one_issue(tracking)
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | n/a **TODO** |\n| Limit it | prevent | ada | n/a **DONE** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | [alerts#145](https://git.example.com/alerts/issues/145) **IN PROGRESS** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | **WONTFIX** |\n",
    ],
    failing: &[
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | n/a |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | n/a **BLOCKED** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | n/a **WIP** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | [alerts#145](https://git.example.com/alerts/issues/145) (Done) |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | n/a - **Not started** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | Done |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | alerts#145, in Progress |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | see if it is done soon |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | alerts#145 not done |\n",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Cell;
    use crate::lint::testing::only;

    #[test]
    fn a_state_at_the_end_of_a_cell_is_told_if_it_is_certain() {
        let states: Vec<String> = ["TODO", "DONE", "QUEUED"].map(str::to_owned).to_vec();
        let read = |bug: &str| {
            let action = Action { bug: Cell::typed(bug), ..Action::default() };
            let told = at_end(&states, &action).filter(|(tracking, _)| is_apart(tracking));
            told.map(|(tracking, state)| (tracking.to_owned(), state.to_owned()))
        };
        let told = |tracking: &str, state: &str| Some((tracking.to_owned(), state.to_owned()));
        assert_eq!(read("#12 (done)"), told("#12", "DONE"));
        assert_eq!(read("#12 [x]"), told("#12", "DONE"));
        assert_eq!(read("[the issue](https://e.org), done"), told("[the issue](https://e.org)", "DONE"));
        assert_eq!(read("not started"), told("", "TODO"));
        assert_eq!(read("n/a queued"), told("n/a", "QUEUED"));
        assert_eq!(read("✅"), told("", "DONE"));
        assert_eq!(read("WIP"), None);
        assert_eq!(read("N/A done"), told("N/A", "DONE"));
        assert_eq!(read("see if it is done"), None);
        assert_eq!(read("#12 opened"), None);
        assert_eq!(read("[it is done](https://e.org)"), None);
    }

    #[test]
    fn words_before_a_state_may_take_it_back() {
        for bug in [
            "#12 not done",
            "OPS-4 not fixed",
            "OPS-4 almost done",
            "#12: to be done",
            "check #12 whether it is done",
            "OPS-9 not yet resolved",
            "#7, half of it done",
            "see #3, Ada will say when it is fixed",
            "[x](https://e.org) not complete",
            "phase-2 done",
            "OPS-4 not **Done**",
        ] {
            let found =
                only(&RULE, &format!("## Action Items\n\n| Action Item | Bug |\n| - | - |\n| Limit it | {bug} |\n"));
            assert_eq!(found.len(), 1, "{bug}");
            assert_eq!(found[0].fix, None, "{bug}");
        }
    }
}
