//! A field of the form: one control that holds one text.

use crate::document::{
    ActionColumn, ActionEntry, Author, Bullets, Content, DayLine, Edit, Event, Id, List, Passage, Postmortem, Row,
    Section, TimelineEntry, Zone, iso, position,
};

/// A control of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    FrontMatter,
    Title,
    Date,
    Passage(Passage),
    /// A list section as one text, when it is no list.
    ListText(List),
    Item(List, Id),
    AuthorName(Id),
    AuthorLink(Id),
    Action(Id, ActionColumn),
    Tracking(Id),
    State(Id),
    Time(Id),
    Marker(Id),
    Description(Id),
    DayDate(Id),
    DayZone(Id),
    Note(Id),
    OwnHeading(Id),
    OwnText(Id),
}

/// What a row of a section is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowKind {
    Item(List),
    Author,
    Action,
    Day,
    Event,
    Note,
}

impl Field {
    /// A name for the control, unique in the document: letters, digits and hyphens.
    pub fn key(self) -> String {
        let (kind, first, second) = self.parts();
        format!("field-{kind}-{first}-{second}")
    }

    /// The field of a name that [`Field::key`] made.
    pub fn of_key(key: &str) -> Option<Field> {
        let mut parts = key.strip_prefix("field-")?.split('-');
        let kind = parts.next()?;
        let first: u32 = parts.next()?.parse().ok()?;
        let second: usize = parts.next()?.parse().ok()?;
        let id = Id(first);
        Some(match kind {
            "settings" => Field::FrontMatter,
            "title" => Field::Title,
            "date" => Field::Date,
            "passage" => Field::Passage(*Passage::ALL.get(second)?),
            "list" => Field::ListText(*List::ALL.get(second)?),
            "item" => Field::Item(*List::ALL.get(second)?, id),
            "name" => Field::AuthorName(id),
            "link" => Field::AuthorLink(id),
            "action" => Field::Action(id, *ActionColumn::ALL.get(second)?),
            "tracking" => Field::Tracking(id),
            "state" => Field::State(id),
            "time" => Field::Time(id),
            "marker" => Field::Marker(id),
            "description" => Field::Description(id),
            "day" => Field::DayDate(id),
            "zone" => Field::DayZone(id),
            "note" => Field::Note(id),
            "heading" => Field::OwnHeading(id),
            "own" => Field::OwnText(id),
            _ => return None,
        })
    }

    fn parts(self) -> (&'static str, u32, usize) {
        match self {
            Field::FrontMatter => ("settings", 0, 0),
            Field::Title => ("title", 0, 0),
            Field::Date => ("date", 0, 0),
            Field::Passage(passage) => ("passage", 0, passage as usize),
            Field::ListText(list) => ("list", 0, list as usize),
            Field::Item(list, id) => ("item", id.0, list as usize),
            Field::AuthorName(id) => ("name", id.0, 0),
            Field::AuthorLink(id) => ("link", id.0, 0),
            Field::Action(id, column) => ("action", id.0, column as usize),
            Field::Tracking(id) => ("tracking", id.0, 0),
            Field::State(id) => ("state", id.0, 0),
            Field::Time(id) => ("time", id.0, 0),
            Field::Marker(id) => ("marker", id.0, 0),
            Field::Description(id) => ("description", id.0, 0),
            Field::DayDate(id) => ("day", id.0, 0),
            Field::DayZone(id) => ("zone", id.0, 0),
            Field::Note(id) => ("note", id.0, 0),
            Field::OwnHeading(id) => ("heading", id.0, 0),
            Field::OwnText(id) => ("own", id.0, 0),
        }
    }

    /// The section that it stands in; `None` for those above all sections, and in sections of the team's own.
    pub fn section(self, document: &Postmortem) -> Option<Section> {
        Some(match self {
            Field::Date => Section::Date,
            Field::Passage(passage) => Section::of_passage(passage)?,
            Field::ListText(list) | Field::Item(list, _) => list.section(),
            Field::AuthorName(_) | Field::AuthorLink(_) => Section::Authors,
            Field::Action(..) | Field::Tracking(_) | Field::State(_) => Section::ActionItems,
            Field::Note(id) if position(&document.actions, id).is_some() => Section::ActionItems,
            Field::Time(_) | Field::Marker(_) | Field::Description(_) => Section::Timeline,
            Field::DayDate(_) | Field::DayZone(_) | Field::Note(_) => Section::Timeline,
            Field::FrontMatter | Field::Title | Field::OwnHeading(_) | Field::OwnText(_) => return None,
        })
    }

    /// The field whose text tells this one's row from others; `None` if it stands in no row that has one.
    pub fn name_of_row(self) -> Option<Field> {
        match self {
            Field::Action(id, _) | Field::Tracking(id) | Field::State(id) => {
                Some(Field::Action(id, ActionColumn::Item))
            }
            Field::Time(id) | Field::Marker(id) => Some(Field::Description(id)),
            Field::AuthorLink(id) => Some(Field::AuthorName(id)),
            Field::OwnText(id) => Some(Field::OwnHeading(id)),
            _ => None,
        }
    }

