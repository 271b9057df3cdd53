//! What a person decided about the findings in one document.

use serde::{Deserialize, Serialize};

use super::finding::Finding;
use super::part::Part;
use crate::document::Postmortem;

/// What a person decided about the findings in one document. It is kept with the draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Decisions {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub accepted: Vec<Acceptance>,
    /// The names of rules that are switched off in this document. One that this version does not know is kept.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub off: Vec<String>,
    /// Whether all of the document is judged, and not only what was written or visited.
    pub whole: bool,
}

/// A finding that is to stay, and why. It holds for what the finding is about: once that says something else, the finding is
/// told again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acceptance {
    /// The name of the rule.
    pub rule: String,
    /// The heading of the section.
    pub section: String,
    /// What [`Finding::about`] says.
    pub about: String,
    pub reason: String,
}

impl Acceptance {
    pub fn of(finding: &Finding, document: &Postmortem, reason: &str) -> Acceptance {
        Acceptance {
            rule: finding.rule.name.to_owned(),
            section: Part::of(&finding.place, document).heading(document),
            about: finding.about(document),
            reason: reason.trim().to_owned(),
        }
    }

    fn is_of(&self, finding: &Finding, document: &Postmortem) -> bool {
        self.rule == finding.rule.name
            && self.section == Part::of(&finding.place, document).heading(document)
            && self.about == finding.about(document)
    }
}

impl Decisions {
    pub fn is_none(&self) -> bool {
        *self == Decisions::default()
    }

    /// Which of the acceptances is of a finding.
    pub fn acceptance(&self, finding: &Finding, document: &Postmortem) -> Option<usize> {
        self.accepted.iter().position(|accepted| accepted.is_of(finding, document))
    }
}
