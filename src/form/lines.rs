//! The rows of the form: which there are in each section, and the number that each is called by.

use super::field::RowKind;
use crate::document::{ActionEntry, Bullets, Id, List, Postmortem, TimelineEntry};

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

fn numbered(rows: impl Iterator<Item = (Id, RowKind)>) -> Vec<Line> {
    let mut last = 0;
    rows.map(|(id, kind)| {
        let counts = !matches!(kind, RowKind::Day | RowKind::Note);
        last += usize::from(counts);
        Line { id, kind, number: if counts { last } else { 0 } }
    })
    .collect()
}
