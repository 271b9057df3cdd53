//! All that a document holds outside of its timeline, as it was typed: code, quotations and addresses too.

use crate::document::{ActionColumn, ActionEntry, Author, Bullets, Content, Date, List, Passage, Postmortem, Section};
use crate::form::Field;

/// Tells each field that a person types text into, in the order of the document, and what it shows.
pub fn for_each_text(document: &Postmortem, tell: &mut dyn FnMut(Field, &str)) {
    if let Some(settings) = &document.front_matter {
        tell(Field::FrontMatter, settings.settings());
    }
    tell(Field::Passage(Passage::BeforeTitle), document.passage(Passage::BeforeTitle));
    tell(Field::Title, &document.title);
    tell(Field::Passage(Passage::Introduction), document.passage(Passage::Introduction));
    for section in Section::ALL {
        match section.content() {
            Content::Date => {
                if let Date::AsTyped(text) = &document.date {
                    tell(Field::Date, text);
                }
            }
            Content::Passage(passage) => tell(Field::Passage(passage), document.passage(passage)),
            Content::List(list) => match document.list(list) {
                Bullets::Text(text) => tell(Field::ListText(list), text),
                Bullets::Items(items) if list == List::Authors => {
                    for row in items.iter() {
                        let author = Author::of(&row.value);
                        tell(Field::AuthorName(row.id), &author.name);
                        tell(Field::AuthorLink(row.id), &author.link);
                    }
                }
                Bullets::Items(items) => items.iter().for_each(|row| tell(Field::Item(list, row.id), &row.value)),
            },
            Content::Actions => document.actions.iter().for_each(|row| match &*row.value {
                ActionEntry::Action(action) => {
                    tell(Field::Action(row.id, ActionColumn::Item), &action.item);
                    tell(Field::Action(row.id, ActionColumn::Kind), &action.kind);
                    tell(Field::Action(row.id, ActionColumn::Owner), &action.owner);
                    tell(Field::Tracking(row.id), action.tracking());
                }
                ActionEntry::Note(text) => tell(Field::Note(row.id), text),
            }),
            // Of these, each is looked at by itself: see `Rows`.
            Content::Timeline => {}
        }
    }
    for own in document.own.iter() {
        tell(Field::OwnHeading(own.id), &own.value.heading);
        tell(Field::OwnText(own.id), &own.value.text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::fields;
    use crate::markdown::read;
    use crate::template::EXAMPLE;

    #[test]
    fn each_text_is_what_its_field_shows() {
        let text = format!(
            "---\na: 1\n---\n\nbefore\n\n{EXAMPLE}\n## More\n\nown\n\n## Action Items\n\nnote\n\n## Timeline\n\nnote\n"
        );
        let text = text.replace("## Date\n\n2026-03-24", "intro\n\n## Date\n\nMarch").replace("Lindqvist", "x y: z");
        let opened = read(&text.replace("### What went well\n\n* ", "### What went well\n\n1. "));
        let document = opened.document();
        let mut told = Vec::new();
        for_each_text(document, &mut |field, text| {
            assert_eq!(field.text(document).as_deref(), Some(text), "{field:?}");
            told.push(field);
        });
        let shown = fields(document).into_iter().filter(|field| {
            let is_of_row = field.section(document) == Some(Section::Timeline);
            !matches!(field, Field::State(_)) && !is_of_row
        });
        assert_eq!(told, shown.collect::<Vec<_>>());
        assert!(told.contains(&Field::Date));
    }
}
