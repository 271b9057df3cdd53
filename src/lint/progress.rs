//! How far a postmortem and its action items are, as its words say.

use super::phrases::Phrases;
use super::subject::Subject;
use crate::document::Section;

/// States of work that nobody has to do any more, in capitals. All others are open.
const CLOSED: [&str; 13] = [
    "ABANDONED",
    "CANCELLED",
    "CLOSED",
    "COMPLETE",
    "COMPLETED",
    "DONE",
    "FIXED",
    "MERGED",
    "OBSOLETE",
    "REJECTED",
    "RESOLVED",
    "WON'T FIX",
    "WONTFIX",
];

/// The action items by their states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Those that are still to be done, by their numbers among the action items, counted from 1.
    pub open: Vec<usize>,
    pub closed: usize,
    /// Those that say nothing of it.
    pub unknown: usize,
}

impl Progress {
    pub fn of(subject: &Subject) -> Progress {
        let mut progress = Progress::default();
        for (index, (_, action)) in subject.actions().enumerate() {
            match action.state() {
                None => progress.unknown += 1,
                Some(state) if CLOSED.contains(&state) => progress.closed += 1,
                Some(_) => progress.open.push(index + 1),
            }
        }
        progress
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.open.len() + self.closed + self.unknown
    }
}

/// What the status says of the postmortem itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Complete,
    Unfinished,
}

const COMPLETE: [&str; 6] = ["closed", "complete", "completed", "done", "final", "finished"];

const UNFINISHED: [&str; 18] = [
    "almost complete",
    "almost done",
    "draft*",
    "in preparation",
    "in review",
    "incomplete",
    "investigating",
    "not complete*",
    "not done",
    "not final",
    "not finished",
    "not yet",
    "under investigation",
    "under review",
    "unfinished",
    "wip",
    "work in progress",
    "writing",
];

/// What the status says of the postmortem itself; `None` if nothing that is understood. `complete` after `not yet` is none.
pub fn stage(subject: &Subject) -> Option<Stage> {
    let (complete, unfinished) = (Phrases::new(COMPLETE), Phrases::new(UNFINISHED));
    let has = |phrases: &Phrases| subject.texts_of(Section::Status).any(|text| phrases.are_in(text));
    match (has(&unfinished), has(&complete)) {
        (true, _) => Some(Stage::Unfinished),
        (false, true) => Some(Stage::Complete),
        (false, false) => None,
    }
}
