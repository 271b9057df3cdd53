//! Sections that hold tables: reading their entries from blocks, and keeping notes between rows in order.

use std::ops::Range;

use super::cell::Cell;
use super::prose::{Prose, Room};
use super::rows::{Id, Ids, Row};
use super::section::Section;
use crate::syntax::{Block, Kind, Scan, scan, split_row};

/// An entry of a section that holds a table: a row, a note, or (in the timeline) a day line.
pub trait TableEntry: Clone + PartialEq + Sized {
    type Column: Copy + PartialEq + 'static;

    /// The section that is made of such entries.
    const SECTION: Section;
    /// The columns in the canonical order.
    const COLUMNS: &'static [Self::Column];
    /// The header and the rule of the canonical table.
    const HEAD: [&'static str; 2];

    /// The column that a header names.
    fn named(header: &str) -> Option<Self::Column>;

    /// Whether a table with these columns is one of this section.
    fn is_told(columns: &[Self::Column]) -> bool;

    fn row(cell: impl FnMut(Self::Column) -> Cell) -> Self;

    /// The cell of a row; `None` if the entry is no row.
    fn cell(&self, column: Self::Column) -> Option<Cell>;

    fn note(text: Prose) -> Self;

    fn as_note(&self) -> Option<&Prose>;

    /// The entry that a paragraph of one line is, if it is more than a note.
    fn line(text: &str) -> Option<Self>;

    /// The line of such an entry.
    fn as_line(&self) -> Option<String>;

    /// Whether it would take the zone that the section's heading names.
    fn takes_zone(&self) -> bool {
        false
    }

    /// Whether it is a row of the table.
    fn is_row(&self) -> bool {
        self.cell(Self::COLUMNS[0]).is_some()
    }
}

/// A table of a file: where its header and rule stand, and what its columns are.
#[derive(Clone, Debug)]
pub struct TableLayout<C> {
    /// Without the ending of the rule's line.
    pub head: Range<usize>,
    pub columns: Vec<C>,
    /// Which of the section's entries are its rows.
    pub rows: Range<usize>,
}

/// The entries of a section, each with where it stands in the text, without the last line's ending.
#[derive(Clone, Debug)]
pub struct Entries<T: TableEntry> {
    pub rows: Vec<Row<T>>,
    pub spans: Vec<Range<usize>>,
    pub tables: Vec<TableLayout<T::Column>>,
}

/// Reads the entries of a section. What is neither a table whose columns can be told nor a line of its own is a note.
/// A lone `-` is nothing.
pub fn read_entries<T: TableEntry>(scan: &Scan, blocks: &[Block], shift: i8, room: Room, ids: &mut Ids) -> Entries<T> {
    let mut entries = Entries { rows: Vec::new(), spans: Vec::new(), tables: Vec::new() };
    let mut note = 0..0;
    for (index, block) in blocks.iter().enumerate() {
        if let Some(columns) = told_columns::<T>(scan, block) {
            push_note(&mut entries, scan, &blocks[note], shift, room, ids);
            let first = entries.rows.len();
            for line in block.first + 2..=block.last {
                let cells = split_row(scan.line(line));
                let cell = |column: T::Column| {
                    let at = columns.iter().position(|other| *other == column);
                    at.and_then(|at| cells.get(at)).map(|source| Cell::read(source)).unwrap_or_default()
                };
                entries.rows.push(Row::new(ids.give(), T::row(cell)));
                entries.spans.push(scan.lines[line].start..scan.lines[line].end);
            }
            let head = scan.lines[block.first].start..scan.lines[block.first + 1].end;
            entries.tables.push(TableLayout { head, columns, rows: first..entries.rows.len() });
        } else if let Some(entry) = lone_line::<T>(scan, block) {
            push_note(&mut entries, scan, &blocks[note], shift, room, ids);
            entries.rows.push(Row::new(ids.give(), entry));
            entries.spans.push(scan.span(block));
        } else {
            let start = if note.end == index && !note.is_empty() { note.start } else { index };
            note = start..index + 1;
            continue;
        }
        note = 0..0;
    }
    push_note(&mut entries, scan, &blocks[note], shift, room, ids);
    entries
}

fn push_note<T: TableEntry>(
    entries: &mut Entries<T>,
    scan: &Scan,
    blocks: &[Block],
    shift: i8,
    room: Room,
    ids: &mut Ids,
) {
    let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else { return };
    let text = Prose::read(scan, blocks, shift, room);
    if !text.is_blank() {
        entries.rows.push(Row::new(ids.give(), T::note(text)));
        entries.spans.push(scan.span(first).start..scan.span(last).end);
    }
}

/// The columns of a table of the section; `None` if the block is none, or if a row holds a cell too many.
fn told_columns<T: TableEntry>(scan: &Scan, block: &Block) -> Option<Vec<T::Column>> {
    if block.kind != Kind::Table {
        return None;
    }
    let mut columns = Vec::new();
    for header in split_row(scan.line(block.first)) {
        let column = T::named(header)?;
        if columns.contains(&column) {
            return None;
        }
        columns.push(column);
    }
    let fits = |line| split_row(scan.line(line)).iter().skip(columns.len()).all(|cell| cell.is_empty());
    (T::is_told(&columns) && (block.first + 2..=block.last).all(fits)).then_some(columns)
}

fn lone_line<T: TableEntry>(scan: &Scan, block: &Block) -> Option<T> {
    (block.kind == Kind::Paragraph && block.first == block.last).then(|| T::line(scan.line(block.first)))?
}

/// Gives a note another text. What can be read as rows becomes rows; a blank note goes.
pub fn set_note<T: TableEntry>(rows: &mut Vec<Row<T>>, id: Id, text: &str, room: Room, ids: &mut Ids) -> bool {
    let Some(at) = rows.iter().position(|row| row.id == id && row.value.as_note().is_some()) else {
        return false;
    };
    replace_notes(rows, at..at + 1, text, room, ids);
    join_notes(rows, room, ids);
    true
}

/// Joins notes that have come to stand next to each other: a file could not keep them apart.
pub fn join_notes<T: TableEntry>(rows: &mut Vec<Row<T>>, room: Room, ids: &mut Ids) {
    let mut at = 1;
    while at < rows.len() {
        let pair = (rows[at - 1].value.as_note(), rows[at].value.as_note());
        let (Some(first), Some(second)) = pair else {
            at += 1;
            continue;
        };
        let text = format!("{}\n\n{}", first.as_str(), second.as_str());
        replace_notes(rows, at - 1..at + 1, &text, room, ids);
        at = at.saturating_sub(1).max(1);
    }
}

/// The entries that a text between the rows is: a note, or what can be read as rows.
pub fn typed_entries<T: TableEntry>(text: &str, room: Room, ids: &mut Ids) -> Vec<Row<T>> {
    let text = Prose::typed(text, room);
    let scan = scan(&text, 0);
    read_entries::<T>(&scan, &scan.blocks, 0, room, ids).rows
}

fn replace_notes<T: TableEntry>(rows: &mut Vec<Row<T>>, at: Range<usize>, text: &str, room: Room, ids: &mut Ids) {
    let mut read = typed_entries::<T>(text, room, ids);
    if let [only] = &mut read[..]
        && only.value.as_note().is_some()
    {
        only.id = rows[at.start].id;
    }
    rows.splice(at, read);
}
