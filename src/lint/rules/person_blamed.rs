//! A person's name where causes are told.

use std::ops::Range;

use crate::document::Section;
use crate::lint::people::People;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Fix, Level, Subject, Text, place};

pub static RULE: Rule = Rule {
    name: "person-blamed",
    level: Level::Warning,
    what: "the causes, or what went wrong, name a person",
    why: "A name among the causes reads as blame, whatever was meant, and hides what the system made likely.",
    source: "SRE book, chapter 15, and workbook, chapter 10: a postmortem is blameless",
    remedy: "Name the role in place of the person; who did what and when belongs in the timeline.",
    check,
};

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    for text in subject.texts_of(Section::RootCauses).chain(subject.texts_of(Section::WentWrong)) {
        // Reading all rows is worth it only where there is something to look through.
        let people = subject.people();
        for name in people.find(text) {
            let message =
                format!("“{}” is named where causes are told. Name the role instead.", &text.plain[name.clone()]);
            let finding = RULE.finding(place(text, name.clone()), message);
            found(Finding { fix: by_role(subject, people, text, name), ..finding });
        }
    }
}

/// Puts the first role of the team that names nobody in the place of a name, where the sentence surely allows it: the name has no
/// words before or after it that belong to it, and is in no link.
fn by_role(subject: &Subject, people: &People, text: &Text, name: Range<usize>) -> Option<Fix> {
    let role = subject.settings.roles.iter().find(|role| !role.trim().is_empty() && !people.are_in(role))?;
    let source = text.source(name.clone());
    let (before, after) = (text.markdown.get(..source.start)?, text.markdown.get(source.end..)?);
    if text.markdown.get(source.clone())? != &text.plain[name.clone()] {
        return None;
    }
    let words = text.words_in(&name);
    let opens = text.words_before(words.start).next().is_none();
    let joined = |word: &str| {
        ["a", "an", "and", "but", "dear", "her", "his", "my", "or", "our", "the", "their", "with"].contains(&word)
    };
    let alone_before = (before.is_empty() || before.ends_with([' ', '\n', '(']))
        && !before.trim_end().ends_with(|sign: char| ",&/:".contains(sign))
        && !text.words_before(words.start).next().is_some_and(joined);
    let next = after.trim_start_matches([' ', '\n']);
    let follows = if after.starts_with([' ', '\n']) {
        // “Ada deleted”, “by Ada in”; not “Ada Lovelace”, “Ada and Grace”, “the Ada script”.
        next.starts_with(|sign: char| sign.is_ascii_lowercase())
            && text.words_after(words.end - 1).next().is_some_and(goes_on)
    } else {
        after.is_empty() || after.starts_with(['.', ';', ')']) || after.starts_with("'s ") || after.starts_with("’s ")
    };
    if !alone_before || !follows {
        return None;
    }
    let role = if opens { capitalized(role) } else { role.clone() };
    Some(Fix {
        name: format!("Write “{}”", role.trim()),
        edit: text.field.edit(format!("{before}{}{after}", role.trim())),
        is_safe: false,
    })
}

/// Whether a word, in small letters, can only say what somebody does or did, or goes on with another part of the sentence.
fn goes_on(word: &str) -> bool {
    const WORDS: [&str; 30] = [
        "after", "as", "at", "because", "before", "but", "did", "didn't", "during", "for", "forgot", "from", "had",
        "has", "in", "is", "made", "on", "ran", "saw", "thought", "to", "took", "until", "was", "wasn't", "when",
        "while", "who", "wrote",
    ];
    word.ends_with("ed") || word.ends_with("ly") || WORDS.contains(&word)
}

fn capitalized(role: &str) -> String {
    let mut signs = role.trim().chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Root Causes\n\nThe on-call engineer had no way to tell the accounts apart.\n\nBoth consoles look alike.\n",
        "## Root Causes\n\nThe lovelace engine reads both.\n\nBoth consoles look alike.\n\n## Authors\n\n* Ada Lovelace\n",
        "## What went well\n\n* Ines read the lock report at once\n",
        "## What went wrong\n\n* The Storage team was not paged\n\n## Authors\n\n* Storage team\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** -- Mathias notices it |\n| 22:00 | **OUTAGE ENDS** |\n",
    ],
    failing: &[
        "## What went wrong\n\n* The lock was in Ines’s notes only\n",
        "## Root Causes\n\nInes deleted the wrong service.\n\nBoth consoles look alike.\n",
        "## What went wrong\n\n* It took long until Tomasz was asked\n",
        "## What went wrong\n\n* The mistake of [Priya](https://example.org/priya), and of Ines and Tomasz\n",
        "## Root Causes\n\nIt was deleted by Ines.\n\nBoth consoles look alike.\n",
        "## Root Causes\n\nThe Ines script has no dry run, and (Ines's own words) nobody had asked for one.\n",
        "## What went wrong\n\n* Mathias had two consoles open\n\n## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** -- Mathias notices it |\n| 22:00 | **OUTAGE ENDS** |\n",
    ],
};
