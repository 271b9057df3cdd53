//! Lines of a text, with where each ends and where the next begins.

use memchr::memchr2;

/// A line of a text as byte offsets: `start..end` is its content, `end..next` its ending (`\n`, `\r\n`, `\r` or, at
/// the end of the text, nothing).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    pub start: usize,
    pub end: usize,
    pub next: usize,
}

impl Line {
    /// The content of the line, without its ending.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }
}

/// The lines of a text from the byte `from` on, in order. A text that ends in a line ending has no empty last line.
pub fn lines(text: &str, from: usize) -> impl Iterator<Item = Line> + '_ {
    let bytes = text.as_bytes();
    let mut start = from;
    std::iter::from_fn(move || {
        if start >= bytes.len() {
            return None;
        }
        let line = match memchr2(b'\n', b'\r', &bytes[start..]) {
            None => Line { start, end: bytes.len(), next: bytes.len() },
            Some(length) => {
                let end = start + length;
                let pair = bytes[end] == b'\r' && bytes.get(end + 1) == Some(&b'\n');
                Line { start, end, next: end + if pair { 2 } else { 1 } }
            }
        };
        start = line.next;
        Some(line)
    })
}

/// The length in bytes of the byte order mark at the start of a text: 3 or 0.
pub fn strip_bom(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

/// A text whose line endings are all line feeds.
pub fn line_feeds(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contents(text: &str) -> Vec<&str> {
        lines(text, 0).map(|line| line.of(text)).collect()
    }

    #[test]
    fn every_line_ending_ends_a_line() {
        assert_eq!(contents("a\nb\r\nc\rd"), ["a", "b", "c", "d"]);
        assert_eq!(contents("a\n\n"), ["a", ""]);
        assert_eq!(contents("\r\r\n"), ["", ""]);
        assert_eq!(contents(""), Vec::<&str>::new());
    }
}
