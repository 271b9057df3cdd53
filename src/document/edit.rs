//! All that can be done to a postmortem, as one closed list, and the one place that does it.

use std::rc::Rc;

use chrono::NaiveDate;

use super::action::{Action, ActionColumn, ActionEntry};
use super::bullets::{Author, Bullets};
use super::cell::Cell;
use super::clock::Clock;
use super::date::{Date, day};
use super::heading::Heading;
use super::new_event::NewEntry;
use super::order::{self, Addition};
use super::postmortem::{Anchor, List, OwnSection, Passage, Postmortem};
use super::prose::{Prose, Room};
use super::rows::{Id, Ids, Row, position};
use super::section::Section;
use super::table::{TableEntry, join_notes, set_note, typed_entries};
use super::timeline::{DayLine, Event, TimelineEntry};
use super::typed_time::TypedTime;
use super::zone::Zone;
use crate::syntax::{Kind, scan};

/// The rows of one section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rows {
    List(List),
    Actions,
    Timeline,
}

impl Rows {
    pub fn section(self) -> Section {
        match self {
            Rows::List(list) => list.section(),
            Rows::Actions => Section::ActionItems,
            Rows::Timeline => Section::Timeline,
        }
    }
}

/// Where a new row goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    First,
    After(Id),
    Last,
}

/// A change that a person makes. Texts are as typed: whatever they hold, the document stays one that can be written
/// and read back. An edit that names a row that is not there changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// The settings of a document that has some, without the lines around them; nothing typed takes them away.
    FrontMatter(String),
    Title(String),
    Date(String),
    Passage(Passage, String),
    /// A list's text as a whole, in a section that is none or is to become one.
    ListText(List, String),
    /// Turns a list section's text into items: one for each paragraph, and for each item of its lists.
    ListFromText(List),
    Item(List, Id, String),
    AuthorName(Id, String),
    AuthorLink(Id, String),
    Action(Id, ActionColumn, String),
    Tracking(Id, String),
    State(Id, Option<String>),
    Time(Id, String),
    /// What was typed as a row's time, once the person goes on: it is understood as people type times, put into the
    /// canonical form, and the row goes to its place, which may be in another day. What is not understood stays as typed.
    SettleTime(Id, String),
    Description(Id, String),
    Marker(Id, String),
    /// A marker, and the description that follows it.
    MarkedDescription(Id, String, String),
    /// What is no day changes nothing.
    DayDate(Id, String),
    DayZone(Id, String),
    /// Another text for a note between the rows of Action Items or Timeline.
    Note(Id, String),
    AddRow(Rows, Place),
    /// A line that begins another day in the timeline.
    AddDay(Place, NaiveDate),
    /// Puts rows among those of the timeline in order of time, below lines of their days, which are made where missing;
    /// those whose day is not known go above all days, or to the only one. What is there stays as it is.
    AddEvents(Vec<NewEntry>),
    RemoveRow(Rows, Id),
    /// Moves a row to where another one stands: up if that one is above, down if it is below. A row of the timeline with a
    /// known time goes on from there to the nearest place in order of time; where that is back where it came from or
    /// beyond, it stays.
    MoveRow {
        rows: Rows,
        id: Id,
        to: Id,
    },
    /// Puts entries of the timeline into another order, in the places where they stand now. Those that are not listed stay
    /// where they are.
    Arrange(Vec<Id>),
    OwnHeading(Id, String),
    OwnText(Id, String),
    /// Another section of the team's own, after a section as a whole: after all lessons if it is one of them.
    AddOwn(Anchor, String),
    RemoveOwn(Id),
    /// Several edits, one after the other.
    All(Vec<Edit>),
}

