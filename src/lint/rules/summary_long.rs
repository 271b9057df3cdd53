//! A summary that is none.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::document::Section;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Subject, Text, place};

pub static RULE: Rule = Rule {
    name: "summary-long",
    level: Level::Hint,
    what: "the summary has more than three sentences and more than 120 words; lists, and what stands below a heading of its own, do not count",
    why: "Most readers read nothing else, and stop where it goes into detail.",
    source: "SRE book, appendix D: a summary of one sentence; Atlassian's incident handbook: a few sentences",
    remedy: "Keep what broke, for whom and for how long; move the rest to its own section.",
    check,
};

const MOST_SENTENCES: usize = 3;

/// Short sentences may be more.
const MOST_WORDS: usize = 120;

/// What has fewer words is a heading, or the end of an abbreviation.
const LEAST_WORDS: usize = 4;

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    for text in subject.texts_of(Section::Summary) {
        let prose = prose(&text.markdown);
        let is_sentence = |span: &Range<usize>| {
            let start = text.source(span.clone()).start;
            text.plain[span.clone()].split_whitespace().take(LEAST_WORDS).count() == LEAST_WORDS
                && prose[prose.partition_point(|part| part.end <= start)..]
                    .first()
                    .is_some_and(|part| part.start <= start)
                && !is_link(text, span)
        };
        let sentences: Vec<_> = text.sentences().into_iter().filter(is_sentence).collect();
        let words: usize = sentences.iter().map(|span| text.words_in(span).len()).sum();
        let (Some(first), Some(last)) = (sentences.get(MOST_SENTENCES), sentences.last()) else { continue };
        if words <= MOST_WORDS {
            continue;
        }
        let message = format!(
            "The summary has {} sentences of {words} words. Keep what broke, for whom and how long, and move the rest to its section.",
            sentences.len()
        );
        found(RULE.finding(place(text, first.start..last.end), message));
    }
}

/// The paragraphs of a text that are in no list or quotation and below no heading, in order; one at the very start is of the whole.
fn prose(markdown: &str) -> Vec<Range<usize>> {
    let mut paragraphs = Vec::new();
    let mut depth = 0_usize;
    for (event, span) in Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { .. }) if span.start > 0 => break,
            Event::Start(tag) => {
                if depth == 0 && tag == Tag::Paragraph {
                    paragraphs.push(span);
                }
                depth += 1;
            }
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    paragraphs
}