    /// What the field shows; `None` if the document does not have it.
    pub fn text(self, document: &Postmortem) -> Option<String> {
        Some(match self {
            Field::FrontMatter => document.front_matter.as_ref()?.settings().to_owned(),
            Field::Title => document.title.to_string(),
            Field::Date => document.date.text(),
            Field::Passage(passage) => document.passage(passage).to_string(),
            Field::ListText(list) => match document.list(list) {
                Bullets::Text(text) => text.to_string(),
                Bullets::Items(_) => return None,
            },
            Field::Item(list, id) => find(document.list(list).items(), id)?.to_string(),
            Field::AuthorName(id) => author(document, id)?.name,
            Field::AuthorLink(id) => author(document, id)?.link,
            Field::Action(id, column) => action(document, id)?.cell(column).to_string(),
            Field::Tracking(id) => action(document, id)?.tracking().to_owned(),
            Field::State(id) => action(document, id)?.state().unwrap_or_default().to_owned(),
            Field::Time(id) => event(document, id)?.time.cell().to_string(),
            Field::Marker(id) => event(document, id)?.marker().unwrap_or_default().to_owned(),
            Field::Description(id) => event(document, id)?.description().to_owned(),
            Field::DayDate(id) => day_line(document, id)?.date().map(iso).unwrap_or_default(),
            Field::DayZone(id) => day_line(document, id)?.zone().map(Zone::to_string).unwrap_or_default(),
            Field::Note(id) => note(document, id)?,
            Field::OwnHeading(id) => document.own(id)?.heading.to_string(),
            Field::OwnText(id) => document.own(id)?.text.to_string(),
        })
    }

    /// The edit that gives the field another text.
    pub fn edit(self, text: String) -> Edit {
        match self {
            Field::FrontMatter => Edit::FrontMatter(text),
            Field::Title => Edit::Title(text),
            Field::Date => Edit::Date(text),
            Field::Passage(passage) => Edit::Passage(passage, text),
            Field::ListText(list) => Edit::ListText(list, text),
            Field::Item(list, id) => Edit::Item(list, id, text),
            Field::AuthorName(id) => Edit::AuthorName(id, text),
            Field::AuthorLink(id) => Edit::AuthorLink(id, text),
            Field::Action(id, column) => Edit::Action(id, column, text),
            Field::Tracking(id) => Edit::Tracking(id, text),
            Field::State(id) => Edit::State(id, Some(text).filter(|text| !text.trim().is_empty())),
            Field::Time(id) => Edit::Time(id, text),
            Field::Marker(id) => Edit::Marker(id, text),
            Field::Description(id) => Edit::Description(id, text),
            Field::DayDate(id) => Edit::DayDate(id, text),
            Field::DayZone(id) => Edit::DayZone(id, text),
            Field::Note(id) => Edit::Note(id, text),
            Field::OwnHeading(id) => Edit::OwnHeading(id, text),
            Field::OwnText(id) => Edit::OwnText(id, text),
        }
    }
}

fn find<T>(rows: &[Row<T>], id: Id) -> Option<&T> {
    position(rows, id).map(|at| &*rows[at].value)
}

fn author(document: &Postmortem, id: Id) -> Option<Author> {
    find(document.list(List::Authors).items(), id).map(|bullet| Author::of(bullet))
}

fn action(document: &Postmortem, id: Id) -> Option<&crate::document::Action> {
    match find(&document.actions, id)? {
        ActionEntry::Action(action) => Some(action),
        ActionEntry::Note(_) => None,
    }
}

fn event(document: &Postmortem, id: Id) -> Option<&Event> {
    match find(&document.timeline, id)? {
        TimelineEntry::Event(event) => Some(event),
        TimelineEntry::Day(_) | TimelineEntry::Note(_) => None,
    }
}

fn day_line(document: &Postmortem, id: Id) -> Option<&DayLine> {
    match find(&document.timeline, id)? {
        TimelineEntry::Day(day) => Some(day),
        TimelineEntry::Event(_) | TimelineEntry::Note(_) => None,
    }
}

fn note(document: &Postmortem, id: Id) -> Option<String> {
    match (find(&document.timeline, id), find(&document.actions, id)) {
        (Some(TimelineEntry::Note(text)), _) | (_, Some(ActionEntry::Note(text))) => Some(text.to_string()),
        _ => None,
    }
}