impl Edit {
    /// Whether both type into the same field.
    pub fn types_in_field_of(&self, other: &Edit) -> bool {
        use Edit::*;
        match (self, other) {
            (FrontMatter(_), FrontMatter(_)) | (Title(_), Title(_)) | (Date(_), Date(_)) => true,
            (Passage(a, _), Passage(b, _)) => a == b,
            (ListText(a, _), ListText(b, _)) => a == b,
            (Item(_, a, _), Item(_, b, _)) => a == b,
            (Action(a, column, _), Action(b, other, _)) => a == b && column == other,
            (AuthorName(a, _), AuthorName(b, _))
            | (AuthorLink(a, _), AuthorLink(b, _))
            | (Tracking(a, _), Tracking(b, _))
            | (State(a, _), State(b, _))
            | (Time(a, _), Time(b, _))
            | (Description(a, _), Description(b, _))
            | (Marker(a, _), Marker(b, _))
            | (DayDate(a, _), DayDate(b, _))
            | (DayZone(a, _), DayZone(b, _))
            | (Note(a, _), Note(b, _))
            | (OwnHeading(a, _), OwnHeading(b, _))
            | (OwnText(a, _), OwnText(b, _)) => a == b,
            _ => false,
        }
    }
}

/// The levels that headings have in the file that a document was opened from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Levels {
    pub sections: [u8; Section::ALL.len()],
    pub own: Vec<(Id, u8)>,
}

impl Default for Levels {
    fn default() -> Levels {
        Levels { sections: Section::ALL.map(Section::level), own: Vec::new() }
    }
}

impl Levels {
    /// What headings a section's text may hold.
    pub fn room(&self, section: Section) -> Room {
        Room::below(section.level(), self.sections[section as usize])
    }

    fn own_room(&self, id: Id, after: Anchor) -> Room {
        let in_file = self.own.iter().find(|(own, _)| *own == id).map_or(after.level(), |(_, level)| *level);
        Room::below(after.level(), in_file)
    }

    fn passage(&self, passage: Passage, text: &str) -> Prose {
        match Section::of_passage(passage) {
            Some(section) => Prose::typed(text, self.room(section)),
            None if passage == Passage::BeforeTitle => Prose::typed_before_title(text),
            None => Prose::typed(text, Room::without_headings()),
        }
    }
}

impl Postmortem {
    /// Does what an edit says. Returns the row or section that it added, and of [`Edit::AddEvents`] all rows in the order
    /// in which it lists them.
    pub fn apply(&mut self, edit: Edit, levels: &Levels, ids: &mut Ids) -> Vec<Id> {
        match edit {
            Edit::All(edits) => return edits.into_iter().flat_map(|edit| self.apply(edit, levels, ids)).collect(),
            Edit::FrontMatter(text) => {
                self.front_matter = self.front_matter.as_ref().and_then(|own| own.with_settings(&text));
            }
            Edit::Title(text) => self.title = Heading::typed(&text),
            Edit::Date(text) => self.date = Date::typed(&text, levels.room(Section::Date)),
            Edit::Passage(passage, text) => self.set_passage(passage, levels.passage(passage, &text)),
            Edit::ListText(list, text) => {
                self.set_list(list, Bullets::typed(&text, levels.room(list.section()), ids));
            }
            Edit::ListFromText(list) => self.list_from_text(list, ids),
            Edit::Item(list, id, text) => self.with_item(list, id, |_| text),
            Edit::AuthorName(id, name) => {
                self.with_item(List::Authors, id, |bullet| Author { name, ..Author::of(bullet) }.bullet())
            }
            Edit::AuthorLink(id, link) => {
                self.with_item(List::Authors, id, |bullet| Author { link, ..Author::of(bullet) }.bullet())
            }
            Edit::Action(id, column, text) => {
                self.with_action(id, |action| *action.cell_mut(column) = Cell::typed(&text));
            }
            Edit::Tracking(id, text) => {
                self.with_action(id, |action| action.bug = Action::bug(&text, action.state()));
            }
            Edit::State(id, state) => {
                self.with_action(id, |action| action.bug = Action::bug(action.tracking(), state.as_deref()));
            }
            Edit::Time(id, text) => self.with_event(id, |event| event.time = Clock::of(Cell::typed(&text))),
            Edit::SettleTime(id, text) => self.settle_time(id, &text, levels, ids),
            Edit::Description(id, text) => self.with_event(id, |event| event.text = event.with_description(&text)),
            Edit::Marker(id, marker) => self.with_event(id, |event| event.text = event.with_marker(&marker)),
            Edit::MarkedDescription(id, marker, text) => self.with_event(id, |event| {
                event.text = event.with_description(&text);
                event.text = event.with_marker(&marker);
            }),
            Edit::DayDate(id, text) => self.with_day(id, |line| {
                let date = day(&text);
                let is_understood = date.is_some() || text.trim().is_empty();
                is_understood.then(|| DayLine::new(date, line.zone().cloned()))?
            }),
            Edit::DayZone(id, text) => self.with_day(id, |line| DayLine::new(line.date(), Zone::typed(&text))),
            Edit::Note(id, text) => self.set_note(id, &text, levels, ids),
            Edit::AddRow(rows, place) => return self.add_row(rows, place, ids).into_iter().collect(),
            Edit::AddDay(place, date) => {
                let line = day_line(Some(date), &self.zone(), ids);
                let added = line.and_then(|line| insert(Rc::make_mut(&mut self.timeline), line, place));
                return added.into_iter().collect();
            }
            Edit::AddEvents(entries) => return self.add_events(entries, levels, ids),
            Edit::RemoveRow(rows, id) => self.remove_row(rows, id, levels, ids),
            Edit::MoveRow { rows, id, to } => self.move_row(rows, id, to, levels, ids),
            Edit::Arrange(order) => {
                let timeline = Rc::make_mut(&mut self.timeline);
                order::arrange(timeline, &order);
                join_notes(timeline, levels.room(Section::Timeline), ids);
            }
            Edit::OwnHeading(id, text) => self.with_own(id, |own| own.heading = Heading::typed(&text)),
            Edit::OwnText(id, text) => self.with_own(id, |own| {
                own.text = Prose::typed(&text, levels.own_room(id, own.after));
            }),
            Edit::AddOwn(after, heading) => {
                let after = after.of_whole();
                let id = ids.give();
                let own = OwnSection { after, heading: Heading::typed(&heading), text: Prose::default() };
                let at = self.own.partition_point(|other| other.value.after.order() <= after.order());
                Rc::make_mut(&mut self.own).insert(at, Row::new(id, own));
                return vec![id];
            }
            Edit::RemoveOwn(id) => Rc::make_mut(&mut self.own).retain(|own| own.id != id),
        }
        Vec::new()
    }

