//! Words that judge people.

use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Subject, place};

pub static RULE: Rule = Rule {
    name: "blame-word",
    level: Level::Warning,
    what: "a word says that somebody was at fault",
    why: "Who expects to be judged leaves out what others could learn from.",
    source: "SRE book, chapter 15: a postmortem is blameless; SRE workbook, chapter 10",
    remedy: "Say what the person saw and what the system let happen.",
    check,
};

/// Each word in small letters, or words with one blank between.
const WORDS: [&str; 8] = ["at fault", "careless*", "ignorant", "incompeten*", "lazy", "negligen*", "sloppy", "stupid*"];

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let words = subject.phrases(&RULE, &WORDS);
    for text in subject.texts.iter() {
        for word in words.find(text) {
            let said = &text.plain[word.span.clone()];
            let message = format!("“{said}” judges a person. Say what was seen and what the system let happen.");
            found(RULE.finding(place(text, word.span), message));
        }
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Root Causes\n\nThe deploy tool accepted a version that had never run in staging.\n",
        "## What went wrong\n\n* The fault was in the retry loop\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** \
         a customer calls us careless |\n| 22:00 | **OUTAGE ENDS** |\n",
    ],
    failing: &[
        "## Root Causes\n\nA careless deploy.\n",
        "## What went wrong\n\n* The vendor was at fault\n",
        "## Impact\n\n40 orders were lost through **negligence**.\n",
    ],
};
