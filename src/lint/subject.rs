//! A document as rules see it.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use chrono::NaiveDate;

use super::finding::{Finding, Place};
use super::labels::is_named;
use super::people::People;
use super::phrases::{Found, Phrases};
use super::rows::Rows;
use super::rule::Rule;
use super::settings::Settings;
use super::text::Text;
use super::texts::Texts;
use crate::chronology::Times;
use crate::document::{
    Action, ActionColumn, ActionEntry, Event, Id, List, Passage, Postmortem, Row, Section, position,
};
use crate::form::Field;
use crate::timeline::zones::Zones;

/// Words of texts that refer to the postmortem itself.
const REPORTS: [&str; 8] = [
    "full details",
    "full incident report",
    "full postmortem",
    "full post-mortem",
    "full report",
    "full write-up",
    "here is the postmortem",
    "here is the post-mortem",
];

/// A document under examination, on a day, with what was read from it once for all rules.
///
/// It is up to the caller that times, texts and rows are those of the document.
pub struct Subject<'d> {
    pub document: &'d Postmortem,
    /// When the rows of the timeline were, and how long things took.
    pub times: &'d Times,
    /// The texts of all sections but the timeline.
    pub texts: &'d Texts,
    pub settings: &'d Settings,
    /// Where the person is.
    pub today: NaiveDate,
    pub zones: &'d dyn Zones,
    rows: &'d Rows,
    people: OnceCell<People>,
    /// Where the rows of the timeline stand, counted from 1, if they are not in the order of their ids.
    moved: OnceCell<Option<HashMap<Id, usize>>>,
}

impl<'d> Subject<'d> {
    pub fn new(
        document: &'d Postmortem,
        (times, texts, rows): (&'d Times, &'d Texts, &'d Rows),
        settings: &'d Settings,
        today: NaiveDate,
        zones: &'d dyn Zones,
    ) -> Subject<'d> {
        Subject {
            document,
            times,
            texts,
            settings,
            today,
            zones,
            rows,
            people: OnceCell::new(),
            moved: OnceCell::new(),
        }
    }

    /// What was found in the rows of the timeline, each by itself.
    pub(super) fn rows(&self) -> &'d Rows {
        self.rows
    }

    /// The people of the document.
    pub fn people(&self) -> &People {
        self.people.get_or_init(|| People::of(self))
    }

    /// The texts of a section, in its order.
    pub fn texts_of(&self, section: Section) -> impl Iterator<Item = &'d Text> {
        self.texts.iter().filter(move |text| text.section == Some(section))
    }

    /// Whether it is written in the template: it has something that few others ask for, and either no section of another kind,
    /// or most of what the template asks for in its own place. Then so does all else, if it is there. What has no section
    /// yet may become anything, and is begun in the template.
    pub fn is_of_template(&self) -> bool {
        use Section::{Authors, Date, Detection, Impact, Resolution, RootCauses, Status, Trigger};
        let told = |sections: &[Section]| sections.iter().filter(|section| !self.document.is_blank(**section)).count();
        let body = told(&[Impact, RootCauses, Trigger, Resolution, Detection]);
        match self.document.own.is_empty() {
            true => body > 0 || told(&[Date, Authors, Status]) > 0 || told(&Section::ALL) == 0,
            false => body >= 3 && told(&[Status, Trigger, Detection]) > 0,
        }
    }

    /// A heading of the team's own that has one of these words or phrases, as [`Labels::tell`] takes them, and nothing below
    /// it: where something that is missing would stand.
    ///
    /// [`Labels::tell`]: super::labels::Labels::tell
    pub(super) fn empty_heading(&self, names: &[&str]) -> Option<Field> {
        let mut own = self.document.own.iter();
        let empty = own.find(|own| own.value.text.is_blank() && is_named(&own.value.heading, names))?;
        Some(Field::OwnHeading(empty.id))
    }

    /// Whether a site generator has a place for it as a post of a blog.
    pub fn is_post(&self) -> bool {
        self.document.front_matter.as_ref().is_some_and(|settings| is_of_post(settings.settings()))
    }

    /// Whether it is a note that leads to the postmortem.
    pub fn refers_to_another(&self) -> bool {
        let reports = Phrases::new(REPORTS);
        let is_linked = |text: &Text, found: Found| {
            let line = &text.markdown[text.source(found.span).start..];
            line.lines().next().is_some_and(|line| line.contains("](") || line.contains("]["))
        };
        self.texts.iter().any(|text| reports.find(text).into_iter().any(|found| is_linked(text, found)))
    }

    /// The rows of the timeline that are events, in its order.
    pub fn events(&self) -> impl Iterator<Item = (Id, &'d Event)> {
        self.document.timeline.iter().filter_map(|row| Some((row.id, row.value.as_event()?)))
    }

    /// The action items that say something, in their order.
    pub fn actions(&self) -> impl Iterator<Item = (Id, &'d Action)> {
        self.document.actions.iter().filter_map(|row| match &*row.value {
            ActionEntry::Action(action) if !action.is_blank() => Some((row.id, action)),
            _ => None,
        })
    }

    /// The phrases of a rule, with those that the team added to them.
    pub fn phrases<'p>(&self, rule: &Rule, own: &[&'p str]) -> Phrases<'p>
    where
        'd: 'p,
    {
        let added: &'d [String] = self.settings.words.get(rule.name).map_or(&[], Vec::as_slice);
        Phrases::new(own.iter().copied().chain(added.iter().map(String::as_str)))
    }

    /// Where a finding stands among all: by its place in the document; of those at one place, those of a higher level first.
    pub(super) fn order(&self, finding: &Finding) -> impl Ord + use<> {
        let position = match finding.place {
            Place::Section(_) => finding.position(self.document),
            Place::Field(field, _) => (group(field, self.document), self.row(field), column(field)),
        };
        (position, finding.place.start(), Reverse(finding.level), finding.rule.name)
    }

    /// What [`row`] says. A long timeline whose rows were moved is looked through once, and not for each finding.
    fn row(&self, field: Field) -> usize {
        let timeline = &self.document.timeline;
        let of_timeline = match field {
            Field::Time(id) | Field::Marker(id) | Field::Description(id) | Field::DayDate(id) | Field::DayZone(id) => {
                id
            }
            _ => return row(field, self.document),
        };
        let moved = self.moved.get_or_init(|| {
            let is_moved = !timeline.is_sorted_by_key(|row| row.id);
            is_moved.then(|| timeline.iter().zip(1..).map(|(row, at)| (row.id, at)).collect())
        });
        match moved {
            Some(places) => places.get(&of_timeline).copied().unwrap_or_default(),
            None => row(field, self.document),
        }
    }
}

