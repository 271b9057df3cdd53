//! A postmortem without a title.

use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject};

pub static RULE: Rule = Rule {
    name: "title-missing",
    level: Level::Error,
    what: "the postmortem has no title, or one that stands for none",
    why: "People find a postmortem by its title, in a list of hundreds.",
    source: "SRE book, appendix D: the title names the incident and its number",
    remedy: "Say in a headline what happened to whom.",
    check,
};

/// What templates have in the place of a title, in small letters.
const PLACEHOLDERS: [&str; 7] =
    ["incident title", "postmortem", "postmortem title", "tbd", "title", "title of the incident", "untitled"];

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let title = subject.document.title.trim_matches([' ', '<', '>', '[', ']', '{', '}', ':']).to_lowercase();
    if title.is_empty() {
        found(RULE.finding(Place::Section(None), "There is no title. Say in a headline what happened to whom."));
    } else if PLACEHOLDERS.contains(&title.as_str()) {
        let message = format!(
            "“{}” says nothing of this incident. Say in a headline what happened to whom.",
            subject.document.title.trim()
        );
        found(RULE.finding(Place::Section(None), message));
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &["# Checkout fails for 40 minutes\n", "# Incident 4711\n", "# Title search returns nothing\n"],
    failing: &["#\n", "# TBD\n", "# [Incident title]\n"],
};
