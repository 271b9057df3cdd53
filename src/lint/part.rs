//! The parts of a document that findings are told by.

use super::finding::Place;
use crate::document::{Id, Postmortem, Section};
use crate::form::Field;

/// A part of the document, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The title, with all that stands before the first section.
    Title,
    Section(Section),
    /// A section of the team's own.
    Own(Id),
}

impl Part {
    /// Where a finding is.
    pub fn of(place: &Place, document: &Postmortem) -> Part {
        match place {
            Place::Section(section) => Part::Section(*section),
            Place::Field(field, _) => Part::of_field(*field, document),
        }
    }

    /// Where a field is.
    pub fn of_field(field: Field, document: &Postmortem) -> Part {
        match (field, field.section(document)) {
            (Field::OwnHeading(id) | Field::OwnText(id), _) => Part::Own(id),
            (_, Some(section)) => Part::Section(section),
            (_, None) => Part::Title,
        }
    }

    /// As the form calls it.
    pub fn heading(self, document: &Postmortem) -> String {
        match self {
            Part::Title => "Title".to_owned(),
            Part::Section(section) => section.heading().to_owned(),
            Part::Own(id) => document.own(id).map(|own| own.heading.to_string()).unwrap_or_default(),
        }
    }

    /// Whether a reader finds nothing in it.
    pub fn is_blank(self, document: &Postmortem) -> bool {
        match self {
            Part::Title => document.title.is_blank(),
            Part::Section(section) => document.is_blank(section),
            Part::Own(id) => document.own(id).is_none_or(|own| own.text.is_blank()),
        }
    }
}
