//! A cause that is the trigger once more.

use std::collections::HashSet;

use crate::document::{Passage, Section};
use crate::form::Field;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Phrases, Place, Subject};

pub static RULE: Rule = Rule {
    name: "cause-is-trigger",
    level: Level::Warning,
    what: "Root Causes repeats Trigger",
    why: "The trigger says why it happened that day, the causes why it could happen at all: only these can be taken away.",
    source: "SRE workbook, chapter 10, and SRE book, appendix D: root causes apart from the trigger",
    remedy: "Say under Root Causes what let the trigger do harm.",
    check,
};

/// Words that say the same of any event, in order.
const COMMON: [&str; 60] = [
    "a",
    "after",
    "an",
    "and",
    "are",
    "as",
    "at",
    "because",
    "been",
    "before",
    "being",
    "but",
    "by",
    "can",
    "caused",
    "causing",
    "could",
    "did",
    "due",
    "for",
    "from",
    "had",
    "has",
    "have",
    "in",
    "into",
    "is",
    "it",
    "its",
    "not",
    "of",
    "on",
    "or",
    "our",
    "out",
    "root",
    "so",
    "some",
    "than",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "to",
    "trigger",
    "triggered",
    "up",
    "was",
    "we",
    "were",
    "when",
    "where",
    "which",
    "while",
    "with",
    "would",
];

/// What says in few words that it is the same.
const SAME: [&str; 7] = [
    "as above",
    "same as above",
    "same as the trigger",
    "same as trigger",
    "see above",
    "see the trigger",
    "see trigger",
];

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let trigger = stems(subject, Section::Trigger);
    let causes = stems(subject, Section::RootCauses);
    let shared = causes.intersection(&trigger).count();
    // Three quarters of its words, and three at least: fewer are the name of a thing that both speak of. A trigger that tells
    // much more tells of the causes, too.
    let repeats = shared >= 3 && shared * 4 >= causes.len() * 3 && shared * 2 >= trigger.len();
    let same = Phrases::new(SAME);
    let mut texts = subject.texts_of(Section::RootCauses);
    let refers = !trigger.is_empty() && texts.any(|text| text.words().len() <= 6 && same.are_in(text));
    if repeats || refers {
        let message = "This repeats the trigger. Say what let the trigger do harm: without it, the same day would have been quiet.";
        found(RULE.finding(Place::Field(Field::Passage(Passage::RootCauses), 0..0), message));
    }
}

/// The beginnings of a section's words that tell something, so that “deployed” and “deployment” are the same.
fn stems<'d>(subject: &Subject<'d>, section: Section) -> HashSet<&'d str> {
    let words = subject.texts_of(section).flat_map(|text| text.words().iter().map(|word| text.small(word)));
    let told = words.filter(|word| COMMON.binary_search(word).is_err());
    told.map(|word| &word[..word.char_indices().nth(6).map_or(word.len(), |(end, _)| end)]).collect()
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Root Causes\n\nThe import of the summer timetable needs locks on rows. Checkout waits for them and nothing limits it.\n\n## Trigger\n\nThe first import of the summer timetable.\n",
        "## Root Causes\n\nThe import has no limit. Checkout waits for its locks.\n\n## Trigger\n\nThe first import of the summer timetable.\n",
        "## Root Causes\n\nThe summer import needs locks that checkout waits for. Nothing limits it.\n\n## Trigger\n\nThe summer import.\n",
        "## Root Causes\n\nSummer import. Nothing.\n\n## Trigger\n\nThe summer import.\n",
        "## Root Causes\n\nThe trigger was small. What made it large is that nothing limits how long checkout waits.\n",
        "## Root Causes\n\nImports hold row locks.\n\n## Trigger\n\nThe first import since imports hold row locks: at night, alone, by hand.\n",
        "## Root Causes\n\nSee above. It is long.\n\n## Trigger\n\n-\n",
    ],
    failing: &[
        "## Root Causes\n\nImports hold row locks.\n\n## Trigger\n\nThe first import since imports hold row locks: at night, by hand.\n",
        "## Root Causes\n\nDeployment of the new router configuration.\n\n## Trigger\n\nThe new router configuration was deployed.\n",
        "## Root Causes\n\nThe certificate of the proxy had expired overnight.\n\n## Trigger\n\nThe certificate of the proxy expired.\n",
        "## Root Causes\n\nSame as trigger.\n\n## Trigger\n\nThe summer import.\n",
    ],
};
