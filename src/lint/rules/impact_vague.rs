//! An amount that says no amount.

use crate::document::Section;
use crate::lint::quantity::is_quantified;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Subject, place};

pub static RULE: Rule = Rule {
    name: "impact-vague",
    level: Level::Hint,
    what: "the impact says some, many or a few, and no number",
    why: "Every reader takes many for another number, and the smallest and the largest outage read alike.",
    source: "SRE workbook, chapter 10: a bad postmortem, dissected",
    remedy: "Put a figure beside the word or in its place; an estimate will do.",
    check,
};

/// Words for amounts that are none.
const AMOUNTS: [&str; 22] = [
    "a couple of",
    "a few",
    "a handful of",
    "a large number of",
    "a lot of",
    "a number of",
    "a small number of",
    "a subset of",
    "certain",
    "countless",
    "few",
    "lots of",
    "many",
    "most",
    "multiple",
    "numerous",
    "plenty of",
    "several",
    "some",
    "some of our",
    "some of the",
    "various",
];

/// What was affected, as one counts it, in small letters and in order.
const AFFECTED: [&str; 54] = [
    "accounts",
    "api",
    "attempts",
    "bookings",
    "builds",
    "calls",
    "checkouts",
    "clients",
    "clusters",
    "connections",
    "customer",
    "customers",
    "deployments",
    "developers",
    "devices",
    "emails",
    "employees",
    "endpoints",
    "errors",
    "events",
    "hosts",
    "hubs",
    "images",
    "installations",
    "instances",
    "jobs",
    "logins",
    "machines",
    "members",
    "merchants",
    "messages",
    "nodes",
    "orders",
    "pages",
    "partners",
    "payments",
    "people",
    "players",
    "pods",
    "projects",
    "regions",
    "repositories",
    "requests",
    "sellers",
    "servers",
    "services",
    "sessions",
    "shops",
    "sites",
    "students",
    "subscribers",
    "teams",
    "transactions",
    "users",
];

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let amounts = subject.phrases(&RULE, &AMOUNTS);
    for text in subject.texts_of(Section::Impact) {
        let sentences = text.sentences();
        for amount in amounts.find(text) {
            let last = amount.word + amount.words - 1;
            let counts = |word: &str| AFFECTED.binary_search(&word).is_ok();
            // “how many customers” is asked, “not many” are few, and “Too Many Requests” is an answer.
            if text.words_before(amount.word).next().is_some_and(|word| ["as", "how", "not", "too"].contains(&word)) {
                continue;
            }
            // “some of the affected users”: what is counted is at most four words on.
            if !text.words_after(last).take(4).any(counts) {
                continue;
            }
            let at = sentences.partition_point(|sentence| sentence.end <= amount.span.start);
            if sentences.get(at).is_some_and(|sentence| is_quantified(text, sentence)) {
                continue;
            }
            let said = &text.plain[amount.span.clone()];
            let message = format!("“{said}” can be any number. Say how many, or about how many.");
            found(RULE.finding(place(text, amount.span), message));
        }
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Impact\n\nSome users, about 40, saw an error page.\n",
        "## Impact\n\n1,742 customers saw an error. It took some time until they were told.\n",
        "## Impact\n\nWe do not know how many customers printed them.\n",
        "## Impact\n\nFor some minutes it was not clear to us whether requests failed.\n",
    ],
    failing: &[
        "## Impact\n\nSome users saw an error page.\n",
        "## Impact\n\n40 orders were lost. Many of our regular customers complained.\n",
        "## Impact\n\nA small number of requests failed.\n",
    ],
};
