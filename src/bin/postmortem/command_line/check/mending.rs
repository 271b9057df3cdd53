//! The mending of what rules found, as far as a machine can.

use std::collections::{HashMap, HashSet};

use postmortem_editor::document::{Edit, Id, Ids, List, Passage, Postmortem};
use postmortem_editor::lint::{Finding, Place, Rule};
use postmortem_editor::markdown::Opened;

use super::examined::Rules;

/// A fix may make room for another one, but not for ever.
const MOST_MORE: usize = 100;

/// What was mended: by which rule, and how.
#[derive(Debug)]
pub struct Mended {
    pub rule: &'static Rule,
    pub fix: String,
}

/// Makes the fixes of findings until there is none left that is safe and removes its finding: all that touch different parts
/// of the document at once, then those of what the rules find in it now. Returns the text, in which only the lines that they
/// touch are others, and what was mended, in the order in which that was done.
pub fn mend(opened: &Opened, rules: &Rules) -> (String, Vec<Mended>) {
    let mut mending = Mending::new(opened, rules);
    let most = mending.findings.iter().filter(|finding| finding.safe_fix().is_some()).count() + MOST_MORE;
    while mending.done.len() < most {
        let next = mending.next();
        if next.is_empty() {
            break;
        }
        mending.make(&next);
    }
    (opened.write(&mending.document), mending.done)
}

/// A document while it is mended.
struct Mending<'m> {
    opened: &'m Opened,
    rules: &'m Rules,
    ids: Ids,
    document: Postmortem,
    /// What the rules find in it.
    findings: Vec<Finding>,
    done: Vec<Mended>,
    /// Whose fixes did not remove them.
    in_vain: Vec<(&'static Rule, Place)>,
}

impl<'m> Mending<'m> {
    fn new(opened: &'m Opened, rules: &'m Rules) -> Mending<'m> {
        let document = opened.document().clone();
        let findings = rules.find(&document);
        let ids = Ids::after(opened.last_id());
        Mending { opened, rules, ids, document, findings, done: Vec::new(), in_vain: Vec::new() }
    }

    /// Findings with safe fixes that touch different parts of the document.
    fn next(&self) -> Vec<Finding> {
        let mut touched = HashSet::new();
        let is_tried = |finding: &Finding| {
            self.in_vain.iter().any(|(rule, place)| *rule == finding.rule && *place == finding.place)
        };
        let fixable = self.findings.iter().filter(|finding| !is_tried(finding));
        let apart = fixable.filter(|finding| finding.safe_fix().is_some_and(|fix| claim(&fix.edit, &mut touched)));
        apart.cloned().collect()
    }

    /// Makes the fixes of findings, if that removes so many of them; else of the first half. What is left is for later: it
    /// may be another fix by then.
    fn make(&mut self, findings: &[Finding]) {
        let mut document = self.document.clone();
        let fixes = || findings.iter().filter_map(|finding| Some((finding.rule, finding.safe_fix()?)));
        for (_, fix) in fixes() {
            document.apply(fix.edit.clone(), self.opened.levels(), &mut self.ids);
        }
        let after = self.rules.find(&document);
        let (before, left, mended) = (counts(&self.findings), counts(&after), counts(findings));
        let count = |counts: &HashMap<&str, usize>, rule: &str| counts.get(rule).copied().unwrap_or_default();
        if mended.iter().all(|(rule, mended)| count(&left, rule) + mended <= count(&before, rule)) {
            self.done.extend(fixes().map(|(rule, fix)| Mended { rule, fix: fix.name.clone() }));
            (self.document, self.findings) = (document, after);
        } else if let [only] = findings {
            self.in_vain.push((only.rule, only.place.clone()));
        } else {
            self.make(&findings[..findings.len() / 2]);
        }
    }
}

/// How often each rule found something.
fn counts(findings: &[Finding]) -> HashMap<&'static str, usize> {
    let mut counts = HashMap::new();
    findings.iter().for_each(|finding| *counts.entry(finding.rule.name).or_default() += 1);
    counts
}

/// A part of a document that an edit touches.
#[derive(PartialEq, Eq, Hash)]
enum Part {
    FrontMatter,
    Title,
    Date,
    Passage(Passage),
    List(List),
    Row(Id),
    Whole,
}

/// Whether an edit touches nothing that others touched. Then it has touched that.
fn claim(edit: &Edit, touched: &mut HashSet<Part>) -> bool {
    let mut parts = HashSet::new();
    touch(edit, &mut parts);
    let is_free = if parts.contains(&Part::Whole) {
        touched.is_empty()
    } else {
        !touched.contains(&Part::Whole) && touched.is_disjoint(&parts)
    };
    if is_free {
        touched.extend(parts);
    }
    is_free
}

fn touch(edit: &Edit, parts: &mut HashSet<Part>) {
    let part = match edit {
        Edit::FrontMatter(_) => Part::FrontMatter,
        Edit::Title(_) => Part::Title,
        Edit::Date(_) => Part::Date,
        Edit::Passage(passage, _) => Part::Passage(*passage),
        Edit::ListText(list, _) => Part::List(*list),
        Edit::Item(_, id, _)
        | Edit::AuthorName(id, _)
        | Edit::AuthorLink(id, _)
        | Edit::Action(id, ..)
        | Edit::Tracking(id, _)
        | Edit::State(id, _)
        | Edit::Time(id, _)
        | Edit::Marker(id, _)
        | Edit::MarkedDescription(id, ..)
        | Edit::Description(id, _)
        | Edit::DayDate(id, _)
        | Edit::DayZone(id, _)
        | Edit::Note(id, _)
        | Edit::OwnHeading(id, _)
        | Edit::OwnText(id, _) => Part::Row(*id),
        Edit::Arrange(ids) => return parts.extend(ids.iter().copied().map(Part::Row)),
        Edit::All(edits) => return edits.iter().for_each(|edit| touch(edit, parts)),
        // Rows come, go, or move among others.
        _ => Part::Whole,
    };
    parts.insert(part);
}
