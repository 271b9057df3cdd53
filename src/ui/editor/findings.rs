//! What the rules find in the open document, what the person decided about it, and the way from one finding to the next.

use std::collections::HashSet;

use leptos::prelude::*;

use super::{Editor, Side, after_render, set};
use crate::browser::{clock, page};
use crate::document::{Postmortem, Section};
use crate::form::Field;
use crate::lint::{
    Acceptance, Decisions, Finding, Part, Place, Report, Rows, Settings, Subject, Texts, check, place_of,
};
use crate::ui::form::key;
use crate::ui::notices::Notice;
use crate::ui::outline;

/// A place in the form that has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    Field(Field),
    /// What is no field: a button, or the heading of a part.
    Part(Part),
}

/// The findings of the open document.
#[derive(Clone, Copy)]
pub struct Findings {
    /// What was read of the texts and rows when they were last looked at.
    read: StoredValue<(Texts, Rows), LocalStorage>,
    /// The parts that were visited, or said something when the document was opened.
    visited: RwSignal<HashSet<Part>>,
    /// What the person's team decided about the rules, in this browser.
    pub settings: RwSignal<Settings>,
    pub decisions: RwSignal<Decisions>,
    pub report: RwSignal<Report, LocalStorage>,
    /// Where the focus is.
    pub at: RwSignal<Option<Spot>>,
    /// The finding that was gone to last, as it was then.
    pub current: RwSignal<Option<Finding>>,
    /// What was last said of the document's findings; nothing yet of one that was just opened.
    pub heard: StoredValue<Option<String>>,
    /// Whether the person was asked, for this document, whether to export it with errors.
    pub exports_with_errors: StoredValue<bool>,
}

impl Findings {
    pub fn new(settings: Settings) -> Findings {
        Findings {
            read: StoredValue::new_local(Default::default()),
            visited: RwSignal::new(HashSet::new()),
            settings: RwSignal::new(settings),
            decisions: RwSignal::new(Decisions::default()),
            report: RwSignal::new_local(Report::default()),
            at: RwSignal::new(None),
            current: RwSignal::new(None),
            heard: StoredValue::new(None),
            exports_with_errors: StoredValue::new(false),
        }
    }

    /// Another document was opened.
    pub(super) fn open(&self, document: &Postmortem, decisions: Decisions) {
        let says_something = |part: &Part| !part.is_blank(document);
        let sections = Section::ALL.into_iter().map(Part::Section);
        let own = document.own.iter().map(|own| Part::Own(own.id));
        self.visited.set([Part::Title].into_iter().chain(sections).chain(own).filter(says_something).collect());
        set(self.decisions, decisions);
        self.exports_with_errors.set_value(false);
        self.heard.set_value(None);
        self.current.set(None);
    }

    /// The findings at the focus, in the order of the report; where a control has none, that of its section as a whole if the
    /// person was led here by it.
    pub fn here(&self, document: &Postmortem) -> Vec<Finding> {
        let (Some(at), current) = (self.at.get(), self.current.get()) else { return Vec::new() };
        self.report.with(|report| {
            let part = match at {
                Spot::Field(field) => {
                    let is_here = |finding: &&Finding| finding.place.field() == Some(field);
                    let here: Vec<_> = report.findings.iter().filter(is_here).cloned().collect();
                    if !here.is_empty() {
                        return here;
                    }
                    Part::of_field(field, document)
                }
                Spot::Part(part) => part,
            };
            let led = current.filter(|led| led.place.field().is_none() && Part::of(&led.place, document) == part);
            led.filter(|led| report.findings.contains(led)).into_iter().collect()
        })
    }
}

impl Editor {
    /// Follows whatever the findings depend on.
    pub fn keep_checked(&self) {
        let editor = *self;
        Effect::new(move |_| {
            editor.settled.track();
            let findings = editor.findings;
            let _ = (findings.visited.track(), findings.settings.track(), findings.decisions.track());
            editor.check();
        });
    }

    /// Looks at the document as it is now.
    pub fn check(&self) {
        let report = self.findings.report;
        let Some(now) = clock::measured("rules", || self.report()) else { return };
        if report.with_untracked(|before| *before != now) {
            report.set(now);
        }
    }

    /// What the rules find in the document as it is now; `None` while the browser does not know what day it is.
    fn report(&self) -> Option<Report> {
        let today = clock::today()?;
        let times = self.times();
        let Findings { read, visited, settings, decisions, .. } = self.findings;
        let (settings, decisions) = (settings.get_untracked(), decisions.get_untracked());
        let settings = settings.without(&decisions.off);
        let (mut texts, mut rows) = read.try_update_value(std::mem::take).unwrap_or_default();
        let report = self.with(|document| {
            texts.follow(document);
            rows.follow(document);
            let findings = self
                .zones
                .with_value(|zones| check(&Subject::new(document, (&times, &texts, &rows), &settings, today, zones)));
            visited.with_untracked(|visited| Report::of(findings, document, &decisions, |part| visited.contains(&part)))
        });
        read.set_value((texts, rows));
        Some(report)
    }

    /// The person left a part of the form: it is judged from now on.
    pub fn visited(&self, part: Part) {
        if self.findings.visited.with_untracked(|visited| !visited.contains(&part)) {
            self.findings.visited.update(|visited| visited.extend([part]));
        }
    }

