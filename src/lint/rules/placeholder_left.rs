//! What a template or a hurried writer left to be filled in.

use std::collections::HashSet;
use std::ops::Range;

use crate::document::{Postmortem, Section, TimelineEntry};
use crate::form::Field;
use crate::lint::phrases::{Found, Phrases};
use crate::lint::rows::Entry;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject, Text, place};

pub static RULE: Rule = Rule {
    name: "placeholder-left",
    level: Level::Error,
    what: "a placeholder or a template's instruction stands where a text should be",
    why: "Readers cannot tell what is not known from what nobody has written yet.",
    source: "from practice: public postmortems with HH:MM in their timelines",
    remedy: "Write what it stands for, or say that it is not known.",
    check,
};

/// What stands for a date or a time that is to come.
const SPELLINGS: [&str; 12] = [
    "20xx-MM-DD",
    "DD.MM.YYYY",
    "DD/MM/YYYY",
    "HH:MM",
    "HH:MM:SS",
    "HH:mm",
    "HH:mm:ss",
    "MM/DD/YYYY",
    "YYYY-MM-DD",
    "hh:mm",
    "hh:mm:ss",
    "yyyy-mm-dd",
];

/// What stands for anything that is to come, in capitals.
const LATER: [&str; 6] = ["FIXME", "TBA", "TBC", "TBD", "TODO", "XXX"];

/// What is said of work that is left in the code, around `TODO`.
const OF_CODE: [&str; 14] =
    ["a", "an", "comment", "comments", "item", "items", "list", "lists", "note", "old", "open", "the", "this", "these"];

/// What a template says to its writer.
const INSTRUCTIONS: [&str; 8] = [
    "describe the *",
    "fill in here",
    "fill this in",
    "fill this section",
    "ideally these should result",
    "list of things that went",
    "quick summary of what",
    "sample subheadings",
];

/// Words in the place of others.
const PHRASES: [&str; 11] = [
    "brief description here",
    "fill me in",
    "insert here",
    "insert link here",
    "link to comment",
    "lorem ipsum",
    "short event description",
    "to be determined",
    "to be filled in",
    "to be filled out",
    "your text here",
];

/// What is a placeholder only if there is nothing else in a paragraph or item, in small letters.
const WHOLE: [&str; 10] = [
    "...",
    "brief description",
    "coming soon",
    "item a",
    "item b",
    "item c",
    "more details",
    "thing one",
    "thing two",
    "…",
];

/// How a bracket begins that somebody was to replace, in small letters.
const BRACKETS: [&str; 12] = [
    "[add ",
    "[brief ",
    "[describe ",
    "[insert ",
    "[link to ",
    "[short ",
    "[your ",
    "<add ",
    "<describe ",
    "<fill ",
    "<insert ",
    "<your ",
];

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let own: Vec<&str> = PHRASES.iter().chain(&INSTRUCTIONS).copied().collect();
    let phrases = subject.phrases(&RULE, &own);
    let templates = templates(subject.document);
    for text in subject.texts.iter() {
        // A title that is one word is for `title-missing`.
        let is_title = text.field == Field::Title && text.words().len() < 2;
        if !is_title && !templates.contains(&text.field) {
            in_text(text, &phrases, found);
        }
    }
}

pub fn of_row(entry: &Entry, found: &mut dyn FnMut(Finding)) {
    let TimelineEntry::Event(event) = entry.value else { return };
    let mut tell = |field: Field, span: Range<usize>, said: &str| {
        let unknown = if matches!(field, Field::Time(_)) { "?? for what nobody knows" } else { "that nobody knows it" };
        let message = format!("Row {} has “{said}”. Write what is known, or {unknown}.", entry.number);
        found(RULE.finding(Place::Field(field, span), message));
    };
    let time = event.time.cell();
    if let Some((span, said)) = to_come(&time) {
        tell(Field::Time(entry.id), span, said);
    }
    let text = event.description();
    // Code is where such words mean something else.
    if !text.contains('`')
        && let Some((span, said)) = tokens(text).find(|(_, token)| is_spelling_or_later(token))
    {
        tell(Field::Description(entry.id), span, said);
    } else if WHOLE.contains(&bare(text).as_str()) || bare(text) == "short event description" {
        tell(Field::Description(entry.id), 0..text.len(), text);
    }
}

/// The sections of a team's own that show how others are to be written.
fn templates(document: &Postmortem) -> HashSet<Field> {
    let is_template = |heading: &str| {
        let heading = heading.to_lowercase();
        heading.starts_with("template") || heading.starts_with("how to ")
    };
    document.own.iter().filter(|own| is_template(&own.value.heading)).map(|own| Field::OwnText(own.id)).collect()
}

/// What stands in the Time of a row for one that is to come.
fn to_come(time: &str) -> Option<(Range<usize>, &str)> {
    tokens(time).find(|(_, token)| SPELLINGS.contains(token) || LATER.contains(token))
}

/// Whether the Time of a row stands for one that is to come.
pub fn is_to_come(time: &str) -> bool {
    to_come(time).is_some()
}

