//! What somebody should have done.

use crate::document::Section;
use crate::form::Field;
use crate::lint::people::People;
use crate::lint::phrases::Found;
use crate::lint::roles::{is_negation, is_role, is_surely_somebody};
use crate::lint::rule::{Examples, Rule};
use crate::lint::tasks::is_of_actions;
use crate::lint::{Finding, Level, Phrases, Subject, Text, place};

pub static RULE: Rule = Rule {
    name: "hindsight-word",
    level: Level::Hint,
    what: "the text tells what somebody should have done",
    why: "What is plain today was not plain then: a story of what did not happen explains nothing of what did.",
    source: "Etsy's debriefing facilitation guide and PagerDuty's postmortem guide: hindsight bias",
    remedy: "Say what was known at the time, and why what was done made sense.",
    check,
};

/// Words for what did not happen, which a person's deed follows; and some that say by themselves that it was plain.
const WORDS: [&str; 21] = [
    "could have",
    "could've",
    "if only he",
    "if only i",
    "if only one",
    "if only she",
    "if only somebody",
    "if only someone",
    "if only the",
    "if only they",
    "if only we",
    "obviously",
    "ought to have",
    "should have",
    "should never have",
    "should not have",
    "should've",
    "shouldn't have",
    "would have",
    "would've",
    "wouldn't have",
];

/// Those of them that tell what was possible.
const MIGHT: [&str; 5] = ["could have", "could've", "would have", "would've", "wouldn't have"];

/// What opens a reason for what was done.
const REASONS: [&str; 6] = ["at the time", "because", "but", "given", "however", "since"];

/// Deeds that do not end in `ed`, in order.
const DEEDS: [&str; 40] = [
    "been",
    "begun",
    "brought",
    "built",
    "caught",
    "chosen",
    "done",
    "drawn",
    "felt",
    "fixed",
    "forgotten",
    "fought",
    "found",
    "given",
    "gone",
    "got",
    "kept",
    "known",
    "left",
    "let",
    "lost",
    "made",
    "met",
    "paid",
    "put",
    "read",
    "run",
    "seen",
    "sent",
    "set",
    "shut",
    "spent",
    "spoken",
    "stopped",
    "taken",
    "thought",
    "told",
    "understood",
    "woken",
    "written",
];

/// What people do, or leave undone, of things: `should have been …`; in order.
const DONE_BY_PEOPLE: [&str; 58] = [
    "added",
    "addressed",
    "anticipated",
    "asked",
    "avoided",
    "called",
    "caught",
    "checked",
    "communicated",
    "considered",
    "declared",
    "deleted",
    "deployed",
    "disabled",
    "discovered",
    "discussed",
    "documented",
    "done",
    "enabled",
    "escalated",
    "fixed",
    "followed",
    "foreseen",
    "given",
    "handled",
    "identified",
    "informed",
    "investigated",
    "known",
    "made",
    "merged",
    "monitored",
    "noticed",
    "notified",
    "planned",
    "prevented",
    "prioritised",
    "prioritized",
    "questioned",
    "raised",
    "read",
    "reconsidered",
    "released",
    "removed",
    "reverted",
    "reviewed",
    "rolled",
    "run",
    "rushed",
    "seen",
    "set",
    "spotted",
    "taken",
    "tested",
    "told",
    "updated",
    "used",
    "written",
];

/// Those of them that machines do as well.
const BY_MACHINES: [&str; 16] = [
    "called", "checked", "deleted", "disabled", "enabled", "given", "made", "notified", "read", "released", "removed",
    "run", "set", "updated", "used", "written",
];

/// What is a wish, and no judgement; in order.
const WISHES: [&str; 9] = ["enjoyed", "expected", "hoped", "liked", "loved", "needed", "preferred", "wanted", "wished"];

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let (words, reasons) = (subject.phrases(&RULE, &WORDS), Phrases::new(REASONS));
    for text in subject.texts.iter().filter(|text| is_told(subject, text)) {
        let mut reasons_here = None;
        for word in words.find(text) {
            let people = subject.people();
            if !judges(text, &word, people) {
                continue;
            }
            let reasons = reasons_here.get_or_insert_with(|| reasons.find(text));
            if MIGHT.contains(&word.phrase) && is_explained(text, word.word, reasons) {
                continue;
            }
            let said = &text.plain[word.span.clone()];
            let message =
                format!("“{said}” looks back with what is known today. Say what was known then, and what made sense.");
            found(RULE.finding(place(text, word.span), message));
        }
    }
}

/// Whether a text tells what happened. What could have been worse, or is to be done, is no hindsight.
fn is_told(subject: &Subject, text: &Text) -> bool {
    let elsewhere = [Section::ActionItems, Section::WentWell, Section::GotLucky, Section::SupportingInformation];
    let of_actions = match text.field {
        Field::OwnText(id) => subject.document.own(id).is_some_and(is_of_actions),
        _ => false,
    };
    !of_actions && !text.section.is_some_and(|section| elsewhere.contains(&section))
}

