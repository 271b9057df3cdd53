//! A text of the document as a reader sees it, with the way back to what was typed.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::document::Section;
use crate::form::Field;

/// Stands for each piece that rules leave alone: code, and what is quoted. It is no letter, so it parts words.
pub const LEFT_OUT: char = '\u{fffc}';

/// A text of a field as a reader sees it: without the signs of Markdown, addresses of links, raw HTML, code and quotations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub field: Field,
    /// Where the field stands; `None` for the title, what stands before the sections, and sections of the team's own.
    pub section: Option<Section>,
    /// Paragraphs, items and cells are parted by blank lines.
    pub plain: String,
    /// Pieces of `plain` and the bytes of the field's text that they were read from, in order.
    pieces: Vec<(Range<usize>, Range<usize>)>,
}

/// A word of a text: letters and digits, with the apostrophes and hyphens within.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'t> {
    pub text: &'t str,
    /// Its bytes in [`Text::plain`].
    pub span: Range<usize>,
}

impl Text {
    /// Reads what a field holds.
    pub fn read(field: Field, section: Option<Section>, markdown: &str) -> Text {
        let mut text = Text { field, section, plain: String::new(), pieces: Vec::new() };
        // How many quotes and blocks of code are open.
        let mut left_out = 0_usize;
        for (event, span) in Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter() {
            match event {
                Event::Start(Tag::BlockQuote(_) | Tag::CodeBlock(_)) => {
                    left_out += 1;
                    text.push(&LEFT_OUT.to_string(), span.start..span.start);
                }
                Event::End(TagEnd::BlockQuote(_) | TagEnd::CodeBlock) => {
                    left_out -= 1;
                    text.part();
                }
                _ if left_out > 0 => {}
                Event::Text(said) => text.push(&said, span),
                Event::Code(_) => text.push(&LEFT_OUT.to_string(), span),
                Event::SoftBreak | Event::HardBreak => text.push("\n", span),
                Event::End(
                    TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell | TagEnd::HtmlBlock,
                ) => text.part(),
                _ => {}
            }
        }
        text
    }

    fn push(&mut self, said: &str, source: Range<usize>) {
        let start = self.plain.len();
        self.plain.push_str(said);
        self.pieces.push((start..self.plain.len(), source));
    }

    /// Ends a paragraph.
    fn part(&mut self) {
        if !self.plain.is_empty() && !self.plain.ends_with("\n\n") {
            self.plain.push_str("\n\n");
        }
    }

    /// The bytes of the field's text that a part of [`Text::plain`] was read from.
    pub fn source(&self, plain: Range<usize>) -> Range<usize> {
        let start = self.pieces.partition_point(|(piece, _)| piece.end <= plain.start);
        let end = self.pieces.partition_point(|(piece, _)| piece.start < plain.end);
        let Some(first) = self.pieces.get(start) else { return 0..0 };
        let last = self.pieces.get(end.saturating_sub(1)).unwrap_or(first);
        // Within a piece bytes follow each other as they were typed, but where a character was written by its name.
        let within = |(piece, source): &(Range<usize>, Range<usize>), at: usize| {
            if piece.len() == source.len() { source.start + (at - piece.start) } else { source.start }
        };
        let begin = within(first, plain.start.max(first.0.start));
        let stop = if last.0.len() == last.1.len() { within(last, plain.end.min(last.0.end)) } else { last.1.end };
        begin..stop.max(begin)
    }

