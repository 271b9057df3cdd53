//! The findings in a document as its person is to see them.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::decisions::Decisions;
use super::finding::{Finding, quoted};
use super::level::Level;
use super::part::Part;
use crate::document::Postmortem;

/// The findings in a document, told apart by what the person decided.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Those that are to be mended, in the order of the document.
    pub findings: Vec<Finding>,
    /// Those that are to stay, each with the place of its reason in [`Decisions::accepted`].
    pub accepted: Vec<(Finding, usize)>,
    /// The parts that have findings and are not judged yet: nobody was there, and nobody asked.
    pub waiting: Vec<Part>,
    /// Whether an error is in one of these.
    pub has_waiting_error: bool,
}

impl Report {
    /// Tells findings apart. A part is judged if `is_judged` says so.
    pub fn of(
        findings: Vec<Finding>,
        document: &Postmortem,
        decisions: &Decisions,
        is_judged: impl Fn(Part) -> bool,
    ) -> Report {
        let mut report = Report::default();
        let mut waiting = BTreeSet::new();
        for finding in findings {
            let part = Part::of(&finding.place, document);
            if let Some(accepted) = decisions.acceptance(&finding, document) {
                report.accepted.push((finding, accepted));
            } else if decisions.whole || is_judged(part) {
                report.findings.push(finding);
            } else {
                report.has_waiting_error |= finding.level == Level::Error;
                waiting.insert(part);
            }
        }
        report.waiting = waiting.into_iter().collect();
        report
    }

    /// How many findings of a level are to be mended.
    pub fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|finding| finding.level == level).count()
    }

    /// The level of the worst findings in a part of the document, and how many of these there are.
    pub fn worst(&self, part: Part, document: &Postmortem) -> Option<(Level, usize)> {
        let here = || self.findings.iter().filter(|finding| Part::of(&finding.place, document) == part);
        let level = here().map(|finding| finding.level).max()?;
        Some((level, here().filter(|finding| finding.level == level).count()))
    }

    /// Whether the document can be published: no error is left, judged or not.
    pub fn is_ready(&self) -> bool {
        self.count(Level::Error) == 0 && !self.has_waiting_error
    }

    /// How many findings there are, by level and in words: "2 errors, 1 hint". Empty if there is none.
    pub fn counts(&self) -> String {
        let counts = Level::ALL.map(|level| (level, self.count(level)));
        let said = counts.into_iter().filter(|(_, count)| *count > 0).map(|(level, count)| level.counted(count));
        said.collect::<Vec<_>>().join(", ")
    }

    /// The findings as Markdown, for a review: by section, each with its rule, and with its row unless the
    /// message names it.
    pub fn markdown(&self, document: &Postmortem) -> String {
        let mut text = String::from("## What is left to mend\n");
        let mut part = None;
        for finding in &self.findings {
            let here = Part::of(&finding.place, document);
            if part != Some(here) {
                let _ = write!(text, "\n### {}\n\n", here.heading(document));
                part = Some(here);
            }
            let (level, rule) = (finding.level.name(), finding.rule.name);
            let about = match quoted(&finding.row(document)) {
                about if about.is_empty() || finding.message.contains(&about) => String::new(),
                about => format!(" “{}”", escaped(&about)),
            };
            let _ = writeln!(text, "* [ ] **{level}**{about}: {} (`{rule}`)", escaped(&finding.message));
        }
        if self.findings.is_empty() {
            text.push_str("\nNothing.\n");
        }
        text
    }
}