    /// The zone of the timeline's new days: that of its first line that names one.
    pub(super) fn zone(&self) -> Zone {
        let named = self.timeline.iter().find_map(|entry| entry.value.as_day()?.zone().cloned());
        named.unwrap_or_else(Zone::utc)
    }

    fn settle_time(&mut self, id: Id, text: &str, levels: &Levels, ids: &mut Ids) {
        let Some(at) = position(&self.timeline, id) else { return };
        let unclear = |_| TypedTime { clock: Clock::of(Cell::typed(text)), day: None };
        let TypedTime { clock, day } = self.typed_time(at, text).unwrap_or_else(unclear);
        let day = day.filter(|day| Some(*day) != self.date_at(at));
        self.with_event(id, |event| event.time = clock);
        let (zone, undated) = (self.zone(), self.date.day());
        let timeline = Rc::make_mut(&mut self.timeline);
        if timeline[at].value.as_event().is_none() {
            return;
        }
        if day.is_some() {
            let additions = vec![Addition { day, rows: vec![timeline.remove(at)] }];
            order::add(timeline, additions, undated, |date| day_line(date, &zone, ids));
        } else {
            order::settle(timeline, at);
        }
        join_notes(timeline, levels.room(Section::Timeline), ids);
    }

    fn add_events(&mut self, entries: Vec<NewEntry>, levels: &Levels, ids: &mut Ids) -> Vec<Id> {
        let room = levels.room(Section::Timeline);
        let mut added = Vec::new();
        let mut additions: Vec<Addition> = Vec::new();
        // The incident's day, as with a first row that is added by itself.
        let first_day = self.date.day().filter(|_| self.timeline.is_empty());
        let mut above: Vec<String> = Vec::new();
        for entry in entries {
            match (entry, additions.last_mut()) {
                (NewEntry::Event(new), _) => {
                    let event = Event { time: Clock::of(Cell::typed(&new.time)), text: new.cell() };
                    let id = ids.give();
                    added.push(id);
                    let mut rows = vec![Row::new(id, TimelineEntry::Event(event))];
                    for text in above.drain(..) {
                        let before_row = rows.len() - 1;
                        add_note(&mut rows, before_row, &text, room, ids);
                    }
                    additions.push(Addition { day: new.day.or(first_day), rows });
                }
                (NewEntry::Note(text), Some(Addition { rows, .. })) => add_note(rows, rows.len(), &text, room, ids),
                (NewEntry::Note(text), None) => above.push(text),
            }
        }
        let (zone, undated) = (self.zone(), self.date.day());
        let timeline = Rc::make_mut(&mut self.timeline);
        order::add(timeline, additions, undated, |date| day_line(date, &zone, ids));
        // There was no row at all.
        for text in above {
            timeline.extend(typed_entries(&text, room, ids));
        }
        join_notes(timeline, room, ids);
        added
    }

