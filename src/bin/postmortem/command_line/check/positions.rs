//! Bytes of a text as lines and columns.

use std::collections::{BTreeSet, HashMap};

use postmortem_editor::syntax::Line;

/// A place between two characters, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    pub line: usize,
    /// In characters.
    pub column: usize,
    /// In units of UTF-16, which is how SARIF counts.
    pub utf16: usize,
}

/// The positions of bytes of a text with these lines, in time in proportion to the text however many there are.
pub fn positions(text: &str, lines: &[Line], bytes: impl IntoIterator<Item = usize>) -> HashMap<usize, Position> {
    let bytes: BTreeSet<usize> = bytes.into_iter().collect();
    let mut positions = HashMap::with_capacity(bytes.len());
    let (mut from, mut here) = (0, Position { line: 0, column: 1, utf16: 1 });
    for at in bytes {
        let line = lines.partition_point(|line| line.start <= at).max(1);
        if line != here.line {
            from = lines.get(line - 1).map_or(at, |line| line.start);
            here = Position { line, column: 1, utf16: 1 };
        }
        for sign in text.get(from..at).unwrap_or_default().chars() {
            here.column += 1;
            here.utf16 += sign.len_utf16();
        }
        from = from.max(at);
        positions.insert(at, here);
    }
    positions
}
