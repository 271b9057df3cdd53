//! Words and signs that say how the author felt.

use crate::lint::roles::is_negation;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Subject, Text, place};

pub static RULE: Rule = Rule {
    name: "animated-language",
    level: Level::Hint,
    what: "words or signs tell how somebody felt about it",
    why: "Anger and drama draw readers away from what happened, and keep people from telling more.",
    source: "SRE workbook, chapter 10: animated language in a bad postmortem",
    remedy: "Tell the fact that caused the feeling, and how large it was.",
    check,
};

const WORDS: [&str; 45] = [
    "absurd",
    "absurdly",
    "appalling",
    "appallingly",
    "atrocious",
    "awful",
    "awfully",
    "bloody",
    "can't believe",
    "cannot believe",
    "chaotic mess",
    "complete mess",
    "couldn't believe",
    "crazy",
    "damn",
    "disgrace",
    "disgraceful",
    "disgusting",
    "epic fail",
    "facepalm",
    "fucking",
    "holy cow",
    "horrendous",
    "horrible",
    "horribly",
    "horrific",
    "insane",
    "insanely",
    "ludicrous",
    "ludicrously",
    "mind-boggling",
    "nightmare",
    "omg",
    "outrageous",
    "outrageously",
    "pathetic",
    "ridiculous",
    "ridiculously",
    "shit",
    "shitty",
    "sucks",
    "terrible",
    "unbelievable",
    "wow",
    "wtf",
];

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let words = subject.phrases(&RULE, &WORDS);
    for text in subject.texts.iter() {
        for word in words.find(text) {
            if text.words_before(word.word).take(2).any(is_negation) || is_apology(text, word.word) {
                continue;
            }
            let said = &text.plain[word.span.clone()];
            let message = format!("“{said}” tells a feeling. Tell the fact behind it, and how large it was.");
            found(RULE.finding(place(text, word.span), message));
        }
        let is_sign = |sign: char| matches!(sign, '!' | '?');
        let mut from = 0;
        while let Some(at) = text.plain[from..].find('!').map(|at| at + from) {
            let start = text.plain[..at].trim_end_matches(is_sign).len().max(from);
            let end = text.plain.len() - text.plain[at..].trim_start_matches(is_sign).len();
            from = end;
            // `!=`, `!!x` and `a!!b` are code; a sentence ends after a word or the like, and before a blank.
            let closes = text.plain[..start].ends_with(|sign: char| sign.is_alphanumeric() || "'\")”’".contains(sign))
                && text.plain[end..].chars().next().is_none_or(|sign| sign.is_whitespace() || "'\")”’".contains(sign));
            if end - start > 1 && closes {
                let signs = &text.plain[start..end];
                let one = if signs.contains('?') { "question mark" } else { "full stop" };
                let message = format!("“{signs}” shouts. One {one} says it better.");
                found(RULE.finding(place(text, start..end), message));
            }
        }
    }
}

/// Whether a word says how bad its writers feel about what they did to others: “we feel terrible”.
fn is_apology(text: &Text, word: usize) -> bool {
    let mut before = text.words_before(word).take(6).skip_while(|word| !matches!(*word, "feel" | "felt" | "sorry"));
    before.next().is_some() && before.take(3).any(|word| matches!(word, "i" | "i'm" | "we" | "we're"))
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## What went wrong\n\n* The status page was updated after 40 minutes, longer than the 15 that we promise\n",
        "## What went well\n\n* Everybody helped, at night too!\n* The test `a!!` and `wow` passed\n* a != b, !! and x!!y hold\n",
        "## What went wrong\n\n* The queue was not insane, only long\n",
        "## Summary\n\nWe really feel terrible about it. We’re very sorry for the awful wait of 40 minutes.\n",
        "## What went wrong\n\n* 40 minutes until we noticed are unacceptable for 300 customers\n",
    ],
    failing: &[
        "## What went wrong\n\n* It took 40 minutes to update the status page!!\n",
        "## What went wrong\n\n* A ridiculous number of retries\n",
        "## Root Causes\n\nWe can’t believe that this passed the review. It has no test.\n",
        "## What went wrong\n\n* Nobody had asked (ever?!) for it\n",
        "## What went wrong\n\n* The people at the desk felt awful\n* The handover felt to us like a terrible mess\n",
        "## What went wrong\n\n* We had a horrible night\n* We felt that most of the first hour was a nightmare\n",
    ],
};
