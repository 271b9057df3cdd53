//! Findings as workflow commands of GitHub Actions, which shows them beside the lines of a change.

use std::fmt::Write as _;

use postmortem_editor::lint::Level;

use super::super::printable::printable;
use super::examined::Outcome;

pub fn write(outcome: &Outcome) -> String {
    let mut out = String::new();
    for file in &outcome.files {
        for found in &file.found {
            let command = match found.finding.level {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Hint => "notice",
            };
            let (start, end) = (found.start, found.end);
            let _ =
                write!(out, "::{command} file={},line={},endLine={}", property(&file.from_root), start.line, end.line);
            // Columns are understood on one line only.
            if start.line == end.line {
                let _ = write!(out, ",col={},endColumn={}", start.column, end.column.max(start.column + 1) - 1);
            }
            let _ = writeln!(
                out,
                ",title={}::{}",
                property(found.finding.rule.name),
                data(&printable(&found.finding.message))
            );
        }
    }
    out
}

/// A message: signs that would end it are encoded.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, of which colons and commas are the end.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
