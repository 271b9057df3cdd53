//! The rendered postmortem. Only the parts that say something else than before are made anew; of a table, only the
//! rows.

use std::collections::HashMap;
use std::rc::Rc;

use web_sys::Element;

use super::editor::Editor;
use super::form::key;
use super::picture::StillPicture;
use super::row::BLOCK;
use crate::browser::page::{add, new_element, set_attributes, show};
use crate::document::{
    Action, ActionEntry, Anchor, Bullets, Content, Event, Id, List, OwnSection, Passage, Postmortem, Row, Section,
    TimelineEntry,
};
use crate::form::Field;
use crate::preview::{blocks, inline};

/// The part that holds the picture of the timeline.
const PICTURE: &str = "picture";

/// What is on the page, and of which document.
#[derive(Default)]
pub struct Paper {
    shown: Option<Postmortem>,
    parts: HashMap<String, Element>,
    events: Made<TimelineEntry>,
    actions: Made<ActionEntry>,
    picture: StillPicture,
}

/// The elements of rows, and what each shows.
struct Made<T>(HashMap<Id, (Rc<T>, Element)>);

impl<T> Default for Made<T> {
    fn default() -> Made<T> {
        Made(HashMap::new())
    }
}

impl Paper {
    /// Makes the page show a document, but for the picture of its timeline.
    pub fn show(&mut self, paper: &Element, now: &Postmortem) {
        let before = self.shown.replace(now.clone());
        let before = before.as_ref();
        if before.is_none() {
            self.lay_out(paper);
        }
        let differs = |differs: fn(&Postmortem, &Postmortem) -> bool| before.is_none_or(|before| differs(before, now));
        if differs(|before, now| before.title != now.title) {
            let nodes = if now.title.is_blank() { inline("Untitled postmortem") } else { inline(&now.title) };
            show(&self.parts["title"], &nodes);
            let _ = self.parts["title"].class_list().toggle_with_force("missing", now.title.is_blank());
        }
        for passage in [Passage::BeforeTitle, Passage::Introduction] {
            if before.is_none_or(|before| before.passage(passage) != now.passage(passage)) {
                show(&self.parts[&Field::Passage(passage).key()], &blocks(now.passage(passage)));
            }
        }
        for section in Section::ALL {
            if before.is_none_or(|before| differs_in(section, before, now) && !self.exchange_rows(section, before, now))
            {
                self.section(section, now);
            }
        }
        if differs(|before, now| before.own != now.own) {
            self.own(now);
        }
    }

    /// Makes the page show the picture of the timeline, as wide as there is room for it.
    pub fn show_picture(&mut self, editor: Editor) {
        if let Some(holder) = self.parts.get(PICTURE) {
            self.picture.show(holder, editor);
        }
    }

    /// Exchanges the rows of a section that say something else, if that is all that has changed.
    fn exchange_rows(&mut self, section: Section, before: &Postmortem, now: &Postmortem) -> bool {
        match section {
            Section::Timeline => exchange(&before.timeline, &now.timeline, &mut self.events, |id, entry| match entry {
                TimelineEntry::Event(event) => Some(event_row(id, event)),
                TimelineEntry::Day(_) | TimelineEntry::Note(_) => None,
            }),
            Section::ActionItems => {
                exchange(&before.actions, &now.actions, &mut self.actions, |id, entry| match entry {
                    ActionEntry::Action(action) => Some(action_row(id, action)),
                    ActionEntry::Note(_) => None,
                })
            }
            _ => false,
        }
    }

    /// Makes the elements that stay: one for each part of the template.
    fn lay_out(&mut self, paper: &Element) {
        paper.set_text_content(None);
        self.parts.clear();
        let mut part = |name: &str, element: &str, class: &str, go: &str| {
            let made = add(paper, element, class, "");
            if !go.is_empty() {
                set_attributes(&made, &[("data-go", go)]);
            }
            self.parts.insert(name.to_owned(), made);
        };
        let before_title = Field::Passage(Passage::BeforeTitle).key();
        part(&before_title, "div", "", &before_title);
        part("title", "h2", "paper-title", &Field::Title.key());
        let introduction = Field::Passage(Passage::Introduction).key();
        part(&introduction, "div", "", &introduction);
        part("own-title", "div", "", "");
        for section in Section::ALL {
            let class = if section.is_lesson() { "part" } else { "" };
            part(&key(section), "section", class, &format!("section-{}", key(section)));
            part(&format!("own-{}", key(section)), "div", "", "");
        }
        // It stands in the section of the timeline.
        self.parts.insert(PICTURE.to_owned(), new_element("div", ""));
    }

