//! Editing one field changes the lines of that field and no others, in either way of writing.

use postmortem_editor::document::{ActionColumn, EventColumn, Id, Ids, Postmortem, Section};
use postmortem_editor::form::Field;
use postmortem_editor::markdown::{Opened, write_canonical};
use postmortem_editor::session::Session;
use postmortem_editor::syntax::{Block, Kind, begins_front_matter, front_matter, lines, scan, split_row, strip_bom};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::fields::{fields, says};
use crate::generated::{config, edited, file, steps};
use crate::words::words;

/// What a field is given: a word that no file holds, or a day that none names.
fn typed_into(field: Field) -> String {
    if matches!(field, Field::DayDate(_)) { "1999-12-31" } else { "EDITED" }.to_owned()
}

const BOM: char = '\u{feff}';

/// The lines of a text that are gone from another one, and the lines that stand there instead.
#[derive(Debug, PartialEq, Eq)]
struct Change<'t> {
    removed: Vec<&'t str>,
    added: Vec<&'t str>,
}

fn change<'t>(before: &'t str, after: &'t str) -> Change<'t> {
    let contents = |text: &'t str| lines(text, 0).map(|line| line.of(text)).collect::<Vec<_>>();
    let (mut removed, mut added) = (contents(before), contents(after));
    let same = removed.iter().zip(&added).take_while(|(before, after)| before == after).count();
    removed.drain(..same);
    added.drain(..same);
    let same = removed.iter().rev().zip(added.iter().rev()).take_while(|(before, after)| before == after).count();
    removed.truncate(removed.len() - same);
    added.truncate(added.len() - same);
    Change { removed, added }
}

/// The document with the word in one of its fields, in place of what stood there.
fn typed(opened: &Opened, document: &Postmortem, field: Field) -> Postmortem {
    let mut document = document.clone();
    document.apply(field.edit(typed_into(field)), opened.levels(), &mut Ids::after(Id(u32::MAX / 2)));
    document
}

#[test]
fn a_field_is_changed_alone_in_canonical_form() {
    proptest!(config(), |(text in file(), steps in steps(), pick in any::<Index>())| {
        let (opened, before) = edited(&text, &steps);
        let field = *pick.get(&fields(&before));
        let after = typed(&opened, &before, field);
        let (old, new) = (write_canonical(&before), write_canonical(&after));
        let Change { removed, added } = change(&old, &new);
        prop_assert_eq!(words(&removed.join("\n")), words(&says(&before, field)), "{:?}: {}{}", field, old, new);
        prop_assert_eq!(words(&added.join("\n")), words(&says(&after, field)), "{:?}: {}{}", field, old, new);
    });
}

/// Whether some of a file is written anew when something else in it changes: what only the end of the file closes (a
/// fence, a comment, front matter), and headings that are indented.
fn has_loose_parts(text: &str) -> bool {
    let bom = strip_bom(text);
    let settings = front_matter(text, bom);
    let scan = scan(text, settings.unwrap_or(bom));
    let is_loose = |block: &Block| match block.kind {
        Kind::Fence { open } => open,
        Kind::Heading { .. } => scan.line(block.first).starts_with([' ', '\t']),
        _ => false,
    };
    scan.blocks.iter().any(is_loose)
        || !scan.unclosed.is_empty()
        || settings.is_none() && begins_front_matter(text, bom)
}

/// What stands in all rows of the section that a field is in.
fn all_rows(document: &Postmortem, field: Field) -> String {
    let is_row = |other: &&Field| match (field, **other) {
        (Field::Item(list, _), Field::Item(other, _)) => list == other,
        (Field::AuthorName(_) | Field::AuthorLink(_), Field::AuthorName(_)) => true,
        (Field::Action(..) | Field::Tracking(_) | Field::State(_), Field::Tracking(_)) => true,
        (Field::Time(_) | Field::Marker(_) | Field::Description(_), Field::Time(_)) => true,
        _ => false,
    };
    let rows: Vec<String> = fields(document).iter().filter(is_row).map(|row| says(document, *row)).collect();
    rows.join("\n")
}