/// All fields of a document that may show something, in its order.
pub fn fields(document: &Postmortem) -> Vec<Field> {
    let mut fields = vec![Field::FrontMatter, Field::Passage(Passage::BeforeTitle), Field::Title];
    fields.push(Field::Passage(Passage::Introduction));
    for section in Section::ALL {
        match section.content() {
            Content::Date => fields.push(Field::Date),
            Content::Passage(passage) => fields.push(Field::Passage(passage)),
            Content::List(list) => match document.list(list) {
                Bullets::Text(_) => fields.push(Field::ListText(list)),
                Bullets::Items(items) => {
                    let kind = if list == List::Authors { RowKind::Author } else { RowKind::Item(list) };
                    fields.extend(items.iter().flat_map(|row| row_fields(kind, row.id)));
                }
            },
            Content::Actions => fields.extend(document.actions.iter().flat_map(|row| match &*row.value {
                ActionEntry::Action(_) => row_fields(RowKind::Action, row.id),
                ActionEntry::Note(_) => row_fields(RowKind::Note, row.id),
            })),
            Content::Timeline => fields.extend(document.timeline.iter().flat_map(|row| match &*row.value {
                TimelineEntry::Day(_) => row_fields(RowKind::Day, row.id),
                TimelineEntry::Event(_) => row_fields(RowKind::Event, row.id),
                TimelineEntry::Note(_) => row_fields(RowKind::Note, row.id),
            })),
        }
    }
    fields.extend(document.own.iter().flat_map(|own| [Field::OwnHeading(own.id), Field::OwnText(own.id)]));
    fields
}

/// The fields of a row, in the order in which Tab goes through them.
pub fn row_fields(kind: RowKind, id: Id) -> Vec<Field> {
    match kind {
        RowKind::Item(list) => vec![Field::Item(list, id)],
        RowKind::Author => vec![Field::AuthorName(id), Field::AuthorLink(id)],
        RowKind::Action => vec![
            Field::Action(id, ActionColumn::Item),
            Field::Action(id, ActionColumn::Kind),
            Field::Action(id, ActionColumn::Owner),
            Field::Tracking(id),
            Field::State(id),
        ],
        RowKind::Day => vec![Field::DayDate(id), Field::DayZone(id)],
        RowKind::Event => vec![Field::Time(id), Field::Marker(id), Field::Description(id)],
        RowKind::Note => vec![Field::Note(id)],
    }
}

/// The fields that two versions of a document both have and that may show another text now. Rows that came or went are
/// not among them.
pub fn changed_fields(before: &Postmortem, after: &Postmortem) -> Vec<Field> {
    let mut fields = Vec::new();
    if before.front_matter != after.front_matter {
        fields.push(Field::FrontMatter);
    }
    if before.title != after.title {
        fields.push(Field::Title);
    }
    if before.date != after.date {
        fields.push(Field::Date);
    }
    let passages = Passage::ALL.into_iter().filter(|passage| before.passage(*passage) != after.passage(*passage));
    fields.extend(passages.map(Field::Passage));
    for list in List::ALL {
        if matches!((before.list(list), after.list(list)), (Bullets::Text(one), Bullets::Text(other)) if one != other) {
            fields.push(Field::ListText(list));
        }
        let kind = if list == List::Authors { RowKind::Author } else { RowKind::Item(list) };
        changed_rows(before.list(list).items(), after.list(list).items(), &mut fields, |_| kind);
    }
    changed_rows(&before.actions, &after.actions, &mut fields, |entry| match entry {
        ActionEntry::Action(_) => RowKind::Action,
        ActionEntry::Note(_) => RowKind::Note,
    });
    changed_rows(&before.timeline, &after.timeline, &mut fields, |entry| match entry {
        TimelineEntry::Day(_) => RowKind::Day,
        TimelineEntry::Event(_) => RowKind::Event,
        TimelineEntry::Note(_) => RowKind::Note,
    });
    for own in after.own.iter() {
        if before.own(own.id).is_some_and(|earlier| *earlier != *own.value) {
            fields.extend([Field::OwnHeading(own.id), Field::OwnText(own.id)]);
        }
    }
    fields
}

fn changed_rows<T: PartialEq>(
    before: &[Row<T>],
    after: &[Row<T>],
    fields: &mut Vec<Field>,
    kind: impl Fn(&T) -> RowKind,
) {
    if std::ptr::eq(before, after) {
        return;
    }
    // Most rows stand where they stood; only the others are looked for.
    for (at, row) in after.iter().enumerate() {
        let earlier = before.get(at).filter(|earlier| earlier.id == row.id);
        let earlier = earlier.or_else(|| position(before, row.id).map(|at| &before[at]));
        if earlier.is_some_and(|earlier| earlier != row) {
            fields.extend(row_fields(kind(&row.value), row.id));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Session;
    use crate::template::EXAMPLE;

    #[test]
    fn a_key_names_its_field() {
        for field in [
            Field::Title,
            Field::Passage(Passage::Detection),
            Field::Item(List::GotLucky, Id(7)),
            Field::Action(Id(12), ActionColumn::Owner),
            Field::OwnText(Id(3)),
        ] {
            assert_eq!(Field::of_key(&field.key()), Some(field));
        }
        assert_eq!(Field::of_key("field-other-1-1"), None);
    }

    #[test]
    fn an_edit_of_a_field_changes_what_it_shows_and_no_other() {
        let mut session = Session::open(EXAMPLE);
        let before = session.document().clone();
        let row = before.actions[0].id;
        session.apply(Field::State(row).edit("WONTFIX".to_owned()));
        assert_eq!(Field::State(row).text(session.document()).as_deref(), Some("WONTFIX"));
        assert_eq!(changed_fields(&before, session.document()), row_fields(RowKind::Action, row));
    }
}