    fn section(&mut self, section: Section, now: &Postmortem) {
        let part = self.parts[&key(section)].clone();
        part.set_text_content(None);
        add(&part, if section.is_lesson() { "h4" } else { "h3" }, "", section.heading());
        if now.is_blank(section) && section != Section::LessonsLearned && section != Section::Timeline {
            add(&part, "p", "missing", "–");
            return;
        }
        match section.content() {
            Content::Date => show(&add(&part, "div", "", ""), &blocks(&now.date.text())),
            Content::Passage(passage) => show(&add(&part, "div", "", ""), &blocks(now.passage(passage))),
            Content::List(list) => bullets(&part, now, list),
            Content::Actions => self.action_table(&part, &now.actions),
            Content::Timeline => self.timeline(&part, &now.timeline),
        }
    }

    fn action_table(&mut self, part: &Element, rows: &[Row<ActionEntry>]) {
        let mut made = HashMap::new();
        tables(part, rows, &["Action Item", "Type", "Owner", "Bug"], "actions", |row| match &*row.value {
            ActionEntry::Note(text) => Shown::Block(text.to_string()),
            ActionEntry::Action(action) => {
                Shown::Row(reuse(&mut self.actions, &mut made, row, || action_row(row.id, action)))
            }
        });
        self.actions = Made(made);
    }

    fn timeline(&mut self, part: &Element, rows: &[Row<TimelineEntry>]) {
        if rows.is_empty() {
            add(part, "p", "missing", "–");
        }
        let _ = part.append_child(&self.parts[PICTURE]);
        let mut made = HashMap::new();
        tables(part, rows, &["Time", "Description"], "events", |row| match &*row.value {
            TimelineEntry::Day(day) => Shown::Block(day.written()),
            TimelineEntry::Note(text) => Shown::Block(text.to_string()),
            TimelineEntry::Event(event) => {
                Shown::Row(reuse(&mut self.events, &mut made, row, || event_row(row.id, event)))
            }
        });
        self.events = Made(made);
    }

    fn own(&self, now: &Postmortem) {
        let places = std::iter::once((Anchor::Title, "own-title".to_owned()));
        let sections = Section::ALL.map(|section| (Anchor::Section(section), format!("own-{}", key(section))));
        for (after, name) in places.chain(sections) {
            // What follows Lessons Learned as a whole comes after its last part.
            let (name, after) = match after {
                Anchor::Section(Section::LessonsLearned) => continue,
                Anchor::Section(Section::GotLucky) => (name, vec![after, Anchor::Section(Section::LessonsLearned)]),
                _ => (name, vec![after]),
            };
            let place = &self.parts[&name];
            place.set_text_content(None);
            for own in after.into_iter().flat_map(|after| now.own_after(after)) {
                own_section(place, own);
            }
        }
    }
}

fn differs_in(section: Section, before: &Postmortem, now: &Postmortem) -> bool {
    match section.content() {
        Content::Date => before.date != now.date,
        Content::Passage(passage) => before.passage(passage) != now.passage(passage),
        Content::List(list) => before.list(list) != now.list(list),
        Content::Actions => !Rc::ptr_eq(&before.actions, &now.actions),
        Content::Timeline => !Rc::ptr_eq(&before.timeline, &now.timeline),
    }
}