/// Whether the rest of the sentence, or the next one, gives the reason why it was not done.
fn is_explained(text: &Text, word: usize, reasons: &[Found]) -> bool {
    // No sentence that people read is longer than this.
    let end = |word: usize| word + text.words_after(word).take(100).count();
    let reason = reasons.get(reasons.partition_point(|reason| reason.word < word));
    reason.is_some_and(|reason| reason.word <= end(end(word) + 1))
}

fn judges(text: &Text, found: &Found, people: &People) -> bool {
    let of_somebody = || {
        const BETWEEN: [&str; 10] =
            ["all", "also", "both", "certainly", "clearly", "just", "perhaps", "probably", "quite", "really"];
        let mut before = text.words_before(found.word).skip_while(|word| BETWEEN.contains(word));
        let is_person = before.next().is_some_and(|word| {
            // What readers would have seen is what happened to them.
            let is_reader = MIGHT.contains(&found.phrase) && matches!(word, "people" | "you");
            is_surely_somebody(word) && !is_reader || people.has_word(word)
        });
        // “An engineer should have” is a rule for all of them.
        is_person && !before.take(2).any(|word| matches!(word, "a" | "an" | "any"))
    };
    let mut after = text.words_after(found.word + found.words - 1);
    let next = after.next().unwrap_or_default();
    let is_deed = (next.ends_with("ed") || DEEDS.binary_search(&next).is_ok()) && WISHES.binary_search(&next).is_err();
    // What was not thought, and what might have been worse, is no judgement.
    let denied = text.words_before(found.word).take(4).any(is_negation);
    let worse = text.words_after(found.word).take(8).any(|word| matches!(word, "later" | "longer" | "worse"));
    if denied || worse {
        return false;
    }
    match found.phrase {
        "obviously" => {
            let before = text.words_before(found.word).next();
            before.is_none_or(|word| matches!(word, "is" | "was" | "were") || is_role(word))
        }
        phrase if MIGHT.contains(&phrase) => is_deed && of_somebody(),
        "ought to have" | "should have" | "should never have" | "should not have" | "should've" | "shouldn't have" => {
            let mut is_done_by_people = || {
                after.next().is_some_and(|deed| {
                    // What a job was to remove, and what “should have been removed” describes, is how things work.
                    let is_of_thing = BY_MACHINES.contains(&deed)
                        && (is_relative(text, found.word)
                            || after.next() == Some("by") && !after.by_ref().take(2).any(is_surely_somebody));
                    DONE_BY_PEOPLE.binary_search(&deed).is_ok() && !is_of_thing
                })
            };
            // `blame-word` says more of who should have known.
            is_deed && next != "known" && (of_somebody() || next == "been" && is_done_by_people())
        }
        // A word of the team's own, or “if only”.
        _ => true,
    }
}

/// Whether words stand in a clause that tells which thing is meant: “entries that should have been deleted”.
fn is_relative(text: &Text, word: usize) -> bool {
    text.words_before(word).take(4).any(|word| matches!(word, "that" | "where" | "which"))
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Root Causes\n\nAn engineer should have installed it by hand. An incident manager could have helped. We did not think we could have stopped it.\n",
        "## Root Causes\n\nOn a weekend we could have noticed it much later. It was not obviously wrong.\n",
        "## Root Causes\n\nWe should have known of the limit. It was never set.\n",
        "## Root Causes\n\nThe job should have stopped after the first error. It has no limit.\n",
        "## Root Causes\n\nThe report should have been removed by the job. Entries that should have been deleted stayed there.\n",
        "## Root Causes\n\nVersion 2 was deployed where version 3 should have been used. It has no check.\n",
        "## Impact\n\nWithout a reload people would have seen the old page, and you would have received an answer.\n",
        "## Root Causes\n\nThe operator should have removed it, and they should have stopped.\n",
        "## Where we got lucky\n\n* On a weekend we would have needed hours to notice\n",
        "## Root Causes\n\nRepositories should have a clear owner. We would have liked one, and the logs showed nothing obviously wrong.\n",
        "## Root Causes\n\nThis load could have been the cause. It should have been replicated, and the cache would have filled.\n",
        "## Root Causes\n\nWith a dry run we could have noticed it, but there was no copy of the data.\n",
        "## Root Causes\n\nWith a dry run we could have noticed it. At the time there was no copy of the data.\n",
        "## Root Causes\n\nIt was not hidden; only if the team asks is it shown. We could have a limit.\n",
    ],
    failing: &[
        "## What went wrong\n\n* We should have tested the import on live data\n",
        "## Root Causes\n\nThe limit should have been checked before. It was never set.\n",
        "## What went wrong\n\n* The engineer could have seen it on the dashboard\n",
        "## What went wrong\n\n* With a dry run we would probably have noticed, and Tomasz would have stopped it\n",
        "## Root Causes\n\nThe limit should have been checked by the engineer. It was never set.\n",
        "## What went wrong\n\n* It was a risk which should have been addressed\n",
        "## Root Causes\n\nObviously the lock was held too long. It was never set.\n",
        "## Root Causes\n\nWith a dry run we could have noticed it. That takes an hour. But nobody did one.\n",
        "## Root Causes\n\nBut we could have noticed it\n",
        "## Root Causes\n\nWe should have tested it, but we did not.\n",
        "## Root Causes\n\nThe limit was obviously wrong. If only we had looked at it.\n",
    ],
};
