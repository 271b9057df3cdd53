//! The timeline as it is read: once, for all that show something of it.

use std::rc::Rc;

use leptos::prelude::*;

use super::Editor;
use crate::chronology::Times;
use crate::document::{Date, Row, TimelineEntry};

/// Times, and what they were read from.
#[derive(Debug)]
pub(super) struct Read {
    date: Date,
    timeline: Rc<Vec<Row<TimelineEntry>>>,
    times: Rc<Times>,
}

impl Editor {
    /// The times of the document as it is now: the same ones until its timeline or its date changes.
    pub fn times(&self) -> Rc<Times> {
        self.with(|document| {
            let is_of = |read: &&Read| Rc::ptr_eq(&read.timeline, &document.timeline) && read.date == document.date;
            let known = self.read.with_value(|read| read.as_ref().filter(is_of).map(|read| read.times.clone()));
            known.unwrap_or_else(|| {
                let times = Rc::new(self.zones.with_value(|zones| Times::of(document, zones)));
                let (date, timeline) = (document.date.clone(), document.timeline.clone());
                self.read.set_value(Some(Read { date, timeline, times: times.clone() }));
                times
            })
        })
    }
}
