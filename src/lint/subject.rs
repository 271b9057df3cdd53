//! A document as rules see it: with what is derived from it once for all of them.

use std::cmp::Reverse;
use std::ops::Range;

use chrono::NaiveDate;

use super::finding::{Finding, Place};
use super::level::Level;
use super::settings::Settings;
use super::text::Text;
use crate::chronology::{Chronology, Figure, Kind, figures};
use crate::document::{ActionColumn, ActionEntry, Author, Id, List, Passage, Postmortem, Section, TimelineEntry};
use crate::form::Field;
use crate::timeline::zones::Zones;

/// A document under examination, on a day.
pub struct Subject<'d> {
    pub document: &'d Postmortem,
    /// When the rows of the timeline were, and how long things took.
    pub chronology: Chronology<'d>,
    pub figures: [Figure; Kind::ALL.len()],
    pub today: NaiveDate,
    pub settings: &'d Settings,
    /// All texts of the document but the timeline, in its order.
    texts: Vec<Text>,
}

impl<'d> Subject<'d> {
    pub fn new(document: &'d Postmortem, settings: &'d Settings, today: NaiveDate, zones: &dyn Zones) -> Subject<'d> {
        let chronology = Chronology::of(document, zones);
        let figures = figures(&chronology);
        Subject { document, figures, chronology, today, settings, texts: texts(document) }
    }

    /// The texts of all sections but the timeline: what people did is a fact there, and no rule of language looks at it.
    pub fn texts(&self) -> &[Text] {
        &self.texts
    }

    /// The texts of a section, in its order.
    pub fn texts_of(&self, section: Section) -> impl Iterator<Item = &Text> {
        self.texts.iter().filter(move |text| text.section == Some(section))
    }

    /// The place of a part of a text, by its bytes in [`Text::plain`].
    pub fn place(&self, text: &Text, plain: Range<usize>) -> Place {
        Place::Field(text.field, text.source(plain))
    }

    /// Where a finding stands among all: by its place in the document, then by its level.
    pub(super) fn order(&self, finding: &Finding) -> (usize, usize, usize, Reverse<Level>) {
        let (section, row, at) = match &finding.place {
            Place::Section(section) => (section.map_or(0, |section| section as usize + 1), 0, 0),
            Place::Field(field, span) => {
                let (section, row) = self.position(*field);
                (section, row + 1, span.start)
            }
        };
        (section, row, at, Reverse(finding.level))
    }

    /// The section of a field, counted from 1, and its row in there.
    fn position(&self, field: Field) -> (usize, usize) {
        let document = self.document;
        let in_section = |section: Section| section as usize + 1;
        let item = |list: List, id: Id| document.list(list).items().iter().position(|row| row.id == id).unwrap_or(0);
        let action = |id: Id| document.actions.iter().position(|row| row.id == id).unwrap_or(0);
        let entry = |id: Id| document.timeline.iter().position(|row| row.id == id).unwrap_or(0);
        match field {
            Field::FrontMatter | Field::Title => (0, 0),
            Field::Date => (in_section(Section::Date), 0),
            Field::Passage(passage) => (section_of(passage).map_or(0, in_section), 0),
            Field::ListText(list) => (in_section(list.section()), 0),
            Field::Item(list, id) => (in_section(list.section()), item(list, id)),
            Field::AuthorName(id) | Field::AuthorLink(id) => (in_section(Section::Authors), item(List::Authors, id)),
            Field::Action(id, _) | Field::Tracking(id) | Field::State(id) => (in_section(Section::ActionItems), action(id)),
            Field::Time(id) | Field::Marker(id) | Field::Description(id) | Field::DayDate(id) | Field::DayZone(id) => {
                (in_section(Section::Timeline), entry(id))
            }
            Field::Note(id) if document.actions.iter().any(|row| row.id == id) => {
                (in_section(Section::ActionItems), action(id))
            }
            Field::Note(id) => (in_section(Section::Timeline), entry(id)),
            Field::OwnHeading(id) | Field::OwnText(id) => {
                (Section::ALL.len() + 1, document.own.iter().position(|row| row.id == id).unwrap_or(0))
            }
        }
    }
}

/// The section that is a passage and nothing more.
fn section_of(passage: Passage) -> Option<Section> {
    use crate::document::Content;
    Section::ALL.into_iter().find(|section| section.content() == Content::Passage(passage))
}

fn texts(document: &Postmortem) -> Vec<Text> {
    use crate::document::Content;
    let mut texts = vec![Text::read(Field::Title, None, &document.title)];
    let mut read = |field: Field, section: Section, markdown: &str| {
        if !markdown.trim().is_empty() {
            texts.push(Text::read(field, Some(section), markdown));
        }
    };
    for section in Section::ALL {
        match section.content() {
            Content::Passage(passage) => read(Field::Passage(passage), section, document.passage(passage)),
            Content::List(List::Authors) => {
                for row in document.list(List::Authors).items() {
                    read(Field::AuthorName(row.id), section, &Author::of(&row.value).name);
                }
            }
            Content::List(list) => match document.list(list) {
                crate::document::Bullets::Items(items) => {
                    for row in items.iter() {
                        read(Field::Item(list, row.id), section, &row.value);
                    }
                }
                crate::document::Bullets::Text(text) => read(Field::ListText(list), section, text),
            },
            Content::Actions => {
                for row in document.actions.iter() {
                    match &*row.value {
                        ActionEntry::Action(action) => {
                            let item = Field::Action(row.id, ActionColumn::Item);
                            read(item, section, action.cell(ActionColumn::Item));
                        }
                        ActionEntry::Note(text) => read(Field::Note(row.id), section, text),
                    }
                }
            }
            Content::Date | Content::Timeline => {}
        }
    }
    for own in document.own.iter() {
        texts.push(Text::read(Field::OwnText(own.id), None, &own.value.text));
    }
    texts
}

impl Subject<'_> {
    /// Rows of the timeline that are events.
    pub fn rows(&self) -> impl Iterator<Item = (Id, &crate::document::Event)> {
        self.document.timeline.iter().filter_map(|row| match &*row.value {
            TimelineEntry::Event(event) => Some((row.id, event)),
            TimelineEntry::Day(_) | TimelineEntry::Note(_) => None,
        })
    }

    /// Action items.
    pub fn actions(&self) -> impl Iterator<Item = (Id, &crate::document::Action)> {
        self.document.actions.iter().filter_map(|row| match &*row.value {
            ActionEntry::Action(action) => Some((row.id, action)),
            ActionEntry::Note(_) => None,
        })
    }
}
