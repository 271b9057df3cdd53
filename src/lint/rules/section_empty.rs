//! Sections that say nothing.

use crate::document::{Content, List, Passage, Section, TimelineEntry};
use crate::form::Field;
use crate::lint::labels::Labels;
use crate::lint::outages::tells_outage;
use crate::lint::phrases::Phrases;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject, Text};
use crate::timeline::spelling::stamp::stamps;

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
    if empty.is_empty() || !subject.is_of_template() && subject.refers_to_another() {
        return;
    }
    let labels = Labels::of(document);
    for section in empty {
        if let Some(level) = level(subject, section)
            && !is_elsewhere(subject, section, &labels)
        {
            let is_of_both = section == Section::RootCauses
                && document.is_blank(Section::Trigger)
                && level_of_trigger(subject).is_none()
                && !labels.tell(names(Section::Trigger));
            found(RULE.finding(place(subject, section), if is_of_both { BOTH } else { message(section) }).at(level));
        }
    }
}

/// How much it matters that a section is empty; `None` if not at all, or if another rule says so.
fn level(subject: &Subject, section: Section) -> Option<Level> {
    let is_blank = |list: List| subject.document.list(list).is_blank();
    let has_lessons = !(is_blank(List::WentWell) && is_blank(List::WentWrong) && is_blank(List::GotLucky));
    match section {
        Section::Trigger => level_of_trigger(subject),
        // What another form says of what went wrong is mostly of the causes, too.
        Section::RootCauses if !is_blank(List::WentWrong) && !subject.is_of_template() => Some(Level::Warning),
        _ if subject.settings.required.contains(&section) => Some(Level::Error),
        Section::Detection | Section::Timeline => Some(Level::Warning),
        // One finding for all lessons if there are none at all.
        Section::LessonsLearned => (!has_lessons).then_some(Level::Hint),
        // `lessons-only-negative` says more of it.
        Section::WentWell => (has_lessons && is_blank(List::WentWrong)).then_some(Level::Hint),
        Section::WentWrong => has_lessons.then_some(Level::Hint),
        // Few other forms ask for it.
        Section::GotLucky => {
            (has_lessons && (subject.document.own.is_empty() || subject.is_of_template())).then_some(Level::Hint)
        }
        _ => None,
    }
}

/// Few texts tell the trigger from the causes, but those that follow the template.
fn level_of_trigger(subject: &Subject) -> Option<Level> {
    match subject.settings.required.contains(&Section::Trigger) {
        true => Some(Level::Error),
        false => subject.is_of_template().then_some(Level::Warning),
    }
}

/// Whether the document says it somewhere else: under another name, or in a text that has another form.
fn is_elsewhere(subject: &Subject, section: Section, labels: &Labels) -> bool {
    let has_introduction = || {
        let before = [Passage::BeforeTitle, Passage::Introduction].map(|passage| subject.document.passage(passage));
        before.into_iter().any(|text| text.lines().any(is_prose))
    };
    labels.tell(names(section))
        || section == Section::Summary && has_introduction()
        || !subject.is_of_template() && is_told(subject, section)
}

/// What ended it.
const ENDED: [&str; 22] = [
    "back to 100",
    "back to normal",
    "fixed",
    "fixes",
    "kills",
    "mitigated",
    "normal again",
    "operational",
    "rectified",
    "recover*",
    "reopened",
    "repaired",
    "resolved",
    "restart*",
    "restor*",
    "resumed",
    "resumes",
    "returned to normal",
    "reverted",
    "roll* back",
    "rollback*",
    "solved",
];

/// How somebody came to know of it.
const NOTICED: [&str; 25] = [
    "alarm*",
    "alert",
    "alerted",
    "alerts",
    "brought up",
    "detected",
    "detects",
    "discovered",
    "identified",
    "informed",
    "made aware",
    "notice",
    "noticed",
    "notices",
    "notified",
    "observed",
    "paged",
    "pinged",
    "pings",
    "raised",
    "realis*",
    "realiz*",
    "report*",
    "warned",
    "warning",
];

