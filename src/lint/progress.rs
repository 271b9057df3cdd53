//! How far a postmortem and its action items are, as its words say.

use super::phrases::Phrases;
use super::roles::is_negation;
use super::subject::Subject;
use super::text::Text;
use crate::document::Section;

/// States of work that is still to be done, in capitals and in order. Of a team's own states nobody knows which are.
const OPEN: [&str; 17] = [
    "ASSIGNED",
    "BACKLOG",
    "BLOCKED",
    "DOING",
    "IN PROGRESS",
    "IN REVIEW",
    "NEW",
    "NOT STARTED",
    "ONGOING",
    "OPEN",
    "PENDING",
    "PLANNED",
    "REOPENED",
    "STARTED",
    "TODO",
    "WAITING",
    "WIP",
];

/// States of work that nobody has to do any more, in capitals and in order.
const CLOSED: [&str; 17] = [
    "ABANDONED",
    "CANCELED",
    "CANCELLED",
    "CLOSED",
    "COMPLETE",
    "COMPLETED",
    "DONE",
    "DUPLICATE",
    "FIXED",
    "MERGED",
    "OBSOLETE",
    "REJECTED",
    "RESOLVED",
    "SKIPPED",
    "VERIFIED",
    "WON'T FIX",
    "WONTFIX",
];

/// The action items by their states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Those that are still to be done, by their numbers among the action items, counted from 1.
    pub open: Vec<usize>,
    pub closed: usize,
    /// Those that say nothing of it, or nothing that is known.
    pub unknown: usize,
}

impl Progress {
    pub fn of(subject: &Subject) -> Progress {
        let mut progress = Progress::default();
        for (index, (_, action)) in subject.actions().enumerate() {
            match action.state() {
                Some(state) if OPEN.binary_search(&state).is_ok() => progress.open.push(index + 1),
                Some(state) if CLOSED.binary_search(&state).is_ok() => progress.closed += 1,
                _ => progress.unknown += 1,
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

/// Words with which a status goes on to say that it is not so far; besides all that take back what follows them, in order.
const NOT_YET: [&str; 14] = [
    "almost",
    "be",
    "been",
    "before",
    "being",
    "half",
    "mostly",
    "nearly",
    "once",
    "partially",
    "partly",
    "should",
    "until",
    "when",
];

/// How many words of a status stand before the one that says how far it is: `The postmortem is complete`.
const OPENING: usize = 4;

/// What the status says of the postmortem itself; `None` if nothing that is understood.
pub fn stage(subject: &Subject) -> Option<Stage> {
    let (complete, unfinished) = (Phrases::new(COMPLETE), Phrases::new(UNFINISHED));
    if subject.texts_of(Section::Status).any(|text| unfinished.are_in(text)) {
        return Some(Stage::Unfinished);
    }
    subject.texts_of(Section::Status).any(|text| is_complete(text, &complete)).then_some(Stage::Complete)
}

/// Whether a status opens with a word that says so, and nothing before that word takes it back: `Not closed`, `95% complete`,
/// `To be completed by Friday`.
fn is_complete(text: &Text, complete: &Phrases) -> bool {
    let found = complete.find(text);
    let Some(first) = found.first().filter(|first| first.word <= OPENING) else { return false };
    let takes_back = |at: usize| {
        let word = text.small(&text.words()[at]);
        is_negation(word)
            || NOT_YET.binary_search(&word).is_ok()
            || word.starts_with(|sign: char| sign.is_ascii_digit())
    };
    !(0..first.word).any(takes_back)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Passage;
    use crate::form::Field;

    #[test]
    fn what_takes_it_back_makes_a_status_incomplete() {
        let is_told = |status: &str| {
            let text = Text::read(Field::Passage(Passage::Status), Some(Section::Status), status);
            is_complete(&text, &Phrases::new(COMPLETE))
        };
        for status in
            ["Complete", "**Final.**", "Status: closed", "The postmortem is complete.", "Postmortem completed"]
        {
            assert!(is_told(status), "{status}");
        }
        for status in [
            "Not closed",
            "This was never finished",
            "95% complete",
            "To be completed by Friday",
            "Isn't done",
            "Almost done",
            "Some of the many parts are done",
            "Stable",
        ] {
            assert!(!is_told(status), "{status}");
        }
    }

    #[test]
    fn lists_are_in_order() {
        assert!(OPEN.is_sorted() && CLOSED.is_sorted() && NOT_YET.is_sorted());
    }
}
