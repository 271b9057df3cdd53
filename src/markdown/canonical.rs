//! A postmortem in canonical form.

use crate::document::{
    ActionEntry, Anchor, Bullets, Content, List, OwnSection, Passage, Postmortem, Prose, Row, Section, TableEntry,
    TimelineEntry,
};

/// Writes the whole document in canonical form.
pub fn write_canonical(document: &Postmortem) -> String {
    let mut out = String::new();
    if let Some(settings) = &document.front_matter {
        push(&mut out, settings);
    }
    push(&mut out, document.passage(Passage::BeforeTitle));
    push(&mut out, &heading(1, &document.title));
    push(&mut out, document.passage(Passage::Introduction));
    push_own(&mut out, document, Anchor::Title);
    for section in Section::ALL {
        push(&mut out, &heading(section.level(), section.heading()));
        match section.content() {
            // Lessons Learned says nothing itself, as a rule.
            Content::Passage(Passage::Lessons) => push(&mut out, document.passage(Passage::Lessons)),
            _ => push(&mut out, &or_dash(section_text(document, section))),
        }
        if section == Section::GotLucky {
            push_own(&mut out, document, Anchor::Section(Section::GotLucky));
            push_own(&mut out, document, Anchor::Section(Section::LessonsLearned));
        } else if section != Section::LessonsLearned {
            push_own(&mut out, document, Anchor::Section(section));
        }
    }
    out.push('\n');
    out
}

/// What stands below a section's heading; empty if it says nothing.
pub fn section_text(document: &Postmortem, section: Section) -> String {
    match section.content() {
        Content::Date => document.date.text(),
        Content::Passage(passage) => document.passage(passage).as_str().to_owned(),
        Content::List(list) => list_text(document, list),
        Content::Actions => entries_text::<ActionEntry>(&document.actions),
        Content::Timeline => entries_text::<TimelineEntry>(&document.timeline),
    }
}

/// What an empty section holds.
pub(super) fn or_dash(text: String) -> String {
    if text.is_empty() { "-".to_owned() } else { text }
}

/// A heading's line.
pub(super) fn heading(level: u8, text: &str) -> String {
    let hashes = "#".repeat(usize::from(level));
    if text.is_empty() { hashes } else { format!("{hashes} {text}") }
}

/// A section of the team's own, as its heading and its text.
pub(super) fn own_text(own: &OwnSection) -> [String; 2] {
    [heading(own.after.level(), &own.heading), or_dash(own.text.as_str().to_owned())]
}

/// A bullet and what it holds.
pub(super) fn bullet_text(bullet: char, text: &Prose) -> String {
    let mut out = String::from(bullet);
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        if !line.is_empty() {
            out.push_str(if index > 0 { "  " } else { " " });
            out.push_str(line);
        }
    }
    out
}

/// A table row with the cells of these columns.
pub(super) fn row_text<T: TableEntry>(entry: &T, columns: &[T::Column]) -> String {
    let mut out = String::from("|");
    for column in columns {
        out.push(' ');
        if let Some(cell) = entry.cell(*column) {
            out.push_str(&cell.written());
        }
        out.push_str(" |");
    }
    out
}

fn list_text(document: &Postmortem, list: List) -> String {
    match document.list(list) {
        Bullets::Text(text) => text.as_str().to_owned(),
        Bullets::Items(items) => items.iter().map(|item| bullet_text('*', &item.value)).collect::<Vec<_>>().join("\n"),
    }
}

pub(super) fn entries_text<T: TableEntry>(rows: &[Row<T>]) -> String {
    let mut out = String::new();
    let mut in_table = false;
    for row in rows {
        let is_row = row.value.is_row();
        if !in_table && is_row {
            push(&mut out, &T::HEAD.join("\n"));
        }
        in_table = is_row;
        if is_row {
            out.push('\n');
            out.push_str(&row_text(&*row.value, T::COLUMNS));
        } else if let Some(note) = row.value.as_note() {
            push(&mut out, note);
        } else if let Some(line) = row.value.as_line() {
            push(&mut out, &line);
        }
    }
    out
}

fn push_own(out: &mut String, document: &Postmortem, after: Anchor) {
    for own in document.own_after(after) {
        for text in own_text(&own.value) {
            push(out, &text);
        }
    }
}

/// Adds a block after a blank line.
fn push(out: &mut String, block: &str) {
    if block.is_empty() {
        return;
    }
    if !out.is_empty() {
        out.push_str("\n\n");
    }
    out.push_str(block);
}
