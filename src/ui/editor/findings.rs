//! What the rules find in the open document, what the person decided about it, and the way from one finding to the next.

use std::collections::HashSet;
use std::ops::Range;

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
    /// The field that has the focus.
    pub at: RwSignal<Option<Field>>,
    /// The finding that was gone to last: its place in the report.
    pub current: RwSignal<Option<usize>>,
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
        self.current.set(None);
    }

    /// The findings at a field, with their places in the report; where there is none, that of its section as a whole if the
    /// person was led here by it.
    pub fn here(&self, field: Field, document: &Postmortem) -> Vec<(usize, Finding)> {
        let current = self.current.get();
        self.report.with(|report| {
            let is_here = |finding: &Finding| matches!(finding.place, Place::Field(other, _) if other == field);
            let here = report.findings.iter().enumerate().filter(|(_, finding)| is_here(finding));
            let here: Vec<_> = here.map(|(at, finding)| (at, finding.clone())).collect();
            if !here.is_empty() {
                return here;
            }
            let led = current.and_then(|at| Some((at, report.findings.get(at)?)));
            let led = led.filter(|(_, finding)| finding.place == Place::Section(field.section(document)));
            led.map(|(at, finding)| (at, finding.clone())).into_iter().collect()
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
        self.decide(|decisions| decisions.accepted.push(acceptance));
        self.check();
    }

    pub fn switch_off(&self, rule: &str) {
        self.decide(|decisions| decisions.off.push(rule.to_owned()));
        self.check();
    }

    /// Goes to a finding: its control gets the focus, and the words in question are selected.
    pub fn go_to_finding(&self, at: usize) {
        let place = self.findings.report.with_untracked(|report| Some(report.findings.get(at)?.place.clone()));
        let Some(place) = place else { return };
        self.side.set(Side::Write);
        let editor = *self;
        after_render(move || {
            match place {
                Place::Section(None) => page::focus(&Field::Title.key()),
                Place::Section(Some(section)) => outline::go_to(&key(section)),
                Place::Field(field, span) => {
                    page::focus(&field.key());
                    let units = editor.with(|document| in_units(&field.text(document).unwrap_or_default(), span));
                    if !units.is_empty() {
                        page::select(&field.key(), units);
                    }
                }
            }
            editor.findings.current.set(Some(at));
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

    fn next_finding(&self, forward: bool) -> Option<usize> {
        let at = self.findings.at.get_untracked();
        self.findings.report.with_untracked(|report| {
            let count = report.findings.len();
            let last = self.findings.current.get_untracked().filter(|last| {
                // Whoever has gone somewhere else since goes on from there.
                let place = report.findings.get(*last).map(|finding| &finding.place);
                place.is_some_and(|place| at.is_none_or(|at| self.with(|document| place.holds(at, document))))
            });
            let next = match (last, forward) {
                (Some(last), true) => last + 1,
                (Some(last), false) => last + count.saturating_sub(1),
                (None, _) => {
                    let here = at.map(|field| self.with(|document| place_of(field, document)));
                    let is_before = |finding: &Finding, here| self.with(|document| finding.position(document)) < here;
                    let next =
                        here.map_or(0, |here| report.findings.partition_point(|finding| is_before(finding, here)));
                    if forward { next } else { next + count.saturating_sub(1) }
                }
            };
            (count > 0).then(|| next % count)
        })
    }

    /// Mends the finding that was gone to, or the first one at the focus that can be.
    pub fn fix_here(&self) {
        let Some(field) = self.findings.at.get_untracked() else {
            return self.notice.set(Some(Notice::say("Go to a finding first, by F8.")));
        };
        self.check();
        let current = self.findings.current.get_untracked();
        let mut here = self.with(|document| self.findings.here(field, document));
        here.sort_by_key(|(at, _)| Some(*at) != current);
        match here.into_iter().find(|(_, finding)| finding.fix.is_some()) {
            Some((_, finding)) => self.fix(&finding),
            None => self.notice.set(Some(Notice::say("Nothing here can be mended by itself."))),
        }
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

/// A part of a text by its bytes, in the units that controls count: those of UTF-16.
fn in_units(text: &str, span: Range<usize>) -> Range<u32> {
    let units = |part: Option<&str>| part.map_or(0, |part| part.encode_utf16().count() as u32);
    units(text.get(..span.start))..units(text.get(..span.end))
}
