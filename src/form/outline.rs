//! How far each section is, for the outline beside the form.

use crate::document::{Postmortem, Section};

/// How far a section is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completeness {
    Empty,
    Filled,
}

/// How far each section is, in the template's order. Lessons Learned is as far as its parts.
pub fn completeness(document: &Postmortem) -> [Completeness; Section::ALL.len()] {
    let filled = |section: Section| match section {
        Section::LessonsLearned => Section::ALL.iter().any(|part| part.is_lesson() && !document.is_blank(*part)),
        _ => !document.is_blank(section),
    };
    Section::ALL.map(|section| if filled(section) { Completeness::Filled } else { Completeness::Empty })
}
