//! Acronyms that are never spelled out.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::document::{Anchor, Id, Section, TimelineEntry};
use crate::form::Field;
use crate::lint::acronyms::{KNOWN, WORDS};
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Subject, Text, place};
use crate::timeline::spelling::abbreviations;

pub static RULE: Rule = Rule {
    name: "acronym-unexpanded",
    level: Level::Hint,
    what: "an acronym that not every engineer knows is never spelled out",
    why: "Readers from other teams, and from next year, do not know it.",
    source: "SRE workbook, chapter 10: a postmortem is written for readers without the context",
    remedy: "Spell it out where it is first used, or add it to the acronyms that your team knows.",
    check,
};

/// What is longer is a word in capitals.
const LONGEST: usize = 6;

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let mut first: First = HashMap::new();
    for text in in_order(subject) {
        let mut paragraphs = text.paragraphs().peekable();
        for (index, word) in text.words().iter().enumerate() {
            while paragraphs.peek().is_some_and(|paragraph| paragraph.end <= word.start) {
                paragraphs.next();
            }
            let acronym = without_plural(&text.plain[word.clone()]);
            if !is_acronym(acronym) || is_known(acronym, subject) || is_part_of_capitals(text, index) {
                continue;
            }
            // Capitals and nothing else are initials of people, or a cry.
            if paragraphs.peek().is_some_and(|paragraph| text.plain[paragraph.clone()].contains(char::is_lowercase)) {
                let here = (text, word.start..word.start + acronym.len());
                let known = first.entry(acronym).or_insert_with(|| here.clone());
                // A title is no place to spell something out.
                if known.0.field == Field::Title {
                    *known = here;
                }
            }
        }
    }
    if first.is_empty() {
        return;
    }
    let mut told = names(subject, &first);
    told.extend(spelled_out(subject, &first));
    for (acronym, (text, span)) in first {
        if !told.contains(acronym) {
            let message = format!("“{acronym}” is never spelled out. Do so once, for readers from other teams.");
            found(RULE.finding(place(text, span), message));
        }
    }
}

/// The texts as they stand in the file, each section of the team's own where it is; but what is to be done is read last, as
/// little can be explained there.
fn in_order<'d>(subject: &Subject<'d>) -> Vec<&'d Text> {
    let own: HashMap<Id, usize> = subject.document.own.iter().map(|own| (own.id, own.value.after.order())).collect();
    let order = |text: &&Text| match (text.section, text.field) {
        (Some(Section::ActionItems), _) => usize::MAX,
        // Between what follows the section before and what follows this one.
        (Some(section), _) => Anchor::Section(section).order() - 1,
        (None, Field::OwnText(id)) => own.get(&id).copied().unwrap_or_default(),
        (None, _) => 0,
    };
    let mut texts: Vec<&Text> = subject.texts.iter().collect();
    texts.sort_by_key(order);
    texts
}

fn without_plural(word: &str) -> &str {
    let bare = word.strip_suffix("'s").unwrap_or(word);
    bare.strip_suffix('s').filter(|bare| bare.len() > 1).unwrap_or(bare)
}

fn is_acronym(word: &str) -> bool {
    let bytes = word.as_bytes();
    // `XXX` and `YYY` stand for something else.
    let is_one_letter = bytes.iter().all(|byte| *byte == bytes[0]);
    (2..=LONGEST).contains(&bytes.len()) && bytes.iter().all(u8::is_ascii_uppercase) && !is_one_letter
}

fn is_known(acronym: &str, subject: &Subject) -> bool {
    KNOWN.binary_search(&acronym).is_ok()
        || WORDS.binary_search(&acronym).is_ok()
        || abbreviations::is_known(acronym)
        || subject.settings.acronyms.iter().any(|known| known.eq_ignore_ascii_case(acronym))
}

