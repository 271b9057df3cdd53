//! An impact without a number.

use crate::document::{Passage, Section};
use crate::form::Field;
use crate::lint::quantity::is_quantified;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject, Text};

pub static RULE: Rule = Rule {
    name: "impact-not-quantified",
    level: Level::Warning,
    what: "the impact has no number",
    why: "How bad it was decides how much work it is worth, and readers elsewhere can only tell from figures.",
    source: "SRE workbook, chapter 10: quantified impact; SRE book, appendix D",
    remedy: "Give at least one figure: requests, people, minutes or money; an estimate will do, and so will none at all.",
    check,
};

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let says_something =
        |text: &&Text| text.paragraphs().any(|span| !text.words_in(&span).is_empty() && !text.is_heading(&span));
    let mut texts = subject.texts_of(Section::Impact).filter(says_something).peekable();
    // What nobody has filled in is found by the rule that looks for it.
    if texts.peek().is_some() && !texts.any(|text| is_quantified(text, &(0..text.plain.len()))) {
        let message =
            "There is no figure here. Say how many requests, people or minutes it was; an estimate helps too.";
        found(RULE.finding(Place::Field(Field::Passage(Passage::Impact), 0..0), message));
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Impact\n\n2,318 checkout attempts failed.\n",
        "## Impact\n\nDuring the incident, 40 orders failed.\n",
        "## Impact\n\nNo revenue impact.\n",
        "## Impact\n\nSearch was slow for an hour.\n",
        "## Impact\n\nAll uploads failed.\n",
        "## Impact\n\n-\n",
        "## Impact\n\n### Users\n\n### Revenue\n\n-\n",
        "## Impact\n\n> How many users did it hit?\n",
    ],
    failing: &[
        "## Impact\n\nUsers could not log in.\n",
        "## Impact\n\nSome requests were answered with 503 errors.\n",
        "## Impact\n\n### Users\n\nSome could not log in.\n\n### Revenue\n",
        "## Impact\n\nIn bug 4711 the shop was down.\n",
        "## Impact\n\nOn 2026-03-24 the shop was down.\n",
    ],
};
