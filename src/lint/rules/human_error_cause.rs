//! Human error as a cause.

use crate::document::Section;
use crate::lint::quotation::is_quoted;
use crate::lint::roles::is_negation;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Subject, place};

pub static RULE: Rule = Rule {
    name: "human-error-cause",
    level: Level::Warning,
    what: "human error is given as a cause",
    why: "It ends the search where it should begin: the next person in the same place will do the same.",
    source: "PagerDuty's postmortem guide: human error is not a root cause; Etsy's debriefing guide",
    remedy: "Say what made the action look right, and what let it do harm.",
    check,
};

const ERRORS: [&str; 20] = [
    "administrator error",
    "developer error",
    "engineer error",
    "engineering error",
    "human error",
    "human errors",
    "human failure",
    "human mistake",
    "human mistakes",
    "human oversight",
    "manual error",
    "manual mistake",
    "operator error",
    "operator errors",
    "operator mistake",
    "operator oversight",
    "person error",
    "pilot error",
    "user error",
    "user mistake",
];

/// Who writes one of these close before it speaks of guarding against it, or of people who say it; in order.
const GUARDS: [&str; 29] = [
    "against",
    "avoid",
    "avoids",
    "blame",
    "called",
    "catch",
    "catches",
    "chance",
    "eliminate",
    "eliminates",
    "guard",
    "handling",
    "limit",
    "minimise",
    "minimize",
    "possibility",
    "potential",
    "prevent",
    "preventing",
    "prevents",
    "prone",
    "protect",
    "protects",
    "reduce",
    "reduces",
    "reducing",
    "risk",
    "room",
    "susceptible",
];

/// What machines show and count: a “user error page” is no error of a user; in order.
const SHOWN: [&str; 25] = [
    "alert",
    "alerts",
    "budget",
    "budgets",
    "code",
    "codes",
    "count",
    "counts",
    "handler",
    "handlers",
    "handling",
    "log",
    "logs",
    "message",
    "messages",
    "metric",
    "metrics",
    "page",
    "pages",
    "rate",
    "rates",
    "report",
    "reports",
    "response",
    "responses",
];

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let errors = subject.phrases(&RULE, &ERRORS);
    // What is to be done against it is said in the action items; that it was none may be luck.
    let is_elsewhere = [Section::ActionItems, Section::WentWell, Section::GotLucky, Section::SupportingInformation];
    for text in subject.texts.iter().filter(|text| !text.section.is_some_and(|own| is_elsewhere.contains(&own))) {
        for error in errors.find(text) {
            let guards = |word: &str| is_negation(word) || GUARDS.binary_search(&word).is_ok();
            let after: Vec<&str> = text.words_after(error.word + error.words - 1).take(4).collect();
            // “is never a cause”, “is a symptom of”.
            let denied = matches!(after[..], ["is" | "are" | "was" | "were", next, ..] if is_negation(next))
                || after.first().is_some_and(|word| SHOWN.binary_search(word).is_ok())
                || after.iter().any(|word| matches!(*word, "isn't" | "wasn't" | "symptom"));
            if denied || is_quoted(text, &error.span) || text.words_before(error.word).take(5).any(guards) {
                continue;
            }
            let said = &text.plain[error.span.clone()];
            let message = format!(
                "“{said}” explains nothing that could be changed. Say what made it look right, and what let it do harm."
            );
            found(RULE.finding(place(text, error.span), message));
        }
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Root Causes\n\nThe user error message hid it. Human error wasn't the cause.\n",
        "## Root Causes\n\nThe manual error handling was removed. Users saw the user error page.\n",
        "## Root Causes\n\nThe page said \"operator error\". It has no help.\n",
        "## Root Causes\n\nThe console shows staging and production alike.\n\nIt asks for no confirmation.\n",
        "## Root Causes\n\nHuman error is never a cause. The console shows both environments alike.\n",
        "## Root Causes\n\nThe manual steps leave room for human error. They have no dry run.\n",
        "## Root Causes\n\nThis was not a case of human error. They have no dry run.\n",
        "## What went well\n\n* The dry run caught an operator error\n",
        "## Root Causes\n\nAn operator error is a symptom of something else. They have no dry run.\n",
    ],
    failing: &[
        "## Root Causes\n\nHuman error in not knowing where the logs are. They are in two places.\n",
        "## Root Causes\n\nHuman error. The wrong cluster was deleted.\n",
        "## Trigger\n\nAn operator error during the upgrade.\n",
        "## Summary\n\nBookings failed for 85 minutes because of human\nerror.\n",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_in_order() {
        assert!(GUARDS.is_sorted() && SHOWN.is_sorted());
    }
}
