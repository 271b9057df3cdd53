//! All texts of a document.

use std::collections::HashMap;

use super::text::Text;
use crate::document::{ActionColumn, ActionEntry, Author, Bullets, Content, List, Passage, Postmortem, Section};
use crate::form::Field;

/// The texts of a document but its timeline's, in its order: what people did is a fact there, and no rule of language looks
/// at it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    texts: Vec<Text>,
}

impl Texts {
    /// Those of a document, all of them read.
    pub fn of(document: &Postmortem) -> Texts {
        let mut texts = Texts::default();
        texts.follow(document);
        texts
    }

    /// Each that says anything, in the order of the document.
    pub fn iter(&self) -> std::slice::Iter<'_, Text> {
        self.texts.iter()
    }

    /// Becomes those of another document, or of another state of this one. What says the same as before is not read again.
    pub fn follow(&mut self, document: &Postmortem) {
        let mut before: HashMap<Field, Text> = self.texts.drain(..).map(|text| (text.field, text)).collect();
        for_each(document, &mut |field, section, markdown| {
            if markdown.trim().is_empty() {
                return;
            }
            let known = before.remove(&field).filter(|text| text.markdown == markdown);
            self.texts.push(known.unwrap_or_else(|| Text::read(field, section, markdown)));
        });
    }
}

/// Tells each field that holds a text for readers, with its section and what it shows.
fn for_each(document: &Postmortem, tell: &mut dyn FnMut(Field, Option<Section>, &str)) {
    tell(Field::Passage(Passage::BeforeTitle), None, document.passage(Passage::BeforeTitle));
    tell(Field::Title, None, &document.title);
    tell(Field::Passage(Passage::Introduction), None, document.passage(Passage::Introduction));
    for section in Section::ALL {
        let mut tell = |field: Field, markdown: &str| tell(field, Some(section), markdown);
        match section.content() {
            Content::Passage(passage) => tell(Field::Passage(passage), document.passage(passage)),
            Content::List(list) => match document.list(list) {
                Bullets::Text(text) => tell(Field::ListText(list), text),
                Bullets::Items(items) if list == List::Authors => {
                    items.iter().for_each(|row| tell(Field::AuthorName(row.id), &Author::of(&row.value).name));
                }
                Bullets::Items(items) => items.iter().for_each(|row| tell(Field::Item(list, row.id), &row.value)),
            },
            Content::Actions => document.actions.iter().for_each(|row| match &*row.value {
                ActionEntry::Action(action) => tell(Field::Action(row.id, ActionColumn::Item), &action.item),
                ActionEntry::Note(text) => tell(Field::Note(row.id), text),
            }),
            Content::Date | Content::Timeline => {}
        }
    }
    document.own.iter().for_each(|own| tell(Field::OwnText(own.id), None, &own.value.text));
}
