//! No value breaks out of its field: what an independent parser sees in a written document is the template's headings and
//! tables with what each field says between them, and nothing else.

use postmortem_editor::document::{Anchor, Bullets, Content, Passage, Postmortem, Row, Section, TableEntry};
use postmortem_editor::form::Field;
use postmortem_editor::markdown::{read, write_canonical};
use postmortem_editor::session::Session;
use proptest::prelude::*;

use crate::fields::fields;
use crate::generated::{Step, config, edited, file, steps};
use crate::independent::{Block, blocks, content, inline, visible};

/// The top-level blocks that a document is to be, by what each of its fields says when it is read alone.
fn expected(document: &Postmortem) -> Vec<Block> {
    let mut expected = text(document.passage(Passage::BeforeTitle), 6);
    expected.push(heading(1, &document.title));
    expected.extend(text(document.passage(Passage::Introduction), 6));
    expected.extend(own(document, Anchor::Title));
    for section in Section::ALL {
        expected.push(heading(section.level(), section.heading()));
        let body = match section.content() {
            Content::Date => text(&document.date.text(), section.level()),
            Content::Passage(passage) => text(document.passage(passage), section.level()),
            Content::List(list) => bullets(document.list(list), section.level()),
            Content::Actions => rows(&document.actions, &["Action Item", "Type", "Owner", "Bug"]),
            Content::Timeline => rows(&document.timeline, &["Time", "Description"]),
        };
        let says_nothing = body.is_empty() && section != Section::LessonsLearned;
        expected.extend(if says_nothing { nothing() } else { body });
        if section != Section::LessonsLearned {
            expected.extend(own(document, Anchor::Section(section)));
        }
        if section == Section::GotLucky {
            expected.extend(own(document, Anchor::Section(Section::LessonsLearned)));
        }
    }
    expected
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, content: inline(text) }
}

/// A field's Markdown. Its headings are deeper than that of its section.
fn text(text: &str, level: u8) -> Vec<Block> {
    let blocks = blocks(&format!("{text}\n\n"));
    for block in &blocks {
        assert!(!matches!(block, Block::Heading { level: found, .. } if *found <= level), "{text:?}");
    }
    blocks
}

/// What stands in a section that says nothing.
fn nothing() -> Vec<Block> {
    vec![Block::Bullets(vec![String::new()])]
}

fn own(document: &Postmortem, after: Anchor) -> Vec<Block> {
    let mut expected = Vec::new();
    for own in document.own_after(after) {
        expected.push(heading(after.level(), &own.value.heading));
        let body = text(&own.value.text, after.level());
        expected.extend(if own.value.text.is_blank() { nothing() } else { body });
    }
    expected
}

fn bullets(bullets: &Bullets, level: u8) -> Vec<Block> {
    match bullets {
        Bullets::Text(prose) => text(prose, level),
        Bullets::Items(items) if items.is_empty() => Vec::new(),
        Bullets::Items(items) => {
            vec![Block::Bullets(items.iter().map(|item| content(&format!("{}\n\n", item.value.as_str()))).collect())]
        }
    }
}

fn rows<T: TableEntry>(rows: &[Row<T>], header: &[&str]) -> Vec<Block> {
    let mut expected = Vec::new();
    let mut in_table = false;
    for row in rows {
        if row.value.is_row() {
            if !in_table {
                expected.push(Block::Table(vec![header.iter().map(|name| (*name).to_owned()).collect()]));
            }
            if let Some(Block::Table(rows)) = expected.last_mut() {
                let cells = T::COLUMNS.iter().filter_map(|column| row.value.cell(*column));
                rows.push(cells.map(|cell| inline(&cell.replace('\n', "<br>"))).collect());
            }
        } else if let Some(note) = row.value.as_note() {
            expected.extend(text(note, T::SECTION.level()));
        } else if let Some(line) = row.value.as_line() {
            expected.extend(blocks(&line));
        }
        in_table = row.value.is_row();
    }
    expected
}