fn is_of_post(settings: &str) -> bool {
    settings.lines().filter_map(|line| line.split_once([':', '='])).any(|(name, value)| {
        let value = value.trim_matches([' ', '"', '\'']);
        match name.trim() {
            "layout" => value == "post",
            "path" | "permalink" | "published" | "slug" => !value.is_empty() && value != "false",
            _ => false,
        }
    })
}

/// The place of a part of a text, by its bytes in [`Text::plain`].
pub fn place(text: &Text, plain: Range<usize>) -> Place {
    Place::Field(text.field, text.source(plain))
}

/// Where a field stands in a document, for comparing it with others: its section, its row in there, and its place in the row.
pub fn place_of(field: Field, document: &Postmortem) -> (usize, usize, usize) {
    (group(field, document), row(field, document), column(field))
}

impl Finding {
    /// Where it stands in a document, beside fields by their [`place_of`].
    pub fn position(&self, document: &Postmortem) -> (usize, usize, usize) {
        match &self.place {
            Place::Section(section) => (*section as usize + 1, 0, 0),
            Place::Field(field, _) => place_of(*field, document),
        }
    }
}

/// The section of a field, counted from 1: after those of the template all of the team's own.
fn group(field: Field, document: &Postmortem) -> usize {
    match (field.section(document), field) {
        (Some(section), _) => section as usize + 1,
        (None, Field::OwnHeading(_) | Field::OwnText(_)) => Section::ALL.len() + 1,
        (None, _) => 0,
    }
}

/// The row of a field, counted from 1, in its section.
fn row(field: Field, document: &Postmortem) -> usize {
    fn at<T>(rows: &[Row<T>], id: Id) -> usize {
        position(rows, id).map_or(0, |at| at + 1)
    }
    match field {
        Field::Item(list, id) => at(document.list(list).items(), id),
        Field::AuthorName(id) | Field::AuthorLink(id) => at(document.list(List::Authors).items(), id),
        Field::Action(id, _) | Field::Tracking(id) | Field::State(id) => at(&document.actions, id),
        Field::Time(id) | Field::Marker(id) | Field::Description(id) | Field::DayDate(id) | Field::DayZone(id) => {
            at(&document.timeline, id)
        }
        Field::Note(id) => at(&document.actions, id).max(at(&document.timeline, id)),
        Field::OwnHeading(id) | Field::OwnText(id) => at(&document.own, id),
        Field::FrontMatter | Field::Title | Field::Date | Field::Passage(_) | Field::ListText(_) => 0,
    }
}

/// The place of a field among those of its row, or of the head of the document.
fn column(field: Field) -> usize {
    match field {
        Field::Passage(Passage::BeforeTitle) => 1,
        Field::Title => 2,
        Field::Passage(Passage::Introduction) => 3,
        Field::Action(_, column) => column as usize,
        Field::Tracking(_) => ActionColumn::Bug as usize,
        Field::State(_) => ActionColumn::Bug as usize + 1,
        Field::Marker(_) | Field::AuthorLink(_) | Field::DayZone(_) | Field::OwnText(_) => 1,
        Field::Description(_) => 2,
        _ => 0,
    }
}
