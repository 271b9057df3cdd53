//! A text of the document as a reader sees it, with the way back to what was typed.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::document::Section;
use crate::form::Field;

/// Stands for each piece that rules leave alone: code, addresses, pictures, and what is quoted. It is no letter, so it parts
/// words.
pub const LEFT_OUT: char = '\u{fffc}';

/// Words that end with a full stop, and never a sentence.
const ABBREVIATIONS: [&str; 11] = ["approx", "ca", "dr", "e.g", "i.e", "incl", "mr", "mrs", "ms", "resp", "vs"];

/// A text of a field as a reader sees it: without the signs of Markdown, addresses, raw HTML, code and quotations.
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
        // Where an address ended that may go on in the next piece.
        let mut open = None;
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
                Event::Text(said) => open = text.push_without_addresses(&said, span, open),
                Event::Code(_) => text.push(&LEFT_OUT.to_string(), span),
                Event::SoftBreak | Event::HardBreak => text.push("\n", span),
                // A line break in a cell of a table.
                Event::InlineHtml(tag) if is_tag(&tag, "br") => text.push("\n", span),
                Event::InlineHtml(tag) if is_tag(&tag, "img") => text.push(&LEFT_OUT.to_string(), span),
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

    /// Adds what is said but for the addresses in it. Markdown may tell of one in several pieces: tells where the last one
    /// ended in the field's text if nothing stands behind it, and goes on with one that ended where this piece begins.
    fn push_without_addresses(&mut self, said: &str, source: Range<usize>, open: Option<usize>) -> Option<usize> {
        let is_as_typed = said.len() == source.len();
        let source_of = |span: Range<usize>| match is_as_typed {
            true => source.start + span.start..source.start + span.end,
            false => source.clone(),
        };
        let mut from = 0;
        let goes_on = open == Some(source.start);
        if goes_on {
            from = address_end(said);
            if let Some((_, address)) = self.pieces.last_mut() {
                address.end = source_of(0..from).end;
            }
        }
        let mut is_open = goes_on && from == said.len();
        while let Some(sign) = said[from..].find("://") {
            let sign = from + sign;
            let scheme = said[from..sign].trim_end_matches(|sign: char| sign.is_ascii_alphabetic());
            let start = from + scheme.len();
            let end = sign + address_end(&said[sign..]);
            if start == sign || end == sign + "://".len() {
                self.push(&said[from..end], source_of(from..end));
            } else {
                self.push(&said[from..start], source_of(from..start));
                self.push(&LEFT_OUT.to_string(), source_of(start..end));
                is_open = end == said.len();
            }
            from = end;
        }
        self.push(&said[from..], source_of(from..said.len()));
        (is_open && from == said.len()).then_some(source.end)
    }

    fn push(&mut self, said: &str, source: Range<usize>) {
        let is_as_typed = said.len() == source.len();
        // Where a sign was written by its name, all of it is one piece.
        if !is_as_typed {
            return self.push_piece(&said.replace('’', "'"), source);
        }
        let mut from = 0;
        for (at, sign) in said.match_indices('’') {
            self.push_piece(&said[from..at], source.start + from..source.start + at);
            from = at + sign.len();
            self.push_piece("'", source.start + at..source.start + from);
        }
        self.push_piece(&said[from..], source.start + from..source.end);
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
        self.plain[at..].starts_with('.') && (ABBREVIATIONS.contains(&word) || after.starts_with(char::is_lowercase))
    }
}

/// Where an address ends that a text begins with: at a blank, or at what closes something around it, and before the signs that
/// end a sentence.
fn address_end(said: &str) -> usize {
    let end = said.find(|sign: char| sign.is_whitespace() || "<>\"`|".contains(sign)).unwrap_or(said.len());
    said[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'']).len()
}

/// Whether a piece of HTML is a tag of that name, which opens something.
fn is_tag(html: &str, name: &str) -> bool {
    let inner = html.strip_prefix('<').and_then(|inner| inner.get(..name.len()).zip(inner.get(name.len()..)));
    inner.is_some_and(|(own, rest)| {
        own.eq_ignore_ascii_case(name) && !rest.starts_with(|sign: char| sign.is_alphanumeric())
    })
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
    fn addresses_are_not_read() {
        for (markdown, plain) in [
            ("See https://e.org/TODO.", "See \u{fffc}."),
            ("See <https://e.org/TODO> now", "See \u{fffc} now"),
            ("(https://e.org/TODO_a_b?c=1&d=2#e) now", "(\u{fffc}) now"),
            ("https://e.org/a*b https://e.org/c, d", "\u{fffc} \u{fffc}, d"),
            ("[https://e.org](https://e.org) is it", "\u{fffc} is it"),
            ("https://e.org/a\nnow", "\u{fffc}\nnow"),
            ("a://, ://b and https:// too", "a://, ://b and https:// too"),
            ("https://e.org/a`b` c", "\u{fffc}\u{fffc} c"),
        ] {
            assert_eq!(text(markdown).plain, format!("{plain}\n\n"), "{markdown}");
        }
        let markdown = "at https://e.org/a_b?c=1&d=2 it";
        let read = text(markdown);
        let address = read.plain.find(LEFT_OUT).map(|at| read.source(at..at + LEFT_OUT.len_utf8()));
        assert_eq!(address.map(|span| &markdown[span]), Some("https://e.org/a_b?c=1&d=2"));
    }

    #[test]
    fn line_breaks_of_html_part_words() {
        assert_eq!(text("API<br>DNS<BR/>TLS <b>is</b> a<img src=\"x\">b").plain, "API\nDNS\nTLS is a\u{fffc}b\n\n");
    }

    #[test]
    fn an_apostrophe_is_the_plain_one_however_it_was_written() {
        assert_eq!(text("can’t can&rsquo;t can&#8217;t").plain, "can't can't can't\n\n");
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