    fn with_items(&mut self, list: List, change: impl FnOnce(&mut Vec<Row<Prose>>)) {
        if let Bullets::Items(items) = self.list(list) {
            let mut items = items.clone();
            change(Rc::make_mut(&mut items));
            self.set_list(list, Bullets::Items(items));
        }
    }

    fn with_item(&mut self, list: List, id: Id, typed: impl FnOnce(&str) -> String) {
        self.with_items(list, |items| {
            if let Some(item) = items.iter_mut().find(|item| item.id == id) {
                item.value = Rc::new(Prose::typed_bullet(&typed(&item.value)));
            }
        });
    }

    fn with_action(&mut self, id: Id, change: impl FnOnce(&mut Action)) {
        let Some(at) = position(&self.actions, id) else { return };
        let entry = Rc::make_mut(&mut Rc::make_mut(&mut self.actions)[at].value);
        if let ActionEntry::Action(action) = entry {
            change(action);
        }
    }

    fn with_event(&mut self, id: Id, change: impl FnOnce(&mut Event)) {
        let Some(at) = position(&self.timeline, id) else { return };
        let entry = Rc::make_mut(&mut Rc::make_mut(&mut self.timeline)[at].value);
        if let TimelineEntry::Event(event) = entry {
            change(event);
        }
    }

    /// Changes a day line; a change that would leave it empty is not made.
    fn with_day(&mut self, id: Id, change: impl FnOnce(&DayLine) -> Option<DayLine>) {
        let Some(at) = position(&self.timeline, id) else { return };
        if let TimelineEntry::Day(day) = &*self.timeline[at].value
            && let Some(day) = change(day)
        {
            Rc::make_mut(&mut self.timeline)[at].value = Rc::new(TimelineEntry::Day(day));
        }
    }

    fn with_own(&mut self, id: Id, change: impl FnOnce(&mut OwnSection)) {
        let Some(at) = position(&self.own, id) else { return };
        change(Rc::make_mut(&mut Rc::make_mut(&mut self.own)[at].value));
    }

    fn set_note(&mut self, id: Id, text: &str, levels: &Levels, ids: &mut Ids) {
        let timeline = levels.room(Section::Timeline);
        if !set_note(Rc::make_mut(&mut self.timeline), id, text, timeline, ids) {
            set_note(Rc::make_mut(&mut self.actions), id, text, levels.room(Section::ActionItems), ids);
        }
    }

    fn list_from_text(&mut self, list: List, ids: &mut Ids) {
        let Bullets::Text(text) = self.list(list) else { return };
        let items = converted(text).iter().map(|item| Row::new(ids.give(), Prose::typed_bullet(item))).collect();
        self.set_list(list, Bullets::Items(Rc::new(items)));
    }

    fn add_row(&mut self, rows: Rows, place: Place, ids: &mut Ids) -> Option<Id> {
        match rows {
            Rows::List(list) => {
                let mut added = None;
                let row = Row::new(ids.give(), Prose::default());
                self.with_items(list, |items| added = insert(items, row, place));
                added
            }
            Rows::Actions => {
                let row = Row::new(ids.give(), ActionEntry::Action(Action::default()));
                insert(Rc::make_mut(&mut self.actions), row, place)
            }
            Rows::Timeline => {
                let date = self.date.day();
                let timeline = Rc::make_mut(&mut self.timeline);
                let row = Row::new(ids.give(), TimelineEntry::Event(Event::default()));
                if timeline.is_empty()
                    && let Some(day) = DayLine::new(date, Some(Zone::utc()))
                {
                    timeline.push(Row::new(ids.give(), TimelineEntry::Day(day)));
                    return insert(timeline, row, Place::Last);
                }
                insert(timeline, row, place)
            }
        }
    }

