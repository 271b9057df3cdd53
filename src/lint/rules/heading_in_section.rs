//! A heading in a text that would open a section of its own.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::document::Section;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject, Text};

pub static RULE: Rule = Rule {
    name: "heading-in-section",
    level: Level::Warning,
    what: "a text has a heading that would open a section: it is shown with its #, or has the name of one",
    why: "A heading of that rank belongs to the page, not to a part of it: readers and programs look for sections by it.",
    source: "From practice",
    remedy: "Make it bold, give it a section of its own, or move it to the one that it names.",
    check,
};

/// A heading that was kept from opening a section.
struct Kept {
    /// The bytes of its line, or lines.
    span: Range<usize>,
    name: String,
}

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    for text in subject.texts.iter() {
        let kept = headings(text);
        let Some(first) = kept.first() else { continue };
        if let Some(heading) = kept.iter().find(|heading| has_siblings(text, heading)) {
            let message = format!(
                "“{}” is the name of a section, and here it is the heading of a part among others. Move what it says to \
                 that section, or name the part otherwise.",
                heading.name
            );
            found(RULE.finding(Place::Field(text.field, heading.span.clone()), message));
            continue;
        }
        let others = if kept.len() > 1 { format!(" (and {} more)", kept.len() - 1) } else { String::new() };
        let message =
            format!("The heading “{}”{others} would open a section of its own. Make it bold text here.", first.name);
        let finding = RULE.finding(Place::Field(text.field, first.span.clone()), message);
        if !kept.iter().all(|heading| is_strong(&bold(heading))) {
            found(finding);
            continue;
        }
        let mut mended = String::with_capacity(text.markdown.len());
        let mut after = 0;
        for heading in &kept {
            mended.push_str(&text.markdown[after..heading.span.start]);
            mended.push_str(&bold(heading));
            after = heading.span.end;
        }
        mended.push_str(&text.markdown[after..]);
        found(finding.with_safe_fix("Make it bold", text.field.edit(mended)));
    }
}

fn bold(heading: &Kept) -> String {
    format!("**{}**", heading.name)
}

/// Whether a text is shown in bold as a whole: not where a `\` is its last sign.
fn is_strong(markdown: &str) -> bool {
    let mut events = Parser::new(markdown).into_offset_iter().skip(1);
    matches!(events.next(), Some((Event::Start(Tag::Strong), span)) if span == (0..markdown.len()))
}

/// Whether a heading with the name of a section stands beside others of its rank: as bold text it would fall out of their order.
fn has_siblings(text: &Text, heading: &Kept) -> bool {
    let rank = |line: &str| line.len() - line.trim_start_matches('#').len();
    let own = rank(&text.markdown[heading.span.clone()]);
    let others = Parser::new_ext(&text.markdown, Options::ENABLE_TABLES).into_offset_iter().filter(|(event, span)| {
        matches!(event, Event::Start(Tag::Heading { .. }))
            && span.start != heading.span.start
            && rank(&text.markdown[span.clone()]) == own
    });
    own > 0 && others.count() > 0
}

/// The headings of a text that were kept from opening a section: `\## Status`, and `### &#84;imeline`.
fn headings(text: &Text) -> Vec<Kept> {
    let markdown = text.markdown.as_str();
    if !markdown.contains("\\#") && !markdown.contains("&#") {
        return Vec::new();
    }
    let mut kept = Vec::new();
    let mut is_code = false;
    for (event, span) in Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(pulldown_cmark::TagEnd::CodeBlock) => is_code = false,
            Event::Start(Tag::Heading { .. }) => {
                let line = markdown[span.clone()].trim_end();
                if let Some(name) = spelled(line.trim_start_matches('#').trim()) {
                    kept.push(Kept { span: span.start..span.start + line.len(), name });
                }
            }
            Event::Text(said) if !is_code && said.starts_with('#') => {
                let before = &markdown[..span.start];
                let is_escaped =
                    before.strip_suffix('\\').is_some_and(|before| before.is_empty() || before.ends_with('\n'));
                let end = markdown[span.start..].find('\n').map_or(markdown.len(), |length| span.start + length);
                let line = &markdown[span.start..end];
                let name = line.trim_start_matches('#');
                if is_escaped && line.len() - name.len() <= 6 && name.starts_with(' ') && !name.trim().is_empty() {
                    kept.push(Kept { span: span.start - 1..end, name: name.trim().to_owned() });
                }
            }
            _ => {}
        }
    }
    kept
}