    /// Makes a decision about findings. It is kept with the draft.
    pub fn decide(&self, decide: impl FnOnce(&mut Decisions)) {
        let mut decisions = self.findings.decisions.get_untracked();
        decide(&mut decisions);
        if self.findings.decisions.with_untracked(|before| *before != decisions) {
            self.findings.decisions.set(decisions);
            self.save_facts();
        }
    }

    /// Has the whole document judged.
    pub fn judge_all(&self) {
        self.decide(|decisions| decisions.whole = true);
        self.check();
    }

    pub fn accept(&self, finding: &Finding, reason: &str) {
        let acceptance = self.with(|document| Acceptance::of(finding, document, reason));
        self.decide_with_a_way_back("Accepted.", |decisions| decisions.accepted.push(acceptance));
    }

    /// Makes a decision that takes findings away, and offers the way back.
    fn decide_with_a_way_back(&self, said: &str, decide: impl FnOnce(&mut Decisions)) {
        let before = self.findings.decisions.get_untracked();
        self.decide(decide);
        self.check();
        let editor = *self;
        let undo = move || {
            editor.decide(|decisions| *decisions = before.clone());
            editor.check();
        };
        self.notice.set(Some(Notice::offer(said, "Undo", undo).until_edit()));
    }

    pub fn switch_off(&self, rule: &str) {
        let said = format!("{rule} is switched off in this document.");
        self.decide_with_a_way_back(&said, |decisions| decisions.off.push(rule.to_owned()));
    }

    /// Goes to a finding, by its place in the report: its control gets the focus, and the words in question are selected.
    pub fn go_to_finding(&self, at: usize) {
        let finding = self.findings.report.with_untracked(|report| report.findings.get(at).cloned());
        let Some(finding) = finding else { return };
        self.side.set(Side::Write);
        let editor = *self;
        after_render(move || {
            match &finding.place {
                Place::Section(section) => outline::go_to(&key(*section)),
                Place::Field(field, span) => {
                    page::focus(&field.key());
                    let text = editor.with(|document| field.text(document)).unwrap_or_default();
                    let units = in_units(&text, span.start)..in_units(&text, span.end);
                    if !units.is_empty() {
                        page::select(&field.key(), units);
                    }
                }
            }
            editor.findings.current.set(Some(finding));
        });
    }

    /// Goes to the finding after the place where the focus is, or before it; at the end to the first one again. A document
    /// of which parts are not judged yet is judged as a whole by that.
    pub fn step_finding(&self, forward: bool) {
        self.settle_time();
        if self.findings.report.with_untracked(|report| !report.waiting.is_empty()) {
            self.judge_all();
        } else {
            self.check();
        }
        match self.next_finding(forward) {
            Some(next) => self.go_to_finding(next),
            None => self.notice.set(Some(Notice::say("Nothing is left to mend."))),
        }
    }

    /// The place in the report of the finding that is next to where the person is.
    fn next_finding(&self, forward: bool) -> Option<usize> {
        let Findings { report, at, current, .. } = self.findings;
        let (at, current) = (at.get_untracked(), current.get_untracked());
        self.with(|document| {
            report.with_untracked(|report| {
                let count = report.findings.len();
                // Whoever has gone somewhere else since goes on from there, and so does who mended it.
                let is_here = |led: &&Finding| match at {
                    Some(Spot::Field(field)) => led.place.holds(field, document),
                    Some(Spot::Part(part)) => Part::of(&led.place, document) == part,
                    None => true,
                };
                let last = current.as_ref().filter(is_here);
                let last = last.and_then(|led| report.findings.iter().position(|finding| finding == led));
                let place = |finding: &Finding| (finding.position(document), finding.place.start());
                let here = match at {
                    Some(Spot::Field(field)) => {
                        Some((place_of(field, document), page::before_caret(&field.key()).len()))
                    }
                    Some(Spot::Part(_)) | None => current.as_ref().map(place),
                };
                let before = |here| report.findings.partition_point(|finding| place(finding) < here);
                let next = match (last, forward) {
                    (Some(last), true) => last + 1,
                    (Some(last), false) => last + count.saturating_sub(1),
                    (None, true) => here.map_or(0, before),
                    (None, false) => here.map_or(0, before) + count.saturating_sub(1),
                };
                (count > 0).then(|| next % count)
            })
        })
    }

    /// Mends the finding that was gone to, or the first one at the focus that can be.
    pub fn fix_here(&self) {
        self.check();
        let current = self.findings.current.get_untracked();
        let mut here = self.with(|document| self.findings.here(document));
        here.sort_by_key(|finding| Some(finding) != current.as_ref());
        let said = match here.iter().find(|finding| finding.fix.is_some()) {
            Some(finding) => return self.fix(finding),
            None if here.is_empty() => "Go to a finding first, by F8.",
            None => "Nothing here can be mended by itself.",
        };
        self.notice.set(Some(Notice::say(said)));
    }

    /// Mends a finding by its fix.
    pub fn fix(&self, finding: &Finding) {
        let Some(fix) = &finding.fix else { return };
        self.apply(fix.edit.clone());
        self.settle();
        let undo = *self;
        let said = format!("Done: {}.", fix.name);
        self.notice.set(Some(Notice::offer(said, "Undo", move || undo.undo()).until_edit()));
    }
}

/// A place in a text by its bytes, in the units that controls count: those of UTF-16.
fn in_units(text: &str, at: usize) -> u32 {
    text.get(..at).map_or(0, |before| before.encode_utf16().count() as u32)
}