/// Whether it is a part of something else: a name such as `EU_WEST` or `RED/BLACK.MD`, or words in capitals beside each other.
fn is_part_of_capitals(text: &Text, index: usize) -> bool {
    let word = &text.words()[index];
    let joins = |sign: char| matches!(sign, '_' | '/' | '.' | ':' | ';' | '@' | '#' | '$' | '=' | '&' | '\\' | '%');
    let (before, after) = (&text.plain[..word.start], &text.plain[word.end..]);
    let mut signs = after.chars();
    let goes_on = signs.next().is_some_and(joins) && signs.next().is_some_and(char::is_alphanumeric);
    let is_joined = before.ends_with(joins) || goes_on;
    let is_capitals = |other: Option<&Range<usize>>, between: &dyn Fn(&Range<usize>) -> Range<usize>| {
        other.is_some_and(|other| {
            let said = &text.plain[other.clone()];
            let gap = &text.plain[between(other)];
            said.len() > 1
                && gap.trim_matches(' ').is_empty()
                && !said.contains(|sign: char| !sign.is_ascii_uppercase())
        })
    };
    let previous = index.checked_sub(1).and_then(|index| text.words().get(index));
    let is_shouted = is_capitals(previous, &|other| other.end..word.start)
        || is_capitals(text.words().get(index + 1), &|other| word.end..other.start);
    is_joined || is_shouted
}