/// The name of a section whose first letter is written by its number.
fn spelled(heading: &str) -> Option<String> {
    let at = heading.find("&#")?;
    let (number, rest) = heading[at + 2..].split_once(';')?;
    let letter = char::from_u32(number.parse().ok()?)?;
    let name = format!("{}{letter}{rest}", &heading[..at]);
    Section::named_with_zone(&name).is_some().then_some(name)
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Impact\n\nAll orders failed.\n\n### By region\n\nHalf of them in Europe.\n",
        "## Impact\n\nTicket \\#12 and `\\## Status` tell more.\n",
        "## Impact\n\n```\n\\## Status\n```\n",
        "## Impact\n\n\\#12 tells more, \\####### too.\n\n### R&#38;D\n",
    ],
    failing: &[
        "## Impact\n\n\\## Details\n\nAll orders failed.\n",
        "## Impact\n\nAll orders failed.\n\\# Status\n",
        "## Impact\n\n### &#84;imeline\n\nAll orders failed.\n",
        "## Impact\n\n### Orders\n\nAll orders failed.\n\n### &#84;imeline\n\nFrom 9 to 10.\n",
        "## What went well\n\n* The alert fired\n\n1. &#35; one\n\n### &#83;ummary\n",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Edit, Passage};
    use crate::lint::testing::only;

    #[test]
    fn all_of_a_text_become_bold() {
        let found = only(&RULE, "## Impact\n\n\\## A b\n\nc\n\n### &#84;imeline\n\nd\n\n\\###### `e`\n");
        assert_eq!(found.len(), 1);
        assert!(found[0].message.contains("“A b” (and 2 more)"), "{}", found[0].message);
        let edit = found[0].fix.as_ref().map(|fix| fix.edit.clone());
        assert_eq!(
            edit,
            Some(Edit::Passage(Passage::Impact, "**A b**\n\nc\n\n**Timeline**\n\nd\n\n**`e`**".to_owned()))
        );
    }

    #[test]
    fn only_what_is_shown_in_bold_is_made_so() {
        let made = |heading: &str| {
            let found = only(&RULE, &format!("## Impact\n\n{heading}\n"));
            assert_eq!(found.len(), 1, "{heading}");
            match found[0].fix.as_ref().map(|fix| fix.edit.clone()) {
                Some(Edit::Passage(_, text)) => text,
                _ => String::new(),
            }
        };
        assert_eq!(made("\\## The `x` flag"), "**The `x` flag**");
        assert_eq!(made("\\## A\\*b"), "**A\\*b**");
        assert_eq!(made("\\## - `x` list"), "**- `x` list**");
        assert_eq!(made("\\## # `x`"), "**# `x`**");
        assert_eq!(made("\\## a **b**"), "**a **b****");
        assert_eq!(made("\\## a `b"), "**a `b**");
        assert_eq!(made("\\## a \\"), "");
    }

    #[test]
    fn one_among_others_is_not_made_bold() {
        let is_fixed = |text: &str| {
            let found = only(&RULE, text);
            assert_eq!(found.len(), 1, "{text}");
            (found[0].fix.is_some(), found[0].message.contains("“Timeline” is the name of a section"))
        };
        assert_eq!(is_fixed("## Impact\n\n### A\n\na\n\n### &#84;imeline\n\nd\n"), (false, true));
        assert_eq!(is_fixed("## Impact\n\n#### A\n\na\n\n### &#84;imeline\n\nd\n"), (true, false));
        assert_eq!(is_fixed("## Impact\n\n\\## A\n\na\n\n### &#84;imeline\n\nd\n"), (true, false));
        assert_eq!(is_fixed("## Impact\n\n### A\n\n\\### B\n"), (true, false));
    }
}