/// A text so that Markdown shows it as it is.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        if "\\`*_[]<>&#|~".contains(sign) {
            escaped.push('\\');
        }
        escaped.push(sign);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{ActionColumn, Passage, Section};
    use crate::form::Field;
    use crate::lint::{Acceptance, Place, rule};
    use crate::session::Session;

    const TEXT: &str = "# T\n\n## Summary\n\nIt was a careless, careless deploy.\n";

    fn finding(name: &str, place: Place) -> Finding {
        rule(name).expect("a rule").finding(place, "Something is wrong.")
    }

    fn summary(span: std::ops::Range<usize>) -> Place {
        Place::Field(Field::Passage(Passage::Summary), span)
    }

    fn findings() -> Vec<Finding> {
        let authors = Place::Section(Section::Authors);
        vec![finding("authors-missing", authors), finding("blame-word", summary(9..17)).at(Level::Warning)]
    }

    #[test]
    fn what_nobody_visited_waits_until_somebody_asks() {
        let session = Session::open(TEXT);
        let report = |decisions: &Decisions| {
            Report::of(findings(), session.document(), decisions, |part| part == Part::Section(Section::Summary))
        };
        let visited = report(&Decisions::default());
        assert_eq!(visited.counts(), "1 warning");
        assert_eq!(visited.waiting, [Part::Section(Section::Authors)]);
        assert!(!visited.is_ready());
        let whole = report(&Decisions { whole: true, ..Decisions::default() });
        assert_eq!(whole.counts(), "1 error, 1 warning");
        assert_eq!(whole.waiting, []);
        assert!(!whole.is_ready());
    }

    #[test]
    fn what_was_accepted_comes_back_once_its_text_is_another_one() {
        let session = Session::open(TEXT);
        let document = session.document();
        let accepted = vec![Acceptance::of(&findings()[1], document, " It is a quotation. ")];
        let decisions = Decisions { accepted, whole: true, ..Decisions::default() };
        let report = |finding: Finding| Report::of(vec![finding], document, &decisions, |_| true);
        // The same word at another place is as well accepted.
        assert_eq!(report(finding("blame-word", summary(19..27))).accepted.len(), 1);
        for other in [finding("blame-word", summary(28..34)), finding("authors-missing", summary(9..17))] {
            assert_eq!(report(other).findings.len(), 1);
        }
        assert_eq!(decisions.accepted[0].reason, "It is a quotation.");
        assert!(report(findings().swap_remove(0)).findings.len() == 1);
    }

    #[test]
    fn a_document_is_ready_without_errors() {
        let session = Session::open(TEXT);
        let ready = |findings: Vec<Finding>| {
            Report::of(findings, session.document(), &Decisions::default(), |_| true).is_ready()
        };
        assert!(ready(Vec::new()));
        assert!(ready(findings().split_off(1)));
        assert!(!ready(findings()));
    }

    #[test]
    fn findings_are_told_as_markdown() {
        let session = Session::open(TEXT);
        let told = |findings: Vec<Finding>| {
            Report::of(findings, session.document(), &Decisions::default(), |_| true).markdown(session.document())
        };
        assert_eq!(
            told(findings()),
            "## What is left to mend\n\n### Authors\n\n* [ ] **error**: Something is wrong. (`authors-missing`)\n\n\
             ### Summary\n\n* [ ] **warning**: Something is wrong. (`blame-word`)\n"
        );
        let session =
            Session::open("## Action Items\n\n| Action Item | Owner |\n| - | - |\n| Add *one* <b>\n| Add more | |\n");
        let actions = &session.document().actions;
        let findings = actions
            .iter()
            .map(|row| finding("action-owner-missing", Place::Field(Field::Action(row.id, ActionColumn::Owner), 0..0)));
        let report = Report::of(findings.collect(), session.document(), &Decisions::default(), |_| true);
        let told_rows = report.markdown(session.document());
        assert!(
            told_rows
                .contains("* [ ] **error** “Add \\*one\\* \\<b\\>”: Something is wrong. (`action-owner-missing`)\n"),
            "{told_rows}"
        );
        assert!(told_rows.contains("* [ ] **error** “Add more”: "), "{told_rows}");
        assert_eq!(told(Vec::new()), "## What is left to mend\n\nNothing.\n");
    }
}
