//! The postmortem as data for scripts: what `postmortem show --json` prints.
//!
//! Guarantees: every key is always there and always of the same type, whatever the file says. A text that is missing is
//! empty; a marker, a state, a day or a zone that is missing is null. What a section of rows holds beside its rows
//! (Markdown between tables, prose in the place of bullets) stands under `notes`.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::action::{Action, ActionEntry};
use super::bullets::{Author, Bullets};
use super::date::iso;
use super::postmortem::{Anchor, Content, List, Passage, Postmortem};
use super::prose::Prose;
use super::rows::Row;
use super::section::Section;
use super::table::TableEntry;
use super::timeline::{Event, TimelineEntry};
use super::zone::Zone;

impl Serialize for Postmortem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("front_matter", self.front_matter.as_deref().unwrap_or_default())?;
        map.serialize_entry("before_title", self.passage(Passage::BeforeTitle))?;
        map.serialize_entry("title", &self.title)?;
        map.serialize_entry("introduction", self.passage(Passage::Introduction))?;
        let mut notes = Vec::new();
        for section in Section::ALL {
            match section.content() {
                Content::Date => map.serialize_entry(&section, &self.date)?,
                Content::Passage(passage) => map.serialize_entry(&section, self.passage(passage))?,
                Content::List(list) => {
                    match self.list(list) {
                        Bullets::Text(text) => notes.push(Note { section, rows_above: 0, text }),
                        Bullets::Items(_) => {}
                    }
                    let items = self.list(list).items();
                    if list == List::Authors {
                        let people: Vec<Author> = items.iter().map(|item| Author::of(&item.value)).collect();
                        map.serialize_entry(&section, &people)?;
                    } else {
                        map.serialize_entry(&section, items)?;
                    }
                }
                Content::Actions => {
                    map.serialize_entry(&section, &actions(&self.actions))?;
                    notes.extend(notes_between(&self.actions));
                }
                Content::Timeline => {
                    map.serialize_entry(&section, &moments(&self.timeline))?;
                    notes.extend(notes_between(&self.timeline));
                }
            }
        }
        map.serialize_entry("own_sections", &self.own)?;
        map.serialize_entry("notes", &notes)?;
        map.end()
    }
}

/// `title`, or the name of the section.
impl Serialize for Anchor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Anchor::Title => serializer.serialize_str("title"),
            Anchor::Section(section) => section.serialize(serializer),
        }
    }
}

/// Markdown in a section of rows that is no row.
#[derive(Serialize)]
struct Note<'p> {
    section: Section,
    /// How many of the section's rows stand above it.
    rows_above: usize,
    text: &'p Prose,
}

fn notes_between<T: TableEntry>(rows: &[Row<T>]) -> Vec<Note<'_>> {
    let mut rows_above = 0;
    let mut notes = Vec::new();
    for row in rows {
        rows_above += usize::from(row.value.is_row());
        notes.extend(row.value.as_note().map(|text| Note { section: T::SECTION, rows_above, text }));
    }
    notes
}

fn actions(rows: &[Row<ActionEntry>]) -> Vec<&Action> {
    rows.iter()
        .filter_map(|row| match &*row.value {
            ActionEntry::Action(action) => Some(action),
            ActionEntry::Note(_) => None,
        })
        .collect()
}

/// An event with the day and the zone that its time is of: those that the lines above it named last.
#[derive(Serialize)]
struct Moment<'p> {
    day: Option<String>,
    zone: Option<&'p Zone>,
    #[serde(flatten)]
    event: &'p Event,
}

fn moments(rows: &[Row<TimelineEntry>]) -> Vec<Moment<'_>> {
    let (mut day, mut zone) = (None, None);
    let mut moments = Vec::new();
    for row in rows {
        match &*row.value {
            TimelineEntry::Day(line) => {
                day = line.date().or(day);
                zone = line.zone().or(zone);
            }
            TimelineEntry::Event(event) => moments.push(Moment { day: day.map(iso), zone, event }),
            TimelineEntry::Note(_) => {}
        }
    }
    moments
}
