//! A question that asks people to justify themselves.

use std::ops::Range;

use crate::document::Section;
use crate::form::Field;
use crate::lint::people::People;
use crate::lint::roles::is_surely_somebody;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Subject, Text, place};

pub static RULE: Rule = Rule {
    name: "why-who-question",
    level: Level::Hint,
    what: "causes or lessons ask who did something, or why somebody did it",
    why: "Such a question is answered with an excuse; how and what are answered with facts about the system.",
    source: "Etsy's debriefing facilitation guide: ask how and what, not why and who",
    remedy: "Ask how it came about, or what made it the thing to do.",
    check,
};

/// Deeds that do not end in `ed`.
const DEEDS: [&str; 14] =
    ["broke", "did", "forgot", "gave", "had", "left", "let", "made", "put", "ran", "took", "was", "were", "wrote"];

/// What stands between “why” and who is asked.
const BETWEEN: [&str; 24] = [
    "any", "are", "aren't", "did", "didn't", "do", "does", "doesn't", "don't", "had", "hadn't", "has", "hasn't",
    "have", "haven't", "is", "isn't", "no", "not", "our", "the", "was", "wasn't", "were",
];

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    for text in subject.texts.iter().filter(|text| is_about_causes(subject, text)) {
        for sentence in text.sentences() {
            if !text.plain[sentence.clone()].ends_with('?') {
                continue;
            }
            let words = text.words_in(&sentence);
            let asks = match text.words().get(words.start).map(|first| text.small(first)) {
                // “Who owns the lock?” asks for a thing, or a rule.
                Some("who") => text
                    .words_after(words.start)
                    .next()
                    .is_some_and(|deed| deed.ends_with("ed") || DEEDS.contains(&deed)),
                Some("why") => asks_somebody(text, &words, subject.people()),
                _ => false,
            };
            if asks {
                let message =
                    "This asks a person for a reason. Ask how it came about, or what made it the thing to do.";
                found(RULE.finding(place(text, sentence), message));
            }
        }
    }
}

/// Causes, what went wrong, and sections of the team's own that are about causes.
fn is_about_causes(subject: &Subject, text: &Text) -> bool {
    match text.field {
        Field::OwnText(id) => subject.document.own(id).is_some_and(|own| {
            let heading = own.heading.as_str().to_lowercase();
            ["cause", "why", "lesson", "factor"].iter().any(|name| heading.contains(name))
        }),
        _ => text.section.is_some_and(|section| {
            section.is_lesson() || matches!(section, Section::RootCauses | Section::Trigger | Section::LessonsLearned)
        }),
    }
}

/// Whether the one who is asked why is a person.
fn asks_somebody(text: &Text, words: &Range<usize>, people: &People) -> bool {
    let mut asked =
        words.clone().skip(1).map(|at| text.small(&text.words()[at])).skip_while(|word| BETWEEN.contains(word));
    let is_somebody = |word: &str| is_surely_somebody(word) && word != "people" || people.has_word(word);
    // “The team of pods” is none.
    words.len() > 2 && asked.next().is_some_and(is_somebody) && asked.next() != Some("of")
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Root Causes\n\nHow did the change pass the review? Why did the queue fill? It has no limit.\n",
        "## Root Causes\n\nWhy the engineer saw nothing is known. Those who were paged had no access.\n",
        "## What went wrong\n\n* Why?\n* Who?\n",
        "## Root Causes\n\nWho owns the lock? The import owns it.\n",
        "## Root Causes\n\nWhy did the team of pods not start? Why do people see a blank page?\n",
        "## Supporting Information\n\nWho is on call?\n",
    ],
    failing: &[
        "## Root Causes\n\nWhy did nobody notice? There is no alert.\n",
        "## Root Causes\n\nWho approved the change? There is no review.\n",
        "## Root Causes\n\nWho ran the import? It has no log.\n",
        "## What went wrong\n\n* Why didn't Ines stop the import?\n",
        "## Root Causes\n\nIt has no test. There is no alert.\n\n## Five whys\n\nWhy had the developer not tested it?\n",
    ],
};