/// What let it happen.
const BECAUSE: [&str; 12] = [
    "because",
    "bug",
    "bugs",
    "by removing",
    "caused",
    "causing",
    "contributed to",
    "due to",
    "led to",
    "resulted in",
    "resulting in",
    "vulnerab*",
];

/// The same, or that nobody knows it, wherever it stands: the timeline tells other things that happened because of something.
const CAUSES: [&str; 8] = [
    "cause for",
    "cause is",
    "cause was",
    "direct cause",
    "not sure why",
    "the issue was that",
    "the problem was that",
    "unclear why",
];

/// What people take from it.
const LEARNED: [&str; 8] =
    ["in future", "in the future", "learned", "learnt", "lesson*", "luckily", "lucky", "takeaway*"];

/// Whom it hurt, and how.
const HURT: [&str; 24] = [
    "affected",
    "all services",
    "attacker*",
    "compromised",
    "customer*",
    "degraded",
    "disrupted",
    "disruption*",
    "downtime",
    "every service",
    "exploit*",
    "inaccessible",
    "no evidence of",
    "no impact",
    "no loss of",
    "outage*",
    "revoke*",
    "slowdown*",
    "total failure",
    "unavailable",
    "unresponsive",
    "user*",
    "was down",
    "went down",
];

/// Whether a text of another form than the template's tells it in passing, for all that words can say.
fn is_told(subject: &Subject, section: Section) -> bool {
    match section {
        Section::Impact => {
            is_in_story(subject, &Phrases::new(HURT)) || subject.texts_of(Section::Summary).any(tells_outage)
        }
        Section::RootCauses => {
            is_in_story(subject, &Phrases::new(BECAUSE)) || is_in_story_or_timeline(subject, &Phrases::new(CAUSES))
        }
        Section::Resolution => is_in_story_or_timeline(subject, &Phrases::new(ENDED)),
        Section::Detection => is_in_story_or_timeline(subject, &Phrases::new(NOTICED)),
        Section::Timeline => stories(subject).map(times).sum::<usize>() >= TIMES_OF_A_STORY,
        Section::LessonsLearned => {
            let learned = Phrases::new(LEARNED);
            subject.texts.iter().any(|text| learned.are_in(text))
        }
        _ => false,
    }
}

/// A story that tells so many times of day is its own timeline.
const TIMES_OF_A_STORY: usize = 3;

/// How many times of day a text tells.
fn times(text: &Text) -> usize {
    text.plain.lines().flat_map(stamps).filter(|found| found.stamp.clock.is_some()).count()
}

/// The texts that tell what happened.
fn stories<'s>(subject: &Subject<'s>) -> impl Iterator<Item = &'s Text> {
    use Section::{Detection, Impact, Resolution, RootCauses, Summary, Trigger};
    const STORIES: [Section; 6] = [Summary, Impact, RootCauses, Trigger, Resolution, Detection];
    subject.texts.iter().filter(|text| text.section.is_none_or(|section| STORIES.contains(&section)))
}

/// Whether a text that tells what happened has one of these.
fn is_in_story(subject: &Subject, phrases: &Phrases) -> bool {
    stories(subject).any(|text| phrases.are_in(text))
}

fn is_in_story_or_timeline(subject: &Subject, phrases: &Phrases) -> bool {
    is_in_story(subject, phrases) || phrases.are_in(&timeline(subject))
}

/// All that the timeline says, as one text.
fn timeline(subject: &Subject) -> Text {
    let mut told = String::new();
    for row in subject.document.timeline.iter() {
        match &*row.value {
            TimelineEntry::Event(event) => {
                told.push_str(event.marker().unwrap_or_default());
                told.push_str("\n\n");
                told.push_str(event.description());
            }
            TimelineEntry::Note(text) => told.push_str(text),
            TimelineEntry::Day(_) => {}
        }
        told.push_str("\n\n");
    }
    Text::read(Field::Title, Some(Section::Timeline), &told)
}

