//! Tables among the lines of a paste.

use super::{Reading, Under};
use crate::timeline::paste::cells::{Columns, row};
use crate::timeline::paste::draft::{Draft, Fate};
use crate::timeline::paste::shape::{Shape, shape};
use crate::timeline::paste::{prose, table};
use crate::timeline::spelling::stamp::whole_stamp;

impl Reading<'_> {
    /// Reads a table that begins at a line.
    pub(super) fn table(&mut self, at: usize) -> Option<usize> {
        let bare = |at: usize| self.lines.get(at).map(|line| line.bare.as_ref());
        let first = bare(at)?;
        let has_header = first.contains('|') && bare(at + 1).is_some_and(table::is_rule);
        let is_row = has_header || first.starts_with('|') && first.len() > 1;
        if !is_row {
            return None;
        }
        self.end();
        let header = if has_header { table::cells(self.lines[at].bare.as_ref()) } else { Vec::new() };
        let columns = Columns::of(&header);
        let mut next = at;
        // Markdown has no table without a header: a time in it makes it a row.
        if has_header && !header.iter().any(|cell| whole_stamp(cell).is_some()) {
            self.drop(at);
            next = at + 1;
        }
        let mut above = false;
        while let Some(line) = self.lines.get(next).filter(|line| line.bare.contains('|') && line.fence().is_none()) {
            if table::is_rule(&line.bare) {
                self.drop(next);
            } else {
                let cells = table::cells(&line.bare);
                let draft = self.table_row(next, &cells, columns.as_ref(), above);
                above |= matches!(draft, Draft::Row(_));
                self.drafts.push(draft);
            }
            next += 1;
        }
        self.under = if above { Under::Row { indent: 0, bullet: false } } else { Under::Nothing };
        Some(next)
    }

    pub(super) fn table_row(&self, at: usize, cells: &[String], columns: Option<&Columns>, above: bool) -> Draft {
        let line = &self.lines[at];
        let span = line.span.clone();
        let draft = row(span.clone(), cells, columns);
        let Draft::Line(untimed) = &draft else { return draft };
        // A cell that says when and what.
        match shape(&untimed.text, false) {
            Shape::Timed(timed) => Draft::guessed(span, timed.stamp, timed.text, timed.guesses),
            found => match found.time_in_prose() {
                Some(found) => {
                    let guesses = prose::guesses(&untimed.text, found);
                    Draft::guessed(span, found.stamp.clone(), untimed.text.as_str(), guesses)
                }
                None if untimed.fate == Fate::Attach && !above => Draft::line(span, line.bare.as_ref(), Fate::Note),
                None => draft,
            },
        }
    }
}