/// Whether a file has what is written anew as a whole when one row of it changes: a list whose bullets are indented, for a
/// field in a list; a table that lacks a column, for a field in a table.
fn is_written_anew(text: &str, field: Field) -> bool {
    let scan = scan(text, front_matter(text, strip_bom(text)).unwrap_or(strip_bom(text)));
    let lacks = |block: &Block, columns: usize, is_column: fn(&str) -> bool| {
        let header = split_row(scan.line(block.first));
        let told = header.iter().filter(|header| is_column(header)).count();
        (1..columns).contains(&told)
    };
    scan.blocks.iter().any(|block| match (field, &block.kind) {
        (Field::Item(..) | Field::AuthorName(_) | Field::AuthorLink(_), Kind::List { items, .. }) => {
            items.iter().any(|item| scan.line(item.line).starts_with([' ', '\t']))
        }
        (Field::Action(..) | Field::Tracking(_) | Field::State(_), Kind::Table) => {
            lacks(block, ActionColumn::ALL.len(), |header| ActionColumn::named(header).is_some())
        }
        (Field::Time(_) | Field::Marker(_) | Field::Description(_), Kind::Table) => {
            lacks(block, EventColumn::ALL.len(), |header| EventColumn::named(header).is_some())
        }
        _ => false,
    })
}

/// A text without its byte order mark and the spaces around its lines: what is indented might come to stand in what a
/// field becomes, and is then written anew.
fn without_spaces_around(text: &str) -> String {
    let text = text.trim_start_matches(BOM);
    let contents: Vec<&str> = lines(text, 0).map(|line| line.of(text).trim_matches([' ', '\t'])).collect();
    contents.join("\n")
}

/// Whether words stand in a text one after the other.
fn is_part(part: &[String], whole: &str) -> bool {
    let whole = words(whole);
    part.is_empty() || whole.windows(part.len()).any(|window| window == part)
}

#[test]
fn a_field_is_changed_alone_in_the_form_of_the_file() {
    let files = file().prop_filter("some of it is written anew whatever changes", |text| !has_loose_parts(text));
    proptest!(config(), |(text in files, pick in any::<Index>())| {
        let opened = Session::open(&text).opened().clone();
        let before = opened.document();
        let field = *pick.get(&fields(before));
        // A line of a day that is spelled in another way, or by the heading, is written anew.
        let is_day = matches!(field, Field::DayDate(_) | Field::DayZone(_));
        prop_assume!(!is_day || text.contains(&says(before, field)) && !text.contains("Timeline (all times"));
        let after = typed(&opened, before, field);
        let new = opened.write(&after);
        let (old, now) = (without_spaces_around(&text), without_spaces_around(&new));
        let Change { removed, added } = change(&old, &now);
        let (removed, added) = (words(&removed.join("\n")), words(&added.join("\n")));
        if removed.is_empty() && says(before, field).is_empty() {
            // The file may have had no such section.
            let headings = added.strip_suffix(&words(&says(&after, field))[..]);
            let of_template = |word: &String| Section::ALL.iter().any(|section| section.heading().contains(word.as_str()));
            prop_assert!(headings.is_some_and(|words| words.iter().all(of_template)), "{:?}: {}", field, new);
        } else if is_written_anew(&text, field) {
            // Rows that stand as they are written anew are not among the lines that differ.
            prop_assert!(is_part(&removed, &all_rows(before, field)), "{:?}: {}", field, new);
            prop_assert!(is_part(&added, &all_rows(&after, field)), "{:?}: {}", field, new);
        } else {
            prop_assert_eq!(removed, words(&says(before, field)), "{:?}: {}", field, new);
            prop_assert_eq!(added, words(&says(&after, field)), "{:?}: {}", field, new);
        }
    });
}