/// Whether a line is a part of a paragraph that says something.
fn is_prose(line: &str) -> bool {
    line.starts_with(char::is_alphabetic) && line.split_whitespace().nth(7).is_some()
}

/// What else people call it, in small letters. Names of parts of the document, not of its sections.
fn names(section: Section) -> &'static [&'static str] {
    match section {
        Section::Summary => {
            &["abstract", "background", "context", "description", "overview", "summary", "tl;dr", "what happened"]
        }
        Section::Impact => &["affected", "consequence", "damage", "effect", "fallout", "impact", "scope", "severity"],
        Section::RootCauses => &[
            "analysis",
            "cause",
            "contributing",
            "problem",
            "reason",
            "the issue",
            "vulnerability",
            "what caused",
            "why",
        ],
        Section::Trigger => &["cause and trigger", "trigger"],
        Section::Resolution => &[
            "action taken",
            "actions taken",
            "fix",
            "how we",
            "mitigat",
            "recover",
            "remedia",
            "remedy",
            "repair",
            "resol",
            "response",
            "restor",
            "rollback",
            "solution",
            "workaround",
        ],
        Section::Detection => &["detect", "discover", "identified", "noticed", "how was it found"],
        Section::Timeline => &["chronolog", "context", "event", "history", "sequence", "timeline", "what happened"],
        Section::LessonsLearned => &[
            "better",
            "conclusion",
            "learn",
            "lesson",
            "lucky",
            "post-mortem",
            "postmortem",
            "reflection",
            "review action",
            "retrospective",
            "takeaway",
            "well",
            "wrong",
        ],
        Section::WentWell => &["good", "well"],
        Section::WentWrong => &["badly", "better", "improve", "poorly", "wrong"],
        Section::GotLucky => &["luck"],
        _ => &[],
    }
}

/// Where neither the causes nor the trigger are told.
const BOTH: &str = "Root Causes and Trigger are empty. Write what let this happen and which event set it off, or that it is not known yet.";

/// What is to be written.
fn message(section: Section) -> &'static str {
    match section {
        Section::Summary => "The summary is empty. Write in short what broke, for whom and for how long.",
        Section::Impact => "Impact is empty. Write who was affected and how much, or that it is not known yet.",
        Section::RootCauses => "Root Causes is empty. Write what let this happen, or that it is not known yet.",
        Section::Trigger => "Trigger is empty. Write which event set it off, or that it is not known yet.",
        Section::Resolution => "Resolution is empty. Write what ended it, or that it goes on.",
        Section::Detection => "Detection is empty. Write how it was noticed, and what should have told you earlier.",
        Section::Timeline => "The timeline is empty. Write when what happened.",
        Section::LessonsLearned => {
            "No lessons are named. Write what went well, what went wrong and where you got lucky."
        }
        Section::WentWell => "What went well is empty. Write what kept it from getting worse, or that nothing did.",
        Section::WentWrong => "What went wrong is empty. Write what made it worse, or that nothing did.",
        Section::GotLucky => "Where we got lucky is empty. Write which chance kept the damage small, or that none did.",
        Section::Date => "Date is empty. Write the day on which the harm began.",
        Section::Authors => "Authors is empty. Write whom to ask.",
        Section::Status => "Status is empty. Write how far this text is.",
        Section::ActionItems => "Action Items is empty. Write what will be done.",
        Section::SupportingInformation => "Supporting Information is empty. Write what the text relies on.",
    }
}