/// Acronyms and the first place of each.
type First<'d> = HashMap<&'d str, (&'d Text, Range<usize>)>;

/// Those whose letters stand anywhere in small ones, be it in the timeline or in an address: they are names, or words.
fn names(subject: &Subject, first: &First) -> HashSet<String> {
    let mut names = HashSet::new();
    let mut read = |markdown: &str| {
        let words = markdown.split(|sign: char| !sign.is_alphanumeric());
        for word in words.filter(|word| word.len() <= LONGEST + 1) {
            for said in [word, without_plural(word)].into_iter().filter(|said| said.contains(char::is_lowercase)) {
                let capitals = said.to_uppercase();
                // `OMSs` are many, and no name.
                if first.contains_key(capitals.as_str()) && !word.starts_with(&capitals) {
                    names.insert(capitals);
                }
            }
        }
    };
    subject.texts.iter().for_each(|text| read(&text.markdown));
    for row in subject.document.timeline.iter() {
        match &*row.value {
            TimelineEntry::Event(event) => read(&event.text),
            TimelineEntry::Note(text) => read(text),
            TimelineEntry::Day(_) => {}
        }
    }
    names
}

/// Those that a text spells out.
fn spelled_out(subject: &Subject, first: &First) -> HashSet<String> {
    let mut spelled = HashSet::new();
    let mut initials = String::new();
    for text in subject.texts.iter() {
        for (index, word) in text.words().iter().enumerate() {
            let said = &text.plain[word.clone()];
            let acronym = without_plural(said);
            if first.contains_key(acronym) {
                let (before, after) = (&text.plain[..word.start], &text.plain[word.end..]);
                let is_enclosed =
                    (before.ends_with('(') || before.ends_with("(or ")) && after.starts_with([')', ',', ';', ' ']);
                let explains =
                    after.strip_prefix(" (").is_some_and(|told| !told.starts_with(|sign: char| sign.is_ascii_digit()));
                let continued = [" stands for", " is short for", " = ", ", or ", ", short for"];
                if is_enclosed || explains || continued.iter().any(|sign| after.starts_with(sign)) {
                    spelled.insert(acronym.to_owned());
                }
            }
            // Words that begin with its letters, the first one with a capital: `Web Application Firewall`.
            if said.starts_with(char::is_uppercase) && said.contains(char::is_lowercase) {
                initials.clear();
                let next = &text.words()[index..];
                for next in next.iter().take(LONGEST + 3) {
                    let parts = text.plain[next.clone()].split('-');
                    initials
                        .extend(parts.filter_map(|part| part.chars().next()).filter(|letter| letter.is_uppercase()));
                    if initials.len() > 1 && first.contains_key(initials.as_str()) {
                        spelled.insert(initials.clone());
                    }
                }
                if let Some(next) = next.get(1) {
                    spelled.extend(
                        compounds(said, &text.plain[next.clone()]).filter(|told| first.contains_key(told.as_str())),
                    );
                }
            }
        }
    }
    spelled
}

/// What two words may be short for if one of them is made of two: `Core Ruleset` of `CRS`.
fn compounds<'w>(word: &'w str, next: &'w str) -> impl Iterator<Item = String> + 'w {
    let letters = |word: &'w str| word.chars().map(|letter| letter.to_ascii_uppercase());
    let firsts = word.chars().next().zip(next.chars().next().filter(|letter| letter.is_uppercase()));
    firsts.into_iter().flat_map(move |(one, other)| {
        let inner = letters(word).skip(1).map(move |inner| String::from_iter([one, inner, other]));
        inner.chain(letters(next).skip(1).map(move |inner| String::from_iter([one, other, inner])))
    })
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Impact\n\nThe API answered over HTTP with more CPU, at 10:00 CEST. Nothing was DONE.\n",
        "## Impact\n\nThe order management system (OMS) failed, and the OMS was restarted.\n",
        "## Impact\n\nThe OMS (order management system) failed.\n",
        "## Impact\n\nOrder management (or OMS) failed.\n",
        "## Impact\n\nThe OMS failed. The Order Management System is old.\n",
        "## Impact\n\nThe OMS failed; Oms is the name of a river.\n",
        "## Impact\n\nThe OMS failed: [a page](https://oms.example.org) has more.\n",
        "## Impact\n\nThe OMS failed.\n\n## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** -- the host oms-2 fails |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Impact\n\nThe CRS and the DBC failed. The Core Ruleset blocked the DataBase Cluster.\n",
        "## Impact\n\n`OMS` failed in OMS_EUROPE, oms.EU and OMS/EU, and ALL OF IT failed in OMSEUROPE.\n",
        "## Reviewers\n\n* QX\n* ZQ, OMS\n",
        "## Impact\n\nThe part XXX failed. TL;DR: QX:1 failed.\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** -- OMS fails |\n| 22:00 | **OUTAGE ENDS** |\n",
    ],
    failing: &[
        "## Impact\n\nThe OMS failed.\n",
        "## Impact\n\nAll OMSs failed.\n",
        "# OMS fails\n\n## Impact\n\nThe OMS's pages failed (the OMS of 2019).\n",
        "## What went well\n\n* The alert of the OMS fired\n",
        "## Impact\n\nThe QX failed.\n",
        "## Impact\n\nThe CRS failed. The Core ruleset blocked it.\n",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::Settings;
    use crate::lint::testing::{only, with};

    fn told(text: &str) -> Vec<String> {
        let mut told: Vec<String> = only(&RULE, text)
            .into_iter()
            .map(|finding| finding.message.split(['“', '”']).nth(1).unwrap_or_default().to_owned())
            .collect();
        told.sort();
        told
    }

    #[test]
    fn an_acronym_is_told_once_where_it_is_first_used() {
        let found = only(&RULE, "# The OMS\n\n## Impact\n\nIt was the OMS and the OMS.\n");
        assert_eq!(found.len(), 1);
        assert!(
            matches!(&found[0].place, crate::lint::Place::Field(Field::Passage(_), span) if *span == (11..14)),
            "{found:?}"
        );
        assert_eq!(only(&RULE, "# The OMS\n").len(), 1);
        let own = |text: &str| {
            let place = only(&RULE, text).remove(0).place;
            matches!(place, crate::lint::Place::Field(Field::OwnText(_), _))
        };
        assert!(own("# T\n\n## Before\n\nThe OMS fell.\n\n## Impact\n\nThe OMS fell.\n"));
        assert!(!own("## Impact\n\nThe OMS fell.\n\n## After\n\nThe OMS fell.\n"));
        assert!(own("## Impact\n\nIt fell.\n\n## After\n\nThe OMS fell.\n\n## Resolution\n\nThe OMS fell.\n"));
        assert!(own("## Action Items\n\n* Mend the OMS\n\n## After\n\nThe OMS fell.\n"));
        assert!(!own("## Action Items\n\n* Mend the OMS\n"));
    }

    #[test]
    fn a_team_knows_more() {
        let settings = Settings { acronyms: vec!["oms".to_owned()], ..Settings::default() };
        assert!(with(&RULE, "## Impact\n\nThe OMS failed.\n", &settings).is_empty());
    }

    #[test]
    fn what_is_no_acronym_is_left_alone() {
        for text in [
            "X failed",
            "OMSEURO fell",
            "OmS fell",
            "it is OMS",
            "the OMS-EU fell",
            "a $OMS fell",
            "THE OMS fell",
            "an (OMS) fell",
        ] {
            let expected: &[&str] = if text == "it is OMS" { &["OMS"] } else { &[] };
            assert_eq!(told(&format!("## Impact\n\n{text}.\n")), expected, "{text}");
        }
        assert_eq!(told("## Impact\n\nOMS fell. QXY, too. The OMS/QXY fell\n"), ["OMS", "QXY"]);
        assert_eq!(told("## Impact\n\nThe OMS (2019) fell and QXY stands for quick\n"), ["OMS"]);
        assert_eq!(told("## Impact\n\nThe Order-Management System, or OMS, fell\n"), Vec::<String>::new());
        assert_eq!(told("## Impact\n\nThe Oil and Mineral Store has an OMS\n"), Vec::<String>::new());
    }
}
