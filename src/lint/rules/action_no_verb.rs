//! An action item that does not say what to do.

use crate::lint::rule::{Examples, Rule};
use crate::lint::tasks::tasks;
use crate::lint::{Finding, Level, Subject, place};

pub static RULE: Rule = Rule {
    name: "action-no-verb",
    level: Level::Hint,
    what: "an action item does not open with what is to be done",
    why: "A thing can be about to be added, moved or removed; who takes the item up must know which.",
    source: "PagerDuty's postmortem guide: action items begin with a verb",
    remedy: "Open with a verb: add, alert on, remove, limit, write.",
    check,
};

/// Words that an order never opens with, in order.
const NO_VERBS: [&str; 43] = [
    "a",
    "additional",
    "all",
    "an",
    "automatic",
    "better",
    "every",
    "he",
    "i",
    "improved",
    "it",
    "lack",
    "less",
    "missing",
    "more",
    "my",
    "new",
    "our",
    "potential",
    "proper",
    "several",
    "she",
    "some",
    "someone",
    "something",
    "that",
    "the",
    "their",
    "there",
    "these",
    "they",
    "this",
    "those",
    "various",
    "we",
    "what",
    "whether",
    "which",
    "who",
    "why",
    "you",
    "your",
    "yours",
];

/// Words for tasks that end like verbs do, in order: alerting on it may be on or off.
const NOUNS: [&str; 17] = [
    "accounting",
    "alerting",
    "auditing",
    "caching",
    "handling",
    "logging",
    "monitoring",
    "paging",
    "rate-limiting",
    "reporting",
    "scaling",
    "scheduling",
    "testing",
    "tooling",
    "tracing",
    "tracking",
    "training",
];

/// What nouns end in.
const ENDINGS: [&str; 5] = ["ity", "ment", "ness", "sion", "tion"];

/// Verbs that end like nouns do, in order.
const VERBS: [&str; 31] = [
    "augment",
    "caution",
    "cement",
    "comment",
    "commission",
    "complement",
    "condition",
    "cross-reference",
    "decrement",
    "document",
    "envision",
    "experiment",
    "fragment",
    "function",
    "harness",
    "implement",
    "increment",
    "instrument",
    "mention",
    "partition",
    "petition",
    "position",
    "provision",
    "question",
    "sanction",
    "section",
    "segment",
    "supplement",
    "transition",
    "version",
    "witness",
];

/// What may stand before them.
const PREFIXES: [&str; 5] = ["auto", "de", "over", "pre", "re"];

/// How many words name a thing of which an item then says what it should do: “all image purging should”.
const LONGEST_NAME: usize = 4;

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    for task in tasks(subject) {
        // A word alone is the name of what stands below it.
        let Some(word) = task.opening().filter(|_| task.words.len() > 1) else { continue };
        let opening = task.text.words()[word].clone();
        let small = task.text.small(&opening);
        let is_noun = NOUNS.binary_search(&small).is_ok() || ENDINGS.iter().any(|ending| small.ends_with(ending));
        // `A/B tests` are none of these words.
        let is_no_verb = NO_VERBS.binary_search(&small).is_ok() && !task.text.plain[opening.end..].starts_with('/');
        let is_asked = is_no_verb && asks(small, task.words_from(word + 1)) || is_done(task.words_from(word));
        if !is_asked && (is_no_verb || is_noun && !is_verb(small)) {
            let said = &task.text.plain[opening.clone()];
            let message =
                format!("This item opens with “{said}”. Open with what is to be done: add, alert on, remove, limit.");
            found(RULE.finding(place(task.text, opening), message));
        }
    }
}

fn is_verb(word: &str) -> bool {
    let stems = PREFIXES.iter().filter_map(|prefix| word.strip_prefix(prefix)).map(|stem| stem.trim_start_matches('-'));
    stems.chain([word]).any(|stem| VERBS.binary_search(&stem).is_ok())
}

/// Whether an item that opens with a word goes on with what should be: “we should limit it”, “all pools need to be limited”.
fn asks<'t>(opening: &str, after: impl Iterator<Item = &'t str>) -> bool {
    let is_person = matches!(opening, "we" | "i" | "you");
    let words: Vec<&str> = after.take(LONGEST_NAME + 1).collect();
    let reach = if is_person { 1 } else { LONGEST_NAME };
    words.iter().enumerate().take(reach).any(|(at, word)| match *word {
        "should" | "must" => true,
        "can" | "could" | "will" => is_person,
        "have" | "need" | "needs" => words.get(at + 1) == Some(&"to"),
        _ => false,
    })
}

/// Whether an item tells what somebody did already: “we limited it”, “we have limited it”.
fn is_done<'t>(mut words: impl Iterator<Item = &'t str>) -> bool {
    // “Need” and “feed” are no past.
    let is_past = |word: &str| word.ends_with("ed") && !word.ends_with("eed");
    matches!(words.next(), Some("we" | "i")) && words.find(|word| *word != "have").is_some_and(is_past)
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Action Items\n\n* Testing\n  * Run the import on a copy\n",
        "## Action Items\n\n* We should limit the pool\n* We need to limit it\n* Adding an alert\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | n/a **TODO** |\n| Document it | process | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| `purge` is to be removed | detect | ada | n/a **TODO** |\n| Ping us | process | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| [bug 12](https://example.org/12) Alert on errors | detect | ada | n/a **TODO** |\n| Alerting: page on errors | detect | ada | n/a **TODO** |\n",
        "## Action Items\n\n- [x] The pool was disabled\n- [ ] Alert on errors\n  - the ones of checkout\n",
        "## Action Items\n\n* We have limited the pool\n* I limited the other one\n",
        "## Action Items\n\n### What went wrong\n\n* The pool had no limit\n\n### To do\n\n* Limit the pool\n",
        "## Action Items\n\n* All image auto-purging should use the age\n* The pool must have a limit\n* Every service of it needs to register\n",
        "## Action Items\n\n* Deprovision the pool\n* Re-implement it\n* A/B test the limit\n",
    ],
    failing: &[
        "## Action Items\n\n* We need limits of the pool\n* We have no limit\n* I have a script that limited it\n",
        "## Action Items\n\n* The pool will be limited\n",
        "## Action Items\n\n* The pool of the checkout in Europe should be limited\n",
        "## Action Items\n\n* We all should limit the pool\n",
        "## Action Items\n\n* All pools need limits\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alerting on errors | detect | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| The alert on errors | detect | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Documentation of the import | process | ada | n/a **TODO** |\n",
        "## Action Items\n\n- [ ] The pool can be limited\n",
        "## Action Items\n\n-\n\n## Follow-up actions\n\n1. Better alerts\n",
        "## Action Items\n\n* They limited the pool\n",
        "## Action Items\n\n### Investigation\n\n* The pool had no limit\n\n### To do\n\n* A limit of the pool\n",
    ],
};
