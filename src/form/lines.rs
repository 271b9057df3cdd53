//! The rows of the form: which there are in each section, and the number that each is called by.

use std::fmt;

use chrono::NaiveDate;

use super::field::RowKind;
use crate::document::{ActionEntry, Bullets, DayLine, Id, List, Postmortem, Row, TimelineEntry, iso, position};

/// A row of the form: where it stands among the rows of its section that are numbered, and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    pub id: Id,
    pub kind: RowKind,
    /// Counted from 1; 0 for what is not numbered.
    pub number: usize,
}

/// What a list section is shown as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    Rows(Vec<Line>),
    Text,
}

/// What a list section is shown as.
pub fn list_shape(document: &Postmortem, list: List) -> Shape {
    let kind = if list == List::Authors { RowKind::Author } else { RowKind::Item(list) };
    match document.list(list) {
        Bullets::Text(_) => Shape::Text,
        Bullets::Items(items) => Shape::Rows(numbered(items.iter().map(|item| (item.id, kind)))),
    }
}

/// The rows of Action Items, with the notes between.
pub fn action_lines(document: &Postmortem) -> Vec<Line> {
    numbered(document.actions.iter().map(|entry| match &*entry.value {
        ActionEntry::Action(_) => (entry.id, RowKind::Action),
        ActionEntry::Note(_) => (entry.id, RowKind::Note),
    }))
}

/// The rows of Timeline, with its day lines and the notes between.
pub fn timeline_lines(document: &Postmortem) -> Vec<Line> {
    numbered(document.timeline.iter().map(|entry| match &*entry.value {
        TimelineEntry::Day(_) => (entry.id, RowKind::Day),
        TimelineEntry::Event(_) => (entry.id, RowKind::Event),
        TimelineEntry::Note(_) => (entry.id, RowKind::Note),
    }))
}

/// Where a row of the timeline stands. It is written out in words for the person who moved it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Among all entries, with the lines of days and the notes.
    pub entry: usize,
    /// Among the rows, counted from 1.
    pub number: usize,
    /// How many rows there are.
    pub count: usize,
    /// That of the line above, where there are several days.
    pub day: Option<NaiveDate>,
    pub time: String,
    /// The times of the rows before and after it; blank where there is none.
    pub above: String,
    pub below: String,
}

impl fmt::Display for Standing {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let words = self.day.map(iso).into_iter().chain(Some(self.time.clone()).filter(|time| !time.is_empty()));
        let when: Vec<String> = words.collect();
        write!(out, "{}, row {} of {}", when.join(" "), self.number, self.count)
    }
}

/// Where a row of the timeline stands; `None` if it has no such row.
pub fn standing(document: &Postmortem, id: Id) -> Option<Standing> {
    let entry = position(&document.timeline, id)?;
    let (above, below) = (&document.timeline[..entry], &document.timeline[entry + 1..]);
    let time = |row: &Row<TimelineEntry>| row.value.as_event().map(|event| event.time.cell().to_string());
    let day = |row: &Row<TimelineEntry>| row.value.as_day().and_then(DayLine::date);
    let before = above.iter().filter_map(time).count();
    Some(Standing {
        entry,
        number: before + 1,
        count: before + 1 + below.iter().filter_map(time).count(),
        day: above.iter().rev().find_map(day).filter(|_| document.timeline.iter().filter_map(day).count() > 1),
        time: time(&document.timeline[entry])?,
        above: above.iter().rev().find_map(time).unwrap_or_default(),
        below: below.iter().find_map(time).unwrap_or_default(),
    })
}

fn numbered(rows: impl Iterator<Item = (Id, RowKind)>) -> Vec<Line> {
    let mut last = 0;
    rows.map(|(id, kind)| {
        let counts = !matches!(kind, RowKind::Day | RowKind::Note);
        last += usize::from(counts);
        Line { id, kind, number: if counts { last } else { 0 } }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Session;
    use crate::template::EXAMPLE;

    #[test]
    fn where_a_row_stands_is_told_with_its_day_if_there_are_several() {
        let row = |document: &Postmortem, number: usize| {
            let line = timeline_lines(document).into_iter().find(|line| line.number == number);
            line.and_then(|line| standing(document, line.id)).expect("it is there")
        };
        let several = Session::open(EXAMPLE);
        let ninth = row(several.document(), 9);
        assert_eq!(ninth.to_string(), "2026-03-25 00:05, row 9 of 14");
        assert_eq!((ninth.entry, &*ninth.above, &*ninth.below), (10, "23:52", "00:09"));
        let one = Session::open("## Timeline\n\n2026-03-25\n\n| Time | Description |\n|-|-|\n| 9:27 | a |\n");
        assert_eq!(row(one.document(), 1).to_string(), "09:27, row 1 of 1");
    }
}
