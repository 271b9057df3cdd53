//! An action item that could mean anything.

use std::ops::Range;

use crate::lint::quantity::is_quantified;
use crate::lint::rule::{Examples, Rule};
use crate::lint::tasks::{Task, tasks};
use crate::lint::{Finding, Level, Phrases, Subject, place};

pub static RULE: Rule = Rule {
    name: "action-vague",
    level: Level::Warning,
    what: "an action item only says improve, investigate or the like",
    why: "Nobody can tell what to do, so nobody does it, or when it is done.",
    source: "PagerDuty's postmortem guide: actionable, specific and bounded items; SRE workbook, chapter 10",
    remedy: "Say what will be there afterwards that is not there now.",
    check,
};

/// How items open that ask for more of something good.
const BETTER: [&str; 12] = [
    "be better",
    "enhance",
    "enhancing",
    "get better at",
    "have better",
    "improve",
    "improvement",
    "improvements",
    "improving",
    "make better",
    "strengthen",
    "work on",
];

/// How items open that ask somebody to think.
const THINK: [&str; 22] = [
    "consider",
    "considering",
    "explore",
    "exploring",
    "figure out",
    "find a way",
    "have a look",
    "investigate",
    "investigating",
    "investigation",
    "look at",
    "look for ways",
    "look into",
    "looking into",
    "reconsider",
    "rethink",
    "revisit",
    "see if",
    "see whether",
    "think about",
    "think of",
    "try to",
];

/// What may follow and says how, or how far; in order.
const HOW: [&str; 8] = ["by", "so", "through", "to", "until", "using", "via", "with"];

/// What may follow and says what comes of it; in order.
const THEN: [&str; 8] = ["and", "by", "document", "ensure", "so", "sure", "then", "until"];

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let (better, think) = (Phrases::new(BETTER), subject.phrases(&RULE, &THINK));
    for task in tasks(subject) {
        let Some(span) = vague(&task, &better, &think) else { continue };
        let said = &task.text.plain[span.clone()];
        let message = format!("“{said}” could be anything. Say what will be there afterwards that is not there now.");
        found(RULE.finding(place(task.text, span), message));
    }
}

/// The words that say nothing, if nothing that follows says more.
fn vague(task: &Task, better: &Phrases, think: &Phrases) -> Option<Range<usize>> {
    let text = task.text;
    let (found, more) = match task.opens_with(better) {
        Some(found) => (found, &HOW[..]),
        None => (task.opens_with(think).filter(|found| !is_question(task, found.word))?, &THEN[..]),
    };
    let mut rest = task.words_from(found.word + found.words);
    let tells_more = rest.any(|word| more.binary_search(&word).is_ok());
    // Another sentence, or what stands in parentheses or after a colon or a dash, tells the rest.
    let said = &text.plain[found.span.end..task.span.end];
    let goes_on = [": ", ". ", " (", " - ", " – ", " — ", "\n\n"].iter().any(|sign| said.contains(sign));
    let counted = more == HOW && is_quantified(text, &(found.span.end..task.span.end));
    (!tells_more && !goes_on && !counted && !task.has_details).then_some(found.span)
}

/// Words of a question that has an answer.
const ASKED: [&str; 7] = ["actual", "exact", "if", "root", "underlying", "whether", "why"];

/// Whether an item goes on with a question that has an answer, after which it is done: whether something is so, or why.
/// Whether something could be done is a wish.
fn is_question(task: &Task, opening: usize) -> bool {
    let mut after = task.words_from(opening + 1);
    // “Look into the root cause” asks within three words.
    match after.by_ref().take(3).find(|word| ASKED.contains(word)) {
        Some("why") => true,
        Some("actual" | "exact" | "root" | "underlying") => after
            .next()
            .is_some_and(|word| ["cause", "issue", "problem", "reason"].iter().any(|of| word.starts_with(of))),
        Some(_) => {
            let (first, second) = (after.next(), after.next());
            first != Some("there") && !matches!((first, second), (Some("we"), Some("can" | "could" | "should")))
        }
        None => false,
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Action Items\n\n* Improve the probes\n  * Add one to checkout\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | n/a **TODO** |\n| Remove what nobody wants to improve | process | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Improve the pool by giving search its own | mitigate | ada | n/a **TODO** |\n| Improve the start from 90 seconds | mitigate | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Investigate the slow start and write down what is found | process | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Improve the runbook of checkout: name the scheduler | process | ada | n/a **TODO** |\n| Consider limits (one for each pool) | prevent | ada | n/a **TODO** |\n",
        "## Action Items\n\n* Investigate why the cluster is slow to start\n* Look into the root causes of it\n* Figure out the root cause\n* Investigate the exact issue with the certificate\n",
        "## Action Items\n\n* Look into if version 2 does it too\n* See if it is maintained\n* Investigate whether we have a limit\n* See whether the pool should be limited\n",
    ],
    failing: &[
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Improve monitoring | detect | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Investigate the start of the cluster of 12 nodes | process | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| #12: Look into the locks | prevent | ada | n/a **TODO** |\n",
        "## Action Items\n\n* Improve the documentation\n",
        "## Action Items\n\n* Consider if we should limit the pool\n* Look into whether we could limit it\n* See if we can limit it\n",
        "## Action Items\n\n* Find a way to tell why it is slow\n* Look into the root password\n* Investigate the exact limit\n* See if there is a limit\n",
    ],
};
