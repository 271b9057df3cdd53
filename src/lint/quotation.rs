//! Words between quotation marks: what others say, or what a page shows.

use std::ops::Range;

use super::text::Text;

/// How far from the words a mark may stand, in characters. Who quotes more sets it apart as Markdown does.
const REACH: usize = 80;

/// Whether a part of a text, by its bytes in [`Text::plain`], stands between quotation marks.
pub fn is_quoted(text: &Text, part: &Range<usize>) -> bool {
    let (before, after) = (&text.plain[..part.start], &text.plain[part.end..]);
    let before = &before[before.char_indices().rev().take(REACH).last().map_or(before.len(), |(at, _)| at)..];
    let after = &after[..after.char_indices().nth(REACH).map_or(after.len(), |(at, _)| at)];
    let paragraph = before.rsplit("\n\n").next().unwrap_or_default();
    let opens =
        paragraph.rfind(['"', '“', '”', '„', '«', '»']).is_some_and(|at| match paragraph[at..].chars().next() {
            // Blanks stand before a plain one that opens, and none behind it.
            Some('"') => {
                paragraph[..at].chars().next_back().is_none_or(|sign| sign.is_whitespace() || sign == '(')
                    && !paragraph[at + 1..].starts_with(char::is_whitespace)
            }
            Some(sign) => matches!(sign, '“' | '„' | '«'),
            None => false,
        });
    opens && after.split("\n\n").next().is_some_and(|rest| rest.contains(['"', '”', '“', '»']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Passage, Section};
    use crate::form::Field;

    fn is_x_quoted(markdown: &str) -> bool {
        let text = Text::read(Field::Passage(Passage::RootCauses), Some(Section::RootCauses), markdown);
        let at = text.plain.find('X').unwrap_or_default();
        is_quoted(&text, &(at..at + 1))
    }

    #[test]
    fn what_stands_between_marks_is_quoted() {
        for said in ["It said \"X\".", "“X” it said", "It said “never X, please”", "„X“", "«X»", "(\"a X\")", "\"X b\""]
        {
            assert!(is_x_quoted(said), "{said}");
        }
        let far = format!("“{} X”", "a".repeat(REACH));
        for said in ["X", "\"a\" X \"b\"", "“a” X “b”", "\"X", "“a\n\nX”", "“X\n\na”", "5\" X \"a\"", "a \" X\"", &far]
        {
            assert!(!is_x_quoted(said), "{said}");
        }
    }
}
