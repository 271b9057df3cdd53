//! A text of the document as a reader sees it, with the way back to what was typed.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::document::Section;
use crate::form::Field;

/// Stands for each piece that rules leave alone: code, and what is quoted. It is no letter, so it parts words.
pub const LEFT_OUT: char = '\u{fffc}';

/// Words that end with a full stop, and never a sentence.
const ABBREVIATIONS: [&str; 11] = ["approx", "ca", "dr", "e.g", "i.e", "incl", "mr", "mrs", "ms", "resp", "vs"];

/// A text of a field as a reader sees it: without the signs of Markdown, addresses of links, raw HTML, code and quotations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub field: Field,
    /// Where the field stands; `None` for the title, what stands before the sections, and sections of the team's own.
    pub section: Option<Section>,
    /// What the field holds.
    pub markdown: String,
    /// Paragraphs, items and cells are parted by blank lines. An apostrophe is always the plain one.
    pub plain: String,
    /// `plain` in small letters, byte for byte beside it.
    small: String,
    /// Its words, in order, as bytes of `plain`.
    words: Vec<Range<usize>>,
    /// Pieces of `plain` and the bytes of the field's text that they were read from, in order.
    pieces: Vec<(Range<usize>, Range<usize>)>,
}

impl Text {
    /// Reads what a field holds.
    pub fn read(field: Field, section: Option<Section>, markdown: &str) -> Text {
        let mut text = Text {
            field,
            section,
            markdown: markdown.to_owned(),
            plain: String::new(),
            small: String::new(),
            words: Vec::new(),
            pieces: Vec::new(),
        };
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
                // An item ends where a list in it begins.
                Event::Start(Tag::List(_)) => text.part(),
                Event::End(
                    TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell | TagEnd::HtmlBlock,
                ) => text.part(),
                _ => {}
            }
        }
        text.small = small(&text.plain);
        text.words = words(&text.plain);
        text
    }

    fn push(&mut self, said: &str, source: Range<usize>) {
        let is_as_typed = said.len() == source.len();
        let mut from = 0;
        for (at, sign) in said.match_indices('’').filter(|_| is_as_typed) {
            self.push_piece(&said[from..at], source.start + from..source.start + at);
            from = at + sign.len();
            self.push_piece("'", source.start + at..source.start + from);
        }
        self.push_piece(&said[from..], source.start + from.min(source.len())..source.end);
    }

    fn push_piece(&mut self, said: &str, source: Range<usize>) {
        let start = self.plain.len();
        self.plain.push_str(said);
        if !said.is_empty() {
            self.pieces.push((start..self.plain.len(), source));
        }
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

    /// Its words, in order, as bytes of [`Text::plain`]: letters and digits, with the apostrophes and hyphens within.
    pub fn words(&self) -> &[Range<usize>] {
        &self.words
    }

    /// A part of it in small letters, by its bytes in [`Text::plain`].
    pub fn small(&self, plain: &Range<usize>) -> &str {
        &self.small[plain.clone()]
    }

    /// The words before one of them, the nearest first, as far as its sentence goes back.
    pub fn words_before(&self, word: usize) -> impl Iterator<Item = &str> {
        let same = (0..word).rev().take_while(|at| !self.ends_after(*at));
        same.map(|at| self.small(&self.words[at]))
    }

    /// The words after one of them, as far as its sentence goes on.
    pub fn words_after(&self, word: usize) -> impl Iterator<Item = &str> {
        let same = (word + 1..self.words.len()).take_while(|at| !self.ends_after(at - 1));
        same.map(|at| self.small(&self.words[at]))
    }

    /// Which of its words begin in a part of it.
    pub fn words_in(&self, plain: &Range<usize>) -> Range<usize> {
        let first = self.words.partition_point(|word| word.start < plain.start);
        first..self.words.partition_point(|word| word.start < plain.end).max(first)
    }

    /// Whether a sentence ends between a word and the next one, or something stands there that parts them.
    fn ends_after(&self, word: usize) -> bool {
        let end = self.words[word].end;
        let between = &self.plain[end..self.words.get(word + 1).map_or(end, |next| next.start)];
        between.contains(['.', '!', '?', ';', LEFT_OUT]) || between.contains("\n\n")
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

    /// Its paragraphs, items and cells, as bytes of [`Text::plain`], without the blanks around them.
    pub fn paragraphs(&self) -> impl Iterator<Item = Range<usize>> {
        let mut at = 0;
        self.plain.split("\n\n").filter_map(move |paragraph| {
            let start = at + (paragraph.len() - paragraph.trim_start().len());
            at += paragraph.len() + 2;
            Some(start..start + paragraph.trim().len()).filter(|span| !span.is_empty())
        })
    }

    /// Whether a paragraph, as [`Text::paragraphs`] has it, is a heading with its `#`.
    pub fn is_heading(&self, paragraph: &Range<usize>) -> bool {
        let before = &self.markdown[..self.source(paragraph.clone()).start];
        before.rsplit('\n').next().is_some_and(|line| line.trim_start().starts_with('#'))
    }

    /// Whether a full stop belongs to what stands before it, as in `e.g.` and `approx.`: a small letter follows, or it ends
    /// what is always written so.
    fn is_abbreviation(&self, at: usize) -> bool {
        let (before, after) = (&self.small[..at], self.plain[at + 1..].trim_start_matches([' ', '\n']));
        let word = before.rsplit(|sign: char| !(sign.is_alphanumeric() || sign == '.')).next().unwrap_or_default();
        let is_usual = ABBREVIATIONS.contains(&word) && !after.starts_with('\n');
        self.plain[at..].starts_with('.') && (is_usual || after.starts_with(char::is_lowercase))
    }
}

/// A text in small letters, each of as many bytes as it had.
fn small(plain: &str) -> String {
    let mut small = String::with_capacity(plain.len());
    for sign in plain.chars() {
        let mut lower = sign.to_lowercase();
        small.push(match (lower.next(), lower.next()) {
            (Some(lower), None) if lower.len_utf8() == sign.len_utf8() => lower,
            _ => sign,
        });
    }
    small
}

fn words(plain: &str) -> Vec<Range<usize>> {
    let is_inner = |sign: char| matches!(sign, '\'' | '-');
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(found) = plain[at..].find(char::is_alphanumeric) {
        let start = at + found;
        let word = &plain[start..];
        let end = word.find(|sign: char| !(sign.is_alphanumeric() || is_inner(sign))).unwrap_or(word.len());
        words.push(start..start + word[..end].trim_end_matches(is_inner).len());
        at = start + end;
    }
    words
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
        let read = text(
            "A **bold** [link](https://e.org/TODO) and `TODO` &amp; \\*.\n\n> TODO\n\n```\nTODO\n```\n\n* one\n* two",
        );
        assert_eq!(read.plain, "A bold link and \u{fffc} & *.\n\n\u{fffc}\n\n\u{fffc}\n\none\n\ntwo\n\n");
        assert!(!read.words().iter().any(|word| read.small(word) == "todo"));
    }

    #[test]
    fn what_is_read_leads_back_to_what_was_typed() {
        let markdown = "A **bold** [link](https://e.org) &amp; \\*more\\*\nthan one line’s words";
        let read = text(markdown);
        for word in read.words() {
            assert_eq!(markdown[read.source(word.clone())].replace('’', "'"), read.plain[word.clone()]);
        }
        let whole = read.source(0..read.plain.len());
        assert_eq!(&markdown[whole], markdown);
    }

    #[test]
    fn neighbours_are_words_of_the_same_sentence() {
        let read = text("It fell. We *did*\nnot, `ls` know; why");
        let before = |word: usize| read.words_before(word).collect::<Vec<_>>();
        let after = |word: usize| read.words_after(word).collect::<Vec<_>>();
        assert_eq!(before(4), ["did", "we"]);
        assert_eq!(before(2), [""; 0]);
        assert_eq!(after(2), ["did", "not"]);
        assert_eq!(after(5), [""; 0]);
        assert_eq!(before(6), [""; 0]);
        assert_eq!(read.words_in(&(9..read.plain.len())), 2..7);
        assert_eq!(read.words_in(&(10..11)), 3..3);
    }

    #[test]
    fn a_sentence_ends_where_the_next_one_begins() {
        let read = text("It fell, e.g. at 9.30, and approx. 5 % failed! Nobody knew\nwhy. The end");
        let sentences: Vec<&str> = read.sentences().into_iter().map(|span| &read.plain[span]).collect();
        assert_eq!(sentences, ["It fell, e.g. at 9.30, and approx. 5 % failed!", "Nobody knew\nwhy.", "The end"]);
    }
}
