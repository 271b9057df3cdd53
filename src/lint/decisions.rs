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
    /// That of a finding as it is now. The reason may be empty.
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
    /// What becomes of the decisions that were made here and elsewhere since both saw the same ones: all that either added,
    /// without what either took back.
    pub fn met(&self, theirs: &Decisions, seen: &Decisions) -> Decisions {
        Decisions {
            accepted: met(&self.accepted, &theirs.accepted, &seen.accepted),
            off: met(&self.off, &theirs.off, &seen.off),
            whole: if self.whole == seen.whole { theirs.whole } else { self.whole },
        }
    }

    pub fn is_none(&self) -> bool {
        *self == Decisions::default()
    }

    /// Which of the acceptances is of a finding.
    pub fn acceptance(&self, finding: &Finding, document: &Postmortem) -> Option<usize> {
        self.accepted.iter().position(|accepted| accepted.is_of(finding, document))
    }
}

/// One list of what two made of one that both saw.
fn met<T: Clone + PartialEq>(ours: &[T], theirs: &[T], seen: &[T]) -> Vec<T> {
    let is_kept = |entry: &&T| !seen.contains(entry) || ours.contains(entry);
    let is_new = |entry: &&T| !seen.contains(entry) && !theirs.contains(entry);
    theirs.iter().filter(is_kept).chain(ours.iter().filter(is_new)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decisions(accepted: &[&str], off: &[&str], whole: bool) -> Decisions {
        let of = |reason: &&str| Acceptance {
            rule: "blame-word".to_owned(),
            section: "Summary".to_owned(),
            about: "careless".to_owned(),
            reason: (*reason).to_owned(),
        };
        let off = off.iter().map(|rule| (*rule).to_owned()).collect();
        Decisions { accepted: accepted.iter().map(of).collect(), off, whole }
    }

    #[test]
    fn what_either_decided_is_kept_and_what_either_took_back_is_not() {
        let seen = decisions(&["a", "b", "c"], &["x"], false);
        let (ours, theirs) = (decisions(&["a", "c", "d"], &["x", "y"], true), decisions(&["a", "b", "e"], &[], false));
        assert_eq!(ours.met(&theirs, &seen), decisions(&["a", "e", "d"], &["y"], true));
        assert_eq!(theirs.met(&ours, &seen), decisions(&["a", "d", "e"], &["y"], true));
        assert_eq!(seen.met(&theirs, &seen), theirs);
        assert_eq!(ours.met(&seen, &seen), ours);
        assert_eq!(ours.met(&ours, &seen), ours);
    }
}
