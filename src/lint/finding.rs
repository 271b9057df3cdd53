//! What a rule found: where, what, and what would mend it.

use std::ops::Range;

use super::level::Level;
use super::rule::Rule;
use crate::document::{Edit, Section};
use crate::form::Field;

/// Something that a rule found.
#[derive(Clone, Debug)]
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

/// An edit that removes a finding, and what it does in words, as a button has them.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    pub name: String,
    pub edit: Edit,
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

    pub fn with_fix(self, name: impl Into<String>, edit: Edit) -> Finding {
        Finding { fix: Some(Fix { name: name.into(), edit }), ..self }
    }
}
