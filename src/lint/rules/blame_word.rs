//! Words that judge people.

use crate::lint::people::People;
use crate::lint::quotation::is_quoted;
use crate::lint::roles::{is_negation, is_surely_somebody};
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Found, Level, Phrases, Subject, Text, place};

pub static RULE: Rule = Rule {
    name: "blame-word",
    level: Level::Warning,
    what: "a word says that somebody was at fault",
    why: "Who expects to be judged leaves out what others could learn from.",
    source: "SRE book, chapter 15: a postmortem is blameless; SRE workbook, chapter 10",
    remedy: "Say what the person saw and what the system let happen.",
    check,
};

/// Words that judge, wherever they stand.
const WORDS: [&str; 28] = [
    "careless*",
    "foolish",
    "foolishly",
    "foolishness",
    "guilty of",
    "her fault",
    "his fault",
    "idiot*",
    "ignorance",
    "ignorant",
    "incompeten*",
    "inexcusable",
    "inexcusably",
    "irresponsib*",
    "lack of attention",
    "lack of care",
    "lack of caution",
    "lack of diligence",
    "laziness",
    "my fault",
    "negligen*",
    "ought to have known",
    "our fault",
    "recklessness",
    "should have known",
    "stupid*",
    "their fault",
    "unprofessional",
];

/// Words that judge only if somebody is said to be so or to do so.
const OF_SOMEBODY: [&str; 15] = [
    "at fault",
    "clumsy",
    "dumb",
    "failed to bother",
    "ignored",
    "lazily",
    "lazy",
    "messed up",
    "neglected",
    "neglected to",
    "reckless",
    "recklessly",
    "screwed up",
    "sloppily",
    "sloppy",
];

/// Those of them that also stand before whom they judge.
const QUALITIES: [&str; 5] = ["clumsy", "dumb", "lazy", "reckless", "sloppy"];

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let words = subject.phrases(&RULE, &WORDS);
    let of_somebody = Phrases::new(OF_SOMEBODY);
    for text in subject.texts.iter() {
        let mut all = words.find(text);
        all.extend(of_somebody.find(text).into_iter().filter(|word| is_of_somebody(text, word, subject.people())));
        for word in all {
            if text.words_before(word.word).take(4).any(is_negation) || is_quoted(text, &word.span) {
                continue;
            }
            let said = &text.plain[word.span.clone()];
            let message = format!("“{said}” judges a person. Say what was seen and what the system let happen.");
            found(RULE.finding(place(text, word.span), message));
        }
    }
}

/// Whether somebody is said to be or to do this: who does it stands right before, but for such words as “simply” and “was too”.
fn is_of_somebody(text: &Text, found: &Found, people: &People) -> bool {
    const BETWEEN: [&str; 18] = [
        "also",
        "are",
        "being",
        "clearly",
        "had",
        "has",
        "have",
        "is",
        "just",
        "knowingly",
        "obviously",
        "repeatedly",
        "simply",
        "so",
        "too",
        "very",
        "was",
        "were",
    ];
    let mut before = text.words_before(found.word).skip_while(|word| BETWEEN.contains(word));
    let by = text.words_after(found.word + found.words - 1).take(3).collect::<Vec<_>>();
    let is_person = |word: &str| is_surely_somebody(word) || people.has_word(word);
    before.next().is_some_and(is_person)
        || by.first() == Some(&"by") && by[1..].iter().any(|word| is_person(word))
        || QUALITIES.contains(&found.phrase) && by.first().is_some_and(|word| is_person(word))
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Root Causes\n\nThe deploy tool accepted a version that had never run in staging.\n\nIt has no check.\n",
        "## What went wrong\n\n* The fault was in the retry loop\n* Errors were ignored by the client, and lazy loading hid them\n* The engineer saw that the job ignored its limit\n",
        "## Root Causes\n\nNobody was at fault. The alert fired and was ignored by the router.\n",
        "## What went wrong\n\n* The client lazily opens its connections, and the disk at fault was replaced\n* Clock skew messed up the order\n* A sloppy estimate\n",
        "## Root Causes\n\nThe operator ignored the missing annotation. Retries clogged the queue, and they ignored the limit.\n",
        "## What went wrong\n\n* A customer wrote of \"a careless company\"\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** \
         a customer calls us careless |\n| 22:00 | **OUTAGE ENDS** |\n",
    ],
    failing: &[
        "## Root Causes\n\nA careless deploy.\n",
        "## What went wrong\n\n* The vendor was at fault\n",
        "## What went wrong\n\n* It was left to a sloppy engineer\n",
        "## Impact\n\n40 orders were lost through **negligence**.\n",
        "## Root Causes\n\nThe engineer simply ignored the runbook. It has no check.\n",
        "## Root Causes\n\nThe runbook was ignored by the engineer. It has no check.\n",
        "## What went wrong\n\n* Tomasz neglected the page\n",
        "## What went wrong\n\n* We should have known that it restarts\n",
    ],
};
