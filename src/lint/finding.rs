//! What a rule found: where, what, and what would mend it.

use std::ops::Range;

use super::level::Level;
use super::rule::Rule;
use crate::document::{Edit, Postmortem, Section};
use crate::form::Field;

/// Something that a rule found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// How much it matters, as the rule or the team says.
    pub level: Level,
    pub place: Place,
    /// What is wrong here and what to do, in one or two sentences.
    pub message: String,
    /// What would mend it, where that is certain enough to be offered.
    pub fix: Option<Fix>,
}

/// Where a finding is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A section as a whole.
    Section(Section),
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
            Place::Section(section) => field.section(document) == Some(*section),
            Place::Field(own, _) => *own == field,
        }
    }
}

/// An edit that removes a finding, and what it does in words, as a button has them.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// The words of its button: what it does.
    pub name: String,
    pub edit: Edit,
    /// Whether it is right in all cases, so that a machine may make it unasked. Else it is an offer to a person.
    pub is_safe: bool,
}

/// How many signs of a text are quoted.
const QUOTED: usize = 60;

/// A text in one line, with single blanks, and as much of it as tells it from others.
pub fn quoted(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

/// A message in one line, with all that it quotes cut short.
fn in_one_line(message: &str) -> String {
    let mut line = String::with_capacity(message.len());
    let mut rest = message;
    while let Some((before, (inner, after))) = rest.split_once('“').and_then(|(b, r)| Some((b, r.split_once('”')?)))
    {
        line.extend([before, "“", &quoted(inner), "”"]);
        rest = after;
    }
    line.push_str(rest);
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Rule {
    /// A finding of this rule, at its own level and without a fix. The message is one line, and what it quotes is cut short.
    pub fn finding(&'static self, place: Place, message: impl AsRef<str>) -> Finding {
        Finding { rule: self, level: self.level, place, message: in_one_line(message.as_ref()), fix: None }
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

    /// What tells it from those of other rows: what its row is called by. Empty if it is about words, which its message names
    /// as far as they are to be repeated.
    pub(super) fn row(&self, document: &Postmortem) -> String {
        match &self.place {
            Place::Field(Field::Passage(_) | Field::ListText(_) | Field::OwnText(_), _) => String::new(),
            Place::Field(field, span) if span.is_empty() => {
                field.name_of_row().unwrap_or(*field).text(document).unwrap_or_default()
            }
            _ => String::new(),
        }
    }

    /// The fix that a machine may make unasked.
    pub fn safe_fix(&self) -> Option<&Fix> {
        self.fix.as_ref().filter(|fix| fix.is_safe)
    }

    /// With a fix that is right in all cases: a machine may make it unasked, and nobody looks at what it does. Whoever is not sure
    /// offers it.
    pub fn with_safe_fix(self, name: impl Into<String>, edit: Edit) -> Finding {
        Finding { fix: Some(Fix { name: name.into(), edit, is_safe: true }), ..self }
    }

    /// With a fix that a person is to look at.
    pub fn with_offer(self, name: impl Into<String>, edit: Edit) -> Finding {
        Finding { fix: Some(Fix { name: name.into(), edit, is_safe: false }), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::super::rules::RULES;
    use super::*;

    #[test]
    fn a_message_is_one_line_and_quotes_little() {
        let message = |said: &str| RULES[0].finding(Place::Section(Section::Summary), said).message;
        assert_eq!(message("“should\nhave  known” judges."), "“should have known” judges.");
        let sixty = "é".repeat(60);
        assert_eq!(message(&format!("“{sixty}” and “{sixty}é” are “")), format!("“{sixty}” and “{sixty}…” are “"));
        assert_eq!(message(&format!("{sixty}{sixty}")), format!("{sixty}{sixty}"));
    }
}