fn bullets(part: &Element, now: &Postmortem, list: List) {
    match now.list(list) {
        Bullets::Text(text) => show(&add(part, "div", "", ""), &blocks(text)),
        Bullets::Items(items) => {
            let shown = add(part, "ul", "", "");
            for item in items.iter().filter(|item| !item.value.is_blank()) {
                let element = add(&shown, "li", "", "");
                show(&element, &blocks(&item.value));
                let field = if list == List::Authors { Field::AuthorName(item.id) } else { Field::Item(list, item.id) };
                set_attributes(&element, &[("data-go", &field.key())]);
            }
        }
    }
}

fn own_section(place: &Element, own: &Row<OwnSection>) {
    let part = add(place, "section", "", "");
    set_attributes(&part, &[("data-go", &Field::OwnText(own.id).key())]);
    let heading = add(&part, if own.value.after.level() == 3 { "h4" } else { "h3" }, "", "");
    show(&heading, &inline(&own.value.heading));
    show(&add(&part, "div", "", ""), &blocks(&own.value.text));
}

/// An entry of a section that holds tables.
enum Shown {
    Row(Element),
    Block(String),
}

/// Makes tables of rows that follow each other, and blocks of what stands between. Long tables are parted, so that the
/// browser need not lay out what is far from the screen.
fn tables<T>(part: &Element, rows: &[Row<T>], columns: &[&str], class: &str, mut shown: impl FnMut(&Row<T>) -> Shown) {
    let mut table: Option<(Element, usize)> = None;
    for row in rows {
        match shown(row) {
            Shown::Block(text) => {
                table = None;
                show(&add(part, "div", "between", ""), &blocks(&text));
            }
            Shown::Row(element) => {
                let (body, count) = match table.take() {
                    Some((body, count)) if count < BLOCK => (body, count),
                    earlier => (new_table(part, columns, class, earlier.is_some()), 0),
                };
                let _ = body.append_child(&element);
                table = Some((body, count + 1));
            }
        }
    }
}

fn new_table(part: &Element, columns: &[&str], class: &str, goes_on: bool) -> Element {
    let block = add(part, "div", "block", "");
    let table = add(&block, "table", class, "");
    let head = add(&table, "thead", if goes_on { "unseen" } else { "" }, "");
    let row = add(&head, "tr", "", "");
    for column in columns {
        set_attributes(&add(&row, "th", "", column), &[("scope", "col")]);
    }
    add(&table, "tbody", "", "")
}

/// Exchanges rows in place. Returns whether that was enough: the same rows in the same order, and no other entry changed.
fn exchange<T: PartialEq>(
    before: &[Row<T>],
    now: &[Row<T>],
    made: &mut Made<T>,
    make: impl Fn(Id, &T) -> Option<Element>,
) -> bool {
    if before.len() != now.len() || before.iter().zip(now).any(|(before, now)| before.id != now.id) {
        return false;
    }
    for row in before.iter().zip(now).filter(|(before, now)| before != now).map(|(_, now)| now) {
        let (Some(new), Some((value, element))) = (make(row.id, &row.value), made.0.get_mut(&row.id)) else {
            return false;
        };
        let _ = element.replace_with_with_node_1(&new);
        *value = row.value.clone();
        *element = new;
    }
    true
}

fn reuse<T>(
    before: &mut Made<T>,
    made: &mut HashMap<Id, (Rc<T>, Element)>,
    row: &Row<T>,
    make: impl FnOnce() -> Element,
) -> Element {
    let element = match before.0.remove(&row.id) {
        Some((value, element)) if Rc::ptr_eq(&value, &row.value) => element,
        _ => make(),
    };
    made.insert(row.id, (row.value.clone(), element.clone()));
    element
}

fn new_row(go: Field, cells: &[&str]) -> Element {
    let row = new_element("tr", "");
    set_attributes(&row, &[("data-go", &go.key())]);
    for cell in cells {
        show(&add(&row, "td", "", ""), &inline(cell));
    }
    row
}

fn action_row(id: Id, action: &Action) -> Element {
    let cells = [action.item.as_str(), action.kind.as_str(), action.owner.as_str(), action.bug.as_str()];
    new_row(Field::Action(id, crate::document::ActionColumn::Item), &cells)
}

fn event_row(id: Id, event: &Event) -> Element {
    new_row(Field::Description(id), &[&event.time.cell(), event.text.as_str()])
}
