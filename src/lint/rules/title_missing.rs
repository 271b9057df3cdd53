//! A postmortem without a title.

use crate::form::Field;
use crate::lint::labels::Labels;
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

/// What templates have in the place of a title, in small letters and without the signs around their words.
const PLACEHOLDERS: [&str; 22] = [
    "headline",
    "incident",
    "incident name",
    "incident report",
    "incident title",
    "name of the incident",
    "post mortem",
    "post mortem template",
    "postmortem",
    "postmortem template",
    "postmortem title",
    "tba",
    "tbd",
    "template for reports",
    "title",
    "title incident",
    "title of incident",
    "title of postmortem",
    "title of the incident",
    "title of the incident date",
    "todo",
    "untitled",
];

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let title = subject.document.title.as_str();
    let place = Place::Field(Field::Title, 0..0);
    let words: Vec<&str> = title.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let bare = words.join(" ").to_lowercase();
    if bare.is_empty() {
        // Site generators take the title from the settings.
        if !Labels::of(subject.document).tell(&["title"]) {
            found(RULE.finding(place, "There is no title. Say in a headline what happened to whom."));
        }
    } else if PLACEHOLDERS.contains(&bare.as_str()) {
        let message =
            format!("“{}” says nothing of this incident. Say in a headline what happened to whom.", title.trim());
        found(RULE.finding(place, message));
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "# Checkout fails for 40 minutes\n",
        "# Incident 4711\n",
        "# Title search returns nothing\n",
        "#\n\n## More\n\nTitle: Checkout fails for 40 minutes\n",
    ],
    failing: &["#\n", "# TBD\n", "# [Incident title]\n", "# Title (incident #)\n", "# ???\n"],
};
