//! What a rule is.

use std::fmt;

use super::finding::Finding;
use super::level::Level;
use super::subject::Subject;

/// A rule: what it finds, and what people need to know of it.
pub struct Rule {
    /// In kebab case, and the same for ever: settings and accepted findings name it.
    pub name: &'static str,
    /// Of its findings that matter most.
    pub level: Level,
    /// When it finds something, as a half sentence: "the document has no title".
    pub what: &'static str,
    /// Why that matters to readers.
    pub why: &'static str,
    /// Who says so.
    pub source: &'static str,
    /// What to do about a finding.
    pub remedy: &'static str,
    /// Tells each finding.
    pub check: fn(&Subject, &mut dyn FnMut(Finding)),
}

/// Its name tells it from all others.
impl PartialEq for Rule {
    fn eq(&self, other: &Rule) -> bool {
        self.name == other.name
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(self.name)
    }
}

/// Postmortems that a rule finds nothing in, and such as it does. Each names only the sections that matter; all others are
/// those of the built-in example, in which no rule finds an error. They are the rule's tests, and what explains it.
#[derive(Debug)]
pub struct Examples {
    pub passing: &'static [&'static str],
    pub failing: &'static [&'static str],
}