/// The blocks of a written document, without its front matter.
fn written_blocks(document: &Postmortem, written: &str) -> Vec<Block> {
    let settings = document.front_matter.as_deref().unwrap_or_default();
    blocks(written.strip_prefix(settings).expect("the settings come first"))
}

/// The first block of a written document that is another one than expected.
fn first_surprise(document: &Postmortem, written: &str) -> Option<(Option<Block>, Option<Block>)> {
    let (seen, expected) = (written_blocks(document, written), expected(document));
    let at = seen.iter().zip(&expected).take_while(|(seen, expected)| seen == expected).count();
    (seen != expected).then(|| (seen.get(at).cloned(), expected.get(at).cloned()))
}

/// A text that defines no link, since a definition is for the whole document, on purpose; and without backslashes before
/// a pipe, since parsers differ on what two backslashes before a pipe show in a cell.
fn comparable(text: &str) -> String {
    let mut pieces = text.split('|').collect::<Vec<_>>();
    let last = pieces.pop().unwrap_or_default();
    let before: String = pieces.iter().map(|piece| format!("{}|", piece.trim_end_matches('\\'))).collect();
    (before + last).replace("]:", "]")
}

fn comparable_steps() -> impl Strategy<Value = Vec<Step>> {
    steps().prop_map(|mut steps| {
        for step in &mut steps {
            step.text = comparable(&step.text);
        }
        steps
    })
}

#[test]
fn every_value_stays_in_its_field() {
    proptest!(config(), |(text in file(), steps in comparable_steps())| {
        let (_, document) = edited(&comparable(&text), &steps);
        let written = write_canonical(&document);
        prop_assert_eq!(first_surprise(&document, &written), None, "{}", written);
    });
}

#[test]
fn every_value_stays_in_its_field_in_a_canonical_file() {
    proptest!(config(), |(text in file(), steps in comparable_steps())| {
        let canonical = write_canonical(read(&comparable(&text)).document());
        let (opened, document) = edited(&canonical, &steps);
        let written = opened.write(&document);
        prop_assert_eq!(first_surprise(&document, &written), None, "{}", written);
    });
}

/// What people paste, and what has a meaning in Markdown at the start of a line or of a document.
const VALUES: [&str; 24] = [
    "# heading",
    "## Summary",
    "### What went well",
    "heading\n===",
    "heading\n---",
    "```\nfence",
    "~~~~\nfence",
    "<!-- comment",
    "<?php instruction",
    "<pre> preformatted",
    "<script>alert",
    "a | b",
    "| a | b |\n| - | - |\n| c | d |",
    "| Time | Description |\n| - | - |\n| 1 | 2 |",
    "one\ntwo",
    "one\r\n\r\ntwo",
    "- item",
    "1. item",
    "> quote",
    "    code",
    "\tcode",
    "---\nsettings: yes\n---",
    "`code",
    "[link](",
];

#[test]
fn whatever_is_typed_is_seen_in_its_field() {
    let file = include_str!("fixtures/canonical.md");
    for value in VALUES {
        for field in fields(Session::open(file).document()) {
            // A day that is none is refused, and of a link the text is seen.
            if matches!(field, Field::DayDate(_) | Field::AuthorLink(_)) {
                continue;
            }
            let mut session = Session::open(file);
            session.apply(field.edit(value.to_owned()));
            let document = session.document();
            for written in [write_canonical(document), session.opened().write(document)] {
                assert_eq!(first_surprise(document, &written), None, "{value:?} in {field:?}: {written}");
                // A marker is put in capitals.
                let seen = visible(&written).to_lowercase();
                for word in value.split(|sign: char| !sign.is_alphanumeric()) {
                    assert!(seen.contains(&word.to_lowercase()), "{value:?} in {field:?}: {written}");
                }
            }
        }
    }
}
