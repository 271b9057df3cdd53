//! What fields a document has, and what stands in the lines of each.

use postmortem_editor::document::{Bullets, Id, List, Passage, Postmortem, TableEntry};
use postmortem_editor::form::{Field, Shape, action_lines, list_shape, row_fields, timeline_lines};

/// All fields of a document, and the text of each list as a whole even where it is shown as rows.
pub fn fields(document: &Postmortem) -> Vec<Field> {
    let mut fields = vec![Field::Title, Field::Date];
    fields.extend(document.front_matter.is_some().then_some(Field::FrontMatter));
    fields.extend(Passage::ALL.map(Field::Passage));
    fields.extend(List::ALL.map(Field::ListText));
    let mut lines = [action_lines(document), timeline_lines(document)].concat();
    for list in List::ALL {
        if let Shape::Rows(rows) = list_shape(document, list) {
            lines.extend(rows);
        }
    }
    fields.extend(lines.into_iter().flat_map(|line| row_fields(line.kind, line.id)));
    fields.extend(document.own.iter().flat_map(|own| [Field::OwnHeading(own.id), Field::OwnText(own.id)]));
    fields
}

/// What stands in the lines that a field shares with nothing but the other fields of its row.
pub fn says(document: &Postmortem, field: Field) -> String {
    let join = |texts: Vec<String>| texts.join("\n");
    match field {
        Field::FrontMatter => document.front_matter.as_ref().map(|own| own.settings().to_owned()).unwrap_or_default(),
        Field::Title => document.title.to_string(),
        Field::Date => document.date.text(),
        Field::Passage(passage) => document.passage(passage).to_string(),
        Field::ListText(list) => match document.list(list) {
            Bullets::Text(text) => text.to_string(),
            Bullets::Items(items) => join(items.iter().map(|item| item.value.to_string()).collect()),
        },
        Field::Item(list, id) => item(document, list, id),
        Field::AuthorName(id) | Field::AuthorLink(id) => item(document, List::Authors, id),
        Field::Action(id, _) | Field::Tracking(id) | Field::State(id) => {
            join(document.actions.iter().filter(|row| row.id == id).map(|row| row_says(&*row.value)).collect())
        }
        Field::Time(id) | Field::Marker(id) | Field::Description(id) | Field::DayDate(id) | Field::DayZone(id) => {
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

fn item(document: &Postmortem, list: List, id: Id) -> String {
    let item = document.list(list).items().iter().find(|item| item.id == id);
    item.map(|item| item.value.to_string()).unwrap_or_default()
}

fn row_says<T: TableEntry>(row: &T) -> String {
    let other = row.as_note().map(|note| note.to_string()).or(row.as_line());
    let cells = T::COLUMNS.iter().filter_map(|column| row.cell(*column)).map(|cell| cell.written());
    other.into_iter().chain(cells).collect::<Vec<_>>().join(" | ")
}
