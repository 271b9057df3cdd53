//! The fields of a document, as a form shows them: what a person can type into.

use postmortem_editor::document::{
    ActionColumn, ActionEntry, Bullets, Edit, Id, List, Passage, Postmortem, TableEntry, TimelineEntry,
};

/// A field that holds text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Title,
    Date,
    Passage(Passage),
    ListText(List),
    Item(List, Id),
    Cell(Id, ActionColumn),
    Tracking(Id),
    State(Id),
    Time(Id),
    Event(Id),
    Description(Id),
    Note(Id),
    OwnHeading(Id),
    OwnText(Id),
}

impl Field {
    /// The edit that types a text into the field.
    pub fn edit(self, text: &str) -> Edit {
        let text = text.to_owned();
        match self {
            Field::Title => Edit::Title(text),
            Field::Date => Edit::Date(text),
            Field::Passage(passage) => Edit::Passage(passage, text),
            Field::ListText(list) => Edit::ListText(list, text),
            Field::Item(list, id) => Edit::Item(list, id, text),
            Field::Cell(id, column) => Edit::Action(id, column, text),
            Field::Tracking(id) => Edit::Tracking(id, text),
            Field::State(id) => Edit::State(id, Some(text)),
            Field::Time(id) => Edit::Time(id, text),
            Field::Event(id) => Edit::Event(id, text),
            Field::Description(id) => Edit::Description(id, text),
            Field::Note(id) => Edit::Note(id, text),
            Field::OwnHeading(id) => Edit::OwnHeading(id, text),
            Field::OwnText(id) => Edit::OwnText(id, text),
        }
    }
}

/// What stands in the lines that a field shares with nothing but the other cells of its row.
pub fn says(document: &Postmortem, field: Field) -> String {
    let join = |texts: Vec<String>| texts.join("\n");
    match field {
        Field::Title => document.title.to_string(),
        Field::Date => document.date.text(),
        Field::Passage(passage) => document.passage(passage).to_string(),
        Field::ListText(list) => match document.list(list) {
            Bullets::Text(text) => text.to_string(),
            Bullets::Items(items) => join(items.iter().map(|item| item.value.to_string()).collect()),
        },
        Field::Item(list, id) => {
            let item = document.list(list).items().iter().find(|item| item.id == id);
            item.map(|item| item.value.to_string()).unwrap_or_default()
        }
        Field::Cell(id, _) | Field::Tracking(id) | Field::State(id) => {
            join(document.actions.iter().filter(|row| row.id == id).map(|row| row_says(&*row.value)).collect())
        }
        Field::Time(id) | Field::Event(id) | Field::Description(id) => {
            join(document.timeline.iter().filter(|row| row.id == id).map(|row| row_says(&*row.value)).collect())
        }
        Field::Note(id) => {
            let actions = document.actions.iter().filter(|row| row.id == id).map(|row| row_says(&*row.value));
            let timeline = document.timeline.iter().filter(|row| row.id == id).map(|row| row_says(&*row.value));
            join(actions.chain(timeline).collect())
        }
        Field::OwnHeading(id) => document.own(id).map(|own| own.heading.to_string()).unwrap_or_default(),
        Field::OwnText(id) => document.own(id).map(|own| own.text.to_string()).unwrap_or_default(),
    }
}

fn row_says<T: TableEntry>(row: &T) -> String {
    let note = row.as_note().map(|note| note.to_string());
    let cells = T::COLUMNS.iter().filter_map(|column| row.cell(*column)).map(|cell| cell.written());
    note.into_iter().chain(cells).collect::<Vec<_>>().join(" | ")
}

/// All fields of a document.
pub fn fields(document: &Postmortem) -> Vec<Field> {
    let mut fields = vec![Field::Title, Field::Date];
    fields.extend(Passage::ALL.map(Field::Passage));
    for list in List::ALL {
        fields.push(Field::ListText(list));
        fields.extend(document.list(list).items().iter().map(|item| Field::Item(list, item.id)));
    }
    for row in document.actions.iter() {
        match &*row.value {
            ActionEntry::Action(_) => {
                fields.extend(ActionColumn::ALL.map(|column| Field::Cell(row.id, column)));
                fields.extend([Field::Tracking(row.id), Field::State(row.id)]);
            }
            ActionEntry::Note(_) => fields.push(Field::Note(row.id)),
        }
    }
    for row in document.timeline.iter() {
        match &*row.value {
            TimelineEntry::Event(_) => {
                fields.extend([Field::Time, Field::Event, Field::Description].map(|field| field(row.id)));
            }
            TimelineEntry::Note(_) => fields.push(Field::Note(row.id)),
            TimelineEntry::Day(_) => {}
        }
    }
    for own in document.own.iter() {
        fields.extend([Field::OwnHeading(own.id), Field::OwnText(own.id)]);
    }
    fields
}