/// Whether a line of a text is one link, and nothing else.
fn is_link(text: &Text, plain: &Range<usize>) -> bool {
    let source = text.source(plain.clone());
    let (before, name, after) =
        (&text.markdown[..source.start], &text.markdown[source.clone()], &text.markdown[source.end..]);
    let is_alone =
        |address: &str| address.split_once(')').is_some_and(|(_, rest)| rest.is_empty() || rest.starts_with('\n'));
    before.ends_with('[') && !name.contains(']') && after.strip_prefix("](").is_some_and(is_alone)
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Summary\n\nBookings failed for 85 minutes.\n",
        "## Summary\n\nBookings failed for 85 minutes. A large import held locks. Search was affected too. We cancelled the import. Nobody was paged at first.\n",
        "## Summary\n\nBookings of nearly all customers failed for 85 minutes, because a very large import of the summer timetable held the locks that the checkout needs for as long as it ran, which was much longer than with the winter timetable. Search was affected as well, since both share one pool of connections to the database, and all of these were soon in use by requests that waited for the locks of the import. We paused the import, cancelled it, and loaded the timetable again in small batches while we watched the checkout and the pages of the search until the morning, when the last of the batches was in and all the graphs of that night were as flat as they are on any other night. Details below:\n",
        "## Summary\n\nBookings of nearly all customers failed for 85 minutes, because a very large import of the summer timetable held the locks that the checkout needs for as long as it ran, which was much longer than with the winter timetable. Search was affected as well, since both share one pool of connections to the database, and all of these were soon in use by requests that waited for the locks of the import. We paused the import, cancelled it, and loaded the timetable again in small batches while we watched the checkout and the pages of the search until the morning, when the last of the batches was in and all the graphs of that night were as flat as they are on any other night. \n\n[The graphs of that night are here](https://example.org/graphs)\n",
        "## Summary\n\nBookings of nearly all customers failed for 85 minutes, because a very large import of the summer timetable held the locks that the checkout needs for as long as it ran, which was much longer than with the winter timetable. Search was affected as well, since both share one pool of connections to the database, and all of these were soon in use by requests that waited for the locks of the import. We paused the import, cancelled it, and loaded the timetable again in small batches while we watched the checkout and the pages of the search until the morning, when the last of the batches was in and all the graphs of that night were as flat as they are on any other night. \n\n### More\n\nNobody was paged for half an hour.\n",
        "## Summary\n\n* Bookings of nearly all customers failed for 85 minutes, because a very large import of the summer timetable held the locks that the checkout needs for as long as it ran, which was much longer than with the winter timetable.\n* Search was affected as well, since both share one pool of connections to the database, and all of these were soon in use by requests that waited for the locks of the import.\n* We paused the import, cancelled it, and loaded the timetable again in small batches while we watched the checkout and the pages of the search until the morning, when the last of the batches was in and all the graphs of that night were as flat as they are on any other night.\n* Nobody was paged at first\n",
    ],
    failing: &[
        "## Summary\n\nBookings of nearly all customers failed for 85 minutes, because a very large import of the summer timetable held the locks that the checkout needs for as long as it ran, which was much longer than with the winter timetable. Search was affected as well, since both share one pool of connections to the database, and all of these were soon in use by requests that waited for the locks of the import. We paused the import, cancelled it, and loaded the timetable again in small batches while we watched the checkout and the pages of the search until the morning, when the last of the batches was in and all the graphs of that night were as flat as they are on any other night. Nobody was paged at first.\n",
        "## Summary\n\nBookings of nearly all customers failed for 85 minutes, because a very large import of the summer timetable held the locks that the checkout needs for as long as it ran, which was much longer than with the winter timetable.\n\nSearch was affected as well, since both share one pool of connections to the database, and all of these were soon in use by requests that waited for the locks of the import. We paused the import, cancelled it, and loaded the timetable again in small batches while we watched the checkout and the pages of the search until the morning, when the last of the batches was in and all the graphs of that night were as flat as they are on any other night.\n\n[The graphs](https://example.org) show all of it. [Here](https://example.org) is [the chat](https://example.org)\n",
        "## Summary\n\n### In short\n\nBookings of nearly all customers failed for 85 minutes, because a very large import of the summer timetable held the locks that the checkout needs for as long as it ran, which was much longer than with the winter timetable. Search was affected as well, since both share one pool of connections to the database, and all of these were soon in use by requests that waited for the locks of the import. We paused the import, cancelled it, and loaded the timetable again in small batches while we watched the checkout and the pages of the search until the morning, when the last of the batches was in and all the graphs of that night were as flat as they are on any other night. Nobody was paged at first.\n",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::Place;
    use crate::lint::testing::only;

    /// What is said to be too much, and the message.
    fn too_much(text: &str) -> Option<(&str, String)> {
        let finding = only(&RULE, text).pop()?;
        let Place::Field(_, span) = finding.place else { return None };
        let summary = text.strip_prefix("## Summary\n\n").unwrap_or_default();
        Some((&summary[span], finding.message))
    }

    #[test]
    fn four_sentences_are_too_much_if_they_are_long() {
        let of_words = |words: usize| {
            format!(
                "## Summary\n\nOne two three four. {}\n",
                "A b c d. ".repeat(2) + &"Word ".repeat(words - 13) + "end."
            )
        };
        assert_eq!(too_much(&of_words(120)), None);
        let text = of_words(121);
        let (_, message) = too_much(&text).unwrap_or_default();
        assert!(message.starts_with("The summary has 4 sentences of 121 words."), "{message}");
    }

    #[test]
    fn three_sentences_are_never_too_much() {
        let text = format!("## Summary\n\nOne two three four. A b c d. {}end.\n", "Word ".repeat(200));
        assert_eq!(too_much(&text), None);
    }

    #[test]
    fn what_is_too_much_ends_with_the_summary() {
        let long = "Word ".repeat(120) + "end. A b c e. A b c f. ";
        let text = format!("## Summary\n\n{long}A b c g. A b c h.\n\n### Or\n\nA b c i.\n");
        assert_eq!(too_much(&text).map(|(said, _)| said), Some("A b c g. A b c h."));
        let text = format!(
            "## Summary\n\n{long}A b c g.\n\n* A b c i.\n\n  A b c j.\n\n> A b c k.\n\nA b c h.\n\n* A b c l.\n"
        );
        assert_eq!(
            too_much(&text).map(|(said, message)| (said, message.contains(" 5 sentences"))),
            Some(("A b c g.\n\n* A b c i.\n\n  A b c j.\n\n> A b c k.\n\nA b c h.", true))
        );
        let text = format!("## Summary\n\n{long}A b c g.\n\n[A b c h]\n");
        assert_eq!(too_much(&text).map(|(said, _)| said), Some("A b c g.\n\n[A b c h]"));
    }
}
