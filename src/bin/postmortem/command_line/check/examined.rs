//! Files with what the rules found in them, and where.

use std::rc::Rc;

use chrono::NaiveDate;
use postmortem_editor::chronology::Times;
use postmortem_editor::document::{Postmortem, Section};
use postmortem_editor::lint::{Finding, Level, Place, Rows, Rule, Settings, Subject, Texts, check};
use postmortem_editor::markdown::{Opened, Places, Spot, read};
use postmortem_editor::syntax::Line;
use postmortem_editor::zone_database::Bundled;

use super::positions::{Position, positions};

/// What a run has come to.
#[derive(Debug, Default)]
pub struct Outcome {
    pub files: Vec<Examined>,
    /// Files of folders that are no postmortems.
    pub skipped: Vec<String>,
    /// Whether a file could not be checked, which was told.
    pub failed: bool,
}

impl Outcome {
    pub fn findings(&self) -> impl Iterator<Item = &Found> {
        self.files.iter().flat_map(|file| &file.found)
    }

    pub fn count(&self, level: Level) -> usize {
        self.findings().filter(|found| found.finding.level == level).count()
    }

    pub fn fixable(&self) -> usize {
        self.findings().filter(|found| found.finding.safe_fix().is_some()).count()
    }
}

/// A file that was checked.
#[derive(Debug)]
pub struct Examined {
    pub name: String,
    pub opened: Opened,
    pub lines: Vec<Line>,
    /// In the order of the document.
    pub found: Vec<Found>,
}

/// A finding and where it is in the file.
#[derive(Debug)]
pub struct Found {
    pub finding: Finding,
    /// The section that it is in; `None` for the title, what stands above all sections, and those of the team's own.
    pub section: Option<Section>,
    pub spot: Spot,
    pub start: Position,
    pub end: Position,
}

impl Examined {
    pub fn new(name: String, text: &str, rules: &Rules) -> Examined {
        let opened = read(text);
        let mut places = Places::new(&opened);
        let spotted: Vec<(Finding, Spot)> = rules
            .find(opened.document())
            .into_iter()
            .map(|finding| {
                let spot = match &finding.place {
                    Place::Section(section) => places.section(*section),
                    Place::Field(field, span) => places.field(*field, span.clone()),
                };
                (finding, spot)
            })
            .collect();
        let lines = places.lines().to_vec();
        let bytes = spotted.iter().flat_map(|(_, spot)| [spot.bytes.start, spot.bytes.end]);
        let positions = positions(text, &lines, bytes);
        let found = spotted.into_iter().map(|(finding, spot)| {
            let section = match &finding.place {
                Place::Section(section) => *section,
                Place::Field(field, _) => field.section(opened.document()),
            };
            let [start, end] = [spot.bytes.start, spot.bytes.end].map(|at| positions[&at]);
            Found { finding, section, spot, start, end }
        });
        let found = found.collect();
        Examined { name, found, lines, opened }
    }
}

/// What files are held to.
#[derive(Debug)]
pub struct Rules {
    settings: Rc<Settings>,
    today: NaiveDate,
    /// If any: only these.
    only: Vec<&'static Rule>,
    zones: Bundled,
}

impl Rules {
    pub fn new(settings: Rc<Settings>, today: NaiveDate, only: Vec<&'static Rule>) -> Rules {
        Rules { settings, today, only, zones: Bundled::default() }
    }

    /// What they find in a document.
    pub fn find(&self, document: &Postmortem) -> Vec<Finding> {
        let (times, texts) = (Times::of(document, &self.zones), Texts::of(document));
        let (settings, today, zones) = (&*self.settings, self.today, &self.zones);
        let mut findings =
            check(&Subject::new(document, (&times, &texts, &Rows::of(document)), settings, today, zones));
        let is_wanted = |rule: &Rule| self.only.is_empty() || self.only.iter().any(|only| only.name == rule.name);
        findings.retain(|finding| is_wanted(finding.rule));
        findings
    }
}

/// Whether a text has no section of a postmortem.
pub fn is_no_postmortem(text: &str) -> bool {
    let opened = read(text);
    Section::ALL.into_iter().all(|section| !opened.has(section))
}
