//! What a rule found: where, what, and what would mend it.

use std::ops::Range;

use super::level::Level;
use super::rule::Rule;
use crate::document::{Edit, Postmortem, Section};
use crate::form::Field;

/// Something that a rule found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub rule: &'static Rule,
    pub level: Level,
    pub place: Place,
    /// What is wrong here and what to do, in one or two sentences.
    pub message: String,
    pub fix: Option<Fix>,
}

/// Where a finding is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A section as a whole; `None`: the title.
    Section(Option<Section>),
    /// A control of the form, and the bytes of its text that it is about: all of them if there are none.
    Field(Field, Range<usize>),
}

impl Place {
    /// The control that it is at; `None` if it is a section as a whole.
    pub fn field(&self) -> Option<Field> {
        match self {
            Place::Field(field, _) => Some(*field),
            Place::Section(_) => None,
        }
    }

    /// Where the words in question begin, in bytes of the field's text.
    pub fn start(&self) -> usize {
        match self {
            Place::Field(_, span) => span.start,
            Place::Section(_) => 0,
        }
    }

    /// Whether it is a field, or the section that the field stands in.
    pub fn holds(&self, field: Field, document: &Postmortem) -> bool {
        match self {
            Place::Section(section) => field.section(document) == *section,
            Place::Field(own, _) => *own == field,
        }
    }
}

/// An edit that removes a finding, and what it does in words, as a button has them.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    pub name: String,
    pub edit: Edit,
    /// Whether it is right in all cases, so that a machine may make it unasked. Else it is an offer to a person.
    pub is_safe: bool,
}

impl Rule {
    /// A finding of this rule, at its own level and without a fix.
    pub fn finding(&'static self, place: Place, message: impl Into<String>) -> Finding {
        Finding { rule: self, level: self.level, place, message: message.into(), fix: None }
    }
}

impl Finding {
    /// The same at another level.
    pub fn at(self, level: Level) -> Finding {
        Finding { level, ..self }
    }

    /// What it is about: the words in question, else all that the field says, else what its row is called by. Empty if there
    /// is nothing of these.
    pub fn about(&self, document: &Postmortem) -> String {
        let Place::Field(field, span) = &self.place else { return String::new() };
        let text = field.text(document).unwrap_or_default();
        let part = text.get(span.clone()).filter(|part| !part.is_empty()).map(str::to_owned);
        let named = || field.name_of_row().and_then(|name| name.text(document)).unwrap_or_default();
        part.unwrap_or_else(|| if text.is_empty() { named() } else { text })
    }

    /// The fix that a machine may make unasked.
    pub fn safe_fix(&self) -> Option<&Fix> {
        self.fix.as_ref().filter(|fix| fix.is_safe)
    }

    pub fn with_fix(self, name: impl Into<String>, edit: Edit) -> Finding {
        Finding { fix: Some(Fix { name: name.into(), edit, is_safe: true }), ..self }
    }

    /// With a fix that a person is to look at.
    pub fn with_offer(self, name: impl Into<String>, edit: Edit) -> Finding {
        Finding { fix: Some(Fix { name: name.into(), edit, is_safe: false }), ..self }
    }
}
