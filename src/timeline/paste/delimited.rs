//! Files of separated values: CSV, with semicolons too, and what is copied out of a spreadsheet.

use std::ops::Range;

use super::cells::{Columns, row};
use super::draft::{Draft, Fate};
use super::parts::Part;
use super::record::trimmed_lines;
use crate::syntax::lines;
use crate::timeline::spelling::stamp::stamps;

/// Reads the values below a line that names their columns, one of them that of the times.
pub fn read(text: &str, start: usize) -> Option<Part> {
    let header = lines(text, start).next()?;
    let (delimiter, columns, width) = ['\t', ',', ';'].into_iter().find_map(|delimiter| {
        let headers = header_cells(header.of(text), delimiter)?;
        Some((delimiter, Columns::of(&headers)?, headers.len()))
    })?;
    if !stamps(header.of(text)).is_empty() {
        return None;
    }
    let mut drafts = vec![Draft::line(header.start..header.end, header.of(text).trim(), Fate::Drop)];
    let mut records = Records { text, at: header.next, delimiter, closes: true };
    let mut end = header.next;
    while let Some((span, cells)) = records.next() {
        if cells.iter().all(String::is_empty) {
            continue;
        }
        let draft = row(span.clone(), &cells, Some(&columns));
        // A row may have a cell too many or too few; a sentence may have commas, but no cell for its time.
        if cells.len() != width && !draft.is_row() {
            break;
        }
        if let Draft::Day(..) = draft {
            drafts.push(draft);
            drafts.push(Draft::line(span.clone(), text[span].trim(), Fate::Drop));
        } else {
            drafts.push(draft);
        }
        end = records.at;
    }
    Some(if drafts.iter().any(Draft::is_row) { Part::new(drafts, end) } else { Part::nothing(end) })
}

/// The names of columns, if a line may be such: a sentence with commas is none.
fn header_cells(line: &str, delimiter: char) -> Option<Vec<String>> {
    let is_short = |name: &str| name.split(' ').count() <= 4;
    let are_short = line.contains(delimiter) && line.split(delimiter).all(|name| is_short(name.trim()));
    are_short.then(|| line.split(delimiter).map(|name| name.trim_matches([' ', '"', '\u{feff}']).to_owned()).collect())
}

/// The records of a text and where they stand.
struct Records<'t> {
    text: &'t str,
    at: usize,
    delimiter: char,
    /// Quotes may be closed in another line: not once one was not.
    closes: bool,
}

impl Records<'_> {
    fn next(&mut self) -> Option<(Range<usize>, Vec<String>)> {
        let start = self.at;
        let mut cells = Vec::new();
        while self.at < self.text.len() {
            cells.push(self.cell());
            let rest = &self.text[self.at..];
            if rest.starts_with(self.delimiter) {
                self.at += self.delimiter.len_utf8();
                continue;
            }
            let span = start..self.at;
            self.at += if rest.starts_with("\r\n") { 2 } else { 1.min(rest.len()) };
            return Some((span, cells));
        }
        // A delimiter that ends the text stands before an empty cell.
        (start < self.at).then(|| {
            cells.push(String::new());
            (start..self.at, cells)
        })
    }

    /// The cell that begins here. Its line breaks stay.
    fn cell(&mut self) -> String {
        let rest = &self.text[self.at..];
        let ends = ['\n', '\r', self.delimiter];
        if let Some(quoted) = rest.strip_prefix('"')
            && let Some(length) = self.quoted(quoted)
        {
            self.at += length + 2;
            return trimmed_lines(&quoted[..length].replace("\"\"", "\""));
        }
        let length = rest.find(ends).unwrap_or(rest.len());
        self.at += length;
        rest[..length].trim().to_owned()
    }

    /// How long a text is that a quote closes before the end of a cell.
    fn quoted(&mut self, text: &str) -> Option<usize> {
        let mut at = 0;
        while self.closes {
            let Some(quote) = text[at..].find('"') else {
                self.closes = false;
                break;
            };
            at += quote + 1;
            let behind = &text[at..];
            if behind.starts_with('"') {
                at += 1;
            } else if behind.is_empty() || behind.starts_with(['\n', '\r', self.delimiter]) {
                return Some(at - 1);
            }
        }
        None
    }
}
