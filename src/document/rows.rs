//! Rows that keep their identity while they are edited and moved, and what stands between them.

use std::rc::Rc;

use serde::Serialize;

/// Names a row, a note or a section of the team's own within one document, for as long as it is open. It says nothing
/// of the row's place or content, and two documents that say the same may differ in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(pub u32);

/// Hands out [`Id`]s.
#[derive(Clone, Debug, Default)]
pub struct Ids {
    next: u32,
}

impl Ids {
    /// Goes on after the last one that was handed out.
    pub fn after(last: Id) -> Ids {
        Ids { next: last.0 }
    }

    /// The last one that was handed out.
    pub fn last(&self) -> Id {
        Id(self.next)
    }

    pub fn give(&mut self) -> Id {
        self.next += 1;
        Id(self.next)
    }
}

/// A value with its identity. Copies share the value until one of them changes it.
#[derive(Clone, Debug)]
pub struct Row<T> {
    pub id: Id,
    pub value: Rc<T>,
}

impl<T> Row<T> {
    pub fn new(id: Id, value: T) -> Row<T> {
        Row { id, value: Rc::new(value) }
    }
}

/// Where the row of that id stands. Rows that were never moved are in the order of their ids, so a long section is
/// searched through only for those that were.
pub fn position<T>(rows: &[Row<T>], id: Id) -> Option<usize> {
    let likely = rows.binary_search_by_key(&id, |row| row.id).ok();
    likely.or_else(|| rows.iter().position(|row| row.id == id))
}

/// Equal when they say the same.
impl<T: PartialEq> PartialEq for Row<T> {
    fn eq(&self, other: &Row<T>) -> bool {
        Rc::ptr_eq(&self.value, &other.value) || self.value == other.value
    }
}

impl<T: Eq> Eq for Row<T> {}

impl<T: Serialize> Serialize for Row<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}