/// In a timeline `TODO` may be what somebody said.
fn is_spelling_or_later(token: &str) -> bool {
    SPELLINGS.contains(&token) || ["TBA", "TBC", "TBD"].contains(&token)
}

fn in_text(text: &Text, phrases: &Phrases, found: &mut dyn FnMut(Finding)) {
    let message =
        |said: &str| format!("“{said}” was left to be replaced. Write what it stands for, or that it is not known.");
    let instruction =
        |said: &str| format!("“{said}” is an instruction of the template. Do what it says, then delete it.");
    for Left { span, is_instruction } in left(text, phrases) {
        let said = &text.plain[span.clone()];
        found(RULE.finding(place(text, span), if is_instruction { instruction(said) } else { message(said) }));
    }
    // A `<…>` is HTML, which is not in the plain text.
    for span in bracketed(&text.markdown, '<', b'>') {
        if !text.markdown[..span.start].ends_with('`') {
            let message = message(&text.markdown[span.clone()]);
            found(RULE.finding(Place::Field(text.field, span), message));
        }
    }
}

/// Something that was left, as bytes of [`Text::plain`].
struct Left {
    span: Range<usize>,
    is_instruction: bool,
}

impl Left {
    fn placeholder(span: Range<usize>) -> Left {
        Left { span, is_instruction: false }
    }
}

/// All that was left in a text, in its order. What stands beside each other is one.
fn left(text: &Text, phrases: &Phrases) -> Vec<Left> {
    let phrase = |found: Found| Left { is_instruction: INSTRUCTIONS.contains(&found.phrase), span: found.span };
    let mut left: Vec<Left> = phrases.find(text).into_iter().map(phrase).collect();
    left.extend(enclosed(&text.plain, "{{", "}}").into_iter().map(Left::placeholder));
    left.extend(enclosed(&text.plain, "${", "}").into_iter().map(Left::placeholder));
    left.extend(bracketed(&text.plain, '[', b']').map(Left::placeholder));
    let mut before = "";
    let mut following = tokens(&text.plain).skip(1);
    for (span, token) in tokens(&text.plain) {
        let after = following.next().map_or("", |(_, token)| token);
        let is_left = match token {
            "TODO" | "FIXME" => is_note(text) && !is_of_code(before) && !is_of_code(after),
            _ => SPELLINGS.contains(&token) || LATER.contains(&token) || is_unknown(token),
        };
        if is_left {
            left.push(Left::placeholder(span));
        }
        before = token;
    }
    let whole = text.paragraphs().filter(|span| {
        let said = bare(&text.plain[span.clone()]);
        WHOLE.contains(&said.as_str()) || said.starts_with("to be ") && said.split(' ').count() < 6
    });
    left.extend(whole.map(Left::placeholder));
    left.sort_by_key(|left| (left.span.start, left.span.end));
    left.dedup_by(|later, earlier| {
        let (after, before) = (later.span.clone(), &mut earlier.span);
        let is_beside = after.start <= before.end || text.plain[before.end..after.start] == *" ";
        if is_beside {
            before.end = before.end.max(after.end);
        }
        is_beside
    });
    left
}

/// What stands in brackets that somebody was to replace.
fn bracketed(text: &str, open: char, close: u8) -> impl Iterator<Item = Range<usize>> {
    const LONGEST: usize = 80;
    text.match_indices(open).filter_map(move |(at, _)| {
        let length = text[at..].bytes().take(LONGEST).position(|byte| byte == close)?;
        let said = &text[at..=at + length];
        let begins = |begin: &&str| said.get(..begin.len()).is_some_and(|part| part.eq_ignore_ascii_case(begin));
        BRACKETS.iter().any(begins).then_some(at..at + length + 1)
    })
}

/// Whether `TODO` in a text is a note of its writer's: among action items it is their state.
fn is_note(text: &Text) -> bool {
    text.section.is_some_and(|section| section != Section::ActionItems)
}

fn is_of_code(word: &str) -> bool {
    OF_CODE.contains(&word.to_lowercase().as_str())
}

/// `???`
fn is_unknown(token: &str) -> bool {
    token.len() > 1 && token.bytes().all(|byte| byte == b'?')
}

/// A text in small letters, without the signs around it.
fn bare(text: &str) -> String {
    let text = if text.len() > 60 { "" } else { text };
    let is_sign =
        |sign: char| matches!(sign, '.' | ':' | '*' | '_' | '(' | ')') && text.chars().any(char::is_alphanumeric);
    text.trim().trim_matches(is_sign).to_lowercase()
}

/// What stands between blanks, without the signs around it.
fn tokens(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    const SIGNS: [char; 16] = ['.', ',', ';', ':', '!', '(', ')', '[', ']', '"', '“', '”', '*', '_', '<', '>'];
    text.split_whitespace().filter_map(move |word| {
        let token = word.trim_matches(SIGNS);
        // Both are parts of one text.
        let start = token.as_ptr() as usize - text.as_ptr() as usize;
        (!token.is_empty()).then_some((start..start + token.len(), token))
    })
}