    /// Its words, in order.
    pub fn words(&self) -> impl Iterator<Item = Word<'_>> {
        let is_inner = |sign: char| matches!(sign, '\'' | '’' | '-');
        let mut at = 0;
        std::iter::from_fn(move || {
            let rest = &self.plain[at..];
            let start = at + rest.find(char::is_alphanumeric)?;
            let word = &self.plain[start..];
            let end = word.find(|sign: char| !(sign.is_alphanumeric() || is_inner(sign))).unwrap_or(word.len());
            at = start + end;
            let text = word[..end].trim_end_matches(is_inner);
            Some(Word { text, span: start..start + text.len() })
        })
    }

    /// Where some phrases stand, which are given in small letters with a blank between words: the phrase, and its bytes in
    /// [`Text::plain`]. Of phrases that begin at one word it is the longest.
    pub fn phrases<'p>(&self, phrases: &[&'p str]) -> Vec<(&'p str, Range<usize>)> {
        let words: Vec<(String, Range<usize>)> =
            self.words().map(|word| (word.text.to_lowercase().replace('’', "'"), word.span)).collect();
        let mut found: Vec<(&str, Range<usize>)> = Vec::new();
        for (at, (_, first)) in words.iter().enumerate() {
            if found.last().is_some_and(|(_, before)| before.end > first.start) {
                continue;
            }
            let here = phrases.iter().filter_map(|phrase| {
                let mut last = first;
                for (place, part) in phrase.split(' ').enumerate() {
                    let (word, span) = words.get(at + place).filter(|(word, _)| word == part)?;
                    let between = if place == 0 { " " } else { &self.plain[last.end..span.start] };
                    // A full stop or a piece that is left out parts them.
                    if word.is_empty() || !between.chars().all(char::is_whitespace) || between.contains("\n\n") {
                        return None;
                    }
                    last = span;
                }
                Some((*phrase, first.start..last.end))
            });
            found.extend(here.max_by_key(|(_, span)| span.end));
        }
        found
    }

    /// Its sentences, as bytes of [`Text::plain`], without the blanks around them.
    pub fn sentences(&self) -> Vec<Range<usize>> {
        let mut sentences = Vec::new();
        let mut start = 0;
        let mut add = |span: Range<usize>| {
            let text = &self.plain[span.clone()];
            let begin = span.start + (text.len() - text.trim_start().len());
            let end = begin + text.trim().len();
            if self.plain[begin..end].contains(char::is_alphanumeric) {
                sentences.push(begin..end);
            }
        };
        let mut signs = self.plain.char_indices().peekable();
        while let Some((at, sign)) = signs.next() {
            let next = signs.peek().map(|(_, next)| *next);
            let ends = match sign {
                '.' | '!' | '?' => next.is_none_or(char::is_whitespace) && !self.is_abbreviation(at),
                '\n' => next == Some('\n'),
                _ => false,
            };
            if ends {
                add(start..at + sign.len_utf8());
                start = at + sign.len_utf8();
            }
        }
        add(start..self.plain.len());
        sentences
    }

    /// Whether a full stop belongs to what stands before it, as in `e.g.` and `approx.`: a small letter follows.
    fn is_abbreviation(&self, at: usize) -> bool {
        let after = self.plain[at + 1..].trim_start_matches([' ', '\n']);
        self.plain[at..].starts_with('.') && after.starts_with(char::is_lowercase)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Passage;

    fn text(markdown: &str) -> Text {
        Text::read(Field::Passage(Passage::Summary), Some(Section::Summary), markdown)
    }

    #[test]
    fn signs_addresses_code_and_quotes_are_not_read() {
        let read = text("A **bold** [link](https://e.org/TODO) and `TODO` &amp; \\*.\n\n> TODO\n\n```\nTODO\n```\n\n* one\n* two");
        assert_eq!(read.plain, "A bold link and \u{fffc} & *.\n\n\u{fffc}\n\n\u{fffc}\n\none\n\ntwo\n\n");
        assert!(!read.words().any(|word| word.text == "TODO"));
    }

    #[test]
    fn what_is_read_leads_back_to_what_was_typed() {
        let markdown = "A **bold** [link](https://e.org) &amp; \\*more\\*\nthan one line";
        let read = text(markdown);
        for word in read.words() {
            assert_eq!(&markdown[read.source(word.span.clone())], word.text);
        }
        let whole = read.source(0..read.plain.len());
        assert_eq!(&markdown[whole], markdown);
    }

    #[test]
    fn phrases_are_words_beside_each_other() {
        let read = text("You *should* have known. Should\nhave? `should` have. Should, have. Shoulders have.");
        let found = read.phrases(&["should have", "should have known"]);
        let said: Vec<&str> = found.iter().map(|(_, span)| &read.plain[span.clone()]).collect();
        assert_eq!(said, ["should have known", "Should\nhave"]);
    }

    #[test]
    fn a_sentence_ends_where_the_next_one_begins() {
        let read = text("It fell, e.g. at 9.30, and approx. 5 % failed! Nobody knew\nwhy. The end");
        let sentences: Vec<&str> = read.sentences().into_iter().map(|span| &read.plain[span]).collect();
        assert_eq!(sentences, ["It fell, e.g. at 9.30, and approx. 5 % failed!", "Nobody knew\nwhy.", "The end"]);
    }
}
