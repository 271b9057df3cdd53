//! A line of a paste without what stands before its text: indentation, the marks of quotes, lists and headings.

use std::borrow::Cow;
use std::ops::Range;

use crate::syntax::lines;

/// What stands before the text of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    None,
    /// `-`, `*`, `1.` and their like.
    Bullet,
    /// `#`, at a level.
    Heading(u8),
}

/// A line and its parts.
#[derive(Clone, Debug)]
pub struct Line<'t> {
    /// The bytes of the paste, without the line break.
    pub span: Range<usize>,
    /// Where in the paste `bare` begins; `None` if marks that nobody sees were taken out of it.
    pub start: Option<usize>,
    /// In columns, a tab taking up to four of them.
    pub indent: usize,
    pub mark: Mark,
    /// The line without blanks around it and without marks that nobody sees.
    pub bare: Cow<'t, str>,
    /// Where in `bare` the text begins.
    body: usize,
}

impl<'t> Line<'t> {
    /// The lines of a text from a byte on. Of several blank ones in a row the first stands for all.
    pub fn all(text: &'t str, from: usize) -> Vec<Line<'t>> {
        let mut all: Vec<Line> = Vec::new();
        for line in lines(text, from).map(|line| Line::new(line.of(text), line.start)) {
            if !line.is_blank() || all.last().is_some_and(|above| !above.is_blank()) {
                all.push(line);
            }
        }
        all
    }

    fn new(content: &'t str, start: usize) -> Line<'t> {
        let span = start..start + content.len();
        let visible = match content.contains(is_invisible) {
            true => Cow::Owned(content.replace(is_invisible, "")),
            false => Cow::Borrowed(content),
        };
        let mut unquoted: &str = &visible;
        while let Some(rest) = unquoted.trim_start().strip_prefix('>') {
            unquoted = rest.strip_prefix(' ').unwrap_or(rest);
        }
        let text = unquoted.trim_start();
        let indent = unquoted[..unquoted.len() - text.len()]
            .chars()
            .fold(0, |columns, sign| if sign == '\t' { (columns / 4 + 1) * 4 } else { columns + 1 });
        let text = text.trim_end();
        let from = text.as_ptr() as usize - visible.as_ptr() as usize;
        let (mark, body) = mark(text);
        let (start, bare) = match visible {
            Cow::Borrowed(visible) => (Some(start + from), Cow::Borrowed(&visible[from..from + text.len()])),
            Cow::Owned(ref visible) => (None, Cow::Owned(visible[from..from + text.len()].to_owned())),
        };
        Line { span, start, indent, mark, bare, body }
    }

    /// The text, after the marks.
    pub fn body(&self) -> &str {
        &self.bare[self.body..]
    }

    /// The text, with the number of an item or the box of a task, which say something.
    pub fn item(&self) -> &str {
        let mark = &self.bare[..self.body];
        let says = mark.starts_with(|sign: char| sign.is_ascii_digit()) && self.mark == Mark::Bullet;
        let from = if says { Some(0) } else { mark.find('[') };
        &self.bare[from.unwrap_or(self.body)..]
    }

    pub fn is_blank(&self) -> bool {
        self.bare.is_empty()
    }

    /// The signs of a fence around code, if the line is one. It may name the language, and says nothing else.
    pub fn fence(&self) -> Option<&'static str> {
        let is_fence = |fence: &&str| self.bare.strip_prefix(*fence).is_some_and(|rest| !rest.contains([' ', '\t']));
        let fence = ["```", "~~~"].into_iter().find(is_fence)?;
        (!self.bare.trim_start_matches('`').contains('`')).then_some(fence)
    }
}

/// Marks that programs put around names and times: of direction, of order, of width.
fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The mark that opens a line, and how long it is.
fn mark(text: &str) -> (Mark, usize) {
    let hashes = text.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&hashes) && text[hashes..].starts_with([' ', '\t']) {
        let blank = text[hashes..].len() - text[hashes..].trim_start().len();
        let level = u8::try_from(hashes).unwrap_or(6);
        return (Mark::Heading(level), hashes + blank);
    }
    let digits = text.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let after = match text[digits..].chars().next() {
        Some('.' | ')') if (1..=3).contains(&digits) => digits + 1,
        Some(sign @ ('-' | '*' | '+' | '•' | '·' | '‣' | '◦' | '▪' | '●' | '○' | '–')) if digits == 0 => {
            sign.len_utf8()
        }
        _ => return (Mark::None, 0),
    };
    let rest = &text[after..];
    let content = rest.trim_start();
    if content.len() == rest.len() {
        return (Mark::None, 0);
    }
    let boxed = ["[ ] ", "[x] ", "[X] "].iter().find_map(|mark| content.strip_prefix(mark));
    let content = boxed.map_or(content, |content| content.trim_start());
    (Mark::Bullet, text.len() - content.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_text() {
        for (text, mark, body) in [
            ("  - [x] 09:20 deploy", Mark::Bullet, "09:20 deploy"),
            ("10. 09:44 out", Mark::Bullet, "09:44 out"),
            ("9.41am he", Mark::None, "9.41am he"),
            ("+00:05 up", Mark::None, "+00:05 up"),
            ("> * a", Mark::Bullet, "a"),
            ("### 13:35", Mark::Heading(3), "13:35"),
            ("#inc-basket", Mark::None, "#inc-basket"),
            ("\u{200e}[09:27] Ana", Mark::None, "[09:27] Ana"),
            ("-", Mark::None, "-"),
        ] {
            let line = &Line::all(text, 0)[0];
            assert_eq!((line.mark, line.body()), (mark, body), "{text}");
        }
    }
}
