//! A text beside the part of its file that it was read from.
//!
//! A text in normal form has its source's lines in their order, without blank ones. What normalising changes of a line
//! stands at its start (indentation, the mark of a list, the level of a heading, an escape) or at its end (blanks, a line
//! break), and a cell changes at its escapes and line breaks. So texts are laid beside each other line by line, cells from
//! one change to the next, and each such piece from its start and from its end.

use std::ops::Range;

use super::places::Spot;
use crate::syntax::{atx, lines};

const BLANK: [char; 5] = [' ', '\t', '\n', '\r', '\u{feff}'];

/// A text and where its pieces stand in the file.
#[derive(Debug)]
pub(super) struct Beside {
    text: String,
    pieces: Vec<Piece>,
    /// What stands for the text as a whole: its first line or its cell; where it would be if it says nothing.
    whole: Range<usize>,
}

/// Bytes of a text, and those of the file that say the same but for what differs at their start or their end.
#[derive(Clone, Debug)]
struct Piece {
    text: Range<usize>,
    file: Range<usize>,
}

impl Beside {
    /// Text of several lines that was read from bytes of a file; `whole` stands for it if it is blank.
    pub fn of_lines(text: String, file: &str, source: Range<usize>, whole: Range<usize>) -> Beside {
        let end = source.end;
        let mut sources = lines(&file[..end], source.start)
            .map(|line| trimmed(file, line.start..line.end))
            .filter(|line| !line.is_empty());
        let mut pieces: Vec<Piece> = Vec::new();
        for line in lines(&text, 0).map(|line| trimmed(&text, line.start..line.end)).filter(|line| !line.is_empty()) {
            let Some(mut from) = sources.next() else { break };
            if is_underlined(&text[line.clone()], &file[from.clone()]) {
                // All lines of the heading but the one that underlines it.
                for next in sources.by_ref() {
                    if file[next.clone()].trim_start_matches(['=', '-']).is_empty() {
                        break;
                    }
                    from.end = next.end;
                }
            }
            pieces.push(Piece { text: line, file: from });
        }
        let whole = pieces.first().map_or(whole, |first| first.file.clone());
        Beside { text, pieces, whole }
    }

    /// The text of a cell that stands in these bytes of a file, between pipes, without the blanks around it.
    pub fn of_cell(text: String, file: &str, cell: Range<usize>) -> Beside {
        let mut pieces = Vec::new();
        let (mut at, mut from) = (0, cell.start);
        let (mut begin, mut begin_from) = (at, from);
        let mut push = |text: Range<usize>, file: Range<usize>| {
            if !text.is_empty() {
                pieces.push(Piece { text, file });
            }
        };
        while at < text.len() && from < cell.end {
            let (said, source) = (&text[at..], &file[from..cell.end]);
            let sign = said.chars().next().map_or(1, char::len_utf8);
            let skipped = match said.as_bytes()[0] {
                b'|' if source.starts_with("\\|") => 2,
                b'\n' => source.find("<br>").map_or(source.len(), |found| {
                    let after = &source[found + 4..];
                    found + 4 + (after.len() - after.trim_start_matches([' ', '\t']).len())
                }),
                _ if source.starts_with(&said[..sign]) => {
                    (at, from) = (at + sign, from + sign);
                    continue;
                }
                // Spelled otherwise than in the file, as times are: what follows is laid beside it from its end.
                _ => break,
            };
            push(begin..at, begin_from..from);
            push(at..at + 1, from..from + skipped);
            (at, from) = (at + 1, from + skipped);
            (begin, begin_from) = (at, from);
        }
        push(begin..text.len(), begin_from..cell.end);
        Beside { text, pieces, whole: cell }
    }

    /// A text that stands somewhere in these bytes of a file as it is, or is all that they say.
    pub fn of_part(text: String, file: &str, source: Range<usize>) -> Beside {
        let found = file[source.clone()].find(&text).map(|at| source.start + at..source.start + at + text.len());
        let piece = Piece { text: 0..text.len(), file: found.unwrap_or(source.clone()) };
        let pieces = if text.is_empty() { Vec::new() } else { vec![piece] };
        let first = lines(&file[..source.end], source.start).next().map(|line| trimmed(file, line.start..line.end));
        Beside { text, pieces, whole: first.unwrap_or(source) }
    }

    /// Where bytes of the text stand in the file.
    pub fn spot(&self, file: &str, span: Range<usize>) -> Spot {
        let span = span.start.min(self.text.len())..span.end.min(self.text.len());
        let wanted = self.text.get(span.clone()).unwrap_or_default();
        let first = self.pieces.partition_point(|piece| piece.text.end <= span.start);
        let last = self.pieces.partition_point(|piece| piece.text.start < span.end);
        let (Some(first), Some(last), false) =
            (self.pieces.get(first), self.pieces.get(last.wrapping_sub(1)), wanted.is_empty())
        else {
            return Spot { exact: file[self.whole.clone()] == *wanted, bytes: self.whole.clone() };
        };
        let (start, end) = (span.start.max(first.text.start), span.end.min(last.text.end));
        let is_exact = |bytes: &Range<usize>| file.get(bytes.clone()) == Some(wanted);
        let [by_start, by_end] = [Piece::by_start, Piece::by_end].map(|side| side(first, start)..side(last, end));
        if let Some(bytes) = [by_start, by_end].into_iter().find(is_exact) {
            return Spot { bytes, exact: true };
        }
        let begin = if first.ends_alike(&self.text, file, start) {
            first.by_end(start)
        } else if first.begins_alike(&self.text, file, start) {
            first.by_start(start)
        } else {
            first.file.start
        };
        let stop = if last.begins_alike(&self.text, file, end) {
            last.by_start(end)
        } else if last.ends_alike(&self.text, file, end) {
            last.by_end(end)
        } else {
            last.file.end
        };
        Spot { bytes: begin..stop.max(begin), exact: false }
    }
}

impl Piece {
    /// Where a byte of the text stands if nothing before it in the piece differs; the end of the piece at most.
    fn by_start(&self, at: usize) -> usize {
        (self.file.start + (at - self.text.start)).min(self.file.end)
    }

    /// Where it stands if nothing after it differs.
    fn by_end(&self, at: usize) -> usize {
        self.file.end.saturating_sub(self.text.end - at).max(self.file.start)
    }

    fn begins_alike(&self, text: &str, file: &str, at: usize) -> bool {
        file[self.file.clone()].starts_with(&text[self.text.start..at])
    }

    fn ends_alike(&self, text: &str, file: &str, at: usize) -> bool {
        file[self.file.clone()].ends_with(&text[at..self.text.end])
    }
}

/// Bytes of a file without the blanks around them. Those of blanks alone are nothing, at their start.
pub(super) fn trimmed(file: &str, bytes: Range<usize>) -> Range<usize> {
    let text = file[bytes.clone()].trim_end_matches(BLANK);
    let start = text.len() - text.trim_start_matches(BLANK).len();
    bytes.start + start..bytes.start + text.len()
}

/// Whether a line that is a heading stood in the file above a line that made it one.
fn is_underlined(line: &str, source: &str) -> bool {
    let is_heading = |line: &str| atx(line.as_bytes()).is_some();
    is_heading(line) && line != source && !is_heading(source)
}
