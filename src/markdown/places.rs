//! Where in a file each field's text stands.

use std::collections::HashMap;
use std::ops::Range;

use super::beside::{Beside, trimmed};
use super::opened::{Layout, Opened, Part, PartOf};
use super::read::origin;
use crate::document::{
    ActionColumn, ActionEntry, Author, Event, EventColumn, Id, List, Passage, Row, Section, TableLayout,
};
use crate::form::Field;
use crate::syntax::{Line, cell_spans, lines, strip_bom};

/// Where the fields of an opened file stand in it. What was asked for once is known: to ask for all of them takes time in
/// proportion to the file.
#[derive(Debug)]
pub struct Places<'o> {
    opened: &'o Opened,
    lines: Vec<Line>,
    parts: HashMap<PartOf, &'o Part>,
    known: HashMap<Field, Beside>,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// In the file's text, at the borders of characters.
    pub bytes: Range<usize>,
    /// Whether the file says there, byte for byte, what was asked for. If not, it says so in another spelling, or it is the
    /// line or the cell that holds it, or where the field would stand.
    pub exact: bool,
}

impl<'o> Places<'o> {
    pub fn new(opened: &'o Opened) -> Places<'o> {
        let lines = lines(opened.text(), strip_bom(opened.text())).collect();
        let parts = opened.parts.iter().map(|part| (part.of, part)).collect();
        Places { opened, lines, parts, known: HashMap::new() }
    }

    /// The lines of the file. A byte order mark belongs to none.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Where a part of a field's text stands, by its bytes in [`Field::text`]; for an empty part, the first line of the
    /// field, or its cell.
    pub fn field(&mut self, field: Field, part: Range<usize>) -> Spot {
        let (holder, shift) = self.holder(field).unwrap_or((field, 0));
        if !self.known.contains_key(&holder) {
            let beside = self.beside(holder).unwrap_or_else(|| self.nowhere(holder));
            self.known.insert(holder, beside);
        }
        let part = if part.is_empty() { 0..0 } else { shift + part.start..shift + part.end };
        self.known[&holder].spot(self.opened.text(), part)
    }

    /// The heading of a section, or the document's (`None`); if the file has none, the place where it would stand.
    pub fn section(&self, section: Option<Section>) -> Spot {
        let of = section.map_or(PartOf::Title, PartOf::Section);
        match self.part(of) {
            Some(part) => Spot { bytes: self.heading(part), exact: true },
            None => Spot { bytes: self.before_missing(section), exact: false },
        }
    }

    /// Where the heading of a section would stand that the file does not have.
    fn before_missing(&self, section: Option<Section>) -> Range<usize> {
        let text = self.opened.text();
        let before = section.and_then(|section| {
            let earlier = Section::ALL.into_iter().take_while(|other| *other != section);
            let earlier = earlier.filter_map(|earlier| self.part(PartOf::Section(earlier))).last();
            earlier.or_else(|| self.part(PartOf::Title))
        });
        let at = match before {
            // What follows begins where the heading would.
            Some(part) if part.body.end < text.len() => part.body.end,
            Some(_) => trimmed(text, 0..text.len()).end,
            None => strip_bom(text),
        };
        at..at
    }

    /// The field whose place in the file holds that of a field, and from which byte of its text on; `None` if it is the
    /// field itself.
    fn holder(&self, field: Field) -> Option<(Field, usize)> {
        let document = self.opened.document();
        Some(match field {
            // All of the bullet, if it is no link.
            Field::AuthorName(id) => {
                let bullet = find(document.list(List::Authors).items(), id)?;
                Author::of(bullet).link.is_empty().then_some((Field::Item(List::Authors, id), 0))?
            }
            Field::Tracking(id) => (Field::Action(id, ActionColumn::Bug), 0),
            Field::State(id) => {
                let ActionEntry::Action(action) = find(&document.actions, id)? else { return None };
                // `**STATE**` ends the cell.
                let shift = action.state().map_or(0, |state| action.bug.len() - "**".len() - state.len());
                (Field::Action(id, ActionColumn::Bug), shift)
            }
            Field::Marker(id) => (Field::Description(id), "**".len()),
            Field::Description(id) => {
                let event = self.event(id)?;
                (field, event.text.len() - event.description().len())
            }
            _ => return None,
        })
    }

    /// A field's text beside its source, all of the cell for what is a part of one; `None` if the file has no place for it.
    fn beside(&self, field: Field) -> Option<Beside> {
        let (document, file) = (self.opened.document(), self.opened.text());
        let text = field.text(document)?;
        match field {
            Field::FrontMatter => {
                let part = self.part(PartOf::FrontMatter)?;
                let first = self.line(part.head.start);
                let settings = lines(file, first.start).nth(1).map_or(part.head.end, |line| line.start);
                Some(Beside::of_lines(text, file, settings..part.head.end, first))
            }
            Field::Title => self.in_heading(text, PartOf::Title),
            Field::OwnHeading(id) => self.in_heading(text, PartOf::Own(id)),
            Field::OwnText(id) => self.in_body(text, PartOf::Own(id)),
            Field::Date => self.in_body(text, PartOf::Section(Section::Date)),
            Field::Passage(Passage::BeforeTitle) => self.in_body(text, PartOf::BeforeTitle),
            Field::Passage(Passage::Introduction) => self.in_body(text, PartOf::Title),
            Field::Passage(passage) => self.in_body(text, PartOf::Section(Section::of_passage(passage)?)),
            Field::ListText(list) => self.in_body(text, PartOf::Section(list.section())),
            Field::Item(list, id) => {
                let item = self.item(list, id)?;
                let first = self.line(item.start);
                // The mark of the list is not of the text.
                Some(Beside::of_lines(text, file, first.start + 1..item.end, first))
            }
            Field::Note(id) => {
                let (_, span) = self.row(id)?;
                let first = self.line(span.start);
                Some(Beside::of_lines(text, file, span, first))
            }
            Field::DayDate(id) | Field::DayZone(id) => {
                let (part, span) = self.row(id)?;
                let line = trimmed(file, span);
                // The section's heading may name the zone.
                let in_line = !line.is_empty() && (text.is_empty() || file[line.clone()].contains(&text));
                let in_heading = file[part.head.clone()].contains(&text);
                let source = if in_line || !line.is_empty() && !in_heading { line } else { self.heading(part) };
                Some(Beside::of_part(text, file, source))
            }
            Field::Action(id, column) => {
                let part = self.part(PartOf::Section(Section::ActionItems))?;
                let Layout::Actions { spans, tables } = &part.layout else { return None };
                let row = origin(&document.actions, id)?;
                Some(Beside::of_cell(text, file, self.cell(spans.get(row)?, row, tables, column)))
            }
            Field::Time(id) | Field::Description(id) => {
                let part = self.part(PartOf::Section(Section::Timeline))?;
                let Layout::Timeline { spans, tables, .. } = &part.layout else { return None };
                let row = origin(&document.timeline, id)?;
                let (text, column) = match field {
                    Field::Time(_) => (text, EventColumn::Time),
                    _ => (self.event(id)?.text.to_string(), EventColumn::Description),
                };
                Some(Beside::of_cell(text, file, self.cell(spans.get(row)?, row, tables, column)))
            }
            Field::AuthorName(id) => Some(Beside::of_part(text, file, trimmed(file, self.item(List::Authors, id)?))),
            Field::AuthorLink(id) => {
                let item = trimmed(file, self.item(List::Authors, id)?);
                // The name may say the same before it.
                let start = item.start + file[item.clone()].rfind(&text).unwrap_or(0);
                Some(Beside::of_part(text, file, start..item.end))
            }
            // They are parts of a cell: see `holder`.
            Field::Tracking(_) | Field::State(_) | Field::Marker(_) => None,
        }
    }

    /// A field that the file has no place for, beside the heading of its section.
    fn nowhere(&self, field: Field) -> Beside {
        let section = self.section(field.section(self.opened.document())).bytes;
        Beside::of_part(String::new(), self.opened.text(), section)
    }

    fn in_heading(&self, text: String, of: PartOf) -> Option<Beside> {
        let part = self.part(of)?;
        let head = trimmed(self.opened.text(), part.head.clone());
        if text.is_empty() {
            return Some(Beside::of_part(text, self.opened.text(), self.heading(part)));
        }
        Some(Beside::of_part(text, self.opened.text(), head))
    }

    fn in_body(&self, text: String, of: PartOf) -> Option<Beside> {
        let part = self.part(of)?;
        let heading = if part.level > 0 { self.heading(part) } else { self.line(part.body.start) };
        Some(Beside::of_lines(text, self.opened.text(), part.body.clone(), heading))
    }

    /// The cell of a row; all of the row if it has none in this column.
    fn cell<C: PartialEq>(&self, row: &Range<usize>, at: usize, tables: &[TableLayout<C>], column: C) -> Range<usize> {
        let line = &self.opened.text()[row.clone()];
        let table = tables.get(tables.partition_point(|table| table.rows.end <= at));
        let column = table.and_then(|table| table.columns.iter().position(|other| *other == column));
        let cell = column.and_then(|column| cell_spans(line).get(column).cloned());
        cell.map_or_else(
            || trimmed(self.opened.text(), row.clone()),
            |cell| row.start + cell.start..row.start + cell.end,
        )
    }

    /// The bytes of an item of a list, with its mark.
    fn item(&self, list: List, id: Id) -> Option<Range<usize>> {
        let Layout::Items { spans, .. } = &self.part(PartOf::Section(list.section()))?.layout else { return None };
        spans.get(origin(self.opened.document().list(list).items(), id)?).cloned()
    }

    /// The part and the bytes of an entry of the timeline or the action items.
    fn row(&self, id: Id) -> Option<(&'o Part, Range<usize>)> {
        let document = self.opened.document();
        let (section, at) = match origin(&document.timeline, id) {
            Some(at) => (Section::Timeline, at),
            None => (Section::ActionItems, origin(&document.actions, id)?),
        };
        let part = self.part(PartOf::Section(section))?;
        let (Layout::Timeline { spans, .. } | Layout::Actions { spans, .. }) = &part.layout else { return None };
        Some((part, spans.get(at)?.clone()))
    }

    fn event(&self, id: Id) -> Option<&'o Event> {
        find(&self.opened.document().timeline, id)?.as_event()
    }

    fn part(&self, of: PartOf) -> Option<&'o Part> {
        self.parts.get(&of).copied()
    }

    /// The first line of a part's heading.
    fn heading(&self, part: &Part) -> Range<usize> {
        self.line(part.head.start)
    }

    /// The line of a byte, without the blanks around it.
    fn line(&self, at: usize) -> Range<usize> {
        let line = self.lines.partition_point(|line| line.next <= at);
        let line = self.lines.get(line).map_or(at..at, |line| line.start..line.end);
        trimmed(self.opened.text(), line)
    }
}

fn find<T>(rows: &[Row<T>], id: Id) -> Option<&T> {
    origin(rows, id).map(|at| &*rows[at].value)
}
