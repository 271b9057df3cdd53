//! Words and phrases to be found in texts.

use std::ops::Range;

use super::text::Text;

/// A list of phrases, ready to be looked for.
///
/// A phrase is in small letters with one blank between its words. A word that ends in `*` stands for all words that begin
/// so: `careless*` finds carelessly and carelessness.
#[derive(Clone, Debug)]
pub struct Phrases<'p> {
    /// With the word that each begins with, which they are sorted by.
    sorted: Vec<(&'p str, &'p str)>,
    /// Where those stand that begin with a small letter of `a` to `z`: most words begin no phrase at all.
    letters: [(usize, usize); 26],
}

/// A phrase that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<'p> {
    /// As the list has it.
    pub phrase: &'p str,
    /// Its bytes in [`Text::plain`].
    pub span: Range<usize>,
    /// Which of [`Text::words`] it begins with.
    pub word: usize,
    /// How many words it has.
    pub words: usize,
}

impl<'p> Phrases<'p> {
    pub fn new(phrases: impl IntoIterator<Item = &'p str>) -> Phrases<'p> {
        let first = |phrase: &'p str| phrase.find(' ').map_or(phrase, |end| &phrase[..end]);
        let mut sorted: Vec<(&str, &str)> = phrases.into_iter().map(|phrase| (first(phrase), phrase)).collect();
        sorted.sort_unstable();
        let mut letters = [(0, 0); 26];
        // Lists are made for each look at a document, and there are many: once through, in order.
        for (at, (word, _)) in sorted.iter().enumerate() {
            if let Some(letter @ b'a'..=b'z') = word.as_bytes().first() {
                let range = &mut letters[usize::from(letter - b'a')];
                *range = (if range.1 == 0 { at } else { range.0 }, at + 1);
            }
        }
        Phrases { sorted, letters }
    }

    /// Where they stand in a text, in its order. Of those that begin at one word it is the longest, and none begins within
    /// another. Between their words stand blanks and nothing else: a full stop, or a piece that is left out, parts them.
    pub fn find(&self, text: &Text) -> Vec<Found<'p>> {
        self.find_from(text, &(0..text.words().len()))
    }

    /// The same for those that begin with some of the text's words.
    pub fn find_from(&self, text: &Text, words: &Range<usize>) -> Vec<Found<'p>> {
        let mut found: Vec<Found> = Vec::new();
        let mut after = 0;
        for (word, first) in text.words().iter().enumerate().take(words.end).skip(words.start) {
            if first.start < after {
                continue;
            }
            let here = self.beginning_with(text.small(first)).filter_map(|phrase| {
                let words = phrase.split(' ').count();
                let last = text.words().get(word + words - 1)?;
                let is_here = phrase.split(' ').enumerate().all(|(place, wanted)| {
                    let at = &text.words()[word + place];
                    let between =
                        if place == 0 { "" } else { &text.plain[text.words()[word + place - 1].end..at.start] };
                    between.chars().all(char::is_whitespace)
                        && !between.contains("\n\n")
                        && is_word(wanted, text.small(at))
                });
                is_here.then_some(Found { phrase, span: first.start..last.end, word, words })
            });
            if let Some(longest) = here.max_by_key(|found| found.span.end) {
                after = longest.span.end;
                found.push(longest);
            }
        }
        found
    }

    /// Whether a text has one of them.
    pub fn are_in(&self, text: &Text) -> bool {
        !self.find(text).is_empty()
    }

    /// Those whose first word may be this one.
    fn beginning_with<'s>(&'s self, word: &'s str) -> impl Iterator<Item = &'p str> + 's {
        let range = match word.as_bytes().first() {
            Some(letter @ b'a'..=b'z') => {
                let (from, to) = self.letters[usize::from(letter - b'a')];
                from..to
            }
            _ => 0..self.sorted.len(),
        };
        self.sorted[range].iter().filter(move |(first, _)| is_word(first, word)).map(|(_, phrase)| *phrase)
    }
}

/// Whether a word is the one that a phrase has in its place.
fn is_word(wanted: &str, word: &str) -> bool {
    match wanted.strip_suffix('*') {
        Some(begin) => word.starts_with(begin),
        None => wanted == word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Passage, Section};
    use crate::form::Field;

    fn said(markdown: &str, phrases: &[&str]) -> Vec<String> {
        let text = Text::read(Field::Passage(Passage::Summary), Some(Section::Summary), markdown);
        Phrases::new(phrases.iter().copied())
            .find(&text)
            .into_iter()
            .map(|found| text.plain[found.span].to_owned())
            .collect()
    }

    #[test]
    fn phrases_are_words_beside_each_other() {
        let text = "You *should* have known. Should\nhave? `should` have. Should, have. Shoulders have.";
        assert_eq!(said(text, &["should have", "should have known"]), ["should have known", "Should\nhave"]);
        assert_eq!(said("It can’t be. A can't", &["can't"]), ["can't", "can't"]);
    }

    #[test]
    fn a_list_may_be_long() {
        let many: Vec<String> = (0..70_000).map(|number| format!("b{number}")).chain(["quick".to_owned()]).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert_eq!(said("Quick rows, b69999", &many), ["Quick", "b69999"]);
    }

    #[test]
    fn an_asterisk_stands_for_any_ending() {
        assert_eq!(said("Carelessly careless, not caring.", &["careless*"]), ["Carelessly", "careless"]);
        assert_eq!(said("We looked into it", &["look* into"]), ["looked into"]);
        assert_eq!(said("Über alles", &["über"]), ["Über"]);
    }

    #[test]
    fn only_some_words_may_begin_one() {
        let text = Text::read(Field::Passage(Passage::Summary), Some(Section::Summary), "a b a b a b");
        let found = |words: Range<usize>| {
            let phrases = Phrases::new(["a b"]);
            phrases.find_from(&text, &words).into_iter().map(|found| found.word).collect::<Vec<_>>()
        };
        assert_eq!(found(1..5), [2, 4]);
        assert_eq!(found(0..1), [0]);
        assert_eq!(found(3..4), [0; 0]);
    }
}