    fn remove_row(&mut self, rows: Rows, id: Id, levels: &Levels, ids: &mut Ids) {
        match rows {
            Rows::List(list) => self.with_items(list, |items| items.retain(|item| item.id != id)),
            Rows::Actions => remove(Rc::make_mut(&mut self.actions), id, levels.room(rows.section()), ids),
            Rows::Timeline => remove(Rc::make_mut(&mut self.timeline), id, levels.room(rows.section()), ids),
        }
    }

    fn move_row(&mut self, rows: Rows, id: Id, to: Id, levels: &Levels, ids: &mut Ids) {
        let room = levels.room(rows.section());
        match rows {
            Rows::List(list) => self.with_items(list, |items| relocate(items, id, to)),
            Rows::Actions => {
                let actions = Rc::make_mut(&mut self.actions);
                relocate(actions, id, to);
                join_notes(actions, room, ids);
            }
            Rows::Timeline => {
                let timeline = Rc::make_mut(&mut self.timeline);
                if let (Some(from), Some(to)) = (position(timeline, id), position(timeline, to)) {
                    order::carry(timeline, from, to);
                }
                join_notes(timeline, room, ids);
            }
        }
    }
}

/// A line that begins a day, or rows of which no day is known.
fn day_line(date: Option<NaiveDate>, zone: &Zone, ids: &mut Ids) -> Option<Row<TimelineEntry>> {
    let line = DayLine::new(date, Some(zone.clone()))?;
    Some(Row::new(ids.give(), TimelineEntry::Day(line)))
}

/// Puts a note among the rows that it comes with, one of which is an event. What would be read as rows or as a day goes
/// into the event: it is not to take what follows into another day.
fn add_note(rows: &mut Vec<Row<TimelineEntry>>, place: usize, text: &str, room: Room, ids: &mut Ids) {
    let entries = typed_entries::<TimelineEntry>(text, room, ids);
    if entries.iter().all(|entry| entry.value.as_note().is_some()) {
        rows.splice(place..place, entries);
        return;
    }
    for row in rows {
        if let TimelineEntry::Event(event) = Rc::make_mut(&mut row.value) {
            event.text = Cell::typed(&format!("{}\n{text}", event.text.as_str()));
        }
    }
}

fn insert<T>(rows: &mut Vec<Row<T>>, row: Row<T>, place: Place) -> Option<Id> {
    let at = match place {
        Place::First => 0,
        Place::Last => rows.len(),
        Place::After(id) => position(rows, id)? + 1,
    };
    let id = row.id;
    rows.insert(at, row);
    Some(id)
}

fn remove<T: TableEntry>(rows: &mut Vec<Row<T>>, id: Id, room: Room, ids: &mut Ids) {
    rows.retain(|row| row.id != id);
    join_notes(rows, room, ids);
}

fn relocate<T>(rows: &mut Vec<Row<T>>, id: Id, to: Id) {
    if let (Some(from), Some(to)) = (position(rows, id), position(rows, to)) {
        let row = rows.remove(from);
        rows.insert(to, row);
    }
}

/// The items that a text becomes: each paragraph or other block is one, and so is each item of its lists.
fn converted(text: &str) -> Vec<String> {
    let scan = scan(text, 0);
    let mut items = Vec::new();
    for block in &scan.blocks {
        match &block.kind {
            Kind::List { items: lines, .. } => {
                for (index, item) in lines.iter().enumerate() {
                    let end = lines.get(index + 1).map_or(block.last, |next| next.line - 1);
                    let read = Prose::read_bullet(&scan, item.line, end, item.content);
                    items.push(read.as_str().to_owned());
                }
            }
            _ => items.push(scan.text[scan.span(block)].to_owned()),
        }
    }
    items
}
