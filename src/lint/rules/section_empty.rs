//! Sections that say nothing.

use crate::document::{List, Passage, Section};
use crate::form::Field;
use crate::lint::labels::Labels;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject};

pub static RULE: Rule = Rule {
    name: "section-empty",
    level: Level::Error,
    what: "a section says nothing: an error for those that a team requires, a warning for Trigger, Detection and Timeline, a \
           hint for the lessons",
    why: "Each section answers a question that readers come with; an empty one leaves them to guess.",
    source: "SRE book, chapter 15 and appendix D",
    remedy: "Write what is known, or that it is not known yet, and why.",
    check,
};

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let document = subject.document;
    // Few documents lack anything.
    let empty: Vec<Section> = Section::ALL.into_iter().filter(|section| document.is_blank(*section)).collect();
    if empty.is_empty() {
        return;
    }
    let labels = Labels::of(document);
    for section in empty {
        if let Some(level) = level(subject, section)
            && !is_elsewhere(subject, section, &labels)
        {
            let message = format!("{} {}", question(section), "Write what is known, or that it is not known yet.");
            found(RULE.finding(place(section), message).at(level));
        }
    }
}

/// How much it matters that a section is empty; `None` if not at all, or if another rule says so.
fn level(subject: &Subject, section: Section) -> Option<Level> {
    let is_blank = |list: List| subject.document.list(list).is_blank();
    let has_lessons = !(is_blank(List::WentWell) && is_blank(List::WentWrong) && is_blank(List::GotLucky));
    match section {
        _ if subject.settings.required.contains(&section) => Some(Level::Error),
        Section::Trigger | Section::Detection | Section::Timeline => Some(Level::Warning),
        // One finding for all lessons if there are none at all.
        Section::LessonsLearned => (!has_lessons).then_some(Level::Hint),
        // `lessons-only-negative` says more of it.
        Section::WentWell => (has_lessons && is_blank(List::WentWrong)).then_some(Level::Hint),
        Section::WentWrong | Section::GotLucky => has_lessons.then_some(Level::Hint),
        _ => None,
    }
}

/// Whether the document says it somewhere else, under another name.
fn is_elsewhere(subject: &Subject, section: Section, labels: &Labels) -> bool {
    let has_introduction = || {
        let before = [Passage::BeforeTitle, Passage::Introduction].map(|passage| subject.document.passage(passage));
        before.into_iter().any(|text| text.lines().any(is_prose))
    };
    labels.tell(names(section)) || section == Section::Summary && has_introduction()
}

/// Whether a line is a part of a paragraph that says something.
fn is_prose(line: &str) -> bool {
    line.starts_with(char::is_alphabetic) && line.split_whitespace().nth(7).is_some()
}

/// What else people call it, in small letters. Names of parts of the document, not of its sections.
fn names(section: Section) -> &'static [&'static str] {
    match section {
        Section::Summary => &["abstract", "background", "context", "description", "overview", "summary", "tl;dr", "what happened"],
        Section::Impact => &["affected", "consequence", "damage", "effect", "fallout", "impact", "scope", "severity"],
        Section::RootCauses => {
            &["analysis", "cause", "contributing", "problem", "reason", "the issue", "vulnerability", "what caused", "why"]
        }
        Section::Trigger => &["cause and trigger", "trigger"],
        Section::Resolution => &[
            "fix", "how we", "mitigat", "recover", "remedia", "remedy", "repair", "resol", "response", "restor", "rollback",
            "solution", "workaround",
        ],
        Section::Detection => &["detect", "discover", "identified", "noticed", "how was it found"],
        Section::Timeline => &["chronolog", "context", "event", "history", "sequence", "timeline", "what happened"],
        Section::LessonsLearned => &[
            "better", "conclusion", "learn", "lesson", "lucky", "reflection", "review action", "retrospective", "takeaway", "well",
            "wrong",
        ],
        Section::WentWell => &["good", "well"],
        Section::WentWrong => &["badly", "better", "improve", "poorly", "wrong"],
        Section::GotLucky => &["luck"],
        _ => &[],
    }
}

