//! Files with what the rules found in them, and where.

use std::cmp::Reverse;
use std::rc::Rc;

use chrono::NaiveDate;
use postmortem_editor::chronology::Times;
use postmortem_editor::document::{Postmortem, Section};
use postmortem_editor::lint::{Finding, Level, Place, Rows, Rule, Settings, Subject, Texts, check};
use postmortem_editor::markdown::{Opened, Places, Spot};
use postmortem_editor::syntax::Line;
use postmortem_editor::zone_database::Bundled;

use super::mending::Mended;
use super::positions::{Position, positions};

/// What a run has come to.
#[derive(Debug, Default)]
pub struct Outcome {
    pub files: Vec<Examined>,
    /// Files of folders that are no postmortems.
    pub skipped: Vec<String>,
    /// How many files and folders could not be checked, which was told.
    pub unchecked: usize,
    /// Whether anything could not be done, which was told.
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
    /// From the root of its repository on, if it is in one.
    pub from_root: String,
    /// What was mended before it was checked.
    pub mended: Vec<Mended>,
    pub opened: Opened,
    pub lines: Vec<Line>,
    /// In the order of the file: of one place those of a higher level first.
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
    pub fn new((name, from_root): (String, String), opened: Opened, mended: Vec<Mended>, rules: &Rules) -> Examined {
        let mut places = Places::new(&opened);
        let spotted: Vec<(Finding, Spot)> = rules
            .find(opened.document())
            .into_iter()
            .map(|finding| {
                let spot = match &finding.place {
                    Place::Section(section) => places.section(Some(*section)),
                    Place::Field(field, span) => places.field(*field, span.clone()),
                };
                (finding, spot)
            })
            .collect();
        let lines = places.lines().to_vec();
        let bytes = spotted.iter().flat_map(|(_, spot)| [spot.bytes.start, spot.bytes.end]);
        let positions = positions(opened.text(), &lines, bytes);
        let found = spotted.into_iter().map(|(finding, spot)| {
            let section = match &finding.place {
                Place::Section(section) => Some(*section),
                Place::Field(field, _) => field.section(opened.document()),
            };
            let [start, end] = [spot.bytes.start, spot.bytes.end].map(|at| positions[&at]);
            Found { finding, section, spot, start, end }
        });
        let mut found: Vec<Found> = found.collect();
        found.sort_by_key(|found| (found.spot.bytes.start, Reverse(found.finding.level)));
        Examined { name, from_root, mended, opened, lines, found }
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
        findings.retain(|finding| self.only.is_empty() || self.only.contains(&finding.rule));
        findings
    }
}

/// Whether a file has no section of a postmortem.
pub fn is_no_postmortem(opened: &Opened) -> bool {
    Section::ALL.into_iter().all(|section| !opened.has(section))
}
