//! What rows of the timeline hold each by itself. They are the most of a long document, and few of them change from one look
//! to the next.

use std::collections::HashMap;
use std::rc::Rc;

use chrono::NaiveDate;

use super::finding::Finding;
use super::people::actors;
use super::rules::OF_ROWS;
use super::tracker::leads_somewhere;
use crate::document::{Id, Postmortem, Row, TimelineEntry};
use crate::form::Field;

/// An entry of the timeline, for rules that look at each by itself.
#[derive(Clone, Copy)]
pub struct Entry<'d> {
    pub id: Id,
    /// Of an event: counted from 1, as the form does.
    pub number: usize,
    pub value: &'d TimelineEntry,
    /// The day of the incident.
    pub incident: Option<NaiveDate>,
}

impl Entry<'_> {
    /// Tells each field that a person types text into, and what it shows.
    pub fn for_each_text(&self, tell: &mut dyn FnMut(Field, &str)) {
        match self.value {
            TimelineEntry::Event(event) => {
                tell(Field::Time(self.id), &event.time.cell());
                tell(Field::Description(self.id), event.description());
            }
            TimelineEntry::Note(text) => tell(Field::Note(self.id), text),
            TimelineEntry::Day(_) => {}
        }
    }
}

/// What was found in each entry of a timeline, who acts there, and where it leads.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    incident: Option<NaiveDate>,
    /// The timeline that was looked at last.
    timeline: Rc<Vec<Row<TimelineEntry>>>,
    /// In the order of the document.
    known: Vec<Known>,
}

#[derive(Clone, Debug, PartialEq)]
struct Known {
    id: Id,
    value: Rc<TimelineEntry>,
    number: usize,
    findings: Vec<Finding>,
    actors: Vec<String>,
    leads_somewhere: bool,
}

impl Known {
    fn of(entry: Entry, value: Rc<TimelineEntry>) -> Known {
        let mut findings = Vec::new();
        OF_ROWS.iter().for_each(|look| look(&entry, &mut |finding| findings.push(finding)));
        let actors = value.as_event().map(|event| actors(event.description())).unwrap_or_default();
        let leads_somewhere = value.as_event().is_some_and(|event| leads_somewhere(&event.text));
        Known { id: entry.id, value, number: entry.number, findings, actors, leads_somewhere }
    }
}

impl Rows {
    pub fn of(document: &Postmortem) -> Rows {
        let mut rows = Rows::default();
        rows.follow(document);
        rows
    }

    /// Becomes those of another document, or of another state of this one. An entry that is the same is not looked at again.
    pub fn follow(&mut self, document: &Postmortem) {
        let incident = document.date.day();
        if Rc::ptr_eq(&self.timeline, &document.timeline) && self.incident == incident {
            return;
        }
        self.timeline = document.timeline.clone();
        let mut before = std::mem::take(&mut self.known);
        if std::mem::replace(&mut self.incident, incident) != incident {
            before.clear();
        }
        // Most stand where they stood; the others are looked for by their ids.
        let mut moved: HashMap<Id, Known> = HashMap::new();
        let mut before = before.into_iter().peekable();
        let mut number = 0;
        for row in document.timeline.iter() {
            number += usize::from(row.value.as_event().is_some());
            while !moved.contains_key(&row.id)
                && let Some(other) = before.next_if(|known| known.id != row.id)
            {
                moved.insert(other.id, other);
            }
            let known = moved.remove(&row.id).or_else(|| before.next());
            let is_same = |known: &Known| Rc::ptr_eq(&known.value, &row.value) && known.number == number;
            let known = known.filter(|known| known.id == row.id && is_same(known));
            self.known.push(known.unwrap_or_else(|| {
                Known::of(Entry { id: row.id, number, value: &row.value, incident }, row.value.clone())
            }));
        }
    }

    /// All findings, in the order of the document.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.known.iter().flat_map(|known| &known.findings)
    }

    /// How many events lead somewhere, by a link or the number of an issue.
    pub fn leading(&self) -> usize {
        self.known.iter().filter(|known| known.leads_somewhere).count()
    }

    /// The names of those who do something that only people do.
    pub fn actors(&self) -> impl Iterator<Item = &str> {
        self.known.iter().flat_map(|known| known.actors.iter().map(String::as_str))
    }
}
