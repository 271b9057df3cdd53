//! Rows that come to the timeline together, as from a paste that was reviewed.

use chrono::NaiveDate;

use super::cell::Cell;
use super::timeline::{MARKERS, opens_with};

/// What is added to the timeline. Texts are as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewEntry {
    Event(NewEvent),
    /// Markdown between the rows: below the event that is listed before it, or above the first one.
    Note(String),
}

/// A row to come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewEvent {
    /// `None` if it is not known: the row then goes above all days, unless the timeline has only one, or is empty and the
    /// incident's day is known.
    pub day: Option<NaiveDate>,
    /// On the clocks of that day's zone.
    pub time: String,
    /// What happened. A known marker that opens it in plain capitals, as where a rendered table was copied, becomes the
    /// row's marker.
    pub text: String,
}

impl NewEvent {
    /// Its text, as a row has it.
    pub fn cell(&self) -> Cell {
        let text = self.text.trim_start();
        let marker = MARKERS.iter().filter(|marker| opens_with(text, marker)).max_by_key(|marker| marker.len());
        match marker {
            Some(marker) => Cell::typed(&format!("**{marker}**{}", &text[marker.len()..])),
            None => Cell::typed(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Event;

    #[test]
    fn plain_capitals_that_open_a_text_are_its_marker() {
        for (text, marker, description) in [
            ("OUTAGE BEGINS -- it fell", Some("OUTAGE BEGINS"), "it fell"),
            ("INCIDENT/OUTAGE ENDS", Some("INCIDENT/OUTAGE ENDS"), ""),
            ("INCIDENT ENDS, all is up", Some("INCIDENT ENDS"), "all is up"),
            ("**OUTAGE ENDS** it is up", Some("OUTAGE ENDS"), "it is up"),
            ("OUTAGE ENDSPIECE", None, "OUTAGE ENDSPIECE"),
            ("Outage begins", None, "Outage begins"),
            ("", None, ""),
        ] {
            let event = NewEvent { text: text.to_owned(), ..NewEvent::default() };
            let event = Event { text: event.cell(), ..Event::default() };
            assert_eq!((event.marker(), event.description()), (marker, description), "{text}");
        }
    }
}