fn place(subject: &Subject, section: Section) -> Place {
    let heading = subject.empty_heading(names(section)).map(|field| Place::Field(field, 0..0));
    heading.unwrap_or_else(|| match section.content() {
        // What it says by itself is shown only where it says something.
        Content::Passage(_) if section == Section::LessonsLearned => Place::Section(section),
        Content::Passage(passage) => Place::Field(Field::Passage(passage), 0..0),
        _ => Place::Section(section),
    })
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Impact\n\nNo customer noticed.\n",
        "## Impact\n\n-\n\n## Who was affected\n\nNo customer.\n\n## Background\n\nWe sell tickets.\n",
        "## Supporting Information\n\n-\n\n## Background\n\nWe sell tickets.\n",
        "## Summary\n\n-\n\n## Overview\n\nBookings failed for an hour.\n\n## Background\n\nWe sell tickets.\n",
        "## What went well\n\n-\n\n## Background\n\nWe sell tickets.\n",
        "## Status\n\n-\n\n## Background\n\nWe sell tickets.\n",
        "## Impact\n\nAll orders failed.\n\n## Root Causes\n\nA missing limit.\n\n## Trigger\n\n-\n\n## Resolution\n\n-\n\n## Detection\n\n-\n\n## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | A customer reported errors |\n| 22:00 | The import was stopped, and all was back to normal |\n\n## Background\n\nWe sell tickets.\n",
        "## Impact\n\nAll orders failed.\n\n## Root Causes\n\nA missing limit.\n\n## Trigger\n\n-\n\n## Resolution\n\n-\n\n## Detection\n\n-\n\n## Summary\n\nAn alert told of errors. They ended when checkout was restarted.\n\n## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | Errors |\n\n## Background\n\nWe sell tickets.\n",
        "## Impact\n\n-\n\n## Root Causes\n\n-\n\n## Trigger\n\n-\n\n## Resolution\n\n-\n\n## Detection\n\n-\n\n## Summary\n\nThe full report is [here](https://example.org/report).\n\n## Background\n\nWe sell tickets.\n",
        "## Impact\n\n-\n\n## Root Causes\n\nA missing limit.\n\n## Trigger\n\n-\n\n## Resolution\n\n-\n\n## Detection\n\n-\n\n## Summary\n\nUsers saw errors until the restart, which an alert asked for.\n\n## Background\n\nWe sell tickets.\n",
        "## Impact\n\nAll orders failed.\n\n## Root Causes\n\nA missing limit.\n\n## Trigger\n\n-\n\n## Resolution\n\n-\n\n## Detection\n\n-\n\n## What happened that night\n\nAda noticed errors and reverted the change. A lesson was that limits matter.\n\n## Timeline\n\n-\n\n## What went well\n\n-\n\n## What went wrong\n\n-\n\n## Where we got lucky\n\n-\n\n## Background\n\nWe sell tickets.\n",
        "## Trigger\n\n-\n\n## What triggered it\n\nThe import.\n\n## Background\n\nWe sell tickets.\n",
    ],
    failing: &[
        "## Summary\n\n-\n",
        "## Impact\n\n-\n",
        "## Root Causes\n\n-\n",
        "## Trigger\n\n-\n",
        "## Resolution\n\n-\n",
        "## Detection\n\n-\n",
        "## Timeline\n\n-\n",
        "## Resolution\n\n-\n\n## Summary\n\nThe alert fired, and orders went back to normal.\n",
        "## Impact\n\nAll orders failed.\n\n## Root Causes\n\nA missing limit.\n\n## Trigger\n\n-\n\n## Resolution\n\n-\n\n## Detection\n\n-\n\n## Summary\n\nErrors.\n\n## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | Errors |\n",
        "## Impact\n\n-\n\n## Root Causes\n\nA missing limit.\n\n## Trigger\n\n-\n\n## Resolution\n\n-\n\n## Detection\n\n-\n\n## Summary\n\nA job failed.\n",
        "## Impact\n\nAll orders failed.\n\n## Root Causes\n\nA missing limit.\n\n## Trigger\n\n-\n\n## Resolution\n\n-\n\n## Detection\n\n-\n\n## Summary\n\nThe full report is not written.\n\n[Graphs](https://example.org)\n\n## Timeline\n\n-\n",
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
        only(&RULE, &in_another_form(text)).into_iter().map(|finding| (finding.level, first(finding.message))).collect()
    }

    /// A text with a section that the template does not have.
    fn in_another_form(text: &str) -> String {
        format!("{text}\n\n## Something else\n\nNobody knows.\n")
    }

    #[test]
    fn what_has_the_template_s_sections_only_is_to_have_them_all() {
        let told = |text: &str| {
            only(
                &RULE,
                &format!("{text}\n\n## Summary\n\nUsers noticed that it fell because of us; it was reverted.\n"),
            )
            .len()
        };
        // A short report of four parts has another form, even if all of them are the template's.
        assert_eq!(told(""), 2);
        for (section, count) in [("Date", 7), ("Authors", 7), ("Status", 7), ("Impact", 6), ("Trigger", 6)] {
            assert_eq!(told(&format!("## {section}\n\na\n")), count, "{section}");
        }
        assert_eq!(told(&in_another_form("## Status\n\na\n")), 2);
    }

    #[test]
    fn the_level_is_that_of_the_section() {
        let told = found("");
        let levels: Vec<Level> = told.iter().map(|(level, _)| *level).collect();
        use Level::{Error, Hint, Warning};
        assert_eq!(levels, [Error, Error, Error, Error, Warning, Hint, Warning], "{told:?}");
    }

    #[test]
    fn causes_are_no_error_where_another_form_tells_what_went_wrong() {
        let level = |text: &str| {
            found(text).into_iter().find(|(_, told)| told.starts_with("Root Causes")).map(|(level, _)| level)
        };
        assert_eq!(level("## What went wrong\n\n* The limit\n"), Some(Level::Warning));
        assert_eq!(level("## What went well\n\n* The limit\n"), Some(Level::Error));
        let template = "## Impact\n\na\n\n## Trigger\n\nb\n\n## Resolution\n\nc\n\n## What went wrong\n\n* a\n";
        assert_eq!(level(template), Some(Level::Error));
    }

    #[test]
    fn the_lessons_are_named_one_by_one_if_there_are_some() {
        let lessons = |text: &str| {
            found(text).into_iter().filter(|(level, _)| *level == Level::Hint).map(|(_, told)| told).collect::<Vec<_>>()
        };
        // Others do not ask for luck.
        assert_eq!(lessons("## What went well\n\n* a\n"), ["What went wrong is empty"]);
        let template = "## Status\n\na\n\n## Impact\n\na\n\n## Root Causes\n\nb\n\n## Resolution\n\nc\n\n## What went wrong\n\n* a\n";
        assert_eq!(lessons(template), ["Where we got lucky is empty"]);
        assert_eq!(lessons("## Where we got lucky\n\n* a\n"), ["What went well is empty", "What went wrong is empty"]);
    }

    #[test]
    fn other_forms_tell_it_elsewhere() {
        let is_missed = |name: &str, text: &str| found(text).iter().any(|(_, told)| told.starts_with(name));
        let row = |text: &str| format!("## Timeline\n\n| Time | Event |\n|-|-|\n| 9:00 | {text} |\n");
        for (name, text, expected) in [
            ("Resolution", &*row("We restarted it"), false),
            ("Resolution", &row("**OUTAGE RESOLVED** -- we know not why"), false),
            ("Resolution", &row("We looked at it"), true),
            ("Resolution", "## Timeline\n\nIt was reverted.\n", false),
            ("Resolution", "It fell, and was reverted.\n", false),
            ("Resolution", "## Action Items\n\n* See that it is reverted\n", true),
            ("Resolution", "## Status\n\nresolved\n", true),
            ("Root Causes", "It fell because of us.\n", false),
            ("Root Causes", &row("It fell because of us"), true),
            ("Root Causes", &row("Found: the root cause is that it has no limit"), false),
            ("Root Causes", "The root cause is not known yet.\n", false),
            ("Root Causes", "A slow disk contributed to it.\n", false),
            ("Root Causes", "The server was vulnerable.\n", false),
            ("Root Causes", "## Lessons Learned\n\nThe cause was us.\n", true),
            ("Detection", &row("An alert fired"), false),
            ("Detection", "## Fallout\n\nAda noticed it.\n", false),
            ("Detection", "## What went wrong\n\n* No alert fired\n", true),
            ("Impact", "# The site went down\n", false),
            ("Impact", "Users saw it.\n", false),
            ("Impact", "# T\n\nUsers saw it.\n", false),
            ("Impact", "## Summary\n\nUsers saw it.\n", false),
            ("Impact", "We revoked all keys, and have no evidence of a theft.\n", false),
            ("Impact", "## Root Causes\n\nUsers saw it.\n", false),
            ("Impact", "## Lessons Learned\n\nUsers saw it.\n", true),
            ("No lessons", "## More\n\nOur takeaways are few.\n", false),
            ("No lessons", "## More\n\nIn the future we check it first.\n", false),
            ("No lessons", "## More\n\nLuckily nobody saw it.\n", false),
            ("No lessons", "## More\n\nA note.\n", true),
            ("Resolution", "## Summary\n\nIt was solved by a restart.\n", false),
            ("Resolution", &row("Orders go back to 100% of a usual day"), false),
            ("The timeline", "The [full report](https://e.org) has more.\n", false),
            ("The timeline", "Here is [the postmortem][1].\n\n[1]: https://e.org\n", false),
            ("The timeline", "The full report has more.\n[a](https://e.org)\n", true),
        ] {
            assert_eq!(is_missed(name, text), expected, "{name}: {text}");
            let template = "## Impact\n\n**a**\n\n## Root Causes\n\nb\n\n## Trigger\n\nc\n";
            if !matches!(name, "Impact" | "Root Causes") {
                assert!(is_missed(name, &format!("{text}\n{template}")), "{name} of the template: {text}");
            }
        }
    }

    #[test]
    fn lessons_stand_below_many_headings() {
        for (heading, is_missed) in
            [("Postmortem", false), ("What we take from it: a retrospective", false), ("Thanks", true)]
        {
            let told = found(&format!("## {heading}\n\nIt was a long night.\n"));
            assert_eq!(told.iter().any(|(_, told)| told.starts_with("No lessons")), is_missed, "{heading}");
        }
    }

    #[test]
    fn an_empty_heading_of_that_name_is_the_place() {
        let places = |text: &str| {
            let found = only(&RULE, text).into_iter().filter(|finding| finding.message.starts_with("Resolution"));
            found.map(|finding| matches!(finding.place, Place::Field(Field::OwnHeading(_), _))).collect::<Vec<_>>()
        };
        assert_eq!(places("## How we Resolved it\n\n## Background\n\nNobody knows.\n"), [true]);
        assert_eq!(places("## Background\n\n## The end\n\nNobody knows.\n"), [false]);
        assert_eq!(places("## How we resolved it\n\nIt was stopped.\n"), [false; 0]);
    }

    #[test]
    fn causes_and_trigger_are_asked_for_together() {
        let causes = |text: &str| {
            let told = only(&RULE, &in_another_form(text)).into_iter().map(|finding| finding.message);
            told.filter(|message| message.contains("Trigger") || message.contains("Causes"))
                .map(|told| told.len())
                .collect::<Vec<_>>()
        };
        let alone = message(Section::RootCauses).len();
        let others = "## Impact\n\na\n\n## Resolution\n\nb\n\n## Detection\n\nc\n";
        assert_eq!(causes(""), [BOTH.len()]);
        assert_eq!(causes("## Root Causes\n\na\n"), [0; 0]);
        assert_eq!(causes("## Trigger\n\na\n"), [alone]);
        assert_eq!(causes("**What triggered it**\n\na\n"), [alone]);
        assert_eq!(causes(others), [alone, message(Section::Trigger).len()]);
        let usual = "## Impact\n\na\n\n## Root Causes\n\nb\n\n## Resolution\n\nc\n";
        assert_eq!(causes(usual), [0; 0]);
        assert_eq!(causes(&format!("## Status\n\ndraft\n\n{usual}")), [message(Section::Trigger).len()]);
        assert_eq!(causes("## Status\n\ndraft\n\n## Impact\n\na\n\n## Root Causes\n\nb\n"), [0; 0]);
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
