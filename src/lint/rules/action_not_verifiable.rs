//! An action item without an end.

use crate::lint::quantity::is_quantified;
use crate::lint::rule::{Examples, Rule};
use crate::lint::tasks::tasks;
use crate::lint::{Finding, Level, Phrases, Subject, place};

pub static RULE: Rule = Rule {
    name: "action-not-verifiable",
    level: Level::Hint,
    what: "an action item has no end that one could check",
    why: "What cannot be seen to be done stays open for ever, or is closed when nobody wants to look at it any more.",
    source: "SRE workbook, chapter 10: items with a verifiable end state; PagerDuty's postmortem guide: bounded items",
    remedy: "Name what one could look at to see that it is done: an alert, a test, a limit, a page.",
    check,
};

const ENDLESS: [&str; 28] = [
    "as appropriate",
    "as much as possible",
    "as needed",
    "as often as possible",
    "as soon as possible",
    "asap",
    "better",
    "continue monitoring",
    "continue to monitor",
    "continue to watch",
    "keep an eye",
    "keep monitoring",
    "keep watching",
    "more closely",
    "more efficient",
    "more efficiently",
    "more frequently",
    "more often",
    "more quickly",
    "more regularly",
    "more reliable",
    "more reliably",
    "more resilient",
    "more robust",
    "more robustly",
    "more stable",
    "when appropriate",
    "where appropriate",
];

/// What tells an end, or a limit that one could check.
const LIMITS: [&str; 7] = ["at least", "at most", "no less than", "no more than", "once", "until", "within"];

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let (endless, limits) = (subject.phrases(&RULE, &ENDLESS), Phrases::new(LIMITS));
    for task in tasks(subject) {
        let text = task.text;
        // More of something good is the aim itself only near the beginning; further on it is what the item is good for.
        let near = task.opening().unwrap_or(task.words.start) + 6;
        let phrase = task.find(&endless).into_iter().find(|found| {
            let compares = found.phrase == "better" || found.phrase.starts_with("more ");
            let than = || text.words_after(found.word).take(10).any(|word| word == "than");
            !(compares && (found.word > near || than()))
        });
        // A day, an event, a limit or another sentence may be its end.
        let ends = || !task.find(&limits).is_empty();
        if let Some(phrase) = phrase.filter(|_| !task.has_details && !is_quantified(text, &task.span) && !ends()) {
            let said = &text.plain[phrase.span.clone()];
            let message = format!(
                "“{said}” has no end that one could check. Name what will show that it is done: an alert, a test, a limit."
            );
            found(RULE.finding(place(text, phrase.span), message));
        }
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Action Items\n\n* Set up better probes\n  * Add one to checkout\n",
        "## Action Items\n\n* Keep an eye on the pool until the new one is there\n* Watch the pool and its neighbours in order to react more quickly\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on more than 60 connections | detect | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Make the start more robust: retry it 3 times | mitigate | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Prefer an index that is better than a scan | prevent | ada | n/a **TODO** |\n",
        "## Action Items\n\nThese are better than none:\n\n* Limit the import\n",
        "## Action Items\n\n* Keep both clusters alike where possible (no more than a release apart)\n* Make the start more robust: at most a retry\n",
    ],
    failing: &[
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Make the start more robust | mitigate | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Keep an eye on the pool | detect | ada | n/a **TODO** |\n",
        "## Action Items\n\n* Set up better dashboards\n",
        "## Action Items\n\n* Have at least a dashboard\n* Set up better dashboards\n* Have a dashboard within a pool\n",
    ],
};
