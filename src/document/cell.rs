//! Text that stands in one cell of a table, whatever it says.

use std::ops::Deref;

use serde::Serialize;

use crate::syntax::line_feeds;

/// The text of a table cell.
///
/// Guarantees: no spaces around it; line breaks are `\n` and are written as `<br>`; pipes are plain here and written
/// as `\|`. It is written and read back as the same text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Cell(String);

impl Deref for Cell {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Cell {
    /// What a person typed. Spaces around it and around its line breaks go.
    pub fn typed(text: &str) -> Cell {
        let text = line_feeds(text);
        Cell::from_lines(text.replace("<br>", "\n"))
    }

    /// What stands between two pipes of a file.
    pub fn read(source: &str) -> Cell {
        Cell::from_lines(source.replace("\\|", "|").replace("<br>", "\n"))
    }

    fn from_lines(text: String) -> Cell {
        if !text.contains('\n') {
            return Cell(text.trim_matches([' ', '\t']).to_owned());
        }
        let lines: Vec<&str> = text.split('\n').map(|line| line.trim_matches([' ', '\t'])).collect();
        Cell(lines.join("\n").trim_matches([' ', '\t', '\n']).to_owned())
    }

    /// What stands in the table.
    pub fn written(&self) -> String {
        self.0.replace('|', "\\|").replace('\n', "<br>")
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_blank(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pipes_and_line_breaks_stay_in_the_cell() {
        let cell = Cell::typed(" a | b\r\n c\\| ");
        assert_eq!(cell.as_str(), "a | b\nc\\|");
        assert_eq!(cell.written(), "a \\| b<br>c\\\\|");
        assert_eq!(Cell::read(&cell.written()), cell);
    }
}
