//! A summary that is none.

use std::ops::Range;

use crate::document::Section;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Subject, place};

pub static RULE: Rule = Rule {
    name: "summary-long",
    level: Level::Hint,
    what: "the summary has more than three sentences",
    why: "Most readers read nothing else, and stop where it goes into detail.",
    source: "SRE book, appendix D: a summary of one sentence; Atlassian's incident handbook: a few sentences",
    remedy: "Keep what broke, for whom and for how long; move the rest to its own section.",
    check,
};

const MOST_SENTENCES: usize = 3;

/// What has fewer words is a heading, or the end of an abbreviation.
const LEAST_WORDS: usize = 4;

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    for text in subject.texts_of(Section::Summary) {
        let is_sentence = |span: &Range<usize>| {
            text.plain[span.clone()].split_whitespace().take(LEAST_WORDS).count() == LEAST_WORDS
        };
        let sentences: Vec<_> = text.sentences().into_iter().filter(is_sentence).collect();
        let Some(first) = sentences.get(MOST_SENTENCES) else { continue };
        let message = format!(
            "The summary has {} sentences. Keep what broke, for whom and how long, and move the rest to its section.",
            sentences.len()
        );
        found(RULE.finding(place(text, first.start..text.plain.len()), message));
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Summary\n\nBookings failed for 85 minutes.\n",
        "## Summary\n\nBookings failed for 85 minutes. A large import held locks. Search was affected too.\n",
        "## Summary\n\nBookings failed for 85 minutes. A large import held locks. Search was affected too. Details below:\n",
    ],
    failing: &[
        "## Summary\n\nBookings failed for 85 minutes. A large import held locks. Search was affected too. We cancelled the import.\n",
        "## Summary\n\n* Bookings failed for 85 minutes\n* A large import held locks\n* Search was affected too\n* We cancelled the import\n",
        "## Summary\n\nBookings failed for 85 minutes!\n\nA large import held locks. Was search affected too? It was, for an hour.\n",
    ],
};