/// What readers do not learn.
fn question(section: Section) -> &'static str {
    match section {
        Section::Summary => "The summary is empty: nothing says in short what broke, for whom and for how long.",
        Section::Impact => "Impact is empty: nothing says who was affected, and how much.",
        Section::RootCauses => "Root Causes is empty: nothing says what let this happen.",
        Section::Trigger => "Trigger is empty: nothing says which event set it off.",
        Section::Resolution => "Resolution is empty: nothing says what ended it.",
        Section::Detection => "Detection is empty: nothing says how it was noticed.",
        Section::Timeline => "The timeline is empty: nothing says when what happened.",
        Section::LessonsLearned => "No lessons are named: nothing says what went well, what went wrong and where you got lucky.",
        Section::WentWell => "What went well is empty.",
        Section::WentWrong => "What went wrong is empty.",
        Section::GotLucky => "Where we got lucky is empty: which chance kept the damage small?",
        Section::Date => "Date is empty: nothing says when it was.",
        Section::Authors => "Authors is empty: nothing says whom to ask.",
        Section::Status => "Status is empty: nothing says how far this text is.",
        Section::ActionItems => "Action Items is empty: nothing says what will be done.",
        Section::SupportingInformation => "Supporting Information is empty: nothing shows what the text relies on.",
    }
}

fn place(section: Section) -> Place {
    match section.content() {
        crate::document::Content::Passage(passage) => Place::Field(Field::Passage(passage), 0..0),
        _ => Place::Section(Some(section)),
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Impact\n\nNo customer noticed.\n",
        "## Impact\n\n-\n\n## Who was affected\n\nNo customer.\n",
        "## Supporting Information\n\n-\n",
        "## Summary\n\n-\n\n## Overview\n\nBookings failed for an hour.\n",
        "## What went well\n\n-\n",
        "## Status\n\n-\n",
        "## Trigger\n\n-\n\n## What triggered it\n\nThe import.\n",
    ],
    failing: &[
        "## Summary\n\n-\n",
        "## Impact\n\n-\n",
        "## Root Causes\n\n-\n",
        "## Trigger\n\n-\n",
        "## Resolution\n\n-\n",
        "## Detection\n\n-\n",
        "## Timeline\n\n-\n",
        "## What went wrong\n\n-\n",
        "## Where we got lucky\n\n*\n",
        "## What went well\n\n-\n\n## What went wrong\n\n-\n",
        "## What went well\n\n-\n\n## What went wrong\n\n-\n\n## Where we got lucky\n\n-\n",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::Settings;
    use crate::lint::testing::{only, with};

    fn found(text: &str) -> Vec<(Level, String)> {
        let first = |message: String| message.split([':', '.']).next().unwrap_or_default().to_owned();
        only(&RULE, text).into_iter().map(|finding| (finding.level, first(finding.message))).collect()
    }

    #[test]
    fn the_level_is_that_of_the_section() {
        let told = found("");
        let levels: Vec<Level> = told.iter().map(|(level, _)| *level).collect();
        use Level::{Error, Hint, Warning};
        assert_eq!(levels, [Error, Error, Error, Warning, Error, Warning, Hint, Warning], "{told:?}");
    }

    #[test]
    fn the_lessons_are_named_one_by_one_if_there_are_some() {
        let lessons = |text: &str| found(text).into_iter().filter(|(level, _)| *level == Level::Hint).map(|(_, told)| told).collect::<Vec<_>>();
        assert_eq!(lessons("## What went well\n\n* a\n"), ["What went wrong is empty", "Where we got lucky is empty"]);
        assert_eq!(lessons("## What went wrong\n\n* a\n"), ["Where we got lucky is empty"]);
        assert_eq!(lessons("## Where we got lucky\n\n* a\n"), ["What went well is empty", "What went wrong is empty"]);
    }

    #[test]
    fn a_paragraph_before_all_sections_is_a_summary() {
        let is_missed = |text: &str| found(text).iter().any(|(_, told)| told == "The summary is empty");
        assert!(!is_missed("# T\n\nBookings of all customers failed for 85 minutes.\n\n## Impact\n\nall\n"));
        assert!(!is_missed("Bookings of all customers failed for 85 minutes.\n"));
        assert!(is_missed("# T\n\nBookings of all customers failed for minutes.\n\n## Impact\n\nall\n"));
        assert!(is_missed("# T\n\n[a] link of all the things that we know of it\n\n## Impact\n\nall\n"));
    }

    #[test]
    fn a_team_says_what_it_requires() {
        for section in Section::ALL {
            let settings = Settings { required: vec![section], ..Settings::default() };
            let errors = with(&RULE, "", &settings).into_iter().filter(|finding| finding.level == Level::Error);
            let about = |finding: Finding| finding.message;
            let messages: Vec<String> = errors.map(about).collect();
            assert_eq!(messages.len(), 1, "{section:?}");
        }
    }
}