/// What stands between two signs on one line, with them, if it is words for a person and no expression of a program.
fn enclosed(text: &str, open: &str, close: &str) -> Vec<Range<usize>> {
    const LONGEST: usize = 120;
    let mut spans = Vec::new();
    let mut after = 0;
    for (at, _) in text.match_indices(open) {
        let inner = at + open.len();
        let mut end = text.len().min(inner + LONGEST);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let Some(length) = text[inner..end].find(close) else { continue };
        let said = text[inner..inner + length].trim();
        let is_expression = said.starts_with(['.', '$', '%', '{'])
            || said.contains(['.', '|', '(']) && !said.contains(' ')
            || !said.chars().any(char::is_lowercase) && said.contains('_')
            || text[..at].ends_with('$');
        if at >= after && !said.is_empty() && !said.contains('\n') && !is_expression {
            after = inner + length + close.len();
            spans.push(at..after);
        }
    }
    spans
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Root Causes\n\nA TODO in the code said so, and the variable `TODO` did not.\n",
        "## Summary\n\nWhy? What?! Nobody read the TODO list of the team.\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:?? | **OUTAGE BEGINS** -- Somebody says TODO |\n| 22:00 | **OUTAGE ENDS** -- `HH:MM` is gone |\n",
        "## Action Items\n\n* TODO: alert on errors\n",
        "## Root Causes\n\nThe rule was {{ .Values.rate }}, in Terraform ${var.rate}, and ${RATE_LIMIT} in the shell.\n",
        "## Supporting Information\n\n[Link to the graphs](https://example.org) and [short list], [1]\n\n[short list]: https://example.org\n",
        "## Template\n\nFrom HH:MM on, [brief description]\n\n## How to write one\n\nDescribe the impact first.\n",
        "## Impact\n\nOrders had to be entered by hand. More details are in the ticket.\n",
    ],
    failing: &[
        "## Impact\n\nTBD\n",
        "## Impact\n\nAbout ??? customers.\n",
        "## Resolution\n\nTODO: ask Ada\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| HH:MM | **OUTAGE BEGINS** |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** -- Errors since HH:MM |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | Short event description. |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| TBD | **OUTAGE BEGINS** |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Summary\n\nLorem ipsum dolor sit amet.\n",
        "## Summary\n\nQuick summary of what happened.\n",
        "## Summary\n\n_To be done._\n",
        "# {{ what failed }} on Monday\n",
        "## Impact\n\n${who was affected}\n",
        "## Impact\n\n<insert numbers>\n",
        "## What went well\n\n* Item A\n",
        "## Supporting Information\n\n[Link to the graphs]\n",
        "## Our template\n\nTBD\n",
        "## How tomatoes\n\nTBD\n",
        "## Background\n\nIt began on YYYY-MM-DD (TBC).\n",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::only;

    fn said(text: &str) -> Vec<String> {
        let quoted = |message: String| message.split(['“', '”']).nth(1).unwrap_or_default().to_owned();
        only(&RULE, text).into_iter().map(|finding| quoted(finding.message)).collect()
    }

    #[test]
    fn each_placeholder_is_named() {
        let text =
            "## Impact\n\nFrom HH:MM, {{ a }} and ${b c}, ${d\ne}, (TBD) of `TBD` at https://e.org/TBD, ${{ x.y }}.\n";
        assert_eq!(said(text), ["HH:MM", "{{ a }}", "${b c}", "TBD"]);
        assert_eq!(said("## Impact\n\nOn YYYY-MM-DD HH:MM, at {{ hh:mm }}\n"), ["YYYY-MM-DD HH:MM", "{{ hh:mm }}"]);
        assert_eq!(
            said("## Impact\n\n[Your text], <add it>, [add it](https://e.org), `<add it>`\n"),
            ["[Your text]", "<add it>"]
        );
    }

    #[test]
    fn an_instruction_is_told_apart() {
        let told = |text: &str| only(&RULE, text).into_iter().map(|finding| finding.message).collect::<Vec<_>>();
        let found = told("## Impact\n\nDescribe the impact of HH:MM.\n\nLorem ipsum.\n");
        assert!(found[0].starts_with("“Describe the impact” is an instruction"), "{found:?}");
        assert!(found[1..].iter().all(|message| message.contains("was left to be replaced")), "{found:?}");
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn todo_is_a_note_but_where_it_is_spoken_of() {
        for (text, count) in [
            ("## Impact\n\nTODO ask Ada", 1),
            ("## Impact\n\nFIXME ask Ada", 1),
            ("## Impact\n\nThe TODO was old", 0),
            ("## Impact\n\nOur TODO list", 0),
            ("## Action Items\n\nTODO ask Ada", 0),
            ("## Own\n\nTODO ask Ada", 0),
            ("# TODO", 0),
            ("# TBD: why?", 1),
        ] {
            assert_eq!(said(text).len(), count, "{text}");
        }
    }
}
